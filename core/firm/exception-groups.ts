/**
 * Exceptions grouped and counted by problem.
 *
 * Laws: each exception is in exactly one group, that of all its codes together, so the groups add up to the list.
 * Minutes are those of the rows as read, 0 when they can't be read.
 */

import { compareText } from "../values/names.ts";
import { isWarning, type Problem, type ProblemCode } from "../values/problems.ts";
import { type Minutes, minutes } from "../values/units.ts";
import { durationOf } from "./cells.ts";
import type { Exception } from "./exceptions.ts";

/** The outcome of a row: not counted, already counted by another row, or used although it needs attention. */
const OUTCOMES = ["left_out", "counted_already", "used"] as const;
type Outcome = (typeof OUTCOMES)[number];

export interface ExceptionGroup {
  /** All codes of the row, separated by spaces. */
  readonly codes: string;
  readonly outcome: Outcome;
  /** From the group's first exception, as an example of what to do. */
  readonly problems: readonly Problem[];
  readonly rows: number;
  readonly minutes: Minutes;
}

const COUNTED_ALREADY: ReadonlySet<ProblemCode> = new Set([
  "ID_DUPLICATE",
  "ENTRY_AMENDED",
  "ENTRY_EDITED",
  "ENTRY_DROPPED",
  "CORRECTED_TWICE",
]);

export function outcomeOf({ problems }: Pick<Exception, "problems">): Outcome {
  if (problems.every(isWarning)) return "used";
  return problems.some(({ code }) => COUNTED_ALREADY.has(code)) ? "counted_already" : "left_out";
}

/** The minutes of a time log row, whatever else is wrong with it; null when unreadable or missing. */
export function loggedMinutes({ row, problems }: Exception): Minutes | null {
  // With an extra cell, no column can be trusted.
  if (problems.some(({ code }) => code === "ROW_MALFORMED")) return null;
  const worked = durationOf(row.minutes ?? "");
  return worked === null || worked < 0 ? null : minutes(worked);
}

/** The groups, largest first. `logs` are the names of the time logs: only these have worked minutes. */
export function exceptionGroups(
  exceptions: readonly Exception[],
  logs: ReadonlySet<string>,
): ExceptionGroup[] {
  const found = new Map<string, { -readonly [K in keyof ExceptionGroup]: ExceptionGroup[K] }>();
  for (const exception of exceptions) {
    const { problems, file } = exception;
    const codes = problems.map(({ code }) => code).join(" ");
    const group = found.get(codes) ?? {
      codes,
      outcome: outcomeOf(exception),
      problems,
      rows: 0,
      minutes: minutes(0),
    };
    group.rows += 1;
    if (logs.has(file)) group.minutes = minutes(group.minutes + (loggedMinutes(exception) ?? 0));
    found.set(codes, group);
  }
  return [...found.values()].sort((a, b) => b.rows - a.rows || compareText(a.codes, b.codes));
}
