/**
 * What a month's figures rest on: the rows of the register, the work and the corrections that counted, the settings
 * and prices. Every run keeps it beside its workbooks (`basis.jsonl.gz`), so that a later run can say what changed,
 * and closing a month keeps it for good.
 *
 * Laws: figures made again from it are the same figures; the same inputs give the same bytes; a line after the first
 * is a client, so equal lines mean that nothing of the client changed.
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

/** What is known of one client, up to the last day of the month. */
export type BasisClient = Omit<ClosedClient, "banks" | "names" | "from">;

export interface Basis {
  readonly period: string;
  readonly engine: string;
  /** M2: the reading that each stretch of closed days, and this month, rests on. */
  readonly readings: readonly ReadingOf[];
  readonly settings: Settings;
  /** The firm's own price list, without the built-in prices. */
  readonly prices: readonly Price[];
  /** Every file read, by name, with the sha256 of its bytes; `inputs` are the time logs. */
  readonly inputs: Readonly<Record<string, string>>;
  readonly sources: Readonly<Record<string, string>>;
  readonly clients: readonly BasisClient[];
}

/** The order of an entry's values in a line; what it says stands in the order in which it is read from a log. */
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

/** Of a reconciled month, what its basis is made of. */
interface BasisSource extends Pick<Basis, "settings" | "sources"> {
  readonly name: string;
  /** The last day that counts. */
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

/** One JSON text a line: first all but the clients, then each client. Equal texts are equal bases. */
export function basisText({ clients, ...head }: Basis): string {
  return `${[JSON.stringify({ schema: 1, ...head }), ...clients.map(basisLine)].join("\n")}\n`;
}

/** All that is known of a client, as one text. */
export function basisLine(client: BasisClient): string {
  const { name, contracts, terms, entries, adjustments, decisions, joined } = client;
  const rows = [...entries].sort(inOrder).map((entry) => ENTRY_KEYS.map((key) => entry[key]));
  return JSON.stringify({
    name,
    contracts,
    terms: keptTerms(terms, contracts),
    adjustments,
    decisions,
    ...(joined.length > 0 && { joined }),
    entries: rows,
  });
}

/** A term with what it refers to by number: its row among the contracts, other terms among the terms. */
const KEPT_TERM = z.object({
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
  /** Absent for the client's own. */
  formerly: z.string().optional(),
});

function keptTerms(terms: readonly PlanTerm[], contracts: readonly Contract[]): z.infer<typeof KEPT_TERM>[] {
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

function termsKept(kept: readonly z.infer<typeof KEPT_TERM>[], contracts: readonly Contract[]): PlanTerm[] {
  const terms = kept.map(({ contract: at, formerly = null, ...dates }) => {
    const contract = contracts[at];
    if (contract === undefined) throw new Error("a term's row is missing");
    return { ...dates, formerly, contract, plan: contract.plan, quantity: contract.quantity };
  }) as unknown as (PlanTerm & { renews: unknown; carriesFrom: unknown })[];
  // A version before this one wrote −1 for a term that the register had no more.
  const at = (index: number | null) => (index === null ? null : (terms[index] ?? null));
  for (const [index, { renews, carriesFrom }] of kept.entries())
    Object.assign(terms[index] as object, {
      renews: at(renews),
      carriesFrom: at(carriesFrom),
    });
  return terms;
}

export function basisBytes(basis: Basis): Buffer {
  return gzipSync(basisText(basis));
}

const HEAD = z.object({
  schema: z.literal(1),
  period: z.string(),
  engine: z.string(),
  /** Absent from what the first reading kept. */
  readings: z.array(z.object({ through: z.int(), reading: z.int() })).optional(),
  settings: z.record(z.string(), z.unknown()),
  prices: z.array(z.unknown()),
  inputs: z.record(z.string(), z.string()),
  sources: z.record(z.string(), z.string()),
});
const CLIENT = z.object({
  name: z.string(),
  contracts: z.array(z.looseObject({})),
  /** Absent from what an earlier version kept, which read terms otherwise. */
  terms: z.array(KEPT_TERM).optional(),
  adjustments: z.array(z.unknown()),
  /** An older version's has none. */
  decisions: z.array(z.unknown()).default([]),
  /** Absent of a client that no other was joined with. */
  joined: z
    .array(z.strictObject({ name: z.string(), names: z.array(z.string()), through: z.int() }))
    .default([]),
  entries: z.array(z.array(z.unknown()).length(ENTRY_KEYS.length)),
});

/** What a register row of an earlier version did not say. */
const SINCE_ADDED = { declined: false, endedOn: null } satisfies Partial<Contract>;

/** The text of what `basisBytes` wrote. Throws an Error on other bytes. */
export function unpackedBasis(bytes: Uint8Array): string {
  return gunzipSync(bytes).toString("utf8");
}

/** The reading that a basis was made by; the first kept none. Throws an Error on what is no basis. */
export function readingOfBasis(text: string): number {
  const head = HEAD.parse(JSON.parse(text.slice(0, text.indexOf("\n"))));
  return head.readings?.at(-1)?.reading ?? 1;
}

/** Reads what `basisText` made. Throws an Error on anything else: the text is ours, kept under its sha256. */
export function readBasis(text: string): Basis {
  const [head = "", ...lines] = text.trimEnd().split("\n");
  const { schema: _schema, ...rest } = HEAD.parse(JSON.parse(head));
  const clients = lines.map((line) => {
    const { entries, contracts: rows, terms, ...client } = CLIENT.parse(JSON.parse(line));
    const read = entries.map((row) => Object.fromEntries(ENTRY_KEYS.map((key, index) => [key, row[index]])));
    const contracts = rows.map((row) => ({ ...row, ...SINCE_ADDED, ...row })) as unknown as Contract[];
    return {
      ...client,
      contracts,
      terms: terms === undefined ? earlierTerms(contracts) : termsKept(terms, contracts),
      entries: read,
    };
  });
  const settings = recordedSettings(rest.settings);
  return { ...rest, readings: rest.readings ?? [], settings, clients } as unknown as Basis;
}
