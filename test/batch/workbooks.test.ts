/**
 * The sample's workbooks as their readers get them: the sheets and words they should have, the figures of
 * run.json, formulas that LibreOffice finds equal to what stands beside them, and XML as the standard has it.
 */

import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ExcelJS from "exceljs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readConfig } from "../../batch/config/config.ts";
import type { RunJson } from "../../batch/documents/run-json.ts";
import { type Words, wordsIn } from "../../batch/documents/workbook/words.ts";
import { readInbox } from "../../batch/month/inbox.ts";
import type { ClientMonth, Month } from "../../batch/month/month.ts";
import { isInForce } from "../../core/rules/bank.ts";
import { formatDate } from "../../core/values/calendar.ts";
import { type Difference, officeTest, recalculated } from "../libreoffice.ts";
import { firmFolder, monthFolder, ORDINARY, PERIOD, PROJECT, run } from "./firm-folder.ts";
import { filesOf, monthOf } from "./whole-month.ts";
import { faultsOf, needsSchemas, withoutMarks } from "./xlsx/ecma-376.ts";
import { zipEntries } from "./zip-entries.ts";

let folder: string;
let month: Month<ClientMonth>;
let figures: RunJson;
let workbooks: Map<string, Buffer>;

beforeAll(async () => {
  const config = await readConfig(join(PROJECT, "batch/sample/config.json"));
  month = monthOf(PERIOD, await readInbox(config));
  const files = filesOf(month, config);
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

  /** Which sheets a client's month has something to show on. */
  function sheetsOf(client: ClientMonth, words: Words): string[] {
    const { banks, orange, renewals } = client.statement;
    const inForce = banks.some(({ bank }) => isInForce(bank, month.asOf));
    const worked = client.ledger.lines.some(({ kind }) => kind === "entry");
    const shown: Partial<Record<keyof Words["sheets"], boolean>> = {
      summary: true,
      balances: true,
      renewal: renewals.length > 0 || client.values.length > 0,
      ledger: true,
      orange: orange.daysUsed > 0,
      pace: inForce || worked,
      recompute: true,
    };
    const names = Object.entries(words.sheets) as [keyof Words["sheets"], string][];
    return names.filter(([sheet]) => shown[sheet]).map(([, name]) => name);
  }

  test("has the sheets it has something for, its lists as real tables, in the client's own language", async () => {
    const seen = new Set<string>();
    const counts = new Set<number>();
    for (const account of month.clients) {
      const language = account.client.language ?? "en";
      const words = wordsIn(language);
      const book = await opened(fileOf(account.client.name));
      const names = book.worksheets.map(({ name }) => name);
      expect(names, account.client.name).toEqual(sheetsOf(account, words));
      const tables = book.worksheets.flatMap((sheet) =>
        (sheet.getTables() as unknown as { table: { name: string } }[]).map(({ table }) => table.name),
      );
      expect(tables).toEqual(
        expect.arrayContaining([words.tables.ledger, ...Object.values(words.recomputeTables)]),
      );
      expect(tables.includes(words.tables.orange)).toBe(names.includes(words.sheets.orange));
      expect(tables.includes(words.tables.renewals)).toBe(account.statement.renewals.length > 0);
      seen.add(language);
      counts.add(names.length);
    }
    expect([...seen].sort()).toEqual(["en", "fr"]);
    expect(counts.size).toBeGreaterThan(2);
  });

  test("in French nothing is left in English", async () => {
    const english = wordsIn("en");
    const french = JSON.stringify(wordsIn("fr"));
    const sentences = [
      ...Object.values(english.whereExplained),
      ...Object.values(english.placesShort),
      ...Object.values(english.clauses),
      ...Object.values(english.notes),
      ...Object.values(english.sheets),
      ...Object.values(english.chart).filter((word) => typeof word === "string"),
      english.billedTitle,
      english.decision.nothing,
      english.ledgerNote,
      english.workedThisMonth,
      english.value.note,
      english.value.vipBasis,
      english.renewalSheet.note,
      english.bankNote,
    ].filter((sentence) => !french.includes(sentence));
    expect(sentences.length).toBeGreaterThan(40);
    for (const { name, language } of clients()) {
      if (language !== "fr") continue;
      const book = await opened(fileOf(name));
      const texts = book.worksheets.flatMap((sheet) => rowsOf(sheet).flat()).filter((v) => v !== null);
      const all = [...texts, ...chartTexts(fileOf(name))].join("\n");
      for (const sentence of sentences) expect(all).not.toContain(sentence);
      expect(all).toContain("octobre 2026");
    }
  });

  test("rolls each bank forward with the figures of run.json", async () => {
    let banks = 0;
    for (const [index, { client }] of month.clients.entries()) {
      const own = figuresOf(index);
      const words = wordsIn(client.language ?? "en");
      const rows = rowsOf((await opened(fileOf(client.name))).getWorksheet(words.sheets.balances));
      const head = rows.findIndex(([first]) => first === words.bankColumns.bank);
      for (const [place, bank] of own.banks.entries()) {
        const [name, , ...hours] = rows[head + 1 + place] ?? [];
        expect(name).toContain(words.plans[bank.plan]);
        const { opening, bought, carriedIn, adjusted, used, expired, carriedOut, closing, held } = bank;
        expect(hours.slice(0, 9).map(inMinutes), client.name).toEqual([
          opening,
          bought,
          carriedIn,
          adjusted,
          used,
          expired,
          carriedOut,
          closing,
          held,
        ]);
        banks += 1;
      }
    }
    expect(banks).toBeGreaterThan(10);
  });

  test("places every minute of run.json, and every difference is 0", async () => {
    for (const [index, { client, statement }] of month.clients.entries()) {
      const own = figuresOf(index);
      const words = wordsIn(client.language ?? "en");
      const rows = rowsOf((await opened(fileOf(client.name))).getWorksheet(words.sheets.balances));
      const at = (label: string) => rows.findIndex(([first]) => first === label);
      for (const [place, minutes] of Object.entries(own.placed)) {
        const label = words.whereExplained[place as keyof typeof own.placed];
        const listed = rows.slice(at(words.whereHoursWent)).find(([cell]) => cell === label);
        expect(inMinutes(listed?.[1] ?? 0), `${client.name}, ${place}`).toBe(minutes);
        if (listed && place in own.charged)
          expect(inMinutes(listed[2])).toBe(own.charged[place as keyof typeof own.charged]);
      }
      const differences = rows.filter(([cell]) => cell === words.difference);
      expect(differences.length).toBeGreaterThan(0);
      for (const [, ...cells] of differences)
        expect(cells.filter((cell) => typeof cell === "number").every((cell) => cell === 0)).toBe(true);
      expect(statement.worked).toBe(Object.values(own.placed).reduce((sum, minutes) => sum + minutes, 0));
    }
  });

  test("names its headline figures, and they are those of run.json", async () => {
    const seen = new Set<string>();
    for (const [index, { client }] of month.clients.entries()) {
      const own = figuresOf(index);
      const book = await opened(fileOf(client.name));
      const named = namedFigures(fileOf(client.name), book);
      const expected: Record<string, unknown> = { Billable_hours: own.toBill.minutes };
      for (const bank of own.banks) {
        if (bank.expires <= figures.asOf) continue;
        expected[`${bank.plan}_left`] = bank.closing;
      }
      if (own.orange.daysUsed > 0) expected.Orange_overage = own.orange.overageCharged;
      if (own.toBill.withoutRate === 0)
        expect(named.get("Amount_to_bill"), client.name).toBeCloseTo(own.toBill.cents / 100, 9);
      const [next] = [...own.renewals].sort((a, b) => a.onTimeUntil.localeCompare(b.onTimeUntil));
      const offer = month.clients[index]?.outlook.offers.find(
        ({ due }) => formatDate(due.expires) === next?.expires,
      );
      if (offer !== undefined && offer.keeps > 0) expected.Hours_at_stake = offer.keeps;
      for (const [name, minutes] of Object.entries(expected))
        expect(inMinutes(named.get(name)), `${client.name}, ${name}`).toBe(minutes);
      if (next !== undefined)
        expect((named.get("Next_renewal") as Date).toISOString().slice(0, 10)).toBe(next.expires);
      for (const bank of own.banks.filter(({ expires }) => expires > figures.asOf)) {
        const share = named.get(`${bank.plan}_used_share`);
        if (share !== undefined) expect(share).toBeCloseTo((bank.held - bank.closing) / bank.held, 12);
      }
      for (const name of named.keys()) seen.add(name);
    }
    expect([...seen].sort()).toEqual(
      expect.arrayContaining([
        "Hours_at_stake",
        "Next_renewal",
        "ORANGE_PLUS_left",
        "Orange_overage",
        "VIP_left",
      ]),
    );
  });

  test("prices each renewal as run.json does, and says so when a price is missing", async () => {
    let priced = 0;
    for (const [index, { client }] of month.clients.entries()) {
      const own = figuresOf(index);
      if (own.renewals.length === 0) continue;
      const words = wordsIn(client.language ?? "en");
      const rows = rowsOf((await opened(fileOf(client.name))).getWorksheet(words.sheets.renewal));
      const heads = words.renewalSheet.columns;
      const head = rows.findIndex(([first]) => first === heads.plan);
      for (const [place, renewal] of own.renewals.entries()) {
        const cells = rows[head + 1 + place] ?? [];
        const cell = (column: keyof typeof heads) => cells[rows[head]?.indexOf(heads[column]) ?? -1];
        const price = (cents: number | null) => (cents === null ? words.noPrice : cents / 100);
        const offer = month.clients[index]?.outlook.offers[place];
        expect([dayText(cell("expires")), dayText(cell("onTimeUntil"))]).toEqual([
          renewal.expires,
          renewal.onTimeUntil,
        ]);
        // R3: run.json has the price through the online tool; a client that pays otherwise sees its own beside it.
        const online = offer?.channel === "other" ? cell("online") : cell("onTime");
        const isWholeYear = offer?.wholeYear === null;
        if (isWholeYear) expect(online, client.name).toBe(price(renewal.onTimeCents));
        else expect(online, client.name).toBe(price(renewal.coterm?.cents ?? null));
        if (isWholeYear) expect(cell("late"), client.name).toBe(price(renewal.lateCents));
        expect(inMinutes(cell("keeps")), client.name).toBe(offer?.keeps);
        if (renewal.lateCents !== null && renewal.onTimeCents !== null) {
          const [onTime, late] = [cell("onTime"), cell("late")].map(Number) as [number, number];
          expect(cell("dearer"), client.name).toBeCloseTo(late - onTime, 9);
          priced += 1;
        }
      }
    }
    expect(priced).toBeGreaterThan(10);
  });

  test("tells how each bank in force will end, by what is known of it (M4)", async () => {
    let reported = 0;
    for (const { client, outlook } of month.clients) {
      const words = wordsIn(client.language ?? "en");
      const rows = rowsOf((await opened(fileOf(client.name))).getWorksheet(words.sheets.summary));
      const texts = rows.flat().join("\n");
      const { projections, empty } = outlook;
      for (const { exhaustsOn } of projections.values()) {
        if (exhaustsOn !== null) expect(texts, client.name).toContain(words.writing.date(exhaustsOn));
        reported += 1;
      }
      for (const { since } of empty) expect(texts, client.name).toContain(words.writing.date(since));
    }
    expect(reported).toBeGreaterThan(1);
  });

  test("draws each bank in force, or what else there is, with the figures in the picture's own text", async () => {
    for (const [index, { client, statement }] of month.clients.entries()) {
      const own = figuresOf(index);
      const file = fileOf(client.name);
      const words = wordsIn(client.language ?? "en");
      const parts = partsOf(file);
      const charts = parts.filter(({ name }) => name.startsWith("xl/charts/"));
      const inForce = statement.banks.filter(({ bank }) => isInForce(bank, month.asOf));
      const others = statement.worked > 0 || own.orange.daysUsed > 0 ? 1 : 0;
      expect(charts.length, client.name).toBeGreaterThanOrEqual(Math.max(inForce.length, others));
      const drawing = parts.find(({ name }) => name.startsWith("xl/drawings/drawing"))?.text() ?? "";
      const described = [...drawing.matchAll(/ descr="([^"]+)"/g)].map(([, text]) => text ?? "");
      expect(described).toHaveLength(charts.length);
      for (const { closing } of inForce)
        expect(
          described.some((text) => text.includes(words.writing.hoursText(closing))),
          client.name,
        ).toBe(true);
    }
  });

  test("the ledger holds each entry of the month once, each Orange day once, and the calendar the same hours", async () => {
    for (const [index, { client, statement }] of month.clients.entries()) {
      const words = wordsIn(client.language ?? "en");
      const book = await opened(fileOf(client.name));
      const rows = rowsOf(book.getWorksheet(words.sheets.ledger)).slice(1);
      const heads = rows[0] ?? [];
      const column = (name: keyof Words["ledgerColumns"]) => heads.indexOf(words.ledgerColumns[name]);
      const sum = (name: "worked" | "raw") =>
        inMinutes(rows.slice(1).reduce((total, row) => total + Number(row[column(name)] ?? 0), 0));
      expect(sum("worked")).toBe(statement.worked);
      if (column("raw") >= 0) expect(sum("raw")).toBe(statement.worked);
      const worked = rows.slice(1).filter((row) => typeof row[column("worked")] === "number");
      expect(worked).toHaveLength(statement.lines.filter(({ kind }) => kind === "entry").length);
      const { daysUsed, usedMinutes } = figuresOf(index).orange;
      if (daysUsed === 0) continue;
      const days = rowsOf(book.getWorksheet(words.sheets.orange)).filter(([date]) => date instanceof Date);
      expect(days).toHaveLength(daysUsed);
      const summary = rowsOf(book.getWorksheet(words.sheets.summary));
      const weekdays = summary.findIndex(([first]) => first === words.writing.weekdays[0]);
      // Under the weekdays, a row of day numbers and a row of hours for each week.
      const hours = summary
        .slice(weekdays + 2, weekdays + 13)
        .filter((_, row) => row % 2 === 0)
        .flatMap((row) => row.slice(0, 14).filter((cell) => typeof cell === "number"));
      expect(inMinutes(hours.reduce((total, cell) => total + cell, 0)), client.name).toBe(usedMinutes);
    }
  });

  test("is one page of summary, prints the heads of lists on every page, and guards what has no list to sort", async () => {
    for (const { client } of month.clients) {
      const words = wordsIn(client.language ?? "en");
      const xml = partsOf(fileOf(client.name));
      const workbook = xml.find(({ name }) => name === "xl/workbook.xml")?.text() ?? "";
      const first = xml.find(({ name }) => name === "xl/worksheets/sheet1.xml")?.text() ?? "";
      expect(first).toMatch(/fitToHeight="1"/);
      expect(first).toContain("<sheetProtection ");
      const sheets = [...workbook.matchAll(/<sheet [^>]*name="([^"]+)"/g)].map(([, name]) => name);
      const titles = [...workbook.matchAll(/name="_xlnm.Print_Titles" localSheetId="(\d+)"/g)];
      expect(titles.map(([, sheet]) => sheets[Number(sheet)])).toContain(words.sheets.ledger);
      const printed = /name="_xlnm.Print_Area" localSheetId="(\d+)"/.exec(workbook);
      expect(sheets[Number(printed?.[1])]).toBe(words.sheets.recompute);
    }
  });
});

