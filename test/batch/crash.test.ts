/**
 * Commands that are killed at every point of their work with files, or find the disk full or failing there, and are
 * then run again: what they leave is what an uninterrupted run leaves, byte for byte.
 *
 * To put another command under test, add it to COMMANDS: its line, the firm's folder as it
 * is before the run, and what in the outcome depends on the clock. Its bundle, its points and the checks follow.
 * The command must end by its own `process.exitCode`, and find its main file by `process.argv[1]`.
 *
 * A point costs a start of Node. So every second one is tried of `reconcile`, every one of what the schedule does around
 * such a run, which it has in a thread of its own whose points are not counted; and some of the others.
 * `vitest run --config test/vitest.config.ts --mode long batch/crash` tries all.
 */

import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { copyFile, cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readBooks } from "../../batch/books/closed-books.ts";
import { readConfig } from "../../batch/config/config.ts";
import { doneBefore } from "../../batch/config/due-months.ts";
import { closeMonth } from "../../batch/run/month-closing.ts";
import { LONG } from "../mode.ts";
import { bundle } from "./crash/bundle.ts";
import type { Fate } from "./crash/mortal-disk.ts";
import type { CommandLine, Ended, Life } from "./crash/mortal-process.ts";
import { DUE, ORDINARY, PERIOD, PROJECT, run, SILENT, WORK_DUE } from "./firm-folder.ts";

/** A call that only reads takes no room, and to be killed before it is to be killed after the last change. */
const ENDS = { killed: "changes", full: "changes", failed: "all" } as const satisfies Record<
  string,
  Fate["calls"]
>;
type End = keyof typeof ENDS;

interface Command {
  readonly name: string;
  readonly args: (folder: string) => readonly string[];
  /** The month it works on. */
  readonly period: string;
  /** Puts in the ordinary firm's folder what this command finds there. */
  readonly prepare: (folder: string) => Promise<void>;
  /** Files of `out` that tell the time. */
  readonly clocks: readonly string[];
  /** Every so many points are tried: 1 is all of them, 0 none. */
  readonly every: Readonly<Record<End, number>>;
  /** Points at which it is to be killed at the least: nearly all there are, so that calls which no longer count show. */
  readonly least: number;
  /** Codes with which it may end when it was done already; the usual one when left out. */
  readonly again?: readonly number[];
  /** The code with which it ends where a file can't be placed any more, and the next run does it. */
  readonly failing?: number;
  /** What holds wherever it was interrupted. */
  readonly always?: (folder: string) => Promise<void>;
}

const inClosed = (folder: string, ...names: string[]) => join(folder, "out", "closed", ...names);
const RECORD = `${PERIOD}.json`;
const BASIS = `${PERIOD}.basis.jsonl.gz`;

/** Whoever reads the books finds the month closed, whole, or open: never a reason to stop. */
async function expectReadable(folder: string): Promise<void> {
  const { months } = await readBooks({ out: join(folder, "out"), language: "en" });
  expect(months.map(({ period }) => period)).toEqual(existsSync(inClosed(folder, RECORD)) ? [PERIOD] : []);
}

/** Closed, and nothing says otherwise; or open, with record, basis, who and why kept together. */
async function expectReopenedOrNot(folder: string): Promise<void> {
  await expectReadable(folder);
  const names = await readdir(inClosed(folder));
  if (names.includes(RECORD)) {
    expect(names.filter((name) => /^\d{4}-\d{2}\.reopened/.test(name))).toEqual([]);
    return;
  }
  const traces = names.filter((name) => name.includes("reopened"));
  expect(traces).toHaveLength(1);
  const [trace = ""] = traces;
  const kept = await readdir(inClosed(folder, trace));
  expect(kept).toEqual(expect.arrayContaining([RECORD, "reopened.json"]));
  // Until the next run brings it along, its basis is where it was.
  expect([...kept, ...names]).toContain(BASIS);
  if (!trace.startsWith(".")) expect(kept).toContain(BASIS);
}

/** A firm with something to invoice: work without a plan. */
const INVOICED = {
  "config.json": { ...ORDINARY["config.json"], rates: { "2": 12500 }, billing: { prefix: "SP-" } },
  "logs/october.csv": `${ORDINARY["logs/october.csv"]}3,2026-10-03,Bolt,60,how_to\n`,
};

