/**
 * Doubts about the month itself: whether it is the one that was meant, whether it is over, and whether it can be closed
 * next. Its figures are what they are; a doubt asks a person to look before they are used.
 *
 * Laws: pure functions; today is an argument, a day in the firm's time zone. A month that is over, has work, follows the
 * last closed one, is not before all contracts and has none of a new folder's examples has no doubt. A doubt that
 * explains another stands for both.
 */

import { entriesOf } from "../../core/figures/statement.ts";
import { dateOf } from "../../core/firm/cells.ts";
import type { Client } from "../../core/firm/clients.ts";
import { PLANS } from "../../core/rules/plans.ts";
import { addDays, type CalendarDate, type Period } from "../../core/values/calendar.ts";
import { LANGUAGES } from "../../core/values/language.ts";
import { WORDS } from "../../core/words/words.ts";
import type { Month } from "../month/month.ts";

/** Where a month stands on a day. */
export type MonthPhase = "future" | "unfinished" | "over";

export function monthPhase({ from, to }: Period, today: CalendarDate): MonthPhase {
  if (today < from) return "future";
  return today <= to ? "unfinished" : "over";
}

export type MonthDoubt =
  /** Rows of the register are the examples that a new firm's folder begins with. */
  | { readonly code: "examples"; readonly date: null }
  /** It begins on `date`. */
  | { readonly code: "future"; readonly date: CalendarDate }
  /** Its last day is `date`, today or later. */
  | { readonly code: "unfinished"; readonly date: CalendarDate }
  /** The first contract begins on `date`, after the month. */
  | { readonly code: "before_contracts"; readonly date: CalendarDate }
  | { readonly code: "no_work"; readonly date: null }
  /** Months are closed, but those from the one of `date` up to this one are still open. */
  | { readonly code: "earlier_open"; readonly date: CalendarDate };

/** What is known of a month that can be doubted. */
interface Doubted {
  readonly period: Period;
  /** Whether clients of a new folder's examples stand beside the firm's own. */
  readonly hasExamples: boolean;
  /** Whether any time log was read, and whether one has work in the month, counted or left out. */
  readonly hasLogs: boolean;
  readonly hasWork: boolean;
  /** The first day of any contract; null when none has one. */
  readonly contractsBegin: CalendarDate | null;
  /** The last closed day; null when no month is closed. */
  readonly closedThrough: CalendarDate | null;
}

/** In the order in which they are told. */
export function monthDoubts(of: Doubted, today: CalendarDate): MonthDoubt[] {
  const { period, hasExamples, hasLogs, hasWork, contractsBegin, closedThrough } = of;
  const doubts: MonthDoubt[] = [];
  const phase = monthPhase(period, today);
  if (hasExamples) doubts.push({ code: "examples", date: null });
  if (phase === "future") doubts.push({ code: "future", date: period.from });
  if (phase === "unfinished") doubts.push({ code: "unfinished", date: period.to });
  const isBefore = contractsBegin !== null && contractsBegin > period.to;
  if (isBefore) doubts.push({ code: "before_contracts", date: contractsBegin });
  // A month that has not ended, or has no contract, need not have work; a firm without a log is told so.
  if (phase === "over" && !isBefore && hasLogs && !hasWork) doubts.push({ code: "no_work", date: null });
  // The first month to be closed may be any.
  if (closedThrough !== null && closedThrough + 1 < period.from)
    doubts.push({ code: "earlier_open", date: addDays(closedThrough, 1) });
  return doubts;
}

/** The clients of the examples, in each language. */
const EXAMPLES = new Set(
  LANGUAGES.flatMap((language) => {
    const { newFirm, rules } = WORDS[language];
    return PLANS.map((plan) => newFirm.example(rules.plans[plan]));
  }),
);

const isExample = ({ client }: { readonly client: Client }) => EXAMPLES.has(client.name);

/** Whether there are no clients but those of a new folder's examples, which are there to be tried out. */
export function areExamples(clients: readonly { readonly client: Client }[]): boolean {
  return clients.length > 0 && clients.every(isExample);
}

export function doubtsOf(month: Month, today: CalendarDate): MonthDoubt[] {
  const { period, clients, logs, books } = month;
  const starts = clients.flatMap(({ client }) => client.contracts.flatMap(({ start }) => start ?? []));
  return monthDoubts(
    {
      period,
      hasExamples: clients.some(isExample) && !areExamples(clients),
      hasLogs: logs.length > 0,
      hasWork: hasWork(month),
      contractsBegin:
        starts.length === 0 ? null : starts.reduce((first, start) => (start < first ? start : first)),
      closedThrough: books?.through ?? null,
    },
    today,
  );
}

function hasWork({ clients, logs, exceptions, period: { from, to } }: Month): boolean {
  if (clients.some(({ statement }) => entriesOf(statement) > 0)) return true;
  const names = new Set(logs.map(({ file }) => file));
  return exceptions.some(({ file, row }) => {
    const date = names.has(file) ? dateOf(row.date) : null;
    return date !== null && from <= date && date <= to;
  });
}
