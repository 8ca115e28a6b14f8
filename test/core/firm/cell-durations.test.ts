/** A log given as cells alone, in a formula or the pane: its durations in minutes, or the one reason why not. */

import { expect, test } from "vitest";
import { inMinutes } from "../../../core/firm/cell-durations.ts";
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
  ["Durée", ["1:30", "0:20"], ["1:30", "0:20"]],
  ["seconds", [5400], [90]],
])("%s %j: %j", (heading, cells, minutes) => {
  const { table, problem } = inMinutes(tableOf(heading, cells));
  expect(problem).toBeNull();
  expect(table.rows.map((row) => row.cells[2])).toEqual(minutes);
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
