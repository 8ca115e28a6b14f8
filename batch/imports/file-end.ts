/**
 * The end of a table that somebody filled down: a client, or a number, copied to Excel's last row.
 *
 * Laws: a row is passed over only when none below it says more; of a log, when nothing in it tells of one piece of
 * work; of a small table, when it has one cell and that is the one above it, so that the first such row is told.
 */

import { type Row, text } from "../../core/firm/cells.ts";
import type { Field } from "./profile.ts";
import type { Recognised } from "./recognition.ts";

/** What tells of one piece of work; a client, a person or a category is as well said of no work at all. */
const TELLING: readonly Field[] = [
  ...(["date", "start_at", "start", "end", "end_at", "duration", "hours", "seconds"] as const),
  ...(["description", "ticket", "user"] as const),
];

/** How many of a log's records are left when those at its end that tell of no work are passed over. */
export function lengthWithWork(records: readonly Row[], { header, columns }: Recognised): number {
  // A row of exceptions.csv about a whole file tells of no work, and is told as such.
  if (columns.has("file") && columns.has("line")) return records.length;
  const telling = TELLING.flatMap((field) => columns.get(field) ?? []);
  return lengthUntil(records, header + 1, ({ cells }) => telling.every((at) => text(cells[at]) === ""));
}

/** How many of a small table's rows are left without the copies of one cell at its end. */
export function lengthWithoutCopies(rows: readonly Row[]): number {
  return lengthUntil(rows, 1, ({ cells }, at) => {
    const before = rows[at - 1]?.cells ?? [];
    const [[only = 0, ...more], above] = [filledIn(cells), filledIn(before)];
    const isOne = above.length === 1 && above[0] === only && more.length === 0;
    return isOne && text(before[only]) === text(cells[only]);
  });
}

/** The columns with anything in them. */
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
