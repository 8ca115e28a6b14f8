/** What a basis does not repeat: with the closed ones that it rests on, it holds what one that repeats all would hold. */

import { readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { BASIS_FILE, type Basis, readBasis, restsOn, unpackedBasis } from "../../../batch/books/basis.ts";
import { type BasisBefore, entriesSince, entriesWith } from "../../../batch/books/basis-before.ts";
import { basesIn, wholeBasis } from "../../../batch/books/basis-chain.ts";
import { readBooks, recordText } from "../../../batch/books/closed-books.ts";
import { readConfig } from "../../../batch/config/config.ts";
import { sha256Of } from "../../../batch/disk/sha256.ts";
import { closeMonth, reopenMonth } from "../../../batch/run/month-closing.ts";
import { type Entry, inOrder } from "../../../core/ledger/entry.ts";
import { day } from "../../../core/values/calendar.ts";
import { minutes } from "../../../core/values/units.ts";
import { plainEntry } from "../../core/log-entries.ts";
import { firmFolder, put, run, SILENT } from "../firm-folder.ts";

const MONTHS = ["2026-08", "2026-09", "2026-10", "2026-11"] as const;
const [AUGUST, SEPTEMBER, OCTOBER, NOVEMBER] = MONTHS;
const AT = new Date(Date.UTC(2026, 11, 3));

const LOG = "id,date,client,minutes,category\n";
const logOf = (month: string) =>
  `${LOG}a${month},${month}-03,Acme,15,how_to\nb${month},${month}-04,Bolt,5,email\n`;
const CONFIG = { register: "contracts.csv", logs: "logs", out: "out" };
const FIRM = {
  "logs/october.csv": null, // the ordinary firm's
  ...Object.fromEntries(MONTHS.map((month) => [`logs/${month}.csv`, logOf(month)])),
};

const configOf = (folder: string) => readConfig(join(folder, "config.json"));

/** A firm with these months reconciled and closed. */
async function firm(closed: readonly string[]): Promise<string> {
  const folder = await firmFolder(FIRM);
  for (const period of closed) await reconcileAndClose(folder, period);
  return folder;
}

async function reconcileAndClose(folder: string, period: string): Promise<void> {
  await reconciled(folder, period);
  await closeMonth({ period, by: "Ada", at: AT }, await configOf(folder), SILENT);
}

async function reconciled(folder: string, period: string): Promise<string> {
  const { code, printed } = await run(folder, { period });
  expect(code, printed).not.toBe(2);
  return printed;
}

async function reopen(folder: string, period: string): Promise<void> {
  await reopenMonth({ period, by: "Ada", reason: "a row was forgotten", at: AT }, await configOf(folder));
}

const closedBasis = (folder: string, period: string) =>
  join(folder, "out", "closed", `${period}.basis.jsonl.gz`);
const ownBasis = (folder: string, period: string) => join(folder, "out", period, BASIS_FILE);
const textIn = async (path: string) => unpackedBasis(await readFile(path));

/** The ids of the entries that a text has itself. */
function idsIn(text: string): string[] {
  const [, ...lines] = text.trimEnd().split("\n");
  return lines.flatMap((line) =>
    (JSON.parse(line) as { entries: string[][] }).entries.map(([id]) => id ?? ""),
  );
}

const entriesOf = ({ clients }: Basis) => clients.map(({ name, entries }) => ({ name, entries }));

test("a closed month has its own work and names the month before; the first one is complete", async () => {
  const folder = await firm([AUGUST, SEPTEMBER, OCTOBER]);
  const texts = await Promise.all(
    [AUGUST, SEPTEMBER, OCTOBER].map((period) => textIn(closedBasis(folder, period))),
  );
  expect(texts.map(idsIn)).toEqual([AUGUST, SEPTEMBER, OCTOBER].map((month) => [`a${month}`, `b${month}`]));
  const sha256 = async (period: string) => sha256Of(await readFile(closedBasis(folder, period)));
  expect(texts.map(restsOn)).toEqual([
    null,
    { period: AUGUST, sha256: await sha256(AUGUST) },
    { period: SEPTEMBER, sha256: await sha256(SEPTEMBER) },
  ]);
  const { closed } = await readBooks(await configOf(folder));
  expect(closed?.clients.map(({ entries }) => entries.map(({ id }) => id))).toEqual([
    ["a2026-08", "a2026-09", "a2026-10"],
    ["b2026-08", "b2026-09", "b2026-10"],
  ]);
});

const AMENDED = logOf(SEPTEMBER).replace("Acme,15", "Acme,45");
const SINCE: [what: string, ids: string[], happens: (folder: string) => Promise<void>][] = [
  ["nothing", [], async () => undefined],
  [
    "a late row",
    ["late"],
    (folder) => put(folder, "logs/late.csv", `${LOG}late,2026-08-20,Acme,40,how_to\n`),
  ],
  ["an amended row", [`a${SEPTEMBER}`], (folder) => put(folder, `logs/${SEPTEMBER}.csv`, AMENDED)],
  [
    "a row that is gone",
    ["x"],
    (folder) => put(folder, `logs/${AUGUST}.csv`, `${LOG}x,2026-08-05,Bolt,5,email\n`),
  ],
  [
    "a file of another name",
    [],
    (folder) => rename(join(folder, `logs/${AUGUST}.csv`), join(folder, "logs/summer.csv")),
  ],
  [
    "a row at the top of a file",
    ["x"],
    (folder) =>
      put(folder, `logs/${AUGUST}.csv`, logOf(AUGUST).replace(LOG, `${LOG}x,2026-08-05,Bolt,5,email\n`)),
  ],
  [
    "one file of all there is",
    [],
    async (folder) => {
      for (const month of [AUGUST, SEPTEMBER]) await rm(join(folder, `logs/${month}.csv`));
      await put(folder, "logs/all.csv", logOf(AUGUST) + logOf(SEPTEMBER).replace(LOG, ""));
    },
  ],
  [
    "a client of another name",
    [],
    (folder) =>
      put(
        folder,
        "contracts.csv",
        "client,plan,quantity,start,paid_on,alias\nAcme Group,VIP,2,2026-01-15,2026-01-15,Acme\nBolt,BASIC,,,,\n",
      ),
  ],
  [
    "two clients that are one",
    [],
    (folder) => put(folder, "config.json", JSON.stringify({ ...CONFIG, aliases: { Bolt: "Acme" } })),
  ],
];
test.each(SINCE)(
  "%s: the whole basis is that of the same firm with nothing closed",
  async (_what, ids, happens) => {
    const [folder, open] = [await firm([AUGUST, SEPTEMBER]), await firm([])];
    for (const place of [folder, open]) await happens(place);
    await reconcileAndClose(folder, OCTOBER);
    for (const place of [folder, open]) await reconciled(place, NOVEMBER);
    const [own, october] = [
      await textIn(ownBasis(folder, NOVEMBER)),
      await textIn(closedBasis(folder, OCTOBER)),
    ];
    const complete = readBasis(await textIn(ownBasis(open, NOVEMBER)), null);
    const whole = await wholeBasis(own, basesIn(join(folder, "out")));
    expect(entriesOf(whole)).toEqual(entriesOf(complete));
    // What happened is in the first month after it, and no later one repeats it.
    expect(idsIn(october).sort()).toEqual([...ids, `a${OCTOBER}`, `b${OCTOBER}`].sort());
    expect(idsIn(own).sort()).toEqual([`a${NOVEMBER}`, `b${NOVEMBER}`]);
  },
);

test("whatever came and went, entries before and since are the entries now", () => {
  const entry = fc
    .record({ date: fc.nat(3), worked: fc.nat(2), line: fc.nat(9), file: fc.constantFrom("a.csv", "b.csv") })
    .map(({ date, worked, line, file }) =>
      plainEntry({ date: day(`2026-10-0${date + 1}`), minutes: minutes(worked), line: line + 2, file }),
    );
  const entries = fc.array(entry, { maxLength: 12 }).map((all) => all.sort(inOrder));
  fc.assert(
    fc.property(entries, entries, (before, now) => {
      const since = entriesSince(before, now);
      expect(entriesWith(before, since)).toEqual(now);
      // Nothing is repeated that stands where it stood.
      const left = [...before];
      const others = now.filter((one) => {
        const at = left.findIndex((other) => inOrder(one, other) === 0);
        if (at >= 0) left.splice(at, 1);
        return at < 0;
      });
      if (since.moved.length === 0) expect(since.came).toEqual(others);
      else expect(since.came.length).toBeLessThan(others.length);
    }),
  );
});

test("a file that is exported anew moves its entries, which are not written again", () => {
  const rows = (file: string, from: number, count: number) =>
    Array.from({ length: count }, (_, at) =>
      plainEntry({ file, line: from + at, id: `${9 - at}`, date: day(`2026-10-0${9 - at}`) }),
    ).sort(inOrder);
  const [gone, ...kept] = rows("b.csv", 5, 4);
  const change = { ...(kept[0] as Entry), ticket: "T1" };
  const now = [change, ...kept.slice(1)].sort(inOrder);
  expect(entriesSince(rows("a.csv", 2, 4), now)).toEqual({
    moved: [["a.csv", "b.csv", 3]],
    gone: [0, 1],
    came: [change],
  });
  expect(gone?.line).toBe(8);
});

describe("a month that was run after one that is reopened since", () => {
  async function reopened(): Promise<string> {
    const folder = await firm([AUGUST, SEPTEMBER]);
    await reconciled(folder, OCTOBER);
    await reopen(folder, SEPTEMBER);
    await put(folder, "logs/late.csv", `${LOG}late,2026-09-20,Acme,40,how_to\n`);
    return folder;
  }
  const changesOf = async (folder: string) =>
    JSON.parse(await readFile(join(folder, "out", OCTOBER, "changes.json"), "utf8")) as {
      clients: { changes: { id: string }[] }[];
    };

  test("is compared with what is kept of the reopened one", async () => {
    const folder = await reopened();
    await reconcileAndClose(folder, SEPTEMBER);
    expect(await reconciled(folder, OCTOBER)).not.toContain(BASIS_FILE);
    const { clients } = await changesOf(folder);
    expect(clients.flatMap(({ changes }) => changes.map(({ id }) => id))).toEqual(["late"]);
  });

  test("can't be compared when that is gone, and says so", async () => {
    const folder = await reopened();
    await reconcileAndClose(folder, SEPTEMBER);
    const closed = join(folder, "out", "closed");
    for (const name of await readdir(closed))
      if (name.includes("reopened")) await rm(join(closed, name), { recursive: true });
    expect(await reconciled(folder, OCTOBER)).toContain(BASIS_FILE);
    await expect(changesOf(folder)).rejects.toThrow("ENOENT");
  });
});

describe("refused", () => {
  const entries: readonly Entry[] = [plainEntry()];
  const before: BasisBefore = {
    period: AUGUST,
    sha256: "f".repeat(64),
    entries: new Map([["Acme", entries]]),
  };
  const text = (head: object, client: object = {}) =>
    `${[
      { period: SEPTEMBER, engine: "1", settings: {}, prices: [], inputs: {}, sources: {}, ...head },
      { name: "Acme", contracts: [], terms: [], adjustments: [], from: ["Acme"], entries: [], ...client },
    ]
      .map((line) => JSON.stringify(line))
      .join("\n")}\n`;
  const after = { schema: 2, before: { period: AUGUST, sha256: before.sha256 } };

  test("not what is as it should be", () =>
    expect(readBasis(text(after), before).clients[0]?.entries).toEqual(entries));

  test.each([
    ["one that rests on another basis", text({ ...after, before: { period: AUGUST, sha256: "e" } }), before],
    [
      "one that rests on another month",
      text({ ...after, before: { ...after.before, period: "2026-07" } }),
      before,
    ],
    ["one that rests on a basis, read without it", text(after), null],
    ["a complete one, read as if it rested on a basis", text({ schema: 1 }), before],
    ["one that names a basis though it is complete", text({ ...after, schema: 1 }), before],
    ["one that names none though it is not", text({ schema: 2 }), null],
    ["a client that the basis before does not have", text(after, { from: ["Bolt"] }), before],
    ["an entry gone that was not there", text(after, { gone: [1] }), before],
    ["an entry gone twice", text(after, { gone: [0, 0] }), before],
    ["a row of another width", text(after, { entries: [["1"]] }), before],
  ])("%s", (_what, given, on) => expect(() => readBasis(given, on)).toThrow());

  test("a closed basis that rests on no closed one, though its record seals it", async () => {
    const folder = await firm([AUGUST, SEPTEMBER]);
    const path = closedBasis(folder, SEPTEMBER);
    const own = (await textIn(path)).replace(/"sha256":"[0-9a-f]{64}"\}/, `"sha256":"${"0".repeat(64)}"}`);
    expect(own).not.toBe(await textIn(path));
    const bytes = gzipSync(own);
    await writeFile(path, bytes);
    const record = path.replace("basis.jsonl.gz", "json");
    const { seal: _seal, ...month } = JSON.parse(await readFile(record, "utf8"));
    await writeFile(record, recordText({ ...month, basis: sha256Of(bytes) }));
    for (const witness of [".closed.json", join(SEPTEMBER, "closed.json")])
      await rm(join(folder, "out", witness));
    const { code, printed } = await run(folder, { period: OCTOBER });
    expect(code).toBe(2);
    expect(printed).toContain(path);
  });

  test("an earlier closed basis that was changed, though the last one is whole", async () => {
    const folder = await firm([AUGUST, SEPTEMBER]);
    const path = closedBasis(folder, AUGUST);
    await writeFile(path, gzipSync(await textIn(path), { level: 1 }));
    const { code, printed } = await run(folder, { period: OCTOBER });
    expect(code).toBe(2);
    expect(printed).toContain(path);
  });
});
