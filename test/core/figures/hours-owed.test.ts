/** What is still owed, in hours and in money: exact amounts, then the laws of a roll-forward over random firms. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  hoursOwed,
  OWED_COLUMNS,
  type OwedColumn,
  type OwedLine,
  owedByPlan,
} from "../../../core/figures/hours-owed.ts";
import { rollForwards } from "../../../core/figures/roll-forward.ts";
import { statement } from "../../../core/figures/statement.ts";
import { termPrice } from "../../../core/figures/term-price.ts";
import type { ClientAccount } from "../../../core/firm/reconciliation.ts";
import type { ClosedBooks } from "../../../core/ledger/prior-period.ts";
import { type BankHistory, bankNames } from "../../../core/rules/bank.ts";
import { type Costed, knownCost, NOTHING } from "../../../core/rules/lots.ts";
import { includesHours, type Price, type PriceBook, priceBook } from "../../../core/rules/plans.ts";
import {
  addDays,
  addMonths,
  day,
  formatDate,
  type Period,
  parseMonth,
} from "../../../core/values/calendar.ts";
import { nameKey } from "../../../core/values/names.ts";
import { cents } from "../../../core/values/units.ts";
import { closedBooksOf } from "../closed-books.ts";
import { firms, metMoreThan, type RandomFirm, reconciled, SEED } from "../random-firm.ts";
import { closedBy, run, type Scenario } from "../scenario.ts";

const monthOf = (text: string) => parseMonth(text) ?? { from: day(text), to: day(text) };

function owedIn(account: ClientAccount, period: Period, prices: PriceBook = priceBook([])): OwedLine[] {
  const { ledger, terms, prior } = account;
  const own = statement(ledger, terms, period, prices, prior);
  const banks = new Set<BankHistory>([...ledger.banks, ...own.banks.map(({ bank }) => bank)]);
  return hoursOwed(account, own, bankNames([...banks]), prices);
}

/** `sold 120 198.00`: the columns that are not 0; `?` where the cost is not known, in part with the units of it. */
function shown({ plan, counts, start, amounts }: OwedLine): string {
  const text = (column: OwedColumn) => {
    const own: Costed = amounts[column];
    const cost = knownCost(own);
    if (own.units === 0 && cost === 0) return [];
    const money = cost === null ? "?" : (cost / 100).toFixed(2);
    const part = cost !== null && own.withoutCost !== 0 ? `+?${own.withoutCost}` : "";
    return `${column} ${own.units} ${money}${part}`;
  };
  return [`${plan} ${counts} ${formatDate(start)}:`, ...OWED_COLUMNS.flatMap(text)].join(" ");
}

const months = (scenario: Scenario, ...names: readonly string[]) => {
  const { account } = run(scenario);
  return names.flatMap((name) => owedIn(account, monthOf(name), PRICES).map(shown));
};

const priced = (plan: Price["plan"], hours: number | null, price: number): Price => ({
  ...{ plan, hours, from: day("2000-01-01"), cents: cents(price), source: "own" },
});
const PRICES = priceBook([priced("VIP", 3, 100_00)]);

const VIP = "VIP 2 h from 2026-01-15 paid 2026-01-10";

