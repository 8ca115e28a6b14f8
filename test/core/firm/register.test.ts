/** Rows of the register and the terms they make: starts, ends, anchors, warnings, and rows that are refused. */

import { describe, expect, test } from "vitest";
import { layout } from "../../../core/firm/cells.ts";
import {
  aliasesIn,
  CONTRACT_COLUMNS,
  type ContractColumn,
  readContract,
  readRegister,
} from "../../../core/firm/register.ts";
import { clientTerms } from "../../../core/rules/client-terms.ts";
import { PLANS } from "../../../core/rules/plans.ts";
import { inForce, renewedBy } from "../../../core/rules/terms.ts";
import { day, formatDate } from "../../../core/values/calendar.ts";
import { table } from "../firm.ts";
import { items, registerOf, shownDate } from "../scenario.ts";

/** The terms of a register written as in terms.md, by the order of its rows. */
function termsOf(plans: string) {
  const { contracts } = readRegister(registerOf(plans));
  const { terms, problems } = clientTerms(contracts);
  const byRow = items(plans).map((_, index) => terms.find((term) => term.contract.line === index + 2));
  return { terms, byRow, problems };
}

/** What each row became: `start – expires, from opens, anchor a, carries` and its problems. */
function outcomes(plans: string): string[] {
  const { byRow, problems } = termsOf(plans);
  return byRow.map((term, index) => {
    const own = problems
      .filter(({ contract }) => contract.line === index + 2)
      .map(({ problem }) => problem.code);
    const reported = own.length === 0 ? "" : ` (${own.join(", ")})`;
    if (term === undefined) return `no term${reported}`;
    const carries =
      term.carriesFrom === null ? "" : `, takes over from ${formatDate(term.carriesFrom.start)}`;
    const covers = term.opens === term.start ? "" : `, covers from ${shownDate(term.opens)}`;
    const anchor = term.anchor === term.start ? "" : `, counted from ${formatDate(term.anchor)}`;
    return `${formatDate(term.start)} to ${formatDate(term.expires)}${covers}${anchor}${carries}${reported}`;
  });
}

const VIP_2025 = "VIP 2 h from 2025-01-15 paid 2025-01-15";
const ORANGE_2025 = "ORANGE_CARE 5 users from 2025-03-15 paid 2025-03-15";

