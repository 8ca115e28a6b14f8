/**
 * The monthly run: reads the inbox, reconciles the month, publishes its folder, and reports the outcome.
 *
 * Laws: the command and the schedule call the same function; all files are rendered before any is written; a run that
 * would repeat the last one writes nothing; exit code 0: clean; 1: written with exceptions; 2: nothing written.
 */

import { join, relative } from "node:path";
import { type ReminderKind, reminders } from "../../core/figures/reminders.ts";
import type { Control } from "../../core/firm/control.ts";
import type { Language } from "../../core/values/language.ts";
import { WORDS } from "../../core/words/words.ts";
import { MonthBasis, type SinceRun } from "../books/changes.ts";
import { type Books, readBooks, requireOpen } from "../books/closed-books.ts";
import { type LastRun, lastRun } from "../books/last-run.ts";
import { type Config, readConfig } from "../config/config.ts";
import { HalfDoneError } from "../disk/fatal-error.ts";
import type { FileReader } from "../disk/input-file.ts";
import { type OutputFile, publish, RUN_FILE } from "../disk/output-folder.ts";
import type { HeldFolder } from "../disk/run-lock.ts";
import { sha256Of } from "../disk/sha256.ts";
import { stopLines } from "../disk/stop-sentences.ts";
import { readInbox } from "../month/inbox.ts";
import {
  figuresOnly,
  type Month,
  monthFrame,
  monthPeriod,
  needsAttention,
  reconciledMonth,
} from "../month/month.ts";
import { type KeptRun, KeptWorkbooks, keepRun, keptRun } from "./kept-run.ts";
import { ClientWorkbooks, monthFiles } from "./month-files.ts";
import { outcome } from "./outcome.ts";
import { inOwnFolder } from "./own-folder.ts";
import { claim, requireOwner } from "./owner.ts";
import type { Progress } from "./progress.ts";
import { type ClientMoved, earlierBasis, MovedByReading } from "./reading-change.ts";
import { dependenciesOf, InputTrace, wouldRepeat } from "./same-run.ts";

export type ExitCode = 0 | 1 | 2;

export interface RunRequest {
  /** Path of the configuration file. */
  readonly config: string;
  /** `YYYY-MM`. */
  readonly period: string;
  readonly dryRun: boolean;
  /** The folder that printed paths are relative to. */
  readonly cwd: string;
}

/** The outcome of a run. */
export interface MonthRun {
  readonly code: ExitCode;
  /** To print for the person who started it. */
  readonly lines: readonly string[];
  /** Null when the run was stopped. */
  readonly control: Control | null;
  /** The number of reminders of each kind (R7); null when the run was stopped. */
  readonly reminders: Readonly<Partial<Record<ReminderKind, number>>> | null;
}

/** The outcome of a run that was not stopped. */
type Ended = Pick<KeptOutcome, "code" | "lines" | "control" | "reminders">;
type KeptOutcome = NonNullable<KeptRun["run"]>;

/** Runs a month and prints its outcome. A failure is printed too, not thrown, unless it is a defect of ours. */
export async function reconcileMonth(
  request: RunRequest,
  print: (line: string) => void,
  shown: Progress,
): Promise<ExitCode> {
  const { code, lines } = await monthRun(request, shown);
  for (const line of lines) print(line);
  return code;
}

/** Runs a month. A failure is part of the result, not thrown, unless it is a defect of ours. */
export async function monthRun(request: RunRequest, shown: Progress): Promise<MonthRun> {
  let language: Language = "en";
  try {
    monthPeriod(request.period); // an invalid month is reported before anything is read
    const config = await readConfig(request.config);
    language = config.language;
    return request.dryRun ? await dryRun(request, config, shown) : await publishedRun(request, config, shown);
  } catch (error) {
    const sentences = stopLines(error, language);
    if (sentences === null) throw error;
    const nothingWritten = error instanceof HalfDoneError ? [] : [WORDS[language].stops.nothingWritten];
    return { code: 2, lines: [...sentences, ...nothingWritten], control: null, reminders: null };
  } finally {
    shown.end();
  }
}

async function dryRun(request: RunRequest, config: Config, shown: Progress): Promise<MonthRun> {
  const { month, moved } = await readMonth(request, config, shown);
  return monthRunOf(month, config, null, moved);
}

async function publishedRun(request: RunRequest, config: Config, shown: Progress): Promise<MonthRun> {
  const { language } = config;
  return inOwnFolder(config, async (held) => {
    const books = await openBooks(request, config, shown);
    const folder = join(held.out, request.period);
    const place = relative(request.cwd, folder) || ".";
    const { run: last, workbooks } = await keptRun(held.out, request.period);
    const of = dependenciesOf(config, place, sealOf(books));
    const repeats = last?.of === of && (await wouldRepeat(last, config, folder));
    if (repeats) shown.stage(WORDS[language].run.stages.same, language);
    const { logs, ...run } = repeats
      ? last
      : await madeRun({ request, config, shown, held, books, workbooks, of, place, folder });
    // The next run claims the folder if this one can't.
    await claim(config, logs, held).catch(() => undefined);
    const { code, lines, control, reminders } = run;
    return { code, lines, control, reminders };
  });
}

/** Everything known before a month is made. */
interface Making {
  readonly request: RunRequest;
  readonly config: Config;
  readonly shown: Progress;
  readonly held: HeldFolder;
  readonly books: Books;
  /** What the last run left. */
  readonly workbooks: KeptRun["workbooks"];
  /** As `dependenciesOf` says it. */
  readonly of: string;
  /** The month's folder as printed, and its path. */
  readonly place: string;
  readonly folder: string;
}

