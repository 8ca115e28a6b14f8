/** M2: what is told of two ledgers of one client, line by line: what moved, and why. */

import { describe, expect, test } from "vitest";
import {
  type Change,
  difference,
  type Known,
  makeSameTerms,
  reportedChange,
} from "../../../core/ledger/difference.ts";
import type { Entry } from "../../../core/ledger/entry.ts";
import { type ClosedPast, ledger } from "../../../core/ledger/ledger.ts";
import { leftAt } from "../../../core/rules/bank.ts";
import { day, formatDate } from "../../../core/values/calendar.ts";
import { minutes } from "../../../core/values/units.ts";
import { contract, planTerm } from "../contracts.ts";
import { run, type Scenario, settingsOf } from "../scenario.ts";

const THROUGH = day("2026-02-28");
const VIP = "VIP 2 h from 2026-01-15 paid 2026-01-15";
const DIAMOND = "VIP_DIAMOND 4 h from 2026-01-15 paid 2026-01-15";
const ORANGE = "ORANGE_CARE 1 users from 2026-01-15 paid 2026-01-15";

interface Side extends Partial<Scenario> {
  /** The fingerprint of `log.csv`; "" when it was not there. */
  readonly file?: string;
  readonly client?: string;
  readonly kept?: ClosedPast["kept"];
}

function known({ file = "1", client = "Acme", kept = [], ...given }: Side): Known {
  const scenario = { plans: VIP, ...given };
  const { account } = run(scenario);
  const { terms, adjustments, decisions } = account;
  const entries = account.entries.map((entry): Entry => ({ ...entry, client }));
  const settings = settingsOf(scenario);
  const past: ClosedPast = { through: THROUGH, settings: [{ through: THROUGH, settings }], kept, joined: [] };
  return {
    contracts: account.client.contracts,
    entries,
    decisions,
    ledger: ledger(terms, entries, adjustments, settings, past, decisions),
    files: new Map(file === "" ? [] : [["log.csv", file]]),
  };
}

/** “2026-02-20 entry 20 came, NEW_FILE: bank VIP 20/30/-30/0”: raw, charged, of the bank, cents. */
function text({ date, kind, entry, gone, cause, effects }: Change): string {
  const moved = effects.map(({ on, bank, raw, charged, change, amount }) => {
    const of = bank === null ? "" : ` ${bank.plan}${bank.formerly === null ? "" : ` (${bank.formerly})`}`;
    return `${on}${of} ${raw}/${charged}/${change}/${amount ?? "–"}`;
  });
  const worked = entry === null ? "" : ` of ${entry.minutes}`;
  const before = cause.code === "ENTRY_CHANGED" ? ` from ${cause.before.minutes}` : "";
  const file = "file" in cause ? ` ${cause.file}` : "";
  const what = `${formatDate(date)} ${kind}${worked}${gone ? " gone" : ""}`;
  return `${what}, ${cause.code}${file}${before}: ${moved.join(", ") || "nothing moved"}`;
}

const told = (before: Side, after: Side) => difference(known(before), known(after), THROUGH).map(text);

