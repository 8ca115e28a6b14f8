/**
 * The first page of the firm's workbook, on one printed page: what is to be billed, what is left and at stake, and what to
 * do next, client by client.
 *
 * Laws: every large figure is live over the lists behind it. The list of what to do is as long as the page allows, and
 * says how many more there are. The chart draws cells of a hidden sheet.
 */

import { hasNoAmount } from "../../../core/figures/bill-total.ts";
import { lateBills } from "../../../core/figures/billing.ts";
import { passed } from "../../../core/figures/checks.ts";
import { FLAGS } from "../../../core/figures/firm-overview.ts";
import { HORIZON } from "../../../core/figures/holdings.ts";
import {
  type Call,
  callList,
  hoursAtStake,
  reminderQuote,
  renewalsAmong,
} from "../../../core/figures/reminders.ts";
import { BANK_PLANS } from "../../../core/rules/plans.ts";
import { columnLetters } from "../../../core/values/column-letters.ts";
import { inCurrency, inHours, sum } from "../../../core/values/units.ts";
import type { StyleName } from "../../xlsx/styles.ts";
import {
  type Block,
  type Cell,
  type Chart,
  type Content,
  columnOf,
  onSheet,
  type Row,
  rowAfter,
  type Sheet,
  type Workbook,
} from "../../xlsx/workbook.ts";
import { dateCell } from "./client-page.ts";
import { across, band, COLOURS, type FirmPage, GAP, sumOf } from "./firm-page.ts";
import { billedCount } from "./summary-billing.ts";
import { verdictOf } from "./summary-control.ts";
import { priceCell, sourceCell, TONES, whatText } from "./summary-renewals.ts";

/** Narrow columns, of which each cell takes several: the tiles and the list end at different ones. */
const ACROSS = 39;
const WIDTHS = Array<number>(ACROSS).fill(3);
/** Columns of each tile, and of each column of the list. */
const TILES = [11, 7, 7, 7, 7] as const;
const CALL = { actBy: 4, client: 9, what: 5, plan: 5, atStake: 3, price: 4, source: 4, toDo: 5 } as const;
/** What one printed page holds. */
export const MOST_CALLS = 20;
const CHART_ROWS = 9;

interface Tile {
  readonly label: string;
  /** The address of the cell, for formulas elsewhere. */
  readonly name: string;
  readonly figure: Content;
  readonly style: StyleName;
  /** One below the other. */
  readonly notes: readonly string[];
}

/** The sheets of the page, and the names of its large figures; `verdict` is the cell that says whether all checks passed. */
export function overviewSheet(
  page: FirmPage,
  { verdict }: { verdict: string },
): { sheet: Sheet; behind: Sheet[]; names: NonNullable<Workbook["definedNames"]> } {
  const { words } = page;
  const name = words.firmSheets.overview;
  const blocks: Block[] = header(page, verdict);
  const shown = tiles(page);
  const large = tileRows(shown, rowAfter(blocks));
  blocks.push(...large.rows, ...callRows(page), ...announcedRow(page), GAP);
  const hasBanks = page.overview.banksInForce > 0;
  const chartAt = rowAfter(blocks);
  if (hasBanks) blocks.push(...Array<Row>(CHART_ROWS).fill({ cells: [] }), GAP);
  blocks.push({ ...across(words.hoursExplained, "note", ACROSS), height: 44 });
  const covers = `A${chartAt}:${columnLetters(ACROSS)}${chartAt + CHART_ROWS - 1}`;
  const data = hasBanks ? chartData(page) : null;
  return {
    sheet: {
      name,
      widths: WIDTHS,
      blocks,
      charts: data === null ? [] : [planChart(page, data.cells, covers)],
      // Without it the column after the chart is printed too, and everything is smaller.
      printed: `$A$1:$${columnLetters(ACROSS)}$${rowAfter(blocks) - 1}`,
      onePage: true,
      guarded: true,
    },
    behind: data === null ? [] : [data.sheet],
    names: shown.map((tile, index) => ({
      name: tile.name,
      refersTo: onSheet(name, large.figures[index] ?? ""),
    })),
  };
}

