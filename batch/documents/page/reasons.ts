/** Why rows are left out or need a look, in a few words a code: what counts of exceptions are headed by. */

import type { Language } from "../../../core/values/language.ts";
import { WORDS } from "../../../core/words/words.ts";

/** The code's few words; the code itself when it is not of this version. */
export function reasonFor(code: string, language: Language): string {
  const known: Readonly<Record<string, string>> = WORDS[language].reasons;
  return Object.hasOwn(known, code) ? (known[code] ?? code) : code;
}
