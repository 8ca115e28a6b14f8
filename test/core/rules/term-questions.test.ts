/** What is asked about terms: in force, whose bank, renewed, followed by which (P5, P8, P10, R1). */

import { describe, expect, test } from "vitest";
import type { Bank } from "../../../core/rules/bank.ts";
import type { Contract } from "../../../core/rules/contract.ts";
import {
  inForce,
  inOrderOfStart,
  isBankOf,
  isTermRow,
  latest,
  mayBeProposed,
  type PlanTerm,
  renewedBy,
  rowText,
  successorOf,
  type TermRow,
} from "../../../core/rules/terms.ts";
import { day } from "../../../core/values/calendar.ts";
import { minutes } from "../../../core/values/units.ts";
import { contract, planTerm } from "../contracts.ts";

test.each([
  ["2025-03-19", false],
  ["2025-03-20", true],
  ["2026-03-14", true],
  ["2026-03-15", false],
])(
  "P5: opened on 20 March 2025 and expiring on 15 March 2026, on %s it is in force: %s",
  (date, expected) => {
    expect(inForce(planTerm({ opens: day("2025-03-20") }), day(date))).toBe(expected);
    expect(inForce(planTerm({ opens: null }), day(date))).toBe(false);
  },
);

test("P10: a row makes a term when its plan is sold, its start is known and it is not cancelled", () => {
  expect(isTermRow(contract())).toBe(true);
  expect(isTermRow(contract({ plan: "BASIC" }))).toBe(false);
  expect(isTermRow(contract({ start: null }))).toBe(false);
  expect(isTermRow(contract({ cancelled: true }))).toBe(false);
});

test("rows are in order of start, then of payment, unpaid last, then of content, then of line", () => {
  const row = (line: number, given: Partial<Contract>) => contract({ line, ...given }) as TermRow;
  const inOrder = [
    row(9, { start: day("2025-03-14"), paidOn: null }),
    row(8, { paidOn: day("2025-03-14") }),
    row(7, { paidOn: day("2025-03-15"), quantity: 4 }),
    row(5, { paidOn: day("2025-03-15"), quantity: 5 }),
    row(6, { paidOn: day("2025-03-15"), quantity: 5 }),
    row(4, { paidOn: null }),
  ];
  for (const rows of [inOrder, [...inOrder].reverse()])
    expect([...rows].sort(inOrderOfStart).map(({ line }) => line)).toEqual([9, 8, 7, 5, 6, 4]);
});

test("the text of a row has all that makes its term, and nothing of where it stands", () => {
  const text = rowText(contract());
  expect(
    rowText(contract({ file: "b.csv", line: 9, client: "Bolt", channel: "other", aliases: ["A"] })),
  ).toBe(text);
  const others: Partial<Contract>[] = [
    { plan: "VIP" },
    { quantity: 4 },
    { start: day("2025-03-16") },
    { expires: day("2026-03-16") },
    { paidOn: null },
    { carried: minutes(15) },
    { included: minutes(15) },
    { actEnd: day("2026-03-15") },
    { cancelled: true },
    { endedOn: day("2025-06-15") },
  ];
  for (const other of others) expect(rowText(contract(other))).not.toBe(text);
});

test("a bank is a term's when plan, dates, opening and former client are", () => {
  const term = planTerm({ plan: "VIP" });
  const bank = (given: Partial<Bank>) =>
    ({ plan: "VIP", term, opens: term.opens, formerly: null, ...given }) as Bank;
  expect(isBankOf(bank({}), term)).toBe(true);
  const others: Partial<Bank>[] = [
    { plan: "VIP_DIAMOND" },
    { term: { ...term, start: day("2025-03-16") } },
    { term: { ...term, expires: day("2026-03-16") } },
    { opens: day("2025-03-16") },
    { formerly: "bolt" },
  ];
  for (const other of others) expect(isBankOf(bank(other), term)).toBe(false);
});

