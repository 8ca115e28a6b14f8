/**
 * The sample's workbooks opened by a spreadsheet library that has no part in writing them (SheetJS): every sheet
 * opens, names and dates are what they should be, and the figures are those of run.json.
 */

import { read, utils, type WorkBook, type WorkSheet } from "@e965/xlsx";
import { beforeAll, describe, expect, test } from "vitest";
import { readConfig } from "../../batch/config/config.ts";
import { RUN_JSON, type RunJson } from "../../batch/documents/run-json.ts";
import { firmWordsIn } from "../../batch/documents/workbook/firm-words.ts";
import { wordsIn } from "../../batch/documents/workbook/words.ts";
import { PERIOD, PROJECT } from "./firm-folder.ts";
import { filesOf, wholeMonth } from "./whole-month.ts";

type Client = RunJson["clients"][number];
/** What a row shows under each heading. A date is its text, any other figure a number. */
type Line = Readonly<Record<string, unknown>>;

let run: RunJson;
let books: ReadonlyMap<string, WorkBook>;

beforeAll(async () => {
  const config = await readConfig(`${PROJECT}/batch/sample/config.json`);
  const files = filesOf(await wholeMonth(PERIOD, config), config);
  const bytesOf = (name: string) => Buffer.from(files.find(({ file }) => file === name)?.bytes ?? []);
  run = RUN_JSON.parse(JSON.parse(bytesOf("run.json").toString()));
  const names = files.map(({ file }) => file).filter((file) => file.endsWith(".xlsx"));
  books = new Map(names.map((file) => [file, read(bytesOf(file), { cellNF: true, cellText: true })]));
});

const SUMMARY = `Summary ${PERIOD}.xlsx`;

function bookOf(file: string): WorkBook {
  const book = books.get(file);
  if (book === undefined) throw new Error(`no workbook ${file}`);
  return book;
}

function sheetOf(book: WorkBook, name: string): WorkSheet {
  const sheet = book.Sheets[name];
  if (sheet === undefined) throw new Error(`no sheet ${name}`);
  return sheet;
}

/** What a cell says: the value cached beside a formula, a date as its text. */
function said(sheet: WorkSheet, address: string): unknown {
  const cell = sheet[address];
  if (cell === undefined || cell.v === undefined) return null;
  return String(cell.z ?? "").includes("yyyy") ? cell.w : cell.v;
}

/** The rows of a sheet from its first column on. */
function rowsOf(sheet: WorkSheet): unknown[][] {
  const { e: end } = utils.decode_range(sheet["!ref"] ?? "A1");
  return Array.from({ length: end.r + 1 }, (_, r) =>
    Array.from({ length: end.c + 1 }, (_, c) => said(sheet, utils.encode_cell({ r, c }))),
  );
}

/** The lines of the list whose first heading this is, up to the first blank line. */
function linesOf(book: WorkBook, name: string, firstHeading: string): Line[] {
  const rows = rowsOf(sheetOf(book, name));
  const head = rows.findIndex(([first]) => first === firstHeading);
  if (head < 0) return [];
  const end = rows.findIndex(([first], index) => index > head && first === null);
  return rows
    .slice(head + 1, end < 0 ? undefined : end)
    .map((cells) => Object.fromEntries(cells.map((cell, index) => [String(rows[head]?.[index]), cell])));
}

/** What the workbook's own names lead to. */
function namedFigures(book: WorkBook): Map<string, unknown> {
  const own = (book.Workbook?.Names ?? []).filter(({ Name }) => !Name.startsWith("_xlnm."));
  return new Map(
    own.map(({ Name, Ref }) => {
      const [, sheet = "", cell = ""] = /^'(.+)'!(\$[A-Z]+\$\d+)$/.exec(Ref) ?? [];
      return [Name, said(sheetOf(book, sheet.replaceAll("''", "'")), cell.replaceAll("$", ""))];
    }),
  );
}

const inMinutes = (hours: unknown) => Math.round(Number(hours) * 60 * 1e6) / 1e6;
const inCents = (amount: unknown) =>
  typeof amount === "number" ? Math.round(amount * 100 * 1e6) / 1e6 : null;
const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);
const isInForce = ({ start, expires }: Client["banks"][number]) => start <= run.asOf && run.asOf < expires;

