/** Exports that tell one piece of work more than once: what becomes of each row, and laws over random exports. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Table } from "../../../core/firm/cells.ts";
import type { LogEntry } from "../../../core/firm/export-rows.ts";
import { type Reconciliation, reconcile } from "../../../core/firm/reconciliation.ts";
import { versions } from "../../../core/firm/versions.ts";
import { DEFAULT_SETTINGS } from "../../../core/ledger/settings.ts";
import { addDays, day } from "../../../core/values/calendar.ts";
import { minutes } from "../../../core/values/units.ts";
import { plainEntry } from "../log-entries.ts";

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

/** A row of an export, from `day client minutes note`, then `#id` or the name of a flag. */
function logged(file: string, line: number, row: string): LogEntry {
  const [on = "1", client = "", worked = "", description = "", ...more] = row.split(" ");
  const id = more.find((word) => word.startsWith("#")) ?? "";
  const has = (word: string) => more.includes(word);
  const date = addDays(day("2026-10-01"), Number(on) - 1);
  return {
    entry: plainEntry({
      ...{ file, line, id, date, client, minutes: minutes(Number(worked)), description },
      category: null,
    }),
    client,
    tool: has("other-tool") ? "Other" : "Some tracker",
    how: {
      released: has("released"),
      doubted: has("doubted"),
      corrected: has("corrected"),
      held: has("held"),
    },
  };
}

/** What became of the rows of exports, by name: `a2 again b2` is row 2 of `a` and row 2 of `b`. */
function became(exports: Readonly<Record<string, readonly string[]>>): string[] {
  const all = Object.entries(exports).flatMap(([file, rows]) =>
    rows.map((row, at) => logged(file, at + 1, row)),
  );
  const placeOf = ({ entry: { file, line } }: LogEntry) => `${file}${line}`;
  return [...versions(all)]
    .map(([row, version]) => {
      const by = version.by === null || typeof version.by === "string" ? version.by : placeOf(version.by);
      const other = version.is === "unclear" ? ` in ${version.file}` : "";
      return `${placeOf(row)} ${version.is} ${by ?? "–"}${other}`;
    })
    .sort();
}

const LATE = "9 Acme 90 z";

describe("a newer export", () => {
  const older = ["1 Acme 10 a", "2 Acme 20 b", "3 Acme 30 c"];
  /** The second is edited, the third is gone. */
  const newer = ["1 Acme 10 a", "2 Acme 25 b", LATE];
  const AGAIN = "a1 again b1";
  const flagged = (at: number, flag: string) =>
    older.map((row, index) => (index === at ? `${row} ${flag}` : row));

  test("repeats, amends or drops the rows of an older one", () =>
    expect(became({ a: older, b: newer })).toEqual([AGAIN, "a2 amended b2", "a3 dropped b"]));

  test("is the one with the later row, not the one that comes last", () =>
    expect(became({ b: newer, a: older })).toEqual([AGAIN, "a2 amended b2", "a3 dropped b"]));

  test.each<[string, readonly string[], readonly string[], readonly string[]]>([
    [
      "rows before its first day",
      ["1 Acme 10 a", "2 Acme 20 b", "3 Acme 30 c"],
      ["2 Acme 20 b", LATE],
      ["a2 again b1", "a3 dropped b"],
    ],
    ["a row that is held anyway, the same", flagged(0, "held"), newer, ["a2 amended b2", "a3 dropped b"]],
    ["a row that is held anyway, edited", flagged(1, "held"), newer, [AGAIN, "a3 dropped b"]],
    ["a row that is held anyway, gone", flagged(2, "held"), newer, [AGAIN, "a2 amended b2"]],
    ["an edited row that someone released", flagged(1, "released"), newer, [AGAIN, "a3 dropped b"]],
    ["a row gone that someone released", flagged(2, "released"), newer, [AGAIN, "a2 amended b2"]],
    ["a row gone that was corrected", flagged(2, "corrected"), newer, [AGAIN, "a2 amended b2"]],
    [
      "a corrected row whose edited one is held anyway",
      flagged(1, "corrected"),
      ["1 Acme 10 a", "2 Acme 25 b held", LATE],
      [AGAIN, "a3 dropped b"],
    ],
  ])("leaves alone %s", (_case, a, b, expected) => expect(became({ a, b })).toEqual(expected));

  test.each<[string, readonly string[], readonly string[]]>([
    ["repeats a row that someone released", flagged(0, "released"), newer],
    ["amends a released row that its own file doubted", flagged(1, "released doubted"), newer],
    ["drops a released row that its own file doubted", flagged(2, "released doubted"), newer],
    ["amends a corrected row", flagged(1, "corrected"), newer],
    ["amends by a row that is held anyway", older, ["1 Acme 10 a", "2 Acme 25 b held", LATE]],
  ])("%s", (_case, a, b) => expect(became({ a, b })).toEqual([AGAIN, "a2 amended b2", "a3 dropped b"]));

  test("without ids gives way to the same row with one", () =>
    expect(became({ a: flagged(0, "#7"), b: newer })).toEqual([
      "a2 amended b2",
      "a3 dropped b",
      "b1 again a1",
    ]));

  test("with ids repeats the same row without one", () =>
    expect(became({ a: older, b: ["1 Acme 10 a #7", "2 Acme 25 b", LATE] })).toEqual([
      AGAIN,
      "a2 amended b2",
      "a3 dropped b",
    ]));

  test("where both have ids, rows with one are not compared", () =>
    expect(
      became({
        a: ["1 Acme 10 a #7", "2 Acme 20 b", "3 Acme 30 c"],
        b: ["1 Acme 10 a #8", "2 Acme 25 b", "3 Acme 30 c", LATE],
      }),
    ).toEqual(["a2 amended b2", "a3 again b3"]));

  test.each<[string, Readonly<Record<string, readonly string[]>>]>([
    ["alone", { a: [...older, ...older] }],
    ["of another tool", { a: older, b: newer.map((row) => `${row} other-tool`) }],
    [
      "whose rows all have ids",
      { a: older.map((row, at) => `${row} #${at}`), b: newer.map((row, at) => `${row} #${at}`) },
    ],
    ["of other work", { a: older, b: ["1 Acme 11 d", "2 Acme 12 e", LATE] }],
    [
      "in which most rows do not recur",
      { a: ["1 Acme 10 a", "2 Acme 20 b", "3 Acme 30 c"], b: ["1 Acme 10 a", LATE] },
    ],
  ])("that is none, %s, means nothing", (_case, exports) => expect(became(exports)).toEqual([]));

  test("with a sheet for each part is one export", () =>
    expect(became({ a: older, "b [One]": newer.slice(0, 1), "b [Two]": newer.slice(1) })).toEqual([
      "a1 again b [One]1",
      "a2 amended b [Two]1",
      "a3 dropped b",
    ]));
});

