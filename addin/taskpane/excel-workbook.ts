/**
 * The workbook that is open in Excel. The only file of the pane that asks Excel for anything but its language.
 *
 * Laws: nothing is overwritten. Large areas are transferred in slices, because Excel on the web refuses messages over 5
 * MB. Text is written so that Excel can't take it for a formula, a date or a number.
 */

/// <reference types="office-js" />

import type { Cell } from "../../core/firm/cells.ts";
import { freeSheetName, freeTableName } from "./free-name.ts";
import type { Area, NewCell, NewTable, SelectedCell, Workbook, WorkbookTable, Written } from "./workbook.ts";

const CELLS_AT_ONCE = 40_000;

const FORMATS: Readonly<Record<NewCell["format"], string>> = {
  text: "@",
  number: "General",
  date: "yyyy-mm-dd",
  "two decimals": "#,##0.00",
};

/** A formula of ours, as typed, or as a workbook holds it that another program wrote. */
const OURS = /^=.*(?:\bPLAN\.|_xldudf_PLAN_)/s;

/** A workbook with our functions loads the add-in when it is opened. */
async function loadWithWorkbook(): Promise<void> {
  await Office.addin?.setStartupBehavior(Office.StartupBehavior.load).catch(() => {});
}

function supports(version: string): boolean {
  return Office.context.requirements.isSetSupported("ExcelApi", version);
}

export const excelWorkbook: Workbook = {
  selected: () =>
    Excel.run(async (context): Promise<SelectedCell> => {
      const cell = context.workbook.getActiveCell();
      const wanted = ["formulas", "values", "text", "rowIndex", "columnIndex", "worksheet/name"];
      cell.load(wanted);
      // A cell of a spilled table has no formula of its own.
      const first = supports("1.12") ? cell.getSpillParentOrNullObject() : null;
      first?.load(wanted);
      await context.sync();
      const holder = first === null || first.isNullObject ? cell : first;
      const formula = String(holder.formulas[0]?.[0] ?? "");
      // For a text that looks like a formula, `formulas` returns the text itself.
      const isFormula = formula.startsWith("=") && formula !== holder.values[0]?.[0];
      return {
        at: { sheet: holder.worksheet.name, row: holder.rowIndex, column: holder.columnIndex },
        formula: isFormula ? formula : "",
        shown: String(cell.text[0]?.[0] ?? ""),
        inside: { row: cell.rowIndex - holder.rowIndex, column: cell.columnIndex - holder.columnIndex },
      };
    }),

  onSelection: (run) =>
    Excel.run(async (context) => {
      context.workbook.onSelectionChanged.add(async () => run());
      await context.sync();
    }),

  names: () =>
    Excel.run(async (context) => {
      const own = context.workbook.names.load("items/name,items/formula");
      const sheets = context.workbook.worksheets.load(
        "items/name,items/names/items/name,items/names/items/formula",
      );
      await context.sync();
      const named = (sheet: string | null) => (item: Excel.NamedItem) => ({
        name: item.name,
        sheet,
        formula: String(item.formula),
      });
      return [
        ...own.items.map(named(null)),
        ...sheets.items.flatMap((sheet) => sheet.names.items.map(named(sheet.name))),
      ];
    }),

  tables: () =>
    Excel.run(async (context) => {
      const tables = context.workbook.tables.load("items/name,items/showHeaders,items/showTotals");
      await context.sync();
      const read = tables.items.map((table) => ({
        table,
        range: table.getRange().load("rowIndex,columnIndex,rowCount,columnCount,worksheet/name"),
        columns: table.columns.load("items/name"),
      }));
      await context.sync();
      return read.map(
        ({ table, range, columns }): WorkbookTable => ({
          name: table.name,
          area: {
            sheet: range.worksheet.name,
            row: range.rowIndex,
            column: range.columnIndex,
            rows: range.rowCount,
            columns: range.columnCount,
          },
          headings: columns.items.map(({ name }) => name),
          hasHeadings: table.showHeaders,
          hasTotals: table.showTotals,
        }),
      );
    }),

  used: (name) =>
    Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItemOrNullObject(name);
      const range = sheet.getUsedRangeOrNullObject(true);
      range.load("rowIndex,columnIndex,rowCount,columnCount");
      await context.sync();
      if (sheet.isNullObject) return null;
      if (range.isNullObject) return { rows: 0, columns: 0 };
      return { rows: range.rowIndex + range.rowCount, columns: range.columnIndex + range.columnCount };
    }),

  values: (area) =>
    Excel.run(async (context) => {
      const cells: Cell[][] = [];
      for (const slice of slices(area)) {
        const { row, column, rows, columns } = slice;
        const sheet = context.workbook.worksheets.getItem(area.sheet);
        const range = sheet.getRangeByIndexes(row, column, rows, columns).load("values");
        await context.sync();
        for (const own of range.values) cells.push(own);
      }
      return cells;
    }),

  insert: (formula) =>
    Excel.run(async (context) => {
      const cell = context.workbook.getActiveCell().load("address,formulas");
      await context.sync();
      if (cell.formulas[0]?.[0] !== "") return { address: cell.address, inserted: false };
      cell.formulas = [[formula]];
      await context.sync();
      await loadWithWorkbook();
      return { address: cell.address, inserted: true };
    }),

  example: ({ name, cells, formula }) =>
    Excel.run(async (context) => {
      const sheets = context.workbook.worksheets.load("items/name");
      await context.sync();
      const sheet = context.workbook.worksheets.add(
        freeSheetName(
          name,
          sheets.items.map((own) => own.name),
        ),
      );
      const width = Math.max(1, ...cells.map((row) => row.length));
      for (const [row, own] of cells.entries()) {
        if (own.length === 0) continue;
        const range = sheet.getRangeByIndexes(row, 0, 1, own.length);
        range.numberFormat = [own.map(({ format }) => FORMATS[format])];
        range.values = [own.map(writtenAs)];
        range.format.font.bold = own.every(({ value }) => typeof value === "string");
      }
      const at = sheet.getRangeByIndexes(cells.length === 0 ? 0 : cells.length + 1, 0, 1, 1);
      at.formulas = [[formula]];
      at.load("address");
      sheet.getRangeByIndexes(0, 0, Math.max(1, cells.length), width).format.autofitColumns();
      sheet.activate();
      await context.sync();
      await loadWithWorkbook();
      return at.address;
    }),

  keepLoaded: () =>
    Excel.run(async (context) => {
      const sheets = context.workbook.worksheets.load("items/name");
      await context.sync();
      const used = sheets.items.map((sheet) => ({
        sheet,
        range: sheet.getUsedRangeOrNullObject(true).load("rowIndex,columnIndex,rowCount,columnCount"),
      }));
      await context.sync();
      const areas = used.flatMap(({ sheet, range }): Area[] => {
        if (range.isNullObject) return [];
        const { rowIndex: row, columnIndex: column, rowCount: rows, columnCount: columns } = range;
        return [{ sheet: sheet.name, row, column, rows, columns }];
      });
      // Formulas are rather on small sheets than among the rows of a log.
      const smallestFirst = areas.sort((a, b) => a.rows * a.columns - b.rows * b.columns);
      for (const { sheet, row, column, rows, columns } of smallestFirst.flatMap(slices)) {
        const own = context.workbook.worksheets.getItem(sheet);
        const range = own.getRangeByIndexes(row, column, rows, columns).load("formulas");
        await context.sync();
        if (range.formulas.some((cells) => cells.some((cell) => OURS.test(String(cell)))))
          return loadWithWorkbook();
      }
    }),

  write: (tables) =>
    Excel.run(async (context) => {
      const sheets = context.workbook.worksheets.load("items/name");
      const taken = context.workbook.tables.load("items/name");
      const names = context.workbook.names.load("items/name");
      await context.sync();
      const sheetNames = sheets.items.map(({ name }) => name);
      const tableNames = [...taken.items, ...names.items].map(({ name }) => name);
      const written: Written[] = [];
      for (const table of tables) {
        const own = {
          sheet: freeSheetName(table.name, sheetNames),
          table: freeTableName(table.name, tableNames),
          rows: table.rows.length,
        };
        sheetNames.push(own.sheet);
        tableNames.push(own.table);
        await writeTable(context, table, own);
        written.push(own);
      }
      const [first] = written;
      if (first !== undefined) context.workbook.worksheets.getItem(first.sheet).activate();
      await context.sync();
      return written;
    }),
};

