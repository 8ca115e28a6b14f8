/**
 * What a plan's renewal costs if it is paid on time, or a number of days late.
 *
 * Laws: core/rules/renewal.ts decides every line. Minutes at stake are kept or lost as a whole. Without a price, the
 * rest of a line is still given.
 */

import { isVip, type PriceBook } from "../rules/plans.ts";
import { type Clause, lastDayOnTime, priced, renewalDecision } from "../rules/renewal.ts";
import { addDays, type CalendarDate, type Term } from "../values/calendar.ts";
import { type Cents, type Minutes, NO_MINUTES } from "../values/units.ts";
import type { RenewalOffer } from "./renewal-offers.ts";

/** Days after `expires` between which an Orange renewal changes (R3–R5); null means the last day on time. */
const ORANGE_DAYS_LATE = [null, 10, 29, 31] as const;
/** R1: every day late is the same. */
const VIP_DAYS_LATE = [null, 1] as const;

export interface WhatIf {
  readonly daysLate: number | null;
  readonly paidOn: CalendarDate;
  readonly clause: Clause;
  /** By the client's own channel; null when the price is missing. */
  readonly price: Cents | null;
  readonly term: Term;
  /** R1: of the minutes at stake, those carried over and those lost. */
  readonly kept: Minutes;
  readonly lost: Minutes;
}

/** The lines for one renewal: on time, then on days on which something changes. */
export function whatIfs({ due, channel, keeps }: RenewalOffer, prices: PriceBook): WhatIf[] {
  const { plan, quantity, expires, terms } = due;
  const anchor = terms[0]?.anchor ?? expires;
  return (isVip(plan) ? VIP_DAYS_LATE : ORANGE_DAYS_LATE).map((daysLate) => {
    const paidOn =
      daysLate === null ? lastDayOnTime(plan, expires) : addDays(lastDayOnTime(plan, expires), daysLate);
    const request = { plan, quantity, expires, anchor, paidOn, channel, cotermEnd: null };
    const price = priced(request, prices).renewal?.price ?? null;
    const { clause, term, carriesOver } = renewalDecision(request);
    const [kept, lost] = carriesOver ? [keeps, NO_MINUTES] : [NO_MINUTES, keeps];
    return { daysLate, paidOn, clause, price, term, kept, lost };
  });
}
