/**
 * The firm's clients, one a row, and its banks in force, one a row: what each has left, uses, owes and needs.
 *
 * Law: a row matches the client's own workbook; flags only name what the row shows.
 */

import { hasNoAmount } from "../../../core/figures/bill-total.ts";
import { toBill } from "../../../core/figures/billing.ts";
import { FLAGS, type Flag } from "../../../core/figures/firm-overview.ts";
import type { Holding, Hours } from "../../../core/figures/holdings.ts";
import { nextOffer, quoteOf } from "../../../core/figures/renewal-offers.ts";
import { BANK_PLANS, type BankPlan } from "../../../core/rules/plans.ts";
import { formatDate } from "../../../core/values/calendar.ts";
import { inCurrency, inHours, inParts, type Minutes, sum } from "../../../core/values/units.ts";
import type { Row, Sheet, TableCell } from "../../xlsx/workbook.ts";
import { dateCell } from "./client-page.ts";
import { across, COLOURS, type Column, type FirmLine, type FirmPage, listSheet } from "./firm-page.ts";
import type { FirmWords } from "./firm-words.ts";
import { priceCell, sourceCell } from "./summary-renewals.ts";

export function clientsSheet(page: FirmPage): Sheet {
  const { words, overview } = page;
  const columns = clientColumns(page);
  return listSheet(page, {
    sheet: words.firmSheets.clients,
    title: words.firmTitles.clients,
    table: words.firmTables.clients,
    values: overview.clients,
    columns,
    total: words.total,
    empty: words.noClients,
    intro: [exceptionsBanner(page, columns.length)],
  });
}

function exceptionsBanner(page: FirmPage, columns: number): Row {
  const { words, overview } = page;
  const { rows } = overview.exceptions;
  if (rows === 0) return across(words.allCountedFirm, "good", columns);
  const known = exceptionsOfClients(page);
  return across(words.rowsToLookAt(rows, known, rows - known), "bad", columns);
}

/** The number of exceptions on the clients' rows; the others belong to the firm or to unknown clients. */
export function exceptionsOfClients({ month }: FirmPage): number {
  return month.clients.reduce((count, { exceptions }) => count + exceptions.length, 0);
}

function clientColumns(page: FirmPage): Column<FirmLine>[] {
  return [
    ...planColumns(page),
    ...hoursColumns(page),
    ...monthColumns(page),
    ...renewalColumns(page),
    ...lookColumns(page),
  ];
}

function planColumns({ words, fileOf }: FirmPage): Column<FirmLine>[] {
  const heads = words.firmColumns;
  return [
    {
      header: heads.client,
      width: 28,
      style: "link",
      cell: ({ account }) => ({ link: fileOf(account), text: account.client.name }),
    },
    {
      header: heads.plans,
      width: 13,
      style: "wrapped",
      cell: ({ account }) => account.plans.map((plan) => words.plans[plan]).join(", "),
    },
  ];
}

/** Banks in force: the hours left by plan, and what is at stake of them; the rest is on the sheet of banks. */
function hoursColumns({ words }: FirmPage): Column<FirmLine>[] {
  const heads = words.firmColumns;
  return [
    ...BANK_PLANS.map((plan) => leftColumn(words.planLeft[plan], plan)),
    hoursColumn(heads.atRisk, ({ hours }) => hours?.atRisk ?? null, COLOURS.atRisk),
  ];
}

/** Use of the month, and what is billed with it (M3). */
function monthColumns({ words, currency, overview }: FirmPage): Column<FirmLine>[] {
  const heads = words.firmColumns;
  const bill = ({ account }: FirmLine) => toBill(account.statement);
  return [
    hoursColumn(heads.usedInMonth, ({ account }) => account.statement.charged.bank, COLOURS.bar),
    {
      header: heads.daysOver,
      width: 8,
      style: "integer",
      cell: ({ account }) => account.statement.orange.daysOver,
      sum: (all) => all.reduce((days, { account }) => days + account.statement.orange.daysOver, 0),
    },
    hoursColumn(heads.billable, (line) => bill(line).charged, COLOURS.bar),
    {
      header: `${heads.amount} ${currency}`,
      width: 10.5,
      style: "money",
      cell: (line) => {
        const total = bill(line);
        const content = hasNoAmount(total) ? words.noRate : inCurrency(total.amount);
        return total.unrated === 0 ? content : { content, style: "money warning" };
      },
      sum: () => inCurrency(overview.toBill.amount),
    },
  ];
}

/** The renewal to act on first, at the price that the client pays. */
function renewalColumns({ words, currency }: FirmPage): Column<FirmLine>[] {
  const heads = words.firmColumns;
  const next = ({ account }: FirmLine) => nextOffer(account.outlook.offers) ?? null;
  const quote = (line: FirmLine) => quoteOf(next(line)?.onTime ?? null);
  return [
    {
      header: heads.renewBy,
      width: 12.5,
      style: "date",
      cell: (line) => dateCell(next(line)?.until ?? null),
    },
    {
      header: `${heads.price} ${currency}`,
      width: 10,
      style: "money",
      cell: (line) => (next(line) === null ? null : priceCell(quote(line), words)),
    },
    {
      header: heads.source,
      width: 10.5,
      style: "wrapped",
      cell: (line) => (next(line) === null ? null : sourceCell(quote(line), words)),
    },
  ];
}

