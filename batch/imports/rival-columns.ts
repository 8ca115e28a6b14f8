/**
 * Several columns for one thing: which of them counts, and where none can be preferred.
 *
 * Law: columns that agree in every row are one; where they differ the file is refused, with the first such row.
 */

import { type Cell, type Row, text } from "../../core/firm/cells.ts";
import { isBilled, unitOfHeading } from "../../core/values/duration-headings.ts";
import { bareSeconds, durationOf } from "../../core/values/durations.ts";
import { nameKey } from "../../core/values/names.ts";
import type { Problem } from "../../core/values/problems.ts";
import { CANONICAL } from "./profile.ts";
import type { Recognised } from "./recognition.ts";
import type { Refusal } from "./table.ts";
import { SLACK_SECONDS } from "./unit-decision.ts";

/** The columns of our own log, with the one for durations: the first that holds time worked. */
export function oneDuration(recognised: Recognised, headings: readonly Cell[]): Recognised {
  const at = recognised.columns.get("duration") ?? [];
  if (recognised.profile !== CANONICAL || at.length < 2) return recognised;
  const worked = at.find((column) => !isBilled(text(headings[column]))) ?? at[0] ?? 0;
  return { ...recognised, columns: new Map([...recognised.columns, ["duration", [worked]]]) };
}

/** Two duration columns in our own log that differ: neither can be preferred. */
export function durationsDiffer(
  { profile, columns }: Recognised,
  headings: readonly Cell[],
  data: readonly Row[],
): Refusal | null {
  const at = profile === CANONICAL ? (columns.get("duration") ?? []) : [];
  const [first, ...others] = at.filter((column) => !isBilled(text(headings[column])));
  if (first === undefined) return null;
  const seconds = (row: Row, column: number) => {
    const found = durationOf(text(row.cells[column]), null);
    const unit = unitOfHeading(text(headings[column])) ?? "minutes";
    if (found === null || "days" in found) return null;
    return "seconds" in found ? found.seconds : bareSeconds(found.bare, unit, ".");
  };
  for (const other of others) {
    // A repeated heading is reported by the time log's own reader.
    if (nameKey(text(headings[other])) === nameKey(text(headings[first]))) continue;
    const row = data.find((candidate) => {
      const [one, two] = [seconds(candidate, first), seconds(candidate, other)];
      if (text(candidate.cells[first]) === text(candidate.cells[other])) return one !== two;
      return one === null || two === null || Math.abs(one - two) > SLACK_SECONDS;
    });
    if (row === undefined) continue;
    const [given, otherGiven] = [text(row.cells[first]), text(row.cells[other])];
    const problem: Problem = {
      code: "DURATION_COLUMNS_DIFFER",
      one: text(headings[first]),
      given,
      other: text(headings[other]),
      otherGiven,
    };
    return { problem, line: row.line };
  }
  return null;
}

/** Two columns with one heading for one field are one column only if they agree in every row. */
export function repeatedColumn(
  { profile, columns, header }: Recognised,
  all: readonly Row[],
): Refusal | null {
  if (profile === CANONICAL) return null; // The time log's own reader reports it.
  const headings = all[header]?.cells.map((cell) => nameKey(text(cell))) ?? [];
  for (const at of columns.values()) {
    for (const [index, first] of at.entries()) {
      const other = at.slice(index + 1).find((second) => headings[second] === headings[first]);
      if (other === undefined) continue;
      const agree = all.every(({ cells }) => text(cells[first]) === text(cells[other]));
      const column = text(all[header]?.cells[first]);
      if (!agree) return { problem: { code: "COLUMN_REPEATED", column }, line: all[header]?.line ?? 1 };
    }
  }
  return null;
}
