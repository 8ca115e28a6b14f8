/**
 * The language in which a command speaks before the configuration is read, or when it can't be.
 *
 * Law: what the firm says goes before what the machine says; who says nothing readable is spoken to in English.
 */

import { LANGUAGES, type Language } from "../../core/values/language.ts";
import { nameKey } from "../../core/values/names.ts";
import { LANGUAGE_WORDS } from "../../core/words/accepted-words.ts";

/** The language of a code, a locale or a word: `fr`, `fr-CA`, `fr_CA.UTF-8`, `français`; null for anything else. */
export function languageNamed(text: unknown): Language | null {
  if (typeof text !== "string") return null;
  const [code = ""] = text
    .trim()
    .toLowerCase()
    .split(/[-_.@]/);
  const words = (language: Language) => [language, ...LANGUAGE_WORDS[language]].map(nameKey);
  const named = LANGUAGES.find((language) => words(language).includes(nameKey(text)));
  return named ?? LANGUAGES.find((language) => language === code) ?? null;
}

/** The language that the text of a configuration names, however invalid the rest of it is; null when none. */
export function languageIn(text: string): Language | null {
  // A file in UTF-16 has a NUL in each letter of these; a line that is a comment says nothing.
  const plain = text.replaceAll("\0", "").replace(/^\s*\/\/.*$/gm, "");
  const [, named] = /\blanguage["'”’»]?\s*:\s*["'“‘«]?\s*([\p{L}_-]+)/u.exec(plain) ?? [];
  return languageNamed(named);
}

/** The language of messages by the environment's variables, the first of them that is set. */
export function languageOfMachine(environment: Readonly<Record<string, string | undefined>>): Language {
  const { LC_ALL, LC_MESSAGES, LANG } = environment;
  return languageNamed([LC_ALL, LC_MESSAGES, LANG].find(Boolean)) ?? "en";
}
