/**
 * The summary's charts and the figures behind them: each bank in force over its term or, for a client with neither a
 * bank nor Orange work, the past months.
 *
 * Law: omitted days lie on straight lines between the listed ones, so the charts lose nothing.
 */

import { type Pace, type PaceDay, pace, paceDays } from "../../../core/figures/pace.ts";
import type { RollForward } from "../../../core/figures/roll-forward.ts";
import { type MonthUse, useByMonth } from "../../../core/figures/work-use.ts";
import { excelSerial, formatDate } from "../../../core/values/calendar.ts";
import { inHours, type Minutes } from "../../../core/values/units.ts";
import { NAVY } from "../../xlsx/styles.ts";
import {
  type Block,
  type Chart,
  onSheet,
  rowAfter,
  type Sheet,
  type TableCell,
} from "../../xlsx/workbook.ts";
import { gap } from "./client-grid.ts";
import { banksHeld, type Page } from "./client-page.ts";

/** A bank in force at the end of the month, with its pace. */
export interface PacedBank {
  readonly roll: RollForward;
  readonly name: string;
  readonly pace: Pace;
  readonly days: readonly PaceDay[];
}

export function pacedBanks(page: Page): PacedBank[] {
  const { month, bankNames } = page;
  return banksHeld(page).map((roll) => ({
    roll,
    name: bankNames.get(roll.bank) ?? "",
    pace: pace(roll.bank, month.asOf),
    days: drawnDays(paceDays(roll.bank, month.asOf), month.asOf),
  }));
}

/** The cells of a bank's days for a chart: their dates, and the lines. */
interface BankCells {
  readonly dates: string;
  readonly left: string;
  readonly even: string;
  readonly projected: string;
}

/** The cells of the months for a chart, and of the hours worked in each. */
interface MonthCells {
  readonly months: string;
  readonly worked: string;
}

/** The sheet behind the charts of the summary, and the cells each chart uses. */
export interface PaceSheet {
  readonly sheet: Sheet;
  readonly banks: ReadonlyMap<PacedBank, BankCells>;
  readonly months: MonthCells | null;
}

/** A column's cells as a chart references them: `count` rows from row `first`. */
function columnCells({ words }: Page, first: number, count: number): (letter: string) => string {
  return (letter) => onSheet(words.sheets.pace, `$${letter}$${first}:$${letter}$${first + count - 1}`);
}

/** Every seventh day, and each day at which a line bends: around movements, today, and the last day. */
function drawnDays(days: readonly PaceDay[], asOf: number): PaceDay[] {
  return days.filter(({ date, left }, index) => {
    const [before, after] = [days[index - 1], days[index + 1]];
    const bends = left !== null && (before?.left !== left || (after?.left ?? left) !== left);
    return index % 7 === 0 || after === undefined || date === asOf || bends;
  });
}

/** Null if the summary has no such chart. */
export function paceSheet(page: Page, banks: readonly PacedBank[]): PaceSheet | null {
  if (banks.length === 0) return hasMonths(page) ? monthsSheet(page) : null;
  const { words } = page;
  const { date, left, even, projected } = words.paceColumns;
  const hours = (of: Minutes | null) => (of === null ? null : inHours(of));
  const blocks: Block[] = [
    { cells: [{ content: words.paceNote, style: "note", across: 6 }], height: 42 },
    gap(),
  ];
  const cells = new Map<PacedBank, BankCells>();
  for (const [index, bank] of banks.entries()) {
    const { name, days } = bank;
    // Below its heading and the head of its list.
    const of = columnCells(page, rowAfter(blocks) + 2, days.length);
    cells.set(bank, { dates: of("A"), left: of("B"), even: of("C"), projected: of("D") });
    blocks.push(
      { cells: [{ content: name, style: "heading", across: 4 }] },
      {
        name: index === 0 ? words.tables.pace : `${words.tables.pace}_${index + 1}`,
        columns: [
          { header: date, style: "date" },
          ...[left, even, projected].map((header) => ({ header, style: "hours" as const })),
        ],
        rows: days.map((day): TableCell[] => [
          { serial: excelSerial(day.date) },
          hours(day.left),
          hours(day.even),
          hours(day.projected),
        ]),
      },
      gap(),
    );
  }
  const sheet: Sheet = { name: words.sheets.pace, widths: [16, 14, 14, 14, 14, 14], blocks, hidden: true };
  return { sheet, banks: cells, months: null };
}

const MONTHS = 12;

function months({ client, month }: Page): MonthUse[] {
  return useByMonth(client.ledger.lines, month.period, MONTHS);
}

