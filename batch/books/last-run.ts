/**
 * What the last run of a month left for the next one, in the month's folder.
 *
 * Law: only the very bytes that the run lists in its run.json are believed; a file that is no longer those counts as
 * not there, and is named.
 */

import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { CHANGES_FILE, RUN_FILE, runList } from "../disk/output-folder.ts";
import { sha256Of } from "../disk/sha256.ts";
import { BASIS_FILE, unpackedBasis } from "./basis.ts";

interface LastRun {
  /** Null when there was no run, or when it can't be relied on. */
  readonly basis: string | null;
  /** Null when it told none, too. */
  readonly changes: string | null;
  /** The names of files that are not as the run wrote them. */
  readonly spoilt: readonly string[];
}

export async function lastRun(folder: string): Promise<LastRun> {
  const list = await runList(folder);
  // A basis is of a run: without its list the list was taken away.
  if (list === null || (list.length === 0 && existsSync(join(folder, BASIS_FILE))))
    return { basis: null, changes: null, spoilt: [RUN_FILE] };
  const spoilt: string[] = [];
  const textOf = async (name: string, read: (bytes: Buffer) => string): Promise<string | null> => {
    const written = list.find(({ file }) => file === name);
    if (written === undefined) return null;
    const bytes = await readFile(join(folder, name)).catch(() => null);
    try {
      if (bytes !== null && sha256Of(bytes) === written.sha256) return read(bytes);
    } catch {} // written by a version that packed it otherwise
    spoilt.push(name);
    return null;
  };
  const basis = await textOf(BASIS_FILE, unpackedBasis);
  const changes = await textOf(CHANGES_FILE, (bytes) => bytes.toString("utf8"));
  return { basis, changes, spoilt };
}
