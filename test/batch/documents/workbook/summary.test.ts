/**
 * The firm's workbook as its owner gets it: the sample firm's figures in both languages against run.json; firms with no
 * client, with one, with a thousand and with hostile names; every formula recalculated; and checks that can fail.
 */

import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ExcelJS from "exceljs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Config, readConfig } from "../../../../batch/config/config.ts";
import { runJson } from "../../../../batch/documents/month-json.ts";
import type { RunJson } from "../../../../batch/documents/run-json.ts";
import { type FirmWords, firmWordsIn } from "../../../../batch/documents/workbook/firm-words.ts";
import { MOST_CALLS } from "../../../../batch/documents/workbook/summary-overview.ts";
import { summaryWorkbook } from "../../../../batch/documents/workbook/summary-workbook.ts";
import { readInbox } from "../../../../batch/month/inbox.ts";
import { type Month, withOverview } from "../../../../batch/month/month.ts";
import { xlsx } from "../../../../batch/xlsx/writer.ts";
import { CHECKS } from "../../../../core/figures/checks.ts";
import { callList, type Reminder, reminders } from "../../../../core/figures/reminders.ts";
import { addDays, day, formatDate } from "../../../../core/values/calendar.ts";
import { officeTest, recalculated } from "../../../libreoffice.ts";
import { NOVEMBER, novemberAfterLateWork } from "../../closing/late-work.ts";
import { firmFolder, monthFolder, ORDINARY, PERIOD, PROJECT, run } from "../../firm-folder.ts";
import { monthOf } from "../../whole-month.ts";
import { zipEntries } from "../../zip-entries.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "summary-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

interface Summary {
  readonly month: Month;
  readonly figures: RunJson;
  readonly words: FirmWords;
  readonly bytes: Buffer;
  readonly book: ExcelJS.Workbook;
}

const fileOf = ({ client }: Month["clients"][number]) =>
  `${client.name.replaceAll(/[^\p{L}\p{N} ]/gu, "_")}.xlsx`;

async function summaryOf(month: Month, config: Config): Promise<Summary> {
  const bytes = xlsx(summaryWorkbook(month, fileOf, config));
  const book = new ExcelJS.Workbook();
  // The declared parameter is a Buffer of an older @types/node.
  await book.xlsx.load(bytes as unknown as ArrayBuffer);
  const figures = runJson(month, config, { fileOf, outputs: [] });
  return { month, figures, words: firmWordsIn(config.language), bytes, book };
}

async function sampleIn(language: Config["language"]): Promise<Summary> {
  const config = { ...(await readConfig(join(PROJECT, "batch/sample/config.json"))), language };
  return summaryOf(monthOf(PERIOD, await readInbox(config)), config);
}

async function summaryOfFirm(files: Parameters<typeof firmFolder>[0]): Promise<Summary> {
  const config = await readConfig(join(await firmFolder(files), "config.json"));
  return summaryOf(monthOf(PERIOD, await readInbox(config)), config);
}

/** What a cell shows: a formula's cached value, a link's text. */
function shown(cell: ExcelJS.Cell): unknown {
  const value = cell.value;
  // exceljs leaves a result of 0 out of the value.
  if (cell.type === ExcelJS.ValueType.Formula) return cell.result ?? 0;
  if (value !== null && typeof value === "object") {
    if ("hyperlink" in value) return value.text;
    if (value instanceof Date) return value.toISOString().slice(0, 10);
  }
  return value;
}

/** The rows of a sheet as shown, from column A; a cell under a merged one is null. */
function rowsOf({ book }: Pick<Summary, "book">, name: string): unknown[][] {
  const sheet = book.getWorksheet(name);
  if (sheet === undefined) throw new Error(`no sheet ${name}`);
  return Array.from({ length: sheet.rowCount }, (_, index) => {
    const row = sheet.getRow(index + 1);
    return Array.from({ length: sheet.columnCount }, (_, column) => {
      const cell = row.getCell(column + 1);
      return cell.isMerged && cell.master !== cell ? null : shown(cell);
    });
  });
}

