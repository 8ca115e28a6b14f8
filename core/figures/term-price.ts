/**
 * What a row of the register cost: by its renewal's clause, or the full price of a first term.
 *
 * Law: an unknown price is blank and says why, never guessed and never 0.
 */

import type { Level } from "../rules/coverage.ts";
import { isOrange, isVip, type PriceBook, priceOn, renewedAs } from "../rules/plans.ts";
import { type Clause, type Renewal, renewal } from "../rules/renewal.ts";
import type { PlanTerm } from "../rules/terms.ts";
import { covers, yearAround } from "../values/calendar.ts";
import type { Problem } from "../values/problems.ts";
import { InputError } from "../values/problems.ts";
import { type Cents, cents, proportion } from "../values/units.ts";

/** Why an amount is blank: a missing price or rate, or seats added on a day whose rate is not known. */
export type Missing =
  | { readonly what: "price"; readonly problem: Problem }
  | { readonly what: "rate"; readonly level: Level }
  | { readonly what: "seats_added"; readonly term: PlanTerm };

/** What one row of the register cost. */
export interface TermPrice {
  readonly term: PlanTerm;
  readonly price: Cents | null;
  /** The clause of a renewal; null for a first term, which costs the full price (P6). */
  readonly clause: Clause | null;
  readonly source: string | null;
  readonly missing: Missing | null;
}

/**
 * What a paid term cost; `terms` are all of the client. A first term costs the full price of the day it was paid (P6). A renewal costs what its clause
 * says (R1, R3–R6, R9), given its dates and channel in the register. Seats added during a term cost their share of the
 * year (R9).
 */
export function termPrice(term: PlanTerm, terms: readonly PlanTerm[], book: PriceBook): TermPrice {
  try {
    if (term.origin === "seats") return seatsPrice(term, terms, book);
    if (term.renews !== null) {
      const { price, clause, priceSource } = renewalOf(term, term.renews, book);
      return { term, price, clause, source: priceSource, missing: null };
    }
    const listed = priceOn(book, soldAs(term, terms), term.quantity, term.contract.paidOn ?? term.start);
    const price = isVip(term.plan) ? listed.cents : cents(listed.cents * term.quantity);
    return { term, price, clause: term.clause, source: listed.source, missing: null };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const { problem } = error;
    const missing: Missing =
      term.origin === "seats" ? { what: "seats_added", term } : { what: "price", problem };
    return { term, price: null, clause: null, source: null, missing };
  }
}

/** P7: a Starter bought after another Orange plan is sold at Care's price. */
function soldAs(term: PlanTerm, terms: readonly PlanTerm[]): PlanTerm["plan"] {
  const earlier = terms.some((other) => isOrange(other.plan) && other.start < term.start);
  return earlier ? renewedAs(term.plan) : term.plan;
}

/** R9: seats cost the rate of the day they begin, prorated by their days of the anniversary year. */
function seatsPrice(term: PlanTerm, terms: readonly PlanTerm[], book: PriceBook): TermPrice {
  const { plan, quantity, start, boughtTo } = term;
  const joined = terms.find(
    (other) => other.plan === plan && other.origin !== "seats" && covers(other, start),
  );
  const year = yearAround(joined?.anchor ?? term.anchor, start);
  const listed = priceOn(book, plan, quantity, start);
  const share = { numerator: boughtTo - start, denominator: year.expires - year.start };
  const price = proportion(cents(listed.cents * quantity), share);
  return { term, price, clause: null, source: listed.source, missing: null };
}

/** The renewal that made this term, to its anniversary or, when it ends on another day, to a shared end (R6). */
function renewalOf(term: PlanTerm, { expires, anchor }: PlanTerm, book: PriceBook): Renewal {
  const { paidOn, channel } = term.contract;
  const request = { plan: term.plan, quantity: term.quantity, expires, anchor, paidOn, channel };
  const whole = renewal({ ...request, cotermEnd: null }, book);
  if (isVip(term.plan) || whole.clause === "R5" || whole.term.expires === term.boughtTo) return whole;
  return renewal({ ...request, cotermEnd: term.boughtTo }, book);
}
