/** What is to be billed, by reason and level, and what is billed separately. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { billTotal } from "../../../core/figures/bill-total.ts";
import { billParts, lateBills, toBill } from "../../../core/figures/billing.ts";
import { BILLABLE_REASONS, statement } from "../../../core/figures/statement.ts";
import { BUILT_IN_PRICES } from "../../../core/rules/plans.ts";
import { addDays, day } from "../../../core/values/calendar.ts";
import { cents, sum } from "../../../core/values/units.ts";
import { reconciled } from "../firm.ts";
import { firms, metMoreThan, reconciled as randomlyReconciled, SEED } from "../random-firm.ts";
import { closedBy, run, type Scenario, settingsOf } from "../scenario.ts";
import { viewed } from "../viewed.ts";

const OCTOBER = { from: day("2026-10-01"), to: day("2026-10-31") };

function monthOf(contracts: readonly string[], log: readonly string[], rates = {}) {
  const { accounts, exceptions } = reconciled({ contracts, log, settings: { rates } });
  expect(exceptions).toEqual([]);
  const [account] = accounts;
  if (account === undefined) throw new Error("no client");
  return viewed(account, OCTOBER);
}

/** Of October. */
const days = (from: number, to: number) => ({
  from: addDays(OCTOBER.from, from - 1),
  to: addDays(OCTOBER.from, to - 1),
});

const BASIC = "Acme,BASIC,,,,,,,,";
const LOG = [
  "1,2026-10-01,,Acme,20,,how_to,,",
  "2,2026-10-02,,Acme,10,,repair,,",
  "3,2026-10-03,,Acme,31,,how_to,,",
  "4,2026-10-04,,Acme,180,,classroom_training,,",
  "5,2026-09-30,,Acme,60,,how_to,,",
  "6,2026-10-05,,Acme,15,,email,,",
];

test("a line for each reason and level of the period; e-mail and other months are not billed", () => {
  const { bill, statement: own } = monthOf([BASIC], LOG, { 2: cents(125_00), 3: cents(175_00) });
  const because = { code: "no_plan", from: null, until: null };
  expect(bill).toEqual([
    { reason: "no_plan", because, level: 2, items: 2, charged: 75, amount: 156_25, ...days(1, 3) },
    { reason: "no_plan", because, level: 3, items: 1, charged: 15, amount: 43_75, ...days(2, 2) },
  ]);
  expect(own.separate).toEqual([{ category: "classroom_training", entries: 1, minutes: 180 }]);
});

test("A10: a level without a rate has no amount, and the total says how long it took", () => {
  const lines = monthOf([BASIC], LOG, { 2: cents(125_00) }).bill;
  expect(lines.map(({ amount }) => amount)).toEqual([156_25, null]);
  expect(billTotal(lines)).toEqual({ amount: 156_25, charged: 90, unrated: 15 });
});

test("overage is billed at level 2, a day an item", () => {
  const care = "Acme,ORANGE_CARE,1,2026-01-15,,2026-01-15,,,,";
  const log = [
    "1,2026-10-01,,Acme,31,,how_to,,",
    "2,2026-10-01,,Acme,20,,how_to,,",
    "3,2026-10-02,,Acme,50,,how_to,,",
  ];
  expect(monthOf([care], log, { 2: cents(120_00) }).bill).toEqual([
    {
      ...{ reason: "overage", because: { code: "overage" }, level: 2 },
      ...{ items: 2, charged: 60, amount: 120_00, ...days(1, 2) },
    },
  ]);
});

test("by reason in their order, then by level, whichever came first; no minutes make no line", () => {
  const vip = "Acme,VIP,2,2026-10-05,,2026-10-05,,,,";
  const log = [
    "1,2026-10-01,,Acme,15,,repair,,",
    "2,2026-10-02,,Acme,15,,how_to,,",
    "3,2026-10-03,,Acme,15,,chat,,",
    "4,2026-10-06,,Acme,15,,repair,,",
    "5,2026-10-07,,Acme,150,,how_to,,",
    "6,2026-10-08,,Acme,0,,repair,,",
  ];
  expect(monthOf([vip], log).bill.map(({ reason, level, items }) => [reason, level, items])).toEqual([
    ["no_plan", 1, 1],
    ["no_plan", 2, 1],
    ["no_plan", 3, 1],
    ["beyond_banks", 2, 1],
    ["beyond_banks", 3, 1],
  ]);
});

test.each([
  ["source_code", "classroom_training", "source_code"],
  ["classroom_training", "source_code", "source_code"],
])("work billed separately is listed by category in order of name, each with all its entries", (...work) => {
  const log = work.map((category, index) => `${index},2026-10-0${index + 1},,Acme,10,,${category},,`);
  expect(monthOf([BASIC], log).statement.separate).toEqual([
    { category: "classroom_training", entries: 1, minutes: 10 },
    { category: "source_code", entries: 2, minutes: 20 },
  ]);
});

