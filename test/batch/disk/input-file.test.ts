/** Files as they lie on a disk: pipes, devices, links, holes, and files that somebody is still writing. */

import { execFileSync } from "node:child_process";
import { appendFile, chmod, mkdir, open, rename, symlink, truncate, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { inputFile } from "../../../batch/disk/input-file.ts";
import { MOST } from "../../../batch/disk/input-limits.ts";
import { notOnWindows, skippedIf } from "../../skipped.ts";
import { exceptionsOf, firmFolder, run, runJsonOf, temporaryFolder } from "../firm-folder.ts";

/** Each makes something at a path; what reading it then answers. */
const STRANGE: [what: string, make: (path: string, folder: string) => unknown, reported: object][] = [
  [
    "a pipe that nobody writes to",
    (path) => execFileSync("mkfifo", [path]),
    { code: "FILE_NOT_PLAIN", is: "pipe" },
  ],
  [
    "a link to a pipe",
    async (path, folder) => {
      execFileSync("mkfifo", [join(folder, "pipe")]);
      await symlink(join(folder, "pipe"), path);
    },
    { code: "FILE_NOT_PLAIN", is: "pipe" },
  ],
  [
    "a link to an endless device",
    (path) => symlink("/dev/zero", path),
    { code: "FILE_NOT_PLAIN", is: "device" },
  ],
  ["a link to a folder", (path, folder) => symlink(folder, path), { code: "FILE_NOT_PLAIN", is: "folder" }],
  ["a folder", (path) => mkdir(path), { code: "FILE_NOT_PLAIN", is: "folder" }],
  [
    "a socket",
    async (path) => {
      const server = createServer().listen(path);
      onTestFinished(() => void server.close());
      await new Promise((resolve) => server.once("listening", resolve));
    },
    { code: "FILE_NOT_PLAIN", is: "socket" },
  ],
  [
    "two gigabytes of hole",
    async (path) => {
      await writeFile(path, "");
      await truncate(path, 2 ** 31);
    },
    { code: "FILE_TOO_LARGE", given: 2 ** 31, most: MOST.bytes, counts: "bytes" },
  ],
  [
    "a link to nothing",
    (path, folder) => symlink(join(folder, "gone"), path),
    { code: "FILE_UNOPENED", reason: "ENOENT" },
  ],
  ["a link to itself", (path) => symlink(path, path), { code: "FILE_UNOPENED", reason: "ELOOP" }],
  ["nothing", () => {}, { code: "FILE_UNOPENED", reason: "ENOENT" }],
];

describe("what is no file is not opened, and reported", notOnWindows, () => {
  test.each(STRANGE)("%s", async (_what, make, reported) => {
    const folder = await temporaryFolder();
    const path = join(folder, "log.csv");
    await make(path, folder);
    const before = process.memoryUsage().arrayBuffers;
    expect(await inputFile(path)).toEqual({ problem: reported });
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(MOST.bytes);
  });

  test(
    "a file that may not be read",
    skippedIf(process.getuid?.() === 0, "root may read every file"),
    async () => {
      const path = join(await temporaryFolder(), "log.csv");
      await writeFile(path, "secret");
      await chmod(path, 0);
      expect(await inputFile(path)).toEqual({ problem: { code: "FILE_UNOPENED", reason: "EACCES" } });
    },
  );
});

test("a link to a file is the file", notOnWindows, async () => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, "there.csv"), "date");
  await symlink(join(folder, "there.csv"), join(folder, "log.csv"));
  expect(await inputFile(join(folder, "log.csv"))).toEqual({ bytes: Buffer.from("date") });
});

test("the largest file is read, and one byte more is not", async () => {
  const path = join(await temporaryFolder(), "log.csv");
  await writeFile(path, "");
  await truncate(path, MOST.bytes);
  const read = await inputFile(path);
  expect("bytes" in read && read.bytes.length).toBe(MOST.bytes);
  await truncate(path, MOST.bytes + 1);
  expect(await inputFile(path)).toMatchObject({ problem: { code: "FILE_TOO_LARGE", given: MOST.bytes + 1 } });
});

