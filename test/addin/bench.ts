/**
 * Measures the functions against a spreadsheet engine that computes a plain SUMIFS: `npm run bench:addin`.
 *
 * Times are wall clock, from the message that Excel would send to the last answer in it: reading the message, the
 * rules, writing the answer, and the 50 ms for which the runtime collects calls. Excel's own time is not included.
 */

import { HyperFormula, type RawCellContent } from "hyperformula";
import { CATEGORIES } from "../../core/rules/coverage.ts";
import { day, excelSerial } from "../../core/values/calendar.ts";
import { builtFunctions, type Call, ExcelHost, type Value } from "./excel-host.ts";

const CLIENTS = 1_000;
const ENTRIES = 100_000;
const PRICES = 10_000;
const RUNS = 5;

const START = excelSerial(day("2026-01-15"));
const name = (index: number) => `Client ${String(index).padStart(4, "0")}`;

const contracts: Value[][] = [["client", "plan", "quantity", "start", "paid_on"]];
for (let index = 0; index < CLIENTS; index += 1) {
  if (index % 3 > 0) contracts.push([name(index), "VIP", 2 + (index % 7), START, START]);
  if (index % 3 < 2) contracts.push([name(index), "ORANGE_CARE", 1 + (index % 9), START, START]);
}

const log: Value[][] = [["id", "date", "start", "client", "minutes", "category", "ticket", "description"]];
for (let index = 0; index < ENTRIES; index += 1) {
  const date = START + ((index * 7) % 365);
  const category = CATEGORIES[index % CATEGORIES.length] ?? null;
  const client = name((index * 31) % CLIENTS);
  log.push([
    `E-${index}`,
    date,
    0.4,
    client,
    (index * 13) % 90,
    category,
    `T-${index % 5_000}`,
    "A piece of work",
  ]);
}

const prices = Array.from({ length: PRICES }, (_, index): Call => {
  const paid = START + (index % 400) - 200;
  return ["RENEWAL_PRICE", "ORANGE_CARE", 1 + (index % 50), START, paid, index % 2 === 0, null, null];
});

/** The median of several runs, in milliseconds, after one warm-up run. */
async function median(run: () => unknown, before: () => Promise<void> = async () => {}): Promise<number> {
  const times: number[] = [];
  for (let index = 0; index <= RUNS; index += 1) {
    await before();
    const started = performance.now();
    await run();
    times.push(performance.now() - started);
  }
  return times.slice(1).sort((a, b) => a - b)[Math.floor(RUNS / 2)] ?? Number.NaN;
}

/** The runtime spaces its messages half a second or more apart; each measurement starts when it is ready again. */
const ready = () => new Promise<void>((resolve) => setTimeout(resolve, 2_500));

const excel = new ExcelHost(await builtFunctions());
const usage = await median(async () => {
  const { value } = await excel.call("CLIENT_USAGE", contracts, log, null, null);
  if (!Array.isArray(value) || value.length !== CLIENTS + 1) throw new Error("one row a client was expected");
}, ready);
const priced = await median(async () => {
  const answers = await excel.calls(prices);
  if (answers.some(({ error }) => error !== undefined)) throw new Error("prices were expected");
}, ready);

const engine = HyperFormula.buildFromSheets(
  { Log: log as RawCellContent[][], Sums: [[]] },
  { licenseKey: "gpl-v3", maxRows: ENTRIES + 1 },
);
const sheet = engine.getSheetId("Sums") ?? 0;
const columns = `Log!E2:E${ENTRIES + 1},Log!D2:D${ENTRIES + 1}`;
const FEW = 10;
const sumifs = await median(
  () => {
    const formulas = Array.from({ length: FEW }, (_, index) => [`=SUMIFS(${columns},"${name(index)}")`]);
    engine.setCellContents({ sheet, row: 0, col: 0 }, formulas);
    if (typeof engine.getCellValue({ sheet, row: FEW - 1, col: 0 }) !== "number")
      throw new Error("sums were expected");
  },
  async () => {
    engine.clearSheet(sheet);
  },
);
const one = sumifs / FEW;

const shown = (label: string, time: number) =>
  console.log(`${label.padEnd(66)}${time.toFixed(0).padStart(7)} ms`);
const count = (of: number) => of.toLocaleString("en");
console.log(`Median of ${RUNS} runs, Node ${process.version}.`);
shown(`HyperFormula: one SUMIFS of one client over ${count(ENTRIES)} rows`, one);
shown(`CLIENT_USAGE: ${count(CLIENTS)} clients, ${count(ENTRIES)} entries, one call`, usage);
shown(`RENEWAL_PRICE: ${count(PRICES)} cells, one message`, priced);
console.log(`CLIENT_USAGE of the whole firm takes the time of ${(usage / one).toFixed(1)} such SUMIFS; a SUMIFS for each of its
clients would take ${count(CLIENTS)}.`);
