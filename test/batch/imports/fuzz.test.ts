/**
 * Any bytes are read or refused with a sentence: never a crash, a hang or a lost row. Seeded; `npm run fuzz` is a
 * longer run with a new seed each time. The seed is in the names of the tests, and `FUZZ_SEED=… npm run fuzz` repeats
 * that run.
 */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readLog } from "../../../batch/imports/log-file.ts";
import { cutsOf } from "../../../batch/imports/table.ts";
import { xlsx } from "../../../batch/xlsx/writer.ts";
import { corrections } from "../../../core/firm/corrections.ts";
import { day } from "../../../core/values/calendar.ts";
import { describe as sentence } from "../../../core/words/describe.ts";
import { LONG } from "../../mode.ts";
import { bytesOf, NAMES, reconciled, SETTINGS } from "./exports.ts";

const RUNS = LONG ? 20_000 : 400;
const SEED = Number(process.env.FUZZ_SEED ?? (LONG ? Date.now() % 1_000_000_000 : 1));
/** Of one file, far more than any of these needs. */
const PATIENCE_MS = 2000;

/** What a sentence says when a value of ours is missing from it. */
const FAULTS = ["undefined", "[object", "NaN"];

/** Reads the bytes and checks what must hold whatever they are. */
function holds(bytes: Uint8Array): void {
  const started = performance.now();
  // A file may say "NaN" itself, in one byte a letter or in two; a sentence then quotes it.
  const given = Buffer.from(bytes).toString("latin1").replaceAll("\0", "");
  const faults = FAULTS.filter((fault) => !given.includes(fault));
  const faultsIn = (said: string) => faults.filter((fault) => said.includes(fault));
  const read = readLog("file.csv", bytes, SETTINGS);
  if ("problem" in read) {
    expect(Number.isInteger(read.line) && read.line >= 1).toBe(true);
    for (const language of ["en", "fr"] as const) {
      const said = sentence(read.problem, language);
      expect(said.length).toBeGreaterThan(20);
      expect(faultsIn(said)).toEqual([]);
    }
  } else {
    const cuts = cutsOf(bytes, { encoding: null, sheet: null });
    if ("problem" in cuts) throw new Error("refused and read");
    const cut = cuts.cuts.find(({ by }) => JSON.stringify(by) === JSON.stringify(read.by))?.all();
    if (cut === undefined || "problem" in cut) throw new Error("refused and read");
    expect(read.structural + read.table.rows.length).toBe(cut.records.length);
    const { control, exceptions } = reconciled([read]);
    // A row with its corrections is one (A11), which corrections.test.ts holds.
    const { replaced } = corrections([read.table], () => true);
    expect(control.entriesRead).toBe(read.table.rows.length - replaced.size);
    expect(control.entriesRead).toBe(
      control.entriesPlaced + control.entriesRejected + control.entriesDuplicate,
    );
    expect(control.minutesRead).toBe(
      control.minutesPlaced + control.minutesRejected + control.minutesDuplicate,
    );
    expect(Number.isSafeInteger(control.minutesRead)).toBe(true);
    // What is not placed is reported, but for a file that is reported as a whole and for corrections of one row.
    const whole = exceptions.some(({ row }) => Object.keys(row).length === 0);
    const corrected = read.table.rows.some(({ corrects }) => corrects !== undefined);
    if (!whole && !corrected)
      expect(exceptions.length).toBe(control.entriesRejected + control.entriesDuplicate);
    for (const { problems } of exceptions)
      for (const problem of problems) expect(faultsIn(sentence(problem, "fr"))).toEqual([]);
  }
  expect(performance.now() - started).toBeLessThan(PATIENCE_MS);
}

const ODD = [
  '"',
  "'",
  ",",
  ";",
  "\t",
  "|",
  "\r\n",
  "\n",
  "\uFEFF",
  "=",
  "-",
  "1:30",
  "05/10/2026",
  "1,5",
  "99999999999",
  "99999999999999999999h",
  "9,999,999,999,999,999,999",
  "-9999999999999",
  "999999999",
  "2026-10-05T09:00:00-23:59",
  "0000-01-01",
  "9999-12-31",
  "45000.99",
  "24:00",
  "file.csv",
  "2",
  "__proto__",
  "é",
  "\u0000",
  "\u202F",
  "P",
  "😀",
];

/** A hand-made file, damaged in a few places. */
const damaged = fc
  .record({
    name: fc.constantFrom(...NAMES),
    cuts: fc.array(
      fc.record({
        at: fc.nat(5000),
        length: fc.nat(30),
        put: fc.oneof(fc.constantFrom(...ODD), fc.string({ maxLength: 6 })),
      }),
      { maxLength: 6 },
    ),
    end: fc.option(fc.nat(5000), { freq: 4 }),
  })
  .map(({ name, cuts, end }) => {
    let bytes = bytesOf(name);
    for (const { at, length, put } of cuts) {
      const from = at % (bytes.length + 1);
      bytes = Buffer.concat([bytes.subarray(0, from), Buffer.from(put), bytes.subarray(from + length)]);
    }
    return end === null ? bytes : bytes.subarray(0, end);
  });

