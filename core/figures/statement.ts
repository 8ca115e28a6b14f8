/**
 * What a ledger says for a period: each bank's roll-forward, Orange use, where minutes went, renewals due.
 *
 * Laws: a statement only reads the ledger up to its last day, so two periods of one ledger never disagree;
 * for each bank opening + prior period + bought + carried in + adjusted − used − expired − carried out = closing, and
 * one period's closing is the next one's opening (M1), also when it was closed (M2).
 */

import { type Change, toldOf } from "../ledger/difference.ts";
import { type Ledger, type Line, type Placement, shownPlace } from "../ledger/ledger.ts";
import type { PriorPeriod } from "../ledger/prior-period.ts";
import { Bank, bankNames, isSameBank } from "../rules/bank.ts";
import type { Category, Level } from "../rules/coverage.ts";
import { PLACES, type PlaceName, type ShownPlace } from "../rules/places.ts";
import {
  isOrange,
  isVip,
  laterPrice,
  type Plan,
  type PriceBook,
  PUBLISHED,
  TO_BE_CONFIRMED,
} from "../rules/plans.ts";
import {
  invoiceDate,
  lastDayOnTime,
  priceDate,
  type Renewal,
  type RenewalRequest,
  renewal,
} from "../rules/renewal.ts";
import { inForce, isBankOf, type PlanTerm, renewedBy } from "../rules/terms.ts";
import { addDays, addMonths, type CalendarDate, formatDate, type Period } from "../values/calendar.ts";
import { compareText } from "../values/names.ts";
import { InputError, type Problem } from "../values/problems.ts";
import {
  assert,
  type Cents,
  cents,
  knownSum,
  type Minutes,
  minutes,
  NO_MINUTES,
  sum,
} from "../values/units.ts";
import { useByCategory, useByLevel, type WorkUse } from "./work-use.ts";

/** M1: one bank over a period. All minutes are positive except `priorPeriod` and `adjusted`, which are signed. */
export interface RollForward {
  readonly bank: Bank;
  readonly opening: Minutes;
  /** M2: what came to light since the month before was closed. */
  readonly priorPeriod: Minutes;
  readonly bought: Minutes;
  readonly carriedIn: Minutes;
  readonly adjusted: Minutes;
  readonly used: Minutes;
  readonly expired: Minutes;
  readonly carriedOut: Minutes;
  readonly closing: Minutes;
}

export interface OrangeUse {
  /** Days with any work in Orange's scope, and those beyond their allowance. */
  readonly daysUsed: number;
  readonly daysOver: number;
  /** All raw minutes in scope, overage included. */
  readonly usedMinutes: Minutes;
  readonly overageRaw: Minutes;
  readonly overageCharged: Minutes;
}

/** A term in force that no paid term renews yet, and what renewing it costs. */
export interface RenewalDue {
  readonly plan: Exclude<Plan, "BASIC">;
  /** Of all rows of the plan that expire together. */
  readonly quantity: number;
  readonly expires: CalendarDate;
  readonly invoiceOn: CalendarDate | null;
  /** Paid on the last day that is on time, Orange through the online tool; null when the price book lacks the price. */
  readonly onTime: Renewal | null;
  /** Paid on the day after that. */
  readonly late: Renewal | null;
  /** R6: paid on time and online, ending with the client's Act! subscription; null unless the register says when that ends. */
  readonly coterm: Renewal | null;
  /** R1: minutes that move on if renewed on time and lapse otherwise. */
  readonly carryAtStake: Minutes;
  readonly problem: Problem | null;
  readonly terms: readonly PlanTerm[];
}

/**
 * The renewal that expires first, of several on one day the first of the list; null without any. `expires` is a date of
 * the calendar, or written as `YYYY-MM-DD`.
 */
export function nextRenewal<Due extends { readonly expires: CalendarDate | string }>(
  renewals: readonly Due[],
): Due | null {
  return renewals.reduce<Due | null>(
    (next, due) => (next === null || due.expires < next.expires ? due : next),
    null,
  );
}

/** Why minutes are billable: no plan in force (P1), a plan not yet paid (P5), overage, or work beyond the banks (A5). */
export const BILLABLE_REASONS = ["no_plan", "unpaid", "overage", "beyond_banks"] as const;
export type BillableReason = (typeof BILLABLE_REASONS)[number];

export interface Billable {
  readonly charged: Minutes;
  /** A10: what they cost; null as soon as one line has no rate. */
  readonly amount: Cents | null;
}

/** A9: a day's overage that is not on a bill until somebody decides. */
export interface ToConfirm extends Billable {
  readonly date: CalendarDate;
  readonly raw: Minutes;
}

