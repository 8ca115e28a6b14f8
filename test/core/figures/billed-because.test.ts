/** Why minutes are billed: which fact, of which plan and since which day. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type BilledBecause, billedBecause } from "../../../core/figures/billed-because.ts";
import type { BillLine } from "../../../core/figures/billing.ts";
import { isWork } from "../../../core/ledger/lines.ts";
import { DEFAULT_SETTINGS } from "../../../core/ledger/settings.ts";
import { Bank } from "../../../core/rules/bank.ts";
import { addDays, type CalendarDate, day, formatDate } from "../../../core/values/calendar.ts";
import { knownSum, minutes, sum } from "../../../core/values/units.ts";
import { firms, metMoreThan, reconciled as randomlyReconciled, SEED } from "../random-firm.ts";
import { run, type Scenario, settingsOf } from "../scenario.ts";
import { viewed } from "../viewed.ts";

const OCTOBER = { from: day("2026-10-01"), to: day("2026-10-31") };

const shown = (date: CalendarDate | null) => (date === null ? "…" : formatDate(date));

function textOf(because: BilledBecause): string {
  switch (because.code) {
    case "no_plan":
      return `no_plan ${shown(because.from)} to ${shown(because.until)}`;
    case "unpaid":
    case "bank_empty":
      return `${because.code} ${because.plan} ${shown(because.since)}`;
    case "overage":
      return "overage";
    case "not_covered": {
      const [what] = Object.values(because.what);
      return `not_covered ${what}: ${because.plans.join(", ")}`;
    }
    case "added_time":
      return `added_time ${because.plan} ${because.minutes} ${shown(because.on)} ${because.text}`;
  }
}

/** The bill of October: `why, level, number of lines, minutes`. */
function billOf(scenario: Scenario): string[] {
  const { bill } = viewed(run(scenario).account, OCTOBER, { settings: settingsOf(scenario) });
  return bill.map(
    ({ because, level, items, charged }) => `${textOf(because)}, ${level}, ${items}, ${charged}`,
  );
}

/** One of them, without the count. */
const whyOf = (scenario: Scenario) => billOf(scenario).map((line) => line.split(",").slice(0, -3).join(","));

const VIP = "VIP 2 h from 2026-01-15 paid 2026-01-15";
const DIAMOND = "VIP_DIAMOND 4 h from 2026-01-15 paid 2026-01-15";
const CARE = "ORANGE_CARE 1 users from 2026-01-15 paid 2026-01-15";
const PLUS = "ORANGE_PLUS 1 users from 2026-01-15 paid 2026-01-15 included";
const WORK = "2026-10-05 0:20 how_to";

describe("P1: no plan", () => {
  const before = "VIP 8 h from 2025-09-16 paid 2025-09-16";
  test.each([
    ["never", "BASIC", WORK, "no_plan … to …"],
    ["not yet", "VIP 8 h from 2026-10-15 paid 2026-10-15", WORK, "no_plan … to 2026-10-15"],
    ["no more", before, WORK, "no_plan 2026-09-16 to …"],
    [
      "between two",
      `${before}; VIP 8 h from 2026-09-16 paid 2026-10-14`,
      WORK,
      "no_plan 2026-09-16 to 2026-10-14",
    ],
    [
      "between the nearest of several",
      `${before}; ORANGE_CARE 1 users from 2024-01-15 paid 2024-01-15; VIP_DIAMOND 4 h from 2026-10-06 paid 2026-10-06; ORANGE_PLUS 1 users from 2026-11-15 paid 2026-11-15`,
      WORK,
      "no_plan 2026-09-16 to 2026-10-06",
    ],
    ["from the day it ended early", `${before} ended 2026-03-01`, WORK, "no_plan 2026-03-01 to …"],
    ["on the first day without", "VIP 8 h from 2025-10-05 paid 2025-10-05", WORK, "no_plan 2026-10-05 to …"],
    ["to the payment", "VIP 8 h from 2026-10-10 paid 2026-10-15", WORK, "no_plan … to 2026-10-15"],
    ["what is never paid ends nothing", "VIP 8 h from 2026-10-10 unpaid", WORK, "no_plan … to …"],
  ])("%s", (_, plans, work, expected) => expect(whyOf({ plans, work })).toEqual([expected]));

  test("the same days are one reason, other days another", () => {
    const plans = `${before}; VIP_DIAMOND 4 h from 2026-10-10 to 2026-10-20 paid 2026-10-10`;
    const work =
      "2026-10-05 0:20 how_to; 2026-10-06 0:20 how_to; 2026-10-25 0:15 how_to; 2026-10-05 0:15 repair";
    expect(billOf({ plans, work })).toEqual([
      "no_plan 2026-09-16 to 2026-10-10, 2, 2, 60",
      "no_plan 2026-10-20 to …, 2, 1, 15",
      "no_plan 2026-09-16 to 2026-10-10, 3, 1, 15",
    ]);
  });
});