describe("a bank", () => {
  test("is sold on the day it opens, and earns its price as it is used", () => {
    // 198.00 for 120 minutes: 1.65 a minute.
    const work = "2026-01-20 0:40 how_to; 2026-02-03 0:20 how_to";
    expect(months({ plans: VIP, work }, "2025-12", "2026-01", "2026-02", "2026-03")).toEqual([
      "VIP minutes 2026-01-15: sold 120 198.00 earned 45 74.25 closing 75 123.75",
      "VIP minutes 2026-01-15: opening 75 123.75 earned 30 49.50 closing 45 74.25",
      "VIP minutes 2026-01-15: opening 45 74.25 closing 45 74.25",
    ]);
  });

  test("what is left lapses on its expiry, and on an early end (P10)", () => {
    const work = "2026-01-20 0:30 how_to";
    expect(months({ plans: VIP, work }, "2027-01", "2027-02")).toEqual([
      "VIP minutes 2026-01-15: opening 90 148.50 lapsed 90 148.50",
    ]);
    expect(months({ plans: `${VIP} ended 2026-03-05`, work }, "2026-03")).toEqual([
      "VIP minutes 2026-01-15: opening 90 148.50 lapsed 90 148.50",
    ]);
  });

  test("rounds what was taken so far, so that no cent is lost", () => {
    // 100.00 for 180 minutes: 8.33, 16.67, 25.00, …
    const days = Array.from({ length: 12 }, (_, at) => `2026-02-${String(at + 1).padStart(2, "0")}`);
    const { account } = run({
      plans: "VIP 3 h from 2026-01-15 paid 2026-01-15",
      work: days.map((date) => `${date} 0:15 how_to`).join("; "),
    });
    const earned = days.map((date) => owedIn(account, monthOf(date), PRICES)[0]?.amounts.earned.cents);
    expect(earned).toEqual([833, 834, 833, 833, 834, 833, 833, 834, 833, 833, 834, 833]);
  });

  test("draws carried minutes first, at what they cost (R1, A6)", () => {
    const plans = `${VIP}; VIP 8 h from 2027-01-15 paid 2027-01-10`;
    // 75 minutes of 198.00, then 480 of 612.00.
    const work = "2026-06-03 0:45 how_to; 2027-01-20 1:00 how_to; 2027-02-03 0:30 how_to";
    expect(months({ plans, work }, "2027-01", "2027-02")).toEqual([
      "VIP minutes 2026-01-15: opening 75 123.75 carriedOut 75 123.75",
      "VIP minutes 2027-01-15: sold 480 612.00 carriedIn 75 123.75 earned 60 99.00 closing 495 636.75",
      // 15 of the old, 15 of the new.
      "VIP minutes 2027-01-15: opening 495 636.75 earned 30 43.88 closing 465 592.87",
    ]);
  });

  test("carries over twice, the oldest first", () => {
    const plans = `${VIP}; VIP 8 h from 2027-01-15 paid 2027-01-10; VIP 2 h from 2028-01-15 paid 2028-01-10`;
    expect(months({ plans, work: "2028-01-20 2:15 how_to" }, "2028-01")).toEqual([
      "VIP minutes 2027-01-15: opening 600 810.00 carriedOut 600 810.00",
      // 120 at 1.65 and 15 at 1.275, of 19.125.
      "VIP minutes 2028-01-15: sold 120 178.20 carriedIn 600 810.00 earned 135 217.13 closing 585 771.07",
    ]);
  });

  test("hours that the register brings in have a cost that nobody knows", () => {
    const plans = "VIP 2 h from 2026-01-15 paid 2026-01-15 carried 1:30";
    expect(
      months({ plans, work: "2026-02-03 1:15 how_to; 2026-03-03 0:30 how_to" }, "2026-02", "2026-03"),
    ).toEqual([
      "VIP minutes 2026-01-15: opening 210 198.00+?90 earned 75 ? closing 135 198.00+?15",
      "VIP minutes 2026-01-15: opening 135 198.00+?15 earned 30 24.75+?15 closing 105 173.25",
    ]);
  });

  test("so do hours without a price, until they are gone", () => {
    const plans = "VIP 4 h from 2026-01-15 paid 2026-01-15";
    expect(months({ plans, work: "2026-01-20 0:30 how_to" }, "2026-01", "2027-01")).toEqual([
      "VIP minutes 2026-01-15: sold 240 ? earned 30 ? closing 210 ?",
      "VIP minutes 2026-01-15: opening 210 ? lapsed 210 ?",
    ]);
  });

  test("hours given are goodwill; those taken back are adjusted, not earned (R8)", () => {
    const adjustments = "VIP 2026-02-10 1:00; VIP 2026-03-10 -0:20";
    const work = "2026-04-01 1:45 how_to";
    expect(months({ plans: VIP, adjustments, work }, "2026-02", "2026-03", "2026-04")).toEqual([
      "VIP minutes 2026-01-15: opening 120 198.00 adjusted 60 0.00 closing 180 198.00",
      "VIP minutes 2026-01-15: opening 180 198.00 adjusted -20 -33.00 closing 160 165.00",
      // 100 bought and 5 given.
      "VIP minutes 2026-01-15: opening 160 165.00 earned 105 165.00 closing 55 0.00",
    ]);
  });

  test("hours that were sold on are earned at their own price, after those of the term (R8, A6)", () => {
    const adjustments = "VIP 2026-02-10 1:00 120.00";
    const work = "2026-02-20 1:15 how_to; 2026-03-01 1:15 how_to";
    expect(months({ plans: VIP, adjustments, work }, "2026-02", "2026-03")).toEqual([
      "VIP minutes 2026-01-15: opening 120 198.00 adjusted 60 120.00 earned 75 123.75 closing 105 194.25",
      // 45 at 1.65 and 30 at 2.00.
      "VIP minutes 2026-01-15: opening 105 194.25 earned 75 134.25 closing 30 60.00",
    ]);
  });

  test("nothing is sold that is not paid, or was cancelled", () => {
    const plans =
      "VIP 2 h from 2026-01-15 unpaid; ORANGE_CARE 1 users from 2026-01-15 paid 2026-01-15 cancelled";
    expect(months({ plans }, "2026-01", "2026-02")).toEqual([]);
  });
});

