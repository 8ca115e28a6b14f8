/**
 * The folder of closed months, `out/closed/`: what its files are called, and what stands in it. For each month a record
 * and a basis; of one that was reopened both, in a folder with a note of who and why.
 *
 * Law: a month is closed while its record stands there under its own name.
 */

import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { WORDS } from "../../core/words/words.ts";
import type { Config } from "../config/config.ts";
import { FatalError } from "../disk/fatal-error.ts";
import { errorCode } from "../disk/stop-sentences.ts";

export type Place = Pick<Config, "out" | "language">;

export function closedFolder({ out }: Pick<Config, "out">): string {
  return join(out, "closed");
}

export const recordFile = (period: string): string => `${period}.json`;
export const basisFile = (period: string): string => `${period}.basis.jsonl.gz`;

/** Of a reopening's folder, beside the record and the basis. */
export const REOPENING_NOTE = "reopened.json";

/** The month that a name in the folder is of, as these files and folders are called; an unfinished one's is hidden. */
const NAMES = {
  record: /^(\d{4}-\d{2})\.json$/,
  basis: /^(\d{4}-\d{2})\.basis\.jsonl\.gz$/,
  reopening: /^\.(\d{4}-\d{2})\.reopened-[^.]+$/,
  reopened: /^(\d{4}-\d{2})\.reopened-[^.]+$/,
};

/** The month, `YYYY-MM`, that a name of this kind is of; null for any other name. */
export function periodOf(name: string, kind: keyof typeof NAMES): string | null {
  return NAMES[kind].exec(name)?.[1] ?? null;
}

/** The months that names of this kind are of, in the order of the names. */
export function periodsOf(names: readonly string[], kind: keyof typeof NAMES): string[] {
  return names.flatMap((name) => periodOf(name, kind) ?? []);
}

/** What stands in the folder of closed months, by one look. A folder that can't be read is not one without records. */
export async function closedNames(place: Place): Promise<string[]> {
  const folder = closedFolder(place);
  const names = await readdir(folder).catch((error: unknown): string[] => {
    if (errorCode(error) === "ENOENT") return [];
    throw new FatalError([WORDS[place.language].closing.unreadable(folder, errorCode(error))]);
  });
  return names.sort();
}

/** The bytes of a file that is closed, or to be; null when there is none. Throws FatalError when it can't be read. */
export async function contentOf(path: string, { language }: Place): Promise<Buffer | null> {
  return readFile(path).catch((error: unknown) => {
    if (errorCode(error) === "ENOENT") return null;
    throw new FatalError([WORDS[language].closing.unreadable(path, errorCode(error))]);
  });
}
