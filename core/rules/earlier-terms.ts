/**
 * Terms as read before P4 and P8–P10 were revised. Used for months closed by a version that did not keep their terms
 * (M2), and to report whose figures the revision changes. Open months are never read this way.
 *
 * Law: nothing here is ever changed: it records the past reading, not the correct one.
 */

import { addDays, anniversaryAfter, type CalendarDate, covers, later } from "../values/calendar.ts";
import { NO_MINUTES } from "../values/units.ts";
import type { Contract } from "./contract.ts";
import { isOrange } from "./plans.ts";
import { DAYS_OF_GRACE } from "./renewal.ts";
import { inOrderOfStart, isTermRow, type PlanTerm, type TermRow } from "./terms.ts";

/** The terms of one client's rows, by the earlier reading. */
export function earlierTerms(contracts: readonly Contract[]): readonly PlanTerm[] {
  const made: PlanTerm[] = [];
  for (const row of contracts.filter(isTermRow).sort(inOrderOfStart)) {
    const term = isOrange(row.plan) ? orangeTerm(row, made) : vipTerm(row, made);
    if (term !== null) made.push(term);
  }
  return made;
}

function vipTerm(row: TermRow, made: readonly PlanTerm[]): PlanTerm | null {
  const same = made.filter((term) => term.plan === row.plan && term.contract.paidOn !== null);
  if (same.some((term) => row.start < term.expires)) return null;
  const previous = latest(same.filter((term) => term.opens !== null));
  const late = previous !== null && row.paidOn !== null && row.paidOn >= previous.expires;
  const start = late && row.paidOn !== null ? later(row.start, row.paidOn) : row.start;
  const onTime = previous !== null && row.paidOn !== null && !late;
  const anchor = previous !== null && start === previous.expires ? previous.anchor : start;
  return planTerm(row, {
    start,
    anchor,
    expires: row.expires ?? anniversaryAfter(anchor, start),
    origin: previous === null ? "new" : "renewal",
    renews: previous,
    clause: previous === null ? null : onTime ? "R1 on time" : "R1 late",
    carriesFrom: onTime ? previous : null,
    carried: same.length === 0 ? row.carried : NO_MINUTES,
  });
}

function orangeTerm(row: TermRow, made: readonly PlanTerm[]): PlanTerm {
  const paid = made.filter((term) => isOrange(term.plan) && term.opens !== null);
  const running = latest(paid.filter((term) => covers(term, row.start)));
  const noCarry = { clause: null, carriesFrom: null, carried: NO_MINUTES };
  if (running !== null) {
    const { anchor } = running;
    const expires = row.expires ?? running.expires;
    return planTerm(row, { start: row.start, anchor, expires, origin: "seats", renews: null, ...noCarry });
  }
  const previous = latest(paid.filter((term) => term.expires <= row.start));
  const start = previous === null ? row.start : later(row.start, row.paidOn ?? row.start);
  const keepsYear = previous !== null && start - previous.expires <= DAYS_OF_GRACE;
  const anchor = keepsYear ? previous.anchor : start;
  const expires = row.expires ?? anniversaryAfter(anchor, keepsYear ? previous.expires : start);
  const [origin, renews] = keepsYear ? (["renewal", previous] as const) : (["new", null] as const);
  return planTerm(row, { start, anchor, expires, origin, renews, ...noCarry });
}

function latest(terms: readonly PlanTerm[]): PlanTerm | null {
  return terms.reduce<PlanTerm | null>(
    (best, term) => (best === null || term.expires > best.expires ? term : best),
    null,
  );
}

type Dated = Omit<PlanTerm, "formerly" | "contract" | "plan" | "quantity" | "boughtTo" | "opens"> & {
  expires: CalendarDate;
};

function planTerm(row: TermRow, dates: Dated): PlanTerm {
  const { expires } = dates;
  const start = dates.start < expires ? dates.start : row.start;
  const opens = row.paidOn === null ? null : later(start, row.paidOn);
  const ownEnd =
    row.expires !== null && anniversaryAfter(dates.anchor, addDays(row.expires, -1)) !== row.expires;
  return {
    ...dates,
    formerly: null,
    start,
    anchor: ownEnd ? expires : dates.anchor,
    contract: row,
    plan: row.plan,
    quantity: row.quantity,
    boughtTo: expires,
    opens: opens !== null && opens < expires ? opens : null,
  };
}
