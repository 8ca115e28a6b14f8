/**
 * Every example table of core/terms.md, run. Each table names an evaluator of this file, whose inputs and
 * results are the table's headings; a heading the evaluator does not know fails.
 */

import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { type AnnouncedPrice, announcedPrices } from "../../../core/figures/announced-prices.ts";
import type { BilledBecause } from "../../../core/figures/billed-because.ts";
import { lateWork, toBill } from "../../../core/figures/billing.ts";
import { firmOverview } from "../../../core/figures/firm-overview.ts";
import { hoursOwed, type OwedColumn } from "../../../core/figures/hours-owed.ts";
import type { SizeCost } from "../../../core/figures/other-sizes.ts";
import { type Statement, statement } from "../../../core/figures/statement.ts";
import type { Missing } from "../../../core/figures/term-price.ts";
import { type WhatIf, whatIfs } from "../../../core/figures/what-if.ts";
import type { Table } from "../../../core/firm/cells.ts";
import type { Control } from "../../../core/firm/control.ts";
import { reconcile } from "../../../core/firm/reconciliation.ts";
import type { Cause } from "../../../core/ledger/difference.ts";
import type { Placement } from "../../../core/ledger/lines.ts";
import { DEFAULT_SETTINGS } from "../../../core/ledger/settings.ts";
import { Bank, bankNames } from "../../../core/rules/bank.ts";
import {
  CATEGORIES,
  type Category,
  coverage,
  type Level,
  servingBanks,
} from "../../../core/rules/coverage.ts";
import { type Costed, knownCost } from "../../../core/rules/lots.ts";
import { orangeDay } from "../../../core/rules/overage.ts";
import type { Note } from "../../../core/rules/places.ts";
import {
  type BankPlan,
  BUILT_IN_PRICES,
  isOrange,
  type Plan,
  type Price,
  priceBook,
  priceOn,
} from "../../../core/rules/plans.ts";
import {
  invoiceDate,
  lastDayOnTime,
  letterStep,
  type RenewalRequest,
  reminderDates,
  renewal,
} from "../../../core/rules/renewal.ts";
import { inForce } from "../../../core/rules/terms.ts";
import {
  addDays,
  addMonths,
  formatDate,
  type Period,
  parseDate,
  parseMonth,
} from "../../../core/values/calendar.ts";
import { InputError, type Problem } from "../../../core/values/problems.ts";
import { type Cents, cents, roundedUp } from "../../../core/values/units.ts";
import { type ExampleTable, parseTerms, specNumbers } from "../example-tables.ts";
import { planValues } from "../plan-values.ts";
import {
  clock,
  closedBy,
  dollars,
  duration,
  heldOn,
  items,
  money,
  run,
  type Scenario,
  settingsOf,
  shownDate,
  workLines,
} from "../scenario.ts";
import { viewed } from "../viewed.ts";

type Cells = Readonly<Record<string, string>>;

interface Evaluator {
  readonly inputs: readonly string[];
  /** All results it can give, by heading without the arrow; the table asks for those it shows. */
  readonly evaluate: (cells: Cells) => Record<string, string>;
}

const BANKS: readonly BankPlan[] = ["VIP", "VIP_DIAMOND", "ORANGE_PLUS"];
const PERIOD_OF_ALL = { from: dateOf("1901-01-01"), to: dateOf("2199-12-31") };

function dateOf(cell: string | undefined) {
  const date = parseDate(cell ?? "");
  if (date === null) throw new Error(`“${cell}” is no date`);
  return date;
}

function scenarioOf(cells: Cells): Scenario {
  return {
    plans: cells.plans ?? "",
    work: cells.work ?? "",
    adjustments: cells.adjustments ?? "",
    rates: cells.rates ?? "",
    rounding: cells.rounding ?? "",
    diamond: cells["Diamond for level 2"] ?? "",
    plus: cells["Plus for level 3"] ?? "",
    withoutNotice: cells["without notice"] ?? "",
    holidays: cells.holidays ?? "",
    decisions: cells.decisions ?? "",
  };
}
const SCENARIO = [
  ...["plans", "work", "adjustments", "rates", "rounding", "Diamond for level 2", "Plus for level 3"],
  ...["without notice", "holidays", "decisions"],
];

