/**
 * Durations as exports write them, and the two decisions behind bare numbers: the decimal mark and the unit.
 *
 * Laws: a value with a colon or with units means the same everywhere. A bare number has a meaning only by a decision
 * over its whole column: from the tool, from the user, or from a total or adjacent times that confirm it. Seconds are
 * whole or exact fractions until `nearestMinute` rounds them once.
 */

import { recordOf } from "./grouping.ts";
import { type BareUnit, type DecimalMark, type Evidence, plain, UNITS, type Unit } from "./notation.ts";
import type { Problem, UnitReading } from "./problems.ts";
import { remembered } from "./remembered.ts";
import { nearestMinute, negated } from "./units.ts";

const SECONDS_IN: Record<BareUnit, number> = {
  days: 86_400,
  hours: 3600,
  minutes: 60,
  seconds: 1,
  milliseconds: 0.001,
};
/** Longer than any duration; matching patterns against a page of digits would be slow. */
const LONGEST = 60;
/** Larger than any duration: our own columns have nine digits of minutes, and sums must stay exact. */
const MOST_SECONDS = 999_999_999 * 60;
const CLOCK = /^([-−]?)(\d{1,5}):([0-5]\d)(?::([0-5]\d)(?:[.,]\d+)?)?(?: ?h)?$/i;
const ISO = /^([-−]?)P(?:T(?=\d))(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:[.,]\d+)?S)?$/i;
const WORDED =
  /^([-−]?)(?:(\d+(?:[.,]\d+)?) ?(?:j|d|days?|jours?|jrs?|w|weeks?|sem\.?|semaines?))? ?(?:(\d+(?:[.,]\d+)?) ?(?:h|hrs?|hres?|hours?|heures?|std\.?|stunden?)\.?)? ?(?:(\d+(?:[.,]\d+)?) ?(?:m|mn|min|mins|minutes?|minuten)\.?)? ?(?:(\d+(?:[.,]\d+)?) ?(?:s|sec|secs|seconds?|secondes?|sek|sekunden?)\.?)?$/i;
/** `10h30`, `1 h 30`: the number after the hours is minutes. */
const HOURS_MINUTES = /^([-−]?)(\d{1,5}) ?(?:h|heures?) ?([0-5]?\d)$/i;
/** `18:25 min`: minutes and seconds. */
const MINUTES_SECONDS = /^(\d{1,4}):([0-5]\d) ?min\.?$/i;
/** `1:30:00 AM`: a duration in a cell that a spreadsheet shows as a time of day. */
const SHOWN_AS_TIME = /^(\d{1,2}):([0-5]\d)(?::([0-5]\d))? ?([ap])\.?m\.?$/i;
const BARE = /^[-−]?[\d .,]*\d$/;

type Duration =
  | { readonly seconds: number }
  /** A bare number; it needs a unit. */
  | { readonly bare: string }
  /** `1d`: needs the setting for hours in a working day. */
  | { readonly days: true };

/** The duration in a text; null when it is not one, or is too large. `hoursPerDay` is null when not set. */
export function durationOf(text: string, hoursPerDay: number | null): Duration | null {
  return hoursPerDay === null ? withoutDays(text) : durationIn(text, hoursPerDay);
}

/** As most firms read them: with no hours for a day. */
const withoutDays = remembered((text) => durationIn(text, null));

