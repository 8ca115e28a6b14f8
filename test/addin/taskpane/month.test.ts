/** Recognition of files and pasted texts, and the tables made from them. */

import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { writtenAs } from "../../../addin/taskpane/excel-writing.ts";
import { freeSheetName, freeTableName } from "../../../addin/taskpane/free-name.ts";
import { missingKind, type Recognised, recognised, tablesOf } from "../../../addin/taskpane/month.ts";
import type { RunJson } from "../../../batch/documents/run-json.ts";
import { CONTRACT_COLUMNS } from "../../../core/firm/register.ts";
import { TIME_LOG_COLUMNS } from "../../../core/firm/time-log.ts";
import { day, excelSerial } from "../../../core/values/calendar.ts";
import { RUN } from "./sample-run.ts";

const d = (date: string) => excelSerial(day(date));
const read = (text: string, language: "en" | "fr" = "en") => recognised({ name: "pasted", text }, language);
const tableOf = (text: string) => {
  const own = read(text);
  if (own.kind !== "time_log" && own.kind !== "contracts") throw new Error(JSON.stringify(own));
  return own;
};

describe("a time log", () => {
  test.each([
    ["tabs, as copied from Excel", "Date\tClient\tMinutes\r\n2026-02-03\tAcme\t20\r\n"],
    ["semicolons, and a byte order mark", "\uFEFFjour;nom du client;durée\n2026-02-03;Acme;0:20\n"],
    ["commas and quotation marks", '"minutes","date","client"\n"20","2026-02-03","Acme"\n'],
  ])("by headings of both languages, in any order: %s", (_what, text) => {
    const { kind, rows, problems, cells } = tableOf(text);
    expect({ kind, rows, problems }).toEqual({ kind: "time_log", rows: 1, problems: [] });
    const header = Object.keys(TIME_LOG_COLUMNS);
    expect(cells[0]?.[header.indexOf("date")]).toEqual({ value: d("2026-02-03"), format: "date" });
    expect(cells[0]?.[header.indexOf("client")]).toEqual({ value: "Acme", format: "text" });
    expect(cells[0]?.[header.indexOf("minutes")]).toEqual({ value: 20, format: "number" });
  });

  test("texts with separators, line breaks and quotation marks", () => {
    const { cells, problems, rows } = tableOf(
      'date,client,minutes,description\n2026-02-03,"Acme, Inc.",20,"two\nlines"\n2026-02-03,Acme,x,\n',
    );
    expect(rows).toBe(2);
    expect(cells[0]?.map(({ value }) => value)).toContain("Acme, Inc.");
    expect(cells[0]?.map(({ value }) => value)).toContain("two\nlines");
    // The first row takes two lines.
    const sentence = expect.stringContaining("“x”");
    expect(problems).toEqual([{ line: 4, written: true, sentence, codes: "MINUTES_UNREADABLE" }]);
    const tabbed = tableOf('date\tclient\tminutes\n2026-02-03\tthe 5" disk\t20\n');
    expect(tabbed.cells[0]?.map(({ value }) => value)).toContain('the 5" disk');
  });

  test("what can't be read stays as it was written, and is reported", () => {
    const { cells, problems } = tableOf(
      "date,client,minutes,level\n2026-02-30,Acme,90 fois,9\n2026-02-03,Acme\n,,,\n",
    );
    const values = cells[0]?.filter(({ value }) => value !== "");
    expect(values).toEqual([
      { value: "2026-02-30", format: "text" },
      { value: "Acme", format: "text" },
      { value: "90 fois", format: "text" },
      { value: 9, format: "number" },
    ]);
    expect(problems.map(({ line, written }) => [line, written])).toEqual([
      [2, true],
      [3, false],
    ]);
    expect(cells).toHaveLength(1);
  });

  test("dates are read as all of them show together, or reported when nothing does", () => {
    const log = (...dates: string[]) =>
      tableOf(["date,client,minutes", ...dates.map((date) => `${date},Acme,20`), ""].join("\n"));
    const clear = log("03/10/2026", "25/10/2026");
    expect(clear.problems).toEqual([]);
    const dates = clear.cells.map((cells) => cells.find(({ format }) => format === "date")?.value);
    expect(dates).toEqual([d("2026-10-03"), d("2026-10-25")]);
    expect(log("03/10/2026").problems.map(({ codes }) => codes)).toEqual(["DATE_ORDER_UNCLEAR"]);
  });

  test("a payment that was never made is no problem of a register", () => {
    const { problems } = tableOf("client;plan;quantity;start;paid_on\nAcme;VIP;2;2026-01-15;impayé\n");
    expect(problems).toEqual([]);
  });

  test("headings that stand for nothing are reported", () => {
    const { ignored, columns } = tableOf("date,client,minutes,file,code\n2026-02-03,Acme,20,a.csv,X\n");
    expect(ignored).toEqual(["file", "code"]);
    expect(columns).toContainEqual({ heading: "date", column: "date", first: "2026-02-03" });
  });
});

