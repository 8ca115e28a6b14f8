/**
 * Renewals: for every lateness exactly one clause holds, its price is in bounds and its term is sane. The
 * conditions are restated here from the terms, with JavaScript's own dates, not taken from core.
 */

import { describe, expect, test } from "vitest";
import { BUILT_IN_PRICES, type Plan } from "../../../core/rules/plans.ts";
import {
  type Clause,
  lastDayOnTime,
  priceDate,
  REMINDER_DAYS,
  type Renewal,
  type RenewalRequest,
  reminderDates,
  renewal,
  renewalDecision,
} from "../../../core/rules/renewal.ts";
import { addDays, type CalendarDate, calendarDate, day, formatDate } from "../../../core/values/calendar.ts";
import { InputError } from "../../../core/values/problems.ts";
import { cents } from "../../../core/values/units.ts";

const LIST = cents(123_45);
const FIRST_LATENESS = -400;
const LAST_LATENESS = 800;

const VIPS = ["VIP", "VIP_DIAMOND"] as const;
const ORANGES = ["ORANGE_STARTER", "ORANGE_CARE", "ORANGE_PLUS"] as const;

/** Expiries, each with the anchor its anniversaries are counted from. */
const EXPIRIES = [
  ["2026-03-15", "2026-03-15"],
  ["2027-03-15", "2024-03-15"],
  ["2026-01-31", "2025-01-31"],
  ["2025-02-28", "2024-02-29"],
  ["2027-02-28", "2024-02-29"],
  ["2028-02-29", "2024-02-29"],
] as const;

/** A day's number by JavaScript's own calendar. */
const numberOf = (year: number, month: number, date: number) => Date.UTC(year, month - 1, date) / 86_400_000;

/** The anniversary of `anchor` that follows `expires`: its month and day, or 28 February in a common year. */
function anniversary(anchor: string, expires: string): number {
  const [year = 0, month = 0, date = 0] = anchor.split("-").map(Number);
  for (let next = year + 1; ; next += 1) {
    const sameDay = numberOf(next, month, date);
    const exists = new Date(sameDay * 86_400_000).getUTCDate() === date;
    const found = exists ? sameDay : numberOf(next, month + 1, 1) - 1;
    if (found > Date.parse(expires) / 86_400_000) return found;
  }
}

/** The same day a year on, by JavaScript's own calendar. */
function yearOn(date: CalendarDate): number {
  const text = formatDate(date);
  const [year = 0, month = 0, of = 0] = text.split("-").map(Number);
  return text.endsWith("02-29") ? numberOf(year + 1, 2, 28) : numberOf(year + 1, month, of);
}

/** Which clause holds, as the terms say it. */
const HOLDS: Record<
  Clause,
  (of: { vip: boolean; late: number; online: boolean; coterm: boolean }) => boolean
> = {
  "R1 on time": ({ vip, late }) => vip && late < 0,
  "R1 late": ({ vip, late }) => vip && late >= 0,
  "R3 online": ({ vip, late, online, coterm }) => !vip && !coterm && late <= 0 && online,
  "R3 not online": ({ vip, late, online, coterm }) => !vip && !coterm && late <= 0 && !online,
  R4: ({ vip, late, coterm }) => !vip && !coterm && late >= 1 && late <= 30,
  R5: ({ vip, late, coterm }) => !vip && !coterm && late >= 31,
  "R6 on time": ({ vip, late, coterm }) => !vip && coterm && late <= 0,
  "R6 late": ({ vip, late, coterm }) => !vip && coterm && late >= 1 && late <= 30,
};

function request(plan: Plan, more: Partial<RenewalRequest>): RenewalRequest {
  const quantity = plan === "VIP" ? 2 : plan === "VIP_DIAMOND" ? 4 : 5;
  return {
    plan,
    quantity,
    expires: day("2026-03-15"),
    paidOn: null,
    channel: "online",
    cotermEnd: null,
    listPrice: LIST,
    ...more,
  };
}

