/**
 * The cells of a split text, each as the number of its text.
 *
 * Laws: equal cells nearly always share one string, since a log repeats its names, dates and words. A row makes the
 * array of its cells only when asked for all of them: a firm has millions of cells, and arrays of them would have to be
 * moved and visited whenever memory is tidied.
 */

import type { Row } from "../../core/firm/cells.ts";

/** A text and its characters as numbers, which are faster to look at. */
export interface Codes {
  readonly text: string;
  /** Without the line ends after its last row. */
  readonly length: number;
  /** Of that length, and a line feed. */
  readonly codes: Uint16Array;
}

export function codesOf(text: string): Codes {
  let length = text.length;
  while (length > 0 && (text[length - 1] === "\n" || text[length - 1] === "\r")) length -= 1;
  const codes = new Uint16Array(length + 1);
  Buffer.from(codes.buffer).write(text, "utf16le");
  codes[length] = 0x0a;
  return { text, length, codes };
}

/** The cells of one text, in its order. */
class Cells {
  count = 0;
  /** For each cell, the number of its text. */
  #numbers = new Int32Array(1024);
  /** Nearly every text once; most cells of a log are empty. */
  readonly texts: string[] = [""];

  at(cell: number): string | undefined {
    return this.texts[this.#numbers[cell] ?? -1];
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

/** Powers of two: places for the texts of a small and of a large file. */
const [FEWEST, MOST_PLACES] = [1 << 8, 1 << 14];

/** Makes the cells of a text while it is split; its rows keep nothing of this but the cells. */
export class CellMaker {
  readonly #cells = new Cells();
  readonly #text: string;
  readonly #codes: Uint16Array;
  /** For each place, which a hash of its characters gives, a text: where it starts, its length and its number. */
  readonly #known: Int32Array;
  readonly #lastPlace: number;

  constructor({ text, codes }: Codes) {
    this.#text = text;
    this.#codes = codes;
    let places = FEWEST;
    while (places < MOST_PLACES && places * 16 < text.length) places *= 2;
    this.#known = new Int32Array(places * 4);
    this.#lastPlace = places - 1;
  }

  get count(): number {
    return this.#cells.count;
  }

  /** Adds the cell between two places of the text. */
  add(start: number, end: number, hash: number): void {
    if (start === end) {
      this.#cells.put(0);
      return;
    }
    const known = this.#known;
    const place = ((hash ^ (hash >>> 15)) & this.#lastPlace) * 4;
    if (known[place + 1] === end - start && this.#isSame(known[place] ?? 0, start, end)) {
      // What was compared last is nearest at hand.
      known[place] = start;
      this.#cells.put(known[place + 2] ?? 0);
      return;
    }
    known[place] = start;
    known[place + 1] = end - start;
    known[place + 2] = this.#cells.texts.length;
    this.addText(this.#text.slice(start, end));
  }

  /** Adds a cell that is not written as it reads. */
  addText(text: string): void {
    this.#cells.put(this.#cells.texts.push(text) - 1);
  }

  /** The row of the last cells, from the `first` on. */
  row(line: number, first: number): Row {
    return new CutRow(this.#cells, line, first, this.#cells.count - first);
  }

  close(): void {
    this.#cells.close();
  }

  #isSame(other: number, start: number, end: number): boolean {
    const codes = this.#codes;
    for (let at = start, its = other; at < end; at += 1, its += 1) if (codes[at] !== codes[its]) return false;
    return true;
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
    return at >= 0 && at < this.width ? this.#of.at(this.#first + at) : undefined;
  }
}
