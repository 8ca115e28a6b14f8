/**
 * Finds the terms in force on a day, quickly even for many terms.
 *
 * Law: the result equals that of a search through all terms, in the order they were added.
 */

import type { CalendarDate } from "../values/calendar.ts";
import { addTo } from "../values/grouping.ts";

interface Running {
  readonly opens: CalendarDate | null;
  readonly expires: CalendarDate;
}

/** Longer terms are checked each time: a term of a thousand years would be in too many stretches. */
const LONG = 1000;

export class RunningTerms<T extends Running> {
  readonly #stretches = new Map<number, { term: T; at: number }[]>();
  readonly #long: { term: T; at: number }[] = [];
  #count = 0;

  add(term: T): void {
    const { opens, expires } = term;
    if (opens === null) return;
    const own = { term, at: this.#count };
    this.#count += 1;
    if (expires - opens > LONG) {
      this.#long.push(own);
      return;
    }
    for (let stretch = stretchOf(opens); stretch <= stretchOf(expires); stretch += 1)
      addTo(this.#stretches, stretch, own);
  }

  /** Terms that cover work done on the day: from the day they open, before the day they expire. */
  on(date: CalendarDate): T[] {
    const candidates = [...(this.#stretches.get(stretchOf(date)) ?? []), ...this.#long];
    return candidates
      .filter(({ term }) => term.opens !== null && term.opens <= date && date < term.expires)
      .sort((a, b) => a.at - b.at)
      .map(({ term }) => term);
  }
}

/** A stretch is 32 days: a one-year term is in about twelve of them. */
function stretchOf(date: CalendarDate): number {
  return date >> 5;
}
