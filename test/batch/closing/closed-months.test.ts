/** Closed months (M2): never moved, never rewritten, verified on every run, and reported in the next open month. */

import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { BASIS_FILE, unpackedBasis } from "../../../batch/books/basis.ts";
import { type ClosedMonth, recordText } from "../../../batch/books/closed-books.ts";
import { readConfig } from "../../../batch/config/config.ts";
import { FatalError } from "../../../batch/disk/fatal-error.ts";
import { sha256Of } from "../../../batch/disk/sha256.ts";
import { runJsonText } from "../../../batch/documents/run-json.ts";
import { closeMonth, reopenMonth } from "../../../batch/run/month-closing.ts";
import {
  type Files,
  filesUnder,
  firmFolder,
  forgetClosing,
  monthFolder,
  put,
  run,
  runJsonOf,
  SILENT,
  soonAfter,
} from "../firm-folder.ts";

const [OCTOBER, NOVEMBER, DECEMBER] = ["2026-10", "2026-11", "2026-12"] as const;
const AT = soonAfter(OCTOBER);

const LOG = "id,date,client,minutes,category\n";
/** Acme's VIP bank of 120 minutes: 30 charged in October, 15 in November. */
const FIRM: Files = {
  "logs/october.csv": `${LOG}1,2026-10-01,Acme,20,how_to\n2,2026-10-02,Bolt,5,email\n`,
  "logs/november.csv": `${LOG}3,2026-11-04,Acme,15,how_to\n`,
};

async function firm(files: Files = {}): Promise<string> {
  const folder = await firmFolder({ ...FIRM, ...files });
  await run(folder, { period: OCTOBER });
  return folder;
}

async function close(folder: string, period: string = OCTOBER): Promise<ClosedMonth> {
  return (
    await closeMonth(
      { period, by: "Ada", at: soonAfter(period) },
      await readConfig(join(folder, "config.json")),
      SILENT,
    )
  ).closed;
}

async function reopen(folder: string, period: string = OCTOBER): Promise<string> {
  const request = { period, by: "Ada", reason: "a row was forgotten", at: AT };
  return reopenMonth(request, await readConfig(join(folder, "config.json")));
}

/** The sentences with which something is refused. */
async function refusal(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof FatalError)) throw new Error(`not refused: ${error}`);
  return error.sentences.join("\n");
}

async function novemberOf(folder: string, client = "Acme") {
  const { code, printed } = await run(folder, { period: NOVEMBER });
  if (code === 2) throw new Error(printed);
  const own = (await runJsonOf(folder, NOVEMBER)).clients.find((one) => one.client === client);
  if (own === undefined) throw new Error(`no ${client}`);
  return own;
}

const recordOf = (folder: string, period: string = OCTOBER) =>
  join(folder, "out", "closed", `${period}.json`);

/** As another zlib might pack it: less tightly, and with the time and the system in its header. */
function packedElsewhere(text: string): Buffer {
  const packed = gzipSync(text, { level: 1 });
  packed.writeUInt32LE(1_790_000_000, 4);
  packed.writeUInt8(11, 9);
  return packed;
}

/** Files of the month as a run on another machine would have written and listed them. */
async function writtenElsewhere(folder: string, files: Record<string, Buffer>): Promise<void> {
  const written = await runJsonOf(folder);
  const outputs = written.outputs.map(({ file, sha256 }) => {
    const bytes = files[file];
    return { file, sha256: bytes === undefined ? sha256 : sha256Of(bytes) };
  });
  for (const [file, bytes] of Object.entries(files)) await writeFile(join(monthFolder(folder), file), bytes);
  await put(folder, "out/2026-10/run.json", runJsonText({ ...written, outputs }));
}

