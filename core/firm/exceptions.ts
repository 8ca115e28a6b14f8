/**
 * Rows that were not used as given: their place, their content, and why.
 *
 * Law: a row is used as a whole, or it is an exception with all its content, ready to be corrected.
 */

import type { Term } from "../values/calendar.ts";
import { compareText } from "../values/names.ts";
import type { Place, Problem } from "../values/problems.ts";
import {
  type Columns,
  cellAt,
  fingerprintIn,
  isBlank,
  type Layout,
  layout,
  type Row,
  type Table,
  text,
  widthOf,
} from "./cells.ts";
import { type Asked, notationOf, RowReader } from "./row-reader.ts";

/** A row of a table and its place. */
export interface WrittenRow extends Place {
  /** As text, by the canonical columns of its table; empty for a whole file. */
  readonly row: Readonly<Record<string, string>>;
}

/** A row, or a whole file, that was not used as given, and why. */
export interface Exception extends WrittenRow {
  readonly problems: readonly Problem[];
  /** Its client, when known. */
  readonly client: string | null;
  /** Used to release or finally reject the row; absent for a whole file. */
  readonly fingerprint?: string;
  /** P9: the term that a warning is about; the warning applies only to that term's months. */
  readonly term?: Term;
}

/** The order in which exceptions are reported: of file, then of line. */
export function byPlace(a: Exception, b: Exception): number {
  return compareText(a.file, b.file) || a.line - b.line;
}

/** The row as text, by column, as an exception returns it for correction. */
export function rowText<C extends string>(row: Row, columns: Layout<C>): Record<string, string> {
  return Object.fromEntries([...columns].map(([column, index]) => [column, text(cellAt(row, index))]));
}

/** A row with more cells than the header has a value without a column; none of its cells can be trusted. */
export function malformed(row: Row, table: Table): Problem | null {
  const given = widthOf(row);
  const expected = table.header.length;
  if (given === expected) return null;
  if (given > expected && row.cells.slice(expected).every((cell) => text(cell) === "")) return null;
  return { code: "ROW_MALFORMED", expected, given };
}

/** The exception for a row of a register or log. A row that replaces another is reported at that row's place. */
export function exceptionOf<C extends string>(
  table: Pick<Table, "file" | "fingerprintOf">,
  row: Row,
  columns: Layout<C>,
  problems: readonly Problem[],
  client: string | null,
): Exception {
  const at = row.corrects ?? { file: table.file, line: row.line };
  const fingerprint = fingerprintIn(table, row);
  const text = rowText(row, columns);
  return {
    file: at.file,
    line: at.line,
    problems,
    client,
    row: text,
    ...(fingerprint !== undefined && { fingerprint: row.corrects?.fingerprint || fingerprint }),
  };
}

/** The result of reading a small table: the values of its valid rows, and the others as exceptions. */
export interface Rows<T> {
  /** Why the table can't be read at all. */
  readonly fatal: readonly Problem[];
  readonly values: T[];
  readonly exceptions: Exception[];
}

/**
 * Reads a table row by row. A row for which `value` returns null, or finds more than a warning, is an exception. `at`
 * is the row as written.
 */
export function readRows<C extends string, T>(
  table: Table,
  columns: Columns<C>,
  value: (read: RowReader<C>, at: () => WrittenRow) => T | null,
  asked: Asked | null = null,
): Rows<T> {
  const { layout: found, problems: fatal } = layout(table.header, columns);
  const notation = notationOf(table, found, columns, asked);
  const values: T[] = [];
  const exceptions: Exception[] = [];
  for (const row of fatal.length > 0 ? [] : table.rows) {
    if (isBlank(row)) continue;
    const read = new RowReader(row, found, notation);
    const at = (): WrittenRow => ({ file: table.file, line: row.line, row: rowText(row, found) });
    const own = value(read, at);
    const used = own !== null && read.usable;
    if (used) values.push(own);
    if (!used || read.problems.length > 0)
      exceptions.push({ ...at(), problems: read.problems, client: null });
  }
  return { fatal, values, exceptions };
}
