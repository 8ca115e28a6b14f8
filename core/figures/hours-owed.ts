/**
 * What a firm still owes its clients, in hours and in money: the deferred revenue of a month, rolled forward. For the
 * firm alone: to a client a plan is hours, never money (R8).
 *
 * Laws: for each line, in units and in cents, opening + prior period + sold + carried in + adjusted − earned − lapsed −
 * carried out = closing, and the closing of a month is the opening of the next, also across closed months (M2). The
 * minutes of a bank are those of its roll-forward (M1). Over the life of a term what was sold, brought in and adjusted
 * is earned, lapses or moves on, to the cent. A cost that is not known is never 0, and never in a sum (A10).
 */

import type { ClientAccount } from "../firm/reconciliation.ts";
import { type JoinedClient, separateClientOn } from "../ledger/joined-clients.ts";
import type { Ledger } from "../ledger/ledger.ts";
import type { BankLine, Line } from "../ledger/lines.ts";
import type { ClosedOwed, OwedName } from "../ledger/prior-period.ts";
import type { BankHistory, BankName } from "../rules/bank.ts";
import { type Costed, Lots, minus, NOTHING, plus } from "../rules/lots.ts";
import { includesHours, isOrange, type PriceBook, SOLD_PLANS } from "../rules/plans.ts";
import { isBankOf, type PlanTerm, successorOf } from "../rules/terms.ts";
import { addDays, type CalendarDate, earlier, type Period } from "../values/calendar.ts";
import { groupBy, recordOf } from "../values/grouping.ts";
import { assert, type Cents, cents, negated } from "../values/units.ts";
import type { Statement } from "./statement.ts";
import { termPrice } from "./term-price.ts";

/**
 * The columns of a roll-forward, in order. Earned: worth of what was used, or of days that passed. Lapsed: breakage, what
 * expired unused. All are positive but for `priorPeriod` and `adjusted`, which are signed.
 */
export const OWED_COLUMNS = [
  "opening",
  "priorPeriod",
  "sold",
  "carriedIn",
  "adjusted",
  "earned",
  "lapsed",
  "carriedOut",
  "closing",
] as const;
export type OwedColumn = (typeof OWED_COLUMNS)[number];
type Movement = Exclude<OwedColumn, "opening" | "priorPeriod" | "closing">;

type OwedAmounts = Readonly<Record<OwedColumn, Costed>>;

/** A bank, in minutes, or the subscription of an Orange term, in days. */
export interface OwedLine extends OwedName {
  readonly expires: CalendarDate;
  readonly amounts: OwedAmounts;
}

/** All lines of a plan that count the same. */
export interface PlanOwed extends Pick<OwedLine, "plan" | "counts" | "amounts"> {
  readonly lines: number;
  /** The lines of which a cost is not known. */
  readonly unknown: number;
}

/** A client's lines: its banks, then its subscriptions. `names` has the name of each bank of the statement. */
export function hoursOwed(
  { ledger, terms, prior, past }: Pick<ClientAccount, "ledger" | "terms" | "prior" | "past">,
  { banks, period }: Pick<Statement, "banks" | "period">,
  names: ReadonlyMap<BankHistory, BankName>,
  book: PriceBook,
): OwedLine[] {
  const priceOf = (term: PlanTerm) =>
    termPrice(term, termsWhenSold(term, terms, past?.joined ?? []), book).price;
  const moved = bankAmounts(ledger, terms, period, priceOf);
  const ofBanks = banks.map(({ bank, opening, priorPeriod }): OwedLine => {
    const name = names.get(bank);
    assert(name !== undefined, "a bank of a statement has a name");
    const own = moved.get(bank) ?? NONE;
    // Without a record in money, a closed balance has its minutes, at today's cost.
    const opened = { ...own.opening, units: opening };
    const amounts = { ...own, opening: opened, priorPeriod: { ...NOTHING, units: priorPeriod } };
    return { counts: "minutes", ...name, expires: bank.term.expires, amounts };
  });
  const lines = [...ofBanks, ...subscriptions(terms, period, priceOf)];
  const closed = prior?.through === period.from - 1 ? prior.owed : undefined;
  return closed === undefined ? lines : afterClosing(lines, closed);
}

