/** A client's month as pages see it: a statement with what follows from it. */

import { bankNotices } from "../../core/figures/bank-notices.ts";
import { billLines } from "../../core/figures/billing.ts";
import { clientOutlook } from "../../core/figures/client-outlook.ts";
import { type DetailedStatement, statement } from "../../core/figures/statement.ts";
import type { ClientAccount } from "../../core/firm/reconciliation.ts";
import { DEFAULT_SETTINGS, type Settings } from "../../core/ledger/settings.ts";
import { BUILT_IN_PRICES, type PriceBook } from "../../core/rules/plans.ts";
import { REMINDER_DAYS } from "../../core/rules/renewal.ts";
import type { Period } from "../../core/values/calendar.ts";

export interface Seen {
  readonly prices?: PriceBook;
  readonly settings?: Settings;
  readonly reminderDays?: readonly number[];
  readonly noticeAt?: readonly number[];
}

/** A client's account in a period, without exceptions. */
export function viewed(account: ClientAccount, period: Period, seen: Seen = {}) {
  const { prices = BUILT_IN_PRICES } = seen;
  const { ledger, terms, prior } = account;
  return viewedAs(account, statement(ledger, terms, period, prices, prior), seen);
}

/** The same with a statement that is given. */
export function viewedAs(account: ClientAccount, own: DetailedStatement, seen: Seen = {}) {
  const { prices = BUILT_IN_PRICES, settings = DEFAULT_SETTINGS, reminderDays = REMINDER_DAYS } = seen;
  const { client, ledger, terms } = account;
  return {
    client,
    statement: own,
    outlook: clientOutlook({ ledger, terms, statement: own }, prices, reminderDays),
    notices: bankNotices(own, seen.noticeAt),
    bill: billLines(own, { terms, banks: ledger.banks, settings }),
    owed: [],
    exceptions: [],
  };
}
