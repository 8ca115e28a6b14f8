/** A table of a sheet as a part: its range, its columns and its totals. Its cells belong to the sheet (rows.ts). */

import { columnLetters } from "../../core/values/column-letters.ts";
import { cellText } from "./guard.ts";
import { rowsIn, type Table } from "./workbook.ts";
import { element, list, MAIN } from "./xml.ts";

/** `id`: unique in the workbook; `top`: the row of the table's head. */
export function tableXml(table: Table, id: number, top: number): string {
  const { name, columns, totals } = table;
  const bottom = top + rowsIn(table) - 1;
  const range = (last: number) => `A${top}:${columnLetters(columns.length)}${last}`;
  const headed = columns.map(({ header }, index) => {
    const total = totals?.[index] ?? null;
    return element("tableColumn", {
      id: index + 1,
      name: header,
      totalsRowLabel: typeof total === "string" ? cellText(total) : undefined,
      totalsRowFunction: total !== null && typeof total === "object" ? "sum" : undefined,
    });
  });
  return element(
    "table",
    {
      xmlns: MAIN,
      id,
      name,
      displayName: name,
      ref: range(bottom),
      totalsRowCount: totals ? 1 : undefined,
    },
    [
      element("autoFilter", { ref: range(totals ? bottom - 1 : bottom) }),
      list("tableColumns", headed),
      // No theme: cells carry their complete look, because LibreOffice does not draw table themes.
      element("tableStyleInfo", {
        showFirstColumn: 0,
        showLastColumn: 0,
        showRowStripes: 0,
        showColumnStripes: 0,
      }),
    ],
  );
}
