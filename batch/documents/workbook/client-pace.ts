/**
 * The summary's charts and the figures behind them: each bank in force over its term or, for a client without one, the
 * past months.
 *
 * Law: omitted days lie on straight lines between the listed ones, so the charts lose nothing.
 */

import { type Pace, type PaceDay, pace, paceDays } from "../../../core/figures/pace.ts";
import type { PaceBasis, Projection } from "../../../core/figures/projection.ts";
import type { RollForward } from "../../../core/figures/roll-forward.ts";
import { type MonthUse, useByMonth } from "../../../core/figures/work-use.ts";
import { type CalendarDate, excelSerial, formatDate } from "../../../core/values/calendar.ts";
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
import { bankOf, banksHeld, type Page } from "./client-page.ts";

/** A bank in force at the end of the month, with its pace and what is expected of it. */
export interface PacedBank {
  readonly roll: RollForward;
  readonly name: string;
  readonly pace: Pace;
  /** Null for an empty bank, and where too little is known (M4). */
  readonly projection: Projection | null;
  readonly days: readonly PaceDay[];
}

export function pacedBanks(page: Page): PacedBank[] {
  const { month, client } = page;
  return banksHeld(page).map((roll) => {
    const { bank } = roll;
    const projection = client.outlook.projections.get(bank) ?? null;
    return {
      roll,
      name: bankOf(page, bank),
      pace: pace(bank, month.asOf),
      projection,
      days: drawnDays(paceDays(bank, month.asOf, projection), month.asOf),
    };
  });
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

/** Whether the summary shows the months: there is work, and no bank to draw. */
function hasMonths(page: Page): boolean {
  return banksHeld(page).length === 0 && months(page).some(({ raw }) => raw > 0);
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
export function paceChart(page: Page, bank: PacedBank, cells: BankCells, covers: string): Chart {
  const { words, month } = page;
  const { roll, name, pace: own, days } = bank;
  const { chart } = words;
  const hours = (of: (day: PaceDay) => Minutes | null) =>
    days.map((day) => {
      const minutes = of(day);
      return minutes === null ? null : inHours(minutes);
    });
  const exhaustsOn = bank.projection?.exhaustsOn ?? null;
  const asOf = words.writing.date(month.asOf);
  return {
    title: exhaustsOn === null ? chart.title(name) : chart.titleRunsOut(name, words.writing.date(exhaustsOn)),
    description: chart.description(
      name,
      words.writing.hoursText(roll.closing),
      words.writing.hoursText(own.held),
      asOf,
      outlook(page, bank),
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

/** A sentence that says how a bank will end; without enough use, what is in it. */
export function outlook({ words }: Page, { name, roll, pace, projection }: PacedBank): string {
  const { sentences: says, writing } = words;
  const expires = writing.date(roll.bank.term.expires);
  if (pace.left === 0)
    return pace.exhaustsOn === null
      ? says.holds(name, writing.hoursText(pace.left), writing.hoursText(pace.held), expires)
      : says.empty(name, writing.date(pace.exhaustsOn));
  if (projection === null)
    return pace.used === 0
      ? says.unused(name, expires)
      : says.holds(name, writing.hoursText(pace.left), writing.hoursText(pace.held), expires);
  return `${basis(words, projection.basis)} ${ending(words, name, projection, roll.bank.term.expires)}`;
}

function basis({ sentences: says, writing }: Page["words"], { used, daysDrawn, days }: PaceBasis): string {
  return says.basis(writing.hoursText(used), daysDrawn, days);
}

function ending(
  { sentences: says, writing }: Page["words"],
  name: string,
  { exhaustsOn, leftAtExpiry }: NonNullable<PacedBank["projection"]>,
  expires: CalendarDate,
): string {
  if (exhaustsOn !== null)
    return says.runsOut(name, writing.date(exhaustsOn), says.before(expires - exhaustsOn));
  return leftAtExpiry === 0
    ? says.usedUp(name, writing.date(expires))
    : says.lasts(name, writing.hoursText(leftAtExpiry), writing.date(expires));
}
