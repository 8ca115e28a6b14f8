/**
 * `run.json`: the figures of a run for programs, schema 1. The web page is built from it alone.
 *
 * Laws: stable order and spelling, so the same inputs give the same bytes; minutes are integers, money is
 * cents, dates are calendar dates; a schema only gains keys, and one that changes the meaning of another is a new
 * schema.
 */

import { z } from "zod";
import { toBill } from "../../core/figures/billing.ts";
import { pace } from "../../core/figures/pace.ts";
import { BILLABLE_REASONS, type RenewalDue, type RollForward } from "../../core/figures/statement.ts";
import { type Control, noControl } from "../../core/firm/reconciliation.ts";
import { bankNames } from "../../core/rules/bank.ts";
import { PLANS } from "../../core/rules/plans.ts";
import { lastDayOnTime } from "../../core/rules/renewal.ts";
import { type CalendarDate, formatDate } from "../../core/values/calendar.ts";
import { LANGUAGES } from "../../core/values/language.ts";
import { compareText } from "../../core/values/names.ts";
import { CHANGE_JSON, changeJson } from "../books/change-json.ts";
import type { Config } from "../config/config.ts";
import { ENGINE } from "../disk/engine.ts";
import { type ClientMonth, type Month, plansHeld } from "../month/month.ts";

const count = z.int().nonnegative();
const date = z.iso.date();
const language = z.enum(LANGUAGES);
const plan = z.enum(PLANS);
/** What a price or a rate lacks is null, never 0. */
const money = count.nullable();
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** What a reader of the file may rely on. */
export const RUN_JSON = z.strictObject({
  schema: z.literal(1),
  /** The version of this software. */
  engine: z.string(),
  period: z.string().regex(/^\d{4}-\d{2}$/),
  asOf: date,
  /** Of the firm; a client may have its own. */
  language,
  /** A label: what the cents are. */
  currency: z.string(),
  control: z.strictObject({
    entriesRead: count,
    entriesPlaced: count,
    entriesRejected: count,
    entriesDuplicate: count,
    minutesRead: count,
    minutesPlaced: count,
    minutesRejected: count,
    minutesDuplicate: count,
  }),
  clients: z.array(
    z.strictObject({
      client: z.string(),
      language,
      /** The client's workbook, beside this file. */
      file: z.string(),
      /** Held on any day of the month. */
      plans: z.array(plan),
      /** Expired within the month and not renewed; not those that ended early or were declined (P10). */
      lapsed: z.array(z.strictObject({ plan, expires: date })),
      /** Rows left out, or in need of a look. */
      exceptions: count,
      banks: z.array(
        z.strictObject({
          plan: z.enum(["VIP", "VIP_DIAMOND", "ORANGE_PLUS"]),
          start: date,
          expires: date,
          /** 1, or 2 and more for further banks of that plan and first day; an older version's run lacks it. */
          copy: z.int().positive().optional(),
          /** Whose it was before that client was joined with this one; null for the client's own. */
          formerly: z.string().nullable().default(null),
          opening: count,
          /** M2: what came to light since the month before was closed; signed. */
          priorPeriod: z.int(),
          bought: count,
          carriedIn: count,
          adjusted: z.int(),
          used: count,
          expired: count,
          carriedOut: count,
          closing: count,
          /** All it was given, and what was drawn of it, from its opening to `asOf`. */
          held: count,
          usedToDate: count,
          /** The day nothing is left, at the pace so far; null when it lasts or is no longer in force. */
          exhaustsOn: date.nullable(),
        }),
      ),
      orange: z.strictObject({
        daysUsed: count,
        daysOver: count,
        usedMinutes: count,
        overageRaw: count,
        overageCharged: count,
      }),
      placed: z.strictObject({
        allowance: count,
        free: count,
        included: count,
        bank: count,
        billable: count,
        separate: count,
        waived: count,
      }),
      charged: z.strictObject({ bank: count, billable: count, waived: count }),
      /** Charged minutes and their amount, in all and for each reason there is. */
      billable: z.strictObject({
        minutes: count,
        cents: money,
        reasons: z.array(z.strictObject({ reason: z.enum(BILLABLE_REASONS), minutes: count, cents: money })),
      }),
      /**
       * A9: what of `billable` waits to be confirmed and is not in `toBill`; `overages` are all that nobody has
       * decided by `asOf`, those of earlier months too.
       */
      toConfirm: z.strictObject({
        minutes: count,
        cents: money,
        overages: z.array(z.strictObject({ date, minutes: count, cents: money })),
      }),
      /**
       * M3: `billable` less `toConfirm`, and what came to light about closed months; signed. `cents` are those of the
       * minutes that have a rate, `withoutRate` are the others.
       */
      toBill: z.strictObject({ minutes: z.int(), cents: z.int(), withoutRate: z.int() }),
      /** M2: work, rows and corrections of closed months that came, went or changed since; in the first open month. */
      priorPeriod: z.array(CHANGE_JSON),
      renewals: z.array(
        z.strictObject({
          plan,
          quantity: count,
          expires: date,
          invoiceOn: date.nullable(),
          /** The last day on which a payment is on time. */
          onTimeUntil: date,
          onTimeCents: money,
          lateCents: money,
          /** R6: the day the client's Act! ends, where the renewal may end with it, and its price on time and online. */
          coterm: z.strictObject({ expires: date, cents: count }).nullable(),
          /** Where the price comes from; null when there is none. */
          priceSource: z.string().nullable(),
          carryAtStake: count,
        }),
      ),
    }),
  ),
  /** How many exceptions of the firm have each code. */
  exceptions: z.array(z.strictObject({ code: z.string(), count })),
  /** What was read of each time log, and what became of it (A11). */
  inputs: z.array(
    z.strictObject({
      file: z.string(),
      sha256,
      entries: count,
      entriesPlaced: count,
      entriesRejected: count,
      entriesDuplicate: count,
      minutes: count,
      minutesPlaced: count,
      minutesRejected: count,
      minutesDuplicate: count,
    }),
  ),
  /** Files of the logs' folder that were passed over or refused, and why: a code. */
  notRead: z.array(z.strictObject({ file: z.string(), why: z.string() })).default([]),
  outputs: z.array(z.strictObject({ file: z.string(), sha256 })),
});

