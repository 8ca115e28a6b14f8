/**
 * Who is who: the clients of the register, found by name or by alias.
 *
 * Laws: a name finds at most one client on any day. Two spellings with one key are one client. An alias that names
 * another client of the register joins the two, and this is reported. A name that finds no client is never replaced by
 * the nearest one.
 */

import type { Contract } from "../rules/contract.ts";
import type { CalendarDate } from "../values/calendar.ts";
import { groupBy } from "../values/grouping.ts";
import type { Language } from "../values/language.ts";
import { compareText, NearestNames, nameKey, spellingKey } from "../values/names.ts";
import type { Problem } from "../values/problems.ts";

export interface Client {
  readonly key: string;
  /** As spelled in the register's earliest row; for joined clients, the name that the others are aliases of. */
  readonly name: string;
  /** Rows under any of its names. */
  readonly contracts: readonly Contract[];
  /** From its latest row that has a language; null when none has. */
  readonly language: Language | null;
}

/** The client that another name means: always, or from one day to another, inclusive. */
type AliasTarget =
  | string
  | { readonly client: string; readonly from?: CalendarDate | null; readonly to?: CalendarDate | null };

/** Other names of clients; a name that changed hands has a target for each period. */
export type Aliases = Readonly<Record<string, AliasTarget | readonly AliasTarget[]>>;

type Target = Exclude<AliasTarget, string>;

function targetsOf(given: Aliases[string]): Target[] {
  const all = Array.isArray(given) ? (given as readonly AliasTarget[]) : [given as AliasTarget];
  return all.map((target) => (typeof target === "string" ? { client: target } : target));
}

interface DatedClient {
  readonly client: Client;
  readonly from: number;
  readonly to: number;
}

export class Clients {
  readonly all: readonly Client[];
  readonly problems: { contract: Contract | null; problem: Problem }[] = [];
  readonly #byKey: ReadonlyMap<string, Client>;
  readonly #aliases = new Map<string, Client>();
  readonly #dated = new Map<string, DatedClient[]>();
  readonly #found = new Map<string, Client | null>();
  readonly #nearest: NearestNames<string>;

  /** `others` are clients without a row; `aliases` lead from another name to a client's name. */
  constructor(contracts: readonly Contract[], others: readonly string[], aliases: Aliases) {
    const rows = groupBy(contracts, ({ client }) => nameKey(client));
    const names = new Map([...rows].map(([key, own]) => [key, nameOf(key, own)]));
    for (const name of [...others].sort(compareText)) {
      const key = nameKey(name);
      if (key !== "" && !names.has(key)) names.set(key, name);
    }
    const heads = this.#joined(rows, names, aliases);
    const own = new Map<string, Contract[]>();
    for (const [key, some] of rows) {
      const head = heads.get(key) ?? key;
      own.set(head, [...(own.get(head) ?? []), ...some]);
    }
    const clients = [...names].flatMap(([key, name]) =>
      heads.get(key) === key ? [clientOf(key, name, own.get(key) ?? [])] : [],
    );
    this.all = clients.sort((a, b) => compareText(a.key, b.key));
    const byOwnKey = new Map(this.all.map((client) => [client.key, client]));
    this.#byKey = new Map(
      [...heads].flatMap(([key, head]) => {
        const client = byOwnKey.get(head);
        return client === undefined ? [] : [[key, client] as const];
      }),
    );
    this.#nearest = new NearestNames(this.all.map(({ name }) => name));
    const spelled = new Set(Object.entries(aliases).flatMap(joinedSpellings).map(spellingKey));
    for (const client of this.all) {
      for (const row of client.contracts) for (const alias of row.aliases) this.#addAlias(alias, client, row);
      this.#reportAlike(client, spelled);
    }
    let targets = Object.entries(aliases).flatMap(([alias, given]) =>
      targetsOf(given).map((target) => ({ alias, target })),
    );
    // An alias may lead to another alias, in any order: aliases that lead to a client are resolved first.
    for (;;) {
      const later = targets.filter(({ alias, target }) => !this.#addTarget(alias, target));
      if (later.length === targets.length) break;
      targets = later;
    }
    for (const { alias, target } of targets) {
      const problem: Problem = {
        code: "ALIAS_UNKNOWN",
        alias,
        given: target.client,
        nearest: this.nearest(target.client),
      };
      this.problems.push({ contract: null, problem });
    }
  }

  /** The client of this name or alias on a day, or null. Without a day, aliases with dates do not count. */
  find(name: string, date: CalendarDate | null = null): Client | null {
    const known = this.#found.get(name);
    if (known !== undefined) return known;
    const key = nameKey(name);
    const dated = this.#dated.get(key);
    if (dated !== undefined) {
      const then = dated.find(({ from, to }) => date !== null && from <= date && date <= to);
      return then?.client ?? this.#aliases.get(key) ?? null;
    }
    const client = this.#byKey.get(key) ?? this.#aliases.get(key) ?? null;
    this.#found.set(name, client);
    return client;
  }

