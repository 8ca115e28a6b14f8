/**
 * The six plans, what each may sell and serve (P1–P4), and the dated price book (P6, P7).
 *
 * Law: a price is found or it is missing; it is never worked out from its neighbours.
 */

import { type CalendarDate, day, formatDate } from "../values/calendar.ts";
import { InputError } from "../values/problems.ts";
import { type Cents, cents } from "../values/units.ts";

export const PLANS = ["BASIC", "VIP", "VIP_DIAMOND", "ORANGE_STARTER", "ORANGE_CARE", "ORANGE_PLUS"] as const;
export type Plan = (typeof PLANS)[number];
export type OrangePlan = "ORANGE_STARTER" | "ORANGE_CARE" | "ORANGE_PLUS";
export type VipPlan = "VIP" | "VIP_DIAMOND";

/** The plans that hold minutes. */
export const BANK_PLANS = ["VIP", "VIP_DIAMOND", "ORANGE_PLUS"] as const satisfies readonly Plan[];
export type BankPlan = (typeof BANK_PLANS)[number];

/** What a plan's quantity counts, and its range, both ends included (P2, P4). */
export interface QuantityRange {
  readonly counts: "hours" | "subscribers";
  readonly least: number;
  readonly most: number;
}

const SUBSCRIBERS: QuantityRange = { counts: "subscribers", least: 1, most: 100_000 };

/** P2: VIP sells 2 to 8 hours a year, VIP Diamond 4 to 10. P4: Orange is sold by the subscriber, at least one. */
export const QUANTITY: Record<Exclude<Plan, "BASIC">, QuantityRange> = {
  VIP: { counts: "hours", least: 2, most: 8 },
  VIP_DIAMOND: { counts: "hours", least: 4, most: 10 },
  ORANGE_STARTER: SUBSCRIBERS,
  ORANGE_CARE: SUBSCRIBERS,
  ORANGE_PLUS: SUBSCRIBERS,
};

export function isOrange(plan: Plan): plan is OrangePlan {
  return plan.startsWith("ORANGE");
}

export function isVip(plan: Plan): plan is VipPlan {
  return plan === "VIP" || plan === "VIP_DIAMOND";
}

/** P7: a Starter term is renewed as Orange Care. Every other plan is renewed as itself. */
export function renewedAs<P extends Plan>(plan: P): P | "ORANGE_CARE" {
  return plan === "ORANGE_STARTER" ? "ORANGE_CARE" : plan;
}

/** Whether a term of `next` can be the renewal of a term of `previous`; VIP and VIP Diamond never renew each other (R1). */
export function renews(next: Plan, previous: Plan): boolean {
  return next === previous || next === renewedAs(previous);
}

/** One line of a price book. `hours` is the tier of a VIP plan and null for Orange, which is priced per subscriber. */
export interface Price {
  readonly plan: Plan;
  readonly hours: number | null;
  /** First day this price holds. */
  readonly from: CalendarDate;
  /** VIP: for the whole tier. Orange: for one subscriber and one year. */
  readonly cents: Cents;
  readonly source: string;
}

/** Lines in order of authority: for one plan and tier, the user's lines come before the built-in ones. */
export type PriceBook = readonly Price[];

/** Sources of the built-in prices. */
export const PUBLISHED = "published terms";
export const TO_BE_CONFIRMED = "published terms, to be confirmed";
const ALWAYS = day("1901-01-01");

/** P6: the prices the published terms state. Which Orange plan has which price is our reading of a damaged table. */
export const BUILT_IN_PRICES: PriceBook = [
  { plan: "VIP", hours: 2, from: ALWAYS, cents: cents(198_00), source: PUBLISHED },
  { plan: "VIP", hours: 8, from: ALWAYS, cents: cents(680_00), source: PUBLISHED },
  { plan: "VIP_DIAMOND", hours: 4, from: ALWAYS, cents: cents(636_00), source: PUBLISHED },
  { plan: "VIP_DIAMOND", hours: 10, from: ALWAYS, cents: cents(1450_00), source: PUBLISHED },
  { plan: "ORANGE_STARTER", hours: null, from: ALWAYS, cents: cents(120_00), source: TO_BE_CONFIRMED },
  { plan: "ORANGE_CARE", hours: null, from: ALWAYS, cents: cents(180_00), source: TO_BE_CONFIRMED },
];

/** P6: the user's own prices override the built-in ones. */
export function priceBook(own: readonly Price[]): PriceBook {
  return [...own, ...BUILT_IN_PRICES];
}

/**
 * P6: the price of a plan and tier on a day: of the first source that has any for that day, the latest.
 * Throws PRICE_MISSING when there is none; never interpolates.
 */
export function priceOn(book: PriceBook, plan: Plan, quantity: number, on: CalendarDate): Price {
  const hours = isVip(plan) ? quantity : null;
  const holds = book.filter((price) => price.plan === plan && price.hours === hours && price.from <= on);
  const own = holds.filter((price) => !BUILT_IN_PRICES.includes(price));
  const latest = (own.length > 0 ? own : holds).reduce<Price | null>(
    (best, price) => (best === null || price.from > best.from ? price : best),
    null,
  );
  if (latest === null) {
    const from = laterPrice(book, plan, quantity, on)?.from ?? null;
    throw new InputError({
      code: "PRICE_MISSING",
      plan,
      hours,
      on: formatDate(on),
      from: from && formatDate(from),
    });
  }
  return latest;
}

/** R9: the first of the user's own prices of a plan and tier that begins only after a day; null when there is none. */
export function laterPrice(book: PriceBook, plan: Plan, quantity: number, on: CalendarDate): Price | null {
  const hours = isVip(plan) ? quantity : null;
  const later = book.filter((price) => price.plan === plan && price.hours === hours && price.from > on);
  return later.reduce<Price | null>(
    (best, price) => (best === null || price.from < best.from ? price : best),
    null,
  );
}
