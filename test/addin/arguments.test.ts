/** How cells are read: as an accountant would expect, or refused with the name of the argument. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { table } from "../../addin/functions/arguments/table.ts";
import { BANK as BANK_ARGUMENTS, bankWork } from "../../addin/functions/bank.ts";
import { readAll } from "../../addin/functions/declaration.ts";
import { sentence } from "../../addin/functions/excel-error.ts";
import { ORANGE, orangeWork } from "../../addin/functions/orange.ts";
import { RENEWAL, renewalQuote } from "../../addin/functions/renewal.ts";
import { inMinutes } from "../../core/firm/cell-durations.ts";
import { CONTRACT_COLUMNS } from "../../core/firm/register.ts";
import { TIME_LOG_COLUMNS } from "../../core/firm/time-log.ts";
import { day, excelSerial } from "../../core/values/calendar.ts";
import { InputError } from "../../core/values/problems.ts";

const serial = (date: string) => excelSerial(day(date));
const column = (...cells: unknown[]) => cells.map((cell) => [cell]);

/** The answer, or the sentence that refuses. */
function answer<T>(ask: () => T): T | string {
  try {
    return ask();
  } catch (error) {
    if (error instanceof InputError) return sentence(error.problem);
    throw error;
  }
}

const BANK = {
  hours: 2,
  start: serial("2026-01-15"),
  dates: column(serial("2026-02-02")),
  minutes: column(30),
  as_of: null,
  carried_hours: null,
  paid_on: null,
};

const bank = (given: Partial<Record<keyof typeof BANK, unknown>>) =>
  answer(() => {
    const read = readAll(BANK_ARGUMENTS, Object.values({ ...BANK, ...given }));
    return { ...bankWork(read), asOf: read.as_of };
  });

