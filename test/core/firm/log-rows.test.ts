/** The rows of all logs: each placed, rejected with a reason or found to repeat another, by hand, as closed or as read. */

import { describe, expect, test } from "vitest";
import type { Decision } from "../../../core/firm/blocking-problems.ts";
import type { Row, Table } from "../../../core/firm/cells.ts";
import { type Firm, type Reconciliation, reconcile } from "../../../core/firm/reconciliation.ts";
import { type ClosedBooks, READING } from "../../../core/ledger/prior-period.ts";
import { DEFAULT_SETTINGS } from "../../../core/ledger/settings.ts";
import { day } from "../../../core/values/calendar.ts";
import type { Problem } from "../../../core/values/problems.ts";
import { closedBooksOf } from "../closed-books.ts";
import { contract } from "../contracts.ts";

const HEADER = "id,date,client,minutes,category,description";
type More = Partial<Pick<Row, "problems" | "fingerprint" | "corrects">>;

/** A row of the columns above; its line follows from its place. */
const row = (text: string, more: More = {}): Omit<Row, "line"> => ({ cells: text.split(","), ...more });
const log = (file: string, rows: readonly Omit<Row, "line">[], more: Partial<Table> = {}): Table => ({
  file,
  header: HEADER.split(","),
  rows: rows.map((one, at) => ({ line: at + 2, ...one })),
  ...more,
});
const GOOD = ",2026-10-05,Acme,20,how_to,Call";
const corrects = (line: number, fingerprint = "", file = "a.csv") => ({
  corrects: { file, line, fingerprint },
});
const decided = (is: Decision["is"], ...fingerprints: string[]) => ({
  decisions: new Map(fingerprints.map((one) => [one, { is, who: "M. Roy", why: "seen" }])),
});

function read(logs: readonly Table[], more: Partial<Firm> = {}): Reconciliation {
  return reconcile({
    contracts: [],
    otherClients: ["Acme", "Bolt"],
    aliases: {},
    adjustments: [],
    settings: DEFAULT_SETTINGS,
    ...more,
    logs,
  });
}

/** Minutes by outcome, and each report as `file:line CODE CODE client`. */
function outcome(logs: readonly Table[], more: Partial<Firm> = {}) {
  const { control, exceptions } = read(logs, more);
  return {
    placed: control.minutesPlaced,
    rejected: control.minutesRejected,
    duplicate: control.minutesDuplicate,
    reported: exceptions.map(({ file, line, problems, client }) =>
      [`${file}:${line}`, ...problems.map(({ code }) => code), client ?? "–"].join(" "),
    ),
  };
}
const entriesOf = (logs: readonly Table[], more: Partial<Firm> = {}) =>
  read(logs, more).accounts.flatMap(({ client, entries }) =>
    entries.map(({ file, line, minutes: worked }) => `${client.name} ${file}:${line} ${worked}`),
  );

describe("files", () => {
  test("are taken in order of name, each with the headings it does not use", () => {
    const header = ["date", "client", "minutes", "mood"];
    const b = log("b.csv", [row("2026-10-05,Acme,20,fine")], { header });
    const a = log("a.csv", [row(GOOD)], { ignored: ["Own heading"] });
    expect(
      read([b, a]).files.map(({ file, ignored, minutesPlaced }) => [file, ignored, minutesPlaced]),
    ).toEqual([
      ["a.csv", ["Own heading"], 20],
      ["b.csv", ["mood"], 20],
    ]);
  });

  test("one that lacks a column is reported once, its rows are rejected with their minutes (A11)", () => {
    const header = ["id", "date", "minutes"];
    const rows = [row("1,2026-10-05,20"), row("2,2026-10-06,25:00"), row(",,")];
    const { control, exceptions } = read([log("a.csv", rows, { header, written: ["No", "Day", "Min"] })]);
    expect(control).toMatchObject({ entriesRead: 2, entriesRejected: 2, minutesRejected: 1520 });
    expect(exceptions).toEqual([
      {
        ...{ file: "a.csv", line: 1, client: null, row: {} },
        problems: [{ code: "COLUMN_MISSING", column: "client", present: "No, Day, Min" }],
      },
    ]);
  });

  test("one whose unit is unclear is reported once, though each row could be read", () => {
    const header = ["date", "client", "duration"];
    const rows = [row("2026-10-05,Acme,20"), row("2026-10-06,Acme,30")];
    expect(outcome([log("a.csv", rows, { header })])).toEqual({
      ...{ placed: 0, rejected: 50, duplicate: 0 },
      reported: ["a.csv:1 DURATION_UNIT_UNCLEAR –"],
    });
  });

  test("a blank row is none, unless its own file had something there", () => {
    const rows = [row(",,,,,"), row(",,,,,", { fingerprint: "f3", problems: [{ code: "TIMER_RUNNING" }] })];
    const { control, exceptions } = read([log("a.csv", rows)]);
    expect(control).toMatchObject({ entriesRead: 1, entriesRejected: 1 });
    expect(exceptions.map(({ line }) => line)).toEqual([3]);
  });

  test("the firm's own words say its categories", () => {
    const rows = [row(",2026-10-05,Acme,20,Toner,")];
    expect(outcome([log("a.csv", rows)]).reported).toEqual(["a.csv:2 CATEGORY_UNKNOWN Acme"]);
    expect(outcome([log("a.csv", rows)], { categories: { Toner: "how_to" } }).placed).toBe(20);
  });

  test("the dates of one are read over all its rows", () => {
    const rows = [row(",05/10/2026,Acme,20,how_to,"), row(",13/10/2026,Acme,20,how_to,")];
    const [account] = read([log("a.csv", rows)]).accounts;
    expect(account?.entries.map(({ date }) => date)).toEqual([day("2026-10-05"), day("2026-10-13")]);
  });
});

