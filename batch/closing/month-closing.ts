/**
 * Closing a month, and reopening it.
 *
 * Laws: what is closed is what was reconciled and looked at: the files of the last run, if the inputs still give the
 * same, by what the files say and not by how they were packed; what was left out of it is agreed to by whoever closes
 * it; months are closed in order and reopened from the last one; closing is one rename, after the basis was kept; a
 * reopened month's record stays beside the others, with who and why.
 */

import { readFile, rename } from "node:fs/promises";
import { join } from "node:path";
import type { Config } from "../config.ts";
import { FatalError } from "../fatal-error.ts";
import { type Month, monthPeriod } from "../month.ts";
import { workbookNames } from "../month-files.ts";
import { RUN_FILE, recover } from "../output/output-folder.ts";
import { requireOwner } from "../output/owner.ts";
import { runLock } from "../output/run-lock.ts";
import { replaceFile } from "../output/whole-file.ts";
import type { Progress } from "../progress.ts";
import { readMonth } from "../reconcile.ts";
import { RUN_JSON, type RunJson, runJson, runJsonText } from "../run-json.ts";
import { sha256Of } from "../sha256.ts";
import { BASIS_FILE, basisOf, basisText, unpackedBasis } from "./basis.ts";
import {
  type Books,
  basisFile,
  type ClosedMonth,
  closedFolder,
  monthAfter,
  readBooks,
  recordFile,
  recordNames,
  recordText,
} from "./closed-books.ts";
import { closingSentences, type LeftOutTotals } from "./closing-sentences.ts";
import { leftOut, leftOutLines, leftOutTotals } from "./left-out.ts";

interface Request {
  /** `YYYY-MM`. */
  readonly period: string;
  readonly by: string;
  readonly at: Date;
}

export interface ClosingRequest extends Request {
  /** Close also when rows that may be of the month were left out. */
  readonly withExceptions?: boolean;
}

/**
 * Closes a month; of one that is closed already answers the record it has. Throws FatalError, with nothing changed,
 * when it can't be closed.
 */
export async function closeMonth(
  request: ClosingRequest,
  config: Config,
  shown: Progress,
): Promise<ClosedMonth> {
  return alone(config, async () => {
    const { period } = request;
    monthPeriod(period); // a slip is told as one, not as a run that is missing
    const books = await readBooks(config);
    const closed = books.months.find((month) => month.period === period);
    if (closed !== undefined) return closed;
    requireNext(period, books, config);
    const { text, run, basis } = await runToClose(period, config);
    const month = await readMonth({ period }, config, shown);
    const now = runJson(month, config, { fileOf: workbookNames(month), outputs: run.outputs });
    if (basis.text !== basisText(basisOf(month)) || runJsonText(now) !== text)
      throw new FatalError([closingSentences(config.language).inputsChanged(period)]);
    const without = agreedLeftOut(request, month, config);

    const folder = closedFolder(config);
    const record = {
      schema: 1 as const,
      period,
      closedAt: request.at.toISOString(),
      closedBy: request.by,
      previous: books.months.at(-1)?.seal ?? null,
      settings: month.settings,
      ...(without !== null && { leftOut: without }),
      basis: sha256Of(basis.bytes),
      run,
    };
    const written = recordText(record);
    await replaceFile(join(folder, basisFile(period)), basis.bytes);
    await replaceFile(join(folder, recordFile(period)), written);
    return JSON.parse(written) as ClosedMonth;
  });
}

export interface ReopeningRequest extends Request {
  readonly reason: string;
}

/** Reopens the last closed month; answers where its record is kept. Throws FatalError when it is not the last. */
export async function reopenMonth(request: ReopeningRequest, config: Config): Promise<string> {
  return alone(config, async () => {
    const { period, at, by, reason } = request;
    const from = (name: string) => join(closedFolder(config), name);
    await requireLast(period, config);
    const stamp = at.toISOString().replaceAll(":", "").slice(0, 17);
    const kept = `${period}.reopened-${stamp}`;
    const note = { period, reopenedAt: at.toISOString(), reopenedBy: by, reason };
    await replaceFile(from(`${kept}.json`), `${JSON.stringify(note, null, 2)}\n`);
    await rename(from(recordFile(period)), from(`${kept}.record.json`));
    // One that is missing is why the month is reopened.
    await rename(from(basisFile(period)), from(`${kept}.basis.jsonl.gz`)).catch(() => undefined);
    return from(`${kept}.json`);
  });
}

/** Does it while no run is at work in the folder, after what an interrupted one left is mended. */
async function alone<T>(config: Config, work: () => Promise<T>): Promise<T> {
  const held = await runLock(config);
  try {
    await requireOwner(config);
    await recover(held);
    return await work();
  } finally {
    await held.release();
  }
}

/** Months are closed one after another; the first may be any. */
function requireNext(period: string, { months }: Books, { language }: Config): void {
  const last = months.at(-1);
  if (last === undefined || period < last.period) return; // told by readMonth
  const next = monthAfter(last.period);
  if (period !== next) throw new FatalError([closingSentences(language).notNext(period, next)]);
}

/** By the names of the records alone: one that was spoilt can be reopened too. */
async function requireLast(period: string, config: Config): Promise<void> {
  const says = closingSentences(config.language);
  const closed = await recordNames(config);
  if (!closed.includes(recordFile(period))) throw new FatalError([says.notClosed(period)]);
  const last = closed.at(-1)?.slice(0, "2026-10".length) ?? period;
  if (last !== period) throw new FatalError([says.notLast(period, last)]);
}

/** What the month is closed without; null when that is nothing. Throws FatalError when nobody agreed to it. */
function agreedLeftOut(
  { period, withExceptions = false }: ClosingRequest,
  month: Month,
  { language }: Config,
): LeftOutTotals | null {
  const left = leftOut(month);
  const totals = leftOutTotals(left);
  if (totals === null || withExceptions) return totals;
  const says = closingSentences(language);
  throw new FatalError([says.leftOut(period, says.amount(totals)), ...leftOutLines(left, language)]);
}

interface RunToClose {
  /** Of its run.json. */
  readonly text: string;
  readonly run: RunJson;
  /** As it was packed, which may differ from one machine to another, and what it says. */
  readonly basis: { readonly bytes: Uint8Array; readonly text: string };
}

/** The run of the month, its files being as it lists them. */
async function runToClose(period: string, config: Config): Promise<RunToClose> {
  const says = closingSentences(config.language);
  const folder = join(config.out, period);
  const text = await readFile(join(folder, RUN_FILE), "utf8").catch(() => null);
  if (text === null) throw new FatalError([says.noRun(period, folder)]);
  const parsed = RUN_JSON.safeParse(jsonOf(text));
  if (!parsed.success) throw new FatalError([says.outputChanged(join(folder, RUN_FILE))]);
  const changed: string[] = [];
  let basis: RunToClose["basis"] | null = null;
  for (const { file, sha256 } of parsed.data.outputs) {
    const bytes = await readFile(join(folder, file)).catch(() => null);
    if (bytes === null || sha256Of(bytes) !== sha256) changed.push(says.outputChanged(join(folder, file)));
    else if (file === BASIS_FILE) basis = basisIn(bytes);
  }
  if (changed.length > 0) throw new FatalError(changed);
  if (basis === null) throw new FatalError([says.outputChanged(join(folder, BASIS_FILE))]);
  return { text, run: parsed.data, basis };
}

/** Null when it is no basis, though the run lists it. */
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
