/**
 * The other side of the control totals (A11): what the ledgers hold, and whether each entry id that was read lands
 * exactly once, in one ledger or among what was left out.
 *
 * Laws: nothing is counted along the way; everything is counted again at the end. Ids come from the files' own cells
 * and from the ledgers' own entries, two independent sources. Ids are distinguished by the tool that assigns them. A
 * file's ids are placed or left out as in the whole run, so an id in two exports is placed in both.
 */

import type { Ledger } from "../ledger/ledger.ts";
import { type Minutes, minutes } from "../values/units.ts";
import { layout, type Row, type Table, text } from "./cells.ts";
import { OWN } from "./duplicates.ts";
import type { Exception } from "./exceptions.ts";
import type { ClientAccount } from "./reconciliation.ts";
import { TIME_LOG_COLUMNS, type TimeLogColumn } from "./time-log.ts";

/** Numbers of distinct ids. */
export interface IdControl {
  readonly read: number;
  /** In a ledger. */
  readonly placed: number;
  /** In no ledger, and on a row that is an exception, was corrected, or is in a refused file. */
  readonly leftOut: number;
  /** In no ledger and not reported. Must be 0, or minutes may be lost. */
  readonly lost: number;
}

/** For a file without ids. */
export const NO_IDS: IdControl = { read: 0, placed: 0, leftOut: 0, lost: 0 };

export interface IdTieOut {
  readonly run: IdControl;
  /** By name of file. */
  readonly files: ReadonlyMap<string, IdControl>;
}

/** What a ledger holds, over all time. */
export interface LedgerControl {
  readonly entries: number;
  /** As worked. */
  readonly minutes: Minutes;
  /** Entries with an id. Over all ledgers this equals the number of ids placed, unless one is there twice. */
  readonly withId: number;
}

export function ledgerControl({ lines }: Ledger): LedgerControl {
  let [entries, worked, withId] = [0, 0, 0];
  for (const line of lines) {
    if (line.kind !== "entry") continue;
    entries += 1;
    worked += line.entry.minutes;
    if (line.entry.id !== "") withId += 1;
  }
  return { entries, minutes: minutes(worked), withId };
}

/** Traces every id from the files read to the ledgers and exceptions. */
export function idTieOut(
  logs: readonly Table[],
  accounts: readonly Pick<ClientAccount, "ledger">[],
  exceptions: readonly Exception[],
): IdTieOut {
  const traces = new Traces(logs);
  for (const { ledger } of accounts) {
    // An entry without an id has the id "", which is read from no file.
    for (const line of ledger.lines)
      if (line.kind === "entry") traces.of(line.entry.file, line.entry.id).isPlaced = true;
  }
  for (const { file, row } of exceptions) if (row.id) traces.of(file, row.id).isReported = true;
  const isCorrected = correctedRows(logs);

  const files = logs.map((table) => {
    const { layout: columns, problems } = layout<TimeLogColumn>(table.header, TIME_LOG_COLUMNS);
    const own: Trace[] = [];
    const at = columns.get("id") ?? -1;
    for (const row of table.rows) {
      const id = text(row.cells[at]);
      if (id === "") continue;
      const trace = traces.of(row.corrects?.file ?? table.file, id);
      if (trace.lastRead !== table) own.push(trace);
      trace.lastRead = table;
      if (problems.length > 0 || isCorrected(table.file, row)) trace.isReported = true;
    }
    return { file: table.file, own };
  });
  return {
    run: controlOf(traces.read()),
    files: new Map(files.map(({ file, own }) => [file, controlOf(own)])),
  };
}

/** What is known of one id of one tool. */
interface Trace {
  isPlaced: boolean;
  isReported: boolean;
  /** The last table that it was read from. */
  lastRead: Table | null;
}

class Traces {
  readonly #toolOf: ReadonlyMap<string, string>;
  readonly #ofTool = new Map<string, Map<string, Trace>>();
  /** Those of the file asked for last: neighbours are of one file. */
  #last: { readonly file: string; readonly ids: Map<string, Trace> } | null = null;

  constructor(logs: readonly Table[]) {
    this.#toolOf = new Map(logs.map(({ file, tool }) => [file, tool ?? OWN]));
  }

  of(file: string, id: string): Trace {
    if (this.#last?.file !== file) this.#last = { file, ids: this.#idsOf(file) };
    const { ids } = this.#last;
    const known = ids.get(id);
    if (known !== undefined) return known;
    const trace = { isPlaced: false, isReported: false, lastRead: null };
    ids.set(id, trace);
    return trace;
  }

  #idsOf(file: string): Map<string, Trace> {
    const tool = this.#toolOf.get(file) ?? OWN;
    const known = this.#ofTool.get(tool);
    if (known !== undefined) return known;
    const ids = new Map<string, Trace>();
    this.#ofTool.set(tool, ids);
    return ids;
  }

  /** Those that were read from any file. */
  *read(): Iterable<Trace> {
    for (const ids of this.#ofTool.values())
      for (const trace of ids.values()) if (trace.lastRead !== null) yield trace;
  }
}

/** Whether a correction replaces a row: told by file and line, and by fingerprint. */
function correctedRows(logs: readonly Table[]): (file: string, row: Row) => boolean {
  const places = new Set<string>();
  const fingerprints = new Set<string | undefined>();
  for (const { rows } of logs) {
    for (const { corrects } of rows) {
      if (corrects === undefined) continue;
      places.add(`${corrects.file}\0${corrects.line}`);
      fingerprints.add(corrects.fingerprint);
    }
  }
  if (places.size === 0) return () => false;
  return (file, { line, fingerprint }) => places.has(`${file}\0${line}`) || fingerprints.has(fingerprint);
}

function controlOf(ids: Iterable<Trace>): IdControl {
  const of = { read: 0, placed: 0, leftOut: 0, lost: 0 };
  for (const { isPlaced, isReported } of ids) {
    of.read += 1;
    if (isPlaced) of.placed += 1;
    else if (isReported) of.leftOut += 1;
    else of.lost += 1;
  }
  return of;
}
