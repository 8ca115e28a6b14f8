/**
 * Which exports of one tool are versions of one selection, and what the newer one makes of the rows of the older.
 *
 * Two exports are versions only where, on the days that both cover, the rows of the older one come again in the
 * newer, equal or edited in one of client, start, duration and note. Otherwise, as with an export for each client,
 * project or person, both count in full. An export covers the days from its first row to its last, those without a
 * row too.
 *
 * Laws: the answer depends on what the rows say and on the names of their files, never on the order of either; a
 * row is set aside for the sake of one in the newer export or because most others come again there; of two exports
 * whose age can't be told, neither overrules the other; a row that somebody released is never set aside.
 */

import { contentOf, type Entry, inOrder } from "../ledger/entry.ts";
import { type CalendarDate, later } from "../values/calendar.ts";
import { momentOf } from "../values/moments.ts";
import { compareText } from "../values/names.ts";

/** An entry as its file tells it. */
export interface Told {
  readonly entry: Entry;
  /** The key of its client, so that two spellings of one name are one. */
  readonly client: string;
  /** The tool that wrote it; `OWN` for a time log in our own columns. */
  readonly tool: string;
  /** Whether somebody decided that it counts, whatever was doubted. */
  readonly released: boolean;
  /** Whether its own file raised a doubt: a release then says nothing about what other exports make of the row. */
  readonly doubted: boolean;
  /** Whether it stands in place of a row of its file, as somebody corrected it. */
  readonly corrected: boolean;
  /** Whether it is left out for another reason, and only shows that its export lists it. */
  readonly held: boolean;
}

export type Version<T> =
  /** A newer export tells it again, as it is. */
  | { readonly is: "again"; readonly by: T }
  | { readonly is: "amended"; readonly by: T }
  /** The newer export, by its name, no longer lists it. */
  | { readonly is: "dropped"; readonly by: string }
  /** Another export tells it differently, or not at all (null), and nothing says which of the two is newer. */
  | { readonly is: "unclear"; readonly by: T | null; readonly file: string };

/** What other exports of its tool make of a row; nothing for one that stands for itself. */
export function versions<T extends Told>(all: readonly T[]): ReadonlyMap<T, Version<T>> {
  const found = new Map<T, Version<T>>();
  for (const ofTool of groups(all, ({ tool }) => tool)) {
    if (ofTool.every(({ entry }) => entry.id !== "")) continue;
    const files = [...groups(ofTool, ({ entry }) => exportOf(entry))];
    if (files.length > 1) compare(files, found);
  }
  return found;
}

/** The export that an entry stands in: all sheets of a workbook (`log.xlsx [May]`) are one. */
export function exportOf({ file }: Pick<Entry, "file">): string {
  return file.replace(/ \[[^\]]*\]$/, "");
}

