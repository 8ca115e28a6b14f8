/**
 * What the XML of a workbook is made of: elements, escaped text, cell addresses. Nothing here knows what a workbook
 * holds.
 */

import { columnNumber } from "../../core/values/column-letters.ts";

/** Of an element, by name; one that is undefined is left out. */
type Attributes = Readonly<Record<string, string | number | undefined>>;

/** An element around finished XML. Attributes are escaped here; a text among the contents is to be `escaped`. */
export function element(
  tag: string,
  attributes: Attributes = {},
  contents: string | readonly string[] = "",
): string {
  let opening = `<${tag}`;
  for (const [name, value] of Object.entries(attributes))
    if (value !== undefined) opening += ` ${name}="${escaped(String(value))}"`;
  const content = typeof contents === "string" ? contents : contents.join("");
  return content === "" ? `${opening}/>` : `${opening}>${content}</${tag}>`;
}

/** An element around a list and its length; nothing around an empty one. */
export function list(tag: string, items: readonly string[]): string {
  return items.length === 0 ? "" : element(tag, { count: items.length }, items);
}

/** Text as it may stand in an element or in a quoted attribute; it has to be legal in XML already. */
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

/** Corners of a range, both within it, counted from 1. */
interface CellRange {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** `B4:C9` or `$B$4`, as a range within a sheet's size; null when it is none. */
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

/** What every part begins with. */
export const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
/** The namespace of relations between parts; the types of relations begin with it. */
export const RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
/** The namespace of a workbook's own parts. */
export const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