describe("a row that can't count", () => {
  test("with a cell too many says nothing but its client", () => {
    const { control, accounts, exceptions } = read([log("a.csv", [row(`${GOOD},more`)])]);
    expect(control).toMatchObject({ entriesRejected: 1, minutesRejected: 0 });
    expect(accounts.map(({ control: own }) => own.entriesRejected)).toEqual([1, 0]);
    expect(exceptions).toMatchObject([
      {
        file: "a.csv",
        line: 2,
        client: "Acme",
        problems: [{ code: "ROW_MALFORMED", expected: 6, given: 7 }],
      },
    ]);
  });

  test.each<[string, string, number, string]>([
    ["a client nobody knows", ",2026-10-05,Nobody,20,how_to,", 20, "CLIENT_UNKNOWN –"],
    ["no client", ",2026-10-05,,20,how_to,", 20, "VALUE_MISSING –"],
    ["nor a day", ",2026-02-30,Nobody,20,how_to,", 20, "DATE_IMPOSSIBLE CLIENT_UNKNOWN –"],
    ["minutes that can't be", ",2026-10-05,Acme,25:00,how_to,", 1500, "MINUTES_OVER_DAY Acme"],
    ["a name of signs", ",2026-10-05,–,20,how_to,", 20, "CLIENT_UNKNOWN –"],
  ])("%s", (_, text, rejected, codes) => {
    expect(outcome([log("a.csv", [row(text)])])).toEqual({
      ...{ placed: 0, rejected, duplicate: 0 },
      reported: [`a.csv:2 ${codes}`],
    });
  });

  test("counts for the client it names, if that is known", () => {
    const { accounts } = read([log("a.csv", [row(",2026-02-30,Bolt,20,how_to,"), row(GOOD)])]);
    expect(accounts.map(({ control }) => [control.minutesRejected, control.minutesPlaced])).toEqual([
      [0, 20],
      [20, 0],
    ]);
  });
});

