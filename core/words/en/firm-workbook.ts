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
    ...pick(headings, "invoices", "exceptions", "control"),
    clientControl: headings.controlByClient,
  },
  /** How formulas call the lists. */
  firmTables: {
    ...pick(headings, "clients", "banks", "renewals", "reminders", "invoices"),
    billing: "ToBill",
    files: "Files",
    clientControl: "ControlByClient",
  },
  firmTitles: {
    ...pick(headings, "clients", "reminders", "exceptions"),
    banks: "Banks of hours in force",
    billing: headings.toBill,
    invoices: "Orange invoices to issue",
    clientControl: headings.controlByClient,
  },
  firmSummary: "Support plans, all clients",
  firmSubtitle: (date: string, clients: number, banks: number) =>
    `As of ${date} · ${writing.counted(clients, "client", "clients")} · ${writing.counted(banks, "bank", "banks")} of hours in force`,
  allCountedFirm: "Every row was counted.",
  rowsToLookAt: (all: number, known: number, others: number) =>
    `${writing.counted(all, "row needs", "rows need")} a look: ${known} of listed clients, ${others} of others (unknown names, whole files, prices of the firm's own list).`,
  firmTiles: {
    held: { label: headings.hoursSold, name: "HoursSold" },
    used: { label: headings.hoursUsed, name: "HoursUsed" },
    atRisk: { label: headings.hoursAtRisk, name: "HoursAtRisk" },
    billable: { label: "Billable this month", name: headings.billable },
    billableHours: { label: "Billable this month, hours", name: headings.billable },
    renewals: { label: "Renewals in 90 days", name: "RenewalsIn90Days" },
    exceptions: { label: "Rows to look at", name: "RowsToLookAt" },
  },
  banksInForce: (count: number) => `in ${writing.counted(count, "bank", "banks")} in force`,
  drawnInMonth: (hours: number) => `${writing.decimals(hours)} h drawn this month`,
  renewWithin: (days: number) => `unless renewed on time, ${days} days`,
  somePriceMissing: "a price is missing",
  onTimeTogether: (amount: number, currency: string) => `${writing.decimals(amount)} ${currency} if on time`,
  leftOutOfThem: (count: number) => `${count} of them left out`,
  someRateMissing: "some of it has no rate",
  hoursInAll: (hours: number) => `${writing.decimals(hours)} h`,
  ofThemToConfirm: (hours: number) => `${writing.decimals(hours)} h to be confirmed`,
  hoursByPlan: "Hours by plan",
  topClients: (shown: number, all: number) =>
    all > shown ? `The ${shown} clients with the most hours` : "Hours by client",
  clientsToLookAt: "Clients that need a look",
  hoursUnit: "hours",
  hoursExplained:
    "Sold: all hours that the banks in force received (bought, carried in, adjusted). Used: drawn from them to date. At risk: what is left in VIP and VIP Diamond banks that expire within 90 days; it is lost unless they are renewed before their expiry (R1). Safe: the rest of what is left. Banks that expired this month are not counted.",
  chartExplained: (shown: number, all: number) =>
    all > shown
      ? `Of the ${all} clients with hours in force, the ${shown} with the most hours sold are shown; all are on the sheet Clients.`
      : "Every client with hours in force is shown; all clients are on the sheet Clients.",
  planChartSaid: (held: number, used: number, atRisk: number) =>
    `Bars of the hours sold, used and at risk, by plan. In total: ${writing.decimals(held)} h sold, ${writing.decimals(used)} h used, ${writing.decimals(atRisk)} h at risk.`,
  topChartSaid: (clients: number, held: number) =>
    `One bar per client (used, safe and at risk), for the ${clients} clients with the most hours: ${writing.decimals(held)} h sold in total.`,
  noBanksInForce: "No bank of hours is in force.",
  noClients: "The register has no clients.",
  planLeft: { VIP: "VIP left h", VIP_DIAMOND: "Diamond left h", ORANGE_PLUS: "Plus left h" },
  firmColumns: {
    ...pick(headings, "client", "plans", "plan", "daysOver", "onTime", "exceptions", "expires"),
    held: "Sold h",
    used: "Used h",
    usedShare: "Used of sold",
    left: "Left h",
    safe: "Safe h",
    atRisk: "At risk h",
    usedInMonth: "This month h",
    overage: "Overage h",
    billable: "Billable h",
    amount: headings.billable,
    renewal: headings.nextRenewal,
    daysToRenewal: headings.inDays,
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
  flagsExplained: {
    unpaid: "A plan has begun and is not paid",
    renew: "A plan is to be renewed soon",
    confirm: "Overage awaits a decision",
    ending: "A plan ends that the client does not renew",
    lapsed: "A plan expired this month and was not renewed",
    empty: "A bank is empty",
    runsOut: "At its current pace a bank runs out before its term ends",
    over: "Over the Orange allowance on some day",
    noRate: "Billable time has no rate",
    exceptions: "Rows were left out or need a look",
  },
  days: (count: number) => writing.counted(count, "day", "days"),
  billColumns: {
    ...pick(headings, "client", "reason", "level", "minutes", "hours", "amount"),
    items: "Items",
    rate: "Rate",
  },
  separately: (category: string) => `${category}, billed separately (A2)`,
  ownPrice: "own price",
  toConfirm: (date: string) => `Overage of ${date} without notice, to be confirmed (A9)`,
  heldAmount: (amount: number) => `(${writing.decimals(amount)})`,
  heldHours: (count: number, hours: number) =>
    `${writing.counted(count, "overage", "overages")} without notice, ${writing.decimals(hours)} h, not in the amount until decided: a row “client, date, decision (release or reject), who, why” in the decisions.`,
  unrated: (hours: number) =>
    `${writing.decimals(hours)} h have no rate and are not in the total: add “rates” to the configuration.`,
  separateHours: (hours: number) =>
    `${writing.decimals(hours)} h are billed separately, at their own price, and are not in the amount.`,
  billingExplained:
    "Minutes after rounding (A4); those billed separately as worked. Items: entries, or days of overage. Each amount is rounded once per ledger line (A10), so it may differ by cents from hours × rate.",
};
