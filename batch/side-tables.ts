/**
 * The small tables a firm keeps beside its register: its price list and its manual adjustments.
 *
 * Laws: a row that can't be read is an exception and counts for nothing; a table without its columns stops
 * the run, as the register does.
 */

import {
  type Columns,
  durationOf,
  type Exception,
  isBlank,
  type Layout,
  layout,
  type Row,
  RowReader,
  rowText,
  type Table,
} from "../core/cells.ts";
import type { Problem } from "../core/errors.ts";
import { type BankPlan, isVip, PLANS, type Plan, type Price } from "../core/plans.ts";
import type { AdjustmentRow } from "../core/reconciliation.ts";
import { cents, minutes } from "../core/units.ts";

/** P6: one price a row. `hours` is for VIP and VIP Diamond only. */
export const PRICE_COLUMNS = {
  plan: { required: true, headings: ["forfait"] },
  hours: { required: true, headings: ["heures"] },
  from: { required: true, headings: ["à partir du"] },
  cents: { required: true, headings: ["prix en cents"] },
  source: { required: false, headings: [] },
} as const satisfies Columns<string>;

/** R8: one correction a row, with its reason and its author. `minutes` are signed. */
export const ADJUSTMENT_COLUMNS = {
  client: { required: true, headings: ["nom du client"] },
  plan: { required: true, headings: ["forfait"] },
  date: { required: true, headings: ["jour"] },
  minutes: { required: true, headings: ["durée"] },
  reason: { required: true, headings: ["raison", "motif"] },
  author: { required: true, headings: ["auteur", "autrice"] },
} as const satisfies Columns<string>;

export interface Rows<T> {
  readonly fatal: readonly Problem[];
  readonly values: T[];
  readonly exceptions: Exception[];
}

export function readPrices(table: Table): Rows<Price> {
  const plans = Object.fromEntries(PLANS.filter((plan) => plan !== "BASIC").map((plan) => [plan, []]));
  return readRows(table, PRICE_COLUMNS, (read) => {
    const plan = (read.required("plan") && read.choice("plan", plans)) as Plan | null;
    const hours = plan !== null && isVip(plan) && read.required("hours") ? read.count("hours") : null;
    const from = read.required("from") ? read.date("from") : null;
    const price = read.required("cents") ? read.count("cents") : null;
    if (plan === null || from === null || price === null) return null;
    return { plan, hours, from, cents: cents(price), source: read.text("source") };
  });
}

export function readAdjustments(table: Table): Rows<AdjustmentRow> {
  const banks: Record<BankPlan, readonly string[]> = { VIP: [], VIP_DIAMOND: [], ORANGE_PLUS: [] };
  return readRows(table, ADJUSTMENT_COLUMNS, (read, row, columns) => {
    const client = read.required("client");
    const plan = read.required("plan") ? read.choice("plan", banks) : null;
    const date = read.required("date") ? read.date("date") : null;
    const given = read.required("minutes");
    const by = durationOf(read.cell("minutes"));
    if (given !== "" && by === null) read.problems.push({ code: "MINUTES_UNREADABLE", given });
    const reason = read.required("reason");
    const author = read.required("author");
    if (plan === null || date === null || by === null) return null;
    const adjustment = { client, plan, date, minutes: minutes(by), reason, author };
    return { adjustment, file: table.file, line: row.line, row: rowText(row, columns) };
  });
}

function readRows<C extends string, T>(
  table: Table,
  columns: Columns<C>,
  value: (read: RowReader<C>, row: Row, columns: Layout<C>) => T | null,
): Rows<T> {
  const { layout: found, problems: fatal } = layout(table.header, columns);
  const values: T[] = [];
  const exceptions: Exception[] = [];
  for (const row of fatal.length > 0 ? [] : table.rows) {
    if (isBlank(row)) continue;
    const read = new RowReader(row, found);
    const own = value(read, row, found);
    if (own !== null && read.problems.length === 0) values.push(own);
    else
      exceptions.push({
        file: table.file,
        line: row.line,
        problems: read.problems,
        client: null,
        row: rowText(row, found),
      });
  }
  return { fatal, values, exceptions };
}
