/** The Excel functions: what each is, its arguments, the headings and words of the tables that they spill, examples. */

import { pick } from "../pick.ts";
import { control } from "./control.ts";
import { due } from "./due.ts";
import { headings } from "./headings.ts";
import { writing } from "./writing.ts";

const worked = "Worked (min)";
const charged = "Charged (min)";
const left = "Left (h)";

export const functions = {
  /** The name of each argument, wherever it stands. */
  names: {
    hours: "hours",
    start: "start",
    dates: "dates",
    minutes: "minutes",
    as_of: "as_of",
    carried_hours: "carried_hours",
    paid_on: "paid_on",
    users: "users",
    from: "from",
    to: "to",
    plan: "plan",
    quantity: "quantity",
    expires: "expires",
    online: "online",
    coterm_end: "coterm_end",
    list_price: "list_price",
    first_start: "first_start",
    client: "client",
    contracts: "contracts",
    time_log: "time_log",
    adjustments: "adjustments",
    settings: "settings",
    days: "days",
  },

  /** What to give for each argument, by the functions that share it. */
  arguments: {
    bank: {
      hours: "Whole hours bought for the term: 2 to 8 for VIP, 4 to 10 for VIP Diamond.",
      start: "First day of the term, which lasts 12 months.",
      dates:
        "Dates of the work for this bank, best a column of a table. Blank rows are skipped, and work outside the term is not counted.",
      minutes: "Minutes worked, one cell beside each date: whole minutes, a time, or a text such as 1:30.",
      as_of: "Last day that counts. Default: the last day of the term.",
      carried_hours:
        "Hours brought in from the term before, such as 1.5 or the text 1:30; a cell with a typed time is refused. Default: 0.",
      paid_on:
        "Day of payment: the bank opens on the later of this day and start; or the word unpaid, when it covers nothing. An empty cell counts as paid at the start.",
    },
    orange: {
      users: "Subscribers: one number, or a range beside dates with one number for all rows of a day.",
      dates: "Dates of the work in Orange's scope, best a column of a table. Blank rows are skipped.",
      minutes: "Minutes worked, one cell beside each date: whole minutes, a time, or a text such as 1:30.",
      from: "First day that counts. Default: the first of dates.",
      to: "Last day that counts. Default: the last of dates.",
    },
    renewal: {
      plan: "Plan held: VIP, VIP Diamond, Orange Starter (renewed as Orange Care), Orange Care or Orange Plus.",
      quantity: "Of the new term: whole hours for VIP and VIP Diamond, subscribers for Orange.",
      expires: "First day the current term no longer covers.",
      paid_on: "Day of payment. Default: on time.",
      online: "TRUE if paid through the online renewal tool; it matters only for Orange. Default: FALSE.",
      coterm_end: "End of the Act! subscription, if an Orange renewal should end with it.",
      list_price:
        "Full yearly price, of the plan for VIP and of one subscriber for Orange. Default: the published price, if there is one.",
      first_start:
        "First day of the client's first term, from which anniversaries are counted; it matters only for 29 February. Default: expires.",
    },
    firm: {
      client: "Name of the client, or an alias that the register gives.",
      contracts:
        "Contract register with its heading row, such as Contracts[#All]: client, plan, quantity, start, and optionally expires, paid_on, carried_hours, included_hours, alias, status, ended_on.",
      time_log:
        "Time log with its heading row, such as TimeLog[#All]: date, client, minutes (or hours), and optionally id, start, level, category, ticket, approved.",
      from: "First day that counts. Default: the first day of the log.",
      to: "Last day that counts; balances are those at its end. Default: the last day of the log.",
      as_of: "The day at whose end the answer holds. Default: the last day of the log.",
      days: "How many days before an expiry a renewal is listed, from 1 to 366. Default: 60.",
      adjustments:
        "Manual adjustments with their heading row: client, plan, date, minutes, reason, author, and price if hours are paid for. Default: none.",
      settings:
        "Settings with their heading row: setting, value; rounding, diamondForLevel2, plusForLevel3, defaultCategory, overageWithoutNotice, rate1 to rate3 (an hour of a level), or holidays (one row per day). Default: the usual settings.",
    },
  },

  /** A line of a table that is too long for a reply. */
  notShown: (rows: number) =>
    `${writing.counted(rows, "line is", "lines are")} not shown: more than 5 MB is too much for Excel on the web. Give fewer rows or a shorter period.`,

  /** In a cell, where a function fails by our fault. */
  defect: (error: string) => `This is a fault of the add-in, please report it: ${error}`,

  VIP_BALANCE: {
    short: "Hours left in a VIP or VIP Diamond bank",
    says: "Hours left in a VIP or VIP Diamond bank at the end of a day. Each piece of work is rounded up to 15 minutes by itself; carried hours go first; the balance never goes below 0.",
    example: "5, 5 and 31 minutes count as 15, 15 and 45: of 2 hours, 0.75 is left.",
  },
  VIP_LEDGER: {
    short: "The lines behind that balance",
    says: "The lines behind VIP_BALANCE: what was counted, by which rule, and the hours left after each. The last line is the balance.",
    example:
      "At the end of February, 15 and 15 minutes are used; the work of March is listed but not counted.",
    columns: {
      ...pick(headings, "date", "what"),
      worked,
      charged,
      change: "Bank (min)",
      lacking: "Not covered (min)",
      left,
      rule: headings.rule,
    },
    lines: {
      taken_as_paid: "No payment date given: counted as paid at the start",
      unpaid: "Not paid: the bank covers nothing, and this work is not counted",
      before: "Work before the bank opens, not counted",
      bought: "Hours bought",
      carried_in: "Hours carried in",
      used: "Work",
      expired: "The term is over: what is left lapses, or moves to a renewal paid on time",
      after: "Work after the days that count, not counted",
      balance: "Balance",
    },
  },

  ORANGE_OVERAGE: {
    short: "Orange hours beyond the daily allowance",
    says: "Charged Orange overage, in hours: each day's minutes beyond 30 per subscriber, rounded up to 15 once a day.",
    example:
      "30 minutes over on 2 March, 1 minute over on 3 March (counted as 15), none on 4 March with two users.",
  },
  ORANGE_DAYS: {
    short: "The days behind that overage",
    says: "The days behind ORANGE_OVERAGE: allowance, minutes used and charged overage of each. The last line is the total.",
    example: "With one user and only two of the days: 1 minute over counts as 15, 20 minutes over as 30.",
    columns: {
      ...pick(headings, "date", "subscribers"),
      allowance: "Allowance (min)",
      used: "Used (min)",
      over: "Beyond (min)",
      charged,
      rule: headings.rule,
      soFar: "Overage so far (h)",
    },
    total: headings.total,
  },

  RENEWAL_PRICE: {
    short: "The price of a renewal",
    says: "Price of renewing a plan, before tax: on-time discount, proration of a late or shared-end Orange renewal, or a new contract.",
    example: "Five subscribers at 120.00, paid 29 days late: 336 of the year's 365 days at the full rate.",
  },
  RENEWAL_QUOTE: {
    short: "The steps behind that price",
    says: "The steps behind RENEWAL_PRICE: full price, proration, discount, the clause that decided and the new term. The last line is the price.",
    example: "Eight VIP hours renewed on time: 680.00 less 10%, and the unused hours move to the new term.",
    columns: { step: "Step", value: "Value", rule: headings.rule },
    steps: {
      ...pick(headings, "expires", "paidOn", "price"),
      pricedAs: "Plan priced",
      source: "Price from",
      listPrice: "this formula",
      firstStart: "Anniversaries counted from",
      daysLate: "Days late",
      fullPrice: "Full year, full rate",
      clause: "Clause",
      proration: "Days paid for ÷ days of the year",
      discount: "Discount factor",
      none: "none",
      start: "New term starts",
      newExpires: "New term expires",
      carriesOver: "Unused hours carried over",
      yes: "yes",
      no: "no",
    },
  },

  CLIENT_USAGE: {
    short: "All clients, a row each",
    says: "The whole firm: one row per client with the hours left and used of each bank, Orange days and overage, billable and waived hours; then the rows that could not be used, with the reason.",
    example: "One row: Acme has 1 hour left of 2, having used 0.25 and 0.75.",
    columns: {
      ...pick(headings, "client", "entries", "exceptions", "nextRenewal"),
      vipLeft: "VIP left (h)",
      vipUsed: "VIP used (h)",
      diamondLeft: "VIP Diamond left (h)",
      diamondUsed: "VIP Diamond used (h)",
      plusLeft: "Orange Plus left (h)",
      plusUsed: "Orange Plus used (h)",
      orangeDaysUsed: "Orange days used",
      orangeDaysOver: "Orange days over",
      overage: "Orange overage (h)",
      billable: "Billable (h)",
      waived: "Waived (h)",
    },
    exceptions: (count: number) => `Exceptions: ${count}`,
    row: (table: string, line: number) => `${table}, row ${line}`,
    more: (rows: number, first: string) => `${rows} more, the first at ${first}`,
  },
  CLIENT_STATEMENT: {
    short: "One client’s work, line by line",
    says: "One client's lines: each piece of work and each movement of a bank, where it went, by which rule, and the hours left. The last line is the total.",
    example: "Acme's two pieces of work, each rounded up and drawn from its VIP hours; 1 hour in total.",
    columns: {
      ...pick(headings, "date", "what"),
      worked,
      charged,
      chargedHours: "Charged (h)",
      ...pick(headings, "where", "bank"),
      left,
      ...pick(headings, "rule", "remarks"),
    },
    opening: "Opening balance",
    closing: "Closing balance",
    rejected: "rejected",
    warning: "warning",
    total: headings.total,
  },

  CHECK: {
    short: "What is wrong in your tables",
    says: "Everything wrong or doubtful in the tables, a row each: where, what, what to do, and the hours at stake, most first. One line that says so when there is nothing.",
    example: "A misspelt client: its half hour is not counted.",
    columns: {
      where: headings.where,
      ...pick(headings, "client", "what"),
      outcome: "Row",
      hours: "At stake (h)",
      toDo: "What to do",
    },
    outcomes: control.outcomes,
    nothing: "Nothing to correct",
  },
  PLAN_VALUE: {
    short: "What a client’s plans have been worth",
    says: "What a client's plans have been worth: a row for the last full term of each plan, and for the current one once half of it is over, with the hours it covered, what these would have cost without it, and what it cost.",
    example: "Of 2 hours, 1 hour was used in the term: 100.00 without a plan, and the plan cost 198.00.",
    columns: {
      plan: headings.plan,
      quantity: "Quantity",
      term: "Term",
      from: "From",
      to: "To",
      spared: "Covered (h)",
      worth: "Without a plan",
      cost: "Cost so far",
      saved: "Saved",
      left: "Left (h)",
      best: "Cheapest size (h)",
      ...pick(headings, "remarks"),
    },
    terms: { last: "last full term", current: "current term" },
    noRate: (level: number) => `Level ${level} has no rate: add the row rate${level} to the settings.`,
    noSeats: "The price of seats added in the term is not known.",
  },
  REMINDERS: {
    short: "What to act on, and by when",
    says: "What to act on, most urgent first: plans to renew or not paid, Orange invoices to issue, banks that run out, overage to decide, with the last day and the price.",
    example: "On 31 December the plan is to be renewed by 14 January, for 178.20.",
    columns: {
      actBy: due.callColumns.actBy,
      ...pick(headings, "client", "what", "plan", "expires"),
      quantity: "Quantity",
      toDo: due.callColumns.toDo,
      ...pick(headings, "price", "source"),
      atStake: "At stake (h)",
    },
    kinds: due.reminderKinds,
    toDo: due.callFor,
    ...pick(due, "actBy", "bankEmpty", "toBeConfirmed", "addThePrice"),
  },
};
