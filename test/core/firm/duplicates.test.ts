/** Rows that tell one piece of work twice (A1): by id, by what they say, by a changed name, and in two tools. */

import { describe, expect, test } from "vitest";
import { outcomes } from "../../../core/firm/duplicates.ts";
import type { LogEntry } from "../../../core/firm/export-rows.ts";
import type { Problem } from "../../../core/values/problems.ts";
import { at, entriesOf } from "../log-entries.ts";

/** What a problem says beside its code: the row or file it names. */
function named(problem: Problem): string {
  if ("newest" in problem) return at(problem.newest);
  if (problem.code === "ID_DUPLICATE") return `${at(problem.first)}${problem.differs ? " differs" : ""}`;
  if (problem.code === "POSSIBLE_DUPLICATE") return at(problem.other);
  if (problem.code === "VERSION_UNCLEAR") return problem.other;
  return "newer" in problem ? problem.newer : "";
}

/** Each row that is not placed, in order of file and line: `b.csv:2 duplicate`, with its problem. */
function notPlaced(all: readonly LogEntry[]): string[] {
  return [...outcomes(all)]
    .map(([{ entry }, { is, problem }]) => {
      const said = problem === null ? "" : ` ${problem.code} ${named(problem)}`;
      return `${at(entry)} ${is}${said}`;
    })
    .sort();
}

/** In any order of files and rows the result is the same. */
function check(exports: readonly string[], expected: readonly string[]): void {
  const all = entriesOf(...exports);
  expect(notPlaced(all)).toEqual(expected);
  expect(notPlaced([...all].reverse())).toEqual(expected);
}

