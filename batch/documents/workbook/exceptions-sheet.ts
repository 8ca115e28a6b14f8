/**
 * Rows left out or in need of a look, as a list. Only the firm gets it: for a client they are noise, or alarm.
 */

import { loggedMinutes } from "../../../core/firm/exception-groups.ts";
import type { Exception } from "../../../core/firm/exceptions.ts";
import { excelSerial, parseDate } from "../../../core/values/calendar.ts";
import type { Language } from "../../../core/values/language.ts";
import { isWarning } from "../../../core/values/problems.ts";
import type { Table, TableCell } from "../../xlsx/workbook.ts";
import { codes, reason } from "../exceptions-csv.ts";
import type { Words } from "./words.ts";

/** Columns of the list. */
export const WIDTHS = [18, 7, 24, 22, 12, 9, 24, 52];

/**
 * Further rows are counted and a sentence points to them: Excel limits the rows of a sheet, and readers give up sooner.
 */
export const MOST_LISTED = 50_000;

export function exceptionsTable(exceptions: readonly Exception[], words: Words, language: Language): Table {
  const { file, line, code, client, date, minutes, description, reason: why } = words.exceptionColumns;
  const rows = exceptions.slice(0, MOST_LISTED).map((exception): TableCell[] => {
    const { row, problems } = exception;
    const day = parseDate(row.date ?? "");
    return [
      exception.file,
      exception.line,
      { content: codes(exception), style: problems.every(isWarning) ? "text warning" : "text bad" },
      row.client ?? exception.client ?? "",
      day === null ? (row.date ?? "") : { serial: excelSerial(day) },
      loggedMinutes(exception) ?? { content: row.minutes ?? "", style: "text" },
      row.description ?? "",
      reason(exception, language),
    ];
  });
  const more = exceptions.length - rows.length;
  if (more > 0) rows.push(["", null, "", "", "", null, "", words.moreExceptions(more)]);
  return {
    name: words.tables.exceptions,
    columns: [
      { header: file, style: "text" },
      { header: line, style: "integer" },
      { header: code, style: "text" },
      { header: client, style: "text" },
      { header: date, style: "date" },
      { header: minutes, style: "integer" },
      { header: description, style: "wrapped" },
      { header: why, style: "wrapped" },
    ],
    rows,
  };
}
