/** A bank over a period: which banks, which movements, and what a closed balance makes of its opening (M1, M2). */

import { describe, expect, test } from "vitest";
import {
  afterClosing,
  type RollForward,
  rollForward,
  rollForwards,
} from "../../../core/figures/roll-forward.ts";
import type { Change } from "../../../core/ledger/difference.ts";
import type { ClosedBank } from "../../../core/ledger/prior-period.ts";
import type { BankName } from "../../../core/rules/bank.ts";
import type { BankPlan } from "../../../core/rules/plans.ts";
import { day, formatDate, parseMonth } from "../../../core/values/calendar.ts";
import { minutes, NO_MINUTES } from "../../../core/values/units.ts";
import { run, type Scenario } from "../scenario.ts";

const monthOf = (text: string) => parseMonth(text) ?? { from: day(text), to: day(text) };
const ledgerOf = (scenario: Scenario) => run(scenario).account.ledger;

/** The figures that are not 0, after the plan and the first day of its term. */
function shown({ bank, ...figures }: RollForward): string {
  const moved = Object.entries(figures).flatMap(([name, by]) => (by === 0 ? [] : [`${name} ${by}`]));
  return [bank.plan, formatDate(bank.term.start), ...moved].join(" ");
}

const VIP = "VIP 2 h from 2026-01-15 paid 2026-01-15";

describe("the banks of a period", () => {
  test.each([
    ["from the day they open", "2026-01-15", 1],
    ["not before it", "2026-01-14", 0],
    ["to the day they expire", "2027-01-15", 1],
    ["not after it", "2027-01-16", 0],
  ])("%s", (_, date, count) =>
    expect(rollForwards(ledgerOf({ plans: VIP }), monthOf(date))).toHaveLength(count),
  );

  test("a late payment opens the bank", () => {
    const own = ledgerOf({ plans: "VIP 2 h from 2026-01-15 paid 2026-02-10" });
    expect(rollForwards(own, monthOf("2026-01"))).toEqual([]);
    expect(rollForwards(own, monthOf("2026-02")).map(shown)).toEqual([
      "VIP 2026-01-15 bought 120 closing 120",
    ]);
  });
});

describe("a bank's movements", () => {
  const renewed: Scenario = {
    plans: "VIP 2 h from 2026-01-15 paid 2026-01-15; VIP 4 h from 2027-01-15 paid 2027-01-10",
    work: "2026-02-01 0:15 how_to; 2026-02-28 0:30 how_to; 2026-03-01 0:15 how_to; 2027-01-20 1:00 how_to",
    adjustments: "VIP 2026-02-10 0:30; VIP 2026-02-11 -0:10; VIP 2026-03-10 -0:05",
  };

  test.each([
    ["2026-01", ["VIP 2026-01-15 bought 120 closing 120"]],
    // Its first and its last day count.
    ["2026-02", ["VIP 2026-01-15 opening 120 adjusted 20 used 45 closing 95"]],
    ["2026-03", ["VIP 2026-01-15 opening 95 adjusted -5 used 15 closing 75"]],
    [
      "2027-01",
      [
        "VIP 2026-01-15 opening 75 carriedOut 75",
        "VIP 2027-01-15 bought 240 carriedIn 75 used 60 closing 255",
      ],
    ],
    ["2028-01", ["VIP 2027-01-15 opening 255 expired 255"]],
    ["2028-02", []],
  ])("of %s", (month, expected) =>
    expect(rollForwards(ledgerOf(renewed), monthOf(month)).map(shown)).toEqual(expected),
  );

  test("what did not move is 0, and never −0", () => {
    const [bank] = ledgerOf({ plans: VIP }).banks;
    const { bank: _, ...figures } = bank ? rollForward(bank, monthOf("2026-03")) : { bank };
    expect(figures).toEqual({
      opening: 120,
      ...{ priorPeriod: 0, bought: 0, carriedIn: 0, adjusted: 0, used: 0, expired: 0, carriedOut: 0 },
      closing: 120,
    });
  });
});

