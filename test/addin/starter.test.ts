/** The workbook to start with: what is cached in it is what the functions answer, and others open it without a fault. */

import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import ExcelJS from "exceljs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { build, LOCAL_BASE } from "../../addin/dist.ts";
import { starterFile } from "../../addin/starter/starter.ts";
import { LANGUAGES, type Language } from "../../core/values/language.ts";
import { CORE_WORDS } from "../../core/words/words.ts";
import { needsSdk, sdkFaults } from "../batch/xlsx/open-xml-sdk.ts";
import { zipEntries } from "../batch/zip-entries.ts";
import { officeTest, reopened } from "../libreoffice.ts";
import { type Argument, ExcelHost, type Value } from "./excel-host.ts";

/** Building and the runtime's pauses take long on a busy computer. */
const SLOW = 60_000;
const FILES = { en: starterFile("en"), fr: starterFile("fr") };
const CALLS = ["CLIENT_USAGE", "CLIENT_STATEMENT", "REMINDERS", "CHECK"];

let out: string;
let functions: string;
beforeAll(async () => {
  out = await mkdtemp(path.join(tmpdir(), "dist-"));
  await build({ base: LOCAL_BASE, officeJs: "microsoft", environment: "test", out });
  functions = await readFile(path.join(out, "functions.js"), "utf8");
}, SLOW);
afterAll(() => rm(out, { recursive: true, force: true }));

const bytesOf = (language: Language) => readFile(path.join(out, FILES[language]));
async function opened(language: Language): Promise<ExcelJS.Workbook> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(path.join(out, FILES[language]));
  return book;
}

/** What a cell holds, as Excel has it: a date is its serial, an empty cell "". */
function heldBy(cell: ExcelJS.Cell): Value {
  const value: unknown = cell.formula === undefined ? cell.value : cell.result;
  if (value instanceof Date) return Math.round((value.getTime() / 86_400_000 + 25_569) * 1e6) / 1e6;
  return (value ?? "") as Value;
}

interface Spill {
  readonly sheet: ExcelJS.Worksheet;
  readonly call: string;
  readonly given: readonly string[];
  readonly top: number;
  readonly rows: number;
  readonly columns: number;
}

/** The formulas, each with the cells that it fills. */
function spillsOf(book: ExcelJS.Workbook): Spill[] {
  const found: Spill[] = [];
  book.eachSheet((sheet) =>
    sheet.eachRow((row) =>
      row.eachCell((cell) => {
        const { formula, ref } = (cell.value ?? {}) as { formula?: string; ref?: string };
        if (formula === undefined) return;
        const [, call = "", given = ""] = /^_xldudf_PLANTEST_(\w+)\((.*)\)$/.exec(formula) ?? [];
        const [, last = ""] = (ref ?? "").split(":");
        const end = sheet.getCell(last);
        const [top, rows, columns] = [
          Number(cell.row),
          Number(end.row) - Number(cell.row) + 1,
          Number(end.col),
        ];
        found.push({ sheet, call, given: given.split(","), top, rows, columns });
      }),
    ),
  );
  return found;
}

const cellsOf = ({ sheet, top, rows, columns }: Omit<Spill, "call" | "given">): Value[][] =>
  Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_, column) => heldBy(sheet.getCell(top + row, column + 1))),
  );

/** The cells of a table with its headings. */
function tableOf(book: ExcelJS.Workbook, name: string): Argument {
  for (const sheet of book.worksheets) {
    const found = sheet.getTables().find((own) => (own as unknown as { name: string }).name === name);
    if (found === undefined) continue;
    const { tableRef } = (found as unknown as { table: { tableRef: string } }).table;
    const end = sheet.getCell(tableRef.split(":")[1] ?? "");
    return cellsOf({ sheet, top: 1, rows: Number(end.row), columns: Number(end.col) });
  }
  throw new Error(`no table ${name}`);
}

