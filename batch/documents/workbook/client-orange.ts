/**
 * Orange in a client's workbook: each day as a list row, and the month as a calendar for the summary.
 *
 * Law: the calendar's minutes are formulas over the list.
 */

import { addDays, type CalendarDate, civil, excelSerial, weekday } from "../../../core/values/calendar.ts";
import { NAVY } from "../../xlsx/styles.ts";
import {
  type Block,
  type Cell,
  type Chart,
  columnOf,
  onSheet,
  rowAfter,
  type Sheet,
  type TableCell,
} from "../../xlsx/workbook.ts";
import type { Line, Panel } from "./client-grid.ts";
import { blank, wide } from "./client-grid.ts";
import { dateCell, type Page } from "./client-page.ts";

type Column = "used" | "within" | "overage" | "charged";

/** The cells of a chart's days, and of their minutes within and beyond the allowance. */
export interface OrangeCells {
  readonly dates: string;
  readonly within: string;
  readonly beyond: string;
}

/** A3: each day with Orange work; days beyond the allowance are marked. Null without any. */
export function orangeSheet({ client, words }: Page): { sheet: Sheet; cells: OrangeCells } | null {
  const days = client.statement.orangeDays;
  if (days.length === 0) return null;
  const { date, subscribers, allowance, used, within, overage, charged } = words.orangeColumns;
  const rows = days.map((day): TableCell[] => {
    const over = day.overage > 0;
    return [
      { content: dateCell(day.date), style: over ? "date bad" : "date" },
      day.subscribers,
      day.allowance,
      { content: day.used, style: over ? "integer bad" : "integer" },
      day.withinAllowance,
      day.overage,
      day.charged,
    ];
  });
  const { usedMinutes, overageRaw, overageCharged } = client.statement.orange;
  const above: Block[] = [{ cells: [wide(words.orangeNote, "note", 7)], height: 28 }];
  const head = rowAfter(above);
  const cells = (letter: string, dollar = "") =>
    `${dollar}${letter}${dollar}${head + 1}:${dollar}${letter}${dollar}${head + rows.length}`;
  const sheet: Sheet = {
    name: words.sheets.orange,
    widths: [16, ...Array<number>(6).fill(14)],
    frozenRows: head,
    blocks: [
      ...above,
      {
        name: words.tables.orange,
        columns: [
          { header: date, style: "date" },
          ...[subscribers, allowance, used, within, overage, charged].map((header) => ({
            header,
            style: "integer" as const,
          })),
        ],
        rows,
        totals: [
          words.total,
          null,
          null,
          { sum: usedMinutes },
          { sum: client.statement.placed.allowance },
          { sum: overageRaw },
          { sum: overageCharged },
        ],
      },
    ],
    dataBars: [{ cells: cells("D"), colour: BAR }],
  };
  const onIt = (letter: string) => onSheet(sheet.name, cells(letter, "$"));
  return { sheet, cells: { dates: onIt("A"), within: onIt("E"), beyond: onIt("F") } };
}

/** Pale enough for the figure on it to be read. */
const BAR = "FFB9CDE3";

/** A formula that sums a column of the list; only for a client who has one. */
export function orangeSum({ words }: Page, column: Column): string {
  return `SUM(${columnOf(words.tables.orange, words.orangeColumns[column])})`;
}

/** The month by weeks, Monday first: each day's Orange minutes; days beyond the allowance are marked. */
export function orangeCalendar({ client, month, words }: Page): Panel {
  const days = client.statement.orangeDays;
  const allowances = days.map(({ allowance }) => allowance).sort((a, b) => a - b);
  const [least, most] = [String(allowances[0]), String(allowances.at(-1))];
  const note = words.calendarNote(least === most ? least : words.calendarChanging(least, most));
  const { from, to } = month.period;
  const lines: Line[] = [
    [wide(words.calendar, "heading", CALENDAR_WIDTH)],
    [wide(note, "note", CALENDAR_WIDTH)],
    words.writing.weekdays.map((day) => wide(day, "calendar head", DAY_WIDTH)),
  ];
  const used = columnOf(words.tables.orange, words.orangeColumns.used);
  const dates = columnOf(words.tables.orange, words.orangeColumns.date);
  for (let monday = addDays(from, 1 - weekday(from)); monday <= to; monday = addDays(monday, 7)) {
    const week = [0, 1, 2, 3, 4, 5, 6].map((after) => addDays(monday, after));
    const cells = (cell: (date: CalendarDate) => Cell) =>
      week.flatMap((date) => (date < from || date > to ? blank(DAY_WIDTH) : [cell(date)]));
    const dayOn = (date: CalendarDate) => days.find((day) => day.date === date);
    const isOver = (date: CalendarDate) => (dayOn(date)?.overage ?? 0) > 0;
    lines.push(
      cells((date) => wide(civil(date).day, isOver(date) ? "calendar day over" : "calendar day", DAY_WIDTH)),
      cells((date) => {
        const minutes = {
          formula: `SUMIFS(${used},${dates},${excelSerial(date)})`,
          result: dayOn(date)?.used ?? 0,
        };
        return wide(minutes, isOver(date) ? "calendar over" : "calendar minutes", DAY_WIDTH);
      }),
    );
  }
  return { width: CALENDAR_WIDTH, lines };
}

const DAY_WIDTH = 2;
export const CALENDAR_WIDTH = 7 * DAY_WIDTH;

/** The month's Orange days as stacked bars over the list. */
export function orangeChart({ client, words }: Page, cells: OrangeCells, covers: string): Chart {
  const { orangeDays: days, orange } = client.statement;
  const { orangeTitle, orangeWithin, orangeBeyond, orangeUnit, orangeDescription } = words.chart;
  return {
    title: orangeTitle,
    description: orangeDescription(orange.daysUsed, orange.daysOver, orange.usedMinutes),
    covers,
    categories: {
      refersTo: cells.dates,
      values: days.map(({ date }) => excelSerial(date)),
      are: "dates",
    },
    series: [
      {
        name: orangeWithin,
        kind: "stacked bar",
        colour: "FF9DB7D5",
        refersTo: cells.within,
        values: days.map((day) => day.withinAllowance),
      },
      {
        name: orangeBeyond,
        kind: "stacked bar",
        colour: NAVY,
        refersTo: cells.beyond,
        values: days.map((day) => day.overage),
      },
    ],
    unit: orangeUnit,
  };
}
