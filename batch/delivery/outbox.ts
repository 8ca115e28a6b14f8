/**
 * The journal of a closed month's messages: `out/mail/<month>.jsonl`, append-only, one event on each line; and that of
 * the letters about renewals, `out/mail/renewals.jsonl`.
 *
 * Laws: those of a journal; `sending` is there before the server gets the end of a message, so without it no server can
 * have accepted the message, and if it is the last event, only the server knows.
 */

import * as z from "zod";
import { SOLD_PLANS } from "../../core/rules/plans.ts";
import type { Language } from "../../core/values/language.ts";
import { nameKey } from "../../core/values/names.ts";
import { WORDS } from "../../core/words/words.ts";
import { Journal, journalEvents } from "../disk/journal.ts";

/** Which letter about a renewal it is; another one of the same client and address is another message. */
const LETTER = z.strictObject({
  plan: z.enum(SOLD_PLANS),
  expires: z.iso.date(),
  /** R7: the days before the expiry, or the invoice. */
  step: z.union([z.int(), z.literal("invoice")]),
});
export type LetterId = z.infer<typeof LETTER>;

const MESSAGE = {
  /** An instant in UTC. */
  at: z.iso.datetime(),
  /** Null for the firm's summary. */
  client: z.string().nullable(),
  to: z.string(),
  /** Absent from a month's message. */
  letter: LETTER.optional(),
};
/** `workbook`: the sha256 of the one in it; null without one. */
const CONTENT = { messageId: z.string(), workbook: z.string().nullable() };
const SETTLED = { by: z.string(), reason: z.string() };

const EVENT = z.discriminatedUnion("event", [
  /** The end of the message is about to be sent. */
  z.strictObject({ event: z.literal("sending"), ...MESSAGE, ...CONTENT }),
  /** The server accepted it. */
  z.strictObject({ event: z.literal("sent"), ...MESSAGE, ...CONTENT, response: z.string() }),
  /** The server refused it, permanently or temporarily. */
  z.strictObject({ event: z.literal("refused"), ...MESSAGE, ...CONTENT, response: z.string() }),
  /** The connection was lost before the server answered. */
  z.strictObject({ event: z.literal("lost"), ...MESSAGE, ...CONTENT, response: z.string() }),
  /** A person wants it sent, or sent again. */
  z.strictObject({ event: z.literal("resend"), ...MESSAGE, ...SETTLED }),
  /** A person confirmed that it arrived. */
  z.strictObject({ event: z.literal("arrived"), ...MESSAGE, ...SETTLED }),
]);

export type MailEvent = z.infer<typeof EVENT>;
type ContentEvent = Extract<MailEvent, { messageId: string }>;

/** What makes a message the one it is: its client (null: the firm's summary), its address, and which letter it is. */
export interface MessageIdentity {
  readonly client: string | null;
  readonly to: string;
  readonly letter?: LetterId | undefined;
}

export interface MessageState extends MessageIdentity {
  readonly status: "unsent" | "sent" | "unknown";
  /** The last event that involved a server; null when there is none. */
  readonly last: ContentEvent | null;
}

/** Today's name of a client that a journal names. */
type ClientNow = (name: string) => string;
const SAME_NAME: ClientNow = (name) => name;

/** The state of every message of a journal. */
class MessageStates {
  readonly #states = new Map<string, MessageState>();
  readonly #clientNow: ClientNow;

  constructor(events: readonly MailEvent[], clientNow: ClientNow) {
    this.#clientNow = clientNow;
    for (const event of events) this.apply(event);
  }

  /** In order of first event. */
  all(): MessageState[] {
    return [...this.#states.values()];
  }

  /** Null when the message is not in the journal. */
  of(message: MessageIdentity): MessageState | null {
    return this.#states.get(this.#key(message)) ?? null;
  }

  apply(event: MailEvent): void {
    const key = this.#key(event);
    const before = this.#states.get(key);
    const { client, to, letter } = before ?? event;
    const last = "messageId" in event ? event : (before?.last ?? null);
    this.#states.set(key, { client, to, letter, status: statusAfter(event), last });
  }

  #key({ client, to, letter }: MessageIdentity): string {
    const whose = client === null ? null : nameKey(this.#clientNow(client));
    return JSON.stringify([whose, to.toLowerCase(), letter?.plan, letter?.expires, letter?.step]);
  }
}

/** The states of a journal that is left as it is. Throws FatalError when it can't be read. */
export async function statesIn(
  path: string,
  language: Language,
  clientNow: ClientNow,
): Promise<Pick<MessageStates, "of">> {
  const says = WORDS[language].delivery;
  return new MessageStates(await journalEvents(path, { event: EVENT, says, language }), clientNow);
}

export class Outbox {
  readonly states: Pick<MessageStates, "all" | "of">;
  readonly #states: MessageStates;
  readonly #journal: Journal<MailEvent>;

  private constructor(journal: Journal<MailEvent>, clientNow: ClientNow) {
    this.#journal = journal;
    this.#states = new MessageStates(journal.events, clientNow);
    this.states = this.#states;
  }

  /** Opens the journal, or creates it. Throws FatalError when it can't be read or written. */
  static async open(path: string, language: Language, clientNow: ClientNow = SAME_NAME): Promise<Outbox> {
    const says = WORDS[language].delivery;
    return new Outbox(await Journal.open(path, { event: EVENT, says, language }), clientNow);
  }

  /** Appends an event and syncs it to disk. Throws FatalError when that fails. */
  async record(event: MailEvent): Promise<void> {
    await this.#journal.append(event);
    this.#states.apply(event);
  }

  async close(): Promise<void> {
    await this.#journal.close();
  }
}

function statusAfter({ event }: MailEvent): MessageState["status"] {
  switch (event) {
    case "sent":
    case "arrived":
      return "sent";
    case "sending":
    case "lost":
      return "unknown";
    case "refused":
    case "resend":
      return "unsent";
  }
}
