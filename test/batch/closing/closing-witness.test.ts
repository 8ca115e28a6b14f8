/**
 * The end of the chain of closed months is guarded: what is taken away or changed there is named by whatever reads the
 * books, nothing is written meanwhile, and reopening is always a way out. What is legitimate is refused by nothing.
 */

import { cp, mkdir, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type ClosedMonth, readBooks, recordText } from "../../../batch/books/closed-books.ts";
import { readConfig } from "../../../batch/config/config.ts";
import { FatalError } from "../../../batch/disk/fatal-error.ts";
import { sha256Of } from "../../../batch/disk/sha256.ts";
import { closeMonth, reopenMonth } from "../../../batch/run/month-closing.ts";
import { readMonth } from "../../../batch/run/month-parts.ts";
import { doneMonthsFile } from "../../../batch/schedule/done-months.ts";
import { deliver } from "../delivery/closed-firm.ts";
import { filesUnder, monthFolder, run, SILENT, temporaryFolder } from "../firm-folder.ts";

const MONTHS = ["2026-09", "2026-10", "2026-11"] as const;
const [SEPTEMBER, OCTOBER, NOVEMBER] = MONTHS;
const DECEMBER = "2026-12";

const LOG = "id,date,client,minutes,category\n";
/** Acme's VIP bank of 120 minutes, of which each month takes 15. */
const FIRM = {
  "config.json": {
    register: "contracts.csv",
    logs: "logs",
    out: "out",
    mail: {
      from: "s@nordet.example",
      server: { host: "127.0.0.1", port: 9, security: "none" },
      recipients: { Acme: "acme@acme.example" },
    },
  },
  "contracts.csv": "client,plan,quantity,start,paid_on\nAcme,VIP,2,2026-01-15,2026-01-15\n",
  "logs/october.csv":
    LOG + [...MONTHS, DECEMBER].map((month, index) => `${index},${month}-03,Acme,15,how_to\n`).join(""),
};

const configOf = (folder: string) => readConfig(join(folder, "config.json"));
const inOut = (folder: string, ...path: string[]) => join(folder, "out", ...path);
const recordOf = (folder: string, period: string = NOVEMBER) => inOut(folder, "closed", `${period}.json`);
const basisOf = (folder: string, period: string = NOVEMBER) =>
  inOut(folder, "closed", `${period}.basis.jsonl.gz`);

let place: string;
let whole: string;
/** A copy of `out` as it was before November was closed. */
let before: string;

beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), "witness-"));
  whole = join(place, "firm");
  before = join(place, "before");
  await mkdir(join(whole, "logs"), { recursive: true });
  for (const [file, content] of Object.entries(FIRM))
    await writeFile(join(whole, file), typeof content === "string" ? content : JSON.stringify(content));
  for (const month of MONTHS) {
    expect((await run(whole, { period: month })).code).toBe(0);
    if (month === NOVEMBER) await cp(inOut(whole), before, { recursive: true });
    await close(whole, month);
  }
  expect((await run(whole, { period: DECEMBER })).code).toBe(0);
}, 60_000);

afterAll(() => rm(place, { recursive: true, force: true }));

async function firm(): Promise<string> {
  const folder = await temporaryFolder();
  await cp(whole, folder, { recursive: true });
  return folder;
}

/** What stands under a folder, by path. */
async function digests(folder: string): Promise<ReadonlyMap<string, string>> {
  return new Map([...(await filesUnder(folder))].map(([path, bytes]) => [path, sha256Of(bytes)]));
}

/** Each at a time of its own, as closings are. */
let clock = Date.UTC(2027, 0, 3, 15, 30);
function at(): Date {
  clock += 60_000;
  return new Date(clock);
}

async function close(folder: string, period: string): Promise<ClosedMonth> {
  return (await closeMonth({ period, by: "Ada", at: at() }, await configOf(folder), SILENT)).closed;
}

async function reopen(folder: string, period: string): Promise<string> {
  return reopenMonth({ period, by: "Ada", reason: "as reported", at: at() }, await configOf(folder));
}

async function reclosed(folder: string, period: string): Promise<void> {
  await reopen(folder, period);
  await run(folder, { period });
  await close(folder, period);
}

/** As somebody does who knows how a record is sealed. */
async function sealAnew(folder: string, edit: (record: ClosedMonth) => object): Promise<void> {
  const { seal: _seal, ...record } = JSON.parse(await readFile(recordOf(folder), "utf8"));
  await writeFile(recordOf(folder), recordText({ ...record, ...edit(structuredClone(record)) }));
}

async function refusal(work: Promise<unknown>): Promise<{ code: number; printed: string }> {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof FatalError)) throw new Error(`not refused: ${error}`);
  return { code: 2, printed: error.message };
}

