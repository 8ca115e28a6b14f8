/**
 * What plans are worth, what kinds of work there were and which entries count: laws over firms made at random. The
 * readings themselves are the examples of core/terms.md.
 */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { statement } from "../../core/figures/statement.ts";
import type { ClientAccount } from "../../core/firm/reconciliation.ts";
import { ledger } from "../../core/ledger/ledger.ts";
import { isWork, shownPlace } from "../../core/ledger/lines.ts";
import { DEFAULT_SETTINGS, type Settings } from "../../core/ledger/settings.ts";
import { underlyingWork } from "../../core/ledger/underlying-work.ts";
import { BUILT_IN_PRICES } from "../../core/rules/plans.ts";
import { addDays, day, formatDate, type Period } from "../../core/values/calendar.ts";
import { cents, sum } from "../../core/values/units.ts";
import { planValues } from "./plan-values.ts";
import { firms, LAST_DAY, metMoreThan, reconciled, SEED } from "./random-firm.ts";
import { closedBy, run, settingsOf } from "./scenario.ts";

/** Any rate: what amounts should be, to the cent. */
const RATES = { 1: cents(60_00), 2: cents(120_00), 3: cents(240_00) };

const months = fc.integer({ min: 0, max: 1500 }).map((after): Period => {
  const from = addDays(day("2024-02-01"), after);
  return { from, to: addDays(from, 29) };
});

const entriesOf = ({ ledger: { lines } }: ClientAccount) =>
  lines.flatMap((line) => (line.kind === "entry" ? [line.entry] : []));

function billOf(lines: ClientAccount["ledger"]["lines"], place: "billable" | "waived"): number {
  return sum(
    lines.flatMap((line) =>
      line.kind === "entry" || line.kind === "overage"
        ? line.placements.flatMap((own) => {
            const level = line.kind === "entry" ? line.level : 2;
            return own.place === place && level !== null ? [cents((RATES[level] * own.charged) / 60)] : [];
          })
        : [],
    ),
  );
}

describe("over firms made at random", () => {
  test("by level and by category add up to all that was worked and charged", () => {
    fc.assert(
      fc.property(firms, months, (firm, period) => {
        for (const { ledger: own, terms } of reconciled(firm).accounts) {
          const of = statement(own, terms, period, BUILT_IN_PRICES);
          for (const uses of [of.byLevel, of.byCategory]) {
            expect(sum(uses.map(({ raw }) => raw))).toBe(of.worked);
            expect(sum([...uses.map(({ charged }) => charged), of.orange.overageCharged])).toBe(
              of.chargedTotal,
            );
          }
        }
      }),
      { seed: SEED, numRuns: 150 },
    );
  });

  test("a month's figures are the same from the entries it rests on alone", () => {
    let left = 0;
    fc.assert(
      fc.property(firms, months, (firm, period) => {
        for (const account of reconciled(firm).accounts) {
          const { terms, adjustments } = account;
          const all = statement(account.ledger, terms, period, BUILT_IN_PRICES);
          const few = underlyingWork(account.ledger, terms, period);
          left += entriesOf(account).length - few.length;
          const again = statement(
            ledger(terms, few, adjustments, firm.settings, null, account.decisions),
            terms,
            period,
            BUILT_IN_PRICES,
          );
          const banks = (of: typeof all) => of.banks.map(({ bank: _, ...figures }) => figures);
          expect(banks(again)).toEqual(banks(all));
          const { banks: _banks, lines: _lines, renewals: _renewals, toConfirm: _earlier, ...others } = all;
          expect(again).toMatchObject(others);
          expect(again.renewals.map(({ carryAtStake }) => carryAtStake)).toEqual(
            all.renewals.map(({ carryAtStake }) => carryAtStake),
          );
        }
      }),
      { seed: SEED, numRuns: 300 },
    );
    metMoreThan(1000, left);
  });

  test("what plans are worth, what was billed and what was waived are the bill of a client without plans", () => {
    let plans = 0;
    let compared = 0;
    fc.assert(
      fc.property(firms, fc.integer({ min: 100, max: 1500 }), (firm, after) => {
        const asOf = addDays(day("2024-01-01"), after);
        // One rounding a client and day would be shared by work of several plans.
        const settings: Settings = { ...firm.settings, rates: RATES, rounding: "entry" };
        for (const account of reconciled({ ...firm, settings }).accounts) {
          const values = planValues(account, asOf, BUILT_IN_PRICES, settings);
          if (values.length === 0) continue;
          plans += values.length;
          // All plans from the same day on, so that they are about the same work.
          const [first] = values;
          if (values.some(({ period }) => period.from !== first?.period.from)) continue;
          const own = account.terms.filter((term) => values.some(({ terms }) => terms.includes(term)));
          const from = first?.period.from ?? asOf;
          // Other terms of the time would be worth something too, and are no plan in force.
          const others = account.terms.some(
            (term) => !own.includes(term) && term.opens !== null && term.opens <= asOf && term.expires > from,
          );
          if (others) continue;
          const within = ({ date }: { date: number }) => from <= date && date <= asOf;
          const work = entriesOf(account).filter(within);
          const without = billOf(ledger([], work, [], settings).lines, "billable");
          const lines = account.ledger.lines.filter(within);
          const worth = sum(values.map((value) => value.worth ?? cents(0)));
          compared += 1;
          expect(worth + billOf(lines, "billable") + billOf(lines, "waived")).toBe(without);
        }
      }),
      { seed: SEED, numRuns: 450 },
    );
    metMoreThan(300, plans);
    metMoreThan(100, compared);
  });

  test("a larger bank never leaves more to be billed, and the best size is the cheapest", () => {
    let sizes = 0;
    fc.assert(
      fc.property(firms, fc.integer({ min: 100, max: 1500 }), (firm, after) => {
        const settings: Settings = { ...firm.settings, rates: RATES };
        for (const account of reconciled({ ...firm, settings }).accounts) {
          for (const value of planValues(
            account,
            addDays(day("2024-01-01"), after),
            BUILT_IN_PRICES,
            settings,
          )) {
            const beyond = value.sizes.map((size) => size.beyond ?? 0);
            expect(beyond).toEqual([...beyond].sort((a, b) => b - a));
            expect(value.best?.total ?? null).toBe(
              value.sizes.length === 0 ? null : Math.min(...value.sizes.map(({ total }) => total ?? 0)),
            );
            sizes += value.sizes.length;
          }
        }
      }),
      { seed: SEED, numRuns: 300 },
    );
    metMoreThan(100, sizes);
  });
});

