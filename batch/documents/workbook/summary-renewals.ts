/**
 * The firm's upcoming requests: every renewal with its deadline and prices, the plans not paid or declined, and the
 * reminders, the Orange invoices to issue among them (R1, R3, R7).
 *
 * Law: a missing or unconfirmed price is marked in place; it is never left out or guessed.
 */

import type { AnnouncedPrice, AnnouncedRenewal } from "../../../core/figures/announced-prices.ts";
import type { DeclinedPlan, UnpaidPlan } from "../../../core/figures/client-outlook.ts";
import { HORIZON } from "../../../core/figures/holdings.ts";
import { countWithin, hoursAtStake, type Reminder, reminderQuote } from "../../../core/figures/reminders.ts";
import { type Quote, quoteOf, type RenewalOffer } from "../../../core/figures/renewal-offers.ts";
import { TO_BE_CONFIRMED } from "../../../core/rules/plans.ts";
import type { Renewal } from "../../../core/rules/renewal.ts";
import type { CalendarDate } from "../../../core/values/calendar.ts";
import { type Cents, cents, inCurrency, inHours, type Minutes, sum } from "../../../core/values/units.ts";
import {
  type Block,
  type Content,
  columnOf,
  type Row,
  rowAfter,
  type Sheet,
  type TableCell,
} from "../../xlsx/workbook.ts";
import { dateCell, planText } from "./client-page.ts";
import {
  across,
  COLOURS,
  type Column,
  type FirmPage,
  GAP,
  listSheet,
  listTable,
  soonest,
} from "./firm-page.ts";
import type { FirmWords } from "./firm-words.ts";

type Due = { readonly client: string } & (
  | { readonly state: "unpaid"; readonly own: UnpaidPlan }
  | { readonly state: "due"; readonly own: RenewalOffer }
  | { readonly state: "declined"; readonly own: DeclinedPlan }
);

/** What is not paid on top; then by expiry what is to be renewed, and what is not. */
function dues({ month }: FirmPage): Due[] {
  const all = month.clients.flatMap(({ client: { name: client }, outlook }): Due[] => [
    ...outlook.unpaid.map((own) => ({ client, state: "unpaid" as const, own })),
    ...outlook.offers.map((own) => ({ client, state: "due" as const, own })),
    ...outlook.declined.map((own) => ({ client, state: "declined" as const, own })),
  ]);
  const isLater = ({ state }: Due) => Number(state !== "unpaid");
  return all.sort((a, b) => isLater(a) - isLater(b) || expiryOf(a) - expiryOf(b));
}

function expiryOf(due: Due): CalendarDate {
  return due.state === "due" ? due.own.due.expires : due.own.expires;
}

function dueQuote(due: Due): Quote | null {
  if (due.state === "declined") return null;
  return due.state === "due" ? quoteOf(due.own.onTime) : due.own.due;
}

export function renewalsSheet(page: FirmPage): Sheet {
  const { words, reminderDays, announced } = page;
  const values = dues(page);
  const columns = [...deadlineColumns(page), ...priceColumns(page)];
  const toRenew = values.filter(({ state }) => state === "due");
  const soon = toRenew.filter((due) => due.state === "due" && due.own.isNear).length;
  const count = words.renewalsSoon(soon, Math.max(...reminderDays), toRenew.length - soon);
  const changed = words.announced.below(announced.length, HORIZON);
  const sheet = listSheet(page, {
    sheet: words.firmSheets.renewals,
    title: words.renewals,
    table: words.firmTables.renewals,
    values,
    columns,
    total: words.total,
    empty: words.noRenewals,
    intro: [
      ...(values.length === 0 ? [] : [across(count, soon > 0 ? "warning" : "good", columns.length)]),
      ...(announced.length === 0 ? [] : [across(changed, "warning", columns.length)]),
    ],
    note: words.renewalsExplained,
  });
  return { ...sheet, blocks: withAnnounced(page, sheet.blocks, columns.length) };
}

/** R9: below the renewals, those that later lines of the price list change: a row for each of their two prices. */
function withAnnounced(page: FirmPage, blocks: Block[], columns: number): Block[] {
  const { announced, words } = page;
  if (announced.length === 0) return blocks;
  const { title, note } = words.announced;
  const above = [...blocks, GAP, across(title, "heading", columns), across(note, "note", columns)];
  const list = {
    table: words.firmTables.announced,
    values: announced.flatMap(({ onTime, late, ...own }) => [
      { ...own, paid: "onTime" as const, price: onTime },
      { ...own, paid: "late" as const, price: late },
    ]),
    columns: announcedColumns(page),
    total: null,
  };
  return [...above, listTable(list, rowAfter(above))];
}

