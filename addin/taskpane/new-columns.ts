/**
 * What the columns of a new register or log hold, what they offer to choose from, and what is said at their headings.
 *
 * Law: every word that is offered is one that the functions read.
 */

import type { ContractColumn } from "../../core/firm/register.ts";
import type { TimeLogColumn } from "../../core/firm/time-log.ts";
import { recordOf } from "../../core/values/grouping.ts";
import type { Language } from "../../core/values/language.ts";
import { CORE_WORDS } from "../../core/words/words.ts";
import type { Choices, NewCell } from "./workbook.ts";

interface Column {
  readonly heading: string;
  readonly note: string;
  readonly format: NewCell["format"];
  readonly choices: Choices | null;
}

export type NewColumns<C extends string> = Readonly<Record<C, Column>>;

/** The columns in the order in which people fill them in, with the headings of a language. */
export function registerColumns(language: Language): NewColumns<ContractColumn> {
  const { rules, templates } = CORE_WORDS[language];
  return columnsOf(
    templates.contracts.columns,
    {
      quantity: "number",
      start: "date",
      expires: "date",
      paid_on: "date",
      ended_on: "date",
      act_end: "date",
      carried_hours: "two decimals",
      included_hours: "two decimals",
    },
    {
      plan: closed(Object.values(rules.plans), language),
      channel: closed(Object.values(templates.channels), language),
      status: closed(Object.values(templates.statuses), language),
      language: closed(Object.values(templates.languages), language),
    },
  );
}

export function logColumns(language: Language): NewColumns<TimeLogColumn> {
  const { rules, templates } = CORE_WORDS[language];
  const answers = Object.values(templates.answers);
  return columnsOf(
    templates.log.columns,
    { date: "date", start: "time", minutes: "number", level: "number", trainees: "number" },
    {
      // A firm may have its own words for these.
      category: open(Object.values(rules.categories), language),
      channel: open(Object.values(templates.served), language),
      notice: open(answers, language),
      approved: closed(answers, language),
      level: closed([1, 2, 3], language),
    },
  );
}

function columnsOf<C extends string>(
  words: Readonly<Record<C, { readonly heading: string; readonly note: string }>>,
  formats: Readonly<Partial<Record<C, NewCell["format"]>>>,
  choices: Readonly<Partial<Record<C, Choices>>>,
): NewColumns<C> {
  return recordOf(Object.keys(words) as C[], (column) => ({
    ...words[column],
    format: formats[column] ?? "text",
    choices: choices[column] ?? null,
  }));
}

function open(values: Choices["values"], language: Language): Choices {
  return { list: CORE_WORDS[language].templates.lists, values, refusal: null };
}

function closed(values: Choices["values"], language: Language): Choices {
  const { title, choice } = CORE_WORDS[language].templates.refused;
  return { ...open(values, language), refusal: { title, message: choice } };
}
