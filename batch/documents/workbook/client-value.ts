/**
 * What a client's plans have been worth: for each term long enough to tell, what its work would have cost without the
 * plan, and what the plan cost.
 *
 * Law: amounts are those of core/figures/term-values.ts, their differences formulas; unknown amounts are named.
 */

import type { Missing, TermPrice } from "../../../core/figures/term-price.ts";
import type { TermValue } from "../../../core/figures/term-values.ts";
import { holdsBank, isOrange, type Plan } from "../../../core/rules/plans.ts";
import { type Cents, inCurrency, inHours, NO_MINUTES } from "../../../core/values/units.ts";
import type { StyleName } from "../../xlsx/styles.ts";
import type { Block, Cell, Content, Row } from "../../xlsx/workbook.ts";
import { gap } from "./client-grid.ts";
import { type Page, planText } from "./client-page.ts";
import type { Words } from "./words.ts";

/** Columns of the text, and of everything. */
const LABEL = 4;
const ACROSS = 6;

/** From row `at` of a sheet; nothing without values. */
export function valueBlocks({ words }: Page, values: readonly TermValue[], at: number): Block[] {
  if (values.length === 0) return [];
  const { title, note } = words.value;
  const blocks: Block[] = [across(title, "heading"), { ...across(note, "note"), height: 20 }];
  for (const value of values) blocks.push(gap(), ...termBlocks(value, at + blocks.length + 1, words));
  return blocks;
}

function across(content: string, style: StyleName): Row {
  return { cells: [{ content, style, across: ACROSS }] };
}

/** One term; its first row is `at`. */
function termBlocks(value: TermValue, at: number, words: Words): Block[] {
  const { value: text, writing } = words;
  const { terms, period, spared, worth, costSoFar, savedSoFar, carriedIn, left, days, ofDays } = value;
  const [from, to] = [writing.date(period.from), writing.date(period.to)];
  const hasOrange = terms.some(({ plan }) => isOrange(plan));
  const hours = terms.some(({ plan }) => holdsBank(plan))
    ? [
        ...(carriedIn === NO_MINUTES ? [] : [line(text.carried, inHours(carriedIn), "hours")]),
        line(text.left, inHours(left), "hours"),
      ]
    : [];
  const head = [
    across(terms.map((term) => planText(term, words)).join(" + "), "sentence"),
    across(value.of === "last" ? text.last(from, to) : text.current(from, to, days, ofDays), "note"),
    ...hours,
    line(text.spared, inHours(spared), "hours"),
  ];
  const worthRow = at + head.length;
  const saved: Content | null =
    savedSoFar === null ? null : { formula: `E${worthRow}-E${worthRow + 1}`, result: inCurrency(savedSoFar) };
  return [
    ...head,
    amount(text.worth, worth, words),
    costSoFar === null
      ? line(text.cost, knownPart(value, words), "text muted")
      : amount(value.of === "last" ? text.cost : text.costSoFar, costSoFar, words),
    saved === null
      ? line(text.saved, text.unknown, "text total", " total")
      : line(text.saved, saved, "money total", " total"),
    across(hasOrange ? text.orangeBasis : text.vipBasis, "note"),
    ...value.prices.flatMap((price) => priceNote(price, words)),
    ...value.added.map(({ on, minutes, price }) => {
      const hours = writing.signed(minutes, writing.hoursText);
      return across(text.paid.added(hours, writing.date(on), writing.money(price)), "note");
    }),
    ...value.missing.map((missing) => across(missingText(missing, words), "warning")),
  ];
}

function line(label: string, content: Content, style: StyleName, tone: "" | " total" = ""): Row {
  const cells: Cell[] = [
    { content: label, style: `text${tone}`, across: LABEL },
    { content, style, across: ACROSS - LABEL },
  ];
  return { cells };
}

function amount(label: string, of: Cents | null, { value: text }: Words): Row {
  return of === null ? line(label, text.unknown, "text muted") : line(label, inCurrency(of), "money");
}

/** R9: the known part of a cost, and the rows that it leaves out. */
function knownPart({ prices, knownCost }: TermValue, words: Words): string {
  const text = words.value;
  const unknown = prices.filter(({ price }) => price === null).map(({ term }) => planText(term, words));
  return unknown.length === prices.length
    ? text.unknown
    : text.without(words.writing.money(knownCost), unknown.join(", "));
}

function priceNote({ term, price, clause }: TermPrice, words: Words): Row[] {
  if (price === null) return [];
  const { first, renewed, seats, of } = words.value.paid;
  const paid = words.writing.money(price);
  const whole = term.origin === "seats" ? seats : first;
  const said = clause === null ? whole(paid) : renewed(paid, words.clauses[clause]);
  return [across(of(planText(term, words), said), "note")];
}

function missingText(missing: Missing, words: Words): string {
  const text = words.value.missing;
  if (missing.what === "rate") return text.rate(missing.level);
  if (missing.what === "seats_added")
    return text.seats(planText(missing.term, words), words.writing.date(missing.term.start));
  const { problem } = missing;
  return problem.code === "PRICE_MISSING" ? text.price(tier(problem, words)) : text.other;
}

function tier({ plan, hours }: { plan: string; hours: number | null }, words: Words): string {
  const name = words.plans[plan as Plan];
  return hours === null ? name : `${name}, ${words.quantity.hours(hours)}`;
}
