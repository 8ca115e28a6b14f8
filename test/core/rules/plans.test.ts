/** The plans, what they sell, and the price book: each price found or missing, never worked out (P2, P4, P6, P7). */

import { describe, expect, test } from "vitest";
import {
  BUILT_IN_PRICES,
  HOURS_SOLD,
  includesHours,
  isOrange,
  isVip,
  laterPrice,
  PLAN_TABLE,
  PLANS,
  priceBook,
  priceOn,
  renewedAs,
} from "../../../core/rules/plans.ts";
import { day } from "../../../core/values/calendar.ts";
import { InputError } from "../../../core/values/problems.ts";
import { ownPrice } from "../contracts.ts";

test.each([
  ["BASIC", false, false, "BASIC"],
  ["VIP", true, false, "VIP"],
  ["VIP_DIAMOND", true, false, "VIP_DIAMOND"],
  ["ORANGE_STARTER", false, true, "ORANGE_CARE"],
  ["ORANGE_CARE", false, true, "ORANGE_CARE"],
  ["ORANGE_PLUS", false, true, "ORANGE_PLUS"],
] as const)("%s: VIP %s, Orange %s, renewed as %s (P7)", (plan, vip, orange, as) => {
  expect(PLANS).toContain(plan);
  expect([isVip(plan), isOrange(plan), renewedAs(plan)]).toEqual([vip, orange, as]);
});

test("there are six plans", () => expect(PLANS).toHaveLength(6));

test.each([
  ["VIP", "hours", 2, 8],
  ["VIP_DIAMOND", "hours", 4, 10],
  ["ORANGE_STARTER", "subscribers", 1, 100_000],
  ["ORANGE_CARE", "subscribers", 1, 100_000],
  ["ORANGE_PLUS", "subscribers", 1, 100_000],
] as const)("P2, P4: %s sells %s from %d to %d", (plan, counts, least, most) =>
  expect(PLAN_TABLE[plan].quantity).toEqual({ counts, least, most }),
);

test("P2: the hours sold are from the fewest of any plan to the most", () =>
  expect(HOURS_SOLD).toEqual({ counts: "hours", least: 2, most: 10 }));

test("P4: only an Orange Plus includes hours, as its row says", () =>
  expect(PLANS.filter(includesHours)).toEqual(["ORANGE_PLUS"]));

/** The firm's list: tiers of VIP by day, not in its order, and Orange. */
const BOOK = priceBook([
  ownPrice("VIP", 4, "2026-01-01", 380_00),
  ownPrice("VIP", 4, "2026-07-01", 395_00),
  ownPrice("VIP", 4, "2026-04-01", 385_00),
  ownPrice("VIP", 2, "2026-07-01", 210_00),
  ownPrice("VIP_DIAMOND", 6, "2026-01-01", 900_00),
  ownPrice("ORANGE_PLUS", null, "2026-01-01", 300_00),
  ownPrice("ORANGE_CARE", null, "2027-01-01", 190_00),
  ownPrice("ORANGE_CARE", null, "2028-01-01", 200_00),
]);
const TO_BE_CONFIRMED = "published terms, to be confirmed";

describe("P6: the price of a day", () => {
  test.each([
    ["VIP", 2, "2026-03-15", 198_00, "published terms"],
    ["VIP", 8, "1901-01-01", 680_00, "published terms"],
    ["VIP_DIAMOND", 4, "2026-03-15", 636_00, "published terms"],
    ["VIP_DIAMOND", 10, "2026-03-15", 1450_00, "published terms"],
    ["ORANGE_STARTER", 7, "2026-03-15", 120_00, TO_BE_CONFIRMED],
    ["ORANGE_CARE", 7, "2026-12-31", 180_00, TO_BE_CONFIRMED],
    ["ORANGE_CARE", 7, "2027-01-01", 190_00, "own"],
    ["ORANGE_PLUS", 1, "2026-03-15", 300_00, "own"],
    ["VIP", 4, "2026-01-01", 380_00, "own"],
    ["VIP", 4, "2026-04-01", 385_00, "own"],
    ["VIP", 4, "2026-06-30", 385_00, "own"],
    ["VIP", 4, "2026-12-31", 395_00, "own"],
    ["VIP", 2, "2026-06-30", 198_00, "published terms"],
    ["VIP", 2, "2026-07-01", 210_00, "own"],
    ["VIP_DIAMOND", 6, "2026-07-01", 900_00, "own"],
  ] as const)("%s of %d on %s", (plan, quantity, on, amount, source) =>
    expect(priceOn(BOOK, plan, quantity, day(on))).toMatchObject({ plan, cents: amount, source }),
  );

  test("is that of the line written first, of two for one day", () => {
    const twice = [ownPrice("VIP", 5, "2026-01-01", 500_00), ownPrice("VIP", 5, "2026-01-01", 510_00)];
    expect(priceOn(twice, "VIP", 5, day("2026-01-01")).cents).toBe(500_00);
  });

  test.each([
    ["a tier between two published ones", "VIP", 3, "2026-03-15", 3, null],
    ["before the firm's own begins", "VIP", 4, "2025-12-31", 4, "2026-01-01"],
    ["another plan's tier", "VIP", 6, "2026-03-15", 6, null],
    ["Orange, whose price asks no quantity", "ORANGE_PLUS", 5, "2025-06-01", null, "2026-01-01"],
  ] as const)("is missing: %s", (_case, plan, quantity, on, hours, from) => {
    const problem = { code: "PRICE_MISSING", plan, hours, on, from };
    const asked = () => priceOn(BOOK, plan, quantity, day(on));
    expect(asked).toThrow(InputError);
    expect(asked).toThrow(expect.objectContaining({ problem }));
  });
});

describe("R9: the next price that begins only later", () => {
  test.each([
    ["VIP", 4, "2025-12-31", 380_00],
    ["VIP", 4, "2026-01-01", 385_00],
    ["VIP", 4, "2026-07-01", null],
    ["VIP", 2, "2026-03-15", 210_00],
    ["VIP", 8, "2026-03-15", null],
    ["ORANGE_CARE", 9, "2026-03-15", 190_00],
    ["ORANGE_STARTER", 9, "2026-03-15", null],
  ] as const)("%s of %d after %s", (plan, quantity, on, amount) =>
    expect(laterPrice(BOOK, plan, quantity, day(on))?.cents ?? null).toBe(amount),
  );

  test("is that of the line written first, of two for one day", () => {
    const twice = [ownPrice("VIP", 5, "2026-01-01", 500_00), ownPrice("VIP", 5, "2026-01-01", 510_00)];
    expect(laterPrice(twice, "VIP", 5, day("2025-12-31"))?.cents).toBe(500_00);
  });
});

test("P6: the terms publish six prices, and the firm's own go first", () => {
  expect(BUILT_IN_PRICES).toHaveLength(6);
  const mine = ownPrice("VIP", 2, "2026-01-01", 1_00);
  expect(priceBook([mine])).toEqual([mine, ...BUILT_IN_PRICES]);
});
