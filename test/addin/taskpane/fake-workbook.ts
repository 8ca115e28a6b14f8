/**
 * A workbook in memory that implements the pane's interface, in Node and in the browser.
 *
 * It replaces Excel's object model, which is not part of Microsoft's code: a test with it proves the pane's side of
 * that interface, and nothing about `excel-workbook.ts`.
 */

import { freeSheetName, freeTableName } from "../../../addin/taskpane/free-name.ts";
import type {
  Area,
  DefinedName,
  NewSheet,
  NewTable,
  Replacement,
  SelectedCell,
  Workbook,
  WorkbookTable,
  Written,
} from "../../../addin/taskpane/workbook.ts";
import type { Cell } from "../../../core/firm/cells.ts";

export interface FakeCells {
  /** The cells of each sheet, from A1. A text that starts with `=` is a formula, whose displayed text is in `shown`. */
  readonly sheets: Readonly<Record<string, readonly (readonly Cell[])[]>>;
  /** The displayed text of formula cells, such as `{ "Bank!D2": "0.75" }`. */
  readonly shown?: Readonly<Record<string, string>>;
  /** Cells over which a formula spills, with the cell that holds it: `{ "Firm!A5": "Firm!A3" }`. */
  readonly spilled?: Readonly<Record<string, string>>;
  readonly names?: readonly DefinedName[];
  readonly tables?: readonly WorkbookTable[];
}

export class FakeWorkbook implements Workbook {
  /** What was written, for tests to inspect. */
  readonly written: NewTable[] = [];
  readonly inserted: string[] = [];
  readonly added: NewSheet[] = [];
  readonly replaced: Replacement[] = [];
  keepsLoading = false;
  /** If set, every request fails with this. */
  failure: string | null = null;
  readonly #cells: FakeCells;
  readonly #listeners: (() => void)[] = [];
  readonly #sheetNames: string[];
  readonly #tableNames: string[];
  #selected: string;

  constructor(cells: FakeCells, selected: string) {
    this.#cells = cells;
    this.#selected = selected;
    this.#sheetNames = Object.keys(cells.sheets);
    this.#tableNames = (cells.tables ?? []).map(({ name }) => name);
  }

  /** Selects another cell, such as `Bank!D2`, as a person would. */
  select(address: string): void {
    this.#selected = address;
    for (const listener of this.#listeners) listener();
  }

  async selected(): Promise<SelectedCell> {
    this.#fail();
    const holder = this.#cells.spilled?.[this.#selected] ?? this.#selected;
    const [own, at] = [position(this.#selected), position(holder)];
    const value = this.#value(at.sheet, at.row, at.column);
    const formula = typeof value === "string" && value.startsWith("=") ? value : "";
    const shown =
      this.#cells.shown?.[this.#selected] ?? String(this.#value(own.sheet, own.row, own.column) ?? "");
    return { at, formula, shown, inside: { row: own.row - at.row, column: own.column - at.column } };
  }

  async onSelection(run: () => void): Promise<void> {
    this.#listeners.push(run);
  }

  async names(): Promise<readonly DefinedName[]> {
    return this.#cells.names ?? [];
  }

  async tables(): Promise<readonly WorkbookTable[]> {
    return this.#cells.tables ?? [];
  }

  async used(sheet: string): Promise<{ rows: number; columns: number } | null> {
    const cells = this.#cells.sheets[sheet];
    if (cells === undefined) return null;
    return { rows: cells.length, columns: Math.max(0, ...cells.map((row) => row.length)) };
  }

  async values({ sheet, row, column, rows, columns }: Area): Promise<Cell[][]> {
    this.#fail();
    return Array.from({ length: rows }, (_, down) =>
      Array.from({ length: columns }, (_, across) => this.#value(sheet, row + down, column + across) ?? ""),
    );
  }

  formulas(area: Area): Promise<Cell[][]> {
    return this.values(area);
  }

  async insert(formula: string): Promise<{ address: string; inserted: boolean }> {
    this.#fail();
    const { sheet, row, column } = position(this.#selected);
    const inserted = (this.#value(sheet, row, column) ?? "") === "";
    if (inserted) this.inserted.push(formula);
    return { address: this.#selected, inserted };
  }

  async write(tables: readonly NewTable[]): Promise<readonly Written[]> {
    this.#fail();
    return tables.map((table) => {
      const own = {
        sheet: freeSheetName(table.name, this.#sheetNames),
        table: freeTableName(table.name, this.#tableNames),
        rows: table.rows.length,
      };
      this.#sheetNames.push(own.sheet);
      this.#tableNames.push(own.table);
      this.written.push(table);
      return own;
    });
  }

  async addSheets(sheets: readonly NewSheet[]): Promise<readonly string[]> {
    this.#fail();
    return sheets.map((sheet) => {
      const name = freeSheetName(sheet.name, this.#sheetNames);
      this.#sheetNames.push(name);
      this.added.push(sheet);
      return name;
    });
  }

  async replace(sheet: string, column: number, cells: readonly Replacement[]): Promise<boolean> {
    this.#fail();
    const same = cells.every(({ row, was }) => this.#value(sheet, row, column) === was);
    if (same) this.replaced.push(...cells);
    return same;
  }

  async keepLoading(): Promise<void> {
    this.keepsLoading = true;
  }

  #value(sheet: string, row: number, column: number): Cell {
    return this.#cells.sheets[sheet]?.[row]?.[column];
  }

  #fail(): void {
    if (this.failure !== null) throw new Error(this.failure);
  }
}

/** `Bank!D2`, with one letter for the column. */
function position(address: string): { sheet: string; row: number; column: number } {
  const [, sheet = "", letter = "A", row = "1"] = /^(.+)!([A-Z])(\d+)$/.exec(address) ?? [];
  return { sheet, row: Number(row) - 1, column: letter.charCodeAt(0) - 65 };
}
