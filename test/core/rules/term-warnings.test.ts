/** What is reported of a term as typed, and what is not (P7, P9, P10, R2, M2): each with its nearest neighbours. */

import { describe, expect, test } from "vitest";
import type { Contract } from "../../../core/rules/contract.ts";
import { keptAsClosed, warnings } from "../../../core/rules/term-warnings.ts";
import type { PlanTerm } from "../../../core/rules/terms.ts";
import { addDays, day } from "../../../core/values/calendar.ts";
import { minutes } from "../../../core/values/units.ts";
import { contract, planTerm } from "../contracts.ts";

/** A term from 15 March 2025 to 15 March 2026, made by a row with what is typed. */
const term = (given: Partial<PlanTerm>, typed: Partial<Contract> = {}) =>
  planTerm({ ...given, contract: contract({ plan: given.plan ?? "ORANGE_CARE", ...typed }) });

const codes = (of: PlanTerm, others: readonly PlanTerm[] = []) => {
  const all = [...others, of].sort((a, b) => a.start - b.start);
  return warnings(
    of,
    all,
    all.some(({ plan }) => plan === "ORANGE_STARTER"),
  ).map((problem) => ("column" in problem ? `${problem.code} ${problem.column}` : problem.code));
};

/** The Starter that ends as the term begins. */
const STARTER = term(
  {
    plan: "ORANGE_STARTER",
    start: day("2024-03-15"),
    expires: day("2025-03-15"),
    boughtTo: day("2025-03-15"),
  },
  { start: day("2024-03-15"), paidOn: day("2024-03-15") },
);
const CARE_BEFORE = { ...STARTER, plan: "ORANGE_CARE" } as const;
const VIP_BEFORE = { ...STARTER, plan: "VIP" } as const;

describe("paid when it is over", () => {
  test.each([
    ["2026-03-14", []],
    ["2026-03-15", ["PAID_AFTER_EXPIRY"]],
  ])("on %s", (paidOn, found) => expect(codes(term({}, { paidOn: day(paidOn) }))).toEqual(found));

  test("names both days", () =>
    expect(warnings(term({}, { paidOn: day("2026-03-20") }), [], false)).toEqual([
      { code: "PAID_AFTER_EXPIRY", paidOn: "2026-03-20", expires: "2026-03-15" },
    ]));
});

describe("P7: the Starter and Act! Pro", () => {
  test.each<[what: string, of: PlanTerm, others: readonly PlanTerm[], codes: readonly string[]]>([
    ["a Starter for Pro", term({ plan: "ORANGE_STARTER" }, { actEdition: "Act! Pro v24" }), [], []],
    ["a Starter, edition not given", term({ plan: "ORANGE_STARTER" }), [], []],
    [
      "a Starter for Premium",
      term({ plan: "ORANGE_STARTER" }, { actEdition: "Premium" }),
      [],
      ["STARTER_NOT_PRO"],
    ],
    [
      "an edition that only holds the letters",
      term({ plan: "ORANGE_STARTER" }, { actEdition: "Improved" }),
      [],
      ["STARTER_NOT_PRO"],
    ],
    ["a Starter after a Care", term({ plan: "ORANGE_STARTER" }), [CARE_BEFORE], ["STARTER_NOT_FIRST"]],
    ["a Starter after a VIP", term({ plan: "ORANGE_STARTER" }), [VIP_BEFORE], ["STARTER_NOT_FIRST"]],
    ["a Starter beside one that begins the same day", term({ plan: "ORANGE_STARTER" }), [term({})], []],
    ["seats of a Starter", term({ plan: "ORANGE_STARTER", origin: "seats" }), [STARTER], []],
    ["a Care first, for Pro", term({}, { actEdition: "pro" }), [], ["PRO_NOT_STARTER"]],
    ["a Plus first, for Pro", term({ plan: "ORANGE_PLUS" }, { actEdition: "pro" }), [], ["PRO_NOT_STARTER"]],
    ["a Care first, for Premium", term({}, { actEdition: "Premium" }), [], []],
    ["a VIP first, for Pro", term({ plan: "VIP" }, { actEdition: "Pro" }), [], []],
    ["a Care for Pro after a VIP", term({}, { actEdition: "Pro" }), [VIP_BEFORE], []],
    ["the renewal of a Care, for Pro", term({ origin: "renewal" }, { actEdition: "Pro" }), [], []],
  ])("%s", (_, of, others, found) => expect(codes(of, others)).toEqual(found));
});

