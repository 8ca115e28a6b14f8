/**
 * The value sheet: for each plan in force, what its work would have cost without it, what it cost, and which size would
 * have suited best.
 *
 * Law: amounts are those of core/figures/plan-value.ts, their differences and totals formulas; unknown amounts are
 * listed.
 */

import type { Missing, PlanValue, SizeCost, TermPrice } from "../../../core/figures/plan-value.ts";
import { isOrange, type Plan } from "../../../core/rules/plans.ts";
import { formatDate } from "../../../core/values/calendar.ts";
import { type Cents, inCurrency, inHours } from "../../../core/values/units.ts";
import type { StyleName } from "../../xlsx/styles.ts";
import { type Block, type Cell, type Content, type Row, rowAfter, type Sheet } from "../../xlsx/workbook.ts";
import { gap } from "./client-grid.ts";
import { type Page, planText } from "./client-page.ts";
import { clauseText } from "./client-renewal.ts";
import type { Words } from "./words.ts";

const ACROSS = 5;

/** Null for a client without a plan. */
export function valueSheet(page: Page): Sheet | null {
  const { words, values } = page;
  if (values.length === 0) return null;
  const { title, note } = words.value;
  const blocks: Block[] = [across(title, "title"), { ...across(note, "note"), height: 30 }, gap()];
  for (const value of values) blocks.push(...planBlocks(value, rowAfter(blocks), page), gap(14));
  blocks.push(across(words.rulesNote, "note"));
  return { name: words.sheets.value, widths: [58, 16, 18, 16, 20], guarded: true, blocks };
}

function across(content: string, style: StyleName): Row {
  return { cells: [{ content, style, across: ACROSS }] };
}

function planBlocks(value: PlanValue, at: number, { words }: Page): Block[] {
  const text = words.value;
  const { terms, period, spared, worth, cost, saved } = value;
  const orange = terms.some(({ plan }) => isOrange(plan));
  const worthRow = at + 3;
  const money = (amount: Cents | null): Cell =>
    amount === null
      ? { content: text.unknown, style: "text muted" }
      : { content: inCurrency(amount), style: "money" };
  return [
    across(terms.map((term) => planText(term, words)).join(" + "), "heading"),
    across(text.period(formatDate(period.from), formatDate(period.to)), "note"),
    {
      cells: [
        { content: text.spared, style: "text" },
        { content: inHours(spared), style: "hours" },
      ],
    },
    { cells: [{ content: text.worth, style: "text" }, money(worth)] },
    { cells: [{ content: text.cost, style: "text" }, cost === null ? knownPart(value, words) : money(cost)] },
    {
      cells: [
        { content: text.saved, style: "text total" },
        saved === null
          ? { content: text.unknown, style: "text total" }
          : {
              content: { formula: `B${worthRow}-B${worthRow + 1}`, result: inCurrency(saved) },
              style: "money total",
            },
      ],
    },
    across(orange ? text.orangeBasis : text.vipBasis, "note"),
    ...value.prices.flatMap((price) => priceNote(price, words)),
    ...value.missing.map((missing) => across(missingText(missing, words), "warning")),
    ...(orange ? [across(text.noSizes, "note")] : sizeBlocks(value, at, words)),
  ];
}

/** R9: the known part of a cost, and the rows that it leaves out. */
function knownPart({ prices, knownCost }: PlanValue, words: Words): Cell {
  const text = words.value;
  const unknown = prices.filter(({ price }) => price === null).map(({ term }) => planText(term, words));
  const content =
    unknown.length === prices.length
      ? text.unknown
      : text.without(words.writing.money(knownCost), unknown.join(", "));
  return { content, style: "text muted" };
}

function priceNote({ term, price, clause, source }: TermPrice, words: Words): Row[] {
  if (price === null) return [];
  const { first, renewed, seats } = words.value.paid;
  const [amount, from] = [words.writing.money(price), words.source(source ?? "")];
  const whole = term.origin === "seats" ? seats : first;
  const said = clause === null ? whole(amount, from) : renewed(amount, clauseText({ clause }, words), from);
  return [across(words.value.paid.of(planText(term, words), said), "note")];
}

function missingText(missing: Missing, words: Words): string {
  const text = words.value.missing;
  if (missing.what === "rate") return text.rate(missing.level);
  if (missing.what === "seats_added")
    return text.seats(planText(missing.term, words), formatDate(missing.term.start));
  const { problem } = missing;
  return problem.code === "PRICE_MISSING" ? text.price(tier(problem, words)) : text.other;
}

function tier({ plan, hours }: { plan: string; hours: number | null }, words: Words): string {
  const name = words.plans[plan as Plan];
  return hours === null ? name : `${name}, ${words.quantity.hours(hours)}`;
}

/** The sizes that have a price; each total is a formula. */
function sizeBlocks(
  { terms, period, sizes, best, unpriced, ...value }: PlanValue,
  at: number,
  words: Words,
): Block[] {
  const [term] = terms;
  if (term === undefined || sizes.length === 0) return [];
  const text = words.value;
  const { size, price, beyond, total, note } = text.sizeColumns;
  const before = 7 + value.prices.filter((one) => one.price !== null).length + value.missing.length;
  const first = at + before + 3;
  const mark = (one: SizeCost) => {
    if (one === best) return one.hours === term.quantity ? text.heldBest : text.best;
    return one.hours === term.quantity ? text.held : "";
  };
  const amount = (of: Cents | null, tone: "" | " total"): Cell =>
    of === null
      ? { content: text.unknown, style: "text muted" }
      : { content: inCurrency(of), style: `money${tone}` };
  const left = unpriced.map((hours) => words.quantity.hours(hours)).join(", ");
  return [
    gap(),
    across(text.sizes, "sentence"),
    {
      cells: [
        { content: size, style: "table head" },
        ...[price, beyond, total].map((content): Cell => ({ content, style: "table head number" })),
        { content: note, style: "table head" },
      ],
    },
    ...sizes.map((one, index): Row => {
      const row = first + index;
      const sum: Content = { formula: `B${row}+C${row}`, result: inCurrency(one.total ?? one.price) };
      return {
        cells: [
          { content: `${words.plans[term.plan]}, ${words.quantity.hours(one.hours)}`, style: "text" },
          amount(one.price, ""),
          amount(one.beyond, ""),
          one.total === null ? amount(null, "") : { content: sum, style: "money" },
          { content: mark(one), style: one === best ? "text good" : "text" },
        ],
      };
    }),
    ...bestSentence(term.quantity, { sizes, best }, words).map((sentence) => across(sentence, "sentence")),
    across(text.sizesNote(period.to - period.from + 1, term.expires - period.from), "note"),
    ...(unpriced.length === 0 ? [] : [across(text.unpriced(left), "note")]),
  ];
}

/** A sentence that compares the sizes; none if the held size has no price. */
function bestSentence(
  held: number,
  { sizes, best }: Pick<PlanValue, "sizes" | "best">,
  words: Words,
): string[] {
  const own = sizes.find(({ hours }) => hours === held);
  if (best === null || best.total === null || own === undefined || own.total === null) return [];
  const { bestSentence: other, heldSentence: same } = words.value;
  const [name, total] = [words.quantity.hours(best.hours), words.writing.money(best.total)];
  return [best === own ? same(name, total) : other(name, total, words.writing.money(own.total))];
}
