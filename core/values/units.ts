/**
 * Minutes and money, as branded integers.
 *
 * Laws: a value of either type is a safe integer; minutes are rounded only by `roundedUp` and, from an export
 * that counts seconds, by `nearestMinute`, money only by `proportion`; nothing else in the project divides, but
 * for telling a tendency (`shareOf`, `daysToUse`) and for showing hours, dollars and shares (`inHours`,
 * `inCurrency`, `inParts`).
 */

declare const unit: unique symbol;

/** Whole minutes. Signed only where a docstring says so (bank movements). */
export type Minutes = number & { readonly [unit]: "minutes" };

/** Whole cents before tax, in the currency of the configuration. */
export type Cents = number & { readonly [unit]: "cents" };

/** A fraction kept as two integers, so that it can be shown and is applied with one rounding. */
export interface Fraction {
  readonly numerator: number;
  readonly denominator: number;
}

/** Stops the program when one of our own assumptions is broken. Never used for what a user typed. */
export function assert(condition: boolean, broken: string): asserts condition {
  if (!condition) throw new Error(`broken assumption: ${broken}`);
}

export function minutes(n: number): Minutes {
  assert(Number.isSafeInteger(n), `minutes are whole, not ${n}`);
  return n as Minutes;
}

export function cents(n: number): Cents {
  assert(Number.isSafeInteger(n), `cents are whole, not ${n}`);
  return n as Cents;
}

/**
 * No amount that is read is larger: nine digits, as of every number that is read, so that whatever the rules make of
 * a file's numbers is exact.
 */
export const MOST_CENTS = cents(999_999_999);

export const NO_MINUTES = minutes(0);

/** Service time is counted in steps of this many minutes (A4). */
export const INCREMENT = minutes(15);

/** The least multiple of the increment that is not below `worked`: 0 → 0, 1 → 15, 15 → 15, 16 → 30 (A4). */
export function roundedUp(worked: Minutes): Minutes {
  return minutes(Math.ceil(worked / INCREMENT) * INCREMENT);
}

/**
 * The whole minute nearest to so many seconds, half a minute up: 29 → 0, 30 → 1, 930 → 16. The one rule for
 * exports that tell seconds or decimal hours. Nearest, so that a month adds up to what the tool itself shows and
 * hours cut to two decimals (0.17) give back the ten minutes they were.
 */
export function nearestMinute(seconds: number): Minutes {
  return minutes(Math.floor(seconds / 60 + 0.5));
}

/** `amount × fraction`, multiplied first, divided once, rounded once, half up. `amount` is not negative. */
export function proportion(amount: Cents, fraction: Fraction): Cents {
  const { numerator, denominator } = fraction;
  assert(
    amount >= 0 && numerator >= 0 && denominator > 0,
    `a share of ${amount} by ${numerator}/${denominator}`,
  );
  const doubled = 2 * amount * numerator + denominator;
  if (Number.isSafeInteger(doubled)) return cents(Math.floor(doubled / (2 * denominator)));
  // What is between may be larger than what comes of it.
  const exact = 2n * BigInt(amount) * BigInt(numerator) + BigInt(denominator);
  return cents(Number(exact / (2n * BigInt(denominator))));
}

/** A share of minutes, by the same rule as `proportion`. For what is drawn or told as a tendency, never for a charge. */
export function shareOf(amount: Minutes, fraction: Fraction): Minutes {
  return minutes(proportion(cents(amount), fraction));
}

/** On which day, counted from 1, the last of `left` minutes goes at `used` minutes in so many days. `used` is not 0. */
export function daysToUse(left: Minutes, used: Minutes, days: number): number {
  assert(left >= 0 && used > 0 && days > 0, `${left} minutes left at ${used} in ${days} days`);
  return Math.ceil((left * days) / used);
}

/** The product of two fractions, not yet applied to anything. */
export function product(a: Fraction, b: Fraction): Fraction {
  return { numerator: a.numerator * b.numerator, denominator: a.denominator * b.denominator };
}

/** The sum of minutes, or of money. */
export function sum<T extends Minutes | Cents>(values: Iterable<T>): T {
  let total = 0;
  for (const value of values) total += value;
  assert(Number.isSafeInteger(total), "a sum is a safe integer");
  return total as T;
}

/** The sum of amounts, or null as soon as one is not known: never the sum of the others (A10). */
export function knownSum<T extends Minutes | Cents>(values: Iterable<T | null>): T | null {
  const known: T[] = [];
  for (const value of values) {
    if (value === null) return null;
    known.push(value);
  }
  return sum(known);
}

export function least(a: Minutes, b: Minutes): Minutes {
  return a < b ? a : b;
}

/** Minutes as the hours that cells and messages show; exact in quarters, since 15 minutes are 0.25. */
export function inHours(of: Minutes): number {
  return of / 60;
}

/** Cents as the units of currency that cells show. */
export function inCurrency(of: Cents): number {
  return of / 100;
}

/** A fraction as the number that a percentage cell shows. */
export function inParts({ numerator, denominator }: Fraction): number {
  return numerator / denominator;
}
