/** A log given as cells alone, in a formula or the pane: its durations in minutes, or the one reason why not. */

import { describe, expect, test } from "vitest";
import { DurationColumn, inMinutes, timeForHours, timeOfCell } from "../../../core/firm/cell-durations.ts";
import type { Cell } from "../../../core/firm/cells.ts";
import { reconcile } from "../../../core/firm/reconciliation.ts";
import { DEFAULT_SETTINGS } from "../../../core/ledger/settings.ts";

const tableOf = (heading: string, cells: readonly Cell[]) => ({
  file: "time_log",
  header: ["date", "client", heading],
  rows: cells.map((cell, at) => ({ line: at + 2, cells: [46_300 + at, "Acme", cell] })),
});

test.each<[string, Cell[], Cell[]]>([
  ["minutes", [30, "1:30"], [30, "1:30"]],
  ["Durée (min)", [30], [30]],
  ["hours", [2, 1.5, "0,25", "1:15"], [120, 90, 15, "1:15"]],
  ["Heures", [1.5, 1 / 3], [90, 20]],
  // Hours of times, as Excel hands them over.
  ["hours", [1 / 72, 1 / 24], [20, 60]],
  // A third of an hour, or eight hours: left to be refused by its row.
  ["Heures", [1 / 3], [1 / 3]],
  ["duration", [1.5, 2], [90, 120]],
  // Cells of times, as a formula is given them.
  ["Durée", [0.0625, 1 / 72], [90, 20]],
  ["Durée", [0.0625, 1 / 60], [90, 24]],
  ["Durée", ["1:30", "0:20"], ["1:30", "0:20"]],
  ["seconds", [5400], [90]],
])("%s %j: %j", (heading, cells, minutes) => {
  const { table, problem } = inMinutes(tableOf(heading, cells));
  expect(problem).toBeNull();
  expect(table.rows.map((row) => row.cells[2])).toEqual(minutes);
});

test("a duration in the first column is read as any other", () => {
  const given = { file: "time_log", header: ["hours", "client"], rows: [{ line: 2, cells: [1.5, "Acme"] }] };
  expect(inMinutes(given).table).toMatchObject({
    header: ["minutes", "client"],
    rows: [{ cells: [90, "Acme"] }],
  });
});

test.each<[string, Cell[], string]>([
  ["Durée", [2, 1], "DURATION_UNIT_UNCLEAR"],
  ["temps", [90, 20], "DURATION_UNIT_UNCLEAR"],
])("%s %j: %s, once, and nothing of it counts", (heading, cells, code) => {
  const { accounts, control, exceptions } = reconcile({
    contracts: [],
    otherClients: ["Acme"],
    aliases: {},
    adjustments: [],
    settings: DEFAULT_SETTINGS,
    logs: [tableOf(heading, cells)],
  });
  expect(exceptions.map(({ problems }) => problems.map((problem) => problem.code))).toEqual([[code]]);
  expect([control.entriesRejected, accounts[0]?.control.minutesPlaced]).toEqual([2, 0]);
});

test("a time in a column of minutes is refused with what to do", () => {
  const { exceptions } = reconcile({
    contracts: [],
    otherClients: ["Acme"],
    aliases: {},
    adjustments: [],
    settings: DEFAULT_SETTINGS,
    logs: [tableOf("minutes", [2 / 24, 30])],
  });
  expect(exceptions[0]?.problems).toMatchObject([
    { code: "MINUTES_BELOW_ONE", column: "minutes", time: "2:00" },
  ]);
});

test.each<[Cell, number | null, number | null]>([
  // Time of the cell, and the time of a cell that is meant for hours.
  [0.0625, 90, 90],
  [1 / 1440, 1, 1],
  [1439 / 1440, 1439, 1439],
  // Quarters of a day read as quarters of an hour.
  [0.25, 360, null],
  [0.5, 720, null],
  [0, null, null],
  [1, null, null],
  [1.0625, null, null],
  [-0.0625, null, null],
  // No whole minute, or none at all.
  [0.001, null, null],
  [1e-12, null, null],
  ["0.0625", null, null],
  [true, null, null],
  [null, null, null],
])("%j is the time %j, and beside hours %j", (cell, time, forHours) => {
  expect(timeOfCell(cell)).toBe(time);
  expect(timeForHours(cell)).toBe(forHours);
});

