/** CSV files as tables: separators, encodings, and the line each row starts on. */

import { parse } from "csv-parse/sync";
import { stringify } from "csv-stringify/sync";
import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { records } from "../../../batch/imports/csv.ts";
import { utf8Of } from "../../../batch/imports/cut-cells.ts";
import { readLog } from "../../../batch/imports/log-file.ts";
import { DEFAULT_IMPORT } from "../../../batch/imports/settings.ts";
import { readTable } from "../../../batch/imports/table.ts";
import { reconciled } from "./exports.ts";

const COLUMNS = {
  client: { required: true, headings: ["nom du client"] },
  minutes: { required: true, headings: ["durée"] },
} as const;

const read = (text: string | Uint8Array) => readTable("log.csv", Buffer.from(text), COLUMNS);

/** The cells of the rows, each behind its line. */
function rows(text: string): unknown[] {
  const found = read(text);
  if ("problem" in found) throw new Error(`refused: ${JSON.stringify(found)}`);
  return found.table.rows.map(({ line, cells }) => [line, ...cells]);
}

describe("the separator is the one that finds the columns", () => {
  test.each([
    ["comma", "client,minutes\nA;B,5\n", ["A;B", "5"]],
    ["semicolon", "client;minutes\nA,B;5\n", ["A,B", "5"]],
    ["semicolon, headers quoted", '"client";"minutes"\n"A,B";"5"\n', ["A,B", "5"]],
    ["semicolon, French headers", "durée;nom du client\n5;A,B\n", ["5", "A,B"]],
    ["a comma inside a header of semicolons", "client;minutes;notes, if any\nA;5;x\n", ["A", "5", "x"]],
  ])("%s", (_, text, cells) => {
    expect(rows(text)).toEqual([[2, ...cells]]);
  });
});

describe("a row's line is where it starts", () => {
  test.each<[string, string, unknown[]]>([
    ["LF", "client,minutes\nA,1\nB,2\n", [[2, "A", "1"], [3, "B", "2"]]], // biome-ignore format: a table
    ["CRLF", "client,minutes\r\nA,1\r\nB,2\r\n", [[2, "A", "1"], [3, "B", "2"]]], // biome-ignore format: a table
    ["CR", "client,minutes\rA,1\rB,2\r", [[2, "A", "1"], [3, "B", "2"]]], // biome-ignore format: a table
    ["no last line end", "client,minutes\nA,1", [[2, "A", "1"]]],
    ["byte order mark", "\uFEFFclient,minutes\nA,1\n", [[2, "A", "1"]]],
    ["blank lines", "client,minutes\n\nA,1\n\n\nB,2\n", [[2, ""], [3, "A", "1"], [4, ""], [5, ""], [6, "B", "2"]]], // biome-ignore format: a table
    ["text of three lines", 'client,minutes\n"A\nB\nC",1\nD,2\n', [[2, "A\nB\nC", "1"], [5, "D", "2"]]], // biome-ignore format: a table
    ["text of two lines in CRLF", 'client,minutes\r\n"A\r\nB",1\r\nD,2\r\n', [[2, "A\r\nB", "1"], [4, "D", "2"]]], // biome-ignore format: a table
    ["a mark inside a text", 'client,minutes\nA,5" x\nB,2\n', [[2, "A", '5" x'], [3, "B", "2"]]], // biome-ignore format: a table
    ["the separator announced", "sep=;\r\nclient;minutes\r\nA,B;1\r\n", [[3, "A,B", "1"]]],
    ["header of two lines", '"client",minutes,"a\nb"\nA,1,\n', [[3, "A", "1", ""]]],
  ])("%s", (_, text, expected) => {
    expect(rows(text)).toEqual(expected);
  });

  const cell = fc.string({
    unit: fc.constantFrom("a", "é", " ", '"', ",", ";", "\n", "\r\n", "\r"),
    maxLength: 8,
  });
  const body = fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 12 });
  type Format = { delimiter: string; record_delimiter: string; bom: boolean; quoted: boolean };
  const format: fc.Arbitrary<Format> = fc.record({
    delimiter: fc.constantFrom(",", ";"),
    record_delimiter: fc.constantFrom("\n", "\r\n", "\r"),
    bom: fc.boolean(),
    quoted: fc.boolean(),
  });

  /** A file as written, and the line of each row counted as a text editor counts them. */
  function written(cells: [string, string][], how: Format) {
    const header = stringify([["client", "minutes"]], { ...how, quoted: false });
    let text = header;
    const lines = cells.map((row) => {
      const line = text.split(/\r\n|\r|\n/).length;
      text += stringify([row], { ...how, bom: false, quoted_match: /[\r\n]/ });
      return line;
    });
    return { text, lines };
  }

  test("for any cells, separator and line end, and the cells come back as they were", () => {
    fc.assert(
      fc.property(body, format, (cells, how) => {
        const { text, lines } = written(cells, how);
        expect(rows(text)).toEqual(cells.map((row, index) => [lines[index], ...row]));
      }),
      { numRuns: 500, seed: 1 },
    );
  });

  test("a row broken by a quotation mark is reported at its line, whatever stands before it", () => {
    fc.assert(
      fc.property(body, format, (cells, how) => {
        const { text, lines } = written([...cells, ["x", "y"]], how);
        const end = how.record_delimiter;
        const last = how.quoted ? `"x"${how.delimiter}"y"` : `x${how.delimiter}y`;
        const before = text.slice(0, text.length - last.length - end.length);
        const broken = `${before}x${how.delimiter}"a "17" screen"${end}`;
        expect(read(broken)).toMatchObject({ problem: { code: "QUOTE_STRAY" }, line: lines.at(-1) });
        const open = `${before}x${how.delimiter}"open${end}z${how.delimiter}1${end}`;
        expect(read(open)).toEqual({ problem: { code: "QUOTE_UNCLOSED" }, line: lines.at(-1) });
        const swallowing = `${open}z${how.delimiter}"quoted"${end}`;
        expect(read(swallowing)).toEqual({ problem: { code: "QUOTE_UNCLOSED" }, line: lines.at(-1) });
      }),
      { numRuns: 300, seed: 1 },
    );
  });
});

