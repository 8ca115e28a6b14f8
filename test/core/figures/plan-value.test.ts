/** What plans have been worth and cost: whose work counts, what each row cost and why, and which size is the best. */

import { describe, expect, test } from "vitest";
import type { PlanValue } from "../../../core/figures/plan-value.ts";
import { ledger } from "../../../core/ledger/ledger.ts";
import type { ClosedBooks } from "../../../core/ledger/prior-period.ts";
import { DEFAULT_SETTINGS } from "../../../core/ledger/settings.ts";
import {
  BUILT_IN_PRICES,
  type Plan,
  type Price,
  type PriceBook,
  PUBLISHED,
  priceBook,
  TO_BE_CONFIRMED,
} from "../../../core/rules/plans.ts";
import { day, formatDate } from "../../../core/values/calendar.ts";
import { nameKey } from "../../../core/values/names.ts";
import { cents, minutes } from "../../../core/values/units.ts";
import { contract, planTerm } from "../contracts.ts";
import { reconciled } from "../firm.ts";
import { planValues } from "../plan-values.ts";
import { closedBy, run, type Scenario, settingsOf } from "../scenario.ts";

const AS_OF = "2026-06-30";
const RATES = "1: 60.00; 2: 120.00; 3: 240.00";

function valuesOf(
  scenario: Scenario,
  { asOf = AS_OF, book = BUILT_IN_PRICES }: { asOf?: string; book?: PriceBook } = {},
): PlanValue[] {
  const { account } = run(scenario);
  return planValues(account, day(asOf), book, settingsOf(scenario), scenario.closed ?? null);
}

function oneValue(...given: Parameters<typeof valuesOf>): PlanValue {
  const [value, ...others] = valuesOf(...given);
  if (value === undefined || others.length > 0) throw new Error("the test is about one plan");
  return value;
}

const own = (plan: Plan, hours: number | null, from: string, amount: number): Price => ({
  plan,
  hours,
  from: day(from),
  cents: cents(amount),
  source: `own ${from}`,
});

const VIP = "VIP 2 h from 2026-01-15 paid 2026-01-15";
/** A bank for work of level 3 alone, beside a VIP. */
const BESIDE = "VIP_DIAMOND 4 h from 2026-01-15 paid 2026-01-15";
const CARE = "ORANGE_CARE 1 users from 2026-01-15 paid 2026-01-15";

