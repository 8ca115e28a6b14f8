/**
 * Headings of a table that no column reads: remarks of the firm’s own, or misspelt ones.
 *
 * Law: a heading is called misspelt only where the table has no other for that column.
 */

import { meantHeading, nameKey } from "../values/names.ts";
import type { Problem } from "../values/problems.ts";
import { type Cell, type Columns, layout } from "./cells.ts";

interface UnreadHeadings {
  /** Those that are probably misspelt. */
  readonly problems: readonly Problem[];
  readonly others: readonly string[];
}

/** `unknown` are those headings of the table that nothing reads. */
export function unreadHeadings<C extends string>(
  header: readonly Cell[],
  columns: Columns<C>,
  unknown: readonly string[],
): UnreadHeadings {
  const { layout: found } = layout(header, columns);
  const lacking = (Object.keys(columns) as C[]).filter((column) => !found.has(column));
  const words = new Map(
    lacking.flatMap((column) =>
      [column, ...columns[column].headings].map((word) => [nameKey(word), word] as const),
    ),
  );
  const problems: Problem[] = [];
  const others: string[] = [];
  for (const heading of unknown) {
    const nearest = meantHeading(heading, words);
    if (nearest === null) others.push(heading);
    else problems.push({ code: "HEADING_UNREAD", heading, nearest });
  }
  return { problems, others };
}
