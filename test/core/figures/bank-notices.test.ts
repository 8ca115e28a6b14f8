/** Notices that a bank is used to a step: in which month, on which day, and how often. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { NOTICE_AT } from "../../../core/figures/bank-notices.ts";
import { addDays, addMonths, day, formatDate, type Period } from "../../../core/values/calendar.ts";
import { busyFirms, metMoreThan, type RandomFirm, reconciled, SEED, until } from "../random-firm.ts";
import { closedBy, run, type Scenario } from "../scenario.ts";
import { viewed } from "../viewed.ts";

/** Those of a month: `plan step on day, left`. */
function noticesOf(scenario: Scenario, month = "2026-10", noticeAt?: readonly number[]): string[] {
  const from = day(`${month}-01`);
  const period = { from, to: addDays(addMonths(from, 1), -1) };
  const { notices } = viewed(run(scenario).account, period, noticeAt === undefined ? {} : { noticeAt });
  return notices.map(({ bank, step, on, left }) => `${bank.plan} ${step} on ${formatDate(on)}, ${left}`);
}

/** 300 min: 80 % are 240. */
const VIP = "VIP 5 h from 2026-01-15 paid 2026-01-15";
const FOUR_HOURS = "2026-10-05 3:00 how_to; 2026-10-12 1:00 how_to";

test("at 80 and 100 %, unless the firm says otherwise", () => expect(NOTICE_AT).toEqual([80, 100]));

describe("the step", () => {
  test.each([
    ["not below it", "2026-10-05 3:45 how_to", "", []],
    ["from it on, on the day that brings it there", FOUR_HOURS, "", ["VIP 80 on 2026-10-12, 60"]],
    ["not by a minute that was given more: 79.7 %", FOUR_HOURS, "VIP 2026-02-01 0:01", []],
    ["all", "2026-10-05 5:00 how_to", "", ["VIP 100 on 2026-10-05, 0"]],
    [
      "of two in a month only the last, on its own day",
      `${FOUR_HOURS}; 2026-10-20 1:30 how_to`,
      "",
      ["VIP 100 on 2026-10-20, 0"],
    ],
    [
      "all, after most in another month",
      "2026-09-05 4:00 how_to; 2026-10-20 1:00 how_to",
      "",
      ["VIP 100 on 2026-10-20, 0"],
    ],
    [
      "with what the months before used",
      "2026-09-05 3:45 how_to; 2026-10-20 0:15 how_to",
      "",
      ["VIP 80 on 2026-10-20, 60"],
    ],
    [
      "at the end of the day",
      "2026-10-05 3:45 how_to at 9:00; 2026-10-05 0:30 how_to at 10:00",
      "",
      ["VIP 80 on 2026-10-05, 45"],
    ],
    ["not for what comes after the month", "2026-11-05 5:00 how_to", "", []],
  ])("%s", (_, work, adjustments, expected) =>
    expect(noticesOf({ plans: VIP, work, adjustments })).toEqual(expected),
  );

  test.each([
    ["another step", [50], ["VIP 50 on 2026-10-05, 60"]],
    ["in any order, the last reached", [100, 50, 70], ["VIP 70 on 2026-10-12, 60"]],
    ["none", [], []],
  ])("%s", (_, noticeAt, expected) =>
    expect(noticesOf({ plans: VIP, work: FOUR_HOURS }, "2026-10", noticeAt)).toEqual(expected),
  );
});

