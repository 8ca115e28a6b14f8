/**
 * The ledger of one client: every entry placed, every bank movement, in order of time.
 *
 * Laws: every raw minute of every entry lands in exactly one place (A11). A line depends only on what comes before it,
 * so later work never changes an earlier balance. The order is that of the entries (A1).
 */

import { Bank, type BankName, bankNames, isSameBank, type MovementKind } from "../rules/bank.ts";
import { Rounding, type Share } from "../rules/charge.ts";
import {
  type BankUses,
  CATEGORY_LEVEL,
  type Category,
  coverage,
  type Held,
  type Level,
  type Rule,
  servingBanks,
  type Work,
} from "../rules/coverage.ts";
import { dailyAllowance, type OrangeDay, type OverageDecision, orangeDay } from "../rules/overage.ts";
import type { Note, PlaceName, ShownPlace } from "../rules/places.ts";
import { type BankPlan, holdsBank, includesHours, isOrange } from "../rules/plans.ts";
import { type PlanTerm, successorOf } from "../rules/terms.ts";
import { addDays, type CalendarDate, formatDate, weekday } from "../values/calendar.ts";
import { addTo } from "../values/grouping.ts";
import type { Problem } from "../values/problems.ts";
import {
  assert,
  type Cents,
  cents,
  least,
  type Minutes,
  minutes,
  NO_MINUTES,
  proportion,
} from "../values/units.ts";
import { isChat } from "../words/accepted-words.ts";
import type { Adjustment } from "./adjustment.ts";
import { type Entry, inOrder } from "./entry.ts";
import { type JoinedClient, separateClientOn } from "./joined-clients.ts";
import type { Settings } from "./settings.ts";

/** M2: what a firm's closed months determine in a client's ledger. */
export interface ClosedPast {
  /** The last closed day. */
  readonly through: CalendarDate;
  /**
   * The settings with which each run of closed days was closed, by its last day, in order. Later days use the firm's
   * current settings.
   */
  readonly settings: readonly { readonly through: CalendarDate; readonly settings: Settings }[];
  /**
   * A bank's closed balance at the end of `through`, less the balance that today's rules give for the same work:
   * signed, and 0 unless the rules have changed since.
   */
  readonly kept: readonly (BankName & { readonly by: Minutes })[];
  /** Clients joined with this one since; until then their work drew only on their own terms. */
  readonly joined: readonly JoinedClient[];
}

export interface Placement {
  readonly place: PlaceName;
  /** The bank drawn; null for any other place. */
  readonly bank: Bank | null;
  readonly raw: Minutes;
  /** Minutes after rounding; 0 for minutes that are not charged. */
  readonly charged: Minutes;
  /** What the bank held after this line; null for any other place. */
  readonly left: Minutes | null;
  /** A10: the cost of billable minutes; null without a rate, and for any other place. */
  readonly amount: Cents | null;
  readonly rule: Rule;
}

export interface EntryLine {
  readonly kind: "entry";
  readonly date: CalendarDate;
  readonly entry: Entry;
  readonly category: Category;
  /** Null for work billed separately without a level. */
  readonly level: Level | null;
  /** A8: the part of the entry's raw minutes that the day's overage line places. */
  readonly toOverage: Minutes;
  readonly placements: readonly Placement[];
  readonly notes: readonly Note[];
}

/** A3, A8: a day's use beyond its allowance, posted after the day's entries. */
export interface OverageLine {
  readonly kind: "overage";
  readonly date: CalendarDate;
  readonly day: OrangeDay;
  /** A9: whether its billable minutes await a decision; until then they are not billed. */
  readonly toConfirm: boolean;
  readonly placements: readonly Placement[];
  readonly notes: readonly Note[];
}

/** A bank's movement other than a draw. */
export interface BankLine {
  readonly kind: Exclude<MovementKind, "used">;
  readonly date: CalendarDate;
  readonly bank: Bank;
  /** Signed. */
  readonly minutes: Minutes;
  readonly left: Minutes;
  readonly rule: Rule | "M2";
  /** R8: for a manual adjustment, why and by whom. */
  readonly adjustment: Adjustment | null;
}

/** A line that places minutes of work. */
export type WorkLine = EntryLine | OverageLine;

export type Line = WorkLine | BankLine;

export function isWork(line: Line): line is WorkLine {
  return line.kind === "entry" || line.kind === "overage";
}

