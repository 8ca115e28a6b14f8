/** What a client is offered for each renewal: its own price, other prices beside it, until when, and what it keeps. */

import { describe, expect, test } from "vitest";
import type { RenewalOffer } from "../../../core/figures/renewal-offers.ts";
import { BUILT_IN_PRICES, priceBook } from "../../../core/rules/plans.ts";
import type { Renewal } from "../../../core/rules/renewal.ts";
import { day, formatDate } from "../../../core/values/calendar.ts";
import { ownPrice } from "../contracts.ts";
import { dollars, run, type Scenario } from "../scenario.ts";
import { type Seen, viewed } from "../viewed.ts";

function offersOf(scenario: Scenario, asOf: string, seen: Seen = {}): readonly RenewalOffer[] {
  return viewed(run(scenario).account, { from: day(asOf), to: day(asOf) }, seen).outlook.offers;
}

function offerOf(...given: Parameters<typeof offersOf>): RenewalOffer {
  const [only, ...others] = offersOf(...given);
  if (only === undefined || others.length > 0) throw new Error("the test is about one renewal");
  return only;
}

const priceOf = (of: Renewal | null) => (of === null ? "–" : `${of.clause} ${dollars(of.price)}`);
const pricesOf = ({ onTime, online, wholeYear, late }: RenewalOffer) =>
  [onTime, online, wholeYear, late].map(priceOf);

/** 5 × 120.00, to 15 March 2026. */
const CARE = "ORANGE_CARE 5 users from 2025-03-15 paid 2025-03-15";
const AT_120 = priceBook([ownPrice("ORANGE_CARE", null, "2020-01-01", 120_00)]);
const VIP = "VIP 8 h from 2026-01-15 paid 2026-01-15";

describe("the price that the client really pays", () => {
  test.each([
    // A day late: 600.00 × 364/365.
    ["online", `${CARE} online`, ["R3 online 540.00", "–", "–", "R4 598.36"]],
    ["by cheque, online beside it", CARE, ["R3 not online 600.00", "R3 online 540.00", "–", "R4 598.36"]],
    [
      // 170 of 365 days from the expiry, 169 from the day after.
      "online, ending with Act!",
      `${CARE} online act-ends 2026-09-01`,
      ["R6 on time 251.51", "–", "R3 online 540.00", "R6 late 277.81"],
    ],
    [
      "by cheque, ending with Act!",
      `${CARE} act-ends 2026-09-01`,
      ["R6 on time 279.45", "R6 on time 251.51", "R3 not online 600.00", "R6 late 277.81"],
    ],
    [
      // 600.00 × 1/365 × 9/10; a day late no day of Act! is left.
      "Act! ends a day after the plan",
      `${CARE} online act-ends 2026-03-16`,
      ["R6 on time 1.48", "–", "R3 online 540.00", "R4 598.36"],
    ],
    [
      "Act! ends with the plan",
      `${CARE} online act-ends 2026-03-15`,
      ["R3 online 540.00", "–", "–", "R4 598.36"],
    ],
    [
      "Act! ends a day before the new year does: 600.00 × 364/365 × 9/10, and 363/365",
      `${CARE} online act-ends 2027-03-14`,
      ["R6 on time 538.52", "–", "R3 online 540.00", "R6 late 596.71"],
    ],
    [
      "Act! ends with the new year",
      `${CARE} online act-ends 2027-03-15`,
      ["R3 online 540.00", "–", "–", "R4 598.36"],
    ],
  ])("Orange, %s", (_, plans, prices) => {
    const offer = offerOf({ plans }, "2026-02-15", { prices: AT_120 });
    expect(pricesOf(offer)).toEqual(prices);
    expect(formatDate(offer.until)).toBe("2026-03-15");
    expect(offer.keeps).toBe(0);
  });

  test("a VIP has one price, however it was paid, and no Act! (R1)", () => {
    for (const how of ["", " online", " act-ends 2027-06-01"]) {
      const offer = offerOf({ plans: VIP + how }, "2026-12-31");
      expect(pricesOf(offer)).toEqual(["R1 on time 612.00", "–", "–", "R1 late 680.00"]);
      expect(offer.channel).toBe("online");
      expect(formatDate(offer.until)).toBe("2027-01-14");
    }
  });

  test("P7: a Starter is renewed at Care's price", () => {
    const offer = offerOf(
      { plans: "ORANGE_STARTER 2 users from 2026-01-15 paid 2026-01-15 edition Pro online" },
      "2026-12-31",
    );
    // 2 × 180.00, 10 % off; a day late 364/365 of it.
    expect(pricesOf(offer)).toEqual(["R3 online 324.00", "–", "–", "R4 359.01"]);
    expect(offer.onTime?.pricedAs).toBe("ORANGE_CARE");
  });

  test("a price that the book lacks is none, and leaves the others", () => {
    const plans = `VIP 4 h from 2026-01-15 paid 2026-01-15; ${CARE.replaceAll("2025", "2026")}`;
    expect(offersOf({ plans }, "2026-12-31", { prices: AT_120 }).map(pricesOf)).toEqual([
      ["R3 not online 600.00", "R3 online 540.00", "–", "R4 598.36"],
      ["–", "–", "–", "–"],
    ]);
  });
});

