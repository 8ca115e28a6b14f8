/** M2: what changed between two ledgers of one client, line by line, and why. */

import { describe, expect, test } from "vitest";
import type { Adjustment } from "../../../core/ledger/adjustment.ts";
import {
  type Change,
  difference,
  type Known,
  leftAt,
  makeSameTerms,
  reportedChange,
} from "../../../core/ledger/difference.ts";
import type { Entry } from "../../../core/ledger/entry.ts";
import { ledger } from "../../../core/ledger/ledger.ts";
import { DEFAULT_SETTINGS, type Settings } from "../../../core/ledger/settings.ts";
import { bankNames } from "../../../core/rules/bank.ts";
import type { Contract } from "../../../core/rules/contract.ts";
import type { OverageDecision } from "../../../core/rules/overage.ts";
import { day, formatDate } from "../../../core/values/calendar.ts";
import { cents, minutes } from "../../../core/values/units.ts";
import { entry, orange, type Plan, vip } from "./given.ts";

const THROUGH = day("2026-02-28");

interface Given {
  readonly plans?: readonly Plan[];
  readonly entries?: readonly Entry[];
  readonly decisions?: readonly OverageDecision[];
  readonly adjustments?: readonly Adjustment[];
  readonly settings?: Partial<Settings>;
  readonly files?: Readonly<Record<string, string>>;
}

function known({ plans = [vip()], entries = [], decisions = [], adjustments = [], ...given }: Given): Known {
  const settings = { ...DEFAULT_SETTINGS, ...given.settings };
  const terms = plans.map(({ term }) => term);
  return {
    contracts: plans.map(({ row }) => row),
    entries,
    decisions,
    ledger: ledger(terms, entries, adjustments, settings, null, decisions),
    files: new Map(Object.entries(given.files ?? { "a.csv": "1" })),
  };
}

/** `2026-02-03 entry NEW_FILE a.csv: bank VIP 10/15 -15`: raw/charged minutes, the balance's change, the amount. */
function text({ date, kind, gone, cause, effects }: Change): string {
  const parts = effects.map(({ on, bank, raw, charged, change, amount }) =>
    [
      on,
      ...(bank === null ? [] : [`${bank.plan} of ${formatDate(bank.start)}`]),
      `${raw}/${charged}`,
      change,
      ...(amount === 0 ? [] : [amount === null ? "no rate" : `${amount} c`]),
    ].join(" "),
  );
  const file = "file" in cause ? ` ${cause.file}` : "";
  return `${formatDate(date)} ${kind}${gone ? " gone" : ""} ${cause.code}${file}: ${parts.join(", ")}`;
}

const texts = (before: Given, after: Given) => difference(known(before), known(after), THROUGH).map(text);

describe("why an entry counts now, or no longer", () => {
  const late = entry("2026-02-03", 10, { file: "b.csv" });
  test.each<[string, Record<string, string>, Record<string, string>, string, string]>([
    ["its file is new", {}, { "b.csv": "1" }, "NEW_FILE", "FILE_GONE"],
    ["its file was changed", { "b.csv": "0" }, { "b.csv": "1" }, "FILE_CHANGED", "FILE_CHANGED"],
    ["its file is as it was", { "b.csv": "1" }, { "b.csv": "1" }, "NOW_COUNTED", "NO_LONGER_COUNTED"],
  ])("%s", (_why, then, now, came, went) => {
    expect(texts({ files: then }, { files: now, entries: [late] })).toEqual([
      `2026-02-03 entry ${came} b.csv: bank VIP of 2026-01-15 10/15 -15`,
    ]);
    expect(texts({ files: now, entries: [late] }, { files: then })).toEqual([
      `2026-02-03 entry gone ${went} b.csv: bank VIP of 2026-01-15 -10/-15 15`,
    ]);
  });
});

