/**
 * The meaning of a client's monthly figures in a few plain sentences, the most urgent first; what the decision at the top
 * of the page says is not said again.
 *
 * Laws: each sentence only says what some sheet shows. What is expected of a bank is said once, with what it rests on
 * (M4), so no two sentences contradict each other.
 */

import { type LateWork, lateWork } from "../../../core/figures/billing.ts";
import { outcomeOf } from "../../../core/firm/exception-groups.ts";
import { parseDate } from "../../../core/values/calendar.ts";
import { NO_MINUTES, sum } from "../../../core/values/units.ts";
import { endedText } from "./client-decision.ts";
import { outlook, type PacedBank } from "./client-pace.ts";
import { moneyText, type Page, planPhrase } from "./client-page.ts";

/** The most sentences shown, so that the page fits on one sheet of paper. */
const MOST = 7;

export function sentences(page: Page, banks: readonly PacedBank[]): string[] {
  return [
    ...lateWork(page.client.statement).map((work) => late(page, work)),
    ...moved(page),
    ...renewal(page),
    ...terms(page),
    ...banks.flatMap((bank) => (isDecided(page, bank) ? [] : [outlook(page, bank)])),
    ...orange(page),
    ...separate(page),
    ...without(page),
    ...checked(page),
  ].slice(0, MOST);
}

/** M3: what there is of a closed month that is billed with this one. */
function late(page: Page, { month, what, charged, amount, isAdded }: LateWork): string {
  const { sentences: says, writing } = page.words;
  if (what === "added_time") return says.lateAdded(writing.month(month), moneyText(page, amount));
  const say = isAdded ? says.late : says.changed;
  return say(writing.hoursText(charged), writing.month(month), moneyText(page, amount));
}

/** M2: what changes of closed months did to the banks. */
function moved({ client, words, bankNames }: Page): string[] {
  const { sentences: says, writing } = words;
  return client.statement.banks
    .filter(({ priorPeriod }) => priorPeriod !== NO_MINUTES)
    .map(({ bank, priorPeriod }) =>
      says.moved(bankNames.get(bank) ?? "", writing.signed(priorPeriod, writing.hoursText)),
    );
}

/** What else there is to know of the renewal to decide: another way to pay, another end. */
function renewal(page: Page): string[] {
  const { decision } = page.client.outlook;
  if (decision.is !== "renew" || !page.hasMoney) return [];
  const { online, wholeYear, onTime } = decision.offer;
  const { sentences: says, writing } = page.words;
  return [
    ...(online === null ? [] : [says.online(writing.money(online.price))]),
    ...(wholeYear === null || onTime === null
      ? []
      : [says.withAct(writing.date(onTime.term.expires), writing.money(wholeYear.price))]),
  ];
}

/** Plans that ended, that will, or that are not paid. */
function terms(page: Page): string[] {
  const { client, words } = page;
  const { decision, ended, declined, unpaid } = client.outlook;
  const { sentences: says, writing } = words;
  const billed = client.statement.billed.unpaid.charged;
  const others = decision.is === "pay" ? unpaid.filter((own) => own !== decision.unpaid) : unpaid;
  return [
    ...(billed > NO_MINUTES && unpaid.length > 0 ? [says.billedUnpaid(writing.hoursText(billed))] : []),
    ...others.map((own) =>
      words.decision.pay(planPhrase(own, words), writing.date(own.since), moneyText(page, own.due.price)),
    ),
    ...ended
      .filter((own) => decision.is !== "return" || own !== decision.ended)
      .map((own) => endedText(page, own)),
    ...declined.map(({ plan, expires, left }) =>
      says.declined(words.plans[plan], writing.date(expires), left === 0 ? null : writing.hoursText(left)),
    ),
  ];
}

/** Whether the decision is about this bank being or running empty. */
function isDecided({ client }: Page, { roll: { bank } }: PacedBank): boolean {
  const { decision } = client.outlook;
  return (
    (decision.is === "empty" && decision.empty.bank === bank) ||
    (decision.is === "runs_out" && decision.bank === bank)
  );
}

function orange({ client, words }: Page): string[] {
  const { daysUsed, daysOver, overageCharged } = client.statement.orange;
  if (daysUsed === 0) return [];
  const text = words.sentences;
  if (daysOver === 0) return [text.withinAllowance];
  const { billed: bills, held } = client.statement;
  const billed = bills.overage.charged;
  const who =
    billed === 0
      ? text.overageDrawn
      : billed === overageCharged
        ? text.overageBilled
        : text.overageSplit(words.writing.hoursText(billed));
  const parts = [
    ...(held.charged === 0 || billed > 0 ? [who] : []),
    ...(held.charged > 0
      ? [text.overageHeld[billed > 0 ? "too" : "alone"](words.writing.hoursText(held.charged))]
      : []),
  ];
  return [text.overage(daysOver, words.writing.hoursText(overageCharged), parts.join(", "))];
}

/** A2: work that has a price of its own. */
function separate({ client, words }: Page): string[] {
  const lines = client.statement.separate;
  if (lines.length === 0) return [];
  const { sentences: says, writing, categories } = words;
  const what = writing.list(lines.map(({ category }) => categories[category].toLowerCase()));
  return [says.separate(writing.hoursText(sum(lines.map((line) => line.minutes))), what)];
}

/** A client without a plan, or without work. */
function without({ client, words }: Page): string[] {
  const { decision, noWork } = { decision: words.decision, noWork: words.sentences.noWork };
  const { is } = client.outlook.decision;
  const isBare = client.plans.every((plan) => plan === "BASIC");
  return [
    ...(isBare && is !== "no_plan" ? [decision.noPlan] : []),
    ...(client.statement.worked === 0 ? [noWork] : []),
  ];
}

/** The month's entries that do not count yet: none of other months, none that counts already or was rejected. */
function checked({ client, month, words }: Page): string[] {
  const { from, to } = month.period;
  const open = client.exceptions.filter((own) => {
    const on = parseDate(own.row.date ?? "");
    const isDecided = own.problems.some(({ code }) => code === "DECISION_REJECTED");
    return on !== null && from <= on && on <= to && outcomeOf(own) === "left_out" && !isDecided;
  });
  if (open.length === 0) return [];
  return [words.sentences.checked(open.length, words.writing.month(month.asOf))];
}
