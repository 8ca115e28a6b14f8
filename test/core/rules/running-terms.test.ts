/** Terms by a day: what looking through all of them would answer. */

import { expect, test } from "vitest";
import { RunningTerms } from "../../../core/rules/running-terms.ts";
import { addDays, type CalendarDate, day } from "../../../core/values/calendar.ts";

/** Of every length around what is looked up together, from days all over that. */
const TERMS = [0, 1, 15, 30, 31, 32, 33, 64, 365].flatMap((from) =>
  [1, 2, 31, 32, 33, 365, 366, 999, 1000, 1001, 5000].map((length) => ({
    opens: addDays(day("2026-01-15"), from) as CalendarDate | null,
    expires: addDays(day("2026-01-15"), from + length),
  })),
);
/** Never opened. */
TERMS.splice(7, 0, { opens: null, expires: day("2027-01-15") });

test("on every day, those in force from the day they open to the day before they expire, in the order they came", () => {
  const running = new RunningTerms<(typeof TERMS)[number]>();
  for (const term of TERMS) running.add(term);
  const [first, last] = [day("2026-01-14"), addDays(day("2027-01-15"), 5001)];
  for (let date = first; date <= last; date = addDays(date, 1)) {
    const inForce = TERMS.filter(({ opens, expires }) => opens !== null && opens <= date && date < expires);
    expect(running.on(date)).toEqual(inForce);
  }
});
