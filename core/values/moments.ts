/**
 * Dates and times of day as exports write them, and the one decision they need: whether day or month comes first.
 *
 * Laws: the order is decided once, over all dates of the file, and reported. ISO dates, dots (always day first) and
 * month names need no decision. A weekday may precede them, and must match the date. Only real calendar days are
 * accepted; a date that is impossible in both orders decides nothing. "Today" is never used. A two-digit year is of
 * this century and comes last: between dashes it might also come first, so there it is not read.
 */

import { type CalendarDate, calendarDate, dateOfSerial, formatDate } from "./calendar.ts";
import { nameKey } from "./names.ts";
import { type DateOrder, type Evidence, plain } from "./notation.ts";
import type { Problem } from "./problems.ts";
import { remembered } from "./remembered.ts";

export interface Moment {
  readonly date: CalendarDate;
  /** Seconds since midnight; null for a date alone. */
  readonly time: number | null;
  /** Seconds that its clock is ahead of UTC; null when not given. */
  readonly offset: number | null;
}

const DAY = 86_400;
/** Longer than any date. */
const LONGEST = 80;
// Of a plain text: spaces stand alone.
const YEAR_FIRST = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:[T ]+(.+))?$/;
const YEAR_LAST = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|(?<=[/.])\d{2})(?:,? (.+))?$/;
const DAY_MONTH_NAME = /^(\d{1,2})(?: ?er|st|nd|rd|th)?[-. /]*(\p{L}+)[-. /,]*(\d{4}|\d{2})(?:,? (.+))?$/u;
const MONTH_NAME_DAY = /^(\p{L}+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})(?:,? (.+))?$/u;
const WEEKDAY = /^(?:le )?(\p{L}+)\.?,? (.+)$/u;
/** Serial numbers that a spreadsheet shows as dates from 1998 to 2102. */
const SERIAL = /^(?:3[6-9]|[4-6]\d|7[0-3])\d{3}(?:\.\d+)?$/;

/** A date, with or without a time, in its own time zone; null when unreadable. */
export function momentOf(text: string, order: DateOrder | null): Moment | null {
  return READERS[order ?? "unknown"](text);
}

const READERS = {
  DMY: remembered((text) => momentIn(text, "DMY")),
  MDY: remembered((text) => momentIn(text, "MDY")),
  unknown: remembered((text) => momentIn(text, null)),
};

function momentIn(text: string, order: DateOrder | null): Moment | null {
  const given = text.length > LONGEST ? "" : plain(text);
  const yearFirst = YEAR_FIRST.exec(given);
  if (yearFirst) return moment(yearFirst[1], yearFirst[3], yearFirst[4], yearFirst[5]);
  const yearLast = YEAR_LAST.exec(given);
  if (yearLast) {
    const [, first, mark, second, year, time] = yearLast;
    const dayFirst = mark === "." || order === "DMY";
    if (!dayFirst && order === null) return null;
    return dayFirst ? moment(year, second, first, time) : moment(year, first, second, time);
  }
  const dayFirst = DAY_MONTH_NAME.exec(given);
  if (dayFirst) return moment(dayFirst[3], monthNamed(dayFirst[2]), dayFirst[1], dayFirst[4]);
  const monthFirst = MONTH_NAME_DAY.exec(given);
  if (monthFirst) return moment(monthFirst[3], monthNamed(monthFirst[1]), monthFirst[2], monthFirst[4]);
  if (!SERIAL.test(given)) return onWeekday(given, order);
  const date = dateOfSerial(Number(given));
  const fraction = Math.round((Number(given) % 1) * DAY);
  const time = fraction === 0 ? null : Math.min(fraction, DAY - 1);
  return date === null ? null : { date, time, offset: null };
}

const WEEKDAYS = [
  "sun sunday dim dimanche",
  "mon monday lun lundi",
  "tue tues tuesday mar mardi",
  "wed wednesday mer mercredi",
  "thu thur thurs thursday jeu jeudi",
  "fri friday ven vendredi",
  "sat saturday sam samedi",
].map((names) => new Set(names.split(" ")));
/** 1 January 1970 was a Thursday. */
const FIRST_WEEKDAY = 4;