describe("work beside dates", () => {
  const on = (date: string, minutes: number) => expect.objectContaining({ date: day(date), minutes });
  const first = on("2026-02-02", 30);
  const d = serial("2026-02-02");

  test.each<[string, unknown[], unknown[], unknown[]]>([
    ["date cells", [d], [30], [first]],
    ["a date with a time of day", [d + 0.75], [30], [first]],
    ["a date as text", ["2026-02-02"], [30], [first]],
    ["a date and time as text", ["2026-02-02 10:30"], [30], [first]],
    ["a date in words", ["2 février 2026"], [30], [first]],
    [
      "days first, as another date shows",
      ["02/02/2026", "02/03/2026", "15/03/2026"],
      [30, 15, 15],
      [first, on("2026-03-02", 15), on("2026-03-15", 15)],
    ],
    [
      "months first, as another date shows",
      ["02/02/2026", "03/15/2026"],
      [30, 15],
      [first, on("2026-03-15", 15)],
    ],
    ["a heading", ["Date", d], ["Minutes", 30], [first]],
    ["a heading above the dates only", ["Février", d], [null, 30], [first]],
    [
      "a first row of texts",
      ["2026-02-02 10:30", d],
      ["1:30:00", 15],
      [on("2026-02-02", 90), on("2026-02-02", 15)],
    ],
    ["one row of texts", ["15/02/2026"], ["1h30"], [on("2026-02-15", 90)]],
    ["one row of texts, months first", ["2/15/2026"], ["1.5h"], [on("2026-02-15", 90)]],
    ["a heading that says hours", ["Date", d, d], ["Heures", 0.5, "0:30"], [first, first]],
    ["a heading after blank rows", [null, "Jour", d], ["", "Durée", 30], [first]],
    ["trailing blanks as null", [d, null, null], [30, null, null], [first]],
    ["trailing blanks as empty text", [d, "", " "], [30, "", " "], [first]],
    ["trailing blanks as 0", [d, 0, 0], [30, 0, 0], [first]],
    ["blanks between", [d, null, d], [30, null, 15], [first, on("2026-02-02", 15)]],
    ["a date without minutes", [d, d], [30, null], [first]],
    ["0 minutes", [d, d], [30, 0], [first]],
    ["minutes as text", [d], ["30"], [first]],
    ["minutes as text with a decimal comma", [d], ["30,0"], [first]],
    ["minutes as h:mm", [d], ["0:30"], [first]],
    ["minutes off by a calculation's last digit", [d], [29.999_999_999_7], [first]],
    ["a time typed into the cell", [d], [0.0625], [on("2026-02-02", 90)]],
    ["a time of two hours", [d], [2 / 24], [on("2026-02-02", 120)]],
    [
      "a time off by a calculation's last digit",
      [d],
      [46055.4375 - 46055.375 + 1e-12],
      [on("2026-02-02", 90)],
    ],
    [
      "a time that may be hours, beside one that can't",
      [d, d],
      [0.5, 0.0625],
      [on("2026-02-02", 720), on("2026-02-02", 90)],
    ],
    ["a first row with a date and words", [d, d], ["", 30], [first]],
    ["a number with its own format", [{ type: "FormattedNumber", basicValue: d }], [30], [first]],
    ["a whole day", [d], [1440], [on("2026-02-02", 1440)]],
    ["nothing at all", [null], [null], []],
  ])("%s", (_, dates, minutes, work) => {
    const read = bank({ dates: column(...dates), minutes: column(...minutes) });
    expect(read).toMatchObject({ work });
  });

  test("a range across is read like one down", () => {
    expect(bank({ dates: [["Date", d]], minutes: [["Minutes", 30]] })).toMatchObject({ work: [first] });
  });

  test.each<[string, unknown[], unknown[], string]>([
    [
      "a day first or last",
      ["03/04/2026", d],
      [15, 30],
      "“dates, cell 1” is the text “03/04/2026”, which may be 2026-04-03",
    ],
    [
      "days first and last",
      ["15/03/2026", "03/16/2026"],
      [15, 30],
      "“dates, cell 1” is “15/03/2026”, which is not a date",
    ],
    ["an instant", ["2026-03-15T23:30:00Z", d], [15, 30], "“dates, cell 1” is “2026-03-15T23:30:00Z”"],
    ["a total row", [d, "Total"], [30, 30], "“dates, cell 2” is “Total”"],
    ["the columns swapped", [30], [d], "“minutes, cell 1” is"],
    ["a date counted from 1904", [serial("1999-12-31")], [30], "does not count dates from 1904"],
    ["a date written as a number", [20_260_202], [30], "“dates, cell 1” is “20260202”"],
    ["no date", [null], [30], "“dates, cell 1” is empty beside 30 minutes."],
    ["no date, as 0", [d, 0], [30, 15], "“dates, cell 2” is empty beside 15 minutes."],
    ["minutes in words", [d, d], [30, "une heure"], "“minutes, cell 2” is “une heure”. Give whole minutes"],
    ["a time with seconds", [d], [0.062_511_6], "multiply a cell that holds a time by 1440"],
    ["a time, or hours", [d, d], [30, 0.5], "“minutes, cell 2” is 0.5: either the time 12:00 or hours"],
    [
      "a first row of texts nobody reads",
      ["2026/13/45 10:30", d],
      ["1:30:00x", 15],
      "“minutes, cell 1” is “1:30:00x”",
    ],
    ["a first row with a digit in its minutes", ["Date", d], ["15 minutes", 15], "“dates, cell 1” is “Date”"],
    [
      "a first row with a digit in its date",
      ["le 15 février 2026 au soir", d],
      ["long", 15],
      "“minutes, cell 1” is “long”",
    ],
    ["a heading beside minutes", ["Date", d], [30, 30], "“dates, cell 1” is “Date”"],
    [
      "thousands, or decimals",
      [d],
      ["1,000"],
      "“minutes, cell 1” is the text “1,000”, which may be 1000 or 1.",
    ],
    [
      "an error among dates",
      [{ type: "Error", basicType: "Error", basicValue: "#REF!" }, d],
      [30, 30],
      "“dates, cell 1” is the error #REF!",
    ],
    [
      "an error among minutes",
      [d, d],
      [30, { type: "Error", basicType: "Error", basicValue: "#N/A" }],
      "“minutes, cell 2” is the error #N/A",
    ],
    ["half a minute", [d], [12.5], "“minutes, cell 1” is “12.5”"],
    ["negative minutes", [d], [-15], "“minutes, cell 1” is “-15”"],
    ["more than a day", [d], [1441], "“minutes, cell 1” is “1441”"],
    ["a truth value", [d], [true], "“minutes, cell 1” is “TRUE”"],
    ["no number", [d], [Number.NaN], "“minutes, cell 1” is “NaN”"],
    ["too few minutes", [d, d], [30], "“minutes” has 1 cells and “dates” has 2."],
  ])("%s is refused", (_, dates, minutes, says) => {
    expect(bank({ dates: column(...dates), minutes: column(...minutes) })).toContain(says);
  });
});

