/** The price of a renewal, and the steps behind it. */

import { BUILT_IN_PRICES, isSold, isVip, PLAN_TABLE, priceOn, renewedAs } from "../../core/rules/plans.ts";
import { type Renewal, type RenewalRequest, renewal } from "../../core/rules/renewal.ts";
import {
  addDays,
  addMonths,
  anniversaryAfter,
  type CalendarDate,
  formatDate,
} from "../../core/values/calendar.ts";
import { InputError } from "../../core/values/problems.ts";
import type { Fraction } from "../../core/values/units.ts";
import { CORE_WORDS } from "../../core/words/words.ts";
import {
  date,
  optionalAmount,
  optionalDate,
  optionalYes,
  plan,
  refuse,
  whole,
  wholeHours,
} from "./arguments/values.ts";
import { type Cell, dateCell, moneyCell, table } from "./cells.ts";
import { declared, type Given, optional, value } from "./declaration.ts";
import { displayLanguage } from "./host.ts";

export const RENEWAL = {
  plan: value(plan),
  /** Read with its plan, which decides what it counts. */
  quantity: value((_, given) => given),
  expires: value(date),
  paid_on: optional(optionalDate),
  online: optional(optionalYes),
  coterm_end: optional(optionalDate),
  list_price: optional(optionalAmount),
  first_start: optional(optionalDate),
};

export const RENEWAL_PRICE = declared(
  {
    name: "RENEWAL_PRICE",
    family: "renewal",
    arguments: RENEWAL,
    explainedBy: "RENEWAL_QUOTE",
    example: {
      sheet: [],
      formula: '=PLAN.RENEWAL_PRICE("ORANGE_CARE",5,DATE(2026,3,15),DATE(2026,4,13),FALSE,,120)',
      result: 552.33,
    },
  },
  (given) => moneyCell(renewalQuote(given).answer.price),
);

export const RENEWAL_QUOTE = declared(
  {
    name: "RENEWAL_QUOTE",
    family: "renewal",
    arguments: RENEWAL,
    lines: { date: null, what: "step", figure: "value", remark: null },
    example: { sheet: [], formula: '=PLAN.RENEWAL_QUOTE("VIP",8,DATE(2027,1,15))', result: 612 },
  },
  (given) => {
    const { functions, rules } = CORE_WORDS[displayLanguage()];
    const { columns, steps } = functions.RENEWAL_QUOTE;
    const { request, answer, source } = renewalQuote(given);
    const rule = answer.clause.slice(0, 2);
    const rows: (readonly [step: string, value: Cell, rule?: string])[] = [
      [steps.pricedAs, rules.plans[answer.pricedAs], answer.pricedAs === request.plan ? "P6" : "P7"],
      [steps.source, source === null ? steps.listPrice : rules.source(source), "P6"],
      [steps.expires, dateCell(request.expires)],
      ...(request.anchor === undefined ? [] : [[steps.firstStart, dateCell(request.anchor), rule] as const]),
      [steps.paidOn, dateCell(answer.paidOn)],
      [steps.daysLate, Math.max(answer.daysLate, 0), rule],
      [steps.clause, rules.clauses[answer.clause], rule],
      [steps.fullPrice, moneyCell(answer.fullPrice), "P6"],
      [steps.proration, fractionText(answer.proration, steps.none), rule],
      [steps.discount, fractionText(answer.discount, steps.none), rule],
      [steps.start, dateCell(answer.term.start), rule],
      [steps.newExpires, dateCell(answer.term.expires), rule],
      [steps.carriesOver, answer.carriesOver ? steps.yes : steps.no, rule.startsWith("R1") ? "R1" : "R2"],
      [steps.price, moneyCell(answer.price), rule],
    ];
    const order = ["step", "value", "rule"] as const;
    return table(
      order,
      columns,
      rows.map(([step, own, why = ""]) => ({ step, value: own, rule: why })),
    );
  },
);

/** `336/365`; for the whole, the word for none. */
function fractionText({ numerator, denominator }: Fraction, none: string): string {
  return numerator === denominator ? none : `${numerator}/${denominator}`;
}

interface Quote {
  readonly request: RenewalRequest;
  readonly answer: Renewal;
  /** The source of the price; null if the formula gives the price. */
  readonly source: string | null;
}

export function renewalQuote(given: Given<typeof RENEWAL>): Quote {
  const { plan: held, expires, list_price: listPrice } = given;
  const pricedAs = renewedAs(held);
  if (!isSold(pricedAs)) refuse({ code: "PLAN_NOT_RENEWABLE", plan: pricedAs });
  const counted = isVip(pricedAs) ? wholeHours : whole;
  const quantity = counted("quantity", given.quantity, PLAN_TABLE[pricedAs].quantity);
  const anchor = firstStart(given.first_start, expires);
  requirePaidForThis(given.paid_on, expires);
  const request: RenewalRequest = {
    plan: held,
    quantity,
    expires,
    ...(anchor === null ? {} : { anchor }),
    paidOn: given.paid_on,
    channel: given.online ? "online" : "other",
    cotermEnd: given.coterm_end,
    ...(listPrice === null ? {} : { listPrice }),
  };
  try {
    const answer = renewal(request, BUILT_IN_PRICES);
    const published = () => priceOn(BUILT_IN_PRICES, answer.pricedAs, quantity, answer.paidOn);
    return { request, answer, source: listPrice === null ? published().source : null };
  } catch (error) {
    if (!(error instanceof InputError) || error.problem.code !== "PRICE_MISSING") throw error;
    const hours = isVip(pricedAs) ? quantity : null;
    return refuse({ code: "LIST_PRICE_NEEDED", argument: "list_price", plan: pricedAs, hours });
  }
}

/** A payment of years before was for another term: most likely one of the two dates is mistyped. */
function requirePaidForThis(paidOn: CalendarDate | null, expires: CalendarDate): void {
  if (paidOn === null || paidOn >= addMonths(expires, -12)) return;
  const [written, otherGiven] = [formatDate(paidOn), formatDate(expires)];
  const problem = { argument: "paid_on", given: written, other: "expires", otherGiven };
  refuse({ code: "ARGUMENT_PAID_EARLY", ...problem });
}

/** The day that anniversaries are counted from; `expires` must be one of them. Null if left out. */
function firstStart(given: CalendarDate | null, expires: CalendarDate): CalendarDate | null {
  if (given === null || given === expires) return given;
  const [written, otherGiven] = [formatDate(given), formatDate(expires)];
  const problem = { argument: "first_start", given: written, other: "expires", otherGiven };
  if (given > expires) refuse({ code: "ARGUMENTS_REVERSED", ...problem });
  if (anniversaryAfter(given, addDays(expires, -1)) !== expires)
    refuse({ code: "ARGUMENT_NOT_ANNIVERSARY", ...problem });
  return given;
}
