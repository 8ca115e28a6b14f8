/**
 * What needs action or will show soon: renewals, Orange invoices to issue, terms that lapsed or will not be renewed,
 * plans not paid, banks that are or will be empty or were used to a step, and overage that awaits a decision.
 *
 * Laws: everything is read from statements and outlooks, as of their last day. A term has at most one reminder of its
 * expiry and one of its invoice. In the month that uses a bank up, the notice of it is its only reminder. Reminders are ordered by day, then client, whatever the order of the statements. A
 * reminder changes nothing.
 */

import type { Client } from "../firm/clients.ts";
import { type BankHistory, leftAt } from "../rules/bank.ts";
import type { Plan } from "../rules/plans.ts";
import { graceEnds, REMINDER_DAYS, reminderBand } from "../rules/renewal.ts";
import { addMonths, type CalendarDate } from "../values/calendar.ts";
import { compareText } from "../values/names.ts";
import { type Cents, knownSum, type Minutes, NO_MINUTES } from "../values/units.ts";
import type { BankNotice } from "./bank-notices.ts";
import type { Billable } from "./bill-total.ts";
import type { ClientOutlook, DeclinedPlan, EndedPlan, UnpaidPlan } from "./client-outlook.ts";
import { type Quote, quoteOf, type RenewalOffer } from "./renewal-offers.ts";
import type { Statement } from "./statement.ts";

/** In order of urgency, for equal days and clients. */
const REMINDER_KINDS = [
  "unpaid",
  "lapse",
  "lapsed",
  "invoice",
  "confirm",
  "exhaustion",
  "notice",
  "renewal",
  "ending",
] as const;
export type ReminderKind = (typeof REMINDER_KINDS)[number];

interface Dated {
  readonly client: Client;
  /** The day it is about; each kind below says which day that is. */
  readonly date: CalendarDate;
  /** Days from the statements' last day to `date`; negative when it has passed. */
  readonly daysLeft: number;
}

interface Reminded extends Dated {
  readonly plan: Plan;
  /** First day the term no longer covers. */
  readonly expires: CalendarDate;
}

export type Reminder =
  /** R1, R3: a term to renew; `date` is the last day on time. It is a `lapse` within the shortest band. */
  | (Reminded & {
      readonly kind: "renewal" | "lapse";
      readonly offer: RenewalOffer;
      /** The shortest configured number of days that includes the expiry. */
      readonly band: number;
    })
  /** R7: an Orange invoice to issue on `date`; if that day has passed, to issue now unless already issued. */
  | (Reminded & { readonly kind: "invoice"; readonly offer: RenewalOffer })
  /** A term that expired within the statement's period, on `date`, and is not renewed. */
  | (Reminded & {
      readonly kind: "lapsed";
      readonly ended: EndedPlan;
      /** R4: the last day on which its anniversary is kept; null for VIP, which has no grace period (R1). */
      readonly graceEnds: CalendarDate | null;
    })
  /** P5: a term that began on `date` and is not paid. */
  | (Reminded & { readonly kind: "unpaid"; readonly unpaid: UnpaidPlan })
  /** P10: a term that ends on `date` and that the client will not renew. */
  | (Reminded & { readonly kind: "ending"; readonly declined: DeclinedPlan })
  /** A bank that ran out on `date`, or is expected to before its term ends (M4). */
  | (Reminded & { readonly kind: "exhaustion"; readonly left: Minutes })
  /** A bank that on `date` had been used to a step of its hours. */
  | (Reminded & { readonly kind: "notice"; readonly notice: BankNotice })
  /** A9: overage to be decided, the first of it on `date`. */
  | (Dated & {
      readonly kind: "confirm";
      readonly plan: null;
      readonly expires: null;
      readonly held: readonly Billable[];
    });

/** What reminders are made from. */
interface Account {
  readonly client: Client;
  readonly statement: Statement;
  readonly outlook: ClientOutlook;
  readonly notices: readonly BankNotice[];
}

/**
 * R7: all reminders at the end of the statements' last day, earliest day first. `daysBefore` are days before an expiry,
 * in any order; a renewal is reported within the longest of them, an invoice one month ahead.
 */
export function reminders(
  accounts: readonly Account[],
  daysBefore: readonly number[] = REMINDER_DAYS,
): Reminder[] {
  const found = accounts.flatMap((account) => {
    const { client, statement, outlook } = account;
    const asOf = statement.period.to;
    return [
      ...outlook.offers.flatMap((offer) => ofRenewal(client, offer, asOf, daysBefore)),
      ...ofTerms(client, outlook, asOf),
      ...ofBanks(account, asOf),
      ...ofHolds(client, statement),
    ];
  });
  return found.sort(
    (a, b) =>
      a.date - b.date ||
      compareText(a.client.key, b.client.key) ||
      REMINDER_KINDS.indexOf(a.kind) - REMINDER_KINDS.indexOf(b.kind) ||
      compareText(a.plan ?? "", b.plan ?? "") ||
      (a.expires ?? 0) - (b.expires ?? 0),
  );
}

/** R1: minutes that are lost if nobody acts; of a plan that is not renewed, those that lapse with it. */
export function hoursAtStake(own: Reminder): Minutes {
  if ("band" in own) return own.offer.keeps;
  return "declined" in own ? own.declined.left : NO_MINUTES;
}

/** What is to be paid; null where there is nothing. */
export function reminderQuote(own: Reminder): Quote | null {
  if ("offer" in own) return quoteOf(own.offer.onTime);
  if ("unpaid" in own) return own.unpaid.due;
  return "ended" in own ? own.ended.back : null;
}

/** The number of reminders whose day has passed or comes within `days` days, inclusive. */
export function countWithin(all: readonly Reminder[], days: number): number {
  return all.filter(({ daysLeft }) => daysLeft <= days).length;
}

