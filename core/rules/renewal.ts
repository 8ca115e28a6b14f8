/**
 * What a renewal costs, the new term, and the clause that decided.
 *
 * Laws: exactly one clause applies to each renewal, and terms, prices, value and what-if all use this file. The
 * fraction of the full rate is kept as two integers and applied once, so the price is rounded once. A price missing
 * from the book is an error, never a guess.
 */

import {
  addDays,
  addMonths,
  anniversaryAfter,
  type CalendarDate,
  earlier,
  formatDate,
  later,
  type Term,
} from "../values/calendar.ts";
import { InputError, type Problem } from "../values/problems.ts";
import { type Cents, cents, type Fraction, product, proportion } from "../values/units.ts";
import {
  findPrice,
  isOrange,
  isSold,
  isVip,
  PLAN_TABLE,
  type Plan,
  type PriceBook,
  priceMissing,
  renewedAs,
  type SoldPlan,
} from "./plans.ts";

export type Clause =
  | "R1 on time"
  | "R1 late"
  | "R3 online"
  | "R3 not online"
  | "R4"
  | "R5"
  | "R6 on time"
  | "R6 late";

export interface RenewalRequest {
  /** The current plan. */
  readonly plan: Plan;
  /** Quantity of the new term: hours for VIP, subscribers for Orange. */
  readonly quantity: number;
  /** First day not covered by the current term. */
  readonly expires: CalendarDate;
  /** The date anniversaries are counted from; `expires` when not known. */
  readonly anchor?: CalendarDate;
  /** Day of payment; null for the last day on time. */
  readonly paidOn: CalendarDate | null;
  /** Whether it is paid through the online renewal tool; matters only for Orange. */
  readonly channel: "online" | "other";
  /** End of the client's Act! subscription, if the renewal is to end with it (R6). */
  readonly cotermEnd: CalendarDate | null;
  /** Replaces the price book's line: VIP for the whole tier, Orange for one subscriber and year. */
  readonly listPrice?: Cents;
}

export interface Renewal {
  readonly clause: Clause;
  /** The plan whose price applies: Starter is renewed as Care (P7). */
  readonly pricedAs: Plan;
  /** The source of the full rate in the price book; null for a given price. */
  readonly priceSource: string | null;
  /** The price book's line: VIP for the whole tier, Orange for one subscriber and year. */
  readonly unitPrice: Cents;
  /** The price of a full year at the full rate. */
  readonly fullPrice: Cents;
  readonly price: Cents;
  readonly paidOn: CalendarDate;
  /** Days from `expires` to the payment: 0 on that day, negative before. */
  readonly daysLate: number;
  /** Days bought over days of the year; 1/1 for a full year. */
  readonly proration: Fraction;
  /** 9/10 with the on-time discount, otherwise 1/1. */
  readonly discount: Fraction;
  readonly term: Term;
  /** R1: whether every unused minute moves to the new term. */
  readonly carriesOver: boolean;
}

const WHOLE: Fraction = { numerator: 1, denominator: 1 };
/** R1, R3, R6: 10 % off. */
const TEN_PERCENT_OFF: Fraction = { numerator: 9, denominator: 10 };
/** R4, R5: the number of days an Orange renewal may be late before it is a new contract. */
export const DAYS_OF_GRACE = 30;

/**
 * P9: a start typed at most this many days from the expiry is taken as the renewal; payment and contract decide its
 * actual start.
 */
export const DAYS_OF_LEEWAY = 60;

/** The parts of a renewal that are needed before its price. */
type RenewalRow = Pick<RenewalRequest, "plan" | "expires" | "anchor" | "paidOn" | "channel" | "cotermEnd"> & {
  /** The start written for the new term; used only for an Orange row paid within the days of grace (R5). */
  readonly start?: CalendarDate | null;
};

/** The decision of the clauses about a renewal, shared by terms, prices and what-ifs. */
type RenewalDecision = Pick<
  Renewal,
  "clause" | "paidOn" | "daysLate" | "proration" | "discount" | "term" | "carriesOver"
>;

/** R1, R3: the last day on which a renewal of the plan is on time. */
export function lastDayOnTime(plan: Plan, expires: CalendarDate): CalendarDate {
  return isOrange(plan) ? expires : addDays(expires, -1);
}

/** R4: the last day on which an Orange renewal keeps its anniversary; null for VIP, which has no grace period (R1). */
export function graceEnds(plan: Plan, expires: CalendarDate): CalendarDate | null {
  return isOrange(plan) ? addDays(expires, DAYS_OF_GRACE) : null;
}

