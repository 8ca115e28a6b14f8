/** Lists as they are printed: in columns, cut short, and in blocks. */

import type { Words } from "../../core/words/words.ts";

/** Indented rows of cells: the first column to the left, the others to the right. */
export function inColumns(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  const padded = (cell: string, at: number) =>
    at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0);
  return rows.map((row) => `  ${row.map(padded).join("  ")}`.trimEnd());
}

/** Indented; of a long list the first `most`, and how many more there are. */
export function cutShort(items: readonly string[], most: number, { outcome }: Words): string[] {
  const more = items.length - most;
  const shown = more > 0 ? [...items.slice(0, most), outcome.more(more)] : items;
  return shown.map((item) => `  ${item}`);
}

/** Lines under a heading; without lines, nothing. */
export function headed(head: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [head, ...lines];
}

/** Those that have lines, with an empty line between. */
export function inBlocks(blocks: readonly (readonly string[])[]): string[] {
  const [first = [], ...more] = blocks.filter((block) => block.length > 0);
  return [...first, ...more.flatMap((block) => ["", ...block])];
}

/** The first names of a list, and how many more there are. */
export function someOf(names: readonly string[], most: number, { outcome, writing }: Words): string {
  const more = names.length - most;
  const shown = writing.list(more > 0 ? names.slice(0, most) : names);
  return more > 0 ? outcome.andMore(shown, more) : shown;
}
