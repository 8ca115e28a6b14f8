/** What a statement says of a period: which lines, days and terms are in it, and where its minutes went. */

import { describe, expect, test } from "vitest";
import {
  type DetailedStatement,
  minutesByPlace,
  type Statement,
  statement,
} from "../../../core/figures/statement.ts";
import type { PriorPeriod } from "../../../core/ledger/prior-period.ts";
import { BUILT_IN_PRICES } from "../../../core/rules/plans.ts";
import { day, formatDate, parseMonth } from "../../../core/values/calendar.ts";
import { closedBy, run, type Scenario } from "../scenario.ts";

const month = (text: string) => parseMonth(text) ?? { from: day(text), to: day(text) };

function statementOf(
  scenario: Scenario,
  period = "2026-02",
  prior: PriorPeriod | null = null,
): DetailedStatement {
  const { account } = run(scenario);
  return statement(account.ledger, account.terms, month(period), BUILT_IN_PRICES, prior);
}

const VIP = "VIP 2 h from 2026-01-15 paid 2026-01-15";
const CARE = "ORANGE_CARE 1 users from 2026-01-15 paid 2026-01-15";
const NOTHING = { charged: 0, amount: 0 };

test("a period has the work of its first day and of its last, and none of the days around it", () => {
  const days = ["01-31", "02-01", "02-28", "03-01"];
  const work = days.map((date) => `2026-${date} 0:31 how_to`).join("; ");
  const own = statementOf({ plans: CARE, work, rates: "2: 120.00" });
  const inIt = ["2026-02-01", "2026-02-28"];
  const entries = own.lines.filter(({ kind }) => kind === "entry");
  expect(entries.map(({ date }) => formatDate(date))).toEqual(inIt);
  expect(own.orangeDays.map(({ date }) => formatDate(date))).toEqual(inIt);
  expect(own.worked).toBe(62);
  expect(own.billable.overage).toEqual({ charged: 30, amount: 60_00 });
});

test("Orange: days with work in its scope, those over the allowance, and how far", () => {
  const work =
    "2026-02-02 0:30 how_to; 2026-02-03 0:20 how_to; 2026-02-03 0:26 chat; 2026-02-04 0:31 how_to; 2026-02-05 1:00 training";
  expect(statementOf({ plans: CARE, work }).orange).toEqual({
    daysUsed: 3,
    daysOver: 2,
    usedMinutes: 107,
    overageRaw: 17,
    overageCharged: 45,
  });
});

describe("why time is billable, and what it costs", () => {
  test.each([
    ["no plan", "none", "no_plan"],
    ["a plan not yet paid", "VIP 2 h from 2026-01-15 paid 2026-02-10", "unpaid"],
    ["beyond what the bank held", `${VIP}`, "beyond_banks"],
  ])("%s", (_, plans, reason) => {
    const work = plans === VIP ? "2026-02-03 2:20 how_to" : "2026-02-03 0:20 how_to";
    const { billable, billed } = statementOf({ plans, work, rates: "2: 120.00" });
    const half = { charged: 30, amount: 60_00 };
    const none = { no_plan: NOTHING, unpaid: NOTHING, overage: NOTHING, beyond_banks: NOTHING };
    expect(billable).toEqual({ ...none, [reason]: half, total: half });
    expect(billed).toEqual(billable);
  });

  test("overage for which an unpaid plan would have been enough is unpaid", () => {
    const plans = `${CARE}; ORANGE_CARE 1 users from 2026-02-01 paid 2026-02-20`;
    const { billable } = statementOf({ plans, work: "2026-02-03 0:31 how_to", rates: "2: 120.00" });
    expect(billable).toMatchObject({ unpaid: { charged: 15 }, overage: NOTHING, total: { charged: 15 } });
  });

  test("minutes without a rate leave their own reason and the total without an amount, and no other", () => {
    const work = "2026-02-03 2:30 how_to; 2026-02-04 0:15 repair; 2026-01-14 0:15 how_to";
    const { billable } = statementOf({ plans: VIP, work, rates: "2: 120.00" });
    expect(billable.beyond_banks).toEqual({ charged: 45, amount: null });
    expect(billable.total).toEqual({ charged: 45, amount: null });
    expect(billable.no_plan).toEqual(NOTHING);
  });

  test("an entry of no minutes asks for no rate", () => {
    const work = "2026-02-03 0:20 how_to; 2026-02-04 0 repair";
    const { billable } = statementOf({ plans: "none", work, rates: "2: 120.00" });
    expect(billable.total).toEqual({ charged: 30, amount: 60_00 });
  });
});

