/**
 * 10,000 hostile names and 10,000 hostile descriptions: every file stays in the month's folder, and in no file does
 * a text become anything but text. What is written of a hostile firm is held against what is written of its twin,
 * which has harmless texts in the same places.
 */

import { writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { parse } from "csv-parse/sync";
import { stringify } from "csv-stringify/sync";
import fc from "fast-check";
import ICAL from "ical.js";
import { describe, expect, test } from "vitest";
import { fileNames } from "../../batch/disk/output-folder.ts";
import { exceptionsCsv } from "../../batch/documents/exceptions-csv.ts";
import { runJson } from "../../batch/documents/month-json.ts";
import { page } from "../../batch/documents/page/page.ts";
import { reminderCalendar } from "../../batch/documents/reminder-calendar.ts";
import { MOST_CALLS } from "../../batch/documents/workbook/summary-overview.ts";
import { summaryWorkbook } from "../../batch/documents/workbook/summary-workbook.ts";
import { unescaped } from "../../batch/imports/texts.ts";
import { readInbox } from "../../batch/month/inbox.ts";
import type { ClientMonth } from "../../batch/month/month.ts";
import { workbookNames } from "../../batch/run/month-files.ts";
import { legalText } from "../../batch/xlsx/guard.ts";
import { xlsx } from "../../batch/xlsx/writer.ts";
import { reminders } from "../../core/figures/reminders.ts";
import { type Firm, firms } from "./hostile-firm.ts";
import { hostileText } from "./hostile-text.ts";
import { filesOf, monthOf } from "./whole-month.ts";
import { inspected } from "./workbook-inspection.ts";

const MANY = 10_000;
const LONGEST_MS = 180_000;
const SEED = 20_261_031;

/** Slices of the texts, of so many each. */
function inParts<T>(values: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(values.length / size) }, (_, index) =>
    values.slice(index * size, (index + 1) * size),
  );
}

const hostileTexts = (seed: number) => fc.sample(hostileText, { numRuns: MANY, seed });

