/**
 * The firm's workbook: an overview, every client and bank on a line, renewals and reminders, billing, exceptions, and
 * proof that nothing was lost.
 *
 * Law: it repeats the statements of the month and computes nothing; its sums, shares and verdicts are formulas.
 */

import type { KeptClient, Month } from "../../month/month.ts";
import type { Workbook } from "../../xlsx/workbook.ts";
import { type FirmSettings, firmPage } from "./firm-page.ts";
import { billingSheet } from "./summary-billing.ts";
import { changesSheets } from "./summary-changes.ts";
import { banksSheet, clientsSheet } from "./summary-clients.ts";
import { controlSheet } from "./summary-control.ts";
import { firmExceptionsSheet } from "./summary-exceptions.ts";
import { overviewSheet } from "./summary-overview.ts";
import { owedSheets } from "./summary-owed.ts";
import { remindersSheet, renewalsSheet } from "./summary-renewals.ts";
import { sizesSheets } from "./summary-sizes.ts";
import { usersSheets } from "./summary-users.ts";

/** `fileOf`: the workbook of each client, in the same folder. */
export function summaryWorkbook(
  month: Month,
  fileOf: (client: KeptClient) => string,
  settings: FirmSettings,
): Workbook {
  const page = firmPage(month, fileOf, settings);
  const { words, language } = page;
  const control = controlSheet(page);
  const { sheet, behind, names } = overviewSheet(page, control.cells);
  return {
    title: `${words.firmSummary} – ${words.writing.month(month.asOf)}`,
    dated: month.asOf,
    language,
    sheets: [
      sheet,
      clientsSheet(page),
      banksSheet(page),
      renewalsSheet(page),
      remindersSheet(page),
      billingSheet(page),
      ...owedSheets(page),
      ...sizesSheets(page),
      ...usersSheets(page),
      ...changesSheets(page),
      firmExceptionsSheet(page),
      control.sheet,
      ...behind,
    ],
    definedNames: names,
  };
}