describe("P5: a plan that had begun and was not paid", () => {
  const late = "VIP 2 h from 2026-10-01";
  const diamond = "VIP_DIAMOND 4 h from 2026-10-02 unpaid";
  test.each([
    ["by anyone so far", `${late} unpaid; ${DIAMOND}`, WORK, "never", "unpaid VIP 2026-10-01"],
    ["until later", `${late} paid 2026-10-20; ${DIAMOND}`, WORK, "never", "unpaid VIP 2026-10-01"],
    [
      "the one that serves the level: VIP",
      `${late} unpaid; ${diamond}; ${CARE}`,
      "2026-10-05 0:20 training",
      "",
      "unpaid VIP 2026-10-01",
    ],
    [
      "the one that serves the level: Diamond",
      `${late} unpaid; ${diamond}; ${CARE}`,
      "2026-10-05 0:20 repair",
      "",
      "unpaid VIP_DIAMOND 2026-10-02",
    ],
    [
      "Orange, beside an empty VIP",
      `${VIP}; ORANGE_CARE 1 users from 2026-10-01 unpaid`,
      `2026-10-02 2:00 training; ${WORK}`,
      "",
      "unpaid ORANGE_CARE 2026-10-01",
    ],
    [
      "more subscribers",
      `${CARE}; ORANGE_CARE 2 users from 2026-10-01 unpaid`,
      "2026-10-05 0:40 how_to",
      "",
      "unpaid ORANGE_CARE 2026-10-01",
    ],
    [
      "Orange Plus, for its hours",
      `${CARE}; ORANGE_PLUS 1 users from 2026-10-01 unpaid included 2:00`,
      "2026-10-05 0:20 training",
      "",
      "unpaid ORANGE_PLUS 2026-10-01",
    ],
    [
      "not one that would not have served it",
      `${VIP}; ${diamond}`,
      `2026-10-02 2:00 how_to; ${WORK}`,
      "",
      "bank_empty VIP 2026-10-02",
    ],
    [
      "nor before it begins",
      `${CARE}; VIP 2 h from 2026-10-06 unpaid`,
      "2026-10-05 0:20 training",
      "",
      "not_covered training: ORANGE_CARE",
    ],
    [
      "nor once it is paid",
      `${late} paid 2026-10-04; ${CARE}`,
      "2026-10-04 2:00 training; 2026-10-05 0:20 training",
      "",
      "bank_empty VIP 2026-10-04",
    ],
  ])("%s", (_, plans, work, diamondFor2, expected) =>
    expect(whyOf({ plans, work, diamond: diamondFor2 })).toEqual([expected]),
  );

  test("a client with no plan else has none (P1)", () =>
    expect(whyOf({ plans: `${late} unpaid`, work: WORK })).toEqual(["unpaid VIP 2026-10-01"]));
});

describe("A3: beyond the day's allowance", () => {
  test("each such day is an item of one reason", () =>
    expect(billOf({ plans: CARE, work: "2026-10-05 0:40 how_to; 2026-10-06 1:00 how_to" })).toEqual([
      "overage, 2, 2, 45",
    ]));

  test("what a bank no longer gives of it too", () => {
    const work = "2026-10-05 2:10 how_to; 2026-10-06 1:00 how_to";
    // 1:45 of the VIP on the first day, 0:15 of 0:30 on the second.
    expect(billOf({ plans: `${CARE}; ${VIP}`, work })).toEqual(["overage, 2, 1, 15"]);
  });
});

