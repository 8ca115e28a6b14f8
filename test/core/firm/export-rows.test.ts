/** Rows of exports without ids (A1): which are equal, which are one row before and after an edit, and which are neither. */

import { describe, expect, test } from "vitest";
import { contentKey, exportMadeOf, exportOf } from "../../../core/firm/export-rows.ts";
import { day } from "../../../core/values/calendar.ts";
import { entriesOf, verdicts } from "../log-entries.ts";

const KEPT = "6 9:00 Acme Anne 20 Groups; 7 9:00 Acme Anne 40 Backup";
const REST = "20 9:00 Acme Anne 5 Rest";

/** What becomes of the rows of an older export beside a newer one; `KEPT` comes again in both, and is not told. */
const becomes = (older: string, newer: string) =>
  verdicts(`t/a.csv: ${older}; ${KEPT}`, `t/b.csv: ${newer}; ${KEPT}; ${REST}`).filter(
    (text) => !/^a\.csv:\d+ again b\.csv:\d+ (Groups|Backup)$/.test(text),
  );

test.each([
  ["log.xlsx [May]", "log.xlsx"],
  ["log.xlsx []", "log.xlsx"],
  ["log.xlsx [May] [2]", "log.xlsx [May]"],
  ["log.xlsx[May]", "log.xlsx[May]"],
  ["log [May].csv", "log [May].csv"],
  ["log.csv", "log.csv"],
])("the rows of %s are of the export %s", (file, expected) => {
  expect(exportOf({ file })).toBe(expected);
});

test("the content of a row is all but its place, its id and the spelling of its client", () => {
  const key = (row: string) => entriesOf(`t/a.csv: ${row}`).map(contentKey)[0];
  const base = key("5 9:00 Acme Anne 30 Call");
  expect(key("5 9:00 ACME Anne 30 Call id=1")).toBe(base);
  expect(entriesOf("t/b.csv: 1 - X Y 1 Z; 5 9:00 Acme Anne 30 Call").map(contentKey)[1]).toBe(base);
  for (const other of [
    "6 9:00 Acme Anne 30 Call",
    "5 - Acme Anne 30 Call",
    "5 9:00 Bolt Anne 30 Call",
    "5 9:00 Acme Luc 30 Call",
    "5 9:00 Acme Anne 31 Call",
    "5 9:00 Acme Anne 30 Fix",
  ])
    expect([other, key(other) === base]).toEqual([other, false]);
});

describe("an export", () => {
  const made = (rows: string) => exportMadeOf(entriesOf(`t/oct-31.csv: ${rows}`));

  test("covers the days from its first row to its last, whatever their order", () => {
    const rows = "20 - Acme Anne 5 A; 6 - Bolt Luc 5 B id=1; 12 - Acme Anne 5 C; 6 - Acme Anne 5 D";
    const days = ["06", "06", "12", "20"].map((date) => day(`2026-10-${date}`));
    expect(made(rows)).toMatchObject({
      file: "oct-31.csv",
      first: days[0],
      last: days[3],
      days,
      daysWithoutId: [days[1], days[2], days[3]],
      hasIds: true,
      client: null,
      technician: null,
    });
    expect(made(rows).named?.hasYear).toBe(false);
  });

  test("has one client or one person only if all its rows have", () => {
    expect(made("5 - Acme Anne 5 A; 6 - ACME Anne 5 B")).toMatchObject({
      ...{ client: "acme", technician: "Anne", hasIds: false },
    });
    expect(made("5 - Acme Anne 5 A; 6 - Bolt Anne 5 B; 7 - Acme Anne 5 C")).toMatchObject({
      ...{ client: null, technician: "Anne" },
    });
    expect(made("5 - Acme Anne 5 A; 6 - Acme Luc 5 B")).toMatchObject({ client: "acme", technician: null });
  });

  test("of no row covers nothing", () => {
    expect(exportMadeOf([])).toMatchObject({
      file: "",
      first: 0,
      last: 0,
      days: [],
      hasIds: false,
      client: "",
    });
  });
});

