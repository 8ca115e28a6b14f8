/**
 * A file's records before they are interpreted: the text split by each separator, or the sheets of a workbook. For the
 * small tables with our own columns (register, prices, adjustments, decisions), the table itself.
 *
 * Laws: a file is read completely or refused with one problem and its line. The separator is the one with which the
 * header makes sense.
 */

import { type Cell, type Columns, layout, type Row, type Table } from "../../core/firm/cells.ts";
import type { Problem } from "../../core/values/problems.ts";
import type { Remark } from "../../core/values/remarks.ts";
import { MOST } from "../disk/input-limits.ts";
import { evened, savedBy, sheetsOf } from "../xlsx/reader.ts";
import { AUTHOR } from "../xlsx/styles.ts";
import { UnreadableWorkbook } from "../xlsx/unreadable-workbook.ts";
import { decoded, type Encoding, isBlankText } from "./bytes.ts";
import { announced, firstRecords, records, SEPARATORS, type Separator } from "./csv.ts";
import { utf8Of } from "./cut-cells.ts";
import { lengthWithoutCopies } from "./file-end.ts";

export interface Refusal {
  readonly problem: Problem;
  readonly line: number;
}

/** One way to split a file into records. */
export interface Cut {
  /** A separator, or the name of a sheet. */
  readonly by: { readonly separator: Separator } | { readonly sheet: string };
  /** The first records, to find the header. */
  readonly head: readonly Row[];
  readonly all: () => { readonly records: readonly Row[]; readonly remarks: readonly Remark[] } | Refusal;
}

export interface Cuts {
  readonly cuts: readonly Cut[];
  readonly encoding: Encoding | null;
  readonly remarks: readonly Remark[];
  /** The first cell of the last non-empty line. */
  readonly last: string;
  /** Hidden sheets, and those not requested. */
  readonly unread: readonly string[];
}

const HEAD = 25;

/** All ways to split a file. `sheet` lists the requested sheets by name; null for any. */
export function cutsOf(
  bytes: Uint8Array,
  asked: { encoding: Encoding | null; sheet: readonly string[] | null },
): Cuts | Refusal {
  const read = decoded(bytes, asked.encoding);
  if ("problem" in read) return { problem: read.problem, line: 1 };
  if ("zip" in read) return sheetCuts(read.zip, asked.sheet);
  const { rest, separator: only, line } = announced(read.utf8);
  if (isBlankText(rest)) return { problem: { code: "FILE_EMPTY" }, line: 1 };
  const utf8 = utf8Of(rest);
  const cuts = SEPARATORS.filter((separator) => only === null || separator === only).map(
    (separator): Cut => ({
      by: { separator },
      head: firstRecords(utf8, separator, line, HEAD),
      all: () => {
        const cut = records(utf8, separator, line);
        if ("problem" in cut) return cut;
        return { records: cut.records, remarks: cut.strayQuotes ? [{ code: "STRAY_QUOTES" }] : [] };
      },
    }),
  );
  const last = /^"?([^,;\t|"\r\n]*)/.exec(lastLine(rest));
  return { cuts, encoding: read.encoding, remarks: read.remarks, last: last?.[1] ?? "", unread: [] };
}

/** The last line that is not blank. Looked for from the end, in ever longer pieces: it is nearly always short. */
function lastLine(utf8: Buffer): string {
  for (let size = 1 << 12; ; size *= 16) {
    // A piece may begin inside a character, but then not the line that is looked for.
    const lines = utf8.toString("utf8", Math.max(0, utf8.length - size)).trimEnd();
    const start = Math.max(lines.lastIndexOf("\n"), lines.lastIndexOf("\r")) + 1;
    if (start > 0 || size >= utf8.length) return lines.slice(start);
  }
}

