/**
 * The letters about renewals, each day at the hour of the timetable, as `deliver --renewals` sends them.
 *
 * Laws: the months of that time go first; one delivery at a time; whatever day is missed or cut off, no letter goes
 * twice, since the journal decides; a delivery that fails is told and tried again the next day.
 */

import { Worker } from "node:worker_threads";
import type { ScheduledTask } from "node-cron";
import type { Language } from "../../core/values/language.ts";
import type { Timetable } from "../config/due-months.ts";
import type { EventLog } from "../disk/event-log.ts";
import type { ExitCode } from "../run/month-run.ts";
import { timetableTask } from "./timetable-task.ts";

interface LettersRequest {
  /** Path of the configuration file. */
  readonly config: string;
  /** The folder that printed paths are relative to. */
  readonly cwd: string;
  readonly spoken?: Language;
  /** Where the credentials of the mail server are. */
  readonly environment: Readonly<Record<string, string | undefined>>;
}

interface Ended {
  readonly code: ExitCode;
  readonly lines: readonly string[];
}

interface LettersWork {
  deliver(): Promise<Ended>;
  /** Resolves when no month is being run. */
  monthsIdle(): Promise<void>;
  readonly log: EventLog;
}

const LEVELS = { 0: "info", 1: "warning", 2: "error" } as const;
/** So that a month whose time is the same minute has begun. */
const AFTER_MONTHS_MS = 2_000;

export class DailyLetters {
  readonly #work: LettersWork;
  readonly #task: ScheduledTask;
  #running: Promise<ExitCode> | null = null;
  #isStopping = false;

  constructor({ cron, timeZone }: Timetable, work: LettersWork) {
    this.#work = work;
    const [minute, hour] = cron.trim().split(/\s+/);
    this.#task = timetableTask({ cron: `${minute} ${hour} * * *`, timeZone }, "letters", work.log, () => {
      setTimeout(() => void this.deliver(), AFTER_MONTHS_MS).unref();
    });
  }

  /** Sends what is due already, then waits for the next times. */
  async start(): Promise<void> {
    await this.#task.start();
    await this.deliver();
  }

  /** Sends what is due now; while a delivery goes on, that is the one. */
  deliver(): Promise<ExitCode> {
    this.#running ??= this.#delivered().finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  /** Lets a delivery finish. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    await this.#task.destroy();
    await this.#running;
  }

  async #delivered(): Promise<ExitCode> {
    const { deliver, log, monthsIdle } = this.#work;
    await monthsIdle();
    if (this.#isStopping) return 0;
    const { code, lines } = await deliver().catch(
      (error: Error): Ended => ({ code: 2, lines: [error.stack ?? error.message] }),
    );
    log(LEVELS[code], "letters.ended", { code, lines });
    return code;
  }
}

/** Delivers in a thread, so that this one hears signals while the inputs are read. Throws when the thread fails. */
export function lettersApart(request: LettersRequest, log: EventLog): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(new URL("./letters-thread.mjs", import.meta.url), { workerData: request });
    thread.on("message", (message: { event: Parameters<EventLog> } | { ended: Ended }) => {
      if ("event" in message) log(...message.event);
      else resolve(message.ended);
    });
    thread.once("error", reject);
    thread.once("exit", (code) => reject(new Error(`the thread of the letters ended with code ${code}`)));
  });
}
