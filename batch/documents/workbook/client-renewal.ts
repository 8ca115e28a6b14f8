/**
 * The renewal sheet: each plan's deadline, invoice and prices with their clauses, what is at stake, and the result of
 * paying on time or late.
 *
 * Law: prices and clauses are those of core/rules/renewal.ts; a missing price is marked as missing, never shown as 0.
 */

import { dearerLate, type RenewalOffer } from "../../../core/figures/renewal-offers.ts";
import type { RenewalDue } from "../../../core/figures/renewals-due.ts";
import { type WhatIf, whatIfs } from "../../../core/figures/what-if.ts";
import { lastDayOnTime, type Renewal } from "../../../core/rules/renewal.ts";
import { formatDate } from "../../../core/values/calendar.ts";
import { inCurrency, inHours } from "../../../core/values/units.ts";
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
import { lapsed } from "./client-sentences.ts";
import type { Words } from "./words.ts";

const ACROSS = 9;

/** The cells of a renewal's expiry and its hours at stake, for other sheets. */
export type RenewalCells = ReadonlyMap<RenewalDue, { readonly expires: string; readonly atStake: string }>;

/** Null if no renewal is due. */
export function renewalSheet(page: Page): { sheet: Sheet; cells: RenewalCells } | null {
  const { words, client } = page;
  const { renewals: due } = client.statement;
  if (due.length === 0) return null;
  const text = words.renewalSheet;
  const across = (content: string, style: "title" | "note" | "heading" | "warning"): Row => ({
    cells: [{ content, style, across: ACROSS }],
  });
  const blocks: Block[] = [
    across(text.title, "title"),
    { ...across(text.note, "note"), height: 20 },
    ...lapsed(page).map((sentence) => across(sentence, "warning")),
    gap(),
  ];
  const first = rowAfter(blocks) + 1;
  blocks.push(dueTable(page, first), gap(), across(text.whatIf, "heading"), whatIfTable(page), gap());
  blocks.push(across(words.rulesNote, "note"));
  const sheet: Sheet = {
    name: words.sheets.renewal,
    widths: [28, 16, 14, 16, 14, 15, 15, 14, 62],
    landscape: true,
    blocks,
  };
  const cell = (letter: string, index: number) => onSheet(sheet.name, `$${letter}$${first + index}`);
  const cells = due.map(
    (one, index) => [one, { expires: cell("B", index), atStake: cell("H", index) }] as const,
  );
  return { sheet, cells: new Map(cells) };
}

/** Each renewal; the first is on row `first`. */
function dueTable({ words, client }: Page, first: number): Table {
  const { plan, expires, invoiceOn, onTimeUntil, onTime, late, dearer, atStake, why } =
    words.renewalSheet.columns;
  return {
    name: words.tables.renewals,
    columns: [
      { header: plan, style: "text" },
      { header: expires, style: "date" },
      { header: invoiceOn, style: "date" },
      { header: onTimeUntil, style: "date" },
      { header: onTime, style: "money" },
      { header: late, style: "money" },
      { header: dearer, style: "money" },
      { header: atStake, style: "hours" },
      { header: why, style: "wrapped" },
    ],
    rows: client.outlook.offers.map((one, index) => dueRow(one, first + index, words)),
  };
}

function whatIfTable({ words, client, month }: Page): Table {
  const columns = words.renewalSheet.whatIfColumns;
  return {
    name: words.tables.whatIf,
    columns: [
      { header: columns.plan, style: "text" },
      { header: columns.when, style: "text" },
      { header: columns.paidOn, style: "date" },
      { header: columns.starts, style: "date" },
      { header: columns.ends, style: "date" },
      { header: columns.price, style: "money" },
      { header: columns.kept, style: "hours" },
      { header: columns.lost, style: "hours" },
      { header: columns.why, style: "wrapped" },
    ],
    rows: client.outlook.offers.flatMap((one) =>
      whatIfs(one, month.prices).map((line) => whatIfRow(planText(one.due, words), line, words)),
    ),
  };
}

function dueRow(offer: RenewalOffer, row: number, words: Words): TableCell[] {
  const { due, onTime, late } = offer;
  const more = dearerLate(offer);
  return [
    planText(due, words),
    dateCell(due.expires),
    dateCell(due.invoiceOn),
    dateCell(lastDayOnTime(due.plan, due.expires)),
    price(onTime, words),
    price(late, words),
    more === null ? null : { formula: `F${row}-E${row}`, result: inCurrency(more) },
    inHours(due.carryAtStake),
    reasons(due, words),
  ];
}

function price(of: Renewal | null, words: Words): TableCell {
  return of === null ? { content: words.noPrice, style: "text bad" } : inCurrency(of.price);
}

/** The clauses behind both prices, the shared end if there is one, and the source of the price. */
function reasons({ plan, onTime, late, coterm }: RenewalDue, words: Words): string {
  if (onTime === null || late === null) return words.renewalSheet.missing(words.plans[plan]);
  const shared =
    coterm === null
      ? []
      : [words.cotermSentence(formatDate(coterm.term.expires), words.writing.money(coterm.price))];
  return [
    words.renewalSentence(clauseText(onTime, words), clauseText(late, words)),
    ...shared,
    words.priceSource(words.source(onTime.priceSource ?? "")),
  ].join(" ");
}

/** A clause in words, with its number. */
export function clauseText({ clause }: Pick<Renewal, "clause">, words: Words): string {
  return `${words.clauses[clause]} (${clause.slice(0, 2)})`;
}

function whatIfRow(plan: string, line: WhatIf, words: Words): TableCell[] {
  const { onTime, daysLate } = words.renewalSheet;
  return [
    plan,
    line.daysLate === null ? onTime : daysLate(line.daysLate),
    dateCell(line.paidOn),
    dateCell(line.term.start),
    dateCell(line.term.expires),
    line.price === null ? { content: words.noPrice, style: "text bad" } : inCurrency(line.price),
    inHours(line.kept),
    { content: inHours(line.lost), style: line.lost > 0 ? "hours bad" : "hours" },
    clauseText(line, words),
  ];
}
