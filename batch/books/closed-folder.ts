/**
 * The folder of closed months, `out/closed/`: its file names and its contents. Each month has a record and a basis; for
 * a reopened month both are in a subfolder, with a note of who and why.
 *
 * Law: a month is closed while its record is there under its own name.
 */

import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { WORDS } from "../../core/words/words.ts";
import type { Config } from "../config/config.ts";
import { FatalError } from "../disk/fatal-error.ts";
import { errorCode, reasonOf } from "../disk/stop-sentences.ts";

export type Place = Pick<Config, "out" | "language">;

export function closedFolder({ out }: Pick<Config, "out">): string {
  return join(out, "closed");
}

export const recordFile = (period: string): string => `${period}.json`;
export const basisFile = (period: string): string => `${period}.basis.jsonl.gz`;

/** The note in a reopening's folder, beside the record and the basis. */
export const REOPENING_NOTE = "reopened.json";

/** The names of files and folders, with the month; the folder of an unfinished reopening is hidden. */
const NAMES = {
  record: /^(\d{4}-\d{2})\.json$/,
  basis: /^(\d{4}-\d{2})\.basis\.jsonl\.gz$/,
  reopening: /^\.(\d{4}-\d{2})\.reopened-[^.]+$/,
  reopened: /^(\d{4}-\d{2})\.reopened-[^.]+$/,
};

/** The month, `YYYY-MM`, in a name of this kind; null for any other name. */
export function periodOf(name: string, kind: keyof typeof NAMES): string | null {
  return NAMES[kind].exec(name)?.[1] ?? null;
}

/** The months in names of this kind, in the order of the names. */
export function periodsOf(names: readonly string[], kind: keyof typeof NAMES): string[] {
  return names.flatMap((name) => periodOf(name, kind) ?? []);
}

/** The sorted names in the folder of closed months. An unreadable folder is an error, not an empty one. */
export async function closedNames(place: Place): Promise<string[]> {
  const folder = closedFolder(place);
  const names = await readdir(folder).catch((error: unknown): string[] => {
    if (errorCode(error) === "ENOENT") return [];
    throw new FatalError([WORDS[place.language].closing.unreadable(folder, reasonOf(error, place.language))]);
  });
  return names.sort();
}

/** The bytes of a file; null when it is missing. Throws FatalError when it can't be read. */
export async function contentOf(path: string, { language }: Place): Promise<Buffer | null> {
  return readFile(path).catch((error: unknown) => {
    if (errorCode(error) === "ENOENT") return null;
    throw new FatalError([WORDS[language].closing.unreadable(path, reasonOf(error, language))]);
  });
}
