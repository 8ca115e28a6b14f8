/**
 * What the work of a bank would have cost with a bank of another size.
 *
 * Law: each size is priced by the same clause as the term, and what it would not have given is billed at the rates.
 */

import type { Adjustment } from "../ledger/adjustment.ts";
import type { Entry } from "../ledger/entry.ts";
import { type ClosedPast, type Ledger, ledger } from "../ledger/ledger.ts";
import { isWork, levelOf, placementsOf, shownPlace } from "../ledger/lines.ts";
import type { ClosedClient } from "../ledger/prior-period.ts";
import type { Settings } from "../ledger/settings.ts";
import { bankNames, leftAt } from "../rules/bank.ts";
import type { Level } from "../rules/coverage.ts";
import type { OverageDecision } from "../rules/overage.ts";
import { holdsBank, isVip, PLAN_TABLE, type PriceBook } from "../rules/plans.ts";
import { isBankOf, type PlanTerm } from "../rules/terms.ts";
import type { CalendarDate, Period } from "../values/calendar.ts";
import {
  type Cents,
  cents,
  knownSum,
  type Minutes,
  minutes,
  NO_MINUTES,
  negated,
  sum,
} from "../values/units.ts";
import { Bill, billed } from "./rated-bill.ts";
import { termPrice } from "./term-price.ts";

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

/** Each size of a VIP bank that has a price, with what would have remained to bill. */
export function sizesOf(
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

export function cheapest(sizes: readonly SizeCost[]): SizeCost | null {
  let best: SizeCost | null = null;
  for (const size of sizes) {
    if (size.total === null) return null;
    if (best === null || best.total === null || size.total < best.total) best = size;
  }
  return best;
}
