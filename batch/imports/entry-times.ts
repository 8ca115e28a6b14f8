/**
 * When an entry began, and its clock duration.
 *
 * Laws: two instants (times with offsets) differ by real elapsed time, whatever the clock shows. Without an end date,
 * an end before the start is on the next day. A date at midnight is a date. Nothing else is assumed.
 */

import type { Row } from "../../core/firm/cells.ts";
import { type Moment, timeOf } from "../../core/values/moments.ts";
import type { DateOrder } from "../../core/values/notation.ts";
import type { ExportSheet } from "./export-sheet.ts";
import { localMoment } from "./zone.ts";

const DAY = 86_400;

export interface Times {
  readonly moment: Moment | null;
  /** The start as written, if it can't be read. */
  readonly start: number | null;
  /** Seconds from start to end; null if either is missing. */
  readonly span: number | null;
  readonly pastMidnight: boolean;
  readonly hasEnd: boolean;
  readonly endTime: number | null;
}

/** When an entry started and ended. Without an end date, an end before the start is on the next day. */
export function timesOf(sheet: ExportSheet, row: Row, order: DateOrder | null, zone: string): Times {
  const at = localMoment(sheet.value(row, "start_at"), order, zone);
  const given = localMoment(sheet.value(row, "date"), order, zone);
  const day = given?.date ?? at?.date ?? null;
  const start = timeOf(sheet.value(row, "start")) ?? at?.time ?? timeWith(given);
  const moment = day === null ? null : { date: day, time: start, offset: at?.offset ?? null };
  const endAt = localMoment(sheet.value(row, "end_at"), order, zone);
  const endDate = localMoment(sheet.value(row, "end_date"), order, zone);
  const endTime = timeOf(sheet.value(row, "end")) ?? endAt?.time ?? timeWith(endDate);
  const hasEnd = (["end", "end_at"] as const).some((field) => sheet.value(row, field) !== "");
  if (moment === null || start === null || endTime === null)
    return { moment, start, span: null, pastMidnight: false, hasEnd, endTime };
  const endDay = endDate?.date ?? endAt?.date ?? null;
  // A moment's day may differ from the day column because of its time zone; the moments then give the span.
  const from = at !== null && endAt !== null ? at.date : moment.date;
  const days = endDay === null ? (endTime < start ? 1 : 0) : endDay - from;
  const byClock = days * DAY + endTime - start;
  const instants = at?.instant != null && endAt?.instant != null ? endAt.instant - at.instant : null;
  return {
    moment,
    start,
    span: instants ?? byClock,
    pastMidnight: days > 0 && endTime > 0,
    hasEnd,
    endTime,
  };
}

/** The time in a date column; spreadsheets add a midnight that nobody wrote. */
function timeWith(date: Moment | null): number | null {
  return date?.time ? date.time : null;
}
