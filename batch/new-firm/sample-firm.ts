/**
 * The made-up firm (batch/sample) as a new firm's files: its register, prices and adjustments as the language writes
 * them, its logs to the byte, as a tool exports them.
 */

import { readdir, readFile } from "node:fs/promises";
import { ADJUSTMENT_COLUMNS } from "../../core/firm/adjustments.ts";
import { type Columns, layout, type Table, text } from "../../core/firm/cells.ts";
import { CONTRACT_COLUMNS, type ContractColumn } from "../../core/firm/register.ts";
import type { Plan, Price } from "../../core/rules/plans.ts";
import { day, excelSerial } from "../../core/values/calendar.ts";
import type { Language } from "../../core/values/language.ts";
import { channelOf } from "../../core/words/accepted-words.ts";
import { WORDS } from "../../core/words/words.ts";
import { readTable } from "../imports/table.ts";
import { PRICE_COLUMNS, readPrices } from "../month/price-list.ts";
import { holdsOf, type RegisterRow } from "./register.ts";

/** Its last month, which it is about. */
export const SAMPLE_MONTH = "2026-10";

const SAMPLE = new URL("../sample/", import.meta.url);
const bytesOf = (file: string) => readFile(new URL(file, SAMPLE));

/** What its configuration says beside paths: rates, and another name of a client. */
export async function sampleSettings(): Promise<Pick<SampleSettings, "rates" | "aliases">> {
  const { rates, aliases } = JSON.parse(String(await bytesOf("config.json"))) as SampleSettings;
  return { rates, aliases };
}

interface SampleSettings {
  readonly rates: Readonly<Record<string, number>>;
  readonly aliases: Readonly<Record<string, string>>;
}

/** Its time logs, by name. */
export async function sampleLogs(): Promise<readonly (readonly [name: string, bytes: Buffer])[]> {
  const names = (await readdir(new URL("logs/", SAMPLE))).sort();
  return Promise.all(names.map(async (name) => [name, await bytesOf(`logs/${name}`)] as const));
}

export async function samplePrices(language: Language): Promise<readonly Price[]> {
  const { values } = readPrices(await tableOf("prices.csv", PRICE_COLUMNS));
  return values.map((price) => ({ ...price, source: WORDS[language].newFirm.samplePrice }));
}

export async function sampleRegister(language: Language): Promise<RegisterRow[]> {
  const rows = await rowsOf<ContractColumn>("contracts.csv", CONTRACT_COLUMNS);
  return rows.map((row) => {
    const cells = Object.entries(row) as [ContractColumn, string][];
    return Object.fromEntries(
      cells.map(([column, given]) => [column, registerCell(column, given, language)]),
    );
  });
}

function registerCell(column: ContractColumn, given: string, language: Language): string | number {
  const { rules, templates } = WORDS[language];
  if (holdsOf(column) === "date") return excelSerial(day(given));
  if (holdsOf(column) === "number") return Number(given);
  if (column === "plan") return rules.plans[given as Plan];
  if (column === "channel") return templates.channels[channelOf(given) ?? "other"];
  if (column === "language") return templates.languages[given as Language];
  if (column === "status") return templates.statuses[given as keyof typeof templates.statuses];
  return given;
}

export type AdjustmentCells = Readonly<Partial<Record<keyof typeof ADJUSTMENT_COLUMNS, string>>>;

export async function sampleAdjustments(language: Language): Promise<AdjustmentCells[]> {
  const rows = await rowsOf<keyof typeof ADJUSTMENT_COLUMNS>("adjustments.csv", ADJUSTMENT_COLUMNS);
  return rows.map((row) => ({ ...row, plan: WORDS[language].rules.plans[row.plan as Plan] }));
}

/** The cells of each row that are not empty, by column. */
async function rowsOf<C extends string>(
  file: string,
  columns: Columns<C>,
): Promise<Partial<Record<C, string>>[]> {
  const { header, rows } = await tableOf(file, columns);
  const found = [...layout<C>(header, columns).layout];
  return rows.map(({ cells }) => {
    const filled = found.map(([column, at]) => [column, text(cells[at])] as const);
    return Object.fromEntries(filled.filter(([, cell]) => cell !== "")) as Partial<Record<C, string>>;
  });
}

async function tableOf(file: string, columns: Columns<string>): Promise<Table> {
  const read = readTable(file, await bytesOf(file), columns);
  // A test reads them: they are our own.
  if ("problem" in read) throw new Error(`${file} of the sample is not read: ${read.problem.code}`);
  return read.table;
}
