/**
 * What a basis does not repeat: the entries that the closed basis before it has. It names that one by month and sha256,
 * and has only what came since, and which of the entries there no longer count.
 *
 * Laws: the entries before with those since are exactly the client's entries, whatever came, went, was changed or stands
 * in another file; nothing is read on top of another basis than the one named.
 */

import { contentOf, type Entry, inOrder } from "../../core/ledger/entry.ts";
import { groupBy } from "../../core/values/grouping.ts";

/** A closed basis, told by its content. */
export interface BasisName {
  /** `YYYY-MM`. */
  readonly period: string;
  /** Of its bytes. */
  readonly sha256: string;
}

/** The entries of a closed basis, those of the bases before it included. */
export interface BasisBefore extends BasisName {
  /** In order, by the client's name there. */
  readonly entries: ReadonlyMap<string, readonly Entry[]>;
}

/** A file whose entries stand in another since, or on other lines: each so many lines further down. */
type Move = readonly [from: string, to: string, lines: number];

/** What distinguishes a client's entries from those before. */
interface EntriesSince {
  /** One at most for each file: a log that is exported anew every month moves all that it had. */
  readonly moved: readonly Move[];
  /** Which of those before, once moved, no longer count, counted from 0, in order. */
  readonly gone: readonly number[];
  /** In order; a changed entry is one that is gone and one that came. */
  readonly came: readonly Entry[];
}

/** The entries of these clients of the basis before, in order. Throws an Error when it lacks one of them. */
export function entriesBefore(
  clients: readonly string[],
  { period, entries }: BasisBefore,
): readonly Entry[] {
  const [first = [], ...others] = clients.map((name) => {
    const own = entries.get(name);
    if (own === undefined) throw new Error(`the basis of ${period} has no client ${name}`);
    return own;
  });
  return others.length === 0 ? first : [...first, ...others.flat()].sort(inOrder);
}

/** Both in order. */
export function entriesSince(before: readonly Entry[], now: readonly Entry[]): EntriesSince {
  const plain = { ...compared(before, now), moved: [] };
  const moved = movesIn(
    plain.gone.flatMap((at) => before[at] ?? []),
    plain.came,
  );
  if (moved.length === 0) return plain;
  const since = { ...compared(movedBy(before, moved), now), moved };
  // What is written is what differs, so any moves are right; some save nothing.
  return since.came.length < plain.came.length ? since : plain;
}

/** For each file, the move that most of its entries have made. */
function movesIn(gone: readonly Entry[], came: readonly Entry[]): Move[] {
  const waiting = groupBy(came, contentOf);
  const made = gone.flatMap((entry): Move[] => {
    const now = waiting.get(contentOf(entry))?.shift();
    return now === undefined ? [] : [[entry.file, now.file, now.line - entry.line]];
  });
  return [...groupBy(made, ([from]) => from).values()].flatMap((ofFile) => {
    const alike = [...groupBy(ofFile, (move) => JSON.stringify(move)).values()];
    const [[most] = []] = alike.sort((a, b) => b.length - a.length);
    return most === undefined ? [] : [most];
  });
}

/** In order again. */
function movedBy(entries: readonly Entry[], moved: readonly Move[]): readonly Entry[] {
  if (moved.length === 0) return entries;
  const moves = new Map(moved.map(([from, ...move]) => [from, move]));
  const placed = entries.map((entry) => {
    const [file, lines] = moves.get(entry.file) ?? [entry.file, 0];
    return { ...entry, file, line: entry.line + lines };
  });
  return placed.sort(inOrder);
}

/** Both in order. */
function compared(before: readonly Entry[], now: readonly Entry[]): Pick<EntriesSince, "gone" | "came"> {
  const gone: number[] = [];
  const came: Entry[] = [];
  let at = 0;
  for (const entry of now) {
    let then = before[at];
    while (then !== undefined && inOrder(then, entry) < 0) {
      gone.push(at);
      at += 1;
      then = before[at];
    }
    // The order is total: only equal entries in one place are level.
    if (then !== undefined && inOrder(then, entry) === 0) at += 1;
    else came.push(entry);
  }
  for (; at < before.length; at += 1) gone.push(at);
  return { gone, came };
}

/** `before` with what came and went since, in order; `before` is in order. Throws an Error when they do not fit. */
export function entriesWith(before: readonly Entry[], { moved, gone, came }: EntriesSince): readonly Entry[] {
  const placed = movedBy(before, moved);
  const isGone = new Set(gone);
  const kept = gone.length === 0 ? placed : placed.filter((_entry, at) => !isGone.has(at));
  if (kept.length !== before.length - gone.length)
    throw new Error("an entry is gone that the basis before does not have");
  const [last, next] = [kept.at(-1), came[0]];
  // Most work comes after what was there, and years of it need not be sorted month by month.
  const isAfter = last === undefined || next === undefined || inOrder(last, next) < 0;
  return isAfter ? [...kept, ...came] : [...kept, ...came].sort(inOrder);
}
