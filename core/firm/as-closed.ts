/**
 * Rows of closed months, read as they were when the months were closed (M2).
 *
 * Laws: where a month was closed by an earlier reading, a row of a file that is unchanged since counts as the record has
 * it: what counted counts with the minutes, category and level of then, what did not is left out and told; a decision
 * or a correction of the row goes before; a row whose client was not known then is read as any other.
 */

import { contentOf, type Entry } from "../ledger/entry.ts";
import { type ClosedBooks, type ClosedClient, READING } from "../ledger/prior-period.ts";
import { nameKey } from "../values/names.ts";
import type { Place, Problem } from "../values/problems.ts";

/** What closed months say of the rows of unchanged files. */
export class RowsAsClosed {
  readonly #entries = new Map<string, Entry>();
  readonly #names = new Set<string>();
  readonly #unchanged = new Set<string>();
  /** The last day that was closed by an earlier reading. */
  readonly #through: number;

  constructor(closed: ClosedBooks | null, fingerprints: ReadonlyMap<string, string>) {
    const earlier = (closed?.readings ?? []).filter(({ reading }) => reading < READING);
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

  /** The entry that a row counted as; null where today's reading stands. `now` is what it reads as today. */
  counted(place: Pick<Entry, "file" | "line">, now: Entry | null): Entry | null {
    const then = this.#entries.get(placeOf(place));
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

  /** Whether a problem is about another row of a file that was there, as it is, when the months were closed. */
  knew(problem: Problem | null): boolean {
    const files = Object.values(problem ?? {}).flatMap((value) =>
      isPlace(value) ? [value.file] : typeof value === "string" ? [value] : [],
    );
    return files.some((file) => this.#unchanged.has(file));
  }

  /** Tells whether an entry says again what one that counted says, or has its id. */
  alike(): (entry: Entry) => boolean {
    const known = new Set(
      [...this.#entries.values()].flatMap((entry) => [entry.id, contentOf({ ...entry, id: "" })]),
    );
    known.delete("");
    return (entry) => known.has(entry.id) || known.has(contentOf({ ...entry, id: "" }));
  }

  /** Entries of unchanged files that today's reading refuses whole: those that are not among the `read` ones. */
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
