/** The same work reported twice: overlapping exports, amended entries, two tools, decisions. */

import { describe, expect, test } from "vitest";
import type { Decision } from "../../../core/firm/blocking-problems.ts";
import type { Row, Table } from "../../../core/firm/cells.ts";
import { read, reconciled } from "./exports.ts";

const TOGGL = "User,Client,Description,Start date,Start time,End date,End time,Duration\n";
const JIRA = "Worklog id,Author,Work description,Issue,Project,Started,Time spent\n";
const OWN = "id,date,start,client,technician,minutes,description\n";
const log = (file: string, header: string, ...rows: string[]) =>
  read(file, Buffer.from(`${header}${rows.join("\n")}\n`));

const toggl = (day: number, at: string, description = "Sync", minutes = 30, client = "Acme") => {
  const date = `2026-10-${String(day).padStart(2, "0")}`;
  const [hour = 0, minute = 0] = at.split(":").map(Number);
  const end = hour * 60 + minute + minutes;
  const clock = `${String(Math.floor(end / 60)).padStart(2, "0")}:${String(end % 60).padStart(2, "0")}`;
  return `Anne Roy,${client},${description},${date},${at}:00,${date},${clock}:00,00:${minutes}:00`;
};
const jira = (id: number, day: number, description: string, spent = "30m") =>
  `${id},Anne Roy,${description},SUP-1,Acme support,2026-10-${day} 09:00,${spent}`;

function outcome(...logs: ReturnType<typeof log>[]) {
  const { control, exceptions } = reconciled(logs);
  const { entriesPlaced: placed, entriesDuplicate: duplicate, entriesRejected: rejected } = control;
  return {
    placed,
    duplicate,
    rejected,
    reported: exceptions.map(({ file, line, problems }) => `${file}:${line} ${problems[0]?.code}`),
  };
}

describe("entries without an id are one when they say the same", () => {
  const a = log("a.csv", TOGGL, toggl(5, "09:00"), toggl(12, "09:00"));

  test.each<[string, string[], { placed: number; duplicate: number }]>([
    [
      "an export that begins where another did",
      [toggl(12, "09:00"), toggl(19, "09:00")],
      { placed: 3, duplicate: 1 },
    ],
    ["an export of other days", [toggl(19, "09:00"), toggl(26, "09:00")], { placed: 4, duplicate: 0 }],
    ["an entry that is there twice", [toggl(12, "09:00"), toggl(12, "09:00")], { placed: 3, duplicate: 1 }],
  ])("%s", (_, rows, expected) => {
    expect(outcome(a, log("b.csv", TOGGL, ...rows))).toEqual({ ...expected, rejected: 0, reported: [] });
  });

  test("the names of the files and the order of the rows change nothing", () => {
    const b = log("b.csv", TOGGL, toggl(19, "09:00"), toggl(12, "09:00"));
    const swapped = [
      log("b.csv", TOGGL, toggl(12, "09:00"), toggl(5, "09:00")),
      log("a.csv", TOGGL, toggl(12, "09:00"), toggl(19, "09:00")),
    ] as const;
    expect(outcome(...swapped)).toEqual(outcome(a, b));
  });
});

describe("a person whose name was changed between two exports", () => {
  const [first, second] = [toggl(5, "09:00"), toggl(12, "09:00", "Call")];
  const a = log("a.csv", TOGGL, first, second);
  const by = (name: string, ...rows: string[]) => rows.map((row) => row.replace("Anne Roy", name));

  test("is not paid for twice: the newer rows are held", () => {
    const b = log("b.csv", TOGGL, ...by("Anne", first, second), toggl(19, "09:00"));
    expect(outcome(a, b)).toEqual({
      placed: 3,
      duplicate: 0,
      rejected: 2,
      reported: ["b.csv:2 POSSIBLE_DUPLICATE", "b.csv:3 POSSIBLE_DUPLICATE"],
    });
  });

  test("is not somebody of another name, nor anybody in one export", () => {
    expect(outcome(a, log("b.csv", TOGGL, ...by("Joanne", first), ...by("Bob", second)))).toMatchObject({
      placed: 4,
      rejected: 0,
    });
    expect(outcome(log("a.csv", TOGGL, first, ...by("Anne", first)))).toMatchObject({
      placed: 2,
      rejected: 0,
    });
  });
});

