/** A manual adjustment of a bank (R8). */

import type { BankPlan } from "../rules/plans.ts";
import type { CalendarDate } from "../values/calendar.ts";
import type { Cents, Minutes } from "../values/units.ts";

/** A correction of the bank in force on its date. Minutes are signed, and so is the price. */
export interface Adjustment {
  readonly client: string;
  readonly plan: BankPlan;
  readonly date: CalendarDate;
  readonly minutes: Minutes;
  readonly reason: string;
  readonly author: string;
  /** What the client pays for the minutes (M3); null or 0 for goodwill. */
  readonly price: Cents | null;
}
