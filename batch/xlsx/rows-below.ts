/**
 * Rows put below the headings of one of our workbooks to fill in (batch/templates); all else stays as it is, drop-downs
 * and notes too. exceljs makes those workbooks and is no part of the product.
 *
 * Laws: each cell has the style of its column, as one that a person fills in; text is never a formula.
 */

import { columnLetters } from "../../core/values/column-letters.ts";
import { cellText } from "./guard.ts";
import { PackedParts } from "./packed-parts.ts";
import { ReadingBudget } from "./reading-budget.ts";
import { element, escaped } from "./xml.ts";
import { zipped } from "./zip.ts";

/** Where exceljs puts the first sheet. */
const FIRST_SHEET = "xl/worksheets/sheet1.xml";

/** The workbook with rows below the one row of headings on its first sheet; null leaves a cell empty. */
export function rowsBelow(
  template: Uint8Array,
  rows: readonly (readonly (string | number | null)[])[],
): Buffer {
  const parts = new PackedParts(template, new ReadingBudget(template.length));
  return zipped(
    parts.names.map((name) => {
      const xml = parts.text(name) ?? "";
      return [name, name === FIRST_SHEET ? withRows(xml, rows) : xml] as const;
    }),
  );
}

function withRows(sheet: string, rows: readonly (readonly (string | number | null)[])[]): string {
  const styles = columnStyles(sheet);
  const body = rows.map((cells, index) => {
    const row = index + 2;
    const written = cells.map((value, at) =>
      cell(`${columnLetters(at + 1)}${row}`, styles.get(at + 1), value),
    );
    return element("row", { r: row }, written);
  });
  const last = rows.length + 1;
  return sheet
    .replace(/<dimension ref="A1:([A-Z]+)1"\/>/, `<dimension ref="A1:$1${last}"/>`)
    .replace("</sheetData>", () => `${body.join("")}</sheetData>`);
}

function cell(r: string, s: string | undefined, value: string | number | null): string {
  if (value === null) return "";
  if (typeof value === "number") return element("c", { r, s }, element("v", {}, String(value)));
  return element(
    "c",
    { r, s, t: "inlineStr" },
    element("is", {}, element("t", {}, escaped(cellText(value)))),
  );
}

/** The style of each column that has one, by its number from 1. */
function columnStyles(sheet: string): ReadonlyMap<number, string> {
  const styles = new Map<number, string>();
  for (const [, min, max, style = ""] of sheet.matchAll(/<col min="(\d+)" max="(\d+)"[^>]* style="(\d+)"/g))
    for (let column = Number(min); column <= Number(max); column += 1) styles.set(column, style);
  return styles;
}