/** The list of a sheet, by heading, without its totals; and the totals. */
function listOf(of: Pick<Summary, "book" | "words">, sheet: string, first: string) {
  const rows = rowsOf(of, sheet);
  // The last row that starts so: other lists may stand above.
  const head = rows.findLastIndex(([cell]) => cell === first);
  if (head < 0) return { rows: [], totals: {} };
  const heads = rows[head] ?? [];
  const named = rows
    .slice(head + 1)
    .map((cells) => Object.fromEntries(cells.map((cell, index) => [String(heads[index]), cell])));
  const totals = named.findIndex((row) => row[first] === of.words.total);
  return totals < 0
    ? { rows: named, totals: {} as Record<string, unknown> }
    : { rows: named.slice(0, totals), totals: named[totals] ?? {} };
}

const inMinutes = (hours: unknown) => (hours === null ? null : Math.round(Number(hours) * 60 * 1e6) / 1e6);
const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);

describe.each(["en", "fr"] as const)("the sample firm's summary, %s", (language) => {
  let summary: Summary;
  beforeAll(async () => {
    summary = await sampleIn(language);
  });

  const headlines = () =>
    rowsOf(summary, summary.words.firmSheets.overview)[7]?.filter((cell) => cell !== null);
  const inForce = () =>
    summary.figures.clients.flatMap(({ banks }) =>
      banks.filter(({ start, expires }) => start <= summary.figures.asOf && summary.figures.asOf < expires),
    );
  const renewals = () =>
    summary.figures.clients.flatMap((client) => client.renewals.map((own) => ({ client, ...own })));

  test("has these sheets, each named in its language", () => {
    const { firmSheets, moreSheets, sheets } = summary.words;
    const { exceptions, control, ...first } = firmSheets;
    expect(summary.book.worksheets.map(({ name }) => name)).toEqual([
      ...Object.values(first),
      ...Object.values(moreSheets),
      exceptions,
      control,
      sheets.pace,
    ]);
    expect(summary.book.getWorksheet(sheets.pace)?.state).toBe("hidden");
  });

  test("the overview's figures are those of run.json", () => {
    const { month, figures } = summary;
    // 60 is the longest of the sample's reminder days.
    const near = renewals().filter(({ expires }) => day(expires) - day(figures.asOf) <= 60);
    const kept = month.clients.flatMap(({ outlook }) => outlook.offers.filter(({ isNear }) => isNear));
    expect(headlines()).toEqual([
      total(figures.clients.map(({ toBill }) => toBill.cents)) / 100,
      total(inForce().map(({ closing }) => closing)) / 60,
      total(kept.map(({ keeps }) => keeps)) / 60,
      near.length,
      month.exceptions.length,
    ]);
    expect(near.length).toBeGreaterThan(3);
  });

  test("its figures have names, and each name leads to its figure", () => {
    const xml =
      zipEntries(summary.bytes)
        .find(({ name }) => name === "xl/workbook.xml")
        ?.text() ?? "";
    const sheet = summary.book.getWorksheet(summary.words.firmSheets.overview);
    const names = [...xml.matchAll(/<definedName name="(\w+)">[^<]*\$([A-Z]+)\$(\d+)<\/definedName>/g)];
    expect(names.map(([, name]) => name).sort()).toEqual(
      Object.values(summary.words.firmTiles)
        .map(({ name }) => name)
        .sort(),
    );
    const values = names.map(([, , column, row]) => shown(sheet?.getCell(`${column}${row}`) as ExcelJS.Cell));
    expect(values.sort()).toEqual(headlines()?.sort());
  });

  test("a client has one line with the figures of run.json, and a link to its workbook", () => {
    const { words, figures, month, book } = summary;
    const heads = words.firmColumns;
    const { rows, totals } = listOf(summary, words.firmSheets.clients, heads.client);
    expect(rows).toHaveLength(figures.clients.length);
    for (const [index, own] of figures.clients.entries()) {
      const row = rows[index] ?? {};
      expect(row[heads.client]).toBe(own.client);
      expect(inMinutes(row[heads.usedInMonth])).toBe(own.charged.bank);
      expect(inMinutes(row[heads.billable])).toBe(own.toBill.minutes);
      expect(row[`${heads.amount} CAD`]).toBe(own.toBill.cents / 100);
      expect(row[heads.exceptions]).toBe(own.exceptions);
      expect(row[heads.renewBy]).toBe(own.renewals.map(({ onTimeUntil }) => onTimeUntil).sort()[0] ?? null);
      const link = book
        .getWorksheet(words.firmSheets.clients)
        ?.findRow(index + 6)
        ?.getCell(1).hyperlink;
      expect(decodeURIComponent(link ?? "")).toBe(fileOf(month.clients[index] as Month["clients"][number]));
    }
    expect(inMinutes(totals[heads.billable])).toBe(
      total(figures.clients.map(({ toBill }) => toBill.minutes)),
    );
    expect(totals[heads.exceptions]).toBe(total(figures.clients.map(({ exceptions }) => exceptions)));
  });

  test("flags say what run.json shows, and the overview counts them", () => {
    const { words, figures } = summary;
    const { rows } = listOf(summary, words.firmSheets.clients, words.firmColumns.client);
    const flagged = (flag: keyof FirmWords["flags"]) =>
      rows.filter((row) => String(row[words.firmColumns.flags] ?? "").includes(words.flags[flag]));
    const clients = (is: (client: RunJson["clients"][number]) => boolean) =>
      figures.clients.filter(is).length;
    const counts = {
      lapsed: clients(({ lapsed }) => lapsed.length > 0),
      empty: clients(({ banks }) => banks.some((bank) => inForce().includes(bank) && bank.closing === 0)),
      runsOut: summary.month.clients.filter(({ outlook }) =>
        [...outlook.projections.values()].some(({ exhaustsOn }) => exhaustsOn !== null),
      ).length,
      over: clients(({ orange }) => orange.daysOver > 0),
      noRate: clients(({ billable }) => billable.cents === null),
      exceptions: clients(({ exceptions }) => exceptions > 0),
    };
    const said = rowsOf(summary, words.firmSheets.overview)
      .flat()
      .find((text) => String(text).startsWith(words.clientsToLookAt));
    for (const flag of Object.keys(counts) as (keyof typeof counts)[]) {
      expect(flagged(flag)).toHaveLength(counts[flag]);
      if (counts[flag] > 0) expect(said).toContain(`${words.flags[flag]} (${counts[flag]})`);
      else expect(said).not.toContain(words.flags[flag]);
    }
    expect(total(Object.values(counts))).toBeGreaterThan(10);
  });

  test("banks: one line a bank in force, and their sums are the headlines", () => {
    const { words } = summary;
    const heads = words.firmColumns;
    const { rows, totals } = listOf(summary, words.firmSheets.banks, heads.client);
    expect(rows.map((row) => [inMinutes(row[heads.held]), inMinutes(row[heads.left])])).toEqual(
      inForce().map(({ held, closing }) => [held, closing]),
    );
    expect([totals[heads.left], totals[heads.atRisk]]).toEqual(headlines()?.slice(1, 3));
  });

  test("renewals: all of run.json and what is not paid or declined, with the client's own prices, and the source of each", () => {
    const { words, figures, month } = summary;
    const heads = words.dueColumns;
    const { rows } = listOf(summary, words.firmSheets.renewals, heads.client);
    const toRenew = rows.filter((row) => row[heads.state] === words.renewalStates.due);
    const key = (of: readonly unknown[]) => of.join(" ");
    expect(
      toRenew
        .map((row) =>
          key([row[heads.client], row[heads.expires], row[heads.onTimeUntil], row[heads.invoiceOn]]),
        )
        .sort(),
    ).toEqual(
      renewals()
        .map(({ client, expires, onTimeUntil, invoiceOn }) =>
          key([client.client, expires, onTimeUntil, invoiceOn]),
        )
        .sort(),
    );
    expect(toRenew.map((row) => row[heads.daysLeft])).toEqual(
      toRenew.map((row) => day(String(row[heads.expires])) - day(figures.asOf)),
    );
    // Lavallée pays 8 × 180.00 by cheque: 1,440.00, or 10 % less online.
    const cheque = toRenew.find((row) => String(row[heads.client]).startsWith("Fournitures"));
    expect(cheque?.[`${heads.price} CAD`]).toBe(1440);
    expect(cheque?.[`${heads.online} CAD`]).toBe(1296);
    expect(cheque?.[heads.source]).toBe(words.toBeConfirmed);
    // Its VIP of 2 h, of 1 September, is not paid: 198.00.
    const [unpaid] = rows;
    expect(unpaid?.[heads.state]).toBe(words.renewalStates.unpaid);
    expect(unpaid?.[`${heads.price} CAD`]).toBe(198);
    const others = month.clients.flatMap(({ outlook }) => [...outlook.unpaid, ...outlook.declined]);
    expect(rows).toHaveLength(renewals().length + others.length);
    expect(toRenew.filter((row) => row[heads.source] === words.toBeConfirmed).length).toBeGreaterThan(3);
  });

  test("reminders are the core's, each once, and page 1 says what to do of the first", () => {
    const { words, month } = summary;
    const due = reminders(month.clients);
    const { rows } = listOf(summary, words.firmSheets.reminders, words.reminderColumns.date);
    const { date, what, client } = words.reminderColumns;
    const kind = (own: Reminder) =>
      own.kind === "exhaustion" && own.left === 0 ? words.bankEmpty : words.reminderKinds[own.kind];
    expect(rows.map((row) => [row[date], row[what], row[client]])).toEqual(
      due.map((own) => [formatDate(own.date), kind(own), own.client.name]),
    );
    const counted = rowsOf(summary, words.firmSheets.reminders).find(
      ([label]) => label === words.comingWithin(30),
    );
    expect(counted?.[3]).toBe(due.filter(({ daysLeft }) => daysLeft <= 30).length);
    const page = rowsOf(summary, words.firmSheets.overview);
    const head = page.findIndex(([label]) => label === words.callColumns.actBy);
    const calls = page.slice(head + 1, head + 1 + due.length);
    expect(calls.map((row) => row.filter((cell) => cell !== null)[1])).toEqual(
      callList(due).map(({ reminder }) => reminder.client.name),
    );
    // The first two: what is not paid, and a lapsed VIP; then what the next days ask.
    const asked = callList(due).map(({ reminder, actBy }) => `${reminder.kind} ${actBy}`);
    expect(asked.slice(0, 2)).toEqual(["unpaid now", "lapsed now"]);
  });

  test("what is to bill adds up to run.json, for each client and reason", () => {
    const { words, figures } = summary;
    const heads = words.billColumns;
    const { rows, totals } = listOf(summary, words.firmSheets.billing, heads.client);
    for (const { client, billable, placed } of figures.clients) {
      const own = rows.filter((row) => row[heads.client] === client);
      const rules = { no_plan: ["P1"], unpaid: ["P5"], overage: ["A5"], beyond_banks: ["A5"] };
      for (const rule of ["P1", "P5", "A5"]) {
        const of = own.filter((row) => row[heads.rule] === rule);
        const due = billable.reasons.filter(({ reason }) => rules[reason].includes(rule));
        expect(total(of.map((row) => Number(row[heads.minutes]))), client).toBe(
          total(due.map(({ minutes }) => minutes)),
        );
        expect(total(of.map((row) => Number(row[`${heads.amount} CAD`])))).toBe(
          total(due.map(({ cents }) => cents ?? Number.NaN)) / 100,
        );
      }
      const separate = own.filter((row) => row[`${heads.amount} CAD`] === words.ownPrice);
      expect(total(separate.map((row) => Number(row[heads.minutes])))).toBe(placed.separate);
    }
    expect(totals[`${heads.amount} CAD`]).toBe(
      total(figures.clients.map(({ billable }) => billable.cents ?? 0)) / 100,
    );
  });

  test("exceptions: the counts by reason are run.json's, and add up to the list and to every banner", () => {
    const { words, figures, month } = summary;
    const rows = rowsOf(summary, words.firmSheets.exceptions);
    const first = rows.findIndex(([cell]) => cell === words.groupColumns.code) + 1;
    const last = rows.findIndex(([cell]) => cell === words.total);
    const groups = rows.slice(first, last);
    for (const { code, count } of figures.exceptions) {
      const of = groups.filter(([codes]) => String(codes).split(" ").includes(code));
      expect(total(of.map(([, counted]) => Number(counted))), code).toBe(count);
    }
    const all = month.exceptions.length;
    const known = total(figures.clients.map(({ exceptions }) => exceptions));
    expect(rows[last]?.[1]).toBe(all);
    expect(rows.slice(last + 3)).toHaveLength(all);
    // The sample has a row of an unknown client: it is nobody's, and still counted.
    expect(known).toBeLessThan(all);
    const said = words.rowsToLookAt(all, known, all - known);
    expect(rows.flat()).toContain(said);
    expect(rowsOf(summary, words.firmSheets.clients).flat()).toContain(said);
    expect(rowsOf(summary, words.firmSheets.overview).flat()).toContain(words.leftOut(all));
  });

  test("control: the totals of run.json, every check passed, every file and client tied out", () => {
    const { words, figures } = summary;
    const { control } = figures;
    const rows = rowsOf(summary, words.firmSheets.control);
    const row = (label: string) => rows.find(([cell]) => cell === label)?.slice(1, 3);
    expect(row(words.read)).toEqual([control.entriesRead, control.minutesRead]);
    expect(row(words.placed)).toEqual([control.entriesPlaced, control.minutesPlaced]);
    expect(row(words.rejected)).toEqual([control.entriesRejected, control.minutesRejected]);
    expect(row(words.duplicate)).toEqual([control.entriesDuplicate, control.minutesDuplicate]);
    const verdicts = Object.values(words.checks).map((check) => rows.find(([cell]) => cell === check)?.[4]);
    expect(verdicts).toEqual(verdicts.map(() => words.passed));
    expect(verdicts).toHaveLength(CHECKS.length);
    const files = listOf(summary, words.firmSheets.control, words.fileColumns.file).rows;
    expect(files.map((file) => [file[words.fileColumns.file], file[words.fileColumns.verdict]])).toEqual(
      figures.inputs.map(({ file }) => [file, words.passed]),
    );
    const clients = listOf(summary, words.firmSheets.control, words.firmColumns.client).rows;
    expect(clients.map((client) => client[words.fileColumns.verdict])).toEqual(
      clients.map(() => words.passed),
    );
    expect(clients).toHaveLength(figures.clients.length);
    expect(rowsOf(summary, words.firmSheets.overview).flat()).toContain(words.allPassed(CHECKS.length));
  });
});

