/**
 * The first run after an update whose reading is another: whose open figures it moves.
 *
 * Law: it is told once, by the run that finds the newest basis made by an earlier reading; that run leaves a basis of
 * its own.
 */

import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { READING } from "../../core/as-closed.ts";
import { ledger } from "../../core/ledger.ts";
import { nameKey } from "../../core/names.ts";
import { type ClosedBooks, ledgerAfterClosing } from "../../core/prior-period.ts";
import { type LedgerOf, type ReadingMove, readingMoves } from "../../core/reading-moves.ts";
import type { Entry } from "../../core/time-log.ts";
import type { Config } from "../config.ts";
import type { ClientMonth, Month } from "../month.ts";
import { BASIS_FILE, type Basis, readBasis, unpackedBasis } from "./basis.ts";
import { basisFile, closedFolder } from "./closed-books.ts";

export interface ClientMoved {
  readonly client: string;
  readonly moves: readonly ReadingMove[];
}

/** Clients whose figures of the month are moved by the update alone; none unless the run before had an earlier reading. */
export async function movedByReading(
  month: Month,
  config: Pick<Config, "out">,
): Promise<readonly ClientMoved[]> {
  const last = await lastBasis(month.name, config);
  if (last === null || (last.readings.at(-1)?.reading ?? 1) >= READING) return [];
  return month.clients.flatMap((account) => {
    const moves = readingMoves(
      { ...account, contracts: account.client.contracts, files: new Map() },
      entriesBefore(account, last, month),
      month.settings,
      month.period,
      ledgerOf(account, month.books),
    );
    return moves.length === 0 ? [] : [{ client: account.client.name, moves }];
  });
}

function ledgerOf({ client }: ClientMonth, books: ClosedBooks | null): LedgerOf {
  const closed = books?.clients.find(({ name }) => nameKey(name) === client.key);
  return (work, settings) =>
    books === null
      ? ledger(work.terms, work.entries, work.adjustments, settings, null, work.decisions)
      : ledgerAfterClosing(work, settings, books, closed).ledger;
}

/** The entries of today, but those of unchanged files as the basis has them. */
function entriesBefore({ client, entries }: ClientMonth, last: Basis, month: Month): readonly Entry[] | null {
  const then = last.clients.find(({ name }) => nameKey(name) === client.key);
  if (then === undefined) return null;
  const now = new Map(month.logs.map(({ file, sha256 }) => [file, sha256]));
  const unchanged = (entry: Entry) =>
    last.inputs[entry.file] !== undefined && last.inputs[entry.file] === now.get(entry.file);
  // A basis ends with its month: later entries were read by nobody yet.
  const until = Math.max(-Infinity, ...then.entries.map(({ date }) => date));
  return [
    ...then.entries.filter(unchanged),
    ...entries.filter((entry) => !unchanged(entry) || entry.date > until),
  ];
}

/** The basis of the last run of the month, else of the newest month there is; null when there is none. */
async function lastBasis(period: string, config: Pick<Config, "out">): Promise<Basis | null> {
  const names = await readdir(config.out).catch((): string[] => []);
  const months = names.filter((name) => /^\d{4}-\d{2}$/.test(name)).sort();
  const order = months.includes(period) ? [period] : months.reverse();
  for (const month of order) {
    const paths = [join(config.out, month, BASIS_FILE), join(closedFolder(config), basisFile(month))];
    for (const path of paths) {
      const basis = await readFile(path)
        .then((bytes) => readBasis(unpackedBasis(bytes)))
        .catch(() => null);
      if (basis !== null) return basis;
    }
  }
  return null;
}
