/** What the pane asks of Excel, over a workbook in memory whose objects are compared with Microsoft's declarations. */

import { beforeEach, describe, expect, test } from "vitest";
import { VIP_BALANCE } from "../../../addin/functions/bank.ts";
import { exampleSheet } from "../../../addin/taskpane/example-sheet.ts";
import { excelWorkbook } from "../../../addin/taskpane/excel-workbook.ts";
import { demoAnswers, demoTables, emptyRegister } from "../../../addin/taskpane/starter.ts";
import { FakeContext, openInExcel, STRANGE } from "./fake-excel.ts";
import { WorkbookModel } from "./workbook-model.ts";

let model: WorkbookModel;
const open = (sheets: ConstructorParameters<typeof WorkbookModel>[0]) => {
  model = new WorkbookModel(sheets);
  openInExcel(model);
};

beforeEach(() => open({ Sheet1: [] }));

describe("the imitation", () => {
  test("has nothing that Microsoft does not have", () => {
    expect(Object.values(STRANGE).flat()).toEqual([]);
  });

  test("nothing happens before a sync, and what was not loaded can't be read", async () => {
    const context = new FakeContext(model);
    const cell = context.workbook.worksheets.getItem("Sheet1").getRangeByIndexes(0, 0, 1, 1);
    cell.values = [["5"]];
    expect(() => cell.values).toThrow("PropertyNotLoaded");
    expect(model.sheet("Sheet1").values()).toEqual([]);
    cell.load("values");
    await context.sync();
    expect(cell.values).toEqual([[5]]);
    expect(() => cell.formulas).toThrow("PropertyNotLoaded");
    expect(() => context.workbook.worksheets.getItem("Nowhere").load("name")).not.toThrow();
    await expect(context.sync()).rejects.toThrow("ItemNotFound");
  });
});

describe("reading", () => {
  test("the selected cell, and the one whose formula spills over it", async () => {
    open({ Sheet1: [["=PLAN.CHECK(A1:E2,A4:D6)"], ["log, row 2"]] });
    expect(await excelWorkbook.selected()).toMatchObject({ formula: "=PLAN.CHECK(A1:E2,A4:D6)" });
    model.selected = [1, 0];
    model.spilledFrom = [0, 0];
    expect(await excelWorkbook.selected()).toEqual({
      at: { sheet: "Sheet1", row: 0, column: 0 },
      formula: "=PLAN.CHECK(A1:E2,A4:D6)",
      shown: "log, row 2",
      inside: { row: 1, column: 0 },
    });
  });

  test("used areas and cells, large ones in messages that Excel on the web takes", async () => {
    const rows = Array.from({ length: 10_001 }, (_, at) => Array(15).fill(at + 1) as number[]);
    open({ Log: rows });
    expect(await excelWorkbook.used("Log")).toEqual({ rows: 10_001, columns: 15 });
    expect(await excelWorkbook.used("Nowhere")).toBeNull();
    const area = { sheet: "Log", row: 0, column: 0, rows: 10_001, columns: 15 };
    expect((await excelWorkbook.values(area)).at(-1)?.at(-1)).toBe(10_001);
    expect(Math.max(...model.transfers)).toBeLessThanOrEqual(40_000);
  });

  test("names and tables", async () => {
    await excelWorkbook.write(demoTables("en"));
    model.names.push({ name: "Rate", formula: "=2" });
    expect(await excelWorkbook.names()).toEqual([{ name: "Rate", sheet: null, formula: "=2" }]);
    const [first] = await excelWorkbook.tables();
    expect(first).toMatchObject({
      name: "Contracts",
      area: { sheet: "Contracts", row: 0, rows: 5, columns: 15 },
    });
    expect(first?.headings.slice(0, 2)).toEqual(["Client", "Plan"]);
  });
});

