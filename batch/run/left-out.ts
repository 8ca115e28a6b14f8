/**
 * What a month would be closed without: rows of its time logs that count nowhere, and refused files.
 *
 * Laws: a row is left out until it is corrected, or released or rejected by a decision; duplicates of a row that
 * counts, and rows that count with a warning, are not left out; a row without a readable date, and a refused file, may
 * belong to any month, so they are listed for this one.
 */

import { dateOf, text } from "../../core/firm/cells.ts";
import { exceptionGroups, loggedMinutes, outcomeOf } from "../../core/firm/exception-groups.ts";
import type { Exception } from "../../core/firm/exceptions.ts";
import type { Language } from "../../core/values/language.ts";
import { type Minutes, minutes, NO_MINUTES, sum } from "../../core/values/units.ts";
import { WORDS } from "../../core/words/words.ts";
import { reason } from "../documents/exceptions-csv.ts";
import { reasonFor } from "../documents/page/reasons.ts";
import type { Month } from "../month/month.ts";

interface LeftOut {
  readonly is: "file" | "row";
  readonly exception: Exception;
  /** Of the whole file, or of the row; null when unreadable. */
  readonly minutes: Minutes | null;
}

/** Files first, since they may hold the most. */
export function leftOut({ exceptions, period, sources, logs, files }: Month): readonly LeftOut[] {
  const names = new Set(logs.map(({ file }) => file));
  const isOfLog = ({ file }: Exception) => names.has(file) || !Object.hasOwn(sources, file);
  const ofFile = new Map(files.map(({ file, minutesRejected }) => [file, minutes(minutesRejected)]));
  const found = exceptions.flatMap((exception): LeftOut[] => {
    const { file, row, problems } = exception;
    if (!isOfLog(exception) || outcomeOf(exception) !== "left_out") return [];
    if (problems.some(({ code }) => code === "DECISION_REJECTED")) return [];
    if (Object.keys(row).length === 0) {
      // Rows in an unknown unit count as 0 minutes, which is not the file's real total.
      const held = ofFile.get(file) ?? NO_MINUTES;
      return [{ is: "file", exception, minutes: held === NO_MINUTES ? null : held }];
    }
    const date = dateOf(row.date);
    if (date !== null && (date < period.from || period.to < date)) return [];
    return [{ is: "row", exception, minutes: loggedMinutes(exception) }];
  });
  return [...found.filter(({ is }) => is === "file"), ...found.filter(({ is }) => is === "row")];
}

/** How much a month is closed without; unreadable minutes are not in the sum. */
export interface LeftOutTotals {
  readonly rows: number;
  /** Refused files. */
  readonly files: number;
  readonly minutes: number;
  /** Rows and files with unreadable minutes. */
  readonly unreadable: number;
}

/** Null when nothing was left out. */
export function leftOutTotals(left: readonly LeftOut[]): LeftOutTotals | null {
  if (left.length === 0) return null;
  const rows = left.filter(({ is }) => is === "row").length;
  const readable = left.flatMap((one) => one.minutes ?? []);
  return {
    rows,
    files: left.length - rows,
    minutes: sum(readable),
    unreadable: left.length - readable.length,
  };
}

/** This many are listed one by one; the others are grouped by reason. */
const MAX_LISTED = 20;

export function leftOutLines(left: readonly LeftOut[], language: Language): string[] {
  const says = WORDS[language].closing;
  const lines = left.slice(0, MAX_LISTED).map(({ is, exception, minutes }) => {
    const { file, line, row, client } = exception;
    const what =
      is === "file"
        ? [file, says.wholeFile]
        : [`${file}:${line}`, text(row.date) || says.noDate, row.client || client || says.noClient];
    return [...what, says.minutes(minutes), reason(exception, language)];
  });
  const others = left.slice(MAX_LISTED).map(({ exception }) => exception);
  const groups = exceptionGroups(others, new Set(others.map(({ file }) => file)));
  const more = groups.map(({ rows, minutes, codes }) => {
    const reasons = codes.split(" ").map((code) => reasonFor(code, language));
    return [says.more(rows, minutes, WORDS[language].writing.list(reasons))];
  });
  return [...lines, ...more].map((cells) => `  ${cells.join("  ")}`);
}
