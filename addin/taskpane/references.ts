/** Cell addresses: their usual spelling, and those that a formula reads on its own sheet. */

import { columnLetters } from "../../core/values/column-letters.ts";
import { parseArgument } from "./argument.ts";
import { planCalls } from "./formula.ts";
import type { Position } from "./workbook.ts";

/** Such as `Log!B7`. */
export function addressOf({ sheet, row, column }: Position): string {
  return `${sheet}!${columnLetters(column + 1)}${row + 1}`;
}

/** Whether a formula of ours would read this cell if placed in it. */
export function readsCell(formula: string, { row, column }: Position): boolean {
  return planCalls(formula)
    .flatMap(({ given }) => given.map(parseArgument))
    .some((argument) => {
      if (argument.kind !== "reference" || argument.reference.sheet !== null) return false;
      const { top, left, bottom, right } = argument.reference;
      const inside = (at: number, from: number | null, to: number | null) =>
        (from === null || from <= at) && (to === null || at <= to);
      return inside(row, top, bottom) && inside(column, left, right);
    });
}
