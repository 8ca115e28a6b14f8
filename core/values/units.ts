/**
 * Minutes and money, as branded integers.
 *
 * Laws: a value of either type is a safe integer. Minutes are rounded only by `roundedUp` and, for exports in seconds,
 * by `nearestMinute`; money only by `proportion`. Nothing else in the project divides, except for trends (`shareOf`,
 * `daysToUse`, `wholeIncrements`) and for showing hours, dollars and shares (`inHours`, `inCurrency`, `inParts`).
 */

declare const unit: unique symbol;

/** Whole minutes. Signed only where a docstring says so (bank movements). */
export type Minutes = number & { readonly [unit]: "minutes" };

/** Whole cents before tax, in the currency of the configuration. */
export type Cents = number & { readonly [unit]: "cents" };

/** A fraction as two integers, so that it can be shown and is applied with a single rounding. */
export interface Fraction {
  readonly numerator: number;
  readonly denominator: number;
}

/** Stops the program when one of our own assumptions is broken. Never used for user input. */
export function assert(condition: boolean, broken: string): asserts condition {
  if (!condition) throw new Error(`broken assumption: ${broken}`);
}

/** Called for every figure, so the text is made only when it is needed. */
function whole(n: number, what: string): void {
  if (!Number.isSafeInteger(n)) throw new Error(`broken assumption: ${what} are whole, not ${n}`);
}

export function minutes(n: number): Minutes {
  whole(n, "minutes");
  return n as Minutes;
}

export function cents(n: number): Cents {
  whole(n, "cents");
  return n as Cents;
}

/**
 * The largest amount that is read: nine digits, like all numbers read, so that all results computed from a file are
 * exact.
 */
export const MOST_CENTS = cents(999_999_999);

export const NO_MINUTES = minutes(0);

/** Service time is counted in steps of this many minutes (A4). */
const INCREMENT = minutes(15);

/** `worked` rounded up to a multiple of the increment: 0 → 0, 1 → 15, 15 → 15, 16 → 30 (A4). */
export function roundedUp(worked: Minutes): Minutes {
  return minutes(Math.ceil(worked / INCREMENT) * INCREMENT);
}

/** The part of `expected` that is whole increments: of what will be used, only these are ever charged (A4). */
export function wholeIncrements(expected: Minutes): Minutes {
  return minutes(Math.floor(expected / INCREMENT) * INCREMENT);
}

/**
 * Seconds rounded to the nearest minute; halves round up: 29 → 0, 30 → 1, 930 → 16. The only rule for exports with
 * seconds or decimal hours. Rounding to the nearest keeps a month's total equal to the tool's own, and turns hours with
 * two decimals (0.17) back into the original ten minutes.
 */
export function nearestMinute(seconds: number): Minutes {
  return minutes(Math.floor(seconds / 60 + 0.5));
}

/** `amount × fraction`, multiplied first, divided once, rounded once, half up. `amount` is not negative. */
export function proportion(amount: Cents, fraction: Fraction): Cents {
  const { numerator, denominator } = fraction;
  if (!(amount >= 0 && numerator >= 0 && denominator > 0))
    throw new Error(`broken assumption: a share of ${amount} by ${numerator}/${denominator}`);
  const doubled = 2 * amount * numerator + denominator;
  if (Number.isSafeInteger(doubled)) return cents(Math.floor(doubled / (2 * denominator)));
  // Intermediate values may exceed a safe integer even if the result does not.
  const exact = 2n * BigInt(amount) * BigInt(numerator) + BigInt(denominator);
  return cents(Number(exact / (2n * BigInt(denominator))));
}

/** A share of minutes, by the same rule as `proportion`. For trends in charts and figures, never for a charge. */
export function shareOf(amount: Minutes, fraction: Fraction): Minutes {
  return minutes(proportion(cents(amount), fraction));
}

/** The day (from 1) on which `left` runs out at `used` minutes per `days` days. `used` is not 0. */
export function daysToUse(left: Minutes, used: Minutes, days: number): number {
  assert(left >= 0 && used > 0 && days > 0, `${left} minutes left at ${used} in ${days} days`);
  return Math.ceil((left * days) / used);
}

/** The product of two fractions. */
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

/** The sum if all values are known; null if any is not, because a partial sum would mislead (A10). */
export function knownSum<T extends Minutes | Cents>(values: readonly (T | null)[]): T | null {
  const known = values.filter((value) => value !== null);
  return known.length < values.length ? null : sum(known);
}

/** The value with the opposite sign; 0 stays 0 and never becomes −0, which texts and comparisons distinguish. */
export function negated<T extends number>(value: T): T {
  return (0 - value) as T;
}

export function least(a: Minutes, b: Minutes): Minutes {
  return a < b ? a : b;
}

/** Minutes as hours for cells and messages; quarter hours are exact, since 15 minutes are 0.25. */
export function inHours(of: Minutes): number {
  return of / 60;
}

/** Cents as units of currency, for cells. */
export function inCurrency(of: Cents): number {
  return of / 100;
}

/** A fraction as the number for a percentage cell. */
export function inParts({ numerator, denominator }: Fraction): number {
  return numerator / denominator;
}
