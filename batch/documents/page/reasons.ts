/** Short reasons why rows are left out or need a look, one per code: the headings for counts of exceptions. */

import type { Language } from "../../../core/values/language.ts";
import { WORDS } from "../../../core/words/words.ts";

/** The code's short reason; the code itself if this version does not know it. */
export function reasonFor(code: string, language: Language): string {
  const known: Readonly<Record<string, string>> = WORDS[language].reasons;
  return Object.hasOwn(known, code) ? (known[code] ?? code) : code;
}
