/**
 * What can be wrong with a user's data, as values, and the sentence that says so in English and French.
 *
 * Laws: the union is closed, so the compiler asks for both sentences of a new code; a sentence says what was
 * given and what to do; a code never changes its name once it is out. Mistakes of our own are not here: those
 * are assertions and stop the program.
 */

import { unitOfHeading } from "./duration-headings.ts";
import type { Language, Said } from "./language.ts";
import { bothReadings } from "./notation.ts";
import { type Cents, inHours, type Minutes } from "./units.ts";

/** Where a row stands: the file's name and the line (counted from 1) on which the row starts. */
export interface Place {
  readonly file: string;
  readonly line: number;
}

/** Categories of one level by their labels, joined by commas; null for those billed separately. */
export interface CategoriesOfLevel {
  readonly level: 1 | 2 | 3 | null;
  readonly names: Said;
}

/** What a number would be in one unit; null when it would be nothing. */
export interface UnitReading {
  readonly unit: "hours" | "minutes" | "seconds" | "milliseconds";
  readonly minutes: number | null;
}

/** What a person knows an entry by. `start` is in minutes since midnight, null when not recorded. */
export interface WorkSaid {
  readonly date: string;
  readonly start: number | null;
  readonly client: string;
  readonly minutes: number;
  readonly note: string;
}

export type Problem =
  // any file
  | { code: "FILE_NOT_UTF8" }
  | { code: "FILE_EMPTY" }
  | { code: "FILE_NOT_CSV" }
  | { code: "FILE_UNREADABLE"; reason: string }
  | { code: "QUOTE_UNCLOSED" }
  | { code: "QUOTE_STRAY"; given: string }
  | { code: "COLUMN_MISSING"; column: string; present: string }
  | { code: "COLUMN_REPEATED"; column: string }
  | { code: "ROW_MALFORMED"; expected: number; given: number }
  | { code: "FILE_UNOPENED"; reason: string }
  | { code: "FILE_NOT_PLAIN"; is: "folder" | "pipe" | "socket" | "device" }
  | { code: "FILE_CHANGING" }
  // a file of another tool, refused whole
  | { code: "FILE_TOO_LARGE"; given: number; most: number; counts: "bytes" | "rows" | "cells" }
  | { code: "FILE_WRONG_KIND"; kind: string }
  | { code: "FILE_IS_OUTPUT" }
  | { code: "ENCODING_UNCLEAR" }
  | { code: "ROW_TOO_LONG"; most: number }
  | { code: "WORKBOOK_DAMAGED" }
  | { code: "WORKBOOK_TOO_LARGE" }
  | { code: "SHEETS_ALIKE"; sheets: string; file: string }
  | { code: "SHEET_REPEATED"; other: string; name: string }
  | { code: "SHEET_UNKNOWN"; given: string; present: string }
  | { code: "PROFILE_UNKNOWN"; present: string; nearest: string; file: string }
  | { code: "PROFILES_ALIKE"; profiles: string; file: string }
  | { code: "REPORT_WRONG"; tool: string; report: Said; instead: Said }
  | { code: "DATE_ORDER_UNCLEAR"; given: string; dayFirst: string; monthFirst: string; file: string }
  | { code: "DATE_ORDER_MIXED"; one: string; other: string; file: string }
  | { code: "DATES_SWAPPED"; one: string; other: string; file: string }
  | { code: "DECIMAL_MARK_UNCLEAR"; given: string; file: string; column?: string }
  | { code: "DECIMAL_MARK_MIXED"; one: string; other: string; file: string }
  | {
      code: "DURATION_UNIT_UNCLEAR";
      column: string;
      given: string;
      readings: readonly UnitReading[];
      /** The unit that makes no entry longer than a day, or than from its start to its end. */
      likely: UnitReading["unit"];
      /** A column of our own log: until now it was read as minutes. */
      wasMinutes: boolean;
      file: string;
    }
  | { code: "DURATIONS_PARTS_OF_DAY"; column: string; given: string; time: string }
  | {
      code: "DURATIONS_AGAINST_TIMES";
      column: string;
      given: string;
      minutes: number;
      span: number;
      rows: number;
      of: number;
    }
  | { code: "HEADER_CHANGES"; headings: string }
  | { code: "DURATION_COLUMNS_DIFFER"; one: string; given: string; other: string; otherGiven: string }
  | { code: "TOTAL_MISMATCH"; given: string; minutes: number; rows: number }
  // an entry of another tool, held back until somebody decides
  | { code: "TIMER_RUNNING" }
  | { code: "TIMER_FORGOTTEN"; minutes: number }
  | { code: "ENTRY_TOO_LONG"; given: string; most: number }
  | { code: "ENDS_BEFORE_START" }
  | { code: "DURATION_OVER_SPAN"; minutes: number; span: number }
  | { code: "DURATION_IN_DAYS"; given: string }
  | { code: "FORMULA_UNSAVED"; column: string }
  | { code: "PROJECT_UNKNOWN"; given: string; nearest: string | null }
  | { code: "TECHNICIAN_UNKNOWN"; given: string; nearest: string | null }
  | { code: "LABEL_UNKNOWN"; label: "task" | "tag"; given: string; nearest: string | null }
  | { code: "LABELS_DISAGREE"; one: string; other: string }
  | { code: "POSSIBLE_DUPLICATE"; other: Place }
  | { code: "ENTRY_AMENDED"; id: string; newest: Place }
  | { code: "ENTRY_EDITED"; was: WorkSaid; is: WorkSaid; newest: Place }
  | { code: "ENTRY_DROPPED"; was: WorkSaid; newer: string }
  | { code: "VERSION_UNCLEAR"; was: WorkSaid; is: (WorkSaid & { line: number }) | null; other: string }
  | { code: "CORRECTED_TWICE"; other: Place }
  | { code: "LEFT_OUT_AS_CLOSED"; date: string }
  | { code: "DECISION_REJECTED"; who: string; why: string }
  // any cell
  | { code: "VALUE_MISSING"; column: string }
  | { code: "DATE_IMPOSSIBLE"; column: string; given: string }
  | { code: "TIME_IMPOSSIBLE"; column: string; given: string }
  | { code: "NUMBER_UNREADABLE"; column: string; given: string }
  | { code: "HOURS_UNREADABLE"; column: string; given: string }
  | { code: "AMOUNT_UNREADABLE"; column: string; given: string }
  | { code: "CHOICE_UNKNOWN"; column: string; given: string; choices: string }
  // the time log
  | { code: "CLIENT_UNKNOWN"; given: string; nearest: string | null }
  | {
      code: "CATEGORY_UNKNOWN";
      given: string;
      nearest: Said | null;
      levels: readonly CategoriesOfLevel[];
    }
  | { code: "CATEGORY_AMBIGUOUS"; given: string; levels: readonly CategoriesOfLevel[] }
  | { code: "MINUTES_NEGATIVE"; column?: string; given: string }
  | { code: "MINUTES_UNREADABLE"; column?: string; given: string }
  | { code: "MINUTES_UNSAID"; column: string; given: string }
  | { code: "MINUTES_BELOW_ONE"; column: string; given: string; time: string }
  | { code: "MINUTES_OVER_DAY"; column?: string; given: string }
  | { code: "ID_DUPLICATE"; id: string; first: Place; differs: boolean }
  // the contract register
  | {
      code: "QUANTITY_OUT_OF_RANGE";
      plan: string;
      given: string;
      counts: "hours" | "subscribers";
      least: number;
      most: number;
    }
  | { code: "EXPIRES_BEFORE_START"; column?: string; start: string; expires: string }
  | {
      code: "TERMS_OVERLAP";
      plan: string;
      start: string;
      other: Place;
      otherStart: string;
      otherExpires: string;
    }
  | { code: "CHANNEL_UNKNOWN"; column: string; given: string }
  | { code: "ROW_REFUSED"; client: string; row: Place }
  | { code: "NAMES_ALIKE"; given: string; other: string }
  | { code: "ALIAS_TAKEN"; alias: string; client: string }
  /** `given` is a client of the register, or of closed months, that an alias makes a name of `client`. */
  | { code: "CLIENT_ROWS"; client: string; given: number; most: number }
  | { code: "CLIENTS_JOINED"; given: string; client: string }
  /** `like` has rows that say what those of `client` said; null when nobody has. */
  | { code: "CLIENT_GONE"; client: string; minutes: Minutes; like: string | null }
  | { code: "STARTER_NOT_FIRST"; start: string }
  | { code: "STARTER_NOT_PRO"; edition: string; start: string }
  | { code: "HOURS_NOT_USED"; column: string; plan: string; start: string; reason: "not_first" | "plan" }
  | { code: "PAID_AFTER_EXPIRY"; paidOn: string; expires: string }
  | { code: "TERM_OVER_A_YEAR"; start: string; expires: string }
  | { code: "TERM_UNDER_A_YEAR"; plan: string; start: string; expires: string }
  | { code: "TERMS_CLOSE"; plan: string; start: string; otherStart: string }
  | { code: "PRO_NOT_STARTER"; plan: string; start: string; edition: string }
  | { code: "STARTER_LAPSED"; paidOn: string; expires: string }
  // a row that is read as the contract would have it
  | {
      code: "RENEWAL_READ";
      plan: string;
      given: string;
      previous: string;
      clause: string;
      start: string;
      expires: string;
    }
  | { code: "RENEWAL_TOO_FAR"; start: string; expires: string }
  | { code: "SEATS_READ"; count: number; start: string; expires: string }
  | { code: "PLAN_BESIDE"; plan: string; other: string; otherExpires: string; expires: string }
  | {
      code: "KEPT_AS_CLOSED";
      start: string;
      expires: string;
      nowStart: string;
      nowExpires: string;
      through: string;
    }
  // how a term ends
  | { code: "ENDED_ON_MISSING"; status: string; given: string; column: string }
  | { code: "ENDED_OUTSIDE_TERM"; column?: string; endedOn: string; start: string; expires: string }
  | { code: "CANCELLED_AND_ENDED"; status: string; given: string; column: string; endedOn: string }
  | { code: "CANCELLED_BILLED"; plan: string; start: string; minutes: Minutes }
  // prices and renewals
  | { code: "CENTS_MEANT"; what: "rates" | "prices"; given: number }
  /** `from` is the day a later price of the list begins; null when it has none. */
  | { code: "PRICE_MISSING"; plan: string; hours: number | null; on: string; from: string | null }
  | {
      code: "PRICE_BEGINS_LATER";
      plan: string;
      hours: number | null;
      on: string;
      used: Cents;
      from: string;
      own: Cents;
    }
  | { code: "PLAN_NOT_RENEWABLE"; plan: string }
  | { code: "COTERM_NOT_ORANGE"; plan: string }
  | { code: "COTERM_OUT_OF_RANGE"; given: string; after: string; latest: string }
  | { code: "COTERM_ON_NEW_CONTRACT"; daysLate: number }
  // manual adjustments
  | { code: "ADJUSTMENT_WITHOUT_BANK"; plan: string; date: string }
  | { code: "ADJUSTMENT_OVERDRAWS"; given: number; left: number }
  // decisions about overage
  | { code: "DECISION_WITHOUT_OVERAGE"; date: string }
  | { code: "DECISION_REPEATED"; date: string; first: Place }
  // arguments of a formula; `at` is the cell of a range, counted from 1, or null
  | { code: "ARGUMENT_MISSING"; argument: string }
  | { code: "ARGUMENT_NOT_DATE"; argument: string; at: number | null; given: string }
  | { code: "ARGUMENT_NOT_MINUTES"; argument: string; at: number | null; given: string }
  | { code: "ARGUMENT_NOT_HOURS"; argument: string; given: string }
  | { code: "ARGUMENT_NOT_AMOUNT"; argument: string; given: string }
  | {
      code: "ARGUMENT_NOT_WHOLE";
      argument: string;
      at: number | null;
      given: string;
      least: number;
      most: number;
    }
  | { code: "ARGUMENT_NOT_CHOICE"; argument: string; given: string; choices: string }
  | { code: "ARGUMENT_SIZES_DIFFER"; argument: string; cells: number; other: string; otherCells: number }
  | { code: "ARGUMENT_DATE_BLANK"; argument: string; at: number; minutes: string }
  | { code: "ARGUMENT_NO_TABLE"; argument: string; column: string; present: string }
  | { code: "ARGUMENTS_REVERSED"; argument: string; given: string; other: string; otherGiven: string }
  | { code: "SUBSCRIBERS_DIFFER"; date: string; given: number; other: number }
  | { code: "LIST_PRICE_NEEDED"; argument: string; plan: string; hours: number | null }
  | { code: "ARGUMENT_NOT_ANNIVERSARY"; argument: string; given: string; other: string; otherGiven: string }
  | { code: "ARGUMENT_ROWS_REFUSED"; argument: string; rows: number; line: number; first: Problem }
  | { code: "ARGUMENT_WITHOUT_WORK"; argument: string; other: string }
  // a cell as Excel hands it over; `argument` is a column where a table was given
  | { code: "ARGUMENT_UNIT_UNCLEAR"; argument: string; column: string; given: string }
  | { code: "ARGUMENT_IS_ERROR"; argument: string; at: number | null; given: string }
  | { code: "ARGUMENT_IS_TIME"; argument: string; at: number | null; given: string }
  | { code: "ARGUMENT_TIME_UNCLEAR"; argument: string; at: number | null; given: string; time: string }
  | {
      code: "ARGUMENT_NUMBER_UNCLEAR";
      argument: string;
      at: number | null;
      given: string;
      whole: string;
      decimal: string;
    };

