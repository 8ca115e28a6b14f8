/** The sheet that lists rows left out or in need of a look: the same in a client's workbook and the firm's. */

import { excelSerial, parseDate } from "../../core/calendar.ts";
import type { Exception } from "../../core/cells.ts";
import { isWarning, type Language } from "../../core/errors.ts";
import { codes, reason } from "../exceptions-csv.ts";
import type { Words } from "./words.ts";
import type { Sheet, TableCell } from "./xlsx.ts";

export function exceptionsSheet(
  exceptions: readonly Exception[],
  { words, language }: { words: Words; language: Language },
): Sheet {
  const { file, line, code, client, date, minutes, description, reason: why } = words.exceptionColumns;
  const rows = exceptions.map((exception): TableCell[] => {
    const { row, problems } = exception;
    const day = parseDate(row.date ?? "");
    return [
      exception.file,
      exception.line,
      { content: codes(exception), style: problems.every(isWarning) ? "text warning" : "text bad" },
      row.client ?? exception.client ?? "",
      day === null ? (row.date ?? "") : { serial: excelSerial(day) },
      row.minutes ?? "",
      row.description ?? "",
      reason(exception, language),
    ];
  });
  return {
    name: words.sheets.exceptions,
    widths: [16, 8, 26, 28, 13, 10, 34, 70],
    landscape: true,
    frozenRows: 1,
    blocks: [
      {
        name: words.tables.exceptions,
        columns: [
          { header: file, style: "text" },
          { header: line, style: "integer" },
          { header: code, style: "text" },
          { header: client, style: "text" },
          { header: date, style: "date" },
          { header: minutes, style: "text" },
          { header: description, style: "wrapped" },
          { header: why, style: "wrapped" },
        ],
        rows: rows.length > 0 ? rows : [[words.nothingHere, null, null, null, null, null, null, null]],
      },
    ],
  };
}
