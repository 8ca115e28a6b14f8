/**
 * A table in a text: a CSV file, or cells copied from a spreadsheet.
 *
 * Laws: the separator (tab, semicolon or comma) is the one with which the first line makes sense. A row's line is where
 * it starts. A text is read completely or refused with one problem.
 */

import { CsvError, parse } from "csv-parse/browser/esm/sync";
import { type Columns, isBlank, layout, type Row, type Table } from "../../core/firm/cells.ts";
import type { Problem } from "../../core/values/problems.ts";

type ReadText = { readonly table: Table } | { readonly problem: Problem; readonly line: number };

const SEPARATORS = ["\t", ";", ","] as const;

/** The table in a text. `kinds` are the columns that the table may have: they determine the separator. */
export function readText(file: string, text: string, kinds: readonly Columns<string>[]): ReadText {
  if (text.trim() === "") return { problem: { code: "FILE_EMPTY" }, line: 1 };
  const separator = separatorOf(text, kinds);
  try {
    const [header, ...rows] = records(text, separator);
    return { table: { file, header: header?.cells ?? [], rows: rows.filter((row) => !isBlank(row)) } };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error.lines === "number" ? error.lines : 1;
    if (error.code === "CSV_QUOTE_NOT_CLOSED") return { problem: { code: "QUOTE_UNCLOSED" }, line };
    return { problem: { code: "FILE_UNREADABLE", reason: error.message }, line };
  }
}

function records(text: string, separator: string, to?: number): Row[] {
  const lines = parse(text, {
    bom: true,
    delimiter: separator,
    record_delimiter: ["\r\n", "\n", "\r"],
    relax_column_count: true,
    // A cell copied from a spreadsheet is quoted only if it contains a line break.
    relax_quotes: separator === "\t",
    skip_empty_lines: false,
    ...(to === undefined ? {} : { to }),
  }) as string[][];
  let line = 1;
  return lines.map((cells) => {
    const row = { line, cells };
    line += 1 + cells.reduce((breaks, cell) => breaks + (cell.match(/\r\n|\n|\r/g)?.length ?? 0), 0);
    return row;
  });
}

/** The separator that finds the most columns of one kind in the first line; a comma if none finds any. */
function separatorOf(text: string, kinds: readonly Columns<string>[]): string {
  let best: string = ",";
  let most = 0;
  for (const separator of SEPARATORS) {
    const found = Math.max(...kinds.map((columns) => columnsFound(text, separator, columns)));
    if (found > most) [best, most] = [separator, found];
  }
  return best;
}

function columnsFound(text: string, separator: string, columns: Columns<string>): number {
  try {
    return layout(records(text, separator, 1)[0]?.cells ?? [], columns).layout.size;
  } catch {
    return 0; // A quoted heading is malformed under the wrong separator.
  }
}