/** A date preceded by its weekday, as in a long date; null when the weekday does not match. */
function onWeekday(given: string, order: DateOrder | null): Moment | null {
  const [, name = "", rest = ""] = WEEKDAY.exec(given) ?? [];
  const weekday = WEEKDAYS.findIndex((names) => names.has(nameKey(name)));
  const found = weekday < 0 ? null : momentOf(rest, order);
  return found !== null && (((found.date + FIRST_WEEKDAY) % 7) + 7) % 7 === weekday ? found : null;
}

/** Whether the text is a spreadsheet's serial date: a number of days. */
export function isSerial(text: string): boolean {
  return SERIAL.test(plain(text));
}

const MONTHS = [
  "jan january janv janvier januar",
  "feb february fev fevr fevrier februar",
  "mar march mars marz maerz",
  "apr april avr avril",
  "may mai",
  "jun june juin juni",
  "jul july juil juillet juli",
  "aug august aout",
  "sep sept september septembre",
  "oct october octobre okt oktober",
  "nov november novembre",
  "dec december decembre dez dezember",
].map((names) => new Set(names.split(" ")));

/** The number of a month from its name in English, French or German; 0 for any other word. */
function monthNamed(word: string | undefined): string {
  return String(MONTHS.findIndex((names) => names.has(nameKey(word ?? ""))) + 1);
}

function moment(
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
  rest: string | undefined,
): Moment | null {
  const date = calendarDate(fullYear(year), Number(month), Number(day));
  if (date === null) return null;
  if (rest === undefined) return { date, time: null, offset: null };
  const offset = /^(.*\d) ?(Z|UTC|[+-]\d{2}:?\d{2})$/i.exec(rest);
  const time = timeOf(offset?.[1] ?? rest);
  if (time === null) return null;
  return { date, time, offset: offset === null ? null : secondsAhead(offset[2] ?? "Z") };
}

function fullYear(year: string | undefined): number {
  return Number(year?.length === 2 ? `20${year}` : year);
}

function secondsAhead(offset: string): number {
  const signed = /^([+-])(\d{2}):?(\d{2})$/.exec(offset);
  return signed ? (signed[1] === "-" ? -1 : 1) * (Number(signed[2]) * 3600 + Number(signed[3]) * 60) : 0;
}

/** Seconds since midnight of `14:05`, `2:05:30 PM`, `14 h 05`, `14h05` or a spreadsheet's `0.5`; null when unreadable. */
export const timeOf: (text: string) => number | null = remembered(timeIn);

function timeIn(text: string): number | null {
  const given = text.length > LONGEST ? "" : plain(text);
  const match =
    /^(\d{1,2})(?:(?::| ?h ?)(\d{2}))?(?::(\d{2})(?:[.,]\d+)?)?(?: ?h)? ?([ap])?\.?(?:m\.?)?$/i.exec(given);
  if (!match) return /^0?[.,]\d+$/.test(given) ? Math.round(Number(given.replace(",", ".")) * DAY) : null;
  const [, hours, minutes = "0", seconds = "0", half] = match;
  // An hour alone is a time only with a marker: 9 h, 9 AM.
  if (match[2] === undefined && half === undefined && !/h$/i.test(given)) return null;
  const hour = Number(hours);
  if (Number(minutes) > 59 || Number(seconds) > 59) return null;
  if (half === undefined) return hour > 23 ? null : hour * 3600 + Number(minutes) * 60 + Number(seconds);
  if (hour < 1 || hour > 12) return null;
  const from = half.toLowerCase() === "p" ? 12 : 0;
  return ((hour % 12) + from) * 3600 + Number(minutes) * 60 + Number(seconds);
}

interface OrderDecision {
  readonly order: DateOrder | null;
  readonly remarks: readonly Evidence[];
}

