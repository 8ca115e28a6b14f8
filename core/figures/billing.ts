/**
 * What a client is to be billed for a period, line by line: billable time by reason and level, and work that is billed
 * separately.
 *
 * Laws: the lines of a reason add up to the statement's figure for it. Time to be confirmed is on no line (A9). A line
 * without a rate has no amount, never 0 (A10), and does not affect other lines. Work billed separately has no price
 * here (A2).
 */

import type { Cause } from "../ledger/difference.ts";
import { isWork, levelOf, type Placement, shownPlace, type WorkLine } from "../ledger/ledger.ts";
import type { Category, Level } from "../rules/coverage.ts";
import { type CalendarDate, firstOfMonth } from "../values/calendar.ts";
import { groupBy } from "../values/grouping.ts";
import { type Cents, cents, knownSum, type Minutes, minutes, NO_MINUTES, sum } from "../values/units.ts";
import { type Behind, type BilledBecause, billedBecause } from "./billed-because.ts";
import {
  BILLABLE_REASONS,
  type Billable,
  type BillableReason,
  billableReason,
  type Statement,
} from "./statement.ts";

export interface BillLine extends Billable {
  readonly reason: BillableReason;
  readonly because: BilledBecause;
  readonly level: Level;
  /** Number of ledger lines behind it: entries, or days of overage. */
  readonly items: number;
  /** The first and the last day of its work. */
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

/** A10: the billable time of the period, ordered by reason, then by level; of one reason as the days come. */
export function billLines(of: Pick<Statement, "lines">, behind: Behind): BillLine[] {
  const found = new Map<string, BillLine>();
  for (const { line, placement } of billedPlacements(of)) {
    const level = levelOf(line);
    const because = billedBecause(line, placement, behind);
    const reason = billableReason(line, placement);
    const key = JSON.stringify([reason, because, level]);
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
    const { charged, amount } = placement;
    found.set(key, {
      ...before,
      items: before.items + 1,
      charged: minutes(before.charged + charged),
      amount: knownSum([before.amount, amount]),
      to: line.date,
    });
  }
  const rank = ({ reason, level }: BillLine) => 10 * BILLABLE_REASONS.indexOf(reason) + level;
  return [...found.values()].sort((a, b) => rank(a) - rank(b));
}

/** What is billed with the period: billable minutes, but not those that await confirmation (A9). */
function billedPlacements({ lines }: Pick<Statement, "lines">) {
  const found: { readonly line: WorkLine; readonly placement: Placement }[] = [];
  for (const line of lines) {
    if (!isWork(line)) continue;
    for (const placement of line.placements)
      if (placement.charged > 0 && shownPlace(line, placement) === "billable")
        found.push({ line, placement });
  }
  return found;
}

export interface BillTotal {
  readonly charged: Minutes;
  /** Of the minutes that have a rate. */
  readonly amount: Cents;
  /** The minutes that have none (A10). */
  readonly unrated: Minutes;
}

/** A10: whether nothing of a bill has a rate, so that it is minutes alone. Both are signed (M3). */
export function hasNoAmount({ amount, unrated }: Record<"amount" | "unrated", number>): boolean {
  return unrated !== 0 && amount === 0;
}

/** Sums the amounts of lines that have one, and the minutes of the others. */
export function billTotal(lines: readonly Billable[]): BillTotal {
  return {
    amount: sum(lines.flatMap(({ amount }) => (amount === null ? [] : [amount]))),
    charged: sum(lines.map(({ charged }) => charged)),
    unrated: sum(lines.filter(({ amount }) => amount === null).map(({ charged }) => charged)),
  };
}

/** A2: work billed separately, at its own price. */
export interface SeparateLine {
  readonly category: Category;
  readonly entries: number;
  /** Raw: as worked. */
  readonly minutes: Minutes;
}

/** A2: the work of the period that is billed separately, by category in order of name. */
export function separateLines({ lines }: Statement): SeparateLine[] {
  const found = new Map<Category, SeparateLine>();
  for (const line of lines) {
    if (line.kind !== "entry" || !line.placements.some(({ place }) => place === "separate")) continue;
    const { category } = line;
    const before = found.get(category) ?? { category, entries: 0, minutes: NO_MINUTES };
    const worked = minutes(before.minutes + line.entry.minutes);
    found.set(category, { category, entries: before.entries + 1, minutes: worked });
  }
  return [...found.values()].sort((a, b) => (a.category < b.category ? -1 : 1));
}

/** M3: what the months before, since they were closed, add to the bill, or take from it. */
export interface LateWork extends Billable {
  /** The first day of the month of the work. */
  readonly month: CalendarDate;
  /** Whether all of it is work that was logged late, rather than corrected. */
  readonly isAdded: boolean;
}

/** M3: the changes of closed months that are billed, by month, in order; a month without any is left out. */
export function lateWork(of: Pick<Statement, "priorPeriod">): LateWork[] {
  return [...groupBy(lateEffects(of), ({ month }) => month)]
    .map(([month, all]) => lateOf(month, all))
    .sort((a, b) => a.month - b.month);
}

/** M3, A10: the same as lines of a bill: of each month, the minutes that have a rate apart from those that have none. */
export function lateBills(of: Pick<Statement, "priorPeriod">): (LateWork & { readonly items: number })[] {
  const isRated = ({ effect }: LateEffect) => effect.amount !== null;
  return [...groupBy(lateEffects(of), (own) => `${own.month} ${isRated(own)}`).values()]
    .map((all) => ({ ...lateOf((all as [LateEffect])[0].month, all), items: all.length }))
    .sort((a, b) => a.month - b.month || Number(a.amount === null) - Number(b.amount === null));
}

interface LateEffect {
  readonly month: CalendarDate;
  readonly effect: Billable;
  readonly isAdded: boolean;
}

function lateEffects({ priorPeriod }: Pick<Statement, "priorPeriod">): LateEffect[] {
  return priorPeriod.flatMap(({ date, gone, cause, effects }) =>
    effects
      .filter(({ on }) => on === "billable")
      .map((effect) => ({
        month: firstOfMonth(date),
        effect,
        isAdded: !gone && effect.charged > 0 && LATE.has(cause.code),
      })),
  );
}

function lateOf(month: CalendarDate, all: readonly LateEffect[]): LateWork {
  return {
    month,
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
 * M3: what is to be billed with the month, as signed lines: its billable time except held time (A9), and changes in
 * closed months, at the rates those months were closed with.
 */
export function linesToBill(of: Statement): Billable[] {
  return [...billedPlacements(of).map(({ placement }) => placement), ...priorEffects(of)];
}

/** The parts of a bill of several clients, and what is on none. */
interface BillParts {
  /** The month's own work, and changes in closed months (M3): together what is to be billed. */
  readonly ofMonth: BillTotal;
  readonly late: BillTotal;
  /** A9: overage that awaits a decision, that of earlier months included. */
  readonly held: BillTotal & { readonly overages: number };
  /** A2: work at a price of its own. */
  readonly separate: { readonly entries: number; readonly minutes: Minutes };
}

export function billParts(all: readonly Statement[]): BillParts {
  const held = all.flatMap(({ toConfirm }) => toConfirm);
  const separate = all.flatMap(separateLines);
  return {
    ofMonth: billTotal(all.flatMap(billedPlacements).map(({ placement }) => placement)),
    late: billTotal(all.flatMap(priorEffects)),
    held: { ...billTotal(held), overages: held.length },
    separate: {
      entries: separate.reduce((count, { entries }) => count + entries, 0),
      minutes: sum(separate.map((line) => line.minutes)),
    },
  };
}

/** M3: the sum of these lines; signed. The amount covers only minutes that have a rate (A10). */
export function toBill(of: Statement): BillTotal {
  return billTotal(linesToBill(of));
}
