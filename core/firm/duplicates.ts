/**
 * Finds rows, in all files, that report the same piece of work, and decides which one counts.
 *
 * Laws: the result depends on what the rows say and on their file names, never on the order of either. A file listed
 * twice, or in two overlapping exports, adds nothing. Two equal entries of one export both count. Files are taken from
 * oldest to newest: by their latest entry, then by name.
 */

import { type Entry, inOrder } from "../ledger/entry.ts";
import { type CalendarDate, formatDate, later } from "../values/calendar.ts";
import { addTo, groupBy, repeatedBy } from "../values/grouping.ts";
import { compareText, nameKey } from "../values/names.ts";
import type { Problem, WorkSaid } from "../values/problems.ts";
import { contentKey, exportOf, hasId, type LogEntry } from "./export-rows.ts";
import { type Version, versions } from "./versions.ts";

/** The tool of a time log in our own columns, whose ids people assign. */
export const OWN = "canonical";

/** Why a row is not placed. */
type Outcome =
  /** A null problem means the row adds nothing new and needs no attention. */
  | { readonly is: "duplicate"; readonly problem: Problem | null }
  | { readonly is: "rejected"; readonly problem: Problem };

/** Repeats another row; needs no attention. */
const REPEATED: Outcome = { is: "duplicate", problem: null };

/**
 * The entries that are not placed, of those that are not held for another reason. `lastDays` are the last day of each
 * export, if not all entries are given.
 */
export function outcomes<T extends LogEntry>(
  all: readonly T[],
  lastDays: ReadonlyMap<string, CalendarDate> | null = null,
): Map<T, Outcome> {
  const found = new Map<T, Outcome>();
  if (areNumbered(all)) return found;
  const candidates = all.filter(({ how }) => !how.held);
  const age = ages(lastDays ?? lastDaysOf(candidates));
  for (const ofTool of groupBy(candidates.filter(hasId), ({ tool }) => tool).values())
    for (const same of repeatedIds(ofTool)) byId(same, age, found);
  const others = versions(all);
  for (const [one, version] of others) {
    // For an unclear row without an id, its equal rows must be considered first.
    const settled = hasId(one) ? !found.has(one) : version.is !== "unclear";
    if (settled) found.set(one, versionOutcome(one, version));
  }
  const open = candidates.filter((one) => !hasId(one) && !found.has(one));
  for (const same of groupBy(open, (one) => `${one.tool}\0${contentKey(one)}`).values()) {
    byContent(same, age, found);
    holdUnclear(same, others, found);
  }
  holdRenamed(
    open.filter((one) => !found.has(one)),
    age,
    found,
  );
  if (new Set(candidates.map(({ tool }) => tool)).size > 1) {
    const atOneTime = ({ entry }: T) => (entry.start === null ? null : [entry.date, entry.start]);
    const asLong = ({ entry, client }: T) => [entry.date, client, entry.minutes];
    holdNearDuplicates(candidates, atOneTime, age, found, () => ({ mine: "", wanted: [""] }));
    holdNearDuplicates(candidates, asLong, age, found, keyWithoutTime);
  }
  return found;
}

/**
 * Whether the rows of one tool are numbered in their order. Most firms' are: then each id is there once, and no row is
 * compared by what it says.
 */
function areNumbered(rows: readonly LogEntry[]): boolean {
  const numbering = new Numbering();
  return rows.every(({ tool, entry: { id } }) => numbering.continues(id) && tool === rows[0]?.tool);
}

/** Ids one after another, as long as each is the larger number, or the later of two with the same beginning. */
export class Numbering {
  #last = "";

  /** Whether the next id continues the numbers. */
  continues(id: string): boolean {
    const last = this.#last;
    if (id !== "") this.#last = id;
    return id.length === last.length ? id > last : id.length > last.length;
  }
}

/** The rows of each id that is there more than once. */
function repeatedIds<T extends LogEntry>(rows: readonly T[]): Iterable<readonly T[]> {
  return areNumbered(rows) ? [] : repeatedBy(rows, ({ entry }) => entry.id).values();
}

function versionOutcome<T extends LogEntry>({ entry }: T, version: Version<T>): Outcome {
  const was = summaryOf(entry);
  switch (version.is) {
    case "again":
      return REPEATED;
    case "amended": {
      const { file, line } = version.by.entry;
      const is = summaryOf(version.by.entry);
      return { is: "duplicate", problem: { code: "ENTRY_EDITED", was, is, newest: { file, line } } };
    }
    case "dropped":
      return { is: "duplicate", problem: { code: "ENTRY_DROPPED", was, newer: version.by } };
    case "unclear": {
      const { by, file } = version;
      const is = by === null ? null : { ...summaryOf(by.entry), line: by.entry.line };
      return { is: "rejected", problem: { code: "VERSION_UNCLEAR", was, is, other: file } };
    }
  }
}

