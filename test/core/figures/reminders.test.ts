/** Reminders: what is reported, on which day, in which band, and that a paid renewal silences them. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  callList,
  countWithin,
  type Reminder,
  reminders,
  renewalsAmong,
} from "../../../core/figures/reminders.ts";
import type { Settings } from "../../../core/ledger/settings.ts";
import { addDays, type CalendarDate, day, formatDate } from "../../../core/values/calendar.ts";
import { reconciled } from "../firm.ts";
import { firms, reconciled as randomlyReconciled, SEED } from "../random-firm.ts";
import { viewed } from "../viewed.ts";

interface Given {
  readonly contracts: readonly string[];
  readonly log?: readonly string[];
  readonly from?: string;
  readonly asOf: string;
  readonly days?: readonly number[];
  readonly settings?: Partial<Settings>;
  /** The codes of the exceptions there are. */
  readonly told?: readonly string[];
}

function remindersOf({ asOf, from = asOf, days, told = [], ...given }: Given): Reminder[] {
  const { accounts, exceptions } = reconciled(given);
  expect(exceptions.flatMap(({ problems }) => problems.map(({ code }) => code))).toEqual(told);
  const period = { from: day(from), to: day(asOf) };
  return reminders(
    accounts.map((account) => viewed(account, period, days && { reminderDays: days })),
    days,
  );
}

/** `kind client plan date days`, and what its kind adds. */
function shown(reminder: Reminder): string {
  const { kind, client, plan, date, daysLeft } = reminder;
  const more =
    kind === "lapse" || kind === "renewal"
      ? [`band ${reminder.band}`, `${reminder.offer.keeps} min`]
      : kind === "lapsed"
        ? [reminder.graceEnds === null ? "no grace" : `to ${formatDate(reminder.graceEnds)}`]
        : kind === "exhaustion"
          ? [`${reminder.left} min left`]
          : kind === "notice"
            ? [`${reminder.notice.step} %`, `${reminder.notice.left} min left`]
            : kind === "ending"
              ? [`${reminder.declined.left} min left`]
              : kind === "confirm"
                ? reminder.held.map(({ charged }) => `${charged} min`)
                : [];
  return [kind, client.name, plan, formatDate(date), daysLeft, ...more].join(" ");
}

const VIP = "Acme,VIP,8,2025-12-01,,2025-12-01,,,,";
const CARE = "Bolt,ORANGE_CARE,3,2025-12-01,,2025-12-01,,,,";

describe("a VIP term that expires on 2026-12-01", () => {
  // It expires on 2026-12-01; 30 November is the last day on time.
  test.each([
    ["61 days before", "2026-10-01", []],
    ["60 days before", "2026-10-02", ["renewal Acme VIP 2026-11-30 59 band 60 480 min"]],
    ["31 days before", "2026-10-31", ["renewal Acme VIP 2026-11-30 30 band 60 480 min"]],
    ["30 days before", "2026-11-01", ["renewal Acme VIP 2026-11-30 29 band 30 480 min"]],
    ["8 days before", "2026-11-23", ["renewal Acme VIP 2026-11-30 7 band 30 480 min"]],
    ["7 days before, the shortest band", "2026-11-24", ["lapse Acme VIP 2026-11-30 6 band 7 480 min"]],
    ["the last day on time", "2026-11-30", ["lapse Acme VIP 2026-11-30 0 band 7 480 min"]],
    ["the day it expires", "2026-12-01", ["lapsed Acme VIP 2026-12-01 0 no grace"]],
    ["the day after", "2026-12-02", []],
  ])("%s", (_when, asOf, expected) => {
    expect(remindersOf({ contracts: [VIP], asOf }).map(shown)).toEqual(expected);
  });
});