/** Makes and publishes all files of the month, and leaves what the next run may keep. */
async function madeRun(making: Making): Promise<Ended & Pick<KeptOutcome, "logs">> {
  const { config, shown, held, books, folder } = making;
  const trace = await InputTrace.begun(config);
  const kept = await KeptWorkbooks.of(folder, making.workbooks, sealOf(books));
  const last = await lastRun(folder);
  const { workbooks, basis, moved, ...read } = await worked({ ...making, reader: trace.reader, kept, last });
  const month = withChanges(read.month, await basis.since(folder));
  const files = monthFiles(month, config, { workbooks, basis: basis.text });
  const ended = monthRunOf(month, config, making.place, moved);
  const logs = month.logs.map(({ sha256 }) => sha256);
  shown.stage(WORDS[config.language].run.stages.writing(files.length, kept.count), config.language);
  await publish(held, month.name, files); // last, so that a failure before it leaves nothing written
  const list = sha256Of(files.find(({ file }) => file === RUN_FILE)?.bytes ?? "");
  const run = { of: making.of, folder: trace.folder, read: trace.read, list, logs, ...ended };
  // What is said only once, about an update or about damaged files, is no part of a run that is repeated.
  const once = moved.length > 0 || month.unreadable.length > 0;
  // Without it the next run makes everything anew.
  const left = { schema: 1 as const, workbooks: kept.made(files), run: once ? null : run };
  await keepRun(held, month.name, left).catch(() => undefined);
  return { ...ended, logs };
}

/** The month with what changed since its last run. */
function withChanges(month: Month, since: SinceRun): Month {
  const { unreadable } = since;
  if (since.is === "first") return { ...month, unreadable };
  return { ...month, changes: since.is === "same" ? since.lastChanges : since.changes, unreadable };
}

/**
 * Reads and reconciles a month; `last` is the run that its basis is compared with. Throws FatalError if it is closed or
 * unreadable, or `out` is another firm's.
 */
export async function readMonth(
  request: Pick<RunRequest, "period">,
  config: Config,
  shown: Progress,
  last?: LastRun,
): Promise<Omit<WorkedMonth, "workbooks">> {
  await requireOwner(config);
  return openMonth(request, config, shown, last);
}

/** The same in a folder that is held already, and so is known to be this firm's. */
export async function openMonth(
  request: Pick<RunRequest, "period">,
  config: Config,
  shown: Progress,
  last?: LastRun,
): Promise<Omit<WorkedMonth, "workbooks">> {
  const books = await openBooks(request, config, shown);
  return worked({ request, config, shown, books, ...(last !== undefined && { last }) });
}

interface Working {
  readonly request: Pick<RunRequest, "period">;
  readonly config: Config;
  readonly shown: Progress;
  readonly books: Books;
  readonly reader?: FileReader;
  readonly last?: LastRun;
  /** The workbooks that need not be made again; without it, none is made. */
  readonly kept?: KeptWorkbooks;
}

interface WorkedMonth {
  readonly month: Month;
  readonly basis: MonthBasis;
  /** The clients whose figures an update of this software changes. */
  readonly moved: readonly ClientMoved[];
  readonly workbooks: readonly OutputFile[];
}

/** Reads and reconciles a month: each client's part of everything is made before the next client's ledger. */
async function worked({ request, config, shown, books, reader, last, kept }: Working): Promise<WorkedMonth> {
  const inbox = await readInbox(config, books, reader);
  const { stages } = WORDS[config.language].run;
  shown.stage(stages.placing, config.language);
  const frame = monthFrame(request.period, inbox);
  const basis = new MonthBasis(frame, last);
  const moved = new MovedByReading(frame, await earlierBasis(request.period, config));
  const workbooks = kept === undefined ? null : new ClientWorkbooks(frame, config, kept);
  const month = reconciledMonth(frame, inbox, (client, { count, of }) => {
    if (count === 1 && workbooks !== null) shown.stage(stages.rendering, config.language);
    workbooks?.add(client);
    basis.add(client);
    moved.add(client);
    shown.step(count, of);
    return figuresOnly(client);
  });
  return { month, basis, moved: moved.clients, workbooks: workbooks?.files ?? [] };
}

/** The closed months. Throws FatalError when this one is among them, or one of them can't be read. */
async function openBooks(
  { period }: Pick<RunRequest, "period">,
  config: Config,
  shown: Progress,
): Promise<Books> {
  shown.stage(WORDS[config.language].run.stages.reading, config.language);
  const books = await readBooks(config);
  requireOpen(period, books, config);
  return books;
}

const sealOf = ({ months }: Books): string | null => months.at(-1)?.seal ?? null;

/** `place`: where the month was written, as printed; null for a dry run. */
function monthRunOf(
  month: Month,
  config: Config,
  place: string | null,
  moved: readonly ClientMoved[],
): Ended {
  const code = month.exceptions.some((exception) => needsAttention(exception, month.period)) ? 1 : 0;
  const counts: Partial<Record<ReminderKind, number>> = {};
  for (const { kind } of reminders(month.clients, config.reminderDays))
    counts[kind] = (counts[kind] ?? 0) + 1;
  return { code, lines: outcome(month, config, place, moved), control: month.control, reminders: counts };
}
