/**
 * What changed since a month was last reconciled: entry by entry, with the cause and the effect on balances.
 *
 * Laws: both sides are computed with the current rules, so only people's changes are reported as changes, and a change
 * of rules as such; a run with the same inputs as the last one keeps its list of changes, so no byte differs; a file of
 * the last run that can no longer be read counts as missing, and is named.
 */

import { dirname } from "node:path";
import * as z from "zod";
import { openTerms } from "../../core/firm/open-terms.ts";
import type { ClientAccount } from "../../core/firm/reconciliation.ts";
import { difference, type Known } from "../../core/ledger/difference.ts";
import { type ClosedBooks, type ClosedClient, clientLedger } from "../../core/ledger/prior-period.ts";
import type { Settings } from "../../core/ledger/settings.ts";
import type { CalendarDate } from "../../core/values/calendar.ts";
import { nameKey } from "../../core/values/names.ts";
import { CHANGES_FILE } from "../disk/output-folder.ts";
import {
  BASIS_FILE,
  type Basis,
  type BasisAccount,
  type BasisClient,
  type BasisHead,
  type BasisMonth,
  basisClient,
  basisHead,
  basisLine,
  headLine,
  lineSince,
  linesOf,
  nameInLine,
  packedLine,
  restsOn,
  settingsIn,
  unpackedBasis,
  withLines,
} from "./basis.ts";
import { basesIn, wholeBasis } from "./basis-chain.ts";
import { CHANGE_JSON, changeJson } from "./change-json.ts";
import { type LastRun, NO_RUN } from "./last-run.ts";

const names = z.array(z.string());

export const CHANGES_JSON = z.strictObject({
  schema: z.literal(1),
  period: z.string(),
  /** The versions of this software, if they differ. */
  engine: z.strictObject({ before: z.string(), now: z.string() }).nullable(),
  /** The settings that have a new value. */
  settings: names,
  prices: z.boolean(),
  files: z.strictObject({ new: names, changed: names, gone: names }),
  /** Clients with changes, in order of name key. */
  clients: z.array(z.strictObject({ client: z.string(), changes: z.array(CHANGE_JSON) })),
});

export type Changes = z.infer<typeof CHANGES_JSON>;

export function changesText(changes: Changes): string {
  return `${JSON.stringify(changes, null, 2)}\n`;
}

/**
 * `lastChanges`: the changes that the last run reported, null when it was the first run. `unreadable`: the names of its
 * files that can no longer be read, and count as missing.
 */
export type SinceRun = { readonly unreadable: readonly string[] } & (
  | { readonly is: "first" }
  | { readonly is: "same"; readonly lastChanges: Changes | null }
  | { readonly is: "changed"; readonly changes: Changes }
);

/** A client as the basis and the changes since the last run need it. */
type ChangedAccount = BasisAccount & Pick<ClientAccount, "client" | "names" | "past">;

/** What the basis and the changes since the last run have of one client. */
export interface BasisPart {
  /** Null where `packed` has it, so that a large firm's are never all there. */
  readonly line: string | null;
  /** The line as it is in the file; null for a run that writes none. */
  readonly packed: Uint8Array | null;
  readonly known: ClientKnown;
  /** Null when there is nothing to compare: its line is that of the last run, or there was none. */
  readonly changed: { readonly client: BasisClient; readonly past: ClientAccount["past"] } | null;
}

/** A part whose line is still to be packed. */
export type OwnBasis = Omit<BasisPart, "packed"> & { readonly line: string };

type ClientKnown = Pick<ClientAccount, "client" | "names">;

type BasisOf = BasisMonth & { readonly books: ClosedBooks | null };

/** Makes the parts of clients; `last` is the run to compare with. */
export class BasisParts {
  readonly #month: BasisOf;
  readonly #last: LastRun;
  /** The last run's lines by the key of the client's name, if equal lines mean that nothing changed. */
  readonly #before: ReadonlyMap<string, string>;

  constructor(month: BasisOf, last: LastRun = NO_RUN) {
    this.#month = month;
    this.#last = last;
    this.#before = comparable(last, month);
  }

