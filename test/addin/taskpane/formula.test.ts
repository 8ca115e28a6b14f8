/** Finding our calls in formulas, with their arguments. */

import { describe, expect, test } from "vitest";
import { parseArgument } from "../../../addin/taskpane/argument.ts";
import { planCalls } from "../../../addin/taskpane/formula.ts";
import { addressOf } from "../../../addin/taskpane/references.ts";

describe("the calls in a formula", () => {
  test.each<[formula: string, calls: [string, ...string[]][]]>([
    ["=PLAN.VIP_BALANCE(2,DATE(2026,1,15),A:A,B:B)", [["VIP_BALANCE", "2", "DATE(2026,1,15)", "A:A", "B:B"]]],
    ["=plan.vip_balance( 2 , A1 )", [["VIP_BALANCE", "2", "A1"]]],
    [
      "=_xldudf_PLAN_CLIENT_USAGE(Contracts[#All],Log[[#All],[a, b]:[c)]])",
      [["CLIENT_USAGE", "Contracts[#All]", "Log[[#All],[a, b]:[c)]]"]],
    ],
    [
      '=IF(A1>0,PLAN.RENEWAL_PRICE("VI,P",8,B1,,TRUE),0)',
      [["RENEWAL_PRICE", '"VI,P"', "8", "B1", "", "TRUE"]],
    ],
    [
      "=INDEX(PLAN.CLIENT_USAGE(A:F,'O''Neil, (2)'!A:D),2,4)+PLAN.ORANGE_OVERAGE(1,C:C,D:D)",
      [
        ["CLIENT_USAGE", "A:F", "'O''Neil, (2)'!A:D"],
        ["ORANGE_OVERAGE", "1", "C:C", "D:D"],
      ],
    ],
    [
      "=PLAN.VIP_BALANCE(PLAN.VIP_BALANCE(2,A1,B:B,C:C),A1,B:B,C:C)",
      [
        ["VIP_BALANCE", "PLAN.VIP_BALANCE(2,A1,B:B,C:C)", "A1", "B:B", "C:C"],
        ["VIP_BALANCE", "2", "A1", "B:B", "C:C"],
      ],
    ],
    ['="PLAN.VIP_BALANCE(2)"&A1', []],
    ["=MYPLAN.VIP_BALANCE(2)", []],
    ["=SUM({1,2;3,4})+PLAN.ORANGE_DAYS({1,2},A1)", [["ORANGE_DAYS", "{1,2}", "A1"]]],
    ["=PLAN.ORANGE_DAYS()", [["ORANGE_DAYS"]]],
    ["=PLAN.VIP_BALANCE(2,A1", []],
    ["PLAN.VIP_BALANCE(2)", []],
    ["", []],
  ])("%s", (formula, calls) => {
    expect(planCalls(formula).map(({ name, given }) => [name, ...given])).toEqual(calls);
  });
});

const cells = (top: number, left: number, bottom = top, right = left, sheet: string | null = null) => ({
  kind: "reference",
  reference: { sheet, top, left, bottom, right },
});
const inTable = (table: string | null, parts: string[], columns: [string, string] | null) => ({
  kind: "table",
  reference: { table, parts, columns },
});

describe("an argument", () => {
  test.each<[text: string, argument: object]>([
    ["", { kind: "omitted" }],
    ["12.5", { kind: "value", value: 12.5 }],
    ["10%", { kind: "value", value: 0.1 }],
    ['"say ""so"""', { kind: "value", value: 'say "so"' }],
    ["true", { kind: "value", value: true }],
    ["FALSE()", { kind: "value", value: false }],
    ["B7", cells(6, 1)],
    ["$B$7:A$2", cells(1, 0, 6, 1)],
    ["AA10", cells(9, 26)],
    ["'O''Neil 2'!C3", cells(2, 2, 2, 2, "O'Neil 2")],
    ["Été!C3", cells(2, 2, 2, 2, "Été")],
    [
      "Log!A:$D",
      { kind: "reference", reference: { sheet: "Log", top: null, bottom: null, left: 0, right: 3 } },
    ],
    ["Start", { kind: "name", name: "Start", sheet: null }],
    ["Heures_achetées", { kind: "name", name: "Heures_achetées", sheet: null }],
    ["Log!Start", { kind: "name", name: "Start", sheet: "Log" }],
    ["Log[minutes]", inTable("Log", [], ["minutes", "minutes"])],
    ["Log[#All]", inTable("Log", ["#All"], null)],
    ["Log[]", inTable("Log", [], null)],
    ["Log[[#Headers],[#Data],[date]:[minutes]]", inTable("Log", ["#Headers", "#Data"], ["date", "minutes"])],
    ["[@minutes]", inTable(null, ["#This Row"], ["minutes", "minutes"])],
    ["Log[@[my minutes]]", inTable("Log", ["#This Row"], ["my minutes", "my minutes"])],
    ["Log[minutes '[h']]", inTable("Log", [], ["minutes [h]", "minutes [h]"])],
    ["[Book2.xlsx]Sheet1!A1", { kind: "other workbook" }],
    ["'[Book 2.xlsx]Sheet1'!A1", { kind: "other workbook" }],
    ["TODAY()", { kind: "expression" }],
    ["A1#", { kind: "expression" }],
    ["Jan:Mar!A1", { kind: "expression" }],
    ["@A1:A9", { kind: "expression" }],
    ["{1,2}", { kind: "expression" }],
    ["A1&B1", { kind: "expression" }],
    ["IF(A1,1,2)", { kind: "expression" }],
  ])("%s", (text, argument) => {
    expect(parseArgument(text)).toEqual(argument);
  });

  test("arithmetic keeps its order", () => {
    const value = (of: number) => ({ kind: "value", value: of });
    const of = (operator: string, left: object, right: object) => ({
      kind: "arithmetic",
      operator,
      left,
      right,
    });
    expect(parseArgument("1+2*3-4")).toEqual(
      of("-", of("+", value(1), of("*", value(2), value(3))), value(4)),
    );
    expect(parseArgument("-(1+2)/3")).toEqual(
      of("/", of("-", value(0), of("+", value(1), value(2))), value(3)),
    );
  });
});

test("addresses, as people write them", () => {
  const at = (row: number, column: number) => addressOf({ sheet: "Log", row, column });
  expect([at(0, 0), at(8, 25), at(8, 26), at(0, 16_383)]).toEqual([
    "Log!A1",
    "Log!Z9",
    "Log!AA9",
    "Log!XFD1",
  ]);
});