/** Every lateness of one plan, expiry and channel, with the renewal it gives. */
function* allLatenesses(
  plan: Plan,
  [expiry, anchor]: readonly [string, string],
  channel: "online" | "other",
  cotermEnd: CalendarDate | null,
  last = LAST_LATENESS,
): Generator<{ late: number; paidOn: CalendarDate; found: Renewal }> {
  const expires = day(expiry);
  for (let late = FIRST_LATENESS; late <= last; late += 1) {
    const paidOn = addDays(expires, late);
    const given = request(plan, { expires, anchor: day(anchor), paidOn, channel, cotermEnd });
    yield { late, paidOn, found: renewal(given, BUILT_IN_PRICES) };
  }
}

/** What is wrong with a renewal; nothing when all is well. Plain comparisons: there are many thousands. */
function faults(
  found: Renewal,
  given: { plan: Plan; expiry: string; anchor: string; late: number; paidOn: CalendarDate; online: boolean },
  cotermEnd: CalendarDate | null,
): string[] {
  const vip = !given.plan.startsWith("ORANGE");
  const conditions = { vip, late: given.late, online: given.online, coterm: cotermEnd !== null };
  const holding = (Object.keys(HOLDS) as Clause[]).filter((clause) => HOLDS[clause](conditions));
  const expires = day(given.expiry);
  const next = anniversary(given.anchor, given.expiry);
  const year = next - expires;
  const full = vip ? LIST : LIST * 5;
  const starts = found.clause === "R1 late" || given.late > 0 ? given.paidOn : expires;
  const ends =
    cotermEnd ?? (found.clause === "R1 late" || found.clause === "R5" ? yearOn(given.paidOn) : next);
  const prorated = ["R4", "R6 on time", "R6 late"].includes(found.clause);
  const rate = prorated ? (ends - starts) / year : 1;
  const discounted =
    found.clause === "R1 on time" ||
    found.clause === "R3 online" ||
    (found.clause === "R6 on time" && given.online);
  const exact = full * rate * (discounted ? 0.9 : 1);
  const checks: [string, boolean][] = [
    ["one clause holds, and it is named", holding.length === 1 && holding[0] === found.clause],
    ["full price", found.fullPrice === full],
    ["price within bounds", found.price > 0 && found.price <= full],
    ["price rounded once", Math.abs(found.price - exact) <= 0.5 + 1e-6],
    ["days late", found.daysLate === given.late],
    ["starts", found.term.start === starts],
    ["expires", found.term.expires === ends],
    ["a term of a year at most", ends > starts && ends - starts <= 366],
    ["the year has 365 or 366 days", year === 365 || year === 366],
    ["carries over", found.carriesOver === (found.clause === "R1 on time")],
  ];
  return checks.filter(([, holds]) => !holds).map(([name]) => `${given.late} days late: ${name}`);
}

describe("one clause for every lateness", () => {
  for (const plan of [...VIPS, ...ORANGES]) {
    for (const channel of ["online", "other"] as const) {
      test(`${plan}, ${channel}`, () => {
        const wrong: string[] = [];
        for (const [expiry, anchor] of EXPIRIES) {
          for (const { late, paidOn, found } of allLatenesses(plan, [expiry, anchor], channel, null)) {
            const given = { plan, expiry, anchor, late, paidOn, online: channel === "online" };
            wrong.push(...faults(found, given, null).map((fault) => `${expiry}, ${fault}`));
          }
        }
        expect(wrong).toEqual([]);
      });
    }
  }

  for (const plan of ORANGES) {
    test(`${plan}, ending with Act! after 31 to 365 days`, () => {
      const wrong: string[] = [];
      for (const [expiry, anchor] of EXPIRIES) {
        for (const days of [31, 170, 300, 365]) {
          const end = addDays(day(expiry), days);
          for (const channel of ["online", "other"] as const) {
            for (const { late, paidOn, found } of allLatenesses(plan, [expiry, anchor], channel, end, 30)) {
              const given = { plan, expiry, anchor, late, paidOn, online: channel === "online" };
              wrong.push(...faults(found, given, end).map((fault) => `${expiry} +${days}, ${fault}`));
            }
          }
        }
      }
      expect(wrong).toEqual([]);
    });
  }

  test("R4, R6: each further day late costs a little less; all else is level", () => {
    const wrong: string[] = [];
    const falling = new Set<Clause>(["R4", "R6 late"]);
    for (const plan of [...VIPS, ...ORANGES]) {
      for (const expiry of EXPIRIES) {
        const ends = plan.startsWith("ORANGE") ? [null, addDays(day(expiry[0]), 200)] : [null];
        for (const end of ends) {
          let before: Renewal | null = null;
          for (const { late, found } of allLatenesses(plan, expiry, "online", end, end === null ? 800 : 30)) {
            if (before?.clause === found.clause) {
              const asExpected = falling.has(found.clause)
                ? found.price < before.price
                : found.price === before.price;
              if (!asExpected) wrong.push(`${plan} ${expiry[0]}, ${late} days late`);
            }
            before = found;
          }
        }
      }
    }
    expect(wrong).toEqual([]);
  });
});

