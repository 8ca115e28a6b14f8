/**
 * The ledger sheet, in hours: one row for each placement of each entry, each overage, each bank movement, and each
 * change of a closed month that is billed with this one.
 *
 * Laws: `Worked` appears once for each entry and `Part` once for each minute, so both columns have one sum (A11); where
 * every row has all of its entry, they are one column. A bank's `Change` column adds up to what it holds, its opening
 * included (M1). The reason of a billed row ends with a full stop, and remarks follow it.
 */

import { addedBecause, billedBecause } from "../../../core/figures/billed-because.ts";
import { isBilledEffect, lateWork } from "../../../core/figures/billing.ts";
import type { Entry } from "../../../core/ledger/entry.ts";
import {
  type BankLine,
  type EntryLine,
  isPriced,
  type Line,
  type OverageLine,
  type Placement,
  placementsOf,
  shownPlace,
  type WorkLine,
} from "../../../core/ledger/lines.ts";
import type { BankHistory } from "../../../core/rules/bank.ts";
import type { Note, ShownPlace } from "../../../core/rules/places.ts";
import { inCurrency, inHours, type Minutes, negated, sum } from "../../../core/values/units.ts";
import type { Value } from "../../xlsx/styles.ts";
import { type Content, columnOf, type Sheet, type TableCell } from "../../xlsx/workbook.ts";
import { becauseText } from "../because.ts";
import { clock, dateCell, type Page, quoted } from "./client-page.ts";
import type { Words } from "./words.ts";

type Column = keyof Words["ledgerColumns"];

/** A row by column. All rows have all columns from the start: for a busy client they are most of the workbook. */
class Cells implements Record<Column, TableCell> {
  readonly date: TableCell;
  start: TableCell = null;
  id: TableCell = null;
  user: TableCell = null;
  technician: TableCell = null;
  category: TableCell = null;
  level: TableCell = null;
  description: TableCell = null;
  worked: TableCell = null;
  raw: TableCell = null;
  charged: TableCell = null;
  where: TableCell = null;
  bank: TableCell = null;
  change: TableCell = null;
  left: TableCell = null;
  amount: TableCell = null;
  why: TableCell = null;

  constructor(date: TableCell) {
    this.date = date;
  }
}

/** `widest`: the widest a column may grow to fit its contents; longer texts wrap or are cut off. */
const COLUMNS: Record<Column, { style: Value; widest: number }> = {
  date: { style: "date", widest: 11.5 },
  start: { style: "text", widest: 7 },
  id: { style: "text", widest: 11 },
  user: { style: "wrapped", widest: 12 },
  technician: { style: "wrapped", widest: 12 },
  category: { style: "wrapped", widest: 14 },
  level: { style: "integer", widest: 7 },
  description: { style: "wrapped", widest: 27 },
  worked: { style: "hours", widest: 8 },
  raw: { style: "hours", widest: 8 },
  charged: { style: "hours", widest: 8.5 },
  where: { style: "wrapped", widest: 12 },
  bank: { style: "wrapped", widest: 12 },
  change: { style: "hours", widest: 8.5 },
  left: { style: "hours", widest: 8 },
  amount: { style: "money", widest: 11 },
  why: { style: "wrapped", widest: 26 },
};
const ALL = Object.keys(COLUMNS) as Column[];
/** Columns used by formulas of other sheets always stay, even if empty. */
const KEPT: ReadonlySet<Column> = new Set(["date", "category", "level", "worked", "charged", "where", "why"]);

export function ledgerSheet(page: Page): Sheet {
  const { words } = page;
  const made: Readonly<Record<Column, TableCell>>[] = [...openings(page), ...ledgerRows(page)];
  if (made.length === 0) made.push(emptyRow(words));
  // A column that is empty all month would only shrink the print.
  const isFilled = (column: Column) => made.some((cells) => cells[column] !== null && cells[column] !== "");
  const order = ALL.filter((column) =>
    column === "raw"
      ? isSplit(page)
      : column === "amount"
        ? hasAmounts(page)
        : KEPT.has(column) || isFilled(column),
  );
  return {
    name: words.sheets.ledger,
    widths: order.map((column) => fitted(column, words.ledgerColumns[column], made)),
    landscape: true,
    frozenRows: 2,
    blocks: [
      { cells: [{ content: words.ledgerNote, style: "note", across: order.length }], height: 20 },
      {
        name: words.tables.ledger,
        columns: order.map((column) => ({
          header: words.ledgerColumns[column],
          style: COLUMNS[column].style,
        })),
        rows: made.map((cells) => order.map((column) => cells[column])),
      },
    ],
  };
}

