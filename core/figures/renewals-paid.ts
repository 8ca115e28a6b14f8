/**
 * The renewals that clients paid for: what an invoice for one turns out to be worth.
 *
 * Law: `term-price.ts` says what each row cost; a cost that is not known is null, never 0.
 */

import type { PriceBook, SoldPlan } from "../rules/plans.ts";
import type { PlanTerm } from "../rules/terms.ts";
import { addMonths, type CalendarDate } from "../values/calendar.ts";
import { groupBy } from "../values/grouping.ts";
import { type Cents, knownSum } from "../values/units.ts";
import { termPrice } from "./term-price.ts";

/** A term that was renewed, by its plan and the first day it no longer covered, and what its renewal cost. */
export interface RenewalPaid {
  readonly plan: SoldPlan;
  readonly expires: CalendarDate;
  /** The last payment for it. */
  readonly paidOn: CalendarDate;
  readonly price: Cents | null;
}

/** P8: the terms that ended after the same day a year before `asOf`, and that a row paid by `asOf` renews. */
export function renewalsPaid(
  terms: readonly PlanTerm[],
  asOf: CalendarDate,
  prices: PriceBook,
): RenewalPaid[] {
  const since = addMonths(asOf, -12);
  const found = terms.flatMap((term) => {
    const { renews, contract } = term;
    if (renews === null || term.opens === null || contract.paidOn === null) return [];
    if (contract.paidOn > asOf || renews.expires <= since) return [];
    const { plan, expires } = renews;
    return [{ plan, expires, paidOn: contract.paidOn, price: termPrice(term, terms, prices).price }];
  });
  return [...groupBy(found, ({ plan, expires }) => `${expires} ${plan}`).values()].map((rows) => ({
    ...(rows[0] as RenewalPaid),
    paidOn: Math.max(...rows.map(({ paidOn }) => paidOn)) as CalendarDate,
    price: knownSum(rows.map(({ price }) => price)),
  }));
}
