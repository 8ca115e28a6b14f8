/**
 * The first page of the firm's workbook: hours sold, used and at risk, billable work, renewals, and what needs a look,
 * on one printed page.
 *
 * Laws: every figure is live over the lists behind it. Charts show a fixed number of clients, and say so. The page
 * explains its own terms.
 */

import { passed } from "../../../core/figures/checks.ts";
import { FLAGS } from "../../../core/figures/firm-overview.ts";
import { HORIZON, type Hours } from "../../../core/figures/holdings.ts";
import { BANK_PLANS } from "../../../core/rules/plans.ts";
import { formatDate } from "../../../core/values/calendar.ts";
import { columnLetters } from "../../../core/values/column-letters.ts";
import { compareText } from "../../../core/values/names.ts";
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
import { quoted } from "./client-page.ts";
import { across, band, COLOURS, type FirmLine, type FirmPage, GAP, sumOf } from "./firm-page.ts";
import { verdictOf } from "./summary-control.ts";

/** Columns of each of the two halves; a narrow column separates them. */
const HALF = 6;
const ACROSS = 2 * HALF + 1;
/** The first column of each half. */
const LEFT = 1;
const RIGHT = HALF + 2;
const WIDTHS = [...Array<number>(HALF).fill(14), 3, ...Array<number>(HALF).fill(14)];
/** The number of clients in the chart. */
export const MOST_CLIENTS = 10;
const CHART_ROWS = 15;

interface Tile {
  readonly label: string;
  /** The address of the cell, for formulas elsewhere. */
  readonly name: string;
  readonly figure: Content;
  readonly style: StyleName;
  readonly note: string;
}

/** The sheet, and the names of its large figures; `verdict` is the cell that says whether all checks passed. */
export function overviewSheet(
  page: FirmPage,
  { verdict }: { verdict: string },
): { sheet: Sheet; names: NonNullable<Workbook["definedNames"]> } {
  const { words } = page;
  const name = words.firmSheets.overview;
  const blocks: Block[] = header(page, verdict);
  const shown = tiles(page);
  const large = tileRows(shown, rowAfter(blocks));
  blocks.push(...large.rows);
  const top = topClients(page);
  const chartAt = rowAfter(blocks);
  if (top.length > 0) blocks.push(...Array<Row>(CHART_ROWS).fill({ cells: [] }), GAP);
  const byPlan = planList(page, rowAfter(blocks));
  const byClient = clientList(page, top, rowAfter(blocks));
  blocks.push(...sideBySide([...byPlan.rows, ...flagList(page)], byClient.rows), GAP);
  blocks.push(across(words.hoursExplained, "note", ACROSS));
  if (top.length > 0) blocks.push(across(words.chartExplained(top.length, withHours(page)), "note", ACROSS));
  const covers = (half: number) =>
    `${columnLetters(half)}${chartAt}:${columnLetters(half + HALF - 1)}${chartAt + CHART_ROWS - 1}`;
  const charts = [
    planChart(page, byPlan.cells, covers(LEFT)),
    clientChart(page, top, byClient.cells, covers(RIGHT)),
  ];
  return {
    sheet: {
      name,
      widths: WIDTHS,
      blocks,
      charts: top.length === 0 ? [] : charts,
      landscape: true,
      onePage: true,
      guarded: true,
    },
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
    formatDate(overview.asOf),
    overview.clients.length,
    overview.banksInForce,
  );
  return [
    band(page, words.firmSummary, ACROSS),
    across(subtitle, "subtitle", ACROSS),
    GAP,
    across({ formula: verdict, result: verdictOf(page) }, checks.every(passed) ? "good" : "bad", ACROSS),
    rows === 0
      ? across(words.allCountedFirm, "good", ACROSS)
      : across(words.leftOut(rows), "warning", ACROSS),
    GAP,
  ];
}

/** The figures an owner looks for first. */
function tiles(page: FirmPage): Tile[] {
  return [...hoursTiles(page), billableTile(page), renewalsTile(page), exceptionsTile(page)];
}

