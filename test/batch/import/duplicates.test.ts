/** What the same work told twice comes to: overlapping exports, amended entries, two tools, decisions. */

import { describe, expect, test } from "vitest";
import type { Decision } from "../../../core/reconciliation.ts";
import { read, reconciled } from "./exports.ts";

const TOGGL = "User,Client,Description,Start date,Start time,End date,End time,Duration\n";
const JIRA = "Worklog id,Author,Work description,Issue,Project,Started,Time spent\n";
const OWN = "id,date,start,client,technician,minutes,description\n";
const log = (file: string, header: string, ...rows: string[]) =>
  read(file, Buffer.from(`${header}${rows.join("\n")}\n`));

const toggl = (day: number, at: string, description = "Sync", minutes = 30, client = "Acme") => {
  const date = `2026-10-${String(day).padStart(2, "0")}`;
  return `Anne Roy,${client},${description},${date},${at}:00,${date},18:00:00,00:${minutes}:00`;
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
    told: exceptions.map(({ file, line, problems }) => `${file}:${line} ${problems[0]?.code}`),
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
    ["the same at another time", [toggl(12, "10:00")], { placed: 3, duplicate: 0 }],
    ["the same for another client", [toggl(12, "09:00", "Sync", 30, "Bolt")], { placed: 3, duplicate: 0 }],
  ])("%s", (_, rows, expected) => {
    expect(outcome(a, log("b.csv", TOGGL, ...rows))).toEqual({ ...expected, rejected: 0, told: [] });
  });

  test("one edited between two exports is held back, beside the one that counts", () => {
    const edited = log("b.csv", TOGGL, toggl(12, "09:00", "Sync and groups"), toggl(19, "09:00"));
    expect(outcome(a, edited)).toEqual({
      placed: 3,
      duplicate: 0,
      rejected: 1,
      told: ["b.csv:2 POSSIBLE_DUPLICATE"],
    });
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

describe("entries with an id", () => {
  test("the newest export wins, and the older version is told as amended", () => {
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
      told: ["older.csv:2 ENTRY_AMENDED"],
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
    expect(again).toEqual({ placed: 1, duplicate: 1, rejected: 0, told: ["a.csv:2 ID_DUPLICATE"] });
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
  ])("%s", (_, row, told) => {
    const own = log("own.csv", OWN, row, "2,2026-10-30,09:00,Acme,Anne Roy,5,Later");
    expect(outcome(tracked, own).told).toEqual(told);
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