describe("what its file said of a row", () => {
  const doubt: Problem = { code: "ENTRY_TOO_LONG", given: "12:00", most: 600 };
  const codesOf = (text: string, problems: readonly Problem[], headings?: Record<string, string>) =>
    read([log("a.csv", [row(text, { problems })], headings && { headings })]).exceptions[0]?.problems.map(
      ({ code }) => code,
    ) ?? [];

  test("leaves it out, with what its cells say besides", () => {
    expect(codesOf(GOOD, [doubt])).toEqual(["ENTRY_TOO_LONG"]);
    expect(codesOf(",2026-02-30,Acme,20,how_to,", [doubt])).toEqual(["ENTRY_TOO_LONG", "DATE_IMPOSSIBLE"]);
  });

  const unclear: Problem = {
    code: "DATE_ORDER_UNCLEAR",
    given: "5/10",
    dayFirst: "a",
    monthFirst: "b",
    file: "",
  };
  const NO_CLIENT = ",2026-10-05,,20,how_to,";
  const NO_MINUTES = ",2026-10-05,Acme,,how_to,";
  test.each<[string, string, Problem, Record<string, string> | undefined, string[]]>([
    [
      "an unclear order, a date that is none",
      ",5/10,Acme,20,how_to,",
      unclear,
      undefined,
      ["DATE_ORDER_UNCLEAR"],
    ],
    [
      "an unknown project, no client",
      NO_CLIENT,
      { code: "PROJECT_UNKNOWN", given: "P", nearest: null },
      undefined,
      ["PROJECT_UNKNOWN"],
    ],
    [
      "under a heading of its own too",
      NO_CLIENT,
      { code: "PROJECT_UNKNOWN", given: "P", nearest: null },
      { client: "Project" },
      ["PROJECT_UNKNOWN"],
    ],
    ["a running timer, no minutes", NO_MINUTES, { code: "TIMER_RUNNING" }, undefined, ["TIMER_RUNNING"]],
    [
      "a running timer, under a heading of its own",
      NO_MINUTES,
      { code: "TIMER_RUNNING" },
      { minutes: "Duration" },
      ["TIMER_RUNNING"],
    ],
    [
      "a formula without a value, no minutes",
      NO_MINUTES,
      { code: "FORMULA_UNSAVED", column: "minutes" },
      undefined,
      ["FORMULA_UNSAVED"],
    ],
    [
      "the same said twice",
      ",2026-10-05,Acme,soon,how_to,",
      { code: "MINUTES_UNREADABLE", given: "soon" },
      undefined,
      ["MINUTES_UNREADABLE"],
    ],
  ])("explains its cell: %s", (_, text, problem, headings, expected) => {
    expect(codesOf(text, [problem], headings)).toEqual(expected);
  });

  test.each<[string, string, Problem, string[]]>([
    [
      "an unknown project, no minutes",
      NO_MINUTES,
      { code: "PROJECT_UNKNOWN", given: "P", nearest: null },
      ["PROJECT_UNKNOWN", "VALUE_MISSING"],
    ],
    ["a running timer, no client", NO_CLIENT, { code: "TIMER_RUNNING" }, ["TIMER_RUNNING", "VALUE_MISSING"]],
    [
      "a formula in another column",
      NO_MINUTES,
      { code: "FORMULA_UNSAVED", column: "start" },
      ["FORMULA_UNSAVED", "VALUE_MISSING"],
    ],
    ["an unclear order, no client", NO_CLIENT, unclear, ["DATE_ORDER_UNCLEAR", "VALUE_MISSING"]],
    [
      "a running timer, minutes that are none",
      ",2026-10-05,Acme,soon,how_to,",
      { code: "TIMER_RUNNING" },
      ["TIMER_RUNNING", "MINUTES_UNREADABLE"],
    ],
    [
      "an unknown project, a date that is none",
      ",2026-02-30,Acme,20,how_to,",
      { code: "PROJECT_UNKNOWN", given: "P", nearest: null },
      ["PROJECT_UNKNOWN", "DATE_IMPOSSIBLE"],
    ],
    ["a doubt, no client", NO_CLIENT, doubt, ["ENTRY_TOO_LONG", "VALUE_MISSING"]],
  ])("does not explain another: %s", (_, text, problem, expected) => {
    expect(codesOf(text, [problem])).toEqual(expected);
  });

  test("a decision releases doubts, and nothing else", () => {
    const released = (text: string, ...problems: Problem[]) =>
      outcome([log("a.csv", [row(text, { problems, fingerprint: "f1" })])], decided("release", "f1"))
        .reported;
    expect(released(GOOD, doubt)).toEqual([]);
    expect(released(GOOD, { code: "TIMER_FORGOTTEN", minutes: 1500 })).toEqual([]);
    expect(released(GOOD, { code: "DURATION_OVER_SPAN", minutes: 20, span: 15 })).toEqual([]);
    expect(released(GOOD, doubt, { code: "TIMER_RUNNING" })).toEqual(["a.csv:2 TIMER_RUNNING Acme"]);
    expect(released(",2026-10-05,Nobody,20,how_to,", doubt)).toEqual(["a.csv:2 CLIENT_UNKNOWN –"]);
  });

  test("a decision rejects a row for good, and says who did and why, and nothing else", () => {
    for (const text of [GOOD, ",2026-02-30,Nobody,20,how_to,"]) {
      const rows = [row(text, { problems: [doubt], fingerprint: "f1" })];
      expect(read([log("a.csv", rows)], decided("reject", "f1")).exceptions).toMatchObject([
        { line: 2, problems: [{ code: "DECISION_REJECTED", who: "M. Roy", why: "seen" }] },
      ]);
    }
    const rows = [row(",2026-10-05,Nobody,20,how_to,", { fingerprint: "f1" })];
    expect(outcome([log("a.csv", rows)], decided("reject", "f1")).reported).toEqual([
      "a.csv:2 DECISION_REJECTED –",
    ]);
  });

  test("a decision is about the row of its fingerprint, and about that row's correction", () => {
    const a = log("a.csv", [row(GOOD, { fingerprint: "f1" })]);
    const fixed = (its: string) =>
      log("b.csv", [row(",2026-10-05,Acme,25,how_to,", { fingerprint: "f2", ...corrects(2, its) })]);
    expect(outcome([a], decided("reject", "f2")).placed).toBe(20);
    expect(outcome([a, fixed("f1")], decided("reject", "f1")).placed).toBe(0);
    expect(outcome([a, fixed("f1")], decided("reject", "f2")).placed).toBe(25);
    expect(outcome([a, fixed("")], decided("reject", "f2")).placed).toBe(0);
    // A row without a fingerprint is decided by nobody.
    expect(outcome([log("a.csv", [row(GOOD)])], decided("reject", "f1")).placed).toBe(20);
  });
});

