/** The workbooks that people fill in: what stands in them, and that what is filled in is read without a question. */

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import ExcelJS from "exceljs";
import { beforeAll, describe, expect, test } from "vitest";
import { readTable } from "../../../batch/imports/table.ts";
import { sheetsOf } from "../../../batch/xlsx/reader.ts";
import { type Columns, layout } from "../../../core/firm/cells.ts";
import { CONTRACT_COLUMNS } from "../../../core/firm/register.ts";
import { TIME_LOG_COLUMNS } from "../../../core/firm/time-log.ts";
import { LANGUAGES } from "../../../core/values/language.ts";
import { WORDS } from "../../../core/words/words.ts";
import { exceptionsOf, firmFolder, ORDINARY, PROJECT, run, runJsonOf } from "../firm-folder.ts";
import { zipEntries } from "../zip-entries.ts";
import { templates } from "./templates.ts";

let made: Awaited<ReturnType<typeof templates>>;
beforeAll(async () => {
  made = await templates();
});

const bytesOf = (path: string): Buffer => made.find((one) => one.path === path)?.bytes ?? Buffer.alloc(0);

async function opened(path: string): Promise<ExcelJS.Workbook> {
  const book = new ExcelJS.Workbook();
  // The declared parameter is a Buffer of an older @types/node.
  await book.xlsx.load(bytesOf(path) as unknown as ArrayBuffer);
  return book;
}

/** A template with rows typed under its headings, as a person would. */
async function filled(path: string, rows: Readonly<Record<string, ExcelJS.CellValue>>[]): Promise<Buffer> {
  const book = await opened(path);
  const paper = book.worksheets[0];
  if (paper === undefined) throw new Error(`${path} has no sheet`);
  const headings = (paper.getRow(1).values as string[]).map(String);
  for (const [index, row] of rows.entries())
    for (const [heading, value] of Object.entries(row)) {
      const column = headings.indexOf(heading);
      if (column < 1) throw new Error(`${path} has no column ${heading}`);
      paper.getCell(index + 2, column).value = value;
    }
  return Buffer.from(await book.xlsx.writeBuffer());
}

test("those in the project are those that `npm run templates` makes", async () => {
  expect(made.map(({ path }) => path).sort()).toEqual(
    LANGUAGES.flatMap((language) => [`${language}/contracts.xlsx`, `${language}/time-log.xlsx`]),
  );
  const parts = (bytes: Buffer) => zipEntries(bytes).map(({ name, text }) => [name, text()]);
  for (const { path, bytes } of made)
    expect(parts(await readFile(join(PROJECT, "batch/templates", path)))).toEqual(parts(bytes));
});

