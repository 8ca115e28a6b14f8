/** Numbers as people and spreadsheets write them in text. */

import { describe, expect, test } from "vitest";
import type { DecimalMark } from "../../../core/values/notation.ts";
import { columnMark, numberIn } from "../../../core/values/numbers.ts";

const read = (text: string, mark: DecimalMark | null = null) => {
  const found = numberIn(text, mark);
  return found === null ? null : "value" in found ? found.value : "unclear";
};

describe("a number that shows by itself what it is", () => {
  test.each<[string, number]>([
    ["0", 0],
    ["8", 8],
    ["8.0", 8],
    ["7.5", 7.5],
    ["7,5", 7.5],
    ["-7,25", -7.25],
    ["+3", 3],
    ["-0", 0],
    ["−2.5", -2.5],
    [" 12 ", 12],
    ["0.125", 0.125],
    ["0,125", 0.125],
    ["1.2345", 1.2345],
    ["1,450.00", 1450],
    ["1.450,00", 1450],
    ["1,234,567", 1_234_567],
    ["1.234.567", 1_234_567],
    ["1,234,567.89", 1_234_567.89],
    ["12,345.67", 12_345.67],
    ["12.345,67", 12_345.67],
    [`1${" ".repeat(39)}`, 1],
    ["1 450", 1450],
    ["12 345 678", 12_345_678],
    ["123 456", 123_456],
    ["1 450,5", 1450.5],
    ["1 450.5", 1450.5],
    ["1\u00a0450,00", 1450],
    ["1\u202f450,00", 1450],
    ["1'450.00", 1450],
    ["1’450.00", 1450],
    ["1 450,125", 1450.125],
    ["1 450.125", 1450.125],
    ["1234567890123", 1_234_567_890_123],
    ["0.123456789012", 0.123_456_789_012],
  ])("%s is %d", (text, value) => expect(read(text)).toBe(value));
});

describe("money", () => {
  test.each<[string, number]>([
    ["$1,450", 1450],
    ["$1.450", 1450],
    ["1 450,00 $", 1450],
    ["1,450.00 $", 1450],
    ["1,450 $", 1450],
    ["$ 612.00", 612],
    ["612,00$", 612],
    ["CA$612", 612],
    ["US$612", 612],
    ["C$612", 612],
    ["$CA 612", 612],
    ["$ CA 612", 612],
    ["612 $US", 612],
    ["612 $ US", 612],
    ["CAD 612", 612],
    ["612 cad", 612],
    ["USD 612.5", 612.5],
    ["612 EUR", 612],
    ["€12", 12],
    ["12,5 €", 12.5],
    ["-$5", -5],
    ["- $5", -5],
    ["+$5", 5],
    ["-5 $", -5],
  ])("%s is %d", (text, value) => expect(read(text)).toBe(value));
});

describe("three digits after the only comma or point are decimals or thousands", () => {
  test.each(["1,450", "1.450", "12.345", "999,000"])("%s is unclear", (text) =>
    expect(read(text)).toBe("unclear"),
  );
  test.each<[string, DecimalMark, number]>([
    ["1,450", ".", 1450],
    ["1,450", ",", 1.45],
    ["1.450", ",", 1450],
    ["1.450", ".", 1.45],
    ["-1,450", ".", -1450],
  ])("%s where the decimal mark is %s is %d", (text, mark, value) => expect(read(text, mark)).toBe(value));
  test("also where thousands would stand otherwise: nothing else decides", () => {
    expect(numberIn("1234,567", null)).toEqual({ unclear: true });
    expect(numberIn("1234567,89x", null)).toBeNull();
  });
  test("what a number shows is stronger than the column", () => {
    expect(read("7,5", ".")).toBe(7.5);
    expect(read("1,450.00", ",")).toBe(1450);
  });
});

test.each([
  "",
  " ",
  "-",
  "$",
  "abc",
  "12 h",
  "h 12",
  "1 45",
  "12 34",
  "1 4500",
  "1 450 00",
  "1234 567",
  "1,45,000",
  "1.2.3",
  "1,2,3",
  "1,450.000.0",
  "12.",
  ".5",
  ",5",
  "1..5",
  "1e5",
  "٣",
  "--5",
  "$5$x",
  "$",
  "5 £",
  "12345678901234",
  "0.1234567890123",
  "1,2345,678",
  `1${" ".repeat(40)}`,
  "1".repeat(41),
])("%j is no number", (text) => expect(read(text)).toBeNull());

describe("the decimal mark of a column", () => {
  test.each<[string[], DecimalMark | null]>([
    [["1,450", "7,5"], ","],
    [["1.450", "7.5 h"], "."],
    [["1 450", "2"], "."],
    [["1,450"], null],
    [["1.450 h"], null],
    [["7,5", "7.5"], null],
    [[], null],
  ])("%j show %s", (values, mark) => expect(columnMark(values, null)).toBe(mark));
  test("as set by the user, whatever they show", () => {
    expect(columnMark(["1.450"], ",")).toBe(",");
    expect(columnMark([], ",")).toBe(",");
    expect(columnMark(["7,5", "7.5"], ".")).toBe(".");
  });
});