describe("closing a month", () => {
  test("keeps who, when, the figures, the settings and what everything rests on", async () => {
    const folder = await firm();
    const record = await close(folder);
    expect(record).toMatchObject({
      period: OCTOBER,
      closedBy: "Ada",
      closedAt: AT.toISOString(),
      previous: null,
    });
    expect(record.run).toEqual(await runJsonOf(folder));
    expect(record.settings).toMatchObject({ rounding: "entry", defaultCategory: "break_fix" });
    expect((await readdir(join(folder, "out", "closed"))).sort()).toEqual([
      "2026-10.basis.jsonl.gz",
      "2026-10.json",
    ]);
    expect(JSON.parse(await readFile(recordOf(folder), "utf8"))).toEqual(record);
  });

  test("its files are never rewritten: a later run of it is refused, as is one of a month before", async () => {
    const folder = await firm();
    await close(folder);
    const before = await filesUnder(monthFolder(folder));
    await put(folder, "logs/late.csv", `${LOG}9,2026-10-20,Acme,60,how_to\n`);
    const again = await run(folder, { period: OCTOBER });
    expect(again.code).toBe(2);
    expect(again.printed).toContain("2026-10 was closed on 3 November 2026 at");
    expect((await run(folder, { period: "2026-09" })).printed).toContain("is before 2026-10");
    expect(await filesUnder(monthFolder(folder))).toEqual(before);
  });

  test("only what was reconciled and is as it was written can be closed", async () => {
    const folder = await firm();
    await put(folder, "logs/late.csv", `${LOG}9,2026-10-20,Acme,60,how_to\n`);
    expect(await refusal(close(folder))).toContain("would give other results now");
    await run(folder, { period: OCTOBER });
    await put(folder, "out/2026-10/exceptions.csv", "edited");
    expect(await refusal(close(folder))).toContain("exceptions.csv: this is not what the run wrote");
    expect(await refusal(close(folder, NOVEMBER))).toContain("no run of 2026-11");
    expect(await readdir(join(folder, "out"))).not.toContain("closed");
  });

  test("a run counts by what it says, however its files were packed: another machine's can be closed", async () => {
    const folder = await firm();
    const basis = unpackedBasis(await readFile(join(monthFolder(folder), BASIS_FILE)));
    const packed = packedElsewhere(basis);
    expect(packed).not.toEqual(gzipSync(basis));
    await writtenElsewhere(folder, { [BASIS_FILE]: packed, "Acme.xlsx": Buffer.from("packed elsewhere") });
    const record = await close(folder);
    expect(record.run).toEqual(await runJsonOf(folder));
    // What is kept is what the run wrote, byte for byte.
    expect(await readFile(recordOf(folder).replace(/json$/, "basis.jsonl.gz"))).toEqual(packed);
    expect(record.basis).toBe(sha256Of(packed));
    expect((await novemberOf(folder)).banks).toMatchObject([{ opening: 90, priorPeriod: 0, closing: 75 }]);
  });

  test.each([
    [
      "of another minute",
      (text: string) => text.replace('"Acme","","",20', '"Acme","","",21'),
      "other results now",
    ],
    ["that is no basis", () => null, `${BASIS_FILE}: this is not what the run wrote`],
  ])("a basis %s is refused, though the run lists it", async (_what, edit, refused) => {
    const folder = await firm();
    const basis = unpackedBasis(await readFile(join(monthFolder(folder), BASIS_FILE)));
    const edited = edit(basis);
    expect(edited).not.toBe(basis);
    const bytes = edited === null ? Buffer.from("no gzip") : packedElsewhere(edited);
    await writtenElsewhere(folder, { [BASIS_FILE]: bytes });
    expect(await refusal(close(folder))).toContain(refused);
  });

  test("other prices, rates or settings since the run are other inputs", async () => {
    const folder = await firm();
    await put(folder, "config.json", JSON.stringify({ ...CONFIG, rates: { "2": 12500 } }));
    expect(await refusal(close(folder))).toContain("would give other results now");
  });

  test("months are closed one after another", async () => {
    const folder = await firm();
    await close(folder);
    await run(folder, { period: DECEMBER });
    expect(await refusal(close(folder, DECEMBER))).toContain("the next one is 2026-11");
  });

  test("closing a closed month again changes nothing", async () => {
    const folder = await firm();
    const record = await close(folder);
    const before = await filesUnder(join(folder, "out"));
    expect(await close(folder)).toEqual(record);
    expect(await filesUnder(join(folder, "out"))).toEqual(before);
  });
});

const CONFIG = { register: "contracts.csv", logs: "logs", out: "out" };

