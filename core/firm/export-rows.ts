/**
 * Compares the rows of exports: which are equal, and which are one row before and after an edit.
 *
 * Laws: only rows that agree in every field that an edit may not change are compared, and each row matches at most one
 * other. Matches depend on what rows say, never on their order.
 */

import { contentOf, type Entry, inOrder } from "../ledger/entry.ts";
import type { CalendarDate } from "../values/calendar.ts";
import { addTo } from "../values/grouping.ts";
import { compareText } from "../values/names.ts";
import { dayInName, type NamedDay } from "./days-in-names.ts";

/** An entry as logged in its file. */
export interface LogEntry {
  readonly entry: Entry;
  /** The key of its client, the same for all spellings of one name. */
  readonly client: string;
  /** The tool that wrote it; `OWN` for a time log in our own columns. */
  readonly tool: string;
  readonly how: Standing;
}

/** How an entry stands apart from what it says: nearly all are alike, so these share one. */
export interface Standing {
  /** Whether someone decided that it counts despite a doubt. */
  readonly released: boolean;
  /** Whether its own file raised a doubt: a release then does not cover doubts from other exports. */
  readonly doubted: boolean;
  /** Whether it is a correction that replaces a row of its file. */
  readonly corrected: boolean;
  /** Whether it is left out for another reason and only shows that its export lists it. */
  readonly held: boolean;
}

/** A row that counts as its file says. */
export const PLAINLY: Standing = { released: false, doubted: false, corrected: false, held: false };

/** The export that contains an entry: all sheets of a workbook (`log.xlsx [May]`) are one export. */
export function exportOf({ file }: Pick<Entry, "file">): string {
  return file.endsWith("]") ? file.replace(/ \[[^\]]*\]$/, "") : file;
}

/** The full content of an entry except its id, with the client's key as its client. */
export function contentKey({ entry, client }: LogEntry): string {
  return contentOf({ ...entry, id: "", client });
}

/** Assigns numbers to texts, so that a repeated text is stored once. */
class Numbers {
  readonly #known = new Map<string, number>();

  of(text: string): number {
    const known = this.#known.get(text) ?? this.#known.size;
    this.#known.set(text, known);
    return known;
  }
}

export interface Row<T> {
  readonly logged: T;
  /** A number for its full content. */
  readonly what: number;
}

/** The rows of one export in a frame, equal rows adjacent. */
export interface Block<T> {
  readonly rows: readonly Row<T>[];
  /** A number that equal blocks share. */
  readonly says: number;
}

/** Rows that agree in every field that an edit may not change, by export. */
export type Frame<T> = ReadonlyMap<Export<T>, Block<T>>;

export interface Export<T> {
  readonly file: string;
  readonly rows: readonly T[];
  readonly first: CalendarDate;
  readonly last: CalendarDate;
  /** The days of its rows, in order. */
  readonly days: readonly number[];
  readonly daysWithoutId: readonly number[];
  readonly named: NamedDay | null;
  readonly hasIds: boolean;
  /** Its only client; null when there are several. */
  readonly client: string | null;
  readonly technician: string | null;
}

export function exportMadeOf<T extends LogEntry>(rows: readonly T[]): Export<T> {
  const file = rows[0] === undefined ? "" : exportOf(rows[0].entry);
  const daysOf = (some: readonly T[]) => some.map(({ entry }) => entry.date).sort((a, b) => a - b);
  const days = daysOf(rows);
  const [first = 0 as CalendarDate] = days;
  const only = (of: (row: T) => string) => {
    const its = rows[0] === undefined ? "" : of(rows[0]);
    return rows.every((row) => of(row) === its) ? its : null;
  };
  return {
    file,
    rows,
    first,
    last: days.at(-1) ?? first,
    days,
    daysWithoutId: daysOf(rows.filter((row) => !hasId(row))),
    named: dayInName(file),
    hasIds: rows.some(hasId),
    client: only(({ client }) => client),
    technician: only(({ entry }) => entry.technician),
  };
}

export function hasId({ entry }: LogEntry): boolean {
  return entry.id !== "";
}

export function framesOf<T extends LogEntry>(exports: readonly Export<T>[]): Frame<T>[] {
  const frames: Map<Export<T>, Row<T>[]>[] = [];
  const numbers = { frame: new Numbers(), what: new Numbers(), block: new Numbers() };
  for (const one of exports) {
    for (const logged of one.rows) {
      const { date, technician, user, level, category, ticket, trainees, noticed, approved, channel } =
        logged.entry;
      const { start, minutes, description } = logged.entry;
      const fixed = [technician, user, level, category, ticket, trainees, noticed, approved, channel];
      const number = numbers.frame.of(JSON.stringify([date, ...fixed]));
      const what = numbers.what.of(JSON.stringify([number, logged.client, start, minutes, description]));
      const frame = frames[number] ?? new Map<Export<T>, Row<T>[]>();
      frames[number] = frame;
      addTo(frame, one, { logged, what });
    }
  }
  const blockOf = (rows: Row<T>[]): Block<T> => {
    rows.sort((a, b) => a.what - b.what || compareText(a.logged.entry.id, b.logged.entry.id));
    const says = rows.map(({ logged, what }) => what * 2 + Number(hasId(logged))).join();
    return { rows, says: numbers.block.of(says) };
  };
  // Usually no other export has such rows, and there is nothing to compare.
  const blocksOf = (frame: ReadonlyMap<Export<T>, Row<T>[]>) =>
    new Map([...frame].map(([one, rows]) => [one, frame.size === 1 ? { rows, says: -1 } : blockOf(rows)]));
  return frames.map(blocksOf);
}