test("A9: overage to be confirmed is on no line until it is released", () => {
  const held: Scenario = {
    plans: "ORANGE_CARE 1 users from 2026-01-15 paid 2026-01-15",
    work: "2026-10-05 0:40 how_to",
    withoutNotice: "hold",
    rates: "2: 120.00",
  };
  const billed = (scenario: Scenario) => {
    const { bill, statement: own } = viewed(run(scenario).account, OCTOBER, {
      settings: settingsOf(scenario),
    });
    return [bill.map(({ reason }) => reason), toBill(own).amount];
  };
  expect(billed(held)).toEqual([[], 0]);
  expect(billed({ ...held, decisions: "2026-10-05 release" })).toEqual([["overage"], 30_00]);
});

describe("M3: what came to light about closed months is billed with the month that reports it", () => {
  const september: Scenario = {
    plans: "none",
    work: "2026-09-01 0:45 how_to; 2026-09-02 0:15 how_to",
    rates: "2: 120.00",
  };
  const october = (scenario: Scenario) => {
    const now = { ...scenario, closed: closedBy(september, day("2026-09-30")) };
    const { ledger, terms, prior } = run(now).account;
    return statement(ledger, terms, OCTOBER, BUILT_IN_PRICES, prior);
  };

  test("with a rate on one line, without one on another", () => {
    const late =
      "2026-09-03 0:30 how_to; 2026-09-04 0:15 how_to; 2026-09-05 0:20 repair; 2026-10-01 0:15 how_to";
    const own = october({ ...september, work: `${september.work}; ${late}` });
    expect(lateBills(own)).toEqual([
      { month: day("2026-09-01"), what: "work", items: 2, charged: 45, amount: 90_00, isAdded: true },
      { month: day("2026-09-01"), what: "work", items: 1, charged: 30, amount: null, isAdded: true },
    ]);
    expect(toBill(own)).toEqual({ charged: 90, amount: 120_00, unrated: 30 });
  });

  test("each month has its own lines, the earlier first; what was corrected is no late work", () => {
    const both = { ...september, work: `2026-08-20 0:30 how_to; ${september.work}` };
    const now = {
      ...both,
      // 15 minutes more in August; in September 45 became 30.
      work: "2026-08-20 0:30 how_to; 2026-08-21 0:15 how_to; 2026-09-01 0:30 how_to; 2026-09-02 0:15 how_to",
      closed: closedBy(both, day("2026-09-30")),
    };
    const { ledger, terms, prior } = run(now).account;
    const own = statement(ledger, terms, OCTOBER, BUILT_IN_PRICES, prior);
    expect(
      lateBills(own).map(({ month, charged, amount, isAdded }) => [month, charged, amount, isAdded]),
    ).toEqual([
      [day("2026-08-01"), 15, 30_00, true],
      [day("2026-09-01"), -15, -30_00, false],
    ]);
  });

  test("what is gone is a credit", () => {
    const own = october({ ...september, work: "2026-09-02 0:15 how_to" });
    expect(lateBills(own)).toMatchObject([{ items: 1, charged: -45, amount: -90_00, isAdded: false }]);
    expect(toBill(own)).toEqual({ charged: -45, amount: -90_00, unrated: 0 });
  });

  test("what a bank gave is no bill, and without a change there is none", () => {
    const plans = "VIP 2 h from 2026-01-15 paid 2026-01-15";
    const closed = closedBy({ ...september, plans }, day("2026-09-30"));
    const { ledger, terms, prior } = run({
      ...september,
      plans,
      work: `${september.work}; 2026-09-03 1:15 how_to`,
      closed,
    }).account;
    // 1:00 of the bank was left: 0:15 are billable.
    expect(lateBills(statement(ledger, terms, OCTOBER, BUILT_IN_PRICES, prior))).toMatchObject([
      { items: 1, charged: 15, amount: 30_00 },
    ]);
    expect(lateBills(october(september))).toEqual([]);
  });
});

