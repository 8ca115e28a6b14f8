/**
 * The sheet, in a client's workbook or beside it, on which an accountant checks the batch in Excel: each headline figure
 * beside the `PLAN.` formula that recomputes it from the client's own contracts and log, which are below as tables.
 *
 * Laws: the batch's figure is a plain value, whatever Excel can or can't do. A formula's cached value is that same
 * figure. Without the add-in a formula shows a sentence and never becomes a headline; with it, a function's error shows
 * unchanged.
 */

import type { RenewalDue } from "../../../core/figures/renewals-due.ts";
import { BANK_COLUMNS, USAGE_COLUMNS, type UsageColumn, usage } from "../../../core/figures/usage.ts";
import { CONTRACT_COLUMNS, type ContractColumn } from "../../../core/firm/register.ts";
import { TIME_LOG_COLUMNS, type TimeLogColumn } from "../../../core/firm/time-log.ts";
import type { Adjustment } from "../../../core/ledger/adjustment.ts";
import type { Entry } from "../../../core/ledger/entry.ts";
import { underlyingWork } from "../../../core/ledger/underlying-work.ts";
import { clientTerms } from "../../../core/rules/client-terms.ts";
import type { Contract } from "../../../core/rules/contract.ts";
import { BANK_PLANS, isSold } from "../../../core/rules/plans.ts";
import { type PlanTerm, rowText } from "../../../core/rules/terms.ts";
import { type CalendarDate, formatDate } from "../../../core/values/calendar.ts";
import { columnLetters } from "../../../core/values/column-letters.ts";
import { inCurrency, inHours, type Minutes, NO_MINUTES } from "../../../core/values/units.ts";
import type { StyleName, Value } from "../../xlsx/styles.ts";
import { type Block, type Content, type Row, rowAfter, type Sheet, type Table } from "../../xlsx/workbook.ts";
import {
  clock,
  dateCell,
  type Page,
  type PageClient,
  type PageMonth,
  quoted,
  titleOf,
} from "./client-page.ts";

/** How Excel stores a function of the add-in; it shows `PLAN.CLIENT_USAGE(…)`. */
const CALL = "_xldudf_PLAN_";
const ACROSS = 8;
const GAP: Row = { cells: [], height: 8 };

/** A headline figure, its value in the batch, and the formula that recomputes it. */
interface Figure {
  readonly label: string;
  readonly value: number;
  readonly style: Value;
  /** The function with its arguments, and the formula that extracts the figure from its result. */
  readonly call: string;
  readonly formula: string;
}

/** For a client that `canRecompute`. */
export function recomputeSheet(page: Page): Sheet {
  const { words } = page;
  const { contracts, log, adjustments, settings } = words.recomputeTables;
  const figures = [
    ...usageFigures(page),
    ...page.client.statement.renewals.flatMap((due) => priceFigure(due, page)),
  ];
  const blocks: Block[] = [
    { cells: [{ content: `${words.recompute} – ${titleOf(page)}`, style: "title", across: ACROSS }] },
    { cells: [{ content: words.recomputeNote, style: "warning", across: ACROSS }], height: 50 },
    GAP,
    {
      cells: [
        { content: words.recomputeColumns.figure, style: "table head" },
        { content: words.recomputeColumns.batch, style: "table head number" },
        { content: words.recomputeColumns.formula, style: "table head number" },
        { content: words.recomputeColumns.agrees, style: "table head" },
      ],
    },
  ];
  for (const figure of figures) blocks.push(figureRow(figure, rowAfter(blocks), page));
  // The tables below are for the formulas; printed they would only repeat the ledger.
  const printed = `$A$1:$${columnLetters(ACROSS)}$${rowAfter(blocks) - 1}`;
  const tables: [string, Table][] = [
    [words.recomputeHeads.contracts, contractsTable(contracts, page)],
    [words.recomputeHeads.adjustments, adjustmentsTable(adjustments, page)],
    [words.recomputeHeads.settings, settingsTable(settings, page)],
    [words.recomputeHeads.log, logTable(log, page)],
  ];
  for (const [heading, table] of tables) {
    blocks.push(GAP, { cells: [{ content: heading, style: "heading", across: ACROSS }] }, table);
  }
  return {
    name: words.sheets.recompute,
    widths: [42, 16, 16, 22, 16, 16, 13, 14, 14, 12, 16, 14, 12, 12, 40],
    landscape: true,
    printed,
    blocks,
  };
}

/**
 * Whether the functions, which know only one set of settings, today's rules and no decisions, give the batch's figures:
 * not after a month was closed with other settings, under other rules, or with terms that the rows would not give today
 * (M2), nor where overage of the month was waived (A9).
 */
