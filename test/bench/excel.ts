/**
 * The functions alone, in this process: what a sheet of formulas over the same ranges costs, without the messages that
 * Excel sends (`npm run bench:addin` measures these).
 */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { HyperFormula } from "hyperformula";
import { VIP_BALANCE } from "../../addin/functions/bank.ts";
import { CHECK } from "../../addin/functions/check.ts";
import { CLIENT_STATEMENT } from "../../addin/functions/client-statement.ts";
import { CLIENT_USAGE } from "../../addin/functions/client-usage.ts";
import { day, excelSerial } from "../../core/values/calendar.ts";
import { columnLetters } from "../../core/values/column-letters.ts";
import { makeFirm, PERIOD, type Size } from "./firm.ts";
import { cpuOf, inFolder } from "./sides.ts";

type Cell = string | number | null;

/** A cell as a sheet has it: days and times are numbers, and so are minutes. */
function cellOf(text: string): Cell {
  if (text === "") return null;
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return excelSerial(day(text));
  const [, hour, minute] = /^(\d\d):(\d\d)$/.exec(text) ?? [];
  if (hour !== undefined) return (Number(hour) * 60 + Number(minute)) / 1440;
  return /^\d+$/.test(text) ? Number(text) : text;
}

/** The register of a firm of one month, and its log. */
function rangesOf(size: Omit<Size, "months">): { contracts: Cell[][]; log: Cell[][] } {
  let ranges: { contracts: Cell[][]; log: Cell[][] } = { contracts: [], log: [] };
  inFolder((folder) => {
    makeFirm(folder, { ...size, months: 1 });
    const read = (...path: string[]) =>
      parse(readFileSync(join(folder, ...path))).map((row) => row.map(cellOf));
    const [file = ""] = readdirSync(join(folder, "logs"));
    ranges = { contracts: read("contracts.csv"), log: read("logs", file) };
  });
  return ranges;
}

/** Rows above the first of the log, and its columns. */
const HEADING = 1;
const [DATE, CLIENT, MINUTES] = [1, 3, 6];

/** CPU seconds of one SUMIFS of a client over the log, in a spreadsheet engine that has read it already. */
function sumifs(log: Cell[][], clients: readonly Cell[]): number {
  const engine = HyperFormula.buildFromSheets(
    { Log: log, Sums: [[]] },
    { licenseKey: "gpl-v3", maxRows: log.length },
  );
  const sheet = engine.getSheetId("Sums") ?? 0;
  const column = (at: number) => `Log!${columnLetters(at + 1)}2:${columnLetters(at + 1)}${log.length}`;
  const formulas = clients.map((client) => [`=SUMIFS(${column(MINUTES)},${column(CLIENT)},"${client}")`]);
  const cpu = cpuOf(() => engine.setCellContents({ sheet, row: 0, col: 0 }, formulas));
  if (typeof engine.getCellValue({ sheet, row: clients.length - 1, col: 0 }) !== "number")
    throw new Error("sums were expected");
  return cpu / clients.length;
}

/** SUMIFS that are measured: more would take minutes. */
const FEW = 10;

/**
 * Each is measured once: a reading of ranges is kept, so that a second round would cost less than opening a sheet. A firm's
 * functions are beside one SUMIFS of a client over the same rows.
 */
export function measureFunctions(): void {
  const shown = (what: string, cpu: number, beside: number | null = null) => {
    const ratio = beside === null ? "" : `${(cpu / beside).toFixed(1).padStart(8)} SUMIFS`;
    console.log(`${what.padEnd(48)}${cpu.toFixed(2).padStart(7)} CPU s${ratio}`);
  };
  const called = (formulas: number, name: string, log: Cell[][], formula: (at: number) => unknown) => {
    const cpu = cpuOf(() => {
      for (let at = 0; at < formulas; at += 1) formula(at);
    });
    return [`${formulas} × ${name} over ${log.length - HEADING} rows`, cpu] as const;
  };
  const clientsOf = (log: Cell[][]) => [...new Set(log.slice(HEADING).map((row) => row[CLIENT] ?? null))];
  console.log(`the functions alone, Node ${process.version}\n`);

  const bank = rangesOf({ clients: 5, entries: 40 }).log;
  const [dates = [], minutes = []] = [DATE, MINUTES].map((column) => bank.map((row) => [row[column]]));
  const start = excelSerial(day(`${PERIOD}-01`));
  const balance = (at: number) => VIP_BALANCE.answer([2 + (at % 7), start, dates, minutes]);
  shown(...called(10_000, "VIP_BALANCE", bank, balance));

  const some = rangesOf({ clients: 200, entries: 50 });
  const names = clientsOf(some.log);
  const statement = (at: number) => CLIENT_STATEMENT.answer([names[at], some.contracts, some.log]);
  const statements = called(names.length, "CLIENT_STATEMENT", some.log, statement);
  shown(...statements, sumifs(some.log, names.slice(0, FEW)));

  const many = rangesOf({ clients: 1000, entries: 100 });
  const usage = called(1, "CLIENT_USAGE", many.log, () => CLIENT_USAGE.answer([many.contracts, many.log]));
  // Of a cell less, or it would find what CLIENT_USAGE has read.
  const other = many.log.map((row, at) => (at === HEADING ? [...row.slice(0, -1), null] : row));
  const check = called(1, "CHECK", other, () => CHECK.answer([many.contracts, other]));
  const sums = sumifs(many.log, clientsOf(many.log).slice(0, FEW));
  shown(...usage, sums);
  shown(...check, sums);
}
