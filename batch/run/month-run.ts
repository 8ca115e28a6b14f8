/**
 * The monthly run: reads the inbox, reconciles the month, publishes its folder, and reports the outcome.
 *
 * Laws: the command and the schedule call the same function; all files are rendered before any is written;
 * exit code 0: clean; 1: written with exceptions; 2: nothing written.
 */

import { join, relative } from "node:path";
import { type ReminderKind, reminders } from "../../core/figures/reminders.ts";
import type { Control } from "../../core/firm/control.ts";
import type { Language } from "../../core/values/language.ts";
import { WORDS } from "../../core/words/words.ts";
import { readBooks, requireOpen } from "../books/closed-books.ts";
import { type Config, readConfig } from "../config/config.ts";
import { HalfDoneError } from "../disk/fatal-error.ts";
import { publish } from "../disk/output-folder.ts";
import { stopLines } from "../disk/stop-sentences.ts";
import { readInbox } from "../month/inbox.ts";
import { type Month, monthPeriod, needsAttention, reconciledMonth } from "../month/month.ts";
import { monthFiles, withChanges } from "./month-files.ts";
import { outcome } from "./outcome.ts";
import { inOwnFolder } from "./own-folder.ts";
import { claim, requireOwner } from "./owner.ts";
import type { Progress } from "./progress.ts";
import { type ClientMoved, movedByReading } from "./reading-change.ts";

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
  const month = await readMonth(request, config, shown);
  return monthRunOf(month, config, null, await movedByReading(month, config));
}

async function publishedRun(request: RunRequest, config: Config, shown: Progress): Promise<MonthRun> {
  const { language } = config;
  return inOwnFolder(config, async (held) => {
    const month = await withChanges(await openMonth(request, config, shown), join(held.out, request.period));
    const moved = await movedByReading(month, config); // before this run's own basis is written
    const files = monthFiles(month, config, shown);
    const place = relative(request.cwd, join(held.out, month.name)) || ".";
    const run = monthRunOf(month, config, place, moved);
    shown.stage(WORDS[language].run.stages.writing(files.length), language);
    await publish(held, month.name, files); // last, so that a failure before it leaves nothing written
    // The next run claims the folder if this one can't.
    await claim(
      config,
      month.logs.map(({ sha256 }) => sha256),
      held,
    ).catch(() => undefined);
    return run;
  });
}

/** Reads and reconciles a month. Throws FatalError if it is closed or unreadable, or `out` is another firm's. */
export async function readMonth(
  { period }: Pick<RunRequest, "period">,
  config: Config,
  shown: Progress,
): Promise<Month> {
  await requireOwner(config);
  return openMonth({ period }, config, shown);
}

/** The same in a folder that is held already, and so is known to be this firm's. */
export async function openMonth(
  { period }: Pick<RunRequest, "period">,
  config: Config,
  shown: Progress,
): Promise<Month> {
  const { stages } = WORDS[config.language].run;
  shown.stage(stages.reading, config.language);
  const books = await readBooks(config);
  requireOpen(period, books, config);
  const inbox = await readInbox(config, books);
  shown.stage(stages.placing, config.language);
  return reconciledMonth(period, inbox);
}

/** `place`: where the month was written, as printed; null for a dry run. */
function monthRunOf(
  month: Month,
  config: Config,
  place: string | null,
  moved: readonly ClientMoved[],
): MonthRun {
  const code = month.exceptions.some((exception) => needsAttention(exception, month.period)) ? 1 : 0;
  const counts: Partial<Record<ReminderKind, number>> = {};
  for (const { kind } of reminders(month.clients, config.reminderDays))
    counts[kind] = (counts[kind] ?? 0) + 1;
  return { code, lines: outcome(month, config, place, moved), control: month.control, reminders: counts };
}
