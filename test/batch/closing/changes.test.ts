/** What changed since the last run of a month: entry by entry, with the cause, and kept by a run that changes nothing. */

import { spawnSync } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { headLine, lineSince, packedLine, readBasis, unpackedBasis } from "../../../batch/books/basis.ts";
import { CHANGES_JSON, type Changes } from "../../../batch/books/changes.ts";
import { sha256Of } from "../../../batch/disk/sha256.ts";
import { sheetsOf } from "../../../batch/xlsx/reader.ts";
import { contentOf } from "../../../core/ledger/entry.ts";
import {
  type Files,
  filesUnder,
  firmFolder,
  monthFolder,
  ORDINARY,
  PERIOD,
  PROJECT,
  put,
  run,
  temporaryFolder,
} from "../firm-folder.ts";

const LOG = "id,date,client,minutes,category\n";
const CONFIG = { register: "contracts.csv", logs: "logs", out: "out" };

async function ran(files: Files = {}): Promise<string> {
  const folder = await firmFolder(files);
  await run(folder);
  return folder;
}

/** The changes that a further run of the month tells; null when it tells none. */
async function reported(folder: string): Promise<Changes | null> {
  await run(folder);
  const text = await readFile(join(monthFolder(folder), "changes.json"), "utf8").catch(() => null);
  return text === null ? null : CHANGES_JSON.parse(JSON.parse(text));
}

test("the first run of a month reports none; one with the same inputs changes no byte, whatever was reported before", async () => {
  const folder = await ran();
  const first = await filesUnder(monthFolder(folder));
  expect([...first.keys()]).not.toContain("changes.json");
  await run(folder);
  expect(await filesUnder(monthFolder(folder))).toEqual(first);

  await put(folder, "logs/late.csv", `${LOG}9,2026-10-20,Acme,40,how_to\n`);
  await run(folder);
  const second = await filesUnder(monthFolder(folder));
  expect([...second.keys()]).toContain("changes.json");
  await run(folder);
  expect(await filesUnder(monthFolder(folder))).toEqual(second);
});

describe("each with its cause and effect", () => {
  test("a new file", async () => {
    const folder = await ran();
    await put(folder, "logs/late.csv", `${LOG}9,2026-10-20,Acme,40,how_to\n`);
    expect(await reported(folder)).toMatchObject({
      files: { new: ["late.csv"], changed: [], gone: [] },
      settings: [],
      clients: [
        {
          client: "Acme",
          changes: [
            {
              id: "9",
              cause: "NEW_FILE",
              file: "late.csv",
              minutes: 40,
              effects: [{ on: "bank", change: -45 }],
            },
          ],
        },
      ],
    });
  });

  test("a file that is gone", async () => {
    const folder = await ran({ "logs/more.csv": `${LOG}9,2026-10-20,Acme,40,how_to\n` });
    await rm(join(folder, "logs/more.csv"));
    expect(await reported(folder)).toMatchObject({
      files: { gone: ["more.csv"] },
      clients: [{ changes: [{ id: "9", cause: "FILE_GONE", minutesBefore: 40, minutes: null }] }],
    });
  });

  test("a row that was corrected in its file", async () => {
    const folder = await ran();
    await put(folder, "logs/october.csv", `${LOG}1,2026-10-01,Acme,50,how_to\n2,2026-10-02,Bolt,5,email\n`);
    expect(await reported(folder)).toMatchObject({
      files: { changed: ["october.csv"] },
      clients: [{ changes: [{ id: "1", cause: "ENTRY_CHANGED", minutesBefore: 20, minutes: 50 }] }],
    });
  });

  test("the work of a name that is gone, now another client's, whose own data are the same", async () => {
    const register = "client,plan,quantity,start,paid_on\nAcme,VIP,2,2026-01-15,2026-01-15\n";
    const folder = await ran({
      "contracts.csv": `${register}Bolt,VIP,2,2026-02-01,2026-02-01\n`,
      "logs/october.csv": `${LOG}1,2026-10-01,Acme,20,how_to\n`,
      "logs/bolt.csv": `${LOG}2,2026-10-02,Bolt,20,how_to\n`,
    });
    await put(folder, "contracts.csv", register);
    await put(folder, "config.json", JSON.stringify({ ...CONFIG, aliases: { Bolt: "Acme" } }));
    await rm(join(folder, "logs/bolt.csv"));
    expect(await reported(folder)).toMatchObject({
      clients: [{ client: "Acme", changes: [{ id: "2", cause: "FILE_GONE" }] }],
    });
  });

  test("a row that was left out, corrected and fed back", async () => {
    const folder = await ran({
      "logs/october.csv": `${LOG}1,2026-10-01,Acme,20,how_to\n2,2026-10-02,Acme,soon,how_to\n`,
    });
    const exceptions = await readFile(join(monthFolder(folder), "exceptions.csv"), "utf8");
    await put(folder, "logs/exceptions.csv", exceptions.replace("soon", "30"));
    expect(await reported(folder)).toMatchObject({
      clients: [{ changes: [{ id: "2", cause: "NOW_COUNTED", file: "october.csv", minutes: 30 }] }],
    });
  });

  test("a row of the register", async () => {
    const folder = await ran();
    await put(
      folder,
      "contracts.csv",
      "client,plan,quantity,start,paid_on\nAcme,VIP,4,2026-01-15,2026-01-15\nBolt,BASIC,,,\n",
    );
    expect(await reported(folder)).toMatchObject({
      files: { changed: ["contracts.csv"] },
      clients: [
        { client: "Acme", changes: [{ what: "bought", cause: "REGISTER", effects: [{ change: 120 }] }] },
      ],
    });
  });

  test("a setting, a rate, a price", async () => {
    const folder = await ran({ "logs/october.csv": `${LOG}2,2026-10-02,Bolt,5,how_to\n` });
    await put(
      folder,
      "config.json",
      JSON.stringify({ ...CONFIG, rates: { "2": 6000 }, prices: "prices.csv" }),
    );
    await put(folder, "prices.csv", "plan,hours,from,cents,source\nVIP,3,2026-01-01,30000,list\n");
    expect(await reported(folder)).toMatchObject({
      settings: ["rates"],
      prices: true,
      clients: [
        {
          client: "Bolt",
          changes: [
            {
              cause: "RULES",
              effects: [
                { on: "billable", charged: -15, cents: null },
                { on: "billable", charged: 15, cents: 15_00 },
              ],
            },
          ],
        },
      ],
    });
  });
});