function figuresOf(index: number): RunJson["clients"][number] {
  const own = figures.clients[index];
  if (own === undefined) throw new Error(`run.json has no client ${index}`);
  return own;
}

const dayText = (cell: unknown) => (cell instanceof Date ? cell.toISOString().slice(0, 10) : cell);

function partsOf(file: string) {
  return zipEntries(workbooks.get(file) ?? Buffer.alloc(0));
}

/** Titles, series and descriptions of a workbook's charts. */
function chartTexts(file: string): string[] {
  return partsOf(file).flatMap(({ name, text }) =>
    /^xl\/(charts|drawings)\//.test(name)
      ? [...text().matchAll(/<(?:a:t|c:v)>([^<]*)<| descr="([^"]*)"/g)].map(
          ([, shownText, reported]) => shownText ?? reported ?? "",
        )
      : [],
  );
}

/** What the cells of the defined names show. */
function namedFigures(file: string, book: ExcelJS.Workbook): Map<string, unknown> {
  const xml =
    partsOf(file)
      .find(({ name }) => name === "xl/workbook.xml")
      ?.text() ?? "";
  const names = [
    ...xml.matchAll(
      /<definedName name="(\w+)">(?:'|&apos;)(.+?)(?:'|&apos;)!\$([A-Z]+)\$(\d+)<\/definedName>/g,
    ),
  ];
  return new Map(
    names.map(([, name = "", sheet = "", column = "", row = ""]) => {
      const found = book.getWorksheet(sheet)?.getCell(`${column}${row}`);
      return [name, found === undefined ? undefined : shown(found)];
    }),
  );
}

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
  const seen = new Set<string>();
  for (const sheet of book.worksheets) {
    sheet.eachRow((row) => {
      row.eachCell((cell) => {
        if (cell.type !== ExcelJS.ValueType.Formula) return;
        for (const text of nasty) expect(cell.formula, cell.address).not.toContain(text);
        seen.add(sheet.name);
      });
    });
  }
  // The lists that only repeat what was read have no formula at all.
  expect(seen).not.toContain("Ledger");
  expect(seen).not.toContain("Exceptions");
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