/** What a person recognises an entry by. */
function summaryOf({ date, start, client, minutes, description }: Entry): WorkSaid {
  return { date: formatDate(date), start, client, minutes, note: description };
}

/** The last day of each export. */
function lastDaysOf(all: readonly LogEntry[]): ReadonlyMap<string, CalendarDate> {
  const last = new Map<string, CalendarDate>();
  for (const { entry } of all) {
    const file = exportOf(entry);
    last.set(file, later(entry.date, last.get(file) ?? entry.date));
  }
  return last;
}

/** The age rank of each export, from 0 for the oldest. */
function ages(lastDays: ReadonlyMap<string, CalendarDate>): ReadonlyMap<string, number> {
  const inAge = [...lastDays].sort(
    ([file, date], [other, otherDate]) => date - otherDate || compareText(file, other),
  );
  return new Map(inAge.map(([file], index) => [file, index]));
}

/**
 * Of the rows with one id, the one in the newest file counts; within a file, the first in the order of A1. A different
 * version in an older file was amended. A row with the same content needs attention where people assign ids; a tool's
 * ids recur in every overlapping export.
 */
function byId<T extends LogEntry>(
  same: readonly T[],
  age: ReadonlyMap<string, number>,
  found: Map<T, Outcome>,
): void {
  const ageOf = ({ entry }: T) => age.get(exportOf(entry)) ?? 0;
  const [counts, ...others] = [...same].sort((a, b) => ageOf(b) - ageOf(a) || inOrder(a.entry, b.entry));
  if (counts === undefined) return;
  const { file, line } = counts.entry;
  for (const other of others) {
    const { id } = other.entry;
    const differs = contentKey(other) !== contentKey(counts);
    const newest = { file, line };
    const again: Problem = { code: "ID_DUPLICATE", id, first: newest, differs };
    const elsewhere = exportOf(other.entry) !== exportOf(counts.entry);
    const silent = !differs && other.tool !== OWN && elsewhere;
    const problem: Problem = differs && elsewhere ? { code: "ENTRY_AMENDED", id, newest } : again;
    found.set(other, { is: "duplicate", problem: silent ? null : problem });
  }
}

/** Of n equal rows in a file and at most m in any older file, max(0, n − m) count. */
function byContent<T extends LogEntry>(
  same: readonly T[],
  age: ReadonlyMap<string, number>,
  found: Map<T, Outcome>,
): void {
  const inAge = [...same].sort(
    (a, b) =>
      (age.get(exportOf(a.entry)) ?? 0) - (age.get(exportOf(b.entry)) ?? 0) ||
      compareText(a.entry.file, b.entry.file) ||
      a.entry.line - b.entry.line,
  );
  let before = 0;
  let own = 0;
  let file: string | null = null;
  for (const one of inAge) {
    if (exportOf(one.entry) !== file) {
      before = Math.max(before, own);
      own = 0;
      file = exportOf(one.entry);
    }
    own += 1;
    if (own <= before) found.set(one, REPEATED);
  }
}

/** Of equal rows, as many are held as are unclear. */
function holdUnclear<T extends LogEntry>(
  same: readonly T[],
  others: ReadonlyMap<T, Version<T>>,
  found: Map<T, Outcome>,
): void {
  const unclear = same.filter((one) => others.has(one));
  if (unclear.length === 0) return;
  const byExport = groupBy(unclear, ({ entry }) => exportOf(entry));
  const most = Math.max(...[...byExport.values()].map(({ length }) => length));
  const counting = [...unclear, ...same.filter((one) => !others.has(one))].filter((one) => !found.has(one));
  for (const one of counting.slice(0, most)) {
    const version = others.get(one) ?? others.get(unclear[0] ?? one);
    if (version !== undefined) found.set(one, versionOutcome(one, version));
  }
}

/**
 * Holds back an entry under `Anne Roy` that an older export of its tool has under `Anne`: the name was probably changed
 * between the two, rather than two people doing the same work.
 */
function holdRenamed<T extends LogEntry>(
  placed: readonly T[],
  age: ReadonlyMap<string, number>,
  found: Map<T, Outcome>,
): void {
  const named = new NamesInWords(placed.map(({ entry }) => entry.technician));
  const ageOf = ({ entry }: T) => age.get(exportOf(entry)) ?? 0;
  const work = ({ tool, entry, client }: T) => JSON.stringify([tool, summaryOf({ ...entry, client })]);
  const alike = placed.filter(({ entry }) => named.isLikeAnother(entry.technician));
  for (const same of groupBy(alike, work).values()) {
    const inAge = same
      .map((one) => ({ one, age: ageOf(one) }))
      .sort((a, b) => a.age - b.age || inOrder(a.one.entry, b.one.entry));
    const waiting = [...inAge];
    for (const own of inAge) {
      const { technician } = own.one.entry;
      // In order of age, so that entries that are not older can be skipped.
      const at = waiting.findIndex(
        ({ one, age: its }) => its >= own.age || named.areAlike(technician, one.entry.technician),
      );
      const other = waiting[at];
      if (own.one.how.released || other === undefined || other.age >= own.age) continue;
      waiting.splice(at, 1);
      const { file, line } = other.one.entry;
      found.set(own.one, { is: "rejected", problem: { code: "POSSIBLE_DUPLICATE", other: { file, line } } });
      waiting.splice(waiting.indexOf(own), 1);
    }
  }
}

