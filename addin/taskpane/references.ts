/** Cell addresses in their usual spelling. */

import { columnLetters } from "../../core/values/column-letters.ts";
import type { Position } from "./workbook.ts";

/** Such as `Log!B7`. */
export function addressOf({ sheet, row, column }: Position): string {
  return `${sheet}!${columnLetters(column + 1)}${row + 1}`;
}
