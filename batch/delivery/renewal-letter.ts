/**
 * The letter to a client about a renewal that is due: its own quote on time and late, the hours at stake, how to renew
 * and how to decline.
 *
 * Laws: every figure comes from the offer, none is computed here; balances are hours, never money (R8); a price that is
 * to be confirmed says so; hours at stake and how long they are expected to last are of the same offer (M4).
 */

import { quoteOf, type RenewalOffer } from "../../core/figures/renewal-offers.ts";
import { isVip, PLAN_TABLE, TO_BE_CONFIRMED } from "../../core/rules/plans.ts";
import { graceEnds, type Renewal } from "../../core/rules/renewal.ts";
import { addDays, type CalendarDate, earlier } from "../../core/values/calendar.ts";
import type { Language } from "../../core/values/language.ts";
import { WORDS, type Words } from "../../core/words/words.ts";
import type { RenewalSentences } from "../config/mail-settings.ts";
import type { Letter } from "./message.ts";

/** What all letters of a delivery have in common. */
interface Writing {
  readonly asOf: CalendarDate;
  readonly currency: string;
  readonly sentences: RenewalSentences;
}

/** An offer whose prices are known. */
export type PricedOffer = RenewalOffer & { readonly onTime: Renewal; readonly late: Renewal };

export function renewalLetter(
  client: string,
  offer: PricedOffer,
  language: Language,
  writing: Writing,
): Letter {
  const words = WORDS[language];
  const { ofRenewal: says } = words.letters;
  const { plan, expires } = offer.due;
  const name = words.rules.plans[plan];
  const day = words.writing.date(expires);
  const free = isVip(plan) ? says.vip(name) : says.orange;
  return {
    language,
    subject: says.subject(name, client, day),
    opening: `${says.opening(name, client, day, words.writing.date(writing.asOf))} ${free}`,
    figures: [...terms(offer, words), ...prices(offer, writing, words), ...hours(offer, words)],
    closing: [lateText(offer, words), ...howTo(writing.sentences, language), says.paid],
    attachmentName: null,
  };
}

type Figures = Letter["figures"];

/** The term that ends, and the one that a renewal on time begins. */
function terms({ due, onTime }: PricedOffer, { letters, rules, workbook, writing }: Words): Figures {
  const { ofRenewal: says } = letters;
  const { plan, quantity, expires } = due;
  const termText = (start: CalendarDate, end: CalendarDate) =>
    says.term(writing.date(start), writing.date(addDays(end, -1)));
  const phrase = (of: typeof plan | Renewal["pricedAs"]) =>
    `${rules.plans[of]} (${workbook.quantity[PLAN_TABLE[plan].quantity.counts](quantity)})`;
  const start = due.terms.map((term) => term.start).reduce((one, other) => earlier(one, other));
  return [
    { label: says.plan, value: writing.list([phrase(plan), termText(start, expires)]) },
    {
      label: says.next,
      value: writing.list([
        ...(onTime.pricedAs === plan ? [] : [phrase(onTime.pricedAs)]),
        termText(onTime.term.start, onTime.term.expires),
      ]),
    },
  ];
}

function prices(offer: PricedOffer, { currency }: Writing, words: Words): Figures {
  const { letters, rules, due, writing } = words;
  const { ofRenewal: says } = letters;
  const { onTime, online, wholeYear, late, until } = offer;
  const price = (label: string, renewal: Renewal) => {
    const said = says.beforeTax(`${writing.amount(renewal.price)} ${currency}`);
    const known = quoteOf(renewal).source === TO_BE_CONFIRMED ? due.unconfirmed(said) : said;
    return { label, value: says.because(known, rules.clauses[renewal.clause]) };
  };
  return [
    price(says.onTime(writing.date(until)), onTime),
    ...(online === null ? [] : [price(says.online, online)]),
    ...(wholeYear === null ? [] : [price(says.wholeYear, wholeYear)]),
    price(says.late(writing.date(late.paidOn)), late),
  ];
}

/** R1, M4: what is left, and what of it is at stake. */
function hours({ due, keeps }: RenewalOffer, { letters, rules, writing }: Words): Figures {
  const { ofRenewal: says, figures } = letters;
  const left = due.carryAtStake;
  if (left === 0) return [];
  const kept = writing.hoursText(keeps);
  return [
    { label: figures.left(rules.plans[due.plan]), value: writing.hoursText(left) },
    ...(keeps === 0
      ? []
      : [{ label: says.atStake, value: keeps === left ? says.kept(kept) : says.expected(kept) }]),
  ];
}

/** What a late payment loses. */
function lateText({ due }: PricedOffer, { letters, writing }: Words): string {
  const { ofRenewal: says } = letters;
  const { plan, expires } = due;
  const grace = graceEnds(plan, expires);
  const day = writing.date(expires);
  return grace === null ? says.lateVip(day) : says.lateOrange(day, writing.date(grace));
}

/** As the configuration says it, or the usual sentences. */
function howTo({ howToRenew, howToDecline, link }: RenewalSentences, language: Language): string[] {
  const { letters, writing } = WORDS[language];
  const { ofRenewal: says } = letters;
  const usual = link === undefined ? says.renewByReply : says.renewOnline(link);
  return [
    writing.pair(says.howToRenew, howToRenew[language] ?? usual),
    writing.pair(says.howToDecline, howToDecline[language] ?? says.declineByReply),
  ];
}