describe("an Orange term that expires on 2026-12-01", () => {
  test.each([
    ["more than a month before its invoice", "2026-09-30", []],
    ["a month before its invoice", "2026-10-01", ["invoice Bolt ORANGE_CARE 2026-11-01 31"]],
    [
      "the invoice date has passed, and nobody paid",
      "2026-11-10",
      ["invoice Bolt ORANGE_CARE 2026-11-01 -9", "renewal Bolt ORANGE_CARE 2026-12-01 21 band 30 0 min"],
    ],
    ["expired: thirty days of grace", "2026-12-05", ["lapsed Bolt ORANGE_CARE 2026-12-01 -4 to 2026-12-31"]],
  ])("%s", (_when, asOf, expected) => {
    expect(remindersOf({ contracts: [CARE], asOf, from: "2026-09-01" }).map(shown)).toEqual(expected);
  });

  test("is silent once it is paid, and not before that day", () => {
    const contracts = [CARE, "Bolt,ORANGE_CARE,3,2026-12-01,,2026-11-10,online,,,"];
    expect(remindersOf({ contracts, asOf: "2026-11-09" })).toHaveLength(2);
    expect(remindersOf({ contracts, asOf: "2026-11-10" })).toEqual([]);
  });

  test("seats that end on another day hide neither its renewal nor its invoice", () => {
    const contracts = [CARE, "Bolt,ORANGE_CARE,2,2026-03-01,2027-03-01,2026-03-01,,,,"];
    const found = remindersOf({ contracts, asOf: "2026-11-10" });
    expect(found.map(({ kind, expires }) => `${kind} ${expires && formatDate(expires)}`)).toEqual([
      "invoice 2026-12-01",
      "renewal 2026-12-01",
    ]);
  });

  test("two that lapse on different days are two", () => {
    const contracts = [CARE, "Bolt,ORANGE_CARE,2,2026-03-01,2026-11-20,2026-03-01,,,,"];
    const lapsed = remindersOf({ contracts, asOf: "2026-12-05", from: "2026-11-01" });
    expect(lapsed.map(({ kind, date }) => `${kind} ${formatDate(date)}`)).toEqual([
      "lapsed 2026-11-20",
      "lapsed 2026-12-01",
    ]);
  });

  test("two rows of one plan that lapse together are reported once", () => {
    const contracts = [CARE, "Bolt,ORANGE_CARE,2,2026-03-01,2026-12-01,2026-03-01,,,,"];
    const lapsed = remindersOf({ contracts, asOf: "2026-12-05", from: "2026-12-01" });
    expect(lapsed.map(({ kind }) => kind)).toEqual(["lapsed"]);
  });
});

test("a bank that ran out and then expired is lapsed, and no longer runs out", () => {
  const log = ["1,2026-11-10,,Acme,480,,how_to,,"];
  const found = remindersOf({ contracts: [VIP], log, from: "2026-11-01", asOf: "2026-12-15" });
  expect(found.map(shown)).toEqual(["lapsed Acme VIP 2026-12-01 -14 no grace"]);
});

test("the days are the firm's own, in any order, and a bank's exhaustion is reported however far it is", () => {
  const contracts = ["Acme,VIP,8,2026-01-01,,2026-01-01,,,,"];
  const log = ["01-10", "02-10", "03-10"].map(
    (on, at) => `${at},2026-${on},,Acme,${at === 0 ? 90 : 105},,how_to,,`,
  );
  const given = { contracts, log, asOf: "2026-04-10" };
  // 300 of 480 minutes in 100 days: the other 180 in 60 more.
  expect(remindersOf(given).map(shown)).toEqual(["exhaustion Acme VIP 2026-06-09 60 180 min left"]);
  const early = remindersOf({ ...given, days: [10, 400] });
  expect(early.map(({ kind }) => kind)).toEqual(["exhaustion", "renewal"]);
  // It runs out, so nothing is at stake.
  expect(early[1]).toMatchObject({ band: 400, offer: { keeps: 0 } });
});

test("an empty bank is reported with the day its last minute went; in that month by the notice alone", () => {
  const contracts = ["Acme,VIP,2,2026-01-01,,2026-01-01,,,,"];
  const given = { contracts, log: ["1,2026-01-10,,Acme,130,,how_to,,"] };
  expect(remindersOf({ ...given, asOf: "2026-01-20", from: "2026-01-11" }).map(shown)).toEqual([
    "exhaustion Acme VIP 2026-01-10 -10 0 min left",
  ]);
  expect(remindersOf({ ...given, asOf: "2026-01-20", from: "2026-01-01" }).map(shown)).toEqual([
    "notice Acme VIP 2026-01-10 -10 100 % 0 min left",
  ]);
});

test("a bank that comes to 80 % of its hours is reported once, with the day", () => {
  const contracts = ["Acme,VIP,2,2026-10-01,,2026-10-01,,,,"];
  // 60 and 45 of 120 minutes; 96 are 80 %.
  const log = ["1,2026-10-05,,Acme,60,,how_to,,", "2,2026-10-20,,Acme,45,,how_to,,"];
  const found = remindersOf({ contracts, log, from: "2026-10-01", asOf: "2026-10-31" });
  expect(found.map(shown)).toEqual(["notice Acme VIP 2026-10-20 -11 80 % 15 min left"]);
  expect(remindersOf({ contracts, log, from: "2026-11-01", asOf: "2026-11-30" })).toEqual([]);
});

