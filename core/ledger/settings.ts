/** The settings that decide where minutes go and what billable minutes cost, and their defaults. */

import type { RoundingScope } from "../rules/charge.ts";
import type { BankUses, Category, Level } from "../rules/coverage.ts";
import type { WithoutNotice } from "../rules/overage.ts";
import type { CalendarDate } from "../values/calendar.ts";
import type { Cents } from "../values/units.ts";

/** The settings that decide where minutes go and what billable minutes cost. */
export interface Settings extends BankUses {
  readonly rounding: RoundingScope;
  /** A9: for overage without a decision. */
  readonly overageWithoutNotice: WithoutNotice;
  /** A9: days without office hours, in order, each once. */
  readonly holidays: readonly CalendarDate[];
  readonly defaultCategory: Category;
  /** A10: cents an hour by level; a level without a rate has no amount. */
  readonly rates: Readonly<Partial<Record<Level, Cents>>>;
}

export const DEFAULT_SETTINGS: Settings = {
  rounding: "entry",
  diamondForLevel2: "when_no_vip",
  plusForLevel3: "all",
  overageWithoutNotice: "bill",
  holidays: [],
  defaultCategory: "break_fix",
  rates: {},
};
