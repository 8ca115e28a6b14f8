/**
 * `run.json`: the figures of a run for programs, schema 1. The web page is built from it alone; the e-mails and the
 * add-in's pane read it.
 *
 * Laws: stable order and spelling, so the same inputs give the same bytes. Minutes are integers, money is in cents,
 * dates are calendar dates. A schema only gains keys; a change of a key's meaning needs a new schema.
 */

import { z } from "zod";
import { type BillTotal, toBill } from "../../core/figures/billing.ts";
import { CHECKS } from "../../core/figures/checks.ts";
import { DECISIONS } from "../../core/figures/client-outlook.ts";
import {
  type ClientOverview,
  type FirmOverview,
  FLAGS,
  type Flag,
} from "../../core/figures/firm-overview.ts";
import type { Hours } from "../../core/figures/holdings.ts";
import { pace } from "../../core/figures/pace.ts";
import type { Projection } from "../../core/figures/projection.ts";
import type { RenewalOffer } from "../../core/figures/renewal-offers.ts";
import type { RenewalDue } from "../../core/figures/renewals-due.ts";
import type { RollForward } from "../../core/figures/roll-forward.ts";
import { BILLABLE_REASONS, type Billable, type Statement } from "../../core/figures/statement.ts";
import { type Control, noControl } from "../../core/firm/control.ts";
import { NO_IDS } from "../../core/firm/tie-out.ts";
import { isInForce } from "../../core/rules/bank.ts";
import { BANK_PLANS, PLANS } from "../../core/rules/plans.ts";
import { lastDayOnTime } from "../../core/rules/renewal.ts";
import { type CalendarDate, formatDate } from "../../core/values/calendar.ts";
import { LANGUAGES } from "../../core/values/language.ts";
import { compareText } from "../../core/values/names.ts";
import { CHANGE_JSON, changeJson } from "../books/change-json.ts";
import type { Config } from "../config/config.ts";
import { ENGINE } from "../disk/engine.ts";
import type { KeptClient, Month } from "../month/month.ts";
import { BECAUSE_JSON, becauseJson } from "./because-json.ts";

