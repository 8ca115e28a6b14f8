/**
 * A workbook as text for reading and comparing: a line for each row, each cell with its address, what it shows, and its
 * style unless ordinary (plain text in a row, the column's own style in a table).
 *
 * Laws: it describes a Workbook, not how one is written to a file; the same workbook gives the same text. Long lists
 * show their first rows and a digest of the others, so any change in them changes a line.
 */

import { createHash } from "node:crypto";
import { STYLES, type StyleName } from "../../batch/xlsx/styles.ts";
import {
  type Block,
  type Cell,
  type Chart,
  type Content,
  columnOf,
  rowAfter,
  type Sheet,
  type Table,
  type Workbook,
} from "../../batch/xlsx/workbook.ts";
import { dateOfSerial, formatDate } from "../../core/values/calendar.ts";
import { columnLetters } from "../../core/values/column-letters.ts";
import type { Language } from "../../core/values/language.ts";

/** Lists of up to this many rows are shown in full; longer ones show the first few. */
const WHOLE = 40;
const FIRST = 6;

export function workbookText(workbook: Workbook): string {
  const { title, dated, language, subject, keywords, sheets, definedNames = [] } = workbook;
  const lines = [
    `Title: ${title}`,
    `Dated: ${formatDate(dated)}`,
    `Language: ${language}`,
    ...(subject === undefined ? [] : [`Subject: ${subject}`]),
    ...(keywords === undefined ? [] : [`Keywords: ${keywords.join(", ")}`]),
    ...definedNames.map(({ name, refersTo }) => `Name: ${name} = ${refersTo}`),
    ...sheets.flatMap((sheet) => sheetLines(sheet, language)),
  ];
  return lines.map((line) => `${line}\n`).join("");
}

function sheetLines(sheet: Sheet, language: Language): string[] {
  const {
    name,
    widths,
    blocks,
    charts = [],
    dataBars = [],
    frozenRows = 0,
    tabColour,
    hidden,
    guarded,
  } = sheet;
  const print = [
    sheet.landscape ? "landscape" : "portrait",
    sheet.onePage ? "one page" : "one page wide",
    ...(sheet.printed === undefined ? [] : [`only ${sheet.printed}`]),
  ];
  return [
    "",
    `=== ${name}${guarded ? " (guarded)" : ""}${hidden ? " (hidden)" : ""}`,
    `Print: ${print.join(", ")}`,
    `Widths: ${widths.join(" ")}`,
    ...(frozenRows === 0 ? [] : [`Frozen rows: ${frozenRows}`]),
    ...(tabColour === undefined ? [] : [`Tab: ${tabColour}`]),
    ...dataBars.map(({ cells, colour }) => `Data bars: ${cells} ${colour}`),
    ...charts.flatMap(chartLines),
    ...blocks.flatMap((block, index) => blockLines(block, rowAfter(blocks.slice(0, index)), language)),
  ];
}

function chartLines({ title, description, covers, categories, series, unit, horizontal }: Chart): string[] {
  const lying = horizontal ? ", horizontal" : "";
  const drawn = ({ refersTo, values }: Chart["categories"] | Chart["series"][number]) =>
    `${refersTo}, ${values.length} values, sha256 ${digest(values.map((value) => JSON.stringify(value)))}`;
  return [
    `Chart: ${JSON.stringify(title)} over ${covers}, in ${unit}${lying}`,
    `  says ${JSON.stringify(description)}`,
    `  along ${categories.are}: ${drawn(categories)}`,
    ...series.map((one) => `  ${one.kind} ${JSON.stringify(one.name)} ${one.colour}: ${drawn(one)}`),
  ];
}

function blockLines(block: Block, at: number, language: Language): string[] {
  if (!("cells" in block)) return tableLines(block, at, language);
  const cells = rowText(block.cells, [], at, language);
  return cells === "" ? [] : [cells];
}

function tableLines({ name, columns, rows, totals }: Table, at: number, language: Language): string[] {
  const own = columns.map(({ style }) => style);
  const heads = columns.map(
    ({ header, style }, index) => `${columnLetters(index + 1)}${at} ${JSON.stringify(header)} ${style}`,
  );
  const lines = rows.map((cells, index) => rowText(cells, own, at + 1 + index, language));
  const reported = lines.length > WHOLE ? FIRST : lines.length;
  const others = lines.slice(reported);
  const sums = columns.map(({ header }, index): Content => {
    const total = totals?.[index] ?? null;
    if (total === null || typeof total === "string") return total;
    return { formula: `SUBTOTAL(109,${columnOf(name, header)})`, result: total.sum };
  });
  const last = at + 1 + Math.max(1, rows.length);
  return [
    `Table ${name}: ${heads.join(" | ")}`,
    ...lines.slice(0, reported),
    ...(others.length === 0 ? [] : [`… ${others.length} rows more, sha256 ${digest(others)}`]),
    ...(totals === undefined ? [] : [`Totals: ${rowText(sums, own, last, language)}`]),
  ];
}

/** `own`: the styles of plain contents, by cell. */
function rowText(cells: readonly Cell[], own: readonly StyleName[], row: number, language: Language): string {
  const texts: string[] = [];
  let column = 1;
  for (const [index, cell] of cells.entries()) {
    const isStyled = cell !== null && typeof cell === "object" && "content" in cell;
    const content = isStyled ? cell.content : cell;
    const across = isStyled && "across" in cell ? cell.across : 1;
    const ordinary = own[index] ?? "text";
    const style = isStyled ? cell.style : ordinary;
    const first = `${columnLetters(column)}${row}`;
    const place = across > 1 ? `${first}:${columnLetters(column + across - 1)}${row}` : first;
    const look = style === ordinary ? "" : ` (${style})`;
    const shown = contentText(content, style, language);
    if (shown !== "" || look !== "") texts.push(`${place}${shown === "" ? "" : ` ${shown}`}${look}`);
    column += across;
  }
  return texts.join(" | ");
}

function contentText(content: Content, style: StyleName, language: Language): string {
  if (content === null || content === "") return "";
  if (typeof content === "string") return JSON.stringify(content);
  if (typeof content === "number") return numberText(content, style, language);
  if ("serial" in content) return dayText(content.serial);
  if ("link" in content) return `${JSON.stringify(content.text)} → ${content.link}`;
  if ("sheet" in content) return `${JSON.stringify(content.text)} → sheet ${content.sheet}`;
  const { formula, result } = content;
  const shown = typeof result === "number" ? numberText(result, style, language) : JSON.stringify(result);
  return `=${formula} → ${shown}`;
}

/** As the style shows it; a share has one more digit. */
function numberText(value: number, style: StyleName, language: Language): string {
  const format = STYLES[language][style].format ?? "";
  if (format.includes("yyyy")) return dayText(value);
  if (format.includes("%")) return `${(value * 100).toFixed(1)} %`;
  return format.includes("0.00") ? value.toFixed(2) : String(value);
}

function dayText(serial: number): string {
  const date = dateOfSerial(serial);
  return date === null ? `serial ${serial}` : formatDate(date);
}

function digest(lines: readonly string[]): string {
  return createHash("sha256").update(lines.join("\n")).digest("hex").slice(0, 16);
}
