/** A row of a time log as an entry: its minutes, its faults, and what each column may hold. */

import { describe, expect, test } from "vitest";
import { type Cell, layout } from "../../../core/firm/cells.ts";
import { notationOf } from "../../../core/firm/row-reader.ts";
import { EntryReader, TIME_LOG_COLUMNS, type TimeLogColumn } from "../../../core/firm/time-log.ts";
import { day } from "../../../core/values/calendar.ts";
import { CategoryWords } from "../../../core/words/accepted-words.ts";

const GOOD: Partial<Record<string, Cell>> = { date: "2026-10-05", client: "Acme", minutes: "20" };

/** A good row, but for what is `given` by heading. */
function read(given: Partial<Record<string, Cell>>, words?: CategoryWords) {
  const all = { ...GOOD, ...given };
  const header = Object.keys(all);
  const row = { line: 7, cells: Object.values(all) };
  const columns = layout<TimeLogColumn>(header, TIME_LOG_COLUMNS).layout;
  const notation = notationOf({ file: "a.csv", header, rows: [row] }, columns, TIME_LOG_COLUMNS, null);
  const reading = words === undefined ? { notation } : { notation, words };
  return new EntryReader("a.csv", columns, reading).read(row);
}
const entryOf = (given: Partial<Record<string, Cell>>) => read(given).entry;
const codes = (given: Partial<Record<string, Cell>>) => read(given).problems.map(({ code }) => code);

test("a row with the three columns it needs is an entry; the rest is blank", () => {
  expect(read({})).toEqual({
    entry: {
      file: "a.csv",
      line: 7,
      id: "",
      date: day("2026-10-05"),
      start: null,
      client: "Acme",
      user: "",
      technician: "",
      minutes: 20,
      level: null,
      category: null,
      ticket: "",
      trainees: null,
      noticed: false,
      approved: null,
      channel: "",
      description: "",
    },
    minutes: 20,
    problems: [],
  });
});

test("a row without a date says which column lacks it", () => {
  expect(read({ date: " " }).problems).toEqual([{ code: "VALUE_MISSING", column: "date" }]);
});

test("without a notation or words of the firm the row alone tells", () => {
  const columns = layout<TimeLogColumn>(["date", "client", "minutes", "category"], TIME_LOG_COLUMNS).layout;
  const row = { line: 2, cells: ["2026-10-05", "Acme", "20", "Break/Fix"] };
  expect(new EntryReader("a.csv", columns).read(row).entry).toMatchObject({
    minutes: 20,
    category: "break_fix",
  });
});

test.each<[string, Cell, string, unknown]>([
  ["identifiant", " 17 ", "id", "17"],
  ["début", "9:05", "start", 545],
  ["heure de début", "9 h 05", "start", 545],
  ["start time", 0.5, "start", 720],
  ["utilisateur", "Luc", "user", "Luc"],
  ["abonné", "Luc", "user", "Luc"],
  ["technicien", "Anne", "technician", "Anne"],
  ["technicienne", "Anne", "technician", "Anne"],
  ["niveau", "N2", "level", 2],
  ["level", "3", "level", 3],
  ["level", "1", "level", 1],
  ["catégorie", "how_to", "category", "how_to"],
  ["billet", "T1", "ticket", "T1"],
  ["participants", "5", "trainees", 5],
  ["avis", "2026-10-01", "noticed", true],
  ["préavis", "by phone", "noticed", true],
  ["notice", "no", "noticed", false],
  ["notice", "yes", "noticed", true],
  ["notice", "–", "noticed", false],
  ["approuvé", "oui", "approved", true],
  ["approved", "no", "approved", false],
  ["canal", "chat", "channel", "chat"],
  ["détails", "Call", "description", "Call"],
])("%s %j", (heading, cell, field, expected) => {
  expect(entryOf({ [heading]: cell })).toMatchObject({ [field]: expected });
});

test("the headings it needs are read in French too", () => {
  const header = ["jour", "nom du client", "durée (minutes)"];
  const columns = layout<TimeLogColumn>(header, TIME_LOG_COLUMNS);
  expect(columns.problems).toEqual([]);
  expect([...columns.layout.keys()]).toEqual(["date", "client", "minutes"]);
  expect([...layout<TimeLogColumn>(["client name"], TIME_LOG_COLUMNS).layout.keys()]).toEqual(["client"]);
  expect(layout<TimeLogColumn>(["id"], TIME_LOG_COLUMNS).problems).toMatchObject([
    { code: "COLUMN_MISSING", column: "date" },
    { code: "COLUMN_MISSING", column: "client" },
    { code: "COLUMN_MISSING", column: "minutes" },
  ]);
});

