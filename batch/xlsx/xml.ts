/**
 * The building blocks of a workbook's XML: elements, escaped text, cell addresses. Nothing here knows a workbook's
 * contents.
 */

import { columnNumber } from "../../core/values/column-letters.ts";

/** Attributes by name; undefined ones are left out. */
type Attributes = Readonly<Record<string, string | number | undefined>>;

/** An element around finished XML. Attributes are escaped here; text contents must already be `escaped`. */
export function element(
  tag: string,
  attributes: Attributes = {},
  contents: string | readonly string[] = "",
): string {
  let opening = `<${tag}`;
  for (const name in attributes) {
    const value = attributes[name];
    if (value !== undefined) opening += ` ${name}="${typeof value === "number" ? value : escaped(value)}"`;
  }
  const content = typeof contents === "string" ? contents : contents.join("");
  return content === "" ? `${opening}/>` : `${opening}>${content}</${tag}>`;
}

/** An element around a list, with its count; nothing for an empty list. */
export function list(tag: string, items: readonly string[]): string {
  return items.length === 0 ? "" : element(tag, { count: items.length }, items);
}

/** Text escaped for an element or a quoted attribute; it must already be legal in XML. */
export function escaped(text: string): string {
  return /[&<>"\n\t]/.test(text) ? text.replace(/[&<>"\n\t]/g, (sign) => ESCAPES[sign] as string) : text;
}

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  // An attribute would lose them otherwise.
  "\n": "&#10;",
  "\t": "&#9;",
};

/** The corners of a range, inclusive, counted from 1. */
interface CellRange {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** `B4:C9` or `$B$4`, as a range within a sheet's size; null if it is not a range. */
export function cellRange(reference: string): CellRange | null {
  const found = /^\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?$/.exec(reference);
  if (found === null) return null;
  const [, from = "", first, to = from, last = first] = found;
  const range = {
    top: Number(first),
    left: columnNumber(from),
    bottom: Number(last),
    right: columnNumber(to),
  };
  const isWithin = range.top >= 1 && range.bottom <= LAST_ROW && range.right <= LAST_COLUMN;
  return isWithin && range.top <= range.bottom && range.left <= range.right ? range : null;
}

export const LAST_ROW = 1_048_576;
export const LAST_COLUMN = 16_384;

/** The first line of every part. */
export const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
/** The namespace of relations between parts, and the prefix of their types. */
export const RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
/** The namespace of a workbook's own parts. */
export const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
