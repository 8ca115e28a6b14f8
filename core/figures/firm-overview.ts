/**
 * What a firm looks for first in a month, worked out once for every document: hours held, used, left and at risk, what
 * is billable and to be billed, the next renewals, and which clients need a look for what.
 *
 * Laws: integers, dates and codes, never a sentence; every figure is a statement's own, or a sum of such figures; a sum
 * of amounts of which one is missing is null, never the sum of the others (A10); what is left out counts nowhere, so a
 * row that is counted already by another is not left out.
 */

import { outcomeOf } from "../firm/exception-groups.ts";
import type { Exception } from "../firm/exceptions.ts";
import { BANK_PLANS, type BankPlan, type Plan } from "../rules/plans.ts";
import { addDays, type CalendarDate } from "../values/calendar.ts";
import { type Cents, knownSum, type Minutes, sum } from "../values/units.ts";
import { type BillLine, type BillTotal, billLines, billTotal, linesToBill } from "./billing.ts";
import { HORIZON, type Holding, type Hours, holdings, together } from "./holdings.ts";
import { nextRenewal, type RenewalDue } from "./renewals-due.ts";
import { BILLABLE_REASONS, type Billable, type BillableReason, type Statement } from "./statement.ts";

/** Why a client needs a look, the gravest first. */
export const FLAGS = ["lapsed", "empty", "runsOut", "over", "noRate", "exceptions"] as const;
type FlagCode = (typeof FLAGS)[number];

export interface Flag {
  readonly code: FlagCode;
  /** Of the term that lapsed, or of the bank; null for the other flags. */
  readonly plan: Plan | null;
  /** The day the term expired, or on which nothing was or will be left in the bank; null for the other flags. */
  readonly date: CalendarDate | null;
  /** Days over the allowance, or rows; null for the other flags. */
  readonly count: number | null;
}

/** A client's month: its statement, and what was left out or needs a look of it. */
export interface ViewedAccount {
  readonly statement: Statement;
  readonly exceptions: readonly Exception[];
}

export interface ClientOverview<Account> {
  readonly account: Account;
  /** The banks in force as the period ends. */
  readonly holdings: readonly Holding[];
  /** Theirs together; null when there is none. */
  readonly hours: Hours | null;
  readonly nextRenewal: RenewalDue | null;
  /** A10: billable time but for what is held (A9), by reason and level. */
  readonly bill: readonly BillLine[];
  readonly flags: readonly Flag[];
}

export interface DueOf<Account> {
  readonly account: Account;
  readonly due: RenewalDue;
}

export interface FirmOverview<Account> {
  /** The last day of the period. */
  readonly asOf: CalendarDate;
  /** The last day looked ahead to, that day included: `HORIZON` days after `asOf`. */
  readonly until: CalendarDate;
  /** In the order given. */
  readonly clients: readonly ClientOverview<Account>[];
  readonly banksInForce: number;
  /** Of banks in force, in all and by plan. */
  readonly hours: Hours;
  readonly hoursByPlan: Readonly<Record<BankPlan, Hours>>;
  /** Charged minutes that banks gave within the period, those included that expired within it. */
  readonly drawn: Minutes;
  /** A5: charged minutes of Orange overage of the period. */
  readonly overage: Minutes;
  /** A10: the period's billable time, in all and by reason. */
  readonly billable: Readonly<Record<BillableReason | "total", Billable>>;
  /** A9: of `billable`, what waits to be confirmed, and what does not. */
  readonly toConfirm: Billable;
  readonly billed: Billable;
  /** M3: `billed` and what came to light about closed months. */
  readonly toBill: BillTotal;
  /** Renewals that expire by `until`, the soonest first, and what they cost together if all are paid on time. */
  readonly renewals: readonly DueOf<Account>[];
  readonly renewalsOnTime: Cents | null;
  /** Those that expire later, the soonest first. */
  readonly laterRenewals: readonly DueOf<Account>[];
  /** How many clients have each flag. */
  readonly flagged: Readonly<Record<FlagCode, number>>;
  /** Rows that need a look, those of nobody's included, and how many of them were left out. */
  readonly exceptions: { readonly rows: number; readonly leftOut: number };
}

