/**
 * The usage workbook of one client: summary, ledger, Orange days, exceptions, and the sheet to recompute it.
 *
 * Laws: every number comes from the month's statement; every total is a live formula with that number cached,
 * so a reader can check one against the other; nothing in it tells which file a counted entry stood in, so
 * splitting or merging logs changes none of its bytes.
 */

import type { Language } from "../../core/errors.ts";
import type { ClientMonth, Month } from "../month.ts";
import { ledgerSheet } from "./client-ledger.ts";
import { clientPage, dateCell, type Page } from "./client-page.ts";
import { summarySheet } from "./client-summary.ts";
import { exceptionsSheet } from "./exceptions-sheet.ts";
import { recomputeSheet } from "./recompute-sheet.ts";
import { monthName, wordsIn } from "./words.ts";
import type { Sheet, TableCell, Workbook } from "./xlsx.ts";

export function clientWorkbook(month: Month, client: ClientMonth, language: Language): Workbook {
  const words = wordsIn(language);
  const page = clientPage(month, client, words);
  return {
    title: `${client.client.name} – ${monthName(month.asOf, words)}`,
    language,
    sheets: [
      summarySheet(page),
      ledgerSheet(page),
      orangeSheet(page),
      exceptionsSheet(client.exceptions, { words, language }),
      recomputeSheet(page),
    ],
  };
}

/** A3: each day with Orange work, those beyond the allowance marked. */
function orangeSheet({ client, words }: Page): Sheet {
  const { date, subscribers, allowance, used, overage, charged } = words.orangeColumns;
  const rows = client.statement.orangeDays.map((day): TableCell[] => {
    const over = day.overage > 0;
    return [
      { content: dateCell(day.date), style: over ? "date bad" : "date" },
      day.subscribers,
      day.allowance,
      { content: day.used, style: over ? "integer bad" : "integer" },
      day.overage,
      day.charged,
    ];
  });
  return {
    name: words.sheets.orange,
    widths: [16, 14, 14, 14, 14, 14],
    frozenRows: 2,
    blocks: [
      { cells: [{ content: words.orangeNote, style: "note", across: 6 }] },
      {
        name: words.tables.orange,
        columns: [
          { header: date, style: "date" },
          { header: subscribers, style: "integer" },
          { header: allowance, style: "integer" },
          { header: used, style: "integer" },
          { header: overage, style: "integer" },
          { header: charged, style: "integer" },
        ],
        rows,
      },
    ],
  };
}