describe("what the last run left is damaged", () => {
  let made: string;
  /** The month as the second of two runs wrote it: there is a changes.json in it. */
  let second: Map<string, Buffer>;
  beforeAll(async () => {
    made = await mkdtemp(join(tmpdir(), "twice-run-"));
    await mkdir(join(made, "logs"));
    for (const [path, content] of Object.entries(ORDINARY))
      await put(made, path, typeof content === "string" ? content : JSON.stringify(content));
    await run(made);
    await put(made, "logs/late.csv", `${LOG}9,2026-10-20,Acme,40,how_to\n`);
    await run(made);
    second = await filesUnder(monthFolder(made));
  }, 60_000);
  afterAll(() => rm(made, { recursive: true, force: true }));

  async function twiceRun(): Promise<{ folder: string; month: string }> {
    const folder = await temporaryFolder();
    await cp(made, folder, { recursive: true, preserveTimestamps: true });
    return { folder, month: monthFolder(folder) };
  }
  const withKey = (bytes: Buffer) => Buffer.from(JSON.stringify({ ...JSON.parse(`${bytes}`), since: 2 }));
  type Spoiling = readonly [how: string, (bytes: Buffer) => Uint8Array | null];
  const BROKEN: readonly Spoiling[] = [
    ["empty", () => Buffer.of()],
    ["cut short", (bytes) => bytes.subarray(0, bytes.length >> 1)],
    ["a folder", () => null],
  ];
  const DAMAGED: Readonly<Record<string, readonly Spoiling[]>> = {
    "changes.json": [...BROKEN, ["another value", () => Buffer.from("{}")]],
    "basis.jsonl.gz": [...BROKEN, ["packed nonsense", () => gzipSync("nonsense\n")]],
    "run.json": [...BROKEN, ["wrong types", () => Buffer.from('{"schema":1,"outputs":7}')]],
  };
  /** Has run.json list a file as it is now, as a run of another version would have. */
  async function listed(month: string, file: string): Promise<void> {
    const run = JSON.parse(await readFile(join(month, "run.json"), "utf8"));
    const own = run.outputs.find((output: { file: string }) => output.file === file);
    own.sha256 = sha256Of(await readFile(join(month, file)));
    await writeFile(join(month, "run.json"), JSON.stringify(run));
  }

  test.each(
    Object.entries(DAMAGED).flatMap(([file, ways]) => ways.map(([how, damaged]) => ({ file, how, damaged }))),
  )(
    "$file, $how: reported once, the month is run, and its figures are the same",
    async ({ file, damaged }) => {
      const { folder, month } = await twiceRun();
      await rm(join(month, file));
      const bytes = damaged(second.get(file) ?? Buffer.of());
      if (bytes === null) await mkdir(join(month, file));
      else await writeFile(join(month, file), bytes);
      const reported = await run(folder);
      expect(reported.code).toBe(0);
      expect(reported.printed).toContain(
        `can't be read any more (changed by hand, cut short, or of another version): ${file}.`,
      );
      const now = await filesUnder(month);
      expect(now.get("Acme.xlsx")).toEqual(second.get("Acme.xlsx"));
      expect(now.get("basis.jsonl.gz")).toEqual(second.get("basis.jsonl.gz"));
      expect([...now.keys()]).not.toContain("changes.json");
      expect((await run(folder)).printed).not.toContain("can't be read any more");
      expect(await filesUnder(month)).toEqual(now);
    },
  );

  test.each([
    ["changes.json", "a key that this version doesn't know", withKey],
    ["basis.jsonl.gz", "another schema", () => gzipSync('{"schema":9}\n')],
    ["basis.jsonl.gz", "no basis at all", () => gzipSync("nonsense")],
    ["basis.jsonl.gz", "not packed", () => Buffer.from("nonsense")],
  ] as const)("%s as another version wrote it, %s: the same", async (file, _, changed) => {
    const { folder, month } = await twiceRun();
    await writeFile(join(month, file), changed(second.get(file) ?? Buffer.of()));
    await listed(month, file);
    const reported = await run(folder);
    expect(reported.code, reported.printed).toBe(0);
    expect(reported.printed).toContain(`of another version): ${file}.`);
  });

  test("without the list of the run, workbooks of clients that are gone may stay, which is reported; in French too", async () => {
    const folder = await ran({ "config.json": { ...CONFIG, language: "fr" } });
    await writeFile(join(monthFolder(folder), "run.json"), "");
    await put(folder, "contracts.csv", "client,plan,quantity,start\nAcme,BASIC,,\n");
    const { printed } = await run(folder);
    expect(printed).toMatch(/n’est plus lisible .*: run\.json\..*\nDes classeurs de ce traitement/);
    expect([...(await filesUnder(monthFolder(folder))).keys()]).toContain("Bolt.xlsx");
  });

  test("diff says so, and that there is nothing to compare with", async () => {
    const folder = await ran();
    await writeFile(join(monthFolder(folder), "basis.jsonl.gz"), "");
    const args = [
      "--import",
      "tsx",
      "batch/commands/plan-balance.ts",
      "diff",
      PERIOD,
      "--config",
      join(folder, "config.json"),
    ];
    const { status, stdout } = spawnSync(process.execPath, args, { cwd: PROJECT, encoding: "utf8" });
    expect(status).toBe(2);
    expect(stdout).toContain(
      "can't be read any more (changed by hand, cut short, or of another version): basis.jsonl.gz.",
    );
  });
});