/** The title, and whether anything needs a look: the checks, and the rows left out. */
function header(page: FirmPage, verdict: string): Block[] {
  const { words, overview, checks } = page;
  const { rows } = overview.exceptions;
  const subtitle = words.firmSubtitle(
    words.writing.date(overview.asOf),
    overview.clients.length,
    overview.banksInForce,
  );
  return [
    band(page, words.firmSummary, ACROSS, 12),
    across(subtitle, "subtitle", ACROSS),
    GAP,
    across({ formula: verdict, result: verdictOf(page) }, checks.every(passed) ? "good" : "bad", ACROSS),
    rows === 0
      ? across(words.allCountedFirm, "good", ACROSS)
      : across({ sheet: words.firmSheets.exceptions, text: words.leftOut(rows) }, "warning", ACROSS),
    GAP,
  ];
}

/** The figures an owner looks for first. */
function tiles(page: FirmPage): Tile[] {
  return [billTile(page), ...hoursTiles(page), renewalsTile(page), exceptionsTile(page)];
}

/** M3: an amount, and what it leaves out (A10); hours where nothing has a rate. */
function billTile(page: FirmPage): Tile {
  const { overview, words, currency } = page;
  const { writing, billColumns: heads, firmTiles: texts, firmTables: tables } = words;
  const { amount, charged, unrated } = overview.toBill;
  const rows = billedCount(page);
  const late = overview.clients.flatMap(({ account }) => lateBills(account.statement));
  const earlier = sum(late.flatMap((own) => own.amount ?? []));
  const held = overview.toConfirm.charged;
  const notes = [
    writing.hoursText(charged),
    ...(earlier === 0 ? [] : [words.ofClosedMonths(writing.money(earlier))]),
    ...(unrated !== 0 ? [words.notRated(writing.hoursText(unrated))] : []),
    ...(held > 0 ? [words.moreToConfirm(writing.hoursText(held))] : []),
  ];
  if (hasNoAmount(overview.toBill)) {
    // Of the clients' own, as the list to bill has held and separate time too.
    const figure = sumOf(tables.clients, words.firmColumns.billable, {
      rows: overview.clients.length,
      result: inHours(charged),
    });
    return { ...texts.toBill, label: words.toBillHours, figure, style: "hours tile", notes };
  }
  const figure = sumOf(tables.billing, `${heads.amount} ${currency}`, {
    rows,
    result: inCurrency(amount),
  });
  return { ...texts.toBill, figure, style: "money tile", notes };
}

/** For banks in force. */
function hoursTiles({ words, overview }: FirmPage): Tile[] {
  const { firmTables: tables, firmColumns: heads, firmTiles: texts, writing } = words;
  const { hours, banksInForce: rows, drawn } = overview;
  const total = (key: "left" | "atRisk") =>
    sumOf(tables.banks, heads[key], { rows, result: inHours(hours[key]) });
  return [
    {
      ...texts.left,
      figure: total("left"),
      style: "hours tile",
      notes: [words.banksInForce(rows), words.drawnInMonth(writing.hoursText(drawn))],
    },
    {
      ...texts.atStake,
      figure: total("atRisk"),
      style: hours.atRisk > 0 ? "hours tile bad" : "hours tile",
      notes: [words.lostUnlessRenewed],
    },
  ];
}

function renewalsTile({ month, reminders, reminderDays, words }: FirmPage): Tile {
  const { count, onTime } = renewalsAmong(reminders);
  const days = Math.max(...reminderDays);
  const { firmTables, dueColumns: heads, renewalStates } = words;
  const column = (header: string) => columnOf(firmTables.renewals, header);
  const formula = `COUNTIFS(${column(heads.state)},"${renewalStates.due}",${column(heads.daysLeft)},"<=${days}")`;
  const isListed = month.clients.some(
    ({ outlook: { offers, unpaid, declined } }) => offers.length + unpaid.length + declined.length > 0,
  );
  return {
    ...words.firmTiles.renewals,
    figure: isListed ? { formula, result: count } : 0,
    style: "integer tile",
    notes: [
      words.comingIn(days),
      onTime === null ? words.somePriceMissing : words.onTimeTogether(words.writing.money(onTime)),
    ],
  };
}

