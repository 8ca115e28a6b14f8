/** Where work may go: every kind of work against everything a client may hold, the clauses restated from the terms. */

import { describe, expect, test } from "vitest";
import {
  CATEGORIES,
  CATEGORY_LEVEL,
  type Category,
  type Coverage,
  coverage,
  DIAMOND_USES,
  type Level,
  PLUS_USES,
  servingBanks,
} from "../../../core/rules/coverage.ts";
import type { BankPlan } from "../../../core/rules/plans.ts";

/** A2, as the terms list them. */
const LEVEL_1: readonly Category[] = ["email", "chat"];
const LEVEL_2: readonly Category[] = [
  ...(["break_fix", "remote_assistance", "how_to", "configuration", "add_on"] as const),
  ...(["password_reset", "training"] as const),
];
const LEVEL_3: readonly Category[] = [
  ...(["repair", "migration", "import_export", "conversion", "report_creation", "advanced"] as const),
  ...(["programming", "customization", "project", "consulting"] as const),
];
const APART: readonly Category[] = ["classroom_training", "source_code", "project_evaluation"];
/** A3, A5: left out by Orange at any level. */
const NAMED: readonly Category[] = ["training", "programming", "customization", "project", "consulting"];

const BANKS: readonly BankPlan[] = ["VIP", "VIP_DIAMOND", "ORANGE_PLUS"];
const NO_BANK: ReadonlySet<BankPlan> = new Set();

describe("A2: the category says the level", () => {
  test.each([
    [1, LEVEL_1],
    [2, LEVEL_2],
    [3, LEVEL_3],
    [null, APART],
  ] as const)("%s", (level, categories) =>
    expect(CATEGORIES.filter((category) => CATEGORY_LEVEL[category] === level)).toEqual(categories),
  );
});

/** Which clause decides, and what it says; exactly one must. */
function clauses(
  work: { category: Category; level: Level; approved: boolean | null },
  held: { orange: boolean; banks: ReadonlySet<BankPlan> },
): Coverage[] {
  const apart = APART.includes(work.category);
  const mail = !apart && work.category === "email" && work.level === 1;
  const holdsNothing = !held.orange && held.banks.size === 0;
  const reset = work.category === "password_reset" && work.approved !== false;
  const scope = work.level < 3 && !NAMED.includes(work.category);
  const other = !apart && !mail && !holdsNothing;
  const all: [boolean, Coverage][] = [
    [apart, { way: "separate", rule: "A2" }],
    [mail, { way: "included", rule: "P1" }],
    [!apart && !mail && holdsNothing, { way: "charge", rule: "P1", rest: "billable" }],
    [other && reset && held.orange, { way: "free", rule: "A7" }],
    [other && reset && !held.orange, { way: "charge", rule: "A7", rest: "waived" }],
    [other && !reset && held.orange && scope, { way: "allowance", rule: "A3" }],
    [other && !reset && !(held.orange && scope), { way: "charge", rule: "A5", rest: "billable" }],
  ];
  return all.flatMap(([holds, says]) => (holds ? [says] : []));
}

describe("P1, A2, A3, A5, A7: one clause decides", () => {
  const cases = CATEGORIES.flatMap((category) =>
    ([1, 2, 3] as const).flatMap((level) =>
      [true, false, null].map((approved) => ({ category, level, approved })),
    ),
  );
  test.each([
    ["nothing held", false, []],
    ["Orange", true, []],
    ["Orange and VIP", true, ["VIP"]],
    ...BANKS.map((bank) => [bank, false, [bank]] as const),
  ] as const)("%s", (_case, orange, banks) => {
    const held = { orange, banks: new Set<BankPlan>(banks) };
    for (const work of cases)
      expect([coverage(work, held)], JSON.stringify(work)).toEqual(clauses(work, held));
  });

  test("work billed apart has no level", () =>
    expect(
      coverage({ category: "source_code", level: null, approved: null }, { orange: true, banks: NO_BANK }),
    ).toEqual({ way: "separate", rule: "A2" }));
});

describe("A5: which banks, in the order they are drawn", () => {
  test("what the settings may say", () => {
    expect(DIAMOND_USES).toEqual(["when_no_vip", "never", "after_vip"]);
    expect(PLUS_USES).toEqual(["all", "named", "never"]);
  });

  test.each([
    ["when_no_vip", ["VIP", "VIP_DIAMOND"], ["ORANGE_PLUS", "VIP"]],
    ["when_no_vip", ["VIP_DIAMOND"], ["ORANGE_PLUS", "VIP", "VIP_DIAMOND"]],
    ["never", ["VIP_DIAMOND"], ["ORANGE_PLUS", "VIP"]],
    ["after_vip", ["VIP", "VIP_DIAMOND"], ["ORANGE_PLUS", "VIP", "VIP_DIAMOND"]],
  ] as const)("up to level 2, Diamond %s, in force %j: %j", (diamondForLevel2, banks, order) => {
    for (const plusForLevel3 of PLUS_USES)
      for (const level of [1, 2] as const)
        for (const category of ["how_to", "training", null] as const) {
          const uses = { diamondForLevel2, plusForLevel3 };
          expect(servingBanks({ category, level }, new Set<BankPlan>(banks), uses)).toEqual(order);
        }
  });

  test.each(CATEGORIES)("level 3 of %s", (category) => {
    const order = (plusForLevel3: (typeof PLUS_USES)[number]) =>
      servingBanks({ category, level: 3 }, NO_BANK, { diamondForLevel2: "when_no_vip", plusForLevel3 });
    const withPlus = ["ORANGE_PLUS", "VIP_DIAMOND"];
    expect(order("all")).toEqual(withPlus);
    expect(order("named")).toEqual(NAMED.includes(category) ? withPlus : ["VIP_DIAMOND"]);
    expect(order("never")).toEqual(["VIP_DIAMOND"]);
  });

  test("level 3 of no category is none of the named", () =>
    expect(
      servingBanks({ category: null, level: 3 }, NO_BANK, {
        diamondForLevel2: "never",
        plusForLevel3: "named",
      }),
    ).toEqual(["VIP_DIAMOND"]));
});
