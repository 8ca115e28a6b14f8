/**
 * The automatic month-end: waits for the times of a timetable and runs the months that are due.
 *
 * Laws: one run at a time, oldest month first; a time that comes during a run is handled after it; a month that fails
 * doesn't hold back the others, is retried three times within the day and then at the next time of the timetable; a
 * stop lets the running month finish and starts no other; of two schedules on one folder, one runs months at a time,
 * and the other then runs what is left.
 *
 * A closed month counts as done. A new schedule runs the newest month that is due, unless it already has a run; months
 * from before the schedule was set up are not its task.
 */

import type { ScheduledTask } from "node-cron";
import type { Language } from "../../core/values/language.ts";
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
import { HeldError } from "../disk/run-lock.ts";
import { stopLines } from "../disk/stop-sentences.ts";
import type { ExitCode, MonthRun } from "../run/month-run.ts";
import type { DoneMonthsStore } from "./done-months.ts";
import type { Condition, LastRun } from "./health.ts";
import { timetableTask } from "./timetable-task.ts";

interface MonthEndWork {
  run(period: string): Promise<MonthRun>;
  readonly done: DoneMonthsStore;
  /** Takes the lock of schedules. Throws HeldError while another schedule holds it. */
  lock(): Promise<ScheduleLock>;
  readonly log: EventLog;
  /** Of what is told of errors. */
  readonly language: Language;
  report(condition: Condition): Promise<void>;
}

interface ScheduleLock {
  release(): Promise<void>;
}

const MINUTE_MS = 60_000;
/** How often to retry the lock while another schedule holds it, and for how long. */
const LOCK_RETRY_MS = 1_000;
const MAX_WAIT_MS = 60 * MINUTE_MS;
const RETRIES_MS = [10 * MINUTE_MS, 60 * MINUTE_MS, 6 * 60 * MINUTE_MS];
const LEVELS = { 0: "info", 1: "warning", 2: "error" } as const;

export class MonthEnd {
  readonly #timetable: Timetable;
  readonly #work: MonthEndWork;
  readonly #task: ScheduledTask;
  /** The run of all due months, while it is in progress. */
  #running: Promise<ExitCode> | null = null;
  #isDueAgain = false;
  #due: readonly string[] = [];
  #current: { readonly period: string; readonly startedAt: string } | null = null;
  /** Why no month can be run. */
  #message: string | null = null;
  #isStopping = false;
  #retries = 0;
  #retry: { readonly at: Date; readonly timer: NodeJS.Timeout } | null = null;
  #lastRun: LastRun | null;

  constructor(timetable: Timetable, work: MonthEndWork, lastRun: LastRun | null) {
    this.#timetable = timetable;
    this.#work = work;
    this.#lastRun = lastRun;
    this.#task = timetableTask(timetable, "month-end", work.log, () => this.#onTime());
  }

  /** Runs what is already due, then waits for the next times. */
  async start(): Promise<void> {
    await this.#task.start();
    this.#work.log("info", "schedule.started", { ...this.#timetable, nextRunAt: this.#nextRunAt() });
    await this.runDue();
  }

  /** Runs what is due now, after any current run; returns the worst exit code, 0 when nothing is due. */
  runDue(): Promise<ExitCode> {
    if (this.#running !== null) {
      this.#isDueAgain = true;
      this.#work.log("info", "run.waits");
      return this.#running;
    }
    this.#running = this.#runAll()
      .catch((error: unknown): ExitCode => {
        this.#message = this.#textOf(error);
        this.#work.log("error", "schedule.failed", { message: this.#message });
        return 2;
      })
      .then(async (code) => {
        this.#running = null;
        await this.#afterRun(code);
        return code;
      });
    return this.#running;
  }

  /** Resolves when no month is being run. */
  async idle(): Promise<void> {
    await this.#running;
  }

  /** Lets the running month finish. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    await this.#task.destroy();
    this.#forgetRetry();
    await this.#running;
    await this.#report("stopped");
    this.#work.log("info", "schedule.stopped");
  }

  /** Gives up the running month because the process is about to end; reports that month with `sentence`. */
  async abandon(sentence: (period: string) => string): Promise<void> {
    const current = this.#current;
    if (current !== null) {
      const message = sentence(current.period);
      this.#work.log("warning", "run.interrupted", { period: current.period, message });
      this.#lastRun = { ...current, endedAt: new Date().toISOString(), exitCode: 2, counts: null, message };
    }
    await this.#report("stopped");
    this.#work.log("info", "schedule.stopped");
  }