describe("where minutes went (A11)", () => {
  test("raw minutes by place, and those charged", () => {
    const plans = `${CARE}; ${VIP}`;
    const work = [
      "2026-02-02 0:40 how_to", // 30 allowance, 10 overage, 15 drawn
      "2026-02-03 0:07 password_reset", // free
      "2026-02-04 0:05 email", // included
      "2026-02-05 2:00 training", // 105 drawn, 15 billable
      "2026-02-06 3:00 classroom_training", // separate
      "2026-02-07 0:20 repair", // billable
    ].join("; ");
    const own = statementOf({ plans, work });
    expect(own.placed).toEqual({
      allowance: 30,
      free: 7,
      included: 5,
      bank: 115,
      billable: 35,
      separate: 180,
      waived: 0,
    });
    expect(own.charged).toEqual({ bank: 120, billable: 45, waived: 0 });
    expect(own).toMatchObject({ worked: 372, chargedTotal: 165 });
    expect(minutesByPlace(own)).toEqual([
      { place: "allowance", raw: 30, charged: 0 },
      { place: "free", raw: 7, charged: 0 },
      { place: "included", raw: 5, charged: 0 },
      { place: "bank", raw: 115, charged: 120 },
      { place: "billable", raw: 35, charged: 45 },
      { place: "separate", raw: 180, charged: 0 },
    ]);
  });

  test("a reset that no bank can give is waived, and charged as such (A7)", () => {
    const own = statementOf({ plans: VIP, work: "2026-02-03 2:00 how_to; 2026-02-04 0:10 password_reset" });
    expect(own.charged).toEqual({ bank: 120, billable: 0, waived: 15 });
    expect(own.billable.total).toEqual(NOTHING);
    expect(minutesByPlace(own)).toEqual([
      { place: "bank", raw: 120, charged: 120 },
      { place: "waived", raw: 10, charged: 15 },
    ]);
  });

  test("charged minutes are shown although no raw one is behind them", () => {
    // 31 minutes, 45 charged, 40 in the bank: all 31 are the bank's, the last 5 charged are billable (A12).
    const scenario = { plans: VIP, work: "2026-02-03 0:31 how_to", adjustments: "VIP 2026-02-01 -1:20" };
    expect(minutesByPlace(statementOf(scenario))).toEqual([
      { place: "bank", raw: 31, charged: 40 },
      { place: "billable", raw: 0, charged: 5 },
    ]);
  });

  test("of an empty period, nothing", () => expect(minutesByPlace(statementOf({ plans: VIP }))).toEqual([]));
});

describe("overage to be confirmed (A9)", () => {
  const work =
    "2026-01-20 0:31 how_to; 2026-02-02 0:50 how_to; 2026-02-03 0:31 how_to; 2026-03-02 1:00 how_to";
  const held: Scenario = { plans: CARE, work, rates: "2: 120.00", withoutNotice: "hold" };

  test("is billable and not billed; earlier months wait with it, later ones do not", () => {
    const own = statementOf(held);
    expect(own.held).toEqual({ raw: 21, charged: 45, amount: 90_00 });
    expect(own.toConfirm.map(({ date, ...figures }) => ({ ...figures, date: formatDate(date) }))).toEqual([
      { date: "2026-01-20", raw: 1, charged: 15, amount: 30_00 },
      { date: "2026-02-02", raw: 20, charged: 30, amount: 60_00 },
      { date: "2026-02-03", raw: 1, charged: 15, amount: 30_00 },
    ]);
    expect(own.billable.overage).toEqual({ charged: 45, amount: 90_00 });
    expect(own.billed).toMatchObject({ overage: NOTHING, total: NOTHING });
    expect(minutesByPlace(own)).toEqual([
      { place: "allowance", raw: 60, charged: 0 },
      { place: "to_confirm", raw: 21, charged: 45 },
    ]);
  });

  test("the last day of the period counts", () => {
    const scenario = { ...held, work: "2026-02-28 0:31 how_to; 2026-03-01 0:31 how_to" };
    expect(statementOf(scenario).toConfirm).toMatchObject([{ date: day("2026-02-28") }]);
  });

  test("what is decided, or was announced, does not wait", () => {
    const scenario = { ...held, decisions: "2026-02-02 release; 2026-02-03 reject" };
    const own = statementOf(scenario);
    expect(own.held).toEqual({ raw: 0, charged: 0, amount: 0 });
    expect(own.billed.overage).toEqual({ charged: 30, amount: 60_00 });
    expect(own.charged).toEqual({ bank: 0, billable: 30, waived: 15 });
    expect(statementOf({ ...held, work: "2026-02-02 0:31 how_to notice" }).toConfirm).toEqual([]);
  });

  test("is only what no bank gave", () => {
    const scenario = {
      ...held,
      plans: `${CARE}; ${VIP}`,
      work: "2026-02-02 1:45 training; 2026-02-03 1:00 how_to; 2026-02-04 0:15 training",
    };
    const own = statementOf(scenario);
    expect(own.toConfirm).toMatchObject([{ raw: 15, charged: 15, amount: 30_00 }]);
    expect(minutesByPlace(own)).toEqual([
      { place: "allowance", raw: 30, charged: 0 },
      { place: "bank", raw: 120, charged: 120 },
      { place: "billable", raw: 15, charged: 15 },
      { place: "to_confirm", raw: 15, charged: 15 },
    ]);
    expect(own.billed.total).toEqual({ charged: 15, amount: 30_00 });
  });

  test("has no amount without a rate", () =>
    expect(statementOf({ ...held, rates: "" }).held).toEqual({ raw: 21, charged: 45, amount: null }));
});

