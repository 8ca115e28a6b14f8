/**
 * For the firm only: what is still owed to its clients, in hours and in money, by plan, then by client and term (R8).
 *
 * Laws: each row adds up to its closing, live; a plan's row is the live sum of its terms. A cost that is not known is a
 * word, and in no sum (A10). A step that nobody took this month has no column, save those of every month.
 */

import {
  OWED_STEPS,
  type OwedLine,
  type OwedStep,
  owedStep,
  type PlanOwed,
} from "../../../core/figures/hours-owed.ts";
import { type Costed, knownCost, NOTHING, plus } from "../../../core/rules/lots.ts";
import { columnLetters } from "../../../core/values/column-letters.ts";
import { inCurrency, inHours, minutes } from "../../../core/values/units.ts";
import {
  type Block,
  type Cell,
  type Content,
  columnOf,
  type Row,
  rowAfter,
  type Sheet,
} from "../../xlsx/workbook.ts";
import { dateCell } from "./client-page.ts";
import { across, band, type Column, type FirmPage, GAP, listTable } from "./firm-page.ts";
import type { FirmWords } from "./firm-words.ts";

interface Owed {
  readonly client: string;
  readonly line: OwedLine;
}

/** What has a row: a term, or all of a plan. */
type Rolled = Pick<OwedLine, "plan" | "counts" | "amounts">;

/** A column of hours or of money; `withoutCost`: hours of the closing whose cost is not known. */
interface Figure {
  readonly header: string;
  readonly style: "hours" | "money";
  readonly step: OwedStep | "closing" | "withoutCost";
}

/** The sheet, unless nothing is owed. */
export function owedSheets(page: FirmPage): Sheet[] {
  const { words, overview } = page;
  const values = overview.clients.flatMap(({ account: { client, owed } }) =>
    owed.map((line): Owed => ({ client: client.name, line })),
  );
  if (values.length === 0) return [];
  const figures = figuresOf(page, values);
  const columns = [...termColumns(words), ...figures.map((figure) => figureColumn(figure, figures, words))];
  const width = columns.length;
  const blocks: Block[] = [band(page, words.moreSheets.owed, width), GAP];
  const unknown = overview.owed.reduce((count, own) => count + own.unknown, 0);
  if (unknown > 0) blocks.push(across(words.owedNotKnown(unknown), "warning", width));
  blocks.push(across(words.owedExplained, "note", width), GAP);
  blocks.push(...planRows(page, figures, rowAfter(blocks)), GAP);
  blocks.push(across(words.owedByTerm, "heading", width));
  const list = { table: words.firmTables.owed, values, columns, total: words.total };
  blocks.push(listTable(list, rowAfter(blocks)));
  return [{ name: words.moreSheets.owed, widths: columns.map((own) => own.width), landscape: true, blocks }];
}

const RARE: readonly OwedStep[] = ["priorPeriod", "adjusted"];

/** Hours, then money. */
function figuresOf({ words, currency }: FirmPage, values: readonly Owed[]): Figure[] {
  const { used, ...heads } = words.owedSteps;
  const isTaken = (step: OwedStep) => values.some(({ line }) => !isNothing(owedStep(line, step)));
  const steps = [...OWED_STEPS.filter((step) => !RARE.includes(step) || isTaken(step)), "closing" as const];
  const { withoutCost } = words.owedColumns;
  const isUnknown = values.some(({ line }) => hoursWithoutCost(line) !== 0);
  return [
    ...steps.map((step): Figure => {
      return { header: `${step === "earned" ? used : heads[step]} h`, style: "hours", step };
    }),
    ...steps.map((step): Figure => ({ header: `${heads[step]} ${currency}`, style: "money", step })),
    ...(isUnknown ? [{ header: withoutCost, style: "hours", step: "withoutCost" } as const] : []),
  ];
}

function isNothing({ units, cents, withoutCost }: Costed): boolean {
  return units === 0 && cents === 0 && withoutCost === 0;
}

function hoursWithoutCost({ counts, amounts: { closing } }: Rolled): number {
  return counts === "days" ? 0 : closing.withoutCost;
}

function costedOf(own: Rolled, { step }: Figure): Costed {
  if (step === "withoutCost") return { ...NOTHING, units: hoursWithoutCost(own) };
  return step === "closing" ? own.amounts.closing : owedStep(own, step);
}