function exceptionsTile({ overview, words }: FirmPage): Tile {
  const { rows, leftOut } = overview.exceptions;
  const list = columnOf(words.tables.exceptions, words.exceptionColumns.code);
  return {
    ...words.firmTiles.exceptions,
    figure: rows === 0 ? 0 : { formula: `ROWS(${list})`, result: rows },
    style: rows > 0 ? "integer tile bad" : "integer tile",
    notes: [words.leftOutOfThem(leftOut)],
  };
}

/** The tiles from row `at`, and the cells of their figures. */
function tileRows(shown: readonly Tile[], at: number): { rows: Row[]; figures: string[] } {
  const row = (cell: (tile: Tile) => { content: Content; style: StyleName }, height: number): Row => ({
    cells: shown.map((tile, index): Cell => ({ ...cell(tile), across: TILES[index] ?? 1 })),
    height,
  });
  const most = Math.max(...shown.map(({ notes }) => notes.length));
  const notes = Array.from({ length: most }, (_, index) =>
    row(({ notes: all }) => ({ content: all[index] ?? "", style: "tile note" }), 15),
  );
  let column = 1;
  const figures = shown.map((_, index) => {
    const cell = `$${columnLetters(column)}$${at + 1}`;
    column += TILES[index] ?? 1;
    return cell;
  });
  return {
    rows: [
      row(({ label }) => ({ content: label, style: "tile label" }), 18),
      row(({ figure, style }) => ({ content: figure, style }), 30),
      ...notes,
      GAP,
    ],
    figures,
  };
}

/** What to do, in order; then how much more there is, and how many clients have what to look at. */
function callRows(page: FirmPage): Row[] {
  const { words, reminders, reminderDays } = page;
  const calls = callList(reminders, reminderDays);
  if (calls.length === 0) return [across(words.noReminders, "good", ACROSS), ...flagRow(page)];
  const { actBy, client, what, plan, atStake, price, toDo } = words.callColumns;
  const head = (content: string, columns: number, style: StyleName = "table head"): Cell => ({
    content,
    style,
    across: columns,
  });
  const more = calls.length - MOST_CALLS;
  const text = more > 0 ? words.moreCalls(more) : words.allCalls;
  const files = new Map(page.month.clients.map((own) => [own.client, page.fileOf(own)]));
  return [
    across(words.callTitle, "heading", ACROSS),
    {
      cells: [
        head(actBy, CALL.actBy),
        head(client, CALL.client),
        head(what, CALL.what),
        head(plan, CALL.plan),
        head(atStake, CALL.atStake, "table head number"),
        head(price, CALL.price, "table head number"),
        head("", CALL.source),
        head(toDo, CALL.toDo),
      ],
      height: 30,
    },
    ...calls.slice(0, MOST_CALLS).map((call) => callRow(page, call, files.get(call.reminder.client) ?? null)),
    across({ sheet: words.firmSheets.reminders, text }, "link", ACROSS),
    ...flagRow(page),
  ];
}

function callRow({ words }: FirmPage, { reminder, actBy }: Call, file: string | null): Row {
  const { kind, client, plan } = reminder;
  const stake = hoursAtStake(reminder);
  const quote = reminderQuote(reminder);
  const wide = (content: Content, style: StyleName, columns: number): Cell => ({
    content,
    style,
    across: columns,
  });
  const priced = priceCell(quote, words);
  const source = quote?.price === null || quote === null ? null : sourceCell(quote, words);
  const isMarked = source !== null && typeof source === "object" && "style" in source;
  return {
    cells: [
      typeof actBy === "number"
        ? wide(dateCell(actBy), "date", CALL.actBy)
        : wide(words.actBy[actBy], actBy === "now" ? "text bad" : "text", CALL.actBy),
      wide(file === null ? client.name : { link: file, text: client.name }, "link", CALL.client),
      wide(whatText(reminder, words), TONES[kind], CALL.what),
      wide(plan === null ? "" : words.plans[plan], "text", CALL.plan),
      wide(stake === 0 ? null : inHours(stake), "hours", CALL.atStake),
      priced !== null && typeof priced === "object" && "style" in priced
        ? { ...priced, across: CALL.price }
        : wide(priced, "money", CALL.price),
      wide(isMarked ? words.confirmShort : "", isMarked ? "text warning" : "text", CALL.source),
      wide(words.callFor[kind], "text", CALL.toDo),
    ],
  };
}

