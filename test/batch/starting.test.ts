/** However a command is started, it runs, and what did not run never ends with 0: real processes. */

import { spawn } from "node:child_process";
import { once } from "node:events";
import { symlinkSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
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

const COMMAND = "batch/commands/plan-balance.ts";

/** How it is started, from a folder with the link `current` to the project: Node's arguments. */
const WAYS: Record<string, (place: string) => readonly string[]> = {
  "by its path": () => [join(PROJECT, COMMAND)],
  "without its extension": () => [join(PROJECT, COMMAND.replace(/\.ts$/, ""))],
  "through a linked folder": (place) => [join(place, "current", COMMAND)],
  "through a linked folder, relative": () => [join("current", COMMAND)],
  "through a linked folder that Node leaves alone": (place) => [
    "--preserve-symlinks-main",
    join(place, "current", COMMAND),
  ],
  "by a link of another name": (place) => {
    symlinkSync(join(PROJECT, COMMAND), join(place, "month-end.ts"));
    return [join(place, "month-end.ts")];
  },
};

test.each(Object.entries(WAYS))("started %s, a command says what it needs", async (_, way) => {
  const place = await temporaryFolder();
  symlinkSync(PROJECT, join(place, "current"));
  const [file, ...options] = [...way(place)].reverse();
  const ended = await node([...options, file ?? "", "close"], place);
  expect(ended).toEqual({ code: 2, printed: expect.stringContaining("plan-balance close"), reported: "" });
});

test("from a linked folder, relative, a month is done", async () => {
  const folder = await firmFolder();
  symlinkSync(PROJECT, join(folder, "current"));
  const args = [join("current", COMMAND), "reconcile", "--config", "config.json", "--period", "2026-10"];
  const { code, printed } = await node(args, folder);
  expect(code).toBe(0);
  expect(printed).toMatch(/The workbooks are in out.2026-10\n/);
});

test("a command there is not", async () => {
  expect((await node(["batch/nothing.ts"])).code).toBe(1);
});

/** A program of the test's own with a command that does so. */
async function program(run: string, args: readonly string[] = []): Promise<Ended> {
  const folder = await temporaryFolder();
  const at = JSON.stringify(pathToFileURL(join(PROJECT, "batch/commands/program.ts")).href);
  const source = `await runProgram({ inspect: { operand: null, options: {}, run: ${run} } });`;
  await writeFile(join(folder, "program.mts"), `import { runProgram } from ${at};\n${source}`);
  return node([join(folder, "program.mts"), "inspect", ...args]);
}

test("a command that never answers does not end with 0", async () => {
  expect((await program("() => new Promise(() => {})")).code).toBe(13);
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
    const ended = await program(command);
    expect(ended).toEqual({ code: 2, printed: "", reported: expect.stringMatching(defect) });
  });

  test("in the reader's language", async () => {
    const folder = await firmFolder({ "config.json": { language: "fr", nonsense: 1 } });
    const source = `async () => { throw new Error("x"); }`;
    for (const args of [
      ["--config", join(folder, "config.json")],
      [`--config=${join(folder, "config.json")}`],
    ])
      expect((await program(source, args)).reported).toContain("Ceci est un défaut de ce logiciel");
  });
});
