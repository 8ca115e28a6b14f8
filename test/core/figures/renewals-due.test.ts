/** What is due for renewal: which terms, renewed together or apart, at which prices, and what is said of them. */

import { describe, expect, test } from "vitest";
import { nextRenewal, type RenewalDue, renewalsDue } from "../../../core/figures/renewals-due.ts";
import type { ClientAccount } from "../../../core/firm/reconciliation.ts";
import { ledger } from "../../../core/ledger/ledger.ts";
import { DEFAULT_SETTINGS } from "../../../core/ledger/settings.ts";
import { BUILT_IN_PRICES, type Plan, type PriceBook, priceBook } from "../../../core/rules/plans.ts";
import { day, formatDate } from "../../../core/values/calendar.ts";
import { ownPrice, planTerm } from "../contracts.ts";
import { run, type Scenario } from "../scenario.ts";

const due = ({ ledger, terms }: ClientAccount, asOf: string, prices: PriceBook = BUILT_IN_PRICES) =>
  renewalsDue(ledger, terms, day(asOf), prices);
const duesOf = (scenario: Scenario, asOf: string, prices?: PriceBook) =>
  due(run(scenario).account, asOf, prices);

function dueOf(...given: Parameters<typeof duesOf>): RenewalDue {
  const [only, ...others] = duesOf(...given);
  if (only === undefined || others.length > 0) throw new Error("the test is about one renewal");
  return only;
}

const shown = ({ plan, quantity, expires, carryAtStake }: RenewalDue) =>
  [plan, quantity, formatDate(expires), carryAtStake].join(" ");

const VIP = "VIP 2 h from 2026-01-15 paid 2026-01-15";
const CARE = "ORANGE_CARE 5 users from 2026-01-15 paid 2026-01-15";

describe("which terms are due", () => {
  test.each([
    ["from the day it opens", VIP, "2026-01-15", ["VIP 2 2027-01-15 120"]],
    ["not before", VIP, "2026-01-14", []],
    ["to its last day", VIP, "2027-01-14", ["VIP 2 2027-01-15 120"]],
    ["not once it has expired", VIP, "2027-01-15", []],
    ["not one that was never paid", VIP.replace("paid 2026-01-15", "unpaid"), "2026-06-30", []],
    ["not one that the client declined", `${VIP} declined`, "2026-06-30", []],
    ["not one that ends early", `${VIP} ended 2026-09-01`, "2026-06-30", []],
    [
      "until it is paid",
      `${VIP}; VIP 4 h from 2027-01-15 paid 2026-12-01`,
      "2026-11-30",
      ["VIP 2 2027-01-15 120"],
    ],
    ["not from the day it is paid", `${VIP}; VIP 4 h from 2027-01-15 paid 2026-12-01`, "2026-12-01", []],
    [
      "by plan, then by day of expiry",
      `${VIP}; VIP_DIAMOND 4 h from 2026-01-10 paid 2026-01-10; ORANGE_CARE 1 users from 2026-03-01 paid 2026-03-01; ORANGE_CARE 2 users from 2026-04-01 to 2026-12-01 paid 2026-04-01; ORANGE_PLUS 1 users from 2026-02-01 paid 2026-02-01`,
      "2026-06-30",
      [
        "ORANGE_CARE 2 2026-12-01 0",
        "ORANGE_CARE 1 2027-03-01 0",
        "ORANGE_PLUS 1 2027-02-01 0",
        "VIP 2 2027-01-15 120",
        "VIP_DIAMOND 4 2027-01-10 240",
      ],
    ],
    [
      "subscribers that expire together, together",
      `${CARE}; ORANGE_CARE 2 users from 2026-03-01 paid 2026-03-01`,
      "2026-06-30",
      ["ORANGE_CARE 7 2027-01-15 0"],
    ],
    [
      "of two Orange plans that expire together, each by itself",
      `${CARE}; ORANGE_PLUS 2 users from 2026-01-15 paid 2026-01-15 included 2:00`,
      "2026-06-30",
      ["ORANGE_CARE 5 2027-01-15 0", "ORANGE_PLUS 2 2027-01-15 0"],
    ],
  ])("%s", (_, plans, asOf, expected) => expect(duesOf({ plans }, asOf).map(shown)).toEqual(expected));

  test("of joined clients, banks each in its own size and subscribers together (M2)", () => {
    const dates = { start: day("2026-01-15"), expires: day("2027-01-15"), boughtTo: day("2027-01-15") };
    const vip = planTerm({ ...dates, plan: "VIP", quantity: 2, anchor: dates.start, opens: dates.start });
    const care = planTerm({ ...dates, quantity: 5, anchor: dates.start, opens: dates.start });
    const terms = [
      vip,
      { ...vip, quantity: 4, formerly: "Bolt" },
      { ...vip, quantity: 8, formerly: "Cole" },
      care,
      { ...care, formerly: "Bolt" },
    ];
    const all = renewalsDue(
      ledger(terms, [], [], DEFAULT_SETTINGS),
      terms,
      day("2026-06-30"),
      BUILT_IN_PRICES,
    );
    expect(all.map(shown)).toEqual([
      "ORANGE_CARE 10 2027-01-15 0",
      "VIP 2 2027-01-15 120",
      "VIP 4 2027-01-15 240",
      "VIP 8 2027-01-15 480",
    ]);
    expect(all.map(({ terms: rows }) => rows.length)).toEqual([2, 1, 1, 1]);
  });

  test("what is at stake is what is left as the day ends, in the term's own bank (R1)", () => {
    const plans = `${VIP}; VIP_DIAMOND 4 h from 2026-01-15 paid 2026-01-15`;
    const work = "2026-02-03 0:15 how_to; 2026-02-04 1:00 repair; 2026-02-05 0:30 how_to";
    const stakes = (asOf: string) => duesOf({ plans, work }, asOf).map(({ carryAtStake }) => carryAtStake);
    expect(stakes("2026-02-02")).toEqual([120, 240]);
    expect(stakes("2026-02-04")).toEqual([105, 180]);
    expect(stakes("2026-02-05")).toEqual([75, 180]);
  });
});

