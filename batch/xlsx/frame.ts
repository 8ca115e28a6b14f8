/**
 * What the spreadsheet library (exceljs, pinned) writes of a workbook: everything but the cells. The only file
 * that knows it.
 *
 * Laws: no clock and no chance (fixed dates in the properties); the numbers of the styles are read off what the
 * library wrote for a cell in each style, never guessed.
 */

import { EventEmitter } from "node:events";
import { createRequire } from "node:module";
import { PassThrough } from "node:stream";
import ExcelJS from "exceljs";
import { cellText, LONGEST_LITERAL, legalText } from "./guard.ts";
import { ORDINARY_HEIGHT, type Palette } from "./rows.ts";
import { AUTHOR, type Language, NAVY, STYLES, type StyleName } from "./styles.ts";
import { type Block, onSheet, rowAfter, type Sheet, type Table, type Workbook } from "./workbook.ts";

type PartsByName = ReadonlyMap<string, string>;

const LETTER = 1;
const SOME_DAY = new Date(Date.UTC(2000, 0, 1));

/** The parts of a workbook whose sheets have their columns, tables, views and print settings, but no cells. */
export function frame(workbook: Workbook): Promise<PartsByName> {
  const book = Object.assign(new ExcelJS.Workbook(), {
    title: legalText(workbook.title, LONGEST_LITERAL),
    subject: legalText(workbook.subject ?? "", LONGEST_LITERAL),
    keywords: legalText((workbook.keywords ?? []).join(", "), LONGEST_LITERAL),
    language: `${workbook.language}-CA`,
    creator: AUTHOR,
    lastModifiedBy: AUTHOR,
    created: SOME_DAY,
    modified: SOME_DAY,
  });
  for (const sheet of workbook.sheets) addSheet(book, sheet, workbook.title);
  const names = (workbook.definedNames ?? []).map(({ name, refersTo }) => ({ name, ranges: [refersTo] }));
  // exceljs keeps names as matrices of cells and forgets to double apostrophes: hand it the finished list.
  Object.defineProperty(book.definedNames, "model", {
    value: [...workbook.sheets.flatMap(printTitles), ...workbook.sheets.flatMap(printArea), ...names],
  });
  return written(book);
}

function addSheet(book: ExcelJS.Workbook, sheet: Sheet, title: string): void {
  const frozen = sheet.frozenRows ? ({ state: "frozen", ySplit: sheet.frozenRows } as const) : {};
  const paper = book.addWorksheet(sheet.name, {
    views: [{ showGridLines: false, ...frozen }],
    properties: { defaultRowHeight: ORDINARY_HEIGHT, tabColor: { argb: sheet.tabColour ?? NAVY } },
    pageSetup: {
      paperSize: LETTER as ExcelJS.PaperSize,
      orientation: sheet.landscape ? "landscape" : "portrait",
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: sheet.onePage ? 1 : 0,
      margins: { left: 0.5, right: 0.5, top: 0.6, bottom: 0.7, header: 0.3, footer: 0.3 },
    },
    headerFooter: { oddFooter: footer(title) },
  });
  for (const [index, width] of sheet.widths.entries()) paper.getColumn(index + 1).width = width;
  for (const [index, block] of sheet.blocks.entries())
    if (!("cells" in block)) addTable(paper, rowAfter(sheet.blocks.slice(0, index)), block);
  // exceljs writes the heads and totals of tables as cells, and their texts into a part that is ours.
  paper.eachRow((row) => {
    row.eachCell((cell) => {
      cell.value = null;
    });
  });
}

function addTable(paper: ExcelJS.Worksheet, at: number, { name, columns, rows, totals }: Table): void {
  paper.addTable({
    name,
    ref: `A${at}`,
    headerRow: true,
    totalsRow: totals !== undefined,
    // No theme: cells carry their whole look, because LibreOffice does not draw table themes.
    style: { theme: null as unknown as "TableStyleLight1" },
    columns: columns.map(({ header }, index) => ({
      name: header,
      filterButton: true,
      ...(index === 0 && totals ? { totalsRowLabel: cellText(totals[0]) } : {}),
      ...(index > 0 && totals?.[index] ? { totalsRowFunction: "sum" as const } : {}),
    })),
    // Only their number counts here; a table has at least one.
    rows: Array.from({ length: Math.max(1, rows.length) }, () => []),
  });
}

