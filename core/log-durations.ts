/**
 * The durations of a log that is given as cells and nothing else (in a formula, in the pane), as minutes.
 *
 * Laws: minutes are left as they are; a unit comes from the heading, or from what all bare numbers of the column
 * show; what can't be decided is one problem of the whole table; what is written with a colon or with units is left
 * for its reader.
 */

import { type Cell, type Row, type Table, text } from "./cells.ts";
import { DURATION_HEADINGS, unitOfHeading } from "./duration-headings.ts";
import {
  arePartsOfADay,
  bareSeconds,
  durationOf,
  likeliestUnit,
  timeOfPart,
  unitReadings,
} from "./durations.ts";
import type { Problem } from "./errors.ts";
import { nameKey } from "./names.ts";
import type { BareUnit } from "./notation.ts";
import { nearestMinute } from "./units.ts";

const KEYS: ReadonlySet<string> = new Set(DURATION_HEADINGS.map(nameKey));

/** The table with its durations in minutes; as it is where they are, or where nobody can tell. */
export function inMinutes(table: Table): { readonly table: Table; readonly problem: Problem | null } {
  const at = table.header.findIndex((heading) => KEYS.has(nameKey(text(heading))));
  const heading = text(table.header[at]);
  const said = unitOfHeading(heading);
  if (at < 0 || said === "minutes") return { table, problem: null };
  const bare = table.rows.flatMap((row) => bareIn(row.cells[at]) ?? []);
  const unit = said === null ? unitShown(bare, { heading, file: table.file }) : unitOf(said, bare, heading);
  if (typeof unit !== "string") return { table, problem: unit };
  const header = table.header.map((cell, column) => (column === at ? "minutes" : cell));
  return {
    table: { ...table, header, rows: table.rows.map((row) => converted(row, at, unit)) },
    problem: null,
  };
}

function bareIn(cell: Cell): string | null {
  const found = durationOf(text(cell), null);
  return found !== null && "bare" in found ? found.bare.replace(",", ".") : null;
}

function unitOf(said: BareUnit, bare: readonly string[], heading: string): BareUnit | Problem {
  return said === "hours" && arePartsOfADay(bare, ".") ? partsOfADay(bare, heading) : said;
}

function partsOfADay(bare: readonly string[], column: string): Problem {
  const given = bare[0] ?? "";
  return { code: "DURATIONS_PARTS_OF_DAY", column, given, time: timeOfPart(Number(given)) };
}

/** What a column whose heading names no unit counts: a spreadsheet's times, or hours with decimals. */
function unitShown(
  bare: readonly string[],
  { heading, file }: { heading: string; file: string },
): BareUnit | Problem {
  if (bare.length === 0) return "minutes";
  if (arePartsOfADay(bare, ".")) return "days";
  const hasDecimals = bare.some((number) => number.includes("."));
  if (hasDecimals && bare.every((number) => Math.abs(Number(number)) <= 24)) return "hours";
  const [given = ""] = bare;
  const readings = unitReadings(given, ".");
  const likely = likeliestUnit(bare, ".");
  return { code: "DURATION_UNIT_UNCLEAR", column: heading, given, readings, likely, wasMinutes: true, file };
}

function converted(row: Row, at: number, unit: BareUnit): Row {
  const bare = bareIn(row.cells[at]);
  const seconds = bare === null ? null : bareSeconds(bare, unit, ".");
  if (seconds === null) return row;
  return { ...row, cells: row.cells.map((cell, column) => (column === at ? nearestMinute(seconds) : cell)) };
}
