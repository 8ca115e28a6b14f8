/**
 * Names compared as people read them: case, accents, punctuation and spaces do not count.
 *
 * Law: a name is matched or it is not; the nearest name is only ever suggested.
 */

import { closestMatch } from "leven";

/** Keys already worked out: a log says the same few names on every row. */
const known = new Map<string, string>();
const MOST_KNOWN = 20_000;

/** Two names with one key are one name. Empty when the name has no letter and no digit. */
export function nameKey(name: string): string {
  const before = known.get(name);
  if (before !== undefined) return before;
  const key = folded(name);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(name, key);
  return key;
}

function folded(name: string): string {
  return (
    name
      .normalize("NFKD")
      .toLowerCase()
      .replace(/œ/g, "oe")
      .replace(/æ/g, "ae")
      .replace(/ß/g, "ss")
      // The letter apostrophe (ʼ) and its like count as letters in Unicode, and are punctuation to people.
      .replace(/[^\p{L}\p{N}]|[\u02b0-\u02ff]/gu, "")
  );
}

/** The candidate nearest to the given name by its key, or null when more than half of it would have to change. */
export function nearestName<T extends string>(given: string, candidates: readonly T[]): T | null {
  const key = nameKey(given);
  const keys = candidates.map(nameKey);
  const nearest = closestMatch(key, keys, { maxDistance: Math.ceil(key.length / 2) });
  return nearest === undefined ? null : (candidates[keys.indexOf(nearest)] ?? null);
}

/** Orders texts by their UTF-16 units, the same on every machine. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