/** `VIP 4 h 380.00 from 2026-01-01; ORANGE_PLUS 300.00` */
function ownPrices(cell: string | undefined): Price[] {
  return items(cell ?? "").map((item) => {
    const match = /^(\w+)(?: (\d+) h)? ([\d,.]+)(?: from (\S+))?$/.exec(item);
    if (!match) throw new Error(`“${item}” is no price`);
    const [, plan, hours, price = "", from = "2000-01-01"] = match;
    return {
      plan: plan as Plan,
      hours: hours === undefined ? null : Number(hours),
      from: dateOf(from),
      cents: money(price),
      source: "own",
    };
  });
}

/** The results of `evaluate`, or the code of the user's mistake in the result `problem`. */
function orProblem(evaluate: () => Record<string, string>, whenRefused: readonly string[]) {
  try {
    return { problem: "none", ...evaluate() };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return Object.fromEntries([
      ...whenRefused.map((result) => [result, "–"]),
      ["problem", error.problem.code],
    ]);
  }
}

function codes(problems: readonly Problem[]): string {
  return problems.map(({ code }) => code).join(", ") || "none";
}

function remark(note: Note): string {
  const words = note.code.toLowerCase().replaceAll("_", " ");
  return note.code === "OTHER_BANK_HAS_TIME" ? `${note.plan} still has ${clock(note.left)}` : words;
}

function destination({ place, bank }: Placement): string {
  return bank === null ? place : bank.plan;
}

/** `0:30 VIP, 0:15 billable` of one line; places that got nothing are left out unless there is no other. */
function split(placements: readonly Placement[], of: "raw" | "charged"): string {
  const parts = placements.filter((placement) => placement[of] > 0);
  return parts.map((placement) => `${clock(placement[of])} ${destination(placement)}`).join(", ") || "0:00";
}

function controlText(control: Control, fate: "Read" | "Placed" | "Rejected" | "Duplicate"): string {
  const count = control[`entries${fate}`];
  return `${count} ${count === 1 ? "entry" : "entries"}, ${clock(control[`minutes${fate}`])}`;
}

function workResults(cells: Cells): Record<string, string> {
  const { result, account } = run(scenarioOf(cells));
  const whole = statement(account.ledger, account.terms, PERIOD_OF_ALL, BUILT_IN_PRICES);
  const lines = workLines(account);
  const posted = account.ledger.lines.filter((line) => line.kind === "entry" || line.kind === "overage");
  const last = posted.at(-1)?.date;
  const asOf = cells["as of"] === undefined ? last : dateOf(cells["as of"]);
  const results: Record<string, string> = {};
  for (const [place, raw] of Object.entries(whole.placed)) results[place] = clock(raw);
  for (const [place, charged] of Object.entries(whole.charged)) results[`${place} charged`] = clock(charged);
  for (const plan of BANKS) {
    const left = asOf === undefined ? null : heldOn(account, plan, asOf);
    results[`${plan} left`] = left === null ? "no bank" : clock(left);
    const used = lines.flatMap(({ placements }) => placements.filter(({ bank }) => bank?.plan === plan));
    results[`${plan} used`] = clock(used.reduce((total, { charged }) => total + charged, 0));
  }
  results.overage = clock(whole.orange.overageRaw);
  results["overage charged"] = clock(whole.orange.overageCharged);
  results["in scope"] = clock(whole.orange.usedMinutes);
  results.rule = [...new Set(lines.flatMap(({ placements }) => placements.map(({ rule }) => rule)))].join(
    ", ",
  );
  results.remarks = posted.flatMap((line) => line.notes.map(remark)).join(", ") || "none";
  results.amount = dollars(whole.billable.total.amount);
  results["to confirm"] = toConfirmText(whole);
  results["to bill"] = signedDollars(toBill(whole).amount);
  for (const of of ["raw", "charged"] as const) {
    results[`${of === "raw" ? "worked" : "charged"} by line`] = lines
      .map(({ name, placements }) => `${name}: ${split(placements, of)}`)
      .join("; ");
  }
  for (const fate of ["Read", "Placed", "Rejected", "Duplicate"] as const)
    results[fate.toLowerCase()] = controlText(result.control, fate);
  results.problems = codes(result.exceptions.flatMap(({ problems }) => problems));
  return results;
}

/** `0:15 30.00` for each day that is to be confirmed. */
function toConfirmText({ toConfirm }: Statement): string {
  return toConfirm.map(({ charged, amount }) => `${clock(charged)} ${dollars(amount)}`).join("; ") || "none";
}

function signedDollars(of: number): string {
  return `${of < 0 ? "-" : ""}${dollars(cents(Math.abs(of)))}`;
}

