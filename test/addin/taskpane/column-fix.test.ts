/** What would become of a column, and what is left alone. */

import { describe, expect, test } from "vitest";
import { columnFix, fixableColumn } from "../../../addin/taskpane/column-fix.ts";
import type { Cell } from "../../../core/firm/cells.ts";
import { day, excelSerial } from "../../../core/values/calendar.ts";
import { FakeWorkbook } from "./fake-workbook.ts";

const d = (date: string) => excelSerial(day(date));

function workbookOf(...cells: Cell[][]): FakeWorkbook {
  const [headings = []] = cells;
  const area = { sheet: "Log", row: 0, column: 0, rows: cells.length, columns: headings.length };
  return new FakeWorkbook(
    {
      sheets: { Log: cells },
      tables: [{ name: "Log", area, headings: headings.map(String), hasHeadings: true, hasTotals: false }],
    },
    "Log!A1",
  );
}

async function fixOf(workbook: FakeWorkbook, column: number) {
  const found = fixableColumn({ sheet: "Log", row: 1, column }, await workbook.tables());
  return found === null ? null : columnFix(found, workbook, "en");
}

async function changesOf(workbook: FakeWorkbook, column: number) {
  const fix = await fixOf(workbook, column);
  if (fix === null || typeof fix === "string") throw new Error(`${fix}`);
  return {
    changes: fix.changes.map(({ row, from, to }) => [row, from, to]),
    left: fix.left.map(({ row, shown }) => [row, shown]),
    fix,
  };
}

const LOG = (...rows: [date: Cell, minutes: Cell][]) =>
  workbookOf(["Date", "Client", "Minutes"], ...rows.map(([date, minutes]) => [date, "Acme", minutes]));

describe("a column of minutes", () => {
  test("times and texts become minutes; formulas and what can't be read stay", async () => {
    const workbook = LOG(
      [d("2026-02-02"), 0.0625],
      [d("2026-02-02"), "1 h 30"],
      [d("2026-02-02"), "0:20"],
      [d("2026-02-02"), 45],
      [d("2026-02-02"), "=B2*2"],
      [d("2026-02-02"), "soon"],
      [d("2026-02-02"), ""],
    );
    const { changes, left, fix } = await changesOf(workbook, 2);
    expect(changes).toEqual([
      [1, "1:30", "90"],
      [2, "1 h 30", "90"],
      [3, "0:20", "20"],
    ]);
    expect(left).toEqual([
      [5, "=B2*2"],
      [6, "soon"],
    ]);
    expect(fix.left[1]?.why).toContain("“soon”");
    expect(fix.changes[0]).toMatchObject({ was: 0.0625, cell: { value: 90, format: "number" } });
  });

  test("a number that may be hours is left alone", async () => {
    const { changes, left } = await changesOf(LOG([d("2026-02-02"), 0.5], [d("2026-02-02"), 30]), 2);
    expect([changes, left]).toEqual([[], [[1, "12:00"]]]);
  });

  test("under a heading that does not say minutes nothing changes", async () => {
    const workbook = workbookOf(["date", "client", "hours"], [d("2026-02-02"), "Acme", "1:30"]);
    expect(await fixOf(workbook, 2)).toContain("Name the column Minutes first");
  });
});

describe("a column of dates", () => {
  test("is read as all of its dates show together", async () => {
    const { changes, left } = await changesOf(
      LOG(["03/10/2026", 5], ["25/10/2026", 5], [d("2026-10-26"), 5], ["2026-02-30", 5]),
      0,
    );
    expect(changes).toEqual([
      [1, "03/10/2026", "2026-10-03"],
      [2, "25/10/2026", "2026-10-25"],
    ]);
    expect(left).toEqual([[4, "2026-02-30"]]);
  });

  test("or left alone when nothing shows whether day or month comes first", async () => {
    const { changes, left } = await changesOf(LOG(["03/10/2026", 5]), 0);
    expect([changes, left]).toEqual([[], [[1, "03/10/2026"]]]);
  });

  test("of a register, by its other dates too", async () => {
    const workbook = workbookOf(
      ["Client", "Plan", "Quantity", "Start", "Paid on"],
      ["Acme", "VIP", 2, "03/10/2026", "25/09/2026"],
    );
    expect((await changesOf(workbook, 3)).changes).toEqual([[1, "03/10/2026", "2026-10-03"]]);
    expect(await fixOf(workbook, 1)).toBeNull();
  });
});

test("a cell outside a table has no column", () => {
  expect(fixableColumn({ sheet: "Other", row: 1, column: 2 }, [])).toBeNull();
});
