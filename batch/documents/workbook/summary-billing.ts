/**
 * The month's billing, one line per client, reason and level, ready for the person who writes the invoices (A10); then
 * the overage that needs a decision first (A9), and the work that is billed separately (A2).
 *
 * Law: time without a rate, and work with a price of its own, is listed with its hours and no amount, and the total
 * says that it is not included. The same applies to time awaiting confirmation.
 */

import {
  type BillLine,
  priorBills,
  type SeparateLine,
  separateLines,
} from "../../../core/figures/billing.ts";
import type { Billable, ToConfirm } from "../../../core/figures/statement.ts";
import { OVERAGE_LEVEL } from "../../../core/ledger/ledger.ts";
import { formatDate } from "../../../core/values/calendar.ts";
import { inCurrency, inHours, sum } from "../../../core/values/units.ts";
import { WORDS } from "../../../core/words/words.ts";
import type { Row, Sheet } from "../../xlsx/workbook.ts";
import { across, COLOURS, type Column, type FirmLine, type FirmPage, listSheet } from "./firm-page.ts";
import type { FirmWords } from "./firm-words.ts";

type Billed =
  | { readonly line: FirmLine; readonly bill: BillLine | PriorLine }
  | { readonly line: FirmLine; readonly held: ToConfirm }
  | { readonly line: FirmLine; readonly separate: SeparateLine };

/** M2: for closed months, whatever the reasons and levels were. */
interface PriorLine extends Billable {
  readonly reason: "prior_period";
  readonly level: null;
  readonly items: number;
}

/** Every line to bill, by client. */
function billed({ overview }: FirmPage): Billed[] {
  return overview.clients.flatMap((line): Billed[] => [
    ...line.account.bill.map((bill) => ({ line, bill })),
    ...priorBills(line.account.statement).map((prior) => ({ line, bill: { ...PRIOR, ...prior } })),
    ...line.account.statement.toConfirm.map((held) => ({ line, held })),
    ...separateLines(line.account.statement).map((separate) => ({ line, separate })),
  ]);
}

const PRIOR = { reason: "prior_period", level: null } as const;

const minutesOf = (own: Billed) =>
  "bill" in own ? own.bill.charged : "held" in own ? own.held.charged : own.separate.minutes;

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
function workColumns({ words, language }: FirmPage): Column<Billed>[] {
  const heads = words.billColumns;
  return [
    { header: heads.client, width: 34, style: "text", cell: ({ line }) => line.account.client.name },
    {
      header: heads.reason,
      width: 62,
      style: "text",
      cell: (own) => {
        if ("held" in own)
          return { content: words.toConfirm(formatDate(own.held.date)), style: "text warning" };
        if ("separate" in own)
          return { content: words.separately(words.categories[own.separate.category]), style: "text muted" };
        const { reason } = own.bill;
        return reason === "prior_period" ? WORDS[language].changes.priorTitle : words.billableReasons[reason];
      },
    },
    {
      header: heads.level,
      width: 8,
      style: "integer",
      cell: (own) => ("bill" in own ? own.bill.level : "held" in own ? OVERAGE_LEVEL : null),
    },
  ];
}

function timeColumns({ words }: FirmPage): Column<Billed>[] {
  const heads = words.billColumns;
  return [
    {
      header: heads.items,
      width: 9,
      style: "integer",
      cell: (own) => ("bill" in own ? own.bill.items : "held" in own ? 1 : own.separate.entries),
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
        if (!("bill" in own) || own.bill.level === null) return null;
        const rate = month.settings.rates[own.bill.level];
        return own.bill.amount === null || rate === undefined ? null : inCurrency(rate);
      },
    },
    {
      header: `${heads.amount} ${currency}`,
      width: 16,
      style: "money",
      cell: (own) => {
        if ("held" in own) return { content: heldAmount(own.held, words), style: "money warning" };
        if (!("bill" in own)) return { content: words.ownPrice, style: "money muted" };
        const { amount } = own.bill;
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
    ...(unrated > 0 ? [words.unrated(inHours(unrated))] : []),
    ...(held.length > 0
      ? [words.heldHours(held.length, inHours(sum(held.map(({ charged }) => charged))))]
      : []),
    ...(separate.length > 0 ? [words.separateHours(inHours(sum(separate)))] : []),
  ];
  return sentences.length === 0 ? [] : [across(sentences.join(" "), "warning", columns)];
}
