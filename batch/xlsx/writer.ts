/**
 * Writes a workbook's file. The description (workbook.ts) is checked first, then written part by part; each kind of
 * part has its own source file.
 *
 * Laws: the same workbook gives the same bytes on any machine (no clock, no time zone, one zip date). Nothing that
 * Excel would repair is written (guard.ts). Text stays text, whatever it starts with. A date is an integer day serial,
 * never a Date.
 */

import type { Language } from "../../core/values/language.ts";
import { chartFault, chartXml, drawingXml } from "./chart.ts";
import { dataBarsFault } from "./data-bars.ts";
import { accept, formulaFault, nameFault, sheetNameFault, sizeFault, tableFault } from "./guard.ts";
import { Parts, type Place } from "./parts.ts";
import { APPLICATION_XML, documentXml } from "./properties.ts";
import { type SheetCells, sheetCells } from "./rows.ts";
import { SharedTexts } from "./shared-texts.ts";
import { pageMarks, sheetXml } from "./sheet-part.ts";
import { type Palette, paletteIn } from "./styles-part.ts";
import { tableXml } from "./table-part.ts";
import { type Chart, onSheet, rowAfter, type Sheet, type Workbook } from "./workbook.ts";
import { workbookXml } from "./workbook-part.ts";

/** The file's bytes. Throws, naming sheet, cell and reason, on what Excel would repair or refuse. */
export function xlsx(workbook: Workbook): Buffer {
  accept(workbook, workbook.sheets.length === 0 ? "no sheet" : null, () => workbook.title);
  accept(workbook, workbook.sheets[0]?.hidden ? "the first sheet is hidden" : null, () => workbook.title);
  checkNames(workbook);
  for (const sheet of workbook.sheets) checkSheet(sheet, workbook);
  const palette = paletteIn(workbook.language);
  const texts = new SharedTexts();
  const parts = new Parts();
  const book = parts.next("workbook");
  const sheets = workbook.sheets.map((sheet) => {
    const at = parts.next("sheet");
    return parts.add(at, filledSheet(parts, at, sheet, { workbook, palette, texts }), book);
  });
  parts.add(parts.next("styles"), palette.part, book);
  parts.add(parts.next("texts"), texts.xml(), book);
  parts.add(book, workbookXml(workbook, sheets), null);
  parts.add(parts.next("document"), documentXml(workbook), null);
  parts.add(parts.next("application"), APPLICATION_XML, null);
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

/** Registers the name; throws if it is faulty or taken. */
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
  const known = charts.length === 0 ? [] : sheets.map((sheet) => onSheet(sheet.name, ""));
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

/** In characters. */
const WIDEST_COLUMN = 255;

/** Excel would open a file whose link leads to no sheet, and say so only when the link is followed. */
function checkLinks({ name }: Sheet, { links }: SheetCells, { sheets }: Workbook): void {
  for (const link of links) {
    if (!("location" in link)) continue;
    const { cell, location } = link;
    const isKnown = sheets.some((sheet) => !sheet.hidden && location === onSheet(sheet.name, "A1"));
    accept(location, isKnown ? null : `${location} is on no sheet that is shown`, () => onSheet(name, cell));
  }
}

/** State shared by the sheets of a workbook. */
interface Common {
  readonly workbook: Workbook;
  readonly palette: Palette;
  readonly texts: SharedTexts;
}

/** A sheet's XML; the parts that it refers to are added first. */
function filledSheet(parts: Parts, at: Place, sheet: Sheet, { workbook, palette, texts }: Common): string {
  const cells = sheetCells(sheet, palette, texts);
  checkLinks(sheet, cells, workbook);
  const tables = sheet.blocks.flatMap((block, index) => {
    if ("cells" in block) return [];
    const place = parts.next("table");
    const top = rowAfter(sheet.blocks.slice(0, index));
    return [parts.add(place, tableXml(block, place.number, top), at)];
  });
  const relations = {
    links: cells.links.flatMap((link) => ("target" in link ? [parts.link(at, link.target)] : [])),
    drawing: sheet.charts?.length ? addDrawing(parts, at, sheet.charts, workbook.language) : null,
    tables,
  };
  return sheetXml(sheet, cells, relations, pageMarks(workbook.title, at.number === 1));
}

/** The charts of a sheet, and the drawing that places them over its cells; returns the id of the drawing. */
function addDrawing(parts: Parts, sheet: Place, charts: readonly Chart[], language: Language): string {
  const at = parts.next("drawing");
  const ids = charts.map((chart) => parts.add(parts.next("chart"), chartXml(chart, language), at));
  return parts.add(at, drawingXml(charts, ids), sheet);
}
