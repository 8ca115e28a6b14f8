/**
 * How an export may write what a cell alone does not tell: which of day and month comes first, which sign marks
 * decimals, what a bare number counts.
 *
 * Law: these are names; what decides between them is `column-decisions.ts`, and what reads by them `moments.ts` and
 * `durations.ts`.
 */

export const DATE_ORDERS = ["DMY", "MDY"] as const;
export type DateOrder = (typeof DATE_ORDERS)[number];

/** How a user sees an order written. */
export const WRITTEN: Record<DateOrder, string> = { DMY: "DD/MM/YYYY", MDY: "MM/DD/YYYY" };

export type DecimalMark = "." | ",";

export const UNITS = ["hours", "minutes", "seconds", "milliseconds"] as const;
export type Unit = (typeof UNITS)[number];
