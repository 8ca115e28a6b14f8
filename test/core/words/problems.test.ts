/**
 * Every problem a user may be reported of, one sample each: the sentence in both languages names what was given.
 */

import { describe, expect, test } from "vitest";
import { InputError, isWarning, type Problem, type ProblemCode } from "../../../core/values/problems.ts";
import { describe as sentence } from "../../../core/words/describe.ts";
import { first, SAMPLES, type Samples } from "../problem-samples.ts";

/** The other sentence of a code that has two. */
const OTHER_SENTENCES: readonly [string, Problem, readonly string[]][] = [
  ["a client like no other", { code: "CLIENT_UNKNOWN", given: "Zz", nearest: null }, ["Zz"]],
  [
    "a category like no other",
    { code: "CATEGORY_UNKNOWN", given: "toner", nearest: null, levels: [] },
    ["toner"],
  ],
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
    ["Orange Care", "0", "1"],
  ],
  [
    "hours on the wrong plan",
    { code: "HOURS_NOT_USED", column: "included_hours", plan: "VIP", start: "2026-01-15", reason: "plan" },
    ["included_hours", "VIP", "2026-01-15"],
  ],
  [
    "an Orange price missing",
    { code: "PRICE_MISSING", plan: "ORANGE_PLUS", hours: null, on: "2026-01-15", from: null },
    ["Orange Plus", "2026-01-15"],
  ],
  [
    "an Orange list price needed",
    { code: "LIST_PRICE_NEEDED", argument: "list_price", plan: "ORANGE_PLUS", hours: null },
    ["list_price", "Orange Plus"],
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

test("an InputError carries its problem, and no sentence: whoever shows it makes that", () => {
  const problem: Problem = { code: "PLAN_NOT_RENEWABLE", plan: "BASIC" };
  const error = new InputError(problem);
  expect(error.problem).toBe(problem);
  expect(error.message).toBe("PLAN_NOT_RENEWABLE");
  expect(error.name).toBe("InputError");
});