describe("the month after", () => {
  test("opens with what was closed; nothing is reported when nothing arrived", async () => {
    const folder = await firm();
    await close(folder);
    const { banks, priorPeriod } = await novemberOf(folder);
    expect(banks).toMatchObject([{ opening: 90, priorPeriod: 0, used: 15, closing: 75 }]);
    expect(priorPeriod).toEqual([]);
  });

  test("work that arrived late is placed by its own date and reported, with its effect on the bank", async () => {
    const folder = await firm();
    await close(folder);
    await put(folder, "logs/late.csv", `${LOG}9,2026-10-20,Acme,40,how_to\n`);
    const { banks, priorPeriod } = await novemberOf(folder);
    expect(banks).toMatchObject([{ opening: 90, priorPeriod: -45, used: 15, closing: 30 }]);
    expect(priorPeriod).toMatchObject([
      {
        date: "2026-10-20",
        id: "9",
        cause: "NEW_FILE",
        file: "late.csv",
        minutesBefore: null,
        minutes: 40,
        effects: [{ on: "bank", raw: 40, charged: 45, change: -45 }],
      },
    ]);
  });

  test("what it pushes out of the bank follows from it, and is billable", async () => {
    const folder = await firm({
      "config.json": { ...CONFIG, rates: { "2": 6000 } },
      "logs/october.csv": `${LOG}1,2026-10-01,Acme,20,how_to\n7,2026-10-25,Acme,90,how_to\n`,
    });
    await close(folder);
    await put(folder, "logs/late.csv", `${LOG}9,2026-10-20,Acme,40,how_to\n`);
    const { banks, priorPeriod } = await novemberOf(folder);
    expect(banks).toMatchObject([{ opening: 0, priorPeriod: 0, used: 0, closing: 0 }]);
    expect(
      priorPeriod.map(({ id, cause, effects }) => [
        id,
        cause,
        effects.map(({ on, change, cents }) => [on, change, cents]),
      ]),
    ).toEqual([
      ["9", "NEW_FILE", [["bank", -45, 0]]],
      [
        "7",
        "FOLLOWS",
        [
          ["bank", 45, 0],
          ["billable", 0, 4500],
        ],
      ],
    ]);
  });

  test("an entry that was changed, and one that vanished", async () => {
    const folder = await firm({
      "logs/october.csv": `${LOG}1,2026-10-01,Acme,20,how_to\n7,2026-10-25,Acme,30,how_to\n`,
    });
    await close(folder);
    await put(folder, "logs/october.csv", `${LOG}1,2026-10-01,Acme,5,how_to\n`);
    const { banks, priorPeriod } = await novemberOf(folder);
    expect(banks).toMatchObject([{ opening: 60, priorPeriod: 45, closing: 90 }]);
    expect(priorPeriod).toMatchObject([
      {
        id: "1",
        cause: "ENTRY_CHANGED",
        minutesBefore: 20,
        minutes: 5,
        effects: [{ on: "bank", change: 15 }],
      },
      {
        id: "7",
        cause: "FILE_CHANGED",
        minutesBefore: 30,
        minutes: null,
        effects: [{ on: "bank", change: 30 }],
      },
    ]);
  });

  test("a row of the register, and a client that is gone from it", async () => {
    const folder = await firm();
    await close(folder);
    await put(
      folder,
      "contracts.csv",
      "client,plan,quantity,start,paid_on\nBolt,VIP,2,2026-10-01,2026-10-01\n",
    );
    const bolt = await novemberOf(folder, "Bolt");
    expect(bolt.banks).toMatchObject([{ opening: 0, priorPeriod: 120, closing: 120 }]);
    expect(bolt.priorPeriod).toMatchObject([{ what: "bought", cause: "REGISTER" }]);
    const acme = await novemberOf(folder);
    expect(acme.banks).toMatchObject([{ opening: 90, priorPeriod: -90, closing: 0 }]);
    expect(
      acme.priorPeriod.flatMap(({ effects }) => effects).reduce((sum, { change }) => sum + change, 0),
    ).toBe(-90);
  });

  test.each([
    ["rounding", { rounding: { scope: "client_day" } }],
    ["rates", { rates: { "2": 99900 } }],
    ["default category", { defaultCategory: "consulting" }],
  ])("other %s since move nothing that is closed", async (_what, setting) => {
    const folder = await firm({
      "logs/october.csv": `${LOG}1,2026-10-01,Acme,20,how_to\n4,2026-10-01,Acme,20,\n5,2026-10-01,Acme,5,how_to\n`,
    });
    await close(folder);
    const [bank] = (await novemberOf(folder)).banks;
    await put(folder, "config.json", JSON.stringify({ ...CONFIG, ...setting }));
    const after = await novemberOf(folder);
    expect(after.banks).toEqual([bank]);
    expect(after.priorPeriod).toEqual([]);
  });

  test("other rules since move nothing: the bank keeps what it was closed at", async () => {
    const folder = await firm();
    const { seal: _seal, ...record } = await close(folder);
    // As if closed by a version whose rules had left 75 minutes where today's leave 90.
    const [acme] = record.run.clients;
    if (acme?.banks[0]) acme.banks[0].closing = 75;
    await writeFile(recordOf(folder), recordText(record));
    await forgetClosing(folder);
    const { banks, priorPeriod } = await novemberOf(folder);
    expect(banks).toMatchObject([{ opening: 75, priorPeriod: 0, used: 15, closing: 60 }]);
    expect(priorPeriod).toEqual([]);
  });

  test("a late entry is reported once: the month after next, closed in its turn, opens with it counted", async () => {
    const folder = await firm();
    await close(folder);
    await put(folder, "logs/late.csv", `${LOG}9,2026-10-20,Acme,40,how_to\n`);
    await run(folder, { period: NOVEMBER });
    await close(folder, NOVEMBER);
    await run(folder, { period: DECEMBER });
    const [acme] = (await runJsonOf(folder, DECEMBER)).clients;
    expect(acme?.banks).toMatchObject([{ opening: 30, priorPeriod: 0, closing: 30 }]);
    expect(acme?.priorPeriod).toEqual([]);
  });
});