/** For banks in force. */
function hoursTiles({ words, overview }: FirmPage): Tile[] {
  const { firmTables: tables, firmColumns: heads, firmTiles: texts } = words;
  const { hours, banksInForce: rows, drawn } = overview;
  const total = (key: "held" | "used" | "atRisk") =>
    sumOf(tables.banks, heads[key], { rows, result: inHours(hours[key]) });
  return [
    { ...texts.held, figure: total("held"), style: "hours tile", note: words.banksInForce(rows) },
    { ...texts.used, figure: total("used"), style: "hours tile", note: words.drawnInMonth(inHours(drawn)) },
    {
      ...texts.atRisk,
      figure: total("atRisk"),
      style: hours.atRisk > 0 ? "hours tile bad" : "hours tile",
      note: words.renewWithin(HORIZON),
    },
  ];
}

/** A10: an amount only if it is complete; otherwise the hours. */
function billableTile({ overview, words, currency }: FirmPage): Tile {
  const { firmTables: tables, firmColumns: heads, firmTiles: texts } = words;
  const { charged, amount } = overview.billable.total;
  const rows = overview.clients.length;
  const hours = inHours(charged);
  // A9: it is billable, and on the bill once it is decided.
  const held = overview.toConfirm.charged;
  const noted = (note: string) => (held > 0 ? `${note}, ${words.ofThemToConfirm(inHours(held))}` : note);
  if (amount === null) {
    const figure = sumOf(tables.clients, heads.billable, { rows, result: hours });
    return { ...texts.billableHours, figure, style: "hours tile", note: noted(words.someRateMissing) };
  }
  const result = inCurrency(amount);
  const figure = sumOf(tables.clients, `${heads.amount} ${currency}`, { rows, result });
  return { ...texts.billable, figure, style: "money tile", note: noted(words.hoursInAll(hours)) };
}

function renewalsTile({ overview, words, currency }: FirmPage): Tile {
  const { renewals: soon, laterRenewals: later, renewalsOnTime } = overview;
  const daysLeft = columnOf(words.firmTables.renewals, words.dueColumns.daysLeft);
  return {
    ...words.firmTiles.renewals,
    figure:
      soon.length + later.length === 0
        ? 0
        : { formula: `COUNTIF(${daysLeft},"<=${HORIZON}")`, result: soon.length },
    style: "integer tile",
    note:
      renewalsOnTime === null
        ? words.somePriceMissing
        : words.onTimeTogether(inCurrency(renewalsOnTime), currency),
  };
}

function exceptionsTile({ overview, words }: FirmPage): Tile {
  const { rows, leftOut } = overview.exceptions;
  const list = columnOf(words.tables.exceptions, words.exceptionColumns.code);
  return {
    ...words.firmTiles.exceptions,
    figure: rows === 0 ? 0 : { formula: `ROWS(${list})`, result: rows },
    style: rows > 0 ? "integer tile bad" : "integer tile",
    note: words.leftOutOfThem(leftOut),
  };
}

/** Columns of a tile. */
const TILE = 2;

/** The tiles from row `at`, three over each half, and the cells of their figures. */
function tileRows(shown: readonly Tile[], at: number): { rows: Row[]; figures: string[] } {
  const row = (cell: (tile: Tile) => { content: Content; style: StyleName }, height: number): Row => ({
    cells: shown.flatMap((tile, index): Cell[] => {
      const own = { ...cell(tile), across: TILE };
      return index === HALF / TILE ? [null, own] : [own];
    }),
    height,
  });
  return {
    rows: [
      row(({ label }) => ({ content: label, style: "tile label" }), 18),
      row(({ figure, style }) => ({ content: figure, style }), 30),
      row(({ note }) => ({ content: note, style: "tile note" }), 18),
      GAP,
    ],
    figures: shown.map((_, index) => {
      const column = LEFT + TILE * index + (index < HALF / TILE ? 0 : 1);
      return `$${columnLetters(column)}$${at + 1}`;
    }),
  };
}

type TopClient = FirmLine & { readonly hours: Hours };

function hasHours(line: FirmLine): line is TopClient {
  return line.hours !== null;
}

