/**
 * One firm, three answers: for every workbook of the sample firm and of random ones, the formulas of its Recompute sheet,
 * computed by the add-in inside Microsoft's runtime from the tables on that sheet, give the batch's own figures.
 */

import path from "node:path";
import ExcelJS from "exceljs";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { type Config, readConfig } from "../batch/config/config.ts";
import { clientWorkbook } from "../batch/documents/workbook/client-workbook.ts";
import { readInbox } from "../batch/month/inbox.ts";
import type { ClientMonth, Month } from "../batch/month/month.ts";
import { xlsx } from "../batch/xlsx/writer.ts";
import { calendarDate, excelSerial } from "../core/values/calendar.ts";
import {
  type Answer,
  type Argument,
  builtFunctions,
  type Call,
  ExcelHost,
  type Value,
} from "./addin/excel-host.ts";
import { closedFirms, throughMonths } from "./batch/closing/closed-firm.ts";
import { monthOf, wholeMonth } from "./batch/whole-month.ts";
import { metMoreThan } from "./core/random-firm.ts";

const SLOW = 120_000;
const BOOKS = path.join(import.meta.dirname, "batch/closing/books-of-version-0.1.0");
const RECOMPUTE = { en: "Recompute", fr: "Recalcul" };

/** A headline, as the batch has it and as the formula beside it works it out. */
interface Figure {
  readonly client: string;
  readonly label: string;
  readonly batch: number;
  readonly cached: unknown;
  readonly call: Call;
  /** The row and column of a table's answer, counted from 1; null for a single number. */
  readonly at: readonly [number, number] | null;
}

async function figuresOf(client: string, bytes: Buffer, language: "en" | "fr"): Promise<Figure[]> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(bytes as unknown as ArrayBuffer);
  const sheet = book.getWorksheet(RECOMPUTE[language]);
  if (sheet === undefined) throw new Error(`${client}: no sheet to recompute`);
  const tables = new Map(
    (sheet.model as unknown as { tables: { name: string; tableRef: string }[] }).tables.map(
      ({ name, tableRef }) => [name, cellsOf(sheet, tableRef)] as const,
    ),
  );
  const figures: Figure[] = [];
  sheet.eachRow((row) => {
    const { formula, result } = row.getCell(3);
    if (formula === undefined || !formula.includes("_xldudf_PLAN_")) return;
    const [, name = "", given = ""] =
      /^IFERROR\(IF\(ERROR\.TYPE\(_xldudf_PLAN_(\w+)\((.*?)\)\)=5,/.exec(formula) ?? [];
    const [, line, column] = /,INDEX\(.*,(\d+),(\d+)\)\)$/.exec(formula) ?? [];
    figures.push({
      client,
      label: String(row.getCell(1).value),
      batch: Number(row.getCell(2).value),
      cached: result,
      call: [name, ...argumentsOf(given, tables)],
      at: line === undefined ? null : [Number(line), Number(column)],
    });
  });
  return figures;
}

function cellsOf(sheet: ExcelJS.Worksheet, reference: string): Value[][] {
  const [from = "", to = ""] = reference.split(":");
  const [first, last] = [sheet.getCell(from), sheet.getCell(to)];
  const rows: Value[][] = [];
  for (let row = Number(first.row); row <= Number(last.row); row += 1) {
    const cells: Value[] = [];
    for (let column = Number(first.col); column <= Number(last.col); column += 1) {
      const { value } = sheet.getCell(row, column);
      // The reader turns a date into a Date in UTC; Excel hands a function its serial number.
      cells.push((value instanceof Date ? value.getTime() / 86_400_000 + 25_569 : (value ?? null)) as Value);
    }
    rows.push(cells);
  }
  return rows;
}

/** Numbers, texts, TRUE, DATE(…) and whole tables: all that the sheet's formulas use. */
function argumentsOf(given: string, tables: ReadonlyMap<string, Value[][]>): Argument[] {
  const parts = given.match(/DATE\([^)]*\)|"[^"]*"|[^,]+|(?<=,)(?=,)/g) ?? [];
  return parts.map((part): Argument => {
    const table = tables.get(part.replace("[#All]", ""));
    if (table !== undefined) return table;
    if (part === "") return null;
    if (part.startsWith('"')) return part.slice(1, -1);
    if (part === "TRUE") return true;
    const [, year, month, day] = /^DATE\((\d+),(\d+),(\d+)\)$/.exec(part) ?? [];
    if (year === undefined) return Number(part);
    const date = calendarDate(Number(year), Number(month), Number(day));
    if (date === null) throw new Error(`${part} is a date`);
    return excelSerial(date);
  });
}

