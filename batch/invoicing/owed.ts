/**
 * What is left to invoice: the bills of months and the renewals due, less what was invoiced already.
 *
 * Laws: over all invoices about a month a client is billed what the month's record says, to the cent, however often the
 * month was reopened and closed again; over all about a renewal, its price; of a renewal that did not come about,
 * nothing. So no minute and no renewal is invoiced twice. What was issued is never replaced: a difference is an invoice
 * or a credit note of its own. A client is the same one under all its names.
 */

import type { Settings } from "../../core/ledger/settings.ts";
import { TO_BE_CONFIRMED } from "../../core/rules/plans.ts";
import { addDays, addMonths, type CalendarDate, day, formatDate } from "../../core/values/calendar.ts";
import { nameKey } from "../../core/values/names.ts";
import { cents, knownSum } from "../../core/values/units.ts";
import { WORDS } from "../../core/words/words.ts";
import type { BillingSettings } from "../config/billing-settings.ts";
import {
  type BilledClient,
  type BilledMonth,
  billOf,
  type RenewalToBill,
  renewalLine,
} from "./billed-month.ts";
import { type About, type Invoice, type InvoiceLine, isFor, totalOf } from "./invoice.ts";
import { billedBy, type Issued, summedByKey } from "./issued.ts";

/** A month as it was closed. */
export interface RecordedMonth {
  readonly figures: BilledMonth;
  /** That its minutes were billed at. */
  readonly rates: Settings["rates"];
  /** The keys of all names of each of its clients, by the client's name. */
  readonly names: ReadonlyMap<string, readonly string[]>;
}

/** An invoice without its number. */
export type Draft = Omit<Invoice, "number">;

/** What can't be invoiced yet, and is not on any invoice. */
export interface NotInvoiced {
  readonly client: string;
  readonly what:
    | { readonly is: "unrated"; readonly period: string; readonly minutes: number }
    | { readonly is: "separate"; readonly period: string; readonly minutes: number }
    | { readonly is: "no_price"; readonly renewal: RenewalToBill };
}

export interface Owed {
  readonly drafts: readonly Draft[];
  readonly notInvoiced: readonly NotInvoiced[];
  /** P6: renewals among the drafts at a price that is to be confirmed. */
  readonly unconfirmed: readonly { readonly client: string; readonly renewal: RenewalToBill }[];
}

interface Asked {
  /** Closed months that are or were invoiced, in order; the last is the newest of them. */
  readonly months: readonly RecordedMonth[];
  readonly issued: Issued;
  readonly billing: Pick<BillingSettings, "terms" | "renewals">;
  /** The month that is asked for: of it is told what is not invoiced. */
  readonly period: string;
  /** The day of a correction. */
  readonly today: CalendarDate;
}

/** Everything that is to be invoiced now: bills by month and client, then renewals. */
export function owed(asked: Asked): Owed {
  const newest = asked.months.at(-1);
  const parts = [
    ...asked.months.flatMap((month) => accountsOf(month, asked).map((own) => billOwed(own, asked))),
    ...(newest === undefined ? [] : accountsOf(newest, asked).map((own) => renewalsOwed(own, asked))),
  ];
  return {
    drafts: parts.flatMap(({ drafts }) => drafts),
    notInvoiced: parts.flatMap(({ notInvoiced }) => notInvoiced),
    unconfirmed: parts.flatMap(({ unconfirmed }) => unconfirmed),
  };
}

/** A client in a month; one that was invoiced and is no longer in the month's record has no figures there. */
interface Account {
  readonly month: BilledMonth;
  readonly rates: Settings["rates"];
  readonly client: Pick<BilledClient, "client" | "language">;
  readonly figures: BilledClient | null;
  readonly names: ReadonlySet<string>;
}

function accountsOf({ figures: month, rates, names }: RecordedMonth, { issued }: Asked): Account[] {
  const known = month.clients.map((client): Account => {
    const keys = [nameKey(client.client), ...(names.get(client.client) ?? [])];
    return { month, rates, client, figures: client, names: new Set(keys) };
  });
  const gone = new Map<string, Account>();
  for (const { client, language } of issued.about({ is: "bill", period: month.period })) {
    const key = nameKey(client);
    if (known.some((own) => own.names.has(key))) continue;
    gone.set(key, { month, rates, client: { client, language }, figures: null, names: new Set([key]) });
  }
  return [...known, ...gone.values()];
}

/** M3: the bill of a month, less what was invoiced of it. */
function billOwed({ month, rates, client, figures, names }: Account, asked: Asked): Owed {
  const about = { is: "bill", period: month.period } as const;
  const notInvoiced = month.period === asked.period ? leftOf(month, figures) : [];
  const before = asked.issued.about(about).filter((invoice) => isFor(invoice, names));
  const wanted = figures === null ? [] : billOf(figures, rates);
  const made = { client: client.client, language: client.language, about };
  const asOf = day(month.asOf);
  if (before.length === 0) {
    const due = addDays(asOf, asked.billing.terms.days);
    const draft = { ...made, corrects: null, date: month.asOf, due: formatDate(due), lines: wanted };
    return { ...NOTHING, drafts: isNothing(draft) ? [] : [draft], notInvoiced };
  }
  return { ...NOTHING, drafts: corrections(made, wanted, before, asked), notInvoiced };
}

const NOTHING: Owed = { drafts: [], notInvoiced: [], unconfirmed: [] };

function isNothing(draft: Pick<Invoice, "lines">): boolean {
  return totalOf(draft) === 0;
}