describe("a check that fails says so, on its own line and on the first page", () => {
  test.each<[string, (month: Month) => Month, keyof FirmWords["checks"]]>([
    [
      "an entry that is nowhere",
      (month) => ({
        ...month,
        control: { ...month.control, entriesPlaced: month.control.entriesPlaced - 1 },
      }),
      "entries",
    ],
    [
      "minutes that a file lost",
      (month) => ({
        ...month,
        files: month.files.map((file, at) => (at === 3 ? { ...file, minutesPlaced: 1 } : file)),
      }),
      "eachFileMinutes",
    ],
    ["a file that was forgotten", (month) => ({ ...month, files: month.files.slice(1) }), "fileEntries"],
    [
      "a client that was forgotten",
      (month) => ({ ...month, clients: month.clients.slice(1) }),
      "ledgerMinutes",
    ],
    [
      "an id that is nowhere",
      (month) => ({ ...month, ids: { ...month.ids, run: { ...month.ids.run, leftOut: 0, lost: 6 } } }),
      "ids",
    ],
    [
      "an id that landed twice",
      (month) => ({
        ...month,
        ids: { ...month.ids, run: { ...month.ids.run, placed: month.ids.run.placed - 1 } },
      }),
      "idsOnce",
    ],
  ])("%s", async (_, spoiled, check) => {
    const config = await readConfig(join(PROJECT, "batch/sample/config.json"));
    const month = monthOf(PERIOD, await readInbox(config));
    const summary = await summaryOf(withOverview(spoiled(month)), config);
    const { words } = summary;
    const rows = rowsOf(summary, words.firmSheets.control);
    expect(rows.find(([cell]) => cell === words.checks[check])?.[4]).toBe(words.failed);
    expect(rowsOf(summary, words.firmSheets.overview).flat()).toContain(words.someFailed);
  });
});

