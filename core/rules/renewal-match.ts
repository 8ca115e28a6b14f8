/**
 * Which earlier terms a register row renews, or follows (P8, P9).
 *
 * Law: it is told by the dates of the row and of the terms made so far, never by the order of rows.
 */

import { type CalendarDate, covers } from "../values/calendar.ts";
import { compareText } from "../values/names.ts";
import type { Endings, Ending as OneEnding } from "./endings.ts";
import { isOrange } from "./plans.ts";
import { DAYS_OF_GRACE, DAYS_OF_LEEWAY, lastDayOnTime } from "./renewal.ts";
import type { PlanTerm, TermRow } from "./terms.ts";

/** A client's terms that expire together. */
export type Ending = OneEnding<PlanTerm>;

/** The match of one client's rows with the terms made so far; `formerly` as in `clientTerms`. */
export class RenewalMatch {
  readonly #endings: Endings<PlanTerm>;
  readonly #formerly: string | null;

  constructor(endings: Endings<PlanTerm>, formerly: string | null) {
    this.#endings = endings;
    this.#formerly = formerly;
  }

  /** P8: what the row renews: terms that expire on its start, else those that expire nearest to it. */
  renewed(row: TermRow): Ending | null {
    const nearby = this.#endings
      .expiringNear(row.plan, row.start, DAYS_OF_LEEWAY)
      .filter((ending) => mayRenew(row, ending));
    const open = nearby.filter((ending) => !this.#endings.isRenewed(ending));
    const exact = nearby.filter(
      ({ expires, formerly }) => expires === row.start && formerly === this.#formerly,
    );
    return this.#nearest(row, exact) ?? this.#nearest(row, open);
  }

  /** P8, P9: the same plan before others, then the nearest expiry; if equal, the client's own. */
  #nearest(row: TermRow, endings: readonly Ending[]): Ending | null {
    const isOther = ({ plan }: Ending) => Number(plan !== row.plan);
    const isJoined = ({ formerly }: Ending) => Number(formerly !== this.#formerly);
    const off = ({ expires }: Ending) => Math.abs(row.start - expires);
    const inOrder = [...endings].sort(
      (a, b) =>
        isOther(a) - isOther(b) ||
        off(a) - off(b) ||
        a.expires - b.expires ||
        compareText(a.plan, b.plan) ||
        isJoined(a) - isJoined(b),
    );
    return inOrder[0] ?? null;
  }

  /** P8: a row paid late, and far from any expiry, follows the terms that expired last. */
  lastBefore(row: TermRow): Ending | null {
    const paidOn = row.paidOn;
    if (paidOn === null) return null;
    const isLate = ({ expires }: Ending) => !isOnTime(row, expires);
    const before = this.#endings
      .of(row.plan)
      .filter(
        (ending) =>
          (isLate(ending) || ending.expires <= row.start) &&
          !endsWithin(row, ending.expires) &&
          !this.#endings.isRenewed(ending),
      );
    const isOwn = ({ formerly }: Ending) => formerly === this.#formerly;
    const last = before.reduce<Ending | null>((best, ending) => {
      if (best === null || ending.expires > best.expires) return ending;
      return ending.expires === best.expires && isOwn(ending) && !isOwn(best) ? ending : best;
    }, null);
    return last !== null && isLate(last) ? last : null;
  }
}

/** R1, R3: whether the row was paid in time for the expiry; an unpaid row counts, because it may still be. */
export function isOnTime({ plan, paidOn }: TermRow, expires: CalendarDate): boolean {
  return paidOn === null || paidOn <= lastDayOnTime(plan, expires);
}

/** P4: whether the row ends no later than the running term: then it adds seats and renews nothing. */
function endsWithin(row: TermRow, expires: CalendarDate): boolean {
  return row.expires !== null && row.expires <= expires;
}

/**
 * P9: whether a row near an expiry can be its renewal, rather than seats of the running term or a new contract (R5).
 */
export function mayRenew(row: TermRow, { expires, terms }: Ending): boolean {
  const off = row.start - expires;
  if (Math.abs(off) > DAYS_OF_LEEWAY) return false;
  if (!isOrange(row.plan)) return true;
  if (endsWithin(row, expires)) return false;
  if (row.paidOn !== null && row.paidOn - expires > DAYS_OF_GRACE) return false;
  // Seats paid on the day of expiry would cover nothing.
  if (!isOnTime(row, expires) || row.paidOn === expires || off >= 0) return true;
  let subscribers = 0;
  for (const term of terms) {
    if (covers(term, row.start)) subscribers += term.quantity;
    if (subscribers > row.quantity) return false;
  }
  return true;
}

/**
 * P9: whether seats may be a renewal: they start near the running term's end, or, beside the row that renewed the
 * previous term, start by that term's expiry or were paid in time for it.
 */
export function mightRenew(row: TermRow, running: PlanTerm): boolean {
  const before = running.renews;
  const follows =
    before !== null &&
    row.paidOn !== null &&
    (row.start <= before.expires ||
      (isOnTime(row, before.expires) && row.start - before.expires <= DAYS_OF_LEEWAY));
  return follows || (running.expires - row.start <= DAYS_OF_LEEWAY && row.expires !== running.expires);
}
