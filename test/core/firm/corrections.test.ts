/** Corrections that were fed back: which rows they replace, and which of several counts. */

import { describe, expect, test } from "vitest";
import type { Row, Table } from "../../../core/firm/cells.ts";
import { corrections } from "../../../core/firm/corrections.ts";

/** A row of a log: its text, and its fingerprint where it has one. */
const row = (line: number, text: string, fingerprint?: string): Row => ({
  line,
  cells: [text],
  ...(fingerprint !== undefined && { fingerprint }),
});
/** A row that corrects one of `a.csv`. A text with `?` would not count. */
const correction = (line: number, text: string, of: number, fingerprint = "", file = "a.csv"): Row => ({
  line,
  cells: [text],
  corrects: { file, line: of, fingerprint },
});
const log = (file: string, ...rows: Row[]): Table => ({ file, header: ["note"], rows });

/** `text: nothing` or `text: CODE file:line` of each replaced row, and `correction > original`. */
function of(...logs: Table[]) {
  const { replaced, originals } = corrections(logs, (_, { cells }) => !String(cells[0]).includes("?"));
  const place = (problem: object | null) =>
    problem === null ? "nothing" : JSON.stringify(Object.values(problem)).replace(/[^\w.:,]/g, "");
  return {
    replaced: [...replaced].map(([{ cells }, problem]) => `${cells[0]}: ${place(problem)}`).sort(),
    found: [...originals].map(
      ([by, { table, row: its }]) => `${by.cells[0]} > ${table.file} ${its.cells[0]}`,
    ),
  };
}

describe("a correction finds its row", () => {
  test.each<[string, Row[], Row, string | null]>([
    [
      "by line, where it has no fingerprint",
      [row(2, "bad"), row(3, "other")],
      correction(2, "good", 3),
      "other",
    ],
    [
      "by line, where only the row has one",
      [row(2, "bad", "f2"), row(3, "other", "f3")],
      correction(2, "good", 3),
      "other",
    ],
    [
      "by line and fingerprint",
      [row(2, "bad", "f2"), row(3, "other", "f3")],
      correction(2, "good", 2, "f2"),
      "bad",
    ],
    [
      "by fingerprint, where the row moved",
      [row(2, "other", "f1"), row(3, "bad", "f2")],
      correction(2, "good", 2, "f2"),
      "bad",
    ],
    ["by fingerprint, beyond the last line", [row(2, "bad", "f2")], correction(2, "good", 9, "f2"), "bad"],
    [
      "by line, where the row has no fingerprint",
      [row(2, "bad"), row(3, "other", "f3")],
      correction(2, "good", 2, "f2"),
      "bad",
    ],
    [
      "the one at its line of two with its fingerprint",
      [row(2, "one", "f"), row(3, "two", "f")],
      correction(2, "good", 3, "f"),
      "two",
    ],
    [
      "the first of two with its fingerprint",
      [row(2, "one", "f"), row(3, "two", "f")],
      correction(2, "good", 9, "f"),
      "one",
    ],
    ["none, where neither is there", [row(2, "bad", "f2")], correction(2, "good", 9, "f9"), null],
    [
      "none, where another row stands there now",
      [row(2, "other", "f1")],
      correction(2, "good", 2, "f2"),
      null,
    ],
    ["none, where its line is gone", [row(2, "other")], correction(2, "good", 9), null],
    ["none in a file that is gone", [row(2, "bad")], correction(2, "good", 2, "", "gone.csv"), null],
  ])("%s", (_, rows, its, expected) => {
    const result = of(log("a.csv", ...rows), log("exceptions.csv", its));
    expect(result).toEqual(
      expected === null
        ? { replaced: [], found: [] }
        : { replaced: [`${expected}: nothing`], found: [`good > a.csv ${expected}`] },
    );
  });

  test("never another correction, by line or by fingerprint", () => {
    const first = { ...correction(2, "first", 2), fingerprint: "f" };
    const other = { ...row(3, "other", "f") };
    const exceptions = log("exceptions.csv", first, other);
    const more = log(
      "more.csv",
      correction(2, "by line", 2, "", "exceptions.csv"),
      correction(3, "by fingerprint", 9, "f", "exceptions.csv"),
    );
    expect(of(log("a.csv", row(2, "bad")), exceptions, more)).toEqual({
      replaced: ["bad: nothing", "other: nothing"],
      found: ["first > a.csv bad", "by fingerprint > exceptions.csv other"],
    });
  });
});

describe("of several corrections of one row", () => {
  const bad = log("a.csv", row(2, "bad", "f2"), row(3, "worse", "f3"));

  test.each<[string, Row[], string[]]>([
    [
      "the last that counts does; one that disagrees with it is reported",
      [correction(2, "one", 2), correction(3, "two", 2)],
      ["one: CORRECTED_TWICE,file:b.csv,line:3"],
    ],
    ["one that says the same is not", [correction(2, "one", 2), correction(3, "one", 2)], ["one: nothing"]],
    [
      "one that could not count gives way, before or after",
      [correction(2, "one?", 2), correction(3, "two", 2), correction(4, "three?", 2)],
      ["one?: nothing", "three?: nothing"],
    ],
    [
      "where none can count, the last stays to be corrected",
      [correction(2, "one?", 2), correction(3, "two?", 2), correction(4, "three?", 2)],
      ["one?: nothing", "two?: nothing"],
    ],
    [
      "it is one row, whether its line or its fingerprint is named",
      [correction(2, "one", 2), correction(3, "two", 7, "f2")],
      ["one: CORRECTED_TWICE,file:b.csv,line:3"],
    ],
    ["those of two rows are not rivals", [correction(2, "one", 2), correction(3, "two", 3)], []],
    [
      "nor those of one line of two files",
      [correction(2, "one", 2), correction(3, "two", 2, "", "gone.csv")],
      [],
    ],
  ])("%s", (_, rows, expected) => {
    const { replaced } = of(bad, log("b.csv", ...rows));
    expect(replaced.filter((text) => !/^(bad|worse)/.test(text))).toEqual(expected);
  });

  test("of a row that is gone too", () => {
    const rows = [correction(2, "one", 9), correction(3, "two", 9), correction(4, "three", 8)];
    expect(of(bad, log("b.csv", ...rows))).toEqual({
      replaced: ["one: CORRECTED_TWICE,file:b.csv,line:3"],
      found: [],
    });
  });

  test("a later file goes before an earlier one", () => {
    const files = [log("b.csv", correction(2, "one", 2)), log("c.csv", correction(5, "two", 2))];
    expect(of(bad, ...files).replaced).toEqual(["bad: nothing", "one: CORRECTED_TWICE,file:c.csv,line:5"]);
  });
});
