/**
 * The first page of the firm's workbook: hours sold, used and at risk, what is billable, what renews, what needs a
 * look, on one printed page.
 *
 * Laws: every figure is live over the lists behind it; charts show so many clients and say so, whatever the
 * number of clients; what a word means stands on the page.
 */

import { HORIZON, type Hours, together } from "../../../core/figures/holdings.ts";
import { BANK_PLANS } from "../../../core/rules/plans.ts";
import { formatDate } from "../../../core/values/calendar.ts";
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
} from "../../xlsx/workbook.ts";
import { quoted } from "./client-page.ts";
import { across, band, COLOURS, type FirmLine, type FirmPage, GAP, sumOf } from "./firm-page.ts";
import { FLAGS, flagCounts } from "./summary-clients.ts";
import { verdictOf } from "./summary-control.ts";
import { renewalsWithinHorizon } from "./summary-renewals.ts";

/** Of each of the two halves, side by side; a narrow column stands between them. */
const HALF = 6;
const ACROSS = 2 * HALF + 1;
const WIDTHS = [...Array<number>(HALF).fill(14), 3, ...Array<number>(HALF).fill(14)];
/** How many clients the chart shows. */
export const MOST_CLIENTS = 10;
const CHART_ROWS = 15;
/** The row of the large figures: band, subtitle, gap, two lines on what to look at, gap, their labels. */
const FIGURES_ROW = 8;

interface Overview {
  readonly sheet: Sheet;
  readonly definedNames: { name: string; refersTo: string }[];
}

interface Tile {
  readonly label: string;
  /** Of the cell, for formulas elsewhere. */
  readonly name: string;
  readonly figure: Content;
  readonly style: StyleName;
  readonly note: string;
}

export function overview(page: FirmPage): Overview {
  const { words } = page;
  const shown = tiles(page);
  const blocks: Block[] = [...header(page), ...tileRows(shown)];
  const top = topClients(page);
  const chartAt = rowAfter(blocks);
  if (top.length > 0) blocks.push(...Array<Row>(CHART_ROWS).fill({ cells: [] }), GAP);
  const listsAt = rowAfter(blocks);
  blocks.push(...sideBySide(left(page, listsAt), right(page, top, listsAt)), GAP);
  blocks.push(across(words.hoursExplained, "note", ACROSS));
  if (top.length > 0) blocks.push(across(words.chartExplained(top.length, withHours(page)), "note", ACROSS));
  const sheet: Sheet = {
    name: words.firmSheets.overview,
    widths: WIDTHS,
    blocks,
    charts: charts(page, { top, chartAt, listsAt }),
    landscape: true,
    onePage: true,
    guarded: true,
  };
  const definedNames = shown.map(({ name }, index) => ({
    name,
    refersTo: onSheet(sheet.name, `$${"ACEHJL"[index]}$${FIGURES_ROW}`),
  }));
  return { sheet, definedNames };
}

/** What it is, and whether anything is to be looked at: the checks, and the rows left out. */
function header(page: FirmPage): Block[] {
  const { month, words, lines } = page;
  const open = month.exceptions.length;
  const banks = lines.reduce((count, { holdings }) => count + holdings.length, 0);
  const { passed, content } = verdictOf(page);
  return [
    band(page, words.firmSummary, ACROSS),
    across(words.firmSubtitle(formatDate(month.asOf), lines.length, banks), "subtitle", ACROSS),
    GAP,
    across(content, passed ? "good" : "bad", ACROSS),
    open === 0
      ? across(words.allCountedFirm, "good", ACROSS)
      : across(words.leftOut(open), "warning", ACROSS),
    GAP,
  ];
}

/** The figures an owner looks for first. */
function tiles(page: FirmPage): Tile[] {
  const { month, words, lines, currency } = page;
  const { firmTables: tables, firmColumns: heads, firmTiles: said } = words;
  const holdings = lines.flatMap((line) => line.holdings);
  const hours = together(holdings);
  const rows = holdings.length;
  const drawn = sum(lines.map(({ account }) => account.statement.charged.bank));
  const { soon, later } = renewalsWithinHorizon(page);
  const onTime = soon.flatMap(({ due }) => due.onTime?.price ?? []);
  const open = month.exceptions.length;
  const leftOut = page.exceptionGroups
    .filter(({ outcome }) => outcome === "left_out")
    .reduce((count, group) => count + group.rows, 0);
  return [
    {
      ...said.held,
      figure: sumOf(tables.banks, heads.held, { rows, result: inHours(hours.held) }),
      style: "hours tile",
      note: words.banksInForce(rows),
    },
    {
      ...said.used,
      figure: sumOf(tables.banks, heads.used, { rows, result: inHours(hours.used) }),
      style: "hours tile",
      note: words.drawnInMonth(inHours(drawn)),
    },
    {
      ...said.atRisk,
      figure: sumOf(tables.banks, heads.atRisk, { rows, result: inHours(hours.atRisk) }),
      style: hours.atRisk > 0 ? "hours tile bad" : "hours tile",
      note: words.renewWithin(HORIZON),
    },
    billableTile(page),
    {
      ...said.renewals,
      figure:
        soon.length + later.length === 0
          ? 0
          : {
              formula: `COUNTIF(${columnOf(tables.renewals, words.dueColumns.daysLeft)},"<=${HORIZON}")`,
              result: soon.length,
            },
      style: "integer tile",
      note:
        onTime.length < soon.length
          ? words.somePriceMissing
          : words.onTimeTogether(inCurrency(sum(onTime)), currency),
    },
    {
      ...said.exceptions,
      figure:
        open === 0
          ? 0
          : {
              formula: `ROWS(${columnOf(words.tables.exceptions, words.exceptionColumns.code)})`,
              result: open,
            },
      style: open > 0 ? "integer tile bad" : "integer tile",
      note: words.leftOutOfThem(leftOut),
    },
  ];
}

