/** M2: what a closed month passes on: its balances stay, and what came to light since is told beside them. */

import { describe, expect, test } from "vitest";
import { reportedChange } from "../../../core/ledger/difference.ts";
import {
  type ClosedBooks,
  type ClosedClient,
  clientLedger,
  type PriorPeriod,
  type Work,
} from "../../../core/ledger/prior-period.ts";
import { bankNames, leftAt } from "../../../core/rules/bank.ts";
import type { PlanTerm } from "../../../core/rules/terms.ts";
import { day, formatDate } from "../../../core/values/calendar.ts";
import { minutes } from "../../../core/values/units.ts";
import { clock, closedBy, run, type Scenario, settingsOf } from "../scenario.ts";

const THROUGH = day("2026-02-28");
const VIP = "VIP 2 h from 2026-01-15 paid 2026-01-15";
const DIAMOND = "VIP_DIAMOND 4 h from 2026-01-15 paid 2026-01-15";

type Given = Partial<Scenario>;
const full = (given: Given): Scenario => ({ plans: VIP, ...given });

function workOf(given: Given): Work {
  const { client, terms, entries, adjustments, decisions } = run(full(given)).account;
  return { contracts: client.contracts, terms, entries, adjustments, decisions, files: new Map() };
}

function closedOf(given: Given): { books: ClosedBooks; closed: ClosedClient } {
  const books = closedBy(full(given), THROUGH);
  const [closed] = books.clients;
  if (closed === undefined) throw new Error("a scenario has one client");
  return { books, closed };
}

/** The same rows as newer rules read them: an hour more for each term with a bank, two subscribers more for Orange. */
const readOtherwise = (work: Work): Work => ({
  ...work,
  terms: work.terms.map((term): PlanTerm => ({ ...term, quantity: term.quantity + 1 })),
});

interface Told {
  /** “VIP 1:45”: what each bank holds as the last closed day ends. */
  readonly banks: readonly string[];
  readonly told: readonly string[];
}

function later(was: Given, work: Work, other: Partial<ClosedClient> = {}): Told {
  const { books, closed } = closedOf(was);
  return shown(clientLedger(work, settingsOf(full(was)), books, { ...closed, ...other }));
}

function shown({ ledger, prior }: ReturnType<typeof clientLedger>): Told {
  return {
    banks: ledger.banks.map((bank) => `${bank.plan} ${clock(leftAt(bank, THROUGH))}`),
    told: prior?.changes.map(text) ?? [],
  };
}

/** “2026-02-28 adjusted RULES: adjusted VIP -1:45”: of each effect what it moves in a bank. */
function text({ date, kind, entry, gone, cause, effects }: PriorPeriod["changes"][number]): string {
  const moved = effects.map(({ on, bank, raw, charged, change, amount }) => {
    const work = raw === 0 && charged === 0 && amount === 0 ? "" : ` of ${clock(raw)}/${clock(charged)}`;
    return `${on} ${bank?.plan ?? "-"} ${clock(change)}${work}`;
  });
  const what = `${kind}${entry === null ? "" : ` ${clock(entry.minutes)}`}${gone ? " gone" : ""}`;
  return `${formatDate(date)} ${what} ${cause.code}: ${moved.join(", ")}`;
}

test("while no month is closed there is no prior period", () => {
  const { ledger, prior } = clientLedger(workOf({}), settingsOf(full({})), null);
  expect(prior).toBeNull();
  expect(ledger.banks.map(({ left }) => clock(left))).toEqual(["0:00"]);
});

