/**
 * The mailings of a closed month: for each client and for the firm, a letter, its workbook and its addresses.
 *
 * Laws: a recipient matches a client by any of its names, as everywhere; one that matches no client is reported, never
 * guessed; the order is that of the clients, with the firm's summary last.
 */

import { type Aliases, Clients } from "../../core/firm/clients.ts";
import { day } from "../../core/values/calendar.ts";
import { nameKey } from "../../core/values/names.ts";
import type { Address, MailSettings } from "../config/mail-settings.ts";
import { isSummary } from "../documents/file-names.ts";
import type { Figures } from "./figures.ts";
import { clientLetter, firmLetter, type Letter } from "./message.ts";

export interface Mailing {
  /** Null for the firm's summary. */
  readonly client: string | null;
  /** Its name on the command line and in printed lines. */
  readonly name: string;
  readonly letter: Letter;
  /** Its workbook, in the month's folder. */
  readonly file: string;
  readonly to: readonly Address[];
}

export class Mailings {
  readonly all: readonly Mailing[];
  /** The names of clients without an address. */
  readonly withoutAddress: readonly string[];
  /** Recipients that match no client of the month, each with the nearest name, if any. */
  readonly unmatched: readonly { readonly name: string; readonly nearest: string | null }[];
  readonly #clients: Clients;
  readonly #asOf: string;
  /** The name of the firm's own mailing. */
  readonly summary: string;
  readonly #period: string;

  constructor(run: Figures, mail: Pick<MailSettings, "recipients" | "manager">, aliases: Aliases) {
    const names = run.clients.map(({ client }) => client);
    // If two clients were separate in the month, each gets its own mailing, although an alias merges them now.
    const keys = new Set(names.map(nameKey));
    const others = Object.entries(aliases).filter(([alias]) => !keys.has(nameKey(alias)));
    this.#clients = new Clients([], names, Object.fromEntries(others));
    this.#asOf = run.asOf;
    this.#period = run.period;
    this.summary = run.summaryFile.replace(/\.xlsx$/, "");
    const addresses = new Map<string | undefined, Address[]>();
    const unmatched: { name: string; nearest: string | null }[] = [];
    for (const [name, given] of Object.entries(mail.recipients)) {
      const client = this.#clientOf(name);
      if (client === undefined) unmatched.push({ name, nearest: this.#clients.nearest(name) });
      addresses.set(client, [...(addresses.get(client) ?? []), ...given]);
    }
    const ofClients = run.clients.map((client): Mailing => {
      const to = withoutRepeats(addresses.get(client.client) ?? []);
      return {
        client: client.client,
        name: client.client,
        letter: clientLetter(run, client),
        file: client.file,
        to,
      };
    });
    const ofFirm: Mailing = {
      client: null,
      name: this.summary,
      letter: firmLetter(run),
      file: run.summaryFile,
      to: withoutRepeats(mail.manager),
    };
    this.all = [...ofClients, ofFirm].filter(({ to }) => to.length > 0);
    this.withoutAddress = ofClients.filter(({ to }) => to.length === 0).map(({ name }) => name);
    this.unmatched = unmatched;
  }

  /** The client that a name means, as the month spells it; null for the firm's summary, undefined for no match. */
  clientNamed(name: string): string | null | undefined {
    return this.#clientOf(name) ?? (isSummary(`${name}.xlsx`, this.#period) ? null : undefined);
  }

  #clientOf(name: string): string | undefined {
    return this.#clients.find(name, day(this.#asOf))?.name;
  }
}

function withoutRepeats(given: readonly Address[]): Address[] {
  const found = new Map<string, Address>();
  for (const one of given) {
    const key = one.address.toLowerCase();
    if (!found.has(key)) found.set(key, one);
  }
  return [...found.values()];
}
