/** A bank by itself: when it is in force, what each change leaves, and what tells it apart from others. */

import { describe, expect, test } from "vitest";
import { Bank, type BankName, bankNames, isInForce, isSameBank } from "../../../core/rules/bank.ts";
import { day, formatDate } from "../../../core/values/calendar.ts";
import { minutes } from "../../../core/values/units.ts";

const TERM = { start: day("2026-01-15"), expires: day("2027-01-15") };
const OPENS = day("2026-02-10");
const MID = day("2026-06-01");

/** Two hours bought, paid on 10 February, and what was brought in. */
function bank({ carried = 0 } = {}): Bank {
  const own = new Bank("VIP", TERM, OPENS);
  own.open({ bought: minutes(120), carried: minutes(carried) });
  return own;
}

const movements = (of: Bank) =>
  of.movements.map(({ date, kind, minutes: by }) => `${formatDate(date)} ${kind} ${by}`);

/** What is left: all of it, and the part that was brought in. */
const held = (of: Bank) => [of.left, of.carriedLeft];

describe("P5: the days of a bank", () => {
  test.each([
    ["2026-02-09", false],
    ["2026-02-10", true],
    ["2027-01-14", true],
    ["2027-01-15", false],
  ])("on %s it may be drawn: %s", (date, expected) => expect(isInForce(bank(), day(date))).toBe(expected));

  test.each([
    ["2026-01-14", false],
    ["2026-01-15", true],
    ["2027-01-14", true],
    ["2027-01-15", false],
  ])("it can open on %s: %s", (opens, can) => {
    const open = () => new Bank("VIP", TERM, day(opens));
    if (can) expect(isInForce(open(), day(opens))).toBe(true);
    else expect(open).toThrow("a bank opens within its term");
  });
});

describe("opening", () => {
  test("tells what was bought, and what was brought in if anything was", () => {
    expect(movements(bank())).toEqual(["2026-02-10 bought 120"]);
    expect(movements(bank({ carried: 45 }))).toEqual(["2026-02-10 bought 120", "2026-02-10 carried_in 45"]);
    expect(held(bank({ carried: 45 }))).toEqual([165, 45]);
  });

  test("happens once", () =>
    expect(() => bank().open({ bought: minutes(120), carried: minutes(0) })).toThrow("a bank opens once"));
});

describe("A5, A6: a draw gives what there is, brought-in minutes first", () => {
  test.each([
    ["part of what was brought in", 45, 30, 30, [135, 15]],
    ["some of both", 45, 60, 60, [105, 0]],
    ["all there is", 45, 165, 165, [0, 0]],
    ["more than there is", 45, 180, 165, [0, 0]],
  ])("%s", (_case, carried, due, given, left) => {
    const own = bank({ carried });
    expect(own.draw(minutes(due), MID)).toBe(given);
    expect(held(own)).toEqual(left);
    expect(movements(own).at(-1)).toBe(`2026-06-01 used -${given}`);
  });

  test("a draw of nothing, or from nothing, moves nothing", () => {
    const own = bank();
    expect(own.draw(minutes(0), MID)).toBe(0);
    expect(movements(own)).toEqual(["2026-02-10 bought 120"]);
    own.draw(minutes(120), MID);
    expect(own.draw(minutes(15), MID)).toBe(0);
    expect(movements(own)).toEqual(["2026-02-10 bought 120", "2026-06-01 used -120"]);
  });

  test.each(["2026-02-09", "2027-01-15"])("none on %s, outside its days", (date) =>
    expect(() => bank().draw(minutes(15), day(date))).toThrow("a bank is drawn while in force"),
  );
});

describe("R8: a correction by hand", () => {
  test.each([
    ["what it adds counts as bought", 60, "2026-06-01", true, [225, 45]],
    ["what it takes is brought in first", -60, "2026-06-01", true, [105, 0]],
    ["it may take all", -165, "2026-06-01", true, [0, 0]],
    ["never more than all", -166, "2026-06-01", false, [165, 45]],
    ["from the first day", -60, "2026-02-10", true, [105, 0]],
    ["not before", -60, "2026-02-09", false, [165, 45]],
    ["to the last day", 60, "2027-01-14", true, [225, 45]],
    ["not after", 60, "2027-01-15", false, [165, 45]],
  ])("%s", (_case, by, date, made, left) => {
    const own = bank({ carried: 45 });
    expect(own.adjust(minutes(by), day(date))).toBe(made);
    expect(held(own)).toEqual(left);
    const opening = ["2026-02-10 bought 120", "2026-02-10 carried_in 45"];
    expect(movements(own)).toEqual(made ? [...opening, `${date} adjusted ${by}`] : opening);
  });
});

describe("R1, R2: on its expiry a bank is emptied", () => {
  test.each(["expired", "carried_out"] as const)("what was left is %s", (kind) => {
    const own = bank({ carried: 45 });
    own.draw(minutes(15), MID);
    expect(own.close(kind)).toBe(150);
    expect(held(own)).toEqual([0, 0]);
    expect(movements(own).at(-1)).toBe(`2027-01-15 ${kind} -150`);
  });

  test("an empty one moves nothing", () => {
    const own = bank();
    own.draw(minutes(120), MID);
    expect(own.close("expired")).toBe(0);
    expect(movements(own)).toEqual(["2026-02-10 bought 120", "2026-06-01 used -120"]);
  });
});

describe("the name of a bank", () => {
  const NAME: BankName = { plan: "ORANGE_PLUS", start: TERM.start, copy: 1, formerly: null };

  test.each([
    ["alike in all", {}, true],
    ["another plan", { plan: "VIP" }, false],
    ["another first day", { start: OPENS }, false],
    ["a further one of that day", { copy: 2 }, false],
    ["another's before two were joined", { formerly: "acme" }, false],
  ] as const)("%s", (_case, other, same) => expect(isSameBank(NAME, { ...NAME, ...other })).toBe(same));

  test("banks of one plan and day are counted in their order; others begin at 1", () => {
    const plus = () => new Bank("ORANGE_PLUS", TERM, TERM.start);
    const later = { start: OPENS, expires: TERM.expires };
    const banks = [
      plus(),
      plus(),
      new Bank("VIP", TERM, OPENS),
      plus(),
      new Bank("ORANGE_PLUS", later, OPENS),
      new Bank("ORANGE_PLUS", TERM, TERM.start, "acme"),
    ];
    const names = bankNames(banks);
    expect(banks.map((own) => names.get(own))).toEqual([
      NAME,
      { ...NAME, copy: 2 },
      { ...NAME, plan: "VIP" },
      { ...NAME, copy: 3 },
      { ...NAME, start: OPENS },
      { ...NAME, formerly: "acme" },
    ]);
  });
});
