/** Whatever write fails, nothing of a new firm's folder is left, and what was there stays. */

import type * as Disk from "node:fs/promises";
import { readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { FatalError } from "../../../batch/disk/fatal-error.ts";
import { makeFirmFolder } from "../../../batch/new-firm/firm-folder.ts";
import { temporaryFolder } from "../firm-folder.ts";
import { answersIn, NOW } from "./made-folder.ts";

/** How many files and folders are still made before the disk is full. */
const disk = vi.hoisted(() => ({ left: Number.POSITIVE_INFINITY }));

vi.mock("node:fs/promises", async (original) => {
  const real = await original<typeof Disk>();
  const full = () => {
    disk.left -= 1;
    if (disk.left < 0) throw Object.assign(new Error("no space left"), { code: "ENOSPC", syscall: "write" });
  };
  const open = async (...args: Parameters<typeof Disk.open>) => {
    const file = await real.open(...args);
    const write = file.writeFile.bind(file);
    file.writeFile = async (...content) => {
      // Half of it is there already.
      await write("half");
      full();
      return write(...content);
    };
    return file;
  };
  const mkdir = (async (...args: Parameters<typeof Disk.mkdir>) => {
    full();
    return real.mkdir(...args);
  }) as typeof Disk.mkdir;
  return { ...real, open, mkdir };
});

test.each([
  ["a new folder", "above/firm", false],
  ["a folder that is there", ".", false],
  ["a folder that is there, with the made-up firm", ".", true],
])("%s", async (_, below, sample) => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, "notes.txt"), "mine");
  const make = () => makeFirmFolder(join(folder, below), answersIn("fr", { sample }), NOW);
  let failed = 0;
  for (let left = 0; ; left += 1) {
    disk.left = left;
    const outcome = await make().catch((error: unknown) => error);
    disk.left = Number.POSITIVE_INFINITY;
    if (!(outcome instanceof FatalError)) break;
    expect(outcome.sentences[0]).toMatch(
      /ne peut pas être créé \(.*disque.*plein.*Choisissez un autre endroit\.$/,
    );
    expect(await readdir(folder)).toEqual(["notes.txt"]);
    failed += 1;
  }
  expect(failed).toBe(sample ? 32 : 7);
  expect((await readdir(join(folder, below))).length).toBeGreaterThan(5);
});
