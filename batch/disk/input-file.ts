/**
 * Reading an input file: a time log, the register, a small table, a profile, the configuration.
 *
 * Laws: only a plain file, or a link to one, is read, never something endless or blocking (a pipe, a device); its size
 * is checked before its contents are read; the result is the whole file at a moment when nobody was writing to it, or a
 * problem. System errors become problems; they are not thrown.
 */

import { type BigIntStats, constants } from "node:fs";
import { type FileHandle, open, stat } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";
import type { Problem } from "../../core/values/problems.ts";
import { MOST } from "./input-limits.ts";
import { sha256Of } from "./sha256.ts";
import { errorCode } from "./stop-sentences.ts";

type InputFile = { readonly bytes: Buffer } | { readonly problem: Problem };

/** A file that was read, with the sha256 of its bytes in hexadecimal, or why it can't be read. */
type HashedFile = { readonly bytes: Buffer; readonly sha256: string } | { readonly problem: Problem };
/** How a run reads its inputs. */
export type FileReader = (path: string) => Promise<HashedFile>;

export async function hashedFile(path: string): Promise<HashedFile> {
  const file = await inputFile(path);
  return "problem" in file ? file : { bytes: file.bytes, sha256: sha256Of(file.bytes) };
}

/** In milliseconds: a file modified this recently may still be being written. */
const QUIET = 500;
/** How many times a file is read if it changes meanwhile. */
const ATTEMPTS = 3;

/** The file's bytes, or why it can't be read. */
export async function inputFile(path: string): Promise<InputFile> {
  try {
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
      const before = await stat(path, { bigint: true });
      // Before opening: some devices act when they are opened.
      const refused = refusal(before);
      if (refused !== null) return { problem: refused };
      const age = Date.now() - Number(before.mtimeMs);
      if (age >= 0 && age < QUIET) await pause(QUIET - age);
      const bytes = await contents(path);
      if ("problem" in bytes) return bytes;
      if (isSame(before, await stat(path, { bigint: true })) && bytes.length === Number(before.size))
        return { bytes };
    }
    return { problem: { code: "FILE_CHANGING" } };
  } catch (error) {
    return { problem: { code: "FILE_UNOPENED", reason: errorCode(error) } };
  }
}

/** The contents now at a path, which may have been replaced meanwhile; never waits for a writer. */
async function contents(path: string): Promise<Buffer | { problem: Problem }> {
  const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const opened = await file.stat({ bigint: true });
    const refused = refusal(opened);
    return refused === null ? await firstBytes(file, Number(opened.size)) : { problem: refused };
  } finally {
    await file.close();
  }
}

/** The first `size` bytes, and one more if there is one, which shows that the file grew. */
async function firstBytes(file: FileHandle, size: number): Promise<Buffer> {
  const bytes = Buffer.alloc(size + 1);
  let read = 0;
  while (read < bytes.length) {
    const { bytesRead } = await file.read(bytes, read, bytes.length - read, read);
    if (bytesRead === 0) break;
    read += bytesRead;
  }
  return bytes.subarray(0, read);
}

function refusal(found: BigIntStats): Problem | null {
  if (!found.isFile()) return { code: "FILE_NOT_PLAIN", is: kindOf(found) };
  const given = Number(found.size);
  return given > MOST.bytes ? { code: "FILE_TOO_LARGE", given, most: MOST.bytes, counts: "bytes" } : null;
}

function kindOf(found: BigIntStats): "folder" | "pipe" | "socket" | "device" {
  if (found.isDirectory()) return "folder";
  if (found.isFIFO()) return "pipe";
  return found.isSocket() ? "socket" : "device";
}

function isSame(before: BigIntStats, after: BigIntStats): boolean {
  return before.ino === after.ino && before.size === after.size && before.mtimeNs === after.mtimeNs;
}
