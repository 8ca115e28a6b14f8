/** Logs kept by hand, as text or in Excel: units, dates, totals, sheets, and what Excel does to cells. */

import { describe, expect, test } from "vitest";
import { type ReadLog, readLogs } from "../../../batch/imports/log-file.ts";
import type { Source } from "../../../batch/imports/settings.ts";
import { layout } from "../../../core/firm/cells.ts";
import { rowText } from "../../../core/firm/exceptions.ts";
import { TIME_LOG_COLUMNS } from "../../../core/firm/time-log.ts";
import { remarkSentence, describe as sentence } from "../../../core/words/describe.ts";
import { read, reconciled, refused, SETTINGS } from "./exports.ts";
import { book, OCTOBER, type SheetCell, type SheetGiven } from "./sheet-book.ts";

type Said = Partial<Source>;
/** Each row by our columns, as the rules read it. */
const own = ({ table }: ReadLog) =>
  table.rows.map((row) => rowText(row, layout(table.header, TIME_LOG_COLUMNS).layout));
const settings = (said: Said) => ({ ...SETTINGS, sources: [{ files: "*", ...said }] });
const lines = (...all: string[]) => Buffer.from(`${all.join("\n")}\n`);
const minutesIn = (
  bytes: Buffer,
  said: Said = {},
  file = bytes.subarray(0, 2).toString() === "PK" ? "log.xlsx" : "log.csv",
) => own(read(file, bytes, settings(said))).map(({ minutes }) => minutes);
const placed = (bytes: Buffer, said: Said = {}) => {
  const { control } = reconciled([read("log.csv", bytes, settings(said))]);
  return [control.entriesPlaced, control.minutesPlaced, control.entriesRejected];
};
const problemsOf = (bytes: Buffer, said: Said = {}, file = "log.csv") =>
  reconciled([read(file, bytes, settings(said))]).exceptions.flatMap(({ problems }) => problems);
const codes = (bytes: Buffer, said: Said = {}) =>
  read("log.csv", bytes, settings(said)).remarks.map(({ code }) => code);

const day = (date: number, format: "date" | "date and time" = "date") =>
  ({ number: OCTOBER + date - 1, format }) as const;
const oneSheet = (...rows: SheetCell[][]): Buffer => book({ name: "Log", rows });