/** One line of the record at most, whole or cut short; and no file of an invoice that it does not hold. */
async function expectIssuedOrNot(folder: string): Promise<void> {
  const invoices = join(folder, "out", "invoices");
  const names = existsSync(invoices) ? await readdir(invoices) : [];
  const text = names.includes("issued.jsonl") ? await readFile(join(invoices, "issued.jsonl"), "utf8") : "";
  const isIssued = text.endsWith("\n");
  expect(text.split("\n")).toHaveLength(isIssued ? 2 : 1);
  if (!isIssued) expect(names.filter((name) => name.startsWith("invoices-"))).toEqual([]);
}

const config = (folder: string) => ["--config", join(folder, "config.json")];
const COMMANDS: readonly Command[] = [
  {
    name: "reconcile",
    args: (folder) => ["reconcile", ...config(folder), "--period", PERIOD],
    period: PERIOD,
    prepare: async () => {},
    clocks: [],
    every: { killed: 2, full: 12, failed: 0 },
    least: 85,
  },
  {
    name: "schedule --once",
    args: (folder) => ["schedule", ...config(folder), "--once"],
    period: DUE,
    prepare: async (folder) => {
      await mkdir(join(folder, "out"), { recursive: true });
      const done = { schema: 1, ...doneBefore(DUE) };
      await writeFile(join(folder, "out", ".schedule.json"), JSON.stringify(done));
    },
    clocks: ["health.json"],
    every: { killed: 1, full: 3, failed: 0 },
    least: 50,
  },
  {
    name: "close",
    args: (folder) => ["close", PERIOD, ...config(folder), "--by", "Ada"],
    period: PERIOD,
    prepare: async (folder) => {
      await run(folder);
      await mkdir(join(folder, "out", "closed"));
    },
    clocks: [`closed/${PERIOD}.json`, `${PERIOD}/closed.json`, ".closed.json"],
    every: { killed: 1, full: 1, failed: 1 },
    least: 75,
    always: expectReadable,
  },
  {
    name: "reopen",
    args: (folder) => ["reopen", PERIOD, ...config(folder), "--by", "Ada", "--reason", "a row was forgotten"],
    period: PERIOD,
    prepare: async (folder) => {
      await run(folder);
      const by = { period: PERIOD, by: "Ada", at: new Date(Date.UTC(2026, 10, 3)) };
      await closeMonth(by, await readConfig(join(folder, "config.json")), SILENT);
    },
    clocks: [`closed/${PERIOD}.reopened-TIME/reopened.json`],
    every: { killed: 1, full: 1, failed: 1 },
    least: 48,
    again: [0, 2],
    always: expectReopenedOrNot,
  },
  {
    name: "invoice",
    args: (folder) => ["invoice", PERIOD, ...config(folder), "--by", "Ada"],
    period: PERIOD,
    prepare: async (folder) => {
      await write(folder, INVOICED);
      await run(folder);
      const by = { period: PERIOD, by: "Ada", at: new Date(Date.UTC(2026, 10, 3)) };
      await closeMonth(by, await readConfig(join(folder, "config.json")), SILENT);
    },
    clocks: ["invoices/issued.jsonl"],
    every: { killed: 1, full: 3, failed: 3 },
    least: 40,
    // Issued, and a file is not at its place yet.
    failing: 1,
    always: expectIssuedOrNot,
  },
];

/** What an earlier run saw: a client that is gone by now, and one row less. */
const EARLIER = {
  ...ORDINARY,
  ...WORK_DUE,
  "contracts.csv": `${ORDINARY["contracts.csv"]}Cedar,BASIC,,,\n`,
  "logs/october.csv": ORDINARY["logs/october.csv"].split("\n").slice(0, 2).join("\n"),
};
const NOTES = { "my note.txt": "call them on Monday", "sent/Acme.xlsx": "signed copy" };

let place: string;
let bundles: string;
let copies = 0;

beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), "crash-"));
  bundles = join(place, "bundles");
  for (const source of ["batch/commands/plan-balance.ts", "test/batch/crash/mortal-process.ts"])
    await bundle(join(PROJECT, source), bundles);
}, 60_000);