/**
 * Whether day or month comes first in the dates of a file, given row by row. `asked` is the user's setting; `allowed`
 * is what the tool may write. A period in the file's name may decide it, because such tools use the same order there.
 */
export function dateOrder(
  rows: readonly (readonly string[])[],
  { allowed, asked, file }: { allowed: readonly DateOrder[]; asked: DateOrder | null; file: string },
): OrderDecision | { problem: Problem } {
  const written = rows.map((values) => values.flatMap(numbers)).filter((found) => found.length > 0);
  // A date impossible in both orders is an error of its row, and is no evidence about the others.
  const numbered = written.filter((found) => found.every(({ exists }) => exists));
  const of = numbered.length;
  if (of === 0) return { order: asked, remarks: [] };
  const all = rows.filter((values) => values.length > 0).length - (written.length - of);
  const mixed: Evidence[] = of < all ? [{ code: "DATES_MIXED", of, all }] : [];
  const decided = (order: DateOrder, remark: Evidence): OrderDecision => ({
    order,
    remarks: [remark, ...mixed],
  });
  if (asked !== null) return decided(asked, { code: "DATES_SET", order: asked });
  const [only, ...others] = allowed;
  // The tool uses neither order: such dates are refused row by row.
  if (only === undefined) return { order: null, remarks: mixed };
  const dayFirst = numbered.filter((found) => found.some(({ first }) => first > 12));
  const monthFirst = numbered.filter((found) => found.some(({ second }) => second > 12));
  const one = dayFirst.flat().find(({ first }) => first > 12);
  const other = monthFirst.flat().find(({ second }) => second > 12);
  if (one !== undefined && other !== undefined) {
    return { problem: { code: "DATE_ORDER_MIXED", one: one.value, other: other.value, file } };
  }
  if (one !== undefined) return decided("DMY", { code: "DATES_DAY_FIRST", count: dayFirst.length, of });
  if (other !== undefined) return decided("MDY", { code: "DATES_MONTH_FIRST", count: monthFirst.length, of });
  if (others.length === 0) return decided(only, { code: "DATES_ONLY", order: only });
  const undecided = numbered.flat().find(({ first, second }) => first !== second);
  if (undecided === undefined) return decided(only, { code: "DATES_SAME", of });
  const named = orderInName(file);
  if (named !== null) return decided(named, { code: "DATES_FROM_NAME", order: named, file });
  const reading = (order: DateOrder) => {
    const moment = momentOf(undecided.value, order);
    return moment === null ? "–" : formatDate(moment.date);
  };
  const readings = { dayFirst: reading("DMY"), monthFirst: reading("MDY") };
  return { problem: { code: "DATE_ORDER_UNCLEAR", given: undecided.value, ...readings, file } };
}

interface Numbers {
  readonly value: string;
  readonly first: number;
  readonly second: number;
  /** Whether they are a valid date in at least one order. */
  readonly exists: boolean;
}

/** The two numbers before the year of a date with slashes or dashes; empty for any other text. */
function numbers(value: string): Numbers[] {
  const match = value.length > LONGEST ? null : YEAR_LAST.exec(plain(value));
  if (match === null || match[2] === ".") return [];
  const [year, first, second] = [fullYear(match[4]), Number(match[1]), Number(match[3])];
  const day = calendarDate(year, second, first) ?? calendarDate(year, first, second);
  return [{ value, first, second, exists: day !== null }];
}

/** The order of a period in a file's name (`…_09_01_2026-15_01_2026.csv`), if one of its numbers shows it. */
function orderInName(file: string): DateOrder | null {
  const dates = [...file.matchAll(/(?<!\d)(\d{2})[-_.](\d{2})[-_.]\d{4}(?!\d)/g)];
  const dayFirst = dates.some((match) => Number(match[1]) > 12);
  const monthFirst = dates.some((match) => Number(match[2]) > 12);
  if (dayFirst === monthFirst) return null;
  return dayFirst ? "DMY" : "MDY";
}
