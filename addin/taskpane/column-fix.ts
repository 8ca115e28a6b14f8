/**
 * What would become of a table's column if its times and texts were minutes or dates, as the functions read them.
 *
 * Laws: a cell changes only if its reading stays the same. Formulas, and what can't be read, stay as they are, with the
 * reason. Nothing is written here.
 */

import { DurationColumn } from "../../core/firm/cell-durations.ts";
import { type Cell, type Columns, layout, text } from "../../core/firm/cells.ts";
import { CONTRACT_COLUMNS } from "../../core/firm/register.ts";
import { notationOf, RowReader } from "../../core/firm/row-reader.ts";
import { TIME_LOG_COLUMNS } from "../../core/firm/time-log.ts";
import { excelSerial, formatDate } from "../../core/values/calendar.ts";
import { unitOfHeading } from "../../core/values/duration-headings.ts";
import { timeOfPart } from "../../core/values/durations.ts";
import type { Language } from "../../core/values/language.ts";
import type { Problem } from "../../core/values/problems.ts";
import { CORE_WORDS } from "../../core/words/words.ts";
import { unclearTime } from "../functions/arguments/side-by-side.ts";
import { sentence } from "../functions/excel-error.ts";
import type { Area, NewCell, Position, Replacement, Workbook, WorkbookTable } from "./workbook.ts";

/** A column of minutes or of dates. */
export interface FixableColumn {
  readonly heading: string;
  /** Its cells, without heading and totals. */
  readonly area: Area;
  readonly holds: "date" | "minutes";
  /** The columns of dates of the table: all of them show whether day or month comes first. */
  readonly beside: readonly { readonly heading: string; readonly area: Area }[];
  readonly known: Columns<string>;
}

interface Change extends Replacement {
  readonly from: string;
  readonly to: string;
}

interface Left {
  readonly row: number;
  readonly shown: string;
  readonly why: string;
}

export interface ColumnFix {
  readonly changes: readonly Change[];
  readonly left: readonly Left[];
}

/** The column of a register or a log in which the cell stands; null for any other cell. */
export function fixableColumn(at: Position, tables: readonly WorkbookTable[]): FixableColumn | null {
  for (const { area, headings, hasHeadings, hasTotals } of tables) {
    const inside = at.column - area.column;
    const heading = headings[inside];
    const rows = area.rows - 1 - (hasTotals ? 1 : 0);
    const isIn = at.row > area.row && at.row <= area.row + rows;
    if (area.sheet !== at.sheet || heading === undefined || !hasHeadings || !isIn) continue;
    const [log, register] = [layout(headings, TIME_LOG_COLUMNS), layout(headings, CONTRACT_COLUMNS)];
    const known: Columns<string> =
      log.problems.length <= register.problems.length ? TIME_LOG_COLUMNS : CONTRACT_COLUMNS;
    const held = new Map<string, number>(layout(headings, known).layout);
    const id = [...held].find(([, column]) => column === inside)?.[0] ?? "";
    const holds = id === "minutes" ? "minutes" : known[id]?.holds === "date" ? "date" : null;
    if (holds === null) return null;
    const columnAt = (index: number) => ({
      heading: headings[index] ?? "",
      area: { ...area, row: area.row + 1, rows, column: area.column + index, columns: 1 },
    });
    const dates = [...held].filter(([column, index]) => known[column]?.holds === "date" && index !== inside);
    const beside = holds === "date" ? dates.map(([, index]) => columnAt(index)) : [];
    return { ...columnAt(inside), holds, beside, known };
  }
  return null;
}

/** What would change, or the sentence why nothing can be read. */
export async function columnFix(
  column: FixableColumn,
  workbook: Workbook,
  language: Language,
): Promise<ColumnFix | string> {
  const { heading, area, holds, beside, known } = column;
  const { fix } = CORE_WORDS[language].pane;
  if (holds === "minutes" && unitOfHeading(heading) !== "minutes") return fix.notMinutes(heading);
  const cells = (await workbook.formulas(area)).map(([cell]) => cell);
  const others: Cell[][] = [];
  for (const one of beside) others.push((await workbook.values(one.area)).map(([cell]) => cell));
  const typed = cells.map((cell) => (isFormula(cell) ? "" : cell));
  const durations = new DurationColumn("minutes", holds === "minutes" ? typed : []);
  if (durations.counts === null) {
    const given = text(durations.numbers[0]);
    return sentence({ code: "ARGUMENT_UNIT_UNCLEAR", argument: "time_log", column: heading, given });
  }
  const header = [heading, ...beside.map((one) => one.heading)];
  const rows = typed.map((cell, at) => ({ line: at, cells: [cell, ...others.map((own) => own[at])] }));
  const found = layout(header, known).layout;
  const [id] = [...found].find(([, index]) => index === 0) ?? [""];
  const notation = notationOf({ file: "", header, rows }, found, known, null);
  const changes: Change[] = [];
  const left: Left[] = [];
  for (const [at, was] of cells.entries()) {
    const row = area.row + at;
    if (text(was) === "") continue;
    if (isFormula(was)) {
      left.push({ row, shown: text(was), why: fix.isFormula });
      continue;
    }
    const minutes = holds === "minutes" ? durations.minutesOf(was) : null;
    const read = new RowReader(
      { line: at, cells: [minutes === "unclear" ? was : (minutes ?? was)] },
      found,
      notation,
    );
    const cell = holds === "minutes" ? minutesCell(read.minutes(id)) : dateCell(read.date(id));
    const problems: Problem[] = minutes === "unclear" ? [unclearTime(heading, was, null)] : read.problems;
    if (cell === null || minutes === "unclear")
      left.push({ row, shown: shownAs(was), why: problems.map(sentence).join(" ") });
    else if (cell.value !== was && !(holds === "date" && typeof was === "number"))
      changes.push({ row, was, cell, from: shownAs(was), to: cell.shown });
  }
  return { changes, left };
}

function isFormula(cell: Cell): boolean {
  return typeof cell === "string" && cell.startsWith("=");
}

function minutesCell(value: number | null): (NewCell & { shown: string }) | null {
  return value === null ? null : { value, format: "number", shown: String(value) };
}

function dateCell(date: ReturnType<RowReader<string>["date"]>): (NewCell & { shown: string }) | null {
  return date === null ? null : { value: excelSerial(date), format: "date", shown: formatDate(date) };
}

/** A time as it was typed. */
function shownAs(cell: Cell): string {
  return typeof cell === "number" && cell > 0 && cell < 1 ? timeOfPart(cell) : text(cell);
}