describe.each(LANGUAGES)("in %s", (language) => {
  test(
    "each formula is a call of a function over the tables, and its cached cells are what that answers",
    async () => {
      const book = await opened(language);
      const spills = spillsOf(book);
      expect(spills.map(({ call }) => call)).toEqual(CALLS);
      const excel = new ExcelHost(functions, { language: `${language}-CA` });
      const calls = spills.map(({ call, given, sheet }) => {
        const values = given.map((own): Argument => {
          const [, table] = /^(\w+)\[#All\]$/.exec(own) ?? [];
          return table === undefined ? heldBy(sheet.getCell(own.replaceAll("$", ""))) : tableOf(book, table);
        });
        return [call, ...values] as const;
      });
      const answers = await excel.calls(calls);
      for (const [at, spill] of spills.entries()) expect(cellsOf(spill)).toEqual(answers[at]?.value);
    },
    SLOW,
  );

  test("only the misspelt client of the example is to be corrected", async () => {
    const book = await opened(language);
    const { check } = CORE_WORDS[language].starter.sheets;
    const [own] = spillsOf(book).filter(({ sheet }) => sheet.name === check);
    if (own === undefined) throw new Error("there is a check");
    expect(cellsOf(own)).toHaveLength(2);
    expect(cellsOf(own)[1]?.join()).toContain("Acmee");
  });

  test("its tables have drop-downs, formats and notes, and a client is chosen from the register", async () => {
    const book = await opened(language);
    const { templates, starter, rules } = CORE_WORDS[language];
    const [contracts, lists] = [
      book.getWorksheet(templates.contracts.sheet),
      book.getWorksheet(templates.lists),
    ];
    expect(contracts?.getCell("B2").dataValidation).toMatchObject({ type: "list" });
    expect(contracts?.getCell("B999").dataValidation).toMatchObject({ type: "list" });
    expect(lists?.getColumn(1).values.slice(1)).toEqual(Object.values(rules.plans));
    expect(contracts?.getCell("D2").numFmt).toBe("yyyy-mm-dd");
    expect(contracts?.getCell("A1").note).toBeDefined();
    expect(book.getWorksheet(starter.sheets.statement)?.getCell("B4").dataValidation).toMatchObject({
      type: "list",
      formulae: [`INDIRECT("Contracts[${templates.contracts.columns.client.heading}]")`],
    });
  });

  test("a formula is marked as one that spills, and nothing names the first installation", async () => {
    const parts = zipEntries(await bytesOf(language));
    const sheets = parts
      .filter(({ name }) => name.startsWith("xl/worksheets/sheet"))
      .map(({ text }) => text());
    expect(sheets.join("").match(/<c cm="1" [^>]*><f t="array" ref="A\d+:[A-Z]+\d+">/g)).toHaveLength(
      CALLS.length,
    );
    expect(sheets.join("").match(/ cm="/g)).toHaveLength(CALLS.length);
    expect(parts.map(({ name }) => name)).toContain("xl/metadata.xml");
    for (const { name, text } of parts) expect(text(), name).not.toMatch(/_PLAN_|\bPLAN\./);
    expect(new Set(parts.map(({ date, time }) => `${date} ${time}`)).size).toBe(1);
  });

  officeTest(
    "LibreOffice opens it and keeps the tables; of arrays it computes even what it lacks",
    async () => {
      const folder = await mkdtemp(path.join(tmpdir(), "starter-"));
      try {
        const [ours, theirs] = [
          await opened(language),
          await reopened(path.join(out, FILES[language]), folder),
        ];
        expect(theirs.worksheets.map(({ name }) => name)).toEqual(ours.worksheets.map(({ name }) => name));
        for (const name of ["Contracts", "TimeLog"])
          expect(tableOf(theirs, name)).toEqual(tableOf(ours, name));
        for (const { sheet, top } of spillsOf(ours))
          expect(theirs.getWorksheet(sheet.name)?.getCell(top, 1).result).toEqual({ error: "#NAME?" });
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },
  );
});

test("Microsoft’s validator finds no fault", needsSdk, async () => {
  const books = new Map<string, Uint8Array>();
  for (const language of LANGUAGES) books.set(FILES[language], await bytesOf(language));
  expect(await sdkFaults(books)).toEqual([]);
});