describe("what bare numbers count in a log of ours", () => {
  const log = (heading: string, ...numbers: string[]) =>
    lines(`date,client,${heading}`, ...numbers.map((number, at) => `2026-10-0${at + 1},Acme,"${number}"`));

  test.each<[string, string[], string[]]>([
    ["minutes", ["2", "90"], ["2", "90"]],
    ["Minutes facturées", ["2", "90"], ["2", "90"]],
    ["Durée (min)", ["2", "90"], ["2", "90"]],
    ["hours", ["2", "1.5", "0.25"], ["120", "90", "15"]],
    ["Heures", ["2", "1,5", "0,33"], ["120", "90", "20"]],
    ["h", ["2"], ["120"]],
    ["hrs", ["1"], ["60"]],
    ["Heures travaillées", ["8", "1:30"], ["480", "1:30"]],
    ["Duration (h)", ["2", "1"], ["120", "60"]],
    ["Duration (hours)", ["2", "1"], ["120", "60"]],
    ["Temps (secondes)", ["5400", "60"], ["90", "1"]],
    ["duration", ["1.5", "0.25", "2"], ["90", "15", "120"]],
    // An hours column that was renamed: no minutes have such decimals.
    ["minutes", ["2", "1.5", "0.25"], ["120", "90", "15"]],
    ["Temps passé", ["1,5", "2"], ["90", "120"]],
    ["Durée", ["1:30", "1h30", "90 min"], ["1:30", "90", "90"]],
    ["Durée (mn)", ["30", "1:05 h", "45 mn"], ["30", "65", "45"]],
    ["Nbre d’heures", ["2", "1,5 hre"], ["120", "90"]],
    ["minutes", ["1:30:00 AM", "90", "PT1H30M"], ["90", "90", "90"]],
  ])("%s %j: %j minutes", (heading, numbers, minutes) => {
    expect(minutesIn(log(heading, ...numbers))).toEqual(minutes);
  });

  test.each<[string, string[], string]>([
    ["Duration", ["2", "1"], "hours"],
    ["Durée", ["90", "45"], "minutes"],
    ["Durée", ["20", "5"], "minutes"],
    ["temps", ["5400", "2700"], "seconds"],
  ])("%s %j: refused, and %s proposed", (heading, numbers, likely) => {
    const { problem } = refused("log.csv", log(heading, ...numbers));
    expect(problem).toMatchObject({ code: "DURATION_UNIT_UNCLEAR", column: heading, likely });
    expect(sentence(problem, "en")).toContain("Until now it was read as minutes.");
    expect(sentence(problem, "en")).toContain(`{ "files": "log.csv", "durationUnit": "${likely}" }`);
    expect(sentence(problem, "fr")).toContain("Jusqu’ici, on y lisait des minutes.");
  });

  test("decimals under minutes are reported", () => {
    expect(read("log.csv", log("minutes", "2", "1.5", "0.25")).remarks).toContainEqual({
      code: "UNIT_DECIMALS",
      unit: "hours",
      column: "minutes",
    });
  });

  test("what is proposed is read", () => {
    expect(minutesIn(log("Duration", "2", "1"), { durationUnit: "hours" })).toEqual(["120", "60"]);
  });

  test("hours that look like hours and minutes are reported", () => {
    const typed = read("log.csv", log("Heures", "1,30", "0,45", "2"));
    expect(typed.remarks).toContainEqual({
      code: "HOURS_LIKE_CLOCK",
      column: "Heures",
      given: "1,30",
      minutes: 78,
    });
    expect(codes(log("Heures", "1,30", "0,45", "2"), { durationUnit: "hours" })).not.toContain(
      "HOURS_LIKE_CLOCK",
    );
    expect(codes(log("Heures", "1,30", "0,75", "2"))).not.toContain("HOURS_LIKE_CLOCK");
  });

  test("a few cells that are no minutes are their own rows' mistake", () => {
    const given = log("minutes", "20", "0.5", "30", "7.5", "45");
    expect(placed(given)).toEqual([3, 95, 2]);
    expect(problemsOf(given)).toMatchObject([
      { code: "MINUTES_BELOW_ONE", column: "minutes", given: "0.5", time: "12:00" },
      { code: "MINUTES_UNREADABLE", given: "7.5" },
    ]);
  });

  test("the heading is named as it is written", () => {
    const [problem] = problemsOf(lines("Date,Client,Minutes facturées", "2026-10-05,Acme,soon"));
    expect(problem && sentence(problem, "en")).toContain("“Minutes facturées” is “soon”");
    const [date] = problemsOf(lines("Jour,Client,Minutes", "2026-02-30,Acme,5"));
    expect(date && sentence(date, "fr")).toContain("« Jour » vaut « 2026-02-30 »");
  });

  test("a missing one is reported beside the headings as they are written", () => {
    const [problem] = problemsOf(lines("Jour,Société,Durée (h)", "2026-10-05,Acme,2"));
    expect(problem && sentence(problem, "en")).toContain("the file has Jour, Société, Durée (h)");
  });

  test("decimals among minutes are reported as hours that they may be", () => {
    const [problem] = problemsOf(log("minutes", "20", "1.5", "45"));
    expect(problem && sentence(problem, "en")).toContain("minutes are whole numbers. If it counts hours");
    expect(problem && sentence(problem, "fr")).toContain("les minutes sont des nombres entiers");
  });

  test("of two columns both must say the same; what was billed is not asked", () => {
    const both = (hours: string, minutes: string) =>
      lines("date,client,hours,minutes", `2026-10-05,Acme,${hours},${minutes}`);
    expect(minutesIn(both("1.5", "90"))).toEqual(["90"]);
    expect(refused("log.csv", both("1", "30")).problem).toMatchObject({
      code: "DURATION_COLUMNS_DIFFER",
      one: "minutes",
      given: "30",
      other: "hours",
      otherGiven: "1",
    });
    const billed = lines("date,client,minutes billed,minutes", "2026-10-05,Acme,15,7");
    expect(placed(billed)).toEqual([1, 7, 0]);
  });
});