  #onTime(): void {
    this.#retries = 0;
    void this.runDue();
  }

  async #runAll(): Promise<ExitCode> {
    this.#forgetRetry();
    this.#message = null;
    let worst: ExitCode = 0;
    do {
      this.#isDueAgain = false;
      worst = Math.max(worst, await this.#runDueMonths()) as ExitCode;
    } while (this.#isDueAgain && !this.#isStopping);
    return worst;
  }

  async #runDueMonths(): Promise<ExitCode> {
    const newest = newestDue(this.#timetable, new Date());
    if (newest === null) {
      this.#noneDue(null);
      return 0;
    }
    const { months, dropped } = dueMonths(await this.#doneBefore(newest), newest);
    if (dropped.length > 0) this.#work.log("error", "months.dropped", { months: dropped });
    this.#due = months;
    if (months.length === 0) {
      // Taking and releasing the lock clears what a killed schedule left.
      await (await this.#work.lock().catch(() => null))?.release();
      this.#noneDue(newest);
      return 0;
    }
    this.#work.log("info", "months.due", { months });
    const lock = await this.#lock();
    try {
      return lock === null ? 0 : await this.#runMonths(newest);
    } finally {
      await lock?.release();
    }
  }

  /** Says so: silence could as well mean that nothing was looked at. `done` is the newest month that is done. */
  #noneDue(done: string | null): void {
    this.#work.log("info", "months.none_due", { done, nextRunAt: this.#nextRunAt() });
  }

  async #doneBefore(newest: string): Promise<DoneMonths> {
    const { done } = this.#work;
    return (await done.load()) ?? (done.isPublished(newest) ? doneThrough(newest) : doneBefore(newest));
  }

  /** Takes the lock, waiting while another schedule holds it; null when this schedule is stopped meanwhile. */
  async #lock(): Promise<ScheduleLock | null> {
    const end = Date.now() + MAX_WAIT_MS;
    for (let isFirst = true; !this.#isStopping; isFirst = false) {
      try {
        return await this.#work.lock();
      } catch (error) {
        if (!(error instanceof HeldError) || Date.now() > end) throw error;
        if (isFirst) this.#work.log("info", "run.waits_for_other", { message: error.message });
      }
      await new Promise((resolve) => setTimeout(resolve, LOCK_RETRY_MS));
    }
    return null;
  }

  /** Runs what is still due once the lock is held: the schedule that held it before may have done some. */
  async #runMonths(newest: string): Promise<ExitCode> {
    const { log, done: store } = this.#work;
    let done = await this.#doneBefore(newest);
    const { months } = dueMonths(done, newest);
    const others = this.#due.filter((month) => !months.includes(month));
    if (others.length > 0) log("info", "months.done_elsewhere", { months: others });
    this.#due = months;
    let worst: ExitCode = 0;
    for (const month of months) {
      if (this.#isStopping) break;
      await this.#report("running");
      const code = (await store.isClosed(month)) ? 0 : await this.#runMonth(month);
      worst = Math.max(worst, code) as ExitCode;
      if (code === 2) continue;
      this.#due = this.#due.filter((other) => other !== month);
      done = withDone(done, this.#due, month);
      await store.save(done);
    }
    return worst;
  }

  async #runMonth(period: string): Promise<ExitCode> {
    const startedAt = new Date().toISOString();
    this.#current = { period, startedAt };
    this.#work.log("info", "run.started", { period });
    const { code, lines, control, reminders } = await this.#work.run(period).catch(
      (error: unknown): MonthRun => ({
        code: 2,
        lines: [this.#textOf(error)],
        outcome: null,
        control: null,
        reminders: null,
      }),
    );
    this.#current = null;
    const message = code === 2 ? lines.join(" ") : null;
    const counts = control === null ? null : { ...control };
    this.#lastRun = { period, startedAt, endedAt: new Date().toISOString(), exitCode: code, counts, message };
    this.#work.log(LEVELS[code], code === 2 ? "run.failed" : "run.ended", { period, code, counts, message });
    if (reminders !== null) this.#work.log("info", "run.reminders", { period, ...reminders });
    return code;
  }

  /** Reports the state after a run. After a failure, plans a retry if the schedule is waiting for times. */
  async #afterRun(code: ExitCode): Promise<void> {
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
    await this.#report(code === 2 ? "failed" : "idle");
  }

  /** The sentences for the user, or the stack of a defect of ours. */
  #textOf(error: unknown): string {
    const sentences = stopLines(error, this.#work.language);
    if (sentences !== null) return sentences.join(" ");
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
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

  #report(state: Condition["state"]): Promise<void> {
    const nextRunAt = this.#isStopping ? null : this.#nextRunAt();
    const [due, lastRun, message] = [[...this.#due], this.#lastRun, this.#message];
    return this.#work.report({ state, due, lastRun, message, nextRunAt });
  }
}