describe("a row of an older export comes again in the newer one", () => {
  const OLD = "5 9:00 Acme Anne 30 Call";

  test.each<[string, string, string, string[]]>([
    ["unchanged", OLD, OLD, ["a.csv:2 again b.csv:2 Call"]],
    ["with another client", OLD, "5 9:00 Bolt Anne 30 Call", ["a.csv:2 amended b.csv:2 Call"]],
    ["with another spelling of it", OLD, "5 9:00 ACME Anne 30 Call", ["a.csv:2 again b.csv:2 Call"]],
    ["with another start", OLD, "5 14:00 Acme Anne 30 Call", ["a.csv:2 amended b.csv:2 Call"]],
    ["with another duration", OLD, "5 9:00 Acme Anne 95 Call", ["a.csv:2 amended b.csv:2 Call"]],
    ["with another note", OLD, "5 9:00 Acme Anne 30 Fix", ["a.csv:2 amended b.csv:2 Call"]],
    ["begun before, ended as before", OLD, "5 8:45 Acme Anne 45 Call", ["a.csv:2 amended b.csv:2 Call"]],
    ["rounded, a minute after", OLD, "5 8:45 Acme Anne 46 Call", ["a.csv:2 amended b.csv:2 Call"]],
    ["rounded, a minute before", OLD, "5 8:45 Acme Anne 44 Call", ["a.csv:2 amended b.csv:2 Call"]],
    ["not two minutes after", OLD, "5 8:45 Acme Anne 47 Call", ["a.csv:2 dropped b.csv Call"]],
    ["not two minutes before", OLD, "5 8:45 Acme Anne 43 Call", ["a.csv:2 dropped b.csv Call"]],
    ["not so for another client", OLD, "5 8:45 Bolt Anne 45 Call", ["a.csv:2 dropped b.csv Call"]],
    ["nor with another note", OLD, "5 8:45 Acme Anne 45 Fix", ["a.csv:2 dropped b.csv Call"]],
    [
      "nor without a start, as long as it took of the day before",
      OLD,
      "5 - Acme Anne 570 Call",
      ["a.csv:2 dropped b.csv Call"],
    ],
    ["not with client and note changed", OLD, "5 9:00 Bolt Anne 30 Fix", ["a.csv:2 dropped b.csv Call"]],
    ["nor client and start", OLD, "5 9:10 Bolt Anne 30 Call", ["a.csv:2 dropped b.csv Call"]],
    ["nor client and duration", OLD, "5 9:00 Bolt Anne 35 Call", ["a.csv:2 dropped b.csv Call"]],
    ["nor start and note", OLD, "5 9:10 Acme Anne 30 Fix", ["a.csv:2 dropped b.csv Call"]],
    ["nor duration and note", OLD, "5 9:00 Acme Anne 35 Fix", ["a.csv:2 dropped b.csv Call"]],
    [
      "not on another day",
      OLD,
      "8 9:00 Acme Anne 30 Call; 5 8:00 Acme Anne 15 Zoom",
      ["a.csv:2 dropped b.csv Call"],
    ],
    ["not of another person", OLD, "5 9:00 Acme Luc 30 Call", ["a.csv:2 dropped b.csv Call"]],
    ["without a start before", OLD.replace("9:00", "-"), OLD, ["a.csv:2 amended b.csv:2 Call"]],
    ["without one now", OLD, OLD.replace("9:00", "-"), ["a.csv:2 amended b.csv:2 Call"]],
    [
      "without one twice",
      OLD.replace("9:00", "-"),
      OLD.replace("9:00", "-").replace("30", "35"),
      ["a.csv:2 amended b.csv:2 Call"],
    ],
    [
      "with two changes, without a start",
      OLD.replace("9:00", "-"),
      "5 - Bolt Anne 35 Call",
      ["a.csv:2 dropped b.csv Call"],
    ],
  ])("%s", (_, older, newer, expected) => {
    expect(becomes(older, newer)).toEqual(expected);
  });

  test.each([
    "user=Ada",
    "level=2nd",
    "category=how_to",
    "ticket=T1",
    "trainees=5",
    "noticed=true",
    "approved=false",
    "channel=chat",
  ])("never with another %s", (field) => {
    expect(becomes(OLD, `${OLD} ${field}`)).toEqual(["a.csv:2 dropped b.csv Call"]);
    expect(becomes(`${OLD} ${field}`, `${OLD} ${field}`)).toEqual(["a.csv:2 again b.csv:2 Call"]);
  });
});

