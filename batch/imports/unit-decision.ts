/**
 * The unit of the bare numbers in a column of durations: decided once, over all of them.
 *
 * Law: what the setting, the heading, the times beside them and a total say is asked in this order; a unit that the times
 * contradict is never accepted.
 */

import type { Row } from "../../core/firm/cells.ts";
import { unitOfHeading } from "../../core/values/duration-headings.ts";
import {
  arePartsOfADay,
  bareSeconds,
  durationOf,
  timeOfPart,
  unitReadings,
} from "../../core/values/durations.ts";
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
import type { Asked, Decided } from "./decided.ts";
import { timesOf } from "./entry-times.ts";
import type { ExportSheet } from "./export-sheet.ts";
import { CANONICAL, type DurationField } from "./profile.ts";
import type { Source } from "./settings.ts";

/** Times are shown to the minute, so a duration may differ from its times by one minute. */
export const SLACK_SECONDS = 60;
/** Share of rows whose times must confirm a unit. */
const BORNE_OUT = 0.99;
/** Share of rows whose times contradict the durations. */
export const NEARLY_ALL = 0.9;
const DAY = 86_400;

export interface Bare {
  /** The first row with it. */
  readonly row: Row;
  readonly bare: string;
  /** How many rows have it. */
  readonly times: number;
}

/** The bare numbers of the duration column, and their possible units. */
export class BareColumn {
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
export function isFarBelow(seconds: number, span: number): boolean {
  return span - seconds > SLACK_SECONDS && seconds * 2 < span;
}

function isWhole(number: number | null): boolean {
  return number !== null && Math.abs(number - Math.round(number)) < 1e-6;
}

/** `1,30` for 1:30: a log of ours whose hours have only 15, 30 and 45 after the mark. */
export function clockLike(column: BareColumn): Remark | null {
  const parts = column.numbers.filter(({ bare }) => /[.,]\d*[1-9]/.test(bare));
  const given = parts[0]?.bare ?? "";
  if (column.sheet.profile !== CANONICAL || countOf(parts) < 2) return null;
  if (!parts.every(({ bare }) => /[.,](?:15|30|45)$/.test(bare))) return null;
  const counted = nearestMinute(column.seconds(given, "hours") ?? 0);
  return { code: "HOURS_LIKE_CLOCK", column: column.heading, given, minutes: counted };
}

type UnitDecision = { readonly unit: BareUnit; readonly remark: Remark | null };

export function unitOf(
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

export function countOf(numbers: readonly Bare[]): number {
  return numbers.reduce((count, { times }) => count + times, 0);
}
