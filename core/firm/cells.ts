/**
 * Tables of cells, as a CSV file or a spreadsheet gives them, and how one cell is read.
 *
 * Laws: blank is blank however it is written (null, undefined, spaces); a reader answers a value or a
 * problem, never a guess; the order of dates and the decimal mark are decided over all rows of a table; the
 * problems of a row are collected, so that all are told at once, and name the heading that its reader wrote.
 */

import { type CalendarDate, dateOfSerial, formatDate, parseDate, type Term } from "../values/calendar.ts";
import { durationOf as writtenDuration } from "../values/durations.ts";
import { dateOrder, momentOf, timeOf } from "../values/moments.ts";
import { nameKey } from "../values/names.ts";
import type { DateOrder, DecimalMark } from "../values/notation.ts";
import { columnMark, numberIn } from "../values/numbers.ts";
import { isWarning, type Place, type Problem } from "../values/problems.ts";
import { type Cents, cents, type Minutes, MOST_CENTS, minutes } from "../values/units.ts";
import { answerOf } from "../words/accepted-words.ts";

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
  /** The header as the file writes it, where some of ours stand for it in `header`. */
  readonly written?: readonly Cell[];
  /** The tool that wrote the file. Ids, and equal rows, are compared among files of one tool. */
  readonly tool?: string;
  /** Headings of the file that stand for no column, when its header was translated. */
  readonly ignored?: readonly string[];
}

/** The columns a table may have: for each, whether it must be there and its headings in English and French. */
export type Columns<C extends string> = Record<
  C,
  {
    required: boolean;
    headings: readonly string[];
    /** What is written in more ways than one: how is then decided over all rows. */
    holds?: "date" | "number";
  }
>;

/** Where each known column stands in a table's rows. */
export type Layout<C extends string> = ReadonlyMap<C, number>;

/**
 * Finds the columns by their headings, in any order; headings that are not known are left alone and told. `written`
 * are those of the file, to tell what it has.
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

/** What a spreadsheet's arithmetic may add to or take from a whole number: 0.25 day × 1440 is 360, or nearly. */
const ARITHMETIC_NOISE = 1e-6;

/** The whole number that a spreadsheet meant; null when none is that near. */
function wholeNear(given: number): number | null {
  const whole = Math.round(given) + 0;
  return Number.isSafeInteger(whole) && Math.abs(given - whole) < ARITHMETIC_NOISE ? whole : null;
}

/** A number, or a text that writes one; null otherwise, and where nothing tells decimals from thousands. */
export function numberOf(cell: Cell, mark: DecimalMark | null = null): number | null {
  if (typeof cell === "number") return Number.isFinite(cell) ? cell : null;
  const read = typeof cell === "string" ? numberIn(cell, mark) : null;
  return read !== null && "value" in read ? read.value : null;
}

/** Whether the text may be a number with decimals or one with thousands. */
export function isUnclearNumber(cell: Cell): boolean {
  const read = typeof cell === "string" ? numberIn(cell, null) : null;
  return read !== null && "unclear" in read;
}

/** A whole number, written as `numberOf` reads it; negative ones too. Null when it is not whole. */
export function wholeOf(cell: Cell, mark: DecimalMark | null = null): number | null {
  const given = numberOf(cell, mark);
  return given === null ? null : wholeNear(given);
}

/**
 * An amount of money as `680`, `680.00`, `680,00 $` or `$1,450`, in cents; null when negative, above MOST_CENTS or not
 * in whole cents.
 */
export function centsOf(cell: Cell, mark: DecimalMark | null = null): Cents | null {
  const given = numberOf(cell, mark);
  const whole = given === null ? null : wholeNear(given * 100);
  return whole === null || whole < 0 || whole > MOST_CENTS ? null : cents(whole);
}

/** Nine digits, as in a text: all the rows that a file may have then add up exactly. */
const MOST_MINUTES = 999_999_999;

/** A duration in minutes: a whole number of them, `h:mm`, or with its units (`1 h 30`). Null when unreadable. */
export function durationOf(cell: Cell, mark: DecimalMark | null = null): number | null {
  if (typeof cell === "string" && /^\d{1,9}$/.test(cell)) return Number(cell);
  return countOf(cell, 1, mark);
}

/** Hours as `1.25`, `1,25`, `1:15` or `1 h 15`, in minutes; null unless that is a whole number of minutes. */
export function hoursOf(cell: Cell, mark: DecimalMark | null = null): Minutes | null {
  const read = countOf(cell, 60, mark);
  return read === null ? null : minutes(read);
}

/** Minutes of a cell whose bare number counts `each` minutes. */
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
  const given = text(cell);
  // As nearly every log writes it.
  const plainly = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(given);
  if (plainly !== null) return Number(plainly[1]) * 60 + Number(plainly[2]);
  const seconds = timeOf(given);
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
  // The day of an instant depends on a zone; only midnight is a date that a program wrote out.
  return moment === null || (moment.offset !== null && moment.time !== 0) ? null : moment.date;
}