describe("writing", () => {
  test("a formula goes into an empty cell only", async () => {
    open({ Sheet1: [["taken"]] });
    expect(await excelWorkbook.insert("=1")).toEqual({ address: "Sheet1!A1", inserted: false });
    model.selected = [1, 0];
    expect(await excelWorkbook.insert("=1")).toEqual({ address: "Sheet1!A2", inserted: true });
    expect(model.sheet("Sheet1").values()).toEqual([["taken"], ["=1"]]);
    expect(model.startup).toBe("Load");
  });

  test("an example, in a new workbook with A1 selected", async () => {
    expect(await excelWorkbook.addSheets([exampleSheet(VIP_BALANCE, "en")])).toEqual(["VIP_BALANCE"]);
    const sheet = model.sheet("VIP_BALANCE");
    expect(model.active).toBe(sheet);
    expect(sheet.values().at(-1)?.[0]).toBe(VIP_BALANCE.example.formula);
    expect(sheet.cell(0, 0)).toMatchObject({ bold: true });
    expect(sheet.cell(1, 0)).toMatchObject({ value: expect.any(Number), format: "yyyy-mm-dd" });
    // The formula as text stands above it.
    expect(sheet.values().at(-2)?.[0]).toBe(VIP_BALANCE.example.formula);
    expect(sheet.cell(sheet.values().length - 2, 0)).toMatchObject({ formula: "", format: "@" });
    expect(model.sheet("Sheet1").values()).toEqual([]);
    expect(await excelWorkbook.addSheets([exampleSheet(VIP_BALANCE, "en")])).toEqual(["VIP_BALANCE 2"]);
    expect(model.startup).toBe("Load");
  });

  test("tables have formats and drop-downs, and text never becomes anything else", async () => {
    const text = (value: string) => ({ value, format: "text" as const });
    const [written] = await excelWorkbook.write([
      { name: "Time log", header: ["date", "2026"], rows: [[text("=1+1"), text("2026-10-02")]] },
    ]);
    expect(written).toEqual({ sheet: "Time log", table: "Time_log", rows: 1 });
    const sheet = model.sheet("Time log");
    expect(sheet.values()).toEqual([
      ["date", "2026"],
      ["=1+1", "2026-10-02"],
    ]);
    expect(sheet.cell(1, 0).formula).toBe("");
    expect(sheet.frozenRows).toBe(1);
    expect(sheet.validations).toEqual([]);
  });

  test("the demo firm: tables, then an answer a sheet, the last of which is shown", async () => {
    open({ Contracts: [["mine"]] });
    const written = await excelWorkbook.write(demoTables("en"));
    expect(written.map(({ sheet, table }) => [sheet, table])).toEqual([
      ["Contracts 2", "Contracts"],
      ["Time log", "Time_log"],
    ]);
    const answers = await excelWorkbook.addSheets(demoAnswers("en", "Contracts", "Time_log"));
    expect(answers.at(-1)).toBe(model.active.name);
    expect(model.active.values()[3]).toEqual(["=PLAN.CLIENT_USAGE(Contracts[#All],Time_log[#All])"]);
    expect(model.sheet("Contracts").values()).toEqual([["mine"]]);
  });

  test("drop-downs are lists on one hidden sheet, and headings have notes", async () => {
    await excelWorkbook.write([emptyRegister("fr")]);
    const register = model.sheet("Contrats");
    const lists = model.sheet("Listes");
    expect(lists.visibility).toBe("Hidden");
    expect(lists.values()[0]).toEqual(["Basic", "En ligne", "Actif", "Anglais"]);
    const [plan] = register.validations;
    expect(plan).toMatchObject({ at: [1, 1, 1], rule: { list: { inCellDropDown: true } } });
    expect(plan?.alert).toEqual({
      title: "À vérifier",
      message: "Choisissez dans la liste.",
      showAlert: true,
      style: "Stop",
    });
    expect(register.notes).toHaveLength(15);
    expect(register.cell(1, 3).format).toBe("yyyy-mm-dd");
    expect(model.active).toBe(register);
  });
});

describe("replacing cells of a column", () => {
  const change = (row: number, was: string | number, value: number) => ({
    ...{ row, was },
    cell: { value, format: "number" as const },
  });

  test("writes values with their formats, those alone", async () => {
    open({ Log: [["Minutes"], [0.0625], [45], ["'1 h 30"], [0.25]] });
    model.sheet("Log").style(1, 0, { format: "h:mm" });
    const changes = [change(1, 0.0625, 90), change(3, "1 h 30", 90), change(4, 0.25, 360)];
    expect(await excelWorkbook.replace("Log", 0, changes)).toBe(true);
    expect(model.sheet("Log").values()).toEqual([["Minutes"], [90], [45], [90], [360]]);
    expect(model.sheet("Log").cell(1, 0).format).toBe("General");
  });

  test("writes nothing when one of them has changed", async () => {
    open({ Log: [["Minutes"], [0.0625], [30]] });
    expect(await excelWorkbook.replace("Log", 0, [change(1, 0.0625, 90), change(2, 0.25, 360)])).toBe(false);
    expect(model.sheet("Log").values()).toEqual([["Minutes"], [0.0625], [30]]);
    expect(await excelWorkbook.replace("Log", 0, [])).toBe(true);
  });
});

describe("a workbook with a formula of ours loads the add-in when it is opened", () => {
  test.each([
    ["typed", "=PLAN.VIP_BALANCE(2,B1,C:C,D:D)"],
    ["made by the batch", "=IFERROR(INDEX(_xldudf_PLAN_CLIENT_USAGE(A1,B1),2,9),0)"],
  ])("%s, on any sheet", async (_who, formula) => {
    open({ Sheet1: [[1]], Other: [[], ["", "", formula]], More: [["=SUM(A1:A2)"]] });
    await excelWorkbook.keepLoading();
    expect(model.startup).toBe("Load");
  });

  test("another does not", async () => {
    open({ Sheet1: [["=SUM(A1:A2)", "PLAN.VIP_BALANCE(2)"]], Empty: [] });
    await excelWorkbook.keepLoading();
    expect(model.startup).toBe("None");
  });

  test("it is looked for until the first, and not at all where it is known", async () => {
    const rows = Array.from({ length: 90_000 }, () => ["=PLAN.CHECK(A1,B1)"]);
    open({ Sheet1: rows });
    await excelWorkbook.keepLoading();
    expect(model.transfers.filter((cells) => cells > 0)).toEqual([40_000]);
    const before = model.transfers.length;
    await excelWorkbook.keepLoading();
    expect(model.transfers.slice(before)).toEqual([0]);
  });
});
