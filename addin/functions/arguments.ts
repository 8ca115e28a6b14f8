/**
 * Reads the cells passed to a formula, and builds each function's request from them.
 *
 * Laws: an argument is read or refused with a sentence that names it; nothing is guessed. Excel passes an empty cell as
 * null, as "" or as 0, depending on where it runs, so all three count as blank, except where 0 is a valid value
 * (minutes, users, a quantity). A cell that can't be used makes a table lose its row; in any other argument the whole
 * call fails.
 */

import { DurationColumn, timeForHours, timeOfCell } from "../../core/firm/cell-durations.ts";
import {
  type Cell,
  type Columns,
  centsOf,
  dateOf,
  durationOf,
  hoursOf,
  isUnclearNumber,
  layout,
  type Table,
  text,
  wholeOf,
  yesNoOf,
} from "../../core/firm/cells.ts";
import { type Exception, rowText } from "../../core/firm/exceptions.ts";
import { TIME_LOG_COLUMNS } from "../../core/firm/time-log.ts";
import type { BankHeld, Worked } from "../../core/rules/bank-balance.ts";
import type { OrangeWork } from "../../core/rules/overage.ts";
import {
  BUILT_IN_PRICES,
  HOURS_SOLD,
  isSold,
  isVip,
  PLAN_TABLE,
  PLANS,
  type Plan,
  priceOn,
  renewedAs,
  SUBSCRIBERS,
} from "../../core/rules/plans.ts";
import { type Renewal, type RenewalRequest, renewal } from "../../core/rules/renewal.ts";
import { addDays, anniversaryAfter, type CalendarDate, day, formatDate } from "../../core/values/calendar.ts";
import { unitOfHeading } from "../../core/values/duration-headings.ts";
import { timeOfPart } from "../../core/values/durations.ts";
import { dateOrder } from "../../core/values/moments.ts";
import { bothReadings, DATE_ORDERS, type DateOrder } from "../../core/values/notation.ts";
import { InputError, type Problem } from "../../core/values/problems.ts";
import { type Cents, type Minutes, minutes, NO_MINUTES } from "../../core/values/units.ts";
import { channelOf, isUnpaid, planOf } from "../../core/words/accepted-words.ts";
import { keptByCells } from "./recent.ts";

/** A function's arguments by name, as Excel passes them. */
type Given<A extends string> = Readonly<Record<A, unknown>>;

const FIRST_DAY = day("2000-01-01");
const LAST_DAY = day("2099-12-31");
const MINUTES_OF_A_DAY = 24 * 60;

function refuse(problem: Problem): never {
  throw new InputError(problem);
}

/** The plain value of a cell; a formatted number or a card is reduced to its basic value. */
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

/** How errors appear in a cell copied as text, or read by the pane; in English and French. */
const ERROR =
  /^#(?:N\/A|NAME\?|NOM\?|(?:REF|VALUE|VALEUR|DIV\/0|NUM|NOMBRE|NULL|NUL|SPILL|PROPAGATION|CALC|CALCUL)!)$/;

/** The error that a cell shows, such as #N/A; null for any other value. */
function errorIn(value: unknown): string | null {
  if (typeof value === "string") return value.includes("#") && ERROR.test(value.trim()) ? value.trim() : null;
  if (typeof value !== "object" || value === null || !("basicType" in value)) return null;
  return value.basicType === "Error" && "basicValue" in value ? String(value.basicValue) : null;
}

/** The plain value of a cell; an error is refused. `at`: the cell of a range, counted from 1. */
function sound(argument: string, value: unknown, at: number | null = null): Cell {
  const given = errorIn(value);
  if (given !== null) refuse({ code: "ARGUMENT_IS_ERROR", argument, at, given });
  return cellOf(value);
}

