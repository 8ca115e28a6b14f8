/**
 * The meaning of a client's monthly figures in a few plain sentences, the most urgent first.
 *
 * Law: each sentence only says what some sheet shows.
 */

import { lastDayOnTime } from "../../../core/rules/renewal.ts";
import { formatDate } from "../../../core/values/calendar.ts";
import type { PacedBank } from "./client-pace.ts";
import { outlook } from "./client-pace.ts";
import type { Page } from "./client-page.ts";

/** The most sentences shown, so that the page fits on one sheet of paper. */
const MOST = 5;

export function sentences(page: Page, banks: readonly PacedBank[]): string[] {
  return [
    ...lapsed(page),
    ...priorPeriod(page),
    ...without(page),
    ...banks.map((bank) => outlook(page, bank)),
    ...atStake(page),
    ...orange(page),
  ].slice(0, MOST);
}

/** Plans that ended this month: a missed renewal, or a plan that ended early or was declined (P10). */
export function lapsed({ client, words }: Page): string[] {
  const { lapsed: missed, ended } = client.statement;
  return [
    ...missed.map(({ plan, expires }) => words.lapsed(words.plans[plan], formatDate(expires))),
    ...ended.map(({ plan, expires }) => words.ended(words.plans[plan], formatDate(expires))),
  ];
}

function priorPeriod({ client, words }: Page): string[] {
  const count = client.statement.priorPeriod.length;
  return count === 0 ? [] : [words.sentences.priorPeriod(count)];
}

/** A client without a plan, or without work. */
function without({ client, words, values }: Page): string[] {
  const { noPlan, noWork } = words.sentences;
  return [...(values.length === 0 ? [noPlan] : []), ...(client.statement.worked === 0 ? [noWork] : [])];
}

function atStake({ client, words }: Page): string[] {
  return client.statement.renewals
    .filter(({ carryAtStake }) => carryAtStake > 0)
    .map(({ plan, expires, carryAtStake }) =>
      words.sentences.atStake(
        words.plans[plan],
        words.writing.hoursText(carryAtStake),
        words.writing.date(lastDayOnTime(plan, expires)),
      ),
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
