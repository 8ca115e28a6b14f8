/** However a command is started, it runs, and what did not run never ends with 0: real processes. */

import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, symlinkSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, test } from "vitest";
import { firmFolder, PROJECT, temporaryFolder } from "./firm-folder.ts";

const TSX = import.meta.resolve("tsx");

interface Ended {
  readonly code: number | null;
  readonly printed: string;
  readonly reported: string;
}

async function node(args: readonly string[], cwd = PROJECT): Promise<Ended> {
  const child = spawn(process.execPath, ["--import", TSX, ...args], { cwd });
  const said = { printed: "", reported: "" };
  child.stdout.on("data", (bytes) => {
    said.printed += bytes;
  });
  child.stderr.on("data", (bytes) => {
    said.reported += bytes;
  });
  const [code] = await once(child, "close");
  return { code, ...said };
}

const { scripts } = JSON.parse(readFileSync(join(PROJECT, "package.json"), "utf8")) as {
  scripts: Record<string, string>;
};
/** Those that can stand beside what imports them; the others are imported by nothing (test/tidy.test.ts). */
const COMMANDS = Object.values(scripts).flatMap((script) => {
  const [, command] = /^node batch\/commands\/start\.mjs (\w+)$/.exec(script) ?? [];
  return command === undefined ? [] : [`batch/commands/${command}.ts`];
});

/** How it is started, from a folder with the link `current` to the project: Node's arguments for a command's file. */
type Way = (file: string, place: string) => readonly string[];

const THROUGH_LINKS: Record<string, Way> = {
  "through a linked folder": (file, place) => [join(place, "current", file)],
  "through a linked folder, relative": (file) => [join("current", file)],
  "by a link of another name": (file, place) => {
    symlinkSync(join(PROJECT, file), join(place, "month-end.ts"));
    return [join(place, "month-end.ts")];
  },
};
const OTHERWISE: Record<string, Way> = {
  "by its path": (file) => [join(PROJECT, file)],
  "without its extension": (file) => [join(PROJECT, file.replace(/\.ts$/, ""))],
  "through a linked folder, without its extension": (file, place) => [
    join(place, "current", file.replace(/\.ts$/, "")),
  ],
  "through a linked folder that Node leaves alone": (file, place) => [
    "--preserve-symlinks-main",
    join(place, "current", file),
  ],
};

test("there is something to start", () => {
  expect(COMMANDS.map((file) => basename(file, ".ts")).sort()).toEqual([
    "close",
    "deliver",
    "diff",
    "inspect",
    "merge",
    "profile",
    "reconcile",
    "reopen",
    "schedule",
  ]);
});

/** One command is enough for the ways that tell no two of them apart. */
const STARTS = [
  ...Object.entries(THROUGH_LINKS).flatMap(([way, args]) =>
    COMMANDS.map((file) => [file, way, args] as const),
  ),
  ...Object.entries(OTHERWISE).map(([way, args]) => ["batch/commands/close.ts", way, args] as const),
];

test.each(STARTS)("%s, started %s, says what it needs", async (file, _, way) => {
  const place = await temporaryFolder();
  symlinkSync(PROJECT, join(place, "current"));
  const ended = await node(way(file, place), place);
  expect(ended).toEqual({ code: 2, printed: expect.stringContaining("Usage: npm run "), reported: "" });
});

test("from a linked folder, relative, a month is done", async () => {
  const folder = await firmFolder();
  symlinkSync(PROJECT, join(folder, "current"));
  const args = ["current/batch/commands/reconcile.ts", "--config", "config.json", "--period", "2026-10"];
  const { code, printed } = await node(args, folder);
  expect(code).toBe(0);
  expect(printed).toMatch(/The workbooks are in out.2026-10\nNext: .*\n$/);
});

test("a command there is not", async () => {
  expect((await node(["batch/nothing.ts"])).code).toBe(1);
});

/** A program of the test's own that is started as our commands are. */
async function program(source: string, args: readonly string[] = [], of = "program.mts"): Promise<Ended> {
  const folder = await temporaryFolder();
  const command = JSON.stringify(pathToFileURL(join(PROJECT, "batch/commands/command.ts")).href);
  await writeFile(join(folder, of), `import { started } from ${command};\n${source}`);
  return node([join(folder, of), ...args]);
}

describe("never 0", () => {
  test("of a command that never answers", async () => {
    const { code } = await program(`await started(import.meta.url, "", () => new Promise(() => {}));`);
    expect(code).toBe(13);
  });

  test("where it is unclear whether the program is this one", async () => {
    const source = `await started("file:///elsewhere/program.mts", "", async () => 0);`;
    const unclear = {
      code: 2,
      printed: expect.stringContaining("they may not be the same, so nothing was done"),
      reported: "",
    };
    expect(await program(source)).toEqual(unclear);
    expect(await program(source, [], "PROGRAM.mts")).toEqual(unclear);
  });

  test("but a command's module that another program imports does nothing, and says nothing", async () => {
    const source = `await started("file:///elsewhere/close.ts", "", async () => 2);`;
    expect(await program(source)).toEqual({ code: 0, printed: "", reported: "" });
  });
});

describe("a defect of ours", () => {
  const defect =
    /^This is a defect in this software.*\n.*\n\nsupport-plan-balance \d.*Node v\d.*\nError: broken assumption: x\n +at /;
  test.each([
    ["in the command", `async () => { throw new Error("broken assumption: x"); }`],
    [
      "while nobody waits",
      `() => new Promise(() => { setTimeout(() => { throw new Error("broken assumption: x"); }, 1); setInterval(() => {}, 1000); })`,
    ],
    [
      "in a promise nobody waits for",
      `() => new Promise(() => { void Promise.reject(new Error("broken assumption: x")); setInterval(() => {}, 1000); })`,
    ],
  ])("%s is said to be one, with what to send, and ends with 2", async (_, command) => {
    const ended = await program(`await started(import.meta.url, "", ${command});`);
    expect(ended).toEqual({ code: 2, printed: "", reported: expect.stringMatching(defect) });
  });

  test("in the reader's language", async () => {
    const folder = await firmFolder({ "config.json": { language: "fr", nonsense: 1 } });
    const source = `await started(import.meta.url, "", async () => { throw new Error("x"); });`;
    for (const args of [
      ["--config", join(folder, "config.json")],
      [`--config=${join(folder, "config.json")}`],
    ])
      expect((await program(source, args)).reported).toContain("Ceci est un défaut de ce logiciel");
  });
});
