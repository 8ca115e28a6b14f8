/**
 * The journal of what was sent for a closed month: `out/mail/<month>.jsonl`, one event a line, only ever appended.
 *
 * Laws: an event is on disk before what follows it happens; `sending` stands there before the server is given the
 * end of a message, so without it no server can have taken the message, and with it and nothing after it nobody
 * but the server knows; a last line that a crash cut short never happened; a line that can't be read is named and
 * refused, never skipped.
 */

import { type FileHandle, mkdir, open, readFile, truncate } from "node:fs/promises";
import { dirname } from "node:path";
import { z } from "zod";
import { nameKey } from "../../core/values/names.ts";
import type { Words } from "../../core/words/words.ts";
import { FatalError } from "../disk/fatal-error.ts";
import { errorCode } from "../disk/stop-sentences.ts";

const MESSAGE = {
  /** In UTC. */
  at: z.iso.datetime(),
  /** Null for the firm's summary. */
  client: z.string().nullable(),
  to: z.string(),
};
const CONTENT = { messageId: z.string(), workbook: z.string() };
const SETTLED = { by: z.string(), reason: z.string() };

const EVENT = z.discriminatedUnion("event", [
  /** The server is about to be given the end of the message. */
  z.strictObject({ event: z.literal("sending"), ...MESSAGE, ...CONTENT }),
  /** The server took it. */
  z.strictObject({ event: z.literal("sent"), ...MESSAGE, ...CONTENT, response: z.string() }),
  /** The server refused it, for good or for now: it was not taken. */
  z.strictObject({ event: z.literal("refused"), ...MESSAGE, ...CONTENT, response: z.string() }),
  /** The connection was lost before the server answered. */
  z.strictObject({ event: z.literal("lost"), ...MESSAGE, ...CONTENT, response: z.string() }),
  /** Somebody wants it sent, or sent again. */
  z.strictObject({ event: z.literal("resend"), ...MESSAGE, ...SETTLED }),
  /** Somebody saw that it arrived. */
  z.strictObject({ event: z.literal("arrived"), ...MESSAGE, ...SETTLED }),
]);

export type MailEvent = z.infer<typeof EVENT>;
type ContentEvent = Extract<MailEvent, { messageId: string }>;

/** What became of a message, for one client (null: the firm's summary) and one address. */
export interface MessageState {
  readonly client: string | null;
  readonly to: string;
  readonly fate: "unsent" | "sent" | "unknown";
  /** The last event in which a server took part; null when there is none. */
  readonly last: ContentEvent | null;
}

export class Outbox {
  readonly #path: string;
  readonly #states = new Map<string, MessageState>();
  readonly #file: FileHandle;
  readonly #says: Words["delivery"];

  private constructor(path: string, events: MailEvent[], file: FileHandle, says: Words["delivery"]) {
    this.#path = path;
    this.#says = says;
    for (const event of events) this.#apply(event);
    this.#file = file;
  }

  /** Opens the journal, which is made when there is none. Throws FatalError when it can't be read or written. */
  static async open(path: string, says: Words["delivery"]): Promise<Outbox> {
    try {
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      const text = await textOf(path);
      const whole = text.slice(0, text.lastIndexOf("\n") + 1);
      const events = eventsIn(path, whole, says);
      if (whole !== text) await truncate(path, Buffer.byteLength(whole));
      const file = await open(path, "a", 0o600);
      await file.sync();
      await syncFolder(dirname(path));
      return new Outbox(path, events, file, says);
    } catch (error) {
      throw error instanceof FatalError ? error : new FatalError([says.record(path, errorCode(error))]);
    }
  }

  /** Writes an event, and returns when it is on disk. Throws FatalError when it can't be. */
  async record(event: MailEvent): Promise<void> {
    try {
      await this.#file.appendFile(`${JSON.stringify(event)}\n`);
      await this.#file.sync();
    } catch (error) {
      throw new FatalError([this.#says.record(this.#path, errorCode(error))]);
    }
    this.#apply(event);
  }

  /** The state of every message that the journal knows, in the order they were first heard of. */
  states(): MessageState[] {
    return [...this.#states.values()];
  }

  /** The state of one message, by its `messageKey`; null when the journal has none of it. */
  state(key: string): MessageState | null {
    return this.#states.get(key) ?? null;
  }

  /** Each event is on disk by now: a disk that fails here loses nothing. */
  async close(): Promise<void> {
    await this.#file.close().catch(() => undefined);
  }

  #apply(event: MailEvent): void {
    const key = messageKey(event);
    const before = this.#states.get(key);
    const { client, to } = before ?? event;
    const last = "messageId" in event ? event : (before?.last ?? null);
    this.#states.set(key, { client, to, fate: fateAfter(event), last });
  }
}

/** Two messages with one key are one message. */
export function messageKey({ client, to }: { client: string | null; to: string }): string {
  return JSON.stringify([client === null ? null : nameKey(client), to.toLowerCase()]);
}

function fateAfter({ event }: MailEvent): MessageState["fate"] {
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

/** So that the file's name survives a loss of power too; not every system opens folders. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder).catch(() => null);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}
