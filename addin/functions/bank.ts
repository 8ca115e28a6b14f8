/** How much is left in one bank, and the lines behind it. */

import { type BankBalance, type BankHeld, bankBalance, type Worked } from "../../core/rules/bank-balance.ts";
import { HOURS_SOLD } from "../../core/rules/plans.ts";
import { CORE_WORDS } from "../../core/words/words.ts";
import { workIn } from "./arguments/side-by-side.ts";
import { date, optionalDate, optionalHours, payment, wholeHours } from "./arguments/values.ts";
import { dateCell, hoursCell, table } from "./cells.ts";
import { declared, type Given, optional, RANGE, value } from "./declaration.ts";
import { displayLanguage } from "./host.ts";

export const BANK = {
  hours: value((argument, given) => optionalHours(argument, wholeHours(argument, given, HOURS_SOLD))),
  start: value(date),
  dates: RANGE,
  minutes: RANGE,
  as_of: optional(optionalDate),
  carried_hours: optional(optionalHours),
  paid_on: optional(payment),
};

const SHEET = [
  ["Date", "Minutes"],
  ["2026-02-02", 5],
  ["2026-02-02", 5],
  ["2026-03-10", 31],
];

export const VIP_BALANCE = declared(
  {
    name: "VIP_BALANCE",
    family: "bank",
    arguments: BANK,
    explainedBy: "VIP_LEDGER",
    example: { sheet: SHEET, formula: "=PLAN.VIP_BALANCE(2,DATE(2026,1,15),A1:A4,B1:B4)", result: 0.75 },
  },
  (given) => hoursCell(balance(given).left),
);

export const VIP_LEDGER = declared(
  {
    name: "VIP_LEDGER",
    family: "bank",
    arguments: BANK,
    lines: { date: "date", what: "what", figure: "left", remark: null },
    example: {
      sheet: SHEET,
      formula: "=PLAN.VIP_LEDGER(2,DATE(2026,1,15),A1:A4,B1:B4,DATE(2026,2,28))",
      result: 1.5,
    },
  },
  (given) => {
    const { columns, lines: says } = CORE_WORDS[displayLanguage()].functions.VIP_LEDGER;
    const rows = balance(given).lines.map((line) => ({
      date: dateCell(line.date),
      what: says[line.kind],
      worked: line.worked,
      charged: line.charged,
      change: line.change === 0 ? null : line.change,
      lacking: line.lacking === 0 ? null : line.lacking,
      left: hoursCell(line.left),
      rule: line.rule,
    }));
    const order = ["date", "what", "worked", "charged", "change", "lacking", "left", "rule"] as const;
    return table(order, columns, rows);
  },
);

function balance(given: Given<typeof BANK>): BankBalance {
  const { held, work } = bankWork(given);
  return bankBalance(held, work, given.as_of);
}

/** One bank, and the work to draw from it. */
export function bankWork(given: Given<typeof BANK>): { held: BankHeld; work: readonly Worked[] } {
  const { hours: bought, carried_hours: carried, start, paid_on: paidOn, dates, minutes } = given;
  return { held: { bought, carried, start, paidOn }, work: workIn(dates, minutes, null) };
}