describe("of three exports", () => {
  const A = ["1 Acme 10 a", "2 Acme 20 b", "3 Acme 30 c"];
  const B = (second: string) => [
    "1 Acme 10 a",
    ...(second === "" ? [] : [second]),
    "3 Acme 30 c",
    "4 Acme 40 d",
  ];
  const C = (second: string) => [...B(second), LATE];
  const same = (at: string) => [`a1 again c1`, `a3 again c${at}`, "b1 again c1"];

  test("the newest is named for rows of both others", () =>
    expect(became({ a: A, b: B("2 Acme 25 b"), c: C("2 Acme 25 b") })).toEqual(
      [...same("3"), "a2 amended c2", "b2 again c2", "b3 again c3", "b4 again c4"].sort(),
    ));

  test("a row that both dropped was dropped by the newest", () =>
    expect(became({ a: A, b: B(""), c: C("") })).toEqual(
      [...same("2"), "a2 dropped c", "b2 again c2", "b3 again c3"].sort(),
    ));

  test("a row amended twice, in one field each time, has the newest for its last version", () =>
    expect(became({ a: A, b: B("2 Acme 25 b"), c: C("2 Acme 25 bb") })).toEqual(
      [...same("3"), "a2 amended c2", "b2 amended c2", "b3 again c3", "b4 again c4"].sort(),
    ));

  test("a row of which a version is held stays held where a third export lists the other", () => {
    const first = ["1 Acme 10 a", "1 Acme 10 b", "1 Acme 10 c"];
    const a = [...first, "2 Acme 20 d"];
    const b = [...first, "2 Acme 25 d", "2 Acme 5 e", "2 Acme 5 f"];
    const unclear = (versions: readonly string[]) => versions.filter((one) => one.includes("unclear")).sort();
    expect(unclear(became({ a, b }))).toEqual(["a4 unclear b4 in b", "b4 unclear a4 in a"]);
    expect(unclear(became({ a, b, c: ["2 Acme 20 d", "9 Acme 30 g"] }))).toEqual(["b4 unclear a4 in a"]);
  });

  test("a row of which a version is held stays held where a third export has it differently again", () => {
    const a = ["1 Acme 10 a", "2 Acme 20 d"];
    const b = ["1 Acme 10 a", "2 Acme 25 d", "2 Acme 5 e", "2 Acme 5 f", "2 Acme 5 g", "2 Acme 5 h"];
    const heldOf = (third: string) => became({ a, b, c: ["1 Acme 10 a", third, LATE] });
    expect(heldOf("2 Acme 30 d").filter((one) => one.startsWith("b2"))).toEqual(["b2 unclear a2 in a"]);
    // What the newest says too is clear.
    expect(heldOf("2 Acme 25 d").filter((one) => one.includes("unclear"))).toEqual([]);
  });

  test("a row of which a version is held counts where a third export dropped the other", () => {
    const a = ["1 Acme 10 a", "1 Acme 10 b", "2 Acme 20 d"];
    const b = ["1 Acme 10 a", "2 Acme 25 d", "2 Acme 5 e", "2 Acme 5 f", "2 Acme 5 g", "2 Acme 5 h"];
    const found = became({ a, b, c: ["1 Acme 10 a", "1 Acme 10 b", LATE] });
    expect(found.filter((one) => /^(a3|b2)/.test(one))).toEqual(["a3 dropped c"]);
  });

  test("a row amended and then dropped was dropped", () =>
    expect(became({ a: A, b: B("2 Acme 25 b"), c: C("") })).toEqual(
      [...same("2"), "a2 dropped c", "b2 dropped c", "b3 again c2", "b4 again c3"].sort(),
    ));

  test("a row repeated and then amended repeats the one that was amended", () =>
    expect(became({ a: A, b: B("2 Acme 20 b"), c: C("2 Acme 25 b") })).toEqual(
      [...same("3"), "a2 again b2", "b2 amended c2", "b3 again c3", "b4 again c4"].sort(),
    ));

  test("the newest is named, also where the second begins later", () =>
    expect(became({ a: A, b: B("2 Acme 20 b").slice(1), c: C("2 Acme 20 b") })).toEqual(
      ["a1 again c1", "a2 again c2", "a3 again c3", "b1 again c2", "b2 again c3", "b3 again c4"].sort(),
    ));

  test("a row edited, and then edited otherwise, was amended by the newest, which dropped the edit between", () =>
    expect(became({ a: A, b: B("2 Acme 25 b"), c: C("2 Acme 20 bb") })).toEqual(
      [...same("3"), "a2 amended c2", "b2 dropped c", "b3 again c3", "b4 again c4"].sort(),
    ));

  test("a row amended in the second, which the newest repeats, was amended by the newest, though it is no version of the first", () =>
    expect(
      became({
        a: ["1 Acme 10 a", "1 Acme 11 b", "1 Acme 12 c", "5 Acme 50 e", "5 Acme 51 f", "5 Acme 52 g"],
        b: ["1 Acme 10 a", "1 Acme 11 b", "1 Acme 12 c", "5 Acme 55 e", "6 Acme 60 h"],
        c: ["5 Acme 55 e", "6 Acme 60 h", LATE],
      }),
    ).toEqual([
      ...["a1 again b1", "a2 again b2", "a3 again b3", "a4 amended c1", "a5 dropped b", "a6 dropped b"],
      ...["b4 again c1", "b5 again c2"],
    ]));

  test("the newest repeats each row of both others, though the second edited one of the first", () =>
    expect(
      became({
        a: ["1 Acme 10 b"],
        b: ["1 Acme 21 b", "2 Acme 22 c"],
        c: ["1 Acme 10 b", "1 Acme 21 b", "2 Acme 22 c", LATE],
      }),
    ).toEqual(["a1 again c1", "b1 again c2", "b2 again c3"]));

  test("a row that the newest repeats is clear, though a third that is no version of the newest has it otherwise", () => {
    const DAY_1 = ["1 Acme 10 a", "1 Acme 11 b", "1 Acme 12 c"];
    expect(
      became({
        a: [...DAY_1, "2 Acme 20 d"],
        b: [...DAY_1, "2 Acme 25 d", "2 Acme 26 e", "2 Acme 27 f"],
        c: ["2 Acme 20 d", LATE],
      }),
    ).toContain("a4 again c1");
  });

  test("a newest overrules two of which neither was the newer", () =>
    expect(became({ a: A, b: ["1 Acme 10 a", "2 Acme 25 b", "3 Acme 30 c"], c: [...A, LATE] })).toEqual([
      "a1 again c1",
      "a2 again c2",
      "a3 again c3",
      "b1 again c1",
      "b2 amended c2",
      "b3 again c3",
    ]));
});

