/**
 * A spilled table as lines that fit a narrow pane: a date and what happened, the figure, the rule, and the remaining
 * cells under their headings.
 *
 * Law: nothing is computed here, and every non-empty cell is shown.
 */

import type { Language } from "../../core/values/language.ts";
import { shownCell, type Table } from "../functions/cells.ts";
import type { Declaration } from "../functions/declaration.ts";

export interface Line {
  readonly date: string;
  readonly what: string;
  /** Headings with their cells. */
  readonly details: readonly (readonly [heading: string, shown: string])[];
  /** A sentence about the line. */
  readonly remark: string;
  readonly figure: string;
  readonly rule: string;
  /** The line with the function's result. */
  readonly last: boolean;
}

export interface Lines {
  /** The meaning of the figures. */
  readonly figure: string;
  readonly lines: readonly Line[];
  /** The numbers of the rules cited by the lines, without repetition. */
  readonly rules: readonly string[];
}

/** The lines of a table that one of our explaining functions answered. */
export function linesOf({ name, lines: places }: Declaration, table: Table, language: Language): Lines {
  if (places === null) throw new Error(`broken assumption: ${name} explains`);
  const { columns, headings, rows, below } = table;
  const { date, what, figure, remark } = places;
  const rule = columns.includes("rule") ? "rule" : null;
  const placed = new Set([date, what, figure, remark, rule]);
  const lines = rows.map((row, index): Line => {
    const shown = (column: string | null) => (column === null ? "" : shownCell(row[column], language));
    return {
      date: shown(date),
      what: shown(what),
      details: columns.flatMap((column) => {
        const cell = placed.has(column) ? "" : shown(column);
        return cell === "" ? [] : [[headings[column] ?? "", cell] as const];
      }),
      remark: shown(remark),
      figure: shown(figure),
      rule: shown(rule),
      last: figure !== null && index === rows.length - 1,
    };
  });
  const unused = below.filter((row) => row.length > 0).map((row) => unusedLine(row, language));
  return {
    figure: figure === null ? "" : (headings[figure] ?? ""),
    lines: [...lines, ...unused],
    rules: [...new Set(lines.flatMap((line) => line.rule.match(/[AMPR]\d+/g) ?? []))],
  };
}

/** A row under the table: the place, the client and the reason. */
function unusedLine(row: Table["below"][number], language: Language): Line {
  const [what, client, remark = ""] = row.map((cell) => shownCell(cell, language));
  return {
    date: "",
    what: [what, client].filter(Boolean).join(" – "),
    details: [],
    remark,
    figure: "",
    rule: "",
    last: false,
  };
}
