/**
 * Reads a table with headings, passed as one range.
 *
 * Law: a cell that can't be used makes the table lose its row, which is reported.
 */

import { DurationColumn, timeForHours } from "../../../core/firm/cell-durations.ts";
import { type Cell, type Columns, layout, type Table, text } from "../../../core/firm/cells.ts";
import { type Exception, rowText } from "../../../core/firm/exceptions.ts";
import { TIME_LOG_COLUMNS } from "../../../core/firm/time-log.ts";
import { unreadHeadings } from "../../../core/firm/unread-headings.ts";
import { unitOfHeading } from "../../../core/values/duration-headings.ts";
import type { Problem } from "../../../core/values/problems.ts";
import { unclearTime } from "./side-by-side.ts";
import { cellOf, errorIn, isBlankOrZero, refuse, timeNotHours } from "./values.ts";

const MINUTES = "minutes";
/** The columns of our tables in which a time of day would mean hours. */
const HOURS: ReadonlySet<string> = new Set(["quantity", "carried_hours", "included_hours"]);
/** The columns of our tables in which people type times. */
export const TIME_COLUMNS: ReadonlySet<string> = new Set([MINUTES, ...HOURS]);

export interface RangeTable extends Table {
  /** The rows with a cell that the table readers never see: an error, or a time that can't be hours. */
  readonly refused: readonly Exception[];
  /** Headings that nothing reads, and that are probably misspelt. */
  readonly doubts: readonly Exception[];
}

/** A range with its heading row; blank rows are left out and lines counted from the first row of the range. */
export function table<C extends string>(argument: string, range: unknown, columns: Columns<C>): RangeTable {
  const values: unknown[][] = Array.isArray(range) ? range : [[range]];
  const top = values.findIndex((row) => !isBlankRow(row));
  const header = (values[top] ?? []).map(cellOf);
  const { layout: found, problems, ignored } = layout(header, columns);
  for (const problem of problems) {
    if (problem.code !== "COLUMN_MISSING") refuse(problem);
    refuse({ code: "ARGUMENT_NO_TABLE", argument, column: problem.column, present: problem.present });
  }
  const counts = new Map<string, number>(found).get(MINUTES) ?? -1;
  const below = values.slice(top + 1);
  // Manual corrections are in minutes, whatever the heading.
  const unit = (columns as object) === TIME_LOG_COLUMNS ? unitOfHeading(text(header[counts])) : "minutes";
  const cells = below.map((row) => cellOf(row[counts]));
  const durations = new DurationColumn(unit, cells);
  if (durations.counts === null) {
    const [column, given] = [text(header[counts]), text(durations.numbers[0])];
    refuse({ code: "ARGUMENT_UNIT_UNCLEAR", argument, column, given });
  }
  const refused: Exception[] = [];
  const body: { line: number; cells: readonly Cell[] }[] = [];
  const columnAt: ColumnRead[] = [];
  for (const [name, at] of found) columnAt[at] = { name, hasTimes: TIME_COLUMNS.has(name) };
  below.forEach((given, index) => {
    if (isBlankRow(given)) return;
    const line = top + index + 2;
    const read = readCells(given, columnAt, durations);
    if ("cells" in read) body.push({ line, cells: read.cells });
    else {
      const row = rowText({ line, cells: given.map(cellOf) }, found);
      refused.push({ file: argument, line, problems: read.problems, client: null, row });
    }
  });
  // The column has been converted to minutes, so it gets that heading.
  const named = header.map((cell, at) => (at === counts ? MINUTES : cell));
  const misspelt = unreadHeadings(header, columns, ignored).problems;
  const doubts = misspelt.map((problem): Exception => {
    return { file: argument, line: top + 1, problems: [problem], client: null, row: {} };
  });
  return { file: argument, header: named, rows: body, refused, doubts };
}

function isBlankRow(row: readonly unknown[]): boolean {
  return row.every((value) => isBlankOrZero(cellOf(value)));
}

/** A column of ours, and whether people type times in it. */
interface ColumnRead {
  readonly name: string;
  readonly hasTimes: boolean;
}

/**
 * As core reads them: durations are minutes, and 0 is an empty cell. Most rows are so already, and are not copied. Or the
 * problems of the cells that cannot be read.
 */
function readCells(
  given: readonly unknown[],
  columnAt: readonly (ColumnRead | undefined)[],
  durations: DurationColumn,
): { readonly cells: readonly Cell[] } | { readonly problems: readonly Problem[] } {
  let read = given;
  const problems: Problem[] = [];
  for (let at = 0; at < given.length; at += 1) {
    const value = given[at];
    const column = columnAt[at];
    const cell = cellOf(value);
    const problem = column === undefined ? null : unusable(column, value, cell, durations);
    if (problem !== null) problems.push(problem);
    const meant = column?.name === MINUTES ? asMinutes(cell, durations) : cell === 0 ? null : cell;
    if (meant === value) continue;
    if (read === given) read = [...given];
    (read as unknown[])[at] = meant;
  }
  return problems.length === 0 ? { cells: read as readonly Cell[] } : { problems };
}

function asMinutes(cell: Cell, durations: DurationColumn): Cell {
  const read = durations.minutesOf(cell);
  return read === "unclear" || read === null ? cell : read;
}

/** Why a cell cannot be read; null if it can. */
function unusable(
  { name, hasTimes }: ColumnRead,
  value: unknown,
  cell: Cell,
  durations: DurationColumn,
): Problem | null {
  return errorProblem(name, value) ?? (hasTimes ? timeProblem(name, cell, durations) : null);
}

/** The error that a cell shows, whatever its meaning; null if there is none. */
function errorProblem(column: string, value: unknown): Problem | null {
  const given = errorIn(value);
  return given === null ? null : { code: "ARGUMENT_IS_ERROR", argument: column, at: null, given };
}

/** The problem of a time in a column of minutes or of hours; null if there is none. */
function timeProblem(column: string, cell: Cell, durations: DurationColumn): Problem | null {
  if (column === MINUTES)
    return durations.minutesOf(cell) === "unclear" ? unclearTime(column, cell, null) : null;
  return timeForHours(cell) === null ? null : timeNotHours(column, cell);
}

/** An optional table: null if the range is blank. */
export function optionalTable<C extends string>(
  argument: string,
  range: unknown,
  columns: Columns<C>,
): RangeTable | null {
  const given = Array.isArray(range) ? range.flat() : [range];
  return given.every((cell) => isBlankOrZero(cellOf(cell))) ? null : table(argument, range, columns);
}
