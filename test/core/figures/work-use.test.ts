/** Work by level, by category and by month: what is counted, and in which order it is listed. */

import { describe, expect, test } from "vitest";
import { useByCategory, useByLevel, useByMonth, useByUser } from "../../../core/figures/work-use.ts";
import { formatDate, parseMonth } from "../../../core/values/calendar.ts";
import { reconciled } from "../firm.ts";
import { run } from "../scenario.ts";

const CARE = "ORANGE_CARE 1 users from 2026-01-15 paid 2026-01-15";
const linesOf = (work: string, plans = "none") => run({ plans, work }).account.ledger.lines;

describe("by level", () => {
  test("lowest first, work billed separately last; a level without work is not listed", () => {
    const work =
      "2026-02-03 3:00 classroom_training; 2026-02-04 0:10 repair; 2026-02-05 0:20 chat; 2026-02-06 0:31 repair";
    expect(useByLevel(linesOf(work))).toEqual([
      { kind: 1, entries: 1, raw: 20, charged: 30 },
      { kind: 3, entries: 2, raw: 41, charged: 60 },
      { kind: null, entries: 1, raw: 180, charged: 0 },
    ]);
  });

  test("of work split between a bank and the bill all is charged, and of work within an allowance nothing", () => {
    const plans = `${CARE}; VIP 2 h from 2026-01-15 paid 2026-01-15`;
    const work = "2026-02-03 2:10 training; 2026-02-04 0:20 how_to";
    // The training: 2:00 drawn and 0:15 billable.
    expect(useByLevel(linesOf(work, plans))).toEqual([{ kind: 2, entries: 2, raw: 150, charged: 135 }]);
  });

  test("a day's overage is no entry: its raw minutes are the entries' own, its charge is nobody's", () => {
    expect(useByLevel(linesOf("2026-02-03 0:50 how_to", CARE))).toEqual([
      { kind: 2, entries: 1, raw: 50, charged: 0 },
    ]);
  });

  test("without work, nothing", () => expect(useByLevel(linesOf("", CARE))).toEqual([]));
});

test("by category: most minutes first; of as many, in the order of the terms", () => {
  const work =
    "2026-02-03 0:10 project; 2026-02-03 0:10 chat; 2026-02-03 0:20 repair; 2026-02-03 0:05 how_to; 2026-02-04 0:05 how_to";
  expect(useByCategory(linesOf(work))).toEqual([
    { kind: "repair", entries: 1, raw: 20, charged: 30 },
    { kind: "chat", entries: 1, raw: 10, charged: 15 },
    { kind: "how_to", entries: 2, raw: 10, charged: 30 },
    { kind: "project", entries: 1, raw: 10, charged: 15 },
  ]);
});

describe("by user", () => {
  const logHeader = "id,date,client,minutes,category,user";
  const linesOfLog = (log: readonly string[]) =>
    reconciled({ contracts: ["Acme,BASIC,,,,,,,,"], logHeader, log }).accounts[0]?.ledger.lines ?? [];

  test("most minutes first, then by name; who is spelt in two ways is one; nobody comes last", () => {
    const log = [
      "1,2026-02-03,Acme,20,how_to,Zoé Roy",
      "2,2026-02-03,Acme,90,how_to,",
      "3,2026-02-04,Acme,20,how_to,Ann Lee",
      "4,2026-02-05,Acme,31,how_to,ann  lee",
      "5,2026-02-05,Acme,51,how_to,Bob",
    ];
    expect(useByUser(linesOfLog(log))).toEqual([
      // 20 and 31 minutes: 0:30 and 0:45.
      { kind: "Ann Lee", entries: 2, raw: 51, charged: 75 },
      { kind: "Bob", entries: 1, raw: 51, charged: 60 },
      { kind: "Zoé Roy", entries: 1, raw: 20, charged: 30 },
      { kind: null, entries: 1, raw: 90, charged: 90 },
    ]);
  });
});

test("by month: so many months up to this one, each from its first day to its last", () => {
  const work =
    "2025-11-30 0:01 how_to; 2025-12-01 0:02 how_to; 2025-12-31 0:04 how_to; 2026-02-01 0:08 how_to; 2026-02-28 1:00 how_to; 2026-03-01 2:00 how_to";
  const february = parseMonth("2026-02");
  const uses = february && useByMonth(linesOf(work, CARE), february, 3);
  expect(uses?.map(({ from, raw }) => [formatDate(from), raw])).toEqual([
    ["2025-12-01", 6],
    ["2026-01-01", 0],
    ["2026-02-01", 68],
  ]);
});
