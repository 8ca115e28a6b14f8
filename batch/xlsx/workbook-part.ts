/** The part that lists a workbook's sheets in order, and its defined names. */

import { type Block, onSheet, rowAfter, type Sheet, type Workbook } from "./workbook.ts";
import { element, escaped, MAIN, RELATIONSHIPS } from "./xml.ts";

/** `ids`: the relation ids of its sheets. */
export function workbookXml({ sheets, definedNames = [] }: Workbook, ids: readonly string[]): string {
  const names = [
    ...sheets.flatMap(printTitles),
    ...sheets.flatMap(printArea),
    ...definedNames.map(({ name, refersTo }) => definedName({ name }, refersTo)),
  ];
  const listed = sheets.map(({ name, hidden }, index) =>
    element("sheet", {
      name,
      sheetId: index + 1,
      state: hidden ? "hidden" : undefined,
      "r:id": ids[index],
    }),
  );
  return element("workbook", { xmlns: MAIN, "xmlns:r": RELATIONSHIPS }, [
    // Excel then omits the name of whoever saves a copy.
    element("workbookPr", { filterPrivacy: 1 }),
    element("sheets", {}, listed),
    names.length === 0 ? "" : element("definedNames", {}, names),
    // The engine of today's Excel, since 2019: one that finds an older engine's number recalculates everything as it
    // opens the file, and asks whether to save it on closing.
    element("calcPr", { calcId: 191_029 }),
  ]);
}

/** The row to repeat on every printed page: the head of the last table, unless the sheet sets another. */
function printTitles({ name, blocks }: Sheet, index: number): string[] {
  const first = blocks.findIndex((block: Block) => !("cells" in block));
  if (first < 0 || first < blocks.length - 1) return [];
  const head = rowAfter(blocks.slice(0, first));
  const titles = { name: "_xlnm.Print_Titles", localSheetId: index };
  return [definedName(titles, onSheet(name, `$${head}:$${head}`))];
}

/** The print area of a sheet that sets one. */
function printArea({ name, printed }: Sheet, index: number): string[] {
  const area = { name: "_xlnm.Print_Area", localSheetId: index };
  return printed === undefined ? [] : [definedName(area, onSheet(name, printed))];
}

/** `localSheetId`: the only sheet where the name is valid, counted from 0. */
function definedName(name: { name: string; localSheetId?: number }, refersTo: string): string {
  return element("definedName", name, escaped(refersTo));
}
