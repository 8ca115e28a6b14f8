/** The folder of time logs: whatever lies there is read, or named with why it was not. */

import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { sheetsOf } from "../../../batch/xlsx/reader.ts";
import { type Files, filesUnder, firmFolder, monthFolder, ORDINARY, run, runJsonOf } from "../firm-folder.ts";
import { book } from "../imports/sheet-book.ts";

const CONFIG = ORDINARY["config.json"];
const log = (date: string) => `date,client,minutes,category\n${date},Acme,60,how_to\n`;

/** Of everything that may lie in such a folder, one. */
const STRAY: Files = {
  "logs/notes.txt": "call Luc",
  "logs/photo.jpg": "x",
  "logs/more.zip": "PK",
  "logs/more.csv.part": log("2026-10-05"),
  "logs/without-extension": log("2026-10-05"),
  "logs/.hidden.csv": log("2026-10-05"),
  "logs/.DS_Store": "x",
  "logs/Thumbs.db": "x",
  "logs/~$october.xlsx": "x",
  "logs/.git/config": "x",
  "logs/2026-02/february.csv": log("2026-02-05"),
  "logs/2026-02/deep/more.csv": log("2026-02-06"),
  "logs/2026-02/notes.txt": "x",
  "logs/october-again.csv": ORDINARY["logs/october.csv"],
  "logs/unreadable.csv": "When,Who\nMonday,Anne\n",
};

const WHY = {
  ".DS_Store": "SYSTEM_FILE",
  ".git/": "HIDDEN",
  ".hidden.csv": "HIDDEN",
  "2026-02/deep/more.csv": "SUBFOLDER",
  "2026-02/february.csv": "SUBFOLDER",
  "2026-02/notes.txt": "NOT_A_LOG",
  "Thumbs.db": "SYSTEM_FILE",
  "more.csv.part": "NOT_A_LOG",
  "more.zip": "PACKED",
  "notes.txt": "NOT_A_LOG",
  "october.csv": "REPEATED",
  "photo.jpg": "NOT_A_LOG",
  "unreadable.csv": "PROFILE_UNKNOWN",
  "without-extension": "NOT_A_LOG",
  "~$october.xlsx": "IN_USE",
};

describe("what is not read", () => {
  test("is named with why, in what is printed and in run.json", async () => {
    const folder = await firmFolder(STRAY);
    const { printed } = await run(folder);
    for (const file of Object.keys(WHY)) expect(printed).toContain(file.split("/").at(-1) || file);
    expect(printed).toContain(
      '2026-02/ (2 files: deep/more.csv, february.csv)  in a subfolder: add "subfolders": true',
    );
    const { notRead, control } = await runJsonOf(folder);
    expect(Object.fromEntries(notRead.map(({ file, why }) => [file, why]))).toEqual(WHY);
    expect(control.minutesRead).toBe(25);
  });

  test("stands on the control sheet and on the page, in the firm's language", async () => {
    const folder = await firmFolder({ ...STRAY, "config.json": { ...CONFIG, language: "fr" } });
    const { printed } = await run(folder);
    expect(printed).toContain("Non lus dans le dossier des journaux de temps :");
    const files = await filesUnder(monthFolder(folder));
    const sheets = sheetsOf(files.get("Sommaire 2026-10.xlsx") ?? Buffer.alloc(0));
    const summary = JSON.stringify(sheets.find(({ name }) => name === "Contrôle")?.rows);
    const page = files.get("index.html")?.toString() ?? "";
    for (const reported of ["photo.jpg", "unreadable.csv", "february.csv"]) {
      expect(summary).toContain(reported);
      expect(page).toContain(reported);
    }
    expect(summary).toContain("pas un journal d’après son nom");
  });

  test("a result put back among the logs is reported as that, and nothing of it counts", async () => {
    const folder = await firmFolder();
    await run(folder);
    const before = (await runJsonOf(folder)).control;
    for (const name of ["Acme.xlsx", "Summary 2026-10.xlsx"]) {
      const bytes = (await filesUnder(monthFolder(folder))).get(name) ?? Buffer.alloc(0);
      await writeFile(join(folder, "logs", name), bytes);
    }
    expect((await run(folder)).printed).toContain("Remove it from the folder of time logs.");
    const { control, notRead } = await runJsonOf(folder);
    expect(control).toEqual(before);
    expect(notRead.map(({ why }) => why)).toEqual(["FILE_IS_OUTPUT", "FILE_IS_OUTPUT"]);
  });

  test("nothing is reported when there is nothing", async () => {
    const folder = await firmFolder();
    const { printed } = await run(folder);
    expect(printed).not.toContain("Not read");
    expect((await runJsonOf(folder)).notRead).toEqual([]);
  });

  test("alone in the folder, it is reported all the same", async () => {
    const folder = await firmFolder({
      "logs/october.csv": null,
      "logs/2026-02/february.csv": log("2026-02-05"),
    });
    const { code, printed } = await run(folder);
    // What stands in place of logs is no firm without work.
    expect(code).toBe(2);
    expect(printed).toContain("no time log here, only in subfolders");
    expect(printed).toContain("2026-02/ (1 file: february.csv)");
    expect(printed).toContain("there is no time log here, only in subfolders");
  });
});