test("P5: a term that began and is not paid is reported until it is, from its first day on", () => {
  const unpaid = ["Acme,VIP,2,2026-09-01,,,,,,"];
  expect(remindersOf({ contracts: unpaid, asOf: "2026-08-31" })).toEqual([]);
  expect(remindersOf({ contracts: unpaid, asOf: "2026-10-31" }).map(shown)).toEqual([
    "unpaid Acme VIP 2026-09-01 -60",
  ]);
  const paid = ["Acme,VIP,2,2026-09-01,,2026-10-31,,,,"];
  expect(remindersOf({ contracts: paid, asOf: "2026-10-31" })).toEqual([]);
});

test("P10: a plan that its client declined ends, with what is left; nothing asks to renew it", () => {
  const contracts = [`${VIP}declined`];
  expect(remindersOf({ contracts, asOf: "2026-11-25" }).map(shown)).toEqual([
    "ending Acme VIP 2026-12-01 6 480 min left",
  ]);
  // It was said beforehand: when it has ended, there is nothing to do.
  expect(remindersOf({ contracts, asOf: "2026-12-01" })).toEqual([]);
});

test("A9: overage that awaits a decision is one reminder a client, of the first day", () => {
  // Orange Care allows a subscriber 30 minutes a day.
  const contracts = ["Acme,ORANGE_CARE,1,2026-06-01,,2026-06-01,,,,"];
  const log = ["1,2026-10-05,,Acme,60,,how_to,,", "2,2026-10-06,,Acme,75,,how_to,,"];
  const settings = { overageWithoutNotice: "hold" } as const;
  const found = remindersOf({ contracts, log, settings, from: "2026-10-01", asOf: "2026-10-31" });
  expect(found.map(shown)).toEqual(["confirm Acme  2026-10-05 -26 30 min 45 min"]);
});

describe("of one day", () => {
  // On 2026-12-01 Diamond expired, VIP is on time for the last time and used up, and Orange is invoiced.
  const contracts = [
    "Acme,VIP,2,2025-12-02,,2025-12-02,,,,",
    "Acme,VIP_DIAMOND,4,2025-12-01,,2025-12-01,,,,",
    "Acme,ORANGE_CARE,1,2026-01-01,,2026-01-01,,,,",
    "Acme,ORANGE_PLUS,1,2025-12-01,,2025-12-01,,,,",
    "Bolt,ORANGE_CARE,1,2026-01-01,,2026-01-01,,,,",
  ];
  const log = ["1,2026-12-01,,Acme,120,,training,,"];
  const found = (days?: readonly number[]) =>
    remindersOf({ contracts, log, asOf: "2026-12-01", told: ["PLAN_BESIDE"], ...(days && { days }) }).map(
      ({ client, kind, plan }) => `${client.name} ${kind} ${plan}`,
    );

  test("by client, then the most urgent first, then by plan", () => {
    expect(found()).toEqual([
      "Acme lapse VIP",
      "Acme lapsed ORANGE_PLUS",
      "Acme lapsed VIP_DIAMOND",
      "Acme invoice ORANGE_CARE",
      "Acme notice VIP",
      "Bolt invoice ORANGE_CARE",
      // A month later.
      "Acme renewal ORANGE_CARE",
      "Bolt renewal ORANGE_CARE",
    ]);
  });

  test("a renewal that is no lapse comes last", () => {
    // The shortest band is the expiry itself, when nothing is in force any more.
    expect(found([0, 1]).slice(-3)).toEqual([
      "Acme notice VIP",
      "Acme renewal VIP",
      "Bolt invoice ORANGE_CARE",
    ]);
  });

  test("of one kind, by plan, whichever the statement names first", () => {
    const { accounts } = reconciled({ contracts });
    const given = accounts.map((account) => {
      const own = viewed(account, { from: day("2026-12-01"), to: day("2026-12-01") });
      return { ...own, outlook: { ...own.outlook, ended: [...own.outlook.ended].reverse() } };
    });
    const lapsed = reminders(given).filter(({ kind }) => kind === "lapsed");
    expect(lapsed.map(({ plan }) => plan)).toEqual(["ORANGE_PLUS", "VIP_DIAMOND"]);
  });

  test("of one plan, by expiry: two that expire at the end of March are invoiced on one day", () => {
    const care = ["2026-03-30", "2026-03-31"].map(
      (start) => `Acme,ORANGE_CARE,1,${start},2027${start.slice(4)},${start},,,,`,
    );
    const { accounts } = reconciled({ contracts: care });
    const given = accounts.map((account) => {
      const own = viewed(account, { from: day("2027-02-15"), to: day("2027-02-15") });
      return { ...own, outlook: { ...own.outlook, offers: [...own.outlook.offers].reverse() } };
    });
    const invoices = reminders(given).filter(({ kind }) => kind === "invoice");
    expect(
      invoices.map(({ date, expires }) => `${formatDate(date)} ${expires && formatDate(expires)}`),
    ).toEqual(["2027-02-28 2027-03-30", "2027-02-28 2027-03-31"]);
  });
});