/** The placements of a line; empty for a bank's movement. */
export function placementsOf(line: Line): readonly Placement[] {
  return isWork(line) ? line.placements : [];
}

/** The place shown for minutes of a line: billable minutes of overage to be confirmed are not on the bill. */
export function shownPlace(line: Line, { place }: Placement): ShownPlace {
  return place === "billable" && line.kind === "overage" && line.toConfirm ? "to_confirm" : place;
}

/** M3: an adjustment that the client pays for, or for which money is given back. */
export interface PricedLine extends BankLine {
  readonly adjustment: Adjustment & { readonly price: Cents };
}

/** Whether a line has an amount of its own: a price of 0 is goodwill. */
export function isPriced(line: Line): line is PricedLine {
  return line.kind === "adjusted" && (line.adjustment?.price ?? 0) !== 0;
}

export interface Ledger {
  readonly lines: readonly Line[];
  readonly banks: readonly Bank[];
  /** Days with work in Orange's scope, in order. */
  readonly orangeDays: readonly OrangeDay[];
  /** Adjustments that could not be made. */
  readonly refused: readonly { adjustment: Adjustment; problem: Problem }[];
}

/**
 * Places all work of one client. Adjustments precede the work of their day. Closed months keep the settings they were
 * closed with, and banks keep their closed balances (M2). The first decision of a day counts.
 */
export function ledger(
  terms: readonly PlanTerm[],
  entries: readonly Entry[],
  adjustments: readonly Adjustment[],
  settings: Settings,
  closed: ClosedPast | null = null,
  decisions: readonly OverageDecision[] = [],
): Ledger {
  const posting = new Posting(terms, settings, decisions, closed?.joined ?? []);
  const stretches = closed?.settings ?? [];
  const work = [...entries].sort(inOrder);
  const corrections = [...adjustments].sort(
    (a, b) => a.date - b.date || b.minutes - a.minutes || (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1),
  );
  let next = 0;
  let corrected = 0;
  let stretch = 0;
  for (const date of datesOf(terms, work, corrections, closed)) {
    while (date > (stretches[stretch]?.through ?? date)) stretch += 1;
    posting.settings = stretches[stretch]?.settings ?? settings;
    posting.openAndCloseBanks(date);
    for (let own = corrections[corrected]; own?.date === date; own = corrections[corrected]) {
      posting.adjust(own);
      corrected += 1;
    }
    const first = next;
    while (work[next]?.date === date) next += 1;
    posting.postDay(date, work.slice(first, next));
    if (date === closed?.through) for (const { by, ...name } of closed.kept) posting.keep(name, by, date);
  }
  const { lines, banks, orangeDays, refused } = posting;
  return { lines, banks, orangeDays, refused };
}

/** Every day on which something happens, in order. */
function datesOf(
  terms: readonly PlanTerm[],
  work: readonly Entry[],
  corrections: readonly Adjustment[],
  closed: ClosedPast | null,
): CalendarDate[] {
  const dates = new Set<CalendarDate>();
  for (const term of terms) if (term.opens !== null) dates.add(term.opens).add(term.expires);
  for (const { date } of work) dates.add(date);
  for (const { date } of corrections) dates.add(date);
  if (closed !== null && closed.kept.length > 0) dates.add(closed.through);
  // From the next day on, the joined clients share their terms.
  for (const { through } of closed?.joined ?? []) dates.add(addDays(through, 1));
  return [...dates].sort((a, b) => a - b);
}

/** Where charged minutes go: to a bank, or, if no bank gives them, to billable or waived. */
type Destination = Bank | "billable" | "waived";

/** Overage has no level of its own; it counts as level 2 work (A5). */
export const OVERAGE_LEVEL: Level = 2;

/** The level that decides the rate of a line's charged minutes (A10); charged work always has one. */
export function levelOf(line: Line): Level {
  return line.kind === "entry" && line.level !== null ? line.level : OVERAGE_LEVEL;
}

const OFFICE_OPENS = 9 * 60;
const OFFICE_CLOSES = 17 * 60;
const MIDNIGHT = 24 * 60;
const MOST_TRAINEES = 4;

/** What the client, or a client joined with it since, holds on the current day. */
interface Holding {
  readonly banks: readonly Bank[];
  readonly held: Held;
  readonly subscribers: number;
}

const NOTHING_HELD: Holding = { banks: [], held: { orange: false, banks: new Set() }, subscribers: 0 };

