/**
 * Work that is billed because a plan was cancelled: what the same ledger would have billed less, had the plan run (P10).
 *
 * Law: it is told and changes nothing.
 */

import type { Contract } from "../rules/contract.ts";
import { clientTerms, type TermProblem } from "../rules/terms.ts";
import { formatDate } from "../values/calendar.ts";
import { type Minutes, minutes } from "../values/units.ts";
import { type ClosedPast, type Ledger, ledger } from "./ledger.ts";
import type { Work } from "./prior-period.ts";
import type { Settings } from "./settings.ts";

/** Of each cancelled row that was paid, a warning with the minutes billed because of it; none where there are none. */
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
      of.lines.reduce((total, line) => {
        if (
          (line.kind !== "entry" && line.kind !== "overage") ||
          line.date < term.start ||
          line.date >= term.expires
        )
          return total;
        const billable = line.placements.filter(({ place }) => place === "billable");
        return total + billable.reduce((sum, { charged }) => sum + charged, 0);
      }, 0);
    const more: Minutes = minutes(
      billedThen(own) - billedThen(ledger(terms, entries, adjustments, settings, past, decisions)),
    );
    const { plan } = term;
    const problem = { code: "CANCELLED_BILLED", plan, start: formatDate(term.start), minutes: more } as const;
    return more > 0 ? [{ contract, problem, term }] : [];
  });
}
