/**
 * The page in a real browser, opened from its folder as a person does: showing, sorting, searching and printing; that
 * it makes no requests, fits a phone and a desk, and is readable in both languages, light and dark.
 */

/// <reference lib="dom" />

import { existsSync } from "node:fs";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { page as pageOf } from "../../../../batch/documents/page/page.ts";
import type { PageRun } from "../../../../batch/documents/page/view.ts";
import { launch } from "../../../addin/browser/chromium.ts";
import { describeInBrowser } from "../../../addin/browser/describe-in-browser.ts";
import { monthFolder, PROJECT, run, runJsonOf } from "../../firm-folder.ts";
import { HOSTILE, hostileRun } from "./sample-run.ts";

const LANGUAGES = ["en", "fr"] as const;
type Language = (typeof LANGUAGES)[number];

let browser: Browser;
/** The firm's own temporary folder. */
let firm: string;
let folder: string;
let sample: PageRun;

/** An opened page, what it asked for, and what its policy or its script complained of. */
interface Opened {
  readonly page: Page;
  readonly asked: string[];
  readonly complaints: string[];
}

async function opened(file = "index.html", options: BrowserContextOptions = {}): Promise<Opened> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const asked: string[] = [];
  const complaints: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  page.on("console", (message) => complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  await page.goto(pathToFileURL(join(folder, file)).href);
  return { page, asked, complaints };
}

const choose = (page: Page, language: Language) => page.locator(`input[value="${language}"]`).check();
/** The part of the page in one language. */
const part = (page: Page, language: Language) => page.locator(`main > [lang="${language}"]`);
const names = (page: Page, language: Language) =>
  part(page, language).locator(".clients tr.line:visible th bdi").allTextContents();
const head = (page: Page, language: Language, name: string) =>
  part(page, language).locator(".clients").getByRole("columnheader", { name });

/** “1,234.50” and « 1 234,50 » as a number, the unit and what follows left aside. */
function read(text: string, language: Language): number {
  const plain =
    language === "en" ? text.replaceAll(",", "") : text.replace(/\s(?=\d)/g, "").replace(",", ".");
  return Number.parseFloat(plain);
}

