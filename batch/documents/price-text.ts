/**
 * Prices as the firm's documents quote them: by the client's own way of paying, and marked where the price book's line
 * is itself to be confirmed (P6).
 *
 * Law: a price that is to be confirmed is never quoted without saying so.
 */

import { type Quote, quoteOf, type RenewalOffer } from "../../core/figures/renewal-offers.ts";
import { TO_BE_CONFIRMED } from "../../core/rules/plans.ts";
import type { Words } from "../../core/words/words.ts";

export function quoteText({ price, source }: Quote, { rules, due, writing }: TextWords): string {
  if (price === null) return rules.noPrice;
  const said = writing.money(price);
  return source === TO_BE_CONFIRMED ? due.unconfirmed(said) : said;
}

/** What on time costs otherwise than quoted: through the online tool, or for the whole year instead of to Act!'s end. */
export function otherQuotes({ online, wholeYear }: RenewalOffer, words: TextWords): string[] {
  const { onlineCosts, wholeYearCosts } = words.due;
  return [
    ...(online === null ? [] : [onlineCosts(quoteText(quoteOf(online), words))]),
    ...(wholeYear === null ? [] : [wholeYearCosts(quoteText(quoteOf(wholeYear), words))]),
  ];
}

type TextWords = Pick<Words, "rules" | "due" | "writing">;