/** Each file by its name, without ids; what counts, and what is reported of the rest. */
function reported(files: Record<string, string[]>, header = TOGGL) {
  const { accounts, control, exceptions } = reconciled(
    Object.entries(files).map(([file, rows]) => log(file, header, ...rows)),
  );
  const minutesOf = (client: string) =>
    accounts.find((account) => account.client.name === client)?.control.minutesPlaced ?? 0;
  return {
    acme: minutesOf("Acme"),
    bolt: minutesOf("Bolt"),
    rejected: control.minutesRejected,
    reported: exceptions.map(({ file, line, problems }) => `${file}:${line} ${problems[0]?.code}`),
  };
}

describe("two exports of one selection, without ids", () => {
  const others = [toggl(6, "10:00", "Groups", 20), toggl(7, "11:00", "Backup", 40)];
  const older = [toggl(5, "09:00", "Call", 50), ...others];
  const later = toggl(20, "14:00", "Rest", 25);

  test.each<[string, string, { acme: number; bolt: number }]>([
    ["the client", toggl(5, "09:00", "Call", 50, "Bolt"), { acme: 85, bolt: 50 }],
    ["the start", toggl(5, "08:30", "Call", 50), { acme: 135, bolt: 0 }],
    ["the start, and with it how long it took", toggl(5, "08:50", "Call", 59), { acme: 144, bolt: 0 }],
    ["the duration", toggl(5, "09:00", "Call", 30), { acme: 115, bolt: 0 }],
    ["the note", toggl(5, "09:00", "Call about groups", 50), { acme: 135, bolt: 0 }],
  ])("an edit of %s: the newer row counts, alone", (_, edited, minutes) => {
    const amended = { ...minutes, rejected: 0, reported: ["older.csv:2 ENTRY_EDITED"] };
    expect(reported({ "older.csv": older, "newer.csv": [edited, ...others, later] })).toEqual(amended);
    expect(reported({ "older.csv": [older[0] as string], "newer.csv": [edited, ...others, later] })).toEqual(
      amended,
    );
  });

  test("what the newer no longer lists is dropped when most others come again", () => {
    const newer = [toggl(4, "08:00", "First", 10), ...others, later];
    expect(reported({ "older.csv": older, "newer.csv": newer })).toEqual({
      acme: 95,
      bolt: 0,
      rejected: 0,
      reported: ["older.csv:2 ENTRY_DROPPED"],
    });
    expect(
      reported({
        "older.csv": [...older, toggl(6, "15:00", "More", 15), toggl(6, "16:00", "And more", 15)],
        "newer.csv": newer,
      }),
    ).toMatchObject({ acme: 175, reported: [] });
  });

  test("days before the newer begins are left alone", () => {
    expect(
      reported({ "older.csv": older, "newer.csv": [toggl(7, "11:00", "Backup", 45), later] }),
    ).toMatchObject({
      acme: 140,
      reported: ["older.csv:4 ENTRY_EDITED"],
    });
  });

  test("an entry moved to another day was dropped, and another begun", () => {
    const newer = [toggl(4, "08:00", "First", 10), ...others, toggl(8, "09:00", "Call", 50), later];
    expect(reported({ "older.csv": older, "newer.csv": newer })).toMatchObject({
      acme: 145,
      reported: ["older.csv:2 ENTRY_DROPPED"],
    });
  });

  test("of two that end on one day the later date in the name rules", () => {
    const edited = [toggl(5, "09:00", "Call", 30), ...others];
    for (const [one, other] of [
      ["oct-15.csv", "oct-31.csv"],
      ["toggl 2026-10-31.csv", "toggl 2026-11-02.csv"],
      ["z_20261015.csv", "a_20261102.csv"],
      ["31 octobre 2026.csv", "2 novembre 2026.csv"],
      ["x/13-10-2026.csv", "x/31-10-2026.csv"],
    ] as const)
      expect(reported({ [one]: older, [other]: edited })).toEqual({
        acme: 90,
        bolt: 0,
        rejected: 0,
        reported: [`${one}:2 ENTRY_EDITED`],
      });
  });

  test.each([
    ["a.csv", "b.csv"],
    ["toggl.csv", "toggl 2026-10-31.csv"],
    ["2026-10-01 to 2026-10-31.csv", "2026-10-05 to 2026-10-31.csv"],
    ["03-04-2026.csv", "05-04-2026.csv"],
    ["dec-31.csv", "jan-15.csv"],
  ])("where nothing tells which is newer, the rows that differ are held: %s, %s", (one, other) => {
    expect(reported({ [one]: older, [other]: [toggl(5, "09:00", "Call", 30, "Acme"), ...others] })).toEqual({
      acme: 60,
      bolt: 0,
      rejected: 80,
      reported: [one, other].sort().map((file) => `${file}:2 VERSION_UNCLEAR`),
    });
  });

  test("a row more in one of two such exports was added; a row of its own in each is not clear", () => {
    const more = toggl(5, "15:00", "More", 15);
    expect(reported({ "a.csv": older, "b.csv": [more, ...older] })).toMatchObject({
      acme: 125,
      reported: [],
    });
    expect(reported({ "a.csv": older, "b.csv": [more, ...others] })).toMatchObject({
      acme: 60,
      rejected: 65,
      reported: ["a.csv:2 VERSION_UNCLEAR", "b.csv:2 VERSION_UNCLEAR"],
    });
  });

  test("a release counts an amended, dropped or held row after all", () => {
    const files = [
      log("a.csv", TOGGL, ...older),
      log("b.csv", TOGGL, toggl(5, "09:00", "Call", 30), ...others),
    ];
    const [first] = reconciled(files).exceptions;
    const decisions = new Map([
      [first?.fingerprint ?? "", { is: "release", who: "Anne", why: "Right" } as const],
    ]);
    expect(reconciled(files, { decisions }).control).toMatchObject({
      minutesPlaced: 110,
      minutesRejected: 30,
    });
    const dropped = [log("a.csv", TOGGL, ...older), log("b.csv", TOGGL, ...others, later)];
    const [gone] = reconciled(dropped).exceptions;
    const kept = new Map([[gone?.fingerprint ?? "", { is: "release", who: "Anne", why: "Done" } as const]]);
    expect(reconciled(dropped, { decisions: kept })).toMatchObject({
      exceptions: [],
      control: { minutesPlaced: 135 },
    });
  });

  test("a release of a row's own doubt does not keep it beside its correction", () => {
    const long = "Anne Roy,Acme,Night,2026-10-08,08:00:00,2026-10-08,20:00:00,12:00:00";
    const [held] = reconciled([log("a.csv", TOGGL, long)]).exceptions;
    const decisions = new Map([
      [held?.fingerprint ?? "", { is: "release", who: "Anne", why: "Seen" } as const],
    ]);
    const files = [
      log("a.csv", TOGGL, ...older, long),
      log(
        "b.csv",
        TOGGL,
        ...older,
        "Anne Roy,Acme,Night,2026-10-08,08:00:00,2026-10-08,10:00:00,02:00:00",
        later,
      ),
    ];
    expect(reconciled(files, { decisions }).control.minutesPlaced).toBe(110 + 120 + 25);
  });

  test("a version that is held rules too: the older one does not count in its place", () => {
    const unknown = toggl(5, "09:00", "Call", 50, "Acmme");
    expect(reported({ "older.csv": older, "newer.csv": [unknown, ...others, later] })).toEqual({
      acme: 85,
      bolt: 0,
      rejected: 50,
      reported: ["newer.csv:2 CLIENT_UNKNOWN", "older.csv:2 ENTRY_EDITED"],
    });
  });

  test("three exports: an entry amended twice is reported at its last version, one that came back counts once", () => {
    const first = [
      toggl(5, "09:00", "Call", 50),
      toggl(5, "10:00", "Call", 15),
      toggl(6, "10:00", "Groups", 20),
    ];
    const second = [
      toggl(5, "09:00", "Call", 40),
      toggl(5, "10:00", "Call", 15),
      toggl(8, "10:00", "Groups", 20),
      toggl(7, "11:00", "Backup", 40),
    ];
    const third = [
      toggl(5, "09:00", "Call back", 40),
      toggl(6, "10:00", "Groups", 20),
      ...second.slice(1),
      later,
    ];
    const { accounts, exceptions } = reconciled([
      log("1.csv", TOGGL, ...first),
      log("2.csv", TOGGL, ...second),
      log("3.csv", TOGGL, ...third),
    ]);
    expect(accounts[0]?.control.minutesPlaced).toBe(40 + 20 + 15 + 20 + 40 + 25);
    expect(
      exceptions.map(({ file, line, problems: [problem] }) => [`${file}:${line}`, problem]),
    ).toMatchObject([
      [
        "1.csv:2",
        { code: "ENTRY_EDITED", was: { minutes: 50 }, is: { note: "Call back" }, newest: { file: "3.csv" } },
      ],
      ["2.csv:2", { code: "ENTRY_EDITED", was: { minutes: 40 }, newest: { file: "3.csv", line: 2 } }],
    ]);
  });

  test("an entry whose id an export no longer gives is the same entry, and keeps it", () => {
    const header = "id,date,start,client,technician,minutes,description\n";
    const older = log(
      "a.csv",
      header,
      "1,2026-10-05,09:00,Acme,Anne,30,Call",
      "2,2026-10-06,09:00,Acme,Anne,20,Groups",
    );
    const newer = log(
      "b.csv",
      header,
      ",2026-10-05,09:00,Acme,Anne,30,Call",
      ",2026-10-06,09:00,Acme,Anne,25,Groups",
      ",2026-10-09,,Acme,Anne,5,Rest",
    );
    const { accounts, exceptions } = reconciled([older, newer]);
    expect(accounts[0]?.entries.map(({ id, minutes }) => [id, minutes])).toEqual([
      ["1", 30],
      ["", 25],
      ["", 5],
    ]);
    expect(exceptions.map(({ row, problems }) => [row.id, problems[0]?.code])).toEqual([
      ["2", "ENTRY_EDITED"],
    ]);
  });

  test("an entry that came with an id since is the same entry", () => {
    const header = "id,date,start,client,technician,minutes,description\n";
    const files = {
      "older.csv": [",2026-10-05,09:00,Acme,Anne,30,Call", ",2026-10-06,09:00,Acme,Anne,20,Groups"],
      "newer.csv": [
        "1,2026-10-05,09:00,Acme,Anne,30,Call",
        "2,2026-10-06,09:00,Bolt,Anne,20,Groups",
        "3,2026-10-09,,Acme,Anne,5,Rest",
      ],
    };
    expect(reported(files, header)).toMatchObject({
      acme: 35,
      bolt: 20,
      reported: ["older.csv:3 ENTRY_EDITED"],
    });
  });
});

