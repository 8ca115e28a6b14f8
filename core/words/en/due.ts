/** What falls due: the firm's renewals, reminders and Orange invoices. */

import { writing } from "./writing.ts";

export const due = {
  dueColumns: {
    client: "Client",
    plan: "Plan",
    expires: "Expires",
    daysLeft: "In days",
    within: "Within",
    onTimeUntil: "On time until",
    invoiceOn: "Invoice on",
    onTime: "On-time price",
    late: "A day late",
    withAct: "With Act!",
    withActTo: "Act! to",
    atStake: "Hours at stake",
    source: "Price source",
  },
  within: (days: number | null) => (days === null ? "later" : `${days} days`),
  renewalsSoon: (soon: number, days: number, later: number) =>
    `${writing.counted(soon, "renewal", "renewals")} in the coming ${days} days, on top; ${later} later, below. The column “Within” filters them.`,
  addThePrice: "add it to your price list",
  reminderColumns: {
    date: "Day",
    days: "In days",
    what: "What",
    client: "Client",
    plan: "Plan",
    expires: "Expires",
    within: "Expires within",
    atStake: "At stake h",
    price: "On-time price",
    toDo: "What to do",
  },
  reminderKinds: {
    lapse: "Lapse imminent",
    lapsed: "Lapsed",
    invoice: "Orange invoice",
    exhaustion: "Bank runs out",
    renewal: "Renewal",
  },
  /** `expires` is the first day that the term no longer covers; `by` a last day. */
  toDo: {
    renew: (by: string) => `Renew by ${by} for the on-time price.`,
    renewToCarry: (by: string) =>
      `Renew by ${by}: 10 % off, and the hours at stake move to the next term (R1).`,
    invoice: (expires: string) => `Issue it, a month before ${expires} (R7). The client may refuse.`,
    invoiceOverdue: (expires: string) =>
      `Was due a month before ${expires} and nobody has paid: issue it, unless that is done (R7).`,
    keepAnniversary: (by: string) => `The anniversary is kept if it is paid by ${by} (R4).`,
    nothingCarried:
      "Nothing was carried over. A renewal now starts on the day it is paid, at full price (R1).",
    runsOut: (expires: string) => `At its pace so far; it is in force to ${expires}.`,
    empty: (expires: string) => `Empty, and in force to ${expires}: what it would serve is billable (A5).`,
  },
  overdue: "Passed",
  comingWithin: (days: number) => `Passed, or within ${days} days`,
  noReminders: "Nothing to be reminded of.",
  remindersExplained:
    "Day: for a renewal the last day on time, for an invoice the day to issue it, for a bank the day nothing is left.",
  invoiceColumns: {
    client: "Client",
    plan: "Plan",
    invoiceOn: "Invoice on",
    state: "State",
    expires: "Expires",
    onTime: "On-time price, online",
    source: "Price source",
  },
  invoiceDue: "in the coming month",
  invoiceOverdue: "passed, and not renewed",
  noInvoices: "No Orange invoice falls due in the coming month.",
  invoicesExplained:
    "An Orange renewal is invoiced a month before it expires, and the client may refuse it (R7). The price is 10 % off if paid online by the expiry (R3).",
};
