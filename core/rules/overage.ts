/**
 * One Orange day of one client: the pooled allowance, and the use beyond it.
 *
 * Laws: the allowance belongs to its day and is never carried over. Minutes used = within the allowance + beyond it.
 * The excess is rounded up once for the whole day.
 */

import { type CalendarDate, formatDate } from "../values/calendar.ts";
import { InputError } from "../values/problems.ts";
import { least, type Minutes, minutes, roundedUp, sum } from "../values/units.ts";

/** Minutes that each subscriber adds to the client's daily pool. */
const ALLOWANCE_PER_SUBSCRIBER = minutes(30);

/** The pool of a day for the number of subscribers in force (P4: the sum over all Orange terms of the day). */
export function dailyAllowance(subscribers: number): Minutes {
  return minutes(ALLOWANCE_PER_SUBSCRIBER * subscribers);
}

/** A9: what happens to overage without a recorded notice (setting `overageWithoutNotice`). */
export const WITHOUT_NOTICE = ["bill", "hold"] as const;
export type WithoutNotice = (typeof WITHOUT_NOTICE)[number];

/** A9: a decision about a client's overage of a day: `release` bills what no bank gave, `reject` waives it. */
export interface OverageDecision {
  readonly client: string;
  readonly date: CalendarDate;
  readonly is: "release" | "reject";
  readonly who: string;
  readonly why: string;
}

export interface OrangeDay {
  readonly date: CalendarDate;
  readonly subscribers: number;
  readonly allowance: Minutes;
  /** All minutes in Orange's scope that day, raw. */
  readonly used: Minutes;
  readonly withinAllowance: Minutes;
  /** Raw minutes beyond the allowance. */
  readonly overage: Minutes;
  /** The overage after its one rounding. */
  readonly charged: Minutes;
}

/** A3: the day's minutes against its pool; the day's total excess is rounded up once. */
export function orangeDay(date: CalendarDate, subscribers: number, used: Minutes): OrangeDay {
  const allowance = dailyAllowance(subscribers);
  const withinAllowance = least(used, allowance);
  const overage = minutes(used - withinAllowance);
  return { date, subscribers, allowance, used, withinAllowance, overage, charged: roundedUp(overage) };
}

/** Work in Orange's scope, with the number of subscribers of its day. */
export interface OrangeWork {
  readonly date: CalendarDate;
  readonly subscribers: number;
  readonly minutes: Minutes;
}

interface OrangeDaySoFar extends OrangeDay {
  /** The charged overage of this day and all days before it. */
  readonly chargedSoFar: Minutes;
}

/** Days of one client, in order, and their totals. */
interface OrangeDays {
  readonly days: readonly OrangeDaySoFar[];
  readonly used: Minutes;
  readonly overage: Minutes;
  readonly charged: Minutes;
}

/** The days with work. Throws SUBSCRIBERS_DIFFER when a day has two different numbers of subscribers. */
export function orangeDays(work: readonly OrangeWork[]): OrangeDays {
  const pooled = new Map<CalendarDate, OrangeWork>();
  for (const more of work) {
    const day = pooled.get(more.date) ?? { ...more, minutes: minutes(0) };
    if (day.subscribers !== more.subscribers) {
      const [given, other] = [more.subscribers, day.subscribers];
      throw new InputError({ code: "SUBSCRIBERS_DIFFER", date: formatDate(more.date), given, other });
    }
    pooled.set(more.date, { ...day, minutes: minutes(day.minutes + more.minutes) });
  }
  let chargedSoFar = minutes(0);
  const days = [...pooled.values()]
    .filter((day) => day.minutes > 0)
    .sort((a, b) => a.date - b.date)
    .map(({ date, subscribers, minutes: used }) => {
      const day = orangeDay(date, subscribers, used);
      chargedSoFar = minutes(chargedSoFar + day.charged);
      return { ...day, chargedSoFar };
    });
  const [used, overage] = [sum(days.map((day) => day.used)), sum(days.map((day) => day.overage))];
  return { days, used, overage, charged: chargedSoFar };
}
