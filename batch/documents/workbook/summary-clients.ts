/**
 * The firm's clients, one a row, and its banks in force, one a row: what each has left, uses, owes and needs.
 *
 * Law: what is on a row is what the client's own workbook says of it; flags only name what the row shows.
 */

import type { Holding, Hours } from "../../../core/figures/holdings.ts";
import { BANK_PLANS, type BankPlan } from "../../../core/rules/plans.ts";
import { excelSerial, formatDate } from "../../../core/values/calendar.ts";
import { inCurrency, inHours, inParts, knownSum, type Minutes, sum } from "../../../core/values/units.ts";
import { plansHeld } from "../../month/month.ts";
import type { Row, Sheet, TableCell } from "../../xlsx/workbook.ts";
import { dateCell } from "./client-page.ts";
import { COLOURS, type Column, type FirmLine, type FirmPage, letterOf, listSheet } from "./firm-page.ts";
import type { FirmWords } from "./firm-words.ts";

/** What makes a client stand out, the gravest first. */
export const FLAGS = ["lapsed", "empty", "runsOut", "over", "noRate", "exceptions"] as const;
type Flag = (typeof FLAGS)[number];

export function clientsSheet(page: FirmPage): Sheet {
  const { month, words, lines } = page;
  const columns = clientColumns(page);
  return listSheet(page, {
    sheet: words.firmSheets.clients,
    title: words.firmTitles.clients,
    table: words.firmTables.clients,
    values: lines,
    columns,
    total: words.total,
    empty: words.noClients,
    intro: exceptionsBanner(page, columns.length),
  });

  function exceptionsBanner(of: FirmPage, width: number): Row[] {
    const open = month.exceptions.length;
    if (open === 0) return [{ cells: [{ content: words.allCountedFirm, style: "good", across: width }] }];
    const known = exceptionsOfClients(of);
    return [
      { cells: [{ content: words.rowsToLookAt(open, known, open - known), style: "bad", across: width }] },
    ];
  }
}

/** How many exceptions stand on the clients' own rows; the others are of nobody in the register, or of the firm. */
export function exceptionsOfClients({ month }: FirmPage): number {
  return month.clients.reduce((count, { exceptions }) => count + exceptions.length, 0);
}

function clientColumns(page: FirmPage): Column<FirmLine>[] {
  const { words, fileOf, currency } = page;
  const heads = words.firmColumns;
  const columns: Column<FirmLine>[] = [];
  const placeOf = (header: string) => letterOf(columns.findIndex((column) => column.header === header));
  const hours = (
    header: string,
    of: (line: FirmLine) => Minutes | null,
    bars?: string,
  ): Column<FirmLine> => ({
    header,
    width: 9.5,
    style: "hours",
    cell: (line) => {
      const value = of(line);
      return value === null ? null : inHours(value);
    },
    sum: (all) => inHours(sum(all.flatMap((line) => of(line) ?? []))),
    ...(bars !== undefined && { bars }),
  });
  const held = (key: keyof Hours) => (line: FirmLine) => line.hours?.[key] ?? null;
  columns.push(
    {
      header: heads.client,
      width: 30,
      style: "link",
      cell: ({ account }) => ({ link: fileOf(account), text: account.client.name }),
    },
    {
      header: heads.plans,
      width: 18,
      style: "wrapped",
      cell: ({ account }) =>
        plansHeld(account)
          .map((plan) => words.plans[plan])
          .join(", "),
    },
    ...BANK_PLANS.map((plan) => leftColumn(words.planLeft[plan], plan)),
    hours(heads.held, held("held")),
    hours(heads.used, held("used")),
    {
      header: heads.usedShare,
      width: 9,
      style: "percent",
      cell: (line, row) => share(line.hours, `${placeOf(heads.used)}${row}/${placeOf(heads.held)}${row}`),
      bars: COLOURS.bar,
    },
    hours(heads.atRisk, held("atRisk"), COLOURS.atRisk),
    hours(heads.usedInMonth, ({ account }) => account.statement.charged.bank, COLOURS.bar),
    {
      header: heads.daysOver,
      width: 9,
      style: "integer",
      cell: ({ account }) => account.statement.orange.daysOver,
      sum: (all) => all.reduce((days, { account }) => days + account.statement.orange.daysOver, 0),
    },
    hours(heads.overage, ({ account }) => account.statement.orange.overageCharged),
    hours(heads.billable, ({ account }) => account.statement.charged.billable, COLOURS.bar),
    {
      header: `${heads.amount} ${currency}`,
      width: 13,
      style: "money",
      cell: ({ account }) => {
        const { amount } = account.statement.billable.total;
        return amount === null ? { content: words.noRate, style: "money warning" } : inCurrency(amount);
      },
      // A10: a sum that leaves out what has no rate would mislead.
      sum: (all) => {
        const amount = knownSum(all.map(({ account }) => account.statement.billable.total.amount));
        return amount === null ? null : inCurrency(amount);
      },
    },
    { header: heads.renewal, width: 15, style: "date", cell: ({ next }) => dateCell(next?.expires ?? null) },
    {
      header: heads.daysToRenewal,
      width: 9,
      style: "integer",
      cell: ({ next }, row) =>
        next === null
          ? null
          : {
              formula: `${placeOf(heads.renewal)}${row}-${excelSerial(page.month.asOf)}`,
              result: next.expires - page.month.asOf,
            },
    },
    {
      header: `${heads.onTime} ${currency}`,
      width: 13,
      style: "money",
      cell: ({ next }) => {
        if (next === null) return null;
        return next.onTime === null
          ? { content: words.noPrice, style: "money bad" }
          : inCurrency(next.onTime.price);
      },
    },
    {
      header: heads.exceptions,
      width: 11,
      style: "integer",
      cell: ({ account: { exceptions } }) =>
        exceptions.length === 0 ? 0 : { content: exceptions.length, style: "integer bad" },
      sum: (all) => all.reduce((count, { account }) => count + account.exceptions.length, 0),
    },
    {
      header: heads.flags,
      width: 36,
      style: "wrapped",
      cell: (line) => {
        const said = flagsOf(line, words);
        return said.length === 0 ? null : { content: said.join(" · "), style: "wrapped warning" };
      },
    },
  );
  return columns;
}

