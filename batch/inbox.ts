/**
 * Everything a run reads from disk: the register, the price list, the adjustments and every time log.
 *
 * Laws: each file is read once; a log that can't be read is an exception and the others go on; a register,
 * price list or list of adjustments that can't be read stops the run, and all such files are told together.
 */

import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { ADJUSTMENT_COLUMNS, readAdjustments } from "../core/adjustments.ts";
import type { Columns, Exception, Rows, Table } from "../core/cells.ts";
import { CONTRACT_COLUMNS } from "../core/contracts.ts";
import { describe, type Problem } from "../core/errors.ts";
import { compareText } from "../core/names.ts";
import { type PriceBook, priceBook } from "../core/plans.ts";
import { type Firm, readRegister } from "../core/reconciliation.ts";
import { TIME_LOG_COLUMNS } from "../core/time-log.ts";
import type { Config } from "./config.ts";
import { readTable } from "./csv.ts";
import { FatalError } from "./fatal-error.ts";
import { PRICE_COLUMNS, readPrices } from "./price-list.ts";

export interface InputFile {
  readonly file: string;
  /** Of the bytes, in hexadecimal. */
  readonly sha256: string;
}

export interface Inbox {
  readonly firm: Firm;
  readonly prices: PriceBook;
  /** Problems found while reading, before any rule. */
  readonly exceptions: readonly Exception[];
  /** The time logs, in order of name. */
  readonly logs: readonly InputFile[];
}

/** Reads all inputs. Throws FatalError when the run can't go on. */
export async function readInbox(config: Config): Promise<Inbox> {
  const stops: string[] = [];
  const stop = (file: string, line: number, problem: Problem) =>
    stops.push(`${file}:${line}: ${describe(problem, config.language)}`);

  const required = async (path: string, columns: Columns<string>): Promise<Table | null> => {
    const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
      stops.push(
        `${path}: the file can't be read (${error.code ?? error.message}). Check the configuration.`,
      );
      return null;
    });
    if (bytes === null) return null;
    const read = readTable(basename(path), bytes, columns);
    if ("table" in read) return read.table;
    stop(path, read.line, read.problem);
    return null;
  };
  const sideTable = async <T>(
    path: string | null,
    columns: Columns<string>,
    rows: (table: Table) => Rows<T>,
  ) => {
    const table = path === null ? null : await required(path, columns);
    if (table === null) return { values: [], exceptions: [] };
    const { fatal, ...read } = rows(table);
    for (const problem of fatal) stop(path ?? "", 1, problem);
    return read;
  };

  const registerTable = await required(config.register, CONTRACT_COLUMNS);
  const register = registerTable === null ? null : readRegister(registerTable);
  for (const problem of register?.fatal ?? []) stop(config.register, 1, problem);
  const prices = await sideTable(config.prices, PRICE_COLUMNS, readPrices);
  const adjustments = await sideTable(config.adjustments, ADJUSTMENT_COLUMNS, readAdjustments);
  const names = await logNames(config.logs).catch((error: NodeJS.ErrnoException) => {
    stops.push(
      `${config.logs}: the folder of time logs can't be read (${error.code ?? error.message}). Check “logs”.`,
    );
    return null;
  });
  if (names?.length === 0) {
    stops.push(`${config.logs}: there is no time log here. Put the exported CSV files in, or check “logs”.`);
  }
  if (register === null || names === null || stops.length > 0) throw new FatalError(stops);

  const logs = await readLogs(config.logs, names);
  return {
    firm: {
      contracts: register.contracts,
      otherClients: register.otherClients,
      aliases: config.aliases,
      logs: logs.tables,
      adjustments: adjustments.values,
      settings: config.settings,
    },
    prices: priceBook(prices.values),
    exceptions: [...register.exceptions, ...prices.exceptions, ...adjustments.exceptions, ...logs.exceptions],
    logs: logs.files,
  };
}

/** Spreadsheets are listed too, to be refused by name: nothing put in the inbox is passed over. */
const LOG_FILE = /\.(csv|xlsx|xlsm|xls|ods|tsv)$/i;

/** Files other programs keep beside an open one (`~$…`, `.~lock…`) are not logs. */
async function logNames(folder: string): Promise<string[]> {
  const names = await readdir(folder);
  return names.filter((name) => LOG_FILE.test(name) && !/^[.~]/.test(name)).sort(compareText);
}

async function readLogs(folder: string, names: readonly string[]) {
  const tables: Table[] = [];
  const files: InputFile[] = [];
  const exceptions: Exception[] = [];
  for (const file of names) {
    const refuse = (problem: Problem, line: number) =>
      exceptions.push({ file, line, problems: [problem], client: null, row: {} });
    if (!/\.csv$/i.test(file)) {
      refuse({ code: "FILE_NOT_CSV" }, 1);
      continue;
    }
    let bytes: Buffer;
    try {
      bytes = await readFile(join(folder, file));
    } catch (error) {
      refuse({ code: "FILE_UNREADABLE", reason: (error as Error).message }, 1);
      continue;
    }
    files.push({ file, sha256: createHash("sha256").update(bytes).digest("hex") });
    const read = readTable(file, bytes, TIME_LOG_COLUMNS);
    if ("table" in read) tables.push(read.table);
    else refuse(read.problem, read.line);
  }
  return { tables, files, exceptions };
}
