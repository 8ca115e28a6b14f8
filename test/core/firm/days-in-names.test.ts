/** The day in a file's name, however it is written, and which of two names is older. */

import { describe, expect, test } from "vitest";
import { compareNamedDays, dayInName, type NamedDay } from "../../../core/firm/days-in-names.ts";
import { day, formatDate } from "../../../core/values/calendar.ts";

function said(file: string): string | null {
  const found = dayInName(file);
  return found && `${formatDate(found.date)}${found.hasYear ? "" : ", any year"}`;
}

describe("the day in a name", () => {
  test.each([
    ["Toggl 2026-10-31.csv", "2026-10-31"],
    ["Toggl_2026_10_31.csv", "2026-10-31"],
    ["toggl20261031.csv", "2026-10-31"],
    ["2026.10.31", "2026-10-31"],
    ["2026 10 31", "2026-10-31"],
    ["31-10-2026.csv", "2026-10-31"],
    ["31.10.2026.csv", "2026-10-31"],
    ["Toggl_31_10_2026.csv", "2026-10-31"],
    ["Toggl_01_10_2026-31_10_2026.csv", "2026-10-31"],
    ["Log of 10-31-2026.csv", "2026-10-31"],
    // Only where one of the two can't be the month.
    ["12-13-2026.csv", "2026-12-13"],
    ["13-12-2026.csv", "2026-12-13"],
    ["12-12-2026.csv", null],
    ["10-11-2026.csv", null],
    ["log 31 oct 2026.csv", "2026-10-31"],
    ["log-31-oct-2026.csv", "2026-10-31"],
    ["log_31_octobre_2026.csv", "2026-10-31"],
    ["31oct2026.csv", "2026-10-31"],
    ["1 mai 2026", "2026-05-01"],
    ["31 de\u0301cembre 2026.csv", "2026-12-31"],
    ["Oct 31 2026.csv", "2026-10-31"],
    ["October-31, 2026.csv", "2026-10-31"],
    ["oct31.2026", "2026-10-31"],
    ["May 1 2026", "2026-05-01"],
    ["31 octobre.csv", "2000-10-31, any year"],
    ["October-31.csv", "2000-10-31, any year"],
    ["29 feb.csv", "2000-02-29, any year"],
    // A day or a word is no year.
    ["20 oct.csv", "2000-10-20, any year"],
    ["20 juin.csv", "2000-06-20, any year"],
    // No day at all.
    ["log.csv", null],
    ["31 lost 2026.csv", null],
    ["2026-13-31.csv", null],
    ["2026-02-30.csv", null],
    ["1926-10-31.csv", null],
    // Digits of a longer number.
    ["120261031.csv", null],
    ["202610311.csv", null],
    ["131-10-2026.csv", null],
    ["31-10-20261.csv", null],
    ["131oct2026", null],
    ["31oct20261", null],
    ["oct 311", null],
    // The latest of several; one with a year before one without.
    ["2026-10-01 to 2026-10-31.csv", "2026-10-31"],
    ["2026-10-31 from 2026-10-01.csv", "2026-10-31"],
    ["1 oct to 31 oct.csv", "2000-10-31, any year"],
    ["2000-01-05, 31 dec.csv", "2000-01-05"],
  ])("“%s”: %s", (file, date) => expect(said(file)).toBe(date));
});

describe("which of two is older, in days", () => {
  const on = (date: string): NamedDay => ({ date: day(date), hasYear: true });
  const any = (date: string): NamedDay => ({ date: day(`2000-${date}`), hasYear: false });
  test.each<[string, NamedDay | null, NamedDay | null, number]>([
    ["with years, however far apart", on("2025-01-01"), on("2026-01-01"), -365],
    ["with years, the other way round", on("2026-01-01"), on("2025-01-01"), 365],
    ["without a year, less than half a year apart", any("01-01"), any("06-28"), -179],
    ["without a year, the other way round", any("06-28"), any("01-01"), 179],
    ["without a year, half a year apart", any("01-01"), any("06-29"), 0],
    ["December and January", any("12-31"), any("01-01"), 0],
    ["one with a year, one without", on("2026-01-01"), any("01-01"), 0],
    ["one without, one with", any("01-01"), on("2026-01-01"), 0],
    ["one without a day", null, on("2026-01-01"), 0],
    ["one with a day, one without", on("2026-01-01"), null, 0],
    ["both without", null, null, 0],
  ])("%s", (_case, one, other, days) => expect(compareNamedDays(one, other)).toBe(days));
});
