/**
 * CSV files as tables of text.
 *
 * Laws: a file is read whole or refused with one problem and its line; UTF-8 is required, with or without BOM;
 * the separator is the one with which the header makes sense; a row's line is where it starts, even after
 * texts that hold line breaks.
 */

import { CsvError, parse } from "csv-parse/sync";
import { type Columns, layout, type Row, type Table } from "../core/cells.ts";
import type { Problem } from "../core/errors.ts";

const SEPARATORS = [",", ";"] as const;
const LINE_BREAK = /\r\n|\n|\r/g;

export type ReadTable = { table: Table } | { problem: Problem; line: number };

/** The table in a file's bytes. `columns` are those the table should have: they tell the separator. */
export function readTable(file: string, bytes: Uint8Array, columns: Columns<string>): ReadTable {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return { problem: { code: "FILE_NOT_UTF8" }, line: 1 };
  }
  if (text.trim() === "") return { problem: { code: "FILE_EMPTY" }, line: 1 };
  const separator = separatorOf(text, columns);
  try {
    const records = parse(text, { delimiter: separator, ...FORMAT });
    const [header, ...rows] = withLines(records);
    return { table: { file, header: header?.cells ?? [], rows } };
  } catch (error) {
    if (error instanceof CsvError) return refusal(error, text, separator);
    throw error;
  }
}

const FORMAT = {
  record_delimiter: ["\r\n", "\n", "\r"],
  relax_column_count: true,
  skip_empty_lines: false,
};

/** The separator that finds more of the columns in the header; a comma when neither does. */
function separatorOf(text: string, columns: Columns<string>): string {
  const found = SEPARATORS.map((delimiter) => {
    try {
      const [header = []] = parse(text, { delimiter, ...FORMAT, to: 1 });
      return layout(header, columns).layout.size;
    } catch {
      return 0; // A quoted header is malformed under the wrong separator.
    }
  });
  return SEPARATORS[found.indexOf(Math.max(...found))] ?? ",";
}

/** Each record with the line it starts on: one a record, and one more for every line break inside its texts. */
function withLines(records: string[][]): Row[] {
  let line = 1;
  return records.map((cells) => {
    const row = { line, cells };
    line += 1;
    for (const cell of cells) {
      if (cell.includes("\n") || cell.includes("\r")) line += cell.match(LINE_BREAK)?.length ?? 0;
    }
    return row;
  });
}

/** csv-parse counts the line breaks inside texts its own way, so the place is found here. */
function refusal(error: CsvError, text: string, separator: string): ReadTable {
  const { opens, shows } = brokenText(text, separator);
  const line = lineOf(text, opens);
  // A mark that opens on one line and makes sense on none of the next ones was never closed where it should be.
  const unclosed = error.code === "CSV_QUOTE_NOT_CLOSED" || lineOf(text, shows) > line;
  if (unclosed) return { problem: { code: "QUOTE_UNCLOSED" }, line };
  const reason = error.message.replace(/ at line \d+/, "");
  return { problem: { code: "FILE_UNREADABLE", reason }, line };
}

function lineOf(text: string, at: number): number {
  return 1 + (text.slice(0, at).match(LINE_BREAK)?.length ?? 0);
}

/** The first text whose quotation marks are wrong: where it starts, and the mark where that shows. */
function brokenText(text: string, separator: string): { opens: number; shows: number } {
  const markOrEnd = new RegExp(`["${separator}\\r\\n]`, "g");
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
