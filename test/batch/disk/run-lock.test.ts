/** One run at a time: who is refused, who takes over from whom, and that of many takers one wins. */

import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdir, readdir, rename, stat, utimes, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { ownName } from "../../../batch/disk/lock-holder.ts";
import { publish } from "../../../batch/disk/output-folder.ts";
import { runLock } from "../../../batch/disk/run-lock.ts";
import { skippedIf } from "../../skipped.ts";
import {
  filesUnder,
  firmFolder,
  monthFolder,
  ORDINARY,
  PROJECT,
  run,
  temporaryFolder,
} from "../firm-folder.ts";

const onLinux = skippedIf(process.platform !== "linux", "only on Linux");
const FIRM = { language: "en", timeZone: "America/Toronto" } as const;
const lockOf = (out: string) => runLock({ ...FIRM, out });
const MINUTE = 60_000;

/** A process of this project's code, which says a line when it is ready. */
const started = (program: string, ...given: string[]) => startedBy([process.execPath], program, ...given);

async function startedBy(
  [by = "", ...before]: readonly string[],
  program: string,
  ...given: string[]
): Promise<ChildProcess> {
  const args = [...before, "--import", "tsx", "--input-type=module", "-e", program, ...given];
  const child = spawn(by, args, { cwd: PROJECT, stdio: ["pipe", "pipe", "inherit"] });
  await once(child.stdout as NodeJS.ReadableStream, "data");
  return child;
}

const MODULE = JSON.stringify(resolve(PROJECT, "batch/disk/run-lock.ts"));
const HOLDS = `
  import { runLock } from ${MODULE};
  await runLock({ out: process.argv[1], language: "en", timeZone: "UTC" });
  console.log("held");
  setInterval(() => {}, 1000);`;

/** The number of a process that is no more. */
async function deadPid(): Promise<number> {
  const child = spawn(process.execPath, ["-e", ""]);
  await once(child, "exit");
  return child.pid ?? 0;
}

/** An `out` folder with the lock of a holder of this name, whose last sign of life is so old. */
async function heldBy(name: string, age: number): Promise<string> {
  const out = join(await temporaryFolder(), "out");
  await mkdir(join(out, ".lock"), { recursive: true });
  await writeFile(join(out, ".lock", name), "");
  const then = new Date(Date.now() - age);
  await utimes(join(out, ".lock", name), then, then);
  return out;
}

const ofAnotherHost = (name: string) => `${name.slice(0, name.indexOf("@"))}@elsewhere`;
/** The same name with another number, or another start, of the process. */
const withPid = (name: string, pid: number) => name.replace(/^(\d+)-\d+/, `$1-${pid}`);
const withBirth = (name: string) => name.replace(/^(\d+-\d+)-\d+/, "$1-1");

describe("while one run holds the folder", () => {
  test("a second one names the holder and since when, exits with 2 and changes nothing", async () => {
    const folder = await firmFolder();
    const child = await started(HOLDS, join(folder, "out"));
    const before = await filesUnder(folder);
    const { code, printed } = await run(folder);
    expect(code).toBe(2);
    expect(printed).toMatch(
      new RegExp(
        `out: another run has been active since \\d+ [A-Z][a-z]+ \\d{4} at \\d\\d:\\d\\d \\(process ${child.pid} on ${hostname()}\\)\\.`,
      ),
    );
    expect(printed).toMatch(/Nothing was written\.$/);
    expect(await filesUnder(folder)).toEqual(before);

    const dry = await run(folder, { dryRun: true });
    expect(dry.code, "a dry run needs no lock").toBe(0);
    child.kill("SIGKILL");
    await once(child, "exit");
    expect((await run(folder)).code, "the killed holder is gone").toBe(0);
    expect(await readdir(join(folder, "out"))).toEqual([
      ".2026-10.kept.json",
      ".2026-10.parts",
      ".firm.json",
      "2026-10",
    ]);
  });

  test("the firm's language is spoken", async () => {
    const folder = await firmFolder({ "config.json": { ...ORDINARY["config.json"], language: "fr" } });
    const held = await runLock({ ...FIRM, out: join(folder, "out") });
    const { printed } = await run(folder);
    await held.release();
    expect(printed).toMatch(/out : un autre traitement est en cours depuis .*\nRien n’a été écrit\.$/);
  });

  test("two runs in one process take turns too", async () => {
    const folder = await firmFolder();
    const codes = (await Promise.all([run(folder), run(folder)])).map(({ code }) => code);
    expect(codes.sort()).toEqual([0, 2]);
    expect((await filesUnder(monthFolder(folder))).has("run.json")).toBe(true);
  });

  test("its time is reported by the firm's clock", async () => {
    const since = Date.parse("2026-11-01T05:30:00Z");
    const out = await heldBy(ofAnotherHost(ownName()).replace(/^\d+/, String(since)), 0);
    await expect(lockOf(out)).rejects.toThrow("since 1 November 2026 at 01:30 (process");
  });
});