describe("the same rows, work, corrections and decisions, read otherwise by newer rules: nothing is told, banks keep what they were closed at", () => {
  const WORK = "2026-02-03 0:15 how_to; 2026-02-04 0:30 how_to";
  test.each([
    ["nothing but the rows", {}, {}, "2:00"],
    ["work", { work: WORK }, { work: WORK }, "1:15"],
    ["work of an open day since", { work: WORK }, { work: `${WORK}; 2026-03-01 0:15 how_to` }, "1:15"],
    [
      "a correction",
      { adjustments: "VIP 2026-02-10 -0:15" },
      { adjustments: "VIP 2026-02-10 -0:15" },
      "1:45",
    ],
    ["a correction of an open day since", {}, { adjustments: "VIP 2026-03-01 -0:15" }, "2:00"],
    ["a decision", { decisions: "2026-02-03 reject" }, { decisions: "2026-02-03 reject" }, "2:00"],
    ["a decision of an open day since", {}, { decisions: "2026-03-01 reject" }, "2:00"],
  ] as const)("%s", (_case, was, is, left) =>
    expect(later(was, readOtherwise(workOf(is)))).toEqual({ banks: [`VIP ${left}`], told: [] }),
  );

  test("work and rows in any order", () => {
    const given = { plans: `${VIP}; ${DIAMOND}`, work: WORK };
    const work = workOf(given);
    const { closed } = closedOf(given);
    const reversed = { entries: work.entries.toReversed(), contracts: work.contracts.toReversed() };
    const expected = { banks: ["VIP 1:15", "VIP_DIAMOND 4:00"], told: [] };
    expect(later(given, readOtherwise({ ...work, ...reversed }))).toEqual(expected);
    expect(later(given, readOtherwise(work), { entries: closed.entries.toReversed() })).toEqual(expected);
  });

  test("a bank that opens on an open day has nothing to keep", () => {
    const given = { plans: `${VIP}; VIP_DIAMOND 4 h from 2026-03-15 paid 2026-03-15` };
    expect(closedOf(given).closed.banks).toHaveLength(1);
    expect(later(given, workOf(given))).toEqual({ banks: ["VIP 2:00", "VIP_DIAMOND 0:00"], told: [] });
  });

  test("what keeps a balance is one line of the last closed day, and none where nothing is to be kept", () => {
    const kept = (work: Work) => {
      const { books, closed } = closedOf({});
      const { ledger } = clientLedger(work, settingsOf(full({})), books, closed);
      return ledger.lines.flatMap((line) =>
        line.kind === "adjusted" ? [`${formatDate(line.date)} ${clock(line.minutes)} ${line.rule}`] : [],
      );
    };
    expect(kept(readOtherwise(workOf({})))).toEqual(["2026-02-28 -1:00 M2"]);
    expect(kept(workOf({}))).toEqual([]);
  });
});

describe("what came to light is told, and moves the balance", () => {
  const WORK = "2026-02-03 0:15 how_to id a; 2026-02-04 0:30 how_to id b";
  test.each([
    [
      "work of the last closed day",
      {},
      { work: "2026-02-28 0:15 how_to" },
      "1:45",
      ["2026-02-28 entry 0:15 NEW_FILE: bank VIP -0:15 of 0:15/0:15"],
    ],
    [
      "one of two entries changed",
      { work: WORK },
      { work: "2026-02-03 0:15 how_to id a; 2026-02-04 0:45 how_to id b" },
      "1:00",
      ["2026-02-04 entry 0:45 ENTRY_CHANGED: bank VIP -0:15 of 0:15/0:15"],
    ],
    [
      "one of two entries gone",
      { work: WORK },
      { work: "2026-02-03 0:15 how_to id a" },
      "1:45",
      ["2026-02-04 entry 0:30 gone FILE_GONE: bank VIP 0:30 of -0:30/-0:30"],
    ],
    [
      "a correction of the last closed day",
      {},
      { adjustments: "VIP 2026-02-28 -0:15" },
      "1:45",
      ["2026-02-28 adjusted ADJUSTMENT: adjusted VIP -0:15"],
    ],
    [
      "a row",
      {},
      { plans: "VIP 3 h from 2026-01-15 paid 2026-01-15" },
      "3:00",
      ["2026-01-15 bought REGISTER: bought VIP 1:00"],
    ],
  ] as const)("%s", (_case, was, is, left, told) =>
    expect(later(was, workOf(is))).toEqual({ banks: [`VIP ${left}`], told }),
  );

  test("a decision", () => {
    const given = {
      plans: "ORANGE_CARE 1 users from 2026-01-15 paid 2026-01-15",
      work: "2026-02-28 0:45 how_to",
    };
    expect(later(given, workOf({ ...given, decisions: "2026-02-28 reject" })).told).toEqual([
      "2026-02-28 overage DECISION: billable - 0:00 of -0:15/-0:15, waived - 0:00 of 0:15/0:15",
    ]);
  });

  test("all of a client that closed months do not know", () => {
    const { books } = closedOf({});
    expect(clientLedger(workOf({}), settingsOf(full({})), books).prior?.banks).toEqual([]);
    const now = (given: Given) => shown(clientLedger(workOf(given), settingsOf(full({})), books));
    expect(now({ plans: "BASIC", work: "2026-03-01 0:15 how_to" })).toEqual({ banks: [], told: [] });
    expect(now({ work: "2026-02-03 0:15 how_to; 2026-03-03 0:15 how_to" })).toEqual({
      banks: ["VIP 1:45"],
      told: [
        "2026-01-15 bought REGISTER: bought VIP 2:00",
        "2026-02-03 entry 0:15 NEW_FILE: bank VIP -0:15 of 0:15/0:15",
      ],
    });
  });
});

