/** Shares of a whole as lengths and widths of what the page draws. */

import { minutes, shareOf } from "../../../core/values/units.ts";

/** How many of `steps` equal steps a part is of its whole, which is not 0, to the nearest. */
export function share(part: number, whole: number, steps: number): number {
  return shareOf(minutes(steps), { numerator: part, denominator: whole });
}
