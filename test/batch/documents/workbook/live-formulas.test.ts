/** Live formulas of bills that the sample has none of: LibreOffice makes of each what is cached with it. */

import { join } from "node:path";
import { expect } from "vitest";
import { officeTest, recalculated } from "../../../libreoffice.ts";
import { NOVEMBER } from "../../closing/late-work.ts";
import { IN_THIS_PROCESS } from "../../closing/month-hands.ts";
import {
  firmFolder,
  monthFolder,
  ORDINARY,
  PERIOD,
  put,
  run,
  runJsonOf,
  temporaryFolder,
} from "../../firm-folder.ts";

// On the 2nd no seat is paid. On the 6th one is: of 50 minutes 20 are beyond its 30, and those not paid would hold them.
officeTest(
  "overage that is billed because more seats are not paid (P5), beside work of the same reason",
  async () => {
    const folder = await firmFolder({
      "config.json": { ...ORDINARY["config.json"], rates: { 2: 60_00 } },
      "contracts.csv":
        "client,plan,quantity,start,paid_on\n" +
        "Acme,ORANGE_CARE,3,2026-01-10,\nAcme,ORANGE_CARE,1,2026-01-15,2026-10-05\n",
      "logs/october.csv":
        "id,date,client,minutes,category\n1,2026-10-02,Acme,20,how_to\n2,2026-10-06,Acme,50,how_to\n",
    });
    expect((await run(folder)).code).toBe(0);
    const [acme] = (await runJsonOf(folder)).clients;
    expect(acme?.bill).toEqual([
      {
        because: { code: "unpaid", plan: "ORANGE_CARE", since: "2026-01-10" },
        ...{ level: 2, minutes: 60, cents: 60_00, from: "2026-10-02", to: "2026-10-06" },
      },
    ]);
    const file = join(monthFolder(folder), acme?.file ?? "");
    const found = (await recalculated([file], await temporaryFolder())).get(file);
    expect(found?.differences).toEqual([]);
    expect(found?.formulas).toBeGreaterThan(10);
  },
);

// Of reasons that differ only in case, that begin alike, that have the signs of a pattern, and that are long.
officeTest("hours added at a price (M3), whatever their reasons; some of a closed month", async () => {
  const row = (date: string, reason: string, price: string) =>
    `Acme,VIP,${date},1:00,"${reason}",Roy,${price}`;
  const head = "client,plan,date,minutes,reason,author,price";
  const october = [
    row("2026-10-06", "top-up", "120.00"),
    row("2026-10-06", "Top-up", "110.00"),
    row("2026-10-06", "top-up. urgent", "100.00"),
    row("2026-10-06", "top*", "90.00"),
    row("2026-10-06", "a ~ and ?", "80.00"),
    row("2026-10-06", "as agreed ".repeat(60), "70.00"),
    row("2026-10-06", "as agreed ".repeat(70), "70.00"),
    row("2026-10-07", "goodwill", ""),
  ];
  const folder = await firmFolder({
    "config.json": { ...ORDINARY["config.json"], adjustments: "adjustments.csv", rates: { 2: 60_00 } },
    "contracts.csv": "client,plan,quantity,start,paid_on\nAcme,VIP,2,2026-01-10,2026-01-10\n",
    "adjustments.csv": [head, ...october].join("\n"),
    "logs/october.csv": "id,date,client,minutes,category\n1,2026-10-02,Acme,135,how_to\n",
  });
  const recalculatedOf = async (period: string) => {
    const [acme] = (await runJsonOf(folder, period)).clients;
    const file = join(monthFolder(folder, period), acme?.file ?? "");
    const summary = join(monthFolder(folder, period), `Summary ${period}.xlsx`);
    const found = await recalculated([file, summary], await temporaryFolder());
    for (const one of [file, summary]) expect(found.get(one)?.differences).toEqual([]);
    return { cents: acme?.toBill.cents, lines: acme?.bill?.map(({ cents }) => cents) };
  };
  await run(folder);
  expect(await recalculatedOf(PERIOD)).toEqual({
    cents: 15_00 + 640_00,
    lines: [15_00, 230_00, 80_00, 140_00, 90_00, 100_00],
  });
  await IN_THIS_PROCESS.close(folder, PERIOD);
  const late = row("2026-10-09", "late", "95.50");
  await put(folder, "adjustments.csv", [head, ...october.slice(1), late].join("\n"));
  await run(folder, { period: NOVEMBER });
  expect(await recalculatedOf(NOVEMBER)).toEqual({ cents: 95_50 - 120_00, lines: [] });
});
