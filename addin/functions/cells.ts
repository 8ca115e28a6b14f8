/**
 * What functions answer: cells that know what they hold, and tables of them.
 *
 * Laws: every row that Excel gets is as wide as the headings. An empty cell is "", because Excel shows null as 0. A
 * number that is not finite is never returned, because Excel would show it as 0 too. No answer is larger than Excel on
 * the web takes: of a longer table the first rows and the last are shown, with a line that says so.
 */

/// <reference types="office-js" />

import { type CalendarDate, excelSerial, formatDate } from "../../core/values/calendar.ts";
import type { Language } from "../../core/values/language.ts";
import { assert, type Cents, inCurrency, inHours, type Minutes } from "../../core/values/units.ts";
import { CORE_WORDS } from "../../core/words/words.ts";
import { displayLanguage, showsFormats } from "./host.ts";

/** A text, a plain number, or a value with its format; null is an empty cell. */
export type Cell =
  | string
  | number
  | null
  | { readonly holds: "date"; readonly value: CalendarDate }
  | { readonly holds: "hours"; readonly value: Minutes }
  | { readonly holds: "money"; readonly value: Cents };

/** The cells of a row by column; a column left out is empty. */
export type RowOf<C extends string> = Readonly<Partial<Record<C, Cell>>>;

export interface Table {
  readonly columns: readonly string[];
  readonly headings: Readonly<Record<string, string>>;
  readonly rows: readonly RowOf<string>[];
  /** Rows under the table, from its first column on. */
  readonly below: readonly (readonly Cell[])[];
}

export function table<C extends string>(
  columns: readonly C[],
  headings: Readonly<Record<C, string>>,
  rows: readonly RowOf<C>[],
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
  const table = rows.map((row) => columns.map((column) => cell(row[column] ?? null)));
  return [columns.map((column) => headings[column] ?? ""), ...bounded(table, wide), ...below.map(wide)];
}

/** Excel on the web takes five megabytes; letters with accents are two bytes, and the reply has a frame. */
const MOST_CHARACTERS = 4_000_000;
/** Fewer rows are never too many. */
const MANY_ROWS = 2_000;

/** The rows as far as a reply can hold them, and always the last, which is the total of some tables. */
function bounded<R>(rows: readonly R[], wide: (cells: readonly Cell[]) => R): readonly R[] {
  const last = rows.at(-1);
  if (rows.length <= MANY_ROWS || last === undefined) return rows;
  let left = MOST_CHARACTERS;
  const fits = rows.findIndex((row) => {
    left -= JSON.stringify(row).length;
    return left < 0;
  });
  if (fits < 0) return rows;
  const { notShown } = CORE_WORDS[displayLanguage()].functions;
  return [...rows.slice(0, fits), wide([null, notShown(rows.length - fits - 1)]), last];
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
