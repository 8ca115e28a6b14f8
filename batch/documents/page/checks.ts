/** Whether a run's figures agree with each other (A11, M1), worked out from the figures themselves. */

import { minutes, sum } from "../../../core/values/units.ts";
import type { Bank, PageRun } from "./overview.ts";

export const CHECKS = ["entries", "minutes", "files", "banks", "draws", "billable"] as const;
export type CheckName = (typeof CHECKS)[number];

/** Of each check, whether it passed. */
export function checks({ control, inputs, clients }: PageRun): Readonly<Record<CheckName, boolean>> {
  const of = control;
  return {
    entries: of.entriesRead === total([of.entriesPlaced, of.entriesRejected, of.entriesDuplicate]),
    minutes: of.minutesRead === total([of.minutesPlaced, of.minutesRejected, of.minutesDuplicate]),
    files:
      inputs.every(tiesOut) &&
      of.entriesRead === total(inputs.map(({ entries }) => entries)) &&
      of.minutesRead === total(inputs.map((input) => input.minutes)),
    banks: clients.every(({ banks }) => banks.every(rollsForward)),
    draws: clients.every(({ banks, charged }) => charged.bank === total(banks.map(({ used }) => used))),
    billable: clients.every(
      ({ billable, charged }) =>
        billable.minutes === charged.billable &&
        billable.minutes === total(billable.reasons.map((part) => part.minutes)),
    ),
  };
}

/** A11: what was read of a file is what was placed, rejected and duplicate. */
export function tiesOut(file: PageRun["inputs"][number]): boolean {
  return (
    file.entries === total([file.entriesPlaced, file.entriesRejected, file.entriesDuplicate]) &&
    file.minutes === total([file.minutesPlaced, file.minutesRejected, file.minutesDuplicate])
  );
}

/** M1: what came in is what went out and what is left. */
function rollsForward(bank: Bank): boolean {
  const into = total([bank.opening, bank.priorPeriod, bank.bought, bank.carriedIn, bank.adjusted]);
  return into === total([bank.used, bank.expired, bank.carriedOut, bank.closing]);
}

function total(values: readonly number[]): number {
  return sum(values.map(minutes));
}
