/**
 * What is to be expected of a client's banks: when each runs out, or what will be left of it when it expires (M4).
 *
 * Laws: an expectation rests on the last twelve months of the client's use of that plan, and on enough of it; without
 * enough there is none. A bank with an expectation either runs out or has something left, never both. What is expected
 * moves no minute and sets no price.
 */

import { type BankHistory, isInForce, leftAt } from "../rules/bank.ts";
import type { BankPlan } from "../rules/plans.ts";
import { addDays, addMonths, type CalendarDate, earlier, later, type Period } from "../values/calendar.ts";
import { groupBy } from "../values/grouping.ts";
import {
  daysToUse,
  least,
  type Minutes,
  minutes,
  NO_MINUTES,
  shareOf,
  wholeIncrements,
} from "../values/units.ts";

/** What a pace rests on: the draws of one plan's banks, over the days on which these had hours to give. */
export interface PaceBasis {
  /** The last twelve months, both days included. */
  readonly period: Period;
  /** Those days on which hours were there to be drawn. */
  readonly days: number;
  /** Those with draws. */
  readonly daysDrawn: number;
  /** Charged minutes drawn. */
  readonly used: Minutes;
}

/** What is expected of a bank that still holds something. */
export interface Projection {
  readonly basis: PaceBasis;
  /** The day it will run out, before its term ends; null if something will be left then. */
  readonly exhaustsOn: CalendarDate | null;
  /** What will be left when its term ends, less whole increments only (A4); 0 if it runs out. */
  readonly leftAtExpiry: Minutes;
  /** The last day before it is drawn: the day asked about, or the day on which another bank of the plan is empty. */
  readonly drawnAfter: CalendarDate;
}

/** M4: a pace needs so many days, and so many of them with draws. */
const LEAST_DAYS = 90;
const LEAST_DAYS_DRAWN = 3;

/**
 * M4: what is expected at the end of `asOf` of each bank in force that holds something, where there is enough to tell.
 * Of several banks of a plan, the one that expires first is drawn first (A5). `banks` are all the client ever had.
 */
export function projections(
  banks: readonly BankHistory[],
  asOf: CalendarDate,
): ReadonlyMap<BankHistory, Projection> {
  const found = new Map<BankHistory, Projection>();
  for (const ofPlan of groupBy(banks, ({ plan }): BankPlan => plan).values()) {
    const held = ofPlan.filter((bank) => isInForce(bank, asOf) && leftAt(bank, asOf) > 0);
    const basis = held.length === 0 ? null : paceBasis(ofPlan, asOf);
    if (basis === null) continue;
    let drawnAfter = asOf;
    for (const bank of held.sort((a, b) => a.term.expires - b.term.expires)) {
      const own = projection(leftAt(bank, asOf), bank.term.expires, drawnAfter, basis);
      found.set(bank, own);
      drawnAfter = own.exhaustsOn ?? later(drawnAfter, addDays(bank.term.expires, -1));
    }
  }
  return found;
}

function projection(
  left: Minutes,
  expires: CalendarDate,
  drawnAfter: CalendarDate,
  basis: PaceBasis,
): Projection {
  const exhaustsOn = addDays(drawnAfter, daysToUse(left, basis.used, basis.days));
  if (exhaustsOn < expires) return { basis, exhaustsOn, leftAtExpiry: NO_MINUTES, drawnAfter };
  const days = expires - drawnAfter - 1;
  // It does not run out, so less than all of it is used, also where the minutes round up to all.
  const used = least(expectedUse(basis, days), minutes(left - 1));
  const leftAtExpiry = minutes(left - wholeIncrements(used));
  return { basis, exhaustsOn: null, leftAtExpiry, drawnAfter };
}

/** What is used in so many days at a pace. */
export function expectedUse({ used, days }: PaceBasis, ahead: number): Minutes {
  return shareOf(used, { numerator: ahead, denominator: days });
}

/** M4: the pace of the banks of one plan over the twelve months to `asOf`, inclusive; null without enough use. */
function paceBasis(banks: readonly BankHistory[], asOf: CalendarDate): PaceBasis | null {
  const period = { from: addMonths(addDays(asOf, 1), -12), to: asOf };
  const days = new Set<CalendarDate>();
  const drawn = new Set<CalendarDate>();
  let used = 0;
  for (const bank of banks) {
    for (const { date, kind, minutes: by } of bank.movements) {
      if (kind !== "used" || date < period.from || date > asOf) continue;
      drawn.add(date);
      used -= by;
    }
    for (const { from, to } of timesWithHours(bank, period))
      for (let day = from; day <= to; day = addDays(day, 1)) days.add(day);
  }
  if (days.size < LEAST_DAYS || drawn.size < LEAST_DAYS_DRAWN) return null;
  return { period, days: days.size, daysDrawn: drawn.size, used: minutes(used) };
}

/** When a bank had hours to give, within the period: from each day it got some to the day the last were drawn. */
function timesWithHours({ movements, opens, term }: BankHistory, { from, to }: Period): Period[] {
  const found: Period[] = [];
  const last = earlier(to, addDays(term.expires, -1));
  let left = 0;
  let since = opens;
  for (const { date, minutes: by } of movements) {
    if (left === 0) since = date;
    left += by;
    if (left === 0 && by < 0) found.push({ from: later(since, from), to: earlier(date, last) });
  }
  if (left > 0) found.push({ from: later(since, from), to: last });
  return found;
}
