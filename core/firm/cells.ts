/**
 * Tables of cells, from a CSV file or a spreadsheet: how columns are found, and how one cell is read.
 *
 * Laws: blank is blank however it is written (null, undefined, spaces). A cell gives a value or null, never a guess.
 */

import { type CalendarDate, dateOfSerial, parseDate } from "../values/calendar.ts";
import { durationOf as writtenDuration } from "../values/durations.ts";
import { momentOf, timeOf } from "../values/moments.ts";
import { meantHeading, nameKey } from "../values/names.ts";
import type { DateOrder, DecimalMark } from "../values/notation.ts";
import { numberIn } from "../values/numbers.ts";
import type { Place, Problem } from "../values/problems.ts";
import { remembered } from "../values/remembered.ts";
import { type Cents, cents, type Minutes, MOST_CENTS, minutes } from "../values/units.ts";
import { answerOf } from "../words/accepted-words.ts";

/** Text from a CSV file; text, number or truth value from a spreadsheet, where a date is an Excel serial. */
export type Cell = string | number | boolean | null | undefined;

export interface Row {
  /** Line of the file on which the row starts, counted from 1. */
  readonly line: number;
  readonly cells: readonly Cell[];
  /** One of its cells, and their number, where the row makes the array of them only when asked. */
  readonly cell?: (at: number) => Cell;
  readonly width?: number;
  /** A number for the text of one of its cells: the same for no other text of that column in its table; 0 for none. */
  readonly textNumber?: (at: number) => number;
  /** Problems found while reading the file: the row is left out unless released. */
  readonly problems?: readonly Problem[];
  /** Identifies the row, if its table does not tell: see `fingerprintIn`. */
  readonly fingerprint?: string;
  /** The row of another file that this row replaces. */
  readonly corrects?: Place & { readonly fingerprint: string };
}

export interface Table {
  readonly file: string;
  readonly header: readonly Cell[];
  readonly rows: readonly Row[];
  /** The header as written in the file, if `header` has some of our headings instead. */
  readonly written?: readonly Cell[];
  /** The tool that wrote the file. Ids and equal rows are compared among files of one tool. */
  readonly tool?: string;
  /** The file's own headings by our columns, if its columns were translated into ours. */
  readonly headings?: Readonly<Record<string, string>>;
  /** The fingerprint of a row that has none itself; few are ever requested. */
  readonly fingerprintOf?: (row: Row) => string;
  /** Headings of the file that match no column, if its header was translated. */
  readonly ignored?: readonly string[];
}

/** The columns a table may have: for each, whether it is required, and its headings in English and French. */
export type Columns<C extends string> = Record<
  C,
  {
    required: boolean;
    headings: readonly string[];
    /** Set for values with several notations; the notation is then decided over all rows. */
    holds?: "date" | "number";
  }
>;

/** The position of each known column in a table's rows. */
export type Layout<C extends string> = ReadonlyMap<C, number>;

/**
 * Finds the columns by their headings, in any order; unknown headings are ignored and reported. `written` are the
 * file's own headings, for messages.
 */
export function layout<C extends string>(
  header: readonly Cell[],
  columns: Columns<C>,
  written: readonly Cell[] = header,
): { layout: Layout<C>; problems: Problem[]; ignored: string[] } {
  const known = new Map<string, C>();
  for (const column of Object.keys(columns) as C[]) {
    for (const heading of [column, ...columns[column].headings]) known.set(nameKey(heading), column);
  }
  const found = new Map<C, number>();
  const problems: Problem[] = [];
  const ignored: string[] = [];
  header.forEach((cell, index) => {
    const heading = text(cell);
    const column = known.get(nameKey(heading));
    if (column === undefined) {
      if (heading !== "") ignored.push(heading);
    } else if (found.has(column)) {
      problems.push({ code: "COLUMN_REPEATED", column: heading });
    } else {
      found.set(column, index);
    }
  });
  for (const column of Object.keys(columns) as C[]) {
    if (columns[column].required && !found.has(column)) {
      const present = written.map(text).filter((heading) => heading !== "");
      const words = new Map([column, ...columns[column].headings].map((word) => [nameKey(word), word]));
      const nearest = ignored.find((heading) => meantHeading(heading, words) !== null);
      problems.push({
        ...{ code: "COLUMN_MISSING", column, present: present.join(", ") || "–" },
        ...(nearest !== undefined && { nearest }),
      });
    }
  }
  return { layout: found, problems, ignored };
}

