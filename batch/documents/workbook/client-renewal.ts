/**
 * The renewal sheet: each plan's deadline, invoice and prices, what it keeps, the result of paying on time or late, what
 * a plan gives beside its time, and what it has been worth.
 *
 * Law: prices and clauses are those of core/rules/renewal.ts; a missing price is marked as missing, never shown as 0.
 */

import { dearerLate, type RenewalOffer } from "../../../core/figures/renewal-offers.ts";
import { type WhatIf, whatIfs } from "../../../core/figures/what-if.ts";
import type { Renewal } from "../../../core/rules/renewal.ts";
import { formatDate } from "../../../core/values/calendar.ts";
import { columnLetters } from "../../../core/values/column-letters.ts";
import { inCurrency, inHours } from "../../../core/values/units.ts";
import type { Value } from "../../xlsx/styles.ts";
import {
  type Block,
  onSheet,
  type Row,
  rowAfter,
  type Sheet,
  type Table,
  type TableCell,
} from "../../xlsx/workbook.ts";
import { gap } from "./client-grid.ts";
import { dateCell, type Page, planText } from "./client-page.ts";
import { valueBlocks } from "./client-value.ts";
import type { Words } from "./words.ts";

/** The cells of a renewal for other sheets. */
export type RenewalCells = ReadonlyMap<
  RenewalOffer,
  { readonly expires: string; readonly until: string; readonly onTime: string; readonly keeps: string }
>;

/** Null if no renewal is due, and nothing was worth anything. `worthAt`: where its blocks begin that say what plans were worth. */
export function renewalSheet(page: Page): { sheet: Sheet; cells: RenewalCells; worthAt: number } | null {
  const { words, client, month } = page;
  const { offers } = client.outlook;
  const worth = page.hasMoney ? client.values : [];
  if (offers.length === 0 && worth.length === 0) return null;
  const text = words.renewalSheet;
  const columns = dueColumns(page);
  const across = (content: string, style: "title" | "note" | "heading" | "paragraph"): Row => ({
    cells: [{ content, style, across: Math.max(columns.length, LEAST_ACROSS) }],
  });
  const blocks: Block[] = [across(text.title, "title"), { ...across(text.note, "note"), height: 20 }, gap()];
  const first = rowAfter(blocks) + 1;
  if (offers.length > 0) {
    const name = words.tables.renewals;
    const heads = columns.map(({ header, style }) => ({ header, style }));
    const rows = offers.map((own, index) => columns.map(({ cell }) => cell(own, first + index)));
    blocks.push({ name, columns: heads, rows }, gap(), across(text.whatIf, "heading"));
    blocks.push(whatIfTable(page), gap());
  }
  for (const plan of [...new Set(offers.map(({ due }) => due.plan))]) {
    const gives = month.planExtras[plan] ?? [];
    if (gives.length > 0)
      blocks.push(across(text.gives(words.plans[plan], words.writing.list(gives)), "paragraph"), gap());
  }
  const worthAt = blocks.length;
  blocks.push(...valueBlocks(page, worth, rowAfter(blocks)));
  const sheet: Sheet = {
    name: words.sheets.renewal,
    widths: columns.map(({ width }) => width),
    landscape: true,
    blocks,
  };
  const at = (column: Column["of"], index: number) => {
    const letter = columnLetters(columns.findIndex(({ of }) => of === column) + 1);
    return onSheet(sheet.name, `$${letter}$${first + index}`);
  };
  const cells = offers.map((own, index) => {
    const of = (column: Column["of"]) => at(column, index);
    return [
      own,
      { expires: of("expires"), until: of("until"), onTime: of("onTime"), keeps: of("keeps") },
    ] as const;
  });
  return { sheet, cells: new Map(cells), worthAt };
}

const LEAST_ACROSS = 6;

interface Column {
  readonly of:
    | "plan"
    | "expires"
    | "invoiceOn"
    | "until"
    | "onTime"
    | "online"
    | "late"
    | "dearer"
    | "keeps"
    | "why";
  readonly header: string;
  readonly width: number;
  readonly style: Value;
  /** `row` is the row of the sheet. */
  readonly cell: (of: RenewalOffer, row: number) => TableCell;
}

