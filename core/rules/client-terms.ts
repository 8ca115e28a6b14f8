/**
 * The terms that one client's register rows make: which row renews what, when each term begins and ends, and what it
 * carries over (P3–P5, P7–P10, R1–R6).
 *
 * Laws: terms never depend on the order of rows. A term follows another only if that one was paid. Every row that is
 * read differently from what was typed is reported. A closed month's terms stay as they were closed (M2).
 */

import {
  addDays,
  addMonths,
  anniversaryAfter,
  type CalendarDate,
  earlier,
  formatDate,
  later,
} from "../values/calendar.ts";
import type { Problem } from "../values/problems.ts";
import { NO_MINUTES } from "../values/units.ts";
import type { Contract } from "./contract.ts";
import { Endings, kindOf } from "./endings.ts";
import { isOrange, isVip } from "./plans.ts";
import { DAYS_OF_GRACE, renewalDecision } from "./renewal.ts";
import { type Ending, isOnTime, mayRenew, mightRenew, RenewalMatch } from "./renewal-match.ts";
import { RunningTerms } from "./running-terms.ts";
import { keptAsClosed, warnings } from "./term-warnings.ts";
import {
  datesOf,
  inOrderOfStart,
  isTermRow,
  latest,
  type PlanTerm,
  rowText,
  type TermProblem,
  type TermRow,
} from "./terms.ts";

/** The terms of one client, in order of start, and the problems of the rows behind them. */
export interface Terms {
  readonly terms: readonly PlanTerm[];
  readonly problems: readonly TermProblem[];
}

/** M2: a client's rows and terms as recorded in the last closed month. */
interface ClosedTerms {
  /** The last closed day. */
  readonly through: CalendarDate;
  readonly contracts: readonly Contract[];
  readonly terms: readonly PlanTerm[];
}

/**
 * The terms of one client's rows. Cancelled rows cover nothing and renew nothing (P10). `joinedTerms` are terms of
 * clients joined with it since (M2); its rows may renew them, or add seats to them. `formerly` is the name of such a
 * client when the rows are that client's.
 */
export function clientTerms(
  contracts: readonly Contract[],
  closed: ClosedTerms | null = null,
  joinedTerms: readonly PlanTerm[] = [],
  formerly: string | null = null,
): Terms {
  const rows = contracts.filter(isTermRow).sort(inOrderOfStart);
  const reading = new Reading(rows, closed, joinedTerms, formerly);
  const terms = [...reading.made].sort((a, b) => a.start - b.start);
  const hasStarter = terms.some(({ plan }) => plan === "ORANGE_STARTER");
  const warned = terms.flatMap((term) =>
    warnings(term, terms, hasStarter).map((problem) => ({ contract: term.contract, problem, term })),
  );
  const reread = reading.pinned ? clientTerms(contracts, null, joinedTerms, formerly).terms : [];
  const kept = terms.flatMap((term) => keptAsClosed(term, reread, closed?.through ?? term.expires));
  return { terms, problems: [...reading.problems, ...warned, ...kept] };
}

/** The dates of a term to be made, and where they come from. */
type Placed = Pick<PlanTerm, "start" | "anchor" | "boughtTo" | "origin" | "renews" | "clause">;

/** A term whose links are not yet set. */
type Linked = Omit<PlanTerm, "renews" | "carriesFrom"> & {
  renews: PlanTerm | null;
  carriesFrom: PlanTerm | null;
};

class Reading {
  readonly made: PlanTerm[] = [];
  readonly problems: TermProblem[] = [];
  readonly pinned: boolean;
  readonly #waiting: Set<TermRow>;
  /** M2: rows known in the last closed month, and its last day. */
  readonly #known = new Set<TermRow>();
  readonly #through: CalendarDate | null;
  readonly #joinedTerms: readonly PlanTerm[];
  readonly #endings = new Endings<PlanTerm>();
  readonly #running = new RunningTerms<PlanTerm>();
  readonly #formerly: string | null;
  readonly #match: RenewalMatch;

