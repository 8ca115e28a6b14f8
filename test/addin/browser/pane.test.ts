/**
 * Clicks through the task pane in a real browser. The page, its scripts, its policy and Microsoft's office.js come from
 * a build; the workbook behind the pane's interface is in memory, because Microsoft's code does not include Excel's
 * object model. So this covers what a person sees and does, but not `excel-workbook.ts`.
 */

/// <reference lib="dom" />

import { readFileSync } from "node:fs";
import path from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { VIP_BALANCE } from "../../../addin/functions/bank.ts";
import { FUNCTIONS } from "../../../addin/functions/functions.ts";
import type { Metadata } from "../../../addin/metadata.ts";
import { CORE_WORDS } from "../../../core/words/words.ts";
import { RUN } from "../taskpane/sample-run.ts";
import { BASE, builtSite, launch, type Records } from "./chromium.ts";
import { describeInBrowser } from "./describe-in-browser.ts";
import { failWith, openPane, PANE_PAGE, selectCell, workbookState } from "./pane-driver.ts";

/** What is waited for, on a machine that may be busy with other tests. */
const soon = <T>(asked: () => T | Promise<T>) => expect.poll(asked, { timeout: 20_000 });

let browser: Browser;
let site: Awaited<ReturnType<typeof builtSite>>;

