/** Which two exports are versions of one selection, and which of them is newer (A1). */

import { describe, expect, test } from "vitest";
import { verdicts } from "../log-entries.ts";

/** Rows of Anne for Acme, told apart by their notes: `5A` is one on 5 October. `!` is a minute longer. */
const rows = (text: string, who = "Acme Anne") =>
  text
    .split(" ")
    .map((one) => {
      const [, date, note = "", longer] = /^(\d+)([A-Z])(!?)$/.exec(one) ?? [];
      return `${date} ${10 + (note.charCodeAt(0) % 10)}:00 ${who} ${longer ? 31 : 30} ${note}`;
    })
    .join("; ");

describe("two exports are versions where the older one's rows come again", () => {
  /** What becomes of `a.csv` beside `b.csv`, which lists a row on the 20th too. */
  const of = (older: string, newer: string) =>
    verdicts(`t/a.csv: ${rows(older)}`, `t/b.csv: ${rows(`${newer} 20Z`)}`);

  test.each<[string, string, string, string[]]>([
    ["all of them", "5A 6B", "5A 6B", ["a.csv:2 again b.csv:2 A", "a.csv:3 again b.csv:3 B"]],
    ["all of them edited", "5A 6B", "5A! 6B!", ["a.csv:2 amended b.csv:2 A", "a.csv:3 amended b.csv:3 B"]],
    ["the only one edited", "5A", "5A!", ["a.csv:2 amended b.csv:2 A"]],
    [
      "more than half",
      "5A 6B 7C",
      "5A 6B",
      ["a.csv:2 again b.csv:2 A", "a.csv:3 again b.csv:3 B", "a.csv:4 dropped b.csv C"],
    ],
    [
      "more than half, edited",
      "5A 6B 7C",
      "5A! 6B!",
      ["a.csv:2 amended b.csv:2 A", "a.csv:3 amended b.csv:3 B", "a.csv:4 dropped b.csv C"],
    ],
    [
      "half, one of them unchanged",
      "5A 6B 6C 7D",
      "5A 6B!",
      [
        "a.csv:2 again b.csv:2 A",
        "a.csv:3 amended b.csv:3 B",
        "a.csv:4 dropped b.csv C",
        "a.csv:5 dropped b.csv D",
      ],
    ],
    ["not half of them, all edited", "5A 6B", "5A!", []],
    ["not fewer than half", "5A 6B 7C", "5A", []],
    ["none", "5A 6B", "5C 6D", []],
    [
      "of one day, too",
      "5A 5B 5C",
      "5A 5B",
      ["a.csv:2 again b.csv:2 A", "a.csv:3 again b.csv:3 B", "a.csv:4 dropped b.csv C"],
    ],
  ])("%s", (_, older, newer, expected) => {
    expect(of(older, newer)).toEqual(expected);
  });

  test("of the days that both cover: those before the newer begins are left alone", () => {
    expect(of("1A 2B 3C 4D 5E 6F 6G", "5E 6F")).toEqual([
      "a.csv:6 again b.csv:2 E",
      "a.csv:7 again b.csv:3 F",
      "a.csv:8 dropped b.csv G",
    ]);
    // The first day of the newer counts: 1 of 3 rows there comes again, then 2 of 3.
    expect(of("4A 5B 5C 6D", "5X 6D")).toEqual([]);
    expect(of("4A 5B 5C 6D", "5B 6D")).toEqual([
      "a.csv:3 again b.csv:2 B",
      "a.csv:4 dropped b.csv C",
      "a.csv:5 again b.csv:3 D",
    ]);
  });

  test("a day without a row in the newer is covered too", () => {
    expect(of("5A 6B 7C", "5A 7C")).toEqual([
      "a.csv:2 again b.csv:2 A",
      "a.csv:3 dropped b.csv B",
      "a.csv:4 again b.csv:3 C",
    ]);
  });

  test("what the newer has besides is no matter", () => {
    expect(of("5A", "5A 5B 5C 5D 5E")).toEqual(["a.csv:2 again b.csv:2 A"]);
  });
});

describe("which is newer", () => {
  const edited = (one: string, other: string, more = "") =>
    verdicts(`t/${one}: ${rows("5A 6B")}`, `t/${other}: ${rows(`5A! 6B${more}`)}`).filter(
      (text) => !text.includes("again"),
    );

  test.each<[string, string, string, string]>([
    ["the one with the later last day", "z.csv", "a.csv", " 20C"],
    ["whatever day is in its name", "2026-11-30.csv", "2026-10-31.csv", " 20C"],
    ["of one last day, the one with the later day in its name", "z 2026-10-15.csv", "a 2026-10-31.csv", ""],
    ["also where it is first by name", "b 2026-10-15.csv", "a 2026-10-31.csv", ""],
    ["and where it is last", "a 2026-10-15.csv", "b 2026-10-31.csv", ""],
  ])("%s", (_, older, newer, more) => {
    expect(edited(older, newer, more)).toEqual([`${older}:2 amended ${newer}:2 A`]);
  });

  test("where nothing tells, neither rules, and the rows that differ are held", () => {
    expect(edited("a.csv", "b.csv")).toEqual(["a.csv:2 unclear b.csv:2 A", "b.csv:2 unclear a.csv:2 A"]);
    expect(edited("b.csv", "a.csv")).toEqual(["a.csv:2 unclear b.csv:2 A", "b.csv:2 unclear a.csv:2 A"]);
  });

  test("three: each rules those before it", () => {
    expect(
      verdicts(`t/a.csv: ${rows("5A 6B")}`, `t/b.csv: ${rows("5A! 6B 8C")}`, `t/c.csv: ${rows("5A! 6B 9D")}`),
    ).toEqual([
      "a.csv:2 amended c.csv:2 A",
      "a.csv:3 again c.csv:3 B",
      "b.csv:2 again c.csv:2 A",
      "b.csv:3 again c.csv:3 B",
      "b.csv:4 dropped c.csv C",
    ]);
  });
});

