/**
 * Converts the numbers in a duration column to minutes when only cells are available: no cell format that would show a
 * time, and no setting for the unit.
 *
 * Laws: the heading decides (`minutes`, `heures`); under one without a unit the numbers decide, if they can. Excel
 * stores a typed time as a part of a day. Where minutes are wanted, a number between 0 and 1 is therefore a time, since
 * there are no parts of a minute; but a number that may have been typed as hours (0.5, at most two decimals) is a time
 * only beside one that cannot be hours. Where hours are wanted, such a number is a time only if the whole column shows
 * it; beside numbers that are hours, one that makes no whole minutes of an hour is neither, and its row is refused. If
 * the unit cannot be decided, it is one problem for the whole table.
 */

import { type HeadingUnit, isDurationHeading, unitOfHeading } from "../values/duration-headings.ts";
import { arePartsOfADay, bareSeconds, likeliestUnit, unitReadings } from "../values/durations.ts";
import type { BareUnit } from "../values/notation.ts";
import type { Problem } from "../values/problems.ts";
import { type Minutes, minutes, nearestMinute } from "../values/units.ts";
import { type Cell, cellAt, numberOf, type Table, text, wholeOf } from "./cells.ts";

const MINUTES_OF_A_DAY = 24 * 60;
const HOURS_OF_A_DAY = 24;
/** A twentieth of a day: its multiples are the only whole-minute times that have at most two decimals. */
const TYPED = 72;
/** A time that is a multiple of this many minutes is also whole minutes when read as hours: 2:00 gives five. */
const WHOLE_AS_HOURS = 24;
/** A quarter of a day reads as a quarter of an hour. */
const QUARTER = 360;

/** The minutes since midnight that a number represents; null for any other cell, and for a time with seconds. */
export function timeOfCell(cell: Cell): Minutes | null {
  if (typeof cell !== "number" || !(cell > 0 && cell < 1)) return null;
  const whole = wholeOf(cell * MINUTES_OF_A_DAY);
  return whole === null || whole === 0 ? null : minutes(whole);
}

/** The time in a cell meant for contract hours, mostly quarters; null when its number reads as hours. */
export function timeForHours(cell: Cell): Minutes | null {
  const time = timeOfCell(cell);
  return time === null || time % QUARTER === 0 ? null : time;
}

export class DurationColumn {
  /** The unit of a bare number; null when unclear. */
  readonly counts: BareUnit | null;
  /** The numbers of its cells, except zeros; the first serves as the example of an unclear one. */
  readonly numbers: readonly number[];
  readonly #hasTimes: boolean;
  readonly #isBelowOne: boolean;

  constructor(heading: HeadingUnit, cells: readonly Cell[]) {
    this.numbers = cells.map((cell) => numberOf(cell) ?? 0).filter((number) => number !== 0);
    this.counts = counted(heading, this.numbers);
    this.#hasTimes = cells.some((cell) => (timeOfCell(cell) ?? TYPED) % TYPED !== 0);
    this.#isBelowOne = this.numbers.every((number) => number < 1);
  }

  /** The minutes of a number; null for any other cell, and where the cell needs no conversion. */
  minutesOf(cell: Cell): Minutes | "unclear" | null {
    const { counts } = this;
    const time = timeOfCell(cell);
    const wasTyped = time === null || time % TYPED === 0;
    if (counts === "days") return time;
    if (counts === "minutes" || counts === null)
      return wasTyped && !this.#hasTimes && time !== null ? "unclear" : time;
    // Alone it may be either; beside hours it is hours if these are whole minutes, or else nobody can tell.
    if (!wasTyped && (this.#isBelowOne || time % WHOLE_AS_HOURS !== 0)) return "unclear";
    const number = numberOf(cell);
    const seconds = number === null ? null : bareSeconds(String(number), counts, ".");
    return seconds === null ? null : nearestMinute(seconds);
  }
}

function counted(heading: HeadingUnit, numbers: readonly number[]): BareUnit | null {
  const partsOf = () => numbers.filter((number) => wholeOf(number) === null);
  if (heading === "minutes") {
    // If half of the column is neither minutes nor a time, it is hours, whatever the heading says.
    if (numbers.some((number) => number > HOURS_OF_A_DAY)) return "minutes";
    const parts = partsOf();
    return parts.length * 2 >= numbers.length && parts.some((number) => number > 1) ? null : "minutes";
  }
  if ((heading === null || heading === "hours") && arePartsOfADay(numbers.map(String), ".")) return "days";
  if (heading !== null || numbers.length === 0) return heading ?? "minutes";
  return partsOf().length > 0 ? "hours" : null;
}

/** A log with its durations in minutes; `h:mm` is left as is. Unchanged if already in minutes or if unclear. */
export function inMinutes(table: Table): { readonly table: Table; readonly problem: Problem | null } {
  const at = table.header.findIndex((heading) => isDurationHeading(text(heading)));
  const heading = text(table.header[at]);
  const unit = unitOfHeading(heading);
  if (at < 0 || unit === "minutes") return { table, problem: null };
  const column = new DurationColumn(
    unit,
    table.rows.map((row) => cellAt(row, at)),
  );
  if (column.counts === null) return { table, problem: unitUnclear(column, { heading, file: table.file }) };
  const asMinutes = (cell: Cell) => {
    const read = column.minutesOf(cell);
    return read === "unclear" ? cell : (read ?? cell);
  };
  const own = (cells: readonly Cell[]) => cells.map((cell, index) => (index === at ? asMinutes(cell) : cell));
  const header = table.header.map((cell, index) => (index === at ? "minutes" : cell));
  return {
    table: { ...table, header, rows: table.rows.map((row) => ({ ...row, cells: own(row.cells) })) },
    problem: null,
  };
}

function unitUnclear(column: DurationColumn, { heading, file }: { heading: string; file: string }): Problem {
  const bare = column.numbers.map(String);
  const [given = ""] = bare;
  return {
    code: "DURATION_UNIT_UNCLEAR",
    column: heading,
    given,
    readings: unitReadings(given, "."),
    likely: likeliestUnit(bare, "."),
    wasMinutes: true,
    file,
  };
}