function numberAt(answer: Answer | undefined, at: Figure["at"]): unknown {
  const value = answer?.value;
  if (at === null)
    return typeof value === "object" && value !== null && "basicValue" in value ? value.basicValue : value;
  const cell = Array.isArray(value) ? value[at[0] - 1]?.[at[1] - 1] : answer?.error;
  return typeof cell === "object" && cell !== null && "basicValue" in cell ? cell.basicValue : cell;
}

/** The figures of every workbook that has the sheet, as the batch has them and as the functions work them out. */
async function recomputed(
  month: Month<ClientMonth>,
  config: Config,
): Promise<{ figures: Figure[]; computed: unknown[] }> {
  const figures: Figure[] = [];
  for (const client of month.clients) {
    const language = client.client.language ?? config.language;
    const workbook = clientWorkbook(month, client, language, { recompute: "with", clientMoney: true });
    if (!workbook.sheets.some(({ name }) => name === RECOMPUTE[language])) continue;
    figures.push(...(await figuresOf(client.client.name, xlsx(workbook), language)));
  }
  const answers = await new ExcelHost(await builtFunctions()).calls(figures.map(({ call }) => call));
  return { figures, computed: figures.map(({ at }, index) => numberAt(answers[index], at)) };
}

const saying = ({ client, label }: Figure, value: unknown) => `${client}: ${label}: ${value}`;

describe("the Recompute sheet of every sample workbook", () => {
  let figures: Figure[];
  let computed: unknown[];

  beforeAll(async () => {
    const config = await readConfig(path.join(import.meta.dirname, "../batch/sample/config.json"));
    const month = monthOf("2026-10", await readInbox(config));
    ({ figures, computed } = await recomputed(month, config));
  }, SLOW);

  test("has figures for every client, and caches the batch's own", () => {
    expect(new Set(figures.map(({ client }) => client)).size).toBe(17);
    expect(figures.length).toBeGreaterThan(100);
    for (const { client, label, batch, cached } of figures) expect(cached, `${client}: ${label}`).toBe(batch);
  });

  test("gives the batch's figures when Microsoft's runtime computes it from the sheet's own tables", () => {
    expect(figures.map((figure, index) => saying(figure, computed[index]))).toEqual(
      figures.map((figure) => saying(figure, figure.batch)),
    );
  });
});

describe("after months that an earlier version closed", () => {
  test.each(["2026-10", "2026-11"])(
    "the sheet of %s agrees, or is left out: the functions know no closed months",
    async (period) => {
      const config = await readConfig(path.join(BOOKS, "config.json"));
      const { figures, computed } = await recomputed(await wholeMonth(period, config), config);
      expect(figures.length).toBeGreaterThan(20);
      expect(figures.map((figure, index) => saying(figure, computed[index]))).toEqual(
        figures.map((figure) => saying(figure, figure.batch)),
      );
    },
    SLOW,
  );
});

describe("over random firms that close their months, correct them and enter payments late", () => {
  test.each(fc.sample(closedFirms, { seed: 3, numRuns: 10 }).map((story, at) => [at + 1, story] as const))(
    "every month’s sheets of firm %i agree",
    async (_, story) => {
      const figures: Figure[] = [];
      const computed: unknown[] = [];
      const isRun = await throughMonths(story, async ({ folder, period }) => {
        const config = await readConfig(path.join(folder, "config.json"));
        const ofMonth = await recomputed(await wholeMonth(period, config), config);
        figures.push(...ofMonth.figures);
        computed.push(...ofMonth.computed);
      });
      expect(isRun).toBe(true);
      metMoreThan(10, figures.length);
      expect(figures.map((figure, index) => saying(figure, computed[index]))).toEqual(
        figures.map((figure) => saying(figure, figure.batch)),
      );
    },
    SLOW,
  );
});