test("any text is cut up as the usual parser cuts it, or refused where that one refuses it", () => {
  const sign = fc.constantFrom("a", "é", " ", '"', '""', ",", "\n", "\r\n", "\r");
  const text = fc.string({ unit: sign, minLength: 1, maxLength: 24 }).filter((own) => own.trim() !== "");
  const seen = { cut: 0, refused: 0 };
  fc.assert(
    fc.property(text, (own) => {
      const found = records(utf8Of(Buffer.from(own)), ",", 1);
      const usual = usually(own.replace(/[\r\n]+$/, ""));
      seen[usual === null ? "refused" : "cut"] += 1;
      if (usual !== null)
        expect("records" in found && found.records.map(({ cells }) => cells)).toEqual(usual);
      else if ("records" in found) expect(found.strayQuotes).toBe(true);
    }),
    { numRuns: 5_000, seed: 1 },
  );
  expect(Math.min(seen.cut, seen.refused)).toBeGreaterThan(500);
});

test("a long text is cut up the same, whether its cells recur or not", () => {
  const said = [
    "",
    "é",
    "Emma",
    "emma",
    "ab",
    '""',
    'a""b',
    "日本語のとても長いテキスト",
    "ends alike: 12",
    "ends alone: 12",
  ];
  const cells = (at: number) => [
    `E-${at}`, // more than are remembered
    `T-${at % 700}`,
    `"${said[(at * 7) % said.length]}"`,
    `"note ${at % 1300}, at more than a few bytes"`,
    (said[at % 5] ?? "").slice(0, at % 4),
  ];
  const text = Array.from({ length: 40_000 }, (_, at) => cells(at).join(",")).join("\n");
  const found = records(utf8Of(Buffer.from(text)), ",", 1);
  if ("problem" in found) throw new Error(found.problem.code);
  const usual = usually(text) ?? [];
  expect(found.records.length).toBe(usual.length);
  expect(found.records.filter((row, at) => row.cells.join("|") !== usual[at]?.join("|"))).toEqual([]);
  // Cells of a column have one number only if they have one text.
  for (const at of [0, 1, 2, 3, 4]) {
    const texts = new Map<number | undefined, Set<unknown>>();
    for (const row of found.records) {
      const number = row.textNumber?.(at);
      texts.set(number, (texts.get(number) ?? new Set()).add(row.cell?.(at)));
    }
    expect([...texts.values()].every((its) => its.size === 1)).toBe(true);
  }
});

