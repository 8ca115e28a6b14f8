/**
 * Who is who: the clients of the register, found by name or by alias.
 *
 * Laws: a name finds at most one client on any day; two spellings with one key are one client; a name that
 * finds none is never replaced by its nearest.
 */

import type { CalendarDate } from "./calendar.ts";
import type { Contract } from "./contracts.ts";
import type { Language, Problem } from "./errors.ts";
import { compareText, NearestNames, nameKey, spellingKey } from "./names.ts";

export interface Client {
  readonly key: string;
  /** As the register's earliest row spells it. */
  readonly name: string;
  readonly contracts: readonly Contract[];
  /** As its latest row that names one says; null when none does. */
  readonly language: Language | null;
}

/** What another name stands for: a client, always or from one day to another, both included. */
export type AliasTarget =
  | string
  | { readonly client: string; readonly from?: CalendarDate | null; readonly to?: CalendarDate | null };

/** Other names of clients; one that changed hands has a target for each time. */
export type Aliases = Readonly<Record<string, AliasTarget | readonly AliasTarget[]>>;

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
    const rows = new Map<string, Contract[]>();
    for (const row of contracts) {
      const own = rows.get(nameKey(row.client));
      if (own === undefined) rows.set(nameKey(row.client), [row]);
      else own.push(row);
    }
    const clients = [...rows].map(([key, own]) => clientOf(key, own));
    for (const name of [...others].sort(compareText)) {
      const key = nameKey(name);
      if (key === "" || rows.has(key)) continue;
      rows.set(key, []);
      clients.push({ key, name, contracts: [], language: null });
    }
    this.all = clients.sort((a, b) => compareText(a.key, b.key));
    this.#byKey = new Map(this.all.map((client) => [client.key, client]));
    this.#nearest = new NearestNames(this.all.map(({ name }) => name));
    const spelled = new Set(Object.keys(aliases).map(spellingKey));
    for (const client of this.all) {
      for (const row of client.contracts) for (const alias of row.aliases) this.#addAlias(alias, client, row);
      this.#tellAlike(client, spelled);
    }
    for (const [alias, given] of Object.entries(aliases)) {
      for (const target of Array.isArray(given)
        ? (given as readonly AliasTarget[])
        : [given as AliasTarget]) {
        this.#addTarget(alias, typeof target === "string" ? { client: target } : target);
      }
    }
  }

  /** The client of this name or alias on a day, or null. Without a day an alias of some days is none. */
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

  /** The name most like this one, to suggest. */
  nearest(name: string): string | null {
    return this.#nearest.to(name);
  }

  /** Names that only punctuation tells apart are one client, which an alias may say; else it is told, once each. */
  #tellAlike({ name, contracts }: Client, aliases: ReadonlySet<string>): void {
    const known = new Set([name, ...contracts.flatMap((row) => row.aliases)].map(spellingKey));
    for (const contract of contracts) {
      const spelling = spellingKey(contract.client);
      if (known.has(spelling) || aliases.has(spelling)) continue;
      known.add(spelling);
      const problem: Problem = { code: "NAMES_ALIKE", given: contract.client, other: name };
      this.problems.push({ contract, problem });
    }
  }

  #addTarget(alias: string, { client: name, from, to }: Exclude<AliasTarget, string>): void {
    const client = this.#byKey.get(nameKey(name));
    if (client === undefined) {
      const problem: Problem = { code: "CLIENT_UNKNOWN", given: name, nearest: this.nearest(name) };
      this.problems.push({ contract: null, problem });
      return;
    }
    if ((from ?? null) === null && (to ?? null) === null) {
      this.#addAlias(alias, client, null);
      return;
    }
    const key = nameKey(alias);
    const own = this.#dated.get(key) ?? [];
    const span = { client, from: from ?? -Infinity, to: to ?? Infinity };
    const taken =
      this.#byKey.get(key) ?? own.find((other) => span.from <= other.to && other.from <= span.to)?.client;
    if (taken === undefined) this.#dated.set(key, [...own, span]);
    else this.problems.push({ contract: null, problem: { code: "ALIAS_TAKEN", alias, client: taken.name } });
  }

  #addAlias(alias: string, client: Client, contract: Contract | null): void {
    const key = nameKey(alias);
    // A dash written for "none" is no name.
    if (key === "") return;
    const taken = this.#byKey.get(key) ?? this.#aliases.get(key);
    if (taken === undefined) this.#aliases.set(key, client);
    else if (taken !== client)
      this.problems.push({ contract, problem: { code: "ALIAS_TAKEN", alias, client: taken.name } });
  }
}

function clientOf(key: string, rows: readonly Contract[]): Client {
  const inOrder = [...rows].sort(
    (a, b) =>
      (a.start ?? 0) - (b.start ?? 0) ||
      compareText(a.client, b.client) ||
      compareText(a.language ?? "", b.language ?? "") ||
      a.line - b.line,
  );
  const language = inOrder.reduce<Language | null>((last, row) => row.language ?? last, null);
  return { key, name: inOrder[0]?.client ?? key, contracts: inOrder, language };
}
