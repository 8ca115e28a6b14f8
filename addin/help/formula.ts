/** A formula as a reader sees it. */

import type { Language } from "../../core/values/language.ts";
import { CORE_WORDS } from "../../core/words/words.ts";

/** The formula as Excel shows it in a language; names and functions stay the same. */
export function shownFormula(formula: string, language: Language): string {
  const { marks } = CORE_WORDS[language].help;
  return formula.replace(/,|\b(?:TRUE|FALSE)\b/g, (mark) => marks[mark as keyof typeof marks]);
}