test("a contract register: dates, whole numbers and hours as numbers", () => {
  const { kind, cells, problems } = tableOf(
    "client;forfait;quantité;début;payé le;heures reportées\nAcme;VIP;2;2026-01-15;2026-01-10;1,25\n",
  );
  expect({ kind, problems }).toEqual({ kind: "contracts", problems: [] });
  const header = Object.keys(CONTRACT_COLUMNS);
  const cell = (column: string) => cells[0]?.[header.indexOf(column)];
  expect(cell("start")).toEqual({ value: d("2026-01-15"), format: "date" });
  expect(cell("paid_on")).toEqual({ value: d("2026-01-10"), format: "date" });
  expect(cell("quantity")).toEqual({ value: 2, format: "number" });
  expect(cell("carried_hours")).toEqual({ value: 1.25, format: "two decimals" });
  expect(cell("expires")).toEqual({ value: "", format: "text" });
});

describe("what Excel makes of times", () => {
  test("a part of a day is minutes where minutes are wanted, and reported where hours are, as the functions do", () => {
    const log = tableOf("date\tclient\tminutes\n2026-02-03\tAcme\t0.0625\n2026-02-03\tAcme\t0,5\n");
    const at = Object.keys(TIME_LOG_COLUMNS).indexOf("minutes");
    expect(log.cells.map((row) => row[at])).toEqual([
      { value: 90, format: "number" },
      { value: 720, format: "number" },
    ]);
    expect(log.problems).toEqual([]);
    const alone = tableOf("date\tclient\tminutes\n2026-02-03\tAcme\t0.5\n");
    expect(alone.problems).toMatchObject([
      { line: 2, sentence: expect.stringContaining("either the time 12:00 or hours") },
    ]);
    const register = tableOf(
      "client,plan,quantity,start,carried_hours\nAcme,VIP,2,2026-01-15,0.0833333333333333\nZeta,VIP,2,2026-01-15,0.5\n",
    );
    expect(register.problems).toMatchObject([
      { line: 2, sentence: expect.stringContaining("“carried_hours” holds the time 2:00") },
    ]);
  });

  test("an error that was copied is reported as one", () => {
    const { problems } = tableOf("date\tclient\tminutes\tticket\n2026-02-03\tAcme\t20\t#VALEUR!\n");
    expect(problems).toMatchObject([
      { sentence: "“ticket” is the error #VALEUR!. Correct the cell, or clear it." },
    ]);
  });

  test("hours under a heading that says so, and a unit that nothing shows", () => {
    const log = tableOf("date;client;heures\n2026-02-03;Acme;1,5\n2026-02-03;Acme;2\n");
    const at = Object.keys(TIME_LOG_COLUMNS).indexOf("minutes");
    expect(log.cells.map((row) => row[at]?.value)).toEqual([90, 120]);
    expect(read("date;client;durée\n2026-02-03;Acme;2\n", "fr")).toMatchObject({
      kind: "unreadable",
      sentence: expect.stringContaining(
        "Nommez la colonne minutes et donnez-en d’entières, ou nommez-la heures.",
      ),
    });
  });

  test("hours that a number would turn into a time stay text", () => {
    const { cells, problems } = tableOf(
      "client,plan,quantity,start,carried_hours\nAcme,VIP,2,2026-01-15,0:20\n",
    );
    expect(problems).toEqual([]);
    expect(cells[0]?.[Object.keys(CONTRACT_COLUMNS).indexOf("carried_hours")]).toEqual({
      value: "0:20",
      format: "text",
    });
  });
});