function durationIn(text: string, hoursPerDay: number | null): Duration | null {
  const given = text.length > LONGEST ? "" : plain(text);
  const clock = CLOCK.exec(given);
  if (clock) return signed(clock[1], Number(clock[2]) * 3600 + Number(clock[3]) * 60 + Number(clock[4] ?? 0));
  if (BARE.test(given)) return { bare: given.replace("−", "-") };
  const minutesSeconds = MINUTES_SECONDS.exec(given);
  if (minutesSeconds) return { seconds: Number(minutesSeconds[1]) * 60 + Number(minutesSeconds[2]) };
  const shownAsTime = SHOWN_AS_TIME.exec(given);
  if (shownAsTime) return timeShown(shownAsTime);
  const iso = ISO.exec(given);
  if (iso) return signed(iso[1], Number(iso[2] ?? 0) * 3600 + Number(iso[3] ?? 0) * 60 + Number(iso[4] ?? 0));
  const hoursMinutes = HOURS_MINUTES.exec(given);
  if (hoursMinutes)
    return signed(hoursMinutes[1], Number(hoursMinutes[2]) * 3600 + Number(hoursMinutes[3]) * 60);
  const worded = WORDED.exec(given);
  if (!worded) return null;
  const [, sign, days, hours, minutes, seconds] = worded;
  if ([days, hours, minutes, seconds].every((part) => part === undefined)) return null;
  const number = (part: string | undefined) => Number((part ?? "0").replace(",", "."));
  if (days !== undefined && (hoursPerDay === null || !/\d ?[jd]/i.test(given))) return { days: true };
  const total =
    number(days) * (hoursPerDay ?? 0) * 3600 + number(hours) * 3600 + number(minutes) * 60 + number(seconds);
  return signed(sign, total);
}

function timeShown([, hours, minutes, seconds, half]: RegExpExecArray): { seconds: number } | null {
  const hour = Number(hours);
  if (hour < 1 || hour > 12) return null;
  const from = half?.toLowerCase() === "p" ? 12 : 0;
  return { seconds: ((hour % 12) + from) * 3600 + Number(minutes) * 60 + Number(seconds ?? 0) };
}

function signed(sign: string | undefined, seconds: number): { seconds: number } | null {
  if (seconds > MOST_SECONDS) return null;
  return { seconds: sign ? negated(seconds) : seconds };
}

/** With more decimals than this, the last ones are noise. */
const MOST_EXACT = 9;

/** The seconds of a bare number; null when it does not fit the decimal mark, or is too large. */
export function bareSeconds(bare: string, unit: BareUnit, mark: DecimalMark): number | null {
  return BARE_SECONDS[unit][mark](bare);
}

const BARE_SECONDS = recordOf([...UNITS, "days"], (unit: BareUnit) =>
  recordOf([".", ","], (mark: DecimalMark) => remembered((bare) => secondsOfBare(bare, unit, mark))),
);

function secondsOfBare(bare: string, unit: BareUnit, mark: DecimalMark): number | null {
  const digits = bare.replaceAll(" ", "");
  const thousands = mark === "." ? "," : ".";
  const pattern =
    mark === "."
      ? /^(-?)(\d{1,3}(?:,\d{3})+|\d{1,13})(?:\.(\d{1,20}))?$/
      : /^(-?)(\d{1,3}(?:\.\d{3})+|\d{1,13})(?:,(\d{1,20}))?$/;
  const match = pattern.exec(digits);
  if (!match) return null;
  const [, sign, whole = "", decimals = ""] = match;
  const units = whole.replaceAll(thousands, "");
  if (decimals.length > MOST_EXACT || unit === "days") {
    // Spreadsheet rounding errors: 90.00000000000001 is 90, and 0.0138888888888889 days are 20 minutes.
    const seconds = Number(`${units}.${decimals}`) * SECONDS_IN[unit];
    return signed(sign, Math.round(seconds * 1000) / 1000)?.seconds ?? null;
  }
  // Decimal hours are multiplied before they are divided, so 0.22 h is exactly 792 s.
  const scaled = Number(units + decimals) * SECONDS_IN[unit];
  return signed(sign, scaled / 10 ** decimals.length)?.seconds ?? null;
}

/**
 * Whether comma or point is the decimal mark in a column of bare numbers. Those without either may be left out, if `of`
 * says how many there are.
 */