/** A10: an amount only when it is whole; otherwise the hours. */
function billableTile({ lines, words, currency }: FirmPage): Tile {
  const { firmTables: tables, firmColumns: heads, firmTiles: said } = words;
  const hours = inHours(sum(lines.map(({ account }) => account.statement.charged.billable)));
  const amounts = lines.map(({ account }) => account.statement.billable.total.amount);
  const known = amounts.filter((amount) => amount !== null);
  const rows = lines.length;
  // A9: it is billable, and on the bill once it is decided.
  const held = sum(lines.map(({ account }) => account.statement.held.charged));
  const noted = (note: string) => (held > 0 ? `${note}, ${words.ofThemToConfirm(inHours(held))}` : note);
  if (known.length < amounts.length) {
    const figure = sumOf(tables.clients, heads.billable, { rows, result: hours });
    return { ...said.billableHours, figure, style: "hours tile", note: noted(words.someRateMissing) };
  }
  const figure = sumOf(tables.clients, `${heads.amount} ${currency}`, {
    rows,
    result: inCurrency(sum(known)),
  });
  return { ...said.billable, figure, style: "money tile", note: noted(words.hoursInAll(hours)) };
}

function tileRows(shown: readonly Tile[]): Block[] {
  const row = (cell: (tile: Tile) => { content: Content; style: StyleName }, height: number): Row => ({
    cells: shown.flatMap((tile, index): Cell[] => {
      const own = { ...cell(tile), across: 2 };
      return index === HALF / 2 ? [null, own] : [own];
    }),
    height,
  });
  return [
    row(({ label }) => ({ content: label, style: "tile label" }), 18),
    row(({ figure, style }) => ({ content: figure, style }), 30),
    row(({ note }) => ({ content: note, style: "tile note" }), 18),
    GAP,
  ];
}

/** The clients with the most hours in banks in force, the most first; of equal ones those with most at risk. */
function topClients({ lines }: FirmPage): (FirmLine & { hours: Hours })[] {
  return lines
    .filter((line): line is FirmLine & { hours: Hours } => line.hours !== null)
    .sort(
      (a, b) =>
        b.hours.held - a.hours.held ||
        b.hours.atRisk - a.hours.atRisk ||
        compareText(a.account.client.key, b.account.client.key),
    )
    .slice(0, MOST_CLIENTS);
}

function withHours({ lines }: FirmPage): number {
  return lines.filter(({ hours }) => hours !== null).length;
}

/** Two lists beside each other, each over half of the columns. */
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

const HEAD_ROWS = 2;

/** Hours by plan, and under them how many clients need a look for what. */
function left(page: FirmPage, at: number): Row[] {
  const { words, lines } = page;
  const { firmTables: tables, firmColumns: heads } = words;
  const banks = lines.flatMap((line) => line.holdings);
  const figures = ["held", "used", "left", "atRisk"] as const;
  const plan = columnOf(tables.banks, heads.plan);
  const ofPlan = BANK_PLANS.map((own, index): Row => {
    const hours = together(banks.filter(({ bank }) => bank.plan === own));
    return {
      cells: [
        { content: words.plans[own], style: "text", across: HALF - figures.length },
        ...figures.map((key): Cell => {
          const formula = `SUMIFS(${columnOf(tables.banks, heads[key])},${plan},$A${at + HEAD_ROWS + index})`;
          const result = inHours(hours[key]);
          return { content: banks.length === 0 ? 0 : { formula, result }, style: "hours" };
        }),
      ],
    };
  });
  const all = together(banks);
  const first = at + HEAD_ROWS;
  const total: Row = {
    cells: [
      { content: words.total, style: "text total", across: HALF - figures.length },
      ...figures.map((key, index): Cell => {
        const letter = "CDEF"[index];
        const formula = `SUM(${letter}${first}:${letter}${first + BANK_PLANS.length - 1})`;
        return { content: { formula, result: inHours(all[key]) }, style: "hours total" };
      }),
    ],
  };
  const counts = flagCounts(page);
  const flags = FLAGS.map((flag): Row => {
    const formula = `COUNTIF(${columnOf(tables.clients, heads.flags)},${quoted(`*${words.flags[flag]}*`)})`;
    const result = counts[flag];
    return {
      cells: [
        { content: words.flagsExplained[flag], style: "text", across: HALF - 1 },
        {
          content: lines.length === 0 ? 0 : { formula, result },
          style: result > 0 ? "integer warning" : "integer muted",
        },
      ],
    };
  });
  return [
    across(words.hoursByPlan, "heading", HALF),
    headOf(
      heads.plan,
      figures.map((key) => heads[key]),
    ),
    ...ofPlan,
    total,
    across(words.clientsToLookAt, "heading", HALF),
    ...flags,
  ];
}