describe("who is gone", () => {
  test("a process of this machine that is no more, however young its lock", onLinux, async () => {
    const out = await heldBy(withPid(ownName(), await deadPid()), 0);
    await (await lockOf(out)).release();
    expect(await readdir(out)).toEqual([]);
  });

  test("one whose number another process has by now", onLinux, async () => {
    const out = await heldBy(withBirth(ownName()), 0);
    await (await lockOf(out)).release();
  });

  test("never one that lives, however long it was busy", onLinux, async () => {
    const out = await heldBy(ownName(), 60 * MINUTE);
    await expect(lockOf(out)).rejects.toThrow("another run has been active");
  });

  const YEAR = 365 * 24 * 60 * MINUTE;

  test.each([
    [0, "held"],
    [1.9 * MINUTE, "held"],
    [2.1 * MINUTE, "given up"],
    [YEAR, "given up"],
    // Written by a clock that was put back since.
    [-1.9 * MINUTE, "held"],
    [-2.1 * MINUTE, "given up"],
    [-YEAR, "given up"],
  ])("on another machine, by its last heartbeat, %d ms ago: %s", async (age, fate) => {
    const out = await heldBy(ofAnotherHost(ownName()), age);
    if (fate === "held") return expect(lockOf(out)).rejects.toThrow("on elsewhere");
    await (await lockOf(out)).release();
    expect(await readdir(out)).toEqual([]);
  });

  /** Runs what follows on a machine called `elsewhere`. */
  const ELSEWHERE = ["unshare", "--uts", "sh", "-c", 'hostname elsewhere && exec "$0" "$@"'];
  const mayRename = spawnSync("unshare", [...ELSEWHERE.slice(1), "true"]).status === 0;

  test(
    "a real process with another host name: while its heart beats, and by the hour it stopped at",
    skippedIf(!mayRename, "unshare may not rename the machine here"),
    async () => {
      const out = join(await temporaryFolder(), "out");
      const child = await startedBy([...ELSEWHERE, process.execPath], HOLDS, out);
      await expect(lockOf(out)).rejects.toThrow("on elsewhere");
      child.kill("SIGKILL");
      await once(child, "exit");
      await expect(lockOf(out), "nobody here can tell that it is gone").rejects.toThrow("on elsewhere");
      const [name = ""] = await readdir(join(out, ".lock"));
      const ahead = new Date(Date.now() + YEAR);
      await utimes(join(out, ".lock", name), ahead, ahead);
      await (await lockOf(out)).release();
      expect(await readdir(out)).toEqual([]);
    },
  );

  test("a name that is nobody's: by its age too", async () => {
    await expect(lockOf(await heldBy(".DS_Store", 0))).rejects.toThrow(".DS_Store");
    await (await lockOf(await heldBy(".DS_Store", 3 * MINUTE))).release();
  });

  test("a file in the place of the lock is named, and left to whoever put it there", async () => {
    const out = join(await temporaryFolder(), "out");
    await mkdir(out);
    await writeFile(join(out, ".lock"), "mine");
    await expect(lockOf(out)).rejects.toThrow(`${join(out, ".lock")}: this is where runs keep their lock`);
    expect(await readdir(out)).toEqual([".lock"]);
  });

  test("an empty lock is nobody's; what a killed starter prepared is cleared away", async () => {
    const out = join(await temporaryFolder(), "out");
    const starter = ofAnotherHost(ownName());
    await mkdir(join(out, ".lock"), { recursive: true });
    await mkdir(join(out, `.lock.${starter}`));
    const then = new Date(Date.now() - 3 * MINUTE);
    await utimes(join(out, `.lock.${starter}`), then, then);
    await (await lockOf(out)).release();
    expect(await readdir(out)).toEqual([]);
  });
});

