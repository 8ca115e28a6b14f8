/** A firm in shares: together they are the whole, and each keeps of the logs only what it needs. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Table } from "../../../core/firm/cells.ts";
import { type Control, controlOfAll } from "../../../core/firm/control.ts";
import { byPlace } from "../../../core/firm/exceptions.ts";
import type { IdControl } from "../../../core/firm/read-ids.ts";
import { type Firm, PlacedWork } from "../../../core/firm/reconciliation.ts";
import { Share } from "../../../core/firm/share.ts";
import { IdTrace, tieOutOfAll } from "../../../core/firm/tie-out.ts";
import { READING } from "../../../core/ledger/prior-period.ts";
import { day } from "../../../core/values/calendar.ts";
import { compareText } from "../../../core/values/names.ts";
import { closedBooksOf } from "../closed-books.ts";
import {
  firms,
  metMoreThan,
  type RandomFirm,
  readFirm,
  reconciled,
  SEED,
  until,
  withCell,
} from "../random-firm.ts";

/** What one process makes of its clients: the clients from `number` on, by `of`. */
function made(firm: Firm, number: number, of: number) {
  const share = of === 1 ? null : new Share(firm, (client) => client % of === number);
  const inOrder = [...firm.logs].sort((a, b) => compareText(a.file, b.file));
  const read = () => inOrder.map((log) => share?.part(log) ?? log);
  const first = read();
  const logs = share?.needsMore() === true ? read() : first;
  const placed = new PlacedWork({ ...firm, logs, share });
  const ids = new IdTrace(logs, [...placed.exceptions, ...placed.ofOthers.exceptions], placed.ofOthers.ids);
  const clients = placed.clients.filter((_client, index) => index % of === number);
  const accounts = clients.map((client) => placed.account(client));
  for (const { account } of accounts) ids.place(account.ledger);
  const { files, control, exceptions } = placed;
  return { accounts, files, control, exceptions, tieOut: ids.tieOut, rows: rowsOf(logs) };
}

const rowsOf = (logs: readonly Table[]) => logs.reduce((sum, { rows }) => sum + rows.length, 0);

function expectWhole(
  firm: Firm,
  of: number,
): { whole: number; most: number; tieOut: IdControl; control: Control } {
  const whole = made(firm, 0, 1);
  const shares = Array.from({ length: of }, (_, number) => made(firm, number, of));
  expect(shares.flatMap(({ accounts }) => accounts).sort((a, b) => compareText(keyOf(a), keyOf(b)))).toEqual(
    whole.accounts,
  );
  expect(controlOfAll(shares.map(({ control }) => control))).toEqual(whole.control);
  for (const [at, file] of whole.files.entries()) {
    const ofShares = shares.map(({ files }) => files[at]).filter((one) => one !== undefined);
    expect(ofShares.map(({ file: name, ignored }) => ({ name, ignored }))).toEqual(
      shares.map(() => ({ name: file.file, ignored: file.ignored })),
    );
    expect({ ...file, ...controlOfAll(ofShares) }).toEqual(file);
  }
  expect(shares.flatMap(({ exceptions }) => exceptions).sort(byPlace)).toEqual(
    [...whole.exceptions].sort(byPlace),
  );
  expect(tieOutOfAll(shares.map(({ tieOut }) => tieOut))).toEqual(whole.tieOut);
  const most = Math.max(...shares.map(({ rows }) => rows));
  return { whole: whole.rows, most, tieOut: whole.tieOut.run, control: whole.control };
}

const keyOf = ({ account }: ReturnType<typeof made>["accounts"][number]) => account.client.key;

/** The same log, each row with an id that its number gives. */
function withIds(firm: RandomFirm, idOf: (row: number) => string): RandomFirm {
  return {
    ...firm,
    log: firm.log.map((row, at) => (row.every((cell) => cell === "") ? row : withCell(row, "id", idOf(at)))),
  };
}

const RUNS = { seed: SEED, numRuns: 60 };
const shares = fc.integer({ min: 2, max: 4 });
const files = fc.integer({ min: 1, max: 3 });

describe("shares together are the whole", () => {
  test("where some rows have no id: each share keeps all rows", () => {
    fc.assert(
      fc.property(firms, files, shares, (firm, count, of) => {
        const { whole, most } = expectWhole(readFirm(firm, count), of);
        expect(most).toBe(whole);
      }),
      RUNS,
    );
  });

  test("where rows are numbered: each share keeps those of its clients", () => {
    let kept = 0;
    fc.assert(
      fc.property(firms, shares, (firm, of) => {
        const { whole, most, tieOut } = expectWhole(
          readFirm(
            withIds(firm, (row) => String(1000 + row)),
            1,
          ),
          of,
        );
        expect(tieOut.lost).toBe(0);
        if (most < whole) kept += 1;
      }),
      RUNS,
    );
    metMoreThan(50, kept);
  });

  test("where ids come again, for other clients too, in newer and in older exports", () => {
    let [kept, twice] = [0, 0];
    fc.assert(
      fc.property(firms, files, shares, fc.integer({ min: 5, max: 40 }), (firm, count, of, ids) => {
        const { whole, most, control } = expectWhole(
          readFirm(
            withIds(firm, (row) => `E${(row * 7) % ids}`),
            count,
          ),
          of,
        );
        if (most < whole) kept += 1;
        twice += control.entriesDuplicate;
      }),
      RUNS,
    );
    metMoreThan(20, kept);
    metMoreThan(150, twice);
  });

  const others: [string, (log: Table) => Table][] = [
    ["a log of another tool", (log) => ({ ...log, file: "other.csv", tool: "clock" })],
    ["a log without days", (log) => ({ ...log, file: "other.csv", header: log.header.with(1, "when") })],
    [
      "a log with corrections",
      (log) => {
        const corrected = log.rows.filter((_row, at) => at % 3 === 0);
        const corrects = (line: number) => ({ file: log.file, line, fingerprint: "" });
        return {
          ...log,
          file: "other.csv",
          rows: corrected.map(({ line, cells }, at) => ({ line: at + 2, cells, corrects: corrects(line) })),
        };
      },
    ],
  ];
  test.each(others)("beside %s", (_case, otherOf) => {
    fc.assert(
      fc.property(firms, shares, (given, of) => {
        const firm = readFirm(withIds(given, (row) => `E${row % 30}`));
        const [log] = firm.logs;
        if (log !== undefined) expectWhole({ ...firm, logs: [log, otherOf(log)] }, of);
      }),
      RUNS,
    );
  });

  test("after closed months, with today's reading or an earlier one", () => {
    const through = day("2025-06-30");
    fc.assert(
      fc.property(firms, shares, fc.boolean(), (given, of, isEarlier) => {
        const firm = withIds(given, (row) => `E${row % 30}`);
        const books = closedBooksOf(reconciled(until(firm, through), 2), firm.settings, through);
        const reading = isEarlier ? READING - 1 : READING;
        const logs = ["log-1.csv", "log-2.csv"];
        const closed = {
          ...books,
          readings: [{ through, reading }],
          files: new Map(logs.map((file) => [file, "as it was"])),
        };
        const fingerprints = closed.files;
        expectWhole({ ...readFirm(firm, 2, closed), fingerprints }, of);
      }),
      RUNS,
    );
  });
});
