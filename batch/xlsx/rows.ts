/**
 * The rows of a sheet as XML. They are most of a workbook and of the time to write it, so cells are built as text
 * instead of elements (xml.ts).
 *
 * Laws: each cell is written once, in file order. Text goes to the workbook's shared texts and is never a formula. A
 * value that Excel would refuse is thrown with its sheet and cell.
 */

import { columnLetters } from "../../core/values/column-letters.ts";
import { accept, cellText, formulaFault, linkFault, numberFault, serialFault, sizeFault } from "./guard.ts";
import type { SharedTexts } from "./shared-texts.ts";
import type { StyleName } from "./styles.ts";
import type { Palette } from "./styles-part.ts";
import {
  type Cell,
  type Content,
  columnOf,
  onSheet,
  type Sheet,
  type Table,
  type TableCell,
} from "./workbook.ts";
import { escaped, LAST_ROW } from "./xml.ts";

export interface SheetCells {
  /** `A1:` and the last cell. */
  readonly dimension: string;
  readonly sheetData: string;
  readonly merged: readonly string[];
  /** Links to files: `target` as a URI. */
  readonly links: readonly { readonly cell: string; readonly target: string }[];
}

/** Points; 17 is a line of ordinary text. */
export const ORDINARY_HEIGHT = 17;
const ORDINARY_WIDTH = 9;
const ORDINARY_SIZE = 11;
const TALLEST_ROW = 409;

/** The cells of all blocks. Throws, naming sheet, cell and reason, on what Excel would repair or refuse. */
export function sheetCells(sheet: Sheet, palette: Palette, texts: SharedTexts): SheetCells {
  const rows = new Rows(sheet, palette, texts);
  for (const block of sheet.blocks) {
    if ("cells" in block) rows.add(block.cells, [], block.height);
    else addTable(rows, block, palette);
  }
  return rows.finished();
}

function addTable(rows: Rows, { name, columns, rows: given, totals }: Table, { styles }: Palette): void {
  const own = columns.map(({ style }) => style);
  rows.add(
    columns.map(({ header }) => header),
    rows.looks(
      own.map((style) =>
        styles[style].alignment.horizontal === "right" ? "table head number" : "table head",
      ),
    ),
  );
  const looks = rows.looks(own);
  for (const cells of tableBody(columns, given)) rows.add(cells, looks);
  if (!totals) return;
  const sums = columns.map(({ header }, index): Content => {
    const total = totals[index] ?? null;
    if (total === null || typeof total === "string") return total;
    return { formula: `SUBTOTAL(109,${columnOf(name, header)})`, result: total.sum };
  });
  const totalStyles = own.map((style, index) => (index === 0 ? "text total" : (`${style} total` as const)));
  rows.add(sums, rows.looks(totalStyles));
}

function tableBody(columns: readonly unknown[], rows: TableCell[][]): TableCell[][] {
  return rows.length > 0 ? rows : [columns.map(() => null)];
}

/** A style resolved for a row. */
interface Look {
  /** The attribute that applies the style to a cell. */
  readonly mark: string;
  /** The height of one line, in points. */
  readonly line: number;
  /** Letters of wrapped text per unit of width; 0 if it does not wrap. */
  readonly letters: number;
}

class Rows {
  readonly #looks = new Map<StyleName, Look>();
  readonly #sheet: Sheet;
  readonly #palette: Palette;
  readonly #texts: SharedTexts;
  readonly #rows: string[] = [];
  readonly #merged: string[] = [];
  readonly #links: { cell: string; target: string }[] = [];
  #row = 0;
  #lastColumn = 1;

  constructor(sheet: Sheet, palette: Palette, texts: SharedTexts) {
    this.#sheet = sheet;
    this.#palette = palette;
    this.#texts = texts;
  }

  looks(styles: readonly StyleName[]): Look[] {
    return styles.map((style) => this.#look(style));
  }

  #look(style: StyleName): Look {
    const known = this.#looks.get(style);
    if (known !== undefined) return known;
    const { font, alignment } = this.#palette.styles[style];
    const look: Look = {
      mark: ` s="${this.#palette.ids[style]}"`,
      // Excel's own line height is about 1.36 times the font size.
      line: font.size * 1.36,
      letters: alignment.wrapText ? ORDINARY_SIZE / (font.size * 1.1) : 0,
    };
    this.#looks.set(style, look);
    return look;
  }

