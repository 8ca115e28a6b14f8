/**
 * All that is said and printed, in each language: a new one is a folder beside `en` and a line here.
 *
 * Law: one word a thing, in cells, workbooks, pages and messages alike; every language has every word.
 */

import type { Language } from "../values/language.ts";
import { english } from "./en/english.ts";
import { french } from "./fr/french.ts";

type Words = typeof english;

export const WORDS: Readonly<Record<Language, Words>> = { en: english, fr: french };
