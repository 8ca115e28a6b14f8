/**
 * The durations of a file's records: what a cell comes to, in minutes, and what is doubtful about it.
 *
 * Law: a doubtful duration is reported and never corrected.
 */

import type { Row } from "../../core/firm/cells.ts";
import { asRead, durationOf } from "../../core/values/durations.ts";
import type { Problem } from "../../core/values/problems.ts";
import { remembered } from "../../core/values/remembered.ts";
import { nearestMinute } from "../../core/values/units.ts";
import type { Decided } from "./decided.ts";
import type { Times } from "./entry-times.ts";
import type { ExportSheet } from "./export-sheet.ts";
import type { DurationField } from "./profile.ts";
import type { RemarkCounts } from "./remark-counts.ts";
import type { ImportSettings, Source } from "./settings.ts";
import { SLACK_SECONDS, secondsOf } from "./unit-decision.ts";

/** Minutes as our own columns write them; they pass unchanged. */
export const PLAIN_MINUTES = /^-?(?:\d{1,9}|\d{1,5}:[0-5]\d)$/;
const MINUTE = 60;
/** In seconds. */
export const DAY = 86_400;
/** A timer that reaches midnight after this long was forgotten. */
const FORGOTTEN_AFTER = 8 * 3600;

interface DurationReading {
  readonly settings: Pick<ImportSettings, "maxEntryHours">;
  readonly source: Source;
}

export class RowDurations {
  readonly #sheet: ExportSheet;
  readonly #decided: Decided;
  readonly #reading: DurationReading;
  readonly #remarks: RemarkCounts;

  constructor(sheet: ExportSheet, decided: Decided, reading: DurationReading, remarks: RemarkCounts) {
    this.#sheet = sheet;
    this.#decided = decided;
    this.#reading = reading;
    this.#remarks = remarks;
  }

  /** What a text in our column of durations comes to, and whether it can stay as it is. */
  readonly said = remembered((duration) => {
    const stated = this.secondsOf(duration, "duration");
    const isInMinutes = isBareNumber(duration) && this.#decided.unit === "minutes";
    const isPlain = PLAIN_MINUTES.test(duration) && (isInMinutes || !isBareNumber(duration));
    if (stated === null || !isInMinutes) return { stated, seconds: stated, isPlain };
    // Minutes are whole: fractions left by spreadsheet arithmetic are dropped.
    const whole = Math.round(stated / MINUTE) * MINUTE;
    return { stated, seconds: Math.abs(whole - stated) > 0.01 ? null : whole, isPlain };
  });

  /** Compares the start and end times, and the other duration columns, with the winning column. */
  compare(row: Row, seconds: number, stated: number | null, times: Times, problems: Problem[]): void {
    const { span } = times;
    if (times.pastMidnight) this.#remarks.count("PAST_MIDNIGHT");
    if (stated !== null && span !== null) {
      if (stated > span + SLACK_SECONDS)
        problems.push({
          code: "DURATION_OVER_SPAN",
          minutes: this.#nearest(stated),
          span: this.#nearest(span),
        });
      else if (stated < span - SLACK_SECONDS) this.#remarks.count("SHORTER_THAN_SPAN");
    }
    if (times.endTime === 0 && seconds > FORGOTTEN_AFTER)
      problems.push({ code: "TIMER_FORGOTTEN", minutes: this.#nearest(seconds) });
    if (this.#sheet.profile.durationFrom[0] !== "hours") {
      const decimal = this.secondsOf(this.#sheet.value(row, "hours"), "hours");
      if (decimal !== null && Math.abs(decimal - seconds) > SLACK_SECONDS)
        this.#remarks.count("DECIMALS_DIFFER");
    }
  }

  doubtLength(seconds: number, given: string, problems: Problem[]): void {
    if (this.isDoubtful(seconds)) {
      const most = this.#reading.settings.maxEntryHours;
      const shown = given === "" || isBareNumber(given) ? asRead(seconds) : given;
      problems.push({ code: "ENTRY_TOO_LONG", given: shown, most });
    }
  }

  /** Beyond a day the time log's own reader refuses it. */
  isDoubtful(seconds: number): boolean {
    return seconds > this.#reading.settings.maxEntryHours * 3600 && seconds <= DAY;
  }

  secondsOf(given: string, field: DurationField): number | null {
    return secondsOf(given, field, this.#decided, this.#reading.source);
  }

  /** Whole minutes; rounding is counted as a remark. */
  minutes(seconds: number): number {
    if (seconds % MINUTE !== 0) this.#remarks.count("SECONDS_ROUNDED");
    const minutes = this.#nearest(seconds);
    if (minutes === 0 && seconds > 0) this.#remarks.count("UNDER_HALF_MINUTE");
    return minutes;
  }

  #nearest(seconds: number): number {
    return nearestMinute(seconds) + 0;
  }
}

function isBareNumber(given: string): boolean {
  const found = durationOf(given, null);
  return found !== null && "bare" in found;
}