describe("what the last row becomes", () => {
  test.each([
    // R1: VIP, before and from the expiry on
    [
      "on the last day",
      `${VIP_2025}; VIP 2 h from 2026-01-15 paid 2026-01-14`,
      "2026-01-15 to 2027-01-15, counted from 2025-01-15, takes over from 2025-01-15",
    ],
    ["on the expiry", `${VIP_2025}; VIP 2 h from 2026-01-15 paid 2026-01-15`, "2026-01-15 to 2027-01-15"],
    ["a day late", `${VIP_2025}; VIP 2 h from 2026-01-15 paid 2026-01-16`, "2026-01-16 to 2027-01-16"],
    ["a year late", `${VIP_2025}; VIP 2 h from 2026-01-15 paid 2027-01-20`, "2027-01-20 to 2028-01-20"],
    [
      "in time, with a gap",
      `${VIP_2025}; VIP 2 h from 2026-02-01 paid 2026-01-10`,
      "2026-01-15 to 2027-01-15, counted from 2025-01-15, takes over from 2025-01-15 (RENEWAL_READ)",
    ],
    [
      "late, with an end of its own",
      `${VIP_2025}; VIP 2 h from 2026-01-15 to 2027-01-15 paid 2026-02-20`,
      "2026-02-20 to 2027-02-20 (RENEWAL_READ)",
    ],
    [
      "so late that its end is past",
      `${VIP_2025}; VIP 2 h from 2026-01-15 to 2027-01-15 paid 2027-01-15`,
      "2027-01-15 to 2028-01-15 (RENEWAL_READ)",
    ],
    [
      "after an end of its own",
      `${VIP_2025}; VIP 2 h from 2026-01-15 to 2026-06-15 paid 2026-07-01`,
      "2026-01-15 to 2026-06-15, covers from –, counted from 2026-06-15 (PAID_AFTER_EXPIRY, TERM_UNDER_A_YEAR)",
    ],
    [
      "never",
      `${VIP_2025}; VIP 2 h from 2026-01-15 unpaid`,
      "2026-01-15 to 2027-01-15, covers from –, counted from 2025-01-15",
    ],
    [
      "after an unpaid one",
      "VIP 2 h from 2025-01-15 unpaid; VIP 2 h from 2026-01-15 paid 2026-03-01",
      "2026-01-15 to 2027-01-15, covers from 2026-03-01",
    ],
    [
      "across an unpaid one",
      `${VIP_2025}; VIP 2 h from 2026-01-15 unpaid; VIP 2 h from 2027-01-15 paid 2027-01-10`,
      "2027-01-10 to 2028-01-10 (RENEWAL_READ)",
    ],
    [
      "beside Diamond",
      `${VIP_2025}; VIP_DIAMOND 4 h from 2026-01-15 paid 2026-01-10`,
      "2026-01-15 to 2027-01-15",
    ],
    [
      "two terms ahead",
      `${VIP_2025}; VIP 2 h from 2026-01-15 paid 2025-06-01; VIP 2 h from 2027-01-15 paid 2025-06-01`,
      "2027-01-15 to 2028-01-15, counted from 2025-01-15, takes over from 2026-01-15",
    ],
    // P3
    ["inside another", `${VIP_2025}; VIP 2 h from 2025-11-15 paid 2025-11-10`, "no term (TERMS_OVERLAP)"],
    [
      "60 days before the other ends",
      `${VIP_2025}; VIP 2 h from 2025-11-16 paid 2025-11-10`,
      "2026-01-15 to 2027-01-15, counted from 2025-01-15, takes over from 2025-01-15 (RENEWAL_READ)",
    ],
    [
      "61 days after, paid in time",
      `${VIP_2025}; VIP 2 h from 2026-03-17 paid 2026-01-10`,
      "2026-03-17 to 2027-03-17 (RENEWAL_TOO_FAR)",
    ],
    [
      "inside a term that moved",
      `${VIP_2025}; VIP 2 h from 2026-01-15 paid 2026-03-01; VIP 2 h from 2027-01-15 paid 2027-01-10`,
      "2027-03-01 to 2028-03-01, counted from 2026-03-01, takes over from 2026-03-01 (RENEWAL_READ)",
    ],
    [
      "beside the renewal, typed long before and paid late",
      `${VIP_2025}; VIP 2 h from 2026-01-15 paid 2026-01-10; VIP 3 h from 2025-05-01 paid 2026-01-15`,
      "no term (TERMS_OVERLAP)",
    ],
    [
      "inside a cancelled one",
      `${VIP_2025} cancelled; VIP 2 h from 2025-06-01 paid 2025-06-01`,
      "2025-06-01 to 2026-06-01",
    ],
    ["cancelled", `${VIP_2025}; VIP 2 h from 2025-06-01 paid 2025-06-01 cancelled`, "no term"],
    // P5
    [
      "first and late",
      "VIP 2 h from 2026-01-15 paid 2026-05-01",
      "2026-01-15 to 2027-01-15, covers from 2026-05-01",
    ],
    [
      "first and too late",
      "VIP 2 h from 2026-01-15 paid 2027-05-01",
      "2026-01-15 to 2027-01-15, covers from – (PAID_AFTER_EXPIRY)",
    ],
    // R3, R4, R5: Orange
    [
      "Orange on the expiry",
      `${ORANGE_2025}; ORANGE_CARE 5 users from 2026-03-15 paid 2026-03-15`,
      "2026-03-15 to 2027-03-15, counted from 2025-03-15",
    ],
    [
      "Orange 30 days late",
      `${ORANGE_2025}; ORANGE_CARE 5 users from 2026-03-15 paid 2026-04-14`,
      "2026-04-14 to 2027-03-15, counted from 2025-03-15",
    ],
    [
      "Orange 31 days late",
      `${ORANGE_2025}; ORANGE_CARE 5 users from 2026-03-15 paid 2026-04-15`,
      "2026-04-15 to 2027-04-15",
    ],
    [
      "Orange a row that starts 30 days later",
      `${ORANGE_2025}; ORANGE_CARE 5 users from 2026-04-14 paid 2026-03-01`,
      "2026-03-15 to 2027-03-15, counted from 2025-03-15 (RENEWAL_READ)",
    ],
    [
      "Orange a row that starts 61 days later",
      `${ORANGE_2025}; ORANGE_CARE 5 users from 2026-05-15 paid 2026-03-01`,
      "2026-05-15 to 2027-05-15 (RENEWAL_TOO_FAR)",
    ],
    [
      "Orange a late row that starts 61 days later",
      `${ORANGE_2025}; ORANGE_CARE 5 users from 2026-05-15 paid 2026-04-01`,
      "2026-05-15 to 2027-05-15 (RENEWAL_TOO_FAR)",
    ],
    [
      "Orange 27 days late, typed later",
      `${ORANGE_2025}; ORANGE_CARE 5 users from 2026-05-01 paid 2026-04-11`,
      "2026-04-11 to 2027-03-15, counted from 2025-03-15 (RENEWAL_READ)",
    ],
    [
      "Orange typed long before, paid late",
      `${ORANGE_2025}; ORANGE_CARE 5 users from 2025-11-01 paid 2026-03-20`,
      "2026-03-20 to 2027-03-15, counted from 2025-03-15 (RENEWAL_READ)",
    ],
    [
      "Orange a late row with an end of its own",
      `${ORANGE_2025}; ORANGE_CARE 5 users from 2026-04-14 to 2027-04-14 paid 2026-04-14`,
      "2026-04-14 to 2027-03-15, counted from 2025-03-15 (RENEWAL_READ)",
    ],
    [
      "Orange unpaid",
      `${ORANGE_2025}; ORANGE_CARE 5 users from 2026-03-15 unpaid`,
      "2026-03-15 to 2027-03-15, covers from –, counted from 2025-03-15",
    ],
    [
      "Orange after an unpaid one",
      "ORANGE_CARE 5 users from 2025-03-15 unpaid; ORANGE_CARE 5 users from 2026-03-20 paid 2026-03-25",
      "2026-03-20 to 2027-03-20, covers from 2026-03-25",
    ],
    [
      "Orange another plan in time",
      "ORANGE_CARE 5 users from 2025-03-15 paid 2025-03-15; ORANGE_PLUS 5 users from 2026-03-15 paid 2026-04-01",
      "2026-04-01 to 2027-03-15, counted from 2025-03-15",
    ],
    [
      "Orange after a VIP",
      `VIP 2 h from 2025-03-15 paid 2025-03-15; ORANGE_CARE 5 users from 2026-03-15 paid 2026-04-01`,
      "2026-03-15 to 2027-03-15, covers from 2026-04-01",
    ],
    // P4: seats
    [
      "seats",
      `${ORANGE_2025}; ORANGE_CARE 2 users from 2025-10-13 paid 2025-10-13`,
      "2025-10-13 to 2026-03-15, counted from 2025-03-15",
    ],
    [
      "seats paid late",
      `${ORANGE_2025}; ORANGE_CARE 2 users from 2025-10-13 paid 2025-11-01`,
      "2025-10-13 to 2026-03-15, covers from 2025-11-01, counted from 2025-03-15",
    ],
    [
      "seats of two plans, by their own",
      `${ORANGE_2025}; ORANGE_PLUS 1 users from 2025-06-01 to 2026-06-01 paid 2025-06-01; ORANGE_CARE 2 users from 2025-10-13 paid 2025-10-13`,
      "2025-10-13 to 2026-03-15, counted from 2025-03-15",
    ],
    [
      "Orange typed early, and paid",
      `${ORANGE_2025}; ORANGE_CARE 5 users from 2026-03-10 paid 2026-03-10`,
      "2026-03-15 to 2027-03-15, counted from 2025-03-15 (RENEWAL_READ)",
    ],
    [
      "Orange typed early for fewer",
      `${ORANGE_2025}; ORANGE_CARE 2 users from 2026-03-10 paid 2026-03-10`,
      "2026-03-10 to 2026-03-15, counted from 2025-03-15 (SEATS_READ)",
    ],
    [
      "seats that say so",
      `${ORANGE_2025}; ORANGE_CARE 5 users from 2026-03-10 to 2026-03-15 paid 2026-03-10`,
      "2026-03-10 to 2026-03-15, counted from 2025-03-15",
    ],
    [
      "Orange typed early with an end shared with Act!",
      `${ORANGE_2025}; ORANGE_CARE 5 users from 2026-03-10 to 2026-12-01 paid 2026-03-10`,
      "2026-03-15 to 2026-12-01, counted from 2026-12-01 (RENEWAL_READ)",
    ],
    [
      "a further row after the renewal",
      `${ORANGE_2025}; ORANGE_CARE 5 users from 2026-03-15 paid 2026-03-10; ORANGE_CARE 2 users from 2026-03-20 paid 2026-03-12`,
      "2026-03-20 to 2027-03-15, counted from 2025-03-15 (SEATS_READ)",
    ],
    [
      "a further row after the renewal, paid late",
      `${ORANGE_2025}; ORANGE_CARE 5 users from 2026-03-15 paid 2026-03-15; ORANGE_CARE 2 users from 2026-02-11 paid 2026-03-16`,
      "2026-03-15 to 2027-03-15, covers from 2026-03-16, counted from 2025-03-15 (SEATS_READ)",
    ],
    [
      "a further row typed long before, paid late",
      `${ORANGE_2025}; ORANGE_CARE 5 users from 2026-03-15 paid 2026-03-15; ORANGE_CARE 2 users from 2025-07-26 paid 2026-04-13`,
      "2026-03-15 to 2027-03-15, covers from 2026-04-13, counted from 2025-03-15 (SEATS_READ)",
    ],
    [
      "seats that say so, paid when their term is over",
      `${ORANGE_2025}; ORANGE_CARE 2 users from 2025-09-13 to 2026-03-15 paid 2026-03-26`,
      "2025-09-13 to 2026-03-15, covers from –, counted from 2025-03-15 (PAID_AFTER_EXPIRY)",
    ],
    [
      "a plan that starts in the middle of another",
      `${ORANGE_2025}; ORANGE_PLUS 1 users from 2025-09-01 paid 2025-09-01`,
      "2025-09-01 to 2026-09-01 (PLAN_BESIDE)",
    ],
    [
      "a plan that comes back in the middle of another",
      `${ORANGE_2025}; ORANGE_PLUS 5 users from 2026-06-18 paid 2026-02-10; ORANGE_CARE 5 users from 2027-03-15 paid 2027-03-15`,
      "2027-03-15 to 2028-03-15 (PLAN_BESIDE)",
    ],
    [
      "Orange another plan 31 days late",
      `${ORANGE_2025}; ORANGE_PLUS 1 users from 2026-03-15 paid 2026-04-15`,
      "2026-04-15 to 2027-04-15",
    ],
    // P10
    ["ended early", `${VIP_2025} ended 2025-08-15`, "2025-01-15 to 2025-08-15"],
    [
      "after one that ended early",
      `${VIP_2025} ended 2026-01-10; VIP 2 h from 2026-01-15 paid 2026-01-10`,
      "2026-01-15 to 2027-01-15",
    ],
    ["ended after its term", `${VIP_2025} ended 2026-01-16`, "no term (ENDED_OUTSIDE_TERM)"],
    [
      "after one that was declined",
      `${VIP_2025} declined; VIP 2 h from 2026-01-15 paid 2026-01-10`,
      "2026-01-15 to 2027-01-15, counted from 2025-01-15, takes over from 2025-01-15",
    ],
    // P9
    [
      "a first Orange term of five months",
      "ORANGE_CARE 2 users from 2026-01-01 to 2026-06-01 paid 2026-01-01",
      "2026-01-01 to 2026-06-01, counted from 2026-06-01 (TERM_UNDER_A_YEAR)",
    ],
    [
      "two VIP terms in a year",
      "VIP 2 h from 2026-01-01 to 2026-03-01 paid 2026-01-01; VIP 2 h from 2026-03-01 to 2026-06-01 paid 2026-02-01",
      "2026-03-01 to 2026-06-01, counted from 2026-06-01, takes over from 2026-01-01 (TERM_UNDER_A_YEAR, TERMS_CLOSE)",
    ],
    // P7
    [
      "a Pro client who begins with Care",
      "ORANGE_CARE 5 users from 2026-02-01 paid 2026-02-01 edition Pro",
      "2026-02-01 to 2027-02-01 (PRO_NOT_STARTER)",
    ],
    [
      "Care long after Starter",
      "ORANGE_STARTER 5 users from 2025-01-15 paid 2025-01-15; ORANGE_CARE 5 users from 2026-02-24 paid 2026-02-24",
      "2026-02-24 to 2027-02-24 (STARTER_LAPSED)",
    ],
    // R6: an end of its own is the next anchor
    [
      "after an end shared with Act!",
      `${ORANGE_2025}; ORANGE_CARE 5 users from 2026-03-15 to 2026-12-15 paid 2026-03-10; ORANGE_CARE 5 users from 2026-12-15 paid 2026-12-10`,
      "2026-12-15 to 2027-12-15",
    ],
    [
      "late after an end shared with Act!",
      `${ORANGE_2025}; ORANGE_CARE 5 users from 2026-03-15 to 2026-12-15 paid 2026-03-10; ORANGE_CARE 5 users from 2026-12-15 paid 2026-12-31`,
      "2026-12-31 to 2027-12-15, counted from 2026-12-15",
    ],
    // P7 and the other warnings
    [
      "Starter after Starter",
      "ORANGE_STARTER 5 users from 2025-02-01 paid 2025-02-01; ORANGE_STARTER 5 users from 2026-02-01 paid 2026-02-01",
      "2026-02-01 to 2027-02-01, counted from 2025-02-01 (STARTER_NOT_FIRST)",
    ],
    [
      "Starter after an unpaid VIP",
      "VIP 2 h from 2025-02-01 unpaid; ORANGE_STARTER 5 users from 2026-02-01 paid 2026-02-01",
      "2026-02-01 to 2027-02-01 (STARTER_NOT_FIRST)",
    ],
    [
      "Starter seats inside a Care term",
      `${ORANGE_2025}; ORANGE_STARTER 5 users from 2025-06-01 paid 2025-06-01`,
      "2025-06-01 to 2026-06-01 (PLAN_BESIDE, STARTER_NOT_FIRST)",
    ],
    [
      "Starter the same day as a VIP",
      "VIP 2 h from 2026-02-01 paid 2026-02-01; ORANGE_STARTER 5 users from 2026-02-01 paid 2026-02-01",
      "2026-02-01 to 2027-02-01",
    ],
    [
      "carried hours on a later term",
      `${VIP_2025}; VIP 2 h from 2026-01-15 paid 2026-01-14 carried 1:00`,
      "2026-01-15 to 2027-01-15, counted from 2025-01-15, takes over from 2025-01-15 (HOURS_NOT_USED)",
    ],
    [
      "carried hours on Orange",
      "ORANGE_CARE 5 users from 2026-02-01 paid 2026-02-01 carried 1:00",
      "2026-02-01 to 2027-02-01 (HOURS_NOT_USED)",
    ],
    [
      "included hours on VIP",
      "VIP 2 h from 2026-02-01 paid 2026-02-01 included 1:00",
      "2026-02-01 to 2027-02-01 (HOURS_NOT_USED)",
    ],
    [
      "a term of thirteen months",
      "VIP 2 h from 2026-02-01 to 2027-03-01 paid 2026-02-01",
      "2026-02-01 to 2027-03-01, counted from 2027-03-01 (TERM_OVER_A_YEAR)",
    ],
  ])("%s", (_case, plans, outcome) => expect(outcomes(plans).at(-1)).toBe(outcome));
});

