/**
 * A firm on disk for one test: its register, logs and configuration in their own folder, removed afterwards, and a run
 * of it in this process. `command` runs the real command, which takes about a second.
 */

import { spawnSync } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { parse } from "csv-parse/sync";
import { onTestFinished } from "vitest";
import { newestDue } from "../../batch/config/due-months.ts";
import { RUN_JSON, type RunJson } from "../../batch/documents/run-json.ts";
import { type ExitCode, reconcileMonth } from "../../batch/run/month-run.ts";

export type Bytes = string | Uint8Array;

/** Files by their path inside the folder. Missing keys use the ordinary firm's files; null leaves the file out. */
export type Files = Record<string, Bytes | object | null>;

export const ORDINARY = {
  "config.json": { register: "contracts.csv", logs: "logs", out: "out" },
  "contracts.csv": "client,plan,quantity,start,paid_on\nAcme,VIP,2,2026-01-15,2026-01-15\nBolt,BASIC,,,\n",
  "logs/october.csv":
    "id,date,client,minutes,category\n1,2026-10-01,Acme,20,how_to\n2,2026-10-02,Bolt,5,email\n",
} as const;

export const PERIOD = "2026-10";

/** The month that the schedule owes today. */
export const DUE = newestDue({ cron: "0 6 1 * *", timeZone: "America/Toronto" }, new Date()) ?? "";

/** Work of that month, whichever it is: a month without any is doubted. */
export const WORK_DUE = { "logs/due.csv": `id,date,client,minutes,category\n900,${DUE}-05,Acme,5,how_to\n` };

/** A run waits for a file that was just written, as it may be incomplete. */
const LONG_AGO = new Date("2026-01-01");

/** The folder of such a firm; removed when the test ends. */
export async function firmFolder(files: Files = {}): Promise<string> {
  const folder = await temporaryFolder();
  for (const [path, content] of Object.entries({ ...ORDINARY, ...files })) {
    if (content === null) continue;
    const file = join(folder, path);
    await mkdir(dirname(file), { recursive: true });
    const isText = typeof content === "string" || content instanceof Uint8Array;
    await writeFile(file, isText ? content : JSON.stringify(content));
    await utimes(file, LONG_AGO, LONG_AGO);
  }
  return folder;
}

export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "firm-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

export interface Ran {
  readonly code: ExitCode;
  readonly printed: string;
}

/** A day soon after a month: the runs of a test are of that day, unless it says another. */
export function soonAfter(period: string): Date {
  const [year = 0, month = 0] = period.split("-").map(Number);
  return new Date(Date.UTC(year, month, 3, 15));
}

export const SILENT = { stage() {}, step() {}, end() {} };

/** Reconciles the firm's month in this process. */
export async function run(
  folder: string,
  request: { period?: string; dryRun?: boolean; now?: Date } = {},
): Promise<Ran> {
  const lines: string[] = [];
  const code = await reconcileMonth(
    {
      config: join(folder, "config.json"),
      period: request.period ?? PERIOD,
      dryRun: request.dryRun ?? false,
      cwd: process.cwd(),
      now: request.now ?? soonAfter(request.period ?? PERIOD),
    },
    (line) => lines.push(line),
    SILENT,
  );
  return { code, printed: lines.join("\n") };
}

/** The month's folder of a firm whose `out` is the ordinary one. */
export const monthFolder = (folder: string, period: string = PERIOD): string => join(folder, "out", period);

/** As left by a version that recorded closings only in `closed/`. */
export async function forgetClosing(folder: string, period: string = PERIOD): Promise<void> {
  await rm(join(folder, "out", ".closed.json"));
  await rm(join(monthFolder(folder, period), "closed.json"));
}

export async function runJsonOf(folder: string, period: string = PERIOD): Promise<RunJson> {
  return RUN_JSON.parse(JSON.parse(await readFile(join(monthFolder(folder, period), "run.json"), "utf8")));
}

export type ExceptionRow = Record<string, string>;

/** Puts a file into the firm's folder, replacing any file there. */
export async function put(folder: string, path: string, content: string): Promise<void> {
  await writeFile(join(folder, path), content);
  await utimes(join(folder, path), LONG_AGO, LONG_AGO);
}

/** The rows of exceptions.csv, by column. */
export async function exceptionsOf(folder: string): Promise<ExceptionRow[]> {
  const text = await readFile(join(monthFolder(folder), "exceptions.csv"));
  return parse(text, { columns: true, bom: true });
}

/** Every file under a folder with its bytes, by path; empty if there is no such folder. */
export async function filesUnder(folder: string): Promise<Map<string, Buffer>> {
  const found = new Map<string, Buffer>();
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    found.set(path.slice(folder.length + 1), await readFile(path));
  }
  return found;
}

export interface Command extends Ran {
  /** Progress. */
  readonly reported: string;
}

/** Runs `reconcile` as its own process, the way npm does. */
export function command(args: readonly string[], env: Record<string, string> = {}): Command {
  const run = spawnSync(process.execPath, ["batch/commands/start.mjs", "reconcile", ...args], {
    cwd: PROJECT,
    env: { ...process.env, ...env },
    encoding: "utf8",
  });
  return { code: run.status as ExitCode, printed: run.stdout, reported: run.stderr };
}

export const PROJECT = join(import.meta.dirname, "../..");