export interface Statement {
  readonly period: Period;
  readonly lines: readonly Line[];
  /** Banks that were open, or expired, within the period. */
  readonly banks: readonly RollForward[];
  /** M2: changes in the closed past, told in the first open month; empty in any other. */
  readonly priorPeriod: readonly Change[];
  readonly orange: OrangeUse;
  readonly orangeDays: Ledger["orangeDays"];
  /** Raw minutes of the period, as worked. */
  readonly worked: Minutes;
  /** The same minutes by place (A11). */
  readonly placed: Readonly<Record<PlaceName, Minutes>>;
  /** Minutes after rounding, for the places that are charged. */
  readonly charged: Readonly<Record<"bank" | "billable" | "waived", Minutes>>;
  readonly chargedTotal: Minutes;
  readonly billable: Readonly<Record<BillableReason | "total", Billable>>;
  /** A9: of `billable`, what waits to be confirmed. */
  readonly held: Billable & { readonly raw: Minutes };
  /** `billable` without what is held. */
  readonly billed: Readonly<Record<BillableReason | "total", Billable>>;
  /** A9: overage that nobody has decided as the period ends, of earlier months too, in order. */
  readonly toConfirm: readonly ToConfirm[];
  /** The period's entries; with the overage's charge they add up to `worked` and `chargedTotal`. */
  readonly byLevel: readonly WorkUse<Level | null>[];
  readonly byCategory: readonly WorkUse<Category>[];
  readonly renewals: readonly RenewalDue[];
  /** Paid terms that expired within the period and are not renewed, though a renewal was proposed. */
  readonly lapsed: readonly PlanTerm[];
  /** P10: those that nobody was to renew: they ended early, or the client declined. */
  readonly ended: readonly PlanTerm[];
}

/**
 * The statement of a period, both days included; renewals are those due as its last day ends. `prior` is what has
 * changed in the closed past: it counts when the period begins the day after.
 */
export function statement(
  of: Ledger,
  terms: readonly PlanTerm[],
  period: Period,
  prices: PriceBook,
  prior: PriorPeriod | null = null,
): Statement {
  const closed = prior !== null && period.from === prior.through + 1 ? prior : null;
  const within = ({ date }: { date: CalendarDate }) => period.from <= date && date <= period.to;
  const lines = of.lines.filter(within);
  const orangeDays = of.orangeDays.filter(within);
  const toConfirm = heldOverage(of, period.to);
  const isRenewed = renewedBy(terms, period.to);
  const over = terms.filter(
    (term) =>
      term.opens !== null && period.from <= term.expires && term.expires <= period.to && !isRenewed(term),
  );
  return {
    period,
    lines,
    banks: closed === null ? rollForwards(of, period) : afterClosing(of, period, closed),
    priorPeriod: closed?.changes ?? [],
    orange: orangeUse(orangeDays),
    orangeDays,
    ...placedTotals(lines),
    held: together(toConfirm.filter(within)),
    toConfirm,
    byLevel: useByLevel(lines),
    byCategory: useByCategory(lines),
    renewals: renewalsDue(of, terms, period.to, prices),
    lapsed: over.filter(mayBeProposed),
    ended: over.filter((term) => !mayBeProposed(term)),
  };
}

function rollForwards(of: Ledger, period: Period): RollForward[] {
  return of.banks
    .filter((bank) => bank.opens <= period.to && bank.term.expires >= period.from)
    .map((bank) => rollForward(bank, period));
}

/** M2: each bank opens with what it was closed at; what the ledger holds beyond that is told as prior period. */
function afterClosing(of: Ledger, period: Period, { banks: closed, changes }: PriorPeriod): RollForward[] {
  const banks = [...bankNames(of.banks)];
  const open = rollForwards(of, period);
  const rolls = open.map((roll) => {
    const [, name] = banks.find(([bank]) => bank === roll.bank) ?? [];
    assert(name !== undefined, "a bank of a ledger has a name in it");
    const left = closed.find((own) => isSameBank(own, name))?.left;
    return openedAt(roll, left ?? NO_MINUTES, toldOf(changes, name));
  });
  // A bank whose row is gone, or ends earlier now, is shown once more: it gives back what it was closed at.
  const gone = closed.flatMap(({ left, expires, ...name }) => {
    const [known] = banks.find(([, own]) => isSameBank(own, name)) ?? [];
    if (left === 0 || open.some(({ bank }) => bank === known)) return [];
    const bank = known ?? new Bank(name.plan, { start: name.start, expires }, name.start, name.formerly);
    return [openedAt(rollForward(bank, period), left, toldOf(changes, name))];
  });
  return [...rolls, ...gone];
}

function openedAt(roll: RollForward, opening: Minutes, told: Minutes): RollForward {
  const priorPeriod = minutes(roll.opening - opening);
  assert(priorPeriod === told, `M2: ${priorPeriod} min of a closed bank moved, and ${told} are told`);
  return { ...roll, opening, priorPeriod };
}