export function decimalMark(
  values: readonly string[],
  { asked, file, of = values.length }: { asked: DecimalMark | null; file: string; of?: number },
): { mark: DecimalMark; remarks: readonly Evidence[] } | { problem: Problem } {
  const shows = new Map<DecimalMark, string[]>([
    [".", []],
    [",", []],
  ]);
  let undecided: string | null = null;
  for (const value of values) {
    const mark = evidentMark(value);
    if (mark !== null) shows.get(mark)?.push(value);
    else if (/[.,]/.test(value)) undecided ??= value;
  }
  const [points, commas] = [shows.get(".") ?? [], shows.get(",") ?? []];
  if (asked !== null) return { mark: asked, remarks: [{ code: "DECIMALS_SET", mark: asked }] };
  const [point] = points;
  const [comma] = commas;
  if (point !== undefined && comma !== undefined)
    return { problem: { code: "DECIMAL_MARK_MIXED", one: point, other: comma, file } };
  if (comma !== undefined) {
    return { mark: ",", remarks: [{ code: "DECIMALS", mark: ",", count: commas.length, of }] };
  }
  if (point !== undefined) {
    return { mark: ".", remarks: [{ code: "DECIMALS", mark: ".", count: points.length, of }] };
  }
  if (undecided === null) return { mark: ".", remarks: [] };
  return { problem: { code: "DECIMAL_MARK_UNCLEAR", given: undecided, file } };
}

/** The decimal mark evident from one number: the last of two kinds, or one not followed by exactly three digits. */
export function evidentMark(value: string): DecimalMark | null {
  const marks = [...value].filter((sign) => sign === "." || sign === ",") as DecimalMark[];
  const [first] = marks;
  const last = marks.at(-1);
  if (first === undefined || last === undefined) return null;
  // Of two kinds the last is the other one; several of one kind separate thousands.
  if (marks.length > 1) return first === "." ? "," : ".";
  const after = value.slice(value.lastIndexOf(last) + 1);
  return after.length !== 3 || /^-?0[.,]/.test(value) ? last : null;
}

/** What a bare number would be in each unit. */
export function unitReadings(bare: string, mark: DecimalMark): UnitReading[] {
  return UNITS.map((unit) => {
    const seconds = bareSeconds(bare, unit, mark);
    return { unit, minutes: seconds === null ? null : nearestMinute(seconds) };
  });
}

/** The largest unit in which no number exceeds a day. */
export function likeliestUnit(numbers: readonly string[], mark: DecimalMark): Unit {
  const day = SECONDS_IN.days;
  const length = (bare: string, unit: Unit) =>
    Math.abs(bareSeconds(bare, unit, mark) ?? Number.POSITIVE_INFINITY);
  const fits = (unit: Unit) => numbers.every((bare) => length(bare, unit) <= day);
  return UNITS.find(fits) ?? "milliseconds";
}

/** A part of a day is rounded by less than this many seconds. */
const CUT = 0.06;

/**
 * Whether numbers are parts of a day, as spreadsheets store times: all are below 1 and give whole minutes, while some
 * do not as hours. With two decimals, as hours are rounded, none is both: it would be a multiple of 0.05.
 */
export function arePartsOfADay(numbers: readonly string[], mark: DecimalMark): boolean {
  const whole = (bare: string, unit: BareUnit) => {
    const seconds = bareSeconds(bare, unit, mark);
    return seconds !== null && Math.abs(seconds - Math.round(seconds * MINUTES_A_SECOND) * 60) < CUT;
  };
  const below = numbers.filter((bare) => /^0[.,]\d*[1-9]/.test(bare));
  if (below.length < numbers.filter((bare) => /[1-9]/.test(bare)).length) return false;
  return below.some((bare) => !whole(bare, "hours")) && below.every((bare) => whole(bare, "days"));
}

const MINUTES_A_SECOND = 1 / 60;

/** A part of a day as time: 0.0625 is `1:30`. */
export function timeOfPart(part: number): string {
  const minutes = Math.round(part * 1440);
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`;
}

/** Seconds in readable form: `23 h`, `1 h 30 min`, `45 min`, `20 s`. */
export function asRead(seconds: number): string {
  const whole = Math.round(Math.abs(seconds));
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const parts = [
    ...(hours > 0 ? [`${hours} h`] : []),
    ...(minutes > 0 ? [`${minutes} min`] : []),
    ...(rest > 0 || whole === 0 ? [`${rest} s`] : []),
  ];
  return `${seconds < 0 ? "-" : ""}${parts.join(" ")}`;
}
