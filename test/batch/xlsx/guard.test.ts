/** The guard, rule by rule: what it accepts, what it makes writable, what it refuses. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  cellText,
  formulaFault,
  LONGEST_TEXT,
  linkFault,
  nameFault,
  numberFault,
  serialFault,
  sheetNameFault,
  sizeFault,
  tableFault,
} from "../../../batch/xlsx/guard.ts";

const none = new Set<string>();

describe("cellText", () => {
  test.each([
    ["ordinary text, accents, emoji", "Réglé: 12 h 😀", "Réglé: 12 h 😀"],
    ["tab and line break stay", "a\tb\nc", "a\tb\nc"],
    ["carriage returns become line breaks", "a\r\nb\rc", "a\nb\nc"],
    ["control characters", "a\u0000b\u0008c\u001f", "a\uFFFDb\uFFFDc\uFFFD"],
    ["DEL", "a\u007f", "a\uFFFD"],
    ["a lone surrogate", "a\ud800b\udc00", "a\uFFFDb\uFFFD"],
    ["non-characters", "\uFFFE\uFFFF", "\uFFFD\uFFFD"],
    ["what Excel would read as an escape", "_x0041_", "_x005F_x0041_"],
    ["two escapes that share an underscore", "_x0041_x00e9_", "_x005F_x0041_x005F_x00e9_"],
    ["no escape: too short, no hexadecimal", "_x041_ _x00G1_ _X0041_", "_x041_ _x00G1_ _X0041_"],
    ["a formula is text like any other", "=1+1", "=1+1"],
  ])("%s", (_, given, expected) => expect(cellText(given)).toBe(expected));

  test("the longest text stays whole, a longer one ends in an ellipsis", () => {
    expect(cellText("x".repeat(LONGEST_TEXT))).toBe("x".repeat(LONGEST_TEXT));
    const cut = cellText("x".repeat(LONGEST_TEXT + 1));
    expect([cut.length, cut.at(-1)]).toEqual([LONGEST_TEXT, "…"]);
    expect(cellText(`${"x".repeat(LONGEST_TEXT - 2)}😀😀`).slice(-3)).toBe("x\uFFFD…");
  });

  test("law: Excel, undoing the escapes, reads the text back", () => {
    const pieces = fc.constantFrom("_", "x", "0041", "_x0041_", "_x005F_", "é", "=", "a");
    fc.assert(
      fc.property(
        fc.array(pieces).map((all) => all.join("")),
        (text) => {
          const read = cellText(text).replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex) =>
            String.fromCharCode(Number.parseInt(hex, 16)),
          );
          expect(read).toBe(text);
        },
      ),
      { seed: 20_261_031 },
    );
  });
});

test.each([
  ["NaN", numberFault(Number.NaN), /NaN is not a finite number/],
  ["infinity", numberFault(Number.POSITIVE_INFINITY), /not a finite/],
  ["a serial with a time", serialFault(46_300.5), /46300.5 is not a day serial/],
  ["serial 0", serialFault(0), /day serial/],
  ["the day after the last", serialFault(2_958_466), /day serial/],
  ["an empty formula", formulaFault("", 0), /empty/],
  ["a formula with =", formulaFault("=A1", 0), /starts with "="/],
  ["a cached NaN", formulaFault("A1", Number.NaN), /finite/],
  ["a short this-row reference", formulaFault("SUM(T[@A])", 0), /#This Row/],
  ["a long formula", formulaFault("1+".repeat(4_097), 0), /8192/],
  ["a long text in a formula", formulaFault(`"${"x".repeat(256)}"&A1`, ""), /255/],
  ["a control character in a formula", formulaFault('"\u0001"', ""), /XML/],
  ["a link to nowhere", linkFault("", "here"), /nowhere/],
  ["a link without text", linkFault("a.xlsx", ""), /no text/],
  ["a link with half a character", linkFault("a\ud800.xlsx", "a"), /XML/],
  ["a size that is none", sizeFault(Number.NaN, 255), /NaN is not a size/],
  ["sheet: empty", sheetNameFault("", none), /1 to 31/],
  ["sheet: 32 characters", sheetNameFault("x".repeat(32), none), /1 to 31/],
  ["sheet: slash", sheetNameFault("a/b", none), /none of/],
  ["sheet: apostrophe at an end", sheetNameFault("Neil'", none), /apostrophe/],
  ["sheet: History in any case", sheetNameFault("hISTORY", none), /History/],
  ["sheet: taken in another case", sheetNameFault("LEDGER", new Set(["ledger"])), /two sheets/],
  ["sheet: line break", sheetNameFault("a\nb", none), /refuses/],
  ["name: empty", nameFault("", none), /letters/],
  ["name: space", nameFault("My table", none), /letters/],
  ["name: digit first", nameFault("2026", none), /letters/],
  ["name: like A1", nameFault("VIP2026", none), /cell reference/],
  ["name: like R1C1", nameFault("R1C1", none), /cell reference/],
  ["name: R", nameFault("r", none), /cell reference/],
  ["name: taken in another case", nameFault("LEDGER", new Set(["ledger"])), /already/],
  ["table: no column", tableFault({ columns: [], rows: [] }), /no column/],
  ["table: no header", tableFault({ columns: [{ header: "" }], rows: [] }), /header/],
  ["table: bracket", tableFault({ columns: [{ header: "a]" }], rows: [] }), /none of/],
  ["table: line break", tableFault({ columns: [{ header: "a\nb" }], rows: [] }), /none of/],
  [
    "table: twice, other case",
    tableFault({ columns: [{ header: "É" }, { header: "é" }], rows: [] }),
    /two columns/,
  ],
  [
    "table: ragged",
    tableFault({ columns: [{ header: "A" }], rows: [[1], [1, 2]] }),
    /row 2 has 2 cells for 1/,
  ],
  [
    "table: ragged totals",
    tableFault({ columns: [{ header: "A" }], rows: [[1]], totals: [] }),
    /row 2 has 0/,
  ],
])("refused: %s", (_, fault, reason) => expect(fault).toMatch(reason));

test.each([
  ["numbers", numberFault(-0.1)],
  ["the first and last day", serialFault(1) ?? serialFault(2_958_465)],
  ["a formula", formulaFault('SUMIFS(Ledger[Heures facturées],Ledger[Where],"billable")', 1.25)],
  ["a formula of an empty text", formulaFault('""', "")],
  [
    "sheet names",
    sheetNameFault("Détail d'O'Neil & fils", new Set(["ledger"])) ?? sheetNameFault("x".repeat(31), none),
  ],
  ["names", nameFault("Détail_2026.10", none) ?? nameFault("_x", none) ?? nameFault("Rate", none)],
  ["a table", tableFault({ columns: [{ header: "Heures facturées" }, { header: "%" }], rows: [[1, 2]] })],
])("accepted: %s", (_, fault) => expect(fault).toBeNull());
