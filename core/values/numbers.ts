/**
 * A number as people and spreadsheets write it in a text: `1 450,00 $`, `1,450.00`, `$1,450`, `8.0`.
 *
 * Laws: exactly three digits after the only comma or point may be decimals or thousands, so such a text is read
 * only where something else decides: a leading 0, a currency sign, spaces between its thousands, or the mark that
 * the rest of its column shows; a text is read whole or not at all.
 */

import { decimalMark, evidentMark } from "./durations.ts";
import { type DecimalMark, plain } from "./notation.ts";
import { negated } from "./units.ts";

/** No number that a plan, a price or a log needs is longer. */
const LONGEST = 40;
const CURRENCY = String.raw`(?:(?:CA|US|C)?\$|\$ ?(?:CA|US)|CAD|USD|EUR|€)`;
const MONEY = new RegExp(`^([-+]?) ?(?:${CURRENCY} ?(\\d.*)|(.*\\d) ?${CURRENCY})$`, "i");
const SPACED = /^\d{1,3}(?:[ '’]\d{3})+(?![\d '’])/;

/** Digits in groups or not, then decimals, by the mark before these. */
const SHAPES: Record<DecimalMark, { readonly pattern: RegExp; readonly thousands: DecimalMark }> = {
  ".": { pattern: /^(\d{1,13}|\d{1,3}(?:,\d{3})+)(?:\.(\d{1,12}))?$/, thousands: "," },
  ",": { pattern: /^(\d{1,13}|\d{1,3}(?:\.\d{3})+)(?:,(\d{1,12}))?$/, thousands: "." },
};

type NumberRead =
  | { readonly value: number }
  /** With decimals or with thousands: nothing tells. */
  | { readonly unclear: true };

/** The number in a text; null when it is none. `mark` is what the rest of the column shows, or the user set. */
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

/** The decimal mark that a number shows by itself; null when it may be either. Without any, a point will do. */
function shownMark(digits: string, by: { spaced: boolean; money: boolean }): DecimalMark | null {
  const marks = digits.replace(/[^.,]/g, "");
  if (marks === "") return ".";
  const evident = evidentMark(digits);
  if (evident !== null || marks.length > 1) return evident;
  // Spaces already part the thousands; money has two decimals, so three digits are thousands.
  if (by.spaced) return marks === "." ? "." : ",";
  return by.money ? (marks === "." ? "," : ".") : null;
}

/** The decimal mark that numbers with a mark agree on; null when none shows it, or they do not agree. */
export function columnMark(values: readonly string[], asked: DecimalMark | null): DecimalMark | null {
  const marked = values.map((value) => plain(value).replace(/[^\d.,-]/g, ""));
  if (marked.length === 0) return asked;
  const found = decimalMark(marked, { asked, file: "" });
  return "mark" in found ? found.mark : null;
}
