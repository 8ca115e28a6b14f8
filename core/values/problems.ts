/**
 * Problems in a user's data, as values; `core/words` has a sentence for each.
 *
 * Laws: the union is closed, so the compiler requires a sentence in every language for a new code. A code never changes
 * its name after release. Our own mistakes are not here: they are assertions and stop the program.
 */

import type { Said } from "./language.ts";
import type { Cents, Minutes } from "./units.ts";

/** The position of a row: the file's name and the line (counted from 1) on which the row starts. */
export interface Place {
  readonly file: string;
  readonly line: number;
}

/** Labels of the categories of one level, joined by commas; null for those billed separately. */
export interface CategoriesOfLevel {
  readonly level: 1 | 2 | 3 | null;
  readonly names: Said;
}

/** A number read in one unit; null when that is not possible. */
export interface UnitReading {
  readonly unit: "hours" | "minutes" | "seconds" | "milliseconds";
  readonly minutes: number | null;
}

/** What a person recognises an entry by. `start` is in minutes since midnight, null when not recorded. */
export interface WorkSaid {
  readonly date: string;
  readonly start: number | null;
  readonly client: string;
  readonly minutes: number;
  readonly note: string;
}

/** Kinds of files that are told by their first bytes, and not read. */
export type FileKind = "xls" | "PDF" | "HTML" | "XML" | "RTF" | "zip" | "gzip";

export type Problem =
  // any file
  | { code: "FILE_NOT_UTF8" }
  | { code: "FILE_EMPTY" }
  | { code: "FILE_NOT_CSV" }
  | { code: "FILE_UNREADABLE"; reason: string }
  | { code: "QUOTE_UNCLOSED" }
  | { code: "QUOTE_STRAY"; given: string }
  /** `nearest` is a heading of the file that is probably misspelt. */
  | { code: "COLUMN_MISSING"; column: string; present: string; nearest?: string }
  | { code: "COLUMN_REPEATED"; column: string }
  | { code: "HEADING_UNREAD"; heading: string; nearest: string }
  | { code: "ROW_MALFORMED"; expected: number; given: number }
  | { code: "FILE_UNOPENED"; reason: string }
  | { code: "FILE_NOT_PLAIN"; is: "folder" | "pipe" | "socket" | "device" }
  | { code: "FILE_CHANGING" }
  // a file of another tool, refused whole
  | { code: "FILE_TOO_LARGE"; given: number; most: number; counts: "bytes" | "rows" | "cells" }
  | { code: "FILE_WRONG_KIND"; kind: FileKind }
  | { code: "FILE_IS_OUTPUT" }
  | { code: "ENCODING_UNCLEAR" }
  | { code: "ROW_TOO_LONG"; most: number }
  | { code: "WORKBOOK_DAMAGED" }
  | { code: "WORKBOOK_PROTECTED" }
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
  // an entry of another tool, held back until someone decides
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
  /** Two categories by their ids, or two levels. */
  | { code: "LABELS_DISAGREE"; one: string | number; other: string | number }
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
  | { code: "SIGNED_AMOUNT_UNREADABLE"; column: string; given: string }
  /** `nearest` is one of the choices, where one was probably meant. */
  | { code: "CHOICE_UNKNOWN"; column: string; given: string; choices: string; nearest?: string }
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
  /** Of the configuration: `given` is what it leads to. */
  | { code: "ALIAS_UNKNOWN"; alias: string; given: string; nearest: string | null }
  /** `given` is a client of the register, or of closed months, that an alias turns into a name of `client`. */
  | { code: "CLIENT_ROWS"; client: string; given: number; most: number }
  | { code: "CLIENTS_JOINED"; given: string; client: string }
  /** `like` is a client whose rows equal the former rows of `client`; null when there is none. */
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
  // a row that is read according to the contract
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
  | { code: "CENTS_MEANT"; what: string; given: number }
  /** `from` is the day on which a later price of the list begins; null when there is none. */
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
  /** A price that has not the sign of its minutes. */
  | { code: "ADJUSTMENT_PRICE_SIGN"; column: string; given: string; minutes: number }
  // decisions about overage
  | { code: "DECISION_WITHOUT_OVERAGE"; date: string }
  | { code: "DECISION_REPEATED"; date: string; first: Place }
  // arguments of a formula; `at` is the cell of a range, counted from 1, or null
  | { code: "ARGUMENT_MISSING"; argument: string; at: number | null }
  | { code: "ARGUMENT_NOT_DATE"; argument: string; at: number | null; given: string }
  | {
      code: "ARGUMENT_DATE_UNCLEAR";
      argument: string;
      at: number | null;
      given: string;
      dayFirst: string;
      monthFirst: string;
    }
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
  | { code: "ARGUMENT_PAID_EARLY"; argument: string; given: string; other: string; otherGiven: string }
  | { code: "SUBSCRIBERS_DIFFER"; date: string; given: number; other: number }
  | { code: "LIST_PRICE_NEEDED"; argument: string; plan: string; hours: number | null }
  | { code: "ARGUMENT_NOT_ANNIVERSARY"; argument: string; given: string; other: string; otherGiven: string }
  | { code: "ARGUMENT_ROWS_REFUSED"; argument: string; rows: number; line: number; first: Problem }
  | { code: "ARGUMENT_WITHOUT_WORK"; argument: string; other: string }
  // a cell as passed by Excel; `argument` is a column if a table was given
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

/** Problems that are only warnings: their row is used anyway. */
const WARNINGS: ReadonlySet<string> = new Set<ProblemCode>([
  "HEADING_UNREAD",
  "CHANNEL_UNKNOWN",
  "NAMES_ALIKE",
  "ALIAS_TAKEN",
  "ALIAS_UNKNOWN",
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

/** Doubts that a readable row has by itself, which a decision may release. */
const DOUBTS: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  "TIMER_FORGOTTEN",
  "ENTRY_TOO_LONG",
  "DURATION_OVER_SPAN",
]);

export function isDoubt(problem: Problem): boolean {
  return DOUBTS.has(problem.code);
}

export function isWarning({ code }: { readonly code: string }): boolean {
  return WARNINGS.has(code);
}

/** A user's mistake, thrown to the caller that can show it and make its sentence. The message is the code. */
export class InputError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.code);
    this.name = "InputError";
    this.problem = problem;
  }
}
