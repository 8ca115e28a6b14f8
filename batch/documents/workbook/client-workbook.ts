/**
 * The usage workbook of one client: the summary and the sheets behind it; and where asked for, the sheet to recompute
 * it, in it or as a workbook of its own.
 *
 * Laws: every number comes from the month's statement. Every total is a live formula with that number cached, so a
 * reader can check one against the other. A sheet with nothing to show is left out. The workbook never shows which file
 * a counted entry came from, so splitting or merging logs changes none of its bytes.
 */

import type { Language } from "../../../core/values/language.ts";
import type { Config } from "../../config/config.ts";
import type { Workbook } from "../../xlsx/workbook.ts";
import { balancesSheet } from "./client-balances.ts";
import { ledgerSheet } from "./client-ledger.ts";
import { orangeSheet } from "./client-orange.ts";
import { pacedBanks, paceSheet } from "./client-pace.ts";
import { clientPage, type Page, type PageClient, type PageMonth, titleOf } from "./client-page.ts";
import { renewalSheet } from "./client-renewal.ts";
import { summarySheet } from "./client-summary.ts";
import { valueSheet } from "./client-value.ts";
import { exceptionsSheet } from "./exceptions-sheet.ts";
import { canRecompute, recomputeSheet } from "./recompute-sheet.ts";

export function clientWorkbook(
  month: PageMonth,
  client: PageClient,
  language: Language,
  recompute: Config["recompute"],
): Workbook {
  const page = clientPage(month, client, language);
  const banks = pacedBanks(page);
  const exceptions = client.exceptions.length === 0 ? null : exceptionsSheet(client.exceptions, page);
  const balances = balancesSheet(page);
  const renewal = renewalSheet(page);
  const orange = orangeSheet(page);
  const pace = paceSheet(page, banks);
  const others = [
    balances.sheet,
    valueSheet(page),
    renewal?.sheet ?? null,
    ledgerSheet(page),
    orange?.sheet ?? null,
    exceptions,
    pace?.sheet ?? null,
    recompute === "with" && canRecompute(month, client) ? recomputeSheet(page) : null,
  ].filter((sheet) => sheet !== null);
  const cells = {
    ...balances.cells,
    renewals: renewal?.cells ?? new Map(),
    orange: orange?.cells ?? null,
    pace,
  };
  const { sheet, names } = summarySheet(
    page,
    banks,
    cells,
    others.filter(({ hidden }) => !hidden).map(({ name }) => name),
  );
  return { ...headOf(page), sheets: [sheet, ...others], definedNames: names };
}

/** For a client that `canRecompute`. */
export function recomputeWorkbook(month: PageMonth, client: PageClient, language: Language): Workbook {
  const page = clientPage(month, client, language);
  return { ...headOf(page), sheets: [recomputeSheet(page)] };
}

function headOf(page: Page): Omit<Workbook, "sheets"> {
  const { month, words, language } = page;
  return { title: titleOf(page), dated: month.asOf, subject: words.usageReport, language };
}