describe("each row matches at most one other", () => {
  const row = (start: string, worked: number, note = "Call", client = "Acme") =>
    `5 ${start} ${client} Anne ${worked} ${note}`;

  test.each<[string, string[], string[], string[]]>([
    [
      "an equal one before an edited one",
      [row("9:00", 30)],
      [row("9:00", 35), row("9:00", 30)],
      ["a.csv:2 again b.csv:3 Call"],
    ],
    [
      "of two rows and an equal one, the other was edited",
      [row("9:00", 30), row("9:00", 35)],
      [row("9:00", 35), row("9:00", 40)],
      ["a.csv:2 amended b.csv:3 Call", "a.csv:3 again b.csv:2 Call"],
    ],
    [
      "as many as are there",
      [row("9:00", 30), row("9:00", 30), row("9:00", 30)],
      [row("9:00", 30), row("9:00", 30)],
      ["a.csv:2 again b.csv:2 Call", "a.csv:3 again b.csv:3 Call", "a.csv:4 dropped b.csv Call"],
    ],
    ["no fewer", [row("9:00", 30)], [row("9:00", 30), row("9:00", 30)], ["a.csv:2 again b.csv:2 Call"]],
    [
      "in the order of A1, whatever their lines",
      [row("9:00", 45), row("9:00", 30)],
      [row("9:00", 20), row("9:00", 10)],
      ["a.csv:2 amended b.csv:2 Call", "a.csv:3 amended b.csv:3 Call"],
    ],
    [
      "one edit, one drop",
      [row("9:00", 30), row("9:00", 45)],
      [row("9:00", 20)],
      ["a.csv:2 amended b.csv:2 Call", "a.csv:3 dropped b.csv Call"],
    ],
    [
      "of two kinds of edit too",
      [row("9:00", 30), row("10:00", 20)],
      [row("9:00", 20)],
      ["a.csv:2 amended b.csv:2 Call", "a.csv:3 dropped b.csv Call"],
    ],
  ])("%s", (_, older, newer, expected) => {
    expect(becomes(older.join("; "), newer.join("; "))).toEqual(expected);
  });

  // 9:00, 30 minutes: of these the one with another …
  test.each<[string, string, string[]]>([
    ["duration before one moved", "a.csv:2 amended b.csv:3 Call", [row("8:30", 60), row("9:00", 50)]],
    [
      "start and the same end before one moved whole",
      "a.csv:2 amended b.csv:3 Call",
      [row("10:00", 30), row("8:30", 60)],
    ],
    [
      "start before one of another client",
      "a.csv:2 amended b.csv:3 Call",
      [row("9:00", 30, "Call", "Bolt"), row("10:00", 30)],
    ],
    [
      "client before one of another note",
      "a.csv:2 amended b.csv:3 Call",
      [row("9:00", 30, "Fix"), row("9:00", 30, "Call", "Bolt")],
    ],
    ["exact end before a rounded one", "a.csv:2 amended b.csv:3 Call", [row("8:30", 59), row("8:40", 50)]],
    [
      "end rounded down before one rounded up",
      "a.csv:2 amended b.csv:3 Call",
      [row("8:30", 61), row("8:40", 49)],
    ],
  ])("%s", (_, expected, newer) => {
    expect(becomes(row("9:00", 30), newer.join("; "))).toEqual([expected]);
    expect(becomes(row("9:00", 30), [...newer].reverse().join("; "))).toEqual([
      expected.replace("b.csv:3", "b.csv:2"),
    ]);
  });
});

describe("where both exports have ids, rows without one are compared, and no others", () => {
  const older = "t/a.csv: 5 9:00 Acme Anne 30 Call; 6 9:00 Acme Anne 20 Groups; 6 8:00 Acme Anne 5 Own id=1";

  test("a row without an id is no version of one with an id", () => {
    const newer =
      "t/b.csv: 5 9:00 Acme Anne 30 Call id=2; 6 9:00 Acme Anne 20 Groups; 20 9:00 Acme Anne 5 Rest id=3";
    expect(verdicts(older, newer)).toEqual(["a.csv:2 dropped b.csv Call", "a.csv:3 again b.csv:3 Groups"]);
  });

  test("of rows that are alike the one without an id comes again first", () => {
    const two =
      "t/a.csv: 5 9:00 Acme Anne 30 Call id=1; 5 9:00 Acme Anne 30 Call; 6 9:00 Acme Anne 20 Groups";
    const newer = "t/b.csv: 5 9:00 Acme Anne 30 Call; 6 9:00 Acme Anne 20 Groups; 20 9:00 Acme Anne 5 Rest";
    expect(verdicts(two, newer)).toEqual([
      "a.csv:2 dropped b.csv Call",
      "a.csv:3 again b.csv:2 Call",
      "a.csv:4 again b.csv:3 Groups",
    ]);
  });

  test("where only one has ids, it is", () => {
    const newer =
      "t/b.csv: 5 9:00 Acme Anne 35 Call; 6 9:00 Acme Anne 20 Groups; 6 8:00 Acme Anne 5 Own; 20 9:00 Acme Anne 5 Rest";
    expect(verdicts(older, newer)).toEqual([
      "a.csv:2 amended b.csv:2 Call",
      "a.csv:3 again b.csv:3 Groups",
      "b.csv:4 again a.csv:4 Own",
    ]);
  });
});
