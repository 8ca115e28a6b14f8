/** Durations as exports write them, and the two decisions behind bare numbers: the decimal mark and the unit. */

import { describe, expect, test } from "vitest";
import {
  arePartsOfADay,
  asRead,
  bareSeconds,
  decimalMark,
  durationOf,
  evidentMark,
  likeliestUnit,
  timeOfPart,
  unitReadings,
} from "../../../core/values/durations.ts";
import type { BareUnit, DecimalMark, Unit } from "../../../core/values/notation.ts";
import { nearestMinute } from "../../../core/values/units.ts";

test.each<[string, number | string | null]>([
  ["0:13", 13],
  ["25:10", 1510],
  ["00:30:29", 30.483_333],
  ["-0:06", -6],
  ["35m", 35],
  ["1h 30m", 90],
  ["10h 40m", 640],
  ["1.5h", 90],
  ["1,5 h", 90],
  ["10h30", 630],
  ["1 h 30", 90],
  ["1 heure 30 minutes", 90],
  ["9 min", 9],
  ["90s", 1.5],
  ["8s", 8 / 60],
  ["1h30m", 90],
  ["1h 2m 30s", 62.5],
  ["PT1H30M", 90],
  ["PT45S", 0.75],
  ["PT90M", 90],
  ["PT125M", 125],
  ["PT12H", 720],
  ["PT1H90S", 61.5],
  ["PT1.5S", 1 / 60],
  ["PT1,25S", 1 / 60],
  ["P1H30M", null],
  ["pt1h30m", 90],
  ["-PT1H", -60],
  ["−PT1H", -60],
  ["P", null],
  ["PT", null],
  ["PT1", null],
  ["PT1M2H", null],
  ["xPT1H", null],
  ["PT1Hx", null],
  ["−0:06", -6],
  ["1:30:59", 90.983_333],
  ["1:30:05.9", 90.083_333],
  ["1:30:05,25", 90.083_333],
  ["12345:00", 740_700],
  ["123456:00", null],
  ["1:30 h", 90],
  ["1:30h", 90],
  ["1:60", null],
  ["1:30:60", null],
  ["1:3", null],
  ["1:30:5", null],
  ["x1:30", null],
  ["1:30 x", null],
  ["18:25 min", 18.416_667],
  ["18:25min.", 18.416_667],
  ["1234:05 min", 1234.083_333],
  ["18:60 min", null],
  ["x18:25 min", null],
  ["18:25 minx", null],
  ["1:30:00 AM", 90],
  ["12:00:00 AM", 0],
  ["12:15 am", 15],
  ["12:30:00 PM", 750],
  ["1:30 p.m.", 810],
  ["11:59:59 p.m.", 1439.983_333],
  ["1:30PM", 810],
  ["1:30 a", null],
  ["0:30 AM", null],
  ["13:30 AM", null],
  ["1:75 AM", null],
  ["1:30:75 AM", null],
  ["x1:30 AM", null],
  ["1:30 AMx", null],
  ["1 h 5", 65],
  ["12345h30", 740_730],
  ["10 heures 30", 630],
  ["1 heure 5", 65],
  ["-1h30", -90],
  ["−1h30", -90],
  ["1h75", null],
  ["x1h30", null],
  ["1h30 x", null],
  ["12h", 720],
  ["1 hr", 60],
  ["2 hrs", 120],
  ["1 hre", 60],
  ["2 hres", 120],
  ["1 hour", 60],
  ["2 hours", 120],
  ["2 heures", 120],
  ["1 std", 60],
  ["1 std.", 60],
  ["1 stunde", 60],
  ["2 stunden", 120],
  ["12.25 h", 735],
  ["1.125h", 67.5],
  ["0,25h.", 15],
  ["15 m", 15],
  ["15 mn", 15],
  ["15 mins", 15],
  ["15 min.", 15],
  ["1 minute", 1],
  ["15 minutes", 15],
  ["15 minuten", 15],
  ["7.5 min", 7.5],
  ["12,25min", 12.25],
  ["30 sec", 0.5],
  ["30 secs", 0.5],
  ["30 sec.", 0.5],
  ["1 second", 1 / 60],
  ["30 seconds", 0.5],
  ["1 seconde", 1 / 60],
  ["30 secondes", 0.5],
  ["30 sek", 0.5],
  ["30 sekunden", 0.5],
  ["1 sekunde", 1 / 60],
  ["1.5 s", 0.025],
  ["22,50 s", 0.375],
  ["1 h 2 min 30 s", 62.5],
  ["-1 h 30 min", -90],
  ["−45 min", -45],
  ["45 MIN", 45],
  ["2 j", "days"],
  ["2 jour", "days"],
  ["2 jours", "days"],
  ["2 jr", "days"],
  ["2 jrs", "days"],
  ["2 day", "days"],
  ["2 days", "days"],
  ["1 week", "days"],
  ["2 weeks", "days"],
  ["2 sem", "days"],
  ["2 sem.", "days"],
  ["2 semaine", "days"],
  ["2 semaines", "days"],
  ["x 1 h", null],
  ["1 h x", null],
  ["1 x", null],
  ["-", null],
  ["h", null],
  [`${" ".repeat(58)}1h`, 60],
  [`${" ".repeat(59)}1h`, null],
  ["1 min 1 h", null],
  ["1d", "days"],
  ["2w 1h", "days"],
  ["0.25", "bare"],
  ["2.000,5", "bare"],
  ["-0.25", "bare"],
  ["1 234", "bare"],
  [".5", "bare"],
  ["5.", null],
  ["x5", null],
  ["5x", null],
  ["1:75", null],
  ["soon", null],
  ["#####", null],
  ["1h 30x", null],
  ["", null],
  ["999999999 min", 999_999_999],
  ["1000000000 min", null],
  [`${"9".repeat(20)}h`, null],
  [`-PT${"9".repeat(20)}H`, null],
])("the duration %s is %s", (text, expected) => {
  const found = durationOf(text, null);
  if (typeof expected === "number")
    expect(found !== null && "seconds" in found ? found.seconds / 60 : null).toBeCloseTo(expected, 5);
  else expect(found === null ? null : Object.keys(found)[0]).toBe(expected);
});

