/**
 * A journal: an append-only file of events, one JSON value on each line.
 *
 * Laws: an event is on disk before `append` returns; a last line that a crash cut short never took effect and is taken
 * off; any other unreadable line is named and refused, never skipped.
 */

import { type FileHandle, mkdir, open, readFile, truncate } from "node:fs/promises";
import { dirname } from "node:path";
import type { z } from "zod";
import type { Language } from "../../core/values/language.ts";
import { FatalError } from "./fatal-error.ts";
import { reasonOf } from "./stop-sentences.ts";
import { flush } from "./whole-file.ts";

/** What is said of a journal that can't be read or written, or of whose lines one can't be read. */
interface JournalWords {
  readonly record: (path: string, reason: string) => string;
  readonly damaged: (path: string, line: number) => string;
}

interface Opening<Event> {
  readonly event: z.ZodType<Event>;
  readonly says: JournalWords;
  readonly language: Language;
}

export class Journal<Event> {
  /** Those that were in the file when it was opened, in order. */
  readonly events: readonly Event[];
  readonly #path: string;
  readonly #file: FileHandle;
  readonly #opening: Opening<Event>;

  private constructor(path: string, events: readonly Event[], file: FileHandle, opening: Opening<Event>) {
    this.#path = path;
    this.events = events;
    this.#file = file;
    this.#opening = opening;
  }

  /** Opens the journal, or creates it. Throws FatalError when it can't be read or written. */
  static async open<Event>(path: string, opening: Opening<Event>): Promise<Journal<Event>> {
    return orStop(path, opening, async () => {
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      const text = await textOf(path);
      const whole = wholeLines(text);
      const events = eventsIn(path, whole, opening);
      if (whole !== text) await truncate(path, Buffer.byteLength(whole));
      const file = await open(path, "a", 0o600);
      await file.sync();
      await flush(dirname(path), "r");
      return new Journal(path, events, file, opening);
    });
  }

  /** Appends an event and syncs it to disk. Throws FatalError when that fails. */
  async append(event: Event): Promise<void> {
    await orStop(this.#path, this.#opening, async () => {
      await this.#file.appendFile(`${JSON.stringify(event)}\n`);
      await this.#file.sync();
    });
  }

  /** Each event is already on disk, so a failure here loses nothing. */
  async close(): Promise<void> {
    await this.#file.close().catch(() => undefined);
  }
}

/** The events of a journal, which is left as it is; none where there is no file. Throws FatalError as `open` does. */
export async function journalEvents<Event>(path: string, opening: Opening<Event>): Promise<Event[]> {
  return orStop(path, opening, async () => eventsIn(path, wholeLines(await textOf(path)), opening));
}

async function orStop<Event, T>(path: string, opening: Opening<Event>, work: () => Promise<T>): Promise<T> {
  return work().catch((error: unknown) => {
    if (error instanceof FatalError) throw error;
    throw new FatalError([opening.says.record(path, reasonOf(error, opening.language))]);
  });
}

function wholeLines(text: string): string {
  return text.slice(0, text.lastIndexOf("\n") + 1);
}

function eventsIn<Event>(path: string, text: string, { event, says }: Opening<Event>): Event[] {
  const lines = text === "" ? [] : text.slice(0, -1).split("\n");
  return lines.map((line, index) => {
    const read = event.safeParse(parsed(line));
    if (read.success) return read.data;
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
