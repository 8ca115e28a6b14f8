/**
 * The sample firm, October 2026: its figures are the golden file, and nothing but its rows decides a byte.
 * `UPDATE_GOLDEN=1 npm test` writes the golden file anew; read its difference before keeping it.
 */

import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cp, readdir, readFile, rename, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { stringify } from "csv-stringify/sync";
import { beforeAll, describe, expect, test } from "vitest";
import { type Config, readConfig } from "../../batch/config/config.ts";
import { RUN_JSON, type RunJson } from "../../batch/documents/run-json.ts";
import { clientWorkbook } from "../../batch/documents/workbook/client-workbook.ts";
import { readInbox } from "../../batch/month/inbox.ts";
import type { ClientMonth, Month } from "../../batch/month/month.ts";
import { command, filesUnder, monthFolder, PERIOD, PROJECT, temporaryFolder } from "./firm-folder.ts";
import { filesOf, monthOf } from "./whole-month.ts";

const SAMPLE = join(PROJECT, "batch/sample");
const GOLDEN = join(PROJECT, "test/golden/run-2026-10.json");

interface Reconciled {
  month: Month<ClientMonth>;
  config: Config;
  run: RunJson;
  files: ReadonlyMap<string, Buffer>;
}

async function reconciled(configFile: string): Promise<Reconciled> {
  const config = await readConfig(configFile);
  const month = monthOf(PERIOD, await readInbox(config));
  const written = filesOf(month, config);
  const files = new Map(written.map(({ file, bytes }) => [file, Buffer.from(bytes)]));
  return { month, config, files, run: JSON.parse(String(files.get("run.json"))) };
}

/** The sample in a folder of its own, so that its logs can be changed. */
async function sampleCopy(): Promise<string> {
  const folder = await temporaryFolder();
  for (const name of ["config.json", "contracts.csv", "prices.csv", "adjustments.csv", "logs"])
    await cp(join(SAMPLE, name), join(folder, name), { recursive: true });
  return folder;
}

const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
let sample: Reconciled;
beforeAll(async () => {
  sample = await reconciled(join(SAMPLE, "config.json"));
});

describe("run.json", () => {
  test("is the golden file, but for the workbooks' digests, which depend on the machine's zlib", async () => {
    const outputs = sample.run.outputs.map(({ file }) => ({ file, sha256: "" }));
    const text = `${JSON.stringify({ ...sample.run, outputs }, null, 2)}\n`;
    if (process.env.UPDATE_GOLDEN === "1") await writeFile(GOLDEN, text);
    expect(text).toBe(await readFile(GOLDEN, "utf8"));
  });

  test("keeps its published form", () => {
    // Read and written again it is the same text: keys have one order.
    expect(JSON.stringify(RUN_JSON.parse(sample.run))).toBe(JSON.stringify(sample.run));
  });

  test("lists every other file with its digest, and every log with its digest", async () => {
    const others = [...sample.files].filter(([file]) => file !== "run.json");
    expect(sample.run.outputs).toEqual(others.map(([file, bytes]) => ({ file, sha256: sha256(bytes) })));
    const logs = (await readdir(join(SAMPLE, "logs"))).sort();
    const digests = logs.map(async (file) => [file, sha256(await readFile(join(SAMPLE, "logs", file)))]);
    expect(sample.run.inputs.map((input) => [input.file, input.sha256])).toEqual(await Promise.all(digests));
  });

  test("loses nothing: read = placed + rejected + duplicate, over files as over the whole (A11)", () => {
    const { control, inputs } = sample.run;
    expect(control.entriesRead).toBe(
      control.entriesPlaced + control.entriesRejected + control.entriesDuplicate,
    );
    expect(control.minutesRead).toBe(
      control.minutesPlaced + control.minutesRejected + control.minutesDuplicate,
    );
    expect(control.entriesRead).toBe(inputs.reduce((total, { entries }) => total + entries, 0));
    expect(control.minutesRead).toBe(inputs.reduce((total, { minutes }) => total + minutes, 0));
    expect(control.entriesRead).toBeGreaterThan(3000);
  });

  test("each bank's roll-forward adds up (M1)", () => {
    const banks = sample.run.clients.flatMap((client) => client.banks);
    expect(banks.length).toBeGreaterThan(10);
    for (const bank of banks) {
      const into = bank.opening + bank.bought + bank.carriedIn + bank.adjusted;
      expect(into - bank.used - bank.expired - bank.carriedOut).toBe(bank.closing);
    }
  });

  test("one month's closing is the next one's opening (M1)", async () => {
    const inbox = await readInbox(sample.config);
    const months = ["2026-08", "2026-09", "2026-10"].map((name) => monthOf(name, inbox));
    let chained = 0;
    for (const [index, month] of months.slice(1).entries()) {
      for (const { client, statement } of month.clients) {
        const before = months[index]?.clients.find((other) => other.client.key === client.key);
        for (const { bank, opening } of statement.banks) {
          const same = before?.statement.banks.find(
            (other) => other.bank.plan === bank.plan && other.bank.term.start === bank.term.start,
          );
          if (same === undefined) continue;
          expect(opening).toBe(same.closing);
          chained += 1;
        }
      }
    }
    expect(chained).toBeGreaterThan(15);
  });
});

