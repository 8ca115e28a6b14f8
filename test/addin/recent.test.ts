/** Readings kept for the next formula over the same cells. */

import { describe, expect, test } from "vitest";
import { readFirm } from "../../addin/functions/firm.ts";
import { keptByCells } from "../../addin/functions/recent.ts";

function counted(most = 3) {
  const read: unknown[] = [];
  const total = keptByCells((range: unknown, factor: unknown) => {
    read.push(range);
    return { sum: (range as number[][]).flat().reduce((sum, cell) => sum + cell, 0) * (factor as number) };
  }, most);
  return { total, reads: () => read.length };
}

describe("equal cells", () => {
  test("however often they are sent, are read once", () => {
    const { total, reads } = counted();
    const answers = Array.from({ length: 1000 }, () => total([[1], [2], [3]], 2));
    expect(new Set(answers)).toEqual(new Set([{ sum: 12 }]));
    expect(reads()).toBe(1);
  });

  test.each([
    ["another number", [[1], [2], [4]], 2],
    ["another number beside them", [[1], [2], [3]], 3],
    ["a row more", [[1], [2], [3], [0]], 2],
    ["a row less", [[1], [5]], 2],
    ["the same cells in another shape", [[1, 2, 3]], 2],
  ])("%s is read again", (_name, range, factor) => {
    const { total, reads } = counted();
    total([[1], [2], [3]], 2);
    expect(total(range, factor)).toEqual({ sum: range.flat().reduce((a, b) => a + b, 0) * factor });
    expect(reads()).toBe(2);
  });

  test("a text, a blank and an error are not the same as a number", () => {
    const cells = keptByCells((range: unknown) => JSON.stringify(range), 9);
    const all = [[["1"]], [[1]], [[null]], [[""]], [[0]], [[false]], [[{ basicValue: 1 }]]];
    expect(all.map((range) => cells(range))).toEqual(all.map((range) => JSON.stringify(range)));
  });
});

test("two hundred statements of one firm read it once", () => {
  const given = () => ({
    contracts: [
      ["client", "plan", "quantity", "start"],
      ["Acme", "VIP", 2, 46_037],
    ],
    time_log: [
      ["date", "client", "minutes"],
      [46_055, "Acme", 20],
    ],
    adjustments: null,
    settings: null,
  });
  expect(new Set(Array.from({ length: 200 }, () => readFirm(given()))).size).toBe(1);
});

test("a range that its sender changes afterwards is read again", () => {
  const { total, reads } = counted();
  const range = [[1], [2]];
  total(range, 1);
  (range[1] as number[])[0] = 5;
  expect(total(range, 1)).toEqual({ sum: 6 });
  expect(reads()).toBe(2);
});

test("the ranges asked for last are kept, and no more", () => {
  const { total, reads } = counted(2);
  for (const cell of [1, 2, 1, 3]) total([[cell]], 1);
  expect(reads()).toBe(3);
  total([[1]], 1);
  expect(reads()).toBe(3);
  total([[2]], 1);
  expect(reads()).toBe(4);
});

test("a reading that fails is not kept", () => {
  let fails = true;
  const read = keptByCells((range: unknown) => {
    if (fails) throw new Error("unreadable");
    return range;
  }, 2);
  expect(() => read([[1]])).toThrow("unreadable");
  fails = false;
  expect(read([[1]])).toEqual([[1]]);
});
