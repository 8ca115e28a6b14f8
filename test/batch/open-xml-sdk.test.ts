/** What Microsoft's own validator says of our workbooks, of firms of all kinds: nothing. */

import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { type Config, readConfig } from "../../batch/config/config.ts";
import { clientWorkbook } from "../../batch/documents/workbook/client-workbook.ts";
import { summaryWorkbook } from "../../batch/documents/workbook/summary-workbook.ts";
import { readInbox } from "../../batch/month/inbox.ts";
import type { ClientMonth, Month } from "../../batch/month/month.ts";
import { workbookNames } from "../../batch/run/month-files.ts";
import { xlsx } from "../../batch/xlsx/writer.ts";
import { zipped } from "../../batch/xlsx/zip.ts";
import { NOVEMBER, novemberAfterLateWork } from "./closing/late-work.ts";
import { type Files, firmFolder, monthFolder, ORDINARY, PERIOD, PROJECT, run } from "./firm-folder.ts";
import { firms } from "./hostile-firm.ts";
import { hostileText } from "./hostile-text.ts";
import { filesOf, monthOf } from "./whole-month.ts";
import { needsSdk, sdkFaults } from "./xlsx/open-xml-sdk.ts";
import { zipEntries } from "./zip-entries.ts";

const LONGEST_MS = 180_000;
const CONFIG = ORDINARY["config.json"];

let config: Config;
let sample: Month<ClientMonth>;

beforeAll(async () => {
  config = await readConfig(join(PROJECT, "batch/sample/config.json"));
  sample = monthOf(PERIOD, await readInbox(config));
});

type Workbooks = Map<string, Uint8Array>;

/** The workbooks that a run of the firm writes. */
async function ranWorkbooks(folder: string, period: string = PERIOD): Promise<Workbooks> {
  const { code, printed } = await run(folder, { period });
  expect(code, printed).toBeLessThan(2);
  const files = (await readdir(monthFolder(folder, period))).filter((file) => file.endsWith(".xlsx"));
  const bytes = await Promise.all(files.map((file) => readFile(join(monthFolder(folder, period), file))));
  return new Map(files.map((file, index) => [file, bytes[index] ?? Buffer.alloc(0)]));
}

const madeWorkbooks = (month: Month<ClientMonth>, by: Config): Workbooks =>
  new Map(
    filesOf(month, by).flatMap(({ file, bytes }) => (file.endsWith(".xlsx") ? [[file, bytes] as const] : [])),
  );

/** Every workbook of the sample in French, with the sheet to recompute. */
function inFrench(): Workbooks {
  const fileOf = workbookNames(sample);
  const summary = summaryWorkbook(sample, fileOf, { ...config, language: "fr" });
  return new Map([
    ...sample.clients.map(
      (client) =>
        [
          fileOf(client),
          xlsx(clientWorkbook(sample, client, "fr", { recompute: "with", clientMoney: true })),
        ] as const,
    ),
    [`Summary ${PERIOD}.xlsx`, xlsx(summary)],
  ]);
}

async function hostile(): Promise<Workbooks> {
  const [names = [], ...entries] = [10, ...Array<number>(10).fill(40)].map((numRuns, at) =>
    fc.sample(hostileText, { numRuns, seed: 20_261_128 + at }),
  );
  const { hostile: firm } = await firms({ names, entries });
  return madeWorkbooks(firm.month, firm.config);
}

/** Terms of every kind, one after another, and some work in each month. */
function tenYears(): Files {
  const plans = { Acme: "VIP,8", Bolt: "ORANGE_PLUS,3", Cord: "VIP_DIAMOND,6" };
  const years = Array.from({ length: 10 }, (_, index) => 2016 + index);
  const terms = Object.entries(plans).flatMap(([client, plan]) =>
    years.map((year) => `${client},${plan},${year}-11-15,${year}-11-10\n`),
  );
  const months = years.flatMap((year) => Array.from({ length: 12 }, (_, at) => `${year}-${at + 1}`));
  const work = months.flatMap((month) =>
    Object.keys(plans).map((client) => {
      const [year, number = ""] = month.split("-");
      return `${client}-${month},${year}-${number.padStart(2, "0")}-20,${client},35,how_to\n`;
    }),
  );
  return {
    "config.json": { ...CONFIG, recompute: "with" },
    "contracts.csv": `client,plan,quantity,start,paid_on\n${terms.join("")}`,
    "logs/years.csv": `id,date,client,minutes,category\n${work.join("")}`,
  };
}