describe("entries that are the same work", () => {
  test("with equal content, wherever they stand", () =>
    expect(
      texts(
        { entries: [entry("2026-02-03", 10), entry("2026-02-03", 20)] },
        { entries: [entry("2026-02-03", 20, { line: 9 }), entry("2026-02-03", 10, { file: "z.csv" })] },
      ),
    ).toEqual([]));

  test("of two equal ones, one that goes is gone", () =>
    expect(
      texts(
        { entries: [entry("2026-02-03", 10), entry("2026-02-03", 10, { line: 3 })] },
        { entries: [entry("2026-02-03", 10)] },
      ),
    ).toEqual(["2026-02-03 entry gone NO_LONGER_COUNTED a.csv: bank VIP of 2026-01-15 -10/-15 15"]));

  test("with one id and other content", () => {
    const before = known({ entries: [entry("2026-02-03", 10, { id: "7" })] });
    const after = known({ entries: [entry("2026-02-04", 20, { id: "7", file: "b.csv" })] });
    const changes = difference(before, after, THROUGH);
    expect(changes.map(text)).toEqual([
      "2026-02-04 entry ENTRY_CHANGED b.csv: bank VIP of 2026-01-15 10/15 -15",
    ]);
    expect(changes[0]?.cause).toMatchObject({ before: before.entries[0] });
    expect(changes[0]?.entry).toBe(after.entries[0]);
  });

  test("not with other content and no id", () =>
    expect(texts({ entries: [entry("2026-02-03", 10)] }, { entries: [entry("2026-02-03", 20)] })).toEqual([
      "2026-02-03 entry gone NO_LONGER_COUNTED a.csv: bank VIP of 2026-01-15 -10/-15 15",
      "2026-02-03 entry NOW_COUNTED a.csv: bank VIP of 2026-01-15 20/30 -30",
    ]));

  test("whose description changed: reported, although no minute moved", () =>
    expect(
      texts(
        { entries: [entry("2026-02-03", 10, { id: "7" })] },
        { entries: [entry("2026-02-03", 10, { id: "7", description: "Sync" })] },
      ),
    ).toEqual(["2026-02-03 entry ENTRY_CHANGED a.csv: "]));

  test("under another name of the client: nothing is reported", () => {
    const was = entry("2026-02-03", 10, { id: "7" });
    expect(texts({ entries: [was] }, { entries: [{ ...was, client: "Acme Ltd" }] })).toEqual([]);
    expect(texts({ entries: [{ ...was, id: "" }] }, { entries: [{ ...was, id: "", client: "X" }] })).toEqual(
      [],
    );
  });

  test("that moved into the closed days, or out of them", () => {
    const [within, since] = [entry("2026-02-28", 10, { id: "7" }), entry("2026-03-01", 10, { id: "7" })];
    expect(texts({ entries: [within] }, { entries: [since] })).toEqual([
      "2026-02-28 entry gone NO_LONGER_COUNTED a.csv: bank VIP of 2026-01-15 -10/-15 15",
    ]);
    expect(texts({ entries: [since] }, { entries: [within] })).toEqual([
      "2026-02-28 entry NOW_COUNTED a.csv: bank VIP of 2026-01-15 10/15 -15",
    ]);
    expect(texts({ entries: [since] }, { entries: [] })).toEqual([]);
  });
});

describe("what only follows", () => {
  test("from an entry: the one after it is billable now", () =>
    expect(
      texts(
        { entries: [entry("2026-02-04", 30)], settings: { rates: { 2: cents(12_000) } } },
        {
          entries: [entry("2026-02-03", 120, { file: "b.csv" }), entry("2026-02-04", 30)],
          settings: { rates: { 2: cents(12_000) } },
          files: { "a.csv": "1", "b.csv": "1" },
        },
      ),
    ).toEqual([
      "2026-02-03 entry NEW_FILE b.csv: bank VIP of 2026-01-15 120/120 -120",
      "2026-02-04 entry FOLLOWS: bank VIP of 2026-01-15 -30/-30 30, billable 30/30 0 6000 c",
    ]));

  test("from the register: a new bank, and the work it gives for", () =>
    expect(
      texts(
        { plans: [], entries: [entry("2026-02-03", 10)] },
        { plans: [vip()], entries: [entry("2026-02-03", 10)] },
      ),
    ).toEqual([
      "2026-01-15 bought REGISTER: bought VIP of 2026-01-15 0/0 120",
      "2026-02-03 entry FOLLOWS: bank VIP of 2026-01-15 10/15 -15, billable -10/-15 0 no rate",
    ]));

  test("from a register row whose own line did not change", () => {
    // The Orange day needs no bank: only the row is the cause.
    const work = [entry("2026-02-03", 10)];
    expect(texts({ plans: [], entries: work }, { plans: [orange()], entries: work })).toEqual([
      "2026-02-03 entry REGISTER: allowance 10/0 0, billable -10/-15 0 no rate",
    ]);
  });

  test("from other rules or settings alone", () => {
    const work = { entries: [entry("2026-02-03", 10), entry("2026-02-03", 20)] };
    expect(texts(work, { ...work, settings: { rounding: "client_day" } })).toEqual([
      "2026-02-03 entry RULES: bank VIP of 2026-01-15 0/-15 15",
    ]);
  });
});