export type ProblemCode = Problem["code"];

/** Problems that only warn: the row they name is used all the same. */
const WARNINGS: ReadonlySet<string> = new Set<ProblemCode>([
  "CHANNEL_UNKNOWN",
  "NAMES_ALIKE",
  "ALIAS_TAKEN",
  "CLIENTS_JOINED",
  "CLIENT_GONE",
  "CENTS_MEANT",
  "STARTER_NOT_FIRST",
  "STARTER_NOT_PRO",
  "HOURS_NOT_USED",
  "PAID_AFTER_EXPIRY",
  "TERM_OVER_A_YEAR",
  "TERM_UNDER_A_YEAR",
  "TERMS_CLOSE",
  "PRO_NOT_STARTER",
  "STARTER_LAPSED",
  "RENEWAL_READ",
  "RENEWAL_TOO_FAR",
  "SEATS_READ",
  "PLAN_BESIDE",
  "KEPT_AS_CLOSED",
  "CANCELLED_BILLED",
  "PRICE_MISSING",
  "PRICE_BEGINS_LATER",
]);

/** Doubts about a row that reads well: a decision may release it. */
const DOUBTS: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  "TIMER_FORGOTTEN",
  "ENTRY_TOO_LONG",
  "DURATION_OVER_SPAN",
  "POSSIBLE_DUPLICATE",
  "LEFT_OUT_AS_CLOSED",
  "VERSION_UNCLEAR",
]);

export function isDoubt(problem: Problem): boolean {
  return DOUBTS.has(problem.code);
}

export function isWarning({ code }: { readonly code: string }): boolean {
  return WARNINGS.has(code);
}

/** A user's mistake on its way to the edge that can show it. Caught in the shells only. */
export class InputError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(describe(problem, "en"));
    this.name = "InputError";
    this.problem = problem;
  }
}

type Sentences = { [C in ProblemCode]: (problem: Extract<Problem, { code: C }>) => string };

const shown = (text: string): string => (text.length > 80 ? `${text.slice(0, 77)}…` : text);
const inFile = (place: Place): string => `${place.file}:${place.line}`;
const cellOf = (argument: string, at: number | null, word: string): string =>
  at === null ? argument : `${argument}, ${word} ${at}`;
const tier = (plan: string, hours: number | null): string => (hours === null ? plan : `${plan} ${hours} h`);

/** An entry as people speak of it: its day and time, for whom, how long, and its note in these quotation marks. */
function said({ date, start, client, minutes, note }: WorkSaid, quoted: (text: string) => string): string {
  const at = start === null ? "" : ` ${Math.floor(start / 60)}:${String(start % 60).padStart(2, "0")}`;
  return [`${date}${at}`, client, `${minutes} min`, ...(note === "" ? [] : [quoted(shown(note))])].join(", ");
}
const english = (work: WorkSaid): string => said(work, (note) => `“${note}”`);
const french = (work: WorkSaid): string => said(work, (note) => `« ${note} »`);
const LEVEL = {
  en: { of: (level: number) => `level ${level}`, separate: "billed separately" },
  fr: { of: (level: number) => `niveau ${level}`, separate: "facturé à part" },
};
/** `level 1 (E-mail, Chat), level 2 (…)`. */
const levels = (p: { levels: readonly CategoriesOfLevel[] }, language: Language): string =>
  p.levels
    .map(({ level, names }) => {
      const { of, separate } = LEVEL[language];
      return `${level === null ? separate : of(level)} (${names[language]})`;
    })
    .join(", ");

/** Cents as dollars: 125 is `1.25`. */
const dollars = (cents: number, mark: string): string =>
  `${String(cents).padStart(3, "0").slice(0, -2)}${mark}${String(cents).padStart(3, "0").slice(-2)}`;

/** Minutes with decimals, under a heading that counts minutes. */
const isPartOfMinutes = ({ column = "minutes", given }: { column?: string; given: string }): boolean =>
  /^\d+[.,]\d+$/.test(given) && unitOfHeading(column) === "minutes";

/** The setting to add for one file. */
const setting = (file: string, value: string): string => `"sources": [{ "files": "${file}", ${value} }]`;
const UNITS_IN_FRENCH = {
  hours: "en heures",
  minutes: "en minutes",
  seconds: "en secondes",
  milliseconds: "en millisecondes",
} as const;

