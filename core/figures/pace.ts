/**
 * How fast a bank is being used: its balance day by day, the balance at an even pace, and when it runs out if work
 * continues at the pace so far.
 *
 * Laws: only movements up to the given day are read, so later work never changes an earlier pace. A pace moves no
 * minute and sets no price: it is a trend in whole minutes and days. A bank that is not used never runs out.
 */

import type { BankHistory } from "../rules/bank.ts";
import { addDays, type CalendarDate } from "../values/calendar.ts";
import { daysToUse, type Minutes, minutes, NO_MINUTES, shareOf } from "../values/units.ts";
import { expectedUse, type Projection } from "./projection.ts";

/** The end of one day. */
export interface PaceDay {
  readonly date: CalendarDate;
  /** What the bank held; null after `asOf`. */
  readonly left: Minutes | null;
  /** What it would hold if everything added to it were used evenly to the last day of its term. */
  readonly even: Minutes;
  /** What it is expected to hold, from `asOf` on; null before `asOf`, and when nothing is expected of it. */
  readonly projected: Minutes | null;
}

export interface Pace {
  /** Everything added to the bank up to `asOf`: bought, carried in and adjusted. */
  readonly held: Minutes;
  /** Charged minutes drawn up to `asOf`. */
  readonly used: Minutes;
  readonly left: Minutes;
  /** From the day it opened to `asOf`, inclusive. */
  readonly daysElapsed: number;
  /**
   * The day the bank ran out or, at the pace so far, will run out. Null when something is left at the end of the term,
   * and when nothing has been used.
   */
  readonly exhaustsOn: CalendarDate | null;
}

/** The pace of a bank at the end of `asOf`, a day on which it is in force. */
export function pace(bank: BankHistory, asOf: CalendarDate): Pace {
  let held = 0;
  let used = 0;
  let left = 0;
  let emptied = bank.opens;
  for (const { date, kind, minutes: by } of bank.movements) {
    if (date > asOf) continue;
    left += by;
    if (kind === "used") used -= by;
    else if (kind === "bought" || kind === "carried_in" || kind === "adjusted") held += by;
    if (by < 0) emptied = date;
  }
  const daysElapsed = asOf - bank.opens + 1;
  const figures = { held: minutes(held), used: minutes(used), left: minutes(left), daysElapsed };
  if (used === 0) return { ...figures, exhaustsOn: null };
  if (left === 0) return { ...figures, exhaustsOn: emptied };
  const exhaustsOn = addDays(asOf, daysToUse(figures.left, figures.used, daysElapsed));
  return { ...figures, exhaustsOn: exhaustsOn < bank.term.expires ? exhaustsOn : null };
}

/**
 * Each day of the bank, from the day it opens to the last day of its term, inclusive. `projection` is what is expected
 * of it after `asOf`; null for a bank of which too little is known (M4).
 */
export function paceDays(bank: BankHistory, asOf: CalendarDate, projection: Projection | null): PaceDay[] {
  const { held, left: leftNow } = pace(bank, asOf);
  const end = bank.term.expires;
  const length = end - bank.opens;
  const changes = new Map<CalendarDate, number>();
  for (const { date, minutes: by } of bank.movements) changes.set(date, (changes.get(date) ?? 0) + by);
  const days: PaceDay[] = [];
  let left = 0;
  for (let date = bank.opens; date < end; date = addDays(date, 1)) {
    left += changes.get(date) ?? 0;
    const ahead = date - asOf;
    const willUse =
      ahead < 0 || projection === null
        ? null
        : expectedUse(projection.basis, Math.max(0, date - projection.drawnAfter));
    days.push({
      date,
      left: ahead > 0 ? null : minutes(left),
      even: shareOf(held, { numerator: end - date - 1, denominator: length }),
      projected: willUse === null ? null : willUse > leftNow ? NO_MINUTES : minutes(leftNow - willUse),
    });
  }
  return days;
}
