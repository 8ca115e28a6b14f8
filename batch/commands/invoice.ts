/** Invoices a closed month: `plan-balance invoice 2026-10`. */

import { invoiceMonth } from "../invoicing/invoicing.ts";
import { accountName } from "./account-name.ts";
import { command } from "./command.ts";

export const invoice = command({
  operand: "month",
  options: { "dry-run": "flag", by: "text" },
  run: async ({ values, says, firmFile, month, now, print, folder: cwd, language: spoken }) => {
    const isDry = values["dry-run"];
    const by = values.by ?? (isDry ? "" : accountName(says));
    const request = { config: firmFile(), period: month(), by, at: now, isDry };
    return invoiceMonth(request, { print, cwd, spoken });
  },
});
