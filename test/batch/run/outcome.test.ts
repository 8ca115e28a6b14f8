/** The outcome of a run as programs read it. */

import { join } from "node:path";
import { expect, test } from "vitest";
import { monthRun } from "../../../batch/run/month-run.ts";
import { RUN_OUTCOME, type RunOutcome } from "../../../batch/run/outcome.ts";
import { type Files, firmFolder, ORDINARY, PERIOD, SILENT, soonAfter } from "../firm-folder.ts";

async function outcomeOf(files: Files, more: { dryRun?: boolean; now?: Date } = {}): Promise<RunOutcome> {
  const folder = await firmFolder(files);
  const request = {
    config: join(folder, "config.json"),
    period: PERIOD,
    cwd: folder,
    now: soonAfter(PERIOD),
  };
  const { code, outcome } = await monthRun({ dryRun: false, ...request, ...more }, SILENT);
  const parsed = RUN_OUTCOME.parse(outcome);
  expect(parsed.exitCode).toBe(code);
  return parsed;
}

const BAD = "id,date,client,minutes,category\n7,2026-10-05,Acmee,30,how_to\n8,2026-10-06,Acme,soon,how_to\n";

test("of a month with nothing wrong: the next step is to close it", async () => {
  const outcome = await outcomeOf({ "config.json": { ...ORDINARY["config.json"], rates: { 2: 12_500 } } });
  expect(outcome).toMatchObject({
    period: PERIOD,
    exitCode: 0,
    folder: join("out", PERIOD),
    reconciled: {
      clients: 2,
      logs: 1,
      ofMonth: { entries: 2, minutes: 25 },
      read: { entries: 2, minutes: 25 },
    },
    look: { rows: 0, leftOut: 0, groups: [] },
    doubts: [],
    next: { code: "close", command: "plan-balance close 2026-10" },
  });
});

test("of rows that are left out: by kind, and to be corrected", async () => {
  const { look, next, exitCode } = await outcomeOf({ "logs/bad.csv": BAD });
  expect(exitCode).toBe(1);
  expect(look).toEqual({
    rows: 2,
    leftOut: 2,
    groups: [
      { codes: ["CLIENT_UNKNOWN"], outcome: "left_out", rows: 1, minutes: 30 },
      { codes: ["MINUTES_UNREADABLE"], outcome: "left_out", rows: 1, minutes: 0 },
    ],
  });
  expect(next).toEqual({ code: "correct", period: null, rows: 2, files: 0, command: null });
});

test("of a file that is refused whole", async () => {
  const { next } = await outcomeOf({ "logs/old.ods": "x" });
  expect(next).toMatchObject({ code: "correct", rows: 0, files: 1 });
});

test("of a dry run: it is to be run", async () => {
  expect(await outcomeOf({}, { dryRun: true })).toMatchObject({ folder: null, next: { code: "run" } });
});

test("of a month that has doubts: 1, though no row needs a look", async () => {
  const unfinished = await outcomeOf({}, { now: new Date("2026-10-20T12:00:00Z") });
  expect(unfinished).toMatchObject({
    exitCode: 1,
    doubts: [{ code: "unfinished", date: "2026-10-31" }],
    next: { code: "wait" },
  });
  const future = await outcomeOf({}, { now: new Date("2026-09-20T12:00:00Z") });
  expect(future).toMatchObject({ exitCode: 1, doubts: [{ code: "future" }], next: { code: "check_month" } });
});

test("the parts of the bill add up, and hours without a rate are in no amount", async () => {
  const rows = ["1,2026-10-01,Bolt,30,how_to", "2,2026-10-02,Bolt,30,migration"];
  const { bill } = await outcomeOf({
    "config.json": { ...ORDINARY["config.json"], rates: { 2: 12_500 } },
    "logs/october.csv": `id,date,client,minutes,category\n${rows.join("\n")}\n`,
  });
  expect(bill).toMatchObject({
    toBill: { minutes: 60, cents: 6250, withoutRate: 30 },
    ofMonth: { minutes: 60, cents: 6250, withoutRate: 30 },
    late: { minutes: 0, cents: 0, withoutRate: 0 },
    held: { overages: 0 },
  });
});

test("of a run that was stopped: why, and nothing else", async () => {
  const outcome = await outcomeOf({ "contracts.csv": null });
  expect(outcome).toMatchObject({
    exitCode: 2,
    folder: null,
    reconciled: null,
    bill: null,
    next: { code: "stopped" },
  });
  expect(outcome.stopped[0]).toContain("contracts.csv: the file can't be read");
  expect(outcome.stopped.at(-1)).toBe("Nothing was written.");
});
