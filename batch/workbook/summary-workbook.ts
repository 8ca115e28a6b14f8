/**
 * The firm's workbook: every client on one line, what renews next, what was left out, and the control totals.
 *
 * Law: it repeats the statements of the month and works nothing out; its sums and differences are formulas.
 */

import type { Language } from "../../core/errors.ts";
import { type BankPlan, QUANTITY } from "../../core/plans.ts";
import type { Control } from "../../core/reconciliation.ts";
import { inCurrency, inHours, type Minutes, sum } from "../../core/units.ts";
import { remarkSentence } from "../import/remarks.ts";
import type { ClientMonth, Month } from "../month.ts";
import { dateCell } from "./client-page.ts";
import { exceptionsSheet } from "./exceptions-sheet.ts";
import type { StyleName, Value } from "./styles.ts";
import { monthName, type Words, wordsIn } from "./words.ts";
import type { Block, Content, Row, Sheet, Table, TableCell, Workbook } from "./xlsx.ts";

/** `fileOf`: the workbook of each client, beside this one. */
export function summaryWorkbook(
  month: Month,
  fileOf: (client: ClientMonth) => string,
  { language, currency }: { language: Language; currency: string },
): Workbook {
  const words = wordsIn(language);
  return {
    title: `${words.firmSummary} – ${monthName(month.asOf, words)}`,
    language,
    sheets: [
      clientsSheet(month, fileOf, words, currency),
      renewalsSheet(month, words, currency),
      exceptionsSheet(month.exceptions, { words, language }),
      controlSheet(month, words, language),
    ],
  };
}

interface Column<T> {
  readonly header: string;
  readonly width: number;
  readonly style: Value;
  readonly cell: (of: T) => TableCell;
  /** The column's sum; null, or absent, when it has none. */
  readonly sum?: (of: readonly T[]) => number | null;
}

/** A table from what each column says of each value. */
function tableOf<T>(
  name: string,
  values: readonly T[],
  columns: readonly Column<T>[],
  label: string | null,
): Table {
  const [, ...others] = columns;
  return {
    name,
    columns: columns.map(({ header, style }) => ({ header, style })),
    rows: values.map((value) => columns.map(({ cell }) => cell(value))),
    ...(label === null ? {} : { totals: [label, ...others.map((column) => totalOf(column, values))] }),
  };
}

function totalOf<T>({ sum: total }: Column<T>, values: readonly T[]): { sum: number } | null {
  const result = total?.(values) ?? null;
  return result === null ? null : { sum: result };
}

function band(month: Month, words: Words, title: string, across: number): Row {
  return {
    cells: [
      { content: title, style: "title", across: across - 2 },
      { content: monthName(month.asOf, words), style: "title aside", across: 2 },
    ],
  };
}