  constructor(
    rows: readonly TermRow[],
    closed: ClosedTerms | null,
    joinedTerms: readonly PlanTerm[],
    formerly: string | null,
  ) {
    this.#waiting = new Set(rows);
    this.#joinedTerms = joinedTerms;
    for (const term of joinedTerms) this.#find(term);
    this.#formerly = formerly;
    this.#match = new RenewalMatch(this.#endings, formerly);
    this.#through = closed?.through ?? null;
    if (closed !== null) this.#pin(rows, closed);
    const pinned: Linked[] = [...this.made];
    this.pinned = pinned.length > 0;
    for (const row of rows) this.#place(row);
    for (const term of pinned) {
      term.renews = this.#currentTerm(term.renews);
      term.carriesFrom = this.#currentTerm(term.carriesFrom);
    }
  }

  /** M2: a row unchanged since a month was closed keeps the term it had, if that had begun by then. */
  #pin(rows: readonly TermRow[], closed: ClosedTerms): void {
    const texts = closed.contracts.map(rowText);
    const begun = closed.terms.filter(({ start }) => start <= closed.through);
    const now = new Set<PlanTerm>();
    for (const row of rows) {
      const at = texts.indexOf(rowText(row));
      if (at < 0) continue;
      texts.splice(at, 1);
      this.#known.add(row);
      const then = begun.find((term) => !now.has(term) && rowText(term.contract) === rowText(row));
      if (then === undefined) continue;
      now.add(then);
      this.#add({ ...then, contract: row });
      this.#waiting.delete(row);
    }
  }

  /**
   * M2: the current version of the term that a closed term follows; its row may have changed since but end on the same
   * day. Null when the register no longer has it.
   */
  #currentTerm(then: PlanTerm | null): PlanTerm | null {
    const is = [...this.made, ...this.#joinedTerms].find(
      ({ plan, expires, opens, formerly }) =>
        plan === then?.plan && expires === then.expires && opens !== null && formerly === then.formerly,
    );
    return is ?? null;
  }

  #add(term: PlanTerm): void {
    this.made.push(term);
    this.#find(term);
  }

  /** Terms in force on a day, its own before those of clients joined with it since. */
  #inForce(date: CalendarDate): PlanTerm[] {
    const isJoined = ({ formerly }: PlanTerm) => Number(formerly !== this.#formerly);
    return this.#running.on(date).sort((a, b) => isJoined(a) - isJoined(b));
  }

  #find(term: PlanTerm): void {
    this.#endings.add(term);
    this.#running.add(term);
  }

  #place(row: TermRow): void {
    if (!this.#waiting.has(row)) return;
    const rival = this.#betterRival(row);
    if (rival !== null) this.#place(rival);
    this.#waiting.delete(row);
    const placed = isVip(row.plan) ? this.#vip(row) : this.#orange(row);
    this.#make(row, placed);
  }

  /** R1: VIP and VIP Diamond are renewed on time, or start again. */
  #vip(row: TermRow): Placed {
    const ending = this.#match.renewed(row) ?? this.#match.lastBefore(row);
    if (ending === null) return this.#first(row);
    return this.#renewal(row, ending);
  }

  /** P4, R3–R6: an Orange row is a renewal, seats added to a plan, or a new contract. */
  #orange(row: TermRow): Placed {
    const ending = this.#match.renewed(row);
    if (ending !== null) return this.#renewal(row, ending);
    const paid = later(row.start, row.paidOn ?? row.start);
    // If paid after its own end it covers nothing, and is classified by the day that was typed.
    const from = row.expires !== null && paid >= row.expires ? row.start : paid;
    const running = this.#inForce(from).filter(({ plan }) => plan === row.plan);
    const longest = latest(running);
    if (longest !== null) {
      const boughtTo = row.expires ?? longest.boughtTo;
      // Seats paid during a later term belong to that term, whatever was in force on the day that was typed.
      const start = later(row.start, running.map((term) => term.start).reduce(earlier));
      const seats = {
        start,
        anchor: longest.anchor,
        boughtTo,
        origin: "seats",
        renews: null,
        clause: null,
      } as const;
      if (mightRenew(row, longest))
        this.#report(row, seats, {
          code: "SEATS_READ",
          count: row.quantity,
          ...datesOf({ start, expires: boughtTo }),
        });
      return seats;
    }
    const last = this.#match.lastBefore(row);
    const placed = last === null ? this.#first(row) : this.#renewal(row, last);
    const runningOrange = latest(this.#inForce(from).filter(({ plan }) => isOrange(plan)));
    if (runningOrange !== null && placed.origin === "new") {
      const { plan, expires } = runningOrange;
      const other = { other: plan, otherExpires: formatDate(expires), expires: formatDate(placed.boughtTo) };
      this.#report(row, placed, { code: "PLAN_BESIDE", plan: row.plan, ...other });
    }
    return placed;
  }

  /** A term that renews nothing: one year from its start, unless the row says otherwise. */
  #first(row: TermRow): Placed {
    const { start } = row;
    const boughtTo = row.expires ?? addMonths(start, 12);
    const placed = { start, anchor: start, boughtTo, origin: "new", renews: null, clause: null } as const;
    // R1, R3: a row paid on time for a term that expired long before its start is not its renewal.
    const missed = latest(
      this.#endings
        .of(row.plan)
        .flatMap((ending) =>
          ending.expires < start && !this.#endings.isRenewed(ending) ? ending.terms : [],
        ),
    );
    if (missed !== null && row.paidOn !== null && isOnTime(row, missed.expires))
      this.#report(row, placed, {
        code: "RENEWAL_TOO_FAR",
        start: formatDate(start),
        expires: formatDate(missed.expires),
      });
    return placed;
  }

  /** P9, R1, R3–R6: the term according to the contract, whatever start was typed near the expiry. */
  #renewal(row: TermRow, { terms, expires }: Ending): Placed {
    const [main] = terms;
    const ownEnd = row.expires === null || row.expires === addMonths(row.start, 12) ? null : row.expires;
    const { plan, start, paidOn, channel } = row;
    const cotermEnd = isOrange(plan) ? ownEnd : null;
    const decided = renewalDecision({
      plan,
      expires,
      anchor: main.anchor,
      start,
      paidOn,
      channel,
      cotermEnd,
    });
    const { term, clause } = decided;
    const isNew = clause === "R5";
    if (isNew && paidOn !== null && paidOn - expires <= DAYS_OF_GRACE)
      this.#report(row, term, {
        code: "RENEWAL_TOO_FAR",
        start: formatDate(term.start),
        expires: formatDate(expires),
      });
    const boughtTo = ownEnd ?? term.expires;
    const anchor = isNew || clause === "R1 late" ? term.start : main.anchor;
    if ((start !== expires && start !== term.start) || (row.expires !== null && row.expires !== boughtTo)) {
      const read = { start: formatDate(term.start), expires: formatDate(boughtTo) };
      const typed = { given: formatDate(start), previous: formatDate(expires) };
      this.#report(
        row,
        { start: term.start, expires: boughtTo },
        { code: "RENEWAL_READ", plan, clause: clause.slice(0, 2), ...typed, ...read },
      );
    }
    return {
      start: term.start,
      anchor,
      boughtTo,
      origin: isNew ? "new" : "renewal",
      renews: isNew ? null : main,
      clause,
    };
  }

  #make(row: TermRow, placed: Placed): void {
    const { renews, clause } = placed;
    // P5: nothing is covered before payment, or if it is never paid.
    const start = placed.start < placed.boughtTo ? placed.start : row.start;
    const opens = this.#opens(row, start);
    // Later anniversaries are counted from its own end (R6), if it has one.
    const ownEnd =
      row.expires !== null &&
      anniversaryAfter(placed.anchor, addDays(placed.boughtTo, -1)) !== placed.boughtTo;
    const expires = row.endedOn ?? placed.boughtTo;
    const first = !this.made.some(({ plan, contract }) => plan === row.plan && contract.paidOn !== null);
    const term: PlanTerm = {
      start,
      expires,
      anchor: ownEnd ? placed.boughtTo : placed.anchor,
      boughtTo: placed.boughtTo,
      origin: placed.origin,
      renews,
      clause,
      contract: row,
      plan: row.plan,
      quantity: row.quantity,
      opens: opens !== null && opens < expires ? opens : null,
      carriesFrom:
        clause === "R1 on time" && row.paidOn !== null && !this.#isLapsed(row, renews) ? renews : null,
      carried: first && isVip(row.plan) ? row.carried : NO_MINUTES,
      formerly: this.#formerly,
    };
    const problem = outside(term) ?? this.#overlap(term);
    if (problem !== null) this.problems.push({ contract: row, problem, term: null });
    else this.#add(term);
  }

  /** M2: a term that had not begun in the closed months opens after them. */
  #opens(row: TermRow, start: CalendarDate): CalendarDate | null {
    if (row.paidOn === null) return null;
    const opens = later(start, row.paidOn);
    return this.#through !== null && this.#known.has(row) ? later(opens, addDays(this.#through, 1)) : opens;
  }

  /** M2: whether the balance of the renewed term lapsed in a closed month that knew the row but read it differently. */
  #isLapsed(row: TermRow, renewed: PlanTerm | null): boolean {
    return (
      this.#known.has(row) && this.#through !== null && renewed !== null && renewed.expires <= this.#through
    );
  }

  /** P3: one VIP and one VIP Diamond at a time. A row that was never paid does not overlap (P5). */
  #overlap(term: PlanTerm): Problem | null {
    if (!isVip(term.plan)) return null;
    const other = this.made.find(
      (made) =>
        made.plan === term.plan &&
        made.contract.paidOn !== null &&
        made.start < term.expires &&
        term.start < made.expires,
    );
    if (other === undefined) return null;
    const { file, line } = other.contract;
    return {
      code: "TERMS_OVERLAP",
      plan: term.plan,
      start: formatDate(term.start),
      other: { file, line },
      otherStart: formatDate(other.start),
      otherExpires: formatDate(other.expires),
    };
  }

  /** P9: a paid row closer to the expiry that this row would renew, or follow late. */
  #betterRival(row: TermRow): TermRow | null {
    const ending = this.#match.renewed(row) ?? this.#match.lastBefore(row);
    if (ending === null) return null;
    const distance = (one: TermRow) => Math.abs(one.start - ending.expires);
    const nearer = [...this.#waiting].filter(
      (other) =>
        other.paidOn !== null &&
        distance(other) < distance(row) &&
        kindOf(other.plan) === kindOf(row.plan) &&
        mayRenew(other, ending) &&
        this.#match.renewed(other) === ending,
    );
    return nearer.reduce<TermRow | null>(
      (best, other) => (best === null || distance(other) < distance(best) ? other : best),
      null,
    );
  }

  #report(
    contract: TermRow,
    { start, ...end }: { start: CalendarDate; expires?: CalendarDate; boughtTo?: CalendarDate },
    problem: Problem,
  ): void {
    this.problems.push({ contract, problem, term: { start, expires: end.expires ?? end.boughtTo ?? start } });
  }
}

/** P10: an early end must lie within the term as read. */
function outside({ contract, start, boughtTo }: PlanTerm): Problem | null {
  const { endedOn } = contract;
  if (endedOn === null || (endedOn > start && endedOn <= boughtTo)) return null;
  return {
    code: "ENDED_OUTSIDE_TERM",
    endedOn: formatDate(endedOn),
    ...datesOf({ start, expires: boughtTo }),
  };
}
