/**
 * Workbooks as plain data: pages describe the contents and their positions, not how they are written. The file itself
 * comes from writer.ts.
 *
 * Law: blocks follow one another from the top of a sheet, so the row of each is known before anything is written
 * (`rowAfter`).
 */

import type { CalendarDate } from "../../core/values/calendar.ts";
import type { Language } from "../../core/values/language.ts";
import type { StyleName, Value } from "./styles.ts";

export type Content =
  /** Any text, never a formula; an empty one leaves the cell empty. */
  | string
  | number
  | null
  /** A calendar date: Excel's day serial, 1 = 1900-01-01. */
  | { serial: number }
  /** A live formula without its "=", in English with commas, and its expected value. */
  | { formula: string; result: number | string }
  /** A file in the same folder, whatever its name begins with: "Acme.xlsx", "#1.xlsx". */
  | { link: string; text: string }
  /** Another sheet of the workbook, by its name. */
  | { sheet: string; text: string };

/** `across`: the number of columns the cell covers; the next cell of the row starts after them. */
export type Cell = TableCell | { content: Content; style: StyleName; across: number };
export type TableCell = Content | { content: Content; style: StyleName };

/** One line of a sheet, from column A. Without a height it gets what its fonts and wrapped texts need. */
export interface Row {
  cells: Cell[];
  /** In points; 17 is a line of ordinary text. */
  height?: number;
}

/** An Excel table with filter buttons, from column A. If it has no rows it gets a blank one: formulas stay valid. */
export interface Table {
  /** Its name in formulas: unique in the workbook. */
  name: string;
  columns: { header: string; style: Value }[];
  /** Plain content takes its column's style; a styled cell keeps its own (for emphasis). */
  rows: TableCell[][];
  /** A live sum of each column that has one; it follows the filter. `sum` is its value with no filter set. */
  totals?: [label: string, ...sums: ({ sum: number } | null)[]];
}

export type Block = Row | Table;

/** The cells that a chart draws, and the values it shows before a recalculation. */
export interface ChartData {
  /** Absolute cells of one column or row, from `onSheet`. */
  refersTo: string;
  /** In the order of the cells; null leaves a gap. */
  values: readonly (number | string | null)[];
}

export interface ChartSeries extends ChartData {
  name: string;
  /** Bars of a category are side by side, stacked bars on top of one another. Only area and lines mix. */
  kind: "area" | "line" | "dashed line" | "bar" | "stacked bar";
  /** AARRGGBB. Series must differ in lightness too, for grey prints. */
  colour: string;
}

/** A native Excel chart, live over its cells. */
export interface Chart {
  title: string;
  /** Alternative text: a sentence that describes the chart with its figures. */
  description: string;
  /** The cells it covers, e.g. "A8:I22". Leave the rows it covers empty. */
  covers: string;
  /** Along the axis: day serials (an axis of dates) or texts. */
  categories: ChartData & { are: "dates" | "texts" };
  /** One that has no value is left out, of the legend too. */
  series: readonly ChartSeries[];
  /** The unit of the value axis, shown beside it. */
  unit: string;
  /** Bars from left to right, for long names: the categories are on the left, the first on top. */
  horizontal?: boolean;
}

/** A bar inside each cell of a column, as long as its value; from 0 to the largest. */
export interface DataBars {
  /** E.g. "F6:F22". */
  cells: string;
  /** AARRGGBB */
  colour: string;
}

export interface Sheet {
  name: string;
  /** Column widths from A, in characters. A date needs 13, or shows as ####. */
  widths: number[];
  blocks: Block[];
  charts?: Chart[];
  dataBars?: DataBars[];
  /** Rows that stay in view at the top. */
  frozenRows?: number;
  /** Not shown and not printed; charts draw its cells all the same. Never the first sheet. */
  hidden?: boolean;
  landscape?: boolean;
  /** Only these cells are printed, e.g. "$A$1:$D$12": the figures without the data below them. */
  printed?: string;
  /** Everything on one printed page; otherwise as wide as a page, on as many pages as needed. */
  onePage?: boolean;
  /**
   * Guarded against accidental edits, without a password. Tables can still be filtered, columns and rows sized, cells
   * copied and links followed; nothing can be typed over, and no table grows. Sorting does not work: on a protected
   * sheet Excel never sorts a range with a locked cell, even if the sheet allows sorting, and unlocked cells would not
   * be guarded. So leave a list that people sort unguarded.
   */
  guarded?: boolean;
  /** AARRGGBB */
  tabColour?: string;
}

export interface Workbook {
  /** In the file's properties, and printed at the foot of the first sheet and at the head of the others. */
  title: string;
  /** The day the file says it was made, at midnight UTC: that of its figures, as no clock is asked. */
  dated: CalendarDate;
  language: Language;
  /** In the file's properties: its subject in a few words, and search keywords. */
  subject?: string;
  keywords?: readonly string[];
  sheets: Sheet[];
  /** `refersTo`: absolute cells, from `onSheet`. */
  definedNames?: { name: string; refersTo: string }[];
}

/** The row, from 1, of the block that follows these. A table's own first row is its header. */
export function rowAfter(blocks: readonly Block[]): number {
  return blocks.reduce((row, block) => row + rowsIn(block), 1);
}

/** Cells of a sheet as a formula references them, e.g. `'O''Neil'!$B$4`. */
export function onSheet(sheet: string, cells: string): string {
  return `'${sheet.replaceAll("'", "''")}'!${cells}`;
}

/** A whole column of a table as a formula references it, e.g. `Ledger[Hours worked]`. */
export function columnOf(table: string, header: string): string {
  // Excel requires a second pair of brackets around any special character except a space.
  return /^[\p{L}\p{N}_ ]+$/u.test(header) ? `${table}[${header}]` : `${table}[[${header}]]`;
}

/** The number of rows in a block. */
export function rowsIn(block: Block): number {
  return "cells" in block ? 1 : 1 + Math.max(1, block.rows.length) + (block.totals ? 1 : 0);
}
