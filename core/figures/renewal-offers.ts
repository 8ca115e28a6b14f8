/**
 * What a client is offered for a plan due for renewal: the price that it really pays, until when, and what it keeps.
 *
 * Laws: `renewal.ts` decides every price. A price missing from the book is null and affects no other. What is at stake
 * is what is expected to be left at the expiry; without a pace, what is left (M4).
 */

import type { Channel } from "../rules/contract.ts";
import { isOrange, type PriceBook } from "../rules/plans.ts";
import { lastDayOnTime, priced, type Renewal } from "../rules/renewal.ts";
import { isBankOf, type PlanTerm } from "../rules/terms.ts";
import { addDays, type CalendarDate } from "../values/calendar.ts";
import { type Cents, cents, type Minutes, NO_MINUTES } from "../values/units.ts";
import type { Projection } from "./projection.ts";
import type { RenewalDue } from "./renewals-due.ts";
import type { Statement } from "./statement.ts";

export interface RenewalOffer {
  readonly due: RenewalDue;
  /** The last day on time (R1, R3). */
  readonly until: CalendarDate;
  /** Whether it expires within the days on which clients are reminded; only then is anything at stake told (M4). */
  readonly isNear: boolean;
  /** R3: as the client last paid for the plan; it matters only for Orange. */
  readonly channel: Channel;
  /** On time by that channel, ending with its Act! subscription where the register has its end (R6). */
  readonly onTime: Renewal | null;
  /** R3: the same through the online tool, for an Orange client that pays otherwise; null for any other. */
  readonly online: Renewal | null;
  /** The full year, where `onTime` ends with Act!; null for any other. */
  readonly wholeYear: Renewal | null;
  /** A day late, ending as `onTime` does where that is still possible (R6). */
  readonly late: Renewal | null;
  /** R1: minutes that go over to the next term if it is renewed on time, and lapse otherwise. */
  readonly keeps: Minutes;
}

/** A price, if it is known, and where it comes from. */
export interface Quote {
  readonly price: Cents | null;
  readonly source: string | null;
}

export function quoteOf(renewal: Renewal | null): Quote {
  return { price: renewal?.price ?? null, source: renewal?.priceSource ?? null };
}

/** An offer for each renewal due, in their order. `remindedFrom` is the most days before an expiry that clients are reminded. */
export function renewalOffers(
  { renewals, banks, period }: Pick<Statement, "renewals" | "banks" | "period">,
  projected: ReadonlyMap<unknown, Projection>,
  prices: PriceBook,
  remindedFrom: number,
): RenewalOffer[] {
  return renewals.map((due) => {
    const { expires, terms } = due;
    const expected = banks
      .filter(({ bank }) => terms.some((term) => isBankOf(bank, term)))
      .map(({ bank }) => projected.get(bank)?.leftAtExpiry);
    return {
      due,
      isNear: expires - period.to <= remindedFrom,
      ...offerPrices(due, prices),
      keeps: due.carryAtStake === 0 ? NO_MINUTES : (expected[0] ?? due.carryAtStake),
    };
  });
}

/** What a renewal costs by a price book. */
export function offerPrices(
  { plan, quantity, expires, terms, coterm }: RenewalDue,
  prices: PriceBook,
): Pick<RenewalOffer, "until" | "channel" | "onTime" | "online" | "wholeYear" | "late"> {
  const until = lastDayOnTime(plan, expires);
  const channel = isOrange(plan) ? lastChannel(terms) : "online";
  const anchor = terms[0]?.anchor ?? expires;
  const request = { plan, quantity, expires, anchor, channel, paidOn: until };
  const cotermEnd = coterm === null ? null : coterm.term.expires;
  const isOther = channel !== "online";
  const aDayLate = { ...request, paidOn: addDays(until, 1), cotermEnd: null };
  return {
    until,
    channel,
    onTime: priced({ ...request, cotermEnd }, prices).renewal,
    online: isOther ? priced({ ...request, channel: "online", cotermEnd }, prices).renewal : null,
    wholeYear: cotermEnd === null ? null : priced({ ...request, cotermEnd: null }, prices).renewal,
    // An Act! subscription that ends that very day leaves nothing to share: the year is renewed (R4).
    late: priced({ ...aDayLate, cotermEnd }, prices).renewal ?? priced(aDayLate, prices).renewal,
  };
}

/** The offer to act on first, the first of several on one day; undefined where there is none. */
export function nextOffer(offers: readonly RenewalOffer[]): RenewalOffer | undefined {
  return [...offers].sort((a, b) => a.until - b.until)[0];
}

/** What the first late day costs more than on time; null without a price. */
export function dearerLate({ onTime, late }: RenewalOffer): Cents | null {
  return onTime === null || late === null ? null : cents(late.price - onTime.price);
}

/** The channel of the row paid last; of several paid that day, online only if all were. */
function lastChannel(terms: readonly PlanTerm[]): Channel {
  const paid = (term: PlanTerm) => term.contract.paidOn ?? term.start;
  const last = Math.max(...terms.map(paid));
  const latest = terms.filter((term) => paid(term) === last);
  return latest.every(({ contract }) => contract.channel === "online") ? "online" : "other";
}