/** What the user says of a file: how its dates and numbers are written. */
export interface Asked {
  readonly dateOrder: DateOrder | null;
  readonly decimalMark: DecimalMark | null;
}

/** How the cells of a table are written, as its rows decide together, and what it calls its columns. */
export interface Notation<C extends string> {
  readonly order: DateOrder | null;
  /** Why dates of numbers can't be read; null when they can, or there are none. */
  readonly unclearOrder: Problem | null;
  readonly marks: ReadonlyMap<C, DecimalMark>;
  readonly headings: ReadonlyMap<C, string>;
  /** The file to name in a setting; "" where there are no settings. */
  readonly file: string;
}

/** Decides how a table's dates and numbers are written. `asked` is null where no setting could say so. */
export function notationOf<C extends string>(
  table: Table,
  found: Layout<C>,
  columns: Columns<C>,
  asked: Asked | null,
): Notation<C> {
  const file = asked === null ? "" : table.file;
  const texts = (column: C, wanted: RegExp) =>
    table.rows.flatMap(({ cells }) => {
      const cell = cells[found.get(column) ?? -1];
      return typeof cell === "string" && wanted.test(cell) ? [cell] : [];
    });
  const holding = (kind: "date" | "number") => [...found.keys()].filter((own) => columns[own].holds === kind);
  const dates = holding("date").flatMap((column) => texts(column, DATE_OF_NUMBERS));
  const decided = dateOrder(
    dates.map((date) => [date]),
    { allowed: ["DMY", "MDY"], asked: asked?.dateOrder ?? null, file },
  );
  const marks = holding("number").flatMap((column) => {
    const mark = columnMark(texts(column, /[.,]/), asked?.decimalMark ?? null);
    return mark === null ? [] : [[column, mark] as const];
  });
  return {
    order: "order" in decided ? decided.order : null,
    unclearOrder: "problem" in decided ? decided.problem : null,
    marks: new Map(marks),
    headings: new Map([...found].map(([column, index]) => [column, text(table.header[index])])),
    file,
  };
}

/** What a decision is needed for, and some more. */
const DATE_OF_NUMBERS = /^\s*\d{1,2}[-/.]/;

/** Nothing is known but the row itself. */
const ALONE: Notation<string> = {
  order: null,
  unclearOrder: null,
  marks: new Map(),
  headings: new Map(),
  file: "",
};

/** Reads the cells of one row by column, and collects what is wrong with them. */
export class RowReader<C extends string> {
  readonly problems: Problem[] = [];
  readonly #row: Row;
  readonly #layout: Layout<C>;
  readonly #notation: Notation<C>;

  constructor(row: Row, columns: Layout<C>, notation: Notation<C> = ALONE as Notation<C>) {
    this.#row = row;
    this.#layout = columns;
    this.#notation = notation;
  }

  /** The column as the table itself calls it. */
  heading(column: C): string {
    return this.#row.headings?.[column] ?? (this.#notation.headings.get(column) || column);
  }

  cell(column: C): Cell {
    const index = this.#layout.get(column);
    return index === undefined ? null : this.#row.cells[index];
  }

  text(column: C): string {
    return text(this.cell(column));
  }

  required(column: C): string {
    const given = this.text(column);
    if (given === "") this.problems.push({ code: "VALUE_MISSING", column: this.heading(column) });
    return given;
  }

  date(column: C): CalendarDate | null {
    const given = this.text(column);
    if (given === "") return null;
    const { order, unclearOrder } = this.#notation;
    const date = dateOf(this.cell(column), order);
    if (date !== null) return date;
    const [dayFirst, monthFirst] = [dateOf(given, "DMY"), dateOf(given, "MDY")];
    // Day and month of one number.
    if (dayFirst !== null && dayFirst === monthFirst) return dayFirst;
    if (unclearOrder === null || (dayFirst ?? monthFirst) === null)
      this.problems.push({ code: "DATE_IMPOSSIBLE", column: this.heading(column), given });
    else if (unclearOrder.code === "DATE_ORDER_UNCLEAR" && dayFirst !== null && monthFirst !== null)
      this.problems.push({
        ...unclearOrder,
        given,
        dayFirst: formatDate(dayFirst),
        monthFirst: formatDate(monthFirst),
      });
    else this.problems.push(unclearOrder);
    return null;
  }

  time(column: C): number | null {
    return this.#read(column, timeOfDay, "TIME_IMPOSSIBLE");
  }

  hours(column: C): Minutes | null {
    const mark = this.#mark(column);
    const notNegative = (cell: Cell) => {
      const read = hoursOf(cell, mark);
      return read === null || read < 0 ? null : read;
    };
    return this.#read(column, notNegative, "HOURS_UNREADABLE");
  }

  /** Minutes, signed. */
  minutes(column: C): number | null {
    const mark = this.#mark(column);
    return this.#read(column, (cell) => durationOf(cell, mark), "MINUTES_UNREADABLE");
  }

