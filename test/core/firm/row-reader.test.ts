/** One row's cells by column: the notation its table decides, the values, and what is wrong with each. */

import { describe, expect, test } from "vitest";
import { type Cell, type Columns, layout, type Table } from "../../../core/firm/cells.ts";
import { type Asked, notationOf, RowReader } from "../../../core/firm/row-reader.ts";
import { day } from "../../../core/values/calendar.ts";

const COLUMNS = {
  day: { required: false, headings: ["jour"], holds: "date" },
  amount: { required: false, headings: ["montant"], holds: "number" },
  note: { required: false, headings: [] },
} as const satisfies Columns<string>;
type Column = keyof typeof COLUMNS;

/** A reader of each row; a cell is one of the column that is named, or a row of all three. */
function readersOf(
  header: readonly string[],
  rows: readonly (readonly Cell[])[],
  asked: Asked | null = null,
): RowReader<Column>[] {
  const table: Table = {
    file: "own.csv",
    header,
    rows: rows.map((cells, at) => ({ line: at + 2, cells })),
  };
  const columns = layout<Column>(header, COLUMNS).layout;
  const notation = notationOf<Column>(table, columns, COLUMNS, asked);
  return table.rows.map((row) => new RowReader(row, columns, notation));
}
const inColumn = (header: string, cells: readonly Cell[], asked: Asked | null = null) =>
  readersOf(
    [header],
    cells.map((cell) => [cell]),
    asked,
  );
/** A row of which nothing else is known. */
const alone = (cell: Cell) =>
  new RowReader<Column>(
    { line: 2, cells: [cell] },
    new Map([
      ["day", 0],
      ["amount", 0],
      ["note", 0],
    ]),
  );

describe("dates", () => {
  const dates = (cells: readonly Cell[], asked: Asked | null = null) =>
    inColumn("Jour", cells, asked).map((read) => read.date("day") ?? read.problems);
  const impossible = (given: string) => [{ code: "DATE_IMPOSSIBLE", column: "Jour", given }];
  const unclear = (given: string, dayFirst: string, monthFirst: string, file = "") => [
    { code: "DATE_ORDER_UNCLEAR", given, dayFirst, monthFirst, file },
  ];

  test.each<[string, Cell[], unknown[]]>([
    ["no date is no problem", ["", null, "  "], [[], [], []]],
    ["a date with the year first", ["2026-10-05"], [day("2026-10-05")]],
    ["a spreadsheet's number of days", [46300], [day("2026-10-05")]],
    ["the same number twice, in either order", ["10/10/2026"], [day("2026-10-10")]],
    ["numbers of one digit", ["5/9/2026", "9/13/2026"], [day("2026-05-09"), day("2026-09-13")]],
    ["the day first", ["05/10/2026", "13/10/2026"], [day("2026-10-05"), day("2026-10-13")]],
    ["the month first", ["10/05/2026", "10/13/2026"], [day("2026-10-05"), day("2026-10-13")]],
    ["with dashes", ["05-10-2026", "13-10-2026"], [day("2026-10-05"), day("2026-10-13")]],
    ["with spaces before", ["05/10/2026", "  13/10/2026"], [day("2026-10-05"), day("2026-10-13")]],
    ["a date that no month has", ["31/02/2026", "13/10/2026"], [impossible("31/02/2026"), day("2026-10-13")]],
    ["no date at all", ["soon"], [impossible("soon")]],
  ])("%s", (_, cells, expected) => {
    expect(dates(cells)).toEqual(expected);
  });

  test("where nothing tells the order, each row says its own two readings", () => {
    expect(dates(["05/10/2026", "1/2/2026", "07/07/2026", "31/02/2026", "2026-10-09"])).toEqual([
      unclear("05/10/2026", "2026-10-05", "2026-05-10"),
      unclear("1/2/2026", "2026-02-01", "2026-01-02"),
      day("2026-07-07"),
      impossible("31/02/2026"),
      day("2026-10-09"),
    ]);
  });

  test("the settings decide the order; without one the file is named, to be set", () => {
    const asked = (dateOrder: Asked["dateOrder"]) => ({ dateOrder, decimalMark: null });
    expect(dates(["05/10/2026"], asked("MDY"))).toEqual([day("2026-05-10")]);
    expect(dates(["05/10/2026"], asked("DMY"))).toEqual([day("2026-10-05")]);
    expect(dates(["05/10/2026"], asked(null))).toEqual([
      unclear("05/10/2026", "2026-10-05", "2026-05-10", "own.csv"),
    ]);
  });

  test("where both orders are written, every such date is held", () => {
    const mixed = [{ code: "DATE_ORDER_MIXED", one: "13/10/2026", other: "10/14/2026", file: "" }];
    expect(dates(["13/10/2026", "10/14/2026", "05/06/2026", "07/07/2026"])).toEqual([
      mixed,
      mixed,
      mixed,
      day("2026-07-07"),
    ]);
  });

  // 5 October 2026 is a Monday, 10 May 2026 a Sunday.
  test.each(["Monday 05/10/2026", "Sunday 05/10/2026"])("%s needs an order too", (given) => {
    expect(dates(["05/10/2026", given])[1]).toEqual(unclear("05/10/2026", "2026-10-05", "2026-05-10"));
  });

  test("only the dates' own column tells the order", () => {
    const [read] = readersOf(["day", "note"], [["05/10/2026", "13/10/2026"]]);
    expect(read?.date("day")).toBeNull();
  });

  test("of a row alone a date that needs an order is none", () => {
    const read = alone("05/10/2026");
    expect(read.date("day")).toBeNull();
    expect(read.problems).toEqual([{ code: "DATE_IMPOSSIBLE", column: "day", given: "05/10/2026" }]);
  });
});