describe("R1: who receives the balance of a term", () => {
  const term = planTerm({ plan: "VIP" });
  const joined = planTerm({ plan: "VIP", formerly: "bolt" });
  const next = (given: Partial<PlanTerm>) => planTerm({ plan: "VIP", start: day("2026-03-15"), ...given });
  test("the one that carries over from it, before any other", () => {
    const other = next({ renews: joined, carriesFrom: joined });
    const own = next({ renews: term, carriesFrom: term });
    expect(successorOf(term, [term, other, own])).toBe(own);
  });

  test("nobody, when nothing carries over", () =>
    expect(successorOf(term, [term, next({ renews: null, carriesFrom: null })])).toBeNull());

  test("P8: the one that carries over from a joined client's bank that expires with it", () => {
    const heir = next({ renews: joined, carriesFrom: joined });
    expect(successorOf(term, [term, joined, heir])).toBe(heir);
  });

  test.each<[what: string, term: PlanTerm, from: Partial<PlanTerm>]>([
    ["it ended early", planTerm({ plan: "VIP", contract: contract({ endedOn: day("2026-03-15") }) }), {}],
    ["of another plan", term, { plan: "VIP_DIAMOND" }],
    ["of another day", term, { expires: day("2026-03-16") }],
    ["of the same client", term, { formerly: null }],
  ])("but not when %s", (_, of, from) => {
    const other = { ...joined, ...from };
    expect(successorOf(of, [of, other, next({ renews: other, carriesFrom: other })])).toBeNull();
  });

  test("nor when a late row renews it, with whom the balance lapses", () => {
    const late = next({ renews: term, carriesFrom: null });
    expect(successorOf(term, [term, joined, late, next({ renews: joined, carriesFrom: joined })])).toBeNull();
  });
});

describe("P8: whether a term is renewed by the end of a day", () => {
  const term = planTerm();
  const isRenewed = (renewal: PlanTerm, of = term) => renewedBy([term, renewal], day("2026-03-10"))(of);
  const renewal = (given: Partial<PlanTerm>, paidOn: string | null = "2026-03-10") =>
    planTerm({
      renews: term,
      opens: day("2026-03-15"),
      contract: contract({ paidOn: paidOn === null ? null : day(paidOn) }),
      ...given,
    });
  test.each<[what: string, renewal: PlanTerm, expected: boolean]>([
    ["paid that day", renewal({}), true],
    ["paid the day after", renewal({}, "2026-03-11"), false],
    ["not paid", renewal({}, null), false],
    ["paid too late to cover anything", renewal({ opens: null }), false],
    ["it renews nothing", renewal({ renews: null }), false],
  ])("%s: %s", (_, by, expected) => expect(isRenewed(by)).toBe(expected));

  test("so are the terms that expire with it, of its plan", () => {
    expect(isRenewed(renewal({}), planTerm({ quantity: 1 }))).toBe(true);
    expect(isRenewed(renewal({}), planTerm({ plan: "ORANGE_PLUS" }))).toBe(false);
    expect(isRenewed(renewal({}), planTerm({ expires: day("2026-03-16") }))).toBe(false);
  });
});

test("P10: no renewal is proposed of a term that ended early, or that the client declined", () => {
  expect(mayBeProposed(planTerm())).toBe(true);
  expect(mayBeProposed(planTerm({ contract: contract({ declined: true }) }))).toBe(false);
  expect(mayBeProposed(planTerm({ contract: contract({ endedOn: day("2025-06-15") }) }))).toBe(false);
});

test("the latest term is the one bought for longest; of equals the first", () => {
  const [short, long, same] = [
    planTerm(),
    planTerm({ boughtTo: day("2026-03-16") }),
    planTerm({ boughtTo: day("2026-03-16") }),
  ];
  expect(latest([short, long, same])).toBe(long);
  expect(latest([long, short])).toBe(long);
  expect(latest([])).toBeNull();
});
