/**
 * The cells of an .xlsx file as text, sheet by sheet: the contents of a time log or a register kept in Excel.
 *
 * Laws: only the parts that hold cells are unpacked, within the limits of input-limits.ts, so a small file can't grow
 * into a large one. A formula gives its last result; one without a result is distinct from an empty cell. A number has
 * 15 digits, as Excel shows it, so 90.00000000000001 is 90. A date, a time and a duration come out as text
 * (`2026-10-05`, `09:30:00`, `25:10:00`) by the cell's number format. A cell keeps its column and a row its number, in
 * whatever order the file has them. What Excel would not open (two rows with one number, a cell at `A0`) is damaged,
 * and nothing is guessed. Cells merged downwards all hold the value of the first. We do not use exceljs here: it
 * unfolds merged cells, validations and names cell by cell, without a limit.
 */

import type { Cell } from "../../core/firm/cells.ts";
import { dateOfSerial, formatDate } from "../../core/values/calendar.ts";
import { columnNumber } from "../../core/values/column-letters.ts";
import { MOST } from "../disk/input-limits.ts";
import { PackedParts } from "./packed-parts.ts";
import { walk } from "./part-walk.ts";
import { ReadingBudget } from "./reading-budget.ts";
import { UnreadableWorkbook } from "./unreadable-workbook.ts";
import { cellRange, LAST_COLUMN, LAST_ROW } from "./xml.ts";

export interface SheetRow {
  /** The row's number, from 1. */
  readonly line: number;
  /** Up to the last non-empty cell; equal rows may share one array. */
  readonly cells: readonly Cell[];
  /** Columns whose value is in the merged cell's first row. */
  readonly merged?: ReadonlySet<number>;
  /** Columns that hold a formula without a saved result. */
  readonly unsaved?: readonly number[];
}

interface SheetOfText {
  readonly name: string;
  /** Non-empty rows, in order; none for a hidden sheet. */
  readonly rows: readonly SheetRow[];
  readonly hidden: boolean;
}

/** All sheets, in order, the hidden ones without their rows. Throws UnreadableWorkbook. */
export function sheetsOf(
  bytes: Uint8Array,
  budget: ReadingBudget = new ReadingBudget(bytes.length),
): SheetOfText[] {
  const parts = new PackedParts(bytes, budget);
  const part =
    parts.relationships("").find(({ kind }) => kind === "officeDocument")?.target ?? "xl/workbook.xml";
  // Excel's binary format (.xlsb) is a zip too.
  const book = part.toLowerCase().endsWith(".bin") ? null : parts.text(part);
  if (book === null) throw new UnreadableWorkbook("not a workbook");
  const related = parts.relationships(part);
  const beside = (kind: string) =>
    parts.text(related.find((own) => own.kind === kind)?.target ?? `${folderOf(part)}${kind}.xml`) ?? "";
  const targets = new Map(related.map(({ id, target }) => [id, target]));
  const strings = sharedStrings(beside("sharedStrings"), budget);
  const { sheets, from1904 } = workbook(book, budget);
  const kinds = cellKinds(beside("styles"), budget);
  return sheets.map(({ name, relation, hidden }): SheetOfText => {
    if (hidden) return { name, rows: [], hidden };
    const xml = parts.text(targets.get(relation) ?? "");
    if (xml === null) throw new UnreadableWorkbook("damaged");
    return { name, rows: rowsOf(xml, { strings, kinds, from1904, budget }), hidden };
  });
}

function folderOf(part: string): string {
  return part.slice(0, part.lastIndexOf("/") + 1);
}

/** Who last saved the workbook, by its properties; "" if unknown. Throws UnreadableWorkbook. */
export function savedBy(bytes: Uint8Array): string {
  const budget = new ReadingBudget(bytes.length);
  const properties = new PackedParts(bytes, budget).text("docProps/core.xml");
  let found = "";
  if (properties === null) return found;
  walk(properties, budget, {
    open: () => {},
    close: (name, text) => {
      if (name === "lastModifiedBy") found = text;
    },
  });
  return found;
}

interface NamedSheet {
  readonly name: string;
  readonly relation: string;
  readonly hidden: boolean;
}

function workbook(xml: string, budget: ReadingBudget): { sheets: NamedSheet[]; from1904: boolean } {
  const sheets: NamedSheet[] = [];
  let from1904 = false;
  let isWorkbook = false;
  walk(xml, budget, {
    open: (tag, { name = "", id = "", state = "visible", date1904 = "0" }) => {
      if (tag === "workbook") isWorkbook = true;
      if (tag === "workbookPr") from1904 = date1904 === "1" || date1904 === "true";
      if (tag !== "sheet") return;
      budget.spend("sheets");
      sheets.push({ name, relation: id, hidden: state !== "visible" });
    },
  });
  if (!isWorkbook) throw new UnreadableWorkbook("not a workbook");
  return { sheets, from1904 };
}