function clientsSheet(
  month: Month,
  fileOf: (client: ClientMonth) => string,
  words: Words,
  currency: string,
): Sheet {
  const heads = words.firmColumns;
  const left = (plan: BankPlan) => (client: ClientMonth) =>
    client.statement.banks.filter(({ bank }) => bank.plan === plan && bank.inForce(month.asOf));
  const leftColumn = (header: string, plan: BankPlan): Column<ClientMonth> => ({
    header,
    width: 13,
    style: "hours",
    cell: (client) => {
      const banks = left(plan)(client);
      if (banks.length === 0) return null;
      const hours = inHours(sum(banks.map(({ closing }) => closing)));
      return hours === 0 ? { content: hours, style: "hours bad" } : hours;
    },
    sum: (clients) => inHours(sum(clients.flatMap(left(plan)).map(({ closing }) => closing))),
  });
  const hoursColumn = (header: string, of: (client: ClientMonth) => Minutes): Column<ClientMonth> => ({
    header,
    width: 12,
    style: "hours",
    cell: (client) => inHours(of(client)),
    sum: (clients) => inHours(sum(clients.map(of))),
  });
  const nextRenewal = (client: ClientMonth) =>
    [...client.statement.renewals].sort((a, b) => a.expires - b.expires)[0] ?? null;
  const columns: Column<ClientMonth>[] = [
    {
      header: heads.client,
      width: 34,
      style: "link",
      cell: (client) => ({ link: fileOf(client), text: client.client.name }),
    },
    leftColumn(heads.vip, "VIP"),
    leftColumn(heads.diamond, "VIP_DIAMOND"),
    leftColumn(heads.plus, "ORANGE_PLUS"),
    hoursColumn(heads.used, ({ statement }) => statement.charged.bank),
    {
      header: heads.daysOver,
      width: 10,
      style: "integer",
      cell: ({ statement }) => statement.orange.daysOver,
      sum: (clients) => clients.reduce((days, { statement }) => days + statement.orange.daysOver, 0),
    },
    hoursColumn(heads.overage, ({ statement }) => statement.orange.overageCharged),
    hoursColumn(heads.billable, ({ statement }) => statement.charged.billable),
    {
      header: `${heads.amount} ${currency}`,
      width: 14,
      style: "money",
      cell: ({ statement: { billable } }) =>
        billable.total.amount === null
          ? { content: words.noRate, style: "text muted" }
          : inCurrency(billable.total.amount),
      // A10: a sum that leaves out what has no rate would mislead.
      sum: (clients) => {
        const amounts = clients.map(({ statement }) => statement.billable.total.amount);
        const known = amounts.filter((amount) => amount !== null);
        return known.length < amounts.length ? null : inCurrency(sum(known));
      },
    },
    {
      header: heads.lapsed,
      width: 16,
      style: "text",
      cell: ({ statement: { lapsed } }) =>
        lapsed.length === 0
          ? null
          : { content: lapsed.map(({ plan }) => words.plans[plan]).join(", "), style: "text warning" },
    },
    {
      header: heads.renewal,
      width: 15,
      style: "date",
      cell: (client) => dateCell(nextRenewal(client)?.expires ?? null),
    },
    {
      header: heads.onTime,
      width: 14,
      style: "money",
      cell: (client) => {
        const renewal = nextRenewal(client);
        if (renewal === null) return null;
        return renewal.onTime === null
          ? { content: words.noPrice, style: "text bad" }
          : inCurrency(renewal.onTime.price);
      },
    },
    {
      header: heads.exceptions,
      width: 12,
      style: "integer",
      cell: ({ exceptions }) =>
        exceptions.length === 0 ? 0 : { content: exceptions.length, style: "integer bad" },
      sum: (clients) => clients.reduce((count, { exceptions }) => count + exceptions.length, 0),
    },
  ];
  const open = month.exceptions.length;
  return {
    name: words.firmSheets.clients,
    widths: columns.map(({ width }) => width),
    landscape: true,
    frozenRows: 5,
    blocks: [
      band(month, words, words.firmSummary, columns.length),
      GAP,
      {
        cells: [
          open === 0
            ? { content: words.allCountedFirm, style: "good", across: columns.length }
            : { content: words.leftOut(open), style: "bad", across: columns.length },
        ],
      },
      GAP,
      tableOf("Clients", month.clients, columns, words.total),
    ],
  };
}

const GAP: Row = { cells: [], height: 8 };

