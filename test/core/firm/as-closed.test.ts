/** M2: rows of files unchanged since a month was closed with an earlier reading count as they did then. */

import { describe, expect, test } from "vitest";
import { RowsAsClosed } from "../../../core/firm/as-closed.ts";
import type { Entry } from "../../../core/ledger/entry.ts";
import {
  type ClosedBooks,
  type ClosedClient,
  READING,
  type ReadingOf,
} from "../../../core/ledger/prior-period.ts";
import { day } from "../../../core/values/calendar.ts";
import type { Problem } from "../../../core/values/problems.ts";
import { contract } from "../contracts.ts";
import { plainEntry } from "../log-entries.ts";

const entry = (line: number, given: Partial<Entry> = {}) =>
  plainEntry({ line, date: day("2026-01-15"), category: null, ...given });

const FILES = new Map([
  ["a.csv", "one"],
  ["b.csv", "two"],
]);
const EARLIER: ReadingOf = { through: day("2026-01-31"), reading: READING - 1 };
const TODAYS: ReadingOf = { through: day("2026-02-28"), reading: READING };

function books(entries: readonly Entry[], readings: readonly ReadingOf[] = [EARLIER, TODAYS]): ClosedBooks {
  const nothing = { terms: [], adjustments: [], decisions: [], banks: [], names: [], joined: [], from: [] };
  const contracts = [contract({ client: "Acme Tools", aliases: ["ACM"] })];
  const acme: ClosedClient = { name: "Acme", contracts, entries, ...nothing };
  return { through: day("2026-02-28"), settings: [], readings, files: FILES, clients: [acme] };
}

describe("the entry that a row counted as", () => {
  const then = entry(2, { description: "of then" });
  const counted = (now: Entry | null, line = 2, closed = books([then])) =>
    new RowsAsClosed(closed, FILES).counted({ file: "a.csv", line }, now);

  test.each([
    ["that is read otherwise today", { description: "of today" }],
    ["whose client is spelled otherwise", { client: "ACME" }],
  ])("a row %s", (_case, given) => expect(counted(entry(2, given))).toBe(then));

  test("a row that can't be read today", () => expect(counted(null)).toBe(then));

  test("no row of another client, of another place, or of another file", () => {
    expect(counted(entry(2, { client: "Bolt" }))).toBeNull();
    expect(counted(entry(3), 3)).toBeNull();
    expect(new RowsAsClosed(books([then]), FILES).counted({ file: "b.csv", line: 2 }, null)).toBeNull();
  });

  test.each<[string, readonly ReadingOf[], string, boolean]>([
    ["on the last day of the earlier reading", [EARLIER, TODAYS], "2026-01-31", true],
    ["on the day after", [EARLIER, TODAYS], "2026-02-01", false],
    [
      "on the last day of the later of two",
      [
        { ...EARLIER, reading: 0 },
        { ...TODAYS, reading: READING - 1 },
      ],
      "2026-02-28",
      true,
    ],
    [
      "whatever their order",
      [
        { ...TODAYS, reading: READING - 1 },
        { ...EARLIER, reading: 0 },
      ],
      "2026-02-28",
      true,
    ],
    ["closed with today's reading", [TODAYS], "2026-01-15", false],
    ["of a month whose reading is not known", [], "2026-01-15", false],
  ])("%s", (_case, readings, date, counts) => {
    const dated = entry(2, { date: day(date) });
    expect(counted(dated, 2, books([dated], readings))).toBe(counts ? dated : null);
  });

  test.each([
    ["changed since", new Map([["a.csv", "other"]])],
    ["that is gone", new Map<string, string>()],
  ])("none of a file %s", (_case, files) => {
    const rows = new RowsAsClosed(books([then]), files);
    expect(rows.counted({ file: "a.csv", line: 2 }, then)).toBeNull();
    expect(rows.leftOut(entry(3))).toBe(false);
    expect(rows.ofUnreadFiles(new Set())).toEqual([]);
  });

  test("none without closed months", () => {
    const rows = new RowsAsClosed(null, FILES);
    expect(rows.counted({ file: "a.csv", line: 2 }, then)).toBeNull();
    expect(rows.leftOut(entry(3))).toBe(false);
    expect(rows.ofUnreadFiles(new Set())).toEqual([]);
    expect(rows.alike()(then)).toBe(false);
  });
});

describe("a row that was left out of its closed month", () => {
  const rows = new RowsAsClosed(books([entry(2)]), FILES);
  test.each<[string, Entry, boolean]>([
    ["of a client known then", entry(3), true],
    ["of its name in a row", entry(3, { client: "ACME-TOOLS" }), true],
    ["of its alias", entry(3, { client: "acm" }), true],
    ["in another file of then", entry(2, { file: "b.csv" }), true],
    ["on the last day", entry(3, { date: day("2026-01-31") }), true],
    ["after the earlier reading", entry(3, { date: day("2026-02-01") }), false],
    ["in a file added since", entry(3, { file: "c.csv" }), false],
    ["which counted", entry(2), false],
    ["of a client unknown then", entry(3, { client: "Bolt" }), false],
  ])("%s: %j", (_case, row, isLeftOut) => expect(rows.leftOut(row)).toBe(isLeftOut));
});

describe("a problem with a row of a file that was there then", () => {
  const rows = new RowsAsClosed(books([]), FILES);
  const was = { date: "2026-01-15", start: null, client: "Acme", minutes: 20, note: "" };
  const edited = (file: string): Problem => ({
    code: "ENTRY_EDITED",
    was,
    is: was,
    newest: { file, line: 2 },
  });
  const unclear = (other: string): Problem => ({ code: "VERSION_UNCLEAR", was, is: null, other });
  test.each<[string, Problem | null, boolean]>([
    ["by its place", edited("b.csv"), true],
    ["by its place, a file added since", edited("c.csv"), false],
    ["by its name", unclear("a.csv"), true],
    ["by its name, a file added since", unclear("c.csv"), false],
    ["no file", { code: "ROW_MALFORMED", expected: 6, given: 7 }, false],
    ["no problem", null, false],
  ])("%s", (_case, problem, knew) => expect(rows.knew(problem)).toBe(knew));

  test("none, if every month was closed with today's reading", () =>
    expect(new RowsAsClosed(books([], [TODAYS]), FILES).knew(edited("b.csv"))).toBe(false));
});

describe("a row repeats one that counted", () => {
  const alike = new RowsAsClosed(
    books([entry(2, { id: "7" }), entry(3, { description: "noted" })]),
    FILES,
  ).alike();
  test.each<[string, Entry, boolean]>([
    ["by its id", entry(9, { id: "7", description: "other" }), true],
    ["by its content, whatever its id and place", entry(9, { id: "8", file: "b.csv" }), true],
    ["by its content, without an id", entry(9, { description: "noted" }), true],
    ["not without an id and with other content", entry(9, { description: "other" }), false],
    ["not with another id and other content", entry(9, { id: "8", description: "other" }), false],
  ])("%s", (_case, row, repeats) => expect(alike(row)).toBe(repeats));
});

test("what counted of a file that today's reading refuses", () => {
  const [one, other] = [entry(2), entry(2, { file: "b.csv" })];
  const rows = new RowsAsClosed(books([one, other]), FILES);
  expect(rows.ofUnreadFiles(new Set(["a.csv"]))).toEqual([other]);
  expect(rows.ofUnreadFiles(new Set(["a.csv", "b.csv"]))).toEqual([]);
});
