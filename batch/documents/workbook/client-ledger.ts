/**
 * The ledger sheet: one row for each placement of each entry, each overage and each bank movement.
 *
 * Laws: `Worked` appears once for each entry and `Raw` once for each minute, so both columns have one sum (A11). A
 * bank's `Change` column adds up to what it holds, its opening included (M1).
 */

import {
  type BankLine,
  type EntryLine,
  type Line,
  type OverageLine,
  type Placement,
  shownPlace,
  type WorkLine,
} from "../../../core/ledger/ledger.ts";
import type { BankHistory } from "../../../core/rules/bank.ts";
import type { Note, ShownPlace } from "../../../core/rules/places.ts";
import { inCurrency, inHours, type Minutes, sum } from "../../../core/values/units.ts";
import type { Value } from "../../xlsx/styles.ts";
import { type Content, columnOf, type Sheet, type TableCell } from "../../xlsx/workbook.ts";
import { clock, dateCell, type Page } from "./client-page.ts";
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
  rule: TableCell = null;
  remarks: TableCell = null;

  constructor(date: TableCell) {
    this.date = date;
  }
}

/** `widest`: the widest a column may grow to fit its contents; longer texts wrap or are cut off. */
const COLUMNS: Record<Column, { style: Value; widest: number }> = {
  date: { style: "date", widest: 11.5 },
  start: { style: "text", widest: 7 },
  id: { style: "text", widest: 14 },
  user: { style: "wrapped", widest: 12 },
  technician: { style: "wrapped", widest: 12 },
  category: { style: "wrapped", widest: 15 },
  level: { style: "integer", widest: 8 },
  description: { style: "wrapped", widest: 28 },
  worked: { style: "integer", widest: 9 },
  raw: { style: "integer", widest: 8 },
  charged: { style: "integer", widest: 9 },
  where: { style: "text", widest: 16 },
  bank: { style: "wrapped", widest: 13 },
  change: { style: "integer", widest: 10 },
  left: { style: "integer", widest: 8 },
  amount: { style: "money", widest: 12 },
  rule: { style: "text", widest: 7 },
  remarks: { style: "wrapped", widest: 24 },
};
const ALL = Object.keys(COLUMNS) as Column[];
/** Columns used by formulas of other sheets always stay, even if empty. */
const KEPT: ReadonlySet<Column> = new Set([
  "date",
  "category",
  "level",
  "worked",
  "raw",
  "charged",
  "where",
  "rule",
]);

export function ledgerSheet(page: Page): Sheet {
  const { client, words } = page;
  const made = [...openings(page), ...client.statement.lines.flatMap((line) => lineRows(line, page))];
  if (made.length === 0) made.push(emptyRow(words));
  // A column that is empty all month would only shrink the print.
  const order = ALL.filter(
    (column) => KEPT.has(column) || made.some((cells) => cells[column] !== null && cells[column] !== ""),
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

/** As wide as the longest text, including the head with its filter button, so that the print stays large. */
function fitted(column: Column, head: string, rows: readonly Cells[]): number {
  let longest = 0;
  for (const cells of rows) longest = Math.max(longest, shownLength(cells[column]));
  return Math.min(COLUMNS[column].widest, Math.max(head.length + 3.5, longest + 2));
}

/** The number of characters a cell shows; for dates and numbers the head or the limit decides. */
function shownLength(cell: TableCell): number {
  const content = cell !== null && typeof cell === "object" && "content" in cell ? cell.content : cell;
  if (typeof content === "string") return content.length;
  return typeof content === "number" ? content.toFixed(0).length + 2 : 9.5;
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

function emptyRow({ nothingHere }: Words): Cells {
  const row = new Cells(null);
  row.category = nothingHere;
  return row;
}

/** What each bank held before the period, so that its changes add up to what it holds now. */
function openings({ client, month, words, bankNames }: Page): Cells[] {
  const held = (bank: BankHistory, where: string, change: Minutes, left: Minutes, rule: string): Cells => {
    const row = new Cells(dateCell(month.period.from));
    row.bank = bankNames.get(bank) ?? "";
    row.where = muted(where);
    row.change = change;
    row.left = left;
    row.rule = rule;
    return row;
  };
  return client.statement.banks.flatMap(({ bank, opening, priorPeriod }) => [
    ...(bank.opens < month.period.from || opening !== 0
      ? [held(bank, words.opening, opening, opening, "M1")]
      : []),
    ...(priorPeriod === 0
      ? []
      : [held(bank, words.priorPeriodWhere, priorPeriod, sum([opening, priorPeriod]), "M2")]),
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
  if (line.toOverage > 0) remarks.push(words.toOverage(line.toOverage));
  return line.placements.map((placement, index) => {
    const row = placementRow(line, placement, page);
    row.id = entry.id;
    row.category = words.categories[line.category];
    row.level = line.level;
    if (index > 0) return row;
    row.start = entry.start === null ? null : clock(entry.start);
    row.user = entry.user;
    row.technician = entry.technician;
    row.description = entry.description;
    row.worked = entry.minutes;
    row.remarks = remarks.join(" ");
    return row;
  });
}

function overageRows(line: OverageLine, page: Page): Cells[] {
  const { words } = page;
  const { subscribers, used, allowance } = line.day;
  const remarks = [
    words.beyondAllowance(subscribers, used, allowance),
    ...line.notes.map((note) => remark(note, words)),
  ];
  return line.placements.map((placement, index) => {
    const row = placementRow(line, placement, page);
    row.category = { content: words.overage, style: "text warning" };
    if (index === 0) row.remarks = remarks.join(" ");
    return row;
  });
}

/** A placement has a row; the first of a line also has the line's own cells, the others only those common to all. */
function placementRow(line: WorkLine, placement: Placement, page: Page): Cells {
  const { bank, raw, charged, left, amount, rule } = placement;
  const row = new Cells(dateCell(line.date));
  row.raw = raw;
  row.charged = charged;
  row.where = whereCell(shownPlace(line, placement), page);
  row.bank = bank === null ? null : (page.bankNames.get(bank) ?? "");
  row.change = bank === null ? null : -charged;
  row.left = left;
  row.amount = amount === null ? null : inCurrency(amount);
  row.rule = rule;
  return row;
}

function whereCell(place: ShownPlace, { words }: Page): TableCell {
  const content = words.where[place];
  if (place === "billable") return { content, style: "text bad" };
  return place === "to_confirm" ? { content, style: "text warning" } : content;
}

function movementRow(
  { kind, date, bank, minutes, left, rule, adjustment }: BankLine,
  { words, bankNames }: Page,
): Cells {
  const row = new Cells(dateCell(date));
  row.where = muted(words.where[kind]);
  row.bank = bankNames.get(bank) ?? "";
  row.change = minutes;
  row.left = left;
  row.rule = rule;
  row.remarks = adjustment === null ? null : words.adjustedBy(adjustment.reason, adjustment.author);
  return row;
}

function remark(note: Note, words: Words): string {
  return note.code === "OTHER_BANK_HAS_TIME"
    ? words.otherBankHasTime(words.plans[note.plan], inHours(note.left).toFixed(2))
    : words.notes[note.code];
}

function muted(content: Content): TableCell {
  return { content, style: "text muted" };
}
