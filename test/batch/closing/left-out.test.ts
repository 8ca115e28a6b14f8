/** Rows that count nowhere when a month is closed: named, and left out only by consent, which the record keeps. */

import { spawnSync } from "node:child_process";
import { readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { ClosedMonth } from "../../../batch/books/closed-books.ts";
import { readConfig } from "../../../batch/config/config.ts";
import { FatalError } from "../../../batch/disk/fatal-error.ts";
import { closeMonth } from "../../../batch/run/month-closing.ts";
import {
  exceptionsOf,
  type Files,
  firmFolder,
  ORDINARY,
  PERIOD,
  PROJECT,
  run,
  SILENT,
} from "../firm-folder.ts";

const HEAD = "id,date,client,minutes,category\n";
const CONFIG = ORDINARY["config.json"];

async function firm(rows: string, files: Files = {}): Promise<string> {
  const folder = await firmFolder({ "logs/more.csv": HEAD + rows, ...files });
  await run(folder);
  return folder;
}

async function close(folder: string, withExceptions = false): Promise<ClosedMonth> {
  const request = { period: PERIOD, by: "Ada", at: new Date(Date.UTC(2026, 10, 3)), withExceptions };
  return (await closeMonth(request, await readConfig(join(folder, "config.json")), SILENT)).closed;
}

/** The lines with which closing is refused; empty when the month is closed. */
async function refusal(folder: string): Promise<readonly string[]> {
  try {
    await close(folder);
    return [];
  } catch (error) {
    if (error instanceof FatalError) return error.sentences;
    throw error;
  }
}

const LEFT_OUT = [
  "7,2026-10-05,Acmee,20,how_to",
  "8,2026-02-30,Acme,15,how_to",
  "9,2026-10-06,Acme,soon,how_to",
].join("\n");

test("rows of the month, or without a readable date, are named with their minutes and why", async () => {
  const folder = await firm(LEFT_OUT);
  const lines = await refusal(folder);
  const [head, rows, next] = [lines[0], lines.slice(1, -1), lines.at(-1)];
  expect(head).toContain("2026-10 can't be closed yet");
  expect(head).toContain("3 rows, 35 min, 1 duration that can't be read");
  expect(next).toContain(`Next: correct them in ${join(folder, "out", PERIOD, "exceptions.csv")}`);
  expect(next).toContain("plan-balance close 2026-10 --with-exceptions");
  expect(rows).toEqual([
    expect.stringMatching(
      /^ {2}more\.csv:2 {2}2026-10-05 {2}Acmee {2}20 min {2}No client .* is called “Acmee”/,
    ),
    expect.stringMatching(/^ {2}more\.csv:3 {2}2026-02-30 {2}Acme {2}15 min {2}“date” is “2026-02-30”/),
    expect.stringMatching(/^ {2}more\.csv:4 {2}2026-10-06 {2}Acme {2}duration not readable {2}.*soon/),
  ]);
});

test("in the firm's language", async () => {
  const [head, first] = await refusal(await firm(LEFT_OUT, { "config.json": { ...CONFIG, language: "fr" } }));
  expect(head).toContain("ne peut pas être clôturé tel quel");
  expect(head).toContain("3 lignes, 35 min, 1 durée illisible");
  expect(first).toMatch(/Acmee {2}20 min {2}Aucun client/);
});

test.each<[what: string, rows: string, files: Files]>([
  ["of another month", "7,2026-09-30,Acmee,20,how_to\n8,2026-11-01,Acmee,20,how_to", {}],
  ["counted already by another row", "1,2026-10-01,Acme,20,how_to\n1,2026-10-01,Acme,25,how_to", {}],
  [
    "of the register, that need a look",
    "7,2026-10-05,Acme,20,how_to",
    { "contracts.csv": `${ORDINARY["contracts.csv"].trimEnd()}\nBolt,VIP,99,2026-01-01,2026-01-01\n` },
  ],
])("rows %s hinder nobody", async (_what, rows, files) => {
  const folder = await firm(rows, files);
  expect((await exceptionsOf(folder)).length).toBeGreaterThan(0);
  const record = await close(folder);
  expect(record.leftOut).toBeUndefined();
  expect(Object.keys(record)).not.toContain("leftOut");
});

test("a row that somebody decided to leave out is settled", async () => {
  const folder = await firm("7,2026-10-05,Acmee,20,how_to");
  const [row] = await exceptionsOf(folder);
  await writeFile(
    join(folder, "decisions.csv"),
    `fingerprint,decision,who,why\n${row?.fingerprint},reject,Ada,a test call\n`,
  );
  await writeFile(join(folder, "config.json"), JSON.stringify({ ...CONFIG, decisions: "decisions.csv" }));
  await run(folder);
  expect(await refusal(folder)).toEqual([]);
});

test("a file that was refused whole may hold rows of the month", async () => {
  const folder = await firm("7,2026-10-05,Acme,20,how_to", {
    "logs/old.ods": "x",
    "logs/no-client.csv": "date,minutes\n2026-10-05,30\n2026-10-06,15\n",
    "logs/no-unit.csv": "date,client,duration\n2026-10-05,Acme,2\n2026-10-06,Acme,1\n",
  });
  const lines = await refusal(folder);
  const [head, files] = [lines[0], lines.slice(1, -1)];
  expect(head).toContain("3 whole files, 45 min, 2 durations that can't be read");
  expect(files).toEqual([
    expect.stringMatching(/^ {2}no-client\.csv {2}the whole file {2}45 min {2}.*“Client” is missing/),
    expect.stringMatching(/^ {2}no-unit\.csv {2}the whole file {2}duration not readable {2}.*“duration”/),
    expect.stringMatching(/^ {2}old\.ods {2}the whole file {2}duration not readable {2}/),
  ]);
});

test("the first twenty are named, the others counted by reason", async () => {
  const wrong = (count: number, row: (n: number) => string) =>
    Array.from({ length: count }, (_, n) => row(n));
  const rows = [
    ...wrong(22, (n) => `c${n},2026-10-05,Acmee,10,how_to`),
    ...wrong(3, (n) => `t${n},2026-10-06,Acme,7,toner`),
  ];
  const lines = await refusal(await firm(rows.join("\n")));
  expect(lines).toHaveLength(1 + 20 + 2 + 1);
  expect(lines[0]).toContain("25 rows, 241 min");
  expect(lines.slice(-3, -1)).toEqual([
    "  and 3 more, 21 min: Category unknown",
    "  and 2 more, 20 min: Client unknown",
  ]);
});

test("closed by consent, the record says how much, and the month after goes on from it", async () => {
  const folder = await firm(LEFT_OUT);
  const record = await close(folder, true);
  expect(record).toMatchObject({
    closedBy: "Ada",
    leftOut: { rows: 3, files: 0, minutes: 35, unreadable: 1 },
  });
  // The seal is over it too.
  const place = join(folder, "out", "closed", `${PERIOD}.json`);
  const { code, printed } = await run(folder, { period: "2026-11" });
  expect(code, printed).toBe(1);
  await writeFile(place, JSON.stringify({ ...record, leftOut: { ...record.leftOut, minutes: 0 } }));
  expect((await run(folder, { period: "2026-11" })).printed).toContain(
    "this has changed since the month was closed",
  );
});

test("the command lists them with code 2, and closes when told to", async () => {
  const folder = await firm(LEFT_OUT);
  const command = (...args: string[]) => {
    const all = [PERIOD, "--config", join(folder, "config.json"), "--by", "Ada", ...args];
    const { status, stdout } = spawnSync(process.execPath, ["batch/commands/start.mjs", "close", ...all], {
      cwd: PROJECT,
      encoding: "utf8",
    });
    return { status, stdout };
  };
  const refused = command();
  expect(refused.status).toBe(2);
  expect(refused.stdout).toContain("more.csv:2  2026-10-05  Acmee");
  expect(await readdir(join(folder, "out"))).not.toContain("closed");
  const closed = command("--with-exceptions");
  expect(closed.status).toBe(0);
  expect(closed.stdout).toContain("Closed without (noted in its record): 3 rows, 35 min");
  expect(closed.stdout).toMatch(
    /^2026-10 is closed, by Ada on \d+ [A-Z][a-z]+ \d{4} at \d\d:\d\d: 2 clients\./,
  );
  expect(closed.stdout).toMatch(
    /\nNext: send the clients their workbooks, in .*2026-10\. The month after is 2026-11\.\n$/,
  );
});