describeInBrowser("the task pane in a browser", () => {
  beforeAll(async () => {
    [browser, site] = await Promise.all([launch(), builtSite(PANE_PAGE)]);
  }, 60_000);

  afterAll(async () => {
    await browser?.close();
    await site?.remove();
  });

  const metadata = (file: string) =>
    JSON.parse(readFileSync(path.join(site.folder, file), "utf8")) as Metadata;
  const tab = (page: Page, name: string) => page.getByRole("tab", { name });

  function clean({ foreign, missing, violations, errors }: Records): void {
    expect({ foreign, missing, errors }).toEqual({ foreign: [], missing: [], errors: [] });
    expect(violations.filter(({ source }) => !source.startsWith(`${BASE}office/`))).toEqual([]);
  }

  test.each([
    ["en-US", "functions.json"],
    ["fr-CA", "functions.fr.json"],
  ] as const)(
    "functions, %s: what Excel gets is what the pane shows, and an example can be inserted",
    async (language, file) => {
      const { page, records, context } = await openPane(browser, site.folder, { language });
      const { functions } = metadata(file);
      expect(await page.locator("html").getAttribute("lang")).toBe(language.slice(0, 2));
      expect(await page.locator("summary code").allTextContents()).toEqual(
        functions.map(({ id }) => `PLAN.${id}`),
      );
      const words = CORE_WORDS[language === "en-US" ? "en" : "fr"];
      // On the page French marks are bound to their words.
      const said = (text: string) => text.replaceAll("\u00A0", " ");
      expect(said((await page.locator("footer").textContent()) ?? "")).toMatch(/^Version \d+\.\d+\.\d+$/);
      for (const [at, own] of functions.entries()) {
        const card = page.locator("details", { has: page.getByText(`PLAN.${own.id}`, { exact: true }) });
        const { short } = words.functions[FUNCTIONS[at]?.name ?? "CHECK"];
        expect(said((await card.locator("summary .quiet").textContent()) ?? "")).toBe(short);
        await card.locator("summary").click();
        // Of a table one number would say little.
        const { answers, answersTable } = words.pane.functions;
        const isTable = own.result.dimensionality === "matrix";
        expect(said((await card.textContent()) ?? "")).toContain(isTable ? answersTable : `${answers} `);
        await card.getByText(own.description, { exact: true }).waitFor();
        const names = await card.locator("dt code").allTextContents();
        expect(names).toEqual(own.parameters.map(({ name }) => name));
        const meanings = await card.locator("dd").allTextContents();
        expect(meanings.map(said)).toEqual(own.parameters.map(({ description }) => description));
        expect(own.helpUrl).toBe(`${BASE}${await card.getByRole("link").getAttribute("href")}`);
      }
      const insert = page.getByRole("button", { name: /PLAN\.VIP_BALANCE/ });
      const status = page.locator("details").first().getByRole("status");
      await insert.click();
      await soon(() => status.textContent()).toMatch(
        language === "fr-CA" ? /la nouvelle feuille «\sVIP_BALANCE\s»/ : /the new sheet “VIP_BALANCE”/,
      );
      const { added, inserted, keepsLoading } = await workbookState(page);
      expect(added.map(({ rows }) => rows.at(-1)?.[0]?.value)).toEqual([VIP_BALANCE.example.formula]);
      expect([inserted, keepsLoading]).toEqual([[], true]);
      clean(records);
      await context.close();
    },
  );

  test("explain: the lines follow the selection, and the last one holds the cell's number", async () => {
    const { page, records, context } = await openPane(browser, site.folder, { language: "en-US" });
    await tab(page, "Explain this cell").click();
    const panel = page.getByRole("tabpanel");
    const where = panel.getByRole("status").first();
    const select = async (cell: string) => {
      await selectCell(page, cell);
      await soon(() => where.textContent()).toContain(`${cell} shows`);
    };
    const lastFigures = () => panel.locator("tr.last td.number").allTextContents();
    const notices = () => panel.locator(".notice").allTextContents();

    await select("Bank!D1");
    expect(await lastFigures()).toEqual(["0.25"]);
    expect(await panel.locator("td.rule").allTextContents()).toEqual([
      "P5",
      "P5",
      "R1",
      ...Array(7).fill("A5"),
      "M1",
    ]);
    await panel.getByText("Which bank, and what no bank gives").waitFor();

    await select("Bank!D2"); // two calls of ours inside another function
    expect(await panel.locator("h2").allTextContents()).toEqual(["PLAN.VIP_BALANCE", "PLAN.RENEWAL_PRICE"]);
    expect(await lastFigures()).toEqual(["0.75", "612.00"]);

    await select("Bank!D6"); // names and a table's columns
    expect(await lastFigures()).toEqual(["0.00"]);
    await select("Orange!D1");
    expect(await lastFigures()).toEqual(["0.75"]);
    await select("Orange!D2");
    expect(await lastFigures()).toEqual(["552.33"]);
    // A sentence among the figures goes below its line, not into the narrow column.
    expect(await panel.locator("th .long").allTextContents()).toEqual([
      "pro rata at the full rate, anniversary kept",
    ]);

    await select("Bank!D3");
    expect(await notices()).toEqual([expect.stringContaining("uses none of our functions")]);
    await select("Bank!D7");
    expect(await notices()).toEqual([expect.stringContaining("holds no formula")]);
    await select("Bank!D4");
    expect(await notices()).toEqual([
      expect.stringContaining("“start” is TODAY(), which only Excel can compute"),
    ]);
    await panel.getByRole("button", { name: "Lines on a new sheet" }).click();
    await panel.getByText("The lines are on the new sheet “Lines”").waitFor();
    const [beside] = (await workbookState(page)).added;
    expect(beside?.rows.flat().map(({ value }) => value)).toEqual([
      "The lines behind Bank!D4",
      "=PLAN.VIP_LEDGER(2,TODAY(),'Bank'!A1:A4,'Bank'!B1:B4)",
    ]);
    await select("Bank!D5"); // the function's own sentence
    expect(await notices()).toEqual([expect.stringContaining("“minutes” has 3 cells")]);

    await select("Firm!A3"); // inside the spilled table: that row's client
    const choice = panel.getByRole("combobox", { name: "Client" });
    expect(await choice.inputValue()).toBe("Boulangerie Ginette");
    expect(await lastFigures()).toEqual(["0.25"]);
    await choice.selectOption("Acme");
    await soon(lastFigures).toEqual(["1.00"]);
    await choice.selectOption("");
    await soon(() => panel.locator("tbody .what").allTextContents()).toEqual(["Acme", "Boulangerie Ginette"]);

    await failWith(page, "the workbook is busy");
    await panel.getByRole("button", { name: "Read again" }).click();
    await panel.getByText("Excel could not do that: the workbook is busy").waitFor();
    clean(records);
    await context.close();
  });

  test("explain: a column of minutes is corrected once a person has seen how", async () => {
    const { page, records, context } = await openPane(browser, site.folder, { language: "en-US" });
    await tab(page, "Explain this cell").click();
    const panel = page.getByRole("tabpanel");
    await selectCell(page, "Typed!C2");
    await panel.getByRole("button", { name: "Look what would change" }).click();
    await panel.getByText("C2 1:30 → 90").waitFor();
    await panel.getByText("C3 soon – ").waitFor();
    expect((await workbookState(page)).replaced).toEqual([]);
    await panel.getByRole("button", { name: "Change 1 cell" }).click();
    await panel.getByText("1 cell was changed.").waitFor();
    expect((await workbookState(page)).replaced).toMatchObject([
      { row: 1, was: 0.0625, cell: { value: 90 } },
    ]);
    clean(records);
    await context.close();
  });

  test("load: what is pasted is reported, then written on new sheets", async () => {
    const { page, records, context } = await openPane(browser, site.folder, { language: "fr-CA" });
    await tab(page, "Charger un mois").click();
    const panel = page.getByRole("tabpanel");
    const read = panel.getByRole("button", { name: "Lire ce qui est collé" });
    await read.click();
    await panel.getByText("Collez d’abord quelque chose").waitFor();
    const log = (durations: string) =>
      `jour;client;${durations};catégorie;détails;note\n2026-02-03;Acme;1:30;how_to;=1+1;\n2026-02-30;Acme;20;;;\n`;
    await panel.getByRole("textbox").fill(log("Durée"));
    await read.click();
    await panel.getByText("ne montre ce que comptent les nombres sous « Durée », comme 20.").waitFor();
    await panel.getByRole("textbox").fill(log("Minutes"));
    await read.click();
    await panel.getByText("Journal de temps · 2 lignes").waitFor();
    await panel.getByText("Non utilisés : note.").waitFor();
    await panel.getByText("qui n’est pas une date du calendrier").waitFor();
    expect(await panel.locator(".columns tbody code").allTextContents()).toEqual([
      "date",
      "client",
      "minutes",
      "category",
      "description",
    ]);
    await panel.getByRole("button", { name: "Écrire sur de nouvelles feuilles" }).click();
    // The workbook already has a sheet called Contracts.
    await panel.getByText("Tableau Contracts sur la feuille « Contracts 2 », 1 ligne.").waitFor();
    await panel.getByText("Tableau TimeLog sur la feuille « TimeLog », 2 lignes.").waitFor();
    await selectCell(page, "Empty!Z9");
    await panel.getByRole("button", { name: "Insérer la formule" }).click();
    await panel.getByText("Inséré dans Empty!Z9").waitFor();
    const { written, inserted } = await workbookState(page);
    expect(inserted).toEqual(["=PLAN.CLIENT_USAGE(Contracts[#All],TimeLog[#All])"]);
    expect(written.map(({ name }) => name)).toEqual(["Contracts", "TimeLog"]);
    const [first] = written[1]?.rows ?? [];
    expect(first?.filter(({ value }) => value !== "")).toEqual([
      { value: 46056, format: "date" },
      { value: "Acme", format: "text" },
      { value: 90, format: "number" },
      { value: "how_to", format: "text" },
      { value: "=1+1", format: "text" },
    ]);
    clean(records);
    await context.close();
  });

  test("load: files, a run.json among them, and a file that is none of these", async () => {
    const { page, records, context } = await openPane(browser, site.folder, { language: "en-US" });
    await tab(page, "Load a month").click();
    const panel = page.getByRole("tabpanel");
    const file = (name: string, text: string | Buffer) => ({
      name,
      mimeType: "text/plain",
      buffer: Buffer.from(text),
    });
    await panel
      .locator("input[type=file]")
      .setInputFiles([
        file("run.json", JSON.stringify(RUN)),
        file("contracts.csv", "client,plan,quantity,start\nAcme,VIP,2,2026-01-15\n"),
        file("latin.csv", Buffer.from([0x64, 0xe9, 0x0a])),
        file("other.csv", "a,b\n1,2\n"),
      ]);
    await panel.getByText("Figures of 2026-10 · 2 clients").waitFor();
    await panel.getByText("Contract register · 1 row").waitFor();
    await panel.getByText("not UTF-8 text").waitFor();
    await panel.getByText("neither a time log").waitFor();
    await panel.getByRole("checkbox").uncheck();
    await panel.getByRole("button", { name: "Write to new sheets" }).click();
    await panel.getByText("on the sheet “Figures 2026-10”, 2 rows").waitFor();
    const { written } = await workbookState(page);
    expect(written.map(({ name }) => name)).toEqual(["Contracts", "Figures 2026-10"]);
    expect(written[1]?.rows[0]?.slice(0, 3).map(({ value }) => value)).toEqual(["Acme", 4, 0.75]);
    clean(records);
    await context.close();
  });

  test("by keyboard alone", async () => {
    const { page, records, context } = await openPane(browser, site.folder, { language: "en-US" });
    await selectCell(page, "Empty!Z9");
    const focused = () =>
      page.evaluate(() => {
        const own = document.activeElement;
        return `${own?.getAttribute("role") ?? own?.localName}: ${own?.getAttribute("aria-label") ?? own?.textContent}`;
      });
    const press = async (...keys: string[]) => {
      for (const key of keys) await page.keyboard.press(key);
    };
    await press("Tab");
    expect(await focused()).toBe("tab: Functions");
    await press("Tab", "Tab");
    expect(await focused()).toBe("button: Insert a demo firm");
    await press("Enter");
    await page.getByText(/^New sheets: Contracts 2, Time log, /).waitFor();
    await press("Tab", "Tab", "Tab");
    expect(await focused()).toMatch(/^summary: PLAN.VIP_BALANCE/);
    await press("Enter", "Tab");
    expect(await focused()).toBe("region: The cells of the example, from A1 on");
    await press("Tab");
    expect(await focused()).toBe("button: Insert the example: PLAN.VIP_BALANCE");
    await press("Enter");
    await page.getByText("on the new sheet “VIP_BALANCE”").waitFor();

    await tab(page, "Functions").focus();
    await press("ArrowRight");
    expect(await focused()).toBe("tab: Explain this cell");
    await selectCell(page, "Firm!A2");
    await page.getByRole("combobox").waitFor();
    await press("Tab", "Tab", "Tab");
    expect(await focused()).toMatch(/^select/);
    await press("ArrowDown");
    await soon(() => page.getByRole("combobox").inputValue()).toBe("Boulangerie Ginette");
    await page.getByRole("combobox").waitFor();

    await tab(page, "Explain this cell").focus();
    await press("End", "Tab", "Tab");
    expect(await focused()).toMatch(/^input/);
    await press("Tab");
    await page.keyboard.type("date,client,minutes");
    await press("Enter");
    await page.keyboard.type("2026-02-03,Acme,20");
    await press("Tab", "Space");
    await page.getByText("Time log · 1 row").waitFor();
    await press("Tab", "Space", "Tab", "Enter");
    await page.getByText("Table TimeLog on the sheet “TimeLog”, 1 row.").waitFor();
    expect((await workbookState(page)).written.map(({ name }) => name)).toEqual([
      "Contracts",
      "Time log",
      "TimeLog",
    ]);
    await press("Shift+Tab");
    clean(records);
    await context.close();
  });

  test.each([
    ["light", 320],
    ["dark", 320],
    ["light", 230],
  ] as const)("%s, %d pixels wide: readable, labelled, nothing cut off", async (scheme, width) => {
    for (const language of ["en-US", "fr-CA"] as const) {
      const { page, records, context } = await openPane(browser, site.folder, {
        language,
        scheme,
        width,
      });
      expect(await page.evaluate(() => matchMedia("(prefers-color-scheme: dark)").matches)).toBe(
        scheme === "dark",
      );
      for (const summary of await page.locator("summary").all()) await summary.click();
      expect(await faults(page)).toEqual([]);
      const tabs = await page.getByRole("tab").all();
      await tabs[1]?.click();
      for (const cell of ["Bank!D2", "Bank!D4", "Orange!D2", "Firm!A3", "Bank!D7", "Typed!C2"]) {
        await selectCell(page, cell);
        await soon(() => page.getByRole("tabpanel").getByRole("status").first().textContent()).toContain(
          cell,
        );
        expect(await faults(page), cell).toEqual([]);
      }
      await tabs[2]?.click();
      await page.getByRole("textbox").fill("date;client;minutes;truc\n2026-02-03;Acme;x;\n");
      await page.getByRole("button", { name: /Read what|Lire ce/ }).click();
      expect(await faults(page), "preview").toEqual([]);
      await page.getByRole("button", { name: /Write to|Écrire sur/ }).click();
      await page.locator(".notice.good").first().waitFor();
      expect(await faults(page), "written").toEqual([]);
      clean(records);
      await context.close();
    }
  });
});

