/** The command as a person or a scheduler meets it: exit codes, what is printed where, what is written. */

import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { command, filesUnder, firmFolder, monthFolder, ORDINARY, PERIOD } from "../firm-folder.ts";

const args = (folder: string, ...others: string[]) => [
  "--config",
  join(folder, "config.json"),
  "--period",
  PERIOD,
  ...others,
];
const FILES = [
  "Acme.xlsx",
  "Bolt.xlsx",
  "Reminders 2026-10.ics",
  "Summary 2026-10.xlsx",
  "basis.jsonl.gz",
  "exceptions.csv",
  "index.html",
  "run.json",
];
const BAD_ROW = { "logs/bad.csv": "date,client,minutes\n2026-10-05,Acmee,30\n" };

describe("exit code", () => {
  test("0: everything was counted; the outcome goes to stdout, progress to stderr", async () => {
    const folder = await firmFolder();
    const { code, printed, reported } = command(args(folder));
    expect(code).toBe(0);
    expect(printed).toMatch(/^2026-10: 2 clients, 1 time logs?\n/);
    const [place, next] = printed.trimEnd().split("\n").slice(-2);
    expect(place).toMatch(/^The workbooks are in .*out.2026-10$/);
    expect(next).toMatch(
      /^Next: look at .*Summary 2026-10\.xlsx, then close October 2026: plan-balance close/,
    );
    expect(reported).toContain("Rendering workbooks\n");
    const written = [...(await filesUnder(monthFolder(folder))).keys()].sort();
    expect(written).toEqual(FILES);
  });

  test("1: written, with exceptions", async () => {
    const folder = await firmFolder(BAD_ROW);
    const { code, printed } = command(args(folder));
    expect(code).toBe(1);
    expect(printed).toContain("bad.csv:2  left out  No client in the register is called “Acmee”.");
    expect((await filesUnder(monthFolder(folder))).size).toBe(FILES.length);
  });

  test.each<[string, (folder: string) => string[], object, string]>([
    ["an unreadable register", args, { "contracts.csv": null }, "contracts.csv: the file can't be read"],
    ["no configuration", args, { "config.json": null }, "the configuration can't be read"],
    [
      "an unknown setting",
      args,
      { "config.json": { ...ORDINARY["config.json"], diamonds: true } },
      "unknown setting “diamonds”",
    ],
    [
      "a bad period",
      (folder) => [...args(folder).slice(0, 3), "2026-00"],
      {},
      "“2026-00” is not a month. Write --period as YYYY-MM.",
    ],
    ["an unknown option", (folder) => args(folder, "--force"), {}, "--force"],
  ])("2: nothing written, for %s", async (_, given, files, sentence) => {
    const folder = await firmFolder(files as typeof BAD_ROW);
    const { code, printed, reported } = command(given(folder));
    expect(code).toBe(2);
    expect(printed).toContain(sentence);
    expect(reported).not.toMatch(/^\s+at /m);
    expect((await filesUnder(join(folder, "out"))).size).toBe(0);
  });
});

test("--dry-run prints the same summary and writes nothing", async () => {
  const folder = await firmFolder(BAD_ROW);
  const before = await filesUnder(folder);
  const dry = command(args(folder, "--dry-run"));
  expect(await filesUnder(folder)).toEqual(before);
  const wet = command(args(folder));
  expect(dry.code).toBe(wet.code);
  const summary = (printed: string) => printed.trimEnd().split("\n").slice(0, -2);
  expect(summary(dry.printed)).toEqual(summary(wet.printed));
  expect(dry.printed).toMatch(/\nDry run: nothing was written\.\nNext: correct the row left out, .*\n$/);
});