describe("an Orange term", () => {
  test("earns its price by the day, from the first it covers to the last", () => {
    // 180.00 for 365 days, from the 10th: 22, 28 and 9 days.
    const plans = "ORANGE_CARE 1 users from 2026-01-10 paid 2026-01-05";
    expect(months({ plans }, "2025-12", "2026-01", "2026-02", "2027-01", "2027-02")).toEqual([
      "ORANGE_CARE days 2026-01-10: sold 365 180.00 earned 22 10.85 closing 343 169.15",
      "ORANGE_CARE days 2026-01-10: opening 343 169.15 earned 28 13.81 closing 315 155.34",
      "ORANGE_CARE days 2026-01-10: opening 9 4.44 earned 9 4.44",
    ]);
    // On the first of a month nothing of it is left.
    expect(months({ plans: "ORANGE_CARE 1 users from 2026-01-01 paid 2026-01-01" }, "2027-01")).toEqual([]);
  });

  test("paid late, earns it over the days that are left (P5)", () => {
    const plans = "ORANGE_CARE 1 users from 2026-01-10 paid 2026-12-31";
    expect(months({ plans }, "2026-11", "2026-12", "2027-01")).toEqual([
      "ORANGE_CARE days 2026-01-10: sold 10 180.00 earned 1 18.00 closing 9 162.00",
      "ORANGE_CARE days 2026-01-10: opening 9 162.00 earned 9 162.00",
    ]);
  });

  test("what is left lapses on its early end (P10), also on the first of a month", () => {
    const plans = "ORANGE_CARE 1 users from 2026-01-10 paid 2026-01-10 ended 2026-03-01";
    expect(months({ plans }, "2026-02", "2026-03", "2026-04")).toEqual([
      "ORANGE_CARE days 2026-01-10: opening 343 169.15 earned 28 13.81 closing 315 155.34",
      "ORANGE_CARE days 2026-01-10: opening 315 155.34 lapsed 315 155.34",
    ]);
  });

  test("Orange Plus: the price is for the subscription, its hours cost nothing more", () => {
    const scenario = {
      plans: "ORANGE_PLUS 2 users from 2026-01-01 paid 2026-01-01 included 8:00",
      work: "2026-01-20 1:00 training",
    };
    const hours = "ORANGE_PLUS minutes 2026-01-01: sold 480 0.00 earned 60 0.00 closing 420 0.00";
    expect(months(scenario, "2026-01")).toEqual([
      hours,
      "ORANGE_PLUS days 2026-01-01: sold 365 ? earned 31 ? closing 334 ?",
    ]);
    const lines = owedIn(
      run(scenario).account,
      monthOf("2026-01"),
      priceBook([priced("ORANGE_PLUS", null, 365_00)]),
    );
    expect(lines.map(shown)).toEqual([
      hours,
      "ORANGE_PLUS days 2026-01-01: sold 365 730.00 earned 31 62.00 closing 334 668.00",
    ]);
  });

  test("rows that begin together are told apart", () => {
    const plans =
      "ORANGE_CARE 1 users from 2026-01-01 paid 2026-01-01; ORANGE_CARE 2 users from 2026-01-01 to 2026-07-01 paid 2026-01-01";
    const lines = owedIn(run({ plans }).account, monthOf("2026-02"));
    expect(lines.map(({ copy }) => copy)).toEqual([1, 2]);
  });
});

