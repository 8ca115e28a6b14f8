/**
 * Every problem that can be reported to a user, one sample each, and what its sentence must repeat of it. A new code
 * without a sample does not compile.
 */

import type { Problem, ProblemCode } from "../../core/values/problems.ts";
import { cents, minutes } from "../../core/values/units.ts";

type Sample<C extends ProblemCode> = {
  readonly problem: Extract<Problem, { code: C }>;
  /** What both sentences must contain. */
  readonly says: readonly string[];
  readonly warns?: true;
};
export type Samples = { readonly [C in ProblemCode]: Sample<C> };

export const first = { file: "2026-09.csv", line: 12 };
const work = { date: "2026-10-05", start: 545, client: "Acme", minutes: 60, note: "call" };

export const SAMPLES: Samples = {
  FILE_NOT_UTF8: { problem: { code: "FILE_NOT_UTF8" }, says: ["UTF-8"] },
  FILE_EMPTY: { problem: { code: "FILE_EMPTY" }, says: [] },
  FILE_NOT_CSV: { problem: { code: "FILE_NOT_CSV" }, says: ["CSV"] },
  FILE_UNREADABLE: { problem: { code: "FILE_UNREADABLE", reason: "bad quote" }, says: ["bad quote"] },
  FILE_UNOPENED: { problem: { code: "FILE_UNOPENED", reason: "EACCES" }, says: [] },
  FILE_NOT_PLAIN: { problem: { code: "FILE_NOT_PLAIN", is: "pipe" }, says: [] },
  FILE_CHANGING: { problem: { code: "FILE_CHANGING" }, says: [] },
  QUOTE_UNCLOSED: { problem: { code: "QUOTE_UNCLOSED" }, says: ['""'] },
  QUOTE_STRAY: { problem: { code: "QUOTE_STRAY", given: '"Acme "North"' }, says: ['"Acme "North"', '""'] },
  COLUMN_MISSING: {
    problem: { code: "COLUMN_MISSING", column: "minutes", present: "date, client" },
    says: ["Minutes", "date, client"],
  },
  COLUMN_REPEATED: { problem: { code: "COLUMN_REPEATED", column: "Durée" }, says: ["Durée"] },
  HEADING_UNREAD: {
    problem: { code: "HEADING_UNREAD", heading: "Langage", nearest: "langue" },
    says: ["Langage", "langue"],
    warns: true,
  },
  ROW_MALFORMED: { problem: { code: "ROW_MALFORMED", expected: 15, given: 16 }, says: ["15", "16"] },
  VALUE_MISSING: { problem: { code: "VALUE_MISSING", column: "client" }, says: ["client"] },
  DATE_IMPOSSIBLE: {
    problem: { code: "DATE_IMPOSSIBLE", column: "date", given: "2026-02-30" },
    says: ["date", "2026-02-30"],
  },
  TIME_IMPOSSIBLE: {
    problem: { code: "TIME_IMPOSSIBLE", column: "start", given: "25:10" },
    says: ["start", "25:10"],
  },
  NUMBER_UNREADABLE: {
    problem: { code: "NUMBER_UNREADABLE", column: "trainees", given: "many" },
    says: ["trainees", "many"],
  },
  HOURS_UNREADABLE: {
    problem: { code: "HOURS_UNREADABLE", column: "carried_hours", given: "1.01" },
    says: ["carried_hours", "1.01"],
  },
  AMOUNT_UNREADABLE: {
    problem: { code: "AMOUNT_UNREADABLE", column: "price", given: "twelve" },
    says: ["price", "twelve"],
  },
  SIGNED_AMOUNT_UNREADABLE: {
    problem: { code: "SIGNED_AMOUNT_UNREADABLE", column: "price", given: "twelve" },
    says: ["price", "twelve", "250"],
  },
  CHOICE_UNKNOWN: {
    problem: { code: "CHOICE_UNKNOWN", column: "plan", given: "GOLD", choices: "BASIC, VIP" },
    says: ["plan", "GOLD", "Basic, VIP"],
  },
  CLIENT_UNKNOWN: {
    problem: { code: "CLIENT_UNKNOWN", given: "Acmee", nearest: "Acme" },
    says: ["Acmee", "Acme"],
  },
  CATEGORY_UNKNOWN: {
    problem: {
      code: "CATEGORY_UNKNOWN",
      given: "how-two",
      nearest: { en: "How-to", fr: "Mode d’emploi" },
      levels: [{ level: 2, names: { en: "How-to", fr: "Mode d’emploi" } }],
    },
    says: ["how-two", "categories"],
  },
  CATEGORY_AMBIGUOUS: {
    problem: {
      code: "CATEGORY_AMBIGUOUS",
      given: "réparation",
      levels: [
        { level: 2, names: { en: "Break/fix", fr: "Bris/réparation" } },
        { level: 3, names: { en: "Repair", fr: "Réparation de la base" } },
      ],
    },
    says: ["réparation", "categories", "2", "3"],
  },
  MINUTES_NEGATIVE: { problem: { code: "MINUTES_NEGATIVE", given: "-15" }, says: ["-15"] },
  MINUTES_UNREADABLE: { problem: { code: "MINUTES_UNREADABLE", given: "twenty" }, says: ["twenty"] },
  MINUTES_UNSAID: {
    problem: { code: "MINUTES_UNSAID", column: "Durée", given: "30" },
    says: ["Durée", "30"],
  },
  MINUTES_BELOW_ONE: {
    problem: { code: "MINUTES_BELOW_ONE", column: "Minutes facturées", given: "0.0625", time: "1:30" },
    says: ["Minutes facturées", "0.0625", "1:30", "[h]:mm", "1440"],
  },
  MINUTES_OVER_DAY: { problem: { code: "MINUTES_OVER_DAY", given: "1500" }, says: ["1500", "24"] },
  ID_DUPLICATE: {
    problem: { code: "ID_DUPLICATE", id: "T-118", first, differs: true },
    says: ["T-118", "2026-09.csv:12"],
  },
  QUANTITY_OUT_OF_RANGE: {
    problem: { code: "QUANTITY_OUT_OF_RANGE", plan: "VIP", given: "9", counts: "hours", least: 2, most: 8 },
    says: ["VIP", "9", "2", "8"],
  },
  EXPIRES_BEFORE_START: {
    problem: { code: "EXPIRES_BEFORE_START", start: "2026-03-15", expires: "2026-03-14" },
    says: ["2026-03-15", "2026-03-14"],
  },
  TERMS_OVERLAP: {
    problem: {
      code: "TERMS_OVERLAP",
      plan: "VIP",
      start: "2026-06-01",
      other: first,
      otherStart: "2026-01-15",
      otherExpires: "2027-01-15",
    },
    says: ["VIP", "2026-06-01", "2026-09.csv:12", "2026-01-15", "2027-01-15"],
  },
  CHANNEL_UNKNOWN: {
    problem: { code: "CHANNEL_UNKNOWN", column: "channel", given: "carrier pigeon" },
    says: ["channel", "carrier pigeon", "R3"],
    warns: true,
  },
  ROW_REFUSED: {
    problem: { code: "ROW_REFUSED", client: "Acme", row: { file: "contracts.csv", line: 5 } },
    says: ["Acme", "contracts.csv:5"],
  },
  NAMES_ALIKE: {
    problem: { code: "NAMES_ALIKE", given: "Gagné Sons", other: "Gagné & Sons" },
    says: ["Gagné Sons", "Gagné & Sons", "alias"],
    warns: true,
  },
  ALIAS_UNKNOWN: {
    problem: { code: "ALIAS_UNKNOWN", alias: "A Inc", given: "Acmee", nearest: "Acme" },
    says: ["A Inc", "Acmee", "Acme"],
    warns: true,
  },
  ALIAS_TAKEN: {
    problem: { code: "ALIAS_TAKEN", alias: "KOO", client: "Kawartha" },
    warns: true,
    says: ["KOO", "Kawartha"],
  },
  CLIENT_ROWS: {
    problem: { code: "CLIENT_ROWS", client: "Acme", given: 1048575, most: 5000 },
    says: ["Acme", "1048575", "5000"],
  },
  CLIENTS_JOINED: {
    problem: { code: "CLIENTS_JOINED", given: "Bolt", client: "Acme" },
    warns: true,
    says: ["Bolt", "Acme", "alias"],
  },
  CLIENT_GONE: {
    problem: { code: "CLIENT_GONE", client: "Acme", minutes: minutes(240), like: "Acme Group" },
    warns: true,
    says: ["Acme", "4", "Acme Group", "alias"],
  },
  STARTER_NOT_FIRST: {
    problem: { code: "STARTER_NOT_FIRST", start: "2026-02-01" },
    says: ["2026-02-01", "Orange Starter", "Orange Care"],
    warns: true,
  },
  STARTER_NOT_PRO: {
    problem: { code: "STARTER_NOT_PRO", edition: "Premium", start: "2026-02-01" },
    says: ["Premium", "2026-02-01", "Orange Starter"],
    warns: true,
  },
  HOURS_NOT_USED: {
    problem: {
      code: "HOURS_NOT_USED",
      column: "carried_hours",
      plan: "VIP",
      start: "2026-01-15",
      reason: "not_first",
    },
    says: ["carried_hours", "VIP", "2026-01-15"],
    warns: true,
  },
  PAID_AFTER_EXPIRY: {
    problem: { code: "PAID_AFTER_EXPIRY", paidOn: "2027-02-01", expires: "2027-01-15" },
    says: ["2027-02-01", "2027-01-15"],
    warns: true,
  },
  TERM_OVER_A_YEAR: {
    problem: { code: "TERM_OVER_A_YEAR", start: "2026-01-15", expires: "2027-06-15" },
    says: ["2026-01-15", "2027-06-15"],
    warns: true,
  },
  TERM_UNDER_A_YEAR: {
    problem: { code: "TERM_UNDER_A_YEAR", plan: "VIP", start: "2026-01-15", expires: "2026-06-15" },
    says: ["VIP", "2026-01-15", "2026-06-15"],
    warns: true,
  },
  TERMS_CLOSE: {
    problem: { code: "TERMS_CLOSE", plan: "VIP", start: "2026-03-01", otherStart: "2026-01-01" },
    says: ["VIP", "2026-03-01", "2026-01-01"],
    warns: true,
  },
  PRO_NOT_STARTER: {
    problem: { code: "PRO_NOT_STARTER", plan: "ORANGE_CARE", start: "2026-01-15", edition: "Act! Pro v24" },
    says: ["Orange Care", "2026-01-15", "Act! Pro v24", "Orange Starter"],
    warns: true,
  },
  STARTER_LAPSED: {
    problem: { code: "STARTER_LAPSED", paidOn: "2026-02-24", expires: "2026-01-15" },
    says: ["2026-02-24", "2026-01-15", "Orange Care"],
    warns: true,
  },
  RENEWAL_READ: {
    problem: {
      code: "RENEWAL_READ",
      plan: "ORANGE_CARE",
      clause: "R3",
      given: "2026-03-10",
      previous: "2026-03-15",
      start: "2026-03-15",
      expires: "2027-03-15",
    },
    says: ["Orange Care", "R3", "2026-03-10", "2026-03-15", "2027-03-15"],
    warns: true,
  },
  RENEWAL_TOO_FAR: {
    problem: { code: "RENEWAL_TOO_FAR", start: "2026-06-01", expires: "2026-03-15" },
    says: ["2026-06-01", "2026-03-15", "60"],
    warns: true,
  },
  SEATS_READ: {
    problem: { code: "SEATS_READ", count: 2, start: "2026-03-01", expires: "2026-03-15" },
    says: ["2", "2026-03-01", "2026-03-15"],
    warns: true,
  },
  PLAN_BESIDE: {
    problem: {
      code: "PLAN_BESIDE",
      plan: "ORANGE_PLUS",
      other: "ORANGE_CARE",
      otherExpires: "2026-03-15",
      expires: "2026-09-01",
    },
    says: ["Orange Plus", "Orange Care", "2026-03-15", "2026-09-01"],
    warns: true,
  },
  KEPT_AS_CLOSED: {
    problem: {
      code: "KEPT_AS_CLOSED",
      start: "2026-03-10",
      expires: "2026-03-15",
      nowStart: "2026-03-15",
      nowExpires: "2027-03-15",
      through: "2026-03-31",
    },
    says: ["2026-03-10", "2026-03-15", "2027-03-15", "2026-03-31"],
    warns: true,
  },
  ENDED_ON_MISSING: {
    problem: { code: "ENDED_ON_MISSING", status: "Statut", given: "résilié", column: "Terminé le" },
    says: ["Statut", "résilié", "Terminé le"],
  },
  ENDED_OUTSIDE_TERM: {
    problem: {
      code: "ENDED_OUTSIDE_TERM",
      endedOn: "2027-02-01",
      start: "2026-01-15",
      expires: "2027-01-15",
    },
    says: ["2027-02-01", "2026-01-15", "2027-01-15"],
  },
  CANCELLED_AND_ENDED: {
    problem: {
      code: "CANCELLED_AND_ENDED",
      status: "status",
      given: "cancelled",
      column: "ended_on",
      endedOn: "2026-08-15",
    },
    says: ["status", "cancelled", "2026-08-15", "ended_on"],
  },
  CANCELLED_BILLED: {
    problem: { code: "CANCELLED_BILLED", plan: "VIP", start: "2026-01-01", minutes: minutes(90) },
    says: ["VIP", "2026-01-01", "h"],
    warns: true,
  },
  CENTS_MEANT: {
    problem: { code: "CENTS_MEANT", what: "rates.2", given: 125 },
    says: ["rates", "125", "12500"],
    warns: true,
  },
  PRICE_MISSING: {
    problem: { code: "PRICE_MISSING", plan: "VIP", hours: 4, on: "2026-01-14", from: "2026-03-01" },
    says: ["VIP", "4", "2026-01-14", "2026-03-01"],
    warns: true,
  },
  PRICE_BEGINS_LATER: {
    problem: {
      code: "PRICE_BEGINS_LATER",
      plan: "ORANGE_CARE",
      hours: null,
      on: "2026-02-15",
      used: cents(180_00),
      from: "2026-03-01",
      own: cents(200_00),
    },
    says: ["Orange Care", "2026-02-15", "180", "2026-03-01", "200"],
    warns: true,
  },
  PLAN_NOT_RENEWABLE: { problem: { code: "PLAN_NOT_RENEWABLE", plan: "BASIC" }, says: ["Basic"] },
  COTERM_NOT_ORANGE: { problem: { code: "COTERM_NOT_ORANGE", plan: "VIP" }, says: ["VIP", "Act!"] },
  COTERM_OUT_OF_RANGE: {
    problem: {
      code: "COTERM_OUT_OF_RANGE",
      given: "2027-03-16",
      after: "2026-03-15",
      latest: "2027-03-15",
    },
    says: ["2027-03-16", "2026-03-15", "2027-03-15"],
  },
  COTERM_ON_NEW_CONTRACT: { problem: { code: "COTERM_ON_NEW_CONTRACT", daysLate: 31 }, says: ["31"] },
  ADJUSTMENT_WITHOUT_BANK: {
    problem: { code: "ADJUSTMENT_WITHOUT_BANK", plan: "VIP", date: "2026-03-01" },
    says: ["VIP", "2026-03-01"],
  },
  ADJUSTMENT_OVERDRAWS: {
    problem: { code: "ADJUSTMENT_OVERDRAWS", given: -90, left: 45 },
    says: ["90", "45"],
  },
  ADJUSTMENT_PRICE_SIGN: {
    problem: { code: "ADJUSTMENT_PRICE_SIGN", column: "prix", given: "-250,00", minutes: 120 },
    says: ["prix", "-250,00", "120"],
  },
  DECISION_WITHOUT_OVERAGE: {
    problem: { code: "DECISION_WITHOUT_OVERAGE", date: "2026-10-05" },
    says: ["2026-10-05", "A9"],
  },
  DECISION_REPEATED: {
    problem: { code: "DECISION_REPEATED", date: "2026-10-05", first },
    says: ["2026-10-05", "2026-09.csv:12"],
  },
  ARGUMENT_MISSING: {
    problem: { code: "ARGUMENT_MISSING", argument: "users", at: 3 },
    says: ["users", "3"],
  },
  ARGUMENT_NOT_DATE: {
    problem: { code: "ARGUMENT_NOT_DATE", argument: "dates", at: 3, given: "soon" },
    says: ["dates", "3", "soon"],
  },
  ARGUMENT_DATE_UNCLEAR: {
    problem: {
      ...{ code: "ARGUMENT_DATE_UNCLEAR", argument: "start", at: null, given: "03/04/2026" },
      ...{ dayFirst: "2026-04-03", monthFirst: "2026-03-04" },
    },
    says: ["start", "03/04/2026", "2026-04-03", "2026-03-04"],
  },
  ARGUMENT_NOT_MINUTES: {
    problem: { code: "ARGUMENT_NOT_MINUTES", argument: "minutes", at: 7, given: "-5" },
    says: ["minutes", "7", "-5"],
  },
  ARGUMENT_NOT_HOURS: {
    problem: { code: "ARGUMENT_NOT_HOURS", argument: "carried_hours", given: "1.01" },
    says: ["carried_hours", "1.01"],
  },
  ARGUMENT_NOT_AMOUNT: {
    problem: { code: "ARGUMENT_NOT_AMOUNT", argument: "list_price", given: "-1" },
    says: ["list_price", "-1"],
  },
  ARGUMENT_NOT_WHOLE: {
    problem: { code: "ARGUMENT_NOT_WHOLE", argument: "users", at: 2, given: "1.5", least: 0, most: 999 },
    says: ["users", "2", "1.5", "0", "999"],
  },
  ARGUMENT_NOT_CHOICE: {
    problem: { code: "ARGUMENT_NOT_CHOICE", argument: "plan", given: "GOLD", choices: "BASIC, VIP" },
    says: ["plan", "GOLD", "Basic, VIP"],
  },
  ARGUMENT_SIZES_DIFFER: {
    problem: {
      code: "ARGUMENT_SIZES_DIFFER",
      argument: "minutes",
      cells: 12,
      other: "dates",
      otherCells: 13,
    },
    says: ["minutes", "12", "dates", "13"],
  },
  ARGUMENT_DATE_BLANK: {
    problem: { code: "ARGUMENT_DATE_BLANK", argument: "dates", at: 4, minutes: "31" },
    says: ["dates", "4", "31"],
  },
  ARGUMENT_NO_TABLE: {
    problem: { code: "ARGUMENT_NO_TABLE", argument: "time_log", column: "client", present: "date, minutes" },
    says: ["time_log", "Client", "date, minutes"],
  },
  ARGUMENTS_REVERSED: {
    problem: {
      code: "ARGUMENTS_REVERSED",
      argument: "from",
      given: "2026-10-31",
      other: "to",
      otherGiven: "2026-10-01",
    },
    says: ["from", "2026-10-31", "to", "2026-10-01"],
  },
  SUBSCRIBERS_DIFFER: {
    problem: { code: "SUBSCRIBERS_DIFFER", date: "2026-02-03", given: 3, other: 5 },
    says: ["2026-02-03", "3", "5"],
  },
  LIST_PRICE_NEEDED: {
    problem: { code: "LIST_PRICE_NEEDED", argument: "list_price", plan: "VIP", hours: 4 },
    says: ["list_price", "VIP", "4"],
  },
  ARGUMENT_PAID_EARLY: {
    problem: {
      ...{ code: "ARGUMENT_PAID_EARLY", argument: "paid_on", given: "2016-03-14" },
      ...{ other: "expires", otherGiven: "2026-03-15" },
    },
    says: ["paid_on", "2016-03-14", "expires", "2026-03-15"],
  },
  ARGUMENT_NOT_ANNIVERSARY: {
    problem: {
      code: "ARGUMENT_NOT_ANNIVERSARY",
      argument: "first_start",
      given: "2024-05-01",
      other: "expires",
      otherGiven: "2026-03-15",
    },
    says: ["first_start", "2024-05-01", "expires", "2026-03-15"],
  },
  ARGUMENT_ROWS_REFUSED: {
    problem: {
      code: "ARGUMENT_ROWS_REFUSED",
      argument: "time_log",
      rows: 12,
      line: 2,
      first: { code: "MINUTES_NEGATIVE", given: "-15" },
    },
    says: ["time_log", "12", "2", "-15"],
  },
  ARGUMENT_WITHOUT_WORK: {
    problem: { code: "ARGUMENT_WITHOUT_WORK", argument: "time_log", other: "to" },
    says: ["time_log", "to"],
  },
  ARGUMENT_UNIT_UNCLEAR: {
    problem: { code: "ARGUMENT_UNIT_UNCLEAR", argument: "time_log", column: "durée", given: "2" },
    says: ["time_log", "durée", "2", "minutes"],
  },
  ARGUMENT_IS_ERROR: {
    problem: { code: "ARGUMENT_IS_ERROR", argument: "minutes", at: 3, given: "#N/A" },
    says: ["minutes", "3", "#N/A"],
  },
  ARGUMENT_IS_TIME: {
    problem: { code: "ARGUMENT_IS_TIME", argument: "carried_hours", at: null, given: "2:00" },
    says: ["carried_hours", "2:00", "24"],
  },
  ARGUMENT_TIME_UNCLEAR: {
    problem: { code: "ARGUMENT_TIME_UNCLEAR", argument: "minutes", at: 3, given: "0.5", time: "12:00" },
    says: ["minutes", "3", "12:00", "'12:00"],
  },
  ARGUMENT_NUMBER_UNCLEAR: {
    problem: {
      code: "ARGUMENT_NUMBER_UNCLEAR",
      argument: "list_price",
      at: null,
      given: "1,450",
      whole: "1450",
      decimal: "1.45",
    },
    says: ["list_price", "1,450", "1450"],
  },
  FILE_TOO_LARGE: {
    problem: { code: "FILE_TOO_LARGE", given: 60_000_000, most: 52_428_800, counts: "bytes" },
    says: ["60000000", "52428800"],
  },
  FILE_WRONG_KIND: { problem: { code: "FILE_WRONG_KIND", kind: "HTML" }, says: ["HTML", ".xlsx"] },
  FILE_IS_OUTPUT: { problem: { code: "FILE_IS_OUTPUT" }, says: [] },
  ENCODING_UNCLEAR: { problem: { code: "ENCODING_UNCLEAR" }, says: ["UTF-8", "encoding"] },
  ROW_TOO_LONG: { problem: { code: "ROW_TOO_LONG", most: 1_048_576 }, says: ["1048576"] },
  WORKBOOK_DAMAGED: { problem: { code: "WORKBOOK_DAMAGED" }, says: ["Excel"] },
  WORKBOOK_PROTECTED: { problem: { code: "WORKBOOK_PROTECTED" }, says: ["Excel"] },
  WORKBOOK_TOO_LARGE: { problem: { code: "WORKBOOK_TOO_LARGE" }, says: ["CSV"] },
  SHEETS_ALIKE: {
    problem: { code: "SHEETS_ALIKE", sheets: "May, June", file: "log.xlsx" },
    says: ["May, June", "log.xlsx", "sheet"],
  },
  PROFILE_UNKNOWN: {
    problem: { code: "PROFILE_UNKNOWN", present: "When, Who", nearest: "kimai (– From)", file: "log.csv" },
    says: ["When, Who", "kimai (– From)", "plan-balance profile log.csv"],
  },
  PROFILES_ALIKE: {
    problem: { code: "PROFILES_ALIKE", profiles: "ours, theirs", file: "log.csv" },
    says: ["ours, theirs", "log.csv", "profile"],
  },
  REPORT_WRONG: {
    problem: {
      code: "REPORT_WRONG",
      tool: "Clockify",
      report: { en: "CLOCKIFY SUMMARY", fr: "CLOCKIFY SUMMARY" },
      instead: { en: "EXPORT DETAILED", fr: "EXPORT DETAILED" },
    },
    says: ["Clockify", "CLOCKIFY SUMMARY", "EXPORT DETAILED"],
  },
  DATE_ORDER_UNCLEAR: {
    problem: {
      code: "DATE_ORDER_UNCLEAR",
      given: "03/04/2026",
      dayFirst: "2026-04-03",
      monthFirst: "2026-03-04",
      file: "log.csv",
    },
    says: ["03/04/2026", "2026-04-03", "2026-03-04", "log.csv", "dateOrder"],
  },
  DATE_ORDER_MIXED: {
    problem: { code: "DATE_ORDER_MIXED", one: "13/04/2026", other: "04/13/2026", file: "log.csv" },
    says: ["13/04/2026", "04/13/2026", "log.csv", "dateOrder"],
  },
  DATES_SWAPPED: {
    problem: { code: "DATES_SWAPPED", one: "2026-05-10", other: "25/10/2026", file: "log.csv" },
    says: ["2026-05-10", "25/10/2026", "log.csv", "dateOrder"],
  },
  DECIMAL_MARK_UNCLEAR: {
    problem: { code: "DECIMAL_MARK_UNCLEAR", given: "1,234", file: "log.csv" },
    says: ["1,234", "log.csv", "decimalMark"],
  },
  DECIMAL_MARK_MIXED: {
    problem: { code: "DECIMAL_MARK_MIXED", one: "1.5", other: "1,5", file: "log.csv" },
    says: ["1.5", "1,5", "log.csv", "decimalMark"],
  },
  DURATION_UNIT_UNCLEAR: {
    problem: {
      code: "DURATION_UNIT_UNCLEAR",
      column: "Durée",
      given: "2100",
      readings: [
        { unit: "minutes", minutes: 2100 },
        { unit: "seconds", minutes: 35 },
      ],
      likely: "seconds",
      wasMinutes: true,
      file: "log.csv",
    },
    says: ["Durée", "2100", "35", "minutes", "log.csv", '"durationUnit": "seconds"'],
  },
  TOTAL_MISMATCH: {
    problem: { code: "TOTAL_MISMATCH", given: "2h 5m", minutes: 95, rows: 3 },
    says: ["2h 5m", "95", "3"],
  },
  TIMER_RUNNING: { problem: { code: "TIMER_RUNNING" }, says: ["export"] },
  TIMER_FORGOTTEN: { problem: { code: "TIMER_FORGOTTEN", minutes: 976 }, says: ["976"] },
  DURATIONS_PARTS_OF_DAY: {
    problem: { code: "DURATIONS_PARTS_OF_DAY", column: "Durée (h)", given: "0.0625", time: "1:30" },
    says: ["Durée (h)", "0.0625", "1:30", "[h]:mm", "1440"],
  },
  DURATIONS_AGAINST_TIMES: {
    problem: {
      code: "DURATIONS_AGAINST_TIMES",
      column: "Hours",
      given: "0.0625",
      minutes: 4,
      span: 90,
      rows: 19,
      of: 20,
    },
    says: ["Hours", "0.0625", "4", "90", "19", "20", "durationUnit"],
  },
  HEADER_CHANGES: {
    problem: { code: "HEADER_CHANGES", headings: "Date, Client, Heures" },
    says: ["Date, Client, Heures"],
  },
  DURATION_COLUMNS_DIFFER: {
    problem: {
      code: "DURATION_COLUMNS_DIFFER",
      one: "Minutes",
      given: "30",
      other: "Heures",
      otherGiven: "1.5",
    },
    says: ["Minutes", "30", "Heures", "1.5"],
  },
  FORMULA_UNSAVED: { problem: { code: "FORMULA_UNSAVED", column: "Durée" }, says: ["Durée"] },
  SHEET_REPEATED: {
    problem: { code: "SHEET_REPEATED", other: "Mai", name: "log.xlsx [Mai (2)]" },
    says: ["Mai", '"files": "log.xlsx [Mai (2)]"'],
  },
  SHEET_UNKNOWN: {
    problem: { code: "SHEET_UNKNOWN", given: "Mai", present: "May, June" },
    says: ["Mai", "May, June"],
  },
  ENTRY_TOO_LONG: {
    problem: { code: "ENTRY_TOO_LONG", given: "11:30:00", most: 10 },
    says: ["11:30:00", "10", "maxEntryHours"],
  },
  ENDS_BEFORE_START: { problem: { code: "ENDS_BEFORE_START" }, says: ["minutes"] },
  DURATION_OVER_SPAN: {
    problem: { code: "DURATION_OVER_SPAN", minutes: 90, span: 45 },
    says: ["90", "45"],
  },
  DURATION_IN_DAYS: { problem: { code: "DURATION_IN_DAYS", given: "1d 2h" }, says: ["1d 2h", "hoursPerDay"] },
  PROJECT_UNKNOWN: {
    problem: { code: "PROJECT_UNKNOWN", given: "Acme sit", nearest: "Acme site" },
    says: ["Acme sit", "Acme site", "projects"],
  },
  TECHNICIAN_UNKNOWN: {
    problem: { code: "TECHNICIAN_UNKNOWN", given: "Ann", nearest: "Anne" },
    says: ["Ann", "Anne", "technicians"],
  },
  LABEL_UNKNOWN: {
    problem: { code: "LABEL_UNKNOWN", label: "tag", given: "repairs", nearest: "repair" },
    says: ["repairs", "repair", "tags"],
  },
  LABELS_DISAGREE: {
    problem: { code: "LABELS_DISAGREE", one: "email", other: "repair" },
    says: ["email", "repair"],
  },
  POSSIBLE_DUPLICATE: { problem: { code: "POSSIBLE_DUPLICATE", other: first }, says: ["2026-09.csv:12"] },
  ENTRY_AMENDED: {
    problem: { code: "ENTRY_AMENDED", id: "K-7", newest: first },
    says: ["K-7", "2026-09.csv:12"],
  },
  ENTRY_EDITED: {
    problem: { code: "ENTRY_EDITED", was: work, is: { ...work, client: "Bolt", minutes: 75 }, newest: first },
    says: ["2026-10-05 9:05, Acme, 60 min", "Bolt, 75 min", "call", "2026-09.csv:12"],
  },
  ENTRY_DROPPED: {
    problem: { code: "ENTRY_DROPPED", was: { ...work, start: null, note: "" }, newer: "oct-31.csv" },
    says: ["(2026-10-05, Acme, 60 min)", "oct-31.csv"],
  },
  VERSION_UNCLEAR: {
    problem: {
      code: "VERSION_UNCLEAR",
      was: work,
      is: { ...work, note: "call back", line: 4 },
      other: "b.csv",
    },
    says: ["2026-10-05 9:05, Acme, 60 min", "call back", "b.csv:4"],
  },
  CORRECTED_TWICE: { problem: { code: "CORRECTED_TWICE", other: first }, says: ["2026-09.csv:12"] },
  LEFT_OUT_AS_CLOSED: {
    problem: { code: "LEFT_OUT_AS_CLOSED", date: "2026-09-12" },
    says: ["2026-09-12", "M2"],
  },
  DECISION_REJECTED: {
    problem: { code: "DECISION_REJECTED", who: "Anne", why: "counted elsewhere" },
    says: ["Anne", "counted elsewhere"],
  },
};
