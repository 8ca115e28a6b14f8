/**
 * The register of a new firm: our workbook to fill in, with an example for each plan, or with the made-up firm's rows.
 *
 * Law: a cell holds what a person would put there: a word of its drop-down, a date, a number.
 */

import { readFile } from "node:fs/promises";
import { CONTRACT_COLUMNS, type ContractColumn } from "../../core/firm/register.ts";
import { BUILT_IN_PRICES, includesHours, isSold, type Plan } from "../../core/rules/plans.ts";
import { type CalendarDate, excelSerial } from "../../core/values/calendar.ts";
import type { Language } from "../../core/values/language.ts";
import { WORDS } from "../../core/words/words.ts";
import { rowsBelow } from "../xlsx/rows-below.ts";

/** The cells of a row; a column that is left out is empty. Dates are Excel's serials. */
export type RegisterRow = Readonly<Partial<Record<ContractColumn, string | number>>>;

/** The workbook to fill in, of this name, as the project brings it along. */
export function template(name: "contracts" | "time-log", language: Language): Promise<Buffer> {
  return readFile(new URL(`../templates/${language}/${name}.xlsx`, import.meta.url));
}

export async function registerWorkbook(rows: readonly RegisterRow[], language: Language): Promise<Buffer> {
  const columns = Object.keys(WORDS[language].templates.contracts.columns) as ContractColumn[];
  return rowsBelow(
    await template("contracts", language),
    rows.map((row) => columns.map((column) => row[column] ?? null)),
  );
}

/** Sizes that have a published price (P6), as far as there is one. */
const EXAMPLE_QUANTITY = {
  VIP: 8,
  VIP_DIAMOND: 4,
  ORANGE_STARTER: 2,
  ORANGE_CARE: 5,
  ORANGE_PLUS: 3,
} as const;

/** A client for each plan, so that who reads a month sees at once which one is an example, and of what. */
export function exampleRows(plans: readonly Plan[], start: CalendarDate, language: Language): RegisterRow[] {
  const { rules, templates, newFirm } = WORDS[language];
  return plans.map((plan): RegisterRow => {
    const name = rules.plans[plan];
    const { active, declined } = templates.statuses;
    const row = { client: newFirm.example(name), plan: name };
    if (!isSold(plan)) return { ...row, status: active };
    return {
      ...row,
      quantity: EXAMPLE_QUANTITY[plan],
      start: excelSerial(start),
      paid_on: excelSerial(start),
      channel: templates.channels.online,
      language: templates.languages[language],
      // Without a published price its renewal would be reported as one without a price, month after month.
      status: BUILT_IN_PRICES.some((price) => price.plan === plan) ? active : declined,
      ...(includesHours(plan) && { included_hours: 6 }),
    };
  });
}

/** Whether a column holds dates or numbers; others hold text. */
export function holdsOf(column: ContractColumn): "date" | "number" | null {
  const of = CONTRACT_COLUMNS[column];
  return "holds" in of ? of.holds : null;
}