interface Announced
  extends Pick<AnnouncedRenewal<FirmPage["month"]["clients"][number]>, "account" | "offer"> {
  readonly paid: "onTime" | "late";
  readonly price: AnnouncedPrice;
}

/** In the widths of the list above, which they share. */
function announcedColumns({ words, currency, overview: { asOf } }: FirmPage): Column<Announced>[] {
  const { columns: heads, paid, notKnown } = words.announced;
  const money = (header: string, of: (price: AnnouncedPrice) => TableCell): Column<Announced> => ({
    ...{ header: `${header} ${currency}`, width: 10.5, style: "money", cell: ({ price }) => of(price) },
  });
  const known = (price: Cents | null): TableCell =>
    price === null ? { content: notKnown, style: "money muted" } : inCurrency(price);
  return [
    { header: heads.client, width: 28, style: "text", cell: ({ account }) => account.client.name },
    { header: heads.plan, width: 25, style: "text", cell: ({ offer }) => planText(offer.due, words) },
    { header: heads.paid, width: 12, style: "text", cell: (own) => paid[own.paid] },
    { header: heads.from, width: 12.5, style: "date", cell: ({ price }) => dateCell(price.from) },
    {
      header: heads.inDays,
      width: 6.5,
      style: "integer",
      cell: ({ price: { from } }) => (from === null ? null : from - asOf),
    },
    { header: heads.expires, width: 12.5, style: "date", cell: ({ offer }) => dateCell(offer.due.expires) },
    { header: heads.on, width: 12.5, style: "date", cell: ({ price }) => dateCell(price.on) },
    money(heads.before, ({ before }) => known(before)),
    money(heads.after, ({ after }) => known(after)),
    money(heads.difference, ({ before, after, from }) =>
      from === null || before === null || after === null ? null : inCurrency(cents(after - before)),
    ),
  ];
}

const STATE_TONES = { unpaid: "text bad", due: "text", declined: "text muted" } as const;

function deadlineColumns({ words, overview: { asOf } }: FirmPage): Column<Due>[] {
  const heads = words.dueColumns;
  const ofOffer = (of: (offer: RenewalOffer) => CalendarDate | null) => (due: Due) =>
    due.state === "due" ? dateCell(of(due.own)) : null;
  return [
    { header: heads.client, width: 28, style: "text", cell: ({ client }) => client },
    {
      header: heads.plan,
      width: 25,
      style: "text",
      cell: (due) => planText(due.state === "due" ? due.own.due : due.own, words),
    },
    {
      header: heads.state,
      width: 12,
      style: "text",
      cell: ({ state }) => ({ content: words.renewalStates[state], style: STATE_TONES[state] }),
    },
    { header: heads.expires, width: 12.5, style: "date", cell: (due) => dateCell(expiryOf(due)) },
    { header: heads.daysLeft, width: 6.5, style: "integer", cell: (due) => expiryOf(due) - asOf },
    { header: heads.onTimeUntil, width: 12.5, style: "date", cell: ofOffer(({ until }) => until) },
    { header: heads.invoiceOn, width: 12.5, style: "date", cell: ofOffer(({ due }) => due.invoiceOn) },
  ];
}

function priceColumns({ words, currency }: FirmPage): Column<Due>[] {
  const heads = words.dueColumns;
  const other = (header: string, of: (offer: RenewalOffer) => Renewal | null): Column<Due> => ({
    header: `${header} ${currency}`,
    width: 10.5,
    style: "money",
    cell: (due) => {
      const price = due.state === "due" ? of(due.own)?.price : undefined;
      return price === undefined ? null : inCurrency(price);
    },
  });
  return [
    {
      header: `${heads.price} ${currency}`,
      width: 10.5,
      style: "money",
      cell: (due) => priceCell(dueQuote(due), words),
    },
    { header: heads.source, width: 10.5, style: "wrapped", cell: (due) => sourceCell(dueQuote(due), words) },
    other(heads.online, ({ online }) => online),
    other(heads.wholeYear, ({ wholeYear }) => wholeYear),
    other(heads.late, ({ late }) => late),
    {
      header: heads.keeps,
      width: 9,
      style: "hours",
      cell: (due) => (kept(due) === 0 ? null : inHours(kept(due))),
      sum: (all) => inHours(sum(all.map(kept))),
      bars: COLOURS.atRisk,
    },
  ];
}

const kept = (due: Due): Minutes => (due.state === "due" ? due.own.keeps : (0 as Minutes));