describe("times beside the durations", () => {
  const log = (heading: string, ...rows: string[]) =>
    lines(`date,client,start,end,${heading}`, ...rows.map((row, at) => `2026-10-0${at + 1},Acme,${row}`));

  test("decide what a bare column counts, and against its heading", () => {
    expect(minutesIn(log("durée", "09:00,10:30,1.5", "09:00,11:00,2"))).toEqual(["90", "120"]);
    expect(minutesIn(log("duration", "09:00,10:30,90", "09:00,11:00,120"))).toEqual(["90", "120"]);
    expect(minutesIn(log("minutes", "09:00,10:30,1.5", "09:00,11:00,2"))).toEqual(["90", "120"]);
    expect(codes(log("minutes", "09:00,10:30,1.5", "09:00,11:00,2"))).toContain("UNIT_SPAN");
  });

  test("that deny nearly all of them refuse the file, whatever unit was set", () => {
    const given = log("minutes", "09:00,10:30,7", "09:00,11:00,3");
    expect(refused("log.csv", given).problem).toMatchObject({
      code: "DURATIONS_AGAINST_TIMES",
      given: "7",
      minutes: 7,
      span: 90,
      rows: 2,
      of: 2,
    });
    expect(refused("log.csv", given, settings({ durationUnit: "minutes" })).problem.code).toBe(
      "DURATIONS_AGAINST_TIMES",
    );
  });

  test("a break, or one row that differs, costs nothing or that row", () => {
    expect(placed(log("minutes", "09:00,17:00,420", "09:00,10:00,60"))).toEqual([2, 480, 0]);
    const [problem] = problemsOf(log("minutes", "09:00,10:00,60", "09:00,10:00,600", "09:00,10:00,60"));
    expect(problem).toMatchObject({ code: "DURATION_OVER_SPAN", minutes: 600, span: 60 });
  });

  test("by their offsets: the night on which clocks change has an hour more", () => {
    const header = "Description,Task,Project,Client,User,Start,End,Duration,Duration (decimal),Billable,Tags";
    const night = lines(
      header,
      "a,,P,Acme,Anne,2026-11-01T00:30:00-04:00,2026-11-01T02:30:00-05:00,03:00:00,3.00,Yes,",
    );
    expect(placed(night)).toEqual([1, 180, 0]);
  });
});

describe("dates in a log of ours", () => {
  const log = (...dates: string[]) => lines("date,client,minutes", ...dates.map((date) => `${date},Acme,30`));
  const datesIn = (bytes: Buffer, said: Said = {}) =>
    own(read("log.csv", bytes, settings(said))).map(({ date }) => date);

  test("are read in the order that the column shows, or that is set", () => {
    expect(datesIn(log("25/10/2026", "03/10/2026"))).toEqual(["2026-10-25", "2026-10-03"]);
    expect(datesIn(log("10/14/26", "10/03/26"))).toEqual(["2026-10-14", "2026-10-03"]);
    expect(datesIn(log("03/10/2026"), { dateOrder: "DMY" })).toEqual(["2026-10-03"]);
  });

  test("are read as long dates write them; a day of the week must be theirs", () => {
    const long = ["1er octobre 2026", "mardi 6 octobre 2026", "Tuesday October 6th 2026", "lun. 5 oct. 2026"];
    expect(datesIn(log(...long))).toEqual(["2026-10-01", "2026-10-06", "2026-10-06", "2026-10-05"]);
    expect(placed(log("2026-10-05", "lundi 6 octobre 2026"))).toEqual([1, 30, 1]);
  });

  test("that a spreadsheet of another country swapped, where it could, refuse the file", () => {
    const opened = log("2026-05-10", "2026-06-10", "25/10/2026", "13/10/2026");
    expect(refused("log.csv", opened).problem).toMatchObject({
      code: "DATES_SWAPPED",
      one: "2026-05-10",
      other: "25/10/2026",
    });
    expect(placed(opened, { dateOrder: "DMY" })).toEqual([4, 120, 0]);
    // Somebody who began to write dates otherwise, in the middle of the month.
    expect(placed(log("2026-10-05", "2026-10-06", "2026-10-10", "13/10/2026"))).toEqual([4, 120, 0]);
  });

  test("in no order refuse the file, and the sentence names the setting", () => {
    const { problem } = refused("log.csv", log("03/10/2026", "04/10/2026"));
    expect(sentence(problem, "en")).toContain('"sources": [{ "files": "log.csv", "dateOrder": "DMY" }]');
  });

  test("a few beside dates that say what they are cost their rows", () => {
    const given = log("2026-10-05", "2026-10-06", "03/04/2026");
    expect(placed(given)).toEqual([2, 60, 1]);
    expect(problemsOf(given).map(({ code }) => code)).toEqual(["DATE_ORDER_UNCLEAR"]);
  });

  test("one that exists in no order costs its row; two that disagree are two rows", () => {
    expect(placed(log("10/14/2026", "10/15/2026", "13/15/2026"))).toEqual([2, 60, 1]);
    expect(refused("log.csv", log("13/10/2026", "10/14/2026", "13/15/2026")).problem).toMatchObject({
      one: "13/10/2026",
      other: "10/14/2026",
    });
  });
});