const count = z.int().nonnegative();
const date = z.iso.date();
const language = z.enum(LANGUAGES);
const plan = z.enum(PLANS);
/** A missing price or rate is null, never 0. */
const money = count.nullable();
/** Charged minutes and their amount. */
const billable = z.strictObject({ minutes: count, cents: money });
/** The total, and a part for each reason. */
const billableByReason = billable.extend({
  reasons: z.array(z.strictObject({ reason: z.enum(BILLABLE_REASONS), ...billable.shape })),
});
/** M3, signed. `cents` covers the minutes that have a rate; `withoutRate` counts the others. */
const bill = z.strictObject({ minutes: z.int(), cents: z.int(), withoutRate: z.int() });
/** Minutes of banks in force: used + left = held; `atRisk` is lost unless a renewal is paid on time (R1). */
const hours = z.strictObject({ held: count, used: count, left: count, atRisk: count, safe: count });
const renewal = z.strictObject({
  plan,
  quantity: count,
  expires: date,
  invoiceOn: date.nullable(),
  /** The last day on which a payment is on time. */
  onTimeUntil: date,
  onTimeCents: money,
  lateCents: money,
  /** R6: the day the client's Act! ends, if the renewal may end with it, and its price on time and online. */
  coterm: z.strictObject({ expires: date, cents: count }).nullable(),
  /** The source of the price; null if there is no price. */
  priceSource: z.string().nullable(),
  carryAtStake: count,
  /** How the client last paid for the plan (R3). This and the keys below are absent in runs of older versions. */
  channel: z.enum(["online", "other"]).optional(),
  /** On time and a day late by that channel, ending with its Act! subscription where the register has its end. */
  ownCents: money.optional(),
  ownLateCents: money.optional(),
  /** M4: minutes expected to be left at the expiry, which a renewal on time keeps. */
  keeps: count.optional(),
  /** Whether it expires within the days on which clients are reminded. */
  near: z.boolean().optional(),
});
/** M4: what is expected of a bank, and the twelve months that it rests on. */
const expected = z.strictObject({
  exhaustsOn: date.nullable(),
  leftAtExpiry: count,
  restsOn: z.strictObject({ from: date, to: date, days: count, daysDrawn: count, used: count }),
});
/** Why a client needs a look: the term or bank and its day, or a count; null where not applicable. */
const flag = z.strictObject({
  code: z.enum(FLAGS),
  plan: plan.nullable(),
  date: date.nullable(),
  count: count.nullable(),
});
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** The contract with readers of the file. */
export const RUN_JSON = z.strictObject({
  schema: z.literal(1),
  /** The version of this software. */
  engine: z.string(),
  period: z.string().regex(/^\d{4}-\d{2}$/),
  asOf: date,
  /** The firm's language; a client may have its own. */
  language,
  /** A label: the currency of the cents. */
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
          plan: z.enum(BANK_PLANS),
          start: date,
          expires: date,
          /** 1, or 2 and more for further banks of that plan and first day; absent in runs of older versions. */
          copy: z.int().positive().optional(),
          /** The former client, if that client was joined with this one; null for the client's own banks. */
          formerly: z.string().nullable().default(null),
          opening: count,
          /** M2: changes found since the previous month was closed; signed. */
          priorPeriod: z.int(),
          bought: count,
          carriedIn: count,
          adjusted: z.int(),
          used: count,
          expired: count,
          carriedOut: count,
          closing: count,
          /** All minutes given and drawn, from its opening to `asOf`. */
          held: count,
          usedToDate: count,
          /** The day it runs out at its pace so far; null if it lasts or is no longer in force. */
          exhaustsOn: date.nullable(),
          /** Null where too little is known, and for an empty bank; absent in runs of older versions. */
          expected: expected.nullable().optional(),
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
      billable: billableByReason,
      /**
       * A9: the part of `billable` that awaits confirmation and is not in `toBill`; `overages` lists all that are
       * undecided at `asOf`, earlier months included.
       */
      toConfirm: billable.extend({ overages: z.array(z.strictObject({ date, ...billable.shape })) }),
      /** `billable` less `toConfirm`, plus changes found in closed months. */
      toBill: bill,
      /** The month’s own part of it, by reason and level. This and the four below are absent in runs of older versions. */
      bill: z
        .array(z.strictObject({ because: BECAUSE_JSON, level: z.int().min(1).max(3), ...billable.shape }))
        .optional(),
      /** What the client has to decide first. */
      decision: z.enum(DECISIONS).optional(),
      /** P5: terms that have begun and are not paid, and what they cost if paid on the day after `asOf`. */
      unpaid: z.array(z.strictObject({ plan, quantity: count, since: date, cents: money })).optional(),
      /** P10: terms in force that the client will not renew; `left` lapses then. */
      declined: z.array(z.strictObject({ plan, quantity: count, expires: date, left: count })).optional(),
      /** Banks that came to a step of use this month, in percent. */
      notices: z.array(z.strictObject({ plan, step: count, on: date, left: count, held: count })).optional(),
      /**
       * M2: work, rows and corrections of closed months that were added, removed or changed; in the first open month.
       */
      priorPeriod: z.array(CHANGE_JSON),
      renewals: z.array(renewal),
      /** The one that expires first. */
      nextRenewal: renewal.nullable(),
      /** All its banks in force; null if there are none. */
      hours: hours.nullable(),
      /** The most serious first. */
      flags: z.array(flag),
    }),
  ),
  /** All clients together, and upcoming dates. */
  overview: z.strictObject({
    /** The last day of the horizon, inclusive. */
    until: date,
    banksInForce: count,
    hours,
    hoursByPlan: z.array(z.strictObject({ plan: z.enum(BANK_PLANS), ...hours.shape })),
    /** Charged minutes drawn from banks within the month. */
    drawn: count,
    /** Charged minutes of Orange overage. */
    overage: count,
    billable: billableByReason,
    /** A9: the part of `billable` that awaits confirmation, and the rest. */
    toConfirm: billable,
    billed: billable,
    toBill: bill,
    /** Those that expire by `until`, soonest first. */
    renewals: z.array(z.strictObject({ client: z.string(), ...renewal.shape })),
    /** Their total cost if all are paid on time. */
    renewalsOnTimeCents: money,
    /** The number of clients with each flag. */
    flagged: z.partialRecord(z.enum(FLAGS), count),
    /** Rows that need a look, and how many of them were left out. */
    exceptions: z.strictObject({ rows: count, leftOut: count }),
  }),
  /** Each check of the run; it passed when its two sides are equal. */
  checks: z.array(z.strictObject({ code: z.enum(CHECKS), one: z.int(), other: z.int() })),
  /** The firm's exceptions, counted by code. */
  exceptions: z.array(z.strictObject({ code: z.string(), count })),
  /** What was read from each time log, and its outcome (A11). */
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
      /** Distinct ids: each one read is placed or left out. */
      idsRead: count,
      idsPlaced: count,
      idsLeftOut: count,
    }),
  ),
  /** Files in the logs' folder that were skipped or refused, with the reason as a code. */
  notRead: z.array(z.strictObject({ file: z.string(), why: z.string() })).default([]),
  outputs: z.array(z.strictObject({ file: z.string(), sha256 })),
});

