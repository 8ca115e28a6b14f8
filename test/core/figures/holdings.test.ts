/** Hours sold, used, left and at risk of the banks in force. */

import fc from "fast-check";
import { expect, test } from "vitest";
import { type Holding, holdings, together } from "../../../core/figures/holdings.ts";
import { addDays, day } from "../../../core/values/calendar.ts";
import { minutes } from "../../../core/values/units.ts";
import { reconciled } from "../firm.ts";
import { firms, reconciled as randomlyReconciled, SEED } from "../random-firm.ts";
import { viewed } from "../viewed.ts";

function holdingsOf(contracts: readonly string[], log: readonly string[], asOf: string): Holding[] {
  const { accounts, exceptions } = reconciled({ contracts, log });
  expect(exceptions).toEqual([]);
  const period = { from: day(`${asOf.slice(0, 7)}-01`), to: day(asOf) };
  return accounts.flatMap((account) => holdings(viewed(account, period)));
}

const ACME = "Acme,VIP,8,2026-01-15,,2026-01-15,,,,";
const WORK = ["1,2026-02-02,,Acme,60,,how_to,,", "2,2026-10-02,,Acme,20,,how_to,,"];

test("a bank in force: all it was given, what was drawn to date and this month, what is left and at risk", () => {
  const [own] = holdingsOf([ACME], WORK, "2026-10-31");
  // It expires on 2027-01-15, 76 days on: beyond the 60 days on which clients are reminded.
  expect(own).toMatchObject({ held: 480, used: 90, usedInPeriod: 30, left: 390, atRisk: 0, safe: 390 });
});

test.each([
  ["60 days before its expiry its hours are at risk", "2026-11-16", 480],
  ["61 days before they are not", "2026-11-15", 0],
])("%s", (_, asOf, atRisk) => {
  expect(holdingsOf([ACME], [], asOf)).toMatchObject([{ left: 480, atRisk, safe: 480 - atRisk }]);
});

test("once the renewal is paid nothing is at risk", () => {
  const contracts = [ACME, "Acme,VIP,8,2027-01-15,,2026-10-20,,,,"];
  expect(holdingsOf(contracts, [], "2026-10-31")).toMatchObject([{ left: 480, atRisk: 0 }]);
});

test("time included in Orange Plus is never at risk: it carries to no term (R2)", () => {
  const plus = "Acme,ORANGE_PLUS,4,2025-11-15,,2025-11-15,,,8,";
  expect(holdingsOf([plus], [], "2026-10-31")).toMatchObject([{ held: 480, left: 480, atRisk: 0 }]);
});

test("of what will be used before the expiry nothing is at risk (M4)", () => {
  // 90 minutes on 320 days; the 45 days to the last one use 12 min 40 s: less than an increment.
  const draws = ["02-02", "03-02", "10-02"].map((on, index) => `${index},2026-${on},,Acme,30,,how_to,,`);
  expect(holdingsOf([ACME], draws, "2026-11-30")).toMatchObject([{ left: 390, atRisk: 390 }]);
  // 450 minutes on 320 days: the 45 days use 63 min 17 s, of which 60 are whole increments; 30 are left.
  const more = ["02-02", "03-02", "10-02"].map((on, index) => `${index},2026-${on},,Acme,150,,how_to,,`);
  expect(holdingsOf([ACME], more, "2026-11-30")).toMatchObject([{ left: 30, atRisk: 0, safe: 30 }]);
});

test("of two banks only the one whose renewal is near is at risk", () => {
  const diamond = "Acme,VIP_DIAMOND,4,2025-11-15,,2025-11-15,,,,";
  const late = ACME.replace("2026-01-15,,2026-01-15", "2026-06-15,,2026-06-15");
  expect(holdingsOf([late, diamond], [], "2026-10-31")).toMatchObject([
    { bank: { plan: "VIP_DIAMOND" }, atRisk: 240, safe: 0 },
    { bank: { plan: "VIP" }, atRisk: 0, safe: 480 },
  ]);
});

test("together, each figure is the sum of that figure", () => {
  const hours = {
    held: minutes(100),
    used: minutes(40),
    left: minutes(60),
    atRisk: minutes(20),
    safe: minutes(40),
  };
  expect(together([hours, hours])).toEqual({ held: 200, used: 80, left: 120, atRisk: 40, safe: 80 });
  expect(together([])).toEqual({ held: 0, used: 0, left: 0, atRisk: 0, safe: 0 });
});

test("a bank that expired is not held, nor one that is not yet open", () => {
  expect(holdingsOf([ACME], [], "2027-01-31")).toEqual([]);
  expect(holdingsOf(["Acme,VIP,8,2026-11-15,,2026-10-15,,,,"], [], "2026-10-31")).toEqual([]);
});

test("law: used + left = held and safe + at risk = left, of each bank and of all; only of renewals that are near", () => {
  fc.assert(
    fc.property(firms, fc.integer({ min: 0, max: 1500 }), (firm, ahead) => {
      const to = addDays(day("2024-01-01"), ahead);
      const all = randomlyReconciled(firm).accounts.flatMap((account) =>
        holdings(viewed(account, { from: addDays(to, -30), to })),
      );
      for (const own of [...all, together(all)]) {
        expect(own.held).toBe(minutes(own.used + own.left));
        expect(own.left).toBe(minutes(own.safe + own.atRisk));
      }
      for (const { bank, atRisk } of all)
        if (atRisk > 0) expect(bank.term.expires - to).toBeLessThanOrEqual(60);
    }),
    { seed: SEED, numRuns: 100 },
  );
});