describe("what cannot be kept is told as other rules, so that what is told of a bank is what it holds less what it was closed at", () => {
  const given = { plans: `${VIP}; ${DIAMOND}` };
  const closedBank = (plan: "VIP" | "VIP_DIAMOND", left: number, start = "2026-01-15") => ({
    plan,
    start: day(start),
    copy: 1,
    formerly: null,
    expires: day("2027-01-15"),
    left: minutes(left),
  });
  const [VIP_2, DIAMOND_4] = [closedBank("VIP", 120), closedBank("VIP_DIAMOND", 240)];

  test.each([
    ["all are there", [VIP_2, DIAMOND_4], []],
    [
      "one that newer rules do not make",
      [VIP_2, closedBank("VIP", 75, "2026-01-20"), DIAMOND_4],
      ["2026-02-28 adjusted RULES: adjusted VIP -1:15"],
    ],
    [
      "one without time that newer rules do not make",
      [VIP_2, closedBank("VIP", 0, "2026-01-20"), DIAMOND_4],
      [],
    ],
  ])("%s", (_case, banks, told) =>
    expect(later(given, workOf(given), { banks })).toEqual({
      banks: ["VIP 2:00", "VIP_DIAMOND 4:00"],
      told,
    }),
  );

  test("none of its banks is made any more", () =>
    expect(later({}, workOf({ plans: "BASIC" }), { contracts: [], terms: [], banks: [VIP_2] })).toEqual({
      banks: [],
      told: ["2026-02-28 adjusted RULES: adjusted VIP -2:00"],
    }));

  test("a bank that holds less than what newer rules take: it is empty, and the rest is told", () => {
    // Closed with 1:45, newer rules give 2:00: 15 minutes are to go, but a late correction took all that was there.
    const work = workOf({ ...given, adjustments: "VIP 2026-02-10 -2:00" });
    const banks = [closedBank("VIP", 105), DIAMOND_4];
    const { books, closed } = closedOf(given);
    const { ledger, prior } = clientLedger(work, settingsOf(full(given)), books, { ...closed, banks });
    expect(shown({ ledger, prior })).toEqual({
      banks: ["VIP 0:00", "VIP_DIAMOND 4:00"],
      told: [
        "2026-02-10 adjusted ADJUSTMENT: adjusted VIP -2:00",
        "2026-02-28 adjusted RULES: adjusted VIP 0:15",
      ],
    });
    expect(prior?.banks).toEqual(banks);
    for (const [bank, name] of bankNames(ledger.banks)) {
      const was = banks.find(({ plan }) => plan === bank.plan)?.left ?? 0;
      expect(was + reportedChange(prior?.changes ?? [], name)).toBe(leftAt(bank, THROUGH));
    }
  });
});