describe("rows with one id", () => {
  test.each<[string, string[], string[]]>([
    ["one alone counts", ["t/a.csv: 5 9:00 Acme Anne 30 Call id=1"], []],
    [
      "in one file the first of the day counts, wherever it stands",
      ["canonical/a.csv: 6 9:00 Acme Anne 30 Call id=1; 5 9:00 Acme Anne 30 Call id=1"],
      ["a.csv:2 duplicate ID_DUPLICATE a.csv:3 differs"],
    ],
    [
      "of files the newest, which is the one with the latest entry",
      [
        "t/a.csv: 5 9:00 Acme Anne 30 Call id=1; 20 9:00 Acme Anne 10 Fix id=2",
        "t/b.csv: 4 9:00 Acme Anne 45 Call id=1; 19 9:00 Acme Anne 10 Fix id=3",
      ],
      ["b.csv:2 duplicate ENTRY_AMENDED a.csv:2"],
    ],
    [
      "not the one with the latest row first, nor last",
      [
        "t/a.csv: 5 9:00 Acme Anne 30 Call id=1; 20 9:00 Acme Anne 10 Fix id=2; 6 9:00 Acme Anne 5 Fix id=4",
        "t/b.csv: 5 9:00 Acme Anne 45 Call id=1; 19 9:00 Acme Anne 10 Fix id=3",
      ],
      ["b.csv:2 duplicate ENTRY_AMENDED a.csv:2"],
    ],
    [
      "of files that end on one day the one last by name",
      ["t/a.csv: 5 9:00 Acme Anne 30 Call id=1", "t/b.csv: 5 9:00 Acme Anne 45 Call id=1"],
      ["a.csv:2 duplicate ENTRY_AMENDED b.csv:2"],
    ],
    [
      "a tool's own row in two exports is no news, in one export it is",
      [
        "t/a.csv: 5 9:00 Acme Anne 30 Call id=1",
        "t/b.csv: 5 9:00 Acme Anne 30 Call id=1; 5 9:00 Acme Anne 30 Call id=1",
      ],
      ["a.csv:2 duplicate", "b.csv:3 duplicate ID_DUPLICATE b.csv:2"],
    ],
    [
      "in our own logs it is in whatever file",
      ["canonical/a.csv: 5 9:00 Acme Anne 30 Call id=1", "canonical/b.csv: 5 9:00 Acme Anne 30 Call id=1"],
      ["a.csv:2 duplicate ID_DUPLICATE b.csv:2"],
    ],
    [
      "an older version of our own logs was amended",
      ["canonical/a.csv: 5 9:00 Acme Anne 30 Call id=1", "canonical/b.csv: 5 9:00 Acme Anne 35 Call id=1"],
      ["a.csv:2 duplicate ENTRY_AMENDED b.csv:2"],
    ],
    [
      "sheets of a workbook are one export",
      ["t/l.xlsx [May]: 5 9:00 Acme Anne 30 Call id=1", "t/l.xlsx [June]: 5 9:00 Acme Anne 30 Call id=1"],
      ["l.xlsx [May]:2 duplicate ID_DUPLICATE l.xlsx [June]:2"],
    ],
    [
      "and as old as the latest entry of all of them",
      [
        "t/l.xlsx [May]: 5 9:00 Acme Anne 30 Call id=1",
        "t/l.xlsx [June]: 20 9:00 Acme Anne 30 Call id=2",
        "t/m.csv: 5 9:00 Acme Anne 45 Call id=1; 19 9:00 Acme Anne 30 Call id=3",
      ],
      ["m.csv:2 duplicate ENTRY_AMENDED l.xlsx [May]:2"],
    ],
    [
      "the ids of two tools are two ids",
      ["t/a.csv: 5 9:00 Acme Anne 30 Call id=1", "u/b.csv: 6 9:00 Acme Anne 30 Call id=1"],
      [],
    ],
    [
      "a row that is held never counts for its id, nor makes its file new",
      [
        "t/a.csv: 5 9:00 Acme Anne 30 Call id=1",
        "t/b.csv: 5 9:00 Acme Anne 45 Call id=1 held; 20 9:00 Acme Anne 10 Fix id=2",
      ],
      [],
    ],
    [
      "held rows do not make a file new either",
      [
        "t/a.csv: 5 9:00 Acme Anne 30 Call id=1; 30 9:00 Acme Anne 10 Fix id=3 held",
        "t/b.csv: 5 9:00 Acme Anne 45 Call id=1; 20 9:00 Acme Anne 10 Fix id=2",
      ],
      ["a.csv:2 duplicate ENTRY_AMENDED b.csv:2"],
    ],
  ])("%s", (_, exports, expected) => {
    check(exports, expected);
  });

  test("the report names the id, the row that counts, and whether they differ", () => {
    const [first, second, third] = entriesOf(
      "canonical/a.csv: 5 9:00 Acme Anne 30 Call id=1; 6 9:00 Acme Anne 30 Call id=1",
      "canonical/b.csv: 20 9:00 Acme Anne 30 Call id=1",
    ) as [LogEntry, LogEntry, LogEntry];
    const became = outcomes([first, second, third]);
    const newest = { file: "b.csv", line: 2 };
    expect(became.has(third)).toBe(false);
    expect(became.get(first)).toEqual({
      is: "duplicate",
      problem: { code: "ENTRY_AMENDED", id: "1", newest },
    });
    const again = outcomes([first, second]).get(second);
    const problem = { code: "ID_DUPLICATE", id: "1", first: { file: "a.csv", line: 2 }, differs: true };
    expect(again).toEqual({ is: "duplicate", problem });
  });

  test("two spellings of one client are no difference", () => {
    check(
      ["t/a.csv: 5 9:00 Acme Anne 30 Call id=1", "t/b.csv: 5 9:00 ACME Anne 30 Call id=1"],
      ["a.csv:2 duplicate"],
    );
  });
});

