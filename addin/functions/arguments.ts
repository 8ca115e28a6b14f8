/**
 * How the cells handed to a formula are read, and what each function is asked with them.
 *
 * Laws: an argument is read or refused with a sentence that names it; nothing is guessed. Excel hands over an empty
 * cell as null, as "" or as 0, depending on where it runs, so the three are never told apart: they are all blank,
 * except where 0 is itself an answer (minutes, users, a quantity).
 */

import type { BankHeld, Worked } from "../../core/bank-balance.ts";
import { type CalendarDate, day, formatDate } from "../../core/calendar.ts";
import {
  type Cell,
  type Columns,
  centsOf,
  dateOf,
  durationOf,
  hoursOf,
  layout,
  numberOf,
  type Table,
  text,
  wholeOf,
  yesNoOf,
} from "../../core/cells.ts";
import { InputError, type Problem } from "../../core/errors.ts";
import type { OrangeWork } from "../../core/overage.ts";
import { BUILT_IN_PRICES, isVip, PLANS, type Plan, priceOn, QUANTITY, renewedAs } from "../../core/plans.ts";
import { type Renewal, type RenewalRequest, renewal } from "../../core/renewal.ts";
import { type Cents, type Minutes, minutes, NO_MINUTES } from "../../core/units.ts";
import { channelOf, planOf } from "../../core/words.ts";

/** A function's arguments by name, as Excel hands them over. */
type Given<A extends string> = Readonly<Record<A, unknown>>;

const FIRST_DAY = day("2000-01-01");
const LAST_DAY = day("2099-12-31");
const MINUTES_OF_A_DAY = 24 * 60;

function refuse(problem: Problem): never {
  throw new InputError(problem);
}

/** A value as a cell holds it; a value with a number format or a card counts as what it stands for. */
function cellOf(value: unknown): Cell {
  switch (typeof value) {
    case "string":
    case "number":
    case "boolean":
      return value;
    case "object":
      return value !== null && "basicValue" in value ? cellOf(value.basicValue) : null;
    default:
      return null;
  }
}

function isBlank(cell: Cell): boolean {
  return text(cell) === "";
}

function isBlankOrZero(cell: Cell): boolean {
  return cell === 0 || isBlank(cell);
}

// One cell

/** A date from 2000 to 2099, its time of day dropped. `at`: the cell of a range, counted from 1. */
function date(argument: string, value: unknown, at: number | null = null): CalendarDate {
  return optionalDate(argument, value, at) ?? refuse({ code: "ARGUMENT_MISSING", argument });
}

export function optionalDate(
  argument: string,
  value: unknown,
  at: number | null = null,
): CalendarDate | null {
  const cell = cellOf(value);
  if (isBlankOrZero(cell)) return null;
  const read = dateOf(cell);
  if (read === null || read < FIRST_DAY || read > LAST_DAY) {
    return refuse({ code: "ARGUMENT_NOT_DATE", argument, at, given: text(cell) });
  }
  return read;
}

/** A whole number, both ends of the range included. */
function whole(
  argument: string,
  value: unknown,
  { least, most }: { least: number; most: number },
  at: number | null = null,
): number {
  const cell = cellOf(value);
  if (at === null && isBlank(cell)) refuse({ code: "ARGUMENT_MISSING", argument });
  const read = wholeOf(cell);
  if (read === null || read < least || read > most) {
    return refuse({ code: "ARGUMENT_NOT_WHOLE", argument, at, given: text(cell), least, most });
  }
  return read;
}

/** Hours from 0 up, in minutes; 0 when blank. */
function optionalHours(argument: string, value: unknown): Minutes {
  const cell = cellOf(value);
  if (isBlank(cell)) return NO_MINUTES;
  const read = hoursOf(cell);
  if (read === null || read < 0) return refuse({ code: "ARGUMENT_NOT_HOURS", argument, given: text(cell) });
  return read;
}

function optionalAmount(argument: string, value: unknown): Cents | null {
  const cell = cellOf(value);
  if (isBlankOrZero(cell)) return null;
  return centsOf(cell) ?? refuse({ code: "ARGUMENT_NOT_AMOUNT", argument, given: text(cell) });
}

/** No when blank; the word that a register's channel column uses is a yes. */
function optionalYes(argument: string, value: unknown): boolean {
  const cell = cellOf(value);
  if (isBlank(cell)) return false;
  if (channelOf(text(cell)) === "online") return true;
  const choices = "TRUE, FALSE (VRAI, FAUX)";
  return yesNoOf(cell) ?? refuse({ code: "ARGUMENT_NOT_CHOICE", argument, given: text(cell), choices });
}

