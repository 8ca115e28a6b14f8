/**
 * The lists of the summary: use by level and by category, where the hours went, and what is billed and why.
 *
 * Law: every figure is a formula over the ledger, and every list ends with its sum.
 */

import { type Billable, hasNoAmount } from "../../../core/figures/bill-total.ts";
import type { BilledBecause } from "../../../core/figures/billed-because.ts";
import { type LateWork, lateWork, toBill } from "../../../core/figures/billing.ts";
import { minutesByPlace } from "../../../core/figures/statement.ts";
import { OVERAGE_LEVEL } from "../../../core/ledger/lines.ts";
import type { Level } from "../../../core/rules/coverage.ts";
import type { CalendarDate } from "../../../core/values/calendar.ts";
import { type Cents, inCurrency, type Minutes, sum } from "../../../core/values/units.ts";
import type { StyleName } from "../../xlsx/styles.ts";
import type { Cell, Content, Row } from "../../xlsx/workbook.ts";
import { becauseText } from "../because.ts";
import { fullRow, type Line, PAGE_COLUMNS, type Panel, wide } from "./client-grid.ts";
import { hasAmounts, ledgerSum, ofThisMonth, rawSum } from "./client-ledger.ts";
import { orangeSum } from "./client-orange.ts";
import { hoursOf, type Page, quoted } from "./client-page.ts";

const LABEL = 6;
const FIGURE = 2;
const USE_WIDTH = LABEL + 2 * FIGURE;
/** The number of categories shown by name, so that the page fits on one sheet of paper. */
const NAMED = 6;

/** Hours worked and charged, by level and by category. */
export function usePanel(page: Page): Panel {
  const { words, client } = page;
  if (client.statement.worked === 0) return { width: USE_WIDTH, lines: [] };
  const { worked, charged } = words.useColumns;
  const head = (title: string): Line[] => [
    [wide(title, "heading", USE_WIDTH)],
    [
      wide("", "table head", LABEL),
      wide(worked, "table head number", FIGURE),
      wide(charged, "table head number", FIGURE),
    ],
  ];
  return {
    width: USE_WIDTH,
    lines: [
      ...head(words.byLevel),
      ...levelLines(page),
      [],
      ...head(words.byCategory),
      ...categoryLines(page),
    ],
  };
}

function useLine(label: string, worked: Content, charged: Content, tone: "" | " total" = ""): Line {
  return [
    wide(label, `text${tone}`, LABEL),
    wide(worked, `hours${tone}`, FIGURE),
    wide(charged, `hours${tone}`, FIGURE),
  ];
}

function levelLines(page: Page): Line[] {
  const { words, client } = page;
  const { byLevel, orange, worked, chargedTotal } = client.statement;
  const at = (level: Level) => [["level", String(level)]] as const;
  const lines = byLevel.map(({ kind, raw, charged }) => {
    if (kind !== null)
      return useLine(
        words.levels[kind],
        hoursOf(ledgerSum(words, "worked", at(kind)), raw),
        hoursOf(ledgerSum(words, "charged", at(kind)), charged),
      );
    // Work without a level: the total less all levels.
    const others = ([1, 2, 3] as const).map((level) => `-${ledgerSum(words, "worked", at(level))}`).join("");
    return useLine(words.levels.separate, hoursOf(`(${ledgerSum(words, "worked", [])}${others})`, raw), null);
  });
  if (orange.overageCharged > 0)
    lines.push(
      useLine(words.overageOfDays, null, hoursOf(orangeSum(page, "charged"), orange.overageCharged)),
    );
  return [...lines, totalLine(page, worked, chargedTotal)];
}

function totalLine(page: Page, worked: Minutes, charged: Minutes): Line {
  const { words } = page;
  return useLine(
    words.total,
    hoursOf(ledgerSum(words, "worked", []), worked),
    hoursOf(ledgerSum(words, "charged", ofThisMonth(page)), charged),
    " total",
  );
}