/** R7: an Orange renewal is invoiced one month before expiry; VIP has no automatic invoice. */
export function invoiceDate(plan: Plan, expires: CalendarDate): CalendarDate | null {
  return isOrange(plan) ? addMonths(expires, -1) : null;
}

/** R7: default days before expiry on which a VIP client is reminded. */
export const REMINDER_DAYS: readonly number[] = [60, 30, 7];

/** R7: the days on which a VIP client is reminded; empty for Orange, whose invoice proposes the renewal. */
export function reminderDates(plan: Plan, expires: CalendarDate, daysBefore = REMINDER_DAYS): CalendarDate[] {
  return isVip(plan) ? daysBefore.map((days) => addDays(expires, -days)) : [];
}

/** R7: the shortest of the days before an expiry, given in any order, that includes it; null when it is further off. */
export function reminderBand(
  expires: CalendarDate,
  asOf: CalendarDate,
  daysBefore: readonly number[],
): number | null {
  return [...daysBefore].sort((a, b) => a - b).find((days) => expires - asOf <= days) ?? null;
}

/** R7: a letter about a renewal: of VIP at a number of days before the expiry, of Orange with its invoice. */
export type LetterStep = number | "invoice";

/** R7: the letter about a renewal that is due on a day; null before the first. */
export function letterStep(
  plan: Plan,
  expires: CalendarDate,
  asOf: CalendarDate,
  daysBefore: readonly number[],
): LetterStep | null {
  const invoiceOn = invoiceDate(plan, expires);
  if (invoiceOn === null) return reminderBand(expires, asOf, daysBefore);
  return invoiceOn <= asOf ? "invoice" : null;
}

/** The price of a renewal (R1, R3–R6). Throws the problem that prevents pricing it. */
export function renewal(request: RenewalRequest, book: PriceBook): Renewal {
  const { renewal: found, problem } = priced(request, book);
  if (problem !== null) throw new InputError(problem);
  return found;
}

type Priced =
  | { readonly renewal: Renewal; readonly problem: null }
  | { readonly renewal: null; readonly problem: Problem };

/**
 * The renewal, or the problem that prevents pricing it: PLAN_NOT_RENEWABLE, QUANTITY_OUT_OF_RANGE, PRICE_MISSING or one
 * of COTERM_. Half the plans of a firm may have no price, so a missing one is nothing to throw.
 */
export function priced(request: RenewalRequest, book: PriceBook): Priced {
  const { plan, quantity, expires, listPrice } = request;
  if (!isSold(plan)) return { renewal: null, problem: { code: "PLAN_NOT_RENEWABLE", plan } };
  const pricedAs = renewedAs(plan);
  const decision = renewalDecision(request);
  const refused = quantityProblem(pricedAs, quantity) ?? cotermProblem(request, decision);
  if (refused !== null) return { renewal: null, problem: refused };

  const on = priceDate(plan, expires, decision.paidOn);
  const listed = listPrice === undefined ? findPrice(book, pricedAs, quantity, on) : null;
  const unitPrice = listPrice ?? listed?.cents;
  if (unitPrice === undefined) return { renewal: null, problem: priceMissing(book, pricedAs, quantity, on) };
  const fullPrice = isVip(plan) ? unitPrice : cents(unitPrice * quantity);
  const price = proportion(fullPrice, product(decision.proration, decision.discount));
  const priceSource = listed?.source ?? null;
  return { renewal: { ...decision, pricedAs, priceSource, unitPrice, fullPrice, price }, problem: null };
}

/**
 * R9: the day whose price applies to a renewal. For Orange paid on time: the day of the invoice or of the payment,
 * whichever is earlier. Otherwise: the day of payment.
 */
export function priceDate(plan: Plan, expires: CalendarDate, paidOn: CalendarDate): CalendarDate {
  const invoiceOn = invoiceDate(plan, expires);
  return invoiceOn === null || paidOn > expires ? paidOn : earlier(invoiceOn, paidOn);
}

/** P2, P4: the quantity must be whole and in the plan's range. */
function quantityProblem(plan: SoldPlan, quantity: number): Problem | null {
  const range = PLAN_TABLE[plan].quantity;
  if (Number.isInteger(quantity) && quantity >= range.least && quantity <= range.most) return null;
  return { code: "QUANTITY_OUT_OF_RANGE", plan, given: String(quantity), ...range };
}

