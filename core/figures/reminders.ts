/**
 * What somebody has to do, or will notice, soon: renewals coming up, Orange invoices to issue, terms that lapsed,
 * banks that run out before their term does.
 *
 * Laws: everything is read from statements and is as of their last day; a term has at most one reminder of its
 * expiry and one of its invoice; the order is by day, then client, never that of the statements; a reminder asks,
 * it changes nothing.
 */

import type { Client } from "../firm/clients.ts";
import type { Plan } from "../rules/plans.ts";
import { graceEnds, lastDayOnTime, REMINDER_DAYS } from "../rules/renewal.ts";
import { addMonths, type CalendarDate } from "../values/calendar.ts";
import { compareText } from "../values/names.ts";
import type { Minutes } from "../values/units.ts";
import { pace } from "./pace.ts";
import type { RenewalDue } from "./renewals-due.ts";
import type { Statement } from "./statement.ts";

/** In order of urgency where days and clients are equal. */
const REMINDER_KINDS = ["lapse", "lapsed", "invoice", "exhaustion", "renewal"] as const;
export type ReminderKind = (typeof REMINDER_KINDS)[number];

interface Reminded {
  readonly client: Client;
  readonly plan: Plan;
  /** The day it is about; what each kind means by it stands there. */
  readonly date: CalendarDate;
  /** From the day of the statements to `date`: negative when it has passed. */
  readonly daysLeft: number;
  /** First day the term no longer covers. */
  readonly expires: CalendarDate;
}

export type Reminder =
  /** R1, R3: a term to renew; `date` is the last day on time. A lapse is one within the shortest of the days. */
  | (Reminded & {
      readonly kind: "renewal" | "lapse";
      readonly due: RenewalDue;
      /** The shortest of the configured days that the expiry lies within. */
      readonly band: number;
    })
  /** R7: an Orange invoice to issue on `date`; one whose day has passed is to be issued unless it was. */
  | (Reminded & { readonly kind: "invoice"; readonly due: RenewalDue })
  /** A term that expired within the statement's period, on `date`, and is not renewed. */
  | (Reminded & {
      readonly kind: "lapsed";
      /** R4: the last day on which its anniversary is kept; null for VIP, which has no grace (R1). */
      readonly graceEnds: CalendarDate | null;
    })
  /** A bank of which nothing is left on `date`, or will be at its pace so far, before its term ends. */
  | (Reminded & { readonly kind: "exhaustion"; readonly left: Minutes });

/**
 * R7: all reminders as the statements' last day ends, the earliest day first. `daysBefore` are the days before an
 * expiry, in any order, within the longest of which a renewal is told; an invoice is told a month ahead.
 */
export function reminders(
  accounts: readonly { readonly client: Client; readonly statement: Statement }[],
  daysBefore: readonly number[] = REMINDER_DAYS,
): Reminder[] {
  const found = accounts.flatMap(({ client, statement }) => [
    ...statement.renewals.flatMap((due) => ofRenewal(client, due, statement.period.to, daysBefore)),
    ...ofLapses(client, statement),
    ...ofBanks(client, statement),
  ]);
  return found.sort(
    (a, b) =>
      a.date - b.date ||
      compareText(a.client.key, b.client.key) ||
      REMINDER_KINDS.indexOf(a.kind) - REMINDER_KINDS.indexOf(b.kind) ||
      compareText(a.plan, b.plan) ||
      a.expires - b.expires,
  );
}

/** How many of the reminders are about a day that has passed, or that comes within so many days, that day included. */
export function countWithin(all: readonly Reminder[], days: number): number {
  return all.filter(({ daysLeft }) => daysLeft <= days).length;
}

function ofRenewal(
  client: Client,
  due: RenewalDue,
  asOf: CalendarDate,
  daysBefore: readonly number[],
): Reminder[] {
  const { plan, expires, invoiceOn } = due;
  const about = { client, plan, expires, due };
  const found: Reminder[] = [];
  const shortestFirst = [...daysBefore].sort((a, b) => a - b);
  const band = shortestFirst.find((days) => expires - asOf <= days);
  if (band !== undefined) {
    const date = lastDayOnTime(plan, expires);
    const kind = band === shortestFirst[0] ? "lapse" : "renewal";
    found.push({ ...about, kind, band, date, daysLeft: date - asOf });
  }
  if (invoiceOn !== null && invoiceOn <= addMonths(asOf, 1)) {
    found.push({ ...about, kind: "invoice", date: invoiceOn, daysLeft: invoiceOn - asOf });
  }
  return found;
}

function ofLapses(client: Client, { lapsed, period }: Statement): Reminder[] {
  // Rows of one plan that expired together are one renewal that was missed.
  const terms = lapsed.filter(
    (term, index) =>
      lapsed.findIndex(({ plan, expires }) => plan === term.plan && expires === term.expires) === index,
  );
  return terms.map(({ plan, expires }) => ({
    kind: "lapsed",
    client,
    plan,
    expires,
    date: expires,
    daysLeft: expires - period.to,
    graceEnds: graceEnds(plan, expires),
  }));
}

function ofBanks(client: Client, { banks, period }: Statement): Reminder[] {
  return banks
    .filter(({ bank }) => bank.inForce(period.to))
    .flatMap(({ bank }): Reminder[] => {
      const { exhaustsOn, left } = pace(bank, period.to);
      if (exhaustsOn === null) return [];
      const { plan, term } = bank;
      const daysLeft = exhaustsOn - period.to;
      return [{ kind: "exhaustion", client, plan, expires: term.expires, date: exhaustsOn, daysLeft, left }];
    });
}
