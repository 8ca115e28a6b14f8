/** Names that JavaScript's own objects have are names as any other: of clients, people, projects, words and files. */

import { join } from "node:path";
import { expect, test } from "vitest";
import { readConfig } from "../../batch/config/config.ts";
import { deliverMonth } from "../../batch/delivery/delivery.ts";
import { closeMonth } from "../../batch/run/month-closing.ts";
import { firmFolder, PERIOD, run, runJsonOf, SILENT } from "./firm-folder.ts";

const NAMES = [
  "__proto__",
  "constructor",
  "hasOwnProperty",
  "toString",
  "valueOf",
  "prototype",
  "__defineGetter__",
];

const other = (name: string) => `${name} 2`;
const key = (name: string) => (name === "__proto__" ? "proto" : name);
const keyed = <T>(value: (name: string) => T) =>
  Object.fromEntries(NAMES.map((name) => [key(name), value(name)]));

const FILES = {
  "config.json": {
    register: "contracts.csv",
    logs: "logs",
    out: "out",
    adjustments: "adjustments.csv",
    aliases: Object.fromEntries(NAMES.map((name) => [other(name), name])),
    projects: keyed((name) => name),
    technicians: keyed((name) => `Person ${name}`),
    categories: keyed(() => "how_to"),
    tasks: keyed(() => "how_to"),
    mail: {
      from: "a@b.example",
      server: { host: "smtp.b.example" },
      recipients: keyed(() => "c@d.example"),
    },
  },
  "contracts.csv": `client,plan,quantity,start,paid_on\n${NAMES.map((name) => `${name},VIP,2,2026-01-15,2026-01-15\n`).join("")}`,
  "adjustments.csv": `client,plan,date,minutes,reason,author\n${NAMES.map((name) => `${name},VIP,2026-10-01,15 min,r,${name}\n`).join("")}`,
  "logs/own.csv": `id,date,client,technician,minutes,category,ticket\n${NAMES.map(
    (name) =>
      `${name},2026-10-01,${name},${name},15,${name},${name}\n${other(name)},2026-10-02,${other(name)},${name},15,${name},\n`,
  ).join("")}`,
  "logs/toggl.csv": `User,Email,Client,Project,Task,Description,Billable,Start date,Start time,End date,End time,Duration,Tags,Amount ()
${NAMES.map((name) => `${name},a@b.example,,${name},,x,No,2026-10-03,09:00:00,2026-10-03,09:15:00,00:15:00,,\n`).join("")}`,
};

test("they are read, placed, closed, carried on and written to, each its own", async () => {
  const folder = await firmFolder({ ...FILES, "logs/october.csv": null });
  const config = join(folder, "config.json");
  const { printed } = await run(folder);
  const { clients, control } = await runJsonOf(folder);
  expect(control, printed).toMatchObject({ entriesPlaced: 3 * NAMES.length, entriesRejected: 0 });
  expect(clients.map(({ client }) => client).sort()).toEqual([...NAMES].sort());
  for (const { banks } of clients) expect(banks[0]).toMatchObject({ used: 45, adjusted: 15, closing: 90 });

  await closeMonth({ period: PERIOD, by: "constructor", at: new Date() }, await readConfig(config), SILENT);
  // Without work, which is doubted.
  expect((await run(folder, { period: "2026-11" })).code).toBe(1);
  for (const { banks } of (await runJsonOf(folder, "2026-11")).clients)
    expect(banks[0]).toMatchObject({ opening: 90, priorPeriod: 0, closing: 90 });

  const lines: string[] = [];
  const request = { config, period: PERIOD, only: null, action: { kind: "dry_run" } } as const;
  const around = {
    environment: {},
    cwd: process.cwd(),
    now: () => new Date(),
    log: () => {},
    print: (line: string) => lines.push(line),
  };
  await deliverMonth(request, around);
  // And nothing of recipients that are no client.
  expect(lines).toEqual(["2026-10: 7 messages", expect.stringMatching(/^Dry run/)]);
});
