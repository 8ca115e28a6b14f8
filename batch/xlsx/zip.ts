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
  const data: Buffer[] = [];
  const directory: Buffer[] = [];
  let count = 0;
  let at = 0;
  for (const [name, text] of parts) {
    const { crc, length, packed } = packedPart(name, text);
    const path = Buffer.from(name);
    const entry = Buffer.concat([
      ...[VERSION, NAMES_IN_UTF8, DEFLATED, MIDNIGHT, FIRST_DAY].map(twoBytes),
      ...[crc, packed.length, length].map(fourBytes),
      twoBytes(path.length),
      twoBytes(0), // No extra field.
    ]);
    data.push(LOCAL, entry, path, packed);
    // No comment, the first disk, no attributes.
    directory.push(CENTRAL, twoBytes(VERSION), entry, Buffer.alloc(10), fourBytes(at), path);
    count += 1;
    at += LOCAL.length + entry.length + path.length + packed.length;
  }
  const index = Buffer.concat(directory);
  const end = [
    twoBytes(0),
    twoBytes(0),
    twoBytes(count),
    twoBytes(count),
    fourBytes(index.length),
    fourBytes(at),
  ];
  return Buffer.concat([...data, index, END, ...end, twoBytes(0)]);
}

interface Packed {
  readonly text: string;
  readonly crc: number;
  /** Bytes before packing. */
  readonly length: number;
  readonly packed: Buffer;
}

/** The last part of each name: styles and some others are the same in workbook after workbook. */
const last = new Map<string, Packed>();

function packedPart(name: string, text: string): Packed {
  const before = last.get(name);
  if (before?.text === text) return before;
  const whole = Buffer.from(text);
  const packed = deflateRawSync(whole, { level: LEVEL });
  const part = { text, crc: crc32(whole), length: whole.length, packed };
  last.set(name, part);
  return part;
}

/** Takes two thirds of the time of zlib's default level 6, for six hundredths more bytes. */
const LEVEL = 4;
const LOCAL = Buffer.from("PK\x03\x04");
const CENTRAL = Buffer.from("PK\x01\x02");
const END = Buffer.from("PK\x05\x06");
const VERSION = 20;
const NAMES_IN_UTF8 = 0x0800;
const DEFLATED = 8;
const MIDNIGHT = 0;
/** 1980-01-01: years since 1980, month and day in 7, 4 and 5 bits. */
const FIRST_DAY = (1 << 5) | 1;

function twoBytes(number: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(number);
  return bytes;
}

function fourBytes(number: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(number);
  return bytes;
}
