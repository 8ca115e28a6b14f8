/**
 * The entries that a period's figures depend on: its own, and those of earlier days that still affect its banks.
 *
 * Law: placed anew, these entries alone give the same figures for the period as all entries do, whatever the settings.
 */

import type { Bank } from "../rules/bank.ts";
import { isBankOf, type PlanTerm, successorOf } from "../rules/terms.ts";
import type { CalendarDate, Period } from "../values/calendar.ts";
import type { Entry } from "./entry.ts";
import type { Ledger } from "./ledger.ts";
import { placementsOf } from "./lines.ts";

/**
 * In the ledger's order, up to the period's last day. For an earlier day on which a relevant bank was drawn, every
 * entry is kept, because some are rounded together (A4).
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
 * The period's banks, the banks they carried over from (R1), and those in force at the same time as any of these: which
 * bank serves may depend on the balance of another (A5).
 */
function relevantBanks(of: Ledger, terms: readonly PlanTerm[], period: Period): ReadonlySet<Bank> {
  const relevant = new Set(
    of.banks.filter(({ opens, term }) => opens <= period.to && term.expires >= period.from),
  );
  // Iterating over a set includes members added meanwhile.
  for (const bank of relevant) {
    const own = terms.find((term) => isBankOf(bank, term));
    const fed = own === undefined ? [] : terms.filter((term) => successorOf(term, terms) === own);
    for (const other of of.banks) {
      const feeds = fed.some((term) => isBankOf(other, term));
      const overlaps = other.opens < bank.term.expires && bank.opens < other.term.expires;
      if (feeds || overlaps) relevant.add(other);
    }
  }
  return relevant;
}