describe("numbers", () => {
  type Kind = "time" | "hours" | "minutes" | "amount" | "count";
  const readAs = (kind: Kind, cells: readonly Cell[], asked: Asked | null = null) =>
    inColumn("Montant", cells, asked).map((read) => {
      const value = read[kind]("amount");
      return value ?? read.problems.map(({ code }) => code).join();
    });

  test.each<[Kind, Cell[], (number | string)[]]>([
    ["time", ["9:05", 0.5, "", "25:00", "1.234"], [545, 720, "", "TIME_IMPOSSIBLE", "TIME_IMPOSSIBLE"]],
    [
      "hours",
      ["1:15", 1.25, "0", "", "-1:00", "soon"],
      [75, 75, 0, "", "HOURS_UNREADABLE", "HOURS_UNREADABLE"],
    ],
    ["minutes", ["90", 90, "-5", "1:30", " ", "soon"], [90, 90, -5, 90, "", "MINUTES_UNREADABLE"]],
    [
      "amount",
      ["680,00 $", 680, "0", "", "-1", "much"],
      [68000, 68000, 0, "", "AMOUNT_UNREADABLE", "AMOUNT_UNREADABLE"],
    ],
    [
      "count",
      ["8", 8, "0", "", "8.5", "-1", 8.5],
      [8, 8, 0, "", "NUMBER_UNREADABLE", "NUMBER_UNREADABLE", "NUMBER_UNREADABLE"],
    ],
    ["count", ["999999999", "1000000000"], [999_999_999, "NUMBER_UNREADABLE"]],
  ])("%s of %j", (kind, cells, expected) => {
    expect(readAs(kind, cells)).toEqual(expected);
  });

  test.each([
    "h",
    "hr",
    "hrs",
    "hour",
    "hours",
    "heure",
    "heures",
    "user",
    "users",
    "utilisateur",
    "utilisateurs",
    "abonné",
    "abonnés",
    "subscriber",
    "subscribers",
    "seat",
    "seats",
    "siège",
    "sièges",
  ])("8 %s are 8", (unit) => {
    for (const given of [`8 ${unit}`, `8${unit}`, `8  ${unit}.`, `8 ${unit.toUpperCase()}`])
      expect([given, ...readAs("count", [given])]).toEqual([given, 8]);
  });

  test.each(["8 cats", "1 h 250", "h", "8 h and"])("%s is no number of anything", (given) => {
    expect(readAs("count", [given])).toEqual(["NUMBER_UNREADABLE"]);
  });

  test.each<[string, Cell[], Asked | null, (number | string)[]]>([
    ["nothing tells", ["1.200"], null, ["DECIMAL_MARK_UNCLEAR"]],
    ["another row of the column tells", ["1.200", "30,0"], null, [1200, 30]],
    ["the settings tell", ["1.200"], { dateOrder: null, decimalMark: "," }, [1200]],
    ["they tell it too where no cell has a mark", ["30"], { dateOrder: null, decimalMark: "," }, [30]],
  ])("thousands or decimals: %s", (_, cells, asked, expected) => {
    expect(readAs("minutes", cells, asked)).toEqual(expected);
  });

  test.each(["hours", "minutes", "amount", "count"] as const)(
    "%s that may be either name column and file",
    (kind) => {
      const [read] = inColumn("Montant", ["1.200"], { dateOrder: null, decimalMark: null });
      expect(read?.[kind]("amount")).toBeNull();
      expect(read?.problems).toEqual([
        { code: "DECIMAL_MARK_UNCLEAR", column: "Montant", given: "1.200", file: "own.csv" },
      ]);
      expect(read?.isUnclear("amount")).toBe(true);
    },
  );

  test("a problem says what was given, and under which heading", () => {
    const [read] = inColumn("Montant", [" soon "]);
    read?.minutes("amount");
    expect(read?.problems).toEqual([{ code: "MINUTES_UNREADABLE", column: "Montant", given: "soon" }]);
    const unclear = alone("1.200");
    unclear.minutes("amount");
    expect(unclear.problems).toEqual([
      { code: "DECIMAL_MARK_UNCLEAR", column: "amount", given: "1.200", file: "" },
    ]);
  });

  test("the mark is that of the column, and of columns of numbers only", () => {
    const [one] = readersOf(
      ["amount", "note"],
      [
        ["1.200", "1.200"],
        ["30,0", "30,0"],
      ],
    );
    expect([one?.isUnclear("amount"), one?.isUnclear("note")]).toEqual([false, true]);
    const [other] = readersOf(
      ["amount", "note"],
      [
        ["1.200", ""],
        ["", "30,0"],
      ],
    );
    expect(other?.isUnclear("amount")).toBe(true);
  });

  test("a whole number can be asked for without a report", () => {
    const reads = inColumn("amount", ["8 users", "many", "-1"]);
    expect(reads.map((read) => read.whole("amount"))).toEqual([8, null, null]);
    expect(reads.flatMap(({ problems }) => problems)).toEqual([]);
  });
});

