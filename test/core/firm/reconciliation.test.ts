/** A log of any size: nothing is lost and nothing overflows, however many of its rows are refused. */

import { expect, test } from "vitest";
import { reconcile } from "../../../core/firm/reconciliation.ts";
import { readRegister } from "../../../core/firm/register.ts";
import { DEFAULT_SETTINGS } from "../../../core/ledger/settings.ts";
import { CONTRACTS, table } from "../firm.ts";

test("each of 200,000 refused rows is reported, in order", () => {
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

test("a row of the register filled down is reported, and nothing is read from it", () => {
  const rows = (count: number) =>
    Array.from({ length: count }, () => "Acme,VIP,2,2026-01-15,,2026-01-15,,,,");
  const read = (count: number) => readRegister(table("contracts.csv", [CONTRACTS, ...rows(count)])).fatal;
  expect(read(5000)).toEqual([]);
  expect(read(5001)).toEqual([{ code: "CLIENT_ROWS", client: "Acme", given: 5001, most: 5000 }]);
});