describe.each(LANGUAGES)("in %s", (language) => {
  const words = WORDS[language].templates;

  test.each<[string, Columns<string>, { sheet: string; columns: Record<string, { note: string }> }]>([
    ["contracts", CONTRACT_COLUMNS, words.contracts],
    ["time-log", TIME_LOG_COLUMNS, words.log],
  ])("%s: every column by a heading that is read back, with a note, and no row", (name, columns, sheet) => {
    const path = `${language}/${name}.xlsx`;
    const read = readTable(path, bytesOf(path), columns);
    if ("problem" in read) throw new Error(read.problem.code);
    const found = layout(read.table.header, columns);
    expect([...found.layout.keys()].sort()).toEqual(Object.keys(columns).sort());
    expect([...found.layout.keys()]).toEqual(Object.keys(sheet.columns));
    expect([found.problems, found.ignored, read.table.rows]).toEqual([[], [], []]);
    // What a note of that size shows.
    for (const { note } of Object.values(sheet.columns)) expect(note.length).toBeLessThanOrEqual(130);
    expect(sheetsOf(bytesOf(path)).map(({ name: own, hidden }) => [own, hidden])).toEqual([
      [sheet.sheet, false],
      [words.lists, true],
    ]);
  });

  test("each heading is explained, stays in view, and has the choices of its language", async () => {
    const [paper, lists] = (await opened(`${language}/contracts.xlsx`)).worksheets;
    const { columns } = words.contracts;
    const keys = Object.keys(columns) as (keyof typeof columns)[];
    for (const [index, column] of keys.entries()) {
      const cell = paper?.getCell(1, index + 1);
      expect(cell?.value).toBe(columns[column].heading);
      expect(JSON.stringify(cell?.note)).toContain(columns[column].note);
      expect(cell?.font.bold === true, column).toBe(CONTRACT_COLUMNS[column].required);
    }
    expect(paper?.views[0]).toMatchObject({ state: "frozen", ySplit: 1 });
    const rule = paper?.getCell(2, keys.indexOf("plan") + 1).dataValidation;
    expect(rule).toMatchObject({ type: "list", formulae: [`${words.lists}!$A$1:$A$6`] });
    expect(lists?.getColumn(1).values.slice(1)).toEqual(Object.values(WORDS[language].rules.plans));
  });

  test("a register and a log filled in are read without an exception, as the same in CSV", async () => {
    const { contracts, log } = words;
    const { rules } = WORDS[language];
    const day = (text: string) => new Date(`${text}T00:00:00Z`);
    const register = await filled(`${language}/contracts.xlsx`, [
      {
        [contracts.columns.client.heading]: "Acme",
        [contracts.columns.plan.heading]: rules.plans.VIP,
        [contracts.columns.quantity.heading]: 2,
        [contracts.columns.start.heading]: day("2026-01-15"),
        [contracts.columns.paid_on.heading]: day("2026-01-12"),
        [contracts.columns.channel.heading]: words.channels.online,
        [contracts.columns.status.heading]: words.statuses.active,
        [contracts.columns.carried_hours.heading]: 1.25,
        [contracts.columns.language.heading]: words.languages.fr,
        [contracts.columns.alias.heading]: "Acme Inc. | Acme Canada",
      },
      {
        [contracts.columns.client.heading]: "Bolt",
        [contracts.columns.plan.heading]: rules.plans.BASIC,
        [contracts.columns.status.heading]: words.statuses.active,
      },
    ]);
    const work = await filled(
      `${language}/time-log.xlsx`,
      Object.values(rules.categories).map((category, index) => ({
        [log.columns.date.heading]: day("2026-10-05"),
        [log.columns.start.heading]: (9 + (index % 8)) / 24,
        [log.columns.client.heading]: index % 2 === 0 ? "Acme Canada" : "Bolt",
        [log.columns.minutes.heading]: 5,
        [log.columns.category.heading]: category,
        [log.columns.channel.heading]: words.served.telephone,
        [log.columns.notice.heading]: words.answers.yes,
        [log.columns.approved.heading]: words.answers.no,
        [log.columns.description.heading]: `${category}, 5 min`,
      })),
    );
    const csv = [
      "date,start,client,minutes,category,channel,notice,approved,description",
      ...Object.entries(rules.categories).map(([category, label], index) => {
        const start = `${String(9 + (index % 8)).padStart(2, "0")}:00`;
        const client = index % 2 === 0 ? "Acme" : "Bolt";
        return `2026-10-05,${start},${client},5,${category},${words.served.telephone},yes,no,"${label}, 5 min"`;
      }),
    ];
    const typed = await firmFolder({
      "config.json": { ...ORDINARY["config.json"], register: "contracts.xlsx" },
      "contracts.csv": null,
      "contracts.xlsx": register,
      "logs/october.csv": null,
      "logs/october.xlsx": work,
    });
    const plain = await firmFolder({
      "contracts.csv":
        "client,plan,quantity,start,paid_on,channel,carried_hours,language,alias\n" +
        "Acme,VIP,2,2026-01-15,2026-01-12,online,1.25,fr,Acme Inc. | Acme Canada\nBolt,BASIC,,,,,,,\n",
      "logs/october.csv": `${csv.join("\n")}\n`,
    });
    expect([(await run(typed)).code, (await run(plain)).code]).toEqual([0, 0]);
    expect(await exceptionsOf(typed)).toEqual([]);
    expect((await runJsonOf(typed)).control).toMatchObject({
      entriesRead: csv.length - 1,
      entriesRejected: 0,
    });
    expect((await runJsonOf(typed)).clients).toEqual((await runJsonOf(plain)).clients);
  });
});
