/**
 * What the firm's exceptions and control sheets say.
 *
 * Law: the verdicts stand in formulas and hold no quotation mark.
 */

import { pick } from "../pick.ts";
import { headings } from "./headings.ts";

export const control = {
  groupColumns: {
    ...pick(headings, "code", "rows", "minutes"),
    outcome: "What became of them",
    toDo: "What to do, for example",
  },
  outcomes: {
    left_out: "left out",
    counted_already: "counted already",
    used: "used all the same",
  },
  exceptionsExplained: "Every row of the list below, once. Minutes: of time logs, as read.",
  runColumns: { ...pick(headings, "entries", "minutes"), what: "The run", ids: "Different ids" },
  checkColumns: {
    ...pick(headings, "difference", "verdict"),
    what: headings.check,
    one: "One side",
    other: "Other side",
  },
  checks: {
    entries: "Entries read = placed + rejected + duplicate",
    minutes: "Minutes read = placed + rejected + duplicate",
    fileEntries: "Entries of all files = entries of the run",
    fileMinutes: "Minutes of all files = minutes of the run",
    eachFileEntries: "Entries that do not tie out within a file",
    eachFileMinutes: "Minutes that do not tie out within a file",
    clientEntries: "Entries placed of all clients = of the run",
    clientMinutes: "Minutes placed of all clients = of the run",
    ledgerEntries: "Entries in the ledgers = entries placed",
    ledgerMinutes: "Minutes in the ledgers = minutes placed",
    ids: "Different ids read = placed + left out",
    idsOnce: "Entries with an id in the ledgers = ids placed",
  },
  checksExplained:
    "Over all months read, not this one alone (A11). An id is left out when no row with it counts; a row that repeats an id is a duplicate, and its id counts once.",
  allPassed: (count: number) => `All ${count} checks passed: nothing was lost and nothing counted twice.`,
  someFailed: "A check FAILED: see Control before anything is sent.",
  passed: headings.passed,
  failed: "FAILED",
  notRead: "Not read from the folder of time logs",
  moreNotRead: (count: number) => `… and ${count} more: run.json names all of them.`,
  noFiles: "No time log could be read.",
  columnsNotUsed: (names: string) => `Columns not used: ${names}.`,
  clientControlExplained:
    "Over all months read. Rows of unknown clients are nobody's, so the rejected ones here may be fewer than those of the run.",
  fileColumns: {
    ...pick(headings, "file", "verdict"),
    entriesRead: "Entries read",
    entriesPlaced: headings.placed,
    entriesRejected: headings.rejected,
    entriesDuplicate: headings.duplicate,
    minutesRead: "Minutes read",
    minutesPlaced: "Min placed",
    minutesRejected: "Min rejected",
    minutesDuplicate: "Min duplicate",
    idsRead: "Ids read",
    idsPlaced: "Ids placed",
    idsLeftOut: "Ids left out",
    ledgerEntries: "In the ledger",
    ledgerMinutes: "Min in the ledger",
    ledgerIds: "With an id",
    readAs: "Read as",
  },
};
