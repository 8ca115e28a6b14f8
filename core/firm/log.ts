/** A table of time entries as it is read: its durations in minutes, and what its header says. */

import type { Problem } from "../values/problems.ts";
import type { CategoryWords } from "../words/accepted-words.ts";
import { inMinutes } from "./cell-durations.ts";
import { cellAt, isBlank, type Layout, layout, type Row, type Table, text } from "./cells.ts";
import { Numbering } from "./duplicates.ts";
import { type Notation, notationOf } from "./row-reader.ts";
import { EntryReader, TIME_LOG_COLUMNS, type TimeLogColumn } from "./time-log.ts";

export interface Log {
  readonly table: Table;
  readonly columns: Layout<TimeLogColumn>;
  readonly notation: Notation<TimeLogColumn>;
  readonly words: CategoryWords;
  /** Problems that make every row unusable. */
  readonly problems: readonly Problem[];
  readonly ignored: readonly string[];
  readonly reader: EntryReader;
}

export function logOf(given: Table, words: CategoryWords): Log {
  const { table, problem } = inMinutes(given);
  const {
    layout: columns,
    problems,
    ignored,
  } = layout<TimeLogColumn>(table.header, TIME_LOG_COLUMNS, table.written);
  const notation = notationOf(table, columns, TIME_LOG_COLUMNS, null);
  const all = problem === null ? problems : [...problems, problem];
  return {
    table,
    columns,
    notation,
    words,
    problems: all,
    ignored,
    reader: new EntryReader(table.file, columns, { notation, words }),
  };
}

/** The same with some of its rows, read as among all of them; what its reader remembers of the others is let go. */
export function logWith(log: Log, rows: readonly Row[]): Log {
  const { columns, notation, words } = log;
  const table = { ...log.table, rows };
  return { ...log, table, reader: new EntryReader(table.file, columns, { notation, words }) };
}

export function idIn({ columns }: Log, row: Row): string {
  return text(cellAt(row, columns.get("id") ?? -1));
}

/**
 * Whether a row is one. A translated row had content in its own file, though not in our columns; and a correction,
 * however empty, stands in the place of a row.
 */
export function saysAnything(row: Row): boolean {
  return !isBlank(row) || row.fingerprint !== undefined || row.corrects !== undefined;
}

/** Whether all rows are numbered in their order, by one tool, and none stands in the place of another. */
export function areNumbered(logs: readonly Log[]): boolean {
  const numbering = new Numbering();
  return logs.every((log) => {
    const isNumbered = (row: Row) => row.corrects === undefined && numbering.continues(idIn(log, row));
    return (
      log.table.tool === logs[0]?.table.tool &&
      log.table.rows.every((row) => isNumbered(row) || !saysAnything(row))
    );
  });
}
