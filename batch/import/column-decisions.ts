/**
 * What is decided once for a whole file: the order of its dates, its decimal mark, what its bare numbers count.
 *
 * Laws: all values of a column are asked, never a row by itself; what was decided is told with what it rests on;
 * what can't be decided refuses the file, with the setting that decides it.
 */

import type { Row } from "../../core/cells.ts";
import { bareSeconds, decimalMark, durationOf } from "../../core/durations.ts";
import type { Problem } from "../../core/errors.ts";
import { dateOrder, isSerial } from "../../core/moments.ts";
import { type DateOrder, type DecimalMark, UNITS, type Unit } from "../../core/notation.ts";
import { nearestMinute } from "../../core/units.ts";
import { timesOf } from "./entry-times.ts";
import type { ExportSheet } from "./export-sheet.ts";
import { CANONICAL, type DurationField, type Field } from "./profile.ts";
import type { Remark } from "./remarks.ts";
import type { ImportSettings, Source } from "./settings.ts";
import type { Refusal } from "./table.ts";

/** Times are shown to the minute, so a duration and its times may differ by one. */
export const SLACK_SECONDS = 60;
/** Share of rows whose times must bear out a unit. */
const BORNE_OUT = 0.99;

const DATES = ["date", "start_at", "end_date", "end_at"] as const;
export interface Decided {
  readonly order: DateOrder | null;
  readonly mark: DecimalMark;
  /** What a bare number in `duration` counts. */
  readonly unit: Unit;
  readonly remarks: readonly Remark[];
}

/** What is decided once for the whole file, or why it can't be. */
export function decisions(
  sheet: ExportSheet,
  data: readonly Row[],
  totals: readonly { row: Row }[],
  { file, source, settings }: { file: string; source: Source; settings: ImportSettings },
): Decided | (Refusal & { problem: Problem }) {
  const refused = (problem: Problem, fields: readonly Field[]) => {
    const told = "given" in problem ? problem.given : "one" in problem ? problem.one : null;
    const row = data.find((candidate) => fields.some((field) => sheet.value(candidate, field) === told));
    return { problem, line: (row ?? data[0])?.line ?? 1 };
  };
  // Our own columns say what they hold: whole minutes, ISO dates. A cell that differs is its own row's mistake.
  const ownColumns = sheet.profile === CANONICAL;
  if (ownColumns && source.dateOrder === null && source.durationUnit === null)
    return { order: null, mark: ".", unit: "minutes", remarks: [] };
  // Day and month stand in one order in all the dates of a file, so all its dates are asked.
  const dated = DATES.filter((field) => sheet.has(field));
  const dates = data.map((row) =>
    dated.map((field) => sheet.value(row, field)).filter((value) => value !== ""),
  );
  const order = dateOrder(dates, { allowed: sheet.profile.dateOrders, asked: source.dateOrder, file });
  if ("problem" in order) return refused(order.problem, dated);
  const remarks: Remark[] = [...order.remarks];
  const serials = dates.filter((values) => values.some(isSerial)).length;
  if (serials > 0) remarks.push({ code: "DATES_SERIAL", count: serials });

  const bare = (field: DurationField) =>
    data.flatMap((row) => {
      const found = durationOf(sheet.value(row, field), source.hoursPerDay);
      return found !== null && "bare" in found ? [{ row, bare: found.bare }] : [];
    });
  const unclear = bare("duration");
  const numbers = [...unclear, ...bare("seconds"), ...bare("hours")];
  const mark = decimalMark(
    numbers.map((number) => number.bare),
    { asked: source.decimalMark, file },
  );
  if ("problem" in mark) {
    const { given } = mark.problem as { given?: string };
    return { problem: mark.problem, line: numbers.find((number) => number.bare === given)?.row.line ?? 1 };
  }
  // A whole column of plain numbers is the rule; a mark says something only where one is written.
  if (numbers.some((number) => /[.,]/.test(number.bare))) remarks.push(...mark.remarks);

  const { bareDuration } = sheet.profile;
  const unit = (found: Unit, remark: Remark): Decided => ({
    order: order.order,
    mark: mark.mark,
    unit: found,
    remarks: [...remarks, remark],
  });
  const plainly = { order: order.order, mark: mark.mark, unit: "minutes" as Unit, remarks };
  if (unclear.length === 0) return bareDuration === "unclear" ? plainly : { ...plainly, unit: bareDuration };
  const column = "duration";
  if (source.durationUnit !== null)
    return unit(source.durationUnit, { code: "UNIT_SET", unit: source.durationUnit, column });
  if (ownColumns) return plainly;
  if (bareDuration !== "unclear")
    return unit(bareDuration, { code: "UNIT_TOOL", unit: bareDuration, column });
  const total = unitByTotal(sheet, data, totals, mark.mark, source);
  if (total !== null) return unit(total, { code: "UNIT_TOTAL", unit: total, column });
  const span = unitBySpan(sheet, unclear, { order: order.order, mark: mark.mark, zone: settings.timeZone });
  if (span !== null) return unit(span, { code: "UNIT_SPAN", unit: span, column });
  const [first] = unclear;
  const given = first?.bare ?? "";
  const readings = UNITS.map((candidate) => {
    const seconds = bareSeconds(given, candidate, mark.mark);
    return { unit: candidate, minutes: seconds === null ? null : nearestMinute(seconds) };
  });
  return { problem: { code: "DURATION_UNIT_UNCLEAR", given, readings, file }, line: first?.row.line ?? 1 };
}

/** The unit in which the rows add up to a total that is written with its own (`10h 40m`). */
function unitByTotal(
  sheet: ExportSheet,
  data: readonly Row[],
  totals: readonly { row: Row }[],
  mark: DecimalMark,
  { hoursPerDay }: Source,
): Unit | null {
  const total = durationOf(
    totals[0] === undefined ? "" : sheet.value(totals[0].row, "duration"),
    hoursPerDay,
  );
  if (total === null || !("seconds" in total) || totals.length > 1) return null;
  const fitting = UNITS.filter((unit) => {
    let sum = 0;
    for (const row of data) {
      const found = durationOf(sheet.value(row, "duration"), hoursPerDay);
      const own =
        found === null || "days" in found
          ? null
          : "seconds" in found
            ? found.seconds
            : bareSeconds(found.bare, unit, mark);
      sum += own ?? Number.NaN;
    }
    return Math.abs(sum - total.seconds) <= SLACK_SECONDS;
  });
  return fitting.length === 1 ? (fitting[0] ?? null) : null;
}

/** The unit that nearly all rows with a start and an end bear out. */
function unitBySpan(
  sheet: ExportSheet,
  numbers: readonly { row: Row; bare: string }[],
  { order, mark, zone }: { order: DateOrder | null; mark: DecimalMark; zone: string },
): Unit | null {
  const spans = numbers.flatMap(({ row, bare }) => {
    const { span } = timesOf(sheet, row, order, zone);
    return span === null || span < 0 ? [] : [{ bare, span }];
  });
  if (spans.length === 0) return null;
  const fitting = UNITS.filter((unit) => {
    const borneOut = spans.filter(({ bare, span }) => {
      const seconds = bareSeconds(bare, unit, mark);
      return seconds !== null && Math.abs(seconds - span) <= SLACK_SECONDS;
    });
    return borneOut.length >= spans.length * BORNE_OUT;
  });
  return fitting.length === 1 ? (fitting[0] ?? null) : null;
}
