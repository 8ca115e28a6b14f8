/** The schedule as a system meets it: exit codes, signals, the log, the health file, what is remembered. */

import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readConfig } from "../../../batch/config/config.ts";
import { doneBefore, newestDue } from "../../../batch/config/due-months.ts";
import { runLock } from "../../../batch/disk/run-lock.ts";
import { doneMonthsFile } from "../../../batch/schedule/done-months.ts";
import { HEALTH, type Health } from "../../../batch/schedule/health.ts";
import { notOnWindows } from "../../skipped.ts";
import { filesUnder, firmFolder, ORDINARY, PROJECT, temporaryFolder, WORK_DUE } from "../firm-folder.ts";

const DAY = 24 * 60 * 60 * 1000;
const TORONTO = { cron: "0 6 1 * *", timeZone: "America/Toronto" };
const time = Date.parse;

const COMMAND = ["batch/commands/start.mjs", "schedule"];
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
    expect(second.code).toBe(0);
    expect(events(second.printed)).toMatchObject([{ event: "months.none_due", done: due() }]);
    expect(await filesUnder(join(folder, "out", due()))).toEqual(before);
    expect((await healthOf(folder)).lastRun).toEqual(health.lastRun);
  });

  test("--once with a register that is missing: code 2, reported in the log, and the month stays due", async () => {
    const folder = await firmFolder({ ...WORK_DUE, "contracts.csv": null });
    const { code, printed } = schedule(...configOf(folder), "--once");
    expect(code).toBe(2);
    expect(events(printed).at(-1)).toMatchObject({ level: "error", event: "run.failed", period: due() });
    expect(printed).toContain("contracts.csv: the file can't be read");
    expect(await healthOf(folder)).toMatchObject({ state: "failed", due: [due()], lastRun: { exitCode: 2 } });
    await writeFile(join(folder, "contracts.csv"), ORDINARY["contracts.csv"]);
    expect(schedule(...configOf(folder), "--once").code).toBe(0);
  });

  test("an unknown option, no configuration, a bad one: code 2 and what to do", async () => {
    expect(schedule("--twice")).toMatchObject({
      code: 2,
      printed: expect.stringContaining("no option --twice"),
    });
    expect(schedule()).toMatchObject({
      code: 2,
      printed: expect.stringContaining("There is no firm.json in"),
    });
    const grace = schedule(...configOf(await firmFolder()), "--once", "--grace", "soon");
    expect(grace).toMatchObject({
      code: 2,
      printed: expect.stringContaining("--grace is a number of seconds"),
    });
    const missing = schedule("--config", join(await firmFolder(), "none.json"));
    expect(missing).toMatchObject({
      code: 2,
      printed: expect.stringContaining("can't be read: there is no such file"),
    });
  });

  /** Half a million rows: minutes of reading in one go, in which a thread hears nothing. */
  const ENDLESS = ["id,date,client,minutes,category\n"];
  for (let row = 0; row < 480_000; row += 1) ENDLESS.push(`${row},2026-10-01,Acme,5,how_to\n`);

  /** A schedule that has begun a month, and what it told so far. */
  async function running(folder: string, ...args: string[]) {
    const child = spawn(process.execPath, [...COMMAND, ...configOf(folder), ...args], { cwd: PROJECT });
    let text = "";
    child.stdout.on("data", (data) => {
      text += data;
    });
    const told = async (event: string) => {
      while (!text.includes(`"${event}"`)) await once(child.stdout, "data");
    };
    const ended = once(child, "exit").then(([code, signal]) => ({ code, signal, printed: text }));
    return { child, told, ended };
  }
  const pause = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds));

  test.each(["SIGTERM", "SIGINT"] as const)(
    "%s lets a running month finish",
    notOnWindows,
    async (signal) => {
      const folder = await firmFolder(WORK_DUE);
      const { child, told, ended } = await running(folder, "--grace", "50");
      await told("run.started");
      expect(await healthOf(folder)).toMatchObject({ state: "running", due: [due()], pid: child.pid });
      child.kill(signal);
      const { code, printed } = await ended;
      expect(code).toBe(0);
      expect(events(printed).map(({ event }) => event)).toEqual([
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
        `.${due()}.kept.json`,
        `.${due()}.parts`,
        ".firm.json",
        ".schedule.json",
        due(),
        "health.json",
      ]);
    },
  );

  test.each([
    ["SIGTERM", "once", ["--grace", "2"]],
    ["SIGINT", "twice", ["--grace", "3600"]],
    ["SIGTERM", "once", ["--grace", "0", "--once"]],
  ] as const)(
    "%s %s is heard while a log is read in one go %j: the month is cut off and told as owed, and the next start does it",
    { timeout: 120_000, ...notOnWindows },
    async (signal, times, args) => {
      const folder = await firmFolder({ ...WORK_DUE, "logs/endless.csv": ENDLESS.join("") });
      const { child, told, ended } = await running(folder, ...args);
      await told("run.started");
      await pause(3_000);
      const sent = Date.now();
      child.kill(signal);
      child.kill(signal); // of the same Ctrl+C
      await told("schedule.stopping");
      expect(Date.now() - sent, "heard at once").toBeLessThan(5_000);
      if (times === "twice") {
        await pause(1_500);
        child.kill(signal);
      }
      const end = await ended;
      expect(end).toMatchObject({ code: null, signal });
      expect(Date.now() - sent, "ended within seconds").toBeLessThan(10_000);
      expect(
        events(end.printed)
          .slice(-3)
          .map(({ event }) => event),
      ).toEqual(["schedule.stopping", "run.interrupted", "schedule.stopped"]);
      const message = `${due()} was stopped by ${signal} before it was finished. It is still due: the next start runs it.`;
      expect(await healthOf(folder)).toMatchObject({
        state: "stopped",
        due: [due()],
        lastRun: { period: due(), exitCode: 2, message },
      });

      await rm(join(folder, "logs/endless.csv"));
      const next = schedule(...configOf(folder), "--once");
      expect(next.code, next.printed).toBe(0);
      expect(await readdir(join(folder, "out"))).toEqual([
        `.${due()}.kept.json`,
        `.${due()}.parts`,
        ".firm.json",
        ".schedule.json",
        due(),
        "health.json",
      ]);
    },
  );

  test("a command that runs once is ended by a signal whatever it is busy with", notOnWindows, async () => {
    const folder = await firmFolder({ ...WORK_DUE, "logs/endless.csv": ENDLESS.join("") });
    const args = [
      "--import",
      "tsx",
      "batch/commands/plan-balance.ts",
      "reconcile",
      ...configOf(folder),
      "--period",
      "2026-10",
    ];
    const child = spawn(process.execPath, args, { cwd: PROJECT });
    await once(child.stderr, "data");
    await pause(2_000);
    child.kill("SIGTERM");
    const sent = Date.now();
    expect(await once(child, "exit")).toEqual([null, "SIGTERM"]);
    expect(Date.now() - sent).toBeLessThan(3_000);
  });

  test.each([
    ["two that do what is due and end", ["--once"]],
    ["one that stays, and one that ends", []],
  ])("at once, %s: one does the month, and the other says so", async (_, first) => {
    const folder = await firmFolder(WORK_DUE);
    const config = await readConfig(join(folder, "config.json"));
    // A third one is at work until both have come.
    const turn = await runLock(config, "schedule");
    const both = await Promise.all([running(folder, ...first), running(folder, "--once")]);
    for (const { told } of both) await told("run.waits_for_other");
    await turn.release();
    const [one, other] = both;
    expect(await other.ended).toMatchObject({ code: 0, signal: null });
    if (first.length === 0) {
      await one.told("schedule.waits");
      one.child.kill("SIGTERM");
    }
    expect(await one.ended).toMatchObject({ code: 0, signal: null });
    const printed = (await one.ended).printed + (await other.ended).printed;
    const count = (event: string) => events(printed).filter((line) => line.event === event).length;
    expect([count("run.ended"), count("months.done_elsewhere"), count("run.failed")]).toEqual([1, 1, 0]);
    expect(await readdir(join(folder, "out"))).toEqual([
      `.${due()}.kept.json`,
      `.${due()}.parts`,
      ".firm.json",
      ".schedule.json",
      due(),
      "health.json",
    ]);
  });

  test("the list of months done can't be read any more: nothing is run, and that is reported; a damaged health file is reported and written again", async () => {
    const folder = await firmFolder(WORK_DUE);
    const out = join(folder, "out");
    await mkdir(out);
    await writeFile(join(out, ".schedule.json"), '{"schema":1,"through":"2026-07","unfi');
    await writeFile(join(out, "health.json"), "{");
    const { code, printed } = schedule(...configOf(folder), "--once");
    expect(code).toBe(2);
    expect(events(printed)).toEqual([
      expect.objectContaining({ event: "health.unread", level: "warning" }),
      expect.objectContaining({
        event: "schedule.failed",
        level: "error",
        message: expect.stringContaining(UNREAD),
      }),
    ]);
    expect(await healthOf(folder)).toMatchObject({
      state: "failed",
      message: expect.stringContaining(UNREAD),
    });
    expect(await readdir(out)).toEqual([".schedule.json", "health.json"]);

    // As the sentence says.
    const done = doneBefore(due());
    await writeFile(join(out, ".schedule.json"), JSON.stringify({ schema: 1, ...done }));
    expect(schedule(...configOf(folder), "--once").code).toBe(0);
    expect(await healthOf(folder)).toMatchObject({ state: "idle", message: null });
  });
});

