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
export function records(text: string, separator: Separator, line: number): Records {
  const asked = { separator, line, most: MOST.rows + 1 };
  const found = cut(text, { ...asked, isRelaxed: false });
  if ("broken" in found) {
    const relaxed = found.broken === "bare" ? cut(text, { ...asked, isRelaxed: true }) : found;
    return "broken" in relaxed || !areOfOneWidth(relaxed.rows)
      ? refusal(found, text, separator, line)
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
export function firstRecords(text: string, separator: Separator, line: number, count: number): Row[] {
  const attempts = [
    { isRelaxed: false, most: count },
    { isRelaxed: true, most: count },
    { isRelaxed: true, most: 1 },
  ];
  for (const attempt of attempts) {
    const found = cut(text, { separator, line, ...attempt });
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

/**
 * The cells of the first `most` rows, or where the text is malformed. If relaxed, misplaced quotation marks are text.
 * We do not use csv-parse: it creates an error, with its stack, for each row whose width differs from the first.
 */
function cut(
  text: string,
  {
    separator,
    line: first,
    isRelaxed,
    most,
  }: { separator: Separator; line: number; isRelaxed: boolean; most: number },
): { rows: Row[] } | Broken {
  const mark = separator.charCodeAt(0);
  // Slicing the text would slow down each look at it.
  const length = lengthWithoutBlankEnd(text);
  const isEnd = (code: number) => code === mark || code === FEED || code === RETURN;
  const texts = new RepeatedTexts(text);
  const rows: Row[] = [];
  let [line, start, count] = [first, 0, 0];
  let lineOfRow = line;
  // Copied at the end of each row, so that no row keeps room for more cells.
  const cells: string[] = [];
  for (let at = 0; ; ) {
    let end = at;
    if (text.charCodeAt(at) === QUOTE) {
      const close = closingMark(text, at + 1);
      if (close < 0) return { broken: "unclosed", opens: at, shows: length };
      end = close + 1;
      while (end < length && !isEnd(text.charCodeAt(end))) end += 1;
      if (end > close + 1 && !isRelaxed) return { broken: "quoted", opens: at, shows: close };
      const cell = text.slice(at, end);
      cells.push(sameText(end === close + 1 ? cell.slice(1, -1).replaceAll('""', '"') : cell));
      line += lineBreaks(cell);
    } else {
      let hash = 0;
      for (; end < length; end += 1) {
        const code = text.charCodeAt(end);
        if (isEnd(code)) break;
        if (code === QUOTE && !isRelaxed) return { broken: "bare", opens: at, shows: end };
        hash = (Math.imul(hash, 31) + code) | 0;
      }
      cells.push(texts.of(at, end, hash));
    }
    if (end - start > MOST.row) return { broken: "long", opens: start, shows: end };
    if (end < length && text.charCodeAt(end) === mark) {
      at = end + 1;
      continue;
    }
    at = end + (text.startsWith("\r\n", end) ? 2 : 1);
    rows.push({ line: lineOfRow, cells: cells.slice() });
    count += cells.length;
    if (count > MOST.cells) return { broken: "cells", opens: start, shows: end };
    if (at >= length || rows.length === most) return { rows };
    line += 1;
    lineOfRow = line;
    cells.length = 0;
    start = at;
  }
}

/** The cells of a text, equal ones nearly always as one string: a log repeats its names, dates and words. */
class RepeatedTexts {
  readonly #text: string;
  readonly #before: string[] = new Array<string>(PLACES).fill("");

  constructor(text: string) {
    this.#text = text;
  }

  of(start: number, end: number, hash: number): string {
    const place = (hash ^ (hash >>> 15)) & (PLACES - 1);
    const before = this.#before[place] ?? "";
    if (before.length === end - start && this.#text.startsWith(before, start)) return before;
    const cell = this.#text.slice(start, end);
    this.#before[place] = cell;
    return cell;
  }
}

/** The same for cells in quotation marks. */
const sameText = remembered((text) => text);

/** A power of two. */
const PLACES = 8192;

/** The closing quotation mark, skipping doubled ones; -1 if there is none. */
function closingMark(text: string, from: number): number {
  let mark = text.indexOf('"', from);
  while (mark >= 0 && text.startsWith('"', mark + 1)) mark = text.indexOf('"', mark + 2);
  return mark;
}

function areOfOneWidth(rows: readonly Row[]): boolean {
  const filled = rows.map(({ cells }) => cells).filter((cells) => cells.length > 1 || cells[0] !== "");
  const width = filled[0]?.length ?? 0;
  return width > 1 && filled.every((cells) => cells.length === width);
}

function lineBreaks(text: string): number {
  return text.match(LINE_BREAK)?.length ?? 0;
}

/** Trailing line ends are not rows. */
function lengthWithoutBlankEnd(text: string): number {
  let end = text.length;
  while (end > 0 && (text[end - 1] === "\n" || text[end - 1] === "\r")) end -= 1;
  return end;
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