describe("A5: an empty bank", () => {
  test.each([
    [
      "since an earlier day",
      VIP,
      "2026-10-03 2:00 how_to; 2026-10-05 0:20 how_to",
      "",
      "",
      "bank_empty VIP 2026-10-03, 2, 1, 30",
    ],
    [
      "since an earlier month",
      VIP,
      "2026-07-03 2:00 how_to; 2026-10-05 0:20 how_to",
      "",
      "",
      "bank_empty VIP 2026-07-03, 2, 1, 30",
    ],
    [
      "since that very work: 45 of 31 min charged, 30 left",
      VIP,
      "2026-10-03 1:30 how_to; 2026-10-05 0:31 how_to",
      "",
      "",
      "bank_empty VIP 2026-10-05, 2, 1, 15",
    ],
    [
      "again, after hours were added",
      VIP,
      "2026-10-03 2:00 how_to; 2026-10-10 0:45 how_to",
      "VIP 2026-10-08 0:30",
      "",
      "bank_empty VIP 2026-10-10, 2, 1, 15",
    ],
    [
      "not of what comes later",
      VIP,
      "2026-10-03 2:00 how_to; 2026-10-05 0:20 how_to; 2026-10-10 0:30 how_to",
      "VIP 2026-10-08 0:30",
      "",
      "bank_empty VIP 2026-10-03, 2, 1, 30",
    ],
    [
      "since hours were taken back",
      VIP,
      "2026-10-05 0:20 how_to",
      "VIP 2026-10-04 -2:00",
      "",
      "bank_empty VIP 2026-10-04, 2, 1, 30",
    ],
    [
      "the Diamond at level 3",
      `${VIP}; ${DIAMOND}`,
      "2026-10-03 4:00 repair; 2026-10-04 2:00 how_to; 2026-10-05 0:20 repair",
      "",
      "",
      "bank_empty VIP_DIAMOND 2026-10-03, 3, 1, 30",
    ],
    [
      "the Diamond at level 2 without a VIP",
      DIAMOND,
      "2026-10-03 4:00 repair; 2026-10-05 0:20 how_to",
      "",
      "",
      "bank_empty VIP_DIAMOND 2026-10-03, 2, 1, 30",
    ],
    [
      "the VIP before the Diamond is asked",
      `${VIP}; ${DIAMOND}`,
      "2026-10-03 2:00 how_to; 2026-10-05 0:20 how_to",
      "",
      "",
      "bank_empty VIP 2026-10-03, 2, 1, 30",
    ],
    [
      "the Diamond where it is drawn after the VIP",
      `${VIP}; ${DIAMOND}`,
      "2026-10-03 4:00 repair; 2026-10-04 2:00 how_to; 2026-10-05 0:20 how_to",
      "",
      "after_vip",
      "bank_empty VIP_DIAMOND 2026-10-03, 2, 1, 30",
    ],
    [
      "the VIP after Orange Plus",
      `${VIP}; ${PLUS} 1:00`,
      "2026-10-03 3:00 training; 2026-10-05 0:20 training",
      "",
      "",
      "bank_empty VIP 2026-10-03, 2, 1, 30",
    ],
    [
      "Orange Plus",
      `${PLUS} 1:00`,
      "2026-10-03 1:00 training; 2026-10-05 0:20 training",
      "",
      "",
      "bank_empty ORANGE_PLUS 2026-10-03, 2, 1, 30",
    ],
  ])("%s", (_, plans, work, adjustments, diamond, expected) =>
    expect(billOf({ plans, work, adjustments, diamond })).toEqual([expected]),
  );

  test("of two banks of one plan, since the last of them is empty (M2)", () => {
    const { account } = run({ plans: VIP, work: "2026-10-03 2:00 how_to; 2026-10-05 0:20 how_to" });
    const line = account.ledger.lines.findLast(isWork);
    const [placement] = line?.placements ?? [];
    if (line === undefined || placement === undefined) throw new Error("the work of the 5th is billed");
    const opens = day("2026-01-15");
    const emptied = (date: string) => {
      const bank = new Bank("VIP", { start: opens, expires: day("2027-01-15") }, opens);
      bank.open({ bought: minutes(120), carried: minutes(0) });
      bank.draw(minutes(120), day(date));
      return bank;
    };
    const banks = [emptied("2026-09-01"), emptied("2026-10-02"), emptied("2026-08-01")];
    const behind = { terms: account.terms, banks, settings: DEFAULT_SETTINGS };
    expect(textOf(billedBecause(line, placement, behind))).toBe("bank_empty VIP 2026-10-02");
  });
});