describe("R3: its own channel is that of the row paid last", () => {
  const first = "ORANGE_CARE 5 users from 2025-03-15 paid 2025-03-15";
  const seats = "ORANGE_CARE 2 users from 2025-06-01 to 2026-03-15 paid";
  test.each([
    ["online", `${first} online`, "online"],
    ["otherwise", first, "other"],
    ["seats paid online since", `${first}; ${seats} 2025-06-01 online`, "online"],
    ["seats paid by cheque since", `${first} online; ${seats} 2025-06-01`, "other"],
    ["all that were paid that day, online", `${first} online; ${seats} 2025-03-15 online`, "online"],
    ["one of those paid that day, otherwise", `${first} online; ${seats} 2025-03-15`, "other"],
    ["the other of them, otherwise", `${first}; ${seats} 2025-03-15 online`, "other"],
    ["seats not paid yet have no say", `${first} online; ${seats.replace("paid", "unpaid")}`, "online"],
    [
      "nor has the term before",
      `${first}; ORANGE_CARE 5 users from 2026-03-15 paid 2026-03-01 online`,
      "online",
    ],
  ])("%s", (_, plans, channel) => {
    const asOf = plans.includes("2026-03-01") ? "2026-12-31" : "2026-02-15";
    expect(offerOf({ plans }, asOf).channel).toBe(channel);
  });
});

describe("M4: near is within the longest of the days on which clients are reminded", () => {
  test.each([
    ["the day before", "2026-11-15", [60, 30, 7], false],
    ["on the day", "2026-11-16", [60, 30, 7], true],
    ["in any order", "2026-11-16", [7, 60], true],
    ["another number of days", "2026-12-15", [30], false],
    ["another number, on the day", "2026-12-16", [30], true],
    ["on the last day on time", "2027-01-14", [1], true],
    ["never, if nobody is reminded", "2027-01-14", [], false],
  ])("%s", (_, asOf, reminderDays, isNear) =>
    expect(offerOf({ plans: VIP }, asOf, { reminderDays }).isNear).toBe(isNear),
  );
});

describe("M4: what is kept on time, and lapses otherwise", () => {
  const work = "2026-02-03 1:00 how_to; 2026-05-05 1:00 how_to; 2026-08-04 1:00 how_to";
  test.each([
    ["without a pace, what is left", VIP, "2026-02-03 1:00 how_to", 420],
    ["at its pace, what is expected: 136 days at 3 h in 229 take 107 of 300 min, so 105", VIP, work, 195],
    ["nothing where it runs out", VIP.replace("8 h", "4 h"), work, 0],
    ["nothing where all is used", VIP, "2026-02-03 8:00 how_to", 0],
    [
      "brought-in hours too",
      `VIP 8 h from 2025-01-15 paid 2025-01-15; ${VIP.replace("paid 2026-01-15", "paid 2026-01-14")}`,
      "",
      960,
    ],
    [
      "R2: nothing of the time included in Orange Plus",
      "ORANGE_PLUS 1 users from 2026-01-15 paid 2026-01-15 included 8:00",
      "",
      0,
    ],
    ["nothing of Orange", "ORANGE_CARE 1 users from 2026-01-15 paid 2026-01-15", work, 0],
  ])("%s", (_, plans, done, keeps) =>
    expect(offerOf({ plans, work: done }, "2026-08-31", { prices: BUILT_IN_PRICES }).keeps).toBe(keeps),
  );
});
