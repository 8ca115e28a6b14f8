/**
 * `exceptions.csv`: every row that was left out or needs a look, with its original cells, to be corrected and read
 * again.
 *
 * Laws: one line a row, in order of file and line. Text that a spreadsheet would evaluate as a formula is escaped, and
 * unescaped when read back. File, line and fingerprint identify the row that a correction replaces.
 */

import { stringify } from "csv-stringify/sync";
import type { Exception } from "../../core/firm/exceptions.ts";
import { TIME_LOG_COLUMNS } from "../../core/firm/time-log.ts";
import type { Language } from "../../core/values/language.ts";
import { describe } from "../../core/words/describe.ts";
import { escaped } from "../imports/texts.ts";

const COLUMNS = [...Object.keys(TIME_LOG_COLUMNS), "file", "line", "code", "reason", "fingerprint"];

export function exceptionsCsv(exceptions: readonly Exception[], language: Language): string {
  const rows = exceptions.map((exception) => ({
    ...exception.row,
    client: exception.row.client ?? exception.client ?? "",
    file: exception.file,
    line: String(exception.line),
    code: codes(exception),
    reason: reason(exception, language),
    fingerprint: exception.fingerprint ?? "",
  }));
  // A BOM, so that Excel reads the accents; CRLF for spreadsheets.
  return stringify(rows, {
    header: true,
    columns: COLUMNS,
    bom: true,
    record_delimiter: "\r\n",
    quoted_match: /[\r\n]/,
    cast: { string: escaped },
  });
}

/** The codes of a row's problems, separated by spaces. */
export function codes({ problems }: Exception): string {
  return problems.map(({ code }) => code).join(" ");
}

/** A row's problems, in sentences. */
export function reason({ problems }: Exception, language: Language): string {
  return problems.map((problem) => describe(problem, language)).join(" ");
}
