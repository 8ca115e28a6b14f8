/** A time log that is gone between the listing of its folder and the reading of it. */

import { rm } from "node:fs/promises";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { exceptionsOf, filesUnder, firmFolder, monthFolder, run } from "./firm-folder.ts";

/** A run lists the logs twice: for the next run, and to read them. */
const listed = vi.hoisted(() => ({ times: 0 }));

vi.mock("node:fs/promises", async (importOriginal) => {
  const real = await importOriginal<typeof import("node:fs/promises")>();
  return {
    ...real,
    readdir: async (folder: string, ...options: []) => {
      const names = await real.readdir(folder, ...options);
      if (!/logs$/.test(folder)) return names;
      listed.times += 1;
      if (listed.times === 2) await real.rm(join(folder, "vanishing.csv"));
      return names;
    },
  };
});

test("is an exception; the others are counted, and the next run is clean", async () => {
  const folder = await firmFolder({
    "logs/vanishing.csv": "date,client,minutes\n2026-10-05,Acme,30\n",
  });
  const { code, printed } = await run(folder);
  expect(code, printed).toBe(1);
  expect(printed).toMatch(/vanishing\.csv:1 {2}left out {2}.*it is not there/);
  expect((await exceptionsOf(folder)).map(({ file, code: problem }) => [file, problem])).toEqual([
    ["vanishing.csv", "FILE_UNOPENED"],
  ]);

  expect((await run(folder)).code).toBe(0);
  const again = await filesUnder(monthFolder(folder));
  await rm(monthFolder(folder), { recursive: true });
  await run(folder);
  const fresh = await filesUnder(monthFolder(folder));
  expect([...again.keys()].sort()).toEqual([...fresh.keys()].sort());
  expect(again.get("Acme.xlsx")).toEqual(fresh.get("Acme.xlsx"));
});
