/**
 * The hand-made exports in the folder beside this file, one for each tool's shape, and the settings of the firm that
 * reads them; and real exports, if the machine has them.
 */

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type ReadLog, readLog } from "../../../batch/imports/log-file.ts";
import { DEFAULT_IMPORT, type ImportSettings } from "../../../batch/imports/settings.ts";
import type { Refusal } from "../../../batch/imports/table.ts";
import { fingerprintIn, text } from "../../../core/firm/cells.ts";
import { type Firm, type Reconciliation, reconcile } from "../../../core/firm/reconciliation.ts";
import { TIME_LOG_COLUMNS } from "../../../core/firm/time-log.ts";
import { DEFAULT_SETTINGS } from "../../../core/ledger/settings.ts";

const FILES = join(import.meta.dirname, "files");
export const SAMPLES = join(import.meta.dirname, "../../../../shared/samples");
export const HAS_SAMPLES = existsSync(SAMPLES);

export const SETTINGS: ImportSettings = {
  ...DEFAULT_IMPORT,
  projects: { "Acme support": "Acme" },
  clientNames: ["Acme", "Bolt"],
};

export const NAMES: readonly string[] = readdirSync(FILES).sort();
export const bytesOf = (name: string): Buffer => readFileSync(join(FILES, name));
export const sampleBytes = (name: string): Buffer => readFileSync(join(SAMPLES, name));

/** The file's table; fails the test if it is refused. */
export function read(name: string, bytes: Uint8Array = bytesOf(name), settings = SETTINGS): ReadLog {
  const found = readLog(name, bytes, settings);
  if ("problem" in found) throw new Error(`refused: ${name}:${found.line} ${JSON.stringify(found.problem)}`);
  return found;
}

/** The reason of a refusal; fails the test if the file is read. */
export function refused(name: string, bytes: Uint8Array = bytesOf(name), settings = SETTINGS): Refusal {
  const found = readLog(name, bytes, settings);
  if ("problem" in found) return found;
  throw new Error(`read: ${name} as ${found.profile.id}`);
}

/** The hand-made files that are readable. */
export const READ: readonly string[] = NAMES.filter(
  (name) => "table" in readLog(name, bytesOf(name), SETTINGS),
);

const COLUMNS = Object.keys(TIME_LOG_COLUMNS);

/** Each row by our columns without the empty ones, and the codes of its problems. */
export function rowsOf({ table }: ReadLog): Record<string, string>[] {
  const names = table.header.map((heading, at) => COLUMNS[at] ?? text(heading));
  return table.rows.map(({ cells, problems }) => {
    const filled = names.flatMap((name, at) => (text(cells[at]) === "" ? [] : [[name, text(cells[at])]]));
    const codes = (problems ?? []).map(({ code }) => code).join(" ");
    return { ...Object.fromEntries(filled), ...(codes !== "" && { codes }) };
  });
}

/** A file's contents, regardless of the order of rows and columns. */
export function meaning(log: ReadLog): unknown[] {
  const own = log.table.header.map((heading) => text(heading));
  const rows = log.table.rows.map((row) => {
    const { cells, problems = [] } = row;
    return JSON.stringify([
      own.map((heading, at) => [heading, text(cells[at])]).sort(),
      problems.map(({ code }) => code),
      fingerprintIn(log.table, row),
    ]);
  });
  return rows.sort();
}

/** The logs of a firm whose clients are Acme and Bolt. */
export function reconciled(logs: readonly ReadLog[], firm: Partial<Firm> = {}): Reconciliation {
  return reconcile({
    contracts: [],
    otherClients: ["Acme", "Bolt"],
    aliases: {},
    adjustments: [],
    settings: DEFAULT_SETTINGS,
    logs: logs.map(({ table }) => table),
    ...firm,
  });
}
