/**
 * The ledger of one client: every entry placed, every bank movement, in order of time.
 *
 * Laws: every raw minute of every entry lands in exactly one place (A11). A line depends only on what comes before it,
 * so later work never changes an earlier balance. The order is that of the entries (A1).
 */

import type { Bank, BankName } from "../rules/bank.ts";
import type { OrangeDay, OverageDecision } from "../rules/overage.ts";
import type { PlanTerm } from "../rules/terms.ts";
import { addDays, type CalendarDate } from "../values/calendar.ts";
import type { Problem } from "../values/problems.ts";
import { assert, type Minutes } from "../values/units.ts";
import type { Adjustment } from "./adjustment.ts";
import { type Entry, inOrder } from "./entry.ts";
import type { JoinedClient } from "./joined-clients.ts";
import { type Line, placementsOf } from "./lines.ts";
import { Posting } from "./posting.ts";
import type { Settings } from "./settings.ts";

/** M2: what a firm's closed months determine in a client's ledger. */
export interface ClosedPast {
  /** The last closed day. */
  readonly through: CalendarDate;
  /**
   * The settings with which each run of closed days was closed, by its last day, in order. Later days use the firm's
   * current settings.
   */
  readonly settings: readonly { readonly through: CalendarDate; readonly settings: Settings }[];
  /**
   * A bank's closed balance at the end of `through`, less the balance that today's rules give for the same work:
   * signed, and 0 unless the rules have changed since.
   */
  readonly kept: readonly (BankName & { readonly by: Minutes })[];
  /** Clients joined with this one since; until then their work drew only on their own terms. */
  readonly joined: readonly JoinedClient[];
}

export interface Ledger {
  readonly lines: readonly Line[];
  readonly banks: readonly Bank[];
  /** Days with work in Orange's scope, in order. */
  readonly orangeDays: readonly OrangeDay[];
  /** Adjustments that could not be made. */
  readonly refused: readonly { adjustment: Adjustment; problem: Problem }[];
}

/**
 * Places all work of one client. Adjustments precede the work of their day. Closed months keep the settings they were
 * closed with, and banks keep their closed balances (M2). The first decision of a day counts.
 */
export function ledger(
  terms: readonly PlanTerm[],
  entries: readonly Entry[],
  adjustments: readonly Adjustment[],
  settings: Settings,
  closed: ClosedPast | null = null,
  decisions: readonly OverageDecision[] = [],
): Ledger {
  const posting = new Posting(terms, settings, decisions, closed?.joined ?? []);
  const stretches = closed?.settings ?? [];
  const work = [...entries].sort(inOrder);
  const corrections = [...adjustments].sort(
    (a, b) => a.date - b.date || b.minutes - a.minutes || (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1),
  );
  let next = 0;
  let corrected = 0;
  let stretch = 0;
  for (const date of datesOf(terms, work, corrections, closed)) {
    while (date > (stretches[stretch]?.through ?? date)) stretch += 1;
    posting.settings = stretches[stretch]?.settings ?? settings;
    posting.openAndCloseBanks(date);
    for (let own = corrections[corrected]; own?.date === date; own = corrections[corrected]) {
      posting.adjust(own);
      corrected += 1;
    }
    const first = next;
    while (work[next]?.date === date) next += 1;
    posting.postDay(date, work.slice(first, next));
    if (date === closed?.through) for (const { by, ...name } of closed.kept) posting.keep(name, by, date);
  }
  const { lines, banks, orangeDays, refused } = posting;
  return { lines, banks, orangeDays, refused };
}

/** Every day on which something happens, in order. */
function datesOf(
  terms: readonly PlanTerm[],
  work: readonly Entry[],
  corrections: readonly Adjustment[],
  closed: ClosedPast | null,
): CalendarDate[] {
  const dates = new Set<CalendarDate>();
  for (const term of terms) if (term.opens !== null) dates.add(term.opens).add(term.expires);
  for (const { date } of work) dates.add(date);
  for (const { date } of corrections) dates.add(date);
  if (closed !== null && closed.kept.length > 0) dates.add(closed.through);
  // From the next day on, the joined clients share their terms.
  for (const { through } of closed?.joined ?? []) dates.add(addDays(through, 1));
  return [...dates].sort((a, b) => a - b);
}

/** Stops the program if a ledger lost or duplicated any raw minute it was given (A11). */
export function assertConserved(of: Ledger, given: Minutes): void {
  let worked = 0;
  let placed = 0;
  for (const line of of.lines) {
    if (line.kind === "entry") worked += line.entry.minutes;
    for (const { raw } of placementsOf(line)) placed += raw;
  }
  assert(
    worked === given && placed === given,
    `A11: of ${given} minutes ${worked} were posted and ${placed} placed`,
  );
}
