/** Dates without a time zone, checked against JavaScript's own calendar, day by day. */

import { describe, expect, test } from "vitest";
import {
  addDays,
  addMonths,
  anniversaryAfter,
  type CalendarDate,
  calendarDate,
  civil,
  covers,
  dateOfSerial,
  day,
  daysInMonth,
  daysInOrder,
  earlier,
  excelSerial,
  formatDate,
  isLeapYear,
  later,
  monthBefore,
  parseDate,
  parseMonth,
  weekday,
  yearAround,
} from "../../../core/values/calendar.ts";

const MS_A_DAY = 86_400_000;
const shown = (date: CalendarDate | null) => (date === null ? null : formatDate(date));

test("every day of two centuries: to and from year, month and day, text, weekday and Excel serial", () => {
  const wrong: string[] = [];
  const first = Date.UTC(1901, 0, 1) / MS_A_DAY;
  const last = Date.UTC(2101, 0, 1) / MS_A_DAY;
  // Excel's serial 367 is 1901-01-01: 366 for its 1900, which it takes for a leap year, and one.
  let serial = 367;
  for (let number = first; number < last; number += 1) {
    const oracle = new Date(number * MS_A_DAY);
    const [year, month, of] = [oracle.getUTCFullYear(), oracle.getUTCMonth() + 1, oracle.getUTCDate()];
    const text = oracle.toISOString().slice(0, 10);
    const date = number as CalendarDate;
    const parts = civil(date);
    const right =
      calendarDate(year, month, of) === number &&
      parts.year === year &&
      parts.month === month &&
      parts.day === of &&
      formatDate(date) === text &&
      parseDate(text) === number &&
      weekday(date) === (oracle.getUTCDay() || 7) &&
      excelSerial(date) === serial &&
      dateOfSerial(serial) === number &&
      dateOfSerial(serial + 0.999) === number;
    if (!right) wrong.push(text);
    serial += 1;
  }
  expect(wrong).toEqual([]);
});

test("every month of two centuries has its length", () => {
  const wrong: string[] = [];
  for (let year = 1901; year <= 2100; year += 1) {
    if (isLeapYear(year) !== (new Date(Date.UTC(year, 1, 29)).getUTCDate() === 29)) wrong.push(`${year}`);
    for (let month = 1; month <= 12; month += 1) {
      const length = new Date(Date.UTC(year, month, 0)).getUTCDate();
      if (daysInMonth(year, month) !== length) wrong.push(`${year}-${month}`);
      if (calendarDate(year, month, length + 1) !== null) wrong.push(`${year}-${month}-${length + 1}`);
    }
  }
  expect(wrong).toEqual([]);
});

test("addMonths keeps the day, or takes the month's last, for every day of eight years and 80 months each way", () => {
  const wrong: string[] = [];
  for (let date = day("2023-01-01"); date < day("2031-01-01"); date = addDays(date, 1)) {
    const from = civil(date);
    for (const months of [-80, -25, -12, -1, 0, 1, 2, 11, 12, 13, 24, 48, 80]) {
      const target = new Date(Date.UTC(from.year, from.month - 1 + months, 1));
      const length = new Date(Date.UTC(target.getUTCFullYear(), target.getUTCMonth() + 1, 0)).getUTCDate();
      target.setUTCDate(Math.min(from.day, length));
      const found = addMonths(date, months);
      if (found !== target.getTime() / MS_A_DAY) wrong.push(`${formatDate(date)} ${months}`);
    }
  }
  expect(wrong).toEqual([]);
});

