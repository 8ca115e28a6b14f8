/**
 * The closed months: in `out/closed/`, a record of each, chained to the one before, and its basis beside it.
 *
 * Laws: a month is closed while its record is there; a record's seal covers its content and the record before it, so
 * one that was edited by hand is named and refused, and witnesses elsewhere guard the last record; months follow one
 * another without a gap, and each opens with the closing balances of the one before (M1); a record is never changed,
 * only moved aside, with its basis and a note of who and why, when its month is reopened.
 */

import { basename, join } from "node:path";
import * as z from "zod";
import type { ClosedBank, ClosedBooks, ClosedOwed } from "../../core/ledger/prior-period.ts";
import type { Settings } from "../../core/ledger/settings.ts";
import type { BankName } from "../../core/rules/bank.ts";
import { BANK_PLANS, SOLD_PLANS } from "../../core/rules/plans.ts";
import { type CalendarDate, day } from "../../core/values/calendar.ts";
import { addTo } from "../../core/values/grouping.ts";
import { nameKey } from "../../core/values/names.ts";
import { assert, cents, minutes } from "../../core/values/units.ts";
import { WORDS } from "../../core/words/words.ts";
import type { Config } from "../config/config.ts";
import { FatalError } from "../disk/fatal-error.ts";
import { sha256Of } from "../disk/sha256.ts";
import { momentText } from "../disk/zone-clock.ts";
import { type Basis, type BasisClient, readBasis, unpackedBasis } from "./basis.ts";
import type { BasisBefore } from "./basis-before.ts";
import { wholeBasis } from "./basis-chain.ts";
import {
  basisFile,
  closedFolder,
  closedNames,
  contentOf,
  type Place,
  periodsOf,
  recordFile,
} from "./closed-folder.ts";
import { missingMonths, witnessed } from "./closing-witness.ts";
import { recordedSettings } from "./recorded-settings.ts";

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const date = z.iso.date();
const files = z.array(z.looseObject({ file: z.string(), sha256 }));

/** What was owed of a bank or of an Orange term. */
const OWED = z.looseObject({
  plan: z.enum(SOLD_PLANS),
  counts: z.enum(["minutes", "days"]),
  start: date,
  expires: date,
  copy: z.int().positive(),
  formerly: z.string().nullable(),
  units: z.looseObject({ closing: z.int() }),
  cents: z.looseObject({ closing: z.int().nullable() }),
  withoutCost: z.looseObject({ closing: z.int() }).optional(),
});

/** The parts of a month's run.json that are relied on; an older version's may lack later additions. */
const CLOSED_RUN = z.looseObject({
  asOf: date,
  engine: z.string(),
  clients: z.array(
    z.looseObject({
      client: z.string(),
      banks: z.array(
        z.looseObject({
          plan: z.enum(BANK_PLANS),
          start: date,
          expires: date,
          copy: z.int().positive().optional(),
          formerly: z.string().nullable().default(null),
          opening: z.int(),
          closing: z.int(),
        }),
      ),
      owed: z.array(OWED).optional(),
    }),
  ),
  inputs: files,
  outputs: files,
});

const count = z.int().nonnegative();
const LEFT_OUT = z.strictObject({ rows: count, files: count, minutes: count, unreadable: count });

const CLOSED_MONTH = z.strictObject({
  schema: z.literal(1),
  period: z.string().regex(/^\d{4}-\d{2}$/),
  /** An instant in UTC. */
  closedAt: z.iso.datetime(),
  closedBy: z.string(),
  /** The seal of the month before; null for the first closed month. */
  previous: sha256.nullable(),
  /** The settings that its minutes were placed and rated with; an older version's may lack later additions. */
  settings: z.custom<Partial<Settings>>((given) => typeof given === "object" && given !== null),
  /**
   * For each client, the keys of all its names, and the clients of the month before that it continues; absent from an
   * older version's record.
   */
  names: z
    .array(z.strictObject({ client: z.string(), known: z.array(z.string()), was: z.array(z.string()) }))
    .optional(),
  /** What was left out although it may belong to the month, as accepted by the closer; absent when nothing was. */
  leftOut: LEFT_OUT.optional(),
  /** The sha256 of the basis beside the record: every entry that counted, the register, the corrections, the prices. */
  basis: sha256,
  /** The month's run.json, with the hashes of files read and written. */
  run: CLOSED_RUN,
  /** The sha256 of everything above. */
  seal: sha256,
});

/** The record of a closed month. */
export type ClosedMonth = z.infer<typeof CLOSED_MONTH>;

export interface Books {
  /** In order. */
  readonly months: readonly ClosedMonth[];
  /** What the last closed month hands on to later months; null when none is closed. */
  readonly closed: ClosedBooks | null;
  /** The basis of that month, on which that of the next one rests; null when none is closed. */
  readonly before: BasisBefore | null;
}

