/**
 * Our own small files in the `out` folder: replaced as a whole, so that a reader never sees half of one.
 *
 * Laws: a file is written under a name that no other process uses, and gets its own name by one rename; a later run
 * clears the staged files of processes that ended, and leaves those of running processes.
 */

import { mkdir, open, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { z } from "zod";
import { type Holder, holderNamed, lives, ownName } from "./lock-holder.ts";

/** Replaces the file, which only its owner may read, with a value as JSON. */
export async function writeWhole(path: string, value: unknown): Promise<void> {
  await replaceFile(path, jsonText(value));
}

export function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** What a file is to hold: as a whole, or in pieces that are made one after another. */
type Content = Uint8Array | string | Iterable<Uint8Array>;

/** Replaces the file, which only its owner may read. */
export async function replaceFile(path: string, content: Content): Promise<void> {
  const file = await stagedFile(path, content);
  try {
    await file.place();
  } catch (error) {
    await file.discard();
    throw error;
  }
}

/** A file that is on disk under a temporary name, beside its final place. */
export interface StagedFile {
  readonly path: string;
  /** Renames it to its final name, replacing an existing file. */
  place(): Promise<void>;
  /** Removes it if it was not placed; a later run clears it if that fails. */
  discard(): Promise<void>;
}

/** Writes and syncs a file, which only its owner may read, under a temporary name. */
export async function stagedFile(path: string, content: Content): Promise<StagedFile> {
  const folder = dirname(path);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const staging = join(folder, stagingName(basename(path)));
  const discard = () => rm(staging, { force: true }).catch(() => undefined);
  try {
    const file = await open(staging, "wx", 0o600);
    try {
      // Pieces too, which the types of this call do not say.
      await file.writeFile(content as Uint8Array);
      await file.sync();
    } finally {
      await file.close();
    }
  } catch (error) {
    await discard();
    throw error;
  }
  const place = async () => {
    await rename(staging, path);
    await flush(folder, "r");
  };
  return { path, place, discard };
}

/** A hidden name that is unique to this process. */
export function stagingName(file: string): string {
  return `.${file.replace(/^\./, "")}.${ownName()}.new`;
}

/**
 * The parts of a name made by `stagingName`: the file, without a leading dot, and its writer, which earlier versions
 * didn't include. Null for any other name.
 */
export function stagedAs(name: string): { readonly file: string; readonly holder: Holder | null } | null {
  const [, file, owner = ""] = /^\.(.+?)(?:\.(\d+-\d+-\d*-[0-9a-f]*-[0-9a-f]+@.*))?\.new$/.exec(name) ?? [];
  return file === undefined ? null : { file, holder: holderNamed(owner) };
}

/** Far longer than writing a small file takes. */
const GONE_AFTER_MS = 120_000;

/** Removes from a folder the staged files of processes that ended. */
export async function clearStaged(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const staged = stagedAs(entry.name);
    if (staged === null || !entry.isFile()) continue;
    const path = join(folder, entry.name);
    const written = await stat(path).catch(() => null);
    if (written === null || lives(staged.holder, Date.now() - written.mtimeMs, GONE_AFTER_MS)) continue;
    await rm(path, { force: true });
  }
}

/** One of our files exists but can't be read. */
export class SpoiltFileError extends Error {
  /** The system's code; null when the file was cut short or changed. */
  readonly reason: string | null;

  constructor(path: string, reason: string | null) {
    super(`${path} can't be read${reason === null ? "" : ` (${reason})`}`);
    this.reason = reason;
  }
}

/** The value in a file; null when there is none. Throws SpoiltFileError when it can't be read. */
export async function readWhole<T>(path: string, schema: z.ZodType<T>): Promise<T | null> {
  try {
    return schema.parse(JSON.parse(await readFile(path, "utf8")));
  } catch (error) {
    const { code = null } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") return null;
    throw new SpoiltFileError(path, code);
  }
}

/** Syncs a file, or the names in a folder, to survive a power cut, if the system allows it (on Windows, files only). */
export async function flush(path: string, flags: "r" | "r+"): Promise<void> {
  const file = await open(path, flags).catch(() => null);
  await file?.sync().catch(() => undefined);
  await file?.close();
}
