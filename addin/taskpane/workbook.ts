/**
 * The pane's interface to a workbook. `excel-workbook.ts` implements it for Excel; the rest of the pane uses only this.
 *
 * Law: rows and columns are counted from 0. Values are as Excel holds them: a date is its serial number, an empty cell
 * is "".
 */

import type { Cell } from "../../core/firm/cells.ts";

export interface Position {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
}

export interface Area extends Position {
  readonly rows: number;
  readonly columns: number;
}

export interface SelectedCell {
  /** The cell with the formula: for a cell of a spilled table, the first cell. */
  readonly at: Position;
  /** As Excel stores it, in English with commas; "" if the cell has no formula. */
  readonly formula: string;
  /** What the selected cell shows. */
  readonly shown: string;
  /** The offset of the selected cell from the one with the formula. */
  readonly inside: { readonly row: number; readonly column: number };
}

export interface DefinedName {
  readonly name: string;
  /** The sheet it belongs to; null for the whole workbook. */
  readonly sheet: string | null;
  /** Its content, such as `=Log!$A$1:$A$9`. */
  readonly formula: string;
}

export interface WorkbookTable {
  readonly name: string;
  /** Headings and totals included. */
  readonly area: Area;
  readonly headings: readonly string[];
  readonly hasHeadings: boolean;
  readonly hasTotals: boolean;
}

/** A cell of a new table and its format. */
export interface NewCell {
  readonly value: string | number;
  readonly format: "text" | "number" | "date" | "two decimals";
}

/** Cells to be written from A1 of a new sheet, headings first, and a formula below them. */
export interface NewExample {
  /** Of the sheet; one already in use gets a number. */
  readonly name: string;
  readonly cells: readonly (readonly NewCell[])[];
  /** In English, with references to these cells. */
  readonly formula: string;
}

/** A table to be written on a new sheet. */
export interface NewTable {
  readonly name: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly NewCell[])[];
}

export interface Written {
  readonly sheet: string;
  readonly table: string;
  readonly rows: number;
}

export interface Workbook {
  selected(): Promise<SelectedCell>;
  /** Calls back whenever another cell is selected. */
  onSelection(run: () => void): Promise<void>;
  names(): Promise<readonly DefinedName[]>;
  tables(): Promise<readonly WorkbookTable[]>;
  /** The used area of a sheet, from its first cell on; null if there is no such sheet. */
  used(sheet: string): Promise<{ readonly rows: number; readonly columns: number } | null>;
  values(area: Area): Promise<Cell[][]>;
  /**
   * Inserts a formula, in English, into the selected cell if it is empty; returns the address and whether it did so.
   */
  insert(formula: string): Promise<{ readonly address: string; readonly inserted: boolean }>;
  /** Writes an example on a new sheet; returns the address of its formula. */
  example(example: NewExample): Promise<string>;
  /** Has Excel load the add-in with this workbook, whoever made it, if it holds a formula of ours. */
  keepLoaded(): Promise<void>;
  /** Writes each table on a new sheet; a name already in use gets a number. */
  write(tables: readonly NewTable[]): Promise<readonly Written[]>;
}