describe("rows without an id that say the same", () => {
  const CALL = "5 9:00 Acme Anne 30 Call";
  const times = (file: string, count: number) => `t/${file}: ${Array(count).fill(CALL).join("; ")}`;

  test.each<[string, number[], string[]]>([
    ["all count in one file", [2], []],
    ["a second file adds none", [1, 1], ["b.csv:2 duplicate"]],
    ["it adds what it has more", [1, 2], ["b.csv:2 duplicate"]],
    ["never less than none", [2, 1], ["b.csv:2 duplicate"]],
    ["a third adds what it has more than either", [1, 1, 2], ["b.csv:2 duplicate", "c.csv:2 duplicate"]],
    ["and not than the last", [2, 1, 2], ["b.csv:2 duplicate", "c.csv:2 duplicate", "c.csv:3 duplicate"]],
    ["nor than both together", [1, 2, 3], ["b.csv:2 duplicate", "c.csv:2 duplicate", "c.csv:3 duplicate"]],
  ])("%s", (_, counts, expected) => {
    check(
      counts.map((count, index) => times(`${"abc"[index]}.csv`, count)),
      expected,
    );
  });

  test("sheets of a workbook are one file", () => {
    check([times("l.xlsx [May]", 1), times("l.xlsx [June]", 1)], []);
    check(
      [times("a.csv", 1), times("l.xlsx [May]", 1), times("l.xlsx [June]", 1)],
      ["l.xlsx [June]:2 duplicate"],
    );
  });

  test("another tool's rows are other rows", () => {
    check([times("a.csv", 1), times("b.csv", 1).replace("t/", "u/").replace("Anne", "Luc")], []);
  });

  test("what a newer export repeats counts there", () => {
    check([times("a.csv", 1), `${times("b.csv", 1)}; 9 9:00 Acme Anne 5 Rest`], ["a.csv:2 duplicate"]);
  });
});

