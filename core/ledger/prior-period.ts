/**
 * What a closed month passes on to later months (M2): its closing balances, the settings it was closed with, and
 * changes found since.
 *
 * Laws: a closed balance is the next month's opening balance, whatever the rules, rates and settings are by then. Work,
 * register rows and corrections that arrive later are placed by their own date; their effect on closed months is
 * reported as an adjustment of the first open month. Opening balance + that adjustment = what the ledger holds.
 */

import { type BankName, bankNames, isSameBank, leftAt } from "../rules/bank.ts";
import type { Contract } from "../rules/contract.ts";
import type { Costed } from "../rules/lots.ts";
import type { OverageDecision } from "../rules/overage.ts";
import type { SoldPlan } from "../rules/plans.ts";
import type { PlanTerm } from "../rules/terms.ts";
import type { CalendarDate } from "../values/calendar.ts";
import { cents, type Minutes, minutes, NO_MINUTES } from "../values/units.ts";
import type { Adjustment } from "./adjustment.ts";
import { type Change, difference, type Known, makeSameTerms, reportedChange } from "./difference.ts";
import { type Entry, inOrder, isSameContent } from "./entry.ts";
import type { JoinedClient } from "./joined-clients.ts";
import { type ClosedPast, type Ledger, ledger } from "./ledger.ts";
import type { Settings } from "./settings.ts";

/**
 * The version of the reading rules. Raised when the same text is read differently than before: words for categories,
 * units, terms or overlapping exports.
 */
export const READING = 2;

/** The reading with which a run of days was closed, by its last day. */
export interface ReadingOf {
  readonly through: CalendarDate;
  readonly reading: number;
}

/** A bank as it was closed. */
export interface ClosedBank extends BankName {
  readonly expires: CalendarDate;
  /** At the end of the last closed day. */
  readonly left: Minutes;
}

/** What a firm owes for: the minutes of a bank, or the days of an Orange subscription. */
export interface OwedName extends Omit<BankName, "plan"> {
  readonly counts: "minutes" | "days";
  readonly plan: SoldPlan;
}

/** What was owed of it when it was closed, at the end of the last closed day. */
export interface ClosedOwed extends OwedName {
  readonly expires: CalendarDate;
  readonly left: Costed;
}

/** Everything known about a client when the last month was closed, up to its last day. */
export interface ClosedClient {
  readonly name: string;
  readonly contracts: readonly Contract[];
  /** As read at the time. */
  readonly terms: readonly PlanTerm[];
  readonly entries: readonly Entry[];
  readonly adjustments: readonly Adjustment[];
  /** A9 */
  readonly decisions: readonly OverageDecision[];
  readonly banks: readonly ClosedBank[];
  /** Absent when closed by a version that did not record it. */
  readonly owed?: readonly ClosedOwed[];
  /** Keys of all its names, including its own. */
  readonly names: readonly string[];
  /** Clients joined with it since. */
  readonly joined: readonly JoinedClient[];
  /** The clients of the last closed month that it comprises: itself, and those an alias has joined with it since. */
  readonly from: readonly string[];
}

/** The last closed month of the whole firm. */
export interface ClosedBooks {
  /** The last closed day. */
  readonly through: CalendarDate;
  /** By the last day of each run of days, in order. */
  readonly settings: ClosedPast["settings"];
  /** The reading with which each run of days was closed, in order. */
  readonly readings: readonly ReadingOf[];
  /** The fingerprint of each file read then. */
  readonly files: ReadonlyMap<string, string>;
  readonly clients: readonly ClosedClient[];
}

/** Changes in a client's closed past, reported in the first open month. */
export interface PriorPeriod {
  /** The last closed day. */
  readonly through: CalendarDate;
  readonly banks: readonly ClosedBank[];
  readonly owed?: readonly ClosedOwed[];
  readonly changes: readonly Change[];
}

/** What is known about a client now. */
export interface Work {
  readonly contracts: readonly Contract[];
  readonly terms: readonly PlanTerm[];
  readonly entries: readonly Entry[];
  readonly adjustments: readonly Adjustment[];
  readonly decisions: readonly OverageDecision[];
  readonly files: ReadonlyMap<string, string>;
}

const UNKNOWN: Omit<ClosedClient, "name"> = {
  contracts: [],
  terms: [],
  entries: [],
  adjustments: [],
  decisions: [],
  banks: [],
  owed: [],
  names: [],
  joined: [],
  from: [],
};

