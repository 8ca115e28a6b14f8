/** Small files of our own in the `out` folder: replaced whole, so that a reader never meets half of one. */

import { mkdir, open, readFile, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { z } from "zod";

/** Replaces the file, which its owner alone may read, by a value as JSON. */
export async function writeWhole(path: string, value: unknown): Promise<void> {
  await replaceFile(path, `${JSON.stringify(value, null, 2)}\n`);
}

/** Replaces the file, which its owner alone may read. */
export async function replaceFile(path: string, content: Uint8Array | string): Promise<void> {
  const folder = dirname(path);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const staging = join(folder, `.${basename(path).replace(/^\./, "")}.new`);
  try {
    const file = await open(staging, "w", 0o600);
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(staging, path);
  } catch (error) {
    await rm(staging, { force: true }).catch(() => undefined);
    throw error;
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
