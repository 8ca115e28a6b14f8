/** Answers kept for texts that recur. */

import { expect, test } from "vitest";
import { remembered } from "../../../core/values/remembered.ts";

function counted() {
  let asked = 0;
  const length = remembered((text) => {
    asked += 1;
    return text === "none" ? null : text.length;
  });
  return { length, asked: () => asked };
}

test("an answer is worked out once for each text, also when it is nothing", () => {
  const { length, asked } = counted();
  expect(["ab", "abc", "ab", "none", "none"].map(length)).toEqual([2, 3, 2, null, null]);
  expect(asked()).toBe(3);
});

test("however many texts there are, each has its own answer, and only so many are kept", () => {
  const { length, asked } = counted();
  for (let count = 1; count <= 20_001; count += 1) expect(length(String(count))).toBe(String(count).length);
  expect(length("20001")).toBe(5);
  expect(asked()).toBe(20_001);
  expect(length("1")).toBe(1);
  expect(asked()).toBe(20_002);
});

test("long texts are not kept", () => {
  const { length, asked } = counted();
  for (const text of ["x".repeat(100), "x".repeat(100), "x".repeat(101), "x".repeat(101)]) length(text);
  expect(asked()).toBe(3);
});
