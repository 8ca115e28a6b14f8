/** What every section of the page is given: the run, what was picked out of it, and one language's words and figures. */

import { PLAN_TABLE } from "../../../core/rules/plans.ts";
import type { Language } from "../../../core/values/language.ts";
import { type Figures, figuresIn } from "./figures.ts";
import { html, type Markup } from "./markup.ts";
import type { Overview, PageRun, Renewal } from "./overview.ts";
import { type PageWords, pageWordsIn } from "./words.ts";

export interface View extends Figures {
  readonly run: PageRun;
  readonly overview: Overview;
  readonly language: Language;
  readonly words: PageWords;
  /** Of cents, with the currency. */
  readonly money: (of: number) => string;
}

export function viewIn(language: Language, run: PageRun, picked: Overview): View {
  const figures = figuresIn(language);
  return {
    ...figures,
    run,
    overview: picked,
    language,
    words: pageWordsIn(language),
    money: (of) => `${figures.amount(of)}\u00a0${run.currency}`,
  };
}

/** An id that is the page's own in each language. */
export function anchor({ language }: View, name: string): string {
  return `${language}-${name}`;
}

/** A name from outside, kept from turning the text around it. */
export function name(text: string): Markup {
  return html`<bdi>${text}</bdi>`;
}

/** “VIP, 8 h”, “Orange Care, 5 subscribers”. */
export function planQuantity({ plan, quantity }: Renewal, { words }: View): string {
  const counts = PLAN_TABLE[plan].quantity?.counts ?? null;
  return counts === null ? words.plans[plan] : `${words.plans[plan]}, ${words.quantity[counts](quantity)}`;
}