describe("M3: time added to a bank at a price", () => {
  const VIP: Scenario = { plans: "VIP 2 h from 2026-01-15 paid 2026-01-15", rates: "2: 120.00" };
  const october = (scenario: Scenario) =>
    viewed(run(scenario).account, OCTOBER, { settings: settingsOf(scenario) });
  const added = (minutes: number, on: string) => ({
    ...{ code: "added_time", plan: "VIP", minutes, on: day(on), text: "as agreed" },
  });

  test("is on the bill of its month after the work, with its price and without minutes", () => {
    const { bill, statement: own } = october({
      ...VIP,
      work: "2026-10-05 2:15 how_to",
      adjustments:
        "VIP 2026-10-12 2:00 250.00; VIP 2026-10-13 1:00; VIP 2026-10-14 0:30 0; VIP 2026-11-02 1:00 99.00",
    });
    const because = { code: "bank_empty", plan: "VIP", since: day("2026-10-05") };
    expect(bill).toEqual([
      { reason: "beyond_banks", because, level: 2, items: 1, charged: 15, amount: 30_00, ...days(5, 5) },
      {
        ...{ reason: "added_time", because: added(120, "2026-10-12"), level: null },
        ...{ items: 1, charged: 0, amount: 250_00, ...days(12, 12) },
      },
    ]);
    expect(toBill(own)).toEqual({ charged: 15, amount: 280_00, unrated: 0 });
    expect(own.billable.total).toEqual({ charged: 15, amount: 30_00 });
    const { ofMonth, added: parts, late } = billParts([own]);
    expect([ofMonth.amount, parts.amount, late.amount]).toEqual([30_00, 250_00, 0]);
  });

  test("two that are alike are one line; a credit is signed; a refused one is not billed", () => {
    const { bill, statement: own } = october({
      ...VIP,
      adjustments:
        "VIP 2026-10-12 1:00 120.00; VIP 2026-10-12 1:00 125.00; VIP 2026-10-20 -0:30 -60.00; VIP 2026-10-21 -9:00 -600.00; VIP_DIAMOND 2026-10-22 1:00 300.00",
    });
    expect(bill.map(({ because, items, amount }) => [because, items, amount])).toEqual([
      [added(60, "2026-10-12"), 2, 245_00],
      [added(-30, "2026-10-20"), 1, -60_00],
    ]);
    expect(toBill(own)).toEqual({ charged: 0, amount: 185_00, unrated: 0 });
  });

  const since = (then: string, now: string) => {
    const scenario = { ...VIP, work: "2026-09-01 2:30 how_to", adjustments: then };
    const { ledger, terms, prior } = run({
      ...{ ...scenario, adjustments: now },
      closed: closedBy(scenario, day("2026-09-30")),
    }).account;
    const own = statement(ledger, terms, OCTOBER, BUILT_IN_PRICES, prior);
    return {
      own,
      late: lateBills(own).map(({ month, what, charged, amount }) => [month, what, charged, amount]),
    };
  };
  const SEPTEMBER = day("2026-09-01");

  test.each([
    ["comes", "", "VIP 2026-09-20 1:00 120.00", 120_00],
    ["goes", "VIP 2026-09-20 1:00 120.00", "", -120_00],
    ["gets another price", "VIP 2026-09-20 1:00 120.00", "VIP 2026-09-20 1:00 100.00", -20_00],
    ["had no price", "VIP 2026-09-20 1:00", "VIP 2026-09-20 1:00 120.00", 120_00],
    ["has none any more", "VIP 2026-09-20 1:00 120.00", "VIP 2026-09-20 1:00", -120_00],
    ["is for other minutes", "VIP 2026-09-20 1:00 120.00", "VIP 2026-09-20 1:30 150.00", 30_00],
    ["is refused now", "VIP 2026-09-20 1:00 120.00", "VIP_DIAMOND 2026-09-20 1:00 120.00", -120_00],
  ])("one that %s after its month was closed is billed by the difference", (_, then, now, amount) => {
    const { own, late } = since(then, now);
    expect(late).toEqual([[SEPTEMBER, "added_time", 0, amount]]);
    expect(toBill(own)).toEqual({ charged: 0, amount, unrated: 0 });
    expect(new Set(own.priorPeriod.map(({ cause }) => cause.code))).toEqual(new Set(["ADJUSTMENT"]));
  });

  test("what a late one spares of the bill is apart from its price; what costs the same is no change", () => {
    // On the day before the work: half an hour beyond the bank is billed no more.
    expect(since("", "VIP 2026-08-31 1:00 120.00").late).toEqual([
      [day("2026-08-01"), "added_time", 0, 120_00],
      [SEPTEMBER, "work", -30, -60_00],
    ]);
    expect(since("VIP 2026-09-20 1:00", "VIP 2026-09-20 1:00 0").own.priorPeriod).toEqual([]);
    expect(since("VIP 2026-09-20 1:00 120.00", "VIP 2026-09-20 1:00 120.00").own.priorPeriod).toEqual([]);
  });
});

test("law: the lines of a reason add up to the statement's figure of it, and work apart to what is placed apart", () => {
  let lines = 0;
  fc.assert(
    fc.property(firms, fc.integer({ min: 0, max: 900 }), (firm, ahead) => {
      const from = addDays(day("2024-01-01"), ahead);
      const period = { from, to: addDays(from, 600) };
      for (const account of randomlyReconciled(firm).accounts) {
        const { statement: own, bill } = viewed(account, period, { settings: firm.settings });
        lines += bill.length;
        for (const reason of BILLABLE_REASONS) {
          const of = bill.filter((line) => line.reason === reason);
          expect(sum(of.map(({ charged }) => charged))).toBe(own.billed[reason].charged);
          const amounts = of.flatMap(({ amount }) => amount ?? []);
          expect(amounts.length < of.length ? null : sum(amounts)).toBe(own.billed[reason].amount);
        }
        expect(sum(bill.map(({ charged }) => charged))).toBe(own.billed.total.charged);
        const ofMonth = bill.filter(({ reason }) => reason !== "added_time");
        expect(billTotal(ofMonth)).toEqual(own.ofMonth);
        expect(billTotal(bill.filter((line) => !ofMonth.includes(line)))).toEqual(own.added);
        expect(sum(own.separate.map((line) => line.minutes))).toBe(own.placed.separate);
      }
    }),
    { seed: SEED, numRuns: 100 },
  );
  metMoreThan(100, lines);
});