  /** A client whose line is the same as then is let go at once; its line is still to be packed. */
  of(account: ChangedAccount): OwnBasis {
    const { asOf, before } = this.#month;
    const { names, past } = account;
    const client = basisClient(account, asOf);
    const line = lineSince(client, before);
    const known = { client: account.client, names };
    const isOpen = this.#last.basis !== null && !this.#isUnchanged(known, line);
    return { line, known, changed: isOpen ? { client, past } : null };
  }

  /** Another client of the last run may be this one today, and its work has come here. */
  #isUnchanged({ client, names }: ClientKnown, line: string): boolean {
    const then = names.filter((name) => this.#before.has(name));
    return this.#before.get(client.key) === line && then.every((name) => name === client.key);
  }
}

/** The basis of a month, put together client by client, and what changed since the last run. */
export class MonthBasis {
  readonly #head: BasisHead;
  readonly #month: BasisOf;
  readonly #last: LastRun;
  readonly #packed: Uint8Array[] = [];
  readonly #parts: Pick<BasisPart, "known" | "changed">[] = [];
  /** How much of the last run's text is the same, if all of it so far is. */
  #same: number | null = 0;

  /** `last` is the run that the parts were compared with. */
  constructor(month: BasisOf, last: LastRun = NO_RUN) {
    this.#head = basisHead(month);
    this.#month = month;
    this.#last = last;
    const head = headLine(this.#head);
    this.#add(head, packedLine(head));
  }

  /** The part of the next client, in order. */
  add({ line, packed, known, changed }: BasisPart): void {
    this.#add(line, packed);
    this.#parts.push({ known, changed });
  }

  #add(own: string | null, packed: Uint8Array | null): void {
    if (packed !== null) this.#packed.push(packed);
    if (this.#same === null) return;
    const line = own ?? (packed === null ? "" : unpackedBasis(packed).trimEnd());
    const text = this.#last.basis ?? "";
    const [at, end] = [this.#same, this.#same + line.length];
    const isSame = text.startsWith(line, at) && text[end] === "\n";
    this.#same = isSame ? end + 1 : null;
  }

  /** After all clients: the bytes of its file. */
  get bytes(): Buffer {
    return Buffer.concat(this.#packed);
  }

  /** After all clients: whether the last run's text is the same. */
  get isSame(): boolean {
    return this.#same === this.#last.basis?.length;
  }

  /** After all clients: compared with the last run, whose files are in `folder`. */
  async since(folder: string): Promise<SinceRun> {
    const { basis, changes, unreadable } = this.#last;
    if (basis === null) return { is: "first", unreadable };
    if (this.isSame) {
      const lastChanges = changes === null ? null : changesIn(changes);
      return lastChanges === "unreadable"
        ? { is: "same", lastChanges: null, unreadable: [...unreadable, CHANGES_FILE] }
        : { is: "same", lastChanges, unreadable };
    }
    const same = new Set(
      this.#parts.flatMap(({ known, changed }) => (changed === null ? [known.client.key] : [])),
    );
    const left = linesOf(basis).filter((line) => !same.has(clientKey(line)));
    // Null when it is of a version that this one can't read, or rests on a closed basis that is gone.
    const before = await wholeBasis(
      withLines(basis, left),
      basesIn(dirname(folder)),
      this.#head.before,
    ).catch(() => null);
    // The changes are computed again, so a damaged changes.json doesn't matter.
    if (before === null) return { is: "first", unreadable: [...unreadable, BASIS_FILE] };
    const clients = this.#parts.flatMap(({ changed }) => (changed === null ? [] : [changed.client]));
    const { asOf, books } = this.#month;
    const changed = changesBetween(before, { ...this.#head, clients }, { asOf, books, clients: this.#parts });
    return { is: "changed", changes: changed, unreadable: [] };
  }
}

function comparable({ basis }: LastRun, month: BasisOf): ReadonlyMap<string, string> {
  if (basis === null || !hasSameGround(basis, month)) return new Map();
  return new Map(linesOf(basis).map((line) => [clientKey(line), line]));
}

function clientKey(line: string): string {
  return nameKey(nameInLine(line) ?? "");
}

/** Whether the last basis and today's have the same settings, and rest on the same closed one. */
function hasSameGround(basis: string, { settings, before }: BasisOf): boolean {
  try {
    const then = restsOn(basis);
    return then?.sha256 === before?.sha256 && isSame(settingsIn(basis), settings);
  } catch {
    return false;
  }
}

/** The month whose changes are reported. */
interface ChangedMonth {
  /** Its last day, inclusive. */
  readonly asOf: CalendarDate;
  readonly books: ClosedBooks | null;
  readonly clients: readonly Pick<BasisPart, "known" | "changed">[];
}

/** Another version may have written another format. */
function changesIn(text: string): Changes | "unreadable" {
  try {
    return CHANGES_JSON.parse(JSON.parse(text));
  } catch {
    return "unreadable";
  }
}

function changesBetween(
  before: Basis,
  now: Basis,
  { asOf, books, clients: accounts }: ChangedMonth,
): Changes {
  // A renamed client is still the same client, and two merged clients are one.
  const keys = new Map(
    accounts.flatMap(({ known: { client, names } }) => names.map((name) => [name, client.key])),
  );
  const pasts = new Map(accounts.map(({ known, changed }) => [known.client.key, changed?.past ?? undefined]));
  const then = byClient(before.clients, (key) => keys.get(key) ?? key);
  const is = byClient(now.clients, (key) => key);
  const sameSettings = isSame(before.settings, now.settings);
  const clients = [...new Set([...is.keys(), ...then.keys()])].sort().flatMap((key) => {
    const [was, own] = [then.get(key), is.get(key)];
    if (sameSettings && was && own && basisLine(was) === basisLine(own)) return [];
    const known = (client: BasisClient | undefined, { settings, inputs }: Basis): Known =>
      knownOf(client ?? NOBODY, settings, new Map(Object.entries(inputs)), books, pasts.get(key));
    const changes = difference(known(was, before), known(own, now), asOf).map(changeJson);
    return changes.length === 0 ? [] : [{ client: (own ?? was ?? NOBODY).name, changes }];
  });
  return {
    schema: 1,
    period: now.period,
    engine: before.engine === now.engine ? null : { before: before.engine, now: now.engine },
    settings: changedKeys(before.settings, now.settings),
    prices: !isSame(before.prices, now.prices),
    files: changedFiles(before, now),
    clients,
  };
}

const NOBODY: BasisClient = {
  name: "",
  contracts: [],
  terms: [],
  entries: [],
  adjustments: [],
  decisions: [],
  joined: [],
  from: [],
};

function byClient(
  clients: readonly BasisClient[],
  keyOf: (key: string) => string,
): ReadonlyMap<string, BasisClient> {
  const found = new Map<string, BasisClient>();
  for (const client of clients) {
    const key = keyOf(nameKey(client.name));
    const other = found.get(key);
    found.set(key, other === undefined ? client : together(other, client));
  }
  return found;
}

function together(a: BasisClient, b: BasisClient): BasisClient {
  return {
    ...a,
    contracts: [...a.contracts, ...b.contracts],
    entries: [...a.entries, ...b.entries],
    adjustments: [...a.adjustments, ...b.adjustments],
    decisions: [...a.decisions, ...b.decisions],
  };
}

function knownOf(
  { contracts, entries, adjustments, decisions }: BasisClient,
  settings: Settings,
  files: ReadonlyMap<string, string>,
  books: ClosedBooks | null,
  closed: ClosedClient | undefined,
): Known {
  const { terms } = openTerms(contracts, closed, books);
  const work = { contracts, terms, entries, adjustments, decisions, files };
  const { ledger: own } = clientLedger(work, settings, books, closed);
  return { contracts, entries, decisions, ledger: own, files };
}

function changedKeys(before: Settings, now: Settings): string[] {
  const keys = Object.keys(now) as (keyof Settings)[];
  return keys.filter((key) => !isSame(before[key], now[key]));
}

function changedFiles(before: Basis, now: Basis): Changes["files"] {
  const [was, is] = [
    { ...before.sources, ...before.inputs },
    { ...now.sources, ...now.inputs },
  ];
  return {
    new: Object.keys(is).filter((file) => was[file] === undefined),
    changed: Object.keys(is).filter((file) => was[file] !== undefined && was[file] !== is[file]),
    gone: Object.keys(was).filter((file) => is[file] === undefined),
  };
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
