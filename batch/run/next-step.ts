/**
 * The next step after a run: one thing to do, the first of those that are left.
 *
 * Laws: a month is closed only after all before it, when it is over and nothing is left out that could be corrected; a
 * dry run is first run for good. The commands that it names are spelled here.
 */

import * as z from "zod";
import { outcomeOf } from "../../core/firm/exception-groups.ts";
import type { Exception } from "../../core/firm/exceptions.ts";
import { formatDate } from "../../core/values/calendar.ts";
import { PROGRAM } from "../disk/engine.ts";
import type { Month } from "../month/month.ts";
import { areExamples, type MonthDoubt } from "./month-doubts.ts";

const NEXT_STEPS = [
  /** A check failed: these figures are not to be used. */
  "explain_checks",
  /** The month may not be the one that was meant, or its time logs are missing. */
  "check_month",
  /** Clients in place of the examples. */
  "fill_register",
  /** `rows` of time logs and tables, and whole `files`, are left out. */
  "correct",
  /** After a dry run. */
  "run",
  /** `period` is to be closed first. */
  "close_earlier",
  /** `rows` overages await a decision. */
  "decide",
  /** The month is not over. */
  "wait",
  "close",
  /** The run was stopped. */
  "stopped",
] as const;

export const NEXT_STEP = z.strictObject({
  code: z.enum(NEXT_STEPS),
  /** The month it is about, if that is another one. */
  period: z.string().nullable(),
  rows: z.int().nonnegative(),
  files: z.int().nonnegative(),
  /** To be typed; null where there is none. */
  command: z.string().nullable(),
});

export type NextStep = z.infer<typeof NEXT_STEP>;

const closeCommand = (period: string): string => `${PROGRAM} close ${period}`;
export const closeAnywayCommand = (period: string): string => `${closeCommand(period)} --with-exceptions`;
export const invoiceCommand = (period: string): string => `${PROGRAM} invoice ${period}`;
export const deliverCommand = (period: string): string => `${PROGRAM} deliver ${period}`;

interface Run {
  readonly month: Month;
  /** What needs a look. */
  readonly looks: readonly Exception[];
  readonly doubts: readonly MonthDoubt[];
  /** Whether something that is not read may hold time logs. */
  readonly isMissingLogs: boolean;
  readonly isDry: boolean;
  /** Whether a check failed. */
  readonly isUnsound: boolean;
}

export function nextStep({ month, looks, doubts, isMissingLogs, isDry, isUnsound }: Run): NextStep {
  const step = (code: NextStep["code"], more: Partial<NextStep> = {}): NextStep => ({
    ...{ code, period: null, rows: 0, files: 0, command: null },
    ...more,
  });
  const is = (code: MonthDoubt["code"]) => doubts.some((doubt) => doubt.code === code);
  if (isUnsound) return step("explain_checks");
  if (is("future") || is("before_contracts") || is("no_work") || isMissingLogs) return step("check_month");
  if (is("examples") || areExamples(month.clients)) return step("fill_register");
  const left = toCorrect(looks);
  const files = left.filter(({ row }) => Object.keys(row).length === 0).length;
  if (left.length > 0) return step("correct", { rows: left.length - files, files });
  if (isDry) return step("run");
  const earlier = doubts.find(({ code }) => code === "earlier_open");
  if (earlier !== undefined && earlier.date !== null) {
    const period = formatDate(earlier.date).slice(0, 7);
    return step("close_earlier", { period, command: closeCommand(period) });
  }
  const overages = month.clients.reduce((total, { statement }) => total + statement.toConfirm.length, 0);
  if (overages > 0) return step("decide", { rows: overages });
  if (is("unfinished")) return step("wait");
  return step("close", { command: closeCommand(month.name) });
}

/** What is left out, unless that is settled: by a decision, or because its month was closed without it. */
function toCorrect(looks: readonly Exception[]): readonly Exception[] {
  return looks.filter(
    (exception) =>
      outcomeOf(exception) === "left_out" &&
      !exception.problems.some(({ code }) => code === "DECISION_REJECTED" || code === "LEFT_OUT_AS_CLOSED"),
  );
}
