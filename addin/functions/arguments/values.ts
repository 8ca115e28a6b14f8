/**
 * Reads one cell passed to a formula.
 *
 * Laws: a value is read or refused with a sentence that names its argument; nothing is guessed. Excel passes an empty
 * cell as null, as "" or as 0, depending on where it runs, so all three count as blank, except where 0 is a valid value
 * (minutes, users, a quantity).
 */

import { timeForHours, timeOfCell } from "../../../core/firm/cell-durations.ts";
import {
  type Cell,
  centsOf,
  dateOf,
  hoursOf,
  isUnclearNumber,
  text,
  wholeOf,
  yesNoOf,
} from "../../../core/firm/cells.ts";
import { PLANS, type Plan } from "../../../core/rules/plans.ts";
import { type CalendarDate, day, excelSerial, formatDate } from "../../../core/values/calendar.ts";
import { timeOfPart } from "../../../core/values/durations.ts";
import { dateOrder } from "../../../core/values/moments.ts";
import { bothReadings, DATE_ORDERS, type DateOrder } from "../../../core/values/notation.ts";
import { InputError, type Problem } from "../../../core/values/problems.ts";
import { type Cents, type Minutes, NO_MINUTES } from "../../../core/values/units.ts";
import { channelOf, isUnpaid, planOf } from "../../../core/words/accepted-words.ts";

const FIRST_DAY = day("2000-01-01");
const LAST_DAY = day("2099-12-31");
const EARLIEST_SERIAL = excelSerial(FIRST_DAY) - 1;

export function refuse(problem: Problem): never {
  throw new InputError(problem);
}

/** The plain value of a cell; a formatted number or a card is reduced to its basic value. */
export function cellOf(value: unknown): Cell {
  switch (typeof value) {
    case "number":
      return isHairBelow(value) ? Math.ceil(value) : value;
    case "string":
    case "boolean":
      return value;
    case "object":
      return value !== null && "basicValue" in value ? cellOf(value.basicValue) : null;
    default:
      return null;
  }
}

/** A date that arithmetic left a hair below midnight, by far less than a second: it shows as that day. */
function isHairBelow(value: number): boolean {
  return value > EARLIEST_SERIAL && value < Math.ceil(value) && Math.ceil(value) - value < 1e-8;
}

/** How errors appear in a cell copied as text, or read by the pane; in English and French. */
const ERROR =
  /^#(?:N\/A|NAME\?|NOM\?|(?:REF|VALUE|VALEUR|DIV\/0|NUM|NOMBRE|NULL|NUL|SPILL|PROPAGATION|CALC|CALCUL)!)$/;

/** The error that a cell shows, such as #N/A; null for any other value. */
export function errorIn(value: unknown): string | null {
  if (typeof value === "string") return value.includes("#") && ERROR.test(value.trim()) ? value.trim() : null;
  if (typeof value !== "object" || value === null || !("basicType" in value)) return null;
  return value.basicType === "Error" && "basicValue" in value ? String(value.basicValue) : null;
}

/** The plain value of a cell; an error is refused. `at`: the cell of a range, counted from 1. */
export function sound(argument: string, value: unknown, at: number | null = null): Cell {
  const given = errorIn(value);
  if (given !== null) refuse({ code: "ARGUMENT_IS_ERROR", argument, at, given });
  return cellOf(value);
}

/** Refuses a text such as `1,450`, which may have thousands or decimals. */
export function requireClear(argument: string, cell: Cell, at: number | null = null): void {
  if (!isUnclearNumber(cell)) return;
  const given = text(cell);
  const [decimal, whole] = bothReadings(given);
  refuse({ code: "ARGUMENT_NUMBER_UNCLEAR", argument, at, given, whole, decimal });
}

export function isBlank(cell: Cell): boolean {
  return text(cell) === "";
}

export function isBlankOrZero(cell: Cell): boolean {
  return cell === 0 || isBlank(cell);
}

/** Whether day or month comes first, decided by all dates in texts together; null if undecided. */
export function orderOf(cells: readonly Cell[]): DateOrder | null {
  const texts = cells.filter((cell) => typeof cell === "string").map((cell) => [text(cell)]);
  const decided = dateOrder(texts, { allowed: DATE_ORDERS, asked: null, file: "" });
  return "order" in decided ? decided.order : null;
}

