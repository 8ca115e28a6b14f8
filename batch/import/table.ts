/**
 * A file's records before anything is known of them: the text cut by each separator, or the sheets of a workbook;
 * and, for the small tables whose columns are ours (register, prices, adjustments, decisions), the table itself.
 *
 * Laws: a file is read whole or refused with one problem and its line; the separator is the one with which the
 * header makes sense.
 */

import { type Columns, layout, type Row, type Table } from "../../core/cells.ts";
import type { Problem } from "../../core/errors.ts";
import { sheetsOf, UnreadableWorkbook } from "../xlsx/reader.ts";
import { decoded, type Encoding } from "./bytes.ts";
import { announced, firstRecords, records, SEPARATORS, type Separator } from "./csv.ts";
import type { Remark } from "./remarks.ts";

export interface Refusal {
  readonly problem: Problem;
  readonly line: number;
}

/** One way to cut a file into records. */
export interface Cut {
  /** A separator, or the name of a sheet. */
  readonly by: { readonly separator: Separator } | { readonly sheet: string };
  /** The first records, to recognise the header by. */
  readonly head: readonly Row[];
  readonly all: () => { readonly records: readonly Row[]; readonly remarks: readonly Remark[] } | Refusal;
}

export interface Cuts {
  readonly cuts: readonly Cut[];
  readonly encoding: Encoding | null;
  readonly remarks: readonly Remark[];
  /** The first cell of the last line with anything in it. */
  readonly last: string;
  /** Sheets that were not asked for, or are hidden. */
  readonly unread: readonly string[];
}

const HEAD = 25;

/** All ways to cut a file. `sheet` are those asked for, by name; null for any. */
export function cutsOf(
  bytes: Uint8Array,
  asked: { encoding: Encoding | null; sheet: readonly string[] | null },
): Cuts | Refusal {
  const read = decoded(bytes, asked.encoding);
  if ("problem" in read) return { problem: read.problem, line: 1 };
  if ("zip" in read) return sheetCuts(read.zip, asked.sheet);
  const { text, separator: only, line } = announced(read.text);
  if (text.trim() === "") return { problem: { code: "FILE_EMPTY" }, line: 1 };
  const cuts = SEPARATORS.filter((separator) => only === null || separator === only).map(
    (separator): Cut => ({
      by: { separator },
      head: firstRecords(text, separator, line, HEAD),
      all: () => {
        const cut = records(text, separator, line);
        if ("problem" in cut) return cut;
        return { records: cut.records, remarks: cut.strayQuotes ? [{ code: "STRAY_QUOTES" }] : [] };
      },
    }),
  );
  const lines = text.trimEnd();
  const last = /^"?([^,;\t|"\r\n]*)/.exec(
    lines.slice(Math.max(lines.lastIndexOf("\n"), lines.lastIndexOf("\r")) + 1),
  );
  return { cuts, encoding: read.encoding, remarks: read.remarks, last: last?.[1] ?? "", unread: [] };
}

function sheetCuts(bytes: Uint8Array, asked: readonly string[] | null): Cuts | Refusal {
  try {
    const all = sheetsOf(bytes);
    const filled = all.filter(({ rows }) => rows.length > 0);
    if (filled.length === 0) return { problem: { code: "FILE_EMPTY" }, line: 1 };
    const missing = asked?.find((name) => !filled.some((sheet) => sheet.name === name));
    if (missing !== undefined) {
      const present = filled.map(({ name }) => name).join(", ");
      return { problem: { code: "SHEET_UNKNOWN", given: missing, present }, line: 1 };
    }
    const read = filled.filter(({ name }) => asked === null || asked.includes(name));
    const unread = all.filter((sheet) => sheet.hidden || (filled.includes(sheet) && !read.includes(sheet)));
    const cuts = read.map(
      ({ name, rows }): Cut => ({
        by: { sheet: name },
        head: rows.slice(0, HEAD),
        all: () => ({ records: rows, remarks: [{ code: "SHEET", sheet: name }] }),
      }),
    );
    return { cuts, encoding: null, remarks: [], last: "", unread: unread.map(({ name }) => name) };
  } catch (error) {
    if (!(error instanceof UnreadableWorkbook)) throw error;
    if (error.reason === "too large") return { problem: { code: "WORKBOOK_TOO_LARGE" }, line: 1 };
    if (error.reason === "not a workbook")
      return { problem: { code: "FILE_WRONG_KIND", kind: "zip" }, line: 1 };
    return { problem: { code: "WORKBOOK_DAMAGED" }, line: 1 };
  }
}

/** The table in a file's bytes. `columns` are those the table should have: they tell the separator, or the sheet. */
export function readTable(
  file: string,
  bytes: Uint8Array,
  columns: Columns<string>,
): { table: Table } | Refusal {
  const read = cutsOf(bytes, { encoding: null, sheet: null });
  if ("problem" in read) return read;
  const found = read.cuts.map(({ head }) => layout(head[0]?.cells ?? [], columns).layout.size);
  const best = read.cuts[found.indexOf(Math.max(...found))];
  const cut = best?.all() ?? { problem: { code: "FILE_EMPTY" } as const, line: 1 };
  if ("problem" in cut) return cut;
  const [header, ...rows] = cut.records;
  return { table: { file, header: header?.cells ?? [], rows } };
}
