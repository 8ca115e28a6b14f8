/** The limits on reading one workbook, and the amounts used so far. */

import { MOST } from "../disk/input-limits.ts";
import { UnreadableWorkbook } from "./unreadable-workbook.ts";

type Cost = "parts" | "unpacked" | "sheets" | "cells" | "characters" | "merged" | "texts" | "styles";

/** One budget for a whole workbook: many small sheets cost as much as a large one. */
export class ReadingBudget {
  /** Elements in all parts; no limit of their own, as the unpacked bytes bound them. */
  elements = 0;
  readonly spent: Record<Cost, number> = {
    parts: 0,
    unpacked: 0,
    sheets: 0,
    cells: 0,
    characters: 0,
    merged: 0,
    texts: 0,
    styles: 0,
  };
  readonly #most: Readonly<Record<Cost, number>>;

  /** `packed`: the size of the file, in bytes. */
  constructor(packed: number) {
    const unpacked = Math.min(MOST.unpacked, Math.max(MOST.unpackedAnyway, packed * MOST.unpackedTimes));
    this.#most = { ...MOST, unpacked };
  }

  /** Throws UnreadableWorkbook if the limit is exceeded. */
  spend(cost: Cost, amount = 1): void {
    this.spent[cost] += amount;
    if (this.spent[cost] > this.#most[cost]) throw new UnreadableWorkbook("too large");
  }

  left(cost: Cost): number {
    return this.#most[cost] - this.spent[cost];
  }
}
