/**
 * How figures, dates and counts are written: what all languages share. `en/writing.ts` and `fr/writing.ts` say the rest.
 *
 * Laws: nobody else turns a figure or a date into text for people; the text depends on the figure and the language
 * alone, never on what a machine knows of locales.
 */

import { type CalendarDate, civil } from "../values/calendar.ts";
import { type Cents, inCurrency, inHours, type Minutes, minutes, shareOf } from "../values/units.ts";

export interface Writing {
  /** `1,234`. */
  readonly count: (of: number) => string;
  /** The form of a word that goes with so many: `row` or `rows`. */
  readonly form: (of: number, one: string, more: string) => string;
  /** A count and its word: `1 row`, `3,044 rows`. */
  readonly counted: (of: number, one: string, more: string) => string;
  /** `1,234.50`: with `places` decimals, 2 when left out; zeros after the first `least` of them are left out. */
  readonly decimals: (value: number, places?: number, least?: number) => string;
  /** Minutes as hours with two decimals, without their unit: `1.25`. */
  readonly hours: (of: number) => string;
  /** The same with the unit: `1.25 h`. */
  readonly hoursText: (of: number) => string;
  /** `1,234 min`. */
  readonly minutes: (of: number) => string;
  /** Cents as units of currency, without its name: `1,234.50`. */
  readonly amount: (of: number) => string;
  /** Cents as dollars: `$1,234.50`, `−$0.05`. */
  readonly money: (of: number) => string;
  /** A change with its sign, its size as `written`: `+1.25`, `−$3.00`; 0 has no sign. */
  readonly signed: (of: number, written: (size: number) => string) => string;
  /** A part of a whole in whole percents; a dash when there is no whole. */
  readonly percent: (part: number, whole: number) => string;
  /** `14 March 2027`. */
  readonly date: (of: CalendarDate) => string;
  /** `14 Mar 2027`. */
  readonly shortDate: (of: CalendarDate) => string;
  /** A day and a time of the 24-hour clock: `14 March 2027 at 16:46`. */
  readonly moment: (of: CalendarDate, hour: number, minute: number) => string;
  /** The month of a date: `March 2027`. */
  readonly month: (of: CalendarDate) => string;
  /** The short name of a month, 1 to 12. */
  readonly shortMonth: (month: number) => string;
  /** Short names, from Monday on. */
  readonly weekdays: readonly string[];
  readonly list: (items: readonly string[]) => string;
  /** In the quotation marks of the language. */
  readonly quoted: (text: string) => string;
  /** A thing and what is said of it, with a colon between. */
  readonly pair: (what: string, is: string) => string;
}

/** What one language says of its writing. */
interface Usage {
  /** Between thousands. */
  readonly group: string;
  readonly point: string;
  /** Whether so many of a thing are spoken of like one. */
  readonly singular: (of: number) => boolean;
  readonly percent: (of: string) => string;
  readonly dollars: (of: string) => string;
  readonly months: readonly string[];
  readonly shortMonths: readonly string[];
  readonly weekdays: readonly string[];
  /** A day of a month, before its name. */
  readonly dayOfMonth: (day: number) => string;
  /** A day and the time of it, the minutes with two digits. */
  readonly moment: (date: string, hour: number, minute: string) => string;
  readonly quoted: (text: string) => string;
  readonly colon: string;
}

const MINUS = "−";

export function writingBy(usage: Usage): Writing {
  const { group, point, singular, months, shortMonths, weekdays, quoted, colon } = usage;
  const form = (of: number, one: string, more: string) => (singular(of) ? one : more);
  const decimals = (value: number, places = 2, least = places) => {
    const [whole = "", digits = ""] = Math.abs(value).toFixed(places).split(".");
    const kept = digits.slice(0, least) + digits.slice(least).replace(/0+$/, "");
    const text = `${whole.replace(/\B(?=(\d{3})+$)/g, group)}${kept === "" ? "" : point}${kept}`;
    return value < 0 && /[1-9]/.test(text) ? `${MINUS}${text}` : text;
  };
  const count = (of: number) => decimals(of, 0);
  const hours = (of: number) => decimals(inHours(of as Minutes));
  const amount = (of: number) => decimals(inCurrency(of as Cents));
  const dateText = (of: CalendarDate) => {
    const { year, month, day } = civil(of);
    return `${usage.dayOfMonth(day)} ${nameOf(months, month)} ${year}`;
  };
  const nameOf = (names: readonly string[], month: number) => names[month - 1] ?? "";
  return {
    count,
    form,
    counted: (of, one, more) => `${count(of)} ${form(of, one, more)}`,
    decimals,
    hours,
    hoursText: (of) => `${hours(of)} h`,
    minutes: (of) => `${count(of)} min`,
    amount,
    money: (of) => `${of < 0 ? MINUS : ""}${usage.dollars(amount(Math.abs(of)))}`,
    signed: (of, written) => `${of === 0 ? "" : of < 0 ? MINUS : "+"}${written(Math.abs(of))}`,
    percent: (part, whole) =>
      whole === 0
        ? "–"
        : usage.percent(count(shareOf(minutes(100), { numerator: part, denominator: whole }))),
    date: dateText,
    moment: (of, hour, minute) => usage.moment(dateText(of), hour, String(minute).padStart(2, "0")),
    shortDate: (of) => {
      const { year, month, day } = civil(of);
      return `${usage.dayOfMonth(day)} ${nameOf(shortMonths, month)} ${year}`;
    },
    month: (of) => {
      const { year, month } = civil(of);
      return `${nameOf(months, month)} ${year}`;
    },
    shortMonth: (month) => nameOf(shortMonths, month),
    weekdays,
    list: (items) => items.join(", "),
    quoted,
    pair: (what, is) => `${what}${colon} ${is}`,
  };
}