export function groups<T>(all: readonly T[], key: (one: T) => string): Iterable<readonly T[]> {
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
export function saying({ entry, client }: Told): string {
  return contentOf({ ...entry, id: "", client });
}

/** Numbers for texts, so that a text that comes again is kept once. */
class Numbers {
  readonly #known = new Map<string, number>();

  of(text: string): number {
    const known = this.#known.get(text) ?? this.#known.size;
    this.#known.set(text, known);
    return known;
  }
}

interface Row<T> {
  readonly told: T;
  /** The number of all that it says. */
  readonly what: number;
}

/** The rows of one export in a frame; equal ones side by side. */
interface Block<T> {
  readonly rows: readonly Row<T>[];
  /** One number for blocks that say the same. */
  readonly says: number;
}

/** Rows that agree in all that no edit may touch, by their exports. */
type Frame<T> = ReadonlyMap<Export<T>, Block<T>>;

interface Export<T> {
  readonly file: string;
  readonly rows: readonly T[];
  readonly first: CalendarDate;
  readonly last: CalendarDate;
  /** Of its rows, in order. */
  readonly days: readonly number[];
  readonly daysWithoutId: readonly number[];
  readonly named: NamedDay | null;
  readonly hasIds: boolean;
  /** The only client it tells of; null when there are several. */
  readonly client: string | null;
  readonly technician: string | null;
}

function exportMadeOf<T extends Told>(rows: readonly T[]): Export<T> {
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

export function hasId({ entry }: Told): boolean {
  return entry.id !== "";
}

function compare<T extends Told>(files: readonly (readonly T[])[], found: Map<T, Version<T>>): void {
  const exports = files.map(exportMadeOf).sort((a, b) => a.last - b.last || compareText(a.file, b.file));
  const frames = framesOf(exports);
  const matches = new Matches<T>();
  const relations = relationsOf(
    frames.filter(({ size }) => size > 1),
    matches,
  );
  if (relations.length === 0) return;
  const overruling = new Map<Export<T>, Relation<T>[]>();
  for (const relation of relations.filter(({ certain }) => certain)) {
    const own = overruling.get(relation.older);
    if (own === undefined) overruling.set(relation.older, [relation]);
    else own.push(relation);
  }
  // The newest first: what it makes of a row is told.
  const age = new Map(exports.map((one, at) => [one, at]));
  for (const own of overruling.values())
    own.sort((a, b) => (age.get(b.newer) ?? 0) - (age.get(a.newer) ?? 0));
  for (const frame of frames) {
    for (const [one, block] of frame) {
      for (const relation of overruling.get(one) ?? []) overrule(block, frame, relation, matches, found);
    }
  }
  follow(found);
  for (const relation of relations.filter(({ certain }) => !certain))
    for (const frame of frames) holdBack(frame, relation, matches, found);
}

function framesOf<T extends Told>(exports: readonly Export<T>[]): Frame<T>[] {
  const frames: Map<Export<T>, Row<T>[]>[] = [];
  const numbers = { frame: new Numbers(), what: new Numbers(), block: new Numbers() };
  for (const one of exports) {
    for (const told of one.rows) {
      const { date, technician, user, level, category, ticket, trainees, noticed, approved, channel } =
        told.entry;
      const { start, minutes, description } = told.entry;
      const fixed = [technician, user, level, category, ticket, trainees, noticed, approved, channel];
      const number = numbers.frame.of(JSON.stringify([date, ...fixed]));
      const what = numbers.what.of(JSON.stringify([number, told.client, start, minutes, description]));
      const frame = frames[number] ?? new Map<Export<T>, Row<T>[]>();
      frames[number] = frame;
      const own = frame.get(one);
      if (own === undefined) frame.set(one, [{ told, what }]);
      else own.push({ told, what });
    }
  }
  const blockOf = (rows: Row<T>[]): Block<T> => {
    rows.sort((a, b) => a.what - b.what || compareText(a.told.entry.id, b.told.entry.id));
    const says = rows.map(({ told, what }) => what * 2 + Number(hasId(told))).join();
    return { rows, says: numbers.block.of(says) };
  };
  // Most often nobody else has such rows: then there is nothing to compare them with.
  const blocksOf = (frame: ReadonlyMap<Export<T>, Row<T>[]>) =>
    new Map([...frame].map(([one, rows]) => [one, frame.size === 1 ? { rows, says: -1 } : blockOf(rows)]));
  return frames.map(blocksOf);
}

/** How the rows of two blocks of one frame go together: for each the place of its fellow, or -1. */
interface Match {
  readonly ofOne: Int32Array;
  readonly ofOther: Int32Array;
  readonly counts: Counts;
}

interface Counts {
  /** Rows that come again as they are. */
  again: number;
  edited: number;
  /** Those edited in the client, and of these the ones that don't say when the work began. */
  client: number;
  clientUntimed: number;
}

class Matches<T extends Told> {
  readonly #known = new Map<string, Match>();

  of(one: Block<T>, other: Block<T>, bothHaveIds: boolean): Match {
    const key = `${one.says} ${other.says} ${bothHaveIds}`;
    const known = this.#known.get(key) ?? match(compared(one, bothHaveIds), compared(other, bothHaveIds));
    this.#known.set(key, known);
    return known;
  }
}

/** Where both exports have ids, rows with an id are told apart by it. */
function compared<T extends Told>({ rows }: Block<T>, bothHaveIds: boolean): readonly Row<T>[] {
  return bothHaveIds ? rows.filter(({ told }) => !hasId(told)) : rows;
}

/** In minutes; a start and a duration that were both rounded give an end that may be off by one. */
const ends = ({ entry: { start, minutes } }: Told) =>
  start === null ? [] : [0, -1, 1].map((off) => start + minutes + off);

/** By each field that may be edited, what the two rows then still have alike: one of these, the first being a row's own. */
const EDITS: readonly ((told: Told) => readonly (readonly (string | number | null)[])[])[] = [
  ({ client, entry: { start, description } }) => [[client, start, description]],
  // A start moved back makes the entry longer: its end stays. Or the whole entry was moved.
  (told) => ends(told).map((end) => [told.client, end, told.entry.description]),
  ({ client, entry: { minutes, description } }) => [[client, minutes, description]],
  ({ entry: { start, minutes, description } }) => [[start, minutes, description]],
  ({ client, entry: { start, minutes } }) => [[client, start, minutes]],
];

function match<T extends Told>(one: readonly Row<T>[], other: readonly Row<T>[]): Match {
  const ofOne = new Int32Array(one.length).fill(-1);
  const ofOther = new Int32Array(other.length).fill(-1);
  const counts: Counts = { again: 0, edited: 0, client: 0, clientUntimed: 0 };
  for (let i = 0, j = 0; i < one.length && j < other.length; ) {
    const apart = (one[i]?.what ?? 0) - (other[j]?.what ?? 0);
    if (apart === 0) {
      ofOne[i] = j;
      ofOther[j] = i;
      counts.again += 1;
    }
    if (apart <= 0) i += 1;
    if (apart >= 0) j += 1;
  }
  const alone = (rows: readonly Row<T>[], fellows: Int32Array) =>
    rows.flatMap(({ told }, at) => (fellows[at] === -1 ? [{ told, at }] : []));
  const inOrderOfWork = (rows: { told: T; at: number }[]) =>
    rows.sort((a, b) => inOrder(a.told.entry, b.told.entry));
  const left = inOrderOfWork(alone(one, ofOne));
  const waiting = inOrderOfWork(alone(other, ofOther));
  for (const alike of EDITS) {
    const byLikeness = new Map<string, number[]>();
    for (const { told, at } of [...waiting].reverse()) {
      const [own] = alike(told);
      if (own === undefined || ofOther[at] !== -1) continue;
      const key = JSON.stringify(own);
      const list = byLikeness.get(key);
      if (list === undefined) byLikeness.set(key, [at]);
      else list.push(at);
    }
    for (const { told, at } of left) {
      if (ofOne[at] !== -1) continue;
      const lists = alike(told).map((key) => byLikeness.get(JSON.stringify(key)) ?? []);
      const fellow = lists.find((list) => list.length > 0)?.pop();
      const edited = fellow === undefined ? undefined : other[fellow];
      if (fellow === undefined || edited === undefined) continue;
      ofOne[at] = fellow;
      ofOther[fellow] = at;
      counts.edited += 1;
      if (edited.told.client === told.client) continue;
      counts.client += 1;
      if (told.entry.start === null) counts.clientUntimed += 1;
    }
  }
  return { ofOne, ofOther, counts };
}

/** Two exports that are versions of one selection. */
interface Relation<T> {
  /** Where it is not certain which is the older, the first by name. */
  readonly older: Export<T>;
  readonly newer: Export<T>;
  readonly certain: boolean;
  /** The days that both cover, both included. */
  readonly first: CalendarDate;
  readonly last: CalendarDate;
  readonly bothHaveIds: boolean;
  /** Rows of the older that are beside what the newer was made of. */
  readonly outside: (told: T) => boolean;
  /** Whose rows are held back when the other does not list them, where it is not certain which is the older. */
  readonly holds: readonly Export<T>[];
}

function relationsOf<T extends Told>(frames: readonly Frame<T>[], matches: Matches<T>): Relation<T>[] {
  const pairs = new Map<Export<T>, Map<Export<T>, Counts>>();
  for (const frame of frames) {
    const blocks = [...frame];
    for (const [index, [other, ofOther]] of blocks.entries()) {
      for (const [one, ofOne] of blocks.slice(0, index)) {
        const { counts } = matches.of(ofOne, ofOther, one.hasIds && other.hasIds);
        if (counts.again + counts.edited === 0) continue;
        const own = pairs.get(one) ?? new Map<Export<T>, Counts>();
        pairs.set(one, own);
        const sum = own.get(other) ?? { again: 0, edited: 0, client: 0, clientUntimed: 0 };
        own.set(other, sum);
        for (const key of COUNTS) sum[key] += counts[key];
      }
    }
  }
  return [...pairs].flatMap(([one, others]) =>
    [...others].flatMap(([other, counts]) => relation(one, other, counts) ?? []),
  );
}

const COUNTS = ["again", "edited", "client", "clientUntimed"] as const;

function relation<T extends Told>(one: Export<T>, other: Export<T>, counts: Counts): Relation<T> | null {
  const age = one.last - other.last || apart(one.named, other.named);
  const [older, newer] = age > 0 ? [other, one] : [one, other];
  const shared = {
    first: later(one.first, other.first),
    last: older.last < newer.last ? older.last : newer.last,
    bothHaveIds: one.hasIds && other.hasIds,
  };
  const ofOlder = comesAgain(older, newer, counts, shared);
  const { outside } = ofOlder;
  if (age !== 0 && !ofOlder.holds) return null;
  const certain = age !== 0 && !maybeForEachClient(one, other, counts);
  if (certain) return { ...shared, older, newer, certain, outside, holds: [] };
  const ofNewer = comesAgain(newer, older, counts, shared);
  if (!ofOlder.holds && !ofNewer.holds) return null;
  // A row that only one of them lists was added to it, as long as the other has none of its own.
  const both = ofOlder.missing > 0 && ofNewer.missing > 0;
  const holds = both ? [...(ofOlder.holds ? [older] : []), ...(ofNewer.holds ? [newer] : [])] : [];
  return {
    ...shared,
    older,
    newer,
    certain,
    outside: (told) => outside(told) || ofNewer.outside(told),
    holds,
  };
}

/**
 * Each export tells of one client only, another one, and nothing but the client sets their entries apart, which
 * don't say when they began: exports for each client, or a client that was corrected.
 */
function maybeForEachClient(one: Export<Told>, other: Export<Told>, counts: Counts): boolean {
  const different = one.client !== null && other.client !== null && one.client !== other.client;
  return different && counts.clientUntimed === counts.again + counts.edited;
}

/**
 * Whether the rows of an export come again in another, on the days that both cover: all, or more than half of those
 * beside any row that does not; a lone edited row is not enough for that. Where the other tells of one client or one
 * person only, and two rows or more of others don't come again, it does not look at those.
 */
function comesAgain<T extends Told>(
  one: Export<T>,
  other: Export<T>,
  { again, edited, client }: Counts,
  { first, last, bothHaveIds }: Pick<Relation<T>, "first" | "last" | "bothHaveIds">,
): { holds: boolean; missing: number; outside: (told: T) => boolean } {
  const ofAnother = (told: T) =>
    (other.client !== null && client === 0 && told.client !== other.client) ||
    (other.technician !== null && told.entry.technician !== other.technician);
  const days = bothHaveIds ? one.daysWithoutId : one.days;
  const rows = before(days, last + 1) - before(days, first);
  // Looked at row by row only where there may be one.
  const alike = [one.client, one.technician].every((its, at) => {
    const only = [other.client, other.technician][at] ?? null;
    return only === null || only === its;
  });
  const others = alike
    ? 0
    : one.rows.filter(
        (told) =>
          told.entry.date >= first &&
          told.entry.date <= last &&
          !(bothHaveIds && hasId(told)) &&
          ofAnother(told),
      ).length;
  const narrower = others > 1;
  const missing = rows - (narrower ? others : 0) - again - edited;
  const most = again + edited > missing || (again + edited === missing && again > 0);
  return { holds: missing === 0 || most, missing, outside: narrower ? ofAnother : () => false };
}

/** How many of these days, in order, come before one. */
function before(days: readonly number[], day: number): number {
  let [from, to] = [0, days.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((days[middle] ?? day) < day) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** The newer of two versions rules the days that both cover. */
function overrule<T extends Told>(
  block: Block<T>,
  frame: Frame<T>,
  { newer, first, bothHaveIds, outside }: Relation<T>,
  matches: Matches<T>,
  found: Map<T, Version<T>>,
): void {
  const date = block.rows[0]?.told.entry.date;
  if (date === undefined || date < first) return;
  const its = frame.get(newer);
  const rows = compared(block, bothHaveIds);
  const newerRows = its === undefined ? [] : compared(its, bothHaveIds);
  const fellows = its === undefined ? null : matches.of(block, its, bothHaveIds).ofOne;
  for (const [at, { told, what }] of rows.entries()) {
    const known = found.get(told)?.is;
    if (told.held || known === "again" || outside(told)) continue;
    const fellow = newerRows[fellows?.[at] ?? -1];
    if (fellow?.what === what) {
      // An id that was read has to be found again.
      if (hasId(told) && !hasId(fellow.told)) found.set(fellow.told, { is: "again", by: told });
      else found.set(told, { is: "again", by: fellow.told });
    } else if (told.released && !told.doubted) continue;
    else if (fellow !== undefined) {
      if (known !== "amended" && !(told.corrected && fellow.told.held))
        found.set(told, { is: "amended", by: fellow.told });
    } else if (known === undefined && !told.corrected) found.set(told, { is: "dropped", by: newer.file });
  }
}

/** What became of a row that was amended, to the end: its version may have been amended or dropped in turn. */
function follow<T extends Told>(found: Map<T, Version<T>>): void {
  for (const [told, version] of found) {
    if (version.is !== "amended") continue;
    let { by } = version;
    let last = found.get(by);
    while (last?.is === "again" || last?.is === "amended") {
      by = last.by;
      last = found.get(by);
    }
    found.set(told, last?.is === "dropped" ? last : { is: "amended", by });
  }
}

/** Of two versions whose age can't be told, the rows that differ are held back. */
function holdBack<T extends Told>(
  frame: Frame<T>,
  { older, newer, first, last, bothHaveIds, outside, holds }: Relation<T>,
  matches: Matches<T>,
  found: Map<T, Version<T>>,
): void {
  const [ofOlder, ofNewer] = [frame.get(older), frame.get(newer)];
  const date = (ofOlder ?? ofNewer)?.rows[0]?.told.entry.date;
  if (date === undefined || date < first || date > last) return;
  const rows = ofOlder === undefined ? [] : compared(ofOlder, bothHaveIds);
  const others = ofNewer === undefined ? [] : compared(ofNewer, bothHaveIds);
  const pairs =
    ofOlder === undefined || ofNewer === undefined ? null : matches.of(ofOlder, ofNewer, bothHaveIds);
  const hold = (side: Export<T>, mine: readonly Row<T>[], beside: Export<T>, theirs: readonly Row<T>[]) => {
    const listed = new Set(theirs.map(({ what }) => what));
    for (const [at, { told, what }] of mine.entries()) {
      const known = found.get(told);
      if (told.held || (told.released && !told.doubted) || (known?.is ?? "unclear") !== "unclear") continue;
      const fellow = theirs[(side === older ? pairs?.ofOne : pairs?.ofOther)?.[at] ?? -1];
      if (fellow?.what === what) {
        // Equal rows count once by themselves, unless an id sets them apart.
        if (!hasId(told) && hasId(fellow.told)) found.set(told, { is: "again", by: fellow.told });
      } else if (fellow !== undefined) {
        const set = found.get(fellow.told)?.is ?? "unclear";
        if (set === "unclear" && !(told.corrected && fellow.told.held))
          found.set(told, { is: "unclear", by: fellow.told, file: beside.file });
      } else if (known === undefined && holds.includes(side) && !told.corrected) {
        if (!listed.has(what) && !outside(told))
          found.set(told, { is: "unclear", by: null, file: beside.file });
      }
    }
  };
  hold(older, rows, newer, others);
  hold(newer, others, older, rows);
}

/** The latest day that a file's name holds; without a year where it has none. */
interface NamedDay {
  readonly date: CalendarDate;
  readonly hasYear: boolean;
}

/** Which of two days comes first, as a difference; 0 where that can't be told. */
function apart(one: NamedDay | null, other: NamedDay | null): number {
  if (one === null || other === null || one.hasYear !== other.hasYear) return 0;
  const days = one.date - other.date;
  // December and January without a year may be of one winter.
  return one.hasYear || Math.abs(days) < HALF_A_YEAR ? days : 0;
}

const HALF_A_YEAR = 180;
/** A leap year, to stand for the one that is not given. */
const ANY_YEAR = "2000";
const MARK = "[-_. /]?";
const IN_NAMES: readonly { readonly pattern: RegExp; readonly written: (parts: string[]) => string }[] = [
  {
    // 2026-10-31, 20261031
    pattern: new RegExp(`(?<!\\d)(20\\d\\d)${MARK}(\\d\\d)${MARK}(\\d\\d)(?!\\d)`, "g"),
    written: ([year, month, day]) => `${year}-${month}-${day}`,
  },
  {
    // 31-10-2026, where no number of the two could be the month
    pattern: /(?<!\d)(\d\d)[-_.](\d\d)[-_.](20\d\d)(?!\d)/g,
    written: ([one, two, year]) =>
      Number(one) > 12 ? `${year}-${two}-${one}` : Number(two) > 12 ? `${year}-${one}-${two}` : "",
  },
  {
    // 31 oct 2026, 31 octobre
    pattern: new RegExp(`(?<!\\d)(\\d{1,2})${MARK}(\\p{L}{3,})(?:${MARK}(20\\d\\d))?(?!\\d)`, "gu"),
    written: ([day, month, year = ANY_YEAR]) => `${day} ${month} ${year}`,
  },
  {
    // oct 31 2026, October-31
    pattern: new RegExp(`(\\p{L}{3,})${MARK}(\\d{1,2})(?:[-_. /,]+(20\\d\\d))?(?!\\d)`, "gu"),
    written: ([month, day, year = ANY_YEAR]) => `${month} ${day} ${year}`,
  },
];

function dayInName(file: string): NamedDay | null {
  const name = file.normalize("NFC").replaceAll("_", " ");
  const days = IN_NAMES.flatMap(({ pattern, written }) =>
    [...name.matchAll(pattern)].flatMap(([, ...parts]) => {
      const date = momentOf(written(parts), null)?.date;
      return date === undefined
        ? []
        : [{ date, hasYear: parts.some((part) => part?.startsWith("20") && part.length === 4) }];
    }),
  );
  const latest = (of: readonly NamedDay[]) =>
    of.reduce<NamedDay | null>((a, b) => (a === null || b.date > a.date ? b : a), null);
  const dated = days.filter(({ hasYear }) => hasYear);
  return latest(dated.length > 0 ? dated : days);
}