type PriceOf = (term: PlanTerm) => Cents | null;

/** M2: a term sold before its client was joined with another keeps its price, whatever the other had. */
function termsWhenSold(
  { start, formerly }: PlanTerm,
  terms: readonly PlanTerm[],
  joined: readonly JoinedClient[],
): readonly PlanTerm[] {
  if (joined.length === 0) return terms;
  const own = separateClientOn(joined, formerly, start);
  return terms.filter((other) => separateClientOn(joined, other.formerly, start) === own);
}

/** The totals of a firm's lines, in the order of plans, hours before days. */
export function owedByPlan(lines: Iterable<OwedLine>): PlanOwed[] {
  const groups = groupBy(lines, ({ plan, counts }) => `${plan} ${counts}`);
  return SOLD_PLANS.flatMap((plan) =>
    (["minutes", "days"] as const).flatMap((counts) => {
      const own = groups.get(`${plan} ${counts}`) ?? [];
      if (own.length === 0) return [];
      const sumOf = (column: OwedColumn) =>
        own.reduce((sum, { amounts }) => plus(sum, amounts[column]), NOTHING);
      const unknown = own.filter(hasUnknownCost).length;
      return [{ plan, counts, lines: own.length, unknown, amounts: recordOf(OWED_COLUMNS, sumOf) }];
    }),
  );
}

export function hasUnknownCost({ amounts }: Pick<OwedLine, "amounts">): boolean {
  return OWED_COLUMNS.some((column) => amounts[column].withoutCost !== 0);
}

/** As a reader adds it up to the closing: what goes is negative, and what is carried over is one figure. */
export const OWED_STEPS = [
  "opening",
  "priorPeriod",
  "sold",
  "adjusted",
  "earned",
  "lapsed",
  "carried",
] as const;
export type OwedStep = (typeof OWED_STEPS)[number];

export function owedStep({ amounts }: Pick<OwedLine, "amounts">, step: OwedStep): Costed {
  if (step === "carried") return minus(amounts.carriedIn, amounts.carriedOut);
  return step === "earned" || step === "lapsed" ? minus(NOTHING, amounts[step]) : amounts[step];
}

/** M2: each line opens with what was closed, and the rest is of the prior period; a line that is gone gives it back. */
function afterClosing(lines: readonly OwedLine[], closed: readonly ClosedOwed[]): OwedLine[] {
  const keyOf = ({ counts, plan, start, copy, formerly }: OwedName) =>
    JSON.stringify([counts, plan, start, copy, formerly]);
  const recorded = new Map(closed.map((own) => [keyOf(own), own]));
  const known = lines.map((line): OwedLine => {
    const opening = recorded.get(keyOf(line))?.left ?? NOTHING;
    recorded.delete(keyOf(line));
    const now = plus(line.amounts.opening, line.amounts.priorPeriod);
    return { ...line, amounts: { ...line.amounts, opening, priorPeriod: minus(now, opening) } };
  });
  const gone = [...recorded.values()].map(({ left, ...name }): OwedLine => {
    return { ...name, amounts: { ...NONE, opening: left, priorPeriod: minus(NOTHING, left) } };
  });
  return [...known, ...gone];
}

const NONE: OwedAmounts = recordOf(OWED_COLUMNS, () => NOTHING);

const ADDS: Readonly<Record<Movement, boolean>> = {
  sold: true,
  carriedIn: true,
  adjusted: true,
  earned: false,
  lapsed: false,
  carriedOut: false,
};

/** What moved up to the end of a period: before it makes the opening, within it the columns. */
class Moved {
  readonly amounts: Record<OwedColumn, Costed> = { ...NONE };
  readonly period: Period;

  constructor(period: Period) {
    this.period = period;
  }

  post(date: CalendarDate, column: Movement, by: Costed): void {
    const change = ADDS[column] ? plus : minus;
    if (date < this.period.from) this.amounts.opening = change(this.amounts.opening, by);
    else this.amounts[column] = plus(this.amounts[column], by);
    this.amounts.closing = change(this.amounts.closing, by);
  }
}