test("the same work written as minutes, as h:mm and as times of Excel is the same, or refused", () => {
  const day = fc.record({ on: fc.integer({ min: 0, max: 300 }), minutes: fc.integer({ min: 1, max: 1439 }) });
  const clock = (of: number) => `${Math.floor(of / 60)}:${String(of % 60).padStart(2, "0")}`;
  const worked = (answer: ReturnType<typeof bank>) =>
    typeof answer === "string" ? answer : answer.work.map(({ date, minutes }) => [date, minutes]);
  let read = 0;
  fc.assert(
    fc.property(fc.array(day, { minLength: 1, maxLength: 8 }), fc.nat(3), (days, mixed) => {
      const dates = column(...days.map(({ on }) => BANK.start + on));
      const as = (write: (minutes: number, index: number) => unknown) =>
        worked(bank({ dates, minutes: column(...days.map(({ minutes }, index) => write(minutes, index))) }));
      const plain = as((minutes) => minutes);
      expect(plain).not.toBeTypeOf("string");
      expect(as(clock)).toEqual(plain);
      for (const times of [
        as((minutes) => minutes / 1440),
        as((minutes, index) => (index % 4 === mixed ? minutes : minutes / 1440)),
        as((minutes, index) => 46_000 + index + minutes / 1440 - 46_000 - index),
      ]) {
        if (typeof times === "string") expect(times).toContain("or hours, and no other cell shows which");
        else {
          expect(times).toEqual(plain);
          read += 1;
        }
      }
    }),
    { seed: 5, numRuns: 400 },
  );
  expect(read).toBeGreaterThan(1000);
});