test("a payment left out is one on the last day on time", () => {
  for (const plan of [...VIPS, ...ORANGES]) {
    const expires = day("2026-03-15");
    const given = request(plan, { expires });
    const stated = { ...given, paidOn: lastDayOnTime(plan, expires) };
    expect(renewal(given, BUILT_IN_PRICES)).toEqual(renewal(stated, BUILT_IN_PRICES));
    expect(renewal(given, BUILT_IN_PRICES).daysLate).toBe(plan.startsWith("VIP") ? -1 : 0);
  }
});

test("an anchor left out is the expiry", () => {
  const given = request("ORANGE_CARE", {});
  expect(renewal(given, BUILT_IN_PRICES)).toEqual(
    renewal({ ...given, anchor: given.expires }, BUILT_IN_PRICES),
  );
});

test("P7: Starter is priced as Care, everything else as itself", () => {
  for (const plan of [...VIPS, ...ORANGES]) {
    const priced = renewal(request(plan, {}), BUILT_IN_PRICES).pricedAs;
    expect(priced).toBe(plan === "ORANGE_STARTER" ? "ORANGE_CARE" : plan);
  }
});

test("29 February never drifts over forty years of renewals on time", () => {
  for (const plan of ["VIP", "ORANGE_CARE"] as const) {
    const anchor = day("2024-02-29");
    let expires = day("2025-02-28");
    for (let year = 2026; year <= 2064; year += 1) {
      expires = renewal(request(plan, { expires, anchor }), BUILT_IN_PRICES).term.expires;
      const leapDay = calendarDate(year, 2, 29);
      expect(formatDate(expires)).toBe(formatDate(leapDay ?? day(`${year}-02-28`)));
    }
  }
});