describe("where neither of two exports is known to be the newer", () => {
  const A = ["1 Acme 10 a", "2 Acme 20 b", "3 Acme 30 c"];
  const B = ["1 Acme 10 a", "2 Acme 25 b", "3 Acme 30 c"];
  const EDITED = ["a2 unclear b2 in b", "b2 unclear a2 in a"];
  const add = (rows: readonly string[], ...more: readonly string[]) => [...rows, ...more];
  const flagged = (rows: readonly string[], flag: string) =>
    rows.map((row, at) => (at === 1 ? `${row} ${flag}` : row));

  test.each<[string, readonly string[], readonly string[], readonly string[]]>([
    ["a row that differs is held back on both sides", A, B, EDITED],
    ["whatever their order", add(A).reverse(), B, ["a2 unclear b2 in b", "b2 unclear a2 in a"]],
    ["a row of one alone was added", A, add(B, "3 Acme 35 d"), EDITED],
    [
      "rows of each alone are held back too",
      add(A, "2 Acme 21 x"),
      add(B, "2 Acme 22 y"),
      ["a2 unclear b2 in b", "a4 unclear – in b", "b2 unclear a2 in a", "b4 unclear – in a"],
    ],
    [
      "but not before the first day of both",
      add(A, "2 Acme 21 x"),
      [...add(B, "2 Acme 22 y").slice(1)],
      ["a2 unclear b1 in b", "a4 unclear – in b", "b1 unclear a2 in a", "b3 unclear – in a"],
    ],
    [
      "nor one more of a row that the other lists",
      add(A, "2 Acme 21 x", "1 Acme 10 a"),
      add(B, "2 Acme 22 y"),
      ["a2 unclear b2 in b", "a4 unclear – in b", "b2 unclear a2 in a", "b4 unclear – in a"],
    ],
    ...["corrected", "released", "held"].map(
      (flag): [string, readonly string[], readonly string[], readonly string[]] => [
        `nor one alone that is ${flag}`,
        add(A, `2 Acme 21 x ${flag}`),
        add(B, "2 Acme 22 y"),
        [...EDITED, "b4 unclear – in a"],
      ],
    ),
    ["a row that someone released counts", flagged(A, "released"), B, ["b2 unclear a2 in a"]],
    ["unless its own file doubted it", flagged(A, "released doubted"), B, EDITED],
    ["a row held anyway is not told", flagged(A, "held"), B, ["b2 unclear a2 in a"]],
    ["a corrected row is held back", flagged(A, "corrected"), B, EDITED],
    ["but not for one that is held anyway", flagged(A, "corrected"), flagged(B, "held"), []],
    [
      "a row without an id repeats the same with one",
      A,
      ["1 Acme 10 a #7", ...B.slice(1)],
      ["a1 again b1", ...EDITED],
    ],
    [
      "a row with an id is repeated by the same without",
      ["1 Acme 10 a #7", ...A.slice(1)],
      B,
      [...EDITED, "b1 again a1"].sort(),
    ],
    [
      "where both have ids, rows with one are not compared",
      ["1 Acme 10 a #7", ...A.slice(1)],
      ["1 Acme 10 a #8", ...B.slice(1)],
      EDITED,
    ],
  ])("%s", (_case, a, b, expected) => expect(became({ a, b })).toEqual(expected));

  test.each([
    ["a", "b"],
    ["b", "a"],
  ])("a day of which only one lists rows is held back too: of %s, not of %s", (one, other) => {
    const of = { [one]: A, [other]: ["1 Acme 10 a", "3 Acme 30 c", "3 Acme 33 y"] };
    expect(became(of)).toEqual([`${one}2 unclear – in ${other}`, `${other}3 unclear – in ${one}`].sort());
  });

  test("a row that one has otherwise and a third does not list is told with the one that has it", () =>
    expect(
      became({ a: A, b: add(B, "3 Acme 33 y"), d: ["1 Acme 10 a", "3 Acme 30 c", "3 Acme 34 z"] }),
    ).toContain("a2 unclear b2 in b"));

  test("rows of others than the one client of the other export are outside of it", () => {
    const others = ["2 Bolt 21 x", "3 Bolt 31 xx"];
    expect(became({ a: add(A, ...others, "2 Acme 23 w"), b: add(B, "2 Acme 22 y") })).toEqual([
      ...["a2 unclear b2 in b", "a6 unclear – in b", "b2 unclear a2 in a", "b4 unclear – in a"],
    ]);
    expect(became({ a: add(A, ...others), b: add(B, LATE) })).toEqual([
      ...["a1 again b1", "a2 amended b2", "a3 again b3"],
    ]);
  });

  test("the days in their names tell", () =>
    expect(became({ "2026-10-04 ": A, "2026-10-05 ": B })).toEqual([
      "2026-10-04 1 again 2026-10-05 1",
      "2026-10-04 2 amended 2026-10-05 2",
      "2026-10-04 3 again 2026-10-05 3",
    ]));
});
