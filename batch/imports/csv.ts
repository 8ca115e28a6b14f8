/**
 * Text split into records by a given separator.
 *
 * Laws: a text is split completely or refused with one problem and its line. A record's line is where it starts, even
 * after cells with line breaks. The only escape is a doubled quotation mark. An unclosed quotation mark is reported
 * where it opened.
 */

import type { Row } from "../../core/firm/cells.ts";
import type { Problem } from "../../core/values/problems.ts";
import { MOST } from "../disk/input-limits.ts";
import { CellMaker, type Utf8 } from "./cut-cells.ts";

export const SEPARATORS = [",", ";", "\t", "|"] as const;
export type Separator = (typeof SEPARATORS)[number];

const LINE_BREAK = /\r\n|\n|\r/g;

type Records =
  | { readonly records: Row[]; readonly strayQuotes: boolean }
  | { readonly problem: Problem; readonly line: number };

/** Excel's first line `sep=;`: its separator, and what comes after it. */
interface Announced {
  readonly rest: Buffer;
  readonly separator: Separator | null;
  /** The line on which `rest` starts. */
  readonly line: number;
}

export function announced(bytes: Buffer): Announced {
  const none = { rest: bytes, separator: null, line: 1 };
  if (!/^"?sep=/i.test(bytes.toString("latin1", 0, 5))) return none;
  // All of it is ASCII, so that a character is a byte.
  const match = /^"?sep=(.)"?[ \t]*(?:\r\n|\n|\r)/i.exec(bytes.toString("latin1"));
  const separator = SEPARATORS.find((candidate) => candidate === match?.[1]);
  if (match === null || separator === undefined) return none;
  return { rest: bytes.subarray(match[0].length), separator, line: 2 };
}

/**
 * All records. A quotation mark inside an unquoted cell (`5" disk`) is text if all records then have the same width.
 */
export function records(utf8: Utf8, separator: Separator, line: number): Records {
  const asked = { separator, line, most: MOST.rows + 1 };
  const found = cut(utf8, { ...asked, isRelaxed: false });
  if ("broken" in found) {
    const relaxed = found.broken === "bare" ? cut(utf8, { ...asked, isRelaxed: true }) : found;
    return "broken" in relaxed || !areOfOneWidth(relaxed.rows)
      ? refusal(found, utf8.bytes, separator, line)
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
export function firstRecords(utf8: Utf8, separator: Separator, line: number, count: number): Row[] {
  const attempts = [
    { isRelaxed: false, most: count },
    { isRelaxed: true, most: count },
    { isRelaxed: true, most: 1 },
  ];
  for (const attempt of attempts) {
    const found = cut(utf8, { separator, line, ...attempt });
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
function cut(utf8: Utf8, how: Cutting): { rows: Row[] } | Broken {
  const cutter = new Cutter(utf8, how);
  while (cutter.next() && cutter.rows.length < how.most);
  return cutter.done();
}

/** Cuts row after row, and each cell by itself: what is called often is compiled best. */
class Cutter {
  readonly rows: Row[] = [];
  readonly #bytes: Buffer;
  readonly #length: number;
  readonly #cells: CellMaker;
  readonly #mark: number;
  /** No byte above these ends a cell or is a quotation mark. */
  readonly #highest: number;
  readonly #isRelaxed: boolean;
  #at = 0;
  #line: number;
  #broken: Broken | null = null;

  constructor(given: Utf8, { separator, line, isRelaxed }: Cutting) {
    this.#bytes = given.bytes;
    this.#length = given.length;
    this.#cells = new CellMaker(given);
    this.#mark = separator.charCodeAt(0);
    this.#highest = Math.max(this.#mark, QUOTE);
    this.#isRelaxed = isRelaxed;
    this.#line = line;
  }

  done(): { rows: Row[] } | Broken {
    return this.#broken ?? { rows: this.rows };
  }

  /** Cuts the next row; false after the last, and where the text is malformed. */
  next(): boolean {
    const bytes = this.#bytes;
    const [start, line, first] = [this.#at, this.#line, this.#cells.count];
    for (let at = start, column = 0; ; column += 1) {
      const end = bytes[at] === QUOTE ? this.#quoted(column, at) : this.#unquoted(column, at);
      if (end < 0) return false;
      if (end - start > MOST.row) return this.#stop("long", start, end);
      at = end + 1;
      if (bytes[end] === this.#mark) continue;
      if (bytes[end] === RETURN && bytes[at] === FEED) at += 1;
      this.rows.push(this.#cells.row(line, first));
      if (this.#cells.count > MOST.cells) return this.#stop("cells", start, end);
      this.#at = at;
      this.#line += 1;
      return at < this.#length;
    }
  }

  /** Cuts a cell without quotation marks; returns its end, or -1. */
  #unquoted(column: number, start: number): number {
    const bytes = this.#bytes;
    const [mark, highest] = [this.#mark, this.#highest];
    for (let end = start; ; end += 1) {
      // The text ends with a line end.
      const byte = bytes[end] ?? FEED;
      if (byte > highest) continue;
      if (isEnd(byte, mark)) {
        this.#cells.add(column, start, end);
        return end;
      }
      if (byte !== QUOTE || this.#isRelaxed) continue;
      this.#stop("bare", start, end);
      return -1;
    }
  }

  /** The same for one that begins with a quotation mark. */
  #quoted(column: number, start: number): number {
    const bytes = this.#bytes;
    let [close, isDoubled] = [start + 1, false];
    for (; close < this.#length; close += 1) {
      const byte = bytes[close] ?? 0;
      if (byte > QUOTE) continue;
      if (byte === QUOTE) {
        if (bytes[close + 1] !== QUOTE) break;
        isDoubled = true;
        close += 1;
      } else if (byte === RETURN || (byte === FEED && bytes[close - 1] !== RETURN)) this.#line += 1;
    }
    let end = close + 1;
    if (close >= this.#length) this.#stop("unclosed", start, this.#length);
    else while (!isEnd(bytes[end] ?? FEED, this.#mark)) end += 1;
    if (end > close + 1 && !this.#isRelaxed) this.#stop("quoted", start, close);
    if (this.#broken !== null) return -1;
    // With text after it, the marks are part of a text that only looks quoted.
    if (end > close + 1) this.#cells.add(column, start, end);
    else this.#cells.add(column, start + 1, close, isDoubled);
    return end;
  }

  #stop(broken: Broken["broken"], opens: number, shows: number): false {
    this.#broken = { broken, opens, shows };
    return false;
  }
}

function isEnd(byte: number, mark: number): boolean {
  return byte === mark || byte === FEED || byte === RETURN;
}

function areOfOneWidth(rows: readonly Row[]): boolean {
  const filled = rows.map(({ cells }) => cells).filter((cells) => cells.length > 1 || cells[0] !== "");
  const width = filled[0]?.length ?? 0;
  return width > 1 && filled.every((cells) => cells.length === width);
}

function lineBreaks(text: string): number {
  return text.match(LINE_BREAK)?.length ?? 0;
}

function refusal(
  { broken, opens, shows }: Broken,
  bytes: Buffer,
  separator: Separator,
  firstLine: number,
): Records {
  if (broken === "cells") {
    const given = bytes.reduce((count, byte) => (byte === separator.charCodeAt(0) ? count + 1 : count), 0);
    return {
      problem: { code: "FILE_TOO_LARGE", given, most: MOST.cells, counts: "cells" },
      line: firstLine,
    };
  }
  const line = firstLine + lineBreaks(bytes.toString("latin1", 0, opens));
  if (broken === "long") return { problem: { code: "ROW_TOO_LONG", most: MOST.row }, line };
  // A cell that fails lines after it opened has swallowed those lines: its own quotation mark is the unclosed one.
  if (broken === "unclosed" || lineBreaks(bytes.toString("latin1", opens, shows)) > 0)
    return { problem: { code: "QUOTE_UNCLOSED" }, line };
  const before = bytes.toString("utf8", opens, shows).slice(-NEAR);
  const after = bytes.toString("utf8", shows, shows + NEAR * MOST_BYTES).slice(0, NEAR);
  return { problem: { code: "QUOTE_STRAY", given: (before + after).replace(/[\r\n].*/s, "") }, line };
}

/** Characters quoted before and after a quotation mark, and the most bytes that each may have. */
const NEAR = 12;
const MOST_BYTES = 4;
