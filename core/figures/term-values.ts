/**
 * What a client's plans have been worth, where enough of a term has passed to say so (M4): the last full term first,
 * then the current one once half of it is over.
 *
 * Laws: a term that ended early is no full term (P10). What the current term has cost so far is its share of days;
 * of hours added to it, theirs from that day on. A size is judged on one term only: the last full one, or where there is
 * none the current one.
 */

import type { Settings } from "../ledger/settings.ts";
import { leftAt } from "../rules/bank.ts";
import { isOrange, type PriceBook } from "../rules/plans.ts";
import { isBankOf, type PlanTerm } from "../rules/terms.ts";
import { addDays, addMonths, type CalendarDate } from "../values/calendar.ts";
import { type Cents, cents, knownSum, type Minutes, negated, proportion, sum } from "../values/units.ts";
import type { ClosedSettings, ValuedAccount } from "./other-sizes.ts";
import { type PlanValue, plansInForce, planValue } from "./plan-value.ts";
import type { TermPrice } from "./term-price.ts";

export interface TermValue extends PlanValue {
  readonly of: "last" | "current";
  /** Days of the term to the end of the value's period, and all its days. */
  readonly days: number;
  readonly ofDays: number;
  /** The share of the cost for these days; the whole cost of a full term. Null unless every price is known. */
  readonly costSoFar: Cents | null;
  /** Worth less `costSoFar`. */
  readonly savedSoFar: Cents | null;
  /** R1: minutes that its banks took over from the term before, and what they held at the end of the period. */
  readonly carriedIn: Minutes;
  readonly left: Minutes;
  /** Whether its sizes are to be judged. */
  readonly isJudged: boolean;
}

/** The values at the end of `asOf`. Amounts use the rates of `settings`, also for closed months. */
export function termValues(
  account: ValuedAccount,
  asOf: CalendarDate,
  prices: PriceBook,
  settings: Settings,
  closed: ClosedSettings | null = null,
): TermValue[] {
  const valued = (of: TermValue["of"], terms: readonly PlanTerm[], to: CalendarDate, isJudged: boolean) =>
    termValue(of, planValue(terms, account, to, prices, settings, closed), account, isJudged);
  const last = lastTerms(account.terms, asOf);
  const current = plansInForce(account.terms, asOf).filter((terms) => isHalfOver(terms, asOf));
  return [
    ...last.map(({ terms, to }) => valued("last", terms, to, true)),
    ...current.map((terms) =>
      valued("current", terms, asOf, !last.some((one) => isSamePlan(one.terms, terms))),
    ),
  ];
}

/** The terms that ended within the last twelve months, of each plan the latest, with their last day. */
function lastTerms(terms: readonly PlanTerm[], asOf: CalendarDate) {
  const full = terms.filter(
    ({ opens, expires, boughtTo }) =>
      opens !== null && expires === boughtTo && expires <= asOf && expires > addMonths(asOf, -12),
  );
  const ends = [...new Set(full.map(({ expires }) => expires))].sort((a, b) => b - a);
  const found: { readonly terms: readonly PlanTerm[]; readonly to: CalendarDate }[] = [];
  for (const expires of ends) {
    const to = addDays(expires, -1);
    for (const group of plansInForce(terms, to)) {
      const ended = group.some((term) => full.includes(term) && term.expires === expires);
      if (ended && !found.some((one) => isSamePlan(one.terms, group))) found.push({ terms: group, to });
    }
  }
  return found;
}

/** All Orange plans are one: their rows share one pool (P4). */
function isSamePlan([a]: readonly PlanTerm[], [b]: readonly PlanTerm[]): boolean {
  if (a === undefined || b === undefined) return false;
  return a.plan === b.plan || (isOrange(a.plan) && isOrange(b.plan));
}

function isHalfOver(terms: readonly PlanTerm[], asOf: CalendarDate): boolean {
  const [days, ofDays] = daysOf(terms, asOf);
  return 2 * days >= ofDays;
}

/** The days to `to`, inclusive, of the time that the terms cover together, and all of it. */
function daysOf(terms: readonly PlanTerm[], to: CalendarDate): [days: number, ofDays: number] {
  const from = Math.min(...terms.map(({ opens, start }) => opens ?? start));
  const expires = Math.max(...terms.map((term) => term.expires));
  return [to - from + 1, expires - from];
}

function termValue(
  of: TermValue["of"],
  value: PlanValue,
  { ledger }: ValuedAccount,
  isJudged: boolean,
): TermValue {
  const { terms, period, prices, added, worth } = value;
  const [days, ofDays] = daysOf(terms, period.to);
  const costs =
    of === "last"
      ? [...prices, ...added].map(({ price }) => price)
      : [
          ...prices.map((price) => partSoFar(price, price.term.start, period.to)),
          ...added.map((own) => partSoFar(own, own.on, period.to)),
        ];
  const costSoFar = knownSum(costs);
  const banks = ledger.banks.filter((bank) => terms.some((term) => isBankOf(bank, term)));
  const carried = banks.flatMap(({ movements }) => movements.filter(({ kind }) => kind === "carried_in"));
  return {
    ...value,
    of,
    days,
    ofDays,
    costSoFar,
    savedSoFar: worth === null || costSoFar === null ? null : cents(worth - costSoFar),
    carriedIn: sum(carried.map(({ minutes: by }) => by)),
    left: sum(banks.map((bank) => leftAt(bank, period.to))),
    isJudged,
  };
}

/** The share of days from `from` to `to`, both inclusive, of those to the end of the days bought; signed. */
function partSoFar(
  { term, price }: Pick<TermPrice, "term" | "price">,
  from: CalendarDate,
  to: CalendarDate,
): Cents | null {
  if (price === null) return null;
  const share = { numerator: to - from + 1, denominator: term.boughtTo - from };
  return price < 0 ? negated(proportion(negated(price), share)) : proportion(price, share);
}
