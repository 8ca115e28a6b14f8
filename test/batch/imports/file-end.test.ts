/** Columns filled down to Excel's last row, and lists too long for any reader: the good rows count. */

import { describe, expect, test } from "vitest";
import { exceptionsTable, MOST_LISTED } from "../../../batch/documents/workbook/exceptions-sheet.ts";
import { wordsIn } from "../../../batch/documents/workbook/words.ts";
import { readTable } from "../../../batch/imports/table.ts";
import { sheetsOf } from "../../../batch/xlsx/reader.ts";
import { CONTRACT_COLUMNS } from "../../../core/firm/register.ts";
import { exceptionsOf, filesUnder, firmFolder, monthFolder, run, runJsonOf } from "../firm-folder.ts";
import { book, type SheetCell } from "./sheet-book.ts";

const HEADER = ["id", "date", "client", "minutes", "category", "description"];
const ENTRY: SheetCell[] = ["7", "2026-10-05", "Acme", 30, "how_to", "call"];
const filled = (count: number, row: SheetCell[]) => Array.from({ length: count }, () => row);

/** Of the ordinary firm with one log more: what a run made of that log's rows. */
async function ran(rows: SheetCell[][]) {
  const folder = await firmFolder({ "logs/log.xlsx": book({ name: "Log", rows }) });
  const { code, printed } = await run(folder);
  const reported = await exceptionsOf(folder);
  return { code, printed, reported, placed: (await runJsonOf(folder)).control.entriesPlaced };
}

describe("a log's end that holds no work", () => {
  test.each<[string, SheetCell[]]>([
    ["a client", [null, null, "Acme"]],
    ["an id, a client and a category", ["8", null, "Acme", null, "how_to"]],
  ])("holding %s is passed over, and reported once", async (_what, row) => {
    const { code, printed, reported, placed } = await ran([HEADER, ENTRY, ...filled(3_000, row)]);
    expect(code, printed).toBe(0);
    expect(reported).toEqual([]);
    expect(placed).toBe(3);
    expect(printed).toContain("From line 3 to the end, 3,000 rows with neither a day nor a duration");
  });

  test.each<[string, SheetCell[][], string]>([
    ["before an entry", [[null, null, "Acme"], ENTRY], "VALUE_MISSING"],
    ["with a note", [ENTRY, [null, null, "Acme", null, null, "call"]], "VALUE_MISSING"],
    ["with minutes", [ENTRY, [null, null, "Acme", 30]], "VALUE_MISSING"],
    ["with a day", [ENTRY, [null, "2026-10-06", "Acme"]], "VALUE_MISSING"],
  ])("a row %s is none", async (_what, rows, code) => {
    const { reported, placed } = await ran([HEADER, ...rows]);
    expect(reported).toMatchObject([{ file: "log.xlsx", code: expect.stringContaining(code) }]);
    expect(placed).toBe(3);
  });
});

describe("a small table's end", () => {
  const plan = ["Acme", "VIP", "2", "2026-01-15"];
  const linesOf = (rows: SheetCell[][]) => {
    const read = readTable("r.xlsx", book({ name: "Plans", rows }), CONTRACT_COLUMNS);
    return "table" in read ? read.table.rows.map(({ line }) => line) : read.problem;
  };
  const header = ["client", "plan", "quantity", "start"];

  test("of one cell copied down keeps the first of them, to be reported", () => {
    expect(linesOf([header, plan, ...filled(3_000, ["Acme"])])).toEqual([2, 3]);
  });

  test("loses no plan that stands twice, and no name that differs", () => {
    expect(linesOf([header, plan, plan])).toEqual([2, 3]);
    expect(linesOf([header, plan, ["Acme"], ["Bolt"]])).toEqual([2, 3, 4]);
  });
});

test("rows that are left out, more than a sheet lists, are counted there and stand in exceptions.csv", async () => {
  const count = MOST_LISTED + 5;
  const rows = Array.from({ length: count }, (_, n) => `${n + 10},2026-10-05,Nobody,5,how_to\n`);
  const folder = await firmFolder({ "logs/log.csv": `id,date,client,minutes,category\n${rows.join("")}` });
  const { code, printed } = await run(folder);
  expect(code).toBe(1);
  const all = count.toLocaleString("en-CA");
  const others = (count - 4).toLocaleString("en-CA");
  expect(printed).toContain(`${all} rows need a look: ${all} left out`);
  expect(printed).toContain(`log.csv:2, 3, 4, 5 and ${others} more  left out  No client in the register`);
  expect(await exceptionsOf(folder)).toHaveLength(count);
  const summary = (await filesUnder(monthFolder(folder))).get("Summary 2026-10.xlsx");
  const sheet = sheetsOf(summary ?? Buffer.alloc(0)).find(({ name }) => name === "Exceptions");
  const last = sheet?.rows.at(-1)?.cells.filter((cell) => cell !== "");
  expect(last).toEqual(["and 5 more, see exceptions.csv"]);
  const group = sheet?.rows.find(({ cells }) => cells[0] === "CLIENT_UNKNOWN");
  expect(group?.cells[1]).toBe(String(count));
}, 120_000);

test("a list that a sheet holds has no such row", () => {
  const exception = { file: "a.csv", line: 2, problems: [], client: null, row: {} };
  const listed = (count: number) =>
    exceptionsTable(Array(count).fill(exception), wordsIn("en"), "en").rows.length;
  expect([listed(MOST_LISTED), listed(MOST_LISTED + 1)]).toEqual([MOST_LISTED, MOST_LISTED + 1]);
});