async function writeTable(
  context: Excel.RequestContext,
  { header, rows }: NewTable,
  own: Written,
): Promise<void> {
  const sheet = context.workbook.worksheets.add(own.sheet);
  const columns = header.length;
  const heading = sheet.getRangeByIndexes(0, 0, 1, columns);
  heading.numberFormat = [header.map(() => "@")];
  heading.values = [header.map((name) => name)];
  await context.sync();
  for (const slice of slices({ sheet: own.sheet, row: 1, column: 0, rows: rows.length, columns })) {
    const cells = rows.slice(slice.row - 1, slice.row - 1 + slice.rows);
    const range = sheet.getRangeByIndexes(slice.row, 0, slice.rows, columns);
    // The format comes first: a cell formatted as text keeps what is written into it as text.
    range.numberFormat = cells.map((row) => row.map(({ format }) => FORMATS[format]));
    await context.sync();
    range.values = cells.map((row) => row.map(writtenAs));
    await context.sync();
  }
  const all = sheet.getRangeByIndexes(0, 0, rows.length + 1, columns);
  const table = sheet.tables.add(all, true);
  table.name = own.table;
  all.format.autofitColumns();
  sheet.freezePanes.freezeRows(1);
  await context.sync();
}

/** Excel removes the apostrophe and keeps the rest as text. */
export function writtenAs({ value }: NewCell): string | number {
  return typeof value === "string" && /^[=+\-@'\t\r\n]/.test(value) ? `'${value}` : value;
}

/** An area split into groups of rows that are transferred together. */
function slices(area: Area): Area[] {
  const rows = Math.max(1, Math.floor(CELLS_AT_ONCE / area.columns));
  const count = Math.ceil(area.rows / rows);
  return Array.from({ length: count }, (_, index) => ({
    ...area,
    row: area.row + index * rows,
    rows: Math.min(rows, area.rows - index * rows),
  }));
}
