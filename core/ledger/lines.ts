/** The lines of a ledger: a piece of work with where its minutes went, or what a bank got or lost otherwise. */

import type { Bank, MovementKind } from "../rules/bank.ts";
import type { Category, Level, Rule } from "../rules/coverage.ts";
import type { OrangeDay } from "../rules/overage.ts";
import type { Note, PlaceName, ShownPlace } from "../rules/places.ts";
import type { CalendarDate } from "../values/calendar.ts";
import type { Cents, Minutes } from "../values/units.ts";
import type { Adjustment } from "./adjustment.ts";
import type { Entry } from "./entry.ts";

export interface Placement {
  readonly place: PlaceName;
  /** The bank drawn; null for any other place. */
  readonly bank: Bank | null;
  readonly raw: Minutes;
  /** Minutes after rounding; 0 for minutes that are not charged. */
  readonly charged: Minutes;
  /** What the bank held after this line; null for any other place. */
  readonly left: Minutes | null;
  /** A10: the cost of billable minutes; null without a rate, and for any other place. */
  readonly amount: Cents | null;
  readonly rule: Rule;
}

export interface EntryLine {
  readonly kind: "entry";
  readonly date: CalendarDate;
  readonly entry: Entry;
  readonly category: Category;
  /** Null for work billed separately without a level. */
  readonly level: Level | null;
  /** A8: the part of the entry's raw minutes that the day's overage line places. */
  readonly toOverage: Minutes;
  readonly placements: readonly Placement[];
  readonly notes: readonly Note[];
}

/** A3, A8: a day's use beyond its allowance, posted after the day's entries. */
export interface OverageLine {
  readonly kind: "overage";
  readonly date: CalendarDate;
  readonly day: OrangeDay;
  /** A9: whether its billable minutes await a decision; until then they are not billed. */
  readonly toConfirm: boolean;
  readonly placements: readonly Placement[];
  readonly notes: readonly Note[];
}

/** A bank's movement other than a draw. */
export interface BankLine {
  readonly kind: Exclude<MovementKind, "used">;
  readonly date: CalendarDate;
  readonly bank: Bank;
  /** Signed. */
  readonly minutes: Minutes;
  readonly left: Minutes;
  readonly rule: Rule | "M2";
  /** R8: for a manual adjustment, why and by whom. */
  readonly adjustment: Adjustment | null;
}

/** A line that places minutes of work. */
export type WorkLine = EntryLine | OverageLine;

export type Line = WorkLine | BankLine;

export function isWork(line: Line): line is WorkLine {
  return line.kind === "entry" || line.kind === "overage";
}

/** The placements of a line; empty for a bank's movement. */
export function placementsOf(line: Line): readonly Placement[] {
  return isWork(line) ? line.placements : [];
}

/** The place shown for minutes of a line: billable minutes of overage to be confirmed are not on the bill. */
export function shownPlace(line: Line, { place }: Placement): ShownPlace {
  return place === "billable" && line.kind === "overage" && line.toConfirm ? "to_confirm" : place;
}

/** M3: an adjustment that the client pays for, or for which money is given back. */
export interface PricedLine extends BankLine {
  readonly adjustment: Adjustment & { readonly price: Cents };
}

/** Whether a line has an amount of its own: a price of 0 is goodwill. */
export function isPriced(line: Line): line is PricedLine {
  return line.kind === "adjusted" && (line.adjustment?.price ?? 0) !== 0;
}

/** Overage has no level of its own; it counts as level 2 work (A5). */
export const OVERAGE_LEVEL: Level = 2;

/** The level that decides the rate of a line's charged minutes (A10); charged work always has one. */
export function levelOf(line: Line): Level {
  return line.kind === "entry" && line.level !== null ? line.level : OVERAGE_LEVEL;
}
