/**
 * What the minutes of a bank, or the days of a subscription, cost: lots, each sold at one price, taken first in, first
 * out.
 *
 * Laws: of a lot of n units that cost p, k units taken cost p × k ÷ n, rounded once, however often they were taken; so
 * parts add up to the price to the cent, and an empty lot has no cost left. A cost that is not known is counted by its
 * units, never as 0 and never guessed (A10).
 */

import { type Cents, cents, proportion } from "../values/units.ts";

/** An amount of minutes or of days, and what it cost. Signed. */
export interface Costed {
  readonly units: number;
  /** Of the units whose cost is known. */
  readonly cents: Cents;
  /** The units whose cost is not known. */
  readonly withoutCost: number;
}

export const NOTHING: Costed = { units: 0, cents: cents(0), withoutCost: 0 };

export function plus(a: Costed, b: Costed): Costed {
  return {
    units: a.units + b.units,
    cents: cents(a.cents + b.cents),
    withoutCost: a.withoutCost + b.withoutCost,
  };
}

export function minus(a: Costed, b: Costed): Costed {
  return {
    units: a.units - b.units,
    cents: cents(a.cents - b.cents),
    withoutCost: a.withoutCost - b.withoutCost,
  };
}

/** Null if nothing of the cost is known; otherwise the known part. */
export function knownCost({ cents: known, withoutCost }: Costed): Cents | null {
  return withoutCost !== 0 && known === 0 ? null : known;
}

interface Lot {
  readonly units: number;
  /** Null if not known. */
  readonly cost: Cents | null;
  taken: number;
}

export class Lots {
  #lots: Lot[] = [];

  /** Adds a lot behind the others. */
  add(units: number, cost: Cents | null): Costed {
    const lot = { units, cost, taken: 0 };
    if (units > 0) this.#lots.push(lot);
    return partOf(lot, units);
  }

  /** Adds the lots of a bank that carries over, as they are. */
  carry(from: Lots): void {
    this.#lots.push(...from.#lots.filter(({ units, taken }) => taken < units));
  }

  /** Takes up to so many units, the oldest first. */
  take(units: number): Costed {
    let taken = NOTHING;
    for (const lot of this.#lots) {
      if (taken.units === units) break;
      const part = partOf(lot, Math.min(units - taken.units, lot.units - lot.taken));
      lot.taken += part.units;
      taken = plus(taken, part);
    }
    return taken;
  }

  left(): Costed {
    return this.#lots.reduce((left, lot) => plus(left, partOf(lot, lot.units - lot.taken)), NOTHING);
  }
}

/** The next units of a lot. */
function partOf({ units, cost, taken }: Lot, next: number): Costed {
  if (cost === null || next === 0) return { ...NOTHING, units: next, withoutCost: next };
  const to = (part: number) => proportion(cost, { numerator: part, denominator: units });
  return { units: next, cents: cents(to(taken + next) - to(taken)), withoutCost: 0 };
}
