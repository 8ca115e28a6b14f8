/**
 * A month as a Slurm job array on this machine, compared with the same month in one run:
 *
 *   npm run test:slurm                       3 shards; 60 clients, 40 entries of each a month, 12 months of logs
 *   npm run test:slurm -- 8 1000 40 12       as many as given
 *
 * Ends with 0 when all files are the same, 1 when not or when a job failed, 2 when it can't run here or was stopped.
 */

import { execFile } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { makeFirm, PERIOD, type Size } from "../bench/firm.ts";
import { CannotRun, Cluster, type Job } from "./cluster.ts";

const HERE = import.meta.dirname;
const PROJECT = join(HERE, "..", "..");

/** Runs the month as a job array, then alone; returns whether all files are the same. */
async function compared(folder: string, shards: number, size: Size, signal: AbortSignal): Promise<boolean> {
  console.log(Cluster.versions().join(", "));
  for (const side of ["array", "alone"]) makeFirm(join(folder, side), size);
  const rows = size.clients * size.entries * size.months;
  console.log(
    `${size.clients} clients, ${rows} rows of logs, ${PERIOD}; ${shards} shards on ${availableParallelism()} processors\n`,
  );
  const cluster = new Cluster(folder, signal);
  try {
    await cluster.start();
    if (!(await hasRun(cluster, folder, shards))) return false;
  } finally {
    await cluster.stop();
    console.log("Slurm and munge are ended.\n");
  }
  await alone(join(folder, "alone", "firm.json"), signal);
  return isSame(join(folder, "array", "out", PERIOD), join(folder, "alone", "out", PERIOD));
}

/** Submits the shards and the merge, waits, and prints what became of each; false when one failed. */
async function hasRun(cluster: Cluster, folder: string, shards: number): Promise<boolean> {
  const month = [join(folder, "array", "firm.json"), PERIOD, String(shards)];
  const log = (name: string) => [`--chdir=${PROJECT}`, `--output=${join(folder, `${name}.txt`)}`];
  const array = await cluster.submit(
    ...[`--array=1-${shards}`, ...log("shard-%a")],
    ...[join(HERE, "shard.sbatch"), ...month],
  );
  await cluster.submit(
    ...[`--dependency=afterok:${array}`, "--kill-on-invalid-dep=yes", ...log("merge")],
    ...[join(HERE, "merge.sbatch"), ...month],
  );
  const jobs = await cluster.finished();
  console.log(line("job", "", "state", "exit", "from", "to"));
  for (const job of jobs) console.log(line(...cellsOf(job, shards)));
  console.log();
  const failed = jobs.filter(({ JobState }) => JobState !== "COMPLETED");
  for (const { StdOut = "" } of failed) console.log(`${StdOut}:\n${textOf(StdOut)}`);
  // What follows is a line for each client.
  const [totals = ""] = textOf(join(folder, "merge.txt")).split("\n\n");
  if (failed.length === 0) console.log(`The merge said, first of all:\n${indented(totals)}\n`);
  return failed.length === 0 && jobs.length === shards + 1;
}

function cellsOf(job: Job, shards: number): string[] {
  const { JobId = "", ArrayJobId, ArrayTaskId, JobState = "", ExitCode = "" } = job;
  const time = (text = "") => text.split("T")[1] ?? text;
  return [
    ArrayJobId === undefined ? JobId : `${ArrayJobId}_${ArrayTaskId}`,
    ArrayJobId === undefined ? "merge" : `shard ${ArrayTaskId}/${shards}`,
    ...[JobState, ExitCode, time(job.StartTime), time(job.EndTime)],
  ];
}

const line = (...cells: string[]) =>
  cells
    .map((cell) => cell.padEnd(12))
    .join("")
    .trimEnd();

const indented = (text: string) => text.trimEnd().replace(/^(?=.)/gm, "  ");

function textOf(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "(it wrote nothing)";
  }
}

async function alone(config: string, signal: AbortSignal): Promise<void> {
  const args = ["batch/commands/start.mjs", "reconcile", "--config", config, "--period", PERIOD];
  // Code 1: done, with exceptions to look at.
  await promisify(execFile)(process.execPath, args, { cwd: PROJECT, signal }).catch((error) => {
    if (error.code !== 1) throw error;
  });
}

/** Whether two folders have the same files, byte for byte; prints each that is not. */
function isSame(ours: string, theirs: string): boolean {
  const [files, others] = [ours, theirs].map((folder) => readdirSync(folder).sort()) as [string[], string[]];
  const all = [...new Set([...files, ...others])];
  let bytes = 0;
  const different = all.filter((name) => {
    if (!files.includes(name) || !others.includes(name)) return true;
    const [one, other] = [ours, theirs].map((folder) => readFileSync(join(folder, name))) as [Buffer, Buffer];
    bytes += one.length;
    return !one.equals(other);
  });
  for (const name of different) console.log(`not the same as in one run: ${name}`);
  if (different.length > 0 || all.length === 0) return false;
  console.log(`${all.length} files, ${bytes} bytes: the same as in one run, byte for byte.`);
  return true;
}

const stopping = new AbortController();
// Every time: the terminal and npm both pass Ctrl+C on, and a second one must not cut the ending off.
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => stopping.abort());
const [shards = 3, clients = 60, entries = 40, months = 12] = process.argv.slice(2).map(Number);
const folder = mkdtempSync(join(tmpdir(), "slurm-"));
try {
  const same = await compared(folder, shards, { clients, entries, months }, stopping.signal);
  process.exitCode = same ? 0 : 1;
} catch (error) {
  if (!(error instanceof CannotRun) && !stopping.signal.aborted) throw error;
  console.error(error instanceof CannotRun ? error.message : "Stopped before it was done.");
  process.exitCode = 2;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
