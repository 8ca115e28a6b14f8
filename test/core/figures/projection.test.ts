/** M4: what is expected of a bank, what that rests on, and when too little is known to expect anything. */

import { describe, expect, test } from "vitest";
import { expectedUse, type Projection, projections } from "../../../core/figures/projection.ts";
import { Bank, type BankHistory } from "../../../core/rules/bank.ts";
import type { BankPlan } from "../../../core/rules/plans.ts";
import { day, formatDate } from "../../../core/values/calendar.ts";
import { minutes } from "../../../core/values/units.ts";
import { run, type Scenario } from "../scenario.ts";

/** `used in days (days drawn), runs out on …` or `…, left …`. */
function textOf({ basis, exhaustsOn, leftAtExpiry }: Projection): string {
  const { used, days, daysDrawn } = basis;
  const ends =
    exhaustsOn === null ? `left ${leftAtExpiry}` : `out on ${formatDate(exhaustsOn)}, left ${leftAtExpiry}`;
  return `${used} in ${days} (${daysDrawn}), ${ends}`;
}

function expectedOn(asOf: string, scenario: Scenario): string[] {
  const found = projections(run(scenario).account.ledger.banks, day(asOf));
  return [...found].map(([{ plan }, own]) => `${plan}: ${textOf(own)}`);
}

const VIP = "VIP 8 h from 2026-01-15 paid 2026-01-15";
const THREE_HOURS = "2026-02-02 1:00 how_to; 2026-03-02 1:00 how_to; 2026-04-02 1:00 how_to";

describe("enough to tell", () => {
  test.each([
    // From 15 January: 17 + 28 + 31 + 13 days. 2 min a day take 150 days from 14 April for the 5 h that are left.
    ["89 days", "2026-04-13", THREE_HOURS, []],
    ["90 days", "2026-04-14", THREE_HOURS, ["VIP: 180 in 90 (3), out on 2026-09-11, left 0"]],
    [
      "two days with draws, one of them twice",
      "2026-04-14",
      "2026-02-02 1:00 how_to; 2026-02-02 1:00 how_to; 2026-04-02 1:00 how_to",
      [],
    ],
    ["no draws at all", "2026-12-31", "", []],
    [
      "work of no bank is no draw",
      "2026-12-31",
      "2026-02-02 1:00 email; 2026-03-02 1:00 repair; 2026-04-02 1:00 how_to",
      [],
    ],
  ])("%s", (_, asOf, work, expected) => expect(expectedOn(asOf, { plans: VIP, work })).toEqual(expected));

  test("a bank that waits for its payment, is empty or has expired has no expectation", () => {
    expect(expectedOn("2026-12-31", { plans: VIP.replace("paid 2026-01-15", "unpaid") })).toEqual([]);
    const work = "2026-02-02 4:00 how_to; 2026-03-02 2:00 how_to; 2026-08-03 3:00 how_to";
    expect(expectedOn("2026-12-31", { plans: VIP, work })).toEqual([]);
    expect(expectedOn("2027-01-14", { plans: VIP, work: THREE_HOURS })).toHaveLength(1);
    expect(expectedOn("2027-01-15", { plans: VIP, work: THREE_HOURS })).toEqual([]);
  });
});