describe("words", () => {
  const WORDS = { active: ["actif", "in force"], ended: ["terminé"] } as const;
  const note = (given: Cell) => inColumn("note", [given])[0] as RowReader<Column>;
  const unknown = (given: string, choices: string) => [
    { code: "CHOICE_UNKNOWN", column: "note", given, choices },
  ];

  test.each<[Cell, string | null]>([
    ["Active", "active"],
    ["ACTIF", "active"],
    ["in-force", "active"],
    ["termine", "ended"],
    ["", null],
    ["–", null],
  ])("%j is %j", (given, expected) => {
    const read = note(given);
    expect([read.choice("note", WORDS), read.problems]).toEqual([expected, []]);
  });

  test("another word is reported, with those that are known", () => {
    const read = note("later");
    expect([read.choice("note", WORDS), read.problems]).toEqual([null, unknown("later", "active, ended")]);
  });

  test("a word counts only if it is one of those asked for", () => {
    expect(note("2").word("note", [1, 2], Number)).toBe(2);
    const read = note("3");
    expect([read.word("note", [1, 2], Number), read.problems]).toEqual([null, unknown("3", "1, 2")]);
    // Its meaning is not asked for where there is no word.
    expect(note("-").word("note", ["-"], (given) => given)).toBeNull();
    expect(note("").word("note", [""], (given) => given)).toBeNull();
  });

  test.each<[Cell, boolean | null]>([
    ["oui", true],
    [true, true],
    ["no", false],
    ["", null],
    ["–", null],
  ])("yes or no: %j is %j", (given, expected) => {
    const read = note(given);
    expect([read.yesNo("note"), read.problems]).toEqual([expected, []]);
  });

  test("neither yes nor no is not taken for yes, and reported", () => {
    const read = note("maybe");
    expect([read.yesNo("note"), read.problems]).toEqual([false, unknown("maybe", "yes, no (oui, non)")]);
  });
});

