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
  renewalNote: (until: string) => `on time until ${until}`,
  atStakeTile: "At stake if late",
  atStakeHours: "unused hours that lapse",
  atStakeMoney: "more than on time",
  dearerLate: (amount: string) => `and ${amount} more to pay`,
  workedTile: headings.hoursWorked,
  workedNote: (entries: number) => writing.counted(entries, "entry", "entries"),
  includedTile: "Included, hours",
  includedNote: "e-mail at level 1",
  sentences: {
    runsOut: (bank: string, date: string, before: string) =>
      `At this pace the ${bank} bank runs out on ${date}, ${before} it expires.`,
    before: (days: number) =>
      days < 14
        ? `${writing.counted(days, "day", "days")} before`
        : `${writing.counted(Math.floor(days / 7), "week", "weeks")} before`,
    empty: (bank: string, date: string) => `The ${bank} bank has been empty since ${date}.`,
    unused: (bank: string, expires: string) =>
      `None of the ${bank} bank has been used yet; it expires on ${expires}.`,
    lasts: (bank: string, hours: string, expires: string) =>
      `At this pace ${hours} of the ${bank} bank will be left when it expires on ${expires}.`,
    atStake: (bank: string, hours: string, until: string) =>
      `The ${hours} that ${bank} holds now lapse unless it is renewed by ${until}.`,
    overage: (days: number, hours: string, who: string) =>
      `Orange went over its allowance on ${writing.counted(days, "day", "days")}: ${hours} charged, ${who}.`,
    overageDrawn: "taken from the banks of hours",
    overageBilled: "billable",
    overageSplit: (hours: string) => `of which ${hours} billable`,
    overageHeld: {
      alone: (hours: string) => `of which ${hours} to be confirmed and not billed for now`,
      too: (hours: string) => `and ${hours} to be confirmed and not billed for now`,
    },
    withinAllowance: "Every Orange day stayed within its allowance.",
    noPlan: "No plan is in force: e-mail at level 1 is included, any other time is billable.",
    noWork: "No work was logged this month.",
    priorPeriod: (count: number) =>
      `${writing.counted(count, "change", "changes")} to closed months moved the balances: see Balances.`,
  },
  chart: {
    title: (bank: string) => `${bank}: hours left`,
    titleRunsOut: (bank: string, date: string) => `${bank}: hours left, out on ${date}`,
    left: headings.hoursLeft,
    even: headings.evenPace,
    projected: headings.thisPace,
    unit: "hours",
    description: (bank: string, left: string, held: string, asOf: string, outlook: string) =>
      `${bank}: ${left} of ${held} left on ${asOf}, charted day by day against an even pace. ${outlook}`,
    orangeTitle: headings.orangeMinutes,
    orangeWithin: "Within the allowance",
    orangeBeyond: "Beyond it",
    orangeUnit: "minutes",
    orangeDescription: (days: number, over: number, minutes: number) =>
      `Orange minutes by day: ${minutes} minutes on ${writing.counted(days, "day", "days")}, ${over} of them over the allowance.`,
    monthsTitle: "Hours worked, month by month",
    monthsDescription: (list: string) => `Hours worked by month: ${list}.`,
  },
  calendar: headings.orangeMinutes,
  calendarNote: (allowance: string) => `Allowance ${allowance} min a day. ▲ beyond it.`,
  calendarChanging: (least: string, most: string) => `${least} to ${most}`,
  byLevel: "Hours by level",
  byCategory: "Hours by category",
  useColumns: { ...pick(headings, "worked", "charged"), kind: "" },
  levels: { 1: "Level 1", 2: "Level 2", 3: "Level 3", separate: headings.billedSeparately },
  overageOfDays: "Orange overage, by the day",
  otherCategories: (count: number) => `${count} others`,
  minutesPanel: "Where the hours went",
  placesShort: {
    allowance: "Orange allowance of the day",
    free: "Free resets",
    included: "E-mail at level 1, included",
    bank: headings.fromBanks,
    billable: headings.billable,
    to_confirm: "To be confirmed, not billed for now",
    separate: headings.billedSeparately,
    waived: "Waived",
  } satisfies Record<ShownPlace, string>,
  reasonsShort: {
    no_plan: headings.noPlan,
    unpaid: "Plan not yet paid that day (P5)",
    overage: "Orange overage no bank covers (A5)",
    beyond_banks: "Outside the plans or beyond (A5)",
  },
  workOfMonth: "The work of the month",
  noteSheets: (sheets: string) => `In this workbook: ${sheets}.`,
  controlLine: (read: number, placed: number, rejected: number, duplicate: number) =>
    `Of ${writing.counted(read, "row", "rows")} read so far, ${placed} counted, ${rejected} left out, ${duplicate} duplicate.`,
  adjustments: headings.adjustments,
  adjustmentColumns: { ...pick(headings, "date", "bank", "minutes", "reason"), author: "By" },
  priorPeriodWhere: "prior period",
  changes: "Changes to closed months",
  changeColumns: { ...pick(headings, "date", "what", "bank", "minutes"), cause: "Cause" },
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
    note: "What the plan has been worth since its term began, at today’s rates. This is not a forecast, and hours have no cash value (R8).",
    period: (from: string, to: string) => `Work from ${from} to ${to}`,
    spared: "Hours the plan covered, as they would have been charged",
    worth: "What they would have cost without a plan",
    cost: "What the plan cost",
    saved: headings.difference,
    paid: {
      of: (plan: string, said: string) => `${plan}: ${said}`,
      first: (price: string, source: string) => `${price}, full price (P6). Price: ${source}.`,
      renewed: (price: string, clause: string, source: string) => `${price}, ${clause}. Price: ${source}.`,
      seats: (price: string, source: string) =>
        `${price}, added during the term: its days of the year (R9). Price: ${source}.`,
    },
    vipBasis: "Each draw at the rate of its level: what the same work costs without a bank (A4, A10).",
    orangeBasis:
      "Work in Orange’s scope and free password resets, each rounded up to 15 minutes separately, as for a client without a plan (P1, A4), less the overage (A3), at the rates of their levels.",
    sizes: "Which size would have suited the work so far",
    sizeColumns: {
      ...pick(headings, "price", "total"),
      size: "Size",
      beyond: "Billable beyond it",
      note: "",
    },
    held: "held",
    best: "cheapest",
    heldBest: "held, cheapest",
    bestSentence: (best: string, total: string, held: string) =>
      `For the work so far, ${best} would have cost least: ${total}, against ${held} for the size held.`,
    heldSentence: (held: string, total: string) =>
      `For the work so far, the size held, ${held}, costs least: ${total}.`,
    sizesNote: (days: number, of: number) =>
      `The same work with each size, priced like the term itself; ${days} of ${of} days of the term have passed. Unused hours have no value here.`,
    noSizes:
      "Orange is sold per subscriber: the number of subscribers is a number of people, not a size to choose.",
    unpriced: (sizes: string) => `Not compared, because the price list has no price for them: ${sizes}.`,
    missing: {
      price: (plan: string) => `The price list has no price for ${plan}.`,
      rate: (level: number) => `No hourly rate is configured for level ${level}.`,
      seats: (seats: string, start: string) =>
        `The price list has no price for ${seats} on ${start}, the day they were added.`,
      other: "No clause with a price fits the dates of this term.",
    },
    unknown: "not known",
    without: (amount: string, rows: string) => `${amount} without ${rows}`,
  },
  renewalSheet: {
    title: headings.renewal,
    note: "Prices before tax. Orange on time as paid through the online renewal tool. VIP never renews by itself; Orange is proposed by its invoice and may be refused (R7).",
    columns: {
      ...pick(headings, "plan", "expires", "invoiceOn", "onTimeUntil", "late", "atStake", "why"),
      onTime: "On time",
      dearer: "More if late",
    },
    whatIf: "What if it is paid …",
    whatIfColumns: {
      ...pick(headings, "plan", "paidOn", "price", "rule", "why"),
      when: "Paid",
      starts: "New term from",
      ends: headings.expires,
      kept: "Hours kept",
      lost: "Hours lost",
    },
    onTime: "on time",
    daysLate: (days: number) => `${days} days late`,
    missing: (plan: string) => `The price list has no price for ${plan}.`,
  },
  paceNote:
    "Hours, for the charts of the summary: the days on which the bank moved, and every seventh day. Even pace: what would be left if all were used evenly to the end. At this pace: what will be left if work continues as before.",
  monthsNote: "Hours as worked, of the last twelve months, for the chart of the summary.",
  monthColumns: { month: "Month", worked: headings.hoursWorked },
  paceColumns: {
    date: headings.date,
    left: headings.hoursLeft,
    even: headings.evenPace,
    projected: headings.thisPace,
  },
};
