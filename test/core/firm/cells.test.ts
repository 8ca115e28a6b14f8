/** How one cell is read, from a CSV file and from a spreadsheet, and how columns are found by their headings. */

import { describe, expect, test } from "vitest";
import {
  type Cell,
  centsOf,
  dateOf,
  durationOf,
  hoursOf,
  isBlank,
  isUnclearNumber,
  layout,
  numberOf,
  text,
  timeOfDay,
  wholeOf,
  yesNoOf,
} from "../../../core/firm/cells.ts";
import { rowText } from "../../../core/firm/exceptions.ts";
import { CONTRACT_COLUMNS, type ContractColumn } from "../../../core/firm/register.ts";
import { RowReader } from "../../../core/firm/row-reader.ts";
import { TIME_LOG_COLUMNS, type TimeLogColumn } from "../../../core/firm/time-log.ts";
import { day, formatDate } from "../../../core/values/calendar.ts";
import { nameKey } from "../../../core/values/names.ts";

describe("a duration, in minutes", () => {
  test.each<[Cell, number | null]>([
    ["90", 90],
    ["0", 0],
    ["007", 7],
    [" 90 ", 90],
    ["1:30", 90],
    ["01:05", 65],
    ["0:00", 0],
    ["25:00", 1500],
    ["-15", -15],
    ["-0", 0],
    ["-0:15", -15],
    [90, 90],
    [0, 0],
    [-15, -15],
    [359.9999999999, 360],
    ["999999999", 999_999_999],
    [999_999_999, 999_999_999],
    ["1000000000", null],
    [1_000_000_000, null],
    [-1_000_000_000, null],
    ["", null],
    [null, null],
    [undefined, null],
    ["1:60", null],
    ["1:5", null],
    ["soon", null],
    ["1:30:00", 90],
    ["1:30:20", null],
    ["90.0", 90],
    ["90,0", 90],
    ["359.9999999999", 360],
    ["1.5", null],
    ["1,5", null],
    ["1,450", null],
    ["1h30", 90],
    ["1 h 30", 90],
    ["90 min", 90],
    ["PT1H30M", 90],
    ["1d", null],
    [0.0625, null],
    ["1e3", null],
    ["٩٠", null],
    [1.5, null],
    [Number.NaN, null],
    [Number.POSITIVE_INFINITY, null],
    [true, null],
  ])("%j is %j", (cell, minutes) => expect(durationOf(cell)).toBe(minutes));
});

describe("hours, in minutes", () => {
  test.each<[Cell, number | null]>([
    ["1.25", 75],
    ["1,25", 75],
    ["1:15", 75],
    ["2", 120],
    ["0.1", 6],
    ["0.05", 3],
    ["1.100", null],
    ["0.125", null],
    ["0.250", 15],
    ["1 h 15", 75],
    ["2 h", 120],
    ["8,0", 480],
    ["-1.5", -90],
    ["-0", 0],
    [1.25, 75],
    [0.1, 6],
    [2, 120],
    [1.01, null],
    ["1.01", null],
    ["0.333333", null],
    [1 / 3, 20],
    ["1.", null],
    [".5", null],
    ["1.2.3", null],
    ["1h", 60],
    ["", null],
    [null, null],
  ])("%j is %j", (cell, minutes) => expect(hoursOf(cell)).toBe(minutes));
});

describe("a time of day, in minutes since midnight", () => {
  test.each<[Cell, number | null]>([
    ["00:00", 0],
    ["9:05", 545],
    ["09:05", 545],
    ["09:05:59", 545],
    ["23:59", 1439],
    [0, 0],
    [0.375, 540],
    [0.25, 360],
    [17 / 24, 1020],
    [0.999999, 1439],
    ["24:00", null],
    ["29:05", null],
    ["109:05", null],
    ["9:60", null],
    ["09:60", null],
    ["09:059", null],
    ["09:05 PM", 1265],
    ["9h05", 545],
    ["9 h 05", 545],
    ["9:05 PM", 1265],
    ["9", null],
    ["", null],
    [1, null],
    [-0.1, null],
  ])("%j is %j", (cell, minutes) => expect(timeOfDay(cell)).toBe(minutes));

  test("every minute of a day, as the fraction that a spreadsheet holds", () => {
    for (let minute = 0; minute < 1440; minute += 1) expect(timeOfDay(minute / 1440)).toBe(minute);
  });
});

