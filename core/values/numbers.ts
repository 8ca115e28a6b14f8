/**
 * Numbers as people and spreadsheets write them in text: `1 450,00 $`, `1,450.00`, `$1,450`, `8.0`.
 *
 * Laws: exactly three digits after the only comma or point may be decimals or thousands. Such a text is read only if
 * something else decides: a leading 0, a currency sign, spaces between thousands, or the decimal mark of the rest of
 * its column. A text is read as a whole or not at all.
 */

import { decimalMark, evidentMark } from "./durations.ts";
import { type DecimalMark, plain } from "./notation.ts";
import { negated } from "./units.ts";

/** Longer than any number in a plan, price or log. */
const LONGEST = 40;
const CURRENCY = String.raw`(?:(?:CA|US|C)?\$|\$ ?(?:CA|US)|CAD|USD|EUR|€)`;
const MONEY = new RegExp(`^([-+]?) ?(?:${CURRENCY} ?(\\d.*)|(.*\\d) ?${CURRENCY})$`, "i");
const SPACED = /^\d{1,3}(?:[ '’]\d{3})+(?![\d '’])/;

/** Digits, grouped or not, then decimals; by decimal mark. */
const SHAPES: Record<DecimalMark, { readonly pattern: RegExp; readonly thousands: DecimalMark }> = {
  ".": { pattern: /^(\d{1,13}|\d{1,3}(?:,\d{3})+)(?:\.(\d{1,12}))?$/, thousands: "," },
  ",": { pattern: /^(\d{1,13}|\d{1,3}(?:\.\d{3})+)(?:,(\d{1,12}))?$/, thousands: "." },
};

type NumberRead =
  | { readonly value: number }
  /** Either decimals or thousands: undecided. */
  | { readonly unclear: true };

/**
 * The number in a text; null when it is not a number. `mark` is the decimal mark from the rest of the column, or as set
 * by the user.
 */
export function numberIn(text: string, mark: DecimalMark | null): NumberRead | null {
  const given = text.length > LONGEST ? "" : plain(text).replace("−", "-");
  const money = MONEY.exec(given);
  const bare = money === null ? given : `${money[1]}${money[2] ?? money[3]}`;
  const [, sign = "", written = ""] = /^([-+]?)(.*)$/.exec(bare) ?? [];
  const spaced = SPACED.test(written);
  const digits = spaced ? written.replace(/[ '’]/g, "") : written;
  const shown = shownMark(digits, { spaced, money: money !== null }) ?? mark;
  if (shown === null)
    return Object.values(SHAPES).some(({ pattern }) => pattern.test(digits)) ? { unclear: true } : null;
  const { pattern, thousands } = SHAPES[shown];
  const match = pattern.exec(digits);
  if (match === null) return null;
  const value = Number(`${(match[1] ?? "").replaceAll(thousands, "")}.${match[2] ?? "0"}`);
  return { value: sign === "-" ? negated(value) : value };
}

/** The decimal mark evident from one number; null when it may be either. A point if there is no mark. */
function shownMark(digits: string, by: { spaced: boolean; money: boolean }): DecimalMark | null {
  const marks = digits.replace(/[^.,]/g, "");
  if (marks === "") return ".";
  const evident = evidentMark(digits);
  if (evident !== null) return evident;
  // Spaces already separate thousands; money has two decimals, so three digits are thousands.
  if (by.spaced) return marks === "." ? "." : ",";
  return by.money ? (marks === "." ? "," : ".") : null;
}

/** The decimal mark shown by a column's numbers; null when none shows it, or they disagree. */
export function columnMark(values: readonly string[], asked: DecimalMark | null): DecimalMark | null {
  const marked = values.map((value) => plain(value).replace(/[^\d.,-]/g, ""));
  if (marked.length === 0) return asked;
  const found = decimalMark(marked, { asked, file: "" });
  return "mark" in found ? found.mark : null;
}