/** A client that works its banks hard: alone, beside Orange, beside another bank, carried over, corrected. */
const busyClients = fc.record({
  plans: fc.constantFrom(
    "VIP 2 h from 2026-01-15 paid 2026-01-15",
    "VIP 4 h from 2026-01-15 paid 2026-02-20 carried 1:15",
    "VIP_DIAMOND 5 h from 2026-01-15 paid 2026-01-15",
    "VIP 2 h from 2025-01-15 paid 2025-01-15; VIP 3 h from 2026-01-15 paid 2026-01-10",
    "VIP 2 h from 2026-01-15 paid 2026-01-15; ORANGE_CARE 1 users from 2026-03-01 paid 2026-03-01",
    "VIP_DIAMOND 4 h from 2026-01-15 paid 2026-01-15; ORANGE_CARE 2 users from 2025-06-01 paid 2025-06-01",
    "VIP 2 h from 2026-01-15 paid 2026-01-15; VIP_DIAMOND 4 h from 2026-03-15 paid 2026-03-15",
    "VIP 2 h from 2026-01-15 paid 2026-01-15; ORANGE_PLUS 1 users from 2026-02-01 paid 2026-02-01 included 1:00",
  ),
  work: fc
    .array(
      fc.tuple(
        fc.integer({ min: 0, max: 500 }),
        fc.integer({ min: 1, max: 400 }),
        fc.constantFrom("how_to", "repair", "password_reset", "email", "classroom_training", "chat"),
        fc.constantFrom("", " ticket T1", " level 1", " level 2 ticket T1", " refused", " notice"),
      ),
      { minLength: 5, maxLength: 40 },
    )
    .map((all) =>
      all.map(([day, worked, what, more]) => `${dateAfter(day)} ${worked} ${what}${more}`).join("; "),
    ),
  adjustments: fc.constantFrom("", "VIP 2026-03-01 0:30", "VIP_DIAMOND 2026-06-01 1:00"),
  decisions: fc.constantFrom("", "2026-03-05 reject; 2026-03-06 release", "2026-04-01 reject"),
  rounding: fc.constantFrom("entry", "ticket_day", "client_day"),
  diamond: fc.constantFrom("when_no_vip", "never", "after_vip"),
  withoutNotice: fc.constantFrom("bill", "hold"),
  rates: fc.constantFrom("1: 60.00; 2: 120.00; 3: 240.00", "1: 60.01; 2: 125.03; 3: 175.07"),
});

