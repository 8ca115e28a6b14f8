/** One bill (M3): after late work, every place that shows what a client or the firm has to bill shows the same cents. */

import { join } from "node:path";
import { expect, test } from "vitest";
import { firmFolder, PERIOD, put, run, runJsonOf } from "../firm-folder.ts";
import { comparedBills } from "./bill-places.ts";
import { CONFIG, NOVEMBER, novemberAfterLateWork } from "./late-work.ts";
import { IN_THIS_PROCESS } from "./month-hands.ts";

const HEAD = "id,date,client,minutes,category\n";
const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);

test.each([
  // 20, 80 and 40 minutes are 30, 90 and 45: 45 beyond the bank of 120, and the 15 of November.
  ["late work that empties a bank", "en", {}, 60_00, 45_00],
  ["the same in French", "fr", {}, 60_00, 45_00],
  // Bolt has no plan: an hour of October, logged late.
  [
    "late work of a client without a plan",
    "en",
    { "more.csv": `${HEAD}11,2026-10-09,Bolt,60,how_to\n` },
    120_00,
    105_00,
  ],
  // Without the entry of the 25th nothing is beyond the bank: 30 and 45, and the 15 of November.
  [
    "an entry that is gone",
    "en",
    { "october.csv": `${HEAD}1,2026-10-01,Acme,20,how_to\n2,2026-10-02,Bolt,5,email\n` },
    0,
    0,
  ],
] as const)("%s (%s)", async (_, language, logs, all, earlier) => {
  const folder = await novemberAfterLateWork({ ...CONFIG, language });
  for (const [file, text] of Object.entries(logs)) await put(folder, join("logs", file), text);
  const { printed } = await run(folder, { period: NOVEMBER });
  const { overview, clients } = await runJsonOf(folder, NOVEMBER);
  expect(overview.toBill.cents).toBe(all);
  const ofMonth = total(clients.flatMap(({ bill = [] }) => bill.map(({ cents }) => cents ?? 0)));
  expect(all - ofMonth).toBe(earlier);
  expect((await comparedBills(folder, NOVEMBER, { printed, clientMoney: true })).faults).toEqual([]);
});

/** Once each of these was shown in one place and not in another. Level 3 has no rate. */
test.each([
  [
    "time without a rate that is billed no more is said beside the sum",
    "1,2026-10-05,Bolt,30,repair\n",
    "2,2026-10-06,Bolt,60,how_to\n",
    { rates: { 2: 60_00 } },
    { minutes: 30, cents: 60_00, withoutRate: -30 },
  ],
  [
    "what is of closed months is said beside time without a rate",
    "",
    "2,2026-10-06,Bolt,60,how_to\n3,2026-11-04,Bolt,15,repair\n",
    { rates: { 2: 60_00 } },
    { minutes: 75, cents: 60_00, withoutRate: 15 },
  ],
  [
    "an hour less at the old rate and an hour more at the new one is an amount, though no minutes",
    "1,2026-10-05,Bolt,60,how_to\n",
    "2,2026-11-05,Bolt,60,how_to\n3,2026-11-06,Bolt,15,repair\n",
    { rates: { 2: 125_00 } },
    { minutes: 15, cents: 65_00, withoutRate: 15 },
  ],
  [
    "time with a rate that becomes time without one is taken off the sum",
    "1,2026-10-05,Bolt,60,how_to\n",
    "1,2026-10-05,Bolt,75,repair\n",
    { rates: { 2: 60_00 } },
    { minutes: 15, cents: -60_00, withoutRate: 75 },
  ],
  [
    "minutes more of the same charge are no minutes to bill",
    "1,2026-10-05,Bolt,20,how_to\n",
    "1,2026-10-05,Bolt,25,how_to\n",
    { rates: { 2: 60_00 } },
    { minutes: 0, cents: 0, withoutRate: 0 },
  ],
] as const)("%s", async (_, october, now, config, toBill) => {
  const other = "99,2026-10-01,Acme,20,how_to\n";
  const folder = await firmFolder({ "config.json": CONFIG, "logs/october.csv": `${HEAD}${other}${october}` });
  await run(folder);
  await IN_THIS_PROCESS.close(folder, PERIOD);
  await put(folder, "config.json", JSON.stringify({ ...CONFIG, ...config }));
  await put(folder, "logs/october.csv", `${HEAD}${other}${now}`);
  const { printed } = await run(folder, { period: NOVEMBER });
  expect((await runJsonOf(folder, NOVEMBER)).overview.toBill).toEqual(toBill);
  expect((await comparedBills(folder, NOVEMBER, { printed, clientMoney: true })).faults).toEqual([]);
});
