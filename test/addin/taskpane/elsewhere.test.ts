/** Arguments as they read on another sheet. */

import { expect, test } from "vitest";
import { elsewhere } from "../../../addin/taskpane/elsewhere.ts";

const ORIGIN = {
  sheet: "O'Neil 2",
  names: [
    { name: "Start", sheet: null, formula: "=Log!$A$1" },
    { name: "Rate", sheet: "O'Neil 2", formula: "=2" },
  ],
  thisRow: async () => ({ sheet: "O'Neil 2", row: 3, column: 1, rows: 1, columns: 1 }),
};

test.each<[text: string, elsewhere: string]>([
  ["A1", "'O''Neil 2'!A1"],
  ["$A$1:B$4", "'O''Neil 2'!$A$1:B$4"],
  ["A:A", "'O''Neil 2'!A:A"],
  ["3:7", "'O''Neil 2'!3:7"],
  ["A1#", "'O''Neil 2'!A1#"],
  ["EOMONTH(TODAY(),-1)", "EOMONTH(TODAY(),-1)"],
  ["LOG10(B2)+1.5", "LOG10('O''Neil 2'!B2)+1.5"],
  ["Log!A1:A9+B1", "Log!A1:A9+'O''Neil 2'!B1"],
  ["'My log'!A1:A9", "'My log'!A1:A9"],
  ["[Other.xlsx]Log!A1", "[Other.xlsx]Log!A1"],
  ["'C:\\[Other.xlsx]Log'!A1", "'C:\\[Other.xlsx]Log'!A1"],
  ['"A1 said ""B2"""', '"A1 said ""B2"""'],
  ["Log[[#All],[A1]:[B2]]", "Log[[#All],[A1]:[B2]]"],
  ["[@minutes]*2", "'O''Neil 2'!$B$4*2"],
  ["Log[[#This Row],[minutes]]", "'O''Neil 2'!$B$4"],
  ["Start+rate+Rates", "Start+'O''Neil 2'!rate+Rates"],
  ["IF(TRUE,{1,2},DATE(2026,1,15))", "IF(TRUE,{1,2},DATE(2026,1,15))"],
  ["", ""],
])("%s", async (text, expected) => {
  expect(await elsewhere(text, ORIGIN)).toBe(expected);
});
