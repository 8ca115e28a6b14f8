/**
 * Which exports of one tool are versions of one selection, and what the newer one means for the rows of the older.
 *
 * Two exports are versions only if, on the days both cover, the rows of the older recur in the newer, equal or edited
 * in one of client, start, duration and note. Otherwise, as with one export for each client, project or person, both
 * count in full. An export covers the days from its first row to its last, including days without rows.
 *
 * Laws: the result depends on what the rows say and on their file names, never on the order of either. A row is set
 * aside because of a row in the newer export, or because most others recur there. If the age of two exports is unclear,
 * neither overrules the other. A row that someone released is never set aside.
 */

import { groupBy } from "../values/grouping.ts";
import { compareText } from "../values/names.ts";
import { type Relation, relationsOf } from "./export-relations.ts";
import {
  type Block,
  compared,
  contentKey,
  type Export,
  exportMadeOf,
  exportOf,
  type Frame,
  framesOf,
  hasId,
  type LogEntry,
  Matches,
  type Row,
} from "./export-rows.ts";

export type Version<T> =
  /** A newer export repeats it unchanged. */
  | { readonly is: "again"; readonly by: T }
  | { readonly is: "amended"; readonly by: T }
  /** The newer export, named here, no longer lists it. */
  | { readonly is: "dropped"; readonly by: string }
  /** Another export has it differently, or not at all (null), and it is unclear which of the two is newer. */
  | { readonly is: "unclear"; readonly by: T | null; readonly file: string };

/** What other exports of its tool mean for a row; no value for a row that they do not affect. */
export function versions<T extends LogEntry>(all: readonly T[]): ReadonlyMap<T, Version<T>> {
  const found = new Map<T, Version<T>>();
  for (const ofTool of groupBy(all, ({ tool }) => tool).values()) {
    if (ofTool.every(({ entry }) => entry.id !== "")) continue;
    const files = [...groupBy(ofTool, ({ entry }) => exportOf(entry)).values()];
    if (files.length > 1) compare(files, found);
  }
  return found;
}

function compare<T extends LogEntry>(files: readonly (readonly T[])[], found: Map<T, Version<T>>): void {
  const exports = files.map(exportMadeOf).sort((a, b) => a.last - b.last || compareText(a.file, b.file));
  const frames = framesOf(exports);
  const matches = new Matches<T>();
  const relations = relationsOf(
    frames.filter(({ size }) => size > 1),
    matches,
  );
  if (relations.length === 0) return;
  const overruling = groupBy(
    relations.filter(({ certain }) => certain),
    ({ older }) => older,
  );
  // Newest first, because its verdict on a row is the one reported.
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

/** The newer of two versions overrules the older on the days both cover. */
function overrule<T extends LogEntry>(
  block: Block<T>,
  frame: Frame<T>,
  { newer, first, bothHaveIds, outside }: Relation<T>,
  matches: Matches<T>,
  found: Map<T, Version<T>>,
): void {
  const date = block.rows[0]?.logged.entry.date;
  if (date === undefined || date < first) return;
  const its = frame.get(newer);
  const rows = compared(block, bothHaveIds);
  const newerRows = its === undefined ? [] : compared(its, bothHaveIds);
  const counterparts = its === undefined ? null : matches.of(block, its, bothHaveIds).ofOne;
  for (const [at, { logged, what }] of rows.entries()) {
    const known = found.get(logged)?.is;
    if (logged.how.held || known === "again" || outside(logged)) continue;
    const counterpart = newerRows[counterparts?.[at] ?? -1];
    if (counterpart?.what === what) {
      // An id that was read must appear in the result.
      if (hasId(logged) && !hasId(counterpart.logged))
        found.set(counterpart.logged, { is: "again", by: logged });
      else found.set(logged, { is: "again", by: counterpart.logged });
    } else if (logged.how.released && !logged.how.doubted) continue;
    else if (counterpart !== undefined) {
      if (known !== "amended" && !(logged.how.corrected && counterpart.logged.how.held))
        found.set(logged, { is: "amended", by: counterpart.logged });
    } else if (known === undefined && !logged.how.corrected)
      found.set(logged, { is: "dropped", by: newer.file });
  }
}

/** Follows an amended row to its final version, which may have been amended or dropped in turn. */
function follow<T extends LogEntry>(found: Map<T, Version<T>>): void {
  for (const [logged, version] of found) {
    if (version.is !== "amended") continue;
    let { by } = version;
    let last = found.get(by);
    while (last?.is === "again" || last?.is === "amended") {
      by = last.by;
      last = found.get(by);
    }
    found.set(logged, last?.is === "dropped" ? last : { is: "amended", by });
  }
}

/** If the age of two versions is unclear, the rows that differ are held back. */
function holdBack<T extends LogEntry>(
  frame: Frame<T>,
  { older, newer, first, last, bothHaveIds, outside, holds }: Relation<T>,
  matches: Matches<T>,
  found: Map<T, Version<T>>,
): void {
  const [ofOlder, ofNewer] = [frame.get(older), frame.get(newer)];
  const date = (ofOlder ?? ofNewer)?.rows[0]?.logged.entry.date;
  if (date === undefined || date < first || date > last) return;
  const rows = ofOlder === undefined ? [] : compared(ofOlder, bothHaveIds);
  const others = ofNewer === undefined ? [] : compared(ofNewer, bothHaveIds);
  const pairs =
    ofOlder === undefined || ofNewer === undefined ? null : matches.of(ofOlder, ofNewer, bothHaveIds);
  const hold = (
    side: Export<T>,
    mine: readonly Row<T>[],
    otherExport: Export<T>,
    theirs: readonly Row<T>[],
  ) => {
    const listed = new Set(theirs.map(({ what }) => what));
    for (const [at, { logged, what }] of mine.entries()) {
      const known = found.get(logged);
      if (
        logged.how.held ||
        (logged.how.released && !logged.how.doubted) ||
        (known?.is ?? "unclear") !== "unclear"
      )
        continue;
      const counterpart = theirs[(side === older ? pairs?.ofOne : pairs?.ofOther)?.[at] ?? -1];
      if (counterpart?.what === what) {
        // Equal rows already count once, unless an id distinguishes them.
        if (!hasId(logged) && hasId(counterpart.logged))
          found.set(logged, { is: "again", by: counterpart.logged });
      } else if (counterpart !== undefined) {
        if (
          countsOtherwise(counterpart.logged, logged, found) &&
          !(logged.how.corrected && counterpart.logged.how.held)
        )
          found.set(logged, { is: "unclear", by: counterpart.logged, file: otherExport.file });
      } else if (known === undefined && holds.includes(side) && !logged.how.corrected) {
        if (!listed.has(what) && !outside(logged))
          found.set(logged, { is: "unclear", by: null, file: otherExport.file });
      }
    }
  };
  hold(older, rows, newer, others);
  hold(newer, others, older, rows);
}

/** Whether what a row says counts, in that row or in a third export, and is not what the other says. */
function countsOtherwise<T extends LogEntry>(row: T, other: T, found: ReadonlyMap<T, Version<T>>): boolean {
  const version = found.get(row);
  if (version?.is === "amended") return contentKey(version.by) !== contentKey(other);
  return version?.is !== "dropped";
}
