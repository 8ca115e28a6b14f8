/**
 * The values of a call's arguments, read from the workbook as Excel would pass them to the function.
 *
 * Laws: an argument is read or refused, never guessed. Whole columns end at the last filled row of all the sheets from
 * which the call reads whole columns, so that ranges side by side keep one size.
 */

import type { Cell } from "../../core/firm/cells.ts";
import { addDays, addMonths, calendarDate, excelSerial } from "../../core/values/calendar.ts";
import {
  type Argument,
  type Operator,
  parseArgument,
  type Reference,
  type TableReference,
} from "./argument.ts";
import type { Area, Position, Workbook, WorkbookTable } from "./workbook.ts";

type Obstacle =
  | "expression"
  | "other workbook"
  | "no sheet"
  | "no name"
  | "no table"
  | "no column"
  | "outside"
  | "many"
  | "too many";

/** Why an argument could not be read. */
export class Unreadable extends Error {
  readonly obstacle: Obstacle;
  /** The text of the formula, or the name in it. */
  readonly given: string;
  /** The index of the argument in the call, counted from 0. */
  readonly argument: number;

  constructor(obstacle: Obstacle, given: string, argument = 0) {
    super(`${obstacle}: ${given}`);
    this.name = "Unreadable";
    this.obstacle = obstacle;
    this.given = given;
    this.argument = argument;
  }
}

/** What a parameter takes from a range: all its cells, or one value. */
interface Wanted {
  readonly range: boolean;
}

const LAST_ROW = 1_048_575;

/** An argument resolved as far as possible without reading cells. */
type Resolved =
  | { readonly kind: "value"; readonly value: Cell }
  | { readonly kind: "area"; readonly area: Area; readonly wholeColumns: boolean }
  | {
      readonly kind: "arithmetic";
      readonly operator: Operator;
      readonly left: Resolved;
      readonly right: Resolved;
    }
  | { readonly kind: "date"; readonly parts: readonly [Resolved, Resolved, Resolved] };

/** The values of a call's arguments; null for one left out. Throws Unreadable. */
export async function argumentValues(
  given: readonly string[],
  wanted: readonly Wanted[],
  at: Position,
  workbook: Workbook,
): Promise<unknown[]> {
  if (given.length > wanted.length) throw new Unreadable("too many", given.slice(wanted.length).join(","));
  const resolver = new Resolver(at, workbook);
  const resolved = await each(given, (text) => resolver.resolve(text));
  const last = await lastRow(resolved, workbook);
  return each(resolved, (own, index) =>
    cellsOf(limited(own, last), wanted[index]?.range ?? false, given[index] ?? "", workbook),
  );
}

/** The cells of a reference such as `[@minutes]`. Throws Unreadable. */
export async function areaOf(text: string, at: Position, workbook: Workbook): Promise<Area> {
  const resolved = await new Resolver(at, workbook).resolve(text);
  if (resolved.kind !== "area") throw new Unreadable("expression", text);
  return resolved.area;
}

/** One argument after the other; an unreadable one is reported with its index. */
async function each<T, R>(items: readonly T[], run: (item: T, index: number) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (const [index, item] of items.entries()) {
    try {
      results.push(await run(item, index));
    } catch (error) {
      if (error instanceof Unreadable) throw new Unreadable(error.obstacle, error.given, index);
      throw error;
    }
  }
  return results;
}

class Resolver {
  readonly #at: Position;
  readonly #workbook: Workbook;
  #names: ReturnType<Workbook["names"]> | null = null;
  #tables: ReturnType<Workbook["tables"]> | null = null;

  constructor(at: Position, workbook: Workbook) {
    this.#at = at;
    this.#workbook = workbook;
  }

  resolve(text: string, depth = 0): Promise<Resolved> {
    return this.#resolved(parseArgument(text), text, depth);
  }

