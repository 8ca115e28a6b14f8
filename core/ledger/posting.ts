/**
 * Posting of a client's work, day after day: which bank, allowance or bill each minute goes to, and how the banks move.
 *
 * Law: days are given in order, and each is posted by what it and earlier ones hold.
 */

import { Bank, type BankName, bankNames, isSameBank } from "../rules/bank.ts";
import { Rounding, type Share } from "../rules/charge.ts";
import {
  CATEGORY_LEVEL,
  coverage,
  type Held,
  type Level,
  type Rule,
  servingBanks,
  type Work,
} from "../rules/coverage.ts";
import { dailyAllowance, type OrangeDay, type OverageDecision, orangeDay } from "../rules/overage.ts";
import type { Note, PlaceName } from "../rules/places.ts";
import { type BankPlan, isOrange } from "../rules/plans.ts";
import { type BankTerm, boughtMinutes, holdsMinutes, isAwaited } from "../rules/term-cover.ts";
import { type PlanTerm, successorOf } from "../rules/terms.ts";
import { type CalendarDate, formatDate } from "../values/calendar.ts";
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
import type { Adjustment } from "./adjustment.ts";
import type { Entry } from "./entry.ts";
import { entryNotes } from "./entry-notes.ts";
import { type JoinedClient, separateClientOn } from "./joined-clients.ts";
import { type BankLine, type Line, OVERAGE_LEVEL, type Placement } from "./lines.ts";
import type { Settings } from "./settings.ts";

/** Where charged minutes go: to a bank, or, if no bank gives them, to billable or waived. */
type Destination = Bank | "billable" | "waived";

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

export class Posting {
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
    const awaited = this.#paidLate.some((term) => isAwaited(term, date, going, this.settings));
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

/** Minutes placed without rounding and charged to no one. */
function settled(place: PlaceName, raw: Minutes, rule: Rule): Placement {
  return { place, bank: null, raw, charged: NO_MINUTES, left: null, amount: null, rule };
}