describe("the work that counts", () => {
  test.each([
    ["on the day the bank opens", VIP, "2026-01-15 0:30 how_to", 30],
    ["on the day asked about", VIP, "2026-06-30 0:30 how_to", 30],
    ["not after it", VIP, "2026-07-01 0:30 how_to", 0],
    ["on Orange's first day", CARE, "2026-01-15 0:30 how_to", 30],
    ["on the day asked about, within Orange", CARE, "2026-06-30 0:30 how_to", 30],
    [
      "not what an Orange term before it covered",
      `${CARE.replaceAll("2026", "2025")}; ${CARE}`,
      "2026-01-14 0:30 how_to",
      0,
    ],
    [
      "not before a late payment",
      "ORANGE_CARE 1 users from 2026-01-15 paid 2026-02-10",
      "2026-02-09 0:30 how_to",
      0,
    ],
    ["a reset that Orange makes free", CARE, "2026-02-03 0:10 password_reset", 15],
    ["no e-mail, which is everybody's", CARE, "2026-02-03 0:10 email", 0],
    ["no work out of Orange's scope", CARE, "2026-02-03 0:10 training", 0],
    ["less the day's overage", CARE, "2026-02-03 0:31 how_to", 30],
    ["each entry rounded up by itself", CARE, "2026-02-03 0:05 how_to; 2026-02-03 0:05 how_to", 30],
    ["an entry of no minutes is worth nothing", CARE, "2026-02-03 0 how_to", 0],
  ])("%s", (_, plans, work, spared) => {
    expect(oneValue({ plans, work, rates: RATES })).toMatchObject({ spared, worth: spared * 200 });
  });

  test.each([
    ["more than it cost", "2026-02-03 2:00 how_to", 42_00],
    ["less", "2026-02-03 1:00 how_to", -78_00],
  ])("worth %s: the difference is what the client saved", (_, work, saved) =>
    expect(oneValue({ plans: VIP, work, rates: RATES })).toMatchObject({ cost: 198_00, saved }),
  );

  test("with the firm's own rounding, as without a plan", () => {
    const work = "2026-02-03 0:05 how_to; 2026-02-03 0:05 how_to";
    expect(oneValue({ plans: CARE, work, rounding: "client_day" }).spared).toBe(15);
  });

  test("VIP beside Orange: each what it covered itself, Orange last", () => {
    const work = "2026-02-03 0:20 how_to; 2026-02-04 1:00 training";
    const values = valuesOf({ plans: `${CARE}; ${VIP}`, work, rates: RATES });
    expect(values.map(({ terms: [term], spared }) => [term?.plan, spared])).toEqual([
      ["VIP", 60],
      ["ORANGE_CARE", 30],
    ]);
  });

  test("several Orange rows: the allowance of all, and the included time of one", () => {
    const plans = `${CARE}; ORANGE_PLUS 1 users from 2026-02-01 paid 2026-02-01 included 1:00`;
    const work = "2026-02-03 1:00 how_to; 2026-02-04 0:20 training";
    expect(oneValue({ plans, work, rates: RATES })).toMatchObject({ spared: 90, worth: 180_00 });
  });

  test("no plan in force, no value", () => {
    expect(valuesOf({ plans: VIP }, { asOf: "2026-01-14" })).toEqual([]);
    expect(valuesOf({ plans: VIP }, { asOf: "2027-01-15" })).toEqual([]);
    expect(valuesOf({ plans: "BASIC" })).toEqual([]);
  });

  test.each([
    [
      "from the day paid, when that is later than the start",
      "VIP 2 h from 2026-01-15 paid 2026-02-10",
      "2026-02-10",
    ],
    [
      "of several Orange rows, from the one covered first",
      "ORANGE_CARE 1 users from 2026-01-15 paid 2026-05-10; ORANGE_CARE 1 users from 2026-03-01 paid 2026-03-01",
      "2026-03-01",
    ],
    [
      "in whichever order they open",
      "ORANGE_CARE 1 users from 2026-01-15 paid 2026-01-15; ORANGE_CARE 1 users from 2026-03-01 paid 2026-03-01",
      "2026-01-15",
    ],
  ])("it is counted %s", (_, plans, from) => {
    const { period } = oneValue({ plans });
    expect([period.from, period.to].map(formatDate)).toEqual([from, AS_OF]);
  });
});