const EMPTY = {
  "contracts.csv": "client,plan,quantity,start,paid_on\nAcme,BASIC,,,\n",
  "logs/october.csv": "id,date,client,minutes\n",
};

function largeFirm(): Parameters<typeof firmFolder>[0] {
  const names = Array.from({ length: 1000 }, (_, at) => `Client ${String(at).padStart(4, "0")}`);
  const contracts = names.map((name, at) => {
    const start = formatDate(addDays(day("2025-11-10"), at % 350));
    return at % 3 === 0
      ? `${name},ORANGE_CARE,${1 + (at % 9)},${start},${start}`
      : `${name},VIP,${2 + (at % 7)},${start},${start}`;
  });
  const log = names.map(
    (name, at) => `${at},2026-10-${String(1 + (at % 28)).padStart(2, "0")},${name},${at % 100},how_to`,
  );
  return {
    "contracts.csv": `client,plan,quantity,start,paid_on\n${contracts.join("\n")}\n`,
    "logs/october.csv": `id,date,client,minutes,category\n${log.join("\n")}\n`,
  };
}

const NASTY = ["=1+1", "+SUM(A1)", "@x*", "~?*", "'quoted'", '"x"', "-2", "<>", "{x}", "_x0041_"];

function hostileFirm(): Parameters<typeof firmFolder>[0] {
  const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const named = NASTY.map((text) => `${text} Inc`);
  const log = named.flatMap((name, at) => [
    `${at},2026-10-01,${cell(name)},20,how_to,${cell(NASTY[at] ?? "")}`,
    `b${at},2026-10-01,${cell(`${name} nobody`)},20,how_to,${cell(NASTY[at] ?? "")}`,
    `c${at},2026-10-01,${cell(name)},${cell(NASTY[at] ?? "")},how_to,x`,
  ]);
  return {
    "contracts.csv": `client,plan,quantity,start,paid_on\n${named.map((name) => `${cell(name)},VIP,4,2026-01-15,2026-01-15`).join("\n")}\n`,
    "logs/=1+1~x.csv": `id,date,client,minutes,category,description\n${log.join("\n")}\n`,
    "logs/october.csv": null,
  };
}

