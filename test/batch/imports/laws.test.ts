/** A file's notation never changes its meaning, and nothing that is read is lost or counted twice. */

import { describe, expect, test } from "vitest";
import { records, SEPARATORS } from "../../../batch/imports/csv.ts";
import { utf8Of } from "../../../batch/imports/cut-cells.ts";
import type { ReadLog } from "../../../batch/imports/log-file.ts";
import { cutsOf } from "../../../batch/imports/table.ts";
import { type Row, text } from "../../../core/firm/cells.ts";
import { bytesOf, meaning, READ, read, reconciled, SETTINGS } from "./exports.ts";

/** The file's cells, its header first, with rows of totals kept apart. */
function cellsOf(name: string): { header: string[]; rows: string[][]; totals: string[][] } {
  const log = read(name);
  const cuts = cutsOf(bytesOf(name), { encoding: null, sheet: null });
  if ("problem" in cuts) throw new Error(name);
  const cut = cuts.cuts.find(({ by }) => JSON.stringify(by) === JSON.stringify(log.by))?.all();
  if (cut === undefined || "problem" in cut) throw new Error(name);
  const [header, ...rest] = cut.records.filter((row) => row.cells.some((cell) => text(cell) !== ""));
  const lines = new Set(log.table.rows.map(({ line }) => line));
  const cells = (rows: readonly Row[]) => rows.map((row) => row.cells.map(String));
  return {
    header: (header?.cells ?? []).map(String),
    rows: cells(rest.filter(({ line }) => lines.has(line))),
    totals: cells(rest.filter(({ line }) => !lines.has(line))),
  };
}

interface Written {
  readonly separator: string;
  readonly quoteAll: boolean;
  readonly lineEnd: string;
}

const PLAIN: Written = { separator: ",", quoteAll: false, lineEnd: "\n" };

