/**
 * The time log: its columns, and how a row is read as an entry.
 *
 * Law: a row as a whole is either an entry or an exception; its minutes are reported either way, if readable.
 */

import type { Entry } from "../ledger/entry.ts";
import type { Category, Level } from "../rules/coverage.ts";
import type { CalendarDate } from "../values/calendar.ts";
import { DURATION_HEADINGS } from "../values/duration-headings.ts";
import { timeOfPart } from "../values/durations.ts";
import { recordOf } from "../values/grouping.ts";
import { nameKey } from "../values/names.ts";
import type { Problem } from "../values/problems.ts";
import { type Minutes, minutes, NO_MINUTES } from "../values/units.ts";
import { type CategoryWords, levelOf, USUAL_WORDS } from "../words/accepted-words.ts";
import { type Columns, cellAt, type Layout, type Row, remembersColumn, text, yesNoOf } from "./cells.ts";
import { type Notation, RowReader } from "./row-reader.ts";

export const TIME_LOG_COLUMNS = {
  id: { required: false, headings: ["identifiant"] },
  date: { required: true, headings: ["jour"], holds: "date" },
  start: { required: false, headings: ["début", "heure de début", "start time"] },
  client: { required: true, headings: ["client name", "nom du client"] },
  user: { required: false, headings: ["utilisateur", "abonné"] },
  technician: { required: false, headings: ["technicien", "technicienne"] },
  minutes: { required: true, headings: DURATION_HEADINGS, holds: "number" },
  level: { required: false, headings: ["niveau"] },
  category: { required: false, headings: ["catégorie"] },
  ticket: { required: false, headings: ["billet"] },
  trainees: { required: false, headings: ["participants"], holds: "number" },
  notice: { required: false, headings: ["avis", "préavis"] },
  approved: { required: false, headings: ["approuvé"] },
  channel: { required: false, headings: ["canal"] },
  description: { required: false, headings: ["détails"] },
} as const satisfies Columns<string>;

export type TimeLogColumn = keyof typeof TIME_LOG_COLUMNS;

const DAY = 24 * 60;
/** Never a number of minutes; spreadsheets store times like this. */
const PART_OF_A_DAY = /^0?[.,]\d*[1-9]\d*$/;
const LEVELS: readonly Level[] = [1, 2, 3];

/** How a log is read: the notation decided over all rows, and the firm's words for categories. */
interface LogReading {
  readonly notation?: Notation<TimeLogColumn>;
  readonly words?: CategoryWords;
}

/** `minutes` are given even when the row is refused; 0 when they can't be read. */
interface EntryRead {
  readonly entry: Entry | null;
  readonly minutes: Minutes;
  readonly problems: readonly Problem[];
}

/** What a cell says, and what is wrong with it. */
interface Said<T> {
  readonly value: T;
  readonly problems: readonly Problem[];
}

/** Reads the rows of one log. What a text in a column says is found once, since the cells of a log recur. */
export class EntryReader {
  readonly #file: string;
  readonly #columns: Layout<TimeLogColumn>;
  readonly #notation: Notation<TimeLogColumn> | undefined;
  readonly #at: Readonly<Record<TimeLogColumn, number>>;
  readonly #client: (row: Row) => Said<string>;
  readonly #date: (row: Row) => Said<CalendarDate | null>;
  readonly #minutes: (row: Row) => Said<Minutes | null>;
  readonly #category: (row: Row) => Said<Category | null>;
  readonly #level: (row: Row) => Said<Level | null>;
  readonly #start: (row: Row) => Said<number | null>;
  readonly #trainees: (row: Row) => Said<number | null>;
  readonly #approved: (row: Row) => Said<boolean | null>;
  readonly #notice: (row: Row) => Said<boolean>;
  readonly #user: (row: Row) => string;
  readonly #technician: (row: Row) => string;
  readonly #channel: (row: Row) => string;
  /** Of the row being read. */
  #problems: Problem[] = [];

