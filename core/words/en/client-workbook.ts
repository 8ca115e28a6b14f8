/**
 * What a client's workbook says: the summary, balances, value and renewal sheets.
 *
 * Law: dates, hours and amounts are passed to a sentence as its language writes them.
 */

import type { ShownPlace } from "../../rules/places.ts";
import { pick } from "../pick.ts";
import { headings } from "./headings.ts";
import { writing } from "./writing.ts";

export const clientWorkbook = {
  asOf: (date: string) => `As of ${date}`,
  bankTileNote: (held: string, expires: string) => `of ${held}, to ${expires}`,
  overageNote: (minutes: string, days: string) => `${minutes} on ${days}`,
  days: (count: number) => writing.counted(count, "day", "days"),
  /** Beside the tile of the bill: what of it is of closed months, what is not in it. */
  billNotes: {
    earlier: (hours: string) => `of which ${hours} of earlier months`,
    earlierAmount: (amount: string) => `of which ${amount} of earlier months`,
    added: (amount: string) => `of which ${amount} for hours added`,
    unrated: (hours: string) => `${hours} of it without a rate`,
    toConfirm: (hours: string) => `and ${hours} to be confirmed`,
    separate: (hours: string) => `and ${hours} billed separately`,
  },
  renewTile: (plan: string, by: string) => `Renew ${plan} by ${by}`,
  keeps: (hours: string) => `keeps ${hours}`,
  /** `price` is of the day after; null where prices are not shown or not known. */
  laterTile: (price: string | null, keepsNothing: boolean) =>
    `later ${[...(price === null ? [] : [price]), ...(keepsNothing ? ["0 h"] : [])].join(" and ")}`,
  workedTile: headings.hoursWorked,
  workedNote: (entries: number) => writing.counted(entries, "entry", "entries"),
  includedTile: "Included, hours",
  includedNote: "e-mail at level 1",
  /** The one thing to decide, at the top of the page. A price is null where it is not shown or not known. */
  decision: {
    pay: (plan: string, since: string, price: string | null) =>
      price === null
        ? `${plan} of ${since} is not paid.`
        : `${plan} of ${since} is not paid: ${price} is due.`,
    renew: (plan: string, by: string, price: string | null, kept: string | null) =>
      `Renew ${plan} by ${by}${price === null ? "" : ` for ${price}`}${kept === null ? "" : ` and keep ${kept}`}.`,
    empty: (bank: string, since: string) =>
      `The ${bank} bank has been empty since ${since}: more work of its kind is billed.`,
    runsOut: (bank: string, on: string) =>
      `At the pace of the last 12 months the ${bank} bank runs out on ${on}.`,
    noPlan: "No plan is in force: e-mail at level 1 is included, any other time is billed.",
    nothing: "Nothing to decide this month.",
    nothingBefore: (plan: string, by: string) =>
      `Nothing to decide this month: ${plan} is to be renewed by ${by}.`,
  },
  /** How a plan ended, and what was lost with it. */
  ended: {
    lapsed: (plan: string, on: string) => `${plan} expired on ${on} and was not renewed`,
    declined: (plan: string, on: string) => `${plan} ended on ${on}, and you chose not to renew it`,
    ended_early: (plan: string, on: string) => `${plan} was ended early, on ${on}`,
  },
  lostWith: (hours: string) => `: ${hours} lapsed.`,
  back: {
    anew: (from: string, price: string) => `A new one from ${from} costs ${price}.`,
    proRata: (from: string, price: string) => `Paid on ${from} it costs ${price} and keeps its anniversary.`,
  },
  sentences: {
    late: (hours: string, month: string, price: string | null) =>
      `${hours} of ${month}, logged late, ${price === null ? "is billed this month." : `is billed this month: ${price}.`}`,
    changed: (hours: string, month: string, price: string | null) =>
      `${month} changed after it was closed: ${hours} to bill${price === null ? "." : `, ${price}.`}`,
    lateAdded: (month: string, price: string | null) =>
      `Hours added at a price in ${month}, entered or changed since it was closed, are billed with this month${price === null ? "." : `: ${price}.`}`,
    billedUnpaid: (hours: string) => `${hours} was billed this month because it was not paid.`,
    declined: (plan: string, on: string, left: string | null) =>
      left === null
        ? `${plan} ends on ${on}; you chose not to renew it.`
        : `${plan} ends on ${on}, and you chose not to renew it: ${left} will lapse.`,
    basis: (hours: string, days: number, held: number) =>
      `At the pace of the last 12 months, ${hours} on ${writing.counted(days, "day", "days")} of ${held},`,
    runsOut: (bank: string, date: string, before: string) =>
      `the ${bank} bank runs out on ${date}, ${before} it expires.`,
    before: (days: number) =>
      days < 14
        ? `${writing.counted(days, "day", "days")} before`
        : `${writing.counted(Math.floor(days / 7), "week", "weeks")} before`,
    empty: (bank: string, date: string) => `The ${bank} bank has been empty since ${date}.`,
    unused: (bank: string, expires: string) =>
      `None of the ${bank} bank has been used yet; it expires on ${expires}.`,
    holds: (bank: string, left: string, held: string, expires: string) =>
      `${left} of ${held} are left in the ${bank} bank, which expires on ${expires}.`,
    lasts: (bank: string, hours: string, expires: string) =>
      `about ${hours} will be left in the ${bank} bank when it expires on ${expires}.`,
    usedUp: (bank: string, expires: string) => `the ${bank} bank lasts to its expiry on ${expires}.`,
    online: (price: string) => `Paid online it costs ${price}.`,
    withAct: (end: string, price: string) => `It then ends with Act! on ${end}; a full year costs ${price}.`,
    overage: (days: number, hours: string, who: string) =>
      `Orange went over its allowance on ${writing.counted(days, "day", "days")}: ${hours} charged, ${who}.`,
    overageDrawn: "taken from the banks of hours",
    overageBilled: "billed",
    overageSplit: (hours: string) => `of which ${hours} billed`,
    overageHeld: {
      alone: (hours: string) => `of which ${hours} to be confirmed and not billed for now`,
      too: (hours: string) => `and ${hours} to be confirmed and not billed for now`,
    },
    withinAllowance: "Every Orange day stayed within its allowance.",
    separate: (hours: string, what: string) => `${hours} is billed separately: ${what}.`,
    noWork: "No work was logged this month.",
    checked: (count: number, month: string) =>
      `${writing.counted(count, "entry", "entries")} of ${month} ${writing.form(count, "is", "are")} being checked and not counted yet.`,
    moved: (bank: string, by: string) =>
      `Changes to closed months moved the ${bank} bank by ${by}: see Balances.`,
  },
  /** A step of use that the month brought a bank to, in percent. */
  noticed: (bank: string, share: string, on: string) => `${bank}: ${share} of its hours were used by ${on}.`,
  chart: {
    title: (bank: string) => `${bank}: hours left`,
    titleRunsOut: (bank: string, date: string) => `${bank}: hours left, none from ${date} at this pace`,
    left: headings.hoursLeft,
    even: headings.evenPace,
    projected: headings.thisPace,
    unit: "hours",
    description: (bank: string, left: string, held: string, asOf: string, outlook: string) =>
      `${bank}: ${left} of ${held} left on ${asOf}, charted day by day against an even pace. ${outlook}`,
    monthsTitle: "Hours worked, month by month",
    monthsDescription: (list: string) => `Hours worked by month: ${list}.`,
  },
  calendar: headings.orangeHours,
  calendarNote: (allowance: string) => `Hours; the allowance is ${allowance} a day. ▲ beyond it.`,
  calendarChanging: (least: string, most: string) => `${least} to ${most}`,
  useTitle: "The hours of the month",
  byLevel: "Hours by level",
  byCategory: "Hours by category",
  useColumns: { ...pick(headings, "worked", "charged"), kind: "" },
  levels: { 1: "Level 1", 2: "Level 2", 3: "Level 3", separate: headings.billedSeparately },
  overageOfDays: headings.orangeOverage,
  otherCategories: (count: number) => `${count} others`,
  minutesPanel: "Where the hours went",
  placesShort: {
    allowance: "Orange allowance of the day",
    free: "Free resets",
    included: "E-mail at level 1, included",
    bank: headings.fromBanks,
    billable: "Billed",
    to_confirm: "To be confirmed, not billed for now",
    separate: headings.billedSeparately,
    waived: "Waived",
  } satisfies Record<ShownPlace, string>,
  /** What is billed, and why. */
  billedColumns: { ...pick(headings, "hours", "amount"), why: "", rate: "Rate" },
  billedTitle: "Billed, and why",
  /** A closed month, in a list of what is billed. */
  earlierMonth: (month: string) => `Work of ${month}, counted since it was closed`,
  earlierAdded: (month: string) => `Hours added at a price in ${month}, counted since it was closed`,
  separately: (category: string) => `${category}, billed separately at its own price`,
  nothingBilled: "Nothing is billed this month.",
  workOfMonth: "The work of the month",
  noteSheets: "In this workbook:",
  adjustments: headings.adjustments,
  adjustmentColumns: { ...pick(headings, "date", "bank", "hours", "reason"), author: "By" },
  priorPeriodWhere: "prior period",
  changes: "Changes to closed months",
  changeColumns: { ...pick(headings, "date", "what", "bank", "hours", "amount"), cause: "Cause" },
  causes: {
    NEW_FILE: "arrived later",
    FILE_CHANGED: "file changed",
    FILE_GONE: "file gone",
    NOW_COUNTED: "now counted",
    NO_LONGER_COUNTED: "no longer counted",
    ENTRY_CHANGED: "entry changed",
    REGISTER: "register changed",
    ADJUSTMENT: "adjustment",
    DECISION: "overage decided",
    RULES: "rules changed",
    FOLLOWS: "follows from another change",
  },
  bankMore: { priorPeriod: headings.priorPeriod, held: "Term total" },
  bankNote:
    "Hours. Opening + what came in − what went out = closing; this month’s closing is next month’s opening. “Term total” is all hours the bank received since it opened.",
  value: {
    title: headings.valueOfPlan,
    note: "What a plan has been worth, at today’s rates. This is not a forecast, and hours have no cash value.",
    last: (from: string, to: string) => `The last full term, ${from} to ${to}`,
    current: (from: string, to: string, days: number, of: number) =>
      `The current term so far, ${from} to ${to}: ${days} of ${of} days`,
    spared: "Hours the plan covered, as they would have been charged",
    worth: "What they would have cost without a plan",
    cost: "What the plan cost",
    costSoFar: "What the plan cost for these days",
    saved: headings.difference,
    carried: "Hours carried in from the term before",
    left: "Hours left at the end",
    paid: {
      of: (plan: string, said: string) => `${plan}: ${said}.`,
      first: (price: string) => `${price}, full price`,
      renewed: (price: string, clause: string) => `${price}, ${clause}`,
      seats: (price: string) => `${price}, added during the term: its days of the year`,
      added: (hours: string, on: string, price: string) => `${hours} on ${on}: ${price}.`,
    },
    vipBasis: "Each draw at the rate of its level: what the same work costs without a bank.",
    orangeBasis:
      "Work within Orange and free password resets, each rounded up to 15 minutes as for a client without a plan, less the overage, at the rates of their levels.",
    missing: {
      price: (plan: string) => `The price of ${plan} is not known.`,
      rate: (level: number) => `The hourly rate of level ${level} is not known.`,
      seats: (seats: string, start: string) => `The price of ${seats} added on ${start} is not known.`,
      other: "The price for the dates of this term is not known.",
    },
    unknown: "not known",
    without: (amount: string, rows: string) => `${amount} without ${rows}`,
  },
  renewalSheet: {
    title: headings.renewal,
    note: "Prices before tax. VIP never renews by itself; Orange is proposed by its invoice and may be refused.",
    columns: {
      ...pick(headings, "plan", "expires", "invoiceOn", "onTimeUntil", "late", "why"),
      onTime: "On time",
      online: "Online",
      dearer: "More if late",
      keeps: "Hours kept",
    },
    whatIf: "What if it is paid …",
    whatIfColumns: {
      ...pick(headings, "plan", "paidOn", "price", "why"),
      when: "Paid",
      starts: "New term",
      ends: headings.expires,
      kept: "Hours kept",
      lost: "Hours lost",
    },
    onTime: "on time",
    daysLate: (days: number) => `${writing.counted(days, "day", "days")} late`,
    missing: (plan: string) => `The price of ${plan} is not known.`,
    withAct: (end: string, price: string) => `To the end of Act!, ${end}; a full year costs ${price}.`,
    gives: (plan: string, what: string) => `${plan} also gives: ${what}.`,
  },
  paceNote:
    "Hours, for the charts of the summary: the days on which the bank moved, and every seventh day. Even pace: what would be left if all were used evenly to the end. At this pace: what will be left if work goes on as in the last twelve months.",
  monthsNote: "Hours as worked, of the last twelve months, for the chart of the summary.",
  monthColumns: { month: "Month", worked: headings.hoursWorked },
  paceColumns: {
    date: headings.date,
    left: headings.hoursLeft,
    even: headings.evenPace,
    projected: headings.thisPace,
  },
};
