/** The part that binds a workbook's sheets together: their order, and the names of cells. */

import { type Block, onSheet, rowAfter, type Sheet, type Workbook } from "./workbook.ts";
import { element, escaped, MAIN, RELATIONSHIPS } from "./xml.ts";

/** `ids`: by which it calls its sheets. */
export function workbookXml({ sheets, definedNames = [] }: Workbook, ids: readonly string[]): string {
  const names = [
    ...sheets.flatMap(printTitles),
    ...sheets.flatMap(printArea),
    ...definedNames.map(({ name, refersTo }) => definedName({ name }, refersTo)),
  ];
  const listed = sheets.map(({ name }, index) =>
    element("sheet", { name, sheetId: index + 1, "r:id": ids[index] }),
  );
  return element("workbook", { xmlns: MAIN, "xmlns:r": RELATIONSHIPS }, [
    // Excel leaves the name of whoever saves a copy out of the copy.
    element("workbookPr", { filterPrivacy: 1 }),
    element("sheets", {}, listed),
    names.length === 0 ? "" : element("definedNames", {}, names),
    // The engine of Excel 2016: a later one works everything out again as it opens the file.
    element("calcPr", { calcId: 171_027 }),
  ]);
}

/** The row to repeat on every printed page: the head of the table that a sheet ends in, if it has no other. */
function printTitles({ name, blocks }: Sheet, index: number): string[] {
  const first = blocks.findIndex((block: Block) => !("cells" in block));
  if (first < 0 || first < blocks.length - 1) return [];
  const head = rowAfter(blocks.slice(0, first));
  const titles = { name: "_xlnm.Print_Titles", localSheetId: index };
  return [definedName(titles, onSheet(name, `$${head}:$${head}`))];
}

/** What is printed of a sheet that says so. */
function printArea({ name, printed }: Sheet, index: number): string[] {
  const area = { name: "_xlnm.Print_Area", localSheetId: index };
  return printed === undefined ? [] : [definedName(area, onSheet(name, printed))];
}

/** `localSheetId`: the one sheet that knows the name, counted from 0. */
function definedName(name: { name: string; localSheetId?: number }, refersTo: string): string {
  return element("definedName", name, escaped(refersTo));
}
