/** Doubts about the month itself, and the days and times that they and the sentences rest on. */

import { describe, expect, test } from "vitest";
import { dayIn, momentText } from "../../../batch/disk/zone-clock.ts";
import { monthDoubts, monthPhase } from "../../../batch/run/month-doubts.ts";
import { day, formatDate, parseMonth } from "../../../core/values/calendar.ts";
import { firmFolder, ORDINARY, PERIOD, run } from "../firm-folder.ts";

const OCTOBER = parseMonth("2026-10") ?? { from: day("2026-10-01"), to: day("2026-10-31") };
const SOUND = {
  period: OCTOBER,
  hasExamples: false,
  hasLogs: true,
  hasWork: true,
  contractsBegin: day("2026-01-15"),
  closedThrough: day("2026-09-30"),
};
const doubts = (of: Partial<typeof SOUND> | { readonly [key: string]: null }, today = "2026-11-01") =>
  monthDoubts({ ...SOUND, ...of }, day(today)).map(({ code, date }) =>
    `${code} ${date === null ? "" : formatDate(date)}`.trimEnd(),
  );

test.each([
  ["2026-09-30", "future"],
  ["2026-10-01", "unfinished"],
  ["2026-10-31", "unfinished"],
  ["2026-11-01", "over"],
])("on %s the month is %s", (today, phase) => {
  expect(monthPhase(OCTOBER, day(today))).toBe(phase);
});

test.each<[string, string[], string[]]>([
  ["a month that is over and follows the last closed one", doubts({}), []],
  ["the first month of a firm that closed none", doubts({ closedThrough: null }), []],
  [
    "a future month, without work as it must be",
    doubts({ hasWork: false }, "2026-09-30"),
    ["future 2026-10-01"],
  ],
  ["its last day", doubts({}, "2026-10-31"), ["unfinished 2026-10-31"]],
  ["a new firm's examples beside its own clients", doubts({ hasExamples: true }), ["examples"]],
  ["a month without work", doubts({ hasWork: false }), ["no_work"]],
  ["a firm without a log, which is told so", doubts({ hasWork: false, hasLogs: false }), []],
  [
    "a month before all contracts, which explains that it has no work",
    doubts({ hasWork: false, contractsBegin: day("2026-11-01") }),
    ["before_contracts 2026-11-01"],
  ],
  ["the month in which the first contract begins", doubts({ contractsBegin: day("2026-10-31") }), []],
  ["a firm of clients without plans", doubts({ contractsBegin: null }), []],
  [
    "months before it that are open",
    doubts({ closedThrough: day("2026-07-31") }),
    ["earlier_open 2026-08-01"],
  ],
  [
    "several doubts at once",
    doubts({ closedThrough: day("2026-07-31") }, "2026-10-05"),
    ["unfinished 2026-10-31", "earlier_open 2026-08-01"],
  ],
])("%s", (_, found, expected) => {
  expect(found).toEqual(expected);
});

describe("the firm's time zone", () => {
  test("decides which day it is", () => {
    const instant = new Date("2026-11-01T02:30:00Z");
    expect(formatDate(dayIn(instant, "America/Toronto"))).toBe("2026-10-31");
    expect(formatDate(dayIn(instant, "UTC"))).toBe("2026-11-01");
  });

  test("and so whether its month is over", async () => {
    const now = new Date("2026-11-01T02:30:00Z");
    const folder = await firmFolder();
    const inToronto = await run(folder, { now });
    expect([inToronto.code, inToronto.printed]).toEqual([
      1,
      expect.stringContaining("October 2026 is not over"),
    ]);
    const inUtc = await firmFolder({ "config.json": { ...ORDINARY["config.json"], timeZone: "UTC" } });
    expect((await run(inUtc, { now })).code).toBe(0);
  });

  test("a time is written as people read it", () => {
    const instant = new Date("2026-11-28T21:46:49.013Z");
    expect(momentText(instant, "America/Toronto", "en")).toBe("28 November 2026 at 16:46");
    expect(momentText(instant, "America/Toronto", "fr")).toBe("28 novembre 2026 à 16\u00a0h\u00a046");
    expect(momentText(new Date("2026-11-01T05:05:00Z"), "America/Toronto", "en")).toBe(
      "1 November 2026 at 01:05",
    );
  });
});

test("a run that repeats the last one says what is doubted on its own day", async () => {
  const folder = await firmFolder();
  const during = await run(folder, { now: new Date("2026-10-20T12:00:00Z") });
  expect(during.code).toBe(1);
  expect(await run(folder, { now: new Date("2026-10-21T12:00:00Z") })).toEqual(during);
  const after = await run(folder);
  expect([after.code, after.printed]).toEqual([0, expect.not.stringContaining("is not over")]);
  expect((await run(folder, { period: PERIOD })).printed).toBe(after.printed);
});
