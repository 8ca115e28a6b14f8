/**
 * Values one after another in a file, each with its length before it: those of a large firm are never all in memory,
 * neither when they are written nor when they are read.
 *
 * Law: such a file is ours, and is read by the software that wrote it.
 */

import { closeSync, openSync, readSync } from "node:fs";
import { deserialize, serialize } from "node:v8";

/** The bytes that tell a value's length. */
const LENGTH = 4;

/** The bytes of a file of these values. */
export function* fileOf(values: Iterable<unknown>): Iterable<Uint8Array> {
  for (const value of values) {
    const bytes = serialize(value);
    const length = Buffer.alloc(LENGTH);
    length.writeUInt32LE(bytes.length);
    yield length;
    yield bytes;
  }
}

/** The values in the bytes of a file. Throws where they are cut short. */
export function* valuesIn(bytes: Buffer): Iterable<unknown> {
  for (let at = 0; at < bytes.length; ) {
    const start = at + LENGTH;
    at = start + bytes.readUInt32LE(at);
    yield deserialize(bytes.subarray(start, at));
  }
}

/** Reads a file's values when they are asked for; it is open only meanwhile, since there may be a thousand such files. */
export class ValuesFile {
  readonly #path: string;
  #at = 0;

  constructor(path: string) {
    this.#path = path;
  }

  /** The next value. Throws when there is none, or the file can't be read. */
  next(): unknown {
    const file = openSync(this.#path, "r");
    try {
      const length = this.#read(file, LENGTH).readUInt32LE();
      return deserialize(this.#read(file, length));
    } finally {
      closeSync(file);
    }
  }

  #read(file: number, length: number): Buffer {
    const bytes = Buffer.alloc(length);
    if (readSync(file, bytes, 0, length, this.#at) < length) throw new Error(`${this.#path} is cut short`);
    this.#at += length;
    return bytes;
  }
}
