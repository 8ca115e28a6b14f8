/** The workbooks of the month after a closed one, to which late work came: what they tell, and that it adds up. */

import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readConfig } from "../../../batch/config/config.ts";
import { closeMonth } from "../../../batch/run/month-closing.ts";
import { sheetsOf } from "../../../batch/xlsx/reader.ts";
import { officeTest, recalculated } from "../../libreoffice.ts";
import { firmFolder, monthFolder, ORDINARY, put, run, SILENT, temporaryFolder } from "../firm-folder.ts";

const NOVEMBER = "2026-11";
const LOG = "id,date,client,minutes,category\n";
const CONFIG = { ...ORDINARY["config.json"], rates: { "2": 6000 }, recompute: "with" };

/** Acme's bank runs dry in October by work that came late, and a piece of it is billable then. */
async function novemberAfterLateWork(config: object = CONFIG): Promise<string> {
  const folder = await firmFolder({
    "config.json": config,
    "logs/october.csv": `${LOG}1,2026-10-01,Acme,20,how_to\n7,2026-10-25,Acme,80,how_to\n2,2026-10-02,Bolt,5,email\n`,
    "logs/november.csv": `${LOG}3,2026-11-04,Acme,15,how_to\n`,
  });
  await run(folder);
  const at = new Date(Date.UTC(2026, 10, 3));
  await closeMonth(
    { period: "2026-10", by: "Ada", at },
    await readConfig(join(folder, "config.json")),
    SILENT,
  );
  await put(folder, "logs/late.csv", `${LOG}9,2026-10-20,Acme,40,how_to\n`);
  return folder;
}

function rowsOf(bytes: Uint8Array, sheet: string): string[] {
  const found = sheetsOf(bytes).find(({ name }) => name === sheet);
  return found?.rows.map(({ cells }) => cells.join(" | ")) ?? [];
}

test("the firm's workbook lists each change, and bills what has become billable", async () => {
  const folder = await novemberAfterLateWork();
  await run(folder, { period: NOVEMBER });
  const bytes = await readFile(join(monthFolder(folder, NOVEMBER), `Summary ${NOVEMBER}.xlsx`));
  const prior = rowsOf(bytes, "Prior periods").filter((row) => row.startsWith("Acme"));
  expect(prior).toHaveLength(2);
  expect(prior.join("\n")).toContain("came with late.csv");
  expect(prior.join("\n")).toContain("follows from the other changes");
  // 30 + 45 leave 45 of the bank's 120 minutes for the 90 of the 25th.
  expect(rowsOf(bytes, "To bill").find((row) => row.includes("Prior-period"))).toMatch(/45.*0\.75.*45/);
});

officeTest("every formula of every workbook is what LibreOffice makes of it", async () => {
  const folder = await novemberAfterLateWork();
  await run(folder, { period: NOVEMBER });
  const month = monthFolder(folder, NOVEMBER);
  const files = (await readdir(month))
    .filter((name) => name.endsWith(".xlsx"))
    .map((name) => join(month, name));
  for (const { formulas, differences } of (await recalculated(files, await temporaryFolder())).values()) {
    // Its formulas need the add-in; the runtime computes them in another test.
    expect(differences.filter(({ sheet }) => sheet !== "Recompute")).toEqual([]);
    expect(formulas).toBeGreaterThan(0);
  }
});

test("Recompute is left out where the functions could not agree: after a month closed with other settings", async () => {
  const folder = await novemberAfterLateWork();
  const sheets = async () => {
    await run(folder, { period: NOVEMBER });
    return sheetsOf(await readFile(join(monthFolder(folder, NOVEMBER), "Acme.xlsx"))).map(({ name }) => name);
  };
  expect(await sheets()).toContain("Recompute");
  await put(folder, "config.json", JSON.stringify({ ...CONFIG, rounding: { scope: "client_day" } }));
  expect(await sheets()).not.toContain("Recompute");
});
