/**
 * What stands in each field of an invoice file.
 *
 * Laws: a quantity times its rate is the amount, to the cent; where hours times a rate would not be, the line is one
 * piece at its amount and its hours are in its description. Files for programs have decimal points, and no separator of
 * thousands. A credit note's file has positive amounts, as the programs that import them want it.
 */

import { civil, day } from "../../core/values/calendar.ts";
import type { Language } from "../../core/values/language.ts";
import { type Cents, cents, inCurrency, inHours, minutes, proportion } from "../../core/values/units.ts";
import { WORDS } from "../../core/words/words.ts";
import type { BillingSettings } from "../config/billing-settings.ts";
import { type Invoice, type InvoiceLine, isCredit, totalOf } from "./invoice.ts";
import type { LayoutField, TableLayout } from "./layout.ts";

/** What all invoices of a file share. */
export interface FieldsOf {
  readonly billing: BillingSettings;
  readonly currency: string;
  /** Of the firm, whose file it is. */
  readonly language: Language;
  readonly dates: TableLayout["dates"];
  /** The accounting software's own name and tax code of a client. */
  readonly ofClient: (client: string) => {
    readonly name?: string | undefined;
    readonly taxCode?: string | undefined;
  };
}

export type Tax = BillingSettings["taxes"][number];

/** The text of a field; of a field of one tax, for that tax. */
export function fieldText(
  field: LayoutField,
  invoice: Invoice,
  line: InvoiceLine,
  of: FieldsOf,
  tax: Tax | null = null,
): string {
  const { billing, currency, language } = of;
  const says = WORDS[language].invoices;
  const sign = isCredit(invoice) ? -1 : 1;
  const own = of.ofClient(invoice.client);
  const sale = saleOf(line, sign);
  const texts: Record<LayoutField, () => string> = {
    number: () => invoice.number,
    kind: () => says.kinds[isCredit(invoice) ? "credit" : "invoice"],
    corrects: () => invoice.corrects ?? "",
    client: () => invoice.client,
    customer: () => own.name ?? invoice.client,
    date: () => dateText(invoice.date, of),
    due: () => dateText(invoice.due, of),
    terms: () => (invoice.about.is === "bill" ? billing.terms.name : ""),
    currency: () => currency,
    total: () => amountText(totalOf(invoice) * sign),
    period: () => (invoice.about.is === "bill" ? invoice.about.period : ""),
    item: () => billing.items[line.item] ?? says.items[line.item],
    account: () => billing.accounts[line.item] ?? "",
    taxCode: () => own.taxCode ?? billing.taxCode ?? "",
    description: () =>
      sale.isByHour || line.minutes === 0
        ? line.description
        : describedWithHours(line, sign, invoice.language),
    clause: () => line.clause,
    level: () => (line.level === null ? "" : String(line.level)),
    hours: () => (line.minutes === 0 ? "" : hoursNumber(line.minutes * sign)),
    quantity: () => sale.quantity,
    rate: () => amountText(sale.rate),
    amount: () => amountText(line.cents * sign),
    serviceFrom: () => dateText(line.from, of),
    serviceTo: () => dateText(line.to, of),
    lineCount: () => String(invoice.lines.length),
    totalWithTaxes: () => amountText(totalOf(invoice) * sign + taxesOf(invoice, billing.taxes, sign)),
    taxName: () => tax?.name ?? "",
    taxPercent: () => (tax === null ? "" : String(tax.percent)),
    taxAmount: () => (tax === null ? "" : amountText(taxOn(line.cents * sign, tax))),
  };
  return texts[field]();
}

function describedWithHours(
  { description, minutes: charged, rate }: InvoiceLine,
  sign: number,
  language: Language,
) {
  const { invoices, writing } = WORDS[language];
  const hours = writing.hoursText(charged * sign);
  return invoices.withHours(description, hours, rate === null ? null : writing.money(rate));
}

interface Sale {
  readonly quantity: string;
  readonly rate: Cents;
  readonly isByHour: boolean;
}

/** Hours at their rate, if that is the amount without rounding, which programs do in different ways; else one piece. */
function saleOf(line: InvoiceLine, sign: number): Sale {
  const [charged, amount] = [line.minutes * sign, line.cents * sign];
  const { rate } = line;
  const isExact = rate !== null && charged * rate === amount * 60 && (charged * 10_000) % 60 === 0;
  return isExact && charged > 0
    ? { quantity: hoursNumber(charged), rate: cents(rate), isByHour: true }
    : { quantity: "1", rate: cents(amount), isByHour: false };
}

function hoursNumber(of: number): string {
  return String(Number(inHours(minutes(of)).toFixed(4)));
}

function amountText(of: number): string {
  return inCurrency(cents(of)).toFixed(2);
}

/** One rounding, half up, for each line and tax; of an amount that is taken back, the same tax. */
function taxOn(amount: number, { percent }: Tax): number {
  const share = { numerator: Math.round(percent * 1000), denominator: 100_000 };
  return Math.sign(amount) * proportion(cents(Math.abs(amount)), share);
}

function taxesOf({ lines }: Invoice, taxes: readonly Tax[], sign: number): number {
  return lines.reduce((all, line) => taxes.reduce((sum, tax) => sum + taxOn(line.cents * sign, tax), all), 0);
}

function dateText(date: string, { dates }: Pick<FieldsOf, "dates">): string {
  const { year, month, day: of } = civil(day(date));
  const two = (n: number) => String(n).padStart(2, "0");
  return dates.replace("YYYY", String(year)).replace("MM", two(month)).replace("DD", two(of));
}
