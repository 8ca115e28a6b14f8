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
  /** Links to files, `target` as a URI, and to the first cell of a sheet. */
  readonly links: readonly SheetLink[];
}

type SheetLink =
  | { readonly cell: string; readonly target: string }
  | { readonly cell: string; readonly location: string };

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

/** A style resolved for a sheet: how a cell goes on after its address, and how high it is. */
interface Look {
  /** A cell with nothing in it; "" without a style, as such a cell is left out. */
  readonly empty: string;
  /** Up to the number of a shared text, and up to any other value. */
  readonly text: string;
  readonly value: string;
  /** The attribute that applies the style. */
  readonly mark: string;
  /** The height of one line, in points; of unwrapped contents also the least height of the row. */
  readonly line: number;
  readonly least: number;
  /** Letters of wrapped text per unit of width; 0 if it does not wrap. */
  readonly letters: number;
}

function lookOf(mark: string, line: number, letters: number): Look {
  const empty = mark === "" ? "" : `"${mark}/>`;
  return {
    empty,
    text: `"${mark} t="s"><v>`,
    value: `"${mark}><v>`,
    mark,
    line,
    least: heightOf(1, line),
    letters,
  };
}

/** Two points keep it clear of the borders. */
function heightOf(lines: number, line: number): number {
  return Math.min(TALLEST_ROW, Math.ceil(lines * line) + 2);
}

/** Contents without a style leave the height of their row alone. */
const UNSTYLED: Look = { ...lookOf("", 0, 0), least: 0 };

class Rows {
  readonly #looks = new Map<StyleName, Look>();
  readonly #sheet: Sheet;
  readonly #palette: Palette;
  readonly #texts: SharedTexts;
  readonly #rows: string[] = [];
  readonly #merged: string[] = [];
  readonly #links: SheetLink[] = [];
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
    const look = lookOf(
      ` s="${this.#palette.ids[style]}"`,
      // Excel's own line height is about 1.36 times the font size.
      font.size * 1.36,
      alignment.wrapText ? ORDINARY_SIZE / (font.size * 1.1) : 0,
    );
    this.#looks.set(style, look);
    return look;
  }

  /** `own`: the looks of plain contents, by cell; without one a content stays unstyled. */
  add(cells: readonly Cell[], own: readonly Look[], height?: number): void {
    this.#row += 1;
    const row = String(this.#row);
    let xml = "";
    let natural = ORDINARY_HEIGHT;
    let column = 1;
    for (let index = 0; index < cells.length; index += 1) {
      const cell = cells[index] as Cell;
      const isStyled = cell !== null && typeof cell === "object" && "content" in cell;
      const content = isStyled ? cell.content : cell;
      const look = isStyled ? this.#look(cell.style) : index < own.length ? (own[index] as Look) : UNSTYLED;
      const across = isStyled && "across" in cell ? cell.across : 1;
      xml += this.#cell(openingOf(column) + row, look, content);
      natural = Math.max(natural, this.#heightOf(content, look, column, across));
      if (across > 1) xml += this.#covered(column, across, look);
      column += across;
    }
    this.#lastColumn = Math.max(this.#lastColumn, column - 1);
    const tall = this.#height(natural, height);
    if (xml !== "" || tall !== "") this.#rows.push(`<row r="${row}"${tall}>${xml}</row>`);
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

  /** The cells covered by a wide one: empty, but with the same borders and fill. */
  #covered(column: number, across: number, { empty }: Look): string {
    const last = column + across - 1;
    this.#merged.push(`${columnLetters(column)}${this.#row}:${columnLetters(last)}${this.#row}`);
    let xml = "";
    const end = this.#row + empty;
    if (empty !== "") for (let own = column + 1; own <= last; own += 1) xml += openingOf(own) + end;
    return xml;
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
  #heightOf(content: Content, { least, line, letters }: Look, column: number, across: number): number {
    if (letters === 0 || typeof content !== "string") return least;
    let width = 0;
    for (let own = column; own < column + across; own += 1) width += this.#sheet.widths[own - 1] ?? 0;
    const fit = (width || ORDINARY_WIDTH) * letters;
    if (content.length <= fit && !content.includes("\n")) return least;
    let lines = 0;
    for (const written of content.split("\n")) lines += Math.max(1, Math.ceil(written.length / fit));
    return heightOf(lines, line);
  }

  /** `opening`: the cell up to the end of its address. */
  #cell(opening: string, look: Look, content: Content): string {
    if (content === null || content === "") return look.empty === "" ? "" : opening + look.empty;
    if (typeof content === "string") return opening + look.text + this.#texts.numberOf(content) + CLOSING;
    if (typeof content === "number") {
      const fault = numberFault(content);
      if (fault !== null) accept(content, fault, () => this.#place(addressIn(opening)));
      return opening + look.value + content + CLOSING;
    }
    if ("serial" in content) {
      const { serial } = content;
      const fault = serialFault(serial);
      if (fault !== null) accept(serial, fault, () => this.#place(addressIn(opening)));
      return opening + look.value + serial + CLOSING;
    }
    if ("formula" in content) {
      const { formula, result } = content;
      accept(formula, formulaFault(formula, result), () => this.#place(addressIn(opening)));
      const [type, value] =
        typeof result === "string" ? [' t="str"', escaped(cellText(result))] : ["", String(result)];
      return `${opening}"${look.mark}${type}><f>${escaped(formula)}</f><v>${value}${CLOSING}`;
    }
    const address = addressIn(opening);
    if ("sheet" in content) {
      const { sheet, text } = content;
      accept(sheet, linkFault(sheet, text), () => this.#place(address));
      this.#links.push({ cell: address, location: onSheet(sheet, "A1") });
      return this.#cell(opening, look, text);
    }
    const { link, text } = content;
    accept(link, linkFault(link, text), () => this.#place(address));
    this.#links.push({ cell: address, target: link.split("/").map(encodeURIComponent).join("/") });
    return this.#cell(opening, look, text);
  }
}

/** How a cell begins, up to the letters of its column, which are worked out once for the usual ones. */
function openingOf(column: number): string {
  return OPENINGS[column] ?? OPENING + columnLetters(column);
}

function addressIn(opening: string): string {
  return opening.slice(OPENING.length);
}

const OPENING = '<c r="';
const CLOSING = "</v></c>";
const OPENINGS = Array.from({ length: 53 }, (_, column) => OPENING + columnLetters(column));
