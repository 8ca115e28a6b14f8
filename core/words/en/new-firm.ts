/** A new firm's folder: the questions before it is made, the names of its files, and the page that says how to begin. */

import { headings } from "./headings.ts";

/** The names and the example month that the page mentions. */
export interface GuideNames {
  readonly settings: string;
  readonly register: string;
  readonly inbox: string;
  readonly log: string;
  readonly prices: string;
  readonly results: string;
  /** `2026-10`. */
  readonly month: string;
}

export const newFirm = {
  questions: {
    language: { asks: "Language / Langue (en, fr)", wrong: "Type en or fr." },
    sample: {
      asks: "Fill it with a made-up firm, to try it out? (yes, no)",
      wrong: "Type yes or no.",
    },
    plans: {
      asks: "What do you sell, with commas between?",
      wrong: "Type names of this list, with commas between:",
    },
    currency: { asks: "Currency", wrong: "Type its code, such as CAD." },
    timeZone: { asks: "Time zone", wrong: "Type a time zone such as America/Toronto." },
    rate: {
      asks: (level: number) => `Hourly rate of level ${level}, such as 125.00 (empty: amounts stay blank)`,
      wrong: "Type an amount in dollars, such as 125.00.",
    },
  },
  /** Plain letters only: other systems write the same accent in other ways, and then do not find the file. */
  files: {
    guide: "START HERE.txt",
    register: "contracts.xlsx",
    inbox: "inbox",
    log: "time-log.xlsx",
    prices: "prices.csv",
    adjustments: "adjustments.csv",
    results: "results",
  },
  /** The comment in the configuration, which an editor shows as it is. */
  ratesComment: (currency: string) =>
    `rates: cents an hour, by level of work; 12500 for level 2 is 125.00 ${currency}`,
  example: (plan: string) => `Example – ${plan}`,
  samplePrice: "made-up price",
  /** Headings of the price list and of the adjustments; that of the plan is the register's. */
  columns: {
    client: headings.client,
    date: headings.date,
    minutes: headings.minutes,
    reason: headings.reason,
    author: "Author",
    hours: headings.hours,
    from: "Starting",
    price: headings.price,
    source: "Source",
  },
  taken: (folder: string, names: readonly string[]) =>
    `${folder}: ${names.join(", ")}: already there, so nothing was made. Choose a new folder, or move these away.`,
  notMade: (folder: string, reason: string) =>
    `${folder}: the folder can't be made (${reason}); nothing is left of it. Choose another place.`,
  /** At most 86 characters a line, and one printed page. */
  guide: {
    head: (of: GuideNames) => [
      "START HERE",
      "",
      "From the contract register and the time logs in this folder, plan-balance makes",
      "an Excel workbook for each client, every month.",
      "",
      "WHAT IS HERE",
      "",
      `${of.register}   The contract register: a row for everything a client has bought.`,
      `${of.inbox}            What your time tool exports goes into this folder, as it comes.`,
      `${of.log}    A time log to fill in, if no tool keeps yours. Save a copy for each`,
      `                 month in “${of.inbox}”. This one is never read.`,
      `${of.prices}       Your prices. Published ones are filled in, to be confirmed by you.`,
      `${of.settings}        The settings: language, currency, time zone, hourly rates.`,
      `${of.results}          Comes with the first month, and has a folder for each.`,
      "",
    ],
    once: (of: GuideNames) => [
      "ONCE",
      "",
      `1. Open ${of.register}. The rows “Example – …” are examples: delete them, and`,
      "   write your clients' own. Each heading has a note that says what goes there.",
      `2. Open ${of.prices}. Correct the prices, and add a row for each size you sell`,
      "   that has none.",
      `3. Open ${of.settings} in a text editor, such as Notepad. Hourly rates are in cents,`,
      "   by level of work; for 125.00 and 175.00 an hour:",
      '      "rates": { "2": 12500, "3": 17500 }',
      "",
    ],
    sample: (of: GuideNames) => [
      "TO TRY IT OUT",
      "",
      "This firm, its clients and its work are made up. Do the steps below and look at",
      "what comes out. Eight rows are wrong on purpose, to show what is said of them.",
      `For your own firm, make another folder. Hourly rates in ${of.settings} are in cents.`,
      `${of.register} and ${of.prices} show how yours are written.`,
      "",
    ],
    month: (of: GuideNames) => [
      `EVERY MONTH (here ${of.month})`,
      "",
      `-  Put the month's export into “${of.inbox}”. Leave the earlier ones there: balances`,
      "   are worked out from all of them.",
      "-  Open a terminal in this folder. See how the files are read, and what is wrong:",
      "      plan-balance check",
      "-  Make the month:",
      `      plan-balance reconcile ${of.month}`,
      `-  Look at it, in ${of.results}/${of.month}: first at the firm's summary, which says what`,
      "   to do, then at the clients' workbooks. Correct what exceptions.csv names, and",
      "   make the month again, as often as you like.",
      "-  When all of it is right, close it. From then on nothing moves it:",
      `      plan-balance close ${of.month}`,
    ],
  },
};
