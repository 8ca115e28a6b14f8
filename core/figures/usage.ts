/**
 * A client's period as one line of figures, and the period that a log spans.
 *
 * Laws: every figure is read from the statement, or by what the statement is read by, so it never disagrees with the
 * client's lines. Drawn, billable and waived minutes add up to all charged minutes.
 */

import type { Exception } from "../firm/exceptions.ts";
import type { Reconciliation } from "../firm/reconciliation.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { BANK_PLANS, type BankPlan } from "../rules/plans.ts";
import type { PlanTerm } from "../rules/terms.ts";
import type { CalendarDate, Period } from "../values/calendar.ts";
import { recordOf } from "../values/grouping.ts";
import { nameKey } from "../values/names.ts";
import { type Minutes, sum } from "../values/units.ts";
import { nextRenewal, termsToRenew } from "./renewals-due.ts";
import { type RollForward, rollForwards } from "./roll-forward.ts";
import { type DetailedStatement, type OrangeUse, useOf } from "./statement.ts";

interface BankUse {
  /** At the end of the period. */
  readonly left: Minutes;
  /** Charged minutes drawn in the period. */
  readonly used: Minutes;
}

export interface Usage {
  /** Null when the client had no bank of the plan in the period. */
  readonly banks: Readonly<Record<BankPlan, BankUse | null>>;
  readonly orange: OrangeUse;
  /** Minutes after rounding: not drawn from a bank, waived, and the total including draws. */
  readonly billable: Minutes;
  readonly waived: Minutes;
  readonly charged: Minutes;
  /** All raw minutes of the period. */
  readonly worked: Minutes;
  readonly entries: number;
  /** The earliest expiry of a term in force that is not yet renewed. */
  readonly nextRenewal: CalendarDate | null;
}

/** The figures of a statement that a usage is read from. */
type Figures = Pick<
  DetailedStatement,
  "lines" | "banks" | "orange" | "worked" | "charged" | "chargedTotal"
> & {
  readonly renewals: readonly { readonly expires: CalendarDate }[];
};

/** The usage of a period without its statement, which would price each renewal too. */
export function usageIn(of: Ledger, terms: readonly PlanTerm[], period: Period): Usage {
  return usage({
    ...useOf(of, period),
    banks: rollForwards(of, period),
    renewals: termsToRenew(terms, period.to),
  });
}

export function usage(of: Figures): Usage {
  return {
    banks: recordOf(BANK_PLANS, (plan) => bankUse(of.banks, plan)),
    orange: of.orange,
    billable: of.charged.billable,
    waived: of.charged.waived,
    charged: of.chargedTotal,
    worked: of.worked,
    entries: of.lines.filter((line) => line.kind === "entry").length,
    nextRenewal: nextRenewal(of.renewals)?.expires ?? null,
  };
}

function bankUse(banks: readonly RollForward[], plan: BankPlan): BankUse | null {
  const own = banks.filter(({ bank }) => bank.plan === plan);
  if (own.length === 0) return null;
  return { left: sum(own.map((bank) => bank.closing)), used: sum(own.map((bank) => bank.used)) };
}

/** From the first day of work to the last, inclusive; null without any work. */
export function loggedPeriod(of: Reconciliation): Period | null {
  let first: CalendarDate | null = null;
  let last: CalendarDate | null = null;
  for (const { entries } of of.accounts) {
    const [from, to] = [entries[0]?.date, entries.at(-1)?.date];
    if (from === undefined || to === undefined) continue;
    if (first === null || from < first) first = from;
    if (last === null || to > last) last = to;
  }
  return first === null || last === null ? null : { from: first, to: last };
}

/** The number of exceptions for each client, by name key. */
export function exceptionCounts(exceptions: readonly Exception[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { client } of exceptions) {
    if (client === null) continue;
    const key = nameKey(client);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

/** What CLIENT_USAGE shows of a bank, by its plan. */
export const BANK_COLUMNS = {
  VIP: { left: "vipLeft", used: "vipUsed" },
  VIP_DIAMOND: { left: "diamondLeft", used: "diamondUsed" },
  ORANGE_PLUS: { left: "plusLeft", used: "plusUsed" },
} as const satisfies Record<BankPlan, Record<keyof BankUse, string>>;

/** What CLIENT_USAGE shows of a client, in this order: column 1 is `client`. */
export const USAGE_COLUMNS = [
  "client",
  ...BANK_PLANS.flatMap((plan) => [BANK_COLUMNS[plan].left, BANK_COLUMNS[plan].used]),
  "orangeDaysUsed",
  "orangeDaysOver",
  "overage",
  "billable",
  "waived",
  "entries",
  "exceptions",
  "nextRenewal",
] as const;
export type UsageColumn = (typeof USAGE_COLUMNS)[number];
