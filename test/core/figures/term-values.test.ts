/** What plans have been worth: which terms are told, what they cost so far, and which of them is judged by size. */

import { describe, expect, test } from "vitest";
import { type TermValue, termValues } from "../../../core/figures/term-values.ts";
import { BUILT_IN_PRICES } from "../../../core/rules/plans.ts";
import { day, formatDate } from "../../../core/values/calendar.ts";
import { run, type Scenario, settingsOf } from "../scenario.ts";

const RATES = "1: 60.00; 2: 120.00; 3: 240.00";

function valuesOf(scenario: Scenario, asOf: string): TermValue[] {
  const { account } = run({ rates: RATES, ...scenario });
  return termValues(account, day(asOf), BUILT_IN_PRICES, settingsOf({ rates: RATES, ...scenario }));
}

const shown = ({ of, terms, period, isJudged }: TermValue) =>
  `${of} ${terms.map(({ plan }) => plan).join("+")} ${formatDate(period.from)} to ${formatDate(period.to)}${isJudged ? ", judged" : ""}`;

const OLD = "VIP 2 h from 2025-01-15 paid 2025-01-15";
const NEW = "VIP 2 h from 2026-01-15 paid 2026-01-10";

describe("which terms are told (M4)", () => {
  test.each([
    ["not before half of it is over: 182 of 365 days", NEW, "2026-07-15", []],
    ["once it is: 183 of 365", NEW, "2026-07-16", ["current VIP 2026-01-15 to 2026-07-16, judged"]],
    [
      "the last full term first",
      `${OLD}; ${NEW}`,
      "2026-07-16",
      ["last VIP 2025-01-15 to 2026-01-14, judged", "current VIP 2026-01-15 to 2026-07-16"],
    ],
    [
      "the last alone, where the current one has only begun",
      `${OLD}; ${NEW}`,
      "2026-02-01",
      ["last VIP 2025-01-15 to 2026-01-14, judged"],
    ],
    ["from the day it has ended", OLD, "2026-01-15", ["last VIP 2025-01-15 to 2026-01-14, judged"]],
    ["for twelve months", OLD, "2027-01-14", ["last VIP 2025-01-15 to 2026-01-14, judged"]],
    ["and no longer", OLD, "2027-01-15", []],
    ["not one that ended early (P10)", `${OLD} ended 2025-12-01`, "2026-01-15", []],
    ["not one that was never paid", "VIP 2 h from 2025-01-15 unpaid", "2026-01-15", []],
    [
      "each plan by itself, all Orange rows together",
      `${OLD}; VIP_DIAMOND 4 h from 2025-03-01 paid 2025-03-01; ORANGE_CARE 2 users from 2025-02-01 paid 2025-02-01; ORANGE_CARE 1 users from 2025-06-01 to 2026-02-01 paid 2025-06-01`,
      "2026-03-31",
      [
        "last VIP_DIAMOND 2025-03-01 to 2026-02-28, judged",
        "last ORANGE_CARE+ORANGE_CARE 2025-02-01 to 2026-01-31, judged",
        "last VIP 2025-01-15 to 2026-01-14, judged",
      ],
    ],
    [
      "an Orange plan that followed another is its next term",
      "ORANGE_STARTER 2 users from 2025-02-01 paid 2025-02-01; ORANGE_CARE 2 users from 2026-02-01 paid 2026-01-20",
      "2026-08-15",
      [
        "last ORANGE_STARTER 2025-02-01 to 2026-01-31, judged",
        "current ORANGE_CARE 2026-02-01 to 2026-08-15",
      ],
    ],
  ])("%s", (_, plans, asOf, expected) => expect(valuesOf({ plans }, asOf).map(shown)).toEqual(expected));
});