test("29 February stays the anniversary through a chain of renewals, VIP and Orange", () => {
  for (const plan of ["VIP 2 h", "ORANGE_CARE 5 users"]) {
    const starts = ["2024-02-29", "2025-02-28", "2026-02-28", "2027-02-28", "2028-02-29"];
    const plans = starts.map(
      (start) => `${plan} from ${start} paid ${start === "2024-02-29" ? start : "2024-03-01"}`,
    );
    const { byRow, problems } = termsOf(plans.join(";"));
    expect(byRow.map((term) => shownDate(term?.expires ?? null))).toEqual([...starts.slice(1), "2029-02-28"]);
    expect(problems).toEqual([]);
  }
});

test("the order of rows never matters", () => {
  const rows = [
    VIP_2025,
    "VIP 2 h from 2026-01-15 paid 2026-02-01",
    "VIP 4 h from 2026-01-15 unpaid",
    ORANGE_2025,
    "ORANGE_CARE 2 users from 2025-03-15 paid 2025-03-20",
    "ORANGE_STARTER 2 users from 2026-03-15 paid 2026-04-01",
  ];
  const shape = (order: readonly string[]) => {
    const { terms, problems } = termsOf(order.join(";"));
    return {
      terms: terms.map(({ plan, quantity, start, expires, opens }) => ({
        plan,
        quantity,
        start,
        expires,
        opens,
      })),
      problems: problems.map(({ problem }) => problem.code),
    };
  };
  const expected = shape(rows);
  for (let turn = 1; turn < rows.length; turn += 1) {
    const turned = [...rows.slice(turn), ...rows.slice(0, turn)];
    expect(shape(turned)).toEqual(expected);
    expect(shape(turned.reverse())).toEqual(expected);
  }
});