/** The number of clients with each flag, in a line. */
function flagRow({ words, overview }: FirmPage): Row[] {
  const flags = FLAGS.filter((flag) => overview.flagged[flag] > 0);
  if (flags.length === 0) return [];
  const counts = words.writing.list(flags.map((flag) => `${words.flags[flag]} (${overview.flagged[flag]})`));
  const text = words.writing.pair(words.clientsToLookAt, counts);
  return [across({ sheet: words.firmSheets.clients, text }, "link", ACROSS)];
}

/** R9: how many of the coming renewals change price. */
function announcedRow({ words, announced }: FirmPage): Row[] {
  if (announced.length === 0) return [];
  const text = words.announced.listed(announced.length, HORIZON);
  return [across({ sheet: words.firmSheets.renewals, text }, "link", ACROSS)];
}

const CHART_FIGURES = ["used", "safe", "atRisk"] as const;
type ChartCells = Readonly<Record<"plan" | (typeof CHART_FIGURES)[number], string>>;

/** What the chart draws: hours by plan, live over the banks. */
function chartData({ words, overview }: FirmPage): { sheet: Sheet; cells: ChartCells } {
  const { firmTables: tables, firmColumns: heads } = words;
  const name = words.sheets.pace;
  const plan = columnOf(tables.banks, heads.plan);
  const sumIf = (key: "used" | "left" | "atRisk", row: number) =>
    `SUMIFS(${columnOf(tables.banks, heads[key])},${plan},$A${row})`;
  const rows = BANK_PLANS.map((own, index): Row => {
    const row = index + 2;
    return {
      cells: [
        { content: words.plans[own], style: "text" },
        ...CHART_FIGURES.map((key): Cell => {
          const formula = key === "safe" ? `${sumIf("left", row)}-${sumIf("atRisk", row)}` : sumIf(key, row);
          return { content: { formula, result: inHours(overview.hoursByPlan[own][key]) }, style: "hours" };
        }),
      ],
    };
  });
  const head: Row = {
    cells: [
      { content: heads.plan, style: "table head" },
      ...CHART_FIGURES.map((key): Cell => ({ content: heads[key], style: "table head number" })),
    ],
  };
  const cells = (letter: string) => onSheet(name, `$${letter}$2:$${letter}$${rows.length + 1}`);
  return {
    sheet: { name, widths: [18, 12, 12, 12], blocks: [head, ...rows], hidden: true },
    cells: { plan: cells("A"), used: cells("B"), safe: cells("C"), atRisk: cells("D") },
  };
}

function planChart({ words, overview }: FirmPage, cells: ChartCells, covers: string): Chart {
  const { hours, hoursByPlan } = overview;
  const { hoursText } = words.writing;
  const part = (key: (typeof CHART_FIGURES)[number], colour: string) => ({
    name: words.firmColumns[key],
    kind: "stacked bar" as const,
    colour,
    refersTo: cells[key],
    values: BANK_PLANS.map((plan) => inHours(hoursByPlan[plan][key])),
  });
  return {
    title: words.hoursByPlan,
    description: words.planChartSaid(hoursText(hours.used), hoursText(hours.left), hoursText(hours.atRisk)),
    covers,
    categories: {
      refersTo: cells.plan,
      values: BANK_PLANS.map((plan) => words.plans[plan]),
      are: "texts",
    },
    series: [part("used", COLOURS.used), part("safe", COLOURS.left), part("atRisk", COLOURS.atRisk)],
    unit: words.hoursUnit,
    horizontal: true,
  };
}