describeInBrowser("the page of the sample firm", () => {
  beforeAll(async () => {
    firm = await mkdtemp(join(tmpdir(), "page-"));
    await cp(join(PROJECT, "batch/sample"), firm, {
      recursive: true,
      filter: (path) => !path.endsWith("/out"),
    });
    const config = join(firm, "config.json");
    const keys = JSON.parse(await readFile(config, "utf8"));
    await writeFile(config, JSON.stringify({ ...keys, clientPages: true }));
    [browser] = await Promise.all([launch(), run(firm)]);
    folder = monthFolder(firm);
    sample = await runJsonOf(firm);
    await writeFile(join(folder, "index.html"), pageOf(sample));
    await writeFile(join(folder, "hostile.html"), pageOf({ ...sample, ...hostileRun() }));
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await rm(firm, { recursive: true, force: true });
  });

  test("asks for nothing, breaks no rule of its policy, and links to files that exist", async () => {
    const { page, asked, complaints } = await opened();
    for (const language of LANGUAGES) {
      await choose(page, language);
      await part(page, language).locator("[data-all]").click();
    }
    expect(asked).toEqual([page.url()]);
    expect(complaints).toEqual([]);
    const links = await page
      .locator("main a")
      .evaluateAll((all) => all.map((link) => [(link as HTMLAnchorElement).href, link.getAttribute("href")]));
    const files = new Set(
      links.filter(([, to]) => !to?.startsWith("#")).map(([address = ""]) => address ?? ""),
    );
    expect(files.size).toBe(sample.clients.length + 3);
    for (const address of files) expect(existsSync(fileURLToPath(address)), address).toBe(true);
    for (const [, to] of links.filter(([, to]) => to?.startsWith("#")))
      expect(await page.locator(`[id="${to?.slice(1)}"]`).count(), String(to)).toBe(1);
  });

  test.each(LANGUAGES)("shows the figures of run.json, %s", async (language) => {
    const { page } = await opened();
    await choose(page, language);
    const rows = await part(page, language)
      .locator(".clients tr.line")
      .evaluateAll((all) =>
        all.map((row) => [...(row as HTMLTableRowElement).cells].map((cell) => cell.textContent ?? "")),
      );
    const shown = rows.map(([client, , left, drawn, overage, billable, amount, , , exceptions]) => [
      client,
      left === "" ? null : read(left ?? "", language),
      ...[drawn, overage, billable, amount].map((text) => read(text ?? "", language)),
      Number(exceptions),
    ]);
    const hours = (minutes: number) => Number((minutes / 60).toFixed(2));
    expect(shown).toEqual(
      sample.clients.map(({ client, banks, charged, orange, billable, exceptions }) => {
        const held = banks.filter(({ expires }) => expires > sample.asOf);
        const left = held.reduce((sum, { closing }) => sum + closing, 0);
        return [
          client,
          held.length === 0 ? null : hours(left),
          hours(charged.bank),
          hours(orange.overageCharged),
          hours(billable.minutes),
          (billable.cents ?? 0) / 100,
          exceptions,
        ];
      }),
    );
    const accounts = await part(page, language)
      .locator(".clients tr.detail")
      .evaluateAll((all) =>
        all.map((row) => [...row.querySelectorAll(".roll tfoot td")].map((cell) => cell.textContent ?? "")),
      );
    expect(accounts.map((closing) => closing.map((text) => read(text, language)))).toEqual(
      sample.clients.map(({ banks }) => banks.map(({ closing }) => hours(closing))),
    );
    const files = await part(page, language).locator(".files tr.line").allTextContents();
    expect(files).toHaveLength(sample.inputs.length);
    for (const [index, { file, sha256 }] of sample.inputs.entries())
      expect(files[index]?.startsWith(file + sha256.slice(0, 12))).toBe(true);
  });

  test("sorts by click and by keyboard, both ways, and says so", async () => {
    const { page, complaints } = await opened();
    const given = sample.clients.map(({ client }) => client);
    expect(await names(page, "en")).toEqual(given);
    const byBillable = [...sample.clients].sort((a, b) => b.toBill.minutes - a.toBill.minutes);
    const billable = head(page, "en", "Hours to bill");
    await billable.getByRole("button").click();
    expect(await billable.getAttribute("aria-sort")).toBe("descending");
    expect(await names(page, "en")).toEqual(byBillable.map(({ client }) => client));
    await page.keyboard.press("Enter");
    expect(await billable.getAttribute("aria-sort")).toBe("ascending");
    const [first] = await names(page, "en");
    expect(sample.clients.find(({ client }) => client === first)?.billable.minutes).toBe(0);

    await page.keyboard.press("Shift+Tab");
    for (let steps = 0; steps < 4; steps += 1) await page.keyboard.press("Shift+Tab");
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Client");
    await page.keyboard.press("Space");
    expect(await head(page, "en", "Client").getAttribute("aria-sort")).toBe("ascending");
    expect(await billable.getAttribute("aria-sort")).toBe("none");
    const collator = new Intl.Collator("en");
    expect(await names(page, "en")).toEqual([...given].sort(collator.compare));

    // Nothing there comes last both ways; the other language stands alike.
    for (const direction of ["ascending", "descending"]) {
      await head(page, "en", "Next renewal").getByRole("button").click();
      expect(await head(page, "en", "Next renewal").getAttribute("aria-sort")).toBe(direction);
      const last = (await names(page, "en")).at(-1);
      expect(sample.clients.find(({ client }) => client === last)?.renewals).toEqual([]);
    }
    const english = await names(page, "en");
    await choose(page, "fr");
    expect(await names(page, "fr")).toEqual(english);
    expect(complaints).toEqual([]);
  });

  test.each(["renewals", "exceptions", "files"])("every column of “%s” sorts", async (table) => {
    const { page, complaints } = await opened();
    await page.locator("#en-control summary").click();
    const heads = part(page, "en").locator(`[data-table="${table}"] th[aria-sort]`);
    for (let index = 0; index < (await heads.count()); index += 1) {
      await heads.nth(index).getByRole("button").click();
      expect(await heads.nth(index).getAttribute("aria-sort")).toMatch(/ascending|descending/);
    }
    expect(complaints).toEqual([]);
  });

  test("details open beneath their client, one by one or all, and follow it when sorted", async () => {
    const { page } = await opened();
    const details = part(page, "en").locator(".clients tr.detail:visible");
    expect(await details.count()).toBe(0);
    const button = page.getByRole("button", { name: "Details of Harbour Light Logistics" });
    await button.focus();
    await page.keyboard.press("Enter");
    expect(await button.getAttribute("aria-expanded")).toBe("true");
    expect(await details.count()).toBe(1);
    await head(page, "en", "Client").getByRole("button").click();
    await head(page, "en", "Client").getByRole("button").click();
    const before = details.locator("xpath=preceding-sibling::tr[1]");
    expect(await before.locator("th bdi").textContent()).toBe("Harbour Light Logistics");
    await page.getByRole("button", { name: "All details" }).click();
    expect(await details.count()).toBe(sample.clients.length);
  });

  test("finds clients by a part of their name or plan, accents aside", async () => {
    const { page } = await opened();
    const find = page.getByRole("searchbox", { name: "Find a client" });
    await find.fill("theatre");
    expect(await names(page, "en")).toEqual(["Théâtre du Vieux-Quai"]);
    expect(await page.getByRole("status").filter({ visible: true }).textContent()).toBe("1 of 17");
    await choose(page, "fr");
    expect(await names(page, "fr")).toEqual(["Théâtre du Vieux-Quai"]);
    await page.getByRole("searchbox", { name: "Trouver un client" }).fill("");
    expect(await names(page, "fr")).toHaveLength(17);
  });

  test("speaks the run's language first, the other on request, and remembers nothing", async () => {
    const { page } = await opened();
    await page.getByRole("radio", { name: "English" }).focus();
    await page.keyboard.press("ArrowRight");
    expect(await part(page, "fr").isVisible()).toBe(true);
    expect(await part(page, "en").isVisible()).toBe(false);
    expect(await page.locator("html").getAttribute("lang")).toBe("fr");
    expect(await page.title()).toBe("Forfaits de soutien, tous les clients – octobre 2026");
    expect(await page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie])).toEqual([
      0,
      0,
      "",
    ]);
    await page.reload();
    expect(await part(page, "en").isVisible()).toBe(true);
    expect(await page.locator("html").getAttribute("lang")).toBe("en");
  });

  test("without scripts everything can be read, in both languages", async () => {
    const { page } = await opened("index.html", { javaScriptEnabled: false });
    for (const language of LANGUAGES) {
      await choose(page, language);
      const own = part(page, language);
      expect(await own.locator("tr.detail").filter({ visible: true }).count()).toBe(sample.clients.length);
      expect(await own.locator(".tools").filter({ visible: true }).count()).toBe(0);
      expect(await own.locator("button.open").filter({ visible: true }).count()).toBe(0);
    }
  });

  test.each([320, 390, 768, 1280])("at %i pixels nothing reaches beyond the page", async (width) => {
    const { page } = await opened("index.html", { viewport: { width, height: 800 } });
    for (const language of LANGUAGES) {
      await choose(page, language);
      const all = part(page, language).locator("[data-all]");
      if ((await all.getAttribute("aria-pressed")) === "false") await all.click();
      await page.locator(`#${language}-control summary`).click();
      const beyond = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(beyond).toBe(0);
      const cut = await part(page, language)
        .locator("section, .card, .tile")
        .evaluateAll((boxes) => boxes.filter((box) => box.scrollWidth > box.clientWidth + 1).length);
      expect(cut).toBe(0);
    }
  });

  test("in a chart, a name never runs into its figure, on a phone either", async () => {
    const { page } = await opened("index.html", { viewport: { width: 390, height: 800 } });
    for (const language of LANGUAGES) {
      await choose(page, language);
      const gaps = await part(page, language)
        .locator(".chart text.end")
        .evaluateAll((all) =>
          all.map((end) => {
            const start = end.previousElementSibling?.getBoundingClientRect().right ?? 0;
            return end.getBoundingClientRect().left - start;
          }),
        );
      expect(gaps.length).toBeGreaterThan(15);
      expect(Math.min(...gaps)).toBeGreaterThan(2);
    }
  });

  test("on paper: light, the open details alone, no controls", async () => {
    const { page } = await opened("index.html", { colorScheme: "dark" });
    await page.getByRole("button", { name: "Details of Harbour Light Logistics" }).click();
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    const own = part(page, "en");
    expect(await own.locator("tr.detail").filter({ visible: true }).count()).toBe(1);
    expect(await page.locator(".languages, .tools, nav, .open").filter({ visible: true }).count()).toBe(0);
    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe(
      "rgb(255, 255, 255)",
    );
    expect(await own.locator(".clients thead th").first().isVisible()).toBe(true);
    const paper = await page.pdf({ preferCSSPageSize: true });
    expect(String(paper)).toMatch(/MediaBox \[0 0 612 792\]/);
  });

  test.each(["light", "dark"] as const)(
    "text stands out from what is behind it (AA), %s",
    async (colorScheme) => {
      const { page } = await opened("index.html", { colorScheme });
      for (const language of LANGUAGES) {
        await choose(page, language);
        const all = part(page, language).locator("[data-all]");
        if ((await all.getAttribute("aria-pressed")) === "false") await all.click();
        expect(await page.evaluate(faintTexts)).toEqual([]);
      }
    },
  );

  test("each chart has a name, a sentence and the same figures as a table", async () => {
    const { page } = await opened();
    const charts = part(page, "en").locator("figure");
    expect(await charts.count()).toBe(3);
    for (const chart of await charts.all()) {
      const image = chart.getByRole("img");
      const said = await image.evaluate((svg) =>
        (svg.getAttribute("aria-labelledby") ?? "")
          .split(" ")
          .map((id) => document.getElementById(id)?.textContent ?? ""),
      );
      expect(said).toHaveLength(2);
      expect(said.join(" ")).toMatch(/^\w.*\d.*\.$/);
      await chart.locator("summary").click();
      expect(await chart.locator("tbody tr").count()).toBe(await image.locator("text.end").count());
    }
  });

  test.each([
    ["light", 1200],
    ["dark", 1200],
    ["light", 390],
    ["dark", 390],
  ] as const)(
    "every client’s own page asks for nothing, fits and stands out, %s, %i wide",
    async (colorScheme, width) => {
      for (const { client, page: file = "" } of sample.clients) {
        const { page, asked, complaints } = await opened(file, {
          colorScheme,
          viewport: { width, height: 800 },
        });
        expect(asked).toEqual([page.url()]);
        expect(complaints, client).toEqual([]);
        const beyond = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(beyond, client).toBe(0);
        expect(await page.evaluate(faintTexts), client).toEqual([]);
        // What keys can reach: the sections, in their order.
        await page.keyboard.press("Tab");
        await page.keyboard.press("Enter");
        expect(await page.locator("section:target").count(), client).toBe(1);
        await page.context().close();
      }
    },
  );

  test("a client’s page on paper: light, without links, on letter paper", async () => {
    const { page } = await opened(sample.clients[0]?.page, { colorScheme: "dark" });
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    expect(await page.locator("nav").isVisible()).toBe(false);
    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe(
      "rgb(255, 255, 255)",
    );
    expect(String(await page.pdf({ preferCSSPageSize: true }))).toMatch(/MediaBox \[0 0 612 792\]/);
  });

  test("hostile names are shown as they are, and do nothing", async () => {
    const { page, asked, complaints } = await opened("hostile.html");
    expect(asked).toEqual([page.url()]);
    expect(complaints).toEqual([]);
    expect(await page.evaluate(() => (window as unknown as { broken?: number }).broken)).toBeUndefined();
    expect(await page.locator("img, script:not(head script), b").count()).toBe(0);
    const expected = sample.clients.map((_, index) => HOSTILE[index % HOSTILE.length]);
    expect(await names(page, "en")).toEqual(expected);
    await page.getByRole("searchbox", { name: "Find a client" }).fill("</script>");
    expect(new Set(await names(page, "en"))).toEqual(new Set([HOSTILE[0]]));
    // A mark that turns text around turns its own name alone.
    const widths = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(widths).toBe(0);
  });
});