afterAll(() => rm(place, { recursive: true, force: true }));

async function write(folder: string, files: Readonly<Record<string, string | object>>): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(join(folder, path, ".."), { recursive: true });
    await writeFile(join(folder, path), typeof content === "string" ? content : JSON.stringify(content));
  }
}

/** A command to be run in a folder, by a copy of its bundle that no process has loaded. */
async function line({ args }: Pick<Command, "args">, folder: string): Promise<CommandLine> {
  const copy = join(bundles, `${copies++}.mjs`);
  await copyFile(join(bundles, "plan-balance.mjs"), copy);
  return { bundle: copy, args: args(folder) };
}

/** What a life tells of its runs, and the signal that ended it. */
async function lived(life: Life): Promise<{ ended: Ended[]; signal: string | null; said: string }> {
  const child = spawn(process.execPath, [join(bundles, "mortal-process.mjs"), JSON.stringify(life)], {
    stdio: ["ignore", "pipe", "pipe", "pipe"],
  });
  const text = ["", "", "", ""];
  for (const stream of [1, 2, 3] as const) {
    child.stdio[stream]?.on("data", (data) => {
      text[stream] += data;
    });
  }
  const [, signal] = await once(child, "close");
  const ended = (text[3] ?? "")
    .split("\n")
    .flatMap((reported) => (reported === "" ? [] : [JSON.parse(reported)]));
  return { ended, signal, said: `${text[1]}${text[2]}` };
}

type Tree = ReadonlyMap<string, string>;

/** What a run leaves for the next one only saves time, and is about one place. */
const KEPT = /^\.\d{4}-\d{2}\.(kept\.json|parts)$/;