function sharedStrings(xml: string, budget: ReadingBudget): string[] {
  const strings: string[] = [];
  if (xml === "") return strings;
  let current = "";
  walk(xml, budget, {
    open: (name) => {
      if (name === "si") current = "";
    },
    close: (name, text) => {
      if (name === "t") current += text;
      if (name !== "si") return;
      budget.spend("texts");
      strings.push(unescapedText(current));
    },
  });
  return strings;
}

/** `_x000D_` is a cell's escape for a character that XML can't hold. */
function unescapedText(text: string): string {
  if (!text.includes("_x")) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

/** The meaning of a number in a cell, by its number format. */
type Kind = "number" | "date" | "time" | "date and time" | "duration";

const BUILT_IN: Readonly<Record<number, Kind>> = {
  14: "date",
  15: "date",
  16: "date",
  17: "date",
  18: "time",
  19: "time",
  20: "time",
  21: "time",
  22: "date and time",
  45: "time",
  46: "duration",
  47: "time",
};

/** The kind of each cell style. */
function cellKinds(xml: string, budget: ReadingBudget): Kind[] {
  const formats = new Map<number, Kind>();
  const kinds: Kind[] = [];
  if (xml === "") return kinds;
  let inCells = false;
  walk(xml, budget, {
    open: (name, { numFmtId = "0", formatCode = "" }) => {
      if (name === "numFmt") formats.set(Number(numFmtId), kindOf(formatCode));
      if (name === "cellXfs") inCells = true;
      if (name !== "xf" || !inCells) return;
      budget.spend("styles");
      kinds.push(formats.get(Number(numFmtId)) ?? BUILT_IN[Number(numFmtId)] ?? "number");
    },
    close: (name) => {
      if (name === "cellXfs") inCells = false;
    },
  });
  return kinds;
}

function kindOf(format: string): Kind {
  const code = format
    .slice(0, 200)
    .toLowerCase()
    .replace(/"[^"]*"|\\.|_./g, "")
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/g, "");
  if (/\[[hms]+\]/.test(code)) return "duration";
  const hours = /[hs]/.test(code);
  const days = /[dyj]|a{2,}/.test(code) || (/m/.test(code) && !hours);
  if (days) return hours ? "date and time" : "date";
  return hours ? "time" : "number";
}

interface Reading {
  readonly strings: readonly string[];
  readonly kinds: readonly Kind[];
  readonly from1904: boolean;
  readonly budget: ReadingBudget;
}

interface ReadRow {
  readonly line: number;
  cells: string[];
  merged?: Set<number>;
  unsaved?: number[];
}

/** Every cell is blank. */
const NOTHING: string[] = [];

function rowsOf(xml: string, reading: Reading): ReadRow[] {
  const rows: ReadRow[] = [];
  const ranges: string[] = [];
  let unsaved: number[] = [];
  let formula = false;
  let saved = false;
  let cells = NOTHING;
  let line = 0;
  /** Whether the row, or one of its cells, has given its number explicitly. */
  let numbered = false;
  let column = -1;
  let type = "";
  let style = 0;
  let value = "";
  walk(xml, reading.budget, {
    open: (name, { r, t = "n", s = "0", ref = "" }) => {
      if (name === "mergeCell") {
        reading.budget.spend("merged");
        ranges.push(ref);
      }
      if (name === "f") formula = true;
      if (name === "row") {
        [cells, unsaved, column] = [NOTHING, [], -1];
        numbered = r !== undefined;
        line = r === undefined ? line + 1 : lineOf(r);
      } else if (name === "c") {
        column += 1;
        if (r !== undefined) {
          const place = placeOf(r);
          if (numbered && place.line !== line) throw new UnreadableWorkbook("damaged");
          [column, line, numbered] = [place.column, place.line, true];
        }
        [type, style, value] = [t, Number(s), ""];
        [formula, saved] = [false, false];
      }
    },
    close: (name, text) => {
      if (name === "v" || name === "t") {
        value += text;
        saved = true;
      }
      if (name === "c" && formula && !saved) unsaved.push(column);
      if (name === "c" && value !== "") {
        const cell = shown(value, type, reading.kinds[style] ?? "number", reading);
        if (cell.trim() === "") return;
        if (column >= MOST.columns || cell.length > MOST.cell) throw new UnreadableWorkbook("too large");
        reading.budget.spend("cells");
        reading.budget.spend("characters", cell.length);
        if (cells === NOTHING) cells = [];
        while (cells.length < column) cells.push("");
        if ((cells[column] ?? "") !== "") throw new UnreadableWorkbook("damaged");
        cells[column] = cell;
      }
      if (name === "row" && cells !== NOTHING) {
        const before = rows.at(-1)?.cells ?? NOTHING;
        // A column filled down to Excel's last row is a million equal rows.
        const own = areEqual(cells, before) ? before : cells;
        rows.push({ line, cells: own, ...(unsaved.length > 0 && { unsaved }) });
      }
    },
  });
  if (rows.some((row, index) => row.line <= (rows[index - 1]?.line ?? 0))) putInOrder(rows);
  fillMerged(rows, ranges, reading);
  return rows;
}

