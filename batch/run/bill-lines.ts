/**
 * What is printed of the bill: the amount and its parts, and what is on no bill.
 *
 * Law: an amount covers only the hours that have a rate; the others are told apart, never as 0 (A10).
 */

import { hasNoAmount } from "../../core/figures/bill-total.ts";
import type { ToConfirm } from "../../core/figures/statement.ts";
import { formatDate } from "../../core/values/calendar.ts";
import { WORDS } from "../../core/words/words.ts";
import type { Config } from "../config/config.ts";
import type { Month } from "../month/month.ts";
import type { RunOutcome } from "./outcome.ts";
import { cutShort, inColumns } from "./printed-lists.ts";

type Bill = NonNullable<RunOutcome["bill"]>;
type Total = Bill["toBill"];

/** Overages that are printed one by one. */
const MOST_OVERAGES = 5;

export function billLines(
  month: Month,
  { toBill, ofMonth, addedCents, late, held, separate, currency }: Bill,
  config: Config,
): string[] {
  const { outcome: says, writing, rules } = WORDS[config.language];
  const hours = ({ minutes }: Total) => writing.hoursText(minutes);
  const amount = (of: Total) => (isUnrated(of) ? rules.noRate : `${writing.amount(of.cents)} ${currency}`);
  const head = isNothing(toBill)
    ? says.nothingToBill
    : isUnrated(toBill)
      ? says.toBillUnrated(hours(toBill))
      : says.toBill(amount(toBill), toBill.minutes === 0 ? null : hours(toBill));
  const row = (label: string, of: Total) => [label, hours(of), amount(of)];
  const rows = [
    row(says.parts.ofMonth(writing.month(month.period.from)), ofMonth),
    ...(addedCents === 0 ? [] : [[says.parts.added, "", `${writing.amount(addedCents)} ${currency}`]]),
    ...(isNothing(late) ? [] : [row(says.parts.late, late)]),
  ];
  const unrated = [says.parts.unrated, writing.hoursText(toBill.withoutRate), says.unratedNote];
  return [
    head,
    ...(isNothing(toBill) && isNothing(late) && addedCents === 0 ? [] : inColumns(rows)),
    ...(toBill.withoutRate === 0 ? [] : [`  ${unrated.join("  ")}`]),
    ...(separate.entries === 0 ? [] : [says.separate(separate.entries, writing.hoursText(separate.minutes))]),
    ...(held.overages === 0 ? [] : [says.onNoBill(held.overages, hours(held), amount(held))]),
    ...(held.overages === 0 ? [] : overageLines(month, config)),
  ];
}

function isNothing({ minutes, cents, withoutRate }: Total): boolean {
  return minutes === 0 && cents === 0 && withoutRate === 0;
}

function isUnrated({ cents, withoutRate }: Total): boolean {
  return hasNoAmount({ amount: cents, unrated: withoutRate });
}

/** A9: undecided overage of this month and earlier ones. */
function overageLines({ clients }: Month, { currency, language }: Config): string[] {
  const { rules, writing } = WORDS[language];
  const cost = ({ amount }: ToConfirm) =>
    amount === null ? rules.noRate : `${writing.amount(amount)} ${currency}`;
  const lines = clients.flatMap(({ client, statement }) =>
    statement.toConfirm.map(
      (overage) =>
        `${formatDate(overage.date)}  ${client.name}, ${writing.hoursText(overage.charged)}, ${cost(overage)}`,
    ),
  );
  return cutShort(lines, MOST_OVERAGES, WORDS[language]);
}
