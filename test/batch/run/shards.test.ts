/** A month made in parts by several processes: the same bytes as one run, and no part is used beside others. */

import { spawnSync } from "node:child_process";
import { cp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { readConfig } from "../../../batch/config/config.ts";
import { type FileReader, hashedFile } from "../../../batch/disk/input-file.ts";
import { readInbox } from "../../../batch/month/inbox.ts";
import { closeMonth } from "../../../batch/run/month-closing.ts";
import { shardNamed } from "../../../batch/run/shard.ts";
import {
  filesUnder,
  firmFolder,
  monthFolder,
  PERIOD,
  PROJECT,
  put,
  SILENT,
  temporaryFolder,
} from "../firm-folder.ts";

const LOG = "id,date,client,minutes,category\n";

/** Milliseconds: a dozen processes, one after another. */
const SLOW = 300_000;

/** A command as npm runs it: a process of its own. */
function npmRun(command: "reconcile" | "merge", folder: string, ...args: string[]) {
  const given = ["--config", join(folder, "config.json"), "--period", PERIOD, ...args];
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["batch/commands/start.mjs", command, ...given],
    { cwd: PROJECT, encoding: "utf8" },
  );
  return { code: status, printed: stdout, reported: stderr };
}

/** Makes the parts, each in a process; the last first, since the order says nothing. */
function makeParts(folder: string, count: number): void {
  for (let number = count; number > 0; number -= 1)
    expect(npmRun("reconcile", folder, "--shard", `${number}/${count}`).code).toBe(0);
}

/** Makes the month in parts, and a copy of the firm's in one process; compares what both print and write. */
async function expectSame(folder: string, count: number): Promise<void> {
  const whole = join(await temporaryFolder(), "firm");
  await cp(folder, whole, { recursive: true, preserveTimestamps: true });
  const alone = npmRun("reconcile", whole);
  makeParts(folder, count);
  const merged = npmRun("merge", folder, "--shards", String(count));
  expect(merged.printed.replaceAll(folder, whole).split("\n").slice(0, -2)).toEqual(
    alone.printed.split("\n").slice(0, -2),
  );
  expect(merged.code).toBe(alone.code);
  expect(await filesUnder(monthFolder(folder))).toEqual(await filesUnder(monthFolder(whole)));
  // The next run may keep the same, and nothing else is left.
  expect(await keptIn(folder)).toEqual(await keptIn(whole));
  expect(await readdir(join(folder, "out"))).toEqual(await readdir(join(whole, "out")));
}

const keptIn = async (folder: string) =>
  JSON.parse(await readFile(join(folder, `out/.${PERIOD}.kept.json`), "utf8")).workbooks;

/** The sample firm, not yet run, with a page for each client. */
async function sampleFirm(): Promise<string> {
  const folder = join(await temporaryFolder(), "firm");
  await cp(join(PROJECT, "batch/sample"), folder, {
    recursive: true,
    preserveTimestamps: true,
    filter: (path) => !/out$|\.(png|ts)$/.test(path),
  });
  const config = JSON.parse(await readFile(join(folder, "config.json"), "utf8"));
  await put(folder, "config.json", JSON.stringify({ ...config, clientPages: true }));
  return folder;
}

describe("the same bytes as one process", () => {
  test(
    "the sample firm in three parts; then with a month closed before it, a late entry and changes, in more",
    async () => {
      const folder = await sampleFirm();
      await expectSame(folder, 3);

      const before = "2026-09";
      const config = await readConfig(join(folder, "config.json"));
      const ran = spawnSync(
        process.execPath,
        ["batch/commands/start.mjs", "reconcile", "--config", config.file, "--period", before],
        { cwd: PROJECT },
      );
      expect(ran.status).not.toBe(2);
      const by = { by: "Ada", at: new Date("2026-10-02T09:00:00Z"), withExceptions: true };
      await closeMonth({ period: before, ...by }, config, SILENT);
      const log = await readFile(join(folder, "logs/2026-10.csv"), "utf8");
      const [head = "", first = "", ...others] = log.split("\n");
      const late = first.replace(/2026-10-\d\d/, "2026-09-03").replace(/^[^,]*/, "late-1");
      await put(folder, "logs/2026-10.csv", [head, ...others.slice(1), late, ""].join("\n"));
      await expectSame(folder, 5);
    },
    SLOW,
  );

  test(
    "more parts than clients, and ids that two clients share",
    async () => {
      const folder = await firmFolder({
        "logs/october.csv": `${LOG}1,2026-10-01,Acme,20,how_to\n1,2026-10-01,Bolt,20,how_to\n2,2026-10-02,Nobody,5,email\n`,
        "logs/again.csv": `${LOG}1,2026-10-03,Bolt,25,how_to\n3,2026-10-03,Acme,5,email\n`,
      });
      await expectSame(folder, 4);
    },
    SLOW,
  );
});

