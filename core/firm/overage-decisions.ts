/**
 * Decisions about a client's overage, by day (A9): which decision of a day counts, and which have no effect.
 *
 * Law: the first decision of a day counts; all others are reported.
 */

import type { Ledger } from "../ledger/ledger.ts";
import type { OverageDecision } from "../rules/overage.ts";
import { type CalendarDate, formatDate } from "../values/calendar.ts";
import type { Place, Problem } from "../values/problems.ts";
import type { Exception, WrittenRow } from "./exceptions.ts";

/** A9: a decision about overage and its row, so that one without effect can be corrected. */
export interface OverageDecisionRow extends WrittenRow {
  readonly decision: OverageDecision;
}

/** A9: a client's first decision for each day, in order of date; the others are reported. */
export function decisionsOf(rows: readonly OverageDecisionRow[]) {
  const counting = new Map<CalendarDate, OverageDecisionRow>();
  const repeated: [OverageDecisionRow, Problem][] = [];
  for (const row of rows) {
    const { date } = row.decision;
    const first = counting.get(date);
    if (first === undefined) counting.set(date, row);
    else repeated.push([row, { code: "DECISION_REPEATED", date: formatDate(date), first: placeOf(first) }]);
  }
  return { counting: [...counting.values()].sort((a, b) => a.decision.date - b.decision.date), repeated };
}

/** A9: the decisions about days without any overage. */
export function withoutOverage(rows: readonly OverageDecisionRow[], { orangeDays }: Ledger) {
  const days = new Set(orangeDays.filter(({ overage }) => overage > 0).map(({ date }) => date));
  return rows.flatMap((row): [OverageDecisionRow, Problem][] => {
    const { date } = row.decision;
    return days.has(date) ? [] : [[row, { code: "DECISION_WITHOUT_OVERAGE", date: formatDate(date) }]];
  });
}

function placeOf({ file, line }: Place): Place {
  return { file, line };
}

export function decisionException(
  at: OverageDecisionRow,
  problem: Problem,
  client: string | null,
): Exception {
  return { ...placeOf(at), problems: [problem], client, row: at.row };
}
