/**
 * A single bank with the dated minutes it is to serve: its balance at the end of a day, and why.
 *
 * Laws: the bank and the rounding are the ledger's own, each piece of work rounded separately (A4). The last line holds
 * the balance. Work outside the bank's days changes nothing, but is reported. The order of the work given never
 * matters. An assumed payment is the first line.
 */

import { addDays, addMonths, type CalendarDate, formatDate, later } from "../values/calendar.ts";
import { InputError } from "../values/problems.ts";
import { type Minutes, minutes, NO_MINUTES, negated, sum } from "../values/units.ts";
import { Bank } from "./bank.ts";
import { Rounding } from "./charge.ts";
import type { Rule } from "./coverage.ts";

export interface Worked {
  readonly date: CalendarDate;
  /** Raw, as worked. */
  readonly minutes: Minutes;
}

export interface BankHeld {
  readonly bought: Minutes;
  readonly carried: Minutes;
  /** First day of a term of 12 months. */
  readonly start: CalendarDate;
  /** P5: the bank opens on the later of this and `start`; null when not given, which counts as paid at the start. */
  readonly paidOn: CalendarDate | "unpaid" | null;
}

interface BalanceLine {
  readonly date: CalendarDate;
  /**
   * `taken_as_paid` means that no payment date was given; `before` and `after` sum up work outside the counted days,
   * `unpaid` all of it; `balance` ends the list.
   */
  readonly kind:
    | "taken_as_paid"
    | "unpaid"
    | "before"
    | "bought"
    | "carried_in"
    | "used"
    | "expired"
    | "after"
    | "balance";
  /** Raw minutes of the work; null for a line without work. */
  readonly worked: Minutes | null;
  /** A4: those minutes rounded up. */
  readonly charged: Minutes | null;
  /** Minutes added to the bank (positive) or taken (negative). */
  readonly change: Minutes;
  /** A5: charged minutes beyond the bank's balance. */
  readonly lacking: Minutes;
  /** The balance after the line. */
  readonly left: Minutes;
  readonly rule: Rule | "M1";
}

export interface BankBalance {
  /** In order; the last line holds the balance. */
  readonly lines: readonly BalanceLine[];
  readonly left: Minutes;
}

/**
 * The balance at the end of `asOf`; null means the last day of the term. It is 0 before the bank opens and from its
 * expiry on. Throws PAID_AFTER_EXPIRY.
 */
export function bankBalance(held: BankHeld, work: readonly Worked[], asOf: CalendarDate | null): BankBalance {
  const term = { start: held.start, expires: addMonths(held.start, 12) };
  const lastDay = addDays(term.expires, -1);
  const until = asOf ?? lastDay;
  if (held.paidOn === "unpaid") return unpaid(held, work, until);
  const opens = held.paidOn === null ? held.start : later(held.start, held.paidOn);
  if (opens >= term.expires) {
    const [paidOn, expires] = [formatDate(opens), formatDate(term.expires)];
    throw new InputError({ code: "PAID_AFTER_EXPIRY", paidOn, expires });
  }

  // P5: nothing moves before the bank opens.
  const before = work.filter((entry) => entry.date < opens);
  const counted = work.filter((entry) => opens <= entry.date && entry.date <= until && entry.date <= lastDay);
  const after = work.filter((entry) => opens <= entry.date && (entry.date > until || entry.date > lastDay));

  const bank = new Bank("VIP", term, opens);
  const lines: BalanceLine[] = [];
  // Field by field, since a sheet may hold thousands of balances of hundreds of rows.
  const post = ({
    date,
    kind,
    rule,
    worked = null,
    charged = null,
    change = NO_MINUTES,
    lacking = NO_MINUTES,
    left = bank.left,
  }: Pick<BalanceLine, "date" | "kind" | "rule"> & Partial<BalanceLine>) => {
    lines.push({ date, kind, worked, charged, change, lacking, left, rule });
  };
  if (held.paidOn === null) post({ date: opens, kind: "taken_as_paid", rule: "P5" });
  if (before.length > 0) post({ date: opens, kind: "before", worked: total(before), rule: "P5" });
  if (opens <= until) {
    bank.open(held);
    post({ date: opens, kind: "bought", change: held.bought, left: held.bought, rule: "P5" });
    if (held.carried > 0) post({ date: opens, kind: "carried_in", change: held.carried, rule: "R1" });
  }
  for (const { date, minutes: worked } of counted.sort((a, b) => a.date - b.date || a.minutes - b.minutes)) {
    const charged = new Rounding().due(worked);
    const drawn = bank.draw(charged, date);
    const lacking = minutes(charged - drawn);
    post({ date, kind: "used", worked, charged, change: negated(drawn), lacking, rule: "A5" });
  }
  // R1: a bank is empty on its expiry, whether its minutes lapse or carry over to a renewal paid on time.
  if (until > lastDay) {
    const change = negated(bank.close("expired"));
    post({ date: term.expires, kind: "expired", change, rule: "R1" });
  }
  if (after.length > 0) post({ date: until, kind: "after", worked: total(after), rule: "P5" });
  post({ date: until, kind: "balance", rule: "M1" });
  return { lines, left: bank.left };
}

/** P5: a term that is not paid covers nothing, so its bank never opens. */
function unpaid(held: BankHeld, work: readonly Worked[], until: CalendarDate): BankBalance {
  const still = { charged: null, change: NO_MINUTES, lacking: NO_MINUTES, left: NO_MINUTES };
  const lines: BalanceLine[] = [
    {
      ...still,
      date: held.start,
      kind: "unpaid",
      worked: work.length === 0 ? null : total(work),
      rule: "P5",
    },
    { ...still, date: until, kind: "balance", worked: null, rule: "M1" },
  ];
  return { lines, left: NO_MINUTES };
}

function total(work: readonly Worked[]): Minutes {
  return sum(work.map((entry) => entry.minutes));
}