/** A register without a row is refused; but every client may have come and gone, or be left out. */
async function withoutClients(): Promise<Workbooks> {
  const inbox = await readInbox(config);
  const firm = { ...inbox.firm, contracts: [], otherClients: [], adjustments: [] };
  const month = monthOf(PERIOD, { ...inbox, firm });
  expect(month.clients).toEqual([]);
  return madeWorkbooks(month, config);
}

/** Their workbooks are alike, so every thirtieth stands for them. */
async function manyClients(): Promise<Workbooks> {
  const clients = Array.from({ length: 300 }, (_, index) => `Client ${index + 1}`);
  const plans = ["VIP,3", "ORANGE_CARE,2", "BASIC,", "VIP_DIAMOND,4", "ORANGE_STARTER,3", "ORANGE_PLUS,5"];
  const terms = clients.map((client, index) => `${client},${plans[index % 6]},2026-02-15,2026-02-15\n`);
  const work = clients.map((client, index) => `${index},2026-10-0${1 + (index % 9)},${client},25,how_to\n`);
  const all = await ranWorkbooks(
    await firmFolder({
      "contracts.csv": `client,plan,quantity,start,paid_on\n${terms.join("")}`,
      "logs/october.csv": `id,date,client,minutes,category\n${work.join("")}`,
    }),
  );
  expect(all.size).toBe(301);
  return new Map([...all].filter(([file], index) => index % 31 === 0 || file.startsWith("Summary")));
}

/** As they are in the project. */
async function theTemplates(): Promise<Workbooks> {
  const folder = join(PROJECT, "batch/templates");
  const files = (await readdir(folder, { recursive: true })).filter((file) => file.endsWith(".xlsx"));
  return new Map(
    await Promise.all(files.map(async (file) => [file, await readFile(join(folder, file))] as const)),
  );
}

describe("Microsoft's validator finds no fault in any workbook", () => {
  test.each<[string, number, () => Workbooks | Promise<Workbooks>]>([
    ["of the sample", 18, () => madeWorkbooks(sample, config)],
    ["of the sample in French, with the sheet to recompute", 18, inFrench],
    [
      "of a French firm with the sheet to recompute beside",
      5,
      async () =>
        ranWorkbooks(await firmFolder({ "config.json": { ...CONFIG, language: "fr", recompute: "beside" } })),
    ],
    ["of hostile names and descriptions", 11, hostile],
    ["of ten years of terms", 4, async () => ranWorkbooks(await firmFolder(tenYears()))],
    [
      "after a closed month with late work",
      3,
      async () => ranWorkbooks(await novemberAfterLateWork(), NOVEMBER),
    ],
    ["of a firm without clients", 1, withoutClients],
    ["of 300 clients", 11, manyClients],
    ["that people fill in", 4, theTemplates],
  ])("%s", { timeout: LONGEST_MS, ...needsSdk }, async (_, count, make) => {
    const workbooks = await make();
    expect(workbooks.size).toBe(count);
    expect(await sdkFaults(workbooks)).toEqual([]);
  });

  test(
    "and it would: elements out of order, a relation to nothing, no workbook at all",
    needsSdk,
    async () => {
      const bytes = xlsx(summaryWorkbook(sample, workbookNames(sample), config));
      const changed = (part: string, from: string | RegExp, to: string) =>
        zipped(
          zipEntries(bytes).map(({ name, text }) => {
            if (name !== part) return [name, text()] as const;
            expect(text()).toMatch(from);
            return [name, text().replace(from, to)] as const;
          }),
        );
      const faults = await sdkFaults(
        new Map([
          ["order", changed("xl/worksheets/sheet1.xml", /(<pageMargins.*?\/>)(<pageSetup.*?\/>)/, "$2$1")],
          ["relation", changed("xl/worksheets/sheet1.xml", /<drawing r:id="\w+"/, '<drawing r:id="rId99"')],
          ["nothing", Buffer.from("no workbook")],
        ]),
      );
      for (const name of ["order /xl/worksheets/sheet1.xml", "relation /xl/worksheets/sheet1.xml", "nothing"])
        expect(faults.filter((fault) => fault.startsWith(name))).not.toEqual([]);
    },
  );
});
