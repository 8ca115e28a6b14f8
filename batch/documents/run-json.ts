/**
 * `run.json`: the figures of a run for programs, schema 1. The web page is built from it alone; the e-mails and the
 * add-in's pane read it.
 *
 * Laws: stable order and spelling, so the same inputs give the same bytes. Minutes are integers, money is in cents,
 * dates are calendar dates. A schema only gains keys; a change of a key's meaning needs a new schema.
 */

import * as z from "zod";
import { CHECKS } from "../../core/figures/checks.ts";
import { DECISIONS } from "../../core/figures/client-outlook.ts";
import { FLAGS } from "../../core/figures/firm-overview.ts";
import { OWED_COLUMNS } from "../../core/figures/hours-owed.ts";
import { BILLABLE_REASONS } from "../../core/figures/statement.ts";
import { BANK_PLANS, PLANS, SOLD_PLANS } from "../../core/rules/plans.ts";
import { recordOf } from "../../core/values/grouping.ts";
import { LANGUAGES } from "../../core/values/language.ts";
import { CHANGE_JSON } from "../books/change-json.ts";
import { BECAUSE_JSON } from "./because-json.ts";

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
  /** The first day that the renewal on time no longer covers, and its clause; null where its price is not known. */
  ownExpires: date.nullable().optional(),
  ownClause: z.string().nullable().optional(),
  /** M4: minutes expected to be left at the expiry, which a renewal on time keeps. */
  keeps: count.optional(),
  /** Whether it expires within the days on which clients are reminded. */
  near: z.boolean().optional(),
});
/** R9: a price of a renewal by the lines that begin by `asOf`, and by all; `from` is null where it stays. */
const announced = z.strictObject({ on: date, cents: money, announcedCents: money, from: date.nullable() });
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
/**
 * Deferred revenue: opening + prior period + sold + carried in + adjusted − earned − lapsed − carried out = closing.
 * `units` are minutes of a bank, or days of an Orange subscription; of days, what they cost is earned as they pass.
 */
const owed = {
  counts: z.enum(["minutes", "days"]),
  units: z.strictObject(recordOf(OWED_COLUMNS, () => z.int())),
  /** What they cost: null where nothing of it is known, otherwise the known part. */
  cents: z.strictObject(recordOf(OWED_COLUMNS, () => z.int().nullable())),
  /** The units whose cost is not known; absent if there are none. */
  withoutCost: z.strictObject(recordOf(OWED_COLUMNS, () => z.int())).optional(),
};
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
      /** The client's page, in a folder beside this file; absent without one. */
      page: z.string().optional(),
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
      /** `billable` less `toConfirm`, plus time added at a price, plus changes found in closed months. */
      toBill: bill,
      /**
       * The month’s own part of it, by reason and level. Added time has an amount, signed, and no minutes of work and no
       * level. This and the four below are absent in runs of older versions.
       */
      bill: z
        .array(
          z.strictObject({
            because: BECAUSE_JSON,
            level: z.int().min(1).max(3).nullable(),
            minutes: count,
            cents: z.int().nullable(),
            /** The first and the last day of its work; absent in runs of older versions. */
            from: date.optional(),
            to: date.optional(),
          }),
        )
        .optional(),
      /** What the client has to decide first. */
      decision: z.enum(DECISIONS).optional(),
      /** P5: terms that have begun and are not paid, and what they cost if paid on the day after `asOf`. */
      unpaid: z.array(z.strictObject({ plan, quantity: count, since: date, cents: money })).optional(),
      /** P10: terms in force that the client will not renew; `left` lapses then. */
      declined: z.array(z.strictObject({ plan, quantity: count, expires: date, left: count })).optional(),
      /** Banks that came to a step of use this month, in percent. */
      notices: z.array(z.strictObject({ plan, step: count, on: date, left: count, held: count })).optional(),
      /** What the firm still owes it: its banks, then its Orange terms. Absent in runs of older versions. */
      owed: z
        .array(
          z.strictObject({
            plan: z.enum(SOLD_PLANS),
            start: date,
            expires: date,
            copy: z.int().positive(),
            formerly: z.string().nullable(),
            ...owed,
          }),
        )
        .optional(),
      /**
       * M2: work, rows and corrections of closed months that were added, removed or changed; in the first open month.
       */
      priorPeriod: z.array(CHANGE_JSON),
      renewals: z.array(renewal),
      /** P8: terms of the last twelve months that it renewed, with what that cost; absent in runs of older versions. */
      renewed: z.array(z.strictObject({ plan, expires: date, paidOn: date, cents: money })).optional(),
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
    /** R9: those that later lines of the price list change, on time and a day late; absent where there is none. */
    announced: z
      .array(
        z.strictObject({
          client: z.string(),
          ...{ plan, quantity: count, expires: date },
          ...{ onTime: announced, late: announced },
        }),
      )
      .optional(),
    /** Their total cost if all are paid on time. */
    renewalsOnTimeCents: money,
    /** What the firm still owes, by plan; `unknown` counts the lines of which a cost is not known. */
    owed: z
      .array(z.strictObject({ plan: z.enum(SOLD_PLANS), ...owed, lines: count, unknown: count }))
      .optional(),
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

export function runJsonText(run: RunJson): string {
  return `${JSON.stringify(run, null, 2)}\n`;
}
