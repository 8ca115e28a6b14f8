/**
 * Closing a month, and reopening it.
 *
 * Laws: a month is closed when it is over, with the files of its last run, which people have checked, and only if the
 * inputs still give the same content (compression may differ); the person who closes it accepts what is left out; months are closed in
 * order and reopened from the last one; closing takes effect by one rename, of the record into its place; reopening by
 * one rename, of the record into a folder that already holds the note of who and why; a run that lost the lock places
 * no file.
 */

import { existsSync } from "node:fs";
import { mkdir, rmdir, unlink } from "node:fs/promises";
import { join } from "node:path";
import type { CalendarDate } from "../../core/values/calendar.ts";
import { WORDS } from "../../core/words/words.ts";
import { BASIS_FILE, unpackedBasis } from "../books/basis.ts";
import {
  type Books,
  type ClosedMonth,
  monthAfter,
  nextRecord,
  readBooks,
  readRecord,
  recordText,
  requireOpen,
} from "../books/closed-books.ts";
import {
  basisFile,
  closedFolder,
  closedNames,
  contentOf,
  REOPENING_NOTE,
  recordFile,
} from "../books/closed-folder.ts";
import { periodsToReopen, type ReopenedMonth, witnessed, witnessesOf } from "../books/closing-witness.ts";
import { NO_RUN } from "../books/last-run.ts";
import { type Config, ofFiles } from "../config/config.ts";
import { FatalError } from "../disk/fatal-error.ts";
import { RUN_FILE } from "../disk/output-folder.ts";
import { causeOf, type HeldFolder, LockLost } from "../disk/run-lock.ts";
import { sha256Of } from "../disk/sha256.ts";
import { errorCode, reasonOf } from "../disk/stop-sentences.ts";
import { jsonText, replaceFile, type StagedFile, stagedFile } from "../disk/whole-file.ts";
import { dayIn } from "../disk/zone-clock.ts";
import { runJson } from "../documents/month-json.ts";
import { RUN_JSON, type RunJson, runJsonText } from "../documents/run-json.ts";
import { type Month, monthPeriod } from "../month/month.ts";
import { endReopening, moveInto, recoverBooks } from "./interrupted-closing.ts";
import { type LeftOutTotals, leftOut, leftOutLines, leftOutTotals } from "./left-out.ts";
import { doubtsOf, type MonthDoubt, monthPhase } from "./month-doubts.ts";
import { clientNames, EXCEPTIONS_FILE } from "./month-files.ts";
import { openMonth } from "./month-parts.ts";
import { closeAnywayCommand } from "./next-step.ts";
import { inOwnFolder } from "./own-folder.ts";
import type { Progress } from "./progress.ts";

interface Request {
  /** `YYYY-MM`. */
  readonly period: string;
  readonly by: string;
  readonly at: Date;
}

interface ClosingRequest extends Request {
  /** Close even if rows that may belong to the month are left out. */
  readonly withExceptions?: boolean;
}

export interface Closing {
  readonly closed: ClosedMonth;
  /** Doubts about the month, for the person who closes it; none when it was closed before. */
  readonly doubts: readonly MonthDoubt[];
}

/**
 * Closes a month and returns its record; if it is already closed, returns the existing record. Throws FatalError, with
 * nothing changed, when it can't be closed.
 */
