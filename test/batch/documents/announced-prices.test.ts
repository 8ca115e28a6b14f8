/** What a price list with future lines changes of the coming renewals, in each document of the firm. */

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { escaped } from "../../../batch/documents/page/markup.ts";
import { sheetsOf } from "../../../batch/xlsx/reader.ts";
import { WORDS } from "../../../core/words/words.ts";
import { firmFolder, monthFolder, ORDINARY, PERIOD, run, runJsonOf } from "../firm-folder.ts";

const CONTRACTS = `client,plan,quantity,start,paid_on,channel
Acme,VIP,4,2025-12-15,2025-12-15,
Bolt,ORANGE_CARE,5,2025-12-20,2025-12-20,online
Cyan,VIP,6,2025-11-20,2025-11-20,
Dune,VIP,2,2026-06-01,2026-06-01,
Elm,VIP_DIAMOND,5,2026-01-10,2026-01-10,
`;
/** Bolt's invoice is due on 20 November; Dune renews after the horizon, and Elm has no price yet. */
const PRICES = `plan,hours,from,cents,source
VIP,4,2024-01-01,37200,ours
VIP,4,2026-12-01,40000,ours
ORANGE_CARE,,2026-12-01,20000,ours
VIP,6,2024-01-01,53400,ours
VIP,2,2026-12-01,21000,ours
VIP_DIAMOND,5,2026-11-15,80000,ours
`;

const firm = (keys: object, prices = PRICES) =>
  firmFolder({
    "config.json": { ...ORDINARY["config.json"], prices: "prices.csv", ...keys },
    "contracts.csv": CONTRACTS,
    "prices.csv": prices,
  });

async function documentsOf(folder: string, summary: string) {
  const read = (file: string) => readFile(join(monthFolder(folder), file));
  const sheets = sheetsOf(await read(`${summary} ${PERIOD}.xlsx`)).map(({ name, rows }) => ({
    name,
    rows: rows.map(({ cells }) => cells),
  }));
  return { sheets, html: (await read("index.html")).toString(), run: await runJsonOf(folder) };
}

test("run.json has both prices of each renewal that changes, the day of each, and when its line begins", async () => {
  const folder = await firm({});
  await run(folder);
  const { overview } = await runJsonOf(folder);
  // A day late: 5 × 180.00 × 364/365, and 5 × 200.00 × 364/365.
  expect(overview.announced).toEqual([
    {
      ...{ client: "Acme", plan: "VIP", quantity: 4, expires: "2026-12-15" },
      onTime: { on: "2026-12-14", cents: 334_80, announcedCents: 360_00, from: "2026-12-01" },
      late: { on: "2026-12-15", cents: 372_00, announcedCents: 400_00, from: "2026-12-01" },
    },
    {
      ...{ client: "Bolt", plan: "ORANGE_CARE", quantity: 5, expires: "2026-12-20" },
      onTime: { on: "2026-11-20", cents: 810_00, announcedCents: 810_00, from: null },
      late: { on: "2026-12-21", cents: 897_53, announcedCents: 997_26, from: "2026-12-01" },
    },
    {
      ...{ client: "Elm", plan: "VIP_DIAMOND", quantity: 5, expires: "2027-01-10" },
      onTime: { on: "2027-01-09", cents: null, announcedCents: 720_00, from: "2026-11-15" },
      late: { on: "2027-01-10", cents: null, announcedCents: 800_00, from: "2026-11-15" },
    },
  ]);
});

test.each([
  ["en", "Summary"],
  ["fr", "Sommaire"],
] as const)("the summary and the page show them, %s", async (language, summary) => {
  const folder = await firm({ language });
  await run(folder);
  const { sheets, html } = await documentsOf(folder, summary);
  const { due, firmWorkbook, rules } = WORDS[language];
  const { title, paid, notKnown, listed, below } = due.announced;
  const rows = sheets.find(({ name }) => name === firmWorkbook.firmSheets.renewals)?.rows ?? [];
  const at = rows.findIndex(([cell]) => cell === title);
  const [onTime, late] = [paid.onTime, paid.late];
  const care = `${rules.plans.ORANGE_CARE}, ${WORDS[language].workbook.quantity.subscribers(5)}`;
  const shown = rows.slice(at + 3).map((cells) => cells.filter((cell) => cell !== "").join(" | "));
  expect(shown).toEqual([
    `Acme | VIP, 4 h | ${onTime} | 2026-12-01 | 31 | 2026-12-15 | 2026-12-14 | 334.8 | 360 | 25.2`,
    `Acme | VIP, 4 h | ${late} | 2026-12-01 | 31 | 2026-12-15 | 2026-12-15 | 372 | 400 | 28`,
    `Bolt | ${care} | ${onTime} | 2026-12-20 | 2026-11-20 | 810 | 810`,
    `Bolt | ${care} | ${late} | 2026-12-01 | 31 | 2026-12-20 | 2026-12-21 | 897.53 | 997.26 | 99.73`,
    `Elm | VIP Diamond, 5 h | ${onTime} | 2026-11-15 | 15 | 2027-01-10 | 2027-01-09 | ${notKnown} | 720`,
    `Elm | VIP Diamond, 5 h | ${late} | 2026-11-15 | 15 | 2027-01-10 | 2027-01-10 | ${notKnown} | 800`,
  ]);
  expect(rows.flat()).toContain(below(3, 90));
  expect(sheets[0]?.rows.flat()).toContain(listed(3, 90));
  for (const each of ["en", "fr"] as const) {
    const own = html.slice(html.indexOf(`id="${each}-announced-title"`));
    const [table = ""] = own.split("</table>");
    expect(table).toContain(escaped(WORDS[each].due.announced.title));
    const values = [...table.matchAll(/<td class="n" data-v="(-?\d*)">/g)].map(([, value]) => value);
    expect(values).toEqual([
      ...["33480", "36000", "2520", "37200", "40000", "2800"],
      ...["81000", "81000", "", "89753", "99726", "9973"],
      ...["", "72000", "", "", "80000", ""],
    ]);
  }
});

test("where no later line changes a coming renewal, nothing is said", async () => {
  const begun = PRICES.replaceAll(/^.*,2026-1[12]-.*\n/gm, "");
  for (const prices of [begun, `${begun}VIP,2,2026-12-01,21000,ours\nVIP,4,2026-12-01,37200,ours\n`]) {
    const folder = await firm({}, prices);
    await run(folder);
    const { sheets, html, run: made } = await documentsOf(folder, "Summary");
    expect(made.overview).not.toHaveProperty("announced");
    expect(html).not.toContain("announced-title");
    expect(sheets.flatMap(({ rows }) => rows.flat())).not.toContain(WORDS.en.due.announced.title);
  }
});
