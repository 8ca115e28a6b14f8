/**
 * The files that the last run of a month left in its folder for the next run.
 *
 * Law: a file is used only if its bytes match the hash in run.json; otherwise it counts as missing, and is named.
 */

import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { CHANGES_FILE, RUN_FILE, runList } from "../disk/output-folder.ts";
import { sha256Of } from "../disk/sha256.ts";
import { BASIS_FILE, unpackedBasis } from "./basis.ts";

export interface LastRun {
  /** Null when there was no run, or when its basis can't be used. */
  readonly basis: string | null;
  /** Null also when the run reported none. */
  readonly changes: string | null;
  /** The names of files that differ from what the run wrote. */
  readonly unreadable: readonly string[];
}

export const NO_RUN: LastRun = { basis: null, changes: null, unreadable: [] };

export async function lastRun(folder: string): Promise<LastRun> {
  const list = await runList(folder);
  // Only a run writes a basis: if there is one without a list, the list was removed.
  if (list === null || (list.length === 0 && existsSync(join(folder, BASIS_FILE))))
    return { basis: null, changes: null, unreadable: [RUN_FILE] };
  const unreadable: string[] = [];
  const textOf = async (name: string, read: (bytes: Buffer) => string): Promise<string | null> => {
    const written = list.find(({ file }) => file === name);
    if (written === undefined) return null;
    const bytes = await readFile(join(folder, name)).catch(() => null);
    try {
      if (bytes !== null && sha256Of(bytes) === written.sha256) return read(bytes);
    } catch {} // written by a version with another format
    unreadable.push(name);
    return null;
  };
  const basis = await textOf(BASIS_FILE, unpackedBasis);
  const changes = await textOf(CHANGES_FILE, (bytes) => bytes.toString("utf8"));
  return { basis, changes, unreadable };
}
