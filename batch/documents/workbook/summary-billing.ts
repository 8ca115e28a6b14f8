/**
 * The month's billing, one line per client, reason and level, and of closed months by month (M3), ready for the person
 * who writes the invoices (A10); then the overage that needs a decision first (A9), and the work that is billed
 * separately (A2).
 *
 * Law: time without a rate, and work with a price of its own, is listed with its hours and no amount, and the total
 * says that it is not included. The same applies to time awaiting confirmation.
 */

import { BECAUSE_CLAUSES } from "../../../core/figures/billed-because.ts";
import type { SeparateLine } from "../../../core/figures/billed-lines.ts";
import { type BillLine, lateBills } from "../../../core/figures/billing.ts";
import type { ToConfirm } from "../../../core/figures/statement.ts";
import { OVERAGE_LEVEL } from "../../../core/ledger/lines.ts";
import { inCurrency, inHours, type Minutes, sum } from "../../../core/values/units.ts";
import type { Row, Sheet, TableCell } from "../../xlsx/workbook.ts";
import { becauseText } from "../because.ts";
import { across, COLOURS, type Column, type FirmLine, type FirmPage, listSheet } from "./firm-page.ts";
import type { FirmWords } from "./firm-words.ts";

type Billed =
  | { readonly line: FirmLine; readonly bill: BillLine }
  | { readonly line: FirmLine; readonly late: LateBill }
  | { readonly line: FirmLine; readonly held: ToConfirm }
  | { readonly line: FirmLine; readonly separate: SeparateLine };

type LateBill = ReturnType<typeof lateBills>[number];

/** Every line to bill, by client. */
function billed({ overview }: FirmPage): Billed[] {
  return overview.clients.flatMap((line): Billed[] => [
    ...line.account.bill.map((bill) => ({ line, bill })),
    ...lateBills(line.account.statement).map((late) => ({ line, late })),
    ...line.account.statement.toConfirm.map((held) => ({ line, held })),
    ...line.account.statement.separate.map((separate) => ({ line, separate })),
  ]);
}

function minutesOf(own: Billed): Minutes {
  if ("bill" in own) return own.bill.charged;
  if ("late" in own) return own.late.charged;
  return "held" in own ? own.held.charged : own.separate.minutes;
}

/** The clause that decides it, beside the words. */
function clauseOf(own: Billed): string {
  if ("bill" in own) return BECAUSE_CLAUSES[own.bill.because.code];
  if ("late" in own) return "M3";
  return "held" in own ? "A9" : "A2";
}

/** How many lines the list has. */
export function billedCount(page: FirmPage): number {
  return billed(page).length;
}

export function billingSheet(page: FirmPage): Sheet {
  const { words } = page;
  const values = billed(page);
  const columns = [...workColumns(page), ...timeColumns(page), ...moneyColumns(page)];
  return listSheet(page, {
    sheet: words.firmSheets.billing,
    title: words.firmTitles.billing,
    table: words.firmTables.billing,
    values,
    columns,
    total: words.total,
    empty: words.nothingBillable,
    intro: notInTotal(page, values, columns.length),
    note: words.billingExplained,
  });
}

/** The client, and why the work is billed. */
function workColumns({ words }: FirmPage): Column<Billed>[] {
  const heads = words.billColumns;
  return [
    { header: heads.client, width: 28, style: "text", cell: ({ line }) => line.account.client.name },
    { header: heads.why, width: 56, style: "wrapped", cell: (own) => whyCell(own, words) },
    { header: heads.rule, width: 8, style: "text", cell: clauseOf },
    {
      header: heads.level,
      width: 8,
      style: "integer",
      cell: (own) => ("bill" in own ? own.bill.level : "held" in own ? OVERAGE_LEVEL : null),
    },
  ];
}

function whyCell(own: Billed, words: FirmWords): TableCell {
  if ("bill" in own) return becauseText(own.bill.because, words);
  if ("late" in own) {
    const { month, what, isAdded } = own.late;
    if (what === "added_time") return words.lateAdded(words.writing.month(month));
    return (isAdded ? words.lateWork : words.lateChange)(words.writing.month(month));
  }
  if ("held" in own)
    return { content: words.toConfirm(words.writing.shortDate(own.held.date)), style: "wrapped warning" };
  return { content: words.separately(words.categories[own.separate.category]), style: "wrapped muted" };
}

function timeColumns({ words }: FirmPage): Column<Billed>[] {
  const heads = words.billColumns;
  return [
    {
      header: heads.items,
      width: 9,
      style: "integer",
      cell: (own) => {
        if ("bill" in own) return own.bill.items;
        if ("late" in own) return own.late.items;
        return "held" in own ? 1 : own.separate.entries;
      },
    },
    {
      header: heads.minutes,
      width: 11,
      style: "integer",
      cell: minutesOf,
      sum: (all) => sum(all.map(minutesOf)),
    },
    {
      header: heads.hours,
      width: 11,
      style: "hours",
      cell: (own, at) => ({ formula: `${at(heads.minutes)}/60`, result: inHours(minutesOf(own)) }),
      sum: (all) => inHours(sum(all.map(minutesOf))),
      bars: COLOURS.bar,
    },
  ];
}

function moneyColumns({ words, currency, month, overview }: FirmPage): Column<Billed>[] {
  const heads = words.billColumns;
  return [
    {
      header: `${heads.rate} ${currency}`,
      width: 13,
      style: "money",
      cell: (own) => {
        if (!("bill" in own)) return null;
        const { level, amount } = own.bill;
        const rate = level === null ? undefined : month.settings.rates[level];
        return amount === null || rate === undefined ? null : inCurrency(rate);
      },
    },
    {
      header: `${heads.amount} ${currency}`,
      width: 16,
      style: "money",
      cell: (own) => {
        if ("held" in own) return { content: heldAmount(own.held, words), style: "money warning" };
        if ("separate" in own) return { content: words.ownPrice, style: "money muted" };
        const { amount } = "bill" in own ? own.bill : own.late;
        return amount === null ? { content: words.noRate, style: "money bad" } : inCurrency(amount);
      },
      sum: () => inCurrency(overview.toBill.amount),
    },
  ];
}

/** As text: a number would be included in the column's sum. */
function heldAmount({ amount }: ToConfirm, words: FirmWords): string {
  return amount === null ? words.noRate : words.heldAmount(inCurrency(amount));
}

/** A10: what the total leaves out. */
function notInTotal({ words, overview }: FirmPage, values: readonly Billed[], columns: number): Row[] {
  const { unrated } = overview.toBill;
  const held = values.flatMap((own) => ("held" in own ? own.held : []));
  const separate = values.flatMap((own) => ("separate" in own ? own.separate.minutes : []));
  const sentences = [
    ...(unrated !== 0 ? [words.unrated(inHours(unrated))] : []),
    ...(held.length > 0
      ? [words.heldHours(held.length, inHours(sum(held.map(({ charged }) => charged))))]
      : []),
    ...(separate.length > 0 ? [words.separateHours(inHours(sum(separate)))] : []),
  ];
  return sentences.length === 0 ? [] : [across(sentences.join(" "), "warning", columns)];
}
