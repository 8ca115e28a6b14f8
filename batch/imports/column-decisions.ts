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
import {
  arePartsOfADay,
  bareSeconds,
  decimalMark,
  durationOf,
  timeOfPart,
  unitReadings,
} from "../../core/values/durations.ts";
import { dateOrder, isSerial } from "../../core/values/moments.ts";
import {
  type BareUnit,
  type DateOrder,
  type DecimalMark,
  UNITS,
  type Unit,
} from "../../core/values/notation.ts";
import type { Problem } from "../../core/values/problems.ts";
import type { Remark } from "../../core/values/remarks.ts";
import { nearestMinute } from "../../core/values/units.ts";
import { timesOf } from "./entry-times.ts";
import type { ExportSheet } from "./export-sheet.ts";
import { CANONICAL, type DurationField } from "./profile.ts";
import type { ImportSettings, Source } from "./settings.ts";
import type { Refusal } from "./table.ts";
import { localMoment } from "./zone.ts";

/** Times are shown to the minute, so a duration may differ from its times by one minute. */
export const SLACK_SECONDS = 60;
/** Share of rows whose times must confirm a unit. */
const BORNE_OUT = 0.99;
/** Share of rows whose times contradict the durations. */
const NEARLY_ALL = 0.9;
const DAY = 86_400;

const DATES = ["date", "start_at", "end_date", "end_at"] as const;
export interface Decided {
  readonly order: DateOrder | null;
  readonly mark: DecimalMark;
  /** The unit of a bare number in `duration`. */
  readonly unit: BareUnit;
  /** Why the dates of a few rows of our own log can't be read; null when all can. */
  readonly undated: Problem | null;
  readonly remarks: readonly Remark[];
}

interface Asked {
  readonly file: string;
  readonly source: Source;
  readonly settings: ImportSettings;
}

type Refused = Refusal & { readonly problem: Problem };

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

function countOf(numbers: readonly Bare[]): number {
  return numbers.reduce((count, { times }) => count + times, 0);
}

function hasMark(bare: string): boolean {
  return bare.includes(".") || bare.includes(",");
}