/** M1 for one bank: the movements before the period make its opening, those within it the rest. */
export function rollForward(bank: Bank, period: Period): RollForward {
  const by = { bought: 0, carried_in: 0, adjusted: 0, used: 0, expired: 0, carried_out: 0 };
  let opening = 0;
  for (const movement of bank.movements) {
    if (movement.date < period.from) opening += movement.minutes;
    else if (movement.date <= period.to) by[movement.kind] += movement.minutes;
  }
  const closing = opening + by.bought + by.carried_in + by.adjusted + by.used + by.expired + by.carried_out;
  return {
    bank,
    opening: minutes(opening),
    priorPeriod: NO_MINUTES,
    bought: minutes(by.bought),
    carriedIn: minutes(by.carried_in),
    adjusted: minutes(by.adjusted),
    used: minutes(0 - by.used),
    expired: minutes(0 - by.expired),
    carriedOut: minutes(0 - by.carried_out),
    closing: minutes(closing),
  };
}

function orangeUse(days: Ledger["orangeDays"]): OrangeUse {
  let used = 0;
  let overageRaw = 0;
  let overageCharged = 0;
  let daysOver = 0;
  for (const day of days) {
    used += day.used;
    overageRaw += day.overage;
    overageCharged += day.charged;
    if (day.overage > 0) daysOver += 1;
  }
  return {
    daysUsed: days.length,
    daysOver,
    usedMinutes: minutes(used),
    overageRaw: minutes(overageRaw),
    overageCharged: minutes(overageCharged),
  };
}

function heldOverage({ lines }: Ledger, upTo: CalendarDate): ToConfirm[] {
  return lines.flatMap((line): ToConfirm[] => {
    if (line.kind !== "overage" || !line.toConfirm || line.date > upTo) return [];
    const held = line.placements.filter((placement) => shownPlace(line, placement) === "to_confirm");
    return [{ date: line.date, ...together(held) }];
  });
}

function together(all: readonly (Billable & { readonly raw: Minutes })[]): Statement["held"] {
  return {
    raw: sum(all.map(({ raw }) => raw)),
    ...all.reduce(added, NOTHING_BILLABLE),
  };
}

export interface MinutesByPlace {
  readonly place: ShownPlace;
  readonly raw: Minutes;
  readonly charged: Minutes;
}

/** A11: the period's minutes by place, where there are any; billable ones that are held stand by themselves (A9). */
export function minutesByPlace({ placed, charged, held }: Statement): MinutesByPlace[] {
  const all = PLACES.flatMap((place): MinutesByPlace[] => {
    const raw = placed[place];
    if (place !== "billable")
      return [{ place, raw, charged: place === "bank" || place === "waived" ? charged[place] : NO_MINUTES }];
    const billed = { raw: minutes(raw - held.raw), charged: minutes(charged.billable - held.charged) };
    return [
      { place, ...billed },
      { place: "to_confirm", raw: held.raw, charged: held.charged },
    ];
  });
  return all.filter(({ raw, charged: due }) => raw > 0 || due > 0);
}

type Totals = "worked" | "placed" | "charged" | "chargedTotal" | "billable" | "billed";

function placedTotals(lines: readonly Line[]): Pick<Statement, Totals> {
  const placed = Object.fromEntries(PLACES.map((place) => [place, NO_MINUTES])) as Record<PlaceName, Minutes>;
  const charged = { bank: NO_MINUTES, billable: NO_MINUTES, waived: NO_MINUTES };
  const billable = { ...NOTHING_BY_REASON };
  const billed = { ...NOTHING_BY_REASON };
  let worked = NO_MINUTES;
  for (const line of lines) {
    if (line.kind !== "entry" && line.kind !== "overage") continue;
    if (line.kind === "entry") worked = minutes(worked + line.entry.minutes);
    for (const placement of line.placements) {
      const { place, raw, charged: due } = placement;
      placed[place] = minutes(placed[place] + raw);
      if (place === "bank" || place === "billable" || place === "waived") {
        charged[place] = minutes(charged[place] + due);
      }
      if (place !== "billable" || due === 0) continue;
      for (const reason of [billableReason(line, placement), "total"] as const) {
        billable[reason] = added(billable[reason], placement);
        if (shownPlace(line, placement) === "billable") billed[reason] = added(billed[reason], placement);
      }
    }
  }
  return { worked, placed, charged, chargedTotal: sum(Object.values(charged)), billable, billed };
}

const NOTHING_BILLABLE: Billable = { charged: NO_MINUTES, amount: cents(0) };
const NOTHING_BY_REASON: Statement["billable"] = {
  no_plan: NOTHING_BILLABLE,
  unpaid: NOTHING_BILLABLE,
  overage: NOTHING_BILLABLE,
  beyond_banks: NOTHING_BILLABLE,
  total: NOTHING_BILLABLE,
};

