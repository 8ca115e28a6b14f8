/**
 * The firm's own price list (P6): `plan, hours, from, cents, source`; `hours` is for VIP and VIP Diamond only, and
 * `price` in dollars may replace `cents`.
 */

import { type Columns, layout, type Table } from "../../core/firm/cells.ts";
import { type Exception, type Rows, readRows, type WrittenRow } from "../../core/firm/exceptions.ts";
import type { Asked, RowReader } from "../../core/firm/row-reader.ts";
import { isVip, type Price, SOLD_PLANS } from "../../core/rules/plans.ts";
import type { Problem } from "../../core/values/problems.ts";
import { cents } from "../../core/values/units.ts";
import { planOf, plansNear } from "../../core/words/accepted-words.ts";

export const PRICE_COLUMNS = {
  plan: { required: true, headings: ["forfait"] },
  hours: { required: false, headings: ["heures", "nb d'heures", "nombre d'heures"], holds: "number" },
  from: {
    required: true,
    headings: [
      "à partir du",
      "à partir de",
      "dès le",
      "depuis",
      "since",
      "starting",
      "effective",
      "en vigueur le",
    ],
    holds: "date",
  },
  cents: { required: false, headings: ["prix en cents", "price in cents"], holds: "number" },
  price: { required: false, headings: ["prix", "montant", "amount", "prix en dollars"], holds: "number" },
  source: { required: false, headings: ["origine", "provenance"] },
} as const satisfies Columns<string>;
type PriceColumn = keyof typeof PRICE_COLUMNS;

export function readPrices(table: Table, asked: Asked | null = null): Rows<Price> {
  const { layout: found, problems } = layout<PriceColumn>(table.header, PRICE_COLUMNS);
  const money = (["cents", "price"] as const).filter((column) => found.has(column));
  const [column = "cents", other] = money;
  const present = table.header.join(", ");
  if (problems.length === 0 && money.length === 0)
    return { fatal: [{ code: "COLUMN_MISSING", column, present }], values: [], exceptions: [] };
  // With both columns, it is unclear which one counts.
  if (other !== undefined)
    return { fatal: [{ code: "COLUMN_REPEATED", column: other }], values: [], exceptions: [] };
  const small: Exception[] = [];
  const value = (read: RowReader<PriceColumn>, at: () => WrittenRow): Price | null => {
    const plan = read.required("plan") ? read.word("plan", SOLD_PLANS, planOf, plansNear) : null;
    const hours = plan !== null && isVip(plan) && read.required("hours") ? read.count("hours") : null;
    const from = read.required("from") ? read.date("from") : null;
    const given = read.required(column) !== "";
    const price = given ? (column === "price" ? read.amount(column) : read.count(column)) : null;
    if (plan === null || from === null || price === null) return null;
    if (small.length === 0 && price > 0 && price < LEAST_CENTS * Math.max(1, hours ?? 1)) {
      const problem: Problem = { code: "CENTS_MEANT", what: read.heading(column), given: price };
      small.push({ ...at(), row: {}, problems: [problem], client: null });
    }
    return { plan, hours, from, cents: cents(price), source: read.text("source") };
  };
  const rows = readRows(table, PRICE_COLUMNS, value, asked);
  return { ...rows, exceptions: [...rows.exceptions, ...small] };
}

/** Every plan costs at least this, and VIP at least this an hour; less may be in dollars, of which the first is told. */
const LEAST_CENTS = 1000;