const ENGLISH: Sentences = {
  FILE_NOT_UTF8: () => "The file is not UTF-8 text. Save it as “CSV UTF-8” and put it back.",
  FILE_EMPTY: () => "The file is empty. Export it again, or take it out of the folder.",
  FILE_NOT_CSV: () =>
    "Only CSV files and Excel workbooks (.xlsx) are read, so this one was left out. Save it as “CSV UTF-8” in the same folder.",
  FILE_UNREADABLE: (p) =>
    `The file can't be read as CSV: ${p.reason}. Export it again, or correct this line.`,
  FILE_UNOPENED: (p) =>
    `The file can't be opened (${p.reason}). Check that it is still there and may be read, and run again.`,
  FILE_NOT_PLAIN: (p) =>
    `This is a ${p.is} and no file, so nothing of it was read. Put the file itself in its place.`,
  FILE_CHANGING: () =>
    "The file was still being written while it was read, so nothing of it was counted. Wait until it is complete, and run again.",
  QUOTE_UNCLOSED: () =>
    'A quotation mark opened on this line is never closed, so the rows after it can\'t be told apart. Close it, or write it twice ("") inside a text.',
  QUOTE_STRAY: (p) =>
    `A quotation mark stands inside a text on this line: ${shown(p.given)}. Put the text in quotation marks and write the one inside it twice (""), or take it out.`,
  COLUMN_MISSING: (p) =>
    `The column “${p.column}” is missing; the file has ${p.present}. Add the column, or rename the one that holds it.`,
  COLUMN_REPEATED: (p) =>
    `The column “${p.column}” stands more than once. Keep the one that counts and rename the other.`,
  ROW_MALFORMED: (p) =>
    `The row has ${p.given} cells where the header has ${p.expected}. ${p.given > p.expected ? "Put text that holds the separator in quotation marks." : "Add the separators that are missing, or save the file again from a spreadsheet."}`,
  FILE_TOO_LARGE: (p) =>
    `The file has ${p.given} ${p.counts}; at most ${p.most} are read. Export a shorter period.`,
  FILE_WRONG_KIND: (p) =>
    `A file of this kind is not read, whatever its name says: ${p.kind}. Export it as CSV, or save it as an Excel workbook (.xlsx).`,
  FILE_IS_OUTPUT: () =>
    "This workbook was written by a run, as a result, and is no time log. Take it out of the folder of time logs.",
  ENCODING_UNCLEAR: () =>
    'The accents make no sense as UTF-8 or as Windows-1252. Export the file as UTF-8, or say how it is written: "encoding": "macintosh" in “sources”.',
  ROW_TOO_LONG: (p) =>
    `The row that starts on this line is longer than ${p.most} bytes. Check for a quotation mark that is not closed, or shorten the text.`,
  WORKBOOK_DAMAGED: () =>
    "The workbook is damaged or protected and can't be opened. Save it again in Excel, without a password.",
  WORKBOOK_TOO_LARGE: () =>
    "The workbook holds more cells than a time log can. Delete what stands beside the log, or save the sheet as CSV.",
  SHEETS_ALIKE: (p) =>
    `More than one sheet fits: ${p.sheets}. Say which one: ${setting(p.file, '"sheet": "…"')}; of time logs, read all with "sheets": "all", or some with "sheets": ["…", "…"].`,
  SHEET_REPEATED: (p) =>
    `All rows of this sheet stand on the sheet “${p.other}” too, so nothing of it was counted. Delete the copy; if both were worked, say what sets them apart, such as who did it: ${setting(p.name, '"technician": "…"')}.`,
  SHEET_UNKNOWN: (p) =>
    `The workbook has no visible sheet “${shown(p.given)}” with anything in it; it has ${p.present}. Correct the name in “sources”.`,
  PROFILE_UNKNOWN: (p) =>
    `No known export has this header: ${shown(p.present)}. ${p.nearest === "" ? "" : `The nearest, with what they lack: ${p.nearest}. `}Export the detailed report, or run “npm run profile -- ${p.file}” to describe this one.`,
  PROFILES_ALIKE: (p) =>
    `The header fits several profiles alike: ${p.profiles}. Say which one: ${setting(p.file, '"profile": "…"')}.`,
  REPORT_WRONG: (p) =>
    `This is the wrong report of ${p.tool}: ${p.report.en}. Nothing of it was read. Instead: ${p.instead.en}.`,
  DATE_ORDER_UNCLEAR: (p) =>
    `No date shows whether day or month comes first: “${shown(p.given)}” is ${p.dayFirst} (DMY) or ${p.monthFirst} (MDY). ${p.file === "" ? "Write it as YYYY-MM-DD." : `Add ${setting(p.file, '"dateOrder": "DMY"')} or "MDY" to the configuration.`}`,
  DATE_ORDER_MIXED: (p) =>
    `The dates disagree: “${shown(p.one)}” has the day first and “${shown(p.other)}” the month. ${p.file === "" ? "Write them as YYYY-MM-DD." : `Export the file again without saving it in a spreadsheet, or add ${setting(p.file, '"dateOrder": "DMY"')} or "MDY" and correct the other rows.`}`,
  DATES_SWAPPED: (p) =>
    `A spreadsheet seems to have swapped day and month where it could: it made “${shown(p.one)}” of some dates and left others as they were, such as “${shown(p.other)}”. Export the file again without opening it in a spreadsheet; if its dates are right, add ${setting(p.file, '"dateOrder": "DMY"')} or "MDY".`,
  DECIMAL_MARK_UNCLEAR: (p) => {
    const given =
      p.column === undefined ? `“${shown(p.given)}”` : `“${p.column}” is “${shown(p.given)}”, which`;
    const may = `${given} may be ${bothReadings(p.given).join(" or ")}`;
    return p.file === ""
      ? `${may}. Write it without a separator, or as a number.`
      : `${may}, and no other row tells. Write it without a separator, or add ${setting(p.file, '"decimalMark": ","')} or "." to the configuration.`;
  },
  DECIMAL_MARK_MIXED: (p) =>
    `The numbers disagree: “${shown(p.one)}” has a decimal point and “${shown(p.other)}” a decimal comma. Export the file again, or add ${setting(p.file, '"decimalMark": ","')} or "." and correct the other rows.`,
  DURATION_UNIT_UNCLEAR: (p) =>
    `Nothing shows what “${p.column}” counts: “${shown(p.given)}” is ${p.readings.map(({ unit, minutes: is }) => `${is ?? "no"} min if in ${unit}`).join(", ")}.${p.wasMinutes ? " Until now it was read as minutes." : ""} Add ${setting(p.file, `"durationUnit": "${p.likely}"`)} (or another unit, if that is what it counts) to the configuration${p.wasMinutes ? ", or name the column after what it counts: “hours” (or “minutes”, in whole numbers)" : ""}.`,
  DURATIONS_PARTS_OF_DAY: (p) =>
    `“${p.column}” holds times as a spreadsheet keeps them, as parts of a day: “${shown(p.given)}” would be ${p.time}. Format these cells as [h]:mm, or multiply them by 1440 and call the column “minutes”.`,
  DURATIONS_AGAINST_TIMES: (p) =>
    `“${p.column}” and the times beside it disagree in ${p.rows} of ${p.of} rows: “${shown(p.given)}” makes ${p.minutes} minutes where ${p.span} pass from start to end. Nothing of it was counted. If the cells hold times, format them as [h]:mm; if the unit is another one, say so: "durationUnit" in “sources”; else correct the times.`,
  HEADER_CHANGES: (p) =>
    `Another header stands here: ${shown(p.headings)}. What is below it does not mean what is above. Put each table in a file or on a sheet of its own.`,
  DURATION_COLUMNS_DIFFER: (p) =>
    `Two columns tell how long the work took, and differ: “${p.one}” is “${shown(p.given)}” and “${p.other}” “${shown(p.otherGiven)}”. Keep the one that counts.`,
  TOTAL_MISMATCH: (p) =>
    `The total says “${shown(p.given)}” but the ${p.rows} rows above add up to ${p.minutes} minutes: rows are missing or were changed. Export the file again without a filter.`,
  TIMER_RUNNING: () =>
    "The timer was still running when this was exported. Stop it and export again, or give the minutes.",
  TIMER_FORGOTTEN: (p) =>
    `A timer that was forgotten? It ran ${p.minutes} minutes, to midnight. Correct the minutes, or release the row in the decisions.`,
  ENTRY_TOO_LONG: (p) =>
    `“${shown(p.given)}” is more than ${p.most} hours for one entry. Correct it, release the row in the decisions, or raise “maxEntryHours”.`,
  ENDS_BEFORE_START: () =>
    "The entry ends before it starts. Correct the times in the tool, or give the minutes here.",
  DURATION_OVER_SPAN: (p) =>
    `The duration is ${p.minutes} minutes, but only ${p.span} pass from start to end. Correct it, or release the row in the decisions.`,
  DURATION_IN_DAYS: (p) =>
    `“${shown(p.given)}” counts days or weeks of work. Say how long a day is: "hoursPerDay" in “sources”, or give the minutes.`,
  FORMULA_UNSAVED: (p) =>
    `“${p.column}” is a formula whose result was not saved in the file. Open the workbook in Excel, let it calculate, save it, and put it back.`,
  PROJECT_UNKNOWN: (p) =>
    `The entry names no client, and “projects” does not say whose “${shown(p.given)}” is. ${
      p.nearest === null ? "Add it there." : `The nearest name is “${p.nearest}”: add the project there.`
    }`,
  TECHNICIAN_UNKNOWN: (p) =>
    `“technicians” knows nobody called “${shown(p.given)}”. ${p.nearest === null ? "Add the name there." : `The nearest is “${p.nearest}”: add this spelling there.`}`,
  LABEL_UNKNOWN: (p) =>
    `“${p.label}s” does not say what the ${p.label} “${shown(p.given)}” means. ${p.nearest === null ? "Add it there." : `The nearest is “${p.nearest}”. Add it there.`}`,
  LABELS_DISAGREE: (p) =>
    `The task and tags of the entry disagree: ${p.one} and ${p.other}. Keep one in the tool, or give category and level here.`,
  POSSIBLE_DUPLICATE: (p) =>
    `This looks like the entry at ${inFile(p.other)}, which counts: same person and time in another file, but not alike in all. Keep one, or release this row in the decisions if both happened.`,
  ENTRY_AMENDED: (p) =>
    `The entry “${shown(p.id)}” was amended: the version at ${inFile(p.newest)} counts, from the newer export, and this one does not. Take the older export out to be told no more.`,
  LEFT_OUT_AS_CLOSED: (p) =>
    `This row was left out when its month, that of ${p.date}, was closed, and it could be read now. Nothing of a closed month moves by itself (M2): release the row in the decisions to have it told as prior period.`,
  ENTRY_EDITED: (p) =>
    `This entry was edited between two exports: here it is ${english(p.was)}; at ${inFile(p.newest)} it is ${english(p.is)}. The newer counts and this one does not. Take the older export out to be told no more, or release this row in the decisions if both happened.`,
  ENTRY_DROPPED: (p) =>
    `This entry (${english(p.was)}) does not count: the newer export ${p.newer} covers its day and lists most others of this file, but no longer this one. Take the older export out to be told no more, or release this row in the decisions if the work was done.`,
  VERSION_UNCLEAR: (p) =>
    `${
      p.is === null
        ? `This entry (${english(p.was)}) is not in ${p.other}, an export of the same days`
        : `Two exports tell one entry differently: here it is ${english(p.was)}; at ${p.other}:${p.is.line} it is ${english(p.is)}`
    }. Nothing shows which export is right, so the rows that differ do not count. Take the wrong file out, write the day of each export in its name (2026-10-31), or release what counts in the decisions and reject the rest.`,
  CORRECTED_TWICE: (p) =>
    `Two corrections stand for one row; the one at ${inFile(p.other)} counts. Keep the right one.`,
  DECISION_REJECTED: (p) => `Left out by decision of ${shown(p.who)}: ${shown(p.why)}.`,
  VALUE_MISSING: (p) => `“${p.column}” is empty. Fill it in.`,
  DATE_IMPOSSIBLE: (p) =>
    `“${p.column}” is “${shown(p.given)}”, which is no calendar date. Write it as YYYY-MM-DD.`,
  TIME_IMPOSSIBLE: (p) =>
    `“${p.column}” is “${shown(p.given)}”, which is no time of day. Write it as HH:MM, from 00:00 to 23:59.`,
  NUMBER_UNREADABLE: (p) =>
    `“${p.column}” is “${shown(p.given)}”, which is no whole number of at most nine digits. Write digits only.`,
  HOURS_UNREADABLE: (p) =>
    `“${p.column}” is “${shown(p.given)}”, which is not a whole number of minutes, of at most nine digits. Write hours as 1.25 or as 1:15.`,
  AMOUNT_UNREADABLE: (p) =>
    `“${p.column}” is “${shown(p.given)}”, which is no amount from 0 to 9,999,999.99. Write it as 680.00.`,
  CHOICE_UNKNOWN: (p) => `“${p.column}” is “${shown(p.given)}”. Write one of: ${p.choices}.`,
  CLIENT_UNKNOWN: (p) =>
    `No client of the register is called “${shown(p.given)}”. ${
      p.nearest === null
        ? "Correct the name, or add the client to the register."
        : `The nearest is “${p.nearest}”: correct the name, add it as an alias, or add the client to the register.`
    }`,
  CATEGORY_UNKNOWN: (p) =>
    p.nearest === null
      ? `There is no category “${shown(p.given)}”. Write one of these, ${levels(p, "en")}, or say in “categories” which it is.`
      : `There is no category “${shown(p.given)}”. The nearest is “${p.nearest.en}”: correct it, or say in “categories” which it is.`,
  CATEGORY_AMBIGUOUS: (p) =>
    `“${shown(p.given)}” may be work of two levels: ${levels(p, "en")}. Write one of these, or say which in the configuration: "categories": { "${shown(p.given)}": "break_fix" }.`,
  MINUTES_NEGATIVE: (p) =>
    `“${p.column ?? "minutes"}” is “${shown(p.given)}”. Work is never negative: correct the entry, or use a manual adjustment.`,
  MINUTES_UNREADABLE: (p) =>
    isPartOfMinutes(p)
      ? `“${p.column ?? "minutes"}” is “${shown(p.given)}”, and minutes are whole numbers. If it counts hours, write hours and minutes (1:30) or call the column “hours”; else round it.`
      : `“${p.column ?? "minutes"}” is “${shown(p.given)}”, which is no duration. Write 90 or 1:30.`,
  MINUTES_UNSAID: (p) =>
    `“${p.column}” is “${shown(p.given)}”, and nothing says what that counts; until now it was read as minutes. Write it as 0:30 or 30 min, or call the column “minutes”.`,
  MINUTES_BELOW_ONE: (p) =>
    `“${p.column}” is “${shown(p.given)}”, and minutes are whole numbers. If the cell holds a time (${p.time}), format it as [h]:mm or multiply it by 1440; if it counts hours, call the column “hours”.`,
  MINUTES_OVER_DAY: (p) =>
    `“${p.column ?? "minutes"}” is “${shown(p.given)}”, more than 24 hours. Correct it, or split it by day.`,
  ID_DUPLICATE: (p) =>
    p.differs
      ? `The id “${shown(p.id)}” was already read at ${inFile(p.first)}, with other contents; that one counts and this one does not. Keep the right one, or give this one its own id.`
      : `The id “${shown(p.id)}” was already read at ${inFile(p.first)}, with the same contents. Nothing to do, unless it is a second piece of work: then give it its own id.`,
  QUANTITY_OUT_OF_RANGE: (p) =>
    p.counts === "hours"
      ? `${p.plan} is sold from ${p.least} to ${p.most} whole hours a year, not “${shown(p.given)}”. Correct the quantity.`
      : `${p.plan} needs a whole number of subscribers, ${p.least} at least, not “${shown(p.given)}”. Correct the quantity.`,
  EXPIRES_BEFORE_START: (p) =>
    `The term would start on ${p.start} and expire on ${p.expires}. “${p.column ?? "expires"}” is the first day not covered: give a later one, or leave it empty for a year.`,
  TERMS_OVERLAP: (p) =>
    `This ${p.plan} term starts on ${p.start}, inside the one at ${inFile(p.other)} (${p.otherStart} to ${p.otherExpires}). A client holds one at a time: start it on ${p.otherExpires} or correct the other.`,
  CHANNEL_UNKNOWN: (p) =>
    `“${p.column}” is “${shown(p.given)}”, which says neither that it was paid online nor otherwise: it counts as not online, without the 10 % (R3). Write online, or another way of paying such as phone.`,
  ROW_REFUSED: (p) =>
    `The register names “${shown(p.client)}” only in rows that can't be used, the first at ${inFile(p.row)}. Correct that row; until then this is left out.`,
  NAMES_ALIKE: (p) =>
    `“${shown(p.given)}” and “${shown(p.other)}” count as one client, as only signs tell them apart. If they are one, give one as an alias of the other; if not, make the names differ.`,
  CLIENT_ROWS: (p) =>
    `The register has ${p.given} rows of “${shown(p.client)}”; at most ${p.most} of one client are read. Was a row filled down by mistake? Take the others out.`,
  CLIENTS_JOINED: (p) =>
    `“${shown(p.given)}” and “${shown(p.client)}” are one client by an alias: their plans and their work count together, as “${shown(p.client)}”; what closed months say of each stays. If they are two clients, take the alias out; else nothing is to be done, and closing the month ends this remark.`,
  CLIENT_GONE: (p) =>
    p.like === null
      ? `“${shown(p.client)}” is in closed months, with ${inHours(p.minutes)} h left, and the register has no row of it any more: what was left is taken away. Put its rows back; if it has another name now, give the old one as an alias.`
      : `“${shown(p.client)}” is in closed months, with ${inHours(p.minutes)} h left, and the register has no row of it any more: what was left is taken away. “${shown(p.like)}” has rows that say the same: if it is the same client, give “${shown(p.client)}” as its alias.`,
  ALIAS_TAKEN: (p) =>
    `The alias “${shown(p.alias)}” already stands for “${p.client}”. Give each alias to one client.`,
  STARTER_NOT_FIRST: (p) =>
    `ORANGE_STARTER is for a first term only, and the client held a plan before ${p.start} (P7). Check whether this should be ORANGE_CARE.`,
  STARTER_NOT_PRO: (p) =>
    `ORANGE_STARTER from ${p.start} is for Act! Pro clients, and “act_edition” is “${shown(p.edition)}” (P7). Check the plan and the edition.`,
  HOURS_NOT_USED: (p) =>
    p.reason === "not_first"
      ? `“${p.column}” is for the first known term of a plan. The ${p.plan} term from ${p.start} follows another, so what it brings in is worked out (R1) and this value is not used. Leave it empty.`
      : `“${p.column}” means nothing for the ${p.plan} term from ${p.start} and is not used. Leave it empty, or correct the plan.`,
  PAID_AFTER_EXPIRY: (p) =>
    `The term was paid on ${p.paidOn} and had expired on ${p.expires}: it covers nothing (P5). Check both dates.`,
  TERM_OVER_A_YEAR: (p) =>
    `The term runs from ${p.start} to ${p.expires}, more than a year. Check “expires”.`,
  TERM_UNDER_A_YEAR: (p) =>
    `This ${p.plan} term runs from ${p.start} to ${p.expires}, less than a year (P9). Leave “expires” empty for a year; if it ended early, write that day in “ended_on”.`,
  TERMS_CLOSE: (p) =>
    `The client has two paid ${p.plan} terms that begin less than a year apart: ${p.otherStart} and ${p.start} (P9). Check both starts.`,
  PRO_NOT_STARTER: (p) =>
    `The client is on “${shown(p.edition)}” and its first Orange plan, from ${p.start}, is ${p.plan}; Act! Pro begins with ORANGE_STARTER (P7). Check the plan and the edition.`,
  STARTER_LAPSED: (p) =>
    `The Orange Starter before it expired on ${p.expires} and this ORANGE_CARE was paid after that, on ${p.paidOn} (P7). Check that it was sold at the late price.`,
  RENEWAL_READ: (p) =>
    `Read as the renewal of what expired on ${p.previous} (${p.clause}): this ${p.plan} term, typed to begin on ${p.given}, runs from ${p.start} to ${p.expires} (P9). Write these two dates, or correct the day of payment.`,
  RENEWAL_TOO_FAR: (p) =>
    `Paid in time for the term that expired on ${p.expires}, but begins more than 60 days later, on ${p.start}: read as a new contract, without discount or carried hours (P8, P9). If it is the renewal, start it on ${p.expires}.`,
  SEATS_READ: (p) =>
    `Read as ${p.count} more subscribers from ${p.start} to ${p.expires}, not as a renewal (P9). If they are seats, write ${p.expires} in “expires”; if it is the renewal, start it on the day the term expires.`,
  PLAN_BESIDE: (p) =>
    `${p.plan} begins while ${p.other} runs to ${p.otherExpires} and renews nothing: it is a plan of its own, to ${p.expires} (P4). If it replaces the other, write the day that one ended in its “ended_on”.`,
  KEPT_AS_CLOSED: (p) =>
    `The months to ${p.through} were closed with this term from ${p.start} to ${p.expires}, so it stays (M2); read today it would run from ${p.nowStart} to ${p.nowExpires}. To change it, add a row from an open day, or reopen the months.`,
  ENDED_ON_MISSING: (p) =>
    `“${p.status}” is “${shown(p.given)}” and “${p.column}” is empty. Write there the first day that is no longer covered.`,
  ENDED_OUTSIDE_TERM: (p) =>
    `“${p.column ?? "ended_on"}” is ${p.endedOn}, and the term runs from ${p.start} to ${p.expires}. Give a day after its start and not after its expiry.`,
  CANCELLED_AND_ENDED: (p) =>
    `“${p.status}” is “${shown(p.given)}”, as of a plan that never took effect, yet “${p.column}” says it ended on ${p.endedOn}. Keep the date for a plan that ended early, or the status for one that never began.`,
  CANCELLED_BILLED: (p) =>
    `Because the ${p.plan} from ${p.start} is cancelled, as if it had never begun, work it would have taken is billed: ${inHours(p.minutes)} h (P10). If it ended early, write the day in “ended_on” in place of the status.`,
  CENTS_MEANT: (p) =>
    `“${p.what}” holds ${p.given}, which is $${dollars(p.given, ".")}. Cents? Write ${p.given * 100} if ${p.given} dollars were meant.`,
  PRICE_MISSING: (p) =>
    `No price is known for ${tier(p.plan, p.hours)} on ${p.on}${p.from === null ? "" : `; the list has one from ${p.from} only`}. Add it to the price list: plan ${p.plan}, hours ${p.hours ?? "(empty)"}, from, cents, source.`,
  PRICE_BEGINS_LATER: (p) =>
    `The price of ${tier(p.plan, p.hours)} is that of ${p.on}: ${dollars(p.used, ".")}, as published (R9). Your own, ${dollars(p.own, ".")}, begins only on ${p.from}. Add the one that held before to the price list, if there was one.`,
  PLAN_NOT_RENEWABLE: (p) =>
    `${p.plan} has no price and no renewal (P1). Give VIP, VIP_DIAMOND or an Orange plan.`,
  COTERM_NOT_ORANGE: (p) =>
    `Only an Orange renewal can end with the Act! subscription (R6), not ${p.plan}. Leave that date out.`,
  COTERM_OUT_OF_RANGE: (p) =>
    `A shared end on ${p.given} is not possible: it comes after ${p.after} and at most on ${p.latest} (R6). Give such a date, or leave it out.`,
  COTERM_ON_NEW_CONTRACT: (p) =>
    `Paid ${p.daysLate} days late, this is a new contract, which runs a full year (R5) and can't end with the Act! subscription (R6). Leave that date out.`,
  ADJUSTMENT_WITHOUT_BANK: (p) =>
    `The client has no ${p.plan} bank in force on ${p.date}, so there is nothing to adjust. Correct the plan or the date.`,
  ADJUSTMENT_OVERDRAWS: (p) =>
    `The adjustment takes ${-p.given} minutes where the bank holds ${p.left}. A bank never goes below 0: take ${p.left} at most.`,
  DECISION_WITHOUT_OVERAGE: (p) =>
    `The client has no overage on ${p.date}, so there is nothing to decide (A9). Correct the client or the date, or remove the row.`,
  DECISION_REPEATED: (p) =>
    `The client's overage of ${p.date} is already decided at ${p.first.file}:${p.first.line}; that row counts (A9). Keep one of the two.`,
  ARGUMENT_MISSING: (p) => `“${p.argument}” is empty. Give it a value, or a cell that holds one.`,
  ARGUMENT_NOT_DATE: (p) =>
    `“${cellOf(p.argument, p.at, "cell")}” is “${shown(p.given)}”, which is no date from 2000 to 2099. Give a date cell or YYYY-MM-DD; check that the ranges are not swapped and that the workbook does not count dates from 1904.`,
  ARGUMENT_NOT_MINUTES: (p) =>
    `“${cellOf(p.argument, p.at, "cell")}” is “${shown(p.given)}”. Give whole minutes from 0 to 1440, or a text such as 1:30; multiply a cell that holds a time by 1440.`,
  ARGUMENT_NOT_HOURS: (p) =>
    `“${p.argument}” is “${shown(p.given)}”. Give hours from 0 up that make whole minutes, such as 1.25 or 1:15.`,
  ARGUMENT_NOT_AMOUNT: (p) =>
    `“${p.argument}” is “${shown(p.given)}”. Give an amount from 0 to 9,999,999.99, with two decimals at most.`,
  ARGUMENT_NOT_WHOLE: (p) =>
    `“${cellOf(p.argument, p.at, "cell")}” is “${shown(p.given)}”. Give a whole number from ${p.least} to ${p.most}.`,
  ARGUMENT_NOT_CHOICE: (p) => `“${p.argument}” is “${shown(p.given)}”. Give one of: ${p.choices}.`,
  ARGUMENT_SIZES_DIFFER: (p) =>
    `“${p.argument}” has ${p.cells} cells and “${p.other}” has ${p.otherCells}. Give ranges of one size, row beside row.`,
  ARGUMENT_DATE_BLANK: (p) =>
    `“${cellOf(p.argument, p.at, "cell")}” is empty beside ${shown(p.minutes)} minutes. Give the date of that work, or clear its minutes.`,
  ARGUMENT_NO_TABLE: (p) =>
    `“${p.argument}” has no column “${p.column}”; its first row holds ${shown(p.present)}. Give the range with its heading row, such as Table1[#All].`,
  ARGUMENTS_REVERSED: (p) =>
    `“${p.argument}” is ${p.given}, after “${p.other}”, ${p.otherGiven}. Give an earlier “${p.argument}” or a later “${p.other}”.`,
  SUBSCRIBERS_DIFFER: (p) =>
    `On ${p.date} there are both ${p.other} and ${p.given} subscribers. Give one number for all rows of a day.`,
  LIST_PRICE_NEEDED: (p) =>
    `No price is published for ${tier(p.plan, p.hours)}. Give “${p.argument}”: the full yearly price ${p.hours === null ? "of one subscriber" : "of the plan"}.`,
  ARGUMENT_NOT_ANNIVERSARY: (p) =>
    `“${p.argument}” is ${p.given}, of which “${p.other}”, ${p.otherGiven}, is no anniversary. Give the day the first term began, or leave it out.`,
  ARGUMENT_ROWS_REFUSED: (p) =>
    `${p.rows === 1 ? `The one row of “${p.argument}” can't be used` : `None of the ${p.rows} rows of “${p.argument}” can be used`}. The first is row ${p.line}: ${describe(p.first, "en")}`,
  ARGUMENT_WITHOUT_WORK: (p) =>
    `“${p.argument}” holds no work, so it has no last day. Give “${p.other}”, or a log with rows below its headings.`,
  ARGUMENT_UNIT_UNCLEAR: (p) =>
    `Nothing in “${p.argument}” shows what the numbers under “${shown(p.column)}” count, such as ${shown(p.given)}. Name the column minutes and give whole ones, or name it hours.`,
  ARGUMENT_IS_ERROR: (p) =>
    `“${cellOf(p.argument, p.at, "cell")}” is the error ${shown(p.given)}. Correct the cell, or clear it.`,
  ARGUMENT_IS_TIME: (p) =>
    `“${cellOf(p.argument, p.at, "cell")}” holds the time ${p.given}, which Excel hands over as a part of a day, and not hours. Multiply it by 24, or type '${p.given} with the apostrophe, which keeps it a text.`,
  ARGUMENT_TIME_UNCLEAR: (p) =>
    `“${cellOf(p.argument, p.at, "cell")}” is ${p.given}: the time ${p.time}, or hours, and no other cell tells. Give minutes: multiply a time by 1440, hours by 60.`,
  ARGUMENT_NUMBER_UNCLEAR: (p) =>
    `“${cellOf(p.argument, p.at, "cell")}” is the text “${shown(p.given)}”, which may be ${p.whole} or ${p.decimal}. Give a number, or write it without the mark or with all its decimals.`,
};

