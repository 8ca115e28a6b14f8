/**
 * The usage workbook of one client: the summary, and what stands behind it: balances, renewal, ledger, Orange days; and
 * where asked for, the sheet to recompute it, in it or as a workbook of its own.
 *
 * Laws: every number comes from the month's statement. Every total is a live formula with that number cached, so a
 * reader can check one against the other. A sheet with nothing to show is left out. The workbook never shows which file
 * a counted entry came from, so splitting or merging logs changes none of its bytes.
 */

import type { Language } from "../../../core/values/language.ts";
import type { Workbook } from "../../xlsx/workbook.ts";
import { balancesSheet } from "./client-balances.ts";
import { ledgerSheet } from "./client-ledger.ts";
import { orangeSheet } from "./client-orange.ts";
import { pacedBanks, paceSheet } from "./client-pace.ts";
import {
  type ClientChoices,
  clientPage,
  type Page,
  type PageClient,
  type PageMonth,
  titleOf,
} from "./client-page.ts";
import { renewalSheet } from "./client-renewal.ts";
import { summarySheet } from "./client-summary.ts";
import { canRecompute, recomputeSheet } from "./recompute-sheet.ts";

export function clientWorkbook(
  month: PageMonth,
  client: PageClient,
  language: Language,
  { recompute, clientMoney: hasMoney }: ClientChoices,
): Workbook {
  const page = clientPage(month, client, language, { hasMoney });
  const banks = pacedBanks(page);
  const balances = balancesSheet(page);
  const renewal = renewalSheet(page);
  const pace = paceSheet(page, banks);
  const read = [balances.sheet, renewal?.sheet ?? null, ledgerSheet(page), orangeSheet(page)];
  const behind = [
    pace?.sheet ?? null,
    recompute === "with" && canRecompute(month, client) ? recomputeSheet(page) : null,
  ];
  const cells = { ...balances.cells, renewals: renewal?.cells ?? new Map(), pace };
  const shown = read.filter((sheet) => sheet !== null);
  const { sheet, names } = summarySheet(
    page,
    banks,
    cells,
    shown.map(({ name }) => name),
  );
  const sheets = [sheet, ...shown, ...behind.filter((own) => own !== null)];
  return { ...headOf(page), sheets, definedNames: names };
}

/** For a client that `canRecompute`. */
export function recomputeWorkbook(
  month: PageMonth,
  client: PageClient,
  language: Language,
  { clientMoney: hasMoney }: ClientChoices,
): Workbook {
  const page = clientPage(month, client, language, { hasMoney });
  return { ...headOf(page), sheets: [recomputeSheet(page)] };
}

function headOf(page: Page): Omit<Workbook, "sheets"> {
  const { month, words, language } = page;
  return { title: titleOf(page), dated: month.asOf, subject: words.usageReport, language };
}