describe("what it costs", () => {
  test("a VIP: on time to the day before its expiry, late from that day (R1); no invoice", () => {
    expect(dueOf({ plans: VIP }, "2026-06-30")).toMatchObject({
      invoiceOn: null,
      onTime: { price: 178_20, paidOn: day("2027-01-14") },
      late: { price: 198_00, paidOn: day("2027-01-15") },
      coterm: null,
      problem: null,
    });
  });

  test("Orange: on time online to its expiry, late from the day after (R3, R4); invoiced a month before (R7)", () => {
    expect(dueOf({ plans: CARE }, "2026-06-30")).toMatchObject({
      invoiceOn: day("2026-12-15"),
      onTime: { price: 810_00, paidOn: day("2027-01-15"), clause: "R3 online" },
      // 900.00 × 364/365 = 897.534…
      late: { price: 897_53, paidOn: day("2027-01-16"), clause: "R4" },
      coterm: null,
      problem: null,
    });
  });

  test("anniversaries are counted from the first day, also 29 February", () => {
    const plans =
      "ORANGE_CARE 1 users from 2024-02-29 paid 2024-02-29; ORANGE_CARE 1 users from 2025-02-28 paid 2025-02-28; ORANGE_CARE 1 users from 2026-02-28 paid 2026-02-28";
    expect(dueOf({ plans }, "2026-06-30").onTime?.term.expires).toBe(day("2028-02-29"));
  });

  test.each([
    ["to the end of Act!, 170 of 365 days", "2027-07-04", 377_26],
    ["one day more", "2027-01-16", 2_22],
    ["not when it ends with the term", "2027-01-15", null],
    ["nor before it", "2026-12-31", null],
    ["a day less than a year", "2028-01-14", 807_78],
    ["not when it ends a year later: that is the renewal itself", "2028-01-15", null],
  ])("R6, %s", (_, actEnd, price) => {
    // 900.00 × 170/365 × 0.9 = 377.260…, × 1/365 = 2.219…, × 364/365 = 807.780…
    expect(dueOf({ plans: `${CARE} act-ends ${actEnd}` }, "2026-06-30").coterm?.price ?? null).toBe(price);
  });

  test("the end of Act! is that of the first row that has one; a VIP has none", () => {
    const seats = "ORANGE_CARE 1 users from 2026-03-01 paid 2026-03-01";
    const plans = `${CARE}; ${seats} act-ends 2027-07-04; ${seats} act-ends 2027-08-04`;
    expect(dueOf({ plans }, "2026-06-30").coterm?.term.expires).toBe(day("2027-07-04"));
    expect(dueOf({ plans: `${VIP} act-ends 2027-07-04` }, "2026-06-30").coterm).toBeNull();
  });

  test("without a price neither is given, and the reason is; other plans have theirs", () => {
    const plans = `ORANGE_PLUS 1 users from 2026-01-15 paid 2026-01-15 act-ends 2027-07-04; ${VIP}`;
    const [plus, vip] = duesOf({ plans }, "2026-06-30");
    expect(plus).toMatchObject({ onTime: null, late: null, coterm: null });
    expect(plus?.problem).toEqual({
      code: "PRICE_MISSING",
      plan: "ORANGE_PLUS",
      hours: null,
      on: "2026-12-15",
      from: null,
    });
    expect(vip).toMatchObject({ onTime: { price: 178_20 }, problem: null });
  });

  test("a price that begins after the invoice is known only if it is paid late", () => {
    const book = priceBook([ownPrice("ORANGE_PLUS", null, "2027-01-01", 365_00)]);
    const plus = dueOf({ plans: "ORANGE_PLUS 1 users from 2026-01-15 paid 2026-01-15" }, "2026-06-30", book);
    expect(plus).toMatchObject({ onTime: null, late: { price: 364_00 } });
    expect(plus.problem).toMatchObject({ code: "PRICE_MISSING", on: "2026-12-15", from: "2027-01-01" });
  });

  test("an error that is nobody's input stops the program", () => {
    const broken = {
      ...ownPrice("VIP", 2, "2026-01-01", 1),
      get plan(): Plan {
        throw new RangeError("broken");
      },
    };
    expect(() => dueOf({ plans: VIP }, "2026-06-30", [broken])).toThrow(RangeError);
  });
});