  constructor(
    file: string,
    columns: Layout<TimeLogColumn>,
    { notation, words = USUAL_WORDS }: LogReading = {},
  ) {
    this.#file = file;
    this.#columns = columns;
    this.#notation = notation;
    const all = Object.keys(TIME_LOG_COLUMNS) as TimeLogColumn[];
    this.#at = recordOf(all, (column) => columns.get(column) ?? -1);
    this.#client = this.#reading("client", (read) => read.required("client"));
    this.#date = this.#reading("date", (read) => {
      read.required("date");
      return read.date("date");
    });
    this.#minutes = this.#reading("minutes", workedMinutes);
    this.#category = this.#reading("category", (read) => categoryOf(read, words));
    this.#level = this.#reading("level", (read) => read.word("level", LEVELS, levelOf));
    this.#start = this.#reading("start", (read) => read.time("start"));
    this.#trainees = this.#reading("trainees", (read) => read.count("trainees"));
    this.#approved = this.#reading("approved", (read) => read.yesNo("approved"));
    // Any text counts as a notice, such as a date or a name, unless it means no.
    const noticed = (read: Reader) => yesNoOf(read.cell("notice")) ?? nameKey(read.text("notice")) !== "";
    this.#notice = this.#reading("notice", noticed);
    // Of the other columns, those with few texts.
    this.#user = remembersColumn(this.#at.user, text);
    this.#technician = remembersColumn(this.#at.technician, text);
    this.#channel = remembersColumn(this.#at.channel, text);
  }

  read(row: Row): EntryRead {
    this.#problems = [];
    const client = this.#told(this.#client(row));
    const date = this.#told(this.#date(row));
    const worked = this.#told(this.#minutes(row));
    const category = this.#told(this.#category(row));
    const level = this.#told(this.#level(row));
    const start = this.#told(this.#start(row));
    const trainees = this.#told(this.#trainees(row));
    const approved = this.#told(this.#approved(row));
    const problems = this.#problems;
    if (problems.length > 0 || date === null || worked === null)
      return { entry: null, minutes: worked ?? NO_MINUTES, problems };
    const at = this.#at;
    const entry: Entry = {
      file: this.#file,
      line: row.line,
      id: text(cellAt(row, at.id)),
      date,
      start,
      client,
      user: this.#user(row),
      technician: this.#technician(row),
      minutes: worked,
      level,
      category,
      ticket: text(cellAt(row, at.ticket)),
      trainees,
      noticed: this.#notice(row).value,
      approved,
      channel: this.#channel(row),
      description: text(cellAt(row, at.description)),
    };
    return { entry, minutes: worked, problems };
  }

  #told<T>({ value, problems }: Said<T>): T {
    if (problems.length > 0) this.#problems.push(...problems);
    return value;
  }

  /** How a column is read: from its own cell alone, so that equal texts give equal answers. */
  #reading<T>(column: TimeLogColumn, answerOf: (read: Reader) => T): (row: Row) => Said<T> {
    const own: Layout<TimeLogColumn> = new Map(this.#columns.has(column) ? [[column, 0]] : []);
    return remembersColumn(this.#at[column], (cell): Said<T> => {
      const read = new RowReader({ line: 0, cells: [cell] }, own, this.#notation);
      const value = answerOf(read);
      return { value, problems: read.problems };
    });
  }
}

type Reader = RowReader<TimeLogColumn>;

/** The raw minutes, from 0 to 24 hours; more than 24 hours are reported but refused. */
function workedMinutes(read: Reader): Minutes | null {
  const given = read.required("minutes");
  const column = read.heading("minutes");
  if (PART_OF_A_DAY.test(given)) {
    const time = timeOfPart(Number(given.replace(",", ".")));
    read.problems.push({ code: "MINUTES_BELOW_ONE", column, given, time });
    return null;
  }
  const worked = read.minutes("minutes");
  if (worked === null) return null;
  if (worked < 0) read.problems.push({ code: "MINUTES_NEGATIVE", column, given });
  else if (worked > DAY) read.problems.push({ code: "MINUTES_OVER_DAY", column, given });
  return worked < 0 ? null : minutes(worked);
}

function categoryOf(read: Reader, words: CategoryWords): Category | null {
  const given = read.text("category");
  if (given === "") return null;
  const found = words.read(given);
  if ("category" in found) return found.category;
  read.problems.push(found.problem);
  return null;
}