/** A record as written: readable JSON with a seal over its content. */
export function recordText(record: Omit<ClosedMonth, "seal">): string {
  return `${JSON.stringify({ ...record, seal: sealOf(record) }, null, 2)}\n`;
}

function sealOf(record: Omit<ClosedMonth, "seal">): string {
  return sha256Of(JSON.stringify(record));
}

/** Reads and verifies all closed months. Throws FatalError naming any record that was changed or is missing. */
export async function readBooks(place: Place): Promise<Books> {
  const folder = closedFolder(place);
  const says = WORDS[place.language].closing;
  const months: ClosedMonth[] = [];
  const bases = new Map<string, Buffer>();
  // Witnesses first: if another command closes a month meanwhile, it has a record without a witness, never the reverse.
  const seen = await witnessed(place);
  const names = await closedNames(place);
  const records = periodsOf(names, "record");
  for (const period of records) {
    const path = join(folder, recordFile(period));
    const month = await readRecord(path, place);
    if (month === null) throw new FatalError([says.altered(path)]);
    const last = months.at(-1) ?? null;
    if (!isNext(month, last)) throw new FatalError([says.chainBroken(path, last?.period ?? null)]);
    const basisPath = join(folder, basisFile(month.period));
    const bytes = await contentOf(basisPath, place);
    if (bytes === null || sha256Of(bytes) !== month.basis) throw new FatalError([says.altered(basisPath)]);
    months.push(month);
    bases.set(month.basis, bytes);
  }
  const missing = await missingMonths(names, seen, months, place);
  if (missing.length > 0) throw new FatalError(missing.map(({ sentence }) => sentence));
  const last = months.at(-1);
  if (last === undefined) return { months, closed: null, before: null };
  const basis = await lastBasis(last, bases);
  if (basis === null) throw new FatalError([says.altered(join(folder, basisFile(last.period)))]);
  const entries = new Map(basis.clients.map((client) => [client.name, client.entries]));
  return {
    months,
    closed: closedBooks(months, basis),
    before: { period: last.period, sha256: last.basis, entries },
  };
}

/**
 * The record in a text, as the next run will read it after these months. Throws an Error (a defect of ours) when that
 * run would refuse it.
 */
export function nextRecord(
  text: string,
  basis: string,
  { months, before }: Pick<Books, "months" | "before">,
): ClosedMonth {
  const month = recordIn(text);
  assert(month !== null, "a record that was just written can be read");
  assert(
    isNext(month, months.at(-1) ?? null),
    "a closed month opens with the closing balances of the month before",
  );
  closedBooks([...months, month], readBasis(basis, before));
  return month;
}

/**
 * The basis of the last record, with those before it that it rests on; of the others only the hash matters. Null when
 * the bytes are not a basis, although a record seals them.
 */
async function lastBasis(
  { basis }: ClosedMonth,
  sealed: ReadonlyMap<string, Uint8Array>,
): Promise<Basis | null> {
  const find = (sha256: string) => sealed.get(sha256) ?? null;
  try {
    return await wholeBasis(unpackedBasis(find(basis) ?? new Uint8Array()), ({ sha256 }) => find(sha256));
  } catch {
    return null;
  }
}

/** Throws FatalError when the month, or a later one, is closed. */
export function requireOpen(
  period: string,
  { months }: Books,
  { language, timeZone }: Place & Pick<Config, "timeZone">,
): void {
  const says = WORDS[language].closing;
  const month = months.find((closed) => closed.period === period);
  if (month !== undefined) {
    const at = momentText(new Date(month.closedAt), timeZone, language);
    throw new FatalError([says.isClosed(period, at, month.closedBy)]);
  }
  const last = months.at(-1);
  if (last !== undefined && period < last.period)
    throw new FatalError([says.beforeClosed(period, last.period)]);
}

/** The record in a file; null when it was changed or is missing. Throws FatalError when it can't be read. */
export async function readRecord(path: string, place: Place): Promise<ClosedMonth | null> {
  const month = recordIn((await contentOf(path, place))?.toString("utf8") ?? "");
  return month !== null && basename(path) === recordFile(month.period) ? month : null;
}

/** The record in a text, or null when it was changed. */
function recordIn(text: string): ClosedMonth | null {
  try {
    const given = JSON.parse(text) as ClosedMonth;
    const { seal, ...sealed } = given;
    const month = CLOSED_MONTH.parse(given);
    return sealOf(sealed) === seal ? month : null;
  } catch {
    return null;
  }
}

/**
 * Whether a record follows the one before, and each client's banks open with their closing balances there, whatever the
 * client was called then; no bank with time left may be missing.
 */
