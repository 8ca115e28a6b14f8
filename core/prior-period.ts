/**
 * What a closed month leaves to the ones after it (M2): the balances it was closed at, the settings it was closed
 * with, and what has come to light about it since.
 *
 * Laws: a closed balance is the next month's opening, whatever the rules, rates and settings are by then; work, rows
 * of the register and corrections that arrive later are placed by their own date, and what they change in the closed
 * past is told as an adjustment of the first open month; opening + that adjustment = what the ledger holds.
 */

import type { Adjustment } from "./adjustments.ts";
import { type BankName, bankNames, isSameBank } from "./bank.ts";
import type { CalendarDate } from "./calendar.ts";
import type { Client, Clients } from "./clients.ts";
import type { Contract } from "./contracts.ts";
import { type Change, difference, type Known, leftAt, saysTheSame } from "./difference.ts";
import { type ClosedPast, type Ledger, ledger, type Settings } from "./ledger.ts";
import type { OverageDecision } from "./overage.ts";
import { clientTerms, type PlanTerm, type Terms } from "./terms.ts";
import { contentOf, type Entry, inOrder } from "./time-log.ts";
import { type Minutes, minutes } from "./units.ts";

/**
 * How rows are read. Raised when the same text is read otherwise than before: by words of categories, units, terms or
 * overlapping exports.
 */
export const READING = 2;

/** The reading that a stretch of closed days rests on, by its last day. */
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

/** All that was known of a client when the last month was closed, up to its last day. */
export interface ClosedClient {
  readonly name: string;
  readonly contracts: readonly Contract[];
  /** As they were read then. */
  readonly terms: readonly PlanTerm[];
  readonly entries: readonly Entry[];
  readonly adjustments: readonly Adjustment[];
  /** A9 */
  readonly decisions: readonly OverageDecision[];
  readonly banks: readonly ClosedBank[];
}

/** The reading that a stretch of closed days rests on, by its last day. */
export interface ReadingOf {
  readonly through: CalendarDate;
  readonly reading: number;
}

/** What the last closed month holds of the whole firm. */
export interface ClosedBooks {
  /** The last closed day. */
  readonly through: CalendarDate;
  /** By the last day of each stretch, in order. */
  readonly settings: ClosedPast["settings"];
  /** The reading that each stretch was closed by, by its last day, in order. */
  readonly readings: readonly ReadingOf[];
  /** The fingerprint of each file read then. */
  readonly files: ReadonlyMap<string, string>;
  readonly clients: readonly ClosedClient[];
}

/** What has changed in a client's closed past, told in the first open month. */
export interface PriorPeriod {
  /** The last closed day. */
  readonly through: CalendarDate;
  readonly banks: readonly ClosedBank[];
  readonly changes: readonly Change[];
}

/** What is known of a client now. */
export interface Work {
  readonly contracts: readonly Contract[];
  readonly terms: readonly PlanTerm[];
  readonly entries: readonly Entry[];
  readonly adjustments: readonly Adjustment[];
  readonly decisions: readonly OverageDecision[];
  readonly files: ReadonlyMap<string, string>;
}

/** The closed past of each client; one that has taken over another's name has the past of both. */
export function closedClients(
  closed: ClosedBooks | null,
  clients: Clients,
): ReadonlyMap<Client, ClosedClient> {
  const found = new Map<Client, ClosedClient>();
  for (const past of closed?.clients ?? []) {
    const client = clients.find(past.name, closed?.through ?? null);
    if (client === null) continue;
    const other = found.get(client);
    found.set(client, other === undefined ? past : joined(other, past));
  }
  return found;
}

function joined(a: ClosedClient, b: ClosedClient): ClosedClient {
  return {
    name: a.name,
    contracts: [...a.contracts, ...b.contracts],
    terms: [...a.terms, ...b.terms],
    entries: [...a.entries, ...b.entries],
    adjustments: [...a.adjustments, ...b.adjustments],
    decisions: [...a.decisions, ...b.decisions],
    banks: [...a.banks, ...b.banks],
  };
}

const UNKNOWN: Omit<ClosedClient, "name"> = {
  contracts: [],
  terms: [],
  entries: [],
  adjustments: [],
  decisions: [],
  banks: [],
};

/** A client's terms now: those that closed months know as begun stay as they were (M2). */
export function openTerms(
  contracts: readonly Contract[],
  past: Pick<ClosedClient, "contracts" | "terms"> | undefined,
  books: Pick<ClosedBooks, "through"> | null,
): Terms {
  return clientTerms(
    contracts,
    past === undefined || books === null ? null : { ...past, through: books.through },
  );
}

/** A client's ledger, with what has changed in the closed past; `prior` is null when no month is closed. */
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

/** The ledger of a client whose past is closed, and what has changed in that past. */
function ledgerAfterClosing(
  work: Work,
  settings: Settings,
  books: ClosedBooks,
  closed: Omit<ClosedClient, "name"> = UNKNOWN,
): { ledger: Ledger; prior: PriorPeriod } {
  const { through } = books;
  const { terms, entries, adjustments, decisions } = work;
  const past: ClosedPast = { through, settings: books.settings, kept: [] };
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
  return { ledger: own, prior: { through, banks: closed.banks, changes } };
}

/** Where today's rules give another balance than the one closed at, the difference that keeps it. */
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

/** Whether nothing came, went or changed up to the last closed day. */
function isSameWork(work: Work, closed: Omit<ClosedClient, "name">, through: CalendarDate): boolean {
  const upTo = <T extends { readonly date: CalendarDate }>(all: readonly T[]) =>
    all.filter(({ date }) => date <= through);
  const [was, is] = [upTo(closed.entries), upTo(work.entries)];
  if (was.length !== is.length) return false;
  if (!saysTheSame(closed.contracts, work.contracts)) return false;
  if (JSON.stringify(upTo(closed.adjustments)) !== JSON.stringify(upTo(work.adjustments))) return false;
  if (JSON.stringify(upTo(closed.decisions)) !== JSON.stringify(upTo(work.decisions))) return false;
  const [before, now] = [[...was].sort(inOrder), [...is].sort(inOrder)];
  return before.every((entry, index) => contentOf(entry) === contentOf(now[index] as Entry));
}
