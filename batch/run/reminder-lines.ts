/**
 * What is printed of the reminders (R7): what is overdue, what happened, and what comes within a month.
 *
 * Law: days are counted from the last day of the month, as in the summary and the calendar. Only what still asks for
 * something is overdue; a bank that ran out on a day that has passed did so.
 */

import { BANDS } from "../../core/figures/holdings.ts";
import { type Reminder, type ReminderKind, reminders } from "../../core/figures/reminders.ts";
import { formatDate } from "../../core/values/calendar.ts";
import { WORDS, type Words } from "../../core/words/words.ts";
import type { Config } from "../config/config.ts";
import { calendarFile, summaryFile } from "../documents/file-names.ts";
import type { Month } from "../month/month.ts";

/** How many days ahead reminders are printed. */
const [A_MONTH] = BANDS;
/** Of each kind of time. */
const MOST_SHOWN = 3;
/** What happens by itself, on its day. */
const EVENTS: ReadonlySet<ReminderKind> = new Set(["lapsed", "exhaustion", "notice", "ending"]);

export function reminderLines(month: Month, { reminderDays, language }: Config): string[] {
  const { outcome, writing } = WORDS[language];
  const says = outcome.reminders;
  const near = reminders(month.clients, reminderDays).filter(({ daysLeft }) => daysLeft <= A_MONTH);
  if (near.length === 0) return [];
  const over = near.filter(({ daysLeft }) => daysLeft < 0);
  const overdue = over.filter(({ kind }) => !EVENTS.has(kind));
  const past = over.filter(({ kind }) => EVENTS.has(kind));
  const soon = near.filter(({ daysLeft }) => daysLeft >= 0);
  const shown = (all: readonly Reminder[]) => Math.min(all.length, MOST_SHOWN);
  const list = (head: string, all: readonly Reminder[]) =>
    all.length === 0
      ? []
      : [head, ...all.slice(0, MOST_SHOWN).map((one) => `  ${reminderText(one, WORDS[language])}`)];
  return [
    ...list(says.overdue(overdue.length, shown(overdue), writing.date(month.asOf)), overdue),
    ...list(says.past(past.length, shown(past)), past),
    ...list(says.soon(soon.length, shown(soon), A_MONTH), soon),
    ...([overdue, past, soon].some((all) => all.length > MOST_SHOWN)
      ? [says.where(calendarFile(month), summaryFile(month))]
      : []),
  ];
}

function reminderText(
  { date, daysLeft, kind, client, plan }: Reminder,
  { outcome, rules, writing }: Words,
): string {
  const what = kind === "exhaustion" && daysLeft <= 0 ? outcome.kinds.exhausted : outcome.kinds[kind];
  const whose = plan === null ? [client.name] : [client.name, rules.plans[plan]];
  return `${formatDate(date)}  ${writing.pair(what, writing.list(whose))}`;
}