/** How the rows of two blocks of a frame match: for each row, the index of its counterpart, or -1. */
interface Match {
  readonly ofOne: Int32Array;
  readonly ofOther: Int32Array;
  readonly counts: Counts;
}

export interface Counts {
  /** Rows that recur unchanged. */
  again: number;
  edited: number;
  /** Rows with an edited client, and how many of these have no start time. */
  client: number;
  clientUntimed: number;
}

export class Matches<T extends LogEntry> {
  readonly #known = new Map<string, Match>();

  of(one: Block<T>, other: Block<T>, bothHaveIds: boolean): Match {
    const key = `${one.says} ${other.says} ${bothHaveIds}`;
    const known = this.#known.get(key) ?? match(compared(one, bothHaveIds), compared(other, bothHaveIds));
    this.#known.set(key, known);
    return known;
  }
}

/** The rows to compare by content: if both exports have ids, those without one. */
export function compared<T extends LogEntry>({ rows }: Block<T>, bothHaveIds: boolean): readonly Row<T>[] {
  return bothHaveIds ? rows.filter(({ logged }) => !hasId(logged)) : rows;
}

/** In minutes; a start and a duration that were both rounded give an end that may be off by one. */
const ends = ({ entry: { start, minutes } }: LogEntry) =>
  start === null ? [] : [0, -1, 1].map((off) => start + minutes + off);

/**
 * For each field that may be edited, what the two rows still share: any one of these keys, the first being a row's own.
 */
const EDITS: readonly ((logged: LogEntry) => readonly (readonly (string | number | null)[])[])[] = [
  ({ client, entry: { start, description } }) => [[client, start, description]],
  // If the start was moved back, the entry is longer and its end is the same. Or the whole entry was moved.
  (logged) => ends(logged).map((end) => [logged.client, end, logged.entry.description]),
  ({ client, entry: { minutes, description } }) => [[client, minutes, description]],
  ({ entry: { start, minutes, description } }) => [[start, minutes, description]],
  ({ client, entry: { start, minutes } }) => [[client, start, minutes]],
];

function match<T extends LogEntry>(one: readonly Row<T>[], other: readonly Row<T>[]): Match {
  const ofOne = new Int32Array(one.length).fill(-1);
  const ofOther = new Int32Array(other.length).fill(-1);
  const counts: Counts = { again: 0, edited: 0, client: 0, clientUntimed: 0 };
  for (let i = 0, j = 0; i < one.length && j < other.length; ) {
    const order = (one[i]?.what ?? 0) - (other[j]?.what ?? 0);
    if (order === 0) {
      ofOne[i] = j;
      ofOther[j] = i;
      counts.again += 1;
    }
    if (order <= 0) i += 1;
    if (order >= 0) j += 1;
  }
  const unmatched = (rows: readonly Row<T>[], counterparts: Int32Array) =>
    rows.flatMap(({ logged }, at) => (counterparts[at] === -1 ? [{ logged, at }] : []));
  const inOrderOfWork = (rows: { logged: T; at: number }[]) =>
    rows.sort((a, b) => inOrder(a.logged.entry, b.logged.entry));
  const left = inOrderOfWork(unmatched(one, ofOne));
  const waiting = inOrderOfWork(unmatched(other, ofOther));
  for (const alike of EDITS) {
    const byKey = new Map<string, { logged: T; at: number }[]>();
    for (const row of [...waiting].reverse()) {
      const [own] = alike(row.logged);
      if (own === undefined || ofOther[row.at] !== -1) continue;
      addTo(byKey, JSON.stringify(own), row);
    }
    for (const { logged, at } of left) {
      if (ofOne[at] !== -1) continue;
      const lists = alike(logged).map((key) => byKey.get(JSON.stringify(key)) ?? []);
      const edited = lists.find((list) => list.length > 0)?.pop();
      if (edited === undefined) continue;
      ofOne[at] = edited.at;
      ofOther[edited.at] = at;
      counts.edited += 1;
      if (edited.logged.client === logged.client) continue;
      counts.client += 1;
      if (logged.entry.start === null) counts.clientUntimed += 1;
    }
  }
  return { ofOne, ofOther, counts };
}