function leftOf({ period }: BilledMonth, figures: BilledClient | null): NotInvoiced[] {
  if (figures === null) return [];
  const { client, toBill, placed } = figures;
  return [
    ...(toBill.withoutRate === 0
      ? []
      : [{ client, what: { is: "unrated", period, minutes: toBill.withoutRate } as const }]),
    ...(placed.separate === 0
      ? []
      : [{ client, what: { is: "separate", period, minutes: placed.separate } as const }]),
  ];
}

/** What is wanted, less what was invoiced, as an invoice or a credit note of today; none where the sum is the same. */
function corrections(
  made: { readonly client: string; readonly language: Invoice["language"]; readonly about: About },
  wanted: readonly InvoiceLine[],
  before: readonly Invoice[],
  { billing, today }: Asked,
): Draft[] {
  const first = before[0];
  if (first === undefined) return [];
  const { corrected } = WORDS[made.language].invoices;
  const [was, is] = [billedBy(before), summedByKey(wanted)];
  const lines = [...new Set([...is.keys(), ...was.keys()])].flatMap((key): InvoiceLine[] => {
    const [now, then] = [is.get(key), was.get(key)];
    const line = now ?? then;
    const change = {
      minutes: (now?.minutes ?? 0) - (then?.minutes ?? 0),
      cents: (now?.cents ?? 0) - (then?.cents ?? 0),
    };
    if (line === undefined || change.cents === 0) return [];
    return [{ ...line, ...change, description: corrected(first.number, (now ?? line).description) }];
  });
  const draft: Draft = {
    ...made,
    corrects: first.number,
    date: formatDate(today),
    due: formatDate(addDays(today, billing.terms.days)),
    lines,
  };
  return isNothing(draft) ? [] : [draft];
}

/** R7: the renewals to invoice, and what became of those that were. */
function renewalsOwed(account: Account, asked: Asked): Owed {
  const { client, figures, names, month } = account;
  if (figures === null) return NOTHING;
  const { issued, billing } = asked;
  const asOf = day(month.asOf);
  const before = issued.renewalsOf(names);
  const isIssued = (renewal: { plan: string; expires: string }) =>
    before.some(({ about }) => about.is === "renewal" && isRenewalOf(about, renewal));
  const open = figures.renewals.filter((own) => isToInvoice(own, asOf, billing) && !isIssued(own));
  const priced = open.flatMap((own) => (own.ownCents === null ? [] : [{ ...own, ownCents: own.ownCents }]));
  return {
    drafts: [
      ...priced.map((own): Draft => {
        const { plan, expires, invoiceOn, onTimeUntil } = own;
        return {
          corrects: null,
          client: client.client,
          language: client.language,
          date: invoiceOn !== null && invoiceOn > month.asOf ? invoiceOn : month.asOf,
          due: onTimeUntil,
          about: { is: "renewal", plan, expires },
          lines: [renewalLine(own, client.language)],
        };
      }),
      ...settledRenewals(account, figures, before, asked),
    ],
    notInvoiced: open.flatMap((renewal) =>
      renewal.ownCents === null
        ? [{ client: client.client, what: { is: "no_price", renewal } as const }]
        : [],
    ),
    unconfirmed: priced
      .filter(({ priceSource }) => priceSource === TO_BE_CONFIRMED)
      .map((renewal) => ({ client: client.client, renewal })),
  };
}

function isRenewalOf(about: { plan: string; expires: string }, own: { plan: string; expires: string }) {
  return about.plan === own.plan && about.expires === own.expires;
}

/** R7: Orange from its invoice day on, which the coming month may hold; VIP, by choice, once clients are reminded. */
function isToInvoice(
  { invoiceOn, near }: RenewalToBill,
  asOf: CalendarDate,
  { renewals }: Pick<BillingSettings, "renewals">,
): boolean {
  if (renewals === "none") return false;
  if (invoiceOn !== null) return day(invoiceOn) <= addMonths(asOf, 1);
  return renewals === "all" && near;
}

/** Corrections of renewals that were invoiced: to the price that is due or was paid by now, or to nothing. */
function settledRenewals(
  { client, month }: Account,
  { renewals, renewed }: BilledClient,
  before: readonly Invoice[],
  asked: Asked,
): Draft[] {
  // Those renewed earlier are not in the record any more.
  const since = formatDate(addMonths(day(month.asOf), -12));
  const matters = new Map(
    before.flatMap(({ about }) =>
      about.is === "renewal" && about.expires > since ? [[`${about.plan} ${about.expires}`, about]] : [],
    ),
  );
  return [...matters.values()].flatMap((about) => {
    const own = before.filter(
      (invoice) => invoice.about.is === "renewal" && isRenewalOf(invoice.about, about),
    );
    const last = own.at(-1)?.lines[0];
    const paid = renewed.filter((renewal) => isRenewalOf(renewal, about)).map(({ cents: price }) => price);
    const due = renewals.filter((renewal) => isRenewalOf(renewal, about)).map(({ ownCents }) => ownCents);
    const price = knownSum((paid.length > 0 ? paid : due).map((own) => (own === null ? null : cents(own))));
    // A price that is not known changes nothing.
    if (last === undefined || price === null) return [];
    const { invoices, rules } = WORDS[client.language];
    const description = price === 0 ? invoices.notRenewed(rules.plans[about.plan]) : invoices.settled;
    const made = { client: client.client, language: client.language, about };
    return corrections(made, [{ ...last, description, cents: price }], own, asked);
  });
}
