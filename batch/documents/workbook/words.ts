/**
 * The words of a client's workbook: its own, and those of the rules and of every workbook; and the format of figures.
 */

import { recordOf } from "../../../core/values/grouping.ts";
import { LANGUAGES, type Language } from "../../../core/values/language.ts";
import { type Words as AllWords, WORDS } from "../../../core/words/words.ts";

export type Words = AllWords["rules"] &
  AllWords["workbook"] &
  AllWords["clientWorkbook"] &
  Pick<AllWords, "writing">;

/** Put together once: there are hundreds of words, and every workbook asks for them. */
const ALL = recordOf(LANGUAGES, (language): Words => {
  const { rules, workbook, clientWorkbook, writing } = WORDS[language];
  return { ...rules, ...workbook, ...clientWorkbook, writing };
});

export function wordsIn(language: Language): Words {
  return ALL[language];
}
