/** Parts of a whole, scaled to lengths and widths in the page's drawings. */

import { minutes, shareOf } from "../../../core/values/units.ts";

/** `part` of `whole`, which is not 0, in `steps` equal steps; rounded to the nearest step. */
export function share(part: number, whole: number, steps: number): number {
  return shareOf(minutes(steps), { numerator: part, denominator: whole });
}
