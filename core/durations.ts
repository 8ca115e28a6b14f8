/**
 * Durations as exports write them, and the two decisions behind bare numbers: the decimal mark and the unit.
 *
 * Laws: what is written with a colon or with units means the same everywhere; a bare number means something only
 * by a decision over its whole column, from the tool, from the user, or from a total or the times beside it that
 * bear it out; seconds are whole or exact fractions until `nearestMinute` rounds them once.
 */

import type { Problem } from "./errors.ts";
import { type DecimalMark, type Evidence, plain, type Unit } from "./notation.ts";

const SECONDS_IN: Record<Unit, number> = { hours: 3600, minutes: 60, seconds: 1, milliseconds: 0.001 };
/** No text of a duration is longer, and a pattern tried on a page of digits would take its time. */
const LONGEST = 60;
/** No duration is: our own columns have nine digits of minutes, and sums must stay exact. */
const MOST_SECONDS = 999_999_999 * 60;
const CLOCK = /^([-−]?)(\d{1,5}):([0-5]\d)(?::([0-5]\d)(?:[.,]\d+)?)?$/;
const ISO = /^([-−]?)P(?:T(?=\d))(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:[.,]\d+)?S)?$/i;
const WORDED =
  /^([-−]?)(?:(\d+(?:[.,]\d+)?) ?(?:j|d|days?|jours?|jrs?|w|weeks?|sem\.?|semaines?))? ?(?:(\d+(?:[.,]\d+)?) ?(?:h|hrs?|hours?|heures?|std\.?|stunden?)\.?)? ?(?:(\d+(?:[.,]\d+)?) ?(?:m|min|mins|minutes?|minuten?)\.?)? ?(?:(\d+(?:[.,]\d+)?) ?(?:s|sec|secs|seconds?|secondes?|sek|sekunden?)\.?)?$/i;
/** `10h30`, `1 h 30`: what follows the hours are minutes. */
const HOURS_MINUTES = /^([-−]?)(\d{1,5}) ?(?:h|heures?) ?([0-5]?\d)$/i;
const BARE = /^[-−]?[\d .,]*\d$/;

export type Duration =
  | { readonly seconds: number }
  /** A number alone: it needs a unit. */
  | { readonly bare: string }
  /** `1d`: how long a day of work is must be set. */
  | { readonly days: true };

/** What is written; null when it is no duration, or beyond any. `hoursPerDay` is null when not set. */
export function durationOf(text: string, hoursPerDay: number | null): Duration | null {
  const given = text.length > LONGEST ? "" : plain(text);
  const clock = CLOCK.exec(given);
  if (clock) return signed(clock[1], Number(clock[2]) * 3600 + Number(clock[3]) * 60 + Number(clock[4] ?? 0));
  if (BARE.test(given)) return { bare: given.replace("−", "-") };
  const iso = ISO.exec(given);
  if (iso) return signed(iso[1], Number(iso[2] ?? 0) * 3600 + Number(iso[3] ?? 0) * 60 + Number(iso[4] ?? 0));
  const hoursMinutes = HOURS_MINUTES.exec(given);
  if (hoursMinutes)
    return signed(hoursMinutes[1], Number(hoursMinutes[2]) * 3600 + Number(hoursMinutes[3]) * 60);
  const worded = WORDED.exec(given);
  if (!worded || given === "") return null;
  const [, sign, days, hours, minutes, seconds] = worded;
  if ([days, hours, minutes, seconds].every((part) => part === undefined)) return null;
  const number = (part: string | undefined) => Number((part ?? "0").replace(",", "."));
  if (days !== undefined && (hoursPerDay === null || !/\d ?[jd]/i.test(given))) return { days: true };
  const total =
    number(days) * (hoursPerDay ?? 0) * 3600 + number(hours) * 3600 + number(minutes) * 60 + number(seconds);
  return signed(sign, total);
}

function signed(sign: string | undefined, seconds: number): { seconds: number } | null {
  if (seconds > MOST_SECONDS) return null;
  return { seconds: sign ? 0 - seconds : seconds };
}

/** The seconds of a bare number; null when it does not fit the decimal mark, or is beyond any duration. */
export function bareSeconds(bare: string, unit: Unit, mark: DecimalMark): number | null {
  const digits = bare.replaceAll(" ", "");
  const thousands = mark === "." ? "," : ".";
  const pattern =
    mark === "."
      ? /^(-?)(\d{1,3}(?:,\d{3})+|\d{1,13})(?:\.(\d{1,12}))?$/
      : /^(-?)(\d{1,3}(?:\.\d{3})+|\d{1,13})(?:,(\d{1,12}))?$/;
  const match = pattern.exec(digits);
  if (!match) return null;
  const [, sign, whole = "", decimals = ""] = match;
  // Hours cut to decimals are multiplied before they are divided, so 0.22 h is 792 s and not nearly so.
  const scaled = Number(whole.replaceAll(thousands, "") + decimals) * SECONDS_IN[unit];
  return signed(sign, scaled / 10 ** decimals.length)?.seconds ?? null;
}

/** Which of comma and point is the decimal mark of a column of bare numbers. */
export function decimalMark(
  values: readonly string[],
  { asked, file }: { asked: DecimalMark | null; file: string },
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
  const of = values.length;
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

/** The mark that a number shows by itself: the last of two kinds, or one not followed by exactly three digits. */
export function evidentMark(value: string): DecimalMark | null {
  const marks = [...value].filter((sign) => sign === "." || sign === ",") as DecimalMark[];
  const [first] = marks;
  const last = marks.at(-1);
  if (first === undefined || last === undefined) return null;
  if (first !== last) return last;
  if (marks.length > 1) return first === "." ? "," : ".";
  const after = value.slice(value.lastIndexOf(last) + 1);
  return after.length !== 3 || /^-?0[.,]/.test(value) ? last : null;
}
