/** A bill of work at the rates: its charged minutes, and its amount as far as there are rates (A10). */

import type { Ledger } from "../ledger/ledger.ts";
import { levelOf, placementsOf, shownPlace } from "../ledger/lines.ts";
import type { Settings } from "../ledger/settings.ts";
import type { Level } from "../rules/coverage.ts";
import { type Cents, cents, type Minutes, minutes, proportion } from "../values/units.ts";

/** Charged minutes with their cost, and the levels without a rate. */
export class Bill {
  #charged = 0;
  #amount = 0;
  readonly unrated = new Map<Level, number>();
  readonly #rates: Settings["rates"];

  constructor(rates: Settings["rates"]) {
    this.#rates = rates;
  }

  /** A10: one line's minutes, signed, at the rate of its level, rounded once. */
  add(charged: number, level: Level): void {
    this.#charged += charged;
    const rate = this.#rates[level];
    if (rate === undefined) this.unrated.set(level, (this.unrated.get(level) ?? 0) + charged);
    else {
      const amount = proportion(rate, { numerator: Math.abs(charged), denominator: 60 });
      this.#amount += charged < 0 ? -amount : amount;
    }
  }

  get charged(): Minutes {
    return minutes(this.#charged);
  }

  /** Of the lines whose level has a rate. */
  get rated(): Cents {
    return cents(this.#amount);
  }
}

/** What is billable, except what awaits confirmation (A9). */
export function billed(of: Ledger, { rates }: Settings): Bill {
  const bill = new Bill(rates);
  for (const line of of.lines) {
    for (const placement of placementsOf(line)) {
      if (shownPlace(line, placement) === "billable") bill.add(placement.charged, levelOf(line));
    }
  }
  return bill;
}
