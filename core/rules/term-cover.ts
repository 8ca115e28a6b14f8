/** What a term gives: the minutes of its bank, and work that went without cover only because the term was unpaid (P5). */

import type { CalendarDate } from "../values/calendar.ts";
import { type Minutes, minutes } from "../values/units.ts";
import { type BankUses, coverage, type Held, type Level, servingBanks, type Work } from "./coverage.ts";
import { type BankPlan, holdsBank, includesHours, isOrange } from "./plans.ts";
import type { PlanTerm } from "./terms.ts";

export type BankTerm = PlanTerm & { readonly plan: BankPlan };

export function holdsMinutes(term: PlanTerm): term is BankTerm {
  return holdsBank(term.plan);
}

/** The minutes a bank of this term gets when it opens, except those carried in. */
export function boughtMinutes({ plan, quantity, contract }: BankTerm): Minutes {
  return includesHours(plan) ? contract.included : minutes(quantity * 60);
}

/** Work and what was in force; `work` is null for a day's overage. */
interface Served {
  readonly work: Work | null;
  readonly level: Level;
  readonly held: Held;
}

/** P5: whether a term had begun by `date`, was not paid yet, and would have covered the work. */
export function isAwaited(term: PlanTerm, date: CalendarDate, served: Served, settings: BankUses): boolean {
  return term.start <= date && date < (term.opens ?? term.expires) && wouldCover(term, served, settings);
}

/** Whether the work would have been covered if this term had also been in force. */
function wouldCover(term: PlanTerm, { work, level, held }: Served, settings: BankUses): boolean {
  const orange = held.orange || isOrange(term.plan);
  const hours = holdsMinutes(term) && boughtMinutes(term) > 0;
  const banks = hours ? new Set([...held.banks, term.plan]) : held.banks;
  const serving = servingBanks({ category: work?.category ?? null, level }, banks, settings);
  if (hours && serving.includes(term.plan)) return true;
  // Overage is what exceeds the pool of the day's subscribers; more subscribers would have reduced it.
  if (work === null) return isOrange(term.plan);
  const decided = coverage(work, { orange, banks });
  return decided.way !== "charge" || decided.rest === "waived";
}