export function canRecompute(month: PageMonth, client: PageClient): boolean {
  const hasPlus = client.ledger.banks.some(({ plan }) => plan === "ORANGE_PLUS");
  const decisive = hasPlus ? ([...DECISIVE, "plusForLevel3"] as const) : DECISIVE;
  const others = (month.books?.settings ?? []).some(({ settings: then }) =>
    decisive.some((key) => then[key] !== month.settings[key]),
  );
  const waived = client.statement.lines.some(
    (line) => line.kind === "overage" && line.placements.some(({ place }) => place === "waived"),
  );
  const keptBank = client.ledger.lines.some((line) => line.kind === "adjusted" && line.rule === "M2");
  const keptTerms =
    month.books !== null && termsText(client.terms) !== termsText(clientTerms(client.client.contracts).terms);
  const joined = (client.past?.joined ?? []).length > 0;
  return !(others || waived || keptBank || keptTerms || joined);
}

/** The inputs from terms: what each covers, and its carry-over. */
function termsText(terms: readonly PlanTerm[]): string {
  const texts = terms.map(({ contract, start, opens, expires, carriesFrom, carried }) =>
    JSON.stringify([rowText(contract), start, opens, expires, carriesFrom?.start ?? null, carried]),
  );
  return texts.sort().join("\n");
}

/** The settings that affect every client's hours; the others affect none, or only clients with Orange Plus. */
const DECISIVE = ["rounding", "diamondForLevel2", "defaultCategory"] as const;

function figureRow({ label, value, style, call, formula }: Figure, row: number, { words }: Page): Row {
  // ERROR.TYPE 5 is #NAME?: Excel does not know the function.
  const answer = `IFERROR(IF(ERROR.TYPE(${call})=5,${quoted(words.needsAddin)},${formula}),${formula})`;
  const otherwise = `IF(ISERROR(C${row}),${quoted(words.differs)},"")`;
  return {
    cells: [
      { content: label, style: "text" },
      { content: value, style },
      { content: { formula: answer, result: value }, style },
      {
        content: {
          formula: `IF(ISNUMBER(C${row}),IF(ROUND(B${row}-C${row},6)=0,${quoted(words.agrees)},${quoted(words.differs)}),${otherwise})`,
          result: words.agrees,
        },
        style: "text good" as StyleName,
      },
    ],
  };
}

