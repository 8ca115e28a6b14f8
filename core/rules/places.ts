/** Where a minute of work can land, and what its line may remark. */

import type { Minutes } from "../values/units.ts";
import type { BankPlan } from "./plans.ts";

/** A11: where a raw minute can land, `rejected` apart, which never reaches a ledger. */
export const PLACES = ["allowance", "free", "included", "bank", "billable", "separate", "waived"] as const;
export type PlaceName = (typeof PLACES)[number];
/** A9: billable minutes that are held are told apart wherever a place is shown. */
export type ShownPlace = PlaceName | "to_confirm";

/** A5, A9: what a line remarks; none of it moves a minute. */
export type Note =
  | {
      code:
        | "OUTSIDE_OFFICE_HOURS"
        | "CROSSES_MIDNIGHT"
        | "OVERAGE_WITHOUT_NOTICE"
        | "OVERAGE_TO_CONFIRM"
        | "OVER_FOUR_TRAINEES"
        | "LEVEL_3_IN_CHAT";
    }
  | { code: "CATEGORY_ASSUMED" | "RESET_REFUSED" }
  | { code: "OTHER_BANK_HAS_TIME"; plan: BankPlan; left: Minutes };