describe("the unit of a column's bare numbers", () => {
  test.each<[string | null, Cell[], string | null]>([
    ["minutes", [30, 90], "minutes"],
    ["minutes", [], "minutes"],
    // Half of it is neither minutes nor a time: hours, whatever its heading.
    ["minutes", [1.5, 2], null],
    ["minutes", [1.5, 24], null],
    ["minutes", [1.5, 2, 3], "minutes"],
    ["minutes", [1.5, 25], "minutes"],
    ["minutes", [0.5, 0.25], "minutes"],
    ["minutes", ["1:30", 1.5], null],
    ["hours", [1.5, 2], "hours"],
    ["hours", [], "hours"],
    ["hours", [1 / 72, 1 / 24], "days"],
    ["hours", [1 / 72, 2], "hours"],
    ["seconds", [1 / 72, 1 / 24], "seconds"],
    ["milliseconds", [90_000], "milliseconds"],
    [null, [1 / 72, 1 / 24], "days"],
    [null, [1.5, 2], "hours"],
    [null, [1, 2], null],
    [null, ["0:20", 0, ""], "minutes"],
  ])("%s %j: %s", (heading, cells, unit) =>
    expect(new DurationColumn(heading as "hours" | null, cells).counts).toBe(unit),
  );

  test("its numbers are those that are not 0", () =>
    expect(new DurationColumn("minutes", [0, "90", "soon", "1:30", null, 20]).numbers).toEqual([90, 20]));
});

describe("the minutes of a cell in its column", () => {
  test.each<[string, Cell[], (number | "unclear" | null)[]]>([
    // Where minutes are wanted a part is a time; typed as hours (0.5) only beside one that can't have been.
    ["minutes", [0.5, 30], ["unclear", null]],
    ["minutes", [0.05, 30], ["unclear", null]],
    ["minutes", [0.5, 0.0625, 30], [720, 90, null]],
    ["minutes", [0.0625, "1:30", "soon", null], [90, null, null, null]],
    // Half an hour or twelve hours, under a heading that leaves it open.
    ["minutes", [1.5, 0.5], [null, "unclear"]],
    ["hours", [0.0625, 0.25], [90, 360]],
    // A third of an hour or eight hours, if nothing in the column is more than an hour.
    ["hours", [1 / 3], ["unclear"]],
    ["hours", [1 / 3, 0.25], ["unclear", 15]],
    ["hours", [1 / 3, 1], [20, 60]],
    // The time 1:30 beside an hour and a half: as hours it would be three minutes and three quarters.
    ["hours", [1.5, 0.0625], [90, "unclear"]],
    ["hours", [1.5, 5 / 60, 0.07], [90, 5, 4]],
    ["hours", [1.5, "1:30", "", true], [90, null, null, null]],
    ["seconds", [100 / 1440, 0.5], ["unclear", 0]],
    ["seconds", [5400, 90], [90, 2]],
  ])("%s %j: %j", (heading, cells, minutes) => {
    const column = new DurationColumn(heading as "hours", cells);
    expect(cells.map((cell) => column.minutesOf(cell))).toEqual(minutes);
  });
});

test("only the duration's cells change, and its heading says minutes", () => {
  const given = {
    file: "time_log",
    header: ["date", " Heures ", "client"],
    rows: [{ line: 2, cells: [46_300, 1.5, "Acme"], fingerprint: "f" }],
    tool: "Some tracker",
  };
  expect(inMinutes(given)).toEqual({
    table: {
      ...given,
      header: ["date", "minutes", "client"],
      rows: [{ line: 2, cells: [46_300, 90, "Acme"], fingerprint: "f" }],
    },
    problem: null,
  });
});

test.each([
  ["without a duration", ["date", "client"]],
  ["in minutes", ["date", "Minutes"]],
])("a log %s stays as it is", (_case, header) => {
  const given = { file: "time_log", header, rows: [{ line: 2, cells: [46_300, 0.0625] }] };
  expect(inMinutes(given)).toEqual({ table: given, problem: null });
});

test("what is unclear is told with what its first number would be, and the table stays as it is", () => {
  const given = tableOf("Durée", [0, "1:30", 90, 20]);
  expect(inMinutes(given)).toEqual({
    table: given,
    problem: {
      code: "DURATION_UNIT_UNCLEAR",
      column: "Durée",
      given: "90",
      readings: [
        { unit: "hours", minutes: 5400 },
        { unit: "minutes", minutes: 90 },
        { unit: "seconds", minutes: 2 },
        { unit: "milliseconds", minutes: 0 },
      ],
      // 90 hours are more than a day; 90 minutes are not.
      likely: "minutes",
      wasMinutes: true,
      file: "time_log",
    },
  });
});