const UNREAD =
  "the schedule's record of finished months can't be read (cut short, or changed by hand), so no month is run";

describe("what it has done", () => {
  const place = async () => ({ out: join(await temporaryFolder(), "out"), language: "en" as const });

  test("is read as it was written; null before the first", async () => {
    const store = doneMonthsFile(await place());
    expect(await store.load()).toBe(null);
    const done = { through: "2026-10", unfinished: ["2026-08"] };
    await store.save(done);
    expect(await store.load()).toMatchObject(done);
  });

  const WHOLE = JSON.stringify({ schema: 1, through: "2026-10", unfinished: ["2026-08"] });
  test.each([
    ...Array.from({ length: WHOLE.length }, (_, length) => WHOLE.slice(0, length)),
    "null",
    "{}",
    "[]",
    '{"schema":2,"through":"2026-10","unfinished":[]}',
    '{"schema":1,"through":"2026-13","unfinished":[]}',
    '{"schema":1,"through":"2026-10","unfinished":"2026-08"}',
    '{"schema":1,"through":"2026-10"}',
  ])("is never taken for nothing, damaged as %s", async (text) => {
    const at = await place();
    await mkdir(at.out);
    await writeFile(join(at.out, ".schedule.json"), text);
    await expect(doneMonthsFile(at).load()).rejects.toThrow(UNREAD);
  });

  test("is reported with the system's reason when the system refuses", async () => {
    const at = await place();
    await mkdir(join(at.out, ".schedule.json"), { recursive: true });
    await expect(doneMonthsFile(at).load()).rejects.toThrow(
      "can't be read (there is a folder instead of a file), so no month is run",
    );
    await writeFile(join(at.out, "file"), "");
    const store = doneMonthsFile({ ...at, out: join(at.out, "file") });
    await expect(store.save({ through: "2026-10", unfinished: [] })).rejects.toThrow(
      /\.schedule\.json: the end of a month can't be recorded \(something with that name already exists\)\./,
    );
  });
});