test("a firm's totals are by plan, hours before days, and count the lines without a cost", () => {
  const accounts = [
    run({ plans: `${VIP} carried 1:00; ORANGE_CARE 1 users from 2026-01-10 paid 2026-01-05` }).account,
    run({
      plans:
        "VIP 4 h from 2026-01-20 paid 2026-01-20; ORANGE_PLUS 1 users from 2026-01-20 paid 2026-01-20 included 2:00",
    }).account,
    run({ plans: VIP }).account,
  ];
  const totals = owedByPlan(accounts.flatMap((account) => owedIn(account, monthOf("2026-01"))));
  expect(
    totals.map(({ plan, counts, lines, unknown, amounts: { closing } }) => [
      ...[plan, counts, lines, unknown],
      ...[closing.units, knownCost(closing), closing.withoutCost],
    ]),
  ).toEqual([
    ["VIP", "minutes", 3, 2, 540, 396_00, 300],
    ["ORANGE_CARE", "days", 1, 0, 343, 169_15, 0],
    ["ORANGE_PLUS", "minutes", 1, 0, 120, 0, 0],
    ["ORANGE_PLUS", "days", 1, 1, 353, null, 353],
  ]);
});

describe("after a close (M2)", () => {
  const THROUGH = day("2026-02-28");
  const march = (then: Scenario, now: Scenario, prices: PriceBook = PRICES) => {
    const { account } = run({ ...now, closed: closedBy(then, THROUGH) });
    return owedIn(account, monthOf("2026-03"), prices).map(shown);
  };

  test("late work is of the prior period, in money too", () => {
    const work = "2026-02-03 0:30 how_to";
    const late = `${work}; 2026-02-10 0:15 how_to; 2026-03-03 0:30 how_to`;
    expect(march({ plans: VIP, work }, { plans: VIP, work: late })).toEqual([
      "VIP minutes 2026-01-15: opening 90 148.50 priorPeriod -15 -24.75 earned 30 49.50 closing 45 74.25",
    ]);
  });

  test("so is a price that has changed or come since", () => {
    const dearer = priceBook([priced("VIP", 2, 240_00)]);
    expect(march({ plans: VIP }, { plans: VIP }, dearer)).toEqual([
      "VIP minutes 2026-01-15: opening 120 198.00 priorPeriod 0 42.00 closing 120 240.00",
    ]);
    const plans = "VIP 4 h from 2026-01-15 paid 2026-01-15";
    expect(march({ plans }, { plans }, priceBook([priced("VIP", 4, 360_00)]))).toEqual([
      "VIP minutes 2026-01-15: opening 240 ? priorPeriod 0 360.00+?-240 closing 240 360.00",
    ]);
  });

  test("a row that is gone gives back what was closed, one that came late brings its own", () => {
    const care = "ORANGE_CARE 1 users from 2026-01-10 paid 2026-01-05";
    expect(march({ plans: `${VIP}; ${care}` }, { plans: "BASIC" })).toEqual([
      "VIP minutes 2026-01-15: opening 120 198.00 priorPeriod -120 -198.00",
      "ORANGE_CARE days 2026-01-10: opening 315 155.34 priorPeriod -315 -155.34",
    ]);
    expect(march({ plans: "BASIC" }, { plans: care })).toEqual([
      "ORANGE_CARE days 2026-01-10: priorPeriod 315 155.34 earned 31 15.29 closing 284 140.05",
    ]);
  });

  test("nothing is told of a record without money: it opens at today's cost", () => {
    const work = "2026-02-03 0:30 how_to";
    const books = closedBy({ plans: VIP, work }, THROUGH);
    const closed: ClosedBooks = {
      ...books,
      clients: books.clients.map(({ owed: _owed, ...client }) => client),
    };
    const late = `${work}; 2026-02-10 0:15 how_to`;
    expect(owedIn(run({ plans: VIP, work: late, closed }).account, monthOf("2026-03")).map(shown)).toEqual([
      "VIP minutes 2026-01-15: opening 90 123.75 priorPeriod -15 0.00 closing 75 123.75",
    ]);
  });

  test("only the first open month opens with what was closed", () => {
    const { account } = run({
      plans: VIP,
      work: "2026-02-10 0:15 how_to",
      closed: closedBy({ plans: VIP }, THROUGH),
    });
    expect(owedIn(account, monthOf("2026-04")).map(shown)).toEqual([
      "VIP minutes 2026-01-15: opening 105 173.25 closing 105 173.25",
    ]);
  });
});