describe("what it cost", () => {
  test("the current term: its share of the days bought, rounded once", () => {
    // 183 of 365 days of $198.00 are $99.271; the half hour was worth $60.00.
    const [value] = valuesOf({ plans: NEW, work: "2026-02-03 0:30 how_to" }, "2026-07-16");
    expect(value).toMatchObject({
      days: 183,
      ofDays: 365,
      cost: 198_00,
      costSoFar: 99_27,
      worth: 60_00,
      savedSoFar: -39_27,
    });
  });

  test("a full term: all of it, and its last day counts", () => {
    const work = "2025-02-03 1:00 how_to; 2026-01-14 1:00 how_to; 2026-01-15 1:00 how_to";
    const [value] = valuesOf({ plans: OLD, work }, "2026-01-31");
    expect(value).toMatchObject({
      days: 365,
      ofDays: 365,
      costSoFar: 198_00,
      worth: 240_00,
      savedSoFar: 42_00,
      left: 0,
    });
  });

  test("seats that joined later, by their own days", () => {
    // 212 of 365 days of $180.00 each: from 1 January to 31 July, both rows; the seats began on 1 May: 92 of 245 days.
    const plans =
      "ORANGE_CARE 2 users from 2026-01-01 paid 2026-01-01; ORANGE_CARE 1 users from 2026-05-01 to 2027-01-01 paid 2026-05-01";
    const [value] = valuesOf({ plans }, "2026-07-31");
    // 36000 × 212/365 = 20909.6; the seats cost 18000 × 245/365 = 12082.2, of which 92/245 = 4537.0.
    expect(value).toMatchObject({ costSoFar: 209_10 + 45_37 });
  });

  test("M3: hours added at a price, from their day on; taken back, they cost less; goodwill is none", () => {
    const adjustments =
      "VIP 2026-05-15 2:00 245.00; VIP 2026-06-01 -0:30 -60.00; VIP 2026-06-02 1:00; VIP 2026-08-01 1:00 99.00";
    const [current] = valuesOf({ plans: NEW, adjustments, work: "2026-02-03 0:30 how_to" }, "2026-07-16");
    // Of 245 days from 15 May 63 have passed: 6300; of 228 days from 1 June 46: 6000 × 46/228 = 1210.5.
    expect(current).toMatchObject({ cost: 198_00 + 245_00 - 60_00, costSoFar: 99_27 + 63_00 - 12_11 });
    expect(current?.added.map(({ on, minutes, price }) => [on, minutes, price])).toEqual([
      [day("2026-05-15"), 120, 245_00],
      [day("2026-06-01"), -30, -60_00],
    ]);
    const [last] = valuesOf({ plans: OLD, adjustments: "VIP 2025-05-15 2:00 245.00" }, "2026-01-31");
    expect(last).toMatchObject({ costSoFar: 198_00 + 245_00, savedSoFar: -443_00 });
  });

  test("a price that is not known leaves it blank", () => {
    const [value] = valuesOf({ plans: "VIP 3 h from 2026-01-15 paid 2026-01-15" }, "2026-07-16");
    expect(value).toMatchObject({ costSoFar: null, savedSoFar: null });
  });
});

describe("hours beside it", () => {
  test("what was carried in, and what was left", () => {
    const plans = `${OLD}; ${NEW}`;
    const [last, current] = valuesOf(
      { plans, work: "2025-02-03 0:30 how_to; 2026-02-03 0:45 how_to" },
      "2026-07-16",
    );
    expect(last).toMatchObject({ carriedIn: 0, left: 90 });
    expect(current).toMatchObject({ carriedIn: 90, left: 165 });
  });

  test("each size with what it would have left, what was carried in included", () => {
    const plans = "VIP 2 h from 2025-01-15 paid 2025-01-15 carried 1:00";
    const [value] = valuesOf({ plans, work: "2025-02-03 3:30 how_to" }, "2026-01-31");
    // 3.5 h of work: 2 h and the hour carried in lack half an hour; 8 h leave 5.5 h.
    expect(value?.sizes.map(({ hours, beyond, left }) => [hours, beyond, left])).toEqual([
      [2, 60_00, 0],
      [8, 0, 330],
    ]);
  });

  test("also beside another bank", () => {
    const plans = `${OLD}; VIP_DIAMOND 4 h from 2025-01-15 paid 2025-01-15`;
    const [vip] = valuesOf({ plans, work: "2025-02-03 1:00 how_to" }, "2026-01-31");
    expect(vip?.sizes.map(({ hours, left }) => [hours, left])).toEqual([
      [2, 60],
      [8, 420],
    ]);
  });
});