describe("a bank", () => {
  test.each<[string, Partial<Record<keyof typeof BANK, unknown>>, object]>([
    ["hours as text", { hours: "8" }, { held: { bought: 480 } }],
    ["hours as text with a decimal comma", { hours: "8,0" }, { held: { bought: 480 } }],
    ["carried hours", { carried_hours: 1.25 }, { held: { carried: 75 } }],
    ["carried hours with a comma", { carried_hours: "1,25" }, { held: { carried: 75 } }],
    ["carried hours that another balance answers", { carried_hours: 125 / 60 }, { held: { carried: 125 } }],
    ["no carried hours, as empty text", { carried_hours: "" }, { held: { carried: 0 } }],
    ["no payment, as 0", { paid_on: 0 }, { held: { paidOn: null } }],
    ["half an hour carried, which is 12:00 too", { carried_hours: 0.5 }, { held: { carried: 30 } }],
    ["the text of a time", { carried_hours: "2:00" }, { held: { carried: 120 } }],
    ["not paid", { paid_on: "Unpaid" }, { held: { paidOn: "unpaid" } }],
    ["not paid, in French", { paid_on: "Impayé" }, { held: { paidOn: "unpaid" } }],
    ["not paid, a plan being féminin", { paid_on: "non payée" }, { held: { paidOn: "unpaid" } }],
    ["paid later", { paid_on: "2026-02-01" }, { held: { paidOn: day("2026-02-01") } }],
    ["as of a day", { as_of: serial("2026-03-31") }, { asOf: day("2026-03-31") }],
    ["as of a day that is one only", { as_of: "31/12/2026" }, { asOf: day("2026-12-31") }],
    ["as of nothing, as 0", { as_of: 0 }, { asOf: null }],
  ])("%s", (_, given, expected) => {
    expect(bank(given)).toMatchObject(expected);
  });

  test.each<[string, Partial<Record<keyof typeof BANK, unknown>>, string]>([
    ["one hour", { hours: 1 }, "“hours” is “1”. Give a whole number from 2 to 10."],
    ["eleven hours", { hours: 11 }, "“hours” is “11”"],
    ["half hours", { hours: 2.5 }, "“hours” is “2.5”"],
    ["no hours", { hours: null }, "“hours” is empty"],
    ["no number of hours", { hours: Number.NaN }, "“hours” is “NaN”"],
    ["hours as a truth value", { hours: true }, "“hours” is “TRUE”"],
    [
      "a time carried",
      { carried_hours: 2 / 24 },
      "“carried_hours” holds the time 2:00, which Excel passes as a fraction of a day, not as hours. Write 2, or multiply it by 24.",
    ],
    [
      "a time of parts of hours carried",
      { carried_hours: 1.25 / 24 },
      "by 24, or type '1:15 with the apostrophe",
    ],
    [
      "a time bought",
      { hours: 0.25 },
      "“hours” holds the time 6:00, which Excel passes as a fraction of a day, not as hours. Write 6,",
    ],
    ["thousands carried, or decimals", { carried_hours: "1,500" }, "may be 1500 or 1.5"],
    [
      "an error carried",
      { carried_hours: { basicType: "Error", basicValue: "#DIV/0!" } },
      "“carried_hours” is the error #DIV/0!",
    ],
    ["a payment in other words", { paid_on: "soon" }, "“paid_on” is “soon”, which is not a date"],
    ["no start", { start: null }, "“start” is empty"],
    ["no start, as 0", { start: 0 }, "“start” is empty"],
    [
      "a start that may be two days",
      { start: "03/04/2026" },
      "“start” is the text “03/04/2026”, which may be",
    ],
    ["a start that is no day", { start: "2026-02-30" }, "“start” is “2026-02-30”"],
    ["a start before 2000", { start: serial("1999-12-31") }, "“start” is “36525”"],
    ["an infinite start", { start: Number.POSITIVE_INFINITY }, "“start” is “Infinity”"],
    ["negative carried hours", { carried_hours: -1 }, "“carried_hours” is “-1”"],
    ["carried hours that make no whole minute", { carried_hours: 0.333 }, "“carried_hours” is “0.333”"],
  ])("%s is refused", (_, given, says) => {
    expect(bank(given)).toContain(says);
  });
});

describe("Orange", () => {
  const d = serial("2026-03-02");
  const orange = (
    users: unknown,
    given: { from?: unknown; to?: unknown; dates?: unknown; minutes?: unknown } = {},
  ) =>
    answer(() =>
      orangeWork(
        readAll(
          ORANGE,
          Object.values({
            users,
            dates: column("Date", d, d + 1),
            minutes: column("Min", 31, 0),
            from: null,
            to: null,
            ...given,
          }),
        ),
      ),
    );

  test("one number of users serves every day", () => {
    expect(orange([[3]])).toEqual([{ date: day("2026-03-02"), minutes: 31, subscribers: 3 }]);
    expect(orange(3)).toEqual(orange([["3"]]));
  });

  test("users beside dates are read row by row, their heading too", () => {
    expect(orange(column("Users", 2, null))).toEqual([
      { date: day("2026-03-02"), minutes: 31, subscribers: 2 },
    ]);
  });

  test("days outside from and to are left out", () => {
    expect(orange(3, { from: d + 1 })).toEqual([]);
    expect(orange(3, { from: d, to: d })).toHaveLength(1);
  });

  test.each<[string, unknown, object, string]>([
    ["no users", [[null]], {}, "“users” is empty"],
    [
      "thousands of users, or decimals",
      [["1,000"]],
      {},
      "“users” is the text “1,000”, which may be 1000 or 1.",
    ],
    [
      "users that are an error",
      [[{ basicType: "Error", basicValue: "#N/A" }]],
      {},
      "“users” is the error #N/A",
    ],
    ["0 users", [[0]], {}, "“users” is “0”. Give a whole number from 1"],
    ["0 users beside work", column("Users", 0, 0), {}, "“users, cell 2” is “0”"],
    ["users of another size", column(1, 2), {}, "“users” has 2 cells and “dates” has 3."],
    ["from after to", [[1]], { from: d + 1, to: d }, "“from” is 2026-03-03, after “to”, 2026-03-02."],
  ])("%s is refused", (_, users, given, says) => {
    expect(orange(users, given)).toContain(says);
  });
});

