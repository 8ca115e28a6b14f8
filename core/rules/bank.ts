/**
 * A bank: the minutes bought for one term, carried in, drawn and left.
 *
 * Laws: a bank never holds less than 0. Carried minutes are drawn before bought ones (A6). Every change is a movement,
 * so the balance is always the sum of the movements. Nothing moves before the bank opens or after it expires.
 */

import type { CalendarDate, Term } from "../values/calendar.ts";
import { assert, least, type Minutes, minutes } from "../values/units.ts";
import type { BankPlan } from "./plans.ts";

export type MovementKind = "bought" | "carried_in" | "adjusted" | "used" | "expired" | "carried_out";

interface Movement {
  readonly date: CalendarDate;
  readonly kind: MovementKind;
  /** Signed: positive when added, negative when taken. */
  readonly minutes: Minutes;
}

/** What a bank was given and what was taken from it, as plain data. */
export interface BankHistory {
  readonly plan: BankPlan;
  readonly term: Term;
  readonly opens: CalendarDate;
  readonly formerly: string | null;
  readonly movements: readonly Movement[];
}

/** P5: whether work done on this day may be drawn from the bank. */
export function isInForce({ opens, term }: Pick<BankHistory, "opens" | "term">, date: CalendarDate): boolean {
  return opens <= date && date < term.expires;
}

/** What it holds at the end of a day. */
export function leftAt({ movements }: Pick<BankHistory, "movements">, date: CalendarDate): Minutes {
  let left = 0;
  for (const movement of movements) if (movement.date <= date) left += movement.minutes;
  return minutes(left);
}

/** The last day, to `date`, on which something was taken from it; null if nothing was. */
export function lastTaken(
  { movements }: Pick<BankHistory, "movements">,
  date: CalendarDate,
): CalendarDate | null {
  const taken = movements.filter((own) => own.date <= date && own.minutes < 0);
  return taken.at(-1)?.date ?? null;
}

export class Bank implements BankHistory {
  readonly plan: BankPlan;
  readonly term: Term;
  /** First day the bank can be drawn: the later of the term's start and its payment (P5). */
  readonly opens: CalendarDate;
  /** M2: the former client, if it was joined with this one since; null for the client's own. */
  readonly formerly: string | null;
  readonly movements: Movement[] = [];
  #carried = minutes(0);
  #bought = minutes(0);

  constructor(plan: BankPlan, term: Term, opens: CalendarDate, formerly: string | null = null) {
    assert(term.start <= opens && opens < term.expires, "a bank opens within its term");
    this.plan = plan;
    this.term = term;
    this.opens = opens;
    this.formerly = formerly;
  }

  get left(): Minutes {
    return minutes(this.#carried + this.#bought);
  }

  /** A6: the part of the balance that was carried in. */
  get carriedLeft(): Minutes {
    return this.#carried;
  }

  /** Sets the balance on the day the bank opens. */
  open(held: { bought: Minutes; carried: Minutes }): void {
    assert(this.movements.length === 0, "a bank opens once");
    this.#bought = held.bought;
    this.#carried = held.carried;
    this.#record(this.opens, "bought", held.bought);
    if (held.carried > 0) this.#record(this.opens, "carried_in", held.carried);
  }

  /** A5, A6: draws up to the balance, carried minutes first, and returns the minutes drawn. */
  draw(due: Minutes, date: CalendarDate): Minutes {
    assert(isInForce(this, date), "a bank is drawn while in force");
    const drawn = this.#take(due);
    if (drawn > 0) this.#record(date, "used", minutes(-drawn));
    return drawn;
  }

  /**
   * R8: a manual correction, signed. Added minutes count as bought. Returns false, and does nothing, if it would take
   * more than the balance.
   */
  adjust(by: Minutes, date: CalendarDate): boolean {
    if (!isInForce(this, date) || this.left + by < 0) return false;
    if (by > 0) this.#bought = minutes(this.#bought + by);
    else this.#take(minutes(-by));
    this.#record(date, "adjusted", by);
    return true;
  }

  /** R1, R2: empties the bank on its expiry and returns what was left. */
  close(kind: "expired" | "carried_out"): Minutes {
    const left = this.left;
    this.#take(left);
    if (left > 0) this.#record(this.term.expires, kind, minutes(-left));
    return left;
  }

  #take(due: Minutes): Minutes {
    const fromCarried = least(due, this.#carried);
    const fromBought = least(minutes(due - fromCarried), this.#bought);
    this.#carried = minutes(this.#carried - fromCarried);
    this.#bought = minutes(this.#bought - fromBought);
    return minutes(fromCarried + fromBought);
  }

  #record(date: CalendarDate, kind: MovementKind, by: Minutes): void {
    this.movements.push({ date, kind, minutes: by });
  }
}

/** Identifies a bank among those of its client, the same each time the ledger is rebuilt. */
export interface BankName {
  readonly plan: BankPlan;
  /** First day of its term. */
  readonly start: CalendarDate;
  /** 1, or 2 and up for further banks of the same plan and day, in the order they opened. */
  readonly copy: number;
  /** M2: the former client, if it was joined with this one; null for the client's own. */
  readonly formerly: string | null;
}

/** The name of each of a client's banks. */
export function bankNames<B extends BankHistory>(banks: readonly B[]): ReadonlyMap<B, BankName> {
  const names = new Map<B, BankName>();
  for (const bank of banks) {
    const { plan, term, formerly } = bank;
    const name = { plan, start: term.start, copy: 1, formerly };
    while ([...names.values()].some((other) => isSameBank(name, other))) name.copy += 1;
    names.set(bank, name);
  }
  return names;
}

export function isSameBank(a: BankName, b: BankName): boolean {
  return a.plan === b.plan && a.start === b.start && a.copy === b.copy && a.formerly === b.formerly;
}
