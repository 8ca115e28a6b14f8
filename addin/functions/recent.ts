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
  const kept: { readonly ranges: readonly Copy[]; readonly answer: T }[] = [];
  return (...ranges) => {
    const at = kept.findIndex((own) => own.ranges.every((range, index) => isEqual(range, ranges[index])));
    const found = kept[at] ?? { ranges: ranges.map(copied), answer: read(...ranges) };
    if (at >= 0) kept.splice(at, 1);
    kept.unshift(found);
    kept.length = Math.min(kept.length, most);
    return found.answer;
  };
}

/** A range, row after row in one list: a list for each row would cost most of what keeping them costs. */
interface Copy {
  /** Null for a single value. */
  readonly widths: readonly number[] | null;
  readonly cells: readonly unknown[];
}

/** A copy that whoever passed the range cannot change. */
function copied(range: unknown): Copy {
  if (!Array.isArray(range)) return { widths: null, cells: [range] };
  const widths: number[] = range.map((row) => row.length);
  // Of its length from the start: a list that grows is moved again and again.
  const cells = new Array<unknown>(widths.reduce((count, width) => count + width, 0));
  let at = 0;
  for (const row of range) {
    for (const cell of row) {
      cells[at] = cell;
      at += 1;
    }
  }
  return { widths, cells };
}

/** Whether the cells are equal, in the same places. A cell with a format or a card is equal only to itself. */
function isEqual({ widths, cells }: Copy, range: unknown): boolean {
  if (widths === null || !Array.isArray(range)) return widths === null && cells[0] === range;
  if (range.length !== widths.length) return false;
  let at = 0;
  for (let index = 0; index < widths.length; index += 1) {
    const row: unknown[] = range[index];
    if (row.length !== widths[index]) return false;
    for (const cell of row) {
      if (cell !== cells[at]) return false;
      at += 1;
    }
  }
  return true;
}
