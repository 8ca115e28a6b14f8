/**
 * What is asked before a new firm's folder is made: each question with its default, and how an answer is read.
 *
 * Laws: every question has a default, so an empty answer is one; an answer is understood or null, never guessed.
 */

import { centsOf } from "../../core/firm/cells.ts";
import type { Level } from "../../core/rules/coverage.ts";
import { PLANS, type Plan } from "../../core/rules/plans.ts";
import { LANGUAGES, type Language, languageOf } from "../../core/values/language.ts";
import type { Cents } from "../../core/values/units.ts";
import { answerOf, planOf } from "../../core/words/accepted-words.ts";
import { WORDS } from "../../core/words/words.ts";
import { zoneNamed } from "../config/config-file.ts";

export interface FirmAnswers {
  readonly language: Language;
  /** Whether the made-up firm stands in the folder in place of examples. */
  readonly sample: boolean;
  /** Those that have an example in the register and a price in the price list. */
  readonly plans: readonly Plan[];
  readonly currency: string;
  readonly timeZone: string;
  /** An hour, by level; a level that is left out has no amounts. */
  readonly rates: Readonly<Partial<Record<Level, Cents>>>;
}

interface Question {
  /** Names it, as an option of the command line may. */
  readonly key: "language" | "sample" | "plans" | "currency" | "time-zone" | `rate-${Level}`;
  /** Whether it still means something, given the answers before it. */
  readonly applies: (answers: FirmAnswers) => boolean;
  readonly asks: (language: Language) => string;
  /** The answer there is now, as a person would type it: the default. May be empty. */
  readonly usual: (answers: FirmAnswers) => string;
  /** The answers with this one as typed, an empty one being the default; null if it is not understood. */
  readonly answered: (answers: FirmAnswers, given: string) => FirmAnswers | null;
  /** What to type, after an answer that was not understood. */
  readonly wrong: (language: Language) => string;
}

/** All defaults. Language and time zone are the system's own, if they are known here. */
export function usualAnswers(): FirmAnswers {
  const { locale, timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  return {
    language: languageOf(locale.slice(0, 2).toLowerCase()),
    sample: false,
    plans: PLANS,
    currency: "CAD",
    timeZone: zoneNamed(timeZone) ?? "America/Toronto",
    rates: {},
  };
}

/** A question that sets one answer. `read` is given text that is not empty. */
function question<K extends keyof FirmAnswers>(
  answer: K,
  key: Question["key"],
  of: Pick<Question, "asks" | "usual" | "wrong"> & {
    readonly read: (given: string, answers: FirmAnswers) => FirmAnswers[K] | null;
    readonly applies?: Question["applies"];
  },
): Question {
  const { read, applies = () => true, ...said } = of;
  const answered = (answers: FirmAnswers, typed: string) => {
    const given = typed.trim();
    if (given === "") return answers;
    const value = read(given, answers);
    return value === null ? null : { ...answers, [answer]: value };
  };
  return { key, applies, answered, ...said };
}

const wordsOf = (language: Language) => WORDS[language].newFirm.questions;
const listed = (plans: readonly Plan[], language: Language) =>
  plans.map((plan) => WORDS[language].rules.plans[plan]).join(", ");

/** In the order in which they are asked. The first decides the language of the others. */
export const QUESTIONS: readonly Question[] = [
  question("language", "language", {
    asks: (language) => wordsOf(language).language.asks,
    usual: ({ language }) => language,
    read: (given) => LANGUAGES.find((language) => language === given.toLowerCase()) ?? null,
    wrong: (language) => wordsOf(language).language.wrong,
  }),
  question("sample", "sample", {
    asks: (language) => wordsOf(language).sample.asks,
    usual: ({ sample, language }) => WORDS[language].templates.answers[sample ? "yes" : "no"].toLowerCase(),
    read: (given) => {
      const answer = answerOf(given);
      return answer === null ? null : answer === "yes";
    },
    wrong: (language) => wordsOf(language).sample.wrong,
  }),
  question("plans", "plans", {
    // The made-up firm sells all of them.
    applies: ({ sample }) => !sample,
    asks: (language) => wordsOf(language).plans.asks,
    usual: ({ plans, language }) => listed(plans, language),
    read: plansIn,
    wrong: (language) => `${wordsOf(language).plans.wrong} ${listed(PLANS, language)}.`,
  }),
  question("currency", "currency", {
    asks: (language) => wordsOf(language).currency.asks,
    usual: ({ currency }) => currency,
    read: (given) => Intl.supportedValuesOf("currency").find((code) => code === given.toUpperCase()) ?? null,
    wrong: (language) => wordsOf(language).currency.wrong,
  }),
  question("timeZone", "time-zone", {
    asks: (language) => wordsOf(language).timeZone.asks,
    usual: ({ timeZone }) => timeZone,
    read: zoneNamed,
    wrong: (language) => wordsOf(language).timeZone.wrong,
  }),
  ...([1, 2, 3] as const).map((level) =>
    question("rates", `rate-${level}`, {
      asks: (language) => wordsOf(language).rate.asks(level),
      usual: ({ rates, language }) => {
        const rate = rates[level];
        return rate === undefined ? "" : WORDS[language].writing.amount(rate);
      },
      read: (given, { rates }) => {
        const rate = centsOf(given);
        return rate === null ? null : { ...rates, [level]: rate };
      },
      wrong: (language) => wordsOf(language).rate.wrong,
    }),
  ),
];

/** The plans that a list names, in our order; null if it names anything else. */
function plansIn(given: string): readonly Plan[] | null {
  const named = given
    .split(/[,;]/)
    .filter((name) => name.trim() !== "")
    .map(planOf);
  if (named.length === 0 || named.includes(null)) return null;
  return PLANS.filter((plan) => named.includes(plan));
}
