/**
 * What the firm's exceptions and control sheets say.
 *
 * Law: the verdicts are used in formulas, so they have no quotation mark.
 */

import { pick } from "../pick.ts";
import { headings } from "./headings.ts";

export const control = {
  groupColumns: {
    ...pick(headings, "code", "rows", "minutes"),
    outcome: "Outcome",
    toDo: "What to do, for example",
  },
  outcomes: {
    left_out: "left out",
    counted_already: "counted already",
    used: "used anyway",
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
    eachClientEntries: "Entries that do not tie out within a client",
    eachClientMinutes: "Minutes that do not tie out within a client",
    ledgerEntries: "Entries in the ledgers = entries placed",
    ledgerMinutes: "Minutes in the ledgers = minutes placed",
    ids: "Different ids read = placed + left out",
    idsOnce: "Entries with an id in the ledgers = ids placed",
    banks: "This month: minutes off in a bank (M1)",
    draws: "This month: minutes off between banks and draws",
    billable: "This month: minutes off, billable and its reasons",
  },
  checksExplained:
    "For all months read, unless a check says it is for this month (A11). An id is left out when no row with it counts; a row that repeats an id is a duplicate, and its id counts once.",
  allPassed: (count: number) => `All ${count} checks passed: nothing was lost and nothing counted twice.`,
  someFailed: "A check FAILED: see Control before anything is sent.",
  passed: headings.passed,
  failed: "FAILED",
  notRead: "Not read from the folder of time logs",
  moreNotRead: (count: number) => `… and ${count} more: run.json names them all.`,
  noFiles: "No time log could be read.",
  columnsNotUsed: (names: string) => `Columns not used: ${names}.`,
  clientControlExplained:
    "For all months read. Rows of unknown clients belong to no client, so fewer may be rejected here than in the run.",
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
