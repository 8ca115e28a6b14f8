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
}

export function utf8Of(text: Uint8Array): Utf8 {
  let length = text.length;
  while (length > 0 && (text[length - 1] === FEED || text[length - 1] === RETURN)) length -= 1;
  if (length < text.length) return { bytes: bufferOf(text), length };
  const bytes = Buffer.alloc(length + 1, FEED);
  bytes.set(text);
  return { bytes, length };
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
  readonly #length: number;
  /** For each cell, the number of its text. */
  #numbers = new Int32Array(1024);
  /** Of each column, nearly every text once; most cells of a log are empty. */
  readonly texts: string[][] = [];

  /** `length` is that of the text. */
  constructor(length: number) {
    this.#length = length;
  }

  numberAt(cell: number): number {
    return this.#numbers[cell] ?? 0;
  }

  textAt(column: number, cell: number): string {
    const number = this.#numbers[cell] ?? 0;
    return number === 0 ? "" : (this.texts[placeOf(column)]?.[number] ?? "");
  }

  /** Adds a cell that ends at this place of the text. */
  put(number: number, end: number): void {
    if (this.count === this.#numbers.length) this.#reserve((this.count / end) * this.#length * SPARE);
    this.#numbers[this.count] = number;
    this.count += 1;
  }

  #reserve(cells: number): void {
    const more = new Int32Array(Math.ceil(cells));
    more.set(this.#numbers);
    this.#numbers = more;
  }
}

/** Places are reserved for as many cells as a text will have if it goes on as it began, and some more. */
const SPARE = 1.1;

function placeOf(column: number): number {
  return column < MOST_COLUMNS ? column : MOST_COLUMNS;
}

/** Powers of two: places for the texts of a small and of a large column. */
const [FEWEST_PLACES, MOST_PLACES] = [1 << 8, 1 << 14];
/** A shorter slice of a string is a copy; a longer one would keep the whole string in memory. */
const SHORT = 13;

/** Of each place: a text's length, its first and its last four bytes, where it starts, and its number. */
const [LENGTH, HEAD, TAIL, START, NUMBER, FIELDS] = [0, 1, 2, 3, 4, 5];

/**
 * A passage of the text, each byte as a character: what is ASCII reads the same, and is cut out of it faster. A copy of
 * the whole text would take as much memory again.
 */
class Passage {
  readonly #bytes: Buffer;
  #start = 0;
  #end = 0;
  #latin1 = "";

  constructor({ bytes }: Utf8) {
    this.#bytes = bytes;
  }

  /** What is between two places, none of them before one that was asked for. */
  slice(start: number, end: number): string {
    if (end > this.#end) {
      this.#start = start;
      this.#end = start + PASSAGE;
      this.#latin1 = this.#bytes.toString("latin1", start, this.#end);
    }
    return this.#latin1.slice(start - this.#start, end - this.#start);
  }
}

const PASSAGE = 1 << 15;

/** The texts of a column, while a text is split. */
class ColumnMaker {
  readonly texts = [""];
  readonly #bytes: Buffer;
  readonly #view: DataView;
  readonly #passage: Passage;
  /** Which text was the last at each place, which a hash of its bytes gives. */
  #known = new Int32Array(FEWEST_PLACES * FIELDS);
  #lastPlace = FEWEST_PLACES - 1;
  #cells = 0;
  /** Whether nearly every cell has a text of its own, such as an id. */
  #isVaried = false;

  constructor({ bytes }: Utf8, passage: Passage) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#passage = passage;
  }

  /** The number of the text between two places of the bytes. */
  numberOf(start: number, end: number, isDoubled: boolean): number {
    this.#cells += 1;
    if (this.#isVaried) return this.#add(start, end, isDoubled);
    // Quotation marks that are doubled read otherwise than the same bytes in a cell where they are not.
    const length = isDoubled ? start - end : end - start;
    const head = end - start < WORD ? this.#short(start, end) : this.#view.getInt32(start);
    const tail = end - start < WORD ? 0 : this.#view.getInt32(end - WORD);
    const known = this.#known;
    const place = (this.#hash(mixed(mixed(length, head), tail), start, end) & this.#lastPlace) * FIELDS;
    if (
      known[place + LENGTH] === length &&
      known[place + HEAD] === head &&
      known[place + TAIL] === tail &&
      this.#isSame(known[place + START] ?? 0, start, end)
    ) {
      // What was compared last is nearest at hand.
      known[place + START] = start;
      return known[place + NUMBER] ?? 0;
    }
    const number = this.#add(start, end, isDoubled);
    known[place + LENGTH] = length;
    known[place + HEAD] = head;
    known[place + TAIL] = tail;
    known[place + START] = start;
    known[place + NUMBER] = number;
    if (number > this.#lastPlace) this.#widen();
    return number;
  }

  #add(start: number, end: number, isDoubled: boolean): number {
    const text = this.#text(start, end);
    return this.texts.push(isDoubled ? text.replaceAll('""', '"') : text) - 1;
  }

  /** More places; what is known is found out again, which takes less than to keep it. */
  #widen(): void {
    const places = this.#lastPlace + 1;
    if (places < MOST_PLACES) {
      this.#lastPlace = places * 4 - 1;
      this.#known = new Int32Array(places * 4 * FIELDS);
    } else this.#isVaried = this.#cells < places * 1.2;
  }

  /** Fewer than four bytes as one number. */
  #short(start: number, end: number): number {
    let number = 0;
    for (let at = start; at < end; at += 1) number = (number << 8) | (this.#bytes[at] ?? 0);
    return number;
  }

  /** Of the bytes between the first four and the last. */
  #hash(given: number, start: number, end: number): number {
    let hash = given;
    for (let at = start + WORD; at < end - WORD; at += WORD) hash = mixed(hash, this.#view.getInt32(at));
    return hash;
  }

  /** Whether those are the same as of another text. */
  #isSame(other: number, start: number, end: number): boolean {
    const view = this.#view;
    for (let at = WORD; at < end - start - WORD; at += WORD)
      if (view.getInt32(start + at) !== view.getInt32(other + at)) return false;
    return true;
  }

  #text(start: number, end: number): string {
    const bytes = this.#bytes;
    for (let at = start; at < end; at += 1)
      if ((bytes[at] ?? 0) > LAST_ASCII) return bytes.toString("utf8", start, end);
    return end - start < SHORT ? this.#passage.slice(start, end) : bytes.toString("latin1", start, end);
  }
}

