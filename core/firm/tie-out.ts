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
import { OWN } from "./duplicates.ts";
import type { Exception } from "./exceptions.ts";
import { type ToolId, toolId } from "./id-homes.ts";
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
  readonly #ids: Ids;
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
    const ids = new Ids(logs);
    const isCorrected = correctedRows(logs);
    for (const [place, table] of logs.entries()) {
      const { layout: columns, problems } = layout<TimeLogColumn>(table.header, TIME_LOG_COLUMNS);
      const at = columns.get("id") ?? -1;
      for (const row of at < 0 ? [] : table.rows) {
        const id = text(cellAt(row, at));
        if (id === "" || ids.isAmong(elsewhere, row.corrects?.file ?? table.file, id)) continue;
        const number = ids.read(row.corrects?.file ?? table.file, id, place);
        if (problems.length > 0 || isCorrected(table, row)) ids.report(number);
      }
    }
    for (const { file, row } of exceptions) if (row.id) ids.report(ids.find(file, row.id));
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

  #placeEntry({ file, id }: Entry): void {
    // An entry without an id has the id "", which is read from no file.
    this.#ids.place(this.#ids.find(file, id));
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

type Counts = { -readonly [Count in keyof IdControl]: number };

function add(counts: Counts, became: number | undefined): void {
  counts.read += 1;
  if (became === PLACED) counts.placed += 1;
  else if (became === REPORTED) counts.leftOut += 1;
  else counts.lost += 1;
}

/** What became of an id; the highest counts. */
const [OPEN, REPORTED, PLACED] = [0, 1, 2];
/** The number of an id that no file has. */
const UNREAD = -1;

/** The ids that were read, each under a number, since there are as many as rows. */
class Ids {
  readonly #toolOf: ReadonlyMap<string, string>;
  readonly #ofTool = new Map<string, Map<string, number>>();
  #size = 0;
  /** For each number: the place of the first table that has the id, and what became of it. */
  readonly #first: Int32Array;
  readonly #became: Uint8Array;
  /** Of each table, by its place: the numbers of the ids that it has and another had before it. */
  readonly #again: readonly Set<number>[];
  /** The ids of the file asked for last: neighbours are of one file. */
  #last: { readonly file: string; readonly ids: Map<string, number> } | null = null;

  constructor(logs: readonly Table[]) {
    const most = logs.reduce((sum, { rows }) => sum + rows.length, 0);
    this.#first = new Int32Array(most);
    this.#became = new Uint8Array(most);
    this.#again = logs.map(() => new Set());
    this.#toolOf = new Map(logs.map(({ file, tool }) => [file, tool ?? OWN]));
  }

  /** The number of an id in the table at `place`. */
  read(file: string, id: string, place: number): number {
    const ids = this.#idsOf(file);
    const known = ids.get(id);
    const number = known ?? this.#size;
    if (known === undefined) {
      ids.set(id, number);
      this.#first[number] = place;
      this.#size += 1;
    } else if (this.#first[number] !== place) this.#again[place]?.add(number);
    return number;
  }

  /** Counts each id in every table that has it, by place, and returns the counts of all. */
  count(tables: readonly Counts[]): IdControl {
    const run = { ...NO_IDS };
    const countIn = (counts: Counts | undefined, number: number) =>
      counts !== undefined && add(counts, this.#became[number]);
    for (let number = 0; number < this.#size; number += 1) {
      countIn(run, number);
      countIn(tables[this.#first[number] ?? 0], number);
    }
    for (const [place, again] of this.#again.entries())
      for (const number of again) countIn(tables[place], number);
    return run;
  }

  find(file: string, id: string): number {
    return this.#idsOf(file).get(id) ?? UNREAD;
  }

  place(number: number): void {
    if (number !== UNREAD) this.#became[number] = PLACED;
  }

  /** What is placed remains so. */
  report(number: number): void {
    if (this.#became[number] === OPEN) this.#became[number] = REPORTED;
  }

  isAmong(some: ReadonlySet<ToolId>, file: string, id: string): boolean {
    return some.size > 0 && some.has(toolId(this.#toolOf.get(file) ?? OWN, id));
  }

  #idsOf(file: string): Map<string, number> {
    if (this.#last?.file === file) return this.#last.ids;
    const tool = this.#toolOf.get(file) ?? OWN;
    const ids = this.#ofTool.get(tool) ?? new Map<string, number>();
    this.#ofTool.set(tool, ids);
    this.#last = { file, ids };
    return ids;
  }
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
