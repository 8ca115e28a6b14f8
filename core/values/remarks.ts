/**
 * Decisions and observations made while reading a file, as values; `core/words` has a sentence for each.
 *
 * Law: a remark changes nothing; a decision, which does, is reported here with its evidence.
 */

import type { Said } from "./language.ts";
import type { BareUnit, Evidence } from "./notation.ts";

export type Remark =
  | { code: "ENCODING"; encoding: string }
  | { code: "ENCODED_TWICE" }
  | { code: "STRAY_QUOTES" }
  | { code: "FILE_REPEATED"; first: string }
  | { code: "HEADER_BELOW"; line: number }
  | { code: "HEADER_AGAIN"; count: number }
  | { code: "END_NO_WORK"; line: number; count: number }
  | { code: "SHEET"; sheet: string }
  | { code: "SHEETS_NOT_READ"; sheets: string }
  | { code: "COLUMNS_NOT_READ"; columns: string }
  | { code: "TOTAL_SKIPPED"; line: number }
  | { code: "ROWS_PADDED"; count: number }
  | Evidence
  | { code: "DATES_SERIAL"; count: number }
  | { code: "UNIT_TOOL" | "UNIT_SET" | "UNIT_HEADING"; unit: BareUnit; column: string }
  | { code: "UNIT_TOTAL" | "UNIT_SPAN" | "UNIT_DECIMALS"; unit: BareUnit; column: string }
  | { code: "HOURS_LIKE_CLOCK"; column: string; given: string; minutes: number }
  | { code: "TOTAL_AGREES"; count: number }
  | { code: "TOTAL_UNCHECKED"; count: number }
  | { code: "SECONDS_ROUNDED"; count: number }
  | { code: "UNDER_HALF_MINUTE"; count: number }
  | { code: "SHORTER_THAN_SPAN" | "DECIMALS_DIFFER"; count: number }
  | { code: "PAST_MIDNIGHT"; count: number }
  | { code: "NOT_BILLABLE"; count: number }
  | { code: "WORDS_UNKNOWN"; column: string; words: string }
  | { code: "WORD_READ"; label: "task" | "tag"; word: string; category: Said; count: number }
  | { code: "NO_IDS" }
  | { code: "ONLY_HEADER" }
  | { code: "CORRECTIONS"; count: number }
  | { code: "NOT_ENTRIES"; count: number };