describe("what is not known is left blank and named", () => {
  const rate = (level: number) => ({ what: "rate", level });

  test("rates, each level once and in order; what the plan cost is known all the same", () => {
    const plans = "VIP_DIAMOND 4 h from 2026-01-15 paid 2026-01-15";
    const work =
      "2026-02-03 4:00 repair; 2026-02-04 1:00 how_to; 2026-02-05 1:00 repair; 2026-01-20 0:10 chat";
    expect(oneValue({ plans, work })).toMatchObject({
      spared: 240,
      worth: null,
      cost: 636_00,
      knownCost: 636_00,
      saved: null,
      best: null,
      missing: [rate(2), rate(3), rate(1)].sort((a, b) => a.level - b.level),
    });
  });

  test("a price: what the plan was worth and what other rows cost are known all the same", () => {
    const plans =
      "ORANGE_CARE 2 users from 2026-01-15 paid 2026-01-15; ORANGE_PLUS 1 users from 2026-02-01 paid 2026-02-01";
    const value = oneValue({ plans, work: "2026-02-03 0:20 how_to", rates: RATES });
    expect(value).toMatchObject({ worth: 60_00, cost: null, knownCost: 360_00, saved: null });
    expect(value.missing).toEqual([
      {
        what: "price",
        problem: { code: "PRICE_MISSING", plan: "ORANGE_PLUS", hours: null, on: "2026-02-01", from: null },
      },
    ]);
    expect(value.prices.map(({ price, clause, source }) => [price, clause, source])).toEqual([
      [360_00, null, TO_BE_CONFIRMED],
      [null, null, null],
    ]);
  });

  test("a rate of a level on which overage took all that was spared is not asked for", () => {
    // The chat fills the pool; the how-to is overage, charged as much as it would be without a plan.
    const work = "2026-02-03 0:30 chat at 9:00; 2026-02-03 0:15 how_to at 10:00";
    expect(oneValue({ plans: CARE, work, rates: "1: 60.00" })).toMatchObject({
      spared: 30,
      worth: 30_00,
      missing: [],
    });
  });

  test("a rate that only a size would need", () => {
    const plans = "VIP_DIAMOND 5 h from 2026-01-15 paid 2026-01-15";
    const adjustments = "VIP_DIAMOND 2026-02-01 -5:00";
    const value = oneValue({ plans, work: "2026-02-03 1:00 repair", adjustments });
    expect(value).toMatchObject({ spared: 0, worth: 0, best: null });
    expect(value.missing).toEqual([expect.objectContaining({ what: "price" }), rate(3)]);
    expect(value.sizes.map(({ hours, beyond, total }) => [hours, beyond, total])).toEqual([
      [4, null, null],
      [10, 0, 1450_00],
    ]);
    expect(value.unpriced).toEqual([5, 6, 7, 8, 9]);
  });

  test("a rate of work that no size would cover is not asked for", () => {
    const work = "2026-02-03 3:00 how_to; 2026-02-04 1:00 repair";
    const value = oneValue({ plans: VIP, work, rates: "2: 120.00" });
    expect(value.sizes.map(({ hours, beyond }) => [hours, beyond])).toEqual([
      [2, 120_00],
      [8, 0],
    ]);
    expect(value).toMatchObject({ missing: [], unpriced: [3, 4, 5, 6, 7] });
  });

  test("an error that is nobody's input is not taken for a missing price", () => {
    const broken = [
      {
        ...own("VIP", 2, "2026-01-01", 1),
        get plan(): Plan {
          throw new TypeError("broken");
        },
      },
    ];
    expect(() => oneValue({ plans: VIP }, { book: broken })).toThrow(TypeError);
  });
});

