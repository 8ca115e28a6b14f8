/**
 * The basis of a month's figures: the rows of the register, the work and the corrections that counted, the settings
 * and prices. Every run saves it beside its workbooks (`basis.jsonl.gz`), so that a later run can report what changed;
 * closing a month keeps it permanently.
 *
 * Laws: figures recomputed from it are the same; the same inputs and closed months give the same bytes; each line after
 * the first is a client; an entry that the closed basis before has is not repeated, so that closed months grow with the
 * work and not with its square.
 */

import { gunzipSync, gzipSync } from "node:zlib";
import * as z from "zod";
import type { Adjustment } from "../../core/ledger/adjustment.ts";
import { CONTENT_KEYS, contentValues, type Entry, inOrder } from "../../core/ledger/entry.ts";
import {
  type ClosedBooks,
  type ClosedClient,
  READING,
  type ReadingOf,
} from "../../core/ledger/prior-period.ts";
import type { Settings } from "../../core/ledger/settings.ts";
import type { Contract } from "../../core/rules/contract.ts";
import { earlierTerms } from "../../core/rules/earlier-terms.ts";
import type { Price } from "../../core/rules/plans.ts";
import type { PlanTerm } from "../../core/rules/terms.ts";
import type { CalendarDate } from "../../core/values/calendar.ts";
import { ENGINE } from "../disk/engine.ts";
import {
  type BasisBefore,
  type BasisName,
  entriesBefore,
  entriesSince,
  entriesWith,
} from "./basis-before.ts";
import { recordedSettings } from "./recorded-settings.ts";

export const BASIS_FILE = "basis.jsonl.gz";

/** One client's data, up to and including the last day of the month; `from`: the clients of the basis before. */
export type BasisClient = Omit<ClosedClient, "banks" | "owed" | "names">;

export interface Basis {
  readonly period: string;
  readonly engine: string;
  /** The last closed basis; null when no month was closed. */
  readonly before: BasisBefore | null;
  /** M2: the reading used for each stretch of closed days and for this month. */
  readonly readings: readonly ReadingOf[];
  readonly settings: Settings;
  /** The firm's own price list, without the built-in prices. */
  readonly prices: readonly Price[];
  /** The sha256 of every file read, by name; `inputs` are the time logs, `sources` the others. */
  readonly inputs: Readonly<Record<string, string>>;
  readonly sources: Readonly<Record<string, string>>;
  readonly clients: readonly BasisClient[];
}

/** The order of an entry's values in a line. */
const ENTRY_KEYS = [...CONTENT_KEYS, "file", "line"] as const;

/** Everything in a basis but the clients. */
export type BasisHead = Omit<Basis, "clients">;

/** The parts of a month that the head of its basis is made from. */
export interface BasisMonth extends Pick<Basis, "settings" | "sources" | "before"> {
  readonly name: string;
  /** The last day that counts, inclusive. */
  readonly asOf: CalendarDate;
  /** The closed months before; null when there is none. */
  readonly books: Pick<ClosedBooks, "readings"> | null;
  readonly ownPrices: Basis["prices"];
  readonly logs: readonly { readonly file: string; readonly sha256: string }[];
}

export function basisHead(month: BasisMonth): BasisHead {
  return {
    period: month.name,
    engine: ENGINE,
    before: month.before,
    readings: [...(month.books?.readings ?? []), { through: month.asOf, reading: READING }],
    settings: month.settings,
    prices: month.ownPrices,
    inputs: Object.fromEntries(month.logs.map(({ file, sha256 }) => [file, sha256])),
    sources: month.sources,
  };
}

/** The parts of a client's account that the basis has. */
export interface BasisAccount extends Pick<ClosedClient, "terms" | "entries" | "adjustments" | "decisions"> {
  readonly client: Pick<ClosedClient, "name" | "contracts">;
  readonly past: Pick<ClosedClient, "joined" | "from"> | null;
}

/** Up to and including the day `asOf`. */
export function basisClient(
  { client, past, terms, entries, adjustments, decisions }: BasisAccount,
  asOf: CalendarDate,
): BasisClient {
  const byDate = <T extends { readonly date: number }>(all: readonly T[]) =>
    all.filter(({ date }) => date <= asOf);
  return {
    name: client.name,
    contracts: client.contracts,
    terms,
    entries: byDate(entries),
    adjustments: byDate(adjustments),
    decisions: byDate(decisions),
    joined: past?.joined ?? [],
    from: past?.from ?? [],
  };
}

/** A client's line in a basis that rests on `before`: without the entries that are there. */
export function lineSince(client: BasisClient, before: BasisBefore | null): string {
  if (before === null) return basisLine(client);
  const now = [...client.entries].sort(inOrder);
  const { moved, gone, came } = entriesSince(entriesBefore(client.from, before), now);
  const since = { ...(moved.length > 0 && { moved }), ...(gone.length > 0 && { gone }) };
  return lineOf(client, came, { from: client.from, ...since });
}

