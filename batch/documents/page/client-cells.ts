/**
 * Parts of a client's workbook as HTML: the same headings, lists and lines, with each figure written as its cell's format
 * has it.
 *
 * Laws: nothing is worked out here: a cell shows its content, a formula its result. On a narrow screen a row is a card,
 * so every cell knows the heading above it.
 */

import { dateOfSerial } from "../../../core/values/calendar.ts";
import { STYLES, type StyleName } from "../../xlsx/styles.ts";
import type { Block, Cell, Content, Row, Table, TableCell } from "../../xlsx/workbook.ts";
import { unbroken } from "../workbook/client-grid.ts";
import type { Page } from "../workbook/client-page.ts";
import { html, type Markup } from "./markup.ts";

type Reader = Pick<Page, "language" | "words">;

/** What a cell of this style shows. */
export function shownIn({ language, words }: Reader, content: Content, style: StyleName): string {
  if (content === null || typeof content === "string") return content ?? "";
  if (typeof content !== "number" && "text" in content) return content.text;
  const { writing } = words;
  const day = (serial: number) => {
    const date = dateOfSerial(serial);
    return date === null ? "" : writing.shortDate(date);
  };
  if (typeof content !== "number" && "serial" in content) return day(content.serial);
  const value = typeof content === "number" ? content : content.result;
  if (typeof value === "string") return value;
  const format = STYLES[language][style].format ?? "0";
  if (format.startsWith("yyyy")) return day(value);
  // A figure, and the literal text around it; the sign stands before all.
  const text = format.replace(/"([^"]*)"|[#,0.]+(%?)/g, (figure, literal?: string, percent?: string) => {
    if (literal !== undefined) return literal.replaceAll(" ", "\u00a0");
    const places = /\.(0+)/.exec(figure)?.[1]?.length ?? 0;
    return percent === "%" ? writing.percent(Math.round(value * 100), 100) : writing.decimals(value, places);
  });
  return text.replace(/^([^−]+)−/, "−$1");
}

interface Styled {
  readonly content: Content;
  readonly style: StyleName;
}

const NUMBER = /^(hours|money|integer|percent)/;
const TONE = /\b(bad|warning|muted)$/;

/** One figure or text of a list; the first of a row is its heading. */
function cell(reader: Reader, { content, style }: Styled, heading: string, isFirst: boolean): Markup {
  const text = shownIn(reader, content, style);
  const [, tone = ""] = TONE.exec(style) ?? [];
  const classes = [NUMBER.test(style) ? "n" : style.startsWith("date") ? "date" : "", tone].filter(
    (name) => name !== "",
  );
  const kind = html`${classes.length === 0 ? null : html` class="${classes.join(" ")}"`}`;
  if (isFirst) return html`<th scope="row"${kind}><bdi>${text}</bdi></th>`;
  return html`<td${kind}${heading === "" ? null : html` data-label="${heading}"`}><bdi>${text}</bdi></td>`;
}

/** A cell with its style, its column's if it has none. */
export function styled(of: Cell | TableCell, style: StyleName): Styled {
  if (of !== null && typeof of === "object" && "style" in of) return of;
  return { content: of, style };
}

export function head(cells: readonly { readonly text: string; readonly isNumber: boolean }[]): Markup {
  const columns = cells.map(({ text, isNumber }) => {
    const kind = isNumber ? html` class="n"` : null;
    return text === "" ? html`<td${kind}></td>` : html`<th scope="col"${kind}>${text}</th>`;
  });
  return html`<thead><tr>${columns}</tr></thead>`;
}

/** A list, its totals last. */
function listTable(reader: Reader, { columns, rows, totals }: Table): Markup {
  const heads = columns.map(({ header, style }) => ({ text: header, isNumber: NUMBER.test(style) }));
  const line = (cells: readonly (TableCell | undefined)[], tone: "" | " total") =>
    columns.map(({ header, style }, index) =>
      cell(reader, styled(cells[index] ?? null, `${style}${tone}`), header, index === 0),
    );
  const sums = totals?.map((own) => (own === null || typeof own === "string" ? own : own.sum));
  return html`<div class="scroll"><table class="cards">${head(heads)}<tbody>
${rows.map((cells) => html`<tr>${line(cells, "")}</tr>\n`)}</tbody>${
    sums === undefined ? null : html`<tfoot><tr>${line(sums, " total")}</tr></tfoot>`
  }</table></div>
`;
}

/** Lines of labels and figures, which may begin with their headings. */
function linesTable(reader: Reader, rows: readonly Row[]): Markup {
  const cells = rows.map((row) => row.cells.map((of) => styled(of, "text")));
  const isHead = (row: readonly Styled[]) => row.every(({ style }) => style.startsWith("table head"));
  const [first = []] = cells;
  const heads = isHead(first)
    ? first.map(({ content, style }) => ({
        text: shownIn(reader, content, style),
        isNumber: style.endsWith("number"),
      }))
    : [];
  const body = cells
    .filter((row) => !isHead(row))
    .map((row) => {
      const sum = row[0]?.style.endsWith("total") ? html` class="sum"` : null;
      return html`<tr${sum}>${row.map((own, index) => cell(reader, own, heads[index]?.text ?? "", index === 0))}</tr>
`;
    });
  return html`<div class="scroll"><table class="lines">${heads.length === 0 ? null : head(heads)}<tbody>
${body}</tbody></table></div>
`;
}

/** Blocks of a sheet; its title, and what only checks formulas, stay in the workbook. */
export function blocksIn(reader: Reader, blocks: readonly Block[]): Markup[] {
  const made: Markup[] = [];
  let lines: Row[] = [];
  const end = () => {
    if (lines.length > 0) made.push(linesTable(reader, lines));
    lines = [];
  };
  for (const block of blocks) {
    if (!("cells" in block)) {
      end();
      made.push(listTable(reader, block));
      continue;
    }
    const [first, ...more] = block.cells.filter((of) => of !== null).map((of) => styled(of, "text"));
    if (first === undefined || (more.length === 0 && first.style !== "text")) {
      end();
      if (first !== undefined) made.push(...paragraph(reader, first));
    } else if (first.style !== "text muted") lines.push(block);
  }
  end();
  return made;
}

function paragraph(reader: Reader, { content, style }: Styled): Markup[] {
  const text = unbroken(shownIn(reader, content, style));
  switch (style) {
    case "title":
      return [];
    case "heading":
      return [html`<h3>${text}</h3>\n`];
    case "note":
      return [html`<p class="note">${text}</p>\n`];
    case "sentence":
      return [html`<p><strong>${text}</strong></p>\n`];
    case "warning":
      return [html`<p class="mark warning">${text}</p>\n`];
    default:
      return [html`<p>${text}</p>\n`];
  }
}
