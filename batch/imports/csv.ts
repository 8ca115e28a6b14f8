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
export function records(given: string, separator: Separator, line: number): Records {
  const text = withoutBlankEnd(given);
  const cells = countOf(text, separator);
  if (cells > MOST.cells)
    return { problem: { code: "FILE_TOO_LARGE", given: cells, most: MOST.cells, counts: "cells" }, line };
  const most = MOST.rows + 1;
  const found = cut(text, separator, { isRelaxed: false, most });
  if ("broken" in found) {
    const relaxed = found.broken === "bare" ? cut(text, separator, { isRelaxed: true, most }) : found;
    return "broken" in relaxed || !areOfOneWidth(relaxed.rows)
      ? refusal(found, text, line)
      : { records: withLines(relaxed.rows, line), strayQuotes: true };
  }
  if (found.rows.length < most) return { records: withLines(found.rows, line), strayQuotes: false };
  return { problem: { code: "FILE_TOO_LARGE", given: most, most: MOST.rows, counts: "rows" }, line };
}

/**
 * The first records, to find the header, as far as the text can be split with this separator. Errors further down are
 * reported when the whole text is split.
 */
export function firstRecords(text: string, separator: Separator, line: number, count: number): Row[] {
  const attempts = [
    { isRelaxed: false, most: count },
    { isRelaxed: true, most: count },
    { isRelaxed: true, most: 1 },
  ];
  for (const attempt of attempts) {
    const found = cut(text, separator, attempt);
    if (!("broken" in found)) return withLines(found.rows, line);
  }
  return [];
}

interface Broken {
  /** A quotation mark inside an unquoted cell or after a quoted one, an unclosed mark, or too long a row. */
  readonly broken: "bare" | "quoted" | "unclosed" | "long";
  /** Where the cell or the overlong row starts, and where the error shows. */
  readonly opens: number;
  readonly shows: number;
}

/**
 * The cells of the first `most` rows, or where the text is malformed. If relaxed, misplaced quotation marks are text.
 * We do not use csv-parse: it creates an error, with its stack, for each row whose width differs from the first.
 */
function cut(
  text: string,
  separator: Separator,
  { isRelaxed, most }: { isRelaxed: boolean; most: number },
): { rows: string[][] } | Broken {
  const [separators, marks] = [new Places(text, separator), new Places(text, '"')];
  const [feeds, returns] = [new Places(text, "\n"), new Places(text, "\r")];
  const endFrom = (at: number) => Math.min(separators.from(at), feeds.from(at), returns.from(at));
  const rows: string[][] = [];
  let cells: string[] = [];
  let start = 0;
  for (let at = 0; ; ) {
    let end = endFrom(at);
    let cell = text.slice(at, end);
    if (text.startsWith('"', at)) {
      const close = closingMark(text, at + 1);
      if (close < 0) return { broken: "unclosed", opens: at, shows: text.length };
      end = endFrom(close + 1);
      if (end === close + 1) cell = text.slice(at + 1, close).replaceAll('""', '"');
      else if (isRelaxed) cell = text.slice(at, end);
      else return { broken: "quoted", opens: at, shows: close };
    } else if (!isRelaxed && marks.from(at) < end)
      return { broken: "bare", opens: at, shows: marks.from(at) };
    cells.push(cell);
    if (end - start > MOST.row) return { broken: "long", opens: start, shows: end };
    at = end + (text.startsWith("\r\n", end) ? 2 : 1);
    if (text.startsWith(separator, end)) continue;
    rows.push(cells);
    if (at >= text.length || rows.length === most) return { rows };
    cells = [];
    start = at;
  }
}

/** The positions of a character, asked for from left to right: each part of the text is searched once. */
class Places {
  readonly #text: string;
  readonly #sign: string;
  #next = -1;

  constructor(text: string, sign: string) {
    this.#text = text;
    this.#sign = sign;
  }

  /** The first position from there on; the text's length if there is none. */
  from(at: number): number {
    if (this.#next < at) {
      const found = this.#text.indexOf(this.#sign, at);
      this.#next = found < 0 ? this.#text.length : found;
    }
    return this.#next;
  }
}

/** The closing quotation mark, skipping doubled ones; -1 if there is none. */
function closingMark(text: string, from: number): number {
  let mark = text.indexOf('"', from);
  while (mark >= 0 && text.startsWith('"', mark + 1)) mark = text.indexOf('"', mark + 2);
  return mark;
}

function areOfOneWidth(rows: readonly (readonly string[])[]): boolean {
  const filled = rows.filter((cells) => cells.length > 1 || cells[0] !== "");
  const width = filled[0]?.length ?? 0;
  return width > 1 && filled.every((cells) => cells.length === width);
}

/** Each record with its first line: one line per record, plus one for every line break inside its cells. */
function withLines(found: readonly string[][], firstLine: number): Row[] {
  let line = firstLine;
  return found.map((cells) => {
    const row = { line, cells };
    line += 1;
    for (const cell of cells) {
      if (cell.includes("\n") || cell.includes("\r")) line += lineBreaks(cell);
    }
    return row;
  });
}

function lineBreaks(text: string): number {
  return text.match(LINE_BREAK)?.length ?? 0;
}

/** Without trailing line ends, which are not rows. */
function withoutBlankEnd(text: string): string {
  let end = text.length;
  while (end > 0 && (text[end - 1] === "\n" || text[end - 1] === "\r")) end -= 1;
  return text.slice(0, end);
}

function countOf(text: string, sign: string): number {
  let count = 0;
  for (let at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at + 1)) count += 1;
  return count;
}

function refusal({ broken, opens, shows }: Broken, text: string, firstLine: number): Records {
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