describe("whether a term is renewed", () => {
  test.each([
    ["paid by then", `${VIP_2025}; VIP 2 h from 2026-01-15 paid 2025-12-31`, true],
    ["paid the day after", `${VIP_2025}; VIP 2 h from 2026-01-15 paid 2026-01-01`, false],
    ["not paid", `${VIP_2025}; VIP 2 h from 2026-01-15 unpaid`, false],
    ["cancelled", `${VIP_2025}; VIP 2 h from 2026-01-15 paid 2025-12-31 cancelled`, false],
    ["Diamond", `${VIP_2025}; VIP_DIAMOND 4 h from 2026-01-15 paid 2025-12-31`, false],
    ["60 days after its expiry", `${VIP_2025}; VIP 2 h from 2026-03-16 paid 2025-12-31`, true],
    ["61 days after its expiry", `${VIP_2025}; VIP 2 h from 2026-03-17 paid 2025-12-31`, false],
    [
      "Care after Starter",
      "ORANGE_STARTER 2 users from 2025-01-15 paid 2025-01-15; ORANGE_CARE 2 users from 2026-01-15 paid 2025-12-31",
      true,
    ],
    [
      "Starter after Care",
      "ORANGE_CARE 2 users from 2025-01-15 paid 2025-01-15; ORANGE_STARTER 2 users from 2026-01-15 paid 2025-12-31",
      true,
    ],
    [
      "Plus after Care",
      "ORANGE_CARE 2 users from 2025-01-15 paid 2025-01-15; ORANGE_PLUS 2 users from 2026-01-15 paid 2025-12-31",
      true,
    ],
    [
      "seats",
      "ORANGE_CARE 2 users from 2025-01-15 paid 2025-01-15; ORANGE_CARE 2 users from 2025-06-15 paid 2025-06-15",
      false,
    ],
    [
      "a VIP that was paid after its own end",
      "VIP 2 h from 2024-01-15 paid 2024-01-15; VIP 2 h from 2025-01-15 to 2025-06-15 paid 2025-07-01",
      false,
    ],
  ])("%s", (_case, plans, renewed) => {
    const { terms, byRow } = termsOf(plans);
    const [first] = byRow;
    expect(first && renewedBy(terms, day("2025-12-31"))(first)).toBe(renewed);
  });
});

