/** Why a row of a log can't count: each cause once, and nothing that another cause explains. */

import { isDoubt, type Problem, type ProblemCode } from "../values/problems.ts";
import type { Row, Table } from "./cells.ts";
import type { TimeLogColumn } from "./time-log.ts";

/** A decision to release a doubtful row, or to reject a row: by whom, and why. */
export interface Decision {
  readonly is: "release" | "reject";
  readonly who: string;
  readonly why: string;
}

/** The problems that keep a row from counting: from reading its file, from its cells, or from a decision. */
export function blockingProblems(
  row: Row,
  decision: Decision | undefined,
  unreadable: readonly Problem[],
  headings: NonNullable<Table["headings"]>,
): Problem[] {
  if (decision?.is === "reject") return [{ code: "DECISION_REJECTED", who: decision.who, why: decision.why }];
  if (row.problems === undefined && unreadable.length === 0) return [];
  const found = (row.problems ?? []).filter((problem) => decision?.is !== "release" || !isDoubt(problem));
  const explained = (problem: Problem) =>
    found.some((cause) => cause.code === problem.code || explains(cause, problem, headings));
  return [...found, ...unreadable.filter((problem) => !explained(problem))];
}

/** Whether one problem explains why another one's cell is empty or unreadable. */
function explains(cause: Problem, other: Problem, headings: NonNullable<Table["headings"]>): boolean {
  if (other.code === "DATE_IMPOSSIBLE") return cause.code === "DATE_ORDER_UNCLEAR";
  if (other.code !== "VALUE_MISSING") return false;
  if (cause.code === "FORMULA_UNSAVED") return cause.column === other.column;
  const column = EXPLAINS[cause.code];
  return column !== undefined && other.column === (headings[column] ?? column);
}

/** Problems that say why a cell is empty. */
const EXPLAINS: Partial<Record<ProblemCode, TimeLogColumn>> = {
  PROJECT_UNKNOWN: "client",
  TIMER_RUNNING: "minutes",
};