describe("a bank's own movements", () => {
  const correction = (of: number, on = "2026-02-01"): Adjustment => ({
    ...{
      client: "Acme",
      plan: "VIP",
      date: day(on),
      minutes: minutes(of),
      reason: "goodwill",
      author: "Anne",
    },
  });
  test("a correction that came, and one that went", () => {
    expect(texts({}, { adjustments: [correction(15)] })).toEqual([
      "2026-02-01 adjusted ADJUSTMENT: adjusted VIP of 2026-01-15 0/0 15",
    ]);
    expect(texts({ adjustments: [correction(15)] }, {})).toEqual([
      "2026-02-01 adjusted gone ADJUSTMENT: adjusted VIP of 2026-01-15 0/0 -15",
    ]);
  });
  test("the second of two equal corrections", () =>
    expect(
      texts({ adjustments: [correction(15)] }, { adjustments: [correction(15), correction(15)] }),
    ).toEqual(["2026-02-01 adjusted ADJUSTMENT: adjusted VIP of 2026-01-15 0/0 15"]));
  test("each of three equal corrections", () =>
    expect(texts({}, { adjustments: [correction(15), correction(15), correction(15)] })).toHaveLength(3));
  test("on the last day reported, and on the day after it", () => {
    expect(texts({}, { adjustments: [correction(15, "2026-02-28")] })).toHaveLength(1);
    expect(texts({}, { adjustments: [correction(15, "2026-03-01")] })).toEqual([]);
  });
  test("other hours bought", () =>
    expect(texts({ plans: [vip()] }, { plans: [vip("2026-01-15", { quantity: 3 })] })).toEqual([
      "2026-01-15 bought REGISTER: bought VIP of 2026-01-15 0/0 60",
    ]));
});

describe("A9: a day's overage", () => {
  const decide = (date: string, is: OverageDecision["is"]): OverageDecision => ({
    ...{ client: "Acme", date: day(date), is, who: "Anne", why: "" },
  });
  const plans = [orange()];
  const entries = [entry("2026-02-03", 40), entry("2026-02-04", 40)];
  const settings: Partial<Settings> = { overageWithoutNotice: "hold", rates: { 2: cents(12_000) } };
  const held = { plans, entries, settings };

  test("released: from held to billed; the other day is as it was", () =>
    expect(texts(held, { ...held, decisions: [decide("2026-02-04", "release")] })).toEqual([
      "2026-02-04 overage DECISION: billable 10/15 0 3000 c, to_confirm -10/-15 0 -3000 c",
    ]));
  test("rejected: from held to waived", () =>
    expect(texts(held, { ...held, decisions: [decide("2026-02-03", "reject")] })).toEqual([
      "2026-02-03 overage DECISION: waived 10/15 0, to_confirm -10/-15 0 -3000 c",
    ]));
  test("decided as before, although more work of that day moved it", () => {
    const decisions = [decide("2026-02-03", "release")];
    const more = [...entries, entry("2026-02-03", 20, { file: "b.csv", start: 600 })];
    expect(texts({ ...held, decisions }, { ...held, decisions, entries: more })).toEqual([
      "2026-02-03 overage FOLLOWS: billable 20/15 0 3000 c",
      "2026-02-03 entry NEW_FILE b.csv: ",
    ]);
  });
});