describe("what a pace rests on", () => {
  const plans = "VIP 8 h from 2025-01-15 paid 2025-01-15; VIP 8 h from 2026-01-15 paid 2026-01-14";
  const earlier = "2025-10-31 2:00 how_to";
  const later = "2026-02-02 1:00 how_to; 2026-03-02 1:00 how_to";

  test("the last twelve months, the former term's draws too, and nothing older", () => {
    const work = `${earlier}; 2025-11-01 1:00 how_to; ${later}`;
    // 8 h + 5 h brought in − 2 h = 11 h. 75 days are left after 31 October: 180 × 75/365 = 36.98…, so 30 of 660.
    expect(expectedOn("2026-10-31", { plans, work })).toEqual(["VIP: 180 in 365 (3), left 630"]);
    expect(expectedOn("2026-10-31", { plans, work: `${earlier}; ${later}` })).toEqual([]);
    const { banks } = run({ plans, work }).account.ledger;
    const [own] = [...projections(banks, day("2026-10-31")).values()];
    expect(own?.basis.period).toEqual({ from: day("2025-11-01"), to: day("2026-10-31") });
    expect(own?.drawnAfter).toBe(day("2026-10-31"));
  });

  test("the former term's days count only as far as it had hours", () => {
    const work = `2025-11-10 7:30 how_to; 2025-11-20 0:15 how_to; 2025-12-01 0:15 how_to; 2026-01-20 0:15 how_to`;
    expect(expectedOn("2026-10-31", { plans: plans.replace("01-14", "01-15"), work })).toEqual([
      // 31 days to 1 December and 290 from 15 January; 480 + 15 min. Of 465 another 495 × 75/321 = 115.65… are used: 105.
      "VIP: 495 in 321 (4), left 360",
    ]);
  });

  test("no days on which the bank was empty, until hours are added by hand", () => {
    const scenario = {
      plans: "VIP 2 h from 2026-01-15 paid 2026-01-15",
      work: "2026-01-20 1:00 how_to; 2026-02-10 0:30 how_to; 2026-03-01 0:30 how_to",
      adjustments: "VIP 2026-06-01 8:00",
    };
    // 17 + 28 + 1 days to 1 March, then from 1 June 44 days to 14 July; 184 more days: 120 × 184/90 = 245.33…
    expect(expectedOn("2026-07-13", scenario)).toEqual([]);
    expect(expectedOn("2026-07-14", scenario)).toEqual(["VIP: 120 in 90 (3), left 240"]);
  });

  test("draws of one plan say nothing of another", () => {
    const both = `${VIP}; VIP_DIAMOND 4 h from 2026-01-15 paid 2026-01-15`;
    expect(expectedOn("2026-04-14", { plans: both, work: THREE_HOURS })).toEqual([
      "VIP: 180 in 90 (3), out on 2026-09-11, left 0",
    ]);
    const repairs = "2026-02-03 0:15 repair; 2026-03-03 0:15 repair; 2026-04-03 0:15 repair";
    // 45 min in 90 days: 195 min would last 390; in the 275 to the expiry 137.5 are used: of these 135.
    expect(expectedOn("2026-04-14", { plans: both, work: `${THREE_HOURS}; ${repairs}` })).toEqual([
      "VIP: 180 in 90 (3), out on 2026-09-11, left 0",
      "VIP_DIAMOND: 45 in 90 (3), left 60",
    ]);
  });
});