test("rows that another row puts in doubt are rejected, those it repeats are duplicates; each is reported", () => {
  const own = [row("1,2026-10-05,Acme,20,how_to,Call"), row("1,2026-10-05,Acme,25,how_to,Call")];
  expect(outcome([log("a.csv", own)])).toEqual({
    ...{ placed: 20, rejected: 0, duplicate: 25 },
    reported: ["a.csv:3 ID_DUPLICATE Acme"],
  });
  const [one, other] = [row(GOOD), row(GOOD.replace(",20,", ",35,"))];
  expect(outcome([log("a.csv", [one]), log("b.csv", [other])])).toEqual({
    ...{ placed: 0, rejected: 55, duplicate: 0 },
    reported: ["a.csv:2 VERSION_UNCLEAR Acme", "b.csv:2 VERSION_UNCLEAR Acme"],
  });
});

test("a row is the same under another name of its client, in another export", () => {
  const logs = [log("a.csv", [row(GOOD)]), log("b.csv", [row(GOOD.replace("Acme", "Acm"))])];
  expect(outcome(logs, { aliases: { Acm: "Acme" } })).toEqual({
    ...{ placed: 20, rejected: 0, duplicate: 20 },
    reported: [],
  });
});

describe("rows numbered in their order are placed one by one, and come out as they do beside others", () => {
  const doubt: Problem = { code: "TIMER_FORGOTTEN", minutes: 1500 };
  const rows = [
    row("1,2026-10-05,Acme,20,how_to,Call"),
    row("2,2026-10-05,Nobody,20,how_to,Call"),
    row("3,2026-10-05,Acme,twenty,how_to,Call"),
    row("4,2026-10-05,Bolt,20,how_to,Call", { problems: [doubt], fingerprint: "held" }),
    row(",,,,,"),
    row("5,2026-10-05,Bolt,20,how_to,Call", { problems: [doubt], fingerprint: "released" }),
    row("6,2026-10-05,Acme,20,how_to,Call", { fingerprint: "rejected" }),
    row("7,2026-10-05,Acme,20,how_to,Call,too,many"),
    row("10,2026-10-05,acme,20,how_to,Call"),
  ];
  const decisions = {
    decisions: new Map([
      ...decided("release", "released").decisions,
      ...decided("reject", "rejected").decisions,
    ]),
  };
  const inOrder = [log("a.csv", rows), log("b.csv", [row("11,2026-10-06,Bolt,5,email,Mail")])];
  const MAIL = "2026-10-07,Bolt,5,email,Mail";

  test.each<[string, Table]>([
    ["a smaller number", log("c.csv", [row(`9,${MAIL}`)])],
    ["no id", log("c.csv", [row(`,${MAIL}`)])],
    ["another tool", log("c.csv", [row(`12,${MAIL}`)], { tool: "kimai" })],
    ["a correction", log("c.csv", [row(`12,${MAIL}`, corrects(9, "", "gone.csv"))])],
  ])("%s, in a file of its own", (_what, other) => {
    const isOurs = ({ file }: { file: string }) => file !== "c.csv" && file !== "gone.csv";
    const shown = (logs: readonly Table[]) => {
      const { accounts, files, exceptions } = read(logs, decisions);
      const entries = accounts.map((account) => [account.client.name, account.entries.filter(isOurs)]);
      return { entries, files: files.filter(isOurs), exceptions: exceptions.filter(isOurs) };
    };
    const { control } = read(inOrder, decisions);
    expect(control).toMatchObject({ entriesRead: 9, entriesPlaced: 4, entriesRejected: 5 });
    expect(read([...inOrder, other], decisions).control.entriesPlaced).toBe(5);
    expect(shown([...inOrder, other])).toEqual(shown(inOrder));
  });
});