test("a log that is another when a part reads it again stops the part", async () => {
  const log = `${LOG}1,2026-10-01,Acme,20,how_to\n1,2026-10-02,Bolt,20,how_to\n`;
  const config = await readConfig(
    join(
      await firmFolder({ "logs/october.csv": log, "logs/again.csv": log.replace("20", "25") }),
      "config.json",
    ),
  );
  let times = 0;
  const reader: FileReader = async (path) => {
    const file = await hashedFile(path);
    if ("problem" in file || !path.endsWith("october.csv")) return file;
    times += 1;
    return times === 1 ? file : { ...file, sha256: "another" };
  };
  const isOurs = (client: number) => client === 0;
  await expect(readInbox(config, undefined, reader, isOurs)).rejects.toThrow(
    /october\.csv: the file changed while this part was made/,
  );
  expect(times).toBe(2);
  times = 0;
  const unreadAtFirst: FileReader = async (path) => {
    if (path.endsWith("october.csv")) times += 1;
    return path.endsWith("october.csv") && times === 1
      ? { problem: { code: "FILE_CHANGING" } }
      : hashedFile(path);
  };
  const again = log.replace("20", "25").replace(/\n1(?=,2026-10-02)/, "\n0");
  await put(dirname(config.file), "logs/again.csv", again);
  await expect(readInbox(config, undefined, unreadAtFirst, isOurs)).rejects.toThrow(/october\.csv: /);
  expect(times).toBe(2);
  await expect(readInbox(config, undefined, hashedFile, isOurs)).resolves.toBeDefined();
});

describe("parts are refused", () => {
  const refused = async (folder: string, spoil: () => Promise<unknown>, count = 2) => {
    makeParts(folder, count);
    await spoil();
    const before = await filesUnder(monthFolder(folder));
    const { code, printed } = npmRun("merge", folder, "--shards", String(count));
    expect(code).toBe(2);
    expect(await filesUnder(monthFolder(folder))).toEqual(before);
    return printed.split("\n")[0]?.replace(join(folder, "out"), "out");
  };
  const part = (folder: string) => join(folder, `out/.${PERIOD}.shard-2-of-2`);

  test("when one is missing", async () => {
    const folder = await firmFolder();
    expect(await refused(folder, () => rm(part(folder)))).toBe(
      "out/.2026-10.shard-2-of-2: part 2 of 2 of 2026-10 is missing. Make it with “plan-balance reconcile … --shard 2/2”, and merge again.",
    );
  });

  test("when one is cut short, in French too", async () => {
    const folder = await firmFolder({
      "config.json": { register: "contracts.csv", logs: "logs", out: "out", language: "fr" },
    });
    const bytes = async () => (await readFile(part(folder))).subarray(0, 200);
    expect(await refused(folder, async () => writeFile(part(folder), await bytes()))).toBe(
      "out/.2026-10.shard-2-of-2 : la partie 2 de 2 de 2026-10 est illisible (tronquée, ou modifiée à la main). Préparez-la de nouveau, puis assemblez de nouveau.",
    );
  });

  test("when a log changed between two of them", async () => {
    const folder = await firmFolder();
    const changed = async () => {
      await put(folder, "logs/october.csv", `${LOG}1,2026-10-01,Acme,50,how_to\n`);
      npmRun("reconcile", folder, "--shard", "2/2");
    };
    expect(await refused(folder, changed)).toContain(
      "Part 2 of 2 of 2026-10 was not made of the same files, under the same paths, by the same software, as part 1.",
    );
  });

  test("when the configuration changed since", async () => {
    const folder = await firmFolder();
    const config = { register: "contracts.csv", logs: "logs", out: "out", currency: "EUR" };
    const changed = () => put(folder, "config.json", JSON.stringify(config));
    expect(await refused(folder, changed)).toMatch(
      /have changed since the parts of 2026-10 were made\. Make all parts again/,
    );
  });

  test("when the month was run since: its parts are gone, also those of another number", async () => {
    const folder = await firmFolder();
    makeParts(folder, 3);
    expect(await refused(folder, async () => npmRun("reconcile", folder))).toContain("is missing");
    expect((await readdir(join(folder, "out"))).filter((name) => name.includes("shard"))).toEqual([]);
  });

  test.each(["0/2", "3/2", "2", "a/b", "1/2/3", "1/1001", "-1/2"])("“%s” is no part", (given) =>
    expect(shardNamed(given)).toBeNull(),
  );

  test("by their usage", async () => {
    const folder = await firmFolder();
    expect(npmRun("reconcile", folder, "--shard", "3/2").printed).toContain("such as 2/4");
    expect(npmRun("merge", folder).printed).toContain("--shards is the number of parts");
    expect(shardNamed("2/4")).toEqual({ number: 2, of: 4 });
  });
});
