/** Where a minute of work can land, and the notes its line may have. */

import type { Minutes } from "../values/units.ts";
import type { BankPlan } from "./plans.ts";

/** A11: where a raw minute can land, except `rejected`, which never reaches a ledger. */
export const PLACES = ["allowance", "free", "included", "bank", "billable", "separate", "waived"] as const;
export type PlaceName = (typeof PLACES)[number];
/** A9: held billable minutes are distinguished wherever a place is shown. */
export type ShownPlace = PlaceName | "to_confirm";

/** A5, A9: notes on a line; none of them moves a minute. */
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
