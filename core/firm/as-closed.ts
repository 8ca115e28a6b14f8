/**
 * Rows of closed months, read as they were when the months were closed (M2).
 *
 * Laws: if a month was closed with an earlier reading, rows of files unchanged since then count as recorded. Rows that
 * counted keep their minutes, category and level; rows that did not are left out and reported. A decision about the
 * row, or a correction of it, takes precedence. A row whose client was unknown then is read like any other.
 */

import { contentOf, type Entry } from "../ledger/entry.ts";
import { type ClosedBooks, type ClosedClient, READING } from "../ledger/prior-period.ts";
import { nameKey } from "../values/names.ts";
import type { Place, Problem } from "../values/problems.ts";

/** The earlier readings that months were closed with; without one, today's applies everywhere. */
export function earlierReadings(closed: ClosedBooks | null): ClosedBooks["readings"] {
  return (closed?.readings ?? []).filter(({ reading }) => reading < READING);
}

/** What closed months record about the rows of unchanged files. */
export class RowsAsClosed {
  readonly #entries = new Map<string, Entry>();
  readonly #names = new Set<string>();
  readonly #unchanged = new Set<string>();
  /** The last day that was closed with an earlier reading. */
  readonly #through: number;

  constructor(closed: ClosedBooks | null, fingerprints: ReadonlyMap<string, string>) {
    const earlier = earlierReadings(closed);
    this.#through = Math.max(-Infinity, ...earlier.map(({ through }) => through));
    if (closed === null || earlier.length === 0) return;
    for (const [file, sha256] of closed.files)
      if (fingerprints.get(file) === sha256) this.#unchanged.add(file);
    for (const client of closed.clients) {
      for (const name of namesOf(client)) this.#names.add(nameKey(name));
      for (const entry of client.entries)
        if (entry.date <= this.#through && this.#unchanged.has(entry.file))
          this.#entries.set(placeOf(entry), entry);
    }
  }

  /** The entry that a row counted as; null where today's reading applies. `now` is the entry as read today. */
  counted(place: Pick<Entry, "file" | "line">, now: Entry | null): Entry | null {
    const then = this.#entries.size === 0 ? undefined : this.#entries.get(placeOf(place));
    if (then === undefined) return null;
    return now === null || nameKey(now.client) === nameKey(then.client) ? then : null;
  }

  /** Whether a row that counts today was left out when its month was closed, though its client was known. */
  leftOut(entry: Entry): boolean {
    return (
      entry.date <= this.#through &&
      this.#unchanged.has(entry.file) &&
      !this.#entries.has(placeOf(entry)) &&
      this.#names.has(nameKey(entry.client))
    );
  }

  /** Whether a problem concerns another row of a file that is unchanged since the months were closed. */
  knew(problem: Problem | null): boolean {
    const files = Object.values(problem ?? {}).flatMap((value) =>
      isPlace(value) ? [value.file] : typeof value === "string" ? [value] : [],
    );
    return files.some((file) => this.#unchanged.has(file));
  }

  /** Returns a test whether an entry repeats one that counted, by content or by id. */
  alike(): (entry: Entry) => boolean {
    const known = new Set(
      [...this.#entries.values()].flatMap((entry) => [entry.id, contentOf({ ...entry, id: "" })]),
    );
    known.delete("");
    return (entry) => known.has(entry.id) || known.has(contentOf({ ...entry, id: "" }));
  }

  /** Entries of unchanged files that today's reading refuses entirely: those not among `read`. */
  ofUnreadFiles(read: ReadonlySet<string>): readonly Entry[] {
    return [...this.#entries.values()].filter(({ file }) => !read.has(file));
  }
}

function isPlace(value: unknown): value is Place {
  return typeof value === "object" && value !== null && "file" in value && "line" in value;
}

function placeOf({ file, line }: Pick<Entry, "file" | "line">): string {
  return `${file}\0${line}`;
}

function namesOf({ name, contracts }: ClosedClient): string[] {
  return [name, ...contracts.flatMap(({ client, aliases }) => [client, ...aliases])];
}
