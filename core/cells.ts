/**
 * Tables of cells, as a CSV file or a spreadsheet gives them, and how one cell is read.
 *
 * Laws: blank is blank however it is written (null, undefined, spaces); a reader answers a value or a
 * problem, never a guess; the problems of a row are collected, so that all are told at once.
 */

import { type CalendarDate, dateOfSerial, parseDate } from "./calendar.ts";
import type { Place, Problem } from "./errors.ts";
import { nameKey } from "./names.ts";
import { type Cents, cents, type Minutes, minutes } from "./units.ts";

/** Text from a CSV file; text, number or truth value from a spreadsheet, where a date is an Excel serial. */
export type Cell = string | number | boolean | null | undefined;

export interface Row {
  /** Line of the file on which the row starts, counted from 1. */
  readonly line: number;
  readonly cells: readonly Cell[];
  /** What reading the file already holds against the row: it is left out, unless it is released. */
  readonly problems?: readonly Problem[];
  /** Tells the row by what its file says of it, wherever it stands and whatever the configuration. */
  readonly fingerprint?: string;
  /** The file's own headings, where its columns were translated into ours. */
  readonly headings?: Readonly<Record<string, string>>;
  /** The row of another file that this one stands in place of. */
  readonly corrects?: Place & { readonly fingerprint: string };
}

export interface Table {
  readonly file: string;
  readonly header: readonly Cell[];
  readonly rows: readonly Row[];
  /** The tool that wrote the file. Ids, and equal rows, are compared among files of one tool. */
  readonly tool?: string;
  /** Headings of the file that stand for no column, when its header was translated. */
  readonly ignored?: readonly string[];
}

/** The columns a table may have: for each, whether it must be there and its headings in English and French. */
export type Columns<C extends string> = Record<C, { required: boolean; headings: readonly string[] }>;

/** Where each known column stands in a table's rows. */
export type Layout<C extends string> = ReadonlyMap<C, number>;

/** Finds the columns by their headings, in any order; headings that are not known are left alone and told. */
export function layout<C extends string>(
  header: readonly Cell[],
  columns: Columns<C>,
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
      const present = header.map(text).filter((heading) => heading !== "");
      problems.push({ code: "COLUMN_MISSING", column, present: present.join(", ") || "–" });
    }
  }
  return { layout: found, problems, ignored };
}

/** The cell as trimmed text; blank is "". */
export function text(cell: Cell): string {
  return cell === null || cell === undefined ? "" : String(cell).trim();
}

export function isBlank(row: Row): boolean {
  return row.cells.every((cell) => text(cell) === "");
}

const YES: ReadonlySet<string> = new Set(["yes", "y", "true", "1", "oui", "o", "vrai"]);
const NO: ReadonlySet<string> = new Set(["no", "n", "false", "0", "non", "faux"]);

/** `1:30` → 90, `-0:15` → -15; null when it is not hours and minutes. */
function clockMinutes(given: string): number | null {
  const match = /^(-?)(\d{1,5}):([0-5]\d)$/.exec(given);
  if (!match) return null;
  const total = Number(match[2]) * 60 + Number(match[3]);
  return match[1] === "-" ? 0 - total : total;
}

/** What a spreadsheet's arithmetic may add to or take from a whole number: 0.25 day × 1440 is 360, or nearly. */
const ARITHMETIC_NOISE = 1e-6;

/** The whole number that a spreadsheet meant; null when none is that near. */
function wholeNear(given: number): number | null {
  const whole = Math.round(given) + 0;
  return Number.isSafeInteger(whole) && Math.abs(given - whole) < ARITHMETIC_NOISE ? whole : null;
}

/** A number, or a text that writes one with a decimal point or comma and spaces between thousands; null otherwise. */
export function numberOf(cell: Cell): number | null {
  if (typeof cell === "number") return Number.isFinite(cell) ? cell : null;
  const digits = typeof cell === "string" ? cell.replace(/\s/g, "") : "";
  return /^-?\d{1,12}(?:[.,]\d{1,12})?$/.test(digits) ? Number(digits.replace(",", ".")) : null;
}

