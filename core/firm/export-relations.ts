/**
 * Which two exports are versions of one selection, which is newer, and which of their rows are affected.
 *
 * Law: two exports are versions only if most rows of one recur in the other, on the days both cover.
 */

import { type CalendarDate, later } from "../values/calendar.ts";
import { compareNamedDays } from "./days-in-names.ts";
import { type Counts, type Export, type Frame, hasId, type LogEntry, type Matches } from "./export-rows.ts";

/** Two exports that are versions of one selection. */
export interface Relation<T> {
  /** The first by name, if it is not certain which is older. */
  readonly older: Export<T>;
  readonly newer: Export<T>;
  readonly certain: boolean;
  /** The days both exports cover, inclusive. */
  readonly first: CalendarDate;
  readonly last: CalendarDate;
  readonly bothHaveIds: boolean;
  /** Whether a row of the older export lies outside the newer one's selection. */
  readonly outside: (logged: T) => boolean;
  /** If it is not certain which is older: exports whose rows are held back when the other does not list them. */
  readonly holds: readonly Export<T>[];
}

export function relationsOf<T extends LogEntry>(
  frames: readonly Frame<T>[],
  matches: Matches<T>,
): Relation<T>[] {
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

function relation<T extends LogEntry>(one: Export<T>, other: Export<T>, counts: Counts): Relation<T> | null {
  const age = one.last - other.last || compareNamedDays(one.named, other.named);
  const [older, newer] = age > 0 ? [other, one] : [one, other];
  const shared = {
    first: later(one.first, other.first),
    last: older.last,
    bothHaveIds: one.hasIds && other.hasIds,
  };
  const ofOlder = comesAgain(older, newer, counts, shared);
  const { outside } = ofOlder;
  if (age !== 0 && !ofOlder.holds) return null;
  const certain = age !== 0 && !maybeForEachClient(one, other, counts);
  const ofNewer = comesAgain(newer, older, counts, shared);
  if (!ofOlder.holds && !ofNewer.holds) return null;
  // A row listed in only one export was added there, unless the other also has rows of its own.
  const both = ofOlder.missing > 0 && ofNewer.missing > 0;
  const holds = both ? [...(ofOlder.holds ? [older] : []), ...(ofNewer.holds ? [newer] : [])] : [];
  return {
    ...shared,
    older,
    newer,
    certain,
    outside: (logged) => outside(logged) || ofNewer.outside(logged),
    holds,
  };
}

/**
 * Each export has a single, different client; their entries differ only in the client and have no start time. They may
 * be one export for each client, or a corrected client.
 */
function maybeForEachClient(one: Export<LogEntry>, other: Export<LogEntry>, counts: Counts): boolean {
  const different = one.client !== null && other.client !== null && one.client !== other.client;
  return different && counts.clientUntimed === counts.again + counts.edited;
}

/**
 * Whether the rows of an export recur in another, on the days both cover: more than half, or exactly half if at least
 * one recurs unchanged. Where the other export has only one client or person, and two or more rows of
 * others do not recur, those rows are outside its selection.
 */
function comesAgain<T extends LogEntry>(
  one: Export<T>,
  other: Export<T>,
  { again, edited, client }: Counts,
  { first, last, bothHaveIds }: Pick<Relation<T>, "first" | "last" | "bothHaveIds">,
): { holds: boolean; missing: number; outside: (logged: T) => boolean } {
  const ofAnother = (logged: T) =>
    (other.client !== null && client === 0 && logged.client !== other.client) ||
    (other.technician !== null && logged.entry.technician !== other.technician);
  const days = bothHaveIds ? one.daysWithoutId : one.days;
  const rows = before(days, last + 1) - before(days, first);
  // Rows are checked one by one only if some may be outside.
  const alike = [one.client, one.technician].every((its, at) => {
    const only = [other.client, other.technician][at] ?? null;
    return only === null || only === its;
  });
  const others = alike
    ? 0
    : one.rows.filter(
        (logged) =>
          logged.entry.date >= first &&
          logged.entry.date <= last &&
          !(bothHaveIds && hasId(logged)) &&
          ofAnother(logged),
      ).length;
  const narrower = others > 1;
  const missing = rows - (narrower ? others : 0) - again - edited;
  const holds = again + edited > missing || (again + edited === missing && again > 0);
  return { holds, missing, outside: narrower ? ofAnother : () => false };
}

/** The number of these ordered days before `day`. */
function before(days: readonly number[], day: number): number {
  let [from, to] = [0, days.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((days[middle] ?? day) < day) from = middle + 1;
    else to = middle;
  }
  return from;
}
