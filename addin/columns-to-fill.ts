/**
 * What each column of a register and of a log holds, and what it offers to choose from: for the workbooks and the tables
 * that people fill in.
 *
 * Law: every word that is offered is one that the functions read.
 */

import type { ContractColumn } from "../core/firm/register.ts";
import type { TimeLogColumn } from "../core/firm/time-log.ts";
import type { Language } from "../core/values/language.ts";
import { CORE_WORDS } from "../core/words/words.ts";

/** The type of a column's cells; text by default. */
export interface Shape {
  readonly width: number;
  readonly holds?: "date" | "time" | "minutes" | "whole" | "hours";
  readonly choices?: readonly (string | number)[];
  /** Whether other values than the choices are allowed. */
  readonly open?: true;
}

export type Shapes<C extends string> = Readonly<Record<C, Shape>>;

const DAY = { width: 13, holds: "date" } as const;

export function registerShapes(language: Language): Shapes<ContractColumn> {
  const { rules, templates } = CORE_WORDS[language];
  return {
    client: { width: 32 },
    plan: { width: 17, choices: Object.values(rules.plans) },
    quantity: { width: 11, holds: "whole" },
    start: DAY,
    expires: DAY,
    paid_on: DAY,
    channel: { width: 12, choices: Object.values(templates.channels) },
    status: { width: 13, choices: Object.values(templates.statuses) },
    ended_on: DAY,
    carried_hours: { width: 12, holds: "hours" },
    included_hours: { width: 12, holds: "hours" },
    act_end: { ...DAY, width: 16 },
    act_edition: { width: 13 },
    language: { width: 12, choices: Object.values(templates.languages) },
    alias: { width: 34 },
  };
}

export function logShapes(language: Language): Shapes<TimeLogColumn> {
  const { rules, templates } = CORE_WORDS[language];
  const answers = Object.values(templates.answers);
  return {
    date: DAY,
    start: { width: 9, holds: "time" },
    client: { width: 32 },
    user: { width: 18 },
    technician: { width: 18 },
    minutes: { width: 11, holds: "minutes" },
    // A firm may have its own words for categories.
    category: { width: 24, choices: Object.values(rules.categories), open: true },
    level: { width: 9, holds: "whole", choices: [1, 2, 3] },
    channel: { width: 14, choices: Object.values(templates.served), open: true },
    ticket: { width: 12 },
    description: { width: 50 },
    trainees: { width: 13, holds: "whole" },
    notice: { width: 12, choices: answers, open: true },
    approved: { width: 12, choices: answers },
    id: { width: 14 },
  };
}
