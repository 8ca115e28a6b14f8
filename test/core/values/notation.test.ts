/** Texts made plain, and the two numbers that an unclear one may be. */

import { expect, test } from "vitest";
import { bothReadings, plain } from "../../../core/values/notation.ts";

test.each([
  ["  1 450 ", "1 450"],
  ["1\u00a0450", "1 450"],
  ["1\u202f450", "1 450"],
  ["1\u2009450", "1 450"],
  ["a \t\n b", "a b"],
  ["", ""],
])("%j is plainly %j", (given, expected) => expect(plain(given)).toBe(expected));

test.each([
  ["1.450", "1.45", "1450"],
  ["1,450", "1.45", "1450"],
  ["$1,450", "1.45", "1450"],
  ["2,000 h", "2", "2000"],
  ["-1,200", "-1.2", "-1200"],
  ["10,010", "10.01", "10010"],
  ["100,000", "100", "100000"],
])("%s may be %s or %s", (given, decimals, thousands) =>
  expect(bothReadings(given)).toEqual([decimals, thousands]),
);
