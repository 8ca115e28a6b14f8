/**
 * What the numbers in a column of durations are as minutes, where cells are all there is: no format of a cell that
 * would show a time, no setting that could say what a number counts.
 *
 * Laws: a heading decides (`minutes`, `heures`); under one that names no unit the numbers do, or nobody. A time that
 * was typed is a part of a day to Excel: where minutes are wanted, a number between 0 and 1 is one, for there is no
 * part of a minute; but what may have been typed as hours (0.5, two decimals at most) only beside one that can't.
 * Where hours are wanted, such a part is a time only where the whole column shows it. What can't be decided is one
 * problem of the whole table.
 */

import { DURATION_HEADINGS, type HeadingUnit, unitOfHeading } from "../values/duration-headings.ts";
import { arePartsOfADay, bareSeconds, likeliestUnit, unitReadings } from "../values/durations.ts";
import { nameKey } from "../values/names.ts";
import type { BareUnit } from "../values/notation.ts";
import type { Problem } from "../values/problems.ts";
import { type Minutes, minutes, nearestMinute } from "../values/units.ts";
import { type Cell, numberOf, type Table, text, wholeOf } from "./cells.ts";

const MINUTES_OF_A_DAY = 24 * 60;
const HOURS_OF_A_DAY = 24;
/** A twentieth of a day: the only times in whole minutes that are numbers with two decimals at most. */
const TYPED = 72;
/** A time of so many minutes is a whole minute as hours too: 2:00 is five. */
const WHOLE_AS_HOURS = 24;
/** A quarter of a day reads as a quarter of an hour. */
const QUARTER = 360;

/** The minutes since midnight that a number stands for; null for any other cell, and for a time with seconds. */
export function timeOfCell(cell: Cell): Minutes | null {
  if (typeof cell !== "number" || !(cell > 0 && cell < 1)) return null;
  const whole = wholeOf(cell * MINUTES_OF_A_DAY);
  return whole === null || whole === 0 ? null : minutes(whole);
}

/** The time in a cell that is to hold hours of a contract, quarters mostly; null when its number reads as hours. */
export function timeForHours(cell: Cell): Minutes | null {
  const time = timeOfCell(cell);
  return time === null || time % QUARTER === 0 ? null : time;
}

export class DurationColumn {
  /** What a number counts; null when nothing tells. */
  readonly counts: BareUnit | null;
  /** The numbers of its cells, but for zeros; the first is an example of what is not clear. */
  readonly numbers: readonly number[];
  readonly #hasTimes: boolean;
  readonly #isBelowOne: boolean;

  constructor(heading: HeadingUnit, cells: readonly Cell[]) {
    this.numbers = cells.map((cell) => numberOf(cell) ?? 0).filter((number) => number !== 0);
    this.counts = counted(heading, this.numbers);
    this.#hasTimes = cells.some((cell) => (timeOfCell(cell) ?? TYPED) % TYPED !== 0);
    this.#isBelowOne = this.numbers.every((number) => number < 1);
  }

  /** The minutes of a number; null for any other cell, and where it reads as it stands. */
  minutesOf(cell: Cell): Minutes | "unclear" | null {
    const { counts } = this;
    const time = timeOfCell(cell);
    const wasTyped = time === null || time % TYPED === 0;
    if (counts === "days") return time;
    if (counts === "minutes" || counts === null)
      return wasTyped && !this.#hasTimes && time !== null ? "unclear" : time;
    if (this.#isBelowOne && !wasTyped && time % WHOLE_AS_HOURS === 0) return "unclear";
    const number = numberOf(cell);
    const seconds = number === null ? null : bareSeconds(String(number), counts, ".");
    return seconds === null ? null : nearestMinute(seconds);
  }
}

function counted(heading: HeadingUnit, numbers: readonly number[]): BareUnit | null {
  const parts = numbers.filter((number) => wholeOf(number) === null);
  if (heading === "minutes") {
    // What is neither minutes nor a time, half of the column: hours, whatever the heading says.
    const mayBeHours =
      parts.length * 2 >= numbers.length && numbers.every((number) => number <= HOURS_OF_A_DAY);
    return mayBeHours && parts.some((number) => number > 1) ? null : "minutes";
  }
  if ((heading === null || heading === "hours") && arePartsOfADay(numbers.map(String), ".")) return "days";
  if (heading !== null || numbers.length === 0) return heading ?? "minutes";
  return parts.length > 0 ? "hours" : null;
}

const KEYS: ReadonlySet<string> = new Set(DURATION_HEADINGS.map(nameKey));

/** A log with its durations in minutes, `h:mm` as it stands; as it is where they are, or where nobody can tell. */
export function inMinutes(table: Table): { readonly table: Table; readonly problem: Problem | null } {
  const at = table.header.findIndex((heading) => KEYS.has(nameKey(text(heading))));
  const heading = text(table.header[at]);
  const unit = unitOfHeading(heading);
  if (at < 0 || unit === "minutes") return { table, problem: null };
  const column = new DurationColumn(
    unit,
    table.rows.map(({ cells }) => cells[at]),
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