/** The last of the rows in `new row`, after those in `plans held`. */
function registerRow(cells: Cells): Record<string, string> {
  const held = items(cells["plans held"] ?? "");
  const { result, account } = run({ plans: [...held, cells["new row"] ?? ""].join(";") });
  const line = held.length + 2;
  const term = account.terms.find((candidate) => candidate.contract.line === line);
  const problems = result.exceptions.filter((exception) => exception.line === line);
  return {
    starts: shownDate(term?.start ?? null),
    expires: shownDate(term?.expires ?? null),
    "covers from": shownDate(term?.opens ?? null),
    "counted from": shownDate(term?.anchor ?? null),
    "brings over": term === undefined ? "–" : term.carriesFrom === null ? "no" : "yes",
    problem: codes(problems.flatMap((exception) => exception.problems)),
  };
}

/** The subscribers that a day counts, and the day's work. */
function subscribersOn(cells: Cells): Record<string, string> {
  const { account } = run({ plans: cells.plans ?? "" });
  const day = dateOf(cells.day);
  const orange = account.terms.filter((term) => isOrange(term.plan) && inForce(term, day));
  const subscribers = orange.reduce((total, term) => total + term.quantity, 0);
  return {
    subscribers: String(subscribers),
    allowance: clock(orangeDay(day, subscribers, duration("0")).allowance),
  };
}

function renewalPrice(cells: Cells): Record<string, string> {
  const results = ["clause", "full price", "price", "starts", "expires", "carries over", "share of the year"];
  return orProblem(() => {
    const list = cells["list price"] ?? "";
    const coterm = cells["ends with Act! on"] ?? "";
    const paid = cells["paid on"] ?? "";
    const request: RenewalRequest = {
      plan: cells.plan as Plan,
      quantity: Number(cells.quantity),
      expires: dateOf(cells.expires),
      ...(cells["counted from"] ? { anchor: dateOf(cells["counted from"]) } : {}),
      paidOn: paid === "on time" ? null : dateOf(paid),
      channel: cells.online === "yes" ? "online" : "other",
      cotermEnd: coterm === "" || coterm === "–" ? null : dateOf(coterm),
      ...(list === "" || list === "–" ? {} : { listPrice: money(list) }),
    };
    const found = renewal(request, priceBook(ownPrices(cells["own prices"])));
    return {
      clause: found.clause,
      "full price": dollars(found.fullPrice),
      price: dollars(found.price),
      starts: formatDate(found.term.start),
      expires: formatDate(found.term.expires),
      "carries over": found.carriesOver ? "yes" : "no",
      "days late": String(found.daysLate),
      "share of the year": `${found.proration.numerator}/${found.proration.denominator}`,
    };
  }, results);
}

function renewalsDue(cells: Cells): Record<string, string> {
  const { account } = run(scenarioOf(cells));
  const asOf = dateOf(cells["as of"]);
  const own = priceBook(ownPrices(cells["own prices"]));
  const { renewals } = statement(account.ledger, account.terms, { from: asOf, to: asOf }, own);
  const each = (show: (due: (typeof renewals)[number]) => string) => renewals.map(show).join("; ") || "none";
  return {
    due: each(({ plan, quantity }) => `${plan} ${quantity}`),
    expires: each((due) => formatDate(due.expires)),
    "invoice on": each((due) => shownDate(due.invoiceOn)),
    "on time": each((due) => dollars(due.onTime?.price ?? null)),
    late: each((due) => dollars(due.late?.price ?? null)),
    "with Act!": each((due) =>
      due.coterm === null ? "–" : `${dollars(due.coterm.price)} to ${formatDate(due.coterm.term.expires)}`,
    ),
    "priced as": each((due) => due.onTime?.pricedAs ?? "–"),
    "at stake": each((due) => clock(due.carryAtStake)),
    problem: codes(renewals.flatMap(({ problem }) => (problem === null ? [] : [problem]))),
  };
}

function announced(cells: Cells): Record<string, string> {
  const { account } = run(scenarioOf(cells));
  const asOf = dateOf(cells["as of"]);
  const prices = priceBook(ownPrices(cells["own prices"]));
  const clients = [viewed(account, { from: asOf, to: asOf }, { prices })];
  const found = announcedPrices(firmOverview({ asOf, clients, exceptions: [] }), prices);
  const shown = ({ before, after, from }: AnnouncedPrice) =>
    from === null ? dollars(after) : `${dollars(before)} to ${dollars(after)} from ${formatDate(from)}`;
  const each = (show: (own: (typeof found)[number]) => string) => found.map(show).join("; ") || "none";
  return {
    changes: each(({ offer: { due } }) => `${due.plan} ${due.quantity}`),
    "on time": each(({ onTime }) => shown(onTime)),
    late: each(({ late }) => shown(late)),
    "price days": each(({ onTime, late }) => `${formatDate(onTime.on)}, ${formatDate(late.on)}`),
  };
}

