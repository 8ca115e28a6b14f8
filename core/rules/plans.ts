/**
 * The plan table: what each plan sells, holds and serves (P1–P4); and the dated price book (P6, P7).
 *
 * Laws: everything about a plan is read from its row, so no other place lists plans. A price is found or missing; it is
 * never computed from neighbouring prices.
 */

import { type CalendarDate, day, formatDate } from "../values/calendar.ts";
import { InputError, type Problem } from "../values/problems.ts";
import { type Cents, cents } from "../values/units.ts";

/** What a plan's quantity counts, and its range, both ends included (P2, P4). */
interface QuantityRange {
  readonly counts: "hours" | "subscribers";
  readonly least: number;
  readonly most: number;
}

/** A plan in the rules. A new plan needs a row of the table, its prices and its words. */
interface PlanRow {
  /** The clauses that apply to it: P1, P2 and P3, or P4. */
  readonly family: "basic" | "vip" | "orange";
  /** Null for a plan that is not sold and has no term. */
  readonly quantity: QuantityRange | null;
  /** Null for a plan that holds no minutes. */
  readonly bank: {
    /** The hours put in the bank: those sold, or those the register says are included. */
    readonly holds: "sold" | "included";
    /** A5: the levels of work it serves under any settings; settings may add others (`servingBanks`). */
    readonly serves: readonly number[];
  } | null;
}

/** P4: Orange is sold per subscriber, at least one. */
export const SUBSCRIBERS = {
  counts: "subscribers",
  least: 1,
  most: 100_000,
} as const satisfies QuantityRange;

/** P2: VIP sells 2 to 8 hours a year, VIP Diamond 4 to 10. */
export const PLAN_TABLE = {
  BASIC: { family: "basic", quantity: null, bank: null },
  VIP: {
    family: "vip",
    quantity: { counts: "hours", least: 2, most: 8 },
    bank: { holds: "sold", serves: [1, 2] },
  },
  VIP_DIAMOND: {
    family: "vip",
    quantity: { counts: "hours", least: 4, most: 10 },
    bank: { holds: "sold", serves: [3] },
  },
  ORANGE_STARTER: { family: "orange", quantity: SUBSCRIBERS, bank: null },
  ORANGE_CARE: { family: "orange", quantity: SUBSCRIBERS, bank: null },
  ORANGE_PLUS: {
    family: "orange",
    quantity: SUBSCRIBERS,
    bank: { holds: "included", serves: [1, 2] },
  },
} as const satisfies Record<string, PlanRow>;

type Table = typeof PLAN_TABLE;

/** The plans whose row matches `Asked`. */
type PlanWith<Asked> = { [P in keyof Table]: Table[P] extends Asked ? P : never }[keyof Table];

export type Plan = keyof Table;
/** The plans sold for a term. */
export type SoldPlan = PlanWith<{ quantity: QuantityRange }>;
type VipPlan = PlanWith<{ family: "vip" }>;
type OrangePlan = PlanWith<{ family: "orange" }>;
/** The plans that hold minutes. */
export type BankPlan = PlanWith<{ bank: object }>;

/** All plans, in the order in which they are shown. */
export const PLANS = Object.keys(PLAN_TABLE) as readonly Plan[];
export const SOLD_PLANS = PLANS.filter(isSold);
export const BANK_PLANS = PLANS.filter(holdsBank);

export function isSold(plan: Plan): plan is SoldPlan {
  return PLAN_TABLE[plan].quantity !== null;
}

export function isVip(plan: Plan): plan is VipPlan {
  return PLAN_TABLE[plan].family === "vip";
}

export function isOrange(plan: Plan): plan is OrangePlan {
  return PLAN_TABLE[plan].family === "orange";
}

export function holdsBank(plan: Plan): plan is BankPlan {
  return PLAN_TABLE[plan].bank !== null;
}