describe("once", () => {
  test("in the month that brings it there, and no other", () => {
    const months = ["2026-08", "2026-09", "2026-10", "2026-11"];
    const work =
      "2026-08-05 3:00 how_to; 2026-09-05 1:00 how_to; 2026-10-05 0:15 how_to; 2026-11-05 0:45 how_to";
    expect(months.map((month) => noticesOf({ plans: VIP, work }, month))).toEqual([
      [],
      ["VIP 80 on 2026-09-05, 60"],
      [],
      ["VIP 100 on 2026-11-05, 0"],
    ]);
  });

  test.each([
    // 240 of 420 are below, 360 above.
    [
      "the day on which it stays there",
      `${FOUR_HOURS}; 2026-10-25 2:00 how_to`,
      "VIP 2026-10-20 2:00",
      ["VIP 80 on 2026-10-25, 60"],
    ],
    ["not if hours added bring it below again", FOUR_HOURS, "VIP 2026-10-20 2:00", []],
    ["not if they come on the same day", FOUR_HOURS, "VIP 2026-10-12 2:00", []],
    // 180 of 225.
    [
      "also when hours are taken back",
      "2026-09-05 3:00 how_to",
      "VIP 2026-10-07 -1:15",
      ["VIP 80 on 2026-10-07, 45"],
    ],
    ["not when they are given back below all", "2026-09-05 5:00 how_to", "VIP 2026-10-07 0:15", []],
  ])("%s", (_, work, adjustments, expected) =>
    expect(noticesOf({ plans: VIP, work, adjustments })).toEqual(expected),
  );

  test("and again, once hours added in between are used to it too", () => {
    const work = "2026-08-05 4:00 how_to; 2026-10-05 1:45 how_to";
    const scenario = { plans: VIP, work, adjustments: "VIP 2026-09-10 2:00" };
    expect(["2026-08", "2026-09", "2026-10"].map((month) => noticesOf(scenario, month))).toEqual([
      ["VIP 80 on 2026-08-05, 60"],
      [],
      // 345 of 420.
      ["VIP 80 on 2026-10-05, 75"],
    ]);
  });
});

describe("which banks", () => {
  test("what was brought in counts as given", () => {
    const plans = `VIP 5 h from 2025-01-15 paid 2025-01-15; ${VIP.replace("paid 2026-01-15", "paid 2026-01-14")}`;
    expect(noticesOf({ plans, work: FOUR_HOURS })).toEqual([]);
    // 480 of 600.
    const more = `${FOUR_HOURS}; 2026-10-20 4:00 how_to`;
    expect(noticesOf({ plans, work: more })).toEqual(["VIP 80 on 2026-10-20, 120"]);
    expect(noticesOf({ plans: `${VIP} carried 5:00`, work: more })).toEqual(["VIP 80 on 2026-10-20, 120"]);
  });

  test("each plan's own", () => {
    const plans = `${VIP}; VIP_DIAMOND 4 h from 2026-01-15 paid 2026-01-15`;
    expect(noticesOf({ plans, work: `${FOUR_HOURS}; 2026-10-06 4:00 repair` }).sort()).toEqual([
      "VIP 80 on 2026-10-12, 60",
      "VIP_DIAMOND 100 on 2026-10-06, 0",
    ]);
  });

  test.each([
    ["not one that expired in the month", "VIP 5 h from 2025-10-20 paid 2025-10-20", FOUR_HOURS],
    ["nor on its last day", "VIP 5 h from 2025-10-31 paid 2025-10-31", FOUR_HOURS],
    ["not one that is not paid", VIP.replace("paid 2026-01-15", "unpaid"), FOUR_HOURS],
    [
      "not one that was given nothing",
      "ORANGE_PLUS 1 users from 2026-10-02 paid 2026-10-02 included 0:00",
      FOUR_HOURS,
    ],
  ])("%s", (_, plans, work) => expect(noticesOf({ plans, work })).toEqual([]));

  test("one that opened in the month", () =>
    expect(noticesOf({ plans: "VIP 5 h from 2026-10-04 paid 2026-10-04", work: FOUR_HOURS })).toEqual([
      "VIP 80 on 2026-10-12, 60",
    ]));
});

