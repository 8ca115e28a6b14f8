/** The firm's own price list (P6): `plan, hours, from, cents, source`; `hours` is for VIP and VIP Diamond only. */

import { type Columns, type Rows, readRows, type Table } from "../core/cells.ts";
import { isVip, PLANS, type Plan, type Price } from "../core/plans.ts";
import { cents } from "../core/units.ts";

export const PRICE_COLUMNS = {
  plan: { required: true, headings: ["forfait"] },
  hours: { required: true, headings: ["heures"] },
  from: { required: true, headings: ["à partir du"] },
  cents: { required: true, headings: ["prix en cents"] },
  source: { required: false, headings: [] },
} as const satisfies Columns<string>;

const PRICED = Object.fromEntries(PLANS.filter((plan) => plan !== "BASIC").map((plan) => [plan, []]));

export function readPrices(table: Table): Rows<Price> {
  return readRows(table, PRICE_COLUMNS, (read) => {
    const plan = read.required("plan") ? (read.choice("plan", PRICED) as Plan | null) : null;
    const hours = plan !== null && isVip(plan) && read.required("hours") ? read.count("hours") : null;
    const from = read.required("from") ? read.date("from") : null;
    const price = read.required("cents") ? read.count("cents") : null;
    if (plan === null || from === null || price === null) return null;
    return { plan, hours, from, cents: cents(price), source: read.text("source") };
  });
}