/** A whole number, written as `numberOf` reads it; negative ones too. Null when it is not whole. */
export function wholeOf(cell: Cell): number | null {
  const given = numberOf(cell);
  return given === null ? null : wholeNear(given);
}

/** An amount of money as `680`, `680.00` or `680,00`, in cents; null when negative or not in whole cents. */
export function centsOf(cell: Cell): Cents | null {
  const given = numberOf(cell);
  const whole = given === null ? null : wholeNear(given * 100);
  return whole === null || whole < 0 ? null : cents(whole);
}

/** Nine digits, as in a text: all the rows that a file may have then add up exactly. */
const MOST_MINUTES = 999_999_999;

/** A duration in minutes, an integer or `h:mm`; negative ones too. Null when unreadable. */
export function durationOf(cell: Cell): number | null {
  if (typeof cell === "number") return Math.abs(cell) > MOST_MINUTES ? null : wholeNear(cell);
  const given = text(cell);
  return /^-?\d{1,9}$/.test(given) ? Number(given) + 0 : clockMinutes(given);
}

/** Hours as `1.25`, `1,25` or `1:15`, in minutes; null unless that is a whole number of minutes. */
export function hoursOf(cell: Cell): Minutes | null {
  if (typeof cell === "number") {
    const whole = wholeNear(cell * 60);
    return whole === null ? null : minutes(whole);
  }
  const given = text(cell);
  const clock = clockMinutes(given);
  if (clock !== null) return minutes(clock);
  const match = /^(-?)(\d{1,5})(?:[.,](\d{1,6}))?$/.exec(given);
  if (!match) return null;
  const decimals = match[3] ?? "";
  const scale = 10 ** decimals.length;
  const scaled = (Number(match[2]) * scale + Number(decimals || 0)) * 60;
  if (scaled % scale !== 0) return null;
  return minutes(match[1] === "-" ? 0 - scaled / scale : scaled / scale);
}

/** Minutes since midnight of `HH:MM` or `HH:MM:SS`, or of a spreadsheet's fraction of a day. Null when unreadable. */
export function timeOfDay(cell: Cell): number | null {
  if (typeof cell === "number") return cell >= 0 && cell < 1 ? Math.floor(cell * 1440 + 1e-6) : null;
  const match = /^(\d{1,2}):([0-5]\d)(?::[0-5]\d)?$/.exec(text(cell));
  if (!match || Number(match[1]) > 23) return null;
  return Number(match[1]) * 60 + Number(match[2]);
}

/** Yes or no, in English or French, or a spreadsheet's truth value; null for anything else. */
export function yesNoOf(cell: Cell): boolean | null {
  const key = nameKey(text(cell));
  if (YES.has(key)) return true;
  return NO.has(key) ? false : null;
}

export function dateOf(cell: Cell): CalendarDate | null {
  return typeof cell === "number" ? dateOfSerial(cell) : parseDate(text(cell));
}

/** Reads the cells of one row by column, and collects what is wrong with them. */
export class RowReader<C extends string> {
  readonly problems: Problem[] = [];
  readonly #row: Row;
  readonly #layout: Layout<C>;

  constructor(row: Row, columns: Layout<C>) {
    this.#row = row;
    this.#layout = columns;
  }

  cell(column: C): Cell {
    const index = this.#layout.get(column);
    return index === undefined ? null : this.#row.cells[index];
  }

  text(column: C): string {
    return text(this.cell(column));
  }

  /** The heading as the user's file writes it. */
  heading(column: C): string {
    return this.#row.headings?.[column] ?? column;
  }

  required(column: C): string {
    const given = this.text(column);
    if (given === "") this.problems.push({ code: "VALUE_MISSING", column: this.heading(column) });
    return given;
  }