describe("the holder", () => {
  test("gives a sign of life, for its owner's eyes only", async () => {
    const out = join(await temporaryFolder(), "out");
    const held = await lockOf(out);
    const [name = ""] = await readdir(join(out, ".lock"));
    const then = new Date(Date.now() - 60 * MINUTE);
    await utimes(join(out, ".lock", name), then, then);
    await held.assertHeld();
    const file = await stat(join(out, ".lock", name));
    expect(Date.now() - file.mtimeMs).toBeLessThan(MINUTE);
    if (process.platform !== "win32") {
      expect(file.mode & 0o777).toBe(0o600);
      expect((await stat(out)).mode & 0o777).toBe(0o700);
    }
    await held.release();
  });

  test("that was taken over changes nothing, and leaves the other's lock", async () => {
    const out = join(await temporaryFolder(), "out");
    const held = await lockOf(out);
    const [name = ""] = await readdir(join(out, ".lock"));
    await rename(join(out, ".lock", name), join(out, ".lock", ofAnotherHost(ownName())));
    const files = [{ file: "run.json", bytes: Buffer.from("{}") }];
    await expect(publish(held, "2026-10", files)).rejects.toThrow("another run took over");
    await held.release();
    expect(await readdir(out)).toEqual([".lock"]);
    expect(await readdir(join(out, ".lock"))).toHaveLength(1);
  });
});

test("of many processes that start in the same instant exactly one wins, whatever they find", async () => {
  const ROUNDS = 24;
  const STARTERS = 10;
  const dead = await deadPid();
  const finds = [
    async () => join(await temporaryFolder(), "out"), // nothing
    () => heldBy(withPid(ownName(), dead), 0), // a killed run
    () => heldBy(ofAnotherHost(ownName()), 3 * MINUTE), // another machine's, silent
  ];
  const outs = await Promise.all(Array.from({ length: ROUNDS }, (_, round) => finds[round % 3]?.()));
  const program = `
    import { runLock } from ${MODULE};
    const outs = JSON.parse(process.argv[1]);
    console.log("ready");
    process.stdin.once("data", async (text) => {
      const won = [];
      for (const [round, out] of outs.entries()) {
        const start = Number(text) + round * 80;
        while (Date.now() < start - 5) await new Promise((done) => setTimeout(done, 1));
        while (Date.now() < start);
        await runLock({ out, language: "en", timeZone: "UTC" }).then(
          () => won.push(round),
          (error) => error.message.includes("active since") || won.push(error.message));
      }
      console.log(JSON.stringify(won));
      process.stdin.once("data", () => process.exit());
    });`;
  const starters = await Promise.all(
    Array.from({ length: STARTERS }, () => started(program, JSON.stringify(outs))),
  );
  const answers = starters.map(async (child) => {
    const [text] = await once(child.stdout as NodeJS.ReadableStream, "data");
    return JSON.parse(String(text)) as (number | string)[];
  });
  for (const child of starters) child.stdin?.write(String(Date.now() + 300));
  const won = (await Promise.all(answers)).flat().sort((a, b) => Number(a) - Number(b));
  for (const child of starters) child.stdin?.end("done");
  expect(won).toEqual(Array.from({ length: ROUNDS }, (_, round) => round));
});
