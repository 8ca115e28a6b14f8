/**
 * The firm's exceptions: counts by reason, with what to do, above the list.
 *
 * Law: the counts are live over the list, plus the rows that only exceptions.csv lists; they add up to all exceptions,
 * rows of unknown clients and whole files included.
 */

import { sum } from "../../../core/values/units.ts";
import { describe } from "../../../core/words/describe.ts";
import { type Block, type Content, columnOf, type Row, rowAfter, type Sheet } from "../../xlsx/workbook.ts";
import { codes } from "../exceptions-csv.ts";
import { exceptionsTable, MOST_LISTED, WIDTHS } from "./exceptions-sheet.ts";
import { across, band, emptySheet, type FirmPage, GAP, headRow } from "./firm-page.ts";
import { exceptionsOfClients } from "./summary-clients.ts";

const ACROSS = WIDTHS.length;

export function firmExceptionsSheet(page: FirmPage): Sheet {
  const { words, language, month, exceptionGroups } = page;
  const { exceptions } = month;
  const heads = words.groupColumns;
  const sheet = words.firmSheets.exceptions;
  const title = words.firmTitles.exceptions;
  if (exceptions.length === 0) return emptySheet(page, { sheet, title, empty: words.allCountedFirm });

  const table = exceptionsTable(exceptions, words, language);
  const code = columnOf(table.name, words.exceptionColumns.code);
  const known = exceptionsOfClients(page);
  const open = exceptions.length;
  const blocks: Block[] = [
    band(page, title, ACROSS),
    GAP,
    across(words.rowsToLookAt(open, known, open - known), "bad", ACROSS),
    GAP,
  ];
  // Under the columns of the list below: the sentence needs its widest.
  blocks.push({
    cells: [
      ...headRow([heads.code], [heads.rows]).cells,
      ...headRow([heads.outcome], [heads.minutes]).cells,
      { content: heads.toDo, style: "table head", across: ACROSS - 4 },
    ],
  });
  const unlisted = new Map<string, number>();
  for (const exception of exceptions.slice(MOST_LISTED)) {
    const all = codes(exception);
    unlisted.set(all, (unlisted.get(all) ?? 0) + 1);
  }
  const first = rowAfter(blocks);
  for (const [index, group] of exceptionGroups.entries()) {
    const row = first + index;
    const isUsed = group.outcome === "used";
    const more = unlisted.get(group.codes);
    const formula = `COUNTIF(${code},$A${row})${more === undefined ? "" : `+${more}`}`;
    blocks.push({
      cells: [
        { content: group.codes, style: isUsed ? "wrapped warning" : "wrapped bad" },
        { content: { formula, result: group.rows }, style: "integer" },
        { content: words.outcomes[group.outcome], style: "text" },
        { content: group.minutes, style: "integer" },
        {
          content: group.problems.map((problem) => describe(problem, language)).join(" "),
          style: "wrapped",
          across: ACROSS - 4,
        },
      ],
    });
  }
  const last = rowAfter(blocks) - 1;
  const total = (letter: string, result: number): Content => ({
    formula: `SUM(${letter}${first}:${letter}${last})`,
    result,
  });
  const minutes = sum(exceptionGroups.map((group) => group.minutes));
  const closing: Row = {
    cells: [
      { content: words.total, style: "text total" },
      { content: total("B", open), style: "integer total" },
      { content: "", style: "text total" },
      { content: total("D", minutes), style: "integer total" },
      { content: words.exceptionsExplained, style: "text total", across: ACROSS - 4 },
    ],
  };
  return { name: sheet, widths: WIDTHS, landscape: true, blocks: [...blocks, closing, GAP, table] };
}
