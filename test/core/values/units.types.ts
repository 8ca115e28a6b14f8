/** Code that must not compile: the units of core are never mixed up. Checked by `npm run typecheck`; never run. */

import { addDays, type CalendarDate, day } from "../../../core/values/calendar.ts";
import {
  type Cents,
  cents,
  type Minutes,
  minutes,
  proportion,
  roundedUp,
  sum,
} from "../../../core/values/units.ts";

const half = { numerator: 1, denominator: 2 };

// @ts-expect-error a number says no unit
export const unsaid: Minutes = 90;
// @ts-expect-error money is no time
export const paid: Minutes = cents(90);
// @ts-expect-error time is no money
export const worked: Cents = minutes(90);
// @ts-expect-error a sum of minutes by hand may be no whole number
export const added: Minutes = minutes(15) + minutes(15);
// @ts-expect-error only service time is rounded up
roundedUp(cents(90));
// @ts-expect-error only money is shared out
proportion(minutes(90), half);
// @ts-expect-error time and money have no sum
export const mixed: Minutes = sum([minutes(90), cents(90)]);
// @ts-expect-error a number is no date
export const undated: CalendarDate = 46_000;
// @ts-expect-error a text is no date before it is read
addDays("2026-01-15", 1);
// @ts-expect-error minutes are no date
addDays(minutes(90), 1);
// @ts-expect-error days by hand may be no date
export const reckoned: CalendarDate = day("2026-01-15") + 1;

// The intended use compiles.
export const meant: [Minutes, Cents, CalendarDate] = [
  sum([minutes(15), roundedUp(minutes(1))]),
  proportion(cents(90), half),
  addDays(day("2026-01-15"), 1),
];