/** Where the minutes of one piece of work are going. */
interface Going {
  readonly rule: Rule;
  /** Where minutes go that no bank gives. */
  readonly rest: "billable" | "waived";
  /** Null for a day's overage. */
  readonly work: Work | null;
  readonly level: Level;
  readonly banks: readonly Bank[];
  readonly serving: readonly BankPlan[];
  readonly held: Held;
}

class Posting {
  readonly lines: Line[] = [];
  readonly banks: Bank[] = [];
  readonly orangeDays: OrangeDay[] = [];
  readonly refused: { adjustment: Adjustment; problem: Problem }[] = [];
  readonly #terms: readonly PlanTerm[];
  /** P5: terms that were not yet paid, or are not, on some of their days. */
  readonly #paidLate: readonly PlanTerm[];
  /** Terms that cover any day, by the day they open and by the day they expire. */
  readonly #opening = new Map<CalendarDate, PlanTerm[]>();
  readonly #closing = new Map<CalendarDate, PlanTerm[]>();
  /** Orange terms in force on the current day. */
  readonly #orange = new Set<PlanTerm>();
  /** Banks in force on the current day, in the order they opened. */
  readonly #held = new Set<Bank>();
  /** A9: by day of overage. */
  readonly #decisions = new Map<CalendarDate, OverageDecision[]>();
  readonly #joined: readonly JoinedClient[];
  /** The settings of the current day. */
  settings: Settings;
  readonly #bankOf = new Map<PlanTerm, Bank>();
  /** R1: minutes carried over from a closed bank, by the term that will receive them. */
  readonly #carried = new Map<PlanTerm, Minutes>();

  /** On the current day: the client's own (null), and that of each client still separate. */
  #holdings: ReadonlyMap<JoinedClient | null, Holding>;

