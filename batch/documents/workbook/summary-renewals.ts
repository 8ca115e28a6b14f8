/**
 * The firm's upcoming requests: every renewal with its deadline and prices, the reminders, and the Orange invoices to
 * issue (R1, R3, R7).
 *
 * Law: a missing or unconfirmed price is marked in place; it is never left out or guessed.
 */

import type { DueOf } from "../../../core/figures/firm-overview.ts";
import { BANDS, HORIZON } from "../../../core/figures/holdings.ts";
import { countWithin, type Reminder } from "../../../core/figures/reminders.ts";
import type { RenewalDue } from "../../../core/figures/renewals-due.ts";
import { PLAN_TABLE, TO_BE_CONFIRMED } from "../../../core/rules/plans.ts";
import { lastDayOnTime } from "../../../core/rules/renewal.ts";
import { formatDate } from "../../../core/values/calendar.ts";
import { type Cents, inCurrency, inHours, knownSum, sum } from "../../../core/values/units.ts";
import type { KeptClient } from "../../month/month.ts";
import { type Content, columnOf, type Row, type Sheet, type TableCell } from "../../xlsx/workbook.ts";
import { dateCell } from "./client-page.ts";
import { across, COLOURS, type Column, type FirmPage, listSheet } from "./firm-page.ts";
import type { FirmWords } from "./firm-words.ts";

type Due = DueOf<KeptClient>;

/** The coming renewals on top, the later ones below in the same list; a column to filter by separates them. */
export function renewalsSheet(page: FirmPage): Sheet {
  const { words, overview } = page;
  const { renewals: soon, laterRenewals: later } = overview;
  const columns = [...deadlineColumns(page), ...priceColumns(page)];
  const count = words.renewalsSoon(soon.length, HORIZON, later.length);
  return listSheet(page, {
    sheet: words.firmSheets.renewals,
    title: words.renewals,
    table: words.firmTables.renewals,
    values: [...soon, ...later],
    columns,
    total: words.total,
    empty: words.noRenewals,
    intro:
      soon.length + later.length === 0
        ? []
        : [across(count, soon.length > 0 ? "warning" : "good", columns.length)],
  });
}

function deadlineColumns({ words, overview: { asOf } }: FirmPage): Column<Due>[] {
  const heads = words.dueColumns;
  return [
    { header: heads.client, width: 34, style: "text", cell: ({ account }) => account.client.name },
    { header: heads.plan, width: 28, style: "text", cell: ({ due }) => planAndQuantity(due, words) },
    { header: heads.expires, width: 13, style: "date", cell: ({ due }) => dateCell(due.expires) },
    { header: heads.daysLeft, width: 9, style: "integer", cell: ({ due }) => due.expires - asOf },
    {
      header: heads.within,
      width: 16,
      style: "text",
      cell: ({ due }) => {
        const days = BANDS.find((band) => due.expires - asOf <= band) ?? null;
        return days === null ? { content: words.within(days), style: "text muted" } : words.within(days);
      },
    },
    {
      header: heads.onTimeUntil,
      width: 14,
      style: "date",
      cell: ({ due }) => dateCell(lastDayOnTime(due.plan, due.expires)),
    },
    { header: heads.invoiceOn, width: 13, style: "date", cell: ({ due }) => dateCell(due.invoiceOn) },
  ];
}