/** R1, R3, R7: every renewal due, the soonest first. */
function renewalsSheet(month: Month, words: Words, currency: string): Sheet {
  const heads = words.renewalColumns;
  const due = month.clients
    .flatMap((client) => client.statement.renewals.map((renewal) => ({ client, renewal })))
    .sort((a, b) => a.renewal.expires - b.renewal.expires);
  type Due = (typeof due)[number];
  const price =
    (of: "onTime" | "late"): Column<Due>["cell"] =>
    ({ renewal }) => {
      const priced = renewal[of];
      return priced === null ? { content: words.noPrice, style: "text bad" } : inCurrency(priced.price);
    };
  const columns: Column<Due>[] = [
    { header: words.firmColumns.client, width: 34, style: "text", cell: ({ client }) => client.client.name },
    {
      header: heads.plan,
      width: 30,
      style: "text",
      cell: ({ renewal: { plan, quantity } }) =>
        `${words.plans[plan]}, ${words.quantity[QUANTITY[plan].counts](quantity)}`,
    },
    { header: heads.expires, width: 14, style: "date", cell: ({ renewal }) => dateCell(renewal.expires) },
    { header: heads.invoiceOn, width: 14, style: "date", cell: ({ renewal }) => dateCell(renewal.invoiceOn) },
    {
      header: heads.onTimeUntil,
      width: 15,
      style: "date",
      cell: ({ renewal }) => dateCell(renewal.onTime?.paidOn ?? null),
    },
    { header: `${heads.onTime} ${currency}`, width: 18, style: "money", cell: price("onTime") },
    { header: `${heads.late} ${currency}`, width: 18, style: "money", cell: price("late") },
    {
      header: heads.atStake,
      width: 15,
      style: "hours",
      cell: ({ renewal }) => inHours(renewal.carryAtStake),
      sum: (all) => inHours(sum(all.map(({ renewal }) => renewal.carryAtStake))),
    },
    {
      header: heads.source,
      width: 32,
      style: "text",
      cell: ({ renewal }) => words.source(renewal.onTime?.priceSource ?? ""),
    },
  ];
  return {
    name: words.firmSheets.renewals,
    widths: columns.map(({ width }) => width),
    landscape: true,
    frozenRows: 3,
    blocks: [
      band(month, words, words.renewals, columns.length),
      GAP,
      tableOf("Renewals", due, columns, due.length > 0 ? words.total : null),
    ],
  };
}

/** A11: what the run read and what became of it, in all and by file; each difference must be 0. */
function controlSheet(month: Month, words: Words, language: Language): Sheet {
  const { control } = month;
  const { what, entries, minutes } = words.controlColumns;
  const heads = words.fileColumns;
  const line = (label: string, entryCount: Content, minuteCount: Content, tone: "" | " total" = ""): Row => ({
    cells: [
      { content: label, style: `text${tone}` as StyleName },
      { content: entryCount, style: `integer${tone}` as StyleName },
      { content: minuteCount, style: `integer${tone}` as StyleName },
    ],
  });
  const readAs = new Map(
    month.logs.map(({ file, read, remarks }) => {
      const as = read === null ? [] : [`${read.profile.tool}, ${read.profile.report[language]}.`];
      return [file, [...as, ...remarks.map((remark) => remarkSentence(remark, language))].join(" ")];
    }),
  );
  const difference = (column: string): Content => ({
    formula: `${column}4-${column}5-${column}6-${column}7`,
    result: 0,
  });
  const count = (key: keyof Control & keyof Words["fileColumns"]): Column<Month["files"][number]> => ({
    header: heads[key],
    width: 14,
    style: "integer",
    cell: (file) => file[key],
    sum: (files) => files.reduce((total, file) => total + file[key], 0),
  });
  const columns: Column<Month["files"][number]>[] = [
    { header: heads.file, width: 30, style: "text", cell: ({ file }) => file },
    count("entriesRead"),
    count("entriesPlaced"),
    count("entriesRejected"),
    count("entriesDuplicate"),
    count("minutesRead"),
    count("minutesPlaced"),
    count("minutesRejected"),
    count("minutesDuplicate"),
    { header: heads.ignored, width: 30, style: "wrapped", cell: ({ ignored }) => ignored.join(", ") },
    { header: heads.readAs, width: 60, style: "wrapped", cell: ({ file }) => readAs.get(file) ?? "" },
  ];
  const blocks: Block[] = [
    band(month, words, words.control, columns.length),
    GAP,
    {
      cells: [what, entries, minutes].map((content, index) => ({
        content,
        style: index === 0 ? "table head" : "table head number",
      })),
    },
    line(words.read, control.entriesRead, control.minutesRead),
    line(words.placed, control.entriesPlaced, control.minutesPlaced),
    line(words.rejected, control.entriesRejected, control.minutesRejected),
    line(words.duplicate, control.entriesDuplicate, control.minutesDuplicate),
    line(words.difference, difference("B"), difference("C"), " total"),
    GAP,
    tableOf("Files", month.files, columns, words.total),
  ];
  return {
    name: words.firmSheets.control,
    widths: columns.map(({ width }) => width),
    landscape: true,
    blocks,
  };
}
