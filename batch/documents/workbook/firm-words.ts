/** The words of the firm's workbook: its own, and those of every workbook. */

import type { Language } from "../../../core/values/language.ts";
import { type Words as AllWords, WORDS } from "../../../core/words/words.ts";
import { type Words, wordsIn } from "./words.ts";

export type FirmWords = Words & AllWords["due"] & AllWords["control"] & AllWords["firmWorkbook"];

export function firmWordsIn(language: Language): FirmWords {
  const { due, control, firmWorkbook } = WORDS[language];
  return { ...wordsIn(language), ...due, ...control, ...firmWorkbook };
}
