/** A client's period as one line of figures, the days a log spans, and how many rows of a client need attention. */

import { describe, expect, test } from "vitest";
import { statement } from "../../../core/figures/statement.ts";
import { exceptionCounts, loggedPeriod, USAGE_COLUMNS, usage } from "../../../core/figures/usage.ts";
import { BUILT_IN_PRICES } from "../../../core/rules/plans.ts";
import { day, formatDate, parseMonth } from "../../../core/values/calendar.ts";
import { reconciled } from "../firm.ts";
import { run, type Scenario } from "../scenario.ts";

function usageOf(scenario: Scenario, month = "2026-02") {
  const { account } = run(scenario);
  const period = parseMonth(month) ?? { from: day(month), to: day(month) };
  return usage(statement(account.ledger, account.terms, period, BUILT_IN_PRICES));
}

const VIP = "VIP 2 h from 2026-01-15 paid 2026-01-15";

describe("a client's line", () => {
  test("what was drawn, billed, waived and worked, and the next renewal", () => {
    const plans = `${VIP}; VIP_DIAMOND 4 h from 2026-01-20 paid 2026-01-20`;
    const work = [
      "2026-01-21 0:15 how_to",
      "2026-02-03 0:31 repair",
      "2026-02-04 2:00 how_to", // 1:45 drawn, 0:15 billable
      "2026-02-05 0:10 password_reset", // waived
      "2026-02-06 0:05 email",
    ].join("; ");
    expect(usageOf({ plans, work })).toEqual({
      banks: { VIP: { left: 0, used: 105 }, VIP_DIAMOND: { left: 195, used: 45 }, ORANGE_PLUS: null },
      orange: { daysUsed: 0, daysOver: 0, usedMinutes: 0, overageRaw: 0, overageCharged: 0 },
      billable: 15,
      waived: 15,
      charged: 180,
      worked: 166,
      entries: 4,
      nextRenewal: day("2027-01-15"),
    });
  });

  test("a day's overage is charged and is no entry", () => {
    const plans = "ORANGE_CARE 1 users from 2026-01-15 paid 2026-01-15";
    expect(usageOf({ plans, work: "2026-02-03 0:50 how_to" })).toMatchObject({
      orange: { daysUsed: 1, daysOver: 1, usedMinutes: 50, overageRaw: 20, overageCharged: 30 },
      charged: 30,
      billable: 30,
      worked: 50,
      entries: 1,
    });
  });

  test("in the month of a renewal both banks of the plan count", () => {
    const plans = "VIP 2 h from 2025-02-15 paid 2025-02-15; VIP 4 h from 2026-02-15 paid 2026-02-10";
    const work = "2026-02-03 0:30 how_to; 2026-02-20 1:00 how_to";
    // 1:30 of the first is carried into the second: 5:30 less 1:00.
    expect(usageOf({ plans, work }).banks.VIP).toEqual({ left: 270, used: 90 });
  });

  test("without a term to renew there is no next renewal", () =>
    expect(usageOf({ plans: "BASIC" }).nextRenewal).toBeNull());
});

test("the columns of CLIENT_USAGE, in their order", () => {
  expect(USAGE_COLUMNS).toEqual([
    "client",
    ...["vipLeft", "vipUsed", "diamondLeft", "diamondUsed", "plusLeft", "plusUsed"],
    ...["orangeDaysUsed", "orangeDaysOver", "overage", "billable", "waived"],
    ...["entries", "exceptions", "nextRenewal"],
  ]);
});

describe("the days a log spans", () => {
  const spanOf = (log: readonly string[]) => {
    const contracts = ["Acme,VIP,2,2026-01-15,,2026-01-15,,,,", "Bolt,BASIC,,,,,,,,"];
    const period = loggedPeriod(reconciled({ contracts, log }));
    return period && [period.from, period.to].map(formatDate);
  };

  test("from the first work of any client to the last, not from a bank's first day to its last", () => {
    const log = [
      "1,2026-03-05,,Acme,20,,how_to,,",
      "2,2026-03-02,,Bolt,20,,how_to,,",
      "3,2026-03-09,,Acme,20,,how_to,,",
      "4,2026-03-07,,Bolt,20,,how_to,,",
    ];
    expect(spanOf(log)).toEqual(["2026-03-02", "2026-03-09"]);
  });

  test("of one day, that day", () =>
    expect(spanOf(["1,2026-03-05,,Acme,20,,how_to,,"])).toEqual(["2026-03-05", "2026-03-05"]));

  test("of no work, none", () => expect(spanOf([])).toBeNull());
});

test("exceptions are counted by client, whatever the spelling of its name; those of no client are not", () => {
  const of = (client: string | null) => ({ file: "log.csv", line: 2, problems: [], client, row: {} });
  const counts = exceptionCounts([of("Acme"), of(null), of("ACME"), of("Bolt")]);
  expect([...counts]).toEqual([
    ["acme", 2],
    ["bolt", 1],
  ]);
});
