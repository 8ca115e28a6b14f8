/**
 * Which rows, of all files, tell of one piece of work, and which of them counts.
 *
 * Laws: the answer depends on what the rows say and on the names of their files, never on the order of either;
 * a file listed twice, or in two overlapping exports, adds nothing; two equal entries of one export both count.
 * Files are taken from the oldest to the newest: by their latest entry, then by name.
 */

import type { Problem } from "./errors.ts";
import { compareText, nameKey } from "./names.ts";
import { contentOf, type Entry, inOrder } from "./time-log.ts";

/** The tool of a time log in our own columns, whose ids people give. */
export const OWN = "canonical";

/** An entry as its file tells it. */
export interface Told {
  readonly entry: Entry;
  /** The key of its client, so that two spellings of one name are one. */
  readonly client: string;
  /** The tool that wrote it; `OWN` for a time log in our own columns. */
  readonly tool: string;
  /** Whether somebody decided that it counts, though it looks like another. */
  readonly released: boolean;
}

export type Fate =
  | { readonly is: "placed" }
  /** A row without a problem says nothing new: there is nothing to look at. */
  | { readonly is: "duplicate"; readonly problem: Problem | null }
  | { readonly is: "rejected"; readonly problem: Problem };

const PLACED: Fate = { is: "placed" };

/** What becomes of each, in the order given. */
export function fates<T extends Told>(all: readonly T[]): Map<T, Fate> {
  const age = ages(all);
  const found = new Map<T, Fate>();
  for (const same of groups(all.filter(hasId), (one) => `${one.tool}\0${one.entry.id}`))
    byId(same, age, found);
  for (const same of groups(
    all.filter((one) => !hasId(one)),
    (one) => `${one.tool}\0${saying(one)}`,
  ))
    byContent(same, age, found);
  if (age.size > 1) {
    const atOneTime = (one: T) =>
      one.entry.start === null ? null : [one.entry.technician, one.entry.date, one.entry.start];
    const asLong = (one: T) => [one.entry.technician, one.entry.date, one.client, one.entry.minutes];
    near(all, atOneTime, age, found, likeness);
    near(all, asLong, age, found, (one, other) => likenessWithoutTime(one, other));
  }
  return found;
}

function hasId({ entry }: Told): boolean {
  return entry.id !== "";
}

/** The files from the oldest, 0, to the newest. */
function ages(all: readonly Told[]): ReadonlyMap<string, number> {
  const latest = new Map<string, number>();
  for (const { entry } of all)
    latest.set(entry.file, Math.max(latest.get(entry.file) ?? -Infinity, entry.date));
  const inAge = [...latest].sort(
    ([file, date], [other, otherDate]) => date - otherDate || compareText(file, other),
  );
  return new Map(inAge.map(([file], index) => [file, index]));
}

function groups<T>(all: readonly T[], key: (one: T) => string): Iterable<readonly T[]> {
  const found = new Map<string, T[]>();
  for (const one of all) {
    const its = key(one);
    const own = found.get(its);
    if (own === undefined) found.set(its, [one]);
    else own.push(one);
  }
  return found.values();
}

/** All that an entry says but its id, its client by the key. */
function saying({ entry, client }: Told): string {
  return contentOf({ ...entry, id: "", client });
}

/**
 * Of the rows with one id, that of the newest file counts, and in one file the first in the order of A1. Another
 * version in an older file was amended. A row with the same contents is worth a look where people give the ids; a
 * tool's ids come again in every overlapping export.
 */
function byId<T extends Told>(
  same: readonly T[],
  age: ReadonlyMap<string, number>,
  found: Map<T, Fate>,
): void {
  const [only] = same;
  if (only !== undefined && same.length === 1) {
    found.set(only, PLACED);
    return;
  }
  const ageOf = ({ entry }: T) => age.get(entry.file) ?? 0;
  const [counts, ...others] = [...same].sort((a, b) => ageOf(b) - ageOf(a) || inOrder(a.entry, b.entry));
  if (counts === undefined) return;
  found.set(counts, PLACED);
  const { file, line } = counts.entry;
  for (const other of others) {
    const { id } = other.entry;
    const differs = saying(other) !== saying(counts);
    const newest = { file, line };
    const again: Problem = { code: "ID_DUPLICATE", id, first: newest, differs };
    const silent = !differs && other.tool !== OWN && other.entry.file !== file;
    const problem: Problem =
      differs && other.entry.file !== file ? { code: "ENTRY_AMENDED", id, newest } : again;
    found.set(other, { is: "duplicate", problem: silent ? null : problem });
  }
}