function monthOfBank(cells: Cells): Record<string, string> {
  const { account } = run(scenarioOf(cells));
  const month = parseMonth(cells.month ?? "");
  if (month === null) throw new Error(`“${cells.month}” is no month`);
  const { banks } = statement(account.ledger, account.terms, month, BUILT_IN_PRICES);
  const [plan, start] = (cells.bank ?? "").split(" of ");
  const found = banks.find(
    ({ bank }) => bank.plan === plan && (start === undefined || formatDate(bank.term.start) === start),
  );
  return {
    banks: String(banks.length),
    opening: found ? clock(found.opening) : "not listed",
    bought: found ? clock(found.bought) : "–",
    "carried in": found ? clock(found.carriedIn) : "–",
    adjusted: found ? clock(found.adjusted) : "–",
    used: found ? clock(found.used) : "–",
    expired: found ? clock(found.expired) : "–",
    "carried out": found ? clock(found.carriedOut) : "–",
    closing: found ? clock(found.closing) : "–",
  };
}

/** The month after a closed one: `work` is what was known when it was closed, `work now` what is known now. */
function afterClosing(cells: Cells): Record<string, string> {
  const then = scenarioOf(cells);
  const through = monthOf(cells.closed).to;
  const plans = cells["plans now"] === "same" ? then.plans : (cells["plans now"] ?? "");
  const { account } = run({
    ...then,
    plans,
    work: cells["work now"] === "same" ? (then.work ?? "") : (cells["work now"] ?? ""),
    rounding: cells["rounding now"] ?? "",
    ...(cells["rates now"] !== undefined && { rates: cells["rates now"] }),
    decisions: cells["decisions now"] ?? "",
    ...(cells["adjustments now"] !== undefined && { adjustments: cells["adjustments now"] }),
    closed: closedBy(then, through),
  });
  const month = { from: addDays(through, 1), to: addMonths(through, 1) };
  const after = statement(account.ledger, account.terms, month, BUILT_IN_PRICES, account.prior);
  const { banks, priorPeriod } = after;
  const [roll] = banks;
  const billable = priorPeriod.flatMap(({ effects }) => effects).filter(({ on }) => on === "billable");
  return {
    opening: roll ? clock(roll.opening) : "not listed",
    "prior period": roll ? clock(roll.priorPeriod) : "–",
    used: roll ? clock(roll.used) : "–",
    closing: roll ? clock(roll.closing) : "–",
    "prior amount": signedDollars(lateWork(after)[0]?.amount ?? 0),
    "to confirm": toConfirmText(after),
    "to bill": signedDollars(toBill(after).amount),
    "prior billable": clock(billable.reduce((sum, { charged }) => sum + charged, 0)),
    reported: [...new Set(priorPeriod.map(({ cause }) => REPORTED[cause.code]))].join(", ") || "nothing",
  };
}

const REPORTED: Record<Cause["code"], string> = {
  NEW_FILE: "came",
  FILE_CHANGED: "came or went",
  FILE_GONE: "went",
  NOW_COUNTED: "came",
  NO_LONGER_COUNTED: "went",
  ENTRY_CHANGED: "changed",
  REGISTER: "register",
  ADJUSTMENT: "adjustment",
  DECISION: "decision",
  RULES: "rules",
  FOLLOWS: "follows",
};

function categoryOf(cell: string | undefined): Category {
  const found = CATEGORIES.find((category) => category === cell);
  if (found === undefined) throw new Error(`“${cell}” is no category`);
  return found;
}

const WAYS = {
  separate: "billed separately",
  included: "included",
  free: "free",
  allowance: "the day's allowance",
};

/** `2: 198.00 + 75.00 = 273.00`; without a rate what is beyond, and so the total, is not known. */
function sizeText({ hours, price, beyond, total }: SizeCost): string {
  const sum = total === null ? "" : ` = ${dollars(total)}`;
  return `${hours}: ${dollars(price)} + ${dollars(beyond)}${sum}`;
}

function missingText(missing: Missing): string {
  if (missing.what === "rate") return `rate ${missing.level}`;
  return missing.what.replaceAll("_", " ");
}