/** Runs in the page: visible texts whose contrast with their background is below 4.5, or 3 when they are large. */
function faintTexts(): string[] {
  type Colour = readonly [number, number, number, number];
  const colour = (text: string): Colour => {
    const numbers = (text.match(/-?[\d.]+/g) ?? []).map(Number);
    const scale = text.startsWith("color(") ? 255 : 1;
    const [r = 0, g = 0, b = 0, a = 1] = numbers;
    return [r * scale, g * scale, b * scale, a];
  };
  const over = ([r, g, b, a]: Colour, [x, y, z]: Colour): Colour => [
    r * a + x * (1 - a),
    g * a + y * (1 - a),
    b * a + z * (1 - a),
    1,
  ];
  const behind = (element: Element | null): Colour =>
    element === null
      ? [255, 255, 255, 1]
      : over(colour(getComputedStyle(element).backgroundColor), behind(element.parentElement));
  const light = ([r, g, b]: Colour) => {
    const [x = 0, y = 0, z = 0] = [r, g, b].map((part) =>
      part / 255 <= 0.03928 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4,
    );
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const faint: string[] = [];
  for (const element of document.querySelectorAll("body *")) {
    const own = [...element.childNodes].some(
      (node) => node.nodeType === 3 && node.textContent?.trim() !== "",
    );
    if (!own || !element.checkVisibility({ visibilityProperty: true })) continue;
    const style = getComputedStyle(element);
    const back = behind(element);
    const ink = over(colour(element instanceof SVGElement ? style.fill : style.color), back);
    const [high = 0, low = 0] = [light(ink), light(back)].sort((a, b) => b - a);
    const large = Number.parseFloat(style.fontSize) >= 24;
    if ((high + 0.05) / (low + 0.05) < (large ? 3 : 4.5))
      faint.push(`${element.tagName}.${element.getAttribute("class")} ${element.textContent?.slice(0, 20)}`);
  }
  return [...new Set(faint)];
}
