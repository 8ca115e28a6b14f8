/**
 * `out/health.json`: what a monitor wants to know of the schedule. batch/README.md says what each key means.
 *
 * Laws: the file is whole whenever it is read; it is written at every change and once a minute, so an old
 * `heartbeatAt` means a schedule that hangs or is not there; a health that can't be written stops nothing.
 */

import { hostname } from "node:os";
import { join } from "node:path";
import { z } from "zod";
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
  /** What stopped it. */
  message: z.string().nullable(),
});

export const HEALTH = z.object({
  schema: z.literal(1),
  state: z.enum(["idle", "running", "failed", "stopped"]),
  /** Owed and not done, oldest first. */
  due: z.array(month),
  lastRun: LAST_RUN.nullable(),
  /** What keeps any month from being run; null when nothing does. */
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
/** What the schedule tells of itself; the rest is the same for every process. */
export type Condition = Pick<Health, "state" | "due" | "lastRun" | "message" | "nextRunAt">;

const FILE = "health.json";
const HEARTBEAT_MS = 60_000;

/** The file of one schedule, kept until it ends. */
export class HealthFile {
  readonly #path: string;
  readonly #log: EventLog;
  readonly #startedAt = new Date().toISOString();
  readonly #heartbeat = setInterval(() => void this.#write(), HEARTBEAT_MS);
  #condition: Condition = { state: "idle", due: [], lastRun: null, message: null, nextRunAt: null };
  /** One write after the other: they share a staging file. */
  #written: Promise<void> = Promise.resolve();

  constructor(out: string, log: EventLog) {
    this.#path = join(out, FILE);
    this.#log = log;
    this.#heartbeat.unref();
  }

  /** The run that an earlier schedule told of; null, too, when that can't be read any more, which is told. */
  async lastRun(): Promise<LastRun | null> {
    const health = await readWhole(this.#path, HEALTH).catch((error: Error) => {
      this.#log("warning", "health.unread", { message: error.message });
      return null;
    });
    return health?.lastRun ?? null;
  }

  async tell(condition: Condition): Promise<void> {
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
