/** What a run prints at its end. */

import { writing } from "./writing.ts";

export const run = {
  head: (month: string, clients: number, logs: number) =>
    `${month}: ${writing.counted(clients, "client", "clients")}, ${writing.counted(logs, "time log", "time logs")}`,
  outcomes: { read: "read", placed: "placed", rejected: "rejected", duplicate: "duplicate" },
  noLog: "There is no time log yet: the statements contain no work.",
  entries: "entries",
  minutes: "minutes",
  left: "left",
  used: "used",
  billable: "to bill",
  confirming: "to confirm",
  confirm: (count: number) =>
    `${writing.counted(count, "overage", "overages")} without notice to confirm, not billed until decided (“decisions”: client, date, decision, who, why):`,
  look: (count: number) => `${writing.counted(count, "row needs", "rows need")} a look:`,
  more: (count: number) => `and ${writing.count(count)} more, in exceptions.csv`,
  otherTerms: (count: number) =>
    `${writing.counted(count, "warning is", "warnings are")} about terms not in force this month: see exceptions.csv.`,
  warning: "warning",
  leftOut: "left out",
  reminders: (count: number, days: number) =>
    `${writing.counted(count, "reminder", "reminders")} within ${days} days:`,
  kinds: {
    lapse: "renew now",
    lapsed: "lapsed",
    invoice: "invoice to issue",
    exhaustion: "runs out",
    renewal: "renewal",
    unpaid: "not paid",
    confirm: "overage to confirm",
    notice: "hours used",
    ending: "ends, not renewed",
  },
  priorPeriod: (count: number) =>
    `${writing.counted(count, "change in closed months is", "changes in closed months are")} reported as prior period.`,
  notRead: "Not read from the folder of time logs:",
  dryRun: "Dry run: nothing was written.",
  folder: (folder: string) => `The workbooks are in ${folder}`,
  stages: {
    reading: "Reading the register and the time logs",
    placing: "Placing every minute",
    rendering: "Rendering workbooks",
    merging: (parts: number) => `Putting ${writing.counted(parts, "part", "parts")} together`,
    same: "Nothing has changed since the last run",
    writing: (files: number, kept: number) => {
      const written = `Writing ${writing.counted(files, "file", "files")}`;
      return kept === 0
        ? written
        : `${written}, with ${writing.counted(kept, "workbook", "workbooks")} unchanged`;
    },
  },
  shardMade: (month: string, { number, of }: { number: number; of: number }, clients: number, path: string) =>
    `${month}: part ${number} of ${of}, ${writing.counted(clients, "client", "clients")}, is in ${path}`,
  /** `left`: the time left, in seconds or minutes. */
  pace: (aSecond: number, left: number, unit: "s" | "min") =>
    `${writing.count(aSecond)} a second, ${writing.count(left)} ${unit} left`,
  /** The first run after an update: whose open figures change because rows are read differently. */
  reading: {
    head: "This version reads some things differently from the last run. In this month (reported only once):",
    causes: {
      plus_level_3: "level 3 work draws on the time included in Orange Plus (A5, “plusForLevel3”)",
      terms: "rows of the register are read as the contract means them (P4, P8–P10)",
      entries: "rows of time logs are read differently (units, words for categories, overlapping exports)",
    },
    moved: (left: string, billable: string) => `left in banks ${left}, billable ${billable}`,
  },
};