describe("M2: what a closed month did not know counts for the month that reports it", () => {
  const september: Scenario = { plans: VIP, work: "2026-09-05 3:00 how_to" };
  const closed = closedBy(september, day("2026-09-30"));

  test("work that came late, by the day it was done", () => {
    const work = `${september.work}; 2026-09-20 1:00 how_to`;
    expect(noticesOf({ plans: VIP, work, closed })).toEqual(["VIP 80 on 2026-09-20, 60"]);
    // Known when September was closed, it was that month's notice.
    expect(noticesOf({ plans: VIP, work })).toEqual([]);
    expect(noticesOf({ plans: VIP, work }, "2026-09")).toEqual(["VIP 80 on 2026-09-20, 60"]);
    expect(
      noticesOf({ plans: VIP, work, closed: closedBy({ plans: VIP, work }, day("2026-09-30")) }),
    ).toEqual([]);
  });

  test("and no step twice for it", () => {
    const work = `${september.work}; 2026-09-20 1:00 how_to; 2026-11-05 0:15 how_to`;
    expect(noticesOf({ plans: VIP, work, closed }, "2026-11")).toEqual([]);
  });

  test("not for a closed step that late corrections leave reached", () => {
    const known: Scenario = { plans: VIP, work: "2026-09-05 4:00 how_to" };
    const books = closedBy(known, day("2026-09-30"));
    // Taken back in the closed month: 240 of 285 now.
    expect(noticesOf({ ...known, adjustments: "VIP 2026-09-10 -0:15", closed: books })).toEqual([]);
  });

  test("nor for one that work taken back left, and later work reaches again", () => {
    const known: Scenario = { plans: VIP, work: "2026-09-05 3:00 how_to; 2026-09-06 1:00 how_to" };
    const work = "2026-09-05 3:00 how_to; 2026-10-06 1:00 how_to";
    expect(noticesOf({ plans: VIP, work, closed: closedBy(known, day("2026-09-30")) })).toEqual([]);
  });

  test("nor for what another bank was given", () => {
    const plans = `${VIP}; VIP_DIAMOND 4 h from 2026-01-15 paid 2026-01-15`;
    const known: Scenario = { plans, work: "2026-09-05 4:00 how_to" };
    const adjustments = "VIP_DIAMOND 2026-09-10 4:00";
    expect(noticesOf({ ...known, adjustments, closed: closedBy(known, day("2026-09-30")) })).toEqual([]);
  });

  test("a bank that closed months did not know had nothing before", () => {
    const known = closedBy({ plans: VIP.replace("paid 2026-01-15", "unpaid") }, day("2026-09-30"));
    const plans = VIP.replace("paid 2026-01-15", "paid 2026-09-10");
    expect(noticesOf({ plans, work: FOUR_HOURS, closed: known })).toEqual(["VIP 80 on 2026-10-12, 60"]);
  });
});

describe("laws, over random firms", () => {
  const MONTHS = Array.from({ length: 36 }, (_, index) => {
    const from = addMonths(day("2024-01-01"), index);
    return { from, to: addDays(addMonths(from, 1), -1) };
  });

  const holds = (law: (firm: RandomFirm, month: Period) => void) =>
    fc.assert(fc.property(busyFirms, fc.constantFrom(...MONTHS.slice(12, 24)), law), {
      seed: SEED,
      numRuns: 60,
    });

  test("without corrections by hand a bank has each step at most once", () => {
    let met = 0;
    holds((firm) => {
      for (const account of reconciled({ ...firm, adjustments: [] }).accounts) {
        const all = MONTHS.flatMap((month) => viewed(account, month).notices);
        const banks = new Set(all.map(({ bank }) => bank));
        for (const bank of banks) {
          const steps = all.filter((notice) => notice.bank === bank).map(({ step }) => step);
          expect(steps).toEqual([...new Set(steps)].sort((a, b) => a - b));
        }
        for (const { left, step } of all) expect(step === 100).toBe(left === 0);
        met += all.length;
      }
    });
    metMoreThan(30, met);
  });

  test("later work changes no earlier notice", () => {
    let met = 0;
    holds((firm, month) => {
      const texts = (own: RandomFirm) =>
        reconciled(own).accounts.map((account) =>
          viewed(account, month).notices.map(({ bank, step, on, left }) =>
            [bank.plan, bank.term.start, step, on, left].join(" "),
          ),
        );
      met += texts(firm).flat().length;
      expect(texts(firm)).toEqual(texts(until(firm, month.to)));
    });
    metMoreThan(2, met);
  });
});
