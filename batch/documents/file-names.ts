/** The names of a month's own files that people open, in the language of the firm. */

import { LANGUAGES, type Language } from "../../core/values/language.ts";
import { nameKey } from "../../core/values/names.ts";
import { WORDS } from "../../core/words/words.ts";

interface Named {
  /** `YYYY-MM`. */
  readonly name: string;
  readonly language: Language;
}

export function summaryFile({ name, language }: Named): string {
  return `${WORDS[language].workbook.sheets.summary} ${name}.xlsx`;
}

export function calendarFile({ name, language }: Named): string {
  return `${WORDS[language].firmWorkbook.firmSheets.reminders} ${name}.ics`;
}

/** Whether a file is the month's summary, in whichever language: a closed month keeps the name it has. */
export function isSummary(file: string, name: string): boolean {
  return LANGUAGES.some((language) => nameKey(file) === nameKey(summaryFile({ name, language })));
}