function written(lines: readonly (readonly string[])[], { separator, quoteAll, lineEnd }: Written): string {
  const cell = (value: string) =>
    quoteAll || /["\r\n]/.test(value) || value.includes(separator)
      ? `"${value.replaceAll('"', '""')}"`
      : value;
  return lines.map((cells) => cells.map(cell).join(separator) + lineEnd).join("");
}

const all = (name: string) => {
  const { header, rows, totals } = cellsOf(name);
  return [header, ...rows, ...totals];
};

const utf16be = (text: string) => Buffer.from(`\uFEFF${text}`, "utf16le").swap16();

describe.each(READ)("%s says the same", (name) => {
  const expected = meaning(read(name));

  test.each(SEPARATORS.map((separator) => [JSON.stringify(separator), separator]))(
    "with the separator %s",
    (_, separator) => {
      const bytes = Buffer.from(written(all(name), { ...PLAIN, separator }));
      expect(meaning(read(name, bytes))).toEqual(expected);
    },
  );

  test.each<[string, Partial<Written>]>([
    ["every cell quoted", { quoteAll: true }],
    ["CRLF", { lineEnd: "\r\n" }],
    ["old Mac line ends", { lineEnd: "\r" }],
  ])("with %s", (_, how) => {
    expect(meaning(read(name, Buffer.from(written(all(name), { ...PLAIN, ...how }))))).toEqual(expected);
  });

  test.each<[string, (text: string) => Uint8Array]>([
    ["UTF-8 with a byte order mark", (text) => Buffer.from(`\uFEFF${text}`)],
    ["two byte order marks", (text) => Buffer.from(`\uFEFF\uFEFF${text}`)],
    ["UTF-16LE", (text) => Buffer.from(`\uFEFF${text}`, "utf16le")],
    ["UTF-16BE", utf16be],
    ["Windows-1252", (text) => Buffer.from(text, "latin1")],
    ["sep=", (text) => Buffer.from(`sep=,\r\n${text}`)],
    ["a title above", (text) => Buffer.from(`Time report\nOctober 2026\n\n${text}`)],
    ["blank rows below", (text) => Buffer.from(`${text}\n,,,\n\n`)],
  ])("as %s", (_, bytes) => {
    expect(meaning(read(name, bytes(written(all(name), PLAIN))))).toEqual(expected);
  });

  test("with its columns in any order", () => {
    const lines = all(name);
    const width = lines[0]?.length ?? 0;
    for (const step of [1, Math.floor(width / 2), width - 1]) {
      // Repeated headings keep their order: the first of two equal ones is read.
      const order = Array.from({ length: width }, (_, at) => (at + step) % width);
      const turned = lines.map((cells) => order.map((at) => cells[at] ?? ""));
      expect(meaning(read(name, Buffer.from(written(turned, PLAIN))))).toEqual(expected);
    }
  });

  test("with its rows in any order", () => {
    const { header, rows, totals } = cellsOf(name);
    const bytes = Buffer.from(written([header, ...rows.reverse(), ...totals], PLAIN));
    expect(meaning(read(name, bytes))).toEqual(expected);
  });
});

describe.each(READ)("%s is counted once", (name) => {
  const log = read(name);
  const whole = reconciled([log]);
  const named = (file: string, of: ReadLog): ReadLog => ({ ...of, table: { ...of.table, file } });

  test("every record and every minute has one outcome (A11)", () => {
    const { control } = whole;
    const cuts = cutsOf(bytesOf(name), { encoding: null, sheet: null });
    if ("problem" in cuts) throw new Error(name);
    const cut = cuts.cuts.find(({ by }) => JSON.stringify(by) === JSON.stringify(log.by))?.all();
    const count = cut === undefined || "problem" in cut ? 0 : cut.records.length;
    expect(count).toBe(log.structural + log.table.rows.length);
    expect(control.entriesRead).toBe(log.table.rows.length);
    expect(control.entriesRead).toBe(
      control.entriesPlaced + control.entriesRejected + control.entriesDuplicate,
    );
    expect(control.minutesRead).toBe(
      control.minutesPlaced + control.minutesRejected + control.minutesDuplicate,
    );
    expect(whole.files.map(({ entriesRead, minutesRead }) => [entriesRead, minutesRead])).toEqual([
      [control.entriesRead, control.minutesRead],
    ]);
  });

  const placed = ({ accounts }: typeof whole) =>
    accounts.map(({ control }) => [control.entriesPlaced, control.minutesPlaced]);

  test("twice is once", () => {
    const twice = reconciled([log, named("again.csv", log)]);
    expect(placed(twice)).toEqual(placed(whole));
    expect(twice.control.entriesRead).toBe(2 * whole.control.entriesRead);
  });

  test("days 1 to 20 and then 10 to 31 are the month", () => {
    const { header, rows } = cellsOf(name);
    const days = log.table.rows.map(({ cells }) => Number(String(cells[1]).slice(8)));
    // The dates of a part may not show their order, so it is set, as it would be.
    const source = {
      dateOrder: name.includes("-en") ? "MDY" : "DMY",
      files: "*",
      // What a bare “durée” counts shows in the whole month only.
      ...(name === "canonical-fr.csv" && { durationUnit: "minutes" as const }),
    } as const;
    const part = (file: string, from: number, to: number) => {
      const own = rows.filter((_, at) => (days[at] ?? 0) >= from && (days[at] ?? 0) <= to);
      return read(file, Buffer.from(written([header, ...own], PLAIN)), { ...SETTINGS, sources: [source] });
    };
    const parts = reconciled([part("first.csv", 1, 20), part("second.csv", 10, 31)]);
    expect(placed(parts)).toEqual(placed(whole));
  });
});

test("a row that stands twice in one export counts twice, and still so when the export comes again", () => {
  const log = read("harvest.csv");
  expect(reconciled([log]).control).toMatchObject({
    entriesPlaced: 3,
    entriesRejected: 1,
    entriesDuplicate: 0,
  });
  const again = { ...log, table: { ...log.table, file: "again.csv" } };
  expect(reconciled([log, again]).control).toMatchObject({ entriesPlaced: 3, entriesDuplicate: 3 });
});

test("text is cut by any separator as it is written", () => {
  const cut = records(utf8Of(Buffer.from('a|"b|c"\nd|e\n')), "|", 1);
  expect("records" in cut && cut.records.map(({ cells }) => cells)).toEqual([
    ["a", "b|c"],
    ["d", "e"],
  ]);
});
