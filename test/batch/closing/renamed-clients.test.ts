/** Clients renamed, joined and lost between closes, on disk: what a close writes, every later run reads (M2). */

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readConfig } from "../../../batch/config/config.ts";
import { closeMonth } from "../../../batch/run/month-closing.ts";
import { firmFolder, put, run, runJsonOf, SILENT } from "../firm-folder.ts";

/** The register and the aliases of one month after another; what is null is as in the month before. */
type Life = readonly (readonly [register: readonly string[] | null, aliases: Aliases | null])[];

type Aliases = Record<string, string | readonly { client: string; from?: string; to?: string }[]>;

const HEADER = "client,plan,quantity,start,paid_on,alias";
const MONTHS = ["2026-02", "2026-03", "2026-04", "2026-05"];

/** Each month's banks, as `client plan of whom: opening + prior period = closing`; every month is closed. */
async function lived(life: Life): Promise<string[][]> {
  const log = "id,date,client,minutes,category\n1,2026-02-05,Acme,60,how_to\n";
  const folder = await firmFolder({ "logs/october.csv": log });
  const months: string[][] = [];
  for (const [index, [register, aliases]] of life.entries()) {
    const period = MONTHS[index] ?? "";
    if (register !== null) await put(folder, "contracts.csv", [HEADER, ...register, ""].join("\n"));
    const config = { register: "contracts.csv", logs: "logs", out: "out", aliases: aliases ?? {} };
    await put(folder, "config.json", JSON.stringify(config));
    const { code, printed } = await run(folder, { period });
    expect(code, printed).not.toBe(2);
    await closeMonth(
      { period, by: "Ada", at: new Date() },
      await readConfig(join(folder, "config.json")),
      SILENT,
    );
    const { clients } = await runJsonOf(folder, period);
    months.push(
      clients.flatMap(({ client, banks }) =>
        banks.map(({ plan, formerly, opening, priorPeriod, closing }) => {
          const whose = formerly === null ? "" : ` of ${formerly}`;
          return `${client} ${plan}${whose}: ${opening} + ${priorPeriod} = ${closing}`;
        }),
      ),
    );
  }
  return months;
}

const ACME = "Acme,VIP,5,2026-01-10,2026-01-10,";
const BOLT = "Bolt,VIP,4,2026-01-10,2026-01-10,";
const GROUP = ["Acme Group,VIP,5,2026-01-10,2026-01-10,Acme"];
const JOINED = { Bolt: "Acme" };

test("renamed: the books go on under the new name", async () => {
  const [, march, april] = await lived([
    [[ACME], null],
    [GROUP, null],
    [null, null],
  ]);
  expect(march).toEqual(["Acme Group VIP: 240 + 0 = 240"]);
  expect(april).toEqual(march);
});

test("renamed without an alias, then with one: each way is reported and the books go on", async () => {
  const [, march, april, may] = await lived([
    [[ACME], null],
    [["Acme Group,VIP,5,2026-01-10,2026-01-10,"], null],
    [GROUP, null],
    [null, null],
  ]);
  expect(march).toEqual(["Acme VIP: 240 + -240 = 0", "Acme Group VIP: 0 + 300 = 300"]);
  expect(april).toEqual(["Acme Group VIP: 300 + 0 = 300"]);
  expect(may).toEqual(april);
});

test("joined, with the rows of both, then without those of one: what goes is reported to the minute", async () => {
  const [, march, april, may] = await lived([
    [[ACME, BOLT], null],
    [null, JOINED],
    [[ACME], JOINED],
    [null, JOINED],
  ]);
  expect(march).toEqual(["Acme VIP: 240 + 0 = 240", "Acme VIP of Bolt: 240 + 0 = 240"]);
  expect(april).toEqual(["Acme VIP: 240 + 0 = 240", "Acme VIP of Bolt: 240 + -240 = 0"]);
  expect(may).toEqual(["Acme VIP: 240 + 0 = 240"]);
});

test("joined, parted and joined again", async () => {
  const months = await lived([
    [[ACME, BOLT], null],
    [null, JOINED],
    [null, null],
    [null, JOINED],
  ]);
  expect(months[2]).toEqual([
    "Acme VIP: 240 + 0 = 240",
    "Acme VIP of Bolt: 240 + -240 = 0",
    "Bolt VIP: 0 + 240 = 240",
  ]);
  expect(months[3]).toEqual(["Acme VIP: 240 + 0 = 240", "Acme VIP of Bolt: 240 + 0 = 240"]);
});

test("joined and renamed between two closes: the client's own past is the renamed one's", async () => {
  const [, march, april] = await lived([
    [[ACME, BOLT], null],
    [[ACME, "Cobalt,VIP,4,2026-01-10,2026-01-10,Bolt"], { Acme: "Cobalt" }],
    [null, { Acme: "Cobalt" }],
  ]);
  expect(march).toEqual(["Cobalt VIP: 240 + 0 = 240", "Cobalt VIP of Acme: 240 + 0 = 240"]);
  expect(april).toEqual(march);
});

test("a name that is given away when its client is joined breaks no books", async () => {
  const moved = [ACME, "Acme,VIP,4,2026-01-10,2026-01-10,", "Dune,VIP,2,2026-03-07,2026-03-07,"];
  const given = [
    { client: "Acme", to: "2026-03-06" },
    { client: "Dune", from: "2026-03-07" },
  ];
  const [, march, april] = await lived([
    [[ACME, BOLT], null],
    [moved, { Bolt: given }],
    [null, { Bolt: given }],
  ]);
  const joined = ["Acme VIP: 240 + 0 = 240", "Acme VIP of Bolt: 240 + 0 = 240"];
  expect(march).toEqual([...joined, "Dune VIP: 0 + 0 = 120"]);
  expect(april?.slice(0, 2)).toEqual(joined);
});

test("the row of a term that another renewed is deleted: the renewal stays what it was closed at", async () => {
  const old = "Acme,VIP,6,2025-02-05,2025-02-05,";
  const renewal = "Acme,VIP,6,2026-02-05,2026-01-20,";
  const [february, march, april] = await lived([
    [[old, renewal], null],
    [[renewal], null],
    [null, null],
  ]);
  expect(february).toEqual(["Acme VIP: 360 + 0 = 0", "Acme VIP: 0 + 0 = 660"]);
  // What was carried in came from the row that went, and is reported.
  expect(march).toEqual(["Acme VIP: 660 + -360 = 300"]);
  expect(april).toEqual(["Acme VIP: 300 + 0 = 300"]);
});

test("the record carries the names a client was known by", async () => {
  const folder = await firmFolder({
    "contracts.csv": `${HEADER}\nAcme Group,VIP,2,2026-01-15,2026-01-15,ACM\n`,
    "config.json": { register: "contracts.csv", logs: "logs", out: "out", aliases: { Acme: "Acme Group" } },
  });
  await run(folder);
  const config = await readConfig(join(folder, "config.json"));
  await closeMonth({ period: "2026-10", by: "Ada", at: new Date(), withExceptions: true }, config, SILENT);
  const record = JSON.parse(await readFile(join(folder, "out", "closed", "2026-10.json"), "utf8"));
  expect(record.names).toEqual([{ client: "Acme Group", known: ["acm", "acme", "acmegroup"], was: [] }]);
});