describe("a date", () => {
  test.each<[Cell, string | null]>([
    ["2026-03-15", "2026-03-15"],
    [" 2026-03-15 ", "2026-03-15"],
    [46_096, "2026-03-15"],
    [46_096.75, "2026-03-15"],
    ["46096", "2026-03-15"],
    ["2026-03-15 00:00:00", "2026-03-15"],
    ["2026-03-15T00:00:00.000Z", "2026-03-15"],
    ["2026-03-15T02:00:00Z", null],
    ["2026-03-15 14:05", "2026-03-15"],
    ["15 mars 2026", "2026-03-15"],
    ["Mar 15, 2026", "2026-03-15"],
    ["15-Mar-26", "2026-03-15"],
    ["15/03/2026", null],
    ["2026-02-29", null],
    ["", null],
    [0.5, null],
    [true, null],
  ])("%j is %j", (cell, date) => {
    const found = dateOf(cell);
    expect(found === null ? null : formatDate(found)).toBe(date);
  });
});

describe("yes or no", () => {
  test.each<[Cell, boolean | null]>([
    ["yes", true],
    ["Y", true],
    ["OUI", true],
    ["o", true],
    ["vrai", true],
    ["TRUE", true],
    ["1", true],
    [1, true],
    [true, true],
    ["no", false],
    ["N", false],
    ["Non", false],
    ["faux", false],
    ["0", false],
    [0, false],
    [false, false],
    ["✓", true],
    ["✔\ufe0f", true],
    ["✗", false],
    ["approuvé", true],
    ["x", true],
    ["refusé", false],
    ["décliné", false],
    ["maybe", null],
    ["peut-être", null],
    ["2", null],
    ["", null],
    [null, null],
  ])("%j is %j", (cell, answer) => expect(yesNoOf(cell)).toBe(answer));
});

test("a date of numbers is read in the order that is asked", () => {
  expect(dateOf("04/03/2026", "DMY")).toBe(day("2026-03-04"));
  expect(dateOf("04/03/2026", "MDY")).toBe(day("2026-04-03"));
});

test("a number with a comma is read with the decimal mark of its column", () => {
  expect([numberOf("1,450", ","), numberOf("1,450", ".")]).toEqual([1.45, 1450]);
  expect([wholeOf("1,450", ","), wholeOf("1,450", ".")]).toEqual([null, 1450]);
  expect([centsOf("1,450", ","), centsOf("1,450", ".")]).toEqual([145, 145_000]);
  expect([durationOf("1,450", ","), durationOf("1,450", ".")]).toEqual([null, 1450]);
  expect([hoursOf("1,250", ","), hoursOf("1,250", ".")]).toEqual([75, 75_000]);
});

test.each<[Cell, boolean]>([
  [1450, false],
  [null, false],
  ["1,450", true],
  ["-12.000", true],
  ["1450", false],
  ["0,450", false],
  // Words have commas and points, too.
  ["soon,now", false],
  ["fin.not", false],
])("%j may be a number with decimals or one with thousands: %j", (cell, unclear) =>
  expect(isUnclearNumber(cell)).toBe(unclear),
);

describe("a number, a whole number, an amount in cents", () => {
  test.each<[Cell, number | null, number | null, number | null]>([
    ["680", 680, 680, 68_000],
    ["680.00", 680, 680, 68_000],
    ["680,00", 680, 680, 68_000],
    ["1 450,00", 1450, 1450, 145_000],
    ["1\u00a0450,00", 1450, 1450, 145_000],
    ["0.1", 0.1, null, 10],
    [198.1, 198.1, null, 19_810],
    [19.99, 19.99, null, 1999],
    ["-5", -5, -5, null],
    ["1.005", null, null, null],
    ["0.005", 0.005, null, null],
    ["1,450", null, null, null],
    ["1.450", null, null, null],
    ["-1,450", null, null, null],
    ["1,450.00", 1450, 1450, 145_000],
    ["1.450,00", 1450, 1450, 145_000],
    ["1,450,000", 1_450_000, 1_450_000, 145_000_000],
    ["1 450", 1450, 1450, 145_000],
    ["1’450.00", 1450, 1450, 145_000],
    ["1 450,500", 1450.5, null, 145_050],
    ["$680", 680, 680, 68_000],
    ["$1,450", 1450, 1450, 145_000],
    ["$ 1,450.00", 1450, 1450, 145_000],
    ["1 450,00 $", 1450, 1450, 145_000],
    ["1 450,00\u00a0$ CA", 1450, 1450, 145_000],
    ["CAD 680.00", 680, 680, 68_000],
    ["-$5", -5, -5, null],
    ["8.0", 8, 8, 800],
    ["8,0", 8, 8, 800],
    ["7.999999999999", 7.999999999999, 8, 800],
    ["0", 0, 0, 0],
    ["9999999.99", 9_999_999.99, null, 999_999_999],
    ["10000000", 10_000_000, 10_000_000, null],
    // A millionth is not a rounding error any more.
    [0.000_001, 0.000_001, null, null],
    // Beyond the whole numbers that are exact.
    [1e20, 1e20, null, null],
    [9_007_199_254_740_991, 9_007_199_254_740_991, 9_007_199_254_740_991, null],
    ["1 2 3", null, null, null],
    ["1,45,000", null, null, null],
    ["1.2.3", null, null, null],
    ["12-5", null, null, null],
    ["$", null, null, null],
    ["", null, null, null],
    [true, null, null, null],
    [Number.NaN, null, null, null],
  ])("%j is %j, %j, %j", (cell, number, whole, amount) => {
    expect([numberOf(cell), wholeOf(cell), centsOf(cell)]).toEqual([number, whole, amount]);
  });
});

