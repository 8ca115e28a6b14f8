/** The input of every section of the page: the run, and the words and figures of one language. */

import { isBilledEffect } from "../../../core/figures/billing.ts";
import { PLAN_TABLE } from "../../../core/rules/plans.ts";
import { day } from "../../../core/values/calendar.ts";
import type { Language } from "../../../core/values/language.ts";
import { type Cents, cents, type Minutes, minutes, sum } from "../../../core/values/units.ts";
import type { Writing } from "../../../core/words/writing.ts";
import type { RunJson } from "../run-json.ts";
import { html, type Markup } from "./markup.ts";
import { type PageWords, pageWordsIn } from "./words.ts";

/** A run without its outputs: the page is itself one of them, so it can't know them. */
export type PageRun = Omit<RunJson, "outputs">;
export type Client = PageRun["clients"][number];
export type Bank = Client["banks"][number];
export type Renewal = Client["renewals"][number];
/** Totals of the banks in force at the end of the month. */
export type BankHours = PageRun["overview"]["hours"];

export interface View extends Pick<Writing, "amount" | "count" | "hours" | "percent"> {
  readonly run: PageRun;
  readonly language: Language;
  readonly words: PageWords;
  /** Of `YYYY-MM-DD`. */
  readonly date: (of: string) => string;
  /** Of cents, with the currency. */
  readonly money: (of: number) => string;
}

export function viewIn(language: Language, run: PageRun): View {
  const words = pageWordsIn(language);
  const { amount, count, hours, percent, shortDate } = words.writing;
  return {
    amount,
    count,
    hours,
    percent,
    run,
    language,
    words,
    date: (of) => shortDate(day(of)),
    money: (of) => `${amount(of)}\u00a0${run.currency}`,
  };
}

/** An element id, unique in each language. */
export function anchor({ language }: View, name: string): string {
  return `${language}-${name}`;
}

/** A name from outside, isolated so that its direction does not affect the text around it. */
export function name(text: string): Markup {
  return html`<bdi>${text}</bdi>`;
}

/**
 * M3: what came to light of closed months and is billed with this one; the cents of the minutes that have a rate, and of
 * time added at a price.
 */
export function earlierPart({ priorPeriod }: Client): { readonly minutes: Minutes; readonly cents: Cents } {
  const billed = priorPeriod.flatMap(({ effects }) =>
    effects.filter(({ on, cents: amount }) => isBilledEffect({ on, amount })),
  );
  return {
    minutes: sum(billed.map(({ charged }) => minutes(charged))),
    cents: sum(billed.map((effect) => cents(effect.cents ?? 0))),
  };
}

/** “VIP, 8 h”, “Orange Care, 5 subscribers”. */
export function planQuantity(
  { plan, quantity }: Pick<Renewal, "plan" | "quantity">,
  { words }: View,
): string {
  const counts = PLAN_TABLE[plan].quantity?.counts ?? null;
  return counts === null ? words.plans[plan] : `${words.plans[plan]}, ${words.quantity[counts](quantity)}`;
}