describe("where nothing tells which is newer", () => {
  const held = (one: string, other: string) => verdicts(`t/a.csv: ${rows(one)}`, `t/b.csv: ${rows(other)}`);

  test.each<[string, string, string, string[]]>([
    ["a row that only one lists was added", "5A 6B", "5A 6B 6C", []],
    ["also several", "5A 6B 6C 6D", "5A 6B", []],
    [
      "also where most are edited",
      "5A 6B",
      "5A! 6B! 6C",
      [
        "a.csv:2 unclear b.csv:2 A",
        "a.csv:3 unclear b.csv:3 B",
        "b.csv:2 unclear a.csv:2 A",
        "b.csv:3 unclear a.csv:3 B",
      ],
    ],
    [
      "a row of its own in each is held",
      "5A 6B 6C",
      "5A 6B 6D",
      ["a.csv:4 unclear b.csv C", "b.csv:4 unclear a.csv D"],
    ],
    ["half of each is enough", "5A 6C", "5A 6D", ["a.csv:3 unclear b.csv C", "b.csv:3 unclear a.csv D"]],
    ["less than half of each is not", "5A 6C 6E", "5A 6D 6F", []],
    [
      "where most of the second alone come again, its own is held",
      "5A 6B 6C 6D 6E",
      "5A 6B 6F",
      ["b.csv:4 unclear a.csv F"],
    ],
    ["and of the first alone", "5A 6B 6F", "5A 6B 6C 6D 6E", ["a.csv:4 unclear b.csv F"]],
    ["where half of neither comes again but edited, nothing is", "5A 6B", "5A! 6C", []],
    ["days that only one covers are left alone", "4C 5A 6B", "5A 6B 6D", []],
    [
      "and count for neither",
      "3X 3Y 4C 5A 6B 6E",
      "5A 6B 6D",
      ["a.csv:7 unclear b.csv E", "b.csv:4 unclear a.csv D"],
    ],
  ])("%s", (_, one, other, expected) => {
    expect(held(one, other)).toEqual(expected);
  });
});

describe("one export for each client, or a client that was corrected", () => {
  const untimed = (text: string) => text.replaceAll(/\d+:00/g, "-");
  const [acme, bolt] = [rows("5A"), rows("5A", "Bolt Anne")];
  const later = "20 9:00 Bolt Anne 5 Rest";
  const HELD = ["a.csv:2 unclear b.csv:2 A", "b.csv:2 unclear a.csv:2 A"];

  test.each<[string, string, string, string[]]>([
    ["is not clear where no start tells them apart", untimed(acme), untimed(`${bolt}; ${later}`), HELD],
    ["a start tells: nobody is at two places", acme, `${bolt}; ${later}`, ["a.csv:2 amended b.csv:2 A"]],
    [
      "so does one of several",
      `${untimed(acme)}; ${rows("6B")}`,
      `${untimed(bolt)}; ${rows("6B", "Bolt Anne")}; ${later}`,
      ["a.csv:2 amended b.csv:2 A", "a.csv:3 amended b.csv:3 B"],
    ],
    [
      "an export of both clients is not one for each",
      untimed(acme),
      untimed(`${bolt}; ${later.replace("Bolt", "Acme")}`),
      ["a.csv:2 amended b.csv:2 A"],
    ],
    [
      "the older of both clients is not either",
      untimed(`${acme}; ${rows("4B", "Bolt Anne")}`),
      untimed(`${bolt}; ${later}`),
      ["a.csv:2 amended b.csv:2 A"],
    ],
    [
      "another edit of one client's export was one",
      untimed(acme),
      untimed(`${rows("5A!")}; ${later.replace("Bolt", "Acme")}`),
      ["a.csv:2 amended b.csv:2 A"],
    ],
  ])("%s", (_, older, newer, expected) => {
    expect(verdicts(`t/a.csv: ${older}`, `t/b.csv: ${newer}`)).toEqual(expected);
  });

  test("rows of the newer after the older ended tell nothing", () => {
    const older = untimed(rows("5A 5B 5C"));
    const newer = untimed(`${rows("5A 5B", "Bolt Anne")}; ${rows("5X 20Y", "Bolt Luc")}`);
    expect(verdicts(`t/a.csv: ${older}`, `t/b.csv: ${newer}`)).toEqual([
      "a.csv:2 unclear b.csv:2 A",
      "a.csv:3 unclear b.csv:3 B",
      "a.csv:4 unclear b.csv C",
      "b.csv:2 unclear a.csv:2 A",
      "b.csv:3 unclear a.csv:3 B",
      "b.csv:4 unclear a.csv X",
    ]);
  });
});

