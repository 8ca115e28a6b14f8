/**
 * The contract register: its columns, its rows, and the terms that the rows of one client make.
 *
 * Laws: a row is used whole or it is an exception; terms never depend on the order of rows; a term follows
 * another only when that one was paid; a warning changes nothing.
 */

import {
  addDays,
  addMonths,
  anniversaryAfter,
  type CalendarDate,
  covers,
  formatDate,
  later,
  type Term,
} from "./calendar.ts";
import { type Columns, type Layout, type Notation, type Row, RowReader } from "./cells.ts";
import type { Language, Place, Problem } from "./errors.ts";
import { compareText, nameKey } from "./names.ts";
import { isOrange, PLANS, type Plan, QUANTITY, renews } from "./plans.ts";
import { DAYS_OF_GRACE } from "./renewal.ts";
import { type Minutes, NO_MINUTES } from "./units.ts";
import { type Channel, channelOf, planOf } from "./words.ts";

export const CONTRACT_COLUMNS = {
  client: { required: true, headings: ["client name", "nom du client", "customer", "customer name"] },
  plan: { required: true, headings: ["forfait", "plan name", "nom du forfait", "support plan"] },
  quantity: {
    required: true,
    headings: [
      ...["quantité", "qté", "qty", "nb d'heures", "nombre d'heures", "number of hours"],
      ...["nb d'abonnés", "nombre d'abonnés", "subscribers", "number of subscribers"],
    ],
    holds: "number",
  },
  start: {
    required: true,
    headings: ["début", "date de début", "début le", "start date", "starts", "starts on"],
    holds: "date",
  },
  expires: {
    required: false,
    headings: [
      ...["expire", "expire le", "expiration", "date d'expiration", "échéance", "date d'échéance"],
      ...["expires on", "expiry", "expiry date", "expiration date"],
    ],
    holds: "date",
  },
  paid_on: {
    required: false,
    headings: ["payé le", "payée le", "date de paiement", "date du paiement", "payment date", "date paid"],
    holds: "date",
  },
  channel: { required: false, headings: ["canal", "canal de paiement", "payment channel"] },
  carried_hours: { required: false, headings: ["heures reportées", "hours carried"], holds: "number" },
  act_end: {
    required: false,
    headings: ["fin act", "fin de l'abonnement act", "act subscription end"],
    holds: "date",
  },
  act_edition: { required: false, headings: ["édition act", "édition d'act"] },
  language: { required: false, headings: ["langue"] },
  alias: { required: false, headings: ["alias", "autres noms", "other names"] },
  included_hours: { required: false, headings: ["heures incluses", "hours included"], holds: "number" },
  status: { required: false, headings: ["statut", "état"] },
} as const satisfies Columns<string>;

export type ContractColumn = keyof typeof CONTRACT_COLUMNS;

/** One row of the register, read. */
export interface Contract extends Place {
  readonly client: string;
  readonly plan: Plan;
  /** Hours for VIP, subscribers for Orange, 0 for BASIC. */
  readonly quantity: number;
  /** Null only for BASIC, which has no term. */
  readonly start: CalendarDate | null;
  readonly expires: CalendarDate | null;
  readonly paidOn: CalendarDate | null;
  readonly channel: Channel;
  readonly carried: Minutes;
  readonly included: Minutes;
  readonly actEnd: CalendarDate | null;
  readonly actEdition: string;
  readonly language: Language | null;
  readonly aliases: readonly string[];
  readonly cancelled: boolean;
}

const STATUSES = { active: ["actif", "active"], cancelled: ["canceled", "annulé", "annulée", "résilié"] };
const LANGUAGES = {
  en: ["english", "anglais", "anglaise", "eng", "en-CA"],
  fr: ["french", "français", "française", "fra", "fr-CA"],
};

