/** The questions before a firm's folder is made: each has a default, and says what is wrong with an answer. */

import { describe, expect, test } from "vitest";
import { type FirmAnswers, QUESTIONS, usualAnswers } from "../../../batch/new-firm/answers.ts";
import { PLANS } from "../../../core/rules/plans.ts";
import { LANGUAGES } from "../../../core/values/language.ts";
import { answersIn } from "./made-folder.ts";

const USUAL = answersIn("en");

function answered(key: string, given: string, answers: FirmAnswers = USUAL): FirmAnswers | null {
  const question = QUESTIONS.find((one) => one.key === key);
  if (question === undefined) throw new Error(`there is no question ${key}`);
  return question.answered(answers, given);
}

test("in order, the language first", () => {
  expect(QUESTIONS.map(({ key }) => key)).toEqual([
    ...["language", "sample", "plans", "currency", "time-zone", "rate-1", "rate-2", "rate-3"],
  ]);
});

test("the defaults are those of the system, if we know them", () => {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  expect(usualAnswers()).toMatchObject({ timeZone, currency: "CAD", plans: PLANS, sample: false, rates: {} });
});

describe.each(LANGUAGES)("in %s", (language) => {
  const answers = { ...answersIn(language), rates: { 2: 12550 } } as unknown as FirmAnswers;

  test.each(QUESTIONS.map((one) => [one.key, one] as const))(
    "%s: an empty answer and the default shown are the same",
    (_, one) => {
      expect(one.asks(language)).not.toBe("");
      expect(one.answered(answers, "  ")).toEqual(answers);
      expect(one.answered(answers, one.usual(answers))).toEqual(answers);
    },
  );

  test.each(QUESTIONS.map((one) => [one.key, one] as const))(
    "%s: what is not understood is told",
    (_, one) => {
      expect(one.answered(answers, "much too much")).toBeNull();
      expect(one.wrong(language)).toMatch(/\.$/);
    },
  );
});

test.each<[string, string, Partial<FirmAnswers> | null]>([
  ["language", "FR", { language: "fr" }],
  ["language", "de", null],
  ["sample", "oui", { sample: true }],
  ["plans", "vip; diamond", { plans: ["VIP", "VIP_DIAMOND"] }],
  ["plans", "Care+, VIP", { plans: ["VIP", "ORANGE_PLUS"] }],
  ["plans", "VIP, Gold", null],
  ["plans", ",", null],
  ["currency", "eur", { currency: "EUR" }],
  ["currency", "Toronto", null],
  ["currency", "$", null],
  ["time-zone", "america/montreal", null],
  ["time-zone", "america/vancouver", { timeZone: "America/Vancouver" }],
  ["time-zone", "utc", { timeZone: "UTC" }],
  ["rate-2", "125,50", { rates: { 2: 12550 } as FirmAnswers["rates"] }],
  ["rate-2", "$125", { rates: { 2: 12500 } as FirmAnswers["rates"] }],
  ["rate-3", "-5", null],
  ["rate-3", "125.555", null],
])("%s: “%s”", (key, given, expected) => {
  expect(answered(key, given)).toEqual(expected === null ? null : { ...USUAL, ...expected });
});

test("levels add up, and who wants the made-up firm is not asked what it sells", () => {
  const two = answered("rate-3", "175", answered("rate-2", "125", USUAL) ?? USUAL);
  expect(two?.rates).toEqual({ 2: 12500, 3: 17500 });
  const asked = (sample: boolean) => QUESTIONS.filter((one) => one.applies({ ...USUAL, sample })).length;
  expect([asked(false), asked(true)]).toEqual([QUESTIONS.length, QUESTIONS.length - 1]);
});
