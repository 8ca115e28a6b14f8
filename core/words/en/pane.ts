/** What the task pane says. */

import { headings } from "./headings.ts";
import { writing } from "./writing.ts";

export const pane = {
  title: "Support plans",
  sections: headings.sections,
  tabs: { functions: "Functions", explain: "Explain this cell", load: "Load a month" },
  outside:
    "Open this pane from Excel: the button is on the Formulas tab. Here you can only read about the functions.",
  version: (version: string) => `Version ${version}`,
  failed: (reason: string) => `Excel could not do that: ${reason}`,
  functions: {
    intro: "What a plan still owes its client, as formulas. Open one to see its arguments.",
    arguments: "Arguments",
    optional: "optional",
    example: "Example",
    cells: "The cells of the example, from A1 on",
    answers: "answers",
    answersTable: "answers a table.",
    insert: "Insert the example",
    insertHint: "on a new sheet",
    help: "Help page",
    inserted: (sheet: string) =>
      `The cells and the formula are on the new sheet “${sheet}”. Replace its arguments with your own cells.`,
  },
  explain: {
    intro:
      "Select a cell with one of our formulas to read the lines behind it, or a cell in a table’s column of minutes or dates to correct the column.",
    again: "Read again",
    reading: "Reading…",
    shows: (address: string, shown: string) => `${address} shows ${shown}`,
    empty: (address: string) => `${address} shows nothing`,
    noFormula: "This cell holds no formula. Select a cell with a formula such as =PLAN.VIP_BALANCE(…).",
    notOurs: "This cell’s formula uses none of our functions. They start with PLAN.",
    what: headings.what,
    linesBy: (name: string) => `Lines by PLAN.${name}`,
    rule: headings.rule,
    rules: "The rules cited",
    client: headings.client,
    allClients: "All clients",
    noLines: "There are no lines: there was no work on the days asked for.",
    first: (shown: number, all: number) => `The first and last of ${all} lines: ${shown} are shown.`,
    showAll: (all: number) => `Show all ${all} lines`,
    linesBeside: "Lines on a new sheet",
    linesName: "Lines",
    linesBehind: (address: string) => `The lines behind ${address}`,
    besideDone: (sheet: string) => `The lines are on the new sheet “${sheet}”. They follow their cells.`,
  },
  fix: {
    title: (heading: string) => `Fix the column “${heading}”`,
    minutes: "Times and texts such as 1 h 30 become minutes, as the functions read them.",
    dates: "Dates that are text become dates, as the functions read them.",
    look: "Look what would change",
    changes: (count: number) => `${writing.counted(count, "cell", "cells")} would change:`,
    left: (count: number) => `${writing.counted(count, "cell stays as it is", "cells stay as they are")}:`,
    more: (count: number) => `and ${writing.count(count)} more`,
    nothing: "There is nothing to change.",
    isFormula: "It is a formula: change what it computes.",
    notMinutes: (heading: string) =>
      `Numbers under “${heading}” would not be read as minutes. Name the column Minutes first.`,
    change: (count: number) => `Change ${writing.counted(count, "cell", "cells")}`,
    changed: (count: number) =>
      `${writing.counted(count, "cell was", "cells were")} changed. Undo in Excel takes it back.`,
    notChanged: "The column has changed meanwhile, so nothing was written. Look again.",
  },
  unreadable: {
    expression: (name: string, given: string) =>
      `“${name}” is ${given}, which only Excel can compute. On a new sheet Excel shows the lines itself.`,
    "other workbook": (name: string, given: string) =>
      `“${name}” is ${given}, in another workbook, which can’t be read from here. On a new sheet Excel shows the lines itself, while that workbook is open.`,
    "no sheet": (name: string, given: string) =>
      `“${name}” is ${given}, and there is no such sheet. Correct the reference.`,
    "no name": (name: string, given: string) =>
      `“${name}” is ${given}, which is not a name in this workbook. Define the name, or give the cells instead.`,
    "no table": (name: string, given: string) =>
      `“${name}” is ${given}, and there is no such table. Correct its name.`,
    "no column": (name: string, given: string) =>
      `“${name}” is ${given}, and the table has no such column. Correct the column’s name.`,
    outside: (name: string, given: string) =>
      `“${name}” is ${given}, which holds no cells here. Check the table’s rows, headings and totals.`,
    many: (name: string, given: string) =>
      `“${name}” is ${given}, several cells where one value is needed. Give one cell.`,
    "too many": (_name: string, given: string) =>
      `The formula gives more than the function takes: ${given}. Remove it.`,
  },
  big: (rows: number, columns: number) =>
    `These tables have about ${writing.count(rows)} rows of ${columns} columns. Excel on the web passes a function at most 5 MB, about 32,000 rows of 15 columns, and shows an error beyond that; Excel for Windows and Mac have no such limit. Keep a table for each year, or leave out columns that nothing reads.`,
  load: {
    intro:
      "Bring a month into the workbook: the run.json of the monthly run, logs or a register as CSV, or cells you copied. Everything goes on new sheets; nothing is overwritten.",
    choose: "Choose files",
    chooseHint: "run.json, or CSV files saved as “CSV UTF-8”",
    paste: "Or paste a log or a register, with its headings",
    pasteHint: "Copied from a spreadsheet, or separated by commas or semicolons",
    read: "Read what was pasted",
    pasted: "Pasted text",
    nothing: "Paste something first, with its row of headings.",
    recognised: "Recognised",
    kinds: { time_log: "Time log", contracts: "Contract register" },
    figuresOf: (period: string) => `Figures of ${period}`,
    rows: (count: number) => writing.counted(count, "row", "rows"),
    clients: (count: number) => writing.counted(count, "client", "clients"),
    control: (read: number, placed: number, rejected: number, duplicate: number) =>
      `${writing.counted(read, "entry", "entries")} read: ${writing.count(placed)} placed, ${writing.count(rejected)} rejected, ${writing.count(duplicate)} duplicate.`,
    verdict: (checks: number, passed: boolean) =>
      passed
        ? `All ${checks} checks passed.`
        : "A check failed: do not use these figures until it is explained.",
    heading: "Heading",
    column: "Column",
    firstCell: "First cell",
    alsoCalled: (names: string) => `also: ${names}`,
    ignored: (names: string) => `Not used: ${names}.`,
    noProblems: "No problem in any row.",
    problems: (count: number) =>
      `${writing.counted(count, "row has", "rows have")} a problem, to correct in the sheet once it is written, or in the file.`,
    onlyFirst: (shown: number) => `The first ${shown}, then the rest by reason:`,
    more: (count: number, line: number) =>
      `${writing.counted(count, "row", "rows")} more, from line ${line} on:`,
    line: (line: number) => `Line ${line}`,
    notWritten: (line: number) => `Line ${line}, not written:`,
    alsoEmpty: {
      contracts: "Also make an empty Contracts table to fill in",
      time_log: "Also make an empty TimeLog table to fill in",
    },
    write: "Write to new sheets",
    writing: "Writing…",
    clear: "Start over",
    written: (table: string, sheet: string, rows: number) =>
      `Table ${table} on the sheet “${sheet}”, ${writing.counted(rows, "row", "rows")}.`,
    next: "Select an empty cell on another sheet and insert the whole firm’s usage:",
    insert: "Insert the formula",
    inserted: (address: string) => `Inserted into ${address}.`,
    notEmpty: (address: string) => `${address} is not empty, so nothing was inserted. Select an empty cell.`,
    neither:
      "This is neither a time log (date, client, minutes) nor a contract register (client, plan, quantity, start). Its first line must hold the headings.",
    notUtf8: "The file is not UTF-8 text. Save it as “CSV UTF-8” and choose it again.",
    notJson: "The file looks like JSON but can’t be read as such. Choose the run.json as the batch wrote it.",
    notRun: "This is not a run.json of the monthly run. Choose the one in the month’s folder.",
    otherSchema: (schema: string) =>
      `This run.json is of schema ${schema}; this add-in reads schema 1. Use the add-in of the same version.`,
    figures: { onTime: "Price on time", late: "Price late" },
  },
};