function dueColumns(page: Page): Column[] {
  const { words, hasMoney, client } = page;
  const heads = words.renewalSheet.columns;
  const anyOnline = client.outlook.offers.some(({ online }) => online !== null);
  const anyInvoice = client.outlook.offers.some(({ due }) => due.invoiceOn !== null);
  const letterOf = (column: Column["of"]) => columnLetters(all.findIndex(({ of }) => of === column) + 1);
  const money: Column[] = [
    {
      of: "onTime",
      header: heads.onTime,
      width: 13,
      style: "money",
      cell: ({ onTime }) => price(onTime, words),
    },
    ...(anyOnline
      ? [{ of: "online", header: heads.online, width: 13, style: "money", cell: onlineCell } as const]
      : []),
    { of: "late", header: heads.late, width: 13, style: "money", cell: ({ late }) => price(late, words) },
    {
      of: "dearer",
      header: heads.dearer,
      width: 13,
      style: "money",
      cell: (own, row) => {
        const more = dearerLate(own);
        const formula = `${letterOf("late")}${row}-${letterOf("onTime")}${row}`;
        return more === null ? null : { formula, result: inCurrency(more) };
      },
    },
  ];
  const all: Column[] = [
    { of: "plan", header: heads.plan, width: 27, style: "wrapped", cell: ({ due }) => planText(due, words) },
    {
      of: "expires",
      header: heads.expires,
      width: 13,
      style: "date",
      cell: ({ due }) => dateCell(due.expires),
    },
    ...(anyInvoice
      ? [{ of: "invoiceOn", header: heads.invoiceOn, width: 13, style: "date", cell: invoiceCell } as const]
      : []),
    {
      of: "until",
      header: heads.onTimeUntil,
      width: 13,
      style: "date",
      cell: ({ until }) => dateCell(until),
    },
    ...(hasMoney ? money : []),
    { of: "keeps", header: heads.keeps, width: 11, style: "hours", cell: ({ keeps }) => inHours(keeps) },
    { of: "why", header: heads.why, width: 44, style: "wrapped", cell: (own) => reasons(own, page) },
  ];
  return all;
}

const onlineCell = ({ online }: RenewalOffer): TableCell =>
  online === null ? null : inCurrency(online.price);
const invoiceCell = ({ due }: RenewalOffer): TableCell => dateCell(due.invoiceOn);

function whatIfTable(page: Page): Table {
  const { words, client, month, hasMoney } = page;
  const columns = words.renewalSheet.whatIfColumns;
  return {
    name: words.tables.whatIf,
    columns: [
      { header: columns.plan, style: "wrapped" },
      { header: columns.when, style: "text" },
      { header: columns.paidOn, style: "date" },
      { header: columns.starts, style: "date" },
      { header: columns.ends, style: "date" },
      ...(hasMoney ? [{ header: columns.price, style: "money" as const }] : []),
      { header: columns.kept, style: "hours" },
      { header: columns.lost, style: "hours" },
      { header: columns.why, style: "wrapped" },
    ],
    rows: client.outlook.offers.flatMap((own) =>
      whatIfs(own, month.prices).map((line) => whatIfRow(planText(own.due, words), line, page)),
    ),
  };
}

function price(of: Renewal | null, words: Words): TableCell {
  return of === null ? { content: words.noPrice, style: "text bad" } : inCurrency(of.price);
}

/** The clauses behind both prices, and the shared end if there is one. */
function reasons({ due, onTime, late, wholeYear }: RenewalOffer, page: Page): string {
  const { words, hasMoney } = page;
  const text = words.renewalSheet;
  if (onTime === null || late === null) return text.missing(words.plans[due.plan]);
  const act =
    wholeYear === null || !hasMoney
      ? []
      : [text.withAct(formatDate(onTime.term.expires), words.writing.money(wholeYear.price))];
  return [words.renewalSentence(words.clauses[onTime.clause], words.clauses[late.clause]), ...act].join(" ");
}

function whatIfRow(plan: string, line: WhatIf, { words, hasMoney }: Page): TableCell[] {
  const { onTime, daysLate } = words.renewalSheet;
  return [
    plan,
    line.daysLate === null ? onTime : daysLate(line.daysLate),
    dateCell(line.paidOn),
    dateCell(line.term.start),
    dateCell(line.term.expires),
    ...(hasMoney
      ? [
          line.price === null
            ? { content: words.noPrice, style: "text bad" as const }
            : inCurrency(line.price),
        ]
      : []),
    inHours(line.kept),
    { content: inHours(line.lost), style: line.lost > 0 ? "hours bad" : "hours" },
    words.clauses[line.clause],
  ];
}
