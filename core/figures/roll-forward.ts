/**
 * Each bank over a period: opening balance, movements, closing balance.
 *
 * Laws: for each bank opening + prior period + bought + carried in + adjusted − used − expired − carried out = closing,
 * and the closing balance of a period is the opening balance of the next (M1), also across closed months (M2).
 */

import { reportedChange } from "../ledger/difference.ts";
import type { Ledger } from "../ledger/ledger.ts";
import type { PriorPeriod } from "../ledger/prior-period.ts";
import { Bank, type BankHistory, bankNames, isSameBank } from "../rules/bank.ts";
import type { Period } from "../values/calendar.ts";
import { assert, type Minutes, minutes, NO_MINUTES, negated } from "../values/units.ts";

/** M1: one bank over a period. All minutes are positive except `priorPeriod` and `adjusted`, which are signed. */
export interface RollForward {
  readonly bank: BankHistory;
  readonly opening: Minutes;
  /** M2: changes found since the previous month was closed. */
  readonly priorPeriod: Minutes;
  readonly bought: Minutes;
  readonly carriedIn: Minutes;
  readonly adjusted: Minutes;
  readonly used: Minutes;
  readonly expired: Minutes;
  readonly carriedOut: Minutes;
  readonly closing: Minutes;
}

/** The banks that were open or expired in the period. */
export function rollForwards(of: Ledger, period: Period): RollForward[] {
  return of.banks
    .filter((bank) => bank.opens <= period.to && bank.term.expires >= period.from)
    .map((bank) => rollForward(bank, period));
}

/** M2: each bank opens with its closed balance; the ledger's difference from it is reported as prior period. */
export function afterClosing(
  of: Ledger,
  period: Period,
  { banks: closed, changes }: PriorPeriod,
): RollForward[] {
  const banks = [...bankNames(of.banks)];
  const open = rollForwards(of, period);
  const rolls = open.map((roll) => {
    const [, name] = banks.find(([bank]) => bank === roll.bank) ?? [];
    assert(name !== undefined, "a bank of a ledger has a name in it");
    const left = closed.find((own) => isSameBank(own, name))?.left;
    return openedAt(roll, left ?? NO_MINUTES, reportedChange(changes, name));
  });
  // A bank whose row is gone, or now ends earlier, is shown once more and gives back its closed balance.
  const gone = closed.flatMap(({ left, expires, ...name }) => {
    const [known] = banks.find(([, own]) => isSameBank(own, name)) ?? [];
    if (left === 0 || open.some(({ bank }) => bank === known)) return [];
    const bank = known ?? new Bank(name.plan, { start: name.start, expires }, name.start, name.formerly);
    return [openedAt(rollForward(bank, period), left, reportedChange(changes, name))];
  });
  return [...rolls, ...gone];
}

function openedAt(roll: RollForward, opening: Minutes, reported: Minutes): RollForward {
  const priorPeriod = minutes(roll.opening - opening);
  assert(
    priorPeriod === reported,
    `M2: ${priorPeriod} min of a closed bank moved, and ${reported} are reported`,
  );
  return { ...roll, opening, priorPeriod };
}

/** M1 for one bank: movements before the period make the opening balance; those within it make the rest. */
export function rollForward(bank: BankHistory, period: Period): RollForward {
  const by = { bought: 0, carried_in: 0, adjusted: 0, used: 0, expired: 0, carried_out: 0 };
  let opening = 0;
  for (const movement of bank.movements) {
    if (movement.date < period.from) opening += movement.minutes;
    else if (movement.date <= period.to) by[movement.kind] += movement.minutes;
  }
  const closing = opening + by.bought + by.carried_in + by.adjusted + by.used + by.expired + by.carried_out;
  return {
    bank,
    opening: minutes(opening),
    priorPeriod: NO_MINUTES,
    bought: minutes(by.bought),
    carriedIn: minutes(by.carried_in),
    adjusted: minutes(by.adjusted),
    used: minutes(negated(by.used)),
    expired: minutes(negated(by.expired)),
    carriedOut: minutes(negated(by.carried_out)),
    closing: minutes(closing),
  };
}
