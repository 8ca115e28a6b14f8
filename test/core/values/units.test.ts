/** The increment, and money divided once: against whole-number arithmetic without a limit. */

import fc from "fast-check";
import { expect, test } from "vitest";
import {
  cents,
  daysToUse,
  inCurrency,
  inHours,
  inParts,
  knownSum,
  least,
  minutes,
  product,
  proportion,
  roundedUp,
  shareOf,
  sum,
} from "../../../core/values/units.ts";
import { SEED } from "../random-firm.ts";

test("every duration of two days is rounded up to the next quarter of an hour", () => {
  let expected = 0;
  for (let worked = 0; worked <= 2880; worked += 1) {
    if (worked > expected) expected += 15;
    expect(roundedUp(minutes(worked))).toBe(expected);
  }
});

test.each([
  [0, 1, 2, 0],
  [1, 1, 2, 1],
  [1, 49, 100, 0],
  [3, 1, 2, 2],
  [68_000, 9, 10, 61_200],
  [60_000, 336, 365, 55_233],
  [90_000, 336, 365, 82_849],
  [12_345, 0, 7, 0],
  // Twice the product is beyond what a number holds exactly.
  [99_999_999_899_982, 3285, 3660, 89_754_098_270_885],
])("%d cents × %d/%d is %d", (amount, numerator, denominator, expected) =>
  expect(proportion(cents(amount), { numerator, denominator })).toBe(expected),
);

test("a share of money is the exact one, half a cent up, rounded once", () => {
  // To the largest price for the most subscribers.
  const amounts = fc.integer({ min: 0, max: 100_000 * 999_999_999 });
  const days = fc.integer({ min: 0, max: 366 });
  fc.assert(
    fc.property(
      amounts,
      days,
      fc.constantFrom(365, 366),
      fc.constantFrom(9, 10),
      (amount, bought, year, tenths) => {
        const fraction = product(
          { numerator: bought, denominator: year },
          { numerator: tenths, denominator: 10 },
        );
        const over = BigInt(amount) * BigInt(bought) * BigInt(tenths);
        const under = BigInt(year) * 10n;
        const exact = (2n * over + under) / (2n * under);
        expect(BigInt(proportion(cents(amount), fraction))).toBe(exact);
      },
    ),
    { seed: SEED, numRuns: 2000 },
  );
});

test.each([
  ["minutes that are not whole", () => minutes(1.5), "minutes are whole, not 1.5"],
  ["cents that are not whole", () => cents(0.1), "cents are whole, not 0.1"],
  ["no number", () => minutes(Number.NaN), "minutes are whole, not NaN"],
  ["money below 0", () => proportion(cents(-1), { numerator: 1, denominator: 2 }), "a share of -1 by 1/2"],
  ["a division by 0", () => proportion(cents(1), { numerator: 1, denominator: 0 }), "a share of 1 by 1/0"],
  [
    "a share too large to be exact",
    () => proportion(cents(9e15), { numerator: 3, denominator: 2 }),
    "cents are whole, not 13500000000000000",
  ],
  ["a sum too large to be exact", () => sum([cents(9e15), cents(9e15)]), "a sum is a safe integer"],
  ["a pace without work", () => daysToUse(minutes(120), minutes(0), 50), "120 minutes left at 0 in 50 days"],
])("%s stops the program, and says why", (_case, mistake, why) =>
  expect(mistake).toThrow(new Error(`broken assumption: ${why}`)),
);

test("a sum of nothing is 0", () => expect(sum([])).toBe(0));

test("a share of minutes is rounded once, half up", () => {
  expect(shareOf(minutes(100), { numerator: 1, denominator: 3 })).toBe(33);
  expect(shareOf(minutes(5), { numerator: 1, denominator: 2 })).toBe(3);
});

test.each([
  [100, 30, 1, 4],
  [120, 60, 50, 100],
  [120, 61, 50, 99],
  [0, 60, 50, 0],
])("%d minutes left, at %d in %d days, run out on day %d", (left, used, days, day) =>
  expect(daysToUse(minutes(left), minutes(used), days)).toBe(day),
);

test.each([
  [-1, 60, 50],
  [120, 0, 50],
  [120, 60, 0],
])("%d minutes left at %d in %d days are a mistake of ours", (left, used, days) =>
  expect(() => daysToUse(minutes(left), minutes(used), days)).toThrow("broken assumption"),
);

test.each([
  [-1, 1, 2],
  [1, -1, 2],
  [1, 1, 0],
])("a share of %d by %d/%d is a mistake of ours", (amount, numerator, denominator) =>
  expect(() => proportion(cents(amount), { numerator, denominator })).toThrow("broken assumption"),
);

test("a sum is known when all of it is", () => {
  expect(sum([minutes(3), minutes(-1)])).toBe(2);
  expect(knownSum([cents(3), cents(4)])).toBe(7);
  expect(knownSum([cents(3), null])).toBeNull();
  expect(knownSum([null])).toBeNull();
  expect(knownSum([])).toBe(0);
});

test("the lesser of two; hours, money and shares for cells", () => {
  expect([least(minutes(3), minutes(4)), least(minutes(4), minutes(3))]).toEqual([3, 3]);
  expect([
    inHours(minutes(90)),
    inCurrency(cents(12_345)),
    inParts({ numerator: 1, denominator: 4 }),
  ]).toEqual([1.5, 123.45, 0.25]);
});