test("a term is in force from its payment to the day before its expiry", () => {
  const [term] = termsOf("VIP 2 h from 2026-01-15 paid 2026-02-10").byRow;
  const days = ["2026-01-15", "2026-02-09", "2026-02-10", "2027-01-14", "2027-01-15"].map(day);
  expect(term && days.map((date) => inForce(term, date))).toEqual([false, false, true, true, false]);
});

describe("reading a row", () => {
  const HEADER =
    "client,plan,quantity,start,expires,paid_on,channel,carried_hours,included_hours,act_end,language,alias,status,ended_on";
  const read = (row: string) => {
    // Rows without an early end leave its cell out.
    const cells = row.split(",").length < HEADER.split(",").length ? `${row},` : row;
    const { header, rows } = table("contracts.csv", [HEADER, cells]);
    const [first] = rows;
    if (first === undefined) throw new Error("a row");
    return readContract("contracts.csv", first, layout(header, CONTRACT_COLUMNS).layout);
  };
  const codes = (row: string) => read(row).problems.map(({ code }) => code);

  test("all of it", () => {
    const row =
      "Acme,vip diamond,6,2026-01-15,2026-12-15,2026-01-10,Online,1:30,0,2026-12-15,Français,ACM | Acme Inc||–,Actif";
    expect(read(row)).toMatchObject({
      client: "Acme",
      problems: [],
      contract: {
        file: "contracts.csv",
        line: 2,
        client: "Acme",
        plan: "VIP_DIAMOND",
        quantity: 6,
        start: day("2026-01-15"),
        expires: day("2026-12-15"),
        paidOn: day("2026-01-10"),
        channel: "online",
        carried: 90,
        included: 0,
        actEnd: day("2026-12-15"),
        language: "fr",
        aliases: ["ACM", "Acme Inc", "–"],
        cancelled: false,
      },
    });
  });

  test.each([
    ["blank plan", "Acme,,2,2026-01-15,,,,,,,,,", ["VALUE_MISSING"]],
    ["no client", ",VIP,2,2026-01-15,,,,,,,,,", ["VALUE_MISSING"]],
    ["a client of marks only", "***,VIP,2,2026-01-15,,,,,,,,,", ["VALUE_MISSING"]],
    ["no start", "Acme,VIP,2,,,,,,,,,,", ["VALUE_MISSING"]],
    ["no quantity", "Acme,VIP,,2026-01-15,,,,,,,,,", ["VALUE_MISSING"]],
    ["an unknown plan", "Acme,GOLD,2,2026-01-15,,,,,,,,,", ["CHOICE_UNKNOWN"]],
    [
      "an unknown plan and more",
      "Acme,GOLD,2,soon,,2026-02-30,,x,,,de,,lost",
      [
        "CHOICE_UNKNOWN",
        "DATE_IMPOSSIBLE",
        "DATE_IMPOSSIBLE",
        "HOURS_UNREADABLE",
        "CHOICE_UNKNOWN",
        "CHOICE_UNKNOWN",
      ],
    ],
    ["an impossible start", "Acme,VIP,2,2026-02-30,,,,,,,,,", ["DATE_IMPOSSIBLE"]],
    ["an end before its start", "Acme,VIP,2,2026-01-15,2026-01-15,,,,,,,,", ["EXPIRES_BEFORE_START"]],
    ["negative hours", "Acme,VIP,2,2026-01-15,,,,-1:00,,,,,", ["HOURS_UNREADABLE"]],
    ["hours that are no whole minutes", "Acme,VIP,2,2026-01-15,,,,1.01,,,,,", ["HOURS_UNREADABLE"]],
    ["an unknown status", "Acme,VIP,2,2026-01-15,,,,,,,,,maybe", ["CHOICE_UNKNOWN"]],
    ["an unknown language", "Acme,VIP,2,2026-01-15,,,,,,,es,,", ["CHOICE_UNKNOWN"]],
    [
      "everything wrong",
      ",VIP,9,2026-02-30,soon,never,,x,y,z,es,,maybe",
      [
        "VALUE_MISSING",
        "DATE_IMPOSSIBLE",
        "DATE_IMPOSSIBLE",
        "QUANTITY_OUT_OF_RANGE",
        "DATE_IMPOSSIBLE",
        "HOURS_UNREADABLE",
        "HOURS_UNREADABLE",
        "DATE_IMPOSSIBLE",
        "CHOICE_UNKNOWN",
        "CHOICE_UNKNOWN",
      ],
    ],
    ["résilié without a day", "Acme,VIP,2,2026-01-15,,,,,,,,,résilié,", ["ENDED_ON_MISSING"]],
    ["résilié with its day", "Acme,VIP,2,2026-01-15,,,,,,,,,résilié,2026-08-15", []],
    ["cancelled with a day", "Acme,VIP,2,2026-01-15,,,,,,,,,annulé,2026-08-15", ["CANCELLED_AND_ENDED"]],
    ["ended on its start", "Acme,VIP,2,2026-01-15,,,,,,,,,,2026-01-15", ["ENDED_OUTSIDE_TERM"]],
    ["not paid, in a word", "Acme,VIP,2,2026-01-15,,Impayé,,,,,,,,,", []],
    ["BASIC alone", "Acme,BASIC,,,,,,,,,,,", []],
    ["BASIC with a start", "Acme,basic,1,2026-01-15,,,,,,,,,", []],
  ])("%s", (_case, row, problems) => {
    expect(codes(row)).toEqual(problems);
    expect(read(row).contract === null).toBe(problems.length > 0);
  });

  test.each(["0", "-1", "1.5", "1e1", "9", "two", "0x2", "²"])("VIP of “%s” hours is refused", (quantity) =>
    expect(codes(`Acme,VIP,${quantity},2026-01-15,,,,,,,,,`)).toEqual(["QUANTITY_OUT_OF_RANGE"]),
  );

  test.each(PLANS)("%s is recognised however it is spelled", (plan) => {
    for (const spelled of [plan, plan.toLowerCase(), plan.replace("_", " "), plan.replace("_", "-")]) {
      const quantity = plan.startsWith("VIP") ? 4 : 1;
      expect(read(`Acme,${spelled},${quantity},2026-01-15,,,,,,,,,`).contract?.plan).toBe(plan);
    }
  });

  test.each(["", "unpaid", "Impayée", "non payé", "NOT PAID"])("paid on “%s” is not paid", (paidOn) => {
    const row = `Acme,VIP,2,2026-01-15,,${paidOn},,,,,,,`;
    expect(codes(row)).toEqual([]);
    expect(read(row).contract?.paidOn).toBeNull();
  });

  test.each([
    ["active", false],
    ["Actif", false],
    ["", false],
    ["cancelled", true],
    ["Canceled", true],
    ["Annulé", true],
  ])("status “%s”", (status, cancelled) =>
    expect(read(`Acme,VIP,2,2026-01-15,,,,,,,,,${status}`).contract?.cancelled).toBe(cancelled),
  );
});

