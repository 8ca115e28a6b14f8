/**
 * Manual adjustments of banks (R8): `client, plan, date, minutes, reason, author, price`.
 *
 * Laws: an adjustment without a reason, an author or a date is invalid; it is an exception. So is one whose price has
 * another sign than its minutes: only hours added are paid for, and only for hours taken back is money given back.
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
  price: { required: false, headings: ["prix", "amount", "montant"], holds: "number" },
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
    const price = read.signedAmount("price");
    if (plan === null || date === null || by === null) return null;
    if (price !== null && price !== 0 && Math.sign(price) !== Math.sign(by))
      read.problems.push({
        code: "ADJUSTMENT_PRICE_SIGN",
        column: read.heading("price"),
        given: read.text("price"),
        minutes: by,
      });
    const adjustment = { client, plan, date, minutes: minutes(by), reason, author, price };
    return { adjustment, ...at() };
  };
  return readRows(table, ADJUSTMENT_COLUMNS, value, asked);
}
