/**
 * Text as records, by a given separator.
 *
 * Laws: a text is cut up whole or refused with one problem and its line; a record's line is where it starts, even
 * after texts that hold line breaks; the only escape is a doubled quotation mark; an unclosed quotation mark is
 * told where it opened.
 */

import { CsvError, type Options, parse } from "csv-parse/sync";
import type { Row } from "../../core/cells.ts";
import type { Problem } from "../../core/errors.ts";
import { MOST } from "../input-limits.ts";

export const SEPARATORS = [",", ";", "\t", "|"] as const;
export type Separator = (typeof SEPARATORS)[number];

const LINE_BREAK = /\r\n|\n|\r/g;

export type Records =
  | { readonly records: Row[]; readonly strayQuotes: boolean }
  | { readonly problem: Problem; readonly line: number };

/** Excel's first line `sep=;`: what it says, and what stands below it. */
export interface Announced {
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

/** All records. A quotation mark inside an unquoted cell (`5" disk`) is text, if every record then has one width. */
export function records(given: string, separator: Separator, line: number): Records {
  const text = withoutBlankEnd(given);
  const cells = countOf(text, separator);
  if (cells > MOST.cells)
    return { problem: { code: "FILE_TOO_LARGE", given: cells, most: MOST.cells, counts: "cells" }, line };
  try {
    return cut(text, separator, line, {});
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const relaxed = error.code === "INVALID_OPENING_QUOTE" ? relaxedCut(text, separator, line) : null;
    return relaxed ?? refusal(error, text, separator, line);
  }
}

/** Far more than the first records of any export. */
const HEAD_LENGTH = 64 * 1024;

/**
 * The first records, to recognise the header by, as far as the text makes sense with this separator: what is wrong
 * further down is told when all of it is cut up.
 */
export function firstRecords(text: string, separator: Separator, line: number, count: number): Row[] {
  const whole = text.length <= HEAD_LENGTH;
  const opening = text.slice(0, HEAD_LENGTH);
  const head = whole
    ? text
    : opening.slice(0, 1 + Math.max(opening.lastIndexOf("\n"), opening.lastIndexOf("\r")));
  const attempts: Options[] = [
    { to: count },
    { to: count, relax_quotes: true },
    { to: 1, relax_quotes: true },
  ];
  for (const options of attempts) {
    try {
      return withLines(
        parse(head || text, { ...FORMAT, ...options, delimiter: separator }) as unknown as string[][],
        line,
      );
    } catch (error) {
      if (!(error instanceof CsvError)) throw error;
    }
  }
  return [];
}

const FORMAT = {
  record_delimiter: ["\r\n", "\n", "\r"],
  relax_column_count: true,
  skip_empty_lines: false,
  max_record_size: MOST.row,
} satisfies Options;

function cut(text: string, separator: Separator, line: number, options: Options): Records {
  const format = { ...FORMAT, ...options, delimiter: separator, to: MOST.rows + 1 };
  const found = parse(text, format) as unknown as string[][];
  if (found.length > MOST.rows) {
    const given = { given: found.length, most: MOST.rows, counts: "rows" } as const;
    return { problem: { code: "FILE_TOO_LARGE", ...given }, line };
  }
  return { records: withLines(found, line), strayQuotes: false };
}

function relaxedCut(text: string, separator: Separator, line: number): Records | null {
  try {
    const found = cut(text, separator, line, { relax_quotes: true });
    if ("problem" in found) return null;
    const filled = found.records.filter(({ cells }) => cells.length > 1 || cells[0] !== "");
    const width = filled[0]?.cells.length ?? 0;
    return width > 1 && filled.every(({ cells }) => cells.length === width)
      ? { ...found, strayQuotes: true }
      : null;
  } catch (error) {
    if (error instanceof CsvError) return null;
    throw error;
  }
}

/** Each record with the line it starts on: one a record, and one more for every line break inside its texts. */
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

/** Without the line ends at its end: the parser takes its time over each blank line. */
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

/** csv-parse counts the line breaks inside texts its own way, so the place is found here. */
function refusal(error: CsvError, text: string, separator: Separator, firstLine: number): Records {
  const { opens, shows } = brokenText(text, separator);
  const line = firstLine + lineBreaks(text.slice(0, opens));
  if (error.code === "CSV_MAX_RECORD_SIZE")
    return { problem: { code: "ROW_TOO_LONG", most: MOST.row }, line };
  // A text that goes wrong lines after it opened has swallowed them: its own mark is the one not closed.
  const swallowed = lineBreaks(text.slice(opens, shows)) > 0;
  if (error.code === "CSV_QUOTE_NOT_CLOSED" || swallowed)
    return { problem: { code: "QUOTE_UNCLOSED" }, line };
  return { problem: { code: "FILE_UNREADABLE", reason: error.message.replace(/ at line \d+/, "") }, line };
}

/** The first text whose quotation marks are wrong: where it starts, and the mark where that shows. */
function brokenText(text: string, separator: string): { opens: number; shows: number } {
  const special = separator === "|" ? "\\|" : separator;
  const markOrEnd = new RegExp(`["${special}\\r\\n]`, "g");
  const isEnd = (at: number) => at >= text.length || [separator, "\r", "\n"].includes(text.charAt(at));
  for (let opens = 0; opens < text.length; ) {
    const quoted = text.startsWith('"', opens);
    let end: number;
    if (quoted) {
      let mark = text.indexOf('"', opens + 1);
      while (mark >= 0 && text[mark + 1] === '"') mark = text.indexOf('"', mark + 2);
      end = mark < 0 ? text.length : mark + 1;
      if (mark < 0 || !isEnd(end)) return { opens, shows: end - 1 };
    } else {
      markOrEnd.lastIndex = opens;
      end = markOrEnd.exec(text)?.index ?? text.length;
      if (!isEnd(end)) return { opens, shows: end };
    }
    opens = end + 1;
  }
  return { opens: 0, shows: 0 };
}
