/** The parts of a workbook's file as stored: a workbook is a zip of XML. */

import { inflateRawSync } from "node:zlib";

export interface ZipEntry {
  name: string;
  time: number;
  date: number;
  /** The CRC-32 of its text, according to the archive. */
  sum: number;
  text(): string;
}

/** The entries of a zip, from its central directory. */
export function zipEntries(zip: Buffer): ZipEntry[] {
  const found: ZipEntry[] = [];
  for (let at = zip.indexOf("PK\x01\x02"); at >= 0; at = zip.indexOf("PK\x01\x02", at + 46)) {
    const word = (offset: number) => zip.readUInt16LE(at + offset);
    const local = zip.readUInt32LE(at + 42);
    const data = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    found.push({
      name: zip.toString("utf8", at + 46, at + 46 + word(28)),
      time: word(12),
      date: word(14),
      sum: zip.readUInt32LE(at + 16),
      text: () => inflateRawSync(zip.subarray(data, data + zip.readUInt32LE(at + 20))).toString("utf8"),
    });
  }
  return found;
}