const HOURLY = SOLD_PLANS.map((plan) => PLAN_TABLE[plan].quantity).filter(({ counts }) => counts === "hours");
/** P2: the fewest and the most hours that any plan sells. */
export const HOURS_SOLD: QuantityRange = {
  counts: "hours",
  least: Math.min(...HOURLY.map(({ least }) => least)),
  most: Math.max(...HOURLY.map(({ most }) => most)),
};

/** Whether its bank's hours are included, as given in the register, rather than sold (P4). */
export function includesHours(plan: Plan): boolean {
  return PLAN_TABLE[plan].bank?.holds === "included";
}

/** A5: whether its bank serves work of a level under any settings. */
export function servesLevel(plan: BankPlan, level: number): boolean {
  const levels: readonly number[] = PLAN_TABLE[plan].bank.serves;
  return levels.includes(level);
}

/** P7: a Starter term is renewed as Orange Care. Every other plan is renewed as itself. */
export function renewedAs<P extends Plan>(plan: P): P | "ORANGE_CARE" {
  return plan === "ORANGE_STARTER" ? "ORANGE_CARE" : plan;
}

/** One line of a price book. `hours` is the tier of a VIP plan and null for Orange, which is priced per subscriber. */
export interface Price {
  readonly plan: Plan;
  readonly hours: number | null;
  /** First day this price applies. */
  readonly from: CalendarDate;
  /** VIP: for the whole tier. Orange: for one subscriber and one year. */
  readonly cents: Cents;
  readonly source: string;
}

/** Lines in order of precedence: for one plan and tier, the user's lines come before the built-in ones. */
export type PriceBook = readonly Price[];

/** Sources of the built-in prices. */
export const PUBLISHED = "published terms";
export const TO_BE_CONFIRMED = "published terms, to be confirmed";
/**
 * What the published terms say that a plan gives beside its time. Which Orange plans do is our reading of a damaged table,
 * to be confirmed by the owner.
 */
export const PUBLISHED_EXTRAS = {
  ORANGE_CARE: ["Keystroke Contact Manager (KCM)", "Link2forms Lite"],
} satisfies Partial<Record<SoldPlan, readonly string[]>>;
const ALWAYS = day("1901-01-01");

/**
 * P6: the prices in the published terms. The assignment of prices to Orange plans is our reading of a damaged table.
 */
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

/** P6: the price of a plan and tier on a day. Throws PRICE_MISSING when there is none. */
export function priceOn(book: PriceBook, plan: Plan, quantity: number, on: CalendarDate): Price {
  const price = findPrice(book, plan, quantity, on);
  if (price === null) throw new InputError(priceMissing(book, plan, quantity, on));
  return price;
}

/**
 * P6: the price of a plan and tier on a day: the latest one from the first source that has any for that day; null when
 * there is none. Never interpolates.
 */
export function findPrice(book: PriceBook, plan: Plan, quantity: number, on: CalendarDate): Price | null {
  const hours = isVip(plan) ? quantity : null;
  const holds = book.filter((price) => price.plan === plan && price.hours === hours && price.from <= on);
  const own = holds.filter((price) => !BUILT_IN_PRICES.includes(price));
  return (own.length > 0 ? own : holds).reduce<Price | null>(
    (best, price) => (best === null || price.from > best.from ? price : best),
    null,
  );
}

export function priceMissing(book: PriceBook, plan: Plan, quantity: number, on: CalendarDate): Problem {
  const hours = isVip(plan) ? quantity : null;
  const from = laterPrice(book, plan, quantity, on)?.from ?? null;
  return { code: "PRICE_MISSING", plan, hours, on: formatDate(on), from: from && formatDate(from) };
}

/** R9: the user's earliest own price of a plan and tier that begins after a day; null when there is none. */
export function laterPrice(book: PriceBook, plan: Plan, quantity: number, on: CalendarDate): Price | null {
  const hours = isVip(plan) ? quantity : null;
  const later = book.filter((price) => price.plan === plan && price.hours === hours && price.from > on);
  return later.reduce<Price | null>(
    (best, price) => (best === null || price.from < best.from ? price : best),
    null,
  );
}