/** What csv-parse makes of a text; null where it refuses it. */
function usually(text: string): string[][] | null {
  try {
    return parse(text, { record_delimiter: ["\r\n", "\n", "\r"], relax_column_count: true });
  } catch {
    return null;
  }
}

describe("a file is refused whole, with its line", () => {
  test.each<[string, string | Uint8Array, string, number]>([
    ["no text in any encoding", Buffer.from("client,minutes\nCaf\x81,5\n", "latin1"), "FILE_NOT_UTF8", 1],
    [
      "half a UTF-16 file",
      Buffer.from("\uFEFFclient,minutes\nA,5\n", "utf16le").subarray(0, 9),
      "FILE_NOT_UTF8",
      1,
    ],
    ["empty", "", "FILE_EMPTY", 1],
    ["a byte order mark and blanks", "\uFEFF \r\n\r\n", "FILE_EMPTY", 1],
    ["a mark inside a text that costs a cell", 'client,minutes\nA,5" x\nB\n', "QUOTE_STRAY", 2],
    ["marks around a word of a quoted text", 'client,minutes\n"he said "no" to",5\n', "QUOTE_STRAY", 2],
    ["never closed", 'client,minutes\nA,1\n"B,2\nC,3\n', "QUOTE_UNCLOSED", 3],
    ["never closed after a doubled mark", 'client,minutes\n"B ""x"",2\nC,3\n', "QUOTE_UNCLOSED", 2],
    ["never closed on the second line of a row", 'client,minutes\n"A\nB","1\nC,3\n', "QUOTE_UNCLOSED", 3],
    ["never closed, then swallowing", 'client,minutes\n"A,1\nB,2\n"C",3\n', "QUOTE_UNCLOSED", 2],
  ])("%s", (_, text, code, line) => {
    expect(read(text)).toMatchObject({ problem: { code }, line });
  });
});

describe("the rows of a text", () => {
  const rowsOf = (text: string) => {
    const found = records(utf8Of(Buffer.from(text)), ",", 1);
    if ("problem" in found) throw new Error(found.problem.code);
    return found.records;
  };

  test("have their cells one by one and together, and none beyond their width", () => {
    const [, row] = rowsOf('a,b\n"x ""y""",,z\n');
    expect([row?.width, row?.cells]).toEqual([3, ['x "y"', "", "z"]]);
    expect([-1, 0, 1, 2, 3].map((at) => row?.cell?.(at))).toEqual([undefined, 'x "y"', "", "z", undefined]);
  });

  test("have two marks as they are written where they are not one, whatever else has the same bytes", () => {
    const cells = rowsOf('a""b,1\n"a""b",2\na""b,3\n').map((row) => row.cells);
    expect(cells).toEqual([
      ['a""b', "1"],
      ['a"b', "2"],
      ['a""b', "3"],
    ]);
  });

  test("of a log of ours are read without making the array of their cells", () => {
    const [any] = rowsOf("a\n");
    const made = vi.spyOn(Object.getPrototypeOf(any), "cells", "get");
    const lines = Array.from(
      { length: 500 },
      (_, at) => `E-${at},2026-10-05,Acme,${at % 60},how_to,Note ${at}`,
    );
    const text = ["id,date,client,minutes,category,description", ...lines].join("\n");
    const log = readLog("own.csv", Buffer.from(text), DEFAULT_IMPORT);
    const atHeader = made.mock.calls.length;
    if ("problem" in log) throw new Error(log.problem.code);
    const { accounts, exceptions } = reconciled([log]);
    expect([accounts.flatMap(({ entries }) => entries).length, exceptions.length]).toEqual([500, 0]);
    // The header and the first rows, for each separator, and no more however long the log is.
    expect(atHeader).toBeLessThan(150);
    expect(made.mock.calls.length).toBe(atHeader);
    made.mockRestore();
  });
});