export async function closeMonth(request: ClosingRequest, config: Config, shown: Progress): Promise<Closing> {
  return withLock(request, config, async (held) => {
    const { period } = request;
    const books = await readBooks(config);
    const closed = books.months.find((month) => month.period === period);
    if (closed !== undefined) {
      await placeFiles(witnessesOf(config.out, books.months, closed), period, held);
      return { closed, doubts: [] };
    }
    const today = dayIn(request.at, config.timeZone);
    requireOver(period, today, config);
    requireOpen(period, books, config);
    requireNext(period, books, config);
    const { text, run, basis } = await runToClose(period, config);
    shown.stage(WORDS[config.language].run.stages.reading, config.language);
    const last = { ...NO_RUN, basis: basis.text };
    const { month, basis: now } = await openMonth({ request, config, shown, books, last });
    const names = clientNames(month, config);
    const figures = runJson(month, ofFiles(config), { ...names, outputs: run.outputs });
    if (!now.isSame || runJsonText(figures) !== text)
      throw new FatalError([WORDS[config.language].closing.inputsChanged(period)]);
    const without = agreedLeftOut(request, month, config);

    const record = {
      schema: 1 as const,
      period,
      closedAt: request.at.toISOString(),
      closedBy: request.by,
      previous: books.months.at(-1)?.seal ?? null,
      settings: month.settings,
      names: month.clients.map(({ client, names, from }) => ({
        client: client.name,
        known: [...names],
        was: [...from],
      })),
      ...(without !== null && { leftOut: without }),
      basis: sha256Of(basis.bytes),
      run,
    };
    const written = recordText(record);
    const made = nextRecord(written, basis.text, books);
    const from = (name: string) => join(closedFolder(config), name);
    const files = [
      { path: from(basisFile(period)), content: basis.bytes },
      { path: from(recordFile(period)), content: written },
      ...witnessesOf(config.out, [...books.months, made], made),
    ];
    await placeFiles(files, period, held);
    return { closed: made, doubts: doubtsOf(month, today) };
  });
}

interface ReopeningRequest extends Request {
  readonly reason: string;
}

/** Reopens the last closed month; returns the path of the note. Throws FatalError when it is not the last. */
export async function reopenMonth(request: ReopeningRequest, config: Config): Promise<string> {
  return withLock(request, config, async (held) => {
    const { period, at, by, reason } = request;
    const folder = closedFolder(config);
    await requireLast(period, config);
    const seen = (await witnessed(config)).filter((witness) => witness.period === period);
    // An unreadable or damaged record can be the reason for reopening.
    const record = await readRecord(join(folder, recordFile(period)), config).catch(() => null);
    const seals = new Set([...seen, ...(record === null ? [] : [record])].map(({ seal }) => seal));
    const note: ReopenedMonth = {
      period,
      reopenedAt: at.toISOString(),
      reopenedBy: by,
      reason,
      seals: [...seals],
    };
    const name = await nameOfReopening(request, config);
    const begun = join(folder, `.${name}`);
    try {
      await mkdir(begun, { recursive: true, mode: 0o700 });
      await replaceFile(join(begun, REOPENING_NOTE), jsonText(note));
      await moveInto(`.${name}`, recordFile(period), held);
    } catch (error) {
      // Not recursive: the folder may hold the record.
      await unlink(join(begun, REOPENING_NOTE)).catch(() => undefined);
      await rmdir(begun).catch(() => undefined);
      throw error;
    }
    // From here on the month is open; the next run completes what fails now.
    await endReopening(`.${name}`, held).catch(() => undefined);
    const ended = join(folder, name);
    return join(existsSync(ended) ? ended : begun, REOPENING_NOTE);
  });
}

/** An unused name: two reopenings may happen in one second. */
async function nameOfReopening({ period, at }: Request, config: Config): Promise<string> {
  const taken = await closedNames(config);
  const first = `${period}.reopened-${at.toISOString().replaceAll(":", "").slice(0, 17)}`;
  let name = first;
  for (let copy = 2; taken.includes(name); copy += 1) name = `${first}-${copy}`;
  return name;
}

/**
 * Does the work while this process holds the folder, after recovery from interrupted runs. A system error becomes a
 * FatalError with a sentence.
 */
async function withLock<T>(
  { period }: Request,
  config: Config,
  work: (held: HeldFolder) => Promise<T>,
): Promise<T> {
  return inOwnFolder(config, (held) =>
    work(held).catch(async (error: unknown) => {
      const cause = await causeOf(error, held);
      if (cause instanceof FatalError || !isOfSystem(cause)) throw cause;
      const { unwritable } = WORDS[config.language].closing;
      throw new FatalError([
        unwritable(cause.path ?? closedFolder(config), period, reasonOf(cause, config.language)),
      ]);
    }),
  );
}

/** A system error, not a defect of ours: Node's own codes begin with `ERR_`. */
function isOfSystem(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && /^E[A-Z0-9]+$/.test(errorCode(error));
}

/**
 * Places the files of a closed month in this order, once all of them are on disk. A failure leaves the month open, or
 * closed but not yet witnessed.
 */