/** Of n equal rows in a file and m in the files before it, max(0, n − m) count. */
function byContent<T extends Told>(
  same: readonly T[],
  age: ReadonlyMap<string, number>,
  found: Map<T, Fate>,
): void {
  const inAge = [...same].sort(
    (a, b) => (age.get(a.entry.file) ?? 0) - (age.get(b.entry.file) ?? 0) || a.entry.line - b.entry.line,
  );
  let before = 0;
  let own = 0;
  let file: string | null = null;
  for (const one of inAge) {
    if (one.entry.file !== file) {
      before = Math.max(before, own);
      own = 0;
      file = one.entry.file;
    }
    own += 1;
    found.set(one, own > before ? PLACED : { is: "duplicate", problem: null });
  }
}

/** How one entry may be like others of an older file: a key that both must have, or null when it can't be. */
type Likeness = (one: Told, sameTool: boolean) => { mine: string; wanted: readonly string[] } | null;

/**
 * Work at one time: of another tool, whatever it says; of the same tool, for the same client and not both told
 * apart by ids.
 */
const likeness: Likeness = (one, sameTool) => {
  if (!sameTool) return { mine: "", wanted: [""] };
  const withId = `${one.client}\0id`;
  const without = `${one.client}\0`;
  return { mine: hasId(one) ? withId : without, wanted: hasId(one) ? [without] : [without, withId] };
};

/** Equal work of another tool, where one of the two does not tell when it began. */
const likenessWithoutTime: Likeness = (one, sameTool) => {
  if (sameTool) return null;
  return one.entry.start === null
    ? { mine: "no time", wanted: ["time", "no time"] }
    : { mine: "time", wanted: ["no time"] };
};

/** Holds back an entry that is nearly one of an older file: a second tool, or an edit between two exports. */
function near<T extends Told>(
  all: readonly T[],
  key: (one: T) => readonly (string | number)[] | null,
  age: ReadonlyMap<string, number>,
  found: Map<T, Fate>,
  like: Likeness,
): void {
  const candidates = all.filter((one) => nameKey(one.entry.technician) !== "" && key(one) !== null);
  const keyed = (one: T) => {
    const [technician, ...rest] = key(one) ?? [];
    return [nameKey(String(technician)), ...rest].join("\0");
  };
  for (const group of groups(candidates, keyed)) {
    const byFile = [...groups(group, ({ entry }) => entry.file)].sort(
      (a, b) => (age.get(a[0]?.entry.file ?? "") ?? 0) - (age.get(b[0]?.entry.file ?? "") ?? 0),
    );
    byFile.forEach((newer, index) => {
      for (const older of byFile.slice(0, index)) nearIn(newer, older, found, like);
    });
  }
}

function nearIn<T extends Told>(
  newer: readonly T[],
  older: readonly T[],
  found: Map<T, Fate>,
  like: Likeness,
): void {
  const inNewer = new Set(newer.map(saying));
  const inOlder = new Set(older.map(saying));
  for (const sameTool of [true, false]) {
    for (const tool of new Set(newer.map((one) => one.tool))) {
      const byLikeness = new Map<string, T>();
      for (const other of [...older].sort((a, b) => inOrder(a.entry, b.entry))) {
        if ((other.tool === tool) !== sameTool || found.get(other)?.is !== "placed") continue;
        // Both exports list it: no edit.
        if (sameTool && inNewer.has(saying(other))) continue;
        const mine = like(other, sameTool)?.mine;
        if (mine !== undefined && !byLikeness.has(mine)) byLikeness.set(mine, other);
      }
      if (byLikeness.size === 0) continue;
      for (const one of newer) {
        if (one.tool !== tool || one.released || found.get(one)?.is !== "placed") continue;
        if (sameTool && inOlder.has(saying(one))) continue;
        const other = like(one, sameTool)
          ?.wanted.map((wanted) => byLikeness.get(wanted))
          .find((candidate) => candidate !== undefined);
        if (other === undefined) continue;
        const { file, line } = other.entry;
        found.set(one, { is: "rejected", problem: { code: "POSSIBLE_DUPLICATE", other: { file, line } } });
      }
    }
  }
}
