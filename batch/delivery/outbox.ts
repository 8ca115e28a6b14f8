/**
 * The journal of a closed month's messages: `out/mail/<month>.jsonl`, append-only, one event on each line.
 *
 * Laws: an event is on disk before the next step begins; `sending` is there before the server gets the end of a
 * message, so without it no server can have accepted the message, and if it is the last event, only the server knows; a
 * last line that a crash cut short is ignored; any other unreadable line is named and refused, never skipped.
 */

import { type FileHandle, mkdir, open, readFile, truncate } from "node:fs/promises";
import { dirname } from "node:path";
import { z } from "zod";
import type { Language } from "../../core/values/language.ts";
import { nameKey } from "../../core/values/names.ts";
import { WORDS, type Words } from "../../core/words/words.ts";
import { FatalError } from "../disk/fatal-error.ts";
import { reasonOf } from "../disk/stop-sentences.ts";

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
  readonly #path: string;
  readonly #states = new Map<string, MessageState>();
  readonly #file: FileHandle;
  readonly #language: Language;

  private constructor(path: string, events: MailEvent[], file: FileHandle, language: Language) {
    this.#path = path;
    this.#language = language;
    for (const event of events) this.#apply(event);
    this.#file = file;
  }

  /** Opens the journal, or creates it. Throws FatalError when it can't be read or written. */
  static async open(path: string, language: Language): Promise<Outbox> {
    const says = WORDS[language].delivery;
    try {
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      const text = await textOf(path);
      const whole = text.slice(0, text.lastIndexOf("\n") + 1);
      const events = eventsIn(path, whole, says);
      if (whole !== text) await truncate(path, Buffer.byteLength(whole));
      const file = await open(path, "a", 0o600);
      await file.sync();
      await syncFolder(dirname(path));
      return new Outbox(path, events, file, language);
    } catch (error) {
      throw error instanceof FatalError
        ? error
        : new FatalError([says.record(path, reasonOf(error, language))]);
    }
  }

  /** Appends an event and syncs it to disk. Throws FatalError when that fails. */
  async record(event: MailEvent): Promise<void> {
    try {
      await this.#file.appendFile(`${JSON.stringify(event)}\n`);
      await this.#file.sync();
    } catch (error) {
      const { record } = WORDS[this.#language].delivery;
      throw new FatalError([record(this.#path, reasonOf(error, this.#language))]);
    }
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

  /** Each event is already on disk, so a failure here loses nothing. */
  async close(): Promise<void> {
    await this.#file.close().catch(() => undefined);
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

function eventsIn(path: string, text: string, says: Words["delivery"]): MailEvent[] {
  const lines = text === "" ? [] : text.slice(0, -1).split("\n");
  return lines.map((line, index) => {
    const event = EVENT.safeParse(parsed(line));
    if (event.success) return event.data;
    throw new FatalError([says.damaged(path, index + 1)]);
  });
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

async function textOf(path: string): Promise<string> {
  return readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return "";
    throw error;
  });
}

/** So that the file's name survives a power cut too; not every system can open folders. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder).catch(() => null);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}