test("a firm without a plan or a row of work: every sheet says so, and no list stands empty", async () => {
  const summary = await summaryOfFirm(EMPTY);
  const { words, book } = summary;
  const said = (sheet: keyof FirmWords["firmSheets"]) => rowsOf(summary, words.firmSheets[sheet]).flat();
  expect(said("clients")).toContain("Acme");
  expect(said("banks")).toContain(words.noBanksInForce);
  expect(said("renewals")).toContain(words.noRenewals);
  expect(said("reminders")).toContain(words.noReminders);
  expect(said("billing")).toContain(words.nothingBillable);
  expect(said("exceptions")).toContain(words.allCountedFirm);
  expect(said("overview")).toContain(words.allPassed(CHECKS.length));
  for (const { name } of Object.values(words.firmSheets).map((own) => ({ name: own }))) {
    const tables = book.getWorksheet(name)?.getTables() ?? [];
    const { clients, control } = words.firmSheets;
    expect(tables.length, name).toBe(name === control ? 2 : name === clients ? 1 : 0);
  }
  const parts = zipEntries(summary.bytes).map(({ name }) => name);
  expect(parts.filter((name) => name.includes("chart"))).toEqual([]);
});

test("plan sizes: what the last full term would have cost with each size, from the first cell to the last", async () => {
  // 5.5 h of work in a bank of 2 h and an hour carried in: 2.5 h at 120.00 are billed beyond it.
  const summary = await summaryOfFirm({
    "config.json": { ...ORDINARY["config.json"], rates: { "2": 120_00 } },
    "contracts.csv":
      "client,plan,quantity,start,paid_on,carried_hours\nAcme,VIP,2,2025-10-01,2025-10-01,1\nBolt,BASIC,,,,\n",
    "logs/october.csv": "id,date,client,minutes,category\n1,2025-11-03,Acme,330,how_to\n",
  });
  const { words } = summary;
  const heads = words.sizeColumns;
  const { rows } = listOf(summary, words.moreSheets.sizes, heads.client);
  expect(rows[0]).toEqual({
    [heads.client]: "Acme",
    [heads.held]: "VIP, 2 h",
    [heads.from]: "2025-10-01",
    [heads.to]: "2026-09-30",
    [heads.judged]: words.sizesJudgedOn.last,
    [heads.carriedIn]: 1,
    [heads.bought]: 2,
    [heads.used]: 3,
    [heads.left]: 0,
    [heads.best]: "2 h",
    [heads.wouldLeave]: 0,
    [`${heads.bestCost} CAD`]: 498,
    [`${heads.heldCost} CAD`]: 498,
    [`${heads.difference} CAD`]: 0,
  });
});

