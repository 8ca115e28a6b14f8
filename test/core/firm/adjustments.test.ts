/** R8: manual adjustments of banks, read from a table; one without a reason, an author or a date is refused. */

import { describe, expect, test } from "vitest";
import { readAdjustments } from "../../../core/firm/adjustments.ts";
import { day } from "../../../core/values/calendar.ts";
import { table } from "../firm.ts";

const HEADER = "client,plan,date,minutes,reason,author";
const GOOD = "Acme,VIP,2026-03-01,-0:15,as agreed,M. Roy";
const read = (header: string, ...rows: readonly string[]) =>
  readAdjustments(table("adjustments.csv", [header, ...rows]));
const refusals = (row: string, header = HEADER) =>
  read(header, row).exceptions.map(({ problems }) => problems);

const ADJUSTED = {
  client: "Acme",
  plan: "VIP",
  date: day("2026-03-01"),
  minutes: -15,
  reason: "as agreed",
  author: "M. Roy",
  price: null,
};

test("all of a row, and the row as written", () => {
  expect(read(HEADER, GOOD)).toEqual({
    fatal: [],
    values: [
      {
        adjustment: ADJUSTED,
        file: "adjustments.csv",
        line: 2,
        row: {
          client: "Acme",
          plan: "VIP",
          date: "2026-03-01",
          minutes: "-0:15",
          reason: "as agreed",
          author: "M. Roy",
        },
      },
    ],
    exceptions: [],
  });
});

test.each([
  "Client name, Forfait, Jour, Durée, Raison, Auteur",
  "Nom du client, Bank, Day, Durée, Motif, Autrice",
  "CLIENT, Banque, date, minutes, reason, Auteure",
  "client, plan, date, minutes, reason, by",
  "client, plan, date, minutes, reason, Par",
])("the columns are known by %s", (header) => {
  const { fatal, values } = read(header, GOOD);
  expect(fatal).toEqual([]);
  expect(values.map(({ adjustment }) => adjustment)).toEqual([ADJUSTED]);
});

test.each(HEADER.split(","))("without the column %s nothing is read", (column) => {
  const present = HEADER.split(",").filter((name) => name !== column);
  const { fatal, values, exceptions } = read(present.join(","), "a,b,c,d,e");
  expect(fatal).toEqual([{ code: "COLUMN_MISSING", column, present: present.join(", ") }]);
  expect([values, exceptions]).toEqual([[], []]);
});

test("a row without any value misses all of them", () => {
  expect(refusals(GOOD.replaceAll(/[^,]+/g, ""))).toEqual([]);
  const missing = ["client", "plan", "date", "minutes", "author"].map((column) => ({
    code: "VALUE_MISSING",
    column,
  }));
  expect(refusals(",,,,as agreed,")).toEqual([missing]);
});

describe("a row is refused", () => {
  test.each([
    ["without its client", GOOD.replace("Acme", ""), [{ code: "VALUE_MISSING", column: "client" }]],
    ["without a reason", GOOD.replace("as agreed", ""), [{ code: "VALUE_MISSING", column: "reason" }]],
    ["without an author", GOOD.replace("M. Roy", ""), [{ code: "VALUE_MISSING", column: "author" }]],
    ["without a date", GOOD.replace("2026-03-01", ""), [{ code: "VALUE_MISSING", column: "date" }]],
    ["without minutes", GOOD.replace("-0:15", ""), [{ code: "VALUE_MISSING", column: "minutes" }]],
    [
      "with a day that does not exist",
      GOOD.replace("03-01", "02-30"),
      [{ code: "DATE_IMPOSSIBLE", column: "date", given: "2026-02-30" }],
    ],
    [
      "with minutes that are none",
      GOOD.replace("-0:15", "some"),
      [{ code: "MINUTES_UNREADABLE", column: "minutes", given: "some" }],
    ],
  ])("%s", (_case, row, problems) => {
    expect(refusals(row)).toEqual([problems]);
    expect(read(HEADER, row).values).toEqual([]);
  });

  test.each(["ORANGE_CARE", "BASIC", "GOLD", "–"])("for the plan %s, which has no bank", (plan) =>
    expect(read(HEADER, GOOD.replace("VIP", plan)).values).toEqual([]),
  );
});

test.each([
  ["VIP", "VIP"],
  ["vip diamant", "VIP_DIAMOND"],
  ["Orange Care Plus", "ORANGE_PLUS"],
])("the bank of “%s”", (given, plan) =>
  expect(read(HEADER, GOOD.replace("VIP", given)).values[0]?.adjustment.plan).toBe(plan),
);

