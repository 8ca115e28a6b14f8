/**
 * What a month asks of a client: which plan to renew, by when and at what price, what has ended, what is not paid, what
 * runs out; and of these the one thing to decide first.
 *
 * Laws: facts are always told, what is expected only where enough is known (M4). Everything is as of the statement's
 * last day; to come back is priced as paid on the day after. A price missing from the book is null.
 */

import type { Ledger } from "../ledger/ledger.ts";
import { type BankHistory, isInForce, lastTaken, leftAt } from "../rules/bank.ts";
import { kindOf } from "../rules/endings.ts";
import { findPrice, isVip, type PriceBook, renewedAs, type SoldPlan } from "../rules/plans.ts";
import { type Clause, priced, REMINDER_DAYS } from "../rules/renewal.ts";
import { inForce, isBankOf, mayBeProposed, type PlanTerm, renewedBy } from "../rules/terms.ts";
import { addDays, addMonths, type CalendarDate } from "../values/calendar.ts";
import { groupBy } from "../values/grouping.ts";
import { type Cents, cents, type Minutes, minutes, sum } from "../values/units.ts";
import { type Projection, projections } from "./projection.ts";
import { nextOffer, type RenewalOffer, renewalOffers } from "./renewal-offers.ts";
import type { Statement } from "./statement.ts";
import { termPrice } from "./term-price.ts";

/** What a plan costs if it is paid on the day after the statement. */
export interface Purchase {
  readonly paidOn: CalendarDate;
  readonly price: Cents | null;
  /** Where the price comes from; null without one. */
  readonly source: string | null;
  /** The clause of a late renewal; null for a first term (P6) and for seats (R9). */
  readonly clause: Clause | null;
}

/** A paid plan that has ended and that nothing renewed. */
export interface EndedPlan {
  readonly plan: SoldPlan;
  /** Sum over the rows of the plan that ended together. */
  readonly quantity: number;
  /** First day no longer covered. */
  readonly on: CalendarDate;
  readonly why: "lapsed" | "declined" | "ended_early";
  /** Minutes that lapsed with it (R1, R2, P10). */
  readonly lost: Minutes;
  /** Whether it ended in the statement's period. */
  readonly isNews: boolean;
  readonly back: Purchase;
}

/** P5: a plan whose term has begun and that is not paid. */
export interface UnpaidPlan {
  readonly plan: SoldPlan;
  readonly quantity: number;
  /** First day of its term, and the first after it. */
  readonly since: CalendarDate;
  readonly expires: CalendarDate;
  readonly due: Purchase;
}

/** P10: a plan in force that the client will not renew, and what is left in its bank. */
export interface DeclinedPlan {
  readonly plan: SoldPlan;
  readonly quantity: number;
  readonly expires: CalendarDate;
  /** Expected to be left at the expiry; without a pace, what is left now (M4). */
  readonly left: Minutes;
}

/** A bank in force that nothing is left of. */
interface EmptyBank {
  readonly bank: BankHistory;
  /** The day the last of it was drawn. */
  readonly since: CalendarDate;
}

/** What a month may ask first, by its urgency. */
export const DECISIONS = ["pay", "renew", "return", "empty", "runs_out", "no_plan", "nothing"] as const;

export type Decision = { readonly is: (typeof DECISIONS)[number] } & (
  | { readonly is: "pay"; readonly unpaid: UnpaidPlan }
  | { readonly is: "renew"; readonly offer: RenewalOffer }
  | { readonly is: "return"; readonly ended: EndedPlan }
  | { readonly is: "empty"; readonly empty: EmptyBank }
  | { readonly is: "runs_out"; readonly bank: BankHistory; readonly on: CalendarDate }
  /** P1: no plan covers the client, or is paid and yet to begin; it never had one in the last year. */
  | { readonly is: "no_plan" }
  /** Nothing to do before `next`, if anything is to be renewed. */
  | { readonly is: "nothing"; readonly next: RenewalOffer | null }
);

export interface ClientOutlook {
  /** What is expected of each bank in force that holds something; without enough use it has none (M4). */
  readonly projections: ReadonlyMap<BankHistory, Projection>;
  readonly empty: readonly EmptyBank[];
  /** In the order of the statement's renewals. */
  readonly offers: readonly RenewalOffer[];
  /** Those that ended in the period; and for a client without any plan, the last that ended within a year. */
  readonly ended: readonly EndedPlan[];
  readonly unpaid: readonly UnpaidPlan[];
  readonly declined: readonly DeclinedPlan[];
  readonly decision: Decision;
}

