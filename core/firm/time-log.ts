/**
 * The time log: its columns, and how a row is read as an entry.
 *
 * Law: a row as a whole is either an entry or an exception; its minutes are reported either way, if readable.
 */

import type { Entry } from "../ledger/entry.ts";
import type { Category, Level } from "../rules/coverage.ts";
import { DURATION_HEADINGS } from "../values/duration-headings.ts";
import { timeOfPart } from "../values/durations.ts";
import { nameKey } from "../values/names.ts";
import type { Problem } from "../values/problems.ts";
import { type Minutes, minutes, NO_MINUTES } from "../values/units.ts";
import { type CategoryWords, levelOf, USUAL_WORDS } from "../words/accepted-words.ts";
import { type Columns, type Layout, type Row, yesNoOf } from "./cells.ts";
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
export interface LogReading {
  readonly notation?: Notation<TimeLogColumn>;
  readonly words?: CategoryWords;
}

/** Reads one row. `minutes` are given even when the row is refused; 0 when they can't be read. */
export function readEntry(
  file: string,
  row: Row,
  columns: Layout<TimeLogColumn>,
  { notation, words = USUAL_WORDS }: LogReading = {},
): { entry: Entry | null; minutes: Minutes; problems: Problem[] } {
  const read = new RowReader(row, columns, notation);
  const client = read.required("client");
  if (read.text("date") === "") read.required("date");
  const date = read.date("date");
  const worked = workedMinutes(read);
  const category = categoryOf(read, words);
  const level = read.word("level", LEVELS, levelOf);
  const start = read.time("start");
  const trainees = read.count("trainees");
  const approved = read.yesNo("approved");
  // Any text counts as a notice, such as a date or a name, unless it means no.
  const noticed = yesNoOf(read.cell("notice")) ?? nameKey(read.text("notice")) !== "";
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
    level,
    category,
    ticket: read.text("ticket"),
    trainees,
    noticed,
    approved,
    channel: read.text("channel"),
    description: read.text("description"),
  };
  return { entry, minutes: worked, problems: [] };
}

/** The raw minutes, from 0 to 24 hours; more than 24 hours are reported but refused. */
function workedMinutes(read: RowReader<TimeLogColumn>): Minutes | null {
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

function categoryOf(read: RowReader<TimeLogColumn>, words: CategoryWords): Category | null {
  const given = read.text("category");
  if (given === "") return null;
  const found = words.read(given);
  if ("category" in found) return found.category;
  read.problems.push(found.problem);
  return null;
}