describe("a bare number under a heading that says no unit may be minutes or hours", () => {
  const DURATION = HEADER.replace("minutes", "Durée");
  test.each([
    ["90", "Durée"],
    ["-2", "Durée"],
    ["−2", "Durée"],
  ])("%s", (given) => {
    const row = GOOD.replace("-0:15", given);
    const unsaid = { code: "MINUTES_UNSAID", column: "Durée", given };
    expect(refusals(row, DURATION)).toEqual([[unsaid]]);
    // Under the other heading it says so.
    expect(refusals(row)).toEqual([]);
  });

  test("a number that is none is told once", () =>
    expect(refusals(GOOD.replace("-0:15", "12345678901"), DURATION)).toEqual([
      [{ code: "MINUTES_UNREADABLE", column: "Durée", given: "12345678901" }],
    ]));

  test.each([
    ["1:30", 90],
    ["1 h 30", 90],
    ["-0:15", -15],
  ])("%s says it by itself", (given, minutes) => {
    const { values, exceptions } = read(DURATION, GOOD.replace("-0:15", given));
    expect(exceptions).toEqual([]);
    expect(values[0]?.adjustment.minutes).toBe(minutes);
  });
});

describe("M3: a price, signed as the minutes", () => {
  /** As cells, since a price may have a comma. */
  const priced = (rows: readonly (readonly [minutes: string, price: string])[], heading = "price") => {
    const { values, exceptions } = readAdjustments({
      file: "adjustments.csv",
      header: [...HEADER.split(","), heading],
      rows: rows.map(([minutes, price], index) => ({
        line: index + 2,
        cells: ["Acme", "VIP", "2026-03-01", minutes, "as agreed", "M. Roy", price],
      })),
    });
    return {
      prices: values.map(({ adjustment }) => adjustment.price),
      problems: exceptions.flatMap((own) => own.problems),
    };
  };

  test.each([
    ["2:00", "250", 250_00],
    ["2:00", "250.00", 250_00],
    ["2:00", "$1 250.50", 1_250_50],
    ["2:00", "1 250,50", 1_250_50],
    ["2:00", "250,00 $", 250_00],
    ["2:00", "$1,250", 1_250_00],
    ["2:00", "0", 0],
    ["2:00", "", null],
    ["-2:00", "-250.00", -250_00],
    ["-2:00", "-$250", -250_00],
    ["-2:00", "−250", -250_00],
    ["-2:00", "", null],
    ["0:00", "0", 0],
  ])("%s for %s", (minutes, price, cents) => {
    expect(priced([[minutes, price]])).toEqual({ prices: [cents], problems: [] });
  });

  test.each(["price", "Prix", "Amount", "Montant"])("its column is known by %s", (heading) =>
    expect(priced([["2:00", "250"]], heading).prices).toEqual([250_00]),
  );

  test.each([
    ["2:00", "-250.00", 120],
    ["-2:00", "250.00", -120],
    ["0:00", "250.00", 0],
    ["0:00", "-250.00", 0],
  ])("%s for %s is refused", (minutes, given, by) => {
    const problem = { code: "ADJUSTMENT_PRICE_SIGN", column: "price", given, minutes: by };
    expect(priced([[minutes, given]])).toEqual({ prices: [], problems: [problem] });
  });

  test.each(["some", "250.0051", "10000000"])("“%s” is no price", (given) => {
    const problem = { code: "SIGNED_AMOUNT_UNREADABLE", column: "price", given };
    expect(priced([["2:00", given]])).toEqual({ prices: [], problems: [problem] });
  });

  test("three digits after the only comma may be decimals or thousands, until the column tells", () => {
    const problem = { code: "DECIMAL_MARK_UNCLEAR", column: "price", given: "1,250", file: "" };
    expect(priced([["2:00", "1,250"]])).toEqual({ prices: [], problems: [problem] });
    const told = [
      ["2:00", "1,250"],
      ["2:00", "1,250.00"],
    ] as const;
    expect(priced(told)).toEqual({ prices: [1_250_00, 1_250_00], problems: [] });
  });
});

test("dates and numbers are read as the rest of their column shows, or as asked", () => {
  const rows = ["15/03/2026,1.000.000", "04/03/2026,1.450"].map(
    (cells) => `Acme,VIP,${cells},as agreed,M. Roy`,
  );
  const said = ({ values }: ReturnType<typeof readAdjustments>) =>
    values.map(({ adjustment }) => [adjustment.date, adjustment.minutes]);
  expect(said(read(HEADER, ...rows))).toEqual([
    [day("2026-03-15"), 1_000_000],
    [day("2026-03-04"), 1450],
  ]);
  const alone = table("adjustments.csv", [HEADER, "Acme,VIP,04/03/2026,1.450,as agreed,M. Roy"]);
  expect(said(readAdjustments(alone))).toEqual([]);
  expect(said(readAdjustments(alone, { dateOrder: "MDY", decimalMark: "," }))).toEqual([
    [day("2026-04-03"), 1450],
  ]);
});