describe("exports of different selections both count in full", () => {
  const HARVEST = "Date,Client,Project,Task,Notes,Hours,First Name,Last Name\n";
  const row = (day: number, client: string, note: string, hours: string, name = "Anne") =>
    `2026-10-${String(day).padStart(2, "0")},${client},P,,${note},${hours},${name},Roy`;

  test("by person, one common-looking row or not", () => {
    const files = {
      "anne.csv": [row(5, "Acme", "call", "1.0"), row(6, "Acme", "sync", "0.5")],
      "luc.csv": [row(5, "Acme", "call", "1.0", "Luc"), row(9, "Acme", "fix", "0.5", "Luc")],
    };
    expect(reported(files, HARVEST)).toEqual({ acme: 180, bolt: 0, rejected: 0, reported: [] });
  });

  test("by client: one that looks alike is counted when others do not", () => {
    const files = {
      "acme.csv": [
        row(5, "Acme", "call", "1.0"),
        row(6, "Acme", "sync", "0.5"),
        row(7, "Acme", "fix", "2.0"),
      ],
      "bolt.csv": [row(5, "Bolt", "call", "1.0"), row(9, "Bolt", "groups", "0.5")],
    };
    expect(reported(files, HARVEST)).toEqual({ acme: 210, bolt: 90, rejected: 0, reported: [] });
  });

  test("by client, when only the client tells the entries apart, is not clear: never two clients for one entry", () => {
    const files = {
      "acme.csv": [row(5, "Acme", "call", "1.0")],
      "bolt.csv": [row(5, "Bolt", "call", "1.0")],
    };
    const held = { acme: 0, bolt: 0, rejected: 120 };
    expect(reported(files, HARVEST)).toMatchObject(held);
    expect(
      reported({ ...files, "bolt.csv": [...files["bolt.csv"], row(9, "Bolt", "x", "0.5")] }, HARVEST),
    ).toMatchObject({ ...held, bolt: 30 });
  });

  test("all clients, and later one of them: the others were not looked at", () => {
    const acme = [row(5, "Acme", "call", "1.0"), row(6, "Acme", "sync", "0.5"), row(7, "Acme", "fix", "2.0")];
    const files = {
      "all.csv": [...acme, row(5, "Bolt", "groups", "1.0"), row(6, "Bolt", "backup", "0.5")],
      "acme.csv": [...acme, row(20, "Acme", "rest", "0.25")],
    };
    expect(reported(files, HARVEST)).toEqual({ acme: 225, bolt: 90, rejected: 0, reported: [] });
  });
});

