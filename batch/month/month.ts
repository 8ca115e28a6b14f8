/**
 * A reconciled month: every client's statement, and everything left out, as one value.
 *
 * Law: all its figures are computed in core, none here, so the workbooks, run.json and the printed summary always
 * agree.
 */

import { type BankNotice, bankNotices } from "../../core/figures/bank-notices.ts";
import { type BillLine, billLines } from "../../core/figures/billing.ts";
import { type Check, checks } from "../../core/figures/checks.ts";
import { type ClientOutlook, clientOutlook } from "../../core/figures/client-outlook.ts";
import { type FirmOverview, firmOverview } from "../../core/figures/firm-overview.ts";
import { hoursOwed, type OwedLine } from "../../core/figures/hours-owed.ts";
import { type RenewalPaid, renewalsPaid } from "../../core/figures/renewals-paid.ts";
import { type DetailedStatement, type Statement, statement } from "../../core/figures/statement.ts";
import { type TermValue, termValues } from "../../core/figures/term-values.ts";
import type { Control, FileControl } from "../../core/firm/control.ts";
import { byPlace, type Exception } from "../../core/firm/exceptions.ts";
import type { ClientAccount, ClientWork, PlacedWork } from "../../core/firm/reconciliation.ts";
import { type IdTieOut, type LedgerControl, ledgerControl } from "../../core/firm/tie-out.ts";
import type { ClosedBooks } from "../../core/ledger/prior-period.ts";
import type { Settings } from "../../core/ledger/settings.ts";
import { type BankHistory, type BankName, bankNames } from "../../core/rules/bank.ts";
import type { Plan, PriceBook } from "../../core/rules/plans.ts";
import type { PlanTerm } from "../../core/rules/terms.ts";
import { type CalendarDate, type Period, parseMonth } from "../../core/values/calendar.ts";
import type { Language } from "../../core/values/language.ts";
import type { Changes } from "../books/changes.ts";
import type { Config } from "../config/config.ts";
import type { Inbox, InputFile } from "./inbox.ts";

export interface ClientMonth extends ClientAccount {
  /** M2: the names of the closed clients that it is today. */
  readonly from: readonly string[];
  /** The plans it had on any day of the month, in the order of their terms; BASIC when it had none. */
  readonly plans: readonly Plan[];
  readonly statement: DetailedStatement;
  readonly outlook: ClientOutlook;
  /** Its banks that came to a step of use this month. */
  readonly notices: readonly BankNotice[];
  /** A10: what is billed of the month's own work, and why. */
  readonly bill: readonly BillLine[];
  /** Terms of the last year that it renewed, and at what price. */
  readonly renewed: readonly RenewalPaid[];
  /** M4: what its plans have been worth. */
  readonly values: readonly TermValue[];
  /** R8: what the firm still owes it, in hours and in money: for the firm alone. */
  readonly owed: readonly OwedLine[];
  /** This client's rows that were left out or need attention. */
  readonly exceptions: readonly Exception[];
  /** What the ledger holds, over all time. */
  readonly held: LedgerControl;
  /** The names of its banks and of the month's; one that has ended is only among the month's. */
  readonly bankNames: ReadonlyMap<BankHistory, BankName>;
}

/** What is kept of a client once its own documents are made: its figures, without the work and the lines behind them. */
export type KeptClient = { readonly statement: Statement } & Pick<
  ClientMonth,
  | "client"
  | "names"
  | "from"
  | "plans"
  | "control"
  | "held"
  | "outlook"
  | "notices"
  | "bill"
  | "renewed"
  | "values"
  | "owed"
  | "bankNames"
  | "exceptions"
>;

export function figuresOnly(of: ClientMonth): KeptClient {
  const { client, names, from, plans, control, held, bankNames, exceptions } = of;
  const { lines: _, ...statement } = of.statement;
  const { outlook, notices, bill, renewed, values, owed } = of;
  return {
    client,
    names,
    from,
    plans,
    control,
    held,
    statement,
    outlook,
    notices,
    bill,
    renewed,
    values,
    owed,
    bankNames,
    exceptions,
  };
}

/** Whatever of a month is known before any of its clients. */
export interface MonthFrame {
  /** `YYYY-MM`. */
  readonly name: string;
  readonly period: Period;
  readonly asOf: CalendarDate;
  /** Of the firm: its files are in it. */
  readonly language: Language;
  readonly settings: Settings;
  readonly prices: PriceBook;
  /** R7: when clients are reminded, in days before an expiry, and told of their hours, in percent used. */
  readonly reminderDays: Config["reminderDays"];
  readonly noticeAt: Config["noticeAt"];
  readonly planExtras: Config["planExtras"];
  /** M2: the closed months before; null when no month is closed. */
  readonly books: ClosedBooks | null;
  readonly before: Inbox["before"];
  readonly logs: readonly InputFile[];
  readonly notRead: Inbox["notRead"];
  readonly unusedSources: Inbox["unusedSources"];
  readonly tables: Inbox["tables"];
  readonly sources: Inbox["sources"];
  readonly ownPrices: Inbox["ownPrices"];
}

export interface Month<Client extends KeptClient = KeptClient> extends MonthFrame {
  readonly clients: readonly Client[];
  readonly control: Control;
  readonly files: readonly FileControl[];
  readonly ids: IdTieOut;
  /** Since the last run of the month; null when this is the first. */
  readonly changes: Changes | null;
  /** The files of that run that can no longer be read, so the changes may be incomplete. */
  readonly unreadable: readonly string[];
  /** The whole firm's, in order of file and line. */
  readonly exceptions: readonly Exception[];
  readonly overview: FirmOverview<Client>;
  readonly checks: readonly Check[];
}

