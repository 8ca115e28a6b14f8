/**
 * One Orange day of one client: the pooled allowance, and what exceeds it.
 *
 * Laws: the allowance belongs to its day and is never carried; minutes used = within the allowance + beyond
 * it; what is beyond is rounded up once, for the whole day.
 */

import { least, type Minutes, minutes, roundedUp } from "./units.ts";

/** Each subscriber brings this many minutes to the client's day. */
export const ALLOWANCE_PER_SUBSCRIBER = minutes(30);

/** The pool of a day with so many subscribers in force (P4: all Orange terms of the day added up). */
export function dailyAllowance(subscribers: number): Minutes {
  return minutes(ALLOWANCE_PER_SUBSCRIBER * subscribers);
}

export interface OrangeDay {
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

/** A3: the day's minutes against its pool; the excess of the whole day is rounded up once. */
export function orangeDay(subscribers: number, used: Minutes): OrangeDay {
  const allowance = dailyAllowance(subscribers);
  const withinAllowance = least(used, allowance);
  const overage = minutes(used - withinAllowance);
  return { subscribers, allowance, used, withinAllowance, overage, charged: roundedUp(overage) };
}
