/**
 * Orange in a client's workbook: each day as a list row, and the month as a calendar for the summary.
 *
 * Law: the calendar's minutes are formulas over the list.
 */

import { addDays, type CalendarDate, civil, excelSerial, weekday } from "../../../core/values/calendar.ts";
import { inHours, type Minutes, NO_MINUTES } from "../../../core/values/units.ts";
import {
  type Block,
  type Cell,
  columnOf,
  rowAfter,
  type Sheet,
  type TableCell,
} from "../../xlsx/workbook.ts";
import type { Line, Panel } from "./client-grid.ts";
import { blank, wide } from "./client-grid.ts";
import { dateCell, type Page } from "./client-page.ts";

type Column = "used" | "within" | "overage" | "charged";

/** A3: each day with Orange work; days beyond the allowance are marked. Null without any. */
export function orangeSheet({ client, words }: Page): Sheet | null {
  const days = client.statement.orangeDays;
  if (days.length === 0) return null;
  const { date, subscribers, allowance, used, within, overage, charged } = words.orangeColumns;
  const rows = days.map((day): TableCell[] => {
    const over = day.overage > 0;
    return [
      { content: dateCell(day.date), style: over ? "date bad" : "date" },
      day.subscribers,
      inHours(day.allowance),
      { content: inHours(day.used), style: over ? "hours bad" : "hours" },
      inHours(day.withinAllowance),
      inHours(day.overage),
      inHours(day.charged),
    ];
  });
  const { usedMinutes, overageRaw, overageCharged } = client.statement.orange;
  const above: Block[] = [{ cells: [wide(words.orangeNote, "note", 7)], height: 28 }];
  const head = rowAfter(above);
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
          { header: subscribers, style: "integer" },
          ...[allowance, used, within, overage, charged].map((header) => ({
            header,
            style: "hours" as const,
          })),
        ],
        rows,
        totals: [
          words.total,
          null,
          null,
          { sum: inHours(usedMinutes) },
          { sum: inHours(client.statement.placed.allowance) },
          { sum: inHours(overageRaw) },
          { sum: inHours(overageCharged) },
        ],
      },
    ],
    dataBars: [{ cells: `D${head + 1}:D${head + rows.length}`, colour: BAR }],
  };
  return sheet;
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
  const text = (of: Minutes | undefined) => words.writing.hoursText(of ?? NO_MINUTES);
  const [least, most] = [text(allowances[0]), text(allowances.at(-1))];
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
          result: inHours(dayOn(date)?.used ?? NO_MINUTES),
        };
        return wide(minutes, isOver(date) ? "calendar over" : "calendar minutes", DAY_WIDTH);
      }),
    );
  }
  return { width: CALENDAR_WIDTH, lines };
}

const DAY_WIDTH = 2;
export const CALENDAR_WIDTH = 7 * DAY_WIDTH;