test("blank is blank however it is written", () => {
  const blanks: Cell[] = [null, undefined, "", "  ", "\u00a0"];
  expect(blanks.map(text)).toEqual(["", "", "", "", ""]);
  expect(isBlank({ line: 2, cells: blanks })).toBe(true);
  expect(isBlank({ line: 2, cells: [...blanks, 0] })).toBe(false);
  expect(isBlank({ line: 2, cells: [] })).toBe(true);
});

describe("columns", () => {
  const logHeadings: Record<"en" | "fr", Record<TimeLogColumn, string>> = {
    en: {
      id: "ID",
      date: "Date",
      start: "Start time",
      client: "Client name",
      user: "User",
      technician: "Technician",
      minutes: "Duration",
      level: "Level",
      category: "Category",
      ticket: "Ticket",
      trainees: "Trainees",
      notice: "Notice",
      approved: "Approved",
      channel: "Channel",
      description: "Description",
    },
    fr: {
      id: "Identifiant",
      date: "Jour",
      start: "Heure de début",
      client: "Nom du client",
      user: "Utilisateur",
      technician: "Technicienne",
      minutes: "Durée",
      level: "Niveau",
      category: "Catégorie",
      ticket: "Billet",
      trainees: "Participants",
      notice: "Préavis",
      approved: "Approuvé",
      channel: "Canal",
      description: "Détails",
    },
  };
  const registerHeadings: Record<"en" | "fr", Record<ContractColumn, string>> = {
    en: {
      client: "Client",
      plan: "Plan",
      quantity: "Quantity",
      start: "Start",
      expires: "Expires",
      paid_on: "Paid on",
      channel: "Channel",
      carried_hours: "Carried hours",
      act_end: "Act end",
      act_edition: "Act edition",
      language: "Language",
      alias: "Alias",
      included_hours: "Included hours",
      status: "Status",
      ended_on: "Ended on",
    },
    fr: {
      client: "Nom du client",
      plan: "Forfait",
      quantity: "Quantité",
      start: "Début",
      expires: "Expiration",
      paid_on: "Payé le",
      channel: "Canal",
      carried_hours: "Heures reportées",
      act_end: "Fin de l’abonnement Act!",
      act_edition: "Édition Act!",
      language: "Langue",
      alias: "Autres noms",
      included_hours: "Heures incluses",
      status: "Statut",
      ended_on: "Terminé le",
    },
  };

  test.each(["en", "fr"] as const)(
    "of the time log are known by their headings, %s, in any order",
    (language) => {
      const columns = Object.keys(TIME_LOG_COLUMNS) as TimeLogColumn[];
      const turned = [...columns].reverse();
      const found = layout(
        turned.map((column) => logHeadings[language][column]),
        TIME_LOG_COLUMNS,
      );
      expect(found.problems).toEqual([]);
      expect(found.ignored).toEqual([]);
      expect([...found.layout.keys()]).toEqual(turned);
    },
  );

  test.each(["en", "fr"] as const)(
    "of the register are known by their headings, %s, in any order",
    (language) => {
      const columns = Object.keys(CONTRACT_COLUMNS) as ContractColumn[];
      const turned = [...columns].reverse();
      const found = layout(
        turned.map((column) => registerHeadings[language][column]),
        CONTRACT_COLUMNS,
      );
      expect(found.problems).toEqual([]);
      expect(found.ignored).toEqual([]);
      expect([...found.layout.keys()]).toEqual(turned);
    },
  );

  test.each([
    ["time log", TIME_LOG_COLUMNS],
    ["register", CONTRACT_COLUMNS],
  ])("no heading of the %s stands for two columns", (_table, columns) => {
    const owners = new Map<string, Set<string>>();
    for (const [column, { headings }] of Object.entries(columns)) {
      for (const heading of [column, ...headings]) {
        const key = nameKey(heading);
        owners.set(key, (owners.get(key) ?? new Set()).add(column));
      }
    }
    expect([...owners].filter(([, own]) => own.size > 1)).toEqual([]);
  });

  test("that are missing, repeated or not known are reported", () => {
    const found = layout(["Durée", "minutes", "Mood", "", null], TIME_LOG_COLUMNS);
    const present = "Durée, minutes, Mood";
    expect(found.problems).toEqual([
      { code: "COLUMN_REPEATED", column: "minutes" },
      { code: "COLUMN_MISSING", column: "date", present },
      { code: "COLUMN_MISSING", column: "client", present },
    ]);
    expect(found.ignored).toEqual(["Mood"]);
  });

  test("that are missing are told with the file's own headings", () => {
    const { problems } = layout(["date", "minutes"], TIME_LOG_COLUMNS, ["Tag", " ", null, "Dauer "]);
    expect(problems).toEqual([{ code: "COLUMN_MISSING", column: "client", present: "Tag, Dauer" }]);
  });

  test("of a table without any headings", () => {
    const { problems } = layout([], TIME_LOG_COLUMNS);
    expect(problems).toContainEqual({ code: "COLUMN_MISSING", column: "date", present: "–" });
  });
});

