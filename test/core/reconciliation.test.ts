/** A log of any size: nothing is lost and nothing overflows, however many of its rows are refused. */

import { expect, test } from "vitest";
import { DEFAULT_SETTINGS } from "../../core/ledger.ts";
import { reconcile } from "../../core/reconciliation.ts";

test("each of 200,000 refused rows is told, in order", () => {
  const count = 200_000;
  const rows = Array.from({ length: count }, (_, at) => ({
    line: at + 2,
    cells: ["2026-10-05", "Acme", "soon"],
  }));
  const { control, exceptions } = reconcile({
    contracts: [],
    otherClients: ["Acme"],
    aliases: {},
    adjustments: [],
    settings: DEFAULT_SETTINGS,
    logs: [{ file: "log.csv", header: ["date", "client", "minutes"], rows }],
  });
  expect(control.entriesRead).toBe(count);
  expect(control.entriesRejected).toBe(count);
  expect(exceptions.length).toBe(count);
  expect(exceptions.findIndex(({ line }, at) => line !== at + 2)).toBe(-1);
});
