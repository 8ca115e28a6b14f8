/**
 * Rows of totals, as checksums.
 *
 * Laws: a total is never counted; one that the rows above it do not add up to refuses the file; one that would agree
 * in any unit is no word for the unit that was set, and is not told as one.
 */

import type { Row } from "../../core/cells.ts";
import { durationOf } from "../../core/durations.ts";
import { nearestMinute } from "../../core/units.ts";
import { type Decided, SLACK_SECONDS, secondsOf } from "./column-decisions.ts";
import type { ExportSheet } from "./export-sheet.ts";
import type { Remark } from "./remarks.ts";
import type { Source } from "./settings.ts";
import type { Refusal } from "./table.ts";

/** Totals are checksums: one that the rows above it do not add up to means that rows are missing. */
export function totalsMismatch(
  sheet: ExportSheet,
  decided: Decided,
  seconds: readonly (number | null)[],
  totals: readonly { row: Row; after: number }[],
  source: Pick<Source, "hoursPerDay" | "durationUnit">,
): Refusal | { remarks: Remark[] } {
  let agree = 0;
  let unchecked = 0;
  let since = 0;
  for (const { row, after } of totals) {
    const from = sheet.isSubtotal(row) ? since : 0;
    if (sheet.isSubtotal(row)) since = after;
    const field = sheet.ruling(row);
    const given = field === null ? "" : sheet.value(row, field);
    const found = durationOf(given, source.hoursPerDay);
    const above = seconds.slice(from, after);
    if (field === null || found === null || "days" in found || above.includes(null)) {
      unchecked += 1;
      continue;
    }
    const told = secondsOf(given, field, decided, source);
    const sum = above.reduce<number>((total, own) => total + (own ?? 0), 0);
    // Hours cut to two decimals are off by 18 seconds a row at most.
    const slack = field === "hours" ? 18 * (above.length + 1) : SLACK_SECONDS - 1;
    if (told === null || Math.abs(told - sum) > slack) {
      const minutes = nearestMinute(sum);
      return { problem: { code: "TOTAL_MISMATCH", given, minutes, rows: above.length }, line: row.line };
    }
    if (field !== "duration" || source.durationUnit === null || "seconds" in found) agree += 1;
  }
  const remarks: Remark[] = [];
  if (agree > 0) remarks.push({ code: "TOTAL_AGREES", count: agree });
  if (unchecked > 0) remarks.push({ code: "TOTAL_UNCHECKED", count: unchecked });
  return { remarks };
}