describe("what a renewal refuses", () => {
  const expires = day("2026-03-15");
  const coterm = (end: string, late = 0) => ({ cotermEnd: day(end), paidOn: addDays(expires, late) });
  const { listPrice: _none, ...unlisted } = request("ORANGE_PLUS", {});
  test.each<[string, RenewalRequest, object]>([
    ["BASIC", request("BASIC", {}), { code: "PLAN_NOT_RENEWABLE", plan: "BASIC" }],
    [
      "VIP of 9 hours",
      request("VIP", { quantity: 9 }),
      { code: "QUANTITY_OUT_OF_RANGE", plan: "VIP", given: "9", counts: "hours", least: 2, most: 8 },
    ],
    ["VIP of 1 hour", request("VIP", { quantity: 1 }), { code: "QUANTITY_OUT_OF_RANGE" }],
    ["VIP of 2.5 hours", request("VIP", { quantity: 2.5 }), { code: "QUANTITY_OUT_OF_RANGE" }],
    ["VIP of no number", request("VIP", { quantity: Number.NaN }), { code: "QUANTITY_OUT_OF_RANGE" }],
    ["Diamond of 3 hours", request("VIP_DIAMOND", { quantity: 3 }), { code: "QUANTITY_OUT_OF_RANGE" }],
    [
      "Orange for nobody",
      request("ORANGE_STARTER", { quantity: 0 }),
      { code: "QUANTITY_OUT_OF_RANGE", plan: "ORANGE_CARE", given: "0", counts: "subscribers" },
    ],
    [
      "a price that is nowhere",
      unlisted,
      { code: "PRICE_MISSING", plan: "ORANGE_PLUS", hours: null, on: "2026-02-15", from: null },
    ],
    ["VIP with Act!", request("VIP", coterm("2026-09-01")), { code: "COTERM_NOT_ORANGE", plan: "VIP" }],
    [
      "an end on the expiry",
      request("ORANGE_CARE", coterm("2026-03-15")),
      { code: "COTERM_OUT_OF_RANGE", given: "2026-03-15", after: "2026-03-15", latest: "2027-03-15" },
    ],
    [
      "an end over a year on",
      request("ORANGE_CARE", coterm("2027-03-16")),
      { code: "COTERM_OUT_OF_RANGE", given: "2027-03-16" },
    ],
    [
      "an end on the late payment",
      request("ORANGE_CARE", coterm("2026-03-25", 10)),
      { code: "COTERM_OUT_OF_RANGE", after: "2026-03-25" },
    ],
    [
      "an end for a new contract",
      request("ORANGE_CARE", coterm("2026-09-01", 31)),
      { code: "COTERM_ON_NEW_CONTRACT", daysLate: 31 },
    ],
  ])("%s", (_name, given, problem) => {
    let thrown: unknown;
    try {
      renewal(given, BUILT_IN_PRICES);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(InputError);
    expect((thrown as InputError).problem).toMatchObject(problem);
  });
});

test("R7: reminders can be configured, and are for VIP only", () => {
  const expires = day("2026-03-15");
  expect(REMINDER_DAYS).toEqual([60, 30, 7]);
  expect(reminderDates("VIP", expires, [90, 1]).map(formatDate)).toEqual(["2025-12-15", "2026-03-14"]);
  expect(reminderDates("ORANGE_CARE", expires, [90, 1])).toEqual([]);
});

describe("R5: a start typed more than 60 days after the expiry is a new contract's", () => {
  const expires = day("2026-02-01");
  test.each([
    ["37 days", "2026-02-11", "2026-03-10", "R4", "2026-02-11", "2027-02-01"],
    ["60 days", "2026-02-11", "2026-04-02", "R4", "2026-02-11", "2027-02-01"],
    ["61 days", "2026-02-11", "2026-04-03", "R5", "2026-04-03", "2027-04-03"],
    ["61 days, paid on time", "2026-02-01", "2026-04-03", "R5", "2026-04-03", "2027-04-03"],
    ["61 days, paid 30 days late", "2026-03-03", "2026-04-03", "R5", "2026-04-03", "2027-04-03"],
    [
      "61 days, paid 31 days late: from the payment",
      "2026-03-04",
      "2026-04-03",
      "R5",
      "2026-03-04",
      "2027-03-04",
    ],
    ["none, paid 10 days late", "2026-02-11", null, "R4", "2026-02-11", "2027-02-01"],
  ] as const)("%s", (_case, paidOn, start, clause, from, to) => {
    const row = { plan: "ORANGE_CARE", channel: "other", cotermEnd: null } as const;
    const typed = start === null ? null : day(start);
    const { term, ...decided } = renewalDecision({ ...row, expires, paidOn: day(paidOn), start: typed });
    expect([decided.clause, formatDate(term.start), formatDate(term.expires)]).toEqual([clause, from, to]);
  });
});

test.each([
  ["Orange on time: its invoice's day", "ORANGE_CARE", "2026-03-15", "2026-02-15"],
  ["Orange before its invoice: the payment's", "ORANGE_CARE", "2026-02-01", "2026-02-01"],
  ["Orange late: the payment's", "ORANGE_CARE", "2026-03-16", "2026-03-16"],
  ["VIP on time: the payment's", "VIP", "2026-03-01", "2026-03-01"],
  ["VIP late: the payment's", "VIP", "2026-03-16", "2026-03-16"],
] as const)("R9: whose price. %s", (_case, plan, paidOn, asked) =>
  expect(formatDate(priceDate(plan, day("2026-03-15"), day(paidOn)))).toBe(asked),
);