export type RunJson = z.infer<typeof RUN_JSON>;

export interface RunFiles {
  /** The workbook of each client. */
  readonly fileOf: (client: ClientMonth) => string;
  /** Everything written beside run.json. */
  readonly outputs: RunJson["outputs"];
}

/** The run's figures. */
export function runJson(
  month: Month,
  { language, currency }: Pick<Config, "language" | "currency">,
  { fileOf, outputs }: RunFiles,
): RunJson {
  return {
    schema: 1,
    engine: ENGINE,
    period: month.name,
    asOf: formatDate(month.asOf),
    language,
    currency,
    control: controlJson(month.control),
    clients: month.clients.map((client) => clientJson(client, month, fileOf(client), language)),
    exceptions: exceptionsJson(month),
    inputs: inputsJson(month),
    notRead: month.notRead.map(({ file, why }) => ({ file, why })),
    outputs,
  };
}

export function runJsonText(run: RunJson): string {
  return `${JSON.stringify(run, null, 2)}\n`;
}

function controlJson(control: Control): RunJson["control"] {
  const { entriesRead, minutesRead } = control;
  const { entriesPlaced, entriesRejected, entriesDuplicate, ...placed } = fatesJson(control);
  return { entriesRead, entriesPlaced, entriesRejected, entriesDuplicate, minutesRead, ...placed };
}

function fatesJson(control: Control) {
  const { entriesPlaced, entriesRejected, entriesDuplicate } = control;
  const { minutesPlaced, minutesRejected, minutesDuplicate } = control;
  return {
    entriesPlaced,
    entriesRejected,
    entriesDuplicate,
    minutesPlaced,
    minutesRejected,
    minutesDuplicate,
  };
}

