/**
 * Notations that a single cell does not determine: whether day or month comes first, the decimal mark, the unit of a
 * bare number; and the evidence for a decision between them.
 *
 * Law: this file only defines names; `moments.ts` and `durations.ts` decide over a whole column and read accordingly.
 */

export const DATE_ORDERS = ["DMY", "MDY"] as const;
export type DateOrder = (typeof DATE_ORDERS)[number];

/** How an order is shown to users. */
export const WRITTEN: Record<DateOrder, string> = { DMY: "DD/MM/YYYY", MDY: "MM/DD/YYYY" };

export type DecimalMark = "." | ",";

export const UNITS = ["hours", "minutes", "seconds", "milliseconds"] as const;
export type Unit = (typeof UNITS)[number];
/** The unit of a bare number; `days` is how a spreadsheet stores a time: 0.0625 is 1:30. People never write it. */
export type BareUnit = Unit | "days";

/** The evidence that decided a column's date order or decimal mark. */
export type Evidence =
  | { code: "DATES_SET"; order: DateOrder }
  | { code: "DATES_DAY_FIRST" | "DATES_MONTH_FIRST"; count: number; of: number }
  | { code: "DATES_ONLY"; order: DateOrder }
  | { code: "DATES_SAME"; of: number }
  | { code: "DATES_FROM_NAME"; order: DateOrder; file: string }
  | { code: "DATES_MIXED"; of: number; all: number }
  | { code: "DECIMALS_SET"; mark: string }
  | { code: "DECIMALS"; mark: string; count: number; of: number };

/**
 * Replaces all kinds of spaces by plain ones and trims the ends: for dates, numbers and names, never for descriptions.
 */
export function plain(text: string): string {
  return text.replace(/[\s\u00A0\u202F\u2009]+/g, " ").trim();
}

/** The two possible numbers of an unclear text: `1.45` and `1450`. */
export function bothReadings(given: string): readonly [decimals: string, thousands: string] {
  const digits = plain(given).replace(/[^\d.,-]/g, "");
  return [digits.replace(",", ".").replace(/\.?0+$/, ""), digits.replace(/[.,]/g, "")];
}
