/**
 * Who is who: the clients of the register, found by name or by alias.
 *
 * Laws: a name finds at most one client; two spellings with one key are one client; a name that finds none
 * is never replaced by its nearest.
 */

import type { Contract } from "./contracts.ts";
import type { Language, Problem } from "./errors.ts";
import { compareText, nameKey, nearestName } from "./names.ts";

export interface Client {
  readonly key: string;
  /** As the register's earliest row spells it. */
  readonly name: string;
  readonly contracts: readonly Contract[];
  /** As its latest row that names one says; null when none does. */
  readonly language: Language | null;
}

export class Clients {
  readonly all: readonly Client[];
  readonly problems: { contract: Contract | null; problem: Problem }[] = [];
  readonly #byKey: ReadonlyMap<string, Client>;
  readonly #aliases = new Map<string, Client>();
  readonly #found = new Map<string, Client | null>();

  /** `others` are clients of whom no row could be used; `aliases` lead from another name to a client's name. */
  constructor(
    contracts: readonly Contract[],
    others: readonly string[],
    aliases: Readonly<Record<string, string>>,
  ) {
    const rows = new Map<string, Contract[]>();
    for (const row of contracts)
      rows.set(nameKey(row.client), [...(rows.get(nameKey(row.client)) ?? []), row]);
    const clients = [...rows].map(([key, own]) => clientOf(key, own));
    for (const name of [...others].sort(compareText)) {
      const key = nameKey(name);
      if (key === "" || rows.has(key)) continue;
      rows.set(key, []);
      clients.push({ key, name, contracts: [], language: null });
    }
    this.all = clients.sort((a, b) => compareText(a.key, b.key));
    this.#byKey = new Map(this.all.map((client) => [client.key, client]));
    for (const client of this.all) {
      for (const row of client.contracts) for (const alias of row.aliases) this.#addAlias(alias, client, row);
    }
    for (const [alias, name] of Object.entries(aliases)) {
      const client = this.#byKey.get(nameKey(name));
      if (client !== undefined) this.#addAlias(alias, client, null);
      else
        this.problems.push({
          contract: null,
          problem: { code: "CLIENT_UNKNOWN", given: name, nearest: this.nearest(name) },
        });
    }
  }

  /** The client of this name or alias, or null. */
  find(name: string): Client | null {
    const known = this.#found.get(name);
    if (known !== undefined) return known;
    const key = nameKey(name);
    const client = this.#byKey.get(key) ?? this.#aliases.get(key) ?? null;
    this.#found.set(name, client);
    return client;
  }

  /** The name most like this one, to suggest. */
  nearest(name: string): string | null {
    return nearestName(
      name,
      this.all.map((client) => client.name),
    );
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