describe("M2: the row before a closed term is corrected after the close", () => {
  const [before, after] = [VIP_2025, "VIP 2 h from 2026-01-15 paid 2026-01-10"];
  const rowsOf = (plans: string) => readRegister(registerOf(plans)).contracts;
  test.each([
    ["another payment day", "VIP 2 h from 2025-01-15 paid 2025-01-14", "2025-01-15"],
    ["more hours", "VIP 4 h from 2025-01-15 paid 2025-01-15", "2025-01-15"],
    ["ended early", `${VIP_2025} ended 2025-09-01`, undefined],
  ])("%s", (_case, corrected, start) => {
    const contracts = rowsOf(`${before}; ${after}`);
    const closed = { through: day("2026-06-30"), contracts, terms: clientTerms(contracts).terms };
    const { terms } = clientTerms(rowsOf(`${corrected}; ${after}`), closed);
    const from = terms.find((term) => term === terms.at(-1)?.carriesFrom);
    expect(from && formatDate(from.start)).toBe(start);
  });
});

describe("the columns of a register", () => {
  test.each<[ContractColumn, string[]]>([
    ["client", ["Client name", "Nom du client", "Customer", "Customer name"]],
    ["plan", ["Forfait", "Plan name", "Nom du forfait", "Support plan"]],
    ["quantity", ["Quantité", "Qté", "Qty", "Nb d’heures", "Nombre d'heures", "Number of hours"]],
    ["quantity", ["Nb d’abonnés", "Nombre d'abonnés", "Subscribers", "Number of subscribers"]],
    ["start", ["Début", "Date de début", "Début le", "Start date", "Starts", "Starts on"]],
    ["expires", ["Expire", "Expire le", "Expiration", "Date d’expiration", "Échéance", "Date d’échéance"]],
    ["expires", ["Expires on", "Expiry", "Expiry date", "Expiration date"]],
    ["paid_on", ["Paid on", "Payé le", "Payée le", "Date de paiement", "Date du paiement"]],
    ["paid_on", ["Payment date", "Date paid"]],
    ["channel", ["Canal", "Canal de paiement", "Payment channel"]],
    ["carried_hours", ["Carried hours", "Heures reportées", "Hours carried"]],
    ["act_end", ["Act! end", "Fin Act!", "Fin de l’abonnement Act!", "Act! subscription end"]],
    ["act_edition", ["Act! edition", "Édition Act!", "Édition d’Act!"]],
    ["language", ["Language", "Langue"]],
    ["alias", ["Alias", "Autres noms", "Other names"]],
    ["included_hours", ["Included hours", "Heures incluses", "Hours included"]],
    ["status", ["Statut", "État"]],
    ["ended_on", ["Ended on", "Terminé le", "Résilié le", "Fin anticipée"]],
  ])("%s: %j", (column, headings) => {
    for (const heading of headings) {
      const found = layout([heading], CONTRACT_COLUMNS);
      expect([heading, ...found.layout.keys()]).toEqual([heading, column]);
    }
  });

  test("four must be there, else nothing is read", () => {
    const { fatal, contracts, refused, exceptions } = readRegister(table("contracts.csv", ["name", "Acme"]));
    expect(fatal).toEqual(
      ["client", "plan", "quantity", "start"].map((column) => ({
        code: "COLUMN_MISSING",
        column,
        present: "name",
      })),
    );
    expect([contracts, refused, exceptions]).toEqual([[], [], []]);
  });
});