/** A client's ledger, with changes in its closed past; `prior` is null when no month is closed. */
export function clientLedger(
  work: Work,
  settings: Settings,
  books: ClosedBooks | null,
  closed?: Omit<ClosedClient, "name">,
): { ledger: Ledger; prior: PriorPeriod | null } {
  if (books !== null) return ledgerAfterClosing(work, settings, books, closed);
  return {
    ledger: ledger(work.terms, work.entries, work.adjustments, settings, null, work.decisions),
    prior: null,
  };
}

/** The ledger of a client with closed months, and changes in those months. */
function ledgerAfterClosing(
  work: Work,
  settings: Settings,
  books: ClosedBooks,
  closed: Omit<ClosedClient, "name"> = UNKNOWN,
): { ledger: Ledger; prior: PriorPeriod } {
  const { through } = books;
  const { terms, entries, adjustments, decisions } = work;
  const past: ClosedPast = { through, settings: books.settings, kept: [], joined: closed.joined };
  const asIs = ledger(terms, entries, adjustments, settings, past, decisions);
  const same = isSameWork(work, closed, through);
  const asClosed = same
    ? asIs
    : ledger(closed.terms, closed.entries, closed.adjustments, settings, past, closed.decisions);
  const kept = keptBalances(closed.banks, asClosed, through);
  const own =
    kept.length === 0 ? asIs : ledger(terms, entries, adjustments, settings, { ...past, kept }, decisions);
  const then: Known = { ...closed, ledger: asClosed, files: books.files };
  const now: Known = { ...work, ledger: asIs };
  const changes = same ? [] : difference(then, now, through);
  const byRules = movedByRules(closed.banks, own, changes, through);
  const { banks, owed } = closed;
  const prior = { through, banks, ...(owed !== undefined && { owed }), changes: [...changes, ...byRules] };
  return { ledger: own, prior };
}

/** For each bank whose balance differs under today's rules, the difference that keeps its closed balance. */
function keptBalances(
  banks: readonly ClosedBank[],
  asClosed: Ledger,
  through: CalendarDate,
): ClosedPast["kept"] {
  return [...bankNames(asClosed.banks)].flatMap(([bank, name]) => {
    const closed = banks.find((own) => isSameBank(own, name));
    const by = minutes((closed?.left ?? 0) - leftAt(bank, through));
    return by === 0 ? [] : [{ ...name, by }];
  });
}

/**
 * The part of a closed balance that can't be kept, because the bank no longer exists or holds too little. It is
 * reported too, so that the changes reported for a bank equal its balance now less its closed balance.
 */
function movedByRules(
  closed: readonly ClosedBank[],
  own: Ledger,
  changes: readonly Change[],
  through: CalendarDate,
): Change[] {
  const now = [...bankNames(own.banks)].map(([bank, name]) => ({ ...name, left: leftAt(bank, through) }));
  const names = [...now, ...closed.filter((bank) => !now.some((other) => isSameBank(bank, other)))];
  return names.flatMap(({ plan, start, copy, formerly }): Change[] => {
    const name = { plan, start, copy, formerly };
    const leftOf = (banks: readonly (BankName & { readonly left: Minutes })[]) =>
      banks.find((bank) => isSameBank(bank, name))?.left ?? NO_MINUTES;
    const reported = reportedChange(changes, name);
    const change = minutes(leftOf(now) - leftOf(closed) - reported);
    if (change === 0) return [];
    const effect = {
      on: "adjusted",
      bank: name,
      raw: NO_MINUTES,
      charged: NO_MINUTES,
      change,
      amount: cents(0),
    } as const;
    return [
      {
        date: through,
        kind: "adjusted",
        entry: null,
        gone: false,
        cause: { code: "RULES" },
        effects: [effect],
      },
    ];
  });
}

/** Whether nothing was added, removed or changed up to the last closed day. */
function isSameWork(work: Work, closed: Omit<ClosedClient, "name">, through: CalendarDate): boolean {
  const upTo = <T extends { readonly date: CalendarDate }>(all: readonly T[]) =>
    all.filter(({ date }) => date <= through);
  const [was, is] = [upTo(closed.entries), upTo(work.entries)];
  if (was.length !== is.length) return false;
  if (!makeSameTerms(closed.contracts, work.contracts)) return false;
  if (JSON.stringify(upTo(closed.adjustments)) !== JSON.stringify(upTo(work.adjustments))) return false;
  if (JSON.stringify(upTo(closed.decisions)) !== JSON.stringify(upTo(work.decisions))) return false;
  const [before, now] = [[...was].sort(inOrder), [...is].sort(inOrder)];
  return before.every((entry, index) => isSameContent(entry, now[index] as Entry));
}
