/**
 * A month that is run again: whatever was changed meanwhile, its folder is what a run makes that keeps nothing, and what
 * need not be made again is not.
 */

import { cp, readFile, rename, rm, stat, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { sha256Of } from "../../../batch/disk/sha256.ts";
import { type MonthRun, monthRun } from "../../../batch/run/month-run.ts";
import { LANGUAGES } from "../../../core/values/language.ts";
import { WORDS } from "../../../core/words/words.ts";
import { LONG } from "../../mode.ts";
import { IN_THIS_PROCESS } from "../closing/month-hands.ts";
import {
  type Files,
  filesUnder,
  firmFolder,
  monthFolder,
  PERIOD,
  put,
  temporaryFolder,
} from "../firm-folder.ts";

const program = vi.hoisted(() => ({ identity: "one" }));
vi.mock("../../../batch/disk/program.ts", () => ({ programIdentity: () => program.identity }));

/** The clients whose month was worked out. */
const worked = vi.hoisted(() => ({ names: [] as string[] }));
vi.mock("../../../batch/month/month.ts", async (original) => {
  const own = await original<typeof import("../../../batch/month/month.ts")>();
  const clientMonth: typeof own.clientMonth = (work, ...more) => {
    worked.names.push(work.client.name);
    return own.clientMonth(work, ...more);
  };
  return { ...own, clientMonth };
});

beforeEach(() => {
  program.identity = "one";
});

const CONFIG = {
  register: "contracts.csv",
  logs: "logs",
  out: "out",
  prices: "prices.csv",
  adjustments: "adjustments.csv",
  decisions: "decisions.csv",
  rates: { "1": 9500, "2": 12500 },
  overageWithoutNotice: "hold",
  recompute: "with",
  clientPages: true,
};
const FIRM: Files = {
  "config.json": CONFIG,
  "contracts.csv": `client,plan,quantity,start,paid_on,language,alias
Acme,VIP,4,2025-10-20,2025-10-20,,
Acme,VIP,4,2026-10-20,2026-10-12,,
Bolt,BASIC,,,,,
Cyan,ORANGE_CARE,2,2026-01-15,2026-01-15,fr,
Dune,VIP_DIAMOND,6,2026-03-01,2026-03-01,,Dunes
Elm,ORANGE_PLUS,1,2025-11-05,2025-11-05,,
`,
  "prices.csv": "plan,hours,from,cents,source\nVIP,4,2024-01-01,37200,ours\nVIP,5,2024-01-01,45500,ours\n",
  "adjustments.csv": "client,plan,date,minutes,reason,author\nDune,VIP_DIAMOND,2026-10-02,15,goodwill,Ann\n",
  "decisions.csv": "fingerprint,client,date,decision,who,why\n",
  "logs/2026-09.csv": `id,date,client,minutes,category,level,notice
1,2026-09-01,Acme,35,how_to,,
2,2026-09-03,Dunes,90,training,2,
3,2026-09-04,Cyan,20,how_to,,
`,
  "logs/2026-10.csv": `id,date,client,minutes,category,level,notice
11,2026-10-01,Acme,50,how_to,,
12,2026-10-02,Bolt,25,email,,
13,2026-10-05,Cyan,95,how_to,,
14,2026-10-06,Dune,40,how_to,2,
15,2026-10-07,Elm,70,how_to,,no
16,2026-10-08,Acme,many,how_to,,
`,
};
const CLIENTS = 5;
/** How many files a run may write. */
const FILES = Array.from({ length: 20 }, (_, count) => count);

interface Done extends MonthRun {
  readonly stages: readonly string[];
}

async function run(folder: string, period = PERIOD): Promise<Done> {
  const stages: string[] = [];
  const shown = { stage: (text: string) => stages.push(text), step() {}, end() {} };
  const request = { config: join(folder, "config.json"), period, dryRun: false, cwd: folder };
  const ended = await monthRun(request, shown);
  if (ended.code === 2) throw new Error(ended.lines.join("\n"));
  return { ...ended, stages };
}

/** How many workbooks a run made, by the stage that it told of in either language. */
function rendered({ stages }: Done): number {
  const toldBy = (text: (of: (typeof WORDS)["en"]["run"]["stages"]) => string) =>
    LANGUAGES.some((language) => stages.includes(text(WORDS[language].run.stages)));
  if (toldBy(({ same }) => same)) return 0;
  const counts = Array.from({ length: CLIENTS + 1 }, (_, count) => count);
  const kept = counts.find((kept) => FILES.some((files) => toldBy(({ writing }) => writing(files, kept))));
  if (kept === undefined) throw new Error(`no workbooks in ${stages.join(", ")}`);
  return CLIENTS - kept;
}

/** Runs a copy of the firm that has nothing to keep: without the record, or without the last run's folder too. */
async function runAnew(folder: string, without: "record" | "month") {
  const copy = join(await temporaryFolder(), "firm");
  await cp(folder, copy, { recursive: true, preserveTimestamps: true });
  for (const name of ["kept.json", "parts"]) await rm(join(copy, `out/.${PERIOD}.${name}`), { force: true });
  if (without === "month") await rm(monthFolder(copy), { recursive: true, force: true });
  const ended = await run(copy);
  expect(rendered(ended)).toBeGreaterThanOrEqual(CLIENTS);
  return { ended, files: await filesUnder(monthFolder(copy)) };
}

/** What tells of the run before: the summary's changes, their list, and the hashes of both. */
const OF_LAST_RUN = [`Summary ${PERIOD}.xlsx`, "changes.json", "run.json"];

/** Runs the month again, and compares its folder with those of runs that keep nothing; how many workbooks it made. */
async function again(folder: string): Promise<number> {
  const anew = await runAnew(folder, "record");
  const first = await runAnew(folder, "month");
  const ended = await run(folder);
  const files = await filesUnder(monthFolder(folder));
  expect(files).toEqual(anew.files);
  expect({ ...ended, stages: [] }).toEqual({ ...anew.ended, stages: [] });
  for (const file of OF_LAST_RUN) for (const of of [files, first.files]) of.delete(file);
  expect(files).toEqual(first.files);
  return rendered(ended);
}

const edited = async (folder: string, path: string, edit: (text: string) => string) => {
  const text = await readFile(join(folder, path), "utf8");
  expect(edit(text)).not.toBe(text);
  await put(folder, path, edit(text));
};
const configured = (keys: object) => (folder: string) =>
  edited(folder, "config.json", (text) => JSON.stringify({ ...JSON.parse(text), ...keys }));
const added = (path: string, row: string) => (folder: string) =>
  edited(folder, path, (text) => `${text}${row}\n`);

/** What a firm may change between two runs, and how many workbooks that makes anew. */
const EDITS: Record<string, readonly [edit: (folder: string) => Promise<unknown>, workbooks: number]> = {
  "nothing at all": [async () => undefined, 0],
  "a row of work": [added("logs/2026-10.csv", "17,2026-10-09,Bolt,15,email,,"), 1],
  "a row in the middle of a log": [
    (folder) =>
      edited(folder, "logs/2026-10.csv", (text) =>
        text.replace("12,", "21,2026-10-01,Dune,30,how_to,,\n12,"),
      ),
    // Acme's refused row is on another line, which its workbook says.
    2,
  ],
  "work of next month": [added("logs/2026-10.csv", "22,2026-11-02,Elm,15,how_to,,"), 1],
  "a row that is refused": [added("logs/2026-10.csv", "23,2026-10-09,Elm,-3,how_to,,"), 1],
  "work of nobody known": [added("logs/2026-10.csv", "24,2026-10-09,Fir,15,how_to,,"), 0],
  "another log": [
    (folder) => put(folder, "logs/late.csv", "id,date,client,minutes\n31,2026-10-12,Cyan,12\n"),
    1,
  ],
  "a renewal in the register": [added("contracts.csv", "Elm,ORANGE_PLUS,1,2026-11-05,2026-10-30,,"), 1],
  "a client's language": [
    (folder) => edited(folder, "contracts.csv", (text) => text.replace(",fr,", ",en,")),
    1,
  ],
  "a price": [(folder) => edited(folder, "prices.csv", (text) => text.replace("37200", "39900")), CLIENTS],
  "a rate": [configured({ rates: { "1": 9500, "2": 13000 } }), CLIENTS],
  "a holiday": [configured({ holidays: ["2026-10-12"] }), CLIENTS],
  "the firm's language": [configured({ language: "fr" }), CLIENTS - 1],
  "an adjustment": [added("adjustments.csv", "Acme,VIP,2026-10-21,-10,forgotten,Ann"), 1],
  "a decision on an overage": [added("decisions.csv", ",Cyan,2026-10-05,reject,Ann,a gift"), 1],
  "the days of reminders": [configured({ reminderDays: [45] }), CLIENTS],
  "amounts that clients do not see": [configured({ clientMoney: false }), CLIENTS],
  "what plans give beside their time": [configured({ planExtras: { VIP: ["A guide"] } }), CLIENTS],
  "the steps of use that are told": [configured({ noticeAt: [50] }), 0],
  "where the sheets to recompute stand": [configured({ recompute: "none" }), CLIENTS],
  "whether clients have pages": [configured({ clientPages: false }), 0],
  "the currency": [configured({ currency: "EUR" }), 0],
  "the program": [async () => (program.identity += "x"), CLIENTS],
};

describe("after a change, the folder is that of a run that keeps nothing", () => {
  test.each(Object.entries(EDITS))("%s", async (_what, [edit, workbooks]) => {
    const folder = await firmFolder(FIRM);
    await run(folder);
    await edit(folder);
    expect(await again(folder)).toBe(workbooks);
    expect(rendered(await run(folder))).toBe(0);
  });

  test("one after the other", async () => {
    const folder = await firmFolder(FIRM);
    await run(folder);
    for (const [edit] of Object.values(EDITS)) {
      await edit(folder);
      await run(folder);
    }
    const anew = await runAnew(folder, "record");
    expect(await filesUnder(monthFolder(folder))).toEqual(anew.files);
  });

  test("with closed months before: their closing, their reopening, and late work", async () => {
    const folder = await firmFolder(FIRM);
    await run(folder);
    await run(folder, "2026-09");
    await IN_THIS_PROCESS.close(folder, "2026-09");
    expect(await again(folder)).toBe(CLIENTS);
    expect(await again(folder)).toBe(0);
    await added("logs/2026-09.csv", "4,2026-09-30,Acme,25,how_to,,")(folder);
    expect(await again(folder)).toBe(1);
    await added("logs/2026-10.csv", "17,2026-10-09,Bolt,15,email,,")(folder);
    expect(await again(folder)).toBe(1);
    await configured({ aliases: { Elm: "Dune" } })(folder);
    await again(folder);
    await IN_THIS_PROCESS.reopen(folder, "2026-09");
    await again(folder);
    expect(await again(folder)).toBe(0);
  });
});

test("only clients are worked out of which something changed", async () => {
  const folder = await firmFolder(FIRM);
  const workedOut = async (edit: (folder: string) => Promise<unknown>) => {
    await edit(folder);
    worked.names = [];
    await run(folder);
    return worked.names;
  };
  const all = ["Acme", "Bolt", "Cyan", "Dune", "Elm"];
  expect(await workedOut(async () => undefined)).toEqual(all);
  expect(await workedOut(added("logs/2026-10.csv", "17,2026-10-09,Bolt,15,email,,"))).toEqual(["Bolt"]);
  expect(await workedOut(added("logs/2026-10.csv", "18,2026-11-09,Elm,15,email,,"))).toEqual(["Elm"]);
  expect(await workedOut(added("logs/2026-10.csv", "19,2026-10-09,Dune,much,email,,"))).toEqual(["Dune"]);
  expect(await workedOut(added("logs/2026-10.csv", "20,2026-10-09,Fir,15,email,,"))).toEqual([]);
  expect(await workedOut(added("adjustments.csv", "Acme,VIP,2026-10-21,-10,forgotten,Ann"))).toEqual(all);
  expect(await workedOut(configured({ language: "fr" }))).toEqual(all);
  // Its own files are then another run's.
  expect(await workedOut(() => run(folder, "2026-09"))).toEqual([]);
  expect(await workedOut(added("logs/2026-10.csv", "21,2026-10-09,Bolt,15,email,,"))).toEqual(all);
});

const COUNTS = { numRuns: LONG ? 60 : 3, steps: LONG ? 12 : 6 };
const number = (max: number) => fc.nat({ max });
const LOGS = ["logs/2026-09.csv", "logs/2026-10.csv"];

/** A change that may come in any order and again, and may change nothing. */
const change = fc.oneof(
  // Ids that are few, so that one comes again, in another file or for another client.
  fc
    .record({
      log: fc.constantFrom(...LOGS),
      id: number(20),
      day: fc.constantFrom("2026-08-31", "2026-09-04", "2026-10-05", "2026-10-08", "2026-11-02"),
      client: fc.constantFrom("Acme", "Bolt", "Cyan", "Dune", "Dunes", "Elm", "Fir"),
      minutes: fc.constantFrom("10", "45", "200", "much"),
    })
    .map(
      ({ log, id, day, client, minutes }) =>
        [log, (text: string) => `${text}${id},${day},${client},${minutes},how_to,,\n`] as const,
    ),
  fc.record({ log: fc.constantFrom(...LOGS), at: number(9) }).map(({ log, at }) => {
    const without = (text: string) =>
      text.split("\n").filter((line, index) => line === "" || index === 0 || index !== 1 + at);
    return [log, (text: string) => without(text).join("\n")] as const;
  }),
  fc
    .record({ from: fc.constantFrom("11", "12", "15"), to: fc.constantFrom("12", "25", "") })
    .map(
      ({ from, to }) => ["logs/2026-10.csv", (text: string) => text.replace(`${from},`, `${to},`)] as const,
    ),
  fc
    .constantFrom("Acme,BASIC,,,,,", "Elm,ORANGE_PLUS,1,2026-11-05,2026-10-30,,", "Bolt,BASIC,,,,fr,Fir")
    .map((row) => ["contracts.csv", (text: string) => `${text}${row}\n`] as const),
  fc
    .constantFrom(-15, 20)
    .map((by) => ["adjustments.csv", (text: string) => `${text}Acme,VIP,2026-10-21,${by},so,Ann\n`] as const),
  number(2).map(
    (by) => ["config.json", (text: string) => text.replace(/"2":\d+/, `"2":${12500 + by}`)] as const,
  ),
);

test.each([
  ["with no month closed", false],
  ["with a month closed before", true],
])(
  "after any changes, the folder is that of a run that keeps nothing, %s",
  (_what, isClosed) =>
    fc.assert(
      fc.asyncProperty(
        fc.array(change, { minLength: 1, maxLength: COUNTS.steps, size: "max" }),
        async (all) => {
          const folder = await firmFolder(FIRM);
          if (isClosed) {
            await run(folder, "2026-09");
            await IN_THIS_PROCESS.close(folder, "2026-09");
          }
          await run(folder);
          for (const [path, edit] of all) {
            await put(folder, path, edit(await readFile(join(folder, path), "utf8")));
            await again(folder);
          }
        },
      ),
      { seed: LONG ? Date.now() % 1_000_000_000 : 1, numRuns: COUNTS.numRuns },
    ),
  600_000,
);

test("a run that repeats the last one touches no file", async () => {
  const folder = await firmFolder(FIRM);
  const first = await run(folder);
  const before = await stat(monthFolder(folder));
  const { stages: _stages, ...second } = await run(folder);
  expect((await stat(monthFolder(folder))).ino).toBe(before.ino);
  const { stages: _others, ...expected } = first;
  expect(second).toEqual(expected);
});

const ACME = "Acme.xlsx";

/** What can happen to files of the last run. */
const DAMAGES: Record<string, (folder: string) => Promise<unknown>> = {
  "a workbook is gone": (folder) => rm(join(monthFolder(folder), ACME)),
  "a workbook is cut short": (folder) => truncate(join(monthFolder(folder), ACME), 1000),
  "a workbook was saved by a person": async (folder) => {
    const path = join(monthFolder(folder), ACME);
    const bytes = await readFile(path);
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
    await writeFile(path, bytes);
  },
  "a workbook has another's bytes": (folder) =>
    cp(join(monthFolder(folder), "Bolt.xlsx"), join(monthFolder(folder), ACME)),
  "the summary is gone": (folder) => rm(join(monthFolder(folder), `Summary ${PERIOD}.xlsx`)),
  "the page was changed": (folder) => writeFile(join(monthFolder(folder), "index.html"), ""),
  "the list is gone": (folder) => rm(join(monthFolder(folder), "run.json")),
  "the list says something else": (folder) =>
    writeFile(join(monthFolder(folder), "run.json"), '{"outputs":[]}'),
  "the basis was changed": (folder) => writeFile(join(monthFolder(folder), "basis.jsonl.gz"), ""),
  "changes are there that no run reported": (folder) =>
    writeFile(join(monthFolder(folder), "changes.json"), "{}"),
  "the folder is gone": (folder) => rm(monthFolder(folder), { recursive: true }),
  "the record is gone": (folder) => rm(join(folder, `out/.${PERIOD}.kept.json`)),
  "the parts of clients are gone": (folder) => rm(join(folder, `out/.${PERIOD}.parts`)),
  "the parts of clients are cut short": (folder) => truncate(join(folder, `out/.${PERIOD}.parts`), 300),
  "the parts of clients are of a later Node": async (folder) => {
    const other = Buffer.from([2, 0, 0, 0, 0xff, 0x7f]); // its length, and a version that is not known yet
    await writeFile(join(folder, `out/.${PERIOD}.parts`), other);
    const record = join(folder, `out/.${PERIOD}.kept.json`);
    const kept = JSON.parse(await readFile(record, "utf8"));
    await writeFile(record, JSON.stringify({ ...kept, parts: sha256Of(other), run: null }));
  },
  "the record is half there": (folder) => truncate(join(folder, `out/.${PERIOD}.kept.json`), 300),
};

describe("files of the last run that are not as it left them are made again", () => {
  test.each(Object.entries(DAMAGES))("%s", async (_what, damage) => {
    const folder = await firmFolder(FIRM);
    await run(folder);
    const before = await filesUnder(monthFolder(folder));
    await damage(folder);
    await run(folder);
    const after = await filesUnder(monthFolder(folder));
    expect([...after.keys()].sort()).toEqual([...before.keys()].sort());
    expect(after).toEqual(before);
    // What a run says of damaged files it says once, so the run after it is not the same yet.
    await run(folder);
    expect(rendered(await run(folder))).toBe(0);
    expect(await filesUnder(monthFolder(folder))).toEqual(before);
  });

  test("the folder of an earlier run was put back", async () => {
    const folder = await firmFolder(FIRM);
    await run(folder);
    const aside = join(folder, "aside");
    await cp(monthFolder(folder), aside, { recursive: true });
    await added("logs/2026-10.csv", "17,2026-10-09,Bolt,15,email,,")(folder);
    await run(folder);
    await rm(monthFolder(folder), { recursive: true });
    await rename(aside, monthFolder(folder));
    expect(await again(folder)).toBe(1);
  });
});
