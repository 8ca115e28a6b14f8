/** M2: what a closed month passes on: its balances, the settings it was closed with, and what changed since. */

import { describe, expect, test } from "vitest";
import type { Adjustment } from "../../../core/ledger/adjustment.ts";
import { leftAt } from "../../../core/ledger/difference.ts";
import {
  type ClosedBank,
  type ClosedBooks,
  type ClosedClient,
  clientLedger,
  type Work,
} from "../../../core/ledger/prior-period.ts";
import { DEFAULT_SETTINGS } from "../../../core/ledger/settings.ts";
import { day, formatDate } from "../../../core/values/calendar.ts";
import { cents, minutes } from "../../../core/values/units.ts";
import { entry, orange, type Plan, vip } from "./given.ts";

const THROUGH = day("2026-02-28");
const FILES = new Map([["a.csv", "1"]]);

interface Given extends Partial<Pick<Work, "entries" | "adjustments" | "decisions">> {
  readonly plans?: readonly Plan[];
}

function work({ plans = [vip()], entries = [], adjustments = [], decisions = [] }: Given): Work {
  return {
    contracts: plans.map(({ row }) => row),
    terms: plans.map(({ term }) => term),
    ...{ entries, adjustments, decisions },
    files: FILES,
  };
}

function books(clients: readonly ClosedClient[] = []): ClosedBooks {
  const settings = [{ through: THROUGH, settings: DEFAULT_SETTINGS }];
  return { through: THROUGH, settings, readings: [], files: FILES, clients };
}

const closedBank = (left: number, given: Partial<ClosedBank> = {}): ClosedBank => ({
  ...{ plan: "VIP", start: day("2026-01-15"), copy: 1, formerly: null, expires: day("2027-01-15") },
  left: minutes(left),
  ...given,
});

/** The client as closed: what was known then, and what its banks held. */
function closedAs(then: Given, banks: readonly ClosedBank[]): Omit<ClosedClient, "name"> {
  const { files: _files, ...known } = work(then);
  return { ...known, banks, names: ["acme"], joined: [], from: ["Acme"] };
}

/** What is reported, and what the banks hold at the end of the closed days. */
function reported(now: Given, then: Given, banks: readonly ClosedBank[], settings = DEFAULT_SETTINGS) {
  const { ledger, prior } = clientLedger(work(now), settings, books(), closedAs(then, banks));
  return {
    changes: prior?.changes.map(({ date, kind, cause, effects }) =>
      [formatDate(date), kind, cause.code, ...effects.map(({ on, change }) => `${on} ${change}`)].join(" "),
    ),
    left: ledger.banks.map((bank) => leftAt(bank, THROUGH)),
  };
}

const correction = (of: number, on = "2026-02-01"): Adjustment => ({
  ...{ client: "Acme", plan: "VIP", date: day(on), minutes: minutes(of), reason: "goodwill", author: "Anne" },
});

test("without a closed month nothing is prior", () => {
  const { ledger, prior } = clientLedger(
    work({ entries: [entry("2026-02-03", 10)] }),
    DEFAULT_SETTINGS,
    null,
  );
  expect(prior).toBeNull();
  expect(ledger.banks.map((bank) => leftAt(bank, THROUGH))).toEqual([105]);
});

test("a client that was not there when the month was closed: all of it came since", () => {
  const { prior } = clientLedger(work({ entries: [entry("2026-02-03", 10)] }), DEFAULT_SETTINGS, books());
  expect(prior?.through).toBe(THROUGH);
  expect(prior?.banks).toEqual([]);
  expect(prior?.changes.map(({ kind, cause }) => [kind, cause.code])).toEqual([
    ["bought", "REGISTER"],
    ["entry", "NOW_COUNTED"],
  ]);
});

describe("work that is the same up to the last closed day reports nothing", () => {
  const one = entry("2026-02-03", 10, { id: "1" });
  const other = entry("2026-02-03", 20, { id: "2" });
  test.each<[string, Given, Given]>([
    ["in another order", { entries: [one, other] }, { entries: [other, one] }],
    ["with work since", { entries: [one, other, entry("2026-03-01", 30)] }, { entries: [one, other] }],
    [
      "with a correction since",
      { entries: [one, other], adjustments: [correction(15, "2026-03-01")] },
      { entries: [one, other] },
    ],
  ])("%s", (_what, now, then) =>
    expect(reported(now, then, [closedBank(75)])).toEqual({ changes: [], left: [75] }),
  );
});

