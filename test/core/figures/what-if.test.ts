/** What a renewal costs on time and late: which day, clause, price and minutes each line says. */

import { describe, expect, test } from "vitest";
import { dearerLate, type RenewalOffer } from "../../../core/figures/renewal-offers.ts";
import { whatIfs } from "../../../core/figures/what-if.ts";
import { BUILT_IN_PRICES, type Plan, type PriceBook } from "../../../core/rules/plans.ts";
import { day, formatDate } from "../../../core/values/calendar.ts";
import { cents } from "../../../core/values/units.ts";
import { run } from "../scenario.ts";
import { viewed } from "../viewed.ts";

function offerOf(plans: string, asOf: string, work = "", prices: PriceBook = BUILT_IN_PRICES): RenewalOffer {
  const { account } = run({ plans, work });
  const period = { from: day(asOf), to: day(asOf) };
  const [offer, ...others] = viewed(account, period, { prices }).outlook.offers;
  if (offer === undefined || others.length > 0) throw new Error("the test is about one renewal");
  return offer;
}

const linesOf = (offer: RenewalOffer) =>
  whatIfs(offer, BUILT_IN_PRICES).map(({ daysLate, paidOn, clause, price, term, kept, lost }) =>
    [daysLate, formatDate(paidOn), clause, price, formatDate(term.expires), kept, lost].join(" "),
  );

const VIP = "VIP 8 h from 2026-01-15 paid 2026-01-15";

test("a VIP: all that is at stake is kept on time, and lost on any later day (R1)", () => {
  expect(linesOf(offerOf(VIP, "2026-12-31", "2026-02-03 1:00 how_to"))).toEqual([
    " 2027-01-14 R1 on time 61200 2028-01-15 420 0",
    "1 2027-01-15 R1 late 68000 2028-01-15 0 420",
  ]);
});

test("M4: at stake is what is expected to be left, kept and lost as a whole", () => {
  // 3 h in the 351 days to the end of the year: 300 min are left, and 14 days take 7 more, no whole quarter.
  const work = "2026-02-03 1:00 how_to; 2026-05-05 1:00 how_to; 2026-08-04 1:00 how_to";
  expect(linesOf(offerOf(VIP, "2026-12-31", work)).map((line) => line.split(" ").slice(-2))).toEqual([
    ["300", "0"],
    ["0", "300"],
  ]);
  // In August 480 − 180 = 300 are left too, but 136 days at 3 h in 229 take 107 more by the expiry: 105.
  expect(linesOf(offerOf(VIP, "2026-08-31", work)).map((line) => line.split(" ").slice(-2))).toEqual([
    ["195", "0"],
    ["0", "195"],
  ]);
});

test("Orange, whose anniversary is 29 February: it comes back in 2028 (R4)", () => {
  const plans =
    "ORANGE_CARE 1 users from 2024-02-29 paid 2024-02-29; ORANGE_CARE 1 users from 2025-02-28 paid 2025-02-28; ORANGE_CARE 1 users from 2026-02-28 paid 2026-02-28 online";
  const offer = offerOf(plans, "2026-12-31");
  // A year of 366 days, 356 and 337 of them left: 18000 × 356/366 = 17508.19…, × 337/366 = 16573.77…
  expect(linesOf(offer)).toEqual([
    " 2027-02-28 R3 online 16200 2028-02-29 0 0",
    "10 2027-03-10 R4 17508 2028-02-29 0 0",
    "29 2027-03-29 R4 16574 2028-02-29 0 0",
    "31 2027-03-31 R5 18000 2028-03-31 0 0",
  ]);
  // Of a renewal without its terms only the expiry is known.
  expect(linesOf({ ...offer, due: { ...offer.due, terms: [] } })[1]).toBe(
    "10 2027-03-10 R4 17507 2028-02-28 0 0",
  );
});

test("R3: by the client's own channel; by cheque on time costs the full price", () => {
  expect(linesOf(offerOf("ORANGE_CARE 5 users from 2026-02-01 paid 2026-02-01", "2026-12-31"))[0]).toBe(
    " 2027-02-01 R3 not online 90000 2028-02-01 0 0",
  );
});

describe("without a price", () => {
  const offer = offerOf(VIP.replace("8 h", "4 h"), "2026-12-31");

  test("the rest of each line is given", () =>
    expect(linesOf(offer)[1]).toBe("1 2027-01-15 R1 late  2028-01-15 0 240"));

  test("nor has a renewal of nothing a price", () =>
    expect(whatIfs({ ...offer, due: { ...offer.due, quantity: 0 } }, BUILT_IN_PRICES)[0]?.price).toBeNull());

  test("nor is an error that is nobody's input", () => {
    const [price] = BUILT_IN_PRICES;
    const broken = {
      ...price,
      get plan(): Plan {
        throw new RangeError("broken");
      },
    };
    expect(() => whatIfs(offer, [broken as (typeof BUILT_IN_PRICES)[number]])).toThrow(RangeError);
  });
});

describe("what a day too late costs more", () => {
  test("the discount of a VIP", () => expect(dearerLate(offerOf(VIP, "2026-12-31"))).toBe(68_00));

  test("nothing is said without both prices", () => {
    const offer = offerOf(VIP, "2026-12-31");
    expect(dearerLate({ ...offer, onTime: null })).toBeNull();
    expect(dearerLate({ ...offer, late: null })).toBeNull();
    expect(dearerLate({ ...offer, onTime: null, late: null })).toBeNull();
  });

  test("signed: a price that falls is cheaper late", () => {
    const prices: PriceBook = [
      { plan: "VIP", hours: 8, from: day("2026-01-01"), cents: cents(680_00), source: "own" },
      { plan: "VIP", hours: 8, from: day("2027-01-15"), cents: cents(500_00), source: "own" },
    ];
    expect(dearerLate(offerOf(VIP, "2026-12-31", "", prices))).toBe(-112_00);
  });
});