describe("a record edited by hand is named and refused", () => {
  test.each<[what: string, edit: (text: string) => string]>([
    ["a balance", (text) => text.replace('"closing": 90', '"closing": 91')],
    ["who", (text) => text.replace("Ada", "Eve")],
    ["a key more", (text) => text.replace('"schema": 1,', '"schema": 1, "note": "x",')],
    ["no JSON", (text) => text.slice(1)],
  ])("%s", async (_what, edit) => {
    const folder = await firm();
    await close(folder);
    const text = await readFile(recordOf(folder), "utf8");
    expect(edit(text)).not.toBe(text);
    await writeFile(recordOf(folder), edit(text));
    const { code, printed } = await run(folder, { period: NOVEMBER });
    expect(code).toBe(2);
    expect(printed).toContain(recordOf(folder));
    expect(printed).toContain("this has changed since the month was closed");
  });

  test("the basis", async () => {
    const folder = await firm();
    await close(folder);
    const basis = recordOf(folder).replace(/json$/, "basis.jsonl.gz");
    await writeFile(basis, "x");
    expect((await run(folder, { period: NOVEMBER })).printed).toContain(basis);
    await rm(basis);
    expect((await run(folder, { period: NOVEMBER })).printed).toContain(basis);
  });

  test("a record sealed again breaks the chain of those after it, as does one that is gone", async () => {
    const folder = await firm();
    const { seal: _seal, ...october } = await close(folder);
    await run(folder, { period: NOVEMBER });
    await close(folder, NOVEMBER);
    const text = await readFile(recordOf(folder), "utf8");
    await writeFile(recordOf(folder), recordText({ ...october, closedBy: "Eve" }));
    const { code, printed } = await run(folder, { period: DECEMBER });
    expect({
      code,
      reported: printed.includes(`${recordOf(folder, NOVEMBER)}: this closed month does not follow`),
    }).toEqual({
      code: 2,
      reported: true,
    });
    await writeFile(recordOf(folder), text);
    expect((await run(folder, { period: DECEMBER })).code).not.toBe(2);
    await rm(recordOf(folder));
    expect((await run(folder, { period: DECEMBER })).printed).toContain("does not follow");
  });
});

describe("reopening", () => {
  test("keeps the record with who and why; the month can be run and closed again", async () => {
    const folder = await firm();
    await close(folder);
    await put(folder, "logs/late.csv", `${LOG}9,2026-10-20,Acme,40,how_to\n`);
    const kept = await reopen(folder);
    expect(JSON.parse(await readFile(kept, "utf8"))).toMatchObject({
      period: OCTOBER,
      reopenedBy: "Ada",
      reason: "a row was forgotten",
    });
    const record = JSON.parse(await readFile(join(kept, "..", "2026-10.json"), "utf8")) as ClosedMonth;
    expect(record.run.clients[0]?.banks[0]?.closing).toBe(90);
    expect((await run(folder, { period: OCTOBER })).code).toBe(0);
    const again = await close(folder);
    expect(again.run.clients[0]?.banks[0]?.closing).toBe(45);
    expect((await novemberOf(folder)).banks).toMatchObject([{ opening: 45, priorPeriod: 0 }]);
  });

  test("from the last month back, and only a closed one, also one whose record was damaged", async () => {
    const folder = await firm();
    expect(await refusal(reopen(folder))).toContain("2026-10 is not closed");
    await close(folder);
    await run(folder, { period: NOVEMBER });
    await close(folder, NOVEMBER);
    expect(await refusal(reopen(folder))).toContain("can't be reopened before 2026-11");
    await writeFile(recordOf(folder, NOVEMBER), "damaged");
    await reopen(folder, NOVEMBER);
    expect((await run(folder, { period: NOVEMBER })).code).toBe(0);
  });
});
