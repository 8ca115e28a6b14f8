/**
 * The example tables of core/terms.md, read as data. A table follows a line `Example: <name>`. A heading that begins
 * with `→ ` is an expected result, any other an input; `spec` only names the worked example.
 */

export interface ExampleRow {
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
}

export interface ExampleTable {
  /** `R4`: the clause of its section. */
  readonly clause: string;
  /** The evaluator. */
  readonly example: string;
  readonly line: number;
  readonly inputs: readonly string[];
  readonly results: readonly string[];
  readonly rows: readonly ExampleRow[];
}

export interface Terms {
  readonly clauses: readonly string[];
  readonly tables: readonly ExampleTable[];
  /** Malformed lines: a table without its `Example:`, an `Example:` without a table. */
  readonly stray: readonly string[];
}

const RESULT = "→ ";

function cellsOf(line: string): string[] {
  return line
    .trim()
    .replace(/^\||\|$/g, "")
    .split("|")
    .map((cell) => cell.trim());
}

export function parseTerms(markdown: string): Terms {
  const lines = markdown.split("\n");
  const clauses: string[] = [];
  const tables: ExampleTable[] = [];
  const stray: string[] = [];
  let example: { name: string; line: number } | null = null;
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? "";
    const clause = /^## ([A-Z]\d+) - \S/.exec(line)?.[1];
    const named = /^Example: (.+)$/.exec(line)?.[1];
    if (clause !== undefined) clauses.push(clause);
    if (named !== undefined) {
      if (example !== null) stray.push(`line ${example.line}: no table under “Example: ${example.name}”`);
      example = { name: named.trim(), line: index + 1 };
    }
    if (!line.startsWith("|")) continue;
    const first = index;
    while (lines[index + 1]?.startsWith("|")) index += 1;
    if (example === null) {
      stray.push(`line ${first + 1}: a table without its “Example:” line`);
      continue;
    }
    const headings = cellsOf(line);
    const rows = lines.slice(first + 2, index + 1).map((text, at) => {
      const cells = cellsOf(text);
      if (cells.length !== headings.length) stray.push(`line ${first + 3 + at}: ${cells.length} cells`);
      return {
        line: first + 3 + at,
        cells: Object.fromEntries(headings.map((heading, column) => [heading, cells[column] ?? ""])),
      };
    });
    tables.push({
      clause: clauses.at(-1) ?? "",
      example: example.name,
      line: first + 1,
      inputs: headings.filter((heading) => !heading.startsWith(RESULT) && heading !== "spec"),
      results: headings.filter((heading) => heading.startsWith(RESULT)),
      rows,
    });
    example = null;
  }
  if (example !== null) stray.push(`line ${example.line}: no table under “Example: ${example.name}”`);
  return { clauses, tables, stray };
}

/** The worked examples covered by a table: the numbers of its `spec` column. */
export function specNumbers(table: ExampleTable): number[] {
  return table.rows.flatMap((row) =>
    [...(row.cells.spec ?? "").matchAll(/\d+/g)].map((match) => Number(match[0])),
  );
}