describe("what is neither", () => {
  test.each<[what: string, text: string, sentence: string]>([
    ["nothing", " \n", "empty"],
    ["other headings", "a,b\n1,2\n", "neither a time log"],
    [
      "a log whose date has another name",
      "Client,Start Date,Duration\nAcme,2026-02-03,0:20:00\n",
      "The column “Date” is missing; the file has Client, Start Date, Duration.",
    ],
    ["a log without minutes", "date,client\n2026-02-03,Acme\n", "Time log: The column “Minutes” is missing"],
    ["a heading twice", "date,client,minutes,Minutes\n", "more than once"],
    ["an open quotation mark", 'date,client,minutes\n"2026,Acme,20\n', "never closed"],
    ["broken JSON", '{ "schema": 1, ', "can’t be read as such"],
    ["other JSON", '{ "name": "x" }', "not a run.json"],
    ["a later schema", '{ "schema": 2 }', "schema 2"],
    ["an incomplete run", '{ "schema": 1, "period": "2026-10", "asOf": "2026-10-31" }', "not a run.json"],
  ])("%s", (_what, text, sentence) => {
    expect(read(text)).toMatchObject({ kind: "unreadable", sentence: expect.stringContaining(sentence) });
    expect(read(text, "fr")).toMatchObject({
      kind: "unreadable",
      sentence: expect.not.stringContaining(sentence),
    });
  });
});

describe("run.json", () => {
  test("of the sample firm, as the batch writes it, with keys that the pane has no use for", () => {
    const text = readFileSync(new URL("../../golden/run-2026-10.json", import.meta.url), "utf8");
    const run = JSON.parse(text) as RunJson;
    const own = read(text);
    if (own.kind !== "figures") throw new Error(JSON.stringify(own));
    const [first = []] = own.table.rows;
    expect(own.table.rows.length).toBeGreaterThanOrEqual(run.clients.length);
    expect(first[0]).toEqual({ value: run.clients[0]?.client, format: "text" });
  });

  test("as the batch writes it, a row a client", () => {
    const own = read(JSON.stringify(RUN));
    if (own.kind !== "figures") throw new Error(JSON.stringify(own));
    const { name, header, rows } = own.table;
    expect(name).toBe("Figures 2026-10");
    const shown = rows.map((row) =>
      Object.fromEntries(header.map((heading, index) => [heading, row[index]?.value])),
    );
    expect(shown[0]).toMatchObject({
      Client: "Acme",
      "VIP left (h)": 4,
      "VIP used (h)": 0.75,
      "VIP Diamond left (h)": "",
      "Orange days used": 0,
      "Next renewal": d("2026-11-15"),
      "Price on time": 334.8,
      "Price late": 372,
    });
    expect(shown[1]).toMatchObject({
      Client: "=Boulangerie",
      "Orange overage (h)": 0.25,
      "Billable (h)": 0.25,
    });
    expect(rows.every((row) => row.length === header.length)).toBe(true);
  });
});

describe("the tables to write", () => {
  const log = read("date,client,minutes\n2026-02-03,Acme,20\n") as Recognised;
  const register = read("client,plan,quantity,start\nAcme,VIP,2,2026-01-15\n");

  test("have the headings that the functions know", () => {
    const [contracts, timeLog] = tablesOf([log, register], [], "en");
    expect(contracts).toMatchObject({ name: "Contracts", header: Object.keys(CONTRACT_COLUMNS) });
    expect(timeLog).toMatchObject({ name: "TimeLog", header: Object.keys(TIME_LOG_COLUMNS) });
  });

  test("logs go one below the other; the other table can be made empty", () => {
    expect(missingKind([log, log])).toBe("contracts");
    expect(missingKind([register])).toBe("time_log");
    expect(missingKind([log, register])).toBeNull();
    expect(missingKind([])).toBeNull();
    const [contracts, timeLog] = tablesOf([log, log], ["contracts"], "en");
    expect(contracts?.rows).toHaveLength(1);
    expect(contracts?.rows[0]?.every(({ value }) => value === "")).toBe(true);
    expect(timeLog?.rows).toHaveLength(2);
  });
});

test("text never becomes a formula", () => {
  const written = (value: string | number) => writtenAs({ value, format: "text" });
  for (const text of ["=1+1", "+1", "-1", "@a", "'quoted"]) expect(written(text)).toBe(`'${text}`);
  expect(written("plain")).toBe("plain");
  expect(written(-1)).toBe(-1);
});

test("names that are taken get a number", () => {
  expect(freeSheetName("TimeLog", ["Sheet1"])).toBe("TimeLog");
  expect(freeSheetName("TimeLog", ["timelog", "TimeLog 2"])).toBe("TimeLog 3");
  expect(freeSheetName("a/b:c".repeat(9), [])).toHaveLength(31);
  expect(freeSheetName("x".repeat(40), ["x".repeat(31)])).toBe(`${"x".repeat(29)} 2`);
  expect(freeTableName("Figures 2026-10", ["figures_2026_10"])).toBe("Figures_2026_10_2");
});
