/**
 * What a ledger says for a period: each bank's roll-forward, Orange use, where minutes went, and renewals due.
 *
 * Law: a statement reads the ledger only up to its last day, so two periods of one ledger never disagree.
 */

import type { Change } from "../ledger/difference.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { type Line, type Placement, placementsOf, shownPlace } from "../ledger/lines.ts";
import type { PriorPeriod } from "../ledger/prior-period.ts";
import type { Category, Level } from "../rules/coverage.ts";
import { PLACES, type PlaceName, type ShownPlace } from "../rules/places.ts";
import type { PriceBook } from "../rules/plans.ts";
import { mayBeProposed, type PlanTerm, renewedBy } from "../rules/terms.ts";
import type { CalendarDate, Period } from "../values/calendar.ts";
import { recordOf } from "../values/grouping.ts";
import { cents, type Minutes, minutes, NO_MINUTES, sum } from "../values/units.ts";
import { type Billable, type BillTotal, billTotal } from "./bill-total.ts";
import { billedPlacements, billOf, pricedLines, type SeparateLine, separateLines } from "./billed-lines.ts";
import { type RenewalDue, renewalsDue } from "./renewals-due.ts";
import { afterClosing, type RollForward, rollForwards } from "./roll-forward.ts";
import { useByCategory, useByLevel, useByUser, type WorkUse } from "./work-use.ts";

export interface OrangeUse {
  /** Number of days with work in Orange's scope, and of days over the allowance. */
  readonly daysUsed: number;
  readonly daysOver: number;
  /** All raw minutes in scope, including overage. */
  readonly usedMinutes: Minutes;
  readonly overageRaw: Minutes;
  readonly overageCharged: Minutes;
}

/** Why minutes are billable: no plan in force (P1), a plan not yet paid (P5), overage, or work beyond the banks (A5). */
export const BILLABLE_REASONS = ["no_plan", "unpaid", "overage", "beyond_banks"] as const;
export type BillableReason = (typeof BILLABLE_REASONS)[number];

/** A9: a day's overage that is not billed until someone decides. */
export interface ToConfirm extends Billable {
  readonly date: CalendarDate;
  readonly raw: Minutes;
}

/** The figures of a period. */
export interface Statement {
  readonly period: Period;
  /** Banks that were open or expired in the period. */
  readonly banks: readonly RollForward[];
  /** M2: changes in closed months, reported in the first open month; empty in any other. */
  readonly priorPeriod: readonly Change[];
  readonly orange: OrangeUse;
  readonly orangeDays: Ledger["orangeDays"];
  /** Raw minutes of the period, as worked. */
  readonly worked: Minutes;
  /** The same minutes, by place (A11). */
  readonly placed: Readonly<Record<PlaceName, Minutes>>;
  /** Minutes after rounding, for the places that are charged. */
  readonly charged: Readonly<Record<"bank" | "billable" | "waived", Minutes>>;
  readonly chargedTotal: Minutes;
  readonly billable: Readonly<Record<BillableReason | "total", Billable>>;
  /** A9: the part of `billable` that awaits confirmation. */
  readonly held: Billable & { readonly raw: Minutes };
  /** `billable` without what is held. */
  readonly billed: Readonly<Record<BillableReason | "total", Billable>>;
  /** A10: `billed` as a total: the amount of what has a rate, and the minutes that have none. */
  readonly ofMonth: BillTotal;
  /** M3: time added to banks at a price. */
  readonly added: BillTotal;
  /** A2: work of the period at its own price. */
  readonly separate: readonly SeparateLine[];
  /** A9: overage still undecided at the end of the period, including earlier months, in order. */
  readonly toConfirm: readonly ToConfirm[];
  /** The period's entries; with the overage's charge they add up to `worked` and `chargedTotal`. */
  readonly byLevel: readonly WorkUse<Level | null>[];
  readonly byCategory: readonly WorkUse<Category>[];
  readonly byUser: readonly WorkUse<string | null>[];
  readonly renewals: readonly RenewalDue[];
  /** Paid terms that expired in the period and were not renewed, although a renewal was proposed. */
  readonly lapsed: readonly PlanTerm[];
  /** P10: those not meant to be renewed: they ended early, or the client declined. */
  readonly ended: readonly PlanTerm[];
}

/** The figures, with the period's lines that they are made of. */
export interface DetailedStatement extends Statement {
  readonly lines: readonly Line[];
}

/**
 * The statement of a period, inclusive. Renewals are those due at the end of its last day. `prior` holds changes in
 * closed months; it counts when the period begins the day after them.
 */
