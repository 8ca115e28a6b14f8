/**
 * What a firm looks for first in a month, computed once for every document: hours held, used, left and at risk;
 * billable and to-be-billed time; the next renewals; and which clients need attention, and why.
 *
 * Laws: results are integers, dates and codes, never sentences. Every figure is a statement's own or a sum of such
 * figures. A sum with a missing amount is null, never the sum of the rest (A10). A row is left out only if it counts
 * nowhere: a row already counted by another is not left out.
 */

import { outcomeOf } from "../firm/exception-groups.ts";
import type { Exception } from "../firm/exceptions.ts";
import { BANK_PLANS, type BankPlan, type Plan } from "../rules/plans.ts";
import { addDays, type CalendarDate } from "../values/calendar.ts";
import { recordOf } from "../values/grouping.ts";
import { type Cents, knownSum, type Minutes, sum } from "../values/units.ts";
import { type Billable, type BillTotal, totalOfAll } from "./bill-total.ts";
import { type BillLine, toBill } from "./billing.ts";
import type { ClientOutlook } from "./client-outlook.ts";
import { HORIZON, type Holding, type Hours, holdings, together } from "./holdings.ts";
import { type OwedLine, owedByPlan, type PlanOwed } from "./hours-owed.ts";
import { nextRenewal, type RenewalDue } from "./renewals-due.ts";
import { BILLABLE_REASONS, type BillableReason, type Statement } from "./statement.ts";

/** Why a client needs attention, what is imminent first. */
export const FLAGS = [
  "unpaid",
  "renew",
  "confirm",
  "lapsed",
  "empty",
  "runsOut",
  "ending",
  "over",
  "noRate",
  "exceptions",
] as const;
type FlagCode = (typeof FLAGS)[number];

export interface Flag {
  readonly code: FlagCode;
  /** Plan of the term or of the bank; null for the other flags. */
  readonly plan: Plan | null;
  /**
   * The day it is about: the first of an unpaid term, the last to renew on time, the first overage to confirm, the end
   * of a lapsed or declined term, the day the bank ran or will run out; null for the other flags.
   */
  readonly date: CalendarDate | null;
  /** Days over the allowance, or rows; null for the other flags. */
  readonly count: number | null;
}

/** A client's month: its statement, and its rows that were left out or need attention. */
export interface ViewedAccount {
  readonly statement: Statement;
  readonly outlook: ClientOutlook;
  /** A10: billable time except held time (A9), by reason and level. */
  readonly bill: readonly BillLine[];
  readonly owed: readonly OwedLine[];
  readonly exceptions: readonly Exception[];
}

export interface ClientOverview<Account> {
  readonly account: Account;
  /** The banks in force at the end of the period. */
  readonly holdings: readonly Holding[];
  /** The sum over these banks; null when there are none. */
  readonly hours: Hours | null;
  readonly nextRenewal: RenewalDue | null;
  readonly flags: readonly Flag[];
}

interface DueOf<Account> {
  readonly account: Account;
  readonly due: RenewalDue;
}

export interface FirmOverview<Account> {
  /** The last day of the period. */
  readonly asOf: CalendarDate;
  /** The last day of the look-ahead, inclusive: `HORIZON` days after `asOf`. */
  readonly until: CalendarDate;
  /** In the order given. */
  readonly clients: readonly ClientOverview<Account>[];
  readonly banksInForce: number;
  /** Of banks in force, in total and by plan. */
  readonly hours: Hours;
  readonly hoursByPlan: Readonly<Record<BankPlan, Hours>>;
  /** Charged minutes drawn from banks in the period, including banks that expired in it. */
  readonly drawn: Minutes;
  /** A5: charged minutes of Orange overage of the period. */
  readonly overage: Minutes;
  /** A10: the period's billable time, in total and by reason. */
  readonly billable: Readonly<Record<BillableReason | "total", Billable>>;
  /** A9: the parts of `billable` that await confirmation and that do not. */
  readonly toConfirm: Billable;
  readonly billed: Billable;
  /** M3: `billed` plus changes in closed months. */
  readonly toBill: BillTotal;
  /** Terms to renew that expire by `until`, soonest first, and the total cost if all are paid on time. */
  readonly renewals: readonly DueOf<Account>[];
  readonly renewalsOnTime: Cents | null;
  /** Those that expire later, soonest first. */
  readonly laterRenewals: readonly DueOf<Account>[];
  /** What the firm still owes, by plan. */
  readonly owed: readonly PlanOwed[];
  /** How many clients have each flag. */
  readonly flagged: Readonly<Record<FlagCode, number>>;
  /** Rows that need attention, including those of no client, and how many of them were left out. */
  readonly exceptions: { readonly rows: number; readonly leftOut: number };
}

/**
 * The overview of a firm at the end of `asOf`, the last day of its clients' statements. `exceptions` are all of the
 * firm's.
 */
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
    hoursByPlan: recordOf(BANK_PLANS, (plan) => together(banks.filter(({ bank }) => bank.plan === plan))),
    drawn: sum(statements.map(({ charged }) => charged.bank)),
    overage: sum(statements.map(({ orange }) => orange.overageCharged)),
    billable: recordOf([...BILLABLE_REASONS, "total"], (reason) =>
      added(statements.map(({ billable }) => billable[reason])),
    ),
    toConfirm: added(statements.map(({ held }) => held)),
    billed: added(statements.map(({ billed }) => billed.total)),
    toBill: totalOfAll(statements.map(toBill)),
    renewals: soon,
    renewalsOnTime: knownSum(soon.map(({ due }) => due.onTime?.price ?? null)),
    laterRenewals: renewals.slice(soon.length),
    owed: owedByPlan(accounts.flatMap(({ owed }) => owed)),
    flagged: recordOf(
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
  const own = holdings(account);
  return {
    account,
    holdings: own,
    hours: own.length === 0 ? null : together(own),
    nextRenewal: nextRenewal(account.statement.renewals),
    flags: flagsOf(account, own),
  };
}

function flagsOf(
  { statement: { orange, toConfirm }, outlook, bill, exceptions }: ViewedAccount,
  banks: readonly Holding[],
): Flag[] {
  const none = { plan: null, date: null, count: null };
  const dated = (code: FlagCode, all: readonly { plan: Plan | null; date: CalendarDate }[]): Flag[] =>
    [...all].sort((a, b) => a.date - b.date).map(({ plan, date }) => ({ ...none, code, plan, date }));
  const exhausted = banks.flatMap(({ bank: { plan }, left, exhaustsOn }) =>
    exhaustsOn === null ? [] : [{ plan, date: exhaustsOn, left }],
  );
  const { unpaid, offers, ended, declined } = outlook;
  const lapsed = ended.filter(({ why, isNews }) => why === "lapsed" && isNews);
  const [held] = toConfirm;
  return [
    ...dated(
      "unpaid",
      unpaid.map(({ plan, since }) => ({ plan, date: since })),
    ),
    ...dated(
      "renew",
      offers.filter(({ isNear }) => isNear).map(({ due, until }) => ({ plan: due.plan, date: until })),
    ),
    ...(held === undefined ? [] : dated("confirm", [{ plan: null, date: held.date }])),
    ...dated(
      "lapsed",
      lapsed.map(({ plan, on }) => ({ plan, date: on })),
    ),
    ...dated(
      "empty",
      exhausted.filter(({ left }) => left === 0),
    ),
    ...dated(
      "runsOut",
      exhausted.filter(({ left }) => left > 0),
    ),
    ...dated(
      "ending",
      declined.map(({ plan, expires }) => ({ plan, date: expires })),
    ),
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