describe("cells and headings", () => {
  test("a column that is not there has no text", () => {
    const [read] = readersOf(["day"], [["2026-10-05"]]);
    expect([read?.cell("note"), read?.text("note"), read?.cell("day")]).toEqual([null, "", "2026-10-05"]);
  });

  test("a cell that is needed is reported where it is blank", () => {
    const [blank, full] = inColumn("Montant", [" ", " 8 "]);
    expect([blank?.required("amount"), blank?.problems]).toEqual([
      "",
      [{ code: "VALUE_MISSING", column: "Montant" }],
    ]);
    expect([full?.required("amount"), full?.problems]).toEqual(["8", []]);
  });

  test("a heading is the file's own, else the table's, else ours", () => {
    const columns = layout<Column>(["Jour"], COLUMNS).layout;
    const row = { line: 2, cells: [""] };
    const table = { file: "own.csv", header: [" Jour "], rows: [row] };
    const notation = notationOf<Column>(table, columns, COLUMNS, null);
    const own = notationOf<Column>({ ...table, headings: { day: "Start date" } }, columns, COLUMNS, null);
    expect(new RowReader(row, columns, own).heading("day")).toBe("Start date");
    expect(new RowReader(row, columns, own).heading("note")).toBe("note");
    expect(new RowReader(row, columns, notation).heading("day")).toBe("Jour");
    expect(new RowReader(row, columns, notation).heading("note")).toBe("note");
  });

  test("how a table is written: its order of dates or why there is none, its marks, its headings, its file", () => {
    const header = ["Jour", "montant"];
    const notation = (dates: readonly string[], asked: Asked | null) => {
      const rows = dates.map((date, at) => ({ line: at + 2, cells: [date, "2,5"] }));
      const columns = layout<Column>(header, COLUMNS).layout;
      return notationOf<Column>({ file: "own.csv", header, rows }, columns, COLUMNS, asked);
    };
    const shared = {
      marks: new Map([["amount", ","]]),
      headings: new Map([
        ["day", "Jour"],
        ["amount", "montant"],
      ]),
    };
    expect(notation(["13/10/2026"], null)).toStrictEqual({
      ...{ order: "DMY", unclearOrder: null, file: "" },
      ...shared,
    });
    expect(notation(["05/10/2026"], { dateOrder: null, decimalMark: null })).toStrictEqual({
      order: null,
      unclearOrder: {
        code: "DATE_ORDER_UNCLEAR",
        given: "05/10/2026",
        dayFirst: "2026-10-05",
        monthFirst: "2026-05-10",
        file: "own.csv",
      },
      file: "own.csv",
      ...shared,
    });
  });

  test("a row can be used beside warnings, and beside nothing else", () => {
    const read = alone("");
    expect(read.usable).toBe(true);
    read.problems.push({ code: "NAMES_ALIKE", given: "Acmé", other: "Acme" });
    expect(read.usable).toBe(true);
    read.required("note");
    expect(read.usable).toBe(false);
  });
});