function areEqual(cells: readonly string[], others: readonly string[]): boolean {
  return cells.length === others.length && cells.every((cell, index) => cell === others[index]);
}

/** Excel would not open two rows with the same number. */
function putInOrder(rows: ReadRow[]): void {
  rows.sort((a, b) => a.line - b.line);
  if (rows.some((row, index) => row.line === rows[index - 1]?.line)) throw new UnreadableWorkbook("damaged");
}

/** The value of a merged cell in each of its rows; a cell merged across remains one cell. */
function fillMerged(rows: readonly ReadRow[], ranges: readonly string[], { budget }: Reading): void {
  const filled = new Set<ReadRow>();
  for (const range of ranges) {
    const merged = cellRange(range.toUpperCase());
    if (merged === null) throw new UnreadableWorkbook("damaged");
    const column = merged.left - 1;
    const first = indexOf(rows, merged.top);
    const value = rows[first]?.line === merged.top ? (rows[first].cells[column] ?? "") : "";
    if (value === "") continue;
    for (let index = first + 1; index < rows.length; index += 1) {
      const row = rows[index];
      if (row === undefined || row.line > merged.bottom) break;
      budget.spend("cells");
      budget.spend("characters", value.length);
      if ((row.cells[column] ?? "") !== "") continue;
      // Other rows may share these cells.
      if (!filled.has(row)) row.cells = [...row.cells];
      filled.add(row);
      while (row.cells.length < column) row.cells.push("");
      row.cells[column] = value;
      row.merged ??= new Set();
      row.merged.add(column);
    }
  }
}

/** The index of the row with this number, or of the next one. */
function indexOf(rows: readonly ReadRow[], line: number): number {
  let [from, to] = [0, rows.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((rows[middle]?.line ?? 0) < line) from = middle + 1;
    else to = middle;
  }
  return from;
}

/**
 * Rows padded to one width, as in a CSV file: Excel omits empty cells at the end. Null if that exceeds the memory
 * limit.
 */
export function evened(rows: readonly SheetRow[]): readonly SheetRow[] | null {
  const width = rows.reduce((most, row) => Math.max(most, row.cells.length), 0);
  if (width * rows.length > MOST.cells) return null;
  return rows.map((row) => {
    const missing = width - row.cells.length;
    return missing === 0 ? row : { ...row, cells: [...row.cells, ...Array(missing).fill("")] };
  });
}

/** `C7`, also as `c7` or `$C$7`: the column from 0, the row from 1. */
function placeOf(reference: string): { column: number; line: number } {
  const [, letters = "", digits = ""] = /^\$?([A-Za-z]{1,3})\$?(\d{1,7})$/.exec(reference) ?? [];
  const column = columnNumber(letters);
  if (column < 1 || column > LAST_COLUMN) throw new UnreadableWorkbook("damaged");
  return { column: column - 1, line: lineOf(digits) };
}

function lineOf(digits: string): number {
  const line = /^\d{1,7}$/.test(digits) ? Number(digits) : 0;
  if (line < 1 || line > LAST_ROW) throw new UnreadableWorkbook("damaged");
  return line;
}

function shown(value: string, type: string, kind: Kind, { strings, from1904 }: Reading): string {
  if (type === "s") {
    const found = strings[Number(value)];
    if (found === undefined) throw new UnreadableWorkbook("damaged");
    return found;
  }
  if (type === "str" || type === "inlineStr") return unescapedText(value);
  if (type === "b") return value === "1" ? "true" : "false";
  const number = Number(value);
  if (type === "e" || !Number.isFinite(number)) return value;
  if (type === "d") return value;
  return kind === "number" ? String(Number(number.toPrecision(DIGITS))) : moment(number, kind, from1904);
}

/** Digits beyond those Excel shows are arithmetic residue. */
const DIGITS = 15;
const DAY = 86_400;
/** The difference between Excel's two date systems, in days. */
const FROM_1904 = 1462;

/** A number of days as the date, time or duration that the cell shows. */
function moment(days: number, kind: Exclude<Kind, "number">, from1904: boolean): string {
  const seconds = Math.round(days * DAY);
  if (kind === "duration" || (kind === "time" && Math.abs(days) < 1)) {
    const sign = seconds < 0 ? "-" : "";
    return `${sign}${clock(Math.abs(seconds))}`;
  }
  const whole = Math.floor(seconds / DAY);
  const date = dateOfSerial(whole + (from1904 ? FROM_1904 : 0));
  // A duration of a day or more in a cell formatted as a time of day.
  if (date === null || whole < 366) return whole < 366 && kind !== "date" ? clock(seconds) : String(days);
  const rest = seconds - whole * DAY;
  return kind === "date" && rest === 0 ? formatDate(date) : `${formatDate(date)} ${clock(rest)}`;
}

function clock(seconds: number): string {
  const two = (n: number) => String(n).padStart(2, "0");
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}