describe("A5: work that no plan in force has", () => {
  test.each([
    ["level 3 without a Diamond", VIP, "repair", {}, "not_covered 3: VIP"],
    ["level 3 by the log", VIP, "how_to level 3", {}, "not_covered 3: VIP"],
    [
      "level 3 with several plans",
      `${VIP}; ${CARE.replaceAll("01-15", "01-16")}`,
      "repair",
      {},
      "not_covered 3: VIP, ORANGE_CARE",
    ],
    [
      "with several rows of a plan, which is named once",
      `${CARE}; ${CARE.replaceAll("01-15", "02-15")}`,
      "repair",
      {},
      "not_covered 3: ORANGE_CARE",
    ],
    ["training under Orange", CARE, "training", {}, "not_covered training: ORANGE_CARE"],
    [
      "programming at level 2 under Orange",
      CARE,
      "programming level 2",
      {},
      "not_covered programming: ORANGE_CARE",
    ],
    [
      "training under Orange Plus without hours",
      `${PLUS} 0:00`,
      "training",
      {},
      "not_covered training: ORANGE_PLUS",
    ],
    ["level 3 under Orange Plus without hours", `${PLUS} 0:00`, "repair", {}, "not_covered 3: ORANGE_PLUS"],
    [
      "level 3 under Orange Plus that never serves it",
      `${PLUS} 2:00`,
      "programming",
      { plus: "never" },
      "not_covered 3: ORANGE_PLUS",
    ],
    [
      "a repair under Orange Plus that serves only what is named",
      `${PLUS} 2:00`,
      "repair",
      { plus: "named" },
      "not_covered repair: ORANGE_PLUS",
    ],
    [
      "level 3 under Care, whatever Plus would serve",
      CARE,
      "repair",
      { plus: "named" },
      "not_covered 3: ORANGE_CARE",
    ],
    [
      "level 2 under a Diamond that never serves it",
      DIAMOND,
      "how_to",
      { diamond: "never" },
      "not_covered how_to: VIP_DIAMOND",
    ],
    ["chat too", DIAMOND, "chat", { diamond: "never" }, "not_covered chat: VIP_DIAMOND"],
  ])("%s", (_, plans, category, uses, expected) =>
    expect(whyOf({ plans, work: `2026-10-05 0:20 ${category}`, ...uses })).toEqual([expected]),
  );

  test("what Orange Plus serves is drawn, and then empty", () => {
    const work = "2026-10-03 2:00 programming; 2026-10-05 0:20 programming";
    expect(whyOf({ plans: `${PLUS} 2:00`, work, plus: "named" })).toEqual([
      "bank_empty ORANGE_PLUS 2026-10-03",
    ]);
    const repairs = work.replaceAll("programming", "repair");
    expect(whyOf({ plans: `${PLUS} 2:00`, work: repairs })).toEqual(["bank_empty ORANGE_PLUS 2026-10-03"]);
  });
});

test("what is not on the bill has no reason", () => {
  const plans = CARE;
  expect(billOf({ plans, work: "2026-10-05 0:45 how_to", withoutNotice: "hold" })).toEqual([]);
  expect(billOf({ plans, work: "2026-10-05 0:45 how_to", decisions: "2026-10-05 reject" })).toEqual([]);
  expect(billOf({ plans, work: "2026-10-05 0:20 how_to; 2026-09-05 0:45 how_to" })).toEqual([]);
});

const CODES: Readonly<Record<BillLine["reason"], readonly BilledBecause["code"][]>> = {
  no_plan: ["no_plan"],
  unpaid: ["unpaid"],
  overage: ["overage"],
  beyond_banks: ["bank_empty", "not_covered"],
  added_time: ["added_time"],
};

test("law: the lines add up to the bill, to the minute and the cent, and each has its reason once", () => {
  const met = new Set<string>();
  let lines = 0;
  fc.assert(
    fc.property(firms, fc.integer({ min: 0, max: 1000 }), (firm, ahead) => {
      const from = addDays(day("2024-01-01"), ahead);
      for (const account of randomlyReconciled(firm).accounts) {
        const period = { from, to: addDays(from, 400) };
        const { statement, bill } = viewed(account, period, { settings: firm.settings });
        expect(sum(bill.map(({ charged }) => charged))).toBe(statement.billed.total.charged);
        const work = bill.filter(({ reason }) => reason !== "added_time");
        expect(knownSum(work.map(({ amount }) => amount))).toBe(statement.billed.total.amount);
        for (const { reason, because } of bill) {
          expect(CODES[reason]).toContain(because.code);
          met.add(because.code);
        }
        const keys = bill.map(({ because, level }) => `${textOf(because)} ${level}`);
        expect(new Set(keys).size).toBe(keys.length);
        lines += bill.length;
      }
    }),
    { seed: SEED, numRuns: 150 },
  );
  metMoreThan(200, lines);
  metMoreThan(4, met.size);
});
