/** A new firm's folder: it reconciles as it is made, a person goes on with it, and nothing that is there is touched. */

import { cp, mkdir, readdir, readFile, symlink, writeFile } from "node:fs/promises";
import { join, relative, resolve } from "node:path";
import ExcelJS from "exceljs";
import { describe, expect, test } from "vitest";
import { readConfig } from "../../../batch/config/config.ts";
import { CONFIG_FILE } from "../../../batch/config/config-file.ts";
import { FatalError } from "../../../batch/disk/fatal-error.ts";
import { RUN_JSON, type RunJson } from "../../../batch/documents/run-json.ts";
import { readTable } from "../../../batch/imports/table.ts";
import { PRICE_COLUMNS, readPrices } from "../../../batch/month/price-list.ts";
import type { FirmAnswers } from "../../../batch/new-firm/answers.ts";
import { makeFirmFolder } from "../../../batch/new-firm/firm-folder.ts";
import { CONTRACT_COLUMNS, readRegister } from "../../../core/firm/register.ts";
import { BUILT_IN_PRICES, PLANS } from "../../../core/rules/plans.ts";
import { formatDate } from "../../../core/values/calendar.ts";
import { LANGUAGES, type Language } from "../../../core/values/language.ts";
import { cents } from "../../../core/values/units.ts";
import { WORDS } from "../../../core/words/words.ts";
import { filesUnder, PERIOD, PROJECT, temporaryFolder } from "../firm-folder.ts";
import { needsSdk, sdkFaults } from "../xlsx/open-xml-sdk.ts";
import { answersIn, madeFolder, NOW, ran } from "./made-folder.ts";

const bytesOf = (folder: string, file: string) => readFile(join(folder, file));

async function runJsonOf(folder: string, language: Language): Promise<RunJson> {
  const { results } = WORDS[language].newFirm.files;
  return RUN_JSON.parse(JSON.parse(String(await bytesOf(folder, `${results}/${PERIOD}/run.json`))));
}

async function opened(folder: string, file: string): Promise<ExcelJS.Workbook> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(join(folder, file));
  return book;
}

function firstSheet(book: ExcelJS.Workbook): ExcelJS.Worksheet {
  const [paper] = book.worksheets;
  if (paper === undefined) throw new Error("the workbook has no sheet");
  return paper;
}

/** Types rows under the headings of a sheet, as a person would. */
function type(paper: ExcelJS.Worksheet, rows: readonly Readonly<Record<string, ExcelJS.CellValue>>[]): void {
  const headings = (paper.getRow(1).values as string[]).map(String);
  for (const [index, row] of rows.entries())
    for (const [heading, value] of Object.entries(row)) {
      expect(headings).toContain(heading);
      paper.getCell(index + 2, headings.indexOf(heading)).value = value;
    }
}

const NAMES = {
  en: ["START HERE.txt", "contracts.xlsx", "inbox/", "prices.csv", "firm.json", "time-log.xlsx"],
  fr: ["COMMENCER ICI.txt", "contrats.xlsx", "heures/", "prix.csv", "firm.json", "journal-de-temps.xlsx"],
} as const satisfies Record<Language, readonly string[]>;

