/** The value of each plan in force on a day, however little of its term has passed. */

import type { ClosedSettings, ValuedAccount } from "../../core/figures/other-sizes.ts";
import { type PlanValue, plansInForce, planValue } from "../../core/figures/plan-value.ts";
import type { Settings } from "../../core/ledger/settings.ts";
import type { PriceBook } from "../../core/rules/plans.ts";
import type { CalendarDate } from "../../core/values/calendar.ts";

export function planValues(
  account: ValuedAccount,
  asOf: CalendarDate,
  prices: PriceBook,
  settings: Settings,
  closed: ClosedSettings | null = null,
): PlanValue[] {
  return plansInForce(account.terms, asOf).map((terms) =>
    planValue(terms, account, asOf, prices, settings, closed),
  );
}
