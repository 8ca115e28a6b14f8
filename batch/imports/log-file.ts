/**
 * Reads one file of the inbox: from its bytes to rows of our time log, or to the single reason for refusing it.
 *
 * Law: the result is a table with decisions and remarks, or a refusal with its line. No bytes produce anything else.
 */

import { isBlank, layout, type Table } from "../../core/firm/cells.ts";
import { rowText } from "../../core/firm/exceptions.ts";
import { TIME_LOG_COLUMNS } from "../../core/firm/time-log.ts";
import { compareText } from "../../core/values/names.ts";
import type { Remark } from "../../core/values/remarks.ts";
import type { Encoding } from "./bytes.ts";
import { lengthWithWork } from "./file-end.ts";
import type { ReadingProfile } from "./profile.ts";
import { type Recognised, type Recognition, recognition } from "./recognition.ts";
import { type ImportSettings, Mapping, type Source, sourceOf } from "./settings.ts";
import { type Cut, type Cuts, cutsOf, isOurs, type Refusal, wholeRows } from "./table.ts";
import { translation } from "./translation.ts";

export interface ReadLog {
  readonly table: Table;
  readonly profile: ReadingProfile;
  /** The number of headings read or known, and the total number. */
  readonly known: number;
  readonly of: number;
  readonly encoding: Encoding | null;
  readonly by: Cut["by"];
  readonly remarks: readonly Remark[];
  /** The line of the header. */
  readonly headerLine: number;
  /** Headings that its profile doesn't know. */
  readonly unknown: readonly string[];
  /** Records that are not entries: above the header, the header itself, blank, totals. */
  readonly structural: number;
}

/** Reads a file with a single log, or the first of its logs. */
export function readLog(
  file: string,
  bytes: Uint8Array,
  settings: ImportSettings,
  mapping: Mapping = new Mapping(settings),
): ReadLog | Refusal {
  const [first] = readLogs(file, bytes, settings, mapping);
  return first?.read ?? { problem: { code: "FILE_EMPTY" }, line: 1 };
}

export interface NamedLog {
  /** The file, or one of its sheets. */
  readonly name: string;
  readonly read: ReadLog | Refusal;
}

/** A file's logs: one, or one for each requested sheet. */
export function readLogs(
  file: string,
  bytes: Uint8Array,
  settings: ImportSettings,
  mapping: Mapping = new Mapping(settings),
): NamedLog[] {
  const whole = (own: ReadLog | Refusal) => [{ name: file, read: own }];
  if (isOurs(bytes)) return whole({ problem: { code: "FILE_IS_OUTPUT" }, line: 1 });
  const source = sourceOf(file, settings);
  const asked = source.sheet === null ? source.sheets : [source.sheet];
  const read = cutsOf(bytes, { encoding: source.encoding, sheet: asked === "all" ? null : asked });
  if ("problem" in read) return whole(read);
  const tried = read.cuts.map((cut) => {
    const own = "sheet" in cut.by ? sheetSource(file, cut.by.sheet, settings) : source;
    return { cut, own, found: recognised(cut, own, read, { file, settings }) };
  });
  tried.sort((a, b) => b.found.score - a.found.score);
  const [best] = tried;
  if (best === undefined) return whole({ problem: { code: "FILE_EMPTY" }, line: 1 });
  const logs = tried.filter(({ cut, found }) => "sheet" in cut.by && isRecognised(found));
  const others = tried.filter((one) => one !== best && "sheet" in one.cut.by);
  const oneOf = ({ cut, own, found }: (typeof tried)[number], name: string, unread: readonly string[]) =>
    readCut(
      name,
      { cut, found, unread, encoding: read.encoding, remarks: read.remarks },
      { settings, source: own, mapping },
    );
  const names = (of: typeof tried) => of.flatMap(({ cut }) => ("sheet" in cut.by ? [cut.by.sheet] : []));
  const isWorkbook = "sheet" in best.cut.by;
  if (!isWorkbook || asked === null || source.sheet !== null || (asked === "all" && logs.length === 0)) {
    if (logs.length > 1) {
      const sheets = names(logs).sort().join(", ");
      return whole({ problem: { code: "SHEETS_ALIKE", sheets, file }, line: 1 });
    }
    return whole(oneOf(best, file, [...names(others), ...read.unread]));
  }
  // A sheet asked for by name is a log or a refusal; with all sheets, those without a log are only reported.
  const wanted = asked === "all" ? tried.filter((one) => logs.includes(one)) : tried;
  const unread = [...names(tried.filter((one) => !wanted.includes(one))), ...read.unread];
  const several = withoutCopies(
    wanted.map((one) => {
      const name = "sheet" in one.cut.by ? sheetFile(file, one.cut.by.sheet) : file;
      return { name, read: oneOf(one, name, []) };
    }),
  );
  const first = several.find((log) => !("problem" in log.read));
  return several.map((log) => (log === first ? { ...log, read: withUnread(log.read, unread) } : log));
}

