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
  try {
    const records = parse(text, { delimiter: separatorOf(text, columns), ...FORMAT });
    const [header, ...rows] = withLines(records);
    return { table: { file, header: header?.cells ?? [], rows } };
  } catch (error) {
    if (error instanceof CsvError) return refusal(error, text);
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

function refusal(error: CsvError, text: string): ReadTable {
  if (error.code === "CSV_QUOTE_NOT_CLOSED")
    return { problem: { code: "QUOTE_UNCLOSED" }, line: openQuoteLine(text) };
  const line = Number((error as { lines?: unknown }).lines ?? 1);
  return { problem: { code: "FILE_UNREADABLE", reason: error.message }, line };
}

/** The line of the quotation mark that is never closed. A doubled mark closes and opens again, which changes nothing. */
function openQuoteLine(text: string): number {
  let opened = 0;
  let open = false;
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) {
    if (!open && text[at - 1] !== '"') opened = at;
    open = !open;
  }
  return 1 + (text.slice(0, opened).match(LINE_BREAK)?.length ?? 0);
}