test("rows of exceptions.csv come from many files: none decides what another one means", () => {
  const fedBack = (...rows: string[]) =>
    lines("date,client,minutes,file,line", ...rows.map((row, at) => `${row},october.csv,${at + 2}`));
  expect(placed(fedBack("25/10/2026,Acme,30", "03/04/2026,Acme,30", "2026-10-05,Acme,45"))).toEqual([
    2, 75, 1,
  ]);
  expect(placed(fedBack("2026-10-04,Acme,1.5", "2026-10-05,Acme,2"))).toEqual([1, 2, 1]);
});

test("a total is checked and no entry, wherever its word stands", () => {
  const log = (total: string) =>
    lines("Support log,,", ",,", "date,client,minutes", "2026-10-05,Acme,90", "2026-10-06,Bolt,45", total);
  for (const total of ["Total,,135", ",Total,135", "Total général,,2:15"]) {
    expect(placed(log(total)), total).toEqual([2, 135, 0]);
    expect(codes(log(total))).toContain("TOTAL_AGREES");
  }
  expect(refused("log.csv", log("Total,,200")).problem).toMatchObject({
    code: "TOTAL_MISMATCH",
    minutes: 135,
  });
});

test("what a spreadsheet adds up for a client or a month is a total where it adds up, and else a row", () => {
  const log = (...rows: string[]) => lines("date,client,minutes", ...rows);
  const [acme, bolt] = ["2026-10-05,Acme,90", "2026-10-06,Bolt,45"];
  const subtotals = log(
    acme,
    ",Acme Total,90",
    bolt,
    ",Total Bolt,45",
    "Totaux du mois,,135",
    ",Grand Total,135",
  );
  expect(placed(subtotals)).toEqual([2, 135, 0]);
  expect(codes(subtotals)).toContain("TOTAL_AGREES");
  expect(placed(lines("date,client,minutes,description", `${acme},a`, ",Acme,90,Total rebuild"))).toEqual([
    1, 90, 1,
  ]);
  const named = log(acme, ",Total Energy,45", "Total octobre,,80", "2026-10-07,Total Energy,20");
  expect(problemsOf(named).length).toBeGreaterThan(2);
  expect(read("log.csv", named).table.rows.map(({ line }) => line)).toEqual([2, 3, 4, 5]);
});

test("a total that any unit would give is no word for the unit that was set", () => {
  const jira = (...rows: string[]) => lines("Worklog id,Author,Issue,Project,Started,Time spent", ...rows);
  const summed = jira(
    "1,Anne,A-1,Acme,2026-10-05 09:00,2100",
    "2,Anne,A-2,Acme,2026-10-06 09:00,300",
    ",,,,,2400",
  );
  expect(refused("jira.csv", summed).problem).toMatchObject({
    code: "DURATION_UNIT_UNCLEAR",
    likely: "seconds",
  });
  const log = read("jira.csv", summed, settings({ durationUnit: "seconds" }));
  expect(own(log).map(({ minutes }) => minutes)).toEqual(["35", "5"]);
  expect(log.remarks.map(({ code }) => code)).not.toContain("TOTAL_AGREES");
});