describe.each(LANGUAGES)("in %s", (language) => {
  const { newFirm, templates, rules } = WORDS[language];
  const { files } = newFirm;

  test("it has what the page to begin with names, and names that every system writes alike", async () => {
    const { folder, made } = await madeFolder(language);
    expect(made).toEqual(NAMES[language]);
    expect((await readdir(folder)).sort()).toEqual(made.map((name) => name.replace("/", "")).sort());
    expect(await readdir(join(folder, files.inbox))).toEqual([]);
    const guide = String(await bytesOf(folder, files.guide));
    for (const name of made.slice(1)) expect(guide).toContain(name.replace("/", ""));
    for (const name of Object.values(files)) expect(name).toMatch(/^[A-Za-z -]+(\.\w+)?$/);
  });

  test.each([false, true])(
    "its page to begin with is one page that Notepad shows whole (sample: %s)",
    async (sample) => {
      const { folder } = await madeFolder(language, { sample });
      const guide = String(await bytesOf(folder, files.guide));
      expect(guide.startsWith("\uFEFF")).toBe(true);
      const lines = guide.slice(1).split("\r\n");
      expect(lines.join("")).not.toContain("\n");
      expect(lines.filter((line) => line.length > 86)).toEqual([]);
      expect(lines.length).toBeLessThan(55);
      for (const command of ["check", `reconcile ${PERIOD}`, `close ${PERIOD}`])
        expect(lines).toContain(`      plan-balance ${command}`);
    },
  );

  test("it reconciles as it is: an example for each plan, and nothing to look at; the next step is to replace them", async () => {
    const { folder } = await madeFolder(language);
    const { code, printed } = await ran(folder);
    expect(code, printed).toBe(0);
    expect(printed).toContain(WORDS[language].outcome.next.fill_register);
    const { clients, exceptions, notRead, language: said } = await runJsonOf(folder, language);
    expect([exceptions, notRead, said]).toEqual([[], [], language]);
    expect(clients.map(({ client }) => client).sort()).toEqual(
      PLANS.map((plan) => newFirm.example(rules.plans[plan])).sort(),
    );
    expect(clients.flatMap(({ plans }) => plans).sort()).toEqual([...PLANS].sort());
    expect(clients.filter(({ language: own }) => own !== language)).toEqual([]);
  });

  test("it has the plans that are sold, and no others", async () => {
    const { folder } = await madeFolder(language, { plans: ["VIP", "ORANGE_CARE"] });
    expect((await ran(folder)).code).toBe(0);
    expect((await runJsonOf(folder, language)).clients.map(({ plans }) => plans)).toEqual([
      ["ORANGE_CARE"],
      ["VIP"],
    ]);
    const prices = String(await bytesOf(folder, files.prices))
      .trim()
      .split("\r\n");
    expect(prices).toHaveLength(1 + 3);
  });

  test("with the made-up firm, its first month is that of the sample, to the minute and the cent", async () => {
    const { folder, made } = await madeFolder(language, { sample: true });
    expect(made).toContain(files.adjustments);
    const { code, printed } = await ran(folder);
    expect(code, printed).toBe(1);
    const golden: RunJson = JSON.parse(await readFile(join(PROJECT, "test/golden/run-2026-10.json"), "utf8"));
    const run = await runJsonOf(folder, language);
    expect(run.control).toEqual(golden.control);
    const figures = ({ clients }: RunJson) =>
      clients.map(({ client, language: own, banks, placed, charged, billable, toBill, bill, renewals }) => ({
        ...{ client, own, banks, placed, charged, billable, toBill, bill },
        renewals: renewals.map(({ priceSource: _, ...renewal }) => renewal),
      }));
    expect(figures(run)).toEqual(figures(golden));
    const wrong = ({ exceptions }: RunJson) => exceptions.map(({ code: problem }) => problem).sort();
    expect(wrong(run)).toEqual(wrong(golden));
  });

  test.each([{ sample: false }, { sample: true }])(
    "Microsoft's validator says of its workbooks what it says of those to fill in (%o)",
    needsSdk,
    async (more) => {
      const { folder } = await madeFolder(language, more);
      const own = new Map([
        ["contracts", await bytesOf(folder, files.register)],
        ["time-log", await bytesOf(folder, files.log)],
      ]);
      const template = join(PROJECT, "batch/templates", language);
      const given = new Map([
        ["contracts", await bytesOf(template, "contracts.xlsx")],
        ["time-log", await bytesOf(template, "time-log.xlsx")],
      ]);
      expect(await sdkFaults(own)).toEqual(await sdkFaults(given));
    },
  );

  test("its register keeps drop-downs, notes and formats, and each word of a drop-down is read", async () => {
    const { folder } = await madeFolder(language);
    const book = await opened(folder, files.register);
    const paper = firstSheet(book);
    expect(paper.rowCount).toBe(1 + PLANS.length);
    const columns = Object.keys(templates.contracts.columns) as (keyof typeof templates.contracts.columns)[];
    for (const [index, column] of columns.entries()) {
      expect(JSON.stringify(paper.getCell(1, index + 1).note)).toContain(
        templates.contracts.columns[column].note,
      );
      const of = CONTRACT_COLUMNS[column];
      const format = paper.getCell(3, index + 1).numFmt;
      expect(format, column).toBe("holds" in of && of.holds === "date" ? "yyyy-mm-dd" : format);
      const choices = paper.getCell(3, index + 1).dataValidation;
      if (choices?.type !== "list") continue;
      const [, sheet = "", letters = "", last = ""] =
        /^(.+)!\$(\w+)\$1:\$\w+\$(\d+)$/.exec(choices.formulae[0]) ?? [];
      const words = Array.from(
        { length: Number(last) },
        (_, at) => book.getWorksheet(sheet)?.getCell(`${letters}${at + 1}`).value,
      );
      expect(words.length).toBeGreaterThan(1);
      for (const word of words) {
        const row = { client: "Acme", plan: "VIP", quantity: 8, start: "2026-01-15", ended_on: "2026-05-01" };
        const typed = { ...row, ...(column === "plan" && { quantity: 5 }), [column]: word };
        // A cancelled row is never ended early too.
        if (word === templates.statuses.cancelled) typed.ended_on = "";
        const table = {
          file: "x",
          header: Object.keys(typed),
          rows: [{ line: 2, cells: Object.values(typed) as string[] }],
        };
        const { contracts, exceptions } = readRegister(table);
        expect([contracts.length, exceptions], `${column}: ${word}`).toEqual([1, []]);
      }
    }
  });

  test("filled in by a person, it gives the month to the minute and the cent", async () => {
    const { folder } = await madeFolder(language, {
      rates: { 1: cents(9500), 2: cents(12500), 3: cents(17500) },
    });
    const { columns: register } = templates.contracts;
    const { columns: log } = templates.log;
    const day = (text: string) => new Date(`${text}T00:00:00Z`);

    const book = await opened(folder, files.register);
    const paper = firstSheet(book);
    // Marked and deleted.
    for (let at = 2; at <= paper.rowCount; at += 1)
      paper.getRow(at).eachCell((cell) => Object.assign(cell, { value: null }));
    type(paper, [
      {
        [register.client.heading]: "Érablière Côté",
        [register.plan.heading]: rules.plans.VIP,
        [register.quantity.heading]: 2,
        [register.start.heading]: language === "fr" ? "15 janvier 2026" : "January 15, 2026",
        [register.paid_on.heading]: day("2026-01-12"),
        [register.channel.heading]: templates.channels.online,
        [register.status.heading]: templates.statuses.active,
        [register.carried_hours.heading]: language === "fr" ? "1,25" : "1.25",
        [register.language.heading]: templates.languages.fr,
        [register.alias.heading]: "Érablière",
      },
      { [register.client.heading]: "Bolt", [register.plan.heading]: rules.plans.BASIC },
    ]);
    await book.xlsx.writeFile(join(folder, files.register));

    const work = await opened(folder, files.log);
    const row = (client: string, minutes: number, category: string, start: number) => ({
      [log.date.heading]: day("2026-10-05"),
      [log.start.heading]: start / 24,
      [log.client.heading]: client,
      [log.minutes.heading]: minutes,
      [log.category.heading]: category,
    });
    type(firstSheet(work), [
      row("Érablière", 90, rules.categories.how_to, 9),
      row("Érablière Côté", 60, rules.categories.migration, 11),
      row("Bolt", 20, rules.categories.break_fix, 13),
    ]);
    await work.xlsx.writeFile(join(folder, files.inbox, "octobre 2026.xlsx"));

    const { code, printed } = await ran(folder);
    expect(code, printed).toBe(0);
    const { clients, control } = await runJsonOf(folder, language);
    expect(control).toMatchObject({ entriesRead: 3, entriesPlaced: 3, minutesRead: 170, minutesPlaced: 170 });
    expect(
      clients.map(({ client, banks, toBill }) => [
        client,
        banks.map(({ opening, used, closing }) => [opening, used, closing]),
        toBill.minutes,
        toBill.cents,
      ]),
    ).toEqual([
      ["Bolt", [], 30, 6250],
      ["Érablière Côté", [[195, 90, 105]], 60, 17500],
    ]);
  });

  test("its price list has the published prices, to be confirmed, and Excel may save it its way", async () => {
    const { folder } = await madeFolder(language);
    const text = String(await bytesOf(folder, files.prices));
    expect(text.startsWith("\uFEFF")).toBe(true);
    const [heading = "", first] = text.slice(1).split("\r\n");
    const separator = language === "fr" ? ";" : ",";
    const amount = language === "fr" ? "198,00" : "198.00";
    expect(heading.split(separator)).toHaveLength(5);
    expect(first?.startsWith(["VIP", "2", "2000-01-01", amount].join(separator))).toBe(true);
    const published = BUILT_IN_PRICES.map((price) => [price.plan, price.hours, "2000-01-01", price.cents]);
    for (const saved of [
      text,
      text.replaceAll("2000-01-01", "1/1/2000"),
      text.replaceAll("2000-01-01", "01/01/2000"),
    ]) {
      const read = readTable(files.prices, Buffer.from(saved), PRICE_COLUMNS);
      if ("problem" in read) throw new Error(read.problem.code);
      const { fatal, values, exceptions } = readPrices(read.table);
      expect([fatal, exceptions]).toEqual([[], []]);
      expect(values.map((price) => [price.plan, price.hours, formatDate(price.from), price.cents])).toEqual(
        published,
      );
      expect(values.map(({ source }) => source)).toEqual(
        Array(published.length).fill(
          language === "fr" ? "conditions publiées, à confirmer" : "published terms, to be confirmed",
        ),
      );
    }
  });

  test.each([false, true])(
    "every key of its configuration is one, and says what was answered (sample: %s)",
    async (sample) => {
      const answers = { sample, currency: "EUR", timeZone: "Europe/Paris", rates: { 2: cents(12550) } };
      const { folder } = await madeFolder(language, answers);
      const text = String(await bytesOf(folder, "firm.json"));
      const given = JSON.parse(text) as Record<string, string>;
      expect(Object.keys(given).filter((key) => !(key in CONFIG_FILE.shape))).toEqual([]);
      expect(resolve(folder, given.$schema ?? "")).toBe(join(PROJECT, "batch/config/firm.schema.json"));
      expect(given.$schema).toMatch(/^\.\.?\//);
      expect(given.$comment).toContain("125");
      const { settings, ...config } = await readConfig(join(folder, "firm.json"));
      expect(config).toMatchObject({ language, currency: "EUR", timeZone: "Europe/Paris" });
      expect(settings.rates).toEqual(sample ? { 1: 9500, 2: 12550, 3: 17500 } : { 2: 12550 });
      const paths = [config.register, config.logs, config.prices, config.out, config.adjustments];
      expect(paths.map((path) => path && relative(folder, path))).toEqual([
        ...[files.register, files.inbox, files.prices, files.results],
        sample ? files.adjustments : null,
      ]);
    },
  );

  test.each(NAMES[language])("where %s is, nothing is made and nothing touched", async (name) => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, "notes.txt"), "mine");
    if (name.endsWith("/")) await mkdir(join(folder, name));
    else await writeFile(join(folder, name), "mine");
    const before = await filesUnder(folder);
    const refused = await makeFirmFolder(folder, answersIn(language), NOW).catch((error: unknown) => error);
    if (!(refused instanceof FatalError)) throw new Error("not refused");
    expect(refused.sentences).toEqual([newFirm.taken(folder, [name.replace("/", "")])]);
    expect(await filesUnder(folder)).toEqual(before);
    expect((await readdir(folder)).sort()).toEqual([name.replace("/", ""), "notes.txt"].sort());
  });
});