test("those that have passed count within any number of days, and the last day counts", () => {
  const all = remindersOf({ contracts: [VIP, CARE], asOf: "2026-11-10" });
  expect(all.map(({ daysLeft }) => daysLeft)).toEqual([-9, 20, 21]);
  expect([0, 19, 20, 21].map((days) => countWithin(all, days))).toEqual([1, 1, 2, 3]);
});

describe("in the order in which to act", () => {
  const contracts = [
    // Expires on 3 November 2026: the last day on time is the 2nd.
    "Acme,VIP,8,2025-11-03,,2025-11-03,,,,",
    "Bolt,ORANGE_CARE,3,2025-12-20,,2025-12-20,,,,",
    "Crest,VIP,2,2026-10-01,,2026-10-01,,,,",
    "Dune,VIP,2,2026-09-01,,,,,,",
    // Ended on 21 October: Orange keeps its anniversary to 20 November, VIP has no grace.
    "Ember,ORANGE_CARE,1,2025-10-21,,2025-10-21,,,,",
    "Flint,VIP,2,2025-10-21,,2025-10-21,,,,",
  ];
  const log = ["1,2026-10-05,,Crest,120,,how_to,,"];
  const all = remindersOf({ contracts, log, from: "2026-10-01", asOf: "2026-10-31" });

  test("what is overdue, the days of the next week, what to tell clients, then later days", () => {
    expect(
      callList(all).map(({ reminder, actBy }) =>
        [reminder.client.name, reminder.kind, typeof actBy === "number" ? formatDate(actBy) : actBy].join(
          " ",
        ),
      ),
    ).toEqual([
      "Dune unpaid now",
      "Flint lapsed now",
      "Acme lapse 2026-11-02",
      "Crest notice soon",
      "Ember lapsed 2026-11-20",
      "Bolt invoice 2026-11-20",
      "Bolt renewal 2026-12-20",
    ]);
  });

  test("the days are the firm's own", () => {
    // The shortest is a day: the 2nd is later than that.
    expect(
      callList(all, [60, 1])
        .map(({ reminder }) => reminder.client.name)
        .slice(0, 4),
    ).toEqual(["Dune", "Flint", "Crest", "Acme"]);
  });

  test("renewals among them: 612.00, and 3 × 180.00 as Bolt does not pay online; unknown if one has no price", () => {
    expect(renewalsAmong(all)).toEqual({ count: 2, onTime: 612_00 + 3 * 180_00 });
    const { onTime } = renewalsAmong(
      remindersOf({ contracts: ["Acme,VIP,5,2025-11-03,,2025-11-03,,,,"], asOf: "2026-10-31" }),
    );
    expect(onTime).toBeNull();
  });
});

test("law: reminders of any firm are in order of day, whatever the order of its statements, and none is of a paid term", () => {
  fc.assert(
    fc.property(firms, fc.integer({ min: 0, max: 1500 }), (firm, ahead) => {
      const asOf = addDays(day("2024-01-01"), ahead);
      const period = { from: addDays(asOf, -30), to: asOf };
      const statements = randomlyReconciled(firm).accounts.map((account) => viewed(account, period));
      const found = reminders(statements);
      expect(reminders([...statements].reverse())).toEqual(found);
      const dates = found.map(({ date }): CalendarDate => date);
      expect(dates).toEqual([...dates].sort((a, b) => a - b));
      for (const { kind, date, daysLeft, expires } of found) {
        expect(daysLeft).toBe(date - asOf);
        expect(expires === null).toBe(kind === "confirm");
        if (expires === null) continue;
        if (kind === "renewal" || kind === "lapse" || kind === "invoice")
          expect(expires).toBeGreaterThan(asOf);
        if (kind === "exhaustion") expect(date).toBeLessThan(expires);
        if (kind === "lapsed") expect(expires).toBeLessThanOrEqual(asOf);
      }
    }),
    { seed: SEED, numRuns: 150 },
  );
});
