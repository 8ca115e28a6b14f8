/** What reading a file decided and noticed. */

import { WRITTEN } from "../../values/notation.ts";
import type { Remark } from "../../values/remarks.ts";
import type { Sentences } from "../sentences.ts";
import { writing } from "./writing.ts";

const UNITS = {
  days: "fractions of a day (times as a spreadsheet stores them)",
  hours: "hours",
  minutes: "minutes",
  seconds: "seconds",
  milliseconds: "milliseconds",
};
const MARKS: Readonly<Record<string, string>> = { ".": "point", ",": "comma" };

const entries = (count: number) => writing.counted(count, "entry", "entries");
const rows = (count: number) => writing.counted(count, "row", "rows");

export const remarks: Sentences<Remark> = {
  ENCODING: (r) => `Text read as ${r.encoding}.`,
  ENCODED_TWICE: () =>
    "Some accents look encoded twice (Ã©): they are kept as they are; export the file again to fix them.",
  STRAY_QUOTES: () => "Quotation marks inside unquoted texts were kept; every row still has its cells.",
  FILE_REPEATED: (r) => `Identical to ${r.first}: not read again.`,
  HEADER_BELOW: (r) => `The header is on line ${r.line}; the lines above it were skipped.`,
  HEADER_AGAIN: (r) => `The header is repeated on ${rows(r.count)} (skipped).`,
  END_NO_WORK: (r) =>
    `From line ${r.line} to the end, ${rows(r.count)} with neither a day nor a duration: not entries, skipped.`,
  SHEET: (r) => `Sheet “${r.sheet}”.`,
  SHEETS_NOT_READ: (r) => `Sheets not read: ${r.sheets}.`,
  COLUMNS_NOT_READ: (r) => `Columns not read: ${r.columns}.`,
  TOTAL_SKIPPED: (r) => `Line ${r.line} is a total, not a contract: skipped.`,
  ROWS_PADDED: (r) => `${rows(r.count)} ended early; only columns that are not read were missing.`,
  DATES_SET: (r) => `Dates read as ${WRITTEN[r.order]}: the configuration says so.`,
  DATES_DAY_FIRST: (r) =>
    `Dates read as DD/MM/YYYY: ${r.count} of ${r.of} rows have a first number above 12.`,
  DATES_MONTH_FIRST: (r) =>
    `Dates read as MM/DD/YYYY: ${r.count} of ${r.of} rows have a second number above 12.`,
  DATES_ONLY: (r) => `Dates read as ${WRITTEN[r.order]}, as this tool writes them.`,
  DATES_SAME: (r) =>
    `Day and month are the same number in ${r.of === 1 ? "the only date" : `all ${r.of} dates`}: the order makes no difference.`,
  DATES_FROM_NAME: (r) =>
    `Dates read as ${WRITTEN[r.order]}: the period in the file name ${r.file} is written that way.`,
  DATES_MIXED: (r) =>
    `${r.of} of ${r.all} rows have dates of numbers with slashes or dashes; the other dates are unambiguous.`,
  DATES_SERIAL: (r) => `${rows(r.count)} had the date as a spreadsheet day number.`,
  DECIMALS_SET: (r) => `Decimals written with a ${MARKS[r.mark]}: the configuration says so.`,
  DECIMALS: (r) => `Decimals written with a ${MARKS[r.mark]}: ${r.count} of ${r.of} numbers show it.`,
  UNIT_TOOL: (r) => `“${r.column}” counts ${UNITS[r.unit]}, as this tool writes it.`,
  UNIT_SET: (r) => `“${r.column}” counts ${UNITS[r.unit]}: the configuration says so.`,
  UNIT_HEADING: (r) => `“${r.column}” counts ${UNITS[r.unit]}, as its heading says.`,
  UNIT_DECIMALS: (r) =>
    `“${r.column}” counts ${UNITS[r.unit]}: its numbers have decimals, and none is above 24.`,
  HOURS_LIKE_CLOCK: (r) =>
    `“${r.column}” has only 15, 30 and 45 after the decimal mark, read as parts of an hour: ${r.given} is ${r.minutes} min. If hours and minutes were meant, write them with a colon (1:30).`,
  UNIT_TOTAL: (r) => `“${r.column}” counts ${UNITS[r.unit]}: the file's own total agrees.`,
  UNIT_SPAN: (r) => `“${r.column}” counts ${UNITS[r.unit]}: the times beside it agree.`,
  TOTAL_AGREES: (r) =>
    `${r.count === 1 ? "The total row agrees" : `${r.count} total rows agree`} with the entries.`,
  TOTAL_UNCHECKED: (r) => `${rows(r.count)} of totals could not be checked: a duration is unreadable.`,
  SECONDS_ROUNDED: (r) =>
    `${entries(r.count)} with seconds, rounded to the nearest minute (half a minute up).`,
  UNDER_HALF_MINUTE: (r) => `${entries(r.count)} under half a minute: 0 minutes, but listed.`,
  SHORTER_THAN_SPAN: (r) =>
    `${entries(r.count)} shorter than the time from start to end (a break, or rounding in the tool): the duration counts.`,
  DECIMALS_DIFFER: (r) =>
    `${entries(r.count)} whose decimal hours differ from hours and minutes: hours and minutes count.`,
  PAST_MIDNIGHT: (r) => `${entries(r.count)} past midnight, counted whole on the day they started.`,
  NOT_BILLABLE: (r) =>
    `${entries(r.count)} marked not billable in the tool: the plan decides, so they are read like the others.`,
  WORDS_UNKNOWN: (r) => `“${r.column}” has words that are neither yes nor no: ${r.words}.`,
  WORD_READ: (r) => `The ${r.label} “${r.word}” read as ${r.category.en}: ${entries(r.count)}.`,
  NO_IDS: () => "The export has no ids: the same entry in two exports is recognised by its contents.",
  ONLY_HEADER: () => "Only a header, no entries.",
  CORRECTIONS: (r) =>
    r.count === 1
      ? "1 row stands in place of the row that it names by file and line, and is counted there."
      : `${r.count} rows stand in place of the rows that they name by file and line, and are counted there.`,
  NOT_ENTRIES: (r) => `${rows(r.count)} fed back from exceptions.csv are not about entries and were skipped.`,
};