describe("a column's dates and numbers are read as the rest of that column shows", () => {
  const COLUMNS = Object.keys(CONTRACT_COLUMNS) as ContractColumn[];
  const GIVEN = { client: "Acme", plan: "ORANGE_CARE", quantity: "5", start: "2026-01-15" };
  const readOf = (...rows: readonly Partial<Record<ContractColumn, string>>[]) =>
    readRegister({
      file: "contracts.csv",
      header: COLUMNS,
      rows: rows.map((row, at) => {
        const given: Partial<Record<ContractColumn, string>> = { ...GIVEN, ...row };
        return { line: at + 2, cells: COLUMNS.map((column) => given[column] ?? "") };
      }),
    });

  test.each([
    ["start", "start"],
    ["expires", "expires"],
    ["paid_on", "paidOn"],
    ["act_end", "actEnd"],
    ["ended_on", "endedOn"],
  ] as const)("%s", (column, field) => {
    const { contracts } = readOf({ [column]: "25/12/2026" }, { [column]: "03/12/2026" });
    expect(contracts.map((row) => row[field])).toEqual([day("2026-12-25"), day("2026-12-03")]);
    expect(readOf({ [column]: "03/12/2026" }).exceptions.map(({ problems }) => problems)).toMatchObject([
      [{ code: "DATE_ORDER_UNCLEAR", given: "03/12/2026" }],
    ]);
  });

  test.each([
    ["quantity", "quantity", "1.450,0", "2.450", [1450, 2450]],
    ["carried_hours", "carried", "1.5", "2.250", [90, 135]],
    ["included_hours", "included", "1.5", "2.250", [90, 135]],
  ] as const)("%s", (column, field, shown, unclear, values) => {
    const { contracts } = readOf({ [column]: shown }, { [column]: unclear });
    expect(contracts.map((row) => row[field])).toEqual(values);
    expect(readOf({ [column]: unclear }).exceptions.map(({ problems }) => problems)).toEqual([
      [{ code: "DECIMAL_MARK_UNCLEAR", column, given: unclear, file: "" }],
    ]);
  });

  test("or as asked", () => {
    const header = "client,plan,quantity,start";
    const { contracts } = readRegister(
      table("contracts.csv", [header, "Acme,ORANGE_CARE,1.450,03/12/2026"]),
      {
        dateOrder: "DMY",
        decimalMark: ",",
      },
    );
    expect(contracts).toMatchObject([{ quantity: 1450, start: day("2026-12-03") }]);
  });
});

