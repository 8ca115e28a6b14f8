/** The pane in a browser with a workbook in memory, in one language, colour scheme and width. */

/// <reference lib="dom" />

import path from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";
import type { FakeWorkbook } from "../taskpane/fake-workbook.ts";
import { type Records, serve, watchErrors } from "./chromium.ts";
import { ExcelForMac, type Shown } from "./excel-in-browser.ts";

/** The script that replaces the pane's in the build. */
export const PANE_PAGE = path.join(import.meta.dirname, "pane-page.ts");

export interface OpenPane {
  readonly page: Page;
  readonly records: Records;
  readonly context: BrowserContext;
}

export async function openPane(
  browser: Browser,
  folder: string,
  {
    language,
    scheme = "light",
    width = 350,
    scale = 1,
  }: Shown & { scheme?: "light" | "dark"; width?: number; scale?: number },
): Promise<OpenPane> {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    colorScheme: scheme,
    deviceScaleFactor: scale,
  });
  const records = await serve(context, folder);
  const page = await context.newPage();
  watchErrors(page, records);
  await ExcelForMac.open(page, { language });
  await page.getByRole("tab").first().waitFor();
  return { page, records, context };
}

/** Selects another cell, as a person would in Excel. */
export function selectCell(page: Page, address: string): Promise<void> {
  return page.evaluate(
    (to) => (window as unknown as { workbook: FakeWorkbook }).workbook.select(to),
    address,
  );
}

type Changes = Pick<FakeWorkbook, "inserted" | "written" | "added" | "replaced" | "keepsLoading">;

/** The pane's changes to the workbook. */
export function workbookState(page: Page): Promise<Changes> {
  return page.evaluate(() => {
    const { inserted, written, added, replaced, keepsLoading } = (
      window as unknown as { workbook: FakeWorkbook }
    ).workbook;
    return { inserted, written, added, replaced, keepsLoading };
  });
}

/** From now on every request to the workbook fails with this; null ends it. */
export function failWith(page: Page, failure: string | null): Promise<void> {
  return page.evaluate((own) => {
    (window as unknown as { workbook: FakeWorkbook }).workbook.failure = own;
  }, failure);
}