officeTest("an error that a function answers shows as what it is, and is no agreement", async () => {
  const book = new ExcelJS.Workbook();
  const [bytes] = workbooks.values();
  await book.xlsx.load(bytes as unknown as ArrayBuffer);
  const words = wordsIn(book.getWorksheet("Recompute") ? "en" : "fr");
  const tried = new ExcelJS.Workbook();
  const sheet = tried.addWorksheet("tried");
  sheet.getCell("H1").value = { formula: "NA()", result: 0 };
  sheet.getCell("H2").value = { formula: "1/0", result: 0 };
  const shown: [answer: string, agrees: string][] = [];
  book.getWorksheet(words.sheets.recompute)?.eachRow((row) => {
    const [answer, agrees] = [row.getCell(3).formula, row.getCell(4).formula];
    const call = /ERROR\.TYPE\((.*?)\)=5,/.exec(answer ?? "")?.[1];
    if (call === undefined) return;
    for (const [cell, error] of [
      ["$H$1", "#N/A"],
      ["$H$2", "#DIV/0!"],
    ] as const) {
      // A failed function stands in the place of one that only Excel has.
      const formula = answer.replace(/INDEX\(.*?\),\d+,\d+\)/g, cell).replaceAll(call, cell);
      shown.push([error, words.differs]);
      sheet.getCell(shown.length, 1).value = { formula, result: 0 };
      const beside = agrees.replace(/\bC\d+/g, `A${shown.length}`);
      sheet.getCell(shown.length, 2).value = { formula: beside, result: 0 };
    }
  });
  expect(shown.length).toBeGreaterThan(6);
  const file = join(folder, "errors.xlsx");
  await tried.xlsx.writeFile(file);
  const [found] = (await recalculated([file], join(folder, "errors"))).values();
  const became = new Map(found?.differences.map(({ cell, recalculated: own }) => [cell, own]));
  expect(shown.map((_, index) => [became.get(`A${index + 1}`), became.get(`B${index + 1}`)])).toEqual(shown);
});

test("the XML of every workbook is valid by ECMA-376", needsSchemas, async () => {
  const parts = join(folder, "parts");
  await mkdir(parts);
  const files: string[] = [];
  for (const [index, bytes] of [...workbooks.values()].entries()) {
    for (const entry of zipEntries(bytes)) {
      if (!/^xl\/(workbook|styles|sharedStrings|worksheets\/\w+|tables\/\w+)\.xml$/.test(entry.name))
        continue;
      const file = join(parts, `${index}-${entry.name.replaceAll("/", "-")}`);
      await writeFile(file, withoutMarks(entry.text()));
      files.push(file);
    }
  }
  expect(files.length).toBeGreaterThan(150);
  expect(faultsOf(files, "sml.xsd")).toEqual([]);

  // And it would tell: a table part after its end is refused.
  const broken = join(parts, "broken.xml");
  await writeFile(broken, '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>');
  expect(faultsOf([broken], "sml.xsd")).not.toEqual([]);
});
