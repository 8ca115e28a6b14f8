/**
 * Workbooks as plain data, rendered to the bytes of an .xlsx file. The only file that knows the spreadsheet
 * library (exceljs, pinned): pages elsewhere describe what stands where, and nothing of how it is written.
 *
 * Laws: the same workbook gives the same bytes on any machine (no clock, no time zone, one zip date); nothing is
 * written that Excel would repair (xlsx-guard.ts); text stays text, whatever it starts with; a date is an integer
 * day serial, never a Date. Blocks follow one another from the top of a sheet, so the row of each is known before
 * anything is rendered (`rowAfter`).
 */

import { EventEmitter } from "node:events";
import { createRequire } from "node:module";
import { buffer } from "node:stream/consumers";
import ExcelJS from "exceljs";
import { ZipFile } from "yazl";
import { type CellStyle, type Language, NAVY, STYLES, type StyleName, type Value } from "./styles.ts";
import {
  cellText,
  formulaFault,
  LONGEST_LITERAL,
  legalText,
  linkFault,
  nameFault,
  numberFault,
  serialFault,
  sheetNameFault,
  sizeFault,
  tableFault,
} from "./xlsx-guard.ts";

export type Content =
  /** Any text, never a formula; an empty one leaves the cell empty. */
  | string
  | number
  | null
  /** A calendar date: Excel's day serial, 1 = 1900-01-01. */
  | { serial: number }
  /** A live formula without its "=", in English with commas, and the value it will have. */
  | { formula: string; result: number | string }
  /** A file beside this one ("Acme.xlsx"), or a place in this one ("#" and `onSheet(…)`). */
  | { link: string; text: string };

/** `across`: how many columns the cell covers; the next cell of the row starts after them. */
export type Cell = TableCell | { content: Content; style: StyleName; across: number };
export type TableCell = Content | { content: Content; style: StyleName };

/** One line of a sheet, from column A. Without a height it gets what its fonts and wrapped texts need. */
export interface Row {
  cells: Cell[];
  /** In points; 17 is a line of ordinary text. */
  height?: number;
}

/** An Excel table with filter buttons, from column A. One without rows gets a blank one: formulas stay valid. */
export interface Table {
  /** How formulas call it: unique in the workbook. */
  name: string;
  columns: { header: string; style: Value }[];
  /** A bare content takes its column's style; a styled cell its own (to stand out). */
  rows: TableCell[][];
  /** A live sum of each column that has one; it follows the filter. `sum` is its value with no filter set. */
  totals?: [label: string, ...sums: ({ sum: number } | null)[]];
}

export type Block = Row | Table;

/** Cells that a chart draws, and the values it shows before anything is recalculated. */
export interface ChartData {
  /** Absolute cells of one column or row, from `onSheet`. */
  refersTo: string;
  /** In the order of the cells; null leaves a gap. */
  values: readonly (number | string | null)[];
}

export interface ChartSeries extends ChartData {
  name: string;
  /** A bar stands beside the others of its category, a stacked one on top of them. Only area and lines mix. */
  kind: "area" | "line" | "dashed line" | "bar" | "stacked bar";
  /** AARRGGBB. Series must differ in lightness too, for those who print in grey. */
  colour: string;
}

/** A native Excel chart, live over its cells. */
export interface Chart {
  title: string;
  /** Alternative text: what it shows, in a sentence with its figures. */
  description: string;
  /** The cells it covers, e.g. "A8:I22". The rows it covers are to be left empty. */
  covers: string;
  /** Along the axis: day serials (an axis of dates) or texts. */
  categories: ChartData & { are: "dates" | "texts" };
  series: readonly ChartSeries[];
  /** What the value axis counts, shown beside it. */
  unit: string;
  /** Bars from left to right, for long names: the categories stand on the left, the first on top. */
  horizontal?: boolean;
}

/** A bar inside each cell of a column, as long as its value; from 0 to the largest. */
export interface DataBars {
  /** E.g. "F6:F22". */
  cells: string;
  /** AARRGGBB */
  colour: string;
}