describe("corrections", () => {
  const bad = row(",2026-10-05,Acme,soon,how_to,Call", { fingerprint: "f1" });

  /** What a file's rows came to, in entries and minutes. */
  const counted = (logs: readonly Table[]) =>
    read(logs).files.map((of) => [of.file, of.entriesRead, of.minutesRead, of.minutesPlaced]);

  test("stand in place of the row they correct: it is read once, in its own file, with what they say", () => {
    const logs = [log("a.csv", [row(GOOD), bad]), log("exceptions.csv", [row(GOOD, corrects(3))])];
    expect(outcome(logs)).toEqual({ placed: 40, rejected: 0, duplicate: 0, reported: [] });
    expect(read(logs).control).toMatchObject({ entriesRead: 2, entriesDuplicate: 0 });
    expect(counted(logs)).toEqual([
      ["a.csv", 2, 40, 40],
      ["exceptions.csv", 0, 0, 0],
    ]);
    expect(entriesOf(logs)).toEqual(["Acme a.csv:2 20", "Acme a.csv:3 20"]);
  });

  test("that repeat their row, however often, add nothing to what was read", () => {
    const long = row(",2026-10-05,Acme,1560,how_to,Call");
    const copy = (file: string) => log(file, [row(",2026-10-05,Acme,1560,how_to,Call", corrects(2))]);
    const alone = [log("a.csv", [long])];
    const fedBack = [...alone, copy("exceptions.csv"), copy("exceptions (2).csv")];
    expect(outcome(fedBack)).toEqual(outcome(alone));
    expect(read(fedBack).control).toEqual(read(alone).control);
  });

  test("of a row that is gone count in their own file", () => {
    const logs = [log("a.csv", [row(GOOD)]), log("exceptions.csv", [row(GOOD, corrects(9, "", "gone.csv"))])];
    expect(counted(logs)).toEqual([
      ["a.csv", 1, 20, 20],
      ["exceptions.csv", 1, 20, 0],
    ]);
  });

  test("that were emptied do not make their row vanish", () => {
    const logs = [log("a.csv", [row(GOOD)]), log("exceptions.csv", [row(",,,,,", corrects(2))])];
    expect(read(logs).control).toMatchObject({ entriesRead: 1, entriesRejected: 1 });
    expect(outcome(logs).reported).toEqual([expect.stringContaining("a.csv:2 VALUE_MISSING")]);
  });

  test("of two that disagree the last counts, in whatever order the files come, and the other is reported", () => {
    const files = [
      log("x.csv", [row(",2026-10-05,Acme,25,how_to,Call", corrects(2))]),
      log("y.csv", [row(",2026-10-05,Acme,30,how_to,Call", corrects(2))]),
      log("a.csv", [bad]),
    ];
    for (const logs of [files, [...files].reverse()])
      expect(outcome(logs)).toEqual({
        ...{ placed: 30, rejected: 0, duplicate: 0 },
        reported: ["a.csv:2 CORRECTED_TWICE Acme"],
      });
  });

  test.each<[string, string, Problem[]]>([
    ["can't be read", ",2026-10-05,Acme,never,how_to,Call", []],
    ["has a client nobody knows", ",2026-10-05,Nobody,30,how_to,Call", []],
    ["is itself in doubt", ",2026-10-05,Acme,30,how_to,Call", [{ code: "TIMER_RUNNING" }]],
  ])("the last that counts: not one that %s", (_, text, problems) => {
    const logs = [
      log("a.csv", [bad]),
      log("x.csv", [row(",2026-10-05,Acme,25,how_to,Call", corrects(2))]),
      log("y.csv", [row(text, { problems, ...corrects(2) })]),
    ];
    expect(outcome(logs)).toMatchObject({ placed: 25, reported: [] });
  });

  test("of a row of a tool they are that tool's, of a row that is gone their own", () => {
    const tool = "toggl";
    const one = "1,2026-10-05,Acme,20,how_to,Call";
    const fixed = (file: string) => log("exceptions.csv", [row(one, corrects(2, "", file))]);
    const newer = (its?: string) =>
      log("b.csv", [row("1,2026-10-05,Acme,25,how_to,Call"), row("2,2026-10-09,Acme,5,how_to,")], {
        ...(its && { tool: its }),
      });
    expect(outcome([log("a.csv", [bad], { tool }), fixed("a.csv"), newer(tool)])).toMatchObject({
      placed: 30,
      reported: ["a.csv:2 ENTRY_AMENDED Acme"],
    });
    expect(outcome([log("a.csv", [bad]), fixed("a.csv"), newer(tool)]).placed).toBe(50);
    expect(outcome([fixed("gone.csv"), newer()]).placed).toBe(30);
    expect(outcome([fixed("gone.csv"), newer(tool)]).placed).toBe(50);
    expect(outcome([{ ...fixed("gone.csv"), tool }, newer(tool)]).placed).toBe(30);
  });

  const KEPT = [",2026-10-05,Acme,30,how_to,Call", ",2026-10-06,Acme,20,how_to,Groups"];
  const LAST = ",2026-10-09,Acme,5,how_to,Rest";
  const GONE = ",2026-10-06,Acme,45,how_to,Gone";
  const newer = log(
    "b.csv",
    [...KEPT, LAST].map((text) => row(text)),
  );
  const older = (last: Omit<Row, "line">) => log("a.csv", [...KEPT.map((text) => row(text)), last]);
  const doubtful: Problem = { code: "TIMER_FORGOTTEN", minutes: 45 };

  test.each<[string, Omit<Row, "line">, string, number]>([
    ["a row that a newer export dropped stays dropped where it is only repeated", row(GONE), GONE, 55],
    ["a row that could not count is kept", row(GONE.replace(",45,", ",soon,")), GONE, 100],
    ["so is one that was changed", row(GONE), GONE.replace(",45,", ",40,"), 95],
    ["and one that was in doubt", row(GONE, { problems: [doubtful] }), GONE, 100],
  ])("%s", (_, original, text, placed) => {
    const fixed = log("exceptions.csv", [row(text, corrects(4))]);
    expect(outcome([older(original), newer, fixed]).placed).toBe(placed);
  });

  test("a row that was released beside its own doubt gives way to a newer version; another stays", () => {
    const more = (its: More) => older(row(GONE, { fingerprint: "f1", ...its }));
    const amended = log(
      "b.csv",
      [...KEPT, GONE.replace(",45,", ",40,"), LAST].map((text) => row(text)),
    );
    expect(outcome([more({}), amended], decided("release", "f1")).placed).toBe(140);
    expect(outcome([more({ problems: [doubtful] }), amended], decided("release", "f1")).placed).toBe(95);
  });

  test("a row that can't count shows that its export lists it, so an older version of it does not either", () => {
    const amended = (text: string, more: More = {}) =>
      log("b.csv", [...KEPT.map((one) => row(one)), row(text, more), row(LAST)]);
    const held = (text: string, more: More = {}) => outcome([older(row(GONE)), amended(text, more)]);
    const expected = { placed: 55, rejected: 45, duplicate: 95 };
    const reported = (code: string, client: string) => [
      "a.csv:4 ENTRY_EDITED Acme",
      `b.csv:4 ${code} ${client}`,
    ];
    expect(held(GONE.replace("Acme", "Nobody"))).toEqual({
      ...expected,
      reported: reported("CLIENT_UNKNOWN", "–"),
    });
    expect(held(GONE.replace("Gone", "Gone now"), { problems: [doubtful] })).toEqual({
      ...expected,
      reported: reported("TIMER_FORGOTTEN", "Acme"),
    });
  });
});