  constructor(
    terms: readonly PlanTerm[],
    settings: Settings,
    decisions: readonly OverageDecision[],
    joined: readonly JoinedClient[],
  ) {
    this.#terms = terms;
    this.#paidLate = terms.filter(({ start, opens }) => opens !== start);
    for (const term of terms) {
      if (term.opens === null) continue;
      addTo(this.#opening, term.opens, term);
      addTo(this.#closing, term.expires, term);
    }
    for (const own of decisions) addTo(this.#decisions, own.date, own);
    this.#joined = joined;
    this.#holdings = new Map([null, ...joined].map((of) => [of, NOTHING_HELD]));
    this.settings = settings;
  }

  /** Updates the banks held: P5 opens, R1 and R2 close; nothing changes on any other day. */
  openAndCloseBanks(date: CalendarDate): void {
    const [closing, opening] = [this.#closing.get(date), this.#opening.get(date)];
    const isJoining = this.#joined.some(({ through }) => date === through + 1);
    if (closing === undefined && opening === undefined && !isJoining) return;
    for (const term of closing ?? []) {
      const bank = this.#bankOf.get(term);
      if (bank !== undefined) this.#close(term, bank);
      this.#orange.delete(term);
    }
    for (const term of opening ?? []) {
      if (holdsMinutes(term)) this.#open(term, date);
      if (isOrange(term.plan)) this.#orange.add(term);
    }
    this.#holdings = new Map([null, ...this.#joined].map((of) => [of, this.#heldOn(date, of)]));
  }

  #heldOn(date: CalendarDate, of: JoinedClient | null): Holding {
    const isOwn = ({ formerly }: { formerly: string | null }) =>
      separateClientOn(this.#joined, formerly, date) === of;
    // Within a plan, the bank that expires first is drawn first; of those that expire together, the one opened first.
    const banks = [...this.#held].filter(isOwn).sort((a, b) => a.term.expires - b.term.expires);
    const subscribers = [...this.#orange].filter(isOwn).reduce((count, { quantity }) => count + quantity, 0);
    return {
      banks,
      held: { orange: subscribers > 0, banks: new Set(banks.map(({ plan }) => plan)) },
      subscribers,
    };
  }

  #holdingOf(name: string, date: CalendarDate): Holding {
    return this.#holdings.get(separateClientOn(this.#joined, name, date)) ?? NOTHING_HELD;
  }

  adjust(adjustment: Adjustment): void {
    const { plan, date, client } = adjustment;
    const bank = this.#holdingOf(client, date).banks.find((candidate) => candidate.plan === plan);
    if (bank === undefined) {
      this.refused.push({
        adjustment,
        problem: { code: "ADJUSTMENT_WITHOUT_BANK", plan, date: formatDate(date) },
      });
    } else if (bank.adjust(adjustment.minutes, date)) {
      this.#bankLine("adjusted", bank, date, adjustment.minutes, "R8", adjustment);
    } else {
      const problem: Problem = { code: "ADJUSTMENT_OVERDRAWS", given: adjustment.minutes, left: bank.left };
      this.refused.push({ adjustment, problem });
    }
  }

  /** M2: a bank whose closed balance differs from the one under today's rules keeps the closed one. */
  keep(name: BankName, by: Minutes, date: CalendarDate): void {
    const [bank] = [...bankNames(this.banks)].find(([, own]) => isSameBank(own, name)) ?? [];
    // Later corrections may have left less than that; a bank never goes below 0.
    const change = bank === undefined || bank.left + by >= 0 ? by : minutes(-bank.left);
    if (bank?.adjust(change, date)) this.#bankLine("adjusted", bank, date, change, "M2");
  }

  /** One day's entries, in order, then the day's overage (A8); separately for each client still separate. */
  postDay(date: CalendarDate, entries: readonly Entry[]): void {
    for (const [of, holding] of this.#holdings) {
      const own =
        this.#joined.length === 0
          ? entries
          : entries.filter(({ client }) => separateClientOn(this.#joined, client, date) === of);
      if (own.length > 0) this.#postOf(of, holding, date, own);
    }
  }

  #postOf(of: JoinedClient | null, holding: Holding, date: CalendarDate, entries: readonly Entry[]): void {
    const { held, subscribers } = holding;
    const roundings = new Map<string, Rounding<Destination>>();
    let pool = dailyAllowance(subscribers);
    let used = NO_MINUTES;
    let noticed = false;

    for (const entry of entries) {
      const category = entry.category ?? this.settings.defaultCategory;
      const level = entry.level ?? CATEGORY_LEVEL[category];
      const work = { category, level, approved: entry.approved };
      const decided = coverage(work, held);
      const notes = entryNotes(entry, category, level, this.settings.holidays);
      let placements: Placement[];
      let toOverage = NO_MINUTES;
      if (decided.way === "allowance") {
        // A12: in order, minutes that fit the day's pool are allowance; the rest belongs to the overage line.
        const within = least(entry.minutes, pool);
        pool = minutes(pool - within);
        used = minutes(used + entry.minutes);
        toOverage = minutes(entry.minutes - within);
        placements = [settled("allowance", within, decided.rule)];
        noticed ||= entry.noticed;
      } else if (decided.way === "charge") {
        placements = this.#chargeEntry(entry, work, decided, holding, roundings, notes);
      } else {
        placements = [settled(decided.way, entry.minutes, decided.rule)];
      }
      this.lines.push({ kind: "entry", date, entry, category, level, toOverage, placements, notes });
    }

    if (used === 0) return;
    const day = orangeDay(date, subscribers, used);
    this.orangeDays.push(day);
    if (day.overage > 0) this.#postOverage(of, holding, day, noticed);
  }

  /** A4, A5: where an entry's charge goes. */
  #chargeEntry(
    entry: Entry,
    work: Work,
    { rule, rest }: { readonly rule: Rule; readonly rest: "billable" | "waived" },
    { banks, held }: Holding,
    roundings: Map<string, Rounding<Destination>>,
    notes: Note[],
  ): Placement[] {
    const { category, level } = work;
    assert(level !== null, "A2: only work billed separately has no level");
    const serving = servingBanks({ category, level }, held.banks, this.settings);
    const going = { rule, rest, work, level, banks, serving, held };
    return this.#charge(entry.date, entry.minutes, this.#rounding(roundings, entry, going), going, notes);
  }

  /** A8: what a day's work exceeds its allowance by. */
  #postOverage(of: JoinedClient | null, { banks, held }: Holding, day: OrangeDay, noticed: boolean): void {
    const { date } = day;
    const notes: Note[] = noticed ? [] : [{ code: "OVERAGE_WITHOUT_NOTICE" }];
    const level = OVERAGE_LEVEL;
    const serving = servingBanks({ category: null, level }, held.banks, this.settings);
    // A9: a decision overrides any notice in the log; the setting applies only without a decision.
    const decided = this.#decisions.get(date) ?? [];
    const decision = decided.find(({ client }) => separateClientOn(this.#joined, client, date) === of)?.is;
    const rest = decision === "reject" ? "waived" : "billable";
    const going: Going = { rule: "A5", rest, work: null, level, banks, serving, held };
    const placements = this.#charge(date, day.overage, new Rounding<Destination>(), going, notes);
    const undecided = decision === undefined && !noticed && this.settings.overageWithoutNotice === "hold";
    const toConfirm = undecided && placements.some(({ place }) => place === "billable");
    if (toConfirm) notes.push({ code: "OVERAGE_TO_CONFIRM" });
    this.lines.push({ kind: "overage", date, day, toConfirm, placements, notes });
  }

  /** A4: the rounding shared with other entries of the same ticket or client that day that are drawn the same way. */
  #rounding(
    shared: Map<string, Rounding<Destination>>,
    entry: Entry,
    { level, rest, serving, held }: Going,
  ): Rounding<Destination> {
    const scope = this.settings.rounding;
    if (scope === "entry" || (scope === "ticket_day" && entry.ticket === "")) return new Rounding();
    const drawn = serving.filter((plan) => held.banks.has(plan));
    const key = JSON.stringify([scope === "ticket_day" ? entry.ticket : "", level === 3, drawn, rest]);
    const rounding = shared.get(key) ?? new Rounding<Destination>();
    shared.set(key, rounding);
    return rounding;
  }

  /** A4, A5, A12: rounds up, draws from the serving banks in order, and places the raw minutes behind the charge. */
  #charge(
    date: CalendarDate,
    raw: Minutes,
    rounding: Rounding<Destination>,
    going: Going,
    notes: Note[],
  ): Placement[] {
    const charges: { to: Destination; charged: Minutes }[] = [];
    let due = rounding.due(raw);
    for (const plan of going.serving) {
      for (const bank of going.banks) {
        if (bank.plan !== plan) continue;
        const charged = bank.draw(due, date);
        due = minutes(due - charged);
        if (charged > 0) charges.push({ to: bank, charged });
      }
    }
    // A5: a bank never goes below 0; the minutes it lacks are not rounded again.
    if (due > 0) charges.push({ to: going.rest, charged: due });
    if (due > 0 && going.rest === "billable") {
      for (const bank of going.banks) {
        if (bank.left > 0) notes.push({ code: "OTHER_BANK_HAS_TIME", plan: bank.plan, left: bank.left });
      }
    }
    const shares = rounding.place(raw, charges);
    if (shares.length === 0) shares.push({ to: this.#destinationOfZero(going), raw, charged: NO_MINUTES });
    return shares.map((share) => this.#placement(date, share, going));
  }

  /** The destination shown for an entry of 0 minutes: where its first minute would have gone. */
  #destinationOfZero({ banks, serving, rest }: Going): Destination {
    return banks.find((bank) => serving.includes(bank.plan) && bank.left > 0) ?? rest;
  }

  #placement(date: CalendarDate, { to, raw, charged }: Share<Destination>, going: Going): Placement {
    if (to instanceof Bank) {
      return { place: "bank", bank: to, raw, charged, left: to.left, amount: null, rule: going.rule };
    }
    const billable = to === "billable";
    const rule = this.#ruleOfRest(date, to, going);
    const amount = billable ? this.#amount(charged, going.level) : null;
    return { place: to, bank: null, raw, charged, left: null, amount, rule };
  }

  /** The clause that decided minutes that no bank gave. */
  #ruleOfRest(date: CalendarDate, to: "billable" | "waived", going: Going): Rule {
    // A9: overage is waived only by a person's decision.
    if (to === "waived") return going.work === null ? "A9" : going.rule;
    // P5: a term that would have covered this work had started but was not yet paid.
    const awaited = this.#paidLate.some(
      (term) =>
        term.start <= date && date < (term.opens ?? term.expires) && wouldCover(term, going, this.settings),
    );
    return awaited ? "P5" : going.rule;
  }

  /** A10: rate of the level × charged minutes, rounded once; null without a rate, never 0. */
  #amount(charged: Minutes, level: Level): Cents | null {
    const rate = this.settings.rates[level];
    return rate === undefined ? null : cents(proportion(rate, { numerator: charged, denominator: 60 }));
  }

  #open(term: BankTerm, date: CalendarDate): void {
    const bank = new Bank(term.plan, { start: term.start, expires: term.expires }, date, term.formerly);
    this.banks.push(bank);
    this.#held.add(bank);
    this.#bankOf.set(term, bank);
    const carried = this.#carried.get(term) ?? term.carried;
    const bought = boughtMinutes(term);
    bank.open({ bought, carried });
    this.#bankLine("bought", bank, date, bought, "P5", null, bought);
    if (carried > 0) this.#bankLine("carried_in", bank, date, carried, "R1");
  }

  /**
   * R1: at its expiry a bank passes everything to a renewal paid on time. Otherwise, and for Orange Plus (R2), it
   * lapses; so does a bank whose term ends early (P10).
   */
  #close(term: PlanTerm, bank: Bank): void {
    const successor = successorOf(term, this.#terms);
    const kind = successor === null ? "expired" : "carried_out";
    const left = bank.close(kind);
    this.#held.delete(bank);
    if (successor !== null) this.#carried.set(successor, minutes(left + (this.#carried.get(successor) ?? 0)));
    const rule = term.expires < term.boughtTo ? "P10" : isOrange(bank.plan) ? "R2" : "R1";
    if (left > 0) this.#bankLine(kind, bank, term.expires, minutes(-left), rule);
  }

  #bankLine(
    kind: BankLine["kind"],
    bank: Bank,
    date: CalendarDate,
    by: Minutes,
    rule: BankLine["rule"],
    adjustment: Adjustment | null = null,
    left: Minutes = bank.left,
  ): void {
    this.lines.push({ kind, date, bank, minutes: by, left, rule, adjustment });
  }
}

