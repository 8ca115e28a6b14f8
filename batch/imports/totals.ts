/**
 * Rows of totals, used as checksums.
 *
 * Laws: a total is never counted. If the rows above do not add up to it, the file is refused. A total that would agree
 * in any unit is not evidence for the configured unit, and is not reported as evidence.
 */

import type { Row } from "../../core/firm/cells.ts";
import { durationOf } from "../../core/values/durations.ts";
import type { Remark } from "../../core/values/remarks.ts";
import { nearestMinute } from "../../core/values/units.ts";
import type { Decided } from "./decided.ts";
import type { ExportSheet } from "./export-sheet.ts";
import type { Source } from "./settings.ts";
import type { Refusal } from "./table.ts";
import { SLACK_SECONDS, secondsOf } from "./unit-decision.ts";

export interface Total {
  readonly row: Row;
  /** The number of entries above it. */
  readonly after: number;
  /** Labelled as a total of something: a total only if it adds up. */
  readonly isNamed: boolean;
}

/** Sums of any consecutive rows, each in one step: a file may have as many totals as entries. */
class Sums {
  readonly #until: number[] = [0];
  readonly #unreadable: number[] = [0];

  constructor(seconds: readonly (number | null)[]) {
    for (const [index, own] of seconds.entries()) {
      this.#until.push((this.#until[index] ?? 0) + (own ?? 0));
      this.#unreadable.push((this.#unreadable[index] ?? 0) + (own === null ? 1 : 0));
    }
  }

  /** The sum of the rows from the first index, inclusive, to the second, exclusive. */
  of(from: number, before: number): number {
    return (this.#until[before] ?? 0) - (this.#until[from] ?? 0);
  }

  areReadable(from: number, before: number): boolean {
    return this.#unreadable[before] === this.#unreadable[from];
  }
}

function isNear(stated: number, sum: number): boolean {
  return Math.abs(stated - sum) < SLACK_SECONDS;
}

/** Totals are checksums: if the rows above do not add up to one, rows are missing. */
export function totalsMismatch(
  sheet: ExportSheet,
  decided: Decided,
  seconds: readonly (number | null)[],
  totals: readonly Total[],
  source: Pick<Source, "hoursPerDay" | "durationUnit">,
): Refusal | { remarks: Remark[]; entries: Row[] } {
  if (totals.length === 0) return { remarks: [], entries: [] };
  const entries: Row[] = [];
  const sums = new Sums(seconds);
  let agree = 0;
  let unchecked = 0;
  let since = 0;
  for (const { row, after, isNamed } of totals) {
    if (isNamed) {
      const field = sheet.ruling(row);
      const stated = field === null ? null : secondsOf(sheet.value(row, field), field, decided, source);
      if (stated === null || after === 0 || ![since, 0].some((from) => isNear(stated, sums.of(from, after))))
        entries.push(row);
      else {
        agree += 1;
        since = after;
      }
      continue;
    }
    const from = sheet.isSubtotal(row) ? since : 0;
    if (sheet.isSubtotal(row)) since = after;
    const field = sheet.ruling(row);
    const given = field === null ? "" : sheet.value(row, field);
    const found = durationOf(given, source.hoursPerDay);
    const rows = after - from;
    if (field === null || found === null || "days" in found || !sums.areReadable(from, after)) {
      unchecked += 1;
      continue;
    }
    const stated = secondsOf(given, field, decided, source);
    const sum = sums.of(from, after);
    // Hours cut to two decimals are off by 18 seconds a row at most.
    const slack = field === "hours" ? 18 * (rows + 1) : SLACK_SECONDS - 1;
    if (stated === null || Math.abs(stated - sum) > slack) {
      const minutes = nearestMinute(sum);
      return { problem: { code: "TOTAL_MISMATCH", given, minutes, rows }, line: row.line };
    }
    if (field !== "duration" || source.durationUnit === null || "seconds" in found) agree += 1;
  }
  const remarks: Remark[] = [];
  if (agree > 0) remarks.push({ code: "TOTAL_AGREES", count: agree });
  if (unchecked > 0) remarks.push({ code: "TOTAL_UNCHECKED", count: unchecked });
  return { remarks, entries };
}
