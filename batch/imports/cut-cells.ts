/**
 * The cells of a split text, each as the number of its text within its column.
 *
 * Laws: equal numbers of a column are equal texts, and equal texts nearly always have one number, since a log repeats
 * its names, dates and words. A text is decoded once, not for each of its cells. A row makes the array of its cells only
 * when asked for all of them: a firm has millions of cells, and arrays of them would have to be moved and visited
 * whenever memory is tidied.
 */

import type { Row } from "../../core/firm/cells.ts";

const [FEED, RETURN] = [0x0a, 0x0d];

/** A text in UTF-8: half as much to look at as its characters, and nearly all of it is never decoded. */
export interface Utf8 {
  /** Those of the text, and a line end. */
  readonly bytes: Buffer;
  /** Without the line ends after its last row. */
  readonly length: number;
  /** Each byte as a character: what is ASCII reads the same, and is cut out of it faster. */
  readonly latin1: string;
}

export function utf8Of(text: Uint8Array): Utf8 {
  let length = text.length;
  while (length > 0 && (text[length - 1] === FEED || text[length - 1] === RETURN)) length -= 1;
  const latin1 = bufferOf(text).toString("latin1", 0, length);
  if (length < text.length) return { bytes: bufferOf(text), length, latin1 };
  const bytes = Buffer.alloc(length + 1, FEED);
  bytes.set(text);
  return { bytes, length, latin1 };
}

/** The same bytes, with the methods of a buffer. */
export function bufferOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Columns with texts of their own; the few beyond share theirs. */
const MOST_COLUMNS = 64;

/** The cells of one text, in its order. */
class Cells {
  count = 0;
  /** For each cell, the number of its text. */
  #numbers = new Int32Array(1024);
  /** Of each column, nearly every text once; most cells of a log are empty. */
  readonly texts: string[][] = [];

  textAt(column: number, cell: number): string {
    const number = this.#numbers[cell] ?? 0;
    return number === 0 ? "" : (this.texts[placeOf(column)]?.[number] ?? "");
  }

  put(number: number): void {
    if (this.count === this.#numbers.length) {
      const more = new Int32Array(this.count * 2);
      more.set(this.#numbers);
      this.#numbers = more;
    }
    this.#numbers[this.count] = number;
    this.count += 1;
  }

  /** Gives back what was reserved for more. */
  close(): void {
    this.#numbers = this.#numbers.slice(0, this.count);
  }
}

function placeOf(column: number): number {
  return column < MOST_COLUMNS ? column : MOST_COLUMNS;
}

/** Powers of two: places for the texts of a small and of a large column. */
const [FEWEST_PLACES, MOST_PLACES] = [1 << 8, 1 << 15];
/** A shorter slice of a string is a copy; a longer one would keep the whole string in memory. */
const SHORT = 13;

/** The texts of a column, while a text is split. */
class ColumnMaker {
  readonly texts = [""];
  readonly #bytes: Buffer;
  readonly #latin1: string;
  /** For each place, which a hash of its bytes gives, a text: where it starts, its length and its number. */
  #known = new Int32Array(FEWEST_PLACES * 3);
  #lastPlace = FEWEST_PLACES - 1;

  constructor({ bytes, latin1 }: Utf8) {
    this.#bytes = bytes;
    this.#latin1 = latin1;
  }

  /** The number of the text between two places of the bytes. */
  numberOf(start: number, end: number, hash: number, isDoubled: boolean): number {
    // Quotation marks that are doubled read otherwise than the same bytes in a cell where they are not.
    const length = isDoubled ? start - end : end - start;
    const known = this.#known;
    const place = ((hash ^ (hash >>> 15)) & this.#lastPlace) * 3;
    if (known[place + 1] === length && this.#isSame(known[place] ?? 0, start, end)) {
      // What was compared last is nearest at hand.
      known[place] = start;
      return known[place + 2] ?? 0;
    }
    const number = this.texts.length;
    known[place] = start;
    known[place + 1] = length;
    known[place + 2] = number;
    const text = this.#text(start, end);
    this.texts.push(isDoubled ? text.replaceAll('""', '"') : text);
    if (number > this.#lastPlace && number < MOST_PLACES) this.#widen();
    return number;
  }

  /** More places; what is known is found out again, which takes less than to keep it. */
  #widen(): void {
    this.#lastPlace = this.#lastPlace * 4 + 3;
    this.#known = new Int32Array((this.#lastPlace + 1) * 3);
  }

  #isSame(other: number, start: number, end: number): boolean {
    const bytes = this.#bytes;
    for (let at = start, its = other; at < end; at += 1, its += 1) if (bytes[at] !== bytes[its]) return false;
    return true;
  }

  #text(start: number, end: number): string {
    const bytes = this.#bytes;
    for (let at = start; at < end; at += 1)
      if ((bytes[at] ?? 0) > LAST_ASCII) return bytes.toString("utf8", start, end);
    return end - start < SHORT ? this.#latin1.slice(start, end) : bytes.toString("latin1", start, end);
  }
}

const LAST_ASCII = 0x7f;

/** Makes the cells of a text while it is split; its rows keep nothing of this but the cells. */
export class CellMaker {
  readonly #cells = new Cells();
  readonly #columns: ColumnMaker[] = [];
  readonly #text: Utf8;

  constructor(text: Utf8) {
    this.#text = text;
  }

  get count(): number {
    return this.#cells.count;
  }

  /** Adds the cell between two places of the text. */
  add(column: number, start: number, end: number, hash: number, isDoubled = false): void {
    this.#cells.put(start === end ? 0 : this.#column(column).numberOf(start, end, hash, isDoubled));
  }

  /** The row of the last cells, from the `first` on. */
  row(line: number, first: number): Row {
    return new CutRow(this.#cells, line, first, this.#cells.count - first);
  }

  close(): void {
    this.#cells.close();
  }

  #column(column: number): ColumnMaker {
    const place = placeOf(column);
    const known = this.#columns[place];
    if (known !== undefined) return known;
    const made = new ColumnMaker(this.#text);
    this.#columns[place] = made;
    this.#cells.texts[place] = made.texts;
    return made;
  }
}

class CutRow implements Row {
  readonly line: number;
  readonly width: number;
  readonly #of: Cells;
  readonly #first: number;

  constructor(of: Cells, line: number, first: number, width: number) {
    this.line = line;
    this.width = width;
    this.#of = of;
    this.#first = first;
  }

  get cells(): readonly (string | undefined)[] {
    return Array.from({ length: this.width }, (_, at) => this.cell(at));
  }

  cell(at: number): string | undefined {
    return at >= 0 && at < this.width ? this.#of.textAt(at, this.#first + at) : undefined;
  }
}
