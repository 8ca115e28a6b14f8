/**
 * Which entries a period's figures rest on: its own, and of the days before only those that its banks still feel.
 *
 * Law: placed anew, these entries alone give every figure of the period that all entries give, whatever the settings.
 */

import type { Bank } from "../rules/bank.ts";
import { isBankOf, type PlanTerm, successorOf } from "../rules/terms.ts";
import type { CalendarDate, Period } from "../values/calendar.ts";
import type { Entry } from "./entry.ts";
import { type Ledger, placementsOf } from "./ledger.ts";

/**
 * In the ledger's order, up to the period's last day. Of an earlier day on which such a bank was drawn every entry
 * is kept, because some are rounded together (A4).
 */
export function underlyingWork(of: Ledger, terms: readonly PlanTerm[], period: Period): Entry[] {
  const relevant = relevantBanks(of, terms, period);
  const days = new Set<CalendarDate>();
  for (const line of of.lines) {
    if (placementsOf(line).some(({ bank }) => bank !== null && relevant.has(bank))) days.add(line.date);
  }
  return of.lines.flatMap((line) =>
    line.kind === "entry" && line.date <= period.to && (line.date >= period.from || days.has(line.date))
      ? [line.entry]
      : [],
  );
}

/**
 * The period's banks, those that they carried from (R1), and those in force beside any of these: which bank serves
 * may depend on what another still has (A5).
 */
function relevantBanks(of: Ledger, terms: readonly PlanTerm[], period: Period): ReadonlySet<Bank> {
  const relevant = new Set(
    of.banks.filter(({ opens, term }) => opens <= period.to && term.expires >= period.from),
  );
  // A set hands out what is added while it is read.
  for (const bank of relevant) {
    const own = terms.find((term) => isBankOf(bank, term));
    const fed = own === undefined ? [] : terms.filter((term) => successorOf(term, terms) === own);
    for (const other of of.banks) {
      const feeds = fed.some((term) => isBankOf(other, term));
      const beside = other.opens < bank.term.expires && bank.opens < other.term.expires;
      if (feeds || beside) relevant.add(other);
    }
  }
  return relevant;
}
