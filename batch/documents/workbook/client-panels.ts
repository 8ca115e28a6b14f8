/**
 * The lists of the summary: use by level and by category, where the hours went, and what is billable and why.
 *
 * Law: every figure is a formula over the ledger, and every list ends with its sum.
 */

import {
  BILLABLE_REASONS,
  type Billable,
  type BillableReason,
  minutesByPlace,
} from "../../../core/figures/statement.ts";
import type { Level } from "../../../core/rules/coverage.ts";
import { inCurrency, type Minutes, sum } from "../../../core/values/units.ts";
import type { StyleName } from "../../xlsx/styles.ts";
import type { Cell, Content } from "../../xlsx/workbook.ts";
import { type Line, type Panel, wide } from "./client-grid.ts";
import { ledgerSum } from "./client-ledger.ts";
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

function totalLine({ words }: Page, worked: Minutes, charged: Minutes): Line {
  return useLine(
    words.total,
    hoursOf(ledgerSum(words, "worked", []), worked),
    hoursOf(ledgerSum(words, "charged", []), charged),
    " total",
  );
}

function categoryLines({ words, client }: Page): Line[] {
  const all = client.statement.byCategory;
  const named = all.length > NAMED + 1 ? all.slice(0, NAMED) : all;
  const others = all.slice(named.length);
  const in_ = (label: string) => [["category", quoted(label)]] as const;
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
export function placesPanel({ client, words }: Page): Line[] {
  const used = minutesByPlace(client.statement);
  if (used.length === 0) return [];
  const { worked, charged: chargedHead } = words.useColumns;
  return [
    ...wideHead(words.minutesPanel, [worked, chargedHead]),
    ...used.map(({ place, raw, charged: due }) => {
      const where = [["where", quoted(words.where[place])]] as const;
      return wideLine(words.placesShort[place], "text", [
        [hoursOf(ledgerSum(words, "raw", where), raw), "hours"],
        [hoursOf(ledgerSum(words, "charged", where), due), "hours"],
      ]);
    }),
  ];
}

/** A5, A10: billable time by reason, with its amount if a rate is known; below it what awaits confirmation (A9). */
export function billablePanel({ client, words }: Page): Line[] {
  const { billed, held, charged } = client.statement;
  if (charged.billable === 0)
    return [
      [wide(words.billable, "heading", WIDE_WIDTH)],
      [wide(words.nothingBillable, "paragraph", WIDE_WIDTH)],
    ];
  const isBillable = ["where", quoted(words.where.billable)] as const;
  const overage = quoted(words.overage);
  const conditions: Record<BillableReason, readonly (readonly ["rule" | "category", string])[]> = {
    no_plan: [["rule", '"P1"']],
    unpaid: [["rule", '"P5"']],
    overage: [
      ["rule", '"A5"'],
      ["category", overage],
    ],
    beyond_banks: [
      ["rule", '"A5"'],
      ["category", `"<>"&${overage}`],
    ],
  };
  const figures = (
    { charged: minutes, amount }: Billable,
    where: Parameters<typeof ledgerSum>[2],
    tone: "" | " total",
  ) => {
    const costs: [Content, StyleName] =
      amount === null
        ? [words.noRate, tone === "" ? "text muted" : "text total"]
        : [{ formula: ledgerSum(words, "amount", where), result: inCurrency(amount) }, `money${tone}`];
    return [[hoursOf(ledgerSum(words, "charged", where), minutes), `hours${tone}`], costs] as [
      Content,
      StyleName,
    ][];
  };
  const { hours, amount } = words.billableColumns;
  const reasons = BILLABLE_REASONS.filter((reason) => billed[reason].charged > 0);
  const isHeld = ["where", quoted(words.where.to_confirm)] as const;
  return [
    ...wideHead(words.billable, [hours, amount]),
    ...reasons.map((reason) =>
      wideLine(
        words.reasonsShort[reason],
        "text",
        figures(billed[reason], [isBillable, ...conditions[reason]], ""),
      ),
    ),
    wideLine(words.total, "text total", figures(billed.total, [isBillable], " total")),
    ...(held.charged > 0
      ? [wideLine(words.placesShort.to_confirm, "text", figures(held, [isHeld], ""))]
      : []),
  ];
}
