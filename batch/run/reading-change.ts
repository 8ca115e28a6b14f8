/**
 * The first run after an update that changed how rows are read: which clients' open figures change.
 *
 * Law: it is reported once, by the run that finds the newest basis made with an earlier reading; that run then writes a
 * basis with the new reading.
 */

import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { type LedgerOf, type ReadingMove, readingMoves } from "../../core/figures/reading-moves.ts";
import type { Entry } from "../../core/ledger/entry.ts";
import { type ClosedBooks, clientLedger, READING } from "../../core/ledger/prior-period.ts";
import type { Language } from "../../core/values/language.ts";
import { nameKey } from "../../core/values/names.ts";
import { WORDS } from "../../core/words/words.ts";
import { type Basis, readingOfBasis, unpackedBasis } from "../books/basis.ts";
import { basesIn, wholeBasis } from "../books/basis-chain.ts";
import { basisFile, closedFolder } from "../books/closed-folder.ts";
import { type LastRun, lastRun } from "../books/last-run.ts";
import type { Config } from "../config/config.ts";
import type { ClientMonth, MonthFrame } from "../month/month.ts";

export interface ClientMoved {
  readonly client: string;
  readonly moves: readonly ReadingMove[];
}

/** How a client's figures change because of the update alone; null when they don't. `last` is `earlierBasis`. */
export function movedByReading(
  account: ClientMonth,
  month: MonthFrame,
  last: Basis | null,
): ClientMoved | null {
  if (last === null) return null;
  const moves = readingMoves(
    { ...account, contracts: account.client.contracts, files: new Map() },
    entriesBefore(account, last, month),
    month.settings,
    month.period,
    ledgerOf(account, month.books),
  );
  return moves.length === 0 ? null : { client: account.client.name, moves };
}

function ledgerOf({ past }: ClientMonth, books: ClosedBooks | null): LedgerOf {
  return (work, settings) => clientLedger(work, settings, books, past ?? undefined).ledger;
}

/** The current entries, but entries of unchanged files as the basis has them. */
function entriesBefore(
  { names, entries }: ClientMonth,
  last: Basis,
  month: MonthFrame,
): readonly Entry[] | null {
  const then = last.clients.find(({ name }) => names.includes(nameKey(name)));
  if (then === undefined) return null;
  const now = new Map(month.logs.map(({ file, sha256 }) => [file, sha256]));
  const unchanged = (entry: Entry) =>
    last.inputs[entry.file] !== undefined && last.inputs[entry.file] === now.get(entry.file);
  // A basis ends with its month, so it has no later entries.
  const until = Math.max(-Infinity, ...then.entries.map(({ date }) => date));
  return [
    ...then.entries.filter(unchanged),
    ...entries.filter((entry) => !unchanged(entry) || entry.date > until),
  ];
}

/**
 * The basis of the month's last run, else of the newest month; null unless it was made with an earlier reading. `last` is
 * that run, if it was read already.
 */
export async function earlierBasis(
  period: string,
  config: Pick<Config, "out">,
  last: LastRun | undefined,
): Promise<Basis | null> {
  const names = await readdir(config.out).catch((): string[] => []);
  const months = names.filter((name) => /^\d{4}-\d{2}$/.test(name)).sort();
  const order = months.includes(period) ? [period] : months.reverse();
  for (const month of order) {
    const { basis } = month === period && last !== undefined ? last : await lastRun(join(config.out, month));
    const text = basis ?? (await closedBasis(month, config));
    if (text === null) continue;
    try {
      // A basis is long and rarely made with an earlier reading; its first line has the reading.
      return readingOfBasis(text) < READING ? await wholeBasis(text, basesIn(config.out)) : null;
    } catch {} // made by a later version, or without those it rests on: the changes since that run report it
  }
  return null;
}

async function closedBasis(period: string, config: Pick<Config, "out">): Promise<string | null> {
  return readFile(join(closedFolder(config), basisFile(period)))
    .then(unpackedBasis)
    .catch(() => null);
}

/** One printed line for each client and cause; no lines when nothing changed. */
export function readingChangeLines(moved: readonly ClientMoved[], language: Language): string[] {
  if (moved.length === 0) return [];
  const {
    run: { reading },
    writing: { minutes, pair, signed },
  } = WORDS[language];
  const lines = moved.flatMap(({ client, moves }) =>
    moves.map(({ cause, left, billable }) => {
      const by = reading.moved(signed(left, minutes), signed(billable, minutes));
      return `  ${pair(client, pair(reading.causes[cause], by))}`;
    }),
  );
  return ["", reading.head, ...lines];
}