test("a day of work is as long as it is set to be, never 24 hours by itself", () => {
  expect(durationOf("1d 2h", 7.5)).toEqual({ seconds: 9.5 * 3600 });
  expect(durationOf("1w", 7.5)).toEqual({ days: true });
  expect(durationOf("1 semaine", 7.5)).toEqual({ days: true });
  expect(durationOf("1,5 j", 8)).toEqual({ seconds: 12 * 3600 });
  expect(durationOf("1.25 d", 8)).toEqual({ seconds: 10 * 3600 });
  expect(durationOf("12 JOURS 30 min 5 s", 8)).toEqual({ seconds: 96 * 3600 + 1805 });
  expect(durationOf("-2 jrs", 7)).toEqual({ seconds: -14 * 3600 });
  expect(durationOf("1d", null)).toEqual({ days: true });
});

test("a bare number is handed on as typed, with a plain minus", () => {
  expect(durationOf("−1,5", null)).toEqual({ bare: "-1,5" });
  expect(durationOf(" 1 234 ", null)).toEqual({ bare: "1 234" });
});

test("no duration is minus nothing", () => expect(durationOf("-0:00", null)).toEqual({ seconds: 0 }));

test.each<[string, BareUnit, DecimalMark, number | null]>([
  ["0.0625", "days", ".", 90],
  ["0,0138888888888889", "days", ",", 20],
  ["1 234", "minutes", ".", 1234],
  ["1 234,5", "hours", ",", 74_070],
  ["12,345", "minutes", ".", 12_345],
  ["12.345", "minutes", ",", 12_345],
  ["123,456,789", "minutes", ".", 123_456_789],
  ["123.456.789", "minutes", ",", 123_456_789],
  ["1,23", "hours", ".", null],
  ["1.23", "hours", ",", null],
  ["1234,567", "minutes", ".", null],
  ["1234.567", "minutes", ",", null],
  ["-1.5", "hours", ".", -90],
  ["-1,5", "hours", ",", -90],
  ["--1", "hours", ".", null],
  ["x1", "minutes", ".", null],
  ["1x", "minutes", ".", null],
  ["x1", "minutes", ",", null],
  ["1x", "minutes", ",", null],
  ["", "minutes", ".", null],
  ["1.", "minutes", ".", null],
  ["1,", "minutes", ",", null],
  ["90.00000000000001", "minutes", ".", 90],
  ["0.12345678901234567890", "hours", ".", 7],
  ["0.123456789012345678901", "hours", ".", null],
  ["0,123456789012345678901", "hours", ",", null],
  ["12345678901234", "milliseconds", ".", null],
  ["1234567890123", "milliseconds", ".", 20_576_132],
  ["1234567890123", "milliseconds", ",", 20_576_132],
  ["0.22", "hours", ".", 13],
  ["0.17", "hours", ".", 10],
  ["0.25", "hours", ".", 15],
  ["1,33", "hours", ",", 80],
  ["2.000,5", "hours", ",", 120_030],
  ["1,234.5", "hours", ".", 74_070],
  ["1,5", "hours", ".", null],
  ["2100", "seconds", ".", 35],
  ["900000", "milliseconds", ".", 15],
  ["930", "seconds", ".", 16],
  ["929", "seconds", ".", 15],
  ["999999999", "minutes", ".", 999_999_999],
  ["1000000000", "minutes", ".", null],
  ["-9999999999999", "hours", ".", null],
  ["9999999999999.0000000001", "hours", ".", null],
  [`9${",999".repeat(9)}`, "seconds", ".", null],
])("%s %s with a %s are %s minutes", (bare, unit, mark, minutes) => {
  const seconds = bareSeconds(bare, unit, mark);
  expect(seconds === null ? null : nearestMinute(seconds)).toBe(minutes);
});