/** Hours of the clients that the chart shows. */
function right(page: FirmPage, top: readonly (FirmLine & { hours: Hours })[], at: number): Row[] {
  const { words } = page;
  const { firmTables: tables, firmColumns: heads } = words;
  if (top.length === 0)
    return [
      across(words.topClients(top.length, withHours(page)), "heading", HALF),
      across(words.noBanksInForce, "paragraph", HALF),
    ];
  const client = columnOf(tables.clients, heads.client);
  const rows = top.map(({ account, hours }, index): Row => {
    const row = at + HEAD_ROWS + index;
    const of = (key: "held" | "used" | "atRisk"): Cell => ({
      // Compared as they are: a name may hold signs that a condition would read as an operator or a wildcard.
      content: {
        formula: `SUMPRODUCT((${client}=$H${row})*${columnOf(tables.clients, heads[key])})`,
        result: inHours(hours[key]),
      },
      style: "hours",
    });
    return {
      cells: [
        { content: account.client.name, style: "text", across: 2 },
        of("held"),
        of("used"),
        { content: { formula: `J${row}-K${row}-M${row}`, result: inHours(hours.safe) }, style: "hours" },
        of("atRisk"),
      ],
    };
  });
  return [
    across(words.topClients(top.length, withHours(page)), "heading", HALF),
    headOf(heads.client, [heads.held, heads.used, heads.safe, heads.atRisk]),
    ...rows,
  ];
}

interface Places {
  readonly top: readonly (FirmLine & { hours: Hours })[];
  readonly chartAt: number;
  readonly listsAt: number;
}

function charts(page: FirmPage, { top, chartAt, listsAt }: Places): Chart[] {
  const { words, lines } = page;
  const { firmColumns: heads } = words;
  if (top.length === 0) return [];
  const first = listsAt + HEAD_ROWS;
  const cells = (letter: string, rows: number) =>
    onSheet(words.firmSheets.overview, `$${letter}$${first}:$${letter}$${first + rows - 1}`);
  const banks = lines.flatMap((line) => line.holdings);
  const ofPlans = BANK_PLANS.map((plan) => together(banks.filter(({ bank }) => bank.plan === plan)));
  const all = together(banks);
  const lastRow = chartAt + CHART_ROWS - 1;
  const plans = BANK_PLANS.length;
  const bar = (key: "held" | "used" | "atRisk", letter: string, colour: string) => ({
    name: heads[key],
    kind: "bar" as const,
    colour,
    refersTo: cells(letter, plans),
    values: ofPlans.map((hours) => inHours(hours[key])),
  });
  const part = (name: string, letter: string, colour: string, of: (hours: Hours) => number) => ({
    name,
    kind: "stacked bar" as const,
    colour,
    refersTo: cells(letter, top.length),
    values: top.map(({ hours }) => of(hours)),
  });
  return [
    {
      title: words.hoursByPlan,
      description: words.planChartSaid(inHours(all.held), inHours(all.used), inHours(all.atRisk)),
      covers: `A${chartAt}:F${lastRow}`,
      categories: {
        refersTo: cells("A", plans),
        values: BANK_PLANS.map((plan) => words.plans[plan]),
        are: "texts",
      },
      series: [
        bar("held", "C", COLOURS.left),
        bar("used", "D", COLOURS.used),
        bar("atRisk", "F", COLOURS.atRisk),
      ],
      unit: words.hoursUnit,
    },
    {
      title: words.topClients(top.length, withHours(page)),
      description: words.topChartSaid(top.length, inHours(sum(top.map(({ hours }) => hours.held)))),
      covers: `H${chartAt}:M${lastRow}`,
      categories: {
        refersTo: cells("H", top.length),
        values: top.map(({ account }) => account.client.name),
        are: "texts",
      },
      series: [
        part(heads.used, "K", COLOURS.used, ({ used }) => inHours(used)),
        part(heads.safe, "L", COLOURS.left, ({ safe }) => inHours(safe)),
        part(heads.atRisk, "M", COLOURS.atRisk, ({ atRisk }) => inHours(atRisk)),
      ],
      unit: words.hoursUnit,
      horizontal: true,
    },
  ];
}
