/**
 * Readings of ranges that are kept for the next formula: Excel sends a range again with each formula that reads it.
 *
 * Law: a reading is used again only for equal cells, in the same places, so an answer never depends on what was asked
 * before it.
 */

/** The same reading, which keeps its last `most` answers. They must never be changed by whoever gets them. */
export function keptByCells<A extends readonly unknown[], T>(
  read: (...ranges: A) => T,
  most: number,
): (...ranges: A) => T {
  const kept: { readonly ranges: A; readonly answer: T }[] = [];
  return (...ranges) => {
    const at = kept.findIndex((own) => areEqual(own.ranges, ranges));
    const found = kept[at] ?? { ranges: copied(ranges), answer: read(...ranges) };
    if (at >= 0) kept.splice(at, 1);
    kept.unshift(found);
    kept.length = Math.min(kept.length, most);
    return found.answer;
  };
}

/** A copy that whoever passed the ranges cannot change. */
function copied<T>(given: T): T {
  return Array.isArray(given) ? (given.map(copied) as T) : given;
}

/** Whether two ranges, or lists of them, have equal cells. A cell with a format or a card is equal only to itself. */
function areEqual(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (!Array.isArray(one) || !Array.isArray(other) || one.length !== other.length) return false;
  for (let at = 0; at < one.length; at += 1) if (!areEqual(one[at], other[at])) return false;
  return true;
}