describe("what a row cost", () => {
  /** By the register row, `client,plan,quantity,start,expires,paid_on,channel`; the last one's. */
  const priced = (rows: readonly string[], asOf: string, book: PriceBook = BUILT_IN_PRICES) => {
    const { accounts } = reconciled({ contracts: rows.map((row) => `Acme,${row},,,`) });
    const [account] = accounts;
    if (account === undefined) throw new Error("no client");
    const [value] = planValues(account, day(asOf), book, DEFAULT_SETTINGS);
    const last = value?.prices.at(-1);
    return last && [last.price, last.clause, last.source];
  };

  const CARE_2025 = "ORANGE_CARE,5,2025-03-15,,2025-03-15,";

  test.each([
    ["VIP, first term: the full price", ["VIP,8,2026-01-15,,2026-01-15,"], [680_00, null, PUBLISHED]],
    [
      "VIP renewed on time to a day of its own: a year all the same (R1)",
      ["VIP,8,2025-01-15,,2025-01-15,", "VIP,8,2026-01-15,2026-12-01,2026-01-10,"],
      [612_00, "R1 on time", PUBLISHED],
    ],
    [
      "VIP renewed late (R1)",
      ["VIP,8,2025-01-15,,2025-01-15,", "VIP,8,2026-01-15,,2026-01-15,"],
      [680_00, "R1 late", PUBLISHED],
    ],
    [
      "Orange on time, online: 10 % off (R3)",
      [CARE_2025, "ORANGE_CARE,5,2026-03-15,,2026-03-15,online"],
      [810_00, "R3 online", TO_BE_CONFIRMED],
    ],
    [
      "Orange on time, by cheque: no discount (R3)",
      [CARE_2025, "ORANGE_CARE,5,2026-03-15,,2026-03-15,"],
      [900_00, "R3 not online", TO_BE_CONFIRMED],
    ],
    [
      "29 days late: 336 of 365 days (R4)",
      [CARE_2025, "ORANGE_CARE,5,2026-03-15,,2026-04-13,"],
      [828_49, "R4", TO_BE_CONFIRMED],
    ],
    [
      "31 days late: a new contract at the full price (R5)",
      [CARE_2025, "ORANGE_CARE,5,2026-03-15,,2026-04-15,online"],
      [900_00, "R5", TO_BE_CONFIRMED],
    ],
    [
      "to the end of Act!, 170 of 365 days less 10 % (R6)",
      [CARE_2025, "ORANGE_CARE,5,2026-03-15,2026-09-01,2026-03-15,online"],
      // 900.00 × 170/365 × 0.9 = 377.260…
      [377_26, "R6 on time", TO_BE_CONFIRMED],
    ],
    [
      "to the end of Act!, ten days late: 160 of 365 days (R6)",
      [CARE_2025, "ORANGE_CARE,5,2026-03-15,2026-09-01,2026-03-25,online"],
      // 900.00 × 160/365 = 394.520…
      [394_52, "R6 late", TO_BE_CONFIRMED],
    ],
    [
      "Starter renewed: at Care's price (P7)",
      ["ORANGE_STARTER,5,2025-03-15,,2025-03-15,", "ORANGE_STARTER,5,2026-03-15,,2026-03-15,"],
      [900_00, "R3 not online", TO_BE_CONFIRMED],
    ],
    [
      "a first Starter: at its own price (P7)",
      ["ORANGE_STARTER,5,2026-03-15,,2026-03-15,"],
      [600_00, null, TO_BE_CONFIRMED],
    ],
    [
      "a Starter long after another Orange plan: at Care's price (P7)",
      ["ORANGE_CARE,5,2024-01-15,,2024-01-15,", "ORANGE_STARTER,5,2026-03-15,,2026-03-15,"],
      [900_00, "R5", TO_BE_CONFIRMED],
    ],
    [
      "a Starter after a VIP term: at its own price (P7)",
      ["VIP,2,2024-01-15,,2024-01-15,", "ORANGE_STARTER,5,2026-03-15,,2026-03-15,"],
      [600_00, null, TO_BE_CONFIRMED],
    ],
    [
      "a Starter before another Orange plan: at its own price (P7)",
      ["ORANGE_PLUS,1,2026-04-15,,2026-04-15,", "ORANGE_STARTER,5,2026-03-15,,2026-03-15,"],
      [null, null, null],
    ],
  ] as const)("%s", (_, rows, expected) => expect(priced(rows, AS_OF)).toEqual(expected));

  test.each([
    ["the price of the day it was paid", "2026-01-10", 198_00],
    ["a price that began by then", "2026-01-12", 250_00],
  ])("a first term: %s, not of its start (R9)", (_, paid, price) => {
    const book = priceBook([own("VIP", 2, "2026-01-12", 250_00)]);
    expect(priced([`VIP,2,2026-01-15,,${paid},`], AS_OF, book)?.[0]).toBe(price);
  });

  test("a term that was closed as a renewal and paid too late for one costs a new contract (R5)", () => {
    const renews = planTerm();
    const [start, boughtTo] = [day("2026-05-01"), day("2026-12-01")];
    const row = contract({ start, expires: boughtTo, paidOn: start });
    const term = planTerm({ contract: row, start, expires: boughtTo, boughtTo, origin: "renewal", renews });
    const account = { ...run({ plans: "BASIC" }).account, terms: [term] };
    const [value] = planValues(account, day(AS_OF), BUILT_IN_PRICES, DEFAULT_SETTINGS);
    expect(value?.prices).toMatchObject([{ price: 900_00, clause: "R5" }]);
  });
});