function mixed(hash: number, word: number): number {
  const mix = Math.imul(hash ^ word, 0x9e3779b1);
  return mix ^ (mix >>> 15);
}

/** Bytes that are looked at together. */
const WORD = 4;
const LAST_ASCII = 0x7f;

/** Makes the cells of a text while it is split; its rows keep nothing of this but the cells. */
export class CellMaker {
  readonly #cells: Cells;
  readonly #columns: ColumnMaker[] = [];
  readonly #text: Utf8;
  readonly #passage: Passage;

  constructor(text: Utf8) {
    this.#text = text;
    this.#passage = new Passage(text);
    this.#cells = new Cells(text.bytes.length);
  }

  get count(): number {
    return this.#cells.count;
  }

  /** Adds the cell between two places of the text. */
  add(column: number, start: number, end: number, isDoubled = false): void {
    this.#cells.put(start === end ? 0 : this.#column(column).numberOf(start, end, isDoubled), end);
  }

  /** The row of the last cells, from the `first` on. */
  row(line: number, first: number): Row {
    return new CutRow(this.#cells, line, first, this.#cells.count - first);
  }

  #column(column: number): ColumnMaker {
    const place = placeOf(column);
    const known = this.#columns[place];
    if (known !== undefined) return known;
    const made = new ColumnMaker(this.#text, this.#passage);
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
  textNumber(at: number): number {
    return at >= 0 && at < this.width ? this.#of.numberAt(this.#first + at) : 0;
  }
}