export type RunJson = z.infer<typeof RUN_JSON>;

interface RunFiles {
  /** The workbook of each client. */
  readonly fileOf: (client: KeptClient) => string;
  /** Everything written beside run.json. */
  readonly outputs: RunJson["outputs"];
}

/** The run's figures. */
export function runJson(
  month: Month,
  { language, currency }: Pick<Config, "language" | "currency">,
  { fileOf, outputs }: RunFiles,
): RunJson {
  const { overview, checks } = month;
  return {
    schema: 1,
    engine: ENGINE,
    period: month.name,
    asOf: formatDate(month.asOf),
    language,
    currency,
    control: controlJson(month.control),
    clients: overview.clients.map((client) => clientJson(client, month, fileOf(client.account), language)),
    overview: overviewJson(overview),
    checks: [...checks],
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
  const { entriesPlaced, entriesRejected, entriesDuplicate, ...placed } = outcomesJson(control);
  return { entriesRead, entriesPlaced, entriesRejected, entriesDuplicate, minutesRead, ...placed };
}

function outcomesJson(control: Control) {
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
  { account, hours, nextRenewal, flags }: ClientOverview<KeptClient>,
  { asOf }: Month,
  file: string,
  firmLanguage: RunJson["language"],
): RunJson["clients"][number] {
  const { client, statement, outlook } = account;
  const { orange, placed, charged, billable, held, toConfirm } = statement;
  return {
    client: client.name,
    language: client.language ?? firmLanguage,
    file,
    plans: [...account.plans],
    lapsed: statement.lapsed.map(({ plan, expires }) => ({ plan, expires: formatDate(expires) })),
    exceptions: account.exceptions.length,
    banks: banksJson(account, asOf),
    orange: { ...orange },
    placed: { ...placed },
    charged: { ...charged },
    billable: reasonsJson(billable),
    toConfirm: {
      ...billableJson(held),
      overages: toConfirm.map((overage) => ({ date: formatDate(overage.date), ...billableJson(overage) })),
    },
    toBill: billJson(toBill(statement)),
    bill: account.bill.map(({ because: why, level, ...own }) => ({
      because: becauseJson(why),
      level,
      ...billableJson(own),
    })),
    decision: outlook.decision.is,
    unpaid: outlook.unpaid.map(({ plan: own, quantity, since, due }) => ({
      ...{ plan: own, quantity, since: formatDate(since), cents: due.price },
    })),
    declined: outlook.declined.map(({ plan: own, quantity, expires, left }) => ({
      ...{ plan: own, quantity, expires: formatDate(expires), left },
    })),
    notices: account.notices.map(({ bank, step, on, left }) => {
      const { held } = pace(bank, asOf);
      return { plan: bank.plan, step, on: formatDate(on), left, held };
    }),
    priorPeriod: statement.priorPeriod.map(changeJson),
    renewals: outlook.offers.map(renewalJson),
    nextRenewal: offersOf(account, nextRenewal === null ? [] : [nextRenewal]).map(renewalJson)[0] ?? null,
    hours: hours && hoursJson(hours),
    flags: flags.map(flagJson),
  };
}

type Overview = RunJson["overview"];

function overviewJson(of: FirmOverview<KeptClient>): Overview {
  return {
    until: formatDate(of.until),
    banksInForce: of.banksInForce,
    hours: hoursJson(of.hours),
    hoursByPlan: BANK_PLANS.map((plan) => ({ plan, ...hoursJson(of.hoursByPlan[plan]) })),
    drawn: of.drawn,
    overage: of.overage,
    billable: reasonsJson(of.billable),
    toConfirm: billableJson(of.toConfirm),
    billed: billableJson(of.billed),
    toBill: billJson(of.toBill),
    renewals: of.renewals.flatMap(({ account, due }) =>
      offersOf(account, [due]).map((offer) => ({ client: account.client.name, ...renewalJson(offer) })),
    ),
    renewalsOnTimeCents: of.renewalsOnTime,
    flagged: { ...of.flagged },
    exceptions: { ...of.exceptions },
  };
}

function hoursJson({ held, used, left, atRisk, safe }: Hours): Overview["hours"] {
  return { held, used, left, atRisk, safe };
}

function billableJson({ charged, amount }: Billable): Overview["billed"] {
  return { minutes: charged, cents: amount };
}

function reasonsJson(of: Statement["billable"]): Overview["billable"] {
  const reasons = BILLABLE_REASONS.filter((reason) => of[reason].charged > 0);
  return {
    ...billableJson(of.total),
    reasons: reasons.map((reason) => ({ reason, ...billableJson(of[reason]) })),
  };
}

function billJson({ charged, amount, unrated }: BillTotal): Overview["toBill"] {
  return { minutes: charged, cents: amount, withoutRate: unrated };
}

function flagJson({ code, plan, date, count }: Flag): RunJson["clients"][number]["flags"][number] {
  return { code, plan, date: date === null ? null : formatDate(date), count };
}

function offersOf({ outlook }: KeptClient, of: readonly RenewalDue[]): RenewalOffer[] {
  return outlook.offers.filter(({ due }) => of.includes(due));
}

function banksJson({ bankNames, statement, outlook }: KeptClient, asOf: CalendarDate): Bank[] {
  return statement.banks.map((roll) => {
    const projection = outlook.projections.get(roll.bank) ?? null;
    return {
      ...bankJson(roll, bankNames.get(roll.bank)?.copy ?? 1, asOf),
      expected: projection && expectedJson(projection),
    };
  });
}

function expectedJson({ exhaustsOn, leftAtExpiry, basis }: Projection): z.infer<typeof expected> {
  const { period, days, daysDrawn, used } = basis;
  const restsOn = { from: formatDate(period.from), to: formatDate(period.to), days, daysDrawn, used };
  return { exhaustsOn: exhaustsOn && formatDate(exhaustsOn), leftAtExpiry, restsOn };
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
    exhaustsOn: exhaustsOn === null || !isInForce(bank, asOf) ? null : formatDate(exhaustsOn),
  };
}

type Bank = RunJson["clients"][number]["banks"][number];

function renewalJson({
  due,
  channel,
  onTime,
  late,
  keeps,
  isNear,
}: RenewalOffer): RunJson["clients"][number]["renewals"][number] {
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
    channel,
    ownCents: onTime?.price ?? null,
    ownLateCents: late?.price ?? null,
    keeps,
    near: isNear,
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

function inputsJson({ logs, files, ids }: Month): RunJson["inputs"] {
  const read = new Map(files.map((file) => [file.file, file]));
  return logs.map(({ file, sha256 }) => {
    const counts = read.get(file) ?? noControl();
    const { entriesPlaced, entriesRejected, entriesDuplicate, ...minutes } = outcomesJson(counts);
    const { read: idsRead, placed: idsPlaced, leftOut: idsLeftOut } = ids.files.get(file) ?? NO_IDS;
    return {
      file,
      sha256,
      entries: counts.entriesRead,
      entriesPlaced,
      entriesRejected,
      entriesDuplicate,
      minutes: counts.minutesRead,
      ...minutes,
      idsRead,
      idsPlaced,
      idsLeftOut,
    };
  });
}
