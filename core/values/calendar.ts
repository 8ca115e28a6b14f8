/**
 * Calendar dates, terms and months, without a time zone and without a clock.
 *
 * Laws: a `CalendarDate` is a whole number of days since 1970-01-01, so dates compare and subtract as numbers. A term
 * is half-open: `expires` is the first day not covered. Anniversaries are always counted from the original anchor, so
 * 29 February recurs in every leap year.
 */

import { remembered } from "./remembered.ts";
import { assert } from "./units.ts";

declare const calendar: unique symbol;

/** Days since 1970-01-01. Compare with `<`, subtract to get days. */
export type CalendarDate = number & { readonly [calendar]: "date" };

/** `[start, expires)`: `start` is covered, `expires` is not. */
export interface Term {
  readonly start: CalendarDate;
  readonly expires: CalendarDate;
}

/** Two dates, inclusive. */
export interface Period {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

const FIRST_YEAR = 1901;
const LAST_YEAR = 2199;

/** Excel's day number of 1970-01-01 in its 1900 date system. */
const EXCEL_EPOCH = 25_569;

export function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

export function daysInMonth(year: number, month: number): number {
  return month === 2 ? (isLeapYear(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** Days since 1970-01-01, counting years from 1 March so that the leap day comes last. */
function dayNumber(year: number, month: number, day: number): CalendarDate {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return (era * 146_097 + dayOfEra - 719_468) as CalendarDate;
}

/** The date of a year (1901–2199), month (1–12) and day (1–31), or null when no such day exists. */
export function calendarDate(year: number, month: number, day: number): CalendarDate | null {
  const exists =
    [year, month, day].every(Number.isInteger) &&
    year >= FIRST_YEAR &&
    year <= LAST_YEAR &&
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    day <= daysInMonth(year, month);
  return exists ? dayNumber(year, month, day) : null;
}

/** The year, month (1–12) and day (1–31) of a date. */
export function civil(date: CalendarDate): { year: number; month: number; day: number } {
  const shifted = date + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1,
  };
}

/** Reads `YYYY-MM-DD`; null for anything else and for a day that does not exist. */
export const parseDate: (text: string) => CalendarDate | null = remembered((text) => {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return match ? calendarDate(Number(match[1]), Number(match[2]), Number(match[3])) : null;
});

/** `YYYY-MM-DD`. */
export function formatDate(date: CalendarDate): string {
  const { year, month, day } = civil(date);
  return `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

/** A valid date written in our own code or tests. */
export function day(text: string): CalendarDate {
  const date = parseDate(text);
  assert(date !== null, `${text} is a date`);
  return date;
}

export function addDays(date: CalendarDate, days: number): CalendarDate {
  return (date + days) as CalendarDate;
}

/** The same day `months` later (earlier when negative), or the last day of that month when it is shorter. */
export function addMonths(date: CalendarDate, months: number): CalendarDate {
  const { year, month, day } = civil(date);
  const index = year * 12 + (month - 1) + months;
  const targetYear = Math.floor(index / 12);
  const targetMonth = index - targetYear * 12 + 1;
  return dayNumber(targetYear, targetMonth, Math.min(day, daysInMonth(targetYear, targetMonth)));
}

/** The first anniversary of `anchor` after `date` (never `date` itself). */
export function anniversaryAfter(anchor: CalendarDate, date: CalendarDate): CalendarDate {
  let years = Math.max(1, civil(date).year - civil(anchor).year);
  while (addMonths(anchor, 12 * years) <= date) years += 1;
  return addMonths(anchor, 12 * years);
}

/** The year between two anniversaries of `anchor` that contains `date`; it may be before the anchor itself. */
export function yearAround(anchor: CalendarDate, date: CalendarDate): Term {
  let years = civil(date).year - civil(anchor).year;
  if (addMonths(anchor, 12 * years) > date) years -= 1;
  return { start: addMonths(anchor, 12 * years), expires: addMonths(anchor, 12 * (years + 1)) };
}

/** 1 = Monday … 7 = Sunday. */
export function weekday(date: CalendarDate): number {
  return ((((date + 3) % 7) + 7) % 7) + 1;
}

export function later(a: CalendarDate, b: CalendarDate): CalendarDate {
  return a > b ? a : b;
}

export function earlier(a: CalendarDate, b: CalendarDate): CalendarDate {
  return a < b ? a : b;
}

/** The same days in order, each once. */
export function daysInOrder(days: readonly CalendarDate[]): CalendarDate[] {
  return [...new Set(days)].sort((a, b) => a - b);
}

export function covers(term: Term, date: CalendarDate): boolean {
  return term.start <= date && date < term.expires;
}

/** Reads `YYYY-MM` as the whole month, inclusive; null for anything else. */
export function parseMonth(text: string): Period | null {
  const from = parseDate(`${text}-01`);
  return from === null ? null : { from, to: addDays(addMonths(from, 1), -1) };
}

export function firstOfMonth(date: CalendarDate): CalendarDate {
  return addDays(date, 1 - civil(date).day);
}

/** The month before that of `date`, as `YYYY-MM`. */
export function monthBefore(date: CalendarDate): string {
  return formatDate(addMonths(date, -1)).slice(0, 7);
}

/** The serial number Excel shows as this date (1900 date system). */
export function excelSerial(date: CalendarDate): number {
  return date + EXCEL_EPOCH;
}

/** The date of an Excel serial number, without its time of day; null outside 1901–2199. */
export function dateOfSerial(serial: number): CalendarDate | null {
  const date = (Math.floor(serial) - EXCEL_EPOCH) as CalendarDate;
  const inRange =
    Number.isFinite(serial) && date >= dayNumber(FIRST_YEAR, 1, 1) && date <= dayNumber(LAST_YEAR, 12, 31);
  return inRange ? date : null;
}