describe("what it costs", () => {
  const plans: Given["plans"] = [];
  const works = (...of: number[]) =>
    of.map((worked, index) => entry("2026-02-03", worked, { id: `${index}` }));
  test("without a rate, unknown as soon as charged minutes changed", () => {
    expect(texts({ plans, entries: works(10) }, { plans, entries: works(20) })).toEqual([
      "2026-02-03 entry ENTRY_CHANGED a.csv: billable 10/15 0 no rate",
    ]);
    expect(texts({ plans, entries: works(10) }, { plans, entries: works(14) })).toEqual([
      "2026-02-03 entry ENTRY_CHANGED a.csv: billable 4/0 0",
    ]);
  });
  test("a rate that came: the cost is unknown", () =>
    expect(
      texts(
        { plans, entries: works(10) },
        { plans, entries: works(10), settings: { rates: { 2: cents(12_000) } } },
      ),
    ).toEqual(["2026-02-03 entry RULES: billable 0/0 0 no rate"]));
  test("a rate that changed", () =>
    expect(
      texts(
        { plans, entries: works(10), settings: { rates: { 2: cents(10_000) } } },
        { plans, entries: works(10), settings: { rates: { 2: cents(12_000) } } },
      ),
    ).toEqual(["2026-02-03 entry RULES: billable 0/0 0 500 c"]));
  test("an entry of 0 minutes costs nothing, with a rate or without", () =>
    expect(texts({ plans }, { plans, entries: works(0) })).toEqual(["2026-02-03 entry NOW_COUNTED a.csv: "]));
});

test("changes are in order of date, whatever kind they are", () => {
  const found = texts(
    { entries: [entry("2026-02-20", 10)] },
    { entries: [entry("2026-02-03", 20), entry("2026-02-10", 20)] },
  );
  expect(found.map((change) => change.slice(0, 10))).toEqual(["2026-02-03", "2026-02-10", "2026-02-20"]);
});

test("effects are in the order of places, then movements, each place and bank once", () => {
  // The month's first bank is used up within one entry; the rest is billable.
  const plans = [vip("2026-01-15"), vip("2026-01-20")];
  const rates = { 2: cents(12_000) };
  const now = { plans, entries: [entry("2026-02-03", 250)], settings: { rates } };
  const [change] = difference(known({ plans, settings: { rates } }), known(now), THROUGH);
  expect(change?.effects.map(({ on, bank }) => [on, bank?.start ?? null])).toEqual([
    ["bank", day("2026-01-15")],
    ["bank", day("2026-01-20")],
    ["billable", null],
  ]);
});

test("what a bank held at the end of a day", () => {
  const [bank] = known({ entries: [entry("2026-02-03", 10)] }).ledger.banks;
  if (bank === undefined) throw new Error("no bank");
  const left = ["2026-01-14", "2026-01-15", "2026-02-02", "2026-02-03"].map((date) =>
    leftAt(bank, day(date)),
  );
  expect(left).toEqual([0, 120, 120, 105]);
});

test("what the changes report of a bank, and of no other", () => {
  const plans = [vip("2026-01-15"), vip("2026-01-20")];
  const after = known({ plans, entries: [entry("2026-02-03", 130), entry("2026-02-04", 10)] });
  const changes = difference(known({ plans }), after, THROUGH);
  const reported = [...bankNames(after.ledger.banks).values()].map((name) => reportedChange(changes, name));
  // 2 h 15 of work rounds to 2:15, of which the first bank gives 2:00; then 15 more.
  expect(reported).toEqual([-120, -30]);
});

describe("two registers make the same terms", () => {
  const [one, other] = [vip("2026-01-15").row, orange().row];
  test.each<[string, Contract[], Contract[], boolean]>([
    ["whatever the order of their rows", [one, other], [other, { ...one, line: 9, file: "b.csv" }], true],
    ["not with one more", [one], [one, one], false],
    ["not with other hours", [one], [{ ...one, quantity: 3 }], false],
    ["without a row", [], [], true],
  ])("%s", (_what, before, after, same) => expect(makeSameTerms(before, after)).toBe(same));
});
