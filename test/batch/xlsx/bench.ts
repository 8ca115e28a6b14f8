/**
 * Measures the writing of workbooks against exceljs used the usual way: `npm run bench:workbooks`.
 *
 * Both sides write the same cells, styles, tables, merges and heights; charts and data bars are left out, because
 * exceljs has none, or none that it always writes alike. They alternate, so that load on the machine affects both.
 * Times are CPU time of the process, its zlib threads included; the ratio is what counts.
 */

import { join } from "node:path";
import ExcelJS from "exceljs";
import { readConfig } from "../../../batch/config/config.ts";
import { clientWorkbook } from "../../../batch/documents/workbook/client-workbook.ts";
import { type CellStyle, FACE, STYLES, type StyleName, type Value } from "../../../batch/xlsx/styles.ts";
import { type Cell, rowAfter, type Sheet, type Workbook } from "../../../batch/xlsx/workbook.ts";
import { xlsx } from "../../../batch/xlsx/writer.ts";
import { day } from "../../../core/values/calendar.ts";
import { PERIOD, PROJECT } from "../firm-folder.ts";
import { wholeMonth } from "../whole-month.ts";

const RUNS = 7;

/** Workbooks with one ledger each; the columns are of different kinds. */
function ledgers(count: number, rows: number): Workbook[] {
  const styles: Value[] = ["date", ...Array(5).fill("text"), ...Array(7).fill("hours"), "wrapped", "money"];
  const words = "Reset a password, checked the mail rules and restored the view of contacts for".split(" ");
  const cell = (style: Value, row: number, column: number): Cell => {
    const any = (row * 7919 + column * 104_729) % 997;
    if (style === "date") return { serial: 46_000 + (any % 31) };
    if (style === "text") return column === 1 ? `E-${row}` : (words[any % words.length] ?? "");
    return style === "wrapped" ? words.slice(any % words.length).join(" ") : any / 4;
  };
  return Array.from({ length: count }, (_, book) => ({
    title: `Client ${book}`,
    dated: day("2026-10-31"),
    language: "en",
    sheets: [
      {
        name: "Ledger",
        widths: styles.map((style) => (style === "wrapped" ? 40 : 13)),
        frozenRows: 1,
        blocks: [
          {
            name: "Ledger",
            columns: styles.map((style, column) => ({ header: `Column ${column + 1}`, style })),
            rows: Array.from({ length: rows }, (_, row) =>
              styles.map((style, column) => cell(style, row + book, column)),
            ),
          },
        ],
      },
    ],
  }));
}

/** Each cell gets its value and the parts of its style; exceljs itself packs each workbook. */
async function usualWay(workbook: Workbook): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  for (const sheet of workbook.sheets) fill(book.addWorksheet(sheet.name), sheet, STYLES[workbook.language]);
  return Buffer.from(await book.xlsx.writeBuffer());
}

function fill(paper: ExcelJS.Worksheet, sheet: Sheet, styles: Record<StyleName, CellStyle>): void {
  const views = [{ showGridLines: false, state: "frozen", ySplit: sheet.frozenRows ?? 0 } as const];
  Object.assign(paper, { views });
  for (const [index, width] of sheet.widths.entries()) paper.getColumn(index + 1).width = width;
  for (const [index, block] of sheet.blocks.entries()) {
    const at = rowAfter(sheet.blocks.slice(0, index));
    if ("cells" in block) {
      row(paper, at, block.cells, [], styles);
      if (block.height !== undefined) paper.getRow(at).height = block.height;
      continue;
    }
    const { name, columns, rows } = block;
    const own = columns.map(({ style }) => style);
    paper.addTable({
      name,
      ref: `A${at}`,
      columns: columns.map(({ header }) => ({ name: header, filterButton: true })),
      rows: rows.length > 0 ? rows.map((cells) => cells.map(plain)) : [columns.map(() => null)],
    });
    for (const [line, cells] of rows.entries()) row(paper, at + 1 + line, cells, own, styles);
  }
}