function priceColumns({ words, currency }: FirmPage): Column<Due>[] {
  const heads = words.dueColumns;
  return [
    {
      header: `${heads.onTime} ${currency}`,
      width: 15,
      style: "money",
      cell: ({ due }) => priceCell(due.onTime?.price ?? null, words),
    },
    {
      header: `${heads.late} ${currency}`,
      width: 15,
      style: "money",
      cell: ({ due }) => priceCell(due.late?.price ?? null, words),
    },
    {
      header: `${heads.withAct} ${currency}`,
      width: 15,
      style: "money",
      cell: ({ due }) => (due.coterm === null ? null : inCurrency(due.coterm.price)),
    },
    {
      header: heads.withActTo,
      width: 13,
      style: "date",
      cell: ({ due }) => dateCell(due.coterm?.term.expires ?? null),
    },
    {
      header: heads.atStake,
      width: 12,
      style: "hours",
      cell: ({ due }) => (due.carryAtStake === 0 ? null : inHours(due.carryAtStake)),
      sum: (all) => inHours(sum(all.map(({ due }) => due.carryAtStake))),
      bars: COLOURS.atRisk,
    },
    { header: heads.source, width: 34, style: "text", cell: ({ due }) => sourceCell(due, words) },
  ];
}

function planAndQuantity({ plan, quantity }: RenewalDue, words: FirmWords): string {
  return `${words.plans[plan]}, ${words.quantity[PLAN_TABLE[plan].quantity.counts](quantity)}`;
}

function priceCell(price: Cents | null, words: FirmWords): TableCell {
  return price === null ? { content: words.noPrice, style: "money bad" } : inCurrency(price);
}

/** P6: the source of the price; prices that depend on our interpretation of the terms are marked. */
function sourceCell({ onTime }: RenewalDue, words: FirmWords): TableCell {
  if (onTime === null) return { content: words.addThePrice, style: "text bad" };
  const source = onTime.priceSource ?? "";
  const said = words.source(source);
  return source === TO_BE_CONFIRMED ? { content: said, style: "text warning" } : said;
}

/** Everything to do or notice, by day. */
export function remindersSheet(page: FirmPage): Sheet {
  const { words } = page;
  return listSheet(page, {
    sheet: words.firmSheets.reminders,
    title: words.firmTitles.reminders,
    table: words.firmTables.reminders,
    values: page.reminders,
    columns: reminderColumns(page),
    total: null,
    empty: words.noReminders,
    intro: reminderCounts(page),
    note: words.remindersExplained,
  });
}

function reminderColumns({ words, currency }: FirmPage): Column<Reminder>[] {
  const heads = words.reminderColumns;
  return [
    {
      header: heads.date,
      width: 17,
      style: "date",
      cell: ({ date, daysLeft }) =>
        daysLeft < 0 ? { content: dateCell(date), style: "date bad" } : dateCell(date),
    },
    { header: heads.days, width: 11, style: "integer", cell: ({ daysLeft }) => daysLeft },
    {
      header: heads.what,
      width: 20,
      style: "text",
      cell: ({ kind }) => ({ content: words.reminderKinds[kind], style: TONES[kind] }),
    },
    { header: heads.client, width: 34, style: "text", cell: ({ client }) => client.name },
    {
      header: heads.plan,
      width: 28,
      style: "text",
      cell: (own) =>
        "offer" in own
          ? planAndQuantity(own.offer.due, words)
          : own.plan === null
            ? ""
            : words.plans[own.plan],
    },
    { header: heads.expires, width: 13, style: "date", cell: ({ expires }) => dateCell(expires) },
    {
      header: heads.within,
      width: 15,
      style: "text",
      cell: (own) => ("band" in own ? words.within(own.band) : null),
    },
    {
      header: heads.atStake,
      width: 11,
      style: "hours",
      cell: (own) => ("band" in own && own.offer.keeps > 0 ? inHours(own.offer.keeps) : null),
      sum: (all) => inHours(sum(all.flatMap((own) => ("band" in own ? own.offer.keeps : [])))),
    },
    {
      header: `${heads.price} ${currency}`,
      width: 15,
      style: "money",
      cell: (own) => ("offer" in own ? priceCell(own.offer.onTime?.price ?? null, words) : null),
    },
    { header: heads.toDo, width: 84, style: "wrapped", cell: (own) => toDo(own, words) },
  ];
}