describe("versions of an export", () => {
  const KEPT = "6 9:00 Acme Anne 20 Groups; 7 9:00 Acme Anne 40 Backup";
  const [OLD, NEW] = ["5 9:00 Acme Anne 30 Call", "5 9:00 Acme Anne 45 Call"];
  const said = { date: "2026-10-05", start: 540, client: "Acme", note: "Call" };
  const [was, is] = [
    { ...said, minutes: 30 },
    { ...said, minutes: 45 },
  ];
  const first = (...exports: string[]) => {
    const all = entriesOf(...exports);
    return all[0] && outcomes(all).get(all[0]);
  };

  test("an edit is reported with both readings, and where the newer stands", () => {
    expect(first(`t/a.csv: ${OLD}; ${KEPT}`, `t/b.csv: ${KEPT}; ${NEW}; 20 9:00 Acme Anne 5 Rest`)).toEqual({
      is: "duplicate",
      problem: { code: "ENTRY_EDITED", was, is, newest: { file: "b.csv", line: 4 } },
    });
  });

  test("a row that is gone is reported with the export that lists it no more", () => {
    const newer = `t/b.csv: 4 9:00 Acme Anne 5 First; ${KEPT}; 20 9:00 Acme Anne 5 Rest`;
    expect(first(`t/a.csv: ${OLD}; ${KEPT}`, newer)).toEqual({
      is: "duplicate",
      problem: { code: "ENTRY_DROPPED", was, newer: "b.csv" },
    });
  });

  test("where neither is newer both are held, each beside the other", () => {
    expect(first(`t/a.csv: ${OLD}; ${KEPT}`, `t/b.csv: ${KEPT}; ${NEW}`)).toEqual({
      is: "rejected",
      problem: { code: "VERSION_UNCLEAR", was, is: { ...is, line: 4 }, other: "b.csv" },
    });
    expect(first(`t/a.csv: ${OLD}; ${KEPT}`, `t/b.csv: ${KEPT}; 5 9:00 Acme Anne 15 Other`)).toEqual({
      is: "rejected",
      problem: { code: "VERSION_UNCLEAR", was, is: null, other: "b.csv" },
    });
  });

  test("a row with an id gives way to a newer version, unless another of its id counts", () => {
    const older = `t/a.csv: ${OLD} id=1; ${KEPT}; 5 9:00 Acme Anne 31 Call id=1`;
    check(
      [older, `t/b.csv: ${KEPT}; ${NEW}; 5 9:00 Acme Anne 46 Call; 20 9:00 Acme Anne 5 Rest`],
      [
        "a.csv:2 duplicate ENTRY_EDITED b.csv:4",
        "a.csv:3 duplicate",
        "a.csv:4 duplicate",
        "a.csv:5 duplicate ID_DUPLICATE a.csv:2 differs",
      ],
    );
  });

  test("a row with an id is held too where neither version is newer", () => {
    check(
      [`t/a.csv: ${OLD} id=1; ${KEPT}`, `t/b.csv: ${KEPT}; ${NEW}`],
      [
        "a.csv:2 rejected VERSION_UNCLEAR b.csv",
        "b.csv:2 duplicate",
        "b.csv:3 duplicate",
        "b.csv:4 rejected VERSION_UNCLEAR a.csv",
      ],
    );
  });

  describe("of equal rows as many are held as are not clear", () => {
    const MIXED = "6 9:00 Acme Anne 20 Groups; 7 9:00 Bolt Luc 40 Backup";
    const [A, B] = [`t/a.csv: ${OLD}; ${MIXED}`, `t/b.csv: ${NEW}; ${MIXED}`];
    const KEPT_IN_B = ["b.csv:2 rejected VERSION_UNCLEAR a.csv", "b.csv:3 duplicate", "b.csv:4 duplicate"];
    /** Another selection, in which the row of `a.csv` is too. */
    const other = (file: string, count: number) =>
      `t/${file}: ${Array(count).fill(OLD).join("; ")}; 6 8:00 Bolt Luc 5 X; 7 8:00 Bolt Luc 5 Y; 7 8:30 Bolt Luc 5 Z`;

    test.each<[string, string[], string[]]>([
      [
        "the one that is not clear, where it would count",
        [A, B, other("c.csv", 1)],
        ["a.csv:2 rejected VERSION_UNCLEAR b.csv", ...KEPT_IN_B, "c.csv:2 duplicate"],
      ],
      [
        "the one that would count in its place",
        [A, B, other("0.csv", 1)],
        ["0.csv:2 rejected VERSION_UNCLEAR b.csv", "a.csv:2 duplicate", ...KEPT_IN_B],
      ],
      [
        "one more than those counts",
        [A, B, other("c.csv", 2)],
        ["a.csv:2 rejected VERSION_UNCLEAR b.csv", ...KEPT_IN_B, "c.csv:2 duplicate"],
      ],
    ])("%s", (_, exports, expected) => {
      check(exports, expected);
    });

    test("among them the ones that would count, unclear or not", () => {
      check(
        [A.replace(OLD, `${OLD}; ${OLD}`), B.replace(NEW, `${NEW}; ${NEW}`), other("0.csv", 1)],
        [
          "0.csv:2 rejected VERSION_UNCLEAR b.csv",
          "a.csv:2 duplicate",
          "a.csv:3 rejected VERSION_UNCLEAR b.csv",
          "b.csv:2 rejected VERSION_UNCLEAR a.csv",
          "b.csv:3 rejected VERSION_UNCLEAR a.csv",
          "b.csv:4 duplicate",
          "b.csv:5 duplicate",
        ],
      );
    });

    test("no more than one export has", () => {
      const D = `t/d.csv: ${OLD}; ${OLD}; ${MIXED}`;
      check(
        [A, B, D],
        [
          "a.csv:2 rejected VERSION_UNCLEAR b.csv",
          "b.csv:2 rejected VERSION_UNCLEAR d.csv",
          "b.csv:3 duplicate",
          "b.csv:4 duplicate",
          "d.csv:2 duplicate",
          "d.csv:4 duplicate",
          "d.csv:5 duplicate",
        ],
      );
    });

    test("and all that the one with the most has", () => {
      const all = entriesOf(A, `t/b.csv: ${NEW}; ${NEW}; ${MIXED}`, `t/d.csv: ${OLD}; ${OLD}; ${MIXED}`);
      const held = outcomes(all);
      const counting = all.filter((one) => !held.has(one));
      expect(counting.map(({ entry }) => entry.description).sort()).toEqual(["Backup", "Groups"]);
    });
  });
});