const cell = fc.oneof(
  fc.constantFrom(...ODD, "", "Acme", "2026-10-05", "09:00", "90", "Total"),
  fc.string({ maxLength: 8 }),
);
const HEADERS = [
  "date,client,minutes",
  "date;client;durée",
  "Description,Duration,Member,Start date,Start time,Stop date,Stop time",
  "Date,Time (h),Time (decimal)",
  "file,line,date,client,minutes",
  "id,date,start,client,technician,minutes",
  "User,Client,Description,Start date,Start time,End date,End time,Duration",
  "Worklog id,Author,Work description,Issue,Project,Started,Time spent",
  "a,b,c",
];
/** A known header over anything. */
const tables = fc
  .record({
    header: fc.constantFrom(...HEADERS),
    rows: fc.array(fc.array(cell, { maxLength: 9 }), { maxLength: 12 }),
    quoted: fc.boolean(),
  })
  .map(({ header, rows, quoted }) => {
    const mark = header.includes(";") ? ";" : ",";
    const own = (value: string) => (quoted ? `"${value.replaceAll('"', '""')}"` : value);
    return Buffer.from([header, ...rows.map((cells) => cells.map(own).join(mark))].join("\n"));
  });

describe(`any bytes are read, or refused with a sentence (seed ${SEED})`, () => {
  test.each<[string, fc.Arbitrary<Uint8Array>]>([
    ["bytes", fc.uint8Array({ maxLength: 400 })],
    ["text", fc.string({ unit: "binary", maxLength: 200 }).map((text) => Buffer.from(text))],
    ["UTF-16", fc.string({ maxLength: 200 }).map((text) => Buffer.from(`\uFEFF${text}`, "utf16le"))],
    ["damaged exports", damaged],
    ["known headers over anything", tables],
  ])(
    "%s",
    (_, bytes) => {
      fc.assert(fc.property(bytes, holds), { seed: SEED, numRuns: RUNS });
    },
    LONG ? 3_600_000 : 60_000,
  );

  test.each<[string, string]>([
    ["a cell that says NaN", 'date,client,minutes\n"NaN","",""""\n'],
    ["a header that says NaN", "NaNme,Hours with subtasks,Hours without subtasks\nSupport,8s,8s\n"],
    ["more hours than a number holds", `date,client,minutes\n2026-10-05,Acme,${"9".repeat(20)}h\n`],
    [
      "hours that add up to more than a number holds",
      `date,client,minutes\n${`2026-10-05,Acme,"9${",999".repeat(9)}"\n`.repeat(2)},Total,1\n`,
    ],
  ])("%s", (_, text) => holds(Buffer.from(text)));

  test(
    "damaged workbooks",
    async () => {
      const book = xlsx({
        title: "log",
        dated: day("2026-10-31"),
        language: "en",
        sheets: [
          {
            name: "Log",
            widths: [10],
            blocks: [
              { cells: ["date", "client", "minutes"] },
              { cells: [{ content: { serial: 46_300 }, style: "date" }, "Acme", 30] },
            ],
          },
        ],
      });
      holds(book);
      const change = fc.array(fc.tuple(fc.nat(book.length - 1), fc.nat(255)), { minLength: 1, maxLength: 5 });
      fc.assert(
        fc.property(change, fc.option(fc.nat(book.length)), (changes, end) => {
          const bytes = Buffer.from(book);
          for (const [at, byte] of changes) bytes[at] = byte;
          holds(end === null ? bytes : bytes.subarray(0, end));
        }),
        { seed: SEED, numRuns: LONG ? 5_000 : 200 },
      );
    },
    LONG ? 3_600_000 : 60_000,
  );

  test.each<[string, () => string]>([
    ["a million digits in a cell", () => `date,client,minutes\n2026-10-05,Acme,${"1".repeat(900_000)}\n`],
    ["a million quotation marks", () => `date,client,minutes\n2026-10-05,Acme,${'"'.repeat(1_000_000)}\n`],
    [
      "a million letters and digits",
      () => `date,client,minutes\n${"1a".repeat(400_000)},Acme,${"1h ".repeat(20)}\n`,
    ],
    ["a header of 100,000 columns", () => `${"date,client,minutes,".repeat(33_000)}\n1,2,3\n`],
    ["200,000 blank lines", () => `date,client,minutes\n${"\n".repeat(200_000)}`],
    ["more cells than are read", () => `date,client,minutes\n${",".repeat(21_000_000)}`],
    ["a record that does not end", () => `date,client,minutes\n"${"x".repeat(2_000_000)}`],
  ])("%s", (_, text) => {
    const started = performance.now();
    const read = readLog("file.csv", Buffer.from(text()), SETTINGS);
    if ("problem" in read) expect(sentence(read.problem, "en").length).toBeLessThan(2000);
    expect(performance.now() - started).toBeLessThan(10 * PATIENCE_MS);
  });
});
