/** The increment, and money divided once: against whole-number arithmetic without a limit. */

import fc from "fast-check";
import { expect, test } from "vitest";
import { cents, minutes, product, proportion, roundedUp, sum } from "../../../core/values/units.ts";
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
  ["minutes that are not whole", () => minutes(1.5)],
  ["cents that are not whole", () => cents(0.1)],
  ["no number", () => minutes(Number.NaN)],
  ["money below 0", () => proportion(cents(-1), { numerator: 1, denominator: 2 })],
  ["a division by 0", () => proportion(cents(1), { numerator: 1, denominator: 0 })],
  ["a share too large to be exact", () => proportion(cents(9e15), { numerator: 3, denominator: 2 })],
])("%s stops the program", (_case, mistake) => expect(mistake).toThrow("broken assumption"));

test("a sum of nothing is 0", () => expect(sum([])).toBe(0));
