/**
 * The workbook that is open in Excel. With `excel-writing.ts` the only file of the pane that asks Excel for anything but
 * its language.
 *
 * Laws: nothing is overwritten but what a person was shown and agreed to. Large areas are transferred in slices.
 */

/// <reference types="office-js" />

import type { Cell } from "../../core/firm/cells.ts";
import { replaceCells, slices, supports, writeSheets, writeTables } from "./excel-writing.ts";
import { planCalls } from "./formula.ts";
import type { Area, SelectedCell, Workbook, WorkbookTable } from "./workbook.ts";

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

  values: (area) => Excel.run((context) => cellsOf(context, area, "values")),

  formulas: (area) => Excel.run((context) => cellsOf(context, area, "formulas")),

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

  write: (tables) => Excel.run((context) => writeTables(context, tables)),

  addSheets: (sheets) =>
    Excel.run(async (context) => {
      const names = await writeSheets(context, sheets);
      await loadWithWorkbook();
      return names;
    }),

  replace: (sheet, column, cells) =>
    Excel.run((context) => replaceCells(context.workbook.worksheets.getItem(sheet), column, cells)),

  keepLoading: () =>
    Excel.run(async (context) => {
      if ((await Office.addin?.getStartupBehavior()) === Office.StartupBehavior.load) return;
      const sheets = context.workbook.worksheets.load("items/name");
      await context.sync();
      for (const { name } of sheets.items) {
        if (!(await holdsOurFormula(context, name))) continue;
        await loadWithWorkbook();
        return;
      }
    }),
};

async function cellsOf(
  context: Excel.RequestContext,
  area: Area,
  what: "values" | "formulas",
): Promise<Cell[][]> {
  const cells: Cell[][] = [];
  const sheet = context.workbook.worksheets.getItem(area.sheet);
  for (const { row, column, rows, columns } of slices(area)) {
    const range = sheet.getRangeByIndexes(row, column, rows, columns).load(what);
    await context.sync();
    for (const own of range[what]) cells.push(own);
  }
  return cells;
}

/** Reads until the first formula of ours. */
async function holdsOurFormula(context: Excel.RequestContext, name: string): Promise<boolean> {
  const sheet = context.workbook.worksheets.getItem(name);
  const used = sheet.getUsedRangeOrNullObject(true).load("rowIndex,columnIndex,rowCount,columnCount");
  await context.sync();
  if (used.isNullObject) return false;
  const area = {
    row: used.rowIndex,
    column: used.columnIndex,
    rows: used.rowCount,
    columns: used.columnCount,
  };
  for (const { row, column, rows, columns } of slices(area)) {
    const range = sheet.getRangeByIndexes(row, column, rows, columns).load("formulas");
    await context.sync();
    const cells: unknown[] = range.formulas.flat();
    if (cells.some((cell) => typeof cell === "string" && planCalls(cell).length > 0)) return true;
  }
  return false;
}

/** From now on Excel loads the add-in when the workbook is opened; some Excels can't, and then say so. */
async function loadWithWorkbook(): Promise<void> {
  await Office.addin?.setStartupBehavior(Office.StartupBehavior.load).catch(() => {});
}