const dateAfter = (days: number) => formatDate(addDays(day("2025-09-01"), days));

test("a size leaves to bill what all work with such a bank bills beyond one that never runs dry", () => {
  let left = 0;
  fc.assert(
    fc.property(busyClients, fc.integer({ min: 140, max: 500 }), (given, later) => {
      const { account } = run(given);
      const settings = settingsOf(given);
      const asOf = addDays(day("2025-09-01"), later);
      const work = entriesOf(account).filter(({ date }) => date <= asOf);
      for (const { terms, sizes } of planValues(account, asOf, BUILT_IN_PRICES, settings)) {
        const billedWith = (quantity: number) => {
          const sized = account.terms.map((one) => (terms.includes(one) ? { ...one, quantity } : one));
          const { lines } = ledger(sized, work, account.adjustments, settings, null, account.decisions);
          const placed = lines.flatMap((line) =>
            isWork(line) ? line.placements.map((own) => ({ ...own, shown: shownPlace(line, own) })) : [],
          );
          return sum(
            placed.map(({ shown, amount }) => (shown === "billable" ? (amount ?? cents(0)) : cents(0))),
          );
        };
        for (const { hours, beyond } of sizes) {
          expect(beyond).toBe(billedWith(hours) - billedWith(10_000));
          if (beyond !== null && beyond > 0) left += 1;
        }
      }
    }),
    { seed: SEED, numRuns: 300 },
  );
  metMoreThan(100, left);
});

test("two banks side by side: each is worth its own draws, at the rate of their level", () => {
  const { account } = run({
    plans: "VIP 8 h from 2026-01-15 paid 2026-01-15; VIP_DIAMOND 4 h from 2026-01-15 paid 2026-01-15",
    work: "2026-02-03 1:00 how_to; 2026-02-04 0:31 repair",
    rates: "2: 100.00; 3: 200.00",
  });
  const rates = { 2: cents(100_00), 3: cents(200_00) };
  const values = planValues(account, day("2026-06-30"), BUILT_IN_PRICES, { ...DEFAULT_SETTINGS, rates });
  expect(values.map(({ terms: [term], spared, worth, cost }) => [term?.plan, spared, worth, cost])).toEqual([
    ["VIP", 60, 100_00, 680_00],
    ["VIP_DIAMOND", 45, 150_00, 636_00],
  ]);
});

test("sizes are of the work as it went: closed months by the settings they were closed with", () => {
  const rates = { 3: cents(150_00) };
  const then = {
    plans:
      "ORANGE_PLUS 1 users from 2026-01-15 paid 2026-01-15 included 3:00; VIP_DIAMOND 4 h from 2026-01-15 paid 2026-01-15",
    work: "2026-02-03 5:00 repair",
    rates: "3: 150.00",
    plus: "never",
  };
  const books = closedBy(then, day("2026-02-28"));
  const { account } = run({ ...then, plus: "all", closed: books });
  const month = { from: day("2026-02-01"), to: day("2026-02-28") };
  const billed = statement(account.ledger, account.terms, month, BUILT_IN_PRICES).billed.total.amount;
  const values = planValues(
    account,
    day("2026-06-30"),
    BUILT_IN_PRICES,
    { ...DEFAULT_SETTINGS, rates },
    books,
  );
  const diamond = values.find(({ terms: [term] }) => term?.plan === "VIP_DIAMOND");
  expect(billed).toBe(150_00);
  expect(diamond?.sizes.map(({ hours, beyond }) => [hours, beyond])).toEqual([
    [4, billed],
    [10, 0],
  ]);
});

test("a bank that has gone still counts where it decided which other bank was drawn", () => {
  const scenario = {
    plans: "VIP 2 h from 2025-01-01 paid 2025-01-01; VIP_DIAMOND 4 h from 2025-06-01 paid 2025-06-01",
    work: "2025-07-01 2:00 how_to; 2025-07-02 1:00 how_to; 2025-07-03 0:10 email",
    diamond: "after_vip",
  };
  const { account } = run(scenario);
  const month = { from: day("2026-02-01"), to: day("2026-02-28") };
  const few = underlyingWork(account.ledger, account.terms, month);
  // The e-mail moved nothing; the day that emptied VIP is kept, or Diamond would not have been drawn.
  expect(few.map(({ minutes }) => minutes)).toEqual([120, 60]);
});

test("the last day of the tests is after every month asked about", () => {
  expect(LAST_DAY).toBeGreaterThan(addDays(day("2024-02-01"), 1529));
});
