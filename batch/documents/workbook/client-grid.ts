/**
 * The grid of a printed page: narrow columns of equal width, on which panels of any width are placed side by side.
 *
 * Laws: a panel's lines are as wide as the panel; the space below a shorter panel stays blank.
 */

import type { StyleName } from "../../xlsx/styles.ts";
import type { Block, Cell, Content, Row } from "../../xlsx/workbook.ts";

/** The number of columns on the page, and the width of each in characters. */
export const PAGE_COLUMNS = 25;
export const COLUMN_WIDTH = 3.9;

/** A cell that spans `across` columns. */
export function wide(content: Content, style: StyleName, across: number): Cell {
  return { content, style, across };
}

/** Blank columns. */
export function blank(columns: number): Cell[] {
  return Array<Cell>(columns).fill(null);
}

/** A row across the whole page. */
export function fullRow(content: Content, style: StyleName, height?: number): Row {
  return { cells: [wide(content, style, PAGE_COLUMNS)], ...(height === undefined ? {} : { height }) };
}

/** A sentence whose figures keep their units and signs at the end of a line. */
export function unbroken(sentence: string): string {
  return sentence.replaceAll(/(?<=\d) (?=(?:h|min|%|\$)(?!\p{L}))|(?<=«) | (?=[:;?!»])/gu, "\u00A0");
}

/** A blank row between two parts, in points. */
export function gap(height = 8): Row {
  return { cells: [], height };
}

/** The page's columns divided into `parts`; the last part gets the remainder. */
export function shares(parts: number): number[] {
  const each = Math.floor(PAGE_COLUMNS / parts);
  return Array.from({ length: parts }, (_, index) =>
    index < parts - 1 ? each : PAGE_COLUMNS - each * (parts - 1),
  );
}

/** One line of a panel, as wide as the panel; an empty line is blank. */
export type Line = readonly Cell[];

/** A part of the page. Its lines have one height, so nothing on them wraps. */
export interface Panel {
  readonly width: number;
  readonly lines: readonly Line[];
}

/** In points. */
const LINE_HEIGHT = 16;

/** Two panels; the second ends at the page's right edge. */
export function sideBySide(left: Panel, right: Panel): Block[] {
  const between = PAGE_COLUMNS - left.width - right.width;
  const count = Math.max(left.lines.length, right.lines.length);
  const lineOf = ({ lines, width }: Panel, index: number) =>
    lines[index]?.length ? lines[index] : blank(width);
  return Array.from(
    { length: count },
    (_, index): Row => ({
      cells: [...lineOf(left, index), ...blank(between), ...lineOf(right, index)],
      height: LINE_HEIGHT,
    }),
  );
}