function withUnread(read: ReadLog | Refusal, sheets: readonly string[]): ReadLog | Refusal {
  if ("problem" in read || sheets.length === 0) return read;
  return { ...read, remarks: [...read.remarks, { code: "SHEETS_NOT_READ", sheets: sheets.join(", ") }] };
}

/** A sheet whose rows all appear on another sheet is a copy or a part of it: its work would count twice. */
function withoutCopies(logs: readonly NamedLog[]): NamedLog[] {
  const contents = logs.map((log) => {
    const { read } = log;
    const sheet = "problem" in read || !("sheet" in read.by) ? log.name : read.by.sheet;
    return { log, sheet, rows: "problem" in read ? [] : rowContents(read) };
  });
  return contents.map(({ log, sheet, rows }) => {
    // Of two identical sheets, the first by name counts.
    const whole = contents.find(
      (other) =>
        (other.rows.length > rows.length ||
          (other.rows.length === rows.length && compareText(other.sheet, sheet) < 0)) &&
        areAllIn(rows, other.rows),
    );
    if (rows.length === 0 || whole === undefined) return log;
    const problem = { code: "SHEET_REPEATED", other: whole.sheet, name: log.name } as const;
    return { ...log, read: { problem, line: 1 } };
  });
}

/** Whether each row appears in the other rows at least as often. */
function areAllIn(rows: readonly string[], others: readonly string[]): boolean {
  const left = new Map<string, number>();
  for (const other of others) left.set(other, (left.get(other) ?? 0) + 1);
  return rows.every((row) => {
    const count = left.get(row) ?? 0;
    left.set(row, count - 1);
    return count > 0;
  });
}

/** Each row of a log as our columns; undefined if one is missing, such as the client. */
function rowContents({ table }: ReadLog): string[] {
  const { layout: columns, problems } = layout(table.header, TIME_LOG_COLUMNS);
  if (problems.length > 0) return [];
  return table.rows.map((row) => {
    const filled = Object.entries(rowText(row, columns)).filter(([, value]) => value !== "");
    return JSON.stringify(filled.sort(([a], [b]) => compareText(a, b)));
  });
}

/** The name of a sheet: `log.xlsx [October]`. */
function sheetFile(file: string, sheet: string): string {
  return `${file} [${sheet}]`;
}

/** The user's settings for a sheet: by its own pattern (`log.xlsx [Acme]`), else those of its file. */
function sheetSource(file: string, sheet: string, settings: ImportSettings): Source {
  return sourceOf(sheetFile(file, sheet), settings, sourceOf(file, settings));
}

function recognised(
  cut: Cut,
  source: Source,
  { last }: Cuts,
  { file, settings }: { file: string; settings: ImportSettings },
): Recognition {
  const provided = source.client !== null || source.project !== null ? (["client"] as const) : [];
  return recognition(cut.head, settings.profiles, { asked: source.profile, provided, last, file });
}

interface Found {
  readonly cut: Cut;
  readonly found: Recognition;
  readonly unread: readonly string[];
  readonly encoding: Encoding | null;
  readonly remarks: readonly Remark[];
}

function readCut(
  file: string,
  { cut, found, unread, encoding, remarks }: Found,
  reading: { settings: ImportSettings; source: Source; mapping: Mapping },
): ReadLog | Refusal {
  // Text that no separator can split is reported as such, not as an unknown header.
  const all = cut.all();
  if ("problem" in all) return all;
  if (!isRecognised(found)) return found;
  const rows = wholeRows(cut, all.records, (records) => lengthWithWork(records, found));
  if ("problem" in rows) return rows;
  const done = translation(found, rows, { file, ...reading });
  if ("problem" in done) return done;
  const passed = all.records.slice(rows.length).filter((row) => !isBlank(row));
  const notices: Remark[] =
    unread.length === 0 ? [] : [{ code: "SHEETS_NOT_READ", sheets: unread.join(", ") }];
  const [first] = passed;
  if (first !== undefined) notices.push({ code: "END_NO_WORK", line: first.line, count: passed.length });
  return {
    table: done.table,
    profile: found.profile,
    known: found.known,
    of: found.of,
    headerLine: all.records[found.header]?.line ?? 1,
    unknown: found.unknown,
    encoding,
    by: cut.by,
    remarks: [...remarks, ...all.remarks, ...notices, ...done.remarks],
    structural: done.structural + all.records.length - rows.length,
  };
}

function isRecognised(found: Recognition): found is Recognised {
  return "profile" in found;
}
