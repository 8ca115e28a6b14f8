/**
 * Manual adjustments of banks (R8): `client, plan, date, minutes, reason, author`.
 *
 * Law: an adjustment without a reason, an author or a date is invalid; it is an exception.
 */

import type { Adjustment } from "../ledger/adjustment.ts";
import { BANK_PLANS } from "../rules/plans.ts";
import { unitOfHeading } from "../values/duration-headings.ts";
import { minutes } from "../values/units.ts";
import { planOf, plansNear } from "../words/accepted-words.ts";
import type { Columns, Table } from "./cells.ts";
import { type Rows, readRows, type WrittenRow } from "./exceptions.ts";
import type { Asked, RowReader } from "./row-reader.ts";

/** An adjustment and its row, so that a refused one can be corrected. */
export interface AdjustmentRow extends WrittenRow {
  readonly adjustment: Adjustment;
}

export const ADJUSTMENT_COLUMNS = {
  client: { required: true, headings: ["client name", "nom du client"] },
  plan: { required: true, headings: ["forfait", "bank", "banque"] },
  date: { required: true, headings: ["jour", "day"], holds: "date" },
  minutes: { required: true, headings: ["durée"], holds: "number" },
  reason: { required: true, headings: ["raison", "motif"] },
  author: { required: true, headings: ["auteur", "autrice", "auteure", "by", "par"] },
} as const satisfies Columns<string>;

/** A bare number: under a heading without a unit it may be minutes or hours. */
const BARE = /^[-−]?\d+$/;

export function readAdjustments(table: Table, asked: Asked | null = null): Rows<AdjustmentRow> {
  const value = (read: RowReader<keyof typeof ADJUSTMENT_COLUMNS>, at: () => WrittenRow) => {
    const client = read.required("client");
    const plan = read.required("plan") ? read.word("plan", BANK_PLANS, planOf, plansNear) : null;
    const date = read.required("date") ? read.date("date") : null;
    const given = read.required("minutes");
    const by = given === "" ? null : read.minutes("minutes");
    const column = read.heading("minutes");
    if (by !== null && unitOfHeading(column) === null && BARE.test(given))
      read.problems.push({ code: "MINUTES_UNSAID", column, given });
    const reason = read.required("reason");
    const author = read.required("author");
    if (plan === null || date === null || by === null) return null;
    const adjustment = { client, plan, date, minutes: minutes(by), reason, author };
    return { adjustment, ...at() };
  };
  return readRows(table, ADJUSTMENT_COLUMNS, value, asked);
}
