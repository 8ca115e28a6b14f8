/**
 * How a table may write what a cell alone does not tell: which of day and month comes first, which sign marks
 * decimals, what a bare number counts; and what a decision between them rests on.
 *
 * Law: these are names; `moments.ts` and `durations.ts` decide over a whole column and read by what was decided.
 */

export const DATE_ORDERS = ["DMY", "MDY"] as const;
export type DateOrder = (typeof DATE_ORDERS)[number];

/** How a user sees an order written. */
export const WRITTEN: Record<DateOrder, string> = { DMY: "DD/MM/YYYY", MDY: "MM/DD/YYYY" };

export type DecimalMark = "." | ",";

export const UNITS = ["hours", "minutes", "seconds", "milliseconds"] as const;
export type Unit = (typeof UNITS)[number];
/** What a bare number may count; `days` as a spreadsheet keeps a time, 0.0625 being 1:30. Nobody writes days so. */
export type BareUnit = Unit | "days";

/** What the order of a column's dates, or its decimal mark, was decided by. */
export type Evidence =
  | { code: "DATES_SET"; order: DateOrder }
  | { code: "DATES_DAY_FIRST" | "DATES_MONTH_FIRST"; count: number; of: number }
  | { code: "DATES_ONLY"; order: DateOrder }
  | { code: "DATES_SAME"; of: number }
  | { code: "DATES_FROM_NAME"; order: DateOrder; file: string }
  | { code: "DATES_MIXED"; of: number; all: number }
  | { code: "DECIMALS_SET"; mark: string }
  | { code: "DECIMALS"; mark: string; count: number; of: number };

/** Spaces of every width as plain ones, none at the ends: for dates, numbers and names, never for descriptions. */
export function plain(text: string): string {
  return text.replace(/[\s\u00A0\u202F\u2009]+/g, " ").trim();
}

/** The two numbers that an unclear text may be: `1.45` and `1450`. */
export function bothReadings(given: string): readonly [decimals: string, thousands: string] {
  const digits = plain(given).replace(/[^\d.,-]/g, "");
  return [digits.replace(",", ".").replace(/\.?0+$/, ""), digits.replace(/[.,]/g, "")];
}
