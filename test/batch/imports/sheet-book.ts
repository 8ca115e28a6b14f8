/** Workbooks as people's spreadsheets write them: cells with number formats, formulas, merged cells, several sheets. */

import { zipped } from "../../../batch/xlsx/zip.ts";

const FORMATS = { date: 14, time: 20, duration: 46, "date and time": 22 } as const;
type Format = keyof typeof FORMATS;
const STYLES = ["", ...(Object.keys(FORMATS) as Format[])];

export type SheetCell =
  | string
  | number
  | null
  | { readonly number: number; readonly format: Format }
  /** The saved `result`; absent if it was not saved. */
  | { readonly formula: string; readonly result?: number; readonly format?: Format };

export interface SheetGiven {
  readonly name: string;
  readonly rows: readonly (readonly SheetCell[])[];
  readonly merged?: readonly string[];
  readonly hidden?: boolean;
}

/** 1 October 2026 as a day number of Excel's calendar. */
export const OCTOBER = 46_296;

export function book(...sheets: readonly SheetGiven[]): Buffer {
  const named = sheets.map(
    ({ name, hidden }, at) =>
      `<sheet name="${name}" sheetId="${at + 1}" r:id="rId${at + 1}"${hidden ? ' state="hidden"' : ""}/>`,
  );
  const targets = sheets.map(
    (_, at) => `<Relationship Id="rId${at + 1}" Target="worksheets/sheet${at + 1}.xml"/>`,
  );
  const styles = ["", ...Object.values(FORMATS)].map((id) => `<xf numFmtId="${id || 0}"/>`);
  return zipped([
    ["xl/workbook.xml", `<workbook xmlns:r="r"><sheets>${named.join("")}</sheets></workbook>`],
    ["xl/_rels/workbook.xml.rels", `<Relationships>${targets.join("")}</Relationships>`],
    ["xl/styles.xml", `<styleSheet><cellXfs>${styles.join("")}</cellXfs></styleSheet>`],
    ...sheets.map((sheet, at) => [`xl/worksheets/sheet${at + 1}.xml`, sheetXml(sheet)] as const),
  ]);
}

function sheetXml({ rows, merged = [] }: SheetGiven): string {
  const lines = rows.map((cells, row) => {
    const written = cells.map((cell, column) =>
      cellXml(cell, `${String.fromCharCode(65 + column)}${row + 1}`),
    );
    return `<row r="${row + 1}">${written.join("")}</row>`;
  });
  const ranges = merged.map((range) => `<mergeCell ref="${range}"/>`);
  return `<worksheet><sheetData>${lines.join("")}</sheetData><mergeCells>${ranges.join("")}</mergeCells></worksheet>`;
}

function cellXml(cell: SheetCell, at: string): string {
  if (cell === null) return `<c r="${at}"/>`;
  if (typeof cell === "string") return `<c r="${at}" t="inlineStr"><is><t>${cell}</t></is></c>`;
  if (typeof cell === "number") return `<c r="${at}"><v>${cell}</v></c>`;
  const style = STYLES.indexOf(cell.format ?? "");
  if ("number" in cell) return `<c r="${at}" s="${style}"><v>${cell.number}</v></c>`;
  const result = cell.result === undefined ? "" : `<v>${cell.result}</v>`;
  return `<c r="${at}" s="${style}"><f>${cell.formula}</f>${result}</c>`;
}