test("Toggl's 18:25 min are eighteen minutes", () => {
  const header = "User,Client,Description,Start date,Start time,End date,End time,Duration";
  const row = (from: string, to: string, duration: string) =>
    `Anne,Acme,a,2026-10-05,${from},2026-10-05,${to},${duration}`;
  const log = lines(header, row("19:21:21", "19:39:46", "18:25 min"), row("20:00:00", "20:00:56", "56 sec"));
  expect(minutesIn(log)).toEqual(["18", "1"]);
});

test("a long entry is reported as a person reads it", () => {
  const header = "Author,Issue,Started,Time spent";
  const log = lines(header, "Anne,A-1,2026-10-05 00:30,82800000");
  const { table } = read("jira.csv", log, settings({ durationUnit: "milliseconds", client: "Acme" }));
  expect(table.rows[0]?.problems).toContainEqual({ code: "ENTRY_TOO_LONG", given: "23 h", most: 10 });
});

describe("a file about one client or project", () => {
  const log = lines("date,minutes", "2026-10-05,30");

  test("says so in the configuration, where its rows do not", () => {
    expect(placed(log, { client: "Acme" })).toEqual([1, 30, 0]);
    expect(placed(log, { project: "Acme support" })).toEqual([1, 30, 0]);
    const named = lines("date,client,minutes", "2026-10-05,Bolt,30", "2026-10-06,,15");
    expect(own(read("log.csv", named, settings({ client: "Acme" }))).map(({ client }) => client)).toEqual([
      "Bolt",
      "Acme",
    ]);
  });

  test("its technician too", () => {
    const { accounts } = reconciled([read("log.csv", log, settings({ client: "Acme", technician: "Anne" }))]);
    expect(accounts[0]?.entries).toMatchObject([{ client: "Acme", technician: "Anne", minutes: 30 }]);
  });
});

describe("what Excel does to cells", () => {
  const HEADER = ["date", "client", "start", "end", "minutes"];
  const at = (number: number) => ({ number, format: "time" }) as const;

  test("formulas leave noise, and durations are cells of times", () => {
    const log = oneSheet(
      HEADER,
      [day(5), "Acme", at(0.375), at(0.4375), { formula: "E2-D2", result: 0.0625, format: "duration" }],
      [day(6), "Acme", at(0.375), at(0.4375), { formula: "(E3-D3)*1440", result: 90.000_000_000_000_01 }],
      [day(7, "date and time"), "Acme", at(0.375), at(0.4375), { number: 0.0625, format: "time" }],
    );
    const { control } = reconciled([read("log.xlsx", log)]);
    expect([control.entriesPlaced, control.minutesPlaced]).toEqual([3, 270]);
  });

  test("a time in a cell of numbers is reported in words that fit, or read by the times beside it", () => {
    const alone = oneSheet(["date", "client", "minutes"], [day(5), "Acme", 0.0625]);
    const [problem] = problemsOf(alone, {}, "log.xlsx");
    expect(problem && sentence(problem, "en")).toContain(
      "If the cell holds a time (1:30), format it as [h]:mm or multiply it by 1440",
    );
    expect(minutesIn(oneSheet(HEADER, [day(5), "Acme", at(0.375), at(0.4375), 0.0625]))).toEqual(["90"]);
  });

  test("an export's durations as parts of a day are never taken for hours", () => {
    const header = ["Client", "User", "Start Date", "Start Time", "End Date", "End Time", "Duration (h)"];
    const log = oneSheet(
      header,
      [
        ...["Acme", "Anne"],
        day(13, "date and time"),
        at(0.375),
        day(13, "date and time"),
        at(0.4375),
        0.0625,
      ],
      [
        ...["Acme", "Anne"],
        day(14),
        at(0.375),
        day(14),
        at(0.388_888_888_888_888_9),
        0.013_888_888_888_888_9,
      ],
    );
    expect(minutesIn(log)).toEqual(["90", "20"]);
    const withoutTimes = oneSheet(
      ["Client", "User", "Start Date", "Start Time", "Duration (h)"],
      ["Acme", "Anne", day(13), at(0.375), 0.013_888_888_888_888_9],
    );
    expect(refused("log.xlsx", withoutTimes).problem).toMatchObject({
      code: "DURATIONS_PARTS_OF_DAY",
      time: "0:20",
    });
  });

  test("a formula whose result was not saved is reported as that", () => {
    const log = oneSheet(
      ["date", "client", "Minutes"],
      [day(5), "Acme", { formula: "E2*60" }],
      [day(6), "Acme", 30],
    );
    expect(problemsOf(log, {}, "log.xlsx")).toEqual([{ code: "FORMULA_UNSAVED", column: "Minutes" }]);
  });

  test("a merged cell is the value of all its rows, but no row's duration", () => {
    const rows = [
      ["date", "client", "minutes"],
      [day(5), "Acme", 30],
      [day(6), null, 45],
      [day(7), "Bolt", 15],
    ];
    const { accounts } = reconciled([read("log.xlsx", book({ name: "Log", rows, merged: ["B2:B3"] }))]);
    expect(accounts.map(({ client, control }) => [client.name, control.minutesPlaced])).toEqual([
      ["Acme", 75],
      ["Bolt", 15],
    ]);
    const shared = [
      ["date", "client", "minutes"],
      [day(5), "Acme", 90],
      [day(6), "Acme", null],
    ];
    const merged = book({ name: "Log", rows: shared, merged: ["C2:C3"] });
    const { control, exceptions } = reconciled([read("log.xlsx", merged)]);
    expect(control.minutesPlaced).toBe(90);
    expect(exceptions.map(({ line, problems }) => [line, problems[0]?.code])).toEqual([[3, "VALUE_MISSING"]]);
  });
});

