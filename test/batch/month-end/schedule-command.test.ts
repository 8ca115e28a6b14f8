/** The schedule as a system meets it: exit codes, signals, the log, the health file, what is remembered. */

import { execFileSync, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { newestDue } from "../../../batch/month-end/due-months.ts";
import { HEALTH, type Health } from "../../../batch/month-end/health.ts";
import { filesUnder, firmFolder, ORDINARY, PROJECT } from "../firm-folder.ts";

const DAY = 24 * 60 * 60 * 1000;
const TORONTO = { cron: "0 6 1 * *", timeZone: "America/Toronto" };
const time = Date.parse;

const COMMAND = ["--import", "tsx", "batch/schedule.ts"];
const configOf = (folder: string) => ["--config", join(folder, "config.json")];
const schedule = (...args: string[]) => {
  const { status, stdout } = spawnSync(process.execPath, [...COMMAND, ...args], {
    cwd: PROJECT,
    encoding: "utf8",
  });
  return { code: status, printed: stdout };
};
const events = (text: string) =>
  text
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as { time: string; level: string; event: string; period?: string });
const healthOf = async (folder: string): Promise<Health> =>
  HEALTH.parse(JSON.parse(await readFile(join(folder, "out", "health.json"), "utf8")));
/** The month that the ordinary timetable owes on the day of this test. */
const due = () => newestDue(TORONTO, new Date()) ?? "";

describe("the command", () => {
  test("--once does what is due and ends with its worst code; a second time there is nothing to do", async () => {
    const folder = await firmFolder({ "logs/bad.csv": "date,client,minutes\n2026-10-05,Acmee,30\n" });
    await mkdir(join(folder, "out"));
    const earlier = newestDue(TORONTO, new Date(Date.now() - 62 * DAY));
    await writeFile(
      join(folder, "out", ".schedule.json"),
      JSON.stringify({ schema: 1, through: earlier, unfinished: [] }),
    );
    const first = schedule(...configOf(folder), "--once");
    expect(first.code, first.printed).toBe(1);
    const ended = events(first.printed).filter(({ event }) => event === "run.ended");
    expect(ended.map(({ period }) => period)).toEqual(
      (await readdir(join(folder, "out"))).filter((name) => /^\d/.test(name)),
    );
    expect(ended.at(-1)?.period).toBe(due());
    const health = await healthOf(folder);
    expect(health).toMatchObject({ state: "idle", due: [], lastRun: { period: due(), exitCode: 1 } });
    expect(health.lastRun?.counts).toMatchObject({ entriesRead: 3, entriesRejected: 1 });
    expect(time(health.nextRunAt ?? "")).toBeGreaterThan(Date.now());

    const before = await filesUnder(join(folder, "out", due()));
    const second = schedule(...configOf(folder), "--once");
    expect(second).toEqual({ code: 0, printed: "" });
    expect(await filesUnder(join(folder, "out", due()))).toEqual(before);
    expect((await healthOf(folder)).lastRun).toEqual(health.lastRun);
  });

  test("--once with a register that is missing: code 2, told in the log, owed still", async () => {
    const folder = await firmFolder({ "contracts.csv": null });
    const { code, printed } = schedule(...configOf(folder), "--once");
    expect(code).toBe(2);
    expect(events(printed).at(-1)).toMatchObject({ level: "error", event: "run.failed", period: due() });
    expect(printed).toContain("contracts.csv: the file can't be read");
    expect(await healthOf(folder)).toMatchObject({ state: "failed", due: [due()], lastRun: { exitCode: 2 } });
    await writeFile(join(folder, "contracts.csv"), ORDINARY["contracts.csv"]);
    expect(schedule(...configOf(folder), "--once").code).toBe(0);
  });

  test("an unknown option, no configuration, a bad one: code 2 and what to do", async () => {
    expect(schedule("--twice")).toMatchObject({ code: 2, printed: expect.stringContaining("Usage:") });
    expect(schedule()).toMatchObject({ code: 2, printed: expect.stringContaining("--config is needed") });
    const missing = schedule("--config", join(await firmFolder(), "none.json"));
    expect(missing).toMatchObject({ code: 2, printed: expect.stringContaining("can't be read (ENOENT)") });
  });

  /** A schedule whose run waits for the end of its time log, which is a pipe. */
  async function waiting(): Promise<{
    folder: string;
    pipe: string;
    child: ReturnType<typeof spawn>;
    told: () => string;
  }> {
    const folder = await firmFolder();
    const pipe = join(folder, "logs", "october.csv");
    await rm(pipe);
    execFileSync("mkfifo", [pipe]);
    const child = spawn(process.execPath, [...COMMAND, ...configOf(folder)], { cwd: PROJECT });
    let text = "";
    child.stdout.on("data", (data) => {
      text += data;
    });
    while (!text.includes("run.started")) await once(child.stdout, "data");
    return { folder, pipe, child, told: () => text };
  }
  const onUnix = test.skipIf(process.platform === "win32");

  onUnix.each(["SIGTERM", "SIGINT"] as const)("%s lets the running month finish", async (signal) => {
    const { folder, pipe, child, told } = await waiting();
    expect(await healthOf(folder)).toMatchObject({ state: "running", due: [due()], pid: child.pid });
    child.kill(signal);
    while (!told().includes("schedule.stopping")) await once(child.stdout as NodeJS.ReadableStream, "data");
    const exit = once(child, "exit");
    await writeFile(pipe, ORDINARY["logs/october.csv"]);
    expect(await exit).toEqual([0, null]);
    expect(events(told()).map(({ event }) => event)).toEqual([
      "schedule.started",
      "months.due",
      "run.started",
      "schedule.stopping",
      "run.ended",
      "run.reminders",
      "schedule.stopped",
    ]);
    expect(await readdir(join(folder, "out", due()))).toContain("run.json");
    expect(await healthOf(folder)).toMatchObject({
      state: "stopped",
      lastRun: { exitCode: 0 },
      nextRunAt: null,
    });
    expect(await readdir(join(folder, "out"))).toEqual([
      ".firm.json",
      ".schedule.json",
      due(),
      "health.json",
    ]);
  });

  onUnix("a second signal stops at once, and the next start does the month", async () => {
    const { folder, pipe, child, told } = await waiting();
    child.kill("SIGTERM");
    while (!told().includes("schedule.stopping")) await once(child.stdout as NodeJS.ReadableStream, "data");
    const exit = once(child, "exit");
    child.kill("SIGTERM"); // of the same Ctrl+C
    await new Promise((done) => setTimeout(done, 1_500));
    expect(child.exitCode).toBe(null);
    child.kill("SIGTERM");
    expect(await exit).toEqual([null, "SIGTERM"]);
    await rm(pipe);
    await writeFile(pipe, ORDINARY["logs/october.csv"]);
    expect(schedule(...configOf(folder), "--once").code).toBe(0);
    expect(await readdir(join(folder, "out"))).toEqual([
      ".firm.json",
      ".schedule.json",
      due(),
      "health.json",
    ]);
  });
});