/** All of a client's data as one line of JSON: equal lines mean that nothing changed for the client. */
export function basisLine(client: BasisClient): string {
  return lineOf(client, [...client.entries].sort(inOrder), {});
}

/** `since`: what is recorded of the clients before. */
function lineOf(client: BasisClient, entries: readonly Entry[], since: object): string {
  const { name, contracts, terms, adjustments, decisions, joined } = client;
  return JSON.stringify({
    name,
    contracts,
    terms: recordedTerms(terms, contracts),
    adjustments: adjustments.map(recordedAdjustment),
    decisions,
    ...(joined.length > 0 && { joined }),
    ...since,
    entries: entries.map(entryRow),
  });
}

/** Without a price as earlier versions wrote it, so that the line of an unchanged adjustment is the same. */
function recordedAdjustment({ price, ...adjustment }: Adjustment): object {
  return price === null ? adjustment : { ...adjustment, price };
}

/** A term with its references as indexes: its row in the contracts, other terms in the terms. */
const TERM = z.object({
  contract: z.int(),
  renews: z.int().nullable(),
  carriesFrom: z.int().nullable(),
  start: z.int(),
  anchor: z.int(),
  expires: z.int(),
  boughtTo: z.int(),
  opens: z.int().nullable(),
  origin: z.enum(["new", "renewal", "seats"]),
  clause: z.string().nullable(),
  carried: z.int(),
  /** The client that the term came from; absent for the client's own terms. */
  formerly: z.string().optional(),
});

function recordedTerms(terms: readonly PlanTerm[], contracts: readonly Contract[]): z.infer<typeof TERM>[] {
  const at = (term: PlanTerm | null) => (term === null ? null : terms.indexOf(term));
  return terms.map((term) => ({
    contract: contracts.indexOf(term.contract),
    renews: at(term.renews),
    carriesFrom: at(term.carriesFrom),
    start: term.start,
    anchor: term.anchor,
    expires: term.expires,
    boughtTo: term.boughtTo,
    opens: term.opens,
    origin: term.origin,
    clause: term.clause,
    carried: term.carried,
    ...(term.formerly !== null && { formerly: term.formerly }),
  }));
}

function termsIn(recorded: readonly z.infer<typeof TERM>[], contracts: readonly Contract[]): PlanTerm[] {
  const terms = recorded.map(({ contract: at, formerly = null, ...dates }) => {
    const contract = contracts[at];
    if (contract === undefined) throw new Error("a term's contract row is missing");
    return { ...dates, formerly, contract, plan: contract.plan, quantity: contract.quantity };
  }) as unknown as (PlanTerm & { renews: unknown; carriesFrom: unknown })[];
  // An earlier version wrote −1 for a term that was no longer in the register.
  const at = (index: number | null) => (index === null ? null : (terms[index] ?? null));
  for (const [index, { renews, carriesFrom }] of recorded.entries())
    Object.assign(terms[index] as object, {
      renews: at(renews),
      carriesFrom: at(carriesFrom),
    });
  return terms;
}

/** Takes three eighths of the time of zlib's default level 6, for a sixth more bytes. */
const LEVEL = 3;

/**
 * A line of a basis, packed. The text of a basis is JSON lines: first everything but the clients, then the line of each
 * client; equal texts mean equal bases. Each line is packed by itself, so that the text of a large firm is never there
 * at once, and one that is the same need not be packed again.
 */
export function packedLine(line: string): Buffer {
  return gzipSync(`${line}\n`, { level: LEVEL });
}

/** The first line. */
export function headLine({ before, ...head }: BasisHead): string {
  const schema = before === null ? 1 : 2;
  const named = before && { period: before.period, sha256: before.sha256 };
  return JSON.stringify({ schema, ...head, ...(named !== null && { before: named }) });
}

const HEAD = z.object({
  /** 2 with `before`, so that a version that would take the entries for all there are refuses it. */
  schema: z.union([z.literal(1), z.literal(2)]),
  before: z.object({ period: z.string(), sha256: z.string() }).optional(),
  period: z.string(),
  engine: z.string(),
  /** Absent from a basis made with the first reading. */
  readings: z.array(z.object({ through: z.int(), reading: z.int() })).optional(),
  settings: z.record(z.string(), z.unknown()),
  prices: z.array(z.unknown()),
  inputs: z.record(z.string(), z.string()),
  sources: z.record(z.string(), z.string()),
});
/** A client's entries, and what became of those before; `from`, `moved` and `gone` only after another basis. */
const CLIENT_ENTRIES = z.object({
  name: z.string(),
  from: z.array(z.string()).default([]),
  moved: z.array(z.tuple([z.string(), z.string(), z.int()])).default([]),
  gone: z.array(z.int()).default([]),
  // One check for all, since there may be years of them.
  entries: z.custom<unknown[][]>(
    (rows) =>
      Array.isArray(rows) && rows.every((row) => Array.isArray(row) && row.length === ENTRY_KEYS.length),
  ),
});
const CLIENT = CLIENT_ENTRIES.extend({
  contracts: z.array(z.looseObject({})),
  /** Absent from a basis of an earlier version, which read terms differently. */
  terms: z.array(TERM).optional(),
  adjustments: z.array(z.looseObject({})),
  /** Absent from a basis of an earlier version. */
  decisions: z.array(z.unknown()).default([]),
  /** Absent for a client with which no other was merged. */
  joined: z
    .array(z.strictObject({ name: z.string(), names: z.array(z.string()), through: z.int() }))
    .default([]),
});

