/** A11 for the set of entry ids, and the ledgers' own side of the totals; exceptions counted by reason. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Row, Table } from "../../../core/firm/cells.ts";
import { exceptionGroups } from "../../../core/firm/exception-groups.ts";
import type { Exception } from "../../../core/firm/exceptions.ts";
import { type IdControl, NO_IDS } from "../../../core/firm/read-ids.ts";
import { type Reconciliation, reconcile } from "../../../core/firm/reconciliation.ts";
import { readRegister } from "../../../core/firm/register.ts";
import { ledgerControl, tieOutOfAll } from "../../../core/firm/tie-out.ts";
import { DEFAULT_SETTINGS } from "../../../core/ledger/settings.ts";
import { CONTRACTS, LOG, table } from "../firm.ts";
import { idTieOut } from "../id-tie-out.ts";
import { SEED } from "../random-firm.ts";

const REGISTER = [CONTRACTS, "Acme,VIP,8,2026-01-15,,2026-01-15,,,,", "Bolt,BASIC,,,,,,,,"];

function firm(logs: readonly Table[]): Reconciliation {
  const { contracts } = readRegister(table("contracts.csv", REGISTER));
  return reconcile({
    contracts,
    aliases: {},
    logs,
    adjustments: [],
    settings: DEFAULT_SETTINGS,
  });
}

function tieOut(logs: readonly Table[]) {
  const { accounts, exceptions } = firm(logs);
  return idTieOut(logs, accounts, exceptions);
}

const log = (file: string, ...rows: string[]) => table(file, [LOG, ...rows]);
const GOOD = "1,2026-10-01,,Acme,20,,how_to,,";

describe("each id read lands once", () => {
  test("placed, or left out with its row reported", () => {
    const rows = [
      GOOD,
      "2,2026-10-02,,Acme,soon,,how_to,,",
      "3,2026-10-03,,Nobody,20,,how_to,,",
      ",2026-10-04,,Acme,5,,how_to,,",
    ];
    expect(tieOut([log("a.csv", ...rows)]).run).toEqual({ read: 3, placed: 1, leftOut: 2, lost: 0 });
  });

  test("an id in two exports is one id, placed for both files", () => {
    const { run, files } = tieOut([log("a.csv", GOOD), log("b.csv", GOOD, "2,2026-10-02,,Acme,5,,how_to,,")]);
    expect(run).toEqual({ read: 2, placed: 2, leftOut: 0, lost: 0 });
    expect(files.get("a.csv")).toEqual({ read: 1, placed: 1, leftOut: 0, lost: 0 });
  });

  test("an id on several rows of a file is one id", () => {
    const { run, files } = tieOut([log("a.csv", GOOD, GOOD, "2,2026-10-02,,Acme,5,,how_to,,", GOOD)]);
    expect(run).toEqual({ read: 2, placed: 2, leftOut: 0, lost: 0 });
    expect(files.get("a.csv")).toEqual({ read: 2, placed: 2, leftOut: 0, lost: 0 });
  });

  test("the same id of two tools is two ids", () => {
    const logs = [log("a.csv", GOOD), { ...log("b.csv", GOOD.replace("how_to", "repair")), tool: "toggl" }];
    expect(tieOut(logs).run.read).toBe(2);
  });

  test("ids of a file without a column it needs are left out: the file is reported as a whole", () => {
    const logs = [table("a.csv", ["id,date,client", "1,2026-10-01,Acme", "2,2026-10-02,Acme"])];
    expect(tieOut(logs).run).toEqual({ read: 2, placed: 0, leftOut: 2, lost: 0 });
  });

  test("the id of a row that was corrected under another id is left out, not lost", () => {
    const corrected: Row = {
      line: 2,
      cells: "9,2026-10-02,,Acme,20,,how_to,,".split(","),
      corrects: { file: "a.csv", line: 2, fingerprint: "" },
    };
    const logs = [log("a.csv", "2,2026-10-02,,Acme,soon,,how_to,,"), { ...log("b.csv"), rows: [corrected] }];
    const { run, files } = tieOut(logs);
    expect(run).toEqual({ read: 2, placed: 1, leftOut: 1, lost: 0 });
    expect(files.get("b.csv")).toEqual({ read: 1, placed: 1, leftOut: 0, lost: 0 });
  });

  test("an id that is in no ledger and in no report is lost", () => {
    const logs = [log("a.csv", GOOD)];
    expect(idTieOut(logs, [], []).run).toEqual({ read: 1, placed: 0, leftOut: 0, lost: 1 });
  });
});

const ROWS = [
  GOOD,
  GOOD.replace("20", "25"),
  "2,2026-10-02,,Acme,soon,,how_to,,",
  "3,2026-10-03,,Nobody,20,,how_to,,",
  ",2026-10-04,,Bolt,5,,email,,",
  "4,2026-10-05,,Bolt,7,,toner,,",
  "5,2026-10-06,,Acme,40,,repair,,",
];

test("law: however rows are dealt out to files, no id is lost, none lands twice, and the ledgers hold what was placed", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(ROWS.length - 1), fc.nat(2)), { maxLength: 25 }), (dealt) => {
      const logs = [0, 1, 2].map((file) =>
        log(`${file}.csv`, ...dealt.filter(([, to]) => to === file).map(([row]) => ROWS[row] ?? "")),
      );
      const { accounts, control, exceptions } = firm(logs);
      const { run } = idTieOut(logs, accounts, exceptions);
      expect(run.lost).toBe(0);
      expect(run.read).toBe(run.placed + run.leftOut);
      const held = accounts.map(({ ledger }) => ledgerControl(ledger));
      const total = (key: "entries" | "minutes" | "withId") => held.reduce((sum, own) => sum + own[key], 0);
      expect(total("withId")).toBe(run.placed);
      expect(total("entries")).toBe(control.entriesPlaced);
      expect(total("minutes")).toBe(control.minutesPlaced);
      const groups = exceptionGroups(exceptions, new Set(logs.map(({ file }) => file)));
      expect(groups.reduce((sum, { rows }) => sum + rows, 0)).toBe(exceptions.length);
    }),
    { seed: SEED, numRuns: 200 },
  );
});

describe("the row of an id that is in no ledger", () => {
  const row = (line: number, id: string, more: Partial<Row> = {}): Row => ({
    line,
    cells: `${id},2026-10-02,,Acme,20,,how_to,,`.split(","),
    ...more,
  });
  const file = (name: string, ...rows: Row[]) => ({ ...log(name), rows });
  const LEFT_OUT = { read: 1, placed: 0, leftOut: 1, lost: 0 };
  const LOST = { read: 1, placed: 0, leftOut: 0, lost: 1 };
  const correction = (id: string, line: number, fingerprint: string) =>
    row(2, id, { corrects: { file: "a.csv", line, fingerprint } });

  test.each<[string, Row, IdControl]>([
    ["was corrected, by its line", correction("", 5, ""), LEFT_OUT],
    ["was corrected, by its fingerprint", correction("", 9, "f5"), LEFT_OUT],
    ["was not: another line was", correction("", 6, ""), LOST],
    ["was not: another fingerprint was", correction("", 9, "f6"), LOST],
  ])("%s", (_, its, expected) => {
    const logs = [file("a.csv", row(5, "1", { fingerprint: "f5" })), file("b.csv", its)];
    expect(idTieOut(logs, [], []).files.get("a.csv")).toEqual(expected);
  });

  test("a row without a fingerprint is not one corrected without one", () => {
    const logs = [file("a.csv", row(5, "1")), file("b.csv", correction("", 9, ""))];
    expect(idTieOut(logs, [], []).run).toEqual(LOST);
  });

  test("a line of another file is another row", () => {
    const logs = [file("c.csv", row(5, "1")), file("b.csv", correction("", 5, ""))];
    expect(idTieOut(logs, [], []).run).toEqual(LOST);
  });

  test("is reported by the file and id of its exception, whatever tool that file is of", () => {
    const reported = (name: string, id: string) => ({
      ...{ file: name, line: 9, problems: [], client: null },
      row: { id },
    });
    const logs = [file("a.csv", row(5, "1")), { ...file("b.csv", row(5, "1")), tool: "toggl" }];
    const of = (...exceptions: Exception[]) => [...idTieOut(logs, [], exceptions).files.values()];
    expect(of(reported("a.csv", "1"))).toEqual([LEFT_OUT, LOST]);
    expect(of(reported("b.csv", "1"))).toEqual([LOST, LEFT_OUT]);
    // A file that is no log, such as a corrected one, has the ids of our own.
    expect(of(reported("gone.csv", "1"))).toEqual([LEFT_OUT, LOST]);
    expect(of(reported("a.csv", "2"), reported("b.csv", ""))).toEqual([LOST, LOST]);
  });

  test("a correction's id is that of the tool whose row it corrects", () => {
    const logs = [{ ...file("a.csv", row(5, "1")), tool: "toggl" }, file("b.csv", correction("1", 5, ""))];
    expect(idTieOut(logs, [], []).run).toEqual(LEFT_OUT);
  });

  test("of an account of a file that is read no more, it is placed", () => {
    const own = firm([log("a.csv", GOOD)]).accounts;
    expect(idTieOut([log("b.csv", GOOD)], own, []).run).toEqual({ read: 1, placed: 1, leftOut: 0, lost: 0 });
  });

  test("ids that no file has are not read, whether an account or a report has them", () => {
    const own = firm([log("a.csv", GOOD)]).accounts;
    const reported = { file: "a.csv", line: 9, problems: [], client: null, row: { id: "8" } };
    const { run } = idTieOut([log("b.csv", GOOD.replace("1", "2"))], own, [reported]);
    expect(run).toEqual(LOST);
  });

  test("in a column that is not the first, it is found", () => {
    const logs = [table("a.csv", ["date,client,minutes,id", "2026-10-02,Acme,20,7", "2026-10-03,Acme,5,"])];
    expect(tieOut(logs).run).toEqual({ read: 1, placed: 1, leftOut: 0, lost: 0 });
  });

  test("where there are no ids, there is nothing to trace", () => {
    const logs = [table("a.csv", ["date,client,minutes", "2026-10-02,Acme,20"])];
    const { run, files } = tieOut(logs);
    expect([run, files.get("a.csv")]).toEqual([NO_IDS, NO_IDS]);
    expect(NO_IDS).toEqual({ read: 0, placed: 0, leftOut: 0, lost: 0 });
    expect(tieOutOfAll([])).toEqual({ run: NO_IDS, files: new Map() });
  });
});

test("a ledger's own counts: entries, their minutes as worked, and how many have an id", () => {
  const [acme] = firm([log("a.csv", GOOD, ",2026-10-04,,Acme,5,,how_to,,")]).accounts;
  expect(acme && ledgerControl(acme.ledger)).toEqual({ entries: 2, minutes: 25, withId: 1 });
});

test("exceptions are counted by all their codes together, the most first, with the minutes as read", () => {
  const logs = [
    log(
      "a.csv",
      "1,2026-10-01,,Nobody,20,,how_to,,",
      "2,2026-10-02,,Nobody,10,,how_to,,",
      "3,2026-02-30,,Acme,soon,,how_to,,",
      GOOD.replace("1", "4"),
      GOOD.replace("1", "4"),
    ),
  ];
  const { exceptions } = firm(logs);
  expect(
    exceptionGroups(exceptions, new Set(["a.csv"])).map(({ codes, outcome, rows, minutes }) => [
      codes,
      outcome,
      rows,
      minutes,
    ]),
  ).toEqual([
    ["CLIENT_UNKNOWN", "left_out", 2, 30],
    ["DATE_IMPOSSIBLE MINUTES_UNREADABLE", "left_out", 1, 0],
    ["ID_DUPLICATE", "counted_already", 1, 20],
  ]);
});

test("a warning's row is used anyway, and minutes of other files are not worked time", () => {
  const exception = { file: "adjustments.csv", line: 2, client: null, row: { minutes: "30" } };
  const warned = { ...exception, problems: [{ code: "STARTER_NOT_PRO", edition: "" } as never] };
  const [group] = exceptionGroups([warned], new Set(["a.csv"]));
  expect(group).toMatchObject({ outcome: "used", rows: 1, minutes: 0 });
});
