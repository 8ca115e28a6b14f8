/**
 * Work billed because a plan was cancelled: the time the same ledger would not have billed had the plan continued
 * (P10).
 *
 * Law: this is only reported; it changes nothing.
 */

import { clientTerms } from "../rules/client-terms.ts";
import type { Contract } from "../rules/contract.ts";
import type { TermProblem } from "../rules/terms.ts";
import { covers, formatDate } from "../values/calendar.ts";
import { minutes, sum } from "../values/units.ts";
import { type ClosedPast, type Ledger, ledger } from "./ledger.ts";
import { placementsOf } from "./lines.ts";
import type { Work } from "./prior-period.ts";
import type { Settings } from "./settings.ts";

/** A warning for each paid, cancelled row with minutes billed because of the cancellation. */
export function cancelledBilled(
  work: Work,
  own: Ledger,
  settings: Settings,
  past: ClosedPast | null,
): TermProblem[] {
  const { contracts, entries, adjustments, decisions } = work;
  return contracts.flatMap((contract): TermProblem[] => {
    if (!contract.cancelled || contract.paidOn === null || entries.length === 0) return [];
    const asIfActive: Contract = { ...contract, cancelled: false };
    const { terms } = clientTerms(contracts.map((row) => (row === contract ? asIfActive : row)));
    const term = terms.find((made) => made.contract === asIfActive);
    if (term === undefined) return [];
    const billedThen = (of: Ledger) =>
      sum(
        of.lines
          .filter(({ date }) => covers(term, date))
          .flatMap(placementsOf)
          .flatMap(({ place, charged }) => (place === "billable" ? [charged] : [])),
      );
    const asIf = ledger(terms, entries, adjustments, settings, past, decisions);
    const more = minutes(billedThen(own) - billedThen(asIf));
    const { plan } = term;
    const problem = { code: "CANCELLED_BILLED", plan, start: formatDate(term.start), minutes: more } as const;
    return more > 0 ? [{ contract, problem, term }] : [];
  });
}