/** Reads one row; it can be used when nothing stands against it but a warning. Aliases are separated by `|`. */
export function readContract(
  file: string,
  row: Row,
  columns: Layout<ContractColumn>,
  notation?: Notation<ContractColumn>,
): { client: string; aliases: readonly string[]; contract: Contract | null; problems: Problem[] } {
  const read = new RowReader(row, columns, notation);
  const client = read.required("client");
  // A name of marks only has no key, so it could not be told from any other such name.
  if (client !== "" && nameKey(client) === "")
    read.problems.push({ code: "VALUE_MISSING", column: read.heading("client") });
  // Without a plan that is known the row is refused; the rest of it is read so that all problems are told.
  const plan = read.required("plan") === "" ? "BASIC" : (read.word("plan", PLANS, planOf) ?? "BASIC");
  const start = read.date("start");
  const expires = read.date("expires");
  if (plan !== "BASIC" && read.text("start") === "") read.required("start");
  if (start !== null && expires !== null && expires <= start) {
    const dates = { start: formatDate(start), expires: formatDate(expires) };
    read.problems.push({ code: "EXPIRES_BEFORE_START", column: read.heading("expires"), ...dates });
  }
  const aliases = read
    .text("alias")
    .split("|")
    .map((alias) => alias.trim())
    .filter((alias) => alias !== "");
  const contract: Contract = {
    file,
    line: row.line,
    client,
    plan,
    quantity: plan === "BASIC" ? 0 : quantityOf(plan, read),
    start,
    expires,
    paidOn: read.date("paid_on"),
    channel: channelIn(read),
    carried: read.hours("carried_hours") ?? NO_MINUTES,
    included: read.hours("included_hours") ?? NO_MINUTES,
    actEnd: read.date("act_end"),
    actEdition: read.text("act_edition"),
    language: read.choice("language", LANGUAGES),
    aliases,
    cancelled: read.choice("status", STATUSES) === "cancelled",
  };
  return { client, aliases, contract: read.usable ? contract : null, problems: read.problems };
}

/** R3: whether the row was paid through the online tool; a word that says neither counts as not, and is told. */
function channelIn(read: RowReader<ContractColumn>): Channel {
  const given = read.text("channel");
  const channel = channelOf(given);
  if (channel === null && nameKey(given) !== "")
    read.problems.push({ code: "CHANNEL_UNKNOWN", column: read.heading("channel"), given });
  return channel ?? "other";
}

/** P2, P4: the quantity, whole and in the plan's range. */
function quantityOf(plan: Exclude<Plan, "BASIC">, read: RowReader<ContractColumn>): number {
  const given = read.required("quantity");
  if (read.isUnclear("quantity")) return read.count("quantity") ?? Number.NaN;
  const range = QUANTITY[plan];
  const quantity = read.whole("quantity") ?? Number.NaN;
  if (given !== "" && !(quantity >= range.least && quantity <= range.most)) {
    read.problems.push({ code: "QUANTITY_OUT_OF_RANGE", plan, given, ...range });
  }
  return quantity;
}

/** A row of the register as the rules read it. */
export interface PlanTerm extends Term {
  readonly contract: Contract;
  readonly plan: Exclude<Plan, "BASIC">;
  readonly quantity: number;
  /** What anniversaries are counted from. */
  readonly anchor: CalendarDate;
  /** P5: first day it covers, the later of start and payment; null when it was not paid, or too late to cover anything. */
  readonly opens: CalendarDate | null;
  /** The paid term of the same plan that this one was renewed from on time, whose unused minutes it receives (R1). */
  readonly carriesFrom: PlanTerm | null;
  /** What the first known term of a plan brings in, as the register says; 0 for any other term. */
  readonly carried: Minutes;
}

/** Whether the term covers work done on this day (P5). */
export function inForce(term: PlanTerm, date: CalendarDate): boolean {
  return term.opens !== null && term.opens <= date && covers(term, date);
}

/** The terms of one client, and what is wrong with the rows behind them. */
export interface Terms {
  readonly terms: readonly PlanTerm[];
  readonly problems: readonly { contract: Contract; problem: Problem }[];
}

