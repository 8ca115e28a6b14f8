/** Tables of more cells than Excel on the web passes to a function: five megabytes, about 10 bytes a cell. */

const MOST_CELLS = 32_000 * 15;

interface Size {
  readonly rows: number;
  readonly columns: number;
}

/** The rows of all the tables that one call reads, and the columns of the widest; null if they are not too many. */
export function bigTables(tables: readonly Size[]): Size | null {
  const cells = tables.reduce((sum, { rows, columns }) => sum + rows * columns, 0);
  if (cells <= MOST_CELLS) return null;
  return {
    rows: tables.reduce((sum, { rows }) => sum + rows, 0),
    columns: Math.max(...tables.map(({ columns }) => columns)),
  };
}