describe("what is no longer the same is reported, and moves the balance", () => {
  const one = entry("2026-02-03", 10, { id: "1" });
  const rejected = { client: "Acme", date: day("2026-02-03"), is: "reject", who: "Anne", why: "" } as const;
  test.each<[string, Given, Given, { changes: string[]; left: number[] }]>([
    [
      "an entry on the last closed day",
      { entries: [one, entry("2026-02-28", 20)] },
      { entries: [one] },
      { changes: ["2026-02-28 entry NOW_COUNTED bank -30"], left: [75] },
    ],
    [
      "an entry changed",
      { entries: [{ ...one, minutes: minutes(20) }] },
      { entries: [one] },
      { changes: ["2026-02-03 entry ENTRY_CHANGED bank -15"], left: [90] },
    ],
    [
      "the last of two entries changed",
      { entries: [one, entry("2026-02-04", 20)] },
      { entries: [one, entry("2026-02-04", 0)] },
      {
        changes: ["2026-02-04 entry NO_LONGER_COUNTED", "2026-02-04 entry NOW_COUNTED bank -30"],
        left: [75],
      },
    ],
    [
      "a correction",
      { entries: [one], adjustments: [correction(30)] },
      { entries: [one] },
      { changes: ["2026-02-01 adjusted ADJUSTMENT adjusted 30"], left: [135] },
    ],
    [
      "a register row",
      { entries: [one], plans: [vip("2026-01-15", { quantity: 3 })] },
      { entries: [one] },
      { changes: ["2026-01-15 bought REGISTER bought 60"], left: [165] },
    ],
    [
      "a decision",
      { plans: [orange()], entries: [entry("2026-02-03", 40)], decisions: [rejected] },
      { plans: [orange()], entries: [entry("2026-02-03", 40)] },
      { changes: ["2026-02-03 overage DECISION billable 0 waived 0"], left: [] },
    ],
  ])("%s", (_what, now, then, expected) => {
    const banks = then.plans === undefined ? [closedBank(105)] : [];
    expect(reported(now, then, banks)).toEqual(expected);
  });
});

describe("rules that changed since", () => {
  const entries = [entry("2026-02-03", 10)];
  test("a bank keeps what it was closed at, and nothing is reported", () => {
    expect(reported({ entries }, { entries }, [closedBank(90)])).toEqual({ changes: [], left: [90] });
    expect(reported({ entries }, { entries }, [closedBank(110)])).toEqual({ changes: [], left: [110] });
  });
  test("and what came to light since moves that", () =>
    expect(
      reported({ entries: [...entries, entry("2026-02-04", 20)] }, { entries }, [closedBank(90)]),
    ).toEqual({
      changes: ["2026-02-04 entry NOW_COUNTED bank -30"],
      left: [60],
    }));
  test("a bank that is no longer there: what it held is reported on the last closed day", () => {
    const { prior } = clientLedger(work({}), DEFAULT_SETTINGS, books(), {
      ...closedAs({}, [closedBank(120), closedBank(60, { plan: "VIP_DIAMOND" })]),
    });
    const bank = { plan: "VIP_DIAMOND", start: day("2026-01-15"), copy: 1, formerly: null };
    expect(prior?.changes).toEqual([
      {
        date: THROUGH,
        kind: "adjusted",
        entry: null,
        gone: false,
        cause: { code: "RULES" },
        effects: [{ on: "adjusted", bank, raw: 0, charged: 0, change: -60, amount: 0 }],
      },
    ]);
  });
  test("a bank that would fall below 0 keeps 0, and the rest is reported", () =>
    expect(
      reported({ entries: [...entries, entry("2026-02-04", 90)] }, { entries }, [closedBank(60)]),
    ).toEqual({
      changes: ["2026-02-04 entry NOW_COUNTED bank -90", "2026-02-28 adjusted RULES adjusted 30"],
      left: [0],
    }));
});

test("closed days keep the settings they were closed with; the days since have today's", () => {
  const two = (date: string) => [entry(date, 5, { id: `${date} 1` }), entry(date, 5, { id: `${date} 2` })];
  const entries = [...two("2026-02-28"), ...two("2026-03-01")];
  const settings = { ...DEFAULT_SETTINGS, rounding: "client_day", rates: { 2: cents(1) } } as const;
  const { ledger, prior } = clientLedger(
    work({ entries }),
    settings,
    books(),
    closedAs({ entries: two("2026-02-28") }, [closedBank(90)]),
  );
  expect(prior?.changes).toEqual([]);
  // 15 each on the last closed day; 10 minutes of one client on the next are 15 together.
  expect(ledger.banks.map((bank) => leftAt(bank, day("2026-03-01")))).toEqual([75]);
});
