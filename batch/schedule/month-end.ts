/**
 * The month-end that comes by itself: waits for the times of a timetable and runs the months that are due.
 *
 * Laws: one run at a time, oldest month first; a time that comes during a run is looked at when that run ends; a
 * month that fails holds no other back, is tried again three times within the day and then at the next time of
 * the timetable; a stop lets the running month finish and starts no other; of two schedules on one folder one is at
 * work, and the other then owes what is left.
 *
 * A month that somebody closed is done. A schedule that has done nothing yet owes the newest month that is due,
 * unless that is there already: what was missed before the schedule was set up is nobody's promise.
 */

import { createTask, type ScheduledTask } from "node-cron";
import {
  type DoneMonths,
  doneBefore,
  doneThrough,
  dueMonths,
  newestDue,
  type Timetable,
  withDone,
} from "../config/due-months.ts";
import type { EventLog } from "../disk/event-log.ts";
import { FatalError } from "../disk/fatal-error.ts";
import { HeldError } from "../disk/run-lock.ts";
import type { ExitCode, MonthRun } from "../run/month-run.ts";
import type { DoneMonthsStore } from "./done-months.ts";
import type { Condition, LastRun } from "./health.ts";

interface MonthEndWork {
  run(period: string): Promise<MonthRun>;
  readonly done: DoneMonthsStore;
  /** The turn to run what is due. Throws HeldError while another schedule has it. */
  turn(): Promise<Turn>;
  readonly log: EventLog;
  tell(condition: Condition): Promise<void>;
}

interface Turn {
  release(): Promise<void>;
}

const MINUTE_MS = 60_000;
/** How often, and how long, another schedule is waited for. */
const LOOK_MS = 1_000;
const LONGEST_WAIT_MS = 60 * MINUTE_MS;
const RETRIES_MS = [10 * MINUTE_MS, 60 * MINUTE_MS, 6 * 60 * MINUTE_MS];
const LEVELS = { 0: "info", 1: "warning", 2: "error" } as const;

export class MonthEnd {
  readonly #timetable: Timetable;
  readonly #work: MonthEndWork;
  readonly #task: ScheduledTask;
  /** All that is due, while it is being run. */
  #running: Promise<ExitCode> | null = null;
  #cameMeanwhile = false;
  #owed: readonly string[] = [];
  #current: { readonly period: string; readonly startedAt: string } | null = null;
  /** What keeps any month from being run. */
  #message: string | null = null;
  #isStopping = false;
  #retries = 0;
  #retry: { readonly at: Date; readonly timer: NodeJS.Timeout } | null = null;
  #lastRun: LastRun | null;

