/**
 * Reads ranges side by side: dates, the minutes beside them, and the subscribers of each day.
 *
 * Law: a cell that can't be used fails the whole call, with its place in the range.
 */

import { DurationColumn } from "../../../core/firm/cell-durations.ts";
import { type Cell, durationOf, text, wholeOf } from "../../../core/firm/cells.ts";
import type { Worked } from "../../../core/rules/bank-balance.ts";
import { unitOfHeading } from "../../../core/values/duration-headings.ts";
import { timeOfPart } from "../../../core/values/durations.ts";
import type { Problem } from "../../../core/values/problems.ts";
import { minutes } from "../../../core/values/units.ts";
import { keptByCells } from "../recent.ts";
import { isBlank, isBlankOrZero, optionalDate, orderOf, refuse, requireClear, sound } from "./values.ts";

const MINUTES_OF_A_DAY = 24 * 60;

/** The cells of a range, row by row; a single value is a range of one. */
export function cellsOf(argument: string, range: unknown): Cell[] {
  if (!Array.isArray(range)) return [sound(argument, range)];
  const values: unknown[] = range.flat();
  return values.map((value, index) => sound(argument, value, values.length === 1 ? null : index + 1));
}

/** A row of ranges side by side; `at` counts its cells from 1. */
interface Beside {
  readonly date: Cell;
  readonly minutes: Cell;
  readonly users: Cell;
  readonly at: number;
}

interface RowsBeside {
  /** "" without a row of headings. */
  readonly heading: string;
  readonly rows: readonly Beside[];
}

/** The non-empty rows, without the heading. `users` may be one cell for all rows. */
function beside({
  dates,
  minutes,
  users,
}: Readonly<Record<"dates" | "minutes" | "users", unknown>>): RowsBeside {
  const [dateCells, minuteCells, userCells] = [
    cellsOf("dates", dates),
    cellsOf("minutes", minutes),
    cellsOf("users", users),
  ];
  const cells = dateCells.length;
  requireSize("minutes", minuteCells.length, cells);
  if (userCells.length !== 1) requireSize("users", userCells.length, cells);
  const rows = dateCells
    .map((date, index) => ({
      date,
      minutes: minuteCells[index],
      users: userCells[userCells.length === 1 ? 0 : index],
      at: index + 1,
    }))
    .filter((row) => !isBlank(row.date) || !isBlankOrZero(row.minutes));
  const [first] = rows;
  if (first === undefined || !isHeading(first)) return { heading: "", rows };
  return { heading: text(first.minutes), rows: rows.slice(1) };
}

function requireSize(argument: string, cells: number, otherCells: number): void {
  if (cells !== otherCells)
    refuse({ code: "ARGUMENT_SIZES_DIFFER", argument, cells, other: "dates", otherCells });
}

/** A first row of words: neither cell has a digit. */
function isHeading({ date, minutes }: Beside): boolean {
  return [date, minutes].every((cell) => isBlank(cell) || (typeof cell === "string" && !/\d/.test(cell)));
}

/** Minutes as a whole number, `h:mm` or a time of day; null when unreadable. */
function minutesOf({ minutes: cell, at }: Beside, column: DurationColumn): number | null {
  requireClear("minutes", cell, at);
  const read = column.minutesOf(cell);
  if (read === "unclear") return refuse(unclearTime("minutes", cell, at));
  return read ?? durationOf(cell) ?? wholeOf(cell);
}

export function unclearTime(argument: string, cell: Cell, at: number | null): Problem {
  return { code: "ARGUMENT_TIME_UNCLEAR", argument, at, given: text(cell), time: timeOfPart(Number(cell)) };
}

/** The rows with work; rows of 0 minutes are skipped. The heading may say that the cells hold hours. */
function worked({ heading, rows }: RowsBeside): (Worked & { row: Beside })[] {
  const work: (Worked & { row: Beside })[] = [];
  const cells = rows.map(({ minutes: cell }) => cell);
  const column = new DurationColumn(unitOfHeading(heading) ?? "minutes", cells);
  const order = orderOf(rows.map(({ date: cell }) => cell));
  for (const row of rows) {
    const raw = isBlank(row.minutes) ? 0 : minutesOf(row, column);
    if (raw === null || raw < 0 || raw > MINUTES_OF_A_DAY) {
      refuse({ code: "ARGUMENT_NOT_MINUTES", argument: "minutes", at: row.at, given: text(row.minutes) });
    }
    const on = optionalDate("dates", row.date, { at: row.at, order });
    if (raw === 0) continue;
    if (on === null) {
      refuse({ code: "ARGUMENT_DATE_BLANK", argument: "dates", at: row.at, minutes: text(row.minutes) });
    }
    work.push({ date: on, minutes: minutes(raw), row });
  }
  return work;
}

/** A sheet may have a range for each client. */
const MOST_RANGES = 100;

/** The work in ranges side by side; `users` is one cell, or a range beside the others. */
export const workIn = keptByCells(
  (dates: unknown, minutes: unknown, users: unknown) => worked(beside({ dates, minutes, users })),
  MOST_RANGES,
);
