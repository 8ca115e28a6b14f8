/** Work, and plans with the term they make, for tests of ledgers. */

import type { Entry } from "../../../core/ledger/entry.ts";
import type { Contract } from "../../../core/rules/contract.ts";
import type { PlanTerm } from "../../../core/rules/terms.ts";
import { day } from "../../../core/values/calendar.ts";
import { minutes } from "../../../core/values/units.ts";
import { contract, planTerm } from "../contracts.ts";

export interface Plan {
  readonly row: Contract;
  readonly term: PlanTerm;
}

/** Work of Acme on a date, of so many minutes: level 2, in `a.csv`, but for what is `given`. */
export function entry(date: string, of: number, given: Partial<Entry> = {}): Entry {
  return {
    file: "a.csv",
    line: 2,
    id: "",
    date: day(date),
    start: null,
    client: "Acme",
    user: "",
    technician: "",
    minutes: minutes(of),
    level: null,
    category: "how_to",
    ticket: "",
    trainees: null,
    noticed: false,
    approved: null,
    channel: "",
    description: "",
    ...given,
  };
}

/** A VIP term of two hours from a day of 2026, paid on its start, with its row. */
export function vip(start = "2026-01-15", given: Partial<Contract> = {}): Plan {
  const [from, to] = [day(start), day(start.replace("2026", "2027"))];
  const row = contract({ plan: "VIP", quantity: 2, start: from, paidOn: from, ...given });
  const { quantity } = row;
  const term = planTerm({
    ...{ contract: row, plan: "VIP", quantity, start: from, expires: to, anchor: from, boughtTo: to },
    opens: row.paidOn,
  });
  return { row, term };
}

/** An Orange Care of one subscriber for the year from 15 January 2026: 30 minutes a day. */
export function orange(): Plan {
  const start = day("2026-01-15");
  const row = contract({ quantity: 1, start, paidOn: start });
  const expires = day("2027-01-15");
  return {
    row,
    term: planTerm({
      ...{ contract: row, quantity: 1, start, expires, anchor: start, boughtTo: expires, opens: start },
    }),
  };
}