function row(
  paper: ExcelJS.Worksheet,
  at: number,
  cells: readonly Cell[],
  own: readonly StyleName[],
  styles: Record<StyleName, CellStyle>,
): void {
  let column = 1;
  for (const [index, cell] of cells.entries()) {
    const isStyled = cell !== null && typeof cell === "object" && "content" in cell;
    const style = isStyled ? cell.style : own[index];
    const across = isStyled && "across" in cell ? cell.across : 1;
    const target = paper.getCell(at, column);
    target.value = plain(cell);
    if (style !== undefined) {
      const { font, alignment, format, fill: paint, border } = styles[style];
      const { size, colour, ...face } = font;
      target.font = { name: FACE, size, color: { argb: colour }, ...face };
      target.alignment = { ...alignment, vertical: alignment.vertical === "center" ? "middle" : "top" };
      if (format !== undefined) target.numFmt = format;
      if (paint !== undefined) target.fill = { type: "pattern", pattern: "solid", fgColor: { argb: paint } };
      if (border !== undefined) target.border = theirBorder(border);
    }
    if (across > 1) paper.mergeCells(at, column, at, column + across - 1);
    column += across;
  }
}

function theirBorder(border: NonNullable<CellStyle["border"]>): Partial<ExcelJS.Borders> {
  const sides = Object.entries(border).map(([side, line]) => [
    side,
    { style: line.style, color: { argb: line.colour } },
  ]);
  return Object.fromEntries(sides);
}

function plain(cell: Cell): ExcelJS.CellValue {
  const content = cell !== null && typeof cell === "object" && "content" in cell ? cell.content : cell;
  if (content === null || typeof content !== "object") return content;
  if ("serial" in content) return content.serial;
  if ("formula" in content) return content;
  return { text: content.text, hyperlink: "link" in content ? content.link : `#'${content.sheet}'!A1` };
}

interface Cost {
  cpu: number;
  bytes: number;
}

async function cost(
  books: readonly Workbook[],
  write: (book: Workbook) => Buffer | Promise<Buffer>,
): Promise<Cost> {
  const before = process.cpuUsage();
  let bytes = 0;
  for (const book of books) bytes += (await write(book)).length;
  const { user, system } = process.cpuUsage(before);
  return { cpu: (user + system) / 1000, bytes };
}

const median = (numbers: number[]) =>
  numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;

async function compare(label: string, books: readonly Workbook[]): Promise<void> {
  const rounds: { ours: Cost; theirs: Cost }[] = [];
  // The first round is a warm-up: code is still being compiled in it.
  for (let round = 0; round <= RUNS; round += 1)
    rounds.push({ theirs: await cost(books, usualWay), ours: await cost(books, xlsx) });
  const counted = rounds.slice(1);
  const each = (of: (round: (typeof rounds)[number]) => number) => median(counted.map(of));
  const times = [each(({ ours }) => ours.cpu), each(({ theirs }) => theirs.cpu)].map(
    (ms) => ms / books.length,
  );
  const sizes = [each(({ ours }) => ours.bytes), each(({ theirs }) => theirs.bytes)].map(
    (bytes) => bytes / 1024 / books.length,
  );
  const ratios = counted.map(({ ours, theirs }) => ours.cpu / theirs.cpu).sort((a, b) => a - b);
  const shown = (numbers: number[]) => numbers.map((number) => number.toFixed(1)).join(" against ");
  console.log(
    `${label}: ${shown(times)} ms each, a ratio of ${median(ratios).toFixed(2)} ` +
      `(${ratios[0]?.toFixed(2)} to ${ratios.at(-1)?.toFixed(2)}); ${shown(sizes)} KiB`,
  );
}

const config = await readConfig(join(PROJECT, "batch/sample/config.json"));
const month = await wholeMonth(PERIOD, config);
const clients = month.clients.map((client) => {
  const workbook = clientWorkbook(month, client, client.client.language ?? config.language, {
    recompute: "with",
    clientMoney: true,
  });
  return { ...workbook, sheets: workbook.sheets.map(({ charts, dataBars, ...sheet }) => sheet) };
});
console.log(
  `CPU time of ${RUNS} rounds in turn, Node ${process.version}; ours against exceljs used the usual way.`,
);
await compare("100 ledgers of 200 rows and 15 columns", ledgers(100, 200));
await compare(`${clients.length} workbooks of the sample firm's clients`, clients);
