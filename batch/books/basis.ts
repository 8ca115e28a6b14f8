/**
 * The basis of a month's figures: the rows of the register, the work and the corrections that counted, the settings
 * and prices. Every run saves it beside its workbooks (`basis.jsonl.gz`), so that a later run can report what changed;
 * closing a month keeps it permanently.
 *
 * Laws: figures recomputed from it are the same; the same inputs give the same bytes; each line after the first is a
 * client, so equal lines mean that nothing changed for the client.
 */

import { gunzipSync, gzipSync } from "node:zlib";
import { z } from "zod";
import { type Entry, inOrder } from "../../core/ledger/entry.ts";
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
import { recordedSettings } from "./recorded-settings.ts";

export const BASIS_FILE = "basis.jsonl.gz";

/** One client's data, up to and including the last day of the month. */
export type BasisClient = Omit<ClosedClient, "banks" | "names" | "from">;

export interface Basis {
  readonly period: string;
  readonly engine: string;
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

/** The order of an entry's values in a line; those from the log are in the order in which a log is read. */
const ENTRY_KEYS = [
  "id",
  "date",
  "start",
  "client",
  "user",
  "technician",
  "minutes",
  "level",
  "category",
  "ticket",
  "trainees",
  "noticed",
  "approved",
  "channel",
  "description",
  "file",
  "line",
] as const satisfies readonly (keyof Entry)[];

/** The parts of a reconciled month that its basis is made from. */
interface BasisSource extends Pick<Basis, "settings" | "sources"> {
  readonly name: string;
  /** The last day that counts, inclusive. */
  readonly asOf: CalendarDate;
  /** The closed months before; null when there is none. */
  readonly books: Pick<ClosedBooks, "readings"> | null;
  readonly ownPrices: Basis["prices"];
  readonly logs: readonly { readonly file: string; readonly sha256: string }[];
  readonly clients: readonly (Pick<ClosedClient, "terms" | "entries" | "adjustments" | "decisions"> & {
    readonly client: Pick<ClosedClient, "name" | "contracts">;
    readonly past: Pick<ClosedClient, "joined"> | null;
  })[];
}

export function basisOf(month: BasisSource): Basis {
  const byDate = <T extends { readonly date: number }>(all: readonly T[]) =>
    all.filter(({ date }) => date <= month.asOf);
  return {
    period: month.name,
    engine: ENGINE,
    readings: [...(month.books?.readings ?? []), { through: month.asOf, reading: READING }],
    settings: month.settings,
    prices: month.ownPrices,
    inputs: Object.fromEntries(month.logs.map(({ file, sha256 }) => [file, sha256])),
    sources: month.sources,
    clients: month.clients.map(({ client, past, terms, entries, adjustments, decisions }) => ({
      name: client.name,
      contracts: client.contracts,
      terms,
      entries: byDate(entries),
      adjustments: byDate(adjustments),
      decisions: byDate(decisions),
      joined: past?.joined ?? [],
    })),
  };
}

/** JSON lines: first everything but the clients, then one line for each client. Equal texts mean equal bases. */
export function basisText({ clients, ...head }: Basis): string {
  return `${[JSON.stringify({ schema: 1, ...head }), ...clients.map(basisLine)].join("\n")}\n`;
}

/** A client's data as one line of JSON. */
export function basisLine(client: BasisClient): string {
  const { name, contracts, terms, entries, adjustments, decisions, joined } = client;
  const rows = [...entries].sort(inOrder).map((entry) => ENTRY_KEYS.map((key) => entry[key]));
  return JSON.stringify({
    name,
    contracts,
    terms: recordedTerms(terms, contracts),
    adjustments,
    decisions,
    ...(joined.length > 0 && { joined }),
    entries: rows,
  });
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

export function basisBytes(basis: Basis): Buffer {
  return gzipSync(basisText(basis), { level: LEVEL });
}

const HEAD = z.object({
  schema: z.literal(1),
  period: z.string(),
  engine: z.string(),
  /** Absent from a basis made with the first reading. */
  readings: z.array(z.object({ through: z.int(), reading: z.int() })).optional(),
  settings: z.record(z.string(), z.unknown()),
  prices: z.array(z.unknown()),
  inputs: z.record(z.string(), z.string()),
  sources: z.record(z.string(), z.string()),
});
const CLIENT = z.object({
  name: z.string(),
  contracts: z.array(z.looseObject({})),
  /** Absent from a basis of an earlier version, which read terms differently. */
  terms: z.array(TERM).optional(),
  adjustments: z.array(z.unknown()),
  /** Absent from a basis of an earlier version. */
  decisions: z.array(z.unknown()).default([]),
  /** Absent for a client with which no other was merged. */
  joined: z
    .array(z.strictObject({ name: z.string(), names: z.array(z.string()), through: z.int() }))
    .default([]),
  // One check for all, since there may be years of them.
  entries: z.custom<unknown[][]>(
    (rows) =>
      Array.isArray(rows) && rows.every((row) => Array.isArray(row) && row.length === ENTRY_KEYS.length),
  ),
});

function entryIn(row: readonly unknown[]): Entry {
  const entry: Partial<Record<keyof Entry, unknown>> = {};
  for (const [index, key] of ENTRY_KEYS.entries()) entry[key] = row[index];
  return entry as unknown as Entry;
}

/** Fields that a register row of an earlier version lacks. */
const SINCE_ADDED = { declined: false, endedOn: null } satisfies Partial<Contract>;

/** The text in the bytes of `basisBytes`. Throws an Error on other bytes. */
export function unpackedBasis(bytes: Uint8Array): string {
  return gunzipSync(bytes).toString("utf8");
}

/** The reading that a basis was made with; the first reading wrote none. Throws an Error on any other text. */
export function readingOfBasis(text: string): number {
  const head = HEAD.parse(JSON.parse(text.slice(0, text.indexOf("\n"))));
  return head.readings?.at(-1)?.reading ?? 1;
}

/** Reads the text of `basisText`. Throws an Error on any other text: the text is ours, and its sha256 was checked. */
export function readBasis(text: string): Basis {
  const [head = "", ...lines] = text.trimEnd().split("\n");
  const { schema: _schema, ...rest } = HEAD.parse(JSON.parse(head));
  const clients = lines.map((line) => {
    const { entries, contracts: rows, terms, ...client } = CLIENT.parse(JSON.parse(line));
    const contracts = rows.map((row) => ({ ...row, ...SINCE_ADDED, ...row })) as unknown as Contract[];
    return {
      ...client,
      contracts,
      terms: terms === undefined ? earlierTerms(contracts) : termsIn(terms, contracts),
      entries: entries.map(entryIn),
    };
  });
  const settings = recordedSettings(rest.settings);
  return { ...rest, readings: rest.readings ?? [], settings, clients } as unknown as Basis;
}
