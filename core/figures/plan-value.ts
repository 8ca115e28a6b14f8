/**
 * What a plan has been worth so far: what the work it served would have been billed to a client without any plan, what
 * the plan cost, and which size would have cost least.
 *
 * Laws: a value looks back only, on work up to the given day. Each minute counts towards one plan only, so the plans'
 * worth, billed and waived amounts add up to the bill of a client without plans. An unknown price or rate leaves its
 * figure blank and is named, never guessed and never 0.
 */

import { type Ledger, ledger } from "../ledger/ledger.ts";
import { isPriced, levelOf, OVERAGE_LEVEL, type Placement, placementsOf } from "../ledger/lines.ts";
import type { Settings } from "../ledger/settings.ts";
import { isOrange, isVip, type PriceBook } from "../rules/plans.ts";
import { inForce, isBankOf, type PlanTerm } from "../rules/terms.ts";
import type { CalendarDate, Period } from "../values/calendar.ts";
import { type Cents, cents, knownSum, type Minutes, sum } from "../values/units.ts";
import type { ClosedSettings, ValuedAccount } from "./other-sizes.ts";
import { cheapest, type SizeCost, sizesOf } from "./other-sizes.ts";
import { Bill } from "./rated-bill.ts";
import type { Missing } from "./term-price.ts";
import { type TermPrice, termPrice } from "./term-price.ts";

export interface PlanValue {
  /** One VIP or VIP Diamond term, or all Orange rows in force: they share one pool (P4). */
  readonly terms: readonly PlanTerm[];
  /** From the first day covered to the given day, inclusive. */
  readonly period: Period;
  /** Charged minutes that the plan saved the client. */
  readonly spared: Minutes;
  /** Their cost without any plan, at the configured rates (A10). */
  readonly worth: Cents | null;
  readonly prices: readonly TermPrice[];
  /** M3: hours added to its banks at a price, or taken back, in the period. */
  readonly added: readonly AddedTime[];
  /** Of its rows and of added hours; null unless the price of every row is known. */
  readonly cost: Cents | null;
  /** The same, of the rows whose price is known. */
  readonly knownCost: Cents;
  /** Worth less cost; negative while the plan has not paid for itself. */
  readonly saved: Cents | null;
  /** Sizes with a price, smallest first; empty for Orange, whose quantity is a number of people. */
  readonly sizes: readonly SizeCost[];
  /** The cheapest size, the smaller if equal; null unless every total is known. */
  readonly best: SizeCost | null;
  /** Hours on sale without a price. */
  readonly unpriced: readonly number[];
  readonly missing: readonly Missing[];
}

/** Hours added to the bank of a term at a price, or taken back; both are signed. */
interface AddedTime {
  readonly term: PlanTerm;
  readonly on: CalendarDate;
  readonly minutes: Minutes;
  readonly price: Cents;
}

/** What is valued together, of the terms in force on a day: each VIP by itself, then all Orange rows (P4). */
export function plansInForce(terms: readonly PlanTerm[], date: CalendarDate): (readonly PlanTerm[])[] {
  const open = terms.filter((term) => inForce(term, date));
  const orange = open.filter((term) => isOrange(term.plan));
  const groups = [...open.filter((term) => isVip(term.plan)).map((term) => [term]), orange];
  return groups.filter((group) => group.length > 0);
}

/** The value of terms that are valued together, to the end of `asOf`, a day on which they are in force. */
export function planValue(
  terms: readonly PlanTerm[],
  account: ValuedAccount,
  asOf: CalendarDate,
  book: PriceBook,
  settings: Settings,
  closed: ClosedSettings | null,
): PlanValue {
  const [from = asOf] = terms.map((term) => term.opens ?? term.start).sort((a, b) => a - b);
  const period = { from, to: asOf };
  const worth = worthOf(terms, account.ledger, period, settings);
  const prices = terms.map((term) => termPrice(term, account.terms, book));
  const added = addedTo(terms, account.ledger, period);
  const paid = [...prices, ...added].map(({ price }) => price);
  const cost = knownSum(paid);
  const sizes = sizesOf(terms, account, period, book, settings, closed);
  const unrated = [...new Set([...worth.unrated, ...sizes.unrated])].sort();
  return {
    terms,
    period,
    spared: worth.charged,
    worth: worth.amount,
    prices,
    added,
    cost,
    knownCost: sum(paid.flatMap((price) => price ?? [])),
    saved: worth.amount === null || cost === null ? null : cents(worth.amount - cost),
    sizes: sizes.priced,
    best: cheapest(sizes.priced),
    unpriced: sizes.unpriced,
    missing: [
      ...prices.flatMap((price) => price.missing ?? []),
      ...unrated.map((level): Missing => ({ what: "rate", level })),
    ],
  };
}

function addedTo(terms: readonly PlanTerm[], { lines }: Ledger, { from, to }: Period): AddedTime[] {
  return lines.filter(isPriced).flatMap(({ bank, date: on, minutes, adjustment: { price } }) => {
    const term = terms.find((own) => isBankOf(bank, own));
    return term === undefined || on < from || on > to ? [] : { term, on, minutes, price };
  });
}

/** What the plan's terms saved the client, and what they cost. */
function worthOf(terms: readonly PlanTerm[], of: Ledger, period: Period, settings: Settings) {
  const bill = new Bill(settings.rates);
  const banks = new Set(of.banks.filter((bank) => terms.some((term) => isBankOf(bank, term))));
  const lines = of.lines.filter(({ date }) => period.from <= date && date <= period.to);
  // A draw equals what the same work would have been charged without the bank (A4).
  for (const line of lines) {
    for (const { bank, charged } of placementsOf(line)) {
      if (bank !== null && banks.has(bank)) bill.add(charged, levelOf(line));
    }
  }
  if (terms.some(({ plan }) => isOrange(plan))) {
    // Work in Orange's scope and free resets, charged as for a client without a plan (P1) …
    const served = lines.flatMap((line) => (line.kind === "entry" && isOranges(line) ? [line.entry] : []));
    for (const line of ledger([], served, [], settings).lines) {
      for (const { charged } of placementsOf(line)) bill.add(charged, levelOf(line));
    }
    // … less the overage, which is drawn from a bank or billed (A5).
    for (const line of lines) if (line.kind === "overage") bill.add(-line.day.charged, OVERAGE_LEVEL);
  }
  const unrated = [...bill.unrated].filter(([, charged]) => charged !== 0).map(([level]) => level);
  return {
    charged: bill.charged,
    amount: unrated.length === 0 ? bill.rated : null,
    unrated,
  };
}

/** A3, A7: whether the day's allowance covered the entry, or Orange made it free. */
function isOranges({ placements }: { placements: readonly Placement[] }): boolean {
  return placements.some(({ place }) => place === "allowance" || place === "free");
}
