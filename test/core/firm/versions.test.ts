/** Laws of exports that tell one piece of work more than once, over random ones without ids. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Table } from "../../../core/firm/cells.ts";
import { type Reconciliation, reconcile } from "../../../core/firm/reconciliation.ts";
import { DEFAULT_SETTINGS } from "../../../core/ledger/settings.ts";

const SEED = 20261031;
const CLIENTS = ["Acme", "Bolt", "Cora"];
const PEOPLE = ["Anne", "Luc"];
const HEADER = ["date", "start", "client", "technician", "minutes", "description"];

interface Work {
  readonly day: number;
  /** Null in a tool that records no times. */
  readonly start: number | null;
  readonly client: string;
  readonly technician: string;
  readonly minutes: number;
  readonly note: string;
}

/** One month of different entries of one tool; no person is at two places at one time. */
const month = fc
  .record({
    timed: fc.boolean(),
    work: fc.array(
      fc.record({
        day: fc.integer({ min: 1, max: 28 }),
        client: fc.constantFrom(...CLIENTS),
        technician: fc.constantFrom(...PEOPLE),
        minutes: fc.integer({ min: 1, max: 90 }),
      }),
      { minLength: 3, maxLength: 40 },
    ),
  })
  .map(({ timed, work }) =>
    work.map((one, at): Work => ({ ...one, start: timed ? 400 + at * 20 : null, note: `Ticket ${at}` })),
  );

const cells = ({ day, start, client, technician, minutes, note }: Work) => [
  `2026-10-${String(day).padStart(2, "0")}`,
  start === null ? "" : `${Math.floor(start / 60)}:${String(start % 60).padStart(2, "0")}`,
  client,
  technician,
  String(minutes),
  note,
];
const exported = (file: string, work: readonly Work[]): Table => ({
  file,
  header: HEADER,
  rows: work.map((one, at) => ({ line: at + 2, cells: cells(one) })),
  tool: "Some tracker",
});

const reconciled = (logs: readonly Table[]) =>
  reconcile({
    contracts: [],
    otherClients: CLIENTS,
    aliases: {},
    logs,
    adjustments: [],
    settings: DEFAULT_SETTINGS,
  });

/** The minutes that count, by client. */
const counted = ({ accounts }: Reconciliation) =>
  Object.fromEntries(accounts.map(({ client, control }) => [client.name, control.minutesPlaced]));
const worked = (work: readonly Work[]) =>
  Object.fromEntries(
    CLIENTS.map((client) => [
      client,
      work.filter((one) => one.client === client).reduce((total, { minutes }) => total + minutes, 0),
    ]),
  );
const until = (work: readonly Work[], day: number) => work.filter((one) => one.day <= day);

/** What somebody corrects in one entry. */
const edit = fc
  .tuple(fc.constantFrom("client", "start", "minutes", "note" as const), fc.integer({ min: 1, max: 19 }))
  .map(([field, by]) => (one: Work): Work => {
    if (field === "client") {
      const at = CLIENTS.indexOf(one.client);
      return { ...one, client: CLIENTS[(at + 1) % CLIENTS.length] ?? "" };
    }
    if (field === "minutes") return { ...one, minutes: one.minutes + by };
    if (field === "note" || one.start === null) return { ...one, note: `${one.note}, ${by}` };
    return { ...one, start: one.start - by };
  });

/** The firm's entries, each edited at most once between one export and the next. */
const edited = (work: readonly Work[], edits: ReadonlyMap<number, (one: Work) => Work>) =>
  work.map((one, at) => edits.get(at)?.(one) ?? one);
const someEdits = fc
  .array(fc.tuple(fc.nat({ max: 39 }), edit), { maxLength: 6 })
  .map((list) => new Map(list));

function conserved({ control }: Reconciliation): void {
  const { minutesRead, minutesPlaced, minutesRejected, minutesDuplicate } = control;
  expect(minutesPlaced + minutesRejected + minutesDuplicate).toBe(minutesRead);
}

