/** Dates and times of day as exports write them, and the one decision they need: whether day or month comes first. */

import { describe, expect, test } from "vitest";
import { formatDate } from "../../../core/values/calendar.ts";
import { dateOrder, isSerial, momentOf, timeOf } from "../../../core/values/moments.ts";
import type { DateOrder } from "../../../core/values/notation.ts";
import { remarkSentence } from "../../../core/words/describe.ts";

/** `2026-10-05 9:15:30 +2`: the offset in hours. */
function shown(text: string, order: DateOrder | null): string | null {
  const found = momentOf(text, order);
  if (found === null) return null;
  const { date, time, offset } = found;
  const two = (n: number) => String(Math.floor(n)).padStart(2, "0");
  const clock = time === null ? "" : ` ${Math.floor(time / 3600)}:${two((time / 60) % 60)}:${two(time % 60)}`;
  return formatDate(date) + clock + (offset === null ? "" : ` ${offset < 0 ? "" : "+"}${offset / 3600}`);
}

describe("dates, with a time or without", () => {
  test.each<[string, DateOrder | null, string | null]>([
    ["2026-10-05", null, "2026-10-05"],
    ["2026-1-5", null, "2026-01-05"],
    ["2026.10.05", null, "2026-10-05"],
    ["2026/10/05", "MDY", "2026-10-05"],
    ["2026-10/05", null, null],
    ["2026-10-05T09:15", null, "2026-10-05 9:15:00"],
    ["2026-10-05  9:15:07", null, "2026-10-05 9:15:07"],
    ["2026-10-05x", null, null],
    ["x2026-10-05", null, null],
    ["2026-10-0512", null, null],
    ["126-10-05", null, null],
    ["2026-10-05 T9:15", null, "2026-10-05 9:15:00"],
    ["05/10/2026", null, null],
    ["5/1/2026", "DMY", "2026-01-05"],
    ["5/10/2026", "MDY", "2026-05-10"],
    ["05/10/2026, 9:15", "DMY", "2026-10-05 9:15:00"],
    ["05/10-2026", "DMY", null],
    ["05/10/2026x", "DMY", null],
    ["x05/10/2026", "DMY", null],
    ["5.10.26", "MDY", "2026-10-05"],
    ["05-10-26", "DMY", null],
    ["05/10/2026 noon", "DMY", null],
    ["5 oct 2026", null, "2026-10-05"],
    ["5 Oct. 2026", null, "2026-10-05"],
    ["5. Oktober 2026", null, "2026-10-05"],
    ["1er octobre 2026", null, "2026-10-01"],
    ["1 er octobre 2026", null, "2026-10-01"],
    ["1st October 2026", null, "2026-10-01"],
    ["2nd October, 2026", null, "2026-10-02"],
    ["3rd Oct 2026", null, "2026-10-03"],
    ["4th Oct 2026", null, "2026-10-04"],
    ["12Oct2026", null, "2026-10-12"],
    ["12/Oct/2026", null, "2026-10-12"],
    ["12-Oct-26, 9:15", null, "2026-10-12 9:15:00"],
    ["12 Oct 2026 9:15", null, "2026-10-12 9:15:00"],
    ["12 Oct 2026,  9:15", null, "2026-10-12 9:15:00"],
    ["12 Foo 2026", null, null],
    ["x12 Oct 2026", null, null],
    ["12 Oct 2026x", null, null],
    ["12 Oct 126", null, null],
    ["31 avril 2026", null, null],
    ["October 5 2026", null, "2026-10-05"],
    ["Oct. 15, 2026", null, "2026-10-15"],
    ["October 1st, 2026", null, "2026-10-01"],
    ["October 2nd, 2026", null, "2026-10-02"],
    ["October 3rd, 2026", null, "2026-10-03"],
    ["October 4th, 2026 9:15 AM", null, "2026-10-04 9:15:00"],
    ["October 5 26", null, null],
    ["2 October 5 2026", null, null],
    ["October 5 2026x", null, null],
    ["Monday, October 5, 2026", null, "2026-10-05"],
    ["lundi 5 octobre 2026", null, "2026-10-05"],
    ["le lundi 5 octobre 2026", null, "2026-10-05"],
    ["lun. 05/10/2026", "DMY", "2026-10-05"],
    ["Mon., 2026-10-05", null, "2026-10-05"],
    ["Tuesday, October 5, 2026", null, null],
    ["Someday, October 5, 2026", null, null],
    ["Monday", null, null],
    ["xle lundi 5 octobre 2026", null, null],
    ["2 lundi 5 octobre 2026", null, null],
    ["lundi,  5 octobre 2026", null, "2026-10-05"],
    ["Wed 1960-01-06", null, "1960-01-06"],
    ["Thu 1970-01-01", null, "1970-01-01"],
    ["36000", null, "1998-07-24"],
    ["35999", null, null],
    ["73999", null, "2102-08-07"],
    ["74000", null, null],
    ["46300.25", null, "2026-10-05 6:00:00"],
    ["46300.5208333", null, "2026-10-05 12:30:00"],
    ["46300.999999999", null, "2026-10-05 23:59:59"],
    ["146300", null, null],
    ["463000", null, null],
    ["2026-10-05T18:25:30+0200", null, "2026-10-05 18:25:30 +2"],
    ["2026-10-05T18:25:30 -04:00", null, "2026-10-05 18:25:30 -4"],
    ["2026-10-05T18:25+05:30", null, "2026-10-05 18:25:00 +5.5"],
    ["2026-10-05T18:25Z", null, "2026-10-05 18:25:00 +0"],
    ["2026-10-05 18:25 utc", null, "2026-10-05 18:25:00 +0"],
    ["2026-10-05T18:25+2", null, null],
    ["2026-10-05T18:25Zx", null, null],
    [`${" ".repeat(70)}2026-10-05`, null, "2026-10-05"],
    [`${" ".repeat(71)}2026-10-05`, null, null],
    [`2026-10-05${" ".repeat(70)}`, null, "2026-10-05"],
  ])("%s, %s: %s", (text, order, expected) => expect(shown(text, order)).toBe(expected));

  test.each(
    [
      "jan january janv janvier januar",
      "feb february fev fevr févr février februar",
      "mar march mars märz maerz",
      "apr april avr avril",
      "may mai",
      "jun june juin juni",
      "jul july juil juillet juli",
      "aug august aout août",
      "sep sept september septembre",
      "oct october octobre okt oktober",
      "nov november novembre",
      "dec december decembre décembre dez dezember",
    ].map((names, index) => [names, index + 1] as const),
  )("%s: month %d", (names, month) => {
    const expected = `2026-${String(month).padStart(2, "0")}-05`;
    expect(names.split(" ").map((name) => shown(`5 ${name} 2026`, null))).toEqual(
      names.split(" ").map(() => expected),
    );
  });

  test.each([
    ["sun sunday dim dimanche", 4],
    ["mon monday lun lundi", 5],
    ["tue tues tuesday mar mardi", 6],
    ["wed wednesday mer mercredi", 7],
    ["thu thur thurs thursday jeu jeudi", 8],
    ["fri friday ven vendredi", 9],
    ["sat saturday sam samedi", 10],
  ])("%s: as 2026-10-%d", (names, of) => {
    for (const name of names.split(" ")) {
      expect(shown(`${name} ${of}.10.2026`, null)).toBe(`2026-10-${String(of).padStart(2, "0")}`);
      expect(shown(`${name} ${of + 1}.10.2026`, null)).toBeNull();
    }
  });
});

