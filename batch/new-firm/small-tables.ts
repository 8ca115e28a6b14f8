/**
 * The small tables of a new firm, which a person goes on with in Excel: its price list, and adjustments.
 *
 * Laws: Excel of the language opens them by a double click with each cell in its column: a byte order mark for accents,
 * CRLF, and in French semicolons and a decimal comma, as Windows has them there. They are read back as they are.
 */

import { stringify } from "csv-stringify/sync";
import type { Plan, Price } from "../../core/rules/plans.ts";
import { BUILT_IN_PRICES, TO_BE_CONFIRMED } from "../../core/rules/plans.ts";
import { day, formatDate } from "../../core/values/calendar.ts";
import type { Language } from "../../core/values/language.ts";
import { WORDS } from "../../core/words/words.ts";
import type { AdjustmentCells } from "./sample-firm.ts";

const SEPARATOR = { en: ",", fr: ";" } as const satisfies Record<Language, string>;

function csv(rows: readonly (readonly string[])[], language: Language): string {
  return stringify([...rows], { delimiter: SEPARATOR[language], bom: true, record_delimiter: "windows" });
}

/**
 * Long before any contract. A first of January is one day, whether the day or the month stands first: Excel may save it
 * either way.
 */
const ALWAYS = day("2000-01-01");

/** The published prices of these plans. None is sure before the firm says so, so all of them are to be confirmed. */
export function publishedPrices(plans: readonly Plan[], language: Language): readonly Price[] {
  const source = WORDS[language].rules.source(TO_BE_CONFIRMED);
  return BUILT_IN_PRICES.filter(({ plan }) => plans.includes(plan)).map((price) => ({
    ...price,
    from: ALWAYS,
    source,
  }));
}

export function priceList(prices: readonly Price[], language: Language): string {
  const { rules, newFirm, templates, writing } = WORDS[language];
  const { hours, from, price, source } = newFirm.columns;
  const heading = [templates.contracts.columns.plan.heading, hours, from, price, source];
  const rows = prices.map((line) => [
    rules.plans[line.plan],
    line.hours === null ? "" : String(line.hours),
    formatDate(line.from),
    // Without the thousands apart: Excel takes a no-break space for text.
    writing.amount(line.cents).replace(/(?<=\d)[\s,](?=\d{3})/g, ""),
    line.source,
  ]);
  return csv([heading, ...rows], language);
}

export function adjustmentsTable(rows: readonly AdjustmentCells[], language: Language): string {
  const { newFirm, templates } = WORDS[language];
  const { client, date, minutes, reason, author, price } = newFirm.columns;
  const heading = [client, templates.contracts.columns.plan.heading, date, minutes, reason, author, price];
  const columns = ["client", "plan", "date", "minutes", "reason", "author", "price"] as const;
  return csv([heading, ...rows.map((row) => columns.map((column) => row[column] ?? ""))], language);
}