/** The row to repeat on every printed page: the head of the table that a sheet ends in, if it has no other. */
function printTitles({ name, blocks }: Sheet, index: number) {
  const first = blocks.findIndex((block: Block) => !("cells" in block));
  if (first < 0 || first < blocks.length - 1) return [];
  const head = rowAfter(blocks.slice(0, first));
  const ranges = [onSheet(name, `$${head}:$${head}`)];
  return [{ name: "_xlnm.Print_Titles", ranges, localSheetId: index }];
}

/** What is printed of a sheet that says so. */
function printArea({ name, printed }: Sheet, index: number) {
  if (printed === undefined) return [];
  return [{ name: "_xlnm.Print_Area", ranges: [onSheet(name, printed)], localSheetId: index }];
}

/** A page's foot: the title, cut to what a foot may hold, and the page of how many. */
function footer(title: string): string {
  const short = [...cellText(title)].slice(0, 100).join("").replaceAll("&", "&&");
  return `&L&8 ${short}&R&8 &P / &N`;
}

/** A palette, and the part that says how each of its styles looks. */
interface WrittenPalette extends Palette {
  readonly part: string;
}

const PALETTES = new Map<Language, Promise<WrittenPalette>>();

/** Every style of a language, written once for all workbooks. */
export function paletteIn(language: Language): Promise<WrittenPalette> {
  const known = PALETTES.get(language) ?? writtenPalette(language);
  PALETTES.set(language, known);
  return known;
}

async function writtenPalette(language: Language): Promise<WrittenPalette> {
  const styles = STYLES[language];
  const names = Object.keys(styles) as StyleName[];
  const book = new ExcelJS.Workbook();
  const cells = book.addWorksheet("Styles").getRow(1);
  for (const [index, name] of names.entries()) cells.getCell(index + 1).style = styles[name];
  const parts = await written(book);
  const found = (parts.get("xl/worksheets/sheet1.xml") ?? "").matchAll(/<c r="[A-Z]+1" s="(\d+)"\/>/g);
  const ids = [...found].map(([, id]) => Number(id));
  if (ids.length !== names.length)
    throw new Error("the specimens of the styles are not as exceljs wrote them");
  return {
    styles,
    ids: Object.fromEntries(names.map((name, index) => [name, ids[index]])) as Record<StyleName, number>,
    part: parts.get(STYLES_PART) ?? "",
  };
}

export const STYLES_PART = "xl/styles.xml";

async function written(book: ExcelJS.Workbook): Promise<PartsByName> {
  const collector = new Collector();
  const nowhere = new PassThrough();
  await book.xlsx.write(nowhere, { zip: collector } as Partial<ExcelJS.XlsxWriteOptions>);
  if (collector.parts.size === 0) throw new Error("exceljs packs no longer through lib/utils/zip-stream.js");
  return collector.parts;
}

/** Takes the parts as exceljs hands them over to be packed. */
class Collector extends EventEmitter {
  readonly parts = new Map<string, string>();

  append(xml: string, { name }: { name: string }): void {
    this.parts.set(name, xml);
  }

  pipe(): void {}

  finalize(): void {
    this.emit("finish");
  }
}

// exceljs looks its packer up here at each write and gives it the options: those of ours are the packer itself,
// and whoever else uses the library gets the library's own.
const zipStream = createRequire(import.meta.url)("exceljs/lib/utils/zip-stream.js");
const Packer = zipStream.ZipWriter;
zipStream.ZipWriter = function packer(options: unknown) {
  return options instanceof Collector ? options : new Packer(options);
};