describe("banks made by hand, from 1 January 2026: 31 March is their 90th day", () => {
  const AS_OF = day("2026-03-31");
  const DRAWS: readonly [string, number][] = [
    ["2026-01-10", 30],
    ["2026-02-10", 30],
    ["2026-03-10", 30],
  ];

  function bankOf(expires: string, bought: number, draws = DRAWS, opens = "2026-01-01"): Bank {
    const bank = new Bank("VIP" satisfies BankPlan, { start: day(opens), expires: day(expires) }, day(opens));
    bank.open({ bought: minutes(bought), carried: minutes(0) });
    for (const [date, due] of draws) bank.draw(minutes(due), day(date));
    return bank;
  }

  const expected = (bank: BankHistory, banks: readonly BankHistory[] = [bank]) => {
    const own = projections(banks, AS_OF).get(bank);
    return own === undefined ? null : textOf(own);
  };

  test.each([
    // A minute a day; 31 May is 61 days on.
    ["runs out before its last day", "2026-06-01", 60, "out on 2026-05-30, left 0"],
    ["runs out on its last day", "2026-06-01", 61, "out on 2026-05-31, left 0"],
    ["would run out on its expiry: 61 min are used, of which 60", "2026-06-01", 62, "left 2"],
    ["only whole increments are used: of 59 only 45", "2026-05-30", 90, "left 45"],
    ["nothing is used where less than an increment is", "2026-04-15", 30, "left 30"],
    ["on its last day nothing more is used", "2026-04-01", 15, "left 15"],
  ])("%s", (_, expires, left, ends) =>
    expect(expected(bankOf(expires, 90 + left))).toBe(`90 in 90 (3), ${ends}`),
  );

  test("what does not run out leaves something, also where what is used rounds up to all", () => {
    // 91 min in 90 days: 59 days take 59.65… of 60, and 60 are never charged of less.
    const bank = bankOf("2026-05-30", 151, [...DRAWS.slice(0, 2), ["2026-03-10", 31]]);
    expect(expected(bank)).toBe("91 in 90 (3), left 15");
  });

  test("of one plan the bank that expires first is drawn first, and the other after it is empty", () => {
    const first = bankOf("2026-06-01", 150);
    const other = bankOf("2027-01-01", 240, []);
    for (const banks of [
      [first, other],
      [other, first],
    ]) {
      expect(expected(first, banks)).toBe("90 in 90 (3), out on 2026-05-30, left 0");
      // 215 days from 31 May to the end of the year.
      expect(expected(other, banks)).toBe("90 in 90 (3), left 30");
      expect(projections(banks, AS_OF).get(other)?.drawnAfter).toBe(day("2026-05-30"));
    }
  });

  test("the other is drawn after the first expires, if something is left of that", () => {
    const first = bankOf("2026-06-01", 210);
    const other = bankOf("2026-12-01", 180, []);
    expect(expected(first, [first, other])).toBe("90 in 90 (3), left 60");
    // From 1 June 180 days are left: to 27 November.
    expect(expected(other, [first, other])).toBe("90 in 90 (3), out on 2026-11-27, left 0");
    expect(projections([first, other], AS_OF).get(other)?.drawnAfter).toBe(day("2026-05-31"));
  });

  test("draws of all banks of the plan are one pace, and a day counts once", () => {
    const [a, b] = [bankOf("2026-06-01", 150), bankOf("2026-06-01", 150)];
    // 2 min a day: the first for 30 days, then the second.
    expect(expected(a, [a, b])).toBe("180 in 90 (3), out on 2026-04-30, left 0");
    expect(expected(b, [a, b])).toBe("180 in 90 (3), out on 2026-05-30, left 0");
  });

  test.each([
    // 40 days to 9 February, when something lapses, and 50 or 49 from then on.
    ["the day of its expiry", "2026-02-10", "120 in 90 (4), left 30"],
    ["a day later: the day of its expiry has no hours", "2026-02-11", null],
  ])("what lapses, and another from %s", (_, opens, ends) => {
    const lapsed = bankOf("2026-02-10", 180, DRAWS.slice(0, 1));
    lapsed.close("expired");
    const draws = ["2026-02-15", "2026-02-20", "2026-03-10"].map((date): [string, number] => [date, 30]);
    // 60 left, 29 days at 120 in 90 take 38.66…: 30.
    const next = bankOf("2026-04-30", 150, draws, opens);
    expect(expected(next, [lapsed, next])).toBe(ends);
  });

  test("a bank that was given nothing had no day with hours", () => {
    const nothing = bankOf("2027-01-01", 0, []);
    const bank = bankOf("2027-01-02", 240, DRAWS, "2026-01-02");
    expect(expected(bank, [nothing, bank])).toBeNull();
  });
});

test("what is used in some days, to the nearest minute", () => {
  const basis = {
    period: { from: day("2026-01-01"), to: day("2026-12-31") },
    days: 100,
    daysDrawn: 3,
    used: minutes(150),
  };
  expect([0, 1, 2, 30].map((days) => expectedUse(basis, days))).toEqual([0, 2, 3, 45]);
});
