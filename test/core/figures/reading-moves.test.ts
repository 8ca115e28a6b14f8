/** What an update of the reading moved: by cause, in open figures only, and nothing where nothing moved. */

import { describe, expect, test } from "vitest";
import { type LedgerOf, readingMoves } from "../../../core/figures/reading-moves.ts";
import type { Entry } from "../../../core/ledger/entry.ts";
import { clientLedger } from "../../../core/ledger/prior-period.ts";
import { day, parseMonth } from "../../../core/values/calendar.ts";
import { minutes } from "../../../core/values/units.ts";
import { run, type Scenario, settingsOf } from "../scenario.ts";

const ledgerOf: LedgerOf = (work, settings) => clientLedger(work, settings, null).ledger;

function moves(
  scenario: Scenario,
  before: (now: readonly Entry[]) => readonly Entry[] | null,
  month = "2026-02",
) {
  const { account } = run(scenario);
  const { client, terms, entries, adjustments, decisions } = account;
  const work = { contracts: client.contracts, terms, entries, adjustments, decisions, files: new Map() };
  const period = parseMonth(month) ?? { from: day(month), to: day(month) };
  return readingMoves(work, before(entries), settingsOf(scenario), period, ledgerOf);
}

const unknown = () => null;
const VIP = "VIP 2 h from 2026-01-15 paid 2026-01-15";

describe("level 3 work with the time of Orange Plus (A5)", () => {
  const plans = "ORANGE_PLUS 1 users from 2026-01-15 paid 2026-01-15 included 2:00";

  test("it is drawn now, and was billed", () =>
    expect(moves({ plans, work: "2026-02-03 0:50 repair" }, unknown)).toEqual([
      { cause: "plus_level_3", left: -60, billable: -60 },
    ]));

  test.each([
    ["of an earlier month, the balance alone", "2026-01-31 0:50 repair", [{ left: -60, billable: 0 }]],
    ["on the first day", "2026-02-01 0:50 repair", [{ left: -60, billable: -60 }]],
    ["on the last", "2026-02-28 0:50 repair", [{ left: -60, billable: -60 }]],
    ["of a later month, nothing", "2026-03-01 0:50 repair", []],
    [
      "of the categories that the terms name too",
      "2026-02-03 0:50 consulting",
      [{ left: -60, billable: -60 }],
    ],
    ["of level 2, nothing", "2026-02-03 0:50 training", []],
  ])("%s", (_, work, expected) => expect(moves({ plans, work }, unknown)).toMatchObject(expected));

  test("a bank that has expired has no balance any more", () =>
    expect(moves({ plans, work: "2026-12-31 0:50 repair" }, unknown, "2027-01")).toEqual([]));

  test("a firm that never uses it so sees no change", () =>
    expect(moves({ plans, work: "2026-02-03 0:50 repair", plus: "never" }, unknown)).toEqual([]));
});

describe("terms (P9)", () => {
  // The renewal typed five days early was left out as an overlap; now it is read, and carries what was left.
  const plans = "VIP 2 h from 2025-01-15 paid 2025-01-15; VIP 4 h from 2026-01-10 paid 2026-01-05";

  test("a renewal that is read now holds its hours, and draws what was billed", () =>
    expect(moves({ plans, work: "2026-02-03 1:00 how_to" }, unknown)).toEqual([
      { cause: "terms", left: 300, billable: -60 },
    ]));

  test("billed or not, what is held is told", () =>
    expect(moves({ plans }, unknown)).toEqual([{ cause: "terms", left: 360, billable: 0 }]));
});

describe("how rows are read", () => {
  const longer = (by: number) => (now: readonly Entry[]) =>
    now.map((entry) => ({ ...entry, minutes: minutes(entry.minutes + by) }));

  test("what the entries were before is the difference", () =>
    expect(moves({ plans: VIP, work: "2026-02-03 0:30 how_to" }, longer(15))).toEqual([
      { cause: "entries", left: 15, billable: 0 },
    ]));

  test("of billable time too, and of that alone", () =>
    expect(moves({ plans: "none", work: "2026-02-03 0:30 how_to" }, longer(-15))).toEqual([
      { cause: "entries", left: 0, billable: 15 },
    ]));

  test("waived time is not billable", () => {
    const work = "2026-02-03 2:00 how_to; 2026-02-04 0:15 password_reset";
    const before = (now: readonly Entry[]) => [...now.slice(0, 1), ...longer(15)(now.slice(1))];
    expect(moves({ plans: VIP, work }, before)).toEqual([]);
  });

  test.each([
    ["the same entries", (now: readonly Entry[]) => now],
    ["entries that are not known", unknown],
  ])("%s make no difference", (_, before) =>
    expect(moves({ plans: VIP, work: "2026-02-03 0:30 how_to" }, before)).toEqual([]),
  );
});

test("several causes are told each by itself, in the order in which they are listed", () => {
  const plans =
    "VIP 2 h from 2025-01-15 paid 2025-01-15; VIP 4 h from 2026-01-10 paid 2026-01-05; ORANGE_PLUS 1 users from 2026-01-15 paid 2026-01-15 included 2:00";
  const found = moves({ plans, work: "2026-02-03 0:50 repair" }, () => []);
  // Before: no work at all.
  expect(found).toEqual([
    { cause: "plus_level_3", left: -60, billable: -60 },
    { cause: "terms", left: 360, billable: 0 },
    { cause: "entries", left: -60, billable: 0 },
  ]);
});