describe("a renewal", () => {
  const ASKED = {
    plan: "ORANGE_CARE",
    quantity: 5,
    expires: serial("2026-03-15"),
    paid_on: null,
    online: null,
    coterm_end: null,
    list_price: 120,
    first_start: null,
  };
  const renewal = (given: Partial<Record<keyof typeof ASKED, unknown>>) =>
    answer(() => renewalQuote(readAll(RENEWAL, Object.values({ ...ASKED, ...given }))));

  test.each<[string, Partial<Record<keyof typeof ASKED, unknown>>, number]>([
    ["not online when nothing is said", {}, 600_00],
    ["not online when an empty cell is 0", { online: 0 }, 600_00],
    ["online", { online: true }, 540_00],
    ["online as text", { online: "vrai" }, 540_00],
    ["online as the register's channel says it", { online: "online" }, 540_00],
    ["a plan as it is pronounced", { plan: "Orange Care" }, 600_00],
    ["a price with a decimal comma", { list_price: "120,50" }, 602_50],
    ["a price with a space between thousands", { list_price: "1\u202f200,00" }, 6000_00],
    ["the published price when an empty cell is 0", { list_price: 0 }, 900_00],
    ["an amount with thousands and cents", { list_price: "1 450,00" }, 7250_00],
    ["decimals after a leading 0", { list_price: "0,120" }, 60],
    ["no first start when an empty cell is 0", { first_start: 0 }, 600_00],
    ["no shared end when an empty cell is 0", { coterm_end: 0 }, 600_00],
  ])("%s", (_, given, price) => {
    expect(renewal(given)).toMatchObject({ answer: { price } });
  });

  test.each<[string, Partial<Record<keyof typeof ASKED, unknown>>, string]>([
    ["no plan", { plan: null }, "“plan” is empty"],
    ["an unknown plan", { plan: "GOLD" }, "“plan” is “GOLD”. Give one of: Basic, VIP"],
    ["BASIC", { plan: "BASIC" }, "Basic has no price and no renewal"],
    ["VIP of 9 hours", { plan: "VIP", quantity: 9 }, "“quantity” is “9”. Give a whole number from 2 to 8."],
    ["no subscriber", { quantity: 0 }, "“quantity” is “0”"],
    [
      "thousands of dollars, or decimals",
      { list_price: "1,450" },
      "“list_price” is the text “1,450”, which may be 1450 or 1.45.",
    ],
    ["the same with a point", { list_price: "1.450" }, "may be 1450 or 1.45"],
    ["thousands of subscribers, or decimals", { quantity: "1,000" }, "may be 1000 or 1."],
    ["a time bought", { plan: "VIP", quantity: 4 / 24 }, "“quantity” holds the time 4:00"],
    [
      "a first start after the expiry",
      { first_start: serial("2026-03-16") },
      "“first_start” is 2026-03-16, after “expires”, 2026-03-15",
    ],
    [
      "a first start of another day",
      { first_start: serial("2024-05-01") },
      "“first_start” is 2024-05-01, but “expires”, 2026-03-15, is not an anniversary",
    ],
    ["an error", { paid_on: { basicType: "Error", basicValue: "#N/A" } }, "“paid_on” is the error #N/A"],
    ["a price below 0", { list_price: -1 }, "“list_price” is “-1”"],
    ["a price in fractions of a cent", { list_price: 1.005 }, "“list_price” is “1.005”"],
    ["a way of paying", { online: "cheque" }, "“online” is “cheque”. Give one of: TRUE, FALSE"],
    ["a price nobody published", { plan: "VIP", quantity: 3, list_price: null }, "Give “list_price”"],
    ["a shared end of VIP", { plan: "VIP", coterm_end: serial("2026-09-01") }, "Only an Orange renewal"],
  ])("%s is refused", (_, given, says) => {
    expect(renewal(given)).toContain(says);
  });
});

