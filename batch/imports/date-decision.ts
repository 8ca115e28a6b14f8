/** The order of day and month in the dates of a file: decided once, over all of them. */

import type { Row } from "../../core/firm/cells.ts";
import { dateOrder, isSerial } from "../../core/values/moments.ts";
import type { Remark } from "../../core/values/remarks.ts";
import type { Asked, Decided, Refused } from "./decided.ts";
import type { ExportSheet } from "./export-sheet.ts";
import { CANONICAL } from "./profile.ts";
import { localMoment } from "./zone.ts";

const DATES = ["date", "start_at", "end_date", "end_at"] as const;

/** Day and month have one order in all the dates of a file, so all its dates are considered. */
export function datesOf(
  sheet: ExportSheet,
  data: readonly Row[],
  { file, source, settings }: Asked,
): Pick<Decided, "order" | "undated" | "remarks"> | Refused {
  // In many files no single order fits all rows.
  if (sheet.feedsBack && source.dateOrder === null) return { order: null, undated: null, remarks: [] };
  const dated = DATES.filter((field) => sheet.has(field));
  // Most files have only dates that need no decision.
  const isPlain = ({ value }: { value: string }) => value === "" || YEAR_FIRST.test(value);
  if (dated.every((field) => sheet.tally(data, field).every(isPlain)))
    return { order: source.dateOrder, undated: null, remarks: [] };
  const dates = data.map((row) =>
    dated.map((field) => sheet.value(row, field)).filter((value) => value !== ""),
  );
  const order = dateOrder(dates, { allowed: sheet.profile.dateOrders, asked: source.dateOrder, file });
  if ("problem" in order) {
    const { problem } = order;
    const unread = dates.filter(
      ([date]) => date !== undefined && localMoment(date, null, settings.timeZone) === null,
    );
    if (
      sheet.profile === CANONICAL &&
      problem.code === "DATE_ORDER_UNCLEAR" &&
      unread.length * 2 < dates.length
    )
      return { order: null, undated: problem, remarks: [] };
    const offending = "given" in problem ? problem.given : "one" in problem ? problem.one : null;
    const row = data.find((candidate) => dated.some((field) => sheet.value(candidate, field) === offending));
    return { problem, line: (row ?? data[0])?.line ?? 1 };
  }
  if (source.dateOrder === null) {
    const swapped = swappedDates(dates);
    if (swapped !== null) {
      const row = data.find((candidate) =>
        dated.some((field) => sheet.value(candidate, field) === swapped.one),
      );
      return { problem: { code: "DATES_SWAPPED", ...swapped, file }, line: row?.line ?? 1 };
    }
  }
  const serials = dates.filter((values) => values.some(isSerial)).length;
  const remarks: Remark[] = [...order.remarks];
  if (serials > 0) remarks.push({ code: "DATES_SERIAL", count: serials });
  return { order: order.order, undated: null, remarks };
}

/** Neither a number of days nor day and month in an unknown order. */
const YEAR_FIRST = /^\d{4}-/;

/** Fewer swapped dates may be chance. */
const LEAST_SWAPPED = 2;

/**
 * A sign that a spreadsheet with another locale has opened the file: it parses 05/10 as a date with day and month
 * swapped and leaves 25/10 as text. The parsed dates then fall in many months, and their days are the months of the
 * texts.
 */
function swappedDates(dates: readonly (readonly string[])[]): { one: string; other: string } | null {
  const all = dates.flatMap(([date]) => date ?? []);
  const texts = all.flatMap((date) => {
    const [, first, second] = /^(\d{1,2})[/-](\d{1,2})[/-]\d{4}/.exec(date) ?? [];
    return second === undefined ? [] : [{ date, numbers: [Number(first), Number(second)] }];
  });
  if (texts.length === 0) return null;
  const read = all.flatMap((date) => {
    const [, month, day] = /^\d{4}-(\d\d)-(\d\d)(?!\d)/.exec(date) ?? [];
    return day === undefined ? [] : [{ date, month: Number(month), day: Number(day) }];
  });
  if (!texts.every(({ numbers }) => numbers.some((number) => number > 12))) return null;
  const months = new Set(texts.flatMap(({ numbers }) => numbers.filter((number) => number <= 12)));
  const strange = read.filter(({ month }) => !months.has(month));
  const [one, other] = [strange[0]?.date, texts[0]?.date];
  if (one === undefined || other === undefined || strange.length < LEAST_SWAPPED) return null;
  return read.every(({ day }) => months.has(day)) ? { one, other } : null;
}