/** What came to light of earlier months, and the month's own lines, by column. */
export function ledgerRows(page: Page): Readonly<Record<Column, TableCell>>[] {
  return [...earlierMonths(page), ...page.client.statement.lines.flatMap((line) => lineRows(line, page))];
}

/** As wide as the longest text, including the head with its filter button, so that the print stays large. */
function fitted(column: Column, head: string, rows: readonly Readonly<Record<Column, TableCell>>[]): number {
  let longest = 0;
  for (const cells of rows) longest = Math.max(longest, shownLength(cells[column]));
  return Math.min(COLUMNS[column].widest, Math.max(head.length + 3.5, longest + 2));
}

/** The number of characters a cell shows; for dates and numbers the head or the limit decides. */
function shownLength(cell: TableCell): number {
  const content = cell !== null && typeof cell === "object" && "content" in cell ? cell.content : cell;
  if (typeof content === "string") return content.length;
  return typeof content === "number" ? content.toFixed(2).length + 1 : 9.5;
}

/** A formula that sums a ledger column over the rows that meet all conditions, e.g. `[["where", '"bank"']]`. */
export function ledgerSum(
  words: Words,
  column: Column,
  conditions: readonly (readonly [Column, string])[],
): string {
  const reference = (name: Column) => columnOf(words.tables.ledger, words.ledgerColumns[name]);
  if (conditions.length === 0) return `SUM(${reference(column)})`;
  const tests = conditions.map(([name, test]) => `${reference(name)},${test}`);
  return `SUMIFS(${[reference(column), ...tests].join(",")})`;
}

/** Whether some row has only a part of its entry's minutes: then these have a column of their own. */
function isSplit({ client }: Page): boolean {
  return client.statement.lines.some(
    (line) => line.kind === "overage" || (line.kind === "entry" && line.placements.length > 1),
  );
}

/** Whether the ledger has a column of amounts. */
export function hasAmounts({ client, hasMoney }: Page): boolean {
  const { lines } = client.statement;
  const isBilled = lines.some((line) => placementsOf(line).some(({ amount }) => amount !== null));
  return hasMoney && (isBilled || lines.some(isPriced) || lateWork(client.statement).length > 0);
}

/** A formula that sums the minutes that rows place. */
export function rawSum(page: Page, conditions: Parameters<typeof ledgerSum>[2]): string {
  return ledgerSum(page.words, isSplit(page) ? "raw" : "worked", conditions);
}

/** The condition that leaves out what came to light about earlier months; none where nothing did. */
export function ofThisMonth({ client, words }: Page): Parameters<typeof ledgerSum>[2] {
  return lateWork(client.statement).length === 0 ? [] : [["where", quoted(`<>${words.priorPeriodWhere}`)]];
}

/** M3: changes of closed months that are billed with this one; only their hours and amounts, as their work is not this month's. */
function earlierMonths(page: Page): Cells[] {
  const { client, words, hasMoney } = page;
  return client.statement.priorPeriod.flatMap(({ date, entry, effects }) =>
    effects.filter(isBilledEffect).map(({ on, charged, amount }) => {
      const isWorked = on === "billable";
      const row = new Cells(dateCell(date));
      row.id = entry?.id ?? null;
      row.user = entry?.user ?? null;
      row.technician = entry?.technician ?? null;
      if (isWorked) row.category = entry === null ? words.overage : categoryOf(entry, words);
      row.description = entry?.description ?? null;
      if (isWorked) row.charged = inHours(charged);
      row.where = { content: words.priorPeriodWhere, style: "wrapped bad" };
      row.amount = amount === null || !hasMoney ? null : inCurrency(amount);
      row.why = `${(isWorked ? words.earlierMonth : words.earlierAdded)(words.writing.month(date))}.`;
      return row;
    }),
  );
}

function categoryOf({ category }: Entry, words: Words): string {
  return category === null ? "" : words.categories[category];
}

function emptyRow({ nothingHere }: Words): Cells {
  const row = new Cells(null);
  row.category = nothingHere;
  return row;
}

