/**
 * Queries to Excel itself: its display language, and what it can display.
 *
 * Law: every query is made when a function runs, never while the script loads, since Excel may not be there yet.
 */

/// <reference types="office-js" />

import { type Language, languageOf } from "../../core/values/language.ts";

function context(): Office.Context | undefined {
  return typeof Office === "undefined" ? undefined : Office.context;
}

/** Excel's display language, or English. */
export function displayLanguage(): Language {
  return languageOf(context()?.displayLanguage?.toLowerCase().slice(0, 2));
}

/** Whether a function may return a number with its own number format. */
export function showsFormats(): boolean {
  return context()?.requirements?.isSetSupported("CustomFunctionsRuntime", "1.4") ?? false;
}