describe("an entry that came, went or changed", () => {
  const WORK = { work: "2026-02-20 0:20 how_to" };
  test.each([
    ["with a new file", { file: "" }, WORK, "20, NEW_FILE log.csv: bank VIP 20/30/-30/0"],
    ["the file changed", { file: "0" }, WORK, "20, FILE_CHANGED log.csv: bank VIP 20/30/-30/0"],
    ["the file did not", {}, WORK, "20, NOW_COUNTED log.csv: bank VIP 20/30/-30/0"],
    ["with its file", WORK, { file: "" }, "20 gone, FILE_GONE log.csv: bank VIP -20/-30/30/0"],
    ["out of its file", WORK, { file: "2" }, "20 gone, FILE_CHANGED log.csv: bank VIP -20/-30/30/0"],
    ["the file still says it", WORK, {}, "20 gone, NO_LONGER_COUNTED log.csv: bank VIP -20/-30/30/0"],
    [
      "its id stayed",
      { work: "2026-02-20 0:20 how_to id a" },
      { work: "2026-02-20 0:40 how_to id a" },
      "40, ENTRY_CHANGED log.csv from 20: bank VIP 20/15/-15/0",
    ],
    [
      "told even if it moved nothing",
      { work: "2026-02-20 0:20 how_to id a" },
      { work: "2026-02-20 0:20 how_to id a approved" },
      "20, ENTRY_CHANGED log.csv from 20: nothing moved",
    ],
    ["of 0 minutes", {}, { work: "2026-02-20 0 how_to" }, "0, NOW_COUNTED log.csv: nothing moved"],
    [
      "of 0 minutes, billable, without a rate",
      { plans: "BASIC" },
      { plans: "BASIC", work: "2026-02-20 0 how_to" },
      "0, NOW_COUNTED log.csv: nothing moved",
    ],
    [
      "of 0 minutes, gone",
      { work: "2026-02-20 0 how_to" },
      {},
      "0 gone, NO_LONGER_COUNTED log.csv: nothing moved",
    ],
  ])("%s", (_case, before, after, expected) =>
    expect(told(before, after)).toEqual([`2026-02-20 entry of ${expected}`]),
  );

  test("equal ledgers have no difference, and a client's other name is none", () => {
    const work = "2026-02-03 0:20 how_to; 2026-02-03 0:20 how_to; 2026-02-04 0:10 repair";
    expect(told({ work }, { work, file: "2" })).toEqual([]);
    expect(told({ work }, { work, client: "Acme Group" })).toEqual([]);
  });

  test("entries are paired by content, then by id; one without an id by nothing else", () => {
    const before = "2026-02-03 0:10 how_to; 2026-02-05 0:20 how_to id a; 2026-02-10 0:30 how_to id b";
    const after = "2026-02-07 0:15 how_to; 2026-02-10 0:31 how_to id b; 2026-02-12 0:25 how_to id a";
    const plans = "VIP 8 h from 2026-01-15 paid 2026-01-15";
    expect(told({ plans, work: before }, { plans, work: after })).toEqual([
      "2026-02-03 entry of 10 gone, NO_LONGER_COUNTED log.csv: bank VIP -10/-15/15/0",
      "2026-02-07 entry of 15, NOW_COUNTED log.csv: bank VIP 15/15/-15/0",
      "2026-02-10 entry of 31, ENTRY_CHANGED log.csv from 30: bank VIP 1/15/-15/0",
      "2026-02-12 entry of 25, ENTRY_CHANGED log.csv from 20: bank VIP 5/0/0/0",
    ]);
  });

  test("up to the last day, inclusive, and nothing after it", () => {
    const before = "2026-02-28 0:15 how_to; 2026-02-28 0:30 how_to";
    const after = "2026-02-28 0:30 how_to; 2026-03-01 0:45 how_to";
    expect(told({ work: before }, { work: after })).toEqual([
      "2026-02-28 entry of 15 gone, NO_LONGER_COUNTED log.csv: bank VIP -15/-15/15/0",
    ]);
  });

  test("an id that later work has too pairs work of closed days only", () => {
    const closed = known({ work: "2026-02-20 0:20 how_to id a" });
    const changed = known({ work: "2026-02-20 0:40 how_to id a" });
    const later = known({ work: "2026-03-05 0:20 how_to id a" }).entries;
    const withLater = (side: Known): Known => ({ ...side, entries: [...later, ...side.entries] });
    const expected = ["2026-02-20 entry of 40, ENTRY_CHANGED log.csv from 20: bank VIP 20/15/-15/0"];
    expect(difference(closed, withLater(changed), THROUGH).map(text)).toEqual(expected);
    expect(difference(withLater(closed), changed, THROUGH).map(text)).toEqual(expected);
  });

  test("what only follows from it is told after it, and only what moved", () => {
    const work = "2026-02-03 1:50 how_to";
    const rates = "2: 100.00";
    expect(told({ work, rates }, { work: `2026-02-02 0:20 how_to; ${work}`, rates })).toEqual([
      "2026-02-02 entry of 20, NOW_COUNTED log.csv: bank VIP 20/30/-30/0",
      // 2:00 due, 1:30 left: 20 of the 110 minutes worked go to the bill with the 30 charged.
      "2026-02-03 entry of 110, FOLLOWS: bank VIP -20/-30/30/0, billable 20/30/0/5000",
    ]);
  });
});

describe("what billable minutes cost", () => {
  const work = (of: string) => `2026-02-20 ${of} how_to id a`;
  test.each([
    ["came, at the rate", "none", "0:20", "2: 100.00", "2: 100.00", "billable 20/30/0/5000"],
    ["came, without a rate", "none", "0:20", "", "", "billable 20/30/0/–"],
    ["went, at the rate", "0:20", "none", "2: 100.00", "2: 100.00", "billable -20/-30/0/-5000"],
    ["went, without a rate", "0:20", "none", "", "", "billable -20/-30/0/–"],
    ["more", "0:20", "0:40", "2: 100.00", "2: 100.00", "billable 20/15/0/2500"],
    ["more, without a rate", "0:20", "0:40", "", "", "billable 20/15/0/–"],
    ["as much, of more worked, without a rate", "0:20", "0:25", "", "", "billable 5/0/0/0"],
    ["another rate", "0:20", "0:20", "2: 100.00", "2: 120.00", "billable 0/0/0/1000"],
    ["a rate no more", "0:20", "0:20", "2: 100.00", "", "billable -20/-30/0/-5000, billable 20/30/0/–"],
    ["a rate at last", "0:20", "0:20", "", "2: 100.00", "billable -20/-30/0/–, billable 20/30/0/5000"],
  ])("%s", (_case, was, is, rateWas, rateIs, expected) => {
    const side = (of: string, rates: string) =>
      of === "none" ? { plans: "BASIC", rates } : { plans: "BASIC", rates, work: work(of) };
    expect(told(side(was, rateWas), side(is, rateIs)).map((line) => line.split(": ")[1])).toEqual([expected]);
  });

  test("waived minutes cost nothing, but are told", () => {
    const work = "2026-02-02 2:00 how_to; 2026-02-03 0:05 password_reset; 2026-02-03 0:05 password_reset";
    expect(told({ work }, { work, rounding: "client_day" })).toEqual([
      "2026-02-03 entry of 5, RULES: waived 0/-15/0/0",
    ]);
  });
});