describe("the decimal mark of a column", () => {
  test.each<[string[], string]>([
    [["0,25", "1,5", "2"], ","],
    [["0.25", "1.5"], "."],
    [["2.000,0", "1.250"], ","],
    [["1,234.5", "1,234"], "."],
    [["0.125"], "."],
    [["1,234", "2,5"], ","],
    [["3", "4"], "."],
    [["1,234"], "DECIMAL_MARK_UNCLEAR"],
    [["1.5", "1,5"], "DECIMAL_MARK_MIXED"],
  ])("%j: %s", (values, expected) => {
    const found = decimalMark(values, { asked: null, file: "x.csv" });
    expect("problem" in found ? found.problem.code : found.mark).toBe(expected);
  });
});

test("decimal hours are exact seconds; the noise of a spreadsheet is cut at a thousandth", () => {
  expect(bareSeconds("0.22", "hours", ".")).toBe(792);
  expect(bareSeconds("1.123456789", "hours", ".")).toBe(4044.444_440_4);
  expect(bareSeconds("1.1234567891", "hours", ".")).toBe(4044.444);
  expect(bareSeconds("0.3", "days", ".")).toBe(25_920);
  expect(bareSeconds("0.00001", "days", ".")).toBe(0.864);
  expect(bareSeconds("0.123456789", "days", ".")).toBe(10_666.667);
});

test("what decided the decimal mark is reported, with how many numbers showed it", () => {
  const marks = (values: string[], asked: DecimalMark | null = null) =>
    decimalMark(values, { asked, file: "x.csv" });
  expect(marks(["0,25", "1,5", "2"])).toEqual({
    mark: ",",
    remarks: [{ code: "DECIMALS", mark: ",", count: 2, of: 3 }],
  });
  expect(marks(["0.25", "2", "1.234"])).toEqual({
    mark: ".",
    remarks: [{ code: "DECIMALS", mark: ".", count: 1, of: 3 }],
  });
  expect(marks(["1", "2"])).toEqual({ mark: ".", remarks: [] });
  expect(marks(["1.5", "1,5"], ",")).toEqual({ mark: ",", remarks: [{ code: "DECIMALS_SET", mark: "," }] });
  expect(marks(["3", "1,234", "5.678"])).toEqual({
    problem: { code: "DECIMAL_MARK_UNCLEAR", given: "1,234", file: "x.csv" },
  });
  expect(marks(["1.5", "2,5", "3.5", "4,5"])).toEqual({
    problem: { code: "DECIMAL_MARK_MIXED", one: "1.5", other: "2,5", file: "x.csv" },
  });
});