const FRENCH: Sentences = {
  FILE_NOT_UTF8: () =>
    "Le fichier n’est pas du texte UTF-8. Enregistrez-le en « CSV UTF-8 » et remettez-le en place.",
  FILE_EMPTY: () => "Le fichier est vide. Exportez-le de nouveau ou retirez-le du dossier.",
  FILE_NOT_CSV: () =>
    "Seuls les fichiers CSV et les classeurs Excel (.xlsx) sont lus ; celui-ci a été laissé de côté. Enregistrez-le en « CSV UTF-8 » dans le même dossier.",
  FILE_UNREADABLE: (p) =>
    `Le fichier ne se lit pas comme un CSV : ${p.reason}. Exportez-le de nouveau ou corrigez cette ligne.`,
  FILE_UNOPENED: (p) =>
    `Le fichier ne s’ouvre pas (${p.reason}). Vérifiez qu’il est toujours là et qu’il peut être lu, puis relancez.`,
  FILE_NOT_PLAIN: (p) =>
    `C’est ${{ folder: "un dossier", pipe: "un tube", socket: "un socket", device: "un périphérique" }[p.is]} et non un fichier : rien n’en a été lu. Mettez le fichier lui-même à sa place.`,
  FILE_CHANGING: () =>
    "Le fichier était encore en cours d’écriture pendant sa lecture : rien n’en a été compté. Attendez qu’il soit complet, puis relancez.",
  QUOTE_UNCLOSED: () =>
    'Un guillemet ouvert sur cette ligne n’est jamais fermé ; les lignes suivantes ne se distinguent plus. Fermez-le, ou doublez-le ("") dans un texte.',
  QUOTE_STRAY: (p) =>
    `Un guillemet figure au milieu d’un texte sur cette ligne : ${shown(p.given)}. Mettez le texte entre guillemets et doublez celui du milieu (""), ou retirez-le.`,
  COLUMN_MISSING: (p) =>
    `La colonne « ${p.column} » manque ; le fichier contient ${p.present}. Ajoutez-la ou renommez celle qui en tient lieu.`,
  COLUMN_REPEATED: (p) =>
    `La colonne « ${p.column} » figure plus d’une fois. Gardez celle qui compte et renommez l’autre.`,
  ROW_MALFORMED: (p) =>
    `La ligne compte ${p.given} cellules et l’en-tête ${p.expected}. ${p.given > p.expected ? "Mettez entre guillemets tout texte qui contient le séparateur." : "Ajoutez les séparateurs qui manquent, ou enregistrez de nouveau le fichier depuis un tableur."}`,
  FILE_TOO_LARGE: (p) =>
    `Le fichier compte ${p.given} ${{ bytes: "octets", rows: "lignes", cells: "cellules" }[p.counts]} ; on en lit ${p.most} au plus. Exportez une période plus courte.`,
  FILE_WRONG_KIND: (p) =>
    `Un fichier de cette sorte n’est pas lu, quel que soit son nom : ${p.kind}. Exportez-le en CSV ou enregistrez-le en classeur Excel (.xlsx).`,
  FILE_IS_OUTPUT: () =>
    "Ce classeur est le résultat d’un passage, et non un journal de temps. Retirez-le du dossier des journaux.",
  ENCODING_UNCLEAR: () =>
    'Les accents n’ont de sens ni en UTF-8 ni en Windows-1252. Exportez le fichier en UTF-8, ou dites comment il est écrit : "encoding": "macintosh" dans « sources ».',
  ROW_TOO_LONG: (p) =>
    `La ligne qui commence ici dépasse ${p.most} octets. Cherchez un guillemet qui n’est pas fermé, ou raccourcissez le texte.`,
  WORKBOOK_DAMAGED: () =>
    "Le classeur est endommagé ou protégé et ne s’ouvre pas. Enregistrez-le de nouveau dans Excel, sans mot de passe.",
  WORKBOOK_TOO_LARGE: () =>
    "Le classeur contient plus de cellules qu’un journal de temps. Supprimez ce qui l’entoure, ou enregistrez la feuille en CSV.",
  SHEETS_ALIKE: (p) =>
    `Plus d’une feuille convient : ${p.sheets}. Dites laquelle : ${setting(p.file, '"sheet": "…"')} ; pour des journaux de temps, lisez-les toutes avec "sheets": "all", ou quelques-unes avec "sheets": ["…", "…"].`,
  SHEET_REPEATED: (p) =>
    `Toutes les lignes de cette feuille sont aussi sur la feuille « ${p.other} » : rien n’en a été compté. Supprimez la copie ; si les deux travaux ont eu lieu, dites ce qui les distingue, par exemple qui l’a fait : ${setting(p.name, '"technician": "…"')}.`,
  SHEET_UNKNOWN: (p) =>
    `Le classeur n’a pas de feuille visible et remplie du nom de « ${shown(p.given)} » ; il contient ${p.present}. Corrigez le nom dans « sources ».`,
  PROFILE_UNKNOWN: (p) =>
    `Aucun export connu n’a cet en-tête : ${shown(p.present)}. ${p.nearest === "" ? "" : `Les plus proches, avec ce qui leur manque : ${p.nearest}. `}Exportez le rapport détaillé, ou lancez « npm run profile -- ${p.file} » pour décrire celui-ci.`,
  PROFILES_ALIKE: (p) =>
    `L’en-tête convient autant à plusieurs profils : ${p.profiles}. Dites lequel : ${setting(p.file, '"profile": "…"')}.`,
  REPORT_WRONG: (p) =>
    `C’est le mauvais rapport de ${p.tool} : ${p.report.fr}. Rien n’en a été lu. À la place : ${p.instead.fr}.`,
  DATE_ORDER_UNCLEAR: (p) =>
    `Aucune date ne montre si le jour ou le mois vient d’abord : « ${shown(p.given)} » est ${p.dayFirst} (DMY) ou ${p.monthFirst} (MDY). ${p.file === "" ? "Écrivez AAAA-MM-JJ." : `Ajoutez ${setting(p.file, '"dateOrder": "DMY"')} ou "MDY" à la configuration.`}`,
  DATE_ORDER_MIXED: (p) =>
    `Les dates se contredisent : « ${shown(p.one)} » a le jour d’abord et « ${shown(p.other)} » le mois. ${p.file === "" ? "Écrivez AAAA-MM-JJ." : `Exportez de nouveau sans passer par un tableur, ou ajoutez ${setting(p.file, '"dateOrder": "DMY"')} ou "MDY" et corrigez les autres lignes.`}`,
  DATES_SWAPPED: (p) =>
    `Un tableur semble avoir interverti jour et mois là où il le pouvait : il a fait « ${shown(p.one)} » de certaines dates et laissé d’autres telles quelles, comme « ${shown(p.other)} ». Exportez de nouveau sans ouvrir le fichier dans un tableur ; si ses dates sont justes, ajoutez ${setting(p.file, '"dateOrder": "DMY"')} ou "MDY".`,
  DECIMAL_MARK_UNCLEAR: (p) => {
    const given =
      p.column === undefined ? `« ${shown(p.given)} »` : `« ${p.column} » vaut « ${shown(p.given)} », qui`;
    const may = `${given} peut être ${bothReadings(p.given).join(" ou ").replace(".", ",")}`;
    return p.file === ""
      ? `${may}. Écrivez-le sans séparateur, ou comme nombre.`
      : `${may}, et aucune autre ligne ne le dit. Écrivez-le sans séparateur, ou ajoutez ${setting(p.file, '"decimalMark": ","')} ou "." à la configuration.`;
  },
  DECIMAL_MARK_MIXED: (p) =>
    `Les nombres se contredisent : « ${shown(p.one)} » a un point décimal et « ${shown(p.other)} » une virgule. Exportez de nouveau, ou ajoutez ${setting(p.file, '"decimalMark": ","')} ou "." et corrigez les autres lignes.`,
  DURATION_UNIT_UNCLEAR: (p) =>
    `Rien ne montre ce que compte « ${p.column} » : « ${shown(p.given)} » fait ${p.readings.map(({ unit, minutes: is }) => `${is ?? "aucune"} min ${UNITS_IN_FRENCH[unit]}`).join(", ")}.${p.wasMinutes ? " Jusqu’ici, on y lisait des minutes." : ""} Ajoutez ${setting(p.file, `"durationUnit": "${p.likely}"`)} (ou une autre unité, si c’est elle) à la configuration${p.wasMinutes ? ", ou nommez la colonne d’après ce qu’elle compte : « heures » (ou « minutes », en nombres entiers)" : ""}.`,
  DURATIONS_PARTS_OF_DAY: (p) =>
    `« ${p.column} » contient des heures telles qu’un tableur les garde, en parties de jour : « ${shown(p.given)} » ferait ${p.time}. Donnez à ces cellules le format [h]:mm, ou multipliez-les par 1440 et nommez la colonne « minutes ».`,
  DURATIONS_AGAINST_TIMES: (p) =>
    `« ${p.column} » et les heures d’à côté se contredisent dans ${p.rows} lignes sur ${p.of} : « ${shown(p.given)} » fait ${p.minutes} minutes là où ${p.span} passent du début à la fin. Rien n’en a été compté. Si les cellules contiennent des heures, donnez-leur le format [h]:mm ; si l’unité est autre, dites-le : "durationUnit" dans « sources » ; sinon, corrigez les heures.`,
  HEADER_CHANGES: (p) =>
    `Un autre en-tête se trouve ici : ${shown(p.headings)}. Ce qui est au-dessous n’a pas le même sens que ce qui est au-dessus. Mettez chaque tableau dans son propre fichier ou sur sa propre feuille.`,
  DURATION_COLUMNS_DIFFER: (p) =>
    `Deux colonnes disent la durée du travail et diffèrent : « ${p.one} » vaut « ${shown(p.given)} » et « ${p.other} » « ${shown(p.otherGiven)} ». Gardez celle qui compte.`,
  TOTAL_MISMATCH: (p) =>
    `Le total dit « ${shown(p.given)} », mais les ${p.rows} lignes au-dessus font ${p.minutes} minutes : il manque des lignes ou elles ont changé. Exportez de nouveau sans filtre.`,
  TIMER_RUNNING: () =>
    "La minuterie tournait encore à l’export. Arrêtez-la et exportez de nouveau, ou donnez les minutes.",
  TIMER_FORGOTTEN: (p) =>
    `Une minuterie oubliée ? Elle a tourné ${p.minutes} minutes, jusqu’à minuit. Corrigez les minutes, ou libérez la ligne dans les décisions.`,
  ENTRY_TOO_LONG: (p) =>
    `« ${shown(p.given)} » dépasse ${p.most} heures pour une saisie. Corrigez, libérez la ligne dans les décisions, ou relevez « maxEntryHours ».`,
  ENDS_BEFORE_START: () =>
    "La saisie finit avant de commencer. Corrigez les heures dans l’outil, ou donnez ici les minutes.",
  DURATION_OVER_SPAN: (p) =>
    `La durée est de ${p.minutes} minutes, mais il n’en passe que ${p.span} du début à la fin. Corrigez, ou libérez la ligne dans les décisions.`,
  DURATION_IN_DAYS: (p) =>
    `« ${shown(p.given)} » compte des jours ou des semaines de travail. Dites combien dure un jour : "hoursPerDay" dans « sources », ou donnez les minutes.`,
  FORMULA_UNSAVED: (p) =>
    `« ${p.column} » est une formule dont le résultat n’a pas été enregistré dans le fichier. Ouvrez le classeur dans Excel, laissez-le calculer, enregistrez-le et remettez-le en place.`,
  PROJECT_UNKNOWN: (p) =>
    `La saisie ne nomme aucun client, et « projects » ne dit pas à qui est « ${shown(p.given)} ». ${
      p.nearest === null ? "Ajoutez-le." : `Le nom le plus proche est « ${p.nearest} » : ajoutez-y le projet.`
    }`,
  TECHNICIAN_UNKNOWN: (p) =>
    `« technicians » ne connaît personne du nom de « ${shown(p.given)} ». ${p.nearest === null ? "Ajoutez-y ce nom." : `Le plus proche est « ${p.nearest} » : ajoutez-y cette graphie.`}`,
  LABEL_UNKNOWN: (p) =>
    `« ${p.label}s » ne dit pas ce que veut dire ${p.label === "task" ? "la tâche" : "l’étiquette"} « ${shown(p.given)} ». ${p.nearest === null ? "Ajoutez-la." : `La plus proche est « ${p.nearest} ». Ajoutez-la.`}`,
  LABELS_DISAGREE: (p) =>
    `La tâche et les étiquettes de la saisie se contredisent : ${p.one} et ${p.other}. Gardez-en une dans l’outil, ou donnez ici la catégorie et le niveau.`,
  POSSIBLE_DUPLICATE: (p) =>
    `Cette saisie ressemble à celle de ${inFile(p.other)}, qui compte : même personne et même heure dans un autre fichier, sans être pareille en tout. Gardez-en une, ou libérez cette ligne dans les décisions si les deux ont eu lieu.`,
  ENTRY_AMENDED: (p) =>
    `La saisie « ${shown(p.id)} » a été modifiée : la version de ${inFile(p.newest)} compte, de l’export plus récent, et celle-ci non. Retirez l’ancien export pour que ce ne soit plus dit.`,
  LEFT_OUT_AS_CLOSED: (p) =>
    `Cette ligne a été écartée quand son mois, celui du ${p.date}, a été fermé, et elle se lirait maintenant. Rien d’un mois fermé ne bouge de soi-même (M2) : libérez la ligne dans les décisions pour qu’elle paraisse en période antérieure.`,
  ENTRY_EDITED: (p) =>
    `Cette saisie a été modifiée entre deux exports : ici, ${french(p.was)} ; à ${inFile(p.newest)}, ${french(p.is)}. La plus récente compte, et celle-ci non. Retirez l’ancien export pour que ce ne soit plus dit, ou libérez cette ligne dans les décisions si les deux ont eu lieu.`,
  ENTRY_DROPPED: (p) =>
    `Cette saisie (${french(p.was)}) ne compte pas : l’export plus récent ${p.newer} couvre ce jour et reprend la plupart des autres saisies de ce fichier, mais plus celle-ci. Retirez l’ancien export pour que ce ne soit plus dit, ou libérez cette ligne dans les décisions si le travail a été fait.`,
  VERSION_UNCLEAR: (p) =>
    `${
      p.is === null
        ? `Cette saisie (${french(p.was)}) n’est pas dans ${p.other}, un export des mêmes jours`
        : `Deux exports disent une même saisie autrement : ici, ${french(p.was)} ; à ${p.other}:${p.is.line}, ${french(p.is)}`
    }. Rien ne montre lequel est le bon ; les lignes qui diffèrent ne comptent donc pas. Retirez le mauvais fichier, écrivez le jour de chaque export dans son nom (2026-10-31), ou libérez dans les décisions ce qui compte et rejetez le reste.`,
  CORRECTED_TWICE: (p) =>
    `Deux corrections visent une même ligne ; celle de ${inFile(p.other)} compte. Gardez la bonne.`,
  DECISION_REJECTED: (p) => `Écartée par décision de ${shown(p.who)} : ${shown(p.why)}.`,
  VALUE_MISSING: (p) => `« ${p.column} » est vide. Remplissez cette cellule.`,
  DATE_IMPOSSIBLE: (p) =>
    `« ${p.column} » vaut « ${shown(p.given)} », qui n’est pas une date du calendrier. Écrivez AAAA-MM-JJ.`,
  TIME_IMPOSSIBLE: (p) =>
    `« ${p.column} » vaut « ${shown(p.given)} », qui n’est pas une heure. Écrivez HH:MM, de 00:00 à 23:59.`,
  NUMBER_UNREADABLE: (p) =>
    `« ${p.column} » vaut « ${shown(p.given)} », qui n’est pas un nombre entier d’au plus neuf chiffres. N’écrivez que des chiffres.`,
  HOURS_UNREADABLE: (p) =>
    `« ${p.column} » vaut « ${shown(p.given)} », qui ne fait pas un nombre entier de minutes, d’au plus neuf chiffres. Écrivez les heures ainsi : 1,25 ou 1:15.`,
  AMOUNT_UNREADABLE: (p) =>
    `« ${p.column} » vaut « ${shown(p.given)} », qui n’est pas un montant de 0 à 9 999 999,99. Écrivez-le ainsi : 680,00.`,
  CHOICE_UNKNOWN: (p) =>
    `« ${p.column} » vaut « ${shown(p.given)} ». Écrivez l’une de ces valeurs : ${p.choices}.`,
  CLIENT_UNKNOWN: (p) =>
    `Aucun client du registre ne s’appelle « ${shown(p.given)} ». ${
      p.nearest === null
        ? "Corrigez le nom ou ajoutez le client au registre."
        : `Le plus proche est « ${p.nearest} » : corrigez le nom, ajoutez-le comme alias, ou ajoutez le client au registre.`
    }`,
  CATEGORY_UNKNOWN: (p) =>
    p.nearest === null
      ? `La catégorie « ${shown(p.given)} » n’existe pas. Écrivez l’une de celles-ci, ${levels(p, "fr")}, ou dites dans « categories » laquelle c’est.`
      : `La catégorie « ${shown(p.given)} » n’existe pas. La plus proche est « ${p.nearest.fr} » : corrigez, ou dites dans « categories » laquelle c’est.`,
  CATEGORY_AMBIGUOUS: (p) =>
    `« ${shown(p.given)} » peut être un travail de deux niveaux : ${levels(p, "fr")}. Écrivez l’un de ces mots, ou dites lequel dans la configuration : "categories": { "${shown(p.given)}": "break_fix" }.`,
  MINUTES_NEGATIVE: (p) =>
    `« ${p.column ?? "minutes"} » vaut « ${shown(p.given)} ». Un travail n’est jamais négatif : corrigez l’entrée ou passez par un ajustement manuel.`,
  MINUTES_UNREADABLE: (p) =>
    isPartOfMinutes(p)
      ? `« ${p.column ?? "minutes"} » vaut « ${shown(p.given)} », et les minutes sont des nombres entiers. Si ce sont des heures, écrivez heures et minutes (1:30) ou nommez la colonne « heures » ; sinon, arrondissez.`
      : `« ${p.column ?? "minutes"} » vaut « ${shown(p.given)} », qui n’est pas une durée. Écrivez 90 ou 1:30.`,
  MINUTES_UNSAID: (p) =>
    `« ${p.column} » vaut « ${shown(p.given)} », et rien ne dit ce que cela compte ; jusqu’ici, on y lisait des minutes. Écrivez 0:30 ou 30 min, ou nommez la colonne « minutes ».`,
  MINUTES_BELOW_ONE: (p) =>
    `« ${p.column} » vaut « ${shown(p.given)} », et les minutes sont des nombres entiers. Si la cellule contient une heure (${p.time}), donnez-lui le format [h]:mm ou multipliez-la par 1440 ; si elle compte des heures, nommez la colonne « heures ».`,
  MINUTES_OVER_DAY: (p) =>
    `« ${p.column ?? "minutes"} » vaut « ${shown(p.given)} », plus de 24 heures. Corrigez l’entrée ou répartissez-la par jour.`,
  ID_DUPLICATE: (p) =>
    p.differs
      ? `L’identifiant « ${shown(p.id)} » a déjà été lu à ${inFile(p.first)}, avec un autre contenu ; celui-là compte, pas celui-ci. Gardez le bon ou donnez à celui-ci son propre identifiant.`
      : `L’identifiant « ${shown(p.id)} » a déjà été lu à ${inFile(p.first)}, avec le même contenu. Rien à faire, sauf s’il s’agit d’un second travail : donnez-lui alors son propre identifiant.`,
  QUANTITY_OUT_OF_RANGE: (p) =>
    p.counts === "hours"
      ? `${p.plan} se vend de ${p.least} à ${p.most} heures entières par an, et non « ${shown(p.given)} ». Corrigez la quantité.`
      : `${p.plan} demande un nombre entier d’abonnés, au moins ${p.least}, et non « ${shown(p.given)} ». Corrigez la quantité.`,
  EXPIRES_BEFORE_START: (p) =>
    `Le terme commencerait le ${p.start} et expirerait le ${p.expires}. « ${p.column ?? "expires"} » est le premier jour non couvert : donnez une date ultérieure, ou rien pour une année.`,
  TERMS_OVERLAP: (p) =>
    `Ce terme ${p.plan} commence le ${p.start}, pendant celui de ${inFile(p.other)} (du ${p.otherStart} au ${p.otherExpires}). Un client n’en a qu’un à la fois : faites-le commencer le ${p.otherExpires} ou corrigez l’autre.`,
  CHANNEL_UNKNOWN: (p) =>
    `« ${p.column} » vaut « ${shown(p.given)} », qui ne dit pas si le paiement s’est fait en ligne : il compte comme hors ligne, sans les 10 % (R3). Écrivez en ligne, ou un autre moyen comme téléphone.`,
  ROW_REFUSED: (p) =>
    `Le registre ne nomme « ${shown(p.client)} » que dans des lignes inutilisables, la première à ${inFile(p.row)}. Corrigez cette ligne ; d’ici là, ceci est laissé de côté.`,
  NAMES_ALIKE: (p) =>
    `« ${shown(p.given)} » et « ${shown(p.other)} » comptent comme un seul client, car seuls des signes les distinguent. S’il n’y en a qu’un, donnez l’un comme alias de l’autre ; sinon, distinguez les noms.`,
  CLIENT_ROWS: (p) =>
    `Le registre compte ${p.given} lignes de « ${shown(p.client)} » ; on en lit ${p.most} au plus par client. Une ligne a-t-elle été recopiée vers le bas par erreur ? Retirez les autres.`,
  CLIENTS_JOINED: (p) =>
    `« ${shown(p.given)} » et « ${shown(p.client)} » sont un seul client par un alias : leurs plans et leur travail comptent ensemble, sous « ${shown(p.client)} » ; ce que les mois fermés disent de chacun demeure. S’il s’agit de deux clients, retirez l’alias ; sinon il n’y a rien à faire, et fermer le mois met fin à cette remarque.`,
  CLIENT_GONE: (p) =>
    p.like === null
      ? `« ${shown(p.client)} » figure dans des mois fermés, avec un solde de ${String(inHours(p.minutes)).replace(".", ",")} h, et le registre n’en a plus aucune ligne : ce solde lui est retiré. Remettez ses lignes ; s’il porte désormais un autre nom, donnez l’ancien comme alias.`
      : `« ${shown(p.client)} » figure dans des mois fermés, avec un solde de ${String(inHours(p.minutes)).replace(".", ",")} h, et le registre n’en a plus aucune ligne : ce solde lui est retiré. « ${shown(p.like)} » a des lignes qui disent la même chose : si c’est le même client, donnez-lui « ${shown(p.client)} » comme alias.`,
  ALIAS_TAKEN: (p) =>
    `L’alias « ${shown(p.alias)} » désigne déjà « ${p.client} ». Donnez chaque alias à un seul client.`,
  STARTER_NOT_FIRST: (p) =>
    `ORANGE_STARTER ne vaut que pour un premier terme, et le client avait un plan avant le ${p.start} (P7). Vérifiez s’il s’agit plutôt d’ORANGE_CARE.`,
  STARTER_NOT_PRO: (p) =>
    `ORANGE_STARTER du ${p.start} est réservé aux clients d’Act! Pro, et « act_edition » vaut « ${shown(p.edition)} » (P7). Vérifiez le plan et l’édition.`,
  HOURS_NOT_USED: (p) =>
    p.reason === "not_first"
      ? `« ${p.column} » ne sert qu’au premier terme connu d’un plan. Le terme ${p.plan} du ${p.start} en suit un autre : son report est calculé (R1) et cette valeur n’est pas utilisée. Laissez la cellule vide.`
      : `« ${p.column} » n’a pas de sens pour le terme ${p.plan} du ${p.start} et n’est pas utilisé. Laissez la cellule vide ou corrigez le plan.`,
  PAID_AFTER_EXPIRY: (p) =>
    `Le terme a été payé le ${p.paidOn} et avait expiré le ${p.expires} : il ne couvre rien (P5). Vérifiez les deux dates.`,
  TERM_OVER_A_YEAR: (p) =>
    `Le terme va du ${p.start} au ${p.expires}, plus d’une année. Vérifiez « expires ».`,
  TERM_UNDER_A_YEAR: (p) =>
    `Ce terme ${p.plan} va du ${p.start} au ${p.expires}, moins d’une année (P9). Laissez « expires » vide pour une année ; s’il a pris fin plus tôt, écrivez ce jour dans « ended_on ».`,
  TERMS_CLOSE: (p) =>
    `Le client a deux termes ${p.plan} payés qui commencent à moins d’une année l’un de l’autre : ${p.otherStart} et ${p.start} (P9). Vérifiez les deux débuts.`,
  PRO_NOT_STARTER: (p) =>
    `Le client est sur « ${shown(p.edition)} » et son premier forfait Orange, dès le ${p.start}, est ${p.plan} ; Act! Pro commence par ORANGE_STARTER (P7). Vérifiez le forfait et l’édition.`,
  STARTER_LAPSED: (p) =>
    `L’Orange Starter d’avant a expiré le ${p.expires} et cet ORANGE_CARE a été payé après, le ${p.paidOn} (P7). Vérifiez qu’il a été vendu au prix du retard.`,
  RENEWAL_READ: (p) =>
    `Lu comme le renouvellement de ce qui a expiré le ${p.previous} (${p.clause}) : ce terme ${p.plan}, écrit à partir du ${p.given}, va du ${p.start} au ${p.expires} (P9). Écrivez ces deux dates, ou corrigez la date de paiement.`,
  RENEWAL_TOO_FAR: (p) =>
    `Payé à temps pour le terme expiré le ${p.expires}, mais commence plus de 60 jours après, le ${p.start} : lu comme un nouveau contrat, sans rabais ni heures reportées (P8, P9). Si c’est le renouvellement, faites-le commencer le ${p.expires}.`,
  SEATS_READ: (p) =>
    `Lu comme ${p.count} abonnés de plus, du ${p.start} au ${p.expires}, et non comme un renouvellement (P9). Si ce sont des abonnés ajoutés, écrivez ${p.expires} dans « expires » ; si c’est le renouvellement, faites-le commencer le jour où le terme expire.`,
  PLAN_BESIDE: (p) =>
    `${p.plan} commence pendant que ${p.other} court jusqu’au ${p.otherExpires}, et ne renouvelle rien : c’est un forfait à part, jusqu’au ${p.expires} (P4). S’il remplace l’autre, écrivez dans le « ended_on » de celui-ci le jour où il a pris fin.`,
  KEPT_AS_CLOSED: (p) =>
    `Les mois jusqu’au ${p.through} ont été fermés avec ce terme du ${p.start} au ${p.expires} : il le reste (M2) ; lu aujourd’hui, il irait du ${p.nowStart} au ${p.nowExpires}. Pour le changer, ajoutez une ligne dès un jour ouvert, ou rouvrez les mois.`,
  ENDED_ON_MISSING: (p) =>
    `« ${p.status} » vaut « ${shown(p.given)} » et « ${p.column} » est vide. Écrivez-y le premier jour qui n’est plus couvert.`,
  ENDED_OUTSIDE_TERM: (p) =>
    `« ${p.column ?? "ended_on"} » vaut ${p.endedOn}, et le terme va du ${p.start} au ${p.expires}. Donnez un jour après son début et pas après son expiration.`,
  CANCELLED_AND_ENDED: (p) =>
    `« ${p.status} » vaut « ${shown(p.given)} », comme pour un forfait qui n’a jamais pris effet, et pourtant « ${p.column} » dit qu’il a pris fin le ${p.endedOn}. Gardez la date s’il a pris fin plus tôt, ou le statut s’il n’a jamais commencé.`,
  CANCELLED_BILLED: (p) =>
    `Parce que le ${p.plan} du ${p.start} est annulé, comme s’il n’avait jamais commencé, du travail qu’il aurait couvert est facturé : ${String(inHours(p.minutes)).replace(".", ",")} h (P10). S’il a pris fin plus tôt, écrivez ce jour dans « ended_on » au lieu du statut.`,
  PRICE_BEGINS_LATER: (p) =>
    `Le prix de ${tier(p.plan, p.hours)} est celui du ${p.on} : ${dollars(p.used, ",")}, comme publié (R9). Le vôtre, ${dollars(p.own, ",")}, ne commence que le ${p.from}. Ajoutez à la liste celui d’avant, s’il y en avait un.`,
  CENTS_MEANT: (p) =>
    `« ${p.what} » contient ${p.given}, soit ${dollars(p.given, ",")} $. Des cents ? Écrivez ${p.given * 100} s’il s’agit de ${p.given} dollars.`,
  PRICE_MISSING: (p) =>
    `Aucun prix connu pour ${tier(p.plan, p.hours)} au ${p.on}${p.from === null ? "" : ` ; la liste n’en a un que dès le ${p.from}`}. Ajoutez-le à la liste de prix : plan ${p.plan}, hours ${p.hours ?? "(vide)"}, from, cents, source.`,
  PLAN_NOT_RENEWABLE: (p) =>
    `${p.plan} n’a ni prix ni renouvellement (P1). Donnez VIP, VIP_DIAMOND ou un plan Orange.`,
  COTERM_NOT_ORANGE: (p) =>
    `Seul un renouvellement Orange peut finir avec l’abonnement Act! (R6), pas ${p.plan}. Retirez cette date.`,
  COTERM_OUT_OF_RANGE: (p) =>
    `Une fin commune au ${p.given} n’est pas possible : elle vient après le ${p.after} et au plus tard le ${p.latest} (R6). Donnez une telle date ou retirez-la.`,
  COTERM_ON_NEW_CONTRACT: (p) =>
    `Payé avec ${p.daysLate} jours de retard, c’est un nouveau contrat, d’une année entière (R5), qui ne peut pas finir avec l’abonnement Act! (R6). Retirez cette date.`,
  ADJUSTMENT_WITHOUT_BANK: (p) =>
    `Le client n’a pas de banque ${p.plan} en vigueur le ${p.date} : il n’y a rien à ajuster. Corrigez le plan ou la date.`,
  ADJUSTMENT_OVERDRAWS: (p) =>
    `L’ajustement retire ${-p.given} minutes et la banque en contient ${p.left}. Une banque ne descend jamais sous 0 : retirez-en ${p.left} au plus.`,
  DECISION_WITHOUT_OVERAGE: (p) =>
    `Le client n’a pas d’excédent le ${p.date} : il n’y a rien à décider (A9). Corrigez le client ou la date, ou retirez la ligne.`,
  DECISION_REPEATED: (p) =>
    `L’excédent du client le ${p.date} est déjà décidé à ${p.first.file}:${p.first.line} ; cette ligne-là compte (A9). Gardez une seule des deux.`,
  ARGUMENT_MISSING: (p) =>
    `« ${p.argument} » est vide. Donnez une valeur, ou une cellule qui en contient une.`,
  ARGUMENT_NOT_DATE: (p) =>
    `« ${cellOf(p.argument, p.at, "cellule")} » vaut « ${shown(p.given)} », qui n’est pas une date de 2000 à 2099. Donnez une cellule de date ou AAAA-MM-JJ ; vérifiez que les plages ne sont pas interverties et que le classeur ne compte pas les dates depuis 1904.`,
  ARGUMENT_NOT_MINUTES: (p) =>
    `« ${cellOf(p.argument, p.at, "cellule")} » vaut « ${shown(p.given)} ». Donnez des minutes entières de 0 à 1440, ou un texte comme 1:30 ; multipliez par 1440 une cellule qui contient une heure.`,
  ARGUMENT_NOT_HOURS: (p) =>
    `« ${p.argument} » vaut « ${shown(p.given)} ». Donnez des heures, de 0 et plus, qui font des minutes entières, comme 1,25 ou 1:15.`,
  ARGUMENT_NOT_AMOUNT: (p) =>
    `« ${p.argument} » vaut « ${shown(p.given)} ». Donnez un montant de 0 à 9 999 999,99, avec deux décimales au plus.`,
  ARGUMENT_NOT_WHOLE: (p) =>
    `« ${cellOf(p.argument, p.at, "cellule")} » vaut « ${shown(p.given)} ». Donnez un nombre entier de ${p.least} à ${p.most}.`,
  ARGUMENT_NOT_CHOICE: (p) =>
    `« ${p.argument} » vaut « ${shown(p.given)} ». Donnez l’une de ces valeurs : ${p.choices}.`,
  ARGUMENT_SIZES_DIFFER: (p) =>
    `« ${p.argument} » compte ${p.cells} cellules et « ${p.other} » ${p.otherCells}. Donnez des plages de même taille, ligne à ligne.`,
  ARGUMENT_DATE_BLANK: (p) =>
    `« ${cellOf(p.argument, p.at, "cellule")} » est vide à côté de ${shown(p.minutes)} minutes. Donnez la date de ce travail ou effacez ses minutes.`,
  ARGUMENT_NO_TABLE: (p) =>
    `« ${p.argument} » n’a pas de colonne « ${p.column} » ; sa première ligne contient ${shown(p.present)}. Donnez la plage avec sa ligne d’en-tête, comme Tableau1[#Tout].`,
  ARGUMENTS_REVERSED: (p) =>
    `« ${p.argument} » vaut ${p.given}, après « ${p.other} », ${p.otherGiven}. Donnez « ${p.argument} » plus tôt ou « ${p.other} » plus tard.`,
  SUBSCRIBERS_DIFFER: (p) =>
    `Le ${p.date} compte à la fois ${p.other} et ${p.given} abonnés. Donnez un seul nombre pour toutes les lignes d’un jour.`,
  LIST_PRICE_NEEDED: (p) =>
    `Aucun prix n’est publié pour ${tier(p.plan, p.hours)}. Donnez « ${p.argument} » : le plein prix annuel ${p.hours === null ? "d’un abonné" : "du plan"}.`,
  ARGUMENT_NOT_ANNIVERSARY: (p) =>
    `« ${p.argument} » vaut ${p.given}, dont « ${p.other} », ${p.otherGiven}, n’est pas un anniversaire. Donnez le jour où le premier terme a commencé, ou rien.`,
  ARGUMENT_ROWS_REFUSED: (p) =>
    `${p.rows === 1 ? `La seule ligne de « ${p.argument} » n’est pas utilisable` : `Aucune des ${p.rows} lignes de « ${p.argument} » n’est utilisable`}. La première est la ligne ${p.line} : ${describe(p.first, "fr")}`,
  ARGUMENT_WITHOUT_WORK: (p) =>
    `« ${p.argument} » ne contient aucun travail et n’a donc pas de dernier jour. Donnez « ${p.other} », ou un journal qui a des lignes sous ses en-têtes.`,
  ARGUMENT_UNIT_UNCLEAR: (p) =>
    `Rien dans « ${p.argument} » ne montre ce que comptent les nombres sous « ${shown(p.column)} », comme ${shown(p.given)}. Nommez la colonne minutes et donnez-en d’entières, ou nommez-la heures.`,
  ARGUMENT_IS_ERROR: (p) =>
    `« ${cellOf(p.argument, p.at, "cellule")} » contient l’erreur ${shown(p.given)}. Corrigez la cellule ou videz-la.`,
  ARGUMENT_IS_TIME: (p) =>
    `« ${cellOf(p.argument, p.at, "cellule")} » contient l’heure ${p.given}, qu’Excel transmet comme une partie de jour, et non des heures. Multipliez-la par 24, ou tapez '${p.given} avec l’apostrophe, qui en fait un texte.`,
  ARGUMENT_TIME_UNCLEAR: (p) =>
    `« ${cellOf(p.argument, p.at, "cellule")} » vaut ${p.given.replace(".", ",")} : l’heure ${p.time}, ou des heures, et aucune autre cellule ne le dit. Donnez des minutes : multipliez une heure par 1440, des heures par 60.`,
  ARGUMENT_NUMBER_UNCLEAR: (p) =>
    `« ${cellOf(p.argument, p.at, "cellule")} » est le texte « ${shown(p.given)} », qui peut valoir ${p.whole} ou ${p.decimal.replace(".", ",")}. Donnez un nombre, ou écrivez-le sans ce signe ou avec toutes ses décimales.`,
};

/** The problem as a sentence or two: what was given, and what to do. */
export function describe(problem: Problem, language: Language): string {
  const sentences = language === "fr" ? FRENCH : ENGLISH;
  return (sentences[problem.code] as (p: Problem) => string)(problem);
}
