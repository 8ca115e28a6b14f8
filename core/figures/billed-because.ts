/**
 * Why something is billed, in the facts that a client can check: no plan on those days, a plan not yet paid, a level
 * that its plans do not have, a bank that was empty, hours added to a bank.
 *
 * Laws: the ledger decided what is billed; this only says why. The same facts give the same reason, so minutes can be
 * added up by it.
 */

import type { Ledger } from "../ledger/ledger.ts";
import { levelOf, type Placement, type PricedLine, type WorkLine } from "../ledger/lines.ts";
import type { Settings } from "../ledger/settings.ts";
import { isInForce, lastTaken } from "../rules/bank.ts";
import { type Category, type Level, servingBanks, type Work } from "../rules/coverage.ts";
import { type BankPlan, holdsBank, isOrange, type SoldPlan } from "../rules/plans.ts";
import { isAwaited } from "../rules/term-cover.ts";
import { inForce, type PlanTerm } from "../rules/terms.ts";
import { type CalendarDate, later } from "../values/calendar.ts";
import type { Minutes } from "../values/units.ts";

export type BilledBecause =
  /** P1: the first days without a plan and with one again; null where there is none before, or none after so far. */
  | {
      readonly code: "no_plan";
      readonly from: CalendarDate | null;
      readonly until: CalendarDate | null;
    }
  /** P5: its term had begun. */
  | { readonly code: "unpaid"; readonly plan: SoldPlan; readonly since: CalendarDate }
  /** A3, A5: a day's Orange use beyond its allowance. */
  | { readonly code: "overage" }
  /** A5: the bank that serves such work. */
  | { readonly code: "bank_empty"; readonly plan: BankPlan; readonly since: CalendarDate }
  /** A5: none of the plans in force has such work: its level, or else its category. */
  | {
      readonly code: "not_covered";
      readonly what: { readonly level: Level } | { readonly category: Category };
      readonly plans: readonly SoldPlan[];
    }
  /** R8, M3: no work, but hours added at a price, or taken back. */
  | {
      readonly code: "added_time";
      readonly plan: BankPlan;
      /** Signed. */
      readonly minutes: Minutes;
      readonly on: CalendarDate;
      /** The reason that its row gives, cut where it is long. */
      readonly text: string;
    };

/** The clause by which it is billed. */
export const BECAUSE_CLAUSES = {
  no_plan: "P1",
  unpaid: "P5",
  overage: "A5",
  bank_empty: "A5",
  not_covered: "A5",
  added_time: "R8",
} as const satisfies Record<BilledBecause["code"], string>;

/** The client's terms and banks, and the rules that served it. */
export interface Behind {
  readonly terms: readonly PlanTerm[];
  readonly banks: Ledger["banks"];
  readonly settings: Settings;
}

/** Why a billable placement is billed. */
export function billedBecause(line: WorkLine, { rule }: Placement, behind: Behind): BilledBecause {
  const { terms } = behind;
  const { date } = line;
  if (rule === "P1") return noPlan(terms, date);
  if (rule === "P5") {
    const awaited = awaitedOn(line, behind);
    if (awaited !== undefined) return { code: "unpaid", plan: awaited.plan, since: awaited.start };
  }
  if (line.kind === "overage") return { code: "overage" };
  return beyond(line, behind);
}

/** Why a priced adjustment is on the bill. */
export function addedBecause({ bank, date, minutes, adjustment }: PricedLine): BilledBecause {
  return { code: "added_time", plan: bank.plan, minutes, on: date, text: shortened(adjustment.reason) };
}

/** So that a phrase stays one, and formulas find it: they compare texts of up to 255 characters. */
const LONGEST = 120;

function shortened(text: string): string {
  const plain = text.replaceAll(/\s+/g, " ");
  return plain.length > LONGEST ? `${plain.slice(0, LONGEST - 1)}…` : plain;
}

function noPlan(terms: readonly PlanTerm[], date: CalendarDate): BilledBecause {
  const paid = terms.filter((term) => term.opens !== null);
  const ends = paid.flatMap(({ expires }) => (expires <= date ? [expires] : []));
  const begins = paid.flatMap(({ opens }) => (opens !== null && opens > date ? [opens] : []));
  return {
    code: "no_plan",
    from: ends.length === 0 ? null : (Math.max(...ends) as CalendarDate),
    until: begins.length === 0 ? null : (Math.min(...begins) as CalendarDate),
  };
}

/** P5: the term that had begun, was not paid, and would have covered the work. */
function awaitedOn(line: WorkLine, { terms, settings }: Behind): PlanTerm | undefined {
  const { date } = line;
  const own = terms.filter((term) => inForce(term, date));
  const held = {
    orange: own.some(({ plan }) => isOrange(plan)),
    banks: new Set(own.flatMap(({ plan }) => (holdsBank(plan) ? [plan] : []))),
  };
  const work =
    line.kind === "entry"
      ? { category: line.category, level: line.level, approved: line.entry.approved }
      : null;
  const going = { work, level: levelOf(line), held };
  return terms.find((term) => isAwaited(term, date, going, settings));
}

/** A5: work that the plans in force do not have, or whose bank is empty. */
function beyond(line: WorkLine & { kind: "entry" }, { terms, banks, settings }: Behind): BilledBecause {
  const { date, category } = line;
  const level = levelOf(line);
  const held = banks.filter((bank) => isInForce(bank, date));
  const work: Pick<Work, "category"> & { level: Level } = { category, level };
  const serving = servingBanks(work, new Set(held.map(({ plan }) => plan)), settings);
  // Of those that were ever given hours, the plan drawn last: all before it were empty too.
  const asked = held.filter(({ movements }) =>
    movements.some(({ date: on, minutes: by }) => on <= date && by > 0),
  );
  const last = serving.filter((plan) => asked.some((bank) => bank.plan === plan)).at(-1);
  if (last !== undefined) {
    const own = asked.filter(({ plan }) => plan === last);
    // Where nothing was drawn, it was empty from the day it opened.
    const since = own.map((bank) => lastTaken(bank, date) ?? bank.opens).reduce(later);
    return { code: "bank_empty", plan: last, since };
  }
  const plans = [...new Set(terms.filter((term) => inForce(term, date)).map(({ plan }) => plan))];
  // With this setting, Orange Plus has some work of level 3.
  const isPartly = settings.plusForLevel3 === "named" && plans.includes("ORANGE_PLUS");
  return { code: "not_covered", what: level === 3 && !isPartly ? { level } : { category }, plans };
}
