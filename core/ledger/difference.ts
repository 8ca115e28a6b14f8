/**
 * What changed between two ledgers of one client, line by line, and why: an entry that was added, removed or changed, a
 * register row, a manual correction, or different rules; and the lines that only follow from these.
 *
 * Laws: the effects on a bank add up to its balance after less its balance before, and those on a place to the minutes
 * it gained; held minutes count as billable (A11). Equal ledgers have no difference. A line whose own entry did not
 * change is reported only if one of its effects changed.
 */

import { type Bank, type BankName, bankNames, isSameBank } from "../rules/bank.ts";
import type { Contract } from "../rules/contract.ts";
import type { OverageDecision } from "../rules/overage.ts";
import { PLACES, type ShownPlace } from "../rules/places.ts";
import { rowText } from "../rules/terms.ts";
import type { CalendarDate } from "../values/calendar.ts";
import { groupBy } from "../values/grouping.ts";
import { compareText } from "../values/names.ts";
import {
  type Cents,
  cents,
  knownSum,
  type Minutes,
  minutes,
  NO_MINUTES,
  negated,
  sum,
} from "../values/units.ts";
import { contentOf, type Entry } from "./entry.ts";
import type { Ledger } from "./ledger.ts";
import { type BankLine, isWork, type Line, shownPlace } from "./lines.ts";

/** What is known about a client at one time. */
export interface Known {
  readonly contracts: readonly Contract[];
  readonly entries: readonly Entry[];
  readonly decisions: readonly OverageDecision[];
  readonly ledger: Ledger;
  /** The fingerprint of each file read. */
  readonly files: ReadonlyMap<string, string>;
}

/** `file` is the file that contains, or contained, the entry. */
export type Cause =
  | { readonly code: "NEW_FILE" | "FILE_CHANGED" | "FILE_GONE"; readonly file: string }
  /** The file is unchanged: a row was corrected, released, or its client is now known; or the reverse. */
  | { readonly code: "NOW_COUNTED" | "NO_LONGER_COUNTED"; readonly file: string }
  /** The entry with the same id has different content. */
  | { readonly code: "ENTRY_CHANGED"; readonly file: string; readonly before: Entry }
  | { readonly code: "REGISTER" | "ADJUSTMENT" | "DECISION" | "RULES" | "FOLLOWS" };

/** What a place or a bank gained; negative for a loss. */
export interface Effect {
  /** A place of minutes, or the kind of a bank's own movement; held billable minutes (A9) are distinguished. */
  readonly on: ShownPlace | BankLine["kind"];
  readonly bank: BankName | null;
  readonly raw: Minutes;
  readonly charged: Minutes;
  /** The change of the bank's balance. */
  readonly change: Minutes;
  /** Of billable minutes, held or not, null when a rate is missing; of an adjustment its price. */
  readonly amount: Cents | null;
}

export interface Change {
  readonly date: CalendarDate;
  readonly kind: Line["kind"];
  /** The current entry, or the last if gone; null for overage and for a bank's own movement. */
  readonly entry: Entry | null;
  /** Whether the line no longer exists. */
  readonly gone: boolean;
  readonly cause: Cause;
  readonly effects: readonly Effect[];
}

/** All changes on days up to `through`, inclusive, in order of date. */
export function difference(before: Known, after: Known, through: CalendarDate): Change[] {
  const pairs = pairedLines(before, after, through);
  const direct = pairs.map((pair) => directCause(pair, before, after));
  const others: Cause = direct.some((cause) => cause !== null)
    ? { code: "FOLLOWS" }
    : { code: makeSameTerms(before.contracts, after.contracts) ? "RULES" : "REGISTER" };
  const changes: Change[] = [];
  for (const [index, pair] of pairs.entries()) {
    const { was, is } = pair;
    const line = (is ?? was)?.line;
    if (line === undefined) continue;
    const effects = effectsOf(was, is);
    const cause = direct[index] ?? null;
    if (effects.length === 0 && (cause === null || isRenamed(pair))) continue;
    const entry = line.kind === "entry" ? line.entry : null;
    const { date, kind } = line;
    changes.push({ date, kind, entry, gone: is === undefined, cause: cause ?? others, effects });
  }
  return changes.sort((a, b) => a.date - b.date);
}

