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
} from "../../../core/ledger/ledger.ts";
import type { Note, ShownPlace } from "../../../core/rules/places.ts";
import { inCurrency, inHours, sum } from "../../../core/values/units.ts";
import type { Value } from "../../xlsx/styles.ts";
import { type Content, columnOf, type Sheet, type TableCell } from "../../xlsx/workbook.ts";
import { clock, dateCell, type Page } from "./client-page.ts";
import type { Words } from "./words.ts";

type Column = keyof Words["ledgerColumns"];
type Cells = Partial<Record<Column, TableCell>>;

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
  if (made.length === 0) made.push({ category: words.nothingHere });
  // Processed by column from here on: for a busy client the ledger is most of the workbook.
  const columns = new Map(ALL.map((column) => [column, made.map((cells) => cells[column] ?? null)]));
  const cellsOf = (column: Column) => columns.get(column) ?? [];
  // A column that is empty all month would only shrink the print.
  const order = ALL.filter(
    (column) => KEPT.has(column) || cellsOf(column).some((cell) => (cell ?? "") !== ""),
  );
  const kept = order.map(cellsOf);
  return {
    name: words.sheets.ledger,
    widths: order.map((column) => fitted(column, words.ledgerColumns[column], cellsOf(column))),
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
        rows: made.map((_cells, row) => kept.map((cells) => cells[row] ?? null)),
      },
    ],
  };
}

/** As wide as the longest text, including the head with its filter button, so that the print stays large. */
function fitted(column: Column, head: string, cells: readonly TableCell[]): number {
  let longest = 0;
  for (const cell of cells) longest = Math.max(longest, shownLength(cell));
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

/** What each bank held before the period, so that its changes add up to what it holds now. */
function openings({ client, month, words, bankNames }: Page): Cells[] {
  const date = dateCell(month.period.from);
  return client.statement.banks.flatMap(({ bank, opening, priorPeriod }): Cells[] => {
    const own = { date, bank: bankNames.get(bank) ?? "" };
    const opened = { ...own, where: muted(words.opening), change: opening, left: opening, rule: "M1" };
    const left = sum([opening, priorPeriod]);
    const prior = { ...own, where: muted(words.priorPeriodWhere), change: priorPeriod, left, rule: "M2" };
    return [
      ...(bank.opens < month.period.from || opening !== 0 ? [opened] : []),
      ...(priorPeriod === 0 ? [] : [prior]),
    ];
  });
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
  return placementRows(line, page, {
    date: dateCell(line.date),
    start: entry.start === null ? null : clock(entry.start),
    id: entry.id,
    user: entry.user,
    technician: entry.technician,
    category: words.categories[line.category],
    level: line.level,
    description: entry.description,
    worked: entry.minutes,
    remarks: remarks.join(" "),
  });
}

function overageRows(line: OverageLine, page: Page): Cells[] {
  const { words } = page;
  const { subscribers, used, allowance } = line.day;
  const remarks = [
    words.beyondAllowance(subscribers, used, allowance),
    ...line.notes.map((note) => remark(note, words)),
  ];
  return placementRows(line, page, {
    date: dateCell(line.date),
    category: { content: words.overage, style: "text warning" },
    remarks: remarks.join(" "),
  });
}

/** The first placement shares the row with the line's own cells; the others repeat only the common cells. */
function placementRows(line: EntryLine | OverageLine, page: Page, own: Cells): Cells[] {
  return line.placements.map((placement, index) => {
    const placed = {
      ...placementCells(placement, page),
      where: whereCell(shownPlace(line, placement), page),
    };
    const { date = null, id = null, category = null, level = null } = own;
    return index === 0 ? { ...own, ...placed } : { date, id, category, level, ...placed };
  });
}

function placementCells(
  { bank, raw, charged, left, amount, rule }: Placement,
  { bankNames }: Page,
): Omit<Cells, "where"> {
  return {
    raw,
    charged,
    bank: bank === null ? null : (bankNames.get(bank) ?? ""),
    change: bank === null ? null : -charged,
    left,
    amount: amount === null ? null : inCurrency(amount),
    rule,
  };
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
  return {
    date: dateCell(date),
    where: muted(words.where[kind]),
    bank: bankNames.get(bank) ?? "",
    change: minutes,
    left,
    rule,
    remarks: adjustment === null ? null : words.adjustedBy(adjustment.reason, adjustment.author),
  };
}

function remark(note: Note, words: Words): string {
  return note.code === "OTHER_BANK_HAS_TIME"
    ? words.otherBankHasTime(words.plans[note.plan], inHours(note.left).toFixed(2))
    : words.notes[note.code];
}

function muted(content: Content): TableCell {
  return { content, style: "text muted" };
}
