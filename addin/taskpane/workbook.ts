/**
 * What the pane asks of a workbook. `excel-workbook.ts` asks Excel; everything else of the pane only knows this.
 *
 * Law: rows and columns are counted from 0; values are as Excel holds them: a date is its serial number, an empty
 * cell is "".
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
  /** Of the cell that holds the formula: for a cell of a spilled table, the first one. */
  readonly at: Position;
  /** As Excel stores it, in English with commas; "" when the cell holds no formula. */
  readonly formula: string;
  /** What the selected cell shows. */
  readonly shown: string;
  /** How far the selected cell stands from the one with the formula. */
  readonly inside: { readonly row: number; readonly column: number };
}

export interface DefinedName {
  readonly name: string;
  /** The sheet it belongs to; null for the whole workbook. */
  readonly sheet: string | null;
  /** What it stands for, such as `=Log!$A$1:$A$9`. */
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

/** A cell of a new table and how it is to look. */
export interface NewCell {
  readonly value: string | number;
  readonly format: "text" | "number" | "date" | "two decimals";
}

/** A table to be written on a sheet of its own. */
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
  /** Calls whenever another cell is selected. */
  onSelection(run: () => void): Promise<void>;
  names(): Promise<readonly DefinedName[]>;
  tables(): Promise<readonly WorkbookTable[]>;
  /** What is filled of a sheet, from its first cell on; null when there is no such sheet. */
  used(sheet: string): Promise<{ readonly rows: number; readonly columns: number } | null>;
  values(area: Area): Promise<Cell[][]>;
  /** Puts a formula, in English, into the selected cell when it is empty; says where, and whether it did. */
  insert(formula: string): Promise<{ readonly address: string; readonly inserted: boolean }>;
  /** Writes each table on a new sheet; a name that is taken gets a number. */
  write(tables: readonly NewTable[]): Promise<readonly Written[]>;
}
