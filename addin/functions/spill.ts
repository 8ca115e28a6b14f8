/**
 * The tables that functions spill: a row of headings, lines, and the number on the last one.
 *
 * Laws: every row is as wide as the headings. An empty cell is "", because Excel shows null as 0. A non-finite number
 * is never returned, because Excel would show it as 0 too.
 */

/// <reference types="office-js" />

import type { BankBalance } from "../../core/rules/bank-balance.ts";
import type { OrangeDays } from "../../core/rules/overage.ts";
import type { Clause } from "../../core/rules/renewal.ts";
import { type CalendarDate, excelSerial } from "../../core/values/calendar.ts";
import { assert, type Fraction, inCurrency, inHours } from "../../core/values/units.ts";
import { CORE_WORDS } from "../../core/words/words.ts";
import type { Quote } from "./arguments.ts";
import { displayLanguage, showsFormats } from "./host.ts";

export type SpillCell = string | number | null | Excel.FormattedNumberCellValue;

/** Rows under their headings, padded to the same width. */
export function spill(heading: readonly string[], lines: readonly (readonly SpillCell[])[]): SpillCell[][] {
  return [heading, ...lines].map((line) => {
    assert(line.length <= heading.length, "a line has no more cells than there are headings");
    return heading.map((_, column) => {
      const cell = line[column] ?? "";
      assert(typeof cell !== "number" || Number.isFinite(cell), "a cell holds a finite number");
      return cell;
    });
  });
}

/**
 * A date as Excel's serial number, formatted as a date if functions may do so; otherwise the reader formats the column.
 */
export function dateCell(date: CalendarDate | null): SpillCell {
  if (date === null) return "";
  const serial = excelSerial(date);
  if (!showsFormats()) return serial;
  return { type: "FormattedNumber", basicValue: serial, numberFormat: "yyyy-mm-dd" };
}

export function balanceCells({ lines }: BankBalance): SpillCell[][] {
  const words = CORE_WORDS[displayLanguage()].formulas;
  const rows = lines.map((line) => [
    dateCell(line.date),
    words.balanceLines[line.kind],
    line.worked,
    line.charged,
    line.change === 0 ? null : line.change,
    line.lacking === 0 ? null : line.lacking,
    inHours(line.left),
    line.rule,
  ]);
  return spill(words.balance, rows);
}

export function orangeCells({ days, used, overage, charged }: OrangeDays): SpillCell[][] {
  const words = CORE_WORDS[displayLanguage()].formulas;
  const rows: SpillCell[][] = days.map((day) => [
    dateCell(day.date),
    day.subscribers,
    day.allowance,
    day.used,
    day.overage,
    day.charged,
    "A3",
    inHours(day.chargedSoFar),
  ]);
  const total = [words.total, null, null, used, overage, charged, null, inHours(charged)];
  return spill(words.orange, [...rows, total]);
}

export function renewalCells({ request, renewal, source }: Quote): SpillCell[][] {
  const language = displayLanguage();
  const { quote, quoteSteps: step, yes, no } = CORE_WORDS[language].formulas;
  const { plans, clauses, source: sourceIn } = CORE_WORDS[language].rules;
  const rule = ruleOf(renewal.clause);
  return spill(quote, [
    [step.pricedAs, plans[renewal.pricedAs], renewal.pricedAs === request.plan ? "P6" : "P7"],
    [step.source, source === null ? step.listPrice : sourceIn(source), "P6"],
    [step.expires, dateCell(request.expires)],
    ...(request.anchor === undefined ? [] : [[step.firstStart, dateCell(request.anchor), rule]]),
    [step.paidOn, dateCell(renewal.paidOn)],
    [step.daysLate, Math.max(renewal.daysLate, 0), rule],
    [step.clause, clauses[renewal.clause], rule],
    [step.fullPrice, inCurrency(renewal.fullPrice), "P6"],
    [step.proration, fractionCell(renewal.proration, step.none), rule],
    [step.discount, fractionCell(renewal.discount, step.none), rule],
    [step.start, dateCell(renewal.term.start), rule],
    [step.newExpires, dateCell(renewal.term.expires), rule],
    [step.carriesOver, renewal.carriesOver ? yes : no, rule.startsWith("R1") ? "R1" : "R2"],
    [step.price, inCurrency(renewal.price), rule],
  ]);
}

/** `336/365`; for the whole, the word for none. */
function fractionCell({ numerator, denominator }: Fraction, none: string): string {
  return numerator === denominator ? none : `${numerator}/${denominator}`;
}

/** The number of the rule that a clause belongs to. */
function ruleOf(clause: Clause): string {
  return clause.slice(0, 2);
}
