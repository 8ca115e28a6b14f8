/**
 * The time log: its columns, and one row read as an entry.
 *
 * Laws: a row is an entry or an exception, whole; its minutes are told either way, as far as they can be
 * read; entries have one order, which depends on nothing but themselves (A1).
 */

import type { CalendarDate } from "./calendar.ts";
import { type Columns, durationOf, type Layout, type Row, RowReader } from "./cells.ts";
import { CATEGORIES, type Category, type Level } from "./coverage.ts";
import { DURATION_HEADINGS } from "./duration-headings.ts";
import { timeOfPart } from "./durations.ts";
import type { Place, Problem } from "./errors.ts";
import { compareText, nameKey, nearestName } from "./names.ts";
import { type Minutes, minutes, NO_MINUTES } from "./units.ts";

export const TIME_LOG_COLUMNS = {
  id: { required: false, headings: ["identifiant"] },
  date: { required: true, headings: ["jour"] },
  start: { required: false, headings: ["début", "heure de début", "start time"] },
  client: { required: true, headings: ["client name", "nom du client"] },
  user: { required: false, headings: ["utilisateur", "abonné"] },
  technician: { required: false, headings: ["technicien", "technicienne"] },
  minutes: { required: true, headings: DURATION_HEADINGS },
  level: { required: false, headings: ["niveau"] },
  category: { required: false, headings: ["catégorie"] },
  ticket: { required: false, headings: ["billet"] },
  trainees: { required: false, headings: ["participants"] },
  notice: { required: false, headings: ["avis", "préavis"] },
  approved: { required: false, headings: ["approuvé"] },
  channel: { required: false, headings: ["canal"] },
  description: { required: false, headings: ["détails"] },
} as const satisfies Columns<string>;

export type TimeLogColumn = keyof typeof TIME_LOG_COLUMNS;

/** One piece of work. Text is kept as it was written. */
export interface Entry extends Place {
  /** "" when the log has none. */
  readonly id: string;
  readonly date: CalendarDate;
  /** Minutes since midnight; null when not recorded. */
  readonly start: number | null;
  readonly client: string;
  readonly user: string;
  readonly technician: string;
  /** Raw minutes, as worked. */
  readonly minutes: Minutes;
  /** Null: the category's own level. */
  readonly level: Level | null;
  /** Null: not recorded. */
  readonly category: Category | null;
  readonly ticket: string;
  readonly trainees: number | null;
  /** Whether the client was told beforehand of time beyond the allowance. */
  readonly noticed: boolean;
  readonly approved: boolean | null;
  readonly channel: string;
  readonly description: string;
}

const DAY = 24 * 60;
/** No minutes are written so; a spreadsheet keeps a time so. */
const PART_OF_A_DAY = /^0?[.,]\d*[1-9]\d*$/;
const LEVELS = { "1": [], "2": [], "3": [] };
const CATEGORY_BY_KEY: ReadonlyMap<string, Category> = new Map(
  CATEGORIES.map((category) => [nameKey(category), category]),
);

/** Reads one row. `minutes` are those of the row even when it is refused; 0 when they can't be read. */
export function readEntry(
  file: string,
  row: Row,
  columns: Layout<TimeLogColumn>,
): { entry: Entry | null; minutes: Minutes; problems: Problem[] } {
  const read = new RowReader(row, columns);
  const client = read.required("client");
  if (read.text("date") === "") read.required("date");
  const date = read.date("date");
  const worked = workedMinutes(read);
  const category = categoryOf(read);
  const level = read.choice("level", LEVELS);
  const start = read.time("start");
  const trainees = read.count("trainees");
  const approved = read.yesNo("approved");
  const notice = nameKey(read.text("notice"));
  if (read.problems.length > 0 || date === null || worked === null) {
    return { entry: null, minutes: worked ?? NO_MINUTES, problems: read.problems };
  }
  const entry: Entry = {
    file,
    line: row.line,
    id: read.text("id"),
    date,
    start,
    client,
    user: read.text("user"),
    technician: read.text("technician"),
    minutes: worked,
    level: level === null ? null : (Number(level) as Level),
    category,
    ticket: read.text("ticket"),
    trainees,
    noticed: !["", "no", "n", "non", "false", "faux", "0"].includes(notice),
    approved,
    channel: read.text("channel"),
    description: read.text("description"),
  };
  return { entry, minutes: worked, problems: [] };
}

/** The raw minutes, an integer or `h:mm`, from 0 to 24 hours; over 24 hours they are told but refused. */
function workedMinutes(read: RowReader<TimeLogColumn>): Minutes | null {
  const given = read.required("minutes");
  if (given === "") return null;
  const worked = durationOf(read.cell("minutes"));
  const told = { column: read.heading("minutes"), given };
  if (PART_OF_A_DAY.test(given))
    read.problems.push({
      code: "MINUTES_BELOW_ONE",
      ...told,
      time: timeOfPart(Number(given.replace(",", "."))),
    });
  else if (worked === null) read.problems.push({ code: "MINUTES_UNREADABLE", ...told });
  else if (worked < 0) read.problems.push({ code: "MINUTES_NEGATIVE", ...told });
  else if (worked > DAY) read.problems.push({ code: "MINUTES_OVER_DAY", ...told });
  return worked === null || worked < 0 ? null : minutes(worked);
}

function categoryOf(read: RowReader<TimeLogColumn>): Category | null {
  const given = read.text("category");
  if (given === "") return null;
  const category = CATEGORY_BY_KEY.get(nameKey(given)) ?? null;
  if (category === null)
    read.problems.push({ code: "CATEGORY_UNKNOWN", given, nearest: nearestName(given, CATEGORIES) });
  return category;
}

/** All that an entry says, but for where it stood: two entries with one content are the same work. */
export function contentOf(entry: Entry): string {
  const { file: _file, line: _line, ...content } = entry;
  return JSON.stringify(content);
}

/** A1: by date, start time (none first), id, then content; where they stood only tells equal ones apart. */
export function inOrder(a: Entry, b: Entry): number {
  return (
    a.date - b.date ||
    (a.start ?? -1) - (b.start ?? -1) ||
    compareText(a.id, b.id) ||
    compareText(contentOf(a), contentOf(b)) ||
    compareText(a.file, b.file) ||
    a.line - b.line
  );
}
