/**
 * A reconciled month: every client's statement, and everything left out, as one value.
 *
 * Law: all its figures are computed in core, none here, so the workbooks, run.json and the printed summary always
 * agree.
 */

import { type Check, checks } from "../../core/figures/checks.ts";
import { type FirmOverview, firmOverview } from "../../core/figures/firm-overview.ts";
import { type Statement, statement } from "../../core/figures/statement.ts";
import type { Control, FileControl } from "../../core/firm/control.ts";
import type { Exception } from "../../core/firm/exceptions.ts";
import { type ClientAccount, reconcile } from "../../core/firm/reconciliation.ts";
import { type IdTieOut, idTieOut } from "../../core/firm/tie-out.ts";
import type { ClosedBooks } from "../../core/ledger/prior-period.ts";
import type { Settings } from "../../core/ledger/settings.ts";
import type { Plan, PriceBook } from "../../core/rules/plans.ts";
import { type CalendarDate, type Period, parseMonth } from "../../core/values/calendar.ts";
import { addTo } from "../../core/values/grouping.ts";
import { compareText, nameKey } from "../../core/values/names.ts";
import type { ProblemCode } from "../../core/values/problems.ts";
import type { Changes } from "../books/changes.ts";
import { FatalError } from "../disk/fatal-error.ts";
import type { Inbox, InputFile } from "./inbox.ts";

export interface ClientMonth extends ClientAccount {
  readonly statement: Statement;
  /** This client's rows that were left out or need attention. */
  readonly exceptions: readonly Exception[];
}

export interface Month {
  /** `YYYY-MM`. */
  readonly name: string;
  readonly period: Period;
  readonly asOf: CalendarDate;
  readonly settings: Settings;
  readonly prices: PriceBook;
  readonly clients: readonly ClientMonth[];
  readonly control: Control;
  readonly files: readonly FileControl[];
  readonly ids: IdTieOut;
  /** M2: the closed months before; null when no month is closed. */
  readonly books: ClosedBooks | null;
  readonly before: Inbox["before"];
  /** Since the last run of the month; null when this is the first. */
  readonly changes: Changes | null;
  /** The files of that run that can no longer be read, so the changes may be incomplete. */
  readonly unreadable: readonly string[];
  readonly logs: readonly InputFile[];
  readonly notRead: Inbox["notRead"];
  readonly unusedSources: Inbox["unusedSources"];
  readonly sources: Inbox["sources"];
  readonly ownPrices: Inbox["ownPrices"];
  /** The whole firm's, in order of file and line. */
  readonly exceptions: readonly Exception[];
  readonly overview: FirmOverview<ClientMonth>;
  readonly checks: readonly Check[];
}

/** The month with its overview and its checks, computed once for every document. */
export function withOverview(month: Omit<Month, "overview" | "checks">): Month {
  return { ...month, overview: firmOverview(month), checks: checks(month) };
}

/** The days of the month `YYYY-MM`. Throws FatalError when it is not a month. */
export function monthPeriod(name: string): Period {
  const period = parseMonth(name);
  if (period === null) throw new FatalError([`“${name}” is not a month. Write --period as YYYY-MM.`]);
  return period;
}

/** Reconciles the month `YYYY-MM`. Throws FatalError when it is not a month. */
export function reconciledMonth(name: string, inbox: Inbox): Month {
  const period = monthPeriod(name);
  const result = reconcile(inbox.firm);
  const statements = result.accounts.map((account) => ({
    ...account,
    statement: statement(account.ledger, account.terms, period, inbox.prices, account.prior),
  }));
  const unpriced = statements.flatMap(({ client, statement: { renewals } }) =>
    renewals.flatMap(({ problem, terms: [term], plan, quantity }): Exception[] => {
      if (problem === null || term === undefined) return [];
      const { file, line } = term.contract;
      const row = { client: client.name, plan, quantity: String(quantity) };
      return [{ file, line, problems: [problem], client: client.name, row }];
    }),
  );
  const exceptions = [...inbox.exceptions, ...result.exceptions, ...unpriced].sort(
    (a, b) => compareText(a.file, b.file) || a.line - b.line,
  );
  const byClient = exceptionsByClient(exceptions, result.accounts);
  const clients = statements.map((account) => ({
    ...account,
    exceptions: byClient.get(account.client.key) ?? [],
  }));
  return withOverview({
    name,
    period,
    asOf: period.to,
    settings: inbox.firm.settings,
    prices: inbox.prices,
    clients,
    exceptions,
    books: inbox.firm.closed ?? null,
    before: inbox.before,
    changes: null,
    unreadable: [],
    logs: inbox.logs,
    notRead: inbox.notRead,
    unusedSources: inbox.unusedSources,
    sources: inbox.sources,
    ownPrices: inbox.ownPrices,
    control: result.control,
    files: result.files,
    ids: idTieOut(inbox.firm.logs, result.accounts, result.exceptions),
  });
}

/** The plans that a client had on any day of the month, in the order of their terms; BASIC when it had none. */
export function plansHeld({
  terms,
  statement: { period },
}: Pick<ClientMonth, "terms" | "statement">): Plan[] {
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
function isTheFirms(code: ProblemCode): boolean {
  return code.startsWith("PRICE_") || code === "CLIENTS_JOINED" || code === "CLIENT_GONE";
}

function exceptionsByClient(
  exceptions: readonly Exception[],
  accounts: readonly ClientAccount[],
): ReadonlyMap<string, readonly Exception[]> {
  const keys = new Map(accounts.flatMap(({ client, names }) => names.map((name) => [name, client.key])));
  for (const { client } of accounts) keys.set(client.key, client.key);
  const byClient = new Map<string, Exception[]>();
  for (const exception of exceptions) {
    if (exception.client === null || exception.problems.some(({ code }) => isTheFirms(code))) continue;
    const name = nameKey(exception.client);
    const key = keys.get(name) ?? name;
    addTo(byClient, key, exception);
  }
  return byClient;
}