describe("the same inputs give the same bytes", () => {
  test("of every file, by the command, on another day's clock in another time zone and language", async () => {
    const folder = await sampleCopy();
    const args = ["--config", join(folder, "config.json"), "--period", PERIOD];
    const first = command(args, { TZ: "Pacific/Kiritimati", LC_ALL: "fr_CA.UTF-8", LANG: "fr_CA.UTF-8" });
    expect(first.code, first.reported).toBe(1);
    const written = await filesUnder(monthFolder(folder));
    expect([...written.keys()].sort()).toEqual([...sample.files.keys()].sort());
    for (const [file, bytes] of written)
      expect(bytes.equals(sample.files.get(file) as Buffer), file).toBe(true);

    const second = command(args, { TZ: "America/St_Johns" });
    expect(second.printed).toBe(first.printed);
    expect(await filesUnder(monthFolder(folder))).toEqual(written);
  });

  test("the logs under other names, hence in another order: the same figures and client workbooks", async () => {
    const folder = await sampleCopy();
    const names = (await readdir(join(folder, "logs"))).sort();
    for (const [index, name] of names.entries())
      await rename(join(folder, "logs", name), join(folder, "logs", `export ${90 - index}.CSV`));
    expectSameWork(await reconciled(join(folder, "config.json")));
  });
});

describe("the rows decide, not the files they came in (A1)", () => {
  const logs = async () => {
    const names = (await readdir(join(SAMPLE, "logs"))).sort();
    const tables = await Promise.all(
      names.map(async (name): Promise<string[][]> => {
        const text = await readFile(join(SAMPLE, "logs", name), "utf8");
        return parse(text, { bom: true, delimiter: text.includes("identifiant;") ? ";" : "," });
      }),
    );
    return { header: tables[0]?.[0] ?? [], rows: tables.flatMap((table) => table.slice(1)) };
  };

  /** The sample with its rows in other files, each written as `format` says. */
  async function rearranged(files: readonly string[][][], format: object): Promise<Reconciled> {
    const folder = await temporaryFolder();
    for (const name of ["config.json", "contracts.csv", "prices.csv", "adjustments.csv"])
      await cp(join(SAMPLE, name), join(folder, name));
    await cp(join(SAMPLE, "logs"), join(folder, "logs"), { recursive: true, filter: isFolder });
    const { header } = await logs();
    for (const [index, rows] of files.entries())
      await writeFile(join(folder, "logs", `part-${index}.csv`), stringify([header, ...rows], format));
    return reconciled(join(folder, "config.json"));
  }
  const isFolder = (path: string) => !path.endsWith(".csv");

  test("all logs merged into one", async () => {
    expectSameWork(await rearranged([(await logs()).rows], {}));
  });

  test.each([1, 2, 3])("rows shuffled and split into 40 files (seed %i)", async (seed) => {
    const shuffled = shuffledBy(seed, (await logs()).rows);
    const parts = Array.from({ length: 40 }, (_, part) => shuffled.filter((_, row) => row % 40 === part));
    expectSameWork(await rearranged(parts, {}));
  });

  test("semicolons, a byte order mark, CRLF and every cell quoted", async () => {
    const excel = { delimiter: ";", bom: true, record_delimiter: "windows", quoted: true };
    expectSameWork(await rearranged([(await logs()).rows.reverse()], excel));
  });
});