/** Null leaves the cell empty: there is nothing to pay. */
export function priceCell(quote: Quote | null, words: FirmWords): TableCell {
  if (quote === null) return null;
  return quote.price === null ? { content: words.noPrice, style: "money bad" } : inCurrency(quote.price);
}

/** P6: where the price comes from; prices that depend on our interpretation of the terms are marked. */
export function sourceCell(quote: Quote | null, words: FirmWords): TableCell {
  if (quote === null) return null;
  if (quote.price === null) return { content: words.addThePrice, style: "wrapped bad" };
  const { source } = quote;
  return source === TO_BE_CONFIRMED
    ? { content: words.toBeConfirmed, style: "wrapped warning" }
    : words.source(source ?? "");
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

function reminderColumns({ words, currency, reminderDays }: FirmPage): Column<Reminder>[] {
  const heads = words.reminderColumns;
  return [
    {
      header: heads.date,
      width: 12.5,
      style: "date",
      cell: ({ date, daysLeft }) =>
        daysLeft < 0 ? { content: dateCell(date), style: "date bad" } : dateCell(date),
    },
    { header: heads.days, width: 6.5, style: "integer", cell: ({ daysLeft }) => daysLeft },
    { header: heads.state, width: 15, style: "wrapped", cell: (own) => stateText(own, reminderDays, words) },
    {
      header: heads.what,
      width: 15,
      style: "text",
      cell: (own) => ({ content: whatText(own, words), style: TONES[own.kind] }),
    },
    { header: heads.client, width: 27, style: "text", cell: ({ client }) => client.name },
    { header: heads.plan, width: 24, style: "text", cell: (own) => reminderPlan(own, words) },
    { header: heads.expires, width: 12.5, style: "date", cell: ({ expires }) => dateCell(expires) },
    {
      header: heads.atStake,
      width: 7.5,
      style: "hours",
      cell: (own) => (hoursAtStake(own) === 0 ? null : inHours(hoursAtStake(own))),
    },
    {
      header: `${heads.price} ${currency}`,
      width: 10,
      style: "money",
      cell: (own) => priceCell(reminderQuote(own), words),
    },
    {
      header: heads.source,
      width: 14,
      style: "wrapped",
      cell: (own) => sourceCell(reminderQuote(own), words),
    },
    { header: heads.toDo, width: 31, style: "wrapped", cell: (own) => toDo(own, words) },
  ];
}

/** What a reminder is about, in a word or two. */
export function whatText(own: Reminder, words: FirmWords): string {
  return own.kind === "exhaustion" && own.left === 0 ? words.bankEmpty : words.reminderKinds[own.kind];
}

function reminderPlan(own: Reminder, words: FirmWords): string {
  if ("offer" in own) return planText(own.offer.due, words);
  if ("ended" in own) return planText(own.ended, words);
  if ("unpaid" in own) return planText(own.unpaid, words);
  if ("declined" in own) return planText(own.declined, words);
  return own.plan === null ? "" : words.plans[own.plan];
}

function stateText(own: Reminder, reminderDays: readonly number[], words: FirmWords): string {
  const { daysLeft } = own;
  const says = words.reminderStates;
  if (own.kind === "invoice") return daysLeft < 0 ? says.invoiceOverdue : says.toCome;
  if ("band" in own) return says.expiresWithin(own.band);
  if (daysLeft < 0) return says.overdue;
  return daysLeft <= soonest(reminderDays) ? says.expiresSoon : says.toCome;
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
      { content: label, style: "label", across: 3 },
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
function toDo(reminder: Reminder, { toDo: says, writing }: FirmWords): string {
  if (reminder.kind === "confirm") return says.confirm;
  const expires = writing.shortDate(reminder.expires);
  switch (reminder.kind) {
    case "renewal":
    case "lapse": {
      const by = writing.shortDate(reminder.date);
      return reminder.offer.keeps > 0 ? says.renewToCarry(by) : says.renew(by);
    }
    case "invoice":
      return reminder.daysLeft < 0 ? says.invoiceOverdue(expires) : says.invoice(expires);
    case "lapsed":
      return reminder.graceEnds === null
        ? says.nothingCarried
        : says.keepAnniversary(writing.shortDate(reminder.graceEnds));
    case "exhaustion":
      return reminder.left === 0 ? says.empty(expires) : says.runsOut(expires);
    case "unpaid":
      return says.unpaid(expires);
    case "notice":
      return reminder.notice.left === 0 ? says.usedUp : says.notice(reminder.notice.step);
    case "ending":
      return says.ending;
  }
}

export const TONES = {
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
