/**
 * What the sheets of the firm's workbook share: the month, its overview and its checks, and how a list becomes a sheet.
 *
 * Laws: every figure comes from the core, once, here; a sheet only shows it. A list of nothing is a sentence, not
 * an empty table, so whatever refers to a list asks first whether it is there (`sumOf`).
 */

import { type Check, checks } from "../../../core/figures/checks.ts";
import { type ClientOverview, type FirmOverview, firmOverview } from "../../../core/figures/firm-overview.ts";
import { type Reminder, reminders } from "../../../core/figures/reminders.ts";
import { type ExceptionGroup, exceptionGroups } from "../../../core/firm/exception-groups.ts";
import { columnLetters } from "../../../core/values/column-letters.ts";
import type { Language } from "../../../core/values/language.ts";
import type { ClientMonth, Month } from "../../month/month.ts";
import type { StyleName, Value } from "../../xlsx/styles.ts";
import {
  type Block,
  type Cell,
  type Content,
  columnOf,
  type Row,
  rowAfter,
  type Sheet,
  type Table,
  type TableCell,
} from "../../xlsx/workbook.ts";
import { type FirmWords, firmWordsIn } from "./firm-words.ts";

/** One client, as the firm looks at it. */
export type FirmLine = ClientOverview<ClientMonth>;

export interface FirmPage {
  readonly month: Month;
  readonly words: FirmWords;
  readonly language: Language;
  /** A label: what amounts are in. */
  readonly currency: string;
  /** The workbook of each client, beside this one. */
  readonly fileOf: (client: ClientMonth) => string;
  /** Days before an expiry on which it is told (R7), in any order. */
  readonly reminderDays: readonly number[];
  readonly overview: FirmOverview<ClientMonth>;
  readonly checks: readonly Check[];
  readonly reminders: readonly Reminder[];
  readonly exceptionGroups: readonly ExceptionGroup[];
}

export type FirmSettings = Pick<FirmPage, "language" | "currency" | "reminderDays">;

export function firmPage(month: Month, fileOf: FirmPage["fileOf"], settings: FirmSettings): FirmPage {
  const logs = new Set(month.files.map(({ file }) => file));
  return {
    month,
    fileOf,
    words: firmWordsIn(settings.language),
    language: settings.language,
    currency: settings.currency,
    reminderDays: settings.reminderDays,
    overview: firmOverview(month),
    checks: checks(month),
    reminders: reminders(month.clients, settings.reminderDays),
    exceptionGroups: exceptionGroups(month.exceptions, logs),
  };
}

export const GAP: Row = { cells: [], height: 8 };

export function across(content: Content, style: StyleName, columns: number): Row {
  return { cells: [{ content, style, across: columns }] };
}

/** The dark band that opens a sheet: what it is, and of which month. */
export function band({ month, words }: FirmPage, title: string, columns: number): Row {
  const aside = Math.min(4, columns - 1);
  return {
    cells: [
      { content: title, style: "title", across: columns - aside },
      { content: words.writing.month(month.asOf), style: "title aside", across: aside },
    ],
  };
}

/** The head of a list that is no table: words over words, figures over figures. */
export function headRow(words: readonly string[], figures: readonly string[]): Row {
  const heads = (texts: readonly string[], style: StyleName): Cell[] =>
    texts.map((content) => ({ content, style }));
  return { cells: [...heads(words, "table head"), ...heads(figures, "table head number")] };
}

export interface Column<T> {
  readonly header: string;
  readonly width: number;
  readonly style: Value;
  /** `at`: the cell of the same row under another heading of the list, for formulas. */
  readonly cell: (of: T, at: (header: string) => string) => TableCell;
  /** The column's sum; null, or absent, when it has none. */
  readonly sum?: (of: readonly T[]) => number | null;
  /** The colour of a bar in each cell, AARRGGBB. */
  readonly bars?: string;
}

