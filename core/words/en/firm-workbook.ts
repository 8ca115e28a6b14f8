/**
 * What the firm's own workbook says, beside what all workbooks say.
 *
 * Law: texts that formulas compare with (flags, verdicts) have no quotation mark, and no flag begins like another.
 */

import { pick } from "../pick.ts";
import { headings } from "./headings.ts";
import { writing } from "./writing.ts";

export const firmWorkbook = {
  /** In their order in the workbook. */
  firmSheets: {
    overview: "Overview",
    ...pick(headings, "clients", "banks", "renewals", "reminders"),
    billing: headings.toBill,
    ...pick(headings, "exceptions", "control"),
  },
  /** Shown only where there is something to show; after those above but for the last two. */
  moreSheets: { owed: "Hours owed", sizes: "Plan sizes", users: "Users" },
  /** How formulas call the lists. */
  firmTables: {
    ...pick(headings, "clients", "banks", "renewals", "reminders"),
    billing: "ToBill",
    owed: "HoursOwed",
    announced: "AnnouncedPrices",
    sizes: "PlanSizes",
    users: "Users",
    files: "Files",
    clientControl: "ControlByClient",
  },
  firmTitles: {
    ...pick(headings, "clients", "reminders", "exceptions"),
    banks: "Banks of hours in force",
    billing: headings.toBill,
    clientControl: headings.controlByClient,
  },
  firmSummary: "Support plans, all clients",
  firmSubtitle: (date: string, clients: number, banks: number) =>
    `As of ${date} · ${writing.counted(clients, "client", "clients")} · ${writing.counted(banks, "bank", "banks")} of hours in force`,
  allCountedFirm: "Every row was counted.",
  rowsToLookAt: (all: number, known: number, others: number) =>
    `${writing.counted(all, "row needs", "rows need")} a look: ${known} of listed clients, ${others} of others (unknown names, whole files, prices of the firm's own list).`,
  firmTiles: {
    toBill: { label: headings.toBill, name: "AmountToBill" },
    left: { label: headings.hoursLeft, name: "HoursLeft" },
    atStake: { label: headings.atStake, name: "HoursAtStake" },
    renewals: { label: headings.renewals, name: "RenewalsComing" },
    exceptions: { label: "Rows to look at", name: "RowsToLookAt" },
  },
  toBillHours: "To bill, hours",
  banksInForce: (count: number) => `in ${writing.counted(count, "bank", "banks")} in force`,
  drawnInMonth: (hours: string) => `${hours} drawn this month`,
  lostUnlessRenewed: "unless renewed on time",
  comingIn: (days: number) => `within ${days} days`,
  somePriceMissing: "a price is missing",
  onTimeTogether: (amount: string) => `${amount} on time`,
  leftOutOfThem: (count: number) => `${count} of them left out`,
  ofClosedMonths: (amount: string) => `of which ${amount} of closed months`,
  notRated: (hours: string) => `${hours} of it without a rate`,
  moreToConfirm: (hours: string) => `${hours} more to be confirmed`,
  hoursByPlan: "Hours by plan",
  clientsToLookAt: "Clients to look at",
  hoursUnit: "hours",
  hoursExplained:
    "Left: in the banks in force. At stake: what is expected to be left of it when a plan expires that is near its renewal; it moves to the next term if the plan is renewed on time, and lapses otherwise (R1, M4). Safe: the rest of what is left.",
  planChartSaid: (used: string, left: string, atStake: string) =>
    `A bar for each plan of its hours used, safe and at stake. In total: ${used} used, ${left} left, ${atStake} of them at stake.`,
  noBanksInForce: "No bank of hours is in force.",
  noClients: "The register has no clients.",
  planLeft: { VIP: "VIP left h", VIP_DIAMOND: "Diamond left h", ORANGE_PLUS: "Plus left h" },
  firmColumns: {
    ...pick(headings, "client", "plans", "plan", "daysOver", "price", "source", "exceptions", "expires"),
    held: "Sold h",
    used: "Used h",
    usedShare: "Used of sold",
    left: "Left h",
    safe: "Safe h",
    atRisk: "At stake h",
    usedInMonth: "This month h",
    billable: "To bill h",
    amount: headings.toBill,
    renewBy: "Renew by",
    flags: "To look at",
    opened: "Opened",
    runsOut: "Runs out on",
  },
  flags: {
    unpaid: "not paid",
    renew: "renew now",
    confirm: "to confirm",
    ending: "ends unrenewed",
    lapsed: "lapsed",
    empty: "empty",
    runsOut: "runs out early",
    over: "over allowance",
    noRate: "no rate",
    exceptions: "exceptions",
  },
  days: (count: number) => writing.counted(count, "day", "days"),
  billColumns: {
    ...pick(headings, "client", "why", "rule", "level", "minutes", "hours", "amount"),
    items: "Items",
    rate: "Rate",
  },
  separately: (category: string) => `${category}, billed separately`,
  lateWork: (month: string) => `Work of ${month}, logged after it was closed`,
  lateChange: (month: string) => `Work of ${month}, changed since it was closed`,
  lateAdded: (month: string) => `Hours added at a price in ${month}, entered or changed since it was closed`,
  ownPrice: "own price",
  toConfirm: (date: string) => `Overage of ${date} without notice, to be confirmed`,
  heldAmount: (amount: number) => `(${writing.decimals(amount)})`,
  heldHours: (count: number, hours: number) =>
    `${writing.counted(count, "overage", "overages")} without notice, ${writing.decimals(hours)} h, not in the amount until decided: a row “client, date, decision (release or reject), who, why” in the decisions.`,
  unrated: (hours: number) =>
    `${writing.decimals(hours)} h have no rate and are not in the total: add “rates” to the configuration.`,
  separateHours: (hours: number) =>
    `${writing.decimals(hours)} h are billed separately, at their own price, and are not in the amount.`,
  billingExplained:
    "Minutes after rounding (A4); those billed separately as worked. Items: entries, days of overage, or adjustments; hours added at a price are no minutes of work. Work of closed months has the rates they were closed with. Each amount is rounded once per ledger line (A10), so it may differ by cents from hours × rate.",
  owedColumns: {
    ...pick(headings, "client", "plan", "expires"),
    from: "From",
    terms: "Terms",
    unknown: "Cost not known",
    withoutCost: "Cost not known h",
  },
  /** Of hours and of money. */
  owedSteps: {
    ...pick(headings, "opening", "priorPeriod"),
    sold: "Sold",
    adjusted: "Adjusted",
    used: "Used",
    earned: "Earned",
    lapsed: "Lapsed",
    carried: "Carried over",
    closing: "Closing",
  },
  owedByTerm: "By client and term",
  includedHours: (plan: string) => `${plan}, included hours`,
  costNotKnown: "not known",
  owedExplained:
    "For the firm only: deferred revenue, as opening + what came in − what went out = closing; this month’s closing is next month’s opening. A term is sold on the day it opens (P5). Hours count at the price of their term by the minute, those carried over first and at what they cost then (R1, A6), hours given at 0. Orange earns its price by the day; the hours included in Orange Plus are in that price. Lapsed: left when the term ended.",
  owedNotKnown: (terms: number) =>
    `${writing.counted(terms, "term has", "terms have")} a cost that is not known, because a price is missing or the register carries the hours in: the amounts leave it out.`,
  sizeColumns: {
    ...pick(headings, "client"),
    held: "Plan held",
    from: "From",
    to: "To",
    judged: "Judged on",
    carriedIn: "Carried in h",
    bought: "Bought h",
    used: "Used h",
    left: "Left h",
    best: "Cheapest size",
    bestCost: "Cheapest",
    heldCost: "Held",
    difference: headings.difference,
    wouldLeave: "Would leave h",
  },
  sizesJudgedOn: {
    last: "full term",
    current: (days: number, of: number) => `${days} of ${of} days`,
  },
  sizesExplained:
    "For the firm only: what the same work would have cost with each size of the plan held, with the hours carried in, and billed beyond the bank. Cheapest and Held: price and what would be billed. Would leave: hours that the cheapest size would have left, which move to the next term if it is renewed on time (R1). A term is judged once half of it has passed.",
  sizesNotKnown: (count: number) =>
    `${writing.counted(count, "term is", "terms are")} left out, because a price or a rate is missing.`,
  userColumns: {
    ...pick(headings, "client", "entries"),
    user: "User",
    worked: "Worked h",
    charged: "Charged h",
  },
  usersExplained:
    "By the user that the time log names, for the month. Charged: by the entries themselves; overage of a day is charged to nobody in particular.",
  noUser: "not named",
};
