/**
 * Workbooks as plain data: pages describe here what stands where, and nothing of how it is written. The file
 * itself comes from writer.ts.
 *
 * Law: blocks follow one another from the top of a sheet, so the row of each is known before anything is written
 * (`rowAfter`).
 */

import type { Language } from "../../core/values/language.ts";
import type { StyleName, Value } from "./styles.ts";

export type Content =
  /** Any text, never a formula; an empty one leaves the cell empty. */
  | string
  | number
  | null
  /** A calendar date: Excel's day serial, 1 = 1900-01-01. */
  | { serial: number }
  /** A live formula without its "=", in English with commas, and the value it will have. */
  | { formula: string; result: number | string }
  /** A file beside this one, whatever its name begins with: "Acme.xlsx", "#1.xlsx". */
  | { link: string; text: string };

/** `across`: how many columns the cell covers; the next cell of the row starts after them. */
export type Cell = TableCell | { content: Content; style: StyleName; across: number };
export type TableCell = Content | { content: Content; style: StyleName };

/** One line of a sheet, from column A. Without a height it gets what its fonts and wrapped texts need. */
export interface Row {
  cells: Cell[];
  /** In points; 17 is a line of ordinary text. */
  height?: number;
}

/** An Excel table with filter buttons, from column A. One without rows gets a blank one: formulas stay valid. */
export interface Table {
  /** How formulas call it: unique in the workbook. */
  name: string;
  columns: { header: string; style: Value }[];
  /** A bare content takes its column's style; a styled cell its own (to stand out). */
  rows: TableCell[][];
  /** A live sum of each column that has one; it follows the filter. `sum` is its value with no filter set. */
  totals?: [label: string, ...sums: ({ sum: number } | null)[]];
}

export type Block = Row | Table;

/** Cells that a chart draws, and the values it shows before anything is recalculated. */
export interface ChartData {
  /** Absolute cells of one column or row, from `onSheet`. */
  refersTo: string;
  /** In the order of the cells; null leaves a gap. */
  values: readonly (number | string | null)[];
}

export interface ChartSeries extends ChartData {
  name: string;
  /** A bar stands beside the others of its category, a stacked one on top of them. Only area and lines mix. */
  kind: "area" | "line" | "dashed line" | "bar" | "stacked bar";
  /** AARRGGBB. Series must differ in lightness too, for those who print in grey. */
  colour: string;
}

/** A native Excel chart, live over its cells. */
export interface Chart {
  title: string;
  /** Alternative text: what it shows, in a sentence with its figures. */
  description: string;
  /** The cells it covers, e.g. "A8:I22". The rows it covers are to be left empty. */
  covers: string;
  /** Along the axis: day serials (an axis of dates) or texts. */
  categories: ChartData & { are: "dates" | "texts" };
  series: readonly ChartSeries[];
  /** What the value axis counts, shown beside it. */
  unit: string;
  /** Bars from left to right, for long names: the categories stand on the left, the first on top. */
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
  landscape?: boolean;
  /** Only these cells are printed, e.g. "$A$1:$D$12": the figures, and not the data below them. */
  printed?: string;
  /** On one printed page, however long; otherwise as wide as a page and as long as it gets. */
  onePage?: boolean;
  /**
   * Guarded against accidental edits, without a password. Tables can still be filtered, columns and rows sized,
   * cells copied and links followed; nothing can be typed over, and no table grows. Sorting does not work: Excel
   * sorts no range that holds a locked cell on a protected sheet, even where the sheet allows sorting, and cells
   * that are not locked would not be guarded. So leave a list that people sort unguarded.
   */
  guarded?: boolean;
  /** AARRGGBB */
  tabColour?: string;
}

export interface Workbook {
  /** In the file's properties and at the foot of each page. */
  title: string;
  language: Language;
  /** In the file's properties: what it is about, in a few words, and what it may be found by. */
  subject?: string;
  keywords?: readonly string[];
  sheets: Sheet[];
  /** `refersTo`: absolute cells, from `onSheet`. */
  definedNames?: { name: string; refersTo: string }[];
}

/** The row, from 1, on which the block after these lands. A table's own first row is its header. */
export function rowAfter(blocks: readonly Block[]): number {
  return blocks.reduce((row, block) => row + rowsIn(block), 1);
}

/** Cells of a sheet as a formula names them, e.g. `'O''Neil'!$B$4`. */
export function onSheet(sheet: string, cells: string): string {
  return `'${sheet.replaceAll("'", "''")}'!${cells}`;
}

/** A whole column of a table as a formula names it, e.g. `Ledger[Hours worked]`. */
export function columnOf(table: string, header: string): string {
  // Excel wants a second pair of brackets around any sign but a space.
  return /^[\p{L}\p{N}_ ]+$/u.test(header) ? `${table}[${header}]` : `${table}[[${header}]]`;
}

/** How many rows a block takes. */
export function rowsIn(block: Block): number {
  return "cells" in block ? 1 : 1 + Math.max(1, block.rows.length) + (block.totals ? 1 : 0);
}