  date(column: C): CalendarDate | null {
    return this.#read(column, dateOf, "DATE_IMPOSSIBLE");
  }

  time(column: C): number | null {
    return this.#read(column, timeOfDay, "TIME_IMPOSSIBLE");
  }

  hours(column: C): Minutes | null {
    const notNegative = (cell: Cell) => {
      const read = hoursOf(cell);
      return read === null || read < 0 ? null : read;
    };
    return this.#read(column, notNegative, "HOURS_UNREADABLE");
  }

  /** A whole number from 0 up. */
  count(column: C): number | null {
    return this.#read(
      column,
      (cell) => (/^\d{1,9}$/.test(text(cell)) ? Number(text(cell)) : null),
      "NUMBER_UNREADABLE",
    );
  }

  yesNo(column: C): boolean | null {
    if (nameKey(this.text(column)) === "") return null;
    const answer = yesNoOf(this.cell(column));
    if (answer === null) this.#unknown(column, "yes, no (oui, non)");
    return answer ?? false;
  }

  /** One of the given words, or of the words that stand for them; null when blank or unknown. */
  choice<T extends string>(column: C, choices: Readonly<Record<T, readonly string[]>>): T | null {
    const key = nameKey(this.text(column));
    if (key === "") return null;
    const words = Object.keys(choices) as T[];
    const found = words.find((word) => [word, ...choices[word]].some((name) => nameKey(name) === key));
    if (found === undefined) this.#unknown(column, words.join(", "));
    return found ?? null;
  }

  #read<T>(
    column: C,
    read: (cell: Cell) => T | null,
    code: "DATE_IMPOSSIBLE" | "TIME_IMPOSSIBLE" | "NUMBER_UNREADABLE" | "HOURS_UNREADABLE",
  ): T | null {
    const given = this.text(column);
    if (given === "") return null;
    const value = read(this.cell(column));
    if (value === null) this.problems.push({ code, column: this.heading(column), given });
    return value;
  }

  #unknown(column: C, choices: string): void {
    const given = this.text(column);
    this.problems.push({ code: "CHOICE_UNKNOWN", column: this.heading(column), given, choices });
  }
}

/** A row, or a whole file, that was not used as given, and why. */
export interface Exception extends Place {
  readonly problems: readonly Problem[];
  /** The client it belongs to, when that is known. */
  readonly client: string | null;
  /** The row by the canonical columns of its table, as text; empty when the whole file is meant. */
  readonly row: Readonly<Record<string, string>>;
  /** What releases the row, or rejects it for good; absent when the whole file is meant. */
  readonly fingerprint?: string;
}

/** The row as text, by column: what an exception hands back to be corrected. */
export function rowText<C extends string>(row: Row, columns: Layout<C>): Record<string, string> {
  return Object.fromEntries([...columns].map(([column, index]) => [column, text(row.cells[index])]));
}

/** What a small table gives: the values of its good rows, and the others as exceptions. */
export interface Rows<T> {
  /** Why the table can't be read at all. */
  readonly fatal: readonly Problem[];
  readonly values: T[];
  readonly exceptions: Exception[];
}

/** Reads a table row by row; a row for which `value` answers null, or finds a problem, is an exception. */
export function readRows<C extends string, T>(
  table: Table,
  columns: Columns<C>,
  value: (read: RowReader<C>, row: Row, columns: Layout<C>) => T | null,
): Rows<T> {
  const { layout: found, problems: fatal } = layout(table.header, columns);
  const values: T[] = [];
  const exceptions: Exception[] = [];
  for (const row of fatal.length > 0 ? [] : table.rows) {
    if (isBlank(row)) continue;
    const read = new RowReader(row, found);
    const own = value(read, row, found);
    if (own !== null && read.problems.length === 0) values.push(own);
    else {
      const { file } = table;
      exceptions.push({
        file,
        line: row.line,
        problems: read.problems,
        client: null,
        row: rowText(row, found),
      });
    }
  }
  return { fatal, values, exceptions };
}