  async #resolved(argument: Argument, text: string, depth: number): Promise<Resolved> {
    switch (argument.kind) {
      case "omitted":
        return { kind: "value", value: null };
      case "value":
        return argument;
      case "reference":
        return this.#area(argument.reference, text);
      case "table":
        return { kind: "area", area: await this.#tableArea(argument.reference, text), wholeColumns: false };
      case "name":
        return this.#named(argument.name, argument.sheet, text, depth);
      case "arithmetic": {
        const left = await this.#resolved(argument.left, text, depth);
        return { ...argument, left, right: await this.#resolved(argument.right, text, depth) };
      }
      case "date": {
        const [year, month, day] = argument.parts;
        const parts = [
          await this.#resolved(year, text, depth),
          await this.#resolved(month, text, depth),
          await this.#resolved(day, text, depth),
        ] as const;
        return { kind: "date", parts };
      }
      default:
        throw new Unreadable(argument.kind, text);
    }
  }

  async #area({ sheet, top, left, bottom, right }: Reference, text: string): Promise<Resolved> {
    const own = sheet ?? this.#at.sheet;
    if (sheet !== null && (await this.#workbook.used(sheet)) === null) throw new Unreadable("no sheet", text);
    const [first, last] = [left ?? 0, right ?? 0];
    const area = {
      sheet: own,
      row: top ?? 0,
      column: first,
      rows: (bottom ?? LAST_ROW) - (top ?? 0) + 1,
      columns: last - first + 1,
    };
    return { kind: "area", area, wholeColumns: top === null || bottom === LAST_ROW };
  }

  /** The content of a defined name; a table's name alone means its data. */
  async #named(name: string, sheet: string | null, text: string, depth: number): Promise<Resolved> {
    this.#names ??= this.#workbook.names();
    const own = (await this.#names).filter((candidate) => sameName(candidate.name, name));
    const found =
      own.find((candidate) => candidate.sheet === (sheet ?? this.#at.sheet)) ??
      own.find((candidate) => candidate.sheet === null);
    // A name may refer to another name; the limit ends circular references.
    if (found !== undefined && depth < 8) return this.resolve(found.formula.replace(/^=/, ""), depth + 1);
    if (found === undefined && (await this.#table(name)) !== undefined) {
      const area = await this.#tableArea({ table: name, parts: [], columns: null }, text);
      return { kind: "area", area, wholeColumns: false };
    }
    throw new Unreadable("no name", text);
  }

  async #table(name: string): Promise<WorkbookTable | undefined> {
    this.#tables ??= this.#workbook.tables();
    return (await this.#tables).find((table) => sameName(table.name, name));
  }

  async #tableArea({ table, parts, columns }: TableReference, text: string): Promise<Area> {
    this.#tables ??= this.#workbook.tables();
    const found = (await this.#tables).find((candidate) =>
      table === null ? holds(candidate.area, this.#at) : sameName(candidate.name, table),
    );
    if (found === undefined) throw new Unreadable("no table", text);
    const { area, headings, hasHeadings, hasTotals } = found;
    const first = area.row + (hasHeadings ? 1 : 0);
    const last = area.row + area.rows - 1 - (hasTotals ? 1 : 0);
    const rows = rowsOf(parts.length === 0 ? ["#Data"] : parts);
    const [from, to] = columns ?? [headings[0] ?? "", headings.at(-1) ?? ""];
    const place = (name: string) => headings.findIndex((heading) => sameName(heading, name));
    const [left, right] = [Math.min(place(from), place(to)), Math.max(place(from), place(to))];
    if (left < 0) throw new Unreadable("no column", text);
    if (rows === null) throw new Unreadable("expression", text);
    const own = { all: area.row, heading: area.row, data: first, totals: last + 1, here: this.#at.row };
    const ends = {
      all: area.row + area.rows - 1,
      heading: first - 1,
      data: last,
      totals: last + 1,
      here: this.#at.row,
    };
    const [top, bottom] = [own[rows.from], ends[rows.to]];
    const here = rows.from === "here" && (top < first || top > last);
    if (here || bottom < top || (rows.from === "totals" && !hasTotals)) throw new Unreadable("outside", text);
    return {
      sheet: area.sheet,
      row: top,
      column: area.column + left,
      rows: bottom - top + 1,
      columns: right - left + 1,
    };
  }
}

type Edge = "all" | "heading" | "data" | "totals" | "here";

/** The first and last section of a table that these parts cover; null if they are not adjacent. */
function rowsOf(parts: readonly string[]): { from: Edge; to: Edge } | null {
  switch ([...parts].sort().join(",")) {
    case "#All":
      return { from: "all", to: "all" };
    case "#Data":
      return { from: "data", to: "data" };
    case "#Headers":
      return { from: "heading", to: "heading" };
    case "#Totals":
      return { from: "totals", to: "totals" };
    case "#Data,#Headers":
      return { from: "heading", to: "data" };
    case "#Data,#Totals":
      return { from: "data", to: "totals" };
    case "#This Row":
      return { from: "here", to: "here" };
    default:
      return null;
  }
}

function holds(area: Area, { sheet, row, column }: Position): boolean {
  const inside = (at: number, from: number, count: number) => from <= at && at < from + count;
  return (
    area.sheet === sheet && inside(row, area.row, area.rows) && inside(column, area.column, area.columns)
  );
}

function sameName(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

/** The number of rows to read for whole columns: up to the last filled row of any of their sheets. */
async function lastRow(resolved: readonly Resolved[], workbook: Workbook): Promise<number> {
  const sheets = new Set<string>();
  for (const own of resolved) if (own.kind === "area" && own.wholeColumns) sheets.add(own.area.sheet);
  let rows = 1;
  for (const sheet of sheets) rows = Math.max(rows, (await workbook.used(sheet))?.rows ?? 0);
  return rows;
}

function limited(own: Resolved, rows: number): Resolved {
  return own.kind === "area" && own.wholeColumns ? { ...own, area: { ...own.area, rows } } : own;
}

async function cellsOf(own: Resolved, range: boolean, text: string, workbook: Workbook): Promise<unknown> {
  if (own.kind !== "area") return single(own, text, workbook);
  const { rows, columns } = own.area;
  if (rows * columns === 1) return single(own, text, workbook);
  if (!range) throw new Unreadable("many", text);
  return workbook.values(own.area);
}

/** A single value; a range of several cells is refused. */
async function single(own: Resolved, text: string, workbook: Workbook): Promise<Cell> {
  switch (own.kind) {
    case "value":
      return own.value;
    case "area": {
      if (own.area.rows * own.area.columns !== 1) throw new Unreadable("many", text);
      return (await workbook.values(own.area))[0]?.[0] ?? null;
    }
    case "date": {
      const [year, month, day] = own.parts;
      return serialOf(
        await number(year, text, workbook),
        await number(month, text, workbook),
        await number(day, text, workbook),
        text,
      );
    }
    case "arithmetic": {
      const left = await number(own.left, text, workbook);
      return computed(own.operator, left, await number(own.right, text, workbook), text);
    }
  }
}

async function number(own: Resolved, text: string, workbook: Workbook): Promise<number> {
  const value = await single(own, text, workbook);
  if (value === null || value === "") return 0;
  if (typeof value !== "number") throw new Unreadable("expression", text);
  return value;
}

function computed(operator: Operator, left: number, right: number, text: string): number {
  const result = { "+": left + right, "-": left - right, "*": left * right, "/": left / right }[operator];
  if (!Number.isFinite(result)) throw new Unreadable("expression", text);
  return result;
}

/** As in DATE: months and days beyond the end, or before the start, roll over. */
function serialOf(year: number, month: number, day: number, text: string): number {
  const whole = [year, month, day].map(Math.trunc);
  const [y = 0, m = 0, d = 0] = whole;
  const january = calendarDate(y, 1, 1);
  if (january === null || Math.abs(m) > 1200 || Math.abs(d) > 40_000)
    throw new Unreadable("expression", text);
  return excelSerial(addDays(addMonths(january, m - 1), d - 1));
}
