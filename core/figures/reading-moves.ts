/**
 * Whose open figures are other ones than the reading before would have given, and why: what is told once after an
 * update.
 *
 * Law: both sides know the same inputs, so nothing is told that a person changed; what is closed never moves (M2).
 */

import type { Entry } from "../ledger/entry.ts";
import { type Ledger, placementsOf } from "../ledger/ledger.ts";
import type { Work } from "../ledger/prior-period.ts";
import type { Settings } from "../ledger/settings.ts";
import { earlierTerms } from "../rules/earlier-terms.ts";
import type { Period } from "../values/calendar.ts";
import { type Minutes, minutes } from "../values/units.ts";
import { rollForward } from "./roll-forward.ts";

/** Level 3 work beside Orange Plus (A5), terms (P4, P8–P10), or how single rows are read (A2, units, overlapping exports). */
const READING_CAUSES = ["plus_level_3", "terms", "entries"] as const;
type ReadingCause = (typeof READING_CAUSES)[number];

/** What one of them moved, signed: more is positive. */
export interface ReadingMove {
  readonly cause: ReadingCause;
  /** What the banks in force hold as the period ends. */
  readonly left: Minutes;
  /** Charged minutes that are billable in the period. */
  readonly billable: Minutes;
}

/** What a client's work makes of a ledger, closed months considered. */
export type LedgerOf = (work: Work, settings: Settings) => Ledger;

/** `before` are the entries as they were read before the update; null when that is not known. */
export function readingMoves(
  work: Work,
  before: readonly Entry[] | null,
  settings: Settings,
  period: Period,
  ledgerOf: LedgerOf,
): ReadingMove[] {
  const now = figures(ledgerOf(work, settings), period);
  const then: Record<ReadingCause, () => Ledger> = {
    plus_level_3: () => ledgerOf(work, { ...settings, plusForLevel3: "never" }),
    terms: () => ledgerOf({ ...work, terms: earlierTerms(work.contracts) }, settings),
    entries: () => ledgerOf({ ...work, entries: before ?? work.entries }, settings),
  };
  return READING_CAUSES.flatMap((cause): ReadingMove[] => {
    const was = figures(then[cause](), period);
    const [left, billable] = [minutes(now.left - was.left), minutes(now.billable - was.billable)];
    return left === 0 && billable === 0 ? [] : [{ cause, left, billable }];
  });
}

function figures({ banks, lines }: Ledger, period: Period): { left: number; billable: number } {
  const open = banks.filter((bank) => bank.inForce(period.to));
  let billable = 0;
  for (const line of lines) {
    if (line.date < period.from || line.date > period.to) continue;
    for (const { place, charged } of placementsOf(line)) if (place === "billable") billable += charged;
  }
  return { left: open.reduce((total, bank) => total + rollForward(bank, period).closing, 0), billable };
}