function sheetCuts(bytes: Uint8Array, asked: readonly string[] | null): Cuts | Refusal {
  try {
    const all = sheetsOf(bytes);
    const filled = all.filter(({ rows }) => rows.length > 0);
    if (filled.length === 0) return { problem: { code: "FILE_EMPTY" }, line: 1 };
    // Compared as in Excel.
    const wanted = asked === null ? null : new Set(asked.map((name) => name.toLowerCase()));
    const isWanted = ({ name }: { name: string }) => wanted === null || wanted.has(name.toLowerCase());
    const there = new Set(filled.map(({ name }) => name.toLowerCase()));
    const missing = asked?.find((name) => !there.has(name.toLowerCase()));
    if (missing !== undefined) {
      const present = filled.map(({ name }) => name).join(", ");
      return { problem: { code: "SHEET_UNKNOWN", given: missing, present }, line: 1 };
    }
    const read = filled.filter(isWanted);
    const unread = all.filter((sheet) => sheet.hidden || (sheet.rows.length > 0 && !isWanted(sheet)));
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

/** Whether a run of this software wrote the file, and nobody has saved it since. */
export function isOurs(bytes: Uint8Array): boolean {
  try {
    const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
    return isZip && savedBy(bytes) === AUTHOR;
  } catch (error) {
    if (error instanceof UnreadableWorkbook) return false; // reported when its sheets are read
    throw error;
  }
}

/**
 * The table in a file's bytes. `columns` are the expected columns: they determine the separator or the sheet, and the
 * header row, as a title may precede it. `line` is that of the header.
 */
export function readTable(
  file: string,
  bytes: Uint8Array,
  columns: Columns<string>,
  asked: { encoding: Encoding | null; sheet: string | null } = { encoding: null, sheet: null },
): { table: Table; line: number } | Refusal {
  const { encoding, sheet } = asked;
  const read = cutsOf(bytes, { encoding, sheet: sheet === null ? null : [sheet] });
  if ("problem" in read) return read;
  const tried = read.cuts.map((cut) => {
    const known = cut.head.map(({ cells }) => layout(cells, columns).layout.size);
    const most = Math.max(0, ...known);
    return { cut, most, header: known.indexOf(most) };
  });
  const most = Math.max(...tried.map((own) => own.most));
  const [best, ...alike] = tried.filter((own) => own.most === most);
  if (best === undefined) return { problem: { code: "FILE_EMPTY" }, line: 1 };
  const isSheet = "sheet" in best.cut.by;
  if (isSheet && most > 0 && alike.length > 0) {
    const sheets = [best, ...alike].map(({ cut: { by } }) => ("sheet" in by ? by.sheet : "")).join(", ");
    return { problem: { code: "SHEETS_ALIKE", sheets, file }, line: 1 };
  }
  const cut = best.cut.all();
  if ("problem" in cut) return cut;
  const all = wholeRows(best.cut, cut.records, (records) => lengthWithoutCopies(records));
  if ("problem" in all) return all;
  const header = Math.max(0, best.header);
  const rows = all.slice(header + 1);
  const { line = 1, cells = [] } = all[header] ?? {};
  return { table: { file, header: cells, rows: isSheet ? rows.map(withNumbers) : rows }, line };
}

/** The file's rows up to `length`, padded to one width for a workbook; or a refusal if there are too many. */
export function wholeRows(
  { by }: Cut,
  records: readonly Row[],
  length: (records: readonly Row[]) => number,
): readonly Row[] | Refusal {
  const end = length(records);
  const kept = end < records.length ? records.slice(0, end) : records;
  if (kept.length > MOST.rows) {
    const problem = { code: "FILE_TOO_LARGE", given: kept.length, most: MOST.rows, counts: "rows" } as const;
    return { problem, line: 1 };
  }
  const even = "sheet" in by ? evened(kept) : kept;
  return even ?? { problem: { code: "WORKBOOK_TOO_LARGE" }, line: 1 };
}

/** A workbook's numbers are text with a point: three digits after it are decimals, never thousands. */
function withNumbers(row: Row): Row {
  const isNumber = (cell: Cell): cell is string => typeof cell === "string" && /^-?\d+\.\d{3}$/.test(cell);
  return row.cells.some(isNumber)
    ? { ...row, cells: row.cells.map((cell) => (isNumber(cell) ? Number(cell) : cell)) }
    : row;
}
