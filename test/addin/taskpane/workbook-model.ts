/** What a workbook in memory holds, as Excel keeps it: behind the objects of `fake-excel.ts`, and for tests to inspect. */

export interface CellModel {
  value: unknown;
  /** "" for none. */
  formula: string;
  format: string;
  bold: boolean;
}

export interface TableModel {
  name: string;
  readonly sheet: SheetModel;
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

export interface Validation {
  /** The first row, the first column, the number of rows. */
  readonly at: readonly [row: number, column: number, rows: number];
  readonly rule: Excel.DataValidationRule;
  alert: Excel.DataValidationErrorAlert | null;
}

export class SheetModel {
  name: string;
  visibility = "Visible";
  frozenRows = 0;
  readonly cells = new Map<string, CellModel>();
  readonly validations: Validation[] = [];
  readonly notes: string[] = [];

  constructor(name: string, rows: readonly (readonly unknown[])[] = []) {
    this.name = name;
    for (const [row, cells] of rows.entries())
      for (const [column, value] of cells.entries()) if (value !== "") this.write(row, column, value);
  }

  cell(row: number, column: number): CellModel {
    return this.cells.get(`${row},${column}`) ?? { value: "", formula: "", format: "General", bold: false };
  }

  /** As typed: what is written into a text cell stays text, elsewhere it may become a formula or a number. */
  write(row: number, column: number, given: unknown): void {
    const { format } = this.cell(row, column);
    const isText = format === "@";
    const isFormula = typeof given === "string" && given.startsWith("=");
    // In Excel a formula in a cell formatted as text is that text.
    const formula = isFormula && !isText ? String(given) : "";
    this.#change(row, column, {
      formula,
      value: formula === "" ? entered(given, isText) : `value of ${formula}`,
    });
  }

  style(row: number, column: number, style: Partial<Pick<CellModel, "format" | "bold">>): void {
    this.#change(row, column, style);
  }

  #change(row: number, column: number, change: Partial<CellModel>): void {
    this.cells.set(`${row},${column}`, { ...this.cell(row, column), ...change });
  }

  /** The rows and columns up to the last filled cell. */
  used(): { rows: number; columns: number } {
    let [rows, columns] = [0, 0];
    for (const [at, { value }] of this.cells) {
      const [row = 0, column = 0] = at.split(",").map(Number);
      if (value !== "") [rows, columns] = [Math.max(rows, row + 1), Math.max(columns, column + 1)];
    }
    return { rows, columns };
  }

  /** Its values, row by row, for tests. */
  values(): unknown[][] {
    const { rows, columns } = this.used();
    return Array.from({ length: rows }, (_, row) =>
      Array.from({ length: columns }, (_, column) => {
        const { formula, value } = this.cell(row, column);
        return formula === "" ? value : formula;
      }),
    );
  }
}

function entered(given: unknown, isText: boolean): unknown {
  if (typeof given === "number") return isText ? String(given) : given;
  if (typeof given !== "string" || given === "") return given;
  if (given.startsWith("'")) return given.slice(1);
  return !isText && Number.isFinite(Number(given)) ? Number(given) : given;
}

export class WorkbookModel {
  readonly sheets: SheetModel[];
  readonly tables: TableModel[] = [];
  readonly names: { name: string; formula: string }[] = [];
  active: SheetModel;
  /** The selected cell. */
  selected: readonly [row: number, column: number] = [0, 0];
  /** The cell whose formula spills over the selected one. */
  spilledFrom: readonly [row: number, column: number] | null = null;
  startup = "None";
  /** Cells that went to and fro, by message. */
  readonly transfers: number[] = [];

  constructor(sheets: Readonly<Record<string, readonly (readonly unknown[])[]>>) {
    this.sheets = Object.entries(sheets).map(([name, rows]) => new SheetModel(name, rows));
    this.active = this.sheets[0] ?? new SheetModel("Sheet1");
  }

  sheet(name: string): SheetModel {
    const found = this.sheets.find((sheet) => sheet.name === name);
    if (found === undefined) throw new Error(`ItemNotFound: ${name}`);
    return found;
  }
}