interface Account {
  readonly ledger: Ledger;
  readonly terms: readonly PlanTerm[];
  readonly statement: Statement;
}

/** The outlook at the end of the statement. `reminderDays` are the days before an expiry on which clients are reminded. */
export function clientOutlook(
  { ledger, terms, statement }: Account,
  prices: PriceBook,
  reminderDays: readonly number[] = REMINDER_DAYS,
): ClientOutlook {
  const asOf = statement.period.to;
  const remindedFrom = Math.max(0, ...reminderDays);
  const projected = projections(ledger.banks, asOf);
  const unpaid = unpaidPlans(terms, asOf, prices);
  const known = {
    projections: projected,
    empty: emptyBanks(ledger.banks, asOf),
    offers: renewalOffers(statement, projected, prices, remindedFrom),
    ended: endedPlans({ ledger, terms, statement }, unpaid, prices),
    unpaid,
    declined: declinedPlans(terms, ledger.banks, projected, asOf),
  };
  return { ...known, decision: decision(known, { asOf, terms, remindedFrom }) };
}

/** The most urgent first: what is owed, then what has a day, then what is gone. */
function decision(
  { projections: projected, empty, offers, ended, unpaid }: Omit<ClientOutlook, "decision">,
  { asOf, terms, remindedFrom }: { asOf: CalendarDate; terms: readonly PlanTerm[]; remindedFrom: number },
): Decision {
  const [owed] = unpaid;
  if (owed !== undefined) return { is: "pay", unpaid: owed };
  const near = nextOffer(offers.filter(({ isNear }) => isNear));
  if (near !== undefined) return { is: "renew", offer: near };
  const isCovered = hasPlan(terms, asOf);
  const over = ended.find(({ isNews, why }) => (isNews && why === "lapsed") || !isCovered);
  if (over !== undefined) return { is: "return", ended: over };
  const [dry] = empty;
  if (dry !== undefined) return { is: "empty", empty: dry };
  // The banks of a plan are drawn in this order, so a plan runs out with the last.
  const lastOfPlan = new Map([...projected].map((one) => [one[0].plan, one]));
  const soonest = [...lastOfPlan.values()]
    .flatMap(([bank, { exhaustsOn }]) => (exhaustsOn === null ? [] : [{ bank, on: exhaustsOn }]))
    .sort((a, b) => a.on - b.on)
    .find(({ on }) => on - asOf <= remindedFrom);
  if (soonest !== undefined) return { is: "runs_out", ...soonest };
  return isCovered ? { is: "nothing", next: nextOffer(offers) ?? null } : { is: "no_plan" };
}

/** Whether a plan covers the client at the end of `asOf`, or is paid by then and yet to begin. */
function hasPlan(terms: readonly PlanTerm[], asOf: CalendarDate): boolean {
  const isToBegin = ({ opens, contract: { paidOn } }: PlanTerm) =>
    opens !== null && opens > asOf && paidOn !== null && paidOn <= asOf;
  return terms.some((term) => inForce(term, asOf) || isToBegin(term));
}

/**
 * Banks that held something once, and of whose plan nothing is left at the end of `asOf`; the one emptied last first.
 */
function emptyBanks(banks: readonly BankHistory[], asOf: CalendarDate): EmptyBank[] {
  const open = banks.filter((bank) => isInForce(bank, asOf));
  const held = new Set(open.filter((bank) => leftAt(bank, asOf) > 0).map(({ plan }) => plan));
  return open
    .flatMap((bank): EmptyBank[] => {
      const since = lastTaken(bank, asOf);
      return since === null || held.has(bank.plan) ? [] : [{ bank, since }];
    })
    .sort((a, b) => b.since - a.since);
}

/** Rows of one plan that expire together are one purchase. */
function together(terms: readonly PlanTerm[]): PlanTerm[][] {
  return [...groupBy(terms, ({ plan, expires }) => `${plan} ${expires}`).values()];
}

function quantityOf(terms: readonly PlanTerm[]): number {
  return terms.reduce((total, { quantity }) => total + quantity, 0);
}