/** The overview of a firm as `asOf`, the last day of its clients' statements, ends. `exceptions` are all of the firm's. */
export function firmOverview<Account extends ViewedAccount>({
  asOf,
  clients: accounts,
  exceptions,
}: {
  readonly asOf: CalendarDate;
  readonly clients: readonly Account[];
  readonly exceptions: readonly Exception[];
}): FirmOverview<Account> {
  const until = addDays(asOf, HORIZON);
  const clients = accounts.map(clientOverview);
  const statements = accounts.map(({ statement }) => statement);
  const banks = clients.flatMap((client) => client.holdings);
  const renewals = accounts
    .flatMap((account) => account.statement.renewals.map((due) => ({ account, due })))
    .sort((a, b) => a.due.expires - b.due.expires);
  const soon = renewals.filter(({ due }) => due.expires <= until);
  return {
    asOf,
    until,
    clients,
    banksInForce: banks.length,
    hours: together(banks),
    hoursByPlan: byKey(BANK_PLANS, (plan) => together(banks.filter(({ bank }) => bank.plan === plan))),
    drawn: sum(statements.map(({ charged }) => charged.bank)),
    overage: sum(statements.map(({ orange }) => orange.overageCharged)),
    billable: byKey([...BILLABLE_REASONS, "total"], (reason) =>
      added(statements.map(({ billable }) => billable[reason])),
    ),
    toConfirm: added(statements.map(({ held }) => held)),
    billed: added(statements.map(({ billed }) => billed.total)),
    toBill: billTotal(statements.flatMap(linesToBill)),
    renewals: soon,
    renewalsOnTime: knownSum(soon.map(({ due }) => due.onTime?.price ?? null)),
    laterRenewals: renewals.slice(soon.length),
    flagged: byKey(
      FLAGS,
      (code) => clients.filter(({ flags }) => flags.some((flag) => flag.code === code)).length,
    ),
    exceptions: {
      rows: exceptions.length,
      leftOut: exceptions.filter((exception) => outcomeOf(exception) === "left_out").length,
    },
  };
}

function clientOverview<Account extends ViewedAccount>(account: Account): ClientOverview<Account> {
  const own = holdings(account.statement);
  const bill = billLines(account.statement);
  return {
    account,
    holdings: own,
    hours: own.length === 0 ? null : together(own),
    nextRenewal: nextRenewal(account.statement.renewals),
    bill,
    flags: flagsOf(account, own, bill),
  };
}

function flagsOf(
  { statement: { lapsed, orange }, exceptions }: ViewedAccount,
  banks: readonly Holding[],
  bill: readonly BillLine[],
): Flag[] {
  const none = { plan: null, date: null, count: null };
  // Rows of one plan that expired together are one renewal that was missed.
  const missed = new Map(lapsed.map(({ plan, expires }) => [`${plan} ${expires}`, { plan, date: expires }]));
  const exhausted = banks.flatMap(({ bank: { plan }, left, exhaustsOn }): Flag[] =>
    exhaustsOn === null ? [] : [{ ...none, code: left === 0 ? "empty" : "runsOut", plan, date: exhaustsOn }],
  );
  return [
    ...[...missed.values()].map((term): Flag => ({ ...none, code: "lapsed", ...term })),
    ...exhausted.filter(({ code }) => code === "empty"),
    ...exhausted.filter(({ code }) => code === "runsOut"),
    ...(orange.daysOver > 0 ? [{ ...none, code: "over" as const, count: orange.daysOver }] : []),
    ...(bill.some(({ amount }) => amount === null) ? [{ ...none, code: "noRate" as const }] : []),
    ...(exceptions.length > 0 ? [{ ...none, code: "exceptions" as const, count: exceptions.length }] : []),
  ];
}

function added(all: readonly Billable[]): Billable {
  return {
    charged: sum(all.map(({ charged }) => charged)),
    amount: knownSum(all.map(({ amount }) => amount)),
  };
}

function byKey<Key extends string, Value>(
  keys: readonly Key[],
  of: (key: Key) => Value,
): Readonly<Record<Key, Value>> {
  return Object.fromEntries(keys.map((key) => [key, of(key)])) as Record<Key, Value>;
}