/** The clients with the most hours in banks in force, largest first; ties by the most at risk. */
function topClients({ overview }: FirmPage): TopClient[] {
  return overview.clients
    .filter(hasHours)
    .sort(
      (a, b) =>
        b.hours.held - a.hours.held ||
        b.hours.atRisk - a.hours.atRisk ||
        compareText(a.account.client.key, b.account.client.key),
    )
    .slice(0, MOST_CLIENTS);
}

function withHours({ overview }: FirmPage): number {
  return overview.clients.filter(hasHours).length;
}

/** Two lists side by side, each over half of the columns. */
function sideBySide(one: readonly Row[], other: readonly Row[]): Row[] {
  const blank = Array<null>(HALF).fill(null);
  return Array.from({ length: Math.max(one.length, other.length) }, (_, index) => ({
    cells: [...(one[index]?.cells ?? blank), null, ...(other[index]?.cells ?? blank)],
  }));
}

function headOf(first: string, figures: readonly string[]): Row {
  return {
    cells: [
      { content: first, style: "table head", across: HALF - figures.length },
      ...figures.map((content): Cell => ({ content, style: "table head number" })),
    ],
  };
}

/** The column letters of a list over one half: its first column, and its figures, which come last. */
function lettersOf<Figure extends string>(half: number, figures: readonly Figure[]) {
  const from = half + HALF - figures.length;
  const letters = figures.map((figure, index) => [figure, columnLetters(from + index)]);
  return { first: columnLetters(half), ...(Object.fromEntries(letters) as Record<Figure, string>) };
}

/** The cells of each column for a chart, from row `from`. */
function rangesOf<Key extends string>(
  { words }: FirmPage,
  letters: Readonly<Record<Key, string>>,
  { from, rows }: { from: number; rows: number },
): Readonly<Record<Key, string>> {
  const ranges = Object.entries<string>(letters).map(([key, letter]) => [
    key,
    onSheet(words.firmSheets.overview, `$${letter}$${from}:$${letter}$${from + rows - 1}`),
  ]);
  return Object.fromEntries(ranges) as Record<Key, string>;
}

const PLAN_FIGURES = ["held", "used", "left", "atRisk"] as const;
type PlanCells = Readonly<Record<"first" | (typeof PLAN_FIGURES)[number], string>>;

/** Hours by plan, from row `at`, and their cells. */
function planList(page: FirmPage, at: number): { rows: Row[]; cells: PlanCells } {
  const { words, overview } = page;
  const { firmTables: tables, firmColumns: heads } = words;
  const names = PLAN_FIGURES.map((key) => heads[key]);
  const head = [across(words.hoursByPlan, "heading", HALF), headOf(heads.plan, names)];
  const from = at + head.length;
  const letters = lettersOf(LEFT, PLAN_FIGURES);
  const plan = columnOf(tables.banks, heads.plan);
  const rows = BANK_PLANS.map(
    (own, index): Row => ({
      cells: [
        { content: words.plans[own], style: "text", across: HALF - PLAN_FIGURES.length },
        ...PLAN_FIGURES.map((key): Cell => {
          const name = `$${letters.first}${from + index}`;
          const formula = `SUMIFS(${columnOf(tables.banks, heads[key])},${plan},${name})`;
          const result = inHours(overview.hoursByPlan[own][key]);
          return { content: overview.banksInForce === 0 ? 0 : { formula, result }, style: "hours" };
        }),
      ],
    }),
  );
  const total: Row = {
    cells: [
      { content: words.total, style: "text total", across: HALF - PLAN_FIGURES.length },
      ...PLAN_FIGURES.map((key): Cell => {
        const formula = `SUM(${letters[key]}${from}:${letters[key]}${from + rows.length - 1})`;
        return { content: { formula, result: inHours(overview.hours[key]) }, style: "hours total" };
      }),
    ],
  };
  return {
    rows: [...head, ...rows, total],
    cells: rangesOf(page, letters, { from, rows: rows.length }),
  };
}