/** Refuses a text such as `1,450`, which may have thousands or decimals. */
function requireClear(argument: string, cell: Cell, at: number | null = null): void {
  if (!isUnclearNumber(cell)) return;
  const given = text(cell);
  const [decimal, whole] = bothReadings(given);
  refuse({ code: "ARGUMENT_NUMBER_UNCLEAR", argument, at, given, whole, decimal });
}

function isBlank(cell: Cell): boolean {
  return text(cell) === "";
}

function isBlankOrZero(cell: Cell): boolean {
  return cell === 0 || isBlank(cell);
}

// One cell

/** Whether day or month comes first, decided by all dates in texts together; null if undecided. */
function orderOf(cells: readonly Cell[]): DateOrder | null {
  const texts = cells.filter((cell) => typeof cell === "string").map((cell) => [text(cell)]);
  const decided = dateOrder(texts, { allowed: DATE_ORDERS, asked: null, file: "" });
  return "order" in decided ? decided.order : null;
}

/** A date from 2000 to 2099. */
function date(argument: string, value: unknown): CalendarDate {
  return optionalDate(argument, value) ?? refuse({ code: "ARGUMENT_MISSING", argument });
}

/** `at`: the cell of a range, counted from 1; `order`: the order of all dates in the range. */
export function optionalDate(
  argument: string,
  value: unknown,
  { at, order }: { at: number | null; order?: DateOrder | null } = { at: null },
): CalendarDate | null {
  const cell = sound(argument, value, at);
  if (isBlankOrZero(cell)) return null;
  const read = dateOf(cell, order === undefined ? orderOf([cell]) : order);
  if (read === null || read < FIRST_DAY || read > LAST_DAY) {
    return refuse({ code: "ARGUMENT_NOT_DATE", argument, at, given: text(cell) });
  }
  return read;
}

/** A whole number; both ends of the range are inclusive. */
function whole(
  argument: string,
  value: unknown,
  { least, most }: { least: number; most: number },
  at: number | null = null,
): number {
  const cell = sound(argument, value, at);
  requireClear(argument, cell, at);
  if (at === null && isBlank(cell)) refuse({ code: "ARGUMENT_MISSING", argument });
  const read = wholeOf(cell);
  if (read === null || read < least || read > most) {
    return refuse({ code: "ARGUMENT_NOT_WHOLE", argument, at, given: text(cell), least, most });
  }
  return read;
}

function timeNotHours(argument: string, cell: Cell): Problem {
  return { code: "ARGUMENT_IS_TIME", argument, at: null, given: timeOfPart(Number(cell)) };
}

/** A whole number of hours, or of subscribers for plans that count them. */
function wholeHours(argument: string, value: unknown, range: { least: number; most: number }): number {
  const cell = cellOf(value);
  if (timeOfCell(cell) !== null) refuse(timeNotHours(argument, cell));
  return whole(argument, value, range);
}

/** Hours from 0 up, in minutes; 0 when blank. */
function optionalHours(argument: string, value: unknown): Minutes {
  const cell = sound(argument, value);
  requireClear(argument, cell);
  if (isBlank(cell)) return NO_MINUTES;
  if (timeForHours(cell) !== null) refuse(timeNotHours(argument, cell));
  const read = hoursOf(cell);
  if (read === null || read < 0) return refuse({ code: "ARGUMENT_NOT_HOURS", argument, given: text(cell) });
  return read;
}

function optionalAmount(argument: string, value: unknown): Cents | null {
  const cell = sound(argument, value);
  requireClear(argument, cell);
  if (isBlankOrZero(cell)) return null;
  return centsOf(cell) ?? refuse({ code: "ARGUMENT_NOT_AMOUNT", argument, given: text(cell) });
}

/** No when blank; the word for online in a register's channel column means yes. */
function optionalYes(argument: string, value: unknown): boolean {
  const cell = sound(argument, value);
  if (isBlank(cell)) return false;
  if (channelOf(text(cell)) === "online") return true;
  const choices = "TRUE, FALSE (VRAI, FAUX)";
  return yesNoOf(cell) ?? refuse({ code: "ARGUMENT_NOT_CHOICE", argument, given: text(cell), choices });
}

