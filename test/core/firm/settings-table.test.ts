/** Settings as a workbook's table gives them: each value read, days among them, and what can't be one refused. */

import { expect, test } from "vitest";
import type { Cell } from "../../../core/firm/cells.ts";
import { readSettings } from "../../../core/firm/settings-table.ts";
import { DEFAULT_SETTINGS } from "../../../core/ledger/settings.ts";
import { day, excelSerial } from "../../../core/values/calendar.ts";

function read(...rows: readonly (readonly Cell[])[]) {
  const table = {
    file: "settings",
    header: ["setting", "value"],
    rows: rows.map((cells, index) => ({ line: index + 2, cells })),
  };
  const { settings, rows: given } = readSettings(table);
  return {
    settings,
    reported: given.exceptions.map(({ line, problems }) => [line, problems.map(({ code }) => code)]),
  };
}

test("what is not named keeps its default", () => {
  expect(read()).toEqual({ settings: DEFAULT_SETTINGS, reported: [] });
});

test.each([
  ["plusForLevel3", "never"],
  ["plusForLevel3", "named"],
  ["overageWithoutNotice", "hold"],
  ["rounding", "client_day"],
  ["diamondForLevel2", "after_vip"],
  ["defaultCategory", "chat"],
] as const)("%s %s", (setting, value) => {
  expect(read([setting, value])).toEqual({
    settings: { ...DEFAULT_SETTINGS, [setting]: value },
    reported: [],
  });
});

test("holidays are a row a day, as dates or as text, in any order, twice or not, beside other settings", () => {
  const [first, second] = [day("2026-06-24"), day("2026-07-01")];
  const rows = [
    ["holidays", excelSerial(second)],
    ["plusForLevel3", "never"],
    ["holiday", "2026-06-24"],
    ["jour férié", excelSerial(second)],
  ] as const;
  expect(read(...rows)).toEqual({
    settings: {
      ...DEFAULT_SETTINGS,
      plusForLevel3: "never",
      holidays: [first, second],
    },
    reported: [],
  });
});

test("a value that a setting can't have is reported, and the others count", () => {
  const { settings, reported } = read(
    ["plusForLevel3", "sometimes"],
    ["overageWithoutNotice", "ask"],
    ["holidays", "2026-02-30"],
    ["holidays", "2026-12-25"],
  );
  expect(settings).toEqual({
    ...DEFAULT_SETTINGS,
    holidays: [day("2026-12-25")],
  });
  expect(reported).toEqual([
    [2, ["CHOICE_UNKNOWN"]],
    [3, ["CHOICE_UNKNOWN"]],
    [4, ["DATE_IMPOSSIBLE"]],
  ]);
});

test("a value that is blank changes nothing", () => {
  const settings = [
    "rounding",
    "plusForLevel3",
    "diamondForLevel2",
    "overageWithoutNotice",
    "defaultCategory",
  ];
  expect(read(...[...settings, "holidays"].map((setting) => [setting, ""]))).toEqual({
    settings: DEFAULT_SETTINGS,
    reported: [],
  });
});

test.each([
  ["rounding", "entry, ticket_day, client_day"],
  ["plusForLevel3", "all, named, never"],
  ["diamondForLevel2", "when_no_vip, never, after_vip"],
  ["overageWithoutNotice", "bill, hold"],
])("what %s may be", (setting, choices) => {
  const { rows } = readSettings({
    file: "settings",
    header: ["Réglage", "Valeur"],
    rows: [{ line: 2, cells: [setting, "other"] }],
  });
  expect(rows.exceptions.map(({ problems }) => problems)).toEqual([
    [{ code: "CHOICE_UNKNOWN", column: "Valeur", given: "other", choices }],
  ]);
});

test("a setting that is not known or not said is reported, and so is a table without settings", () => {
  const { reported, settings } = read(
    ["colour", "red"],
    ["", "never"],
    ["–", "never"],
    ["jours fériés", "2026-07-01"],
  );
  expect(reported).toEqual([
    [2, ["CHOICE_UNKNOWN"]],
    [3, ["VALUE_MISSING"]],
    [4, []],
  ]);
  expect(settings.holidays).toEqual([day("2026-07-01")]);
  expect(readSettings({ file: "settings", header: [], rows: [] }).rows.fatal).toEqual([
    { code: "COLUMN_MISSING", column: "setting", present: "–" },
    { code: "COLUMN_MISSING", column: "value", present: "–" },
  ]);
});

test("the settings that there are", () => {
  const { rows } = readSettings({
    file: "settings",
    header: ["setting", "value"],
    rows: [{ line: 2, cells: ["colour", "red"] }],
  });
  const choices =
    "rounding, diamondForLevel2, plusForLevel3, overageWithoutNotice, defaultCategory, holidays, rate1, rate2, rate3";
  expect(rows.exceptions[0]?.problems).toEqual([
    { code: "CHOICE_UNKNOWN", column: "setting", given: "colour", choices },
  ]);
});
