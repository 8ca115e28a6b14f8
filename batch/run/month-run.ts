/**
 * The monthly run: reads the inbox, reconciles the month, publishes its folder, and reports the outcome.
 *
 * Laws: the command and the schedule call the same function; all files are rendered before any is written; a run that
 * would repeat the last one writes nothing; exit code 0: clean; 1: written, and something needs a look; 2: nothing
 * written.
 */

import { join, relative } from "node:path";
import { type ReminderKind, reminders } from "../../core/figures/reminders.ts";
import type { Control } from "../../core/firm/control.ts";
import type { CalendarDate } from "../../core/values/calendar.ts";
import type { Language } from "../../core/values/language.ts";
import { WORDS } from "../../core/words/words.ts";
import type { SinceRun } from "../books/changes.ts";
import type { Books } from "../books/closed-books.ts";
import { type LastRun, lastRun } from "../books/last-run.ts";
import { type Config, ConfigError, readConfig } from "../config/config.ts";
import { HalfDoneError } from "../disk/fatal-error.ts";
import { publish, RUN_FILE } from "../disk/output-folder.ts";
import type { HeldFolder } from "../disk/run-lock.ts";
import { sha256Of } from "../disk/sha256.ts";
import { stopLines } from "../disk/stop-sentences.ts";
import { dayIn } from "../disk/zone-clock.ts";
import { type Month, monthPeriod } from "../month/month.ts";
import { keepParts, keptParts } from "./kept-parts.ts";
import { type KeptRun, KeptWorkbooks, keepRun, keptOf, keptRun } from "./kept-run.ts";
import { monthPhase } from "./month-doubts.ts";
import { monthFiles } from "./month-files.ts";
import { type MonthParts, monthParts, openBooks, readMonth, sealOf, together } from "./month-parts.ts";
import { type Ending, endedRun, type RunOutcome, stoppedOutcome } from "./outcome.ts";
import { outcomeLines } from "./outcome-lines.ts";
import { inOwnFolder } from "./own-folder.ts";
import { claim } from "./owner.ts";
import type { Progress } from "./progress.ts";
import type { ClientMoved } from "./reading-change.ts";
import { dependenciesOf, InputTrace, wouldRepeat } from "./same-run.ts";
import type { Shard } from "./shard.ts";
import { type MadeOf, makeShard, mergedParts, removeShards } from "./shards.ts";

export type ExitCode = 0 | 1 | 2;

export interface RunRequest {
  /** Path of the configuration file, or what reads it. */
  readonly config: string | (() => Promise<Config>);
  /** `YYYY-MM`. */
  readonly period: string;
  readonly dryRun: boolean;
  /** The part to make, instead of the month. */
  readonly shard?: Shard;
  /** The number of parts that were made, to put together. */
  readonly shards?: number;
  /** The folder that printed paths are relative to. */
  readonly cwd: string;
  /** The language of what is printed; as the configuration says, if left out. */
  readonly spoken?: Language;
  /** When the run is made, for doubts about the month; now, if left out. */
  readonly now?: Date;
}

/** The outcome of a run. */
export interface MonthRun {
  readonly code: ExitCode;
  /** To print for the person who started it. */
  readonly lines: readonly string[];
  /** The same for programs; null for a part of a month. */
  readonly outcome: RunOutcome | null;
  /** Null when the run was stopped. */
  readonly control: Control | null;
  /** The number of reminders of each kind (R7); null when the run was stopped. */
  readonly reminders: Readonly<Partial<Record<ReminderKind, number>>> | null;
}

/** The outcome of a run that was not stopped. */
type Ended = Pick<KeptOutcome, "code" | "lines" | "outcome" | "control" | "reminders">;
type KeptOutcome = NonNullable<KeptRun["run"]>;

/** Runs a month, prints its outcome, and tells it to programs. */
export async function reconcileMonth(
  request: RunRequest,
  print: (line: string) => void,
  shown: Progress,
  tell: (outcome: RunOutcome) => void = () => {},
): Promise<ExitCode> {
  const { code, lines, outcome } = await monthRun(request, shown);
  for (const line of lines) print(line);
  if (outcome !== null) tell(outcome);
  return code;
}

/** Runs a month. A failure is part of the result, not thrown, unless it is a defect of ours. */
export async function monthRun(request: RunRequest, shown: Progress): Promise<MonthRun> {
  let language = request.spoken ?? "en";
  try {
    const { config: given } = request;
    const config = await (typeof given === "string" ? readConfig(given, request.spoken) : given());
    language = config.language;
    if (request.dryRun) return await dryRun(request, config, shown);
    const { shard } = request;
    if (shard === undefined) return await publishedRun(request, config, shown);
    const lines = await makeShard(request, shard, config, shown);
    return { code: 0, lines, outcome: null, control: null, reminders: null };
  } catch (error) {
    if (error instanceof ConfigError) language = error.language;
    const sentences = stopLines(error, language);
    if (sentences === null) throw error;
    const nothingWritten = error instanceof HalfDoneError ? [] : [WORDS[language].stops.nothingWritten];
    const lines = [...sentences, ...nothingWritten];
    return { code: 2, lines, outcome: stoppedOutcome(request.period, lines), control: null, reminders: null };
  } finally {
    shown.end();
  }
}

async function dryRun(request: RunRequest, config: Config, shown: Progress): Promise<MonthRun> {
  const { month, moved } = await readMonth(request, config, shown);
  return monthRunOf(month, config, { place: null, today: todayOf(request, config) }, moved);
}

