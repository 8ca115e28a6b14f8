/**
 * Which of the coming renewals cost otherwise by lines of the price list that begin only after the month, and how much
 * (R9).
 *
 * Laws: both prices are renewal.ts's, by the client's own channel; what the lines of either day lack is null, never
 * guessed. A renewal is listed only if one of its two prices changes.
 */

import { type PriceBook, priceOn, renewedAs } from "../rules/plans.ts";
import { priceDate, type Renewal } from "../rules/renewal.ts";
import { addDays, type CalendarDate } from "../values/calendar.ts";
import type { Cents } from "../values/units.ts";
import type { ClientOutlook } from "./client-outlook.ts";
import type { FirmOverview } from "./firm-overview.ts";
import { offerPrices, type RenewalOffer } from "./renewal-offers.ts";
import type { Statement } from "./statement.ts";

/** One of the two prices of a renewal. */
export interface AnnouncedPrice {
  /** R9: the day whose price applies. */
  readonly on: CalendarDate;
  /** By the lines that begin by the month's last day; null where they have no price. */
  readonly before: Cents | null;
  /** By all lines. */
  readonly after: Cents | null;
  /** The day on which the line begins that changes it; null where it stays as it is. */
  readonly from: CalendarDate | null;
}

export interface AnnouncedRenewal<Account> {
  readonly account: Account;
  readonly offer: RenewalOffer;
  readonly onTime: AnnouncedPrice;
  readonly late: AnnouncedPrice;
}

/** The renewals within the firm's horizon that later lines change, soonest expiry first. `prices` has all lines. */
export function announcedPrices<
  Account extends { readonly statement: Statement; readonly outlook: ClientOutlook },
>({ asOf, renewals }: FirmOverview<Account>, prices: PriceBook): AnnouncedRenewal<Account>[] {
  const begun = prices.filter(({ from }) => from <= asOf);
  if (begun.length === prices.length) return [];
  return renewals.flatMap(({ account, due }) => {
    const offer = account.outlook.offers.find((own) => own.due === due);
    if (offer === undefined) return [];
    const before = offerPrices(due, begun);
    const priceOf = (paidOn: CalendarDate, was: Renewal | null, is: Renewal | null): AnnouncedPrice => {
      const on = priceDate(due.plan, due.expires, paidOn);
      const [old, now] = [was?.price ?? null, is?.price ?? null];
      const isSame = old === now;
      const from = isSame ? null : priceOn(prices, renewedAs(due.plan), due.quantity, on).from;
      return { on, before: old, after: now, from };
    };
    const onTime = priceOf(offer.until, before.onTime, offer.onTime);
    const late = priceOf(addDays(offer.until, 1), before.late, offer.late);
    return onTime.from === null && late.from === null ? [] : [{ account, offer, onTime, late }];
  });
}
