/**
 * The add-in's page on Microsoft's office.js in a real browser, as Excel for Mac and as Excel on the web load it:
 * every function with good and bad arguments, in both languages, under the page's own security policy.
 */

/// <reference lib="dom" />
/// <reference types="office-js" />

import type { Browser, Frame, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { FUNCTIONS } from "../../../addin/functions/functions.ts";
import type { Answer, Call } from "../excel-host.ts";
import { callOf } from "../formula.ts";
import { BASE, builtSite, launch, type Records, serve, watchErrors } from "./chromium.ts";
import { describeInBrowser } from "./describe-in-browser.ts";
import { ExcelForMac, ExcelOnTheWeb, WEB_HOST } from "./excel-in-browser.ts";

const GOOD = FUNCTIONS.map(({ name, example }) => [name, example] as const);
const LOG = [
  ["date", "client", "minutes"],
  [46055, "Acme", 15],
];
const REGISTER = [
  ["client", "plan", "quantity", "start"],
  ["Acme", "VIP", 2, 46037],
];

/** A bad call of each function, and what its sentence must name in English and in French. */
const BAD: readonly [call: Call, error: string, en: string, fr: string][] = [
  [["VIP_BALANCE", 99, 46037, [[46055]], [[15]]], "#VALUE!", "hours", "heures"],
  [["VIP_LEDGER", 2, "soon", [[46055]], [[15]]], "#VALUE!", "soon", "début"],
  [["ORANGE_OVERAGE", 1, [[46055], [46056]], [[15]]], "#VALUE!", "dates", "dates"],
  [["ORANGE_DAYS", 1, [[46055]], [["long"]]], "#VALUE!", "minutes, cell 1", "minutes, cellule 1"],
  [["RENEWAL_PRICE", "GOLD", 8, 46402], "#VALUE!", "GOLD", "GOLD"],
  [["RENEWAL_QUOTE", "ORANGE_PLUS", 8, 46402], "#N/A", "list_price", "prix_courant"],
  [["CLIENT_USAGE", [["a", "b"]], LOG], "#VALUE!", "contracts", "contrats"],
  [["CLIENT_STATEMENT", "Nobody", REGISTER, LOG], "#N/A", "Nobody", "Nobody"],
];

/** The number of one with a format. */
function plain(cell: unknown): unknown {
  return typeof cell === "object" && cell !== null && "basicValue" in cell ? cell.basicValue : cell;
}

/** The number an example promises: the answer itself, or a cell of its table. */
function numberOf({ value }: Answer, at: readonly [number, number] | undefined): unknown {
  if (!Array.isArray(value)) return plain(value);
  if (at !== undefined) return plain(value[at[0]]?.[at[1]]);
  return value
    .at(-1)
    ?.map(plain)
    .findLast((cell) => typeof cell === "number");
}

let browser: Browser;
let site: Awaited<ReturnType<typeof builtSite>>;

describeInBrowser("office.js in a browser", () => {
  beforeAll(async () => {
    [browser, site] = await Promise.all([launch(), builtSite()]);
  }, 60_000);

  afterAll(async () => {
    await browser?.close();
    await site?.remove();
  });

  /** What the page did that it must not; Microsoft's library tries two inline styles, which the policy stops. */
  function clean({ foreign, missing, violations, errors }: Records): void {
    expect(foreign).toEqual([]);
    expect(missing).toEqual([]);
    expect(errors).toEqual([]);
    expect(violations.filter(({ source }) => !source.startsWith(`${BASE}office/`))).toEqual([]);
    expect(new Set(violations.map(({ directive }) => directive))).toEqual(new Set(["style-src-attr"]));
  }

  async function opened(): Promise<{ page: Page; records: Records }> {
    const context = await browser.newContext({ viewport: { width: 350, height: 900 } });
    const records = await serve(context, site.folder, WEB_HOST);
    const page = await context.newPage();
    watchErrors(page, records);
    return { page, records };
  }

  const addinFrame = (page: Page): Frame =>
    page.frames().find((frame) => frame.url().startsWith(BASE)) ?? page.mainFrame();

  test.each([
    ["Excel for Mac", "Mac", "en-US", ExcelForMac],
    ["Excel for Mac", "Mac", "fr-CA", ExcelForMac],
    ["Excel on the web", "OfficeOnline", "en-US", ExcelOnTheWeb],
    ["Excel on the web", "OfficeOnline", "fr-CA", ExcelOnTheWeb],
  ] as const)("%s (%s), %s", async (_name, platform, language, kind) => {
    const { page, records } = await opened();
    const excel = await kind.open(page, { language });
    const answers = await excel.calls([
      ...GOOD.map(([, { formula, sheet }]) => callOf(formula, sheet)),
      ...BAD.map(([call]) => call),
    ]);

    for (const [index, [id, { result, at }]] of GOOD.entries()) {
      const answer = answers[index] ?? { value: null };
      expect(numberOf(answer, at), `${id}: ${JSON.stringify(answer)}`).toBe(result);
    }
    for (const [index, [call, error, en, fr]] of BAD.entries()) {
      const answer = answers[GOOD.length + index];
      expect(answer?.error, call[0]).toBe(error);
      const message = answer?.error === undefined ? "" : answer.message;
      expect(message, call[0]).toContain(language === "fr-CA" ? fr : en);
      expect(message, call[0]).toMatch(
        language === "fr-CA" ? /Donnez|Corrigez|Ajoutez|corrigez/ : /Give|Correct|add/,
      );
    }

    const frame = addinFrame(page);
    const ready = await frame.evaluate(async () => {
      const { host, platform } = await Office.onReady();
      const { displayLanguage, requirements } = Office.context;
      return {
        host,
        platform,
        displayLanguage,
        cards: requirements.isSetSupported("CustomFunctionsRuntime", "1.4"),
      };
    });
    expect(ready).toEqual({ host: "Excel", platform, displayLanguage: language, cards: true });

    // The pane itself, on the code that asks Excel: an Excel that refuses is reported in a sentence.
    const tab = frame.getByRole("tab", {
      name: language === "fr-CA" ? "Expliquer la cellule" : "Explain this cell",
    });
    await tab.click();
    const refusal = language === "fr-CA" ? "Excel n’a pas pu le faire" : "Excel could not do that";
    await frame.getByText(refusal).waitFor();
    expect(excel.refused).toBeGreaterThan(0);
    clean(records);
    await page.context().close();
  });

  test("the page's policy is in force", async () => {
    const { page, records } = await opened();
    await ExcelForMac.open(page, { language: "en-US" });
    await page.getByRole("tab").first().waitFor();
    const stopped = await page.evaluate(async () => {
      const outside = await fetch("https://example.com/").then(
        () => "fetched",
        () => "stopped",
      );
      const inline = document.createElement("script");
      inline.textContent = "window.ranInline = true";
      document.body.append(inline);
      // A text run as a script is what eval is; the page's own tools may use eval, so that is not asked here.
      setTimeout("window.ranText = true");
      await new Promise((resolve) => setTimeout(resolve, 50));
      return { outside, inline: "ranInline" in window, text: "ranText" in window };
    });
    expect(stopped).toEqual({ outside: "stopped", inline: false, text: false });
    // Stopped before it was asked of anybody.
    expect(records.foreign).toEqual([]);
    await page.context().close();
  });

  test("outside Excel the page says so, and the functions can be read about", async () => {
    const { page, records } = await opened();
    await page.goto(`${BASE}taskpane.html`);
    await page.getByText("Open this pane from Excel").waitFor();
    await page.locator("summary").first().click();
    expect(await page.getByRole("button", { name: /Insert/ }).count()).toBe(0);
    expect(records.foreign).toEqual([]);
    expect(records.errors).toEqual([]);
    await page.context().close();
  });
});