test("users: who asked for the month's work, where a log names anybody", async () => {
  const log = "id,date,client,user,minutes,category\n";
  const summary = await summaryOfFirm({
    "logs/october.csv": `${log}1,2026-10-01,Acme,Zoé,20,how_to\n2,2026-10-02,Acme,,10,how_to\n3,2026-10-05,Acme,Zoé,31,how_to\n4,2026-09-30,Acme,Zoé,60,how_to\n5,2026-10-06,Bolt,Ann,5,email\n`,
  });
  const { words } = summary;
  const heads = words.userColumns;
  const { rows, totals } = listOf(summary, words.moreSheets.users, heads.client);
  // 20 and 31 minutes are 30 and 45.
  expect(rows.map((row) => Object.values(row))).toEqual([
    ["Acme", "Zoé", 2, 51 / 60, 75 / 60],
    ["Acme", words.noUser, 1, 10 / 60, 15 / 60],
    ["Bolt", "Ann", 1, 5 / 60, 0],
  ]);
  expect(totals[heads.charged]).toBe(90 / 60);
  expect((await summaryOfFirm({})).book.getWorksheet(words.moreSheets.users)).toBeUndefined();
});

test("banks: the day on which each runs out, by what it used in a year", async () => {
  const used = ["2026-07-01", "2026-08-03", "2026-09-01", "2026-10-01"];
  const summary = await summaryOfFirm({
    "contracts.csv":
      "client,plan,quantity,start,paid_on\nAcme,VIP,2,2026-06-01,2026-06-01\nBolt,VIP,2,2026-06-01,2026-06-01\n",
    "logs/october.csv": `id,date,client,minutes,category\n${used.map((date, at) => `${at},${date},Acme,15,how_to`).join("\n")}\n`,
  });
  const { words } = summary;
  const heads = words.firmColumns;
  const { rows } = listOf(summary, words.firmSheets.banks, heads.client);
  // M4: 60 minutes in 153 days with hours to draw, so the other 60 are gone on the 153rd day from 1 November.
  expect(rows.map((row) => [row[heads.client], row[heads.runsOut]])).toEqual([
    ["Acme", "2027-04-02"],
    ["Bolt", null],
  ]);
});