describe("seats added cost their days of the year of the plan they join (R9)", () => {
  const seats = (rows: readonly string[], asOf: string, book: PriceBook = BUILT_IN_PRICES) => {
    const { account } = run({ plans: rows.join("; ") });
    const values = planValues(account, day(asOf), book, DEFAULT_SETTINGS);
    const price = values[0]?.prices.at(-1);
    expect(price?.term.origin).toBe("seats");
    return price;
  };

  test.each([
    // Two at 180.00, 258 of the 366 days from 2027-03-15; PLUS counts 365 from 2027-01-01.
    [
      "of their own plan, not of another that began before",
      [
        "ORANGE_PLUS 1 users from 2027-01-01 paid 2027-01-01",
        "ORANGE_CARE 5 users from 2027-03-15 paid 2027-03-15",
        "ORANGE_CARE 2 users from 2027-07-01 paid 2027-07-01",
      ],
      "2027-07-01",
      253_77,
    ],
    // 224 of the 366 days from 2027-03-15; to their own end, 2028-02-10, a year would have 365.
    [
      "of the plan, whatever end of their own they have",
      [
        "ORANGE_CARE 5 users from 2027-03-15 paid 2027-03-15",
        "ORANGE_CARE 2 users from 2027-07-01 to 2028-02-10 paid 2027-07-01",
      ],
      "2027-07-01",
      // 360.00 × 224/366 = 220.327…
      220_33,
    ],
    // 305 of the 366 days from 2027-08-01; the plan of 2025 would count 365 from 2026-11-01.
    [
      "of the term that runs, not of one long over",
      [
        "ORANGE_CARE 5 users from 2025-11-01 paid 2025-11-01",
        "ORANGE_CARE 5 users from 2027-08-01 paid 2027-08-01",
        "ORANGE_CARE 2 users from 2027-10-01 paid 2027-10-01",
      ],
      "2027-10-01",
      300_00,
    ],
    // 153 of the 366 days of 2028; the seats of 2027 would count 365 from 2028-03-10.
    [
      "after a renewal, of the renewed term",
      [
        "ORANGE_CARE 5 users from 2027-01-01 paid 2027-01-01",
        "ORANGE_CARE 1 users from 2027-07-01 to 2029-03-10 paid 2027-07-01",
        "ORANGE_CARE 5 users from 2028-01-01 paid 2028-01-01",
        "ORANGE_CARE 2 users from 2028-08-01 to 2029-01-01 paid 2028-08-01",
      ],
      "2028-08-01",
      // 360.00 × 153/366 = 150.491…
      150_49,
    ],
    // The first term is over, only seats run: 68 of the 365 days up to their own end. 360.00 × 68/365 = 67.068…
    [
      "without a term that runs, of the year that ends with the seats they join",
      [
        "ORANGE_CARE 5 users from 2026-01-01 paid 2026-01-01",
        "ORANGE_CARE 1 users from 2026-07-01 to 2027-06-01 paid 2026-07-01",
        "ORANGE_CARE 2 users from 2027-03-25 paid 2027-03-25",
      ],
      "2027-03-25",
      67_07,
    ],
  ])("%s", (_, rows, asOf, price) => {
    expect(seats(rows, asOf)).toMatchObject({ price, clause: null, source: TO_BE_CONFIRMED, missing: null });
  });

  test.each([
    ["2026-07-01", 2 * 365_00],
    ["2026-07-02", 2 * 180_00],
  ])("at the rate of the day they begin: own price from %s", (from, year) => {
    const rows = [
      "ORANGE_CARE 5 users from 2026-01-01 paid 2026-01-01",
      "ORANGE_CARE 2 users from 2026-07-01 paid 2026-08-01",
    ];
    const book = priceBook([own("ORANGE_CARE", null, from, 365_00)]);
    // 184 of 365 days.
    expect(seats(rows, "2026-09-01", book)?.price).toBe(Math.round((year * 184) / 365));
  });

  test("without a rate, they are said to be seats", () => {
    const rows = [
      "ORANGE_PLUS 5 users from 2026-01-01 paid 2026-01-01",
      "ORANGE_PLUS 2 users from 2026-07-01 paid 2026-07-01",
    ];
    const price = seats(rows, "2026-09-01");
    expect(price).toEqual({
      term: price?.term,
      price: null,
      clause: null,
      source: null,
      missing: { what: "seats_added", term: price?.term },
    });
  });
});

