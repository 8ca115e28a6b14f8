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

/** A cell to be written and its format. Only "formula" may compute; everything else stays what it is. */
export interface NewCell {
  readonly value: string | number;
  readonly format: "text" | "heading" | "number" | "date" | "time" | "two decimals" | "formula";
}

/** What a column of a new table offers to choose from. */
export interface Choices {
  /** Wanted for the hidden sheet that holds the choices. */
  readonly list: string;
  readonly values: readonly (string | number)[];
  /** What a cell says when it refuses any other value; null if it takes them. */
  readonly refusal: { readonly title: string; readonly message: string } | null;
}

/** A column of a new table, beside its heading. */
export interface NewColumn {
  readonly choices: Choices | null;
  /** Shown at the heading; "" for none. */
  readonly note: string;
}

/** A table to be written on a new sheet. */
export interface NewTable {
  /** Wanted for the sheet and the table. */
  readonly name: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly NewCell[])[];
  /** In the order of the header; left out where nothing is offered. */
  readonly columns?: readonly NewColumn[];
}

/** Cells to be written on a new sheet, from A1 on. */
export interface NewSheet {
  readonly name: string;
  readonly rows: readonly (readonly NewCell[])[];
}

/** A cell that gets another value, with the formula or value that it must still hold. */
export interface Replacement {
  readonly row: number;
  readonly was: Cell;
  readonly cell: NewCell;
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
  /** The same, with its formulas where a cell holds one. */
  formulas(area: Area): Promise<Cell[][]>;
  /**
   * Inserts a formula, in English, into the selected cell if it is empty; returns the address and whether it did so.
   */
  insert(formula: string): Promise<{ readonly address: string; readonly inserted: boolean }>;
  /** Writes each table on a new sheet and shows the first; a name already in use gets a number. */
  write(tables: readonly NewTable[]): Promise<readonly Written[]>;
  /** Writes new sheets, shows the last one, and returns their names. */
  addSheets(sheets: readonly NewSheet[]): Promise<readonly string[]>;
  /** Replaces cells of one column; writes none of them, and returns false, if one has changed meanwhile. */
  replace(sheet: string, column: number, cells: readonly Replacement[]): Promise<boolean>;
  /** Has Excel load the add-in with this workbook from now on, if one of its formulas is ours. */
  keepLoading(): Promise<void>;
}