describe("a person whose name was changed between two exports", () => {
  const a = "t/a.csv: 5 9:00 Acme Anne_Roy 30 Call";
  const newer = (who: string, row = "5 9:00 Acme WHO 30 Call") =>
    `t/b.csv: ${row.replace("WHO", who)}; 20 9:00 Bolt Luc 5 Rest`;
  const HELD = ["b.csv:2 rejected POSSIBLE_DUPLICATE a.csv:2"];

  test.each<[string, string[], string[]]>([
    ["fewer words of it", [a, newer("Anne")], HELD],
    ["other words of it", [a, newer("Roy")], HELD],
    ["a word more", [a, newer("Anne_Marie_Roy")], HELD],
    ["in other order", [a, newer("Roy_Marie_Anne")], HELD],
    ["without its case or accents", [a.replace("Anne", "Zoé"), newer("ZOE")], HELD],
    ["a part of a double name", [a.replace("Anne", "Anne-Marie"), newer("Marie")], HELD],
    ["in brackets", [a, newer("(Anne)")], HELD],
    ["the same words", [a, newer("Roy_Anne")], []],
    ["a part of a word", [a.replace("Anne", "Joanne"), newer("Anne")], []],
    ["a word of one and one of its own", [a, newer("Anne_Caron")], []],
    [
      "a word of it and a word of another's",
      [a.replace("Anne", "Anne_Marie"), `${newer("Anne_Caron")}; 19 9:00 Bolt Caron_Luc_Paul 5 Fix`],
      [],
    ],
    ["no name", [a, newer("-")], []],
    ["signs", [a, newer("*")], []],
    ["other work: its day", [a, newer("Anne", "6 9:00 Acme WHO 30 Call")], []],
    ["its start", [a, newer("Anne", "5 9:15 Acme WHO 30 Call")], []],
    ["its client", [a, newer("Anne", "5 9:00 Bolt WHO 30 Call")], []],
    ["its minutes", [a, newer("Anne", "5 9:00 Acme WHO 31 Call")], []],
    ["its note", [a, newer("Anne", "5 9:00 Acme WHO 30 Fix")], []],
    ["another spelling of its client", [a, newer("Anne", "5 9:00 ACME WHO 30 Call")], HELD],
    ["a row with an id", [a, newer("Anne", "5 9:00 Acme WHO 30 Call id=1")], []],
    ["a row with an id before", [`${a} id=1`, newer("Anne")], []],
    ["a row that was released", [a, newer("Anne", "5 9:00 Acme WHO 30 Call released")], []],
    ["a row that was held", [`${a} held`, newer("Anne")], []],
    ["one export", [`${a}; 5 9:00 Acme Anne 30 Call`], []],
    ["another tool", [a, newer("Anne").replace("t/", "u/")], []],
  ])("%s", (_, exports, expected) => {
    check(exports, expected);
  });

  test("each older row holds one newer one", () => {
    const row = "5 9:00 Acme Anne 30 Call";
    check([a, newer("Anne", `${row}; ${row}`)], HELD);
    check(
      [`${a}; 5 9:00 Acme Anne_Roy 30 Call`, newer("Anne", `${row}; ${row}`)],
      ["b.csv:2 rejected POSSIBLE_DUPLICATE a.csv:2", "b.csv:3 rejected POSSIBLE_DUPLICATE a.csv:3"],
    );
  });

  test("a row that repeats another holds none", () => {
    const a = "t/a.csv: ROW; 7 8:00 Bolt Luc 5 X; 7 8:15 Bolt Luc 6 Y";
    const b = "t/b.csv: ROW; 7 12:00 Cora Luc 35 Z; 7 14:15 Cora Luc 40 W";
    const [row, also] = ["5 9:00 Acme Anne_Roy 30 Call", "5 9:00 Acme Anne 30 Call"];
    check(
      [a.replace("ROW", row), b.replace("ROW", row), `t/c.csv: ${also}; ${also}; 20 9:00 Bolt Luc 5 Rest`],
      ["b.csv:2 duplicate", "c.csv:2 rejected POSSIBLE_DUPLICATE a.csv:2"],
    );
  });

  test("a row that is held holds no other", () => {
    const third = "t/c.csv: 5 9:00 Acme Anne_Marie 30 Call; 25 9:00 Bolt Luc 5 Rest";
    check([a, newer("Anne"), third.replace("25 9:00 Bolt Luc", "25 9:00 Cora Ada")], HELD);
  });

  test("a row that counts no more holds no other", () => {
    const amended = "t/c.csv: 5 9:00 Acme Anne_Roy 45 Call; 25 9:00 Bolt Luc 5 Rest";
    check([a, newer("Anne"), amended], ["a.csv:2 duplicate ENTRY_EDITED c.csv:2"]);
  });

  test("of several older rows the one that is alike is named", () => {
    const two = "t/a.csv: 5 9:00 Acme Ada_Caron 30 Call; 5 9:00 Acme Anne_Roy 30 Call; 5 8:00 Acme Ada 5 Fix";
    check([two, newer("Anne")], ["b.csv:2 rejected POSSIBLE_DUPLICATE a.csv:3"]);
  });
});

