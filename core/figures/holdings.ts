/**
 * What the banks in force hold: hours sold, used to date, left, and how many of the hours left are at risk.
 *
 * Laws: used + left = held and safe + at risk = left, for each bank and for every sum of banks. Only banks in force at
 * the end of the statement's last day are counted.
 */

import { type BankHistory, isInForce } from "../rules/bank.ts";
import { isBankOf } from "../rules/terms.ts";
import type { CalendarDate } from "../values/calendar.ts";
import { assert, type Minutes, minutes, NO_MINUTES, sum } from "../values/units.ts";
import type { ClientOutlook } from "./client-outlook.ts";
import { pace } from "./pace.ts";
import type { Statement } from "./statement.ts";

/** Limits, in days ahead, of the bands in which upcoming events are grouped; shortest first. */
export const BANDS = [30, 60, 90] as const;

/** How many days ahead a firm looks for renewals. */
export const HORIZON = BANDS[2];

export interface Hours {
  /** Everything added to the bank: bought, carried in and adjusted. */
  readonly held: Minutes;
  /** Charged minutes drawn to date. */
  readonly used: Minutes;
  readonly left: Minutes;
  /** R1, M4: what is expected to be left of it and to lapse, unless a renewal that is near is paid on time. */
  readonly atRisk: Minutes;
  /** The rest of what is left. */
  readonly safe: Minutes;
}

export interface Holding extends Hours {
  readonly bank: BankHistory;
  /** Charged minutes drawn within the statement's period. */
  readonly usedInPeriod: Minutes;
  /** The day the bank ran out, or is expected to (M4); null when it lasts, and when too little is known. */
  readonly exhaustsOn: CalendarDate | null;
}

/** The banks in force at the end of the statement's last day, in the statement's order. */
export function holdings({
  statement: { banks, period },
  outlook: { offers, projections },
}: {
  readonly statement: Statement;
  readonly outlook: ClientOutlook;
}): Holding[] {
  return banks
    .filter(({ bank }) => isInForce(bank, period.to))
    .map(({ bank, used: usedInPeriod }) => {
      const { held, used, left, exhaustsOn: emptiedOn } = pace(bank, period.to);
      const offer = offers.find(
        ({ isNear, due: { terms } }) => isNear && terms.some((term) => isBankOf(bank, term)),
      );
      const atRisk = offer?.keeps ?? NO_MINUTES;
      const exhaustsOn = left === 0 ? emptiedOn : (projections.get(bank)?.exhaustsOn ?? null);
      assert(used + left === held && atRisk <= left, "a bank holds what it was given less what was used");
      return { bank, held, used, left, atRisk, safe: minutes(left - atRisk), usedInPeriod, exhaustsOn };
    });
}

/** The sum of the hours of several banks or clients. */
export function together(all: readonly Hours[]): Hours {
  return {
    held: sum(all.map(({ held }) => held)),
    used: sum(all.map(({ used }) => used)),
    left: sum(all.map(({ left }) => left)),
    atRisk: sum(all.map(({ atRisk }) => atRisk)),
    safe: sum(all.map(({ safe }) => safe)),
  };
}