/** Appends a line every few milliseconds until it is told to stop. */
function writer(path: string, lines: number): { done: Promise<void>; stop: () => void } {
  let isStopped = false;
  const done = (async () => {
    const file = await open(path, "a");
    for (let line = 0; line < lines && !isStopped; line += 1) {
      await file.appendFile(`2026-10-05,Acme,${line % 60}\n`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    await file.close();
  })();
  const stop = () => {
    isStopped = true;
  };
  return { done, stop };
}

describe("a file that is being written", () => {
  test("is read once it is complete", async () => {
    const path = join(await temporaryFolder(), "log.csv");
    await writeFile(path, "date,client,minutes\n");
    const { done } = writer(path, 20);
    const read = await inputFile(path);
    await done;
    expect("bytes" in read && read.bytes.toString().split("\n")).toHaveLength(22);
  });

  test("is no part of a file when it is never complete", async () => {
    const path = join(await temporaryFolder(), "log.csv");
    await writeFile(path, "date,client,minutes\n");
    const { done, stop } = writer(path, 10_000);
    expect(await inputFile(path)).toEqual({ problem: { code: "FILE_CHANGING" } });
    stop();
    await done;
  });

  test("and put in another one's place, is the new one", async () => {
    const folder = await temporaryFolder();
    const path = join(folder, "log.csv");
    await writeFile(path, "old");
    await writeFile(join(folder, "new"), "new");
    const [read] = await Promise.all([inputFile(path), rename(join(folder, "new"), path)]);
    expect(read).toEqual({ bytes: Buffer.from("new") });
  });

  test("costs a run that log only, and the register stops it", async () => {
    const folder = await firmFolder({ "logs/growing.csv": "date,client,minutes\n" });
    const log = writer(join(folder, "logs/growing.csv"), 10_000);
    const { code, printed } = await run(folder);
    expect(code, printed).toBe(1);
    expect(await exceptionsOf(folder)).toMatchObject([{ file: "growing.csv", code: "FILE_CHANGING" }]);
    expect((await runJsonOf(folder)).control.entriesPlaced).toBe(2);
    log.stop();
    await log.done;

    const register = writer(join(folder, "contracts.csv"), 10_000);
    const stopped = await run(folder);
    register.stop();
    await register.done;
    expect(stopped.code).toBe(2);
    expect(stopped.printed).toMatch(/contracts\.csv: The file was still being written/);
  });
});

test("a run tells a pipe among the logs, and goes on", notOnWindows, async () => {
  const folder = await firmFolder({});
  execFileSync("mkfifo", [join(folder, "logs/x.csv")]);
  expect((await run(folder)).code).toBe(1);
  expect(await exceptionsOf(folder)).toMatchObject([{ file: "x.csv", code: "FILE_NOT_PLAIN" }]);
  expect((await runJsonOf(folder)).control.entriesPlaced).toBe(2);
});

test.each([
  ["register", "contracts.csv"],
  ["prices", "prices.csv"],
  ["adjustments", "adjustments.csv"],
  ["decisions", "decisions.csv"],
  ["profiles", "tool.json"],
])("a pipe in place of the %s stops the run with a sentence", notOnWindows, async (key, file) => {
  const named = { [key]: key === "profiles" ? [file] : file };
  const config = { register: "contracts.csv", logs: "logs", out: "out", ...named };
  const folder = await firmFolder({ "config.json": config, [file]: null });
  execFileSync("mkfifo", [join(folder, file)]);
  const { code, printed } = await run(folder);
  expect(code).toBe(2);
  expect(printed).toMatch(new RegExp(`${file}: This is a pipe, not a file`));
});

test("so does one in place of the configuration", notOnWindows, async () => {
  const folder = await firmFolder({ "config.json": null });
  execFileSync("mkfifo", [join(folder, "config.json")]);
  expect(await run(folder)).toMatchObject({ code: 2, printed: expect.stringContaining("This is a pipe") });
});

test("what is appended between two readings is in the second", async () => {
  const path = join(await temporaryFolder(), "log.csv");
  await writeFile(path, "one");
  await inputFile(path);
  await appendFile(path, "two");
  expect(await inputFile(path)).toEqual({ bytes: Buffer.from("onetwo") });
});
