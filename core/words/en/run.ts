/** What a run prints while it works, and once after an update. */

import { writing } from "./writing.ts";

export const run = {
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