describe("after a close", () => {
  const named = (plan: BankPlan, start: string, formerly: string | null = null): BankName => ({
    plan,
    start: day(start),
    copy: 1,
    formerly,
  });
  const closed = (name: BankName, expires: string, left: number): ClosedBank => ({
    ...name,
    expires: day(expires),
    left: minutes(left),
  });
  const told = (bank: BankName, by: number): Change => ({
    date: day("2026-01-20"),
    kind: "entry",
    entry: null,
    gone: false,
    cause: { code: "RULES" },
    effects: [{ on: "bank", bank, raw: NO_MINUTES, charged: NO_MINUTES, change: minutes(by), amount: null }],
  });
  const february = (scenario: Scenario, banks: readonly ClosedBank[], changes: readonly Change[]) =>
    afterClosing(ledgerOf(scenario), monthOf("2026-02"), { through: day("2026-01-31"), banks, changes });

  const ACME = named("VIP", "2026-01-15");
  const DIAMOND = named("VIP_DIAMOND", "2026-01-15");
  const PLANS = `${VIP}; VIP_DIAMOND 4 h from 2026-01-15 paid 2026-01-15`;
  const work = "2026-01-20 0:15 how_to; 2026-02-03 0:15 how_to";

  test("each bank opens with its own closed balance, and the rest is of the prior period", () => {
    const banks = [closed(DIAMOND, "2027-01-15", 200), closed(ACME, "2027-01-15", 120)];
    const rolls = february({ plans: PLANS, work }, banks, [told(ACME, -15), told(DIAMOND, 40)]);
    expect(rolls.map(shown)).toEqual([
      "VIP 2026-01-15 opening 120 priorPeriod -15 used 15 closing 90",
      "VIP_DIAMOND 2026-01-15 opening 200 priorPeriod 40 closing 240",
    ]);
  });

  test("a bank that was not there was closed with nothing", () => {
    const changes = [told(ACME, 105)];
    expect(february({ plans: VIP, work }, [], changes).map(shown)).toEqual([
      "VIP 2026-01-15 priorPeriod 105 used 15 closing 90",
    ]);
    const plans = "VIP 2 h from 2026-02-10 paid 2026-02-10";
    expect(february({ plans }, [], []).map(shown)).toEqual(["VIP 2026-02-10 bought 120 closing 120"]);
  });

  test("a bank whose row is gone gives back what it was closed with, once", () => {
    const bolt = named("VIP", "2025-06-01", "Bolt");
    const banks = [closed(ACME, "2027-01-15", 105), closed(bolt, "2026-06-01", 60)];
    const rolls = february({ plans: VIP, work }, banks, [told(bolt, -60)]);
    expect(rolls.map(shown)).toEqual([
      "VIP 2026-01-15 opening 105 used 15 closing 90",
      "VIP 2025-06-01 opening 60 priorPeriod -60",
    ]);
    expect(rolls[1]?.bank).toMatchObject({
      formerly: "Bolt",
      opens: bolt.start,
      term: { expires: day("2026-06-01") },
    });
  });

  test("so does one that now ends before the period, as it stands in the ledger", () => {
    const plans = "VIP 2 h from 2025-06-01 paid 2025-06-01 ended 2026-01-10";
    const name = named("VIP", "2025-06-01");
    const rolls = february({ plans }, [closed(name, "2026-06-01", 120)], [told(name, -120)]);
    expect(rolls.map(shown)).toEqual(["VIP 2025-06-01 opening 120 priorPeriod -120"]);
    expect(rolls[0]?.bank.term.expires).toBe(day("2026-01-10"));
  });

  test("one that was closed empty is not shown", () => {
    expect(february({ plans: "BASIC" }, [closed(ACME, "2027-01-15", 0)], [])).toEqual([]);
  });

  test("what moved and is not told stops the program", () => {
    expect(() => february({ plans: VIP, work }, [closed(ACME, "2027-01-15", 120)], [])).toThrow(
      "M2: -15 min of a closed bank moved, and 0 are reported",
    );
  });
});