export interface Sheet {
  name: string;
  /** Column widths from A, in characters. A date needs 13, or shows as ####. */
  widths: number[];
  blocks: Block[];
  charts?: Chart[];
  dataBars?: DataBars[];
  /** Rows that stay in view at the top. */
  frozenRows?: number;
  landscape?: boolean;
  /** On one printed page, however long; otherwise as wide as a page and as long as it gets. */
  onePage?: boolean;
  /** Guarded against accidental edits, without a password; filters, sorting and column widths stay usable. */
  guarded?: boolean;
  /** AARRGGBB */
  tabColour?: string;
}

export interface Workbook {
  /** In the file's properties and at the foot of each page. */
  title: string;
  language: Language;
  sheets: Sheet[];
  /** `refersTo`: absolute cells, from `onSheet`. */
  definedNames?: { name: string; refersTo: string }[];
}

/** The row, from 1, on which the block after these lands. A table's own first row is its header. */
export function rowAfter(blocks: readonly Block[]): number {
  return blocks.reduce((row, block) => row + rowsIn(block), 1);
}

/** Cells of a sheet as a formula names them, e.g. `'O''Neil'!$B$4`. */
export function onSheet(sheet: string, cells: string): string {
  return `'${sheet.replaceAll("'", "''")}'!${cells}`;
}

/** A whole column of a table as a formula names it, e.g. `Ledger[Hours worked]`. */
export function columnOf(table: string, header: string): string {
  // Excel wants a second pair of brackets around any sign but a space.
  return /^[\p{L}\p{N}_ ]+$/u.test(header) ? `${table}[${header}]` : `${table}[[${header}]]`;
}

/** The file's bytes. Throws, naming sheet, cell and reason, on what Excel would repair or refuse. */
export async function xlsx(workbook: Workbook): Promise<Buffer> {
  const book = Object.assign(new ExcelJS.Workbook(), {
    title: legalText(workbook.title, LONGEST_LITERAL),
    language: `${workbook.language}-CA`,
    creator: AUTHOR,
    lastModifiedBy: AUTHOR,
    created: SOME_DAY,
    modified: SOME_DAY,
  });
  accept(workbook, workbook.sheets.length === 0 ? "no sheet" : null, () => workbook.title);
  const sheets = new Set<string>();
  const names = new Set<string>();
  const defined: { name: string; ranges: string[]; localSheetId?: number }[] = [];
  for (const [index, sheet] of workbook.sheets.entries()) {
    claim(sheet.name, sheets, sheetNameFault, () => `sheet ${sheet.name}`);
    drawSheet(book, workbook, sheet, names);
    const head = listHead(sheet.blocks);
    if (head === null) continue;
    const ranges = [onSheet(sheet.name, `$${head}:$${head}`)];
    defined.push({ name: "_xlnm.Print_Titles", ranges, localSheetId: index });
  }
  for (const { name, refersTo } of workbook.definedNames ?? []) {
    const place = () => `defined name ${name}`;
    claim(name, names, nameFault, place);
    defined.push({ name, ranges: [accept(refersTo, formulaFault(refersTo, 0), place)] });
  }
  // exceljs keeps names as matrices of cells and forgets to double apostrophes: hand it the finished list.
  Object.defineProperty(book.definedNames, "model", { value: defined });
  return Buffer.from(await book.xlsx.writeBuffer());
}

/** What a drawing function needs to know of its sheet. */
interface Page {
  sheet: Sheet;
  paper: ExcelJS.Worksheet;
  styles: Readonly<Record<StyleName, CellStyle>>;
}