function endedPlans(
  { ledger, terms, statement }: Account,
  unpaid: readonly UnpaidPlan[],
  prices: PriceBook,
): EndedPlan[] {
  const { from, to: asOf } = statement.period;
  const isRenewed = renewedBy(terms, asOf);
  const over = terms.filter(
    (term) =>
      term.opens !== null &&
      term.expires <= asOf &&
      term.expires > addMonths(asOf, -12) &&
      !isRenewed(term) &&
      !unpaid.some(({ plan, since }) => kindOf(plan) === kindOf(term.plan) && since >= term.expires),
  );
  const ended = together(over).map((group): EndedPlan => {
    const [term] = group as [PlanTerm, ...PlanTerm[]];
    const { plan, expires: on } = term;
    const why = term.contract.endedOn !== null ? "ended_early" : mayBeProposed(term) ? "lapsed" : "declined";
    const quantity = quantityOf(group);
    const back = comeBack(term, quantity, asOf, prices);
    return { plan, quantity, on, why, lost: lostWith(group, ledger.banks), isNews: on >= from, back };
  });
  const isCovered = hasPlan(terms, asOf);
  const last = Math.max(...ended.map(({ on }) => on));
  return ended.filter(({ isNews, on }) => isNews || (!isCovered && on === last));
}

function lostWith(terms: readonly PlanTerm[], banks: readonly BankHistory[]): Minutes {
  const own = banks.filter((bank) => terms.some((term) => isBankOf(bank, term)));
  const lapsed = own.flatMap(({ movements }) => movements.filter(({ kind }) => kind === "expired"));
  return sum(lapsed.map(({ minutes: by }) => minutes(-by)));
}

function unpaidPlans(terms: readonly PlanTerm[], asOf: CalendarDate, prices: PriceBook): UnpaidPlan[] {
  const isOwed = (term: PlanTerm) =>
    term.start <= asOf &&
    asOf < term.expires &&
    (term.opens === null || term.opens > asOf) &&
    mayBeProposed(term);
  const paidOn = addDays(asOf, 1);
  // Seats cost their share of the year (R9), so they are apart from what is renewed.
  const owed = [...groupBy(terms.filter(isOwed), ({ origin }) => origin).values()].flatMap(together);
  return owed.map((group): UnpaidPlan => {
    const [term] = group as [PlanTerm, ...PlanTerm[]];
    const { plan, start: since, expires, contract } = term;
    const quantity = quantityOf(group);
    const { price, source, clause } = termPrice(
      { ...term, quantity, contract: { ...contract, paidOn } },
      terms,
      prices,
    );
    return { plan, quantity, since, expires, due: { paidOn, price, source, clause } };
  });
}

/**
 * What a plan that has ended costs if paid on the day after `asOf`: as its late renewal, for a client who declined too
 * (P10: a paid row goes before that); after an early end as a first term.
 */
function comeBack(term: PlanTerm, quantity: number, asOf: CalendarDate, prices: PriceBook): Purchase {
  const paidOn = addDays(asOf, 1);
  const { plan, expires, anchor, contract } = term;
  if (contract.endedOn !== null)
    return { paidOn, ...fullPrice(renewedAs(plan), quantity, paidOn, prices), clause: null };
  const request = { plan, quantity, expires, anchor, paidOn, channel: contract.channel, cotermEnd: null };
  const { renewal } = priced(request, prices);
  const { price = null, priceSource: source = null, clause = null } = renewal ?? {};
  return { paidOn, price, source, clause };
}

function fullPrice(
  plan: SoldPlan,
  quantity: number,
  on: CalendarDate,
  prices: PriceBook,
): Pick<Purchase, "price" | "source"> {
  const listed = findPrice(prices, plan, quantity, on);
  if (listed === null) return { price: null, source: null };
  const { cents: each, source } = listed;
  return { price: isVip(plan) ? each : cents(each * quantity), source };
}

function declinedPlans(
  terms: readonly PlanTerm[],
  banks: readonly BankHistory[],
  projected: ReadonlyMap<BankHistory, Projection>,
  asOf: CalendarDate,
): DeclinedPlan[] {
  const isRenewed = renewedBy(terms, asOf);
  // P10: a paid row that follows goes before what the client said.
  const open = terms.filter((term) => inForce(term, asOf) && !mayBeProposed(term) && !isRenewed(term));
  return together(open).map((group): DeclinedPlan => {
    const [{ plan, expires }] = group as [PlanTerm, ...PlanTerm[]];
    const own = banks.filter((bank) => group.some((term) => isBankOf(bank, term)));
    const left = own.map((bank) => projected.get(bank)?.leftAtExpiry ?? leftAt(bank, asOf));
    return { plan, quantity: quantityOf(group), expires, left: sum(left) };
  });
}