/** What a person who sees little, or does not use a mouse, would stumble on; each as a sentence. */
function faults(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const seen = (own: Element) => own.checkVisibility() && own.getClientRects().length > 0;
    const all = [...document.querySelectorAll("body *")].filter(seen);

    if (document.documentElement.scrollWidth > innerWidth) found.push("the page scrolls sideways");
    const ids = [...document.querySelectorAll("[id]")].map(({ id }) => id);
    if (new Set(ids).size !== ids.length) found.push("an id stands twice");
    if (document.documentElement.lang === "" || document.title === "") found.push("no language or no title");

    for (const own of all) {
      const what = `${own.localName} “${(own.textContent ?? "").slice(0, 30)}”`;
      for (const name of ["aria-controls", "aria-labelledby", "aria-describedby", "for"]) {
        const id = own.getAttribute(name);
        if (id !== null && document.getElementById(id) === null) found.push(`${what}: ${name} leads nowhere`);
      }
      if (
        own.matches(
          "a, button, summary, input, select, textarea, [role=region], [role=tabpanel], [role=tablist]",
        )
      ) {
        const labelledBy = document.getElementById(own.getAttribute("aria-labelledby") ?? "");
        const labels = "labels" in own ? [...((own as HTMLInputElement).labels ?? [])] : [];
        const named = [
          own.getAttribute("aria-label"),
          labelledBy?.textContent,
          ...labels.map((label) => label.textContent),
        ];
        const byContent = own.matches("a, button, summary") ? own.textContent : "";
        if (![...named, byContent].some((name) => (name ?? "").trim() !== ""))
          found.push(`${what} has no name`);
      }
      if (own.matches("a, button, summary, select, textarea")) {
        const { width, height } = own.getBoundingClientRect();
        if (height < 24 || width < 24) found.push(`${what} is too small to hit`);
      }
      if (own.matches("table") && own.querySelector("th[scope]") === null)
        found.push(`${what} has no headings`);
    }
    const levels = all
      .filter((own) => /^h\d$/.test(own.localName))
      .map((own) => Number(own.localName.slice(1)));
    if (levels[0] !== 1) found.push("the first heading is not the first level");

    // Contrast of every text with what is behind it, as WCAG counts it.
    const channels = (color: string) => (color.match(/[\d.]+/g) ?? []).map(Number);
    const light = (color: string) => {
      const [r = 0, g = 0, b = 0] = channels(color).map((channel) => {
        const part = channel / 255;
        return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const behind = (own: Element): string => {
      for (let at: Element | null = own; at !== null; at = at.parentElement) {
        const { backgroundColor } = getComputedStyle(at);
        if (channels(backgroundColor)[3] !== 0) return backgroundColor;
      }
      return "rgb(255, 255, 255)";
    };
    for (const own of all) {
      const hasText = [...own.childNodes].some(
        (node) => node.nodeType === Node.TEXT_NODE && (node.textContent ?? "").trim() !== "",
      );
      const clipped = own.closest(".hidden") !== null;
      if (!hasText || clipped || own.closest("option") !== null) continue;
      const [a, b] = [light(getComputedStyle(own).color), light(behind(own))];
      const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
      if (ratio < 4.5)
        found.push(`“${(own.textContent ?? "").slice(0, 30)}” has a contrast of ${ratio.toFixed(2)}`);
      const { right } = own.getBoundingClientRect();
      if (right > innerWidth + 1 && own.closest(".scroll") === null)
        found.push(`“${own.textContent}” is cut off`);
    }
    return found;
  });
}