const sentences = (folder: string, more: Partial<FirmAnswers> = {}) =>
  makeFirmFolder(folder, answersIn("en", more), NOW).then(
    () => [],
    (error: unknown) => (error instanceof FatalError ? error.sentences : [`defect: ${error}`]),
  );

test("made again, all that is there is named at once", async () => {
  const { folder } = await madeFolder("en");
  expect(await sentences(folder)).toEqual([
    `${folder}: START HERE.txt, contracts.xlsx, inbox, prices.csv, firm.json, time-log.xlsx: already there, so nothing was made. Choose a new folder, or move these away.`,
  ]);
});

test("a link to nothing is there too", async () => {
  const folder = await temporaryFolder();
  await symlink(join(folder, "nowhere"), join(folder, "firm.json"));
  expect(await sentences(folder)).toEqual([expect.stringContaining("firm.json: already there")]);
});

test("a folder that is there, with other files, is filled; folders above are made", async () => {
  const folder = await temporaryFolder();
  await cp(join(PROJECT, "LICENSE"), join(folder, "LICENSE"));
  expect(await sentences(folder)).toEqual([]);
  expect(await readdir(folder)).toContain("LICENSE");
  expect(await sentences(join(folder, "other", "firm"))).toEqual([]);
  expect((await ran(join(folder, "other", "firm"))).code).toBe(0);
});

test("a file in place of the folder is a sentence", async () => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, "file"), "");
  for (const place of ["file", "file/firm"])
    expect(await sentences(join(folder, place))).toEqual([
      expect.stringMatching(
        /the folder can't be made \(there is a file instead of a folder.*Choose another place\.$/,
      ),
    ]);
  expect(await readdir(folder)).toEqual(["file"]);
});

test("the month of the examples is the one that is over where the firm is", async () => {
  const folder = join(await temporaryFolder(), "firm");
  // The last evening of October in Toronto is November in Greenwich.
  await makeFirmFolder(folder, answersIn("en"), new Date("2026-11-01T01:00:00Z"));
  expect(String(await bytesOf(folder, "START HERE.txt"))).toContain("reconcile 2026-09");
});
