/**
 * Every problem a user may be told of, one sample each: the sentence in both languages names what was given.
 * A new code without a sample does not compile.
 */

import { describe, expect, test } from "vitest";
import {
  InputError,
  isWarning,
  type Problem,
  type ProblemCode,
  describe as sentence,
} from "../../core/errors.ts";

type Sample<C extends ProblemCode> = {
  readonly problem: Extract<Problem, { code: C }>;
  /** What both sentences must say. */
  readonly says: readonly string[];
  readonly warns?: true;
};
type Samples = { readonly [C in ProblemCode]: Sample<C> };

const first = { file: "2026-09.csv", line: 12 };

const SAMPLES: Samples = {
  FILE_NOT_UTF8: { problem: { code: "FILE_NOT_UTF8" }, says: ["UTF-8"] },
  FILE_EMPTY: { problem: { code: "FILE_EMPTY" }, says: [] },
  FILE_NOT_CSV: { problem: { code: "FILE_NOT_CSV" }, says: ["CSV"] },
  FILE_UNREADABLE: { problem: { code: "FILE_UNREADABLE", reason: "bad quote" }, says: ["bad quote"] },
  QUOTE_UNCLOSED: { problem: { code: "QUOTE_UNCLOSED" }, says: ['""'] },
  COLUMN_MISSING: {
    problem: { code: "COLUMN_MISSING", column: "minutes", present: "date, client" },
    says: ["minutes", "date, client"],
  },
  COLUMN_REPEATED: { problem: { code: "COLUMN_REPEATED", column: "Durée" }, says: ["Durée"] },
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
  CHOICE_UNKNOWN: {
    problem: { code: "CHOICE_UNKNOWN", column: "plan", given: "GOLD", choices: "BASIC, VIP" },
    says: ["plan", "GOLD", "BASIC, VIP"],
  },
  CLIENT_UNKNOWN: {
    problem: { code: "CLIENT_UNKNOWN", given: "Acmee", nearest: "Acme" },
    says: ["Acmee", "Acme"],
  },
  CATEGORY_UNKNOWN: {
    problem: { code: "CATEGORY_UNKNOWN", given: "howto!", nearest: "how_to" },
    says: ["howto!", "how_to"],
  },
  MINUTES_NEGATIVE: { problem: { code: "MINUTES_NEGATIVE", given: "-15" }, says: ["-15"] },
  MINUTES_UNREADABLE: { problem: { code: "MINUTES_UNREADABLE", given: "twenty" }, says: ["twenty"] },
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
  ALIAS_TAKEN: {
    problem: { code: "ALIAS_TAKEN", alias: "KOO", client: "Kawartha" },
    warns: true,
    says: ["KOO", "Kawartha"],
  },
  STARTER_NOT_FIRST: {
    problem: { code: "STARTER_NOT_FIRST", start: "2026-02-01" },
    says: ["2026-02-01", "ORANGE_STARTER", "ORANGE_CARE"],
    warns: true,
  },
  STARTER_NOT_PRO: {
    problem: { code: "STARTER_NOT_PRO", edition: "Premium", start: "2026-02-01" },
    says: ["Premium", "2026-02-01", "ORANGE_STARTER"],
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
  PRICE_MISSING: {
    problem: { code: "PRICE_MISSING", plan: "VIP", hours: 4, on: "2026-01-14" },
    says: ["VIP", "4", "2026-01-14"],
    warns: true,
  },
  PLAN_NOT_RENEWABLE: { problem: { code: "PLAN_NOT_RENEWABLE", plan: "BASIC" }, says: ["BASIC"] },
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
  ARGUMENT_MISSING: { problem: { code: "ARGUMENT_MISSING", argument: "hours" }, says: ["hours"] },
  ARGUMENT_NOT_DATE: {
    problem: { code: "ARGUMENT_NOT_DATE", argument: "dates", at: 3, given: "soon" },
    says: ["dates", "3", "soon"],
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
    says: ["plan", "GOLD", "BASIC, VIP"],
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
    says: ["time_log", "client", "date, minutes"],
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
};

/** The other sentence of a code that has two. */
const OTHER_SENTENCES: readonly [string, Problem, readonly string[]][] = [
  ["a client like no other", { code: "CLIENT_UNKNOWN", given: "Zz", nearest: null }, ["Zz"]],
  ["a category like no other", { code: "CATEGORY_UNKNOWN", given: "toner", nearest: null }, ["toner"]],
  ["a row twice", { code: "ID_DUPLICATE", id: "T-118", first, differs: false }, ["T-118", "2026-09.csv:12"]],
  [
    "no subscribers",
    {
      code: "QUANTITY_OUT_OF_RANGE",
      plan: "ORANGE_CARE",
      given: "0",
      counts: "subscribers",
      least: 1,
      most: 9,
    },
    ["ORANGE_CARE", "0", "1"],
  ],
  [
    "hours on the wrong plan",
    { code: "HOURS_NOT_USED", column: "included_hours", plan: "VIP", start: "2026-01-15", reason: "plan" },
    ["included_hours", "VIP", "2026-01-15"],
  ],
  [
    "an Orange price missing",
    { code: "PRICE_MISSING", plan: "ORANGE_PLUS", hours: null, on: "2026-01-15" },
    ["ORANGE_PLUS", "2026-01-15"],
  ],
  [
    "an Orange list price needed",
    { code: "LIST_PRICE_NEEDED", argument: "list_price", plan: "ORANGE_PLUS", hours: null },
    ["list_price", "ORANGE_PLUS"],
  ],
  [
    "a single argument that is no date",
    { code: "ARGUMENT_NOT_DATE", argument: "as_of", at: null, given: "soon" },
    ["as_of", "soon"],
  ],
];

/** What a sentence must not hold: values we forgot to fill in, and numbers as a program shows them. */
const UNFINISHED = /undefined|null|NaN|\[object|\$\{|Infinity/;

const samples: readonly Samples[ProblemCode][] = Object.keys(SAMPLES).map(
  (code) => SAMPLES[code as ProblemCode],
);

const all: readonly [string, Problem, readonly string[]][] = [
  ...samples.map(
    ({ problem, says }) => [problem.code, problem, says] as [string, Problem, readonly string[]],
  ),
  ...OTHER_SENTENCES,
];

describe.each(all)("%s", (_name, problem, says) => {
  const [english, french] = [sentence(problem, "en"), sentence(problem, "fr")];

  test.each([
    ["English", english],
    ["French", french],
  ])("the %s sentence says what was given and what to do", (_language, text) => {
    for (const given of says) expect(text).toContain(given);
    expect(text).not.toMatch(UNFINISHED);
    expect(text).toMatch(/^["“«A-ZÀ-Ý]/);
    expect(text).toMatch(/\.$/);
    expect(text).not.toMatch(/\s{2}|\.\./);
    // At least two sentences, or two halves: what is wrong, and the way out.
    expect(text).toMatch(/[.:;] ?\S|, so /);
    expect(text.length).toBeLessThan(400);
  });

  test("the two languages differ", () => expect(french).not.toBe(english));
});

test.each(samples)("$problem.code warns or refuses", ({ problem, warns }) =>
  expect(isWarning(problem)).toBe(warns ?? false),
);

test("a long value is cut, so that a sentence stays one", () => {
  const text = sentence({ code: "CLIENT_UNKNOWN", given: "x".repeat(500), nearest: null }, "en");
  expect(text).toContain(`${"x".repeat(77)}…`);
  expect(text.length).toBeLessThan(250);
});

test("an InputError carries its problem, and speaks English to whoever prints it", () => {
  const problem: Problem = { code: "PLAN_NOT_RENEWABLE", plan: "BASIC" };
  const error = new InputError(problem);
  expect(error.problem).toBe(problem);
  expect(error.message).toBe(sentence(problem, "en"));
  expect(error.name).toBe("InputError");
});
