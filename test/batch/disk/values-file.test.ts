/** Values in a file: the same when read, one after another, and never fewer in silence. */

import { readFile, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { fileOf, ValuesFile, valuesIn } from "../../../batch/disk/values-file.ts";
import { temporaryFolder } from "../firm-folder.ts";

const VALUES = [{ is: "head", counts: new Map([["a.csv", 2]]) }, "é", new Uint8Array(70_000).fill(7), null];

async function written(): Promise<string> {
  const path = join(await temporaryFolder(), "values");
  await writeFile(path, fileOf(VALUES));
  return path;
}

describe("values in a file", () => {
  test("are the same when read, all at once or one by one", async () => {
    const path = await written();
    const all = [...valuesIn(await readFile(path))];
    const file = new ValuesFile(path);
    for (const [at, value] of VALUES.entries()) {
      const is = value instanceof Uint8Array ? Buffer.from(value) : value;
      expect(asBuffer(all[at])).toEqual(is);
      expect(asBuffer(file.next())).toEqual(is);
    }
    expect(all).toHaveLength(VALUES.length);
  });

  test("are refused where the file ends before them, wherever that is", async () => {
    const path = await written();
    const { length } = await readFile(path);
    for (const end of [length - 1, length - 9, length >> 1, 60, 30, 3, 0]) {
      await truncate(path, end);
      const file = new ValuesFile(path);
      expect(() => VALUES.map(() => file.next()), `cut at ${end}`).toThrow();
      const bytes = await readFile(path);
      if (end > 0) expect(() => [...valuesIn(bytes)], `cut at ${end}`).toThrow();
    }
  });
});

const asBuffer = (value: unknown) => (value instanceof Uint8Array ? Buffer.from(value) : value);