test("npm run sample:make writes the committed files again, byte for byte", async () => {
  const folder = await temporaryFolder();
  for (const file of ["firm.ts", "make-sample.ts"]) await cp(join(SAMPLE, file), join(folder, file));
  await writeFile(join(folder, "package.json"), '{ "type": "module" }');
  await symlink(join(PROJECT, "node_modules"), join(folder, "node_modules"), "junction");
  const made = spawnSync(process.execPath, ["--import", "tsx", "make-sample.ts"], {
    cwd: folder,
    encoding: "utf8",
    env: { ...process.env, TZ: "Asia/Kathmandu" },
  });
  expect(made.status, made.stderr).toBe(0);
  const csv = async (where: string) => {
    const found = ["contracts.csv", "prices.csv", "adjustments.csv"].map((file) => join(where, file));
    for (const name of (await readdir(join(where, "logs"))).sort()) found.push(join(where, "logs", name));
    return Promise.all(found.map(async (file) => [file.slice(where.length), await readFile(file, "utf8")]));
  };
  expect(await csv(folder)).toEqual(await csv(SAMPLE));
});

/**
 * The same clients, figures and workbooks as the sample itself. A sheet of exceptions names files and lines, so
 * workbooks are compared without it, and exceptions by what was wrong with which row; a row met twice depends on
 * its files by nature. Workbooks of clients without exceptions have to be the same byte for byte.
 */
function expectSameWork(other: Reconciled): void {
  expect(other.run.control).toEqual(sample.run.control);
  expect(other.run.clients).toEqual(sample.run.clients);
  expect(wrongRows(other)).toEqual(wrongRows(sample));
  const digest = ({ run }: Reconciled, file: string) =>
    run.outputs.find((output) => output.file === file)?.sha256;
  let identical = 0;
  for (const [index, client] of sample.month.clients.entries()) {
    const same = other.month.clients[index];
    if (same === undefined) throw new Error(`${client.client.name} is missing`);
    const sheets = ({ month }: Reconciled, of: typeof client) =>
      clientWorkbook(month, of, of.client.language ?? "en", {
        recompute: "with",
        clientMoney: true,
      }).sheets.filter(({ name }) => name !== "Exceptions");
    expect(sheets(other, same)).toEqual(sheets(sample, client));
    if (client.exceptions.length + same.exceptions.length > 0) continue;
    const file = sample.run.outputs[index]?.file ?? "";
    expect(digest(other, file), file).toBe(digest(sample, file));
    identical += 1;
  }
  expect(identical).toBeGreaterThan(8);
}

function wrongRows({ month }: Reconciled): string[] {
  const reported = month.exceptions.map(({ problems, row }) =>
    [...problems.map(({ code }) => code), row.client, row.date, row.minutes, row.description].join(" | "),
  );
  return reported.filter((text) => !text.startsWith("ID_DUPLICATE")).sort();
}

function shuffledBy<T>(seed: number, values: readonly T[]): T[] {
  const shuffled = [...values];
  let state = seed;
  for (let at = shuffled.length - 1; at > 0; at -= 1) {
    state = (state * 48_271) % 2_147_483_647;
    const other = state % (at + 1);
    [shuffled[at], shuffled[other]] = [shuffled[other] as T, shuffled[at] as T];
  }
  return shuffled;
}
