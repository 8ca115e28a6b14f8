/** A month closed in core alone: what a run leaves to later months, without files, records or seals. */

import { rollForward } from "../../core/figures/roll-forward.ts";
import type { Reconciliation } from "../../core/firm/reconciliation.ts";
import { type ClosedBooks, READING } from "../../core/ledger/prior-period.ts";
import type { Settings } from "../../core/ledger/settings.ts";
import { bankNames } from "../../core/rules/bank.ts";
import type { CalendarDate } from "../../core/values/calendar.ts";

export function closedBooksOf(run: Reconciliation, settings: Settings, through: CalendarDate): ClosedBooks {
  const upTo = <T extends { readonly date: CalendarDate }>(all: readonly T[]) =>
    all.filter(({ date }) => date <= through);
  return {
    through,
    settings: [{ through, settings }],
    readings: [{ through, reading: READING }],
    files: new Map(),
    clients: run.accounts.map(({ client, terms, entries, adjustments, decisions, ledger, names, past }) => ({
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
    })),
  };
}
