/**
 * The sample's workbooks as their readers get them: the sheets and words they should have, the figures of
 * run.json, formulas that LibreOffice finds equal to what stands beside them, and XML as the standard has it.
 */

import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ExcelJS from "exceljs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readConfig } from "../../batch/config.ts";
import { readInbox } from "../../batch/inbox.ts";
import { type Month, reconciledMonth } from "../../batch/month.ts";
import { monthFiles } from "../../batch/reconcile.ts";
import type { RunJson } from "../../batch/run-json.ts";
import { wordsIn } from "../../batch/workbook/words.ts";
import { type Difference, officeTest, recalculated } from "../libreoffice.ts";
import { firmFolder, monthFolder, ORDINARY, PERIOD, PROJECT, run, SILENT } from "./firm-folder.ts";
import { zipEntries } from "./zip-entries.ts";

let folder: string;
let month: Month;
let figures: RunJson;
let workbooks: Map<string, Buffer>;

beforeAll(async () => {
  const config = await readConfig(join(PROJECT, "batch/sample/config.json"));
  month = reconciledMonth(PERIOD, await readInbox(config));
  const files = await monthFiles(month, config, SILENT);
  figures = JSON.parse(Buffer.from(files.find(({ file }) => file === "run.json")?.bytes ?? []).toString());
  const sheets = files.filter(({ file }) => file.endsWith(".xlsx"));
  workbooks = new Map(sheets.map(({ file, bytes }) => [file, Buffer.from(bytes)]));
  folder = await mkdtemp(join(tmpdir(), "workbooks-"));
  for (const [file, bytes] of workbooks) await writeFile(join(folder, file), bytes);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const fileOf = (name: string) => `${name.replaceAll('"', "").replace(/\.$/, "")}.xlsx`;

async function opened(file: string): Promise<ExcelJS.Workbook> {
  return loaded(workbooks.get(file) ?? Buffer.alloc(0));
}

async function loaded(bytes: Buffer): Promise<ExcelJS.Workbook> {
  const book = new ExcelJS.Workbook();
  // The declared parameter is a Buffer of an older @types/node.
  await book.xlsx.load(bytes as unknown as ArrayBuffer);
  return book;
}

/** What a cell shows: a formula's cached value, a link's text. */
function shown(cell: ExcelJS.Cell): unknown {
  const value = cell.value;
  if (value !== null && typeof value === "object") {
    if ("formula" in value) return value.result ?? null;
    if ("hyperlink" in value) return value.text;
  }
  return value;
}

/** The rows of a sheet as shown, from column A; a cell under a merged one is null. */
function rowsOf(sheet: ExcelJS.Worksheet | undefined): unknown[][] {
  if (sheet === undefined) throw new Error("no such sheet");
  return Array.from({ length: sheet.rowCount }, (_, index) => {
    const row = sheet.getRow(index + 1);
    return Array.from({ length: sheet.columnCount }, (_, column) => {
      const cell = row.getCell(column + 1);
      return cell.isMerged && cell.master !== cell ? null : shown(cell);
    });
  });
}

const inMinutes = (hours: unknown) => Math.round(Number(hours) * 60);

describe("a client's workbook", () => {
  const clients = () => month.clients.map(({ client }) => client);

  test("has its sheets, its lists as real tables, in the client's own language", async () => {
    const seen = new Set<string>();
    for (const client of clients()) {
      const language = client.language ?? "en";
      const words = wordsIn(language);
      const book = await opened(fileOf(client.name));
      expect(book.worksheets.map(({ name }) => name)).toEqual(Object.values(words.sheets));
      const tables = book.worksheets.flatMap((sheet) =>
        (sheet.getTables() as unknown as { table: { name: string } }[]).map(({ table }) => table.name),
      );
      expect(tables).toEqual([...Object.values(words.tables), ...Object.values(words.recomputeTables)]);
      const heads = rowsOf(book.getWorksheet(words.sheets.ledger))[1];
      expect(heads).toEqual(Object.values(words.ledgerColumns));
      seen.add(language);
    }
    expect([...seen].sort()).toEqual(["en", "fr"]);
  });

  test("in French nothing is left in English", async () => {
    const english = wordsIn("en");
    const french = JSON.stringify(wordsIn("fr"));
    const sentences = [
      ...Object.values(english.whereExplained),
      ...Object.values(english.clauses),
      ...Object.values(english.billableReasons),
      ...Object.values(english.notes),
      english.allCounted,
      english.rulesNote,
      english.ledgerNote,
      english.workedThisMonth,
    ].filter((sentence) => !french.includes(sentence));
    expect(sentences.length).toBeGreaterThan(25);
    for (const { name, language } of clients()) {
      if (language !== "fr") continue;
      const book = await opened(fileOf(name));
      const texts = book.worksheets.flatMap((sheet) => rowsOf(sheet).flat()).filter((v) => v !== null);
      const all = texts.join("\n");
      for (const sentence of sentences) expect(all).not.toContain(sentence);
      expect(all).toContain("octobre 2026");
    }
  });

  test("shows the figures of run.json: roll-forward by bank, minutes placed, billable time, renewals", async () => {
    let banks = 0;
    for (const [index, { client, statement }] of month.clients.entries()) {
      const own = figures.clients[index];
      if (own === undefined) throw new Error(`no figures of ${client.name}`);
      const words = wordsIn(client.language ?? "en");
      const rows = rowsOf((await opened(fileOf(client.name))).getWorksheet(words.sheets.summary));
      const at = (label: string) => rows.findIndex(([first]) => first === label);
      const row = (label: string) => rows[at(label)] ?? [];

      const first = at(words.banks) + 2;
      for (const [place, bank] of own.banks.entries()) {
        const [name, ...hours] = rows[first + place] ?? [];
        expect(name).toContain(words.plans[bank.plan]);
        const { opening, bought, carriedIn, adjusted, used, expired, carriedOut, closing } = bank;
        expect(hours.slice(0, 8).map(inMinutes), client.name).toEqual([
          opening,
          bought,
          carriedIn,
          adjusted,
          used,
          expired,
          carriedOut,
          closing,
        ]);
        banks += 1;
      }
      for (const [place, minutes] of Object.entries(own.placed)) {
        const label = words.whereExplained[place as keyof typeof own.placed];
        // "Billable" is also the label of a tile and of a heading: the list follows its own heading.
        const listed = rows.slice(at(words.whereMinutesWent)).find(([cell]) => cell === label);
        expect(listed?.[1] ?? 0, `${client.name}, ${place}`).toBe(minutes);
        if (listed && place in own.charged)
          expect(listed[2]).toBe(own.charged[place as keyof typeof own.charged]);
      }
      const tiles = rows.findIndex((cells) => cells.includes(words.tiles.billable));
      const column = rows[tiles]?.indexOf(words.tiles.billable) ?? -1;
      expect(inMinutes(rows[tiles + 1]?.[column])).toBe(own.charged.billable);
      const renewals = at(words.renewals) + 2;
      for (const [place, renewal] of own.renewals.entries()) {
        const [, , , , onTime, late, atStake] = rows[renewals + 2 * place] ?? [];
        const price = (cents: number | null) => (cents === null ? words.noPrice : cents / 100);
        expect([onTime, late, inMinutes(atStake)], client.name).toEqual([
          price(renewal.onTimeCents),
          price(renewal.lateCents),
          renewal.carryAtStake,
        ]);
      }
      const differences = rows.filter(([cell]) => cell === words.difference);
      expect(differences.length).toBeGreaterThan(0);
      for (const [, ...cells] of differences)
        expect(cells.filter((cell) => typeof cell === "number")).toSatisfy((all: number[]) =>
          all.every((cell) => cell === 0),
        );
      expect(row(words.read).slice(1, 3)).toEqual([
        statementControl(index).entriesRead,
        statementControl(index).minutesRead,
      ]);
      expect(statement.worked).toBe(Object.values(own.placed).reduce((sum, minutes) => sum + minutes, 0));
    }
    expect(banks).toBeGreaterThan(10);
  });
  const statementControl = (index: number) => month.clients[index]?.control ?? month.control;

  test("the ledger holds each entry of the month once, and each Orange day once", async () => {
    for (const [index, { client, statement }] of month.clients.entries()) {
      const words = wordsIn(client.language ?? "en");
      const book = await opened(fileOf(client.name));
      const heads = Object.keys(words.ledgerColumns);
      const column = (name: string) => heads.indexOf(name);
      const rows = rowsOf(book.getWorksheet(words.sheets.ledger)).slice(2);
      const sum = (name: string) => rows.reduce((total, row) => total + Number(row[column(name)] ?? 0), 0);
      expect(sum("worked")).toBe(statement.worked);
      expect(sum("raw")).toBe(statement.worked);
      const worked = rows.filter((row) => typeof row[column("worked")] === "number");
      expect(worked).toHaveLength(statement.lines.filter(({ kind }) => kind === "entry").length);
      const days = rowsOf(book.getWorksheet(words.sheets.orange))
        .slice(2)
        .filter(([date]) => date !== null);
      expect(days).toHaveLength(figures.clients[index]?.orange.daysUsed ?? -1);
    }
  });
});

test("a description never becomes a formula, nor does a client's name or a user", async () => {
  const nasty = ["=SUM(A1)", "+1+1", "-2", "@x", '=HYPERLINK("http://x","y")', "\t=1"];
  const lines = nasty.map((text, index) => {
    const cell = `"${text.replaceAll('"', '""')}"`;
    return `${index},2026-10-01,=Acme,${cell},${cell},10,how_to,${cell},${cell}`;
  });
  const firm = await firmFolder({
    "config.json": ORDINARY["config.json"],
    "contracts.csv": "client,plan,quantity,start,paid_on\n=Acme,VIP,2,2026-01-15,2026-01-15\n",
    "logs/october.csv": `id,date,client,user,technician,minutes,category,ticket,description\n${lines.join("\n")}\n9,2026-10-01,=Acme,,,-1,,,=1+1\n`,
  });
  expect((await run(firm)).code).toBe(1);
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(join(monthFolder(firm), "=Acme.xlsx"));
  const ledger = rowsOf(book.getWorksheet("Ledger"));
  expect(ledger.flat()).toEqual(expect.arrayContaining(nasty.map((text) => text.trim())));
  for (const name of ["Ledger", "Exceptions", "Orange days"]) {
    book.getWorksheet(name)?.eachRow((row) => {
      row.eachCell((cell) => expect(cell.type, cell.address).not.toBe(ExcelJS.ValueType.Formula));
    });
  }
});

officeTest("LibreOffice finds every formula of every workbook equal to its cached value", async () => {
  const files = [...workbooks.keys()].map((file) => join(folder, file));
  const found = await recalculated(files, join(folder, "recalculated"));
  // Without the add-in its functions answer in words, and the comparisons beside them are blank: never a number.
  const words = [wordsIn("en"), wordsIn("fr")];
  const recompute = words.map(({ sheets }) => sheets.recompute);
  const withoutAddin = [...words.map(({ needsAddin }) => needsAddin), ""];
  let formulas = 0;
  let inWords = 0;
  for (const [file, { formulas: own, differences }] of found) {
    const isAddin = ({ sheet }: Difference) => recompute.includes(sheet);
    expect(
      differences.filter((difference) => !isAddin(difference)),
      file,
    ).toEqual([]);
    const answers = differences.filter(isAddin);
    for (const { cell, recalculated } of answers)
      expect(withoutAddin, `${file}, ${cell}`).toContain(recalculated);
    formulas += own - answers.length;
    inWords += answers.length;
  }
  expect(formulas).toBeGreaterThan(400);
  expect(inWords).toBeGreaterThan(100);
});

const SCHEMA = join(PROJECT, "../shared/ooxml-xsd/sml.xsd");
const xmllint = spawnSync("xmllint", ["--version"]).error === undefined;
const missing = !existsSync(SCHEMA) ? "the ECMA-376 schemas are not here" : xmllint ? null : "no xmllint";

test.skipIf(missing !== null)(
  `the XML of every workbook is valid by ECMA-376${missing ? ` - skipped: ${missing}` : ""}`,
  async () => {
    const parts = join(folder, "parts");
    await mkdir(parts);
    const files: string[] = [];
    for (const [index, bytes] of [...workbooks.values()].entries()) {
      for (const entry of zipEntries(bytes)) {
        if (!/^xl\/(workbook|styles|sharedStrings|worksheets\/\w+|tables\/\w+)\.xml$/.test(entry.name))
          continue;
        const file = join(parts, `${index}-${entry.name.replaceAll("/", "-")}`);
        // The schema knows neither compatibility marks nor xml:space.
        const xml = entry.text().replace(/ (mc:Ignorable|xmlns:mc|xml:space|x14ac:\w+)="[^"]*"/g, "");
        await writeFile(file, xml);
        files.push(file);
      }
    }
    expect(files.length).toBeGreaterThan(150);
    const lint = (given: string[]) =>
      spawnSync("xmllint", ["--noout", "--schema", SCHEMA, ...given], { encoding: "utf8" });
    const { status, stderr } = lint(files);
    const faults = stderr.split("\n").filter((line) => line !== "" && !line.endsWith(" validates"));
    expect(faults).toEqual([]);
    expect(status).toBe(0);

    // And it would tell: a table part after its end is refused.
    const broken = join(parts, "broken.xml");
    await writeFile(broken, '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>');
    expect(lint([broken]).status).not.toBe(0);
  },
);