function clientJson(
  account: ClientMonth,
  { asOf }: Month,
  file: string,
  firmLanguage: RunJson["language"],
): RunJson["clients"][number] {
  const { client, statement } = account;
  const { orange, placed, charged, billable, held, toConfirm } = statement;
  const bill = toBill(statement);
  const reasons = BILLABLE_REASONS.filter((reason) => billable[reason].charged > 0);
  return {
    client: client.name,
    language: client.language ?? firmLanguage,
    file,
    plans: plansHeld(account),
    lapsed: statement.lapsed.map(({ plan, expires }) => ({ plan, expires: formatDate(expires) })),
    exceptions: account.exceptions.length,
    banks: banksJson(account, asOf),
    orange: { ...orange },
    placed: { ...placed },
    charged: { ...charged },
    billable: {
      minutes: billable.total.charged,
      cents: billable.total.amount,
      reasons: reasons.map((reason) => ({
        reason,
        minutes: billable[reason].charged,
        cents: billable[reason].amount,
      })),
    },
    toConfirm: {
      minutes: held.charged,
      cents: held.amount,
      overages: toConfirm.map((overage) => ({
        date: formatDate(overage.date),
        minutes: overage.charged,
        cents: overage.amount,
      })),
    },
    toBill: { minutes: bill.charged, cents: bill.amount, withoutRate: bill.unrated },
    priorPeriod: statement.priorPeriod.map(changeJson),
    renewals: statement.renewals.map(renewalJson),
  };
}

function banksJson({ ledger, statement }: ClientMonth, asOf: CalendarDate): Bank[] {
  // A bank that is no more is shown once, though the ledger has none.
  const names = bankNames([...new Set([...ledger.banks, ...statement.banks.map(({ bank }) => bank)])]);
  return statement.banks.map((roll) => bankJson(roll, names.get(roll.bank)?.copy ?? 1, asOf));
}

function bankJson({ bank, ...minutes }: RollForward, copy: number, asOf: CalendarDate): Bank {
  const { plan, term, formerly } = bank;
  const { held, used, exhaustsOn } = pace(bank, asOf);
  return {
    plan,
    start: formatDate(term.start),
    expires: formatDate(term.expires),
    copy,
    formerly,
    ...minutes,
    held,
    usedToDate: used,
    exhaustsOn: exhaustsOn === null || !bank.inForce(asOf) ? null : formatDate(exhaustsOn),
  };
}

type Bank = RunJson["clients"][number]["banks"][number];

function renewalJson(due: RenewalDue): RunJson["clients"][number]["renewals"][number] {
  return {
    plan: due.plan,
    quantity: due.quantity,
    expires: formatDate(due.expires),
    invoiceOn: due.invoiceOn === null ? null : formatDate(due.invoiceOn),
    onTimeUntil: formatDate(lastDayOnTime(due.plan, due.expires)),
    onTimeCents: due.onTime?.price ?? null,
    lateCents: due.late?.price ?? null,
    coterm: due.coterm && { expires: formatDate(due.coterm.term.expires), cents: due.coterm.price },
    priceSource: due.onTime?.priceSource ?? null,
    carryAtStake: due.carryAtStake,
  };
}

function exceptionsJson({ exceptions }: Month): RunJson["exceptions"] {
  const counts = new Map<string, number>();
  for (const { problems } of exceptions) {
    for (const code of new Set(problems.map((problem) => problem.code)))
      counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  return [...counts].map(([code, count]) => ({ code, count })).sort((a, b) => compareText(a.code, b.code));
}

function inputsJson({ logs, files }: Month): RunJson["inputs"] {
  const read = new Map(files.map((file) => [file.file, file]));
  return logs.map(({ file, sha256 }) => {
    const counts = read.get(file) ?? noControl();
    const { entriesPlaced, entriesRejected, entriesDuplicate, ...minutes } = fatesJson(counts);
    return {
      file,
      sha256,
      entries: counts.entriesRead,
      entriesPlaced,
      entriesRejected,
      entriesDuplicate,
      minutes: counts.minutesRead,
      ...minutes,
    };
  });
}