/** A6, R1: what each bank's movements cost, to the end of the period; each bank before the one that it carries over to. */
function bankAmounts(
  of: Ledger,
  terms: readonly PlanTerm[],
  period: Period,
  priceOf: PriceOf,
): ReadonlyMap<BankHistory, OwedAmounts> {
  const corrections = groupBy(of.lines.filter(isCorrection), ({ bank }) => bank);
  const carried = new Map<PlanTerm, Lots>();
  const found = new Map<BankHistory, OwedAmounts>();
  const seen = new Set<PlanTerm>();
  for (const bank of of.banks) {
    if (bank.opens > period.to) break;
    const term = terms.find((own) => !seen.has(own) && isBankOf(bank, own));
    assert(term !== undefined, "a bank is that of a term");
    seen.add(term);
    const successor = successorOf(term, terms);
    // It has lapsed, and nothing rests on it.
    if (successor === null && bank.term.expires < period.from) continue;
    const lots = carried.get(term) ?? new Lots();
    // What the register brings in was sold before anything that is known.
    if (!carried.has(term)) lots.add(term.carried, null);
    const moved = new Moved(period);
    // The price of Orange Plus is for the subscription.
    const price = includesHours(term.plan) ? cents(0) : priceOf(term);
    moveLots(bank, lots, price, corrections.get(bank) ?? [], moved);
    found.set(bank, moved.amounts);
    if (successor === null || bank.term.expires > period.to) continue;
    const received = carried.get(successor) ?? new Lots();
    received.carry(lots);
    carried.set(successor, received);
  }
  return found;
}

/** Moves the lots of a bank as its minutes moved, to the end of the period. */
function moveLots(
  { movements }: BankHistory,
  lots: Lots,
  price: Cents | null,
  corrections: readonly BankLine[],
  moved: Moved,
): void {
  const broughtIn = lots.left();
  let corrected = 0;
  for (const { date, kind, minutes: by } of movements) {
    if (date > moved.period.to) return;
    if (kind === "bought") moved.post(date, "sold", lots.add(by, price));
    else if (kind === "carried_in") moved.post(date, "carriedIn", broughtIn);
    else if (kind === "used") moved.post(date, "earned", lots.take(negated(by)));
    else if (kind === "expired") moved.post(date, "lapsed", lots.take(negated(by)));
    else if (kind === "carried_out") moved.post(date, "carriedOut", lots.left());
    else {
      const line = corrections[corrected];
      corrected += 1;
      const cost = line === undefined ? null : costOfAdded(line);
      const change = by > 0 ? lots.add(by, cost) : minus(NOTHING, lots.take(negated(by)));
      moved.post(date, "adjusted", change);
    }
  }
}

function isCorrection(line: Line): line is BankLine {
  return line.kind === "adjusted";
}

/** R8: hours added without a price are goodwill. M2: of those that keep a closed balance no cost is known. */
function costOfAdded({ adjustment }: BankLine): Cents | null {
  return adjustment === null ? null : (adjustment.price ?? cents(0));
}

/** Orange: what each paid term's price is by the day, from the first day that it covers (P5). */
function subscriptions(terms: readonly PlanTerm[], { from, to }: Period, priceOf: PriceOf): OwedLine[] {
  const copies = new Map<string, number>();
  return terms.flatMap((term): OwedLine[] => {
    const { plan, start, formerly, opens, expires, boughtTo } = term;
    if (!isOrange(plan) || opens === null) return [];
    const key = JSON.stringify([plan, start, formerly]);
    const copy = (copies.get(key) ?? 0) + 1;
    copies.set(key, copy);
    // P10: what is left of one that ended early lapses on that day.
    const isCut = expires < boughtTo;
    if (opens > to || expires < (isCut ? from : addDays(from, 1))) return [];
    const moved = new Moved({ from, to });
    const lots = new Lots();
    const passed = (date: CalendarDate) => Math.max(0, earlier(date, expires) - opens);
    moved.post(opens, "sold", lots.add(boughtTo - opens, priceOf(term)));
    moved.post(addDays(from, -1), "earned", lots.take(passed(from)));
    moved.post(to, "earned", lots.take(passed(addDays(to, 1)) - passed(from)));
    if (isCut && expires <= to) moved.post(expires, "lapsed", lots.take(boughtTo - expires));
    return [{ counts: "days", plan, start, copy, formerly, expires, amounts: moved.amounts }];
  });
}
