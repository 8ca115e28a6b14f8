/**
 * Text split into records by a given separator.
 *
 * Laws: a text is split completely or refused with one problem and its line. A record's line is where it starts, even
 * after cells with line breaks. The only escape is a doubled quotation mark. An unclosed quotation mark is reported
 * where it opened.
 */

import type { Row } from "../../core/firm/cells.ts";
import type { Problem } from "../../core/values/problems.ts";
import { remembered } from "../../core/values/remembered.ts";
import { MOST } from "../disk/input-limits.ts";
import { CellMaker, type Codes } from "./cut-cells.ts";

export const SEPARATORS = [",", ";", "\t", "|"] as const;
export type Separator = (typeof SEPARATORS)[number];

const LINE_BREAK = /\r\n|\n|\r/g;

type Records =
  | { readonly records: Row[]; readonly strayQuotes: boolean }
  | { readonly problem: Problem; readonly line: number };

/** Excel's first line `sep=;`: its separator, and the text after it. */
interface Announced {
  readonly text: string;
  readonly separator: Separator | null;
  /** The line on which `text` starts. */
  readonly line: number;
}

export function announced(text: string): Announced {
  const match = /^"?sep=(.)"?[ \t]*(?:\r\n|\n|\r)/i.exec(text);
  const separator = SEPARATORS.find((candidate) => candidate === match?.[1]);
  if (match === null || separator === undefined) return { text, separator: null, line: 1 };
  return { text: text.slice(match[0].length), separator, line: 2 };
}

/**
 * All records. A quotation mark inside an unquoted cell (`5" disk`) is text if all records then have the same width.
 */
export function records(codes: Codes, separator: Separator, line: number): Records {
  const asked = { separator, line, most: MOST.rows + 1 };
  const found = cut(codes, { ...asked, isRelaxed: false });
  if ("broken" in found) {
    const relaxed = found.broken === "bare" ? cut(codes, { ...asked, isRelaxed: true }) : found;
    return "broken" in relaxed || !areOfOneWidth(relaxed.rows)
      ? refusal(found, codes.text, separator, line)
      : { records: relaxed.rows, strayQuotes: true };
  }
  if (found.rows.length <= MOST.rows) return { records: found.rows, strayQuotes: false };
  return {
    problem: { code: "FILE_TOO_LARGE", given: found.rows.length, most: MOST.rows, counts: "rows" },
    line,
  };
}

/**
 * The first records, to find the header, as far as the text can be split with this separator. Errors further down are
 * reported when the whole text is split.
 */
export function firstRecords(codes: Codes, separator: Separator, line: number, count: number): Row[] {
  const attempts = [
    { isRelaxed: false, most: count },
    { isRelaxed: true, most: count },
    { isRelaxed: true, most: 1 },
  ];
  for (const attempt of attempts) {
    const found = cut(codes, { separator, line, ...attempt });
    if (!("broken" in found)) return found.rows;
  }
  return [];
}

interface Broken {
  /** A quotation mark inside an unquoted cell or after a quoted one, an unclosed mark, too long a row, too many cells. */
  readonly broken: "bare" | "quoted" | "unclosed" | "long" | "cells";
  /** Where the cell or the overlong row starts, and where the error shows. */
  readonly opens: number;
  readonly shows: number;
}

const [QUOTE, FEED, RETURN] = [0x22, 0x0a, 0x0d];

interface Cutting {
  readonly separator: Separator;
  readonly line: number;
  readonly isRelaxed: boolean;
  readonly most: number;
}

/**
 * The cells of the first `most` rows, or where the text is malformed. If relaxed, misplaced quotation marks are text.
 * We do not use csv-parse: it creates an error, with its stack, for each row whose width differs from the first.
 */
function cut(codes: Codes, how: Cutting): { rows: Row[] } | Broken {
  const cutter = new Cutter(codes, how);
  while (cutter.next() && cutter.rows.length < how.most);
  return cutter.done();
}

/** Cuts row after row, and each cell by itself: what is called often is compiled best. */
class Cutter {
  readonly rows: Row[] = [];
  readonly #text: string;
  readonly #codes: Uint16Array;
  readonly #length: number;
  readonly #cells: CellMaker;
  readonly #mark: number;
  /** No character above these ends a cell or is a quotation mark. */
  readonly #highest: number;
  readonly #isRelaxed: boolean;
  #at = 0;
  #line: number;
  #broken: Broken | null = null;

  constructor(given: Codes, { separator, line, isRelaxed }: Cutting) {
    this.#text = given.text;
    this.#codes = given.codes;
    this.#length = given.length;
    this.#cells = new CellMaker(given);
    this.#mark = separator.charCodeAt(0);
    this.#highest = Math.max(this.#mark, QUOTE);
    this.#isRelaxed = isRelaxed;
    this.#line = line;
  }