function plan(argument: string, value: unknown): Plan {
  const given = text(cellOf(value));
  if (given === "") refuse({ code: "ARGUMENT_MISSING", argument });
  return planOf(given) ?? refuse({ code: "ARGUMENT_NOT_CHOICE", argument, given, choices: PLANS.join(", ") });
}

/** A name; 0 is an empty cell. */
export function name(argument: string, value: unknown): string {
  const cell = cellOf(value);
  if (isBlankOrZero(cell)) refuse({ code: "ARGUMENT_MISSING", argument });
  return text(cell);
}

/** Refuses a first day after the last; either may be left out. */
export function requireOrder(from: CalendarDate | null, to: CalendarDate | null): void {
  if (from === null || to === null || from <= to) return;
  const [given, otherGiven] = [formatDate(from), formatDate(to)];
  refuse({ code: "ARGUMENTS_REVERSED", argument: "from", given, other: "to", otherGiven });
}

// Ranges side by side

/** The cells of a range, row by row; a single value is a range of one. */
function cellsOf(range: unknown): Cell[] {
  return Array.isArray(range) ? range.flat().map(cellOf) : [cellOf(range)];
}

/** A row of ranges side by side; `at` counts its cells from 1. */
interface Beside {
  readonly date: Cell;
  readonly minutes: Cell;
  readonly users: Cell;
  readonly at: number;
}

/** The rows that hold anything, without the heading. `users` may be one cell for all rows. */
function beside({ dates, minutes, users }: Given<"dates" | "minutes" | "users">): Beside[] {
  const [dateCells, minuteCells, userCells] = [cellsOf(dates), cellsOf(minutes), cellsOf(users)];
  const cells = dateCells.length;
  requireSize("minutes", minuteCells.length, cells);
  if (userCells.length !== 1) requireSize("users", userCells.length, cells);
  const rows = dateCells
    .map((date, index) => ({
      date,
      minutes: minuteCells[index],
      users: userCells[userCells.length === 1 ? 0 : index],
      at: index + 1,
    }))
    .filter((row) => !isBlank(row.date) || !isBlankOrZero(row.minutes));
  const [first] = rows;
  return first !== undefined && isHeading(first) ? rows.slice(1) : rows;
}

function requireSize(argument: string, cells: number, otherCells: number): void {
  if (cells !== otherCells)
    refuse({ code: "ARGUMENT_SIZES_DIFFER", argument, cells, other: "dates", otherCells });
}

/** A first row of words: nothing in it reads as a date, and nothing as minutes. */
function isHeading({ date, minutes }: Beside): boolean {
  const words = (cell: Cell, read: (cell: Cell) => unknown) =>
    typeof cell === "string" && read(cell) === null;
  const blankOrWords =
    (isBlank(date) || words(date, dateOf)) && (isBlank(minutes) || words(minutes, minutesOf));
  return blankOrWords && numberOf(date) === null;
}

/** Minutes as a whole number or `h:mm`; null when unreadable. */
function minutesOf(cell: Cell): number | null {
  return durationOf(cell) ?? wholeOf(cell);
}

/** The rows with work; a row of 0 minutes is none. */
function worked(rows: readonly Beside[]): (Worked & { row: Beside })[] {
  const work: (Worked & { row: Beside })[] = [];
  for (const row of rows) {
    const raw = isBlank(row.minutes) ? 0 : minutesOf(row.minutes);
    if (raw === null || raw < 0 || raw > MINUTES_OF_A_DAY) {
      refuse({ code: "ARGUMENT_NOT_MINUTES", argument: "minutes", at: row.at, given: text(row.minutes) });
    }
    const on = optionalDate("dates", row.date, row.at);
    if (raw === 0) continue;
    if (on === null) {
      refuse({ code: "ARGUMENT_DATE_BLANK", argument: "dates", at: row.at, minutes: text(row.minutes) });
    }
    work.push({ date: on, minutes: minutes(raw), row });
  }
  return work;
}

// A table with headings

