/** Orange's pool of a day, and days in a row. */

import { describe, expect, test } from "vitest";
import { dailyAllowance, orangeDay, orangeDays, WITHOUT_NOTICE } from "../../../core/rules/overage.ts";
import { day, formatDate } from "../../../core/values/calendar.ts";
import { InputError } from "../../../core/values/problems.ts";
import { minutes } from "../../../core/values/units.ts";

test("A9: what the setting for overage without notice may say", () =>
  expect(WITHOUT_NOTICE).toEqual(["bill", "hold"]));

test.each([
  [0, 0],
  [1, 30],
  [3, 90],
  [7, 210],
])("A3: %d subscribers bring %d minutes", (subscribers, pool) =>
  expect(dailyAllowance(subscribers)).toBe(pool),
);

test.each([
  [3, 60, 90, 60, 0, 0],
  [1, 30, 30, 30, 0, 0],
  [1, 31, 30, 30, 1, 15],
  [1, 45, 30, 30, 15, 15],
  [1, 47, 30, 30, 17, 30],
  [0, 10, 0, 0, 10, 15],
])("A3: %d subscribers, %d minutes", (subscribers, used, allowance, withinAllowance, overage, charged) =>
  expect(orangeDay(day("2026-01-05"), subscribers, minutes(used))).toEqual({
    date: day("2026-01-05"),
    subscribers,
    used,
    allowance,
    withinAllowance,
    overage,
    charged,
  }),
);

const work = (date: string, worked: number, subscribers = 1) => ({
  date: day(date),
  subscribers,
  minutes: minutes(worked),
});

describe("days of one client", () => {
  test("are in order, each the pool of all its work, and none without minutes", () => {
    const { days, ...totals } = orangeDays([
      work("2026-02-04", 20),
      work("2026-02-02", 31),
      work("2026-02-05", 0),
      work("2026-02-03", 30, 2),
      work("2026-02-04", 27),
      work("2026-02-03", 20, 2),
    ]);
    const shown = days.map((of) => [formatDate(of.date), of.used, of.overage, of.charged, of.chargedSoFar]);
    expect(shown).toEqual([
      ["2026-02-02", 31, 1, 15, 15],
      ["2026-02-03", 50, 0, 0, 15],
      ["2026-02-04", 47, 17, 30, 45],
    ]);
    expect(totals).toEqual({ used: 128, overage: 18, charged: 45 });
  });

  test("without work there are none", () =>
    expect(orangeDays([])).toEqual({ days: [], used: 0, overage: 0, charged: 0 }));

  test("two numbers of subscribers for one day are refused, with both", () => {
    const differing = () => orangeDays([work("2026-02-03", 10, 2), work("2026-02-03", 10, 3)]);
    const problem = { code: "SUBSCRIBERS_DIFFER", date: "2026-02-03", given: 3, other: 2 };
    expect(differing).toThrow(InputError);
    expect(differing).toThrow(expect.objectContaining({ problem }));
  });
});