  constructor(timetable: Timetable, work: MonthEndWork, lastRun: LastRun | null) {
    this.#timetable = timetable;
    this.#work = work;
    this.#lastRun = lastRun;
    const say = (message: unknown) => work.log("warning", "timetable.told", { message: String(message) });
    this.#task = createTask(timetable.cron, () => this.#timeHasCome(), {
      timezone: timetable.timeZone,
      name: "month-end",
      logger: { info: say, warn: say, error: say, debug: say },
    });
    // A machine that slept, or was too busy, at that time.
    this.#task.on("execution:missed", () => this.#timeHasCome());
  }

  /** Catches up what is due, and waits for the times to come. */
  async start(): Promise<void> {
    await this.#task.start();
    this.#work.log("info", "schedule.started", { ...this.#timetable, nextRunAt: this.#nextRunAt() });
    await this.runDue();
  }

  /** Runs what is due now; answers the worst code, 0 when nothing is due. Called during a run, it comes after. */
  runDue(): Promise<ExitCode> {
    if (this.#running !== null) {
      this.#cameMeanwhile = true;
      this.#work.log("info", "run.waits");
      return this.#running;
    }
    this.#running = this.#runAll()
      .catch((error: unknown): ExitCode => {
        this.#message = told(error);
        this.#work.log("error", "schedule.failed", { message: this.#message });
        return 2;
      })
      .then(async (code) => {
        this.#running = null;
        await this.#rest(code);
        return code;
      });
    return this.#running;
  }

  /** Lets the running month finish. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    await this.#task.destroy();
    this.#forgetRetry();
    await this.#running;
    await this.#tell("stopped");
    this.#work.log("info", "schedule.stopped");
  }

  /** Gives the running month up, because the process is about to end; the sentence says so of the month. */
  async abandon(sentence: (period: string) => string): Promise<void> {
    const current = this.#current;
    if (current !== null) {
      const message = sentence(current.period);
      this.#work.log("warning", "run.interrupted", { period: current.period, message });
      this.#lastRun = { ...current, endedAt: new Date().toISOString(), exitCode: 2, counts: null, message };
    }
    await this.#tell("stopped");
    this.#work.log("info", "schedule.stopped");
  }

  #timeHasCome(): void {
    this.#retries = 0;
    void this.runDue();
  }

  async #runAll(): Promise<ExitCode> {
    this.#forgetRetry();
    this.#message = null;
    let worst: ExitCode = 0;
    do {
      this.#cameMeanwhile = false;
      worst = Math.max(worst, await this.#runOwed()) as ExitCode;
    } while (this.#cameMeanwhile && !this.#isStopping);
    return worst;
  }

  async #runOwed(): Promise<ExitCode> {
    const newest = newestDue(this.#timetable, new Date());
    if (newest === null) return 0;
    const { months, dropped } = dueMonths(await this.#doneBefore(newest), newest);
    if (dropped.length > 0) this.#work.log("error", "months.dropped", { months: dropped });
    this.#owed = months;
    if (months.length === 0) {
      // Taken and given back, a turn clears away what a schedule left that was killed.
      await (await this.#work.turn().catch(() => null))?.release();
      return 0;
    }
    this.#work.log("info", "months.due", { months });
    const turn = await this.#turn();
    try {
      return turn === null ? 0 : await this.#runMonths(newest);
    } finally {
      await turn?.release();
    }
  }

  async #doneBefore(newest: string): Promise<DoneMonths> {
    const { done } = this.#work;
    return (await done.load()) ?? (done.isPublished(newest) ? doneThrough(newest) : doneBefore(newest));
  }

  /** Waits while another schedule is at work on the same folder; null when this one is to stop meanwhile. */
  async #turn(): Promise<Turn | null> {
    const end = Date.now() + LONGEST_WAIT_MS;
    for (let isFirst = true; !this.#isStopping; isFirst = false) {
      try {
        return await this.#work.turn();
      } catch (error) {
        if (!(error instanceof HeldError) || Date.now() > end) throw error;
        if (isFirst) this.#work.log("info", "run.waits_for_other", { message: error.message });
      }
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
    return null;
  }

  /** Runs what is due when the turn has come: the schedule that had it before may have done some. */
  async #runMonths(newest: string): Promise<ExitCode> {
    const { log, done: store } = this.#work;
    let done = await this.#doneBefore(newest);
    const { months } = dueMonths(done, newest);
    const others = this.#owed.filter((month) => !months.includes(month));
    if (others.length > 0) log("info", "months.done_elsewhere", { months: others });
    this.#owed = months;
    let worst: ExitCode = 0;
    for (const month of months) {
      if (this.#isStopping) break;
      await this.#tell("running");
      const code = (await store.isClosed(month)) ? 0 : await this.#runMonth(month);
      worst = Math.max(worst, code) as ExitCode;
      if (code === 2) continue;
      this.#owed = this.#owed.filter((other) => other !== month);
      done = withDone(done, this.#owed, month);
      await store.save(done);
    }
    return worst;
  }

  async #runMonth(period: string): Promise<ExitCode> {
    const startedAt = new Date().toISOString();
    this.#current = { period, startedAt };
    this.#work.log("info", "run.started", { period });
    const { code, lines, control, reminders } = await this.#work
      .run(period)
      .catch(
        (error: unknown): MonthRun => ({ code: 2, lines: [told(error)], control: null, reminders: null }),
      );
    this.#current = null;
    const message = code === 2 ? lines.join(" ") : null;
    const counts = control === null ? null : { ...control };
    this.#lastRun = { period, startedAt, endedAt: new Date().toISOString(), exitCode: code, counts, message };
    this.#work.log(LEVELS[code], code === 2 ? "run.failed" : "run.ended", { period, code, counts, message });
    if (reminders !== null) this.#work.log("info", "run.reminders", { period, ...reminders });
    return code;
  }

  /** Between two runs; only a schedule that waits for times tries again by itself. */
  async #rest(code: ExitCode): Promise<void> {
    if (this.#isStopping) return;
    const isWaiting = this.#task.getStatus() !== "stopped";
    const delay = code === 2 && isWaiting ? RETRIES_MS[this.#retries] : undefined;
    if (code !== 2) this.#retries = 0;
    if (delay !== undefined) {
      this.#retries += 1;
      this.#retry = { at: new Date(Date.now() + delay), timer: setTimeout(() => void this.runDue(), delay) };
    }
    if (isWaiting) {
      const event = delay === undefined ? "schedule.waits" : "schedule.retries";
      this.#work.log("info", event, { nextRunAt: this.#nextRunAt() });
    }
    await this.#tell(code === 2 ? "failed" : "idle");
  }

  #forgetRetry(): void {
    if (this.#retry !== null) clearTimeout(this.#retry.timer);
    this.#retry = null;
  }

  #nextRunAt(): string | null {
    const [next] = this.#task.getNextRuns(1);
    const first = [next, this.#retry?.at].filter((time) => time !== undefined);
    return new Date(Math.min(...first.map((time) => time.getTime()))).toISOString();
  }

  #tell(state: Condition["state"]): Promise<void> {
    const nextRunAt = this.#isStopping ? null : this.#nextRunAt();
    const [due, lastRun, message] = [[...this.#owed], this.#lastRun, this.#message];
    return this.#work.tell({ state, due, lastRun, message, nextRunAt });
  }
}

/** Sentences for the user, or where a defect of ours is. */
function told(error: unknown): string {
  if (error instanceof FatalError) return error.sentences.join(" ");
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