describe("a workbook with a sheet per month", () => {
  const month = (name: string, date: number, client: string, minutes: number): SheetGiven => ({
    name,
    rows: [
      ["date", "client", "minutes"],
      [{ number: OCTOBER + date, format: "date" }, client, minutes],
    ],
  });
  const notes: SheetGiven = { name: "Notes", rows: [["Call Luc"]] };
  const both = book(month("Oct", 4, "Acme", 90), month("Sep", -25, "Bolt", 45), notes, {
    ...month("Old", 1, "Acme", 5),
    hidden: true,
  });
  const logs = (said: Said, bytes = both) => readLogs("log.xlsx", bytes, settings(said));

  test("asks which sheets, and reads all of them or those in a list", () => {
    const [asked] = logs({});
    expect(asked?.read).toMatchObject({ problem: { code: "SHEETS_ALIKE", sheets: "Oct, Sep" } });
    for (const sheets of ["all", ["Oct", "Sep"]] as const) {
      const found = logs({ sheets });
      expect(found.map(({ name }) => name)).toEqual(["log.xlsx [Oct]", "log.xlsx [Sep]"]);
      const read = found.flatMap((log) => ("table" in log.read ? [log.read] : []));
      expect(reconciled(read).control.minutesPlaced).toBe(135);
    }
  });

  test("a text has no sheets, and a workbook without any log is refused once", () => {
    const text = lines("date,client,minutes", "2026-10-05,Acme,30");
    expect(readLogs("log.csv", text, settings({ sheets: "all" })).map(({ name }) => name)).toEqual([
      "log.csv",
    ]);
    const [none, ...others] = logs({ sheets: "all" }, book(notes, { ...notes, name: "More" }));
    expect([none?.read, others]).toMatchObject([{ problem: { code: "PROFILE_UNKNOWN" } }, []]);
  });

  test("tells the sheets that are not read, hidden ones too", () => {
    const reported = (said: Said) =>
      logs(said)
        .flatMap(({ read }) => ("remarks" in read ? read.remarks : []))
        .map((remark) => remarkSentence(remark, "en"));
    expect(reported({ sheets: "all" })).toContain("Sheets not read: Notes, Old.");
    expect(reported({ sheet: "Sep" })).toContain("Sheets not read: Oct, Notes, Old.");
  });

  test("a sheet that is not there is reported, with those that are", () => {
    expect(logs({ sheet: "Nov" })[0]?.read).toEqual({
      problem: { code: "SHEET_UNKNOWN", given: "Nov", present: "Oct, Sep, Notes" },
      line: 1,
    });
  });

  test("a sheet per client is that client's, when the configuration says so", () => {
    const sheet = (name: string): SheetGiven => ({
      name,
      rows: [
        ["date", "minutes"],
        [day(5), 30],
      ],
    });
    const sources = [
      { files: "log.xlsx [Acme]", client: "Acme" },
      { files: "log.xlsx [Bolt]", client: "Bolt" },
      { files: "log.xlsx", sheets: "all" as const },
    ];
    const found = readLogs("log.xlsx", book(sheet("Acme"), sheet("Bolt")), { ...SETTINGS, sources });
    const { accounts } = reconciled(found.flatMap(({ read }) => ("table" in read ? [read] : [])));
    expect(accounts.map(({ client, control }) => [client.name, control.minutesPlaced])).toEqual([
      ["Acme", 30],
      ["Bolt", 30],
    ]);
  });
});

