/**
 * The day in a file's name, and which of two names is older.
 *
 * Law: a name without a day, or without a year, is never considered older than one it can't be compared with.
 */

import type { CalendarDate } from "../values/calendar.ts";
import { momentOf } from "../values/moments.ts";

/** The latest day in a file's name; without a year if the name has none. */
export interface NamedDay {
  readonly date: CalendarDate;
  readonly hasYear: boolean;
}

/** The difference of two days, in days, negative when `one` comes first; 0 when they can't be compared. */
export function compareNamedDays(one: NamedDay | null, other: NamedDay | null): number {
  if (one === null || other === null || one.hasYear !== other.hasYear) return 0;
  const days = one.date - other.date;
  // December and January without a year may belong to one winter.
  return one.hasYear || Math.abs(days) < HALF_A_YEAR ? days : 0;
}

const HALF_A_YEAR = 180;
/** A leap year, used when no year is given. */
const ANY_YEAR = "2000";
const MARK = "[-_. /]?";
const IN_NAMES: readonly { readonly pattern: RegExp; readonly written: (parts: string[]) => string }[] = [
  {
    // 2026-10-31, 20261031
    pattern: new RegExp(`(?<!\\d)(20\\d\\d)${MARK}(\\d\\d)${MARK}(\\d\\d)(?!\\d)`, "g"),
    written: ([year, month, day]) => `${year}-${month}-${day}`,
  },
  {
    // 31-10-2026, only where one of the two numbers cannot be the month
    pattern: /(?<!\d)(\d\d)[-_.](\d\d)[-_.](20\d\d)(?!\d)/g,
    written: ([one, two, year]) =>
      Number(one) > 12 ? `${year}-${two}-${one}` : Number(two) > 12 ? `${year}-${one}-${two}` : "",
  },
  {
    // 31 oct 2026, 31 octobre
    pattern: new RegExp(`(?<!\\d)(\\d{1,2})${MARK}(\\p{L}{3,})(?:${MARK}(20\\d\\d))?(?!\\d)`, "gu"),
    written: ([day, month, year = ANY_YEAR]) => `${day} ${month} ${year}`,
  },
  {
    // oct 31 2026, October-31
    pattern: new RegExp(`(\\p{L}{3,})${MARK}(\\d{1,2})(?:[-_. /,]+(20\\d\\d))?(?!\\d)`, "gu"),
    written: ([month, day, year = ANY_YEAR]) => `${month} ${day} ${year}`,
  },
];

export function dayInName(file: string): NamedDay | null {
  const name = file.normalize("NFC");
  const days = IN_NAMES.flatMap(({ pattern, written }) =>
    [...name.matchAll(pattern)].flatMap(([, ...parts]) => {
      const date = momentOf(written(parts), null)?.date;
      return date === undefined
        ? []
        : [{ date, hasYear: parts.some((part) => part?.startsWith("20") && part.length === 4) }];
    }),
  );
  const latest = (of: readonly NamedDay[]) =>
    of.reduce<NamedDay | null>((a, b) => (a === null || b.date > a.date ? b : a), null);
  const dated = days.filter(({ hasYear }) => hasYear);
  return latest(dated.length > 0 ? dated : days);
}
