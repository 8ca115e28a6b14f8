/**
 * The time log: its columns, and one row read as an entry.
 *
 * Law: a row is an entry or an exception, whole; its minutes are told either way, as far as they can be read.
 */

import type { Entry } from "../ledger/entry.ts";
import type { Category, Level } from "../rules/coverage.ts";
import { DURATION_HEADINGS } from "../values/duration-headings.ts";
import { timeOfPart } from "../values/durations.ts";
import { nameKey } from "../values/names.ts";
import type { Problem } from "../values/problems.ts";
import { type Minutes, minutes, NO_MINUTES } from "../values/units.ts";
import { type CategoryWords, levelOf, USUAL_WORDS } from "../words/accepted-words.ts";
import { type Columns, type Layout, type Notation, type Row, RowReader, yesNoOf } from "./cells.ts";

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
/** No minutes are written so; a spreadsheet keeps a time so. */
const PART_OF_A_DAY = /^0?[.,]\d*[1-9]\d*$/;
const LEVELS: readonly Level[] = [1, 2, 3];

/** How a log is to be read: as its rows decide together, with the firm's words for categories. */
interface LogReading {
  readonly notation?: Notation<TimeLogColumn>;
  readonly words?: CategoryWords;
}

/** Reads one row. `minutes` are those of the row even when it is refused; 0 when they can't be read. */
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
  // Whatever is noted counts as a notice, a date or a name too, unless it says no.
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

/** The raw minutes, from 0 to 24 hours; over 24 hours they are told but refused. */
function workedMinutes(read: RowReader<TimeLogColumn>): Minutes | null {
  const given = read.required("minutes");
  if (given === "") return null;
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