/** A date from 2000 to 2099. */
export function date(argument: string, value: unknown): CalendarDate {
  return optionalDate(argument, value) ?? refuse({ code: "ARGUMENT_MISSING", argument, at: null });
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
  if (read !== null && read >= FIRST_DAY && read <= LAST_DAY) return read;
  const given = text(cell);
  const [dayFirst, monthFirst] = DATE_ORDERS.map((own) => dateOf(cell, own));
  if (read !== null || dayFirst == null || monthFirst == null)
    return refuse({ code: "ARGUMENT_NOT_DATE", argument, at, given });
  return refuse({
    ...{ code: "ARGUMENT_DATE_UNCLEAR", argument, at, given },
    ...{ dayFirst: formatDate(dayFirst), monthFirst: formatDate(monthFirst) },
  });
}

/** A whole number; both ends of the range are inclusive. */
export function whole(
  argument: string,
  value: unknown,
  { least, most }: { least: number; most: number },
  at: number | null = null,
): number {
  const cell = sound(argument, value, at);
  requireClear(argument, cell, at);
  if (isBlank(cell)) refuse({ code: "ARGUMENT_MISSING", argument, at });
  const read = wholeOf(cell);
  if (read === null || read < least || read > most) {
    return refuse({ code: "ARGUMENT_NOT_WHOLE", argument, at, given: text(cell), least, most });
  }
  return read;
}

/** The same, or null when it is left out. */
export function optionalWhole(
  argument: string,
  value: unknown,
  range: { least: number; most: number },
): number | null {
  return isBlankOrZero(cellOf(value)) ? null : whole(argument, value, range);
}

export function timeNotHours(argument: string, cell: Cell): Problem {
  return { code: "ARGUMENT_IS_TIME", argument, at: null, given: timeOfPart(Number(cell)) };
}

/** A whole number of hours, or of subscribers for plans that count them. */
export function wholeHours(argument: string, value: unknown, range: { least: number; most: number }): number {
  const cell = cellOf(value);
  if (timeOfCell(cell) !== null) refuse(timeNotHours(argument, cell));
  return whole(argument, value, range);
}

/** Hours from 0 up, in minutes; 0 when blank. */
export function optionalHours(argument: string, value: unknown): Minutes {
  const cell = sound(argument, value);
  requireClear(argument, cell);
  if (isBlank(cell)) return NO_MINUTES;
  if (timeForHours(cell) !== null) refuse(timeNotHours(argument, cell));
  const read = hoursOf(cell);
  if (read === null || read < 0) return refuse({ code: "ARGUMENT_NOT_HOURS", argument, given: text(cell) });
  return read;
}

export function optionalAmount(argument: string, value: unknown): Cents | null {
  const cell = sound(argument, value);
  requireClear(argument, cell);
  if (isBlankOrZero(cell)) return null;
  return centsOf(cell) ?? refuse({ code: "ARGUMENT_NOT_AMOUNT", argument, given: text(cell) });
}

/** No when blank; the word for online in a register's channel column means yes. */
export function optionalYes(argument: string, value: unknown): boolean {
  const cell = sound(argument, value);
  if (isBlank(cell)) return false;
  if (channelOf(text(cell)) === "online") return true;
  const choices = "TRUE, FALSE (VRAI, FAUX)";
  return yesNoOf(cell) ?? refuse({ code: "ARGUMENT_NOT_CHOICE", argument, given: text(cell), choices });
}

export function plan(argument: string, value: unknown): Plan {
  const given = text(sound(argument, value));
  if (given === "") refuse({ code: "ARGUMENT_MISSING", argument, at: null });
  return planOf(given) ?? refuse({ code: "ARGUMENT_NOT_CHOICE", argument, given, choices: PLANS.join(", ") });
}

/** The day of payment, or the word for unpaid; null if blank. */
export function payment(argument: string, value: unknown): CalendarDate | "unpaid" | null {
  const cell = sound(argument, value);
  return isUnpaid(text(cell)) ? "unpaid" : optionalDate(argument, cell);
}

/** A name; 0 is an empty cell. */
export function name(argument: string, value: unknown): string {
  const cell = sound(argument, value);
  if (isBlankOrZero(cell)) refuse({ code: "ARGUMENT_MISSING", argument, at: null });
  return text(cell);
}

/** Refuses a first day after the last; either may be left out. */
export function requireOrder(from: CalendarDate | null, to: CalendarDate | null): void {
  if (from === null || to === null || from <= to) return;
  const [given, otherGiven] = [formatDate(from), formatDate(to)];
  refuse({ code: "ARGUMENTS_REVERSED", argument: "from", given, other: "to", otherGiven });
}