/** The month with its overview and its checks, computed once for every document. */
export function withOverview<Client extends KeptClient>(
  month: Omit<Month<Client>, "overview" | "checks">,
): Month<Client> {
  return { ...month, overview: firmOverview(month), checks: checks(month) };
}

/** The days of the month `YYYY-MM`. What people type is checked where the command line is read. */
export function monthPeriod(name: string): Period {
  const period = parseMonth(name);
  if (period === null) throw new Error(`broken assumption: ${name} is a month`);
  return period;
}

/** The inputs, apart from what is read of clients and logs. */
type FrameInbox = Omit<Inbox, "firm" | "others"> & {
  readonly firm: Pick<Inbox["firm"], "settings" | "closed">;
};

/** What the configuration decides of a month, beside the settings of the rules. */
export type FrameChoices = Pick<Config, "filesLanguage" | "reminderDays" | "noticeAt" | "planExtras">;

/** `until`: the last day that is looked at; that of the month if left out. */
export function monthFrame(
  name: string,
  inbox: FrameInbox,
  { filesLanguage, reminderDays, noticeAt, planExtras }: FrameChoices,
  until?: CalendarDate,
): MonthFrame {
  const { from, to } = monthPeriod(name);
  const asOf = until ?? to;
  return {
    name,
    period: { from, to: asOf },
    asOf,
    settings: inbox.firm.settings,
    prices: inbox.prices,
    reminderDays,
    noticeAt,
    planExtras,
    language: filesLanguage,
    books: inbox.firm.closed ?? null,
    before: inbox.before,
    logs: inbox.logs,
    notRead: inbox.notRead,
    unusedSources: inbox.unusedSources,
    tables: inbox.tables,
    sources: inbox.sources,
    ownPrices: inbox.ownPrices,
  };
}

/** A client's month, and the exceptions that only it shows. */
interface ClientMade {
  readonly client: ClientMonth;
  readonly own: readonly Exception[];
}

/** Works out a client's month. */
export function clientMonth(
  work: ClientWork,
  placed: PlacedWork,
  { period, asOf, prices, settings, books, reminderDays, noticeAt }: MonthFrame,
): ClientMade {
  const { account, exceptions, own } = placed.accountOf(work);
  const { client, ledger, terms, prior } = account;
  const figures = statement(ledger, terms, period, prices, prior);
  const { banks } = ledger;
  const unpriced = missingPrices(client.name, figures);
  const names = bankNames<BankHistory>([...new Set([...banks, ...figures.banks.map(({ bank }) => bank)])]);
  return {
    client: {
      ...account,
      from: account.past?.from ?? [],
      plans: plansHeld(terms, period),
      statement: figures,
      outlook: clientOutlook({ ledger, terms, statement: figures }, prices, reminderDays),
      notices: bankNotices(figures, noticeAt),
      bill: billLines(figures, { terms, banks, settings }),
      renewed: renewalsPaid(terms, asOf, prices),
      values: termValues(account, asOf, prices, settings, books),
      exceptions: [...exceptions, ...unpriced].filter(isClients).sort(byPlace),
      held: ledgerControl(ledger),
      owed: hoursOwed(account, figures, names, prices),
      bankNames: names,
    },
    own: [...own, ...unpriced],
  };
}

/** The firm's month: `clients` are all of them in order, and `own` the exceptions that only they show. */
export function firmMonth<Client extends KeptClient>(
  frame: MonthFrame,
  placed: Pick<PlacedWork, "control" | "files" | "exceptions"> & { readonly ids: IdTieOut },
  clients: readonly Client[],
  own: readonly Exception[],
): Month<Client> {
  const { control, files, exceptions, ids } = placed;
  return withOverview({
    ...frame,
    clients,
    exceptions: [...exceptions, ...own].sort(byPlace),
    changes: null,
    unreadable: [],
    control,
    files,
    ids,
  });
}

/** The renewals that have no price, as exceptions of their register rows. */
function missingPrices(client: string, { renewals }: Statement): Exception[] {
  return renewals.flatMap(({ problem, terms: [term], plan, quantity }): Exception[] => {
    if (problem === null || term === undefined) return [];
    const { file, line } = term.contract;
    return [{ file, line, problems: [problem], client, row: { client, plan, quantity: String(quantity) } }];
  });
}

function plansHeld(terms: readonly PlanTerm[], period: Period): Plan[] {
  const held = terms.filter(
    ({ opens, expires }) => opens !== null && opens <= period.to && expires > period.from,
  );
  return held.length === 0 ? ["BASIC"] : [...new Set(held.map(({ plan }) => plan))];
}

/**
 * Whether an exception needs attention in this month: a warning about a term concerns the months in which that term is
 * in force, and the one in which it ends (P9).
 */
export function needsAttention({ term }: Exception, { from, to }: Period): boolean {
  return term === undefined || (term.start <= to && term.expires >= from);
}

/** Missing prices and merged or missing clients concern only the firm: they are not shown to a client. */
function isClients({ problems }: Exception): boolean {
  return !problems.some(
    ({ code }) => code.startsWith("PRICE_") || code === "CLIENTS_JOINED" || code === "CLIENT_GONE",
  );
}
