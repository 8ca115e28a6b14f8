/**
 * The parts of a workbook as one zip archive, packed by Node's own zlib; only the features that an .xlsx file needs. A
 * library took twice the time, mostly in streams (.github/DECISIONS.md).
 *
 * Laws: every entry is dated 1980-01-01, the first date in a zip, and keeps the given order, so the same parts give the
 * same bytes. All sizes precede the data, so a reader needs no second pass.
 */

import { crc32, deflateRawSync } from "node:zlib";

/** At most 65,535 parts and 4 GiB in all, far beyond the limits of the sheets. */
export function zipped(parts: Iterable<readonly [name: string, text: string]>): Buffer {
  const entries = Array.from(parts, ([name, text]) => ({
    path: Buffer.from(name),
    ...packedPart(name, text),
  }));
  const listed = entries.reduce((sum, { path }) => sum + path.length, 0);
  const data = entries.reduce((sum, { packed }) => sum + packed.length, 0);
  const index = entries.length * LISTING + listed;
  const file = new Writing(entries.length * HEAD + listed + data + index + END);
  const starts = entries.map((entry) => {
    const start = file.at;
    file.four(LOCAL);
    describe(file, entry);
    file.bytes(entry.path);
    file.bytes(entry.packed);
    return start;
  });
  const directory = file.at;
  for (const [number, entry] of entries.entries()) {
    file.four(CENTRAL);
    file.two(VERSION);
    describe(file, entry);
    file.zeros(10); // No comment, the first disk, no attributes.
    file.four(starts[number] as number);
    file.bytes(entry.path);
  }
  file.four(END_OF_DIRECTORY);
  file.zeros(4); // The only disk.
  file.two(entries.length);
  file.two(entries.length);
  file.four(index);
  file.four(directory);
  file.zeros(2); // No comment.
  return file.whole;
}

/** What a part's head and its line in the directory both say. */
function describe(file: Writing, { path, crc, length, packed }: Packed & { path: Buffer }): void {
  file.two(VERSION);
  file.two(NAMES_IN_UTF8);
  file.two(DEFLATED);
  file.two(MIDNIGHT);
  file.two(FIRST_DAY);
  file.four(crc);
  file.four(packed.length);
  file.four(length);
  file.two(path.length);
  file.zeros(2); // No extra field.
}

/** Bytes of known length, written one after another; numbers are little-endian. */
class Writing {
  readonly whole: Buffer;
  at = 0;

  constructor(length: number) {
    this.whole = Buffer.allocUnsafe(length);
  }

  two(number: number): void {
    this.at = this.whole.writeUInt16LE(number, this.at);
  }

  four(number: number): void {
    this.at = this.whole.writeUInt32LE(number, this.at);
  }

  bytes(given: Buffer): void {
    this.at += given.copy(this.whole, this.at);
  }

  zeros(count: number): void {
    this.whole.fill(0, this.at, this.at + count);
    this.at += count;
  }
}

interface Packed {
  readonly text: string;
  readonly crc: number;
  /** Bytes before packing. */
  readonly length: number;
  readonly packed: Buffer;
}

/** Small parts by text, and the last large one of each name: most of the small ones, and styles, come again. */
const small = new Map<string, Packed>();
const last = new Map<string, Packed>();

function packedPart(name: string, text: string): Packed {
  const isSmall = text.length <= SMALL;
  const before = isSmall ? small.get(text) : last.get(name);
  if (before?.text === text) return before;
  const whole = bytesOf(text);
  const packed = deflateRawSync(whole, whole.length <= SMALL ? FOR_SMALL : { level: LEVEL });
  const part = { text, crc: crc32(whole), length: whole.length, packed };
  if (small.size >= MOST_KEPT) small.clear();
  if (isSmall) small.set(text, part);
  else last.set(name, part);
  return part;
}

/** Room for the bytes of any but a huge part, used again for each. */
const LONGEST = 262_144;
const room = Buffer.allocUnsafe(LONGEST * 3);

/** The text's bytes, valid until the next call. A UTF-16 unit takes at most three. */
function bytesOf(text: string): Buffer {
  return text.length > LONGEST ? Buffer.from(text) : room.subarray(0, room.write(text));
}

/** So that those kept take a few MiB at most. */
const MOST_KEPT = 1000;

/** Takes two thirds of the time of zlib's default level 6, for six hundredths more bytes. */
const LEVEL = 4;
/**
 * Most parts are small, and zlib's own tables would be a hundred times as large. Tables for no more than this many
 * bytes give the same bytes in less time.
 */
const SMALL = 2048;
const FOR_SMALL = { level: LEVEL, windowBits: 12, memLevel: 5, chunkSize: SMALL / 2 };
/** The bytes of a part's head and of its line in the directory, without its name, and of the end. */
const HEAD = 30;
const LISTING = 46;
const END = 22;
/** "PK" and two more bytes. */
const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END_OF_DIRECTORY = 0x06054b50;
const VERSION = 20;
const NAMES_IN_UTF8 = 0x0800;
const DEFLATED = 8;
const MIDNIGHT = 0;
/** 1980-01-01: years since 1980, month and day in 7, 4 and 5 bits. */
const FIRST_DAY = (1 << 5) | 1;
