/** Register rows and prices for tests, as the rules read them. */

import type { Contract } from "../../core/rules/contract.ts";
import type { Plan, Price } from "../../core/rules/plans.ts";
import type { PlanTerm } from "../../core/rules/terms.ts";
import { day, formatDate } from "../../core/values/calendar.ts";
import { cents, NO_MINUTES } from "../../core/values/units.ts";

/** A row of Acme's: five of an Orange Care from 15 March 2025, paid that day, but for what is `given`. */
export function contract(given: Partial<Contract> = {}): Contract {
  return {
    file: "contracts.csv",
    line: 2,
    client: "Acme",
    plan: "ORANGE_CARE",
    quantity: 5,
    start: day("2025-03-15"),
    expires: null,
    paidOn: day("2025-03-15"),
    channel: "online",
    carried: NO_MINUTES,
    included: NO_MINUTES,
    actEnd: null,
    actEdition: "",
    language: null,
    aliases: [],
    cancelled: false,
    declined: false,
    endedOn: null,
    ...given,
  };
}

/** The first term that such a row makes, of a year, but for what is `given`. */
export function planTerm(given: Partial<PlanTerm> = {}): PlanTerm {
  const row = given.contract ?? contract();
  return {
    contract: row,
    plan: "ORANGE_CARE",
    quantity: 5,
    start: day("2025-03-15"),
    expires: day("2026-03-15"),
    anchor: day("2025-03-15"),
    boughtTo: day("2026-03-15"),
    opens: row.paidOn,
    origin: "new",
    renews: null,
    clause: null,
    carriesFrom: null,
    carried: NO_MINUTES,
    formerly: null,
    ...given,
  };
}

/** A term in words: its dates, and what differs from a first one that opens on its start. */
export const termText = (term: PlanTerm) =>
  `${formatDate(term.start)} to ${formatDate(term.expires)}, ${[
    term.origin,
    term.clause,
    term.opens === null ? "never open" : `open ${formatDate(term.opens)}`,
    term.anchor === term.start ? null : `counted from ${formatDate(term.anchor)}`,
    term.renews === null ? null : `renews ${formatDate(term.renews.start)}`,
    term.carriesFrom === null ? null : `carries from ${formatDate(term.carriesFrom.start)}`,
    term.carried === 0 ? null : `carried ${term.carried}`,
  ]
    .filter((part) => part !== null)
    .join(", ")}`;

/** A line of the firm's own price list, in cents. */
export const ownPrice = (plan: Plan, hours: number | null, from: string, amount: number): Price => ({
  plan,
  hours,
  from: day(from),
  cents: cents(amount),
  source: "own",
});
