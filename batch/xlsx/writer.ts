/**
 * A workbook's file. What a page describes (workbook.ts) is checked first, then written: its frame by the spreadsheet
 * library, its cells, charts and data bars by us, put together part by part.
 *
 * Laws: the same workbook gives the same bytes on any machine (no clock, no time zone, one zip date); nothing is
 * written that Excel would repair (guard.ts); text stays text, whatever it starts with; a date is an integer
 * day serial, never a Date.
 */

import { chartFault, chartXml, drawingXml } from "./chart.ts";
import { dataBarExtensions, dataBarRules, dataBarsFault } from "./data-bars.ts";
import { frame, paletteIn, STYLES_PART } from "./frame.ts";
import { accept, formulaFault, nameFault, sheetNameFault, sizeFault, tableFault } from "./guard.ts";
import { Parts, type Relation } from "./parts.ts";
import { SharedTexts, type SheetCells, sheetCells } from "./rows.ts";
import { onSheet, rowAfter, type Sheet, type Workbook } from "./workbook.ts";

/** The file's bytes. Throws, naming sheet, cell and reason, on what Excel would repair or refuse. */
export async function xlsx(workbook: Workbook): Promise<Buffer> {
  accept(workbook, workbook.sheets.length === 0 ? "no sheet" : null, () => workbook.title);
  checkNames(workbook);
  for (const sheet of workbook.sheets) checkSheet(sheet, workbook);
  const palette = await paletteIn(workbook.language);
  const texts = new SharedTexts();
  const parts = new Parts(await frame(workbook));
  for (const [index, sheet] of workbook.sheets.entries()) {
    const part = `xl/worksheets/sheet${index + 1}.xml`;
    fillSheet(parts, part, sheet, sheetCells(sheet, palette, texts));
    if (sheet.charts?.length) addCharts(parts, part, index, workbook);
  }
  parts.replace(STYLES_PART, palette.part);
  parts.add("xl/sharedStrings.xml", "spreadsheetml.sharedStrings", texts.xml());
  parts.relate("xl/workbook.xml", [{ type: "sharedStrings", target: "sharedStrings.xml" }]);
  return parts.packed();
}

function checkNames({ sheets, definedNames = [] }: Workbook): void {
  const taken = new Set<string>();
  for (const { name } of sheets) claim(name, taken, sheetNameFault, () => `sheet ${name}`);
  const names = new Set<string>();
  for (const { name: sheet, blocks } of sheets) {
    for (const [index, block] of blocks.entries()) {
      if ("cells" in block) continue;
      const place = () => `${onSheet(sheet, `A${rowAfter(blocks.slice(0, index))}`)}, table ${block.name}`;
      claim(block.name, names, nameFault, place);
      accept(block, tableFault(block), place);
    }
  }
  for (const { name, refersTo } of definedNames) {
    const place = () => `defined name ${name}`;
    claim(name, names, nameFault, place);
    accept(refersTo, formulaFault(refersTo, 0), place);
  }
}

/** Takes the name, unless it is faulty or taken. */
function claim(
  name: string,
  taken: Set<string>,
  fault: (name: string, taken: ReadonlySet<string>) => string | null,
  place: () => string,
): void {
  taken.add(accept(name, fault(name, taken), place).toLowerCase());
}

function checkSheet({ name, widths, charts = [], dataBars = [] }: Sheet, { sheets }: Workbook): void {
  for (const [index, width] of widths.entries())
    accept(width, sizeFault(width, WIDEST_COLUMN), () => `sheet ${name}, column ${index + 1}`);
  const known = sheets.map((sheet) => onSheet(sheet.name, ""));
  for (const chart of charts) {
    const place = () => `${onSheet(name, chart.covers)}, chart ${chart.title}`;
    accept(chart, chartFault(chart), place);
    for (const { refersTo } of [chart.categories, ...chart.series]) {
      const isKnown = known.some((sheet) => refersTo.startsWith(sheet));
      accept(refersTo, isKnown ? null : `${refersTo} is on no sheet of the workbook`, place);
    }
  }
  for (const bars of dataBars)
    accept(bars, dataBarsFault(bars), () => `${onSheet(name, bars.cells)}, data bars`);
}

/** Characters. */
const WIDEST_COLUMN = 255;

function fillSheet(parts: Parts, part: string, sheet: Sheet, cells: SheetCells): void {
  const { dimension, sheetData, merged, links } = cells;
  const { dataBars = [], guarded = false } = sheet;
  const ids = links.length === 0 ? [] : parts.relate(part, links.map(linkRelation));
  const hyperlinks = links.map(({ cell }, index) => `<hyperlink ref="${cell}" r:id="${ids[index]}"/>`);
  const merges = merged.map((range) => `<mergeCell ref="${range}"/>`);
  parts.splice(part, { from: "<dimension", to: "<sheetViews" }, `<dimension ref="${dimension}"/>`);
  parts.splice(
    part,
    { from: "<sheetData", to: "<pageMargins" },
    `<sheetData>${sheetData}</sheetData>${guarded ? PROTECTION : ""}` +
      (merges.length === 0 ? "" : `<mergeCells count="${merges.length}">${merges.join("")}</mergeCells>`) +
      dataBarRules(dataBars) +
      (hyperlinks.length === 0 ? "" : `<hyperlinks>${hyperlinks.join("")}</hyperlinks>`),
  );
  parts.insertBefore(part, "</worksheet>", dataBarExtensions(dataBars));
}

function linkRelation({ target }: SheetCells["links"][number]): Relation {
  return { type: "hyperlink", target, external: true };
}

/** "0" is what a user may do all the same. */
const PROTECTION =
  '<sheetProtection sheet="1" objects="1" scenarios="1" formatColumns="0" formatRows="0" sort="0" autoFilter="0"/>';

/** The charts of a sheet: their parts, the drawing that holds them, and the sheet's mark of it. */
function addCharts(parts: Parts, part: string, sheet: number, { sheets, language }: Workbook): void {
  const charts = sheets[sheet]?.charts ?? [];
  const drawing = `drawing${sheet + 1}.xml`;
  const before = sheets.slice(0, sheet).flatMap((other) => other.charts ?? []).length;
  const names = charts.map((_, index) => `chart${before + index + 1}.xml`);
  for (const [index, chart] of charts.entries())
    parts.add(`xl/charts/${names[index]}`, "drawingml.chart", chartXml(chart, language));
  parts.add(`xl/drawings/${drawing}`, "drawing", drawingXml(charts));
  parts.relate(
    `xl/drawings/${drawing}`,
    names.map((name) => ({ type: "chart", target: `../charts/${name}` })),
  );
  const [id] = parts.relate(part, [{ type: "drawing", target: `../drawings/${drawing}` }]);
  // After what is printed and before the tables: Excel repairs any other order.
  parts.insertAfter(part, "</headerFooter>", `<drawing r:id="${id}"/>`);
}
