/**
 * What is made of a client, packed as it is on disk: its files and its line of the basis. Packing takes a fifth of a
 * run, and needs nothing but bytes, so it has a file of its own that a thread can load alone.
 */

import { packedLine } from "../books/packed-line.ts";
import { sha256Of } from "../disk/sha256.ts";
import { type PartBytes, zippedBytes } from "../xlsx/zip.ts";

/** A file before it is packed: the parts of a workbook, or a page, which is written as it is. */
export type FileBytes = PartBytes | { readonly page: string };

export interface Packed {
  readonly files: readonly { readonly bytes: Uint8Array; readonly sha256: string }[];
  /** Null for a run that writes none. */
  readonly line: Uint8Array | null;
}

export function packed(files: Iterable<FileBytes>, line: string | null): Packed {
  return { files: Array.from(files, packedFile), line: line === null ? null : packedLine(line) };
}

function packedFile(file: FileBytes): Packed["files"][number] {
  const bytes = "page" in file ? Buffer.from(file.page) : zippedBytes(file);
  return { bytes, sha256: sha256Of(bytes) };
}
