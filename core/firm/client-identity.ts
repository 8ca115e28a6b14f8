/**
 * Who a client is across closed months, whatever its name (M2): the clients of a firm, the closed past of each, and
 * reports about joined and missing clients.
 *
 * Laws: no closed client is lost: one missing from the register is still a client. A client has the past of every
 * closed client that it is by name or alias, each as it was closed, and separate up to the last closed day.
 */

import type { ClosedBooks, ClosedClient } from "../ledger/prior-period.ts";
import type { BankName } from "../rules/bank.ts";
import type { Contract } from "../rules/contract.ts";
import { rowText } from "../rules/terms.ts";
import type { CalendarDate } from "../values/calendar.ts";
import { addTo } from "../values/grouping.ts";
import { firstKey, nameKey } from "../values/names.ts";
import type { Problem } from "../values/problems.ts";
import { sum } from "../values/units.ts";
import { type Aliases, type Client, Clients } from "./clients.ts";

/** The parts of a firm that say who its clients are. */
interface Names {
  readonly contracts: readonly Contract[];
  readonly otherClients?: readonly string[];
  /** The client and aliases named by rows that can't be used. */
  readonly refused?: readonly { readonly client: string; readonly aliases: readonly string[] }[];
  readonly aliases: Aliases;
  readonly closed?: ClosedBooks | null;
}

/** M2: a client of a closed month remains a client even if missing from the register, so that the loss is reported. */
export function clientsOf({
  contracts,
  otherClients = [],
  refused = [],
  aliases: own,
  closed,
}: Names): Clients {
  // An unusable row takes no alias away from a client that other rows define.
  const clientKeys = new Set(contracts.map(({ client }) => nameKey(client)));
  const kept = refused
    .filter(({ client }) => clientKeys.has(nameKey(client)))
    .flatMap(({ client, aliases }) => aliases.map((alias) => [alias, client] as const));
  const aliases = { ...Object.fromEntries(kept), ...namesClosedAsOne(closed ?? null), ...own };
  const clients = new Clients(contracts, otherClients, aliases);
  if (closed == null) return clients;
  const gone = closed.clients.filter((past) => clientNow(past, clients, closed.through) === null);
  if (gone.length === 0) return clients;
  return new Clients(contracts, [...otherClients, ...gone.map(({ name }) => name)], aliases);
}

/**
 * Names that the key of version 0.1.0 treated as a client's in closed months. A name in the register stays the
 * client's; a name found only in logs finds the client up to the last closed day.
 */
function namesClosedAsOne(closed: ClosedBooks | null): Aliases {
  if (closed === null) return {};
  const { through } = closed;
  const names = closed.clients.flatMap(({ name, contracts, entries }) => {
    const isOther = (other: string) => nameKey(other) !== nameKey(name) && firstKey(other) === firstKey(name);
    // Each name once: there may be years of entries under one.
    const othersIn = (rows: readonly { readonly client: string }[]) =>
      [...new Set(rows.map(({ client }) => client))].filter(isOther);
    const then = { client: name, to: through };
    return [
      ...othersIn(entries).map((other) => [other, then]),
      ...othersIn(contracts).map((other) => [other, name]),
    ];
  });
  return Object.fromEntries(names);
}

