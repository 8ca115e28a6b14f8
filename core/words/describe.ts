/** A problem as people are told of it. */

import type { Language } from "../values/language.ts";
import type { Problem } from "../values/problems.ts";
import { sentenceIn } from "./problem-parts.ts";
import { WORDS } from "./words.ts";

/** The problem as a sentence or two: what was given, and what to do. */
export function describe(problem: Problem, language: Language): string {
  return sentenceIn(WORDS[language].problems, problem);
}