/** Of the one plan in force. */
function valueOfPlan(cells: Cells): Record<string, string> {
  const scenario = scenarioOf(cells);
  const { account } = run(scenario);
  const prices = priceBook(ownPrices(cells["own prices"]));
  const [value, ...others] = planValues(account, dateOf(cells["as of"]), prices, settingsOf(scenario));
  if (value === undefined || others.length > 0) throw new Error("the table is about one plan");
  const { spared, worth, cost, saved, sizes, best, missing } = value;
  return {
    covered: clock(spared),
    worth: dollars(worth),
    cost: dollars(cost),
    difference: saved !== null && saved < 0 ? `-${dollars(cents(-saved))}` : dollars(saved),
    sizes: sizes.map(sizeText).join("; ") || "none",
    best: best === null ? "–" : String(best.hours),
    missing: missing.map(missingText).join(", ") || "none",
  };
}

/** Of each bank and Orange term of the month, in order. */
function owedInMonth(cells: Cells): Record<string, string> {
  const { account } = run(scenarioOf(cells));
  const { ledger, terms: own } = account;
  const prices = priceBook(ownPrices(cells["own prices"]));
  const month = statement(ledger, own, monthOf(cells.month), prices);
  const lines = hoursOwed(account, month, bankNames(ledger.banks), prices);
  const each = (column: OwedColumn) =>
    lines.map(({ counts, amounts }) => costText(counts, amounts[column])).join("; ") || "not listed";
  return {
    ...{ opening: each("opening"), sold: each("sold"), adjusted: each("adjusted"), earned: each("earned") },
    ...{ lapsed: each("lapsed"), closing: each("closing") },
    ...{ "carried in": each("carriedIn"), "carried out": each("carriedOut") },
  };
}

/** `1:15 123.75`, `27 d 13.32`; `–` is a cost that is not known, and `198.00 + –` one known in part. */
function costText(counts: "minutes" | "days", costed: Costed): string {
  const { units, withoutCost } = costed;
  const cost = knownCost(costed);
  const known = cost === null ? "–" : signedDollars(cost);
  const part = cost !== null && withoutCost !== 0 ? " + –" : "";
  return units === 0 ? "0" : `${counts === "days" ? `${units} d` : clock(units)} ${known}${part}`;
}

/** Of the one renewal due. */
function whatIf(cells: Cells): Record<string, string> {
  const { account } = run(scenarioOf(cells));
  const asOf = dateOf(cells["as of"]);
  const [offer, ...others] = viewed(account, { from: asOf, to: asOf }).outlook.offers;
  if (offer === undefined || others.length > 0) throw new Error("the table is about one renewal");
  const lines = whatIfs(offer, BUILT_IN_PRICES);
  const each = (show: (line: WhatIf) => string) => lines.map(show).join(", ");
  return {
    "paid on": each(({ paidOn }) => formatDate(paidOn)),
    clauses: each(({ clause }) => clause),
    prices: each(({ price }) => dollars(price)),
    kept: each(({ kept }) => clock(kept)),
    lost: each(({ lost }) => clock(lost)),
  };
}

function monthOf(cell: string | undefined): Period {
  const month = parseMonth(cell ?? "");
  if (month === null) throw new Error(`“${cell}” is no month`);
  return month;
}

function becauseText(because: BilledBecause): string {
  switch (because.code) {
    case "no_plan": {
      const { from, until } = because;
      const since = from === null ? "" : ` from ${formatDate(from)}`;
      return `no plan${since}${until === null ? "" : ` to ${formatDate(until)}`}`;
    }
    case "unpaid":
      return `${because.plan} of ${formatDate(because.since)} not paid`;
    case "overage":
      return "overage";
    case "bank_empty":
      return `${because.plan} empty since ${formatDate(because.since)}`;
    case "not_covered": {
      const { what, plans } = because;
      return `${"level" in what ? `level ${what.level}` : what.category} not in ${plans.join(", ")}`;
    }
    case "added_time":
      return `${because.plan} ${clock(because.minutes)} on ${formatDate(because.on)}`;
  }
}

/** M3. */
function billOfMonth(cells: Cells): Record<string, string> {
  const scenario = scenarioOf(cells);
  const settings = settingsOf(scenario);
  const { statement: own, bill } = viewed(run(scenario).account, monthOf(cells.month), { settings });
  const { amount, unrated } = toBill(own);
  return {
    bill: bill
      .map((line) => `${becauseText(line.because)} ${clock(line.charged)} ${dollars(line.amount)}`)
      .join("; "),
    "to bill": dollars(amount),
    "without a rate": clock(unrated),
  };
}