describe("a table", () => {
  test("blank rows are left out and rows counted from the first of the range", () => {
    const read = table(
      "contracts",
      [
        [null, 0],
        ["Client", "Plan"],
        ["", null],
        ["Acme", "VIP"],
        [0, 0],
      ],
      {
        client: { required: true, headings: [] },
        plan: { required: true, headings: [] },
      },
    );
    expect(read).toEqual({
      file: "contracts",
      header: ["Client", "Plan"],
      rows: [{ line: 4, cells: ["Acme", "VIP"] }],
      refused: [],
      doubts: [],
    });
  });

  test("0 is an empty cell, but for minutes", () => {
    const header = ["date", "client", "minutes", "approved", "start"];
    const read = table("time_log", [header, [46000, "Acme", 0, 0, 0]], TIME_LOG_COLUMNS);
    expect(read.rows).toEqual([{ line: 2, cells: [46000, "Acme", 0, null, null] }]);
  });

  const log = (heading: string, ...cells: unknown[]) =>
    answer(() =>
      table(
        "time_log",
        [["date", "client", heading], ...cells.map((cell) => [46000, "Acme", cell])],
        TIME_LOG_COLUMNS,
      ),
    );
  test.each<[string, string, unknown[], unknown[]]>([
    ["minutes", "Minutes", [90, 15, "0:20"], [90, 15, "0:20"]],
    ["hours", "Heures", [2, 1.5, 0.33, "0,25", "1:30"], [120, 90, 20, 15, "1:30"]],
    ["hours below one, as people type them", "hours", [0.5, 0.25], [30, 15]],
    ["hours that are times", "Hours", [0.0625, 0.5], [90, 720]],
    ["a heading that says seconds", "Duration (seconds)", [5400], [90]],
    ["no unit, and decimals", "Durée", [1.5, 2], [90, 120]],
    ["no unit, and times", "Temps", [0.0625, 2 / 24], [90, 120]],
    ["no unit, and nothing but texts that need none", "Duration", ["1:30", "0:20"], ["1:30", "0:20"]],
  ])("a column of durations: %s", (_, heading, cells, expected) => {
    expect(log(heading, ...cells)).toMatchObject({
      refused: [],
      rows: expected.map((own) => ({ cells: [46000, "Acme", own] })),
    });
  });

  test.each<[string, string, unknown[]]>([
    ["no unit, and whole numbers", "Durée", [2, 1]],
    ["hours under minutes", "minutes", [1.5, 2, 0.25]],
  ])("a column of durations whose unit nothing shows is refused: %s", (_, heading, cells) => {
    expect(log(heading, ...cells)).toContain(
      `the unit of the numbers under “${heading}”, such as ${cells[0]}. Name the column minutes and give whole numbers, or name it hours.`,
    );
  });

  test("a part of a day that may be a time or hours costs its row", () => {
    const time = (said: string) => [{ problems: [{ code: "ARGUMENT_TIME_UNCLEAR", time: said }] }];
    expect(log("Hours", 2 / 24)).toMatchObject({ rows: [], refused: time("2:00") });
    // 1:30 typed below an hour and a half was four minutes.
    const mixed = log("Hours", 1.5, 0.0625);
    expect(mixed).toMatchObject({ rows: [{ line: 2, cells: [46000, "Acme", 90] }], refused: time("1:30") });
  });

  test("times are minutes where minutes are wanted; where hours are, they cost their row, as an error does", () => {
    const error = { type: "Error", basicType: "Error", basicValue: "#N/A" };
    const log = table(
      "time_log",
      [
        ["date", "client", "minutes", "notes"],
        [46000, "Acme", 0.0625, error],
        [46000, "Acme", 0.5, null],
        [46000, error, 15, null],
      ],
      TIME_LOG_COLUMNS,
    );
    expect(log.rows.map(({ cells }) => cells[2])).toEqual([90, 720]);
    expect(log.refused).toEqual([
      {
        file: "time_log",
        line: 4,
        client: null,
        problems: [{ code: "ARGUMENT_IS_ERROR", argument: "client", at: null, given: "#N/A" }],
        row: { date: "46000", client: "#N/A", minutes: "15" },
      },
    ]);
    const unclear = table(
      "time_log",
      [
        ["date", "client", "minutes"],
        [46000, "Acme", 0.5],
      ],
      TIME_LOG_COLUMNS,
    );
    expect(unclear.refused.map(({ problems }) => problems)).toMatchObject([
      [{ code: "ARGUMENT_TIME_UNCLEAR", given: "0.5", time: "12:00" }],
    ]);
    const register = table(
      "contracts",
      [
        ["client", "plan", "quantity", "start", "carried_hours", "included_hours"],
        ["Acme", "VIP", 2, 46000, 2 / 24, null],
        ["Acme", "VIP", 2 / 24, 46000, 0.5, null],
        ["Acme", "ORANGE_PLUS", 2, 46000, null, 10 / 24],
        ["Acme", "VIP", 2, 46000, 0.5, null],
      ],
      CONTRACT_COLUMNS,
    );
    expect(register.rows.map(({ line }) => line)).toEqual([5]);
    expect(register.refused.map(({ problems }) => problems)).toMatchObject([
      [{ code: "ARGUMENT_IS_TIME", argument: "carried_hours", given: "2:00" }],
      [{ code: "ARGUMENT_IS_TIME", argument: "quantity", given: "2:00" }],
      [{ code: "ARGUMENT_IS_TIME", argument: "included_hours", given: "10:00" }],
    ]);
  });

  test.each<[string, unknown, string]>([
    [
      "no heading row",
      [["Acme", "VIP", 2]],
      "“contracts” has no column “Client”; its first row holds Acme, VIP, 2.",
    ],
    ["nothing", [[null]], "“contracts” has no column “Client”; its first row holds –."],
    [
      "one column twice",
      [["client", "Client", "plan", "quantity", "start"]],
      "“Client” appears more than once",
    ],
  ])("%s is refused", (_, range, says) => {
    expect(answer(() => table("contracts", range, CONTRACT_COLUMNS))).toContain(says);
  });
});