describe("a correction that was fed back", () => {
  const HEADER = "date,client,technician,minutes,description";
  const table = (file: string, rows: string[][], corrects?: NonNullable<Row["corrects"]>): Table => ({
    file,
    header: HEADER.split(","),
    rows: rows.map((cells, at) => ({ line: at + 2, cells, ...(corrects && { corrects }) })),
  });
  const good = [
    ["2026-10-05", "Acme", "Anne", "30", "Call"],
    ["2026-10-06", "Acme", "Anne", "20", "Groups"],
  ];
  const bad = ["2026-10-32", "Acme", "Anne", "45", "Sync"];
  const place = (line: number) => ({ file: "older.csv", line, fingerprint: "" });
  const placed = (logs: Table[]) => reconciled([], { logs }).control.minutesPlaced;
  const newer = table("newer.csv", [...good, bad, ["2026-10-09", "Acme", "Anne", "5", "Rest"]]);

  test("counts although the newer export tells the row as badly as before", () => {
    const fixed = table("exceptions.csv", [["2026-10-06", "Acme", "Anne", "45", "Sync"]], place(4));
    expect(placed([table("older.csv", [...good, bad]), newer, fixed])).toBe(100);
  });

  test("does not bring back a dropped row by repeating it", () => {
    const gone = ["2026-10-06", "Acme", "Anne", "45", "Gone"];
    const repeated = table("exceptions.csv", [gone], place(4));
    expect(placed([table("older.csv", [...good, gone]), newer])).toBe(55);
    expect(placed([table("older.csv", [...good, gone]), newer, repeated])).toBe(55);
  });
});

