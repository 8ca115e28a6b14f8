/**
 * The notation of a table's cells, and the reader of one row.
 *
 * Laws: the order of dates and the decimal mark are decided over all rows of a table. A reader returns a value or a
 * problem, never a guess. The problems of a row are collected, so that all are reported together, and name the heading
 * as the file's author wrote it.
 */

import { type CalendarDate, formatDate } from "../values/calendar.ts";
import { dateOrder } from "../values/moments.ts";
import { nameKey, nearTo } from "../values/names.ts";
import type { DateOrder, DecimalMark } from "../values/notation.ts";
import { columnMark } from "../values/numbers.ts";
import { isWarning, type Problem } from "../values/problems.ts";
import { remembered } from "../values/remembered.ts";
import type { Cents, Minutes } from "../values/units.ts";
import {
  type Cell,
  type Columns,
  cellAt,
  centsOf,
  dateOf,
  durationOf,
  hoursOf,
  isUnclearNumber,
  type Layout,
  type Row,
  signedCentsOf,
  type Table,
  text,
  timeOfDay,
  wholeOf,
  yesNoOf,
} from "./cells.ts";

/** The user's settings for a file: how its dates and numbers are written. */
export interface Asked {
  readonly dateOrder: DateOrder | null;
  readonly decimalMark: DecimalMark | null;
}

/** How the cells of a table are written, decided over all rows, and its own names for the columns. */
export interface Notation<C extends string> {
  readonly order: DateOrder | null;
  /** Why numeric dates can't be read; null when they can, or when there are none. */
  readonly unclearOrder: Problem | null;
  /** Of each column of numbers; null where its cells do not tell. */
  readonly marks: ReadonlyMap<C, DecimalMark | null>;
  readonly headings: ReadonlyMap<C, string>;
  /** The file name to use in a setting; "" where there are no settings. */
  readonly file: string;
}

/** Decides how a table's dates and numbers are written. `asked` is null where there are no settings. */
export function notationOf<C extends string>(
  table: Table,
  found: Layout<C>,
  columns: Columns<C>,
  asked: Asked | null,
): Notation<C> {
  const file = asked === null ? "" : table.file;
  const texts = (index: number, wanted: RegExp) => {
    const isWanted = remembered((cell) => wanted.test(cell));
    const all: string[] = [];
    for (const row of table.rows) {
      const cell = cellAt(row, index);
      if (typeof cell === "string" && isWanted(cell)) all.push(cell);
    }
    return all;
  };
  const holding = (kind: "date" | "number") => [...found].filter(([own]) => columns[own].holds === kind);
  const dates = holding("date").flatMap(([, index]) => texts(index, DATE_OF_NUMBERS));
  const decided = dateOrder(
    dates.map((date) => [date]),
    { allowed: ["DMY", "MDY"], asked: asked?.dateOrder ?? null, file },
  );
  const markOf = (index: number) => columnMark(texts(index, /[.,]/), asked?.decimalMark ?? null);
  return {
    order: "order" in decided ? decided.order : null,
    unclearOrder: "problem" in decided ? decided.problem : null,
    marks: new Map(holding("number").map(([column, index]) => [column, markOf(index)])),
    headings: new Map(
      [...found].map(([column, index]) => [column, table.headings?.[column] ?? text(table.header[index])]),
    ),
    file,
  };
}

/** Matches every date that needs a decision, and some others. */
const DATE_OF_NUMBERS = /^\s*\d{1,2}[-/.]/;

/** Used when only the row itself is known. */
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

  /** The table's own heading for the column. */
  heading(column: C): string {
    return this.#notation.headings.get(column) || column;
  }

  cell(column: C): Cell {
    const index = this.#layout.get(column);
    return index === undefined ? null : cellAt(this.#row, index);
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
    // Day and month are the same number.
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

  /** An amount of money, signed. */
  signedAmount(column: C): Cents | null {
    const mark = this.#mark(column);
    return this.#read(column, (cell) => signedCentsOf(cell, mark), "SIGNED_AMOUNT_UNREADABLE");
  }

  /** A whole number from 0 up, alone or with its unit: `8 h`. */
  count(column: C): number | null {
    return this.#read(column, () => this.whole(column), "NUMBER_UNREADABLE");
  }

  /** The same, but without a problem when it is invalid. */
  whole(column: C): number | null {
    const cell = this.cell(column);
    const bare = typeof cell === "string" ? cell.replace(COUNTED, "") : cell;
    const read = wholeOf(bare, this.#mark(column));
    return read === null || read < 0 || read > MOST_COUNTED ? null : read;
  }

  /** Whether it may have either decimals or thousands, and its column does not decide. */
  isUnclear(column: C): boolean {
    return this.#mark(column) === null && isUnclearNumber(this.cell(column));
  }

  yesNo(column: C): boolean | null {
    const answer = yesNoOf(this.cell(column));
    if (answer !== null || nameKey(this.text(column)) === "") return answer;
    this.unknown(column, "yes, no (oui, non)");
    return false;
  }

  /** One of the given words, or a synonym of one; null when blank or unknown. */
  choice<T extends string>(column: C, choices: Readonly<Record<T, readonly string[]>>): T | null {
    const words = Object.keys(choices) as T[];
    const namesOf = (word: T) => [word, ...choices[word]];
    return this.word(
      column,
      words,
      (given) => {
        const key = nameKey(given);
        return words.find((word) => namesOf(word).some((name) => nameKey(name) === key));
      },
      (given) =>
        nearTo(given, new Map(words.flatMap((word) => namesOf(word).map((name) => [nameKey(name), word])))),
    );
  }

  /**
   * One of the given words, as `meaning` reads the text; null when blank or unknown. `near` has those that an unknown
   * text may have been meant for.
   */
  word<T extends string | number>(
    column: C,
    words: readonly T[],
    meaning: (given: string) => string | number | null | undefined,
    near: (given: string) => readonly (string | number)[] = () => [],
  ): T | null {
    const given = this.text(column);
    if (nameKey(given) === "") return null;
    const meant = meaning(given);
    const found = words.find((word) => word === meant);
    if (found !== undefined) return found;
    const [nearest, ...others] = near(given).filter((one) => words.some((word) => word === one));
    this.unknown(column, words.join(", "), others.length === 0 ? nearest : undefined);
    return null;
  }

  /** Whether the row has no problem other than warnings. */
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
      | "AMOUNT_UNREADABLE"
      | "SIGNED_AMOUNT_UNREADABLE",
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

  unknown(column: C, choices: string, nearest?: string | number): void {
    this.problems.push({
      code: "CHOICE_UNKNOWN",
      column: this.heading(column),
      given: this.text(column),
      choices,
      ...(nearest !== undefined && { nearest: String(nearest) }),
    });
  }
}

const COUNTED =
  /\s*(?:h|hrs?|hours?|heures?|users?|utilisateurs?|abonnés?|subscribers?|seats?|sièges?)\.?$/iu;
const MOST_COUNTED = 999_999_999;
