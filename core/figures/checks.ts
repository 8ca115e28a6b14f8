/**
 * The checks of a month: nothing was lost or counted twice (A11), and each statement is consistent (M1).
 *
 * Laws: the two sides of a check come from different sources: rows read against their outcomes, files and clients
 * against the run, ledgers against files. A check passes when its sides are equal. The verdict covers all checks, so no
 * document keeps its own list. Where each file or client must tie out separately, differences are summed as absolute
 * values, so that two errors cannot cancel out.
 */

import type { Control, FileControl } from "../firm/control.ts";
import type { IdControl } from "../firm/read-ids.ts";
import type { IdTieOut, LedgerControl } from "../firm/tie-out.ts";
import type { RollForward } from "./roll-forward.ts";
import { BILLABLE_REASONS, type Statement } from "./statement.ts";

/** In the order in which they are reported. */
export const CHECKS = [
  // Read = placed + rejected + duplicate.
  "entries",
  "minutes",
  // All files add up to the run, and each ties out.
  "fileEntries",
  "fileMinutes",
  "eachFileEntries",
  "eachFileMinutes",
  // All clients add up to what was placed, and each ties out, also with its ledger.
  "clientEntries",
  "clientMinutes",
  "eachClientEntries",
  "eachClientMinutes",
  "ledgerEntries",
  "ledgerMinutes",
  // Each id read is placed or left out, and each id in the ledgers is there once.
  "ids",
  "idsOnce",
  // Each bank's roll-forward (M1), each client's draws against its banks, and its billable time against its reasons.
  "banks",
  "draws",
  "billable",
] as const;
export type CheckCode = (typeof CHECKS)[number];

/** Both sides count entries, minutes or distinct ids. */
export interface Check {
  readonly code: CheckCode;
  readonly one: number;
  readonly other: number;
}

/** What is checked. Control totals cover all time read; statements cover the month. */
export interface Checked {
  readonly control: Control;
  readonly files: readonly FileControl[];
  readonly ids: IdTieOut;
  readonly clients: readonly CheckedAccount[];
}

interface CheckedAccount extends ClientControl {
  readonly statement: Statement;
}

export function checks({ control, files, ids, clients }: Checked): Check[] {
  const statements = clients.map(({ statement }) => statement);
  const sides: Record<CheckCode, readonly [one: number, other: number]> = {
    entries: [control.entriesRead, entriesFound(control)],
    minutes: [control.minutesRead, minutesFound(control)],
    fileEntries: [total(files, ({ entriesRead }) => entriesRead), control.entriesRead],
    fileMinutes: [total(files, ({ minutesRead }) => minutesRead), control.minutesRead],
    eachFileEntries: [total(files, (file) => Math.abs(entriesOff(file))), 0],
    eachFileMinutes: [total(files, (file) => Math.abs(minutesOff(file))), 0],
    clientEntries: [total(clients, (client) => client.control.entriesPlaced), control.entriesPlaced],
    clientMinutes: [total(clients, (client) => client.control.minutesPlaced), control.minutesPlaced],
    eachClientEntries: [total(clients, (client) => clientOff(client).entries), 0],
    eachClientMinutes: [total(clients, (client) => clientOff(client).minutes), 0],
    ledgerEntries: [total(clients, ({ held }) => held.entries), control.entriesPlaced],
    ledgerMinutes: [total(clients, ({ held }) => held.minutes), control.minutesPlaced],
    ids: [ids.run.read, ids.run.placed + ids.run.leftOut],
    idsOnce: [total(clients, ({ held }) => held.withId), ids.run.placed],
    banks: [total(statements, ({ banks }) => total(banks, rollForwardOff)), 0],
    draws: [total(statements, drawsOff), 0],
    billable: [total(statements, billableOff), 0],
  };
  return CHECKS.map((code) => ({ code, one: sides[code][0], other: sides[code][1] }));
}

/** Whether the sides of a check are equal. */
export function passed({ one, other }: Pick<Check, "one" | "other">): boolean {
  return one === other;
}

/** A11: whether everything read from a file is placed, rejected or duplicate, and each id placed or left out. */
export function fileTiesOut(control: Control, { read, placed, leftOut }: Omit<IdControl, "lost">): boolean {
  return entriesOff(control) === 0 && minutesOff(control) === 0 && read === placed + leftOut;
}

/** A11: whether everything read for a client is placed, rejected or duplicate, and its ledger holds what was placed. */
export function clientTiesOut(client: ClientControl): boolean {
  const { entries, minutes } = clientOff(client);
  return entries === 0 && minutes === 0;
}

interface ClientControl {
  readonly control: Control;
  /** By its ledger. */
  readonly held: LedgerControl;
}

function clientOff({ control, held }: ClientControl): { entries: number; minutes: number } {
  return {
    entries: Math.abs(entriesOff(control)) + Math.abs(held.entries - control.entriesPlaced),
    minutes: Math.abs(minutesOff(control)) + Math.abs(held.minutes - control.minutesPlaced),
  };
}

function entriesFound({ entriesPlaced, entriesRejected, entriesDuplicate }: Control): number {
  return entriesPlaced + entriesRejected + entriesDuplicate;
}

function minutesFound({ minutesPlaced, minutesRejected, minutesDuplicate }: Control): number {
  return minutesPlaced + minutesRejected + minutesDuplicate;
}

/** Entries that were lost; negative when some were counted twice. */
function entriesOff(control: Control): number {
  return control.entriesRead - entriesFound(control);
}

function minutesOff(control: Control): number {
  return control.minutesRead - minutesFound(control);
}

function rollForwardOff(roll: RollForward): number {
  const into = roll.opening + roll.priorPeriod + roll.bought + roll.carriedIn + roll.adjusted;
  return Math.abs(into - roll.used - roll.expired - roll.carriedOut - roll.closing);
}

function drawsOff({ banks, charged }: Statement): number {
  return Math.abs(charged.bank - total(banks, ({ used }) => used));
}

function billableOff({ billable, charged }: Statement): number {
  const reasons = total(BILLABLE_REASONS, (reason) => billable[reason].charged);
  return Math.abs(billable.total.charged - charged.billable) + Math.abs(billable.total.charged - reasons);
}

function total<T>(all: readonly T[], of: (one: T) => number): number {
  return all.reduce((sum, one) => sum + of(one), 0);
}