  /** `own`: the looks of plain contents, by cell; without one a content stays unstyled. */
  add(cells: readonly Cell[], own: readonly Look[], height?: number): void {
    this.#row += 1;
    let xml = "";
    let natural = ORDINARY_HEIGHT;
    let column = 1;
    for (let index = 0; index < cells.length; index += 1) {
      const cell = cells[index] as Cell;
      const isStyled = cell !== null && typeof cell === "object" && "content" in cell;
      const content = isStyled ? cell.content : cell;
      const look = isStyled ? this.#look(cell.style) : own[index];
      const across = isStyled && "across" in cell ? cell.across : 1;
      const address = this.#address(column);
      const mark = look === undefined ? "" : look.mark;
      xml += this.#cell(address, mark, content);
      if (look !== undefined) natural = Math.max(natural, this.#heightOf(content, look, column, across));
      if (across > 1) xml += this.#covered(column, across, address, mark);
      column += across;
    }
    this.#lastColumn = Math.max(this.#lastColumn, column - 1);
    const tall = this.#height(natural, height);
    if (xml !== "" || tall !== "") this.#rows.push(`<row r="${this.#row}"${tall}>${xml}</row>`);
  }

  finished(): SheetCells {
    const place = () => `sheet ${this.#sheet.name}`;
    accept(this.#row, this.#row > LAST_ROW ? `more than ${LAST_ROW} rows` : null, place);
    const last = `${columnLetters(this.#lastColumn)}${Math.max(1, this.#row)}`;
    return {
      dimension: last === "A1" ? last : `A1:${last}`,
      sheetData: this.#rows.join(""),
      merged: this.#merged,
      links: this.#links,
    };
  }

  #place(cells: string): string {
    return onSheet(this.#sheet.name, cells);
  }

  #address(column: number): string {
    return (LETTERS[column] ?? columnLetters(column)) + this.#row;
  }

  /** The cells covered by a wide one: empty, but with the same borders and fill. */
  #covered(column: number, across: number, address: string, mark: string): string {
    const others = Array.from({ length: across - 1 }, (_, index) => this.#address(column + 1 + index));
    this.#merged.push(`${address}:${others.at(-1)}`);
    return mark === "" ? "" : others.map((other) => `<c r="${other}"${mark}/>`).join("");
  }

  #height(natural: number, height: number | undefined): string {
    if (height === undefined && natural === ORDINARY_HEIGHT) return "";
    const rows = `${this.#row}:${this.#row}`;
    const points =
      height === undefined
        ? natural
        : accept(height, sizeFault(height, TALLEST_ROW), () => this.#place(rows));
    return ` ht="${points}" customHeight="1"`;
  }

  /** The height of a cell over its columns, in points. Line wrapping is estimated, as letters are not measured. */
  #heightOf(content: Content, { line, letters }: Look, column: number, across: number): number {
    let lines = 1;
    if (letters > 0 && typeof content === "string") {
      let width = 0;
      for (let own = column; own < column + across; own += 1) width += this.#sheet.widths[own - 1] ?? 0;
      const fit = (width || ORDINARY_WIDTH) * letters;
      lines = 0;
      for (const written of content.split("\n")) lines += Math.max(1, Math.ceil(written.length / fit));
    }
    // Two points keep it clear of the borders.
    return Math.min(TALLEST_ROW, Math.ceil(lines * line) + 2);
  }

  /** `mark`: the attribute that applies the style. */
  #cell(address: string, mark: string, content: Content): string {
    if (content === null || content === "") return mark === "" ? "" : `<c r="${address}"${mark}/>`;
    if (typeof content === "string")
      return `<c r="${address}"${mark} t="s"><v>${this.#texts.numberOf(content)}</v></c>`;
    if (typeof content === "number") {
      const fault = numberFault(content);
      if (fault !== null) accept(content, fault, () => this.#place(address));
      return `<c r="${address}"${mark}><v>${content}</v></c>`;
    }
    if ("serial" in content) {
      const { serial } = content;
      accept(serial, serialFault(serial), () => this.#place(address));
      return `<c r="${address}"${mark}><v>${serial}</v></c>`;
    }
    if ("formula" in content) {
      const { formula, result } = content;
      accept(formula, formulaFault(formula, result), () => this.#place(address));
      const [type, value] =
        typeof result === "string" ? [' t="str"', escaped(cellText(result))] : ["", String(result)];
      return `<c r="${address}"${mark}${type}><f>${escaped(formula)}</f><v>${value}</v></c>`;
    }
    const { link, text } = content;
    accept(link, linkFault(link, text), () => this.#place(address));
    this.#links.push({ cell: address, target: link.split("/").map(encodeURIComponent).join("/") });
    return this.#cell(address, mark, text);
  }
}

/** Letters of the usual columns, computed once. */
const LETTERS = ["", ...Array.from({ length: 52 }, (_, index) => columnLetters(index + 1))];
