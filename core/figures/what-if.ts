/**
 * What a plan's renewal costs if it is paid on time, or a number of days late.
 *
 * Laws: core/rules/renewal.ts decides every line. Minutes at stake are kept or lost as a whole. Without a price, the
 * rest of a line is still given.
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

/** Days after `expires`; null means the last day on time. */
const WHAT_IF_DAYS_LATE = [null, 10, 29, 31] as const;

export interface WhatIf {
  readonly daysLate: number | null;
  readonly paidOn: CalendarDate;
  readonly clause: Clause;
  /** For Orange, paid through the online tool; null when the price is missing. */
  readonly price: Cents | null;
  readonly term: Term;
  /** R1: of the minutes at stake, those carried over and those lost. */
  readonly kept: Minutes;
  readonly lost: Minutes;
}

/** The lines for one due renewal, in the order of `WHAT_IF_DAYS_LATE`. */
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

/** The extra cost of renewing on the first late day instead of on time; null without a price. */
export function dearerLate({ onTime, late }: RenewalDue): Cents | null {
  return onTime === null || late === null ? null : cents(late.price - onTime.price);
}
