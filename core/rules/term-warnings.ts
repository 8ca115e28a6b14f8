/**
 * Warnings about a term, given all terms of its client (P7, P9, P10, R2, M2).
 *
 * Law: a warning changes nothing.
 */

import { addDays, addMonths, type CalendarDate, formatDate } from "../values/calendar.ts";
import type { Problem } from "../values/problems.ts";
import { includesHours, isOrange, isVip } from "./plans.ts";
import { datesOf, latest, type PlanTerm, type TermProblem } from "./terms.ts";

/** P7, P9, R2: warnings about a term. */
export function warnings(term: PlanTerm, all: readonly PlanTerm[], hasStarter: boolean): Problem[] {
  const found: Problem[] = [];
  const { plan, start, boughtTo, origin } = term;
  const { paidOn, carried, included, actEdition } = term.contract;
  const isPro = /\bpro/i.test(actEdition);
  // Terms are in order of start.
  const isFirst = (all[0]?.start ?? start) >= start;
  if (paidOn !== null && paidOn >= term.expires)
    found.push({ code: "PAID_AFTER_EXPIRY", paidOn: formatDate(paidOn), expires: formatDate(term.expires) });
  if (plan === "ORANGE_STARTER") {
    if (actEdition !== "" && !isPro)
      found.push({ code: "STARTER_NOT_PRO", edition: actEdition, start: formatDate(start) });
    if (origin !== "seats" && !isFirst) found.push({ code: "STARTER_NOT_FIRST", start: formatDate(start) });
  } else if (isOrange(plan) && isPro && isFirst && origin === "new") {
    found.push({ code: "PRO_NOT_STARTER", plan, start: formatDate(start), edition: actEdition });
  }
  const ended = plan === "ORANGE_CARE" && hasStarter ? lastEnded(start, all) : null;
  if (ended?.plan === "ORANGE_STARTER" && paidOn !== null && paidOn > ended.expires)
    found.push({ code: "STARTER_LAPSED", paidOn: formatDate(paidOn), expires: formatDate(ended.expires) });
  // R2: Orange carries nothing over; for VIP the register gives carried minutes only for the first known term.
  if (carried > term.carried) {
    const reason = isOrange(plan) ? "plan" : "not_first";
    found.push({ code: "HOURS_NOT_USED", column: "carried_hours", plan, start: formatDate(start), reason });
  }
  if (included > 0 && !includesHours(plan))
    found.push({
      code: "HOURS_NOT_USED",
      column: "included_hours",
      plan,
      start: formatDate(start),
      reason: "plan",
    });
  // A year plus one day occurs when 29 February recurs.
  if (boughtTo > addDays(addMonths(start, 12), 1))
    found.push({ code: "TERM_OVER_A_YEAR", ...datesOf({ start, expires: boughtTo }) });
  if ((isVip(plan) || origin === "new") && boughtTo < addMonths(start, 12))
    found.push({ code: "TERM_UNDER_A_YEAR", plan, ...datesOf({ start, expires: boughtTo }) });
  const twin = isVip(plan) && paidOn !== null ? twinOf(term, all) : null;
  if (twin !== null)
    found.push({ code: "TERMS_CLOSE", plan, start: formatDate(start), otherStart: formatDate(twin.start) });
  return found;
}

/** The Orange term that ended last, on or before a day. */
function lastEnded(date: CalendarDate, all: readonly PlanTerm[]): PlanTerm | null {
  return latest(all.filter(({ plan, start, expires }) => isOrange(plan) && start < date && expires <= date));
}

/** P9: the first paid term of the plan that began less than 12 months before. */
function twinOf({ plan, start }: PlanTerm, all: readonly PlanTerm[]): PlanTerm | null {
  const twin = all.find(
    (other) =>
      other.start < start &&
      other.plan === plan &&
      other.contract.paidOn !== null &&
      start - other.start < MOST_DAYS_OF_A_YEAR &&
      start < addMonths(other.start, 12),
  );
  return twin ?? null;
}

const MOST_DAYS_OF_A_YEAR = 367;

/** M2: a term that would be read differently if it had not been closed. */
export function keptAsClosed(
  term: PlanTerm,
  anew: readonly PlanTerm[],
  through: CalendarDate,
): TermProblem[] {
  const now = anew.find(({ contract }) => contract === term.contract);
  const same = now !== undefined && now.start === term.start && now.expires === term.expires;
  if (same || now === undefined || (now.expires <= through && term.expires <= through)) return [];
  const problem: Problem = {
    code: "KEPT_AS_CLOSED",
    ...datesOf(term),
    nowStart: formatDate(now.start),
    nowExpires: formatDate(now.expires),
    through: formatDate(through),
  };
  return [{ contract: term.contract, problem, term }];
}
