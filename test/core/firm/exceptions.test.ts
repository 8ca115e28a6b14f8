/** Rows that were not used as given: how a small table is read row by row, and where a row's exception stands. */

import { describe, expect, test } from "vitest";
import type { Columns, Row, Table } from "../../../core/firm/cells.ts";
import { exceptionOf, malformed, readRows, rowText } from "../../../core/firm/exceptions.ts";
import type { Asked } from "../../../core/firm/row-reader.ts";
import { table } from "../firm.ts";

const COLUMNS = {
  name: { required: true, headings: ["nom"] },
  size: { required: false, headings: ["taille"], holds: "number" },
} as const satisfies Columns<string>;
type Column = keyof typeof COLUMNS;

describe("the shape of a row", () => {
  const given = table("own.csv", ["name,size", "Acme,8"]);
  const shape = (...cells: (string | null)[]) => malformed({ line: 2, cells }, given);

  test.each<[string, (string | null)[]]>([
    ["as many cells as headings", ["Acme", "8"]],
    ["blank ones", ["", ""]],
    ["blank cells beyond them", ["Acme", "8", "", " ", null]],
  ])("%s will do", (_, cells) => {
    expect(shape(...cells)).toBeNull();
  });

  test("a cell too few, or a value beyond the headings, will not", () => {
    expect(shape("Acme")).toEqual({ code: "ROW_MALFORMED", expected: 2, given: 1 });
    expect(shape("Acme", "8", "", "9")).toEqual({ code: "ROW_MALFORMED", expected: 2, given: 4 });
  });
});

describe("the exception of a row", () => {
  const columns: ReadonlyMap<Column, number> = new Map([
    ["name", 1],
    ["size", 0],
  ]);
  const row: Row = { line: 7, cells: [8, " Acme "] };
  const own = { file: "own.csv" };
  const problems = [{ code: "VALUE_MISSING", column: "name" }] as const;
  const written = { name: "Acme", size: "8" };
  const corrects = { file: "log.csv", line: 3, fingerprint: "" };

  test("its text is by our columns", () => {
    expect(rowText(row, columns)).toEqual(written);
  });

  test("it stands at its place, with a fingerprint only where there is one", () => {
    expect(exceptionOf(own, row, columns, problems, "Acme")).toStrictEqual({
      file: "own.csv",
      line: 7,
      problems,
      client: "Acme",
      row: written,
    });
    const told = { file: "own.csv", line: 7, problems, client: null, row: written };
    expect(exceptionOf(own, { ...row, fingerprint: "f1" }, columns, problems, null)).toStrictEqual({
      ...told,
      fingerprint: "f1",
    });
    const table = { ...own, fingerprintOf: ({ line }: Row) => `row ${line}` };
    expect(exceptionOf(table, row, columns, problems, null)).toStrictEqual({ ...told, fingerprint: "row 7" });
    expect(exceptionOf(table, { ...row, fingerprint: "f1" }, columns, problems, null).fingerprint).toBe("f1");
  });

  test.each([
    ["f0", "f0"],
    ["", "f1"],
  ])("a correction stands at the place of its row, with that row's fingerprint: %j", (its, expected) => {
    const correction: Row = { ...row, fingerprint: "f1", corrects: { ...corrects, fingerprint: its } };
    expect(exceptionOf({ file: "exceptions.csv" }, correction, columns, problems, null)).toMatchObject({
      file: "log.csv",
      line: 3,
      fingerprint: expected,
    });
  });
});

describe("a small table, row by row", () => {
  /** The name of each row that is usable; null for Nobody. */
  const read = (given: Table, asked?: Asked) =>
    readRows<Column, string>(
      given,
      COLUMNS,
      (row, at) => {
        const name = row.required("name");
        row.minutes("size");
        if (name === "Acmé") row.problems.push({ code: "NAMES_ALIKE", given: name, other: "Acme" });
        return name === "Nobody" ? null : `${name} of line ${at().line}`;
      },
      asked,
    );

  test("values of good rows, exceptions of bad ones, both of one with a warning; blank ones are passed over", () => {
    const given = table("own.csv", ["nom,taille", "Acme,8", ",", "Acmé,9", ",8", "Nobody,5", "Bolt,soon"]);
    expect(read(given)).toEqual({
      fatal: [],
      values: ["Acme of line 2", "Acmé of line 4"],
      exceptions: [
        {
          file: "own.csv",
          line: 4,
          row: { name: "Acmé", size: "9" },
          problems: [{ code: "NAMES_ALIKE", given: "Acmé", other: "Acme" }],
          client: null,
        },
        {
          file: "own.csv",
          line: 5,
          row: { name: "", size: "8" },
          problems: [{ code: "VALUE_MISSING", column: "nom" }],
          client: null,
        },
        { file: "own.csv", line: 6, row: { name: "Nobody", size: "5" }, problems: [], client: null },
        {
          file: "own.csv",
          line: 7,
          row: { name: "Bolt", size: "soon" },
          problems: [{ code: "MINUTES_UNREADABLE", column: "taille", given: "soon" }],
          client: null,
        },
      ],
    });
  });

  test("of a table without a column it needs no row is read", () => {
    expect(read(table("own.csv", ["size", "8"]))).toEqual({
      fatal: [{ code: "COLUMN_MISSING", column: "name", present: "size" }],
      values: [],
      exceptions: [],
    });
  });

  test("the settings say how its numbers are written", () => {
    const given = table("own.csv", ["name,size", "Acme,1.200"]);
    const unclear = (file: string) => [
      { code: "DECIMAL_MARK_UNCLEAR", column: "size", given: "1.200", file },
    ];
    expect(read(given).exceptions[0]?.problems).toEqual(unclear(""));
    expect(read(given, { dateOrder: null, decimalMark: null }).exceptions[0]?.problems).toEqual(
      unclear("own.csv"),
    );
    expect(read(given, { dateOrder: null, decimalMark: "," })).toEqual({
      fatal: [],
      values: ["Acme of line 2"],
      exceptions: [],
    });
  });
});
