/** What falls due: the firm's renewals and reminders, and what it calls about. */

import { pick } from "../pick.ts";
import { headings } from "./headings.ts";
import { writing } from "./writing.ts";

export const due = {
  dueColumns: {
    ...pick(headings, "client", "plan", "expires", "onTimeUntil", "invoiceOn", "price", "late", "source"),
    state: "State",
    daysLeft: headings.inDays,
    online: "Online",
    wholeYear: "Whole year",
    keeps: "Hours kept",
  },
  renewalStates: { due: "to renew", unpaid: "not paid", declined: "not to renew" },
  renewalsSoon: (soon: number, days: number, later: number) =>
    `${writing.counted(soon, "renewal", "renewals")} in the coming ${days} days, ${later} later.`,
  renewalsExplained:
    "Price: on time, by the client’s own way of paying, to the end of its Act! subscription where the register has one (R6). Online and Whole year: what it would cost otherwise. Hours kept: what moves to the next term if it is renewed on time (R1). A plan that is not paid has the price of the day after the month; one that the client declined is not to be renewed (P10).",
  /** R9: what later lines of the price list change. */
  announced: {
    title: "Announced prices",
    listed: (count: number, days: number) =>
      `${writing.counted(count, "renewal", "renewals")} of the next ${days} days: the price changes after this month.`,
    below: (count: number, days: number) =>
      `${writing.counted(count, "renewal", "renewals")} of the next ${days} days: the price changes after this month, as listed below.`,
    note: "Renewals whose price a line of the price list changes that begins after this month. An Orange renewal paid on time has the price of its invoice day, or of the day paid if that comes first; everything else that of the day paid (R9).",
    columns: {
      ...pick(headings, "client", "plan", "expires", "inDays", "difference"),
      paid: "If paid",
      from: "New price from",
      on: "Price of",
      before: "So far",
      after: "Then",
    },
    paid: { onTime: "on time", late: "a day late" },
    notKnown: "not known",
  },
  unconfirmed: (price: string) => `${price}, to be confirmed`,
  onlineCosts: (price: string) => `Online: ${price}.`,
  wholeYearCosts: (price: string) => `Whole year: ${price}.`,
  toBeConfirmed: "to be confirmed",
  addThePrice: "add it to your price list",
  reminderColumns: {
    ...pick(headings, "what", "client", "plan", "expires", "price", "source"),
    date: "Day",
    days: headings.inDays,
    state: "State",
    atStake: "At stake h",
    toDo: "What to do",
  },
  reminderKinds: {
    lapse: "Lapse imminent",
    lapsed: "Lapsed",
    invoice: "Orange invoice",
    exhaustion: "Runs out",
    renewal: headings.renewal,
    unpaid: "Not paid",
    confirm: "To be decided",
    notice: "Hours used",
    ending: "Ends",
  },
  bankEmpty: "Bank empty",
  reminderStates: {
    invoiceOverdue: "passed, not renewed",
    overdue: "overdue",
    expiresSoon: "in a few days",
    toCome: "to come",
    expiresWithin: (days: number) => `expires in ${days} days`,
  },
  /** `expires` is the first day no longer covered; `by` is a last day, inclusive. */
  toDo: {
    renew: (by: string) => `Renew by ${by} for the on-time price.`,
    renewToCarry: (by: string) =>
      `Renew by ${by}: 10% off, and the hours at stake move to the next term (R1).`,
    invoice: (expires: string) => `Issue it, a month before ${expires} (R7). The client may refuse.`,
    invoiceOverdue: (expires: string) =>
      `Was due a month before ${expires} and is not paid: issue it, unless already done (R7).`,
    keepAnniversary: (by: string) => `The anniversary is kept if it is paid by ${by} (R4).`,
    nothingCarried:
      "Nothing was carried over. A renewal now starts on the day it is paid, at full price (R1).",
    runsOut: (expires: string) => `At the pace of the last twelve months; it is in force to ${expires}.`,
    empty: (expires: string) => `Empty, and in force to ${expires}: work it would serve is billable (A5).`,
    unpaid: (expires: string) =>
      `Ask for the payment: work is billed until it arrives (P5). The term runs to ${expires}.`,
    confirm: "Overage without notice: release or reject it in the decisions (A9).",
    notice: (step: number) => `${step}% of its hours are used: tell the client.`,
    usedUp: "All its hours are used, work it would serve is billable (A5): tell the client.",
    ending: "The client does not renew it (P10); what is left then lapses.",
  },
  overdue: "Passed",
  comingWithin: (days: number) => `Passed, or within ${days} days`,
  noReminders: "No reminders.",
  remindersExplained:
    "Day: for a renewal the last day on time, for an invoice the day to issue it, for a bank the day nothing is left. An Orange renewal is invoiced a month before it expires, and the client may refuse it (R7). Price: on time, by the client’s own way of paying; of a plan that lapsed or is not paid, if paid on the day after the month.",
  callTitle: "To do, in this order",
  callColumns: {
    ...pick(headings, "client", "what", "plan", "price"),
    actBy: "Act by",
    atStake: "At stake h",
    toDo: "What to do",
  },
  confirmShort: "to confirm",
  /** Where no day is given. */
  actBy: { now: "now", soon: "soon" },
  /** The same in a word or two. */
  callFor: {
    renewal: "Renew",
    lapse: "Renew",
    lapsed: "Offer it again",
    invoice: "Send the invoice",
    unpaid: "Ask for payment",
    confirm: "Release or reject",
    exhaustion: "Tell the client",
    notice: "Tell the client",
    ending: "Use what is left",
  },
  moreCalls: (count: number) =>
    `and ${count} more on the sheet Reminders, which says of each what to do, and why.`,
  allCalls: "The sheet Reminders says of each what to do, and why.",
};