describe("one person in two tools", () => {
  const a = "t/a.csv: 5 9:00 Acme Anne 30 Call";
  const b = (row: string, tool = "u") => `${tool}/b.csv: ${row}; 20 9:00 Bolt Luc 5 Rest`;
  const HELD = ["b.csv:2 rejected POSSIBLE_DUPLICATE a.csv:2"];
  const untimed = a.replace("9:00", "-");

  test.each<[string, string[], string[]]>([
    ["at one time, whatever is said of it", [a, b("5 9:00 Bolt ANNE 45 Fix")], HELD],
    ["on another day", [a, b("6 9:00 Acme Anne 30 Call")], []],
    ["at another time", [a, b("5 9:15 Acme Anne 30 Call")], []],
    ["another person", [a, b("5 9:00 Acme Luc 30 Call")], []],
    ["nobody named", [a.replace("Anne", "-"), b("5 9:00 Acme - 30 Call")], []],
    ["signs for a name", [a.replace("Anne", "*"), b("5 9:00 Acme * 30 Call")], []],
    ["in one tool", [`${a} id=1`, b("5 9:00 Bolt Anne 45 Fix id=2", "t")], []],
    ["the newer was released", [a, b("5 9:00 Bolt Anne 45 Fix released")], []],
    ["the older was released", [`${a} released`, b("5 9:00 Bolt Anne 45 Fix")], HELD],
    ["the older was held", [`${a} held`, b("5 9:00 Bolt Anne 45 Fix")], []],
    ["neither has a time, as long for one client", [untimed, b("5 - Acme Anne 30 Fix")], HELD],
    ["only the older has one", [a, b("5 - Acme Anne 30 Fix")], HELD],
    ["only the newer has one", [untimed, b("5 9:00 Acme Anne 30 Fix")], HELD],
    ["without a time, for another client", [untimed, b("5 - Bolt Anne 30 Fix")], []],
    ["without a time, longer", [untimed, b("5 - Acme Anne 31 Fix")], []],
    ["without a time, on another day", [untimed, b("6 - Acme Anne 30 Fix")], []],
    ["without a time, nobody named", [untimed.replace("Anne", "-"), b("5 - Acme - 30 Fix")], []],
    ["without a time, another person", [untimed, b("5 - Acme Luc 30 Fix")], []],
    [
      "without a time, a client with a digit",
      ["t/a.csv: 5 - Acme1 Anne 5 Call", b("5 - Acme Anne 15 Fix")],
      [],
    ],
    ["two spellings of a client", [untimed, b("5 - ACME Anne 30 Fix")], HELD],
  ])("%s", (_, exports, expected) => {
    check(exports, expected);
  });

  test("the first of the older file is named; one with a time before one without", () => {
    const two = "t/a.csv: 5 9:00 Acme Anne 31 Zoom id=2; 5 9:00 Acme Anne 30 Call id=1";
    check([two, b("5 9:00 Acme Anne 45 Fix")], ["b.csv:2 rejected POSSIBLE_DUPLICATE a.csv:3"]);
    const both = "t/a.csv: 5 - Acme Anne 30 Zoom; 5 9:00 Acme Anne 30 Call";
    check([both, b("5 - Acme Anne 30 Fix")], ["b.csv:2 rejected POSSIBLE_DUPLICATE a.csv:3"]);
    check([both, b("5 10:00 Acme Anne 30 Fix")], HELD);
  });

  test("the oldest file that has it is named, and a held row holds no other", () => {
    const third = "v/c.csv: 5 9:00 Cora Anne 15 Sync; 25 9:00 Cora Ada 5 Rest";
    check([a, b("5 9:00 Bolt Anne 45 Fix"), third], [...HELD, "c.csv:2 rejected POSSIBLE_DUPLICATE a.csv:2"]);
    // Of the tool of the oldest file it is compared with the second alone, which is held.
    check(
      [`${a} id=1`, b("5 9:00 Bolt Anne 45 Fix"), third.replace("v/", "t/").replace("Sync", "Sync id=2")],
      HELD,
    );
  });

  test("a row held for its time is not held once more, nor does it hold for its length", () => {
    const third = "v/c.csv: 5 - Bolt Anne 45 Sync; 25 9:00 Cora Ada 5 Rest";
    check([a, b("5 9:00 Bolt Anne 45 Fix"), third], HELD);
    const older = "t/a.csv: 5 9:00 Acme Anne 30 Call id=2; 5 - Bolt Anne 45 Fix id=1";
    check([older, b("5 9:00 Bolt Anne 45 Fix")], HELD);
  });

  test("which is older the files tell, not their names", () => {
    check(
      ["t/z.csv: 5 9:00 Acme Anne 30 Call", "u/b.csv: 5 9:00 Bolt Anne 45 Fix; 20 9:00 Bolt Luc 5 Rest"],
      ["b.csv:2 rejected POSSIBLE_DUPLICATE z.csv:2"],
    );
  });

  test("the sheets of a workbook may be of two tools: they are not compared with each other", () => {
    const [one, two] = [
      "t/w.xlsx [one]: 5 9:00 Acme Anne 45 X id=3",
      "u/w.xlsx [two]: 5 9:00 Bolt Anne 15 Y",
    ];
    check([one, two], []);
    check(
      ["t/a.csv: 4 9:00 Acme Luc 5 Z id=2; 5 9:00 Acme Anne 30 Call id=1", one, two],
      ["w.xlsx [two]:2 rejected POSSIBLE_DUPLICATE a.csv:3"],
    );
  });
});

test("a row that is held for another reason has no outcome here", () => {
  const equal = (held: string) =>
    entriesOf(`t/a.csv: 5 9:00 Acme Anne 30 Call id=1${held}`, "t/b.csv: 5 9:00 Acme Anne 30 Call id=1");
  expect(notPlaced(equal(""))).toEqual(["a.csv:2 duplicate"]);
  expect(notPlaced(equal(" held"))).toEqual([]);
});
