/**
 * What a term is, which row of the register made it, and what is asked of terms: whether one is in force, whose bank
 * it has, what it hands on and whether it is renewed (P5, P8, P10, R1).
 *
 * Law: a row is told by what it says, never by where it stands.
 */

import { type CalendarDate, covers, formatDate, type Term } from "../values/calendar.ts";
import { compareText } from "../values/names.ts";
import type { Problem } from "../values/problems.ts";
import type { Minutes } from "../values/units.ts";
import type { Bank } from "./bank.ts";
import type { Contract } from "./contract.ts";
import { isSold, type SoldPlan } from "./plans.ts";
import type { Clause } from "./renewal.ts";

/** A row of the register as the rules read it. `expires` is the day it ended early, if it did (P10). */
export interface PlanTerm extends Term {
  readonly contract: Contract;
  readonly plan: SoldPlan;
  readonly quantity: number;
  /** What anniversaries are counted from. */
  readonly anchor: CalendarDate;
  /** First day the purchase no longer covers: `expires`, unless it ended early. The price is for all of it (P10). */
  readonly boughtTo: CalendarDate;
  /** P5: first day it covers, the later of start and payment; null when it was not paid, or too late to cover anything. */
  readonly opens: CalendarDate | null;
  /** P8, P4: a term of its own, the renewal of another, or subscribers added to one that runs. */
  readonly origin: "new" | "renewal" | "seats";
  /** P8: the paid term that this one renews; null for any that is no renewal. */
  readonly renews: PlanTerm | null;
  /** The clause that gave it its dates and its price; null for a first term and for seats. */
  readonly clause: Clause | null;
  /** The term whose unused minutes it receives: the one it renews, paid on time (R1). */
  readonly carriesFrom: PlanTerm | null;
  /** What the first known term of a plan brings in, as the register says; 0 for any other term. */
  readonly carried: Minutes;
  /** M2: whose it was before that client was joined with this one; null for the client's own. */
  readonly formerly: string | null;
}

/** Whether the term covers work done on this day (P5). */
export function inForce(term: PlanTerm, date: CalendarDate): boolean {
  return term.opens !== null && term.opens <= date && covers(term, date);
}

/** Something to tell of a row. It concerns the months of `term`; an error, which has none, concerns every month. */
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

/** Orders rows by content, so that the result never depends on where they stand in the file. */
export function inOrderOfStart(a: TermRow, b: TermRow): number {
  return (
    a.start - b.start ||
    (a.paidOn ?? Infinity) - (b.paidOn ?? Infinity) ||
    compareText(rowText(a), rowText(b)) ||
    a.line - b.line
  );
}

/** What a row says of its term, wherever it stands: rows with one text make one term. */
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
export function isBankOf(bank: Bank, { plan, start, expires, opens, formerly }: PlanTerm): boolean {
  const { term } = bank;
  const isSameTerm = bank.plan === plan && term.start === start && term.expires === expires;
  return isSameTerm && bank.opens === opens && bank.formerly === formerly;
}

/**
 * R1: the term that receives what is left of this one: the one that carries from it, or from a bank of a client that is one
 * with it since and expires with it (P8: what expires together is renewed together); null when it lapses.
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

/** P8: tells whether a paid row renews a term as a day ends; one paid too late to cover anything (P5) does not. */
export function renewedBy(terms: readonly PlanTerm[], asOf: CalendarDate): (term: PlanTerm) => boolean {
  const keyOf = ({ plan, expires }: PlanTerm) => `${plan} ${expires}`;
  const renewed = new Set(
    terms.flatMap(({ renews, opens, contract: { paidOn } }) =>
      renews !== null && opens !== null && paidOn !== null && paidOn <= asOf ? [keyOf(renews)] : [],
    ),
  );
  return (term) => renewed.has(keyOf(term));
}

/** P10: whether a renewal is proposed at all: not of what ended early, nor of what the client declined. */
export function mayBeProposed({ contract: { declined, endedOn } }: PlanTerm): boolean {
  return !declined && endedOn === null;
}

/** The one that was bought for the longest; null of none. */
export function latest(terms: readonly PlanTerm[]): PlanTerm | null {
  return terms.reduce<PlanTerm | null>(
    (best, term) => (best === null || term.boughtTo > best.boughtTo ? term : best),
    null,
  );
}

/** A term’s days as problems give them. */
export function datesOf({ start, expires }: Term): { start: string; expires: string } {
  return { start: formatDate(start), expires: formatDate(expires) };
}
