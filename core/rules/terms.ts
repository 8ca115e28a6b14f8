/**
 * What a term is, which register row made it, and questions about terms: whether one is in force, which bank it has,
 * what it carries over and whether it is renewed (P5, P8, P10, R1).
 *
 * Law: a row is identified by its content, never by its position.
 */

import { type CalendarDate, covers, formatDate, type Term } from "../values/calendar.ts";
import { compareText } from "../values/names.ts";
import type { Problem } from "../values/problems.ts";
import type { Minutes } from "../values/units.ts";
import type { BankHistory } from "./bank.ts";
import type { Contract } from "./contract.ts";
import { isSold, type SoldPlan } from "./plans.ts";
import type { Clause } from "./renewal.ts";

/** A register row as the rules read it. `expires` is the early end, if there is one (P10). */
export interface PlanTerm extends Term {
  readonly contract: Contract;
  readonly plan: SoldPlan;
  readonly quantity: number;
  /** The date anniversaries are counted from. */
  readonly anchor: CalendarDate;
  /**
   * First day not covered by the purchase: `expires`, unless it ended early. The price covers the whole purchase (P10).
   */
  readonly boughtTo: CalendarDate;
  /** P5: first day covered, the later of start and payment; null when not paid, or paid too late to cover anything. */
  readonly opens: CalendarDate | null;
  /** P8, P4: a new term, the renewal of another, or subscribers added to a running term. */
  readonly origin: "new" | "renewal" | "seats";
  /** P8: the paid term that this one renews; null if it is not a renewal. */
  readonly renews: PlanTerm | null;
  /** The clause that decided its dates and price; null for a first term and for seats. */
  readonly clause: Clause | null;
  /** The term whose unused minutes it receives: the one it renews, if paid on time (R1). */
  readonly carriesFrom: PlanTerm | null;
  /** Minutes carried into the first known term of a plan, from the register; 0 for any other term. */
  readonly carried: Minutes;
  /** M2: the former client, if it was joined with this one; null for the client's own. */
  readonly formerly: string | null;
}

/** Whether the term covers work done on this day (P5). */
export function inForce(term: PlanTerm, date: CalendarDate): boolean {
  return term.opens !== null && term.opens <= date && covers(term, date);
}

/** A problem with a row. It applies to the months of `term`; an error has no term and applies to every month. */
export interface TermProblem {
  readonly contract: Contract;
  readonly problem: Problem;
  readonly term: Term | null;
}

/** A row that makes a term. */
export type TermRow = Contract & { plan: SoldPlan; start: CalendarDate };

export function isTermRow(row: Contract): row is TermRow {
  return isSold(row.plan) && row.start !== null && !row.cancelled;
}

/** Orders rows by content, so that the result never depends on their position in the file. */
export function inOrderOfStart(a: TermRow, b: TermRow): number {
  return (
    a.start - b.start ||
    (a.paidOn ?? Infinity) - (b.paidOn ?? Infinity) ||
    compareText(rowText(a), rowText(b)) ||
    a.line - b.line
  );
}

/** The content of a row that defines its term; rows with equal text make the same term. */
export function rowText(row: Contract): string {
  const { plan, quantity, start, expires, paidOn, carried, included, actEnd, cancelled, endedOn } = row;
  return JSON.stringify([
    plan,
    quantity,
    start,
    expires,
    paidOn,
    carried,
    included,
    actEnd,
    cancelled,
    endedOn,
  ]);
}

/** Whether a bank is the one of this term. */
export function isBankOf(bank: BankHistory, { plan, start, expires, opens, formerly }: PlanTerm): boolean {
  const { term } = bank;
  const isSameTerm = bank.plan === plan && term.start === start && term.expires === expires;
  return isSameTerm && bank.opens === opens && bank.formerly === formerly;
}

/**
 * R1: the term that receives the balance of this one: the one that carries over from it, or from a bank of a joined
 * client that expires with it (P8: terms that expire together are renewed together); null when the balance lapses.
 */
export function successorOf(term: PlanTerm, terms: readonly PlanTerm[]): PlanTerm | null {
  const own = terms.find(({ carriesFrom }) => carriesFrom === term);
  if (own !== undefined || term.contract.endedOn !== null || terms.some(({ renews }) => renews === term))
    return own ?? null;
  const together = terms.find(
    ({ carriesFrom }) =>
      carriesFrom !== null &&
      carriesFrom.plan === term.plan &&
      carriesFrom.expires === term.expires &&
      carriesFrom.formerly !== term.formerly,
  );
  return together ?? null;
}

/**
 * P8: returns a test whether a paid row renews a term at the end of `asOf`; a row paid too late to cover anything (P5)
 * does not.
 */
export function renewedBy(terms: readonly PlanTerm[], asOf: CalendarDate): (term: PlanTerm) => boolean {
  const keyOf = ({ plan, expires }: PlanTerm) => `${plan} ${expires}`;
  const renewed = new Set(
    terms.flatMap(({ renews, opens, contract: { paidOn } }) =>
      renews !== null && opens !== null && paidOn !== null && paidOn <= asOf ? [keyOf(renews)] : [],
    ),
  );
  return (term) => renewed.has(keyOf(term));
}

/** P10: whether a renewal is proposed: not if the term ended early or the client declined. */
export function mayBeProposed({ contract: { declined, endedOn } }: PlanTerm): boolean {
  return !declined && endedOn === null;
}

/** The term with the latest purchased end; null if there are no terms. */
export function latest(terms: readonly PlanTerm[]): PlanTerm | null {
  return terms.reduce<PlanTerm | null>(
    (best, term) => (best === null || term.boughtTo > best.boughtTo ? term : best),
    null,
  );
}

/** A term's dates in the form that problems use. */
export function datesOf({ start, expires }: Term): { start: string; expires: string } {
  return { start: formatDate(start), expires: formatDate(expires) };
}
