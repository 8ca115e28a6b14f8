/** A function's example as a sheet: its cells from A1 on, where its formula reads them, and the formula below them. */

import { excelSerial, parseDate } from "../../core/values/calendar.ts";
import type { Language } from "../../core/values/language.ts";
import type { Declaration } from "../functions/declaration.ts";
import { shownFormula } from "../help/formula.ts";
import type { NewCell, NewSheet } from "./workbook.ts";

export function exampleSheet({ name, example }: Declaration, language: Language): NewSheet {
  const { sheet, formula } = example;
  const rows = sheet.map((row, at) => row.map((cell) => cellOf(cell, (sheet[at - 1] ?? []).length === 0)));
  return {
    name,
    rows: [
      ...rows,
      ...(rows.length === 0 ? [] : [[]]),
      [{ value: shownFormula(formula, language), format: "heading" }],
      // Nothing is below or beside it, so a table has room to spill.
      [{ value: formula, format: "formula" }],
    ],
  };
}

function cellOf(value: string | number, isHeading: boolean): NewCell {
  if (typeof value === "number") return { value, format: "number" };
  if (isHeading) return { value, format: "heading" };
  const date = parseDate(value);
  return date === null ? { value, format: "text" } : { value: excelSerial(date), format: "date" };
}
