/**
 * Corrections: rows of an exceptions.csv that was fed back, and the rows of other files that they replace.
 *
 * Laws: a row and its corrections are one row: exactly one of them is counted, as read and by outcome (A11). A
 * correction whose row is not found counts by itself. The result depends on what the rows say and on their file names,
 * not on the order of reading. Two valid corrections that disagree are reported.
 */

import { addTo } from "../values/grouping.ts";
import type { Problem } from "../values/problems.ts";
import { fingerprintIn, type Row, type Table } from "./cells.ts";

/**
 * The rows replaced by corrections, and the corrections superseded by another; null where nothing is to be reported. A
 * correction finds its row by fingerprint, or by line when it has none. If the row is gone, the correction counts by
 * itself. Of several, the last valid one counts; `logs` are in order of file name.
 */
export function corrections(
  logs: readonly Table[],
  counts: (table: Table, row: Row) => boolean,
): {
  replaced: ReadonlyMap<Row, Problem | null>;
  /** The replaced row, by its correction. */
  originals: ReadonlyMap<Row, { readonly table: Table; readonly row: Row }>;
} {
  const replaced = new Map<Row, Problem | null>();
  const found = new Map<Row, { table: Table; row: Row }>();
  const originals = new Originals(logs);
  const byPlace = new Map<string, { table: Table; row: Row; good: boolean }[]>();
  for (const table of logs) {
    for (const row of table.rows) {
      const { corrects } = row;
      if (corrects === undefined) continue;
      const original = originals.find(corrects);
      if (original !== undefined) {
        replaced.set(original.row, null);
        found.set(row, original);
      }
      const place = `${corrects.file}\0${original?.row.line ?? corrects.line}`;
      addTo(byPlace, place, { table, row, good: counts(table, row) });
    }
  }
  for (const rivals of byPlace.values()) {
    const best = rivals.filter(({ good }) => good).at(-1) ?? rivals.at(-1);
    if (best === undefined) continue;
    for (const { row, good } of rivals.filter((rival) => rival !== best)) {
      const same = JSON.stringify(row.cells) === JSON.stringify(best.row.cells);
      const other = { file: best.table.file, line: best.row.line };
      // An invalid correction is superseded by a better one; two valid ones disagree.
      replaced.set(row, good && !same ? { code: "CORRECTED_TWICE", other } : null);
    }
  }
  return { replaced, originals: found };
}

/** The rows of the files that corrections name, by line and by fingerprint. */
class Originals {
  readonly #logs: ReadonlyMap<string, Table>;
  readonly #found = new Map<Table, { lines: Map<number, Row>; fingerprints: Map<string | undefined, Row> }>();

  constructor(logs: readonly Table[]) {
    this.#logs = new Map(logs.map((table) => [table.file, table]));
  }

  find(corrects: NonNullable<Row["corrects"]>): { table: Table; row: Row } | undefined {
    const table = this.#logs.get(corrects.file);
    const row = table && this.#rowOf(table, corrects);
    return table && row && { table, row };
  }

  #rowOf(table: Table, { line, fingerprint }: NonNullable<Row["corrects"]>): Row | undefined {
    const { lines, fingerprints } = this.#of(table);
    const there = lines.get(line);
    if (fingerprint === "") return there;
    // A row without a fingerprint is known by its line alone.
    const isThere = there !== undefined && (fingerprintIn(table, there) ?? fingerprint) === fingerprint;
    return isThere ? there : fingerprints.get(fingerprint);
  }

  #of(table: Table) {
    const known = this.#found.get(table);
    if (known !== undefined) return known;
    const rows = table.rows.filter(({ corrects }) => corrects === undefined);
    const fingerprints = new Map<string | undefined, Row>();
    for (const row of rows) {
      const fingerprint = fingerprintIn(table, row);
      if (!fingerprints.has(fingerprint)) fingerprints.set(fingerprint, row);
    }
    const found = { lines: new Map(rows.map((row) => [row.line, row])), fingerprints };
    this.#found.set(table, found);
    return found;
  }
}
