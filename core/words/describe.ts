/** A problem, or a remark, as people are told of it. */

import type { Language } from "../values/language.ts";
import type { Problem } from "../values/problems.ts";
import type { Remark } from "../values/remarks.ts";
import { sentenceIn } from "./sentences.ts";
import { CORE_WORDS, WORDS } from "./words.ts";

/** The problem as a sentence or two: what was given, and what to do. */
export function describe(problem: Problem, language: Language): string {
  return sentenceIn(CORE_WORDS[language].problems, problem);
}

/** The remark as a sentence or two. */
export function remarkSentence(remark: Remark, language: Language): string {
  return sentenceIn(WORDS[language].remarks, remark);
}
