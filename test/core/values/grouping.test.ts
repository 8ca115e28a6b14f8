/** Values by a key. */

import { expect, test } from "vitest";
import { addTo, groupBy, recordOf, repeatedBy } from "../../../core/values/grouping.ts";

test("groups stand in the order in which their keys appear, and each in the order of its values", () => {
  const groups = groupBy(["b1", "a1", "b2", "a2", "c1"], ([letter]) => letter);
  expect([...groups]).toEqual([
    ["b", ["b1", "b2"]],
    ["a", ["a1", "a2"]],
    ["c", ["c1"]],
  ]);
  expect([...groupBy([], String)]).toEqual([]);
});

test("the groups of two and more, in the order in which their second values appear", () => {
  const groups = repeatedBy(["a1", "b1", "b2", "c1", "a2", "a3"], ([letter]) => letter);
  expect([...groups]).toEqual([
    ["b", ["b1", "b2"]],
    ["a", ["a1", "a2", "a3"]],
  ]);
  expect([...repeatedBy(["a", "b"], String)]).toEqual([]);
});

test("a value is added to its group, which is made when there is none", () => {
  const groups = new Map([["even", [2]]]);
  addTo(groups, "even", 4);
  addTo(groups, "odd", 1);
  expect([...groups]).toEqual([
    ["even", [2, 4]],
    ["odd", [1]],
  ]);
});

test("a record has each key, in their order", () => {
  expect(Object.entries(recordOf(["two", "one"], (key) => key.length))).toEqual([
    ["two", 3],
    ["one", 3],
  ]);
});