function categoryLines(page: Page): Line[] {
  const { words, client } = page;
  const all = client.statement.byCategory;
  const named = all.length > NAMED + 1 ? all.slice(0, NAMED) : all;
  const others = all.slice(named.length);
  const in_ = (label: string) => [["category", quoted(label)], ...ofThisMonth(page)] as const;
  const lines = named.map(({ kind, raw, charged }) => {
    const label = words.categories[kind];
    return useLine(
      label,
      hoursOf(ledgerSum(words, "worked", in_(label)), raw),
      hoursOf(ledgerSum(words, "charged", in_(label)), charged),
    );
  });
  if (others.length === 0) return lines;
  const rest = (column: "worked" | "charged") => {
    const labels = others.map(({ kind }) => words.categories[kind]);
    return `(${labels.map((label) => ledgerSum(words, column, in_(label))).join("+")})`;
  };
  return [
    ...lines,
    useLine(
      words.otherCategories(others.length),
      hoursOf(rest("worked"), sum(others.map(({ raw }) => raw))),
      hoursOf(rest("charged"), sum(others.map(({ charged }) => charged))),
    ),
  ];
}

const WIDE_LABEL = 8;
const WIDE_FIGURE = 3;
export const WIDE_WIDTH = WIDE_LABEL + 2 * WIDE_FIGURE;

function wideLine(label: string, style: StyleName, cells: readonly [Content, StyleName][]): Line {
  return [
    wide(label, style, WIDE_LABEL),
    ...cells.map(([content, own]): Cell => wide(content, own, WIDE_FIGURE)),
  ];
}

function wideHead(title: string, heads: readonly string[]): Line[] {
  return [
    [wide(title, "heading", WIDE_WIDTH)],
    wideLine(
      "",
      "table head",
      heads.map((head) => [head, "table head number"]),
    ),
  ];
}

/** A11: the month's hours by place, as worked and as charged. */
export function placesPanel(page: Page): Line[] {
  const { client, words } = page;
  const used = minutesByPlace(client.statement);
  if (used.length === 0) return [];
  const { worked, charged: chargedHead } = words.useColumns;
  return [
    ...wideHead(words.minutesPanel, [worked, chargedHead]),
    ...used.map(({ place, raw, charged: due }) => {
      const where = [["where", quoted(words.where[place])]] as const;
      return wideLine(words.placesShort[place], "text", [
        [hoursOf(rawSum(page, where), raw), "hours"],
        [hoursOf(ledgerSum(words, "charged", where), due), "hours"],
      ]);
    }),
  ];
}

/** Columns of the list of what is billed: across the page, as its reasons are sentences. */
const [BILLED_HOURS, BILLED_MONEY] = [3, 4];

/** What is billed: a line a reason and level, its hours, rate and amount; the formulas of its sums. */
interface BilledPanel {
  readonly blocks: readonly Row[];
  readonly hours: string;
  readonly amount: string;
}

/** M3, A10: the bill of the month, and why; below its sum what is in none (A9, A2). */
export function billedPanel(page: Page): BilledPanel {
  const { client, words } = page;
  const { statement, bill } = client;
  const total = toBill(statement);
  const isBilled = ["where", quoted(words.where.billable)] as const;
  const isEarlier = ["where", quoted(words.priorPeriodWhere)] as const;
  const isAdjusted = ["where", quoted(words.where.adjusted)] as const;
  const hasAdded = bill.some(({ reason }) => reason === "added_time");
  const sumOf = (column: "charged" | "amount") =>
    [isBilled, isEarlier, ...(column === "amount" && hasAdded ? [isAdjusted] : [])]
      .map((where) => ledgerSum(words, column, [where]))
      .join("+");
  const sums = { hours: sumOf("charged"), amount: hasAmounts(page) ? sumOf("amount") : "0" };
  const heading = fullRow(words.billedTitle, "heading");
  const outside = [...heldRows(page), ...separateRows(page)];
  if (total.charged === 0 && total.amount === 0 && bill.length === 0 && outside.length === 0)
    return { ...sums, blocks: [heading, fullRow(words.nothingBilled, "sentence", 17)] };
  const months = lateWork(statement).map(({ month, what, charged, amount }) => {
    const label = earlierLabel(page, what, month);
    return billedRow(page, label, { charged, amount }, [isEarlier, because(label)]);
  });
  const rows = bill.map(({ because: why, level, ...own }) => {
    const label = becauseText(why, words);
    if (level === null) return addedRow(page, label, own, [isAdjusted, ["why", exactly(`${label}.`)]]);
    const where = levelTests(why, level).map((test) => [isBilled, because(label), ["level", test]] as const);
    return billedRow(page, label, { ...own, level }, ...where);
  });
  return {
    ...sums,
    blocks: [
      heading,
      billedHead(page),
      ...rows,
      ...months,
      rowOf(page, words.total, " total", {
        hours: hoursOf(sums.hours, total.charged),
        amount: amountCell(page, hasNoAmount(total) ? null : total.amount, sums.amount, " total"),
      }),
      ...outside,
    ],
  };
}