test("what came to light of a closed month is a line of its own in what to bill (M3)", async () => {
  const folder = await novemberAfterLateWork();
  await run(folder, { period: NOVEMBER });
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(join(monthFolder(folder, NOVEMBER), `Summary ${NOVEMBER}.xlsx`));
  const words = firmWordsIn("en");
  const heads = words.billColumns;
  const { rows } = listOf({ book, words }, words.firmSheets.billing, heads.client);
  // 20, 80 and 40 minutes are 30, 90 and 45: 45 beyond the bank of 120, at 60.00; then the 15 of November.
  expect(
    rows.map((row) => [row[heads.why], row[heads.rule], row[heads.minutes], row[`${heads.amount} CAD`]]),
  ).toEqual([
    ["The VIP bank is empty since 25 Oct 2026", "A5", 15, 15],
    [words.lateChange("October 2026"), "M3", 45, 45],
  ]);
});

test("without rates the first page shows hours, never an amount that leaves some out (A10)", async () => {
  const summary = await summaryOfFirm({
    "logs/october.csv": "id,date,client,minutes,category\n1,2026-10-01,Bolt,30,how_to\n",
  });
  const { words } = summary;
  const cells = rowsOf(summary, words.firmSheets.overview).flat();
  expect(cells).toContain(words.toBillHours);
  expect(cells).toContain(words.notRated("0.50 h"));
  expect(rowsOf(summary, words.firmSheets.billing).flat()).toContain(words.unrated(0.5));
});

