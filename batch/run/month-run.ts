/**
 * The monthly run: reads the inbox, reconciles the month, publishes its folder, and says what came of it.
 *
 * Laws: one function serves the command and the schedule; nothing is written before everything is rendered;
 * exit code 0 clean, 1 written with exceptions, 2 nothing written.
 */

import { join, relative } from "node:path";
import { type ReminderKind, reminders } from "../../core/figures/reminders.ts";
import type { Control } from "../../core/firm/reconciliation.ts";
import type { Language } from "../../core/values/language.ts";
import { WORDS } from "../../core/words/words.ts";
import { readBooks, requireOpen } from "../books/closed-books.ts";
import { type Config, readConfig } from "../config/config.ts";
import { HalfDoneError } from "../disk/fatal-error.ts";
import { publish } from "../disk/output-folder.ts";
import { stopLines } from "../disk/stop-sentences.ts";
import { readInbox } from "../month/inbox.ts";
import { type Month, monthPeriod, needsALook, reconciledMonth } from "../month/month.ts";
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
}

/** What came of a run. */
export interface MonthRun {
  readonly code: ExitCode;
  /** For the person who started it. */
  readonly lines: readonly string[];
  /** Null when the run was stopped. */
  readonly control: Control | null;
  /** How many reminders of each kind the month has (R7); null when the run was stopped. */
  readonly reminders: Readonly<Partial<Record<ReminderKind, number>>> | null;
}

/** Runs a month and prints its outcome; failures that stop it are printed too, never thrown. */
export async function reconcileMonth(
  request: RunRequest,
  print: (line: string) => void,
  shown: Progress,
): Promise<ExitCode> {
  const { code, lines } = await monthRun(request, shown);
  for (const line of lines) print(line);
  return code;
}

/** Runs a month. What stops it is part of the answer, never thrown. */
export async function monthRun(request: RunRequest, shown: Progress): Promise<MonthRun> {
  let language: Language = "en";
  try {
    monthPeriod(request.period); // a slip here is told before anything is read
    const config = await readConfig(request.config);
    language = config.language;
    return request.dryRun ? await unwritten(request, config, shown) : await written(request, config, shown);
  } catch (error) {
    const told = stopLines(error, language);
    if (told === null) throw error;
    const claim = error instanceof HalfDoneError ? [] : [WORDS[language].stops.nothingWritten];
    return { code: 2, lines: [...told, ...claim], control: null, reminders: null };
  } finally {
    shown.end();
  }
}

async function unwritten(request: RunRequest, config: Config, shown: Progress): Promise<MonthRun> {
  const month = await readMonth(request, config, shown);
  return ended(month, config, null, await movedByReading(month, config));
}

async function written(request: RunRequest, config: Config, shown: Progress): Promise<MonthRun> {
  return inOwnFolder(config, async (held) => {
    const month = await withChanges(await readMonth(request, config, shown), join(held.out, request.period));
    const moved = await movedByReading(month, config); // before this run's own basis is written
    const files = await monthFiles(month, config, shown);
    const run = ended(month, config, join(held.out, month.name), moved);
    shown.stage(`Writing ${files.length} files`);
    await publish(held, month.name, files); // last, so that nothing was written when anything fails
    // A folder that can't be claimed now is claimed by the next run.
    await claim(
      config,
      month.logs.map(({ sha256 }) => sha256),
      held,
    ).catch(() => undefined);
    return run;
  });
}

/** The month as its inputs make it now. Throws FatalError when it is closed, can't be read, or `out` is another firm's. */
export async function readMonth(
  { period }: Pick<RunRequest, "period">,
  config: Config,
  shown: Progress,
): Promise<Month> {
  await requireOwner(config);
  shown.stage("Reading the register and the time logs");
  const books = await readBooks(config);
  requireOpen(period, books, config);
  const inbox = await readInbox(config, books);
  shown.stage("Placing every minute");
  return reconciledMonth(period, inbox);
}

function ended(month: Month, config: Config, folder: string | null, moved: readonly ClientMoved[]): MonthRun {
  const place = folder === null ? null : relative(process.cwd(), folder) || ".";
  const code = month.exceptions.some((exception) => needsALook(exception, month.period)) ? 1 : 0;
  const told: Partial<Record<ReminderKind, number>> = {};
  for (const { kind } of reminders(month.clients, config.reminderDays)) told[kind] = (told[kind] ?? 0) + 1;
  return { code, lines: outcome(month, config, place, moved), control: month.control, reminders: told };
}