test("10,000 hostile names give 10,000 files, each in the folder and apart from the others on every system", () => {
  const names = hostileTexts(SEED);
  const taken = ["Summary 2026-10.xlsx", "run.json"];
  const files = fileNames(names, ".xlsx", taken);
  expect(files).toHaveLength(MANY);
  for (const [index, file] of files.entries()) {
    const of = JSON.stringify(names[index]);
    expect(resolve("/out/2026-10", file), of).toBe(`/out/2026-10/${file}`);
    expect(file, of).toMatch(/^[^<>:"/\\|?*\p{C}]+\.xlsx$/u);
    expect(file, of).not.toMatch(/^[. ~]|[. ]\.xlsx$/);
    expect(file, of).not.toMatch(/^(con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³]) *(\.|$)/i);
    expect(Buffer.byteLength(file), of).toBeLessThanOrEqual(255);
  }
  const distinct = (fold: (file: string) => string) => new Set([...taken, ...files].map(fold)).size;
  expect(distinct((file) => file)).toBe(MANY + 2);
  expect(distinct((file) => file.toLowerCase())).toBe(MANY + 2);
  expect(distinct((file) => file.normalize("NFD").toLowerCase().toUpperCase())).toBe(MANY + 2);
  console.log(`${MANY} hostile names tried as files, ${new Set(names).size} different`);
});

describe("10,000 hostile names in what is written of the whole firm", () => {
  const parts = inParts(hostileTexts(SEED + 1), 250);

  test(
    "its workbook has the formulas, links and parts of a harmless one",
    async () => {
      let formulas = 0;
      for (const names of parts) {
        const { hostile, harmless } = await firms({ names, entries: names.map((name) => [name]) });
        const [of, twin] = await Promise.all([hostile, harmless].map(summaryOf));
        formulas += expectOnlyOurs(of, twin, hostile);
        // To each client's workbook, and once more from what page 1 says to do.
        expect(of?.links.length).toBe(hostile.month.clients.length + MOST_CALLS);
        const shown = hostile.month.clients.filter(({ client }) => of?.texts.has(cellOf(client.name)));
        expect(shown).toHaveLength(hostile.month.clients.length);
        expectSamePage(hostile, harmless);
        expectSameCalendar(hostile, harmless);
        expectHarmlessCsv(hostile);
      }
      expect(formulas).toBeGreaterThan(MANY);
      console.log(`${MANY} hostile names tried in ${parts.length} firms, beside ${formulas} formulas`);
    },
    LONGEST_MS,
  );
});

describe("10,000 hostile descriptions, users and tickets in all that is written of a month", () => {
  const CLIENTS = 10;
  const ENTRIES = 100;
  const texts = inParts(hostileTexts(SEED + 2), ENTRIES);
  const names = inParts(hostileTexts(SEED + 3).slice(0, texts.length), CLIENTS);

  test(
    "each workbook has the formulas, links and parts of a harmless one, and the texts as they are",
    async () => {
      const tried = { files: 0, formulas: 0, csvCells: 0 };
      for (const [index, entries] of inParts(texts, CLIENTS).entries()) {
        const { hostile, harmless } = await firms({ names: names[index] ?? [], entries });
        const [of, twin] = await Promise.all([hostile, harmless].map(workbooksOf));
        for (const [at, { bytes }] of (of ?? []).entries()) {
          const book = inspected(bytes);
          tried.formulas += expectOnlyOurs(book, inspected(twin?.[at]?.bytes ?? Buffer.alloc(0)), hostile);
          tried.files += 1;
          const said = descriptions(hostile.month.clients[at]).map(cellOf);
          expect(said.filter((text) => text !== "" && !book.texts.has(text))).toEqual([]);
        }
        tried.csvCells += expectHarmlessCsv(hostile);
      }
      expect(tried.files).toBeGreaterThan(90);
      console.log(`${MANY} hostile descriptions tried in ${tried.files} workbooks`, tried);
    },
    LONGEST_MS,
  );
});

const descriptions = (client: ClientMonth | undefined): string[] =>
  (client?.statement.lines ?? []).flatMap((line) => (line.kind === "entry" ? [line.entry.description] : []));

test("exceptions.csv, its categories corrected, brings every hostile description back as it was", async () => {
  const texts = hostileTexts(SEED + 4).slice(0, 1_000);
  const { hostile } = await firms({ names: ["Acme"], entries: [texts] });
  const left: Record<string, string>[] = parse(exceptionsCsv(hostile.month.exceptions, "en"), {
    columns: true,
    bom: true,
  });
  const corrected = left.map((row) => ({ ...row, category: "how_to" }));
  // As a spreadsheet of a French system saves it.
  const saved = stringify(corrected, { header: true, delimiter: ";", bom: true });
  await writeFile(join(hostile.config.logs, "corrected.csv"), saved);
  const month = monthOf(hostile.month.name, await readInbox(hostile.config));
  const before = [
    ...descriptions(hostile.month.clients[0]),
    ...hostile.month.exceptions.map(({ row }) => row.description ?? ""),
  ];
  expect(left).toHaveLength(200);
  expect(descriptions(month.clients[0]).sort()).toEqual(before.sort());
});

/** The workbooks of a month, the clients' first, in the order of its clients. */
async function workbooksOf({ month, config }: Firm) {
  const files = filesOf(month, config);
  return files
    .filter(({ file }) => file.endsWith(".xlsx"))
    .map(({ file, bytes }) => ({ file, bytes: Buffer.from(bytes) }));
}

async function summaryOf({ month, config }: Firm) {
  return inspected(xlsx(summaryWorkbook(month, workbookNames(month), config)));
}

/** What a cell holds of a text. */
const cellOf = (text: string) => legalText(text, 32_767);

type Inspected = ReturnType<typeof inspected>;

/** Nothing in the workbook but what its twin has in the same places; answers how many formulas that was. */
function expectOnlyOurs(of: Inspected | undefined, twin: Inspected | undefined, { month }: Firm): number {
  if (of === undefined || twin === undefined) throw new Error("no workbook");
  expect(of.faults).toEqual([]);
  expect(of.formulas).toEqual(twin.formulas);
  const files = new Set(month.clients.map(workbookNames(month)));
  const strays = of.links.filter(
    (link) => !/^[\w%!'()*~-][\w%.!'()*~-]*\.xlsx$/.test(link) || !files.has(decodeURIComponent(link)),
  );
  expect(strays).toEqual([]);
  return of.cellFormulas;
}

/** The page has the tags and attributes of its twin's, in order, and its links lead to the firm's files. */
function expectSamePage(hostile: Firm, harmless: Firm): void {
  const [of, twin] = [hostile, harmless].map((firm) => {
    const text = page(runJson(firm.month, firm.config, { fileOf: workbookNames(firm.month), outputs: [] }));
    const tags = text.match(/<[!/a-z][^>]*>/gi) ?? [];
    return {
      tags: tags.map((tag) => tag.replace(/"[^"]*"/g, '""')),
      links: tags.flatMap((tag) => / (?:href|src|action)="([^"]*)"/.exec(tag)?.[1] ?? []),
    };
  });
  expect(of?.tags).toEqual(twin?.tags);
  expect(of?.links.filter((link) => !/^(#[\w-]+|\.\/[\w%.!'()*~&#;-]+)$/.test(link))).toEqual([]);
}

/** The calendar has the events and properties of its twin's, and no others, and each tells its client's name. */
function expectSameCalendar(hostile: Firm, harmless: Firm): void {
  const [of, twin] = [hostile, harmless].map(({ month, config }) => {
    const all = reminders(month.clients, config.reminderDays);
    const text = reminderCalendar(all, { ...config, asOf: month.asOf });
    const events = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents();
    return {
      names: all.map(({ client }) => `${client.name.replace(/[^\n\P{Cc}]/gu, " ")}: `),
      summaries: events.map((event) => String(event.getFirstPropertyValue("summary"))),
      properties: events.map((event) => event.getAllProperties().map(({ name }) => name)),
    };
  });
  expect(of?.properties).toEqual(twin?.properties);
  const strangers = of?.summaries.filter((reported) => !of.names.some((name) => reported.startsWith(name)));
  expect(strangers).toEqual([]);
  expect(of?.summaries.length).toBeGreaterThan(50);
}

/**
 * Whatever a spreadsheet takes for the separator, no cell of exceptions.csv begins like a formula; fed back, each is
 * what it was. Answers how many cells were looked at.
 */
function expectHarmlessCsv({ month }: Firm): number {
  const text = exceptionsCsv(month.exceptions, "en").replace(/^\uFEFF/, "");
  const cells = [",", ";", "\t"].flatMap((separator) => cellsAs(text, separator));
  expect(cells.filter((cell) => /^[=+\-@\t\r＝＋－＠]/.test(cell))).toEqual([]);
  const lines: Record<string, string>[] = parse(text, { columns: true, relax_column_count: false });
  const changed = month.exceptions.flatMap(({ row }, index) =>
    // A row of the register has columns of its own, which the file does not have.
    Object.entries(row).filter(([column, given]) => {
      const written = lines[index]?.[column];
      return written !== undefined && unescaped(written) !== given;
    }),
  );
  expect(changed).toEqual([]);
  return cells.length;
}

/** The cells of a text file as a spreadsheet takes them: quotation marks count at the start of a cell only. */
function cellsAs(text: string, separator: string): string[] {
  const cells: string[] = [];
  for (let at = 0; at <= text.length; at += 1) {
    let cell = "";
    if (text[at] === '"') {
      for (at += 1; at < text.length && (text[at] !== '"' || text[at + 1] === '"'); at += 1) {
        if (text[at] === '"') at += 1;
        cell += text[at];
      }
      at += 1;
    }
    for (; at < text.length && text[at] !== separator && text[at] !== "\n" && text[at] !== "\r"; at += 1)
      cell += text[at];
    cells.push(cell);
  }
  return cells;
}