function lookColumns({ words }: FirmPage): Column<FirmLine>[] {
  const heads = words.firmColumns;
  return [
    {
      header: heads.exceptions,
      width: 9.5,
      style: "integer",
      cell: ({ account: { exceptions } }) =>
        exceptions.length === 0 ? 0 : { content: exceptions.length, style: "integer bad" },
      sum: (all) => all.reduce((count, { account }) => count + account.exceptions.length, 0),
    },
    {
      header: heads.flags,
      width: 20,
      style: "wrapped",
      cell: ({ flags }) => {
        const texts = flagTexts(flags, words);
        return texts.length === 0 ? null : { content: texts.join(" · "), style: "wrapped warning" };
      },
    },
  ];
}

/** Null leaves a cell empty. */
function hoursColumn(
  header: string,
  of: (line: FirmLine) => Minutes | null,
  bars?: string,
): Column<FirmLine> {
  return {
    header,
    width: 8,
    style: "hours",
    cell: (line) => {
      const value = of(line);
      return value === null ? null : inHours(value);
    },
    sum: (all) => inHours(sum(all.flatMap((line) => of(line) ?? []))),
    ...(bars !== undefined && { bars }),
  };
}

function leftColumn(header: string, plan: BankPlan): Column<FirmLine> {
  const left = (line: FirmLine) => line.holdings.filter(({ bank }) => bank.plan === plan);
  const total = (all: readonly Holding[]) => inHours(sum(all.map((own) => own.left)));
  return {
    header,
    width: 8.5,
    style: "hours",
    cell: (line) => {
      const banks = left(line);
      if (banks.length === 0) return null;
      const hours = total(banks);
      return hours === 0 ? { content: hours, style: "hours bad" } : hours;
    },
    sum: (lines) => total(lines.flatMap(left)),
  };
}

/** Used of held, as a live quotient; blank if nothing is held. */
function share(hours: Hours | null, formula: string): TableCell {
  if (hours === null || hours.held === 0) return null;
  const result = inParts({ numerator: hours.used, denominator: hours.held });
  const cell = { formula, result };
  return hours.left === 0 ? { content: cell, style: "percent bad" } : cell;
}

/** The flags of a client; each text begins with the flag's own word, so that a filter or a count finds it. */
function flagTexts(flags: readonly Flag[], words: FirmWords): string[] {
  return FLAGS.flatMap((code) => {
    const own = flags.filter((flag) => flag.code === code);
    if (own.length === 0) return [];
    const details = [...new Set(own.map((flag) => detailOf(flag, words)))].filter((text) => text !== "");
    return details.length === 0 ? words.flags[code] : `${words.flags[code]} (${details.join(", ")})`;
  });
}

function detailOf({ code, plan, date, count }: Flag, words: FirmWords): string {
  if (count !== null) return code === "over" ? words.days(count) : String(count);
  if (plan === null) return "";
  return code === "runsOut" && date !== null ? `${words.plans[plan]} ${formatDate(date)}` : words.plans[plan];
}

interface OwnHolding {
  readonly line: FirmLine;
  readonly holding: Holding;
}

/** Each bank in force at the end of the month. */
export function banksSheet(page: FirmPage): Sheet {
  const { words, overview } = page;
  return listSheet(page, {
    sheet: words.firmSheets.banks,
    title: words.firmTitles.banks,
    table: words.firmTables.banks,
    values: overview.clients.flatMap((line) => line.holdings.map((holding) => ({ line, holding }))),
    columns: bankColumns(words),
    total: words.total,
    empty: words.noBanksInForce,
    note: words.hoursExplained,
  });
}

function bankColumns({ firmColumns: heads, plans }: FirmWords): Column<OwnHolding>[] {
  const hours = (header: string, of: (holding: Holding) => Minutes, bars?: string): Column<OwnHolding> => ({
    header,
    width: 11,
    style: "hours",
    cell: ({ holding }) => inHours(of(holding)),
    sum: (all) => inHours(sum(all.map(({ holding }) => of(holding)))),
    ...(bars !== undefined && { bars }),
  });
  return [
    { header: heads.client, width: 34, style: "text", cell: ({ line }) => line.account.client.name },
    { header: heads.plan, width: 16, style: "text", cell: ({ holding }) => plans[holding.bank.plan] },
    { header: heads.opened, width: 13, style: "date", cell: ({ holding }) => dateCell(holding.bank.opens) },
    {
      header: heads.expires,
      width: 13,
      style: "date",
      cell: ({ holding }) => dateCell(holding.bank.term.expires),
    },
    hours(heads.held, ({ held }) => held),
    hours(heads.used, ({ used }) => used),
    {
      header: heads.usedShare,
      width: 13,
      style: "percent",
      cell: ({ holding }, at) => share(holding, `${at(heads.used)}/${at(heads.held)}`),
      bars: COLOURS.bar,
    },
    hours(heads.left, ({ left }) => left),
    hours(heads.atRisk, ({ atRisk }) => atRisk, COLOURS.atRisk),
    hours(heads.usedInMonth, ({ usedInPeriod }) => usedInPeriod, COLOURS.bar),
    {
      header: heads.runsOut,
      width: 15,
      style: "date",
      cell: ({ holding: { exhaustsOn, left } }) =>
        exhaustsOn === null
          ? null
          : { content: dateCell(exhaustsOn), style: left === 0 ? "date bad" : "date warning" },
    },
  ];
}
