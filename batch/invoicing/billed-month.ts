/**
 * The parts of a month's run.json that invoices are made of, and what each of its clients owes for it.
 *
 * Laws: the lines of a client add up to its bill (M3), to the cent; minutes without a rate have no amount and are on no
 * line (A10); what awaits confirmation is in no bill (A9).
 */

import * as z from "zod";
import { BECAUSE_CLAUSES, type BilledBecause } from "../../core/figures/billed-because.ts";
import { isBilledEffect } from "../../core/figures/billing.ts";
import type { Settings } from "../../core/ledger/settings.ts";
import type { Level } from "../../core/rules/coverage.ts";
import { isVip, PLAN_TABLE, PLANS } from "../../core/rules/plans.ts";
import { addDays, day, firstOfMonth, formatDate } from "../../core/values/calendar.ts";
import { groupBy } from "../../core/values/grouping.ts";
import { LANGUAGES, type Language } from "../../core/values/language.ts";
import { assert, cents, minutes, sum } from "../../core/values/units.ts";
import { WORDS } from "../../core/words/words.ts";
import { CHANGE_JSON } from "../books/change-json.ts";
import type { Item } from "../config/billing-settings.ts";
import { becauseText } from "../documents/because.ts";
import { BECAUSE_JSON, becauseOf } from "../documents/because-json.ts";
import type { InvoiceLine } from "./invoice.ts";

const count = z.int().nonnegative();
const date = z.iso.date();
const plan = z.enum(PLANS);
const money = count.nullable();

const CLIENT = z.object({
  client: z.string(),
  language: z.enum(LANGUAGES),
  bill: z.array(
    z.object({
      because: BECAUSE_JSON,
      level: z.int().min(1).max(3).nullable(),
      minutes: count,
      cents: z.int().nullable(),
      from: date,
      to: date,
    }),
  ),
  priorPeriod: z.array(CHANGE_JSON),
  toBill: z.object({ minutes: z.int(), cents: z.int(), withoutRate: z.int() }),
  placed: z.object({ separate: count }),
  renewals: z.array(
    z.object({
      plan,
      quantity: count,
      expires: date,
      invoiceOn: date.nullable(),
      onTimeUntil: date,
      onTimeCents: money,
      channel: z.enum(["online", "other"]),
      ownCents: money,
      ownExpires: date.nullable(),
      ownClause: z.string().nullable(),
      near: z.boolean(),
      priceSource: z.string().nullable(),
    }),
  ),
  renewed: z.array(z.object({ plan, expires: date, cents: money })),
});

/** batch/documents/run-json.ts describes the keys. */
export const BILLED_MONTH = z.object({
  period: z.string(),
  asOf: date,
  currency: z.string(),
  clients: z.array(CLIENT),
});
export type BilledMonth = z.infer<typeof BILLED_MONTH>;
export type BilledClient = z.infer<typeof CLIENT>;
export type RenewalToBill = BilledClient["renewals"][number];

/** The lines of a client's bill: its own work by reason and level, then what came to light about closed months. */
export function billOf(client: BilledClient, rates: Settings["rates"]): InvoiceLine[] {
  const lines = [...ownLines(client, rates), ...earlierLines(client)];
  const { toBill } = client;
  assert(
    sum(lines.map((line) => cents(line.cents))) === toBill.cents,
    `M3: the lines of ${client.client} are its bill of ${toBill.cents}`,
  );
  return lines;
}

function ownLines({ bill, language }: BilledClient, rates: Settings["rates"]): InvoiceLine[] {
  return bill.flatMap(({ because: why, level, minutes: charged, cents: amount, from, to }) => {
    if (amount === null) return [];
    const because = becauseOf(why);
    return {
      key: JSON.stringify([because.code, level, ...addedBy(because)]),
      item: itemOf(level),
      level,
      description: describedIn(language, because, level),
      clause: clauseIn(language, BECAUSE_CLAUSES[because.code]),
      ...{ minutes: charged, rate: rates[level as Level] ?? null, cents: amount, from, to },
    };
  });
}

/** R8: what tells hours that were added from others that were. */
function addedBy(because: BilledBecause): readonly unknown[] {
  return because.code === "added_time" ? [because.plan, because.on, because.text] : [];
}

function itemOf(level: number | null): Item {
  return level === null ? "addedTime" : (`level${level}` as Item);
}

function describedIn(language: Language, because: BilledBecause, level: number | null): string {
  const { rules, writing, invoices } = WORDS[language];
  const why = becauseText(because, { ...rules, writing });
  return level === null ? why : invoices.work(level, why);
}

/** `A5: which bank, and what no bank gives`; of a renewal, what its clause makes of it. */
function clauseIn(language: Language, clause: string): string {
  const { ruleTitles, rules, writing } = WORDS[language];
  const clauses: Readonly<Record<string, string>> = rules.clauses;
  const is = clauses[clause] ?? ruleTitles[clause];
  return is === undefined ? clause : writing.pair(clause.replace(/ .*/, ""), is);
}

/** M3: a line for each closed month of which more, or less, is known now. */
function earlierLines({ priorPeriod, language }: BilledClient): InvoiceLine[] {
  const { invoices, writing } = WORDS[language];
  const effects = priorPeriod.flatMap(({ date: on, effects: all }) =>
    all.flatMap(({ on: place, charged, cents: amount }) =>
      isBilledEffect({ on: place, amount }) && amount !== null ? [{ on, charged, amount }] : [],
    ),
  );
  const months = groupBy(effects, ({ on }) => formatDate(firstOfMonth(day(on))));
  return [...months]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([first, all]) => {
      const amount = sum(all.map((own) => cents(own.amount)));
      const charged = sum(all.map((own) => minutes(own.charged)));
      if (amount === 0) return [];
      const days = all.map(({ on }) => on).sort();
      return {
        key: JSON.stringify(["earlier", first]),
        item: "earlierMonths" as const,
        level: null,
        description: invoices.earlier(writing.month(day(first))),
        clause: clauseIn(language, "M3"),
        ...{ minutes: charged, rate: null, cents: amount, from: days[0] ?? first, to: days.at(-1) ?? first },
      };
    });
}

/** The line of a renewal at its price on time, with the days it covers and what the price depends on. */
export function renewalLine(renewal: RenewalToBill & { ownCents: number }, language: Language): InvoiceLine {
  const { rules, writing, invoices, workbook } = WORDS[language];
  const { plan: own, quantity, expires, ownExpires, ownCents, onTimeCents, onTimeUntil, channel } = renewal;
  const counts = PLAN_TABLE[own].quantity?.counts ?? "hours";
  const last = formatDate(addDays(day(ownExpires ?? expires), -1));
  const conditions = [
    invoices.paidBy(writing.date(day(onTimeUntil))),
    ...(channel === "other" && onTimeCents !== null && onTimeCents !== ownCents
      ? [invoices.paidOnline(writing.money(onTimeCents))]
      : []),
    isVip(own) ? invoices.vipCondition : invoices.orangeCondition,
  ];
  return {
    key: JSON.stringify(["renewal"]),
    item: "renewal",
    level: null,
    description: [
      invoices.renewal(
        rules.plans[own],
        workbook.quantity[counts](quantity),
        writing.date(day(expires)),
        writing.date(day(last)),
      ),
      ...conditions,
    ].join(" "),
    clause: renewal.ownClause === null ? "" : clauseIn(language, renewal.ownClause),
    ...{ minutes: 0, rate: null, cents: ownCents, from: expires, to: last },
  };
}