/** The terms of one client's rows, in order of start. Cancelled rows cover nothing and renew nothing. */
export function clientTerms(contracts: readonly Contract[]): Terms {
  const rows = contracts.filter(
    (row): row is TermRow => row.plan !== "BASIC" && row.start !== null && !row.cancelled,
  );
  rows.sort(byStart);
  const made: PlanTerm[] = [];
  const problems: { contract: Contract; problem: Problem }[] = [];
  for (const row of rows) {
    const { term, warnings } = isOrange(row.plan) ? orangeTerm(row, made) : vipTerm(row, made);
    for (const problem of warnings) problems.push({ contract: row, problem });
    if (term !== null) made.push(term);
  }
  return { terms: made, problems };
}

type TermRow = Contract & { plan: Exclude<Plan, "BASIC">; start: CalendarDate };

/** Orders rows by content, so that the result never depends on where they stand in the file. */
function byStart(a: TermRow, b: TermRow): number {
  const content = (row: TermRow) =>
    JSON.stringify([row.plan, row.quantity, row.expires, row.paidOn, row.carried, row.included, row.actEnd]);
  return (
    a.start - b.start ||
    (a.paidOn ?? Infinity) - (b.paidOn ?? Infinity) ||
    compareText(content(a), content(b)) ||
    a.line - b.line
  );
}

/** VIP and VIP Diamond: one term at a time (P3), renewed on time or started anew on the paid date (R1). */
function vipTerm(row: TermRow, made: readonly PlanTerm[]): { term: PlanTerm | null; warnings: Problem[] } {
  // A row that was never paid covers nothing, so it stands in nobody's way (P5).
  const same = made.filter((term) => term.plan === row.plan && term.contract.paidOn !== null);
  const other = same.find((term) => row.start < term.expires);
  if (other !== undefined) {
    // P3: terms of the same plan must not overlap.
    const { file, line } = other.contract;
    const problem: Problem = {
      code: "TERMS_OVERLAP",
      plan: row.plan,
      start: formatDate(row.start),
      other: { file, line },
      otherStart: formatDate(other.start),
      otherExpires: formatDate(other.expires),
    };
    return { term: null, warnings: [problem] };
  }
  const previous = latest(same.filter((term) => term.opens !== null));
  const late = previous !== null && row.paidOn !== null && row.paidOn >= previous.expires;
  // R1: paid on the expiry date or later, the term starts on the paid date.
  const start = late && row.paidOn !== null ? later(row.start, row.paidOn) : row.start;
  // R1: paid before the expiry date, every unused minute moves to this term.
  const carriesFrom = previous !== null && row.paidOn !== null && !late ? previous : null;
  const anchor = previous !== null && start === previous.expires ? previous.anchor : start;
  const expires = row.expires ?? anniversaryAfter(anchor, start);
  const first = same.length === 0;
  const term = planTerm(row, {
    start,
    anchor,
    expires,
    carriesFrom,
    carried: first ? row.carried : NO_MINUTES,
  });
  return { term, warnings: warnings(term) };
}

