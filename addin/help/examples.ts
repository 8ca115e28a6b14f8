/**
 * One worked example per function: the cells, the formula and its result. The help pages show them, the task pane
 * offers them, and a test computes them.
 *
 * Law: a formula is written as Excel stores it, in English with commas.
 */

import type { Language } from "../../core/values/language.ts";
import { CORE_WORDS } from "../../core/words/words.ts";

export type ExampleCell = string | number;

export interface Example {
  /** Cells from A1 on, with headings in the first row; empty when the formula needs none. Dates are YYYY-MM-DD. */
  readonly sheet: readonly (readonly ExampleCell[])[];
  readonly formula: string;
  /** The formula's result: its number, or the last number of its last line. */
  readonly result: number;
  /** The line and column of the result in the table, counted from 0, when it is not the last number. */
  readonly at?: readonly [line: number, column: number];
}

const VIP_SHEET = [
  ["Date", "Minutes"],
  ["2026-02-02", 5],
  ["2026-02-02", 5],
  ["2026-03-10", 31],
];
const ORANGE_SHEET = [
  ["Date", "Minutes", "Users"],
  ["2026-03-02", 60, 1],
  ["2026-03-03", 31, 1],
  ["2026-03-04", 50, 2],
];
const FIRM_SHEET = [
  ["client", "plan", "quantity", "start", "paid_on"],
  ["Acme", "VIP", 2, "2026-01-15", "2026-01-10"],
  [],
  ["date", "client", "minutes", "category"],
  ["2026-02-02", "Acme", 5, "how_to"],
  ["2026-03-10", "Acme", 31, "break_fix"],
];

export const EXAMPLES: Readonly<Record<string, Example>> = {
  VIP_BALANCE: {
    sheet: VIP_SHEET,
    formula: "=PLAN.VIP_BALANCE(2,DATE(2026,1,15),A1:A4,B1:B4)",
    result: 0.75,
  },
  VIP_LEDGER: {
    sheet: VIP_SHEET,
    formula: "=PLAN.VIP_LEDGER(2,DATE(2026,1,15),A1:A4,B1:B4,DATE(2026,2,28))",
    result: 1.5,
  },
  ORANGE_OVERAGE: {
    sheet: ORANGE_SHEET,
    formula: "=PLAN.ORANGE_OVERAGE(C1:C4,A1:A4,B1:B4)",
    result: 0.75,
  },
  ORANGE_DAYS: {
    sheet: ORANGE_SHEET,
    formula: "=PLAN.ORANGE_DAYS(1,A1:A4,B1:B4,DATE(2026,3,3),DATE(2026,3,4))",
    result: 0.75,
  },
  RENEWAL_PRICE: {
    sheet: [],
    formula: '=PLAN.RENEWAL_PRICE("ORANGE_CARE",5,DATE(2026,3,15),DATE(2026,4,13),FALSE,,120)',
    result: 552.33,
  },
  RENEWAL_QUOTE: {
    sheet: [],
    formula: '=PLAN.RENEWAL_QUOTE("VIP",8,DATE(2027,1,15))',
    result: 612,
  },
  CLIENT_USAGE: {
    sheet: FIRM_SHEET,
    formula: "=PLAN.CLIENT_USAGE(A1:E2,A4:D6)",
    result: 1,
    at: [1, 1],
  },
  CLIENT_STATEMENT: {
    sheet: FIRM_SHEET,
    formula: '=PLAN.CLIENT_STATEMENT("acme",A1:E2,A4:D6)',
    result: 1,
  },
};

/** The formula as Excel shows it in a language; names and functions stay the same. */
export function shownFormula(formula: string, language: Language): string {
  const { marks } = CORE_WORDS[language].help;
  return formula.replace(/,|\b(?:TRUE|FALSE)\b/g, (mark) => marks[mark as keyof typeof marks]);
}
