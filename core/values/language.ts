/** The languages of this product. */

import { recordOf } from "./grouping.ts";

export const LANGUAGES = ["en", "fr"] as const;
export type Language = (typeof LANGUAGES)[number];

/** The language of this code; English for anything else. */
export function languageOf(code: unknown): Language {
  return LANGUAGES.find((language) => language === code) ?? "en";
}

/** A text in each language, such as a profile's instructions for a report. */
export type Said = Readonly<Record<Language, string>>;

/** The text in each language. */
export function inEachLanguage(text: (language: Language) => string): Said {
  return recordOf(LANGUAGES, text);
}