describe("reading a row", () => {
  const COLUMNS = {
    name: { required: true, headings: [] },
    count: { required: false, headings: [] },
    hours: { required: false, headings: [] },
    sure: { required: false, headings: [] },
    colour: { required: false, headings: [] },
    when: { required: false, headings: [] },
  } as const;
  const header = Object.keys(COLUMNS);
  const reader = (...cells: Cell[]) =>
    new RowReader({ line: 2, cells }, layout<keyof typeof COLUMNS>(header, COLUMNS).layout);

  test("answers values", () => {
    const read = reader(" Acme ", "12", "1:15", "oui", "Vert", 46_096);
    const colours = { green: ["vert"], red: ["rouge"] };
    expect([
      read.required("name"),
      read.count("count"),
      read.hours("hours"),
      read.yesNo("sure"),
      read.choice("colour", colours),
      read.date("when"),
    ]).toEqual(["Acme", 12, 75, true, "green", 46_096 - 25_569]);
    expect(read.problems).toEqual([]);
  });

  test("answers null for blanks, which are no problem unless required", () => {
    const read = reader("", null, undefined, " ", "");
    expect(read.required("name")).toBe("");
    expect([
      read.count("count"),
      read.hours("hours"),
      read.yesNo("sure"),
      read.choice("colour", { red: [] }),
      read.date("when"),
    ]).toEqual([null, null, null, null, null]);
    expect(read.problems).toEqual([{ code: "VALUE_MISSING", column: "name" }]);
  });

  test("collects all that is wrong", () => {
    const read = reader("Acme", "-1", "-1:00", "maybe", "blue", "soon");
    read.count("count");
    read.hours("hours");
    read.yesNo("sure");
    read.choice("colour", { red: [], green: [] });
    read.date("when");
    read.time("when");
    expect(read.problems).toEqual([
      { code: "NUMBER_UNREADABLE", column: "count", given: "-1" },
      { code: "HOURS_UNREADABLE", column: "hours", given: "-1:00" },
      { code: "CHOICE_UNKNOWN", column: "sure", given: "maybe", choices: "yes, no (oui, non)" },
      { code: "CHOICE_UNKNOWN", column: "colour", given: "blue", choices: "red, green" },
      { code: "DATE_IMPOSSIBLE", column: "when", given: "soon" },
      { code: "TIME_IMPOSSIBLE", column: "when", given: "soon" },
    ]);
  });

  test("hands the row back as text, by column", () => {
    const { layout: columns } = layout<keyof typeof COLUMNS>(["when", "name"], COLUMNS);
    expect(rowText({ line: 2, cells: [46_096, " Acme ", "more"] }, columns)).toEqual({
      when: "46096",
      name: "Acme",
    });
  });
});

test("a number that is nearly nothing is 0, never minus nothing", () => expect(wholeOf(-1e-9)).toBe(0));

test("the earliest day that a spreadsheet counts is read", () => expect(dateOf(367)).toBe(day("1901-01-01")));