test("a column of durations is the same minutes to a function as to the rules, or refused by both", () => {
  const heading = fc.constantFrom(
    "hours",
    "Heures",
    "duration",
    "Durée",
    "temps",
    "seconds",
    "time spent (h)",
  );
  const cell = fc.oneof(
    fc.integer({ min: 1, max: 600 }),
    fc.integer({ min: 1, max: 40 }).map((quarters) => quarters / 4),
    fc.integer({ min: 1, max: 1439 }).map((minutes) => minutes / 1440),
    fc.constantFrom("1:30", "45 min", "1,5"),
  );
  const outcomes = { read: 0, refused: 0 };
  fc.assert(
    fc.property(heading, fc.array(cell, { minLength: 1, maxLength: 6 }), (said, cells) => {
      const header = ["date", "client", said];
      const rows = cells.map((minutes, at) => [serial("2026-02-02") + at, "Acme", minutes]);
      const asked = answer(() => table("time_log", [header, ...rows], TIME_LOG_COLUMNS));
      const lines = rows.map((own, at) => ({ line: at + 2, cells: own }));
      const ruled = inMinutes({ file: "time_log", header, rows: lines });
      outcomes[typeof asked === "string" ? "refused" : "read"] += 1;
      if (typeof asked === "string") expect(ruled.problem?.code).toBe("DURATION_UNIT_UNCLEAR");
      else {
        const held = new Set(asked.refused.map(({ line }) => line));
        const used = ruled.table.rows.filter(({ line }) => !held.has(line));
        expect(ruled.problem).toBeNull();
        expect(asked.rows.map((row) => row.cells[2])).toEqual(used.map((row) => row.cells[2]));
      }
    }),
    { seed: 10, numRuns: 300 },
  );
  expect(Math.min(outcomes.read, outcomes.refused)).toBeGreaterThan(10);
});