/** The cell of a figure, whose content is made of its value. A subscription has no hours. */
function figureCell(
  own: Rolled,
  figure: Figure,
  words: FirmWords,
  content: (value: number) => Content,
): { content: Content; style: Figure["style"] | "money warning" } {
  const costed = costedOf(own, figure);
  if (figure.style === "hours")
    return { content: own.counts === "days" ? null : content(hoursOf(costed.units)), style: "hours" };
  const cost = knownCost(costed);
  if (cost === null) return { content: words.costNotKnown, style: "money warning" };
  const isPart = costed.withoutCost !== 0;
  return { content: content(inCurrency(cost)), style: isPart ? "money warning" : "money" };
}

function planName({ plan, counts }: Rolled, words: FirmWords): string {
  const name = words.plans[plan];
  return plan === "ORANGE_PLUS" && counts === "minutes" ? words.includedHours(name) : name;
}

function termColumns(words: FirmWords): Column<Owed>[] {
  const heads = words.owedColumns;
  return [
    { header: heads.client, width: 28, style: "text", cell: ({ client }) => client },
    { header: heads.plan, width: 17, style: "wrapped", cell: ({ line }) => planName(line, words) },
    { header: heads.from, width: 13, style: "date", cell: ({ line }) => dateCell(line.start) },
    { header: heads.expires, width: 13, style: "date", cell: ({ line }) => dateCell(line.expires) },
  ];
}

function figureColumn(figure: Figure, figures: readonly Figure[], words: FirmWords): Column<Owed> {
  const { header, style, step } = figure;
  const steps = figures.filter(
    (own) => own.style === style && own.step !== "closing" && own.step !== "withoutCost",
  );
  const [first = "", last = ""] = [steps[0]?.header, steps.at(-1)?.header];
  return {
    header,
    width: style === "hours" ? 9 : 11.5,
    style,
    cell: ({ line }, at) => {
      if (step !== "closing" && isNothing(costedOf(line, figure))) return null;
      return figureCell(line, figure, words, (result) =>
        step === "closing" ? { formula: `SUM(${at(first)}:${at(last)})`, result } : result,
      );
    },
    sum: (all) =>
      sumOf(
        all.map(({ line }) => line),
        figure,
      ),
  };
}

function sumOf(all: readonly Rolled[], figure: Figure): number {
  const counted = figure.style === "hours" ? all.filter(({ counts }) => counts === "minutes") : all;
  const total = counted.reduce((sum, own) => plus(sum, costedOf(own, figure)), NOTHING);
  return figure.style === "hours" ? hoursOf(total.units) : inCurrency(total.cents);
}

/** A row for each plan, and their total; from row `at`. */
function planRows({ words, overview }: FirmPage, figures: readonly Figure[], at: number): Row[] {
  const heads = words.owedColumns;
  const plans = overview.owed;
  const [first, last] = [at + 1, at + plans.length];
  const total = (index: number, result: number, style: "integer" | Figure["style"]): Cell => {
    const letter = columnLetters(index);
    return {
      content: { formula: `SUM(${letter}${first}:${letter}${last})`, result },
      style: `${style} total`,
    };
  };
  const count = (of: "lines" | "unknown") => plans.reduce((sum, own) => sum + own[of], 0);
  return [
    {
      cells: [
        { content: heads.plan, style: "table head", across: 2 },
        ...[heads.terms, heads.unknown, ...figures.map(({ header }) => header)].map(
          (content): Cell => ({ content, style: "table head number" }),
        ),
      ],
    },
    ...plans.map((own, index) => planRow(own, figures, words, first + index)),
    {
      cells: [
        { content: words.total, style: "text total", across: 2 },
        total(3, count("lines"), "integer"),
        total(4, count("unknown"), "integer"),
        ...figures.map((figure, index) => total(5 + index, sumOf(plans, figure), figure.style)),
      ],
    },
  ];
}

/** The sums of the plan's terms in the table below. */
function planRow(own: PlanOwed, figures: readonly Figure[], words: FirmWords, row: number): Row {
  const { owed: table } = words.firmTables;
  const plans = columnOf(table, words.owedColumns.plan);
  const { lines, unknown } = own;
  return {
    cells: [
      { content: planName(own, words), style: "text", across: 2 },
      { content: lines, style: "integer" },
      { content: unknown === 0 ? null : unknown, style: unknown === 0 ? "integer" : "integer warning" },
      ...figures.map(
        (figure): Cell =>
          figureCell(own, figure, words, (result) => ({
            formula: `SUMIFS(${columnOf(table, figure.header)},${plans},A${row})`,
            result,
          })),
      ),
    ],
  };
}

function hoursOf(units: number): number {
  return inHours(minutes(units));
}