/** People's names by their words: finds names that are another name with words left out, such as Anne and Anne Roy. */
class NamesInWords {
  readonly #words = new Map<string, ReadonlySet<string>>();
  /** For each name, the longer names that contain it. */
  readonly #longer = new Map<string, Set<string>>();
  readonly #alike = new Set<string>();

  constructor(names: readonly string[]) {
    for (const name of names) if (!this.#words.has(name)) this.#words.set(name, wordsOf(name));
    const byWord = new Map<string, string[]>();
    for (const [name, words] of this.#words) for (const word of words) addTo(byWord, word, name);
    for (const [name, words] of this.#words) {
      // Only names with its rarest word can contain all its words.
      const [candidates = []] = [...words]
        .map((word) => byWord.get(word) ?? [])
        .sort((a, b) => a.length - b.length);
      for (const other of candidates) if (this.#isPartOf(words, other)) this.#add(name, other);
    }
  }

  isLikeAnother(name: string): boolean {
    return this.#alike.has(name);
  }

  areAlike(name: string, other: string): boolean {
    return (this.#longer.get(name)?.has(other) || this.#longer.get(other)?.has(name)) ?? false;
  }

  #isPartOf(words: ReadonlySet<string>, other: string): boolean {
    const its = this.#words.get(other);
    return its !== undefined && words.size < its.size && [...words].every((word) => its.has(word));
  }

  #add(name: string, other: string): void {
    const longer = this.#longer.get(name) ?? new Set();
    this.#longer.set(name, longer.add(other));
    this.#alike.add(name).add(other);
  }
}

function wordsOf(name: string): Set<string> {
  const words = name.split(/[^\p{L}\p{N}]/u).map(nameKey);
  return new Set(words.filter((word) => word !== ""));
}

/** How an entry may match one of another tool: its own key, and the keys it accepts. */
type NearDuplicateKey = (one: LogEntry) => { mine: string; wanted: readonly string[] };

/** Equal work where at least one of the two has no start time. */
const keyWithoutTime: NearDuplicateKey = (one) =>
  one.entry.start === null
    ? { mine: "no time", wanted: ["time", "no time"] }
    : { mine: "time", wanted: ["no time"] };

/** Holds back near duplicates of a person's entry by another tool in an older file. */
function holdNearDuplicates<T extends LogEntry>(
  all: readonly T[],
  key: (one: T) => readonly (string | number)[] | null,
  age: ReadonlyMap<string, number>,
  found: Map<T, Outcome>,
  nearKey: NearDuplicateKey,
): void {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const [who, own] = [nameKey(one.entry.technician), key(one)];
    if (who !== "" && own !== null) addTo(groups, [who, ...own].join("\0"), one);
  }
  for (const group of groups.values()) {
    if (group.every(({ tool }) => tool === group[0]?.tool)) continue;
    const ageOf = ([one]: readonly T[]) => (one === undefined ? 0 : (age.get(exportOf(one.entry)) ?? 0));
    const byFile = [...groupBy(group, ({ entry }) => exportOf(entry)).values()];
    byFile.sort((a, b) => ageOf(a) - ageOf(b));
    byFile.forEach((newer, index) => {
      for (const older of byFile.slice(0, index)) holdNearDuplicatesIn(newer, older, found, nearKey);
    });
  }
}

function holdNearDuplicatesIn<T extends LogEntry>(
  newer: readonly T[],
  older: readonly T[],
  found: Map<T, Outcome>,
  nearKey: NearDuplicateKey,
): void {
  for (const tool of new Set(newer.map((one) => one.tool))) {
    const byKey = new Map<string, T>();
    for (const other of [...older].sort((a, b) => inOrder(a.entry, b.entry))) {
      if (other.tool === tool || found.has(other)) continue;
      const { mine } = nearKey(other);
      if (!byKey.has(mine)) byKey.set(mine, other);
    }
    if (byKey.size === 0) continue;
    for (const one of newer) {
      if (one.tool !== tool || one.how.released || found.has(one)) continue;
      const other = nearKey(one)
        .wanted.map((wanted) => byKey.get(wanted))
        .find((candidate) => candidate !== undefined);
      if (other === undefined) continue;
      const { file, line } = other.entry;
      found.set(one, { is: "rejected", problem: { code: "POSSIBLE_DUPLICATE", other: { file, line } } });
    }
  }
}
