/** The lines behind cells of a workbook in memory, and the reasons why there may be none. */

import { readFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { argumentValues } from "../../../addin/taskpane/argument-values.ts";
import { bigTables } from "../../../addin/taskpane/big-tables.ts";
import { type Explained, explained } from "../../../addin/taskpane/explanation.ts";
import { day, excelSerial } from "../../../core/values/calendar.ts";
import { WORDS } from "../../../core/words/words.ts";
import { FakeWorkbook } from "./fake-workbook.ts";
import { SAMPLE } from "./sample-workbook.ts";

const d = (date: string) => excelSerial(day(date));
const AT = { sheet: "Bank", row: 0, column: 9 };
const workbook = new FakeWorkbook(SAMPLE, "Empty!A1");

const RANGE = { range: true };
const ONE = { range: false };
const value = async (text: string, wanted = ONE, at = AT) =>
  (await argumentValues([text], [wanted], at, workbook))[0];

describe("the values behind arguments", () => {
  test.each<[text: string, value: unknown]>([
    ["", null],
    ["2", 2],
    ["A1", "Date"],
    ["B2+B3*2", 15],
    ["-B2", -5],
    ["C2", ""],
    ["F1+30", d("2026-02-14")],
    ["DATE(2026,1,15)", d("2026-01-15")],
    ["DATE(2026,14,0)", d("2027-01-31")],
    ["Hours", 2],
    ["Start", d("2026-01-15")],
    ["Log!B2", "Acme"],
  ])("%s", async (text, expected) => {
    expect(await value(text)).toBe(expected);
  });

  test("ranges, tables and whole columns", async () => {
    expect(await value("B2:B3", RANGE)).toEqual([[5], [5]]);
    expect(await value("Worked[Time]", RANGE)).toEqual([[5], [5], [31], [95], [20], [44], [60]]);
    expect(await value("Worked[[#Headers],[#Data],[Day]]", RANGE)).toHaveLength(8);
    expect(await value("Worked", RANGE)).toHaveLength(7);
    expect(await value("Worked[@Time]", ONE, { ...AT, row: 3 })).toBe(31);
    expect(await value("[@Time]", ONE, { ...AT, row: 3, column: 0 })).toBe(31);
    const both = await argumentValues(["A:A", "Log!C:C"], [RANGE, RANGE], AT, workbook);
    expect(both.map((cells) => (cells as unknown[]).length)).toEqual([8, 8]);
  });

  test.each<[text: string, obstacle: string]>([
    ["TODAY()", "expression"],
    ["A1+1", "expression"],
    ["1/0", "expression"],
    ["[Other.xlsx]Sheet1!A1", "other workbook"],
    ["Nowhere!A1", "no sheet"],
    ["Unknown", "no name"],
    ["Unknown[Day]", "no table"],
    ["Worked[Night]", "no column"],
    ["Worked[#Totals]", "outside"],
    ["Worked[@Time]", "outside"],
    ["B2:B3", "many"],
    ["B2:B3+1", "many"],
  ])("%s can't be read: %s", async (text, obstacle) => {
    await expect(value(text)).rejects.toMatchObject({ obstacle, given: text, argument: 0 });
  });

  test("as many as the function takes", async () => {
    await expect(argumentValues(["1", "2", "3"], [ONE, ONE], AT, workbook)).rejects.toMatchObject({
      obstacle: "too many",
    });
    await expect(argumentValues(["1", "NOW()"], [ONE, ONE], AT, workbook)).rejects.toMatchObject({
      argument: 1,
    });
  });
});

describe("the lines behind a cell", () => {
  const behind = async (cell: string, client?: string | null): Promise<Explained[]> => {
    workbook.select(cell);
    return explained(await workbook.selected(), client, workbook, "en");
  };
  const last = ({ lines }: Explained | Record<string, never>) => lines?.lines.at(-1);

  test("a bank's: what was bought, each piece of work, the balance", async () => {
    const [one] = await behind("Bank!D1");
    expect(one?.by).toBe("VIP_LEDGER");
    expect(one?.lines?.figure).toBe("Left (h)");
    expect(one?.lines?.rules).toEqual(["P5", "R1", "A5", "M1"]);
    expect(one?.lines?.lines[5]).toEqual({
      date: "2026-02-02",
      what: "Work",
      details: [
        ["Worked (min)", "31"],
        ["Charged (min)", "45"],
        ["Bank (min)", "−45"],
      ],
      remark: "",
      figure: "4.25",
      rule: "A5",
      last: false,
    });
    expect(last(one ?? {})).toMatchObject({ what: "Balance", figure: "0.25", last: true });
  });

  test("each call's of a longer formula", async () => {
    const both = await behind("Bank!D2");
    expect(both.map(({ by }) => by)).toEqual(["VIP_LEDGER", "RENEWAL_QUOTE"]);
    expect(both.map((one) => last(one)?.figure)).toEqual(["0.75", "612.00"]);
    const steps = both[1]?.lines?.lines ?? [];
    expect(steps.find(({ what }) => what === "Expires")?.figure).toBe("2027-01-15");
    expect(steps.find(({ what }) => what === "Days late")?.figure).toBe("0");
  });

  test("an Orange day's and a price's", async () => {
    const [days] = await behind("Orange!D1");
    expect(last(days ?? {})).toMatchObject({ what: "Total", figure: "0.75" });
    const [price] = await behind("Orange!D2");
    expect(last(price ?? {})).toMatchObject({ what: "Price", figure: "552.33", rule: "R4" });
  });

  test("the firm's: all clients, or the one on the row that is selected", async () => {
    const [all] = await behind("Firm!A1");
    expect(all).toMatchObject({ by: "CLIENT_USAGE", client: null, clients: ["Acme", "Boulangerie Ginette"] });
    expect(all?.lines?.lines.map(({ what }) => what)).toEqual(["Acme", "Boulangerie Ginette"]);
    expect(all?.lines?.lines[0]?.details).toContainEqual(["Next renewal", "2027-01-15"]);
    const [row] = await behind("Firm!A2");
    expect(row).toMatchObject({ by: "CLIENT_STATEMENT", client: "Acme", big: null });
    expect(row?.formula).toBe('=PLAN.CLIENT_STATEMENT("Acme",Contracts!A:E,Log!A:D)');
    expect(last(row ?? {})).toMatchObject({ what: "Total", figure: "1.00" });
    const [chosen] = await behind("Firm!A2", null);
    expect(chosen).toMatchObject({ by: "CLIENT_USAGE", client: null });
  });

  test("nothing, where there is none of ours", async () => {
    expect(await behind("Bank!D3")).toEqual([]);
    expect(await behind("Bank!D7")).toEqual([]);
  });

  test("or a sentence: the function's, or which argument can't be read", async () => {
    const [sizes] = await behind("Bank!D5");
    expect(sizes).toMatchObject({ lines: null, problem: expect.stringContaining("“minutes” has 3 cells") });
    const [today] = await behind("Bank!D4");
    expect(today?.problem).toBe(
      "“start” is TODAY(), which only Excel can compute. On a new sheet Excel shows the lines itself.",
    );
    expect(today?.formula).toBe("=PLAN.VIP_LEDGER(2,TODAY(),'Bank'!A1:A4,'Bank'!B1:B4)");
    const [aujourdhui] = await explained(await workbook.selected(), undefined, workbook, "fr");
    expect(aujourdhui?.problem).toContain("« début » vaut TODAY(), que seul Excel peut calculer.");
  });
});

test("tables that Excel on the web can't pass to a function are told", () => {
  expect(bigTables([{ rows: 31_000, columns: 15 }])).toBeNull();
  expect(
    bigTables([
      { rows: 33_000, columns: 15 },
      { rows: 500, columns: 8 },
    ]),
  ).toEqual({ rows: 33_500, columns: 15 });
});

test("rules are titled as the terms title them, and every rule that the lines cite has a title", async () => {
  const core = path.join(import.meta.dirname, "..", "..", "..", "core");
  const terms = await readFile(path.join(core, "terms.md"), "utf8");
  const titles = new Map(
    [...terms.matchAll(/^## ([APRM]\d+) - (.+)$/gm)].map(([, rule, title]) => [rule, title]),
  );
  const { en, fr } = WORDS;
  for (const [rule, title] of Object.entries(en.ruleTitles)) expect(title, rule).toBe(titles.get(rule));
  expect(Object.keys(fr.ruleTitles)).toEqual(Object.keys(en.ruleTitles));
  const coverage = await readFile(path.join(core, "rules", "coverage.ts"), "utf8");
  const cited = coverage.match(/export type Rule = ([^;]+);/)?.[1]?.match(/[APRM]\d+/g) ?? [];
  const renewal = (await readFile(path.join(core, "rules", "renewal.ts"), "utf8")).match(/"(R\d)[" ]/g) ?? [];
  const all = new Set([...cited, ...renewal.map((quoted) => quoted.slice(1, 3)), "M1", "P6", "P7"]);
  expect(all.size).toBeGreaterThan(12);
  expect([...all].filter((rule) => en.ruleTitles[rule] === undefined)).toEqual([]);
});
