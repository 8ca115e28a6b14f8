/** A month closed in core alone: what a run leaves to later months, without files, records or seals. */

import { hoursOwed } from "../../core/figures/hours-owed.ts";
import { rollForward, rollForwards } from "../../core/figures/roll-forward.ts";
import type { ClientAccount, Reconciliation } from "../../core/firm/reconciliation.ts";
import { type ClosedBooks, type ClosedOwed, READING } from "../../core/ledger/prior-period.ts";
import type { Settings } from "../../core/ledger/settings.ts";
import { type BankHistory, bankNames } from "../../core/rules/bank.ts";
import { BUILT_IN_PRICES, type PriceBook } from "../../core/rules/plans.ts";
import type { CalendarDate } from "../../core/values/calendar.ts";

export function closedBooksOf(
  run: Reconciliation,
  settings: Settings,
  through: CalendarDate,
  prices: PriceBook = BUILT_IN_PRICES,
): ClosedBooks {
  const upTo = <T extends { readonly date: CalendarDate }>(all: readonly T[]) =>
    all.filter(({ date }) => date <= through);
  return {
    through,
    settings: [{ through, settings }],
    readings: [{ through, reading: READING }],
    files: new Map(),
    clients: run.accounts.map((account) => {
      const { client, terms, entries, adjustments, decisions, ledger, names, past } = account;
      return {
        name: client.name,
        contracts: client.contracts,
        terms,
        entries: upTo(entries),
        adjustments: upTo(adjustments),
        decisions: upTo(decisions),
        names,
        joined: past?.joined ?? [],
        from: [client.name],
        banks: [...bankNames(ledger.banks)]
          .filter(([bank]) => bank.opens <= through)
          .map(([bank, name]) => ({
            ...name,
            expires: bank.term.expires,
            left: rollForward(bank, { from: through, to: through }).closing,
          })),
        owed: owedAt(account, through, prices),
      };
    }),
  };
}

function owedAt(account: ClientAccount, through: CalendarDate, prices: PriceBook): ClosedOwed[] {
  const period = { from: through, to: through };
  const banks = rollForwards(account.ledger, period);
  const names = bankNames<BankHistory>(account.ledger.banks);
  return hoursOwed(account, { banks, period }, names, prices).flatMap(({ amounts, ...name }) =>
    amounts.closing.units === 0 ? [] : [{ ...name, left: amounts.closing }],
  );
}