test.each([
  ["46300", true],
  [" 46300.5 ", true],
  ["46300.", false],
  ["146300", false],
  ["463000", false],
  ["12345", false],
  ["2026", false],
])("a spreadsheet's date, %j: %s", (text, is) => expect(isSerial(text)).toBe(is));

test.each<[string, number | null]>([
  ["09:30", 9.5],
  ["9:30:00", 9.5],
  ["12:00 AM", 0],
  ["12:30 PM", 12.5],
  ["1:15 p.m.", 13.25],
  ["9 h 30", 9.5],
  ["9h30", 9.5],
  ["9 h", 9],
  ["9 AM", 9],
  ["0.4375", 10.5],
  ["0,5", 12],
  ["24:00", null],
  ["13:00 PM", null],
  ["9:61", null],
  ["9", null],
  ["noon", null],
  ["23:59:59", 23 + 3599 / 3600],
  ["9:15:30.25", 9.25 + 30 / 3600],
  ["9:15:30,5", 9.25 + 30 / 3600],
  ["9:15 h", 9.25],
  ["9:15h", 9.25],
  ["9:15:61", null],
  ["12:00 PM", 12],
  ["12 am", 0],
  ["9:15:30 PM", 21.25 + 30 / 3600],
  ["9hx", null],
  ["9hm", null],
  ["1 p", 13],
  ["1 p.", 13],
  ["1p.m", 13],
  ["1 pm", 13],
  ["0:30 PM", null],
  ["123:00", null],
  ["9:5", null],
  ["9:15:3", null],
  ["x9:15", null],
  ["9:15x", null],
  ["23 h", 23],
  ["24 h", null],
  [".25", 6],
  ["0,25", 6],
  ["0.999", 23.976],
  ["1.5", null],
  ["x0.5", null],
  ["0.5x", null],
  [`${" ".repeat(76)}9:15`, 9.25],
  [`${" ".repeat(77)}9:15`, null],
])("the time of day %s is %s h", (text, hours) => {
  expect(timeOf(text)).toBe(hours === null ? null : Math.round(hours * 3600));
});

