/** What holds for a firm that sets nothing, as the clauses say. */

import { expect, test } from "vitest";
import { DEFAULT_SETTINGS } from "../../../core/ledger/settings.ts";

test.each([
  ["A2: no category is a repair of something broken", "defaultCategory", "break_fix"],
  ["A4: each entry is rounded by itself", "rounding", "entry"],
  ["A5: Diamond serves level 2 while there is no VIP", "diamondForLevel2", "when_no_vip"],
  ["A5: Orange Plus serves all of level 3", "plusForLevel3", "all"],
  ["A9: overage without notice is billed", "overageWithoutNotice", "bill"],
  ["A9: no day is a holiday", "holidays", []],
  ["A10: no level has a rate", "rates", {}],
] as const)("%s", (_case, setting, expected) => expect(DEFAULT_SETTINGS[setting]).toEqual(expected));