const LATER: Work = { day: 29, start: 600, client: "Acme", technician: "Anne", minutes: 7, note: "Later" };
const holds = <A extends unknown[]>(
  arbitraries: { [K in keyof A]: fc.Arbitrary<A[K]> },
  law: (...values: A) => void,
) =>
  fc.assert(fc.property(...(arbitraries as [fc.Arbitrary<unknown>]), law as never), {
    seed: SEED,
    numRuns: 300,
  });

test("two overlapping exports with one entry edited in one field give the newer's minutes, and tell the edit", () =>
  holds([month, fc.nat(), edit], (work, which, change) => {
    const older = until(work, 20);
    if (older.length === 0) return;
    const at = work.indexOf(older[which % older.length] as Work);
    const newer = [...edited(work, new Map([[at, change]])), LATER];
    const result = reconciled([exported("a.csv", older), exported("b.csv", newer)]);
    expect(counted(result)).toEqual(worked(newer));
    expect(result.exceptions.map(({ problems: [problem] }) => problem)).toMatchObject([
      { code: "ENTRY_EDITED", was: { note: work[at]?.note }, newest: { file: "b.csv", line: at + 2 } },
    ]);
    conserved(result);
  }));

test("three exports, each longer, with edits in between, give the newest's minutes", () =>
  holds([month, someEdits, someEdits], (first, one, other) => {
    const second = edited(first, one);
    const third = [...edited(second, other), LATER];
    const result = reconciled([
      exported("1.csv", until(first, 10)),
      exported("2.csv", until(second, 20)),
      exported("3.csv", third),
    ]);
    expect(counted(result)).toEqual(worked(third));
    conserved(result);
  }));

describe("exports of different selections of the same days give the sum", () => {
  test.each<[string, (one: Work, at: number) => string]>([
    ["an export for each client", ({ client }) => client],
    ["an export for each person", ({ technician }) => technician],
    ["an export for each project", ({ client }, at) => `${client} ${at % 2}`],
  ])("%s", (_, selection) =>
    holds([month], (work) => {
      const names = [...new Set(work.map(selection))];
      const logs = names.map((name) =>
        exported(
          `${name}.csv`,
          work.filter((one, at) => selection(one, at) === name),
        ),
      );
      const result = reconciled(logs);
      expect(counted(result)).toEqual(worked(work));
      expect(result.exceptions).toEqual([]);
    }),
  );
});

test("an export given twice, under whatever name, adds nothing and reports nothing", () =>
  holds([month], (work) => {
    const result = reconciled([exported("a.csv", work), exported("z 2026-10-31.csv", [...work].reverse())]);
    expect(counted(result)).toEqual(worked(work));
    expect(result.exceptions).toEqual([]);
  }));

test("the order of files and of rows changes nothing", () =>
  holds([month, someEdits, fc.infiniteStream(fc.nat())], (work, edits, salt) => {
    const shuffled = <T>(list: readonly T[]) =>
      list
        .map((one) => ({ one, by: salt.next().value ?? 0 }))
        .sort((a, b) => a.by - b.by)
        .map(({ one }) => one);
    const files: [string, Work[]][] = [
      ["1.csv", until(work, 15)],
      ["2.csv", edited(work, edits)],
      ["3.csv", [...work]],
    ];
    const reported = (of: Reconciliation) =>
      of.exceptions
        .map(({ file, problems, row }) => [file, problems[0]?.code, row.description ?? ""].join())
        .sort();
    const one = reconciled(files.map(([file, rows]) => exported(file, rows)));
    const other = reconciled(shuffled(files.map(([file, rows]) => exported(file, shuffled(rows)))));
    expect(counted(other)).toEqual(counted(one));
    expect(reported(other)).toEqual(reported(one));
    conserved(one);
  }));

test("where nothing tells which of two is newer, no entry is counted twice, nor for two clients", () =>
  holds([month, fc.nat(), edit], (work, which, change) => {
    const at = which % work.length;
    const changed = edited(work, new Map([[at, change]]));
    const result = reconciled([exported("a.csv", work), exported("b.csv", changed)]);
    expect(counted(result)).toEqual(worked(work.filter((_, index) => index !== at)));
    expect(result.exceptions.map(({ problems }) => problems[0]?.code)).toEqual([
      "VERSION_UNCLEAR",
      "VERSION_UNCLEAR",
    ]);
  }));