interface List<T> {
  readonly sheet: string;
  readonly title: string;
  /** Its name in formulas. */
  readonly table: string;
  readonly values: readonly T[];
  readonly columns: readonly Column<T>[];
  /** The label of the totals; null when the list has none. */
  readonly total: string | null;
  /** What stands in place of the list when there is nothing in it. */
  readonly empty: string;
  /** What stands between the band and the list, also when there is nothing in it. */
  readonly intro?: readonly Row[];
  /** Small print above the list. */
  readonly note?: string;
}

/** A sheet that is one list: sortable, filterable, its head in view and on every printed page. */
export function listSheet<T>(page: FirmPage, list: List<T>): Sheet {
  const { values, columns, intro = [], note } = list;
  if (values.length === 0) return emptySheet(page, list);
  const blocks: Block[] = [band(page, list.title, columns.length), GAP, ...intro];
  if (note !== undefined) blocks.push(across(note, "note", columns.length));
  if (blocks.length > 2) blocks.push(GAP);
  const head = rowAfter(blocks);
  blocks.push(listTable(list, head));
  const dataBars = columns.flatMap(({ bars }, index) => {
    const letter = columnLetters(index + 1);
    return bars === undefined
      ? []
      : [{ cells: `${letter}${head + 1}:${letter}${head + values.length}`, colour: bars }];
  });
  return {
    name: list.sheet,
    widths: columns.map(({ width }) => width),
    landscape: true,
    blocks,
    frozenRows: head,
    ...(dataBars.length > 0 && { dataBars }),
  };
}

/** A list as a table whose head stands on row `head`. */
export function listTable<T>(
  { table, values, columns, total }: Pick<List<T>, "table" | "values" | "columns" | "total">,
  head: number,
): Table {
  const letters = new Map(columns.map(({ header }, index) => [header, columnLetters(index + 1)]));
  const [, ...others] = columns;
  return {
    name: table,
    columns: columns.map(({ header, style }) => ({ header, style })),
    rows: values.map((value, index) => {
      const at = (header: string) => `${letters.get(header)}${head + 1 + index}`;
      return columns.map(({ cell }) => cell(value, at));
    }),
    ...(total === null ? {} : { totals: [total, ...others.map((one) => totalOf(one, values))] }),
  };
}

/** A sheet with nothing to list: it says so, and is as wide as a page. */
export function emptySheet(
  page: FirmPage,
  { sheet, title, empty, intro = [] }: Pick<List<never>, "sheet" | "title" | "empty" | "intro">,
): Sheet {
  const widths = Array<number>(EMPTY_COLUMNS).fill(16);
  return {
    name: sheet,
    widths,
    landscape: true,
    blocks: [
      band(page, title, widths.length),
      GAP,
      ...intro.map(narrowed),
      ...(intro.length > 0 ? [GAP] : []),
      across(empty, "good", widths.length),
    ],
  };
}

const EMPTY_COLUMNS = 8;

/** The row over no more columns than a sheet without a list has. */
function narrowed({ cells, ...row }: Row): Row {
  const narrow = (cell: Cell): Cell =>
    cell !== null && typeof cell === "object" && "across" in cell
      ? { ...cell, across: Math.min(cell.across, EMPTY_COLUMNS) }
      : cell;
  return { ...row, cells: cells.map(narrow) };
}

function totalOf<T>({ sum }: Column<T>, values: readonly T[]): { sum: number } | null {
  const result = sum?.(values) ?? null;
  return result === null ? null : { sum: result };
}

/** A live sum of a column of a list, or plainly 0 where the list is a sentence. */
export function sumOf(
  table: string,
  header: string,
  { rows, result }: { rows: number; result: number },
): Content {
  return rows === 0 ? 0 : { formula: `SUM(${columnOf(table, header)})`, result };
}

/** Colours of what charts show; they differ in lightness too. Bars in cells are pale, so that figures stand out. */
export const COLOURS = { used: "FF1F3349", left: "FF5B8DB8", atRisk: "FFFFCF5C", bar: "FFBDD3E8" } as const;