/** A range with its heading row; blank rows are left out and lines counted from the first row of the range. */
export function table<C extends string>(argument: string, range: unknown, columns: Columns<C>): Table {
  const rows: Cell[][] = (Array.isArray(range) ? range : [[range]]).map((row: unknown[]) => row.map(cellOf));
  const top = rows.findIndex((row) => !row.every(isBlankOrZero));
  const header = rows[top] ?? [];
  const { layout: found, problems } = layout(header, columns);
  for (const problem of problems) {
    if (problem.code !== "COLUMN_MISSING") refuse(problem);
    refuse({ code: "ARGUMENT_NO_TABLE", argument, column: problem.column, present: problem.present });
  }
  const counts = new Map<string, number>(found).get("minutes");
  const withoutZeros = (cells: readonly Cell[]) =>
    cells.includes(0) ? cells.map((cell, index) => (cell === 0 && index !== counts ? null : cell)) : cells;
  const body = rows
    .map((cells, index) => ({ line: index + 1, cells: withoutZeros(cells) }))
    .filter(({ line, cells }) => line > top + 1 && !cells.every(isBlankOrZero));
  return { file: argument, header, rows: body };
}

/** A table that may be left out: null when the range is blank. */
export function optionalTable<C extends string>(
  argument: string,
  range: unknown,
  columns: Columns<C>,
): Table | null {
  const given = Array.isArray(range) ? range.flat() : [range];
  return given.every((cell) => isBlankOrZero(cellOf(cell))) ? null : table(argument, range, columns);
}

// What the functions ask

/** VIP_BALANCE and VIP_LEDGER: one bank and the work it is to serve. */
export function bankWork(
  given: Given<"hours" | "start" | "dates" | "minutes" | "as_of" | "carried_hours" | "paid_on">,
): { held: BankHeld; work: Worked[]; asOf: CalendarDate | null } {
  const { least } = QUANTITY.VIP;
  const { most } = QUANTITY.VIP_DIAMOND;
  const held = {
    bought: optionalHours("hours", whole("hours", given.hours, { least, most })),
    carried: optionalHours("carried_hours", given.carried_hours),
    start: date("start", given.start),
    paidOn: optionalDate("paid_on", given.paid_on),
  };
  const work = worked(beside({ ...given, users: null }));
  return { held, work, asOf: optionalDate("as_of", given.as_of) };
}

/** ORANGE_OVERAGE and ORANGE_DAYS: the work of the days asked for, with each day's subscribers. */
export function orangeRequest(given: Given<"users" | "dates" | "minutes" | "from" | "to">): OrangeWork[] {
  const from = optionalDate("from", given.from);
  const to = optionalDate("to", given.to);
  requireOrder(from, to);
  const shared = cellsOf(given.users).length === 1;
  if (shared) whole("users", cellsOf(given.users)[0], QUANTITY.ORANGE_CARE);
  return worked(beside(given))
    .filter((work) => (from === null || from <= work.date) && (to === null || work.date <= to))
    .map(({ date, minutes, row }) => {
      const subscribers = whole("users", row.users, QUANTITY.ORANGE_CARE, shared ? null : row.at);
      return { date, minutes, subscribers };
    });
}

export interface Quote {
  readonly request: RenewalRequest;
  readonly renewal: Renewal;
  /** Where the price comes from; null when the formula gives it. */
  readonly source: string | null;
}

/** RENEWAL_PRICE and RENEWAL_QUOTE: the renewal asked for. */
export function renewalQuote(
  given: Given<"plan" | "quantity" | "expires" | "paid_on" | "online" | "coterm_end" | "list_price">,
): Quote {
  const held = plan("plan", given.plan);
  const pricedAs = renewedAs(held);
  if (pricedAs === "BASIC") refuse({ code: "PLAN_NOT_RENEWABLE", plan: pricedAs });
  const listPrice = optionalAmount("list_price", given.list_price);
  const request: RenewalRequest = {
    plan: held,
    quantity: whole("quantity", given.quantity, QUANTITY[pricedAs]),
    expires: date("expires", given.expires),
    paidOn: optionalDate("paid_on", given.paid_on),
    channel: optionalYes("online", given.online) ? "online" : "other",
    cotermEnd: optionalDate("coterm_end", given.coterm_end),
    ...(listPrice === null ? {} : { listPrice }),
  };
  try {
    const answer = renewal(request, BUILT_IN_PRICES);
    const published = () => priceOn(BUILT_IN_PRICES, answer.pricedAs, request.quantity, answer.paidOn);
    return { request, renewal: answer, source: listPrice === null ? published().source : null };
  } catch (error) {
    if (!(error instanceof InputError) || error.problem.code !== "PRICE_MISSING") throw error;
    const hours = isVip(pricedAs) ? request.quantity : null;
    return refuse({ code: "LIST_PRICE_NEEDED", argument: "list_price", plan: pricedAs, hours });
  }
}
