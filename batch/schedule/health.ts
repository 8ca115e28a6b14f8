/**
 * `out/health.json`: the state of the schedule for a monitor. batch/README.md describes each key.
 *
 * Laws: a reader always sees a complete file; it is written at every change and once a minute, so an old `heartbeatAt`
 * means that the schedule hangs or is not running; a failure to write it stops nothing.
 */

import { hostname } from "node:os";
import { join } from "node:path";
import * as z from "zod";
import { ENGINE } from "../disk/engine.ts";
import type { EventLog } from "../disk/event-log.ts";
import { readWhole, writeWhole } from "../disk/whole-file.ts";

const month = z.string().regex(/^\d{4}-\d{2}$/);
const instant = z.iso.datetime();
const count = z.int();

const LAST_RUN = z.object({
  period: month,
  startedAt: instant,
  endedAt: instant,
  exitCode: z.union([z.literal(0), z.literal(1), z.literal(2)]),
  /** The control totals of run.json; null when nothing was written. */
  counts: z.record(z.string(), count).nullable(),
  /** Why the run stopped; null when it did not. */
  message: z.string().nullable(),
});

export const HEALTH = z.object({
  schema: z.literal(1),
  state: z.enum(["idle", "running", "failed", "stopped"]),
  /** The months to run, oldest first. */
  due: z.array(month),
  lastRun: LAST_RUN.nullable(),
  /** Why no month can be run; null when months can be run. */
  message: z.string().nullable().default(null),
  nextRunAt: instant.nullable(),
  startedAt: instant,
  heartbeatAt: instant,
  pid: count,
  host: z.string(),
  version: z.string(),
});

export type Health = z.infer<typeof HEALTH>;
export type LastRun = z.infer<typeof LAST_RUN>;
/** What the schedule reports about its state; HealthFile adds the rest. */
export type Condition = Pick<Health, "state" | "due" | "lastRun" | "message" | "nextRunAt">;

const FILE = "health.json";
const HEARTBEAT_MS = 60_000;

/** Maintains the file while the schedule runs. */
export class HealthFile {
  readonly #path: string;
  readonly #log: EventLog;
  readonly #startedAt = new Date().toISOString();
  readonly #heartbeat = setInterval(() => void this.#write(), HEARTBEAT_MS);
  #condition: Condition = { state: "idle", due: [], lastRun: null, message: null, nextRunAt: null };
  /** The last write; each write waits for the one before. */
  #written: Promise<void> = Promise.resolve();

  constructor(out: string, log: EventLog) {
    this.#path = join(out, FILE);
    this.#log = log;
    this.#heartbeat.unref();
  }

  /** The last run that an earlier schedule reported; null also when the file can't be read, which is logged. */
  async lastRun(): Promise<LastRun | null> {
    const health = await readWhole(this.#path, HEALTH).catch((error: Error) => {
      this.#log("warning", "health.unread", { message: error.message });
      return null;
    });
    return health?.lastRun ?? null;
  }

  async report(condition: Condition): Promise<void> {
    this.#condition = condition;
    await this.#write();
  }

  async end(): Promise<void> {
    clearInterval(this.#heartbeat);
    await this.#written;
  }

  #write(): Promise<void> {
    this.#written = this.#written
      .then(() =>
        writeWhole(this.#path, {
          schema: 1,
          ...this.#condition,
          startedAt: this.#startedAt,
          heartbeatAt: new Date().toISOString(),
          pid: process.pid,
          host: hostname(),
          version: ENGINE,
        } satisfies Health),
      )
      .catch((error: Error) => this.#log("error", "health.unwritten", { message: error.message }));
    return this.#written;
  }
}