/** What came to light of a closed month, as the ledger says it too. */
function earlierLabel({ words }: Page, what: LateWork["what"], month: CalendarDate): string {
  return (what === "work" ? words.earlierMonth : words.earlierAdded)(words.writing.month(month));
}

/** Time added at a price: an amount, and no hours of work. */
function addedRow(
  page: Page,
  label: string,
  { amount }: Billable,
  where: Parameters<typeof ledgerSum>[2],
): Row {
  const formula = hasAmounts(page) ? ledgerSum(page.words, "amount", where) : "";
  return rowOf(page, label, "", { hours: "", amount: amountCell(page, amount, formula, "") });
}

/** A text as a condition, in which no sign stands for others. */
function exactly(text: string): string {
  return quoted(text.replaceAll(/[~*?]/g, "~$&"));
}

/** The start of the ledger's reason, to its full stop: what follows is a remark. */
function because(label: string): readonly ["why", string] {
  return ["why", quoted(`${label}.*`)];
}

/** Overage has no level in the ledger, and may be billed because a plan is not paid, as other work is. */
function levelTests(why: BilledBecause, level: Level): string[] {
  if (why.code === "overage") return ['""'];
  return why.code === "unpaid" && level === OVERAGE_LEVEL ? [String(level), '""'] : [String(level)];
}

function billedRow(
  page: Page,
  label: string,
  { charged, amount, level }: Billable & { readonly level?: Level },
  ...where: readonly Parameters<typeof ledgerSum>[2][]
): Row {
  const { words, month } = page;
  const sumOf = (column: "charged" | "amount") => where.map((own) => ledgerSum(words, column, own)).join("+");
  const rate = level === undefined ? undefined : month.settings.rates[level];
  return rowOf(page, label, "", {
    hours: hoursOf(sumOf("charged"), charged),
    ...(rate !== undefined && { rate: inCurrency(rate) }),
    amount: amountCell(page, amount, hasAmounts(page) ? sumOf("amount") : "", ""),
  });
}

type AmountCell = readonly [Content, StyleName];

function amountCell({ words }: Page, amount: Cents | null, formula: string, tone: "" | " total"): AmountCell {
  return amount === null
    ? [words.noRate, tone === "" ? "money muted" : "money total"]
    : [{ formula, result: inCurrency(amount) }, `money${tone}`];
}

function heldRows(page: Page): Row[] {
  const { client, words } = page;
  const { held } = client.statement;
  if (held.charged === 0) return [];
  return [billedRow(page, words.placesShort.to_confirm, held, [["where", quoted(words.where.to_confirm)]])];
}

function separateRows(page: Page): Row[] {
  const { client, words } = page;
  return client.statement.separate.map(({ category, minutes }) => {
    const label = words.categories[category];
    const where = [
      ["where", quoted(words.where.separate)],
      ["category", quoted(label)],
    ] as const;
    return rowOf(page, words.separately(label), "", {
      hours: hoursOf(ledgerSum(words, "worked", where), minutes),
    });
  });
}

/** A row of the list: amounts only where these are shown. */
function rowOf(
  { hasMoney }: Page,
  label: Content,
  tone: "" | " total",
  { hours, rate = null, amount = ["", "text"] }: { hours: Content; rate?: Content; amount?: AmountCell },
): Row {
  const money = hasMoney ? 2 * BILLED_MONEY : 0;
  return {
    cells: [
      wide(label, `text${tone}`, PAGE_COLUMNS - BILLED_HOURS - money),
      wide(hours, `hours${tone}`, BILLED_HOURS),
      ...(hasMoney
        ? [wide(rate, `money${tone}`, BILLED_MONEY), wide(amount[0], amount[1], BILLED_MONEY)]
        : []),
    ],
    height: 16,
  };
}

function billedHead({ words, hasMoney }: Page): Row {
  const { hours, rate, amount } = words.billedColumns;
  const money = hasMoney ? 2 * BILLED_MONEY : 0;
  return {
    cells: [
      wide("", "table head", PAGE_COLUMNS - BILLED_HOURS - money),
      wide(hours, "table head number", BILLED_HOURS),
      ...(hasMoney
        ? [wide(rate, "table head number", BILLED_MONEY), wide(amount, "table head number", BILLED_MONEY)]
        : []),
    ],
    height: 16,
  };
}