describe("the firm's own price that begins too late for the renewal is told (R9)", () => {
  const told = (plans: string, plan: Plan, hours: number | null, from: string) =>
    dueOf({ plans }, "2026-06-30", priceBook([ownPrice(plan, hours, from, 150_00)])).problem;

  test.each([
    ["a VIP on its last day on time: it applies", VIP, "VIP", 2, "2027-01-14", false],
    ["a VIP on the day it expires", VIP, "VIP", 2, "2027-01-15", true],
    ["a VIP the day after: it is about another year", VIP, "VIP", 2, "2027-01-16", false],
    ["another size", VIP, "VIP", 3, "2027-01-15", false],
    ["Orange on its invoice day: it applies", CARE, "ORANGE_CARE", null, "2026-12-15", false],
    ["Orange the day after its invoice", CARE, "ORANGE_CARE", null, "2026-12-16", true],
    ["Orange on the day it expires", CARE, "ORANGE_CARE", null, "2027-01-15", true],
    ["Orange the day after", CARE, "ORANGE_CARE", null, "2027-01-16", false],
  ] as const)("%s, %s", (_, plans, plan, hours, from, isTold) =>
    expect(told(plans, plan, hours, from)?.code).toBe(isTold ? "PRICE_BEGINS_LATER" : undefined),
  );

  test("with both prices and both days; a Starter is renewed at Care's", () => {
    const starter = "ORANGE_STARTER 5 users from 2026-01-15 paid 2026-01-15";
    expect(told(starter, "ORANGE_CARE", null, "2026-12-20")).toEqual({
      code: "PRICE_BEGINS_LATER",
      plan: "ORANGE_CARE",
      hours: null,
      on: "2026-12-15",
      used: 180_00,
      from: "2026-12-20",
      own: 150_00,
    });
    expect(told(VIP, "VIP", 2, "2027-01-15")).toMatchObject({ hours: 2, on: "2027-01-14", used: 198_00 });
  });

  test("not where its own price applies already", () => {
    const book = priceBook([
      ownPrice("VIP", 2, "2026-01-01", 190_00),
      ownPrice("VIP", 2, "2027-01-15", 150_00),
    ]);
    expect(dueOf({ plans: VIP }, "2026-06-30", book)).toMatchObject({
      problem: null,
      onTime: { price: 171_00 },
    });
  });
});

test("the next renewal is the one that expires first, and of several the first in the list", () => {
  const [first, second] = [{ expires: "2027-01-15" }, { expires: "2027-01-15" }];
  expect(nextRenewal([{ expires: "2027-02-01" }, first, second])).toBe(first);
  expect(nextRenewal([])).toBeNull();
});