export function statement(
  of: Ledger,
  terms: readonly PlanTerm[],
  period: Period,
  prices: PriceBook,
  prior: PriorPeriod | null = null,
): DetailedStatement {
  const closed = prior !== null && period.from === prior.through + 1 ? prior : null;
  const { lines, orange, orangeDays, ...totals } = useOf(of, period);
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
    orange,
    orangeDays,
    ...totals,
    ...billableIn(lines),
    ofMonth: billTotal(billedPlacements(lines).map(({ placement }) => placement)),
    added: billTotal(pricedLines(lines).map(billOf)),
    separate: separateLines(lines),
    held: together(during(toConfirm, period)),
    toConfirm,
    byLevel: useByLevel(lines),
    byCategory: useByCategory(lines),
    byUser: useByUser(lines),
    renewals: renewalsDue(of, terms, period.to, prices),
    lapsed: over.filter(mayBeProposed),
    ended: over.filter((term) => !mayBeProposed(term)),
  };
}

/** The part of a statement that its lines alone say: it needs no terms and no prices. */
type Use = Pick<DetailedStatement, "lines" | "orange" | "orangeDays" | Totals>;

export function useOf(of: Ledger, period: Period): Use {
  const lines = during(of.lines, period);
  const orangeDays = during(of.orangeDays, period);
  return { lines, orange: orangeUse(orangeDays), orangeDays, ...placedTotals(lines) };
}

/** Those of a period. They are in order of date. */
function during<T extends { readonly date: CalendarDate }>(
  all: readonly T[],
  { from, to }: Period,
): readonly T[] {
  const first = all.findIndex(({ date }) => date >= from);
  const next = all.findIndex(({ date }) => date > to);
  return first < 0 ? [] : all.slice(first, next < 0 ? all.length : next);
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
  const found: ToConfirm[] = [];
  for (const line of lines) {
    if (line.kind !== "overage" || !line.toConfirm || line.date > upTo) continue;
    const held = line.placements.filter((placement) => shownPlace(line, placement) === "to_confirm");
    found.push({ date: line.date, ...together(held) });
  }
  return found;
}

function together(all: readonly (Billable & { readonly raw: Minutes })[]): Statement["held"] {
  return {
    raw: sum(all.map(({ raw }) => raw)),
    ...all.reduce(added, NOTHING_BILLABLE),
  };
}

interface MinutesByPlace {
  readonly place: ShownPlace;
  readonly raw: Minutes;
  readonly charged: Minutes;
}

/** A11: the period's minutes by place, omitting empty places; held billable minutes are separate (A9). */
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

type Totals = "worked" | "placed" | "charged" | "chargedTotal";

function placedTotals(lines: readonly Line[]): Pick<Statement, Totals> {
  const placed = recordOf(PLACES, () => NO_MINUTES);
  const charged = { bank: NO_MINUTES, billable: NO_MINUTES, waived: NO_MINUTES };
  let worked = NO_MINUTES;
  for (const line of lines) {
    if (line.kind === "entry") worked = minutes(worked + line.entry.minutes);
    for (const { place, raw, charged: due } of placementsOf(line)) {
      placed[place] = minutes(placed[place] + raw);
      if (place === "bank" || place === "billable" || place === "waived") {
        charged[place] = minutes(charged[place] + due);
      }
    }
  }
  return { worked, placed, charged, chargedTotal: sum(Object.values(charged)) };
}

/** What is billable of the lines, by its reason, and what of it is billed. */
function billableIn(lines: readonly Line[]): Pick<Statement, "billable" | "billed"> {
  const billable = recordOf(BILLABLE_REASONS, () => NOTHING_BILLABLE);
  const billed = recordOf(BILLABLE_REASONS, () => NOTHING_BILLABLE);
  for (const line of lines) {
    for (const placement of placementsOf(line)) {
      if (placement.place !== "billable" || placement.charged === 0) continue;
      const reason = billableReason(line, placement);
      billable[reason] = added(billable[reason], placement);
      if (shownPlace(line, placement) === "billable") billed[reason] = added(billed[reason], placement);
    }
  }
  return { billable: withTotal(billable), billed: withTotal(billed) };
}

const NOTHING_BILLABLE: Billable = { charged: NO_MINUTES, amount: cents(0) };

function added(to: Billable, { charged, amount }: Billable): Billable {
  const isKnown = to.amount !== null && amount !== null;
  return {
    charged: minutes(to.charged + charged),
    amount: isKnown ? cents(to.amount + amount) : null,
  };
}

function withTotal(by: Readonly<Record<BillableReason, Billable>>): Statement["billable"] {
  return { ...by, total: Object.values(by).reduce(added, NOTHING_BILLABLE) };
}

/** The number of the period's entries. */
export function entriesOf({ byCategory }: Pick<Statement, "byCategory">): number {
  return byCategory.reduce((count, { entries }) => count + entries, 0);
}

/** Why a billable placement is billable. */
export function billableReason(line: Line, { rule }: Placement): BillableReason {
  if (rule === "P1") return "no_plan";
  if (rule === "P5") return "unpaid";
  return line.kind === "overage" ? "overage" : "beyond_banks";
}