async function publishedRun(request: RunRequest, config: Config, shown: Progress): Promise<MonthRun> {
  return inOwnFolder(config, async (held) => {
    const books = await openBooks(request, config, shown);
    const folder = join(held.out, request.period);
    const place = relative(request.cwd, folder) || ".";
    const { run: last, workbooks, parts } = await keptRun(held.out, request.period);
    const phase = monthPhase(monthPeriod(request.period), todayOf(request, config));
    const of = dependenciesOf(config, place, sealOf(books), phase);
    const making = { request, config, shown, held, books, workbooks, partsAre: parts, of, place, folder };
    const { logs, ...run } = await (request.shards === undefined
      ? ((await repeatedRun(making, last)) ?? madeRun(making))
      : mergedRun(making, request.shards));
    // The next run claims the folder if this one can't.
    await claim(config, logs, held).catch(() => undefined);
    const { code, lines, outcome, control, reminders } = run;
    return { code, lines, outcome, control, reminders };
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
  readonly partsAre: KeptRun["parts"];
  /** As `dependenciesOf` says it. */
  readonly of: string;
  /** The month's folder as printed, and its path. */
  readonly place: string;
  readonly folder: string;
}

/** The last run's outcome, if this one would repeat it. */
async function repeatedRun({ config, shown, of, folder }: Making, last: KeptRun["run"]) {
  if (last?.of !== of || !(await wouldRepeat(last, config, folder))) return null;
  shown.stage(WORDS[config.language].run.stages.same, config.language);
  return last;
}

/** Publishes the month that other processes made in parts. */
async function mergedRun(making: Making, count: number): Promise<Ended & Pick<KeptOutcome, "logs">> {
  const { request, config, shown, books, folder } = making;
  shown.stage(WORDS[config.language].run.stages.merging(count), config.language);
  const { parts, madeOf } = await mergedParts(request, count, config, books);
  return published(making, parts, { last: await lastRun(folder), ...madeOf });
}

/** Makes and publishes all files of the month, and leaves what the next run may keep. */
async function madeRun(making: Making): Promise<Ended & Pick<KeptOutcome, "logs">> {
  const { config, books, folder } = making;
  const trace = await InputTrace.begun(config);
  const last = await lastRun(folder);
  const kept = await KeptWorkbooks.of(folder, making.workbooks, sealOf(books));
  const before = await keptParts(config.out, making.request.period, making.partsAre);
  const parts = await monthParts({ ...making, reader: trace.reader, last, kept, parts: before });
  return published(making, parts, { last, folder: trace.folder, read: trace.read });
}

/** What the files of a month were made with. */
interface MadeWith extends MadeOf {
  readonly last: LastRun;
}

/** Publishes the month that is made of these parts. */
async function published(
  making: Making,
  parts: MonthParts,
  { last, folder, read }: MadeWith,
): Promise<Ended & Pick<KeptOutcome, "logs">> {
  const { config, shown, held } = making;
  const { month: worked, workbooks, parts: made, basis, moved } = together(parts, last);
  const month = withChanges(worked, await basis.since(making.folder));
  const files = monthFiles(month, config, { workbooks, basis: basis.bytes });
  const today = todayOf(making.request, config);
  const ended = monthRunOf(month, config, { place: making.place, today }, moved);
  const logs = month.logs.map(({ sha256 }) => sha256);
  const kept = workbooks.filter(({ file, isKept }) => isKept && file.endsWith(".xlsx")).length;
  shown.stage(WORDS[config.language].run.stages.writing(files.length, kept), config.language);
  await publish(held, month.name, files); // last, so that a failure before it leaves nothing written
  const list = sha256Of(files.find(({ file }) => file === RUN_FILE)?.bytes ?? "");
  const run = { of: making.of, folder, read, list, logs, ...ended };
  // What is said only once, about an update or about damaged files, is no part of a run that is repeated.
  const once = moved.length > 0 || month.unreadable.length > 0;
  // Without these the next run makes everything anew.
  const partsAre = await keepParts(held, month.name, made).catch(() => "");
  const left = { schema: 2 as const, workbooks: keptOf(workbooks), parts: partsAre, run: once ? null : run };
  await keepRun(held, month.name, left).catch(() => undefined);
  await removeShards(held.out, month.name).catch(() => undefined);
  return { ...ended, logs };
}

/** The month with what changed since its last run. */
function withChanges(month: Month, since: SinceRun): Month {
  const { unreadable } = since;
  if (since.is === "first") return { ...month, unreadable };
  return { ...month, changes: since.is === "same" ? since.lastChanges : since.changes, unreadable };
}

/** The day of the run, in the firm's time zone. */
function todayOf({ now }: RunRequest, { timeZone }: Config): CalendarDate {
  return dayIn(now ?? new Date(), timeZone);
}

/** What a run reports of its month. */
export function monthRunOf(
  month: Month,
  config: Config,
  ending: Ending,
  moved: readonly ClientMoved[],
): Ended {
  const ended = endedRun(month, config, ending);
  const counts: Partial<Record<ReminderKind, number>> = {};
  for (const { kind } of reminders(month.clients, config.reminderDays))
    counts[kind] = (counts[kind] ?? 0) + 1;
  return {
    code: ended.outcome.exitCode === 0 ? 0 : 1,
    lines: outcomeLines(ended, config, moved),
    outcome: ended.outcome,
    control: month.control,
    reminders: counts,
  };
}
