/**
 * The one thing that a client has to decide this month, at the top of its page.
 *
 * Law: it says what `core/figures/client-outlook.ts` decided, in words, with prices where these are known and shown.
 */

import type { Decision, EndedPlan } from "../../../core/figures/client-outlook.ts";
import type { RenewalOffer } from "../../../core/figures/renewal-offers.ts";
import { NO_MINUTES } from "../../../core/values/units.ts";
import type { StyleName } from "../../xlsx/styles.ts";
import { bankOf, moneyText, type Page, planPhrase } from "./client-page.ts";

export function decisionText(page: Page): string {
  const { words, client } = page;
  const { decision: says, writing } = words;
  const own = client.outlook.decision;
  switch (own.is) {
    case "pay": {
      const { since, due } = own.unpaid;
      return says.pay(planPhrase(own.unpaid, words), writing.date(since), moneyText(page, due.price));
    }
    case "renew":
      return renewText(page, own.offer);
    case "return":
      return endedText(page, own.ended);
    case "empty":
      return says.empty(bankOf(page, own.empty.bank), writing.date(own.empty.since));
    case "runs_out":
      return says.runsOut(bankOf(page, own.bank), writing.date(own.on));
    case "no_plan":
      return says.noPlan;
    case "nothing":
      return own.next === null
        ? says.nothing
        : says.nothingBefore(planPhrase(own.next.due, words), writing.date(own.next.until));
  }
}

/** How it is shown: what costs hours or money if left alone, what will, what can wait. */
export function decisionTone({ is }: Decision): StyleName {
  return TONES[is];
}

const TONES: Record<Decision["is"], StyleName> = {
  pay: "bad",
  renew: "warning",
  return: "bad",
  empty: "bad",
  runs_out: "warning",
  no_plan: "warning",
  nothing: "good",
};

function renewText(page: Page, { due, until, onTime, keeps }: RenewalOffer): string {
  const { words } = page;
  const kept = keeps === NO_MINUTES ? null : words.writing.hoursText(keeps);
  const price = moneyText(page, onTime?.price ?? null);
  return words.decision.renew(planPhrase(due, words), words.writing.date(until), price, kept);
}

/** How a plan ended, what was lost with it, and what it costs to come back. */
export function endedText(page: Page, ended: EndedPlan): string {
  const { words } = page;
  const { why, on, lost, back } = ended;
  const how = words.ended[why](planPhrase(ended, words), words.writing.date(on));
  const price = moneyText(page, back.price);
  const costs = back.clause === "R4" ? words.back.proRata : words.back.anew;
  return [
    `${how}${lost === NO_MINUTES ? "." : words.lostWith(words.writing.hoursText(lost))}`,
    ...(price === null ? [] : [costs(words.writing.date(back.paidOn), price)]),
  ].join(" ");
}
