/**
 * Decisions made once for a whole file: the order of its dates, its decimal mark, the unit of its bare numbers.
 *
 * Laws: every value of a column is considered, never one row alone. Each decision is reported with its evidence. If no
 * decision is possible the file is refused, naming the setting that decides. A unit that contradicts the start and end
 * times is never accepted, whoever states it. In our own columns, a few cells that differ from the rest are treated as
 * errors of their rows.
 */

import type { Row } from "../../core/firm/cells.ts";
import { unitOfHeading } from "../../core/values/duration-headings.ts";
import { decimalMark, durationOf } from "../../core/values/durations.ts";
import type { Problem } from "../../core/values/problems.ts";
import type { Remark } from "../../core/values/remarks.ts";
import { nearestMinute } from "../../core/values/units.ts";
import { datesOf } from "./date-decision.ts";
import type { Asked, Decided, Refused } from "./decided.ts";
import { timesOf } from "./entry-times.ts";
import type { ExportSheet } from "./export-sheet.ts";
import { CANONICAL, type DurationField } from "./profile.ts";
import type { Source } from "./settings.ts";
import {
  type Bare,
  BareColumn,
  clockLike,
  countOf,
  isFarBelow,
  NEARLY_ALL,
  secondsOf,
  unitOf,
} from "./unit-decision.ts";

/** The decisions for the whole file, or why they can't be made. */
export function decisions(
  sheet: ExportSheet,
  data: readonly Row[],
  totals: readonly { row: Row }[],
  asked: Asked,
): Decided | Refused {
  const dates = datesOf(sheet, data, asked);
  if ("problem" in dates) return dates;
  const { source, file } = asked;
  const unclear = bareNumbers(sheet, data, "duration", source);
  const others = (["seconds", "hours"] as const).flatMap((field) => bareNumbers(sheet, data, field, source));
  const numbers = [...unclear, ...others];
  const mark = decimalMark(
    numbers.flatMap(({ bare, times }) => (hasMark(bare) ? Array.from({ length: times }, () => bare) : [])),
    { asked: source.decimalMark, file, of: countOf(numbers) },
  );
  if ("problem" in mark) {
    // Minutes have no decimals, so cells with decimals in such a column are errors of their rows.
    if (sheet.profile !== CANONICAL || unitOfHeading(sheet.heading("duration") ?? "") !== "minutes") {
      const { given } = mark.problem as { given?: string };
      return { problem: mark.problem, line: numbers.find((number) => number.bare === given)?.row.line ?? 1 };
    }
    return { ...dates, mark: ".", unit: "minutes" };
  }
  const column = new BareColumn(sheet, unclear, { order: dates.order, mark: mark.mark, asked });
  const unit = unitOf(column, data, totals);
  if ("code" in unit) return { problem: unit, line: unclear[0]?.row.line ?? 1 };
  const remarks: Remark[] = [...dates.remarks];
  // Most columns hold plain numbers; a decimal mark is evidence only where one is written.
  if (numbers.some(({ bare }) => hasMark(bare))) remarks.push(...mark.remarks);
  if (unit.remark !== null) remarks.push(unit.remark);
  const typed = unit.unit === "hours" && unit.remark?.code !== "UNIT_SET" ? clockLike(column) : null;
  if (typed !== null) remarks.push(typed);
  const decided = { ...dates, mark: mark.mark, unit: unit.unit, remarks };
  return againstTimes(sheet, data, decided, asked) ?? decided;
}

/** The bare numbers of a column. Each different one is there once, unless the times of its rows matter. */
function bareNumbers(
  sheet: ExportSheet,
  data: readonly Row[],
  field: DurationField,
  { hoursPerDay }: Pick<Source, "hoursPerDay">,
): Bare[] {
  if (!sheet.has(field)) return [];
  const each = sheet.hasEnds
    ? data.map((row) => ({ row, value: sheet.value(row, field), times: 1 }))
    : sheet.tally(data, field);
  return each.flatMap(({ row, value, times }) => {
    const found = durationOf(value, hoursPerDay);
    return found !== null && "bare" in found ? [{ row, bare: found.bare, times }] : [];
  });
}

function hasMark(bare: string): boolean {
  return bare.includes(".") || bare.includes(",");
}

/** Rows checked first: if they agree, the rest of the file is not checked. */
const FIRST_ROWS = 50;
/** In a few rows of hours and minutes a break may be longer than the work. */
const LEAST_WRITTEN = 3;

/** Durations of any kind that are contradicted by nearly all the times beside them. */
function againstTimes(
  sheet: ExportSheet,
  data: readonly Row[],
  decided: Decided,
  { source, settings }: Asked,
): Refused | null {
  const compared = (rows: readonly Row[]) =>
    rows.flatMap((row) => {
      const field = sheet.ruling(row);
      const given = field === null ? "" : sheet.value(row, field);
      const seconds = field === null ? null : secondsOf(given, field, decided, source);
      const span = seconds === null ? null : timesOf(sheet, row, decided.order, settings.timeZone).span;
      if (field === null || seconds === null || span === null || span <= 0) return [];
      return [{ row, field, given, seconds, span, far: isFarBelow(seconds, span) }];
    });
  const suspect = (rows: ReturnType<typeof compared>) => {
    const written = rows.some(({ given }) => /[:a-z]/i.test(given));
    const far = rows.filter((row) => row.far);
    return rows.length >= (written ? LEAST_WRITTEN : 1) && far.length >= rows.length * NEARLY_ALL ? far : [];
  };
  if (!sheet.hasEnds || suspect(compared(data.slice(0, FIRST_ROWS))).length === 0) return null;
  const all = compared(data);
  const far = suspect(all);
  const [first] = far;
  if (first === undefined) return null;
  const problem: Problem = {
    code: "DURATIONS_AGAINST_TIMES",
    column: sheet.heading(first.field) ?? first.field,
    given: first.given,
    minutes: nearestMinute(first.seconds),
    span: nearestMinute(first.span),
    rows: far.length,
    of: all.length,
  };
  return { problem, line: first.row.line };
}
