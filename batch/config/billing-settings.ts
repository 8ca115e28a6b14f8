/**
 * The `billing` part of the configuration: in which layout invoices are written, and what the accounting software calls
 * things.
 *
 * Law: names and codes are the accounting software's and are written as they stand here. The software works out the
 * taxes, except where a file has to bring them (`taxes`).
 */

import * as z from "zod";
import { keyed, like, listOf, named, textLike, whole } from "../disk/fault-codes.ts";

/** What a line of an invoice is for, as accounting software tells products and services apart. */
export const ITEMS = ["level1", "level2", "level3", "earlierMonths", "addedTime", "renewal"] as const;
export type Item = (typeof ITEMS)[number];

/** What a column of an invoice file may hold; `batch/invoicing/fields.ts` makes each. */
export const INVOICE_FIELDS = [
  "number",
  "kind",
  "corrects",
  "client",
  "customer",
  "date",
  "due",
  "terms",
  "currency",
  "total",
  "period",
  "item",
  "account",
  "taxCode",
  "description",
  "clause",
  "level",
  "hours",
  "quantity",
  "rate",
  "amount",
  "serviceFrom",
  "serviceTo",
] as const;
export type InvoiceField = (typeof INVOICE_FIELDS)[number];

const perItem = (example: string) =>
  keyed(
    Object.fromEntries(ITEMS.map((item) => [item, textLike(example).optional()])) as Record<
      Item,
      z.ZodOptional<z.ZodString>
    >,
    `{ "level2": "${example}" }`,
  ).default({});
const CLIENT = '{ "name": "Acme Ltd" }';
const TAX = '{ "name": "GST", "percent": 5 }';
const COLUMNS = '["number", "customer", "amount"]';

/** As written in the file; batch/configuration.md describes each key. */
export const BILLING = keyed(
  {
    layout: textLike("quickbooks-online").default("plain"),
    columns: listOf(z.enum(INVOICE_FIELDS), COLUMNS)
      .min(1, { error: like(COLUMNS) })
      .optional(),
    prefix: z
      .string({ error: like('"SP-"') })
      .regex(/^[\w.-]{0,8}$/, { error: like('"SP-"') })
      .default(""),
    terms: keyed(
      { days: whole(366, "days", 0), name: textLike("Net 30") },
      '{ "days": 30, "name": "Net 30" }',
    ).default({
      days: 30,
      name: "Net 30",
    }),
    items: perItem("Support level 2"),
    accounts: perItem("4000"),
    taxCode: textLike("HST ON").optional(),
    taxes: listOf(
      keyed(
        {
          name: textLike("GST"),
          percent: z
            .number({ error: like("9.975") })
            .positive({ error: like("9.975") })
            .max(50, { error: like("9.975") })
            .multipleOf(0.001, { error: like("9.975") }),
        },
        TAX,
      ),
      `[${TAX}]`,
    ).default([]),
    clients: named(
      keyed({ name: textLike("Acme Ltd").optional(), taxCode: textLike("Exempt").optional() }, CLIENT),
      `{ "Acme": ${CLIENT} }`,
    ).default({}),
    renewals: z.enum(["orange", "all", "none"]).default("orange"),
  },
  '{ "layout": "quickbooks-online" }',
);

export type BillingSettings = z.output<typeof BILLING>;
