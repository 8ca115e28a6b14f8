/**
 * An invoice or a credit note, as it was issued: what the record of invoices keeps and every layout writes.
 *
 * Laws: money is signed cents before tax; an invoice's lines add up to more than 0 and a credit note's to less; what was
 * issued is never changed, only corrected by another one.
 */

import * as z from "zod";
import { PLANS } from "../../core/rules/plans.ts";
import { LANGUAGES } from "../../core/values/language.ts";
import { nameKey } from "../../core/values/names.ts";
import { type Cents, cents, sum } from "../../core/values/units.ts";
import { ITEMS } from "../config/billing-settings.ts";

const date = z.iso.date();
const period = z.string().regex(/^\d{4}-\d{2}$/);

const LINE = z.strictObject({
  /** What it bills: lines of one key are about the same thing, over all invoices of a client for one month. */
  key: z.string(),
  item: z.enum(ITEMS),
  level: z.int().nullable(),
  /** In the client's language. */
  description: z.string(),
  /** The clause and what it says, in the client's language. */
  clause: z.string(),
  /** Billed minutes; 0 for what is not sold by the hour. */
  minutes: z.int(),
  /** Cents an hour; null where the minutes have no single rate. */
  rate: z.int().nullable(),
  cents: z.int(),
  /** The first and the last day of the service. */
  from: date,
  to: date,
});

const ABOUT = z.discriminatedUnion("is", [
  /** M3: the bill of a month. */
  z.strictObject({ is: z.literal("bill"), period }),
  /** R7: the renewal of a term, by its plan and the first day it no longer covers. */
  z.strictObject({ is: z.literal("renewal"), plan: z.enum(PLANS), expires: date }),
]);

export const INVOICE = z.strictObject({
  number: z.string(),
  /** The invoice that it corrects; null for one that corrects none. */
  corrects: z.string().nullable(),
  client: z.string(),
  language: z.enum(LANGUAGES),
  date,
  /** The last day to pay. */
  due: date,
  about: ABOUT,
  lines: z.array(LINE).min(1),
});

export type Invoice = z.infer<typeof INVOICE>;
export type InvoiceLine = Invoice["lines"][number];
export type About = Invoice["about"];

export function totalOf({ lines }: Pick<Invoice, "lines">): Cents {
  return sum(lines.map((line) => cents(line.cents)));
}

export function isCredit(invoice: Pick<Invoice, "lines">): boolean {
  return totalOf(invoice) < 0;
}

export function isSameMatter(one: About, other: About): boolean {
  if (one.is === "bill") return other.is === "bill" && one.period === other.period;
  return other.is === "renewal" && one.plan === other.plan && one.expires === other.expires;
}

/** Whether it was made out to a client that is known by any of these names. */
export function isFor({ client }: Pick<Invoice, "client">, names: ReadonlySet<string>): boolean {
  return names.has(nameKey(client));
}