function added(to: Billable, { charged, amount }: Billable): Billable {
  return { charged: minutes(to.charged + charged), amount: knownSum([to.amount, amount]) };
}

/** Why a billable placement is billable. */
export function billableReason(line: Line, { rule }: Placement): BillableReason {
  if (rule === "P1") return "no_plan";
  if (rule === "P5") return "unpaid";
  return line.kind === "overage" ? "overage" : "beyond_banks";
}

/** R3, R1: what is in force, not renewed by a paid row and declined by nobody, by plan and expiry, with its prices. */
function renewalsDue(
  of: Ledger,
  terms: readonly PlanTerm[],
  asOf: CalendarDate,
  prices: PriceBook,
): RenewalDue[] {
  const isRenewed = renewedBy(terms, asOf);
  const open = terms
    .filter((term) => inForce(term, asOf) && mayBeProposed(term) && !isRenewed(term))
    .sort((a, b) => compareText(a.plan, b.plan) || a.expires - b.expires);
  // Banks that two clients brought along are renewed each in its own size, subscribers all together.
  const endingOf = ({ plan, expires, formerly }: PlanTerm) =>
    `${plan} ${expires} ${isVip(plan) ? (formerly ?? "") : ""}`;
  return [...new Set(open.map(endingOf))].map((ending) =>
    renewalDue(
      open.filter((term) => endingOf(term) === ending),
      of,
      asOf,
      prices,
    ),
  );
}

/** P10: whether a renewal is proposed at all: not of what ended early, nor of what the client declined. */
export function mayBeProposed({ contract: { declined, endedOn } }: PlanTerm): boolean {
  return !declined && endedOn === null;
}

/** R9: the firm's own price, where it begins after the day whose price a renewal has and before that renewal is late. */
function beginsLater(
  { priceSource, unitPrice, ...due }: Renewal,
  request: RenewalRequest,
  prices: PriceBook,
): Problem | null {
  const { pricedAs, paidOn } = due;
  if (priceSource !== PUBLISHED && priceSource !== TO_BE_CONFIRMED) return null;
  const on = priceDate(request.plan, request.expires, paidOn);
  const own = laterPrice(prices, pricedAs, request.quantity, on);
  if (own === null || own.from > request.expires) return null;
  const { hours, from, cents: price } = own;
  return {
    code: "PRICE_BEGINS_LATER",
    plan: pricedAs,
    hours,
    on: formatDate(on),
    used: unitPrice,
    from: formatDate(from),
    own: price,
  };
}

/** The rows of one plan that expire together are renewed together. */
function renewalDue(
  terms: readonly PlanTerm[],
  of: Ledger,
  asOf: CalendarDate,
  prices: PriceBook,
): RenewalDue {
  const [term] = terms;
  if (term === undefined) throw new Error("broken assumption: a renewal is due for at least one term");
  const { plan, expires, anchor } = term;
  const quantity = terms.reduce((total, { quantity: own }) => total + own, 0);
  const onTimeUntil = lastDayOnTime(plan, expires);
  const request = { plan, quantity, expires, anchor, channel: "online", cotermEnd: null } as const;
  const period = { from: asOf, to: asOf };
  const bank = of.banks.find((candidate) => isBankOf(candidate, term));
  const due = { plan, quantity, expires, terms, invoiceOn: invoiceDate(plan, expires) };
  const carryAtStake = isVip(plan) && bank !== undefined ? rollForward(bank, period).closing : NO_MINUTES;
  const onTime = priced({ ...request, paidOn: onTimeUntil }, prices);
  const actEnd = terms.map(({ contract }) => contract.actEnd).find((end) => end !== null) ?? expires;
  const canCoterm = isOrange(plan) && actEnd > expires && actEnd < addMonths(expires, 12);
  const coterm = canCoterm
    ? priced({ ...request, paidOn: onTimeUntil, cotermEnd: actEnd }, prices).renewal
    : null;
  const late = priced({ ...request, paidOn: addDays(onTimeUntil, 1) }, prices);
  const ownLater = onTime.renewal && beginsLater(onTime.renewal, { ...request, paidOn: onTimeUntil }, prices);
  return {
    ...due,
    onTime: onTime.renewal,
    late: late.renewal,
    coterm,
    carryAtStake,
    problem: onTime.problem ?? late.problem ?? ownLater,
  };
}

/** The renewal, or what keeps it from being priced. */
function priced(
  request: RenewalRequest,
  prices: PriceBook,
): { renewal: Renewal | null; problem: Problem | null } {
  try {
    return { renewal: renewal(request, prices), problem: null };
  } catch (error) {
    if (error instanceof InputError) return { renewal: null, problem: error.problem };
    throw error;
  }
}
