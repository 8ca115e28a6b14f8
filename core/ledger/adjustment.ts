/** A manual adjustment of a bank (R8). */

import type { BankPlan } from "../rules/plans.ts";
import type { CalendarDate } from "../values/calendar.ts";
import type { Minutes } from "../values/units.ts";

/** A correction of the bank in force on its date. Minutes are signed. */
export interface Adjustment {
  readonly client: string;
  readonly plan: BankPlan;
  readonly date: CalendarDate;
  readonly minutes: Minutes;
  readonly reason: string;
  readonly author: string;
}