function drawSheet(book: ExcelJS.Workbook, workbook: Workbook, sheet: Sheet, names: Set<string>): void {
  const frozen = sheet.frozenRows ? ({ state: "frozen", ySplit: sheet.frozenRows } as const) : {};
  const paper = book.addWorksheet(sheet.name, {
    views: [{ showGridLines: false, ...frozen }],
    properties: { defaultRowHeight: ORDINARY_HEIGHT, tabColor: { argb: sheet.tabColour ?? NAVY } },
    pageSetup: {
      paperSize: LETTER as ExcelJS.PaperSize,
      orientation: sheet.landscape ? "landscape" : "portrait",
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      margins: { left: 0.5, right: 0.5, top: 0.6, bottom: 0.7, header: 0.3, footer: 0.3 },
    },
    headerFooter: { oddFooter: footer(workbook.title) },
  });
  for (const [index, width] of sheet.widths.entries()) {
    const place = () => `sheet ${sheet.name}, column ${index + 1}`;
    paper.getColumn(index + 1).width = accept(width, sizeFault(width, WIDEST_COLUMN), place);
  }
  const page: Page = { sheet, paper, styles: STYLES[workbook.language] };
  let at = 1;
  for (const block of sheet.blocks) {
    if ("cells" in block) {
      drawRow(page, at, block.cells, [], block.height);
    } else {
      const place = () => `${onSheet(sheet.name, `A${at}`)}, table ${block.name}`;
      claim(block.name, names, nameFault, place);
      accept(block, tableFault(block), place);
      drawTable(page, at, block);
    }
    at += rowsIn(block);
  }
  accept(at, at > LAST_ROW + 1 ? `more than ${LAST_ROW} rows` : null, () => `sheet ${sheet.name}`);
}

function drawTable(page: Page, at: number, { name, columns, rows, totals }: Table): void {
  const body: TableCell[][] = rows.length > 0 ? rows : [columns.map(() => null)];
  page.paper.addTable({
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
    // Only their number: the cells are written below, each once, with its style.
    rows: body.map(() => []),
  });
  const styles = columns.map(({ style }) => style);
  const heads = columns.map(({ style }) => page.styles[style].alignment.horizontal === "right");
  drawRow(
    page,
    at,
    columns.map(({ header }) => header),
    heads.map((isNumber) => (isNumber ? "table head number" : "table head")),
  );
  for (const [index, cells] of body.entries()) drawRow(page, at + 1 + index, cells, styles);
  if (!totals) return;
  const sums = columns.map(({ header }, index): Content => {
    const total = totals[index] ?? null;
    if (total === null || typeof total === "string") return total;
    return { formula: `SUBTOTAL(109,${columnOf(name, header)})`, result: total.sum };
  });
  const totalStyles = styles.map((style, index) =>
    index === 0 ? "text total" : (`${style} total` as const),
  );
  drawRow(page, at + 1 + body.length, sums, totalStyles);
}

/** `own`: the styles of bare contents, by cell; without one a content stays plain. */
function drawRow(
  page: Page,
  at: number,
  cells: Cell[],
  own: (StyleName | undefined)[],
  height?: number,
): void {
  const row = page.paper.getRow(at);
  let natural = ORDINARY_HEIGHT;
  let column = 1;
  for (const [index, cell] of cells.entries()) {
    const isStyled = cell !== null && typeof cell === "object" && "content" in cell;
    const content = isStyled ? cell.content : cell;
    const style = page.styles[(isStyled ? cell.style : own[index]) as StyleName] as CellStyle | undefined;
    const across = isStyled && "across" in cell ? cell.across : 1;
    const target = row.getCell(column);
    target.value = excelValue(content, () => onSheet(page.sheet.name, target.address));
    if (style) {
      target.style = style;
      natural = Math.max(
        natural,
        heightOf(content, style, page.sheet.widths.slice(column - 1, column - 1 + across)),
      );
    }
    if (across > 1) page.paper.mergeCells(at, column, at, column + across - 1);
    column += across;
  }
  if (height === undefined && natural === ORDINARY_HEIGHT) return;
  const place = () => onSheet(page.sheet.name, `${at}:${at}`);
  row.height = height === undefined ? natural : accept(height, sizeFault(height, TALLEST_ROW), place);
}

/** Points a cell needs over columns of these widths. Wrapped lines are an estimate: nobody measured the letters. */
function heightOf(content: Content, { font, alignment }: CellStyle, widths: number[]): number {
  let lines = 1;
  if (alignment.wrapText && typeof content === "string") {
    const width = widths.reduce((sum, own) => sum + own, 0) || ORDINARY_WIDTH;
    const letters = (width * ORDINARY_SIZE) / (font.size * 1.1);
    lines = content.split("\n").reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / letters)), 0);
  }
  // Excel's own line is about 1.36 times its font; two points keep it off the rules.
  return Math.min(TALLEST_ROW, Math.ceil(lines * font.size * 1.36) + 2);
}

