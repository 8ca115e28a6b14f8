/**
 * Which clients' open figures differ from those of the previous reading, and why: reported once after an update.
 *
 * Law: both sides use the same inputs, so changes made by people are never reported here. Closed months never move
 * (M2).
 */

import type { Entry } from "../ledger/entry.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { placementsOf } from "../ledger/lines.ts";
import type { Work } from "../ledger/prior-period.ts";
import type { Settings } from "../ledger/settings.ts";
import { earlierTerms } from "../rules/earlier-terms.ts";
import type { Period } from "../values/calendar.ts";
import { type Minutes, minutes } from "../values/units.ts";
import { rollForward } from "./roll-forward.ts";

/**
 * Level 3 work with Orange Plus (A5), terms (P4, P8–P10), or how single rows are read (A2, units, overlapping exports).
 */
const READING_CAUSES = ["plus_level_3", "terms", "entries"] as const;
type ReadingCause = (typeof READING_CAUSES)[number];

/** The change due to one cause; positive for an increase. */
export interface ReadingMove {
  readonly cause: ReadingCause;
  /** Of the balance of banks in force at the end of the period. */
  readonly left: Minutes;
  /** Of charged billable minutes in the period. */
  readonly billable: Minutes;
}

/** Makes a client's ledger from its work, taking closed months into account. */
export type LedgerOf = (work: Work, settings: Settings) => Ledger;

/** `before` are the entries as read before the update; null when not known. */
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
  let billable = 0;
  for (const line of lines) {
    if (line.date < period.from || line.date > period.to) continue;
    for (const { place, charged } of placementsOf(line)) if (place === "billable") billable += charged;
  }
  return { left: banks.reduce((total, bank) => total + rollForward(bank, period).closing, 0), billable };
}