test("every sheet of every workbook opens, with a value beside each formula and no error", () => {
  let sheets = 0;
  let formulas = 0;
  for (const [file, book] of books) {
    for (const name of book.SheetNames) {
      const sheet = sheetOf(book, name);
      const cells = Object.entries(sheet).filter(([address]) => !address.startsWith("!"));
      expect(cells.length, `${file}, ${name}`).toBeGreaterThan(1);
      for (const [address, cell] of cells) {
        expect(cell.t, `${file}, ${name}, ${address}`).not.toBe("e");
        if (cell.f === undefined) continue;
        expect(cell.v, `${file}, ${name}, ${address}`).toBeDefined();
        formulas += 1;
      }
      sheets += 1;
    }
  }
  expect(books.size).toBe(run.clients.length + 1);
  expect(sheets).toBeGreaterThan(100);
  expect(formulas).toBeGreaterThan(1000);
});

describe("a client's workbook", () => {
  test("names its headline figures", () => {
    const seen = new Set<string>();
    for (const { client, file, banks, renewals, toBill, orange } of run.clients) {
      const named = namedFigures(bookOf(file));
      expect(inMinutes(named.get("Billable_hours")), client).toBe(toBill.minutes);
      if (toBill.withoutRate === 0) expect(inCents(named.get("Amount_to_bill")), client).toBe(toBill.cents);
      for (const bank of banks.filter(isInForce))
        expect(inMinutes(named.get(`${bank.plan}_left`)), `${client}, ${bank.plan}`).toBe(bank.closing);
      if (orange.daysUsed > 0)
        expect(inMinutes(named.get("Orange_overage")), client).toBe(orange.overageCharged);
      const [next] = [...renewals].sort((a, b) => (a.onTimeUntil < b.onTimeUntil ? -1 : 1));
      expect(named.get("Next_renewal"), client).toBe(next?.expires);
      for (const name of named.keys()) seen.add(name);
    }
    expect([...seen]).toEqual(
      expect.arrayContaining(["VIP_left", "VIP_DIAMOND_left", "ORANGE_PLUS_left", "Orange_overage"]),
    );
  });

  test("rolls each bank forward", () => {
    let rolled = 0;
    for (const { client, file, language, banks } of run.clients) {
      const { sheets, bankColumns, bankMore, plans } = wordsIn(language);
      const head = { ...bankColumns, ...bankMore };
      const lines = linesOf(bookOf(file), sheets.balances, head.bank);
      expect(lines, client).toHaveLength(banks.length);
      for (const [index, bank] of banks.entries()) {
        const line = lines[index] ?? {};
        expect(line[head.bank]).toContain(plans[bank.plan]);
        for (const column of [
          "opening",
          "bought",
          "carriedIn",
          "adjusted",
          "used",
          "expired",
          "carriedOut",
          "closing",
          "held",
        ] as const)
          expect(inMinutes(line[head[column]]), `${client}, ${bank.plan}, ${column}`).toBe(bank[column]);
        rolled += 1;
      }
    }
    expect(rolled).toBeGreaterThan(10);
  });

  test("bills what run.json bills", () => {
    let billed = 0;
    for (const { client, file, language, placed, charged } of run.clients) {
      const { sheets, whereExplained } = wordsIn(language);
      const row = rowsOf(sheetOf(bookOf(file), sheets.balances)).find(
        ([label]) => label === whereExplained.billable,
      );
      expect((row?.slice(1, 3) ?? [0, 0]).map(inMinutes), client).toEqual([
        placed.billable,
        charged.billable,
      ]);
      if (charged.billable > 0) billed += 1;
    }
    expect(billed).toBeGreaterThan(5);
  });

  test("prices each renewal", () => {
    let priced = 0;
    for (const { client, file, language, renewals } of run.clients) {
      if (renewals.length === 0) continue;
      const { sheets, renewalSheet } = wordsIn(language);
      const { columns } = renewalSheet;
      const lines = linesOf(bookOf(file), sheets.renewal, columns.plan);
      const reported = renewals.map((_, index) => {
        const line = lines[index] ?? {};
        return {
          expires: line[columns.expires],
          onTimeUntil: line[columns.onTimeUntil],
          // R3: that of the online tool stands beside the price of a client that pays otherwise.
          onTimeCents: inCents(line[columns.online] ?? line[columns.onTime]),
        };
      });
      const expected = renewals.map(({ expires, onTimeUntil, onTimeCents, coterm }) => ({
        expires,
        onTimeUntil,
        onTimeCents: coterm?.cents ?? onTimeCents,
      }));
      expect(reported, client).toEqual(expected);
      priced += renewals.length;
    }
    expect(priced).toBeGreaterThan(10);
  });
});

