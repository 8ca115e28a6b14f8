/**
 * The other side of the control totals (A11): what the ledgers hold, and whether each entry id that was read lands
 * exactly once, in one ledger or among what was left out.
 *
 * Laws: nothing is counted along the way; everything is counted again at the end. Ids come from the files' own cells
 * and from the ledgers' own entries, two independent sources. Ids are distinguished by the tool that assigns them. A
 * file's ids are placed or left out as in the whole run, so an id in two exports is placed in both.
 */

import type { Entry } from "../ledger/entry.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { addedUp } from "../values/grouping.ts";
import { type Minutes, minutes } from "../values/units.ts";
import { cellAt, fingerprintIn, layout, type Row, type Table, text } from "./cells.ts";
import type { Exception } from "./exceptions.ts";
import type { ToolId } from "./id-homes.ts";
import { type IdControl, NO_IDS, ReadIds } from "./read-ids.ts";
import { TIME_LOG_COLUMNS, type TimeLogColumn } from "./time-log.ts";

const ID_COUNTS = Object.keys(NO_IDS) as (keyof IdControl)[];

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

/** Traces every id from the files read to the ledgers, which are made one after another, and to the exceptions. */
export class IdTrace {
  readonly #ids: ReadIds;
  /** The names of the files, in order. */
  readonly #files: readonly string[];

  /**
   * Reads all ids but those that are counted elsewhere, so that the logs are not needed any longer; `exceptions` are
   * those of their rows.
   */
  constructor(
    logs: readonly Table[],
    exceptions: readonly Exception[],
    elsewhere: ReadonlySet<ToolId> = new Set(),
  ) {
    const ids = new ReadIds(logs);
    const isCorrected = correctedRows(logs);
    for (const [place, table] of logs.entries()) {
      const { layout: columns, problems } = layout<TimeLogColumn>(table.header, TIME_LOG_COLUMNS);
      const at = columns.get("id") ?? -1;
      for (const row of at < 0 ? [] : table.rows) {
        const id = text(cellAt(row, at));
        const of = row.corrects ?? { file: table.file, line: row.line };
        if (id === "" || ids.isAmong(elsewhere, of.file, id)) continue;
        const number = ids.read(id, of, place);
        if (problems.length > 0 || isCorrected(table, row)) ids.report(number);
      }
    }
    for (const found of exceptions) if (found.row.id) ids.report(ids.find(found.row.id, found));
    this.#ids = ids;
    this.#files = logs.map(({ file }) => file);
  }

  place({ lines }: Ledger): void {
    for (const line of lines) if (line.kind === "entry") this.#placeEntry(line.entry);
  }

  /** The entries of a ledger that an earlier run made of them. */
  placeAll(entries: readonly Entry[]): void {
    for (const entry of entries) this.#placeEntry(entry);
  }

  #placeEntry(entry: Entry): void {
    this.#ids.place(this.#ids.find(entry.id, entry));
  }

  /** What became of all ids: asked for after all ledgers. */
  get tieOut(): IdTieOut {
    const files = this.#files.map((name) => [name, { ...NO_IDS }] as const);
    const run = this.#ids.count(files.map(([, counts]) => counts));
    return { run, files: new Map(files) };
  }
}

/** The ids of all shares of a firm, each of which has traced its own. */
export function tieOutOfAll(shares: readonly IdTieOut[]): IdTieOut {
  const files = [...(shares[0]?.files.keys() ?? [])];
  const ofFile = (file: string) => shares.map((share) => share.files.get(file) ?? NO_IDS);
  return {
    run: addedUp(
      ID_COUNTS,
      shares.map(({ run }) => run),
    ),
    files: new Map(files.map((file) => [file, addedUp(ID_COUNTS, ofFile(file))])),
  };
}

/** Whether a correction replaces a row: told by file and line, and by fingerprint. */
function correctedRows(logs: readonly Table[]): (table: Table, row: Row) => boolean {
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
  return (table, row) =>
    places.has(`${table.file}\0${row.line}`) || fingerprints.has(fingerprintIn(table, row));
}