function leftColumn(header: string, plan: BankPlan): Column<FirmLine> {
  const left = (line: FirmLine) => line.holdings.filter(({ bank }) => bank.plan === plan);
  const total = (all: readonly Holding[]) => inHours(sum(all.map((own) => own.left)));
  return {
    header,
    width: 10,
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

/** Used of held, as a live quotient; blank where nothing is held. */
function share(hours: Hours | null, formula: string): TableCell {
  if (hours === null || hours.held === 0) return null;
  const result = inParts({ numerator: hours.used, denominator: hours.held });
  const cell = { formula, result };
  return hours.left === 0 ? { content: cell, style: "percent bad" } : cell;
}

/** The flags of a client, in words; each begins with the flag's own, so that a filter or a count finds it. */
function flagsOf({ account, holdings, bill }: FirmLine, words: FirmWords): string[] {
  const { lapsed, orange } = account.statement;
  const plans = (all: readonly Holding[]) => all.map(({ bank }) => words.plans[bank.plan]);
  const empty = holdings.filter(({ left }) => left === 0);
  const runsOut = holdings.filter(({ left, exhaustsOn }) => left > 0 && exhaustsOn !== null);
  const details: Record<Flag, readonly string[]> = {
    lapsed: lapsed.map(({ plan }) => words.plans[plan]),
    empty: plans(empty),
    runsOut: runsOut.map(({ bank, exhaustsOn }) =>
      [words.plans[bank.plan], exhaustsOn === null ? "" : formatDate(exhaustsOn)].join(" "),
    ),
    over: orange.daysOver > 0 ? [words.days(orange.daysOver)] : [],
    noRate: bill.some(({ amount }) => amount === null) ? [""] : [],
    exceptions: account.exceptions.length > 0 ? [String(account.exceptions.length)] : [],
  };
  return FLAGS.filter((flag) => details[flag].length > 0).map((flag) => {
    const detail = [...new Set(details[flag])].filter((text) => text !== "").join(", ");
    return detail === "" ? words.flags[flag] : `${words.flags[flag]} (${detail})`;
  });
}

/** How many clients have each flag. */
export function flagCounts({ lines, words }: FirmPage): Readonly<Record<Flag, number>> {
  const said = lines.map((line) => flagsOf(line, words));
  const count = (flag: Flag) =>
    said.filter((own) => own.some((text) => text.startsWith(words.flags[flag]))).length;
  return Object.fromEntries(FLAGS.map((flag) => [flag, count(flag)])) as Record<Flag, number>;
}

interface OwnHolding {
  readonly line: FirmLine;
  readonly holding: Holding;
}

/** Each bank in force as the month ends. */
export function banksSheet(page: FirmPage): Sheet {
  const { words } = page;
  const heads = words.firmColumns;
  const columns: Column<OwnHolding>[] = [];
  const placeOf = (header: string) => letterOf(columns.findIndex((column) => column.header === header));
  const hours = (header: string, of: (holding: Holding) => Minutes, bars?: string): Column<OwnHolding> => ({
    header,
    width: 13,
    style: "hours",
    cell: ({ holding }) => inHours(of(holding)),
    sum: (all) => inHours(sum(all.map(({ holding }) => of(holding)))),
    ...(bars !== undefined && { bars }),
  });
  columns.push(
    { header: heads.client, width: 34, style: "text", cell: ({ line }) => line.account.client.name },
    { header: heads.plan, width: 16, style: "text", cell: ({ holding }) => words.plans[holding.bank.plan] },
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
      cell: ({ holding }, row) => share(holding, `${placeOf(heads.used)}${row}/${placeOf(heads.held)}${row}`),
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
  );
  return listSheet(page, {
    sheet: words.firmSheets.banks,
    title: words.firmTitles.banks,
    table: words.firmTables.banks,
    values: page.lines.flatMap((line) => line.holdings.map((holding) => ({ line, holding }))),
    columns,
    total: words.total,
    empty: words.noBanksInForce,
    note: words.hoursExplained,
  });
}