test("subfolders are read when the configuration says so, their files by their paths", async () => {
  const folder = await firmFolder({ ...STRAY, "config.json": { ...CONFIG, subfolders: true } });
  await run(folder);
  const { inputs, notRead, control } = await runJsonOf(folder);
  expect(inputs.map(({ file }) => file)).toEqual([
    "2026-02/deep/more.csv",
    "2026-02/february.csv",
    "october-again.csv",
    "october.csv",
    "unreadable.csv",
  ]);
  expect(control.minutesPlaced).toBe(145);
  expect(notRead.map(({ why }) => why)).not.toContain("SUBFOLDER");
});

test("a pattern of sources that matches no file is reported", async () => {
  const sources = [
    { files: "anne-*.csv", dateOrder: "DMY" },
    { files: "october.*", technician: "Anne" },
    { files: "book.xlsx [May]", client: "Acme" },
    { files: "book.xlsx", sheets: "all" },
  ];
  const sheet = (name: string, date: string) => ({
    name,
    rows: [
      ["date", "client", "minutes"],
      [date, "Acme", 15],
    ],
  });
  const folder = await firmFolder({
    "config.json": { ...CONFIG, sources },
    "logs/book.xlsx": book(sheet("May", "2026-05-05"), sheet("June", "2026-06-05")),
  });
  const { printed } = await run(folder);
  expect(printed).toContain("“sources”: no file matches “anne-*.csv”.");
  expect(printed).not.toContain("no file matches “october.*”");
  expect(printed).not.toContain("no file matches “book.xlsx");
  expect((await runJsonOf(folder)).inputs.map(({ file, minutes }) => [file, minutes])).toEqual([
    ["book.xlsx [June]", 15],
    ["book.xlsx [May]", 15],
    ["october.csv", 25],
  ]);
});

describe("where a run writes and where it reads", () => {
  test.each([
    ["one folder", "logs", "logs"],
    ["out inside logs", "logs", "logs/out"],
    ["logs where a month is written", "out/2026-10", "out"],
    ["logs in the closed books", "out/closed/in", "out"],
  ])("are never %s", async (_what, logs, out) => {
    const folder = await firmFolder({
      "config.json": { ...CONFIG, logs, out },
      [`${logs}/log.csv`]: log("2026-10-05"),
    });
    const before = [...(await filesUnder(folder)).keys()];
    const { code, printed } = await run(folder);
    expect([code, printed]).toEqual([2, expect.stringContaining("its own folder")]);
    expect([...(await filesUnder(folder)).keys()]).toEqual(before);
  });

  test("may lie side by side, or the logs beside the months", async () => {
    const folder = await firmFolder({ "config.json": { ...CONFIG, logs: "logs", out: "." } });
    expect((await run(folder)).code).toBe(0);
    expect([...(await filesUnder(join(folder, "2026-10"))).keys()]).toContain("run.json");
  });
});
