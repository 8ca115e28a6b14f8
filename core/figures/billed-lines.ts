/** Which of a period's lines are billed with it (A10, M3), and which separately (A2). */

import {
  isPriced,
  isWork,
  type Line,
  type Placement,
  type PricedLine,
  shownPlace,
  type WorkLine,
} from "../ledger/lines.ts";
import type { Category } from "../rules/coverage.ts";
import { type Minutes, minutes, NO_MINUTES } from "../values/units.ts";
import type { Billable } from "./bill-total.ts";

/** Billable minutes, but not those that await confirmation (A9). */
export function billedPlacements(lines: readonly Line[]) {
  const found: { readonly line: WorkLine; readonly placement: Placement }[] = [];
  for (const line of lines) {
    if (!isWork(line)) continue;
    for (const placement of line.placements)
      if (placement.charged > 0 && shownPlace(line, placement) === "billable")
        found.push({ line, placement });
  }
  return found;
}

/** M3: adjustments with a price; one that the ledger refused has no line. */
export function pricedLines(lines: readonly Line[]): PricedLine[] {
  return lines.filter(isPriced);
}

/** Added time has an amount and no minutes, which are those of work alone. */
export function billOf({ adjustment }: PricedLine): Billable {
  return { charged: NO_MINUTES, amount: adjustment.price };
}

/** A2: work billed separately, at its own price. */
export interface SeparateLine {
  readonly category: Category;
  readonly entries: number;
  /** Raw: as worked. */
  readonly minutes: Minutes;
}

/** A2: the work that is billed separately, by category in order of name. */
export function separateLines(lines: readonly Line[]): SeparateLine[] {
  const found = new Map<Category, SeparateLine>();
  for (const line of lines) {
    if (line.kind !== "entry" || !line.placements.some(({ place }) => place === "separate")) continue;
    const { category } = line;
    const before = found.get(category) ?? { category, entries: 0, minutes: NO_MINUTES };
    const worked = minutes(before.minutes + line.entry.minutes);
    found.set(category, { category, entries: before.entries + 1, minutes: worked });
  }
  return [...found.values()].sort((a, b) => (a.category < b.category ? -1 : 1));
}
