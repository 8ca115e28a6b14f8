/** What is printed when a month is invoiced: each invoice, and what is on none. */

import { day } from "../../core/values/calendar.ts";
import { sum } from "../../core/values/units.ts";
import { WORDS } from "../../core/words/words.ts";
import type { Config } from "../config/config.ts";
import { type Invoice, totalOf } from "./invoice.ts";
import type { NotInvoiced, Owed } from "./owed.ts";

type Speaking = Pick<Config, "language">;

const monthIn = (period: string, { language }: Speaking) =>
  WORDS[language].writing.month(day(`${period}-01`));

export function invoiceLines(period: string, invoices: readonly Invoice[], config: Speaking): string[] {
  const { invoices: says, writing } = WORDS[config.language];
  if (invoices.length === 0) return [says.nothingNew(period)];
  return [
    says.head(period, invoices.length, writing.money(sum(invoices.map(totalOf)))),
    ...invoices.map((invoice) =>
      says.line({ ...invoice, total: writing.money(totalOf(invoice)) }, matterOf(invoice, config)),
    ),
  ];
}

function matterOf({ about, corrects }: Invoice, config: Speaking): string {
  const { invoices: says, rules, writing } = WORDS[config.language];
  const what =
    about.is === "bill"
      ? monthIn(about.period, config)
      : says.ofRenewal(rules.plans[about.plan], writing.shortDate(day(about.expires)));
  return corrects === null ? what : says.correcting(what, corrects);
}

export function notInvoicedLines({ notInvoiced }: Owed, config: Speaking): string[] {
  return notInvoiced.map(({ client, what }: NotInvoiced) => {
    const { invoices: says, rules, writing } = WORDS[config.language];
    if (what.is === "no_price") return says.noPrice(client, rules.plans[what.renewal.plan]);
    return says[what.is](client, monthIn(what.period, config), writing.hoursText(what.minutes));
  });
}

/** P6: renewals at a price that the owner has not confirmed. */
export function unconfirmedLines({ unconfirmed }: Owed, { language }: Speaking): string[] {
  const { invoices: says, rules } = WORDS[language];
  return unconfirmed.map(({ client, renewal }) => says.unconfirmed(client, rules.plans[renewal.plan]));
}
