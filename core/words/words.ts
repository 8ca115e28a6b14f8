/**
 * All that is said and printed, in each language: a new one is a folder beside `en` and a line here.
 *
 * Law: one word a thing, in cells, workbooks, pages and messages alike; every language has every word.
 */

import type { Language } from "../values/language.ts";
import { coreEnglish, english } from "./en/english.ts";
import { coreFrench, french } from "./fr/french.ts";

/** What core and the add-in say. */
export type CoreWords = typeof coreEnglish;

export const CORE_WORDS: Readonly<Record<Language, CoreWords>> = { en: coreEnglish, fr: coreFrench };

/** All of it, with what the batch says. */
export type Words = typeof english;
export const WORDS: Readonly<Record<Language, Words>> = { en: english, fr: french };