  /** Keys of the names that find each client on any day. */
  names(): ReadonlyMap<Client, readonly string[]> {
    const names = new Map<Client, string[]>(this.all.map((client) => [client, []]));
    for (const [key, client] of new Map([...this.#aliases, ...this.#byKey])) names.get(client)?.push(key);
    return names;
  }

  /**
   * The client of each name, by key: its own, unless it is an alias of another client. Two names that are aliases of
   * each other belong to the first.
   */
  #joined(
    rows: ReadonlyMap<string, readonly Contract[]>,
    names: ReadonlyMap<string, string>,
    aliases: Aliases,
  ): ReadonlyMap<string, string> {
    const heads = new Map([...names.keys()].map((key) => [key, key]));
    const join = (alias: string, client: string, contract: Contract | null) => {
      const [key, target] = [nameKey(alias), nameKey(client)];
      const [from, to] = [heads.get(key), heads.get(target)];
      // An alias of two clients: the second is reported below, as for any other name.
      if (to === undefined || from !== key || from === to) return;
      for (const [name, head] of heads) if (head === from) heads.set(name, to);
      const given = names.get(key) ?? alias;
      const problem: Problem = { code: "CLIENTS_JOINED", given, client: names.get(to) ?? client };
      this.problems.push({ contract, problem });
    };
    for (const [key, own] of [...rows].sort(([a], [b]) => compareText(a, b)))
      for (const row of inOrder(own)) for (const alias of row.aliases) join(alias, key, row);
    for (const [alias, given] of Object.entries(aliases)) {
      for (const { client, from = null, to = null } of targetsOf(given))
        if (from === null && to === null) join(alias, client, null);
    }
    return heads;
  }

  /** The most similar name, as a suggestion. */
  nearest(name: string): string | null {
    return this.#nearest.to(name);
  }

  /** Names that differ only in signs are one client. This is reported once for each, unless an alias confirms it. */
  #reportAlike({ key, name, contracts }: Client, aliases: ReadonlySet<string>): void {
    if (contracts.every(({ client }) => client === name)) return;
    const ofRow = (row: Contract) => row.aliases.flatMap((alias) => joinedSpellings([alias, row.client]));
    const known = new Set([name, ...contracts.flatMap(ofRow)].map(spellingKey));
    for (const contract of contracts) {
      if (contract.client === name) continue;
      const spelling = spellingKey(contract.client);
      if (nameKey(contract.client) !== key || known.has(spelling) || aliases.has(spelling)) continue;
      known.add(spelling);
      const problem: Problem = { code: "NAMES_ALIKE", given: contract.client, other: name };
      this.problems.push({ contract, problem });
    }
  }

  /** Returns false, and does nothing, when the target finds no client. */
  #addTarget(alias: string, { client: name, from = null, to = null }: Target): boolean {
    const client = this.#byKey.get(nameKey(name)) ?? this.#aliases.get(nameKey(name));
    if (client === undefined) return false;
    if (from === null && to === null) {
      this.#addAlias(alias, client, null);
      return true;
    }
    const key = nameKey(alias);
    const own = this.#dated.get(key) ?? [];
    const span = { client, from: from ?? -Infinity, to: to ?? Infinity };
    const taken =
      this.#byKey.get(key) ?? own.find((other) => span.from <= other.to && other.from <= span.to)?.client;
    if (taken === undefined) this.#dated.set(key, [...own, span]);
    else this.problems.push({ contract: null, problem: { code: "ALIAS_TAKEN", alias, client: taken.name } });
    return true;
  }

  #addAlias(alias: string, client: Client, contract: Contract | null): void {
    const key = nameKey(alias);
    // A lone dash means "none"; it is not a name.
    if (key === "") return;
    const taken = this.#byKey.get(key) ?? this.#aliases.get(key);
    if (taken === undefined) this.#aliases.set(key, client);
    else if (taken !== client)
      this.problems.push({ contract, problem: { code: "ALIAS_TAKEN", alias, client: taken.name } });
  }
}

/** Both spellings, if an alias is another spelling of its client's name; either may be the alias. */
function joinedSpellings([alias, given]: readonly [string, Aliases[string]]): string[] {
  return typeof given === "string" && nameKey(alias) === nameKey(given) ? [alias, given] : [alias];
}

/** The spelling in a client's earliest row. */
function nameOf(key: string, rows: readonly Contract[]): string {
  return inOrder(rows)[0]?.client ?? key;
}

function clientOf(key: string, name: string, rows: readonly Contract[]): Client {
  const contracts = inOrder(rows);
  const language = contracts.reduce<Language | null>((last, row) => row.language ?? last, null);
  return { key, name, contracts, language };
}

function inOrder(rows: readonly Contract[]): Contract[] {
  return [...rows].sort(
    (a, b) =>
      (a.start ?? 0) - (b.start ?? 0) ||
      compareText(a.client, b.client) ||
      compareText(a.language ?? "", b.language ?? "") ||
      a.line - b.line,
  );
}
