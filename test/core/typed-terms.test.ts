/** Register rows as people type them: whatever start, payment and expiry say, a client who paid is covered, or reported (P8, P9). */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { clientTerms } from "../../core/rules/client-terms.ts";
import type { Contract } from "../../core/rules/contract.ts";
import { isVip, type Plan } from "../../core/rules/plans.ts";
import { renewalDecision } from "../../core/rules/renewal.ts";
import { inForce } from "../../core/rules/terms.ts";
import { addDays, addMonths, type CalendarDate, day, formatDate } from "../../core/values/calendar.ts";
import { contract } from "./contracts.ts";
import { SEED } from "./random-firm.ts";

const PLANS = ["VIP", "VIP_DIAMOND", "ORANGE_STARTER", "ORANGE_CARE", "ORANGE_PLUS"] as const;
const START = day("2025-03-15");
const EXPIRY = day("2026-03-15");

function row(line: number, plan: Plan, dates: Partial<Contract>): Contract {
  return contract({ line, plan, ...dates });
}

const days = (from: number, to: number) => fc.integer({ min: from, max: to });
/** No expiry, one a year after the typed start, or one near the next anniversary. */
const end = fc.oneof(fc.constant("none"), fc.constant("year"), days(-60, 60));

describe("a second row with its start, payment and expiry up to 60 days off", () => {
  test.each(PLANS)("%s: no paid client is left uncovered without a report", (plan) => {
    fc.assert(
      fc.property(days(-60, 60), days(-60, 60), end, (started, paid, ends) => {
        const start = addDays(EXPIRY, started);
        const paidOn = addDays(EXPIRY, paid);
        const expires =
          ends === "none"
            ? null
            : ends === "year"
              ? addMonths(start, 12)
              : addDays(addMonths(EXPIRY, 12), ends as number);
        fc.pre(expires === null || expires > start);
        const rows = [row(2, plan, {}), row(3, plan, { start, paidOn, expires })];
        const { terms, problems } = clientTerms(rows);
        const from = Math.max(EXPIRY, paidOn);
        // Until the earliest end that the second row can be meant to have.
        const until = Math.min(addMonths(EXPIRY, 12), expires ?? Infinity);
        for (let date = from; date < until; date += 1) {
          if (terms.some((term) => inForce(term, date as CalendarDate))) continue;
          expect(problems, `uncovered on ${formatDate(date as CalendarDate)}`).not.toEqual([]);
          return;
        }
      }),
      { seed: SEED, numRuns: 3000 },
    );
  });

  test.each(PLANS)("%s: the term is the one that the price is for", (plan) => {
    fc.assert(
      fc.property(days(-60, 60), days(-60, 60), (started, paid) => {
        const [start, paidOn] = [addDays(EXPIRY, started), addDays(EXPIRY, paid)];
        const { terms } = clientTerms([row(2, plan, {}), row(3, plan, { start, paidOn })]);
        const second = terms.find(({ contract }) => contract.line === 3);
        const decided = renewalDecision({
          plan,
          expires: EXPIRY,
          anchor: START,
          paidOn,
          channel: "online",
          cotermEnd: null,
        });
        expect(second).toMatchObject({
          start: decided.term.start,
          expires: decided.term.expires,
          opens: decided.term.start,
        });
        expect(second?.carriesFrom === null).toBe(!decided.carriesOver);
      }),
      { seed: SEED, numRuns: 2000 },
    );
  });
});

test("of several rows near one expiry each paid one is a term, or is reported, whatever their order", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...PLANS),
      fc.array(fc.tuple(days(-90, 90), days(-90, 90), fc.boolean(), days(1, 9)), {
        minLength: 1,
        maxLength: 4,
      }),
      (plan, more) => {
        const rows = more.map(([started, paid, isPaid, quantity], index) =>
          row(index + 3, plan, {
            start: addDays(EXPIRY, started),
            paidOn: isPaid ? addDays(EXPIRY, paid) : null,
            quantity,
          }),
        );
        const all = [row(2, plan, {}), ...rows];
        const { terms, problems } = clientTerms(all);
        for (const contract of all) {
          const made = terms.find((term) => term.contract === contract);
          if (made === undefined)
            expect(problems.some((reported) => reported.contract === contract)).toBe(true);
        }
        const shape = (order: readonly Contract[]) =>
          clientTerms(order).terms.map(({ contract, start, expires, opens, anchor }) =>
            [contract.line, start, expires, opens, anchor].join(" "),
          );
        expect(shape([...all].reverse()).sort()).toEqual(shape(all).sort());
        // P3: two paid VIP terms never share a day.
        const vip = terms.filter(({ contract }) => isVip(plan) && contract.paidOn !== null);
        for (const a of vip)
          for (const b of vip) if (a !== b) expect(a.expires <= b.start || b.expires <= a.start).toBe(true);
      },
    ),
    { seed: SEED, numRuns: 3000 },
  );
});
