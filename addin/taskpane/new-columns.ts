/**
 * What the columns of a new register or log hold, what they offer to choose from, and what is said at their headings.
 */

import type { ContractColumn } from "../../core/firm/register.ts";
import type { TimeLogColumn } from "../../core/firm/time-log.ts";
import { recordOf } from "../../core/values/grouping.ts";
import type { Language } from "../../core/values/language.ts";
import { CORE_WORDS } from "../../core/words/words.ts";
import { logShapes, registerShapes, type Shape, type Shapes } from "../columns-to-fill.ts";
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
  return columnsOf(CORE_WORDS[language].templates.contracts.columns, registerShapes(language), language);
}

export function logColumns(language: Language): NewColumns<TimeLogColumn> {
  return columnsOf(CORE_WORDS[language].templates.log.columns, logShapes(language), language);
}

const FORMATS = {
  text: "text",
  date: "date",
  time: "time",
  minutes: "number",
  whole: "number",
  hours: "two decimals",
} as const satisfies Readonly<Record<string, NewCell["format"]>>;

function columnsOf<C extends string>(
  words: Readonly<Record<C, { readonly heading: string; readonly note: string }>>,
  shapes: Shapes<C>,
  language: Language,
): NewColumns<C> {
  return recordOf(Object.keys(words) as C[], (column) => ({
    ...words[column],
    format: FORMATS[shapes[column].holds ?? "text"],
    choices: choicesOf(shapes[column], language),
  }));
}

function choicesOf({ choices: values, open }: Shape, language: Language): Choices | null {
  if (values === undefined) return null;
  const { lists: list, refused } = CORE_WORDS[language].templates;
  return { list, values, refusal: open ? null : { title: refused.title, message: refused.choice } };
}
