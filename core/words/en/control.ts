/**
 * What the firm's exceptions and control sheets say.
 *
 * Law: the verdicts stand in formulas and hold no quotation mark.
 */

export const control = {
  groupColumns: {
    code: "Code",
    rows: "Rows",
    outcome: "What became of them",
    minutes: "Minutes",
    toDo: "What to do, for example",
  },
  outcomes: {
    left_out: "left out",
    counted_already: "counted already",
    used: "used all the same",
  },
  exceptionsExplained: "Every row of the list below, once. Minutes: of time logs, as read.",
  runColumns: { what: "The run", entries: "Entries", minutes: "Minutes", ids: "Different ids" },
  checkColumns: {
    what: "Check",
    one: "One side",
    other: "Other side",
    difference: "Difference",
    verdict: "Verdict",
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
  passed: "passed",
  failed: "FAILED",
  notRead: "Not read from the folder of time logs",
  moreNotRead: (count: number) => `… and ${count} more: run.json names all of them.`,
  noFiles: "No time log could be read.",
  columnsNotUsed: (names: string) => `Columns not used: ${names}.`,
  clientControlExplained:
    "Over all months read. Rows of unknown clients are nobody's, so the rejected ones here may be fewer than those of the run.",
  fileColumns: {
    file: "File",
    entriesRead: "Entries read",
    entriesPlaced: "Placed",
    entriesRejected: "Rejected",
    entriesDuplicate: "Duplicate",
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
    verdict: "Verdict",
    readAs: "Read as",
  },
};