  done(): { rows: Row[] } | Broken {
    this.#cells.close();
    return this.#broken ?? { rows: this.rows };
  }

  /** Cuts the next row; false after the last, and where the text is malformed. */
  next(): boolean {
    const codes = this.#codes;
    const [start, line, first] = [this.#at, this.#line, this.#cells.count];
    for (let at = start; ; ) {
      const end = codes[at] === QUOTE ? this.#quoted(at) : this.#unquoted(at);
      if (end < 0) return false;
      if (end - start > MOST.row) return this.#stop("long", start, end);
      at = end + 1;
      if (codes[end] === this.#mark) continue;
      if (codes[end] === RETURN && codes[at] === FEED) at += 1;
      this.rows.push(this.#cells.row(line, first));
      if (this.#cells.count > MOST.cells) return this.#stop("cells", start, end);
      this.#at = at;
      this.#line += 1;
      return at < this.#length;
    }
  }

  /** Cuts a cell without quotation marks; returns its end, or -1. */
  #unquoted(start: number): number {
    const codes = this.#codes;
    let [end, hash] = [start, 0];
    for (; ; end += 1) {
      // The text ends with a line feed.
      const code = codes[end] ?? FEED;
      if (code <= this.#highest) {
        if (isEnd(code, this.#mark)) break;
        if (code === QUOTE && !this.#isRelaxed) {
          this.#stop("bare", start, end);
          return -1;
        }
      }
      hash = (Math.imul(hash, 31) + code) | 0;
    }
    this.#cells.add(start, end, hash);
    return end;
  }

  /** The same for one that begins with a quotation mark. */
  #quoted(start: number): number {
    const codes = this.#codes;
    let [close, hash, isDoubled] = [start + 1, 0, false];
    for (; close < this.#length; close += 1) {
      const code = codes[close] ?? 0;
      if (code === QUOTE) {
        if (codes[close + 1] !== QUOTE) break;
        isDoubled = true;
        close += 1;
      } else if (code === RETURN || (code === FEED && codes[close - 1] !== RETURN)) this.#line += 1;
      hash = (Math.imul(hash, 31) + code) | 0;
    }
    let end = close + 1;
    if (close >= this.#length) this.#stop("unclosed", start, this.#length);
    else while (!isEnd(codes[end] ?? FEED, this.#mark)) end += 1;
    if (end > close + 1 && !this.#isRelaxed) this.#stop("quoted", start, close);
    if (this.#broken !== null) return -1;
    if (end > close + 1) this.#cells.addText(this.#text.slice(start, end));
    else if (isDoubled)
      this.#cells.addText(sameText(this.#text.slice(start + 1, close).replaceAll('""', '"')));
    else this.#cells.add(start + 1, close, hash);
    return end;
  }

  #stop(broken: Broken["broken"], opens: number, shows: number): false {
    this.#broken = { broken, opens, shows };
    return false;
  }
}

function isEnd(code: number, mark: number): boolean {
  return code === mark || code === FEED || code === RETURN;
}

/** Cells with doubled quotation marks, equal ones as one string. */
const sameText = remembered((text) => text);

function areOfOneWidth(rows: readonly Row[]): boolean {
  const filled = rows.map(({ cells }) => cells).filter((cells) => cells.length > 1 || cells[0] !== "");
  const width = filled[0]?.length ?? 0;
  return width > 1 && filled.every((cells) => cells.length === width);
}

function lineBreaks(text: string): number {
  return text.match(LINE_BREAK)?.length ?? 0;
}

function countOf(text: string, sign: string): number {
  let count = 0;
  for (let at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at + 1)) count += 1;
  return count;
}

function refusal(
  { broken, opens, shows }: Broken,
  text: string,
  separator: Separator,
  firstLine: number,
): Records {
  if (broken === "cells") {
    const given = countOf(text, separator);
    return {
      problem: { code: "FILE_TOO_LARGE", given, most: MOST.cells, counts: "cells" },
      line: firstLine,
    };
  }
  const line = firstLine + lineBreaks(text.slice(0, opens));
  if (broken === "long") return { problem: { code: "ROW_TOO_LONG", most: MOST.row }, line };
  // A cell that fails lines after it opened has swallowed those lines: its own quotation mark is the unclosed one.
  if (broken === "unclosed" || lineBreaks(text.slice(opens, shows)) > 0)
    return { problem: { code: "QUOTE_UNCLOSED" }, line };
  const given = text.slice(Math.max(opens, shows - NEAR), shows + NEAR).replace(/[\r\n].*/s, "");
  return { problem: { code: "QUOTE_STRAY", given }, line };
}

/** Characters quoted before and after a quotation mark. */
const NEAR = 12;