/** The change of a bank's balance that these changes report. */
export function reportedChange(changes: readonly Change[], bank: BankName): Minutes {
  const effects = changes.flatMap((change) => change.effects);
  return sum(
    effects.flatMap((effect) => (effect.bank !== null && isSameBank(effect.bank, bank) ? effect.change : [])),
  );
}

function bankKey({ plan, start, copy, formerly }: BankName): string {
  return `${plan} ${start} ${copy} ${formerly ?? ""}`;
}

/** A line and its effects on places and banks. */
interface Side {
  readonly line: Line;
  readonly parts: readonly Effect[];
}

/** A line of one ledger and its counterpart in the other. */
interface Pair {
  readonly was: Side | undefined;
  readonly is: Side | undefined;
}

type Banks = ReadonlyMap<Bank, BankName>;

function pairedLines(before: Known, after: Known, through: CalendarDate): Pair[] {
  const names = pairedEntries(
    before.entries.filter(({ date }) => date <= through),
    after.entries.filter(({ date }) => date <= through),
  );
  const was = named(before.ledger, names, through);
  const is = named(after.ledger, names, through);
  const pairs: Pair[] = [...was].map(([name, side]) => ({ was: side, is: is.get(name) }));
  for (const [name, side] of is) if (!was.has(name)) pairs.push({ was: undefined, is: side });
  return pairs;
}

/** Lines by a name that they share with their counterparts in another ledger. */
function named(
  { lines, banks }: Ledger,
  entries: ReadonlyMap<Entry, string>,
  through: CalendarDate,
): Map<string, Side> {
  const found = new Map<string, Side>();
  const names = bankNames(banks);
  for (const line of lines) {
    if (line.date > through) continue;
    const plain = lineName(line, entries, names);
    let name = plain;
    for (let copy = 2; found.has(name); copy += 1) name = `${plain} ${copy}`;
    found.set(name, { line, parts: partsOf(line, names) });
  }
  return found;
}

function lineName(line: Line, entries: ReadonlyMap<Entry, string>, banks: Banks): string {
  if (line.kind === "entry") return `entry ${entries.get(line.entry)}`;
  if (line.kind === "overage") return `overage ${line.date}`;
  // An adjustment with another price is the same one.
  const adjustment = JSON.stringify(line.adjustment && { ...line.adjustment, price: null });
  return `${line.kind} ${line.date} ${bankKey(nameOf(line.bank, banks))} ${adjustment}`;
}

/** A common name for entries of both sides that are the same piece of work: equal content or equal id. */
function pairedEntries(before: readonly Entry[], after: readonly Entry[]): Map<Entry, string> {
  const names = new Map<Entry, string>();
  const pair = (was: readonly Entry[], is: readonly Entry[], keyOf: (entry: Entry) => string) => {
    const waiting = groupBy(was, keyOf);
    for (const entry of is) {
      const counterpart = waiting.get(keyOf(entry))?.shift();
      if (counterpart === undefined) continue;
      const name = String(names.size);
      names.set(counterpart, name).set(entry, name);
    }
  };
  const unpaired = (all: readonly Entry[]) => all.filter((entry) => !names.has(entry));
  pair(before, after, contentOf);
  pair(unpaired(before), unpaired(after), contentWithoutClient);
  const withId = (all: readonly Entry[]) => unpaired(all).filter(({ id }) => id !== "");
  pair(withId(before), withId(after), ({ id }) => id);
  for (const entry of [...unpaired(before), ...unpaired(after)]) names.set(entry, String(names.size));
  return names;
}

/** The content of an entry without the client's name: all entries here are of one client, whatever its name. */
function contentWithoutClient(entry: Entry): string {
  return contentOf({ ...entry, client: "" });
}

/** Whether the entry differs only in which of its client's names it has. */
function isRenamed({ was, is }: Pair): boolean {
  return (
    was?.line.kind === "entry" &&
    is?.line.kind === "entry" &&
    contentWithoutClient(was.line.entry) === contentWithoutClient(is.line.entry)
  );
}

