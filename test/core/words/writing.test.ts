import { describe, expect, test } from "vitest";
import { day } from "../../../core/values/calendar.ts";
import { WORDS } from "../../../core/words/words.ts";

const en = WORDS.en.writing;
const fr = WORDS.fr.writing;
/** Both languages, the non-breaking space shown as `_`. */
const both = (write: (writing: typeof en) => string) =>
  [en, fr].map((writing) => write(writing).replaceAll("\u00a0", "_"));

describe("figures", () => {
  test.each<[string, (writing: typeof en) => string, string, string]>([
    ["a count", (w) => w.count(999), "999", "999"],
    ["thousands", (w) => w.count(1_234_567), "1,234,567", "1_234_567"],
    ["decimals", (w) => w.decimals(1234.5), "1,234.50", "1_234,50"],
    ["decimals, at least none", (w) => w.decimals(1234.5, 2, 0), "1,234.5", "1_234,5"],
    ["a whole number, at least no decimal", (w) => w.decimals(1230, 2, 0), "1,230", "1_230"],
    ["decimals below 0", (w) => w.decimals(-1234.5), "−1,234.50", "−1_234,50"],
    ["what is rounded to 0 has no sign", (w) => w.decimals(-0.001), "0.00", "0,00"],
    ["hours", (w) => w.hours(75), "1.25", "1,25"],
    ["hours with their unit", (w) => w.hoursText(60_000), "1,000.00 h", "1_000,00 h"],
    ["minutes", (w) => w.minutes(1500), "1,500 min", "1_500 min"],
    ["an amount", (w) => w.amount(123_456), "1,234.56", "1_234,56"],
    ["money", (w) => w.money(123_450), "$1,234.50", "1_234,50_$"],
    ["money below 0", (w) => w.money(-5), "−$0.05", "−0,05_$"],
    ["a share", (w) => w.percent(1, 3), "33%", "33_%"],
    ["a share of nothing", (w) => w.percent(0, 0), "–", "–"],
    ["more", (w) => w.signed(15, w.hours), "+0.25", "+0,25"],
    ["less", (w) => w.signed(-312_500, w.money), "−$3,125.00", "−3_125,00_$"],
    ["no change", (w) => w.signed(0, w.minutes), "0 min", "0 min"],
  ])("%s", (_, write, english, french) => {
    expect(both(write)).toEqual([english, french]);
  });
});

test("a count has the form that goes with it: in French none is singular too", () => {
  const rows = [0, 1, 2, 3044].map((of) => both((w) => w.counted(of, "row", "rows")));
  expect(rows).toEqual([
    ["0 rows", "0 row"],
    ["1 row", "1 row"],
    ["2 rows", "2 rows"],
    ["3,044 rows", "3_044 rows"],
  ]);
});

describe("dates", () => {
  test("in full: the first of a month is an ordinal in French", () => {
    expect(both((w) => w.date(day("2027-03-01")))).toEqual(["1 March 2027", "1er mars 2027"]);
    expect(both((w) => w.date(day("2026-12-31")))).toEqual(["31 December 2026", "31 décembre 2026"]);
  });

  test("short, and the month alone", () => {
    expect(both((w) => w.shortDate(day("2026-02-14")))).toEqual(["14 Feb 2026", "14 févr. 2026"]);
    expect(both((w) => w.shortDate(day("2026-09-01")))).toEqual(["1 Sep 2026", "1er sept. 2026"]);
    expect(both((w) => w.month(day("2026-08-31")))).toEqual(["August 2026", "août 2026"]);
  });

  test("each month and each day of the week has a name of its own", () => {
    for (const { weekdays, month, shortMonth } of [en, fr]) {
      expect(new Set(weekdays).size).toBe(7);
      const dates = Array.from({ length: 12 }, (_, at) => day(`2026-${String(at + 1).padStart(2, "0")}-01`));
      expect(new Set(dates.map(month)).size).toBe(12);
      expect(new Set(dates.map((_, at) => shortMonth(at + 1))).size).toBe(12);
    }
  });
});

test("quotation marks, the colon and lists", () => {
  expect(both((w) => w.quoted("Acme"))).toEqual(["“Acme”", "« Acme »"]);
  expect(both((w) => w.pair("Acme", "8 h"))).toEqual(["Acme: 8 h", "Acme : 8 h"]);
  expect(both((w) => w.list(["a", "b", "c"]))).toEqual(["a, b, c", "a, b, c"]);
});