/** One cell of a row; undefined where it has none. */
export function cellAt(row: Row, at: number): Cell {
  return row.cell === undefined ? row.cells[at] : row.cell(at);
}

/** The number of a row's cells. */
export function widthOf(row: Row): number {
  return row.width ?? row.cells.length;
}

/** A column has at most so many answers at a time. */
const MOST_KNOWN = 20_000;

/**
 * What the cell of a row in one column says, found once for each text or number: the cells of a log repeat a few. It
 * must depend on the cell alone, and is for the rows of one table.
 */
export function remembersColumn<T>(at: number, answerTo: (cell: Cell) => T): (row: Row) => T {
  const ofBlank = answerTo("");
  if (at < 0) return () => ofBlank;
  const known: (T | undefined)[] = [ofBlank];
  const byText = remembered<T>(answerTo);
  const byNumber = new Map<number, T>();
  const answerOf = (cell: Cell): T => {
    if (cell === "") return ofBlank;
    if (typeof cell === "string") return byText(cell);
    if (typeof cell !== "number") return answerTo(cell);
    const before = byNumber.get(cell);
    if (before !== undefined) return before;
    if (byNumber.size >= MOST_KNOWN) byNumber.clear();
    const answer = answerTo(cell);
    byNumber.set(cell, answer);
    return answer;
  };
  return (row) => {
    const number = row.textNumber?.(at) ?? MOST_KNOWN;
    if (number >= MOST_KNOWN) return answerOf(cellAt(row, at) ?? "");
    const before = known[number];
    if (before !== undefined) return before;
    const answer = answerOf(cellAt(row, at) ?? "");
    known[number] = answer;
    return answer;
  };
}

/** Identifies a row by its content in the file, independent of its position and of the configuration. */
export function fingerprintIn({ fingerprintOf }: Pick<Table, "fingerprintOf">, row: Row): string | undefined {
  return row.fingerprint ?? fingerprintOf?.(row);
}

/** The cell as trimmed text; blank is "". */
export function text(cell: Cell): string {
  if (typeof cell !== "string") return String(cell ?? "");
  // This is done for every cell: most are empty, and few begin or end with a space.
  if (cell === "" || (isInk(cell.charCodeAt(0)) && isInk(cell.charCodeAt(cell.length - 1)))) return cell;
  return cell.trim();
}

/** Certainly no space; those beyond ASCII are left to `trim`. */
function isInk(code: number): boolean {
  return code > 0x20 && code < 0x80;
}

export function isBlank(row: Row): boolean {
  const width = widthOf(row);
  for (let at = 0; at < width; at += 1) if (text(cellAt(row, at)) !== "") return false;
  return true;
}

/** The rounding error of spreadsheet arithmetic on a whole number: 0.25 day × 1440 is about 360. */
const ARITHMETIC_NOISE = 1e-6;

/** The whole number that a spreadsheet meant; null when none is close enough. */
function wholeNear(given: number): number | null {
  const whole = Math.round(given) + 0;
  return Number.isSafeInteger(whole) && Math.abs(given - whole) < ARITHMETIC_NOISE ? whole : null;
}

/** A number, or text that is a number; null otherwise, and when decimals and thousands cannot be distinguished. */
export function numberOf(cell: Cell, mark: DecimalMark | null = null): number | null {
  if (typeof cell === "number") return Number.isFinite(cell) ? cell : null;
  const read = typeof cell === "string" ? numberIn(cell, mark) : null;
  return read !== null && "value" in read ? read.value : null;
}

