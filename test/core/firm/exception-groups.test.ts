/** Exceptions counted by problem: which outcome their row had, and the minutes it states. */

import { expect, test } from "vitest";
import { exceptionGroups, loggedMinutes, outcomeOf } from "../../../core/firm/exception-groups.ts";
import type { Exception } from "../../../core/firm/exceptions.ts";
import type { Problem, ProblemCode } from "../../../core/values/problems.ts";

const of = (codes: string, minutes?: string, file = "log.csv", line = 2): Exception => ({
  file,
  line,
  problems: codes.split(" ").map((code) => ({ code }) as Problem),
  client: null,
  row: minutes === undefined ? {} : { minutes },
});

test.each<[string, ProblemCode[]]>([
  ["counted_already", ["ID_DUPLICATE", "ENTRY_AMENDED", "ENTRY_EDITED", "ENTRY_DROPPED", "CORRECTED_TWICE"]],
  ["left_out", ["CLIENT_UNKNOWN", "VERSION_UNCLEAR", "POSSIBLE_DUPLICATE", "LEFT_OUT_AS_CLOSED"]],
  ["used", ["CHANNEL_UNKNOWN", "NAMES_ALIKE"]],
])("%s", (outcome, codes) => {
  for (const code of codes) expect([code, outcomeOf(of(code))]).toEqual([code, outcome]);
});

test("one problem that is no warning leaves a row out, whatever else it has", () => {
  expect(outcomeOf(of("CHANNEL_UNKNOWN NAMES_ALIKE"))).toBe("used");
  expect(outcomeOf(of("CHANNEL_UNKNOWN DATE_IMPOSSIBLE"))).toBe("left_out");
  expect(outcomeOf(of("CHANNEL_UNKNOWN ID_DUPLICATE"))).toBe("counted_already");
});

test.each<[string | undefined, number | null]>([
  ["20", 20],
  ["1:30", 90],
  ["0", 0],
  ["1500", 1500],
  ["-5", null],
  ["soon", null],
  ["", null],
  [undefined, null],
])("the minutes of %j are %j (A11)", (given, expected) => {
  expect(loggedMinutes(of("CLIENT_UNKNOWN", given))).toBe(expected);
});

test("of a row with a cell too many no minutes are taken", () => {
  expect(loggedMinutes(of("ROW_MALFORMED", "20"))).toBeNull();
  expect(loggedMinutes(of("CLIENT_UNKNOWN ROW_MALFORMED", "20"))).toBeNull();
});

test("groups of the same codes: the most rows first, then by code; the first row is the example", () => {
  const rows = [
    of("DATE_IMPOSSIBLE", "10"),
    of("CLIENT_UNKNOWN", "20", "log.csv", 3),
    of("CLIENT_UNKNOWN", "soon", "log.csv", 4),
    of("CLIENT_UNKNOWN", "5", "log.csv", 5),
    of("CLIENT_UNKNOWN", "7", "adjustments.csv"),
    of("DATE_IMPOSSIBLE CLIENT_UNKNOWN", "1"),
    of("CATEGORY_UNKNOWN", "2"),
  ];
  const groups = exceptionGroups(rows, new Set(["log.csv"]));
  expect(groups).toEqual([
    { codes: "CLIENT_UNKNOWN", outcome: "left_out", problems: rows[1]?.problems, rows: 4, minutes: 25 },
    { codes: "CATEGORY_UNKNOWN", outcome: "left_out", problems: rows[6]?.problems, rows: 1, minutes: 2 },
    { codes: "DATE_IMPOSSIBLE", outcome: "left_out", problems: rows[0]?.problems, rows: 1, minutes: 10 },
    {
      codes: "DATE_IMPOSSIBLE CLIENT_UNKNOWN",
      outcome: "left_out",
      problems: rows[5]?.problems,
      rows: 1,
      minutes: 1,
    },
  ]);
  expect(groups[0]?.problems).toBe(rows[1]?.problems);
});
