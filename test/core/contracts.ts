/** Register rows for tests, as the rules read them. */

import type { Contract } from "../../core/rules/contract.ts";
import type { PlanTerm } from "../../core/rules/terms.ts";
import { day } from "../../core/values/calendar.ts";
import { NO_MINUTES } from "../../core/values/units.ts";

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
