/**
 * Notices that a bank of hours is used to a step, such as 80 %.
 *
 * Laws: a bank has a notice of a step in the month that brings it there, and another only if hours given in between took
 * it below; of several steps in a month only the last. What a closed month did not know, of draws and of hours given,
 * counts for the month that reports it (M2).
 */

import type { Change, Effect } from "../ledger/difference.ts";
import { type BankHistory, type BankName, bankNames, isInForce, isSameBank } from "../rules/bank.ts";
import { addDays, type CalendarDate } from "../values/calendar.ts";
import type { Minutes } from "../values/units.ts";
import type { RollForward } from "./roll-forward.ts";
import type { Statement } from "./statement.ts";

/** Percent of what a bank was given at which its client is told. */
export const NOTICE_AT: readonly number[] = [80, 100];

/** Movements that give hours, or take them back. */
const GIVEN: readonly Effect["on"][] = ["bought", "carried_in", "adjusted"];

export interface BankNotice {
  readonly bank: BankHistory;
  /** In percent. */
  readonly step: number;
  /** The day that brought it there: of a draw, or of hours taken back by hand. */
  readonly on: CalendarDate;
  /** What was left at the end of the statement. */
  readonly left: Minutes;
}

/** The notices of a statement's banks in force at its end. `steps` are percentages above 0, in any order. */
export function bankNotices(
  { banks, period, priorPeriod }: Pick<Statement, "banks" | "period" | "priorPeriod">,
  steps: readonly number[] = NOTICE_AT,
): BankNotice[] {
  const names = bankNames(banks.map(({ bank }) => bank));
  return banks
    .filter(({ bank }) => isInForce(bank, period.to))
    .flatMap((roll): BankNotice[] => {
      const known =
        givenBy(roll, addDays(period.from, -1)) - reportedGiven(priorPeriod, names.get(roll.bank));
      const before = { held: known, left: roll.opening };
      const now = { held: givenBy(roll, period.to), left: roll.closing };
      const [step] = steps
        .filter((own) => isReached(own, now) && !isReached(own, before))
        .sort((a, b) => b - a);
      if (step === undefined) return [];
      return [{ bank: roll.bank, step, on: dayReached(roll.bank, step, period.to), left: roll.closing }];
    });
}

/** Everything a bank was given to the end of a day of its term. */
function givenBy({ bank }: RollForward, date: CalendarDate): number {
  let held = 0;
  for (const own of bank.movements) if (own.date <= date && own.kind !== "used") held += own.minutes;
  return held;
}

/** M2: of what a bank was given in closed months, the part that these did not know; signed. */
function reportedGiven(changes: readonly Change[], name: BankName | undefined): number {
  let given = 0;
  for (const { effects } of changes)
    for (const { on, bank, change } of effects)
      if (GIVEN.includes(on) && bank !== null && name !== undefined && isSameBank(bank, name))
        given += change;
  return given;
}

function isReached(step: number, { held, left }: { held: number; left: number }): boolean {
  return held > 0 && (held - left) * 100 >= step * held;
}

/** The first day at whose end the step was reached for good. */
function dayReached(bank: BankHistory, step: number, asOf: CalendarDate): CalendarDate {
  let [held, left] = [0, 0];
  let reached: CalendarDate | null = null;
  for (const [index, { date, kind, minutes: by }] of bank.movements.entries()) {
    if (date > asOf) break;
    left += by;
    if (kind !== "used") held += by;
    if (bank.movements[index + 1]?.date === date) continue;
    if (!isReached(step, { held, left })) reached = null;
    else reached ??= date;
  }
  return reached ?? asOf;
}
