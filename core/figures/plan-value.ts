/**
 * What a plan has been worth so far: what the work it served would have been billed to a client without any plan, what
 * the plan cost, and which size would have cost least.
 *
 * Laws: a value looks back only, on work up to the given day. Each minute counts towards one plan only, so the plans'
 * worth, billed and waived amounts add up to the bill of a client without plans. An unknown price or rate leaves its
 * figure blank and is named, never guessed and never 0.
 */

import type { Adjustment } from "../ledger/adjustment.ts";
import type { Entry } from "../ledger/entry.ts";
import {
  type ClosedPast,
  isWork,
  type Ledger,
  ledger,
  levelOf,
  OVERAGE_LEVEL,
  type Placement,
  placementsOf,
  shownPlace,
} from "../ledger/ledger.ts";
import type { ClosedClient } from "../ledger/prior-period.ts";
import type { Settings } from "../ledger/settings.ts";
import { bankNames, leftAt } from "../rules/bank.ts";
import type { Level } from "../rules/coverage.ts";
import type { OverageDecision } from "../rules/overage.ts";
import {
  holdsBank,
  isOrange,
  isVip,
  PLAN_TABLE,
  type PriceBook,
  priceOn,
  renewedAs,
} from "../rules/plans.ts";
import { type Clause, type Renewal, renewal } from "../rules/renewal.ts";
import { inForce, isBankOf, type PlanTerm } from "../rules/terms.ts";
import { type CalendarDate, covers, type Period, yearAround } from "../values/calendar.ts";
import { InputError, type Problem } from "../values/problems.ts";
import {
  type Cents,
  cents,
  knownSum,
  type Minutes,
  minutes,
  NO_MINUTES,
  negated,
  proportion,
  sum,
} from "../values/units.ts";

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

/** The cost of the same work with a bank of another size. */
export interface SizeCost {
  readonly hours: number;
  /** Priced by the same clause as the term itself. */
  readonly price: Cents;
  /** What is billable because a bank of this size runs dry; null without a rate. */
  readonly beyond: Cents | null;
  readonly total: Cents | null;
  /** What a bank of this size would have left at the end of the work. */
  readonly left: Minutes;
}

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
  /** Null unless the price of every row is known. */
  readonly cost: Cents | null;
  /** Total cost of the rows whose price is known. */
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

/** The parts of a client's account that values depend on. */
export interface ValuedAccount {
  readonly terms: readonly PlanTerm[];
  readonly ledger: Ledger;
  readonly adjustments: readonly Adjustment[];
  readonly decisions: readonly OverageDecision[];
  /** M2: its closed months; null when there are none. */
  readonly past?: Pick<ClosedClient, "joined"> | null;
}