describe("what is wrong with a row is told with what it says", () => {
  const HEADER = "Client,Plan,Qty,Start,Expires,Channel,Status,Ended on";
  const read = (row: string) => {
    const { contracts, exceptions } = readRegister(table("contracts.csv", [HEADER, row]));
    return { used: contracts.length === 1, problems: exceptions.flatMap(({ problems }) => problems) };
  };

  test.each([
    [
      "Acme,VIP,2,2026-01-15,2025-01-15,,,",
      { code: "EXPIRES_BEFORE_START", column: "Expires", start: "2026-01-15", expires: "2025-01-15" },
    ],
    [
      "Acme,VIP,9,2026-01-15,,,,",
      { code: "QUANTITY_OUT_OF_RANGE", plan: "VIP", given: "9", counts: "hours", least: 2, most: 8 },
    ],
    [
      "Acme,VIP_DIAMOND,3,2026-01-15,,,,",
      { code: "QUANTITY_OUT_OF_RANGE", plan: "VIP_DIAMOND", given: "3", counts: "hours", least: 4, most: 10 },
    ],
    [
      "Acme,VIP,2,2026-01-15,,,Résilié,",
      { code: "ENDED_ON_MISSING", status: "Status", given: "Résilié", column: "Ended on" },
    ],
    [
      "Acme,VIP,2,2026-01-15,,,Annulé,2026-06-01",
      {
        code: "CANCELLED_AND_ENDED",
        status: "Status",
        given: "Annulé",
        column: "Ended on",
        endedOn: "2026-06-01",
      },
    ],
    [
      "Acme,VIP,2,2026-01-15,,,,2026-01-15",
      {
        code: "ENDED_OUTSIDE_TERM",
        column: "Ended on",
        endedOn: "2026-01-15",
        start: "2026-01-15",
        expires: "–",
      },
    ],
    [
      "Acme,VIP,2,2026-01-15,2026-06-01,,,2026-06-02",
      {
        code: "ENDED_OUTSIDE_TERM",
        column: "Ended on",
        endedOn: "2026-06-02",
        start: "2026-01-15",
        expires: "2026-06-01",
      },
    ],
    [
      "Acme,BASIC,,,2026-06-01,,,2026-06-02",
      {
        code: "ENDED_OUTSIDE_TERM",
        column: "Ended on",
        endedOn: "2026-06-02",
        start: "–",
        expires: "2026-06-01",
      },
    ],
    ["***,VIP,2,2026-01-15,,,,", { code: "VALUE_MISSING", column: "Client" }],
    ["Acme,VIP,2,,,,,", { code: "VALUE_MISSING", column: "Start" }],
  ])("%s", (row, problem) => expect(read(row)).toEqual({ used: false, problems: [problem] }));

  test("R3: a channel that is not known is told, and counts as not online", () => {
    const { contracts, exceptions } = readRegister(
      table("contracts.csv", [HEADER, "Acme,VIP,2,2026-01-15,,pigeon,,"]),
    );
    expect(contracts.map(({ channel }) => channel)).toEqual(["other"]);
    expect(exceptions).toEqual([
      {
        file: "contracts.csv",
        line: 2,
        client: "Acme",
        problems: [{ code: "CHANNEL_UNKNOWN", column: "Channel", given: "pigeon" }],
        row: {
          client: "Acme",
          plan: "VIP",
          quantity: "2",
          start: "2026-01-15",
          expires: "",
          channel: "pigeon",
          status: "",
          ended_on: "",
        },
      },
    ]);
  });

  test.each([
    ["Acme,VIP,2,2026-01-15,2026-06-01,–,,2026-06-01", "the last day of its term, and a dash for a channel"],
    ["Acme,VIP,2,2026-01-15,,,Résilié,2026-06-01", "a day for what was terminated"],
    ["Acme,VIP,8,2026-01-15,,,,", "the most hours"],
    ["Acme,VIP_DIAMOND,4,2026-01-15,,,,", "the least hours"],
    ["Acme,BASIC,,,1965-01-15,,,", "no start to compare with"],
    ["Acme,BASIC,,,,,,1965-01-15", "no term to compare with"],
  ])("%s: nothing, with %s", (row) => expect(read(row)).toEqual({ used: true, problems: [] }));

  test.each([
    ["", false, false],
    ["cancelled", true, false],
    ["Refusé", false, true],
    ["actif", false, false],
  ])("P10: the status “%s”", (status, cancelled, declined) => {
    const { contracts } = readRegister(
      table("contracts.csv", [HEADER, `Acme,VIP,2,2026-01-15,,,${status},`]),
    );
    expect(contracts).toMatchObject([{ cancelled, declined, endedOn: null }]);
  });

  test("BASIC has no quantity, whatever is typed", () => {
    const { contracts } = readRegister(table("contracts.csv", [HEADER, "Acme,BASIC,99,,,,,"]));
    expect(contracts).toMatchObject([{ plan: "BASIC", quantity: 0, start: null }]);
  });
});

test("aliases are separated by a bar, with or without spaces", () => {
  expect(aliasesIn(" ACM |Acme Inc|| B | ")).toEqual(["ACM", "Acme Inc", "B"]);
  expect(aliasesIn("")).toEqual([]);
});

describe("the rows of a register", () => {
  const HEADER = "client,plan,quantity,start,alias,act_edition";
  const read = (...rows: readonly string[]) => readRegister(table("contracts.csv", [HEADER, ...rows]));

  test("a row that can't be used still names its client and aliases, by its place", () => {
    const { contracts, refused, exceptions } = read(
      "Acme,VIP,2,2026-01-15,,Pro",
      "Bolt,VIP,2,2026-02-30,BT | B,",
      ",VIP,2,2026-01-15,CX,",
    );
    expect(contracts.map(({ line, client, actEdition }) => [line, client, actEdition])).toEqual([
      [2, "Acme", "Pro"],
    ]);
    expect(refused).toEqual([
      { file: "contracts.csv", line: 3, client: "Bolt", aliases: ["BT", "B"] },
      { file: "contracts.csv", line: 4, client: "", aliases: ["CX"] },
    ]);
    expect(exceptions.map(({ line, client }) => [line, client])).toEqual([
      [3, "Bolt"],
      [4, null],
    ]);
  });

  test("of a row with too many cells nothing is trusted", () => {
    const { contracts, refused, exceptions } = read("Acme,VIP,2,2026-01-15,ACM,,more");
    expect(contracts).toEqual([]);
    expect(refused).toEqual([{ file: "contracts.csv", line: 2, client: "", aliases: [] }]);
    expect(exceptions).toMatchObject([
      { line: 2, client: null, problems: [{ code: "ROW_MALFORMED", expected: 6, given: 7 }] },
    ]);
  });

  test.each([[",,,,,"], [" , ,,,,"], ["Total,,12,,,"], ["Acme,,12,,Grand total,"]])(
    "“%s” is no row of it",
    (row) => expect({ ...read(row), remarks: [] }).toEqual(read()),
  );

  test.each([
    ["Total,VIP,2,2026-01-15,,", ["Total"], []],
    ["Total,VIP,2,,,", [], ["VALUE_MISSING"]],
    ["Total,,2,2026-01-15,,", [], ["VALUE_MISSING"]],
    ["Acme,,12,,,", [], ["VALUE_MISSING"]],
  ])("“%s” is one", (row, clients, codes) => {
    const { contracts, exceptions } = read(row);
    expect(contracts.map(({ client }) => client)).toEqual(clients);
    expect(exceptions.flatMap(({ problems }) => problems.map(({ code }) => code))).toEqual(codes);
  });
});