function plan(argument: string, value: unknown): Plan {
  const given = text(sound(argument, value));
  if (given === "") refuse({ code: "ARGUMENT_MISSING", argument });
  return planOf(given) ?? refuse({ code: "ARGUMENT_NOT_CHOICE", argument, given, choices: PLANS.join(", ") });
}

/** The day of payment, or the word for unpaid; null if blank. */
function payment(argument: string, value: unknown): CalendarDate | "unpaid" | null {
  const cell = sound(argument, value);
  return isUnpaid(text(cell)) ? "unpaid" : optionalDate(argument, cell);
}

/** A name; 0 is an empty cell. */
export function name(argument: string, value: unknown): string {
  const cell = sound(argument, value);
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
function cellsOf(argument: string, range: unknown): Cell[] {
  if (!Array.isArray(range)) return [sound(argument, range)];
  const values: unknown[] = range.flat();
  return values.map((value, index) => sound(argument, value, values.length === 1 ? null : index + 1));
}

/** A row of ranges side by side; `at` counts its cells from 1. */
interface Beside {
  readonly date: Cell;
  readonly minutes: Cell;
  readonly users: Cell;
  readonly at: number;
}

interface RowsBeside {
  /** "" without a row of headings. */
  readonly heading: string;
  readonly rows: readonly Beside[];
}

/** The non-empty rows, without the heading. `users` may be one cell for all rows. */
function beside({ dates, minutes, users }: Given<"dates" | "minutes" | "users">): RowsBeside {
  const [dateCells, minuteCells, userCells] = [
    cellsOf("dates", dates),
    cellsOf("minutes", minutes),
    cellsOf("users", users),
  ];
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
  if (first === undefined || !isHeading(first)) return { heading: "", rows };
  return { heading: text(first.minutes), rows: rows.slice(1) };
}

function requireSize(argument: string, cells: number, otherCells: number): void {
  if (cells !== otherCells)
    refuse({ code: "ARGUMENT_SIZES_DIFFER", argument, cells, other: "dates", otherCells });
}

/** A first row of words: neither cell has a digit. */
function isHeading({ date, minutes }: Beside): boolean {
  return [date, minutes].every((cell) => isBlank(cell) || (typeof cell === "string" && !/\d/.test(cell)));
}

/** Minutes as a whole number, `h:mm` or a time of day; null when unreadable. */
function minutesOf({ minutes: cell, at }: Beside, column: DurationColumn): number | null {
  requireClear("minutes", cell, at);
  const read = column.minutesOf(cell);
  if (read === "unclear") return refuse(unclearTime("minutes", cell, at));
  return read ?? durationOf(cell) ?? wholeOf(cell);
}

function unclearTime(argument: string, cell: Cell, at: number | null): Problem {
  return { code: "ARGUMENT_TIME_UNCLEAR", argument, at, given: text(cell), time: timeOfPart(Number(cell)) };
}

/** The rows with work; rows of 0 minutes are skipped. The heading may say that the cells hold hours. */
function worked({ heading, rows }: RowsBeside): (Worked & { row: Beside })[] {
  const work: (Worked & { row: Beside })[] = [];
  const cells = rows.map(({ minutes: cell }) => cell);
  const column = new DurationColumn(unitOfHeading(heading) ?? "minutes", cells);
  const order = orderOf(rows.map(({ date: cell }) => cell));
  for (const row of rows) {
    const raw = isBlank(row.minutes) ? 0 : minutesOf(row, column);
    if (raw === null || raw < 0 || raw > MINUTES_OF_A_DAY) {
      refuse({ code: "ARGUMENT_NOT_MINUTES", argument: "minutes", at: row.at, given: text(row.minutes) });
    }
    const on = optionalDate("dates", row.date, { at: row.at, order });
    if (raw === 0) continue;
    if (on === null) {
      refuse({ code: "ARGUMENT_DATE_BLANK", argument: "dates", at: row.at, minutes: text(row.minutes) });
    }
    work.push({ date: on, minutes: minutes(raw), row });
  }
  return work;
}

/** A sheet may have a range for each client. */
const MOST_RANGES = 100;

const workIn = keptByCells(
  (dates: unknown, minutes: unknown, users: unknown) => worked(beside({ dates, minutes, users })),
  MOST_RANGES,
);

// A table with headings

const MINUTES = "minutes";
/** The columns of our tables in which a time of day would mean hours. */
const HOURS: ReadonlySet<string> = new Set(["quantity", "carried_hours", "included_hours"]);
/** The columns of our tables in which people type times. */
export const TIME_COLUMNS: ReadonlySet<string> = new Set([MINUTES, ...HOURS]);

export interface RangeTable extends Table {
  /** The rows with a cell that the table readers never see: an error, or a time that can't be hours. */
  readonly refused: readonly Exception[];
}

/** A range with its heading row; blank rows are left out and lines counted from the first row of the range. */
export function table<C extends string>(argument: string, range: unknown, columns: Columns<C>): RangeTable {
  const values: unknown[][] = Array.isArray(range) ? range : [[range]];
  const rows: Cell[][] = values.map((row) => row.map(cellOf));
  const top = rows.findIndex((row) => !row.every(isBlankOrZero));
  const header = rows[top] ?? [];
  const { layout: found, problems } = layout(header, columns);
  for (const problem of problems) {
    if (problem.code !== "COLUMN_MISSING") refuse(problem);
    refuse({ code: "ARGUMENT_NO_TABLE", argument, column: problem.column, present: problem.present });
  }
  const counts = new Map<string, number>(found).get(MINUTES) ?? -1;
  const below = rows.slice(top + 1);
  // Manual corrections are in minutes, whatever the heading.
  const unit = (columns as object) === TIME_LOG_COLUMNS ? unitOfHeading(text(header[counts])) : "minutes";
  const cells = below.map((row) => row[counts]);
  const durations = new DurationColumn(unit, cells);
  if (durations.counts === null) {
    const [column, given] = [text(header[counts]), text(durations.numbers[0])];
    refuse({ code: "ARGUMENT_UNIT_UNCLEAR", argument, column, given });
  }
  const refused: Exception[] = [];
  const body: { line: number; cells: Cell[] }[] = [];
  const columnsRead = [...found];
  for (const [index, cells] of below.entries()) {
    if (cells.every(isBlankOrZero)) continue;
    const line = top + index + 2;
    const given = values[top + 1 + index];
    const held: Problem[] = [];
    for (const [column, at] of columnsRead) {
      const problem = cellProblem(column, cells[at], given?.[at], durations);
      if (problem !== null) held.push(problem);
    }
    if (held.length > 0) {
      const row = rowText({ line, cells }, found);
      refused.push({ file: argument, line, problems: held, client: null, row });
      continue;
    }
    // In place, since these cells are a copy already.
    for (let at = 0; at < cells.length; at += 1) {
      if (at === counts) cells[at] = asMinutes(cells[at], durations);
      else if (cells[at] === 0) cells[at] = null;
    }
    body.push({ line, cells });
  }
  // The column has been converted to minutes, so it gets that heading.
  const named = header.map((cell, at) => (at === counts ? MINUTES : cell));
  return { file: argument, header: named, rows: body, refused };
}

function asMinutes(cell: Cell, durations: DurationColumn): Cell {
  const read = durations.minutesOf(cell);
  return read === "unclear" || read === null ? cell : read;
}

/** The problem of a cell as Excel passes it, whatever its meaning; null if there is none. */
function cellProblem(column: string, cell: Cell, value: unknown, durations: DurationColumn): Problem | null {
  const error = errorIn(value);
  if (error !== null) return { code: "ARGUMENT_IS_ERROR", argument: column, at: null, given: error };
  if (column === MINUTES)
    return durations.minutesOf(cell) === "unclear" ? unclearTime(column, cell, null) : null;
  if (!HOURS.has(column) || timeForHours(cell) === null) return null;
  return timeNotHours(column, cell);
}

/** An optional table: null if the range is blank. */
export function optionalTable<C extends string>(
  argument: string,
  range: unknown,
  columns: Columns<C>,
): RangeTable | null {
  const given = Array.isArray(range) ? range.flat() : [range];
  return given.every((cell) => isBlankOrZero(cellOf(cell))) ? null : table(argument, range, columns);
}

// The functions' requests

/** VIP_BALANCE and VIP_LEDGER: one bank and the work to draw from it. */
export function bankWork(
  given: Given<"hours" | "start" | "dates" | "minutes" | "as_of" | "carried_hours" | "paid_on">,
): { held: BankHeld; work: Worked[]; asOf: CalendarDate | null } {
  const held = {
    bought: optionalHours("hours", wholeHours("hours", given.hours, HOURS_SOLD)),
    carried: optionalHours("carried_hours", given.carried_hours),
    start: date("start", given.start),
    paidOn: payment("paid_on", given.paid_on),
  };
  const work = workIn(given.dates, given.minutes, null);
  return { held, work, asOf: optionalDate("as_of", given.as_of) };
}

/** ORANGE_OVERAGE and ORANGE_DAYS: the work of the requested days, with each day's subscribers. */
export function orangeRequest(given: Given<"users" | "dates" | "minutes" | "from" | "to">): OrangeWork[] {
  const from = optionalDate("from", given.from);
  const to = optionalDate("to", given.to);
  requireOrder(from, to);
  const [users, ...more] = cellsOf("users", given.users);
  const shared = more.length === 0;
  if (shared) whole("users", users, SUBSCRIBERS);
  return workIn(given.dates, given.minutes, given.users)
    .filter((work) => (from === null || from <= work.date) && (to === null || work.date <= to))
    .map(({ date, minutes, row }) => {
      const subscribers = whole("users", row.users, SUBSCRIBERS, shared ? null : row.at);
      return { date, minutes, subscribers };
    });
}

export interface Quote {
  readonly request: RenewalRequest;
  readonly renewal: Renewal;
  /** The source of the price; null if the formula gives the price. */
  readonly source: string | null;
}

/** RENEWAL_PRICE and RENEWAL_QUOTE: the requested renewal. */
export function renewalQuote(
  given: Given<
    "plan" | "quantity" | "expires" | "paid_on" | "online" | "coterm_end" | "list_price" | "first_start"
  >,
): Quote {
  const held = plan("plan", given.plan);
  const pricedAs = renewedAs(held);
  if (!isSold(pricedAs)) refuse({ code: "PLAN_NOT_RENEWABLE", plan: pricedAs });
  const listPrice = optionalAmount("list_price", given.list_price);
  const quantity = (isVip(pricedAs) ? wholeHours : whole)(
    "quantity",
    given.quantity,
    PLAN_TABLE[pricedAs].quantity,
  );
  const expires = date("expires", given.expires);
  const anchor = firstStart("first_start", given.first_start, expires);
  const request: RenewalRequest = {
    plan: held,
    quantity,
    expires,
    ...(anchor === null ? {} : { anchor }),
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

/** The day that anniversaries are counted from; `expires` must be one of them. Null if left out. */
function firstStart(argument: string, value: unknown, expires: CalendarDate): CalendarDate | null {
  const given = optionalDate(argument, value);
  if (given === null || given === expires) return given;
  const [written, otherGiven] = [formatDate(given), formatDate(expires)];
  const problem = { argument, given: written, other: "expires", otherGiven };
  if (given > expires) refuse({ code: "ARGUMENTS_REVERSED", ...problem });
  if (anniversaryAfter(given, addDays(expires, -1)) !== expires)
    refuse({ code: "ARGUMENT_NOT_ANNIVERSARY", ...problem });
  return given;
}
