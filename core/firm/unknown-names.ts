/**
 * Why a name finds no client: its register row can't be used, or there is none.
 *
 * Law: a row that can't be used still names its client and aliases.
 */

import { nameKey } from "../values/names.ts";
import type { Problem } from "../values/problems.ts";
import type { Clients } from "./clients.ts";
import type { RefusedRow } from "./register.ts";

export class UnknownNames {
  readonly #clients: Clients;
  /** Refused rows by the names in them; the first row for each name. */
  readonly #refused = new Map<string, RefusedRow>();

  constructor(clients: Clients, refused: readonly RefusedRow[]) {
    this.#clients = clients;
    for (const row of refused) {
      for (const name of [row.client, ...row.aliases]) {
        const key = nameKey(name);
        if (key !== "" && !this.#refused.has(key)) this.#refused.set(key, row);
      }
    }
  }

  /** Whether any row of the register was refused. */
  get hasRefused(): boolean {
    return this.#refused.size > 0;
  }

  isRefused(name: string): boolean {
    return this.#refused.has(nameKey(name));
  }

  problem(given: string): Problem {
    const row = this.#refused.get(nameKey(given));
    return row === undefined
      ? { code: "CLIENT_UNKNOWN", given, nearest: this.#clients.nearest(given) }
      : { code: "ROW_REFUSED", client: row.client || given, row: { file: row.file, line: row.line } };
  }
}
