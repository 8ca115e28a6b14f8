/** The archive of a workbook's parts: whatever their size and whatever was packed before, a reader gets them back. */

import { crc32 } from "node:zlib";
import { expect, test } from "vitest";
import { zipped } from "../../../batch/xlsx/zip.ts";
import { zipEntries } from "../zip-entries.ts";

type Parts = [name: string, text: string][];

function readBack(parts: Parts): Parts {
  return zipEntries(zipped(parts)).map((entry) => {
    const text = entry.text();
    expect(entry.sum).toBe(crc32(text));
    return [entry.name, text];
  });
}

test.each([
  ["x", [0, 1, 2047, 2048, 2049, 262_144, 262_145]],
  ["é", [1023, 1024, 1025, 2048, 2049]],
  // Three bytes each, and four for two units of UTF-16.
  ["▲", [683, 2048, 262_144, 262_145]],
  ["😀", [512, 1024, 1025, 131_072, 131_073]],
])("parts of %s repeated", (letter, counts) => {
  const parts = counts.map((count): Parts[number] => [`${letter} ${count}.xml`, letter.repeat(count)]);
  expect(readBack(parts)).toEqual(parts);
});

test("parts that were packed before, under their own name or another's", () => {
  const [one, other] = ["a".repeat(5000), "b".repeat(5000)];
  for (const parts of [
    [
      ["small.xml", "a"],
      ["large.xml", one],
    ],
    [
      ["small.xml", "b"],
      ["large.xml", other],
    ],
    [
      ["large.xml", "a"],
      ["small.xml", other],
    ],
  ] satisfies Parts[])
    expect(readBack(parts)).toEqual(parts);
});

test("more small parts than are kept", () => {
  const parts = Array.from({ length: 2500 }, (_, number): Parts[number] => [`${number}.xml`, `${number}`]);
  expect(readBack(parts)).toEqual(parts);
  expect(zipped(parts)).toEqual(zipped(parts));
});
