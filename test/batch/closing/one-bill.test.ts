/** One bill (M3): after late work, every place that shows what a client or the firm has to bill shows the same cents. */

import { join } from "node:path";
import { expect, test } from "vitest";
import { put, run, runJsonOf } from "../firm-folder.ts";
import { comparedBills } from "./bill-places.ts";
import { CONFIG, NOVEMBER, novemberAfterLateWork } from "./late-work.ts";

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
