/**
 * The end of a table that was filled down by mistake: a client, or a number, copied to Excel's last row.
 *
 * Laws: a row is skipped only if no row below it holds more. In a log, it must hold nothing about a piece of work. In a
 * small table, it must have one cell, equal to the one above it, so that the first such row is reported.
 */

import { cellAt, type Row, text } from "../../core/firm/cells.ts";
import type { Field } from "./profile.ts";
import type { Recognised } from "./recognition.ts";

/** Fields that describe one piece of work; a client, a person or a category can appear without any work. */
const TELLING: readonly Field[] = [
  ...(["date", "start_at", "start", "end", "end_at", "duration", "hours", "seconds"] as const),
  ...(["description", "ticket", "user"] as const),
];

/** The number of log records left after skipping those at the end without work. */
export function lengthWithWork(records: readonly Row[], { header, columns }: Recognised): number {
  // A row of exceptions.csv about a whole file holds no work, and is reported as such.
  if (columns.has("file") && columns.has("line")) return records.length;
  const telling = TELLING.flatMap((field) => columns.get(field) ?? []);
  return lengthUntil(records, header + 1, (row) => telling.every((at) => text(cellAt(row, at)) === ""));
}

/** The number of rows of a small table left without the copies of one cell at its end. */
export function lengthWithoutCopies(rows: readonly Row[]): number {
  return lengthUntil(rows, 1, ({ cells }, at) => {
    const before = rows[at - 1]?.cells ?? [];
    const [[only = 0, ...more], above] = [filledIn(cells), filledIn(before)];
    const isOne = above.length === 1 && above[0] === only && more.length === 0;
    return isOne && text(before[only]) === text(cells[only]);
  });
}

/** The indexes of the non-empty columns. */
function filledIn(cells: Row["cells"]): number[] {
  return cells.flatMap((cell, column) => (text(cell) === "" ? [] : [column]));
}

function lengthUntil(
  rows: readonly Row[],
  first: number,
  isPassedOver: (row: Row, at: number) => boolean,
): number {
  let length = rows.length;
  while (length > first) {
    const row = rows[length - 1];
    if (row !== undefined && !isPassedOver(row, length - 1)) break;
    length -= 1;
  }
  return length;
}