/** R1, R3–R6: the clause of a renewal, its term and its carry-over. Needs no price and never throws. */
export function renewalDecision(row: RenewalRow): RenewalDecision {
  const paidOn = row.paidOn ?? lastDayOnTime(row.plan, row.expires);
  const decided = isVip(row.plan) ? vipDecision(row, paidOn) : orangeDecision(row, paidOn);
  return { ...decided, paidOn, daysLate: paidOn - row.expires };
}

type Decided = Omit<RenewalDecision, "paidOn" | "daysLate">;

function vipDecision(row: RenewalRow, paidOn: CalendarDate): Decided {
  const { expires, anchor = expires } = row;
  // R1: paid before the expiry date: 10 % off, and every unused minute carries over to the next term.
  if (paidOn < expires) {
    const term = { start: expires, expires: anniversaryAfter(anchor, expires) };
    return { clause: "R1 on time", proration: WHOLE, discount: TEN_PERCENT_OFF, term, carriesOver: true };
  }
  // R1: paid on the expiry date or later: full price, nothing carried over, the term starts on the date of payment.
  const term = { start: paidOn, expires: addMonths(paidOn, 12) };
  return { clause: "R1 late", proration: WHOLE, discount: WHOLE, term, carriesOver: false };
}

function orangeDecision(row: RenewalRow, paidOn: CalendarDate): Decided {
  const { expires, anchor = expires, channel, cotermEnd } = row;
  const nextAnniversary = anniversaryAfter(anchor, expires);
  const daysOfYear = nextAnniversary - expires;
  const daysLate = paidOn - expires;
  const onTimeDiscount = channel === "online" ? TEN_PERCENT_OFF : WHOLE;
  const carriesOver = false; // R2: Orange carries nothing over.

  // R5: more than 30 days late: a new contract, a full year from the date of payment at the full rate. The same
  // applies, from the written start, if a row paid within these days has a written start more than 60 days after the
  // expiry.
  const { start = null } = row;
  const isFar = start !== null && start - expires > DAYS_OF_LEEWAY;
  if (daysLate > DAYS_OF_GRACE || isFar) {
    const from = daysLate > DAYS_OF_GRACE || start === null ? paidOn : later(start, paidOn);
    const term = { start: from, expires: addMonths(from, 12) };
    return { clause: "R5", proration: WHOLE, discount: WHOLE, term, carriesOver };
  }

  // R6: the renewal may end with the Act! subscription: rate × days ÷ days of the year from `expires`.
  if (cotermEnd !== null) {
    const start = daysLate > 0 ? paidOn : expires;
    const proration = { numerator: cotermEnd - start, denominator: daysOfYear };
    const term = { start, expires: cotermEnd };
    // R6: if late, counted from the date of payment at the full rate.
    if (daysLate > 0) return { clause: "R6 late", proration, discount: WHOLE, term, carriesOver };
    return { clause: "R6 on time", proration, discount: onTimeDiscount, term, carriesOver };
  }

  // R4: 1 to 30 days late: the anniversary is kept, and the remaining days of the year are paid at the full rate.
  if (daysLate > 0) {
    const proration = { numerator: nextAnniversary - paidOn, denominator: daysOfYear };
    const term = { start: paidOn, expires: nextAnniversary };
    return { clause: "R4", proration, discount: WHOLE, term, carriesOver };
  }

  // R3: on or before expiry: a full year; 10 % off only through the online tool.
  const clause = channel === "online" ? "R3 online" : "R3 not online";
  const term = { start: expires, expires: nextAnniversary };
  return { clause, proration: WHOLE, discount: onTimeDiscount, term, carriesOver };
}

/** R6: only Orange shares an end; it must be after the new term's start and at most 12 months after `expires`. */
function cotermProblem(
  { plan, expires, cotermEnd: end }: RenewalRequest,
  { clause, daysLate, term: { start } }: RenewalDecision,
): Problem | null {
  if (end === null) return null;
  if (isVip(plan)) return { code: "COTERM_NOT_ORANGE", plan };
  if (clause === "R5") return { code: "COTERM_ON_NEW_CONTRACT", daysLate };
  const latest = addMonths(expires, 12);
  if (end > start && end <= latest) return null;
  const [given, after, upTo] = [end, start, latest].map(formatDate) as [string, string, string];
  return { code: "COTERM_OUT_OF_RANGE", given, after, latest: upTo };
}