/** In the order of `ENTRY_KEYS`. */
function entryRow(entry: Entry): unknown[] {
  const row: unknown[] = contentValues(entry);
  row.push(entry.file, entry.line);
  return row;
}

function entryIn(row: readonly unknown[]): Entry {
  const entry: Partial<Record<keyof Entry, unknown>> = {};
  for (const [index, key] of ENTRY_KEYS.entries()) entry[key] = row[index];
  return entry as unknown as Entry;
}

/** Fields that a register row of an earlier version lacks. */
const SINCE_ADDED = { declined: false, endedOn: null } satisfies Partial<Contract>;

/** The text in the bytes of a basis. Throws an Error on other bytes. */
export function unpackedBasis(bytes: Uint8Array): string {
  return gunzipSync(bytes).toString("utf8");
}

/** The reading that a basis was made with; the first reading wrote none. Throws an Error on any other text. */
export function readingOfBasis(text: string): number {
  return headIn(text).readings?.at(-1)?.reading ?? 1;
}

/** The settings in a basis, as they were recorded. Throws an Error on any other text. */
export function settingsIn(text: string): Settings {
  return recordedSettings(headIn(text).settings);
}

/** The closed basis that a text rests on; null when it is complete. Throws an Error on any other text. */
export function restsOn(text: string): BasisName | null {
  return headIn(text).before ?? null;
}

/** The clients' lines of a basis, unread. */
export function linesOf(text: string): string[] {
  return text.trimEnd().split("\n").slice(1);
}

/** The text with only these of its lines. */
export function withLines(text: string, lines: readonly string[]): string {
  return `${[text.slice(0, text.indexOf("\n")), ...lines].join("\n")}\n`;
}

/** The name of the client that a line is of; null when the line is not of this format. */
export function nameInLine(line: string): string | null {
  const found = /^\{"name":("(?:[^"\\]|\\.)*"),/.exec(line);
  return found === null ? null : JSON.parse(found[1] ?? "null");
}

function headIn(text: string): z.infer<typeof HEAD> {
  const head = HEAD.parse(JSON.parse(text.slice(0, text.indexOf("\n"))));
  if ((head.schema === 2) !== (head.before !== undefined)) throw new Error("the basis is not of this schema");
  return head;
}

/**
 * Reads the text of a basis, with the basis that it rests on. Throws an Error on any other text, and when it rests
 * on another: the text is ours, and its sha256 was checked.
 */
export function readBasis(text: string, before: BasisBefore | null): Basis {
  const { schema: _schema, before: _before, ...head } = headIn(text);
  const clients = linesIn(text, before).map((line) => {
    const { entries, moved, gone, contracts: rows, terms, adjustments, ...client } = CLIENT.parse(line);
    const contracts = rows.map((row) => ({ ...row, ...SINCE_ADDED, ...row })) as unknown as Contract[];
    return {
      ...client,
      contracts,
      terms: terms === undefined ? earlierTerms(contracts) : termsIn(terms, contracts),
      adjustments: adjustments.map((own) => ({ ...own, price: own.price ?? null })),
      entries: allEntries({ from: client.from, moved, gone, entries }, before),
    };
  });
  const settings = recordedSettings(head.settings);
  return { ...head, before, readings: head.readings ?? [], settings, clients } as unknown as Basis;
}

/** Only the entries in the text of a basis, in order, by client; as `readBasis` in all else. */
export function entriesIn(text: string, before: BasisBefore | null): BasisBefore["entries"] {
  return new Map(
    linesIn(text, before).map((line) => {
      const client = CLIENT_ENTRIES.parse(line);
      return [client.name, allEntries(client, before)];
    }),
  );
}

/** The clients' lines. Throws an Error when the text rests on another basis than `before`. */
function linesIn(text: string, before: BasisBefore | null): unknown[] {
  const named = restsOn(text);
  if (named?.period !== before?.period || named?.sha256 !== before?.sha256)
    throw new Error("the basis rests on another one");
  return linesOf(text).map((line) => JSON.parse(line));
}

function allEntries(
  { from, moved, gone, entries }: Omit<z.infer<typeof CLIENT_ENTRIES>, "name">,
  before: BasisBefore | null,
): readonly Entry[] {
  const came = entries.map(entryIn).sort(inOrder);
  return entriesWith(before === null ? [] : entriesBefore(from, before), { moved, gone, came });
}