function rowsIn(block: Block): number {
  return "cells" in block ? 1 : 1 + Math.max(1, block.rows.length) + (block.totals ? 1 : 0);
}

/** The row to repeat on every printed page: the head of the table that a sheet ends in, if it has no other. */
function listHead(blocks: readonly Block[]): number | null {
  const first = blocks.findIndex((block) => !("cells" in block));
  return first >= 0 && first === blocks.length - 1 ? rowAfter(blocks.slice(0, first)) : null;
}

/** What exceljs is to write for a content; `place` is asked only when the content is refused. */
function excelValue(content: Content, place: () => string): ExcelJS.CellValue {
  if (content === null || content === "") return null;
  if (typeof content === "string") return cellText(content);
  if (typeof content === "number") return accept(content, numberFault(content), place);
  if ("serial" in content) return accept(content.serial, serialFault(content.serial), place);
  if ("formula" in content) {
    const { formula, result } = content;
    const cached = typeof result === "string" ? cellText(result) : result;
    return accept({ formula, result: cached }, formulaFault(formula, result), place);
  }
  const { link, text } = content;
  accept(link, linkFault(link, text), place);
  // exceljs writes a link inside the workbook twice over, and Excel then follows neither (exceljs#3027).
  if (link.startsWith("#")) {
    const shown = legalText(text, LONGEST_LITERAL);
    return excelValue({ formula: `HYPERLINK(${literal(link)},${literal(shown)})`, result: shown }, place);
  }
  return { text: cellText(text), hyperlink: link.split("/").map(uriPart).join("/") };
}

const literal = (text: string): string => `"${text.replaceAll('"', '""')}"`;
/** "!" too: exceljs takes it for the mark of a sheet name. */
const uriPart = (part: string): string => encodeURIComponent(part).replaceAll("!", "%21");

/** A page's foot: the title, cut to what a foot may hold, and the page of how many. */
function footer(title: string): string {
  const short = [...cellText(title)].slice(0, 100).join("").replaceAll("&", "&&");
  return `&L&8 ${short}&R&8 &P / &N`;
}

function accept<T>(value: T, fault: string | null, place: () => string): T {
  if (fault !== null) throw new Error(`unwritable workbook, ${place()}: ${fault}`);
  return value;
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

const LETTER = 1;
const LAST_ROW = 1_048_576;
/** Characters and points. */
const WIDEST_COLUMN = 255;
const TALLEST_ROW = 409;
const ORDINARY_WIDTH = 9;
const ORDINARY_SIZE = 11;
const ORDINARY_HEIGHT = 17;
const AUTHOR = "support-plan-balance";
const SOME_DAY = new Date(Date.UTC(2000, 0, 1));

/**
 * Packs the parts with Node's own zlib, all dated 1980-01-01, in place of exceljs's JSZip, which is slower and
 * writes the time of day. The date is local on purpose: zip entries hold wall-clock time.
 */
class Archive extends EventEmitter {
  readonly #zip = new ZipFile();
  #destination: { end(bytes: Buffer): void } | undefined;

  append(part: string, { name }: { name: string }): void {
    this.#zip.addBuffer(Buffer.from(part), name, {
      mtime: new Date(1980, 0, 1),
      forceDosTimestamp: true,
      compressionLevel: 6,
    });
  }

  pipe(destination: { end(bytes: Buffer): void }): void {
    this.#destination = destination;
  }

  finalize(): void {
    this.#zip.on("error", (error) => this.emit("error", error));
    this.#zip.end();
    buffer(this.#zip.outputStream).then(
      (bytes) => {
        this.#destination?.end(bytes);
        this.emit("finish");
      },
      (error) => this.emit("error", error),
    );
  }
}

// exceljs looks its packer up here at each write; the tests see to it that it still does.
createRequire(import.meta.url)("exceljs/lib/utils/zip-stream.js").ZipWriter = Archive;
