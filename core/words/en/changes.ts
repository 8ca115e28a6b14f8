/** Why a line changed since the last run or since its month was closed, and the effect on banks and bills. */

import { writing } from "./writing.ts";

export const changes = {
  causes: {
    NEW_FILE: (file: string) => `came with ${file}`,
    FILE_CHANGED: (file: string) => `${file} has changed`,
    FILE_GONE: (file: string) => `${file} is gone`,
    NOW_COUNTED: () => "now counted: corrected, released, or its client is known",
    NO_LONGER_COUNTED: () => "no longer counted: see the exceptions",
    ENTRY_CHANGED: () => "the entry was changed",
    REGISTER: () => "the register was changed",
    ADJUSTMENT: () => "a manual adjustment",
    DECISION: () => "its overage was decided",
    RULES: () => "settings or rules were changed",
    FOLLOWS: () => "follows from the other changes",
  },
  what: {
    overage: "overage of the day",
    bought: "hours bought",
    carried_in: "hours carried in",
    adjusted: "adjustment",
    expired: "hours expired",
    carried_out: "hours carried out",
  },
  noRun: (period: string) => `${period} has not been run yet: there is nothing to compare with.`,
  nothingChanged: (period: string) => `${period}: nothing changed since the last run.`,
  changedSince: (period: string) => `${period}, against the last run:`,
  unreadable: (files: readonly string[]) =>
    `Files of the month's last run can't be read any more (changed by hand, cut short, or of another version): ${writing.list(files)}. Some changes since then are therefore not listed. There is nothing to do: each run writes them again.`,
  strays:
    "Workbooks of that run for clients that no longer exist may still be in the folder: remove them by hand.",
  noFigure: "No entry and no balance changed.",
  engine: (before: string, now: string) => `the software is now version ${now} (it was ${before})`,
  settings: (names: string) => `settings changed: ${names}`,
  prices: "the price list changed",
  fileNew: (file: string) => `new file: ${file}`,
  fileChanged: (file: string) => `changed file: ${file}`,
  fileGone: (file: string) => `removed file: ${file}`,
  sheet: "Changes",
  table: "Changes",
  sheetNote: "What changed since the last run of this month, entry by entry.",
  priorSheet: "Prior periods",
  priorTitle: "Prior-period adjustments",
  priorTable: "PriorPeriods",
  priorNote:
    "Changes to closed months found since they were closed (M2). Their files stay as they are; hours move in this month's balances, and billable time is billed with this month.",
  columns: {
    client: "Client",
    date: "Date",
    what: "What",
    why: "Why",
    banks: "Banks h",
    billable: "Billable h",
    amount: "Amount",
    effect: "Effect",
  },
  was: (before: number, now: number) => `${before} → ${now} min`,
  nothing: "no effect",
};
