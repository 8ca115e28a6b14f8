/**
 * What needs action or will show soon: upcoming renewals, Orange invoices to issue, lapsed terms, and banks that run
 * out before their term ends.
 *
 * Laws: everything is read from statements, as of their last day. A term has at most one expiry reminder and one
 * invoice reminder. Reminders are ordered by day, then client, whatever the order of the statements. A reminder changes
 * nothing.
 */

import type { Client } from "../firm/clients.ts";
import { isInForce } from "../rules/bank.ts";
import type { Plan } from "../rules/plans.ts";
import { graceEnds, lastDayOnTime, REMINDER_DAYS } from "../rules/renewal.ts";
import { addMonths, type CalendarDate } from "../values/calendar.ts";
import { compareText } from "../values/names.ts";
import type { Minutes } from "../values/units.ts";
import { pace } from "./pace.ts";
import type { RenewalDue } from "./renewals-due.ts";
import type { Statement } from "./statement.ts";

/** In order of urgency, for equal days and clients. */
const REMINDER_KINDS = ["lapse", "lapsed", "invoice", "exhaustion", "renewal"] as const;
export type ReminderKind = (typeof REMINDER_KINDS)[number];

interface Reminded {
  readonly client: Client;
  readonly plan: Plan;
  /** The day it is about; each kind below says which day that is. */
  readonly date: CalendarDate;
  /** Days from the statements' last day to `date`; negative when it has passed. */
  readonly daysLeft: number;
  /** First day the term no longer covers. */
  readonly expires: CalendarDate;
}

export type Reminder =
  /** R1, R3: a term to renew; `date` is the last day on time. It is a `lapse` within the shortest band. */
  | (Reminded & {
      readonly kind: "renewal" | "lapse";
      readonly due: RenewalDue;
      /** The shortest configured number of days that includes the expiry. */
      readonly band: number;
    })
  /** R7: an Orange invoice to issue on `date`; if that day has passed, to issue now unless already issued. */
  | (Reminded & { readonly kind: "invoice"; readonly due: RenewalDue })
  /** A term that expired within the statement's period, on `date`, and is not renewed. */
  | (Reminded & {
      readonly kind: "lapsed";
      /** R4: the last day on which its anniversary is kept; null for VIP, which has no grace period (R1). */
      readonly graceEnds: CalendarDate | null;
    })
  /** A bank that ran out on `date`, or will at the pace so far, before its term ends. */
  | (Reminded & { readonly kind: "exhaustion"; readonly left: Minutes });

/**
 * R7: all reminders at the end of the statements' last day, earliest day first. `daysBefore` are days before an expiry,
 * in any order; a renewal is reported within the longest of them, an invoice one month ahead.
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

/** The number of reminders whose day has passed or comes within `days` days, inclusive. */
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
  // Rows of one plan that expired together are one missed renewal.
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
    .filter(({ bank }) => isInForce(bank, period.to))
    .flatMap(({ bank }): Reminder[] => {
      const { exhaustsOn, left } = pace(bank, period.to);
      if (exhaustsOn === null) return [];
      const { plan, term } = bank;
      const daysLeft = exhaustsOn - period.to;
      return [{ kind: "exhaustion", client, plan, expires: term.expires, date: exhaustsOn, daysLeft, left }];
    });
}