/** Why the line's own content changed; null when equal on both sides. */
function directCause({ was, is }: Pair, before: Known, after: Known): Cause | null {
  const line = (is ?? was)?.line;
  if (line === undefined) return null;
  if (line.kind === "overage") {
    const decidedBy = ({ decisions }: Known) => decisions.find(({ date }) => date === line.date)?.is;
    return decidedBy(before) === decidedBy(after) ? null : { code: "DECISION" };
  }
  if (line.kind !== "entry") {
    if (was !== undefined && is !== undefined)
      return priceOf(was.line) === priceOf(is.line) ? null : { code: "ADJUSTMENT" };
    if (line.kind === "bought") return { code: "REGISTER" };
    return line.kind === "adjusted" ? { code: line.adjustment === null ? "RULES" : "ADJUSTMENT" } : null;
  }
  const { file } = line.entry;
  if (was?.line.kind === "entry" && is !== undefined) {
    const same = contentOf(was.line.entry) === contentOf(line.entry);
    return same ? null : { code: "ENTRY_CHANGED", file, before: was.line.entry };
  }
  const [old, now] = [before.files.get(file), after.files.get(file)];
  if (is !== undefined) {
    if (old === undefined) return { code: "NEW_FILE", file };
    return { code: old === now ? "NOW_COUNTED" : "FILE_CHANGED", file };
  }
  if (now === undefined) return { code: "FILE_GONE", file };
  return { code: old === now ? "NO_LONGER_COUNTED" : "FILE_CHANGED", file };
}

/** Whether two registers make the same terms for a client, whatever the positions of their rows. */
export function makeSameTerms(before: readonly Contract[], after: readonly Contract[]): boolean {
  const texts = (contracts: readonly Contract[]) => contracts.map(rowText).sort(compareText).join("\n");
  return texts(before) === texts(after);
}

function effectsOf(was: Side | undefined, is: Side | undefined): Effect[] {
  const [before, after] = [byPlace(was), byPlace(is)];
  return [...new Set([...before.keys(), ...after.keys()])]
    .flatMap((key) => gained(before.get(key), after.get(key)))
    .filter(({ raw, charged, change, amount }) => raw !== 0 || charged !== 0 || change !== 0 || amount !== 0)
    .sort((a, b) => ORDER.indexOf(a.on) - ORDER.indexOf(b.on));
}

/** The effect of a side on each place and bank; a line places minutes only once in each. */
function byPlace(side: Side | undefined): Map<string, Effect> {
  const parts = side?.parts ?? [];
  return new Map(parts.map((part) => [`${part.on} ${part.bank === null ? "" : bankKey(part.bank)}`, part]));
}

function gained(was: Effect | undefined, is: Effect | undefined): Effect[] {
  if (was === undefined) return is === undefined ? [] : [is];
  const lost = negative(was);
  if (is === undefined) return [lost];
  // A10: together they would have no amount, and what is known of one of them would be in no sum.
  if ((was.amount === null) !== (is.amount === null)) return [lost, is];
  const effect = added(is, lost);
  // If unrated minutes did not change, neither did their cost.
  const unrated = was.amount === null && effect.charged === 0;
  return [unrated ? { ...effect, amount: cents(0) } : effect];
}

/** A bank's own movement is the only effect of its line. */
const ORDER: readonly Effect["on"][] = [...PLACES, "to_confirm"];

function partsOf(line: Line, banks: Banks): Effect[] {
  if (!isWork(line)) {
    const still = { raw: NO_MINUTES, charged: NO_MINUTES, amount: priceOf(line) };
    return [{ ...still, on: line.kind, bank: nameOf(line.bank, banks), change: line.minutes }];
  }
  return line.placements.map((placement) => {
    const { place, bank, raw, charged, amount } = placement;
    return {
      on: shownPlace(line, placement),
      bank: bank === null ? null : nameOf(bank, banks),
      raw,
      charged,
      change: bank === null ? NO_MINUTES : negated(charged),
      amount: place === "billable" && charged > 0 ? amount : cents(0),
    };
  });
}

/** M3: what an adjustment adds to the bill, or takes from it. */
function priceOf(line: Line): Cents {
  return (line.kind === "adjusted" ? line.adjustment?.price : null) ?? cents(0);
}

function negative({ raw, charged, change, amount, ...part }: Effect): Effect {
  return {
    ...part,
    raw: negated(raw),
    charged: negated(charged),
    change: negated(change),
    amount: amount === null ? null : negated(amount),
  };
}

function added(a: Effect, b: Effect): Effect {
  return {
    ...a,
    raw: minutes(a.raw + b.raw),
    charged: minutes(a.charged + b.charged),
    change: minutes(a.change + b.change),
    amount: knownSum([a.amount, b.amount]),
  };
}

function nameOf(bank: Bank, names: Banks): BankName {
  const name = names.get(bank);
  if (name === undefined) throw new Error("broken assumption: a line's bank is one of its ledger's");
  return name;
}