describe("rows of closed months (M2)", () => {
  const OCTOBER = day("2026-10-31");
  const A = "sha of a.csv";
  /** October closed with what the logs say, in an earlier reading unless said otherwise. */
  function closed(logs: readonly Table[], reading = READING - 1, more: Partial<Firm> = {}): ClosedBooks {
    const books = closedBooksOf(read(logs, more), DEFAULT_SETTINGS, OCTOBER);
    return {
      ...books,
      readings: [{ through: OCTOBER, reading }],
      files: new Map([["a.csv", A]]),
    };
  }
  const same = (books: ClosedBooks) => ({ closed: books, fingerprints: new Map([["a.csv", A]]) });
  const then = closed([log("a.csv", [row(GOOD.replace(",20,", ",30,"))])]);

  test("a row of an unchanged file counts as it was read then", () => {
    const now = [log("a.csv", [row(GOOD)])];
    expect(entriesOf(now, same(then))).toEqual(["Acme a.csv:2 30"]);
    expect(entriesOf(now, { closed: then, fingerprints: new Map([["a.csv", "another"]]) })).toEqual([
      "Acme a.csv:2 20",
    ]);
    expect(
      entriesOf(now, same(closed([log("a.csv", [row(GOOD.replace(",20,", ",30,"))])], READING))),
    ).toEqual(["Acme a.csv:2 20"]);
    expect(entriesOf([log("a.csv", [row(",2026-10-05,Acme,soon,how_to,Call")])], same(then))).toEqual([
      "Acme a.csv:2 30",
    ]);
  });

  test("a decision about it, or a correction of it, goes before", () => {
    const rows = [row(GOOD, { fingerprint: "f1" })];
    const now = log("a.csv", rows);
    expect(outcome([now], { ...same(then), ...decided("reject", "f1") })).toMatchObject({
      placed: 0,
      rejected: 20,
    });
    expect(entriesOf([now], { ...same(then), ...decided("release", "f1") })).toEqual(["Acme a.csv:2 20"]);
    const fixed = log("b.csv", [row(GOOD.replace(",20,", ",25,"), corrects(2))]);
    expect(entriesOf([now, fixed], same(then))).toEqual(["Acme a.csv:2 25"]);
    const own = log("a.csv", [row(GOOD, corrects(9, "", "gone.csv"))]);
    expect(entriesOf([own], same(then))).toEqual(["Acme gone.csv:9 20"]);
  });

  test("a row whose client is known no more is read as any other", () => {
    const books = closed([log("a.csv", [row(GOOD.replace("Acme", "Acm"))])], READING - 1, {
      aliases: { Acm: "Acme" },
    });
    expect(outcome([log("a.csv", [row(GOOD.replace("Acme", "Acm"))])], same(books)).reported).toEqual([
      "a.csv:2 CLIENT_UNKNOWN –",
    ]);
  });

  test("a row that was left out then stays left out, and is reported, until it is released or corrected", () => {
    const added = row(",2026-10-06,Acme,40,how_to,Late", { fingerprint: "f2" });
    const now = log("a.csv", [row(GOOD), added]);
    expect(outcome([now], same(then))).toEqual({
      ...{ placed: 30, rejected: 40, duplicate: 0 },
      reported: ["a.csv:3 LEFT_OUT_AS_CLOSED Acme"],
    });
    expect(read([now], same(then)).exceptions[0]?.problems).toEqual([
      { code: "LEFT_OUT_AS_CLOSED", date: "2026-10-06" },
    ]);
    expect(outcome([now], { ...same(then), ...decided("release", "f2") })).toMatchObject({
      placed: 70,
      reported: [],
    });
    const fixed = log("b.csv", [row(",2026-10-06,Acme,45,how_to,Late", corrects(3))]);
    expect(outcome([now, fixed], same(then))).toMatchObject({ placed: 75, reported: [] });
    const later = log("a.csv", [row(GOOD), row(",2026-11-06,Acme,40,how_to,Late")]);
    expect(outcome([later], same(then))).toMatchObject({ placed: 70, reported: [] });
  });

  test("a row that repeats one that counted is a duplicate, and not reported", () => {
    const books = closed([log("a.csv", [row("1,2026-10-05,Acme,30,how_to,Call"), row(GOOD)])]);
    const rows = [
      row("1,2026-10-05,Acme,30,how_to,Call"),
      row(GOOD),
      row(GOOD),
      row("1,2026-10-07,Acme,5,how_to,Other"),
    ];
    expect(outcome([log("a.csv", rows)], same(books))).toEqual({
      ...{ placed: 50, rejected: 0, duplicate: 25 },
      reported: [],
    });
  });

  test("a closed entry gives way to a file added since, never to one that was there", () => {
    const twice = [row("1,2026-10-05,Acme,20,how_to,Call"), row("2,2026-10-06,Acme,10,how_to,Fix")];
    const books = closed([log("a.csv", twice)]);
    const both: ClosedBooks = {
      ...books,
      clients: books.clients.map((one) => ({
        ...one,
        entries: one.entries.map((entry) => ({ ...entry, id: "1" })),
      })),
    };
    expect(outcome([log("a.csv", twice)], same(both))).toMatchObject({
      placed: 30,
      duplicate: 0,
      reported: [],
    });
    const since = log("b.csv", [row("1,2026-10-20,Acme,50,how_to,Call")]);
    expect(outcome([log("a.csv", twice), since], same(both))).toEqual({
      ...{ placed: 50, rejected: 0, duplicate: 30 },
      reported: ["a.csv:2 ENTRY_AMENDED Acme", "a.csv:3 ENTRY_AMENDED Acme"],
    });
  });

  test("a closed entry that a newer export added since lists no more is dropped", () => {
    const kept = [",2026-10-05,Acme,30,how_to,Call", ",2026-10-06,Acme,20,how_to,Groups"].map((text) =>
      row(text),
    );
    const a = log("a.csv", [...kept, row(",2026-10-06,Acme,45,how_to,Gone")]);
    const since = log("b.csv", [...kept, row(",2026-10-09,Acme,5,how_to,Rest")]);
    expect(outcome([a, since], same(closed([a])))).toEqual({
      ...{ placed: 55, rejected: 0, duplicate: 95 },
      reported: ["a.csv:4 ENTRY_DROPPED Acme"],
    });
  });

  test("a row of an open month that repeats an id of its file is a duplicate as ever", () => {
    const rows = [row("1,2026-11-05,Acme,20,how_to,Call"), row("1,2026-11-05,Acme,25,how_to,Call")];
    expect(outcome([log("a.csv", rows)], same(closed([log("a.csv", [])])))).toEqual({
      ...{ placed: 20, rejected: 0, duplicate: 25 },
      reported: ["a.csv:3 ID_DUPLICATE Acme"],
    });
  });

  test("a correction that counted then counts still, in its own file as it was", () => {
    const logs = [
      log("a.csv", [row(GOOD)]),
      log("exceptions.csv", [row(GOOD.replace(",20,", ",25,"), corrects(2))]),
    ];
    const files = new Map([
      ["a.csv", A],
      ["exceptions.csv", "its sha"],
    ]);
    const books = { ...closed(logs), files };
    expect(outcome(logs, { closed: books, fingerprints: files })).toEqual({
      ...{ placed: 25, rejected: 0, duplicate: 0 },
      reported: [],
    });
  });

  test("a closed entry that a file added since repeats without a word counts once", () => {
    const tool = "toggl";
    const one = "1,2026-10-05,Acme,20,how_to,Call";
    const a = log("a.csv", [row(one)], { tool });
    const since = log("b.csv", [row(one), row("2,2026-10-20,Acme,5,how_to,Fix")], { tool });
    expect(outcome([a, since], same(closed([a])))).toEqual({
      ...{ placed: 25, rejected: 0, duplicate: 20 },
      reported: [],
    });
  });

  test("entries of a closed file that is read no more count on, in one file", () => {
    const two = [row(GOOD), row(",2026-10-06,Bolt,10,how_to,Fix")];
    const { files, control } = read([log("b.csv", [])], same(closed([log("a.csv", two)])));
    expect(files.map(({ file, ignored, minutesPlaced }) => [file, ignored, minutesPlaced])).toEqual([
      ["b.csv", [], 0],
      ["a.csv", [], 30],
    ]);
    expect(control).toMatchObject({ entriesRead: 2, entriesPlaced: 2 });
    expect(read([], { closed: closed([log("a.csv", two)]) }).control.entriesRead).toBe(0);
  });

  test("nor do they count for a client that is known no more", () => {
    const acm = [row(GOOD.replace("Acme", "Acm"))];
    const books = closed([log("a.csv", acm)], READING - 1, { aliases: { Acm: "Acme" } });
    expect(read([], same(books)).control.entriesRead).toBe(0);
  });
});