describe("the order of day and month", () => {
  const both = { allowed: ["MDY", "DMY"] as const, asked: null, file: "log.csv" };

  test.each<[string, string[], Partial<Parameters<typeof dateOrder>[1]>, string]>([
    [
      "a first number above 12",
      ["05/10/2026", "13/10/2026"],
      {},
      "Dates read as DD/MM/YYYY: 1 of 2 rows have a first number above 12.",
    ],
    [
      "a second number above 12",
      ["10/05/2026", "10/13/2026"],
      {},
      "Dates read as MM/DD/YYYY: 1 of 2 rows have a second number above 12.",
    ],
    [
      "the user's word",
      ["05/10/2026"],
      { asked: "DMY" },
      "Dates read as DD/MM/YYYY: the configuration says so.",
    ],
    [
      "a tool that writes one order",
      ["05/10/2026"],
      { allowed: ["MDY"] },
      "Dates read as MM/DD/YYYY, as this tool writes them.",
    ],
    [
      "equal numbers",
      ["10/10/2026"],
      {},
      "Day and month are the same number in the only date: the order makes no difference.",
    ],
    [
      "the period in the name",
      ["05/10/2026"],
      { file: "Report_01_10_2026-31_10_2026.csv" },
      "Dates read as DD/MM/YYYY: the period in the file name Report_01_10_2026-31_10_2026.csv is written that way.",
    ],
    ["nothing", ["05/10/2026"], {}, "DATE_ORDER_UNCLEAR"],
    ["a name that says nothing", ["05/10/2026"], { file: "01_10_2026.csv" }, "DATE_ORDER_UNCLEAR"],
    ["two orders in one file", ["13/10/2026", "10/13/2026"], {}, "DATE_ORDER_MIXED"],
    [
      "years of two digits",
      ["10/05/26", "10/14/26"],
      {},
      "Dates read as MM/DD/YYYY: 1 of 2 rows have a second number above 12.",
    ],
    [
      "a date that exists in no order, which decides nothing",
      ["13/14/2026", "31/06/2026", "06/31/2026", "13/10/2026"],
      {},
      "Dates read as DD/MM/YYYY: 1 of 1 rows have a first number above 12.",
    ],
  ])("%s", (_, values, given, expected) => {
    const found = dateOrder(
      values.map((value) => [value]),
      { ...both, ...given },
    );
    const said =
      "problem" in found
        ? found.problem.code
        : found.remarks.map((remark) => remarkSentence(remark, "en")).join(" ");
    expect(said).toBe(expected);
  });

  test.each<[string, string[][], Partial<Parameters<typeof dateOrder>[1]>, unknown]>([
    ["no date with slashes", [["2026-10-05"], ["5.10.2026"]], {}, { order: null, remarks: [] }],
    ["no date, and the user's word", [["2026-10-05"]], { asked: "MDY" }, { order: "MDY", remarks: [] }],
    [
      "the user's word, beside ISO dates",
      [["2026-10-05"], ["05/10/2026"], []],
      { asked: "DMY" },
      {
        order: "DMY",
        remarks: [
          { code: "DATES_SET", order: "DMY" },
          { code: "DATES_MIXED", of: 1, all: 2 },
        ],
      },
    ],
    ["a tool that writes neither", [["05/10/2026"]], { allowed: [] }, { order: null, remarks: [] }],
    [
      "rows are counted, not dates",
      [
        ["13/10/2026", "14/10/2026"],
        ["12/10/2026", "15/10/2026"],
        ["01/02/2026", "02/02/2026"],
      ],
      {},
      { order: "DMY", remarks: [{ code: "DATES_DAY_FIRST", count: 2, of: 3 }] },
    ],
    [
      "a first number of 12 shows nothing",
      [["13/10/2026"], ["12/11/2026"]],
      {},
      { order: "DMY", remarks: [{ code: "DATES_DAY_FIRST", count: 1, of: 2 }] },
    ],
    [
      "nor does a second one",
      [["10/13/2026"], ["11/12/2026"]],
      {},
      { order: "MDY", remarks: [{ code: "DATES_MONTH_FIRST", count: 1, of: 2 }] },
    ],
    [
      "one of a row's dates shows it for the row",
      [["10/05/2026", "10/13/2026"]],
      {},
      { order: "MDY", remarks: [{ code: "DATES_MONTH_FIRST", count: 1, of: 1 }] },
    ],
    [
      "the one shown is the one that shows it",
      [
        ["10/05/2026", "13/10/2026"],
        ["10/05/2026", "10/14/2026"],
      ],
      {},
      { problem: { code: "DATE_ORDER_MIXED", one: "13/10/2026", other: "10/14/2026", file: "log.csv" } },
    ],
    [
      "a name whose numbers are at most 12",
      [["05/10/2026"]],
      { file: "12.10.2026.csv" },
      {
        problem: {
          code: "DATE_ORDER_UNCLEAR",
          given: "05/10/2026",
          dayFirst: "2026-10-05",
          monthFirst: "2026-05-10",
          file: "12.10.2026.csv",
        },
      },
    ],
    ["exactly 12", [["12/12/2026"]], {}, { order: "MDY", remarks: [{ code: "DATES_SAME", of: 1 }] }],
    [
      "both orders, the first of each is shown",
      [["13/10/2026"], ["10/14/2026"], ["15/10/2026"], ["10/16/2026"]],
      {},
      { problem: { code: "DATE_ORDER_MIXED", one: "13/10/2026", other: "10/14/2026", file: "log.csv" } },
    ],
    [
      "nothing: both readings of the first that matters",
      [["10/10/2026"], ["05/10/2026"], ["06/11/2026"]],
      {},
      {
        problem: {
          code: "DATE_ORDER_UNCLEAR",
          given: "05/10/2026",
          dayFirst: "2026-10-05",
          monthFirst: "2026-05-10",
          file: "log.csv",
        },
      },
    ],
    [
      "a time that is none is a reading that is none",
      [["05/10/2026 noon"]],
      {},
      {
        problem: {
          code: "DATE_ORDER_UNCLEAR",
          given: "05/10/2026 noon",
          dayFirst: "–",
          monthFirst: "–",
          file: "log.csv",
        },
      },
    ],
    [
      "a period with the month first in the name",
      [["05/10/2026"]],
      { file: "Report_10-01-2026_10-31-2026.csv" },
      {
        order: "MDY",
        remarks: [{ code: "DATES_FROM_NAME", order: "MDY", file: "Report_10-01-2026_10-31-2026.csv" }],
      },
    ],
    [
      "a name with a longer number",
      [["05/10/2026"]],
      { file: "131.10.20261.csv" },
      {
        problem: {
          code: "DATE_ORDER_UNCLEAR",
          given: "05/10/2026",
          dayFirst: "2026-10-05",
          monthFirst: "2026-05-10",
          file: "131.10.20261.csv",
        },
      },
    ],
    [
      "a name with both orders",
      [["05/10/2026"]],
      { file: "13.10.2026-10.14.2026.csv" },
      {
        problem: {
          code: "DATE_ORDER_UNCLEAR",
          given: "05/10/2026",
          dayFirst: "2026-10-05",
          monthFirst: "2026-05-10",
          file: "13.10.2026-10.14.2026.csv",
        },
      },
    ],
    [
      "beside a number of 12 in the same row, the one shown is the one that shows it",
      [
        ["12/05/2026", "13/10/2026"],
        ["10/12/2026", "10/14/2026"],
      ],
      {},
      { problem: { code: "DATE_ORDER_MIXED", one: "13/10/2026", other: "10/14/2026", file: "log.csv" } },
    ],
    [
      "a row with a date that exists in no order shows nothing by its other one",
      [["31/06/2026", "13/10/2026"], ["05/10/2026"]],
      {},
      {
        problem: {
          code: "DATE_ORDER_UNCLEAR",
          given: "05/10/2026",
          dayFirst: "2026-10-05",
          monthFirst: "2026-05-10",
          file: "log.csv",
        },
      },
    ],
    [
      "a period in the name, whose second number is 12",
      [["05/10/2026"]],
      { file: "13.12.2026.csv" },
      { order: "DMY", remarks: [{ code: "DATES_FROM_NAME", order: "DMY", file: "13.12.2026.csv" }] },
    ],
    [
      "the longest text that is read",
      [[`13/10/2026${" ".repeat(70)}`]],
      {},
      { order: "DMY", remarks: [{ code: "DATES_DAY_FIRST", count: 1, of: 1 }] },
    ],
    ["a page of text", [[`13/10/2026${" ".repeat(71)}`]], {}, { order: null, remarks: [] }],
  ])("%s", (_, rows, given, expected) => expect(dateOrder(rows, { ...both, ...given })).toEqual(expected));

  test("dates that say by themselves what they are stand beside the others", () => {
    const found = dateOrder([["2026-07-27"], ["7/27/2026"]], both);
    expect("order" in found && found.order).toBe("MDY");
    expect("remarks" in found && found.remarks.map(({ code }) => code)).toEqual([
      "DATES_MONTH_FIRST",
      "DATES_MIXED",
    ]);
  });
});
