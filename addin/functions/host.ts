/**
 * What is asked of Excel itself: the language it is shown in, and what it can display.
 *
 * Law: everything is asked when a function runs, never while the script loads, since Excel may not be there yet.
 */

/// <reference types="office-js" />

import { type Language, languageOf } from "../../core/values/language.ts";

function context(): Office.Context | undefined {
  return typeof Office === "undefined" ? undefined : Office.context;
}

/** The language that Excel is shown in, else English. */
export function displayLanguage(): Language {
  return languageOf(context()?.displayLanguage?.toLowerCase().slice(0, 2));
}

/** Whether a function may answer a number with its own number format. */
export function showsFormats(): boolean {
  return context()?.requirements?.isSetSupported("CustomFunctionsRuntime", "1.4") ?? false;
}