describe("entries with an id", () => {
  test("the newest export wins, and the older version is reported as amended", () => {
    const older = log("older.csv", JIRA, jira(1, 12, "Sync"), jira(2, 13, "Groups"));
    const newer = log(
      "newer.csv",
      JIRA,
      jira(1, 12, "Sync corrected", "45m"),
      jira(2, 13, "Groups"),
      jira(3, 30, "Rest"),
    );
    expect(outcome(newer, older)).toEqual({
      placed: 3,
      duplicate: 2,
      rejected: 0,
      reported: ["older.csv:2 ENTRY_AMENDED"],
    });
    expect(reconciled([older, newer]).control.minutesPlaced).toBe(105);
  });

  test("of two exports that end on one day, the later name wins", () => {
    const one = log("1.csv", JIRA, jira(1, 12, "Sync"));
    const two = log("2.csv", JIRA, jira(1, 12, "Sync", "45m"));
    expect(reconciled([two, one]).control.minutesPlaced).toBe(45);
  });

  test("the ids of two tools have nothing to do with each other", () => {
    const ours = log("ours.csv", OWN, "1,2026-10-13,14:00,Acme,Luc Caron,20,Other work");
    expect(outcome(log("jira.csv", JIRA, jira(1, 12, "Sync")), ours).placed).toBe(2);
  });

  test("in our own log a second row with an id is worth a look, in whatever file", () => {
    const row = "1,2026-10-13,14:00,Acme,Anne Roy,20,Work";
    const again = outcome(log("a.csv", OWN, row), log("b.csv", OWN, row));
    expect(again).toEqual({ placed: 1, duplicate: 1, rejected: 0, reported: ["a.csv:2 ID_DUPLICATE"] });
  });
});