describe("what keeps a row from being an entry", () => {
  test.each<[Partial<Record<string, Cell>>, string[]]>([
    [{ client: "" }, ["VALUE_MISSING"]],
    [{ date: " " }, ["VALUE_MISSING"]],
    [{ minutes: null }, ["VALUE_MISSING"]],
    [{ date: "2026-02-30" }, ["DATE_IMPOSSIBLE"]],
    [{ date: "05/10/2026" }, ["DATE_ORDER_UNCLEAR"]],
    [{ start: "25:00" }, ["TIME_IMPOSSIBLE"]],
    [{ level: "4" }, ["CHOICE_UNKNOWN"]],
    [{ category: "toner" }, ["CATEGORY_UNKNOWN"]],
    [{ trainees: "some" }, ["NUMBER_UNREADABLE"]],
    [{ trainees: "1.200" }, ["DECIMAL_MARK_UNCLEAR"]],
    [{ approved: "maybe" }, ["CHOICE_UNKNOWN"]],
    [
      { client: "", date: "soon", category: "toner" },
      ["VALUE_MISSING", "DATE_IMPOSSIBLE", "CATEGORY_UNKNOWN"],
    ],
  ])("%j", (given, expected) => {
    expect(read(given)).toMatchObject({ entry: null, minutes: given.minutes === null ? 0 : 20 });
    expect(codes(given)).toEqual(expected);
  });

  test("a level that is not one says which are", () => {
    expect(read({ level: "4" }).problems).toEqual([
      { code: "CHOICE_UNKNOWN", column: "level", given: "4", choices: "1, 2, 3" },
    ]);
  });
});

describe("minutes, as far as they can be read (A11)", () => {
  test.each<[Cell, number]>([
    ["0", 0],
    ["1440", 1440],
    ["24:00", 1440],
    ["1 h 30", 90],
    [45, 45],
    ["1.0", 1],
    ["0.0", 0],
    ["10.0", 10],
    ["0.5 h", 30],
  ])("%j are %j", (given, expected) => {
    expect(read({ minutes: given })).toMatchObject({
      entry: { minutes: expected },
      minutes: expected,
      problems: [],
    });
  });

  test.each<[Cell, string, number]>([
    ["1441", "MINUTES_OVER_DAY", 1441],
    ["25:00", "MINUTES_OVER_DAY", 1500],
    ["-1", "MINUTES_NEGATIVE", 0],
    ["soon", "MINUTES_UNREADABLE", 0],
    ["1.5", "MINUTES_UNREADABLE", 0],
    ["10.5", "MINUTES_UNREADABLE", 0],
  ])("%j is refused, as %s, with %j", (given, code, expected) => {
    expect(read({ minutes: given })).toEqual({
      entry: null,
      minutes: expected,
      problems: [{ code, column: "minutes", given }],
    });
  });

  // A spreadsheet's part of a day: 0.5 is noon.
  test.each<[Cell, string]>([
    ["0.5", "12:00"],
    [".25", "6:00"],
    ["0,75", "18:00"],
    [0.5, "12:00"],
    ["0.0625", "1:30"],
    ["0.50", "12:00"],
  ])("%j is a time, not minutes", (given, time) => {
    expect(read({ minutes: given })).toEqual({
      entry: null,
      minutes: 0,
      problems: [{ code: "MINUTES_BELOW_ONE", column: "minutes", given: String(given), time }],
    });
  });
});

describe("the category", () => {
  test("the firm's own words go first", () => {
    const words = new CategoryWords({ Toner: "how_to" });
    expect(read({ category: "toner" }, words).entry?.category).toBe("how_to");
  });

  test("what it may mean is reported with the word", () => {
    expect(read({ category: "toner" }).problems).toMatchObject([
      { code: "CATEGORY_UNKNOWN", given: "toner" },
    ]);
    expect(entryOf({ category: "" })?.category).toBeNull();
  });
});

test("a word is looked up once for a log, however many rows have it", () => {
  const asked: string[] = [];
  class Counted extends CategoryWords {
    override read(given: string) {
      asked.push(given);
      return super.read(given);
    }
  }
  const columns = layout<TimeLogColumn>(["date", "client", "minutes", "category"], TIME_LOG_COLUMNS).layout;
  const reader = new EntryReader("a.csv", columns, { words: new Counted({}) });
  const words = ["how_to", "email", "how_to", "nonsense", "nonsense", "email"];
  const found = words.map((word, at) =>
    reader.read({ line: at + 2, cells: ["2026-10-05", "Acme", 20, word] }),
  );
  expect(found.map(({ entry }) => entry?.category)).toEqual([
    ...["how_to", "email", "how_to"],
    ...[undefined, undefined, "email"],
  ]);
  expect(found.map(({ problems }) => problems.length)).toEqual([0, 0, 0, 1, 1, 0]);
  expect(asked).toEqual(["how_to", "email", "nonsense"]);
});