/** M4: of the one bank in force. */
function whatToExpect(cells: Cells): Record<string, string> {
  const { account } = run(scenarioOf(cells));
  const asOf = dateOf(cells["as of"]);
  const { offers, projections } = viewed(account, { from: asOf, to: asOf }).outlook;
  const [near] = offers.filter(({ isNear }) => isNear);
  const stake = { "at stake": near === undefined ? "–" : clock(near.keeps) };
  const [expected] = projections.values();
  if (expected === undefined)
    return { "rests on": "too little", "runs out": "–", "left at expiry": "–", ...stake };
  const { basis, exhaustsOn, leftAtExpiry } = expected;
  return {
    "rests on": `${clock(basis.used)} in ${basis.days} days, ${basis.daysDrawn} with draws`,
    "runs out": shownDate(exhaustsOn),
    "left at expiry": clock(leftAtExpiry),
    ...stake,
  };
}

function whatToDecide(cells: Cells): Record<string, string> {
  const { account } = run(scenarioOf(cells));
  const to = dateOf(cells["as of"]);
  const { decision } = viewed(account, { from: addMonths(addDays(to, 1), -1), to }).outlook;
  const of = (plan: string, price: Cents | null | undefined) => ({
    decision: `${decision.is.replaceAll("_", " ")} ${plan}`.trim(),
    price: dollars(price ?? null),
  });
  switch (decision.is) {
    case "pay":
      return of(decision.unpaid.plan, decision.unpaid.due.price);
    case "renew":
      return of(decision.offer.due.plan, decision.offer.onTime?.price);
    case "return":
      return of(decision.ended.plan, decision.ended.back.price);
    case "empty":
      return of(decision.empty.bank.plan, null);
    case "runs_out":
      return of(decision.bank.plan, null);
    case "nothing":
      return of(decision.next?.due.plan ?? "", decision.next?.onTime?.price);
    case "no_plan":
      return of("", null);
  }
}

function noticesOf(cells: Cells): Record<string, string> {
  const { notices } = viewed(run(scenarioOf(cells)).account, monthOf(cells.month));
  const texts = notices.map(
    ({ bank, step, on, left }) => `${bank.plan} ${step} % on ${formatDate(on)}, ${clock(left)} left`,
  );
  return { notices: texts.join("; ") || "none" };
}

/** `oct-15: 2026-10-05 9:00 Acme 1:00 call; …`, the export of one person; `-` for no start. */
function exported(cell: string | undefined): Table {
  const [, name = "", rows = ""] = /^(\S+): (.*)$/.exec(cell ?? "") ?? [];
  return {
    file: `${name}.csv`,
    header: ["date", "start", "client", "minutes", "description", "technician"],
    rows: items(rows).map((item, index) => ({
      line: index + 2,
      cells: [...item.split(" ").map((word) => (word === "-" ? "" : word)), "Anne"],
    })),
  };
}

