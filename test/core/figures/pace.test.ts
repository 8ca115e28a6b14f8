/** How fast a bank is used: row by row, and what holds whatever happened to it. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { pace, paceDays } from "../../../core/figures/pace.ts";
import { projections } from "../../../core/figures/projection.ts";
import { Bank } from "../../../core/rules/bank.ts";
import { addDays, type CalendarDate, day, formatDate } from "../../../core/values/calendar.ts";
import { minutes } from "../../../core/values/units.ts";

const START = day("2026-01-01");
const TERM = { start: START, expires: addDays(START, 100) };

/** A bank of so many minutes, drawn on days counted from its first, 0. */
function bank(
  held: number,
  draws: readonly (readonly [on: number, by: number])[],
  opensAfter = 0,
  term = TERM,
): Bank {
  const own = new Bank("VIP", term, addDays(START, opensAfter));
  own.open({ bought: minutes(held), carried: minutes(0) });
  for (const [after, by] of [...draws].sort((a, b) => a[0] - b[0]))
    own.draw(minutes(by), addDays(START, after));
  return own;
}

const dayAt = (days: number) => addDays(START, days);

/** The days of a client's only bank. */
const daysOf = (own: Bank, asOf: CalendarDate) =>
  paceDays(own, asOf, projections([own], asOf).get(own) ?? null);

describe("when a bank runs out", () => {
  test.each([
    ["nothing used: never", 120, [], 0, 49, null],
    ["half in half the days: on the last day", 120, [[10, 60]], 0, 49, "2026-04-10"],
    ["a minute less: not within the term", 120, [[10, 59]], 0, 49, null],
    ["on the day after its last: not within the term", 101, [[10, 50]], 0, 49, null],
    ["twice as fast: as much again from today", 120, [[9, 60]], 0, 9, "2026-01-20"],
    ["a part of a day counts as that day", 100, [[0, 30]], 0, 0, "2026-01-04"],
    [
      "empty: the day the last minute went",
      120,
      [
        [10, 60],
        [30, 60],
      ],
      0,
      49,
      "2026-01-31",
    ],
    ["opened late: days count from there", 120, [[60, 60]], 50, 69, "2026-03-31"],
    ["draws after the day asked about are not read", 120, [[60, 120]], 0, 49, null],
  ] as const)("%s", (_name, held, draws, opens, asOf, expected) => {
    const { exhaustsOn } = pace(bank(held, draws, opens), dayAt(asOf));
    expect(exhaustsOn === null ? null : formatDate(exhaustsOn)).toBe(expected);
  });
});

test("a bank that nobody used has nothing to project", () => {
  expect(daysOf(bank(120, []), dayAt(95)).every(({ projected }) => projected === null)).toBe(true);
  const used = bank(120, [
    [10, 10],
    [11, 10],
    [12, 10],
  ]);
  expect(daysOf(used, dayAt(95)).at(-1)?.projected).not.toBeNull();
});

describe("what it was given", () => {
  const given = () => {
    const own = new Bank("VIP", TERM, START);
    own.open({ bought: minutes(120), carried: minutes(45) });
    own.adjust(minutes(30), dayAt(5));
    own.adjust(minutes(-15), dayAt(6));
    own.draw(minutes(60), dayAt(7));
    return own;
  };

  test("counts what was brought in, and corrections", () =>
    expect(pace(given(), dayAt(9))).toMatchObject({ held: 180, used: 60, left: 120, daysElapsed: 10 }));

  test("as far as the day asked about", () =>
    expect(pace(given(), dayAt(5))).toMatchObject({ held: 195, used: 0, left: 195, daysElapsed: 6 }));

  test("a correction of nothing empties no bank", () => {
    const own = bank(60, [[10, 60]]);
    own.adjust(minutes(0), dayAt(20));
    expect(pace(own, dayAt(30)).exhaustsOn).toBe(dayAt(10));
  });
});

describe("day by day", () => {
  test("an even pace ends with nothing on the last day, and today joins what was and what will be", () => {
    const own = bank(100, [
      [10, 20],
      [30, 20],
    ]);
    const period = { from: dayAt(0), to: dayAt(49) };
    const basis = { period, days: 50, daysDrawn: 2, used: minutes(40) };
    const drawnAfter = dayAt(49);
    const days = paceDays(own, dayAt(49), { basis, exhaustsOn: null, leftAtExpiry: minutes(30), drawnAfter });
    expect(days).toHaveLength(100);
    expect(days.at(-1)?.even).toBe(0);
    expect(days[0]?.even).toBe(99);
    expect(days[9]?.left).toBe(100);
    expect(days[10]?.left).toBe(80);
    expect(days[49]).toMatchObject({ left: 60, projected: 60 });
    expect(days[50]).toMatchObject({ left: null, projected: 59 });
    expect(days[48]?.projected).toBeNull();
  });

  const asked = fc.record({
    held: fc.integer({ min: 0, max: 600 }),
    draws: fc.array(fc.tuple(fc.nat(99), fc.integer({ min: 0, max: 90 })), { maxLength: 12 }),
    opens: fc.nat(40),
    asOf: fc.nat(58),
  });

  test("what is left is the sum of the movements, and later draws change no earlier day", () => {
    fc.assert(
      fc.property(asked, ({ held, draws, opens, asOf }) => {
        const until = opens + asOf;
        const usable = draws.filter(([on]) => on >= opens);
        const now = daysOf(bank(held, usable, opens), dayAt(until));
        const known = daysOf(
          bank(
            held,
            usable.filter(([on]) => on <= until),
            opens,
          ),
          dayAt(until),
        );
        expect(now).toEqual(known);
        const last = now.findLast(({ left }) => left !== null);
        expect(last?.date).toBe(dayAt(until));
        expect(last?.left).toBe(pace(bank(held, usable, opens), dayAt(until)).left);
      }),
      { seed: 11, numRuns: 300 },
    );
  });

  test("the projection is never negative, never rises, and is empty on the day it says", () => {
    let seen = 0;
    fc.assert(
      fc.property(asked, ({ held, draws, asOf }) => {
        const year = { start: START, expires: dayAt(365) };
        const own = bank(600 + held, draws, 0, year);
        const on = dayAt(100 + asOf);
        const expected = projections([own], on).get(own);
        fc.pre(expected !== undefined);
        seen += 1;
        const projected = daysOf(own, on).flatMap(({ date, projected: will }) =>
          will === null ? [] : [{ date, will }],
        );
        for (const [index, { will }] of projected.entries()) {
          expect(will).toBeGreaterThanOrEqual(0);
          if (index > 0) expect(will).toBeLessThanOrEqual(projected[index - 1]?.will ?? 0);
        }
        const { exhaustsOn, leftAtExpiry } = expected;
        if (exhaustsOn !== null) expect(projected.find(({ date }) => date === exhaustsOn)?.will).toBe(0);
        // Whole increments only are taken from what is left (A4), so at most one less than a quarter hour.
        else expect(leftAtExpiry - (projected.at(-1)?.will ?? 0)).toBeLessThan(15);
      }),
      { seed: 12, numRuns: 300 },
    );
    expect(seen).toBeGreaterThan(100);
  });
});
