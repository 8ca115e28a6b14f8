/**
 * The journal of a closed month's messages: `out/mail/<month>.jsonl`, append-only, one event on each line.
 *
 * Laws: those of a journal; `sending` is there before the server gets the end of a message, so without it no server can
 * have accepted the message, and if it is the last event, only the server knows.
 */

import { z } from "zod";
import type { Language } from "../../core/values/language.ts";
import { nameKey } from "../../core/values/names.ts";
import { WORDS } from "../../core/words/words.ts";
import { Journal } from "../disk/journal.ts";

const MESSAGE = {
  /** An instant in UTC. */
  at: z.iso.datetime(),
  /** Null for the firm's summary. */
  client: z.string().nullable(),
  to: z.string(),
};
const CONTENT = { messageId: z.string(), workbook: z.string() };
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

/** The state of a message for one client (null: the firm's summary) and one address. */
export interface MessageState {
  readonly client: string | null;
  readonly to: string;
  readonly status: "unsent" | "sent" | "unknown";
  /** The last event that involved a server; null when there is none. */
  readonly last: ContentEvent | null;
}

export class Outbox {
  readonly #states = new Map<string, MessageState>();
  readonly #journal: Journal<MailEvent>;

  private constructor(journal: Journal<MailEvent>) {
    this.#journal = journal;
    for (const event of journal.events) this.#apply(event);
  }

  /** Opens the journal, or creates it. Throws FatalError when it can't be read or written. */
  static async open(path: string, language: Language): Promise<Outbox> {
    const says = WORDS[language].delivery;
    return new Outbox(await Journal.open(path, { event: EVENT, says, language }));
  }

  /** Appends an event and syncs it to disk. Throws FatalError when that fails. */
  async record(event: MailEvent): Promise<void> {
    await this.#journal.append(event);
    this.#apply(event);
  }

  /** The state of every message in the journal, in order of first event. */
  states(): MessageState[] {
    return [...this.#states.values()];
  }

  /** The state of one message, by its `messageKey`; null when it is not in the journal. */
  state(key: string): MessageState | null {
    return this.#states.get(key) ?? null;
  }

  async close(): Promise<void> {
    await this.#journal.close();
  }

  #apply(event: MailEvent): void {
    const key = messageKey(event);
    const before = this.#states.get(key);
    const { client, to } = before ?? event;
    const last = "messageId" in event ? event : (before?.last ?? null);
    this.#states.set(key, { client, to, status: statusAfter(event), last });
  }
}

/** Messages with the same key are the same message. */
export function messageKey({ client, to }: { client: string | null; to: string }): string {
  return JSON.stringify([client === null ? null : nameKey(client), to.toLowerCase()]);
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