describe("the firm's workbook", () => {
  const words = firmWordsIn("en");
  const sheets = words.firmSheets;

  test("names its headline figures", () => {
    const named = namedFigures(bookOf(SUMMARY));
    const banks = run.clients.flatMap((client) => client.banks).filter(isInForce);
    const { left, toBill, exceptions } = words.firmTiles;
    expect(inMinutes(named.get(left.name))).toBe(total(banks.map((bank) => bank.closing)));
    expect(inCents(named.get(toBill.name))).toBe(total(run.clients.map((client) => client.toBill.cents)));
    expect(named.get(exceptions.name)).toBeGreaterThanOrEqual(
      total(run.clients.map((client) => client.exceptions)),
    );
  });

  test("has each client's bill and next renewal on a line", () => {
    const heads = words.firmColumns;
    const lines = linesOf(bookOf(SUMMARY), sheets.clients, heads.client);
    const reported = lines.slice(0, run.clients.length).map((line) => ({
      client: line[heads.client],
      minutes: inMinutes(line[heads.billable]),
      cents: inCents(line[`${heads.amount} ${run.currency}`]),
      renewBy: line[heads.renewBy],
    }));
    expect(reported).toEqual(
      run.clients.map(({ client, toBill, renewals }) => ({
        client,
        minutes: toBill.minutes,
        cents: toBill.cents,
        renewBy: renewals.map(({ onTimeUntil }) => onTimeUntil).sort()[0] ?? null,
      })),
    );
    expect(lines).toHaveLength(run.clients.length + 1);
  });

  test("bills each client's minutes and amounts, line by line", () => {
    const heads = words.billColumns;
    const lines = linesOf(bookOf(SUMMARY), sheets.billing, heads.client);
    for (const { client, billable, placed } of run.clients) {
      const own = lines.filter((line) => line[heads.client] === client);
      expect(total(own.map((line) => Number(line[heads.minutes]))), client).toBe(
        billable.minutes + placed.separate,
      );
      const amounts = own.map((line) => inCents(line[`${heads.amount} ${run.currency}`]) ?? 0);
      expect(total(amounts), client).toBe(billable.cents);
    }
    expect(lines.length).toBeGreaterThan(10);
  });

  test("prices every renewal", () => {
    const heads = words.dueColumns;
    const lines = linesOf(bookOf(SUMMARY), sheets.renewals, heads.client);
    // By the client's own way of paying; online and for the whole year it is beside it where that is not the same.
    const reported = lines.flatMap((line) =>
      [heads.price, heads.online, heads.wholeYear].map((head) => ({
        client: line[heads.client],
        expires: line[heads.expires],
        onTime: inCents(line[`${head} ${run.currency}`]),
      })),
    );
    const due = run.clients.flatMap(({ client, renewals }) =>
      renewals.map(({ expires, onTimeCents }) => ({ client, expires, onTime: onTimeCents })),
    );
    expect(due.length).toBeGreaterThan(10);
    for (const one of due) expect(reported).toContainEqual(one);
  });

  test("controls what was read and what became of it, over the run and file by file", () => {
    const { control, inputs } = run;
    const rows = rowsOf(sheetOf(bookOf(SUMMARY), sheets.control));
    const counts = (label: string) => rows.find(([first]) => first === label)?.slice(1, 3);
    expect(counts(words.read)).toEqual([control.entriesRead, control.minutesRead]);
    expect(counts(words.placed)).toEqual([control.entriesPlaced, control.minutesPlaced]);
    expect(counts(words.rejected)).toEqual([control.entriesRejected, control.minutesRejected]);
    expect(counts(words.duplicate)).toEqual([control.entriesDuplicate, control.minutesDuplicate]);

    const heads = words.fileColumns;
    const lines = linesOf(bookOf(SUMMARY), sheets.control, heads.file);
    const reported = lines.slice(0, inputs.length).map((line) => ({
      file: line[heads.file],
      entries: line[heads.entriesRead],
      minutes: line[heads.minutesRead],
      minutesPlaced: line[heads.minutesPlaced],
    }));
    expect(reported).toEqual(
      inputs.map(({ file, entries, minutes, minutesPlaced }) => ({ file, entries, minutes, minutesPlaced })),
    );
    expect(inputs.length).toBeGreaterThan(20);
  });
});
