/**
 * Small files of our own in the `out` folder: replaced whole, so that a reader never meets half of one.
 *
 * Laws: a file is written under a name that no other process has, and takes its own name by one rename; what a
 * process that ended left of it is cleared by a later run, and what a living one is writing is left alone.
 */

import { mkdir, open, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { z } from "zod";
import { type Holder, holderNamed, lives, ownName } from "./lock-holder.ts";

/** Replaces the file, which its owner alone may read, by a value as JSON. */
export async function writeWhole(path: string, value: unknown): Promise<void> {
  await replaceFile(path, jsonText(value));
}

export function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** Replaces the file, which its owner alone may read. */
export async function replaceFile(path: string, content: Uint8Array | string): Promise<void> {
  const file = await stagedFile(path, content);
  try {
    await file.place();
  } catch (error) {
    await file.discard();
    throw error;
  }
}

/** A file that is on disk under another name, beside where it is to be. */
export interface StagedFile {
  readonly path: string;
  /** Puts it in its place, in place of one that is there. */
  place(): Promise<void>;
  /** Takes it away, if it was not placed; what can't be taken away is cleared by a later run. */
  discard(): Promise<void>;
}

/** Writes a file, which its owner alone may read, and makes it last, but for its name. */
export async function stagedFile(path: string, content: Uint8Array | string): Promise<StagedFile> {
  const folder = dirname(path);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const staging = join(folder, stagingName(basename(path)));
  const discard = () => rm(staging, { force: true }).catch(() => undefined);
  try {
    const file = await open(staging, "wx", 0o600);
    try {
      await file.writeFile(content);
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

/** Hidden, and of this process alone. */
export function stagingName(file: string): string {
  return `.${file.replace(/^\./, "")}.${ownName()}.new`;
}

/**
 * What a name of `stagingName` says: the file, without a leading dot, and whose it is, which an earlier version didn't
 * say. Null for any other name.
 */
export function stagedAs(name: string): { readonly file: string; readonly holder: Holder | null } | null {
  const [, file, owner = ""] = /^\.(.+?)(?:\.(\d+-\d+-\d*-[0-9a-f]*-[0-9a-f]+@.*))?\.new$/.exec(name) ?? [];
  return file === undefined ? null : { file, holder: holderNamed(owner) };
}

/** Far longer than a small file takes to be written. */
const GONE_AFTER_MS = 120_000;

/** Clears a folder of the files that were being written by processes that ended. */
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

/** A file of ours that is there and can't be read. */
export class SpoiltFileError extends Error {
  /** The system's code; null when the file was cut short, or holds something else than we wrote. */
  readonly reason: string | null;

  constructor(path: string, reason: string | null) {
    super(`${path} can't be read${reason === null ? "" : ` (${reason})`}`);
    this.reason = reason;
  }
}

/** What the file says; null when there is none. Throws SpoiltFileError when there is one that can't be read. */
export async function readWhole<T>(path: string, schema: z.ZodType<T>): Promise<T | null> {
  try {
    return schema.parse(JSON.parse(await readFile(path, "utf8")));
  } catch (error) {
    const { code = null } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") return null;
    throw new SpoiltFileError(path, code);
  }
}

/** Makes a file, or the names in a folder, last through a power cut, where the system lets us (Windows: files). */
export async function flush(path: string, flags: "r" | "r+"): Promise<void> {
  const file = await open(path, flags).catch(() => null);
  await file?.sync().catch(() => undefined);
  await file?.close();
}