/** Every file below `out` by its path, with the digest of its bytes; folders too. */
async function tree(folder: string, clocks: readonly string[]): Promise<Tree> {
  const out = join(folder, "out");
  const found = new Map<string, string>();
  for (const entry of await readdir(out, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    const plain = path.slice(out.length + 1).replaceAll("\\", "/");
    const name = plain.replace(/\.reopened-[^/]+/, ".reopened-TIME");
    expect(found.has(name), name).toBe(false);
    if (entry.isDirectory()) found.set(name, "folder");
    else if (!clocks.includes(name) && !KEPT.test(name)) found.set(name, sha256(await readFile(path)));
  }
  return new Map([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}

const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

/** The month is there whole, at its place or between two renames beside it, with a person's own files. */
async function expectWhole(folder: string, period: string, point: string): Promise<void> {
  const places = [join(folder, "out", period), join(folder, "out", `.${period}.old`)];
  const month = places.find((path) => existsSync(path)) ?? "";
  const { outputs } = JSON.parse(await readFile(join(month, "run.json"), "utf8"));
  for (const { file, sha256: digest } of outputs)
    expect(sha256(await readFile(join(month, file))), `${file}, ${point}`).toBe(digest);
  for (const [file, content] of Object.entries(NOTES))
    expect(await readFile(join(month, file), "utf8"), point).toBe(content);
}

describe.each(COMMANDS)("$name", (command) => {
  let start: string;
  let expected: Tree;
  let before: Tree;
  let code: number;
  const points: Record<End, number> = { killed: 0, full: 0, failed: 0 };
  const folderName = command.name.replaceAll(/\W+/g, "-");
  let folders = 0;

  async function firm(): Promise<string> {
    const folder = join(place, `${folderName}-${folders++}`);
    await cp(start, folder, { recursive: true, preserveTimestamps: true });
    return folder;
  }

  beforeAll(async () => {
    start = join(place, `${folderName}-start`);
    await write(start, EARLIER);
    const args = () => ["reconcile", ...config(start), "--period", command.period];
    const { ended, said } = await lived({ first: await line({ args }, start), last: null });
    expect(ended, said).toEqual([{ code: 0, points: 0 }]);
    await write(join(start, "out", command.period), NOTES);
    await write(start, ORDINARY);
    await command.prepare(start);

    for (const [end, calls] of Object.entries(ENDS) as [End, Fate["calls"]][]) {
      const whole = await firm();
      before = await tree(whole, command.clocks);
      const fate = { below: whole, end: "none", point: -1, calls } as const;
      const { ended, signal, said } = await lived({
        first: null,
        last: { ...(await line(command, whole)), fate },
      });
      expect(signal, said).toBe(null);
      ({ code, points: points[end] } = ended[0] ?? { code: -1, points: 0 });
      expect(code, said).toBeLessThan(2);
      expected = await tree(whole, command.clocks);
    }
    expect(expected, "the run has something to do").not.toEqual(before);
    const ours = [".schedule.json", ".closed.json", ".firm.json"];
    const hidden = [...expected.keys()].filter((name) => /(^|\/)\./.test(name));
    expect(hidden.filter((name) => !ours.includes(name))).toEqual([]);
  }, 120_000);

  /** Meets each fate in a folder of its own, and has the next process run the command there to its end. */
  async function tried(end: End): Promise<number> {
    const step = LONG && command.every[end] > 0 ? 1 : command.every[end];
    const queue = Array.from({ length: Math.ceil(points[end] / step) }, (_, index) => index * step);
    const count = queue.length;
    const lane = async () => {
      let left: string | null = null;
      for (;;) {
        const point = queue.shift();
        const folder = point === undefined ? null : await firm();
        const life: Life = {
          first: left === null ? null : await line(command, left),
          last:
            folder === null || point === undefined
              ? null
              : { ...(await line(command, folder)), fate: { below: folder, end, point, calls: ENDS[end] } },
        };
        const { ended, signal, said } = await lived(life);
        if (left !== null) {
          expect(command.again ?? [code], `again before ${point}: ${said}`).toContain(ended[0]?.code);
          expect(await tree(left, command.clocks), `again before ${point}: ${said}`).toEqual(expected);
          await rm(left, { recursive: true });
        }
        if (folder === null) return;
        const where = `${end} at point ${point}`;
        await expectWhole(folder, command.period, where);
        await command.always?.(folder);
        if (end === "killed") expect(signal, `${where}: ${said}`).toBe("SIGKILL");
        if (end === "full") await expectNothingHalf(folder, ended.at(-1)?.code, `${where}: ${said}`);
        if (end !== "killed") expect(said, where).not.toMatch(/^\s+at /m);
        if (end === "failed")
          expect([code, 2, command.failing], `${where}: ${said}`).toContain(ended.at(-1)?.code);
        left = folder;
      }
    };
    await Promise.all(Array.from({ length: Math.min(2, availableParallelism()) }, lane));
    return count;
  }

  /** On a full disk the run ends by itself, clears away what it wrote, and the month is as it was or all new. */
  async function expectNothingHalf(folder: string, ended: number | undefined, where: string): Promise<void> {
    const now = await tree(folder, command.clocks);
    const names = (found: Tree) => [...found.keys()].filter((name) => !name.includes("/"));
    expect([names(before), names(expected)], where).toContainEqual(names(now));
    const month = (found: Tree) => [...found].filter(([name]) => name.startsWith(`${command.period}/`));
    expect([month(before), month(expected)], where).toContainEqual(month(now));
    // Whose the folder is, is said last, and by the next run where there was no room for it.
    const reported = (found: Tree) => [...found].filter(([name]) => name !== ".firm.json");
    if (ended === code) expect(reported(now), where).toEqual(reported(expected));
    else expect(ended, where).toBe(2);
  }

  test("killed at any point and run again, it leaves what an uninterrupted run leaves", async () => {
    const count = await tried("killed");
    console.log(`${command.name}: killed at ${count} of ${points.killed} points`);
    expect(count).toBeGreaterThanOrEqual(command.least);
  }, 1_200_000);

  test("on a disk that fills up at any point it changes nothing, and ends well once there is room", async () => {
    const count = await tried("full");
    console.log(`${command.name}: disk full from ${count} of ${points.full} points`);
  }, 1_200_000);

  if (command.every.failed === 0) return;
  test("on a disk that fails once at any point nothing is half done, and it ends well when run again", async () => {
    const count = await tried("failed");
    console.log(`${command.name}: one failure at ${count} of ${points.failed} points`);
  }, 1_200_000);
});
