/** Why something is billed, as `run.json` says it: the facts of `BilledBecause`, with days as text. */

import * as z from "zod";
import type { BilledBecause } from "../../core/figures/billed-because.ts";
import { CATEGORIES } from "../../core/rules/coverage.ts";
import { BANK_PLANS, SOLD_PLANS } from "../../core/rules/plans.ts";
import { type CalendarDate, day, formatDate } from "../../core/values/calendar.ts";
import { minutes } from "../../core/values/units.ts";

const date = z.iso.date();
const level = z.literal([1, 2, 3]);

export const BECAUSE_JSON = z.discriminatedUnion("code", [
  z.strictObject({ code: z.literal("no_plan"), from: date.nullable(), until: date.nullable() }),
  z.strictObject({ code: z.literal("unpaid"), plan: z.enum(SOLD_PLANS), since: date }),
  z.strictObject({ code: z.literal("overage") }),
  z.strictObject({ code: z.literal("bank_empty"), plan: z.enum(BANK_PLANS), since: date }),
  z.strictObject({
    code: z.literal("not_covered"),
    what: z.union([z.strictObject({ level }), z.strictObject({ category: z.enum(CATEGORIES) })]),
    plans: z.array(z.enum(SOLD_PLANS)),
  }),
  /** Hours added at a price, or taken back: `minutes` are signed, and `text` is the reason that was given. */
  z.strictObject({
    code: z.literal("added_time"),
    plan: z.enum(BANK_PLANS),
    minutes: z.int(),
    on: date,
    text: z.string(),
  }),
]);

type BecauseJson = z.infer<typeof BECAUSE_JSON>;

export function becauseJson(why: BilledBecause): BecauseJson {
  switch (why.code) {
    case "no_plan":
      return { ...why, from: textOf(why.from), until: textOf(why.until) };
    case "unpaid":
      return { ...why, since: formatDate(why.since) };
    case "bank_empty":
      return { ...why, since: formatDate(why.since) };
    case "overage":
      return why;
    case "not_covered":
      return { ...why, plans: [...why.plans] };
    case "added_time":
      return { ...why, on: formatDate(why.on) };
  }
}

export function becauseOf(why: BecauseJson): BilledBecause {
  switch (why.code) {
    case "no_plan":
      return { ...why, from: dayOf(why.from), until: dayOf(why.until) };
    case "unpaid":
      return { ...why, since: day(why.since) };
    case "bank_empty":
      return { ...why, since: day(why.since) };
    case "overage":
    case "not_covered":
      return why;
    case "added_time":
      return { ...why, minutes: minutes(why.minutes), on: day(why.on) };
  }
}

function textOf(date: CalendarDate | null): string | null {
  return date === null ? null : formatDate(date);
}

function dayOf(text: string | null): CalendarDate | null {
  return text === null ? null : day(text);
}
