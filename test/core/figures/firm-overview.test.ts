/** A firm's overview: what is counted in it and what is not, and that it is the sum of its clients. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { toBill } from "../../../core/figures/billing.ts";
import { type FirmOverview, firmOverview, type ViewedAccount } from "../../../core/figures/firm-overview.ts";
import { holdings, together } from "../../../core/figures/holdings.ts";
import { nextRenewal } from "../../../core/figures/renewals-due.ts";
import type { Reconciliation } from "../../../core/firm/reconciliation.ts";
import { BUILT_IN_PRICES, type PriceBook } from "../../../core/rules/plans.ts";
import { addDays, day, formatDate } from "../../../core/values/calendar.ts";
import { cents, knownSum, minutes, sum } from "../../../core/values/units.ts";
import { type Given, reconciled } from "../firm.ts";
import { firms, LAST_DAY, reconciled as randomlyReconciled, SEED } from "../random-firm.ts";
import { viewed } from "../viewed.ts";

function overviewOf(
  { accounts, exceptions }: Reconciliation,
  asOf: string,
  prices: PriceBook = BUILT_IN_PRICES,
): FirmOverview<ViewedAccount> {
  const period = { from: day(`${asOf.slice(0, 7)}-01`), to: day(asOf) };
  const clients = accounts.map((account) => ({
    ...viewed(account, period, { prices }),
    exceptions: exceptions.filter((own) => own.client === account.client.name),
  }));
  return firmOverview({ asOf: period.to, clients, exceptions });
}

const october = (given: Given, prices?: PriceBook) => overviewOf(reconciled(given), "2026-10-31", prices);
const ACME = "Acme,VIP,8,2026-01-15,,2026-01-15,,,,";

test("renewals within 90 days, the 90th day included, the soonest first; later ones by themselves", () => {
  const contracts = ["2026-01-30", "2026-01-29", "2025-11-20"].map(
    (start, index) => `Client ${index},VIP,8,${start},,${start},,,,`,
  );
  const { until, renewals, laterRenewals, renewalsOnTime } = october({ contracts });
  expect(formatDate(until)).toBe("2027-01-29");
  expect(renewals.map(({ due }) => formatDate(due.expires))).toEqual(["2026-11-20", "2027-01-29"]);
  expect(laterRenewals.map(({ due }) => formatDate(due.expires))).toEqual(["2027-01-30"]);
  expect(renewalsOnTime).toBe(sum(renewals.map(({ due }) => due.onTime?.price ?? cents(0))));
});

test("of renewals on one day the first is the next one, in whichever form their dates are", () => {
  const first = { expires: "2026-11-15", at: 1 };
  expect(nextRenewal([{ expires: "2027-01-01", at: 0 }, first, { expires: "2026-11-15", at: 2 }])).toBe(
    first,
  );
  expect(nextRenewal([{ expires: day("2026-11-15") }, { expires: day("2026-11-14") }])).toEqual({
    expires: day("2026-11-14"),
  });
  expect(nextRenewal([])).toBeNull();
});

test("a price or a rate that is missing leaves no sum at all, never a smaller one (A10)", () => {
  const contracts = [ACME, "Bolt,BASIC,,,,,,,,"];
  const log = ["1,2026-10-05,,Bolt,30,,how_to,,", "2,2026-10-06,,Bolt,30,,repair,,"];
  const one = october({ contracts, log, settings: { rates: { 2: cents(100_00) } } }, []);
  expect(one.renewals).toHaveLength(1);
  expect(one.renewalsOnTime).toBeNull();
  expect(one.billable.total).toEqual({ charged: 60, amount: null });
  expect(one.toBill).toEqual({ charged: 60, amount: 50_00, unrated: 30 });
  expect(knownSum([cents(1), null])).toBeNull();
  expect(knownSum([])).toBe(0);
});

describe("flags", () => {
  const flags = (given: Given) =>
    october(given).clients.map((client) =>
      client.flags.map(({ code, plan, date, count }) => [
        code,
        ...[plan, date === null ? null : formatDate(date), count].filter((one) => one !== null),
      ]),
    );

  test("work to bill is flagged only while a rate is missing", () => {
    const given = { contracts: ["Acme,BASIC,,,,,,,,"], log: ["1,2026-10-05,,Acme,30,,how_to,,"] };
    expect(flags(given)).toEqual([[["noRate"]]]);
    expect(flags({ ...given, settings: { rates: { 2: cents(100_00) } } })).toEqual([[]]);
  });

  test("a term that expired and was not renewed; rows that expired together are one", () => {
    const seats = ["4", "5"].map((quantity) => `Acme,ORANGE_CARE,${quantity},2025-10-15,,2025-10-15,,,,`);
    expect(flags({ contracts: seats })).toEqual([[["lapsed", "ORANGE_CARE", "2026-10-15"]]]);
  });

  test("a bank that was used up, and one that runs out before its term; not one that lasts", () => {
    const log = [
      "1,2026-10-05,,Acme,480,,how_to,,",
      ...["10-04", "10-05", "10-06"].map((on, index) => `${index + 2},2026-${on},,Bolt,130,,how_to,,`),
    ];
    const contracts = [ACME, ACME.replace("Acme", "Bolt"), ACME.replace("Acme", "Calm")];
    const [acme, bolt, calm] = flags({ contracts, log });
    expect(acme).toEqual([["empty", "VIP", "2026-10-05"]]);
    // 405 of 480 in 290 days, each entry rounded up: the other 75 in 54 more.
    expect(bolt).toEqual([["runsOut", "VIP", "2026-12-24"]]);
    expect(calm).toEqual([]);
  });

  test("a bank that holds nothing and was never used is not empty", () => {
    const plus = "Acme,ORANGE_PLUS,4,2026-02-15,,2026-02-15,,,,";
    expect(flags({ contracts: [plus] })).toEqual([[]]);
  });

  test("days over the allowance, time without a rate, and rows to look at, in this order", () => {
    const log = ["1,2026-10-05,,Acme,61,,how_to,,", "2,2026-10-06,,Acme,soon,,how_to,,"];
    const contracts = ["Acme,ORANGE_CARE,1,2026-02-01,,2026-02-01,,,,"];
    expect(flags({ contracts, log })).toEqual([[["over", 1], ["noRate"], ["exceptions", 1]]]);
    expect(october({ contracts, log }).flagged).toEqual({
      unpaid: 0,
      renew: 0,
      confirm: 0,
      ending: 0,
      lapsed: 0,
      empty: 0,
      runsOut: 0,
      over: 1,
      noRate: 1,
      exceptions: 1,
    });
  });
});

test("a firm's figures are those of its clients, by plan and by reason", () => {
  const contracts = [
    ACME,
    "Acme,VIP_DIAMOND,4,2026-02-15,,2026-02-15,,,,",
    "Bolt,VIP,2,2025-10-20,,2025-10-20,,,,",
    "Calm,ORANGE_CARE,1,2026-02-01,,2026-02-01,,,,",
    "Dune,BASIC,,,,,,,,",
  ];
  const log = [
    "1,2026-10-05,,Acme,60,,how_to,,",
    "2,2026-10-06,,Acme,45,,repair,,",
    "3,2026-10-07,,Bolt,30,,how_to,,",
    "4,2026-10-08,,Calm,61,,how_to,,",
    "5,2026-10-09,,Dune,15,,how_to,,",
    "6,2026-10-10,,Calm,15,,repair,,",
    "7,2026-09-10,,Dune,60,,how_to,,",
  ];
  const rates = { 2: cents(120_00), 3: cents(240_00) };
  const all = october({ contracts, log, settings: { rates, overageWithoutNotice: "hold" } });
  // Bolt's bank was drawn before it expired on the 20th.
  expect(all).toMatchObject({ banksInForce: 2, drawn: 135, overage: 45 });
  expect(all.hoursByPlan).toMatchObject({
    VIP: { left: 420 },
    VIP_DIAMOND: { left: 195 },
    ORANGE_PLUS: { held: 0 },
  });
  expect(all.billable).toEqual({
    no_plan: { charged: 15, amount: 30_00 },
    unpaid: { charged: 0, amount: 0 },
    overage: { charged: 45, amount: 90_00 },
    beyond_banks: { charged: 15, amount: 60_00 },
    total: { charged: 75, amount: 180_00 },
  });
  expect(all.toConfirm).toMatchObject({ charged: 45, amount: 90_00 });
  expect(all.billed).toEqual({ charged: 30, amount: 90_00 });
  expect(all.clients.map(({ hours }) => hours?.left ?? null)).toEqual([615, null, null, null]);
  expect(all.clients.map(({ nextRenewal: next }) => next && formatDate(next.expires))).toEqual([
    "2027-01-15",
    null,
    "2027-02-01",
    null,
  ]);
});

test("flags are listed most serious first, whichever bank came first", () => {
  const contracts = [
    ACME,
    "Acme,VIP_DIAMOND,4,2026-02-15,,2026-02-15,,,,",
    "Acme,ORANGE_CARE,1,2025-10-15,,2025-10-15,,,,",
    "Acme,ORANGE_PLUS,1,2025-10-15,,2025-10-15,,,,",
    "Acme,ORANGE_CARE,1,2025-11-10,2026-10-20,2025-11-10,,,,",
  ];
  const log = [
    "1,2026-10-05,,Acme,240,,repair,,",
    ...["23", "24", "25"].map((on, index) => `${index + 2},2026-10-${on},,Acme,130,,how_to,,`),
  ];
  const [acme] = october({ contracts, log }).clients;
  expect(
    acme?.flags.map(({ code, plan, date }) => [code, plan, date && formatDate(date)].join(" ").trim()),
  ).toEqual([
    "lapsed ORANGE_CARE 2026-10-15",
    "lapsed ORANGE_PLUS 2026-10-15",
    "lapsed ORANGE_CARE 2026-10-20",
    "empty VIP_DIAMOND 2026-10-05",
    // 405 of 480 in 290 days: the other 75 in 54 more.
    "runsOut VIP 2026-12-24",
    "exceptions",
  ]);
});

test("what is counted already by another row is a row to look at, and not left out", () => {
  const log = [
    "1,2026-10-05,,Acme,20,,how_to,,",
    "1,2026-10-05,,Acme,20,,how_to,,",
    "2,2026-10-06,,Nobody,5,,how_to,,",
    "3,2026-10-07,,Nobody,5,,how_to,,",
  ];
  expect(october({ contracts: [ACME], log }).exceptions).toEqual({ rows: 3, leftOut: 2 });
});

test("law: the overview is the sum of its clients, and billed + to confirm = billable", () => {
  fc.assert(
    fc.property(firms, fc.integer({ min: 0, max: 1500 }), (firm, ago) => {
      const asOf = formatDate(addDays(LAST_DAY, -ago));
      const all = overviewOf(randomlyReconciled(firm), asOf);
      const statements = all.clients.map(({ account }) => account.statement);
      expect(all.hours).toEqual(together(all.clients.flatMap(({ account }) => holdings(account))));
      expect(all.hours).toEqual(together(Object.values(all.hoursByPlan)));
      expect(all.hours).toEqual(together(all.clients.flatMap(({ hours }) => hours ?? [])));
      expect(all.billable.total.charged).toBe(minutes(all.billed.charged + all.toConfirm.charged));
      expect(all.toBill.amount).toBe(sum(statements.map((own) => toBill(own).amount)));
      expect(all.renewals.length + all.laterRenewals.length).toBe(
        statements.flatMap(({ renewals }) => renewals).length,
      );
    }),
    { seed: SEED, numRuns: 100 },
  );
});
