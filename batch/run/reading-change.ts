/**
 * The first run after an update whose reading is another: whose open figures it moves.
 *
 * Law: it is told once, by the run that finds the newest basis made by an earlier reading; that run leaves a basis of
 * its own.
 */

import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import {
  type LedgerOf,
  type ReadingCause,
  type ReadingMove,
  readingMoves,
} from "../../core/figures/reading-moves.ts";
import type { Entry } from "../../core/ledger/entry.ts";
import { type ClosedBooks, clientLedger, READING } from "../../core/ledger/prior-period.ts";
import type { Language } from "../../core/values/language.ts";
import { nameKey } from "../../core/values/names.ts";
import { type Basis, readBasis, readingOfBasis, unpackedBasis } from "../books/basis.ts";
import { basisFile, closedFolder } from "../books/closed-folder.ts";
import { lastRun } from "../books/last-run.ts";
import type { Config } from "../config/config.ts";
import type { ClientMonth, Month } from "../month/month.ts";

export interface ClientMoved {
  readonly client: string;
  readonly moves: readonly ReadingMove[];
}

/** Clients whose figures of the month are moved by the update alone; none unless the run before had an earlier reading. */
export async function movedByReading(
  month: Month,
  config: Pick<Config, "out">,
): Promise<readonly ClientMoved[]> {
  const last = await earlierBasis(month.name, config);
  if (last === null) return [];
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

function ledgerOf({ past }: ClientMonth, books: ClosedBooks | null): LedgerOf {
  return (work, settings) => clientLedger(work, settings, books, past ?? undefined).ledger;
}

/** The entries of today, but those of unchanged files as the basis has them. */
function entriesBefore({ names, entries }: ClientMonth, last: Basis, month: Month): readonly Entry[] | null {
  const then = last.clients.find(({ name }) => names.includes(nameKey(name)));
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

/** The basis of the last run of the month, else of the newest month there is; null unless an earlier reading made it. */
async function earlierBasis(period: string, config: Pick<Config, "out">): Promise<Basis | null> {
  const names = await readdir(config.out).catch((): string[] => []);
  const months = names.filter((name) => /^\d{4}-\d{2}$/.test(name)).sort();
  const order = months.includes(period) ? [period] : months.reverse();
  for (const month of order) {
    const { basis } = await lastRun(join(config.out, month));
    const text = basis ?? (await closedBasis(month, config));
    if (text === null) continue;
    try {
      // A basis is long and seldom an earlier one's: its first line says by which reading it was made.
      return readingOfBasis(text) < READING ? readBasis(text) : null;
    } catch {} // a later version's: what is told of it is told by what changed since
  }
  return null;
}

async function closedBasis(period: string, config: Pick<Config, "out">): Promise<string | null> {
  return readFile(join(closedFolder(config), basisFile(period)))
    .then(unpackedBasis)
    .catch(() => null);
}

interface Words {
  readonly head: string;
  readonly causes: Readonly<Record<ReadingCause, string>>;
  readonly moved: (left: string, billable: string) => string;
}

const WORDS: Readonly<Record<Language, Words>> = {
  en: {
    head: "This version reads some things otherwise than the last run did. In this month, told this once:",
    causes: {
      plus_level_3: "level 3 work draws on the time included in Orange Plus (A5, “plusForLevel3”)",
      terms: "rows of the register are read as the contract would have it (P4, P8–P10)",
      entries: "rows of time logs are read otherwise (units, words for categories, overlapping exports)",
    },
    moved: (left, billable) => `left in banks ${left} min, billable ${billable} min`,
  },
  fr: {
    head: "Cette version lit certaines choses autrement que la dernière exécution. Pour ce mois, dit cette seule fois :",
    causes: {
      plus_level_3: "le travail de niveau 3 puise dans le temps inclus d’Orange Plus (A5, « plusForLevel3 »)",
      terms: "des lignes du registre sont lues comme le veut le contrat (P4, P8–P10)",
      entries:
        "des lignes de journaux sont lues autrement (unités, mots des catégories, exportations qui se recoupent)",
    },
    moved: (left, billable) => `solde des banques ${left} min, facturable ${billable} min`,
  },
};

/** What is printed of it: a line a client and cause; nothing when nothing moved. */
export function readingChangeLines(moved: readonly ClientMoved[], language: Language): string[] {
  if (moved.length === 0) return [];
  const { head, causes, moved: said } = WORDS[language];
  const colon = language === "fr" ? " :" : ":";
  const signed = (by: number) => (by > 0 ? `+${by}` : `${by}`).replace("-", "−");
  const lines = moved.flatMap(({ client, moves }) =>
    moves.map(
      ({ cause, left, billable }) =>
        `  ${client}${colon} ${causes[cause]}${colon} ${said(signed(left), signed(billable))}`,
    ),
  );
  return ["", head, ...lines];
}
