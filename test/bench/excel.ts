/**
 * The functions alone, in this process: what a sheet of formulas over the same ranges costs, without the messages that
 * Excel sends (`npm run bench:addin` measures these).
 */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { VIP_BALANCE } from "../../addin/functions/bank.ts";
import { CLIENT_STATEMENT } from "../../addin/functions/client-statement.ts";
import { CLIENT_USAGE } from "../../addin/functions/client-usage.ts";
import { day, excelSerial } from "../../core/values/calendar.ts";
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

/** Each is measured once: a reading of ranges is kept, so that a second round would cost less than opening a sheet. */
export function measureFunctions(): void {
  const shown = (formulas: number, name: string, over: Cell[][], formula: (at: number) => unknown) => {
    const cpu = cpuOf(() => {
      for (let at = 0; at < formulas; at += 1) formula(at);
    });
    const what = `${formulas} × ${name} over ${over.length - HEADING} rows`;
    console.log(`${what.padEnd(48)}${cpu.toFixed(2).padStart(7)} CPU s`);
  };
  console.log(`the functions alone, Node ${process.version}\n`);

  const bank = rangesOf({ clients: 5, entries: 40 }).log;
  const [dates = [], minutes = []] = [DATE, MINUTES].map((column) => bank.map((row) => [row[column]]));
  const start = excelSerial(day(`${PERIOD}-01`));
  shown(10_000, "VIP_BALANCE", bank, (at) => VIP_BALANCE.answer([2 + (at % 7), start, dates, minutes]));

  const some = rangesOf({ clients: 200, entries: 50 });
  const clients = [...new Set(some.log.slice(HEADING).map((row) => row[CLIENT]))];
  shown(clients.length, "CLIENT_STATEMENT", some.log, (at) =>
    CLIENT_STATEMENT.answer([clients[at], some.contracts, some.log]),
  );

  const many = rangesOf({ clients: 1000, entries: 100 });
  shown(1, "CLIENT_USAGE", many.log, () => CLIENT_USAGE.answer([many.contracts, many.log]));
}
