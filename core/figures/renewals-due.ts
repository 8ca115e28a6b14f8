/**
 * What is due for renewal at the end of a day, and what renewal costs: on time, late, or ending with Act! (R1, R3–R6,
 * R9).
 *
 * Laws: renewal.ts decides what a clause makes of a renewal; nothing is decided here. A price missing from the book is
 * reported and does not affect the others.
 */

import type { Ledger } from "../ledger/ledger.ts";
import {
  isVip,
  laterPrice,
  type PriceBook,
  PUBLISHED,
  type SoldPlan,
  TO_BE_CONFIRMED,
} from "../rules/plans.ts";
import {
  invoiceDate,
  lastDayOnTime,
  priceDate,
  priced,
  type Renewal,
  type RenewalRequest,
} from "../rules/renewal.ts";
import { inForce, isBankOf, mayBeProposed, type PlanTerm, renewedBy } from "../rules/terms.ts";
import { addDays, addMonths, type CalendarDate, formatDate } from "../values/calendar.ts";
import { compareText } from "../values/names.ts";
import type { Problem } from "../values/problems.ts";
import { type Minutes, NO_MINUTES } from "../values/units.ts";
import { rollForward } from "./roll-forward.ts";

/** A term in force that no paid term renews yet, and what its renewal costs. */
export interface RenewalDue {
  readonly plan: SoldPlan;
  /** Sum over all rows of the plan that expire together. */
  readonly quantity: number;
  readonly expires: CalendarDate;
  readonly invoiceOn: CalendarDate | null;
  /** Paid on the last day on time, Orange through the online tool; null when the price is missing. */
  readonly onTime: Renewal | null;
  /** Paid one day later. */
  readonly late: Renewal | null;
  /** R6: paid on time and online, ending with the client's Act! subscription; null unless the register has its end. */
  readonly coterm: Renewal | null;
  /** R1: minutes carried over if renewed on time, and lost otherwise. */
  readonly carryAtStake: Minutes;
  readonly problem: Problem | null;
  readonly terms: readonly PlanTerm[];
}

/** R3, R1: terms in force that no paid row renews and no client declined, by plan and expiry. */
export function termsToRenew(terms: readonly PlanTerm[], asOf: CalendarDate): PlanTerm[] {
  const isRenewed = renewedBy(terms, asOf);
  return terms
    .filter((term) => inForce(term, asOf) && mayBeProposed(term) && !isRenewed(term))
    .sort((a, b) => compareText(a.plan, b.plan) || a.expires - b.expires);
}

/** The same, those of one plan that expire together as one, with prices. */
export function renewalsDue(
  of: Ledger,
  terms: readonly PlanTerm[],
  asOf: CalendarDate,
  prices: PriceBook,
): RenewalDue[] {
  const open = termsToRenew(terms, asOf);
  // Banks of joined clients are each renewed in their own size; subscribers are renewed together.
  const endingOf = ({ plan, expires, formerly }: PlanTerm) =>
    `${plan} ${expires} ${isVip(plan) ? (formerly ?? "") : ""}`;
  return [...new Set(open.map(endingOf))].map((ending) =>
    renewalDue(
      open.filter((term) => endingOf(term) === ending),
      of,
      asOf,
      prices,
    ),
  );
}

/** R9: the firm's own price that begins after the renewal's price date but before the renewal is late. */
function beginsLater(
  { priceSource, unitPrice, ...due }: Renewal,
  request: RenewalRequest,
  prices: PriceBook,
): Problem | null {
  const { pricedAs, paidOn } = due;
  if (priceSource !== PUBLISHED && priceSource !== TO_BE_CONFIRMED) return null;
  const on = priceDate(request.plan, request.expires, paidOn);
  const own = laterPrice(prices, pricedAs, request.quantity, on);
  if (own === null || own.from > request.expires) return null;
  const { hours, from, cents: price } = own;
  return {
    code: "PRICE_BEGINS_LATER",
    plan: pricedAs,
    hours,
    on: formatDate(on),
    used: unitPrice,
    from: formatDate(from),
    own: price,
  };
}

/** The rows of one plan that expire together are renewed together. */
function renewalDue(
  terms: readonly PlanTerm[],
  of: Ledger,
  asOf: CalendarDate,
  prices: PriceBook,
): RenewalDue {
  const [term] = terms;
  if (term === undefined) throw new Error("broken assumption: a renewal is due for at least one term");
  const { plan, expires, anchor } = term;
  const quantity = terms.reduce((total, { quantity: own }) => total + own, 0);
  const onTimeUntil = lastDayOnTime(plan, expires);
  const request = { plan, quantity, expires, anchor, channel: "online", cotermEnd: null } as const;
  const period = { from: asOf, to: asOf };
  const bank = of.banks.find((candidate) => isBankOf(candidate, term));
  const due = { plan, quantity, expires, terms, invoiceOn: invoiceDate(plan, expires) };
  const carryAtStake = isVip(plan) && bank !== undefined ? rollForward(bank, period).closing : NO_MINUTES;
  const onTime = priced({ ...request, paidOn: onTimeUntil }, prices);
  const actEnd = terms.map(({ contract }) => contract.actEnd).find((end) => end !== null) ?? expires;
  // R6: `renewal` refuses an end that is not later, and a VIP; an end a year later or more is no shorter term.
  const coterm =
    actEnd < addMonths(expires, 12)
      ? priced({ ...request, paidOn: onTimeUntil, cotermEnd: actEnd }, prices).renewal
      : null;
  const late = priced({ ...request, paidOn: addDays(onTimeUntil, 1) }, prices);
  const ownLater = onTime.renewal && beginsLater(onTime.renewal, { ...request, paidOn: onTimeUntil }, prices);
  return {
    ...due,
    onTime: onTime.renewal,
    late: late.renewal,
    coterm,
    carryAtStake,
    problem: onTime.problem ?? ownLater,
  };
}

/**
 * The renewal that expires first, the first in the list if several expire that day; null when there are none. `expires`
 * is a calendar date, or text as `YYYY-MM-DD`.
 */
export function nextRenewal<Due extends { readonly expires: CalendarDate | string }>(
  renewals: readonly Due[],
): Due | null {
  return renewals.reduce<Due | null>(
    (next, due) => (next === null || due.expires < next.expires ? due : next),
    null,
  );
}