describe("terms that expired in the period", () => {
  const over = (plans: string, period?: string) => {
    const { lapsed, ended } = statementOf({ plans }, period);
    const dates = (terms: Statement["lapsed"]) => terms.map(({ expires }) => formatDate(expires));
    return { lapsed: dates(lapsed), ended: dates(ended) };
  };

  test.each([
    ["on its first day", "VIP 2 h from 2025-02-01 paid 2025-02-01", ["2026-02-01"], []],
    ["on its last day", "VIP 2 h from 2025-02-28 paid 2025-02-28", ["2026-02-28"], []],
    ["the day before it", "VIP 2 h from 2025-01-31 paid 2025-01-31", [], []],
    ["the day after it", "VIP 2 h from 2025-03-01 paid 2025-03-01", [], []],
    ["never paid", "VIP 2 h from 2025-02-10 unpaid", [], []],
    ["renewed", "VIP 2 h from 2025-02-10 paid 2025-02-10; VIP 2 h from 2026-02-10 paid 2026-02-01", [], []],
    [
      "renewed after the period",
      "ORANGE_CARE 2 users from 2025-02-10 paid 2025-02-10; ORANGE_CARE 2 users from 2026-02-10 paid 2026-03-01",
      ["2026-02-10"],
      [],
    ],
    [
      "renewed on its last day",
      "ORANGE_CARE 2 users from 2025-02-10 paid 2025-02-10; ORANGE_CARE 2 users from 2026-02-10 paid 2026-02-28",
      [],
      [],
    ],
    ["declined by the client", "VIP 2 h from 2025-02-10 paid 2025-02-10 declined", [], ["2026-02-10"]],
    ["ended early", "VIP 2 h from 2025-12-10 paid 2025-12-10 ended 2026-02-10", [], ["2026-02-10"]],
  ])("%s", (_, plans, lapsed, ended) => expect(over(plans)).toEqual({ lapsed, ended }));
});

test("renewals are those due as the last day ends", () => {
  const due = (period: string) => statementOf({ plans: VIP }, period).renewals.length;
  expect([due("2026-01-14"), due("2026-01"), due("2027-01-14"), due("2027-01")]).toEqual([0, 1, 1, 0]);
});

describe("changes in closed months (M2)", () => {
  const january: Scenario = { plans: VIP, work: "2026-01-20 0:15 how_to" };
  const late = { ...january, work: `${january.work}; 2026-01-21 0:30 how_to; 2026-02-03 0:15 how_to` };
  const now = { ...late, closed: closedBy(january, day("2026-01-31")) };
  const { prior } = run(now).account;

  test("are reported in the first open month", () => {
    const { banks, priorPeriod } = statementOf(now, "2026-02", prior);
    expect(priorPeriod).toHaveLength(1);
    expect(banks).toMatchObject([{ opening: 105, priorPeriod: -30, used: 15, closing: 60 }]);
  });

  test.each(["2026-01", "2026-03", "2026-02-02"])("and in no other: %s", (period) => {
    const { banks, priorPeriod } = statementOf(now, period, prior);
    expect(priorPeriod).toEqual([]);
    expect(banks).toMatchObject([{ priorPeriod: 0 }]);
  });
});

test("work by level and by category is that of the period", () => {
  const work = "2026-01-20 0:15 how_to; 2026-02-03 0:20 how_to; 2026-02-04 0:40 repair";
  const { byLevel, byCategory } = statementOf({ plans: VIP, work });
  expect(byLevel).toEqual([
    { kind: 2, entries: 1, raw: 20, charged: 30 },
    { kind: 3, entries: 1, raw: 40, charged: 45 },
  ]);
  expect(byCategory.map(({ kind }) => kind)).toEqual(["repair", "how_to"]);
});
