/** What is to be billed, by reason and level, and what is billed separately. */

import fc from "fast-check";
import { expect, test } from "vitest";
import { billLines, billTotal, separateLines } from "../../../core/figures/billing.ts";
import { BILLABLE_REASONS, type Statement, statement } from "../../../core/figures/statement.ts";
import { BUILT_IN_PRICES } from "../../../core/rules/plans.ts";
import { addDays, day } from "../../../core/values/calendar.ts";
import { cents, sum } from "../../../core/values/units.ts";
import { reconciled } from "../firm.ts";
import { firms, metMoreThan, reconciled as randomlyReconciled, SEED } from "../random-firm.ts";

const OCTOBER = { from: day("2026-10-01"), to: day("2026-10-31") };

function statementOf(contracts: readonly string[], log: readonly string[], rates = {}): Statement {
  const { accounts, exceptions } = reconciled({ contracts, log, settings: { rates } });
  expect(exceptions).toEqual([]);
  const [account] = accounts;
  if (account === undefined) throw new Error("no client");
  return statement(account.ledger, account.terms, OCTOBER, BUILT_IN_PRICES);
}

const BASIC = "Acme,BASIC,,,,,,,,";
const LOG = [
  "1,2026-10-01,,Acme,20,,how_to,,",
  "2,2026-10-02,,Acme,10,,repair,,",
  "3,2026-10-03,,Acme,31,,how_to,,",
  "4,2026-10-04,,Acme,180,,classroom_training,,",
  "5,2026-09-30,,Acme,60,,how_to,,",
  "6,2026-10-05,,Acme,15,,email,,",
];

test("a line for each reason and level of the period; e-mail and other months are not billed", () => {
  const own = statementOf([BASIC], LOG, { 2: cents(125_00), 3: cents(175_00) });
  expect(billLines(own)).toEqual([
    { reason: "no_plan", level: 2, items: 2, charged: 75, amount: 156_25 },
    { reason: "no_plan", level: 3, items: 1, charged: 15, amount: 43_75 },
  ]);
  expect(separateLines(own)).toEqual([{ category: "classroom_training", entries: 1, minutes: 180 }]);
});

test("A10: a level without a rate has no amount, and the total says how long it took", () => {
  const lines = billLines(statementOf([BASIC], LOG, { 2: cents(125_00) }));
  expect(lines.map(({ amount }) => amount)).toEqual([156_25, null]);
  expect(billTotal(lines)).toEqual({ amount: 156_25, charged: 90, unrated: 15 });
});

test("overage is billed at level 2, a day an item", () => {
  const care = "Acme,ORANGE_CARE,1,2026-01-15,,2026-01-15,,,,";
  const log = [
    "1,2026-10-01,,Acme,31,,how_to,,",
    "2,2026-10-01,,Acme,20,,how_to,,",
    "3,2026-10-02,,Acme,50,,how_to,,",
  ];
  expect(billLines(statementOf([care], log, { 2: cents(120_00) }))).toEqual([
    { reason: "overage", level: 2, items: 2, charged: 60, amount: 120_00 },
  ]);
});

test("law: the lines of a reason add up to the statement's figure of it, and work apart to what is placed apart", () => {
  let lines = 0;
  fc.assert(
    fc.property(firms, fc.integer({ min: 0, max: 900 }), (firm, ahead) => {
      const from = addDays(day("2024-01-01"), ahead);
      for (const { ledger, terms } of randomlyReconciled(firm).accounts) {
        const own = statement(ledger, terms, { from, to: addDays(from, 600) }, BUILT_IN_PRICES);
        const bill = billLines(own);
        lines += bill.length;
        for (const reason of BILLABLE_REASONS) {
          const of = bill.filter((line) => line.reason === reason);
          expect(sum(of.map(({ charged }) => charged))).toBe(own.billed[reason].charged);
          const amounts = of.flatMap(({ amount }) => amount ?? []);
          expect(amounts.length < of.length ? null : sum(amounts)).toBe(own.billed[reason].amount);
        }
        expect(sum(separateLines(own).map((line) => line.minutes))).toBe(own.placed.separate);
      }
    }),
    { seed: SEED, numRuns: 100 },
  );
  metMoreThan(100, lines);
});