/** What each bank held before the period, so that its changes add up to what it holds now. */
function openings({ client, month, words, bankNames }: Page): Cells[] {
  const held = (bank: BankHistory, where: string, change: Minutes, left: Minutes): Cells => {
    const row = new Cells(dateCell(month.period.from));
    row.bank = bankNames.get(bank) ?? "";
    row.where = muted(where);
    row.change = inHours(change);
    row.left = inHours(left);
    return row;
  };
  return client.statement.banks.flatMap(({ bank, opening, priorPeriod }) => [
    ...(bank.opens < month.period.from || opening !== 0 ? [held(bank, words.opening, opening, opening)] : []),
    ...(priorPeriod === 0
      ? []
      : [held(bank, words.priorPeriodWhere, priorPeriod, sum([opening, priorPeriod]))]),
  ]);
}

function lineRows(line: Line, page: Page): Cells[] {
  if (line.kind === "entry") return entryRows(line, page);
  if (line.kind === "overage") return overageRows(line, page);
  return [movementRow(line, page)];
}

function entryRows(line: EntryLine, page: Page): Cells[] {
  const { entry } = line;
  const { words } = page;
  const remarks = line.notes.map((note) => remark(note, words));
  if (line.toOverage > 0) remarks.push(words.toOverage(words.writing.hoursText(line.toOverage)));
  return line.placements.map((placement, index) => {
    const row = placementRow(line, placement, page, index === 0 ? remarks : []);
    row.id = entry.id;
    row.category = words.categories[line.category];
    row.level = line.level;
    if (index > 0) return row;
    row.start = entry.start === null ? null : clock(entry.start);
    row.user = entry.user;
    row.technician = entry.technician;
    row.description = entry.description;
    row.worked = inHours(entry.minutes);
    return row;
  });
}

function overageRows(line: OverageLine, page: Page): Cells[] {
  const { words } = page;
  const { writing } = words;
  const { subscribers, used, allowance } = line.day;
  const remarks = [
    words.beyondAllowance(subscribers, writing.hoursText(used), writing.hoursText(allowance)),
    ...line.notes.map((note) => remark(note, words)),
  ];
  return line.placements.map((placement, index) => {
    const row = placementRow(line, placement, page, index === 0 ? remarks : []);
    row.category = { content: words.overage, style: "wrapped warning" };
    return row;
  });
}

/** A placement has a row; the first of a line also has the line's own cells, the others only those common to all. */
function placementRow(line: WorkLine, placement: Placement, page: Page, remarks: readonly string[]): Cells {
  const { bank, raw, charged, left, amount, place } = placement;
  const { client, month, words, hasMoney } = page;
  const shown = shownPlace(line, placement);
  const row = new Cells(dateCell(line.date));
  row.raw = inHours(raw);
  row.charged = inHours(charged);
  row.where = whereCell(shown, page);
  row.bank = bank === null ? null : (page.bankNames.get(bank) ?? "");
  row.change = bank === null ? null : inHours(negated(charged));
  row.left = left === null ? null : inHours(left);
  row.amount = amount === null || !hasMoney ? null : inCurrency(amount);
  const { terms, ledger } = client;
  const because =
    place === "billable" && charged > 0
      ? [
          `${becauseText(billedBecause(line, placement, { terms, banks: ledger.banks, settings: month.settings }), words)}.`,
        ]
      : [];
  row.why = [...because, ...remarks].join(" ");
  return row;
}

function whereCell(place: ShownPlace, { words }: Page): TableCell {
  const content = words.where[place];
  if (place === "billable") return { content, style: "wrapped bad" };
  return place === "to_confirm" ? { content, style: "wrapped warning" } : content;
}

function movementRow(line: BankLine, { words, bankNames, hasMoney }: Page): Cells {
  const { kind, date, bank, minutes, left, adjustment } = line;
  const row = new Cells(dateCell(date));
  row.where = muted(words.where[kind]);
  row.bank = bankNames.get(bank) ?? "";
  row.change = inHours(minutes);
  row.left = inHours(left);
  row.why = adjustment === null ? null : words.adjustedBy(adjustment.reason, adjustment.author);
  // On the bill by this reason, as the page has it.
  if (isPriced(line)) {
    row.amount = hasMoney ? inCurrency(line.adjustment.price) : null;
    row.why = `${becauseText(addedBecause(line), words)}.`;
  }
  return row;
}

function remark(note: Note, words: Words): string {
  return note.code === "OTHER_BANK_HAS_TIME"
    ? words.otherBankHasTime(words.plans[note.plan], inHours(note.left).toFixed(2))
    : words.notes[note.code];
}

function muted(content: Content): TableCell {
  return { content, style: "wrapped muted" };
}
