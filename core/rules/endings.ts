/**
 * What a client can renew: terms of one plan that expire together, found by expiry (P8).
 *
 * Laws: a term that covers nothing or ended early (P10) cannot be renewed. Finding expiries near a day costs the same
 * however many terms a client has.
 */

import type { CalendarDate } from "../values/calendar.ts";
import { addTo } from "../values/grouping.ts";
import { isOrange, type Plan } from "./plans.ts";

/** When the terms of one plan and one client expire. */
interface End {
  readonly plan: Plan;
  readonly expires: CalendarDate;
  /** M2: the former client, if it was joined with this one; null for the client's own. */
  readonly formerly: string | null;
}

/** The parts of a term that decide whether it can be renewed, and what it renews. */
interface Term extends End {
  readonly opens: CalendarDate | null;
  readonly renews: End | null;
  readonly contract: { readonly endedOn: CalendarDate | null };
}

/** Terms of one plan and one client that expire together: they are renewed together. */
export interface Ending<T> extends End {
  readonly terms: readonly [T, ...T[]];
}

type Growing<T> = Ending<T> & { readonly terms: T[] };

export class Endings<T extends Term> {
  readonly #all = new Map<string, Growing<T>>();
  /** Of each kind, by day of expiry. */
  readonly #byDay = new Map<Kind, Map<number, Growing<T>[]>>();
  readonly #renewed = new Set<string>();

  add(term: T): void {
    if (term.opens === null) return;
    if (term.renews !== null) this.#renewed.add(keyOf(term.renews));
    if (term.contract.endedOn !== null) return;
    const known = this.#all.get(keyOf(term));
    if (known !== undefined) {
      known.terms.push(term);
      return;
    }
    const { plan, expires, formerly } = term;
    const ending: Growing<T> = { plan, expires, formerly, terms: [term] };
    this.#all.set(keyOf(term), ending);
    const byDay = this.#byDay.get(kindOf(plan)) ?? new Map<number, Growing<T>[]>();
    this.#byDay.set(kindOf(plan), byDay);
    addTo(byDay, expires, ending);
  }

  /** Endings of the plan's kind at most `days` days from `date`. */
  expiringNear(plan: Plan, date: CalendarDate, days: number): Ending<T>[] {
    const found: Ending<T>[] = [];
    const byDay = this.#byDay.get(kindOf(plan));
    if (byDay === undefined) return found;
    for (let on = date - days; on <= date + days; on += 1) {
      // Spread only where something expires: nothing does on most of the days.
      const expiring = byDay.get(on);
      if (expiring !== undefined) found.push(...expiring);
    }
    return found;
  }

  /** All endings of the plan's kind. */
  of(plan: Plan): Ending<T>[] {
    return [...this.#all.values()].filter((ending) => kindOf(ending.plan) === kindOf(plan));
  }

  /** Whether a term that covers any day renews it. */
  isRenewed(ending: End): boolean {
    return this.#renewed.has(keyOf(ending));
  }
}

/** P8: VIP, VIP Diamond, and all Orange plans together. */
type Kind = Plan | "ORANGE";

export function kindOf(plan: Plan): Kind {
  return isOrange(plan) ? "ORANGE" : plan;
}

function keyOf({ plan, expires, formerly }: End): string {
  return `${plan} ${expires} ${formerly ?? ""}`;
}
