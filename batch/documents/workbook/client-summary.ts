/**
 * The first page of a client's workbook, one printed page: the decision of the month, the headline figures, their meaning,
 * what is billed and why, each bank's course, the month's Orange days, and the kinds of work.
 *
 * Law: figures are formulas over the other sheets; only dates, prices and counts of what was read are values.
 */

import { columnLetters } from "../../../core/values/column-letters.ts";
import { inHours, sum } from "../../../core/values/units.ts";
import type { StyleName } from "../../xlsx/styles.ts";
import {
  type Block,
  type Chart,
  type Content,
  rowAfter,
  type Sheet,
  type Workbook,
} from "../../xlsx/workbook.ts";
import { decisionText, decisionTone } from "./client-decision.ts";
import { COLUMN_WIDTH, fullRow, gap, PAGE_COLUMNS, sideBySide, unbroken, wide } from "./client-grid.ts";
import { CALENDAR_WIDTH, orangeCalendar } from "./client-orange.ts";
import { monthsChart, type PacedBank, type PaceSheet, paceChart } from "./client-pace.ts";
import { dateCell, type Page, subtitleOf } from "./client-page.ts";
import { billedPanel, placesPanel, usePanel, WIDE_WIDTH } from "./client-panels.ts";
import { sentences } from "./client-sentences.ts";
import { type TileCells, tiles } from "./client-tiles.ts";

/** The cells of other sheets that the summary refers to. */
interface SummaryCells extends Omit<TileCells, "billedHours" | "billedAmount"> {
  readonly pace: Omit<PaceSheet, "sheet"> | null;
}

/** `sheets`: the names of the workbook's other sheets. */
export function summarySheet(
  page: Page,
  banks: readonly PacedBank[],
  cells: SummaryCells,
  sheets: readonly string[],
): { sheet: Sheet; names: NonNullable<Workbook["definedNames"]> } {
  const blocks: Block[] = header(page);
  const billed = billedPanel(page);
  const sums = { billedHours: billed.hours, billedAmount: billed.amount };
  const headline = tiles(page, { ...cells, ...sums }, rowAfter(blocks));
  blocks.push(...headline.blocks);
  blocks.push(...sentences(page, banks).map((own) => sentenceRow(own, "sentence")), gap(6));
  blocks.push(...billed.blocks, gap(10));
  const drawn = charts(page, banks, cells, rowAfter(blocks));
  blocks.push(
    ...drawn.rows,
    ...panels(page),
    ...(banks.length > 1 ? [] : workOfMonth(page)),
    gap(6),
    ...footer(page, sheets),
  );
  return {
    sheet: {
      name: page.words.sheets.summary,
      widths: Array<number>(PAGE_COLUMNS).fill(COLUMN_WIDTH),
      blocks,
      charts: drawn.charts,
      onePage: true,
      guarded: true,
    },
    names: headline.names,
  };
}

/** We set the height: an estimate from the letters would make one-line rows two lines high. */
function sentenceRow(sentence: string, style: StyleName): Block {
  return fullRow(unbroken(sentence), style, sentence.length > LONGEST_LINE ? 32 : 17);
}

/** Letters across the page. */
const LONGEST_LINE = 108;

function header(page: Page): Block[] {
  const { month, client, words } = page;
  return [
    {
      cells: [
        wide(client.client.name, "title", PAGE_COLUMNS - 8),
        wide(words.writing.month(month.asOf), "title aside", 8),
      ],
    },
    {
      cells: [
        wide(subtitleOf(page), "subtitle", PAGE_COLUMNS - 8),
        wide(words.asOf(words.writing.date(month.asOf)), "subtitle aside", 8),
      ],
    },
    gap(6),
    sentenceRow(decisionText(page), decisionTone(client.outlook.decision)),
    gap(6),
  ];
}

/** Rows of a chart, by the number of charts: they are stacked so that their axes stay legible. */
const CHART_ROWS = [0, 12, 8, 7] as const;

/** Each bank's course; without a bank the months of work. */
function charts(
  page: Page,
  banks: readonly PacedBank[],
  cells: SummaryCells,
  at: number,
): { rows: Block[]; charts: Chart[] } {
  const last = columnLetters(PAGE_COLUMNS);
  const makers = chartMakers(page, banks, cells);
  const height = CHART_ROWS[makers.length as 0 | 1 | 2 | 3] ?? LEAST_ROWS;
  const all = makers.map((make, index) => {
    const top = at + index * height;
    return make(`A${top}:${last}${top + height - 1}`);
  });
  const rows = Array.from({ length: height * all.length }, () => gap(17));
  return { rows: [...rows, ...(rows.length === 0 ? [] : [gap(10)])], charts: all };
}

const LEAST_ROWS = 6;

function chartMakers(
  page: Page,
  banks: readonly PacedBank[],
  { pace }: SummaryCells,
): ((covers: string) => Chart)[] {
  if (banks.length > 0)
    return banks.flatMap((bank) => {
      const cells = pace?.banks.get(bank);
      return cells === undefined ? [] : [(covers: string) => paceChart(page, bank, cells, covers)];
    });
  const months = pace?.months ?? null;
  return months === null ? [] : [(covers) => monthsChart(page, months, covers)];
}

/** Orange's calendar, or where the hours went, on the left; the kinds of work on the right. */
function panels(page: Page): Block[] {
  const { orange } = page.client.statement;
  const lines = orange.daysUsed > 0 ? orangeCalendar(page).lines : placesPanel(page);
  return sideBySide({ width: Math.max(CALENDAR_WIDTH, WIDE_WIDTH), lines }, usePanel(page));
}

/** Columns of a link to a sheet. */
const SHEET_LINK = 5;

/** A page with little on it shows the work itself. */
function workOfMonth({ client, words }: Page): Block[] {
  const { lines, orange } = client.statement;
  const entries = lines.filter((line) => line.kind === "entry");
  if (entries.length === 0 || entries.length > MOST_ENTRIES || orange.daysUsed > 0) return [];
  const { date, category, description, worked, charged } = words.ledgerColumns;
  const row = (cells: readonly (readonly [Content, StyleName])[], height: number): Block => ({
    cells: cells.map(([content, style], index) => wide(content, style, WORK_WIDTHS[index] ?? 1)),
    height,
  });
  return [
    gap(10),
    fullRow(words.workOfMonth, "heading"),
    row(
      [
        [date, "table head"],
        [category, "table head"],
        [description, "table head"],
        [worked, "table head number"],
        [charged, "table head number"],
      ],
      16,
    ),
    ...entries.map(({ entry, category: kind, placements }) =>
      row(
        [
          [dateCell(entry.date), "date"],
          [words.categories[kind], "text"],
          // A row has one line.
          [entry.description.replaceAll(/\s*[\r\n]+\s*/g, " · "), "text"],
          [inHours(entry.minutes), "hours"],
          [inHours(sum(placements.map((placement) => placement.charged))), "hours"],
        ],
        16,
      ),
    ),
  ];
}

const MOST_ENTRIES = 12;
const WORK_WIDTHS = [3, 5, 13, 2, 2];

function footer({ words }: Page, sheets: readonly string[]): Block[] {
  const links = sheets.map((sheet) => wide({ sheet, text: sheet }, "link", SHEET_LINK));
  return [{ cells: [wide(words.noteSheets, "note", SHEET_LINK), ...links] }];
}