/** Whether the text may be a number with either decimals or thousands. */
export function isUnclearNumber(cell: Cell): boolean {
  const read = typeof cell === "string" ? numberIn(cell, null) : null;
  return read !== null && "unclear" in read;
}

/** A whole number as `numberOf` reads it, possibly negative; null when not whole. */
export function wholeOf(cell: Cell, mark: DecimalMark | null = null): number | null {
  const given = numberOf(cell, mark);
  return given === null ? null : wholeNear(given);
}

/** The same as `signedCentsOf`; null when negative. */
export function centsOf(cell: Cell, mark: DecimalMark | null = null): Cents | null {
  const read = signedCentsOf(cell, mark);
  return read === null || read < 0 ? null : read;
}

/**
 * An amount of money as `680`, `680.00`, `680,00 $` or `-$1,450`, in cents; null when beyond MOST_CENTS or not in whole
 * cents.
 */
export function signedCentsOf(cell: Cell, mark: DecimalMark | null = null): Cents | null {
  const given = numberOf(cell, mark);
  const whole = given === null ? null : wholeNear(given * 100);
  return whole === null || Math.abs(whole) > MOST_CENTS ? null : cents(whole);
}

/** Nine digits, the same limit as for text, so that all rows of a file add up exactly. */
const MOST_MINUTES = 999_999_999;

/** A duration in minutes: a whole number of them, `h:mm`, or with its units (`1 h 30`). Null when unreadable. */
export function durationOf(cell: Cell, mark: DecimalMark | null = null): number | null {
  if (typeof cell === "string" && /^\d{1,9}$/.test(cell)) return Number(cell);
  return countOf(cell, 1, mark);
}

/** Hours as `1.25`, `1,25`, `1:15` or `1 h 15`, in minutes; null unless a whole number of minutes. */
export function hoursOf(cell: Cell, mark: DecimalMark | null = null): Minutes | null {
  const read = countOf(cell, 60, mark);
  return read === null ? null : minutes(read);
}

/** Minutes of a cell in which the unit of a bare number is `each` minutes. */
function countOf(cell: Cell, each: number, mark: DecimalMark | null): number | null {
  const written = typeof cell === "string" ? writtenDuration(cell, null) : null;
  const given =
    written === null || "bare" in written
      ? (numberOf(cell, mark) ?? Number.NaN) * each
      : "seconds" in written
        ? written.seconds / 60
        : Number.NaN;
  const whole = wholeNear(given);
  return whole === null || Math.abs(whole) > MOST_MINUTES ? null : whole;
}

/** Minutes since midnight of a time as `timeOf` reads it, or of a spreadsheet's fraction of a day. Null when unreadable. */
export function timeOfDay(cell: Cell): number | null {
  if (typeof cell === "number") return cell >= 0 && cell < 1 ? Math.floor(cell * 1440 + 1e-6) : null;
  const seconds = timeOf(text(cell));
  return seconds === null ? null : Math.floor(seconds / 60);
}

/** Yes or no, in English or French, or a spreadsheet's truth value; null for anything else. */
export function yesNoOf(cell: Cell): boolean | null {
  const answer = answerOf(text(cell));
  return answer === null ? null : answer === "yes";
}

/** The day of a cell: a spreadsheet's number of days, or a date as `momentOf` reads it, its time of day dropped. */
export function dateOf(cell: Cell, order: DateOrder | null = null): CalendarDate | null {
  if (typeof cell === "number") return dateOfSerial(cell);
  const given = text(cell);
  const iso = parseDate(given);
  if (iso !== null) return iso;
  const moment = momentOf(given, order);
  // The day of an instant depends on the time zone; only midnight is a date that a program wrote.
  return moment === null || (moment.offset !== null && moment.time !== 0) ? null : moment.date;
}