describe("sizes", () => {
  const shown = ({ sizes }: PlanValue) =>
    sizes.map(({ hours, price, beyond, total }) => [hours, price, beyond, total]);

  test("none for Orange, and no hours without a price", () => {
    expect(oneValue({ plans: CARE, rates: RATES })).toMatchObject({
      sizes: [],
      best: null,
      unpriced: [],
      missing: [],
    });
  });

  test("each from the fewest to the most hours on sale", () => {
    const book = priceBook([3, 4, 5, 6, 7].map((hours) => own("VIP", hours, "2026-01-01", hours * 90_00)));
    const value = oneValue(
      { plans: VIP, work: "2026-01-15 4:00 how_to; 2026-06-30 0:30 how_to", rates: RATES },
      { book },
    );
    expect(shown(value)).toEqual([
      [2, 198_00, 300_00, 498_00],
      [3, 270_00, 180_00, 450_00],
      [4, 360_00, 60_00, 420_00],
      [5, 450_00, 0, 450_00],
      [6, 540_00, 0, 540_00],
      [7, 630_00, 0, 630_00],
      [8, 680_00, 0, 680_00],
    ]);
    expect(value.best?.hours).toBe(4);
    expect(value.unpriced).toEqual([]);
  });

  test("more work than the largest size holds", () => {
    const value = oneValue({ plans: VIP, work: "2026-02-03 10:00 how_to", rates: RATES });
    expect(value.sizes.map(({ beyond }) => beyond)).toEqual([960_00, 240_00]);
  });

  test("of two that cost the same, the smaller is the best", () => {
    const book = [own("VIP", 2, "2026-01-01", 200_00), own("VIP", 3, "2026-01-01", 320_00)];
    const value = oneValue({ plans: VIP, work: "2026-02-03 3:00 how_to", rates: RATES }, { book });
    expect(value.sizes.map(({ total }) => total)).toEqual([320_00, 320_00]);
    expect(value.best?.hours).toBe(2);
  });

  test("work before the bank opened is beyond no size", () => {
    const plans = "VIP 2 h from 2026-01-15 paid 2026-02-10";
    const value = oneValue({ plans, work: "2026-02-09 1:00 how_to; 2026-02-10 2:30 how_to", rates: RATES });
    expect(value.sizes.map(({ beyond }) => beyond)).toEqual([60_00, 0]);
  });

  test("only the bank asked about changes; a year before keeps its size", () => {
    const plans = "VIP 2 h from 2025-01-15 paid 2025-01-15; VIP 2 h from 2026-01-15 paid 2026-01-14";
    // 2:00 are carried in, so 2 h are enough.
    const value = oneValue({ plans, work: "2026-02-03 4:00 how_to", rates: RATES });
    expect(shown(value)).toEqual([
      [2, 178_20, 0, 178_20],
      [8, 612_00, 0, 612_00],
    ]);
  });

  test("what a year before left over is carried in, whatever the size of this one", () => {
    const plans = "VIP 2 h from 2025-01-15 paid 2025-01-15; VIP 2 h from 2026-01-15 paid 2026-01-14";
    const value = oneValue({ plans, work: "2025-02-03 1:30 how_to; 2026-02-03 4:00 how_to", rates: RATES });
    // 0:30 are carried in: 2:30 of 4:00, and all of it.
    expect(value.sizes.map(({ beyond }) => beyond)).toEqual([180_00, 0]);
  });

  test("a bank beside it gives what it has left, after work of its own earlier days", () => {
    const plans = "VIP_DIAMOND 4 h from 2025-10-15 paid 2025-10-15; VIP 2 h from 2026-01-15 paid 2026-01-15";
    const work = "2025-11-03 3:00 how_to; 2026-02-03 4:00 how_to";
    const vip = (diamond: string) => valuesOf({ plans, work, diamond, rates: RATES })[1];
    expect(vip("after_vip")?.terms[0]?.plan).toBe("VIP");
    expect(vip("after_vip")?.sizes.map(({ beyond }) => beyond)).toEqual([120_00, 0]);
    expect(vip("when_no_vip")?.sizes.map(({ beyond }) => beyond)).toEqual([240_00, 0]);
  });

  test("a bank that ended before it, or begins after the day asked about, gives nothing", () => {
    const plans =
      "VIP_DIAMOND 4 h from 2025-01-15 paid 2025-01-15; VIP 2 h from 2026-01-15 paid 2026-01-15; VIP_DIAMOND 4 h from 2026-07-15 paid 2026-07-15";
    const value = oneValue({ plans, work: "2026-02-03 4:00 how_to", diamond: "after_vip", rates: RATES });
    expect(value.sizes.map(({ beyond }) => beyond)).toEqual([240_00, 0]);
  });

  test("a bank that begins on the day asked about gives", () => {
    const plans = `VIP 2 h from 2026-01-15 paid 2026-01-15; VIP_DIAMOND 4 h from ${AS_OF} paid ${AS_OF}`;
    const given = { plans, work: `2026-02-03 2:00 how_to; ${AS_OF} 2:00 how_to`, rates: RATES };
    const vip = valuesOf({ ...given, diamond: "after_vip" }).find(({ terms }) => terms[0]?.plan === "VIP");
    expect(vip?.sizes.map(({ beyond }) => beyond)).toEqual([0, 0]);
  });

  test("a correction that could not be made is made for no size", () => {
    const adjustments = "VIP 2026-02-01 -3:00; VIP 2026-02-02 -0:30";
    const value = oneValue({ plans: VIP, work: "2026-02-03 2:00 how_to", adjustments, rates: RATES });
    // 2 h less 0:30 leave 0:30 to bill.
    expect(value.sizes.map(({ beyond }) => beyond)).toEqual([60_00, 0]);
  });

  test("what a smaller bank cannot give is not taken from it; the next correction takes what is left", () => {
    const plans = "VIP 8 h from 2026-01-15 paid 2026-01-15";
    const adjustments = "VIP 2026-02-01 -1:30; VIP 2026-02-02 -1:00; VIP 2026-02-03 1:00";
    const value = oneValue({ plans, work: "2026-02-04 1:30 how_to", adjustments, rates: RATES });
    expect(value.sizes.map(({ beyond }) => beyond)).toEqual([60_00, 0]);
  });

  test.each([
    ["2:00", 0],
    ["2:15", 30_00],
  ])("work of %s leaves %s cents beyond 2 h", (time, beyond) => {
    const value = oneValue({ plans: VIP, work: `2026-02-03 ${time} how_to`, rates: RATES });
    expect(value.sizes.map((size) => size.beyond)).toEqual([beyond, 0]);
  });

  test("a size that ran dry is not enough, though a correction adds to it later", () => {
    const adjustments = "VIP 2026-03-01 5:00";
    const value = oneValue({ plans: VIP, work: "2026-02-03 3:00 how_to", adjustments, rates: RATES });
    expect(value.sizes.map(({ beyond }) => beyond)).toEqual([120_00, 0]);
  });

  test.each<[string, Partial<Scenario>, (number | null)[]]>([
    [
      "a rate is needed for one size alone",
      { work: "2026-02-03 1:00 how_to; 2026-02-04 1:30 how_to; 2026-02-05 1:00 repair", rates: "3: 240.00" },
      [null, 0],
    ],
    ["other work is left to bill", { work: "2026-02-03 3:00 how_to; 2026-02-04 5:00 repair" }, [120_00, 0]],
    [
      "and needs a rate that no size would",
      { work: "2026-02-03 3:00 how_to; 2026-02-04 5:00 repair", rates: "2: 120.00" },
      [120_00, 0],
    ],
    [
      "a smaller bank cannot give what corrections take",
      {
        plans: "VIP 8 h from 2026-01-15 paid 2026-01-15",
        adjustments: "VIP 2026-02-01 -1:30; VIP 2026-02-02 -1:00; VIP 2026-02-03 1:00",
        work: "2026-02-04 1:30 how_to",
      },
      [60_00, 0],
    ],
    [
      "a correction adds to it later",
      { adjustments: "VIP 2026-03-01 5:00", work: "2026-02-03 3:00 how_to" },
      [120_00, 0],
    ],
  ])("are the same alone and beside a bank that gives nothing: %s", (_, given, expected) => {
    const scenario = { plans: VIP, rates: RATES, ...given };
    for (const plans of [scenario.plans, `${scenario.plans}; ${BESIDE}`]) {
      const vip = valuesOf({ ...scenario, plans }).find(({ terms }) => terms[0]?.plan === "VIP");
      expect(vip?.sizes.map(({ beyond }) => beyond)).toEqual(expected);
      const isKnown = !expected.includes(null);
      expect(vip?.missing).toEqual(isKnown ? [] : [{ what: "rate", level: 2 }]);
    }
  });

  test("a decision about overage counts for every size (A9)", () => {
    const plans =
      "ORANGE_CARE 1 users from 2025-01-15 to 2026-02-05 paid 2025-01-15; VIP 2 h from 2026-01-15 paid 2026-01-15";
    const work = "2026-02-02 1:45 training; 2026-02-03 1:00 how_to";
    const given = { plans, work, rates: RATES, withoutNotice: "hold" };
    const beyond = (decisions: string) => oneValue({ ...given, decisions }).sizes.map((size) => size.beyond);
    expect(beyond("2026-02-03 release")).toEqual([30_00, 0]);
    expect(beyond("2026-02-03 reject")).toEqual([0, 0]);
  });
});

