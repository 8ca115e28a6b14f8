/**
 * What functions answer: cells that know what they hold, and tables of them.
 *
 * Laws: every row that Excel gets is as wide as the headings. An empty cell is "", because Excel shows null as 0. A
 * number that is not finite is never returned, because Excel would show it as 0 too.
 */

/// <reference types="office-js" />

import { type CalendarDate, excelSerial, formatDate } from "../../core/values/calendar.ts";
import type { Language } from "../../core/values/language.ts";
import { assert, type Cents, inCurrency, inHours, type Minutes } from "../../core/values/units.ts";
import { CORE_WORDS } from "../../core/words/words.ts";
import { showsFormats } from "./host.ts";

/** A text, a plain number, or a value with its format; null is an empty cell. */
export type Cell =
  | string
  | number
  | null
  | { readonly holds: "date"; readonly value: CalendarDate }
  | { readonly holds: "hours"; readonly value: Minutes }
  | { readonly holds: "money"; readonly value: Cents };

export interface Table {
  readonly columns: readonly string[];
  readonly headings: Readonly<Record<string, string>>;
  /** The cells of each row by column; a column left out is empty. */
  readonly rows: readonly Readonly<Partial<Record<string, Cell>>>[];
  /** Rows under the table, from its first column on. */
  readonly below: readonly (readonly Cell[])[];
}

export function table<C extends string>(
  columns: readonly C[],
  headings: Readonly<Record<C, string>>,
  rows: readonly Readonly<Partial<Record<C, Cell>>>[],
  below: readonly (readonly Cell[])[] = [],
): Table {
  return { columns, headings, rows, below };
}

export function dateCell(value: CalendarDate | null): Cell {
  return value === null ? null : { holds: "date", value };
}

/** Minutes, shown in hours. */
export function hoursCell(value: Minutes | null): Cell {
  return value === null ? null : { holds: "hours", value };
}

export function moneyCell(value: Cents): Cell {
  return { holds: "money", value };
}

export function isTable(answer: Cell | Table): answer is Table {
  return typeof answer === "object" && answer !== null && "columns" in answer;
}

const FORMATS = { date: "yyyy-mm-dd", hours: "0.00", money: "#,##0.00" } as const;

export type ExcelCell = string | number | Excel.FormattedNumberCellValue;

/** The answer as Excel takes it: a value, or rows of them under their headings. */
export function forExcel(answer: Cell | Table): ExcelCell | ExcelCell[][] {
  const isFormatted = showsFormats();
  const cell = (given: Cell) => excelCell(given, isFormatted);
  if (!isTable(answer)) return cell(answer);
  const { columns, headings, rows, below } = answer;
  const wide = (cells: readonly Cell[]) => {
    assert(cells.length <= columns.length, "a line has no more cells than there are headings");
    return columns.map((_, at) => cell(cells[at] ?? null));
  };
  return [
    columns.map((column) => headings[column] ?? ""),
    ...rows.map((row) => columns.map((column) => cell(row[column] ?? null))),
    ...below.map(wide),
  ];
}

/** A value with a format is a formatted number where functions may return one, and its number elsewhere. */
function excelCell(cell: Cell, isFormatted: boolean): ExcelCell {
  if (cell === null || typeof cell === "string") return cell ?? "";
  const plain = numberOf(cell);
  assert(Number.isFinite(plain), "a cell holds a finite number");
  if (!isFormatted || typeof cell === "number") return plain;
  return { type: "FormattedNumber", basicValue: plain, numberFormat: FORMATS[cell.holds] };
}

/** The number that Excel would have; text has none. */
function numberOf(cell: Exclude<Cell, string | null>): number {
  if (typeof cell === "number") return cell;
  switch (cell.holds) {
    case "date":
      return excelSerial(cell.value);
    case "hours":
      return inHours(cell.value);
    case "money":
      return inCurrency(cell.value);
  }
}

/** The cell as text for a reader: dates as YYYY-MM-DD, hours and money with two decimals. */
export function shownCell(cell: Cell | undefined, language: Language): string {
  if (cell === null || cell === undefined || typeof cell === "string") return cell ?? "";
  if (typeof cell === "object" && cell.holds === "date") return formatDate(cell.value);
  return CORE_WORDS[language].writing.decimals(numberOf(cell), 2, typeof cell === "number" ? 0 : 2);
}
