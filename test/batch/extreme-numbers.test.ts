/** Whatever number stands in a setting or a column, it counts exactly or is refused with a sentence: nothing breaks. */

import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readConfig } from "../../batch/config/config.ts";
import { readMonth } from "../../batch/run/month-parts.ts";
import { exceptionsOf, firmFolder, PERIOD, run, runJsonOf, SILENT } from "./firm-folder.ts";

const NUMBERS = [
  "0",
  "-1",
  "0.1",
  "1",
  "1440",
  "100000",
  "999999999",
  "1000000000",
  "9007199254740991",
  "9007199254740993",
  "99999999999999999999",
  "1e308",
  "-9007199254740991",
];

const PATHS = { register: "contracts.csv", logs: "logs", out: "out" };

/** A firm with the number in every column that holds one, a row each, beside rows that are good. */
const firmWith = (number: string) => ({
  "config.json": {
    ...PATHS,
    prices: "prices.csv",
    adjustments: "adjustments.csv",
    rates: { 1: 1, 2: 1, 3: 1 },
    maxEntryHours: 24,
  },
  "contracts.csv": `client,plan,quantity,start,paid_on,carried_hours,included_hours
Acme,VIP,2,2026-01-15,2026-01-15,,
Bolt,BASIC,,,,,
Care,ORANGE_CARE,${number},2026-01-15,2026-01-15,,
Care,ORANGE_CARE,${number},2025-01-15,2025-01-15,,
Quantity,VIP,${number},2026-01-15,2026-01-15,,
Carried,VIP,2,2026-01-15,2026-01-15,${number},
Carried,VIP,2,2027-01-15,2026-10-10,,
Plus,ORANGE_PLUS,${number},2026-01-15,2026-01-15,,${number}
Included,ORANGE_PLUS,1,2026-01-15,2026-01-15,,${number}
`,
  "prices.csv": `plan,hours,from,cents,source
VIP,2,2026-01-01,${number},list
VIP,${number},2026-01-01,100,list
ORANGE_CARE,,2026-01-01,${number},list
ORANGE_PLUS,,2026-01-01,${number},list
`,
  "adjustments.csv": `client,plan,date,minutes,reason,author
Acme,VIP,2026-10-02,${number} min,r,a
Carried,VIP,2026-10-02,${number} min,r,a
Included,ORANGE_PLUS,2026-10-02,-${number} min,r,a
`,
  "logs/minutes.csv": `id,date,client,minutes,level,category,trainees
1,2026-10-01,Acme,${number},2,how_to,
2,2026-10-01,Acme,30,${number},how_to,
3,2026-10-01,Care,60,2,how_to,${number}
4,2026-10-01,Carried,${number},2,how_to,
5,2026-10-01,Plus,60,3,project,
6,2026-10-01,Included,60,3,project,
`,
  "logs/hours.csv": `id,date,client,hours\n7,2026-10-01,Bolt,${number}\n`,
});

describe.each(NUMBERS)("%s", (number) => {
  test("in any column: the month is reconciled, closed with what it was opened with, and its workbooks are made", async () => {
    const folder = await firmFolder(firmWith(number));
    const { code } = await run(folder);
    expect(code).toBeLessThan(2);
    const { clients, control } = await runJsonOf(folder);
    expect(control.minutesRead).toBe(
      control.minutesPlaced + control.minutesRejected + control.minutesDuplicate,
    );
    for (const { banks } of clients)
      for (const bank of banks) {
        const { opening, bought, carriedIn, adjusted, used, expired, carriedOut, closing } = bank;
        expect(opening + bought + carriedIn + adjusted - used - expired - carriedOut).toBe(closing);
        expect(Number.isSafeInteger(closing)).toBe(true);
      }
    for (const { reason } of await exceptionsOf(folder)) expect(reason).toMatch(/\.$/);
  });

  test.each<[string, (value: unknown) => object]>([
    ["rates", (value) => ({ rates: { 1: value, 2: value, 3: value } })],
    ["maxEntryHours", (value) => ({ maxEntryHours: value })],
    ["reminderDays", (value) => ({ reminderDays: [value] })],
    ["sources", (value) => ({ sources: [{ files: "*.csv", hoursPerDay: value }] })],
  ])("as “%s”: it counts, or is refused with a sentence", async (key, setting) => {
    const folder = await firmFolder({
      "config.json": JSON.stringify({ ...PATHS, ...setting("NUMBER") }).replaceAll('"NUMBER"', number),
      "logs/october.csv":
        "id,date,client,minutes,category\n1,2026-10-01,Acme,1440,how_to\n2,2026-10-02,Bolt,1440,project\n",
    });
    const { code, printed } = await run(folder);
    if (code === 2)
      expect(printed).toMatch(new RegExp(`^.*config\\.json:\\d+:\\d+: “${key}.* can't be .*\\.$`, "m"));
    else expect((await runJsonOf(folder)).period).toBe(PERIOD);
  });
});

test("the largest of all at once are exact", async () => {
  const most = 999_999_999;
  const folder = await firmFolder({
    "config.json": { ...PATHS, prices: "prices.csv", rates: { 2: most }, maxEntryHours: 24 },
    "contracts.csv": `client,plan,quantity,start,expires,paid_on,channel
Bolt,BASIC,,,,,
Care,ORANGE_CARE,100000,2025-11-15,,2025-11-15,online
`,
    "prices.csv": `plan,hours,from,cents,source\nORANGE_CARE,,2025-01-01,${most},list\n`,
    "logs/october.csv": "id,date,client,minutes,category\n1,2026-10-01,Bolt,1439,how_to\n",
  });
  await run(folder);
  const { month } = await readMonth(
    { period: PERIOD },
    await readConfig(join(folder, "config.json")),
    SILENT,
  );
  const [bolt, care] = month.clients;
  expect(bolt?.statement.billable.total.amount).toBe(most * 24);
  const [renewal] = (await runJsonOf(folder)).clients[1]?.renewals ?? [];
  expect(care?.client.name).toBe("Care");
  const full = BigInt(most) * 100_000n;
  expect(BigInt(renewal?.onTimeCents ?? 0)).toBe((2n * full * 9n + 10n) / 20n);
  expect(BigInt(renewal?.lateCents ?? 0)).toBe((2n * full * 364n + 365n) / 730n);
});
