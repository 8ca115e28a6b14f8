/** Billable time with its cost, alone and added up (A10). */

import { type Cents, type Minutes, sum } from "../values/units.ts";

export interface Billable {
  readonly charged: Minutes;
  /** A10: their cost; null if any line has no rate. */
  readonly amount: Cents | null;
}

export interface BillTotal {
  readonly charged: Minutes;
  /** Of the minutes that have a rate. */
  readonly amount: Cents;
  /** The minutes that have none (A10). */
  readonly unrated: Minutes;
}

/** Sums the amounts of lines that have one, and the minutes of the others. */
export function billTotal(lines: readonly Billable[]): BillTotal {
  return {
    amount: sum(lines.flatMap(({ amount }) => (amount === null ? [] : [amount]))),
    charged: sum(lines.map(({ charged }) => charged)),
    unrated: sum(lines.filter(({ amount }) => amount === null).map(({ charged }) => charged)),
  };
}

/** The total of several bills. */
export function totalOfAll(bills: readonly BillTotal[]): BillTotal {
  return {
    amount: sum(bills.map(({ amount }) => amount)),
    charged: sum(bills.map(({ charged }) => charged)),
    unrated: sum(bills.map(({ unrated }) => unrated)),
  };
}

/** A10: whether nothing of a bill has a rate, so that it is minutes alone. Both are signed (M3). */
export function hasNoAmount({ amount, unrated }: Record<"amount" | "unrated", number>): boolean {
  return unrated !== 0 && amount === 0;
}