describe("overage", () => {
  const OVER = { plans: ORANGE, rates: "2: 120.00", work: "2026-02-03 0:45 how_to; 2026-02-04 0:50 how_to" };
  test.each([
    [
      "released",
      { ...OVER, withoutNotice: "hold" },
      "2026-02-04 release",
      "billable 20/30/0/6000, to_confirm -20/-30/0/-6000",
    ],
    ["rejected", OVER, "2026-02-04 reject", "billable -20/-30/0/-6000, waived 20/30/0/0"],
  ])("%s: of the day decided alone", (_case, side, decisions, expected) =>
    expect(told(side, { ...side, decisions })).toEqual([`2026-02-04 overage, DECISION: ${expected}`]),
  );

  test("a decision that moves nothing, because a bank gave all, is told", () => {
    const side = { plans: `${ORANGE}; ${VIP}`, work: "2026-02-03 0:45 how_to" };
    expect(told(side, { ...side, decisions: "2026-02-03 reject" })).toEqual([
      "2026-02-03 overage, DECISION: nothing moved",
    ]);
  });

  test("each day has its own", () => {
    const work = "2026-02-04 0:50 how_to";
    expect(told({ plans: ORANGE, work }, { plans: ORANGE, work: `2026-02-03 0:45 how_to; ${work}` })).toEqual(
      [
        "2026-02-03 entry of 45, NOW_COUNTED log.csv: allowance 30/0/0/0",
        "2026-02-03 overage, FOLLOWS: billable 15/15/0/–",
      ],
    );
  });
});

describe("a bank's own movements", () => {
  test("a row that came is told with its bank, and what came with it by its own cause", () => {
    const plans = `${VIP}; ${DIAMOND}`;
    const expected = [
      "2026-01-15 bought, REGISTER: bought VIP 0/0/120/0",
      "2026-02-20 entry of 20, NEW_FILE log.csv: bank VIP 20/30/-30/0",
    ];
    expect(told({ plans: DIAMOND, file: "" }, { plans, work: "2026-02-20 0:20 how_to" })).toEqual(expected);
  });

  test("a row that went: what lapsed of it and what it served follow", () => {
    const plans = `${DIAMOND}; VIP 2 h from 2026-01-15 paid 2026-01-15 ended 2026-02-15`;
    const work = "2026-01-20 0:15 how_to";
    expect(told({ plans, work }, { plans: DIAMOND, work })).toEqual([
      "2026-01-15 bought gone, REGISTER: bought VIP 0/0/-120/0",
      "2026-01-20 entry of 15, FOLLOWS: bank VIP -15/-15/15/0, bank VIP_DIAMOND 15/15/-15/0",
      "2026-02-15 expired gone, FOLLOWS: expired VIP 0/0/105/0",
    ]);
  });

  test("minutes carried over follow", () => {
    const plans = "VIP 2 h from 2025-02-15 paid 2025-02-15; VIP 2 h from 2026-02-15 paid 2026-02-10";
    const file = "0";
    expect(told({ plans, file }, { plans, work: "2026-01-20 0:15 how_to" })).toEqual([
      "2026-01-20 entry of 15, FILE_CHANGED log.csv: bank VIP 15/15/-15/0",
      "2026-02-15 carried_out, FOLLOWS: carried_out VIP 0/0/15/0",
      "2026-02-15 carried_in, FOLLOWS: carried_in VIP 0/0/-15/0",
    ]);
  });

  test.each([
    ["came", "none", "VIP 2026-02-10 -0:15", [", ADJUSTMENT: adjusted VIP 0/0/-15/0"]],
    ["went", "VIP 2026-02-10 -0:15", "none", [" gone, ADJUSTMENT: adjusted VIP 0/0/15/0"]],
    [
      "of three alike one stayed",
      "VIP 2026-02-10 -0:15; VIP 2026-02-10 -0:15; VIP 2026-02-10 -0:15",
      "VIP 2026-02-10 -0:15",
      [" gone, ADJUSTMENT: adjusted VIP 0/0/15/0", " gone, ADJUSTMENT: adjusted VIP 0/0/15/0"],
    ],
  ])("a correction by hand: %s", (_case, was, is, expected) =>
    expect(told({ adjustments: was }, { adjustments: is })).toEqual(
      expected.map((line) => `2026-02-10 adjusted${line}`),
    ),
  );

  test("what a bank keeps though rules changed is told as such, beside what came", () => {
    const bank = { plan: "VIP", start: day("2026-01-15"), copy: 1, formerly: null } as const;
    const kept = [{ ...bank, by: minutes(-15) }];
    expect(told({}, { kept, work: "2026-02-10 0:15 how_to" })).toEqual([
      "2026-02-10 entry of 15, NOW_COUNTED log.csv: bank VIP 15/15/-15/0",
      "2026-02-28 adjusted, RULES: adjusted VIP 0/0/-15/0",
    ]);
  });
});

