/** Takes the pictures of the task pane that addin/README.md shows: `npm run pictures:addin`. */

import path from "node:path";
import type { Browser, Page } from "playwright-core";
import { builtSite, launch } from "./chromium.ts";
import type { Shown } from "./excel-in-browser.ts";
import { openPane, PANE_PAGE, selectCell } from "./pane-driver.ts";

const OUT = path.join(import.meta.dirname, "..", "..", "..", "addin", "taskpane");
const LOG = `date;client;minutes;catégorie;note
2026-10-02;Acme;1:30;how_to;
2026-10-05;Boulangerie Ginette;25;break_fix;
2026-10-32;Acme;15;how_to;`;
const HEIGHT = 800;

/** A picture of each of the three sections. */
async function sections(
  browser: Browser,
  folder: string,
  shown: Shown & { scheme: "light" | "dark" },
): Promise<string[]> {
  const { page, context } = await openPane(browser, folder, { ...shown, scale: 2 });
  await page.setViewportSize({ width: 350, height: HEIGHT });
  const pictures: string[] = [];
  const take = async () => {
    pictures.push((await page.screenshot()).toString("base64"));
  };
  await page.locator("summary").nth(4).click();
  await take();
  await page.getByRole("tab").nth(1).click();
  await selectCell(page, "Bank!D2");
  await page.locator("tr.last").first().waitFor();
  await take();
  await page.getByRole("tab").nth(2).click();
  await page.getByRole("textbox").fill(LOG);
  await page.locator(".card button").last().click();
  await page.locator(".preview .columns").waitFor();
  await page.mouse.move(0, 0);
  await page.evaluate("document.activeElement?.blur(); scrollTo(0, 190)");
  await take();
  await context.close();
  return pictures;
}

/** The pictures side by side as one. */
async function together(page: Page, pictures: readonly string[], file: string): Promise<void> {
  const images = pictures.map(
    (data) => `<img src="data:image/png;base64,${data}" width="350" height="${HEIGHT}">`,
  );
  const style =
    "body{margin:0;padding:12px;display:flex;gap:12px;background:#e3e6e9}img{border:1px solid #b9bec4}";
  await page.setViewportSize({ width: 3 * 352 + 4 * 12, height: HEIGHT + 26 });
  await page.setContent(`<style>${style}</style>${images.join("")}`);
  await page.screenshot({ path: path.join(OUT, file) });
}

const browser = await launch();
const site = await builtSite(PANE_PAGE);
try {
  const page = await browser.newPage();
  await together(
    page,
    await sections(browser, site.folder, { language: "en-US", scheme: "light" }),
    "taskpane.png",
  );
  await together(
    page,
    await sections(browser, site.folder, { language: "fr-CA", scheme: "dark" }),
    "taskpane-fr-dark.png",
  );
} finally {
  await browser.close();
  await site.remove();
}