describe("after a close (M2)", () => {
  const plans = "VIP 2 h from 2026-01-15 paid 2026-01-15";
  const FEBRUARY = day("2026-02-28");
  const closedWith = (scenario: Scenario, more: number): ClosedBooks => {
    const books = closedBy(scenario, FEBRUARY);
    const clients = books.clients.map((client) => ({
      ...client,
      banks: client.banks.map((bank) => ({ ...bank, left: minutes(bank.left + more) })),
    }));
    return { ...books, clients };
  };

  test.each([
    ["as closed", 0, 60_00],
    ["closed with half an hour more than today's rules give", 30, 0],
    ["closed with half an hour less", -30, 120_00],
  ])("a bank of any size keeps its closed balance: %s", (_, more, beyond) => {
    const february = { plans, work: "2026-02-03 1:00 how_to", rates: RATES };
    const closed = closedWith(february, more);
    const value = oneValue({ ...february, work: `${february.work}; 2026-03-03 1:30 how_to`, closed });
    expect(value.sizes.map((size) => size.beyond)).toEqual([beyond, 0]);
    const both = { ...february, plans: `${plans}; ${BESIDE}` };
    const [vip] = valuesOf({
      ...both,
      work: `${february.work}; 2026-03-03 1:30 how_to`,
      closed: closedWith(both, more),
    });
    expect(vip?.terms[0]?.plan).toBe("VIP");
    expect(vip?.sizes.map((size) => size.beyond)).toEqual([beyond, 0]);
  });

  test("a client that is new since is valued as any other", () => {
    const closed = { ...closedBy({ plans }, FEBRUARY), clients: [] };
    const value = oneValue({ plans, work: "2026-03-03 2:30 how_to", rates: RATES, closed });
    expect(value.sizes.map((size) => size.beyond)).toEqual([60_00, 0]);
  });

  test("overage of a closed month is billed for every size as its settings of then say", () => {
    const given = {
      plans:
        "ORANGE_CARE 1 users from 2025-01-15 to 2026-02-05 paid 2025-01-15; VIP 2 h from 2026-01-15 paid 2026-01-15",
      work: "2026-02-02 1:45 training; 2026-02-03 1:00 how_to",
      rates: RATES,
    };
    const closed = closedBy({ ...given, withoutNotice: "bill" }, FEBRUARY);
    const value = oneValue({ ...given, withoutNotice: "hold", closed });
    expect(value.sizes.map((size) => size.beyond)).toEqual([30_00, 0]);
  });

  test("a correction of a closed month is counted once", () => {
    const february = { plans, adjustments: "VIP 2026-02-03 -0:30", rates: RATES };
    const closed = closedBy(february, FEBRUARY);
    const value = oneValue({ ...february, work: "2026-03-03 2:00 how_to", closed });
    expect(value.sizes.map((size) => size.beyond)).toEqual([60_00, 0]);
  });

  test("a client joined since drew on its own terms only, whatever the size of this one's", () => {
    const { account } = run({ plans, work: "2026-02-03 1:00 how_to; 2026-03-03 2:30 how_to" });
    const settings = settingsOf({ plans, rates: RATES });
    const entries = account.entries.map((entry) =>
      entry.date <= FEBRUARY ? { ...entry, client: "Bolt" } : entry,
    );
    const joined = [{ name: "Bolt", names: [nameKey("Bolt")], through: FEBRUARY }];
    const past = { through: FEBRUARY, settings: [], kept: [], joined };
    const one = { ...account, ledger: ledger(account.terms, entries, [], settings, past), past: { joined } };
    const [value] = planValues(one, day(AS_OF), BUILT_IN_PRICES, settings, past);
    expect(value).toMatchObject({ spared: 120, sizes: [{ beyond: 60_00 }, { beyond: 0 }] });
  });
});
