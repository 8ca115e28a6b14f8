/** What a run prints at its end. */

import { writing } from "./writing.ts";

const entries = (count: number) => writing.counted(count, "entry", "entries");
const rows = (count: number) => writing.counted(count, "row", "rows");
const files = (count: number) => writing.counted(count, "file", "files");
const overages = (count: number) => writing.counted(count, "overage", "overages");
const reminders = (count: number) => writing.counted(count, "reminder", "reminders");
/** How a list that is cut short begins. */
const first = (shown: number, count: number) => (shown < count ? `, the first ${writing.count(shown)}` : "");

export const outcome = {
  head: (month: string, clients: number, logs: number) =>
    `${month}: ${writing.counted(clients, "client", "clients")}, ${writing.counted(logs, "time log", "time logs")}`,
  entries,
  totals: {
    ofMonth: (month: string) => `worked in ${month}`,
    read: "read in all logs",
    placed: "placed",
    leftOut: "left out",
    duplicate: "duplicate",
  },
  noLog: "There is no time log yet: the statements contain no work.",
  doubts: {
    head: "Before you use these figures:",
    examples: (_month: string, _on: string) =>
      "The register still has the examples that it was made with; they are no clients of yours.",
    future: (month: string, begins: string) =>
      `${month} is in the future: it begins on ${begins}. What is shown is only what is known today.`,
    unfinished: (month: string, ends: string) =>
      `${month} is not over: its last day is ${ends}. Its figures will change.`,
    before_contracts: (month: string, begins: string) =>
      `${month} is before the first contract, which begins on ${begins}.`,
    no_work: (month: string) => `No time log has work in ${month}. A file may be missing.`,
    earlier_open: (month: string, open: string) =>
      `${open} is still open, and months are closed in order: close it before ${month}.`,
  },
  toBill: (amount: string, hours: string | null) =>
    `To bill: ${amount}${hours === null ? "" : ` for ${hours}`}, before tax`,
  toBillUnrated: (hours: string) => `To bill: ${hours}, without an amount`,
  nothingToBill: "To bill: nothing",
  parts: {
    ofMonth: (month: string) => `work of ${month}`,
    added: "hours added at a price",
    late: "late work and changes of closed months",
    unrated: "without a rate",
  },
  unratedNote: "in no amount: “rates” in the configuration has no rate for it",
  onNoBill: (count: number, hours: string, amount: string) =>
    `On no bill: ${overages(count)} without notice to confirm, ${hours}, ${amount}. Decide in “decisions” (client, date, decision, who, why)`,
  separate: (count: number, hours: string) => `Billed apart, at its own price: ${entries(count)}, ${hours}`,
  more: (count: number) => `and ${writing.count(count)} more`,
  used: "used",
  billable: "to bill",
  confirming: "to confirm",
  forAdded: (amount: string) => `hours added: ${amount}`,
  /** What a bank has left. */
  left: (bank: string, hours: string) => `${bank}: ${hours} left`,
  manyClients: (toBill: number, flagged: number, where: string) =>
    `${writing.counted(toBill, "client has", "clients have")} something to bill, ${writing.count(flagged)} ${writing.form(flagged, "needs", "need")} attention: each one is in ${where}`,
  look: (count: number, parts: string) =>
    `${writing.counted(count, "row needs", "rows need")} a look: ${parts}`,
  lookParts: {
    left_out: (count: number, hours: string) => `${writing.count(count)} left out (${hours})`,
    counted_already: (count: number) => `${writing.count(count)} counted already`,
    used: (count: number) => `${writing.count(count)} counted, to be checked`,
  },
  lookMarks: { left_out: "left out", counted_already: "counted already", used: "warning" },
  kind: (reason: string, count: number) => `${reason}: ${rows(count)}`,
  otherRows: (count: number, where: string) => `${writing.count(count)} more, in ${where}:`,
  otherTerms: (count: number) =>
    `${writing.counted(count, "warning is", "warnings are")} about terms not in force this month: see exceptions.csv.`,
  reminders: {
    overdue: (count: number, shown: number, asOf: string) =>
      `${reminders(count)} overdue on ${asOf}${first(shown, count)}:`,
    past: (count: number, shown: number) =>
      `${writing.counted(count, "event", "events")} already past${first(shown, count)}:`,
    soon: (count: number, shown: number, days: number) =>
      `${reminders(count)} within ${days} days${first(shown, count)}:`,
    where: (calendar: string, summary: string) => `All are in ${calendar} and in ${summary}.`,
  },
  kinds: {
    lapse: "renew now",
    lapsed: "lapsed",
    invoice: "invoice to issue",
    exhaustion: "runs out",
    exhausted: "ran out",
    renewal: "renewal",
    unpaid: "not paid",
    confirm: "overage to confirm",
    notice: "hours used",
    ending: "ends, not renewed",
  },
  priorPeriod: (count: number) =>
    `${writing.counted(count, "change in closed months is", "changes in closed months are")} reported as prior period.`,
  notRead: "Not read from the folder of time logs:",
  read: "How the time logs were read:",
  tablesRead: "How the other tables were read:",
  /** Names of files, of which some are not shown. */
  andMore: (names: string, more: number) => `${names} and ${writing.count(more)} more`,
  firstOnly: "(counts of the first file)",
  moreRemarks: (count: number) =>
    `${writing.counted(count, "more remark is", "more remarks are")} on the sheet Control.`,
  checkup: {
    config: "The configuration:",
    mail: "E-mail:",
    nothing: "Nothing is wrong or doubtful. Next: reconcile it.",
    correct: "Nothing was written. Next: correct what is listed, and check again.",
  },
  dryRun: "Dry run: nothing was written.",
  folder: (folder: string) => `The workbooks are in ${folder}`,
  /** How the sentence of the next step begins, in whatever is printed. */
  nextHead: "Next:",
  next: {
    explain_checks: "Next: do not use these figures. Send the summary to whoever maintains this software.",
    check_month: "Next: check the month and the time logs, and run again.",
    correct: (count: number, whole: number, where: string | null) => {
      const what =
        count + whole === 1
          ? [count === 1 ? "row" : "file"]
          : [...(count > 0 ? [rows(count)] : []), ...(whole > 0 ? [files(whole)] : [])];
      const origin = count + whole === 1 ? "in its own file" : "in their own files";
      // The one in the month's folder is made anew by every run.
      const place = where === null ? origin : `${origin} or in a copy of ${where} put with the time logs`;
      // A whole file is corrected itself: exceptions.csv has none of its rows.
      return `Next: correct the ${what.join(" and ")} left out${count === 0 ? "" : `, ${place}`}, and run again.`;
    },
    fill_register: "Next: write your own clients in the register in place of the examples, and run again.",
    run: "Next: run it without --dry-run.",
    decide: (count: number, summary: string) =>
      `Next: look at ${summary}, decide ${count === 1 ? "the overage" : `the ${overages(count)}`} to confirm, and run again.`,
    close_earlier: (open: string, command: string) => `Next: close ${open} first: ${command}`,
    wait: (ends: string) => `Next: run it again after ${ends}.`,
    close: (summary: string, month: string, command: string) =>
      `Next: look at ${summary}, then close ${month}: ${command}`,
  },
};