describe("two tools for one piece of work", () => {
  const tracked = log("toggl.csv", TOGGL, toggl(12, "09:00"));

  test.each<[string, string, string[]]>([
    [
      "the same person at the same time",
      "1,2026-10-12,09:00,Acme,Anne Roy,25,Called",
      ["own.csv:2 POSSIBLE_DUPLICATE"],
    ],
    [
      "even for another client",
      "1,2026-10-12,09:00,Bolt,Anne Roy,25,Called",
      ["own.csv:2 POSSIBLE_DUPLICATE"],
    ],
    [
      "as long, on the same day, without a time",
      "1,2026-10-12,,Acme,Anne Roy,30,Called",
      ["own.csv:2 POSSIBLE_DUPLICATE"],
    ],
    ["another person", "1,2026-10-12,09:00,Acme,Luc Caron,30,Called", []],
    ["another time", "1,2026-10-12,11:00,Acme,Anne Roy,30,Called", []],
    ["another day", "1,2026-10-13,,Acme,Anne Roy,30,Called", []],
  ])("%s", (_, row, reported) => {
    const own = log("own.csv", OWN, row, "2,2026-10-30,09:00,Acme,Anne Roy,5,Later");
    expect(outcome(tracked, own).reported).toEqual(reported);
  });
});

describe("a decision", () => {
  const long = log(
    "toggl.csv",
    TOGGL,
    "Anne Roy,Acme,Night,2026-10-12,08:00:00,2026-10-12,20:00:00,12:00:00",
  );
  const [held] = reconciled([long]).exceptions;
  const decided = (is: Decision["is"], logs = [long], of = held) =>
    reconciled(logs, {
      decisions: new Map([[of?.fingerprint ?? "", { is, who: "Anne", why: "It happened" }]]),
    });

  test("without one the row is held back", () => {
    expect(held?.problems.map(({ code }) => code)).toEqual(["ENTRY_TOO_LONG"]);
    expect(held?.fingerprint).toMatch(/^[0-9a-f]{16}$/);
  });

  test("releases a doubt", () => {
    expect(decided("release")).toMatchObject({
      exceptions: [],
      control: { entriesPlaced: 1, minutesPlaced: 720 },
    });
  });

  test("rejects a row, and says who did and why", () => {
    const { exceptions, control } = decided("reject");
    expect(control).toMatchObject({ entriesRejected: 1, minutesRejected: 720 });
    expect(exceptions[0]?.problems).toEqual([{ code: "DECISION_REJECTED", who: "Anne", why: "It happened" }]);
  });

  test("releases what only looks like a duplicate", () => {
    const logs = [
      log("a.csv", TOGGL, toggl(12, "09:00")),
      log("b.csv", OWN, "1,2026-10-12,09:00,Acme,Anne Roy,25,Called", "2,2026-10-30,,Acme,,5,"),
    ];
    const [doubt] = reconciled(logs).exceptions;
    expect(doubt?.problems[0]?.code).toBe("POSSIBLE_DUPLICATE");
    expect(decided("release", logs, doubt).control).toMatchObject({ entriesPlaced: 3, entriesRejected: 0 });
  });

  test("can't release what can't be read", () => {
    const bad = log("own.csv", OWN, "1,2026-02-30,,Acme,,30,");
    expect(decided("release", [bad], reconciled([bad]).exceptions[0]).control.entriesRejected).toBe(1);
  });

  test("the fingerprint is the row's, wherever it stands and however the file is written", () => {
    const row = "Night;Anne Roy;Acme;12:00:00;2026-10-12;08:00:00;2026-10-12;20:00:00";
    const moved = log(
      "other.csv",
      "Description;User;Client;Duration;Start date;Start time;End date;End time\n",
      "",
      row,
    );
    expect(reconciled([moved]).exceptions[0]?.fingerprint).toBe(held?.fingerprint);
  });
});