const COMMANDS: Readonly<Record<string, (folder: string) => Promise<{ code: number; printed: string }>>> = {
  "reconcile, the open month": (folder) => run(folder, { period: DECEMBER }),
  "reconcile, the month itself": (folder) => run(folder, { period: NOVEMBER }),
  "reconcile --dry-run": (folder) => run(folder, { period: DECEMBER, dryRun: true }),
  diff: async (folder) => refusal(readMonth({ period: DECEMBER }, await configOf(folder), SILENT)),
  close: (folder) => refusal(close(folder, DECEMBER)),
  "close, the month itself": (folder) => refusal(close(folder, NOVEMBER)),
  deliver: (folder) => deliver({ config: join(folder, "config.json") }, { period: OCTOBER }),
};

/** What is done to the books, and of which months the record is then named. */
const DAMAGES: readonly [
  what: string,
  months: readonly string[],
  done: (folder: string) => Promise<unknown>,
][] = [
  ["the last record is gone", [NOVEMBER], (folder) => rm(recordOf(folder))],
  ["the last basis is gone", [NOVEMBER], (folder) => rm(basisOf(folder))],
  [
    "the last record and its basis are gone",
    [NOVEMBER],
    async (folder) => {
      await rm(recordOf(folder));
      await rm(basisOf(folder));
    },
  ],
  [
    "the last two months are gone",
    [OCTOBER, NOVEMBER],
    async (folder) => {
      for (const month of [OCTOBER, NOVEMBER])
        for (const path of [recordOf(folder, month), basisOf(folder, month)]) await rm(path);
    },
  ],
  ["all is gone", MONTHS, (folder) => rm(inOut(folder, "closed"), { recursive: true })],
  [
    "the last month is gone, with its own folder",
    [NOVEMBER],
    async (folder) => {
      for (const path of [recordOf(folder), basisOf(folder), monthFolder(folder, NOVEMBER)])
        await rm(path, { recursive: true });
    },
  ],
  [
    "all is gone, and what is hidden in the folder too",
    MONTHS,
    async (folder) => {
      await rm(inOut(folder, "closed"), { recursive: true });
      await rm(inOut(folder, ".closed.json"));
    },
  ],
  [
    "the folder of closed months was restored from before the last closing",
    [NOVEMBER],
    async (folder) => {
      await rm(inOut(folder, "closed"), { recursive: true });
      await cp(join(before, "closed"), inOut(folder, "closed"), { recursive: true });
    },
  ],
  [
    "ten hours more, sealed anew",
    [NOVEMBER],
    (folder) =>
      sealAnew(folder, ({ run }) => {
        const [bank] = run.clients[0]?.banks ?? [];
        if (bank === undefined) throw new Error("no bank");
        bank.closing += 600;
        return { run };
      }),
  ],
  [
    "other settings, sealed anew",
    [NOVEMBER],
    (folder) => sealAnew(folder, () => ({ settings: { hello: 1 } as ClosedMonth["settings"] })),
  ],
  [
    "the record of an earlier closing of the month was put back",
    [NOVEMBER],
    async (folder) => {
      const first = await readFile(recordOf(folder));
      await reclosed(folder, NOVEMBER);
      await writeFile(recordOf(folder), first);
    },
  ],
  [
    "the trace of a reopening is gone",
    [NOVEMBER],
    async (folder) => rm(join(await reopen(folder, NOVEMBER), ".."), { recursive: true }),
  ],
  [
    "the record is a folder",
    [NOVEMBER],
    async (folder) => {
      await rm(recordOf(folder));
      await mkdir(recordOf(folder));
    },
  ],
  ["the record is empty", [NOVEMBER], (folder) => writeFile(recordOf(folder), "")],
];

describe.each(DAMAGES)("%s", (_what, months, done) => {
  test("each command names it and changes nothing", async () => {
    const folder = await firm();
    await done(folder);
    const found = await digests(inOut(folder));
    for (const [name, command] of Object.entries(COMMANDS)) {
      const { code, printed } = await command(folder);
      expect(code, name).toBe(2);
      for (const month of months) {
        const path = printed.includes(recordOf(folder, month)) || printed.includes(basisOf(folder, month));
        expect(path, `${name}: ${printed}`).toBe(true);
      }
      expect(printed, name).toMatch(/reopen (it|the month) with a reason|put it back from a copy/);
      expect(await digests(inOut(folder)), name).toEqual(found);
    }
    const schedule = doneMonthsFile({ out: inOut(folder), language: "en" });
    expect(await schedule.isClosed(NOVEMBER), "the schedule has it run, and reported").toBe(false);
  });

  test("reopened from the last month back it can be closed again, and stays in order", async () => {
    const folder = await firm();
    await done(folder);
    for (const month of [...months].sort().reverse()) {
      const kept = await reopen(folder, month);
      expect(JSON.parse(await readFile(kept, "utf8"))).toMatchObject({ period: month, reopenedBy: "Ada" });
    }
    for (const month of [...months].sort()) {
      expect((await run(folder, { period: month })).printed).not.toContain("closed");
      await close(folder, month);
    }
    const { code, printed } = await run(folder, { period: DECEMBER });
    expect(code, printed).toBe(0);
    const { months: closed } = await readBooks(await configOf(folder));
    expect(closed.map(({ period }) => period)).toEqual(MONTHS);
  });
});