test("the firm's workbook has them on a sheet of its own", async () => {
  const folder = await ran();
  await put(folder, "logs/late.csv", `${LOG}9,2026-10-20,Acme,40,how_to\n`);
  await run(folder);
  const sheets = sheetsOf(await readFile(join(monthFolder(folder), `Summary ${PERIOD}.xlsx`)));
  const rows = sheets.find(({ name }) => name === "Changes")?.rows.map(({ cells }) => cells.join(" ")) ?? [];
  expect(rows.join("\n")).toContain("new file: late.csv");
  expect(rows.some((row) => row.includes("Acme") && row.includes("came with late.csv"))).toBe(true);
});

test("the command says so, by its words and its exit code, and writes nothing", async () => {
  const folder = await firmFolder();
  const diff = () => {
    const args = [
      "--import",
      "tsx",
      "batch/commands/plan-balance.ts",
      "diff",
      PERIOD,
      "--config",
      join(folder, "config.json"),
    ];
    const { status, stdout } = spawnSync(process.execPath, args, { cwd: PROJECT, encoding: "utf8" });
    return { status, stdout };
  };
  expect(diff()).toEqual({
    status: 2,
    stdout: "2026-10 has not been run yet: there is nothing to compare with.\n",
  });
  await run(folder);
  expect(diff()).toEqual({ status: 0, stdout: "2026-10: nothing changed since the last run.\n" });
  await put(folder, "logs/late.csv", `${LOG}9,2026-10-20,Acme,40,how_to\n`);
  const before = await filesUnder(join(folder, "out"));
  const { status, stdout } = diff();
  expect(status).toBe(1);
  expect(stdout).toContain("#9, 40 min  came with late.csv: VIP 2026-01-15 −0.75 h");
  expect(await filesUnder(join(folder, "out"))).toEqual(before);
});

test("a basis read back says the same, to the letter", async () => {
  const folder = await ran();
  const text = unpackedBasis(await readFile(join(monthFolder(folder), "basis.jsonl.gz")));
  const { clients, ...head } = readBasis(text, null);
  const lines = [headLine(head), ...clients.map((client) => lineSince(client, null))];
  expect(unpackedBasis(Buffer.concat(lines.map(packedLine)))).toBe(text);
  const [acme] = clients;
  // Their order is part of it: entries are told apart by their content as text.
  expect(acme?.entries.map(contentOf)).toEqual([
    JSON.stringify(["1", 20727, null, "Acme", "", "", 20, null, "how_to", "", null, false, null, "", ""]),
  ]);
});

test("a basis is packed line by line, and read back as one text", () => {
  const lines = ["a", "é", "c"].map((letter) => letter.repeat(700_000));
  expect(unpackedBasis(Buffer.concat(lines.map(packedLine)))).toBe(`${lines.join("\n")}\n`);
});
