/** Enough of Excel to compute the formulas in the help: numbers, texts, truth values, DATE and ranges. */

import type { Example } from "../../addin/functions/declaration.ts";
import { calendarDate, excelSerial, parseDate } from "../../core/values/calendar.ts";
import type { Argument, Call, Value } from "./excel-host.ts";

/** The call made by `=PLAN.NAME(…)`, with cells from A1. */
export function callOf(formula: string, sheet: Example["sheet"]): Call {
  const [, name = "", given = ""] = /^=PLAN\.(\w+)\((.*)\)$/.exec(formula) ?? [];
  const parts = given.match(/DATE\([^)]*\)|"[^"]*"|[^,]+|(?<=,)(?=,)/g) ?? [];
  return [name, ...parts.map((part) => argumentOf(part, sheet))];
}

function argumentOf(part: string, sheet: Example["sheet"]): Argument {
  if (part === "") return null;
  if (part.startsWith('"')) return part.slice(1, -1);
  if (part === "TRUE" || part === "FALSE") return part === "TRUE";
  const [, year, month, day] = /^DATE\((\d+),(\d+),(\d+)\)$/.exec(part) ?? [];
  if (year !== undefined) {
    const date = calendarDate(Number(year), Number(month), Number(day));
    if (date === null) throw new Error(`${part} is a date`);
    return excelSerial(date);
  }
  const [, left, top, right, bottom] = /^([A-Z])(\d):([A-Z])(\d)$/.exec(part) ?? [];
  if (left === undefined || right === undefined) return Number(part);
  const column = (letter: string) => letter.charCodeAt(0) - 65;
  return sheet
    .slice(Number(top) - 1, Number(bottom))
    .map((row) => row.slice(column(left), column(right) + 1).map(cellOf));
}

/** Excel converts a typed date to its number. */
function cellOf(cell: string | number): Value {
  const date = typeof cell === "string" ? parseDate(cell) : null;
  return date === null ? cell : excelSerial(date);
}
