/**
 * What a client is to be billed for a period, line by line: billable time by reason and level, time added to a bank at a
 * price, and work that is billed separately.
 *
 * Laws: the lines of a reason add up to the statement's figure for it. Time to be confirmed is on no line (A9). A line
 * without a rate has no amount, never 0 (A10), and does not affect other lines. Added time has an amount and no minutes,
 * which are those of work alone. Work billed separately has no price here (A2).
 */

import type { Cause, Effect } from "../ledger/difference.ts";
import { levelOf } from "../ledger/lines.ts";
import type { Level } from "../rules/coverage.ts";
import { type CalendarDate, firstOfMonth } from "../values/calendar.ts";
import { groupBy } from "../values/grouping.ts";
import { cents, knownSum, type Minutes, minutes, NO_MINUTES, sum } from "../values/units.ts";
import { type Billable, type BillTotal, billTotal, totalOfAll } from "./bill-total.ts";
import { addedBecause, type Behind, type BilledBecause, billedBecause } from "./billed-because.ts";
import { billedPlacements, billOf, pricedLines } from "./billed-lines.ts";
import {
  BILLABLE_REASONS,
  type BillableReason,
  billableReason,
  type DetailedStatement,
  type Statement,
} from "./statement.ts";

export interface BillLine extends Billable {
  readonly reason: BillableReason | "added_time";
  readonly because: BilledBecause;
  /** Null for added time, which is no work. */
  readonly level: Level | null;
  /** Number of ledger lines behind it: entries, days of overage, or adjustments. */
  readonly items: number;
  /** The first and the last day of its work. */
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

/**
 * A10: the billable time of the period, ordered by reason, then by level, and then time added at a price; of one reason
 * as the days come.
 */
export function billLines({ lines }: Pick<DetailedStatement, "lines">, behind: Behind): BillLine[] {
  const found = new Map<string, BillLine>();
  const work = billedPlacements(lines).map(({ line, placement }) => ({
    reason: billableReason(line, placement),
    because: billedBecause(line, placement, behind),
    level: levelOf(line),
    line,
    bill: placement,
  }));
  const added = pricedLines(lines).map((line) => ({
    reason: "added_time" as const,
    because: addedBecause(line),
    level: null,
    line,
    bill: billOf(line),
  }));
  for (const { reason, because, level, line, bill } of [...work, ...added]) {
    // The text of a reason that differs only in case: formulas find its line by it, and Excel takes both for one.
    const key = JSON.stringify([reason, because, level]).toLowerCase();
    const before = found.get(key) ?? {
      reason,
      because,
      level,
      items: 0,
      charged: NO_MINUTES,
      amount: cents(0),
      from: line.date,
      to: line.date,
    };
    found.set(key, {
      ...before,
      items: before.items + 1,
      charged: minutes(before.charged + bill.charged),
      amount: knownSum([before.amount, bill.amount]),
      to: line.date,
    });
  }
  const reasons = [...BILLABLE_REASONS, "added_time"];
  const rank = ({ reason, level }: BillLine) => 10 * reasons.indexOf(reason) + (level ?? 0);
  return [...found.values()].sort((a, b) => rank(a) - rank(b));
}

/** M3: what the months before, since they were closed, add to the bill, or take from it. */
export interface LateWork extends Billable {
  /** The first day of the month of the work. */
  readonly month: CalendarDate;
  /** Work, or time added to a bank at a price: an amount without minutes. */
  readonly what: "work" | "added_time";
  /** Whether all of it is work that was logged late, rather than corrected. */
  readonly isAdded: boolean;
}

/**
 * M3: the changes of closed months that are billed, by month, in order, work before added time; a month without any is
 * left out.
 */
export function lateWork(of: Pick<Statement, "priorPeriod">): LateWork[] {
  return [...groupBy(lateEffects(of), ({ month, what }) => `${month} ${what}`).values()]
    .map(lateOf)
    .sort((a, b) => a.month - b.month || whatFirst(a, b));
}

/** M3, A10: the same as lines of a bill: of each month, the minutes that have a rate apart from those that have none. */
export function lateBills(of: Pick<Statement, "priorPeriod">): (LateWork & { readonly items: number })[] {
  const isRated = ({ effect }: LateEffect) => effect.amount !== null;
  return [...groupBy(lateEffects(of), (own) => `${own.month} ${own.what} ${isRated(own)}`).values()]
    .map((all) => ({ ...lateOf(all), items: all.length }))
    .sort(
      (a, b) => a.month - b.month || whatFirst(a, b) || Number(a.amount === null) - Number(b.amount === null),
    );
}

function whatFirst(a: Pick<LateWork, "what">, b: Pick<LateWork, "what">): number {
  return Number(a.what === "added_time") - Number(b.what === "added_time");
}

interface LateEffect {
  readonly month: CalendarDate;
  readonly what: LateWork["what"];
  readonly effect: Billable;
  readonly isAdded: boolean;
}

function lateEffects({ priorPeriod }: Pick<Statement, "priorPeriod">): LateEffect[] {
  return priorPeriod.flatMap(({ date, gone, cause, effects }) =>
    effects.filter(isBilledEffect).map((effect) => ({
      month: firstOfMonth(date),
      what: effect.on === "adjusted" ? ("added_time" as const) : ("work" as const),
      effect,
      isAdded: !gone && effect.charged > 0 && LATE.has(cause.code),
    })),
  );
}

/** M3: whether an effect of a change to a closed month is billed: billable work, or an adjustment with a price. */
export function isBilledEffect({
  on,
  amount,
}: {
  readonly on: Effect["on"];
  readonly amount: number | null;
}): boolean {
  return on === "billable" || (on === "adjusted" && amount !== 0);
}

function lateOf(all: readonly LateEffect[]): LateWork {
  const [{ month, what }] = all as [LateEffect];
  return {
    month,
    what,
    charged: sum(all.map(({ effect }) => effect.charged)),
    amount: knownSum(all.map(({ effect }) => effect.amount)),
    isAdded: all.every(({ isAdded }) => isAdded),
  };
}

/** The causes by which work comes to a closed month that was not there before. */
const LATE: ReadonlySet<Cause["code"]> = new Set(["NEW_FILE", "FILE_CHANGED", "NOW_COUNTED"]);

/** One effect for each line that moved; two where it had a rate and has none, or the reverse. */
function priorEffects(of: Pick<Statement, "priorPeriod">): Billable[] {
  return lateEffects(of).map(({ effect }) => effect);
}

/**
 * M3: what is to be billed with the month: its billable time except held time (A9), time added to banks at a price, and
 * changes in closed months, at the rates those months were closed with. Signed; the amount covers only minutes that have
 * a rate (A10).
 */
export function toBill(of: Statement): BillTotal {
  return totalOfAll([of.ofMonth, of.added, billTotal(priorEffects(of))]);
}

/** The parts of a bill of several clients, and what is on none. */
interface BillParts {
  /** The month's own work, time added in it at a price, and changes in closed months: together what is to be billed. */
  readonly ofMonth: BillTotal;
  readonly added: BillTotal;
  readonly late: BillTotal;
  /** A9: overage that awaits a decision, that of earlier months included. */
  readonly held: BillTotal & { readonly overages: number };
  /** A2: work at a price of its own. */
  readonly separate: { readonly entries: number; readonly minutes: Minutes };
}

export function billParts(all: readonly Statement[]): BillParts {
  const held = all.flatMap(({ toConfirm }) => toConfirm);
  const separate = all.flatMap((of) => of.separate);
  return {
    ofMonth: totalOfAll(all.map(({ ofMonth }) => ofMonth)),
    added: totalOfAll(all.map(({ added }) => added)),
    late: billTotal(all.flatMap(priorEffects)),
    held: { ...billTotal(held), overages: held.length },
    separate: {
      entries: separate.reduce((count, { entries }) => count + entries, 0),
      minutes: sum(separate.map((line) => line.minutes)),
    },
  };
}