/**
 * P5: whether work would have been covered if this term had also been in force. `work` is null for a day's overage;
 * `held` is what was in force.
 */
export function wouldCover(
  term: PlanTerm,
  { work, level, held }: Pick<Going, "work" | "level" | "held">,
  settings: BankUses,
): boolean {
  const orange = held.orange || isOrange(term.plan);
  const hours = holdsMinutes(term) && boughtMinutes(term) > 0;
  const banks = hours ? new Set([...held.banks, term.plan]) : held.banks;
  const serving = servingBanks({ category: work?.category ?? null, level }, banks, settings);
  if (hours && serving.includes(term.plan)) return true;
  // Overage is what exceeds the pool of the day's subscribers; more subscribers would have reduced it.
  if (work === null) return isOrange(term.plan);
  const decided = coverage(work, { orange, banks });
  return decided.way !== "charge" || decided.rest === "waived";
}

type BankTerm = PlanTerm & { readonly plan: BankPlan };

function holdsMinutes(term: PlanTerm): term is BankTerm {
  return holdsBank(term.plan);
}

/** The minutes a bank of this term gets when it opens, except those carried in. */
function boughtMinutes({ plan, quantity, contract }: BankTerm): Minutes {
  return includesHours(plan) ? contract.included : minutes(quantity * 60);
}