test("put back from a copy, the books are in order again", async () => {
  const folder = await firm();
  await rename(inOut(folder, "closed"), inOut(folder, "away"));
  expect((await run(folder, { period: DECEMBER })).code).toBe(2);
  await rename(inOut(folder, "away"), inOut(folder, "closed"));
  expect((await run(folder, { period: DECEMBER })).code).toBe(0);
});

describe("nothing legitimate is refused", () => {
  test.each<[what: string, done: (folder: string) => Promise<unknown>]>([
    [
      "all of `out` restored from before the last closing",
      async (folder) => {
        await rm(inOut(folder), { recursive: true });
        await cp(before, inOut(folder), { recursive: true });
      },
    ],
    [
      "a month's own folder restored from before its closing",
      async (folder) => {
        await rm(monthFolder(folder, NOVEMBER), { recursive: true });
        await cp(join(before, NOVEMBER), monthFolder(folder, NOVEMBER), { recursive: true });
      },
    ],
    [
      "a month's own folder restored from an earlier closing of it",
      async (folder) => {
        await cp(monthFolder(folder, NOVEMBER), join(folder, "kept"), { recursive: true });
        await reclosed(folder, NOVEMBER);
        await rm(monthFolder(folder, NOVEMBER), { recursive: true });
        await rename(join(folder, "kept"), monthFolder(folder, NOVEMBER));
      },
    ],
    ["months' folders put away", (folder) => rm(monthFolder(folder, SEPTEMBER), { recursive: true })],
    ["what is hidden in `out` was not copied along", (folder) => rm(inOut(folder, ".closed.json"))],
    [
      "closed by a version that witnessed nothing",
      async (folder) => {
        await rm(inOut(folder, ".closed.json"));
        for (const month of MONTHS) await rm(join(monthFolder(folder, month), "closed.json"));
      },
    ],
    ["reopened and closed again", (folder) => reclosed(folder, NOVEMBER)],
    [
      "reopened twice, of two closings in one second",
      async (folder) => {
        const stopped = clock;
        await reclosed(folder, NOVEMBER);
        clock = stopped;
        await reclosed(folder, NOVEMBER);
      },
    ],
    ["reopened", (folder) => reopen(folder, NOVEMBER)],
  ])("%s", async (_what, done) => {
    const folder = await firm();
    await done(folder);
    const { code, printed } = await run(folder, { period: DECEMBER });
    // Where November is open again, the run says so.
    expect(code, printed).toBe(printed.includes("November 2026 is still open") ? 1 : 0);
  });
});

test("closing a closed month once more, or the next one, witnesses what is witnessed nowhere", async () => {
  for (const month of [NOVEMBER, DECEMBER]) {
    const folder = await firm();
    const witnesses = [inOut(folder, ".closed.json"), join(monthFolder(folder, NOVEMBER), "closed.json")];
    const texts = await Promise.all(witnesses.map((path) => readFile(path, "utf8")));
    for (const path of witnesses) await rm(path);
    await close(folder, month);
    if (month === NOVEMBER)
      expect(await Promise.all(witnesses.map((path) => readFile(path, "utf8")))).toEqual(texts);
    for (const path of [recordOf(folder, month), basisOf(folder, month)]) await rm(path);
    expect((await run(folder, { period: DECEMBER })).printed).toContain(recordOf(folder, month));
  }
});

test("a damaged witness is named; with one deleted, the others still guard", async () => {
  const folder = await firm();
  const path = inOut(folder, ".closed.json");
  await writeFile(path, "{");
  const { code, printed } = await run(folder, { period: DECEMBER });
  expect(code).toBe(2);
  expect(printed).toContain(`${path}: this no longer says which months were closed`);
  await rm(path);
  expect((await run(folder, { period: DECEMBER })).code).toBe(0);
  await rm(recordOf(folder));
  expect((await run(folder, { period: DECEMBER })).printed).toContain(recordOf(folder));
});

test("the firm's language is spoken", async () => {
  const folder = await firm();
  await writeFile(join(folder, "config.json"), JSON.stringify({ ...FIRM["config.json"], language: "fr" }));
  await rm(recordOf(folder));
  expect((await run(folder, { period: DECEMBER })).printed).toContain(
    `${recordOf(folder)} : ce dossier de clôture manque, alors que 2026-11 a été clôturé`,
  );
});