  /** An amount of money from 0 up. */
  amount(column: C): Cents | null {
    const mark = this.#mark(column);
    return this.#read(column, (cell) => centsOf(cell, mark), "AMOUNT_UNREADABLE");
  }

  /** A whole number from 0 up, alone or with what it counts: `8 h`. */
  count(column: C): number | null {
    return this.#read(column, () => this.whole(column), "NUMBER_UNREADABLE");
  }

  /** The same, without a problem when it is none. */
  whole(column: C): number | null {
    const cell = this.cell(column);
    const bare = typeof cell === "string" ? cell.replace(COUNTED, "") : cell;
    const read = wholeOf(bare, this.#mark(column));
    return read === null || read < 0 || read > MOST_COUNTED ? null : read;
  }

  /** Whether it may be a number with decimals or one with thousands, and its column does not tell. */
  isUnclear(column: C): boolean {
    return this.#mark(column) === null && isUnclearNumber(this.cell(column));
  }

  yesNo(column: C): boolean | null {
    const answer = yesNoOf(this.cell(column));
    if (answer !== null || nameKey(this.text(column)) === "") return answer;
    this.unknown(column, "yes, no (oui, non)");
    return false;
  }

  /** One of the given words, or of the words that stand for them; null when blank or unknown. */
  choice<T extends string>(column: C, choices: Readonly<Record<T, readonly string[]>>): T | null {
    const key = nameKey(this.text(column));
    const words = Object.keys(choices) as T[];
    return this.word(column, words, () =>
      words.find((word) => [word, ...choices[word]].some((name) => nameKey(name) === key)),
    );
  }

  /** One of the given words, as `meaning` reads the text; null when blank or unknown. */
  word<T extends string | number>(
    column: C,
    words: readonly T[],
    meaning: (given: string) => string | number | null | undefined,
  ): T | null {
    const given = this.text(column);
    if (given === "" || nameKey(given) === "") return null;
    const meant = meaning(given);
    const found = words.find((word) => word === meant);
    if (found !== undefined) return found;
    this.unknown(column, words.join(", "));
    return null;
  }

  /** Whether nothing stands against using the row: a warning doesn't. */
  get usable(): boolean {
    return this.problems.every(isWarning);
  }

  #mark(column: C): DecimalMark | null {
    return this.#notation.marks.get(column) ?? null;
  }

  #read<T>(
    column: C,
    read: (cell: Cell) => T | null,
    code:
      | "TIME_IMPOSSIBLE"
      | "NUMBER_UNREADABLE"
      | "HOURS_UNREADABLE"
      | "MINUTES_UNREADABLE"
      | "AMOUNT_UNREADABLE",
  ): T | null {
    const given = this.text(column);
    if (given === "") return null;
    const value = read(this.cell(column));
    if (value !== null) return value;
    if (code !== "TIME_IMPOSSIBLE" && this.isUnclear(column))
      this.problems.push({
        code: "DECIMAL_MARK_UNCLEAR",
        column: this.heading(column),
        given,
        file: this.#notation.file,
      });
    else this.problems.push({ code, column: this.heading(column), given });
    return null;
  }

  unknown(column: C, choices: string): void {
    this.problems.push({
      code: "CHOICE_UNKNOWN",
      column: this.heading(column),
      given: this.text(column),
      choices,
    });
  }
}

const COUNTED =
  /\s*(?:h|hrs?|hours?|heures?|users?|utilisateurs?|abonnés?|subscribers?|seats?|sièges?)\.?$/iu;
const MOST_COUNTED = 999_999_999;

/** A row, or a whole file, that was not used as given, and why. */
export interface Exception extends Place {
  readonly problems: readonly Problem[];
  /** The client it belongs to, when that is known. */
  readonly client: string | null;
  /** The row by the canonical columns of its table, as text; empty when the whole file is meant. */
  readonly row: Readonly<Record<string, string>>;
  /** What releases the row, or rejects it for good; absent when the whole file is meant. */
  readonly fingerprint?: string;
  /** P9: the term that a warning is about; it concerns the months of that term only. */
  readonly term?: Term;
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

/** Reads a table row by row; a row for which `value` answers null, or finds more than a warning, is an exception. */
export function readRows<C extends string, T>(
  table: Table,
  columns: Columns<C>,
  value: (read: RowReader<C>, row: Row, columns: Layout<C>) => T | null,
  asked: Asked | null = null,
): Rows<T> {
  const { layout: found, problems: fatal } = layout(table.header, columns);
  const notation = notationOf(table, found, columns, asked);
  const values: T[] = [];
  const exceptions: Exception[] = [];
  for (const row of fatal.length > 0 ? [] : table.rows) {
    if (isBlank(row)) continue;
    const read = new RowReader(row, found, notation);
    const own = value(read, row, found);
    const used = own !== null && read.usable;
    if (used) values.push(own);
    if (used && read.problems.length === 0) continue;
    const { file } = table;
    exceptions.push({
      file,
      line: row.line,
      problems: read.problems,
      client: null,
      row: rowText(row, found),
    });
  }
  return { fatal, values, exceptions };
}
