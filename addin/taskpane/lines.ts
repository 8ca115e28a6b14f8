/**
 * A spilled table as lines that fit a narrow pane: a date and what happened, the figure, the rule, and the remaining
 * cells under their headings.
 *
 * Law: nothing is computed here, and every non-empty cell is shown.
 */

import { dateOfSerial, formatDate } from "../../core/values/calendar.ts";
import type { Language } from "../../core/values/language.ts";
import { CORE_WORDS } from "../../core/words/words.ts";

export interface Line {
  readonly date: string;
  readonly what: string;
  /** Headings with their cells. */
  readonly details: readonly (readonly [heading: string, shown: string])[];
  /** A sentence about the line. */
  readonly remark: string;
  readonly figure: string;
  readonly rule: string;
  /** The line with the function's result. */
  readonly last: boolean;
}

export interface Lines {
  /** The meaning of the figures. */
  readonly figure: string;
  readonly lines: readonly Line[];
  /** The numbers of the rules cited by the lines, without repetition. */
  readonly rules: readonly string[];
}

/** The columns of a function's table by content, counted from 0; null if it has none. */
interface Columns {
  readonly date: number | null;
  readonly what: number;
  readonly figure: number | null;
  readonly rule: number | null;
  readonly remark: number | null;
  /** Other columns with dates. */
  readonly dates: readonly number[];
}

const COLUMNS: Readonly<Record<string, Columns>> = {
  VIP_LEDGER: { date: 0, what: 1, figure: 6, rule: 7, remark: null, dates: [] },
  ORANGE_DAYS: { date: null, what: 0, figure: 7, rule: 6, remark: null, dates: [0] },
  RENEWAL_QUOTE: { date: null, what: 0, figure: 1, rule: 2, remark: null, dates: [] },
  CLIENT_STATEMENT: { date: 0, what: 1, figure: 4, rule: 8, remark: 9, dates: [] },
  CLIENT_USAGE: { date: null, what: 0, figure: null, rule: null, remark: null, dates: [14] },
};

/** The lines of a table that one of our explaining functions spilled. */
export function linesOf(name: string, cells: readonly (readonly unknown[])[], language: Language): Lines {
  const columns = COLUMNS[name];
  const [heading = [], ...rows] = cells;
  if (columns === undefined) throw new Error(`broken assumption: ${name} explains`);
  const show = shower(name, columns, language);
  const blank = rows.findIndex((row) => row.every((cell) => cell === ""));
  const own = blank < 0 ? rows : rows.slice(0, blank);
  const used = new Set([columns.date, columns.what, columns.figure, columns.rule, columns.remark]);
  const at = (row: readonly string[], column: number | null) => (column === null ? "" : (row[column] ?? ""));
  const lines = own.map((row, index): Line => {
    const shown = row.map((cell, column) => show(cell, column, row));
    return {
      date: at(shown, columns.date),
      what: at(shown, columns.what),
      details: shown.flatMap((cell, column) =>
        cell === "" || used.has(column) ? [] : [[String(heading[column] ?? ""), cell] as const],
      ),
      remark: at(shown, columns.remark),
      figure: at(shown, columns.figure),
      rule: at(shown, columns.rule),
      last: columns.figure !== null && index === own.length - 1,
    };
  });
  const unused = blank < 0 ? [] : rows.slice(blank + 1).map(unusedLine);
  return {
    figure: columns.figure === null ? "" : String(heading[columns.figure] ?? ""),
    lines: [...lines, ...unused],
    rules: [...new Set(lines.flatMap(({ rule }) => rule.match(/[AMPR]\d+/g) ?? []))],
  };
}

/** Below its clients, CLIENT_USAGE lists the unusable rows: the place, the client and the reason. */
function unusedLine(row: readonly unknown[]): Line {
  const [what, client, remark] = row.map(String);
  return {
    date: "",
    what: [what, client].filter(Boolean).join(" – "),
    details: [],
    remark: remark ?? "",
    figure: "",
    rule: "",
    last: false,
  };
}

type Show = (cell: unknown, column: number, row: readonly unknown[]) => string;

function shower(name: string, { date, dates, figure }: Columns, language: Language): Show {
  const { quoteSteps: step } = CORE_WORDS[language].formulas;
  const { decimals } = CORE_WORDS[language].writing;
  const dateSteps: readonly unknown[] = [
    step.expires,
    step.firstStart,
    step.paidOn,
    step.start,
    step.newExpires,
  ];
  const moneySteps: readonly unknown[] = [step.fullPrice, step.price];
  return (cell, column, row) => {
    const value = basicValue(cell);
    if (typeof value !== "number") return String(value ?? "");
    if (name === "RENEWAL_QUOTE") {
      if (dateSteps.includes(row[0])) return dateText(value);
      return decimals(value, 2, moneySteps.includes(row[0]) ? 2 : 0);
    }
    if (column === date || dates.includes(column)) return dateText(value);
    return decimals(value, 2, column === figure ? 2 : 0);
  };
}

/** A formatted number counts as the number. */
function basicValue(cell: unknown): unknown {
  return typeof cell === "object" && cell !== null && "basicValue" in cell ? cell.basicValue : cell;
}

function dateText(serial: number): string {
  const date = dateOfSerial(serial);
  return date === null ? String(serial) : formatDate(date);
}