/** Orange: rows in force add up (P4); a late renewal keeps its anniversary for 30 days (R4), then starts anew (R5). */
function orangeTerm(row: TermRow, made: readonly PlanTerm[]): { term: PlanTerm | null; warnings: Problem[] } {
  const paid = made.filter((term) => isOrange(term.plan) && term.opens !== null);
  const running = latest(paid.filter((term) => covers(term, row.start)));
  const nothingCarried = { carriesFrom: null, carried: NO_MINUTES }; // R2
  const notFirst = made.some((term) => term.start < row.start);
  const starterTwice: Problem[] =
    // P7: Starter is for a first term: not after another plan, nor after a Starter term that has ended.
    row.plan === "ORANGE_STARTER" && notFirst && running?.plan !== "ORANGE_STARTER"
      ? [{ code: "STARTER_NOT_FIRST", start: formatDate(row.start) }]
      : [];
  if (running !== null) {
    // P4: subscribers added during a term run to its end.
    const { anchor } = running;
    const term = planTerm(row, {
      start: row.start,
      anchor,
      expires: row.expires ?? running.expires,
      ...nothingCarried,
    });
    return { term, warnings: [...starterTwice, ...warnings(term)] };
  }
  const previous = latest(paid.filter((term) => term.expires <= row.start));
  // R4, R5: a renewal paid late covers from the paid date.
  const start = previous === null ? row.start : later(row.start, row.paidOn ?? row.start);
  const keepsAnniversary = previous !== null && start - previous.expires <= DAYS_OF_GRACE;
  const anchor = keepsAnniversary ? previous.anchor : start;
  const expires = row.expires ?? anniversaryAfter(anchor, keepsAnniversary ? previous.expires : start);
  const term = planTerm(row, { start, anchor, expires, ...nothingCarried });
  return { term, warnings: [...starterTwice, ...warnings(term)] };
}

function latest(terms: readonly PlanTerm[]): PlanTerm | null {
  return terms.reduce<PlanTerm | null>(
    (best, term) => (best === null || term.expires > best.expires ? term : best),
    null,
  );
}

function planTerm(
  row: TermRow,
  dates: Pick<PlanTerm, "start" | "anchor" | "expires" | "carriesFrom" | "carried">,
): PlanTerm {
  // P5: nothing is covered before it is paid, nor when it is never paid.
  const { expires } = dates;
  const start = dates.start < expires ? dates.start : row.start;
  const opens = row.paidOn === null ? null : later(start, row.paidOn);
  // An end of its own (R6) is what later anniversaries are counted from.
  const ownEnd =
    row.expires !== null && anniversaryAfter(dates.anchor, addDays(row.expires, -1)) !== row.expires;
  return {
    ...dates,
    start,
    anchor: ownEnd ? expires : dates.anchor,
    contract: row,
    plan: row.plan,
    quantity: row.quantity,
    opens: opens !== null && opens < expires ? opens : null,
  };
}

function warnings(term: PlanTerm): Problem[] {
  const found: Problem[] = [];
  const { plan, start } = term;
  const { paidOn, carried, included, actEdition } = term.contract;
  if (paidOn !== null && paidOn >= term.expires) {
    found.push({ code: "PAID_AFTER_EXPIRY", paidOn: formatDate(paidOn), expires: formatDate(term.expires) });
  }
  // P7: Starter is for Act! Pro.
  if (plan === "ORANGE_STARTER" && actEdition !== "" && !/\bpro/i.test(actEdition)) {
    found.push({ code: "STARTER_NOT_PRO", edition: actEdition, start: formatDate(start) });
  }
  // R2: Orange carries nothing; for VIP only the first known term is told what it brings in.
  if (carried > term.carried) {
    const reason = isOrange(plan) ? "plan" : "not_first";
    found.push({ code: "HOURS_NOT_USED", column: "carried_hours", plan, start: formatDate(start), reason });
  }
  if (included > 0 && plan !== "ORANGE_PLUS") {
    found.push({
      code: "HOURS_NOT_USED",
      column: "included_hours",
      plan,
      start: formatDate(start),
      reason: "plan",
    });
  }
  // One day more than a year is a 29 February that came back.
  if (term.expires > addDays(addMonths(start, 12), 1)) {
    found.push({ code: "TERM_OVER_A_YEAR", start: formatDate(start), expires: formatDate(term.expires) });
  }
  return found;
}

/** Whether a paid term renews this one: same plan, or Starter renewed as Care, starting at its expiry or later. */
export function isRenewed(term: PlanTerm, terms: readonly PlanTerm[], asOf: CalendarDate): boolean {
  return terms.some(
    (next) =>
      renews(next.plan, term.plan) &&
      next.start >= term.expires &&
      next.contract.paidOn !== null &&
      next.contract.paidOn <= asOf,
  );
}