describe("anniversaryAfter", () => {
  test.each([
    ["2024-02-29", "2024-02-29", "2025-02-28"],
    ["2024-02-29", "2025-02-27", "2025-02-28"],
    ["2024-02-29", "2025-02-28", "2026-02-28"],
    ["2024-02-29", "2027-02-28", "2028-02-29"],
    ["2024-02-29", "2028-02-28", "2028-02-29"],
    ["2024-02-29", "2028-02-29", "2029-02-28"],
    ["2024-02-29", "2099-12-31", "2100-02-28"],
    ["2024-12-31", "2026-01-01", "2026-12-31"],
    ["2024-01-01", "2025-12-31", "2026-01-01"],
    ["2026-03-15", "2026-03-15", "2027-03-15"],
    ["2026-03-15", "2020-01-01", "2027-03-15"],
  ])("of %s after %s is %s", (anchor, date, anniversary) => {
    expect(formatDate(anniversaryAfter(day(anchor), day(date)))).toBe(anniversary);
  });

  test("is the first one, never the date itself, for every day of nine years", () => {
    const wrong: string[] = [];
    for (const anchor of ["2024-02-29", "2023-02-28", "2024-12-31", "2024-01-01", "2024-08-31"].map(day)) {
      const anniversaries = Array.from({ length: 12 }, (_, index) => addMonths(anchor, 12 * (index + 1)));
      for (let date = anchor; date < addMonths(anchor, 108); date = addDays(date, 1)) {
        const first = anniversaries.find((anniversary) => anniversary > date);
        if (anniversaryAfter(anchor, date) !== first) wrong.push(`${formatDate(anchor)} ${formatDate(date)}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  test("never drifts: 29 February comes back in each leap year", () => {
    let date = day("2024-02-29");
    const days = new Map<number, string>();
    for (let count = 0; count < 80; count += 1) {
      date = anniversaryAfter(day("2024-02-29"), date);
      days.set(civil(date).year, formatDate(date).slice(5));
    }
    for (const [year, monthAndDay] of days) expect(monthAndDay).toBe(isLeapYear(year) ? "02-29" : "02-28");
  });
});

test.each([
  "",
  "2026",
  "2026-1-05",
  "2026-01-5",
  "26-01-05",
  "2026/01/05",
  "05-01-2026",
  "2026-00-10",
  "2026-13-10",
  "2026-01-00",
  "2026-01-32",
  "2026-02-29",
  "2026-02-30",
  "2100-02-29",
  "2026-04-31",
  "1900-12-31",
  "2200-01-01",
  "2026-01-05T00:00",
  " 2026-01-05",
  "2026-01-05 ",
  "٢٠٢٦-٠١-٠٥",
  "+026-01-05",
])("“%s” is no date", (given) => expect(parseDate(given)).toBeNull());

test.each([
  [2026, 1.5, 1],
  [2026.5, 1, 1],
  [2026, 1, 1.5],
  [Number.NaN, 1, 1],
  [2026, Number.NaN, 1],
  [2026, 1, Number.NaN],
  [2026, 0, 1],
  [2026, 1, 0],
])("%d, %d, %d is no date", (year, month, of) => expect(calendarDate(year, month, of)).toBeNull());

describe("Excel serials", () => {
  test.each([
    [367, "1901-01-01"],
    [25_569, "1970-01-01"],
    [45_000, "2023-03-15"],
    [46_036, "2026-01-14"],
    [46_036.75, "2026-01-14"],
    [109_574, "2199-12-31"],
  ])("%d is %s", (serial, date) => expect(shown(dateOfSerial(serial))).toBe(date));
  test.each([0, 1, 60, 366, 109_575, -1, 1e9, Number.NaN, Number.POSITIVE_INFINITY])("%d is none", (serial) =>
    expect(dateOfSerial(serial)).toBeNull(),
  );
});

describe("months", () => {
  test.each([
    ["2026-02", "2026-02-01", "2026-02-28"],
    ["2028-02", "2028-02-01", "2028-02-29"],
    ["2026-12", "2026-12-01", "2026-12-31"],
    ["2199-12", "2199-12-01", "2199-12-31"],
  ])("%s is from %s to %s", (month, from, to) =>
    expect(parseMonth(month)).toEqual({ from: day(from), to: day(to) }),
  );
  test.each(["", "2026", "2026-13", "2026-00", "2026-1", "2026-10-01", "October 2026"])(
    "“%s” is no month",
    (given) => expect(parseMonth(given)).toBeNull(),
  );
  test.each([
    ["2026-11-01", "2026-10"],
    ["2026-01-31", "2025-12"],
    ["2026-03-31", "2026-02"],
  ])("before %s comes %s", (date, month) => expect(monthBefore(day(date))).toBe(month));
});

test("a term covers its start and not its expiry", () => {
  const term = { start: day("2026-01-15"), expires: day("2027-01-15") };
  const covered = ["2026-01-14", "2026-01-15", "2027-01-14", "2027-01-15"].map((date) =>
    covers(term, day(date)),
  );
  expect(covered).toEqual([false, true, true, false]);
});

test("the later of two dates", () => {
  expect(later(day("2026-01-15"), day("2026-01-14"))).toBe(day("2026-01-15"));
  expect(later(day("2026-01-14"), day("2026-01-15"))).toBe(day("2026-01-15"));
});

test("the earlier of two dates; days in order, each once", () => {
  const [one, other, third] = [day("2026-01-14"), day("2026-01-15"), day("2026-02-01")];
  expect([earlier(one, other), earlier(other, one)]).toEqual([one, one]);
  expect(daysInOrder([third, one, other, one])).toEqual([one, other, third]);
});

test.each([
  ["2024-03-15", "2026-03-14", "2025-03-15", "2026-03-15"],
  ["2024-03-15", "2026-03-15", "2026-03-15", "2027-03-15"],
  ["2024-03-15", "2026-12-31", "2026-03-15", "2027-03-15"],
  ["2024-03-15", "2023-03-14", "2022-03-15", "2023-03-15"],
  ["2024-02-29", "2025-02-28", "2025-02-28", "2026-02-28"],
])("the year of %s around %s is from %s to %s", (anchor, date, start, expires) =>
  expect(yearAround(day(anchor), day(date))).toEqual({ start: day(start), expires: day(expires) }),
);

test("a date of our own that is wrong stops the program", () =>
  expect(() => day("2026-02-30")).toThrow("2026-02-30"));
