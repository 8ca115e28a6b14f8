/** One rounding of work, and which raw minutes follow which charged ones. */

import { describe, expect, test } from "vitest";
import { ROUNDING_SCOPES, Rounding } from "../../../core/rules/charge.ts";
import { minutes } from "../../../core/values/units.ts";

test("A4: the settings that say what is rounded up together", () =>
  expect(ROUNDING_SCOPES).toEqual(["entry", "ticket_day", "client_day"]));

describe("A4: work rounded together is charged one step, by the first of it", () => {
  test.each([
    ["nothing stays nothing", [0], [0]],
    ["one entry", [31], [45]],
    ["a full step", [15], [15]],
    ["three within one step", [5, 5, 5], [15, 0, 0]],
    ["the fourth begins another", [5, 5, 5, 1], [15, 0, 0, 15]],
    ["what is over a step is kept", [20, 10, 1], [30, 0, 15]],
  ] as const)("%s", (_case, worked, charged) => {
    const rounding = new Rounding();
    expect(worked.map((raw) => rounding.due(minutes(raw)))).toEqual(charged);
  });
});

type Charges = readonly (readonly [to: string, charged: number])[];

/** Each share as `to raw/charged`. */
function placed(rounding: Rounding<string>, raw: number, charges: Charges): string[] {
  const given = charges.map(([to, charged]) => ({ to, charged: minutes(charged) }));
  return rounding
    .place(minutes(raw), given)
    .map(({ to, raw, charged }: { to: string; raw: number; charged: number }) => `${to} ${raw}/${charged}`);
}

describe("A12: raw minutes follow the charged ones in order", () => {
  test.each<[string, number, Charges, string[]]>([
    [
      "31 raw, 45 charged, 30 of them from the bank",
      31,
      [
        ["bank", 30],
        ["billable", 15],
      ],
      ["bank 30/30", "billable 1/15"],
    ],
    [
      "the first place takes all it has room for",
      10,
      [
        ["bank", 15],
        ["billable", 15],
      ],
      ["bank 10/15", "billable 0/15"],
    ],
    [
      "a place named twice has one share",
      45,
      [
        ["bank", 15],
        ["other", 15],
        ["bank", 15],
      ],
      ["bank 30/30", "other 15/15"],
    ],
    [
      "a place that gives nothing takes nothing",
      5,
      [
        ["bank", 0],
        ["billable", 15],
      ],
      ["bank 0/0", "billable 5/15"],
    ],
    ["nothing worked", 0, [["bank", 0]], ["bank 0/0"]],
    ["nowhere to go, nothing to place", 0, [], []],
  ])("%s", (_case, raw, charges, shares) => expect(placed(new Rounding(), raw, charges)).toEqual(shares));

  test("a step that the first of a group was charged is filled by the next", () => {
    const rounding = new Rounding<string>();
    expect(placed(rounding, 5, [["bank", 15]])).toEqual(["bank 5/15"]);
    expect(placed(rounding, 5, [])).toEqual(["bank 5/0"]);
    expect(placed(rounding, 6, [["billable", 15]])).toEqual(["billable 1/15", "bank 5/0"]);
    expect(placed(rounding, 14, [])).toEqual(["billable 14/0"]);
    expect(() => placed(rounding, 1, [])).toThrow("raw minutes never exceed the charged ones");
  });
});