/** The number within each of the configured days, live over the list. */
function reminderCounts({ words, reminders, reminderDays }: FirmPage): Row[] {
  if (reminders.length === 0) return [];
  const days = columnOf(words.firmTables.reminders, words.reminderColumns.days);
  const count = (condition: string, result: number): Content => ({
    formula: `COUNTIF(${days},"${condition}")`,
    result,
  });
  const overdue = reminders.filter(({ daysLeft }) => daysLeft < 0).length;
  const line = (label: string, content: Content): Row => ({
    cells: [
      { content: label, style: "label", across: 2 },
      { content, style: "integer" },
    ],
  });
  return [
    line(words.overdue, count("<0", overdue)),
    ...[...new Set(reminderDays)]
      .sort((a, b) => a - b)
      .map((within) =>
        line(words.comingWithin(within), count(`<=${within}`, countWithin(reminders, within))),
      ),
  ];
}

/** The action, and its deadline. */
function toDo(reminder: Reminder, { toDo: says }: FirmWords): string {
  if (reminder.kind === "confirm") return says.confirm;
  const expires = formatDate(reminder.expires);
  switch (reminder.kind) {
    case "renewal":
    case "lapse": {
      const by = formatDate(reminder.date);
      return reminder.offer.keeps > 0 ? says.renewToCarry(by) : says.renew(by);
    }
    case "invoice":
      return reminder.daysLeft < 0 ? says.invoiceOverdue(expires) : says.invoice(expires);
    case "lapsed":
      return reminder.graceEnds === null
        ? says.nothingCarried
        : says.keepAnniversary(formatDate(reminder.graceEnds));
    case "exhaustion":
      return reminder.left === 0 ? says.empty(expires) : says.runsOut(expires);
    case "unpaid":
      return says.unpaid(expires);
    case "notice":
      return says.notice(reminder.notice.step);
    case "ending":
      return says.ending;
  }
}

const TONES = {
  lapse: "text bad",
  lapsed: "text bad",
  invoice: "text warning",
  exhaustion: "text warning",
  renewal: "text",
  unpaid: "text bad",
  confirm: "text warning",
  notice: "text warning",
  ending: "text",
} as const;

type Invoice = Extract<Reminder, { kind: "invoice" }>;

/** R7: the Orange invoices of the coming month, and those that are overdue and unpaid. */
export function invoicesSheet(page: FirmPage): Sheet {
  const { words, currency, reminders } = page;
  const heads = words.invoiceColumns;
  const columns: Column<Invoice>[] = [
    { header: heads.client, width: 34, style: "text", cell: ({ client }) => client.name },
    {
      header: heads.plan,
      width: 30,
      style: "text",
      cell: ({ offer: { due } }) => planAndQuantity(due, words),
    },
    {
      header: heads.invoiceOn,
      width: 13,
      style: "date",
      cell: ({ date, daysLeft }) =>
        daysLeft < 0 ? { content: dateCell(date), style: "date bad" } : dateCell(date),
    },
    {
      header: heads.state,
      width: 26,
      style: "text",
      cell: ({ daysLeft }) =>
        daysLeft < 0 ? { content: words.invoiceOverdue, style: "text bad" } : words.invoiceDue,
    },
    { header: heads.expires, width: 13, style: "date", cell: ({ expires }) => dateCell(expires) },
    {
      header: `${heads.onTime} ${currency}`,
      width: 18,
      style: "money",
      cell: ({ offer }) => priceCell(offer.onTime?.price ?? null, words),
      sum: (all) => {
        const prices = knownSum(all.map(({ offer }) => offer.onTime?.price ?? null));
        return prices === null ? null : inCurrency(prices);
      },
    },
    { header: heads.source, width: 36, style: "text", cell: ({ offer: { due } }) => sourceCell(due, words) },
  ];
  return listSheet(page, {
    sheet: words.firmSheets.invoices,
    title: words.firmTitles.invoices,
    table: words.firmTables.invoices,
    values: reminders.filter((own): own is Invoice => own.kind === "invoice"),
    columns,
    total: words.total,
    empty: words.noInvoices,
    note: words.invoicesExplained,
  });
}