/** Minutes placed without rounding and charged to no one. */
function settled(place: PlaceName, raw: Minutes, rule: Rule): Placement {
  return { place, bank: null, raw, charged: NO_MINUTES, left: null, amount: null, rule };
}

/** The notes required by A9, A2 and A7. */
function entryNotes(
  entry: Entry,
  category: Category,
  level: Level | null,
  holidays: Settings["holidays"],
): Note[] {
  const notes: Note[] = [];
  if (entry.category === null) notes.push({ code: "CATEGORY_ASSUMED" });
  if (category === "password_reset" && entry.approved === false) notes.push({ code: "RESET_REFUSED" });
  const end = entry.start === null ? 0 : entry.start + entry.minutes;
  const early = entry.start !== null && entry.start < OFFICE_OPENS;
  const late = end > OFFICE_CLOSES;
  if (weekday(entry.date) > 5 || holidays.includes(entry.date) || early || late)
    notes.push({ code: "OUTSIDE_OFFICE_HOURS" });
  if (end > MIDNIGHT) notes.push({ code: "CROSSES_MIDNIGHT" });
  if ((entry.trainees ?? 0) > MOST_TRAINEES) notes.push({ code: "OVER_FOUR_TRAINEES" });
  if (level === 3 && (category === "chat" || isChat(entry.channel))) notes.push({ code: "LEVEL_3_IN_CHAT" });
  return notes;
}

/** Stops the program if a ledger lost or duplicated any raw minute it was given (A11). */
export function assertConserved(of: Ledger, given: Minutes): void {
  let worked = 0;
  let placed = 0;
  for (const line of of.lines) {
    if (line.kind === "entry") worked += line.entry.minutes;
    for (const { raw } of placementsOf(line)) placed += raw;
  }
  assert(
    worked === given && placed === given,
    `A11: of ${given} minutes ${worked} were posted and ${placed} placed`,
  );
}