async function placeFiles(
  files: readonly { readonly path: string; readonly content: Uint8Array | string }[],
  period: string,
  held: HeldFolder,
): Promise<void> {
  const staged: StagedFile[] = [];
  try {
    for (const { path, content } of files) staged.push(await stagedFile(path, content));
    for (const file of staged) {
      await held.assertHeld();
      await file.place();
    }
  } catch (error) {
    const cause = await causeOf(error, held);
    // The run that now holds the lock clears what is left.
    if (cause instanceof LockLost) throw cause;
    await recoverBooks(held).catch(() => undefined); // the next run undoes what can't be undone now
    if (!existsSync(join(closedFolder(held), recordFile(period)))) throw cause;
    const { unwitnessed } = WORDS[held.language].closing;
    throw new FatalError([unwitnessed(period, reasonOf(cause, held.language))]);
  }
}

/** M2: what is done until a month ends would come after its close. */
function requireOver(period: string, today: CalendarDate, { language }: Config): void {
  const days = monthPeriod(period);
  if (monthPhase(days, today) === "over") return;
  throw new FatalError([WORDS[language].closing.notOver(period, WORDS[language].writing.date(days.to))]);
}

/** Months are closed in sequence; the first may be any month. */
function requireNext(period: string, { months }: Books, { language }: Config): void {
  const last = months.at(-1);
  if (last === undefined) return;
  const next = monthAfter(last.period);
  if (period !== next) throw new FatalError([WORDS[language].closing.notNext(period, next)]);
}

/** Judged by file names only: a month with a damaged or missing record can be reopened too. */
async function requireLast(period: string, config: Config): Promise<void> {
  const says = WORDS[config.language].closing;
  const closed = await periodsToReopen(config);
  if (!closed.includes(period)) {
    const reopened = (await closedNames(config)).findLast((name) => name.startsWith(`${period}.reopened-`));
    const path = reopened === undefined ? null : join(closedFolder(config), reopened);
    throw new FatalError([path === null ? says.notClosed(period) : says.wasReopened(period, path)]);
  }
  const last = closed.at(-1) ?? period;
  if (last !== period) throw new FatalError([says.notLast(period, last)]);
}

/** What the month is closed without; null when nothing is left out. Throws FatalError when that was not accepted. */
function agreedLeftOut(
  { period, withExceptions = false }: ClosingRequest,
  month: Month,
  { language, out }: Config,
): LeftOutTotals | null {
  const left = leftOut(month);
  const totals = leftOutTotals(left);
  if (totals === null || withExceptions) return totals;
  const says = WORDS[language].closing;
  const next = says.nextLeftOut(join(out, period, EXCEPTIONS_FILE), closeAnywayCommand(period));
  throw new FatalError([says.leftOut(period, says.amount(totals)), ...leftOutLines(left, language), next]);
}

interface RunToClose {
  /** The text of its run.json. */
  readonly text: string;
  readonly run: RunJson;
  /** The compressed bytes, which may differ between machines, and their text. */
  readonly basis: { readonly bytes: Uint8Array; readonly text: string };
}

/** The last run of the month, after checking its files against the hashes it lists. */
async function runToClose(period: string, config: Config): Promise<RunToClose> {
  const says = WORDS[config.language].closing;
  const folder = join(config.out, period);
  const text = (await contentOf(join(folder, RUN_FILE), config))?.toString("utf8") ?? null;
  if (text === null) throw new FatalError([says.noRun(period, folder)]);
  const parsed = RUN_JSON.safeParse(jsonOf(text));
  if (!parsed.success) throw new FatalError([says.outputChanged(join(folder, RUN_FILE))]);
  const changed: string[] = [];
  let basis: RunToClose["basis"] | null = null;
  for (const { file, sha256 } of parsed.data.outputs) {
    const bytes = await contentOf(join(folder, file), config);
    if (bytes === null || sha256Of(bytes) !== sha256) changed.push(says.outputChanged(join(folder, file)));
    else if (file === BASIS_FILE) basis = basisIn(bytes);
  }
  if (changed.length > 0) throw new FatalError(changed);
  if (basis === null) throw new FatalError([says.outputChanged(join(folder, BASIS_FILE))]);
  return { text, run: parsed.data, basis };
}

/** Null when the bytes are not a basis, although the run lists them. */
function basisIn(bytes: Uint8Array): RunToClose["basis"] | null {
  try {
    return { bytes, text: unpackedBasis(bytes) };
  } catch {
    return null;
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