const EVALUATORS: Record<string, Evaluator> = {
  "two exports": {
    inputs: ["one", "other"],
    evaluate: ({ one, other }) => {
      const { accounts, exceptions } = reconcile({
        contracts: [],
        otherClients: ["Acme", "Bolt"],
        aliases: {},
        logs: [exported(one), exported(other)],
        adjustments: [],
        settings: DEFAULT_SETTINGS,
      });
      const placed = accounts.map(({ client, control }) => [client.name, clock(control.minutesPlaced)]);
      return {
        ...Object.fromEntries(placed),
        problems: codes(exceptions.flatMap(({ problems }) => problems)),
      };
    },
  },

  increment: {
    inputs: ["worked"],
    evaluate: (cells) => ({ counted: clock(roundedUp(duration(cells.worked ?? ""))) }),
  },

  "where it goes": {
    inputs: ["category", "level", "approved", "Orange", "banks"],
    evaluate: (cells) => {
      const approved = cells.approved ?? "";
      const decided = coverage(
        {
          category: categoryOf(cells.category),
          level: Number(cells.level) as Level,
          approved: approved === "" || approved === "not recorded" ? null : approved === "yes",
        },
        { orange: cells.Orange === "yes", banks: new Set(items(cells.banks ?? "") as BankPlan[]) },
      );
      const goes =
        decided.way === "charge" ? `rounded and drawn, the rest ${decided.rest}` : WAYS[decided.way];
      return { goes, rule: decided.rule };
    },
  },

  "which banks": {
    inputs: ["category", "level", "banks", "Diamond for level 2", "Plus for level 3"],
    evaluate: (cells) => {
      const held = new Set(items(cells.banks ?? "") as BankPlan[]);
      const uses = settingsOf(scenarioOf({ plans: "none", ...cells }));
      const category = cells.category ? categoryOf(cells.category) : null;
      const order = servingBanks({ category, level: Number(cells.level) as Level }, held, uses);
      return { "drawn in order": order.filter((plan) => held.has(plan)).join(", then ") || "none" };
    },
  },

  category: {
    inputs: ["category"],
    evaluate: (cells) => {
      // Spaces part the words of a work, and count no more than dashes do.
      const given = cells.category?.replaceAll(" ", "-") || "-";
      const { account, result } = run({ plans: "BASIC", work: `2026-02-03 0:10 ${given}` });
      const [line] = account.ledger.lines;
      if (line?.kind !== "entry")
        return {
          level: "–",
          "counts as": "–",
          remarks: "–",
          problem: codes(result.exceptions.flatMap((e) => e.problems)),
        };
      return {
        level: line.level === null ? "separate" : String(line.level),
        "counts as": line.category,
        remarks: line.notes.map(remark).join(", ") || "none",
        problem: "none",
      };
    },
  },

  "an Orange day": {
    inputs: ["subscribers", "worked"],
    evaluate: (cells) => {
      const worked = (cells.worked ?? "").split("+").map((part) => duration(part.trim()));
      const day = orangeDay(
        dateOf("2026-01-05"),
        Number(cells.subscribers),
        duration(String(worked.reduce((total, part) => total + part, 0))),
      );
      return {
        allowance: clock(day.allowance),
        "within it": clock(day.withinAllowance),
        beyond: clock(day.overage),
        charged: clock(day.charged),
      };
    },
  },

  bank: {
    inputs: ["bought", "carried", "due"],
    evaluate: (cells) => {
      const start = dateOf("2026-01-15");
      const bank = new Bank("VIP", { start, expires: dateOf("2027-01-15") }, start);
      bank.open({ bought: duration(cells.bought ?? ""), carried: duration(cells.carried ?? "") });
      const given = items(cells.due ?? "").map((due) => clock(bank.draw(duration(due), start)));
      return {
        given: given.join("; "),
        "carried left": clock(bank.carriedLeft),
        "bought left": clock(bank.left - bank.carriedLeft),
      };
    },
  },

  price: {
    inputs: ["plan", "hours", "on", "own prices"],
    evaluate: (cells) =>
      orProblem(() => {
        const book = priceBook(ownPrices(cells["own prices"]));
        const price = priceOn(book, cells.plan as Plan, Number(cells.hours ?? 0), dateOf(cells.on));
        return { price: dollars(price.cents), source: price.source };
      }, ["price", "source"]),
  },

  "around an expiry": {
    inputs: ["plan", "expires"],
    evaluate: (cells) => {
      const plan = cells.plan as Plan;
      const expires = dateOf(cells.expires);
      return {
        "last day on time": formatDate(lastDayOnTime(plan, expires)),
        "invoice on": shownDate(invoiceDate(plan, expires)),
        "reminders on": reminderDates(plan, expires).map(formatDate).join(", ") || "none",
      };
    },
  },

  "letters of a renewal": {
    inputs: ["plan", "expires", "reminders", "as of"],
    evaluate: (cells) => {
      const days = (cells.reminders ?? "").split(",").map(Number);
      const step = letterStep(cells.plan as Plan, dateOf(cells.expires), dateOf(cells["as of"]), days);
      return { letter: typeof step === "number" ? `of ${step} days` : (step ?? "none") };
    },
  },

  "register row": { inputs: ["plans held", "new row"], evaluate: registerRow },
  "subscribers of a day": { inputs: ["plans", "day"], evaluate: subscribersOn },
  "renewal price": {
    inputs: [
      "plan",
      "quantity",
      "list price",
      "own prices",
      "expires",
      "counted from",
      "paid on",
      "online",
      "ends with Act! on",
    ],
    evaluate: renewalPrice,
  },
  "renewals due": { inputs: ["plans", "work", "as of", "own prices"], evaluate: renewalsDue },
  "announced prices": { inputs: ["plans", "as of", "own prices"], evaluate: announced },
  work: { inputs: [...SCENARIO, "as of"], evaluate: workResults },
  "value of a plan": { inputs: [...SCENARIO, "as of", "own prices"], evaluate: valueOfPlan },
  "hours owed": { inputs: [...SCENARIO, "month", "own prices"], evaluate: owedInMonth },
  "what if": { inputs: [...SCENARIO, "as of"], evaluate: whatIf },
  "bill of a month": { inputs: [...SCENARIO, "month"], evaluate: billOfMonth },
  "what to expect": { inputs: [...SCENARIO, "as of"], evaluate: whatToExpect },
  "what to decide": { inputs: [...SCENARIO, "as of"], evaluate: whatToDecide },
  notices: { inputs: [...SCENARIO, "month"], evaluate: noticesOf },
  "after closing": {
    inputs: [
      ...SCENARIO,
      ...["closed", "work now", "plans now", "rounding now", "rates now", "decisions now", "adjustments now"],
    ],
    evaluate: afterClosing,
  },
  "month of a bank": { inputs: [...SCENARIO, "bank", "month"], evaluate: monthOfBank },
};

