/**
 * The outcome of a run as one object: what was reconciled, what is to be billed, what needs a look, and what comes
 * next. Programs read it as it is (`--json`), and the printed lines say the same in words.
 *
 * Laws: plain data; minutes and cents are integers, dates calendar dates, reasons codes. `toBill` is `ofMonth`,
 * `addedCents` and `late` together. Exit code 0: nothing needs a look; 1: written, and a row, a check or the month itself does; 2: stopped, and
 * nothing written. A doubt about the month is 1 and not 0, so that a script stops before it closes or sends the wrong
 * month, and not 2, since the files are there.
 */

import * as z from "zod";
import type { BillTotal } from "../../core/figures/bill-total.ts";
import { billParts } from "../../core/figures/billing.ts";
import { CHECKS, passed } from "../../core/figures/checks.ts";
import { entriesOf } from "../../core/figures/statement.ts";
import { exceptionGroups, outcomeOf } from "../../core/firm/exception-groups.ts";
import type { Exception } from "../../core/firm/exceptions.ts";
import { type CalendarDate, formatDate } from "../../core/values/calendar.ts";
import { sum } from "../../core/values/units.ts";
import type { Config } from "../config/config.ts";
import { mayHoldLogs } from "../month/log-folder.ts";
import { type Month, needsAttention } from "../month/month.ts";
import { doubtsOf, type MonthDoubt } from "./month-doubts.ts";
import { NEXT_STEP, type NextStep, nextStep } from "./next-step.ts";

const count = z.int().nonnegative();
/** Signed; `cents` covers the minutes that have a rate, `withoutRate` counts the others. */
const bill = z.strictObject({ minutes: z.int(), cents: z.int(), withoutRate: z.int() });
const work = z.strictObject({ entries: count, minutes: count });

export const RUN_OUTCOME = z.strictObject({
  schema: z.literal(1),
  /** `YYYY-MM`. */
  period: z.string(),
  exitCode: z.union([z.literal(0), z.literal(1), z.literal(2)]),
  /** Why the run was stopped, in sentences; then all else is empty or null. */
  stopped: z.array(z.string()),
  /** Where the files are, as printed; null for a dry run. */
  folder: z.string().nullable(),
  reconciled: z
    .strictObject({
      clients: count,
      logs: count,
      /** Counted work of the month itself. */
      ofMonth: work,
      /** A11, over all time: read = placed + leftOut + duplicate. */
      read: work,
      placed: work,
      leftOut: work,
      duplicate: work,
    })
    .nullable(),
  bill: z
    .strictObject({
      currency: z.string(),
      toBill: bill,
      /** Its parts: the month's own work, time added in it at a price, and late work and changes of closed months. */
      ofMonth: bill,
      addedCents: z.int().default(0),
      late: bill,
      /** On no bill: overage that awaits a decision, and work at a price of its own. */
      held: bill.extend({ overages: count }),
      separate: work,
    })
    .nullable(),
  /** Rows, or whole files, that need a look, by the codes of their problems; the largest group first. */
  look: z.strictObject({
    rows: count,
    leftOut: count,
    groups: z.array(
      z.strictObject({
        codes: z.array(z.string()),
        outcome: z.enum(["left_out", "counted_already", "used"]),
        rows: count,
        /** As far as they can be read. */
        minutes: count,
      }),
    ),
  }),
  /** The checks whose sides differ. */
  failedChecks: z.array(z.enum(CHECKS)),
  /** Doubts about the month itself, with the day that each is about. */
  doubts: z.array(
    z.strictObject({
      code: z.enum(["examples", "future", "unfinished", "before_contracts", "no_work", "earlier_open"]),
      date: z.iso.date().nullable(),
    }),
  ),
  next: NEXT_STEP,
});

export type RunOutcome = z.infer<typeof RUN_OUTCOME>;

/** What is known when a run ends, beside its month. */
export interface Ending {
  /** The folder of the files, as printed; null for a dry run. */
  readonly place: string | null;
  /** In the firm's time zone. */
  readonly today: CalendarDate;
}

/** A run that ended, with what its lines are made from. */
export interface EndedRun {
  readonly month: Month;
  readonly place: string | null;
  /** In order of file and line. */
  readonly looks: readonly Exception[];
  readonly doubts: readonly MonthDoubt[];
  readonly next: NextStep;
  readonly outcome: RunOutcome;
}

export function endedRun(month: Month, config: Config, { place, today }: Ending): EndedRun {
  const looks = month.exceptions.filter((exception) => needsAttention(exception, month.period));
  const doubts = doubtsOf(month, today);
  const failed = month.checks.filter((check) => !passed(check)).map(({ code }) => code);
  const isMissingLogs = mayHoldLogs(month.notRead, config);
  const isUnsound = failed.length > 0;
  const next = nextStep({ month, looks, doubts, isMissingLogs, isDry: place === null, isUnsound });
  const needsLook = looks.length > 0 || doubts.length > 0 || isUnsound || isMissingLogs;
  const outcome: RunOutcome = {
    schema: 1,
    period: month.name,
    exitCode: needsLook ? 1 : 0,
    stopped: [],
    folder: place,
    reconciled: reconciled(month),
    bill: billOf(month, config),
    look: lookOf(month, looks),
    failedChecks: failed,
    doubts: doubts.map(({ code, date }) => ({ code, date: date && formatDate(date) })),
    next,
  };
  return { month, place, looks, doubts, next, outcome };
}

/** The outcome of a run that was stopped, for these reasons. */
export function stoppedOutcome(period: string, sentences: readonly string[]): RunOutcome {
  return {
    schema: 1,
    period,
    exitCode: 2,
    stopped: [...sentences],
    folder: null,
    reconciled: null,
    bill: null,
    look: { rows: 0, leftOut: 0, groups: [] },
    failedChecks: [],
    doubts: [],
    next: { code: "stopped", period: null, rows: 0, files: 0, command: null },
  };
}

function reconciled({ clients, logs, control }: Month): RunOutcome["reconciled"] {
  return {
    clients: clients.length,
    logs: logs.length,
    ofMonth: {
      entries: clients.reduce((count, { statement }) => count + entriesOf(statement), 0),
      minutes: sum(clients.map(({ statement }) => statement.worked)),
    },
    read: { entries: control.entriesRead, minutes: control.minutesRead },
    placed: { entries: control.entriesPlaced, minutes: control.minutesPlaced },
    leftOut: { entries: control.entriesRejected, minutes: control.minutesRejected },
    duplicate: { entries: control.entriesDuplicate, minutes: control.minutesDuplicate },
  };
}

function billOf({ clients, overview }: Month, { currency }: Config): RunOutcome["bill"] {
  const { ofMonth, added, late, held, separate } = billParts(clients.map(({ statement }) => statement));
  return {
    currency,
    toBill: totalOf(overview.toBill),
    ofMonth: totalOf(ofMonth),
    addedCents: added.amount,
    late: totalOf(late),
    held: { overages: held.overages, ...totalOf(held) },
    separate,
  };
}

function totalOf({ charged, amount, unrated }: BillTotal): z.infer<typeof bill> {
  return { minutes: charged, cents: amount, withoutRate: unrated };
}

function lookOf({ logs }: Month, looks: readonly Exception[]): RunOutcome["look"] {
  const groups = exceptionGroups(looks, new Set(logs.map(({ file }) => file)));
  return {
    rows: looks.length,
    leftOut: looks.filter((exception) => outcomeOf(exception) === "left_out").length,
    groups: groups.map(({ codes, outcome, rows, minutes }) => ({
      codes: codes.split(" "),
      outcome,
      rows,
      minutes,
    })),
  };
}
