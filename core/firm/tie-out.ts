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
import { type Minutes, sum } from "../values/units.ts";
import { type Layout, layout, type Table, text } from "./cells.ts";
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

export function ledgerControl(ledger: Ledger): LedgerControl {
  const entries = entriesOf(ledger);
  return {
    entries: entries.length,
    minutes: sum(entries.map(({ minutes }) => minutes)),
    withId: entries.filter(({ id }) => id !== "").length,
  };
}

function entriesOf({ lines }: Ledger): Entry[] {
  return lines.flatMap((line) => (line.kind === "entry" ? [line.entry] : []));
}

/** Traces every id from the files read to the ledgers and exceptions. */
export function idTieOut(
  logs: readonly Table[],
  accounts: readonly Pick<ClientAccount, "ledger">[],
  exceptions: readonly Exception[],
): IdTieOut {
  const tools = new Map(logs.map(({ file, tool }) => [file, tool ?? OWN]));
  const idOf = (file: string, id: string) => `${tools.get(file) ?? OWN}\0${id}`;

  const placed = new Set<string>();
  for (const { ledger } of accounts) {
    for (const { file, id } of entriesOf(ledger)) if (id !== "") placed.add(idOf(file, id));
  }
  const reported = new Set<string>();
  for (const { file, row } of exceptions) if (row.id) reported.add(idOf(file, row.id));
  const corrected = correctedRows(logs);

  const run = new Set<string>();
  const files = new Map<string, IdControl>();
  for (const table of logs) {
    const { layout: columns, problems } = layout<TimeLogColumn>(table.header, TIME_LOG_COLUMNS);
    const own = new Set<string>();
    for (const row of table.rows) {
      const id = idIn(row.cells, columns);
      if (id === "") continue;
      const key = idOf(row.corrects?.file ?? table.file, id);
      own.add(key);
      const { file, line, fingerprint } = { ...row, file: table.file };
      const isReported =
        problems.length > 0 || corrected.has(`${file}\0${line}`) || corrected.has(fingerprint ?? "");
      if (isReported) reported.add(key);
    }
    for (const key of own) run.add(key);
    files.set(table.file, controlOf(own, placed, reported));
  }
  return { run: controlOf(run, placed, reported), files };
}

function idIn(cells: Table["rows"][number]["cells"], columns: Layout<TimeLogColumn>): string {
  const at = columns.get("id");
  return at === undefined ? "" : text(cells[at]);
}

/** Rows replaced by a correction: by file and line, and by fingerprint. */
function correctedRows(logs: readonly Table[]): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { rows } of logs) {
    for (const { corrects } of rows) {
      if (corrects === undefined) continue;
      found.add(`${corrects.file}\0${corrects.line}`);
      if (corrects.fingerprint !== "") found.add(corrects.fingerprint);
    }
  }
  return found;
}

function controlOf(
  ids: Iterable<string>,
  placed: ReadonlySet<string>,
  reported: ReadonlySet<string>,
): IdControl {
  const of = { read: 0, placed: 0, leftOut: 0, lost: 0 };
  for (const id of ids) {
    of.read += 1;
    if (placed.has(id)) of.placed += 1;
    else if (reported.has(id)) of.leftOut += 1;
    else of.lost += 1;
  }
  return of;
}