/**
 * A reminder, and the last day to act on it; `now` where it is overdue or best done at once, `soon` where no day decides:
 * what clients are to be told of their hours.
 */
export interface Call {
  readonly reminder: Reminder;
  readonly actBy: CalendarDate | "now" | "soon";
}

/**
 * R7: the same in the order in which to act: what is overdue, what has a day within the shortest of `daysBefore`, what
 * clients are to be told of their hours, and what has a later day; by day and kind, then as the reminders come.
 */
export function callList(all: readonly Reminder[], daysBefore: readonly number[] = REMINDER_DAYS): Call[] {
  const soon = Math.min(...daysBefore);
  const rank = ({ reminder, actBy }: Call) => {
    const { date, daysLeft } = reminder;
    if (actBy === "now") return 0;
    if (actBy === "soon") return 2;
    return daysLeft + (actBy - date) <= soon ? 1 : 3;
  };
  return all
    .map((reminder) => ({ reminder, actBy: actBy(reminder) }))
    .sort(
      (a, b) =>
        rank(a) - rank(b) ||
        dayOf(a) - dayOf(b) ||
        REMINDER_KINDS.indexOf(a.reminder.kind) - REMINDER_KINDS.indexOf(b.reminder.kind),
    );
}

/** Within a rank all have a day, or none has. */
function dayOf({ actBy }: Call): number {
  return typeof actBy === "number" ? actBy : 0;
}

function actBy(reminder: Reminder): Call["actBy"] {
  switch (reminder.kind) {
    case "unpaid":
    case "confirm":
      return "now";
    case "notice":
      return "soon";
    case "exhaustion":
      return reminder.daysLeft > 0 ? reminder.date : "soon";
    case "lapsed": {
      const asOf = reminder.date - reminder.daysLeft;
      return reminder.graceEnds !== null && reminder.graceEnds > asOf ? reminder.graceEnds : "now";
    }
    default:
      return reminder.daysLeft > 0 ? reminder.date : "now";
  }
}

/** The renewals among the reminders: how many, and what they cost together on time; null if a price is missing. */
export function renewalsAmong(all: readonly Reminder[]): {
  readonly count: number;
  readonly onTime: Cents | null;
} {
  const offers = all.flatMap((own) => (own.kind === "renewal" || own.kind === "lapse" ? own.offer : []));
  return { count: offers.length, onTime: knownSum(offers.map(({ onTime }) => onTime?.price ?? null)) };
}

function ofRenewal(
  client: Client,
  offer: RenewalOffer,
  asOf: CalendarDate,
  daysBefore: readonly number[],
): Reminder[] {
  const { plan, expires, invoiceOn } = offer.due;
  const about = { client, plan, expires, offer };
  const found: Reminder[] = [];
  const band = reminderBand(expires, asOf, daysBefore);
  if (band !== null) {
    const kind = band === Math.min(...daysBefore) ? "lapse" : "renewal";
    found.push({ ...about, kind, band, date: offer.until, daysLeft: offer.until - asOf });
  }
  if (invoiceOn !== null && invoiceOn <= addMonths(asOf, 1)) {
    found.push({ ...about, kind: "invoice", date: invoiceOn, daysLeft: invoiceOn - asOf });
  }
  return found;
}

/** Terms that lapsed within the period, that are not paid, or that will not be renewed. */
function ofTerms(client: Client, { ended, unpaid, declined }: ClientOutlook, asOf: CalendarDate): Reminder[] {
  return [
    ...ended
      .filter(({ why, isNews }) => why === "lapsed" && isNews)
      .map((own): Reminder => {
        const { plan, on } = own;
        const about = { client, plan, expires: on, date: on, daysLeft: on - asOf };
        return { ...about, kind: "lapsed", ended: own, graceEnds: graceEnds(plan, on) };
      }),
    ...unpaid.map((own): Reminder => {
      const { plan, since, expires } = own;
      return { kind: "unpaid", client, plan, expires, date: since, daysLeft: since - asOf, unpaid: own };
    }),
    ...declined.map((own): Reminder => {
      const { plan, expires } = own;
      return {
        kind: "ending",
        client,
        plan,
        expires,
        date: expires,
        daysLeft: expires - asOf,
        declined: own,
      };
    }),
  ];
}

function ofBanks({ client, outlook, notices }: Account, asOf: CalendarDate): Reminder[] {
  const isTold = ({ bank }: { readonly bank: BankHistory }) => notices.some((own) => own.bank === bank);
  const dry = outlook.empty
    .filter((own) => !isTold(own))
    .map(({ bank, since }) => ({ bank, date: since, left: NO_MINUTES }));
  const expected = [...outlook.projections].flatMap(([bank, { exhaustsOn }]) =>
    exhaustsOn === null ? [] : [{ bank, date: exhaustsOn, left: leftAt(bank, asOf) }],
  );
  return [
    ...[...dry, ...expected].map(({ bank, date, left }): Reminder => {
      const { plan, term } = bank;
      const daysLeft = date - asOf;
      return { kind: "exhaustion", client, plan, expires: term.expires, date, daysLeft, left };
    }),
    ...notices.map((notice): Reminder => {
      const { plan, term } = notice.bank;
      const about = { client, plan, expires: term.expires };
      return { ...about, kind: "notice", date: notice.on, daysLeft: notice.on - asOf, notice };
    }),
  ];
}

function ofHolds(client: Client, { toConfirm, period }: Statement): Reminder[] {
  const [first] = toConfirm;
  if (first === undefined) return [];
  const daysLeft = first.date - period.to;
  return [
    { kind: "confirm", client, plan: null, expires: null, date: first.date, daysLeft, held: toConfirm },
  ];
}