/** Day and month have one order in all the dates of a file, so all its dates are considered. */
function datesOf(
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

interface Bare {
  /** The first row with it. */
  readonly row: Row;
  readonly bare: string;
  /** How many rows have it. */
  readonly times: number;
}

/** The bare numbers of the duration column, and their possible units. */
class BareColumn {
  readonly sheet: ExportSheet;
  readonly numbers: readonly Bare[];
  readonly mark: DecimalMark;
  readonly asked: Asked;
  /** Those with a start and an end, and the time between them. */
  readonly spans: readonly (Bare & { readonly span: number })[];

  constructor(
    sheet: ExportSheet,
    numbers: readonly Bare[],
    { order, mark, asked }: { order: DateOrder | null; mark: DecimalMark; asked: Asked },
  ) {
    this.sheet = sheet;
    this.numbers = numbers;
    this.mark = mark;
    this.asked = asked;
    // With ends, there is a number for each row.
    this.spans = (sheet.hasEnds ? numbers : []).flatMap(({ row, bare }) => {
      const { span } = timesOf(sheet, row, order, asked.settings.timeZone);
      return span === null || span < 0 ? [] : [{ row, bare, times: 1, span }];
    });
  }

  get texts(): readonly string[] {
    return this.numbers.map(({ bare }) => bare);
  }

  get heading(): string {
    return this.sheet.heading("duration") ?? "duration";
  }

  seconds(bare: string, unit: BareUnit): number | null {
    return bareSeconds(bare, unit, this.mark);
  }

  /** Rows contradicted by their own times. */
  denied(unit: BareUnit) {
    return this.spans.filter(({ bare, span }) => {
      const seconds = this.seconds(bare, unit);
      return seconds !== null && (seconds > span + SLACK_SECONDS || isFarBelow(seconds, span));
    });
  }

  isDenied(unit: BareUnit): boolean {
    return this.spans.length > 0 && this.denied(unit).length >= this.spans.length * NEARLY_ALL;
  }

  /** The single unit confirmed by nearly all rows with a start and an end. */
  bySpan(): BareUnit | null {
    if (this.spans.length === 0) return null;
    const fitting = ([...UNITS, "days"] as const).filter((unit) => {
      const borneOut = this.spans.filter(({ bare, span }) => {
        const seconds = this.seconds(bare, unit);
        return seconds !== null && Math.abs(seconds - span) <= SLACK_SECONDS;
      });
      return borneOut.length >= this.spans.length * BORNE_OUT;
    });
    return fitting.length === 1 ? (fitting[0] ?? null) : null;
  }

  /** How many are not whole numbers. */
  fractions(): number {
    return countOf(this.numbers.filter(({ bare }) => !isWhole(this.seconds(bare, "seconds"))));
  }

  /** Whether every entry would be at most that long. */
  isWithin(most: number, unit: BareUnit): boolean {
    return this.numbers.every(({ bare }) => Math.abs(this.seconds(bare, unit) ?? 0) <= most);
  }

  /** The largest unit that keeps each entry within the longest allowed, or else a day, and within its start and end. */
  likely(): Unit {
    const within = (unit: Unit) =>
      this.spans.every(({ bare, span }) => (this.seconds(bare, unit) ?? 0) <= span + SLACK_SECONDS);
    const usual = UNITS.filter((unit) => this.isWithin(this.asked.settings.maxEntryHours * 3600, unit));
    const possible = [...usual, ...UNITS.filter((unit) => this.isWithin(DAY, unit))];
    return possible.find(within) ?? possible[0] ?? "milliseconds";
  }
}

/** Breaks make durations shorter than the time from start to end, but not by half in nearly all rows. */
function isFarBelow(seconds: number, span: number): boolean {
  return span - seconds > SLACK_SECONDS && seconds * 2 < span;
}

function isWhole(number: number | null): boolean {
  return number !== null && Math.abs(number - Math.round(number)) < 1e-6;
}

/** `1,30` for 1:30: a log of ours whose hours have only 15, 30 and 45 after the mark. */
function clockLike(column: BareColumn): Remark | null {
  const parts = column.numbers.filter(({ bare }) => /[.,]\d*[1-9]/.test(bare));
  const given = parts[0]?.bare ?? "";
  if (column.sheet.profile !== CANONICAL || countOf(parts) < 2) return null;
  if (!parts.every(({ bare }) => /[.,](?:15|30|45)$/.test(bare))) return null;
  const counted = nearestMinute(column.seconds(given, "hours") ?? 0);
  return { code: "HOURS_LIKE_CLOCK", column: column.heading, given, minutes: counted };
}

type UnitDecision = { readonly unit: BareUnit; readonly remark: Remark | null };

function unitOf(
  column: BareColumn,
  data: readonly Row[],
  totals: readonly { row: Row }[],
): UnitDecision | Problem {
  const { sheet, numbers, heading } = column;
  if (numbers.length === 0) return { unit: "minutes", remark: null };
  const said = unitSaid(column);
  const by = (code: "UNIT_TOTAL" | "UNIT_SPAN" | "UNIT_DECIMALS", unit: BareUnit): UnitDecision => ({
    unit,
    remark: { code, unit, column: heading },
  });
  if (said !== null) {
    if (column.isDenied(said.unit)) {
      const other = said.remark?.code === "UNIT_SET" ? null : column.bySpan();
      return other === null ? against(column, said.unit) : by("UNIT_SPAN", other);
    }
    if (said.remark?.code === "UNIT_SET") return said;
    if (said.unit === "hours" && arePartsOfADay(column.texts, column.mark)) return partsOfADay(column);
    // Minutes never have such decimals: these are hours in a column named minutes. Reported with the evidence.
    const fractions = said.unit === "minutes" && !sheet.feedsBack ? column.fractions() : 0;
    const isHours = fractions * 2 >= countOf(numbers) && column.isWithin(DAY, "hours");
    return isHours && column.texts.some((bare) => (column.seconds(bare, "seconds") ?? 0) >= 1)
      ? by("UNIT_DECIMALS", "hours")
      : said;
  }
  const total = unitByTotal(sheet, data, totals, column);
  if (total !== null) return by("UNIT_TOTAL", total);
  const span = column.bySpan();
  if (span !== null) return by("UNIT_SPAN", span);
  if (arePartsOfADay(column.texts, column.mark)) return partsOfADay(column);
  const hours =
    sheet.profile === CANONICAL &&
    column.fractions() > 0 &&
    column.isWithin(DAY, "hours") &&
    !column.isDenied("hours");
  return hours ? by("UNIT_DECIMALS", "hours") : unclear(column);
}

/** The unit given by the configuration, by the heading of our own column, or by the tool. */
function unitSaid({ sheet, heading, asked }: BareColumn): UnitDecision | null {
  const { durationUnit } = asked.source;
  if (durationUnit !== null)
    return { unit: durationUnit, remark: { code: "UNIT_SET", unit: durationUnit, column: heading } };
  if (sheet.profile === CANONICAL) {
    const unit = unitOfHeading(heading);
    if (unit === null) return null;
    return { unit, remark: unit === "minutes" ? null : { code: "UNIT_HEADING", unit, column: heading } };
  }
  const { bareDuration: unit } = sheet.profile;
  return unit === "unclear" ? null : { unit, remark: { code: "UNIT_TOOL", unit, column: heading } };
}

function unclear(column: BareColumn): Problem {
  const { heading, asked, sheet } = column;
  const given = column.texts[0] ?? "";
  const readings = unitReadings(given, column.mark);
  return {
    code: "DURATION_UNIT_UNCLEAR",
    column: heading,
    given,
    readings,
    likely: column.likely(),
    wasMinutes: sheet.profile === CANONICAL,
    file: asked.file,
  };
}

function partsOfADay({ texts, heading }: BareColumn): Problem {
  const given = texts[0] ?? "";
  const time = timeOfPart(Number(given.replace(",", ".")));
  return { code: "DURATIONS_PARTS_OF_DAY", column: heading, given, time };
}

function against(column: BareColumn, unit: BareUnit): Problem {
  const rows = column.denied(unit);
  const [{ bare, span }] = rows as [(typeof rows)[number]];
  return {
    code: "DURATIONS_AGAINST_TIMES",
    column: column.heading,
    given: bare,
    minutes: nearestMinute(column.seconds(bare, unit) ?? 0),
    span: nearestMinute(span),
    rows: rows.length,
    of: column.spans.length,
  };
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

/** The seconds of a cell; null if it is not a duration, or counts days of unknown length. */
export function secondsOf(
  given: string,
  field: DurationField,
  { unit, mark }: Pick<Decided, "unit" | "mark">,
  { hoursPerDay }: Pick<Source, "hoursPerDay">,
): number | null {
  const found = given === "" ? null : durationOf(given, hoursPerDay);
  if (found === null || "days" in found) return null;
  if ("seconds" in found) return found.seconds;
  return bareSeconds(found.bare, field === "duration" ? unit : field, mark);
}

/** The unit in which the rows add up to a total that is written with its own unit (`10h 40m`). */
function unitByTotal(
  sheet: ExportSheet,
  data: readonly Row[],
  totals: readonly { row: Row }[],
  { mark, asked: { source } }: BareColumn,
): Unit | null {
  const [total] = totals;
  if (total === undefined || totals.length > 1) return null;
  const fitting = UNITS.filter((unit) => {
    const seconds = (row: Row) => secondsOf(sheet.value(row, "duration"), "duration", { unit, mark }, source);
    const sum = data.reduce((all, row) => all + (seconds(row) ?? Number.NaN), 0);
    return Math.abs(sum - (seconds(total.row) ?? Number.NaN)) <= SLACK_SECONDS;
  });
  return fitting.length === 1 ? (fitting[0] ?? null) : null;
}
