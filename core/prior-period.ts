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
import { type Change, difference, type Known, leftAt, saysTheSame, toldOf } from "./difference.ts";
import type { JoinedClient } from "./joined-clients.ts";
import { type ClosedPast, type Ledger, ledger, type Settings } from "./ledger.ts";
import { nameKey } from "./names.ts";
import type { OverageDecision } from "./overage.ts";
import { clientTerms, type PlanTerm, rowText, type Terms } from "./terms.ts";
import { contentOf, type Entry, inOrder } from "./time-log.ts";
import { cents, type Minutes, minutes, NO_MINUTES } from "./units.ts";

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
  /** Keys of all names that it was known by; its own among them. */
  readonly names: readonly string[];
  /** Those that are one with it since. */
  readonly joined: readonly JoinedClient[];
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

/** The closed past of each client, whatever it is called by now; one that took over another has the past of both. */
export function closedClients(
  closed: ClosedBooks | null,
  clients: Clients,
): ReadonlyMap<Client, ClosedClient> {
  const found = new Map<Client, ClosedClient>();
  if (closed === null) return found;
  const pasts = new Map<Client, ClosedClient[]>();
  for (const past of closed.clients) {
    const client = clientNow(past, clients, closed.through);
    if (client !== null) pasts.set(client, [...(pasts.get(client) ?? []), past]);
  }
  for (const [client, own] of pasts) {
    own.sort((a, b) => rank(a, client) - rank(b, client));
    found.set(
      client,
      own.reduce((past, other) => joinedPast(past, other, closed.through)),
    );
  }
  return found;
}

/** The client that a closed one is today: by its name, else by the only client that has another of its names. */
export function clientNow(
  { name, names }: Pick<ClosedClient, "name" | "names">,
  clients: Clients,
  through: CalendarDate,
): Client | null {
  const own = clients.find(name, through);
  if (own !== null) return own;
  const [client, ...more] = new Set(names.flatMap((key) => clients.find(key, through) ?? []));
  return more.length === 0 ? (client ?? null) : null;
}

/** Of several pasts the client's own is the one of its name, or that knew its name. */
function rank({ name, names }: ClosedClient, { key }: Client): number {
  return nameKey(name) === key ? 0 : names.includes(key) ? 1 : 2;
}

/** Each as it was closed, apart up to the last closed day. */
function joinedPast(own: ClosedClient, other: ClosedClient, through: CalendarDate): ClosedClient {
  const formerly = (of: BankName) => of.formerly ?? other.name;
  const terms = new Map(
    other.terms.map((term) => [term, { ...term, formerly: term.formerly ?? other.name }]),
  );
  for (const term of terms.values())
    Object.assign(term, {
      renews: term.renews && (terms.get(term.renews) ?? term.renews),
      carriesFrom: term.carriesFrom && (terms.get(term.carriesFrom) ?? term.carriesFrom),
    });
  return {
    name: own.name,
    contracts: [...own.contracts, ...other.contracts],
    terms: [...own.terms, ...terms.values()],
    entries: [...own.entries, ...other.entries],
    adjustments: [...own.adjustments, ...other.adjustments],
    decisions: [...own.decisions, ...other.decisions],
    banks: [...own.banks, ...other.banks.map((bank) => ({ ...bank, formerly: formerly(bank) }))],
    names: [...new Set([...own.names, ...other.names])],
    joined: [
      ...own.joined,
      ...other.joined,
      { name: other.name, names: other.names.filter((name) => !own.names.includes(name)), through },
    ],
  };
}

const UNKNOWN: Omit<ClosedClient, "name"> = {
  contracts: [],
  terms: [],
  entries: [],
  adjustments: [],
  decisions: [],
  banks: [],
  names: [],
  joined: [],
};

/**
 * A client's terms now: those that closed months know as begun stay as they were (M2). Rows of clients that were closed
 * apart are read under each name, then joined; what is bought since may renew the plans of all.
 */
export function openTerms(
  contracts: readonly Contract[],
  past: Pick<ClosedClient, "contracts" | "terms" | "joined"> | undefined,
  books: Pick<ClosedBooks, "through"> | null,
): Terms {
  if (past === undefined || books === null) return clientTerms(contracts);
  const { through } = books;
  const whose = ownersOf(contracts, past);
  const read = (owner: string | null, beside: readonly PlanTerm[]) =>
    clientTerms(
      contracts.filter((row) => (whose.get(row) ?? null) === owner),
      {
        through,
        contracts: past.contracts.filter((row) => ownerOf(row, past) === owner),
        terms: past.terms.filter((term) => term.formerly === owner),
      },
      beside,
      owner,
    );
  const owners = new Set(past.joined.map(({ name }) => name));
  const others = [...owners].map((owner) => read(owner, []));
  const joined = others.flatMap(({ terms }) => terms);
  const own = read(null, joined);
  return {
    terms: [...own.terms, ...joined].sort((a, b) => a.start - b.start),
    problems: [...own.problems, ...others.flatMap(({ problems }) => problems)],
  };
}

/** The joined client that a closed row is of; null for the client's own. */
function ownerOf(row: Contract, { terms, joined }: Pick<ClosedClient, "terms" | "joined">): string | null {
  const term = terms.find(({ contract }) => contract === row);
  return term === undefined ? (ownerNamed(row, joined)?.name ?? null) : term.formerly;
}

function ownerNamed({ client }: Contract, joined: readonly JoinedClient[]): JoinedClient | null {
  return joined.find(({ names }) => names.includes(nameKey(client))) ?? null;
}

/**
 * The joined client that each row is of: of whom closed months know a row that says the same, under the same name
 * rather than another; else by its name.
 */
function ownersOf(
  contracts: readonly Contract[],
  past: Pick<ClosedClient, "contracts" | "terms" | "joined">,
): ReadonlyMap<Contract, string | null> {
  const whose = new Map<Contract, string | null>();
  if (past.joined.length === 0) return whose;
  const waiting = new Set(past.contracts);
  const pair = (isSame: (now: Contract, then: Contract) => boolean) => {
    for (const row of contracts) {
      if (whose.has(row)) continue;
      const then = [...waiting].find((closed) => rowText(closed) === rowText(row) && isSame(row, closed));
      if (then === undefined) continue;
      waiting.delete(then);
      whose.set(row, ownerOf(then, past));
    }
  };
  pair((now, then) => nameKey(now.client) === nameKey(then.client));
  pair(() => true);
  for (const row of contracts)
    if (!whose.has(row)) whose.set(row, ownerNamed(row, past.joined)?.name ?? null);
  return whose;
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
  return { ledger: own, prior: { through, banks: closed.banks, changes: [...changes, ...byRules] } };
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

/**
 * What of a closed balance can't be kept, because the bank is no more or holds too little for it: told too, so that what
 * is told of a bank is what it holds now less what it was closed at.
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
    const told = toldOf(changes, name);
    const change = minutes(leftOf(now) - leftOf(closed) - told);
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