describe("laws, over random firms", () => {
  /** Some sizes with a price that is no whole cent a minute, some without any. */
  const BOOK = priceBook([
    ...[
      priced("VIP", 3, 290_01),
      priced("VIP", 4, 377_77),
      priced("VIP_DIAMOND", 5, 799_99),
      priced("VIP", 6, 1),
    ],
    priced("ORANGE_PLUS", null, 333_33),
  ]);
  const MONTHS = Array.from({ length: 72 }, (_, at) => {
    const from = addMonths(day("2023-10-01"), at);
    return { from, to: addDays(addMonths(from, 1), -1) };
  });
  const keyOf = ({ amounts: _amounts, ...name }: OwedLine) => JSON.stringify(name);
  const parts = ["units", "cents", "withoutCost"] as const;
  const isNothing = (of: Costed) => parts.every((part) => of[part] === 0);

  function balances({ amounts: a }: OwedLine): void {
    for (const part of parts) {
      const given =
        a.opening[part] + a.priorPeriod[part] + a.sold[part] + a.carriedIn[part] + a.adjusted[part];
      expect(given - a.earned[part] - a.lapsed[part] - a.carriedOut[part]).toBe(a.closing[part]);
    }
  }

  /** Every line of each month of an account. */
  function lives({ ledger, terms }: Pick<ClientAccount, "ledger" | "terms">, book: PriceBook): OwedLine[][] {
    const account = { ledger, terms, prior: null, past: null };
    const names = bankNames<BankHistory>(ledger.banks);
    return MONTHS.map((period) =>
      hoursOwed(account, { banks: rollForwards(ledger, period), period }, names, book),
    );
  }

  const holds = (law: (firm: RandomFirm) => void, runs: number) =>
    fc.assert(fc.property(firms, law), { seed: SEED, numRuns: runs });

  test("a month adds up, opens with the closing of the month before, and has its banks' minutes", () => {
    let carried = 0;
    holds((firm) => {
      for (const account of reconciled(firm).accounts) {
        let before = new Map<string, Costed>();
        for (const [at, lines] of lives(account, BOOK).entries()) {
          for (const line of lines) {
            balances(line);
            expect(line.amounts.opening).toEqual(before.get(keyOf(line)) ?? NOTHING);
            before.delete(keyOf(line));
            if (line.amounts.carriedIn.units > 0) carried += 1;
          }
          // What is no longer listed was empty.
          expect([...before.values()].filter((left) => !isNothing(left))).toEqual([]);
          before = new Map(lines.map((line) => [keyOf(line), line.amounts.closing]));
          const rolls = rollForwards(account.ledger, MONTHS[at] as Period);
          expect(lines.filter(({ counts }) => counts === "minutes").map(minutesOf)).toEqual(
            rolls.map(({ bank: _bank, bought, used, expired, ...roll }) => ({
              ...roll,
              ...{ sold: bought, earned: used, lapsed: expired },
            })),
          );
        }
      }
    }, 60);
    metMoreThan(20, carried);
  });

  test("what was sold is the price of what was paid; it is earned, lapses or moves on, to the cent", () => {
    let sold = 0;
    let unknown = 0;
    holds((firm) => {
      for (const account of reconciled(firm).accounts) {
        const { terms } = account;
        const lines = lives(account, BOOK).flat();
        const total = (column: OwedColumn, of: (line: OwedLine) => boolean = () => true) =>
          lines.filter(of).reduce((sum, { amounts }) => sum + amounts[column].cents, 0);
        const paid = terms.filter(({ opens }) => opens !== null);
        const prices = paid.map((term) => termPrice(term, terms, BOOK).price);
        expect(total("sold")).toBe(prices.reduce<number>((sum, price) => sum + (price ?? 0), 0));
        sold += prices.filter((price) => price !== null).length;
        unknown += prices.filter((price) => price === null).length;
        for (const key of new Set(lines.map(keyOf))) {
          const of = (line: OwedLine) => keyOf(line) === key;
          const given = total("sold", of) + total("carriedIn", of) + total("adjusted", of);
          expect(total("earned", of) + total("lapsed", of) + total("carriedOut", of)).toBe(given);
        }
        expect(total("carriedIn")).toBe(total("carriedOut"));
      }
    }, 60);
    metMoreThan(100, sold);
    metMoreThan(20, unknown);
  });

  test("without any price no cost is known but that of hours that were given or included", () => {
    holds((firm) => {
      for (const account of reconciled({ ...firm, adjustments: [] }).accounts) {
        for (const { plan, counts, amounts } of lives(account, []).flat()) {
          const isIncluded = counts === "minutes" && includesHours(plan);
          for (const column of OWED_COLUMNS) {
            expect(amounts[column].cents).toBe(0);
            expect(amounts[column].withoutCost).toBe(isIncluded ? 0 : amounts[column].units);
          }
        }
      }
    }, 30);
  });

  test("what has come to light since a close is of the prior period, and nothing that was closed is forgotten", () => {
    let moved = 0;
    const histories = fc.record({
      firm: firms,
      days: fc.constantFrom(391, 400, 430, 701, 730),
      missing: fc.array(fc.nat(30), { maxLength: 25 }),
      missingContract: fc.nat(20),
    });
    fc.assert(
      fc.property(histories, ({ firm, days, missing, missingContract }) => {
        const through = addDays(day("2024-01-01"), days);
        const then = {
          ...firm,
          log: firm.log.filter((_row, index) => !missing.includes(index)),
          contracts: firm.contracts.filter((_row, index) => index !== missingContract),
        };
        const books = closedBooksOf(reconciled(then), firm.settings, through, BOOK);
        for (const account of reconciled(firm, 1, books).accounts) {
          const period = { from: addDays(through, 1), to: addMonths(through, 1) };
          const lines = owedIn(account, period, BOOK);
          const closed = books.clients.find(({ name }) => nameKey(name) === account.client.key)?.owed ?? [];
          const { banks } = statement(account.ledger, account.terms, period, BOOK, account.prior);
          lines.forEach(balances);
          for (const part of parts) {
            const opening = lines.reduce((sum, { amounts }) => sum + amounts.opening[part], 0);
            expect(opening).toBe(closed.reduce((sum, { left }) => sum + left[part], 0));
          }
          const rolled = banks.map(({ opening, priorPeriod, closing }) => [opening, priorPeriod, closing]);
          const hours = lines.filter(({ counts }) => counts === "minutes").map(minutesOf);
          expect(hours.map(({ opening, priorPeriod, closing }) => [opening, priorPeriod, closing])).toEqual(
            rolled,
          );
          moved += lines.filter(({ amounts }) => amounts.priorPeriod.cents !== 0).length;
        }
      }),
      { seed: SEED, numRuns: 100 },
    );
    metMoreThan(10, moved);
  });

  const minutesOf = ({ amounts }: OwedLine) =>
    Object.fromEntries(OWED_COLUMNS.map((column) => [column, amounts[column].units]));
});
