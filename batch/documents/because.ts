/** Why something is billed, in words: for a client's pages and the firm's alike. */

import type { BilledBecause } from "../../core/figures/billed-because.ts";
import { addDays } from "../../core/values/calendar.ts";
import type { Words } from "../../core/words/words.ts";

export function becauseText(
  because: BilledBecause,
  {
    because: says,
    plans,
    categories,
    writing,
  }: Pick<Words["rules"], "because" | "plans" | "categories"> & Pick<Words, "writing">,
): string {
  const date = writing.shortDate;
  switch (because.code) {
    case "no_plan": {
      const { from, until } = because;
      if (from === null) return until === null ? says.noPlan : says.noPlanUntil(date(until));
      return until === null
        ? says.noPlanFrom(date(from))
        : says.noPlanBetween(date(from), date(addDays(until, -1)));
    }
    case "unpaid":
      return says.unpaid(plans[because.plan], date(because.since));
    case "overage":
      return says.overage;
    case "bank_empty":
      return says.bankEmpty(plans[because.plan], date(because.since));
    case "not_covered": {
      const { what } = because;
      const held = writing.list(because.plans.map((plan) => plans[plan]));
      return "level" in what
        ? says.levelNotIn(what.level, held)
        : says.categoryNotIn(categories[what.category], held);
    }
    case "added_time": {
      const { minutes, plan, on, text } = because;
      const say = minutes < 0 ? says.takenTime : says.addedTime;
      return say(writing.hoursText(Math.abs(minutes)), plans[plan], date(on), shortened(text));
    }
  }
}

/** A phrase stays one, and Excel's formulas find it: they compare texts of up to 255 characters. */
const LONGEST = 120;

function shortened(text: string): string {
  const plain = text.replaceAll(/\s+/g, " ");
  return plain.length > LONGEST ? `${plain.slice(0, LONGEST - 1)}…` : plain;
}