/** The closed past of each client, whatever its name now; a client that took over another has both pasts. */
export function closedClients(
  closed: ClosedBooks | null,
  clients: Clients,
): ReadonlyMap<Client, ClosedClient> {
  const found = new Map<Client, ClosedClient>();
  if (closed === null) return found;
  const pasts = new Map<Client, ClosedClient[]>();
  for (const past of closed.clients) {
    const client = clientNow(past, clients, closed.through);
    if (client !== null) addTo(pasts, client, past);
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

/** The client that a closed client is today: by name, else the only client with another of its names. */
function clientNow(
  { name, names }: Pick<ClosedClient, "name" | "names">,
  clients: Clients,
  through: CalendarDate,
): Client | null {
  const own = clients.find(name, through);
  if (own !== null) return own;
  const [client, ...more] = new Set(names.flatMap((key) => clients.find(key, through) ?? []));
  return more.length === 0 ? (client ?? null) : null;
}

/**
 * Ranks several pasts; the client's own comes first. That is the past with its name, or one that knew its name; then
 * one renamed since, whose name no row has any more; then one that was joined.
 */
function rank({ name, names }: ClosedClient, { key, contracts }: Client): number {
  const own = nameKey(name);
  if (own === key) return 0;
  if (names.includes(key)) return 1;
  return contracts.some(({ client }) => nameKey(client) === own) ? 3 : 2;
}

/** Both pasts as they were closed, separate up to the last closed day. */
function joinedPast(own: ClosedClient, other: ClosedClient, through: CalendarDate): ClosedClient {
  const formerly = (of: Pick<BankName, "formerly">) => of.formerly ?? other.name;
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
    // One record has both or neither.
    ...(own.owed !== undefined && {
      owed: [...own.owed, ...(other.owed ?? []).map((line) => ({ ...line, formerly: formerly(line) }))],
    }),
    names: [...new Set([...own.names, ...other.names])],
    from: [...own.from, ...other.from],
    joined: [
      ...own.joined,
      ...other.joined,
      { name: other.name, names: other.names.filter((name) => !own.names.includes(name)), through },
    ],
  };
}

/** A problem with a client's identity, in a register row or for a client that has none. */
interface IdentityProblem {
  readonly contract: Contract | null;
  readonly client: string | null;
  readonly problem: Problem;
}

/** Problems about names, about clients joined since the last close, and about missing clients. */
export function identityProblems(
  clients: Clients,
  pasts: ReadonlyMap<Client, ClosedClient>,
  closed: ClosedBooks | null,
): IdentityProblem[] {
  const joined = newlyJoined(pasts, closed);
  const reported = new Set(joined.map(({ given }) => nameKey(given)));
  const named = clients.problems.filter(
    ({ problem }) =>
      problem.code !== "CLIENTS_JOINED" ||
      !(reported.has(nameKey(problem.given)) || isClosedAsOne(problem, closed)),
  );
  return [
    ...named.map(({ contract, problem }) => ({ contract, client: contract?.client ?? null, problem })),
    ...joined.map((problem) => ({ contract: null, client: null, problem })),
    ...goneClients(clients, pasts).map((problem) => ({ contract: null, client: problem.client, problem })),
  ];
}

type Joined = Extract<Problem, { code: "CLIENTS_JOINED" }>;
type Gone = Extract<Problem, { code: "CLIENT_GONE" }>;

/** Clients that are separate in the last closed month and joined now. */
function newlyJoined(pasts: ReadonlyMap<Client, ClosedClient>, closed: ClosedBooks | null): Joined[] {
  if (closed === null) return [];
  const separate = new Set(closed.clients.map(({ name }) => name));
  return [...pasts].flatMap(([client, { joined }]) =>
    joined
      .filter(({ name, through }) => through === closed.through && separate.has(name))
      .map(({ name }): Joined => ({ code: "CLIENTS_JOINED", given: name, client: client.name })),
  );
}

/** Whether months were closed with the two joined: this was reported then. */
function isClosedAsOne({ given, client }: Joined, closed: ClosedBooks | null): boolean {
  const both = [given, client].map(nameKey);
  return closed?.clients.some(({ names }) => both.every((key) => names.includes(key))) ?? false;
}

/** Clients with time left in closed months but without any register row, and who may be meant now. */
function goneClients(clients: Clients, pasts: ReadonlyMap<Client, ClosedClient>): Gone[] {
  return [...pasts].flatMap(([client, past]): Gone[] => {
    const left = sum(past.banks.map((bank) => bank.left));
    if (client.contracts.length > 0 || left === 0) return [];
    const rows = new Set(past.contracts.map(rowText));
    const like = clients.all.find(
      (other) => !pasts.has(other) && other.contracts.some((row) => rows.has(rowText(row))),
    );
    return [{ code: "CLIENT_GONE", client: client.name, minutes: left, like: like?.name ?? null }];
  });
}