/** The month's figures, each a cell of CLIENT_USAGE for this one client. */
function usageFigures({ client, month, words }: Page): Figure[] {
  const { contracts, log, adjustments, settings } = words.recomputeTables;
  const tables = [`${contracts}[#All]`, `${log}[#All]`];
  const days = [dateFormula(month.period.from), dateFormula(month.period.to)];
  const call = `${CALL}CLIENT_USAGE(${[...tables, ...days, `${adjustments}[#All]`, `${settings}[#All]`].join(",")})`;
  const figure = (column: UsageColumn, label: string, style: Value, value: number): Figure => ({
    label,
    value,
    style,
    call,
    formula: `INDEX(${call},2,${USAGE_COLUMNS.indexOf(column) + 1})`,
  });
  const hours = (column: UsageColumn, label: string, value: Minutes) =>
    figure(column, label, "hours", inHours(value));
  const { banks, orange, billable, waived } = usage(client.statement);
  const ofBanks = BANK_PLANS.flatMap((plan) => {
    const bank = banks[plan];
    if (bank === null) return [];
    const { left, used } = BANK_COLUMNS[plan];
    return [
      hours(left, words.tiles.left(words.plans[plan]), bank.left),
      hours(used, words.hoursUsed(words.plans[plan]), bank.used),
    ];
  });
  return [
    ...ofBanks,
    figure("orangeDaysOver", `${words.orangeUse}: ${words.daysOver}`, "integer", orange.daysOver),
    hours("overage", words.tiles.overage, orange.overageCharged),
    hours("billable", words.tiles.billable, billable),
    hours("waived", words.whereExplained.waived, waived),
  ];
}

/** The on-time price of a renewal, from the full price in the price book. */
function priceFigure({ plan, quantity, expires, onTime }: RenewalDue, { words }: Page): Figure[] {
  if (onTime === null) return [];
  const listPrice = inCurrency(onTime.unitPrice);
  const given = [
    quoted(plan),
    quantity,
    dateFormula(expires),
    dateFormula(onTime.paidOn),
    "TRUE",
    "",
    listPrice,
  ];
  const call = `${CALL}RENEWAL_PRICE(${given.join(",")})`;
  const label = `${words.plans[plan]}, ${words.renewalColumns.onTime}`;
  return [{ label, value: inCurrency(onTime.price), style: "money", call, formula: call }];
}

function dateFormula(date: CalendarDate): string {
  return `DATE(${formatDate(date).split("-").map(Number).join(",")})`;
}

/** One column of a table: its heading as the functions know it, and its cells. */
type Columns<T> = readonly [header: string, style: Value, cell: (of: T) => Content][];

function table<T>(name: string, values: readonly T[], columns: Columns<T>): Table {
  return {
    name,
    columns: columns.map(([header, style]) => ({ header, style })),
    rows: values.map((value) => columns.map((column) => column[2](value))),
  };
}

function contractsTable(name: string, { client }: Page): Table {
  const columns: Record<ContractColumn, [Value, (row: Contract) => Content]> = {
    client: ["text", () => client.client.name],
    plan: ["text", ({ plan }) => plan],
    quantity: ["integer", ({ plan, quantity }) => (isSold(plan) ? quantity : null)],
    start: ["date", ({ start }) => dateCell(start)],
    expires: ["date", ({ expires }) => dateCell(expires)],
    paid_on: ["date", ({ paidOn }) => dateCell(paidOn)],
    channel: ["text", ({ channel }) => (channel === "online" ? channel : "")],
    carried_hours: ["text", ({ carried }) => hoursText(carried)],
    act_end: ["date", ({ actEnd }) => dateCell(actEnd)],
    act_edition: ["text", ({ actEdition }) => actEdition],
    language: ["text", ({ language }) => language ?? ""],
    alias: ["text", ({ aliases }) => aliases.join(" | ")],
    included_hours: ["text", ({ included }) => hoursText(included)],
    status: ["text", ({ cancelled, declined }) => (cancelled ? "cancelled" : declined ? "declined" : "")],
    ended_on: ["date", ({ endedOn }) => dateCell(endedOn)],
  };
  const order = Object.keys(CONTRACT_COLUMNS) as ContractColumn[];
  return table(
    name,
    client.client.contracts,
    order.map((column) => [column, ...columns[column]] as const),
  );
}

/** `h:mm`, which is exact for any number of minutes. */
function hoursText(of: Minutes): string {
  return of === NO_MINUTES ? "" : clock(of);
}

const PRICE: Columns<Adjustment>[number] = ["price", "money", ({ price }) => price && inCurrency(price)];

function adjustmentsTable(name: string, { client, hasMoney }: Page): Table {
  const hasPrices = hasMoney && client.adjustments.some(({ price }) => price !== null);
  return table<Adjustment>(name, client.adjustments, [
    ["client", "text", () => client.client.name],
    ["plan", "text", ({ plan }) => plan],
    ["date", "date", ({ date }) => dateCell(date)],
    ["minutes", "integer", ({ minutes }) => minutes],
    ["reason", "text", ({ reason }) => reason],
    ["author", "text", ({ author }) => author],
    ...(hasPrices ? [PRICE] : []),
  ]);
}

function settingsTable(name: string, { month }: Page): Table {
  const { rounding, diamondForLevel2, plusForLevel3, overageWithoutNotice, defaultCategory } = month.settings;
  const values = Object.entries({
    rounding,
    diamondForLevel2,
    plusForLevel3,
    overageWithoutNotice,
    defaultCategory,
  });
  return table(name, values, [
    ["setting", "text", ([setting]) => setting],
    ["value", "text", ([, value]) => value],
  ]);
}

/** The month's entries, and earlier ones that its balances depend on. */
function logTable(name: string, { client, month }: Page): Table {
  const entries = underlyingWork(client.ledger, client.terms, month.period);
  const columns: Record<TimeLogColumn, [Value, (entry: Entry) => Content]> = {
    id: ["text", ({ id }) => id],
    date: ["date", ({ date }) => dateCell(date)],
    start: ["text", ({ start }) => (start === null ? "" : clock(start))],
    client: ["text", () => client.client.name],
    user: ["text", ({ user }) => user],
    technician: ["text", ({ technician }) => technician],
    minutes: ["integer", ({ minutes }) => minutes],
    level: ["integer", ({ level }) => level],
    category: ["text", ({ category }) => category ?? ""],
    ticket: ["text", ({ ticket }) => ticket],
    trainees: ["integer", ({ trainees }) => trainees],
    notice: ["text", ({ noticed }) => (noticed ? "yes" : "")],
    approved: ["text", ({ approved }) => (approved === null ? "" : approved ? "yes" : "no")],
    channel: ["text", ({ channel }) => channel],
    description: ["text", ({ description }) => description],
  };
  const order = Object.keys(TIME_LOG_COLUMNS) as TimeLogColumn[];
  return table(
    name,
    entries,
    order.map((column) => [column, ...columns[column]] as const),
  );
}