describe("an export of one client or person", () => {
  const all = (more: string) => `t/a.csv: ${rows("5A 6B")}; ${more}`;
  const newer = `t/b.csv: ${rows("5A 6B 20Z")}`;
  const AGAIN = ["a.csv:2 again b.csv:2 A", "a.csv:3 again b.csv:3 B"];

  test.each<[string, string, string, string[]]>([
    ["two rows of others were not looked at: clients", all(rows("5C 6D", "Bolt Anne")), newer, []],
    ["people", all(rows("5C 6D", "Acme Luc")), newer, []],
    ["a client and a person", all(`${rows("5C", "Bolt Anne")}; ${rows("6D", "Acme Luc")}`), newer, []],
    ["more than two", all(rows("5C 6D 5E 6F 5G", "Bolt Anne")), newer, []],
    ["one was dropped: a client", all(rows("6C", "Bolt Anne")), newer, ["a.csv:4 dropped b.csv C"]],
    ["a person", all(rows("6C", "Acme Luc")), newer, ["a.csv:4 dropped b.csv C"]],
    [
      "a row of its own was dropped beside them",
      all(`${rows("5C 6D", "Bolt Luc")}; ${rows("6E")}`),
      newer,
      ["a.csv:6 dropped b.csv E"],
    ],
    [
      "rows before it begins are none of them",
      all(`${rows("3C 4D", "Bolt Anne")}; ${rows("6E", "Bolt Anne")}`),
      newer,
      ["a.csv:6 dropped b.csv E"],
    ],
    [
      "nor are all of other clients where it is of several, and of one person",
      all(rows("6C", "Acme Luc")),
      `${newer}; ${rows("20Y", "Cora Anne")}`,
      ["a.csv:4 dropped b.csv C"],
    ],
    [
      "nor is it one of one client where one is more",
      all(rows("5C 6D", "Bolt Anne")),
      `${newer}; ${rows("20Y", "Cora Anne")}`,
      ["a.csv:4 dropped b.csv C", "a.csv:5 dropped b.csv D"],
    ],
    [
      "nor of one person",
      all(rows("5C 6D", "Acme Luc")),
      `${newer}; ${rows("20Y", "Acme Ada")}`,
      ["a.csv:4 dropped b.csv C", "a.csv:5 dropped b.csv D"],
    ],
  ])("%s", (_, older, its, expected) => {
    expect(verdicts(older, its)).toEqual([...AGAIN, ...expected]);
  });

  test("where a client was corrected, the rows of the former client are not others", () => {
    const older = `t/a.csv: ${rows("5A 6B 6C", "Bolt Anne")}; ${rows("5D 6E 6F")}`;
    const its = `t/b.csv: ${rows("5A 5D 6E 6F 20Z")}`;
    expect(verdicts(older, its)).toEqual([
      "a.csv:2 amended b.csv:2 A",
      "a.csv:3 dropped b.csv B",
      "a.csv:4 dropped b.csv C",
      "a.csv:5 again b.csv:3 D",
      "a.csv:6 again b.csv:4 E",
      "a.csv:7 again b.csv:5 F",
    ]);
  });

  test("where both have ids, rows with one are none of them", () => {
    const [withId, other] = [
      `${rows("5C", "Bolt Anne")} id=1; ${rows("6D", "Bolt Anne")} id=2`,
      rows("6E", "Bolt Anne"),
    ];
    expect(verdicts(all(`${withId}; ${other}`), `${newer} id=3`)).toEqual([
      ...AGAIN,
      "a.csv:6 dropped b.csv E",
    ]);
    expect(verdicts(all(`${withId}; ${other}`), newer)).toEqual(AGAIN);
  });

  test("and those that come again by id make no version of it", () => {
    const withId = "5 9:00 Acme Anne 30 P id=1; 6 9:00 Acme Anne 30 Q id=2";
    expect(
      verdicts(`t/a.csv: ${rows("5A 6B 6C")}; ${withId}`, `t/b.csv: ${rows("5A 20Z")}; ${withId}`),
    ).toEqual([]);
  });

  test.each([
    ["a.csv", "b.csv"],
    ["b.csv", "a.csv"],
  ])("where nothing tells which is newer, the rows of others are not held: %s and %s", (one, other) => {
    const wide = `t/${one}: ${rows("5A 6B 6E")}; ${rows("5C 6D", "Bolt Anne")}`;
    const narrow = `t/${other}: ${rows("5A 6B 6F")}`;
    expect(verdicts(wide, narrow)).toEqual(
      [`${one}:4 unclear ${other} E`, `${other}:4 unclear ${one} F`].sort(),
    );
  });
});
