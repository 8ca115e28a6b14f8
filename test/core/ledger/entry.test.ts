/** A1: the one order of entries, and which entries say the same. */

import { expect, test } from "vitest";
import {
  CONTENT_KEYS,
  contentOf,
  contentValues,
  type Entry,
  inOrder,
  isSameContent,
} from "../../../core/ledger/entry.ts";
import { day } from "../../../core/values/calendar.ts";
import { minutes } from "../../../core/values/units.ts";
import { plainEntry } from "../log-entries.ts";

const entry = (given: Partial<Entry> = {}) =>
  plainEntry({ file: "b.csv", line: 5, id: "m", start: 540, description: "m", ...given });

// Each comes before a plain entry by the first thing that differs, although all that is asked later says the contrary.
const LAST = { start: 600, id: "z", description: "z", file: "z.csv", line: 9 };
test.each([
  ["an earlier day", { ...LAST, date: day("2026-02-02") }],
  ["no start", { ...LAST, start: null }],
  ["an earlier start", { ...LAST, start: 539 }],
  ["a smaller id", { ...LAST, start: 540, id: "a" }],
  ["no id", { ...LAST, start: 540, id: "" }],
  ["its content", { ...LAST, start: 540, id: "m", description: "a" }],
  ["its file", { ...LAST, start: 540, id: "m", description: "m", file: "a.csv" }],
  ["its line", { line: 4 }],
])("%s comes first", (_case, given) => {
  expect(inOrder(entry(given), entry())).toBeLessThan(0);
  expect(inOrder(entry(), entry(given))).toBeGreaterThan(0);
});

test("no start comes before midnight", () => {
  const [none, midnight] = [entry({ start: null, id: "z" }), entry({ start: 0, id: "a" })];
  expect(inOrder(none, midnight)).toBeLessThan(0);
  expect(inOrder(midnight, none)).toBeGreaterThan(0);
});

test("an id comes before one that it begins", () =>
  expect(inOrder(entry({ id: "m" }), entry({ id: "m!" }))).toBeLessThan(0));

test("an entry is level with itself", () => expect(inOrder(entry(), entry())).toBe(0));

test("the values of an entry stand in the order of their names", () => {
  const own = entry({
    user: "u",
    technician: "t",
    level: 3,
    ticket: "k",
    trainees: 2,
    noticed: true,
    channel: "c",
  });
  expect(contentValues(own)).toEqual(CONTENT_KEYS.map((key) => own[key]));
});

test("the place of an entry is no part of what it says; all else is", () => {
  expect(contentOf(entry({ file: "a.csv", line: 1 }))).toBe(contentOf(entry()));
  const others: Partial<Entry>[] = [
    { id: "n" },
    { date: day("2026-02-04") },
    { start: null },
    { client: "ACME" },
    { user: "Zoé" },
    { technician: "Zoé" },
    { minutes: minutes(21) },
    { level: 2 },
    { category: null },
    { ticket: "T1" },
    { trainees: 1 },
    { noticed: true },
    { approved: true },
    { channel: "chat" },
    { description: "" },
  ];
  const all = [{}, { file: "a.csv", line: 1 }, ...others].map(entry);
  expect(new Set(all.map(contentOf)).size).toBe(1 + others.length);
  // The quick comparison says what the texts say; a column that is new in an entry is to be in the list above.
  expect(others.flatMap((given) => Object.keys(given)).sort()).toEqual(
    Object.keys(entry())
      .filter((key) => key !== "file" && key !== "line")
      .sort(),
  );
  for (const a of all) for (const b of all) expect(isSameContent(a, b)).toBe(contentOf(a) === contentOf(b));
});
