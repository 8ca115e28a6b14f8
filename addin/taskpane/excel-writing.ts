/**
 * What the pane writes into Excel: new sheets with tables or cells, and other values for the cells of a column.
 *
 * Laws: Large areas are transferred in slices, because Excel on the web refuses messages over 5 MB. Text is written so
 * that Excel can't take it for a formula, a date or a number.
 */

/// <reference types="office-js" />

import { freeSheetName, freeTableName } from "./free-name.ts";
import type {
  Area,
  Choices,
  NewCell,
  NewColumn,
  NewSheet,
  NewTable,
  Replacement,
  Written,
} from "./workbook.ts";

const CELLS_AT_ONCE = 40_000;
/** Changed cells that are not one below the other take a request each. */
const RUNS_AT_ONCE = 2_000;
/** In points: room for a heading; the columns of what a formula spills are not known when it is written. */
const FIRST_COLUMN = 150;

const FORMATS: Readonly<Record<NewCell["format"], string>> = {
  text: "@",
  heading: "@",
  number: "General",
  date: "yyyy-mm-dd",
  time: "h:mm",
  "two decimals": "#,##0.00",
  formula: "General",
};

export function supports(version: string): boolean {
  return Office.context.requirements.isSetSupported("ExcelApi", version);
}

/** A name in use gets a number. */
export async function writeTables(
  context: Excel.RequestContext,
  tables: readonly NewTable[],
): Promise<readonly Written[]> {
  const sheets = context.workbook.worksheets.load("items/name");
  const taken = context.workbook.tables.load("items/name");
  const names = context.workbook.names.load("items/name");
  await context.sync();
  const sheetNames = sheets.items.map(({ name }) => name);
  const tableNames = [...taken.items, ...names.items].map(({ name }) => name);
  const written: Written[] = [];
  const lists = new Lists(context, sheetNames);
  for (const table of tables) {
    const own = {
      sheet: freeSheetName(table.name, sheetNames),
      table: freeTableName(table.name, tableNames),
      rows: table.rows.length,
    };
    sheetNames.push(own.sheet);
    tableNames.push(own.table);
    await writeTable(context, table, own, lists);
    written.push(own);
  }
  const [first] = written;
  if (first !== undefined) context.workbook.worksheets.getItem(first.sheet).activate();
  await context.sync();
  return written;
}

async function writeTable(
  context: Excel.RequestContext,
  { header, rows, columns = [] }: NewTable,
  own: Written,
  lists: Lists,
): Promise<void> {
  const sheet = context.workbook.worksheets.add(own.sheet);
  const width = header.length;
  const heading = sheet.getRangeByIndexes(0, 0, 1, width);
  heading.numberFormat = [header.map(() => FORMATS.heading)];
  heading.values = [header.map((name) => name)];
  await context.sync();
  for (const slice of slices({ row: 1, column: 0, rows: rows.length, columns: width })) {
    const cells = rows.slice(slice.row - 1, slice.row - 1 + slice.rows);
    const range = sheet.getRangeByIndexes(slice.row, 0, slice.rows, width);
    // The format comes first: a cell formatted as text keeps what is written into it as text.
    range.numberFormat = cells.map((row) => row.map(({ format }) => FORMATS[format]));
    await context.sync();
    range.values = cells.map((row) => row.map(writtenAs));
    await context.sync();
  }
  const all = sheet.getRangeByIndexes(0, 0, rows.length + 1, width);
  const table = sheet.tables.add(all, true);
  table.name = own.table;
  for (const [at, column] of columns.entries()) offer(sheet, column, { at, rows: rows.length }, lists);
  all.format.autofitColumns();
  sheet.freezePanes.freezeRows(1);
  await context.sync();
}

/** New rows of a table get the drop-down of the row above. */
function offer(
  sheet: Excel.Worksheet,
  { choices, note }: NewColumn,
  { at, rows }: { at: number; rows: number },
  lists: Lists,
): void {
  if (note !== "" && supports("1.18")) sheet.notes.add(sheet.getRangeByIndexes(0, at, 1, 1), note);
  if (choices === null) return;
  const { dataValidation } = sheet.getRangeByIndexes(1, at, rows, 1);
  dataValidation.rule = { list: { inCellDropDown: true, source: lists.of(choices) } };
  const { title, message } = choices.refusal ?? { title: "", message: "" };
  const showAlert = choices.refusal !== null;
  dataValidation.errorAlert = { title, message, showAlert, style: "Stop" };
}

/**
 * A hidden sheet with the choices, a column for each list: one in a rule itself may have 255 characters, and Excel's
 * language decides what separates its words.
 */