describe("P7: a Starter that lapsed before its Care was paid", () => {
  const paid = (paidOn: string | null, given: Partial<PlanTerm> = {}) =>
    term(given, { paidOn: paidOn === null ? null : day(paidOn) });
  test.each<[what: string, of: PlanTerm, others: readonly PlanTerm[], codes: readonly string[]]>([
    ["on its last day", paid("2025-03-15"), [STARTER], []],
    ["the day after", paid("2025-03-16"), [STARTER], ["STARTER_LAPSED"]],
    ["not yet", paid(null), [STARTER], []],
    ["a Plus", paid("2025-03-16", { plan: "ORANGE_PLUS" }), [STARTER], []],
    [
      "a Care that began while the Starter ran",
      paid("2025-03-16", { start: day("2025-03-14") }),
      [STARTER],
      [],
    ],
    [
      "a Care ended since",
      paid("2025-03-16"),
      [STARTER, { ...CARE_BEFORE, start: day("2024-03-16"), boughtTo: day("2025-03-16") }],
      [],
    ],
    [
      "a bank ended since",
      paid("2025-03-16"),
      [STARTER, { ...VIP_BEFORE, boughtTo: day("2025-03-16") }],
      ["STARTER_LAPSED"],
    ],
    ["a Starter that begins with it", paid("2025-03-16"), [{ ...STARTER, start: day("2025-03-15") }], []],
  ])("%s", (_, of, others, found) => expect(codes(of, others)).toEqual(found));
});

describe("R2: hours that are not used", () => {
  const hour = minutes(60);
  test.each<[what: string, of: PlanTerm, codes: readonly string[]]>([
    ["a bank brings in what is typed", term({ plan: "VIP", carried: hour }, { carried: hour }), []],
    ["a later bank does not", term({ plan: "VIP" }, { carried: hour }), ["HOURS_NOT_USED carried_hours"]],
    ["Orange does not", term({}, { carried: hour }), ["HOURS_NOT_USED carried_hours"]],
    [
      "a VIP has no included hours",
      term({ plan: "VIP" }, { included: hour }),
      ["HOURS_NOT_USED included_hours"],
    ],
    ["a Care has none", term({}, { included: hour }), ["HOURS_NOT_USED included_hours"]],
    ["a Plus has", term({ plan: "ORANGE_PLUS" }, { included: hour }), []],
  ])("%s", (_, of, found) => expect(codes(of)).toEqual(found));

  test("the reason is the plan, or that the term is not its first", () => {
    const reasonOf = (of: PlanTerm) =>
      warnings(of, [of], false).map((problem) => "reason" in problem && problem.reason);
    expect(reasonOf(term({ plan: "VIP" }, { carried: hour }))).toEqual(["not_first"]);
    expect(reasonOf(term({}, { carried: hour }))).toEqual(["plan"]);
    expect(reasonOf(term({}, { included: hour }))).toEqual(["plan"]);
  });
});

describe("P9: terms that are not a year", () => {
  const until = (boughtTo: string, given: Partial<PlanTerm> = {}) =>
    term({ boughtTo: day(boughtTo), expires: day(boughtTo), ...given });
  test.each<[what: string, of: PlanTerm, codes: readonly string[]]>([
    ["a year and a day", until("2026-03-16"), []],
    ["two days more", until("2026-03-17"), ["TERM_OVER_A_YEAR"]],
    [
      "two days more, ended early",
      { ...until("2026-03-17"), expires: day("2025-06-15") },
      ["TERM_OVER_A_YEAR"],
    ],
    ["a new one, a day less", until("2026-03-14"), ["TERM_UNDER_A_YEAR"]],
    ["the renewal of an Orange, a day less", until("2026-03-14", { origin: "renewal" }), []],
    [
      "the renewal of a bank, a day less",
      until("2026-03-14", { origin: "renewal", plan: "VIP" }),
      ["TERM_UNDER_A_YEAR"],
    ],
  ])("%s", (_, of, found) => expect(codes(of)).toEqual(found));

  test("names the dates that were bought", () => {
    const dates = { start: "2025-03-15", expires: "2026-04-15" };
    expect(warnings(until("2026-04-15"), [], false)).toEqual([{ code: "TERM_OVER_A_YEAR", ...dates }]);
    const short = { start: "2025-03-15", expires: "2025-04-15" };
    expect(warnings(until("2025-04-15"), [], false)).toEqual([
      { code: "TERM_UNDER_A_YEAR", plan: "ORANGE_CARE", ...short },
    ]);
  });
});

