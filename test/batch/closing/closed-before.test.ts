/**
 * A month that was closed by a version without the newer settings (M2): what it was closed with is what that version
 * did, whatever is usual now.
 */

import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { unpackedBasis } from "../../../batch/books/basis.ts";
import { recordText } from "../../../batch/books/closed-books.ts";
import { basisFile, recordFile } from "../../../batch/books/closed-folder.ts";
import { readConfig } from "../../../batch/config/config.ts";
import { sha256Of } from "../../../batch/disk/sha256.ts";
import type { RunJson } from "../../../batch/documents/run-json.ts";
import { closeMonth } from "../../../batch/run/month-closing.ts";
import { firmFolder, forgetClosing, put, run, runJsonOf, SILENT } from "../firm-folder.ts";

const CONFIG = {
  register: "contracts.csv",
  logs: "logs",
  out: "out",
  rates: { "2": 12000, "3": 18000 },
};
/** What that version did, said in the words of this one. */
const AS_BEFORE = {
  ...CONFIG,
  plusForLevel3: "never",
  overageWithoutNotice: "bill",
};
const LOG = "id,date,client,minutes,category\n";

/** One subscriber of Orange Plus: in October an hour of repair and 15 minutes of overage, neither with notice. */
const FIRM = {
  "config.json": AS_BEFORE,
  "contracts.csv":
    "client,plan,quantity,start,paid_on,included_hours\nAcme,ORANGE_PLUS,1,2026-01-15,2026-01-15,3\n",
  "logs/october.csv": `${LOG}1,2026-10-05,Acme,60,repair\n2,2026-10-06,Acme,45,how_to\n`,
};

const NEWER = ["plusForLevel3", "overageWithoutNotice", "holidays"];

function without(value: object, keys: readonly string[]): object {
  return Object.fromEntries(Object.entries(value).filter(([key]) => !keys.includes(key)));
}

/** October closed, its record and its basis as the version before wrote them. */
async function closedBefore(): Promise<string> {
  const folder = await firmFolder(FIRM);
  await run(folder);
  const config = await readConfig(join(folder, "config.json"));
  await closeMonth({ period: "2026-10", by: "Ada", at: new Date(Date.UTC(2026, 10, 3)) }, config, SILENT);
  const closed = (name: string) => join(folder, "out", "closed", name);
  const [head = "{}", ...clients] = unpackedBasis(await readFile(closed(basisFile("2026-10"))))
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
  const lines = [
    { ...head, settings: without(head.settings, NEWER) },
    ...clients.map((client) => without(client, ["decisions"])),
  ];
  const basis = gzipSync(`${lines.map((line) => JSON.stringify(line)).join("\n")}\n`);
  const { seal: _seal, ...record } = JSON.parse(await readFile(closed(recordFile("2026-10")), "utf8"));
  const run10 = {
    ...record.run,
    clients: record.run.clients.map((own: object) => without(own, ["toConfirm", "toBill"])),
  };
  const older = {
    ...record,
    run: run10,
    settings: without(record.settings, NEWER),
    basis: sha256Of(basis),
  };
  await writeFile(closed(basisFile("2026-10")), basis);
  await writeFile(closed(recordFile("2026-10")), recordText(older));
  await forgetClosing(folder);
  return folder;
}

async function november(folder: string, config: object) {
  await put(folder, "config.json", JSON.stringify(config));
  await put(folder, "logs/november.csv", `${LOG}3,2026-11-09,Acme,60,repair\n4,2026-11-10,Acme,45,how_to\n`);
  const { code, printed } = await run(folder, { period: "2026-11" });
  if (code === 2) throw new Error(printed);
  const [client] = (await runJsonOf(folder, "2026-11")).clients;
  if (client === undefined) throw new Error("Acme is missing");
  return client;
}

test("its balances stay, nothing is reported, and the usual settings hold from the first open day", async () => {
  const { banks, priorPeriod, toBill, billable } = await november(await closedBefore(), CONFIG);
  // October's repair stayed billable: of 3 hours the overage drew 15 minutes. November's is drawn.
  expect(banks).toMatchObject([{ opening: 165, priorPeriod: 0, used: 75, closing: 90 }]);
  expect(priorPeriod).toEqual([]);
  expect(billable.minutes).toBe(0);
  expect(toBill).toEqual({ minutes: 0, cents: 0, withoutRate: 0 });
});

test("work that comes late for it is placed by what that version did", async () => {
  const folder = await closedBefore();
  await put(folder, "logs/late.csv", `${LOG}9,2026-10-20,Acme,30,repair\n`);
  const { banks, priorPeriod, toConfirm, toBill } = await november(folder, {
    ...CONFIG,
    overageWithoutNotice: "hold",
  });
  expect(banks).toMatchObject([{ opening: 165, priorPeriod: 0 }]);
  expect(priorPeriod.map(({ id, effects }) => [id, effects.map(({ on, charged }) => [on, charged])])).toEqual(
    [["9", [["billable", 30]]]],
  );
  expect(toConfirm.overages).toEqual([]);
  expect(toBill).toMatchObject({ minutes: 30, cents: 9000 });
});

/** Has the last run say that it wrote these bytes. */
async function relist(folder: string, file: string, bytes: Buffer): Promise<void> {
  const path = join(folder, "out", "2026-11", "run.json");
  const run = JSON.parse(await readFile(path, "utf8")) as RunJson;
  const outputs = run.outputs.map((own) => (own.file === file ? { file, sha256: sha256Of(bytes) } : own));
  await writeFile(path, JSON.stringify({ ...run, outputs }));
}

test("a last run without the newer settings is compared as what it was, and the settings are named", async () => {
  const folder = await closedBefore();
  await november(folder, AS_BEFORE);
  const place = join(folder, "out", "2026-11", "basis.jsonl.gz");
  const [head, ...clients] = unpackedBasis(await readFile(place))
    .trimEnd()
    .split("\n");
  const older = {
    ...JSON.parse(head ?? ""),
    settings: without(JSON.parse(head ?? "").settings, NEWER),
  };
  const bytes = gzipSync(`${[JSON.stringify(older), ...clients].join("\n")}\n`);
  await writeFile(place, bytes);
  await relist(folder, "basis.jsonl.gz", bytes);
  await november(folder, CONFIG);
  const changes = JSON.parse(await readFile(join(folder, "out", "2026-11", "changes.json"), "utf8"));
  expect(changes.settings).toEqual(["plusForLevel3"]);
  expect(changes.clients).toMatchObject([
    {
      client: "Acme",
      changes: [
        {
          id: "3",
          cause: "RULES",
          effects: [{ on: "bank" }, { on: "billable", charged: -60 }],
        },
      ],
    },
  ]);
});