describe("when nothing of the client's own came, went or changed", () => {
  const work = "2026-02-03 0:05 how_to; 2026-02-03 0:05 how_to";
  test("other rules are the cause", () =>
    expect(told({ work }, { work, rounding: "client_day" })).toEqual([
      "2026-02-03 entry of 5, RULES: bank VIP 0/-15/15/0",
    ]));
  test("or a row of the register without a bank", () =>
    expect(
      told(
        { plans: ORANGE, work: "2026-02-03 0:40 how_to" },
        {
          plans: `${ORANGE}; ORANGE_CARE 1 users from 2026-02-01 paid 2026-02-01`,
          work: "2026-02-03 0:40 how_to",
        },
      ),
    ).toEqual([
      "2026-02-03 entry of 40, REGISTER: allowance 10/0/0/0",
      "2026-02-03 overage gone, REGISTER: billable -10/-15/0/–",
    ]));
});

describe("several banks", () => {
  const term = (formerly: string | null) =>
    planTerm({
      contract: contract({ plan: "VIP", quantity: 2 }),
      plan: "VIP",
      quantity: 2,
      start: day("2026-01-15"),
      expires: day("2027-01-15"),
      boughtTo: day("2027-01-15"),
      opens: day("2026-01-15"),
      formerly,
    });
  const side = (entries: readonly Entry[]): Known => ({
    ...known({}),
    entries,
    ledger: ledger([term(null), term("Bolt"), term("Cedar")], entries, [], settingsOf({ plans: "" })),
  });
  const changes = difference(side([]), side(known({ work: "2026-02-20 5:30 how_to" }).entries), THROUGH);

  test("of one plan and day are told apart by the client they came from", () =>
    expect(changes.map(text)).toEqual([
      "2026-02-20 entry of 330, NOW_COUNTED log.csv: bank VIP 120/120/-120/0, bank VIP (Bolt) 120/120/-120/0, bank VIP (Cedar) 90/90/-90/0",
    ]));

  test("what is reported of a bank is its own", () => {
    const bank = { plan: "VIP", start: day("2026-01-15"), copy: 1, formerly: "Cedar" } as const;
    expect(reportedChange(changes, bank)).toBe(-90);
    expect(reportedChange(changes, { ...bank, copy: 2 })).toBe(0);
    const billed = difference(
      known({ plans: "BASIC" }),
      known({ plans: "BASIC", work: "2026-02-20 0:15 how_to" }),
      THROUGH,
    );
    expect(reportedChange([...changes, ...changes, ...billed], bank)).toBe(-180);
  });

  test("what a bank holds as a day ends", () => {
    const [bank] = known({ work: "2026-02-20 0:15 how_to; 2026-02-21 0:30 how_to" }).ledger.banks;
    if (bank === undefined) throw new Error("a VIP has a bank");
    const left = (date: string) => leftAt(bank, day(date));
    expect(["2026-01-14", "2026-01-15", "2026-02-20", "2026-02-21", "2027-01-15"].map(left)).toEqual([
      0, 120, 105, 75, 0,
    ]);
  });

  test("a line's bank that is none of its ledger's stops the program", () => {
    const whole = known({});
    const broken: Known = { ...whole, ledger: { ...whole.ledger, banks: [] } };
    expect(() => difference(whole, broken, THROUGH)).toThrow("a line's bank is one of its ledger's");
  });
});

test("two registers make the same terms whatever the order and place of their rows", () => {
  const [two, eight] = [contract({ plan: "VIP", quantity: 2 }), contract({ plan: "VIP", quantity: 8 })];
  expect(makeSameTerms([two, eight], [{ ...eight, line: 7 }, two])).toBe(true);
  expect(makeSameTerms([two, eight], [two, two])).toBe(false);
  expect(makeSameTerms([two], [two, two])).toBe(false);
  expect(makeSameTerms([], [])).toBe(true);
});
