/** What falls due: the firm's renewals, reminders and Orange invoices. */

import { pick } from "../pick.ts";
import { headings } from "./headings.ts";
import { writing } from "./writing.ts";

export const due = {
  dueColumns: {
    ...pick(
      headings,
      "client",
      "plan",
      "expires",
      "onTimeUntil",
      "invoiceOn",
      "onTime",
      "late",
      "atStake",
      "source",
    ),
    daysLeft: headings.inDays,
    within: "Within",
    withAct: "With Act!",
    withActTo: "Act! to",
  },
  within: (days: number | null) => (days === null ? "later" : `${days} days`),
  renewalsSoon: (soon: number, days: number, later: number) =>
    `${writing.counted(soon, "renewal", "renewals")} in the coming ${days} days, on top; ${later} later, below. The column “Within” filters them.`,
  unconfirmed: (price: string) => `${price}, to be confirmed`,
  onlineCosts: (price: string) => `Online: ${price}.`,
  wholeYearCosts: (price: string) => `Whole year: ${price}.`,
  addThePrice: "add it to your price list",
  reminderColumns: {
    ...pick(headings, "what", "client", "plan", "expires"),
    date: "Day",
    days: headings.inDays,
    within: "Expires within",
    atStake: "At stake h",
    price: headings.onTime,
    toDo: "What to do",
  },
  reminderKinds: {
    lapse: "Lapse imminent",
    lapsed: "Lapsed",
    invoice: "Orange invoice",
    exhaustion: "Bank runs out",
    renewal: headings.renewal,
    unpaid: "Not paid",
    confirm: "Overage to confirm",
    notice: "Hours used",
    ending: "Ends, not renewed",
  },
  /** `expires` is the first day no longer covered; `by` is a last day, inclusive. */
  toDo: {
    renew: (by: string) => `Renew by ${by} for the on-time price.`,
    renewToCarry: (by: string) =>
      `Renew by ${by}: 10 % off, and the hours at stake move to the next term (R1).`,
    invoice: (expires: string) => `Issue it, a month before ${expires} (R7). The client may refuse.`,
    invoiceOverdue: (expires: string) =>
      `Was due a month before ${expires} and is not paid: issue it, unless already done (R7).`,
    keepAnniversary: (by: string) => `The anniversary is kept if it is paid by ${by} (R4).`,
    nothingCarried:
      "Nothing was carried over. A renewal now starts on the day it is paid, at full price (R1).",
    runsOut: (expires: string) => `At the pace so far; it is in force to ${expires}.`,
    empty: (expires: string) => `Empty, and in force to ${expires}: work it would serve is billable (A5).`,
    unpaid: (expires: string) =>
      `Ask for the payment: work is billed until it arrives (P5). The term runs to ${expires}.`,
    confirm: "Overage without notice: release or reject it in the decisions (A9).",
    notice: (step: number) => `${step} % of its hours are used: tell the client.`,
    ending: "The client does not renew it (P10); what is left then lapses.",
  },
  overdue: "Passed",
  comingWithin: (days: number) => `Passed, or within ${days} days`,
  noReminders: "No reminders.",
  remindersExplained:
    "Day: for a renewal the last day on time, for an invoice the day to issue it, for a bank the day nothing is left.",
  invoiceColumns: {
    ...pick(headings, "client", "plan", "invoiceOn", "expires", "source"),
    state: "State",
    onTime: "On-time price, online",
  },
  invoiceDue: "in the coming month",
  invoiceOverdue: "passed, and not renewed",
  noInvoices: "No Orange invoice falls due in the coming month.",
  invoicesExplained:
    "An Orange renewal is invoiced a month before it expires, and the client may refuse it (R7). The price is 10 % off if paid online by the expiry (R3).",
};