describe("a client of closed months whose row can't be used now (M2)", () => {
  const OCTOBER = day("2026-10-31");
  const refused = [{ client: "Acme", aliases: [], file: "contracts.csv", line: 2 }];
  const november = ",2026-11-05,Acme,7,how_to,New";
  const books = closedBooksOf(read([log("a.csv", [row(GOOD)])]), DEFAULT_SETTINGS, OCTOBER);
  const firm = { closed: books, otherClients: [] };

  test("keeps what counted there; its other work waits for the row", () => {
    const logs = [log("a.csv", [row(GOOD), row(november), row(november.replace("Acme", "Bolt"))])];
    const { exceptions } = read(logs, { ...firm, refused });
    expect(outcome(logs, { ...firm, refused })).toMatchObject({ placed: 27, rejected: 7 });
    expect(
      exceptions.filter(({ file }) => file === "a.csv").map(({ line, problems }) => [line, ...problems]),
    ).toEqual([[3, { code: "ROW_REFUSED", client: "Acme", row: { file: "contracts.csv", line: 2 } }]]);
  });

  test("is in no such doubt where no row of it was refused, or the work was rejected", () => {
    const logs = [log("a.csv", [row(GOOD), row(november, { fingerprint: "f1" })])];
    expect(outcome(logs, firm).placed).toBe(27);
    expect(outcome(logs, { ...firm, refused, ...decided("reject", "f1") }).reported).toContain(
      "a.csv:3 DECISION_REJECTED Acme",
    );
    const unread = [log("a.csv", [row(GOOD), row(november.replace(",7,", ",soon,"))])];
    expect(outcome(unread, { ...firm, refused }).reported).toContain("a.csv:3 MINUTES_UNREADABLE Acme");
  });

  test("a client that has another row counts in full", () => {
    const logs = [log("a.csv", [row(GOOD), row(november)])];
    const more = { closed: books, refused, otherClients: [] };
    expect(outcome(logs, { ...more, contracts: [contract()] }).placed).toBe(27);
    expect(outcome(logs, { ...more, contracts: [contract({ client: "Bolt" })] }).placed).toBe(20);
  });
});
