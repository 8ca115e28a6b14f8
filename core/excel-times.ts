/**
 * Times of day among numbers: what Excel hands over for a cell in which 2:00 was typed, a part of a day.
 *
 * Laws: where minutes are wanted, a number between 0 and 1 is such a time, for there is no part of a minute; but for
 * one that may have been typed as hours (0.5, two decimals at most), which is a time only beside one that can't.
 * Where hours are wanted, quarters are hours and every other time is told.
 */

import { type Cell, wholeOf } from "./cells.ts";
import { type Minutes, minutes } from "./units.ts";

const MINUTES_OF_A_DAY = 24 * 60;
/** A twentieth of a day: the only times in whole minutes that are numbers with two decimals at most. */
const TYPED = minutes(72);
/** A quarter of a day reads as a quarter of an hour. */
const QUARTER = minutes(360);

/** The minutes since midnight that a number stands for; null for any other cell, and for a time with seconds. */
export function timeOfCell(cell: Cell): Minutes | null {
  if (typeof cell !== "number" || !(cell > 0 && cell < 1)) return null;
  const whole = wholeOf(cell * MINUTES_OF_A_DAY);
  return whole === null || whole === 0 ? null : minutes(whole);
}

/** The time in a cell that is to hold hours; null when its number reads as hours. */
export function timeForHours(cell: Cell): Minutes | null {
  const time = timeOfCell(cell);
  return time === null || time % QUARTER === 0 ? null : time;
}

/** Whether cells that are to hold minutes show that their parts of a day are times: one that nobody types. */
export function holdsTimes(cells: Iterable<Cell>): boolean {
  for (const cell of cells) {
    const time = timeOfCell(cell);
    if (time !== null && time % TYPED !== 0) return true;
  }
  return false;
}