const CLAUSES = [
  ...[1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((n) => `P${n}`),
  ...[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].map((n) => `A${n}`),
  ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => `R${n}`),
  ...[1, 2, 3, 4].map((n) => `M${n}`),
];
const terms = parseTerms(readFileSync(new URL("../../../core/terms.md", import.meta.url), "utf8"));

describe("the form of terms.md", () => {
  test("states every clause once, in order", () => expect(terms.clauses).toEqual(CLAUSES));

  test("has a table under every clause", () => {
    const shown = new Set(terms.tables.map(({ clause }) => clause));
    const missing = CLAUSES.filter((clause) => !shown.has(clause));
    expect(missing).toEqual([]);
  });

  test("names an evaluator over every table, and nothing else stands there", () => {
    const unknown = terms.tables.filter(({ example }) => EVALUATORS[example] === undefined);
    expect(unknown.map(({ line, example }) => `line ${line}: ${example}`)).toEqual([]);
    expect(terms.stray).toEqual([]);
  });

  test("has rows and results in every table, and inputs that its evaluator reads", () => {
    const wrong = terms.tables.flatMap(({ line, rows, results, inputs, example }) => [
      ...(rows.length === 0 ? [`line ${line}: no rows`] : []),
      ...(results.length === 0 ? [`line ${line}: no result`] : []),
      ...inputs
        .filter((input) => !EVALUATORS[example]?.inputs.includes(input))
        .map((input) => `line ${line}: ${example} does not read “${input}”`),
    ]);
    expect(wrong).toEqual([]);
  });

  test("holds all 16 worked examples", () => {
    const shown = new Set(terms.tables.flatMap(specNumbers));
    expect([...shown].sort((a, b) => a - b)).toEqual(Array.from({ length: 16 }, (_, index) => index + 1));
  });
});

describe("the form is checked", () => {
  const misread = (...lines: string[]): ExampleTable | undefined => parseTerms(lines.join("\n")).tables[0];

  test("a table without its name, a name without its table and a short row are reported", () => {
    expect(parseTerms("## A1 - x\n| a |\n| - |\n| 1 |").stray).toHaveLength(1);
    expect(parseTerms("## A1 - x\nExample: bank\n\nText.").stray).toHaveLength(1);
    expect(parseTerms("Example: bank\n| a | → b |\n| - | - |\n| 1 |").stray).toHaveLength(1);
  });

  test("inputs and results are told apart by the arrow", () => {
    const table = misread("Example: bank", "| a | → b | spec |", "| - | - | - |", "| 1 | 2 | spec 3 |");
    expect(table).toMatchObject({ inputs: ["a"], results: ["→ b"] });
    expect(table && specNumbers(table)).toEqual([3]);
  });
});

for (const table of terms.tables) {
  describe(`${table.clause}: ${table.example}`, () => {
    test.each(table.rows)(`line $line`, ({ cells }) => {
      const evaluator = EVALUATORS[table.example];
      if (evaluator === undefined) throw new Error(`no evaluator is called “${table.example}”`);
      const given = Object.fromEntries(
        Object.entries(cells).map(([heading, cell]) => [
          heading,
          cell === "–" && !heading.startsWith("→") ? "" : cell,
        ]),
      );
      const results = evaluator.evaluate(given);
      const expected = Object.fromEntries(table.results.map((heading) => [heading, cells[heading]]));
      const found = Object.fromEntries(
        table.results.map((heading) => [heading, results[heading.slice(2)] ?? `no such result: ${heading}`]),
      );
      expect(found).toEqual(expected);
    });
  });
}