class Lists {
  readonly #context: Excel.RequestContext;
  readonly #sheetNames: string[];
  readonly #ranges = new Map<string, Excel.Range>();
  #sheet: Excel.Worksheet | null = null;

  constructor(context: Excel.RequestContext, sheetNames: string[]) {
    this.#context = context;
    this.#sheetNames = sheetNames;
  }

  of({ values, list }: Choices): Excel.Range {
    const key = JSON.stringify(values);
    const known = this.#ranges.get(key);
    if (known !== undefined) return known;
    this.#sheet ??= this.#added(list);
    const range = this.#sheet.getRangeByIndexes(0, this.#ranges.size, values.length, 1);
    range.values = values.map((value) => [value]);
    this.#ranges.set(key, range);
    return range;
  }

  #added(wanted: string): Excel.Worksheet {
    const name = freeSheetName(wanted, this.#sheetNames);
    this.#sheetNames.push(name);
    const sheet = this.#context.workbook.worksheets.add(name);
    sheet.visibility = "Hidden";
    return sheet;
  }
}

/** A name in use gets a number. */
export async function writeSheets(
  context: Excel.RequestContext,
  sheets: readonly NewSheet[],
): Promise<readonly string[]> {
  const taken = context.workbook.worksheets.load("items/name");
  await context.sync();
  const names = taken.items.map(({ name }) => name);
  const written: string[] = [];
  for (const { name, rows } of sheets) {
    const own = freeSheetName(name, names);
    names.push(own);
    written.push(own);
    const sheet = context.workbook.worksheets.add(own);
    for (const [row, cells] of rows.entries())
      for (const [column, cell] of cells.entries())
        if (cell.value !== "") writeCell(sheet.getRangeByIndexes(row, column, 1, 1), cell);
    sheet.getRangeByIndexes(0, 0, 1, 1).format.columnWidth = FIRST_COLUMN;
    sheet.activate();
    await context.sync();
  }
  return written;
}

function writeCell(range: Excel.Range, cell: NewCell): void {
  range.numberFormat = [[FORMATS[cell.format]]];
  if (cell.format === "formula") range.formulas = [[cell.value]];
  else range.values = [[writtenAs(cell)]];
  if (cell.format === "heading") range.format.font.bold = true;
}

/** Whether each cell still held what it was said to hold; nothing is written otherwise. */
export async function replaceCells(
  sheet: Excel.Worksheet,
  column: number,
  cells: readonly Replacement[],
): Promise<boolean> {
  const [first, last] = [cells[0], cells.at(-1)];
  if (first === undefined || last === undefined) return true;
  const { context } = sheet;
  for (const slice of slices({ row: first.row, column, rows: last.row - first.row + 1, columns: 1 })) {
    const range = sheet.getRangeByIndexes(slice.row, column, slice.rows, 1).load("formulas");
    await context.sync();
    const held = (row: number): unknown => range.formulas[row - slice.row]?.[0];
    const own = cells.filter(({ row }) => row >= slice.row && row < slice.row + slice.rows);
    if (own.some(({ row, was }) => held(row) !== was)) return false;
  }
  const all = runs(cells);
  for (let at = 0; at < all.length; at += RUNS_AT_ONCE) {
    for (const run of all.slice(at, at + RUNS_AT_ONCE)) {
      const range = sheet.getRangeByIndexes(run[0]?.row ?? 0, column, run.length, 1);
      range.numberFormat = run.map(({ cell }) => [FORMATS[cell.format]]);
      range.values = run.map(({ cell }) => [writtenAs(cell)]);
    }
    await context.sync();
  }
  return true;
}

/** Cells one below the other are written together. */
function runs(cells: readonly Replacement[]): Replacement[][] {
  const all: Replacement[][] = [];
  for (const cell of cells) {
    const run = all.at(-1);
    if (run?.at(-1)?.row === cell.row - 1 && run.length < CELLS_AT_ONCE) run.push(cell);
    else all.push([cell]);
  }
  return all;
}

/** Excel removes the apostrophe and keeps the rest as text. */
export function writtenAs({ value }: NewCell): string | number {
  return typeof value === "string" && /^[=+\-@'\t\r\n]/.test(value) ? `'${value}` : value;
}

/** An area split into groups of rows that are transferred together. */
export function slices<A extends Omit<Area, "sheet">>(area: A): A[] {
  const rows = Math.max(1, Math.floor(CELLS_AT_ONCE / area.columns));
  const count = Math.ceil(area.rows / rows);
  return Array.from({ length: count }, (_, index) => ({
    ...area,
    row: area.row + index * rows,
    rows: Math.min(rows, area.rows - index * rows),
  }));
}