describe("a header that stands again", () => {
  const log = (...more: string[]) => lines("date,client,minutes", "2026-10-05,Acme,30", ",,", ...more);

  test("is passed over and reported, as where files were joined", () => {
    const joined = log("Date,Client,Minutes", "2026-10-06,Bolt,15");
    expect(placed(joined)).toEqual([2, 45, 0]);
    expect(read("log.csv", joined).remarks).toContainEqual({ code: "HEADER_AGAIN", count: 1 });
  });

  test.each([
    ["another unit", "date,client,hours", "2026-10-06,Bolt,2"],
    ["another order", "client,date,minutes", "Bolt,2026-10-06,15"],
  ])("with %s refuses the file: what is below means something else", (_, header, row) => {
    expect(refused("log.csv", log(header, row))).toEqual({
      problem: { code: "HEADER_CHANGES", headings: header.replaceAll(",", ", ") },
      line: 4,
    });
  });
});

describe("a sheet that was copied", () => {
  const sheet = (name: string, ...rows: [number, string, number][]): SheetGiven => ({
    name,
    rows: [["date", "client", "minutes"], ...rows.map(([date, ...more]) => [day(date), ...more])],
  });
  const sheetsOf = (given: readonly SheetGiven[], ...said: object[]) =>
    readLogs("log.xlsx", book(...given), {
      ...SETTINGS,
      sources: [...said, { files: "log.xlsx", sheets: "all" }] as typeof SETTINGS.sources,
    });
  const both = [
    sheet("October", [5, "Acme", 30], [6, "Bolt", 15]),
    sheet("October (2)", [6, "Bolt", 15], [5, "Acme", 30]),
  ];

  test("or is part of one of all months, counts once, and says what to do", () => {
    const part = sheet("Week 41", [6, "Bolt", 15]);
    const problems = Object.fromEntries(
      sheetsOf([...both, part]).map(({ name, read: own }) => [name, "problem" in own ? own.problem : null]),
    );
    expect(problems).toEqual({
      "log.xlsx [October]": null,
      "log.xlsx [October (2)]": {
        code: "SHEET_REPEATED",
        other: "October",
        name: "log.xlsx [October (2)]",
      },
      "log.xlsx [Week 41]": { code: "SHEET_REPEATED", other: "October", name: "log.xlsx [Week 41]" },
    });
  });

  test("is not called one while its client is still to be said", () => {
    const perClient = ["Acme", "Bolt"].map((name) => ({
      name,
      rows: [
        ["date", "minutes"],
        [day(5), 30],
      ],
    }));
    expect(sheetsOf(perClient).map(({ read: own }) => "problem" in own)).toEqual([false, false]);
  });

  test("counts twice where the configuration sets the two apart", () => {
    const reported = sheetsOf(both, { files: "log.xlsx [October (2)]", technician: "Anne" });
    expect(reported.map(({ read: own }) => "problem" in own)).toEqual([false, false]);
  });

  test("is none when it has a row more of a kind", () => {
    const twice = sheet("Anne", [5, "Acme", 30], [5, "Acme", 30]);
    const reported = sheetsOf([twice, sheet("Bob", [5, "Acme", 30], [6, "Acme", 30])]);
    expect(reported.map(({ read: own }) => "problem" in own)).toEqual([false, false]);
  });
});
