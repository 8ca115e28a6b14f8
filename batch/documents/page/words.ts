/** The words of the page: its own, and those it shares with the rules and the workbooks. */

import type { Language } from "../../../core/values/language.ts";
import { WORDS, type Words } from "../../../core/words/words.ts";

export type PageWords = Words["page"] &
  Pick<Words["rules"], "plans" | "where" | "source" | "noPrice" | "noRate" | "because" | "categories"> &
  Pick<Words["workbook"], "billableReasons" | "quantity"> &
  Pick<Words["control"], "checks"> &
  Pick<Words["due"], "announced"> &
  Pick<Words, "writing">;

export function pageWordsIn(language: Language): PageWords {
  const { control, due, page, rules, workbook, writing } = WORDS[language];
  const { plans, where, source, noPrice, noRate, because, categories } = rules;
  const { billableReasons, quantity } = workbook;
  return {
    plans,
    where,
    source,
    noPrice,
    noRate,
    because,
    categories,
    billableReasons,
    quantity,
    checks: control.checks,
    announced: due.announced,
    writing,
    ...page,
  };
}
