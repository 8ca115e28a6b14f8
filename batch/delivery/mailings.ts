/**
 * The mailings of a closed month: for each client and for the firm, a letter, its workbook and its addresses.
 *
 * Law: the order is that of the clients, with the firm's summary last.
 */

import type { Aliases } from "../../core/firm/clients.ts";
import { day } from "../../core/values/calendar.ts";
import type { Address, MailSettings } from "../config/mail-settings.ts";
import { Recipients } from "../config/recipients.ts";
import { isSummary } from "../documents/file-names.ts";
import type { Figures } from "./figures.ts";
import { clientLetter, firmLetter, type Letter } from "./message.ts";
import type { LetterId } from "./outbox.ts";

export interface Mailing {
  /** Null for the firm's summary. */
  readonly client: string | null;
  /** Its name on the command line. */
  readonly name: string;
  /** Its name in printed lines and of its file; of a letter about a renewal with what that is. */
  readonly label: string;
  readonly letter: Letter;
  /** Its workbook, in the month's folder; null without one. */
  readonly file: string | null;
  readonly to: readonly Address[];
  /** Which letter about a renewal; absent from a month's message. */
  readonly id?: LetterId;
}

export class Mailings {
  readonly all: readonly Mailing[];
  /** The names of clients without an address. */
  readonly withoutAddress: readonly string[];
  readonly unmatched: Recipients["unmatched"];
  readonly #recipients: Recipients;
  /** The name of the firm's own mailing. */
  readonly summary: string;
  readonly #period: string;

  constructor(run: Figures, mail: Pick<MailSettings, "recipients" | "manager">, aliases: Aliases) {
    const names = run.clients.map(({ client }) => client);
    this.#recipients = new Recipients(names, day(run.asOf), mail, aliases);
    this.#period = run.period;
    this.summary = run.summaryFile.replace(/\.xlsx$/, "");
    const ofClients = run.clients.map((client): Mailing => {
      const to = withoutRepeats(this.#recipients.of(client.client));
      return {
        client: client.client,
        name: client.client,
        label: client.client,
        letter: clientLetter(run, client),
        file: client.file,
        to,
      };
    });
    const ofFirm: Mailing = {
      client: null,
      name: this.summary,
      label: this.summary,
      letter: firmLetter(run),
      file: run.summaryFile,
      to: withoutRepeats(mail.manager),
    };
    this.all = [...ofClients, ofFirm].filter(({ to }) => to.length > 0);
    this.withoutAddress = ofClients.filter(({ to }) => to.length === 0).map(({ name }) => name);
    this.unmatched = this.#recipients.unmatched;
  }

  /** The client that a name means, as the month spells it; null for the firm's summary, undefined for no match. */
  clientNamed(name: string): string | null | undefined {
    return this.#recipients.clientNamed(name) ?? (isSummary(`${name}.xlsx`, this.#period) ? null : undefined);
  }
}

export function withoutRepeats(given: readonly Address[]): Address[] {
  const found = new Map<string, Address>();
  for (const one of given) {
    const key = one.address.toLowerCase();
    if (!found.has(key)) found.set(key, one);
  }
  return [...found.values()];
}