describe("P9: two banks of a plan that begin less than a year apart", () => {
  const bank = (start: string, typed: Partial<Contract> = {}, given: Partial<PlanTerm> = {}) =>
    term(
      {
        plan: "VIP",
        start: day(start),
        expires: addDays(day(start), 400),
        boughtTo: addDays(day(start), 366),
        ...given,
      },
      typed,
    );
  const SECOND = bank("2025-03-15");
  test.each<[what: string, of: PlanTerm, others: readonly PlanTerm[], codes: readonly string[]]>([
    ["a day less", SECOND, [bank("2024-03-16")], ["TERMS_CLOSE"]],
    ["a year", SECOND, [bank("2024-03-15")], []],
    ["the same day", SECOND, [bank("2025-03-15")], []],
    ["it begins after", SECOND, [bank("2025-06-15")], []],
    ["of another plan", SECOND, [{ ...bank("2024-06-15"), plan: "VIP_DIAMOND" }], []],
    ["the other was never paid", SECOND, [bank("2024-06-15", { paidOn: null })], []],
    ["it was never paid itself", bank("2025-03-15", { paidOn: null }), [bank("2024-06-15")], []],
    ["of Orange", { ...SECOND, plan: "ORANGE_CARE" }, [{ ...bank("2024-06-15"), plan: "ORANGE_CARE" }], []],
  ])("%s", (_, of, others, found) => expect(codes(of, others)).toEqual(found));

  test("names the first of them", () =>
    expect(warnings(SECOND, [bank("2024-06-15"), bank("2024-09-15"), SECOND], false)).toEqual([
      { code: "TERMS_CLOSE", plan: "VIP", start: "2025-03-15", otherStart: "2024-06-15" },
    ]));
});

describe("M2: a closed term that would be read otherwise now", () => {
  const closed = planTerm();
  const now = (given: Partial<PlanTerm>) => [{ ...closed, ...given }];
  test.each<[what: string, now: readonly PlanTerm[], through: string, reported: number]>([
    ["read the same", now({}), "2025-12-31", 0],
    ["another start", now({ start: day("2025-03-16") }), "2025-12-31", 1],
    ["another end", now({ expires: day("2026-03-16") }), "2025-12-31", 1],
    ["no term any more", [], "2025-12-31", 0],
    [
      "the term of another row",
      now({ contract: contract({ line: 3 }), start: day("2025-03-16") }),
      "2025-12-31",
      0,
    ],
    ["both over in the closed months", now({ start: day("2025-03-16") }), "2026-03-15", 0],
    ["over but for a day", now({ start: day("2025-03-16") }), "2026-03-14", 1],
    ["closed as over, now longer", now({ expires: day("2026-03-16") }), "2026-03-15", 1],
    ["closed as longer, now over", now({ expires: day("2026-03-14") }), "2026-03-14", 1],
  ])("%s", (_, anew, through, reported) =>
    expect(keptAsClosed(closed, anew, day(through))).toHaveLength(reported),
  );

  test("both readings are named, and the term whose months it is about", () =>
    expect(
      keptAsClosed(closed, now({ start: day("2025-03-16"), expires: day("2026-04-15") }), day("2025-12-31")),
    ).toEqual([
      {
        contract: closed.contract,
        term: closed,
        problem: {
          code: "KEPT_AS_CLOSED",
          start: "2025-03-15",
          expires: "2026-03-15",
          nowStart: "2025-03-16",
          nowExpires: "2026-04-15",
          through: "2025-12-31",
        },
      },
    ]));
});