function isNext(month: ClosedMonth, before: ClosedMonth | null): boolean {
  if (before === null) return month.previous === null;
  if (month.previous !== before.seal || monthAfter(before.period) !== month.period) return false;
  const closed = balances(banksOf(before), "closing", successorsIn(month));
  const opened = balances(banksOf(month), "opening");
  // An older version's record may omit a bank that had expired.
  const opens = [...opened].every(([bank, count]) => closed.get(bank) === count);
  return opens && (month.names === undefined || closed.size === opened.size);
}

/** The number of banks for each client, plan, first day and balance; empty banks are not counted. */
function balances(
  banks: readonly RecordedBank[],
  at: "opening" | "closing",
  successors: ReadonlyMap<string, string> = new Map(),
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const bank of banks) {
    if (bank[at] === 0) continue;
    const client = successors.get(bank.client) ?? bank.client;
    const key = JSON.stringify([client, bank.plan, bank.start, bank[at]]);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

/** For each client of the month before, its successor in this month; both by name key. */
function successorsIn({ names = [] }: ClosedMonth): ReadonlyMap<string, string> {
  return new Map(
    names.flatMap(({ client, was }) => was.map((name) => [nameKey(name), nameKey(client)] as const)),
  );
}

interface RecordedBank extends BankName {
  readonly client: string;
  readonly expires: CalendarDate;
  readonly opening: number;
  readonly closing: number;
}

/** All banks of a record, `client` by name key. */
function banksOf({ run }: ClosedMonth): RecordedBank[] {
  return run.clients.flatMap(({ client, banks }) =>
    banks.map(({ plan, start, expires, copy, formerly, opening, closing }, index) => {
      const same = banks.slice(0, index).filter((other) => other.plan === plan && other.start === start);
      return {
        client: nameKey(client),
        plan,
        start: day(start),
        copy: copy ?? 1 + same.length,
        formerly,
        expires: day(expires),
        opening,
        closing,
      };
    }),
  );
}

function closedBooks(months: readonly ClosedMonth[], basis: Basis): ClosedBooks {
  const lastDay = ({ run }: ClosedMonth) => day(run.asOf);
  const last = months.at(-1);
  if (last === undefined) throw new Error("broken assumption: a basis belongs to a closed month");
  const names = new Map(last.names?.map(({ client, known }) => [client, known]));
  const banks = new Map<string, ClosedBank[]>();
  for (const { client, closing, opening: _opening, ...bank } of banksOf(last)) {
    // An empty bank hands on nothing, and its name could clash with another client's bank.
    if (closing === 0) continue;
    addTo(banks, client, { ...bank, left: minutes(closing) });
  }
  const owed = new Map(last.run.clients.map((own) => [nameKey(own.client), own.owed?.flatMap(closedOwed)]));
  return {
    through: lastDay(last),
    settings: months.map((month) => ({
      through: lastDay(month),
      settings: recordedSettings(month.settings),
    })),
    // Months closed before readings were recorded used the first reading.
    readings: basis.readings.length > 0 ? basis.readings : [{ through: lastDay(last), reading: 1 }],
    files: new Map(Object.entries(basis.inputs)),
    clients: basis.clients.map((client) => {
      const lines = owed.get(nameKey(client.name));
      return {
        ...client,
        banks: banks.get(nameKey(client.name)) ?? [],
        ...(lines !== undefined && { owed: lines }),
        names: names.get(client.name) ?? namesIn(client),
        from: [client.name],
      };
    }),
  };
}

/** What of it is handed on: nothing when nothing was left. */
function closedOwed({ units, cents: cost, withoutCost, ...line }: z.infer<typeof OWED>): ClosedOwed[] {
  const { plan, counts, start, expires, copy, formerly } = line;
  if (units.closing === 0) return [];
  const name = { plan, counts, start: day(start), copy, formerly, expires: day(expires) };
  const known = cents(cost.closing ?? 0);
  return [{ ...name, left: { units: units.closing, cents: known, withoutCost: withoutCost?.closing ?? 0 } }];
}

/** The name keys in a client's own rows and work, for a record that lacks `names`. */
function namesIn({ name, contracts, entries }: BasisClient): string[] {
  const rows = contracts.flatMap(({ client, aliases }) => [client, ...aliases]);
  const all = [name, ...rows, ...entries.map(({ client }) => client)].map(nameKey);
  return [...new Set(all)].filter((key) => key !== "");
}

/** The month after `YYYY-MM`, as `YYYY-MM`. */
export function monthAfter(period: string): string {
  const [year = 0, month = 0] = period.split("-").map(Number);
  return month === 12 ? `${year + 1}-01` : `${year}-${String(month + 1).padStart(2, "0")}`;
}
