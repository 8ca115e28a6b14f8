/**
 * Manual adjustments of banks (R8): `client, plan, date, minutes, reason, author`.
 *
 * Law: an adjustment without a reason, an author or a date is none; it is an exception.
 */

import type { CalendarDate } from "./calendar.ts";
import { type Columns, durationOf, type Rows, readRows, rowText, type Table } from "./cells.ts";
import type { Place } from "./errors.ts";
import type { BankPlan } from "./plans.ts";
import { type Minutes, minutes } from "./units.ts";

/** A correction of the bank that is in force on its date. Minutes are signed. */
export interface Adjustment {
  readonly client: string;
  readonly plan: BankPlan;
  readonly date: CalendarDate;
  readonly minutes: Minutes;
  readonly reason: string;
  readonly author: string;
}

/** An adjustment with the place it was written at, so that a refused one can be corrected. */
export interface AdjustmentRow extends Place {
  readonly adjustment: Adjustment;
  readonly row: Readonly<Record<string, string>>;
}

export const ADJUSTMENT_COLUMNS = {
  client: { required: true, headings: ["nom du client"] },
  plan: { required: true, headings: ["forfait"] },
  date: { required: true, headings: ["jour"] },
  minutes: { required: true, headings: ["durée"] },
  reason: { required: true, headings: ["raison", "motif"] },
  author: { required: true, headings: ["auteur", "autrice"] },
} as const satisfies Columns<string>;

const BANKS: Record<BankPlan, readonly string[]> = { VIP: [], VIP_DIAMOND: [], ORANGE_PLUS: [] };

export function readAdjustments(table: Table): Rows<AdjustmentRow> {
  return readRows(table, ADJUSTMENT_COLUMNS, (read, row, columns) => {
    const client = read.required("client");
    const plan = read.required("plan") ? read.choice("plan", BANKS) : null;
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
