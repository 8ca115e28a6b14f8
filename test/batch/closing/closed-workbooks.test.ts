/** The workbooks of the month after a closed one, to which late work came: what they tell, and that it adds up. */

import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { sheetsOf } from "../../../batch/xlsx/reader.ts";
import { officeTest, recalculated } from "../../libreoffice.ts";
import { monthFolder, put, run, temporaryFolder } from "../firm-folder.ts";
import { CONFIG, NOVEMBER, novemberAfterLateWork } from "./late-work.ts";

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
  expect(rowsOf(bytes, "To bill").find((row) => row.includes("October"))).toMatch(/45.*0\.75.*45/);
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
