/**
 * Shared by the sheets of the firm's workbook: the month, its overview and its checks, and how to turn a list into a
 * sheet.
 *
 * Laws: every figure comes from the core, once, here; sheets only show it. An empty list is a sentence instead of a
 * table, so references to a list first check that it exists (`sumOf`).
 */

import { type AnnouncedRenewal, announcedPrices } from "../../../core/figures/announced-prices.ts";
import type { Check } from "../../../core/figures/checks.ts";
import type { ClientOverview, FirmOverview } from "../../../core/figures/firm-overview.ts";
import { type Reminder, reminders } from "../../../core/figures/reminders.ts";
import { type ExceptionGroup, exceptionGroups } from "../../../core/firm/exception-groups.ts";
import { columnLetters } from "../../../core/values/column-letters.ts";
import type { Language } from "../../../core/values/language.ts";
import type { KeptClient, Month } from "../../month/month.ts";
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

/** One client as the firm sees it. */
export type FirmLine = ClientOverview<KeptClient>;

export interface FirmPage {
  readonly month: Month;
  readonly words: FirmWords;
  readonly language: Language;
  /** A label: the currency of the amounts. */
  readonly currency: string;
  /** The workbook of each client, in the same folder. */
  readonly fileOf: (client: KeptClient) => string;
  /** How many days before an expiry to remind of it (R7), in any order. */
  readonly reminderDays: readonly number[];
  readonly overview: FirmOverview<KeptClient>;
  readonly checks: readonly Check[];
  readonly reminders: readonly Reminder[];
  /** R9: the coming renewals that later lines of the price list change. */
  readonly announced: readonly AnnouncedRenewal<KeptClient>[];
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
    overview: month.overview,
    checks: month.checks,
    reminders: reminders(month.clients, settings.reminderDays),
    announced: announcedPrices(month.overview, month.prices),
    exceptionGroups: exceptionGroups(month.exceptions, logs),
  };
}

/** The shortest of the configured days before an expiry. */
export function soonest(reminderDays: readonly number[]): number {
  return Math.min(...reminderDays);
}

export const GAP: Row = { cells: [], height: 8 };

export function across(content: Content, style: StyleName, columns: number): Row {
  return { cells: [{ content, style, across: columns }] };
}

/** The dark band at the top of a sheet: its title and its month, the latter over `aside` columns. */
export function band(
  { month, words }: FirmPage,
  title: string,
  columns: number,
  aside = Math.min(4, columns - 1),
): Row {
  return {
    cells: [
      { content: title, style: "title", across: columns - aside },
      { content: words.writing.month(month.asOf), style: "title aside", across: aside },
    ],
  };
}

/** The head of a list that is not a table: text headings, then number headings. */
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
  /** The column's sum; null, or absent, if it has none. */
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
  /** The label of the totals; null if the list has none. */
  readonly total: string | null;
  /** The sentence that replaces an empty list. */
  readonly empty: string;
  /** Content between the band and the list, shown even if the list is empty. */
  readonly intro?: readonly Row[];
  /** Small print above the list. */
  readonly note?: string;
}

/** A sheet with a single list: sortable, filterable, its head always visible and on every printed page. */
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

/** A list as a table whose head is on row `head`. */
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

/** A sheet with an empty list: a sentence, as wide as a page. */
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

/** The row, limited to the columns of a sheet without a list. */
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

/** A live sum of a list's column, or 0 if the list is a sentence. */
export function sumOf(
  table: string,
  header: string,
  { rows, result }: { rows: number; result: number },
): Content {
  return rows === 0 ? 0 : { formula: `SUM(${columnOf(table, header)})`, result };
}

/** Chart colours; they also differ in lightness. Bars in cells are pale, so that figures remain readable. */
export const COLOURS = { used: "FF1F3349", left: "FF5B8DB8", atRisk: "FFFFCF5C", bar: "FFBDD3E8" } as const;