test.each<[string, DecimalMark | null]>([
  ["12", null],
  ["1,234", null],
  ["1.234", null],
  ["12.345", null],
  ["0,125", ","],
  ["-0.125", "."],
  ["10.125", null],
  ["1,5", ","],
  ["1.2345", "."],
  ["1,234.5", "."],
  ["1.234,5", ","],
  ["1,234,567", "."],
  ["1.234.567", ","],
])("%s shows the decimal mark %s", (value, mark) => expect(evidentMark(value)).toBe(mark));

test("a bare number in each unit, in minutes", () => {
  expect(unitReadings("1.5", ".")).toEqual([
    { unit: "hours", minutes: 90 },
    { unit: "minutes", minutes: 2 },
    { unit: "seconds", minutes: 0 },
    { unit: "milliseconds", minutes: 0 },
  ]);
  expect(unitReadings("1,5", ".").map(({ minutes }) => minutes)).toEqual([null, null, null, null]);
});

test.each<[string[], Unit]>([
  [["0.5", "24"], "hours"],
  [["0.5", "24.01"], "minutes"],
  [["-25"], "minutes"],
  [["1440"], "minutes"],
  [["1441"], "seconds"],
  [["86400"], "seconds"],
  [["86401"], "milliseconds"],
  [["86400001"], "milliseconds"],
])("%j are likeliest %s", (numbers, unit) => expect(likeliestUnit(numbers, ".")).toBe(unit));

describe("parts of a day, as a spreadsheet stores times", () => {
  test.each<[string[], boolean, string]>([
    [["0.0208333333333333", "0.0625"], true, "30 and 90 minutes"],
    [["0.0208333333333333", "0", "0.0"], true, "nothing beside it"],
    [["0.5", "0.25"], false, "as many hours"],
    [["0.33"], false, "20 minutes of an hour, rounded to two decimals"],
    [["0.0208333333333333", "1.5"], false, "one above a day"],
    [["0.0208333333333333", "0.333"], false, "one that is no whole minute of a day"],
    [["0.0625"], true, "90 minutes of a day, 3.75 of an hour"],
    [["0.0208333333333333", "0.5"], true, "30 minutes and 12 hours"],
    [["0.0208333333333333", "10.5"], false, "one above ten days"],
    [["0.250"], false, "15 minutes of an hour"],
    [["0.0208333333333333", "0,0625"], false, "one with the other mark"],
    [["0.0208333333333333", "0.00000069444"], false, "0.06 seconds, which no rounding leaves"],
    [["0"], false, "nothing"],
    [[], false, "no number"],
  ])("%j: %s (%s)", (numbers, are) => expect(arePartsOfADay(numbers, ".")).toBe(are));

  test("with the other mark", () => {
    expect(arePartsOfADay(["0,0208333333333333"], ",")).toBe(true);
    expect(arePartsOfADay(["0,0208333333333333"], ".")).toBe(false);
  });
});

test.each([
  [0.0625, "1:30"],
  [0.5, "12:00"],
  [0.003_472_222, "0:05"],
  [0, "0:00"],
  [0.999_999, "24:00"],
])("the part %d of a day is %s", (part, time) => expect(timeOfPart(part)).toBe(time));

test.each([
  [0, "0 s"],
  [20, "20 s"],
  [60, "1 min"],
  [2700, "45 min"],
  [3600, "1 h"],
  [5400, "1 h 30 min"],
  [3605, "1 h 5 s"],
  [82_800, "23 h"],
  [90.6, "1 min 31 s"],
  [-5430, "-1 h 30 min 30 s"],
])("%d seconds read %s", (seconds, text) => expect(asRead(seconds)).toBe(text));