/** The number of clients with each flag. */
function flagList({ words, overview }: FirmPage): Row[] {
  const flags = columnOf(words.firmTables.clients, words.firmColumns.flags);
  return [
    across(words.clientsToLookAt, "heading", HALF),
    ...FLAGS.map((flag): Row => {
      const formula = `COUNTIF(${flags},${quoted(`*${words.flags[flag]}*`)})`;
      const result = overview.flagged[flag];
      return {
        cells: [
          { content: words.flagsExplained[flag], style: "text", across: HALF - 1 },
          {
            content: overview.clients.length === 0 ? 0 : { formula, result },
            style: result > 0 ? "integer warning" : "integer muted",
          },
        ],
      };
    }),
  ];
}

const CLIENT_FIGURES = ["held", "used", "safe", "atRisk"] as const;
type ClientCells = Readonly<Record<"first" | (typeof CLIENT_FIGURES)[number], string>>;

/** Hours of the clients that the chart shows, from row `at`, and their cells. */
function clientList(
  page: FirmPage,
  top: readonly TopClient[],
  at: number,
): { rows: Row[]; cells: ClientCells } {
  const { words } = page;
  const { firmTables: tables, firmColumns: heads } = words;
  const names = CLIENT_FIGURES.map((key) => heads[key]);
  const head = [
    across(words.topClients(top.length, withHours(page)), "heading", HALF),
    top.length === 0 ? across(words.noBanksInForce, "paragraph", HALF) : headOf(heads.client, names),
  ];
  const from = at + head.length;
  const letters = lettersOf(RIGHT, CLIENT_FIGURES);
  const client = columnOf(tables.clients, heads.client);
  const rows = top.map(({ account, hours }, index): Row => {
    const cell = (key: keyof typeof letters) => `${letters[key]}${from + index}`;
    // Compared exactly: a condition would read some signs in a name as an operator or a wildcard.
    const formulaOf = (key: (typeof CLIENT_FIGURES)[number]) =>
      key === "safe"
        ? `${cell("held")}-${cell("used")}-${cell("atRisk")}`
        : `SUMPRODUCT((${client}=$${cell("first")})*${columnOf(tables.clients, heads[key])})`;
    return {
      cells: [
        { content: account.client.name, style: "text", across: HALF - CLIENT_FIGURES.length },
        ...CLIENT_FIGURES.map(
          (key): Cell => ({
            content: { formula: formulaOf(key), result: inHours(hours[key]) },
            style: "hours",
          }),
        ),
      ],
    };
  });
  return { rows: [...head, ...rows], cells: rangesOf(page, letters, { from, rows: rows.length }) };
}

function planChart({ words, overview }: FirmPage, cells: PlanCells, covers: string): Chart {
  const { hours, hoursByPlan } = overview;
  const bar = (key: "held" | "used" | "atRisk", colour: string) => ({
    name: words.firmColumns[key],
    kind: "bar" as const,
    colour,
    refersTo: cells[key],
    values: BANK_PLANS.map((plan) => inHours(hoursByPlan[plan][key])),
  });
  return {
    title: words.hoursByPlan,
    description: words.planChartSaid(inHours(hours.held), inHours(hours.used), inHours(hours.atRisk)),
    covers,
    categories: {
      refersTo: cells.first,
      values: BANK_PLANS.map((plan) => words.plans[plan]),
      are: "texts",
    },
    series: [bar("held", COLOURS.left), bar("used", COLOURS.used), bar("atRisk", COLOURS.atRisk)],
    unit: words.hoursUnit,
  };
}

function clientChart(page: FirmPage, top: readonly TopClient[], cells: ClientCells, covers: string): Chart {
  const { words } = page;
  const part = (key: "used" | "safe" | "atRisk", colour: string) => ({
    name: words.firmColumns[key],
    kind: "stacked bar" as const,
    colour,
    refersTo: cells[key],
    values: top.map(({ hours }) => inHours(hours[key])),
  });
  return {
    title: words.topClients(top.length, withHours(page)),
    description: words.topChartSaid(top.length, inHours(sum(top.map(({ hours }) => hours.held)))),
    covers,
    categories: {
      refersTo: cells.first,
      values: top.map(({ account }) => account.client.name),
      are: "texts",
    },
    series: [part("used", COLOURS.used), part("safe", COLOURS.left), part("atRisk", COLOURS.atRisk)],
    unit: words.hoursUnit,
    horizontal: true,
  };
}
