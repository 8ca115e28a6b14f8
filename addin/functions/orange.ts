/** The charged overage of Orange, and the days behind it. */

import { type OrangeWork, orangeDays } from "../../core/rules/overage.ts";
import { SUBSCRIBERS } from "../../core/rules/plans.ts";
import { CORE_WORDS } from "../../core/words/words.ts";
import { cellsOf, workIn } from "./arguments/side-by-side.ts";
import { optionalDate, requireOrder, whole } from "./arguments/values.ts";
import { type Cell, dateCell, hoursCell, table } from "./cells.ts";
import { declared, type Given, optional, RANGE } from "./declaration.ts";
import { displayLanguage } from "./host.ts";

export const ORANGE = {
  users: RANGE,
  dates: RANGE,
  minutes: RANGE,
  from: optional(optionalDate),
  to: optional(optionalDate),
};

const SHEET = [
  ["Date", "Minutes", "Users"],
  ["2026-03-02", 60, 1],
  ["2026-03-03", 31, 1],
  ["2026-03-04", 50, 2],
];

export const ORANGE_OVERAGE = declared(
  {
    name: "ORANGE_OVERAGE",
    family: "orange",
    arguments: ORANGE,
    explainedBy: "ORANGE_DAYS",
    example: { sheet: SHEET, formula: "=PLAN.ORANGE_OVERAGE(C1:C4,A1:A4,B1:B4)", result: 0.75 },
  },
  (given) => hoursCell(orangeDays(orangeWork(given)).charged),
);

export const ORANGE_DAYS = declared(
  {
    name: "ORANGE_DAYS",
    family: "orange",
    arguments: ORANGE,
    lines: { date: null, what: "date", figure: "soFar", remark: null },
    example: {
      sheet: SHEET,
      formula: "=PLAN.ORANGE_DAYS(1,A1:A4,B1:B4,DATE(2026,3,3),DATE(2026,3,4))",
      result: 0.75,
    },
  },
  (given) => {
    const { columns, total } = CORE_WORDS[displayLanguage()].functions.ORANGE_DAYS;
    const all = orangeDays(orangeWork(given));
    const rows = all.days.map((day) => ({
      date: dateCell(day.date),
      subscribers: day.subscribers,
      allowance: day.allowance,
      used: day.used,
      over: day.overage,
      charged: day.charged,
      rule: "A3",
      soFar: hoursCell(day.chargedSoFar),
    }));
    const { used, overage, charged } = all;
    const last = { date: total as Cell, used, over: overage, charged, soFar: hoursCell(charged) };
    const order = ["date", "subscribers", "allowance", "used", "over", "charged", "rule", "soFar"] as const;
    return table(order, columns, [...rows, last]);
  },
);

/** The work of the requested days, with each day's subscribers. */
export function orangeWork({ users, dates, minutes, from, to }: Given<typeof ORANGE>): OrangeWork[] {
  requireOrder(from, to);
  const [first, ...more] = cellsOf("users", users);
  const isShared = more.length === 0;
  if (isShared) whole("users", first, SUBSCRIBERS);
  return workIn(dates, minutes, users)
    .filter(({ date }) => (from === null || from <= date) && (to === null || date <= to))
    .map(({ date, minutes: worked, row }) => {
      const subscribers = whole("users", row.users, SUBSCRIBERS, isShared ? null : row.at);
      return { date, minutes: worked, subscribers };
    });
}
