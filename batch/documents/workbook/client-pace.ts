/**
 * The figures behind the summary's charts, and the charts: each bank in force over its term, or for a client who has
 * neither a bank nor Orange work the months before.
 *
 * Law: the days left out lie on the straight lines between those that are listed, so the charts lose nothing.
 */

import { type Pace, type PaceDay, pace, paceDays } from "../../../core/figures/pace.ts";
import type { RollForward } from "../../../core/figures/roll-forward.ts";
import { type MonthUse, useByMonth } from "../../../core/figures/work-use.ts";
import { excelSerial, formatDate } from "../../../core/values/calendar.ts";
import { inHours, type Minutes } from "../../../core/values/units.ts";
import { NAVY } from "../../xlsx/styles.ts";
import { type Block, type Chart, onSheet, type Sheet, type TableCell } from "../../xlsx/workbook.ts";
import { gap } from "./client-grid.ts";
import { banksHeld, type Page } from "./client-page.ts";

/** A bank in force as the month ends, with its pace. */
export interface PacedBank {
  readonly roll: RollForward;
  readonly name: string;
  readonly pace: Pace;
  readonly days: readonly PaceDay[];
  /** The first and the last row of its days on the sheet. */
  readonly rows: readonly [first: number, last: number];
}

export function pacedBanks(page: Page): PacedBank[] {
  const { month, bankNames } = page;
  let at = FIRST_HEADING_ROW;
  return banksHeld(page).map((roll) => {
    const days = drawnDays(paceDays(roll.bank, month.asOf), month.asOf);
    const first = at + 2;
    at = first + days.length + 1;
    const name = bankNames.get(roll.bank) ?? "";
    return { roll, name, pace: pace(roll.bank, month.asOf), days, rows: [first, at - 2] as const };
  });
}

/** Below the note and a gap; each bank has its heading, the head of its list, its days, and a gap. */
const FIRST_HEADING_ROW = 3;

/** Every seventh day, and those at which a line bends: around each movement, today, and the last. */
function drawnDays(days: readonly PaceDay[], asOf: number): PaceDay[] {
  return days.filter(({ date, left }, index) => {
    const [before, after] = [days[index - 1], days[index + 1]];
    const bends = left !== null && (before?.left !== left || (after?.left ?? left) !== left);
    return index % 7 === 0 || after === undefined || date === asOf || bends;
  });
}

/** Null when the summary draws nothing of it. */
export function paceSheet(page: Page, banks: readonly PacedBank[]): Sheet | null {
  if (banks.length === 0) return hasMonths(page) ? monthsSheet(page) : null;
  const { words } = page;
  const { date, left, even, projected } = words.paceColumns;
  const hours = (of: Minutes | null) => (of === null ? null : inHours(of));
  const blocks: Block[] = [
    { cells: [{ content: words.paceNote, style: "note", across: 6 }], height: 42 },
    gap(),
  ];
  for (const [index, { name, days }] of banks.entries()) {
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
  return { name: words.sheets.pace, widths: [16, 14, 14, 14, 14, 14], blocks, onePage: true };
}

const MONTHS = 12;

function months({ client, month }: Page): MonthUse[] {
  return useByMonth(client.ledger.lines, month.period, MONTHS);
}

/** Whether the summary shows the months: there is work, and nothing else to draw. */
export function hasMonths(page: Page): boolean {
  const other = page.client.statement.orange.daysUsed > 0 || banksHeld(page).length > 0;
  return !other && months(page).some(({ raw }) => raw > 0);
}

const monthText = ({ from }: MonthUse) => formatDate(from).slice(0, 7);

function monthsSheet(page: Page): Sheet {
  const { words } = page;
  const { month, worked } = words.monthColumns;
  return {
    name: words.sheets.pace,
    widths: [16, 16, 16, 16],
    blocks: [
      { cells: [{ content: words.monthsNote, style: "note", across: 4 }], height: 30 },
      gap(),
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
}

/** Hours worked in each of the last months. */
export function monthsChart(page: Page, covers: string): Chart {
  const { words } = page;
  const { monthsTitle, monthsDescription, unit } = words.chart;
  const all = months(page);
  const cells = (column: string) => onSheet(words.sheets.pace, `$${column}$4:$${column}$${3 + MONTHS}`);
  const list = all.map((use) => `${monthText(use)} ${words.writing.hoursText(use.raw)}`).join(", ");
  return {
    title: monthsTitle,
    description: monthsDescription(list),
    covers,
    categories: { refersTo: cells("A"), values: all.map(monthText), are: "texts" },
    series: [
      {
        name: words.monthColumns.worked,
        kind: "bar",
        colour: "FF5B7FA6",
        refersTo: cells("B"),
        values: all.map(({ raw }) => inHours(raw)),
      },
    ],
    unit,
  };
}

/** What a bank held and holds, day by day, against an even pace; `covers` are cells of the summary. */
export function paceChart(
  page: Page,
  { roll, name, pace: own, days, rows }: PacedBank,
  covers: string,
): Chart {
  const { words, month } = page;
  const { chart } = words;
  const [first, last] = rows;
  const cells = (column: string) => onSheet(words.sheets.pace, `$${column}$${first}:$${column}$${last}`);
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
    categories: { refersTo: cells("A"), values: days.map(({ date }) => excelSerial(date)), are: "dates" },
    series: [
      {
        name: chart.even,
        kind: "area",
        colour: EVEN,
        refersTo: cells("C"),
        values: hours((day) => day.even),
      },
      {
        name: chart.left,
        kind: "line",
        colour: NAVY,
        refersTo: cells("B"),
        values: hours((day) => day.left),
      },
      {
        name: chart.projected,
        kind: "dashed line",
        colour: PROJECTED,
        refersTo: cells("D"),
        values: hours((day) => day.projected),
      },
    ],
    unit: chart.unit,
  };
}

const EVEN = "FF9DB7D5";
const PROJECTED = "FFC2500A";

/** What will become of the bank, in a sentence. */
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