/** Whether the summary shows the months: there is work, and nothing else to draw. */
function hasMonths(page: Page): boolean {
  const other = page.client.statement.orange.daysUsed > 0 || banksHeld(page).length > 0;
  return !other && months(page).some(({ raw }) => raw > 0);
}

const monthText = ({ from }: MonthUse) => formatDate(from).slice(0, 7);

function monthsSheet(page: Page): PaceSheet {
  const { words } = page;
  const { month, worked } = words.monthColumns;
  const above: Block[] = [
    { cells: [{ content: words.monthsNote, style: "note", across: 4 }], height: 30 },
    gap(),
  ];
  const of = columnCells(page, rowAfter(above) + 1, MONTHS);
  const sheet: Sheet = {
    name: words.sheets.pace,
    widths: [16, 16, 16, 16],
    hidden: true,
    blocks: [
      ...above,
      {
        name: words.tables.pace,
        columns: [
          { header: month, style: "text" },
          { header: worked, style: "hours" },
        ],
        rows: months(page).map((use): TableCell[] => [monthText(use), inHours(use.raw)]),
      },
    ],
  };
  return { sheet, banks: new Map(), months: { months: of("A"), worked: of("B") } };
}

/** Hours worked in each of the last months. */
export function monthsChart(page: Page, cells: MonthCells, covers: string): Chart {
  const { words } = page;
  const { monthsTitle, monthsDescription, unit } = words.chart;
  const all = months(page);
  const list = all.map((use) => `${monthText(use)} ${words.writing.hoursText(use.raw)}`).join(", ");
  return {
    title: monthsTitle,
    description: monthsDescription(list),
    covers,
    categories: { refersTo: cells.months, values: all.map(monthText), are: "texts" },
    series: [
      {
        name: words.monthColumns.worked,
        kind: "bar",
        colour: "FF5B7FA6",
        refersTo: cells.worked,
        values: all.map(({ raw }) => inHours(raw)),
      },
    ],
    unit,
  };
}

/** What a bank held day by day, against an even pace; `covers` are cells of the summary. */
export function paceChart(
  page: Page,
  { roll, name, pace: own, days }: PacedBank,
  cells: BankCells,
  covers: string,
): Chart {
  const { words, month } = page;
  const { chart } = words;
  const hours = (of: (day: PaceDay) => Minutes | null) =>
    days.map((day) => {
      const minutes = of(day);
      return minutes === null ? null : inHours(minutes);
    });
  const runsOut = own.left > 0 && own.exhaustsOn !== null;
  const out = own.exhaustsOn === null ? "" : words.writing.date(own.exhaustsOn);
  const asOf = words.writing.date(month.asOf);
  return {
    title: runsOut ? chart.titleRunsOut(name, out) : chart.title(name),
    description: chart.description(
      name,
      words.writing.hoursText(roll.closing),
      words.writing.hoursText(own.held),
      asOf,
      outlook(page, { name, roll, pace: own, days }),
    ),
    covers,
    categories: { refersTo: cells.dates, values: days.map(({ date }) => excelSerial(date)), are: "dates" },
    series: [
      {
        name: chart.even,
        kind: "area",
        colour: EVEN,
        refersTo: cells.even,
        values: hours((day) => day.even),
      },
      {
        name: chart.left,
        kind: "line",
        colour: NAVY,
        refersTo: cells.left,
        values: hours((day) => day.left),
      },
      {
        name: chart.projected,
        kind: "dashed line",
        colour: PROJECTED,
        refersTo: cells.projected,
        values: hours((day) => day.projected),
      },
    ],
    unit: chart.unit,
  };
}

const EVEN = "FF9DB7D5";
const PROJECTED = "FFC2500A";

/** A sentence that says how the bank will end. */
export function outlook(
  { words }: Page,
  { name, roll, pace: own, days }: Pick<PacedBank, "name" | "roll" | "pace" | "days">,
): string {
  const { sentences } = words;
  const { expires } = roll.bank.term;
  if (own.left === 0 && own.exhaustsOn !== null)
    return sentences.empty(name, words.writing.date(own.exhaustsOn));
  if (own.exhaustsOn !== null)
    return sentences.runsOut(
      name,
      words.writing.date(own.exhaustsOn),
      sentences.before(expires - own.exhaustsOn),
    );
  const atEnd = days.at(-1)?.projected ?? null;
  return atEnd === null
    ? sentences.unused(name, words.writing.date(expires))
    : sentences.lasts(name, words.writing.hoursText(atEnd), words.writing.date(expires));
}
