/**
 * What renewing a plan comes to if it is paid on time, or so many days late.
 *
 * Laws: every line is a renewal of core/rules/renewal.ts, nothing else decides; minutes at stake are kept or lost whole;
 * without a price the rest of a line is told all the same.
 */

import type { PriceBook } from "../rules/plans.ts";
import {
  type Clause,
  lastDayOnTime,
  type RenewalRequest,
  renewal,
  renewalDecision,
} from "../rules/renewal.ts";
import { addDays, type CalendarDate, type Term } from "../values/calendar.ts";
import { InputError } from "../values/problems.ts";
import { type Cents, cents, type Minutes, NO_MINUTES } from "../values/units.ts";
import type { RenewalDue } from "./renewals-due.ts";

/** Days after `expires`; null is the last day on time. */
const WHAT_IF_DAYS_LATE = [null, 10, 29, 31] as const;

export interface WhatIf {
  readonly daysLate: number | null;
  readonly paidOn: CalendarDate;
  readonly clause: Clause;
  /** Orange as paid through the online tool; null when the price book lacks it. */
  readonly price: Cents | null;
  readonly term: Term;
  /** R1: of the minutes at stake, those that move on, and those that lapse. */
  readonly kept: Minutes;
  readonly lost: Minutes;
}

/** The lines for one renewal that is due, in the order of `WHAT_IF_DAYS_LATE`. */
export function whatIfs(due: RenewalDue, prices: PriceBook): WhatIf[] {
  const { plan, quantity, expires, terms, carryAtStake } = due;
  const anchor = terms[0]?.anchor ?? expires;
  return WHAT_IF_DAYS_LATE.map((daysLate) => {
    const paidOn = daysLate === null ? lastDayOnTime(plan, expires) : addDays(expires, daysLate);
    const request = { plan, quantity, expires, anchor, paidOn, channel: "online", cotermEnd: null } as const;
    const price = priceOf(request, prices);
    const { clause, term, carriesOver } = renewalDecision(request);
    const [kept, lost] = carriesOver ? [carryAtStake, NO_MINUTES] : [NO_MINUTES, carryAtStake];
    return { daysLate, paidOn, clause, price, term, kept, lost };
  });
}

function priceOf(request: RenewalRequest, prices: PriceBook): Cents | null {
  try {
    return renewal(request, prices).price;
  } catch (error) {
    if (error instanceof InputError && error.problem.code === "PRICE_MISSING") return null;
    throw error;
  }
}

/** How much more the renewal costs on the first late day than on time; null without a price. */
export function dearerLate({ onTime, late }: RenewalDue): Cents | null {
  return onTime === null || late === null ? null : cents(late.price - onTime.price);
}