test(`of a thousand clients page 1 lists ${MOST_CALLS} things to do, and how many more there are`, async () => {
  const summary = await summaryOfFirm(largeFirm());
  const { words } = summary;
  expect(summary.month.clients).toHaveLength(1000);
  const all = reminders(summary.month.clients).length;
  const cells = rowsOf(summary, words.firmSheets.overview).flat();
  expect(cells).toContain(words.moreCalls(all - MOST_CALLS));
  const charts = zipEntries(summary.bytes).filter(({ name }) => /^xl\/charts\/chart\d+\.xml$/.test(name));
  expect(charts).toHaveLength(1);
}, 60_000);

test("no formula comes from what somebody typed: names, files, descriptions, minutes", async () => {
  const { book } = await summaryOfFirm(hostileFirm());
  let formulas = 0;
  const texts = new Set<unknown>();
  for (const sheet of book.worksheets) {
    sheet.eachRow((row) => {
      row.eachCell((cell) => {
        if (cell.type === ExcelJS.ValueType.Formula) {
          formulas += 1;
          expect(cell.formula, cell.address).not.toMatch(/Inc|1\+1|x\*|\bx\b/);
        } else texts.add(shown(cell));
      });
    });
  }
  expect(formulas).toBeGreaterThan(100);
  // exceljs reads the escape of "_x0041_" back as it was written.
  for (const text of NASTY.filter((own) => !own.startsWith("_x"))) expect(texts).toContain(`${text} Inc`);
  expect(texts).toContain("=1+1~x.csv");
});

test("the same month gives the same bytes", async () => {
  const [one, other] = [await sampleIn("fr"), await sampleIn("fr")];
  expect(one.bytes.equals(other.bytes)).toBe(true);
});

officeTest(
  "LibreOffice finds every formula equal to its cached value: both languages, no client, one, many, hostile",
  async () => {
    const firms: Record<string, Summary> = {
      english: await sampleIn("en"),
      french: await sampleIn("fr"),
      empty: await summaryOfFirm(EMPTY),
      one: await summaryOfFirm({}),
      thousand: await summaryOfFirm(largeFirm()),
      hostile: await summaryOfFirm(hostileFirm()),
    };
    const files = await Promise.all(
      Object.entries(firms).map(async ([name, { bytes }]) => {
        const file = join(folder, `${name}.xlsx`);
        await writeFile(file, bytes);
        return file;
      }),
    );
    let formulas = 0;
    for (const [file, { formulas: own, differences }] of await recalculated(
      files,
      join(folder, "recalculated"),
    )) {
      expect(differences, file).toEqual([]);
      formulas += own;
    }
    expect(formulas).toBeGreaterThan(2500);
  },
);
