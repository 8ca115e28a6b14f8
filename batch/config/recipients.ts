/**
 * Which client each recipient of the configuration is for.
 *
 * Law: a recipient matches a client by any of its names, as everywhere; one that matches no client is reported, never
 * guessed.
 */

import { type Aliases, Clients } from "../../core/firm/clients.ts";
import type { CalendarDate } from "../../core/values/calendar.ts";
import { nameKey } from "../../core/values/names.ts";
import type { Address, MailSettings } from "./mail-settings.ts";

export class Recipients {
  /** Those that match no client of the month, each with the nearest name, if any. */
  readonly unmatched: readonly { readonly name: string; readonly nearest: string | null }[];
  readonly #clients: Clients;
  readonly #asOf: CalendarDate;
  readonly #addresses = new Map<string, Address[]>();

  /** `names` are the clients of a month that ends on `asOf`. */
  constructor(
    names: readonly string[],
    asOf: CalendarDate,
    { recipients }: Pick<MailSettings, "recipients">,
    aliases: Aliases,
  ) {
    // If two clients were separate in the month, each gets its own mail, although an alias merges them now.
    const keys = new Set(names.map(nameKey));
    const others = Object.entries(aliases).filter(([alias]) => !keys.has(nameKey(alias)));
    this.#clients = new Clients([], names, Object.fromEntries(others));
    this.#asOf = asOf;
    const unmatched: { name: string; nearest: string | null }[] = [];
    for (const [name, given] of Object.entries(recipients)) {
      const client = this.clientNamed(name);
      if (client === undefined) unmatched.push({ name, nearest: this.#clients.nearest(name) });
      else this.#addresses.set(client, [...this.of(client), ...given]);
    }
    this.unmatched = unmatched;
  }

  /** The addresses of a client, as the configuration has them. */
  of(client: string): readonly Address[] {
    return this.#addresses.get(client) ?? [];
  }

  /** The client that a name means, as the month spells it. */
  clientNamed(name: string): string | undefined {
    return this.#clients.find(name, this.#asOf)?.name;
  }
}