/** M2: the settings with which closed months were placed. */
export type ClosedSettings = Pick<ClosedPast, "through" | "settings">;

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
  const cost = knownSum(prices.map(({ price }) => price));
  const sizes = sizesOf(terms, account, period, book, settings, closed);
  const unrated = [...new Set([...worth.unrated, ...sizes.unrated])].sort();
  return {
    terms,
    period,
    spared: worth.charged,
    worth: worth.amount,
    prices,
    cost,
    knownCost: sum(prices.flatMap(({ price }) => price ?? [])),
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

/** Charged minutes with their cost, and the levels without a rate. */
class Bill {
  #charged = 0;
  #amount = 0;
  readonly unrated = new Map<Level, number>();
  readonly #rates: Settings["rates"];

  constructor(rates: Settings["rates"]) {
    this.#rates = rates;
  }

  /** A10: one line's minutes, signed, at the rate of its level, rounded once. */
  add(charged: number, level: Level): void {
    this.#charged += charged;
    const rate = this.#rates[level];
    if (rate === undefined) this.unrated.set(level, (this.unrated.get(level) ?? 0) + charged);
    else {
      const amount = proportion(rate, { numerator: Math.abs(charged), denominator: 60 });
      this.#amount += charged < 0 ? -amount : amount;
    }
  }

  get charged(): Minutes {
    return minutes(this.#charged);
  }

  /** Of the lines whose level has a rate. */
  get rated(): Cents {
    return cents(this.#amount);
  }
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

/** Each size of a VIP bank that has a price, with what would have remained to bill. */
function sizesOf(
  terms: readonly PlanTerm[],
  account: ValuedAccount,
  period: Period,
  book: PriceBook,
  settings: Settings,
  closed: ClosedSettings | null,
): { priced: SizeCost[]; unpriced: number[]; unrated: Level[] } {
  const [term] = terms;
  if (term === undefined || !isVip(term.plan)) return { priced: [], unpriced: [], unrated: [] };
  const beyondWith = beyondBank(term, account, period, settings, closed);
  let last: { readonly hours: number; readonly beyond: Beyond } | null = null;
  const priced: SizeCost[] = [];
  const unpriced: number[] = [];
  const without = new Set<Level>();
  const { least, most } = PLAN_TABLE[term.plan].quantity;
  for (let hours: number = least; hours <= most; hours += 1) {
    const { price } = termPrice({ ...term, quantity: hours }, account.terms, book);
    if (price === null) {
      unpriced.push(hours);
      continue;
    }
    // A larger bank never leaves more than a smaller one: once nothing is left to bill, that holds for all larger
    // sizes.
    const own: Beyond =
      last === null || last.beyond.charged > 0
        ? beyondWith(hours)
        : { ...last.beyond, left: minutes(last.beyond.left + 60 * (hours - last.hours)) };
    last = { hours, beyond: own };
    for (const level of own.unrated) without.add(level);
    const beyond = own.unrated.length > 0 ? null : own.amount;
    priced.push({ hours, price, beyond, total: knownSum([price, beyond]), left: own.left });
  }
  return { priced, unpriced, unrated: [...without] };
}

/** What would have been billed because a bank ran dry, and what it would have left. */
interface Beyond {
  readonly charged: number;
  /** Of the levels with a rate. */
  readonly amount: Cents;
  readonly unrated: readonly Level[];
  readonly left: Minutes;
}

/** More hours than any term has. */
const NEVER_DRY = 100_000;

/**
 * What a bank of so many hours would have left to bill. Work that even a bank that never runs dry leaves to bill is not
 * due to the size.
 */
function beyondBank(
  term: PlanTerm,
  account: ValuedAccount,
  period: Period,
  settings: Settings,
  closed: ClosedSettings | null,
): (hours: number) => Beyond {
  const { own, terms, from, isAlone } = relevantTo(term, account, period);
  const entries = chargedWork(account.ledger, from, period.to);
  const sized = (quantity: number) => terms.map((one) => (one === own ? { ...own, quantity } : one));
  const replayed = (quantity: number) => resizedLedger(sized(quantity), entries, account, settings, closed);
  const unlimited = replayed(NEVER_DRY);
  if (isAlone) {
    // Without anything in the bank, the place of each line is where its minutes go that the bank lacks.
    const nothing = { ...own, quantity: 0, carried: NO_MINUTES };
    const past = closed === null ? null : { ...closed, kept: [], joined: account.past?.joined ?? [] };
    const without = terms.map((one) => (one === own ? nothing : one));
    const dry = ledger(without, entries, [], settings, past, account.decisions);
    const draws = drawsOn(own, unlimited, dry);
    return (hours) => beyondAlone(draws, minutes(hours * 60 + own.carried), settings);
  }
  const always = billed(unlimited, settings);
  return (hours) => {
    const made = replayed(hours);
    const bill = billed(made, settings);
    const bank = made.banks.find((one) => isBankOf(one, own));
    const unrated = [...bill.unrated].filter(([level, due]) => due > (always.unrated.get(level) ?? 0));
    return {
      charged: bill.charged - always.charged,
      amount: cents(bill.rated - always.rated),
      unrated: unrated.map(([level]) => level),
      left: bank === undefined ? NO_MINUTES : leftAt(bank, period.to),
    };
  };
}

/**
 * What a bank's draws depend on: terms, its own among them, and the first day whose work counts. When no other bank is
 * in force beside it, nothing earlier than its term matters, except what was carried in.
 */
function relevantTo(
  term: PlanTerm,
  { terms, ledger: { banks } }: ValuedAccount,
  { from, to }: Period,
): { own: PlanTerm; terms: readonly PlanTerm[]; from: CalendarDate; isAlone: boolean } {
  const beside = terms.filter(
    ({ opens, start, expires }) => opens !== null && start <= to && expires > term.start,
  );
  if (beside.some((other) => other !== term && holdsBank(other.plan)))
    return { own: term, terms, from: banks[0]?.opens ?? from, isAlone: false };
  const bank = banks.find((one) => isBankOf(one, term));
  const carried = bank?.movements.find(({ kind }) => kind === "carried_in")?.minutes ?? NO_MINUTES;
  const own = { ...term, carried };
  return { own, terms: beside.map((one) => (one === term ? own : one)), from, isAlone: true };
}

/** A change of a bank that stands alone: a correction (R8, M2), or work that would draw on it, and what it lacks. */
type Change = { readonly by: Minutes } | { readonly due: Minutes; readonly level: Level; isBilled: boolean };

/** What is asked of a bank, in order: from the same work with a bank that never runs dry, and with an empty one. */
function drawsOn(term: PlanTerm, unlimited: Ledger, dry: Ledger): Change[] {
  const withoutBank = dry.lines.filter(isWork);
  const changes: Change[] = [];
  let next = 0;
  for (const line of unlimited.lines) {
    if (line.kind === "adjusted" && isBankOf(line.bank, term)) changes.push({ by: line.minutes });
    if (!isWork(line)) continue;
    const undrawn = withoutBank[next];
    next += 1;
    const due = sum(line.placements.flatMap(({ bank, charged }) => (bank === null ? [] : charged)));
    if (due === 0 || undrawn === undefined) continue;
    const isBilled = undrawn.placements.some((own) => shownPlace(undrawn, own) === "billable");
    changes.push({ due, level: levelOf(line), isBilled });
  }
  return changes;
}

/** A5: the bank gives what it has; what it lacks is billed. A correction takes no more than is left (R8). */
function beyondAlone(changes: readonly Change[], held: Minutes, { rates }: Settings): Beyond {
  const bill = new Bill(rates);
  let left: number = held;
  for (const change of changes) {
    if ("by" in change) {
      left = Math.max(0, left + change.by);
      continue;
    }
    const lacking = Math.max(0, change.due - left);
    left = Math.max(0, left - change.due);
    if (lacking > 0 && change.isBilled) bill.add(lacking, change.level);
  }
  const { charged, rated: amount } = bill;
  return { charged, amount, unrated: [...bill.unrated.keys()], left: minutes(left) };
}

/**
 * The ledger with a bank of another size. It gets the same manual corrections as the client's own bank; where a smaller
 * bank holds less than a correction takes, the correction takes what is left (R8).
 */
function resizedLedger(
  terms: readonly PlanTerm[],
  entries: readonly Entry[],
  account: ValuedAccount,
  settings: Settings,
  closed: ClosedSettings | null,
): Ledger {
  const refused = new Set(account.ledger.refused.map(({ adjustment }) => adjustment));
  const joined = account.past?.joined ?? [];
  const past = closed === null ? null : { ...closed, kept: keptOf(account.ledger), joined };
  let adjustments = account.adjustments.filter((own) => !refused.has(own));
  for (;;) {
    const made = ledger(terms, entries, adjustments, settings, past, account.decisions);
    const least = new Map(
      made.refused.flatMap(({ adjustment, problem }) =>
        problem.code === "ADJUSTMENT_OVERDRAWS" ? [[adjustment, minutes(negated(problem.left))]] : [],
      ),
    );
    if (least.size === 0) return made;
    adjustments = adjustments.map((own) => ({ ...own, minutes: least.get(own) ?? own.minutes }));
  }
}

/** M2: adjustments that keep each bank of a ledger at its closed balance. */
function keptOf({ lines, banks }: Ledger): ClosedPast["kept"] {
  const names = bankNames(banks);
  return lines.flatMap((line) => {
    const name = line.kind === "adjusted" && line.rule === "M2" ? names.get(line.bank) : undefined;
    return name === undefined || line.kind !== "adjusted" ? [] : [{ ...name, by: line.minutes }];
  });
}

/** The work of days on which anything was charged. On other days no bank is drawn, whatever its size. */
function chargedWork(of: Ledger, from: CalendarDate, to: CalendarDate): Entry[] {
  const days = new Set<CalendarDate>();
  for (const line of of.lines) if (placementsOf(line).some(({ charged }) => charged > 0)) days.add(line.date);
  const work: Entry[] = [];
  for (const line of of.lines) {
    if (line.kind === "entry" && from <= line.date && line.date <= to && days.has(line.date))
      work.push(line.entry);
  }
  return work;
}

/** What is billable, except what awaits confirmation (A9). */
function billed(of: Ledger, { rates }: Settings): Bill {
  const bill = new Bill(rates);
  for (const line of of.lines) {
    for (const placement of placementsOf(line)) {
      if (shownPlace(line, placement) === "billable") bill.add(placement.charged, levelOf(line));
    }
  }
  return bill;
}

function cheapest(sizes: readonly SizeCost[]): SizeCost | null {
  let best: SizeCost | null = null;
  for (const size of sizes) {
    if (size.total === null) return null;
    if (best === null || best.total === null || size.total < best.total) best = size;
  }
  return best;
}
